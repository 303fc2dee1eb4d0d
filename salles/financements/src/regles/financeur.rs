//! Who may give, as the team registers it: « Instructeur : a des comptes et remplit sa colonne. Déclaré : figure au plan sans
//! instruire » (Financements, § 1).

use super::Financeur;
use super::budget::{LIGNES, Ligne};
use crate::m;
use crate::model::{FinanceurInscrit, IdentifiantRefuse, Siret};
use crate::mots;
use acteurs::model::OrganisationId;
use kernel::{Lang, Refusal};

/// The codes the rules know by name; another funder is told by a word of its own.
pub const CONNUS: [&str; 6] =
    [Financeur::ETAT, Financeur::AGGLO, Financeur::VILLE, Financeur::DEPARTEMENT, Financeur::REGION, Financeur::CAF];

/// Letters of a word of its own.
const LETTRES: std::ops::RangeInclusive<usize> = 2..=20;

/// The longest name.
const NOM_MAX: usize = 200;

/// The lines of the budget where a funder's money is written.
pub fn lignes() -> impl Iterator<Item = &'static Ligne> {
    LIGNES.iter().filter(|l| l.compte == "74")
}

/// What is typed of a funder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieFinanceur {
    /// Its code; read at its registration only.
    pub code: String,
    pub nom: String,
    pub organisation: String,
    pub siret: String,
    pub ligne_budget: String,
    pub instruit: bool,
    pub publie_refus: bool,
    pub rang: String,
}

/// Why a funder is not registered, changed or taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    CodeIllisible {
        code: String,
    },
    CodePris {
        code: String,
    },
    NomVide,
    NomTropLong {
        lettres: usize,
    },
    NomPris {
        nom: String,
    },
    OrganisationInconnue,
    /// « Instructeur : a des comptes » : without an organisation nobody would fill its column.
    InstruitSansOrganisation,
    Siret {
        refus: IdentifiantRefuse,
    },
    LigneInconnue,
    RangIllisible {
        texte: String,
    },
    /// What already says its name: it cannot disappear.
    Cite {
        nom: String,
        ou: Vec<Citation>,
    },
}

/// Where a funder is cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Citation {
    Dossier,
    Enveloppe,
    Note,
    Convention,
    Publication,
    Question,
    Lettre,
    Cpo,
}

impl Citation {
    fn dite(self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::Dossier => t.financeur_cite_dossier(),
            Self::Enveloppe => t.financeur_cite_enveloppe(),
            Self::Note => t.financeur_cite_note(),
            Self::Convention => t.financeur_cite_convention(),
            Self::Publication => t.financeur_cite_publication(),
            Self::Question => t.financeur_cite_question(),
            Self::Lettre => t.financeur_cite_lettre(),
            Self::Cpo => t.financeur_cite_cpo(),
        }
    }
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::CodeIllisible { .. } => "financeur-code",
            Self::CodePris { .. } => "financeur-code-pris",
            Self::NomVide => "financeur-nom",
            Self::NomTropLong { .. } => "financeur-nom-long",
            Self::NomPris { .. } => "financeur-nom-pris",
            Self::OrganisationInconnue => "financeur-organisation",
            Self::InstruitSansOrganisation => "financeur-instruit",
            Self::Siret { refus } => refus.code(),
            Self::LigneInconnue => "financeur-ligne",
            Self::RangIllisible { .. } => "financeur-rang",
            Self::Cite { .. } => "financeur-cite",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::CodeIllisible { code } => t.financeur_refus_code(code),
            Self::CodePris { code } => t.financeur_refus_code_pris(code),
            Self::NomVide => t.financeur_refus_nom(),
            Self::NomTropLong { lettres } => t.financeur_refus_nom_long(lettres.to_string()),
            Self::NomPris { nom } => t.financeur_refus_nom_pris(nom),
            Self::OrganisationInconnue => t.financeur_refus_organisation(),
            Self::InstruitSansOrganisation => t.financeur_refus_instruit(),
            Self::Siret { refus } => mots::phrase(&refus.message(lang)),
            Self::LigneInconnue => t.financeur_refus_ligne(),
            Self::RangIllisible { texte } => t.financeur_refus_rang(texte),
            Self::Cite { nom, ou } => {
                let ou: Vec<String> = ou.iter().map(|c| c.dite(lang)).collect();
                t.financeur_refus_cite(nom, ou.join(", "))
            }
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        Some(match self {
            Self::CodeIllisible { .. } => t.financeur_remede_code(),
            Self::CodePris { .. } | Self::NomPris { .. } => t.financeur_remede_pris(),
            Self::InstruitSansOrganisation => t.financeur_remede_instruit(),
            Self::Cite { .. } => t.financeur_remede_cite(),
            Self::Siret { refus } => return refus.remedy(lang),
            _ => return None,
        })
    }

    fn source(&self) -> Option<&'static str> {
        match self {
            Self::Siret { refus } => refus.source(),
            Self::LigneInconnue => Some("Financements, § 4"),
            _ => Some("Financements, § 1"),
        }
    }

    fn field(&self) -> Option<String> {
        let champ = match self {
            Self::CodeIllisible { .. } | Self::CodePris { .. } => "code",
            Self::NomVide | Self::NomTropLong { .. } | Self::NomPris { .. } => "nom",
            Self::OrganisationInconnue | Self::InstruitSansOrganisation => "organisation",
            Self::Siret { .. } => "siret",
            Self::LigneInconnue => "ligne_budget",
            Self::RangIllisible { .. } => "rang",
            Self::Cite { .. } => return None,
        };
        Some(champ.to_owned())
    }

    fn is_conflict(&self) -> bool {
        matches!(self, Self::Cite { .. })
    }
}

/// The code as typed: « etat » is ETAT; a word of its own has capital letters and `_` only.
///
/// # Errors
/// `CodeIllisible`.
pub fn code(tape: &str) -> Result<Financeur, Refus> {
    let code = tape.trim().to_uppercase().replace([' ', '-'], "_");
    let lisible = LETTRES.contains(&code.len())
        && code.bytes().all(|b| b.is_ascii_uppercase() || b == b'_')
        && code.bytes().any(|b| b.is_ascii_uppercase());
    if lisible { Ok(Financeur::nomme(&code)) } else { Err(Refus::CodeIllisible { code: tape.trim().to_owned() }) }
}

/// A funder as typed, among those of the house. `avant`: the one that changes, which keeps its code and its identifier.
///
/// # Errors
/// Each field that cannot be.
pub fn lire(
    s: &SaisieFinanceur,
    avant: Option<&FinanceurInscrit>,
    inscrits: &[FinanceurInscrit],
    organisations: &[OrganisationId],
) -> Result<FinanceurInscrit, Vec<Refus>> {
    let mut refus = vec![];
    let autres = || inscrits.iter().filter(|f| avant.is_none_or(|a| a.id != f.id));
    let nouveau = avant.map_or_else(|| code(&s.code), |a| Ok(a.code.clone()));
    match &nouveau {
        Ok(code) if autres().any(|f| f.code == *code) => refus.push(Refus::CodePris { code: code.code().to_owned() }),
        Ok(_) => {}
        Err(r) => refus.push(r.clone()),
    }
    let nom = s.nom.trim();
    let lettres = nom.chars().count();
    if nom.is_empty() {
        refus.push(Refus::NomVide);
    } else if lettres > NOM_MAX {
        refus.push(Refus::NomTropLong { lettres });
    } else if autres().any(|f| kernel::texte::cle(&f.nom) == kernel::texte::cle(nom)) {
        refus.push(Refus::NomPris { nom: nom.to_owned() });
    }
    let organisation_id: Option<OrganisationId> = match s.organisation.trim() {
        "" => None,
        tape => {
            let connue = tape.parse().ok().filter(|id| organisations.contains(id));
            if connue.is_none() {
                refus.push(Refus::OrganisationInconnue);
            }
            connue
        }
    };
    if s.instruit && s.organisation.trim().is_empty() {
        refus.push(Refus::InstruitSansOrganisation);
    }
    let siret = match s.siret.trim() {
        "" => None,
        tape => Siret::lire(tape).map_err(|r| refus.push(Refus::Siret { refus: r })).ok().map(|v| v.to_string()),
    };
    if !lignes().any(|l| l.code == s.ligne_budget) {
        refus.push(Refus::LigneInconnue);
    }
    let rang = match s.rang.trim() {
        "" => Some(avant.map_or_else(|| inscrits.iter().map(|f| f.rang).max().unwrap_or(0) + 1, |a| a.rang)),
        tape => tape.parse::<i64>().ok().filter(|n| (0..1_000).contains(n)),
    };
    if rang.is_none() {
        refus.push(Refus::RangIllisible { texte: s.rang.trim().to_owned() });
    }
    match (nouveau, rang) {
        (Ok(code), Some(rang)) if refus.is_empty() => Ok(FinanceurInscrit {
            id: avant.map_or_else(kernel::Id::fresh, |a| a.id),
            version: avant.map_or(1, |a| a.version),
            code,
            nom: nom.to_owned(),
            organisation_id,
            siret,
            ligne_budget: s.ligne_budget.clone(),
            instruit: s.instruit,
            publie_refus: s.publie_refus,
            rang,
        }),
        _ => Err(refus),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn un_code_se_lit_en_capitales_et_un_mot_illisible_est_refuse() {
        assert_eq!(code(" etat ").map(|c| c.code().to_owned()), Ok("ETAT".to_owned()));
        assert_eq!(code("fondation de france").map(|c| c.code().to_owned()), Ok("FONDATION_DE_FRANCE".to_owned()));
        for tape in ["", "A", "É", "BAILLEUR2", "__", "UN_MOT_BEAUCOUP_TROP_LONG", "A:B"] {
            assert!(matches!(code(tape), Err(Refus::CodeIllisible { .. })), "{tape}");
        }
    }

    #[test]
    fn l_argent_d_un_financeur_s_ecrit_au_compte_74() {
        let codes: Vec<&str> = lignes().map(|l| l.code).collect();
        assert!(codes.contains(&"74etat") && codes.contains(&"74epci") && codes.contains(&"74aidespriv"), "{codes:?}");
        assert!(!codes.contains(&"756"));
    }
}
