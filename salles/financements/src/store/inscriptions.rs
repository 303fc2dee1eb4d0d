//! Requests for an account, and all that is already known under a SIRET, an RNA or a name.

use crate::model::{FinanceurInscrit, Inscription, InscriptionId, Porteur};
use crate::regles::inscription::Connue;
use acteurs::regles::organisations::etiquettes;
use acteurs::store::Annuaire;
use store::global::Collectivite;
use store::{Read, StoreError, args};

/// What the team has to look at, the oldest first.
const A_VOIR: &str = "(etat = 'en_attente' OR (etat = 'ouverte' AND decidee_a IS NULL)) ;; ORDER BY confirmee_a, id LIMIT 60";
/// What it answered last.
const VUES: &str = "decidee_a IS NOT NULL ;; ORDER BY decidee_a DESC, id LIMIT 20";

/// What is known, in three statements.
#[derive(Debug, Clone)]
pub struct Registre {
    pub annuaire: Annuaire,
    pub porteurs: Vec<Porteur>,
    pub connues: Vec<Connue>,
}

/// Reads all that a request may answer to: the directory (spellings and merged ones included), the holders, the funders, the
/// collectivité itself.
///
/// # Errors
/// `StoreError`.
pub async fn registre(r: &mut impl Read, collectivite: &Collectivite) -> Result<Registre, StoreError> {
    let annuaire = acteurs::store::annuaire(r).await?;
    let porteurs: Vec<Porteur> = r.list(";; ORDER BY cle COLLATE \"C\", id", args![]).await?;
    let financeurs: Vec<FinanceurInscrit> = r.list(";; ORDER BY rang, id", args![]).await?;
    let des_organisations = annuaire.toutes().iter().map(|o| Connue {
        organisation: annuaire.definitive(o.id).map(|o| o.id),
        cles: etiquettes(o),
        ..Connue::default()
    });
    let des_porteurs = porteurs.iter().map(|p| Connue {
        organisation: Some(p.organisation_id),
        siret: p.siret.clone(),
        rna: p.rna.clone(),
        cles: std::iter::once(p.cle.clone()).collect(),
    });
    let des_financeurs = financeurs.iter().map(|f| Connue {
        organisation: f.organisation_id,
        siret: f.siret.clone(),
        cles: std::iter::once(kernel::texte::cle(&f.nom)).collect(),
        ..Connue::default()
    });
    let elle_meme = Connue {
        siret: collectivite.siren.clone(),
        cles: std::iter::once(kernel::texte::cle(&collectivite.nom)).collect(),
        ..Connue::default()
    };
    let connues = des_organisations.chain(des_porteurs).chain(des_financeurs).chain([elle_meme]).collect();
    Ok(Registre { connues, annuaire, porteurs })
}

/// The requests that await the team, then those it answered.
///
/// # Errors
/// `StoreError`.
pub async fn liste(r: &mut impl Read) -> Result<(Vec<Inscription>, Vec<Inscription>), StoreError> {
    Ok((r.list::<Inscription>(A_VOIR, args![]).await?, r.list::<Inscription>(VUES, args![]).await?))
}

/// A request that was confirmed: before that, it is nobody's but of whoever holds its link.
///
/// # Errors
/// `StoreError::Missing`.
pub async fn confirmee(r: &mut impl Read, id: InscriptionId) -> Result<Inscription, StoreError> {
    let trouvee = r.find::<Inscription>("id = $2 AND etat <> 'demandee'", args![id]).await?;
    trouvee.ok_or_else(|| StoreError::Missing { table: "inscription", id: id.to_string() })
}

/// What an account asked for, if it came in by itself.
///
/// # Errors
/// `StoreError`.
pub async fn du_compte(r: &mut impl Read, compte: &str) -> Result<Option<Inscription>, StoreError> {
    r.find::<Inscription>("compte_id = $2", args![compte.to_owned()]).await
}

/// How many await the team: to attach or refuse, to verify.
///
/// # Errors
/// `StoreError`.
pub async fn a_voir(r: &mut impl Read) -> Result<i64, StoreError> {
    let rows = r
        .rows(
            "SELECT COUNT(*) FROM inscription
             WHERE collectivite_id = $1 AND (etat = 'en_attente' OR (etat = 'ouverte' AND decidee_a IS NULL))",
            args![],
        )
        .await?;
    rows.into_iter().next().map_or(Ok(0), |mut row| row.take())
}
