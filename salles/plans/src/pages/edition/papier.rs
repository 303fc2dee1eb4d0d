//! Documents as files. The layout happens in the house's press, never here.

use super::{contrat, contrat_public, lue, public};
use crate::actes::edition::{Sujet, composer, composer_de, lire_annexe};
use crate::calculs::{Passe, PlanLu};
use crate::papier::{Impression, commande_fiches, commande_rapport};
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use kernel::Right;
use paper::{Commande, PaperError};
use web::{Page, PageError, Visit};

/// What a print run says besides its data, for this visit.
pub fn impression(visit: &Visit) -> Impression {
    let host = visit.house.base_url.split_once("://").map_or(visit.house.base_url.as_str(), |(_, host)| host);
    Impression {
        lang: visit.lang,
        le: visit.today(),
        au: None,
        demonstration: visit.house.demo,
        adresse_codes: Some(format!("{host}{}", visit.url("/code"))),
    }
}

/// `GET /contrats/{contrat}/editions/{numero}/rapport.pdf` : the report of the house, with its annex.
pub async fn rapport(visit: Visit, Path((_, slug, numero)): Path<(String, String, String)>) -> Page {
    let mut reader = visit.reader().await?;
    let contrat = contrat(&visit, &mut reader, &slug, Right::LirePlan).await?;
    let (read, _) = lue(&mut reader, &contrat, &numero).await?;
    let annexe = lire_annexe(&mut reader, &read).await?;
    drop(reader);
    let order = commande_rapport(&read.contenu, Some(&read.edition), Some(&annexe), &impression(&visit));
    imprimer(&visit, order, &format!("{slug}-rapport-{numero}.pdf"), None).await
}

/// `GET /public/{contrat}/rapport.pdf` : the report that anyone may read.
pub async fn rapport_public(visit: Visit, headers: HeaderMap, Path((_, slug)): Path<(String, String)>) -> Page {
    let mut reader = visit.reader().await?;
    let contrat = contrat_public(&mut reader, &slug).await?;
    let (read, _) = public::publiee(&visit, &mut reader, &contrat).await?;
    drop(reader);
    // The same edition in the same language is the same report: a browser that has it keeps it.
    let tag = format!("\"{}-{}-{}\"", read.empreinte(), visit.lang.code(), env!("CARGO_PKG_VERSION"));
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    let print = Impression { le: read.contenu.edition.figee_le, ..impression(&visit) };
    let order = commande_rapport(&read.contenu, Some(&read.edition), None, &print);
    imprimer(&visit, order, &format!("{slug}-rapport-{}.pdf", read.edition.numero), Some(tag)).await
}

/// `GET /contrats/{contrat}/fiches/{numero}/fiche.pdf` : a sheet as it stands today, a working document.
pub async fn fiche(visit: Visit, Path((_, slug, numero)): Path<(String, String, String)>) -> Page {
    let numero: i64 = numero.parse().map_err(|_| PageError::NotFound)?;
    let name = format!("{slug}-fiche-{numero}.pdf");
    de_travail(&visit, &slug, Some(numero), &name).await
}

/// `GET /contrats/{contrat}/fiches.pdf` : all of them.
pub async fn fiches(visit: Visit, Path((_, slug)): Path<(String, String)>) -> Page {
    let name = format!("{slug}-fiches.pdf");
    de_travail(&visit, &slug, None, &name).await
}

async fn de_travail(visit: &Visit, slug: &str, numero: Option<i64>, name: &str) -> Page {
    let mut reader = visit.reader().await?;
    let contrat = contrat(visit, &mut reader, slug, Right::LirePlan).await?;
    let today = visit.today();
    let exercice = {
        let plan = PlanLu::lire(&mut reader, contrat.clone()).await?;
        plan.campagne_ouverte().map_or_else(|| plan.exercice_montre(today), |c| c.exercice)
    };
    let sujet = Sujet { collectivite: &visit.collectivite.nom, contrat, exercice, campagne: None, le: today };
    let made = composer(&mut reader, sujet).await?;
    drop(reader);
    if numero.is_some_and(|n| made.contenu.fiches.iter().all(|f| f.numero != n)) {
        return Err(PageError::NotFound);
    }
    let order = commande_fiches(&made.contenu, None, numero, &impression(visit));
    imprimer(visit, order, name, None).await
}

/// The sheets of a past evening, or one of them: what its page shows.
pub async fn fiches_du_soir(visit: &Visit, passe: &Passe, numero: Option<i64>) -> Page {
    let contrat = passe.plan.contrat.clone();
    let which = numero.map_or_else(|| "fiches".to_owned(), |n| format!("fiche-{n}"));
    let name = format!("{}-{which}-{}.pdf", contrat.slug, passe.le);
    let exercice = passe.plan.campagne_ouverte().map_or_else(|| passe.plan.exercice_montre(passe.le), |c| c.exercice);
    let sujet = Sujet { collectivite: &visit.collectivite.nom, contrat, exercice, campagne: None, le: passe.le };
    let made = composer_de(&passe.plan, &passe.tables, &sujet);
    let print = Impression { au: Some(passe.le), ..impression(visit) };
    imprimer(visit, commande_fiches(&made.contenu, None, numero, &print), &name, None).await
}

/// Sends an order to the press and its document to the visitor, or a page that says why not.
pub async fn imprimer(visit: &Visit, order: Result<Commande, PaperError>, name: &str, tag: Option<String>) -> Page {
    web::press::document(visit, order.and_then(|o| o.ecrire()), name, tag).await
}
