//! What programs read and write of this room: values by period, place, source and part, with the rights and the acts of the
//! pages. The yearly figures stand with the plan, in the room `plans`.

mod ecrire;
mod formes;
mod objectifs;

use crate::actes::valeurs::publiable::publiables;
use crate::actes::valeurs::{Dossier, Perimetre};
use crate::model::{EtatValeur, Indicateur, Valeur};
use crate::plans::{Contrat, Plans};
use crate::regles::{Mois, RefusCellule, lire_periode};
use axum::Extension;
use axum::extract::Path;
use formes::{ValeurDePeriodeLue, VentilationLue};
use kernel::texte::cle;
use kernel::{Refusal, Right};
use std::sync::Arc;
use store::{Read, Reader, args};
use utoipa::OpenApi;
use web::api::{Illisible, Liste, Probleme, Tranche, liste, nombre, query};
use web::{Access, Page, PageError, Route, Visit};

type Port = Extension<Arc<dyn Plans>>;
type Adresse = Path<(String, String)>;

/// The addresses of this room that programs use, each with the port of plans.
#[must_use]
pub fn routes(plans: &Arc<dyn Plans>) -> Vec<Route> {
    const LIRE: Access = Access::Right(Right::LirePlan);
    let mut routes = vec![
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/valeurs/periodes", LIRE, periodes),
        Route::post("/{collectivite}/api/v1/contrats/{contrat}/valeurs/periodes", Access::Right(Right::Repondre), ecrire::ecrire),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/ventilations", LIRE, ventilations),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/objectifs/territoires", LIRE, objectifs::objectifs),
    ];
    for route in &mut routes {
        route.handler = route.handler.clone().layer(Extension(plans.clone()));
    }
    routes
}

/// The description of these addresses.
#[derive(OpenApi)]
#[openapi(paths(periodes, ecrire::ecrire, ventilations, objectifs::objectifs))]
pub struct Description;

/// Which contract.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Path)]
struct DansContrat {
    /// Its name in addresses, as `slug` in the list of contracts.
    #[expect(dead_code, reason = "only its description is read")]
    contrat: String,
}

/// Which values.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "only its description is read")]
struct Filtres {
    /// Code of an indicator; all of them unless told.
    indicateur: Option<String>,
    /// A period as people write it: `2026`, `2026-S1`, `2026-T2`, `2026-06`.
    periode: Option<String>,
    /// Year of the contract, from 1: the periods that end in it.
    #[param(minimum = 1, maximum = 99)]
    annee: Option<i64>,
    /// Code or name of a place; `ensemble` for the whole perimeter.
    territoire: Option<String>,
    /// A source, as written.
    source: Option<String>,
    /// `brouillon`, `deposee`, `renvoyee` or `validee`.
    etat: Option<String>,
}

/// How the whole perimeter is named in an address.
const ENSEMBLE: &str = "ensemble";

fn refus(what: impl Refusal + 'static) -> PageError {
    PageError::Refused(Arc::new(vec![Box::new(what)]))
}

/// The contract of an address, when the visitor reads it.
async fn trouver(visit: &Visit, plans: &dyn Plans, r: &mut Reader, slug: &str) -> Result<Contrat, PageError> {
    let mut tous = plans.contrats(r).await?.into_iter();
    tous.find(|c| c.slug == slug && visit.may(Right::LirePlan, Some(&c.id))).ok_or(PageError::NotFound)
}

/// All that is known of an indicator, or of those of a contract.
async fn ouvrir(visit: &Visit, plans: &dyn Plans, slug: &str, code: &str) -> Result<Dossier, PageError> {
    let mut r = visit.reader().await?;
    let contrat = trouver(visit, plans, &mut r, slug).await?;
    let indicateur = if code.is_empty() {
        String::new()
    } else {
        let trouve = r.find::<Indicateur>("contrat_id = $2 AND code = $3", args![contrat.id.clone(), code.to_owned()]).await?;
        trouve.ok_or_else(|| refus(RefusCellule::CodeInconnu { saisi: code.to_owned() }))?.id.to_string()
    };
    let objets = plans.objets(&mut r, &contrat.id).await?;
    Ok(Dossier::charger(&mut r, contrat, objets, &Perimetre { indicateur, ..Perimetre::default() }).await?)
}

/// What an address asks for, once read.
struct Voulues {
    periode: Option<Mois>,
    annee: i64,
    territoire: Option<String>,
    source: Option<String>,
    etat: Option<EtatValeur>,
}

impl Voulues {
    fn lire(visit: &Visit, dossier: &Dossier) -> Result<Self, PageError> {
        let form = query(visit);
        let dit = |nom: &str| Some(form.text(nom).to_owned()).filter(|t| !t.is_empty());
        let periode = dit("periode")
            .map(|saisi| lire_periode(&saisi).ok_or_else(|| refus(RefusCellule::PeriodeIllisible { saisi })))
            .transpose()?;
        let place = |saisi: String| match saisi.as_str() {
            ENSEMBLE => Ok(String::new()),
            nom => dossier.lieu_nomme(nom).ok_or_else(|| refus(RefusCellule::TerritoireInconnu { saisi })),
        };
        let mot = |saisi: String| {
            let permis = "brouillon, deposee, renvoyee, validee";
            EtatValeur::from_code(&saisi).ok_or(PageError::from(Illisible::Mot { nom: "etat", saisi, permis }))
        };
        Ok(Self {
            periode,
            annee: nombre(&form, "annee", 0, 1, 99)?,
            territoire: dit("territoire").map(place).transpose()?,
            source: dit("source").map(|s| cle(&s)),
            etat: dit("etat").map(mot).transpose()?,
        })
    }

    fn retient(&self, dossier: &Dossier, periode: Mois, territoire: &str, source: &str, etat: EtatValeur) -> bool {
        self.periode.is_none_or(|p| p == periode)
            && (self.annee == 0 || dossier.contrat.exercice(periode).is_some_and(|e| e.numero == self.annee))
            && self.territoire.as_deref().is_none_or(|t| t == territoire)
            && self.source.as_deref().is_none_or(|s| s == source)
            && self.etat.is_none_or(|e| e == etat)
    }
}

/// What a visitor reads of an indicator: every value and its parts for who types or validates it, drafts only for who types;
/// for the others what the open file says.
fn lignes(visit: &Visit, dossier: &Dossier, i: &Indicateur, voulues: &Voulues) -> Vec<ValeurDePeriodeLue> {
    let suivi = dossier.suivi(i);
    let saisit = dossier.peut_saisir(visit, i);
    if !saisit && !dossier.peut_valider(visit) {
        let foi = cle(&suivi.source);
        let lues = publiables(dossier, i, &suivi).into_iter();
        let lues = lues.filter(|l| voulues.retient(dossier, l.periode, &l.lieu, &foi, EtatValeur::Validee));
        return lues.map(|l| ValeurDePeriodeLue::publiee(dossier, i, &suivi, l)).collect();
    }
    let visible = |v: &&Valeur| v.indicateur_id == i.id && (v.etat != EtatValeur::Brouillon || saisit);
    let siennes = dossier.valeurs.iter().filter(visible);
    let mut siennes: Vec<&Valeur> =
        siennes.filter(|v| voulues.retient(dossier, v.periode, &v.territoire_id, &v.source_cle, v.etat)).collect();
    let place = |v: &Valeur| dossier.lieu(&v.territoire_id).map(|t| t.cle.clone());
    siennes.sort_by_cached_key(|v| (v.periode, place(v), v.source_cle.clone()));
    siennes.into_iter().flat_map(|v| ValeurDePeriodeLue::entieres(dossier, i, &suivi, v)).collect()
}

/// The values by period, place, source and part, by indicator. Who types or validates an indicator reads each value as it was
/// typed, with where it comes from; others read the validated values of the source that makes faith, small counts masked.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/valeurs/periodes", tag = "indicateurs",
    params(web::api::Ou, web::api::Parametres, DansContrat, Filtres),
    responses((status = 200, body = Liste<ValeurDePeriodeLue>), (status = "4XX", body = Probleme)))]
pub async fn periodes(visit: Visit, Extension(plans): Port, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let dossier = ouvrir(&visit, plans.as_ref(), &slug, query(&visit).text("indicateur")).await?;
    let voulues = Voulues::lire(&visit, &dossier)?;
    let all: Vec<ValeurDePeriodeLue> = dossier.indicateurs.iter().flat_map(|i| lignes(&visit, &dossier, i, &voulues)).collect();
    liste(&visit, &tranche, "valeurs-par-periode", &all)
}

/// How the values of the indicators are broken down: dimensions and their modalities, by indicator.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/ventilations", tag = "indicateurs",
    params(web::api::Ou, web::api::Parametres, DansContrat),
    responses((status = 200, body = Liste<VentilationLue>), (status = "4XX", body = Probleme)))]
pub async fn ventilations(visit: Visit, Extension(plans): Port, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let dossier = ouvrir(&visit, plans.as_ref(), &slug, "").await?;
    let siennes = |i: &Indicateur| dossier.dimensions(i).map(|d| VentilationLue::new(i, d)).collect::<Vec<_>>();
    let all: Vec<VentilationLue> = dossier.indicateurs.iter().flat_map(siennes).collect();
    liste(&visit, &tranche, "ventilations", &all)
}
