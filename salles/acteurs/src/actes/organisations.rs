//! Keeping the directory: creating, correcting, merging and parting again.

use crate::model::{Famille, Organisation, OrganisationId};
use crate::regles::comptes::courriel_valide;
use crate::regles::connexion::courriel_net;
use crate::regles::organisations::{self as regles, Refus, deja_connues, etiquettes, rattacher};
use crate::store as lectures;
use kernel::texte::cle;
use kernel::{Id, Right};
use std::collections::BTreeSet;
use store::{ActeError, Json, Read, Writer};
use web::Visit;

/// What is typed of an organisation.
#[derive(Debug, Clone)]
pub struct Saisie {
    pub nom: String,
    pub sigle: Option<String>,
    pub graphies: Vec<String>,
    pub famille: Famille,
    pub parent: Option<OrganisationId>,
    pub generique: bool,
    pub courriel: Option<String>,
    pub note: Option<String>,
}

impl Saisie {
    /// One of which nothing but the name is known.
    #[must_use]
    pub fn nommee(nom: impl Into<String>, famille: Famille) -> Self {
        let (nom, graphies) = (nom.into(), vec![]);
        Self { nom, sigle: None, graphies, famille, parent: None, generique: false, courriel: None, note: None }
    }

    /// The same organisation, as typed.
    #[must_use]
    pub fn de(one: &Organisation) -> Self {
        Self {
            nom: one.nom.clone(),
            sigle: one.sigle.clone(),
            graphies: one.graphies.0.clone(),
            famille: one.famille,
            parent: one.parent_id,
            generique: one.generique,
            courriel: one.courriel.clone(),
            note: one.note.clone(),
        }
    }

    fn poser(&self, one: &mut Organisation) -> Vec<Refus> {
        let mut wrong = vec![];
        let clean = |text: &Option<String>| text.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned);
        self.nom.trim().clone_into(&mut one.nom);
        one.sigle = clean(&self.sigle);
        one.famille = self.famille;
        one.parent_id = self.parent;
        one.generique = self.generique;
        one.courriel = clean(&self.courriel).map(|c| courriel_net(&c));
        one.note = clean(&self.note);
        one.cle = cle(one.court());
        let mut seen = BTreeSet::new();
        one.graphies = Json(
            self.graphies.iter().map(|g| g.trim().to_owned()).filter(|g| seen.insert(cle(g)) && !cle(g).is_empty()).collect(),
        );
        if cle(&one.nom).is_empty() {
            wrong.push(Refus::NomVide);
        }
        if let Some(courriel) = one.courriel.clone().filter(|c| !courriel_valide(c)) {
            wrong.push(Refus::CourrielInvalide { vu: courriel });
        }
        wrong
    }
}

fn peut(visit: &Visit) -> Result<(), ActeError> {
    if visit.may(Right::TenirAnnuaire, None) { Ok(()) } else { Err(ActeError::Interdit) }
}

/// Adds an organisation within a write already open: what an import calls too.
///
/// # Errors
/// `Refus::DejaConnue` with the candidates, and the other refusals of what is typed.
pub async fn ajouter(w: &mut Writer, saisie: &Saisie) -> Result<OrganisationId, ActeError> {
    let mut one = Organisation {
        id: Id::fresh(),
        version: 1,
        nom: String::new(),
        sigle: None,
        graphies: Json(vec![]),
        famille: saisie.famille,
        parent_id: None,
        generique: false,
        courriel: None,
        note: None,
        remplacee_par: None,
        cle: String::new(),
    };
    let mut wrong = saisie.poser(&mut one);
    if let Some(refus) = parent_absent(w, &one).await? {
        wrong.push(refus);
    }
    if !wrong.is_empty() {
        return Err(ActeError::refuse(wrong));
    }
    w.insert(&one).await?;
    sans_doublon(w, &one, &etiquettes(&one)).await?;
    Ok(one.id)
}

async fn parent_absent(w: &mut Writer, one: &Organisation) -> Result<Option<Refus>, ActeError> {
    let all = lectures::annuaire(w).await?;
    Ok(rattacher(one, all.toutes()).err())
}

/// Asked after the change, under the pen of the journal: two people who create the same organisation
/// at the same time do not make two.
async fn sans_doublon(w: &mut Writer, one: &Organisation, nouvelles: &BTreeSet<String>) -> Result<(), ActeError> {
    let all = lectures::annuaire(w).await?;
    let mut candidats = deja_connues(one, nouvelles, all.toutes());
    let mut seen = BTreeSet::new();
    candidats.retain(|c| seen.insert(c.id));
    if candidats.is_empty() { Ok(()) } else { Err(Refus::DejaConnue { candidats }.into()) }
}

/// Creates an organisation.
///
/// # Errors
/// `Interdit`, and what `ajouter` refuses.
pub async fn creer(visit: &Visit, saisie: &Saisie) -> Result<OrganisationId, ActeError> {
    peut(visit)?;
    let mut w = visit.writer("organisation.creer").await?;
    let id = ajouter(&mut w, saisie).await?;
    w.commit().await?;
    Ok(id)
}

/// Corrects an organisation; `version` is the one that was shown. Only the labels it did not have
/// are compared with the others: documents already printed two organisations under one name.
///
/// # Errors
/// `Interdit`, the refusals of what is typed, `StoreError::Stale`.
pub async fn modifier(visit: &Visit, id: OrganisationId, version: i64, saisie: &Saisie) -> Result<(), ActeError> {
    peut(visit)?;
    let mut w = visit.writer("organisation.modifier").await?;
    let mut one: Organisation = w.load(&id).await?;
    let before = etiquettes(&one);
    one.version = version;
    let mut wrong = saisie.poser(&mut one);
    if let Some(refus) = parent_absent(&mut w, &one).await? {
        wrong.push(refus);
    }
    if !wrong.is_empty() {
        return Err(ActeError::refuse(wrong));
    }
    w.update(&mut one).await?;
    let new: BTreeSet<String> = etiquettes(&one).difference(&before).cloned().collect();
    sans_doublon(&mut w, &one, &new).await?;
    Ok(w.commit().await?)
}

/// « Utiliser celle-ci » : what was about to be created becomes another spelling of one that exists.
///
/// # Errors
/// `Interdit`, `Refus::NomVide`, `Refus::DejaConnue` when a third one bears it.
pub async fn ajouter_graphie(visit: &Visit, id: OrganisationId, graphie: &str) -> Result<(), ActeError> {
    peut(visit)?;
    let mut w = visit.writer("organisation.ajouter_graphie").await?;
    let mut one: Organisation = w.load(&id).await?;
    let key = cle(graphie);
    if key.is_empty() {
        return Err(Refus::NomVide.into());
    }
    if etiquettes(&one).contains(&key) {
        return Ok(());
    }
    one.graphies.push(graphie.trim().to_owned());
    w.update(&mut one).await?;
    sans_doublon(&mut w, &one, &BTreeSet::from([key])).await?;
    Ok(w.commit().await?)
}

/// Merges `doublon` into `gardee`. Nothing is moved: what names the one now reads the other
/// (`store::Annuaire::definitive`), and parting them gives everything back.
///
/// # Errors
/// `Interdit`, `Refus::FusionAvecSoi`, `Refus::DejaFusionnee`.
pub async fn fusionner(visit: &Visit, gardee: OrganisationId, doublon: OrganisationId) -> Result<(), ActeError> {
    peut(visit)?;
    let mut w = visit.writer("organisation.fusionner").await?;
    let kept: Organisation = w.load(&gardee).await?;
    let mut double: Organisation = w.load(&doublon).await?;
    regles::fusionner(&kept, &double)?;
    double.remplacee_par = Some(kept.id);
    w.update(&mut double).await?;
    // Two merges that cross each other would make a ring: the second one sees the first.
    let kept: Organisation = w.load(&gardee).await?;
    if kept.remplacee_par.is_some() {
        return Err(Refus::DejaFusionnee { nom: kept.nom }.into());
    }
    Ok(w.commit().await?)
}

/// Parts a merged organisation from the one it was merged into.
///
/// # Errors
/// `Interdit`, `Refus::PasFusionnee`.
pub async fn separer(visit: &Visit, id: OrganisationId) -> Result<(), ActeError> {
    peut(visit)?;
    let mut w = visit.writer("organisation.separer").await?;
    let mut one: Organisation = w.load(&id).await?;
    if one.remplacee_par.is_none() {
        return Err(Refus::PasFusionnee { nom: one.nom }.into());
    }
    one.remplacee_par = None;
    w.update(&mut one).await?;
    Ok(w.commit().await?)
}
