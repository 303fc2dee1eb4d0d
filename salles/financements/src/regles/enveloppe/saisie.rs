//! An envelope divided by hand: what a node may be, and which may be taken out.

use super::{Nature, Noeud};
use kernel::{Lang, Refusal};

/// Signs of a label.
pub const LIBELLE_MAX: usize = 80;

/// Why an envelope is not divided, or not taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusPart {
    Nature,
    AppelDeja,
    /// The year has its envelope: another beside it would count the money twice.
    ExerciceDeja,
    /// « ∅, jamais 0 »: nothing was typed.
    SansMontant {
        champ: String,
    },
    SansLibelle,
    Libelle {
        max: usize,
    },
    Racine,
    Enfants {
        libelle: String,
    },
    Reservations {
        libelle: String,
    },
    Acte {
        libelle: String,
    },
}

/// What a node below another may be: « nature (`racine`, `appel`, `cpo`, `pre`, `hors_qpv`) », one node for the call.
///
/// # Errors
/// `Nature`, `AppelDeja`, `SansLibelle`, `Libelle`.
pub fn detail(siens: &[Noeud], nature: &str, libelle: &str) -> Result<(Nature, String), RefusPart> {
    let nature = Nature::from_code(nature).filter(|n| *n != Nature::Racine).ok_or(RefusPart::Nature)?;
    if nature == Nature::Appel && siens.iter().any(|n| n.nature == Nature::Appel) {
        return Err(RefusPart::AppelDeja);
    }
    let libelle = libelle.trim();
    if libelle.is_empty() {
        return Err(RefusPart::SansLibelle);
    }
    if libelle.chars().count() > LIBELLE_MAX {
        return Err(RefusPart::Libelle { max: LIBELLE_MAX });
    }
    Ok((nature, libelle.to_owned()))
}

/// Whether a node may be taken out: nothing hangs on it. `sien`: its funder asks, who may take out what it voted.
///
/// # Errors
/// `Racine`, `Enfants`, `Reservations`, `Acte`.
pub fn a_retirer(noeuds: &[Noeud], noeud: &Noeud, libelle: &str, sien: bool) -> Result<(), RefusPart> {
    let libelle = libelle.to_owned();
    if noeud.nature == Nature::Racine {
        return Err(RefusPart::Racine);
    }
    if noeuds.iter().any(|n| n.parent.as_deref() == Some(noeud.id.as_str())) {
        return Err(RefusPart::Enfants { libelle });
    }
    if !noeud.reservations.is_empty() {
        return Err(RefusPart::Reservations { libelle });
    }
    if !sien && !noeud.est_previsionnel() {
        return Err(RefusPart::Acte { libelle });
    }
    Ok(())
}

impl Refusal for RefusPart {
    fn code(&self) -> &'static str {
        match self {
            Self::Nature => "enveloppe-nature",
            Self::AppelDeja => "enveloppe-appel-deja",
            Self::ExerciceDeja => "enveloppe-exercice-deja",
            Self::SansMontant { .. } => "enveloppe-sans-montant",
            Self::SansLibelle => "enveloppe-sans-libelle",
            Self::Libelle { .. } => "enveloppe-libelle",
            Self::Racine => "enveloppe-racine",
            Self::Enfants { .. } => "enveloppe-a-des-parts",
            Self::Reservations { .. } => "enveloppe-a-des-reservations",
            Self::Acte { .. } => "enveloppe-votee",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let dire = |fr: String, en: String| if lang == Lang::Fr { fr } else { en };
        match self {
            Self::Nature => dire("Choisissez une nature de la liste.".into(), "Choose a kind from the list.".into()),
            Self::AppelDeja => dire(
                "Ce financeur a déjà une enveloppe pour l’appel.".into(),
                "This funder has an envelope for the call already.".into(),
            ),
            Self::ExerciceDeja => dire(
                "Ce financeur a déjà son enveloppe pour cet exercice : rien n’a été ajouté.".into(),
                "This funder has its envelope for the year already: nothing was added.".into(),
            ),
            Self::SansMontant { .. } => dire("Écrivez un montant, fût-il de 0 €.".into(), "Type an amount, be it 0 €.".into()),
            Self::SansLibelle => dire("Dites à quoi sert cette part.".into(), "Say what this share is for.".into()),
            Self::Libelle { max } => dire(format!("Ce nom passe {max} signes."), format!("This name is over {max} signs.")),
            Self::Racine => dire(
                "Les crédits de l’exercice ne se retirent pas.".into(),
                "What a funder has for the year is not taken out.".into(),
            ),
            Self::Enfants { libelle } => {
                dire(format!("« {libelle} » est partagée en plusieurs parts."), format!("“{libelle}” is divided."))
            }
            Self::Reservations { libelle } => dire(
                format!("« {libelle} » porte des réservations de CPO."),
                format!("“{libelle}” holds what agreements reserved."),
            ),
            Self::Acte { libelle } => {
                dire(format!("« {libelle} » a été votée par son financeur."), format!("“{libelle}” was voted by its funder."))
            }
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let dire = |fr: &str, en: &str| Some(if lang == Lang::Fr { fr } else { en }.to_owned());
        match self {
            Self::SansMontant { .. } => dire(
                "Vide ne veut pas dire 0 : écrivez 0 pour dire « rien », ou laissez l’enveloppe telle qu’elle était.",
                "Empty does not mean 0: type 0 to say “nothing”, or leave the envelope as it was.",
            ),
            Self::Nature | Self::SansLibelle => None,
            Self::ExerciceDeja => {
                dire("Changez le montant de celle qui est enregistrée.", "Change the amount of the one that is saved.")
            }
            Self::AppelDeja => dire("Changez son montant, ou partagez-la.", "Change its amount, or divide it."),
            Self::Libelle { .. } => dire("Raccourcissez-le.", "Shorten it."),
            Self::Racine => dire("Mettez leur montant à 0.", "Set the amount to 0."),
            Self::Enfants { .. } => dire("Retirez d’abord ses parts.", "Take its shares out first."),
            Self::Reservations { .. } => {
                dire("Elles tiennent jusqu’à la fin des conventions.", "They hold until the agreements end.")
            }
            Self::Acte { .. } => dire("Demandez-le à ce financeur.", "Ask this funder."),
        }
    }

    fn field(&self) -> Option<String> {
        match self {
            Self::Nature | Self::AppelDeja => Some("nature".into()),
            Self::SansMontant { champ } => Some(champ.clone()),
            Self::SansLibelle | Self::Libelle { .. } => Some("libelle".into()),
            _ => None,
        }
    }

    fn is_conflict(&self) -> bool {
        matches!(self, Self::ExerciceDeja)
    }

    fn source(&self) -> Option<&'static str> {
        Some("Financements, § 3")
    }
}
