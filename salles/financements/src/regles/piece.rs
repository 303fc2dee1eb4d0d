//! The papers of a file: « statut (`deposee`, `valide`, `refusee` + motif, `expiree`) », « une pièce refusée reste consultable »,
//! and « complet » asks « pièces valides » (Financements, § 2 and 3).

use super::lecture::DossierLu;
use super::{Catalogue, Etape, Situation, Verdict};
use crate::m;
use crate::model::{PieceDossier, StatutPiece};
use crate::regles::Financeur;
use crate::regles::bilan::PIECES;
use crate::regles::etats::EtatDossier;
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
    /// Refused: it is replaced, not taken back.
    DejaRefusee {
        genre: String,
    },
    /// Of a file that is being read.
    SousInstruction {
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
    /// The kinds the letter asks, that were not given.
    Manquantes {
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

/// Whether its holder may take a paper back; `etat`: of the file it belongs to, nothing for the safe.
///
/// # Errors
/// `DejaRefusee`, `Retiree`, `SousInstruction`.
pub fn retirable(piece: &PieceDossier, etat: Option<EtatDossier>) -> Result<(), RefusPiece> {
    let genre = || piece.genre.clone();
    match (piece.statut, etat) {
        (StatutPiece::Refusee, _) => Err(RefusPiece::DejaRefusee { genre: genre() }),
        (StatutPiece::Expiree, _) => Err(RefusPiece::Retiree { genre: genre() }),
        (_, None | Some(EtatDossier::Brouillon | EtatDossier::ACompleter)) => Ok(()),
        _ => Err(RefusPiece::SousInstruction { genre: genre() }),
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
    /// The kinds the letter of the call asks of this file that it has not given, or no longer in date: « documents exigés »,
    /// those of a funder only when it is asked.
    #[must_use]
    pub fn pieces_manquantes(&self, jour: Date) -> Vec<String> {
        let sollicite =
            |f: &Financeur| self.lignes.iter().any(|l| l.financeur == *f && l.demande_centimes.is_some_and(|c| c > 0));
        let tient = |genre: &str| {
            du_genre(&self.pieces, genre).any(|p| {
                matches!(p.statut, StatutPiece::Deposee | StatutPiece::Valide) && p.valable_jusqu_au.is_none_or(|fin| jour <= fin)
            })
        };
        let exigees = self.demandees.iter().filter(|d| d.obligatoire && d.si_financeur.as_ref().is_none_or(sollicite));
        exigees.filter(|d| !tient(&d.genre)).map(|d| d.genre.clone()).collect()
    }

    /// Whether a paper of that kind is received once the file is deposited: in the place of a refused one, or of one the letter asks
    /// and the file lacks.
    #[must_use]
    pub fn recevable(&self, genre: &str, jour: Date) -> bool {
        let ouvert = matches!(self.dossier.etat, EtatDossier::Depose | EtatDossier::ACompleter | EtatDossier::Complet);
        let remplace = || du_genre(&self.pieces, genre).any(|p| a_remplacer(&self.pieces, p));
        ouvert && (remplace() || self.pieces_manquantes(jour).iter().any(|g| cle(g) == cle(genre)))
    }

    /// Whether the file may be said complete: each of its papers is judged, each kind has a valid one, and those the letter and the
    /// CAF (CAF-05) ask are there.
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
        let mut manquantes = self.pieces_manquantes(jour);
        manquantes.retain(|g| !refusees.iter().any(|refusee| cle(refusee) == cle(g)));
        if !refusees.is_empty() {
            refus.push(RefusPiece::Refusees { genres: refusees });
        }
        if !manquantes.is_empty() {
            refus.push(RefusPiece::Manquantes { genres: manquantes });
        }
        let levee = super::derogation::leve(&self.derogations, "CAF-05", jour);
        if refus.is_empty() && !levee {
            let mut situation: Situation = self.situation(Etape::Demande, jour);
            situation.dossier.pieces_valides = self.pieces.iter().filter(|p| valide(p)).map(|p| p.genre.clone()).collect();
            let verdict = Catalogue::de(&self.parametres).juger("CAF-05", &situation).ok().filter(Verdict::bloque);
            refus.extend(verdict.map(|v| RefusPiece::Regle { code: "CAF-05", verdict: Box::new(v) }));
        }
        if refus.is_empty() { Ok(()) } else { Err(refus) }
    }
}

impl Refusal for RefusPiece {
    fn code(&self) -> &'static str {
        match self {
            RefusPiece::Retiree { .. } => "piece-retiree",
            RefusPiece::DejaRefusee { .. } => "piece-deja-refusee",
            RefusPiece::SousInstruction { .. } => "piece-sous-instruction",
            RefusPiece::SansMotif { .. } => "piece-sans-motif",
            RefusPiece::AJuger { .. } => "piece-a-juger",
            RefusPiece::Refusees { .. } => "piece-refusee",
            RefusPiece::Manquantes { .. } => "piece-manquante",
            RefusPiece::Regle { .. } => "piece-regle",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            RefusPiece::Retiree { genre } => t.piece_refus_retiree(genre),
            RefusPiece::DejaRefusee { genre } => t.piece_refus_deja(genre),
            RefusPiece::SousInstruction { genre } => t.piece_refus_instruction(genre),
            RefusPiece::SansMotif { genre } => t.piece_refus_motif(genre),
            RefusPiece::AJuger { genres } => t.piece_refus_a_juger(genres.join(", ")),
            RefusPiece::Refusees { genres } => t.piece_refus_refusees(genres.join(", ")),
            RefusPiece::Manquantes { genres } => t.piece_refus_manquantes(genres.len(), genres.join(", ")),
            RefusPiece::Regle { code, verdict } => crate::mots::phrase(verdict.message.as_deref().unwrap_or(code)),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        Some(match self {
            RefusPiece::Retiree { .. } => t.piece_remede_retiree(),
            RefusPiece::DejaRefusee { .. } => t.piece_remede_deja(),
            RefusPiece::SousInstruction { .. } => t.piece_remede_instruction(),
            RefusPiece::SansMotif { .. } => t.piece_remede_motif(),
            RefusPiece::AJuger { .. } => t.piece_remede_a_juger(),
            RefusPiece::Refusees { .. } => t.piece_remede_refusees(),
            RefusPiece::Manquantes { .. } => t.piece_remede_manquantes(),
            RefusPiece::Regle { verdict, .. } => return verdict.remede.as_deref().map(crate::mots::phrase),
        })
    }

    fn source(&self) -> Option<&'static str> {
        match self {
            RefusPiece::Regle { code, .. } => Catalogue::contrat_de_ville().source(code),
            RefusPiece::Retiree { .. }
            | RefusPiece::SansMotif { .. }
            | RefusPiece::DejaRefusee { .. }
            | RefusPiece::SousInstruction { .. } => Some("Financements, § 3"),
            RefusPiece::AJuger { .. } | RefusPiece::Refusees { .. } | RefusPiece::Manquantes { .. } => Some("Financements, § 2"),
        }
    }

    fn field(&self) -> Option<String> {
        Some(if matches!(self, RefusPiece::SansMotif { .. }) { "motif_piece" } else { "pieces" }.to_owned())
    }

    fn is_conflict(&self) -> bool {
        matches!(self, RefusPiece::Retiree { .. } | RefusPiece::DejaRefusee { .. } | RefusPiece::SousInstruction { .. })
    }
}
