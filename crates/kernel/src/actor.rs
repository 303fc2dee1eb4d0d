//! Who acts, and what they may be asked to do. The table role × right of
//! « Plans, contrats et campagnes de suivi », § 11 « Qui peut quoi ».

use serde::{Deserialize, Serialize};

/// The real author of a write, as the journal keeps it: « chaque acte est journalisé avec son
/// auteur réel, y compris "pour le compte de" ».
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "genre", rename_all = "snake_case")]
pub enum Actor {
    /// Someone signed in.
    Compte {
        id: String,
        nom: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pour_le_compte_de: Option<String>,
    },
    /// Someone without account, known only by the signed link they hold.
    Lien { id: String, nom: String },
    /// The product itself: reminders, closing of late answers.
    Systeme,
    /// A command typed on the server.
    Commande { nom: String },
    /// A visitor nobody knows (asks for a password reset, signs in).
    Inconnu,
}

impl Actor {
    /// The name shown in the story of a field.
    #[must_use]
    pub fn nom(&self) -> &str {
        match self {
            Self::Compte { nom, .. } | Self::Lien { nom, .. } | Self::Commande { nom } => nom,
            Self::Systeme => "pacte",
            Self::Inconnu => "—",
        }
    }
}

crate::code_enum! {
    /// Roles of § 11; a role is given on the whole collectivité or on one contract.
    pub enum Role {
        /// « administration technique » : accounts and journal, never the substance.
        Administration = "administration",
        Coordination = "coordination",
        Pilote = "pilote",
        Partenaire = "partenaire",
        Elu = "elu",
        Lecteur = "lecteur",
        /// An association (or another holder) that asks for money: sees and writes its own files only.
        Porteur = "porteur",
        /// « Instructeur : a des comptes et remplit sa colonne » : acts for the organisation of its account.
        Financeur = "financeur",
        /// A member of the citizens' council: reads what is public of the files and of what is shared, and gives an opinion.
        ConseilCitoyen = "conseil_citoyen",
    }
}

crate::code_enum! {
    /// What a route or an act asks for.
    pub enum Right {
        LirePlan = "lire_plan",
        CreerContrat = "creer_contrat",
        ModifierPlan = "modifier_plan",
        ModifierFiche = "modifier_fiche",
        MenerCampagne = "mener_campagne",
        Repondre = "repondre",
        DefinirIndicateur = "definir_indicateur",
        PreparerDecision = "preparer_decision",
        ConduireAvenant = "conduire_avenant",
        Publier = "publier",
        TenirAnnuaire = "tenir_annuaire",
        GererComptes = "gerer_comptes",
        LireJournal = "lire_journal",
        /// Calls for projects, their letters and rules (Financements, § 11); the holder sees those that opened.
        LireAppel = "lire_appel",
        /// « Lire dossier »: the team, funders, the committee; the holder their own.
        LireDossier = "lire_dossier",
        /// « Rédiger la lettre, ouvrir, clore », ask for corrections, say a file complete.
        ConduireAppel = "conduire_appel",
        FixerEnveloppe = "fixer_enveloppe",
        /// « Déposer, compléter, retirer »: the holder's own; the team types for them, and the journal says so.
        DeposerDossier = "deposer_dossier",
        /// « Avis ; montants proposé, voté, payé », notes: a funder's own column.
        InstruireDossier = "instruire_dossier",
        /// « Scénario : créer, verrouiller, calculer, partager », lots of decision.
        Programmer = "programmer",
        /// « COPIL : ○ synthèse ; conseil citoyen : ○ synthèse publique », « ○ partagés »: files in short, shared scenarios.
        LireSynthese = "lire_synthese",
        /// « Avis : conseil citoyen ◐ ».
        DonnerAvis = "donner_avis",
        /// « Valider un lot : COPIL ● ; équipe projet – ».
        ValiderLot = "valider_lot",
    }
}

/// How far a right reaches: § 11's ● (all), ◐ (« sur ce qui lui est confié ») or – (nothing).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    Rien,
    Confie,
    Tout,
}

/// § 11 of both domain documents read as a function. « l'administration technique ne modifie pas le fond ».
#[must_use]
pub fn reach(role: Role, right: Right) -> Reach {
    use Reach::{Confie, Rien, Tout};
    match (role, right) {
        (Role::Porteur, Right::LireAppel | Right::LireDossier | Right::DeposerDossier) => Confie,
        (Role::Porteur, _) => Rien,
        // « Lecteur : – » while a call is prepared: it is read once it opened, as a holder reads it.
        (Role::Lecteur, Right::LireAppel) => Confie,
        (_, Right::LirePlan | Right::LireAppel) => Tout,
        (Role::Financeur | Role::Elu, Right::LireDossier) => Tout,
        (Role::Financeur | Role::Elu | Role::ConseilCitoyen, Right::LireSynthese) => Tout,
        (Role::ConseilCitoyen, Right::DonnerAvis) => Tout,
        (Role::Elu, Right::ValiderLot) => Tout,
        (Role::Coordination, Right::DonnerAvis | Right::ValiderLot) => Rien,
        (Role::Financeur, Right::FixerEnveloppe | Right::InstruireDossier | Right::Programmer) => Confie,
        (Role::Coordination, Right::FixerEnveloppe | Right::InstruireDossier) => Confie,
        (Role::Administration, Right::CreerContrat | Right::GererComptes | Right::LireJournal) => Tout,
        (Role::Administration, _) => Rien,
        (Role::Coordination, Right::GererComptes) => Confie,
        (Role::Coordination, _) => Tout,
        (Role::Pilote, Right::ModifierFiche | Right::Repondre) => Confie,
        (Role::Partenaire, Right::Repondre) => Confie,
        _ => Rien,
    }
}
