//! The reference and the targets of each place, read by programs.

use super::{Adresse, DansContrat, Port, ouvrir, refus};
use crate::actes::valeurs::Dossier;
use crate::actes::valeurs::par_lieu::references_cachees;
use crate::model::{Indicateur, ObjectifTerritoire};
use crate::regles::{But, RefusCellule, buts};
use axum::Extension;
use serde::Serialize;
use std::collections::BTreeMap;
use store::{Read, args};
use territoire::model::Territoire;
use utoipa::ToSchema;
use web::api::{Liste, Probleme, Tranche, liste, query};
use web::{Page, Visit};

/// What an indicator aims at in one place. What is not said there is `null` or absent: the figure of the contract never stands in.
#[derive(Debug, Serialize, ToSchema)]
pub struct ObjectifsDeTerritoireLus {
    /// Code of the indicator.
    pub indicateur: String,
    pub territoire_id: String,
    pub territoire_code: Option<String>,
    pub territoire: String,
    /// Decimal text.
    pub reference: Option<String>,
    pub reference_le: Option<String>,
    pub reference_provenance: Option<String>,
    /// True when a small count was masked: `reference` is `null`.
    pub reference_masquee: bool,
    /// By contract year, decimal text.
    pub cibles: BTreeMap<i64, String>,
    /// The target of the last year that has one, and that year.
    pub cible_finale: Option<String>,
    pub cible_finale_annee: Option<i64>,
}

impl ObjectifsDeTerritoireLus {
    fn new(i: &Indicateur, lieu: &Territoire, but: &But, masquee: bool) -> Self {
        let finale = but.finale();
        Self {
            indicateur: i.code.clone(),
            territoire_id: lieu.id.to_string(),
            territoire_code: lieu.code.clone(),
            territoire: lieu.nom.clone(),
            reference: but.reference.as_ref().filter(|_| !masquee).map(ToString::to_string),
            reference_le: but.reference_le.map(|jour| jour.to_string()),
            reference_provenance: Some(but.provenance.clone()).filter(|p| !p.is_empty()),
            reference_masquee: masquee,
            cibles: but.cibles.iter().map(|(annee, n)| (*annee, n.to_string())).collect(),
            cible_finale: finale.map(|(_, n)| n.to_string()),
            cible_finale_annee: finale.map(|(annee, _)| annee),
        }
    }
}

/// Which places.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "only its description is read")]
struct Filtres {
    /// Code of an indicator; all of them unless told.
    indicateur: Option<String>,
    /// Code or name of a place.
    territoire: Option<String>,
}

/// The places of an indicator that aim at something. Who neither types nor validates it reads no reference that is a small count.
fn lignes(visit: &Visit, dossier: &Dossier, i: &Indicateur, objectifs: &[ObjectifTerritoire]) -> Vec<ObjectifsDeTerritoireLus> {
    let suivi = dossier.suivi(i);
    let mut siens = buts(objectifs.iter().filter(|o| o.indicateur_id == i.id));
    let places: Vec<(&Territoire, But)> =
        dossier.places(&suivi).into_iter().map(|lieu| (lieu, siens.remove(&lieu.id).unwrap_or_default())).collect();
    let cachees = if dossier.lit_tout(visit, i) {
        std::collections::BTreeSet::new()
    } else {
        references_cachees(i, &suivi, &places.iter().map(|(lieu, but)| (lieu.id, but.reference.clone())).collect::<Vec<_>>())
    };
    let dits = places.iter().filter(|(_, but)| *but != But::default());
    dits.map(|(lieu, but)| ObjectifsDeTerritoireLus::new(i, lieu, but, cachees.contains(&lieu.id))).collect()
}

/// The reference and the targets of each place, by indicator then place: for the indicators that are answered by place.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/objectifs/territoires", tag = "indicateurs",
    params(web::api::Ou, web::api::Parametres, DansContrat, Filtres),
    responses((status = 200, body = Liste<ObjectifsDeTerritoireLus>), (status = "4XX", body = Probleme)))]
pub async fn objectifs(visit: Visit, Extension(plans): Port, axum::extract::Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let form = query(&visit);
    let dossier = ouvrir(&visit, plans.as_ref(), &slug, form.text("indicateur")).await?;
    let dit = form.text("territoire").to_owned();
    let lieu = match dit.as_str() {
        "" => None,
        nom => Some(dossier.lieu_nomme(nom).ok_or_else(|| refus(RefusCellule::TerritoireInconnu { saisi: dit.clone() }))?),
    };
    let mut r = visit.reader().await?;
    let objectifs: Vec<ObjectifTerritoire> =
        r.list("contrat_id = $2 ;; ORDER BY indicateur_id, territoire_id, annee", args![dossier.contrat.id.clone()]).await?;
    let all: Vec<ObjectifsDeTerritoireLus> = dossier
        .indicateurs
        .iter()
        .flat_map(|i| lignes(&visit, &dossier, i, &objectifs))
        .filter(|l| lieu.as_ref().is_none_or(|id| *id == l.territoire_id))
        .collect();
    liste(&visit, &tranche, "objectifs-par-territoire", &all)
}
