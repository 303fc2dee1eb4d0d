//! Telling the holders: « dès le vote » the team sends each file what was decided of it (AAP-04), with its reasons.

use super::refus_de;
use super::voter::faire_suivre;
use crate::actes::courriels::comptes_du_porteur;
use crate::calculs::{AppelLu, Besoin, DossierSuivi};
use crate::droits::conduit;
use crate::m;
use crate::model::{Appel, AppelId, Dossier, Porteur};
use crate::regles::etats::{Etat, EtatAppel, EtatDossier, EtatLigne, RefusPassage, passer};
use crate::regles::lecture::PORTEES;
use crate::regles::lot::Refus;
use crate::regles::{Catalogue, Etape, Verdict};
use jiff::civil::Date;
use store::outbox::Courriel;
use store::{ActeError, Read, Writer};
use web::Visit;

/// What came of a notification.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notification {
    /// Public numbers of the files told.
    pub notifies: Vec<String>,
    /// Among them, those whose holder has no account: their letter is to be posted.
    pub par_lettre: Vec<String>,
}

/// The files that may be told, and what holds the others back.
#[must_use]
pub fn notifiables(lu: &AppelLu) -> Vec<(&DossierSuivi, Vec<(String, Verdict)>)> {
    let decide = |d: &&DossierSuivi| {
        use EtatDossier::{Ecarte, Irrecevable, Refuse, Vote, VotePartiel};
        matches!(d.lu.dossier.etat, Vote | VotePartiel | Refuse | Ecarte | Irrecevable)
    };
    let au_vote = lu.au_vote();
    let bloquent = |d: &DossierSuivi| {
        let vote = matches!(d.lu.dossier.etat, EtatDossier::Vote | EtatDossier::VotePartiel);
        let mut retenu = if vote { lu.reste_a_lever(&au_vote, d) } else { vec![] };
        retenu.extend(verdicts(d, lu.jour).into_iter().filter(|(_, v)| v.bloque()));
        retenu
    };
    let tranche = |d: &&DossierSuivi| d.lu.dossier.etat != EtatDossier::VotePartiel || d.votes_attendus() == 0;
    lu.dossiers.iter().filter(decide).filter(tranche).map(|d| (d, bloquent(d))).collect()
}

/// AAP-04, for the files that were voted.
fn verdicts(d: &DossierSuivi, jour: Date) -> Vec<(String, Verdict)> {
    let situation = d.situation(Etape::Notification, jour);
    let catalogue = Catalogue::de(&situation.p);
    let juge = |code: &&str| Some(((*code).to_owned(), catalogue.juger(code, &situation).ok()?));
    let poses = EtatDossier::Notifie.regles().iter().filter_map(juge);
    poses.chain(catalogue.juger_locales(Etape::Notification, &PORTEES, &situation)).collect()
}

/// Notifies the files of a call: each once, by a mail to the accounts of its holder.
///
/// # Errors
/// `Interdit` but for who leads the call; `Refus` before the votes, or when nothing is ready; the rule that blocks a file asked
/// for; `Stale`.
pub async fn notifier(visit: &Visit, appel: AppelId, numeros: &[String]) -> Result<Notification, ActeError> {
    let mut w = visit.writer("dossier.notifier").await?;
    let appel: Appel = w.load(&appel).await?;
    if !conduit(visit, &appel) {
        return Err(ActeError::Interdit);
    }
    if !matches!(appel.etat, EtatAppel::Votes | EtatAppel::Notification | EtatAppel::Execution | EtatAppel::Bilans) {
        return Err(Refus::PasAuVote { etat: appel.etat }.into());
    }
    let jour = w.today();
    let mut lu = AppelLu::lire(&mut w, appel, Besoin::TOUT, jour).await?;
    let au_vote = lu.au_vote();
    let mut fait = Notification::default();
    let mut refus: Vec<RefusPassage<EtatDossier>> = vec![];
    for numero in numeros {
        let Some(rang) = lu.dossiers.iter().position(|d| d.numero() == numero) else {
            return Err(Refus::HorsLot { numero: numero.clone() }.into());
        };
        // A waiver, or a decision that raises the envelope, lets a file pass; another vote may hold it back since.
        let decide = matches!(lu.dossiers[rang].lu.dossier.etat, EtatDossier::Vote | EtatDossier::VotePartiel);
        if decide && lu.dossiers[rang].lu.lignes.iter().any(|l| l.lot_id.is_some()) {
            faire_suivre(&mut w, &mut lu, &au_vote, rang).await?;
        }
        let suivi = &lu.dossiers[rang];
        if suivi.lu.dossier.etat == EtatDossier::VotePartiel && suivi.votes_attendus() == 0 {
            let retenu = lu.reste_a_lever(&au_vote, suivi).into_iter();
            refus.extend(retenu.map(|(code, verdict)| RefusPassage::RegleViolee { code, verdict }));
            continue;
        }
        let mut dossier: Dossier = suivi.lu.dossier.clone();
        match passer(dossier.etat, EtatDossier::Notifie, &verdicts(suivi, jour), &suivi.derogations_en_vigueur(jour)) {
            Err(causes) => refus.extend(causes),
            Ok(apres) => {
                dossier.etat = apres;
                dossier.contenu.notifie_le = Some(jour);
                dossier.modifie_a = w.now();
                w.update(&mut dossier).await?;
                for ligne in suivi.lu.lignes.iter().filter(|l| matches!(l.etat, EtatLigne::Votee | EtatLigne::Refusee)) {
                    let mut ligne = ligne.clone();
                    ligne.etat = EtatLigne::Notifiee;
                    w.update(&mut ligne).await?;
                }
                if !prevenir(visit, &mut w, &lu, suivi).await? {
                    fait.par_lettre.push(numero.clone());
                }
                fait.notifies.push(numero.clone());
            }
        }
    }
    if !refus.is_empty() {
        return Err(ActeError::Refus(refus.into_iter().map(|r| Box::new(r) as Box<dyn kernel::Refusal>).collect()));
    }
    if fait.notifies.is_empty() {
        return Err(refus_de(vec![Refus::RienANotifier]));
    }
    w.commit().await?;
    Ok(fait)
}

/// A mail to each account of the holder that reads the file; no when there is none.
async fn prevenir(visit: &Visit, w: &mut Writer, lu: &AppelLu, suivi: &DossierSuivi) -> Result<bool, ActeError> {
    let porteur: &Porteur = &suivi.lu.porteur;
    let mut comptes = comptes_du_porteur(w, porteur).await?;
    comptes.retain(|(_, main)| main.voit(Some(suivi.id())));
    let adresse = visit.absolute(&format!("/dossiers/{}", suivi.id()));
    for (compte, _) in &comptes {
        let t = m(compte.langue);
        w.mail(&Courriel {
            cle: format!("notification:{}:{}", suivi.id(), compte.id),
            destinataire: compte.courriel.clone(),
            objet: t.notification_objet(&lu.appel.intitule, suivi.numero()),
            corps: t.notification_corps(&suivi.lu.dossier.intitule, suivi.numero(), &lu.appel.intitule, adresse.clone()),
        })
        .await?;
    }
    Ok(!comptes.is_empty())
}
