//! The answer of a rule about a situation.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::catalogue::{Catalogue, Regle};
use super::constat::{Cas, Constat, constater};
use super::expression::Enregistrement;
use super::phrase::remplir;
use super::{Conclusion, Effet, Etape, Financeur, Portee, Situation};

/// « Affichage : valeur lue, limite, source, message, remède. »
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verdict {
    pub verdict: Conclusion,
    /// What follows; a rule that is respected, or does not apply, or cannot tell yet, has no effect.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effet: Option<Effet>,
    /// The values seen and the limits, by name.
    #[serde(flatten)]
    pub donnees: Map<String, Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remede: Option<String>,
    /// The text the rule comes from.
    #[serde(skip)]
    pub source: String,
    /// « `indeterminee`, avec qui doit répondre »: the funders whose cell is empty.
    #[serde(skip)]
    pub attendus: Vec<Financeur>,
}

/// No verdict can be given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SansVerdict {
    #[error("no rule is named {code:?}")]
    RegleInconnue { code: String },
    #[error("{code}: the stage is missing; it is asked at {etapes}")]
    EtapeManquante { code: String, etapes: String },
}

impl Catalogue {
    /// Judges a situation by the rule `code`, at the situation's stage; a rule asked at one stage only needs none.
    ///
    /// # Errors
    /// No rule of that name, or several stages and none said.
    pub fn juger(&self, code: &str, situation: &Situation) -> Result<Verdict, SansVerdict> {
        let formes = self.nommees(code);
        if formes.is_empty() {
            return Err(SansVerdict::RegleInconnue { code: code.to_owned() });
        }
        if let Some(regle) = formes.iter().find(|r| r.ecartee.is_some()) {
            return Ok(Verdict::sans_objet(&regle.source));
        }
        let etapes: Vec<Etape> = formes.iter().flat_map(|r| r.etapes()).collect();
        let etape = match (situation.etape, etapes.as_slice()) {
            (Some(etape), _) => etape,
            (None, [seule]) => *seule,
            (None, _) => {
                return Err(SansVerdict::EtapeManquante { code: code.to_owned(), etapes: json!(etapes).to_string() });
            }
        };
        let posee = formes.into_iter().find_map(|r| r.effet(etape, &situation.p).map(|effet| (r, effet)));
        Ok(posee.map_or_else(
            || Verdict::sans_objet(""),
            |(regle, effet)| regle.juger(situation, &situation.enregistrement(etape), etape, effet),
        ))
    }

    /// Judges a situation by every rule of these scopes asked at a stage, in the order of the catalogue: what a form, an
    /// instructor or the committee shows at once.
    #[must_use]
    pub fn juger_etape(&self, etape: Etape, portees: &[Portee], situation: &Situation) -> Vec<(String, Verdict)> {
        let enregistrement = situation.enregistrement(etape);
        let posees = self.regles().filter(|r| portees.contains(&r.portee));
        let posees = posees.filter_map(|r| r.effet(etape, &situation.p).map(|effet| (r, effet)));
        let juger = |r: &Regle, effet| match r.ecartee {
            Some(_) => Verdict::sans_objet(&r.source),
            None => r.juger(situation, &enregistrement, etape, effet),
        };
        posees.map(|(r, effet)| (r.code.clone(), juger(r, effet))).collect()
    }

    /// The same by the letter's own rules only: what a step that names its rules adds to them.
    #[must_use]
    pub fn juger_locales(&self, etape: Etape, portees: &[Portee], situation: &Situation) -> Vec<(String, Verdict)> {
        if !self.regles().any(|r| r.locale && portees.contains(&r.portee) && r.effet(etape, &situation.p).is_some()) {
            return vec![];
        }
        let mut verdicts = self.juger_etape(etape, portees, situation);
        verdicts.retain(|(code, _)| self.regles().any(|r| r.locale && r.code == *code));
        verdicts
    }
}

impl Regle {
    fn juger(&self, situation: &Situation, enregistrement: &Enregistrement, etape: Etape, effet: Effet) -> Verdict {
        let objet = self.si.as_ref().map_or(Some(true), |si| si.juger(enregistrement).vrai);
        if objet == Some(false) {
            return Verdict::sans_objet(&self.source);
        }
        let exige = self.exige.juger(enregistrement);
        let vrai = if objet.is_none() { None } else { exige.vrai };
        let constat = constater(&Cas { s: situation, etape, objet, vrai, regle: self });
        let conclusion = match (effet, vrai) {
            (_, None) => Conclusion::Indeterminee,
            (Effet::Indicateur, Some(_)) => Conclusion::Indicateur,
            (Effet::Bonus, Some(true)) => Conclusion::Acquis,
            (Effet::Bonus, Some(false)) => Conclusion::NonAcquis,
            (_, Some(true)) => Conclusion::Respectee,
            (_, Some(false)) => Conclusion::Violee,
        };
        let attendus = match (vrai, &constat.attendus) {
            (Some(_), _) => vec![],
            (None, Some(dits)) => dits.clone(),
            (None, None) => situation.attendus(etape),
        };
        Verdict { attendus, ..self.dire(conclusion, effet, constat) }
    }

    fn dire(&self, conclusion: Conclusion, effet: Effet, constat: Constat) -> Verdict {
        let muet = matches!(conclusion, Conclusion::Respectee | Conclusion::Indeterminee);
        let phrase = constat.phrase.unwrap_or_else(|| conclusion.nom());
        let texte = if conclusion == Conclusion::Respectee { None } else { self.textes.get(phrase) };
        let toutes = |modele: &str| match constat.autres.as_slice() {
            [] => remplir(modele, &constat.mots),
            lignes => {
                let mut phrases: Vec<String> = lignes.iter().map(|mots| remplir(modele, mots)).collect();
                phrases.dedup();
                phrases.join(" ")
            }
        };
        Verdict {
            verdict: conclusion,
            effet: (!muet).then(|| constat.effet.unwrap_or(effet)),
            message: texte.map(|t| toutes(&t.message)),
            remede: texte.and_then(|t| t.remede.as_deref()).map(toutes),
            donnees: constat.donnees,
            source: self.source.clone(),
            attendus: vec![],
        }
    }
}

impl Verdict {
    fn sans_objet(source: &str) -> Self {
        Self {
            verdict: Conclusion::SansObjet,
            effet: None,
            donnees: Map::new(),
            message: None,
            remede: None,
            source: source.to_owned(),
            attendus: vec![],
        }
    }

    /// Whether the act is refused.
    #[must_use]
    pub fn bloque(&self) -> bool {
        self.verdict == Conclusion::Violee && self.effet == Some(Effet::Bloquant)
    }
}

impl Conclusion {
    const fn nom(self) -> &'static str {
        match self {
            Conclusion::Respectee => "respectee",
            Conclusion::Violee => "violee",
            Conclusion::SansObjet => "sans_objet",
            Conclusion::Indeterminee => "indeterminee",
            Conclusion::Acquis => "acquis",
            Conclusion::NonAcquis => "non_acquis",
            Conclusion::Indicateur => "indicateur",
        }
    }
}
