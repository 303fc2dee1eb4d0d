//! `/f/{jeton}`: the column of a funder without account, in one call.

use super::instruction::colonne::{champs_colonne, champs_de};
use super::instruction::vue::faits;
use super::tableaux::budget;
use super::verdicts::verdicts;
use crate::actes::instruction::{PorteFinanceur, ouvrir_le_lien, remplir_par_lien};
use crate::actes::pieces;
use crate::calculs::{AppelLu, Besoin, DossierSuivi};
use crate::model::{LigneFinanceur, PieceDossier, PieceDossierId, StatutPiece};
use crate::pages::cadre_appel::Issue;
use crate::regles::Etape;
use crate::regles::instruction::{SaisieColonne, appel_en_instruction, dossier_en_instruction, ligne_ouverte};
use crate::regles::piece::du_depot;
use crate::{m, mots};
use acteurs::lien::LienFerme;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use store::{ActeError, Reader, StoreError};
use web::components::{bouton, erreurs, vide};
use web::{Form, Layout, Page, PageError, Visit};

async fn ouvrir(visit: &Visit, r: &mut Reader, jeton: &str) -> Result<Result<(PorteFinanceur, AppelLu), Response>, PageError> {
    let t = m(visit.lang);
    match ouvrir_le_lien(visit, r, jeton).await? {
        Ok(porte) => {
            let lu = AppelLu::lire(r, porte.appel.clone(), Besoin::default(), visit.today()).await?;
            Ok(Ok((porte, lu)))
        }
        // Forged, expired, revoked: nothing more is said; only what never was is not found.
        Err(ferme) => {
            let status = if ferme == LienFerme::Inconnu { StatusCode::NOT_FOUND } else { StatusCode::GONE };
            let page = Layout::new(&t.suite_lien_ferme()).bare().render(visit, html! { p { (t.suite_lien_ferme_texte()) } });
            Ok(Err((status, page).into_response()))
        }
    }
}

/// `GET /f/{jeton}`
pub async fn get(visit: Visit, Path((_c, jeton)): Path<(String, String)>) -> Page {
    let mut r = visit.reader().await?;
    match ouvrir(&visit, &mut r, &jeton).await? {
        Ok((porte, lu)) => Ok(page(&visit, &porte, &lu, &Form::default(), Issue::Bien)),
        Err(fermee) => Ok(fermee),
    }
}

/// `POST /f/{jeton}`
pub async fn post(visit: Visit, Path((_c, jeton)): Path<(String, String)>, mut form: Form) -> Page {
    let mut r = visit.reader().await?;
    let (porte, lu) = match ouvrir(&visit, &mut r, &jeton).await? {
        Ok(ouverte) => ouverte,
        Err(fermee) => return Ok(fermee),
    };
    drop(r);
    let suivi = lu.dossier(form.text("numero")).ok_or(PageError::NotFound)?;
    let version = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let texte = |nom: &str| form.text(nom).to_owned();
    let saisie = SaisieColonne {
        avis: texte("avis"),
        avis_motif: texte("avis_motif"),
        propose: texte("propose"),
        propose_motif: texte("propose_motif"),
        justificatif: String::new(),
    };
    match remplir_par_lien(&visit, &porte, suivi.id(), version, &saisie).await {
        Ok(_) => Ok(visit.go(&format!("/f/{jeton}"))),
        Err(ActeError::Refus(refus)) => {
            let issue = Issue::du_refus(&refus);
            form.refused(ActeError::Refus(refus), visit.lang)?;
            Ok(page(&visit, &porte, &lu, &form, issue))
        }
        Err(ActeError::Store(StoreError::Stale { .. })) => Ok(page(&visit, &porte, &lu, &form, Issue::Perime)),
        Err(autre) => Err(autre.into()),
    }
}

/// `GET /f/{jeton}/{numero}`: a file as whoever holds the link instructs it: what it says, its budget, who is asked what, the rules of
/// the deposit, its papers. What other funders think of it is not there.
pub async fn dossier(visit: Visit, Path((_c, jeton, numero)): Path<(String, String, String)>) -> Page {
    let mut r = visit.reader().await?;
    let (porte, _) = match ouvrir(&visit, &mut r, &jeton).await? {
        Ok(ouverte) => ouverte,
        Err(fermee) => return Ok(fermee),
    };
    let besoin = Besoin { argent: true, regles: true, ..Besoin::default() };
    let lu = AppelLu::lire(&mut r, porte.appel.clone(), besoin, visit.today()).await?;
    let suivi = lu.dossier(&numero).filter(|d| porte.sollicite(d)).ok_or(PageError::NotFound)?;
    let (t, lang) = (m(visit.lang), visit.lang);
    let ici = |suite: &str| visit.url(&format!("/f/{jeton}{suite}"));
    let pieces: Vec<&PieceDossier> = du_depot(&suivi.lu.pieces).filter(|p| p.statut != StatutPiece::Expiree).collect();
    let corps = html! {
        p { a href=(ici("")) { (t.suite_lien_retour()) } }
        p.chapeau { (suivi.lu.porteur.nom) }
        (faits(&lu, suivi, lang))
        h2 { (t.suite_lien_plan()) }
        ul { @for l in suivi.lu.lignes.iter().filter(|l| l.demande_centimes.unwrap_or(0) > 0) {
            li { (lu.nom(&l.financeur)) "\u{202f}: " (mots::euros(l.demande(), lang)) }
        } }
        h2 { (t.suite_lien_budget()) }
        (budget(&suivi.lu.dossier.budget, &suivi.lu.lignes, &lu.financeurs, lang))
        h2 { (t.suite_regles_titre(mots::etape(Etape::Demande, lang))) }
        (verdicts(&suivi.lu.juger(Etape::Demande, lu.jour), lang))
        h2 { (t.fiche_pieces()) }
        @if pieces.is_empty() { p.discret { (t.fiche_pieces_vides()) } } @else {
            ul { @for p in pieces { li { a href=(ici(&format!("/{numero}/pieces/{}", p.id))) { (p.genre) } " " small { (mots::statut_piece(p.statut, lang)) } } } }
        }
    };
    let titre = format!("{numero} · {}", suivi.lu.dossier.intitule);
    Ok(Layout::new(&titre).bare().render(&visit, corps).into_response())
}

/// `GET /f/{jeton}/{numero}/pieces/{piece}`: a paper of a file that asks this funder; each reading is told to the journal.
pub async fn piece(visit: Visit, Path((_c, jeton, numero, piece)): Path<(String, String, String, String)>) -> Page {
    let mut r = visit.reader().await?;
    let (porte, lu) = match ouvrir(&visit, &mut r, &jeton).await? {
        Ok(ouverte) => ouverte,
        Err(fermee) => return Ok(fermee),
    };
    drop(r);
    let suivi = lu.dossier(&numero).filter(|d| porte.sollicite(d)).ok_or(PageError::NotFound)?;
    let id: PieceDossierId = piece.parse().map_err(|_| PageError::NotFound)?;
    let (piece, octets) = pieces::consulter_par_lien(&visit, &porte, suivi, &id).await?;
    super::structure::telecharger(&piece, octets)
}

fn page(visit: &Visit, porte: &PorteFinanceur, lu: &AppelLu, form: &Form, issue: Issue) -> Response {
    let (t, lang) = (m(visit.lang), visit.lang);
    let lignes: Vec<(&DossierSuivi, &LigneFinanceur)> = lu
        .dossiers
        .iter()
        .filter_map(|d| Some((d, d.ligne(&porte.financeur.code).filter(|l| l.demande_centimes.unwrap_or(0) > 0)?)))
        .collect();
    let corps = html! {
        p.chapeau { (t.suite_lien_chapeau(&porte.financeur.nom, lignes.len())) }
        (erreurs(form, lang))
        @if issue == Issue::Perime && form.errors.is_empty() { div.encadre.attention role="alert" { p { (t.suite_conflit()) } p { (t.suite_conflit_choix()) } } }
        @if lignes.is_empty() { (vide(&t.suite_aucun_dossier(), None)) }
        @for (d, ligne) in lignes { (une(visit, porte, d, ligne, form)) }
    };
    let titre = t.suite_lien_page(&porte.appel.intitule);
    issue.reponse(Layout::new(&titre).bare().render(visit, corps))
}

fn une(visit: &Visit, porte: &PorteFinanceur, d: &DossierSuivi, ligne: &LigneFinanceur, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let ouverte = appel_en_instruction(porte.appel.etat).is_ok()
        && dossier_en_instruction(d.lu.dossier.etat).is_ok()
        && ligne_ouverte(ligne).is_ok();
    let enregistre = champs_de(ligne);
    let saisi = form.text("numero") == d.numero();
    html! {
        h2 { (d.numero()) " · " (d.lu.dossier.intitule) }
        p { (d.lu.porteur.nom) ". " (d.lu.dossier.contenu.resume) }
        p { (t.suite_lien_demande(mots::euros(ligne.demande(), lang))) }
        p { a href=(visit.url(&format!("/f/{}/{}", porte.jeton, d.numero()))) { (t.suite_lien_lire(d.numero())) } }
        @if ouverte {
            form method="post" action=(visit.url(&format!("/f/{}", porte.jeton))) {
                input type="hidden" name="numero" value=(d.numero());
                input type="hidden" name="version" value=(ligne.version);
                (champs_colonne(if saisi { form } else { &enregistre }, false, d.numero(), lang))
                div.boutons { (bouton(&t.suite_colonne_enregistrer())) }
            }
        } @else {
            p { (t.suite_lien_clos(ligne.avis.map_or_else(|| t.suite_attendu(), |a| mots::avis(a, lang)), mots::euros(ligne.propose(), lang))) }
        }
    }
}
