//! Papers of one file, beside those of the safe: what proves this action and no other.

use super::fiche::{self, Fiche};
use super::gestes::statut;
use crate::actes::pieces::{self, Depot};
use crate::droits;
use crate::m;
use crate::model::{PieceDossier, PieceDossierId, StatutPiece};
use crate::regles::dossier::Refus;
use crate::regles::etats::EtatDossier;
use crate::regles::piece::a_remplacer;
use crate::regles::saisie;
use axum::extract::Path;
use axum::response::IntoResponse;
use maud::{Markup, html};
use store::ActeError;
use web::components::{Champ, bouton, champ};
use web::{Form, Page, PageError, Visit};

/// `POST /dossiers/{dossier}/pieces`
pub async fn post(visit: Visit, Path((_c, id)): Path<(String, String)>, mut form: Form) -> Page {
    let f = fiche::charger(&visit, &id).await?;
    // Out of the deposit, only what replaces a refused paper, or one the letter asks.
    let recue = fiche::modifiable_par(&visit, &f) || (f.depose && f.lu.recevable(form.text("genre"), visit.today()));
    if !recue {
        return Err(PageError::NotFound);
    }
    let donne = match depot(&form) {
        Ok(depot) => pieces::joindre(&visit, &f.lu.porteur, Some(f.lu.dossier.id), depot).await,
        Err(refus) => Err(refus.into()),
    };
    match donne {
        Ok(_) => Ok(visit.go(&format!("/dossiers/{}?fait=enregistre#pieces", f.lu.dossier.id))),
        Err(ActeError::Interdit) => Err(PageError::NotFound),
        Err(error) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            Ok((code, fiche::montrer(&visit, &f, &form)).into_response())
        }
    }
}

/// `POST /dossiers/{dossier}/pieces/{piece}`: the team says it valid, or refused.
pub async fn juger(visit: Visit, Path((_c, id, piece)): Path<(String, String, String)>, mut form: Form) -> Page {
    let f = fiche::charger(&visit, &id).await?;
    let piece: PieceDossierId = piece.parse().map_err(|_| PageError::NotFound)?;
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let valide = form.text("statut") == "valide";
    match pieces::juger(&visit, &f.lu.dossier.id, &piece, version, valide, form.text("motif_piece")).await {
        Ok(_) => Ok(visit.go(&format!("/dossiers/{}?fait=enregistre#pieces", f.lu.dossier.id))),
        Err(error @ ActeError::Refus(_)) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            Ok((code, fiche::montrer(&visit, &f, &form)).into_response())
        }
        Err(autre) => Err(autre.into()),
    }
}

/// What is said of a paper, and what may be done: the team judges it, its holder gives another in its place.
pub fn jugement(visit: &Visit, f: &Fiche, piece: &PieceDossier, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let d = &f.lu.dossier;
    let sienne = droits::est_de(visit, &f.lu.porteur.organisation_id.to_string());
    let juge = f.conduit && !sienne && d.etat != EtatDossier::Brouillon && piece.statut != StatutPiece::Expiree;
    let ici = visit.url(&format!("/dossiers/{}/pieces/{}", d.id, piece.id));
    let part = piece.id.to_string();
    let cachee = html! { input type="hidden" name="version" value=(piece.version); };
    html! {
        @if !piece.motif.is_empty() { p { (t.piece_motif_refus(&piece.motif)) } }
        @if juge {
            @if piece.statut != StatutPiece::Valide {
                form method="post" action=(ici) { (cachee) button.bouton.second type="submit" name="statut" value="valide" { (t.piece_valider(&piece.genre)) } }
            }
            @if piece.statut != StatutPiece::Refusee {
                details {
                    summary { (t.piece_refuser(&piece.genre)) }
                    form method="post" action=(ici) {
                        (cachee)
                        (champ(form, &Champ { name: "motif_piece", label: &t.piece_motif(), hint: &t.piece_motif_aide(), required: true, part: &part, ..Champ::default() }, lang))
                        button.bouton.second type="submit" name="statut" value="refusee" { (t.piece_refuser_bouton()) }
                    }
                }
            }
        }
        @if f.depose && a_remplacer(&f.lu.pieces, piece) && f.lu.recevable(&piece.genre, visit.today()) {
            form method="post" action=(visit.url(&format!("/dossiers/{}/pieces", d.id))) enctype="multipart/form-data" {
                input type="hidden" name="genre" value=(piece.genre);
                (champ(form, &Champ { name: "fichier", label: &t.piece_remplacer(&piece.genre), kind: "file", required: true, part: &part, ..Champ::default() }, lang))
                (bouton(&t.structure_deposer()))
            }
        }
    }
}

/// A kind the letter asks and the file lacks: what it is, and where to drop it.
pub fn demandee(visit: &Visit, f: &Fiche, genre: &str, form: &Form) -> Markup {
    let t = m(visit.lang);
    html! {
        form method="post" action=(visit.url(&format!("/dossiers/{}/pieces", f.lu.dossier.id))) enctype="multipart/form-data" {
            input type="hidden" name="genre" value=(genre);
            (champ(form, &Champ { name: "fichier", label: genre, hint: &t.piece_demandee(), kind: "file", required: true, part: &kernel::texte::slug(genre), ..Champ::default() }, visit.lang))
            (bouton(&t.structure_deposer()))
        }
    }
}

/// A paper as a form gives it; a date that cannot be read is refused, never forgotten.
///
/// # Errors
/// `Saisie`, at its field.
pub fn depot(form: &Form) -> Result<Depot, Refus> {
    let fichier = form.files.iter().find(|f| f.field == "fichier");
    let jour = |champ: &str| match form.text(champ).trim() {
        "" => Ok(None),
        texte => saisie::jour(texte).map(Some).map_err(|refus| Refus::Saisie { champ: champ.to_owned(), refus }),
    };
    Ok(Depot {
        genre: form.text("genre").to_owned(),
        nom: fichier.map(|f| f.name.clone()).unwrap_or_default(),
        octets: fichier.map(|f| f.bytes.clone()).unwrap_or_default(),
        datee_le: jour("datee_le")?,
        valable_jusqu_au: jour("valable_jusqu_au")?,
    })
}

/// The form, under the papers of the file.
pub fn formulaire(visit: &Visit, f: &Fiche, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    html! {
        details open[form.error("genre").is_some() || form.error("fichier").is_some()] {
            summary { (t.piece_joindre()) }
            form method="post" action=(visit.url(&format!("/dossiers/{}/pieces", f.lu.dossier.id))) enctype="multipart/form-data" {
                (champ(form, &Champ { name: "genre", label: &t.structure_genre(), hint: &t.piece_genre_aide(), required: true, ..Champ::default() }, lang))
                (champ(form, &Champ { name: "fichier", label: &t.structure_fichier(), kind: "file", required: true, ..Champ::default() }, lang))
                (champ(form, &Champ { name: "datee_le", label: &t.structure_datee(), kind: "date", short: true, ..Champ::default() }, lang))
                (bouton(&t.structure_deposer()))
            }
        }
    }
}
