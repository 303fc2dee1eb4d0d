//! `/subventions`: what everyone reads of a voted call. It reads published editions and nothing else.

use super::calcul::lien;
use super::publication::telecharger;
use crate::actes::publication::{lire, lire_fichier, servie};
use crate::model::*;
use crate::regles::publication::EDITION;
use crate::regles::{Euros, Financeur};
use crate::{m, mots, store as lectures};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::texte::{cle, date_longue, entier};
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};
use store::{Read, args};
use web::components::{Champ, Chiffre, Choix, barre, bouton, champ, chiffres, liste_deroulante, pagination, vide};
use web::form::percent_encode;
use web::{Form, Layout, Page, PageError, Visit};

/// Actions a page shows.
const PAR_PAGE: usize = 50;

/// `GET /subventions`
pub async fn liste(visit: Visit) -> Page {
    let (t, lang) = (m(visit.lang), visit.lang);
    let mut r = visit.reader().await?;
    let toutes: Vec<Publication> = r.list(";; ORDER BY appel_id, numero", args![]).await?;
    let mut lues = vec![];
    for siennes in toutes.chunk_by(|a, b| a.appel_id == b.appel_id) {
        if let Some(publication) = servie(siennes) {
            lues.push(lire(&mut r, publication).await?);
        }
    }
    lues.sort_by_key(|c| std::cmp::Reverse(c.appel.exercice));
    let ouverts = lectures::appels_ouverts(&mut r, visit.house.db.clock().now()).await?;
    let body = html! {
        p.chapeau { (t.ouverte_chapeau(&visit.collectivite.nom)) }
        (super::appel_ouvert::liste(&visit, &ouverts))
        @if !ouverts.is_empty() { h2 { (t.ouverte_publies()) } }
        @if lues.is_empty() { (vide(&t.ouverte_vide(), None)) } @else {
            ul.cartes { @for c in &lues { li {
                h2 { a href=(visit.url(&format!("/subventions/{}", c.appel.slug))) { (c.appel.intitule) } }
                p { (t.ouverte_carte(mots::euros(Some(c.total()), lang), c.actions.len())) }
                p.discret { (t.ouverte_publiee(c.edition.numero.to_string(), date_longue(c.edition.publiee_le, lang))) }
            } } }
        }
    };
    let titre = t.ouverte_titre();
    Ok(Layout::new(&titre).trail(t.ouverte_public(), "/public").section("/public").render(&visit, body).into_response())
}

/// An edition, with the others of its call.
pub(super) struct Lue {
    toutes: Vec<Publication>,
    publication: Publication,
    pub contenu: ContenuPublie,
}

/// The edition that is served, or that of this number.
pub(super) async fn ouvrir(visit: &Visit, slug: &str, numero: Option<&str>) -> Result<Lue, PageError> {
    let mut r = visit.reader().await?;
    let appel = lectures::appel(&mut r, slug).await?;
    let toutes = lectures::publications(&mut r, appel.id).await?;
    let choisie = match numero {
        Some(numero) => toutes.iter().find(|p| p.numero.to_string() == numero),
        None => servie(&toutes),
    };
    let publication = choisie.cloned().ok_or(PageError::NotFound)?;
    let contenu = lire(&mut r, &publication).await?;
    Ok(Lue { toutes, publication, contenu })
}

/// `GET /subventions/{appel}/{numero}/{fichier}`: the exact bytes whose SHA-256 is shown.
pub async fn fichier(visit: Visit, Path((_c, slug, numero, nom)): Path<(String, String, String, String)>) -> Page {
    let mut r = visit.reader().await?;
    let appel = lectures::appel(&mut r, &slug).await?;
    let toutes = lectures::publications(&mut r, appel.id).await?;
    let publication = toutes.iter().find(|p| p.numero.to_string() == numero).ok_or(PageError::NotFound)?;
    let texte = lire_fichier(&mut r, publication, &nom).await?;
    Ok(telecharger(&nom, texte))
}

/// `GET /subventions/{appel}`
pub async fn appel(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let (t, lang) = (m(visit.lang), visit.lang);
    let form = super::query(&visit);
    let lue = ouvrir(&visit, &slug, form.some("edition")).await?;
    let c = &lue.contenu;
    let gardees = filtrer(c, &form);
    let derniere_page = gardees.len().div_ceil(PAR_PAGE).max(1);
    let page: usize = form.text("page").parse().unwrap_or(1).clamp(1, derniere_page);
    let montrees: Vec<&ActionPubliee> = gardees.iter().skip((page - 1) * PAR_PAGE).take(PAR_PAGE).copied().collect();
    let somme: Euros = gardees.iter().map(|a| a.total()).sum();
    let chemin = |n: usize| visit.url(&format!("/subventions/{slug}{}", suite(&form, n)));
    let body = html! {
        p.chapeau { (t.ouverte_appel_chapeau(&c.contrat.titre, c.appel.exercice.to_string())) }
        (dire_l_edition(&visit, &lue))
        (cles(c, &visit))
        (sommes(&visit, c))
        h2 #actions { (t.ouverte_actions()) }
        (filtres(&visit, c, &form))
        (barre(&t.ouverte_compte(gardees.len(), mots::euros(Some(somme), lang)), &[]))
        @if montrees.is_empty() { (vide(&t.ouverte_rien_trouve(), Some((&t.ouverte_tout(), &visit.url(&format!("/subventions/{slug}")))))) }
        @else { (table(&visit, c, &montrees)) }
        (pagination(page, derniere_page, &t.ouverte_pages(), chemin))
        @if c.agrege.dossiers > 0 { p { (t.ouverte_agrege(c.agrege.dossiers, mots::euros(Some(c.agrege.montants.values().copied().sum()), lang))) } }
        (telechargements(&visit, &lue))
    };
    let layout =
        Layout::new(&c.appel.intitule).over(t.ouverte_sur_titre(&c.collectivite)).trail(t.ouverte_titre(), "/subventions");
    Ok(layout.section("/public").wide().render(&visit, body).into_response())
}

fn suite(form: &Form, page: usize) -> String {
    let mut pairs: Vec<String> = ["edition", "q", "quartier", "financeur"]
        .iter()
        .filter_map(|nom| Some(format!("{nom}={}", percent_encode(form.some(nom)?))))
        .collect();
    pairs.push(format!("page={page}"));
    format!("?{}#actions", pairs.join("&"))
}

fn filtrer<'a>(c: &'a ContenuPublie, form: &Form) -> Vec<&'a ActionPubliee> {
    let cherche = cle(form.text("q"));
    let mots: Vec<&str> = cherche.split(' ').filter(|m| !m.is_empty()).collect();
    let (quartier, financeur) = (form.text("quartier"), Financeur::nomme(form.text("financeur")));
    let garde = |a: &&ActionPubliee| {
        let texte = || cle(&format!("{} {} {}", a.intitule, a.porteur, a.resume));
        (mots.is_empty() || mots.iter().all(|m| texte().contains(m)))
            && (quartier.is_empty() || a.quartiers.iter().any(|q| q.nom == quartier))
            && (financeur.code().is_empty() || a.montants.contains_key(&financeur))
    };
    c.actions.iter().filter(garde).collect()
}

/// What this edition is, and whether another takes its place.
fn dire_l_edition(visit: &Visit, lue: &Lue) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let e = &lue.contenu.edition;
    let suivante = lue.toutes.iter().rev().find(|p| p.financeur == lue.publication.financeur && p.numero > e.numero);
    let autres: Vec<&Publication> = lue.toutes.iter().rev().filter(|p| p.numero != e.numero).collect();
    let adresse = |n: i64| visit.url(&format!("/subventions/{}?edition={n}", lue.contenu.appel.slug));
    html! {
        p.discret { (t.ouverte_publiee(e.numero.to_string(), date_longue(e.publiee_le, lang))) }
        @if let Some(nom) = &e.financeur { p.encadre { (t.ouverte_un_financeur(nom)) } }
        @if !e.motif.is_empty() { p.encadre { (t.ouverte_motif(&e.motif)) } }
        @if let Some(suivante) = suivante {
            p.encadre.attention { (t.ouverte_remplacee(suivante.numero.to_string())) " " a href=(adresse(suivante.numero)) { (t.ouverte_edition(suivante.numero.to_string())) } }
        }
        @if !autres.is_empty() {
            details {
                summary { (t.ouverte_autres(autres.len())) }
                ul { @for p in autres { li { a href=(adresse(p.numero)) { (t.ouverte_publiee(p.numero.to_string(), date_longue(p.publiee_le, lang))) } } } }
            }
        }
    }
}

fn cles(c: &ContenuPublie, visit: &Visit) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let (bilans, touches, cout) = c.resultats();
    let a_plusieurs = c.actions.iter().filter(|a| a.montants.len() > 1).count();
    let mut figures = vec![
        Chiffre {
            label: t.ouverte_total(),
            value: Some(mots::euros(Some(c.total()), lang)),
            why: Some(calcul(visit, c, "total")),
            ..Chiffre::default()
        },
        Chiffre {
            label: t.ouverte_financees(),
            value: Some(entier(i64::try_from(c.actions.len()).unwrap_or(0), lang)),
            beside: t.ouverte_a_plusieurs(a_plusieurs),
            ..Chiffre::default()
        },
    ];
    if bilans > 0 {
        let selon = t.ouverte_selon_bilans(bilans);
        figures.push(Chiffre {
            label: t.ouverte_touches(),
            value: Some(entier(touches, lang)),
            beside: selon.clone(),
            ..Chiffre::default()
        });
        figures.push(Chiffre {
            label: t.ouverte_cout(),
            value: Some(mots::euros(Some(cout), lang)),
            beside: selon,
            ..Chiffre::default()
        });
    }
    html! { (chiffres(&figures, lang)) }
}

/// A line of a table of sums; the address of its terms, when it has a page of them.
type Somme = (String, usize, Euros, Option<String>);

/// Where a total of this edition opens to what it adds up.
fn calcul(visit: &Visit, c: &ContenuPublie, qui: &str) -> String {
    visit.url(&format!("/subventions/{}/calcul/{}?edition={}", c.appel.slug, percent_encode(qui), c.edition.numero))
}

fn sommes(visit: &Visit, c: &ContenuPublie) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let total = c.total();
    let par_financeur: Vec<Somme> =
        c.par_financeur().into_iter().map(|(f, n, m)| (f.nom.clone(), n, m, Some(calcul(visit, c, f.code.code())))).collect();
    let nommees = |sommes: BTreeMap<Option<&str>, (usize, Euros)>, sans: &str| -> Vec<Somme> {
        sommes.into_iter().map(|(nom, (n, montant))| (nom.unwrap_or(sans).to_owned(), n, montant, None)).collect()
    };
    let nomme = |theme: Option<&str>| theme.map_or_else(|| t.ouverte_sans_theme(), |code| mots::theme(code, lang));
    let mut themes: Vec<Somme> =
        c.par_theme().into_iter().map(|(theme, (n, montant))| (nomme(theme), n, montant, None)).collect();
    themes.sort_by_cached_key(|(nom, ..)| kernel::texte::cle(nom));
    let tables = [
        (t.ouverte_par_financeur(), par_financeur),
        (t.ouverte_par_quartier(), nommees(c.par_quartier(), &t.ouverte_hors_quartier())),
        (t.ouverte_par_defi(), nommees(c.par_defi(), &t.ouverte_sans_defi())),
        (t.ouverte_par_theme(), themes),
    ];
    html! {
        @for (titre, lignes) in &tables {
            h2 { (titre) }
            table.empile {
                thead { tr { th scope="col" { (titre) } th.num scope="col" { (t.ouverte_col_actions()) } th.num scope="col" { (t.ouverte_col_montant()) } th.num scope="col" { (t.ouverte_col_part()) } } }
                tbody { @for (nom, n, montant, pourquoi) in lignes { tr {
                    th scope="row" { (nom) }
                    td.num data-l=(t.ouverte_col_actions()) { (n) }
                    td.num data-l=(t.ouverte_col_montant()) {
                        @match pourquoi { Some(url) => { (lien(&mots::euros(Some(*montant), lang), url, lang)) }, None => { (mots::euros(Some(*montant), lang)) } }
                    }
                    td.num data-l=(t.ouverte_col_part()) { (part(*montant, total, lang)) }
                } } }
            }
        }
    }
}

/// « 42 % » ; nothing of nothing is a dash.
fn part(montant: Euros, total: Euros, lang: kernel::Lang) -> String {
    let pour_mille = montant.centimes().saturating_mul(1_000).checked_div(total.centimes());
    if montant.est_positif() && pour_mille.is_some_and(|n| n < 5) {
        return format!("<\u{202f}{}", web::components::pourcent(Some("1"), lang));
    }
    let pourcent = pour_mille.map(|n| ((n + 5) / 10).to_string());
    web::components::pourcent(pourcent.as_deref(), lang)
}

fn filtres(visit: &Visit, c: &ContenuPublie, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let noms: BTreeSet<&str> = c.actions.iter().flat_map(|a| &a.quartiers).map(|q| q.nom.as_str()).collect();
    let mut lieux = vec![Choix::new("", t.ouverte_tous_quartiers())];
    lieux.extend(noms.into_iter().map(|nom| Choix::new(nom, nom)));
    let mut qui = vec![Choix::new("", t.ouverte_tous_financeurs())];
    qui.extend(c.financeurs.iter().map(|f| Choix::new(f.code.code(), &f.nom)));
    let filtre = |name: &'static str| Champ { name, filter: true, ..Champ::default() };
    html! {
        form.filtres method="get" role="search" action=(visit.url(&format!("/subventions/{}#actions", c.appel.slug))) {
            @if let Some(edition) = form.some("edition") { input type="hidden" name="edition" value=(edition); }
            (champ(form, &Champ { label: &t.ouverte_chercher(), kind: "search", ..filtre("q") }, lang))
            (liste_deroulante(form, &Champ { label: &t.ouverte_quartier(), ..filtre("quartier") }, &lieux, lang))
            (liste_deroulante(form, &Champ { label: &t.ouverte_financeur(), ..filtre("financeur") }, &qui, lang))
            div.champ { (bouton(&t.ouverte_filtrer())) }
        }
    }
}

fn table(visit: &Visit, c: &ContenuPublie, actions: &[&ActionPubliee]) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let nom = |code: &Financeur| c.financeurs.iter().find(|f| f.code == *code).map_or(code.code(), |f| f.nom.as_str()).to_owned();
    let quartiers = |a: &ActionPubliee| -> String {
        if a.quartiers.is_empty() {
            return t.ouverte_hors_quartier();
        }
        a.quartiers.iter().map(|q| q.nom.as_str()).collect::<Vec<_>>().join(", ")
    };
    html! {
        table.empile {
            thead { tr {
                th scope="col" { (t.ouverte_col_action()) } th scope="col" { (t.ouverte_col_resume()) } th scope="col" { (t.ouverte_col_quartiers()) }
                th scope="col" { (t.ouverte_col_finance_par()) } th.num scope="col" { (t.ouverte_col_montant()) } th scope="col" { (t.ouverte_col_resultat()) }
            } }
            tbody { @for a in actions { tr {
                th scope="row" { (a.intitule) br; small { (a.porteur) } }
                td data-l=(t.ouverte_col_resume()) { (a.resume) br; small.discret { (a.numero) } }
                td data-l=(t.ouverte_col_quartiers()) { (quartiers(a)) }
                td data-l=(t.ouverte_col_finance_par()) {
                    @for (n, (qui, montant)) in a.montants.iter().enumerate() { @if n > 0 { br; } (nom(qui)) " " (mots::euros(Some(*montant), lang)) }
                }
                td.num data-l=(t.ouverte_col_montant()) { strong { (mots::euros(Some(a.total()), lang)) } }
                td data-l=(t.ouverte_col_resultat()) {
                    @if let Some(n) = a.touches { (t.ouverte_personnes(n)) br; }
                    @if let Some(cout) = a.cout_realise { (t.ouverte_cout_de(mots::euros(Some(cout), lang))) }
                    @if a.touches.is_none() && a.cout_realise.is_none() { span.discret { (t.ouverte_bilan_attendu()) } }
                }
            } } }
        }
    }
}

fn telechargements(visit: &Visit, lue: &Lue) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let e = &lue.contenu.edition;
    let quoi = |nom: &str| {
        if nom == EDITION {
            t.ouverte_fichier_page()
        } else if nom.ends_with("-etendu.csv") {
            t.ouverte_fichier_etendu()
        } else if nom.ends_with(".json") {
            t.ouverte_fichier_360()
        } else {
            t.ouverte_fichier_scdl()
        }
    };
    html! {
        h2 { (t.ouverte_telecharger()) }
        p { (t.ouverte_licence(date_longue(e.publiee_le, lang))) }
        ul.lignes { @for f in lue.publication.fichiers.iter() { li {
            p { a href=(visit.url(&format!("/subventions/{}/{}/{}", lue.contenu.appel.slug, e.numero, f.nom))) { (f.nom) } }
            p { (quoi(&f.nom)) }
            p.discret { (t.publication_octets(entier(i64::try_from(f.octets).unwrap_or(0), lang))) " · SHA-256 " code { (f.sha256) } }
        } } }
    }
}
