//! « relation entre indicateurs (gauche, opérateur, droite, stratégie si absent : ignorer si un manque, si tous manquent,
//! jamais) : refus ou alerte selon la règle » (§ 6). Absent is never zero: what is missing is passed over or named.

mod redaction;

pub use redaction::{RefusRelation, SaisieRelation, lire_relation};

use super::Lecture;
use super::formule::{Formule, calculer};
use crate::m;
use crate::model::{Operateur, SiAbsent};
use kernel::Lang;
use kernel::nombre::Nombre;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// What was read of the figures, by indicator and year (or rank of period).
pub type Lus<R> = BTreeMap<(R, i64), Lecture>;

/// A relation between two formulas.
#[derive(Debug, Clone)]
pub struct Regle<'a, R> {
    pub gauche: &'a Formule<R>,
    pub operateur: Operateur,
    pub droite: &'a Formule<R>,
    pub si_absent: SiAbsent,
}

/// What becomes of a relation for a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Issue<R> {
    Tenue {
        gauche: Nombre,
        droite: Nombre,
    },
    Rompue {
        gauche: Nombre,
        droite: Nombre,
    },
    /// Something that must be there is not.
    Incomplete {
        manques: BTreeSet<R>,
    },
    /// « ignorer »: what is missing, or « sans objet ».
    Ignoree {
        manques: BTreeSet<R>,
    },
    /// Everything is there and a side has no figure: it divides by zero, or crosses a break.
    SansChiffre,
}

/// What becomes of a relation, and every figure that it looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Epreuve<R: Ord> {
    pub issue: Issue<R>,
    pub lus: Lus<R>,
}

/// Tries a relation on the figures of a year. `lire` gives that of an indicator that is typed; `calculs` are the formulas of
/// the others, without circle; `coupee` says whether a series breaks between the year before and this one.
pub fn eprouver_relation<R: Clone + Ord>(
    regle: &Regle<'_, R>,
    annee: i64,
    calculs: &BTreeMap<R, Formule<R>>,
    lire: &impl Fn(&R, i64) -> Lecture,
    coupee: &impl Fn(&R, i64) -> bool,
) -> Epreuve<R> {
    let lecteur = Lecteur { calculs, lire, coupee, lus: RefCell::default() };
    let gauche = calculer(regle.gauche, annee, &|r, a| lecteur.lire(r, a), coupee).valeur;
    let droite = calculer(regle.droite, annee, &|r, a| lecteur.lire(r, a), coupee).valeur;
    let lus = lecteur.lus.into_inner();
    let absents: BTreeSet<R> = lus.iter().filter(|(_, l)| l.valeur().is_none()).map(|((r, _), _)| r.clone()).collect();
    let tous = lus.values().all(|l| l.valeur().is_none());
    let issue = match (gauche, droite) {
        // « `sans_objet` (retire la période ou le territoire des attendus) » (§ 3).
        _ if lus.values().any(Lecture::est_sans_objet) => Issue::Ignoree { manques: absents },
        (Some(gauche), Some(droite)) if regle.operateur.tient(&gauche, &droite) => Issue::Tenue { gauche, droite },
        (Some(gauche), Some(droite)) => Issue::Rompue { gauche, droite },
        _ if absents.is_empty() => Issue::SansChiffre,
        _ => match regle.si_absent {
            SiAbsent::UnManque => Issue::Ignoree { manques: absents },
            SiAbsent::TousManquent if tous => Issue::Ignoree { manques: absents },
            SiAbsent::TousManquent | SiAbsent::Jamais => Issue::Incomplete { manques: absents },
        },
    };
    Epreuve { issue, lus }
}

struct Lecteur<'a, R, L, C> {
    calculs: &'a BTreeMap<R, Formule<R>>,
    lire: &'a L,
    coupee: &'a C,
    lus: RefCell<Lus<R>>,
}

impl<R: Clone + Ord, L: Fn(&R, i64) -> Lecture, C: Fn(&R, i64) -> bool> Lecteur<'_, R, L, C> {
    fn lire(&self, r: &R, annee: i64) -> Lecture {
        if let Some(formule) = self.calculs.get(r) {
            // Its operands, so that a value just typed is seen before its formula is computed again.
            let dedans: &dyn Fn(&R, i64) -> Lecture = &|r, a| self.lire(r, a);
            return Lecture::from(calculer(formule, annee, &dedans, self.coupee).valeur);
        }
        let lue = (self.lire)(r, annee);
        self.lus.borrow_mut().insert((r.clone(), annee), lue.clone());
        lue
    }
}

/// A relation that does not hold, in the words of its indicators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NonTenue {
    pub libelle: String,
    /// « [1.R2] ≤ [1.R1] ».
    pub regle: String,
    /// Decimal texts; none when a figure is missing.
    pub cotes: Option<(String, String)>,
    /// Codes of what is missing.
    pub manques: Vec<String>,
}

impl NonTenue {
    /// Nothing for what holds or is passed over.
    pub fn de<R: Ord>(libelle: &str, regle: &str, issue: &Issue<R>, code: &impl Fn(&R) -> String) -> Option<Self> {
        let (cotes, manques) = match issue {
            Issue::Rompue { gauche, droite } => (Some((gauche.arrondi_net(), droite.arrondi_net())), vec![]),
            Issue::Incomplete { manques } => (None, manques.iter().map(code).collect()),
            Issue::Tenue { .. } | Issue::Ignoree { .. } | Issue::SansChiffre => return None,
        };
        Some(Self { libelle: libelle.to_owned(), regle: regle.to_owned(), cotes, manques })
    }

    /// « « Retours et présents » : il faut [1.R2] ≤ [1.R1], or les deux membres valent 25 et 20. »
    #[must_use]
    pub fn mots(&self, lang: Lang) -> String {
        let t = m(lang);
        let fr = |n: &str| if lang == Lang::En { n.to_owned() } else { n.replace('.', ",") };
        match &self.cotes {
            Some((gauche, droite)) => t.relation_rompue(&self.libelle, &self.regle, fr(gauche), fr(droite)),
            None => t.relation_incomplete(&self.libelle, &self.regle, self.manques.join(", ")),
        }
    }
}

/// Four decimals at most, without zeros that say nothing.
trait Net {
    fn arrondi_net(&self) -> String;
}

impl Net for Nombre {
    fn arrondi_net(&self) -> String {
        let ecrit = self.arrondi(4, false);
        if ecrit.contains('.') { ecrit.trim_end_matches('0').trim_end_matches('.').to_owned() } else { ecrit }
    }
}

#[cfg(test)]
mod tests;
