//! « Un avenant groupe des modifications préparées en projet ; elles prennent effet ensemble. »

use super::{Cadre, Champ, NouvelleFiche, Refus, en_json, valeur};
use crate::model::{
    Avenant, Categorie, Comite, ComiteId, Contrat, Decision, EtatAvenant, EtatComite, GenreDecision, Modification,
};
use jiff::civil::Date;

/// An amendment as it is typed, once its dates are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProjetAvenant {
    pub objet: String,
    pub demandeur: String,
    pub demande_le: Option<Date>,
    pub comite_id: Option<ComiteId>,
}

/// « à la demande d'une partie » : an amendment says what it is about and who asks.
///
/// # Errors
/// The refusals.
pub fn verifier_avenant(projet: &ProjetAvenant, comite: Option<&Comite>) -> Result<(), Vec<Refus>> {
    let mut refus = vec![];
    if projet.objet.trim().is_empty() {
        refus.push(Refus::ObjetManquant);
    }
    if projet.demandeur.trim().is_empty() {
        refus.push(Refus::DemandeurManquant);
    }
    if let (Some(avant), Some(apres)) = (projet.demande_le, comite.map(|c| c.tenue_le))
        && avant > apres
    {
        refus.push(Refus::DatesDesordre { avant, apres, champ: "demande_le" });
    }
    if refus.is_empty() { Ok(()) } else { Err(refus) }
}

/// The days an amendment of this contract may bear: from its start to the day after its last year, when one that prolongs it takes
/// effect. 1900 and 2999 are years mistyped.
///
/// # Errors
/// `DateHorsAvenant`, one for each field.
pub fn verifier_dates(contrat: &Contrat, dates: &[(&'static str, Option<Date>)]) -> Result<(), Vec<Refus>> {
    let jour = |annee: i64, defaut: Date| i16::try_from(annee).ok().and_then(|a| Date::new(a, 1, 1).ok()).unwrap_or(defaut);
    let du = jour(contrat.annee_debut, contrat.annee_un_le).min(contrat.annee_un_le);
    let au = jour(contrat.annee_fin + 1, Date::MAX);
    let dites = dates.iter().filter_map(|(champ, le)| Some((*champ, (*le)?)));
    let hors = dites.filter(|(_, le)| *le < du || *le > au);
    let refus: Vec<Refus> = hors.map(|(champ, le)| Refus::DateHorsAvenant { champ, le, du, au }).collect();
    if refus.is_empty() { Ok(()) } else { Err(refus) }
}

/// A signed amendment is what the parties signed: nothing in it moves.
///
/// # Errors
/// `AvenantSigne`, `AvenantApplique`.
pub fn verifier_en_projet(avenant: &Avenant) -> Result<(), Refus> {
    match avenant.etat {
        EtatAvenant::Projet => Ok(()),
        EtatAvenant::Signe => Err(Refus::AvenantSigne),
        EtatAvenant::Applique => Err(Refus::AvenantApplique),
    }
}

/// May it be signed that day, to take effect that day? `seance` is the day of the committee it went through.
/// `decisions` come each with its sitting.
///
/// # Errors
/// All the refusals at once.
pub fn verifier_signature(
    avenant: &Avenant,
    modifications: &[Modification],
    decisions: &[(Decision, Comite)],
    seance: Option<Date>,
    signe_le: Date,
    effet_le: Date,
    aujourd_hui: Date,
) -> Result<(), Vec<Refus>> {
    verifier_en_projet(avenant).map_err(|r| vec![r])?;
    let mut refus = vec![];
    if modifications.is_empty() {
        refus.push(Refus::SansModification);
    }
    if signe_le > aujourd_hui {
        refus.push(Refus::SignatureFuture { le: signe_le });
    }
    if let Some(avant) = seance.or(avenant.demande_le).filter(|avant| *avant > signe_le) {
        refus.push(Refus::DatesDesordre { avant, apres: signe_le, champ: "signe_le" });
    }
    if effet_le < signe_le {
        refus.push(Refus::DatesDesordre { avant: signe_le, apres: effet_le, champ: "effet_le" });
    }
    for (decision, comite) in decisions {
        if comite.etat != EtatComite::Valide {
            refus.push(Refus::DecisionNonValidee { ordre: decision.ordre });
        }
    }
    if refus.is_empty() { Ok(()) } else { Err(refus) }
}

/// May it be applied today?
///
/// # Errors
/// `AvenantNonSigne`, `AvenantApplique`, `EffetPasEncore`.
pub fn verifier_application(avenant: &Avenant, aujourd_hui: Date) -> Result<(), Refus> {
    match (avenant.etat, avenant.effet_le) {
        (EtatAvenant::Applique, _) => Err(Refus::AvenantApplique),
        (EtatAvenant::Projet, _) | (EtatAvenant::Signe, None) => Err(Refus::AvenantNonSigne),
        (EtatAvenant::Signe, Some(le)) if le > aujourd_hui => Err(Refus::EffetPasEncore { le }),
        (EtatAvenant::Signe, Some(_)) => Ok(()),
    }
}

/// Is the field still what it was when the modification was written?
///
/// # Errors
/// `ChampChange` with both values; or why the field can no longer be read.
pub fn verifier_inchange(champ: &Champ, avant: &str, cadre: &Cadre<'_>) -> Result<(), Refus> {
    let actuel = valeur(champ, cadre)?;
    if actuel == avant {
        return Ok(());
    }
    Err(Refus::ChampChange { champ: champ.clone(), numero: cadre.fiche.map(|f| f.fiche.numero), avant: avant.to_owned(), actuel })
}

/// A field is rewritten once in an amendment.
///
/// # Errors
/// `ModificationDouble`.
pub fn verifier_unique(champ: &Champ, cadre: &Cadre<'_>, autres: &[Modification]) -> Result<(), Refus> {
    let fiche_id = cadre.fiche.map(|f| f.fiche.id);
    let meme = |autre: &Modification| autre.fiche_id == fiche_id && autre.champ == champ.code();
    if !champ.se_repete() && autres.iter().any(meme) {
        return Err(Refus::ModificationDouble { champ: champ.clone(), numero: cadre.fiche.map(|f| f.fiche.numero) });
    }
    Ok(())
}

/// The code of the contract's status for what was given up.
///
/// # Errors
/// `StatutAbandonAbsent` when its set has none of that category.
pub fn statut_d_abandon(contrat: &Contrat) -> Result<&str, Refus> {
    contrat
        .statuts
        .iter()
        .find(|s| s.categorie == Categorie::Abandonnee)
        .map(|s| s.code.as_str())
        .ok_or(Refus::StatutAbandonAbsent)
}

/// What a decision changes in the plan: field and value to come. « arrêt → statut abandonnée ;
/// réorientation → nouvelle version de la fiche ; nouvelle action → fiche au nœud choisi ; poursuite →
/// trace seule ».
///
/// # Errors
/// `StatutAbandonAbsent`, `ChampInconnu`.
pub fn changements(decision: &Decision, contrat: &Contrat) -> Result<Vec<(Champ, String)>, Refus> {
    Ok(match decision.genre {
        GenreDecision::Arret => vec![(Champ::Statut, statut_d_abandon(contrat)?.to_owned())],
        GenreDecision::Reorientation => {
            let mut out = vec![];
            for c in decision.proposition.changements.iter() {
                let champ = Champ::lire(&c.champ).ok_or_else(|| Refus::ChampInconnu { vu: c.champ.clone() })?;
                out.push((champ, c.apres.clone()));
            }
            out
        }
        GenreDecision::NouvelleAction => {
            let nouvelle = NouvelleFiche {
                titre: decision.proposition.titre.clone(),
                noeud_id: decision.proposition.noeud_id,
                ..NouvelleFiche::default()
            };
            vec![(Champ::FicheNouvelle, en_json(&nouvelle))]
        }
        GenreDecision::Poursuite | GenreDecision::Renforcement | GenreDecision::Validation | GenreDecision::Demande => vec![],
    })
}

/// What applying a decision's effect asks for: fields to rewrite, or a trace only.
///
/// # Errors
/// Why it cannot be applied as it stands.
pub fn effet(decision: &Decision, comite: &Comite, contrat: &Contrat) -> Result<Vec<(Champ, String)>, Refus> {
    if comite.etat != EtatComite::Valide {
        return Err(Refus::ReleveNonValide);
    }
    if decision.appliquee_a.is_some() {
        return Err(Refus::EffetDejaApplique);
    }
    if decision.avenant_requis {
        return Err(Refus::EffetParAvenant);
    }
    let changements = changements(decision, contrat)?;
    if changements.is_empty() && decision.genre == GenreDecision::Reorientation {
        return Err(Refus::EffetSansObjet);
    }
    Ok(changements)
}
