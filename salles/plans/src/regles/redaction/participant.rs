//! Finding who to put on a sheet, by any of their names.

use super::Refus;
use crate::model::{Participation, RoleParticipation};
use acteurs::model::{Organisation, OrganisationId};
use kernel::texte::cle;

/// The organisations that every typed word designates, by name, acronym or spelling, accents blind;
/// those whose acronym or name is exactly what was typed come first.
#[must_use]
pub fn trouver_organisations<'a>(cherche: &str, toutes: &'a [Organisation]) -> Vec<&'a Organisation> {
    let cherche = cle(cherche);
    if cherche.is_empty() {
        return vec![];
    }
    let mut trouvees: Vec<(bool, &Organisation)> = toutes
        .iter()
        .filter(|o| o.remplacee_par.is_none())
        .filter_map(|o| {
            let noms: Vec<String> = std::iter::once(o.nom.as_str())
                .chain(o.sigle.as_deref())
                .chain(o.graphies.iter().map(String::as_str))
                .map(cle)
                .collect();
            let tout = noms.join(" ");
            cherche.split(' ').all(|mot| tout.contains(mot)).then(|| (!noms.contains(&cherche), o))
        })
        .collect();
    trouvees.sort_by(|a, b| (a.0, &a.1.cle).cmp(&(b.0, &b.1.cle)));
    trouvees.into_iter().map(|(_, o)| o).collect()
}

/// An organisation stands once among the pilots of a sheet, and once among its partners.
///
/// # Errors
/// `DejaParticipant`.
pub fn pas_deja_la(organisation: &Organisation, role: RoleParticipation, presents: &[Participation]) -> Result<(), Refus> {
    let deja = |id: OrganisationId| presents.iter().any(|p| p.organisation_id == id && p.role == role);
    if deja(organisation.id) { Err(Refus::DejaParticipant { organisation: organisation.nom.clone() }) } else { Ok(()) }
}
