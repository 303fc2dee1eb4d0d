//! From what a cell says to what a column holds. « Values normalised so that a round trip gives zero difference. »

use crate::modele::texte_normal;
use crate::{Adresse, Contenu, Decimal, Genre, Valeur};
use jiff::civil::Date;
use kernel::texte;
use serde::{Deserialize, Serialize};

/// Why a cell is not taken. The address is beside it, in [`crate::ErreurCellule`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "souci")]
pub enum Souci {
    /// « Formulas in cells »: what it last gave is shown, never believed.
    Formule {
        formule: String,
        affiche: String,
    },
    /// `#REF!` and its kin.
    ErreurDeTableur {
        lu: String,
    },
    /// Part of merged cells, of which only the first holds something.
    Fusionnee {
        avec: Adresse,
    },
    PasUnEntier {
        lu: String,
    },
    PasUnNombre {
        lu: String,
    },
    PasUneDate {
        lu: String,
    },
    /// « 12/03/26 »: of which century?
    AnneeSurDeuxChiffres {
        lu: String,
    },
    PasOuiNon {
        lu: String,
    },
    HorsListe {
        lu: String,
        proche: Option<String>,
    },
    Obligatoire,
    NonModifiable {
        avant: Valeur,
    },
    IdentifiantInconnu {
        lu: String,
    },
    /// The other rows that bear the same identifier.
    IdentifiantEnDouble {
        lu: String,
        lignes: Vec<u32>,
    },
    /// The row is known by its other cells: its identifier was overwritten.
    IdentifiantModifie {
        lu: String,
        attendu: String,
    },
    /// The row is known by its other cells: its identifier was erased.
    IdentifiantEfface {
        attendu: String,
    },
    /// Changed in the file, while the base has lost the row since the export.
    LigneSupprimeeDepuis {
        identifiant: String,
    },
}

const OUI: [&str; 7] = ["oui", "o", "x", "vrai", "yes", "y", "true"];
const NON: [&str; 5] = ["non", "n", "faux", "no", "false"];
const COCHES: [&str; 5] = ["✓", "✔", "☑", "☒", "✗"];

/// What a cell means in a column of that kind. A blank is [`Valeur::Vide`] in all.
///
/// ```
/// use sheets::{Contenu, Genre, Valeur, interpreter};
/// let cell = Contenu::Texte("1 234,5".into());
/// assert_eq!(interpreter(&cell, &Genre::Decimal).unwrap(), Valeur::Nombre("1234.5".parse().unwrap()));
/// ```
///
/// # Errors
/// A [`Souci`] that quotes what was read.
pub fn interpreter(contenu: &Contenu, genre: &Genre) -> Result<Valeur, Souci> {
    if let Contenu::Erreur(lu) = contenu {
        return Err(Souci::ErreurDeTableur { lu: lu.clone() });
    }
    let lu = contenu.en_texte();
    if lu.is_empty() {
        return Ok(Valeur::Vide);
    }
    match genre {
        Genre::Texte | Genre::Identifiant => Ok(Valeur::Texte(lu)),
        Genre::Choix(labels) => choix(lu, labels),
        Genre::Entier => match nombre(contenu, &lu) {
            Some(n) if n.est_entier() => Ok(Valeur::Nombre(n)),
            _ => Err(Souci::PasUnEntier { lu }),
        },
        Genre::Decimal => nombre(contenu, &lu).map(Valeur::Nombre).ok_or(Souci::PasUnNombre { lu }),
        Genre::Libre => Ok(match contenu {
            Contenu::Nombre(number) => Valeur::Nombre(number.clone()),
            _ => Valeur::Texte(lu),
        }),
        Genre::Date => match contenu {
            Contenu::Date(day, _) => Ok(Valeur::Date(*day)),
            Contenu::Texte(_) => date(lu),
            _ => Err(Souci::PasUneDate { lu }),
        },
        Genre::OuiNon => match contenu {
            Contenu::Booleen(answer) => Ok(Valeur::OuiNon(*answer)),
            _ => oui_non(lu),
        },
    }
}

fn nombre(contenu: &Contenu, lu: &str) -> Option<Decimal> {
    match contenu {
        Contenu::Nombre(number) => Some(number.clone()),
        Contenu::Texte(_) => Decimal::du_texte(lu).ok(),
        _ => None,
    }
}

fn oui_non(lu: String) -> Result<Valeur, Souci> {
    let word = lu.to_lowercase();
    let known = |list: &[&str]| list.contains(&word.as_str());
    if known(&OUI) || word == "1" || known(&COCHES[..4]) {
        Ok(Valeur::OuiNon(true))
    } else if known(&NON) || word == "0" || known(&COCHES[4..]) {
        Ok(Valeur::OuiNon(false))
    } else {
        Err(Souci::PasOuiNon { lu })
    }
}

fn choix(lu: String, labels: &[String]) -> Result<Valeur, Souci> {
    if let Some(label) = labels.iter().find(|l| texte_normal(l) == lu) {
        return Ok(Valeur::Texte(texte_normal(label)));
    }
    let key = texte::cle(&lu);
    let mut alike = labels.iter().filter(|l| !key.is_empty() && texte::cle(l) == key);
    if let (Some(label), None) = (alike.next(), alike.next()) {
        return Ok(Valeur::Texte(texte_normal(label)));
    }
    let mut close = labels.iter().filter(|l| {
        let label = texte::cle(l);
        !key.is_empty() && (label.starts_with(&key) || (!label.is_empty() && key.starts_with(&label)))
    });
    let proche = match (close.next(), close.next()) {
        (Some(label), None) => Some(label.clone()),
        _ => None,
    };
    Err(Souci::HorsListe { lu, proche })
}

/// « 12/03/2026 », « 12.3.2026 », « 2026-03-12 », « 12 mars 2026 », « 1er mars 2026 », with or without an hour.
fn date(lu: String) -> Result<Valeur, Souci> {
    if let Ok(day) = lu.parse::<Date>() {
        return Ok(Valeur::Date(day));
    }
    let plain = texte::cle(&lu);
    let parts: Vec<&str> = plain.split(' ').collect();
    let wrong = || Souci::PasUneDate { lu: lu.clone() };
    let [first, month, last, hour @ ..] = parts.as_slice() else { return Err(wrong()) };
    if hour.len() > 3 || hour.iter().any(|h| h.is_empty() || !h.bytes().all(|b| b.is_ascii_digit() || b == b'h')) {
        return Err(wrong());
    }
    let month = mois(month).ok_or_else(wrong)?;
    let number = |s: &str| s.parse::<i16>().map_err(|_| wrong());
    let (day, year) = if first.len() == 4 { (*last, *first) } else { (*first, *last) };
    let day = day.strip_suffix("er").unwrap_or(day);
    if year.len() == 2 && year.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Souci::AnneeSurDeuxChiffres { lu });
    }
    if year.len() != 4 {
        return Err(wrong());
    }
    let day = i8::try_from(number(day)?).map_err(|_| wrong())?;
    Date::new(number(year)?, month, day).map(Valeur::Date).map_err(|_| wrong())
}

/// A month by its number, its name or the beginning of it (« janv. », « sept »), in French or in English.
fn mois(word: &str) -> Option<i8> {
    const MOIS: [(&str, &str); 12] = [
        ("janvier", "january"),
        ("fevrier", "february"),
        ("mars", "march"),
        ("avril", "april"),
        ("mai", "may"),
        ("juin", "june"),
        ("juillet", "july"),
        ("aout", "august"),
        ("septembre", "september"),
        ("octobre", "october"),
        ("novembre", "november"),
        ("decembre", "december"),
    ];
    if let Ok(number) = word.parse::<i8>() {
        return Some(number);
    }
    let mut close = MOIS.iter().zip(1_i8..).filter(|((french, english), _)| {
        word == *french || word == *english || (word.len() >= 3 && (french.starts_with(word) || english.starts_with(word)))
    });
    match (close.next(), close.next()) {
        (Some((_, number)), None) => Some(number),
        _ => None,
    }
}

/// A value of the base under the same rules as one that was read, so that the two compare.
#[must_use]
pub fn normaliser(valeur: &Valeur, genre: &Genre) -> Valeur {
    let contenu = match valeur {
        Valeur::Vide => return Valeur::Vide,
        Valeur::Texte(text) => Contenu::Texte(text.clone()),
        Valeur::Nombre(number) => Contenu::Nombre(number.clone()),
        Valeur::Date(day) => Contenu::Date(*day, None),
        Valeur::OuiNon(answer) => Contenu::Booleen(*answer),
    };
    // A value that its own column would refuse (a label since withdrawn) stays what it says.
    interpreter(&contenu, genre).unwrap_or_else(|_| Valeur::Texte(contenu.en_texte()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil;

    fn read(text: &str, genre: &Genre) -> Result<Valeur, Souci> {
        interpreter(&Contenu::Texte(text.to_owned()), genre)
    }

    #[test]
    fn une_date_se_lit_comme_les_gens_l_ecrivent() {
        let day = Valeur::Date(civil::date(2026, 3, 1));
        for text in ["1/3/2026", "01.03.2026", "2026-03-01", "1er mars 2026", "1 MARS 2026", "01-03-2026 08:30", "1 March 2026"] {
            assert_eq!(read(text, &Genre::Date).unwrap(), day, "{text}");
        }
        assert_eq!(read("12 juil. 2026", &Genre::Date).unwrap(), Valeur::Date(civil::date(2026, 7, 12)));
        assert_eq!(read("1/3/26", &Genre::Date), Err(Souci::AnneeSurDeuxChiffres { lu: "1/3/26".into() }));
        for text in ["31/02/2026", "mars 2026", "46000", "1/13/2026", "1 ju 2026", "courant 2026", "1/3/2026/4/5/6/7"] {
            assert_eq!(read(text, &Genre::Date), Err(Souci::PasUneDate { lu: text.into() }), "{text}");
        }
    }

    #[test]
    fn oui_et_non_ont_plusieurs_ecritures() {
        for (text, answer) in [("oui", true), ("O", true), ("x", true), ("VRAI", true), ("✔", true), ("Non", false), ("n", false)]
        {
            assert_eq!(read(text, &Genre::OuiNon).unwrap(), Valeur::OuiNon(answer), "{text}");
        }
        assert_eq!(read(" ", &Genre::OuiNon).unwrap(), Valeur::Vide);
        assert_eq!(read("peut-être", &Genre::OuiNon), Err(Souci::PasOuiNon { lu: "peut-être".into() }));
    }

    #[test]
    fn un_choix_pardonne_la_casse_et_propose_le_plus_proche() {
        let list = Genre::Choix(vec!["En cours".into(), "Terminée".into(), "À venir".into()]);
        assert_eq!(read("terminee", &list).unwrap(), Valeur::texte("Terminée"));
        assert_eq!(read("Termin", &list), Err(Souci::HorsListe { lu: "Termin".into(), proche: Some("Terminée".into()) }));
        assert_eq!(read("Abandonnée", &list), Err(Souci::HorsListe { lu: "Abandonnée".into(), proche: None }));
    }

    #[test]
    fn une_colonne_libre_prend_un_nombre_ou_des_mots() {
        let number: Decimal = "1234.5".parse().unwrap();
        assert_eq!(interpreter(&Contenu::Nombre(number.clone()), &Genre::Libre).unwrap(), Valeur::Nombre(number));
        assert_eq!(read("nd : demandé à la CPAM", &Genre::Libre).unwrap(), Valeur::texte("nd : demandé à la CPAM"));
        assert_eq!(read("12 %", &Genre::Libre).unwrap(), Valeur::texte("12 %"), "0,12 ou 12 : ce n’est pas à elle de le dire");
        assert_eq!(normaliser(&Valeur::texte("007"), &Genre::Libre), Valeur::texte("007"));
        assert!(interpreter(&Contenu::Erreur("#REF!".into()), &Genre::Libre).is_err());
    }

    #[test]
    fn un_nombre_dans_une_colonne_de_textes_est_un_texte() {
        let number = Contenu::Nombre("1234.5".parse().unwrap());
        assert_eq!(interpreter(&number, &Genre::Texte).unwrap(), Valeur::texte("1234,5"));
        assert_eq!(interpreter(&number, &Genre::Entier), Err(Souci::PasUnEntier { lu: "1234,5".into() }));
        assert_eq!(
            interpreter(&Contenu::Erreur("#REF!".into()), &Genre::Texte),
            Err(Souci::ErreurDeTableur { lu: "#REF!".into() })
        );
    }
}
