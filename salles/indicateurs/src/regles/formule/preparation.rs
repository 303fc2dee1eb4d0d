//! A formula as typed, ready to be kept: read, found, agreed, without cycle.

use super::{Formule, OperandeDeFormule, RefusFormule, accorder, lire_formule, ordre};
use crate::model::{Indicateur, IndicateurId};
use kernel::texte::cle;
use std::collections::BTreeMap;

/// The formula typed for an indicator; nothing when nothing was typed. `indicateurs`: those of its contract; `autres`: the
/// formulas of the others.
///
/// # Errors
/// The first thing that is wrong, and where.
pub fn preparer(
    texte: &str,
    moi: &Indicateur,
    indicateurs: &[Indicateur],
    autres: &BTreeMap<IndicateurId, Formule<IndicateurId>>,
) -> Result<Option<Formule<IndicateurId>>, RefusFormule> {
    if texte.trim().is_empty() {
        return Ok(None);
    }
    let Cote { typee, gardee } = lire_cote(texte, indicateurs)?;
    accorder(&typee, &operande(moi))?;
    let mut toutes = autres.clone();
    toutes.insert(moi.id, gardee.clone());
    let code = |id: &IndicateurId| indicateurs.iter().find(|i| i.id == *id).map_or_else(|| id.to_string(), |i| i.code.clone());
    ordre(&toutes).map_err(|chemin| RefusFormule::Cycle { chemin: chemin.iter().map(code).collect() })?;
    Ok(Some(gardee))
}

/// A formula read twice over: with the kinds of its indicators, and with their identifiers.
#[derive(Debug, Clone)]
pub struct Cote {
    pub typee: Formule<OperandeDeFormule>,
    pub gardee: Formule<IndicateurId>,
}

/// An indicator, as formulas are typed.
#[must_use]
pub fn operande(i: &Indicateur) -> OperandeDeFormule {
    OperandeDeFormule { code: i.code.clone(), mesure: i.mesure, unite: i.unite.clone() }
}

/// Reads a formula and finds its indicators by their codes, nothing more.
///
/// # Errors
/// `Illisible`, `OperandeInconnu`.
pub fn lire_cote(texte: &str, indicateurs: &[Indicateur]) -> Result<Cote, RefusFormule> {
    let net = texte.trim();
    let lue = lire_formule(net).map_err(|faute| RefusFormule::Illisible { texte: net.to_owned(), faute })?;
    let trouver = |code: &String| {
        let exact = indicateurs.iter().find(|i| i.code == *code);
        exact.or_else(|| indicateurs.iter().find(|i| cle(&i.code) == cle(code)))
    };
    let inconnu = |code: String| RefusFormule::OperandeInconnu { texte: net.to_owned(), code };
    if let Some(code) = lue.operandes().into_iter().find(|code| trouver(code).is_none()) {
        return Err(inconnu(code));
    }
    let typee = lue.renommer(&|code| trouver(code).map(operande)).ok_or_else(|| inconnu(String::new()))?;
    let gardee = lue.renommer(&|code| trouver(code).map(|i| i.id)).ok_or_else(|| inconnu(String::new()))?;
    Ok(Cote { typee, gardee })
}

/// A formula that a changed indicator would make wrong: that of the indicator of this code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desaccord {
    /// « 1.R4 Part tenue ».
    pub calcule: String,
    pub refus: RefusFormule,
}

/// The formulas that no longer agree once an indicator has another unit or another measure: its own, and those that read it.
/// `indicateurs` are those of the contract, the changed one as it becomes.
#[must_use]
pub fn desaccords(
    change: IndicateurId,
    indicateurs: &[Indicateur],
    formules: &BTreeMap<IndicateurId, Formule<IndicateurId>>,
) -> Vec<Desaccord> {
    let trouver = |id: &IndicateurId| indicateurs.iter().find(|i| i.id == *id);
    let concernees = formules.iter().filter(|(id, f)| **id == change || f.operandes().contains(&change));
    concernees
        .filter_map(|(id, f)| {
            let (calcule, typee) = (trouver(id)?, f.renommer(&|id| trouver(id).map(operande))?);
            let refus = accorder(&typee, &operande(calcule)).err()?;
            Some(Desaccord { calcule: format!("{} {}", calcule.code, calcule.libelle), refus })
        })
        .collect()
}
