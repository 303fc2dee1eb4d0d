//! Published figures as they are read: « 46 825 habitants », « 21,4 % », « n.d ».

use crate::model::Statistique;
use kernel::Lang;
use kernel::nombre::Nombre;
use kernel::texte::FINE;

/// Decimals shown: more than any published figure has.
const DECIMALES: u32 = 6;

/// A decimal text as it is written in the language; what is no number is given back as it is.
#[must_use]
pub fn nombre(decimal: &str, lang: Lang) -> String {
    match (decimal.parse::<Nombre>(), lang) {
        (Ok(number), Lang::Fr) => number.affiche_fr(DECIMALES),
        (Ok(number), Lang::En) => number.affiche_en(DECIMALES),
        (Err(_), _) => decimal.to_owned(),
    }
}

/// A number and its unit.
#[must_use]
pub fn avec_unite(decimal: &str, unite: &str, lang: Lang) -> String {
    let number = nombre(decimal, lang);
    match (unite, lang) {
        ("", _) => number,
        ("%", Lang::En) => format!("{number}%"),
        ("€", Lang::En) => format!("€{number}"),
        (unit, Lang::En) => format!("{number} {unit}"),
        (unit, Lang::Fr) if unit.starts_with(['%', '€']) => format!("{number}{FINE}{unit}"),
        (unit, Lang::Fr) => format!("{number}\u{a0}{unit}"),
    }
}

/// The figures of other places that a figure compares to: same label, same unit, same year.
/// A number of inhabitants compares to nothing.
#[must_use]
pub fn ailleurs<'a>(figure: &Statistique, autour: &'a [Statistique]) -> Vec<&'a Statistique> {
    if figure.unite == "habitants" {
        return vec![];
    }
    let same = |other: &&Statistique| {
        other.id != figure.id
            && other.territoire_nom != figure.territoire_nom
            && !other.territoire_nom.is_empty()
            && (&other.indicateur, &other.unite, &other.annee) == (&figure.indicateur, &figure.unite, &figure.annee)
    };
    autour.iter().filter(same).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn un_chiffre_s_ecrit_a_la_francaise_et_a_l_anglaise() {
        assert_eq!(nombre("115830", Lang::Fr), "115\u{202f}830");
        assert_eq!(nombre("-0.4", Lang::Fr), "−0,4");
        assert_eq!(nombre("1234.50", Lang::En), "1,234.5");
        assert_eq!(nombre("une trentaine", Lang::Fr), "une trentaine");
        assert_eq!(avec_unite("21.4", "%", Lang::Fr), "21,4\u{202f}%");
        assert_eq!(avec_unite("0.4", "%/an", Lang::Fr), "0,4\u{202f}%/an");
        assert_eq!(avec_unite("21660", "€", Lang::En), "€21,660");
        assert_eq!(avec_unite("536", "habitants", Lang::Fr), "536\u{a0}habitants");
    }
}
