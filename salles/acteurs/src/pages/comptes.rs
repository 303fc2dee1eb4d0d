//! `/comptes`: the accounts of the collectivité, for those who manage them.

mod inviter;
mod liste;
mod un;

pub use inviter::{inviter_get, inviter_post};
pub use liste::{export, get};
pub use un::{donner_role, fermer, modifier, renvoyer, retirer_invitation, retirer_role, rouvrir, un};

use crate::model::Organisation;
use crate::store::CompteVu;
use crate::{m, mots};
use kernel::{Lang, Role};
use std::collections::HashMap;
use store::{Read, StoreError};
use web::Visit;
use web::components::{Choix, Etat};

/// « Pilote » or « Pilote sur “Contrat local de santé” ». `noms`: the titles of the contracts, from
/// whoever knows them; without one, « un contrat ».
#[must_use]
pub fn role_en_mots(role: Role, contrat: Option<&str>, noms: &HashMap<String, String>, lang: Lang) -> String {
    let t = m(lang);
    let words = mots::role(role, lang);
    match contrat {
        None => words,
        Some(id) => match noms.get(id) {
            Some(title) => t.comptes_role_sur(words, title),
            None => format!("{words} {}", t.demonstration_contrat()),
        },
    }
}

/// Where an account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Situation {
    Ouvert,
    Invite,
    InvitationPassee,
    Ferme,
}

impl Situation {
    const ALL: [Self; 4] = [Self::Ouvert, Self::Invite, Self::InvitationPassee, Self::Ferme];

    fn of(compte: &CompteVu, now: jiff::Timestamp) -> Self {
        match (compte.actif, compte.accepte, compte.invitation) {
            (false, _, _) => Self::Ferme,
            (true, true, _) => Self::Ouvert,
            (true, false, Some(end)) if end > now => Self::Invite,
            (true, false, _) => Self::InvitationPassee,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::Ouvert => "ouvert",
            Self::Invite => "invite",
            Self::InvitationPassee => "invitation_passee",
            Self::Ferme => "ferme",
        }
    }

    fn words(self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::Ouvert => t.comptes_situation_ouvert(),
            Self::Invite => t.comptes_situation_invite(),
            Self::InvitationPassee => t.comptes_situation_passee(),
            Self::Ferme => t.comptes_situation_ferme(),
        }
    }

    fn tone(self) -> Etat {
        match self {
            Self::Ouvert => Etat::Bien,
            Self::Invite => Etat::Attente,
            Self::InvitationPassee => Etat::Alerte,
            Self::Ferme => Etat::Info,
        }
    }
}

/// The organisations an account may belong to, by name; none is a choice.
async fn organisations(reader: &mut impl Read, visit: &Visit) -> Result<Vec<Choix>, StoreError> {
    let all: Vec<Organisation> =
        reader.list("remplacee_par IS NULL AND generique = 0 ;; ORDER BY cle COLLATE \"C\", id", vec![]).await?;
    let none = Choix::new("", m(visit.lang).comptes_sans_organisation());
    Ok(std::iter::once(none).chain(all.into_iter().map(|o| Choix::new(o.id.to_string(), o.nom))).collect())
}
