//! Instruction: opinions and proposals, notes, interests, the stages after. Read `colonne.rs` first.

mod colonne;
mod etats;
mod interet;
mod lien;
mod notes;
#[cfg(test)]
mod tests;
mod yeux;

pub(super) use colonne::{a_la_plume, ecrire, inscrit, plume};
pub use colonne::{remplir, remplir_par_lien};
pub use etats::avancer;
pub use interet::declarer_interet;
pub use lien::{PorteFinanceur, envoyer_le_lien, ouvrir_le_lien};
pub use notes::{NotesVisibles, financeur_de, noter, notes_visibles, regard};
pub use yeux::{Yeux, moyenne_visible};

use crate::model::{Appel, Dossier, DossierId, Interet};
use crate::regles::instruction::Refus;
use store::{ActeError, Read, StoreError, args};
use web::Visit;

/// The file and its call, if the visitor may read them.
async fn ouvrir(visit: &Visit, r: &mut impl Read, dossier: DossierId) -> Result<(Appel, Dossier), ActeError> {
    let dossier: Dossier = r.load(&dossier).await?;
    let appel: Appel = r.load(&dossier.appel_id).await?;
    if crate::droits::lit_les_dossiers(visit, &appel) { Ok((appel, dossier)) } else { Err(ActeError::Interdit) }
}

/// LEG-05: « vous ne pouvez ni le noter, ni en débattre, ni le voter ».
pub(super) async fn sans_interet(r: &mut impl Read, dossier: DossierId, compte: &str) -> Result<(), ActeError> {
    match r.find::<Interet>("dossier_id = $2 AND compte_id = $3", args![dossier, compte.to_owned()]).await? {
        Some(_) => Err(Refus::Interet.into()),
        None => Ok(()),
    }
}

fn refus_de<R: kernel::Refusal + 'static>(refus: Vec<R>) -> ActeError {
    ActeError::Refus(refus.into_iter().map(|r| Box::new(r) as Box<dyn kernel::Refusal>).collect())
}

fn perime(table: &'static str, id: &impl std::fmt::Display) -> ActeError {
    StoreError::Stale { table, id: id.to_string() }.into()
}
