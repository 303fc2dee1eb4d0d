//! Action sheets of a contract (contrat local de santé and the like) rebuilt from the raw text that an
//! extractor gives: tables cut by pages, boxes out of order, page numbers in mid-sentence, missing headings.
//! Pure and deterministic: no I/O, no network, no clock; linear in the size of the text, never panics.
//! Start with [`lire`]; every value says how sure it is, why, and where it was read; every line of the
//! source says what became of it. `texte_de` makes the text of a PDF, a DOCX or a plain file.

mod apercu;
mod assemblage;
mod couture;
mod decoupe;
mod document;
mod echeance;
mod indicateurs;
mod json;
mod lecture;
mod lignes;
mod listes;
mod modele;
pub mod mots;
mod note;
mod objectifs;
mod raison;
mod rubrique;
mod tableau;
mod texte_de;

pub use listes::{noms_de_partenaires, noms_de_pilotes};
pub use modele::{Declinaison, Extraction, Fiche, Indicateur, LigneLue, Lu, Pilotage, Place, Reste, Sort};
pub use note::{Constat, Ecart, Note, NoteChamp, noter};
pub use raison::{Confiance, Raison};
pub use rubrique::ambition_de;
pub use texte_de::{FichierIllisible, OCTETS_MAX, texte_de};

/// Reads every action sheet of a text.
///
/// The source is what a text extractor gives, form feeds included when it writes them. Lines count from 1.
/// No error: a text without any sheet gives no sheet, and all its lines are left over.
#[must_use]
pub fn lire(texte: &str) -> Extraction {
    assemblage::assembler(texte)
}
