//! The portrait of a quartier, written by a form: heading by heading, line by line.

use crate::droits;
use crate::model::{Portrait, PortraitId, Rubrique, Territoire, TerritoireId};
use crate::regles::portrait::{RefusPortrait, Sort, a_un_portrait, departager, lignes, normale};
use crate::store::portrait;
use store::{ActeError, Read, StoreError, Writer, journal};
use web::Visit;

/// One heading: the text that was shown, the text that was typed.
#[derive(Debug, Clone)]
pub struct Zone {
    pub rubrique: Rubrique,
    pub vu: String,
    pub saisi: String,
}

/// A portrait as it was typed.
#[derive(Debug, Clone, Default)]
pub struct SaisiePortrait {
    pub zones: Vec<Zone>,
    /// Source of the lines added.
    pub source: String,
    /// That source is the one of every line.
    pub toutes: bool,
}

/// The recorded lines of a heading, as they are shown in its zone.
#[must_use]
pub fn enregistrees(lines: &[Portrait], rubrique: Rubrique) -> Vec<String> {
    lines.iter().filter(|l| l.rubrique == rubrique).map(|l| normale(&l.texte)).collect()
}

/// Writes what was typed. Lines that did not change keep their record; a line left out is withdrawn, and the journal keeps it.
///
/// # Errors
/// `RefusPortrait`, all at once; `ActeError::Interdit`; `StoreError::Stale` when someone wrote one of the same headings
/// meanwhile: nothing is written then.
pub async fn modifier(visit: &Visit, id: &str, saisie: &SaisiePortrait) -> Result<(), ActeError> {
    droits::tenir(visit)?;
    let mut w = visit.writer("portrait.modifier").await?;
    let place: Territoire = w.load(&id).await?;
    if !a_un_portrait(place.genre) {
        return Err(RefusPortrait::PasUnQuartier.into());
    }
    let lines = portrait(&mut w, place.id).await?;
    let source = normale(&saisie.source).chars().take(200).collect::<String>();
    let (mut refusals, mut written, mut conflict) = (vec![], vec![], false);
    for zone in &saisie.zones {
        let typed = match lignes(zone.rubrique, &zone.saisi) {
            Ok(typed) => typed,
            Err(refus) => {
                refusals.push(refus);
                continue;
            }
        };
        // What was shown was recorded: it is not judged again.
        let seen: Vec<String> = zone.vu.lines().map(normale).filter(|l| !l.is_empty()).collect();
        match departager(&seen, &enregistrees(&lines, zone.rubrique), &typed) {
            Sort::Garder => {}
            Sort::Ecrire => written.push((zone.rubrique, typed)),
            Sort::Conflit => conflict = true,
        }
    }
    if source.is_empty() && (saisie.toutes || written.iter().any(|(_, typed)| !typed.is_empty())) {
        refusals.push(RefusPortrait::SourceAbsente);
    }
    if !refusals.is_empty() {
        return Err(ActeError::refuse(refusals));
    }
    if conflict {
        return Err(StoreError::Stale { table: "portrait", id: id.to_owned() }.into());
    }
    for (rubrique, typed) in written {
        let kept = lines.iter().filter(|l| l.rubrique == rubrique).cloned().collect();
        ranger(&mut w, (place.id, rubrique), kept, &typed, &source).await?;
    }
    if saisie.toutes {
        for mut line in portrait(&mut w, place.id).await? {
            line.source.clone_from(&source);
            w.update(&mut line).await?;
        }
    }
    w.commit().await?;
    Ok(())
}

/// Makes the lines of a heading those of `typed`, in that order; ranks move only when the order does.
async fn ranger(
    w: &mut Writer,
    (territoire_id, rubrique): (TerritoireId, Rubrique),
    mut kept: Vec<Portrait>,
    typed: &[String],
    source: &str,
) -> Result<(), StoreError> {
    let mut last = 0;
    let mut fresh = vec![];
    for texte in typed {
        match kept.iter().position(|l| normale(&l.texte) == *texte) {
            Some(at) => {
                let mut line = kept.remove(at);
                if line.ordre <= last {
                    line.ordre = last + 1;
                    w.update(&mut line).await?;
                }
                last = line.ordre;
            }
            None => {
                last += 1;
                fresh.push(Portrait {
                    id: PortraitId::fresh(),
                    version: 1,
                    territoire_id,
                    rubrique,
                    texte: texte.clone(),
                    source: source.to_owned(),
                    ordre: last,
                });
            }
        }
    }
    for line in &kept {
        w.delete(line).await?;
    }
    for line in &fresh {
        w.insert(line).await?;
    }
    Ok(())
}

/// Puts back a line that was withdrawn, last of its heading.
///
/// # Errors
/// `RefusPortrait::LigneIntrouvable` when the journal knows no such line withdrawn from this place; `ActeError::Interdit`;
/// `StoreError`.
pub async fn retablir(visit: &Visit, id: &str, ligne: &str) -> Result<(), ActeError> {
    droits::tenir(visit)?;
    let mut w = visit.writer("portrait.retablir").await?;
    let place: Territoire = w.load(&id).await?;
    let last = journal::histoire(&mut w, "portrait", ligne).await?.pop();
    let gone = match last.map(|entry| entry.records::<Portrait>()).transpose()? {
        Some([Some(gone), None]) if gone.territoire_id == place.id => gone,
        _ => return Err(RefusPortrait::LigneIntrouvable.into()),
    };
    let lines = portrait(&mut w, place.id).await?;
    let same = lines.iter().filter(|l| l.rubrique == gone.rubrique);
    let ordre = same.map(|l| l.ordre).max().unwrap_or(0) + 1;
    w.insert(&Portrait { ordre, version: gone.version + 1, ..gone }).await?;
    w.commit().await?;
    Ok(())
}
