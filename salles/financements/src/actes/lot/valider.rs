//! « COPIL : ● valider un lot » (Financements, § 11): what the team froze after the sitting, a member of the committee validates by
//! their own account, on the text itself.

use super::{LotLu, remplace};
use crate::droits::siege_au_copil;
use crate::model::{Appel, Interet, LotDecision, LotDecisionId, ValidationLot, ValidationLotId};
use crate::regles::lot::Refus;
use std::collections::BTreeSet;
use store::{ActeError, Json, Read, StoreError, args};
use web::Visit;

/// Who validated a lot, in order.
///
/// # Errors
/// `StoreError`.
pub async fn validations(r: &mut impl Read, lot: LotDecisionId) -> Result<Vec<ValidationLot>, StoreError> {
    r.list::<ValidationLot>("lot_id = $2 ;; ORDER BY validee_a, id", args![lot]).await
}

/// Validates a lot, but for the files in which the member declared an interest (LEG-05).
///
/// # Errors
/// `Interdit` for who does not sit on the committee; `Refus` for a lot that another replaced, whose text is not the one frozen, or
/// that this member validated already.
pub async fn valider(visit: &Visit, lot: LotDecisionId) -> Result<ValidationLot, ActeError> {
    let mut w = visit.writer("lot.valider").await?;
    let lot: LotDecision = w.load(&lot).await?;
    let appel: Appel = w.load(&lot.appel_id).await?;
    let Some(visiteur) = visit.visitor.clone().filter(|_| siege_au_copil(visit, &appel)) else { return Err(ActeError::Interdit) };
    remplace(&mut w, &lot).await?;
    let lu = LotLu::de(lot)?;
    if !lu.intact {
        return Err(Refus::TexteAltere.into());
    }
    if validations(&mut w, lu.lot.id).await?.iter().any(|v| v.compte_id == visiteur.compte_id) {
        return Err(Refus::DejaValide.into());
    }
    let interets: Vec<Interet> = w.list::<Interet>("compte_id = $2 ;; ORDER BY id", args![visiteur.compte_id]).await?;
    let siens: BTreeSet<String> = interets.iter().map(|i| i.dossier_id.to_string()).collect();
    let sauf = lu.contenu.dossiers.iter().filter(|d| siens.contains(&d.dossier_id)).map(|d| d.numero.clone());
    let validation = ValidationLot {
        id: ValidationLotId::fresh(),
        version: 1,
        lot_id: lu.lot.id,
        compte_id: visiteur.compte_id.clone(),
        nom: visiteur.nom.clone(),
        empreinte: lu.lot.empreinte.clone(),
        sauf: Json(sauf.collect()),
        validee_a: w.now(),
    };
    w.insert(&validation).await?;
    w.commit().await?;
    Ok(validation)
}
