//! The shape of the reference files. Fields that nothing here needs are not read.

use crate::regles::Refus;
use kernel::texte::typographie;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Number;

/// Who publishes the portraits of quartiers.
pub const CITE: &str = "cité par le contrat de ville 2024-2030";
/// Where their lines come from.
pub const DOCUMENT: &str = "Contrat de ville 2024-2030";

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
    /// Former quartiers still watched: « L'Aiguille, L'Espérance ».
    #[serde(default)]
    pub veille_active: Vec<Veille>,
}

#[derive(Debug, Deserialize)]
pub struct Veille {
    pub nom: String,
    pub code_commune: String,
    pub statut: String,
}

/// « Marqueurs stratégiques ».
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Marqueurs {
    pub enjeux: Vec<String>,
    pub besoins_particuliers: Vec<String>,
    pub pistes_investissement: Vec<String>,
}

/// A figure of a quartier. `mention` is what the document prints in the place of a number.
#[derive(Debug, Deserialize)]
pub struct StatistiqueDeQuartier {
    pub groupe: String,
    pub indicateur: String,
    pub valeur: Option<Number>,
    pub unite: String,
    pub annee: Option<String>,
    pub source: String,
    pub mention: Option<String>,
}

impl StatistiqueDeQuartier {
    /// The source, who cites it, and what is printed when no number is.
    pub fn cite(&self) -> String {
        let printed = self.mention.iter().map(|m| format!("valeur publiée\u{202f}: {m}"));
        let parts: Vec<String> = [format!("{}, {CITE}", self.source)].into_iter().chain(printed).collect();
        typographie(&parts.join(" ; "))
    }
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
    #[serde(default)]
    pub statistiques: Vec<StatistiqueDeQuartier>,
    #[serde(default)]
    pub specificites: Vec<String>,
    #[serde(default)]
    pub besoins: Vec<String>,
    #[serde(default)]
    pub marqueurs: Marqueurs,
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
