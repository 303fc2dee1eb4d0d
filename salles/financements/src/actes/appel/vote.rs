//! « voter la lettre : COPIL ● » (Financements, § 11): what the team submitted, a member of the committee approves by their own
//! account. The team records the sitting: committees sit without accounts, and AAP-03 reads its date.

use crate::droits::siege_au_copil;
use crate::model::{Appel, AppelId, EtatLettre, LettreCadrage, LettreCadrageId, ValidationLettre, ValidationLettreId};
use crate::regles::appel::Refus;
use crate::regles::lot::empreinte;
use crate::store as lectures;
use serde_json::json;
use store::{ActeError, Read, StoreError, args};
use web::Visit;

/// The fingerprint of what a letter says: its words, its calendar, its papers, its parameters.
#[must_use]
pub fn empreinte_de(lettre: &LettreCadrage) -> String {
    let c = &lettre.contenu;
    empreinte(&json!({
        "rubriques": c.rubriques, "calendrier": c.calendrier, "pieces": c.pieces,
        "parametres": *lettre.parametres, "effet_le": lettre.effet_le,
    }))
}

/// Who approved a letter, in order, whatever its text was then.
///
/// # Errors
/// `StoreError`.
pub async fn validations_de_lettre(r: &mut impl Read, lettre: LettreCadrageId) -> Result<Vec<ValidationLettre>, StoreError> {
    r.list::<ValidationLettre>("lettre_id = $2 ;; ORDER BY validee_a, id", args![lettre]).await
}

/// Approves the last letter of a call. `vue`: the fingerprint of the text that the member read.
///
/// # Errors
/// `Interdit` for who does not sit on the committee; `Refus` while the letter is a draft, when its text changed meanwhile, or when
/// this member approved that text already.
pub async fn approuver(visit: &Visit, appel: AppelId, vue: &str) -> Result<ValidationLettre, ActeError> {
    let mut w = visit.writer("lettre.valider").await?;
    let appel: Appel = w.load(&appel).await?;
    let Some(visiteur) = visit.visitor.clone().filter(|_| siege_au_copil(visit, &appel)) else { return Err(ActeError::Interdit) };
    let lettre = lectures::lettres(&mut w, appel.id).await?.into_iter().next_back().ok_or(ActeError::Interdit)?;
    if lettre.etat == EtatLettre::Projet {
        return Err(Refus::LettreEnProjet.into());
    }
    let texte = empreinte_de(&lettre);
    if texte != vue {
        return Err(Refus::LettreChangee.into());
    }
    let deja = validations_de_lettre(&mut w, lettre.id).await?;
    if deja.iter().any(|v| v.compte_id == visiteur.compte_id && v.empreinte == texte) {
        return Err(Refus::DejaApprouvee.into());
    }
    let validation = ValidationLettre {
        id: ValidationLettreId::fresh(),
        version: 1,
        lettre_id: lettre.id,
        compte_id: visiteur.compte_id.clone(),
        nom: visiteur.nom.clone(),
        empreinte: texte,
        validee_a: w.now(),
    };
    w.insert(&validation).await?;
    w.commit().await?;
    Ok(validation)
}
