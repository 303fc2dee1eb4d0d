//! Who may hold an account, and what nobody may do to one.

use super::QUI_PEUT_QUOI;
use crate::{m, mots};
use kernel::{Lang, Refusal, Role};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    CourrielInvalide {
        vu: String,
    },
    NomVide,
    /// The mail already has an account here: a second one would split its history.
    DejaUnCompte {
        courriel: String,
    },
    /// « coordination : sur ce qui lui est confié ».
    RoleNonPermis {
        role: Role,
    },
    RoleInconnu,
    RoleDejaDonne {
        role: Role,
    },
    /// « droits par contrat » : the technical administration keeps the accounts of everyone.
    AdministrationPartout,
    DernierAdministrateur,
    SoiMeme,
    DejaAcceptee,
    OrganisationInconnue,
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::CourrielInvalide { .. } => "compte.courriel_invalide",
            Self::NomVide => "compte.nom_vide",
            Self::DejaUnCompte { .. } => "compte.deja_un_compte",
            Self::RoleNonPermis { .. } => "compte.role_non_permis",
            Self::RoleInconnu => "compte.role_inconnu",
            Self::RoleDejaDonne { .. } => "compte.role_deja_donne",
            Self::AdministrationPartout => "compte.administration_partout",
            Self::DernierAdministrateur => "compte.dernier_administrateur",
            Self::SoiMeme => "compte.soi_meme",
            Self::DejaAcceptee => "compte.deja_acceptee",
            Self::OrganisationInconnue => "compte.organisation_inconnue",
        }
    }
    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::CourrielInvalide { vu } => t.comptes_refus_courriel(vu),
            Self::NomVide => t.comptes_refus_nom(),
            Self::DejaUnCompte { courriel } => t.comptes_refus_deja(courriel),
            Self::RoleNonPermis { role } => t.comptes_refus_role(mots::role(*role, lang)),
            Self::RoleInconnu => t.comptes_refus_role_absent(),
            Self::RoleDejaDonne { role } => t.comptes_refus_role_deja(mots::role(*role, lang)),
            Self::AdministrationPartout => t.comptes_refus_administration_partout(),
            Self::DernierAdministrateur => t.comptes_refus_dernier(),
            Self::SoiMeme => t.comptes_refus_soi(),
            Self::DejaAcceptee => t.comptes_refus_acceptee(),
            Self::OrganisationInconnue => t.comptes_refus_organisation(),
        }
    }
    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Self::CourrielInvalide { .. } => Some(t.comptes_refus_courriel_remede()),
            Self::NomVide => Some(t.comptes_refus_nom_remede()),
            Self::DejaUnCompte { .. } => Some(t.comptes_refus_deja_remede()),
            Self::RoleNonPermis { .. } => Some(t.comptes_refus_role_remede()),
            Self::DernierAdministrateur => Some(t.comptes_refus_dernier_remede()),
            Self::SoiMeme => Some(t.comptes_refus_soi_remede()),
            Self::DejaAcceptee => Some(t.comptes_refus_acceptee_remede()),
            Self::RoleInconnu | Self::RoleDejaDonne { .. } | Self::AdministrationPartout | Self::OrganisationInconnue => None,
        }
    }
    fn source(&self) -> Option<&'static str> {
        match self {
            Self::RoleNonPermis { .. } | Self::AdministrationPartout | Self::DernierAdministrateur | Self::SoiMeme => {
                Some(QUI_PEUT_QUOI)
            }
            _ => None,
        }
    }
    fn field(&self) -> Option<String> {
        match self {
            Self::CourrielInvalide { .. } | Self::DejaUnCompte { .. } => Some("courriel".to_owned()),
            Self::NomVide => Some("nom".to_owned()),
            Self::RoleNonPermis { .. } | Self::RoleInconnu | Self::RoleDejaDonne { .. } | Self::AdministrationPartout => {
                Some("role".to_owned())
            }
            Self::OrganisationInconnue => Some("organisation".to_owned()),
            Self::DernierAdministrateur | Self::SoiMeme | Self::DejaAcceptee => None,
        }
    }
    fn is_conflict(&self) -> bool {
        matches!(self, Self::DernierAdministrateur | Self::SoiMeme | Self::DejaAcceptee)
    }
}

/// A mail that can be written to: one `@`, a domain with a dot, no space, no list, no header.
#[must_use]
pub fn courriel_valide(courriel: &str) -> bool {
    let Some((name, domain)) = courriel.split_once('@') else { return false };
    let forbidden = |c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '@' | ',' | ';' | '<' | '>' | '"' | '(' | ')' | '[' | ']' | ':' | '\\')
    };
    !name.is_empty()
        && courriel.len() <= 254
        && !name.contains(forbidden)
        && !domain.contains(forbidden)
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && !domain.contains("..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn un_courriel_est_une_adresse_et_une_seule() {
        for bon in ["a@b.example", "prenom.nom+cls@sous.domaine.example", "éric@café.example"] {
            assert!(courriel_valide(bon), "{bon}");
        }
        for mauvais in [
            "",
            "a",
            "@b.example",
            "a@",
            "a@b",
            "a b@c.example",
            "a@b.example,c@d.example",
            "a@b..example",
            "a@b.example\r\nBcc: x@y.example",
            "<a@b.example>",
        ] {
            assert!(!courriel_valide(mauvais), "{mauvais:?}");
        }
    }
}
