//! « "Année 1" est une règle écrite (civile, anniversaire ou scolaire, avec date de départ) : rien ne la devine. »

use crate::model::{Contrat, RegleAnnee};
use indicateurs::regles::Mois;
use jiff::Span;
use jiff::civil::{Date, date};

/// First and last day of the contract's year `n` (1 is the first).
#[must_use]
pub fn bornes(contrat: &Contrat, n: i64) -> (Date, Date) {
    let start = match contrat.regle_annee {
        RegleAnnee::Civile => date(contrat.annee_un_le.year(), 1, 1),
        RegleAnnee::Anniversaire | RegleAnnee::Scolaire => contrat.annee_un_le,
    };
    let first = start.saturating_add(Span::new().years(n - 1));
    let last = start.saturating_add(Span::new().years(n)).saturating_sub(Span::new().days(1));
    (first, last)
}

/// The contract's year on a day: 1 to its duration; a day before or after is brought to the nearest.
#[must_use]
pub fn annee_du(contrat: &Contrat, day: Date) -> i64 {
    (1..=contrat.duree_annees).rev().find(|n| bornes(contrat, *n).0 <= day).unwrap_or(1)
}

/// The contract as the room of indicators sees it: its years by their months.
#[must_use]
pub fn pour_les_indicateurs(contrat: &Contrat) -> indicateurs::plans::Contrat {
    let exercice = |numero| {
        let (debut, fin) = bornes(contrat, numero);
        indicateurs::plans::Exercice { numero, debut: Mois::de(debut), fin: Mois::de(fin) }
    };
    indicateurs::plans::Contrat {
        id: contrat.id.to_string(),
        slug: contrat.slug.clone(),
        nom: contrat.sigle.clone().unwrap_or_else(|| contrat.titre.clone()),
        exercices: (1..=contrat.duree_annees).map(exercice).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regles::essai::contrat;

    #[test]
    fn l_annee_anniversaire_commence_le_jour_de_depart() {
        let c = contrat(RegleAnnee::Anniversaire, date(2024, 7, 1));
        assert_eq!(bornes(&c, 1), (date(2024, 7, 1), date(2025, 6, 30)));
        assert_eq!(annee_du(&c, date(2025, 6, 30)), 1);
        assert_eq!(annee_du(&c, date(2025, 7, 1)), 2);
        assert_eq!(annee_du(&c, date(2020, 1, 1)), 1);
        assert_eq!(annee_du(&c, date(2040, 1, 1)), 5);
    }

    #[test]
    fn l_annee_civile_commence_en_janvier() {
        let c = contrat(RegleAnnee::Civile, date(2024, 7, 1));
        assert_eq!(bornes(&c, 2), (date(2025, 1, 1), date(2025, 12, 31)));
        assert_eq!(annee_du(&c, date(2024, 12, 31)), 1);
    }
}
