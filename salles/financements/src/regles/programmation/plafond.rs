//! The shares of an envelope of the call, « enveloppe (arbre) … `pre`, `hors_qpv` » (Financements, § 3): each is a ceiling for the lines
//! it is made for, given to the calculation as such and told when a plan goes beyond it.

use std::collections::BTreeSet;

use super::{Alerte, euros_entiers};
use crate::regles::situation::{Enveloppe, Retenu};
use crate::regles::{Catalogue, Conclusion, Euros, Financeur, Situation};

/// The rule that a share obeys as its envelope does.
const REGLE: &str = "AAP-11";

/// A share, and the files whose lines of its funder draw on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plafond {
    pub financeur: Financeur,
    pub libelle: String,
    /// What it holds, less what is reserved there.
    pub disponible: Euros,
    pub dossiers: BTreeSet<String>,
}

impl Plafond {
    /// The ceiling as the solver holds it, once what people gave by hand is taken off; nothing when no line in question draws on it.
    pub(super) fn locale(&self, dossiers: &[solver::Dossier], poses: &solver::Plan) -> Option<solver::RegleLocale> {
        let code = self.financeur.code();
        let siens = dossiers.iter().filter(|d| self.dossiers.contains(&d.id) && d.demande.contains_key(code));
        let terme = |d: &solver::Dossier| (solver::Terme::Montant { dossier: d.id.clone(), financeur: code.to_owned() }, -1);
        let termes: Vec<_> = siens.map(terme).collect();
        let poses = poses.iter().filter(|(numero, _)| self.dossiers.contains(*numero));
        let pris: i64 = poses.filter_map(|(_, l)| l.get(code)).sum();
        let seuil = -(euros_entiers(self.disponible) - pris).max(0);
        let forme = solver::Forme::Somme { dossier: None, termes, seuil };
        let tient = matches!(&forme, solver::Forme::Somme { termes, .. } if !termes.is_empty());
        tient.then(|| solver::RegleLocale { code: REGLE.to_owned(), forme, exacte: true })
    }

    /// What the rule says of the share; `retenus` are the files of the programme, with their numbers.
    pub(super) fn alerte<'a>(
        &self,
        catalogue: &Catalogue,
        commune: &Situation,
        retenus: impl Iterator<Item = (&'a str, &'a Retenu)>,
    ) -> Option<Alerte> {
        let siens = retenus.filter(|(numero, _)| self.dossiers.contains(*numero)).map(|(_, r)| r.clone());
        let enveloppe = Enveloppe {
            financeur: Some(self.financeur.clone()),
            montant: Some(self.disponible.max(Euros::ZERO)),
            libelle: self.libelle.clone(),
            ..Enveloppe::default()
        };
        let situation = Situation { enveloppe, programme: siens.collect(), ..commune.clone() };
        let verdict = catalogue.juger(REGLE, &situation).ok().filter(|v| v.verdict == Conclusion::Violee)?;
        Some(Alerte { numero: None, code: REGLE.to_owned(), verdict })
    }
}
