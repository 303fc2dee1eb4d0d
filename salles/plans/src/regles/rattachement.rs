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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::AxeTransversalId;
    use store::Json;

    fn fiche(contrat_id: ContratId, numero: i64) -> FicheAction {
        FicheAction { numero, ..FicheAction::vierge(contrat_id, "en_cours".into()) }
    }

    #[test]
    fn une_fiche_d_un_autre_contrat_se_rattache_une_fois_a_un_niveau_ou_a_un_axe() {
        let (ici, ailleurs) = (ContratId::fresh(), ContratId::fresh());
        let noeuds = [Noeud::vierge(ici), Noeud::vierge(ailleurs)];
        let axes = [AxeTransversal {
            id: AxeTransversalId::fresh(),
            version: 1,
            contrat_id: ici,
            code: "T1".into(),
            titre: "Mobilités".into(),
            enjeux: Json(vec![]),
            ordre: 1,
        }];
        let retiree = FicheAction { retiree_le: Some(jiff::civil::date(2025, 1, 1)), ..fiche(ailleurs, 3) };
        let fiches = [fiche(ailleurs, 1), fiche(ici, 2), retiree];
        let saisie = |f: usize, noeud: &str, axe: &str| SaisieRattachement {
            fiche: fiches[f].id.to_string(),
            noeud: noeud.to_owned(),
            axe: axe.to_owned(),
            note: String::new(),
        };
        let (n, elsewhere, a) = (noeuds[0].id.to_string(), noeuds[1].id.to_string(), axes[0].id.to_string());
        let all = (&fiches[..], &noeuds[..], &axes[..]);
        let one = rattacher(ici, &saisie(0, &n, ""), all, &[]).unwrap();
        assert_eq!((one.contrat_id, one.noeud_id, one.axe_id), (ici, Some(noeuds[0].id), None));
        let again = std::slice::from_ref(&one);
        assert_eq!(rattacher(ici, &saisie(0, &n, ""), all, again), Err(vec![Refus::DejaRattachee { numero: 1 }]));
        assert!(rattacher(ici, &saisie(0, "", &a), all, again).is_ok(), "and to an axis besides");
        assert_eq!(rattacher(ici, &saisie(1, &n, ""), all, &[]), Err(vec![Refus::DejaDuContrat { numero: 2 }]));
        assert!(rattacher(ici, &saisie(1, "", &a), all, &[]).is_ok(), "its own axes may cross it");
        assert_eq!(rattacher(ici, &saisie(0, &n, &a), all, &[]), Err(vec![Refus::PlaceAbsente]));
        assert_eq!(rattacher(ici, &saisie(0, "", ""), all, &[]), Err(vec![Refus::PlaceAbsente]));
        assert_eq!(rattacher(ici, &saisie(0, &elsewhere, ""), all, &[]), Err(vec![Refus::PlaceInconnue]));
        assert_eq!(rattacher(ici, &saisie(2, &n, ""), all, &[]), Err(vec![Refus::FicheInconnue]));
        let long = SaisieRattachement { note: "x".repeat(NOTE_MAX + 1), ..saisie(0, &n, "") };
        assert_eq!(rattacher(ici, &long, all, &[]), Err(vec![Refus::NoteTropLongue { vu: NOTE_MAX + 1 }]));
    }
}
