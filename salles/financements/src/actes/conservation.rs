//! Setting how long files are kept, and erasing what is personal in those past their time: an act of a person, with a reason,
//! file by file as shown, never by itself.

#[cfg(test)]
mod tests;

use crate::model::*;
use crate::regles::conservation::{Passe, Refus, SaisieDuree, champs, lire, motif, passes};
use crate::store as lectures;
use kernel::{Id, Right};
use store::{ActeError, Read, Record, StoreError, Writer, args};
use web::Visit;

/// Files erased by one act: what was shown, and no more.
pub const LOT: usize = 100;

/// What was set, what has passed its time, what was erased.
#[derive(Debug, Clone)]
pub struct Conservation {
    pub durees: Vec<DureeConservation>,
    pub passes: Vec<Passe>,
    /// The last ones.
    pub faits: Vec<(EffacementDossier, Option<String>)>,
}

impl Conservation {
    /// The files that the next act would erase.
    #[must_use]
    pub fn lot(&self) -> &[Passe] {
        self.passes.get(..LOT).unwrap_or(&self.passes)
    }

    /// What a confirmation was shown: an act on anything else is refused.
    #[must_use]
    pub fn vus(&self) -> String {
        self.lot().iter().map(|p| p.dossier.id.to_string()).collect::<Vec<_>>().join(" ")
    }
}

fn droit(visit: &Visit) -> Result<(), ActeError> {
    if visit.may(Right::ConduireAppel, None) { Ok(()) } else { Err(ActeError::Interdit) }
}

fn auteur(visit: &Visit) -> String {
    visit.visitor.as_ref().map(|v| v.nom.clone()).unwrap_or_default()
}

async fn charger(r: &mut impl Read, jour: jiff::civil::Date) -> Result<Conservation, StoreError> {
    let durees: Vec<DureeConservation> = r.list(";; ORDER BY effet_le DESC, fixee_a DESC, id", args![]).await?;
    let dossiers = lectures::dossiers_gardes(r, i64::from(jour.year())).await?;
    let effacements: Vec<EffacementDossier> = r.list(";; ORDER BY fait_a DESC, id LIMIT 50", args![]).await?;
    let rows = r
        .rows(
            "SELECT d.id, d.numero FROM dossier d WHERE d.collectivite_id = $1
             AND d.id IN (SELECT dossier_id FROM effacement_dossier WHERE collectivite_id = $1 ORDER BY fait_a DESC, id LIMIT 50)",
            args![],
        )
        .await?;
    let mut numeros = std::collections::BTreeMap::<DossierId, Option<String>>::new();
    for mut row in rows {
        numeros.insert(row.take()?, row.take()?);
    }
    let faits = effacements.into_iter().map(|e| {
        let numero = numeros.get(&e.dossier_id).cloned().flatten();
        (e, numero)
    });
    Ok(Conservation { passes: passes(dossiers, &durees, jour), faits: faits.collect(), durees })
}

/// What is kept, as it is now.
///
/// # Errors
/// `Interdit`, `StoreError`.
pub async fn etat(visit: &Visit) -> Result<Conservation, ActeError> {
    droit(visit)?;
    let mut r = visit.reader().await?;
    Ok(charger(&mut r, visit.house.db.clock().today()).await?)
}

/// Sets a duration, from a day.
///
/// # Errors
/// `Interdit`; every field that cannot be read.
pub async fn fixer(visit: &Visit, s: &SaisieDuree) -> Result<(), ActeError> {
    droit(visit)?;
    let lue = lire(s).map_err(ActeError::refuse)?;
    let mut w = visit.writer("conservation.fixer").await?;
    w.motif(lue.source.clone());
    let duree = DureeConservation {
        id: Id::fresh(),
        version: 1,
        categorie: lue.categorie,
        annees: lue.annees,
        depart: lue.depart,
        effet_le: lue.effet_le,
        source: lue.source,
        fixee_par: auteur(visit),
        fixee_a: w.now(),
    };
    w.insert(&duree).await?;
    w.commit().await?;
    Ok(())
}

/// Erases what is personal in the files that were shown (`vus`), all at once: how many.
///
/// # Errors
/// `Interdit`; `Motif`, `NonConfirme`; `ListeChangee` when what has passed its time is no longer what was shown.
pub async fn effacer(visit: &Visit, vus: &str, pourquoi: &str, confirme: bool) -> Result<usize, ActeError> {
    droit(visit)?;
    let motif = motif(pourquoi, confirme).map_err(ActeError::refuse)?;
    let mut w = visit.writer("conservation.effacer").await?;
    let jour = w.today();
    let conservation = charger(&mut w, jour).await?;
    if conservation.lot().is_empty() || conservation.vus() != vus.trim() {
        return Err(Refus::ListeChangee.into());
    }
    w.motif(motif.clone());
    for passe in conservation.lot() {
        effacer_un(&mut w, visit, passe, &motif).await?;
    }
    w.commit().await?;
    Ok(conservation.lot().len())
}

/// What belongs to one file.
const SIEN: &str = "dossier_id = $2 ;; ORDER BY id";

/// Empties each of these records.
async fn vider<T: Record>(w: &mut Writer, records: Vec<T>, champs: &[&str]) -> Result<(), StoreError> {
    for mut record in records {
        w.effacer(&mut record, champs).await?;
    }
    Ok(())
}

/// A paper: its bytes go, its hash, its kind and its dates stay.
async fn vider_la_piece(w: &mut Writer, piece: &mut PieceDossier) -> Result<(), StoreError> {
    w.execute("DELETE FROM piece_dossier_contenu WHERE collectivite_id = $1 AND piece_id = $2", args![piece.id]).await?;
    w.effacer(piece, champs::PIECE).await.map(drop)
}

async fn effacer_un(w: &mut Writer, visit: &Visit, passe: &Passe, motif: &str) -> Result<(), ActeError> {
    let id = passe.dossier.id;
    let mut dossier: Dossier = w.load(&id).await?;
    w.effacer(&mut dossier, champs::DOSSIER).await?;
    let lignes = w.list::<LigneFinanceur>(SIEN, args![id]).await?;
    vider(w, lignes, champs::LIGNE).await?;
    let complements = w.list::<Complement>(SIEN, args![id]).await?;
    vider(w, complements, champs::COMPLEMENT).await?;
    let questions = w.list::<QuestionDossier>(SIEN, args![id]).await?;
    vider(w, questions, champs::QUESTION).await?;
    let notes = w.list::<NoteDossier>(SIEN, args![id]).await?;
    vider(w, notes, champs::NOTE).await?;
    let interets = w.list::<Interet>(SIEN, args![id]).await?;
    vider(w, interets, champs::INTERET).await?;
    let derogations = w.list::<DerogationAccordee>(SIEN, args![id]).await?;
    vider(w, derogations, champs::DEROGATION).await?;
    let propositions = w.list::<PropositionDerogation>(SIEN, args![id]).await?;
    vider(w, propositions, champs::PROPOSITION).await?;
    let habilitations = w.list::<Habilitation>(SIEN, args![id]).await?;
    vider(w, habilitations, champs::HABILITATION).await?;
    let bilans = w.list::<BilanDossier>(SIEN, args![id]).await?;
    vider(w, bilans, champs::BILAN).await?;
    let conventions = w.list::<Convention>(SIEN, args![id]).await?;
    vider(w, conventions, champs::CONVENTION).await?;
    let imports = w.list::<ImportDauphin>(SIEN, args![id]).await?;
    vider(w, imports, champs::IMPORT).await?;
    let verses = "ligne_id IN (SELECT id FROM ligne_financeur WHERE collectivite_id = $1 AND dossier_id = $2) ;; ORDER BY id";
    let versements = w.list::<VersementLigne>(verses, args![id]).await?;
    vider(w, versements, champs::VERSEMENT).await?;
    let (mut pieces, mut octets) = (0, 0);
    for mut piece in w.list::<PieceDossier>(SIEN, args![id]).await? {
        (pieces, octets) = (pieces + 1, octets + piece.taille);
        vider_la_piece(w, &mut piece).await?;
    }
    w.insert(&EffacementDossier {
        id: Id::fresh(),
        version: 1,
        dossier_id: id,
        categorie: passe.categorie,
        echeance: passe.echeance,
        pieces,
        octets,
        motif: motif.to_owned(),
        fait_par: auteur(visit),
        fait_a: w.now(),
    })
    .await?;
    Ok(porteur_sans_dossier(w, dossier.porteur_id).await?)
}

/// A holder none of whose files is kept any more: its safe, those who wrote for it, who represented it.
async fn porteur_sans_dossier(w: &mut Writer, id: PorteurId) -> Result<(), StoreError> {
    let reste = w
        .rows(
            "SELECT d.id FROM dossier d WHERE d.collectivite_id = $1 AND d.porteur_id = $2 AND NOT EXISTS
             (SELECT 1 FROM effacement_dossier e WHERE e.collectivite_id = $1 AND e.dossier_id = d.id) LIMIT 1",
            args![id],
        )
        .await?;
    if !reste.is_empty() {
        return Ok(());
    }
    let mut porteur: Porteur = w.load(&id).await?;
    w.effacer(&mut porteur, champs::PORTEUR).await?;
    for mut piece in w.list::<PieceDossier>("porteur_id = $2 AND dossier_id IS NULL ;; ORDER BY id", args![id]).await? {
        vider_la_piece(w, &mut piece).await?;
    }
    for mut h in w.list::<Habilitation>("porteur_id = $2 AND dossier_id IS NULL ;; ORDER BY id", args![id]).await? {
        w.effacer(&mut h, champs::HABILITATION).await?;
    }
    Ok(())
}
