//! What forbids to freeze, to correct, to publish.

use super::Numero;
use crate::m;
use crate::model::{Campagne, Edition, EtatCampagne};
use kernel::{Lang, Refusal};

const SOURCE_FIGER: &str = "Plans, contrats et campagnes de suivi, § 6, « Édition figée »";
const SOURCE_MOTIF: &str = "Plans, contrats et campagnes de suivi, § 12, « vingt signes au moins »";
const SOURCE_PUBLIER: &str = "Plans, contrats et campagnes de suivi, § 9, « Publier est distinct d’enregistrer »";

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    /// « close → figer, après validation de l'instance ou acte de la coordination »
    CampagneNonClose {
        etat: EtatCampagne,
    },
    /// « figée : édition rectificative seulement »
    DejaFigee {
        numero: String,
    },
    MotifCourt {
        signes: usize,
    },
    /// Nothing differs from the edition to correct.
    RienDeChange {
        numero: String,
    },
    /// An edition is corrected once: then its correction is.
    DejaRectifiee {
        numero: String,
        par: String,
    },
    DejaPubliee {
        numero: String,
    },
    /// A later edition is published: publishing this one would go back in time.
    PlusRecentePubliee {
        numero: String,
        publiee: String,
    },
    /// The stored text is not the one that was frozen.
    EmpreinteDifferente {
        numero: String,
        attendue: String,
        calculee: String,
    },
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::CampagneNonClose { .. } => "edition.campagne_non_close",
            Self::DejaFigee { .. } => "edition.deja_figee",
            Self::MotifCourt { .. } => "edition.motif_court",
            Self::RienDeChange { .. } => "edition.rien_de_change",
            Self::DejaRectifiee { .. } => "edition.deja_rectifiee",
            Self::DejaPubliee { .. } => "edition.deja_publiee",
            Self::PlusRecentePubliee { .. } => "edition.plus_recente_publiee",
            Self::EmpreinteDifferente { .. } => "edition.empreinte_differente",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::CampagneNonClose { etat } => t.edition_refus_non_close(etat_campagne(*etat, lang)),
            Self::DejaFigee { numero } => t.edition_refus_deja_figee(numero),
            Self::MotifCourt { signes } => t.edition_refus_motif(*signes),
            Self::RienDeChange { numero } => t.edition_refus_rien(numero),
            Self::DejaRectifiee { numero, par } => t.edition_refus_deja_rectifiee(numero, par),
            Self::DejaPubliee { numero } => t.edition_refus_deja_publiee(numero),
            Self::PlusRecentePubliee { numero, publiee } => t.edition_refus_plus_recente(publiee, numero),
            Self::EmpreinteDifferente { numero, attendue, calculee } => t.edition_refus_empreinte(numero, attendue, calculee),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Self::CampagneNonClose { .. } => Some(t.edition_remede_non_close()),
            Self::DejaFigee { .. } => Some(t.edition_remede_deja_figee()),
            Self::MotifCourt { .. } => Some(t.edition_remede_motif()),
            Self::RienDeChange { .. } => Some(t.edition_remede_rien()),
            Self::DejaRectifiee { par, .. } => Some(t.edition_remede_deja_rectifiee(par)),
            Self::EmpreinteDifferente { .. } => Some(t.edition_remede_empreinte()),
            Self::DejaPubliee { .. } | Self::PlusRecentePubliee { .. } => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some(match self {
            Self::MotifCourt { .. } => SOURCE_MOTIF,
            Self::DejaPubliee { .. } | Self::PlusRecentePubliee { .. } => SOURCE_PUBLIER,
            _ => SOURCE_FIGER,
        })
    }

    fn field(&self) -> Option<String> {
        matches!(self, Self::MotifCourt { .. } | Self::RienDeChange { .. }).then(|| "motif".to_owned())
    }

    fn is_conflict(&self) -> bool {
        !matches!(self, Self::MotifCourt { .. } | Self::RienDeChange { .. })
    }
}

/// The state of a review in words.
#[must_use]
pub fn etat_campagne(etat: EtatCampagne, lang: Lang) -> String {
    let t = m(lang);
    match etat {
        EtatCampagne::Preparee => t.edition_campagne_preparee(),
        EtatCampagne::Ouverte => t.edition_campagne_ouverte(),
        EtatCampagne::Close => t.edition_campagne_close(),
        EtatCampagne::Figee => t.edition_campagne_figee(),
        EtatCampagne::Annulee => t.edition_campagne_annulee(),
    }
}

/// « close → figée »: only a closed review is frozen, and once.
///
/// # Errors
/// `CampagneNonClose`, `DejaFigee`.
pub fn figeable(campagne: &Campagne, editions: &[Edition]) -> Result<(), Refus> {
    if campagne.etat == EtatCampagne::Figee {
        let last =
            editions.iter().filter(|e| e.campagne_id == Some(campagne.id)).filter_map(|e| e.numero.parse::<Numero>().ok()).max();
        return Err(Refus::DejaFigee { numero: last.map(|n| n.to_string()).unwrap_or_default() });
    }
    if campagne.etat == EtatCampagne::Close { Ok(()) } else { Err(Refus::CampagneNonClose { etat: campagne.etat }) }
}

/// « motif vide ou "ok" : refus ; vingt signes au moins ».
///
/// # Errors
/// `MotifCourt` says how many signs were seen.
pub fn motif_suffisant(motif: &str) -> Result<(), Refus> {
    let signes = motif.trim().chars().count();
    if signes >= 20 { Ok(()) } else { Err(Refus::MotifCourt { signes }) }
}

/// « la page publique montre la dernière version publiée »: published once, and never behind a later one.
///
/// # Errors
/// `DejaPubliee`, `PlusRecentePubliee`.
pub fn publiable(edition: &Edition, editions: &[Edition]) -> Result<(), Refus> {
    if edition.publiee_a.is_some() {
        return Err(Refus::DejaPubliee { numero: edition.numero.clone() });
    }
    let rank = |e: &Edition| e.numero.parse::<Numero>().ok();
    let later = editions.iter().filter(|e| e.publiee_a.is_some() && rank(e) > rank(edition)).max_by_key(|e| rank(e));
    match later {
        Some(later) => Err(Refus::PlusRecentePubliee { numero: edition.numero.clone(), publiee: later.numero.clone() }),
        None => Ok(()),
    }
}
