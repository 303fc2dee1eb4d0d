//! A rule of the letter itself, as it is stored: « {code, portee, exige, etapes…} » (Financements, § 5).

use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Cotes;
use crate::regles::catalogue::{Stockee, Texte};
use crate::regles::expression::{Expression, Schema};
use crate::regles::{Effet, Etape, Portee, Regle};

/// One rule of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegleLocale {
    pub code: String,
    /// 1, then one more at each change: two people who change it are told.
    pub version: u32,
    pub portee: Portee,
    #[serde(serialize_with = "en_signes")]
    pub etapes: BTreeMap<Etape, Effet>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub si: Option<Value>,
    pub exige: Value,
    pub source: String,
    pub enonce: String,
    /// What is said when it is not kept, or not earned.
    pub message: String,
    pub remede: String,
}

fn en_signes<S: Serializer>(etapes: &BTreeMap<Etape, Effet>, s: S) -> Result<S::Ok, S::Error> {
    s.collect_map(etapes.iter().map(|(etape, effet)| (etape, effet.signe())))
}

/// Whether a letter's own rule is asked at that stage for that scope, with that effect: where the product judges it and shows what
/// it says. A payment and a notification are stopped or not, nobody is there to read a warning.
#[must_use]
pub const fn se_pose(portee: Portee, etape: Etape, effet: Effet) -> bool {
    match (portee, etape) {
        (Portee::Dossier | Portee::Ligne, Etape::Demande | Etape::Propose | Etape::Vote)
        | (Portee::Porteur, Etape::Demande)
        | (Portee::Programme, Etape::Propose)
        | (Portee::Cpo, Etape::Cpo) => true,
        (Portee::Dossier | Portee::Ligne | Portee::Porteur, Etape::Paiement)
        | (Portee::Dossier | Portee::Ligne, Etape::Notification) => {
            matches!(effet, Effet::Bloquant)
        }
        _ => false,
    }
}

/// What the house adds to the words of a letter.
#[derive(Clone, Default, Deserialize)]
struct Ajouts {
    /// After the sentence of a rule that is not kept: the value read and the limit, or who is concerned.
    lu: String,
    indeterminee: Texte,
}

fn ajouts() -> &'static Ajouts {
    static LUS: LazyLock<Ajouts> =
        // Checked by the tests: the file is part of the program.
        LazyLock::new(|| serde_json::from_str(include_str!("../catalogue/locale.json")).unwrap_or_default());
    &LUS
}

impl RegleLocale {
    /// The rule, ready to judge. What no longer reads stays undetermined: a letter of the past remains a letter.
    pub(crate) fn regle(&self, schema: &Schema) -> Regle {
        let lire = |stocke: &Value, ou: &str| Expression::condition(stocke, schema, ou).unwrap_or(Expression::inconnue());
        let (si, exige) = (self.si.as_ref().map(|si| lire(si, "si")), lire(&self.exige, "exige"));
        let message = format!("{}{}", self.message, ajouts().lu);
        let dit = Texte { message, remede: Some(self.remede.clone()).filter(|r| !r.is_empty()) };
        let enonce = Texte { message: self.enonce.clone(), remede: None };
        let textes = [
            ("violee", dit.clone()),
            ("non_acquis", dit.clone()),
            ("indicateur", dit),
            ("acquis", enonce),
            ("indeterminee", ajouts().indeterminee.clone()),
        ];
        let stockee = Stockee {
            code: self.code.clone(),
            version: self.version,
            portee: self.portee,
            enonce: self.enonce.clone(),
            etapes: self.etapes.clone(),
            si: self.si.clone(),
            exige: self.exige.clone(),
            source: self.source.clone(),
            entrainee_par: None,
            intangible: None,
            textes: textes.into_iter().map(|(cas, texte)| (cas.to_owned(), texte)).collect(),
        };
        let mut regle = Regle::assembler(stockee, si, exige);
        regle.locale = true;
        regle.champ = super::champ::champ(&self.exige);
        regle.cotes = Cotes::de(&self.exige, schema);
        regle
    }
}
