//! What is typed in a request (Financements, § 12): refused with an example, never guessed.

use jiff::civil::Date;
use kernel::nombre::{Saisie, SaisieIllisible, Unite, lire_saisie};
use kernel::{Lang, Refusal};

use super::Euros;

/// Why an entry is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusSaisie {
    MontantIllisible {
        texte: String,
    },
    MontantNegatif {
        montant: Euros,
    },
    MontantACentimes {
        montant: Euros,
    },
    MontantDemesure {
        montant: Euros,
    },
    /// « 8,000 »: eight euros, or eight thousand written the English way.
    MontantAmbigu {
        texte: String,
    },
    DateIllisible {
        texte: String,
    },
    /// « date à l'américaine »: the month typed before the day.
    DateAmericaine {
        texte: String,
    },
    TexteTropLong {
        max: usize,
    },
    /// A day that has to be past.
    DateAVenir {
        date: Date,
    },
    FinAvantDebut {
        debut: Date,
        fin: Date,
    },
    HorsExercice {
        debut: Date,
        fin: Date,
        exercice: i16,
    },
    PartsAuDessusDeCent {
        total: i64,
    },
    PartNegative {
        part: i64,
    },
    NumeroIllisible {
        texte: String,
    },
}

/// « au-delà de 10 M€ ».
const MONTANT_MAX: Euros = Euros::entiers(10_000_000);

/// An amount as typed, whole euros: « « 8 000 », « 8000,00 », « 8 000 € » : accepté » ; nothing when the field is empty (`∅`, never 0).
///
/// # Errors
/// « Montant négatif, à centimes, « 8k », au-delà de 10 M€ : refusé avec exemple »; what may be thousands.
pub fn montant(texte: &str) -> Result<Option<Euros>, RefusSaisie> {
    if texte.trim().is_empty() {
        return Ok(None);
    }
    let montant = montant_au_centime(texte)?;
    if montant.centimes() % 100 != 0 {
        return Err(RefusSaisie::MontantACentimes { montant });
    }
    if montant > MONTANT_MAX {
        return Err(RefusSaisie::MontantDemesure { montant });
    }
    Ok(Some(montant))
}

/// An amount to the centime, as it is paid: « 1 250,50 ».
///
/// # Errors
/// Not an amount, negative; more than two decimals, that may be thousands.
pub fn montant_au_centime(texte: &str) -> Result<Euros, RefusSaisie> {
    let illisible = || RefusSaisie::MontantIllisible { texte: texte.chars().take(40).collect() };
    let ambigu = || RefusSaisie::MontantAmbigu { texte: texte.trim().to_owned() };
    let nombre = match lire_saisie(texte) {
        Ok(Saisie::Valeur { nombre, unite: None | Some(Unite::Euro) }) => nombre,
        Err(SaisieIllisible::Ambigu { .. }) => return Err(ambigu()),
        _ => return Err(illisible()),
    };
    if decimales(texte) > 2 {
        return Err(ambigu());
    }
    let montant = Euros::de_centimes((nombre * kernel::nombre::Nombre::cent()).en_entier().ok_or_else(illisible)?);
    if montant < Euros::ZERO { Err(RefusSaisie::MontantNegatif { montant }) } else { Ok(montant) }
}

/// How many digits follow the last comma or dot.
fn decimales(texte: &str) -> usize {
    texte.rfind([',', '.']).map_or(0, |la| texte[la..].chars().filter(char::is_ascii_digit).count())
}

/// A day as typed that is no later than `aujourdhui`: a signature, a contract subscribed.
///
/// # Errors
/// As [`jour`]; `DateAVenir`.
pub fn jour_passe(texte: &str, aujourdhui: Date) -> Result<Date, RefusSaisie> {
    let date = jour(texte)?;
    if date > aujourdhui { Err(RefusSaisie::DateAVenir { date }) } else { Ok(date) }
}

/// A day as typed, `31/12/2026` or `2026-12-31`.
///
/// # Errors
/// Not a day; or the month before the day, when it can be told.
pub fn jour(texte: &str) -> Result<Date, RefusSaisie> {
    let illisible = || RefusSaisie::DateIllisible { texte: texte.to_owned() };
    let net = texte.trim();
    if let Ok(date) = net.parse::<Date>() {
        return Ok(date);
    }
    let parts: Vec<i16> = net.split('/').map(|part| part.trim().parse().map_err(|_| illisible())).collect::<Result<_, _>>()?;
    let [jour, mois, annee] = parts[..] else { return Err(illisible()) };
    if jour <= 12 && mois > 12 {
        return Err(RefusSaisie::DateAmericaine { texte: net.to_owned() });
    }
    let octet = |n: i16| i8::try_from(n).map_err(|_| illisible());
    Date::new(annee, octet(mois)?, octet(jour)?).map_err(|_| illisible())
}

/// The period of a file: it begins in the year of the call and ends no later than the next (« de septembre N à mai N+1 »).
///
/// # Errors
/// « Fin avant début, hors exercice ».
pub fn periode(debut: Date, fin: Date, exercice: i16) -> Result<(), RefusSaisie> {
    if fin < debut {
        return Err(RefusSaisie::FinAvantDebut { debut, fin });
    }
    if debut.year() != exercice || fin.year() > exercice.saturating_add(1) {
        return Err(RefusSaisie::HorsExercice { debut, fin, exercice });
    }
    Ok(())
}

/// « parts de QPV ≤ 100 % » (§ 3): whole percentages, one per QPV.
///
/// # Errors
/// A negative part, or more than a hundred in all.
pub fn parts_de_qpv(parts: &[i64]) -> Result<(), RefusSaisie> {
    if let Some(part) = parts.iter().find(|part| **part < 0) {
        return Err(RefusSaisie::PartNegative { part: *part });
    }
    let total = parts.iter().fold(0i64, |total, part| total.saturating_add(*part));
    if total > 100 { Err(RefusSaisie::PartsAuDessusDeCent { total }) } else { Ok(()) }
}

/// « numéro public `AAAA-nnnn` »: the year and the rank.
///
/// # Errors
/// Anything else.
pub fn numero(texte: &str) -> Result<(i16, u16), RefusSaisie> {
    let illisible = || RefusSaisie::NumeroIllisible { texte: texte.to_owned() };
    let (annee, rang) = texte.split_once('-').ok_or_else(illisible)?;
    let chiffres = |t: &str| t.len() == 4 && t.bytes().all(|b| b.is_ascii_digit());
    if !chiffres(annee) || !chiffres(rang) {
        return Err(illisible());
    }
    Ok((annee.parse().map_err(|_| illisible())?, rang.parse().map_err(|_| illisible())?))
}

impl Refusal for RefusSaisie {
    fn code(&self) -> &'static str {
        match self {
            RefusSaisie::MontantIllisible { .. } => "saisie-montant-illisible",
            RefusSaisie::MontantNegatif { .. } => "saisie-montant-negatif",
            RefusSaisie::MontantACentimes { .. } => "saisie-montant-a-centimes",
            RefusSaisie::MontantDemesure { .. } => "saisie-montant-demesure",
            RefusSaisie::MontantAmbigu { .. } => "saisie-montant-ambigu",
            RefusSaisie::TexteTropLong { .. } => "saisie-texte-long",
            RefusSaisie::DateIllisible { .. } => "saisie-date-illisible",
            RefusSaisie::DateAVenir { .. } => "saisie-date-a-venir",
            RefusSaisie::DateAmericaine { .. } => "saisie-date-americaine",
            RefusSaisie::FinAvantDebut { .. } => "saisie-fin-avant-debut",
            RefusSaisie::HorsExercice { .. } => "saisie-hors-exercice",
            RefusSaisie::PartsAuDessusDeCent { .. } => "saisie-parts",
            RefusSaisie::PartNegative { .. } => "saisie-part-negative",
            RefusSaisie::NumeroIllisible { .. } => "saisie-numero",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let dire = |fr: String, en: String| if lang == Lang::Fr { fr } else { en };
        let long = |date: &Date| kernel::texte::date_longue(*date, lang);
        match self {
            RefusSaisie::MontantIllisible { texte } => {
                dire(format!("« {texte} » n'est pas un montant."), format!("“{texte}” is not an amount."))
            }
            RefusSaisie::MontantNegatif { montant } => dire(
                format!("{montant} : un montant ne peut pas être négatif."),
                format!("{montant}: an amount cannot be negative."),
            ),
            RefusSaisie::MontantACentimes { montant } => {
                dire(format!("{montant} : le budget se tient en euros entiers."), format!("{montant}: whole euros only."))
            }
            RefusSaisie::MontantDemesure { montant } => {
                dire(format!("{montant} : au-delà de {MONTANT_MAX}."), format!("{montant}: over {MONTANT_MAX}."))
            }
            RefusSaisie::MontantAmbigu { texte } => dire(
                format!("« {texte} » se lit de deux façons : des euros et des décimales, ou des milliers."),
                format!("“{texte}” reads two ways: euros and decimals, or thousands."),
            ),
            RefusSaisie::TexteTropLong { max } => dire(
                format!("ce texte dépasse {} signes.", kernel::texte::entier(i64::try_from(*max).unwrap_or(i64::MAX), lang)),
                format!("this text is over {} signs.", kernel::texte::entier(i64::try_from(*max).unwrap_or(i64::MAX), lang)),
            ),
            RefusSaisie::DateAVenir { date } => {
                dire(format!("Le {} n'est pas encore passé.", long(date)), format!("{} is still to come.", long(date)))
            }
            RefusSaisie::DateIllisible { texte } => {
                dire(format!("« {texte} » n'est pas une date."), format!("“{texte}” is not a date."))
            }
            RefusSaisie::DateAmericaine { texte } => dire(
                format!("« {texte} » : le jour s'écrit avant le mois."),
                format!("“{texte}”: the day is written before the month."),
            ),
            RefusSaisie::FinAvantDebut { debut, fin } => dire(
                format!("La fin ({}) précède le début ({}).", long(fin), long(debut)),
                format!("The end ({}) comes before the beginning ({}).", long(fin), long(debut)),
            ),
            RefusSaisie::HorsExercice { debut, fin, exercice } => dire(
                format!(
                    "Du {} au {} : la période commence en {exercice} et finit au plus tard l'année suivante.",
                    long(debut),
                    long(fin)
                ),
                format!(
                    "{} to {}: the period begins in {exercice} and ends the next year at the latest.",
                    long(debut),
                    long(fin)
                ),
            ),
            RefusSaisie::PartsAuDessusDeCent { total } => dire(
                format!("Les parts des quartiers font {total} % ; 100 % au plus."),
                format!("The quarters' parts make {total}%; 100% at most."),
            ),
            RefusSaisie::PartNegative { part } => {
                dire(format!("{part} % : une part ne peut pas être négative."), format!("{part}%: a part cannot be negative."))
            }
            RefusSaisie::NumeroIllisible { texte } => {
                dire(format!("« {texte} » n'est pas un numéro de dossier."), format!("“{texte}” is not a file number."))
            }
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let dire = |fr: &str, en: &str| Some(if lang == Lang::Fr { fr } else { en }.to_owned());
        match self {
            RefusSaisie::MontantIllisible { .. }
            | RefusSaisie::MontantNegatif { .. }
            | RefusSaisie::MontantACentimes { .. }
            | RefusSaisie::MontantDemesure { .. } => dire("Écrivez par exemple 8 000.", "Write for instance 8 000."),
            RefusSaisie::MontantAmbigu { .. } => dire(
                "Séparez les milliers par une espace : 8 000 ; sans décimale, 8.",
                "Separate thousands by a space: 8 000; without decimals, 8.",
            ),
            RefusSaisie::TexteTropLong { .. } => {
                dire("Résumez, et joignez le reste en pièce.", "Sum it up, and attach the rest as a paper.")
            }
            RefusSaisie::DateAVenir { .. } => {
                dire("Écrivez le jour où c'est fait, ou laissez vide.", "Write the day it was done, or leave it empty.")
            }
            RefusSaisie::DateIllisible { .. } | RefusSaisie::DateAmericaine { .. } => {
                dire("Écrivez par exemple 31/12/2026.", "Write for instance 31/12/2026.")
            }
            RefusSaisie::NumeroIllisible { .. } => dire("Écrivez par exemple 2026-0031.", "Write for instance 2026-0031."),
            _ => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some("Financements, § 12")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn huit_mille_s_ecrit_de_trois_facons_et_le_vide_n_est_pas_zero() {
        for texte in ["8 000", "8000,00", "8 000 €", "8\u{202f}000\u{a0}€"] {
            assert_eq!(montant(texte), Ok(Some(Euros::entiers(8_000))), "{texte}");
        }
        assert_eq!(montant("  "), Ok(None));
        assert_eq!(montant("0"), Ok(Some(Euros::ZERO)));
    }

    #[test]
    fn un_montant_faux_est_refuse_avec_un_exemple() {
        let code = |texte: &str| montant(texte).map_err(|r| r.code());
        assert_eq!(code("8k"), Err("saisie-montant-illisible"));
        assert_eq!(code("15 %"), Err("saisie-montant-illisible"));
        assert_eq!(code("nd"), Err("saisie-montant-illisible"));
        assert_eq!(code("-5"), Err("saisie-montant-negatif"));
        assert_eq!(code("8000,50"), Err("saisie-montant-a-centimes"));
        assert_eq!(code("10 000 001"), Err("saisie-montant-demesure"));
        assert_eq!(montant("8k").unwrap_err().remedy(Lang::Fr).as_deref(), Some("Écrivez par exemple 8 000."));
    }

    #[test]
    fn trois_decimales_sont_des_milliers_pour_certains_et_sont_refusees() {
        for texte in ["8,000", "8.000", "1 000,000", "8,000 €", "8,0000"] {
            assert_eq!(montant(texte).map_err(|r| r.code()), Err("saisie-montant-ambigu"), "{texte}");
        }
        assert_eq!(montant("8 000,00"), Ok(Some(Euros::entiers(8_000))));
        assert!(montant("8,000").unwrap_err().remedy(Lang::Fr).is_some_and(|r| r.contains("8 000")));
    }

    #[test]
    fn un_jour_signe_n_est_pas_a_venir() {
        let aujourdhui = date(2026, 11, 22);
        assert_eq!(jour_passe("22/11/2026", aujourdhui), Ok(aujourdhui));
        assert_eq!(jour_passe("2099-01-01", aujourdhui).map_err(|r| r.code()), Err("saisie-date-a-venir"));
        assert_eq!(jour_passe("demain", aujourdhui).map_err(|r| r.code()), Err("saisie-date-illisible"));
    }

    #[test]
    fn une_date_a_l_americaine_est_vue() {
        assert_eq!(jour("31/12/2026"), Ok(date(2026, 12, 31)));
        assert_eq!(jour("2026-12-31"), Ok(date(2026, 12, 31)));
        assert_eq!(jour("12/31/2026").map_err(|r| r.code()), Err("saisie-date-americaine"));
        for texte in ["", "31/02/2026", "32/13/2026", "1/2", "demain"] {
            assert_eq!(jour(texte).map_err(|r| r.code()), Err("saisie-date-illisible"), "{texte}");
        }
    }

    #[test]
    fn la_periode_tient_dans_l_exercice_ou_deborde_sur_le_suivant() {
        let code = |debut, fin| periode(debut, fin, 2026).map_err(|r| r.code());
        assert_eq!(code(date(2026, 9, 1), date(2027, 5, 31)), Ok(()));
        assert_eq!(code(date(2026, 9, 1), date(2026, 8, 31)), Err("saisie-fin-avant-debut"));
        assert_eq!(code(date(2025, 12, 31), date(2026, 5, 31)), Err("saisie-hors-exercice"));
        assert_eq!(code(date(2026, 9, 1), date(2028, 1, 1)), Err("saisie-hors-exercice"));
    }

    #[test]
    fn les_parts_des_quartiers_ne_depassent_pas_cent() {
        assert_eq!(parts_de_qpv(&[60, 40]), Ok(()));
        assert_eq!(parts_de_qpv(&[60, 41]), Err(RefusSaisie::PartsAuDessusDeCent { total: 101 }));
        assert_eq!(parts_de_qpv(&[110, -10]), Err(RefusSaisie::PartNegative { part: -10 }));
        assert_eq!(numero("2026-0031"), Ok((2026, 31)));
        assert!(numero("2026-31").is_err() && numero("26-00031").is_err());
    }

    #[test]
    fn un_versement_se_tape_au_centime() {
        assert_eq!(montant_au_centime("1 250,50 €"), Ok(Euros::de_centimes(125_050)));
        assert_eq!(montant_au_centime("0"), Ok(Euros::ZERO));
        for faux in ["", "8k", "-3", "12,345", "8,000", "8.000"] {
            assert!(montant_au_centime(faux).is_err(), "{faux}");
        }
    }
}
