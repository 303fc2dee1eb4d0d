//! The papers of a file: « statut (`deposee`, `valide`, `refusee` + motif, `expiree`) », « une pièce refusée reste consultable »,
//! and « complet » asks « pièces valides » (Financements, § 2 and 3).

use super::lecture::DossierLu;
use super::{Catalogue, Etape, Situation, Verdict};
use crate::m;
use crate::model::{PieceDossier, StatutPiece};
use crate::regles::bilan::PIECES;
use jiff::civil::Date;
use kernel::texte::cle;
use kernel::{Lang, Refusal};

/// Why a paper is not judged, or holds its file back.
#[derive(Debug, Clone, PartialEq)]
pub enum RefusPiece {
    /// Taken back by its holder: it no longer counts.
    Retiree {
        genre: String,
    },
    SansMotif {
        genre: String,
    },
    /// The kinds that nobody judged yet.
    AJuger {
        genres: Vec<String>,
    },
    /// The kinds refused, that no valid paper replaces.
    Refusees {
        genres: Vec<String>,
    },
    /// What the rules of the deposit ask and that is not valid.
    Regle {
        code: &'static str,
        verdict: Box<Verdict>,
    },
}

/// The shortest reason that says something.
const MOTIF_MIN: usize = 10;

/// What is said of a paper: valid, or refused with its reason.
///
/// # Errors
/// `Retiree`, `SansMotif`.
pub fn juger(piece: &PieceDossier, valide: bool, motif: &str) -> Result<(StatutPiece, String), RefusPiece> {
    let genre = || piece.genre.clone();
    if piece.statut == StatutPiece::Expiree {
        return Err(RefusPiece::Retiree { genre: genre() });
    }
    match (valide, motif.trim()) {
        (true, _) => Ok((StatutPiece::Valide, String::new())),
        (false, motif) if motif.chars().count() < MOTIF_MIN => Err(RefusPiece::SansMotif { genre: genre() }),
        (false, motif) => Ok((StatutPiece::Refusee, motif.to_owned())),
    }
}

/// The papers of the deposit: those of the review are judged with it.
pub fn du_depot(pieces: &[PieceDossier]) -> impl Iterator<Item = &PieceDossier> {
    pieces.iter().filter(|p| p.dossier_id.is_none() || !PIECES.contains(&p.genre.as_str()))
}

fn du_genre<'a>(pieces: &'a [PieceDossier], genre: &'a str) -> impl Iterator<Item = &'a PieceDossier> {
    du_depot(pieces).filter(move |p| cle(&p.genre) == cle(genre))
}

/// Whether this refused paper still awaits another: no paper of its kind is valid or waits to be judged.
#[must_use]
pub fn a_remplacer(pieces: &[PieceDossier], piece: &PieceDossier) -> bool {
    let bonne = |p: &PieceDossier| matches!(p.statut, StatutPiece::Deposee | StatutPiece::Valide);
    piece.statut == StatutPiece::Refusee && !du_genre(pieces, &piece.genre).any(bonne)
}

impl DossierLu {
    /// Whether the file may be said complete: each of its papers is judged, each kind has a valid one, and those the CAF asks
    /// (CAF-05) are.
    ///
    /// # Errors
    /// Every reason.
    pub fn pieces_completes(&self, jour: Date) -> Result<(), Vec<RefusPiece>> {
        let valide = |p: &PieceDossier| p.statut == StatutPiece::Valide && p.valable_jusqu_au.is_none_or(|fin| jour <= fin);
        let mut refus = vec![];
        let mut a_juger: Vec<String> =
            du_depot(&self.pieces).filter(|p| p.statut == StatutPiece::Deposee).map(|p| p.genre.clone()).collect();
        a_juger.sort();
        a_juger.dedup();
        if !a_juger.is_empty() {
            refus.push(RefusPiece::AJuger { genres: a_juger });
        }
        let mut refusees: Vec<String> =
            du_depot(&self.pieces).filter(|p| a_remplacer(&self.pieces, p)).map(|p| p.genre.clone()).collect();
        refusees.sort();
        refusees.dedup();
        if !refusees.is_empty() {
            refus.push(RefusPiece::Refusees { genres: refusees });
        }
        let levee = super::derogation::leve(&self.derogations, "CAF-05", jour);
        if refus.is_empty() && !levee {
            let mut situation: Situation = self.situation(Etape::Demande, jour);
            situation.dossier.pieces_valides = self.pieces.iter().filter(|p| valide(p)).map(|p| p.genre.clone()).collect();
            let verdict = Catalogue::contrat_de_ville().juger("CAF-05", &situation).ok().filter(Verdict::bloque);
            refus.extend(verdict.map(|v| RefusPiece::Regle { code: "CAF-05", verdict: Box::new(v) }));
        }
        if refus.is_empty() { Ok(()) } else { Err(refus) }
    }
}

impl Refusal for RefusPiece {
    fn code(&self) -> &'static str {
        match self {
            RefusPiece::Retiree { .. } => "piece-retiree",
            RefusPiece::SansMotif { .. } => "piece-sans-motif",
            RefusPiece::AJuger { .. } => "piece-a-juger",
            RefusPiece::Refusees { .. } => "piece-refusee",
            RefusPiece::Regle { .. } => "piece-regle",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            RefusPiece::Retiree { genre } => t.piece_refus_retiree(genre),
            RefusPiece::SansMotif { genre } => t.piece_refus_motif(genre),
            RefusPiece::AJuger { genres } => t.piece_refus_a_juger(genres.join(", ")),
            RefusPiece::Refusees { genres } => t.piece_refus_refusees(genres.join(", ")),
            RefusPiece::Regle { code, verdict } => crate::mots::phrase(verdict.message.as_deref().unwrap_or(code)),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        Some(match self {
            RefusPiece::Retiree { .. } => t.piece_remede_retiree(),
            RefusPiece::SansMotif { .. } => t.piece_remede_motif(),
            RefusPiece::AJuger { .. } => t.piece_remede_a_juger(),
            RefusPiece::Refusees { .. } => t.piece_remede_refusees(),
            RefusPiece::Regle { verdict, .. } => return verdict.remede.as_deref().map(crate::mots::phrase),
        })
    }

    fn source(&self) -> Option<&'static str> {
        match self {
            RefusPiece::Regle { code, .. } => Catalogue::contrat_de_ville().source(code),
            RefusPiece::Retiree { .. } | RefusPiece::SansMotif { .. } => Some("Financements, § 3"),
            RefusPiece::AJuger { .. } | RefusPiece::Refusees { .. } => Some("Financements, § 2"),
        }
    }

    fn field(&self) -> Option<String> {
        Some(if matches!(self, RefusPiece::SansMotif { .. }) { "motif_piece" } else { "pieces" }.to_owned())
    }

    fn is_conflict(&self) -> bool {
        matches!(self, RefusPiece::Retiree { .. })
    }
}
