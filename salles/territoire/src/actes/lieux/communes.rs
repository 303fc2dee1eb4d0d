//! The communes of an EPCI from an official file: kept aside, its columns confirmed, compared, written all at once.

use super::{publier, vierge};
use crate::actes::depot::{self, Depot, Genre as Quoi};
use crate::droits;
use crate::m;
use crate::model::{AncienCode, GenreTerritoire, Territoire};
use crate::regles::Refus;
use crate::regles::chiffre::RefusChiffre;
use crate::regles::lieu::commune::{COLONNES, Champ, Effet, Jugement, Rangee, juger};
use crate::regles::lieu::{COMMUNES_MAX, RefusLieu};
use crate::regles::saisie::annee;
use crate::store::lieux;
use kernel::texte::cle;
use serde::{Deserialize, Serialize};
use sheets::{Adresse, ClasseurLu, Colonne, Correspondance, EnteteVue, FeuilleBrute, FeuilleLue, Genre, proposer_correspondance};
use store::{ActeError, Json, Read, StoreError};
use web::{Upload, Visit};

/// Keys of the columns, in the order of [`Rangee`].
pub const CLES: [&str; COLONNES] = ["code", "nom", "population", "siren", "postaux", "longitude", "latitude"];

/// What official files call them: Insee (COG, populations légales), DGCL (EPCI), La Poste, data.gouv.
const SYNONYMES: [(&str, &[&str]); COLONNES] = [
    ("code", &["codgeo", "com", "insee", "code commune", "code commune insee", "insee com", "depcom", "codinsee", "code geo"]),
    (
        "nom",
        &[
            "libgeo",
            "libelle",
            "libelle commune",
            "nom commune",
            "nom com",
            "nom de la commune",
            "nccenr",
            "commune",
            "nom membre",
        ],
    ),
    (
        "population",
        &["pmun", "population municipale", "pop municipale", "population legale", "ptot", "p21 pop", "p22 pop", "pmun 2023"],
    ),
    ("siren", &["epci", "siren epci", "code epci", "epci code", "n siren", "siren du groupement", "epci siren"]),
    ("postaux", &["code postal", "codes postaux", "cp", "code postaux"]),
    ("longitude", &["lon", "lng", "longitude mairie", "longitude centre", "x"]),
    ("latitude", &["lat", "latitude mairie", "latitude centre", "y"]),
];

/// What the person confirms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choix {
    /// Key of a column, heading of the file.
    pub colonnes: Correspondance,
    /// The EPCI whose communes are wanted.
    pub siren: String,
    pub annee: String,
    pub source: String,
}

/// Nothing is typed with the file: all is chosen beside its preview.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct SansReglage {}

/// A file, its headings, and what accepting it would do.
#[derive(Debug, Clone)]
pub struct Apercu {
    pub depot: Depot<SansReglage>,
    pub entetes: Vec<EnteteVue>,
    pub choix: Choix,
    /// Nothing when the choices are refused.
    pub jugement: Option<Jugement>,
    pub refus: Vec<RefusLieu>,
    /// The EPCI has no place yet: it would be added.
    pub epci_a_creer: bool,
    pub empreinte: String,
}

/// What an acceptance wrote.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bilan {
    pub ajoutees: usize,
    pub changees: usize,
}

fn colonnes() -> Vec<Colonne> {
    let genre = |key: &str| match key {
        "population" => Genre::Entier,
        "longitude" | "latitude" => Genre::Decimal,
        _ => Genre::Texte,
    };
    CLES.iter().map(|key| Colonne::new(key, key, genre(key))).collect()
}

/// The sheet whose headings are the best known, its headings and the columns they propose.
fn feuille(lu: &ClasseurLu) -> Option<(&FeuilleBrute, Vec<EnteteVue>, Correspondance)> {
    let read = lu.feuilles.iter().map(|sheet| {
        let headings = sheet.entetes();
        let proposed = proposer_correspondance(&headings, &colonnes(), &SYNONYMES);
        let note: u32 = proposed.iter().map(|p| u32::from(p.note)).sum();
        (note, sheet, headings, Correspondance::des_propositions(&proposed))
    });
    let best = read.filter(|(_, _, headings, _)| !headings.is_empty()).max_by_key(|(note, _, _, _)| *note);
    best.map(|(_, sheet, headings, proposed)| (sheet, headings, proposed))
}

/// Reads a file and keeps it aside; its identifier. Writes no commune.
///
/// # Errors
/// `RefusChiffre` of the file; `ActeError::Interdit`; `StoreError`.
pub async fn deposer(visit: &Visit, fichier: Option<Upload>) -> Result<String, ActeError> {
    droits::tenir(visit)?;
    let fichier = fichier.filter(|f| !f.name.is_empty() || !f.bytes.is_empty()).ok_or(Refus::FichierAbsent)?;
    let lu = depot::ouvrir(fichier.bytes.clone(), &fichier.name).await?;
    if feuille(&lu).is_none() {
        return Err(RefusLieu::ColonneAbsente { cle: "code" }.into());
    }
    let mut w = visit.writer("territoire.deposer").await?;
    let id = depot::garder(&mut w, Quoi::Communes, &fichier.name, fichier.bytes, &SansReglage {}).await?;
    w.commit().await?;
    Ok(id)
}

/// What accepting a file would do. `choix`: what the person chose, or nothing yet: then what the headings propose.
///
/// # Errors
/// `StoreError::Missing` when it no longer waits; the refusal of a file that is no longer read.
pub async fn examiner(visit: &Visit, reader: &mut impl Read, id: &str, choix: Option<Choix>) -> Result<Apercu, ActeError> {
    let depot: Depot<SansReglage> = depot::lire(reader, Quoi::Communes, id).await?;
    let lu = depot::ouvrir(depot.contenu.clone(), &depot.fichier).await?;
    let (sheet, entetes, proposed) = feuille(&lu).ok_or(RefusLieu::ColonneAbsente { cle: "code" })?;
    let places = lieux(reader).await?;
    let anciens: Vec<AncienCode> = reader.list("", vec![]).await?;
    let epci = places.iter().find(|p| p.genre == GenreTerritoire::Epci);
    let known = || epci.and_then(|e| e.code.clone()).or_else(|| visit.collectivite.siren.clone()).unwrap_or_default();
    let choix = choix.unwrap_or_else(|| {
        let siren = if proposed.paires.contains_key("siren") { known() } else { String::new() };
        Choix { colonnes: proposed, siren, annee: String::new(), source: String::new() }
    });
    let (jugement, refus) = match juger_feuille(sheet, &choix, &places, &anciens) {
        Ok(jugement) => (Some(jugement), vec![]),
        Err(refus) => (None, refus),
    };
    let text = format!("{choix:?} {:?}", jugement.as_ref().map(|j| &j.communes));
    let empreinte = depot::empreinte(std::iter::once(text.as_str()));
    Ok(Apercu { depot, entetes, choix, jugement, refus, epci_a_creer: epci.is_none(), empreinte })
}

fn juger_feuille(
    sheet: &FeuilleBrute,
    choix: &Choix,
    places: &[Territoire],
    anciens: &[AncienCode],
) -> Result<Jugement, Vec<RefusLieu>> {
    let mut refusals = vec![];
    let siren: String = choix.siren.chars().filter(|c| !c.is_whitespace()).collect();
    let has = |key: &str| choix.colonnes.paires.contains_key(key);
    for cle in ["code", "nom"] {
        if !has(cle) {
            refusals.push(RefusLieu::ColonneAbsente { cle });
        }
    }
    if !siren.is_empty() && (siren.len() != 9 || !siren.bytes().all(|b| b.is_ascii_digit())) {
        refusals.push(RefusLieu::SirenMalForme { saisi: siren.clone() });
    }
    if !siren.is_empty() && !has("siren") {
        refusals.push(RefusLieu::ColonneAbsente { cle: "siren" });
    }
    let lue = match sheet.rattacher(&colonnes(), Some(&choix.colonnes)) {
        Ok(lue) if refusals.is_empty() => lue,
        Ok(_) => return Err(refusals),
        Err(_) if refusals.is_empty() => return Err(vec![RefusLieu::ColonneAbsente { cle: "code" }]),
        Err(_) => return Err(refusals),
    };
    let rows: Vec<Rangee> = lue.lignes.iter().map(|ligne| rangee(&lue, ligne)).collect();
    let wanted = rows.iter().filter(|r| siren.is_empty() || chiffres(&r.textes[3]) == siren).count();
    if wanted > COMMUNES_MAX {
        return Err(vec![RefusLieu::TropDeCommunes { nombre: wanted }]);
    }
    Ok(juger(&rows, &siren, places, anciens))
}

fn chiffres(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn rangee(sheet: &FeuilleLue, ligne: &sheets::LigneLue) -> Rangee {
    let text = |rank: usize| ligne.cellule(rank).map(|c| c.contenu.en_texte().trim().to_owned()).unwrap_or_default();
    let address = |rank: usize| {
        let column = sheet.places.get(rank).copied().flatten().unwrap_or_default();
        Adresse::new(&sheet.nom, ligne.numero, column).to_string()
    };
    let formule = (0..COLONNES).find(|rank| ligne.cellule(*rank).is_some_and(|c| c.formule.is_some()));
    Rangee { textes: std::array::from_fn(text), adresses: std::array::from_fn(address), formule }
}

/// Writes the communes of a file: those that are new, and what changes of the others. No commune is withdrawn: one that
/// the file no longer says may be given a last day. `vue`: fingerprint of the preview that was accepted.
///
/// # Errors
/// `RefusLieu` and `Refus` of the choices, `RefusChiffre::ApercuPerime` when the base or the choices moved since the preview,
/// `RienAImporter`; `ActeError::Interdit`; `StoreError`.
pub async fn appliquer(visit: &Visit, id: &str, choix: &Choix, vue: &str) -> Result<Bilan, ActeError> {
    droits::tenir(visit)?;
    let mut w = visit.writer("territoire.importer").await?;
    let apercu = examiner(visit, &mut w, id, Some(choix.clone())).await?;
    let Some(jugement) = apercu.jugement else { return Err(ActeError::refuse(apercu.refus)) };
    let peopled = jugement.communes.iter().any(|e| e.lue.population.is_some());
    let source: String = choix.source.trim().chars().take(200).collect();
    let mut refusals = vec![];
    if peopled {
        refusals.extend(annee(&choix.annee).err());
        refusals.extend(source.is_empty().then_some(Refus::SourceAbsente));
    }
    if !refusals.is_empty() {
        return Err(ActeError::refuse(refusals));
    }
    if apercu.empreinte != vue {
        return Err(RefusChiffre::ApercuPerime.into());
    }
    let written = jugement.communes.iter().filter(|e| !matches!(e.effet, Effet::Inchange(_))).count();
    if written == 0 {
        return Err(RefusChiffre::RienAImporter.into());
    }
    w.motif(if source.is_empty() { apercu.depot.fichier.clone() } else { format!("{} ({source})", apercu.depot.fichier) });
    let epci = intercommunalite(visit, &mut w, choix).await?;
    let mut bilan = Bilan::default();
    for examen in jugement.communes {
        let lue = examen.lue;
        let (mut place, changes, fresh) = match examen.effet {
            Effet::Inchange(_) => continue,
            Effet::Ajoute => {
                let place = Territoire { parent_id: Some(epci), ..vierge(GenreTerritoire::Commune, &lue.nom) };
                (place, vec![Champ::Code, Champ::Population, Champ::Postaux, Champ::Point], true)
            }
            Effet::Change(place, changes) => (*place, changes, false),
        };
        for change in &changes {
            match change {
                Champ::Code => place.code = Some(lue.code.clone()),
                Champ::Nom => (place.nom, place.cle) = (lue.nom.clone(), cle(&lue.nom)),
                Champ::Population if lue.population.is_some() => {
                    (place.population, place.millesime) = (lue.population, Some(choix.annee.trim().to_owned()));
                }
                Champ::Postaux => place.codes_postaux = Json(lue.codes_postaux.clone()),
                Champ::Point => (place.longitude, place.latitude) = lue.point.clone().unzip(),
                Champ::Population => {}
            }
        }
        if fresh {
            w.insert(&place).await?;
            bilan.ajoutees += 1;
        } else {
            w.update(&mut place).await?;
            bilan.changees += 1;
        }
        if lue.population.is_some() && changes.contains(&Champ::Population) {
            publier(&mut w, &place, &source).await?;
        }
    }
    depot::oublier(&mut w, &apercu.depot, "importe").await?;
    w.commit().await?;
    Ok(bilan)
}

/// The place of the EPCI, added when there is none.
async fn intercommunalite(visit: &Visit, w: &mut store::Writer, choix: &Choix) -> Result<crate::model::TerritoireId, StoreError> {
    let known: Option<Territoire> = w.find("genre = $2", store::args![GenreTerritoire::Epci]).await?;
    if let Some(epci) = known {
        return Ok(epci.id);
    }
    let siren = chiffres(&choix.siren);
    let code = Some(siren).filter(|s| s.len() == 9).or_else(|| visit.collectivite.siren.clone());
    let epci = Territoire { code, ..vierge(GenreTerritoire::Epci, &visit.collectivite.nom) };
    w.insert(&epci).await?;
    Ok(epci.id)
}

/// Forgets a file.
///
/// # Errors
/// `ActeError::Interdit`; `StoreError::Missing` when it no longer waits.
pub async fn abandonner(visit: &Visit, id: &str) -> Result<(), ActeError> {
    droits::tenir(visit)?;
    let mut w = visit.writer("territoire.abandonner").await?;
    let kept: Depot<SansReglage> = depot::lire(&mut w, Quoi::Communes, id).await?;
    depot::oublier(&mut w, &kept, "abandonne").await?;
    w.commit().await?;
    Ok(())
}

/// The words of a column.
#[must_use]
pub fn titre(cle: &str, lang: kernel::Lang) -> String {
    let t = m(lang);
    match cle {
        "code" => t.territoire_insee(),
        "nom" => t.edition_nom(),
        "population" => t.territoire_population(),
        "siren" => t.lieu_colonne_epci(),
        "postaux" => t.territoire_postaux(),
        "longitude" => t.lieu_longitude(),
        _ => t.lieu_latitude(),
    }
}
