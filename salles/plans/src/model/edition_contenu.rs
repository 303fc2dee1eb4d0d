//! What a frozen edition holds, format 1. « copie immuable, numérotée (2026-1), empreinte publiée : plan,
//! réponses, valeurs, formules et versions, météos, engagements, décisions, non-répondants, textes. »
//! Two texts: the content, which anyone may read once published, and its annex, for the house alone.
//! Neither holds a mail address or the name of a person.

use super::{
    Categorie, Ciel, EtatContrat, EtatDecision, EtatReponse, GenreDecision, GenreLienFiche, ModePilotage, ModeleContrat, OuiNon,
};
use indicateurs::model::{Absence, Echelle, RoleIndicateur, Sens};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The format written today.
pub const FORMAT: u8 = 1;

/// The published part of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionContenu {
    pub format: u8,
    pub edition: EnteteFige,
    /// Name of the intercommunalité.
    pub collectivite: String,
    /// SHA-256 of the annex, hexadecimal.
    pub annexe_empreinte: String,
    /// « petits effectifs »: what was done before publication; absent from the editions frozen before it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protection: Option<ProtectionFigee>,
    pub contrat: ContratFige,
    pub annees: Vec<AnneeFigee>,
    pub campagne: Option<CampagneFigee>,
    /// In the order of the plan.
    pub noeuds: Vec<NoeudFige>,
    /// By number.
    pub fiches: Vec<FicheFigee>,
    /// Figures of the whole contract.
    pub chiffres: Vec<ChiffreFige>,
    pub confiance: ConfianceFigee,
    pub decisions: Vec<DecisionFigee>,
    pub engagements: Vec<EngagementFige>,
    pub financements: Vec<FinancementFige>,
    pub signataires: Vec<SignataireFige>,
    pub instances: Vec<InstanceFigee>,
    /// « formules et versions »
    pub formules: Vec<FormuleFigee>,
}

/// How small counts were masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProtectionFigee {
    pub regle: String,
    /// How many figures are written « c » or « secret »; they are whole in the annex.
    pub masques: i64,
}

/// What an edition says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnteteFige {
    pub numero: String,
    /// Contract year reviewed.
    pub exercice: i64,
    pub figee_le: Date,
    /// The day on which progress was expected; a correction keeps that of what it corrects.
    pub arrete_au: Date,
    /// Number of the edition this one corrects.
    pub rectifie: Option<String>,
    pub motif: Option<String>,
    /// Program that wrote it: « pacte 0.1.0 ».
    pub logiciel: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContratFige {
    pub cle: String,
    pub slug: String,
    pub modele: ModeleContrat,
    pub titre: String,
    pub sigle: Option<String>,
    pub periode: String,
    pub signe_le: Option<Date>,
    pub etat: EtatContrat,
    /// Names of the levels, from the top.
    pub niveaux: Vec<String>,
    pub porteur: Option<String>,
    pub perimetre: String,
    pub revision: String,
    pub evaluation: Vec<String>,
    pub paliers: Vec<i64>,
    pub couverture_fiche: i64,
    pub couverture_plan: i64,
    pub version_plan: i64,
    pub source: String,
}

/// One year of the contract, with its first and last day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnneeFigee {
    pub rang: i64,
    pub du: Date,
    pub au: Date,
}

/// The review, in numbers; who was asked is in the annex.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampagneFigee {
    pub titre: String,
    pub ouverte_le: Option<Date>,
    pub echeance: Date,
    pub close_le: Option<Date>,
    pub attendues: i64,
    pub acceptees: i64,
    pub dispensees: i64,
    /// Numbers of the sheets nobody answered for.
    pub sans_reponse: Vec<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoeudFige {
    pub cle: String,
    pub parent: Option<String>,
    /// 1 at the top.
    pub niveau: i64,
    pub code: String,
    pub titre: String,
    pub poids: i64,
    pub objectifs: Vec<String>,
    pub chiffres: Vec<ChiffreFige>,
    pub confiance: ConfianceFigee,
}

/// A figure with all that explains it, in the words of the day it was frozen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChiffreFige {
    /// Code of the reading: `avancement-declare`, …
    pub lecture: String,
    pub annee: i64,
    /// Exact value: a decimal or an irreducible fraction; absent: none could be computed.
    pub valeur: Option<String>,
    pub formule: String,
    pub regle: String,
    pub operandes: Vec<OperandeFige>,
    /// Levels under it that have no rate.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sans_taux: Vec<OperandeFige>,
    pub manquants: Vec<OperandeFige>,
    pub ecartes: Vec<OperandeFige>,
    pub couverture: Option<String>,
    /// Why there is no value.
    pub motif: Option<String>,
    /// Short code printed beside the figure.
    pub code: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OperandeFige {
    /// What it is: « fiche-12 », a key of node or of indicator; empty in the editions frozen before it was written.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub objet: String,
    pub libelle: String,
    pub valeur: String,
    /// The rate that enters the mean, with four decimals.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub retenu: String,
    pub poids: String,
    /// Its share of what is counted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub effectif: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub couverture: String,
}

/// « répartition et plus mauvais cas, jamais de moyenne »: numbers of sheets by sky.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfianceFigee {
    pub repartition: BTreeMap<String, Vec<i64>>,
    pub non_renseignee: Vec<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FicheFigee {
    /// Stable key, the same from one edition to the next.
    pub cle: String,
    pub numero: i64,
    pub titre: String,
    pub titre_plan: Option<String>,
    /// Key of its node.
    pub noeud: String,
    pub poids: i64,
    pub statut: StatutFige,
    pub mode_pilotage: ModePilotage,
    pub pilotes: Vec<PiloteFige>,
    pub partenaires: Vec<String>,
    pub contexte: String,
    pub objectif_strategique: String,
    pub objectifs_operationnels: Vec<String>,
    pub public_cible: String,
    pub publics: Vec<String>,
    pub territoires: Vec<String>,
    pub declinaisons: Vec<DeclinaisonFigee>,
    pub liens: Vec<LienFige>,
    pub indicateurs: Vec<IndicateurFige>,
    /// Oldest year first, up to the year reviewed.
    pub bilans: Vec<BilanFige>,
    /// What became of the answer in this review.
    pub reponse: Option<EtatReponse>,
    pub chiffres: Vec<ChiffreFige>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatutFige {
    pub code: String,
    pub libelle: String,
    pub categorie: Option<Categorie>,
    pub motif: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PiloteFige {
    pub organisation: String,
    /// The short name that lists show.
    pub court: String,
    pub services: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclinaisonFigee {
    pub cle: String,
    pub lettre: String,
    pub lettre_imprimee: String,
    pub libelle: String,
    pub details: Vec<String>,
    pub echeance: Option<String>,
    pub annees: Vec<i64>,
    pub realise: Vec<CaseFigee>,
}

/// The box « Réalisé O/N » of one year, when it was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseFigee {
    pub annee: i64,
    pub fait: OuiNon,
    pub commentaire: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LienFige {
    pub genre: GenreLienFiche,
    /// Number of the sheet it leads to, when it is one of this contract.
    pub fiche: Option<i64>,
    pub programme: Option<String>,
    /// As printed.
    pub texte: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicateurFige {
    pub cle: String,
    pub code: String,
    pub libelle: String,
    pub unite: String,
    pub role: RoleIndicateur,
    pub sens: Sens,
    /// What its values are read on; none for most, and in the editions frozen before there were any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub echelle: Option<Echelle>,
    /// Letters of the déclinaisons it measures, as printed; empty: the whole sheet.
    pub lettres: Vec<String>,
    pub reference: Option<String>,
    pub poids: String,
    pub cibles: BTreeMap<i64, String>,
    pub valeurs: BTreeMap<i64, ValeurFigee>,
    /// Rate of the year reviewed, exact.
    pub taux: Option<String>,
    /// The same with its explanation and its code; empty in the editions frozen before it was written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chiffres: Vec<ChiffreFige>,
}

impl EditionContenu {
    /// Every figure, with the name of its object in addresses.
    pub fn chaque_chiffre(&mut self, mut each: impl FnMut(&str, &mut ChiffreFige)) {
        self.chiffres.iter_mut().for_each(|c| each("contrat", c));
        for n in &mut self.noeuds {
            n.chiffres.iter_mut().for_each(|c| each(&n.cle, c));
        }
        for f in &mut self.fiches {
            let key = format!("fiche-{}", f.numero);
            f.chiffres.iter_mut().for_each(|c| each(&key, c));
            for i in &mut f.indicateurs {
                let key = format!("indicateur-{}", i.cle);
                i.chiffres.iter_mut().for_each(|c| each(&key, c));
            }
        }
    }
}

/// A value or a mark of absence, never both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValeurFigee {
    pub valeur: Option<String>,
    pub absence: Option<Absence>,
    pub motif: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BilanFige {
    pub annee: i64,
    pub palier: Option<i64>,
    pub atteinte: Option<OuiNon>,
    pub commentaire: String,
    pub suites: String,
    pub meteo: Option<Ciel>,
    pub meteo_motif: Option<String>,
    pub meteo_le: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionFigee {
    pub cle: String,
    /// Title of the sitting.
    pub instance: String,
    pub seance: Date,
    pub ordre: i64,
    pub genre: GenreDecision,
    pub fiche: Option<i64>,
    pub motif: String,
    pub conditions: String,
    /// A function.
    pub responsable: String,
    pub echeance: Option<Date>,
    pub etat: EtatDecision,
    pub avenant_requis: bool,
    pub suivi: Vec<SuiviFige>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuiviFige {
    pub le: Date,
    pub etat: EtatDecision,
    pub texte: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EngagementFige {
    pub debiteur: String,
    pub texte: String,
}

/// « Un montant absent n'est pas 0 €. »
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FinancementFige {
    pub organisation: Option<String>,
    pub objet: String,
    pub montant_centimes: Option<i64>,
    pub periodicite: Option<String>,
}

/// « Fonction, pas nom de personne, dans les données publiées. »
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignataireFige {
    pub organisation: String,
    pub fonction: String,
    pub part: Option<String>,
    pub signe_le: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstanceFigee {
    pub code: String,
    pub nom: String,
    pub role: String,
    pub composition: Vec<String>,
    pub missions: Vec<String>,
    pub rythme: Option<String>,
}

/// A formula as it was applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormuleFigee {
    pub lecture: String,
    pub version: String,
    pub nom: String,
    pub formule: String,
    pub regle: String,
}

/// The part of an edition that only the house reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnexeEdition {
    pub format: u8,
    pub reponses: Vec<ReponseFigee>,
    pub reserves: Vec<ReserveFigee>,
    /// What the content masks, by its place in the content (JSON Pointer).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub secrets: BTreeMap<String, serde_json::Value>,
}

/// Who was asked for a sheet and what became of the answer. The respondent is a function.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReponseFigee {
    pub fiche: i64,
    pub repondant: String,
    pub organisation: Option<String>,
    pub etat: EtatReponse,
    pub deposee_a: Option<Timestamp>,
    pub motif: Option<String>,
}

/// What a pilot told the house and not the public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReserveFigee {
    pub fiche: i64,
    pub annee: i64,
    pub difficultes: String,
    pub besoins: String,
}
