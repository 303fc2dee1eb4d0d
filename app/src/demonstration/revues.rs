//! The yearly reviews of the demonstration: year 1 frozen, year 2 under way. The answers are
//! fictitious and their provenance says « demonstration ».

use super::acteurs::{Annuaire, Interlocuteur};
use super::contrat::{FicheChargee, Plan};
use super::donnees::{self, Exercice};
use crate::erreur::Erreur;
use acteurs::model::{GenreLien, OrganisationId};
use indicateurs::model::{Absence, EtatObservation, Observation};
use jiff::civil::Date;
use jiff::{Span, Timestamp};
use kernel::Id;
use plans::model::*;
use std::collections::HashMap;
use store::{Json, Writer};

pub const PROVENANCE: &str = "demonstration";

pub fn day(text: Option<&str>, offset: Option<i64>, today: Date) -> Result<Option<Date>, Erreur> {
    let broken = |what: String| Erreur::Donnees { file: "demonstration.json", what };
    match (text, offset) {
        (Some(text), _) => text.parse().map(Some).map_err(|e: jiff::Error| broken(e.to_string())),
        (None, Some(days)) => today.checked_add(Span::new().days(days)).map(Some).map_err(|e| broken(e.to_string())),
        (None, None) => Ok(None),
    }
}

pub fn noon(day: Date) -> Timestamp {
    day.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).map(|z| z.timestamp()).unwrap_or_default()
}

/// One yearly review; the letters of an open one leave.
pub async fn charger(
    w: &mut Writer,
    plan: &Plan,
    (annuaire, contacts): (&Annuaire, &HashMap<OrganisationId, Interlocuteur>),
    annee: i64,
    exercice: &Exercice,
) -> Result<CampagneId, Erreur> {
    let campagne = une_revue(w, plan, annuaire, contacts, annee, exercice).await?;
    if exercice.close_le.is_none() {
        plans::actes::campagne::ecrire_aux_repondants(w, &campagne).await?;
    }
    Ok(campagne)
}

/// Freezes and publishes a review that is over, on the day it was.
pub async fn figer(w: &mut Writer, collectivite: &str, campagne: CampagneId, le: Date) -> Result<(), Erreur> {
    let edition = plans::actes::edition::figer(w, collectivite, campagne, noon(le), le).await?;
    plans::actes::edition::publier(w, edition.id).await?;
    Ok(())
}

async fn une_revue(
    w: &mut Writer,
    plan: &Plan,
    annuaire: &Annuaire,
    contacts: &HashMap<OrganisationId, Interlocuteur>,
    annee: i64,
    exercice: &Exercice,
) -> Result<CampagneId, Erreur> {
    let today = w.today();
    let ouverte_le = day(exercice.ouverte_le.as_deref(), exercice.jours_ouverture, today)?;
    let echeance = day(exercice.echeance.as_deref(), exercice.jours_echeance, today)?.unwrap_or(today);
    let close_le = day(exercice.close_le.as_deref(), None, today)?;
    let asked = [
        (ChampDemande::Declinaisons, true),
        (ChampDemande::Palier, true),
        (ChampDemande::Atteinte, false),
        (ChampDemande::Indicateurs, true),
        (ChampDemande::Meteo, true),
        (ChampDemande::Difficultes, false),
        (ChampDemande::Besoins, false),
        (ChampDemande::Suites, false),
        (ChampDemande::Pieces, false),
    ];
    let campagne = Campagne {
        id: Id::fresh(),
        version: 1,
        contrat_id: plan.contrat.id,
        exercice: annee,
        titre: format!("Revue annuelle de l’année {annee}"),
        etat: if close_le.is_some() { EtatCampagne::Close } else { EtatCampagne::Ouverte },
        ouverte_le,
        echeance,
        close_le,
        figee_le: None,
        annulee_motif: None,
        message: "Trois minutes par fiche suffisent\u{202f}: tout est prérempli avec votre dernière réponse.".into(),
        portee: Json(Portee::default()),
        champs: Json(asked.into_iter().map(|(champ, obligatoire)| Question { champ, obligatoire }).collect()),
        relances: Json(vec![-7, -1, 3, 10]),
    };
    w.insert(&campagne).await?;

    let mut repondants: HashMap<OrganisationId, Repondant> = HashMap::new();
    for answer in &exercice.reponses {
        let organisation_id = annuaire.trouver(&answer.par)?;
        if repondants.contains_key(&organisation_id) {
            continue;
        }
        let who = contacts
            .get(&organisation_id)
            .ok_or_else(|| Erreur::Donnees { file: "demonstration.json", what: format!("aucun contact : {}", answer.par) })?;
        let mut repondant = Repondant {
            id: Id::fresh(),
            version: 1,
            campagne_id: campagne.id,
            contrat_id: plan.contrat.id,
            organisation_id: Some(organisation_id),
            nom: who.fonction.clone(),
            courriel: who.courriel.clone(),
            suppleant_courriel: who.suppleant.clone(),
            compte_id: None,
            lien_id: None,
            delegue_de: None,
            portee: Json(Portee::default()),
            echec: None,
        };
        let lien =
            acteurs::lien::creer(w, GenreLien::Reponse, &repondant.id.to_string(), &who.courriel, close_le.map(noon)).await?;
        repondant.lien_id = Some(lien.id);
        w.insert(&repondant).await?;
        repondants.insert(organisation_id, repondant);
    }

    let ouverture = ouverte_le.unwrap_or(today);
    for (rank, answer) in (0_i64..).zip(&exercice.reponses) {
        let Some(fiche) = plan.fiches.get(&answer.fiche) else { continue };
        let Some(repondant) = repondants.get(&annuaire.trouver(&answer.par)?) else { continue };
        let etat = EtatReponse::from_code(&answer.etat)
            .ok_or_else(|| Erreur::Donnees { file: "demonstration.json", what: format!("état inconnu : {}", answer.etat) })?;
        let given = ouverture.checked_add(Span::new().days(5 + rank % 30)).unwrap_or(ouverture);
        let deposited = matches!(etat, EtatReponse::Deposee | EtatReponse::Acceptee | EtatReponse::Renvoyee);
        let treated = matches!(etat, EtatReponse::Acceptee | EtatReponse::Renvoyee | EtatReponse::Dispensee);
        let reponse = Reponse {
            id: Id::fresh(),
            version: 1,
            campagne_id: campagne.id,
            contrat_id: plan.contrat.id,
            fiche_id: fiche.id,
            repondant_id: repondant.id,
            etat,
            echeance: None,
            contenu: Json(saisie(answer, fiche)),
            commencee_a: (etat != EtatReponse::AFaire).then(|| noon(given)),
            deposee_a: deposited.then(|| noon(given)),
            deposee_par: deposited.then(|| repondant.nom.clone()),
            motif: answer.motif_renvoi.clone().or_else(|| answer.motif.clone()),
            traitee_a: treated.then(|| noon(given)),
            traitee_par: treated.then(|| "Coordination du contrat local de santé".to_owned()),
        };
        w.insert(&reponse).await?;
        if etat == EtatReponse::Acceptee {
            accepter(w, plan, fiche, &reponse, repondant, annee, given).await?;
        }
    }
    Ok(campagne.id)
}

fn saisie(answer: &donnees::Reponse, fiche: &FicheChargee) -> Saisie {
    let text = |t: &Option<String>| t.clone().unwrap_or_default();
    Saisie {
        realisations: answer
            .realisations
            .iter()
            .filter_map(|r| {
                let declinaison = fiche.declinaisons.get(&r.lettre)?;
                Some((declinaison.id.to_string(), SaisieRealisation { fait: text(&r.r), commentaire: text(&r.commentaire) }))
            })
            .collect(),
        palier: answer.palier.map(|p| p.to_string()).unwrap_or_default(),
        palier_motif: text(&answer.palier_motif),
        atteinte: text(&answer.atteinte),
        valeurs: answer
            .valeurs
            .iter()
            .filter_map(|v| {
                let id = fiche.indicateurs.get(&(v.genre.clone(), v.rang))?;
                let valeur = v.valeur.clone().unwrap_or_else(|| "n.d".to_owned());
                Some((id.to_string(), SaisieValeur { valeur, motif: text(&v.nd), ..SaisieValeur::default() }))
            })
            .collect(),
        meteo: text(&answer.meteo),
        meteo_motif: text(&answer.meteo_motif),
        difficultes: text(&answer.difficultes),
        besoins: text(&answer.besoins),
        suites: text(&answer.suites),
        commentaire: text(&answer.commentaire),
        ..Saisie::default()
    }
}

async fn accepter(
    w: &mut Writer,
    plan: &Plan,
    fiche: &FicheChargee,
    reponse: &Reponse,
    repondant: &Repondant,
    annee: i64,
    le: Date,
) -> Result<(), Erreur> {
    let s = &reponse.contenu.0;
    w.insert(&BilanAnnuel {
        id: Id::fresh(),
        version: 1,
        contrat_id: plan.contrat.id,
        fiche_id: fiche.id,
        annee,
        palier: s.palier.parse().ok(),
        atteinte: OuiNon::from_code(&s.atteinte),
        commentaire: s.commentaire.clone(),
        difficultes: s.difficultes.clone(),
        besoins: s.besoins.clone(),
        suites: s.suites.clone(),
        meteo: Ciel::from_code(&s.meteo),
        meteo_motif: Some(s.meteo_motif.clone()).filter(|t| !t.is_empty()),
        meteo_le: Ciel::from_code(&s.meteo).map(|_| le),
        reponse_id: Some(reponse.id),
        auteur: repondant.nom.clone(),
        accepte_par: reponse.traitee_par.clone(),
    })
    .await?;
    for declinaison in fiche.declinaisons.values() {
        let Some(r) = s.realisations.get(&declinaison.id.to_string()) else { continue };
        let Some(fait) = OuiNon::from_code(&r.fait) else { continue };
        w.insert(&Realisation {
            id: Id::fresh(),
            version: 1,
            contrat_id: plan.contrat.id,
            fiche_id: fiche.id,
            declinaison_id: declinaison.id,
            annee,
            fait,
            commentaire: r.commentaire.clone(),
            note_le: le,
            auteur: repondant.nom.clone(),
        })
        .await?;
    }
    for id in fiche.indicateurs.values() {
        let Some(v) = s.valeurs.get(&id.to_string()) else { continue };
        let known = v.valeur != "n.d";
        w.insert(&Observation {
            id: Id::fresh(),
            version: 1,
            contrat_id: plan.contrat.id.to_string(),
            indicateur_id: *id,
            annee,
            valeur: known.then(|| v.valeur.clone()),
            absence: (!known).then_some(Absence::NonDisponible),
            motif: Some(v.motif.clone()).filter(|t| !t.is_empty()),
            etat: EtatObservation::Validee,
            provenance: PROVENANCE.into(),
            auteur: repondant.nom.clone(),
            saisie_a: noon(le),
            lecture: store::Json(None),
        })
        .await?;
    }
    Ok(())
}
