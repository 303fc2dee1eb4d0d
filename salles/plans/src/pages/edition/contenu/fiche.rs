//! One sheet of an edition: what was promised, what was done.

use super::{Vue, ciel, decisions, lectures, taux};
use crate::calculs::nombre_en_mots;
use crate::m;
use crate::model::OuiNon;
use crate::model::edition_contenu::{DeclinaisonFigee, FicheFigee, IndicateurFige, ValeurFigee};
use indicateurs::model::Absence;
use indicateurs::regles::echelle::dire;
use kernel::Lang;
use kernel::nombre::Nombre;
use maud::{Markup, html};
use web::components::jauge;

/// The body of the page of a sheet.
pub fn fiche(vue: &Vue<'_>, f: &FicheFigee) -> Markup {
    let t = m(vue.visit.lang);
    html! {
        (lectures(vue, &f.chiffres, None, &format!("fiche-{}", f.numero)))
        div.deux {
            div {
                @if !f.contexte.is_empty() { h2 { (t.fiche_contexte()) } p.texte { (f.contexte) } }
                @if !f.objectif_strategique.is_empty() { h2 { (t.fiche_objectif_strategique()) } p.texte { (f.objectif_strategique) } }
                @if !f.objectifs_operationnels.is_empty() {
                    h2 { (t.fiche_objectifs_operationnels()) }
                    ul { @for one in &f.objectifs_operationnels { li { (one) } } }
                }
                (promesses(vue, f))
                (bilans(vue, f))
                (mesures(vue, f))
                (decisions(vue, Some(f.numero)))
            }
            aside { dl {
                dt { (t.fiche_statut()) } dd { (f.statut.libelle) @if let Some(motif) = &f.statut.motif { br; small { (motif) } } }
                @if !f.pilotes.is_empty() {
                    dt { (t.fiche_pilotage()) }
                    @for p in &f.pilotes { dd { (p.organisation) @if !p.services.is_empty() { " (" (p.services.join(", ")) ")" } } }
                }
                @if !f.partenaires.is_empty() { dt { (t.fiche_partenaires()) } dd { (f.partenaires.join(", ")) } }
                @if !f.public_cible.is_empty() { dt { (t.fiche_public()) } dd { (f.public_cible) } }
                dt { (t.fiche_lieux()) } dd { @if f.territoires.is_empty() { (t.fiche_lieux_tout()) } @else { (f.territoires.join(", ")) } }
                @if !f.liens.is_empty() {
                    dt { (t.fiche_liens()) }
                    @for l in &f.liens { dd {
                        @match l.fiche {
                            Some(n) => a href=(vue.url(&format!("/fiches/{n}"))) { (t.lecture_fiche_n(n)) },
                            None => (l.programme.as_ref().unwrap_or(&l.texte)),
                        }
                    } }
                }
            } }
        }
    }
}

fn promesses(vue: &Vue<'_>, f: &FicheFigee) -> Markup {
    let t = m(vue.visit.lang);
    html! {
        @if !f.declinaisons.is_empty() {
            h2 { (t.fiche_declinaisons()) }
            table.empile {
                thead { tr { th scope="col" { (t.fiche_lettre()) } th scope="col" { (t.fiche_declinaison()) } th scope="col" { (t.fiche_annees()) } } }
                tbody { @for d in &f.declinaisons { tr {
                    th scope="row" { (d.lettre) }
                    td {
                        (d.libelle)
                        @if !d.details.is_empty() { details { summary { (t.fiche_details(d.details.len())) } ul { @for one in &d.details { li { (one) } } } } }
                        @for r in d.realise.iter().filter(|r| !r.commentaire.is_empty()) { br; small { (t.lecture_annee_n(r.annee)) "\u{202f}: " (r.commentaire) } }
                    }
                    td { (cases(vue, d)) }
                } } }
            }
        }
    }
}

fn cases(vue: &Vue<'_>, d: &DeclinaisonFigee) -> Markup {
    let t = m(vue.visit.lang);
    let mut years: Vec<i64> = d.annees.iter().copied().chain(d.realise.iter().map(|r| r.annee)).collect();
    years.sort_unstable();
    years.dedup();
    html! {
        @if years.is_empty() { span.discret { (t.fiche_sans_echeance()) } } @else {
            ul.annees { @for year in years {
                @let answer = d.realise.iter().find(|r| r.annee == year).map(|r| r.fait);
                @let class = match answer { Some(OuiNon::Oui) => "fait", Some(OuiNon::Non) => "non", None => "" };
                li.(class).ici[year == vue.contenu().edition.exercice] { (year) @if let Some(answer) = answer { " " (answer.code()) } }
            } }
        }
    }
}

fn bilans(vue: &Vue<'_>, f: &FicheFigee) -> Markup {
    let t = m(vue.visit.lang);
    html! {
        @for b in f.bilans.iter().rev() {
            h2 { (t.fiche_bilan(b.annee)) }
            p {
                (t.fiche_taux()) "\u{202f}: " (jauge(b.palier, vue.visit.lang))
                @if let Some(reached) = b.atteinte { "\u{202f}; " (t.fiche_atteinte()) "\u{202f}: " (if reached == OuiNon::Oui { t.oui() } else { t.non() }) }
                @if let Some(sky) = b.meteo { "\u{202f}; " (ciel(sky, vue.visit.lang)) }
            }
            @if let Some(motif) = &b.meteo_motif { p.discret { (t.fiche_meteo_motif()) "\u{202f}: " (motif) } }
            @if !b.commentaire.is_empty() { p.texte { (b.commentaire) } }
            @if !b.suites.is_empty() { h3 { (t.fiche_suites()) } p.texte { (b.suites) } }
        }
    }
}

fn mesures(vue: &Vue<'_>, f: &FicheFigee) -> Markup {
    let t = m(vue.visit.lang);
    html! {
        @if !f.indicateurs.is_empty() {
            h2 { (t.fiche_indicateurs()) }
            div.defile tabindex="0" role="region" aria-label=(t.fiche_indicateurs()) { table.empile {
                thead { tr {
                    th scope="col" { (t.fiche_indicateur()) }
                    @for a in vue.contenu().annees.iter().filter(|a| a.rang <= vue.contenu().edition.exercice) { th.num scope="col" { (t.tapis_an(a.rang)) } }
                    th.num scope="col" { (t.lecture_atteinte()) }
                } }
                tbody { @for i in &f.indicateurs { (mesure(vue, i)) } }
            } }
        }
    }
}

fn mesure(vue: &Vue<'_>, i: &IndicateurFige) -> Markup {
    let t = m(vue.visit.lang);
    let lang = vue.visit.lang;
    let words = |text: &String| text.parse::<Nombre>().map_or_else(|_| text.clone(), |n| en_mots(i, &n, lang));
    html! {
        tr {
            th scope="row" { (i.libelle) @if !i.unite.is_empty() { small { " (" (i.unite) ")" } } }
            @for a in vue.contenu().annees.iter().filter(|a| a.rang <= vue.contenu().edition.exercice) {
                td.num data-l=(t.tapis_an(a.rang)) {
                    (observee(vue, i, i.valeurs.get(&a.rang)))
                    @if let Some(target) = i.cibles.get(&a.rang) { br; small { (t.fiche_cible(words(target))) } }
                }
            }
            td.num data-l=(t.lecture_atteinte()) {
                @let rate = i.taux.as_ref().and_then(|x| taux(x, lang)).unwrap_or_else(|| "—".to_owned());
                @if i.chiffres.is_empty() { (rate) } @else {
                    a href=(vue.url(&format!("/calcul/atteinte/indicateur-{}", i.cle))) aria-label=(format!("{rate} — {} — {}", t.comment_calcule(), i.libelle)) { (rate) }
                }
            }
        }
    }
}

fn en_mots(i: &IndicateurFige, n: &Nombre, lang: Lang) -> String {
    dire(i.echelle.as_ref(), n, lang).unwrap_or_else(|| nombre_en_mots(n, lang))
}

/// « Non saisi, non disponible, secret, sans objet et 0 sont cinq états distincts ».
fn observee(vue: &Vue<'_>, i: &IndicateurFige, value: Option<&ValeurFigee>) -> Markup {
    let t = m(vue.visit.lang);
    let Some(value) = value else { return html! { "—" } };
    let known = value.valeur.as_ref().and_then(|v| v.parse::<Nombre>().ok()).map(|n| en_mots(i, &n, vue.visit.lang));
    let mark = value.absence.map(|absence| match absence {
        Absence::NonDisponible => t.edition_absence_nd(),
        Absence::Secret => t.edition_absence_secret(),
        Absence::SansObjet => t.edition_absence_sans_objet(),
    });
    html! {
        (known.or(mark).unwrap_or_else(|| "—".to_owned()))
        @if let Some(motif) = &value.motif { br; small { (motif) } }
    }
}
