//! « Une fiche a un nœud principal par contrat et 0 à n nœuds transversaux. » « Peut figurer dans plusieurs contrats :
//! une saisie, plusieurs lectures. »

use crate::m;
use crate::model::{AxeTransversal, ContratId, FicheAction, FicheRattachee, Noeud};
use kernel::{Id, Lang, Refusal};

/// Signs of the note at most.
pub const NOTE_MAX: usize = 1_000;

/// One attachment as typed: identifiers as texts, one of `noeud` and `axe`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieRattachement {
    pub fiche: String,
    pub noeud: String,
    pub axe: String,
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    FicheInconnue,
    /// Neither level nor axis, or both.
    PlaceAbsente,
    PlaceInconnue,
    /// The sheet already stands on a level of this very contract.
    DejaDuContrat {
        numero: i64,
    },
    DejaRattachee {
        numero: i64,
    },
    NoteTropLongue {
        vu: usize,
    },
}

const SOURCE: &str = "Plans, contrats et campagnes de suivi, § 3";

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::FicheInconnue => "articulation-fiche-inconnue",
            Self::PlaceAbsente => "articulation-place-absente",
            Self::PlaceInconnue => "articulation-place-inconnue",
            Self::DejaDuContrat { .. } => "articulation-deja-du-contrat",
            Self::DejaRattachee { .. } => "articulation-deja-rattachee",
            Self::NoteTropLongue { .. } => "articulation-note-longue",
        }
    }
    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::FicheInconnue => t.articulation_refus_fiche(),
            Self::PlaceAbsente => t.articulation_refus_place_absente(),
            Self::PlaceInconnue => t.articulation_refus_place(),
            Self::DejaDuContrat { numero } => t.articulation_refus_du_contrat(numero.to_string()),
            Self::DejaRattachee { numero } => t.articulation_refus_deja(numero.to_string()),
            Self::NoteTropLongue { vu } => t.articulation_refus_note(vu.to_string(), NOTE_MAX.to_string()),
        }
    }
    fn remedy(&self, lang: Lang) -> Option<String> {
        match self {
            Self::DejaDuContrat { .. } => Some(m(lang).articulation_remede_axe()),
            Self::PlaceAbsente => Some(m(lang).articulation_remede_place()),
            _ => None,
        }
    }
    fn source(&self) -> Option<&'static str> {
        matches!(self, Self::DejaDuContrat { .. } | Self::DejaRattachee { .. } | Self::PlaceAbsente).then_some(SOURCE)
    }
    fn field(&self) -> Option<String> {
        Some(
            match self {
                Self::FicheInconnue | Self::DejaDuContrat { .. } | Self::DejaRattachee { .. } => "fiche",
                Self::PlaceAbsente | Self::PlaceInconnue => "noeud",
                Self::NoteTropLongue { .. } => "note",
            }
            .to_owned(),
        )
    }
}

/// The attachment asked. `fiches` are those in force of every contract; `deja` those this contract already reads.
///
/// # Errors
/// Every refusal of the form at once.
pub fn rattacher(
    contrat: ContratId,
    saisie: &SaisieRattachement,
    (fiches, noeuds, axes): (&[FicheAction], &[Noeud], &[AxeTransversal]),
    deja: &[FicheRattachee],
) -> Result<FicheRattachee, Vec<Refus>> {
    let mut refus = vec![];
    let fiche = fiches.iter().find(|f| f.id.to_string() == saisie.fiche && f.retiree_le.is_none());
    let noeud = noeuds.iter().find(|n| n.id.to_string() == saisie.noeud && n.contrat_id == contrat);
    let axe = axes.iter().find(|a| a.id.to_string() == saisie.axe && a.contrat_id == contrat);
    match (saisie.noeud.is_empty(), saisie.axe.is_empty()) {
        (true, true) | (false, false) => refus.push(Refus::PlaceAbsente),
        _ if noeud.is_none() && axe.is_none() => refus.push(Refus::PlaceInconnue),
        _ => {}
    }
    match fiche {
        None => refus.push(Refus::FicheInconnue),
        Some(f) if f.contrat_id == contrat && noeud.is_some() => refus.push(Refus::DejaDuContrat { numero: f.numero }),
        Some(f) => {
            let same = |x: &FicheRattachee| {
                x.contrat_id == contrat
                    && x.fiche_id == f.id
                    && (x.noeud_id, x.axe_id) == (noeud.map(|n| n.id), axe.map(|a| a.id))
            };
            if deja.iter().any(same) {
                refus.push(Refus::DejaRattachee { numero: f.numero });
            }
        }
    }
    let note = saisie.note.trim().to_owned();
    let vu = note.chars().count();
    if vu > NOTE_MAX {
        refus.push(Refus::NoteTropLongue { vu });
    }
    match fiche.filter(|_| refus.is_empty()) {
        Some(f) => Ok(FicheRattachee {
            id: Id::fresh(),
            version: 1,
            contrat_id: contrat,
            fiche_id: f.id,
            noeud_id: noeud.map(|n| n.id),
            axe_id: axe.map(|a| a.id),
            note,
        }),
        None => Err(refus),
    }
}
