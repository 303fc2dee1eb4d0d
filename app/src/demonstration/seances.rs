//! The committees of the demonstration, what they decided, and the amendment being drafted.

use super::contrat::Plan;
use super::donnees;
use super::revues::day;
use crate::erreur::Erreur;
use kernel::Id;
use plans::model::*;
use store::{Json, Read, Writer};

/// One committee and what it decided; gives the last reorientation, from which an amendment is drafted.
pub async fn charger(
    w: &mut Writer,
    plan: &Plan,
    campagne_id: Option<CampagneId>,
    seance: &donnees::Comite,
) -> Result<Option<(ComiteId, Decision)>, Erreur> {
    let today = w.today();
    let mut last = None;
    let tenue_le = day(seance.tenue_le.as_deref(), seance.jours, today)?.unwrap_or(today);
    let comite = Comite {
        id: Id::fresh(),
        version: 1,
        contrat_id: plan.contrat.id,
        campagne_id,
        edition_id: None,
        titre: seance.objet.clone(),
        tenue_le,
        lieu: Some("Siège de Carcassonne Agglo".into()),
        etat: if seance.tenue_le.is_some() { EtatComite::Valide } else { EtatComite::Prepare },
        presents: "ARS, Carcassonne Agglo, Ville de Carcassonne, CPAM, IREPS".into(),
        notes: seance.ordre_du_jour.join("\n"),
    };
    w.insert(&comite).await?;
    for (ordre, one) in (1..).zip(&seance.decisions) {
        let decision = decision(plan, &comite, ordre, one)?;
        w.insert(&decision).await?;
        if decision.genre == GenreDecision::Reorientation {
            last = Some((comite.id, decision));
        }
    }
    Ok(last)
}

/// The amendments being drafted.
pub async fn avenants(
    w: &mut Writer,
    plan: &Plan,
    all: &[donnees::Avenant],
    mut from: Option<(ComiteId, Decision)>,
) -> Result<(), Erreur> {
    for one in all {
        avenant(w, plan, one, from.as_mut()).await?;
    }
    Ok(())
}

fn unknown(what: &str) -> Erreur {
    Erreur::Donnees { file: "demonstration.json", what: format!("code inconnu : {what}") }
}

fn decision(plan: &Plan, comite: &Comite, ordre: i64, one: &donnees::Decision) -> Result<Decision, Erreur> {
    let etat = EtatDecision::from_code(&one.etat).ok_or_else(|| unknown(&one.etat))?;
    let genre = GenreDecision::from_code(&one.genre).ok_or_else(|| unknown(&one.genre))?;
    Ok(Decision {
        id: Id::fresh(),
        version: 1,
        contrat_id: plan.contrat.id,
        comite_id: comite.id,
        fiche_id: one.fiche.and_then(|n| plan.fiches.get(&n)).map(|f| f.id),
        ordre,
        genre,
        motif: one.motif.clone(),
        conditions: String::new(),
        responsable: one.responsable.clone(),
        echeance: day(one.echeance.as_deref(), None, comite.tenue_le)?,
        etat,
        avenant_requis: one.avenant_requis,
        avenant_id: None,
        proposition: Json(Proposition::default()),
        suivi: Json(
            one.suivi
                .iter()
                .map(|texte| Suivi {
                    le: comite.tenue_le,
                    etat,
                    texte: texte.clone(),
                    par: one.responsable.clone(),
                    echeance: None,
                    rapportee_par: None,
                })
                .collect(),
        ),
        appliquee_a: None,
    })
}

async fn avenant(
    w: &mut Writer,
    plan: &Plan,
    one: &donnees::Avenant,
    from: Option<&mut (ComiteId, Decision)>,
) -> Result<(), Erreur> {
    let avenant = Avenant {
        id: Id::fresh(),
        version: 1,
        contrat_id: plan.contrat.id,
        numero: one.numero,
        objet: one.objet.clone(),
        demandeur: one.demandeur.clone(),
        etat: EtatAvenant::Projet,
        demande_le: Some(w.today()),
        comite_id: from.as_ref().map(|(comite, _)| *comite),
        signe_le: None,
        effet_le: None,
        applique_a: None,
    };
    w.insert(&avenant).await?;
    let mut decision_id = None;
    if let Some((_, decision)) = from {
        decision.avenant_id = Some(avenant.id);
        w.update(decision).await?;
        decision_id = Some(decision.id);
    }
    for (ordre, change) in (1..).zip(&one.modifications) {
        let Some(fiche) = plan.fiches.get(&change.fiche) else { continue };
        let now: FicheAction = w.load(&fiche.id).await?;
        let avant = match change.champ.as_str() {
            "titre" => now.titre,
            "objectif_strategique" => now.objectif_strategique,
            "public_cible" => now.public_cible,
            other => other
                .strip_prefix("declinaisons.")
                .and_then(|rest| rest.split('.').next())
                .and_then(|lettre| fiche.declinaisons.get(lettre))
                .map(|d| d.libelle.clone())
                .ok_or_else(|| unknown(other))?,
        };
        w.insert(&Modification {
            id: Id::fresh(),
            version: 1,
            contrat_id: plan.contrat.id,
            avenant_id: avenant.id,
            decision_id,
            fiche_id: Some(fiche.id),
            champ: change.champ.clone(),
            avant,
            apres: change.apres.clone(),
            ordre,
        })
        .await?;
    }
    Ok(())
}
