//! What a file promises to measure: a label, a target, a unit. The review says what was realised beside.

use super::saisie::SaisieDossier;
use crate::m;
use crate::model::IndicateurAttendu;
use kernel::{Lang, Refusal};
use std::num::ParseIntError;

/// A few lines: a file is no dashboard.
pub const MAX: usize = 8;

/// Why a line is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusIndicateur {
    /// A target or a unit, and nothing counted.
    SansNom {
        rang: usize,
    },
    /// Two lines count the same thing: the review could not tell them apart.
    Double {
        rang: usize,
        libelle: String,
    },
    Cible {
        rang: usize,
        texte: String,
    },
}

/// A whole number, spaces between thousands; nothing when the field is empty.
///
/// # Errors
/// Anything else.
pub fn nombre(texte: &str) -> Result<Option<i64>, ParseIntError> {
    let compact: String = texte.chars().filter(|c| !c.is_whitespace()).collect();
    if compact.is_empty() { Ok(None) } else { compact.parse::<u32>().map(|n| Some(i64::from(n))) }
}

/// The lines typed: those left empty are not there.
///
/// # Errors
/// Every line that cannot be.
pub fn lire(s: &SaisieDossier) -> Result<Vec<IndicateurAttendu>, Vec<RefusIndicateur>> {
    let (mut lus, mut refus): (Vec<IndicateurAttendu>, Vec<RefusIndicateur>) = (vec![], vec![]);
    for rang in 0..MAX {
        let lu = |quoi: &str| s.texte(&format!("i.{rang}.{quoi}"));
        let (libelle, cible, unite) = (lu("libelle").to_owned(), lu("cible"), lu("unite").to_owned());
        if libelle.is_empty() && cible.is_empty() && unite.is_empty() {
            continue;
        }
        if libelle.is_empty() {
            refus.push(RefusIndicateur::SansNom { rang });
        } else if lus.iter().any(|autre| autre.libelle == libelle) {
            refus.push(RefusIndicateur::Double { rang, libelle: libelle.clone() });
        }
        match nombre(cible) {
            Ok(cible) => lus.push(IndicateurAttendu { libelle, cible, unite }),
            Err(_) => refus.push(RefusIndicateur::Cible { rang, texte: cible.to_owned() }),
        }
    }
    if refus.is_empty() { Ok(lus) } else { Err(refus) }
}

/// The lines as the fields of the form.
#[must_use]
pub fn champs(attendus: &[IndicateurAttendu]) -> Vec<(String, String)> {
    let ligne = |(rang, i): (usize, &IndicateurAttendu)| {
        let cible = i.cible.map(|n| n.to_string()).unwrap_or_default();
        [("libelle", i.libelle.clone()), ("cible", cible), ("unite", i.unite.clone())]
            .map(|(quoi, valeur)| (format!("i.{rang}.{quoi}"), valeur))
    };
    attendus.iter().enumerate().flat_map(ligne).collect()
}

impl Refusal for RefusIndicateur {
    fn code(&self) -> &'static str {
        match self {
            Self::SansNom { .. } => "indicateur-sans-nom",
            Self::Double { .. } => "indicateur-double",
            Self::Cible { .. } => "indicateur-cible",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::SansNom { rang } => t.indicateur_refus_nom((rang + 1).to_string()),
            Self::Double { libelle, .. } => t.indicateur_refus_double(libelle),
            Self::Cible { texte, .. } => t.dossier_refus_nombre(texte),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        Some(match self {
            Self::SansNom { .. } => t.indicateur_remede_nom(),
            Self::Double { .. } => t.indicateur_remede_double(),
            Self::Cible { .. } => t.dossier_remede_nombre(),
        })
    }

    fn source(&self) -> Option<&'static str> {
        Some("Financements, § 3")
    }

    fn field(&self) -> Option<String> {
        Some(match self {
            Self::SansNom { rang } | Self::Double { rang, .. } => format!("i.{rang}.libelle"),
            Self::Cible { rang, .. } => format!("i.{rang}.cible"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saisie(champs: &[(&str, &str)]) -> SaisieDossier {
        SaisieDossier(champs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect())
    }

    #[test]
    fn les_lignes_vides_ne_comptent_pas_et_la_saisie_se_relit() {
        let lus = lire(&saisie(&[
            ("i.0.libelle", "Enfants inscrits"),
            ("i.0.cible", "1 200"),
            ("i.2.libelle", "Séances"),
            ("i.2.unite", "séances"),
        ]))
        .unwrap();
        assert_eq!(lus.len(), 2);
        assert_eq!((lus[0].cible, lus[1].cible, lus[1].unite.as_str()), (Some(1_200), None, "séances"));
        assert_eq!(lire(&SaisieDossier(champs(&lus))), Ok(lus));
    }

    #[test]
    fn une_ligne_sans_nom_en_double_ou_sans_nombre_est_refusee_a_sa_place() {
        let refus = lire(&saisie(&[
            ("i.0.cible", "4"),
            ("i.1.libelle", "A"),
            ("i.2.libelle", "A"),
            ("i.3.libelle", "B"),
            ("i.3.cible", "beaucoup"),
        ]))
        .unwrap_err();
        let dits: Vec<(&str, Option<String>)> = refus.iter().map(|r| (r.code(), r.field())).collect();
        let champ = |c: &str| Some(c.to_owned());
        assert_eq!(
            dits,
            [
                ("indicateur-sans-nom", champ("i.0.libelle")),
                ("indicateur-double", champ("i.2.libelle")),
                ("indicateur-cible", champ("i.3.cible"))
            ]
        );
    }
}
