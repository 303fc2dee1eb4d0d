//! Sharing an amount out so that the parts add up to it: largest remainders.

use kernel::nombre::Nombre;

use super::Euros;

/// Shares `total` in proportion of `poids`, in steps of `pas` (one euro, one hundred): every part is within one step of its
/// exact share and their sum is `total`. What a step cannot divide goes with the first part that deserves it.
///
/// Nothing when there is nobody, when every weight is zero, or when `total`, a weight or the step is negative.
#[must_use]
pub fn repartir(total: Euros, poids: &[u64], pas: Euros) -> Option<Vec<Euros>> {
    let somme: Nombre = poids.iter().map(|p| Nombre::from(*p)).sum();
    if somme.est_nul() || total < Euros::ZERO || !pas.est_positif() {
        return None;
    }
    let (entiers, reste) = (total.centimes() / pas.centimes(), total.centimes() % pas.centimes());
    let mut parts = Vec::with_capacity(poids.len());
    let mut fractions = Vec::with_capacity(poids.len());
    for p in poids {
        let exacte = (Nombre::from(entiers) * Nombre::from(*p)).checked_div(&somme)?;
        let bas = plancher(&exacte)?;
        fractions.push(exacte + -Nombre::from(bas));
        parts.push(bas);
    }
    let mut ordre: Vec<usize> = (0..poids.len()).collect();
    // Stable: at equal remainders, the first.
    ordre.sort_by(|a, b| fractions[*b].cmp(&fractions[*a]));
    let manque = usize::try_from(entiers - parts.iter().sum::<i64>()).ok()?;
    for rang in ordre.iter().take(manque) {
        parts[*rang] += 1;
    }
    let mut euros: Vec<Euros> = parts.iter().map(|n| Euros::de_centimes(n * pas.centimes())).collect();
    if let Some(premier) = ordre.iter().find(|rang| poids[**rang] > 0) {
        euros[*premier] = euros[*premier] + Euros::de_centimes(reste);
    }
    Some(euros)
}

/// The greatest integer under a positive number.
fn plancher(n: &Nombre) -> Option<i64> {
    let rond = n.arrondi(0, false).parse::<i64>().ok()?;
    Some(if Nombre::from(rond) > *n { rond - 1 } else { rond })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts(total: i64, poids: &[u64]) -> Option<Vec<i64>> {
        let euros = repartir(Euros::entiers(total), poids, Euros::entiers(1))?;
        Some(euros.into_iter().map(|e| e.centimes() / 100).collect())
    }

    #[test]
    fn les_plus_forts_restes_recoivent_l_euro_qui_manque() {
        assert_eq!(parts(100, &[1, 1, 1]), Some(vec![34, 33, 33]));
        assert_eq!(parts(10, &[1, 2, 4]), Some(vec![1, 3, 6]));
        assert_eq!(parts(7, &[0, 1]), Some(vec![0, 7]));
        assert_eq!(parts(7, &[0, 0]), None);
        assert_eq!(parts(7, &[]), None);
        assert_eq!(parts(-1, &[1]), None);
    }

    #[test]
    fn ce_que_le_pas_ne_divise_pas_n_est_jamais_perdu() {
        let cent = repartir(Euros::entiers(1_050), &[1, 1], Euros::entiers(100));
        assert_eq!(cent, Some(vec![Euros::entiers(550), Euros::entiers(500)]));
    }

    proptest! {
        #[test]
        fn les_parts_font_le_total_et_chacune_est_a_moins_d_un_pas_de_la_sienne(
            total in 0i64..50_000_000, poids in proptest::collection::vec(0u64..10_000, 1..12),
        ) {
            let total = Euros::de_centimes(total);
            let somme: u64 = poids.iter().sum();
            let un = Euros::de_centimes(1);
            match repartir(total, &poids, un) {
                None => prop_assert_eq!(somme, 0),
                Some(parts) => {
                    prop_assert_eq!(parts.iter().copied().sum::<Euros>(), total);
                    for (part, p) in parts.iter().zip(&poids) {
                        let exacte = i128::from(total.centimes()) * i128::from(*p);
                        let ecart = i128::from(part.centimes()) * i128::from(somme) - exacte;
                        prop_assert!(ecart.abs() < i128::from(somme), "{part:?} pour {p}");
                        prop_assert!(*p > 0 || part.est_nul());
                    }
                }
            }
        }
    }
}
