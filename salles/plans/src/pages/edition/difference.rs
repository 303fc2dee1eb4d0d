//! « Différence entre deux […] éditions […] : ajouté, retiré, […] modifié champ par champ […],
//! nombres avec écart ; […] lisible par un élu ».

use super::{contrat, lue};
use crate::calculs::{Lecture, ciel_en_mots, libelle, nombre_en_mots, taux_en_mots};
use crate::m;
use crate::model::{Ciel, EtatReponse};
use crate::regles::edition::{Champ, Changement, Difference, difference};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::nombre::Nombre;
use kernel::{Lang, Right};
use maud::{Markup, html};
use web::components::vide;
use web::{Layout, Page, Visit};

/// `GET /contrats/{contrat}/editions/{numero}/difference/{autre}` : what `numero` changed since `autre`.
pub async fn get(visit: Visit, Path((_, slug, numero, autre)): Path<(String, String, String, String)>) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let contrat = contrat(&visit, &mut reader, &slug, Right::LirePlan).await?;
    let (after, _) = lue(&mut reader, &contrat, &numero).await?;
    let (before, _) = lue(&mut reader, &contrat, &autre).await?;
    let found = difference(&before.contenu, &after.contenu);
    let fields: usize = found.modifiees.iter().map(|f| f.changements.len()).sum();
    let body = html! {
        @if let Some(motif) = &after.contenu.edition.motif { p.encadre { (t.edition_motif_de(motif)) } }
        @if found.est_vide() { (vide(&t.difference_aucune(), None)) } @else {
            p.chapeau { (t.difference_resume(found.ajoutees.len(), found.retirees.len(), found.modifiees.len(), fields)) }
            (listes(&visit, &found))
            (ecarts(&visit, &found))
            @for fiche in &found.modifiees {
                h2 { (t.lecture_fiche_n(fiche.numero)) " — " (fiche.titre) }
                table.empile {
                    thead { tr { th scope="col" { (t.difference_champ()) } th scope="col" { (t.difference_avant(&autre)) } th scope="col" { (t.difference_apres(&numero)) } th.num scope="col" { (t.difference_ecart()) } } }
                    tbody { @for change in &fiche.changements { (rangee(&visit, change, &numero, &autre)) } }
                }
            }
        }
    };
    let title = t.difference_titre(&numero, &autre);
    Ok(Layout::new(&title)
        .trail(t.contrats_titre(), "/contrats")
        .trail(contrat.titre.clone(), format!("/contrats/{slug}"))
        .trail(t.edition_titre(), format!("/contrats/{slug}/editions"))
        .trail(t.edition_numero(&numero), format!("/contrats/{slug}/editions/{numero}"))
        .section("/contrats")
        .wide()
        .render(&visit, body)
        .into_response())
}

fn listes(visit: &Visit, found: &Difference) -> Markup {
    let t = m(visit.lang);
    let list = |title: String, all: &[(i64, String)]| {
        html! {
            @if !all.is_empty() { h2 { (title) } ul { @for (numero, titre) in all { li { (t.lecture_fiche_n(*numero)) " — " (titre) } } } }
        }
    };
    html! {
        (list(t.difference_ajoutees(), &found.ajoutees))
        (list(t.difference_retirees(), &found.retirees))
        @if !found.decisions.is_empty() { p { (t.difference_decisions(found.decisions.len())) } }
    }
}

fn ecarts(visit: &Visit, found: &Difference) -> Markup {
    let t = m(visit.lang);
    let lang = visit.lang;
    let show = |n: Option<&Nombre>| n.map_or_else(|| "—".to_owned(), |n| taux_en_mots(n, lang));
    html! {
        @if !found.ecarts.is_empty() {
            h2 { (t.difference_chiffres()) }
            table.empile {
                thead { tr { th scope="col" { (t.calcul_quoi()) } th scope="col" { (t.difference_lecture()) } th.num scope="col" { (t.difference_avant_court()) } th.num scope="col" { (t.difference_apres_court()) } th.num scope="col" { (t.difference_ecart()) } } }
                tbody { @for e in &found.ecarts { tr {
                    th scope="row" { (e.objet) }
                    td { (Lecture::from_code(&e.lecture).map(|l| libelle(l, lang)).unwrap_or_default()) }
                    td.num data-l=(t.difference_avant_court()) { (show(e.avant.as_ref())) }
                    td.num data-l=(t.difference_apres_court()) { (show(e.apres.as_ref())) }
                    td.num data-l=(t.difference_ecart()) { (e.avant.as_ref().zip(e.apres.as_ref()).map(|(b, a)| points(&(a - b), lang)).unwrap_or_default()) }
                } } }
            }
        }
    }
}

/// « +12,5 points »
pub(in crate::pages) fn points(gap: &Nombre, lang: Lang) -> String {
    m(lang).difference_points(signe(gap, lang))
}

pub(in crate::pages) fn signe(gap: &Nombre, lang: Lang) -> String {
    let words = nombre_en_mots(gap, lang);
    if gap.est_negatif() { words } else { format!("+{words}") }
}

fn rangee(visit: &Visit, change: &Changement, numero: &str, autre: &str) -> Markup {
    let t = m(visit.lang);
    let lang = visit.lang;
    let cell = |text: Option<&String>| match text {
        Some(text) => html! { span.texte { (valeur(change.champ, text, lang)) } },
        None => html! { span.discret { (t.difference_rien()) } },
    };
    let gap = change
        .ecart
        .as_ref()
        .map(|g| if change.champ == Champ::Chiffre || change.champ == Champ::Palier { points(g, lang) } else { signe(g, lang) });
    html! {
        tr {
            th scope="row" { (champ(change.champ, lang)) @if !change.precision.is_empty() { " " small { (precision(change, lang)) } } }
            td data-l=(t.difference_avant(autre)) { del { (cell(change.avant.as_ref())) } }
            td data-l=(t.difference_apres(numero)) { ins { (cell(change.apres.as_ref())) } }
            td.num data-l=(t.difference_ecart()) { (gap.unwrap_or_default()) }
        }
    }
}

/// Which one, in words: a letter, an indicator, a year, a reading.
pub(in crate::pages) fn precision(change: &Changement, lang: Lang) -> String {
    let t = m(lang);
    match change.champ {
        Champ::Chiffre => Lecture::from_code(&change.precision).map(|l| libelle(l, lang)).unwrap_or_default(),
        Champ::Palier | Champ::Atteinte | Champ::Meteo | Champ::MeteoMotif | Champ::Commentaire | Champ::Suites => {
            change.precision.parse::<i64>().map_or_else(|_| change.precision.clone(), |n| t.lecture_annee_n(n))
        }
        _ => change.precision.clone(),
    }
}

/// A stored value in words: codes become sentences, numbers are written for the reader.
pub(in crate::pages) fn valeur(champ: Champ, text: &str, lang: Lang) -> String {
    let t = m(lang);
    let number = |f: &dyn Fn(&Nombre) -> String| text.parse::<Nombre>().map_or_else(|_| text.to_owned(), |n| f(&n));
    match champ {
        Champ::Meteo => Ciel::from_code(text).map_or_else(|| text.to_owned(), |c| ciel_en_mots(c, lang)),
        Champ::Reponse => match EtatReponse::from_code(text) {
            Some(EtatReponse::Acceptee) => t.etat_acceptee(),
            Some(EtatReponse::Dispensee) => t.etat_dispensee(),
            Some(_) => t.etat_sans_reponse(),
            None => text.to_owned(),
        },
        Champ::Atteinte => {
            if text == "O" {
                t.oui()
            } else {
                t.non()
            }
        }
        Champ::Mode => {
            if text == "copilotage" {
                t.fiche_copilotage()
            } else {
                t.fiche_pilotage()
            }
        }
        Champ::Chiffre | Champ::Palier => number(&|n| taux_en_mots(n, lang)),
        Champ::Cible | Champ::Valeur | Champ::Reference => number(&|n| nombre_en_mots(n, lang)),
        _ => text.to_owned(),
    }
}

pub(in crate::pages) fn champ(champ: Champ, lang: Lang) -> String {
    let t = m(lang);
    match champ {
        Champ::Numero => t.tapis_numero(),
        Champ::Titre => t.axe_titre(),
        Champ::TitrePlan => t.fiche_titre_plan(),
        Champ::Noeud => t.difference_noeud(),
        Champ::Statut => t.fiche_statut(),
        Champ::Poids => t.calcul_poids(),
        Champ::Mode => t.difference_mode(),
        Champ::Pilotes => t.fiche_pilotage(),
        Champ::Partenaires => t.fiche_partenaires(),
        Champ::Contexte => t.fiche_contexte(),
        Champ::ObjectifStrategique => t.fiche_objectif_strategique(),
        Champ::ObjectifsOperationnels => t.fiche_objectifs_operationnels(),
        Champ::PublicCible => t.fiche_public(),
        Champ::Territoires => t.fiche_lieux(),
        Champ::Declinaison => t.fiche_declinaison(),
        Champ::Echeance => t.difference_echeance(),
        Champ::Realise => t.difference_realise(),
        Champ::Liens => t.fiche_liens(),
        Champ::Indicateur => t.fiche_indicateur(),
        Champ::Reference => t.difference_reference(),
        Champ::Cible => t.difference_cible(),
        Champ::Valeur => t.calcul_valeur(),
        Champ::Palier => t.fiche_taux(),
        Champ::Atteinte => t.fiche_atteinte(),
        Champ::Meteo => t.lecture_confiance(),
        Champ::MeteoMotif => t.fiche_meteo_motif(),
        Champ::Commentaire => t.fiche_commentaire(),
        Champ::Suites => t.fiche_suites(),
        Champ::Reponse => t.difference_reponse(),
        Champ::Chiffre => t.difference_chiffre(),
    }
}
