//! A payment that was mistyped: what its line becomes once it counts no more. « Σ ≤ voté » still holds on what is left.

use super::{NatureVersement, RefusVersement, Versement, etat_apres, verse};
use crate::regles::Euros;
use crate::regles::etats::EtatLigne;

fn rendu(versements: &[Versement]) -> Euros {
    versements.iter().filter(|v| v.nature == NatureVersement::Reversement).map(|v| v.montant).sum()
}

/// Whether what is left of a line may stand without a payment: nothing given back, or asked back, that was not paid.
///
/// # Errors
/// `PlusQueVerse`, `SousLeReversement`.
pub fn annulable(a_reverser: Option<Euros>, restants: &[Versement]) -> Result<(), RefusVersement> {
    let rendu = rendu(restants);
    let reste = verse(restants) + rendu;
    if rendu > reste {
        return Err(RefusVersement::PlusQueVerse { verse: reste, montant: rendu });
    }
    match a_reverser.filter(|du| *du > reste) {
        Some(du) => Err(RefusVersement::SousLeReversement { du, reste }),
        None => Ok(()),
    }
}

/// The state of a line once a payment is annulled, `restants` being the others in the order they were typed. Money that left
/// and did not: the line is open to the right payment again. Money that came back and did not: it is due again.
#[must_use]
pub fn etat_annule(
    etat: EtatLigne,
    vote: Euros,
    a_reverser: Option<Euros>,
    annule: NatureVersement,
    restants: &[Versement],
) -> EtatLigne {
    use EtatLigne::{AReverser, Notifiee, Soldee, Versee, VerseePartielle};
    match (etat, annule) {
        (AReverser | Soldee, NatureVersement::Reversement) => {
            if a_reverser.is_some_and(|du| rendu(restants) < du) {
                AReverser
            } else {
                etat
            }
        }
        (Notifiee | VerseePartielle | Versee | AReverser | Soldee, _) => {
            let mut rejoue = Notifiee;
            for (rang, versement) in restants.iter().enumerate() {
                rejoue = etat_apres(rejoue, vote, None, &restants[..=rang], versement.nature).unwrap_or(rejoue);
            }
            rejoue
        }
        (autre, _) => autre,
    }
}

/// Where a line that is wholly paid stands once its part of the review is validated: settled, or due to come back.
#[must_use]
pub fn apres_bilan(etat: EtatLigne, a_reverser: Option<Euros>, tous: &[Versement]) -> EtatLigne {
    match (etat, a_reverser) {
        (EtatLigne::Versee, Some(du)) if rendu(tous) < du => EtatLigne::AReverser,
        (EtatLigne::Versee, _) => EtatLigne::Soldee,
        (autre, _) => autre,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const VOTE: Euros = Euros::entiers(6_000);

    fn v(euros: i64, nature: NatureVersement) -> Versement {
        Versement { le: date(2026, 6, 1), montant: Euros::entiers(euros), nature }
    }

    #[test]
    fn sans_ce_qui_fut_mal_tape_la_ligne_attend_le_bon_versement() {
        use EtatLigne::{AReverser, Notifiee, Soldee, Versee, VerseePartielle};
        use NatureVersement::{Acompte, Reversement, Solde};
        assert_eq!(etat_annule(VerseePartielle, VOTE, None, Acompte, &[]), Notifiee);
        assert_eq!(etat_annule(Versee, VOTE, None, Solde, &[v(4_000, Acompte)]), VerseePartielle);
        assert_eq!(etat_annule(Versee, VOTE, None, Acompte, &[v(2_000, Solde)]), Versee, "un solde suffit");
        assert_eq!(etat_annule(Soldee, VOTE, None, Solde, &[v(4_000, Acompte)]), VerseePartielle, "après le bilan aussi");
        let rendus = [v(6_000, Solde), v(300, Reversement)];
        assert_eq!(etat_annule(Soldee, VOTE, Some(Euros::entiers(700)), Reversement, &rendus), AReverser);
        assert_eq!(etat_annule(Soldee, VOTE, Some(Euros::entiers(300)), Reversement, &rendus), Soldee);
        assert_eq!(apres_bilan(Versee, Some(Euros::entiers(700)), &rendus), AReverser);
        assert_eq!(apres_bilan(Versee, None, &rendus), Soldee);
        assert_eq!(apres_bilan(VerseePartielle, None, &[]), VerseePartielle);
    }

    #[test]
    fn on_n_annule_pas_ce_sans_quoi_l_argent_rendu_ne_tient_plus() {
        use NatureVersement::{Acompte, Reversement};
        let code = |du: Option<i64>, restants: &[Versement]| {
            annulable(du.map(Euros::entiers), restants).map_err(|r| kernel::Refusal::code(&r))
        };
        assert_eq!(code(None, &[v(500, Acompte), v(400, Reversement)]), Ok(()));
        assert_eq!(code(None, &[v(500, Acompte), v(600, Reversement)]), Err("versement-plus-que-verse"));
        assert_eq!(code(Some(700), &[v(500, Acompte)]), Err("versement-sous-le-reversement"));
        assert_eq!(code(Some(500), &[v(500, Acompte)]), Ok(()));
    }

    proptest! {
        /// What an annulled payment leaves is what would have been written without it.
        #[test]
        fn annuler_est_ne_pas_avoir_tape(montants in proptest::collection::vec(1i64..3_000, 1..5), rang in 0usize..5) {
            let tous: Vec<Versement> = montants.iter().map(|m| v(*m, NatureVersement::Acompte)).collect();
            let jouer = |suite: &[Versement]| (1..=suite.len()).fold(EtatLigne::Notifiee, |etat, n| {
                etat_apres(etat, VOTE, None, &suite[..n], NatureVersement::Acompte).unwrap_or(etat)
            });
            let mut restants = tous.clone();
            let ote = restants.remove(rang % tous.len());
            prop_assert_eq!(etat_annule(jouer(&tous), VOTE, None, ote.nature, &restants), jouer(&restants));
            prop_assert_eq!(verse(&restants) + ote.montant, verse(&tous));
        }
    }
}
