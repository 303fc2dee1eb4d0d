//! « complément demandé champ par champ » : while a correction is asked for, only its fields change.

use super::Refus;
use crate::model::Complement;
use std::collections::{BTreeMap, BTreeSet};

/// The fields a correction may be asked on.
pub const DEMANDABLES: [&str; 13] = [
    "resume",
    "objectifs",
    "publics",
    "nombre_beneficiaires",
    "indicateurs",
    "periode",
    "qpv",
    "lieux",
    "droit_commun",
    "partenaires",
    "budget",
    "demandes",
    "pieces",
];

/// Refuses a correction asked on what is no field of a file: its holder could never answer it.
///
/// # Errors
/// `ComplementInconnu`.
pub fn demandable(champ: &str) -> Result<(), Refus> {
    if DEMANDABLES.contains(&champ) { Ok(()) } else { Err(Refus::ComplementInconnu { champ: champ.to_owned() }) }
}

/// The fields a correction asks for, and those that cannot but follow.
fn couvert(champ: &str, demandes: &[Complement]) -> bool {
    let argent = ["b.", "d.", "n."].iter().any(|debut| champ.starts_with(debut));
    demandes.iter().any(|c| match c.champ.as_str() {
        "budget" | "demandes" => argent,
        "qpv" => champ.starts_with("qpv.") || champ == "hors_qpv" || champ == "poche_pauvrete",
        "indicateurs" => champ.starts_with("i."),
        "periode" => matches!(champ, "debut" | "fin" | "action_debut" | "action_fin" | "dossier_lie"),
        // A part that changes is made up somewhere: the budget stays balanced.
        demande if demande.starts_with("d.") => demande == champ || champ.starts_with("b.") || champ.starts_with("n."),
        demande => demande == champ,
    })
}

/// Whether what changed between two readings of a file is what was asked for.
///
/// # Errors
/// `HorsComplement`, one for each field that changed unasked.
pub fn dans_les_complements(
    avant: &[(String, String)],
    apres: &[(String, String)],
    demandes: &[Complement],
) -> Result<(), Vec<Refus>> {
    let lus = |champs: &'_ [(String, String)]| -> BTreeMap<String, BTreeSet<String>> {
        let mut par_nom: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (nom, valeur) in champs.iter().filter(|(_, valeur)| !valeur.is_empty()) {
            par_nom.entry(nom.clone()).or_default().insert(valeur.clone());
        }
        par_nom
    };
    let (avant, apres) = (lus(avant), lus(apres));
    let noms: BTreeSet<&String> = avant.keys().chain(apres.keys()).collect();
    let hors: Vec<Refus> = noms
        .into_iter()
        .filter(|nom| avant.get(*nom) != apres.get(*nom) && !couvert(nom, demandes))
        .map(|nom| Refus::HorsComplement { champ: nom.clone() })
        .collect();
    if hors.is_empty() { Ok(()) } else { Err(hors) }
}
