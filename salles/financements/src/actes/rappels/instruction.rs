//! What the instruction waits for: the answer to a question, before it falls due and, to who asked, once it has; the correction of
//! a field, « complément demandé champ par champ, délai suspendu, une relance » (§ 2).

use super::du_jour;
use crate::actes::courriels::ecrire_au_porteur;
use crate::m;
use crate::model::*;
use crate::mots;
use crate::regles::dossier::{self, relance};
use crate::regles::{heure, question};
use acteurs::model::Compte;
use jiff::civil::Date;
use jiff::{Span, Timestamp};
use kernel::texte::date_longue;
use store::outbox::Courriel;
use store::{ActeError, Read, Writer, args};

/// Further than any reminder of a question reaches, before and after its day.
const FENETRE: i64 = 15;

/// Questions that wait: their holder is reminded before the day, who asked is told after it.
pub(super) async fn questions(w: &mut Writer, adresse: &str, jour: Date) -> Result<usize, ActeError> {
    let bornes = (jour.checked_sub(Span::new().days(FENETRE)), jour.checked_add(Span::new().days(FENETRE)));
    let (Ok(de), Ok(a)) = bornes else { return Ok(0) };
    let ouvertes: Vec<QuestionDossier> = w
        .list(
            "repondue_a IS NULL AND retiree_a IS NULL AND attendue_le >= $2 AND attendue_le <= $3
               AND dossier_id IN (SELECT id FROM dossier WHERE collectivite_id = $1
                 AND etat IN ('depose', 'a_completer', 'complet', 'en_instruction', 'liste_attente', 'programme')) ;; ORDER BY id",
            args![de, a],
        )
        .await?;
    let mut envoyes = 0;
    for q in ouvertes {
        let rappel = du_jour(&question::rappels(heure::jour(q.posee_a), q.attendue_le), jour);
        let retard = question::retard(q.attendue_le).and_then(|le| du_jour(&[le], jour));
        if rappel.is_none() && retard.is_none() {
            continue;
        }
        let dossier: Dossier = w.load(&q.dossier_id).await?;
        let porteur: Porteur = w.load(&dossier.porteur_id).await?;
        let numero = dossier.numero.clone().unwrap_or_default();
        let page = format!("{adresse}/dossiers/{}/questions", dossier.id);
        if let (Some(rappel), None) = (rappel, retard) {
            let cle = format!("rappel-question:{}:{rappel}", q.id);
            envoyes += ecrire_au_porteur(w, &porteur, dossier.id, &cle, |lang| {
                let (t, le) = (m(lang), date_longue(q.attendue_le, lang));
                (t.rappel_question_objet(&numero, &le), t.rappel_question_corps(&dossier.intitule, &q.question, &le, &page))
            })
            .await?;
        }
        if retard.is_some()
            && let Some(compte) = w.find::<Compte>("id = $2 AND actif = 1", args![q.compte_id]).await?
        {
            let (t, le) = (m(compte.langue), date_longue(q.attendue_le, compte.langue));
            let courriel = Courriel {
                cle: format!("retard-question:{}", q.id),
                destinataire: compte.courriel,
                objet: t.rappel_retard_objet(&numero),
                corps: t.rappel_retard_corps(&porteur.nom, &dossier.intitule, le, &q.question, page),
            };
            envoyes += usize::from(w.mail(&courriel).await?);
        }
    }
    Ok(envoyes)
}

/// Files sent back whose correction does not come: once.
pub(super) async fn complements(w: &mut Writer, adresse: &str, jour: Date) -> Result<usize, ActeError> {
    let renvoyes: Vec<Dossier> = w.list("etat = 'a_completer' ;; ORDER BY id", args![]).await?;
    let mut envoyes = 0;
    for dossier in renvoyes {
        let attendus = attendus(w, &dossier).await?;
        let Some(demande_le) = attendus.iter().map(|c| heure::jour(c.demande_a)).max() else { continue };
        let Some(rappel) = relance(demande_le).and_then(|le| du_jour(&[le], jour)) else { continue };
        let cle = format!("rappel-complement:{}:{rappel}", dossier.id);
        envoyes += corrections(w, &dossier, &cle, adresse, None).await?;
    }
    Ok(envoyes)
}

async fn attendus(w: &mut Writer, dossier: &Dossier) -> Result<Vec<Complement>, ActeError> {
    Ok(w.list("dossier_id = $2 AND corrige_a IS NULL ;; ORDER BY demande_a, id", args![dossier.id]).await?)
}

/// Tells a holder what its file is asked, and until when the call takes it.
pub(in crate::actes) async fn corrections(
    w: &mut Writer,
    dossier: &Dossier,
    cle: &str,
    adresse: &str,
    fin: Option<Timestamp>,
) -> Result<usize, ActeError> {
    let attendus = attendus(w, dossier).await?;
    let porteur: Porteur = w.load(&dossier.porteur_id).await?;
    let numero = dossier.numero.clone().unwrap_or_default();
    let page = format!("{adresse}/dossiers/{}/modifier", dossier.id);
    let envoyes = ecrire_au_porteur(w, &porteur, dossier.id, cle, |lang| {
        let t = m(lang);
        let liste: Vec<String> =
            attendus.iter().map(|c| format!("- {}\u{202f}: {}", dossier::champ(&c.champ, lang), c.demande)).collect();
        let quand = fin.map_or_else(|| t.rappel_complement_suspendu(), |fin| t.rappel_complement_fin(mots::instant(fin, lang)));
        (t.rappel_complement_objet(&numero), t.rappel_complement_corps(&dossier.intitule, liste.join("\n"), quand, &page))
    })
    .await?;
    Ok(envoyes)
}
