//! Places added by a form, codes that change and are remembered.

pub mod communes;

use crate::droits;
use crate::model::{
    AncienCode, AncienCodeId, GenreTerritoire, Statistique, StatistiqueId, Territoire, TerritoireId, Validite, ValiditeId,
};
use crate::regles::chiffre::jugement::meme_chiffre;
use crate::regles::lieu::{RefusLieu, borner, coder, peupler, placer, rattacher, un_seul_epci};
use crate::regles::saisie::{motiver, nommer};
use crate::store::lieux;
use kernel::texte::cle;
use store::{ActeError, Json, Read, StoreError, Writer, args};
use web::Visit;

/// A place as it was typed.
#[derive(Debug, Clone, Default)]
pub struct SaisieLieu {
    pub genre: String,
    pub nom: String,
    pub code: String,
    /// Identifier of a wider place; empty, the EPCI.
    pub parent: String,
    pub du: String,
    pub au: String,
    pub population: String,
    pub annee: String,
    pub source: String,
    pub longitude: String,
    pub latitude: String,
}

fn garde<T>(result: Result<T, RefusLieu>, refusals: &mut Vec<RefusLieu>) -> Option<T> {
    result.map_err(|refus| refusals.push(refus)).ok()
}

/// A new place of any kind but a conseil de territoire, which has its own form; its identifier.
///
/// # Errors
/// `RefusLieu`, all at once; `ActeError::Interdit`; `StoreError`.
pub async fn creer(visit: &Visit, saisie: &SaisieLieu) -> Result<TerritoireId, ActeError> {
    droits::tenir(visit)?;
    let mut w = visit.writer("territoire.creer").await?;
    let places = lieux(&mut w).await?;
    let anciens: Vec<AncienCode> = w.list("", vec![]).await?;
    let genre = GenreTerritoire::from_code(&saisie.genre).filter(|g| *g != GenreTerritoire::ConseilDeTerritoire);
    let Some(genre) = genre else { return Err(RefusLieu::GenreAbsent.into()) };
    let same: Vec<Territoire> = places.iter().filter(|p| p.genre == genre).cloned().collect();
    let mut refusals = vec![];
    garde(un_seul_epci(genre, &places), &mut refusals);
    let nom = garde(nommer(&saisie.nom, None, &same).map_err(RefusLieu::from), &mut refusals);
    let code = garde(coder(genre, &saisie.code, None, &places, &anciens), &mut refusals);
    let parent = garde(rattacher(genre, &saisie.parent, &places), &mut refusals);
    let days = garde(borner(&saisie.du, &saisie.au), &mut refusals);
    let point = garde(placer(&saisie.longitude, &saisie.latitude), &mut refusals);
    let people = peupler(&saisie.population, &saisie.annee, &saisie.source).map_err(|all| refusals.extend(all)).ok();
    let (Some(nom), Some(code), Some(parent), Some((du, au)), Some(point), Some(people), true) =
        (nom, code, parent, days, point, people, refusals.is_empty())
    else {
        return Err(ActeError::refuse(refusals));
    };
    let mut place = vierge(genre, &nom);
    (place.code, place.parent_id) = (code, parent);
    (place.longitude, place.latitude) = point.unzip();
    if let Some((number, year, _)) = &people {
        (place.population, place.millesime) = (Some(*number), Some(year.clone()));
    }
    w.insert(&place).await?;
    if du.is_some() || au.is_some() {
        w.insert(&Validite { id: ValiditeId::fresh(), version: 1, territoire_id: place.id, du, au }).await?;
    }
    if let Some((_, _, source)) = people {
        publier(&mut w, &place, &source).await?;
    }
    w.commit().await?;
    Ok(place.id)
}

fn vierge(genre: GenreTerritoire, nom: &str) -> Territoire {
    Territoire {
        id: TerritoireId::fresh(),
        version: 1,
        genre,
        code: None,
        nom: nom.to_owned(),
        parent_id: None,
        millesime: None,
        population: None,
        codes_postaux: Json(vec![]),
        longitude: None,
        latitude: None,
        cle: cle(nom),
    }
}

/// The population of a place among its published figures, with its year and its source; once.
async fn publier(w: &mut Writer, place: &Territoire, source: &str) -> Result<(), StoreError> {
    let figure = Statistique {
        id: StatistiqueId::fresh(),
        version: 1,
        territoire_id: Some(place.id),
        territoire_nom: place.nom.clone(),
        groupe: "Démographie".to_owned(),
        indicateur: "Population".to_owned(),
        valeur: place.population.map(|p| p.to_string()),
        unite: "habitants".to_owned(),
        annee: place.millesime.clone(),
        source: source.to_owned(),
        ordre: 0,
    };
    let known: Vec<Statistique> = w.list("territoire_id = $2", args![place.id]).await?;
    if known.iter().any(|other| meme_chiffre(other, &figure) && other.valeur == figure.valeur) {
        return Ok(());
    }
    match known.into_iter().find(|other| meme_chiffre(other, &figure)) {
        Some(mut other) => {
            other.valeur = figure.valeur;
            w.update(&mut other).await
        }
        None => w.insert(&figure).await,
    }
}

/// A code and a place of belonging as they were typed, and the version they were typed over.
#[derive(Debug, Clone, Default)]
pub struct SaisieCode {
    pub version: i64,
    pub code: String,
    pub parent: String,
    /// The code of before stays one of this place: « quartier redessiné ».
    pub garder: bool,
    pub motif: String,
}

/// Gives a place another code, or makes it part of another. « A redrawn QPV keeps its old code »: outlines, figures and
/// files that cite it still find the place.
///
/// # Errors
/// `RefusLieu`, all at once; `ActeError::Interdit`; `StoreError::Stale` when someone wrote the place meanwhile.
pub async fn changer_code(visit: &Visit, id: &str, saisie: &SaisieCode) -> Result<(), ActeError> {
    droits::tenir(visit)?;
    let mut w = visit.writer("territoire.modifier_code").await?;
    let mut place: Territoire = w.load(&id).await?;
    let places = lieux(&mut w).await?;
    let anciens: Vec<AncienCode> = w.list("", vec![]).await?;
    let mut refusals = vec![];
    let code = garde(coder(place.genre, &saisie.code, Some(place.id), &places, &anciens), &mut refusals);
    let parent = garde(rattacher(place.genre, &saisie.parent, &places), &mut refusals);
    let motif = garde(motiver(&saisie.motif).map_err(RefusLieu::from), &mut refusals);
    let (Some(code), Some(parent), Some(motif)) = (code, parent, motif) else { return Err(ActeError::refuse(refusals)) };
    w.motif(motif);
    let before = std::mem::replace(&mut place.code, code);
    place.parent_id = parent;
    place.version = saisie.version;
    w.update(&mut place).await?;
    let mine: Vec<&AncienCode> = anciens.iter().filter(|a| a.territoire_id == place.id).collect();
    for former in mine.iter().filter(|a| Some(&a.code) == place.code.as_ref()) {
        w.delete(*former).await?;
    }
    if let Some(code) = before.filter(|b| saisie.garder && Some(b) != place.code.as_ref() && !mine.iter().any(|a| a.code == *b)) {
        w.insert(&AncienCode { id: AncienCodeId::fresh(), version: 1, territoire_id: place.id, code }).await?;
    }
    w.commit().await?;
    Ok(())
}
