//! `/appels/{appel}/dossiers`: the files of a call, filtered, by pages; the same as a table.

use crate::actes::equipe::main_de;
use crate::actes::instruction::Yeux;
use crate::droits;
use crate::model::*;
use crate::regles::etats::{Etat, EtatDossier};
use crate::regles::regard::avant_notification;
use crate::regles::{Euros, Financeur};
use crate::store::{ColonneListe, Filtres, LigneListe, PAR_PAGE};
use crate::{m, mots, store as lectures};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::actor::Reach;
use kernel::{Lang, Right};
use maud::{Markup, html};
use std::sync::Arc;
use store::{Reader, StoreError};
use web::components::{Champ, Choix, barre, champ, etat, liste_deroulante, pagination, vide};
use web::form::percent_encode;
use web::{Form, Page, PageError, Visit};

/// The filters and the order, in an address.
const CHAMPS: [&str; 5] = ["etat", "qpv", "financeur", "q", "tri"];

/// Rows of a table read at once.
const PAR_LECTURE: i64 = 500;

/// What the visitor may list: everything deposited, or (a holder) their own files, as far as the account was invited.
async fn filtres(visit: &Visit, r: &mut Reader, appel: &Appel, form: &Form) -> Result<Filtres, PageError> {
    let mut filtres = Filtres {
        etat: form.text("etat").to_owned(),
        qpv: form.text("qpv").to_owned(),
        financeur: form.text("financeur").to_owned(),
        q: form.text("q").to_owned(),
        porteur: String::new(),
        coediteur: String::new(),
        brouillons: droits::conduit(visit, appel),
        tri: form.text("tri").to_owned(),
    };
    if !droits::lit_les_dossiers(visit, appel) {
        let organisation = visit.visitor.as_ref().and_then(|v| v.organisation_id.clone()).unwrap_or_default();
        let porteur = lectures::porteur_de(r, &organisation).await?.ok_or(PageError::NotFound)?;
        filtres.porteur = porteur.id.to_string();
        if !main_de(r, visit, &porteur, Some(&appel.contrat_id)).await?.voit(None) {
            filtres.coediteur = visit.visitor.as_ref().map(|v| v.compte_id.clone()).unwrap_or_default();
        }
        filtres.brouillons = true;
    }
    Ok(filtres)
}

/// Keeps from a holder what is decided and not notified.
fn taire(visit: &Visit, appel: &Appel, lignes: &mut [LigneListe]) {
    if !droits::lit_les_dossiers(visit, appel) {
        for l in lignes {
            avant_notification(&mut l.etat, &mut l.financeurs);
        }
    }
}

fn adresse(appel: &Appel, suite: &str, form: &Form, page: Option<usize>) -> String {
    let mut pairs: Vec<String> = CHAMPS
        .iter()
        .filter(|nom| !form.text(nom).is_empty())
        .map(|nom| format!("{nom}={}", percent_encode(form.text(nom))))
        .collect();
    pairs.extend(page.map(|n| format!("page={n}")));
    let fin = if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) };
    format!("/appels/{}/{suite}{fin}", appel.slug)
}

/// `GET /appels/{appel}/dossiers`
pub async fn get(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let (t, lang) = (m(visit.lang), visit.lang);
    let form = super::query(&visit);
    let mut r = visit.reader().await?;
    let appel = super::cadrage::ouvrir(&visit, &mut r, &slug).await?;
    let filtres = filtres(&visit, &mut r, &appel, &form).await?;
    let page: usize = form.text("page").parse().unwrap_or(1).clamp(1, 100_000);
    let mut lue = lectures::dossiers(&mut r, appel.id, &filtres, i64::try_from(page).unwrap_or(1)).await?;
    taire(&visit, &appel, &mut lue.lignes);
    let quartiers = lectures::quartiers(&mut r).await?;
    let financeurs = lectures::financeurs(&mut r).await?;
    let derniere = usize::try_from((lue.total + PAR_PAGE - 1) / PAR_PAGE).unwrap_or(1).max(1);
    if lue.lignes.is_empty() && page > 1 {
        return Ok(visit.go(&adresse(&appel, "dossiers", &form, None)));
    }
    let filtre = CHAMPS[..4].iter().any(|nom| !form.text(nom).is_empty());
    let compte = t.liste_compte(usize::try_from(lue.total).unwrap_or(0), mots::euros(Some(lue.demande), lang));
    let body = html! {
        (les_filtres(&visit, &appel, &form, &quartiers, &financeurs))
        (barre(&compte, &[
            (t.liste_csv(), visit.url(&adresse(&appel, "dossiers.csv", &form, None))),
            (t.liste_lignes_csv(), visit.url(&adresse(&appel, "lignes.csv", &form, None))),
        ]))
        @if lue.lignes.is_empty() {
            @if filtre { (vide(&t.liste_vide_filtre(), Some((&t.liste_tout(), &visit.url(&format!("/appels/{}/dossiers", appel.slug)))))) }
            @else { (vide(&t.liste_vide(), None)) }
        } @else { (table(&visit, &lue.lignes, &quartiers)) }
        (pagination(page, derniere, &t.liste_pages(), |n| visit.url(&adresse(&appel, "dossiers", &form, Some(n)))))
    };
    let titre = t.liste_titre();
    let layout = web::Layout::new(&titre).trail(t.accueil_titre(), "/appels");
    let layout = layout.trail(&appel.intitule, format!("/appels/{}", appel.slug)).section("/appels").wide();
    Ok(layout.render(&visit, body).into_response())
}

fn les_filtres(
    visit: &Visit,
    appel: &Appel,
    form: &Form,
    quartiers: &[(String, String)],
    financeurs: &[FinanceurInscrit],
) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let mut etats = vec![Choix::new("", t.liste_tous_etats())];
    etats.extend(EtatDossier::TOUS.iter().map(|e| Choix::new(e.code(), mots::etat_dossier(*e, lang))));
    let mut lieux = vec![Choix::new("", t.liste_tous_qpv())];
    lieux.extend(quartiers.iter().map(|(code, nom)| Choix::new(code, nom)));
    let mut qui = vec![Choix::new("", t.liste_tous_financeurs())];
    qui.extend(financeurs.iter().map(|f| Choix::new(f.code.code(), &f.nom)));
    let ordres = [
        Choix::new("", t.liste_numero()),
        Choix::new("action", t.liste_action()),
        Choix::new("cout", t.liste_tri_cout()),
        Choix::new("demande", t.liste_tri_demande()),
    ];
    let filtre = |name: &'static str| Champ { name, filter: true, ..Champ::default() };
    html! {
        form.filtres method="get" action=(visit.url(&format!("/appels/{}/dossiers", appel.slug))) role="search" {
            (champ(form, &Champ { label: &t.liste_recherche(), ..filtre("q") }, lang))
            (liste_deroulante(form, &Champ { label: &t.liste_etat(), ..filtre("etat") }, &etats, lang))
            (liste_deroulante(form, &Champ { label: &t.liste_qpv(), ..filtre("qpv") }, &lieux, lang))
            (liste_deroulante(form, &Champ { label: &t.liste_financeur(), ..filtre("financeur") }, &qui, lang))
            (liste_deroulante(form, &Champ { label: &t.liste_tri(), ..filtre("tri") }, &ordres, lang))
            div.boutons { button.bouton.second type="submit" { (t.liste_filtrer()) } }
        }
    }
}

fn noms(codes: &[String], quartiers: &[(String, String)]) -> String {
    let nom = |code: &String| quartiers.iter().find(|(c, _)| c == code).map_or_else(|| code.clone(), |(_, nom)| nom.clone());
    codes.iter().map(nom).collect::<Vec<_>>().join(", ")
}

fn table(visit: &Visit, lignes: &[LigneListe], quartiers: &[(String, String)]) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let plan = |l: &LigneListe| {
        l.financeurs.iter().map(|c| format!("{} {}", c.financeur, mots::euros(c.demande, lang))).collect::<Vec<_>>().join(", ")
    };
    html! { div.defile tabindex="0" role="region" aria-label=(t.liste_titre()) {
        table.empile {
            thead { tr {
                th scope="col" { (t.liste_numero()) } th scope="col" { (t.liste_action()) } th scope="col" { (t.liste_quartiers()) }
                th.num scope="col" { (t.liste_cout()) } th.num scope="col" { (t.liste_demande()) } th scope="col" { (t.liste_plan()) } th scope="col" { (t.liste_etat()) }
            } }
            tbody { @for l in lignes {
                tr {
                    td data-l=(t.liste_numero()) { (l.numero.as_deref().unwrap_or("—")) }
                    th scope="row" { a href=(visit.url(&format!("/dossiers/{}", l.id))) { (l.intitule) } br; small { (l.porteur) } }
                    td data-l=(t.liste_quartiers()) { (noms(&l.qpv, quartiers)) }
                    td.num data-l=(t.liste_cout()) { (mots::euros(Some(l.cout), lang)) }
                    td.num data-l=(t.liste_demande()) { (mots::euros(Some(l.demande), lang)) }
                    td data-l=(t.liste_plan()) { small { (plan(l)) } }
                    td data-l=(t.liste_etat()) { (etat(mots::ton_dossier(l.etat), &mots::etat_dossier(l.etat, lang))) }
                }
            } }
        }
    } }
}

fn chiffre(montant: Option<Euros>) -> String {
    montant.map(|m| (m.centimes() / 100).to_string()).unwrap_or_default()
}

/// Whether a table has the columns of opinions and proposals: for whoever instructs, each funder seeing those of others as
/// [`Yeux`] say. A holder, a member of the committee read what was asked, voted, paid.
fn instruit(visit: &Visit, appel: &Appel) -> bool {
    visit.reach(Right::InstruireDossier, Some(&appel.contrat_id)) != Reach::Rien
}

/// `GET /appels/{appel}/dossiers.csv`: the list as filtered, whole, one column for each funder and stage.
pub async fn csv(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let (t, lang) = (m(visit.lang), visit.lang);
    let form = super::query(&visit);
    let mut r = visit.reader().await?;
    let appel = super::cadrage::ouvrir(&visit, &mut r, &slug).await?;
    let filtres = filtres(&visit, &mut r, &appel, &form).await?;
    let financeurs = lectures::financeurs(&mut r).await?;
    let yeux = Yeux::lire(&visit, &mut r, &appel, &financeurs).await?;
    drop(r);
    let interne = instruit(&visit, &appel);
    let mut titres = vec![
        t.liste_numero(),
        t.liste_action(),
        t.liste_porteur(),
        t.liste_etat(),
        t.liste_quartiers(),
        t.liste_cout(),
        t.liste_demande(),
    ];
    for f in &financeurs {
        titres.push(t.liste_colonne_demande(f.code.code()));
        if interne {
            titres.push(t.liste_colonne_propose(f.code.code()));
        }
        titres.push(t.liste_colonne_vote(f.code.code()));
    }
    let codes: Vec<Financeur> = financeurs.into_iter().map(|f| f.code).collect();
    let nom = format!("dossiers-{}", appel.slug);
    let tout = Arc::new((visit, appel, filtres, codes, yeux));
    Ok(web::csv::stream(&nom, &titres, lectures::DEBUT.to_owned(), move |apres| {
        let tout = tout.clone();
        async move {
            let (visit, appel, filtres, codes, yeux) = &*tout;
            let mut r = visit.reader().await?;
            let (mut lignes, suite) = lectures::export(&mut r, appel.id, filtres, &apres, PAR_LECTURE).await?;
            taire(visit, appel, &mut lignes);
            for l in &mut lignes {
                yeux.masquer(l.id, &mut l.financeurs);
            }
            Ok::<_, StoreError>((lignes.iter().map(|l| rangee(l, codes, interne, lang)).collect(), suite))
        }
    }))
}

fn rangee(l: &LigneListe, codes: &[Financeur], interne: bool, lang: Lang) -> Vec<String> {
    let mut row = vec![
        l.numero.clone().unwrap_or_default(),
        l.intitule.clone(),
        l.porteur.clone(),
        mots::etat_dossier(l.etat, lang),
        l.qpv.join(" "),
        chiffre(Some(l.cout)),
        chiffre(Some(l.demande)),
    ];
    for code in codes {
        let colonne = l.financeurs.iter().find(|c| c.financeur == *code);
        row.push(chiffre(colonne.and_then(|c| c.demande)));
        if interne {
            row.push(chiffre(colonne.and_then(|c| c.propose)));
        }
        row.push(chiffre(colonne.and_then(|c| c.vote)));
    }
    row
}

/// `GET /appels/{appel}/lignes.csv`: one row per file and funder, as filtered.
pub async fn lignes_csv(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let (t, lang) = (m(visit.lang), visit.lang);
    let form = super::query(&visit);
    let mut r = visit.reader().await?;
    let appel = super::cadrage::ouvrir(&visit, &mut r, &slug).await?;
    let filtres = filtres(&visit, &mut r, &appel, &form).await?;
    let financeurs = lectures::financeurs(&mut r).await?;
    let yeux = Yeux::lire(&visit, &mut r, &appel, &financeurs).await?;
    drop(r);
    let instruit = instruit(&visit, &appel);
    let mut titres = vec![t.liste_numero(), t.liste_action(), t.liste_financeur(), t.liste_demande()];
    if instruit {
        titres.extend([t.liste_avis(), t.liste_propose()]);
    }
    titres.extend([t.liste_vote(), t.liste_paye(), t.liste_version()]);
    let nom = format!("lignes-{}", appel.slug);
    let tout = Arc::new((visit, appel, filtres, yeux));
    Ok(web::csv::stream(&nom, &titres, lectures::DEBUT.to_owned(), move |apres| {
        let tout = tout.clone();
        async move {
            let (visit, appel, filtres, yeux) = &*tout;
            let mut r = visit.reader().await?;
            let (mut dossiers, suite) = lectures::export(&mut r, appel.id, filtres, &apres, PAR_LECTURE).await?;
            taire(visit, appel, &mut dossiers);
            let mut rangees = vec![];
            for mut d in dossiers {
                yeux.masquer(d.id, &mut d.financeurs);
                let demandees = |l: &&ColonneListe| filtres.financeur.is_empty() || filtres.financeur == l.financeur.code();
                for l in d.financeurs.iter().filter(demandees) {
                    let numero = d.numero.clone().unwrap_or_default();
                    let mut row = vec![numero, d.intitule.clone(), l.financeur.code().to_owned(), chiffre(l.demande)];
                    if instruit {
                        row.extend([l.avis.map(|a| mots::avis(a, lang)).unwrap_or_default(), chiffre(l.propose)]);
                    }
                    let version = if l.version == 0 { String::new() } else { l.version.to_string() };
                    row.extend([chiffre(l.vote), chiffre(l.paye), version]);
                    rangees.push(row);
                }
            }
            Ok::<_, StoreError>((rangees, suite))
        }
    }))
}
