//! Whether someone whom another house recognises has an account here.

use crate::m;
use crate::model::Compte;
use kernel::{Lang, Refusal};

/// What the provider vouches for, as the rule needs it.
#[derive(Debug, Clone, Copy)]
pub struct Qui<'a> {
    pub emetteur: &'a str,
    pub courriel: Option<&'a str>,
    /// The provider says that the mail belongs to this person.
    pub courriel_verifie: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    /// Nothing was begun in this session, or too long ago.
    Perdue,
    /// The visitor gave up at the provider's.
    Interrompue,
    Injoignable {
        nom: String,
    },
    NonCrue {
        nom: String,
    },
    SansCompte {
        courriel: Option<String>,
    },
    /// The provider gives a mail and does not vouch for it.
    CourrielNonVerifie {
        courriel: String,
    },
    /// The mail's account is tied to another person of the same provider: the mail changed hands.
    AutrePersonne {
        courriel: String,
    },
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::Perdue => "sso.perdue",
            Self::Interrompue => "sso.interrompue",
            Self::Injoignable { .. } => "sso.injoignable",
            Self::NonCrue { .. } => "sso.non_crue",
            Self::SansCompte { .. } => "sso.sans_compte",
            Self::CourrielNonVerifie { .. } => "sso.courriel_non_verifie",
            Self::AutrePersonne { .. } => "sso.autre_personne",
        }
    }
    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::Perdue => t.sso_perdue(),
            Self::Interrompue => t.sso_interrompue(),
            Self::Injoignable { nom } => t.sso_injoignable(nom),
            Self::NonCrue { nom } => t.sso_non_crue(nom),
            Self::SansCompte { courriel: Some(courriel) } => t.sso_sans_compte(courriel),
            Self::SansCompte { courriel: None } => t.sso_sans_courriel(),
            Self::CourrielNonVerifie { courriel } => t.sso_non_verifie(courriel),
            Self::AutrePersonne { courriel } => t.sso_autre_personne(courriel),
        }
    }
    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        Some(match self {
            Self::Perdue | Self::Interrompue | Self::NonCrue { .. } => t.sso_recommencer(),
            Self::Injoignable { .. } => t.sso_injoignable_remede(),
            Self::SansCompte { .. } => t.sso_sans_compte_remede(),
            Self::CourrielNonVerifie { .. } => t.sso_non_verifie_remede(),
            Self::AutrePersonne { .. } => t.sso_autre_personne_remede(),
        })
    }
}

/// What to do with the account found.
#[derive(Debug, Clone, PartialEq)]
pub enum Reconnu {
    /// Already tied to this person.
    Connu(Compte),
    /// Found by a mail that the provider vouches for: to be tied from now on.
    ARelier(Compte),
}

/// The account of someone, out of the one tied to their subject and the one of their mail. A closed
/// account is no account; an account tied to another provider is tied again, since an installation
/// has one provider and has changed it.
///
/// # Errors
/// `Refus::SansCompte`, `Refus::CourrielNonVerifie`, `Refus::AutrePersonne`.
pub fn reconnaitre(qui: Qui<'_>, par_sujet: Option<Compte>, par_courriel: Option<Compte>) -> Result<Reconnu, Refus> {
    if let Some(compte) = par_sujet {
        return if compte.actif {
            Ok(Reconnu::Connu(compte))
        } else {
            Err(Refus::SansCompte { courriel: Some(compte.courriel) })
        };
    }
    let Some(courriel) = qui.courriel.map(str::to_owned) else { return Err(Refus::SansCompte { courriel: None }) };
    if !qui.courriel_verifie {
        return Err(Refus::CourrielNonVerifie { courriel });
    }
    match par_courriel.filter(|c| c.actif) {
        None => Err(Refus::SansCompte { courriel: Some(courriel) }),
        Some(c) if c.oidc_sujet.is_some() && c.oidc_emetteur.as_deref() == Some(qui.emetteur) => {
            Err(Refus::AutrePersonne { courriel })
        }
        Some(c) => Ok(Reconnu::ARelier(c)),
    }
}
