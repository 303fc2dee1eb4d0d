//! After the votes of the finished year: agreements signed, reviews that balance, parts that funders validated.

use super::{Monde, a};
use crate::erreur::Erreur;
use financements::model::*;
use financements::regles::bilan::{SeuilMotif, Subvention, Tableau, trop_percu};
use financements::regles::convention::identifiant_suivant;
use financements::regles::etats::{EtatDossier, EtatLigne};
use financements::regles::{Euros, Financeur, Parametres};
use financements::store::couples;
use jiff::civil::date;
use kernel::Id;
use std::collections::{BTreeMap, HashMap};
use store::{Json, Read, Writer, args};

/// Loads what follows the votes of a call whose reviews are in.
pub(super) async fn charger(w: &mut Writer, monde: &Monde, appel: &Appel) -> Result<(), Erreur> {
    let dossiers: Vec<Dossier> = w.list("appel_id = $2", args![appel.id]).await?;
    let dossiers: HashMap<DossierId, Dossier> = dossiers.into_iter().map(|d| (d.id, d)).collect();
    let mut lignes: HashMap<DossierId, Vec<LigneFinanceur>> = HashMap::new();
    for ligne in
        w.list::<LigneFinanceur>("appel_id = $2 AND vote_centimes > 0 ;; ORDER BY financeur, id", args![appel.id]).await?
    {
        lignes.entry(ligne.dossier_id).or_default().push(ligne);
    }
    let bilans: Vec<BilanDossier> = w.list("appel_id = $2 AND recu_le IS NOT NULL ;; ORDER BY id", args![appel.id]).await?;
    for bilan in bilans {
        let Some(dossier) = dossiers.get(&bilan.dossier_id) else { continue };
        un_bilan(w, monde, appel, dossier, lignes.remove(&dossier.id).unwrap_or_default(), bilan).await?;
    }
    Ok(())
}

/// The holders refused were told in May, with the others: nothing of a year whose reviews are in waits to be notified.
pub(super) async fn notifier_les_refus(w: &mut Writer, appel: &Appel, exercice: i16) -> Result<(), Erreur> {
    for mut dossier in w.list::<Dossier>("appel_id = $2 AND etat = 'refuse' ;; ORDER BY id", args![appel.id]).await? {
        dossier.etat = EtatDossier::Notifie;
        dossier.modifie_a = a(date(exercice, 5, 4), 10);
        w.update(&mut dossier).await?;
        let lignes: Vec<LigneFinanceur> =
            w.list("dossier_id = $2 AND etat = 'refusee' ;; ORDER BY id", args![dossier.id]).await?;
        for mut ligne in lignes {
            ligne.etat = EtatLigne::Notifiee;
            w.update(&mut ligne).await?;
        }
    }
    Ok(())
}

/// A first payment in June, the balance in December: the sum of the agreement.
fn echeances(montant: Euros, exercice: i16) -> Vec<EcheanceVersement> {
    let premier = Euros::entiers(montant.centimes() * 6 / 1_000);
    vec![
        EcheanceVersement { le: date(exercice, 6, 18), montant: premier },
        EcheanceVersement { le: date(exercice, 12, 11), montant: montant - premier },
    ]
}

/// One agreement where the law asks for it, signed in May; a few more that only wait.
pub(super) async fn conventions(w: &mut Writer, appel: &Appel) -> Result<(), Erreur> {
    let exercice = i16::try_from(appel.exercice).unwrap_or(2026);
    let mut pris: Vec<String> = vec![];
    for (rang, couple) in couples(w, appel.id).await?.into_iter().enumerate() {
        let due = couple.est_due(appel.exercice, &Parametres::default());
        if !due && rang % 9 != 4 {
            continue;
        }
        let Some(premiere) = couple.aides.first().map(|a| a.dossier) else { continue };
        let identifiant = identifiant_suivant(appel.exercice, &couple.financeur, &pris);
        pris.push(identifiant.clone());
        w.insert(&Convention {
            id: Id::fresh(),
            version: 1,
            appel_id: appel.id,
            dossier_id: premiere,
            cpo_id: None,
            financeur: couple.financeur.clone(),
            identifiant,
            montant_centimes: couple.montant().centimes(),
            contenu: Json(ContenuConvention {
                echeances: echeances(couple.montant(), exercice),
                aides: couple.aides,
                conditions: String::new(),
                preparee_par: "Équipe projet du contrat de ville".to_owned(),
            }),
            signee_le: due.then(|| date(exercice, 5, 20)),
            publiee_le: None,
        })
        .await?;
    }
    Ok(())
}

/// One agreement signed when the first edition was out: told by the second only, after the three months of LEG-02.
pub(super) async fn signee_apres_l_edition(w: &mut Writer, appel: &Appel) -> Result<(), Erreur> {
    let exercice = i16::try_from(appel.exercice).unwrap_or(2026);
    let attend = w.find::<Convention>("appel_id = $2 AND signee_le IS NULL ;; ORDER BY identifiant", args![appel.id]).await?;
    if let Some(mut convention) = attend {
        convention.signee_le = Some(date(exercice, 7, 10));
        w.update(&mut convention).await?;
    }
    Ok(())
}

/// The grants received beside what the holder put in: the table balances, and each large gap has its reason.
async fn un_bilan(
    w: &mut Writer,
    monde: &Monde,
    appel: &Appel,
    dossier: &Dossier,
    lignes: Vec<LigneFinanceur>,
    mut bilan: BilanDossier,
) -> Result<(), Erreur> {
    let exercice = i16::try_from(appel.exercice).unwrap_or(2026);
    let ligne = |f: &Financeur| {
        monde.donnees.financeurs.iter().find(|d| d.code == f.code()).map_or_else(|| "74x".to_owned(), |d| d.ligne.clone())
    };
    let votes: Vec<Subvention> = lignes
        .iter()
        .filter_map(|l| Some(Subvention { financeur: l.financeur.clone(), ligne: ligne(&l.financeur), montant: l.vote()? }))
        .collect();
    let mut realise = bilan.realise.0.clone();
    for vote in &votes {
        realise.insert(format!("{}:{}", vote.ligne, vote.financeur.code()), vote.montant);
    }
    realise.remove("insufprevisionnel");
    let lu = Tableau::de(&dossier.budget, &votes, &realise, &BTreeMap::new());
    let reste = lu.charges().realise - lu.produits().realise;
    realise.insert("insufprevisionnel".to_owned(), reste.max(Euros::ZERO));
    let lu = Tableau::de(&dossier.budget, &votes, &realise, &BTreeMap::new());
    for un in &lu.lignes {
        if un.ecart(SeuilMotif::default()).is_some_and(|e| e.motif_exige) {
            let motif = if un.code == "insufprevisionnel" {
                "Part de l’association, une fois connues les aides votées (démonstration)."
            } else {
                "Action conduite sur onze mois, un poste vacant au printemps (démonstration)."
            };
            bilan.contenu.motifs.insert(un.code.clone(), motif.to_owned());
        }
    }
    bilan.realise = Json(realise);
    let charges = lu.charges();
    for mut une in lignes {
        let vote = une.vote().unwrap_or_default();
        let valide = match dossier.etat {
            EtatDossier::Clos => true,
            EtatDossier::BilanValide => une.financeur.code() == "ETAT",
            _ => false,
        };
        if valide {
            bilan.contenu.valide_par.insert(une.financeur.clone(), date(exercice + 1, 6, 24));
        }
        if valide && dossier.etat == EtatDossier::BilanValide {
            let trop = trop_percu(vote, charges.prevu, charges.realise).unwrap_or_default();
            let trop = Euros::entiers(trop.centimes() / 100);
            une.etat = if trop.est_positif() { EtatLigne::AReverser } else { EtatLigne::Soldee };
            if trop.est_positif() {
                bilan.contenu.a_reverser.insert(une.financeur.clone(), trop);
            }
            w.update(&mut une).await?;
        }
    }
    w.update(&mut bilan).await?;
    Ok(())
}
