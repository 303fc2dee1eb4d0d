//! What is counted one by one, and what is measured: « compte négatif ou fractionnaire […] : **refus** » (§ 6). « `quantite`
//! (compte, montant, surface) » (§ 2) says all three: the unit tells them apart.

use super::Mesure;
use kernel::texte::cle;

/// How the numbers of an indicator behave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denombrement {
    /// People, workshops, places: whole, never under zero.
    Compte,
    /// Hours, hectares, tonnes: as many decimals as one likes, never under zero.
    Grandeur,
    /// Money, points, a unit that nobody wrote: nothing is known of them.
    Libre,
}

/// Units of what is measured, by the key of their first word without its plural. A day is here: half a day is one.
const GRANDEURS: &[&str] = &[
    "an",
    "ans",
    "annee",
    "mois",
    "trimestre",
    "semaine",
    "jour",
    "journee",
    "demi",
    "heure",
    "h",
    "minute",
    "min",
    "seconde",
    "etp",
    "etpt",
    "mm",
    "cm",
    "m",
    "metre",
    "km",
    "kilometre",
    "m2",
    "km2",
    "ha",
    "hectare",
    "are",
    "m3",
    "l",
    "litre",
    "hl",
    "g",
    "gramme",
    "mg",
    "ug",
    "kg",
    "kilo",
    "kilogramme",
    "t",
    "tonne",
    "teqco2",
    "tco2",
    "kgco2",
    "w",
    "kw",
    "mw",
    "kwh",
    "mwh",
    "gwh",
    "db",
    "ppm",
];

/// Units of what may go under zero too: money, points, marks, rates.
const LIBRES: &[&str] = &[
    "eur",
    "euro",
    "keur",
    "meur",
    "point",
    "pt",
    "degre",
    "deg",
    "degc",
    "note",
    "score",
    "indice",
    "taux",
    "part",
    "ratio",
    "pour",
    "pourcent",
    "pourcentage",
    "moyenne",
    "moyen",
    "mediane",
    "fois",
    "ecart",
    "solde",
    "variation",
    "evolution",
];

/// « compte […] fractionnaire »: a quantity whose unit is none of those that divide is a count. An indicator that says how many
/// decimals it keeps is believed: none makes a count of anything, some of nothing.
#[must_use]
pub fn denombrement(mesure: Mesure, unite: &str, decimales: Option<i64>) -> Denombrement {
    if mesure == Mesure::Distinct || decimales == Some(0) {
        return Denombrement::Compte;
    }
    if mesure != Mesure::Quantite {
        return Denombrement::Libre;
    }
    match (genre(unite), decimales) {
        (Denombrement::Compte, Some(_)) => Denombrement::Grandeur,
        (genre, _) => genre,
    }
}

fn genre(unite: &str) -> Denombrement {
    // « habitants/km² » divides; « décès/an » counts deaths.
    let (compte, sur) = unite.split_once('/').unwrap_or((unite, ""));
    let quotient = !matches!(cle(sur).as_str(), "" | "an" | "annee" | "mois" | "jour" | "semaine" | "trimestre");
    let mots: Vec<String> = cle(compte).split(' ').map(singulier).collect();
    let premier = mots.first().map_or("", String::as_str);
    let pour_mille = mots.windows(2).any(|m| matches!(m, [a, b] if a == "pour" && b.starts_with(|c: char| c.is_ascii_digit())));
    if premier.is_empty() || unite.contains('%') || quotient || pour_mille {
        return Denombrement::Libre;
    }
    if GRANDEURS.contains(&premier) {
        return Denombrement::Grandeur;
    }
    if LIBRES.contains(&premier) || mots.iter().any(|m| matches!(m.as_str(), "moyen" | "moyenne" | "median" | "mediane")) {
        return Denombrement::Libre;
    }
    Denombrement::Compte
}

fn singulier(mot: &str) -> String {
    if mot.len() > 3 && !matches!(mot, "mois" | "fois") { mot.trim_end_matches('s').to_owned() } else { mot.to_owned() }
}

/// « part > tout : **refus** » (§ 6) of what is typed in percent alone: a share of a whole stays between 0 and 100. A change in
/// percent is no share.
#[must_use]
pub fn est_une_part(mesure: Mesure, unite: &str, part: bool) -> bool {
    let pourcent = || unite.contains('%') && !unite.contains('/') || matches!(cle(unite).as_str(), "pour cent" | "pourcent");
    match mesure {
        Mesure::Ratio => part || pourcent(),
        Mesure::TauxNu => pourcent(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn de(unite: &str) -> Denombrement {
        denombrement(Mesure::Quantite, unite, None)
    }

    #[test]
    fn des_personnes_se_comptent_des_heures_se_mesurent_des_euros_sont_libres() {
        for unite in ["enfants", "actions", "ateliers", "personnes/an", "décès/an", "MSU", "parcours", "documents", "référents"]
        {
            assert_eq!(de(unite), Denombrement::Compte, "{unite}");
        }
        for unite in ["journées", "km", "km de pistes", "m²", "km²", "hectares", "heures de formation", "ETP", "tonnes", "mois"]
        {
            assert_eq!(de(unite), Denombrement::Grandeur, "{unite}");
        }
        for unite in
            ["", "€", "k€", "€/habitant", "%", "% des heures", "points", "pour 1 000", "habitants/km²", "part", "°C", "fois"]
        {
            assert_eq!(de(unite), Denombrement::Libre, "{unite}");
        }
        assert_eq!(de("65 ans et + pour 100 moins de 20 ans"), Denombrement::Libre);
    }

    #[test]
    fn les_decimales_de_l_indicateur_font_foi() {
        assert_eq!(denombrement(Mesure::Quantite, "enfants", Some(1)), Denombrement::Grandeur);
        assert_eq!(denombrement(Mesure::Quantite, "€", Some(0)), Denombrement::Compte);
        assert_eq!(denombrement(Mesure::Distinct, "", None), Denombrement::Compte);
        assert_eq!(denombrement(Mesure::TauxNu, "enfants", None), Denombrement::Libre);
    }

    #[test]
    fn une_part_est_en_pourcent_et_une_evolution_n_en_est_pas_une() {
        assert!(est_une_part(Mesure::TauxNu, "%", false) && est_une_part(Mesure::Ratio, "%", false));
        assert!(est_une_part(Mesure::Ratio, "pour mille", true));
        for (mesure, unite) in [(Mesure::Evolution, "%"), (Mesure::Quantite, "%"), (Mesure::TauxNu, "%/an"), (Mesure::TauxNu, "")]
        {
            assert!(!est_une_part(mesure, unite, false), "{mesure:?} {unite}");
        }
    }
}
