//! A plan taken from a document. « rebuild sheets, déclinaisons, years, indicators, partners, pilots, links, each with its
//! confidence and the place it comes from, as a draft reviewed side by side with the text before anything is saved. »
//! Nothing here reads a database. Read `lecture.rs` (from the reading to the draft), `doutes.rs` (what stays to check),
//! `ecarts.rs` (a sheet the plan already has), then `preparation.rs` (what the rules of the plan say of it); `tableau.rs` reads a table
//! of unknown columns.

mod acteurs;
mod doutes;
mod ecarts;
mod lecture;
mod preparation;
mod refus;
mod tableau;

pub use acteurs::{NomLu, proches, resoudre};
pub use doutes::{Doute, doutes_ouverts, libelle_champ_repris, sans_doute};
pub use ecarts::{Ecart, FicheDuPlan, ecarts, numeros};
pub use lecture::{debut, fiche_lue, lignes_de, proposer_les_places};
pub use preparation::{Niveau, Preparee, niveau, noeud_a_creer, preparer, programme_connu, verifier};
pub use refus::Refus;
pub use tableau::{Tableau, champs_du_tableau, fiches_du_tableau, lire_les_choix, proposer, signature, tableau};

use extraction::{Confiance, Place, Raison};
use serde::{Deserialize, Serialize};

kernel::code_enum! {
    /// Where the review of a sheet stands.
    pub enum EtatReprise {
        ARelire = "a_relire",
        AReprendre = "a_reprendre",
        Ignoree = "ignoree",
        Reprise = "reprise",
    }
}

/// One line of the table of a sheet, as the person corrects it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclinaisonReprise {
    pub lettre: String,
    pub lettre_imprimee: String,
    pub libelle: String,
    /// What goes on after a label too long for its field.
    #[serde(default)]
    pub details: String,
    pub echeance: String,
    /// Years of the contract.
    pub annees: Vec<i64>,
}

impl DeclinaisonReprise {
    /// Erased by the person, or a blank line of the form.
    #[must_use]
    pub fn est_vide(&self) -> bool {
        self.libelle.trim().is_empty()
    }
}

/// One indicator, as the person corrects it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicateurRepris {
    /// `resultat`, `suivi`.
    pub role: String,
    /// As printed: « A et C ».
    pub lettres: String,
    pub libelle: String,
}

/// A sheet as the person corrects it: nothing is parsed yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaisieReprise {
    /// Identifier of the sheet of the plan to bring up to date; empty: a new one.
    pub cible: String,
    pub numero: String,
    pub titre: String,
    pub titre_plan: String,
    /// Identifier of a node; empty: the one named below, found by its title or created.
    pub noeud: String,
    pub niveau_code: String,
    pub niveau_titre: String,
    /// A second level under it; empty: none.
    pub sous_niveau_titre: String,
    pub mode_pilotage: String,
    pub contexte: String,
    pub objectif_strategique: String,
    /// One per line, as in the fields below.
    pub objectifs_operationnels: String,
    pub public_cible: String,
    pub pilotes: String,
    pub partenaires: String,
    pub programmes: String,
    /// Numbers of sheets: « 2, 3 ».
    pub liens_fiches: String,
    pub autres_liens: String,
    /// A line erased stays, blank, so that each keeps its rank.
    pub declinaisons: Vec<DeclinaisonReprise>,
    pub indicateurs: Vec<IndicateurRepris>,
    /// Keys of the differences with the sheet of the plan that the person accepts.
    pub prises: Vec<String>,
    /// Fields whose doubt the person settled by looking.
    pub verifies: Vec<String>,
}

/// Where a field was read and why it may be doubted. `champ`: name of the field, `declinaisons.0` for the first line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repere {
    pub champ: String,
    pub place: Option<Place>,
    pub raisons: Vec<Raison>,
}

impl Repere {
    #[must_use]
    pub fn confiance(&self) -> Confiance {
        self.raisons.iter().map(|r| r.confiance()).max().unwrap_or(Confiance::Sur)
    }
}

/// A sheet as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FicheLue {
    pub saisie: SaisieReprise,
    pub reperes: Vec<Repere>,
}

impl FicheLue {
    #[must_use]
    pub fn repere(&self, champ: &str) -> Option<&Repere> {
        self.reperes.iter().find(|r| r.champ == champ)
    }
}

#[cfg(test)]
mod tests;
