//! The deadlines in the agenda of each: the address holds a token of kind « calendrier ». Campaigns, committees, decisions and
//! promises of the contracts that its holder reads; values and calls as their rooms tell them to that person.

use crate::agenda::Agenda;
use crate::m;
use crate::model::{Campagne, Comite, Contrat, ContratId, Decision, Engagement, EtatCampagne, EtatEngagement};
use crate::regles::decision::vivante;
use acteurs::actes::jetons;
use acteurs::model::GenreLien;
use axum::Extension;
use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use jiff::civil::Date;
use kernel::Right;
use kernel::actor::Reach;
use sheets::Evenement;
use std::collections::HashMap;
use std::sync::Arc;
use store::{Read, Reader, StoreError, args};
use web::{Page, PageError, Visit};

/// `GET /calendrier/{jeton}/echeances.ics`
pub async fn get(visit: Visit, Extension(agenda): Extension<Arc<dyn Agenda>>, Path((_, token)): Path<(String, String)>) -> Page {
    let house = &visit.house;
    let found = jetons::porteur(&house.db, visit.collectivite.id, &house.secret, &token, &[GenreLien::Calendrier]).await?;
    let (visitor, _) = found.ok_or(PageError::NotFound)?;
    // The token is the whole identity of the request, whoever is signed in there.
    let lang = visitor.lang.unwrap_or(visit.lang);
    let visit = Visit { lang, visitor: Some(Arc::new(visitor)), ..visit };
    if [Right::LirePlan, Right::LireAppel].iter().all(|right| visit.reach(*right, None) == Reach::Rien) {
        return Err(PageError::NotFound);
    }
    let mut reader = visit.reader().await?;
    let mut all = des_contrats(&visit, &mut reader).await?;
    all.extend(agenda.echeances(&visit, &mut reader).await?);
    all.sort_by(|a, b| (a.debut, &a.uid).cmp(&(b.debut, &b.uid)));
    let now = visit.house.db.clock().now().to_zoned(jiff::tz::TimeZone::UTC).datetime();
    let text = sheets::calendrier(&m(lang).calendrier_nom(&visit.collectivite.nom), "pacte", now, &all);
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response())
}

/// What falls due in the contracts that the visitor reads.
async fn des_contrats(visit: &Visit, reader: &mut Reader) -> Result<Vec<Evenement>, StoreError> {
    let t = m(visit.lang);
    let mut contrats: HashMap<ContratId, Contrat> =
        reader.list::<Contrat>(";; ORDER BY id", args![]).await?.into_iter().map(|c| (c.id, c)).collect();
    contrats.retain(|id, _| visit.may(Right::LirePlan, Some(&id.to_string())));
    let mut all = vec![];
    if contrats.is_empty() {
        return Ok(all);
    }
    let event = |uid: String, contrat: ContratId, (title, text): (String, String), path: String, day: Date| {
        let contrat = contrats.get(&contrat)?;
        let name = contrat.sigle.as_deref().unwrap_or(&contrat.titre);
        Some(Evenement {
            uid: format!("{uid}@{}", visit.collectivite.slug),
            titre: format!("{name}\u{202f}: {title}"),
            description: text,
            lieu: String::new(),
            lien: visit.absolute(&format!("/contrats/{}{path}", contrat.slug)),
            debut: day,
            fin: day,
            annule: false,
        })
    };
    let silence = String::new;
    for c in reader.list::<Campagne>(";; ORDER BY id", args![]).await? {
        if c.etat != EtatCampagne::Preparee {
            let leads = visit.reach(Right::MenerCampagne, Some(&c.contrat_id.to_string())) != Reach::Rien;
            let path = if leads { format!("/campagnes/{}", c.id) } else { String::new() };
            let words = (t.calendrier_campagne(&c.titre), silence());
            let annule = c.etat == EtatCampagne::Annulee;
            let found = event(format!("campagne-{}", c.id), c.contrat_id, words, path, c.echeance);
            all.extend(found.map(|e| Evenement { annule, ..e }));
        }
    }
    for c in reader.list::<Comite>(";; ORDER BY id", args![]).await? {
        let lieu = c.lieu.clone().unwrap_or_default();
        let found =
            event(format!("comite-{}", c.id), c.contrat_id, (c.titre, silence()), format!("/comites/{}", c.id), c.tenue_le);
        all.extend(found.map(|e| Evenement { lieu, ..e }));
    }
    for d in reader.list::<Decision>("echeance IS NOT NULL ;; ORDER BY id", args![]).await? {
        if let Some(day) = d.echeance.filter(|_| vivante(d.etat)) {
            let path = format!("/comites/{}/decisions/{}", d.comite_id, d.id);
            let words = (t.calendrier_decision(&d.responsable), d.motif);
            all.extend(event(format!("decision-{}", d.id), d.contrat_id, words, path, day));
        }
    }
    for e in reader.list::<Engagement>("echeance IS NOT NULL ;; ORDER BY id", args![]).await? {
        let due = matches!(e.etat, EtatEngagement::Promis | EtatEngagement::EnCours);
        if let Some(day) = e.echeance.filter(|_| due) {
            let words = (t.calendrier_engagement(&e.debiteur), e.texte);
            all.extend(event(format!("engagement-{}", e.id), e.contrat_id, words, format!("/engagements/{}", e.id), day));
        }
    }
    Ok(all)
}
