//! Notes on the grid: « instructeur, critère, valeur, justification obligatoire ». « les siennes, les autres après la sienne »
//! (§ 11); never the holder.

use super::{ouvrir, sans_interet};
use crate::calculs::{DossierSuivi, Lecteur, SUR, grille};
use crate::droits::conduit;
use crate::model::{Appel, CritereGrille, DossierId, FinanceurInscrit, NoteDossier, NoteDossierId};
use crate::regles::instruction::{Refus, appel_en_instruction, dossier_en_instruction};
use crate::regles::note::{Valeur, points};
use crate::regles::regard::Regard;
use crate::store as lectures;
use kernel::Right;
use kernel::actor::Reach;
use std::collections::BTreeMap;
use store::{ActeError, Read, args};
use web::Visit;

/// Records the visitor's reading of a file, whole.
///
/// # Errors
/// `Interdit`; `Refus` for who does not note, an interest, a stage that is over, a criterion missing or not justified.
pub async fn noter(visit: &Visit, dossier: DossierId, valeurs: &BTreeMap<String, Valeur>) -> Result<(), ActeError> {
    let mut w = visit.writer("dossier.noter").await?;
    let (appel, dossier) = ouvrir(visit, &mut w, dossier).await?;
    let visiteur = visit.visitor.clone().ok_or(ActeError::Interdit)?;
    sans_interet(&mut w, dossier.id, &visiteur.compte_id).await?;
    let inscrits = lectures::financeurs(&mut w).await?;
    let financeur = financeur_de(visit, &appel, &inscrits).ok_or(Refus::NoteReservee)?.code.clone();
    appel_en_instruction(appel.etat)?;
    dossier_en_instruction(dossier.etat)?;
    points(&grille(&appel.grille), valeurs, SUR).map_err(|cause| Refus::Note { cause })?;
    let deja: Vec<NoteDossier> = w.list("dossier_id = $2 AND compte_id = $3", args![dossier.id, visiteur.compte_id]).await?;
    let a = w.now();
    for (critere, lue) in valeurs {
        let (valeur, justification) = (i64::from(lue.valeur), lue.justification.trim().to_owned());
        match deja.iter().find(|n| n.critere == *critere) {
            Some(ancienne) if ancienne.valeur == valeur && ancienne.justification == justification => {}
            Some(ancienne) => w.update(&mut NoteDossier { valeur, justification, notee_a: a, ..ancienne.clone() }).await?,
            None => {
                let note = NoteDossier {
                    id: NoteDossierId::fresh(),
                    version: 1,
                    appel_id: appel.id,
                    dossier_id: dossier.id,
                    compte_id: visiteur.compte_id.clone(),
                    instructeur: visiteur.nom.clone(),
                    financeur: financeur.clone(),
                    critere: critere.clone(),
                    valeur,
                    justification,
                    notee_a: a,
                };
                w.insert(&note).await?;
            }
        }
    }
    w.commit().await?;
    Ok(())
}

/// The funder this visitor instructs for: an account of its organisation, with the right, who does not lead the call.
#[must_use]
pub fn financeur_de<'a>(visit: &Visit, appel: &Appel, inscrits: &'a [FinanceurInscrit]) -> Option<&'a FinanceurInscrit> {
    let instruit = visit.reach(Right::InstruireDossier, Some(&appel.contrat_id)) != Reach::Rien && !conduit(visit, appel);
    let sien = |f: &&FinanceurInscrit| f.organisation_id.is_some_and(|id| crate::droits::est_de(visit, &id.to_string()));
    if instruit { inscrits.iter().find(sien) } else { None }
}

/// With whose eyes the visitor reads the matrix.
#[must_use]
pub fn regard(visit: &Visit, appel: &Appel, inscrits: &[FinanceurInscrit]) -> Regard {
    if conduit(visit, appel) {
        return Regard::Tout;
    }
    financeur_de(visit, appel, inscrits).map_or(Regard::Synthese, |f| Regard::Colonne(f.code.clone()))
}

/// What a visitor sees of the notes of a file.
#[derive(Debug, Clone)]
pub enum NotesVisibles<'a> {
    /// Every reader: one's own reading is done, or one leads the call.
    Toutes(Vec<Lecteur<'a>>),
    /// One's own, the others once it is done; how many there are.
    Siennes { siennes: Option<Lecteur<'a>>, autres: usize },
    /// An interest was declared.
    Aucune,
}

/// « ● les siennes, ○ les autres après la sienne »; the team reads them; whoever has an interest, or another role, nothing.
#[must_use]
pub fn notes_visibles<'a>(
    visit: &Visit,
    appel: &Appel,
    criteres: &[CritereGrille],
    inscrits: &[FinanceurInscrit],
    d: &'a DossierSuivi,
) -> NotesVisibles<'a> {
    let Some(visiteur) = &visit.visitor else { return NotesVisibles::Aucune };
    if d.interet_de(&visiteur.compte_id) {
        return NotesVisibles::Aucune;
    }
    let lecteurs = d.lecteurs(criteres);
    if conduit(visit, appel) {
        return NotesVisibles::Toutes(lecteurs);
    }
    if financeur_de(visit, appel, inscrits).is_none() {
        return NotesVisibles::Aucune;
    }
    let siennes = lecteurs.iter().find(|l| l.compte_id == visiteur.compte_id).cloned();
    if siennes.as_ref().is_some_and(|l| l.points.is_some()) {
        return NotesVisibles::Toutes(lecteurs);
    }
    let autres = lecteurs.len() - usize::from(siennes.is_some());
    NotesVisibles::Siennes { siennes, autres }
}
