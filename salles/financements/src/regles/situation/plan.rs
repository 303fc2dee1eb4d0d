//! The matrix of a file: one line per funder, one cell per stage. `∅` is an answer awaited, 0 is « rien ».

use jiff::civil::Date;
use kernel::nombre::Nombre;
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;

use super::super::expression::Intervalle;
use super::{Etape, Euros, Financeur};

/// What each funder was asked, proposed, voted, paid.
pub type Plan = BTreeMap<Financeur, Cellules>;

/// One line of the matrix. Written as a list `[demandé, proposé, voté, payé]`, or as an object with the same names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cellules {
    pub demande: Option<Euros>,
    pub propose: Option<Euros>,
    pub vote: Option<Euros>,
    pub paye: Option<Euros>,
    /// How many columns are open: a stage that has not come has no cell.
    colonnes: usize,
    pub motif: Option<String>,
    pub copil_le: Option<Date>,
}

impl Cellules {
    /// The amounts of the columns open so far, in order.
    #[must_use]
    pub fn ouvertes(cellules: &[Option<Euros>]) -> Self {
        let colonne = |rang: usize| cellules.get(rang).copied().flatten();
        Self {
            demande: colonne(0),
            propose: colonne(1),
            vote: colonne(2),
            paye: colonne(3),
            colonnes: cellules.len(),
            ..Self::default()
        }
    }

    /// « `m` : montant dans la colonne de l'étape ». A payment is judged on what was voted while nothing is paid; a stage
    /// without a column, on the last open one.
    #[must_use]
    pub fn a(&self, etape: Etape) -> Option<Euros> {
        match etape {
            Etape::Demande | Etape::Appel => self.demande,
            Etape::Propose | Etape::Programme => self.propose,
            Etape::Vote | Etape::Notification | Etape::Publication => self.vote,
            Etape::Paiement | Etape::Bilan => self.paye.or(self.vote),
            Etape::Cpo | Etape::Avis | Etape::Note => match self.colonnes {
                0 | 1 => self.demande,
                2 => self.propose,
                _ => self.vote,
            },
        }
    }

    /// « Une case vide vaut [0 ; demandé] (demande vide : sans maximum). » In centimes.
    #[must_use]
    pub fn intervalle(&self, etape: Etape) -> Intervalle {
        match self.a(etape) {
            Some(montant) => Intervalle::exact(montant.nombre()),
            None => Intervalle { min: Some(Nombre::zero()), max: self.demande.map(Euros::nombre) },
        }
    }
}

impl<'de> Deserialize<'de> for Cellules {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Lot {
            #[serde(default, deserialize_with = "super::jour")]
            copil_le: Option<Date>,
        }
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Forme {
            Liste(Vec<Option<Euros>>),
            Objet {
                #[serde(default)]
                demande: Option<Euros>,
                #[serde(default)]
                propose: Option<Euros>,
                #[serde(default)]
                vote: Option<Euros>,
                #[serde(default)]
                paye: Option<Euros>,
                #[serde(default)]
                motif: Option<String>,
                #[serde(default)]
                lot: Option<Lot>,
            },
        }
        Ok(match Forme::deserialize(d)? {
            Forme::Liste(cellules) => Self::ouvertes(&cellules),
            Forme::Objet { demande, propose, vote, paye, motif, lot } => Self {
                demande,
                propose,
                vote,
                paye,
                colonnes: [demande, propose, vote, paye].iter().rposition(Option::is_some).map_or(0, |rang| rang + 1),
                motif,
                copil_le: lot.and_then(|lot| lot.copil_le),
            },
        })
    }
}
