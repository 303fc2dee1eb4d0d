//! A letter changed: its draft rewritten, then a version voted by the committee, with its reason and its day.

use super::{a_jour, conduire};
use crate::actes::nouvelles::regles_changees;
use crate::model::*;
use crate::regles::Parametres;
use crate::regles::appel::{Refus, court};
use crate::regles::jeu::{Geste, appliquer};
use crate::store as lectures;
use jiff::civil::Date;
use kernel::Id;
use store::{ActeError, Json, Writer};
use web::Visit;

/// The shortest reason of a version.
const MOTIF_MIN: usize = 20;

/// « règles changées après ouverture = nouvelle version votée » : a version of the letter with other parameters, in force from
/// a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NouvelleVersion {
    pub parametres: Parametres,
    pub vote_copil_le: Option<Date>,
    pub seance: String,
    pub effet_le: Option<Date>,
    pub motif: String,
}

/// Writes a new version of the letter in force, voted; the one before is kept, replaced. Once the call is opened, its holders
/// are written to.
///
/// # Errors
/// `Interdit`, `Stale`, `MotifManquant`, `VoteSansDate`, `VoteAVenir`, `EffetAvantVote`, `RienNeChange`.
pub async fn changer_les_parametres(
    visit: &Visit,
    id: AppelId,
    numero: i64,
    v: &NouvelleVersion,
) -> Result<LettreCadrage, ActeError> {
    let mut w = visit.writer("appel.changer_parametres").await?;
    let (appel, avant) = derniere(&mut w, visit, id, numero).await?;
    // The rules are changed by their own gesture: what this form did not show, it does not undo.
    let parametres = Parametres { regles: avant.parametres.regles.clone(), ..v.parametres.clone() };
    ecrire(w, visit, &appel, avant, &NouvelleVersion { parametres, ..v.clone() }).await
}

/// Sets a rule aside, restores it, adds, changes or removes one of the letter's own, by the same road: the draft itself, then a
/// new voted version. `v` says the vote, its parameters are those of the letter.
///
/// # Errors
/// As [`changer_les_parametres`], and every `RefusRegle`.
pub async fn changer_les_regles(
    visit: &Visit,
    id: AppelId,
    numero: i64,
    geste: &Geste,
    v: &NouvelleVersion,
) -> Result<LettreCadrage, ActeError> {
    let mut w = visit.writer("appel.changer_regles").await?;
    let (appel, avant) = derniere(&mut w, visit, id, numero).await?;
    let regles = appliquer(&avant.parametres.regles, geste)?;
    let parametres = Parametres { regles, ..avant.parametres.0.clone() };
    if let Geste::Ecarter { motif, .. } = geste {
        w.motif(motif.trim());
    }
    ecrire(w, visit, &appel, avant, &NouvelleVersion { parametres, ..v.clone() }).await
}

/// The last letter of a call the visitor leads, as it was seen.
async fn derniere(w: &mut Writer, visit: &Visit, id: AppelId, numero: i64) -> Result<(Appel, LettreCadrage), ActeError> {
    let appel = conduire(w, visit, id).await?;
    let Some(lettre) = lectures::lettres(w, id).await?.pop() else { return Err(Refus::LettreEnVigueur.into()) };
    a_jour("lettre_cadrage", &lettre.id.to_string(), numero, lettre.numero)?;
    Ok((appel, lettre))
}

async fn ecrire(
    mut w: Writer,
    visit: &Visit,
    appel: &Appel,
    mut avant: LettreCadrage,
    v: &NouvelleVersion,
) -> Result<LettreCadrage, ActeError> {
    if avant.parametres.0 == v.parametres {
        return Err(Refus::RienNeChange.into());
    }
    if avant.etat == EtatLettre::Projet {
        // Nothing voted yet: the draft itself changes.
        avant.parametres = Json(v.parametres.clone());
        w.update(&mut avant).await?;
        w.commit().await?;
        return Ok(avant);
    }
    let vote = v.vote_copil_le.ok_or(Refus::VoteSansDate)?;
    let mut refus = vec![];
    if vote > w.today() {
        refus.push(Refus::VoteAVenir { le: vote });
    }
    if let Some(effet) = v.effet_le.filter(|effet| *effet < vote) {
        refus.push(Refus::EffetAvantVote { effet, vote });
    }
    refus.extend(court("seance", &v.seance).err());
    if v.motif.trim().chars().count() < MOTIF_MIN {
        refus.push(Refus::MotifManquant);
    }
    if !refus.is_empty() {
        return Err(ActeError::refuse(refus));
    }
    w.motif(v.motif.trim());
    let nouvelle = LettreCadrage {
        id: Id::fresh(),
        version: 1,
        numero: avant.numero + 1,
        etat: EtatLettre::EnVigueur,
        parametres: Json(v.parametres.clone()),
        effet_le: v.effet_le,
        vote_copil_le: Some(vote),
        seance: v.seance.trim().to_owned(),
        motif: v.motif.trim().to_owned(),
        cree_a: w.now(),
        ..avant.clone()
    };
    avant.etat = EtatLettre::Remplacee;
    w.update(&mut avant).await?;
    w.insert(&nouvelle).await?;
    regles_changees(&mut w, appel, &avant.parametres, &nouvelle, &visit.absolute("")).await?;
    w.commit().await?;
    Ok(nouvelle)
}
