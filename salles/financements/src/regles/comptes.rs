//! The accounts that the law asks of who receives much: « 153 000 € d'aides par an ; 500 000 € sur 3 exercices ⚖ : comptes
//! certifiés (code de commerce L.612-4) ; attestation de la demande » (Financements, § 9). Told beside the rules of the file, at
//! the deposit and at the vote: « pièces exigées », which warns and does not block.

use super::echeances::{PieceComptable, pieces_comptables};
use super::{Conclusion, Effet, Euros, Parametres, Verdict};
use crate::m;
use crate::model::{PieceDossier, StatutPiece};
use jiff::civil::Date;
use kernel::Lang;
use kernel::texte::cle;

/// What public bodies give, or are asked, for the files of a holder: this year, and over three.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Aides {
    pub cette_annee: Euros,
    pub trois_exercices: Euros,
}

impl PieceComptable {
    /// Its kind, as the holder's safe names it.
    #[must_use]
    pub const fn genre(self) -> &'static str {
        match self {
            PieceComptable::ComptesCertifies => "Comptes certifiés par un commissaire aux comptes",
            PieceComptable::AttestationTroisExercices => "Attestation des aides reçues sur trois exercices",
        }
    }
}

/// Whether a paper of that kind was given, neither refused nor out of date.
fn jointe(piece: PieceComptable, pieces: &[PieceDossier], jour: Date) -> bool {
    pieces.iter().any(|p| {
        cle(&p.genre) == cle(piece.genre())
            && matches!(p.statut, StatutPiece::Deposee | StatutPiece::Valide)
            && p.valable_jusqu_au.is_none_or(|fin| jour <= fin)
    })
}

/// The papers asked and not given, as the rules of a file are told.
#[must_use]
pub fn juger(aides: Aides, p: &Parametres, pieces: &[PieceDossier], jour: Date, lang: Lang) -> Vec<(String, Verdict)> {
    let t = m(lang);
    let euros = |montant| crate::mots::euros(Some(montant), lang);
    let manque = pieces_comptables(aides.cette_annee, aides.trois_exercices, p).into_iter().filter(|x| !jointe(*x, pieces, jour));
    let verdict = |piece: PieceComptable| {
        let message = match piece {
            PieceComptable::ComptesCertifies => t.comptes_annee(euros(aides.cette_annee), euros(p.seuil_comptes)),
            PieceComptable::AttestationTroisExercices => {
                t.comptes_trois(euros(aides.trois_exercices), euros(p.seuil_attestation))
            }
        };
        Verdict {
            verdict: Conclusion::Violee,
            effet: Some(Effet::Alerte),
            donnees: serde_json::Map::new(),
            message: Some(message),
            remede: Some(t.comptes_remede(piece.genre())),
            source: match piece {
                PieceComptable::ComptesCertifies => "Code de commerce, art. L.612-4".to_owned(),
                PieceComptable::AttestationTroisExercices => "CERFA 12156*06, attestation de la demande".to_owned(),
            },
            attendus: vec![],
        }
    };
    manque.map(|piece| (t.comptes_code(), verdict(piece))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use kernel::Id;

    fn piece(genre: &str, statut: StatutPiece) -> PieceDossier {
        PieceDossier {
            id: Id::fresh(),
            version: 1,
            porteur_id: Id::fresh(),
            dossier_id: None,
            genre: genre.to_owned(),
            statut,
            motif: String::new(),
            nom: String::new(),
            mime: String::new(),
            taille: 0,
            sha256: String::new(),
            datee_le: None,
            valable_jusqu_au: Some(date(2027, 6, 30)),
            deposee_a: jiff::Timestamp::UNIX_EPOCH,
            deposee_par: String::new(),
            annoncee_a: None,
        }
    }

    fn dits(aides: (i64, i64), p: &Parametres, pieces: &[PieceDossier], jour: Date) -> usize {
        let aides = Aides { cette_annee: Euros::entiers(aides.0), trois_exercices: Euros::entiers(aides.1) };
        let verdicts = juger(aides, p, pieces, jour, Lang::Fr);
        assert!(verdicts.iter().all(|(_, v)| !v.bloque() && v.remede.is_some()), "une alerte, avec son remède");
        verdicts.len()
    }

    #[test]
    fn au_dela_des_seuils_les_pieces_manquantes_se_demandent_jusqu_a_ce_qu_elles_soient_la() {
        let (p, jour) = (Parametres::default(), date(2026, 11, 22));
        assert_eq!(dits((153_000, 500_000), &p, &[], jour), 0, "les seuils se dépassent");
        assert_eq!(dits((153_001, 500_001), &p, &[], jour), 2);
        let comptes = PieceComptable::ComptesCertifies.genre();
        let jointe = [piece(&comptes.to_uppercase(), StatutPiece::Deposee)];
        assert_eq!(dits((153_001, 500_001), &p, &jointe, jour), 1);
        assert_eq!(dits((153_001, 0), &p, &jointe, date(2027, 7, 1)), 1, "périmée, elle se redemande");
        assert_eq!(dits((153_001, 0), &p, &[piece(comptes, StatutPiece::Refusee)], jour), 1, "refusée aussi");
        let autre = Parametres { seuil_comptes: Euros::entiers(200_000), ..p };
        assert_eq!(dits((153_001, 0), &autre, &[], jour), 0, "le seuil est un paramètre");
    }
}
