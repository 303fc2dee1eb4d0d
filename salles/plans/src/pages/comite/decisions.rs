//! All the decisions of a contract: filters in the address, count, export of what is shown.

use super::cadre::{Cadre, etat_decision};
use crate::m;
use crate::model::{Comite, Decision, EtatComite, EtatDecision, FicheAction, GenreDecision};
use crate::regles::decision::{decision_en_retard, mots, vivante};
use axum::extract::Path;
use axum::response::IntoResponse;
use jiff::civil::Date;
use kernel::Lang;
use maud::{Markup, html};
use store::{Read, args};
use web::components::{Choix, barre, vide};
use web::form::percent_encode;
use web::{Form, Page, PageError, Visit};

const FILTRES: [&str; 4] = ["etat", "genre", "fiche", "q"];

/// A decision with what the list shows of it.
struct Ligne {
    decision: Decision,
    comite: Comite,
    fiche: Option<FicheAction>,
    en_retard: bool,
}

async fn lignes(cadre: &mut Cadre) -> Result<(Vec<Ligne>, usize), PageError> {
    let today = cadre.visit.today();
    let fiches = cadre.fiches().await?;
    let comites =
        cadre.reader.list::<Comite>("contrat_id = $2 ;; ORDER BY tenue_le DESC, id DESC", args![cadre.contrat.id]).await?;
    let decisions = cadre.reader.list::<Decision>("contrat_id = $2 ;; ORDER BY ordre", args![cadre.contrat.id]).await?;
    let toutes = decisions.len();
    let filtres = requete(&cadre.visit);
    let mut lignes = vec![];
    for comite in &comites {
        for decision in decisions.iter().filter(|d| d.comite_id == comite.id) {
            let fiche = decision.fiche_id.and_then(|id| fiches.iter().find(|f| f.id == id)).cloned();
            let en_retard = comite.etat == EtatComite::Valide && decision_en_retard(decision, today);
            let ligne = Ligne { decision: decision.clone(), comite: comite.clone(), fiche, en_retard };
            if retenue(&filtres, &ligne) {
                lignes.push(ligne);
            }
        }
    }
    if filtres.text("tri") == "echeance" {
        lignes.sort_by_key(|l| (!vivante(l.decision.etat), l.decision.echeance.unwrap_or(Date::MAX)));
    }
    Ok((lignes, toutes))
}

fn requete(visit: &Visit) -> Form {
    Form::from_query(visit.here.split_once('?').map_or("", |(_, q)| q))
}

fn retenue(filtres: &Form, l: &Ligne) -> bool {
    let etat = match filtres.text("etat") {
        "" => true,
        "vivantes" => vivante(l.decision.etat),
        "en_retard" => l.en_retard,
        code => l.decision.etat.code() == code,
    };
    let genre = filtres.some("genre").is_none_or(|code| l.decision.genre.code() == code);
    let fiche = filtres.some("fiche").is_none_or(|n| l.fiche.as_ref().is_some_and(|f| f.numero.to_string() == n));
    let cherche = kernel::texte::cle(filtres.text("q"));
    let texte = kernel::texte::cle(&format!(
        "{} {} {}",
        l.decision.motif,
        l.decision.responsable,
        l.fiche.as_ref().map_or("", |f| &f.titre)
    ));
    etat && genre && fiche && cherche.split(' ').all(|mot| texte.contains(mot))
}

fn adresse(filtres: &Form, autre: &str, valeur: &str) -> String {
    let mut paires: Vec<String> =
        FILTRES.iter().filter_map(|nom| filtres.some(nom).map(|v| format!("{nom}={}", percent_encode(v)))).collect();
    if !valeur.is_empty() {
        paires.push(format!("{autre}={valeur}"));
    }
    if paires.is_empty() { String::new() } else { format!("?{}", paires.join("&")) }
}

/// `GET /contrats/{contrat}/decisions`
pub async fn get(visit: Visit, Path((_, slug)): Path<(String, String)>) -> Page {
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let lang = cadre.visit.lang;
    let t = m(lang);
    let (lignes, toutes) = lignes(&mut cadre).await?;
    let filtres = requete(&cadre.visit);
    let tri = filtres.text("tri");
    let export = (t.exporter_csv(), cadre.url(&format!("/decisions.csv{}", adresse(&filtres, "tri", tri))));
    let liens = if lignes.is_empty() { vec![] } else { vec![export] };
    let corps = html! {
        (crate::pages::lecture::onglets(&cadre.visit, &cadre.contrat, "/decisions"))
        p.chapeau { (t.decisions_chapeau()) }
        (formulaire(&cadre, &filtres))
        @if toutes > 0 { (barre(&t.decisions_compte(lignes.len(), toutes), &liens)) }
        @if toutes == 0 {
            (vide(&t.decisions_vide(), Some((&t.decisions_vers_comites(), &cadre.url("/comites")))))
        } @else if lignes.is_empty() {
            (vide(&t.decisions_aucune(), Some((&t.effacer_filtres(), &cadre.url("/decisions")))))
        } @else {
            (tableau(&cadre, &filtres, &lignes))
        }
    };
    Ok(cadre.layout(&t.decisions_titre()).wide().render(&cadre.visit, corps).into_response())
}

fn formulaire(cadre: &Cadre, filtres: &Form) -> Markup {
    let lang = cadre.visit.lang;
    let t = m(lang);
    let tout = |mot: String| Choix::new("", mot);
    let etats: Vec<Choix> = [
        tout(t.decisions_tous_etats()),
        Choix::new("vivantes", t.decisions_vivantes()),
        Choix::new("en_retard", t.decisions_en_retard()),
    ]
    .into_iter()
    .chain(EtatDecision::ALL.iter().map(|e| Choix::new(e.code(), mots::etat_decision(*e, lang))))
    .collect();
    let genres: Vec<Choix> = std::iter::once(tout(t.decisions_tous_genres()))
        .chain(GenreDecision::ALL.iter().map(|g| Choix::new(g.code(), mots::genre(*g, lang))))
        .collect();
    let liste = |nom: &str, libelle: String, choix: &[Choix]| {
        html! {
            div.champ {
                label for=(format!("f-{nom}")) { (libelle) }
                select id=(format!("f-{nom}")) name=(nom) {
                    @for c in choix { option value=(c.value) selected[filtres.text(nom) == c.value] { (c.label) } }
                }
            }
        }
    };
    html! {
        form.filtres method="get" action=(cadre.url("/decisions")) role="search" data-enhance="autosubmit" {
            @if let Some(tri) = filtres.some("tri") { input type="hidden" name="tri" value=(tri); }
            div.champ { label for="f-q" { (t.decisions_chercher()) } input id="f-q" type="search" name="q" value=(filtres.text("q")); }
            (liste("etat", t.decision_etat(), &etats))
            (liste("genre", t.decision_genre(), &genres))
            div.champ { label for="f-fiche" { (t.decisions_numero_fiche()) } input id="f-fiche" inputmode="numeric" name="fiche" value=(filtres.text("fiche")); }
            div.champ { button.bouton.second type="submit" { (t.filtrer()) } }
        }
    }
}

fn tableau(cadre: &Cadre, filtres: &Form, lignes: &[Ligne]) -> Markup {
    let lang = cadre.visit.lang;
    let t = m(lang);
    let par_echeance = filtres.text("tri") == "echeance";
    html! {
        table.empile {
            thead { tr {
                th scope="col" { (t.decision_colonne()) }
                th scope="col" { (t.decision_seance()) @if par_echeance { " " a href=(cadre.url(&format!("/decisions{}", adresse(filtres, "", "")))) { (t.decisions_trier()) } } }
                th scope="col" { (t.decision_responsable()) }
                th scope="col" aria-sort=[par_echeance.then_some("ascending")] {
                    (t.decision_echeance()) @if !par_echeance { " " a href=(cadre.url(&format!("/decisions{}", adresse(filtres, "tri", "echeance")))) { (t.decisions_trier()) } }
                }
                th scope="col" { (t.decision_etat()) }
            } }
            tbody { @for l in lignes { tr {
                th scope="row" {
                    a href=(cadre.url(&format!("/comites/{}/decisions/{}", l.comite.id, l.decision.id))) {
                        (mots::genre(l.decision.genre, lang)) ", " (mots::sujet(l.fiche.as_ref().map(|f| f.numero), lang))
                    }
                    br; small { (l.decision.motif) }
                }
                td data-l=(t.decision_seance()) { (cadre.jour(l.comite.tenue_le)) }
                td data-l=(t.decision_responsable()) { (l.decision.responsable) }
                td data-l=(t.decision_echeance()) { (l.decision.echeance.map_or_else(|| "—".to_owned(), |e| cadre.jour(e))) }
                td data-l=(t.decision_etat()) {
                    @if l.comite.etat == EtatComite::Valide { (etat_decision(&cadre.visit, &l.decision, l.en_retard)) }
                    @else { (super::cadre::etat_comite(&cadre.visit, l.comite.etat)) }
                }
            } } }
        }
    }
}

/// `GET /contrats/{contrat}/decisions.csv` : what the list shows, with the same filters.
pub async fn csv(visit: Visit, Path((_, slug)): Path<(String, String)>) -> Page {
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let lang = cadre.visit.lang;
    let t = m(lang);
    let (lignes, _) = lignes(&mut cadre).await?;
    let titres = [
        t.decision_seance(),
        t.decisions_numero_fiche(),
        t.dossier_fiche(),
        t.decision_genre(),
        t.decision_motif(),
        t.decision_conditions(),
        t.decision_responsable(),
        t.decision_echeance(),
        t.decision_etat(),
        t.decisions_en_retard(),
        t.decision_avenant_requis(),
        t.decision_suivi(),
    ];
    let rangees: Vec<Vec<String>> = lignes.iter().map(|l| rangee(l, lang)).collect();
    Ok(web::csv::download(&format!("{slug}-decisions"), &titres, &rangees))
}

fn rangee(l: &Ligne, lang: Lang) -> Vec<String> {
    let t = m(lang);
    let oui = |vrai: bool| if vrai { t.oui() } else { t.non() };
    let d = &l.decision;
    vec![
        l.comite.tenue_le.to_string(),
        l.fiche.as_ref().map(|f| f.numero.to_string()).unwrap_or_default(),
        l.fiche.as_ref().map(|f| f.titre.clone()).unwrap_or_default(),
        mots::genre(d.genre, lang),
        d.motif.clone(),
        d.conditions.clone(),
        d.responsable.clone(),
        d.echeance.map(|e| e.to_string()).unwrap_or_default(),
        mots::etat_decision(d.etat, lang),
        oui(l.en_retard),
        oui(d.avenant_requis),
        d.suivi.last().map(|s| format!("{}\u{202f}: {}", s.le, s.texte)).unwrap_or_default(),
    ]
}
