//! The life of a call: preparing its letter, voting it, opening, closing (Financements, § 2 and § 3).

pub mod abandon;
mod parametres;

use super::etats::{Etat, EtatAppel};
use super::situation::{Appel as AppelVu, Lettre as LettreVue};
use super::{Catalogue, Etape, Parametres, Portee, Situation, Verdict};
use crate::m;
use crate::model::{Appel, EtatLettre, LettreCadrage};
use jiff::civil::Date;
use kernel::{Lang, Refusal};

pub use parametres::{Faute, parametre_ecrit, parametres_saisis};

/// The five sections of a letter (AAP-08), in the contract's order.
pub use super::monde::RUBRIQUES;

/// Why an act on a call is refused.
#[derive(Debug, Clone, PartialEq)]
pub enum Refus {
    /// The call is in a state where this cannot be done.
    Etat {
        de: EtatAppel,
        vers: EtatAppel,
    },
    /// A rule of the catalogue blocks.
    Regle {
        code: String,
        verdict: Box<Verdict>,
    },
    IntituleVide,
    /// A name that would swamp every page that shows it.
    TropLong {
        champ: &'static str,
    },
    ExerciceIllisible {
        texte: String,
    },
    /// That contract already has a call that year (AAP-01).
    DejaUnAppel {
        exercice: i64,
        prevus: i64,
    },
    ClotureAvantOuverture,
    InstantIllisible {
        champ: &'static str,
        texte: String,
    },
    /// « règles changées après ouverture = nouvelle version votée »: the letter in force is not rewritten.
    LettreEnVigueur,
    MotifManquant,
    VoteSansDate,
    VoteAVenir {
        le: Date,
    },
    ParametreIllisible {
        code: String,
        faute: Faute,
    },
    EffetAvantVote {
        effet: Date,
        vote: Date,
    },
    RienNeChange,
    /// The committee approves what was submitted to it.
    LettreEnProjet,
    /// The text is no longer the one that was read.
    LettreChangee,
    DejaApprouvee,
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Refus::Etat { .. } => "appel-etat",
            Refus::Regle { .. } => "appel-regle",
            Refus::IntituleVide => "appel-intitule",
            Refus::TropLong { .. } => "appel-texte-long",
            Refus::ExerciceIllisible { .. } => "appel-exercice",
            Refus::DejaUnAppel { .. } => "appel-deja",
            Refus::ClotureAvantOuverture => "appel-cloture",
            Refus::InstantIllisible { .. } => "appel-instant",
            Refus::LettreEnVigueur => "lettre-en-vigueur",
            Refus::MotifManquant => "lettre-motif",
            Refus::VoteSansDate => "lettre-vote",
            Refus::VoteAVenir { .. } => "lettre-vote-a-venir",
            Refus::ParametreIllisible { .. } => "lettre-parametre",
            Refus::EffetAvantVote { .. } => "lettre-effet",
            Refus::RienNeChange => "lettre-rien",
            Refus::LettreEnProjet => "lettre-projet",
            Refus::LettreChangee => "lettre-changee",
            Refus::DejaApprouvee => "lettre-deja",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        let jour = |d: &Date| kernel::texte::date_longue(*d, lang);
        match self {
            Refus::Etat { de, vers } => {
                t.appel_refus_etat(crate::mots::etat_appel(*de, lang), crate::mots::etat_appel(*vers, lang))
            }
            Refus::Regle { code, verdict } => crate::mots::phrase(verdict.message.as_deref().unwrap_or(code)),
            Refus::IntituleVide => t.appel_refus_intitule(),
            Refus::TropLong { .. } => t.appel_refus_long(TEXTE_MAX.to_string()),
            Refus::ExerciceIllisible { texte } => t.appel_refus_exercice(texte),
            Refus::DejaUnAppel { exercice, prevus } => t.appel_refus_deja(exercice.to_string(), prevus.to_string()),
            Refus::ClotureAvantOuverture => t.appel_refus_cloture(),
            Refus::InstantIllisible { texte, .. } => t.appel_refus_instant(texte),
            Refus::LettreEnVigueur => t.appel_refus_lettre(),
            Refus::MotifManquant => t.appel_refus_motif(),
            Refus::VoteSansDate => t.appel_refus_vote(),
            Refus::VoteAVenir { le } => t.appel_refus_vote_a_venir(jour(le)),
            Refus::ParametreIllisible { code, .. } => t.appel_refus_parametre(crate::mots::parametres::nom(code, lang)),
            Refus::EffetAvantVote { effet, vote } => t.appel_refus_effet(jour(effet), jour(vote)),
            Refus::RienNeChange => t.appel_refus_rien(),
            Refus::LettreEnProjet => t.appel_refus_projet(),
            Refus::LettreChangee => t.appel_refus_changee(),
            Refus::DejaApprouvee => t.appel_refus_approuvee(),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Refus::Etat { de, .. } => {
                let suites: Vec<String> = de.suivants().iter().map(|e| crate::mots::etat_appel(*e, lang)).collect();
                (!suites.is_empty()).then(|| t.appel_remede_etat(suites.join(", ")))
            }
            Refus::Regle { verdict, .. } => verdict.remede.as_deref().map(crate::mots::phrase),
            Refus::InstantIllisible { .. } => Some(t.appel_remede_instant()),
            Refus::LettreEnVigueur => Some(t.appel_remede_lettre()),
            Refus::MotifManquant => Some(t.appel_remede_motif()),
            Refus::LettreChangee => Some(t.appel_remede_changee()),
            Refus::ParametreIllisible { faute, .. } => faute.remede(lang),
            _ => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        match self {
            Refus::DejaUnAppel { .. } => Some("Contrat de ville 2024-2030, § 2 p. 24"),
            Refus::Regle { code, .. } => Catalogue::contrat_de_ville().source(code),
            _ => Some("Financements, § 2"),
        }
    }

    fn field(&self) -> Option<String> {
        let nom = match self {
            Refus::IntituleVide => "intitule",
            Refus::ExerciceIllisible { .. } | Refus::DejaUnAppel { .. } => "exercice",
            Refus::ClotureAvantOuverture => "cloture",
            Refus::InstantIllisible { champ, .. } | Refus::TropLong { champ } => champ,
            Refus::MotifManquant => "motif",
            Refus::VoteSansDate | Refus::VoteAVenir { .. } => "vote_copil_le",
            Refus::EffetAvantVote { .. } => "effet_le",
            Refus::ParametreIllisible { code, .. } => code,
            _ => return None,
        };
        Some(nom.to_owned())
    }

    fn is_conflict(&self) -> bool {
        matches!(self, Refus::Etat { .. } | Refus::LettreEnVigueur | Refus::LettreChangee)
    }
}

/// Signs of the name of a call, and of the sitting that votes its letter.
const TEXTE_MAX: usize = 200;

/// Whether a name may be shown everywhere: two hundred signs at most.
///
/// # Errors
/// `TropLong`.
pub fn court(champ: &'static str, texte: &str) -> Result<(), Refus> {
    if texte.trim().chars().count() > TEXTE_MAX { Err(Refus::TropLong { champ }) } else { Ok(()) }
}

/// A call and its letters as the rules of the stage « appel » see them.
#[must_use]
pub fn situation(appel: &Appel, lettres: &[LettreCadrage], appels: &[Appel], ouverture: Option<Date>) -> Situation {
    let derniere = lettres.iter().max_by_key(|l| l.numero);
    let vue = |l: &LettreCadrage| LettreVue {
        etat: l.etat.code().to_owned(),
        vote_copil_le: l.vote_copil_le,
        rubriques: l.contenu.rubriques.iter().map(|(nom, texte)| (nom.clone(), Some(texte.clone()))).collect(),
    };
    Situation {
        etape: Some(Etape::Appel),
        exercice: Some(appel.exercice),
        p: derniere.map(|l| l.parametres.0.clone()).unwrap_or_default(),
        appels: appels.iter().map(|a| AppelVu { exercice: Some(a.exercice), etat: a.etat.code().to_owned() }).collect(),
        lettres: lettres.iter().map(vue).collect(),
        lettre: derniere.map(vue).unwrap_or_default(),
        ouverture_le: ouverture,
        ..Situation::default()
    }
}

/// What the rules of a call say, in the order of the catalogue.
#[must_use]
pub fn juger(situation: &Situation) -> Vec<(String, Verdict)> {
    Catalogue::de(&situation.p).juger_etape(Etape::Appel, &[Portee::Appel], situation)
}

/// Goes from a state to another.
///
/// # Errors
/// No such step, or a rule of the step that blocks.
pub fn passer(appel: &Appel, vers: EtatAppel, situation: &Situation) -> Result<EtatAppel, Vec<Refus>> {
    if !appel.etat.suivants().contains(&vers) {
        return Err(vec![Refus::Etat { de: appel.etat, vers }]);
    }
    let juges = juger(situation);
    let bloquants: Vec<Refus> = juges
        .into_iter()
        .filter(|(code, verdict)| vers.regles().contains(&code.as_str()) && verdict.bloque())
        .map(|(code, verdict)| Refus::Regle { code, verdict: Box::new(verdict) })
        .collect();
    if bloquants.is_empty() { Ok(vers) } else { Err(bloquants) }
}

/// The letter whose parameters hold on a day: the last voted whose effect has begun.
#[must_use]
pub fn en_vigueur(lettres: &[LettreCadrage], le: Date) -> Option<&LettreCadrage> {
    let debut = |l: &LettreCadrage| l.effet_le.or(l.vote_copil_le);
    lettres
        .iter()
        .filter(|l| matches!(l.etat, EtatLettre::EnVigueur | EtatLettre::Remplacee))
        .filter(|l| debut(l).is_some_and(|jour| jour <= le))
        .max_by_key(|l| l.numero)
}

/// The letter a call is read with on a day: the one in force; none yet, the last one written.
#[must_use]
pub fn lettre_du(lettres: &[LettreCadrage], le: Date) -> Option<&LettreCadrage> {
    en_vigueur(lettres, le).or_else(|| lettres.iter().max_by_key(|l| l.numero))
}

/// The parameters of that letter; without one, the document's defaults.
#[must_use]
pub fn parametres_du(lettres: &[LettreCadrage], le: Date) -> Parametres {
    lettre_du(lettres, le).map(|l| l.parametres.0.clone()).unwrap_or_default()
}

/// The parameters a letter shows beside those of ambiguous texts: plain figures of the contract.
pub const CHIFFRES: [&str; 7] = [
    "min_principaux",
    "plancher",
    "plancher_departement",
    "seuil_convention",
    "seuil_comptes",
    "seuil_attestation",
    "anciennete_min",
];
