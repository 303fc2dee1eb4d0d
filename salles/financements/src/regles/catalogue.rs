//! The rules of the contract, as data: `catalogue/contrat-de-ville.json`. « Les règles sont des données » (Financements,
//! § 5): the condition, where it bites, the text it comes from, the sentence and the remedy.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::expression::{Expression, Faute, Schema, ecrire};
use super::jeu::Cotes;
use super::parametres::{EtapeBilan, EtapesEligibilite};
use super::{Effet, Etape, Parametres};

/// « portee (dossier | ligne | cpo | appel | programme | porteur) ».
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Portee {
    Dossier,
    Ligne,
    Cpo,
    Appel,
    Programme,
    Porteur,
}

/// A sentence and what to do, for one outcome.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Texte {
    pub message: String,
    #[serde(default)]
    pub remede: Option<String>,
}

/// One rule, checked and ready.
#[derive(Debug, Clone)]
pub struct Regle {
    pub code: String,
    pub version: u32,
    pub portee: Portee,
    /// The rule in one plain sentence.
    pub enonce: String,
    etapes: BTreeMap<Etape, Effet>,
    pub source: String,
    /// The rule that, when respected, leaves this one nothing to say: « redondances à expliquer, non à cacher ».
    pub entrainee_par: Option<String>,
    /// Why no letter may set it aside, and nobody waive it: the law, or the balance of a budget.
    pub intangible: Option<String>,
    /// Why the letter of the call set it aside: it is without object there.
    pub ecartee: Option<String>,
    /// Whether it is the letter's own, none of the contract's.
    pub locale: bool,
    /// Of a letter's own rule, the field of the form of a file that answers it.
    pub champ: Option<&'static str>,
    /// The same, what it compares.
    pub(crate) cotes: Option<Cotes>,
    pub(crate) si: Option<Expression>,
    pub(crate) exige: Expression,
    pub(crate) textes: BTreeMap<String, Texte>,
    ecrites: Ecrites,
}

/// The conditions as they are stored, to be written again as text.
#[derive(Debug, Clone)]
struct Ecrites {
    si: Option<Value>,
    exige: Value,
}

/// The stored form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stockee {
    pub code: String,
    pub version: u32,
    pub portee: Portee,
    #[serde(default)]
    pub enonce: String,
    pub etapes: BTreeMap<Etape, Effet>,
    #[serde(default)]
    pub si: Option<Value>,
    pub exige: Value,
    pub source: String,
    #[serde(default)]
    pub entrainee_par: Option<String>,
    #[serde(default)]
    pub intangible: Option<String>,
    pub textes: BTreeMap<String, Texte>,
}

/// Why a set of rules is refused « à l'enregistrement ».
#[derive(Debug, thiserror::Error)]
pub enum CatalogueRefuse {
    #[error("unreadable rules: {0}")]
    Illisible(#[from] serde_json::Error),
    #[error("{code}: {faute}")]
    MalTypee { code: String, faute: Faute },
    #[error("{code}: given twice for the same stage")]
    EnDouble { code: String },
}

impl Regle {
    /// The stages at which the rule is asked.
    pub fn etapes(&self) -> impl Iterator<Item = Etape> + '_ {
        self.etapes.keys().copied()
    }

    /// What it does at a stage, with the readings of § 6 that move it (`aap05_etapes`, `caf_bilan_etape`).
    #[must_use]
    pub fn effet(&self, etape: Etape, p: &Parametres) -> Option<Effet> {
        let ecrit = self.etapes.get(&etape).copied();
        match self.code.as_str() {
            "AAP-05" => match (p.aap05_etapes, etape) {
                (EtapesEligibilite::Demande, Etape::Vote) | (EtapesEligibilite::Vote, Etape::Demande) => Some(Effet::Alerte),
                _ => ecrit,
            },
            "CAF-07" | "CAF-08" => match (p.caf_bilan_etape, etape) {
                (EtapeBilan::Demande, Etape::Demande) => Some(Effet::Bloquant),
                (EtapeBilan::Paiement, Etape::Vote) => Some(Effet::Alerte),
                _ => ecrit,
            },
            _ => ecrit,
        }
    }

    /// The sentence and the remedy of an outcome in plain words, for whoever reads the rule without a file: what a file would
    /// fill in is left as « … ».
    #[must_use]
    pub fn phrase_de(&self, cas: &str) -> Option<(String, Option<String>)> {
        let texte = self.textes.get(cas)?;
        Some((super::phrase::en_general(&texte.message), texte.remede.as_deref().map(super::phrase::en_general)))
    }

    /// « si » and « exige » in the writing of § 5, as people read and type them.
    #[must_use]
    pub fn expressions(&self) -> (Option<String>, String) {
        (self.ecrites.si.as_ref().map(ecrire), ecrire(&self.ecrites.exige))
    }

    pub(super) fn lire(stockee: Stockee, schema: &Schema) -> Result<Self, CatalogueRefuse> {
        let refuse = |faute| CatalogueRefuse::MalTypee { code: stockee.code.clone(), faute };
        let si = stockee.si.as_ref().map(|si| Expression::condition(si, schema, "si")).transpose().map_err(refuse)?;
        let exige = Expression::condition(&stockee.exige, schema, "exige").map_err(refuse)?;
        Ok(Self::assembler(stockee, si, exige))
    }

    pub(super) fn assembler(stockee: Stockee, si: Option<Expression>, exige: Expression) -> Self {
        let Stockee { code, version, portee, enonce, etapes, source, entrainee_par, intangible, textes, .. } = stockee;
        let ecrites = Ecrites { si: stockee.si, exige: stockee.exige };
        let (ecartee, locale, champ, cotes) = (None, false, None, None);
        Self {
            code,
            version,
            portee,
            enonce,
            etapes,
            source,
            entrainee_par,
            intangible,
            ecartee,
            locale,
            champ,
            cotes,
            si,
            exige,
            textes,
            ecrites,
        }
    }
}

/// A set of rules.
#[derive(Debug, Clone, Default)]
pub struct Catalogue(Vec<Regle>);

impl Catalogue {
    /// Reads and checks a set of rules.
    ///
    /// # Errors
    /// The first rule that is not of the shape of § 5, that names an unknown field, mixes units, or is given twice.
    pub fn lire(texte: &str) -> Result<Self, CatalogueRefuse> {
        let stockees: Vec<Stockee> = serde_json::from_str(texte)?;
        let schema = super::monde::schema();
        let mut vues = BTreeSet::new();
        let mut regles = Vec::with_capacity(stockees.len());
        for stockee in stockees {
            for etape in stockee.etapes.keys() {
                if !vues.insert((stockee.code.clone(), *etape)) {
                    return Err(CatalogueRefuse::EnDouble { code: stockee.code });
                }
            }
            regles.push(Regle::lire(stockee, &schema)?);
        }
        Ok(Self(regles))
    }

    /// The rules of the « contrat de ville » of Carcassonne Agglo 2024-2030.
    #[must_use]
    pub fn contrat_de_ville() -> &'static Catalogue {
        static LU: LazyLock<Catalogue> = LazyLock::new(|| {
            // Checked by the tests: the file is part of the program.
            Catalogue::lire(include_str!("catalogue/contrat-de-ville.json")).unwrap_or_default()
        });
        &LU
    }

    /// The rules a letter of framing is judged by: those of the contract but what it set aside, and its own.
    #[must_use]
    pub fn de(parametres: &Parametres) -> &Catalogue {
        parametres.regles.catalogue()
    }

    /// Whether a rule is a letter's own, none of the contract's.
    #[must_use]
    pub fn est_locale(code: &str) -> bool {
        Self::contrat_de_ville().nommees(code).is_empty()
    }

    /// The same rules, some set aside with a reason, then others.
    pub(super) fn avec(&self, ecartees: &BTreeMap<String, String>, ajoutees: impl IntoIterator<Item = Regle>) -> Self {
        let dite = |r: &Regle| Regle { ecartee: ecartees.get(&r.code).filter(|_| r.intangible.is_none()).cloned(), ..r.clone() };
        Self(self.0.iter().map(dite).chain(ajoutees).collect())
    }

    pub fn regles(&self) -> impl Iterator<Item = &Regle> {
        self.0.iter()
    }

    /// Whether the letter set that rule aside.
    #[must_use]
    pub fn ecarte(&self, code: &str) -> bool {
        self.0.iter().any(|r| r.code == code && r.ecartee.is_some())
    }

    /// The text a rule comes from.
    #[must_use]
    pub fn source(&self, code: &str) -> Option<&str> {
        self.0.iter().find(|r| r.code == code).map(|r| r.source.as_str())
    }

    /// The forms of a rule, by code: one per scope.
    #[must_use]
    pub fn nommees(&self, code: &str) -> Vec<&Regle> {
        self.0.iter().filter(|r| r.code == code).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn les_regles_du_contrat_sont_toutes_bien_typees() {
        let lues = Catalogue::lire(include_str!("catalogue/contrat-de-ville.json")).unwrap();
        let codes: BTreeSet<&str> = lues.regles().map(|r| r.code.as_str()).collect();
        let attendus = [("AAP", 11), ("DEP", 5), ("CAF", 11), ("BUD", 4), ("LEG", 5)];
        for (famille, nombre) in attendus {
            for rang in 1..=nombre {
                assert!(codes.contains(format!("{famille}-{rang:02}").as_str()), "{famille}-{rang:02}");
            }
        }
        for code in [
            "CPO-01", "CPO-02", "CPO-03A", "CPO-03B", "CPO-04", "CPO-05", "CPO-06", "CPO-07", "CPO-08", "CPO-08P", "CPO-09",
            "CPO-10",
        ] {
            assert!(codes.contains(code), "{code}");
        }
        assert!(lues.regles().all(|r| !r.source.is_empty() && r.enonce.ends_with('.')));
        let entrainees = lues.regles().filter_map(|r| Some((r.code.as_str(), r.entrainee_par.as_deref()?)));
        assert_eq!(entrainees.collect::<Vec<_>>(), [("DEP-02", "AAP-05"), ("CAF-01", "AAP-05")]);
    }

    #[test]
    fn une_regle_mal_typee_est_refusee_avec_l_endroit_fautif() {
        let regle = |exige: &str| {
            let texte = format!(
                r#"[{{"code":"X-01","version":1,"portee":"dossier","etapes":{{"demande":"!"}},"exige":{exige},"source":"essai","textes":{{}}}}]"#
            );
            Catalogue::lire(&texte).map(|_| ()).unwrap_err().to_string()
        };
        assert_eq!(
            regle(r#"{"≥":[{"somme":["plan","l.m"]},{"+":[{"euros":500},3]}]}"#),
            "X-01: exige/≥/1/+: Euros and Entier do not go together"
        );
        assert_eq!(
            regle(r#"{"tous":["plan",{"≥":["l.montant",0]}]}"#),
            "X-01: exige/tous/1/≥/0: no field is named \"l.montant\""
        );
        assert_eq!(regle(r#"{"≥":["l.m",0]}"#), "X-01: exige/≥/0: no field is named \"l.m\"");
        assert_eq!(regle(r#"{"plus_mois":["ouverture_le",3]}"#), "X-01: exige: Bool expected, Date found");
        assert_eq!(regle(r#"{"<":["aujourdhui",5]}"#), "X-01: exige/<: Date and Entier do not go together");
        assert_eq!(regle(r#"{"danse":[]}"#), "X-01: exige/danse: no operation is named \"danse\"");
    }
}
