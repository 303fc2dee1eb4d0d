//! What the plan of a contract offers to a file: its challenges, their objectives, its transversal axes.

use crate::regles::dossier::{Defi, NiveauxContrat};
use store::{Read, StoreError, args};

/// The first two levels of a contract with their names, and its axes, in the order of the plan; empty when it has none.
///
/// # Errors
/// `StoreError`.
pub async fn niveaux(r: &mut impl Read, contrat: &str) -> Result<NiveauxContrat, StoreError> {
    let mut lus = NiveauxContrat::default();
    let noeuds = r
        .rows(
            "SELECT n.id, n.parent_id, n.titre, c.niveaux FROM noeud n
             JOIN contrat c ON c.id = n.contrat_id AND c.collectivite_id = n.collectivite_id
             WHERE n.collectivite_id = $1 AND n.contrat_id = $2 AND n.niveau <= 2 ORDER BY n.niveau, n.ordre, n.id",
            args![contrat.to_owned()],
        )
        .await?;
    let mut places: Vec<String> = vec![];
    for mut row in noeuds {
        let (id, parent, titre, noms): (String, Option<String>, String, String) =
            (row.take()?, row.take()?, row.take()?, row.take()?);
        match parent {
            None => {
                places.push(id);
                lus.defis.push(Defi { titre, objectifs: vec![] });
            }
            Some(parent) => {
                let place = places.iter().position(|defi| *defi == parent);
                if let Some(defi) = place.and_then(|n| lus.defis.get_mut(n)) {
                    defi.objectifs.push(titre);
                }
            }
        }
        if lus.noms.is_empty() {
            lus.noms = serde_json::from_str(&noms).unwrap_or_default();
        }
    }
    let axes = r
        .rows(
            "SELECT titre FROM axe_transversal WHERE collectivite_id = $1 AND contrat_id = $2 ORDER BY ordre, id",
            args![contrat.to_owned()],
        )
        .await?;
    for mut row in axes {
        lus.axes.push(row.take()?);
    }
    Ok(lus)
}
