//! The stages of a call once its instruction began: the team's act.

use super::{perime, refus_de};
use crate::actes::appel::{ecrire_aux_brouillons, rouvrir};
use crate::calculs::{AppelLu, Besoin};
use crate::droits::conduit;
use crate::model::{Appel, AppelId};
use crate::regles::etats::{Etat, EtatAppel, RefusPassage, passer};
use crate::regles::passage::{Accord, accordable, restes};
use crate::regles::situation::Enveloppe;
use crate::regles::{Catalogue, Etape, Situation, Verdict};
use crate::store as lectures;
use store::{ActeError, Read, Writer};
use web::Visit;

/// Takes a call from its opening to its next stage. What it leaves undone is confirmed, with its reason; deposits closed before
/// their day are told to whoever has a draft.
///
/// # Errors
/// `Interdit`; `Refus` for a step that does not exist or that a rule of § 5 blocks, every `RefusPas`; `Stale`.
pub async fn avancer(visit: &Visit, appel: AppelId, version: i64, vers: EtatAppel, accord: &Accord) -> Result<Appel, ActeError> {
    if vers == EtatAppel::Ouvert {
        return rouvrir(visit, appel, version, accord).await;
    }
    let mut w = visit.writer("appel.avancer").await?;
    let mut appel: Appel = w.load(&appel).await?;
    if !conduit(visit, &appel) {
        return Err(ActeError::Interdit);
    }
    // A call is given up by its own act, with its reason.
    if appel.etat < EtatAppel::Ouvert || vers == EtatAppel::Abandonne {
        return Err(RefusPassage::HorsCycle { de: appel.etat, vers }.into());
    }
    let verdicts = if vers.regles().is_empty() { vec![] } else { enveloppes(&mut w, &appel, vers).await? };
    let apres = passer(appel.etat, vers, &verdicts, &[]).map_err(refus_de::<RefusPassage<EtatAppel>>)?;
    if appel.version != version {
        return Err(perime("appel", &appel.id));
    }
    let comptes = lectures::comptes(&mut w, appel.id).await?;
    let restes = restes(&appel, vers, &comptes, w.now());
    accordable(vers, &restes, accord).map_err(ActeError::refuse)?;
    if !restes.is_empty() {
        w.motif(accord.motif.trim());
    }
    appel.etat = apres;
    if apres == EtatAppel::Clos {
        appel.clos_a = Some(w.now());
    }
    w.update(&mut appel).await?;
    if apres == EtatAppel::Clos && appel.close_avant().is_some() {
        ecrire_aux_brouillons(&mut w, &appel, accord.motif.trim()).await?;
    }
    w.commit().await?;
    Ok(appel)
}

/// AAP-11 per funder, on what is proposed so far.
async fn enveloppes(w: &mut Writer, appel: &Appel, vers: EtatAppel) -> Result<Vec<(String, Verdict)>, ActeError> {
    let jour = w.today();
    let lu = AppelLu::lire(w, appel.clone(), Besoin { argent: true, regles: true, ..Besoin::default() }, jour).await?;
    let plan = lu.plan_propose();
    let programme = lu.programme(|p| p.retenus(&plan));
    let disponibles = lu.disponibles();
    let mut verdicts = vec![];
    for code in vers.regles() {
        for (financeur, disponible) in &disponibles {
            let situation = Situation {
                etape: Some(Etape::Propose),
                p: lu.parametres.clone(),
                programme: programme.clone(),
                enveloppe: Enveloppe { financeur: Some(financeur.clone()), montant: Some(*disponible), ..Enveloppe::default() },
                ..Situation::default()
            };
            if let Ok(verdict) = Catalogue::de(&situation.p).juger(code, &situation) {
                verdicts.push(((*code).to_owned(), verdict));
            }
        }
        if disponibles.is_empty() {
            let (p, programme) = (lu.parametres.clone(), programme.clone());
            let vide = Situation { etape: Some(Etape::Propose), p, programme, ..Situation::default() };
            if let Ok(verdict) = Catalogue::de(&vide.p).juger(code, &vide) {
                verdicts.push(((*code).to_owned(), verdict));
            }
        }
    }
    Ok(verdicts)
}
