//! « an Excel plan of unknown columns, with a mapping the person confirms once and pacte remembers ».

use super::{Depot, EtatReprise, FICHES_MAX, RESTES_MAX, depot, en_json, fiches, garder, ouvrir};
use crate::actes::redaction::sur_contrat;
use crate::model::Contrat;
use crate::regles::redaction::CadreAnnees;
use crate::regles::reprise::{Refus, fiches_du_tableau, lire_les_choix, proposer, signature, tableau};
use kernel::{Id, Right};
use serde_json::json;
use sha2::{Digest, Sha256};
use sheets::{ClasseurLu, Correspondance, EnteteVue, Limites, lire};
use store::{ActeError, Read, StoreError, Writer, args, journal};
use web::Visit;

/// The step of a table whose columns wait for their confirmation.
pub(super) const COLONNES: &str = "colonnes";
const RELECTURE: &str = "relecture";

/// Is this the name of a table?
pub(super) fn est_un_tableau(nom: &str) -> bool {
    let extension = nom.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    matches!(extension.as_str(), "xlsx" | "xlsm" | "xls" | "ods" | "csv")
}

/// The headings of a table, and the field that each is proposed for.
#[derive(Debug, Clone, PartialEq)]
pub struct Colonnes {
    pub entetes: Vec<EnteteVue>,
    pub correspondance: Correspondance,
    /// Confirmed before, for a table with the same headings.
    pub retenue: bool,
}

/// Reads a table away from the threads of the server.
async fn ouvrir_le_fichier(contenu: Vec<u8>, nom: &str) -> Result<ClasseurLu, ActeError> {
    let nom = nom.to_owned();
    let reading = tokio::task::spawn_blocking(move || lire(&contenu, &nom, &Limites::default()));
    let lu = reading.await.unwrap_or(Err(sheets::FichierRefuse::Abime { ou: "?".to_owned() }))?;
    Ok(lu)
}

fn empreinte_des_entetes(entetes: &[EnteteVue]) -> String {
    journal::hex(&Sha256::digest(signature(entetes)))
}

/// Keeps a table. When its headings are those of one already confirmed, its sheets are there at once.
pub(super) async fn deposer(visit: &Visit, contrat: &Contrat, nom: String, octets: Vec<u8>) -> Result<String, ActeError> {
    let lu = ouvrir_le_fichier(octets.clone(), &nom).await?;
    let entetes = tableau(&lu.feuilles)?.entetes;
    let empreinte = journal::hex(&Sha256::digest(&octets));
    let taille = octets.len();
    let mut w = visit.writer("reprise.deposer").await?;
    let retenue = retenue(&mut w, contrat, &entetes).await?;
    let id = ouvrir(&mut w, contrat, (&nom, &empreinte), (COLONNES, octets), &[]).await?;
    if let Some(correspondance) = retenue {
        remplir(&mut w, contrat, &id, &lu, &correspondance).await?;
    }
    w.note("reprise", &id, &json!({ "fichier": nom, "empreinte": empreinte, "octets": taille })).await?;
    w.commit().await?;
    Ok(id)
}

async fn retenue(r: &mut impl Read, contrat: &Contrat, entetes: &[EnteteVue]) -> Result<Option<Correspondance>, StoreError> {
    let rows = r
        .rows(
            "SELECT colonnes FROM reprise_correspondance WHERE collectivite_id = $1 AND contrat_id = $2 AND signature = $3",
            args![contrat.id, empreinte_des_entetes(entetes)],
        )
        .await?;
    rows.into_iter().next().map(|mut row| super::de_json(&row.take::<String>()?)).transpose()
}

async fn contenu(r: &mut impl Read, depot: &Depot) -> Result<Vec<u8>, StoreError> {
    let rows = r.rows("SELECT contenu FROM reprise WHERE collectivite_id = $1 AND id = $2", args![depot.id.clone()]).await?;
    let missing = || StoreError::Missing { table: "reprise", id: depot.id.clone() };
    rows.into_iter().next().ok_or_else(missing)?.take()
}

/// The columns of a table that waits, with what is proposed for each.
///
/// # Errors
/// `Interdit`; `StoreError::Missing` when it is no table, or waits no longer.
pub async fn colonnes(visit: &Visit, contrat: &Contrat, id: &str) -> Result<(Depot, Colonnes), ActeError> {
    sur_contrat(visit, Right::ModifierPlan, contrat.id)?;
    let mut r = visit.reader().await?;
    let depot = depot(&mut r, contrat, id).await?;
    if !depot.est_un_tableau {
        return Err(StoreError::Missing { table: "reprise", id: id.to_owned() }.into());
    }
    let lu = ouvrir_le_fichier(contenu(&mut r, &depot).await?, &depot.fichier).await?;
    let vu = tableau(&lu.feuilles)?;
    let connue = retenue(&mut r, contrat, &vu.entetes).await?;
    let retenue = connue.is_some();
    Ok((depot, Colonnes { correspondance: connue.unwrap_or_else(|| proposer(&vu)), entetes: vu.entetes, retenue }))
}

/// Confirms the columns of a table, remembers them for the next one with the same headings, and reads its sheets; those read
/// before are forgotten.
///
/// # Errors
/// `Interdit`; `DejaReprise` once a sheet was saved; the refusals of the choices, `AucuneFiche`, `TropDeFiches`.
pub async fn confirmer(visit: &Visit, contrat: &Contrat, id: &str, choix: &[String]) -> Result<(), ActeError> {
    let (kept, vues) = colonnes(visit, contrat, id).await?;
    let correspondance = lire_les_choix(&vues.entetes, choix).map_err(ActeError::refuse)?;
    let octets = contenu(&mut visit.reader().await?, &kept).await?;
    let lu = ouvrir_le_fichier(octets, &kept.fichier).await?;
    let mut w = visit.writer("reprise.confirmer_les_colonnes").await?;
    let depot = depot(&mut w, contrat, id).await?;
    if fiches(&mut w, &depot).await?.iter().any(|f| f.etat == EtatReprise::Reprise) {
        return Err(Refus::DejaReprise.into());
    }
    let signature = empreinte_des_entetes(&vues.entetes);
    w.execute(
        "DELETE FROM reprise_correspondance WHERE collectivite_id = $1 AND contrat_id = $2 AND signature = $3",
        args![contrat.id, signature.clone()],
    )
    .await?;
    w.execute(
        "INSERT INTO reprise_correspondance (collectivite_id, id, contrat_id, signature, colonnes) VALUES ($1, $2, $3, $4, $5)",
        args![Id::<Colonnes>::fresh().to_string(), contrat.id, signature, en_json(&correspondance)?],
    )
    .await?;
    w.execute("DELETE FROM reprise_fiche WHERE collectivite_id = $1 AND reprise_id = $2", args![depot.id.clone()]).await?;
    remplir(&mut w, contrat, &depot.id, &lu, &correspondance).await?;
    w.note("reprise", &depot.id, &json!({ "fichier": depot.fichier, "colonnes": correspondance.paires })).await?;
    w.commit().await?;
    Ok(())
}

async fn remplir(w: &mut Writer, contrat: &Contrat, id: &str, lu: &ClasseurLu, c: &Correspondance) -> Result<(), ActeError> {
    let (lues, mut restes) = fiches_du_tableau(&tableau(&lu.feuilles)?, c, &CadreAnnees::du_contrat(contrat));
    if lues.is_empty() {
        return Err(Refus::AucuneFiche.into());
    }
    if lues.len() > FICHES_MAX {
        return Err(Refus::TropDeFiches { vu: lues.len(), max: FICHES_MAX }.into());
    }
    restes.truncate(RESTES_MAX);
    w.execute(
        "UPDATE reprise SET etape = $3, restes = $4 WHERE collectivite_id = $1 AND id = $2",
        args![id.to_owned(), RELECTURE.to_owned(), en_json(&restes)?],
    )
    .await?;
    garder(w, contrat, id, lues).await?;
    Ok(())
}
