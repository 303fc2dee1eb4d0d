//! Reminders of what falls due (Financements, § 9): the review before 30 April and before the legal day, the file before the
//! closing of deposits. Each is one mail an account, whatever the number of times the day is looked at.

use super::courriels::ecrire_a;
use crate::m;
use crate::model::*;
use crate::regles::dossier::deposable;
use crate::regles::echeances::{self, Cloture, Echeance};
use crate::regles::lecture::fin_d_exercice;
use crate::regles::{Parametres, heure};
use crate::{mots, store as lectures};
use jiff::Span;
use jiff::civil::Date;
use kernel::texte::date_longue;
use std::collections::BTreeMap;
use store::{ActeError, Read, StoreError, Writer, args};

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
    Ok(envoyes)
}

async fn parametres(w: &mut Writer, appel: &Appel) -> Result<Parametres, StoreError> {
    let lettres = lectures::lettres(w, appel.id).await?;
    Ok(lettres.last().map(|l| l.parametres.0.clone()).unwrap_or_default())
}

/// « 30 avril N+1 : rappels J−60, J−30, J−7, J−1 », « 30 juin : rappels ».
async fn avant_le_bilan(w: &mut Writer, appel: &Appel, adresse: &str, jour: Date) -> Result<usize, ActeError> {
    let p = parametres(w, appel).await?;
    let contrat = i16::try_from(appel.exercice).ok().and_then(|n| echeances::bilan(n, &p));
    let loi = fin_d_exercice(appel.exercice).and_then(echeances::compte_rendu);
    let due = |e: Option<Echeance>| e.and_then(|e| du_jour(&e.rappels, jour).map(|rappel| (rappel, e.limite)));
    // The nearest deadline speaks for both.
    let Some((rappel, limite)) = due(contrat).or_else(|| due(loi)) else { return Ok(0) };
    let attendus: Vec<Dossier> = w
        .list(
            "appel_id = $2 AND etat IN ('notifie', 'conventionne', 'en_cours', 'modifie', 'abandonne', 'bilan_attendu')
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
        let liste: Vec<String> = dossiers
            .iter()
            .map(|d| format!("- {} {}\n  {adresse}/dossiers/{}/bilan", d.numero.as_deref().unwrap_or_default(), d.intitule, d.id))
            .collect();
        let exercice = appel.exercice.to_string();
        envoyes += ecrire_a(w, &porteur.organisation_id.to_string(), &cle, |lang| {
            let t = m(lang);
            let le = date_longue(limite, lang);
            (t.rappel_bilan_objet(&le), t.rappel_bilan_corps(&exercice, &le, liste.join("\n")))
        })
        .await?;
    }
    Ok(envoyes)
}

/// « Clôture du dépôt : alertes de complétude J−15, J−7, J−2 »: each draft, with what it still lacks.
async fn avant_la_cloture(w: &mut Writer, appel: &Appel, adresse: &str, jour: Date) -> Result<usize, ActeError> {
    let Some(fin) = appel.cloture_a.filter(|fin| *fin > w.now()) else { return Ok(0) };
    let alertes = Cloture::a_paris(fin.to_zoned(heure::paris()).datetime()).map(|c| c.alertes()).unwrap_or_default();
    let Some(rappel) = du_jour(&alertes, jour) else { return Ok(0) };
    let brouillons: Vec<Dossier> = w.list("appel_id = $2 AND etat = 'brouillon' ;; ORDER BY id", args![appel.id]).await?;
    let mut envoyes = 0;
    for dossier in brouillons {
        let lu = lectures::lu(w, &dossier, appel, jour).await?;
        let manques = deposable(&lu, jour).err().unwrap_or_default();
        let cle = format!("rappel-depot:{}:{rappel}", dossier.id);
        let intitule = dossier.intitule.clone();
        envoyes += ecrire_a(w, &lu.porteur.organisation_id.to_string(), &cle, |lang| {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::essai::{Maison, maisons_le};
    use crate::regles::etats::{EtatAppel, EtatDossier};
    use jiff::civil::date;
    use kernel::{Actor, Clock};

    const ICI: &str = "https://pacte.example/ici";

    async fn rappeler(m: &Maison) -> usize {
        let mut w = m.db.writer(m.ici.id, Actor::Systeme, "appel.rappeler").await.unwrap();
        let n = rappeler_du_jour(&mut w, ICI).await.unwrap();
        w.commit().await.unwrap();
        n
    }

    /// Noon of a day, by the clock of the house itself.
    fn midi(jour: Date) -> Clock {
        Clock::fixed(jour.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp())
    }

    #[test]
    fn un_rappel_manque_se_rattrape_trois_jours_et_pas_plus() {
        let rappels = [date(2027, 2, 28), date(2027, 3, 30), date(2027, 4, 22), date(2027, 4, 28)];
        assert_eq!(du_jour(&rappels, date(2027, 3, 29)), None);
        assert_eq!(du_jour(&rappels, date(2027, 3, 30)), Some(date(2027, 3, 30)));
        assert_eq!(du_jour(&rappels, date(2027, 4, 2)), Some(date(2027, 3, 30)));
        assert_eq!(du_jour(&rappels, date(2027, 4, 3)), None);
        assert_eq!(du_jour(&rappels, date(2027, 4, 28)), Some(date(2027, 4, 28)));
    }

    #[tokio::test]
    async fn qui_doit_un_bilan_est_rappele_une_fois_par_echeance_et_plus_quand_il_est_rendu() {
        for (jour, attendu) in [(date(2027, 3, 30), 1), (date(2027, 3, 20), 0), (date(2027, 6, 23), 1)] {
            for m in maisons_le(EtatAppel::Bilans, midi(jour)).await {
                m.voter(0, EtatDossier::BilanAttendu, &[("ETAT", 6_000)]).await;
                m.voter(1, EtatDossier::EnCours, &[("ETAT", 5_000)]).await;
                m.voter(2, EtatDossier::BilanRecu, &[("AGGLO", 5_000)]).await;
                assert_eq!((rappeler(&m).await, rappeler(&m).await), (attendu, 0), "{jour}");
                let Some(courriel) = m.db.take_mail().await.unwrap() else { continue };
                assert!(courriel.corps.contains("2026-0001") && courriel.corps.contains("2026-0002"), "{}", courriel.corps);
                assert!(!courriel.corps.contains("2026-0003"), "celui-là est rendu");
                assert!(courriel.corps.contains(&format!("{ICI}/dossiers/{}/bilan", m.dossiers[0].id)));
                assert_eq!(courriel.destinataire, "presidence@association.example");
            }
        }
    }

    #[tokio::test]
    async fn un_brouillon_est_rappele_avant_la_cloture_avec_ce_qui_lui_manque() {
        for m in maisons_le(EtatAppel::Ouvert, midi(date(2026, 1, 8))).await {
            let mut appel = m.tous::<Appel>().await.remove(0);
            appel.cloture_a = heure::lire("2026-01-15T12:00");
            m.changer(appel).await;
            let mut brouillon = m.dossiers[0].clone();
            brouillon.etat = EtatDossier::Brouillon;
            brouillon.contenu.resume = String::new();
            m.changer(brouillon).await;
            assert_eq!((rappeler(&m).await, rappeler(&m).await), (1, 0));
            let courriel = m.db.take_mail().await.unwrap().unwrap();
            assert!(courriel.corps.contains("15 janvier 2026") && courriel.corps.contains("Résumé"), "{}", courriel.corps);
        }
    }
}
