//! The signed link of a funder without account: « Déclaré : […] répond par lien signé, sans compte ». One link, one call, one
//! column.

use crate::calculs::DossierSuivi;
use crate::droits::conduit;
use crate::m;
use crate::model::{Appel, AppelId, FinanceurInscrit};
use crate::regles::Financeur;
use crate::regles::instruction::Refus;
use acteurs::lien::{self, LienFerme};
use acteurs::model::{GenreLien, LienSigne};
use kernel::Actor;
use store::outbox::Courriel;
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

/// An opened door: the column of this funder, in this call.
#[derive(Debug, Clone)]
pub struct PorteFinanceur {
    pub jeton: String,
    pub lien: LienSigne,
    pub appel: Appel,
    pub financeur: FinanceurInscrit,
}

impl PorteFinanceur {
    /// Whether a deposited file asks this funder: those the link opens.
    #[must_use]
    pub fn sollicite(&self, d: &DossierSuivi) -> bool {
        d.ligne(&self.financeur.code).is_some_and(|l| l.demande_centimes.unwrap_or(0) > 0)
    }

    /// A writer in the name of who holds the link.
    ///
    /// # Errors
    /// `StoreError::Database`.
    pub async fn writer(&self, visit: &Visit, acte: &'static str) -> Result<Writer, StoreError> {
        let actor = Actor::Lien { id: self.lien.id.to_string(), nom: self.financeur.nom.clone() };
        visit.house.db.writer(visit.collectivite.id, actor, acte).await
    }
}

/// Sends the link of a funder without account to an address, until the end of the year of the call. A link sent before to the same
/// column ends.
///
/// # Errors
/// `Interdit`; `Refus` when the funder has accounts, or the address is not one.
pub async fn envoyer_le_lien(
    visit: &Visit,
    appel: AppelId,
    financeur: &Financeur,
    courriel: &str,
) -> Result<LienSigne, ActeError> {
    let mut w = visit.writer("financeur.envoyer_le_lien").await?;
    let appel: Appel = w.load(&appel).await?;
    if !conduit(visit, &appel) {
        return Err(ActeError::Interdit);
    }
    let inscrit = super::colonne::inscrit(&mut w, financeur).await?;
    if inscrit.instruit {
        return Err(Refus::ColonneDAutrui { financeur: inscrit.nom }.into());
    }
    let courriel = courriel.trim().to_lowercase();
    if !courriel.split_once('@').is_some_and(|(qui, ou)| !qui.is_empty() && ou.contains('.')) {
        return Err(Refus::LienSansAdresse.into());
    }
    let objet = objet(&appel, &inscrit);
    let anciens: Vec<LienSigne> =
        w.list("genre = $2 AND objet_id = $3 AND revoque_a IS NULL", args![GenreLien::Financeur, objet]).await?;
    for ancien in anciens {
        lien::revoquer(&mut w, ancien.id).await?;
    }
    // It ends with the year it serves: a column is not filled after its money.
    let fin = crate::regles::heure::lire(&format!("{}-12-31T23:59", appel.exercice));
    let lien = lien::creer(&mut w, GenreLien::Financeur, &objet, &courriel, fin).await?;
    let t = m(visit.lang);
    w.mail(&Courriel {
        cle: format!("financeur:{}", lien.id),
        destinataire: courriel,
        objet: t.instruction_lien_objet(&appel.intitule),
        corps: t.instruction_lien_corps(&inscrit.nom, &appel.intitule, lien::marque(&lien)),
    })
    .await?;
    w.commit().await?;
    Ok(lien)
}

fn objet(appel: &Appel, financeur: &FinanceurInscrit) -> String {
    format!("{}/{}", appel.id, financeur.id)
}

/// Opens the door behind a token, or says why it stays shut.
///
/// # Errors
/// `StoreError`.
pub async fn ouvrir_le_lien(
    visit: &Visit,
    r: &mut impl Read,
    jeton: &str,
) -> Result<Result<PorteFinanceur, LienFerme>, StoreError> {
    let maintenant = visit.house.db.clock().now();
    let lien = match lien::ouvrir(r, &visit.house.secret, jeton, GenreLien::Financeur, maintenant).await? {
        Ok(lien) => lien,
        Err(ferme) => return Ok(Err(ferme)),
    };
    let Some((appel, financeur)) = lien.objet_id.split_once('/') else { return Ok(Err(LienFerme::Inconnu)) };
    let appel = r.find::<Appel>("id = $2", args![appel.to_owned()]).await?;
    let financeur = r.find::<FinanceurInscrit>("id = $2", args![financeur.to_owned()]).await?;
    let (Some(appel), Some(financeur)) = (appel, financeur) else { return Ok(Err(LienFerme::Inconnu)) };
    Ok(Ok(PorteFinanceur { jeton: jeton.to_owned(), lien, appel, financeur }))
}
