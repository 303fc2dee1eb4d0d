//! `/appels/{appel}/publication`: what would leave, why it cannot, the editions, and what the law still waits for.

use crate::actes::publication::{Ordre, composer_de, derniere, ordre, publier};
use crate::calculs::AppelVote;
use crate::droits;
use crate::model::*;
use crate::regles::publication::{EDITION, ouverte};
use crate::regles::{Catalogue, Conclusion, Etape, Situation, Verdict};
use crate::{m, mots, store as lectures};
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use kernel::Refusal;
use kernel::texte::{date_longue, entier};
use maud::{Markup, html};
use store::{ActeError, Reader};
use web::components::{Champ, Choix, Etat, bouton, erreurs, etat, liste_deroulante, vide, zone};
use web::{Form, Layout, Page, PageError, Visit};

/// Whether this visitor has something to publish of this call.
pub fn propose(visit: &Visit, appel: &Appel, financeurs: &[FinanceurInscrit]) -> bool {
    ouverte(appel.etat) && !portees(visit, appel, financeurs).is_empty()
}

/// What the visitor may publish: « », the whole; or the code of its funder.
fn portees(visit: &Visit, appel: &Appel, financeurs: &[FinanceurInscrit]) -> Vec<String> {
    let tout = droits::publie(visit, appel, None).then(String::new);
    let siennes = financeurs.iter().filter(|f| droits::publie(visit, appel, Some(f))).map(|f| f.code.code().to_owned());
    if tout.is_some() { tout.into_iter().chain(siennes).collect() } else { siennes.collect() }
}

struct Ouverte {
    appel: Appel,
    financeurs: Vec<FinanceurInscrit>,
    portees: Vec<String>,
    toutes: Vec<Publication>,
}

async fn ouvrir(visit: &Visit, r: &mut Reader, slug: &str) -> Result<Ouverte, PageError> {
    let appel = super::cadrage::ouvrir(visit, r, slug).await?;
    let financeurs = lectures::financeurs(r).await?;
    let portees = portees(visit, &appel, &financeurs);
    if portees.is_empty() {
        return Err(PageError::NotFound);
    }
    let toutes = lectures::publications(r, appel.id).await?;
    Ok(Ouverte { appel, financeurs, portees, toutes })
}

impl Ouverte {
    /// What is looked at: what was asked when it may be, else the widest.
    fn portee(&self, form: &Form) -> &str {
        let demandee = form.text("financeur");
        self.portees.iter().find(|p| *p == demandee).or(self.portees.first()).map_or("", String::as_str)
    }

    fn nom(&self, code: &str) -> Option<String> {
        self.financeurs.iter().find(|f| f.code.code() == code).map(|f| f.nom.clone())
    }
}

/// `GET /appels/{appel}/publication`
pub async fn get(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let mut r = visit.reader().await?;
    let o = ouvrir(&visit, &mut r, &slug).await?;
    let form = super::query(&visit);
    Ok(montrer(&visit, &mut r, &o, &form).await?.into_response())
}

/// `POST /appels/{appel}/publication`
pub async fn post(visit: Visit, Path((_c, slug)): Path<(String, String)>, mut form: Form) -> Page {
    let mut r = visit.reader().await?;
    let o = ouvrir(&visit, &mut r, &slug).await?;
    match publier(&visit, o.appel.id, form.text("financeur"), form.text("motif")).await {
        Ok(p) => Ok(visit.go(&format!("/appels/{slug}/publication?fait={}", p.numero))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            let page = montrer(&visit, &mut r, &o, &form).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// `GET /appels/{appel}/publication/{fichier}`: a file as it would be published now. Nothing is kept.
pub async fn apercu(visit: Visit, Path((_c, slug, fichier)): Path<(String, String, String)>) -> Page {
    let mut r = visit.reader().await?;
    let o = ouvrir(&visit, &mut r, &slug).await?;
    let form = super::query(&visit);
    let ordre = ordre(&visit, &mut r, &o.appel, o.portee(&form), "").await?;
    let (_, fichiers, _) = composer_de(&mut r, &ordre, &o.toutes).await?;
    let (nom, texte) = fichiers.into_iter().find(|(nom, _)| *nom == fichier).ok_or(PageError::NotFound)?;
    Ok(telecharger(&nom, texte))
}

/// A file of an edition, as it leaves.
pub fn telecharger(nom: &str, texte: String) -> Response {
    let genre = if nom.ends_with(".json") { "application/json" } else { "text/csv; charset=utf-8" };
    let mut reponse = texte.into_response();
    reponse.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(genre));
    let sur: String = nom.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.')).collect();
    if let Ok(valeur) = HeaderValue::from_str(&format!("attachment; filename=\"{sur}\"")) {
        reponse.headers_mut().insert(header::CONTENT_DISPOSITION, valeur);
    }
    reponse
}

async fn montrer(visit: &Visit, r: &mut Reader, o: &Ouverte, form: &Form) -> Result<Markup, PageError> {
    let (t, lang) = (m(visit.lang), visit.lang);
    let portee = o.portee(form);
    let ordre: Ordre<'_> = ordre(visit, r, &o.appel, portee, "").await?;
    let etat_lu = match composer_de(r, &ordre, &o.toutes).await {
        Ok((contenu, fichiers, lu)) => Ok((contenu, fichiers, lu)),
        Err(ActeError::Refus(refus)) => Err(refus),
        Err(autre) => return Err(autre.into()),
    };
    let conventions = match &etat_lu {
        Ok((_, _, lu)) => delais(lu, &o.appel, visit.today()),
        Err(_) if ouverte(o.appel.etat) => delais(&AppelVote::lire(r, &o.appel).await?, &o.appel, visit.today()),
        Err(_) => vec![],
    };
    let conventions: Vec<_> =
        conventions.into_iter().filter(|(c, _, _)| portee.is_empty() || c.financeur.code() == portee).collect();
    let faite = super::query(visit).text("fait").parse::<i64>().ok();
    let body = html! {
        p.chapeau { (t.publication_chapeau()) }
        (erreurs(form, lang))
        @if let Some(p) = faite.and_then(|n| o.toutes.iter().find(|p| p.numero == n)) {
            div.encadre { p role="status" {
                "✓ " (t.publication_faite(p.numero.to_string())) " "
                a href=(visit.url(&format!("/subventions/{}", o.appel.slug))) { (t.publication_voir()) }
            } }
        }
        h2 { (t.publication_editions()) }
        (editions(visit, o))
        @if o.portees.len() > 1 { (choisir(visit, o, form)) }
        h2 { (t.publication_aujourd_hui(o.nom(portee).unwrap_or_else(|| t.publication_tout()))) }
        @match &etat_lu {
            Ok((contenu, fichiers, _)) => { (pret(visit, o, portee, contenu, fichiers)) (formulaire(visit, o, portee, form)) }
            Err(refus) => { (empeche(refus, visit)) }
        }
        (delai_legal(visit, &conventions))
    };
    let titre = t.publication_titre();
    let layout = Layout::new(&titre).trail(t.accueil_titre(), "/appels");
    Ok(layout.trail(&o.appel.intitule, format!("/appels/{}", o.appel.slug)).section("/appels").render(visit, body))
}

fn choisir(visit: &Visit, o: &Ouverte, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let choix: Vec<Choix> =
        o.portees.iter().map(|p| Choix::new(p.as_str(), o.nom(p).unwrap_or_else(|| t.publication_tout()))).collect();
    html! {
        form.filtres method="get" action=(visit.url(&format!("/appels/{}/publication", o.appel.slug))) {
            (liste_deroulante(form, &Champ { name: "financeur", label: &t.publication_portee(), filter: true, ..Champ::default() }, &choix, lang))
            div.champ { (bouton(&t.publication_regarder())) }
        }
    }
}

fn editions(visit: &Visit, o: &Ouverte) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let base = visit.url(&format!("/subventions/{}", o.appel.slug));
    let servie = derniere(&o.toutes, None).map(|p| p.numero);
    html! {
        @if o.toutes.is_empty() { (vide(&t.publication_aucune(), None)) } @else {
            table.empile {
                thead { tr {
                    th scope="col" { (t.publication_col_edition()) } th scope="col" { (t.publication_col_le()) }
                    th scope="col" { (t.publication_col_quoi()) } th scope="col" { (t.publication_col_fichiers()) }
                } }
                tbody { @for p in o.toutes.iter().rev() { tr {
                    th scope="row" {
                        a href=(format!("{base}?edition={}", p.numero)) { (t.publication_edition(p.numero.to_string())) }
                        @if servie == Some(p.numero) { " " (etat(Etat::Bien, &t.publication_servie())) }
                    }
                    td data-l=(t.publication_col_le()) { (date_longue(p.publiee_le, lang)) br; small { (p.publiee_par) } }
                    td data-l=(t.publication_col_quoi()) {
                        (p.financeur.as_ref().and_then(|f| o.nom(f.code())).unwrap_or_else(|| t.publication_tout()))
                        @if !p.motif.is_empty() { br; small { (t.publication_motif_de(&p.motif)) } }
                    }
                    td data-l=(t.publication_col_fichiers()) { @for (n, f) in p.fichiers.iter().enumerate() {
                        @if n > 0 { br; }
                        a href=(format!("{base}/{}/{}", p.numero, f.nom)) title=(f.sha256) { (f.nom) }
                    } }
                } } }
            }
        }
    }
}

fn pret(visit: &Visit, o: &Ouverte, portee: &str, contenu: &ContenuPublie, fichiers: &[(String, String)]) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let suite = if portee.is_empty() { String::new() } else { format!("?financeur={portee}") };
    let lien = |nom: &str| visit.url(&format!("/appels/{}/publication/{nom}{suite}", o.appel.slug));
    html! {
        p { (t.publication_pret(contenu.actions.len(), mots::euros(Some(contenu.total()), lang))) }
        @if contenu.agrege.dossiers > 0 { p { (t.publication_agrege(contenu.agrege.dossiers)) } }
        p { (t.publication_relire()) }
        ul { @for (nom, texte) in fichiers {
            li { a href=(lien(nom)) { (nom) } " " small { (t.publication_octets(entier(i64::try_from(texte.len()).unwrap_or(0), lang))) } @if nom == EDITION { " " small { (t.publication_page()) } } }
        } }
    }
}

/// Why nothing may leave, file by file, with the cure.
fn empeche(refus: &[Box<dyn Refusal>], visit: &Visit) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let dire = |texte: String| kernel::texte::typographie(&texte);
    html! {
        div.encadre.attention {
            p { strong { (t.publication_empechee(refus.len())) } }
            ul { @for r in refus.iter().take(100) { li {
                (dire(r.message(lang)))
                @if let Some(remede) = r.remedy(lang) { " " (dire(remede)) }
                @if let Some(source) = r.source() { " " small.discret { (source) } }
            } } }
            @if refus.len() > 100 { p { (t.publication_encore(refus.len() - 100)) } }
        }
    }
}

fn formulaire(visit: &Visit, o: &Ouverte, portee: &str, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let suivante = derniere(&o.toutes, (!portee.is_empty()).then(|| crate::regles::Financeur::nomme(portee)).as_ref());
    let aide = t.publication_motif_aide();
    let motif = Champ { name: "motif", label: &t.publication_motif(), hint: &aide, required: true, ..Champ::default() };
    html! {
        form method="post" action=(visit.url(&format!("/appels/{}/publication", o.appel.slug))) {
            input type="hidden" name="financeur" value=(portee);
            @if let Some(p) = suivante { p { (t.publication_remplace(p.numero.to_string())) } (zone(form, &motif, lang)) }
            p { (t.publication_definitif()) }
            (bouton(&t.publication_publier()))
        }
    }
}

/// Each signed agreement and what LEG-02 says of it.
fn delais(lu: &AppelVote, appel: &Appel, jour: Date) -> Vec<(Convention, String, Verdict)> {
    let catalogue = Catalogue::contrat_de_ville();
    let juger = |c: &Convention| {
        let situation = Situation {
            etape: Some(Etape::Publication),
            date: Some(jour),
            exercice: Some(appel.exercice),
            financeur: Some(c.financeur.clone()),
            convention_signee_le: c.signee_le,
            publie_le: c.publiee_le,
            ..Situation::default()
        };
        catalogue.juger("LEG-02", &situation).ok()
    };
    let signees = lu.conventions.iter().filter(|c| c.signee_le.is_some());
    signees.filter_map(|c| Some((c.clone(), lu.numeros.get(&c.dossier_id)?.clone(), juger(c)?))).collect()
}

fn delai_legal(visit: &Visit, conventions: &[(Convention, String, Verdict)]) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let (tenues, attendues): (Vec<_>, Vec<_>) = conventions.iter().partition(|(_, _, v)| v.verdict == Conclusion::Respectee);
    html! {
        h2 { (t.publication_delai()) }
        p { (t.publication_delai_dit()) }
        @if !attendues.is_empty() {
            ul.lignes { @for (c, numero, v) in attendues.iter().take(60) { li {
                p { strong { (numero) ", " (c.financeur) } " " (mots::euros(Some(crate::regles::Euros::de_centimes(c.montant_centimes)), lang)) }
                p { (super::verdicts::verdict("LEG-02", v, lang)) }
            } } }
        }
        @if !tenues.is_empty() { p { "✓ " (t.publication_delai_tenu(tenues.len())) } }
        @if conventions.is_empty() { p { (t.publication_delai_rien()) } }
    }
}

#[cfg(test)]
mod tests;
