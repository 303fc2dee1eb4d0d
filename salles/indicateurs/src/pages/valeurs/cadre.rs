//! What every page of values begins with: which contracts, which dossier.

use crate::actes::valeurs::{Dossier, Perimetre};
use crate::m;
use crate::plans::{Contrat, Plans};
use kernel::Right;
use maud::Markup;
use store::Reader;
use web::components::Champ;
use web::{Form, Layout, PageError, Visit};

/// What an address asks for.
pub fn query(visit: &Visit) -> Form {
    Form::from_query(visit.here.split_once('?').map_or("", |(_, q)| q))
}

/// The contracts that this visitor may read.
pub async fn contrats(visit: &Visit, plans: &dyn Plans, r: &mut Reader) -> Result<Vec<Contrat>, PageError> {
    let tous = plans.contrats(r).await?;
    Ok(tous.into_iter().filter(|c| visit.may(Right::LirePlan, Some(&c.id))).collect())
}

/// The contract of an address: its slug or its identifier; the only one when nothing is said.
pub fn choisi<'a>(contrats: &'a [Contrat], dit: &str) -> Option<&'a Contrat> {
    match contrats {
        [seul] if dit.is_empty() => Some(seul),
        tous => tous.iter().find(|c| c.slug == dit || c.id == dit),
    }
}

/// Everything about some indicators of a contract.
pub async fn dossier(plans: &dyn Plans, r: &mut Reader, contrat: &Contrat, p: &Perimetre) -> Result<Dossier, PageError> {
    let objets = plans.objets(r, &contrat.id).await?;
    Ok(Dossier::charger(r, contrat.clone(), objets, p).await?)
}

/// A page under « Indicateurs ».
pub fn page(visit: &Visit, titre: &str, large: bool, corps: Markup) -> Markup {
    let layout = Layout::new(titre).trail(m(visit.lang).liste_titre(), "/indicateurs").section("/indicateurs");
    if large { layout.wide() } else { layout }.render(visit, corps)
}

/// A filter of a list.
pub fn filtre<'a>(name: &'a str, label: &'a str) -> Champ<'a> {
    Champ { name, label, filter: true, part: "filtre", ..Champ::default() }
}
