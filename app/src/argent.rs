//! « actions et argent qui le touchent »: what the page of a district asks of calls. Financing stands beside plans; the binary knows
//! both. It reads published editions and nothing else, so that the page says what everyone may read.

use async_trait::async_trait;
use financements::actes::publication::{lire, servie};
use financements::model::Publication;
use plans::argent::{ActionFinancee, AppelFinance, Argent};
use store::{ActeError, Read, Reader, StoreError, args};
use web::form::percent_encode;

/// The published calls of this house.
pub struct AppelsPublies;

#[async_trait]
impl Argent for AppelsPublies {
    async fn du_quartier(&self, r: &mut Reader, nom: &str) -> Result<Vec<AppelFinance>, StoreError> {
        let toutes: Vec<Publication> = r.list(";; ORDER BY appel_id, numero", args![]).await?;
        let mut appels = vec![];
        for siennes in toutes.chunk_by(|a, b| a.appel_id == b.appel_id) {
            let Some(publication) = servie(siennes) else { continue };
            let contenu = lire(r, publication).await.map_err(|error| match error {
                ActeError::Store(error) => error,
                autre => StoreError::Broken(format!("{autre:?}")),
            })?;
            let mut actions = vec![];
            for a in &contenu.actions {
                let part = a.parts().into_iter().find(|(quartier, _)| *quartier == Some(nom)).map(|(_, part)| part.centimes());
                if let Some(part) = part.filter(|centimes| *centimes > 0) {
                    actions.push(ActionFinancee { numero: a.numero.clone(), intitule: a.intitule.clone(), part });
                }
            }
            if !actions.is_empty() {
                appels.push(AppelFinance {
                    exercice: contenu.appel.exercice,
                    intitule: contenu.appel.intitule.clone(),
                    chemin: format!("/subventions/{}?quartier={}", contenu.appel.slug, percent_encode(nom)),
                    total: actions.iter().map(|a| a.part).sum(),
                    actions,
                });
            }
        }
        appels.sort_by_key(|a| std::cmp::Reverse(a.exercice));
        Ok(appels)
    }
}
