//! The call itself — letter, parameters, scenarios, council — and what follows the votes, to those who read its pages.

use super::formes::{
    AvisConseilLu, BilanLuApi, ConventionLue, CpoLueApi, LettreEntiereLue, LettreLue, LignePlanLue, ParametreLu, ScenarioLu,
    ScrutinLu, VersementLu,
};
use super::{Adresse, DansAppel, trouver};
use crate::actes::conseil::{resultat, scrutin, scrutins};
use crate::actes::programmation::scenarios as scenarios_vus;
use crate::calculs::{AppelLu, Besoin};
use crate::model::{ActionAidee, Cpo};
use crate::mots;
use crate::pages::cadre_appel::Cadre;
use crate::regles::Euros;
use crate::regles::appel::parametres_du;
use crate::regles::appel::{CHIFFRES, lettre_du};
use crate::regles::bilan::limite;
use crate::regles::parametres::{descriptions, differences};
use crate::store::{self as lectures, FiltresBilans};
use axum::extract::Path;
use kernel::Right;
use store::{Read, args};
use web::api::{Liste, Probleme, Tranche, euros, liste, objet, partie};
use web::{Page, PageError, Visit};

type DansUn = Path<(String, String, String)>;

/// The versions of the framing letter, the first one first.
#[utoipa::path(get, path = "/{collectivite}/api/v1/appels/{appel}/lettres", tag = "financements",
    params(web::api::Ou, web::api::Parametres, DansAppel),
    responses((status = 200, body = Liste<LettreLue>), (status = "4XX", body = Probleme)))]
pub async fn lettres(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut r = visit.reader().await?;
    let appel = trouver(&visit, &mut r, &slug).await?;
    let all = lectures::lettres(&mut r, appel.id).await?;
    let avant = std::iter::once(None).chain(all.iter().map(Some));
    let all: Vec<LettreLue> = avant
        .zip(&all)
        .map(|(avant, l)| {
            let change = avant.map(|a| differences(&a.parametres, &l.parametres)).unwrap_or_default();
            LettreLue::new(l, change)
        })
        .collect();
    liste(&visit, &tranche, "lettres", &all)
}

/// What the letter of today says: sections, calendar, papers.
#[utoipa::path(get, path = "/{collectivite}/api/v1/appels/{appel}/lettre", tag = "financements",
    params(web::api::Ou, DansAppel),
    responses((status = 200, body = LettreEntiereLue), (status = "4XX", body = Probleme)))]
pub async fn lettre(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let mut r = visit.reader().await?;
    let appel = trouver(&visit, &mut r, &slug).await?;
    let all = lectures::lettres(&mut r, appel.id).await?;
    objet(&LettreEntiereLue::new(lettre_du(&all, visit.today()).ok_or(PageError::NotFound)?))
}

/// The parameters of the letter of today, in words.
#[utoipa::path(get, path = "/{collectivite}/api/v1/appels/{appel}/parametres", tag = "financements",
    params(web::api::Ou, web::api::Parametres, DansAppel),
    responses((status = 200, body = Liste<ParametreLu>), (status = "4XX", body = Probleme)))]
pub async fn parametres(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut r = visit.reader().await?;
    let appel = trouver(&visit, &mut r, &slug).await?;
    let lettres = lectures::lettres(&mut r, appel.id).await?;
    let mut all = vec![];
    if let Some(lettre) = lettre_du(&lettres, visit.today()) {
        let lang = visit.lang;
        let valeur = |code: &str| mots::parametres::valeur(code, &lettre.parametres, lang);
        all.extend(CHIFFRES.iter().map(|code| ParametreLu {
            code: (*code).to_owned(),
            nom: mots::parametres::nom(code, lang),
            valeur: valeur(code),
            regles: vec![],
        }));
        all.extend(descriptions().iter().map(|d| ParametreLu {
            code: d.code.clone(),
            nom: mots::phrase(&d.nom),
            valeur: valeur(&d.code),
            regles: d.regles.clone(),
        }));
    }
    liste(&visit, &tranche, "parametres", &all)
}

/// The scenarios that the visitor sees, the first made first: its own and those shared.
#[utoipa::path(get, path = "/{collectivite}/api/v1/appels/{appel}/scenarios", tag = "financements",
    params(web::api::Ou, web::api::Parametres, DansAppel),
    responses((status = 200, body = Liste<ScenarioLu>), (status = "4XX", body = Probleme)))]
pub async fn scenarios(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let (cadre, mut r) = Cadre::ouvrir(visit, &slug).await?;
    let all = scenarios_vus(&cadre.visit, &mut r, &cadre.appel).await?;
    let all: Vec<ScenarioLu> = all.iter().map(ScenarioLu::new).collect();
    liste(&cadre.visit, &tranche, "scenarios", &all)
}

/// What a scenario gives, file by file then funder, what reservations pay included: the plan that its page shows.
#[utoipa::path(get, path = "/{collectivite}/api/v1/appels/{appel}/scenarios/{scenario}/lignes", tag = "financements",
    operation_id = "lignes_de_scenario",
    params(web::api::Ou, web::api::Parametres, DansAppel, ("scenario" = String, Path, description = "Identifier of the scenario")),
    responses((status = 200, body = Liste<LignePlanLue>), (status = "4XX", body = Probleme)))]
pub async fn lignes_de_scenario(visit: Visit, Path((_, slug, id)): DansUn) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let (cadre, mut r) = Cadre::ouvrir(visit, &slug).await?;
    let vus = scenarios_vus(&cadre.visit, &mut r, &cadre.appel).await?;
    let scenario = vus.iter().find(|s| s.id.to_string() == id).ok_or(PageError::NotFound)?;
    let lu = AppelLu::lire(&mut r, cadre.appel.clone(), Besoin::TOUT, cadre.visit.today()).await?;
    let entier = lu.plan_entier(&scenario.plan);
    let lignes = entier.iter().flat_map(|(numero, l)| l.iter().map(move |(f, m)| (numero, f, *m)));
    let all: Vec<LignePlanLue> = lignes
        .filter(|(_, _, m)| m.est_positif())
        .map(|(numero, f, m)| LignePlanLue {
            dossier: numero.clone(),
            financeur: f.code().to_owned(),
            montant: euros(m.centimes()),
            sur_reservation: lu.est_reservee(numero, f),
        })
        .collect();
    liste(&cadre.visit, &tranche, "lignes", &all)
}

/// The votes of the citizens' council, the latest first.
#[utoipa::path(get, path = "/{collectivite}/api/v1/appels/{appel}/conseil", tag = "financements",
    params(web::api::Ou, web::api::Parametres, DansAppel),
    responses((status = 200, body = Liste<ScrutinLu>), (status = "4XX", body = Probleme)))]
pub async fn conseil(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let (cadre, mut r) = Cadre::ouvrir(visit, &slug).await?;
    let all: Vec<ScrutinLu> = scrutins(&mut r, &cadre.appel).await?.iter().map(ScrutinLu::from).collect();
    liste(&cadre.visit, &tranche, "conseil", &all)
}

/// The result of a closed vote, file by file; that of an open one is refused.
#[utoipa::path(get, path = "/{collectivite}/api/v1/appels/{appel}/conseil/{scrutin}", tag = "financements",
    params(web::api::Ou, web::api::Parametres, DansAppel, ("scrutin" = String, Path, description = "Identifier of the vote")),
    responses((status = 200, body = Liste<AvisConseilLu>), (status = "4XX", body = Probleme)))]
pub async fn avis_du_conseil(visit: Visit, Path((_, slug, id)): DansUn) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let (cadre, mut r) = Cadre::ouvrir(visit, &slug).await?;
    let (scrutin, bulletins) = scrutin(&cadre.visit, &mut r, &cadre.appel, &id).await?;
    let lu = resultat(&scrutin, &bulletins).await?;
    let un = |numero: &str, sort: &str, cout: i64| AvisConseilLu {
        dossier: numero.to_owned(),
        intitule: scrutin.projets.iter().find(|p| p.numero == numero).map(|p| p.intitule.clone()).unwrap_or_default(),
        sort: sort.to_owned(),
        rang: None,
        cout: euros(Euros::entiers(cout).centimes()),
    };
    let retenus = lu.achats.iter().map(|a| un(&a.numero, "finance", a.cout));
    let retenus = retenus.chain(lu.completes.iter().map(|(numero, cout, _)| un(numero, "complete", *cout)));
    let mut all: Vec<AvisConseilLu> = (1..).zip(retenus).map(|(rang, avis)| AvisConseilLu { rang: Some(rang), ..avis }).collect();
    all.extend(lu.ecartes.iter().map(|e| un(&e.numero, "ecarte", e.cout)));
    liste(&cadre.visit, &tranche, "conseil", &all)
}

/// What each funder gives each holder, where their agreement stands, and when it is paid.
#[utoipa::path(get, path = "/{collectivite}/api/v1/appels/{appel}/conventions", tag = "financements",
    params(web::api::Ou, web::api::Parametres, DansAppel),
    responses((status = 200, body = Liste<ConventionLue>), (status = "4XX", body = Probleme)))]
pub async fn conventions(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let (cadre, mut r) = Cadre::ouvrir(visit, &slug).await?;
    let lettres = lectures::lettres(&mut r, cadre.appel.id).await?;
    let parametres = parametres_du(&lettres, cadre.visit.today());
    let couples = lectures::couples(&mut r, cadre.appel.id).await?;
    let due = |c: &crate::regles::convention::Couple| c.signee_le().is_none() && c.est_due(cadre.appel.exercice, &parametres);
    let all: Vec<ConventionLue> = couples.iter().map(|c| ConventionLue::new(c, due(c))).collect();
    liste(&cadre.visit, &tranche, "conventions", &all)
}

/// The voted lines, by funder then file, and what was paid of them.
#[utoipa::path(get, path = "/{collectivite}/api/v1/appels/{appel}/versements", tag = "financements",
    params(web::api::Ou, web::api::Parametres, DansAppel),
    responses((status = 200, body = Liste<VersementLu>), (status = "4XX", body = Probleme)))]
pub async fn versements(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let (cadre, mut r) = Cadre::ouvrir(visit, &slug).await?;
    let total = lectures::totaux_verses(&mut r, cadre.appel.id).await?.iter().map(|t| t.lignes).sum();
    let some = lectures::lignes_versees(&mut r, cadre.appel.id, "", (tranche.limite, tranche.depuis)).await?;
    let some: Vec<VersementLu> = some.iter().map(VersementLu::from).collect();
    partie(&cadre.visit, &tranche, "versements", total, &some)
}

/// The reviews of the files that were helped: expected, received, to correct, validated.
#[utoipa::path(get, path = "/{collectivite}/api/v1/appels/{appel}/bilans", tag = "financements",
    params(web::api::Ou, web::api::Parametres, DansAppel),
    responses((status = 200, body = Liste<BilanLuApi>), (status = "4XX", body = Probleme)))]
pub async fn bilans(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let (cadre, mut r) = Cadre::ouvrir(visit, &slug).await?;
    let lettres = lectures::lettres(&mut r, cadre.appel.id).await?;
    let parametres = parametres_du(&lettres, cadre.visit.today());
    let jour = limite(cadre.appel.exercice, &parametres).ok_or(PageError::NotFound)?;
    let toutes = (1, i64::from(u32::MAX));
    let lue = lectures::bilans(&mut r, cadre.appel.id, &FiltresBilans::default(), jour, toutes).await?;
    let all: Vec<BilanLuApi> = lue.lignes.iter().map(|b| BilanLuApi::new(b, jour)).collect();
    liste(&cadre.visit, &tranche, "bilans", &all)
}

/// The multi-year agreements of the contracts whose files the visitor reads, the latest first.
#[utoipa::path(get, path = "/{collectivite}/api/v1/cpo", tag = "financements",
    params(web::api::Ou, web::api::Parametres),
    responses((status = 200, body = Liste<CpoLueApi>), (status = "4XX", body = Probleme)))]
pub async fn cpo(visit: Visit) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut r = visit.reader().await?;
    let mut all: Vec<Cpo> = r.list(";; ORDER BY annee_debut DESC, identifiant COLLATE \"C\"", args![]).await?;
    all.retain(|c| visit.may(Right::LireDossier, Some(&c.contrat_id)));
    if all.is_empty() && !visit.may(Right::LireDossier, None) {
        return Err(PageError::NotFound);
    }
    let actions: Vec<ActionAidee> = r.list("id IN (SELECT action_id FROM cpo WHERE collectivite_id = $1)", args![]).await?;
    let nom = |c: &Cpo| actions.iter().find(|a| a.id == c.action_id).map(|a| a.intitule.clone()).unwrap_or_default();
    let all: Vec<CpoLueApi> = all.iter().map(|c| CpoLueApi::new(c, nom(c))).collect();
    liste(&visit, &tranche, "cpo", &all)
}
