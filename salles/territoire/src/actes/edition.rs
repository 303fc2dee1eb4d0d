//! Keeping the places: names, periods, the composition of conseils de territoire, populations.

use crate::droits;
use crate::model::{GenreTerritoire, Statistique, StatistiqueId, Territoire, TerritoireId, Validite, ValiditeId};
use crate::regles::Refus;
use crate::regles::saisie::{annee, composer, dater, habitants, motiver, nommer, periode};
use crate::store::{dedans, lieux, validite};
use kernel::texte::cle;
use std::collections::BTreeSet;
use store::{ActeError, Json, Read, StoreError, Writer, args};
use web::Visit;

/// A name and a period as they were typed, and the versions they were typed over.
#[derive(Debug, Clone, Default)]
pub struct Identite {
    pub version: i64,
    /// Version of the period; 0 when there was none.
    pub validite_version: i64,
    pub nom: String,
    pub du: String,
    pub au: String,
}

/// A population as it was typed, and the version of the place it was typed over.
#[derive(Debug, Clone, Default)]
pub struct Correction {
    pub version: i64,
    pub population: String,
    pub annee: String,
    pub source: String,
    pub motif: String,
}

/// Keeps what each field says, or all that they refuse.
fn tous<T>(result: Result<T, Refus>, refusals: &mut Vec<Refus>) -> Option<T> {
    result.map_err(|refus| refusals.push(refus)).ok()
}

/// Renames a place and says between which days it holds.
///
/// # Errors
/// `Refus` of the name and of the days, all at once; `ActeError::Interdit`; `StoreError::Stale` when
/// someone wrote either meanwhile.
pub async fn modifier(visit: &Visit, id: &str, saisie: &Identite) -> Result<(), ActeError> {
    droits::tenir(visit)?;
    let mut w = visit.writer("territoire.modifier").await?;
    let mut place: Territoire = w.load(&id).await?;
    let same: Vec<Territoire> = w.list("genre = $2", args![place.genre]).await?;
    let mut refusals = vec![];
    let nom = tous(nommer(&saisie.nom, Some(place.id), &same), &mut refusals);
    let du = tous(dater("du", &saisie.du), &mut refusals);
    let au = tous(dater("au", &saisie.au), &mut refusals);
    let (Some(nom), Some(du), Some(au)) = (nom, du, au) else { return Err(ActeError::refuse(refusals)) };
    periode(du, au)?;
    place.version = saisie.version;
    place.cle = cle(&nom);
    place.nom = nom;
    w.update(&mut place).await?;
    match validite(&mut w, place.id).await? {
        None if saisie.validite_version != 0 => return Err(perime("territoire_validite", id).into()),
        None if du.is_none() && au.is_none() => {}
        None => w.insert(&Validite { id: ValiditeId::fresh(), version: 1, territoire_id: place.id, du, au }).await?,
        Some(mut kept) => {
            kept.version = saisie.validite_version;
            (kept.du, kept.au) = (du, au);
            w.update(&mut kept).await?;
        }
    }
    w.commit().await?;
    Ok(())
}

fn perime(table: &'static str, id: &str) -> StoreError {
    StoreError::Stale { table, id: id.to_owned() }
}

/// A new conseil de territoire, without communes yet; its identifier.
///
/// # Errors
/// `Refus` of the name; `ActeError::Interdit`; `StoreError`.
pub async fn creer_conseil(visit: &Visit, nom: &str) -> Result<TerritoireId, ActeError> {
    droits::tenir(visit)?;
    let mut w = visit.writer("territoire.creer").await?;
    let places = lieux(&mut w).await?;
    let of = |genre| places.iter().filter(move |p: &&Territoire| p.genre == genre);
    let same: Vec<Territoire> = of(GenreTerritoire::ConseilDeTerritoire).cloned().collect();
    let nom = nommer(nom, None, &same)?;
    let conseil = Territoire {
        id: TerritoireId::fresh(),
        version: 1,
        genre: GenreTerritoire::ConseilDeTerritoire,
        code: None,
        cle: cle(&nom),
        nom,
        parent_id: of(GenreTerritoire::Epci).next().map(|epci| epci.id),
        millesime: None,
        population: None,
        codes_postaux: Json(vec![]),
        longitude: None,
        latitude: None,
    };
    w.insert(&conseil).await?;
    w.commit().await?;
    Ok(conseil.id)
}

fn identifiants(texts: &[&str]) -> Result<BTreeSet<TerritoireId>, Refus> {
    texts.iter().map(|text| text.parse().map_err(|_| Refus::PasUneCommune)).collect()
}

/// Chooses the communes of a conseil de territoire. A commune belongs to one conseil at most: chosen
/// here, it leaves the other; left out, it goes back to the EPCI. `vues` are those shown when choosing.
///
/// # Errors
/// `Refus::CompositionChangee` when someone changed it meanwhile, `PasUnConseil`, `PasUneCommune`;
/// `ActeError::Interdit`; `StoreError`.
pub async fn composer_conseil(visit: &Visit, id: &str, vues: &[&str], choisies: &[&str]) -> Result<(), ActeError> {
    droits::tenir(visit)?;
    let mut w = visit.writer("territoire.composer").await?;
    let conseil: Territoire = w.load(&id).await?;
    if conseil.genre != GenreTerritoire::ConseilDeTerritoire {
        return Err(Refus::PasUnConseil.into());
    }
    let communes: Vec<Territoire> = w.list("genre = $2", args![GenreTerritoire::Commune]).await?;
    let nom = |id: &TerritoireId| communes.iter().find(|c| c.id == *id).map_or_else(|| id.to_string(), |c| c.nom.clone());
    let actuelles: BTreeSet<TerritoireId> =
        dedans(&mut w, conseil.id).await?.iter().filter(|p| p.genre == GenreTerritoire::Commune).map(|p| p.id).collect();
    let choisies = identifiants(choisies)?;
    if choisies.iter().any(|id| !communes.iter().any(|c| c.id == *id)) {
        return Err(Refus::PasUneCommune.into());
    }
    let (entrent, sortent) = composer(&identifiants(vues)?, &actuelles, &choisies, nom)?;
    for id in entrent {
        rattacher(&mut w, id, Some(conseil.id)).await?;
    }
    for id in sortent {
        rattacher(&mut w, id, conseil.parent_id).await?;
    }
    w.commit().await?;
    Ok(())
}

async fn rattacher(w: &mut Writer, id: TerritoireId, parent: Option<TerritoireId>) -> Result<(), StoreError> {
    let mut commune: Territoire = w.load(&id).await?;
    commune.parent_id = parent;
    w.update(&mut commune).await
}

/// Corrects the population of a place: the new figure joins the published ones with its year and its
/// source, the old one stays readable, and the journal keeps the reason.
///
/// # Errors
/// `Refus` of the number, the year, the source and the reason, all at once; `ActeError::Interdit`;
/// `StoreError::Stale` when someone wrote the place meanwhile.
pub async fn corriger_population(visit: &Visit, id: &str, saisie: &Correction) -> Result<(), ActeError> {
    droits::tenir(visit)?;
    let mut refusals = vec![];
    let population = tous(habitants(&saisie.population), &mut refusals);
    let annee = tous(annee(&saisie.annee), &mut refusals);
    let source = tous(super::contours::sourcer(&saisie.source), &mut refusals);
    let motif = tous(motiver(&saisie.motif), &mut refusals);
    let (Some(population), Some(annee), Some(source), Some(motif)) = (population, annee, source, motif) else {
        return Err(ActeError::refuse(refusals));
    };
    let mut w = visit.writer("territoire.corriger_population").await?;
    w.motif(motif);
    let mut place: Territoire = w.load(&id).await?;
    place.version = saisie.version;
    place.population = Some(population);
    place.millesime = Some(annee.clone());
    w.update(&mut place).await?;
    w.insert(&Statistique {
        id: StatistiqueId::fresh(),
        version: 1,
        territoire_id: Some(place.id),
        territoire_nom: place.nom.clone(),
        groupe: "Démographie".to_owned(),
        indicateur: "Population".to_owned(),
        valeur: Some(population.to_string()),
        unite: "habitants".to_owned(),
        annee: Some(annee),
        source,
        // Before the figures of the files: it is the one that counts.
        ordre: -1,
    })
    .await?;
    w.commit().await?;
    Ok(())
}
