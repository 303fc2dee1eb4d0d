//! From a cumulated count to what happened in each period.

use std::collections::BTreeMap;

use kernel::nombre::Nombre;

use super::comparable::{Cadre, Contribution};
use super::{Mois, RemiseAZero, Signal, Signaux};

/// « Décumul (`cumul`, remise à zéro `annee`, `date:AAAA-MM` ou `jamais`) : incrément = cumul − dernier cumul
/// **connu** du même segment ; il couvre toutes les périodes depuis celui-ci. Le premier d'un segment couvre
/// depuis la remise à zéro ; sans origine connue (`jamais`, ou avant la date) c'est un solde d'ouverture, exclu
/// (`ouverture` s'il tombe dans la fenêtre). Incrément en partie hors fenêtre : exclu, `increment_a_cheval`.
/// Incrément de plusieurs périodes : inutilisable pour max et min, `increment_fusionne`. Incrément négatif :
/// compté, `cumul_decroissant`. » (§ 4, F2)
///
/// `extreme` is true for max and min. An increment both astride and merged is astride: it is excluded first.
pub(super) fn decumuler(
    remise: RemiseAZero,
    cadre: &Cadre,
    cumuls: &BTreeMap<Mois, &Nombre>,
    extreme: bool,
    signaux: &mut Signaux,
) -> Vec<Contribution> {
    let mut apports = Vec::new();
    let mut dernier: Option<(Mois, &Nombre)> = None;
    for (&mois, &cumul) in cumuls {
        let segment = Segment::de(remise, mois);
        let connu = dernier.filter(|(avant, _)| Segment::de(remise, *avant) == segment);
        dernier = Some((mois, cumul));
        if mois < cadre.debut {
            continue;
        }
        let (depuis, increment) = match (connu, segment.origine) {
            (Some((avant, base)), _) => (avant.plus(1), cumul - base),
            (None, Some(origine)) => (origine, cumul.clone()),
            (None, None) => {
                signaux.insert(Signal::Ouverture);
                continue;
            }
        };
        let periodes = cadre.periodes(depuis, mois);
        if periodes.iter().any(|periode| *periode < cadre.debut) {
            signaux.insert(Signal::IncrementACheval);
            continue;
        }
        if extreme && periodes.len() > 1 {
            signaux.insert(Signal::IncrementFusionne);
            continue;
        }
        if increment.est_negatif() {
            signaux.insert(Signal::CumulDecroissant);
        }
        apports.push(Contribution { valeur: increment, periodes });
    }
    apports
}

/// True when a count of one month goes on from that of another: no reset stands between them.
pub(super) fn meme_segment(remise: RemiseAZero, avant: Mois, apres: Mois) -> bool {
    Segment::de(remise, avant) == Segment::de(remise, apres)
}

/// The stretch during which a count is never reset; two counts of one segment can be subtracted.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Segment {
    /// Its first month, when it is known.
    origine: Option<Mois>,
}

impl Segment {
    fn de(remise: RemiseAZero, mois: Mois) -> Self {
        let origine = match remise {
            RemiseAZero::Annee => Some(mois.janvier()),
            RemiseAZero::Date(date) if mois >= date => Some(date),
            RemiseAZero::Date(_) | RemiseAZero::Jamais => None,
        };
        Self { origine }
    }
}
