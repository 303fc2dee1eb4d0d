//! What this room reads: calls, letters, files with all that their rules look at, lists.

pub mod agenda;
mod aides;
mod bilans;
mod conservation;
mod conventions;
pub mod inscriptions;
mod liste;
mod lus;
mod niveaux;
mod passage;
pub mod synthese;
mod versements;

use crate::model::*;
use crate::regles::Financeur;
use crate::regles::etats::EtatAppel;
pub use aides::aides;
pub use bilans::{BilanListe, FiltresBilans, PageBilans, bilans};
pub use conservation::dossiers_gardes;
pub use conventions::{convention, couples};
use jiff::Timestamp;
pub use liste::{ColonneListe, DEBUT, Filtres, LigneListe, PAR_PAGE, Page, dossiers, export};
pub use lus::{lu, lus};
pub use niveaux::niveaux;
pub use passage::comptes;
use store::{Read, Record, StoreError, args};
use territoire::model::Territoire;
pub use versements::{LigneVersee, TotalVerse, lignes_versees, totaux_verses};

/// A contract, as this room cites it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContratCite {
    pub id: String,
    pub slug: String,
    pub titre: String,
}

/// Whom to write to about a contract: the name and the mail of the organisation that bears it, when it has one.
///
/// # Errors
/// `StoreError`.
pub async fn contact_du_contrat(r: &mut impl Read, contrat: &str) -> Result<Option<(String, String)>, StoreError> {
    let rows = r
        .rows(
            "SELECT o.nom, o.courriel FROM contrat c JOIN organisation o ON o.id = c.porteur_id AND o.collectivite_id = $1
             WHERE c.collectivite_id = $1 AND c.id = $2 AND o.courriel IS NOT NULL AND o.courriel <> ''",
            args![contrat.to_owned()],
        )
        .await?;
    rows.into_iter().next().map(|mut row| Ok((row.take()?, row.take()?))).transpose()
}

/// The contracts of the collectivité.
///
/// # Errors
/// `StoreError`.
pub async fn contrats(r: &mut impl Read) -> Result<Vec<ContratCite>, StoreError> {
    let rows =
        r.rows("SELECT id, slug, titre FROM contrat WHERE collectivite_id = $1 ORDER BY annee_debut, slug", args![]).await?;
    rows.into_iter().map(|mut row| Ok(ContratCite { id: row.take()?, slug: row.take()?, titre: row.take()? })).collect()
}

/// The sheets a contract reads, in force, by number: its own, and those of another that serve it too.
///
/// # Errors
/// `StoreError`.
pub async fn fiches(r: &mut impl Read, contrat: &str) -> Result<Vec<FicheCitee>, StoreError> {
    let rows = r
        .rows(
            "SELECT id, numero, titre FROM fiche_action WHERE collectivite_id = $1 AND retiree_le IS NULL AND (contrat_id = $2
               OR id IN (SELECT fiche_id FROM fiche_rattachee WHERE collectivite_id = $1 AND contrat_id = $2))
             ORDER BY numero, id",
            args![contrat.to_owned()],
        )
        .await?;
    rows.into_iter()
        .map(|mut row| {
            let (id, numero, titre): (String, i64, String) = (row.take()?, row.take()?, row.take()?);
            Ok(FicheCitee { id, nom: format!("{numero}. {titre}") })
        })
        .collect()
}

/// The QPV, code and name, by name.
///
/// # Errors
/// `StoreError`.
pub async fn quartiers(r: &mut impl Read) -> Result<Vec<(String, String)>, StoreError> {
    let tous: Vec<Territoire> = r.list("genre = 'qpv' ;; ORDER BY cle COLLATE \"C\"", args![]).await?;
    Ok(tous.into_iter().filter_map(|t| Some((t.code?, t.nom))).collect())
}

/// The funders, in the order of the house.
///
/// # Errors
/// `StoreError`.
pub async fn financeurs(r: &mut impl Read) -> Result<Vec<FinanceurInscrit>, StoreError> {
    r.list::<FinanceurInscrit>(";; ORDER BY rang, id", args![]).await
}

/// Every version of the words of the acts, the first first.
///
/// # Errors
/// `StoreError`.
pub async fn modeles(r: &mut impl Read) -> Result<Vec<ModeleActe>, StoreError> {
    r.list::<ModeleActe>(";; ORDER BY cle COLLATE \"C\", rang", args![]).await
}

/// The funder of a code.
///
/// # Errors
/// `StoreError::Missing`.
pub async fn financeur(r: &mut impl Read, code: &Financeur) -> Result<FinanceurInscrit, StoreError> {
    let trouve = r.find::<FinanceurInscrit>("code = $2", args![*code]).await?;
    trouve.ok_or_else(|| StoreError::Missing { table: "financeur", id: code.code().to_owned() })
}

/// The calls, the last year first.
///
/// # Errors
/// `StoreError`.
pub async fn appels(r: &mut impl Read) -> Result<Vec<Appel>, StoreError> {
    r.list::<Appel>(";; ORDER BY exercice DESC, slug COLLATE \"C\"", args![]).await
}

/// The calls that receive files now, the first to close first.
///
/// # Errors
/// `StoreError`.
pub async fn appels_ouverts(r: &mut impl Read, maintenant: Timestamp) -> Result<Vec<Appel>, StoreError> {
    let mut appels: Vec<Appel> = r.list("etat = $2 ;; ORDER BY cloture_a, id", args![EtatAppel::Ouvert]).await?;
    appels.retain(|a| a.cloture_a.is_none_or(|fin| maintenant < fin));
    Ok(appels)
}

/// Whom to write to when no call is at hand: the organisation that bears the contract of the last one.
///
/// # Errors
/// `StoreError`.
pub async fn contact(r: &mut impl Read) -> Result<Option<(String, String)>, StoreError> {
    match appels(r).await?.first() {
        Some(appel) => contact_du_contrat(r, &appel.contrat_id).await,
        None => Ok(None),
    }
}

/// The call of an address.
///
/// # Errors
/// `StoreError::Missing`.
pub async fn appel(r: &mut impl Read, slug: &str) -> Result<Appel, StoreError> {
    let trouve = r.find::<Appel>("slug = $2", args![slug.to_owned()]).await?;
    trouve.ok_or_else(|| StoreError::Missing { table: "appel", id: slug.to_owned() })
}

/// The versions of the letter of a call, the first one first.
///
/// # Errors
/// `StoreError`.
pub async fn lettres(r: &mut impl Read, appel: AppelId) -> Result<Vec<LettreCadrage>, StoreError> {
    r.list("appel_id = $2 ;; ORDER BY numero", args![appel]).await
}

/// The envelopes of a year of a contract: by funder, roots first.
///
/// # Errors
/// `StoreError`.
pub async fn enveloppes(r: &mut impl Read, appel: &Appel) -> Result<Vec<Enveloppe>, StoreError> {
    r.list(
        "contrat_id = $2 AND exercice = $3 ;; ORDER BY financeur, parent_id NULLS FIRST, libelle, id",
        args![appel.contrat_id, appel.exercice],
    )
    .await
}

/// What agreements reserved on these envelopes.
///
/// # Errors
/// `StoreError`.
pub async fn reservations(r: &mut impl Read, appel: &Appel) -> Result<Vec<Reservation>, StoreError> {
    r.list(
        "enveloppe_id IN (SELECT id FROM enveloppe WHERE collectivite_id = $1 AND contrat_id = $2 AND exercice = $3)",
        args![appel.contrat_id, appel.exercice],
    )
    .await
}

/// Both at once: what a page reads of the money of a call, in one question.
///
/// # Errors
/// `StoreError`.
pub async fn enveloppes_reservees(r: &mut impl Read, appel: &Appel) -> Result<(Vec<Enveloppe>, Vec<Reservation>), StoreError> {
    let rows = r
        .rows(
            "SELECT e.id, e.version, e.contrat_id, e.exercice, e.financeur, e.parent_id, e.nature, e.libelle, e.montant_centimes,
               e.acte, e.acte_le, CAST(CASE WHEN v.id IS NULL THEN 0 ELSE 1 END AS BIGINT), v.id, v.version, v.enveloppe_id, v.cpo_id,
               v.montant_centimes
             FROM enveloppe e LEFT JOIN reservation v ON v.enveloppe_id = e.id AND v.collectivite_id = $1
             WHERE e.collectivite_id = $1 AND e.contrat_id = $2 AND e.exercice = $3
             ORDER BY e.financeur, e.parent_id NULLS FIRST, e.libelle, e.id, v.id",
            args![appel.contrat_id, appel.exercice],
        )
        .await?;
    let (mut enveloppes, mut reservations): (Vec<Enveloppe>, Vec<Reservation>) = (vec![], vec![]);
    for mut row in rows {
        let enveloppe = Enveloppe::from_row(&mut row)?;
        if enveloppes.last().is_none_or(|derniere| derniere.id != enveloppe.id) {
            enveloppes.push(enveloppe);
        }
        if row.take::<i64>()? == 1 {
            reservations.push(Reservation::from_row(&mut row)?);
        }
    }
    Ok((enveloppes, reservations))
}

/// Whether a reader has noted a file of a call: its grid no longer changes.
///
/// # Errors
/// `StoreError`.
pub async fn notee(r: &mut impl Read, appel: AppelId) -> Result<bool, StoreError> {
    let rows = r.rows("SELECT id FROM note_dossier WHERE collectivite_id = $1 AND appel_id = $2 LIMIT 1", args![appel]).await?;
    Ok(!rows.is_empty())
}

/// The editions of a call, the first one first.
///
/// # Errors
/// `StoreError`.
pub async fn publications(r: &mut impl Read, appel: AppelId) -> Result<Vec<Publication>, StoreError> {
    r.list("appel_id = $2 ;; ORDER BY numero", args![appel]).await
}

/// The holder of an organisation, if it has asked before.
///
/// # Errors
/// `StoreError`.
pub async fn porteur_de(r: &mut impl Read, organisation: &str) -> Result<Option<Porteur>, StoreError> {
    r.find("organisation_id = $2", args![organisation.to_owned()]).await
}
