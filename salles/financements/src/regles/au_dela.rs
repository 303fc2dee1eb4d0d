//! What the votes of a funder take beyond its envelope, line after line: « un vote se constate » (Financements, § 5), and AAP-11
//! says by how much; here, where.

use super::Euros;

/// Of each vote, in the order they are read, what is above what is left of `disponible` once those before it took theirs.
#[must_use]
pub fn au_dela(disponible: Euros, votes: &[Euros]) -> Vec<Euros> {
    let mut reste = disponible.max(Euros::ZERO);
    let un = |vote: &Euros| {
        let pris = (*vote).min(reste).max(Euros::ZERO);
        reste = reste - pris;
        (*vote - pris).max(Euros::ZERO)
    };
    votes.iter().map(un).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn la_ligne_qui_passe_l_enveloppe_dit_de_combien_et_les_suivantes_en_entier() {
        let votes = [6_000, 5_000, 2_000].map(Euros::entiers);
        assert_eq!(au_dela(Euros::entiers(10_000), &votes), [0, 1_000, 2_000].map(Euros::entiers));
        assert_eq!(au_dela(Euros::entiers(13_000), &votes), [Euros::ZERO; 3]);
        assert_eq!(au_dela(Euros::ZERO, &votes[..1]), [Euros::entiers(6_000)]);
    }

    proptest! {
        #[test]
        fn les_depassements_font_en_tout_celui_du_financeur(
            disponible in -1_000_i64..200_000, votes in proptest::collection::vec(0_i64..50_000, 0..20)
        ) {
            let votes: Vec<Euros> = votes.into_iter().map(Euros::de_centimes).collect();
            let dits = au_dela(Euros::de_centimes(disponible), &votes);
            let total: Euros = votes.iter().copied().sum();
            let attendu = (total - Euros::de_centimes(disponible).max(Euros::ZERO)).max(Euros::ZERO);
            prop_assert_eq!(dits.iter().copied().sum::<Euros>(), attendu);
            prop_assert!(dits.iter().zip(&votes).all(|(d, v)| d <= v && *d >= Euros::ZERO));
        }
    }
}
