//! Reminders of what falls due (Financements, § 9): the review before 30 April and before the legal day, the file before the
//! closing of deposits; `instruction`: the answer to a question, the correction of a field; papers refused the day before. Each is one mail an account, whatever
//! the number of times, and of processes, the day is looked at by.

mod instruction;
#[cfg(test)]
mod tests;

pub(super) use instruction::corrections;

use super::courriels::{comptes_du_porteur, ecrire_au_porteur};
use super::nouvelles::refus_de_la_veille;
use crate::m;
use crate::model::*;
use crate::regles::appel::parametres_du;
use crate::regles::dossier::deposable;
use crate::regles::echeances::{self, Cloture, Echeance};
use crate::regles::etats::EtatDossier;
use crate::regles::heure;
use crate::regles::lecture::fin_d_exercice;
use crate::{mots, store as lectures};
use jiff::Span;
use jiff::civil::Date;
use kernel::texte::date_longue;
use std::collections::BTreeMap;
use store::outbox::Courriel;
use store::{ActeError, Read, Writer, args};

/// A server that slept on the day still reminds the days after, that many at most.
const RATTRAPAGE: i64 = 3;

/// Of a draft that lacks much, what is told.
const MANQUES_DITS: usize = 8;

/// The reminder due on a day: the last of those that passed, unless it passed too long ago.
fn du_jour(rappels: &[Date], jour: Date) -> Option<Date> {
    let debut = jour.checked_sub(Span::new().days(RATTRAPAGE)).ok()?;
    rappels.iter().copied().filter(|r| debut <= *r && *r <= jour).max()
}

/// Queues the reminders of today; `adresse` is where the collectivité is (`https://pacte.example/carcassonne-agglo`). Gives how
/// many mails were queued.
///
/// # Errors
/// `StoreError`.
pub async fn rappeler_du_jour(w: &mut Writer, adresse: &str) -> Result<usize, ActeError> {
    let jour = w.today();
    let mut envoyes = 0;
    for appel in lectures::appels(w).await? {
        use crate::regles::etats::EtatAppel::{Bilans, Execution, Notification, Ouvert};
        envoyes += match appel.etat {
            Ouvert => avant_la_cloture(w, &appel, adresse, jour).await?,
            Notification | Execution | Bilans => avant_le_bilan(w, &appel, adresse, jour).await?,
            _ => 0,
        };
    }
    envoyes += instruction::questions(w, adresse, jour).await?;
    envoyes += instruction::complements(w, adresse, jour).await?;
    envoyes += refus_de_la_veille(w, adresse).await?;
    Ok(envoyes)
}

/// « 30 avril N+1 : rappels J−60, J−30, J−7, J−1 », « 30 juin : rappels ».
async fn avant_le_bilan(w: &mut Writer, appel: &Appel, adresse: &str, jour: Date) -> Result<usize, ActeError> {
    let p = parametres_du(&lectures::lettres(w, appel.id).await?, jour);
    let contrat = i16::try_from(appel.exercice).ok().and_then(|n| echeances::bilan(n, &p));
    let loi = fin_d_exercice(appel.exercice).and_then(echeances::compte_rendu);
    let due = |e: Option<Echeance>| e.and_then(|e| du_jour(&e.rappels, jour).map(|rappel| (rappel, e.limite)));
    // The nearest deadline speaks for both.
    let Some((rappel, limite)) = due(contrat).or_else(|| due(loi)) else { return Ok(0) };
    let attendus: Vec<Dossier> = w
        .list(
            "appel_id = $2 AND etat IN ('notifie', 'conventionne', 'en_cours', 'modifie', 'abandonne', 'bilan_attendu', 'bilan_a_corriger')
               AND EXISTS (SELECT 1 FROM ligne_financeur l WHERE l.collectivite_id = $1 AND l.dossier_id = dossier.id AND l.vote_centimes > 0)
             ;; ORDER BY numero COLLATE \"C\", id",
            args![appel.id],
        )
        .await?;
    let mut par_porteur: BTreeMap<String, Vec<Dossier>> = BTreeMap::new();
    for dossier in attendus {
        par_porteur.entry(dossier.porteur_id.to_string()).or_default().push(dossier);
    }
    let mut envoyes = 0;
    for (porteur, dossiers) in par_porteur {
        let porteur: Porteur = w.load(&porteur).await?;
        let cle = format!("rappel-bilan:{}:{rappel}", appel.id);
        let exercice = appel.exercice.to_string();
        for (compte, main) in comptes_du_porteur(w, &porteur).await? {
            let liste: Vec<String> = dossiers
                .iter()
                .filter(|d| main.voit(Some(d.id)))
                .map(|d| {
                    format!("- {} {}\n  {adresse}/dossiers/{}/bilan", d.numero.as_deref().unwrap_or_default(), d.intitule, d.id)
                })
                .collect();
            if liste.is_empty() {
                continue;
            }
            let (t, le) = (m(compte.langue), date_longue(limite, compte.langue));
            let courriel = Courriel {
                cle: format!("{cle}:{}", compte.id),
                destinataire: compte.courriel,
                objet: t.rappel_bilan_objet(&le),
                corps: t.rappel_bilan_corps(&exercice, &le, liste.join("\n")),
            };
            envoyes += usize::from(w.mail(&courriel).await?);
        }
    }
    Ok(envoyes)
}

/// « Clôture du dépôt : alertes de complétude J−15, J−7, J−2 »: each draft, with what it still lacks; each deposited file that was
/// sent back, with what it was asked.
async fn avant_la_cloture(w: &mut Writer, appel: &Appel, adresse: &str, jour: Date) -> Result<usize, ActeError> {
    let Some(fin) = appel.cloture_a.filter(|fin| *fin > w.now()) else { return Ok(0) };
    let alertes = Cloture::a_paris(fin.to_zoned(heure::paris()).datetime()).map(|c| c.alertes()).unwrap_or_default();
    let Some(rappel) = du_jour(&alertes, jour) else { return Ok(0) };
    let incomplets: Vec<Dossier> =
        w.list("appel_id = $2 AND etat IN ('brouillon', 'a_completer') ;; ORDER BY id", args![appel.id]).await?;
    let mut envoyes = 0;
    for dossier in incomplets {
        if dossier.etat == EtatDossier::ACompleter {
            let cle = format!("rappel-depot:{}:{rappel}", dossier.id);
            envoyes += instruction::corrections(w, &dossier, &cle, adresse, Some(fin)).await?;
            continue;
        }
        let lu = lectures::lu(w, &dossier, appel, jour).await?;
        let manques = deposable(&lu, jour).err().unwrap_or_default();
        let cle = format!("rappel-depot:{}:{rappel}", dossier.id);
        let intitule = dossier.intitule.clone();
        envoyes += ecrire_au_porteur(w, &lu.porteur, dossier.id, &cle, |lang| {
            let t = m(lang);
            let dits: Vec<String> =
                manques.iter().take(MANQUES_DITS).map(|refus| format!("- {}", kernel::Refusal::message(refus, lang))).collect();
            let etat =
                if dits.is_empty() { t.rappel_depot_pret() } else { format!("{}\n{}", t.rappel_depot_manque(), dits.join("\n")) };
            let le = mots::instant(fin, lang);
            let page = format!("{adresse}/dossiers/{}", dossier.id);
            (t.rappel_depot_objet(&intitule), t.rappel_depot_corps(&intitule, le, etat, page))
        })
        .await?;
    }
    Ok(envoyes)
}
