//! F8: when a rate deserves a look.

use kernel::nombre::Nombre;

/// « Alertes réglables » (§ 4, F8): thresholds in points, strictly under which one is alerted, and a number of falls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seuils {
    pub ecart_attendu: Nombre,
    pub ecart_mediane: Nombre,
    pub baisses: usize,
}

impl Default for Seuils {
    fn default() -> Self {
        Self { ecart_attendu: Nombre::from(-10), ecart_mediane: Nombre::from(-10), baisses: 3 }
    }
}

/// « écart < −10 points à l'attendu » (§ 4, F8). Without gap, no alert.
#[must_use]
pub fn sous_l_attendu(seuils: &Seuils, ecart: Option<&Nombre>) -> bool {
    ecart.is_some_and(|ecart| *ecart < seuils.ecart_attendu)
}

/// « écart < −10 points à la médiane des territoires (règle de PILOTE) » (§ 4, F8). Places without rate are left out.
#[must_use]
pub fn sous_la_mediane(seuils: &Seuils, taux: Option<&Nombre>, territoires: &[Option<Nombre>]) -> bool {
    let connus: Vec<&Nombre> = territoires.iter().flatten().collect();
    match (taux, mediane(&connus)) {
        (Some(taux), Some(mediane)) => taux - &mediane < seuils.ecart_mediane,
        _ => false,
    }
}

/// « trois baisses de suite » (§ 4, F8), at the end of `taux`, oldest first. A missing rate breaks the run: nobody knows
/// whether it fell.
#[must_use]
pub fn baisses_de_suite(seuils: &Seuils, taux: &[Option<Nombre>]) -> bool {
    let baisses = taux.windows(2).rev().take_while(|paire| matches!(paire, [Some(avant), Some(apres)] if apres < avant)).count();
    seuils.baisses > 0 && baisses >= seuils.baisses
}

/// The middle value, or the half-sum of the two middle ones; nothing without value.
#[must_use]
pub fn mediane(valeurs: &[&Nombre]) -> Option<Nombre> {
    let mut triees = valeurs.to_vec();
    triees.sort();
    let milieu = triees.len() / 2;
    let haute = triees.get(milieu)?;
    let basse = if triees.len().is_multiple_of(2) { triees.get(milieu.checked_sub(1)?)? } else { haute };
    (*basse + *haute).checked_div(&Nombre::from(2))
}
