//! The form of one sheet, by link or by account: shown, saved as a draft, deposited.

use super::fermee::{self, Cause};
use super::formulaire::Vue;
use super::perimee;
use super::porte::{Porte, vivante};
use super::saisie;
use crate::actes::campagne::{Dossier, deposer, deposer_au_nom_de, enregistrer_brouillon, joindre_piece, retirer_piece};
use crate::m;
use crate::model::{EtatReponse, Piece, Reponse, Saisie};
use crate::regles::campagne::verifier_ecriture;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use store::{ActeError, Read, StoreError, Writer, args};
use web::{Form, Layout, Page, PageError, Visit};

/// `GET /r/{jeton}/fiches/{reponse}`
pub async fn get_par_lien(visit: Visit, Path((_, jeton, id)): Path<(String, String, String)>) -> Page {
    match entrer_par_lien(&visit, &jeton, &id, None).await? {
        Ok((porte, dossier)) => remplir(&visit, &porte, &dossier).await,
        Err(page) => Ok(page),
    }
}

/// `POST /r/{jeton}/fiches/{reponse}`
pub async fn post_par_lien(visit: Visit, Path((_, jeton, id)): Path<(String, String, String)>, form: Form) -> Page {
    match entrer_par_lien(&visit, &jeton, &id, Some(&form)).await? {
        Ok((porte, dossier)) => enregistrer(&visit, &porte, dossier, form).await,
        Err(page) => Ok(page),
    }
}

/// `GET /reponses/{reponse}/renseigner`
pub async fn get(visit: Visit, Path((_, id)): Path<(String, String)>) -> Page {
    let (porte, dossier) = entrer(&visit, &id).await?;
    remplir(&visit, &porte, &dossier).await
}

/// `POST /reponses/{reponse}/renseigner`
pub async fn post(visit: Visit, Path((_, id)): Path<(String, String)>, form: Form) -> Page {
    let (porte, dossier) = entrer(&visit, &id).await?;
    enregistrer(&visit, &porte, dossier, form).await
}

/// The answer behind a link, or the page that says why it does not open; `typed` is shown back there.
///
/// # Errors
/// `PageError` when the database cannot be read.
pub async fn entrer_par_lien(
    visit: &Visit,
    jeton: &str,
    id: &str,
    typed: Option<&Form>,
) -> Result<Result<(Porte, Dossier), Response>, PageError> {
    let mut reader = visit.reader().await?;
    let porte = match Porte::par_lien(visit, &mut reader, jeton).await? {
        Ok(porte) => porte,
        Err(page) => return Ok(Err(page)),
    };
    let found = reader.find::<Reponse>("id = $2", args![id.to_owned()]).await?;
    let Some(reponse) = found.filter(|r| porte.ouvre(r)) else {
        let Porte::Lien { repondant, .. } = &porte else { return Err(PageError::NotFound) };
        let campagne = reader.load(&repondant.campagne_id).await?;
        return Ok(Err(fermee::page(visit, &mut reader, Cause::HorsPortee, Some(&campagne), typed).await?));
    };
    let dossier = Dossier::de(&mut reader, reponse).await?;
    if !vivante(&dossier.campagne, &dossier.reponse) {
        return Ok(Err(fermee::page(visit, &mut reader, Cause::Campagne, Some(&dossier.campagne), typed).await?));
    }
    Ok(Ok((porte, dossier)))
}

/// The answer of an account.
///
/// # Errors
/// `NotFound` when it does not exist or is not entrusted to them.
pub async fn entrer(visit: &Visit, id: &str) -> Result<(Porte, Dossier), PageError> {
    let mut reader = visit.reader().await?;
    let reponse: Reponse = reader.find("id = $2", args![id.to_owned()]).await?.ok_or(PageError::NotFound)?;
    let dossier = Dossier::de(&mut reader, reponse).await?;
    let porte = Porte::par_compte(visit, &mut reader, &dossier).await?;
    Ok((porte, dossier))
}

/// Shows the form, or what was received when there is nothing left to write.
///
/// # Errors
/// `PageError`.
pub async fn remplir(visit: &Visit, porte: &Porte, dossier: &Dossier) -> Page {
    let reponse = &dossier.reponse;
    let open = verifier_ecriture(dossier.campagne.etat, reponse.etat, reponse.echeance, visit.today()).is_ok();
    if !open || !matches!(reponse.etat, EtatReponse::AFaire | EtatReponse::Commencee | EtatReponse::Renvoyee) {
        return Ok(visit.go(&porte.suite(reponse, "recu")));
    }
    let form = saisie::formulaire(&reponse.contenu, reponse.version);
    let garde = visit.here.ends_with("?garde=1");
    Ok(page(visit, porte, dossier, &form, &html! {}, garde).into_response())
}

fn page(visit: &Visit, porte: &Porte, dossier: &Dossier, form: &Form, before: &Markup, garde: bool) -> Markup {
    let t = m(visit.lang);
    let view = Vue { visit, porte, dossier, form, apercu: false };
    let title = format!("{} {}", t.reponse_fiche(dossier.fiche.numero.to_string()), dossier.fiche.titre);
    let body = html! { (before) (view.corps(garde)) };
    let layout = Layout::new(&title).over(format!(
        "{} · {}",
        dossier.contrat.titre,
        t.reponse_annee(dossier.campagne.exercice.to_string())
    ));
    if porte.est_un_lien() {
        return layout.bare().render(visit, body);
    }
    layout.trail(t.reponse_a_repondre(), "/a-repondre").section("/a-repondre").render(visit, body)
}

/// Saves a draft or deposits. What is wrong comes back with all that was typed; the files that are right are
/// kept; another tab's version is shown beside this one.
///
/// # Errors
/// `PageError`.
pub async fn enregistrer(visit: &Visit, porte: &Porte, dossier: Dossier, mut form: Form) -> Page {
    let typed = saisie::lue(&form, &dossier);
    let version: i64 = form.text("version").parse().unwrap_or_default();
    let reponse = &dossier.reponse;
    let open = verifier_ecriture(dossier.campagne.etat, reponse.etat, reponse.echeance, visit.today()).is_ok();
    if !open {
        let mut reader = visit.reader().await?;
        return fermee::page(visit, &mut reader, Cause::Campagne, Some(&dossier.campagne), Some(&form)).await;
    }
    if version != reponse.version && !perimee::pareilles(&reponse.contenu, &typed) {
        return Ok(perimee_page(visit, porte, &dossier, &form, &typed));
    }
    let version = reponse.version;
    let depose = form.text("action") == "deposer";
    let refused = match ecrire(visit, porte, &dossier, version, &typed, &form, depose).await {
        Ok(written) => {
            let next = if depose { porte.suite(&written, "recu") } else { format!("{}?garde=1", porte.adresse(&written)) };
            return Ok(visit.go(&next));
        }
        Err(ActeError::Store(StoreError::Stale { .. })) => {
            let mut reader = visit.reader().await?;
            let fresh = Dossier::charger(&mut reader, &reponse.id).await?;
            return Ok(perimee_page(visit, porte, &fresh, &form, &typed));
        }
        Err(ActeError::Refus(refus))
            if refus.iter().any(|r| r.code() == "campagne_fermee" || r.code() == "reouverture_terminee") =>
        {
            let mut reader = visit.reader().await?;
            return fermee::page(visit, &mut reader, Cause::Campagne, Some(&dossier.campagne), Some(&form)).await;
        }
        Err(other) => other,
    };
    let conflict = matches!(&refused, ActeError::Refus(refus) if refus.iter().any(|r| r.is_conflict()));
    let status = if conflict { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    form.refused(refused, visit.lang)?;
    garder_les_pieces(visit, porte, &dossier, &form).await?;
    let mut reader = visit.reader().await?;
    let fresh = Dossier::charger(&mut reader, &reponse.id).await?;
    let form = montree(&form, &typed, fresh.reponse.version);
    Ok((status, page(visit, porte, &fresh, &form, &html! {}, false)).into_response())
}

/// The form shown again: as typed, with what the boxes « reprendre » put in it.
fn montree(form: &Form, typed: &Saisie, version: i64) -> Form {
    let mut shown = saisie::formulaire(typed, version);
    shown.errors.clone_from(&form.errors);
    shown
}

fn perimee_page(visit: &Visit, porte: &Porte, dossier: &Dossier, form: &Form, typed: &Saisie) -> Response {
    let before = perimee::differences(dossier, typed, visit.lang);
    let shown = montree(form, typed, dossier.reponse.version);
    (StatusCode::CONFLICT, page(visit, porte, dossier, &shown, &before, false)).into_response()
}

/// One write: files, then the answer. Nothing is half written.
async fn ecrire(
    visit: &Visit,
    porte: &Porte,
    dossier: &Dossier,
    version: i64,
    typed: &Saisie,
    form: &Form,
    depose: bool,
) -> Result<Reponse, ActeError> {
    let acte = match (depose, porte.pour()) {
        (true, Some(_)) => "reponse.deposer_au_nom_de",
        (true, None) => "reponse.deposer",
        (false, _) => "reponse.enregistrer_brouillon",
    };
    let mut w = porte.writer(visit, acte).await?;
    let deposant = porte.deposant(dossier);
    let mut refus = pieces(&mut w, dossier, form, &deposant.nom).await?;
    let id = &dossier.reponse.id;
    let written = if !depose {
        enregistrer_brouillon(&mut w, id, version, typed).await
    } else if porte.pour().is_some() {
        deposer_au_nom_de(&mut w, id, version, typed).await
    } else {
        deposer(&mut w, id, version, typed, &deposant).await
    };
    match written {
        Ok(reponse) if refus.is_empty() => {
            w.commit().await?;
            Ok(reponse)
        }
        Ok(_) => Err(ActeError::Refus(refus)),
        Err(ActeError::Refus(own)) => {
            refus.extend(own);
            Err(ActeError::Refus(refus))
        }
        Err(other) => Err(other),
    }
}

type Refusals = Vec<Box<dyn kernel::Refusal>>;

/// Takes away the files whose box is ticked, joins those sent; the refusals of the latter, one for each.
async fn pieces(w: &mut Writer, dossier: &Dossier, form: &Form, par: &str) -> Result<Refusals, ActeError> {
    for id in form.all("retirer") {
        let own: Option<&Piece> = dossier.pieces.iter().find(|p| p.id.to_string() == id);
        if let Some(piece) = own {
            retirer_piece(w, &piece.id).await?;
        }
    }
    let mut refus = vec![];
    for file in form.files.iter().filter(|f| f.field == "pieces") {
        match joindre_piece(w, &dossier.reponse.id, &file.name, &file.bytes, par).await {
            Ok(_) => {}
            Err(ActeError::Refus(own)) => refus.extend(own),
            Err(other) => return Err(other),
        }
    }
    Ok(refus)
}

/// A browser cannot send a file again from a form that comes back: those that are right are kept now.
async fn garder_les_pieces(visit: &Visit, porte: &Porte, dossier: &Dossier, form: &Form) -> Result<(), PageError> {
    if form.files.is_empty() {
        return Ok(());
    }
    let mut w = porte.writer(visit, "reponse.joindre_piece").await?;
    let par = porte.deposant(dossier).nom;
    match pieces(&mut w, dossier, form, &par).await {
        Ok(_) => Ok(w.commit().await?),
        Err(ActeError::Refus(_)) => Ok(()),
        Err(other) => Err(other.into()),
    }
}
