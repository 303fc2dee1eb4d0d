//! `/comptes`: the accounts of the collectivité, for those who manage them.

mod inviter;
mod liste;
mod un;

pub use inviter::{inviter_get, inviter_post};
pub use liste::{export, get};
pub use un::{donner_role, fermer, modifier, renvoyer, retirer_invitation, retirer_role, rouvrir, un};

use crate::droits::peut_donner;
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

/// Each role this visitor may give, and on which contract: someone who coordinates one contract
/// invites on that one.
fn donnables(own: &[(Role, Option<String>)]) -> Vec<(Role, Option<String>)> {
    let limits = std::iter::once(None).chain(own.iter().filter_map(|(_, limit)| limit.clone()).map(Some));
    let mut all: Vec<(Role, Option<String>)> = vec![];
    for limit in limits {
        for role in [
            Role::Pilote,
            Role::Partenaire,
            Role::Porteur,
            Role::Financeur,
            Role::Elu,
            Role::ConseilCitoyen,
            Role::Lecteur,
            Role::Coordination,
            Role::Administration,
        ] {
            let fits = role != Role::Administration || limit.is_none();
            // A limit is offered only to those who cannot give the role everywhere.
            let already = all.iter().any(|(r, l)| *r == role && (l.is_none() || *l == limit));
            if fits && !already && peut_donner(own, role, limit.as_deref()) {
                all.push((role, limit.clone()));
            }
        }
    }
    all
}

fn code(role: Role, contrat: Option<&str>) -> String {
    contrat.map_or_else(|| role.code().to_owned(), |c| format!("{}:{c}", role.code()))
}

/// What `code` wrote: the role, and the contract it is limited to.
fn lire_le_role(text: &str) -> (Option<Role>, Option<&str>) {
    match text.split_once(':') {
        Some((role, contrat)) => (Role::from_code(role), Some(contrat)),
        None => (Role::from_code(text), None),
    }
}

/// The roles to choose from, each with what it allows.
fn choix_de_roles(roles: &[(Role, Option<String>)], lang: Lang) -> Vec<Choix> {
    let t = m(lang);
    roles
        .iter()
        .map(|(role, contrat)| {
            let words = mots::role(*role, lang);
            let label = if contrat.is_some() { format!("{words} {}", t.comptes_sur_votre_contrat()) } else { words };
            Choix { value: code(*role, contrat.as_deref()), label, hint: mots::role_peut(*role, lang) }
        })
        .collect()
}

/// Where an account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Situation {
    Ouvert,
    Invite,
    InvitationPassee,
    /// Nobody was invited to choose a password: accounts of a demonstration, of an import.
    SansMotDePasse,
    Ferme,
}

impl Situation {
    const ALL: [Self; 5] = [Self::Ouvert, Self::Invite, Self::InvitationPassee, Self::SansMotDePasse, Self::Ferme];

    fn of(compte: &CompteVu, now: jiff::Timestamp) -> Self {
        match (compte.actif, compte.accepte, compte.invitation) {
            (false, _, _) => Self::Ferme,
            (true, true, _) => Self::Ouvert,
            (true, false, Some(end)) if end > now => Self::Invite,
            (true, false, _) if compte.invitations == 0 => Self::SansMotDePasse,
            (true, false, _) => Self::InvitationPassee,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::Ouvert => "ouvert",
            Self::Invite => "invite",
            Self::InvitationPassee => "invitation_passee",
            Self::SansMotDePasse => "sans_mot_de_passe",
            Self::Ferme => "ferme",
        }
    }

    fn words(self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::Ouvert => t.comptes_situation_ouvert(),
            Self::Invite => t.comptes_situation_invite(),
            Self::InvitationPassee => t.comptes_situation_passee(),
            Self::SansMotDePasse => t.comptes_situation_sans(),
            Self::Ferme => t.comptes_situation_ferme(),
        }
    }

    fn tone(self) -> Etat {
        match self {
            Self::Ouvert => Etat::Bien,
            Self::Invite => Etat::Attente,
            Self::InvitationPassee => Etat::Alerte,
            Self::SansMotDePasse => Etat::Attente,
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
