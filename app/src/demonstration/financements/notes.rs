//! The notes of the year under review: each instructor notes most files on the grid of the call, with its justification.

use super::{a, tirage};
use crate::erreur::Erreur;
use acteurs::model::{Attribution, Compte};
use financements::model::*;
use financements::regles::etats::{EtatAppel, EtatDossier};
use jiff::civil::date;
use kernel::{Id, Role};
use std::collections::HashMap;
use store::{Read, Writer, args};

pub(super) async fn charger(w: &mut Writer) -> Result<(), Erreur> {
    let appels: Vec<Appel> = w.list(";; ORDER BY exercice", args![]).await?;
    let roles: Vec<Attribution> = w.list("role = $2 ;; ORDER BY id", args![Role::Financeur.code().to_owned()]).await?;
    let comptes: HashMap<_, Compte> = w.list::<Compte>("", args![]).await?.into_iter().map(|c| (c.id, c)).collect();
    let inscrits: Vec<FinanceurInscrit> = w.list(";; ORDER BY rang", args![]).await?;
    for appel in appels.into_iter().filter(|appel| appel.etat == EtatAppel::Instruction) {
        let dossiers: Vec<Dossier> = w.list("appel_id = $2 ;; ORDER BY numero", args![appel.id]).await?;
        let jour = date(i16::try_from(appel.exercice).unwrap_or(2026), 2, 20);
        for (lecteur, compte) in roles.iter().filter_map(|role| comptes.get(&role.compte_id)).enumerate() {
            let Some(inscrit) = inscrits.iter().find(|f| f.organisation_id == compte.organisation_id) else { continue };
            for (rang, dossier) in dossiers.iter().enumerate().filter(|(_, d)| d.etat == EtatDossier::EnInstruction) {
                if tirage(rang, 70 + lecteur).is_multiple_of(9) {
                    continue;
                }
                for (n, critere) in appel.grille.iter().enumerate() {
                    let valeur = 2 + i64::try_from((tirage(rang, 80 + n) + tirage(rang, 90 + lecteur)) % 4).unwrap_or(0);
                    let note = NoteDossier {
                        id: Id::fresh(),
                        version: 1,
                        appel_id: appel.id,
                        dossier_id: dossier.id,
                        compte_id: compte.id.to_string(),
                        instructeur: compte.nom.clone(),
                        financeur: inscrit.code.clone(),
                        critere: critere.code.clone(),
                        valeur: valeur.min(i64::from(critere.max)),
                        justification: "Lu dans le dossier (note de démonstration).".to_owned(),
                        notee_a: a(jour, 10),
                    };
                    w.insert(&note).await?;
                }
            }
        }
    }
    Ok(())
}
