//! The year of the boundaries that a value speaks of. « Un QPV redessiné ou une commune fusionnée change de millésime, donc
//! rupture de série. » (§ 3)

use super::Mois;
use std::collections::BTreeSet;

/// A year as typed; empty: nobody says. Nothing when it is no year.
#[must_use]
pub fn lire_millesime(texte: &str) -> Option<String> {
    let net = texte.trim();
    let annee = net.len() == 4 && net.parse::<u16>().is_ok_and(|a| (1900..=2200).contains(&a));
    (net.is_empty() || annee).then(|| net.to_owned())
}

/// True when values speak of boundaries that are known to differ: they are not gathered. What nobody said differs from
/// nothing.
#[must_use]
pub fn melees<'a>(millesimes: impl IntoIterator<Item = &'a str>) -> bool {
    millesimes.into_iter().filter(|m| !m.is_empty()).collect::<BTreeSet<_>>().len() > 1
}

/// Where a series leaves some boundaries for others: the first period under the new ones, those before, those after.
#[must_use]
pub fn changements<'a>(serie: impl IntoIterator<Item = (Mois, &'a str)>) -> Vec<(Mois, &'a str, &'a str)> {
    let mut dites: Vec<(Mois, &str)> = serie.into_iter().filter(|(_, m)| !m.is_empty()).collect();
    dites.sort_unstable();
    dites.dedup();
    let paires = dites.iter().zip(dites.iter().skip(1));
    paires.filter(|((_, avant), (_, apres))| avant != apres).map(|((_, avant), (mois, apres))| (*mois, *avant, *apres)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn un_millesime_est_une_annee_ou_rien() {
        assert_eq!(lire_millesime(" 2024 "), Some("2024".to_owned()));
        assert_eq!(lire_millesime(""), Some(String::new()));
        for faux in ["24", "20245", "deux", "1800"] {
            assert_eq!(lire_millesime(faux), None, "{faux}");
        }
    }

    #[test]
    fn des_limites_differentes_ne_se_melent_pas_et_rompent_la_serie() {
        assert!(melees(["2015", "2024"]) && !melees(["2024", "", "2024"]) && !melees(["", ""]));
        let mois = |texte: &str| texte.parse::<Mois>().unwrap();
        let serie = [(mois("2025-12"), "2024"), (mois("2022-12"), "2015"), (mois("2023-12"), ""), (mois("2024-12"), "2024")];
        assert_eq!(changements(serie), [(mois("2024-12"), "2015", "2024")]);
        assert!(changements([(mois("2024-12"), "2015")]).is_empty());
    }
}
