//! `/programmation`: what each funder has, and the scenarios of the call.

use super::mots as ici;
use crate::actes::instruction::regard;
use crate::actes::programmation::{DOCTRINES, creer, lire, scenarios};
use crate::calculs::Argent;
use crate::model::{EtatScenario, Scenario};
use crate::pages::cadre_appel::{Cadre, Issue, Onglet};
use crate::pages::calcul::lien;
use crate::regles::instruction::appel_en_instruction;
use crate::regles::programmation::scenario::lu as plan_lu;
use crate::regles::regard::Regard;
use crate::regles::{Euros, Financeur};
use crate::{m, mots, store as lectures};
use axum::extract::Path;
use axum::response::Response;
use kernel::Right;
use kernel::actor::Reach;
use maud::{Markup, html};
use store::{ActeError, Reader};
use web::components::{Champ, Choix, bouton, champ, erreurs, liste_deroulante, vide};
use web::{Form, Page, PageError, Visit};

/// What the page shows of the money of a call, and with whose eyes.
struct Lu {
    argent: Argent,
    regard: Regard,
    scenarios: Vec<Scenario>,
}

async fn tout(cadre: &Cadre, r: &mut Reader) -> Result<Lu, PageError> {
    let argent = Argent::lire(r, &cadre.appel, cadre.visit.today()).await?;
    let scenarios = scenarios(&cadre.visit, r, &cadre.appel).await?;
    let regard = yeux(cadre, r).await?;
    Ok(Lu { argent, regard, scenarios })
}

async fn yeux(cadre: &Cadre, r: &mut Reader) -> Result<Regard, PageError> {
    Ok(match cadre.conduit() {
        true => Regard::Tout,
        false => regard(&cadre.visit, &cadre.appel, &lectures::financeurs(r).await?),
    })
}

/// A total moves with each proposal: while funders write theirs, each reads its own.
fn voit(cadre: &Cadre, regard: &Regard, financeur: &Financeur) -> bool {
    match regard {
        Regard::Colonne(code) => code == financeur || appel_en_instruction(cadre.appel.etat).is_err(),
        Regard::Tout | Regard::Synthese => true,
    }
}

/// Whether the visitor reads what a funder proposes in all.
pub async fn voit_le_propose(cadre: &Cadre, r: &mut Reader, financeur: &Financeur) -> Result<bool, PageError> {
    Ok(cadre.lit_les_dossiers() && voit(cadre, &yeux(cadre, r).await?, financeur))
}

/// `GET /appels/{appel}/programmation`
pub async fn get(visit: Visit, Path((_c, appel)): Path<(String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir_la_synthese(visit, &appel).await?;
    let lu = tout(&cadre, &mut r).await?;
    rendre(&cadre, &lu, &Form::default(), Issue::Bien)
}

/// `POST /appels/{appel}/programmation`
pub async fn post(visit: Visit, Path((_c, appel)): Path<(String, String)>, mut form: Form) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    let lu = tout(&cadre, &mut r).await?;
    drop(r);
    match creer(&cadre.visit, cadre.appel.id, form.text("nom"), form.text("doctrine")).await {
        Ok(s) => Ok(cadre.visit.go(&cadre.chemin(&format!("/programmation/{}", s.id)))),
        Err(ActeError::Refus(refus)) => {
            let issue = Issue::du_refus(&refus);
            form.refused(ActeError::Refus(refus), cadre.visit.lang)?;
            rendre(&cadre, &lu, &form, issue)
        }
        Err(autre) => Err(autre.into()),
    }
}

fn rendre(cadre: &Cadre, lu: &Lu, form: &Form, issue: Issue) -> Result<Response, PageError> {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let doctrines: Vec<Choix> = DOCTRINES.iter().map(|d| Choix::new(*d, ici::doctrine(d, lang))).collect();
    let corps = html! {
        p.chapeau { (t.programmation_chapeau()) }
        (erreurs(form, lang))
        h2 { (t.programmation_enveloppes()) }
        (enveloppes(cadre, lu))
        (crate::pages::conseil::lien(cadre))
        h2 { (t.programmation_scenarios()) }
        @if lu.scenarios.is_empty() { (vide(&t.programmation_aucun(), None)) } @else {
            @if cadre.lit_les_dossiers() {
                p { a href=(cadre.visit.url(&format!("/api/v1/appels/{}/scenarios?format=csv", cadre.appel.slug))) { (t.liste_csv()) } }
            }
            (table(cadre, &lu.scenarios)?)
        }
        @if cadre.peut(Right::Programmer) == Reach::Tout {
            form method="post" action=(cadre.url("/programmation")) {
                h3 { (t.programmation_nouveau()) }
                (champ(form, &Champ { name: "nom", label: &t.programmation_nom(), required: true, ..Champ::default() }, lang))
                (liste_deroulante(form, &Champ { name: "doctrine", label: &t.programmation_doctrine(), hint: &t.programmation_doctrine_aide(), required: true, ..Champ::default() }, &doctrines, lang))
                div.boutons { (bouton(&t.programmation_creer())) }
            }
        }
    };
    Ok(issue.reponse(cadre.page(&t.programmation_titre(), Onglet::Programmation, None, &corps)))
}

fn enveloppes(cadre: &Cadre, lu: &Lu) -> Markup {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let interne = cadre.lit_les_dossiers();
    let vu = |f: &Financeur| voit(cadre, &lu.regard, f);
    let ouvrir = |lecture: &str, f: &Financeur, montant: Euros| {
        lien(&mots::euros(Some(montant), lang), &cadre.url(&format!("/calcul/{lecture}/{}", f.code())), lang)
    };
    let disponibles = lu.argent.disponibles();
    html! {
        table.empile {
            caption { (t.programmation_enveloppes_legende()) }
            thead { tr {
                th scope="col" { (t.suite_col_financeur()) } th.num scope="col" { (t.programmation_reserve()) }
                th.num scope="col" { (t.programmation_disponible()) } th.num scope="col" { (t.suite_col_demande()) }
                @if interne { th.num scope="col" { (t.suite_col_propose()) } }
            } }
            tbody {
                @for s in &lu.argent.sommes {
                    tr {
                        th scope="row" { (s.nom) }
                        td.num data-l=(t.programmation_reserve()) { (ouvrir("reserve", &s.financeur, lu.argent.reserve(&s.financeur))) }
                        td.num data-l=(t.programmation_disponible()) {
                            @match disponibles.get(&s.financeur) { Some(d) => { (ouvrir("disponible", &s.financeur, *d)) } None => { (t.programmation_sans_enveloppe()) } }
                        }
                        td.num data-l=(t.suite_col_demande()) { (ouvrir("demande", &s.financeur, s.demande)) }
                        @if interne { td.num data-l=(t.suite_col_propose()) { @if vu(&s.financeur) { (ouvrir("propose", &s.financeur, s.propose)) } @else { "—" } } }
                    }
                }
            }
        }
    }
}

fn table(cadre: &Cadre, scenarios: &[Scenario]) -> Result<Markup, PageError> {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let mut lignes = vec![];
    for s in scenarios {
        let plan = plan_lu(&s.plan);
        let euros: i64 = plan.values().flat_map(|l| l.values()).sum();
        lignes.push((s, plan.len(), euros, ici::statut(&lire(&s.preuve)?, lang)));
    }
    Ok(html! {
        form method="get" action=(cadre.url("/programmation/comparer")) {
            table.empile {
                caption { (t.programmation_scenarios()) }
                thead { tr {
                    th scope="col" { (t.programmation_nom()) } th scope="col" { (t.programmation_doctrine()) }
                    th.num scope="col" { (t.programmation_retenus()) } th.num scope="col" { (t.programmation_euros()) } th scope="col" { (t.programmation_etat()) }
                } }
                tbody {
                    @for (s, retenus, euros, statut) in &lignes {
                        tr {
                            th scope="row" {
                                label.choix { input type="checkbox" name="s" value=(s.id); span { (t.programmation_a_comparer()) } }
                                a href=(cadre.url(&format!("/programmation/{}", s.id))) { (s.nom) }
                                " " small { (s.auteur) @if s.etat == EtatScenario::Partage { " · " (t.programmation_partage()) } }
                            }
                            td data-l=(t.programmation_doctrine()) { (ici::doctrine(&s.doctrine, lang)) }
                            td.num data-l=(t.programmation_retenus()) { (retenus) }
                            td.num data-l=(t.programmation_euros()) { (ici::euros(*euros, lang)) }
                            td data-l=(t.programmation_etat()) { (statut) }
                        }
                    }
                }
            }
            p.discret { (t.programmation_liste_hors_reservations()) }
            div.boutons { button.bouton.second type="submit" { (t.programmation_comparer()) } }
        }
    })
}
