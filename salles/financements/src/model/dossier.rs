//! The file: who asks, for what action, with what budget, from whom. Amounts of columns are centimes.

use super::{AppelId, CpoId};
use crate::regles::etats::{EtatDossier, EtatLigne};
use crate::regles::{Euros, Financeur};
use acteurs::model::OrganisationId;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::code_enum;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::{Json, columns, record};

record! {
    /// « personne morale qui dépose » : one per organisation; « SIRET unique ».
    pub struct Porteur: PorteurId in "porteur" {
        pub organisation_id: OrganisationId,
        pub nom: String,
        pub siret: Option<String>,
        pub rna: Option<String>,
        /// `association`, `fondation`, `collectivite`, `etablissement_public`, `bailleur`, `entreprise`.
        pub forme: String,
        /// `prive` or `public`.
        pub droit: String,
        /// The function of the legal representative.
        pub representant: String,
        /// « reconnue d'utilité publique ».
        pub rup: bool,
        /// « agrément art. 25-1 ».
        pub agrement: bool,
        /// « contrat d'engagement républicain », signed that day.
        pub cer_le: Option<Date>,
        pub structurante_copil_le: Option<Date>,
        pub budget_annuel_centimes: Option<i64>,
        pub cle: String,
    }
}

record! {
    /// « ce qui se poursuit d'année en année, identifiant stable ».
    pub struct ActionAidee: ActionAideeId in "action_aidee" {
        pub porteur_id: PorteurId,
        pub intitule: String,
        pub premier_exercice: i64,
    }
}

/// The part of a file that goes to a QPV, whole per cent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartQpv {
    /// Code of the territory: `QP011001`.
    pub code: String,
    pub part: i64,
}

/// The action sheet of the contract that a file answers to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FicheCitee {
    pub id: String,
    /// « 12. Accès aux droits », as it was when chosen.
    pub nom: String,
}

/// What an action promises to measure.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IndicateurAttendu {
    /// « Enfants inscrits ».
    pub libelle: String,
    pub cible: Option<i64>,
    pub unite: String,
}

/// What a file says, but its budget and its funders. Empty is « not said yet ».
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContenuDossier {
    pub resume: String,
    pub objectifs: String,
    /// The year's part of the action.
    pub debut: Option<Date>,
    pub fin: Option<Date>,
    /// The whole action, when it goes from one year to the next.
    pub action_debut: Option<Date>,
    pub action_fin: Option<Date>,
    /// `annuelle` or `pluriannuelle`.
    pub periode: String,
    pub qpv: Vec<PartQpv>,
    /// « hors QPV (public visé, non lieu) ».
    pub hors_qpv: bool,
    pub poche_pauvrete: String,
    pub fiche: Option<FicheCitee>,
    /// « défi » of the contract, as it was when chosen; free when the contract has no levels.
    pub defi: String,
    /// « objectif stratégique » of the contract that the action serves, the same.
    pub objectif: String,
    /// Those chosen from the contract, one a line and each ended; or a free text, on one line. See [`Self::axes_dits`].
    pub axes: String,
    pub themes: Vec<String>,
    pub publics: String,
    pub nombre_beneficiaires: Option<i64>,
    /// « publics, calendrier, indicateurs » : brought into the review.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub indicateurs: Vec<IndicateurAttendu>,
    pub lieux: String,
    pub innovant: bool,
    /// `completer`, `adapter`, `experimenter`, or empty.
    pub valeur_ajoutee: String,
    pub droit_commun: String,
    pub droit_commun_departement_examine: bool,
    pub partenaires: Vec<String>,
    /// What is new, when the action goes on.
    pub renouvellement: String,
    pub dispositif: String,
    pub ref_dauphin: String,
    pub ref_elan: String,
    pub fse: bool,
    /// The public number of the other file, when the action spans two years and that file is held elsewhere (CAF-03).
    pub dossier_lie: String,
    /// `association`, `action`: the analytic budgets joined (CAF-04).
    pub budgets_analytiques: Vec<String>,
    /// The next year's part, once this file was cut in two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suite: Option<Suite>,
    /// The file this one was cut from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suite_de: Option<DossierId>,
    /// The day its letter left: it keeps the words of that day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notifie_le: Option<Date>,
    /// What happened to the action since it was notified, the first first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evenements: Vec<super::Evenement>,
}

/// The dates of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Dates {
    pub debut: Option<Date>,
    pub fin: Option<Date>,
    pub action_debut: Option<Date>,
    pub action_fin: Option<Date>,
}

/// What a file cut in two leaves to the next year: « un dossier de {mois} à décembre {N}, un autre pour {N+1} » (CAF-03).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suite {
    pub exercice: i64,
    pub debut: Date,
    pub fin: Date,
    pub budget: LignesBudget,
    pub demandes: BTreeMap<Financeur, Euros>,
    /// The other file; absent: it waits for the call of that year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dossier: Option<DossierId>,
    /// The dates of this file before it was cut.
    pub avant: Dates,
}

impl ContenuDossier {
    /// The transversal axes, one by one.
    #[must_use]
    pub fn axes_dits(&self) -> Vec<&str> {
        let parts: Vec<&str> =
            if self.axes.contains('\n') { self.axes.lines().collect() } else { self.axes.split([',', ';']).collect() };
        parts.into_iter().map(str::trim).filter(|axe| !axe.is_empty()).collect()
    }

    /// The same as the form offers them: a free text is one.
    #[must_use]
    pub fn axes_saisis(&self) -> Vec<&str> {
        self.axes.lines().map(str::trim).filter(|axe| !axe.is_empty()).collect()
    }

    /// Whether the other file of an action that spans two years is known (CAF-03).
    #[must_use]
    pub fn est_lie(&self) -> bool {
        !self.dossier_lie.trim().is_empty() || self.suite.is_some() || self.suite_de.is_some()
    }
}

/// Amounts of the lines of a budget, in whole euros, by code of `regles::budget`. The line 74 of a funder is not here: it is
/// the request of its line, « une seule donnée ».
pub type LignesBudget = BTreeMap<String, Euros>;

record! {
    /// « la demande d'un exercice pour une action ».
    pub struct Dossier: DossierId in "dossier" {
        pub appel_id: AppelId,
        pub porteur_id: PorteurId,
        pub action_id: ActionAideeId,
        pub cpo_id: Option<CpoId>,
        /// « numéro public `AAAA-nnnn` », given at the deposit.
        pub numero: Option<String>,
        pub etat: EtatDossier,
        pub intitule: String,
        pub contenu: Json<ContenuDossier>,
        pub budget: Json<LignesBudget>,
        /// `|QP011001|QP011003|`, written from `contenu`.
        pub qpv: String,
        /// Charges but the voluntary contributions, written from `budget`.
        pub cout_centimes: i64,
        /// What all funders are asked, written from the lines.
        pub demande_centimes: i64,
        /// The file of the year before that it renews.
        pub precedent_id: Option<DossierId>,
        pub depose_a: Option<Timestamp>,
        pub depose_par: Option<String>,
        pub modifie_a: Timestamp,
        /// Why it is in its state, when it takes a reason (`irrecevable`, `ecarte`, `retire`).
        pub motif_etat: String,
        pub cle: String,
    }
}

impl Dossier {
    #[must_use]
    pub const fn cout(&self) -> Euros {
        Euros::de_centimes(self.cout_centimes)
    }

    #[must_use]
    pub const fn demande(&self) -> Euros {
        Euros::de_centimes(self.demande_centimes)
    }
}

code_enum! {
    /// « avis (favorable, réservé, défavorable, sans objet) ».
    pub enum Avis {
        Favorable = "favorable",
        Reserve = "reserve",
        Defavorable = "defavorable",
        SansObjet = "sans_objet",
    }
}
columns!(Avis);

record! {
    /// A line of the matrix: file × funder. « 0 = « rien », `∅` = réponse attendue ». Each cell says who wrote it and when.
    pub struct LigneFinanceur: LigneFinanceurId in "ligne_financeur" {
        pub appel_id: AppelId,
        pub dossier_id: DossierId,
        pub financeur: Financeur,
        pub etat: EtatLigne,
        /// The programme of the State's budget: `147`.
        pub programme: String,
        /// « CAF…, avec nature : REAAP, PSU, PSO ».
        pub nature: String,
        pub demande_centimes: Option<i64>,
        pub demande_par: Option<String>,
        pub demande_a: Option<Timestamp>,
        pub avis: Option<Avis>,
        pub avis_motif: String,
        pub avis_par: Option<String>,
        pub avis_a: Option<Timestamp>,
        pub propose_centimes: Option<i64>,
        pub propose_motif: String,
        pub propose_par: Option<String>,
        pub propose_a: Option<Timestamp>,
        pub vote_centimes: Option<i64>,
        pub vote_motif: String,
        /// « conseil ou bureau, préfet, CAS ».
        pub vote_instance: String,
        /// Number of the act.
        pub vote_acte: String,
        pub vote_le: Option<Date>,
        pub vote_par: Option<String>,
        pub vote_a: Option<Timestamp>,
        /// The sum of its payments.
        pub paye_centimes: Option<i64>,
        pub paye_par: Option<String>,
        pub paye_a: Option<Timestamp>,
        /// The lot of decision it is in.
        pub lot_id: Option<super::LotDecisionId>,
    }
}

impl LigneFinanceur {
    /// An empty line for a funder, its request not typed yet.
    #[must_use]
    pub fn vide(appel_id: AppelId, dossier_id: DossierId, financeur: Financeur) -> Self {
        Self {
            id: LigneFinanceurId::fresh(),
            version: 1,
            appel_id,
            dossier_id,
            financeur,
            etat: EtatLigne::Saisie,
            programme: String::new(),
            nature: String::new(),
            demande_centimes: None,
            demande_par: None,
            demande_a: None,
            avis: None,
            avis_motif: String::new(),
            avis_par: None,
            avis_a: None,
            propose_centimes: None,
            propose_motif: String::new(),
            propose_par: None,
            propose_a: None,
            vote_centimes: None,
            vote_motif: String::new(),
            vote_instance: String::new(),
            vote_acte: String::new(),
            vote_le: None,
            vote_par: None,
            vote_a: None,
            paye_centimes: None,
            paye_par: None,
            paye_a: None,
            lot_id: None,
        }
    }

    #[must_use]
    pub fn demande(&self) -> Option<Euros> {
        self.demande_centimes.map(Euros::de_centimes)
    }

    #[must_use]
    pub fn propose(&self) -> Option<Euros> {
        self.propose_centimes.map(Euros::de_centimes)
    }

    #[must_use]
    pub fn vote(&self) -> Option<Euros> {
        self.vote_centimes.map(Euros::de_centimes)
    }

    #[must_use]
    pub fn paye(&self) -> Option<Euros> {
        self.paye_centimes.map(Euros::de_centimes)
    }
}

record! {
    /// « complément demandé champ par champ, délai suspendu ».
    pub struct Complement: ComplementId in "complement" {
        pub dossier_id: DossierId,
        /// The field of the form: `resume`, `budget`, `piece:RIB`…
        pub champ: String,
        pub demande: String,
        pub demande_par: String,
        pub demande_a: Timestamp,
        pub corrige_a: Option<Timestamp>,
    }
}

code_enum! {
    /// « statut (`deposee`, `valide`, `refusee` + motif, `expiree`) ».
    pub enum StatutPiece {
        Deposee = "deposee",
        Valide = "valide",
        Refusee = "refusee",
        Expiree = "expiree",
    }
}
columns!(StatutPiece);

record! {
    /// A paper of a file, or (no file) of the holder's safe. Its bytes are in `piece_dossier_contenu`.
    pub struct PieceDossier: PieceDossierId in "piece_dossier" {
        pub porteur_id: PorteurId,
        pub dossier_id: Option<DossierId>,
        /// What it is, in the words of the letter: « RIB ».
        pub genre: String,
        pub statut: StatutPiece,
        pub motif: String,
        pub nom: String,
        pub mime: String,
        pub taille: i64,
        pub sha256: String,
        pub datee_le: Option<Date>,
        pub valable_jusqu_au: Option<Date>,
        pub deposee_a: Timestamp,
        pub deposee_par: String,
        /// When its holder was written that it is refused.
        pub annoncee_a: Option<Timestamp>,
    }
}
