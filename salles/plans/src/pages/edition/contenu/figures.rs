//! The three readings of an edition and their explanation, as they were frozen.

use super::Vue;
use crate::calculs::{Lecture, ciel_en_mots, libelle, taux_en_mots};
use crate::m;
use crate::model::Ciel;
use crate::model::edition_contenu::{ChiffreFige, ConfianceFigee, OperandeFige};
use crate::regles::edition::SECRET;
use axum::response::IntoResponse;
use kernel::Lang;
use kernel::nombre::Nombre;
use maud::{Markup, html};
use web::components::{Chiffre, Meteo, chiffres, meteo};
use web::{Layout, Page, PageError};

/// An exact rate as people read it, or « c » for one that would give back a small count.
pub fn valeur(figure: &ChiffreFige, lang: Lang) -> Option<String> {
    taux(figure.valeur.as_ref()?, lang)
}

/// A rate as it was frozen, in words.
pub fn taux(text: &str, lang: Lang) -> Option<String> {
    if text == SECRET { Some(SECRET.to_owned()) } else { text.parse::<Nombre>().ok().map(|n| taux_en_mots(&n, lang)) }
}

/// A sky and its word.
pub fn ciel(sky: Ciel, lang: Lang) -> Markup {
    let words = ciel_en_mots(sky, lang);
    match sky {
        Ciel::Soleil => meteo(Meteo::Soleil, &words),
        Ciel::Couvert => meteo(Meteo::Couvert, &words),
        Ciel::Nuage => meteo(Meteo::Nuage, &words),
        Ciel::Orage => meteo(Meteo::Orage, &words),
        Ciel::NonNecessaire => html! { (words) },
    }
}

/// Rates of an object, then its confidence as a distribution.
pub fn lectures(vue: &Vue<'_>, all: &[ChiffreFige], confiance: Option<&ConfianceFigee>, objet: &str) -> Markup {
    let t = m(vue.visit.lang);
    let lang = vue.visit.lang;
    let figures: Vec<Chiffre> = all
        .iter()
        .map(|c| Chiffre {
            label: Lecture::from_code(&c.lecture).map(|l| libelle(l, lang)).unwrap_or_default(),
            value: valeur(c, lang),
            beside: if c.manquants.is_empty() { String::new() } else { t.aiguille_manque(c.manquants.len()) },
            why: Some(vue.url(&format!("/calcul/{}/{objet}", c.lecture))),
        })
        .collect();
    html! {
        (chiffres(&figures, lang))
        @if let Some(confiance) = confiance {
            p {
                strong { (t.lecture_confiance()) } "\u{202f}: "
                @for sky in Ciel::ALL {
                    @if let Some(sheets) = confiance.repartition.get(sky.code()) { (sheets.len()) " " (ciel(*sky, lang)) "\u{202f}; " }
                }
                span.discret { (t.confiance_absente(confiance.non_renseignee.len())) }
            }
        }
    }
}

/// How complete the figures of an edition are, in one sentence.
pub fn couverture(vue: &Vue<'_>) -> Markup {
    let t = m(vue.visit.lang);
    html! {
        @if let Some(campagne) = &vue.contenu().campagne {
            @if !campagne.sans_reponse.is_empty() {
                details.encadre.attention {
                    summary { (t.edition_sans_reponse(campagne.sans_reponse.len())) }
                    ul.etiquettes { @for n in &campagne.sans_reponse { li { a href=(vue.url(&format!("/fiches/{n}"))) { (t.lecture_fiche_n(*n)) } } } }
                }
            }
        }
    }
}

/// « Comment c'est calculé », as it was when the edition was frozen.
pub fn calcul(vue: &Vue<'_>, lecture: &str, objet: &str, layout: impl FnOnce(Layout<'static>) -> Layout<'static>) -> Page {
    let t = m(vue.visit.lang);
    let c = vue.contenu();
    let sheet = objet.strip_prefix("fiche-").and_then(|n| n.parse::<i64>().ok());
    let (all, name) = if objet == "contrat" {
        (&c.chiffres, c.contrat.titre.clone())
    } else if let Some(i) =
        objet.strip_prefix("indicateur-").and_then(|id| c.fiches.iter().flat_map(|f| &f.indicateurs).find(|i| i.cle == id))
    {
        (&i.chiffres, format!("{} {}", i.code, i.libelle))
    } else if let Some(fiche) = sheet.and_then(|n| c.fiches.iter().find(|f| f.numero == n)) {
        (&fiche.chiffres, format!("{}\u{202f}: {}", t.lecture_fiche_n(fiche.numero), fiche.titre))
    } else {
        let node = c.noeuds.iter().find(|n| n.cle == objet).ok_or(PageError::NotFound)?;
        (&node.chiffres, format!("{}\u{202f}: {}", super::nom_du_noeud(c, node), node.titre))
    };
    let figure = all.iter().find(|x| x.lecture == lecture).ok_or(PageError::NotFound)?;
    let label = Lecture::from_code(lecture).map(|l| libelle(l, vue.visit.lang)).unwrap_or_default();
    let body = html! {
        p.chapeau { (name) " — " (t.lecture_annee_n(figure.annee)) }
        dl.chiffres {
            div { dt { (label) } dd { span.valeur { (valeur(figure, vue.visit.lang).as_deref().unwrap_or("—")) } } }
            @if let Some(coverage) = &figure.couverture { div { dt { (t.calcul_couverture()) } dd { span.valeur { (coverage) } } } }
        }
        @if let Some(motif) = &figure.motif { p.encadre.attention { (motif) } }
        h2 { (t.calcul_formule()) }
        p { (figure.formule) }
        p.discret { (t.source()) "\u{202f}: " (figure.regle) ". " (t.calcul_arrondi()) }
        (lignes(vue, &t.calcul_operandes(), &figure.operandes))
        (lignes(vue, &t.calcul_sans_taux(), &figure.sans_taux))
        (lignes(vue, &t.calcul_manquants(), &figure.manquants))
        (lignes(vue, &t.calcul_ecartes(), &figure.ecartes))
        p.discret { (t.calcul_code()) " " strong { (figure.code) } }
    };
    let frame = layout(Layout::new("")).over(t.edition_numero(&vue.lue.edition.numero));
    let title = format!("{} — {label}", t.comment_calcule());
    Ok(Layout { title: &title, ..frame }.render(vue.visit, body).into_response())
}

fn lignes(vue: &Vue<'_>, title: &str, lines: &[OperandeFige]) -> Markup {
    let t = m(vue.visit.lang);
    let weights = lines.iter().any(|o| !o.poids.is_empty());
    let rates = lines.iter().any(|o| !o.retenu.is_empty() && o.retenu != o.valeur);
    let shares = lines.iter().any(|o| !o.effectif.is_empty());
    let coverages = lines.iter().any(|o| !o.couverture.is_empty());
    html! {
        @if !lines.is_empty() {
            h2 { (title) " (" (lines.len()) ")" }
            table.empile {
                thead { tr { th scope="col" { (t.calcul_quoi()) } th scope="col" { (t.calcul_valeur()) } @if rates { th.num scope="col" { (t.calcul_retenu()) } } @if weights { th.num scope="col" { (t.calcul_poids()) } } @if shares { th.num scope="col" { (t.calcul_effectif()) } } @if coverages { th.num scope="col" { (t.calcul_couverture()) } } } }
                tbody { @for line in lines { tr {
                    th scope="row" { (line.libelle) }
                    td data-l=(t.calcul_valeur()) { (line.valeur) }
                    @if rates { td.num data-l=(t.calcul_retenu()) { (line.retenu) } }
                    @if weights { td.num data-l=(t.calcul_poids()) { (line.poids) } }
                    @if shares { td.num data-l=(t.calcul_effectif()) { (line.effectif) } }
                    @if coverages { td.num data-l=(t.calcul_couverture()) { (line.couverture) } }
                } } }
            }
        }
    }
}
