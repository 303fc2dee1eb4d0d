//! Communes, conseils de territoire, quartiers; their outlines and published figures.

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
columns!(GenreTerritoire);

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

record! {
    /// An imported outline: a GeoJSON geometry, WGS 84.
    pub struct Contour: ContourId in "contour" {
        pub territoire_id: TerritoireId,
        pub geometrie: String,
        pub source: String,
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
