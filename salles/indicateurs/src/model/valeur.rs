//! How an indicator is followed, and what was answered for each period, place and source.

use super::{Absence, Echelle, Indicateur, IndicateurId, Mesure, Part};
use crate::regles::echelle;
use crate::regles::formule::{Formule, relire_formule};
use crate::regles::{Fenetre, Horizon, Lecture, Manque, Mois, Nature, Operation, Pas, Releve, RemiseAZero, Retenue, Signal};
use acteurs::model::OrganisationId;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::Lang;
use kernel::code_enum;
use kernel::nombre::Nombre;
use serde::{Deserialize, Serialize};
use store::{Column, Json, StoreError, Value, columns, record};
use territoire::model::GenreTerritoire;

code_enum! {
    /// « États : brouillon → déposée → (renvoyée avec motif → déposée) → validée » (§ 3).
    pub enum EtatValeur {
        Brouillon = "brouillon",
        Deposee = "deposee",
        Renvoyee = "renvoyee",
        Validee = "validee",
    }
}

code_enum! {
    /// « qualité (définitive, provisoire, estimée) » (§ 3).
    pub enum Qualite {
        Definitive = "definitive",
        Provisoire = "provisoire",
        Estimee = "estimee",
    }
}

code_enum! {
    /// « provenance (saisie, import, donnée ouverte, formule, campagne) » (§ 3): those that this room writes.
    pub enum Provenance {
        Saisie = "saisie",
        Collage = "collage",
        Import = "import",
    }
}

columns!(EtatValeur, Qualite, Provenance, Nature, Operation, Manque);

impl Column for Fenetre {
    fn to_value(&self) -> Value {
        self.to_string().to_value()
    }
    fn from_value(value: Value) -> Result<Self, StoreError> {
        String::from_value(value)?.parse().map_err(StoreError::Broken)
    }
}

impl Column for RemiseAZero {
    fn to_value(&self) -> Value {
        self.to_string().to_value()
    }
    fn from_value(value: Value) -> Result<Self, StoreError> {
        String::from_value(value)?.parse().map_err(StoreError::Broken)
    }
}

/// What an entry of the journal written before follow-ups said it means: a count starts again every January.
fn chaque_annee() -> RemiseAZero {
    RemiseAZero::Annee
}

/// What the figure of a year stands on: « Tout chiffre affiché […] ouvre : […] fenêtre, présents / attendus […] ; signaux » (§ 8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Etendue {
    /// First and last month looked at.
    pub de: Mois,
    pub a: Mois,
    pub presents: usize,
    pub attendus: usize,
    /// The period of the value, when it is read from one only.
    pub periode: Option<Mois>,
    pub signaux: Vec<Signal>,
}

impl Etendue {
    /// Nothing for a figure that was gathered from no window.
    #[must_use]
    pub fn de(retenue: &Retenue) -> Option<Self> {
        let (de, a) = retenue.fenetre?;
        let signaux = retenue.signaux.iter().copied().collect();
        Some(Self { de, a, presents: retenue.presents, attendus: retenue.attendus, periode: retenue.periode, signaux })
    }
}

impl Column for Mois {
    fn to_value(&self) -> Value {
        self.to_string().to_value()
    }
    fn from_value(value: Value) -> Result<Self, StoreError> {
        String::from_value(value)?.parse().map_err(|e: crate::regles::MoisIllisible| StoreError::Broken(e.to_string()))
    }
}

record! {
    /// Who answers for an indicator, when, from which source, at which level, within which bounds (§ 2).
    pub struct Suivi: SuiviId in "suivi" {
        pub contrat_id: String,
        pub indicateur_id: IndicateurId,
        pub responsable_id: Option<OrganisationId>,
        /// The source that makes faith: « une seule fait foi, les autres se comparent à côté ».
        pub source: String,
        pub formule: String,
        pub perimetre: String,
        /// Months between two values; 0: « ponctuelle ».
        pub periodicite: i64,
        /// Months that the data needs to become available.
        pub delai: i64,
        pub debut: Option<Mois>,
        pub nature: Nature,
        pub operation_periodes: Operation,
        /// The level at which values are typed; none: for the whole perimeter at once.
        pub niveau: Option<GenreTerritoire>,
        pub operation_territoires: Operation,
        /// Percentage of the places, 100 by default.
        pub couverture_min: i64,
        /// Decimal texts: « bornes du responsable ».
        pub minimum: Option<String>,
        pub maximum: Option<String>,
        /// Most decimals of a value; 0: a count, never negative.
        pub decimales: Option<i64>,
        /// « Seuil par source, 11 par défaut »; 0: it does not count people.
        pub seuil_secret: i64,
        pub zero_sensible: bool,
        /// « Expression sur d'autres indicateurs » by their identifiers; empty: values are typed. Entries of the journal
        /// written before there were any hold none.
        #[serde(default)]
        pub expression: String,
        /// « millésime géographique » (§ 2): year of the boundaries of new values; empty: nobody said.
        #[serde(default)]
        pub millesime: String,
        /// « fenêtre » (§ 2); none: the year of the contract.
        #[serde(default)]
        pub fenetre: Option<Fenetre>,
        /// « cumul avec remise à zéro » (§ 2).
        #[serde(default = "chaque_annee")]
        pub remise_a_zero: RemiseAZero,
        /// « règle `manque` (`strict` ou `partiel`) » (§ 2).
        #[serde(default)]
        pub manque: Manque,
        /// « part > tout : refus » (§ 6): the numerator is a part of the denominator.
        #[serde(default)]
        pub part: bool,
        /// « La cible finale se saisit » (§ 2): decimal text, and its day.
        #[serde(default)]
        pub cible_finale: Option<String>,
        #[serde(default)]
        pub cible_finale_le: Option<Date>,
    }
}

record! {
    /// « Changer la formule crée une version et marque une rupture de série » (§ 2).
    pub struct Rupture: RuptureId in "rupture" {
        pub contrat_id: String,
        pub indicateur_id: IndicateurId,
        /// First period under the new rule.
        pub periode: Mois,
        pub motif: String,
        pub auteur: String,
        pub le: Timestamp,
        /// « référence recalée »: decimal text, under the new rule. Entries of the journal written before there were any hold none.
        #[serde(default)]
        pub reference: Option<String>,
        /// Contract year of that period.
        #[serde(default)]
        pub annee: Option<i64>,
        /// « 2015 → 2024 » for a break that values themselves tell, by the year of their boundaries; empty: someone declared it.
        #[serde(default)]
        pub limites: String,
    }
}

record! {
    /// « Clé : indicateur, territoire, période, source. Contenu : valeur **ou** couple **ou** marque d'absence » (§ 3).
    pub struct Valeur: ValeurId in "valeur" {
        pub contrat_id: String,
        pub indicateur_id: IndicateurId,
        /// Identifier of the place; empty: the whole perimeter.
        pub territoire_id: String,
        /// Last month of the period.
        pub periode: Mois,
        pub source: String,
        pub source_cle: String,
        /// Decimal text, or the text itself of a document.
        pub valeur: Option<String>,
        pub numerateur: Option<String>,
        pub denominateur: Option<String>,
        pub absence: Option<Absence>,
        pub motif: Option<String>,
        pub qualite: Qualite,
        pub etat: EtatValeur,
        /// Why it was sent back.
        pub renvoi: Option<String>,
        pub provenance: Provenance,
        pub fichier: Option<String>,
        /// « Valeurs!F12 ».
        pub cellule: Option<String>,
        pub commentaire: String,
        pub preuve: String,
        pub auteur: String,
        /// Identifier of the account.
        pub auteur_id: String,
        pub saisie_a: Timestamp,
        pub valideur: Option<String>,
        pub validee_a: Option<Timestamp>,
        /// Codes of the alerts it raised.
        pub alertes: Json<Vec<String>>,
        /// « motif, auteur et date restent attachés à la valeur et visibles ».
        pub derogation: Option<String>,
        pub derogation_par: Option<String>,
        pub derogation_a: Option<Timestamp>,
        /// By dimension and modality; entries of the journal written before there were any hold none.
        #[serde(default)]
        pub parts: Json<Vec<Part>>,
        /// « Clé : indicateur, territoire (avec millésime) » (§ 3): year of the boundaries; empty: nobody said.
        #[serde(default)]
        pub millesime: String,
    }
}

/// A formula as this house keeps it, by identifiers; nothing for what it never wrote.
#[must_use]
pub fn formule_gardee(texte: &str) -> Option<Formule<IndicateurId>> {
    relire_formule(texte).ok()?.renommer(&|id: &String| id.parse().ok())
}

impl Suivi {
    /// How an indicator is followed until someone says otherwise: once a year, due three months after, from the first
    /// month of its contract.
    #[must_use]
    pub fn par_defaut(indicateur: &Indicateur, debut: Option<Mois>) -> Self {
        Self {
            id: SuiviId::fresh(),
            version: 1,
            contrat_id: indicateur.contrat_id.clone(),
            indicateur_id: indicateur.id,
            responsable_id: None,
            source: String::new(),
            formule: String::new(),
            perimetre: String::new(),
            periodicite: 12,
            delai: 3,
            debut,
            nature: Nature::Flux,
            operation_periodes: Operation::Dernier,
            niveau: None,
            operation_territoires: match indicateur.mesure {
                Mesure::Ratio => Operation::RatioDesSommes,
                Mesure::Distinct => Operation::Max,
                _ => Operation::Somme,
            },
            couverture_min: 100,
            minimum: None,
            maximum: None,
            decimales: None,
            seuil_secret: 11,
            zero_sensible: false,
            expression: String::new(),
            millesime: String::new(),
            fenetre: None,
            remise_a_zero: RemiseAZero::Annee,
            manque: Manque::Strict,
            part: false,
            cible_finale: None,
            cible_finale_le: None,
        }
    }

    /// What its figures are computed by; none: they are typed.
    #[must_use]
    pub fn calcul(&self) -> Option<Formule<IndicateurId>> {
        if self.expression.is_empty() { None } else { formule_gardee(&self.expression) }
    }

    /// How its values are read for a year of the contract, from its first month to its last.
    #[must_use]
    pub fn horizon(&self, exercice: (Mois, Mois)) -> Horizon {
        Horizon {
            nature: self.nature,
            remise_a_zero: self.remise_a_zero,
            fenetre: self.fenetre,
            manque: self.manque,
            pas: self.pas(),
            debut: self.debut,
            exercice,
        }
    }

    /// True when a value changes the figures of years after its own.
    #[must_use]
    pub fn deborde(&self) -> bool {
        self.fenetre.is_some() || self.nature == Nature::Cumul
    }

    /// None: « ponctuelle ».
    #[must_use]
    pub fn pas(&self) -> Option<Pas> {
        u32::try_from(self.periodicite).ok().and_then(Pas::nouveau)
    }
}

impl Valeur {
    /// True when it holds a value or a mark, handed in: « Prochaine période = dernière période **répondue** ».
    #[must_use]
    pub fn repondue(&self) -> bool {
        matches!(self.etat, EtatValeur::Deposee | EtatValeur::Validee)
    }

    /// As the rules read it.
    #[must_use]
    pub fn releve(&self) -> Releve {
        let lire = |texte: &Option<String>| Lecture::from(texte.as_deref().and_then(|n| n.parse().ok()));
        match (self.absence, &self.numerateur) {
            (Some(absence), _) => Releve::Valeur(Lecture::Absente(absence)),
            (None, Some(_)) => Releve::Couple(lire(&self.numerateur), lire(&self.denominateur)),
            (None, None) => Releve::Valeur(lire(&self.valeur)),
        }
    }

    /// The number; a couple in percent.
    #[must_use]
    pub fn nombre(&self) -> Option<Nombre> {
        match self.releve() {
            Releve::Couple(haut, bas) => (Nombre::cent() * haut.valeur()?).checked_div(bas.valeur()?),
            Releve::Valeur(lecture) => lecture.valeur().cloned(),
        }
    }

    /// The same on the scale of its indicator: « Étude remise (25 %) », which is read again as it is.
    #[must_use]
    pub fn texte_sur(&self, echelle: Option<&Echelle>, lang: Lang) -> String {
        let valeur = self.valeur.as_deref().filter(|_| self.absence.is_none());
        valeur.and_then(|v| echelle::dire_texte(echelle, v, lang)).unwrap_or_else(|| self.texte())
    }

    /// As it is typed again: « 12,5 », « 12/45 », « nd : motif ».
    #[must_use]
    pub fn texte(&self) -> String {
        let virgule = |t: &str| t.replace('.', ",");
        match (self.absence, &self.numerateur, &self.denominateur, &self.valeur) {
            (Some(absence), ..) => {
                let code = if absence == Absence::SansObjet { "sans objet" } else { absence.code() };
                self.motif.as_ref().map_or_else(|| code.to_owned(), |motif| format!("{code}\u{202f}: {motif}"))
            }
            (None, Some(haut), Some(bas), _) => format!("{}/{}", virgule(haut), virgule(bas)),
            (None, _, _, Some(valeur)) if valeur.parse::<Nombre>().is_ok() => virgule(valeur),
            (None, _, _, Some(valeur)) => valeur.clone(),
            (None, ..) => String::new(),
        }
    }
}
