//! A plan taken from a document: the file is read away from the threads of the server and kept as a draft; the person
//! reviews each sheet; only « Enregistrer ces fiches » writes in the plan, all at once (`enregistrement.rs`).

mod annulation;
mod enregistrement;
mod tableau;
#[cfg(test)]
pub mod tests;

pub use annulation::{Annulation, Annulees, Retour, annuler, preparer};
pub use enregistrement::{Bilan, TOUTES, enregistrer, versions};
pub use tableau::{Colonnes, colonnes, confirmer};

use super::redaction::sur_contrat;
use crate::model::{Contrat, Declinaison, FicheAction, Lien, Noeud, Participation};
use crate::regles::redaction::CadreAnnees;
use crate::regles::reprise::{
    self as regles, EtatReprise, FicheDuPlan, FicheLue, Refus, SaisieReprise, fiche_lue, lignes_de, proposer_les_places,
    sans_doute,
};
use acteurs::model::Organisation;
use extraction::{FichierIllisible, LigneLue};
use indicateurs::model::Indicateur;
use jiff::{SignedDuration, Timestamp};
use kernel::{Id, Right};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{ActeError, Read, Row, StoreError, Writer, args, journal};
use web::{Upload, Visit};

/// How long a draft waits: « kept for 30 days ».
const ATTENTE: SignedDuration = SignedDuration::from_hours(30 * 24);
/// Characters of a text longer than that are no contract.
const TEXTE_MAX: usize = 5 * 1024 * 1024;
const FICHES_MAX: usize = 500;
/// Lines kept among those that went nowhere.
const RESTES_MAX: usize = 5_000;

/// A draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Depot {
    pub id: String,
    pub fichier: String,
    pub depose_a: Timestamp,
    /// A table, whose columns wait for their confirmation.
    pub colonnes_a_confirmer: bool,
    /// A table, whose columns may be chosen again.
    pub est_un_tableau: bool,
    /// The lines of the source that went nowhere.
    pub restes: Vec<LigneLue>,
}

/// A sheet of a draft.
#[derive(Debug, Clone, PartialEq)]
pub struct FicheDeReprise {
    id: String,
    pub rang: i64,
    pub version: i64,
    pub etat: EtatReprise,
    pub lue: FicheLue,
    pub saisie: SaisieReprise,
}

/// The plan that a draft is compared with.
#[derive(Debug, Clone)]
pub struct PlanDuBrouillon {
    pub noeuds: Vec<Noeud>,
    pub fiches: Vec<FicheAction>,
    pub annuaire: Vec<Organisation>,
}

impl PlanDuBrouillon {
    /// What a draft may name of this contract.
    ///
    /// # Errors
    /// `StoreError`.
    pub async fn charger(r: &mut impl Read, contrat: &Contrat) -> Result<Self, StoreError> {
        Ok(Self {
            noeuds: r.list::<Noeud>("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.id]).await?,
            fiches: r.list::<FicheAction>("contrat_id = $2 ;; ORDER BY numero, id", args![contrat.id]).await?,
            annuaire: r.list::<Organisation>("", args![]).await?,
        })
    }

    /// The sheet in force that a draft brings up to date.
    #[must_use]
    pub fn cible(&self, saisie: &SaisieReprise) -> Option<&FicheAction> {
        self.fiches.iter().find(|f| f.retiree_le.is_none() && f.id.to_string() == saisie.cible)
    }
}

/// A sheet in force with all that hangs on it.
///
/// # Errors
/// `StoreError`.
pub async fn fiche_du_plan(r: &mut impl Read, fiche: FicheAction) -> Result<FicheDuPlan, StoreError> {
    let id = fiche.id;
    let indicateurs = r
        .list::<Indicateur>(
            "id IN (SELECT indicateur_id FROM rattachement WHERE collectivite_id = $1 AND objet = 'fiche' AND objet_id = $2) ;; ORDER BY ordre, id",
            args![id.to_string()],
        )
        .await?;
    let liens = r.list::<Lien>("fiche_id = $2 ;; ORDER BY ordre, id", args![id]).await?;
    let mut fiches_liees = vec![];
    for cible in liens.iter().filter_map(|l| l.cible_fiche_id) {
        fiches_liees.push(r.load::<FicheAction>(&cible).await?.numero);
    }
    Ok(FicheDuPlan {
        declinaisons: r.list::<Declinaison>("fiche_id = $2 AND retiree_le IS NULL ;; ORDER BY ordre, id", args![id]).await?,
        participations: r.list::<Participation>("fiche_id = $2 ;; ORDER BY ordre, id", args![id]).await?,
        indicateurs,
        liens,
        fiches_liees,
        fiche,
    })
}

/// A text without what no database keeps, lines unchanged.
fn texte_net(texte: &str) -> String {
    texte.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t' | '\u{c}')).collect()
}

/// Reads a document away from the threads of the server.
async fn lire(octets: Vec<u8>, nom: String) -> Result<extraction::Extraction, Refus> {
    let reading = tokio::task::spawn_blocking(move || {
        let texte = extraction::texte_de(&octets, &nom)?;
        if texte.len() > TEXTE_MAX { Err(FichierIllisible::TropGros) } else { Ok(extraction::lire(&texte_net(&texte))) }
    });
    reading.await.unwrap_or(Err(FichierIllisible::Abime)).map_err(Refus::Illisible)
}

/// Reads a document and keeps it as a draft; its identifier.
///
/// # Errors
/// `Interdit`; the refusal of a file that cannot be read, or that holds no sheet.
pub async fn deposer(visit: &Visit, contrat: &Contrat, fichier: Option<Upload>) -> Result<String, ActeError> {
    sur_contrat(visit, Right::ModifierPlan, contrat.id)?;
    let fichier = fichier.filter(|f| !f.name.is_empty() || !f.bytes.is_empty()).ok_or(Refus::FichierAbsent)?;
    let nom: String = fichier.name.chars().filter(|c| !c.is_control()).take(120).collect();
    let empreinte = journal::hex(&Sha256::digest(&fichier.bytes));
    let octets = fichier.bytes.len();
    if tableau::est_un_tableau(&nom) {
        return tableau::deposer(visit, contrat, nom, fichier.bytes).await;
    }
    let lue = lire(fichier.bytes, nom.clone()).await?;
    let mut w = visit.writer("reprise.deposer").await?;
    let id = retenir_le_document(&mut w, contrat, (&nom, &empreinte, octets), lue).await?;
    w.commit().await?;
    Ok(id)
}

/// The same in the transaction of its caller, for a command that answers to nobody's rights: the demonstration.
///
/// # Errors
/// The refusal of a text that cannot be read, or that holds no sheet.
pub async fn deposer_le_texte(w: &mut Writer, contrat: &Contrat, nom: &str, texte: &str) -> Result<String, ActeError> {
    let empreinte = journal::hex(&Sha256::digest(texte.as_bytes()));
    let lue = lire(texte.as_bytes().to_vec(), nom.to_owned()).await?;
    retenir_le_document(w, contrat, (nom, &empreinte, texte.len()), lue).await
}

async fn retenir_le_document(
    w: &mut Writer,
    contrat: &Contrat,
    (nom, empreinte, octets): (&str, &str, usize),
    lue: extraction::Extraction,
) -> Result<String, ActeError> {
    if lue.fiches.is_empty() {
        return Err(Refus::AucuneFiche.into());
    }
    if lue.fiches.len() > FICHES_MAX {
        return Err(Refus::TropDeFiches { vu: lue.fiches.len(), max: FICHES_MAX }.into());
    }
    let cadre = CadreAnnees::du_contrat(contrat);
    let fiches: Vec<FicheLue> = lue.fiches.iter().map(|f| fiche_lue(f, &cadre)).collect();
    let debuts: Vec<Option<u32>> = fiches.iter().map(regles::debut).collect();
    let lignes = (0..fiches.len()).map(|rang| {
        let suivante = debuts[rang + 1..].iter().flatten().copied().find(|n| debuts[rang].is_none_or(|d| *n > d));
        lignes_de(&fiches[rang], suivante.unwrap_or(u32::MAX), &lue.lignes)
    });
    let fiches: Vec<(FicheLue, Vec<LigneLue>)> = fiches.iter().cloned().zip(lignes).collect();
    let restes: Vec<LigneLue> = lue.restes().take(RESTES_MAX).cloned().collect();
    let id = ouvrir(w, contrat, (nom, empreinte), ("relecture", vec![]), &restes).await?;
    garder(w, contrat, &id, fiches).await?;
    let sujet = json!({ "fichier": nom, "empreinte": empreinte, "octets": octets, "fiches": lue.fiches.len() });
    w.note("reprise", &id, &sujet).await?;
    Ok(id)
}

/// Writes the head of a draft, and forgets those that waited too long; its identifier.
async fn ouvrir(
    w: &mut Writer,
    contrat: &Contrat,
    (nom, empreinte): (&str, &str),
    (etape, contenu): (&str, Vec<u8>),
    restes: &[LigneLue],
) -> Result<String, StoreError> {
    effacer_les_vieux(w).await?;
    let id = Id::<Depot>::fresh().to_string();
    w.execute(
        "INSERT INTO reprise (collectivite_id, id, contrat_id, depose_a, fichier, empreinte, etape, contenu, restes)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![id, contrat.id, w.now(), nom.to_owned(), empreinte.to_owned(), etape.to_owned(), contenu, en_json(&restes)?],
    )
    .await?;
    Ok(id)
}

fn en_json<T: serde::Serialize>(valeur: &T) -> Result<String, StoreError> {
    serde_json::to_string(valeur).map_err(|e| StoreError::Broken(e.to_string()))
}

fn de_json<T: serde::de::DeserializeOwned>(texte: &str) -> Result<T, StoreError> {
    serde_json::from_str(texte).map_err(|e| StoreError::Broken(e.to_string()))
}

/// Keeps the sheets of a draft, each with the place that the plan proposes.
async fn garder(w: &mut Writer, contrat: &Contrat, id: &str, fiches: Vec<(FicheLue, Vec<LigneLue>)>) -> Result<(), StoreError> {
    let plan = PlanDuBrouillon::charger(w, contrat).await?;
    let (mut lues, lignes): (Vec<FicheLue>, Vec<Vec<LigneLue>>) = fiches.into_iter().unzip();
    proposer_les_places(&mut lues, &plan.noeuds, &plan.fiches);
    for (rang, (lue, lignes)) in (1_i64..).zip(lues.into_iter().zip(lignes)) {
        let (saisie, lue) = (en_json(&lue.saisie)?, en_json(&lue)?);
        w.execute(
            "INSERT INTO reprise_fiche (collectivite_id, id, reprise_id, rang, revision, etat, lecture, saisie, lignes)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            args![
                Id::<FicheDeReprise>::fresh().to_string(),
                id.to_owned(),
                rang,
                1_i64,
                EtatReprise::ARelire.code().to_owned(),
                lue,
                saisie,
                en_json(&lignes)?
            ],
        )
        .await?;
    }
    Ok(())
}

async fn effacer_les_vieux(w: &mut Writer) -> Result<(), StoreError> {
    let avant = w.now() - ATTENTE;
    w.execute(
        "DELETE FROM reprise_fiche WHERE collectivite_id = $1
         AND reprise_id IN (SELECT id FROM reprise WHERE collectivite_id = $1 AND depose_a < $2)",
        args![avant],
    )
    .await?;
    w.execute("DELETE FROM reprise WHERE collectivite_id = $1 AND depose_a < $2", args![avant]).await?;
    Ok(())
}

/// The drafts of a contract, the last one first: identifier, file, instant.
///
/// # Errors
/// `StoreError`.
pub async fn depots(r: &mut impl Read, contrat: &Contrat) -> Result<Vec<(String, String, Timestamp)>, StoreError> {
    let rows = r
        .rows(
            "SELECT id, fichier, depose_a FROM reprise WHERE collectivite_id = $1 AND contrat_id = $2 ORDER BY depose_a DESC, id",
            args![contrat.id],
        )
        .await?;
    rows.into_iter().map(|mut row| Ok((row.take()?, row.take()?, row.take()?))).collect()
}

/// A draft of this contract.
///
/// # Errors
/// `StoreError::Missing` when it was given up, or waited too long.
pub async fn depot(r: &mut impl Read, contrat: &Contrat, id: &str) -> Result<Depot, StoreError> {
    let rows = r
        .rows(
            "SELECT id, fichier, depose_a, etape, restes FROM reprise WHERE collectivite_id = $1 AND contrat_id = $2 AND id = $3",
            args![contrat.id, id.to_owned()],
        )
        .await?;
    let mut row = rows.into_iter().next().ok_or_else(|| StoreError::Missing { table: "reprise", id: id.to_owned() })?;
    let (id, fichier, depose_a, etape): (String, String, Timestamp, String) =
        (row.take()?, row.take()?, row.take()?, row.take()?);
    let restes = de_json(&row.take::<String>()?)?;
    let est_un_tableau = tableau::est_un_tableau(&fichier);
    Ok(Depot { id, fichier, depose_a, colonnes_a_confirmer: etape == tableau::COLONNES, est_un_tableau, restes })
}

fn fiche_de(row: &mut Row) -> Result<FicheDeReprise, StoreError> {
    let (id, rang, version, etat): (String, i64, i64, String) = (row.take()?, row.take()?, row.take()?, row.take()?);
    Ok(FicheDeReprise {
        etat: etat_de(&etat)?,
        lue: de_json(&row.take::<String>()?)?,
        saisie: de_json(&row.take::<String>()?)?,
        id,
        rang,
        version,
    })
}

/// The sheets of a draft, in the order of the document.
///
/// # Errors
/// `StoreError`.
pub async fn fiches(r: &mut impl Read, depot: &Depot) -> Result<Vec<FicheDeReprise>, StoreError> {
    let rows = r
        .rows(
            "SELECT id, rang, revision, etat, lecture, saisie FROM reprise_fiche WHERE collectivite_id = $1 AND reprise_id = $2 ORDER BY rang",
            args![depot.id.clone()],
        )
        .await?;
    rows.into_iter().map(|mut row| fiche_de(&mut row)).collect()
}

/// Rank and state of each sheet of a draft.
///
/// # Errors
/// `StoreError`.
pub async fn etats(r: &mut impl Read, depot: &Depot) -> Result<Vec<(i64, EtatReprise)>, StoreError> {
    let rows = r
        .rows(
            "SELECT rang, etat FROM reprise_fiche WHERE collectivite_id = $1 AND reprise_id = $2 ORDER BY rang",
            args![depot.id.clone()],
        )
        .await?;
    rows.into_iter().map(|mut row| Ok((row.take()?, etat_de(&row.take::<String>()?)?))).collect()
}

fn etat_de(code: &str) -> Result<EtatReprise, StoreError> {
    EtatReprise::from_code(code).ok_or_else(|| StoreError::Broken(format!("reprise_fiche: {code}")))
}

/// One sheet of a draft, and the lines that it comes from.
///
/// # Errors
/// `StoreError::Missing`.
pub async fn fiche(r: &mut impl Read, depot: &Depot, rang: i64) -> Result<(FicheDeReprise, Vec<LigneLue>), StoreError> {
    let rows = r
        .rows(
            "SELECT id, rang, revision, etat, lecture, saisie, lignes FROM reprise_fiche
             WHERE collectivite_id = $1 AND reprise_id = $2 AND rang = $3",
            args![depot.id.clone(), rang],
        )
        .await?;
    let missing = || StoreError::Missing { table: "reprise_fiche", id: rang.to_string() };
    let mut row = rows.into_iter().next().ok_or_else(missing)?;
    Ok((fiche_de(&mut row)?, de_json(&row.take::<String>()?)?))
}

/// Keeps the review of a sheet whose `version` was read. Nothing is written in the plan.
///
/// # Errors
/// `Interdit`; `Stale` when someone reviewed it meanwhile; when it is to be taken, everything that the plan would refuse.
pub async fn relire(
    visit: &Visit,
    contrat: &Contrat,
    (id, rang, version): (&str, i64, i64),
    saisie: &SaisieReprise,
    etat: EtatReprise,
) -> Result<(), ActeError> {
    sur_contrat(visit, Right::ModifierPlan, contrat.id)?;
    let mut w = visit.writer("reprise.relire").await?;
    let depot = depot(&mut w, contrat, id).await?;
    let (avant, _) = fiche(&mut w, &depot, rang).await?;
    if avant.version != version || avant.etat == EtatReprise::Reprise {
        return Err(StoreError::Stale { table: "reprise_fiche", id: rang.to_string() }.into());
    }
    if etat == EtatReprise::AReprendre {
        let plan = PlanDuBrouillon::charger(&mut w, contrat).await?;
        verifier(&mut w, contrat, &plan, saisie).await?;
    }
    changer(&mut w, &avant, saisie, etat).await?;
    w.note("reprise", &depot.id, &json!({ "fiche": rang, "titre": saisie.titre, "etat": etat.code() })).await?;
    w.commit().await?;
    Ok(())
}

async fn verifier(r: &mut impl Read, contrat: &Contrat, plan: &PlanDuBrouillon, saisie: &SaisieReprise) -> Result<(), ActeError> {
    let avant = match plan.cible(saisie) {
        Some(cible) => Some(fiche_du_plan(r, cible.clone()).await?),
        None if saisie.cible.is_empty() => None,
        None => return Err(Refus::AChange.into()),
    };
    regles::verifier(saisie, avant.as_ref(), (contrat, &plan.noeuds, &plan.fiches)).map_err(ActeError::refuse)
}

async fn changer(w: &mut Writer, f: &FicheDeReprise, saisie: &SaisieReprise, etat: EtatReprise) -> Result<(), StoreError> {
    let rows = w
        .execute(
            "UPDATE reprise_fiche SET revision = $4, etat = $5, saisie = $6 WHERE collectivite_id = $1 AND id = $2 AND revision = $3",
            args![f.id.clone(), f.version, f.version + 1, etat.code().to_owned(), en_json(saisie)?],
        )
        .await?;
    if rows == 0 { Err(StoreError::Stale { table: "reprise_fiche", id: f.rang.to_string() }) } else { Ok(()) }
}

/// Takes at once the sheets that leave nothing to check, are new, and that the plan would not refuse; how many.
///
/// # Errors
/// `Interdit`, `StoreError`.
pub async fn prendre_les_sures(visit: &Visit, contrat: &Contrat, id: &str) -> Result<usize, ActeError> {
    sur_contrat(visit, Right::ModifierPlan, contrat.id)?;
    let mut w = visit.writer("reprise.relire").await?;
    let depot = depot(&mut w, contrat, id).await?;
    let plan = PlanDuBrouillon::charger(&mut w, contrat).await?;
    let mut prises = vec![];
    for f in fiches(&mut w, &depot).await? {
        let sure = f.etat == EtatReprise::ARelire && f.saisie.cible.is_empty() && sans_doute(&f.lue, &f.saisie);
        if sure && regles::verifier(&f.saisie, None, (contrat, &plan.noeuds, &plan.fiches)).is_ok() {
            changer(&mut w, &f, &f.saisie, EtatReprise::AReprendre).await?;
            prises.push(f.rang);
        }
    }
    w.note("reprise", &depot.id, &json!({ "fiches": prises, "etat": EtatReprise::AReprendre.code() })).await?;
    w.commit().await?;
    Ok(prises.len())
}

/// Forgets a draft; what was saved of it stays in the plan.
///
/// # Errors
/// `Interdit`; `StoreError::Missing`.
pub async fn abandonner(visit: &Visit, contrat: &Contrat, id: &str) -> Result<(), ActeError> {
    sur_contrat(visit, Right::ModifierPlan, contrat.id)?;
    let mut w = visit.writer("reprise.abandonner").await?;
    let depot = depot(&mut w, contrat, id).await?;
    w.execute("DELETE FROM reprise_fiche WHERE collectivite_id = $1 AND reprise_id = $2", args![depot.id.clone()]).await?;
    w.execute("DELETE FROM reprise WHERE collectivite_id = $1 AND id = $2", args![depot.id.clone()]).await?;
    w.note("reprise", &depot.id, &json!({ "fichier": depot.fichier, "sort": "abandonne" })).await?;
    w.commit().await?;
    Ok(())
}
