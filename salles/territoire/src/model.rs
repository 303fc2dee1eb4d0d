//! Communes, conseils de territoire, quartiers; their outlines and published figures.

use jiff::civil::Date;
use kernel::code_enum;
use store::{Json, columns, record};

code_enum! {
    pub enum GenreTerritoire {
        Epci = "epci",
        ConseilDeTerritoire = "conseil_de_territoire",
        Commune = "commune",
        /// « Quartier prioritaire délimité par décret ».
        Qpv = "qpv",
        VeilleActive = "veille_active",
        PerimetreLibre = "perimetre_libre",
    }
}
code_enum! {
    /// What a line of a portrait tells: « marqueur stratégique : enjeux, besoins et pistes d'investissement propres à un
    /// quartier », after what makes it itself and what it needs.
    pub enum Rubrique {
        Specificite = "specificite",
        Besoin = "besoin",
        Enjeu = "enjeu",
        BesoinParticulier = "besoin_particulier",
        PisteInvestissement = "piste_investissement",
    }
}
columns!(GenreTerritoire, Rubrique);

record! {
    /// « commune, QPV, veille active, bassin, EPCI, périmètre libre ; parent, millésime, validité ».
    pub struct Territoire: TerritoireId in "territoire" {
        pub genre: GenreTerritoire,
        /// INSEE code of a commune, QPV code, SIREN of an EPCI.
        pub code: Option<String>,
        pub nom: String,
        pub parent_id: Option<TerritoireId>,
        pub millesime: Option<String>,
        pub population: Option<i64>,
        pub codes_postaux: Json<Vec<String>>,
        /// Label point, WGS 84, decimal text.
        pub longitude: Option<String>,
        pub latitude: Option<String>,
        pub cle: String,
    }
}

impl Territoire {
    /// Longitude and latitude of the label point, in degrees; nothing when either is absent or no number.
    #[must_use]
    pub fn point(&self) -> Option<[f64; 2]> {
        let number = |text: &Option<String>| text.as_deref()?.parse::<f64>().ok().filter(|n| n.is_finite());
        Some([number(&self.longitude)?, number(&self.latitude)?])
    }
}

record! {
    /// A code this place bore before: the 2015 code of a QPV redrawn in 2024.
    pub struct AncienCode: AncienCodeId in "territoire_ancien_code" {
        pub territoire_id: TerritoireId,
        pub code: String,
    }
}

record! {
    /// « validité » : the days between which a place holds; an absent bound is open.
    pub struct Validite: ValiditeId in "territoire_validite" {
        pub territoire_id: TerritoireId,
        pub du: Option<Date>,
        pub au: Option<Date>,
    }
}

record! {
    /// An imported outline: a GeoJSON geometry, WGS 84.
    pub struct Contour: ContourId in "contour" {
        pub territoire_id: TerritoireId,
        pub geometrie: String,
        pub source: String,
    }
}

record! {
    /// One line of the portrait of a quartier.
    pub struct Portrait: PortraitId in "portrait" {
        pub territoire_id: TerritoireId,
        pub rubrique: Rubrique,
        pub texte: String,
        pub source: String,
        pub ordre: i64,
    }
}

record! {
    /// A published figure. « Chaque valeur porte sa propre année ».
    pub struct Statistique: StatistiqueId in "statistique" {
        pub territoire_id: Option<TerritoireId>,
        pub territoire_nom: String,
        pub groupe: String,
        pub indicateur: String,
        /// Decimal text; absent when the source says « n.d ».
        pub valeur: Option<String>,
        pub unite: String,
        pub annee: Option<String>,
        pub source: String,
        pub ordre: i64,
    }
}
