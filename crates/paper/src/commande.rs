//! An order for a document, written so that another process may make it: composing takes more memory
//! than a server should keep, so the server writes the order and a short-lived process lays it out.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::erreur::{Document, PaperError};
use crate::modele::Tirage;
use crate::modele::acte::ActePapier;
use crate::modele::avenant::AvenantPapier;
use crate::modele::comite::ComitePapier;
use crate::modele::difference::DifferencePapier;
use crate::modele::fiche::FichePapier;
use crate::modele::rapport::RapportPapier;
use crate::{monde, texte};

/// What to lay out: the kind of document, its day, its print run and its body as JSON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Commande {
    document: Document,
    date: Date,
    tirage: Value,
    corps: Value,
}

impl Commande {
    fn nouvelle<T: Serialize + ?Sized>(document: Document, corps: &T, tirage: &Tirage) -> Result<Self, PaperError> {
        let en_json = |source| PaperError::Donnees { document, source };
        Ok(Self {
            document,
            date: tirage.date,
            tirage: serde_json::to_value(tirage).map_err(en_json)?,
            corps: serde_json::to_value(corps).map_err(en_json)?,
        })
    }

    /// One fiche-action in the structure of the paper form.
    ///
    /// # Errors
    /// [`PaperError::Donnees`] when the data cannot be written as JSON; the same for all the orders.
    pub fn fiche(fiche: &FichePapier, tirage: &Tirage) -> Result<Self, PaperError> {
        Self::nouvelle(Document::Fiche, &[fiche], tirage)
    }

    /// Several fiches in one file.
    ///
    /// # Errors
    /// As [`Commande::fiche`].
    pub fn fiches(fiches: &[FichePapier], tirage: &Tirage) -> Result<Self, PaperError> {
        Self::nouvelle(Document::Fiches, fiches, tirage)
    }

    /// The annual report of a contract.
    ///
    /// # Errors
    /// As [`Commande::fiche`].
    pub fn rapport_annuel(rapport: &RapportPapier, tirage: &Tirage) -> Result<Self, PaperError> {
        Self::nouvelle(Document::RapportAnnuel, rapport, tirage)
    }

    /// The committee's document.
    ///
    /// # Errors
    /// As [`Commande::fiche`].
    pub fn comite(comite: &ComitePapier, tirage: &Tirage) -> Result<Self, PaperError> {
        Self::nouvelle(Document::Comite, comite, tirage)
    }

    /// A numbered amendment.
    ///
    /// # Errors
    /// As [`Commande::fiche`].
    pub fn avenant(avenant: &AvenantPapier, tirage: &Tirage) -> Result<Self, PaperError> {
        Self::nouvelle(Document::Avenant, avenant, tirage)
    }

    /// What changed in a plan from one evening to another.
    ///
    /// # Errors
    /// As [`Commande::fiche`].
    pub fn difference(difference: &DifferencePapier, tirage: &Tirage) -> Result<Self, PaperError> {
        Self::nouvelle(Document::Difference, difference, tirage)
    }

    /// Written acts, one after the other, each on its own page.
    ///
    /// # Errors
    /// As [`Commande::fiche`].
    pub fn actes(actes: &[ActePapier], tirage: &Tirage) -> Result<Self, PaperError> {
        Self::nouvelle(Document::Acte, actes, tirage)
    }

    /// The order as bytes, for another process.
    ///
    /// # Errors
    /// [`PaperError::Donnees`].
    pub fn ecrire(&self) -> Result<Vec<u8>, PaperError> {
        serde_json::to_vec(self).map_err(|source| PaperError::Donnees { document: self.document, source })
    }

    /// Reads what [`Commande::ecrire`] wrote.
    ///
    /// # Errors
    /// [`PaperError::Commande`] when the bytes are not an order.
    pub fn lire(octets: &[u8]) -> Result<Self, PaperError> {
        serde_json::from_slice(octets).map_err(|source| PaperError::Commande { source })
    }

    /// Lays the document out and gives its PDF.
    ///
    /// # Errors
    /// [`PaperError`] names the document and what typst or the PDF/UA check refused.
    pub fn composer(self) -> Result<Vec<u8>, PaperError> {
        let Self { document, date, tirage, corps } = self;
        let donnees = texte::donnees(document, corps, tirage)?;
        monde::composer(document, donnees, date).map(|feuille| feuille.octets)
    }
}
