//! Time, as the pages tell it from the journal: the story of the contract or of a sheet, and what changed between two evenings.

use super::Contrat as Adresse;
use super::formes::{ChampLu, DifferenceLue, GesteLu, HistoireLue, TraitLu};
use super::soir::refuse;
use crate::calculs::Passe;
use crate::model::FicheAction;
use crate::pages::comite::Cadre;
use crate::pages::machine::differences::deux;
use crate::pages::machine::ecarts::{Ecarts, Groupe, Ligne, ecarts};
use crate::pages::machine::histoire::{Objet, recit_de};
use acteurs::recit::{Geste, Sort};
use axum::extract::Path;
use store::{Read, args};
use web::api::{Liste, Probleme, Tranche, liste, nombre, objet, query};
use web::form::percent_encode;
use web::{Page, PageError, Visit};

/// Which part of a story.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "only its description is read")]
struct PartDHistoire {
    /// One field alone, as `code` in the answer: `fiche_action.titre`.
    champ: Option<String>,
    /// What came before that entry of the journal; `suite` gives it.
    #[param(minimum = 1)]
    avant: Option<i64>,
}

/// The story of the contract, newest first: each change with its author, its act, its reason, and the field before and after.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/histoire", tag = "temps",
    params(web::api::Ou, super::DansContrat, PartDHistoire),
    responses((status = 200, body = HistoireLue), (status = "4XX", body = Probleme)))]
pub async fn histoire(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let cadre = Cadre::lire(visit, &slug).await?;
    raconter(cadre, &Objet::Contrat).await
}

/// The story of a sheet, with what is measured of it, newest first.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/fiches/{numero}/histoire", tag = "temps",
    params(web::api::Ou, super::DansContrat, ("numero" = i64, Path, description = "Number of the sheet"), PartDHistoire),
    responses((status = 200, body = HistoireLue), (status = "4XX", body = Probleme)))]
pub async fn histoire_de_fiche(visit: Visit, Path((_, slug, numero)): Path<(String, String, String)>) -> Page {
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let numero: i64 = numero.parse().map_err(|_| PageError::NotFound)?;
    let id = cadre.contrat.id;
    let found = cadre
        .reader
        .find::<FicheAction>("contrat_id = $2 AND numero = $3 ;; ORDER BY retiree_le IS NOT NULL, id", args![id, numero])
        .await?;
    raconter(cadre, &Objet::Fiche(Box::new(found.ok_or(PageError::NotFound)?))).await
}

async fn raconter(mut cadre: Cadre, sujet: &Objet) -> Page {
    let query = query(&cadre.visit);
    let avant = nombre(&query, "avant", i64::MAX, 1, i64::MAX)?;
    let champ = query.some("champ");
    let clock = cadre.visit.house.db.clock().clone();
    // The records of this evening, kept while nothing is written: a long story is read page by page.
    let passe = Passe::lire(&mut cadre.reader, &clock, &cadre.contrat, cadre.visit.today()).await?.ok_or(PageError::NotFound)?;
    let recit = recit_de(&mut cadre, sujet, &passe.tables, avant, champ).await?;
    let here = cadre.visit.here.split('?').next().unwrap_or_default();
    let kept = champ.map(|c| format!("champ={}&", percent_encode(c))).unwrap_or_default();
    let lang = cadre.visit.lang;
    objet(&HistoireLue {
        suite: recit.suite.map(|rang| format!("{here}?{kept}avant={rang}")),
        gestes: recit.gestes.into_iter().map(|g| geste(g, lang)).collect(),
    })
}

fn geste(g: Geste, lang: kernel::Lang) -> GesteLu {
    GesteLu {
        a: g.a.to_string(),
        auteur: acteurs::mots::journal::auteur(&g.acteur, lang),
        acte: acteurs::mots::journal::acte(&g.acte, lang),
        motif: g.motif,
        traits: g
            .traits
            .into_iter()
            .map(|t| TraitLu {
                sujet: t.sujet,
                sort: match t.sort {
                    Sort::Cree => "cree",
                    Sort::Modifie => "modifie",
                    Sort::Supprime => "supprime",
                }
                .to_owned(),
                champs: t
                    .champs
                    .into_iter()
                    .map(|c| ChampLu { code: c.code, libelle: c.libelle, avant: c.avant, apres: c.apres })
                    .collect(),
            })
            .collect(),
    }
}

/// Between which evenings.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "only its description is read")]
struct Periode {
    /// The earlier evening, `2026-03-12`.
    de: String,
    /// The later one, today at the latest.
    a: String,
    /// Year of the contract whose rates are compared; the one that the later evening shows first unless told.
    #[param(minimum = 1, maximum = 99)]
    annee: Option<i64>,
}

/// What changed in the plan from one evening to another: rates and decisions first, then what was added, removed, rewritten,
/// node by node. Words and numbers are those of the page, in the language asked.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/differences", tag = "temps",
    params(web::api::Ou, web::api::Parametres, super::DansContrat, Periode),
    responses((status = 200, body = Liste<DifferenceLue>), (status = "4XX", body = Probleme)))]
pub async fn differences(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let query = query(&cadre.visit);
    let annee = Some(nombre(&query, "annee", 0, 1, 99)?).filter(|n| *n > 0);
    let (de, a) = deux(&mut cadre, &query).await?.map_err(refuse)?;
    let found = ecarts(&de, &a, annee, &cadre.visit.collectivite.nom, cadre.visit.lang);
    liste(&cadre.visit, &tranche, "differences", &lignes(found))
}

fn lignes(found: Ecarts) -> Vec<DifferenceLue> {
    let mut all: Vec<DifferenceLue> = found
        .taux
        .into_iter()
        .map(|t| DifferenceLue {
            partie: "taux".to_owned(),
            sujet: t.sujet,
            champ: Some(t.lecture),
            avant: t.avant,
            apres: t.apres,
            ecart: t.ecart,
            ..DifferenceLue::default()
        })
        .collect();
    all.extend(found.decisions.into_iter().map(|sujet| DifferenceLue {
        partie: "decision".to_owned(),
        sujet,
        ..DifferenceLue::default()
    }));
    for groupe in found.groupes {
        all.extend(de_groupe(groupe));
    }
    all
}

fn de_groupe(groupe: Groupe) -> Vec<DifferenceLue> {
    let un = |partie: &str, fiche: Option<i64>, sujet: &str| DifferenceLue {
        partie: partie.to_owned(),
        groupe: Some(groupe.titre.clone()),
        fiche,
        sujet: sujet.to_owned(),
        ..DifferenceLue::default()
    };
    let mut all: Vec<DifferenceLue> = groupe.ajoutees.iter().map(|(n, sujet)| un("ajout", *n, sujet)).collect();
    all.extend(groupe.retirees.iter().map(|sujet| un("retrait", None, sujet)));
    for one in &groupe.modifiees {
        let sujet = if one.titre.is_empty() { &one.sujet } else { &one.titre };
        all.extend(one.lignes.iter().map(|Ligne { champ, avant, apres, ecart, .. }| DifferenceLue {
            champ: Some(champ.clone()),
            avant: avant.clone(),
            apres: apres.clone(),
            ecart: ecart.clone(),
            ..un("modification", one.numero, sujet)
        }));
    }
    all
}
