//! The list by notes: « points décroissants, à égalité » the priority of AAP-07, then « le numéro ; chacun reçoit min(demande, reste) si les règles
//! tiennent, sinon rien ». What a committee does by hand, and where the engine starts from.

use crate::cadre::{Cadre, Souples};
use crate::modele::{Plan, Probleme};

/// Amounts per line of the list by notes. A line whose remainder is under its floor gets nothing. Nobody gets anything when the
/// letter asks of the programme what this list does not reach.
pub(crate) fn montants_par_note(cadre: &Cadre<'_>) -> Vec<i64> {
    let mut reste = cadre.disponible.clone();
    let mut montants = vec![0; cadre.lignes.len()];
    let mut ordre: Vec<usize> = (0..cadre.par_dossier.len()).filter(|&i| !cadre.exclu[i]).collect();
    let dossiers = &cadre.probleme.dossiers;
    ordre.sort_by_key(|&i| (std::cmp::Reverse(dossiers[i].note), !dossiers[i].priorite));
    for i in ordre {
        let servir = |&l: &usize| {
            let ligne = &cadre.lignes[l];
            let montant = ligne.haut.min(reste[ligne.financeur]);
            (l, if montant >= ligne.seuil { montant } else { 0 })
        };
        let servies: Vec<(usize, i64)> = cadre.par_dossier[i].iter().map(servir).collect();
        let principales = || servies.iter().filter(|(l, m)| *m > 0 && cadre.lignes[*l].principal);
        let tient = principales().count() >= cadre.probleme.parametres.min_principaux
            && servies.iter().map(|(_, m)| m).sum::<i64>() >= cadre.minimum[i]
            && principales().map(|(_, m)| m).sum::<i64>() >= cadre.minimum_principaux[i]
            && servies.iter().all(|&(l, m)| m >= cadre.lignes[l].bas);
        if !tient || servies.iter().all(|(_, m)| *m == 0) {
            continue;
        }
        let avant: Vec<i128> = cadre.rangs.iter().map(|r| cadre.marge(r, &montants).min(0)).collect();
        for &(l, montant) in &servies {
            montants[l] = montant;
        }
        // The rules of the letter: those of the dossier hold, and none of the programme is further from being kept.
        let pas_pire = cadre.rangs.iter().zip(avant).all(|(r, avant)| cadre.marge(r, &montants) >= avant);
        if pas_pire && cadre.regions.iter().filter(|r| r.dossier == i).all(|r| cadre.dedans(r, &montants)) {
            for (l, montant) in servies {
                reste[cadre.lignes[l].financeur] -= montant;
            }
        } else {
            for (l, _) in servies {
                montants[l] = 0;
            }
        }
    }
    if cadre.rangs.iter().any(|r| cadre.marge(r, &montants) < 0) { vec![0; montants.len()] } else { montants }
}

/// The plan of the list by notes: rules of dossiers and envelopes hold; locks and minima may not.
#[must_use]
pub fn par_note(probleme: &Probleme) -> Plan {
    let cadre = Cadre::nouveau(probleme, &Souples::toutes(probleme));
    cadre.plan(&montants_par_note(&cadre))
}
