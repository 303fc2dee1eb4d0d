//! The shape of the reference files. Fields that nothing here needs are not read.

use crate::regles::Refus;
use kernel::texte::typographie;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Number;

/// # Errors
/// `Refus::ReferenceIllisible`, with the line.
pub fn lire<T: DeserializeOwned>(fichier: &'static str, texte: &str) -> Result<T, Refus> {
    serde_json::from_str(texte).map_err(|e| Refus::ReferenceIllisible { fichier, ligne: e.line(), cause: e.to_string() })
}

#[derive(Debug, Deserialize)]
pub struct FichierCommunes {
    pub source: Source,
    pub epci: Epci,
    pub communes: Vec<Commune>,
}

#[derive(Debug, Deserialize)]
pub struct Source {
    origine: String,
    licence_donnees: String,
    millesime: String,
}

impl Source {
    /// The year the file is dated of: « 2026 (millésime annoncé par le paquet) » gives 2026.
    pub fn millesime(&self) -> Option<String> {
        let year: String = self.millesime.chars().take_while(char::is_ascii_digit).collect();
        (year.len() == 4).then_some(year)
    }

    pub fn cite(&self) -> String {
        typographie(&format!("{} ; {}", self.origine, self.licence_donnees))
    }
}

#[derive(Debug, Deserialize)]
pub struct Epci {
    pub siren: String,
    pub population_municipale: i64,
    pub population_totale: i64,
}

#[derive(Debug, Deserialize)]
pub struct Commune {
    pub code_insee: String,
    pub nom: String,
    /// « population municipale ».
    pub population: i64,
    pub population_totale: i64,
    pub codes_postaux: Vec<String>,
    pub label_lon: Option<Number>,
    pub label_lat: Option<Number>,
}

#[derive(Debug, Deserialize)]
pub struct FichierQpv {
    pub qpv: Vec<Qpv>,
}

#[derive(Debug, Deserialize)]
pub struct Qpv {
    pub code_2024: String,
    pub code_2015: Option<String>,
    pub nom: String,
    pub code_commune: String,
    pub population: Option<i64>,
    pub population_annee: Option<i64>,
    pub population_source: String,
    pub label_lon: Option<Number>,
    pub label_lat: Option<Number>,
}

#[derive(Debug, Deserialize)]
pub struct FichierConseils {
    pub conseils: Vec<Conseil>,
}

#[derive(Debug, Deserialize)]
pub struct Conseil {
    pub numero: i64,
    pub nom: String,
    /// INSEE codes or names; empty when the composition is not published.
    pub communes: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub struct FichierTerritoire {
    pub agglomeration: Agglomeration,
    pub statistiques: Vec<StatistiquePubliee>,
}

#[derive(Debug, Deserialize)]
pub struct Agglomeration {
    pub nom: String,
}

#[derive(Debug, Deserialize)]
pub struct StatistiquePubliee {
    pub groupe: String,
    pub indicateur: String,
    pub valeur: Option<Number>,
    pub unite: String,
    pub annee: Option<String>,
    pub territoire: Option<String>,
    pub source: String,
    pub origine: Option<String>,
    /// What the text says when it is no number (« 1/3 »), or how it says the number.
    pub valeur_texte: Option<String>,
    pub valeur_publiee: Option<String>,
    pub note: Option<String>,
    pub doute: Option<String>,
}

impl StatistiquePubliee {
    /// The source, with all that the reading of it must know: origin, printed value, doubt.
    pub fn cite(&self) -> String {
        let mut parts = vec![self.source.clone()];
        parts.extend(self.origine.iter().map(|o| format!("d’après {o}")));
        parts.extend(self.valeur_texte.iter().chain(&self.valeur_publiee).map(|v| format!("valeur publiée\u{202f}: {v}")));
        parts.extend(self.note.iter().cloned());
        parts.extend(self.doute.iter().map(|d| format!("à vérifier\u{202f}: {d}")));
        typographie(&parts.join(" ; "))
    }
}
