//! What programs read of the calls for projects: the same rights as the pages, and the same eyes ([`Yeux`]). Only a funder's
//! opinion and proposal are written here, by the act of the page.

mod annexe;
mod formes;
mod suite;

use crate::actes::equipe::{habilitations, main_selon};
use crate::actes::instruction::{Yeux, remplir};
use crate::actes::lot::lots as lots_geles;
use crate::droits::{lit_les_dossiers, voit_appel};
use crate::model::{Appel, Dossier, DossierId, Enveloppe, FinanceurInscrit, LigneFinanceur, Porteur};
use crate::regles::regard::avant_notification;
use crate::regles::{Euros, Financeur};
use crate::store as lectures;
use axum::extract::Path;
use formes::{AppelLuApi, ColonneAEcrire, DossierLuApi, EnveloppeLue, LigneLueApi, LotLuApi};
use kernel::Right;
use std::collections::{BTreeMap, HashMap};
use store::{Read, Reader, args};
use utoipa::OpenApi;
use web::api::{Corps, Liste, Probleme, Tranche, liste, objet};
use web::{Access, Page, PageError, Route, Visit};

/// The addresses of this room that programs read.
#[must_use]
pub fn routes() -> Vec<Route> {
    const APPEL: Access = Access::Right(Right::LireAppel);
    const DOSSIER: Access = Access::Right(Right::LireDossier);
    vec![
        Route::get("/{collectivite}/api/v1/appels", APPEL, appels),
        Route::get("/{collectivite}/api/v1/appels/{appel}", APPEL, appel),
        Route::get("/{collectivite}/api/v1/appels/{appel}/enveloppes", APPEL, enveloppes),
        Route::get("/{collectivite}/api/v1/appels/{appel}/dossiers", DOSSIER, dossiers),
        Route::get("/{collectivite}/api/v1/appels/{appel}/lignes", DOSSIER, lignes),
        Route::put(
            "/{collectivite}/api/v1/appels/{appel}/dossiers/{numero}/lignes/{financeur}",
            Access::Right(Right::InstruireDossier),
            ecrire_ligne,
        ),
        Route::get("/{collectivite}/api/v1/appels/{appel}/lots", DOSSIER, lots),
        Route::get("/{collectivite}/api/v1/appels/{appel}/lettres", APPEL, suite::lettres),
        Route::get("/{collectivite}/api/v1/appels/{appel}/lettre", APPEL, suite::lettre),
        Route::get("/{collectivite}/api/v1/appels/{appel}/parametres", APPEL, suite::parametres),
        Route::get("/{collectivite}/api/v1/appels/{appel}/scenarios", DOSSIER, suite::scenarios),
        Route::get("/{collectivite}/api/v1/appels/{appel}/scenarios/{scenario}/lignes", DOSSIER, suite::lignes_de_scenario),
        Route::get("/{collectivite}/api/v1/appels/{appel}/conseil", DOSSIER, suite::conseil),
        Route::get("/{collectivite}/api/v1/appels/{appel}/conseil/{scrutin}", DOSSIER, suite::avis_du_conseil),
        Route::get("/{collectivite}/api/v1/appels/{appel}/conventions", DOSSIER, suite::conventions),
        Route::get("/{collectivite}/api/v1/appels/{appel}/versements", DOSSIER, suite::versements),
        Route::get("/{collectivite}/api/v1/appels/{appel}/bilans", DOSSIER, suite::bilans),
        Route::get("/{collectivite}/api/v1/cpo", DOSSIER, suite::cpo),
        Route::get("/{collectivite}/api/v1/porteurs", Access::Right(Right::ConduireAppel), annexe::porteurs),
        Route::get("/{collectivite}/api/v1/financeurs", Access::Right(Right::ConduireAppel), annexe::financeurs),
        Route::get("/{collectivite}/api/v1/appels/{appel}/questions", DOSSIER, annexe::questions),
        Route::get("/{collectivite}/api/v1/appels/{appel}/derogations", DOSSIER, annexe::derogations),
        Route::get("/{collectivite}/api/v1/appels/{appel}/dossiers/{numero}/bilan", DOSSIER, annexe::lignes_de_bilan),
    ]
}

/// Which call.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Path)]
struct DansAppel {
    /// Its name in addresses, as `slug` in the list of calls.
    #[expect(dead_code, reason = "only its description is read")]
    appel: String,
}

type Adresse = Path<(String, String)>;

async fn trouver(visit: &Visit, r: &mut Reader, slug: &str) -> Result<Appel, PageError> {
    let appel = lectures::appel(r, slug).await?;
    if voit_appel(visit, &appel) { Ok(appel) } else { Err(PageError::NotFound) }
}

/// The calls for projects, the last year first; a holder reads those that opened.
#[utoipa::path(get, path = "/{collectivite}/api/v1/appels", tag = "financements",
    params(web::api::Ou, web::api::Parametres),
    responses((status = 200, body = Liste<AppelLuApi>), (status = "4XX", body = Probleme)))]
pub async fn appels(visit: Visit) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut r = visit.reader().await?;
    let all = lectures::appels(&mut r).await?;
    let all: Vec<AppelLuApi> = all.iter().filter(|a| voit_appel(&visit, a)).map(AppelLuApi::from).collect();
    liste(&visit, &tranche, "appels", &all)
}

/// One call.
#[utoipa::path(get, path = "/{collectivite}/api/v1/appels/{appel}", tag = "financements",
    params(web::api::Ou, DansAppel),
    responses((status = 200, body = AppelLuApi), (status = "4XX", body = Probleme)))]
pub async fn appel(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let mut r = visit.reader().await?;
    objet(&AppelLuApi::from(&trouver(&visit, &mut r, &slug).await?))
}

/// The tree of envelopes of the year of a call, by funder.
#[utoipa::path(get, path = "/{collectivite}/api/v1/appels/{appel}/enveloppes", tag = "financements",
    params(web::api::Ou, web::api::Parametres, DansAppel),
    responses((status = 200, body = Liste<EnveloppeLue>), (status = "4XX", body = Probleme)))]
pub async fn enveloppes(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut r = visit.reader().await?;
    let appel = trouver(&visit, &mut r, &slug).await?;
    let mut all: Vec<Enveloppe> = lectures::enveloppes(&mut r, &appel).await?;
    all.sort_by(|a, b| (&a.financeur, a.parent_id, &a.libelle, a.id).cmp(&(&b.financeur, b.parent_id, &b.libelle, b.id)));
    let reservations = lectures::reservations(&mut r, &appel).await?;
    let reserve = |e: &Enveloppe| {
        let siennes = reservations.iter().filter(|r| r.enveloppe_id == e.id);
        siennes.map(|r| Euros::de_centimes(r.montant_centimes)).sum()
    };
    let all: Vec<EnveloppeLue> = all.iter().map(|e| EnveloppeLue::new(e, reserve(e))).collect();
    liste(&visit, &tranche, "enveloppes", &all)
}

/// The files the visitor reads: deposited ones, or (a holder) its own, as far as the account was invited.
async fn siens(visit: &Visit, r: &mut Reader, appel: &Appel) -> Result<Vec<(Dossier, Porteur)>, PageError> {
    let porteurs: Vec<Porteur> =
        r.list("id IN (SELECT porteur_id FROM dossier WHERE collectivite_id = $1 AND appel_id = $2)", args![appel.id]).await?;
    let porteurs: HashMap<_, Porteur> = porteurs.into_iter().map(|p| (p.id, p)).collect();
    let dossiers: Vec<Dossier> =
        r.list("appel_id = $2 AND numero IS NOT NULL ;; ORDER BY numero COLLATE \"C\", id", args![appel.id]).await?;
    let invite = habilitations(r, visit).await?;
    let tous = dossiers.into_iter().filter_map(|d| {
        let porteur = porteurs.get(&d.porteur_id)?.clone();
        let main = main_selon(visit, &porteur, Some(&appel.contrat_id), &invite);
        crate::droits::lit(visit, &d, &porteur, appel, &main).then_some((d, porteur))
    });
    Ok(tous.collect())
}

/// The files of a call that were deposited, by number; a holder reads its own.
#[utoipa::path(get, path = "/{collectivite}/api/v1/appels/{appel}/dossiers", tag = "financements",
    params(web::api::Ou, web::api::Parametres, DansAppel),
    responses((status = 200, body = Liste<DossierLuApi>), (status = "4XX", body = Probleme)))]
pub async fn dossiers(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut r = visit.reader().await?;
    let appel = trouver(&visit, &mut r, &slug).await?;
    let siens = siens(&visit, &mut r, &appel).await?;
    let montre = |d: &Dossier| if lit_les_dossiers(&visit, &appel) { d.etat } else { d.etat.pour_le_porteur() };
    let all: Vec<DossierLuApi> = siens.iter().map(|(d, p)| DossierLuApi::new(d, p, montre(d))).collect();
    liste(&visit, &tranche, "dossiers", &all)
}

/// The matrix of a call, file by file then funder: asked, opinion, proposed, voted, paid. A funder reads the opinion and the
/// proposal of others once its own is written; a holder and the committee read neither.
#[utoipa::path(get, path = "/{collectivite}/api/v1/appels/{appel}/lignes", tag = "financements",
    params(web::api::Ou, web::api::Parametres, DansAppel),
    responses((status = 200, body = Liste<LigneLueApi>), (status = "4XX", body = Probleme)))]
pub async fn lignes(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut r = visit.reader().await?;
    let appel = trouver(&visit, &mut r, &slug).await?;
    let siens = siens(&visit, &mut r, &appel).await?;
    let inscrits: Vec<FinanceurInscrit> = lectures::financeurs(&mut r).await?;
    let yeux = Yeux::lire(&visit, &mut r, &appel, &inscrits).await?;
    let lues: Vec<LigneFinanceur> = r.list("appel_id = $2", args![appel.id]).await?;
    let mut par_dossier: BTreeMap<DossierId, Vec<LigneFinanceur>> = BTreeMap::new();
    for ligne in lues {
        par_dossier.entry(ligne.dossier_id).or_default().push(ligne);
    }
    let mut all = vec![];
    for (dossier, _) in &siens {
        let mut lignes = par_dossier.remove(&dossier.id).unwrap_or_default();
        lignes.sort_by(|a, b| a.financeur.cmp(&b.financeur));
        yeux.masquer(dossier.id, &mut lignes);
        if !lit_les_dossiers(&visit, &appel) {
            avant_notification(&mut dossier.etat.clone(), &mut lignes);
        }
        all.extend(lignes.iter().map(|l| LigneLueApi::new(dossier, l)));
    }
    liste(&visit, &tranche, "lignes", &all)
}

/// Writes the opinion and the proposal of a funder in its own line of a file, by the same act as the page: another's column, a
/// declared interest, a stage that is over are refused.
#[utoipa::path(put, path = "/{collectivite}/api/v1/appels/{appel}/dossiers/{numero}/lignes/{financeur}", tag = "financements",
    operation_id = "ecrire_ligne",
    params(web::api::Ou, DansAppel, ("numero" = String, Path, description = "Public number of the file"),
        ("financeur" = String, Path, description = "Code of the funder, as in the lines of the call")),
    request_body = ColonneAEcrire,
    responses((status = 200, body = LigneLueApi), (status = "4XX", body = Probleme)))]
pub async fn ecrire_ligne(
    visit: Visit,
    Path((_, slug, numero, financeur)): Path<(String, String, String, String)>,
    Corps(tape): Corps<ColonneAEcrire>,
) -> Page {
    let mut r = visit.reader().await?;
    let appel = trouver(&visit, &mut r, &slug).await?;
    let trouve = r.find::<Dossier>("appel_id = $2 AND numero = $3", args![appel.id, numero]).await?;
    let dossier = trouve.ok_or(PageError::NotFound)?;
    drop(r);
    let version = tape.version;
    let ecrite = remplir(&visit, dossier.id, &Financeur::nomme(&financeur), version, &tape.into()).await?;
    objet(&LigneLueApi::new(&dossier, &ecrite))
}

/// The lots the committee froze, the first one first; whoever reads the files of others reads them.
#[utoipa::path(get, path = "/{collectivite}/api/v1/appels/{appel}/lots", tag = "financements",
    params(web::api::Ou, web::api::Parametres, DansAppel),
    responses((status = 200, body = Liste<LotLuApi>), (status = "4XX", body = Probleme)))]
pub async fn lots(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut r = visit.reader().await?;
    let appel = trouver(&visit, &mut r, &slug).await?;
    if !lit_les_dossiers(&visit, &appel) {
        return Err(PageError::NotFound);
    }
    let all = lots_geles(&mut r, &appel).await?;
    let all: Vec<LotLuApi> = all.iter().map(|l| LotLuApi::new(&l.lot, &l.contenu)).collect();
    liste(&visit, &tranche, "lots", &all)
}

/// The description of these addresses.
#[derive(OpenApi)]
#[openapi(paths(
    appels,
    appel,
    enveloppes,
    dossiers,
    lignes,
    ecrire_ligne,
    lots,
    suite::lettres,
    suite::lettre,
    suite::parametres,
    suite::scenarios,
    suite::lignes_de_scenario,
    suite::conseil,
    suite::avis_du_conseil,
    suite::conventions,
    suite::versements,
    suite::bilans,
    suite::cpo,
    annexe::porteurs,
    annexe::financeurs,
    annexe::questions,
    annexe::derogations,
    annexe::lignes_de_bilan
))]
pub struct Description;

#[cfg(test)]
mod tests;
