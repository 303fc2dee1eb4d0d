//! The multi-year agreement of the demonstration: concluded with the finished year, set aside on the two that follow.

use super::Monde;
use crate::erreur::Erreur;
use financements::model::*;
use financements::regles::cpo::promesses;
use financements::regles::enveloppe::Nature;
use financements::regles::etats::EtatCpo;
use financements::regles::{Financeur, Parametres};
use kernel::Id;
use std::collections::BTreeMap;
use store::{Json, Read, Writer, args};

/// The rank of the action it holds: its holder is « structurante », by the committee.
const RANG: usize = 1;

/// Concludes the agreement on what the finished year voted for its action.
pub(super) async fn conclure(
    w: &mut Writer,
    monde: &mut Monde,
    appel: &Appel,
    decides: &mut [(Dossier, Vec<LigneFinanceur>)],
) -> Result<(), Erreur> {
    let Some((dossier, lignes)) = decides.get_mut(RANG) else { return Ok(()) };
    let annee: BTreeMap<Financeur, _> =
        lignes.iter().filter_map(|l| Some((l.financeur.clone(), l.vote().filter(|v| v.est_positif())?))).collect();
    let cpo = Cpo {
        id: Id::fresh(),
        version: 1,
        contrat_id: appel.contrat_id.clone(),
        identifiant: format!("CPO-{}-01", appel.exercice),
        action_id: dossier.action_id,
        categorie: "structurante".to_owned(),
        annee_debut: appel.exercice,
        annee_fin: appel.exercice + 2,
        etat: EtatCpo::An2,
        contenu: Json(ContenuCpo {
            signataires: annee.keys().cloned().collect(),
            montants: (appel.exercice..=appel.exercice + 2).map(|n| (n, annee.clone())).collect(),
            evaluations: vec![appel.exercice],
            objet: dossier.intitule.clone(),
        }),
    };
    w.insert(&cpo).await?;
    dossier.cpo_id = Some(cpo.id);
    w.update(dossier).await?;
    monde.cpo = Some(cpo);
    Ok(())
}

/// Sets the promises of a year aside on the envelopes of its call.
pub(super) async fn reserver(w: &mut Writer, monde: &Monde, exercice: i16) -> Result<(), Erreur> {
    let Some(cpo) = &monde.cpo else { return Ok(()) };
    let annee = i64::from(exercice);
    let tenues = promesses(cpo.annee_debut, &cpo.contenu.montants, &Parametres::default());
    for promesse in tenues.into_iter().filter(|p| p.annee == annee && !p.intention) {
        let enveloppe: Option<Enveloppe> = w
            .find(
                "contrat_id = $2 AND exercice = $3 AND financeur = $4 AND nature = $5",
                args![cpo.contrat_id, annee, promesse.financeur, Nature::Appel],
            )
            .await?;
        if let Some(enveloppe) = enveloppe {
            w.insert(&Reservation {
                id: Id::fresh(),
                version: 1,
                enveloppe_id: enveloppe.id,
                cpo_id: cpo.id,
                montant_centimes: promesse.montant.centimes(),
            })
            .await?;
        }
    }
    Ok(())
}
