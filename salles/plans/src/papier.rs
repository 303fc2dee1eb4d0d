//! From the facts of an edition to the sheets of paper. A working document is made from the same facts,
//! read now: paper and screen never say two things. This module chooses no figure; it writes them.

mod chiffres;
mod decisions;
mod fiche;
mod rapport;

pub use fiche::fiche;
pub use rapport::rapport_annuel;

use crate::actes::edition::{derniere_publiee, editions_de, lire, lire_annexe};
use crate::model::edition_contenu::{AnneeFigee, AnnexeEdition, EditionContenu};
use crate::model::{Contrat, Edition};
use kernel::Lang;
use paper::{AnneePapier, Commande, EditionPapier, PaperError, Tirage};
use store::global::Collectivite;
use store::{ActeError, Db, Read, StoreError, args};
use web::{Press, PressError};

/// What a print run says besides its data.
#[derive(Debug, Clone)]
pub struct Impression {
    pub lang: Lang,
    /// The day printed on the document.
    pub le: jiff::civil::Date,
    /// The past evening it speaks of.
    pub au: Option<jiff::civil::Date>,
    pub demonstration: bool,
    /// Where a reader types the codes, without scheme.
    pub adresse_codes: Option<String>,
}

/// Why a document could not be given.
#[derive(Debug)]
pub enum PapierError {
    Acte(ActeError),
    /// No edition of that number, or none at all.
    SansEdition,
    Composition(PaperError),
}

impl From<ActeError> for PapierError {
    fn from(error: ActeError) -> Self {
        Self::Acte(error)
    }
}
impl From<StoreError> for PapierError {
    fn from(error: StoreError) -> Self {
        Self::Acte(error.into())
    }
}
impl From<PaperError> for PapierError {
    fn from(error: PaperError) -> Self {
        Self::Composition(error)
    }
}

/// A press in this very process: for commands and tests, which end after.
#[derive(Debug, Clone, Copy)]
pub struct EnPlace;

#[async_trait::async_trait]
impl Press for EnPlace {
    async fn print(&self, order: Vec<u8>) -> Result<Vec<u8>, PressError> {
        Commande::lire(&order).and_then(Commande::composer).map_err(|e| PressError::Failed(e.to_string()))
    }
}

/// The annual report of a contract from one of its editions (by number; absent: the last published, else
/// the last), laid out in this process.
///
/// # Errors
/// `PapierError` says what is missing, altered or refused.
pub async fn rapport(
    db: &Db,
    collectivite: &Collectivite,
    slug: &str,
    numero: Option<&str>,
    impression: &Impression,
) -> Result<Vec<u8>, PapierError> {
    let mut reader = db.reader(collectivite.id).await?;
    let contrat = reader
        .find::<Contrat>("slug = $2", args![slug.to_owned()])
        .await?
        .ok_or_else(|| StoreError::Missing { table: "contrat", id: slug.to_owned() })?;
    let all = editions_de(&mut reader, contrat.id).await?;
    let chosen = match numero {
        Some(numero) => all.iter().find(|e| e.numero == numero),
        None => derniere_publiee(&all).or(all.last()),
    };
    let lue = lire(&mut reader, chosen.ok_or(PapierError::SansEdition)?).await?;
    let annexe = lire_annexe(&mut reader, &lue).await?;
    Ok(commande_rapport(&lue.contenu, Some(&lue.edition), Some(&annexe), impression)?.composer()?)
}

/// The order for an annual report; without annex, the report is the one anyone may read.
///
/// # Errors
/// `PaperError::Donnees`.
pub fn commande_rapport(
    contenu: &EditionContenu,
    edition: Option<&Edition>,
    annexe: Option<&AnnexeEdition>,
    impression: &Impression,
) -> Result<Commande, PaperError> {
    Commande::rapport_annuel(&rapport_annuel(contenu, annexe, impression.lang), &tirage(contenu, edition, impression))
}

/// The order for some sheets of a contract (all of them when `numero` is absent).
///
/// # Errors
/// `PaperError::Donnees`.
pub fn commande_fiches(
    contenu: &EditionContenu,
    edition: Option<&Edition>,
    numero: Option<i64>,
    impression: &Impression,
) -> Result<Commande, PaperError> {
    let sheets: Vec<_> = contenu
        .fiches
        .iter()
        .filter(|f| numero.is_none_or(|n| f.numero == n))
        .map(|f| fiche(contenu, f, edition.is_some(), impression.lang))
        .collect();
    Commande::fiches(&sheets, &tirage(contenu, edition, impression))
}

/// The print run of a content: an edition, or a working document of the day.
fn tirage(contenu: &EditionContenu, edition: Option<&Edition>, impression: &Impression) -> Tirage {
    Tirage {
        langue: impression.lang,
        date: impression.le,
        collectivite: contenu.collectivite.clone(),
        contrat: contenu.contrat.titre.clone(),
        annees: contenu.annees.iter().map(|a| AnneePapier { rang: petit(a.rang), libelle: Some(periode(a)) }).collect(),
        edition: edition.map(|e| EditionPapier {
            numero: e.numero.clone(),
            figee_le: contenu.edition.figee_le,
            empreinte: e.empreinte.clone(),
            rectifie: contenu.edition.rectifie.clone(),
            motif: contenu.edition.motif.clone(),
        }),
        au: impression.au,
        demonstration: impression.demonstration,
        adresse_codes: impression.adresse_codes.clone(),
    }
}

/// « 2025 », or « 2024-2025 » when the year of the contract straddles two.
#[must_use]
pub fn periode(annee: &AnneeFigee) -> String {
    if annee.du.year() == annee.au.year() {
        annee.du.year().to_string()
    } else {
        format!("{}-{}", annee.du.year(), annee.au.year())
    }
}

fn petit(annee: i64) -> u8 {
    u8::try_from(annee).unwrap_or(u8::MAX)
}
