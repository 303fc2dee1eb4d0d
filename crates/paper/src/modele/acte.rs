//! A written act: the record of what a committee decided on money, the annex of a deliberation, a letter, an agreement, a review.
//! Its words are the room's; the template only sets them.

use jiff::civil::Date;
use serde::Serialize;

use crate::texte::Texte;

/// « Séance », « 27 mars 2026 ».
#[derive(Debug, Clone, Serialize)]
pub struct MentionActe {
    pub libelle: String,
    pub valeur: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct ColonneActe {
    pub titre: String,
    /// Figures are set to the right.
    pub droite: bool,
    /// Takes what the others leave. The first column is the header of its row.
    pub large: bool,
}

/// Rows as written for the reader; each has as many cells as there are columns.
#[derive(Debug, Clone, Serialize)]
pub struct TableauActe {
    /// What the table says, for who does not see it.
    pub resume: String,
    pub colonnes: Vec<ColonneActe>,
    pub lignes: Vec<Vec<String>>,
    pub total: Option<Vec<String>>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct PartieActe {
    /// Empty: the part follows the one before.
    pub titre: String,
    pub texte: Texte,
    pub tableau: Option<TableauActe>,
    /// Begins on its own page.
    pub nouvelle_page: bool,
}

/// A place to sign.
#[derive(Debug, Clone, Serialize)]
pub struct SignatureActe {
    pub organisation: String,
    pub fonction: String,
    pub signe_le: Option<Date>,
}

/// An address one reaches by photographing it: what brings a signed paper back to its file.
#[derive(Debug, Clone, Serialize)]
pub struct RenvoiActe {
    /// What one finds there, in words.
    pub texte: String,
    pub adresse: String,
    /// Modules on a side.
    cote: usize,
    /// Of each row, the runs of dark modules: first, length.
    rangs: Vec<Vec<(usize, usize)>>,
}

impl RenvoiActe {
    /// The code of an address; none when it is too long to be drawn.
    #[must_use]
    pub fn vers(texte: &str, adresse: &str) -> Option<Self> {
        let qr = qrcode::QrCode::new(adresse).ok()?;
        let cote = qr.width();
        let modules = qr.to_colors();
        let rangs = modules.chunks(cote).map(|rang| {
            let mut traits: Vec<(usize, usize)> = vec![];
            for (x, _) in rang.iter().enumerate().filter(|(_, c)| **c == qrcode::Color::Dark) {
                match traits.last_mut() {
                    Some((debut, long)) if *debut + *long == x => *long += 1,
                    _ => traits.push((x, 1)),
                }
            }
            traits
        });
        Some(Self { texte: texte.to_owned(), adresse: adresse.to_owned(), cote, rangs: rangs.collect() })
    }
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct ActePapier {
    pub titre: String,
    pub sous_titre: String,
    /// « Projet », in red at the head of each page.
    pub mention: Option<String>,
    pub entete: Vec<MentionActe>,
    pub parties: Vec<PartieActe>,
    pub signatures: Vec<SignatureActe>,
    pub renvoi: Option<RenvoiActe>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn un_renvoi_a_ses_trois_reperes_et_ses_traits_tiennent_dans_le_carre() {
        let renvoi = RenvoiActe::vers("Convention", "https://pacte.example/c/2026-0001-ETAT").unwrap();
        // The finder pattern: seven dark modules at both ends of the first row.
        assert_eq!(renvoi.rangs[0].first(), Some(&(0, 7)));
        assert_eq!(renvoi.rangs[0].last(), Some(&(renvoi.cote - 7, 7)));
        assert_eq!(renvoi.rangs[renvoi.cote - 1].first(), Some(&(0, 7)));
        assert!(renvoi.rangs.iter().flatten().all(|(debut, long)| debut + long <= renvoi.cote));
        assert!(RenvoiActe::vers("Trop", &"x".repeat(5_000)).is_none());
    }
}
