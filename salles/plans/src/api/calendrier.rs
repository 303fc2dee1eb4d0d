//! The deadlines in the agenda of each: the address holds a token of kind « calendrier ».

use crate::m;
use crate::model::{Campagne, Comite, Contrat, ContratId, Decision, EtatCampagne};
use crate::regles::decision::vivante;
use acteurs::actes::jetons;
use acteurs::model::GenreLien;
use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use jiff::civil::Date;
use kernel::Right;
use kernel::actor::Reach;
use sheets::Evenement;
use std::collections::HashMap;
use store::{Read, args};
use web::{Page, PageError, Visit};

/// `GET /calendrier/{jeton}/echeances.ics`
pub async fn get(visit: Visit, Path((_, token)): Path<(String, String)>) -> Page {
    let house = &visit.house;
    let found = jetons::porteur(&house.db, visit.collectivite.id, &house.secret, &token, &[GenreLien::Calendrier]).await?;
    let (visitor, _) = found.ok_or(PageError::NotFound)?;
    if visitor.reach(Right::LirePlan, None) == Reach::Rien {
        return Err(PageError::NotFound);
    }
    let lang = visitor.lang.unwrap_or(visit.lang);
    let t = m(lang);
    let mut reader = visit.reader().await?;
    let contrats: HashMap<ContratId, Contrat> =
        reader.list::<Contrat>(";; ORDER BY id", args![]).await?.into_iter().map(|c| (c.id, c)).collect();
    let mut all = vec![];
    let event =
        |uid: String, contrat: ContratId, title: String, text: String, place: String, path: String, day: Date, off: bool| {
            let contrat = contrats.get(&contrat)?;
            let name = contrat.sigle.as_deref().unwrap_or(&contrat.titre);
            Some(Evenement {
                uid: format!("{uid}@{}", visit.collectivite.slug),
                titre: format!("{name}\u{202f}: {title}"),
                description: text,
                lieu: place,
                lien: visit.absolute(&format!("/contrats/{}{path}", contrat.slug)),
                debut: day,
                fin: day,
                annule: off,
            })
        };
    for c in reader.list::<Campagne>(";; ORDER BY id", args![]).await? {
        if c.etat != EtatCampagne::Preparee {
            let title = t.calendrier_campagne(&c.titre);
            let leads = visitor.reach(Right::MenerCampagne, Some(&c.contrat_id.to_string())) != Reach::Rien;
            let path = if leads { format!("/campagnes/{}", c.id) } else { String::new() };
            let off = c.etat == EtatCampagne::Annulee;
            all.extend(event(
                format!("campagne-{}", c.id),
                c.contrat_id,
                title,
                String::new(),
                String::new(),
                path,
                c.echeance,
                off,
            ));
        }
    }
    for c in reader.list::<Comite>(";; ORDER BY id", args![]).await? {
        let path = format!("/comites/{}", c.id);
        let place = c.lieu.clone().unwrap_or_default();
        all.extend(event(format!("comite-{}", c.id), c.contrat_id, c.titre, String::new(), place, path, c.tenue_le, false));
    }
    for d in reader.list::<Decision>("echeance IS NOT NULL ;; ORDER BY id", args![]).await? {
        if let Some(day) = d.echeance.filter(|_| vivante(d.etat)) {
            let title = t.calendrier_decision(&d.responsable);
            let path = format!("/comites/{}/decisions/{}", d.comite_id, d.id);
            all.extend(event(format!("decision-{}", d.id), d.contrat_id, title, d.motif, String::new(), path, day, false));
        }
    }
    let now = house.db.clock().now().to_zoned(jiff::tz::TimeZone::UTC).datetime();
    let text = sheets::calendrier(&t.calendrier_nom(&visit.collectivite.nom), "pacte", now, &all);
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response())
}
