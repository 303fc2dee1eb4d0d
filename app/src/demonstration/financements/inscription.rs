//! Someone who says they act for an association known already: the account is open, reads nothing, and awaits the team.

use super::{Monde, a, plus};
use crate::erreur::Erreur;
use acteurs::model::Compte;
use financements::model::{EtatInscription, Inscription};
use kernel::{Id, Lang};
use store::Writer;

/// The rank of the association asked for.
const RANG: usize = 4;

pub async fn charger(w: &mut Writer, monde: &Monde) -> Result<(), Erreur> {
    let Some(porteur) = monde.porteurs.get(RANG) else { return Ok(()) };
    let compte = Compte {
        id: Id::fresh(),
        version: 1,
        courriel: "tresorerie@association-en-attente.example".to_owned(),
        nom: "Trésorière d’association, en attente".to_owned(),
        organisation_id: None,
        langue: Lang::Fr,
        actif: true,
        oidc_emetteur: None,
        oidc_sujet: None,
    };
    w.insert(&compte).await?;
    w.insert(&Inscription {
        id: Id::fresh(),
        version: 1,
        courriel: compte.courriel,
        fonction: "Trésorière".to_owned(),
        nom: porteur.nom.clone(),
        siret: porteur.siret.clone(),
        rna: None,
        langue: Lang::Fr,
        etat: EtatInscription::EnAttente,
        demandee_a: a(plus(monde.aujourdhui, -2), 18),
        confirmee_a: Some(a(plus(monde.aujourdhui, -1), 9)),
        compte_id: Some(compte.id),
        organisation_id: None,
        decidee_a: None,
        decidee_par: None,
        motif: String::new(),
    })
    .await?;
    Ok(())
}
