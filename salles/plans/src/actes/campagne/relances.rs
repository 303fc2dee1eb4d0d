//! Reminders: « Un seul message par personne et par jour, tous contrats réunis ; rien à qui a déposé ; arrêt
//! à la clôture ; journal consultable ».

use super::courriels::{LANGUE, liste, marque, signature};
use crate::m;
use crate::model::{Campagne, CampagneId, Contrat, FicheAction, Repondant, RepondantId, Reponse};
use crate::regles::campagne::{Relance, relance_du_jour};
use acteurs::model::{LienSigne, Organisation};
use jiff::civil::Date;
use kernel::texte::date_longue;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::outbox::Courriel;
use store::{ActeError, Read, StoreError, Writer, args};

/// What one person is told today, across all their campaigns.
#[derive(Default)]
struct Envoi {
    paragraphes: Vec<String>,
    campagnes: BTreeMap<CampagneId, usize>,
    fiches: usize,
}

/// Queues the reminders due on `today` for every open campaign of the collectivité. Asking twice on the same
/// day sends nothing more. Returns how many mails were queued.
///
/// # Errors
/// `StoreError`.
pub async fn relancer_du_jour(w: &mut Writer, today: Date) -> Result<usize, ActeError> {
    let campagnes = w.list::<Campagne>("etat = 'ouverte' ;; ORDER BY id", vec![]).await?;
    noter_les_echecs(w, &campagnes).await?;
    let mut envois: BTreeMap<String, Envoi> = BTreeMap::new();
    for campagne in campagnes.iter().filter(|c| c.ouverte_le != Some(today)) {
        preparer(w, campagne, today, &mut envois).await?;
    }
    let t = m(LANGUE);
    let mut sent: BTreeMap<CampagneId, Vec<serde_json::Value>> = BTreeMap::new();
    let mut count = 0;
    for (adresse, envoi) in envois {
        let mut corps = vec![t.campagne_courriel_bonjour()];
        corps.extend(envoi.paragraphes);
        let queued = w
            .mail(&Courriel {
                cle: format!("relance:{adresse}:{today}"),
                destinataire: adresse.clone(),
                objet: t.campagne_relance_objet(envoi.fiches),
                corps: corps.join("\n\n"),
            })
            .await?;
        if queued {
            count += 1;
            for (campagne, fiches) in envoi.campagnes {
                sent.entry(campagne).or_default().push(serde_json::json!({ "a": adresse, "fiches": fiches }));
            }
        }
    }
    for (campagne, envois) in sent {
        w.note("campagne", &campagne.to_string(), &serde_json::json!({ "relances": envois, "le": today })).await?;
    }
    Ok(count)
}

/// « adresse en échec = tâche pour la coordination »: the respondents whose last mail did not arrive say so on
/// the board until another one does, or until their address is corrected.
async fn noter_les_echecs(w: &mut Writer, campagnes: &[Campagne]) -> Result<(), StoreError> {
    let failing = store::outbox::adresses_en_echec(w).await?;
    for campagne in campagnes {
        for mut repondant in w.list::<Repondant>("campagne_id = $2", args![campagne.id]).await? {
            let echec = failing.get(&repondant.courriel.to_lowercase()).cloned();
            if repondant.echec != echec {
                repondant.echec = echec;
                w.update(&mut repondant).await?;
            }
        }
    }
    Ok(())
}

async fn preparer(
    w: &mut Writer,
    campagne: &Campagne,
    today: Date,
    envois: &mut BTreeMap<String, Envoi>,
) -> Result<(), StoreError> {
    let answers =
        w.list::<Reponse>("campagne_id = $2 AND etat IN ('a_faire', 'commencee', 'renvoyee')", args![campagne.id]).await?;
    let mut due: BTreeMap<RepondantId, (BTreeSet<String>, Option<Relance>)> = BTreeMap::new();
    for answer in &answers {
        let echeance = answer.echeance.unwrap_or(campagne.echeance);
        if let Some(relance) = relance_du_jour(answer.etat, echeance, &campagne.relances, today) {
            let entry = due.entry(answer.repondant_id).or_default();
            entry.0.insert(answer.fiche_id.to_string());
            // A word to the respondent comes before a word to their organisation.
            if !matches!(entry.1, Some(Relance::Repondant { .. })) {
                entry.1 = Some(relance);
            }
        }
    }
    if due.is_empty() {
        return Ok(());
    }
    let contrat: Contrat = w.load(&campagne.contrat_id).await?;
    let fiches = w.list::<FicheAction>("contrat_id = $2 ;; ORDER BY numero", args![contrat.id]).await?;
    let repondants = w.list::<Repondant>("campagne_id = $2", args![campagne.id]).await?;
    let liens: HashMap<_, LienSigne> = w
        .list::<LienSigne>(
            "genre = 'reponse' AND revoque_a IS NULL AND id IN (
               SELECT lien_id FROM repondant WHERE collectivite_id = $1 AND campagne_id = $2)",
            args![campagne.id],
        )
        .await?
        .into_iter()
        .map(|l| (l.id, l))
        .collect();
    let organisations: HashMap<_, Organisation> =
        w.list::<Organisation>("", vec![]).await?.into_iter().map(|o| (o.id, o)).collect();
    let signature = signature(w, &contrat).await?;
    let t = m(LANGUE);
    for (id, (concerned, relance)) in due {
        let Some(repondant) = repondants.iter().find(|r| r.id == id) else { continue };
        let theirs: Vec<FicheAction> = fiches.iter().filter(|f| concerned.contains(&f.id.to_string())).cloned().collect();
        let lien = repondant.lien_id.and_then(|id| liens.get(&id));
        let echeance = answers
            .iter()
            .filter(|a| a.repondant_id == id && concerned.contains(&a.fiche_id.to_string()))
            .filter_map(|a| a.echeance)
            .min()
            .unwrap_or(campagne.echeance);
        let when = date_longue(echeance, LANGUE);
        let (adresse, mut paragraphs) = match (relance, lien) {
            (Some(Relance::Repondant { jours }), Some(lien)) if !repondant.courriel.is_empty() && repondant.echec.is_none() => {
                let first = if jours < 0 {
                    t.campagne_relance_avant(&campagne.titre, &when)
                } else {
                    t.campagne_relance_apres(&campagne.titre, &when)
                };
                (repondant.courriel.clone(), vec![first, liste(&theirs), t.campagne_courriel_lien(marque(lien))])
            }
            // The link is the respondent's: the organisation is told, and given none.
            (Some(Relance::Organisation { .. }), _) => {
                let own = repondant.organisation_id.and_then(|o| organisations.get(&o)).and_then(|o| o.courriel.clone());
                let Some(adresse) = own.or_else(|| repondant.suppleant_courriel.clone()) else { continue };
                (adresse, vec![t.campagne_relance_organisation(&campagne.titre, &when, &repondant.nom), liste(&theirs)])
            }
            _ => continue,
        };
        paragraphs.push(signature.clone());
        let envoi = envois.entry(adresse.to_lowercase()).or_default();
        envoi.paragraphes.append(&mut paragraphs);
        envoi.fiches += theirs.len();
        *envoi.campagnes.entry(campagne.id).or_default() += theirs.len();
    }
    Ok(())
}
