//! What everyone reads: the last published edition, and nothing else.
//! « Nothing on a public page that is not in a published edition. »

use super::contenu::{
    Vue, axe as vue_axe, calcul as vue_calcul, contrat as vue_contrat, couverture, decisions, entete, fiche as vue_fiche,
    lectures, preuve, tapis,
};
use super::interne::{nom_json, octets_json};
use super::{contrat_public, query};
use crate::actes::edition::{EditionLue, derniere_publiee, editions_de, lire_publique, lire_texte};
use crate::m;
use crate::model::edition_contenu::FicheFigee;
use crate::model::{Contrat, Edition};
use crate::regles::edition::{Numero, texte as texte_canonique};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::texte::{cle, date_longue};
use maud::{Markup, html};
use store::{Read, args};
use web::components::{Champ, barre, bouton, champ, vide};
use web::{Form, Layout, Page, PageError, Visit};

type Deux = Path<(String, String)>;
type Trois = Path<(String, String, String)>;

/// The published edition that the address names (`?edition=2025-1`), else the last one published.
pub async fn publiee(visit: &Visit, reader: &mut impl Read, contrat: &Contrat) -> Result<(EditionLue, Vec<Edition>), PageError> {
    let all = editions_de(reader, contrat.id).await?;
    let form = query(visit);
    let chosen = match form.some("edition") {
        Some(numero) => all.iter().find(|e| e.numero == numero && e.publiee_a.is_some()),
        None => derniere_publiee(&all),
    };
    let read = lire_publique(reader, chosen.ok_or(PageError::NotFound)?).await?;
    Ok((read, all))
}

/// `GET /public`
pub async fn liste(visit: Visit) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let mut shown = vec![];
    for contrat in reader.list::<Contrat>(";; ORDER BY annee_debut DESC, slug COLLATE \"C\"", args![]).await? {
        let all = editions_de(&mut reader, contrat.id).await?;
        if let Some(last) = derniere_publiee(&all) {
            shown.push(lire_publique(&mut reader, last).await?);
        }
    }
    let body = html! {
        p.chapeau { (t.public_chapeau(&visit.collectivite.nom)) }
        @if shown.is_empty() { (vide(&t.public_vide(), None)) } @else {
            ul.cartes { @for one in &shown { li {
                h2 { a href=(visit.url(&format!("/public/{}", one.contenu.contrat.slug))) { (one.contenu.contrat.titre) } }
                p { (t.edition_chapeau_fiches(one.contenu.fiches.len(), one.contenu.edition.exercice)) }
                p.discret { (t.edition_numero(&one.edition.numero)) ", " (date_longue(one.contenu.edition.figee_le, visit.lang)) }
            } } }
        }
        p { a href=(visit.url("/subventions")) { (t.public_subventions()) } }
    };
    Ok(Layout::new(&t.public_titre()).section("/public").render(&visit, body).into_response())
}

struct Ouverte {
    lue: EditionLue,
    toutes: Vec<Edition>,
    base: String,
    suite: String,
}

async fn ouvrir(visit: &Visit, slug: &str) -> Result<Ouverte, PageError> {
    let mut reader = visit.reader().await?;
    let contrat = contrat_public(&mut reader, slug).await?;
    let (lue, toutes) = publiee(visit, &mut reader, &contrat).await?;
    let suite = query(visit).some("edition").map(|n| format!("?edition={n}")).unwrap_or_default();
    Ok(Ouverte { lue, toutes, base: format!("/public/{slug}"), suite })
}

impl Ouverte {
    fn vue<'a>(&'a self, visit: &'a Visit) -> Vue<'a> {
        Vue { visit, lue: &self.lue, base: self.base.clone(), suite: self.suite.clone() }
    }

    /// Whether something more recent exists, published or not.
    fn plus_recente(&self, visit: &Visit) -> Markup {
        let t = m(visit.lang);
        let rank = |e: &Edition| e.numero.parse::<Numero>().ok();
        let mine = rank(&self.lue.edition);
        let published = derniere_publiee(&self.toutes).filter(|e| rank(e) > mine);
        let frozen = self.toutes.last().filter(|e| e.publiee_a.is_none() && rank(e) > mine);
        html! {
            @if let Some(later) = published {
                p.encadre.attention { (t.public_remplacee(&self.lue.edition.numero, &later.numero)) " " a href=(visit.url(&self.base)) { (t.edition_lire(&later.numero)) } }
            } @else if frozen.is_some() {
                p.encadre { (t.public_plus_recente()) }
            }
        }
    }
}

fn cadre<'a>(visit: &Visit, title: &'a str, vue: &Vue<'_>, inside: bool) -> Layout<'a> {
    let t = m(visit.lang);
    let layout = Layout::new(title).trail(t.public_titre(), "/public").section("/public").wide();
    if inside { layout.trail(vue.contenu().contrat.titre.clone(), vue.chemin("")) } else { layout }
}

/// `GET /public/{contrat}`
pub async fn contrat(visit: Visit, Path((_, slug)): Deux) -> Page {
    let t = m(visit.lang);
    let open = ouvrir(&visit, &slug).await?;
    let vue = open.vue(&visit);
    let c = vue.contenu();
    let form = query(&visit);
    let kept = cherchees(c.fiches.iter(), form.text("q"));
    let numero = &open.lue.edition.numero;
    let older: Vec<&Edition> =
        open.toutes.iter().rev().filter(|e| e.publiee_a.is_some() && e.id != open.lue.edition.id).collect();
    let body = html! {
        (entete(&vue))
        p.discret { (t.public_source(numero, date_longue(c.edition.figee_le, visit.lang))) }
        (open.plus_recente(&visit))
        (petits_effectifs(&vue))
        div.boutons {
            a.bouton.second href=(vue.url("/rapport.pdf")) { (t.edition_rapport()) }
            a.bouton.second href=(vue.url("/edition.json")) { (t.edition_json()) }
            a.bouton.second href=(visit.url("/subventions")) { (t.public_subventions()) }
        }
        (lectures(&vue, &c.chiffres, Some(&c.confiance), "contrat"))
        (couverture(&vue))
        h2 { (t.public_promis_fait()) }
        (recherche(&visit, &form))
        (barre(&t.tapis_compte(kept.len(), c.fiches.len()), &[]))
        @if kept.is_empty() { (vide(&t.tapis_vide(), Some((t.effacer_filtres().as_str(), vue.url("").as_str())))) } @else { (tapis(&vue, &kept)) }
        (decisions(&vue, None))
        h2 { (t.public_contrat()) }
        @if !c.contrat.perimetre.is_empty() { p { (c.contrat.perimetre) } }
        (vue_contrat(&vue))
        (preuve(&vue, &nom_json(&slug, numero)))
        @if !older.is_empty() {
            h2 { (t.public_precedentes()) }
            ul { @for e in older { li { a href=(visit.url(&format!("/public/{slug}?edition={}", e.numero))) { (t.edition_numero(&e.numero)) } } } }
        }
    };
    Ok(cadre(&visit, &c.contrat.titre, &vue, false).render(&visit, body).into_response())
}

/// That some figures are masked, and why.
fn petits_effectifs(vue: &Vue<'_>) -> Markup {
    let masked = vue.contenu().protection.as_ref().map_or(0, |p| p.masques);
    html! { @if masked > 0 { p.discret { (m(vue.visit.lang).public_petits_effectifs(masked)) } } }
}

/// The sheets that hold every word asked for, whatever accents and capitals.
fn cherchees<'a>(all: impl Iterator<Item = &'a FicheFigee>, asked: &str) -> Vec<&'a FicheFigee> {
    let asked = cle(asked);
    let words: Vec<&str> = asked.split(' ').filter(|w| !w.is_empty()).collect();
    all.filter(|f| {
        words.is_empty() || {
            let text = texte(f);
            words.iter().all(|w| text.contains(w))
        }
    })
    .collect()
}

fn texte(f: &FicheFigee) -> String {
    let pilots = f.pilotes.iter().flat_map(|p| [p.organisation.as_str(), p.court.as_str()]);
    let steps = f.declinaisons.iter().map(|d| d.libelle.as_str());
    let places = f.territoires.iter().map(String::as_str);
    let own = [f.titre.as_str(), f.objectif_strategique.as_str(), f.public_cible.as_str()];
    let all: Vec<&str> = own.into_iter().chain(pilots).chain(steps).chain(places).collect();
    cle(&format!("{} {}", f.numero, all.join(" ")))
}

fn recherche(visit: &Visit, form: &Form) -> Markup {
    let t = m(visit.lang);
    html! {
        form.filtres method="get" role="search" {
            @if let Some(numero) = form.some("edition") { input type="hidden" name="edition" value=(numero); }
            (champ(form, &Champ { name: "q", label: &t.filtre_mots(), kind: "search", filter: true, ..Champ::default() }, visit.lang))
            div.champ { (bouton(&t.filtrer())) }
        }
    }
}

/// `GET /public/{contrat}/axes/{noeud}`
pub async fn axe(visit: Visit, Path((_, slug, noeud)): Trois) -> Page {
    let open = ouvrir(&visit, &slug).await?;
    let vue = open.vue(&visit);
    let (title, over, axe) = vue_axe(&vue, &noeud).ok_or(PageError::NotFound)?;
    let body = html! { (open.plus_recente(&visit)) (axe) };
    Ok(cadre(&visit, &title, &vue, true).over(over).render(&visit, body).into_response())
}

/// `GET /public/{contrat}/fiches/{fiche}`
pub async fn fiche(visit: Visit, Path((_, slug, fiche)): Trois) -> Page {
    let t = m(visit.lang);
    let open = ouvrir(&visit, &slug).await?;
    let vue = open.vue(&visit);
    let sheet = vue.contenu().fiches.iter().find(|f| f.numero.to_string() == fiche).ok_or(PageError::NotFound)?;
    let body = html! { (open.plus_recente(&visit)) (vue_fiche(&vue, sheet)) (petits_effectifs(&vue)) };
    Ok(cadre(&visit, &sheet.titre, &vue, true)
        .over(format!("{} — {}", t.lecture_fiche_n(sheet.numero), t.edition_numero(&open.lue.edition.numero)))
        .render(&visit, body)
        .into_response())
}

/// `GET /public/{contrat}/calcul/{lecture}/{objet}`
pub async fn calcul(visit: Visit, Path((_, slug, lecture, objet)): Path<(String, String, String, String)>) -> Page {
    let open = ouvrir(&visit, &slug).await?;
    let vue = open.vue(&visit);
    vue_calcul(&vue, &lecture, &objet, |_| cadre(&visit, "", &vue, true))
}

/// `GET /public/{contrat}/edition.json` : the exact bytes whose SHA-256 is shown.
pub async fn json(visit: Visit, Path((_, slug)): Deux) -> Page {
    let mut reader = visit.reader().await?;
    let contrat = contrat_public(&mut reader, &slug).await?;
    let (read, _) = publiee(&visit, &mut reader, &contrat).await?;
    let text = match &read.copie {
        None => lire_texte(&mut reader, &read.edition).await?,
        Some(_) => texte_canonique(&read.contenu).map_err(store::StoreError::from)?,
    };
    Ok(octets_json(&slug, &read.edition.numero, read.empreinte(), text))
}
