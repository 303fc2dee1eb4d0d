//! « Expression sur d'autres indicateurs » (§ 2): read, checked, computed. « 100 × [1.R1] / [1.R2] », « evolution([1.R1]) ».
//!
//! `lecture` reads the text, `typer` says whether what it adds and divides may be, `preparation` does both and looks for
//! cycles, `calcul` computes it and puts several in order. An expression names indicators by `R`: their codes as typed, their identifiers once kept.

mod calcul;
mod lecture;
mod preparation;
mod refus;
mod typer;

pub use calcul::{Calculee, Manque as ManqueDeFormule, calculer, ordre};
pub use lecture::{Faute, LONGUEUR_MAX, lire_formule, relire_formule};
pub use preparation::{Cote, Desaccord, desaccords, lire_cote, operande, preparer};
pub use refus::RefusFormule;
pub use typer::{Operande as OperandeDeFormule, accorder, comparables};

use kernel::nombre::Nombre;
use std::collections::BTreeSet;

/// The four operations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signe {
    Plus,
    Moins,
    Fois,
    Sur,
}

impl Signe {
    fn ecrit(self) -> &'static str {
        match self {
            Signe::Plus => " + ",
            Signe::Moins => " − ",
            Signe::Fois => " × ",
            Signe::Sur => " / ",
        }
    }

    fn force(self) -> u8 {
        match self {
            Signe::Plus | Signe::Moins => 1,
            Signe::Fois | Signe::Sur => 2,
        }
    }
}

/// A formula over the figures of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Formule<R> {
    Nombre(Nombre),
    /// The figure of an indicator.
    Lire(R),
    /// « relative = 100 × (après − avant) / |avant| »: from the year before.
    Evolution(R),
    Oppose(Box<Formule<R>>),
    Op(Signe, Box<Formule<R>>, Box<Formule<R>>),
}

impl<R: Clone + Ord> Formule<R> {
    /// The indicators that it reads.
    #[must_use]
    pub fn operandes(&self) -> BTreeSet<R> {
        match self {
            Formule::Nombre(_) => BTreeSet::new(),
            Formule::Lire(r) | Formule::Evolution(r) => BTreeSet::from([r.clone()]),
            Formule::Oppose(dedans) => dedans.operandes(),
            Formule::Op(_, gauche, droite) => gauche.operandes().into_iter().chain(droite.operandes()).collect(),
        }
    }
}

impl<R> Formule<R> {
    /// The same, naming its indicators otherwise; nothing when one has no other name.
    pub fn renommer<S>(&self, nom: &impl Fn(&R) -> Option<S>) -> Option<Formule<S>> {
        Some(match self {
            Formule::Nombre(n) => Formule::Nombre(n.clone()),
            Formule::Lire(r) => Formule::Lire(nom(r)?),
            Formule::Evolution(r) => Formule::Evolution(nom(r)?),
            Formule::Oppose(dedans) => Formule::Oppose(Box::new(dedans.renommer(nom)?)),
            Formule::Op(signe, gauche, droite) => {
                Formule::Op(*signe, Box::new(gauche.renommer(nom)?), Box::new(droite.renommer(nom)?))
            }
        })
    }

    /// As it is typed again, with no more parentheses than it needs.
    pub fn ecrire(&self, nom: &impl Fn(&R) -> String) -> String {
        match self {
            Formule::Nombre(n) => n.to_string().replace('.', ","),
            Formule::Lire(r) => format!("[{}]", nom(r)),
            Formule::Evolution(r) => format!("evolution([{}])", nom(r)),
            Formule::Oppose(dedans) => format!("−{}", dedans.dedans(3, nom)),
            Formule::Op(signe, gauche, droite) => {
                // What follows − or / is not regrouped with what comes before.
                let force = signe.force();
                format!("{}{}{}", gauche.dedans(force, nom), signe.ecrit(), droite.dedans(force + 1, nom))
            }
        }
    }

    fn dedans(&self, force: u8, nom: &impl Fn(&R) -> String) -> String {
        let sienne = match self {
            Formule::Op(signe, ..) => signe.force(),
            Formule::Oppose(_) => 2,
            Formule::Nombre(_) | Formule::Lire(_) | Formule::Evolution(_) => 3,
        };
        let ecrite = self.ecrire(nom);
        if sienne < force { format!("({ecrite})") } else { ecrite }
    }
}
