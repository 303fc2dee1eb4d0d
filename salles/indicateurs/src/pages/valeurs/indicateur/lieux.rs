//! « Par territoire »: each place with its own reference, its own targets, its rate of the year and the median of the places;
//! and the same table as a file, as it may be published.

use crate::actes::valeurs::Dossier;
use crate::actes::valeurs::par_lieu::{Ligne, ParLieu, exercice_lu, par_lieu};
use crate::m;
use crate::model::{Indicateur, ObjectifTerritoire, Suivi};
use crate::pages::valeurs::{Port, cadre, mots};
use crate::plans::Exercice;
use crate::regles::{Defini, Mois, Taux, Visee};
use axum::Extension;
use axum::extract::Path;
use kernel::nombre::Nombre;
use kernel::texte::date_courte;
use kernel::{Lang, Right};
use maud::{Markup, html};
use web::components::{Choix, barre, liste_deroulante, pagination};
use web::{Form, Page, PageError, Visit};

/// Places drawn at once.
const LIEUX: usize = 25;
/// How « secret » is written everywhere.
const SECRET: &str = "c";

/// The year that an address asks for (`annee`), else the last that was answered.
pub fn exercice(visit: &Visit, dossier: &Dossier, i: &Indicateur, suivi: &Suivi, form: &Form) -> Option<Exercice> {
    let dite: Option<i64> = form.text("annee").parse().ok();
    let une = dite.and_then(|n| dossier.contrat.exercices.iter().find(|e| e.numero == n).copied());
    une.or_else(|| exercice_lu(dossier, i, suivi, Mois::de(visit.today())))
}

/// The section of the page of the indicator; nothing for one that is answered for the whole at once.
pub fn montrer(visit: &Visit, dossier: &Dossier, (i, suivi): (&Indicateur, &Suivi), objectifs: &[ObjectifTerritoire]) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let form = cadre::query(visit);
    let Some(e) = exercice(visit, dossier, i, suivi, &form).filter(|_| suivi.niveau.is_some()) else { return html! {} };
    let lu = par_lieu(dossier, i, suivi, objectifs, e);
    let pages = lu.lignes.len().div_ceil(LIEUX).max(1);
    let page = form.text("lieux").parse().unwrap_or(1).clamp(1, pages);
    let defini = Defini::de(i, suivi);
    let visee = defini.visee(i, &lu.coupures, false);
    let annee = t.saisie_annee(e.numero.to_string(), e.fin.annee().to_string());
    let entier = dossier.lit_tout(visit, i);
    let csv = visit.url(&format!("/indicateurs/{}/territoires.csv?annee={}", i.id, e.numero));
    html! {
        h2 id="territoires" { (t.lieux_titre(&annee)) }
        p.discret { (t.lieux_regle()) }
        @if lu.lignes.is_empty() { p { (t.lieux_vide()) } } @else {
            (choisir(visit, dossier, i, e))
            @if objectifs.is_empty() && visit.may(Right::DefinirIndicateur, Some(&i.contrat_id)) {
                p { (t.lieux_aucun()) " " a href=(visit.url(&format!("/indicateurs/{}/territoires", i.id))) { (t.objectif_regler()) } }
            }
            p { (mediane(&lu, entier, lang)) }
            @if !entier && suivi.seuil_secret > 0 { p.discret { (t.lieux_secret(suivi.seuil_secret.to_string())) } }
            (barre(&t.lieux_nombre(lu.lignes.len()), &[(t.lieux_csv(), csv)]))
            table.empile {
                thead { tr {
                    th scope="col" { (t.import_colonne_territoire()) } th.num scope="col" { (t.indicateur_reference()) }
                    th.num scope="col" { (t.lieux_cible(e.numero.to_string())) } th.num scope="col" { (t.lieux_finale()) }
                    th.num scope="col" { (t.indicateur_retenue()) } th.num scope="col" { (t.indicateur_taux()) }
                    th scope="col" { (t.indicateur_manque()) }
                } }
                tbody { @for (rang, l) in lu.lignes.iter().enumerate().skip((page - 1) * LIEUX).take(LIEUX) {
                    (ligne(visit, (i, &visee), &lu, (rang, l), entier))
                } }
            }
            @if pages > 1 {
                (pagination(page, pages, &t.lieux_pages(), |n| {
                    visit.url(&format!("/indicateurs/{}?annee={}&lieux={n}#territoires", i.id, e.numero))
                }))
            }
        }
    }
}

fn choisir(visit: &Visit, dossier: &Dossier, i: &Indicateur, e: Exercice) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let un = |e: &Exercice| Choix::new(e.numero.to_string(), t.saisie_annee(e.numero.to_string(), e.fin.annee().to_string()));
    let choix: Vec<Choix> = dossier.contrat.exercices.iter().map(un).collect();
    let form = Form::filled(vec![("annee".to_owned(), e.numero.to_string())]);
    html! {
        form.filtres method="get" action=(visit.url(&format!("/indicateurs/{}#territoires", i.id))) {
            (liste_deroulante(&form, &cadre::filtre("annee", &t.saisie_exercice()), &choix, lang))
            div.boutons { button.bouton.second type="submit" { (t.lieux_voir()) } }
        }
    }
}

/// The median and what it is made of.
pub fn mediane(lu: &ParLieu<'_>, entier: bool, lang: Lang) -> String {
    let t = m(lang);
    match &lu.comparaison.mediane {
        Some(_) if !entier && lu.mediane_cachee() => t.lieux_mediane_cachee(),
        Some(n) => t.lieux_mediane(n.affiche_taux_fr(2), lu.comparaison.combien.to_string(), lu.lignes.len().to_string()),
        None => t.lieux_sans_mediane(),
    }
}

/// `entier`: who reads it reads small counts.
fn ligne(
    visit: &Visit,
    (i, visee): (&Indicateur, &Visee<'_>),
    lu: &ParLieu<'_>,
    (rang, l): (usize, &Ligne<'_>),
    entier: bool,
) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let e = lu.exercice;
    let sienne = l.but.visee(visee, &lu.coupures);
    let ecrire = |n: &Nombre| mots::nombre(&n.to_string(), lang);
    let rien = || "—".to_owned();
    let calcul = visit.url(&format!("/indicateurs/{}/territoires/{}?annee={}", i.id, l.lieu.id, e.numero));
    html! { tr {
        th scope="row" { (l.lieu.nom) }
        td.num data-l=(t.indicateur_reference()) {
            @if l.reference_cachee && !entier { (SECRET) } @else { (l.but.reference.as_ref().map_or_else(rien, ecrire)) }
            @if let Some(jour) = l.but.reference_le { br; small { (date_courte(jour)) } }
            @if !l.but.provenance.is_empty() { br; small { (l.but.provenance) } }
        }
        td.num data-l=(t.indicateur_cible()) { (sienne.cible_ecrite(l.but.cibles.get(&e.numero), &ecrire).unwrap_or_else(rien)) }
        td.num data-l=(t.lieux_finale()) {
            @match l.but.finale() {
                Some((annee, n)) => { (ecrire(n)) br; small { (t.lieux_finale_annee(annee.to_string())) } }
                None => "—",
            }
        }
        td.num data-l=(t.indicateur_retenue()) { @if l.valeur_cachee && !entier { (SECRET) } @else { (valeur(l, lang)) } }
        td.num data-l=(t.indicateur_taux()) {
            @match &l.taux.retenu {
                Some(_) if l.taux_cache() && !entier => (SECRET),
                Some(n) => { a href=(calcul) aria-label=(t.lieux_calcul(n.affiche_taux_fr(2), &l.lieu.nom)) { (n.affiche_taux_fr(2)) "\u{202f}%" } }
                None => { a href=(calcul) aria-label=(t.lieux_pourquoi_lieu(&l.lieu.nom)) { (t.lieux_pourquoi()) } }
            }
        }
        td data-l=(t.indicateur_manque()) {
            @if dessous(lu, rang, entier) { div { "! " (t.lieux_dessous()) } }
            @if entier || !l.taux_cache() { (signaux(&l.taux, lang)) }
            @if let Some(r) = &l.retenue { @for s in &r.signaux { div { (mots::signal(*s, lang)) } } }
        }
    } }
}

/// Is this place under the median, for who may know it?
pub fn dessous(lu: &ParLieu<'_>, rang: usize, entier: bool) -> bool {
    (entier || !lu.mediane_cachee()) && lu.comparaison.dessous.get(rang).copied().unwrap_or(false)
}

/// The value of the year, or why there is none.
pub fn valeur(l: &Ligne<'_>, lang: Lang) -> String {
    match l.retenue.as_ref().map(|r| (&r.valeur, r.absence)) {
        Some((Some(n), _)) => mots::nombre(&n.to_string(), lang),
        Some((None, Some(absence))) => crate::pages::mots::absence(absence, lang),
        _ => "—".to_owned(),
    }
}

/// What the rate lacks, in words.
pub fn signaux(taux: &Taux, lang: Lang) -> Markup {
    html! { @for s in &taux.signaux { div { (mots::signal(*s, lang)) } } }
}

/// `GET /indicateurs/{indicateur}/territoires.csv?annee=4`
pub async fn export(visit: Visit, Extension(plans): Port, Path((_c, id)): Path<(String, String)>) -> Page {
    let mut r = visit.reader().await?;
    let (i, dossier) = super::ouvrir(&visit, plans.as_ref(), &mut r, &id).await?;
    let objectifs = crate::actes::objectifs_de(&mut r, i.id).await?;
    let (t, lang) = (m(visit.lang), visit.lang);
    let suivi = dossier.suivi(&i);
    let e = exercice(&visit, &dossier, &i, &suivi, &cadre::query(&visit)).ok_or(PageError::NotFound)?;
    let lu = par_lieu(&dossier, &i, &suivi, &objectifs, e);
    let titres = [
        t.liste_code(),
        t.import_colonne_territoire(),
        t.lieux_code(),
        t.saisie_exercice(),
        t.indicateur_reference(),
        t.objectif_reference_le(),
        t.objectif_provenance(),
        t.indicateur_cible(),
        t.lieux_finale(),
        t.indicateur_retenue(),
        t.liste_unite(),
        t.indicateur_taux(),
        t.lieux_colonne_mediane(),
        t.lieux_colonne_dessous(),
        t.indicateur_manque(),
    ];
    let nombre = |n: &Nombre| virgule(&crate::actes::valeurs::publiable::decimal(n), lang);
    let mediane = lu.comparaison.mediane.as_ref().map(|n| virgule(&n.arrondi(2, true), lang));
    let mediane = if lu.mediane_cachee() { SECRET.to_owned() } else { mediane.unwrap_or_default() };
    let une = |(l, dessous): (&Ligne<'_>, &bool)| {
        let cache = |cache: bool, dit: Option<String>| if cache { SECRET.to_owned() } else { dit.unwrap_or_default() };
        let absente = l.retenue.as_ref().and_then(|r| r.absence).map(|a| a.code().to_owned());
        let alerte = lu.mediane_cachee() && l.taux.retenu.is_some();
        let siens = l.taux.signaux.iter().filter(|_| !l.taux_cache());
        let mut manques: Vec<String> = siens.map(|s| mots::signal(*s, lang)).collect();
        manques.extend(l.retenue.iter().flat_map(|r| r.signaux.iter().map(|s| mots::signal(*s, lang))));
        vec![
            i.code.clone(),
            l.lieu.nom.clone(),
            l.lieu.code.clone().unwrap_or_default(),
            e.numero.to_string(),
            cache(l.reference_cachee, l.but.reference.as_ref().map(&nombre)),
            l.but.reference_le.map(|jour| jour.to_string()).unwrap_or_default(),
            l.but.provenance.clone(),
            l.but.cibles.get(&e.numero).map(&nombre).unwrap_or_default(),
            l.but.finale().map(|(_, n)| nombre(n)).unwrap_or_default(),
            cache(l.valeur_cachee, l.valeur().map(&nombre).or(absente)),
            i.unite.clone(),
            cache(l.taux_cache(), l.taux.retenu.as_ref().map(|n| virgule(&n.arrondi(2, true), lang))),
            mediane.clone(),
            cache(alerte, Some(if *dessous { t.recit_oui() } else { t.recit_non() }).filter(|_| l.taux.retenu.is_some())),
            manques.join(" "),
        ]
    };
    let rows: Vec<Vec<String>> = lu.lignes.iter().zip(&lu.comparaison.dessous).map(une).collect();
    Ok(web::csv::download(&format!("indicateur-{}-territoires-{}", i.code, e.numero), &titres, &rows))
}

fn virgule(texte: &str, lang: Lang) -> String {
    if lang == Lang::Fr { texte.replace('.', ",") } else { texte.to_owned() }
}
