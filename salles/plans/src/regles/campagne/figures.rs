//! The figures of an answer under the alerts of every road (Indicateurs, § 6).

use super::depot::{Contexte, Depot, IndicateurVu, ValeurLue, trop_court};
use indicateurs::regles::{Alerte, RefusCellule, lu_de_l_annee};

/// A figure that a cell of a grid would refuse, and the field to mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureRefusee {
    pub champ: String,
    pub libelle: String,
    pub refus: RefusCellule,
}

/// The figures that alert, each with what it alerts of.
#[must_use]
pub fn figures_alertees<'a>(depot: &Depot, contexte: &'a Contexte) -> Vec<(&'a IndicateurVu, Vec<Alerte>)> {
    let of = |lue: &ValeurLue| {
        let indicateur = contexte.indicateurs.iter().find(|i| i.id == lue.indicateur)?;
        let motif = lue.motif.as_deref().unwrap_or_default();
        let lu = lu_de_l_annee(indicateur.mesure, lue.valeur.as_deref(), lue.absence, motif);
        let alertes = contexte.annees.juger(&indicateur.chiffre(contexte.exercice), &lu, motif).ok()?;
        (!alertes.is_empty()).then_some((indicateur, alertes))
    };
    depot.valeurs.iter().filter_map(of).collect()
}

/// Those that nobody explained in 20 signs: whoever accepts says why.
#[must_use]
pub fn figures_a_motiver<'a>(depot: &Depot, contexte: &'a Contexte) -> Vec<(&'a IndicateurVu, Vec<Alerte>)> {
    let explained = |i: &IndicateurVu| {
        let sienne = depot.valeurs.iter().find(|v| v.indicateur == i.id);
        sienne.and_then(|v| v.motif.as_deref()).is_some_and(|m| !trop_court(m))
    };
    figures_alertees(depot, contexte).into_iter().filter(|(i, _)| !explained(i)).collect()
}
