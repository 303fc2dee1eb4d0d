//! The review of an action: « budget voté repris, seul « réalisé » se saisit » (Financements, § 8; order of 11 October 2006).

mod cycle;
pub mod mesures;
mod refus;
mod saisie;
mod tableau;

use kernel::nombre::Nombre;

use super::phrase::pourcentage;
use super::{Euros, Parametres};
pub use cycle::{Suivi, attend_un_bilan, chemin, limite, limite_legale, modifiable, suivi};
pub use refus::RefusBilan;
pub use saisie::{BilanLu, PIECES, SaisieBilan, champs, deposable, lire};
pub use tableau::{LigneBilan, Subvention, Tableau, Total};

/// When a gap must be explained: « motif si |écart| > 10 % et 500 € (réglable) ».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeuilMotif {
    pub pour_cent: i64,
    pub montant: Euros,
}

impl SeuilMotif {
    /// « (réglable) »: as the framing letter sets it.
    #[must_use]
    pub const fn de(p: &Parametres) -> Self {
        Self { pour_cent: p.bilan_ecart_pct, montant: p.bilan_ecart }
    }
}

impl Default for SeuilMotif {
    fn default() -> Self {
        Self { pour_cent: 10, montant: Euros::entiers(500) }
    }
}

/// « Écart € = réalisé − prévu, écart % = écart / prévu (prévu 0 : « n.s. ») ».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ecart {
    pub montant: Euros,
    /// Fraction of what was planned; nothing when nothing was.
    pub part: Option<Nombre>,
    pub motif_exige: bool,
}

impl Ecart {
    #[must_use]
    pub fn entre(prevu: Euros, realise: Euros, seuil: SeuilMotif) -> Self {
        let montant = realise - prevu;
        let part = Nombre::fraction(montant.nombre(), prevu.nombre());
        let limite = Nombre::fraction(seuil.pour_cent, 100).unwrap_or_else(Nombre::zero);
        // Out of nothing, any spending is past any percentage.
        let forte = part.as_ref().is_none_or(|part| part.abs() > limite);
        Self { montant, part, motif_exige: forte && montant.absolu() > seuil.montant }
    }

    /// « −15 % », « n.s. ».
    #[must_use]
    pub fn pour_cent(&self) -> String {
        self.part.as_ref().map_or_else(|| "n.s.".to_owned(), |part| format!("{} %", pourcentage(part)))
    }
}

/// « La subvention de {x} représente {t} % du total des produits. » Nothing without products.
#[must_use]
pub fn part_de_la_subvention(subvention: Euros, produits: Euros) -> Option<String> {
    let part = Nombre::fraction(subvention.nombre(), produits.nombre())?;
    Some(format!("La subvention de {subvention} représente {} % du total des produits.", pourcentage(&part)))
}

/// « Trop-perçu proposé ⚖ : max(0, voté − voté × charges réalisées ÷ prévues), décidé par le financeur. » To the centime, half
/// up; nothing when no charge was planned.
#[must_use]
pub fn trop_percu(vote: Euros, prevues: Euros, realisees: Euros) -> Option<Euros> {
    let du = Nombre::fraction(vote.nombre() * realisees.nombre(), prevues.nombre())?;
    let trop = (vote.nombre() + -du).arrondi(0, false).parse::<i64>().ok()?;
    Some(Euros::de_centimes(trop.max(0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ecart(prevu: i64, realise: i64) -> Ecart {
        Ecart::entre(Euros::entiers(prevu), Euros::entiers(realise), SeuilMotif::default())
    }

    #[test]
    fn l_exemple_du_document_exige_un_motif() {
        let ecart = ecart(9_000, 7_650);
        assert_eq!((ecart.montant.to_string(), ecart.pour_cent()), ("−1 350 €".to_owned(), "−15 %".to_owned()));
        assert!(ecart.motif_exige);
    }

    #[test]
    fn il_faut_plus_de_dix_pour_cent_et_plus_de_cinq_cents_euros() {
        assert!(!ecart(10_000, 9_000).motif_exige, "dix pour cent juste");
        assert!(ecart(10_000, 8_999).motif_exige);
        assert!(!ecart(1_000, 500).motif_exige, "cinq cents euros juste");
        assert!(ecart(1_000, 499).motif_exige);
        assert!(!ecart(100_000, 95_000).motif_exige, "cinq pour cent");
    }

    #[test]
    fn rien_de_prevu_n_a_pas_de_pourcentage() {
        assert_eq!(ecart(0, 200).pour_cent(), "n.s.");
        assert!(!ecart(0, 200).motif_exige);
        assert!(ecart(0, 900).motif_exige);
        assert_eq!(part_de_la_subvention(Euros::entiers(500), Euros::ZERO), None);
    }

    #[test]
    fn la_part_de_la_subvention_se_dit_a_une_decimale() {
        assert_eq!(
            part_de_la_subvention(Euros::entiers(6_000), Euros::entiers(14_500)).as_deref(),
            Some("La subvention de 6 000 € représente 41,4 % du total des produits.")
        );
    }

    #[test]
    fn le_trop_percu_suit_les_charges_realisees() {
        assert_eq!(
            trop_percu(Euros::entiers(6_000), Euros::entiers(16_000), Euros::entiers(12_000)),
            Some(Euros::entiers(1_500))
        );
        assert_eq!(trop_percu(Euros::entiers(6_000), Euros::entiers(16_000), Euros::entiers(20_000)), Some(Euros::ZERO));
        assert_eq!(trop_percu(Euros::entiers(6_000), Euros::ZERO, Euros::entiers(20_000)), None);
    }

    proptest! {
        #[test]
        fn le_trop_percu_reste_entre_rien_et_le_vote(vote in 0i64..5_000_000, prevues in 1i64..9_000_000, realisees in 0i64..9_000_000) {
            let trop = trop_percu(Euros::de_centimes(vote), Euros::de_centimes(prevues), Euros::de_centimes(realisees)).unwrap();
            prop_assert!(Euros::ZERO <= trop && trop <= Euros::de_centimes(vote));
        }
    }
}
