//! Published figures kept by table: read and kept aside, judged row by row, written all at once when accepted; one figure
//! corrected or withdrawn with its reason.

mod lecture;
mod modele;

pub use lecture::{colonnes, rangees};
pub use modele::modele;

use super::depot::{self, Depot, Genre};
use crate::droits;
use crate::m;
use crate::model::{AncienCode, Statistique, Territoire};
use crate::regles::chiffre::jugement::{Connu, Effet, Examen, Lieux, juger, meme_chiffre};
use crate::regles::chiffre::{LIGNES_MAX, RefusChiffre, annee, borner, normal, valeur};
use crate::regles::saisie::motiver;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};
use store::{ActeError, Read, StoreError, journal};
use web::{Upload, Visit};

/// What is said once for all the rows of a table.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Reglages {
    pub annee: String,
    pub source: String,
}

/// A table judged. Nothing of it is written.
#[derive(Debug, Clone)]
pub struct Apercu {
    pub depot: Depot<Reglages>,
    pub examens: Vec<Examen>,
    /// Rows whose value is blank.
    pub sans_valeur: usize,
    /// Of what accepting would write.
    pub empreinte: String,
}

/// What an acceptance wrote.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bilan {
    pub ajoutes: usize,
    pub changes: usize,
}

/// Reads a file or a pasted table and keeps it aside; its identifier. Writes no figure.
///
/// # Errors
/// `RefusChiffre` of the file and of the year; `ActeError::Interdit`; `StoreError`.
pub async fn deposer(visit: &Visit, fichier: Option<Upload>, collage: &str, reglages: &Reglages) -> Result<String, ActeError> {
    droits::tenir(visit)?;
    let fichier = fichier.filter(|f| !f.name.is_empty() || !f.bytes.is_empty());
    let (nom, octets) = match (fichier, collage.trim().is_empty()) {
        (Some(_), false) => return Err(RefusChiffre::LesDeux.into()),
        (Some(fichier), true) => (fichier.name, fichier.bytes),
        // The lines that a spreadsheet copies are separated by tabs: a csv like another.
        (None, false) => (m(visit.lang).tableau_colle(), collage.as_bytes().to_vec()),
        (None, true) => return Err(RefusChiffre::FichierAbsent.into()),
    };
    let said = if reglages.annee.trim().is_empty() { String::new() } else { annee(&reglages.annee)? };
    let kept = Reglages { annee: said, source: borner("source", &reglages.source)? };
    let (lues, _) = rangees(&depot::ouvrir(octets.clone(), &nom).await?)?;
    if lues.len() > LIGNES_MAX {
        return Err(RefusChiffre::TropDeLignes { nombre: lues.len() }.into());
    }
    let mut w = visit.writer("statistique.deposer").await?;
    let id = depot::garder(&mut w, Genre::Chiffres, &nom, octets, &kept).await?;
    w.commit().await?;
    Ok(id)
}

/// What accepting a table would do, row by row. `reperes`: names of elsewhere that the person wants as references.
///
/// # Errors
/// `StoreError::Missing` when it no longer waits; the refusal of a file that is no longer read.
pub async fn examiner(reader: &mut impl Read, id: &str, reperes: &[&str]) -> Result<Apercu, ActeError> {
    let depot: Depot<Reglages> = depot::lire(reader, Genre::Chiffres, id).await?;
    let (lues, sans_valeur) = rangees(&depot::ouvrir(depot.contenu.clone(), &depot.fichier).await?)?;
    let places: Vec<Territoire> = reader.list("", vec![]).await?;
    let anciens: Vec<AncienCode> = reader.list("", vec![]).await?;
    let figures: Vec<Statistique> = reader.list(";; ORDER BY ordre, id COLLATE \"C\"", vec![]).await?;
    let reperes: BTreeSet<String> = reperes.iter().map(|r| crate::regles::chiffre::signature(r)).collect();
    let connu = Connu {
        lieux: Lieux::new(&places, &anciens),
        places: &places,
        figures: &figures,
        reperes: &reperes,
        annee: &depot.reglages.annee,
        source: &depot.reglages.source,
        // Recorded, and read by all: in the language of the others.
        groupe: &m(kernel::Lang::Fr).tableau_groupe_defaut(),
    };
    let examens = juger(lues, &connu);
    let effets: Vec<String> = examens.iter().filter_map(ecriture).collect();
    let empreinte = depot::empreinte(effets.iter().map(String::as_str));
    Ok(Apercu { depot, examens, sans_valeur, empreinte })
}

/// What a row would write, without what changes at each reading.
fn ecriture(examen: &Examen) -> Option<String> {
    let (f, avant) = match &examen.verdict {
        Ok((f, Effet::Nouveau, _)) => (f, None),
        Ok((f, Effet::Change(avant), _)) => (f, Some((avant.id, avant.version))),
        _ => return None,
    };
    Some(format!(
        "{} {avant:?} {:?}",
        examen.adresse,
        (f.territoire_id, &f.territoire_nom, &f.groupe, &f.indicateur, &f.valeur, &f.unite, &f.annee, &f.source)
    ))
}

/// Writes all that the preview accepts, in one transaction; what it refuses stays out. `vue`: fingerprint of the preview
/// that was accepted.
///
/// # Errors
/// `RienAImporter`, `MotifAbsent` when figures on record change, `ApercuPerime` when the base moved since the preview;
/// `ActeError::Interdit`; `StoreError`.
pub async fn appliquer(visit: &Visit, id: &str, reperes: &[&str], vue: &str, motif: &str) -> Result<Bilan, ActeError> {
    droits::tenir(visit)?;
    let mut w = visit.writer("statistique.importer").await?;
    let apercu = examiner(&mut w, id, reperes).await?;
    if apercu.empreinte != vue {
        return Err(RefusChiffre::ApercuPerime.into());
    }
    let changed = |e: &Examen| matches!(&e.verdict, Ok((_, Effet::Change(_), _)));
    if !apercu.examens.iter().any(Examen::ecrit) {
        return Err(RefusChiffre::RienAImporter.into());
    }
    if apercu.examens.iter().any(changed) {
        w.motif(motiver(motif).map_err(|_| RefusChiffre::MotifAbsent)?);
    } else {
        w.motif(apercu.depot.fichier.clone());
    }
    let figures: Vec<Statistique> = w.list("", vec![]).await?;
    let mut last: HashMap<Option<crate::model::TerritoireId>, i64> = HashMap::new();
    for figure in &figures {
        let rank = last.entry(figure.territoire_id).or_default();
        *rank = (*rank).max(figure.ordre);
    }
    let mut bilan = Bilan::default();
    for examen in apercu.examens {
        match examen.verdict {
            Ok((mut figure, Effet::Nouveau, _)) => {
                let rank = last.entry(figure.territoire_id).or_default();
                *rank += 1;
                figure.ordre = *rank;
                w.insert(&figure).await?;
                bilan.ajoutes += 1;
            }
            Ok((mut figure, Effet::Change(_), _)) => {
                w.update(&mut figure).await?;
                bilan.changes += 1;
            }
            _ => {}
        }
    }
    depot::oublier(&mut w, &apercu.depot, "importe").await?;
    w.commit().await?;
    Ok(bilan)
}

/// Forgets a table.
///
/// # Errors
/// `ActeError::Interdit`; `StoreError::Missing` when it no longer waits.
pub async fn abandonner(visit: &Visit, id: &str) -> Result<(), ActeError> {
    droits::tenir(visit)?;
    let mut w = visit.writer("statistique.abandonner").await?;
    let kept: Depot<Reglages> = depot::lire(&mut w, Genre::Chiffres, id).await?;
    depot::oublier(&mut w, &kept, "abandonne").await?;
    w.commit().await?;
    Ok(())
}

/// One figure as it was typed, and the version it was typed over.
#[derive(Debug, Clone, Default)]
pub struct SaisieChiffre {
    pub version: i64,
    pub groupe: String,
    pub indicateur: String,
    pub valeur: String,
    pub unite: String,
    pub annee: String,
    pub source: String,
    pub motif: String,
}

fn garde<T>(result: Result<T, RefusChiffre>, refusals: &mut Vec<RefusChiffre>) -> Option<T> {
    result.map_err(|refus| refusals.push(refus)).ok()
}

/// Corrects one figure; the journal keeps what it was and the reason.
///
/// # Errors
/// `RefusChiffre`, all at once; `ActeError::Interdit`; `StoreError::Stale` when someone wrote it meanwhile.
pub async fn corriger(visit: &Visit, id: &str, saisie: &SaisieChiffre) -> Result<Statistique, ActeError> {
    droits::tenir(visit)?;
    let mut w = visit.writer("statistique.corriger").await?;
    let recorded: Statistique = w.load(&id).await?;
    let mut refusals = vec![];
    let groupe = garde(borner("groupe", &saisie.groupe), &mut refusals);
    let indicateur = garde(
        borner("indicateur", &saisie.indicateur)
            .and_then(|label| if label.is_empty() { Err(RefusChiffre::IndicateurAbsent) } else { Ok(label) }),
        &mut refusals,
    );
    let number = garde(valeur(&saisie.valeur), &mut refusals);
    let unite = garde(borner("unite", &saisie.unite), &mut refusals);
    let year = match saisie.annee.trim() {
        "" if recorded.annee.is_none() => Some(None),
        said => garde(annee(said), &mut refusals).map(Some),
    };
    let source = garde(
        borner("source", &saisie.source)
            .and_then(|said| if said.is_empty() { Err(RefusChiffre::SourceAbsente) } else { Ok(said) }),
        &mut refusals,
    );
    let motif = garde(motiver(&saisie.motif).map_err(|_| RefusChiffre::MotifAbsent), &mut refusals);
    let (Some(groupe), Some(indicateur), Some((number, unit)), Some(unite), Some(year), Some(source), Some(motif)) =
        (groupe, indicateur, number, unite, year, source, motif)
    else {
        return Err(ActeError::refuse(refusals));
    };
    let mut figure = Statistique {
        version: saisie.version,
        indicateur,
        valeur: number,
        unite: if unite.is_empty() { unit.unwrap_or_default().to_owned() } else { unite },
        annee: year,
        source,
        ..recorded.clone()
    };
    if !groupe.is_empty() && groupe != normal(&recorded.groupe) {
        figure.groupe = groupe;
    }
    let others: Vec<Statistique> = w.list("", vec![]).await?;
    if others.iter().any(|other| other.id != figure.id && meme_chiffre(other, &figure)) {
        return Err(RefusChiffre::DejaPublie.into());
    }
    w.motif(motif);
    w.update(&mut figure).await?;
    w.commit().await?;
    Ok(figure)
}

/// Withdraws one figure; the journal keeps it and the reason.
///
/// # Errors
/// `RefusChiffre::MotifAbsent`; `ActeError::Interdit`; `StoreError::Stale` when someone wrote it meanwhile.
pub async fn retirer(visit: &Visit, id: &str, version: i64, motif: &str) -> Result<Statistique, ActeError> {
    droits::tenir(visit)?;
    let motif = motiver(motif).map_err(|_| RefusChiffre::MotifAbsent)?;
    let mut w = visit.writer("statistique.retirer").await?;
    let mut figure: Statistique = w.load(&id).await?;
    figure.version = version;
    w.motif(motif);
    w.delete(&figure).await?;
    w.commit().await?;
    Ok(figure)
}

/// Puts back a figure that was withdrawn.
///
/// # Errors
/// `RefusChiffre::DejaPublie` when the same figure was written since; `ActeError::Interdit`; `StoreError::Missing` when the
/// journal knows no such figure withdrawn.
pub async fn retablir(visit: &Visit, id: &str) -> Result<(), ActeError> {
    droits::tenir(visit)?;
    let mut w = visit.writer("statistique.retablir").await?;
    let last = journal::histoire(&mut w, "statistique", id).await?.pop();
    let Some([Some(gone), None]) = last.map(|entry| entry.records::<Statistique>()).transpose()? else {
        return Err(StoreError::Missing { table: "statistique", id: id.to_owned() }.into());
    };
    let same: Vec<Statistique> = w.list("", vec![]).await?;
    if same.iter().any(|other| meme_chiffre(other, &gone)) {
        return Err(RefusChiffre::DejaPublie.into());
    }
    w.insert(&Statistique { version: gone.version + 1, ..gone }).await?;
    w.commit().await?;
    Ok(())
}
