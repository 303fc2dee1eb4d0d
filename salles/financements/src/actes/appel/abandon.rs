//! Giving up a call, with its reason: its holders are told.

use super::{a_jour, conduire};
use crate::actes::courriels::comptes_du_porteur;
use crate::m;
use crate::model::*;
use crate::regles::appel::abandon::abandonnable;
use crate::store as lectures;
use std::collections::BTreeMap;
use store::outbox::Courriel;
use store::{ActeError, Read, StoreError, args};
use web::Visit;

/// How many files of a call a funder voted on.
///
/// # Errors
/// `StoreError`.
pub async fn dossiers_votes(r: &mut impl Read, appel: AppelId) -> Result<usize, StoreError> {
    let rows = r
        .rows(
            "SELECT COUNT(DISTINCT dossier_id) FROM ligne_financeur
             WHERE collectivite_id = $1 AND appel_id = $2 AND vote_centimes IS NOT NULL",
            args![appel],
        )
        .await?;
    let n: i64 = rows.into_iter().next().map_or(Ok(0), |mut row| row.take())?;
    Ok(usize::try_from(n).unwrap_or_default())
}

/// Gives up a call as the visitor saw it. Its files stay as they are and are still read; their holders are written to.
///
/// # Errors
/// `Interdit`, `Stale`, every `RefusAbandon`.
pub async fn abandonner(visit: &Visit, id: AppelId, version: i64, motif: &str) -> Result<Appel, ActeError> {
    let mut w = visit.writer("appel.abandonner").await?;
    let mut appel = conduire(&mut w, visit, id).await?;
    let votes = dossiers_votes(&mut w, id).await?;
    appel.etat = abandonnable(&appel, votes, motif).map_err(ActeError::refuse)?;
    a_jour("appel", &id.to_string(), version, appel.version)?;
    let motif = motif.trim().to_owned();
    w.motif(motif.clone());
    if let Some(mut lettre) = lectures::lettres(&mut w, id).await?.pop() {
        let par = visit.visitor.as_ref().map(|v| v.nom.clone()).unwrap_or_default();
        lettre.contenu.abandon = Some(AbandonAppel { le: w.today(), motif: motif.clone(), par });
        w.update(&mut lettre).await?;
    }
    w.update(&mut appel).await?;
    let dossiers: Vec<Dossier> =
        w.list("appel_id = $2 AND etat <> 'retire' ;; ORDER BY numero COLLATE \"C\", id", args![id]).await?;
    let mut par_porteur: BTreeMap<String, Vec<Dossier>> = BTreeMap::new();
    for dossier in dossiers {
        par_porteur.entry(dossier.porteur_id.to_string()).or_default().push(dossier);
    }
    for (porteur, dossiers) in par_porteur {
        let porteur: Porteur = w.load(&porteur).await?;
        for (compte, main) in comptes_du_porteur(&mut w, &porteur).await? {
            // Whoever writes one file only is told of that one.
            let siens = dossiers.iter().filter(|d| main.voit(Some(d.id)));
            let lignes: Vec<String> =
                siens.map(|d| format!("- {} {}", d.numero.as_deref().unwrap_or_default(), d.intitule)).collect();
            if lignes.is_empty() {
                continue;
            }
            let t = m(compte.langue);
            let courriel = Courriel {
                cle: format!("appel-abandonne:{}:{}", appel.id, compte.id),
                destinataire: compte.courriel,
                objet: t.abandon_courriel_objet(&appel.intitule),
                corps: t.abandon_courriel_corps(&appel.intitule, &motif, lignes.join("\n")),
            };
            w.mail(&courriel).await?;
        }
    }
    w.commit().await?;
    Ok(appel)
}
