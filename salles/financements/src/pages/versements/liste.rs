//! `/appels/{appel}/versements`: what each funder voted, paid, has left to pay; and the same as a table.

use super::etat_ligne;
use crate::m;
use crate::model::FinanceurInscrit;
use crate::mots;
use crate::pages::cadre_appel::{Cadre, Onglet};
use crate::regles::{Euros, Financeur};
use crate::store::{self as lectures, LigneVersee, TotalVerse};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::texte::date_longue;
use maud::{Markup, html};
use web::components::{Champ, Choix, barre, etat, liste_deroulante, pagination, vide};
use web::form::percent_encode;
use web::{Form, Page, Visit};

const PAR_PAGE: i64 = 60;

fn nom(code: &Financeur, financeurs: &[FinanceurInscrit]) -> String {
    financeurs.iter().find(|f| f.code == *code).map_or_else(|| code.to_string(), |f| f.nom.clone())
}

/// `GET /appels/{appel}/versements`
pub async fn get(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let form = crate::pages::query(&visit);
    let (cadre, mut r) = Cadre::ouvrir(visit, &slug).await?;
    let t = m(cadre.visit.lang);
    let totaux = lectures::totaux_verses(&mut r, cadre.appel.id).await?;
    let qui = form.text("financeur").to_owned();
    let page: usize = form.text("page").parse().unwrap_or(1).max(1);
    let apres = (i64::try_from(page).unwrap_or(1) - 1) * PAR_PAGE;
    let lignes = lectures::lignes_versees(&mut r, cadre.appel.id, &qui, (PAR_PAGE, apres)).await?;
    let financeurs = lectures::financeurs(&mut r).await?;
    let nombre: i64 = totaux.iter().filter(|x| qui.is_empty() || x.financeur.code() == qui).map(|x| x.lignes).sum();
    let derniere = usize::try_from((nombre + PAR_PAGE - 1) / PAR_PAGE).unwrap_or(1).max(1);
    let adresse = |suite: &str, n: Option<usize>| {
        let mut pairs = vec![];
        if !qui.is_empty() {
            pairs.push(format!("financeur={}", percent_encode(&qui)));
        }
        pairs.extend(n.map(|n| format!("page={n}")));
        let fin = if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) };
        format!("{}{fin}", cadre.url(suite))
    };
    let corps = html! {
        @if totaux.is_empty() { (vide(&t.versement_liste_vide(), None)) } @else {
            (tableau_des_totaux(&cadre, &totaux, &financeurs))
            (filtre(&cadre, &form, &totaux, &financeurs))
            (barre(&t.versement_compte(usize::try_from(nombre).unwrap_or(0)), &[(t.liste_csv(), adresse("/versements.csv", None))]))
            (table(&cadre, &lignes, &financeurs))
            (pagination(page, derniere, &t.liste_pages(), |n| adresse("/versements", Some(n))))
        }
    };
    let titre = t.versement_liste_titre();
    Ok(cadre.page(&titre, Onglet::Versements, None, &corps).into_response())
}

fn filtre(cadre: &Cadre, form: &Form, totaux: &[TotalVerse], financeurs: &[FinanceurInscrit]) -> Markup {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let mut qui = vec![Choix::new("", t.liste_tous_financeurs())];
    qui.extend(totaux.iter().map(|x| Choix::new(x.financeur.code(), nom(&x.financeur, financeurs))));
    html! {
        form.filtres method="get" action=(cadre.url("/versements")) role="search" {
            (liste_deroulante(form, &Champ { name: "financeur", label: &t.liste_financeur(), filter: true, ..Champ::default() }, &qui, lang))
            div.boutons { button.bouton.second type="submit" { (t.liste_filtrer()) } }
        }
    }
}

fn tableau_des_totaux(cadre: &Cadre, totaux: &[TotalVerse], financeurs: &[FinanceurInscrit]) -> Markup {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let e = |montant: Euros| mots::euros(Some(montant), lang);
    let (vote, paye): (Euros, Euros) = (totaux.iter().map(|x| x.vote).sum(), totaux.iter().map(|x| x.paye).sum());
    html! { div.defile tabindex="0" role="region" aria-label=(t.versement_totaux()) {
        table.empile {
            caption { (t.versement_totaux()) }
            thead { tr {
                th scope="col" { (t.fiche_financeur()) } th.num scope="col" { (t.versement_lignes()) } th.num scope="col" { (t.fiche_vote()) }
                th.num scope="col" { (t.fiche_paye()) } th.num scope="col" { (t.versement_reste()) }
            } }
            tbody { @for x in totaux {
                tr {
                    th scope="row" { (nom(&x.financeur, financeurs)) }
                    td.num data-l=(t.versement_lignes()) { (x.lignes) }
                    td.num data-l=(t.fiche_vote()) { (e(x.vote)) }
                    td.num data-l=(t.fiche_paye()) { (e(x.paye)) }
                    td.num data-l=(t.versement_reste()) { (e(x.vote - x.paye)) }
                }
            } }
            tfoot { tr {
                th scope="row" { (t.fiche_total()) }
                td.num data-l=(t.versement_lignes()) { (totaux.iter().map(|x| x.lignes).sum::<i64>()) }
                td.num data-l=(t.fiche_vote()) { (e(vote)) }
                td.num data-l=(t.fiche_paye()) { (e(paye)) }
                td.num data-l=(t.versement_reste()) { (e(vote - paye)) }
            } }
        }
    } }
}

fn table(cadre: &Cadre, lignes: &[LigneVersee], financeurs: &[FinanceurInscrit]) -> Markup {
    let visit = &cadre.visit;
    let (t, lang) = (m(visit.lang), visit.lang);
    html! { div.defile tabindex="0" role="region" aria-label=(t.versement_liste_titre()) {
        table.empile {
            thead { tr {
                th scope="col" { (t.liste_numero()) } th scope="col" { (t.liste_action()) } th scope="col" { (t.fiche_financeur()) }
                th.num scope="col" { (t.fiche_vote()) } th.num scope="col" { (t.fiche_paye()) } th scope="col" { (t.liste_etat()) } th scope="col" { (t.versement_dernier()) }
            } }
            tbody { @for l in lignes {
                @let (ton, mot) = etat_ligne(l.etat, lang);
                tr {
                    td data-l=(t.liste_numero()) { (l.numero) }
                    th scope="row" { a href=(visit.url(&format!("/dossiers/{}/versements", l.dossier))) { (l.intitule) } br; small { (l.porteur) } }
                    td data-l=(t.fiche_financeur()) { (nom(&l.financeur, financeurs)) }
                    td.num data-l=(t.fiche_vote()) { (mots::euros(Some(l.vote), lang)) }
                    td.num data-l=(t.fiche_paye()) { (mots::euros(Some(l.paye), lang)) }
                    td data-l=(t.liste_etat()) { (etat(ton, &mot)) }
                    td data-l=(t.versement_dernier()) { (l.dernier.map_or_else(|| "—".to_owned(), |le| date_longue(le, lang))) }
                }
            } }
        }
    } }
}

/// `GET /appels/{appel}/versements.csv`
pub async fn csv(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let form = crate::pages::query(&visit);
    let (cadre, mut r) = Cadre::ouvrir(visit, &slug).await?;
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let lignes = lectures::lignes_versees(&mut r, cadre.appel.id, form.text("financeur"), (100_000, 0)).await?;
    let titres = [
        t.liste_numero(),
        t.liste_action(),
        t.liste_porteur(),
        t.fiche_financeur(),
        t.liste_etat(),
        t.fiche_vote(),
        t.fiche_paye(),
        t.versement_reste(),
        t.versement_dernier(),
    ];
    // A figure for a spreadsheet: « 1250,50 ».
    let chiffre = |e: Euros| format!("{},{:02}", e.centimes() / 100, (e.centimes() % 100).abs());
    let rangs: Vec<Vec<String>> = lignes
        .into_iter()
        .map(|l| {
            vec![
                l.numero,
                l.intitule,
                l.porteur,
                l.financeur.code().to_owned(),
                etat_ligne(l.etat, lang).1,
                chiffre(l.vote),
                chiffre(l.paye),
                chiffre(l.vote - l.paye),
                l.dernier.map(|d| d.to_string()).unwrap_or_default(),
            ]
        })
        .collect();
    Ok(web::csv::download(&format!("versements-{}", cadre.appel.slug), &titres, &rangs))
}
