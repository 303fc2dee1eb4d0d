//! The whole and its places, asked together of the cells of an entry: « parts > total : **refus** […] ; le reste de la saisie
//! est gardé » (§ 6). A figure of the whole that is typed gives way first; then the places typed under one on record.

use super::{Cellule, Dossier, Verdict, Voulu};
use crate::actes::relation::tenir_relations_motivees;
use crate::model::{Indicateur, IndicateurId, Suivi, Valeur};
use crate::regles::{Depassement, Lecture, Lu, MOTIF_MIN, Mois, RefusCellule, Releve, depassement, melees};
use kernel::nombre::Nombre;
use kernel::texte::cle;
use std::collections::{BTreeMap, BTreeSet};
use store::{ActeError, Writer};

/// Refuses the cells that make places count more than the whole. Drafts are asked nothing.
pub fn confronter(dossier: &Dossier, cellules: &[Cellule], verdicts: &mut [Verdict], voulu: Voulu) {
    if voulu == Voulu::Brouillon {
        return;
    }
    let acceptees = cellules.iter().zip(verdicts.iter()).filter(|(_, v)| matches!(v, Verdict::Acceptee { .. }));
    let groupes: BTreeSet<(IndicateurId, Mois, String)> =
        acceptees.map(|(c, _)| (c.cle.indicateur, c.cle.periode, cle(&c.cle.source))).collect();
    for (id, periode, source) in groupes {
        let Some(indicateur) = dossier.indicateur(id) else { continue };
        let suivi = dossier.suivi(indicateur);
        if suivi.niveau.is_none() {
            continue;
        }
        let groupe = Groupe { dossier, indicateur, suivi, periode, source };
        for entier in [true, false] {
            if let Some(depassement) = groupe.depassement(cellules, verdicts) {
                groupe.refuser(cellules, verdicts, entier, &depassement);
            }
        }
    }
}

/// The figures of one indicator for one period, under one source.
struct Groupe<'a> {
    dossier: &'a Dossier,
    indicateur: &'a Indicateur,
    suivi: Suivi,
    periode: Mois,
    source: String,
}

impl Groupe<'_> {
    fn tient(&self, c: &Cellule) -> bool {
        (c.cle.indicateur, c.cle.periode) == (self.indicateur.id, self.periode) && cle(&c.cle.source) == self.source
    }

    fn depassement(&self, cellules: &[Cellule], verdicts: &[Verdict]) -> Option<Depassement> {
        let (dossier, id) = (self.dossier, self.indicateur.id);
        let siennes = dossier.valeurs.iter().filter(|v| v.indicateur_id == id && v.periode == self.periode);
        // By place; an empty identifier is the whole. Each with the year of its boundaries.
        let mut lus: BTreeMap<&str, (Releve, String)> = siennes
            .filter(|v| v.source_cle == self.source && v.repondue())
            .map(|v| (v.territoire_id.as_str(), (v.releve(), v.millesime.clone())))
            .collect();
        for (c, verdict) in cellules.iter().zip(verdicts).filter(|(c, _)| self.tient(c)) {
            if let Verdict::Acceptee { lu, .. } = verdict {
                let avant = dossier.valeur(id, &c.cle.territoire, self.periode, &c.cle.source);
                lus.insert(&c.cle.territoire, (releve(lu), c.dans_les_limites(avant, &self.suivi)));
            }
        }
        let (entier, limites) = lus.remove("").or_else(|| self.annuelle(cellules))?;
        lus.retain(|lieu, _| dossier.lieu(lieu).is_some_and(|l| Some(l.genre) == self.suivi.niveau));
        if melees(lus.values().map(|(_, m)| m.as_str()).chain([limites.as_str()])) {
            return None;
        }
        let places: Vec<Releve> = lus.into_values().map(|(releve, _)| releve).collect();
        depassement(self.indicateur.mesure, self.suivi.operation_territoires, &entier, &places)
    }

    /// What an answer said of the year of the whole, when nobody typed it here.
    fn annuelle(&self, cellules: &[Cellule]) -> Option<(Releve, String)> {
        let cle = &cellules.iter().find(|c| self.tient(c))?.cle;
        let entier = super::Cle { territoire: String::new(), ..cle.clone() };
        let o = self.dossier.a_la_place(&entier).filter(|o| o.provenance == "campagne")?;
        let nombre = o.valeur.as_deref().and_then(|n| n.parse::<Nombre>().ok());
        Some((Releve::Valeur(Lecture::from(nombre)), self.suivi.millesime.clone()))
    }

    fn refuser(&self, cellules: &[Cellule], verdicts: &mut [Verdict], entier: bool, d: &Depassement) {
        for (c, verdict) in cellules.iter().zip(verdicts.iter_mut()) {
            let sienne = self.tient(c) && c.cle.territoire.is_empty() == entier && matches!(verdict, Verdict::Acceptee { .. });
            if sienne {
                let (places, entier) = (d.places.to_string(), d.entier.to_string());
                *verdict = Verdict::Refusee(RefusCellule::NiveauxDepasses { places, entier });
            }
        }
    }
}

/// A relation between an indicator answered by place and one that is not holds, or not, once the places are gathered: it is
/// asked of the years that these values make, in the transaction that wrote them. An alert passes when one of them says why.
///
/// # Errors
/// The relations that the years would break; nothing is written then.
pub async fn tenir_les_annees(w: &mut Writer, dossier: &Dossier, validees: &[Valeur]) -> Result<(), ActeError> {
    let par_lieu = |v: &&Valeur| dossier.indicateur(v.indicateur_id).is_some_and(|i| dossier.suivi(i).niveau.is_some());
    let siennes: Vec<&Valeur> = validees.iter().filter(par_lieu).collect();
    let annee = |v: &Valeur| Some((v.indicateur_id, dossier.contrat.exercice(v.periode)?.numero));
    let touchees: BTreeSet<(IndicateurId, i64)> = siennes.iter().filter_map(|v| annee(v)).collect();
    let dit = |v: &&&Valeur| v.motif.as_deref().is_some_and(|m| m.trim().chars().count() >= MOTIF_MIN);
    let motivees: BTreeSet<IndicateurId> = siennes.iter().filter(dit).map(|v| v.indicateur_id).collect();
    tenir_relations_motivees(w, &dossier.contrat.id, &touchees.into_iter().collect::<Vec<_>>(), &motivees).await
}

fn releve(lu: &Lu) -> Releve {
    let nombre = |n: &Nombre| Lecture::from(Some(n.clone()));
    match lu {
        Lu::Couple(haut, bas) => Releve::Couple(nombre(haut), nombre(bas)),
        Lu::Absente(absence, _) => Releve::Valeur(Lecture::from(*absence)),
        autre => Releve::Valeur(Lecture::from(autre.nombre())),
    }
}
