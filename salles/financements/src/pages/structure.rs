//! `/ma-structure`, `/porteurs/{organisation}`: what is known of a holder, and the papers that serve all its requests.

use super::gestes::statut;
use crate::actes::equipe::main_de;
use crate::actes::pieces;
use crate::actes::porteur::{FORMES, SaisiePorteur, enregistrer, reconnaitre, tient};
use crate::model::*;
use crate::regles::echeances::PieceComptable;
use crate::regles::porteur::CHAMP;
use crate::{m, mots, store as lectures};
use acteurs::model::Organisation;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use kernel::Right;
use kernel::texte::date_longue;
use maud::{Markup, html};
use store::{ActeError, Read, StoreError, args};
use web::components::{Champ, Choix, bouton, champ, coches, erreurs, liste_deroulante};
use web::{Form, Page, PageError, Visit};

/// Papers a holder keeps, in the words of the letters.
const GENRES: [&str; 7] = [
    "RIB",
    "Liste des membres du bureau",
    "Attestation de déclaration en préfecture",
    "Statuts",
    "Comptes approuvés de l’année précédente",
    PieceComptable::ComptesCertifies.genre(),
    PieceComptable::AttestationTroisExercices.genre(),
];

struct Structure {
    organisation: Organisation,
    porteur: Option<Porteur>,
    pieces: Vec<PieceDossier>,
    /// The visitor's own organisation: its address is short.
    mienne: bool,
}

impl Structure {
    fn chemin(&self) -> String {
        if self.mienne { "/ma-structure".to_owned() } else { format!("/porteurs/{}", self.organisation.id) }
    }
}

async fn charger(visit: &Visit, organisation: Option<&str>) -> Result<Structure, PageError> {
    let siennes = visit.visitor.as_ref().and_then(|v| v.organisation_id.clone());
    let id = organisation.map(str::to_owned).or_else(|| siennes.clone()).ok_or(PageError::NotFound)?;
    if !tient(visit, &id) {
        return Err(PageError::NotFound);
    }
    let mut r = visit.reader().await?;
    let organisation_lue: Organisation = r.load(&id).await?;
    let porteur = lectures::porteur_de(&mut r, &id).await?;
    if let Some(p) = &porteur
        && !main_de(&mut r, visit, p, None).await?.voit(None)
    {
        return Err(PageError::NotFound);
    }
    let pieces = match &porteur {
        Some(p) => {
            r.list::<PieceDossier>("porteur_id = $2 AND dossier_id IS NULL ;; ORDER BY deposee_a DESC, id", args![p.id]).await?
        }
        None => vec![],
    };
    Ok(Structure { organisation: organisation_lue, porteur, pieces, mienne: organisation.is_none() })
}

fn champs(p: &Porteur) -> Vec<(String, String)> {
    let coche = |b: bool| if b { "oui" } else { "" }.to_owned();
    [
        ("siret", p.siret.clone().unwrap_or_default()),
        ("rna", p.rna.clone().unwrap_or_default()),
        ("forme", p.forme.clone()),
        ("representant", p.representant.clone()),
        ("cer_le", p.cer_le.map(|d| d.to_string()).unwrap_or_default()),
        ("rup", coche(p.rup)),
        ("agrement", coche(p.agrement)),
        ("budget_annuel", p.budget_annuel_centimes.map(|c| (c / 100).to_string()).unwrap_or_default()),
        (CHAMP, p.structurante_copil_le.map(|d| d.to_string()).unwrap_or_default()),
        ("version", p.version.to_string()),
    ]
    .map(|(nom, valeur)| (nom.to_owned(), valeur))
    .into()
}

/// `GET /ma-structure`
pub async fn la_mienne(visit: Visit) -> Page {
    let t = m(visit.lang);
    if visit.visitor.as_ref().is_none_or(|v| v.organisation_id.is_none()) {
        let titre = t.structure_titre();
        let body = html! { p { (t.structure_sans_organisation()) } };
        return Ok(web::Layout::new(&titre)
            .trail(t.accueil_titre(), "/appels")
            .section("/appels")
            .render(&visit, body)
            .into_response());
    }
    lire(&visit, None).await
}

/// `GET /porteurs/{organisation}`
pub async fn get(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    lire(&visit, Some(&id)).await
}

async fn lire(visit: &Visit, organisation: Option<&str>) -> Page {
    let s = charger(visit, organisation).await?;
    let form = s.porteur.as_ref().map(champs).map(Form::filled).unwrap_or_default();
    Ok(montrer(visit, &s, &form).into_response())
}

/// `POST /ma-structure`
pub async fn ecrire_la_mienne(visit: Visit, form: Form) -> Page {
    ecrire(&visit, None, form).await
}

/// `POST /porteurs/{organisation}`
pub async fn post(visit: Visit, Path((_c, id)): Path<(String, String)>, form: Form) -> Page {
    ecrire(&visit, Some(&id), form).await
}

async fn ecrire(visit: &Visit, organisation: Option<&str>, mut form: Form) -> Page {
    let s = charger(visit, organisation).await?;
    let resultat = match form.text("action") {
        "piece" => deposer(visit, &s, &form).await,
        "structurante" => structurante(visit, &s, &form).await,
        _ => tenir(visit, &s, &form).await,
    };
    match resultat {
        Ok(()) => Ok(visit.go(&format!("{}?fait=enregistre", s.chemin()))),
        Err(error) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            // The other forms of the page keep what the house knows; a box unticked in this one stays so.
            let ailleurs = !form.text("action").is_empty();
            for (nom, valeur) in s.porteur.as_ref().map(champs).unwrap_or_default() {
                if !form.has(&nom) && (ailleurs || nom == CHAMP) {
                    form.set(&nom, valeur);
                }
            }
            Ok((code, montrer(visit, &s, &form)).into_response())
        }
    }
}

async fn tenir(visit: &Visit, s: &Structure, form: &Form) -> Result<(), ActeError> {
    let lu = |nom: &str| form.text(nom).to_owned();
    let tape = SaisiePorteur {
        siret: lu("siret"),
        rna: lu("rna"),
        forme: lu("forme"),
        representant: lu("representant"),
        cer_le: lu("cer_le"),
        rup: form.is_checked("rup", "oui"),
        agrement: form.is_checked("agrement", "oui"),
        budget_annuel: lu("budget_annuel"),
    };
    let version = form.text("version").parse().unwrap_or(0);
    enregistrer(visit, &s.organisation.id.to_string(), version, &tape).await.map(drop)
}

async fn structurante(visit: &Visit, s: &Structure, form: &Form) -> Result<(), ActeError> {
    let version = form.text("version").parse().unwrap_or(0);
    reconnaitre(visit, &s.organisation.id.to_string(), version, form.text(CHAMP)).await.map(drop)
}

async fn deposer(visit: &Visit, s: &Structure, form: &Form) -> Result<(), ActeError> {
    let Some(porteur) = &s.porteur else { return Err(ActeError::Interdit) };
    pieces::joindre(visit, porteur, None, super::pieces::depot(form)?).await.map(drop)
}

fn montrer(visit: &Visit, s: &Structure, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let forme = |code: &str| match code {
        "fondation" => t.structure_forme_fondation(),
        "collectivite" => t.structure_forme_collectivite(),
        "etablissement_public" => t.structure_forme_etablissement(),
        "bailleur" => t.structure_forme_bailleur(),
        "entreprise" => t.structure_forme_entreprise(),
        "entreprise_individuelle" => t.structure_forme_individuelle(),
        _ => t.structure_forme_association(),
    };
    let formes: Vec<Choix> = FORMES.iter().map(|code| Choix::new(*code, forme(code))).collect();
    let oui = [Choix::new("oui", t.structure_oui())];
    let court = |name: &'static str, label: String, hint: String| {
        champ(form, &Champ { name, label: &label, hint: &hint, short: true, ..Champ::default() }, lang)
    };
    let ici = visit.url(&s.chemin());
    let body = html! {
        (erreurs(form, lang))
        @if super::query(visit).text("fait") == "enregistre" { div.encadre { p role="status" { "✓ " (t.structure_fait()) } } }
        p.chapeau { (t.structure_chapeau()) }
        @if s.porteur.is_some() { p { a href=(visit.url(&format!("{}/equipe", s.chemin()))) { (t.equipe_lien()) } } }
        form method="post" action=(ici) {
            input type="hidden" name="version" value=(form.text("version"));
            (court("siret", t.structure_siret(), t.structure_siret_aide()))
            (court("rna", t.structure_rna(), t.structure_rna_aide()))
            (liste_deroulante(form, &Champ { name: "forme", label: &t.structure_forme(), short: true, required: true, ..Champ::default() }, &formes, lang))
            (champ(form, &Champ { name: "representant", label: &t.structure_representant(), ..Champ::default() }, lang))
            (champ(form, &Champ { name: "cer_le", label: &t.structure_cer(), kind: "date", short: true, ..Champ::default() }, lang))
            (coches(form, &Champ { name: "rup", label: &t.structure_rup(), ..Champ::default() }, &oui, lang))
            (coches(form, &Champ { name: "agrement", label: &t.structure_agrement(), ..Champ::default() }, &oui, lang))
            (court("budget_annuel", t.structure_budget(), String::new()))
            (bouton(&t.structure_enregistrer()))
        }
        @if let Some(porteur) = &s.porteur { (decision(visit, &ici, porteur, form)) }
        @if s.porteur.is_some() {
            h2 id="pieces" { (t.structure_pieces()) }
            @if s.pieces.is_empty() { p.discret { (t.structure_pieces_vides()) } } @else { (les_pieces(visit, s)) }
            h3 { (t.structure_piece()) }
            form method="post" action=(ici) enctype="multipart/form-data" {
                input type="hidden" name="action" value="piece";
                (liste_deroulante(form, &Champ { name: "genre", label: &t.structure_genre(), required: true, short: true, ..Champ::default() }, &GENRES.map(|g| Choix::new(g, g)), lang))
                (champ(form, &Champ { name: "fichier", label: &t.structure_fichier(), kind: "file", required: true, ..Champ::default() }, lang))
                (champ(form, &Champ { name: "datee_le", label: &t.structure_datee(), kind: "date", short: true, ..Champ::default() }, lang))
                (champ(form, &Champ { name: "valable_jusqu_au", label: &t.structure_valable(), kind: "date", short: true, ..Champ::default() }, lang))
                (bouton(&t.structure_deposer()))
            }
        }
    };
    let titre = if s.mienne { t.structure_titre() } else { t.structure_titre_de(&s.organisation.nom) };
    web::Layout::new(&titre)
        .trail(t.accueil_titre(), "/appels")
        .section("/appels")
        .over(s.organisation.nom.clone())
        .render(visit, body)
}

/// « Structurante » : the team writes the day of the committee's decision, the holder reads it.
fn decision(visit: &Visit, ici: &str, porteur: &Porteur, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let tenu = visit.may(Right::ConduireAppel, None);
    let dite = porteur.structurante_copil_le.map(|le| t.structurante_depuis(date_longue(le, lang)));
    html! { @if tenu || dite.is_some() {
        h2 id="structurante" { (t.structurante_titre()) }
        p { (dite.unwrap_or_else(|| t.structurante_non())) }
        @if tenu {
            form method="post" action=(ici) {
                input type="hidden" name="action" value="structurante";
                input type="hidden" name="version" value=(form.text("version"));
                (champ(form, &Champ { name: CHAMP, label: &t.structurante_le(), hint: &t.structurante_aide(), kind: "date", short: true, ..Champ::default() }, lang))
                (bouton(&t.structurante_enregistrer()))
            }
        }
    } }
}

fn les_pieces(visit: &Visit, s: &Structure) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    html! { ul.lignes { @for p in &s.pieces {
        li {
            p {
                a href=(visit.url(&format!("/pieces-dossier/{}", p.id))) { (p.genre) } " " small { (mots::statut_piece(p.statut, lang)) }
                " " small { (t.structure_depuis(date_longue(crate::regles::heure::jour(p.deposee_a), lang))) }
                @if let Some(le) = p.valable_jusqu_au { ", " small { (t.structure_jusqu_au(date_longue(le, lang))) } }
                @if !p.motif.is_empty() { br; (t.piece_motif_refus(&p.motif)) }
            }
            @if matches!(p.statut, StatutPiece::Deposee | StatutPiece::Valide) {
                form method="post" action=(visit.url(&format!("/pieces-dossier/{}", p.id))) {
                    input type="hidden" name="version" value=(p.version);
                    button.lien type="submit" { (t.structure_retirer(&p.genre)) }
                }
            }
        }
    } } }
}

/// `GET /pieces-dossier/{piece}`: the file itself, never run by the browser.
pub async fn piece(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    let id: PieceDossierId = id.parse().map_err(|_| PageError::NotFound)?;
    let (piece, octets) = pieces::consulter(&visit, &id).await?;
    telecharger(&piece, octets)
}

/// The file of a paper, saved and never run by the browser.
///
/// # Errors
/// `StoreError::Broken` for a type that is not one.
pub fn telecharger(piece: &PieceDossier, octets: Vec<u8>) -> Page {
    let mut reponse: Response = octets.into_response();
    let entetes = reponse.headers_mut();
    let mime = HeaderValue::from_str(&piece.mime).map_err(|e| StoreError::Broken(e.to_string()))?;
    entetes.insert(header::CONTENT_TYPE, mime);
    entetes.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    let sur: String =
        piece.nom.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '-' }).collect();
    if let Ok(valeur) = HeaderValue::from_str(&format!("attachment; filename=\"{sur}\"")) {
        entetes.insert(header::CONTENT_DISPOSITION, valeur);
    }
    Ok(reponse)
}

/// `POST /pieces-dossier/{piece}`: the holder takes it back; it no longer counts and may still be read.
pub async fn retirer(visit: Visit, Path((_c, id)): Path<(String, String)>, form: Form) -> Page {
    let id: PieceDossierId = id.parse().map_err(|_| PageError::NotFound)?;
    let version = form.text("version").parse().unwrap_or(0);
    let organisation = pieces::retirer(&visit, &id, version).await?;
    let mienne = crate::droits::est_de(&visit, &organisation);
    Ok(visit.go(&if mienne { "/ma-structure#pieces".to_owned() } else { format!("/porteurs/{organisation}#pieces") }))
}
