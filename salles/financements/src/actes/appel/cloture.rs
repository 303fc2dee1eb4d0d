//! Deposits closed before their day, and opened again: whoever was still writing is told.

use super::{a_jour, conduire};
use crate::actes::courriels::comptes_du_porteur;
use crate::m;
use crate::model::*;
use crate::regles::etats::{Etat, EtatAppel, RefusPassage};
use crate::regles::passage::{Accord, rouvrable};
use crate::{mots, store as lectures};
use kernel::Lang;
use std::collections::BTreeMap;
use store::outbox::Courriel;
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

/// What a mail says of the drafts of a call: its object, its body, from their list.
type Texte = fn(Lang, &Appel, &str, String) -> (String, String);

fn close(lang: Lang, appel: &Appel, motif: &str, brouillons: String) -> (String, String) {
    let t = m(lang);
    let prevue = appel.close_avant().map(|le| mots::instant(le, lang)).unwrap_or_default();
    (t.passage_courriel_clos_objet(&appel.intitule), t.passage_courriel_clos_corps(&appel.intitule, prevue, motif, brouillons))
}

fn rouverte(lang: Lang, appel: &Appel, motif: &str, brouillons: String) -> (String, String) {
    let t = m(lang);
    let fin = appel.cloture_a.map_or_else(|| t.accueil_sans_date(), |le| mots::instant(le, lang));
    (t.passage_courriel_ouvert_objet(&appel.intitule), t.passage_courriel_ouvert_corps(&appel.intitule, motif, fin, brouillons))
}

/// Writes to whoever has a draft in a call that it was closed before its day (or opened again), with the reason.
pub(in crate::actes) async fn ecrire_aux_brouillons(w: &mut Writer, appel: &Appel, motif: &str) -> Result<(), StoreError> {
    let texte: Texte = if appel.etat == EtatAppel::Ouvert { rouverte } else { close };
    let brouillons: Vec<Dossier> = w.list("appel_id = $2 AND etat = 'brouillon' ;; ORDER BY id", args![appel.id]).await?;
    let mut par_porteur: BTreeMap<String, Vec<Dossier>> = BTreeMap::new();
    for dossier in brouillons {
        par_porteur.entry(dossier.porteur_id.to_string()).or_default().push(dossier);
    }
    for (porteur, dossiers) in par_porteur {
        let porteur: Porteur = w.load(&porteur).await?;
        for (compte, main) in comptes_du_porteur(w, &porteur).await? {
            // Whoever writes one file only is told of that one.
            let siens = dossiers.iter().filter(|d| main.voit(Some(d.id)));
            let lignes: Vec<String> = siens.map(|d| format!("- {}", d.intitule)).collect();
            if lignes.is_empty() {
                continue;
            }
            let (objet, corps) = texte(compte.langue, appel, motif, lignes.join("\n"));
            let cle = format!("appel-{}:{}:{}:{}", appel.etat.code(), appel.id, appel.version, compte.id);
            w.mail(&Courriel { cle, destinataire: compte.courriel, objet, corps }).await?;
        }
    }
    Ok(())
}

/// Opens again deposits that were closed before their day; the published closing holds.
///
/// # Errors
/// `Interdit`, `Stale`, `HorsCycle`, every `RefusPas`.
pub async fn rouvrir(visit: &Visit, id: AppelId, version: i64, accord: &Accord) -> Result<Appel, ActeError> {
    let mut w = visit.writer("appel.rouvrir").await?;
    let mut appel = conduire(&mut w, visit, id).await?;
    if appel.etat != EtatAppel::Clos {
        return Err(RefusPassage::HorsCycle { de: appel.etat, vers: EtatAppel::Ouvert }.into());
    }
    let comptes = lectures::comptes(&mut w, id).await?;
    rouvrable(&appel, &comptes, w.now(), accord).map_err(ActeError::refuse)?;
    a_jour("appel", &id.to_string(), version, appel.version)?;
    let motif = accord.motif.trim();
    w.motif(motif);
    appel.etat = EtatAppel::Ouvert;
    appel.clos_a = None;
    w.update(&mut appel).await?;
    ecrire_aux_brouillons(&mut w, &appel, motif).await?;
    w.commit().await?;
    Ok(appel)
}
