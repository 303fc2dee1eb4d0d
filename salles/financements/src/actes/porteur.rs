//! Who asks: the holder and what it is known by.

use crate::actes::equipe::main_de;
use crate::droits;
use crate::model::{Porteur, Rna, Siret};
use crate::regles::dossier::Refus;
use crate::regles::porteur::decision;
use crate::regles::saisie;
use crate::store as lectures;
use acteurs::model::Organisation;
use kernel::actor::Reach;
use kernel::texte::cle;
use kernel::{Id, Right};
use store::{ActeError, Read, StoreError, args};
use web::Visit;

/// What is typed of a holder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisiePorteur {
    pub siret: String,
    pub rna: String,
    pub forme: String,
    pub representant: String,
    pub cer_le: String,
    pub rup: bool,
    pub agrement: bool,
    pub budget_annuel: String,
}

/// Whether the visitor may write what is known of an organisation that asks: its own account, or the team.
#[must_use]
pub fn tient(visit: &Visit, organisation: &str) -> bool {
    match visit.reach(Right::DeposerDossier, None) {
        Reach::Tout => true,
        Reach::Confie => droits::est_de(visit, organisation),
        Reach::Rien => false,
    }
}

/// Writes what is known of a holder; an organisation becomes one the first time.
///
/// # Errors
/// `Interdit`; `Stale`; each field that cannot be; `SiretPris` when another holder has it.
pub async fn enregistrer(visit: &Visit, organisation: &str, version: i64, s: &SaisiePorteur) -> Result<Porteur, ActeError> {
    if !tient(visit, organisation) {
        return Err(ActeError::Interdit);
    }
    let mut w = visit.writer("porteur.enregistrer").await?;
    let organisation: Organisation = w.load(&organisation).await?;
    let deja = lectures::porteur_de(&mut w, &organisation.id.to_string()).await?;
    if let Some(porteur) = &deja {
        main_de(&mut w, visit, porteur, None).await?.ecrire(None)?;
    }
    let mut refus = vec![];
    let siret = facultatif(&s.siret, |t| Siret::lire(t).map(|v| v.to_string()))
        .unwrap_or_else(|r| noter(&mut refus, Refus::Identifiant { champ: "siret", refus: r }));
    let rna = facultatif(&s.rna, |t| Rna::lire(t).map(|v| v.to_string()))
        .unwrap_or_else(|r| noter(&mut refus, Refus::Identifiant { champ: "rna", refus: r }));
    let cer_le = facultatif(&s.cer_le, |t| saisie::jour_passe(t, w.today()))
        .unwrap_or_else(|r| noter(&mut refus, Refus::Saisie { champ: "cer_le".to_owned(), refus: r }));
    let budget = saisie::montant(&s.budget_annuel)
        .unwrap_or_else(|r| noter(&mut refus, Refus::Saisie { champ: "budget_annuel".to_owned(), refus: r }));
    if let Some(siret) = &siret {
        let autre: Option<Porteur> = w.find("siret = $2", args![siret.clone()]).await?;
        if autre.is_some_and(|p| p.organisation_id != organisation.id) {
            refus.push(Refus::SiretPris { siret: siret.clone() });
        }
    }
    if !refus.is_empty() {
        return Err(ActeError::refuse(refus));
    }
    let forme = if FORMES.contains(&s.forme.as_str()) { s.forme.clone() } else { FORMES[0].to_owned() };
    let publique = matches!(forme.as_str(), "collectivite" | "etablissement_public");
    let mut porteur = Porteur {
        id: deja.as_ref().map_or_else(Id::fresh, |p| p.id),
        version: deja.as_ref().map_or(1, |p| p.version),
        organisation_id: organisation.id,
        nom: organisation.nom.clone(),
        siret,
        rna,
        droit: if publique { "public" } else { "prive" }.to_owned(),
        forme,
        representant: s.representant.trim().to_owned(),
        rup: s.rup,
        agrement: s.agrement,
        cer_le,
        structurante_copil_le: deja.as_ref().and_then(|p| p.structurante_copil_le),
        budget_annuel_centimes: budget.map(crate::regles::Euros::centimes),
        cle: cle(&organisation.nom),
    };
    match deja {
        Some(p) if p.version != version => {
            return Err(StoreError::Stale { table: "porteur", id: p.id.to_string() }.into());
        }
        Some(_) => w.update(&mut porteur).await?,
        None => w.insert(&porteur).await?,
    }
    w.commit().await?;
    Ok(porteur)
}

/// Records, or takes back, the day the steering committee named the holder « structurante »: CPO-05, DEP-04 and CPO-10 read
/// it. The team's, never the holder's own.
///
/// # Errors
/// `Interdit`; `Missing` when the organisation asks for nothing; `Stale`; a date that cannot be, or is to come.
pub async fn reconnaitre(visit: &Visit, organisation: &str, version: i64, le: &str) -> Result<Porteur, ActeError> {
    if !visit.may(Right::ConduireAppel, None) {
        return Err(ActeError::Interdit);
    }
    let mut w = visit.writer("porteur.reconnaitre").await?;
    let deja = lectures::porteur_de(&mut w, organisation).await?;
    let mut porteur = deja.ok_or_else(|| StoreError::Missing { table: "porteur", id: organisation.to_owned() })?;
    if porteur.version != version {
        return Err(StoreError::Stale { table: "porteur", id: porteur.id.to_string() }.into());
    }
    porteur.structurante_copil_le = decision(le, w.today())?;
    w.update(&mut porteur).await?;
    w.commit().await?;
    Ok(porteur)
}

/// The forms a holder may have; the first one is supposed.
pub const FORMES: [&str; 7] =
    ["association", "fondation", "collectivite", "etablissement_public", "bailleur", "entreprise", "entreprise_individuelle"];

fn facultatif<T, E>(texte: &str, lire: impl Fn(&str) -> Result<T, E>) -> Result<Option<T>, E> {
    if texte.trim().is_empty() { Ok(None) } else { lire(texte).map(Some) }
}

fn noter<T>(refus: &mut Vec<Refus>, un: Refus) -> Option<T> {
    refus.push(un);
    None
}
