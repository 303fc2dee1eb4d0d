//! « Pourquoi pas ce dossier ? » and « que donnerait 1 000 € de plus ? »: computed, never guessed.

use super::mots as ici;
use super::scenario::ouvrir;
use crate::actes::instruction::Yeux;
use crate::actes::programmation::{Cause, Pourquoi, de_plus as calculer_de_plus, montant, pourquoi_pas};
use crate::calculs::{AppelLu, DossierSuivi};
use crate::m;
use crate::model::Scenario;
use crate::pages::cadre_appel::{Cadre, Onglet};
use crate::pages::verdicts::verdict;
use crate::regles::{Etape, Euros, Financeur};
use axum::extract::Path;
use axum::response::IntoResponse;
use maud::{Markup, html};
use solver::{Doctrine, PourquoiPas, Supplement};
use web::{Page, Visit};

/// What the second question adds, whole euros.
const DE_PLUS: i64 = 1_000;

/// `GET /appels/{appel}/programmation/{scenario}/pourquoi/{numero}`
pub async fn get(visit: Visit, Path((_c, appel, id, numero)): Path<(String, String, String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    let (lu, s) = ouvrir(&cadre, &mut r, &id).await?;
    drop(r);
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let dossier = lu.dossier(&numero).ok_or(web::PageError::NotFound)?;
    let dit = pourquoi_pas(&cadre.visit, &lu, &s, &numero).await?;
    let regles: Vec<&str> = match &dit.cause {
        Cause::Calcul(PourquoiPas::Regle { regles }) => regles.iter().map(String::as_str).collect(),
        _ => vec![],
    };
    let mut vu = dossier.lu.clone();
    Yeux::du_dossier(&cadre.visit, &lu.appel, &lu.financeurs, &vu).masquer_en_seance(dossier.id(), &mut vu.lignes);
    let juges = vu.juger(Etape::Propose, lu.jour);
    let corps = html! {
        p.chapeau { (dossier.lu.dossier.intitule) " · " (dossier.lu.porteur.nom) }
        @match &dit.cause {
            Cause::SurReservation => { (sur_reservation(&cadre, &lu, &s, dossier)) }
            Cause::PasCalcule => { p { (t.programmation_pourquoi_pas_calcule()) } }
            Cause::Calcul(reponse) => {
                p { (t.programmation_pourquoi_sur(ici::doctrine(&s.doctrine, lang))) }
                @if dit.doctrine.is_none() { p { (t.programmation_pourquoi_par_note()) } }
                @if dit.a_la_main { p { (t.programmation_pourquoi_a_la_main()) } }
                (phrase(&lu, &dit, reponse, lang))
                (super::part_min::exigee(&lu, &s, &numero, lang)?)
                (super::locales::en_cause(&lu, reponse, lang))
            }
        }
        @if !regles.is_empty() { ul.lignes { @for (code, v) in juges.iter().filter(|(c, _)| regles.contains(&c.as_str()) && lu.parametres.regles.locale(c).is_none()) { li { (verdict(code, v, lang)) } } } }
        p.discret { (t.programmation_pourquoi_relire()) }
        p { a href=(cadre.url(&format!("/programmation/{}", s.id))) { (t.programmation_retour(&s.nom)) } }
    };
    let titre = t.programmation_pourquoi(&numero);
    Ok(cadre.page(&titre, Onglet::Programmation, Some((t.programmation_titre(), "/programmation")), &corps).into_response())
}

fn supplement(lu: &AppelLu, s: Option<&Supplement>, lang: kernel::Lang) -> Markup {
    let t = m(lang);
    let nom = |f: &String| lu.nom(&Financeur::nomme(f));
    html! {
        @if let Some(s) = s.filter(|s| s.euros > 0) {
            @if s.chez.is_empty() {
                @let parts: Vec<String> = s.repartition.iter().map(|(f, n)| format!("{} {}", nom(f), ici::euros(*n, lang))).collect();
                p { (t.programmation_supplement_partage(ici::euros(s.euros, lang), parts.join(", "))) }
            } @else {
                p { (t.programmation_supplement(ici::euros(s.euros, lang), s.chez.iter().map(nom).collect::<Vec<_>>().join(", "))) }
            }
        }
    }
}

/// A file of an agreement: what its promises pay, and what the plan gives it beside.
fn sur_reservation(cadre: &Cadre, lu: &AppelLu, s: &Scenario, d: &DossierSuivi) -> Markup {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let entier = lu.plan_entier(&s.plan);
    let total: Euros = entier.get(d.numero()).into_iter().flat_map(|l| l.values()).copied().sum();
    html! {
        p { (t.programmation_pourquoi_reservation(crate::mots::euros(Some(total), lang))) }
        ul.lignes {
            @for vue in super::cellule::vues(cadre, lu, d) {
                @let donne = montant(&entier, d.numero(), &vue.financeur);
                li { (lu.nom(&vue.financeur)) "\u{202f}: " (crate::mots::euros(Some(donne), lang)) (super::cellule::remarque(lu, d, &vue, donne, lang)) }
            }
        }
    }
}

/// « 480 000 points × euros au lieu de 561 000 ».
fn mesures(ecarts: &[solver::Ecart], lang: kernel::Lang) -> String {
    let t = m(lang);
    let dit =
        |e: &solver::Ecart| t.programmation_au_lieu(ici::mesure(e.mesure, e.force, lang), ici::mesure(e.mesure, e.plan, lang));
    ecarts.iter().map(dit).collect::<Vec<_>>().join(", ")
}

fn phrase(lu: &AppelLu, dit: &Pourquoi, reponse: &PourquoiPas, lang: kernel::Lang) -> Markup {
    let t = m(lang);
    let en_points = dit.doctrine.is_none_or(|d| d == Doctrine::Large);
    let liste = |l: &[String]| if l.is_empty() { t.programmation_personne() } else { l.join(", ") };
    match reponse {
        PourquoiPas::Retenu => html! { p { (t.programmation_pourquoi_retenu()) } },
        PourquoiPas::Regle { regles } => html! { p { (t.programmation_pourquoi_regle(regles.join(", "))) } },
        PourquoiPas::SansReponse => html! { p { (t.programmation_pourquoi_sans_reponse()) } },
        PourquoiPas::Impossible { conflit, supplement: s } => html! {
            p { @if conflit.est_vide() { (t.programmation_pourquoi_enveloppes()) }
                @else { (crate::mots::phrase(&conflit.phrase(&|f| lu.nom(&Financeur::nomme(f))))) } }
            (supplement(lu, s.as_ref(), lang))
        },
        PourquoiPas::Egalite { chasses, supplement: s, .. } => html! {
            p { (t.programmation_pourquoi_egalite(liste(chasses))) }
            (supplement(lu, s.as_ref(), lang))
        },
        PourquoiPas::Mieux { ecarts, chasses, supplement: s, .. } => html! {
            p { (t.programmation_pourquoi_mieux(mesures(ecarts, lang), liste(chasses))) }
            (supplement(lu, s.as_ref(), lang))
        },
        PourquoiPas::Perte { ecarts, perte, note_entree, chasses, supplement: s, prouve, .. } => html! {
            @if en_points { p { (t.programmation_pourquoi_perte(ici::points(*perte, lang), liste(chasses), ici::points(*note_entree, lang))) } }
            @else { p { (t.programmation_pourquoi_moins(mesures(ecarts, lang), liste(chasses))) } }
            @if !prouve { p { (t.programmation_pourquoi_au_plus()) } }
            (supplement(lu, s.as_ref(), lang))
        },
    }
}

/// `GET /appels/{appel}/programmation/{scenario}/de-plus`
pub async fn de_plus(visit: Visit, Path((_c, appel, id)): Path<(String, String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    let (lu, s) = ouvrir(&cadre, &mut r, &id).await?;
    drop(r);
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let gains = calculer_de_plus(&cadre.visit, &lu, &s, DE_PLUS).await?;
    let total = |plan: &solver::Plan| plan.values().flat_map(|l| l.values()).sum::<i64>();
    let liste = |l: &[String]| if l.is_empty() { t.programmation_personne() } else { l.join(", ") };
    let corps = html! {
        p.chapeau { (t.programmation_de_plus_chapeau()) }
        table.empile {
            caption { (t.programmation_de_plus()) }
            thead { tr { th scope="col" { (t.suite_col_financeur()) } th scope="col" { (t.programmation_entrent()) } th scope="col" { (t.programmation_sortent()) } th.num scope="col" { (t.programmation_euros()) } } }
            tbody {
                @for g in &gains {
                    tr {
                        th scope="row" { (lu.nom(&Financeur::nomme(&g.financeur))) }
                        td data-l=(t.programmation_entrent()) { (liste(&g.difference.entres)) }
                        td data-l=(t.programmation_sortent()) { (liste(&g.difference.sortis)) }
                        td.num data-l=(t.programmation_euros()) { (ici::euros(total(&g.programmation.plan), lang)) }
                    }
                }
            }
        }
        p { a href=(cadre.url(&format!("/programmation/{}", s.id))) { (t.programmation_retour(&s.nom)) } }
    };
    Ok(cadre
        .page(&t.programmation_de_plus(), Onglet::Programmation, Some((t.programmation_titre(), "/programmation")), &corps)
        .into_response())
}
