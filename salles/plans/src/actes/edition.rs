//! Freezing, correcting, publishing an edition, and reading one back. Nothing here changes or removes
//! what was frozen: publication is the only mark that an edition receives afterwards.

mod chiffres;
mod composition;
mod fiches;
mod lecture;
mod scellement;

#[cfg(test)]
pub(crate) mod essai;
#[cfg(test)]
pub(crate) mod tests;

pub use composition::{Composition, Sujet, composer, composer_de};
pub use lecture::{EditionLue, derniere_publiee, editions_de, lire, lire_annexe, lire_publique, lire_texte};
pub use scellement::{Scelle, protections_de, sceller};

use crate::model::edition_contenu::EnteteFige;
use crate::model::{Campagne, CampagneId, Contrat, Edition, EditionId, EtatCampagne};
use crate::regles::edition::{ContenuIllisible, Refus, empreinte, figeable, memes_faits, motif_suffisant, prochain, publiable};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{Id, Right};
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

impl From<ContenuIllisible> for StoreError {
    fn from(error: ContenuIllisible) -> Self {
        Self::Broken(error.0)
    }
}

/// Freezes a closed review, in the name of the visitor.
///
/// # Errors
/// `Interdit` without the right to lead reviews on this contract; `Refus`; `Store`.
pub async fn figer_la_revue(visit: &Visit, contrat: &Contrat, campagne: CampagneId) -> Result<Edition, ActeError> {
    let mut w = ouvrir(visit, contrat, Right::MenerCampagne, "edition.figer").await?;
    let (now, today) = (w.now(), w.today());
    let edition = figer(&mut w, &visit.collectivite.nom, campagne, now, today).await?;
    w.commit().await?;
    Ok(edition)
}

/// Freezes again what was frozen wrong, with a reason, in the name of the visitor.
///
/// # Errors
/// `Interdit` without the right to lead reviews on this contract; `Refus`; `Store`.
pub async fn rectifier_l_edition(
    visit: &Visit,
    contrat: &Contrat,
    edition: EditionId,
    motif: &str,
) -> Result<Edition, ActeError> {
    let mut w = ouvrir(visit, contrat, Right::MenerCampagne, "edition.rectifier").await?;
    let made = rectifier(&mut w, &visit.collectivite.nom, edition, motif).await?;
    w.commit().await?;
    Ok(made)
}

/// Shows an edition to everyone, in the name of the visitor.
///
/// # Errors
/// `Interdit` without the right to publish on this contract; `Refus`; `Store`.
pub async fn publier_l_edition(visit: &Visit, contrat: &Contrat, edition: EditionId) -> Result<Edition, ActeError> {
    let mut w = ouvrir(visit, contrat, Right::Publier, "edition.publier").await?;
    let published = publier(&mut w, edition).await?;
    w.commit().await?;
    Ok(published)
}

async fn ouvrir(visit: &Visit, contrat: &Contrat, right: Right, acte: &'static str) -> Result<Writer, ActeError> {
    if visit.may(right, Some(&contrat.id.to_string())) { Ok(visit.writer(acte).await?) } else { Err(ActeError::Interdit) }
}

/// Freezes a closed review at `a`, the day `le`: the loading of past years says which, a visitor's act says now.
/// « close → figée ».
///
/// # Errors
/// `CampagneNonClose`, `DejaFigee`, or `StoreError`.
pub async fn figer(
    w: &mut Writer,
    collectivite: &str,
    campagne: CampagneId,
    a: Timestamp,
    le: Date,
) -> Result<Edition, ActeError> {
    let mut campagne: Campagne = w.load(&campagne).await?;
    let all = editions_de(w, campagne.contrat_id).await?;
    figeable(&campagne, &all)?;
    campagne.etat = EtatCampagne::Figee;
    campagne.figee_le = Some(le);
    let order = Ordre { collectivite, campagne: Some(&campagne), exercice: campagne.exercice, corrige: None, a, le };
    let edition = graver(w, order, campagne.contrat_id, &all).await?;
    w.update(&mut campagne).await?;
    Ok(edition)
}

/// Makes the edition that corrects another. « Une erreur donne une édition rectificative (motif,
/// différence), l'ancienne reste lisible. »
///
/// # Errors
/// `MotifCourt`, `DejaRectifiee`, `RienDeChange`, or `StoreError`.
pub async fn rectifier(w: &mut Writer, collectivite: &str, edition: EditionId, motif: &str) -> Result<Edition, ActeError> {
    motif_suffisant(motif)?;
    let old: Edition = w.load(&edition).await?;
    let all = editions_de(w, old.contrat_id).await?;
    if let Some(later) = all.iter().find(|e| e.remplace_id == Some(old.id)) {
        return Err(Refus::DejaRectifiee { numero: old.numero, par: later.numero.clone() }.into());
    }
    let campagne: Option<Campagne> = match old.campagne_id {
        Some(id) => Some(w.load(&id).await?),
        None => None,
    };
    let motif = motif.trim();
    w.motif(motif);
    let (a, le) = (w.now(), w.today());
    let order = Ordre { collectivite, campagne: campagne.as_ref(), exercice: old.exercice, corrige: Some((&old, motif)), a, le };
    graver(w, order, old.contrat_id, &all).await
}

struct Ordre<'a> {
    collectivite: &'a str,
    campagne: Option<&'a Campagne>,
    exercice: i64,
    corrige: Option<(&'a Edition, &'a str)>,
    a: Timestamp,
    le: Date,
}

/// Reads the facts, writes them once for all, and signs the whole with SHA-256.
async fn graver(
    w: &mut Writer,
    order: Ordre<'_>,
    contrat: crate::model::ContratId,
    all: &[Edition],
) -> Result<Edition, ActeError> {
    let Ordre { collectivite, campagne, exercice, corrige, a, le } = order;
    let contrat: Contrat = w.load(&contrat).await?;
    let contrat_id = contrat.id;
    // A correction keeps the day on which progress was expected: only the facts may change.
    let day = match corrige {
        Some((old, _)) => lire(w, old).await?.contenu.edition.arrete_au,
        None => le,
    };
    let mut made = composer(w, Sujet { collectivite, contrat, exercice, campagne, le: day }).await?;
    let numero = prochain(all.iter().map(|e| e.numero.as_str()), le.year()).to_string();
    made.contenu.edition = EnteteFige {
        numero: numero.clone(),
        figee_le: le,
        rectifie: corrige.map(|(old, _)| old.numero.clone()),
        motif: corrige.map(|(_, motif)| motif.to_owned()),
        ..made.contenu.edition
    };
    let rules = protections_de(w, &made.contenu).await?;
    let Scelle { texte: text, annexe, annexe_empreinte, entier } = sceller(made, &rules)?;
    if let Some((old, _)) = corrige
        && memes_faits(&lire(w, old).await?.contenu, &entier)
    {
        return Err(Refus::RienDeChange { numero: old.numero.clone() }.into());
    }
    let edition = Edition {
        id: Id::fresh(),
        version: 1,
        contrat_id,
        campagne_id: campagne.map(|c| c.id),
        exercice,
        numero,
        motif: corrige.map(|(_, motif)| motif.to_owned()),
        remplace_id: corrige.map(|(old, _)| old.id),
        figee_a: a,
        figee_par: w.actor().nom().to_owned(),
        empreinte: empreinte(text.as_bytes()),
        publiee_a: None,
    };
    w.insert(&edition).await?;
    w.execute("INSERT INTO edition_contenu (collectivite_id, edition_id, contenu) VALUES ($1, $2, $3)", args![edition.id, text])
        .await?;
    w.execute("INSERT INTO edition_annexe (collectivite_id, edition_id, contenu) VALUES ($1, $2, $3)", args![edition.id, annexe])
        .await?;
    let proof = serde_json::json!({ "empreinte": edition.empreinte, "annexe": annexe_empreinte, "octets": text.len() });
    w.note("edition_contenu", &edition.id.to_string(), &proof).await?;
    Ok(edition)
}

/// Shows an edition to everyone. It cannot be taken back: a later edition takes its place.
///
/// # Errors
/// `DejaPubliee`, `PlusRecentePubliee`, `EmpreinteDifferente` (an altered text is not published), or `StoreError`.
pub async fn publier(w: &mut Writer, edition: EditionId) -> Result<Edition, ActeError> {
    let mut edition: Edition = w.load(&edition).await?;
    let all = editions_de(w, edition.contrat_id).await?;
    publiable(&edition, &all)?;
    lire(w, &edition).await?;
    edition.publiee_a = Some(w.now());
    w.update(&mut edition).await?;
    Ok(edition)
}
