//! A lock is « un choix humain que le calcul respecte »: it must name a line that exists and an amount that can be.

use kernel::{Lang, Refusal};

use super::Question;
use crate::regles::Euros;

/// Why a lock cannot be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusVerrou {
    DossierInconnu {
        numero: String,
    },
    /// The funder is not asked by this file, or its line is removed by a rule.
    LigneAbsente {
        numero: String,
        financeur: String,
    },
    Negatif,
    AuDessusDeLaDemande {
        montant: Euros,
        demande: Euros,
    },
    SousLePlancher {
        montant: Euros,
        plancher: Euros,
    },
    /// Another lock says the contrary.
    Contraire {
        numero: String,
    },
    EnDouble,
}

/// Whether a lock may be added to those of the question.
///
/// # Errors
/// It names nothing of this call, asks an amount that no line can take, or contradicts another lock.
pub fn verifier_verrou(question: &Question, nouveau: &solver::Verrou) -> Result<(), RefusVerrou> {
    let numero = nouveau.dossier().to_owned();
    let Some(dossier) = question.probleme.dossiers.iter().find(|d| d.id == numero) else {
        return Err(RefusVerrou::DossierInconnu { numero });
    };
    let ligne = |financeur: &str| {
        let absente = || RefusVerrou::LigneAbsente { numero: numero.clone(), financeur: financeur.to_owned() };
        let refusee = || question.refusees.get(&(numero.clone(), financeur.to_owned()));
        dossier.demande.get(financeur).or_else(refusee).copied().ok_or_else(absente)
    };
    match nouveau {
        solver::Verrou::Montant { financeur, montant, .. } => {
            let demande = ligne(financeur)?;
            if *montant < 0 {
                return Err(RefusVerrou::Negatif);
            }
            if *montant > demande {
                let (montant, demande) = (Euros::entiers(*montant), Euros::entiers(demande));
                return Err(RefusVerrou::AuDessusDeLaDemande { montant, demande });
            }
            let plancher = question.probleme.parametres.plancher_de(financeur);
            if *montant > 0 && *montant < plancher {
                let (montant, plancher) = (Euros::entiers(*montant), Euros::entiers(plancher));
                return Err(RefusVerrou::SousLePlancher { montant, plancher });
            }
        }
        solver::Verrou::Plafond { financeur, montant, .. } => {
            ligne(financeur)?;
            if *montant < 0 {
                return Err(RefusVerrou::Negatif);
            }
        }
        solver::Verrou::FinanceurExclu { financeur, .. } => {
            ligne(financeur)?;
        }
        solver::Verrou::Retenu { .. } | solver::Verrou::Ecarte { .. } => {}
    }
    if question.probleme.verrous.contains(nouveau) {
        return Err(RefusVerrou::EnDouble);
    }
    let contraire = question.probleme.verrous.iter().any(|v| {
        use solver::Verrou::{Ecarte, Retenu};
        v.dossier() == numero && matches!((v, nouveau), (Retenu { .. }, Ecarte { .. }) | (Ecarte { .. }, Retenu { .. }))
    });
    if contraire { Err(RefusVerrou::Contraire { numero }) } else { Ok(()) }
}

impl Refusal for RefusVerrou {
    fn code(&self) -> &'static str {
        match self {
            Self::DossierInconnu { .. } => "verrou-dossier-inconnu",
            Self::LigneAbsente { .. } => "verrou-ligne-absente",
            Self::Negatif => "verrou-negatif",
            Self::AuDessusDeLaDemande { .. } => "verrou-au-dessus",
            Self::SousLePlancher { .. } => "verrou-sous-le-plancher",
            Self::Contraire { .. } => "verrou-contraire",
            Self::EnDouble => "verrou-en-double",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let dire = |fr: String, en: String| if lang == Lang::Fr { fr } else { en };
        match self {
            Self::DossierInconnu { numero } => dire(
                format!("Le dossier {numero} n’est pas en programmation."),
                format!("File {numero} is not in the programme."),
            ),
            Self::LigneAbsente { numero, financeur } => dire(
                format!("Le dossier {numero} n’a pas de ligne {financeur} que l’on puisse financer."),
                format!("File {numero} has no {financeur} line that may be funded."),
            ),
            Self::Negatif => {
                dire("Un verrou ne porte pas de montant négatif.".to_owned(), "A lock holds no negative amount.".to_owned())
            }
            Self::AuDessusDeLaDemande { montant, demande } => {
                dire(format!("{montant} pour {demande} demandés."), format!("{montant} for {demande} requested."))
            }
            Self::SousLePlancher { montant, plancher } => {
                dire(format!("{montant}, sous le plancher de {plancher}."), format!("{montant}, under the floor of {plancher}."))
            }
            Self::Contraire { numero } => dire(
                format!("Un autre verrou dit le contraire pour le dossier {numero}."),
                format!("Another lock says the contrary for file {numero}."),
            ),
            Self::EnDouble => dire("Ce verrou est déjà posé.".to_owned(), "This lock is already set.".to_owned()),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let dire = |fr: &str, en: &str| Some(if lang == Lang::Fr { fr } else { en }.to_owned());
        match self {
            Self::Contraire { .. } => dire("Ôtez-le d’abord.", "Remove it first."),
            Self::SousLePlancher { .. } => dire("Mettez 0, ou le plancher au moins.", "Put 0, or the floor at least."),
            _ => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some("Financements, § 7")
    }

    fn is_conflict(&self) -> bool {
        matches!(self, Self::Contraire { .. } | Self::EnDouble)
    }
}
