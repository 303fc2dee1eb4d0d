//! The sittings of the committee, the points each is shown, the decisions it took.

use super::Contrat as Adresse;
use super::formes::{AutourDecision, ComiteLu, DecisionLue, PointLu};
use crate::actes::decision::{DossierCharge, charger_dossier};
use crate::model::{Avenant, AvenantId, Comite, ComiteId, Decision, EtatComite, FicheActionId};
use crate::pages::comite::Cadre;
use crate::regles::decision::{Mouvement, Precedente, Raison, Retard, decision_en_retard, preparer};
use axum::extract::Path;
use jiff::civil::Date;
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use store::journal::{self, Tete};
use store::{Read, args};
use web::api::{Liste, Probleme, Tranche, liste, objet};
use web::{Page, Visit};

/// The sittings, latest first.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/comites", tag = "suivi",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<ComiteLu>), (status = "4XX", body = Probleme)))]
pub async fn comites(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let id = cadre.contrat.id;
    let all = cadre.reader.list::<Comite>("contrat_id = $2 ;; ORDER BY tenue_le DESC, id DESC", args![id]).await?;
    let rows = cadre
        .reader
        .rows(
            "SELECT comite_id, COUNT(*) FROM decision WHERE collectivite_id = $1 AND contrat_id = $2 GROUP BY comite_id",
            args![id],
        )
        .await?;
    let mut taken: HashMap<ComiteId, i64> = HashMap::new();
    for mut row in rows {
        taken.insert(row.take()?, row.take()?);
    }
    let all: Vec<ComiteLu> = all.iter().map(|c| ComiteLu::new(c, taken.get(&c.id).copied().unwrap_or_default())).collect();
    liste(&cadre.visit, &tranche, "comites", &all)
}

/// One sitting.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/comites/{comite}", tag = "suivi",
    params(web::api::Ou, super::DansContrat, ("comite" = String, Path, description = "Identifier of the sitting")),
    responses((status = 200, body = ComiteLu), (status = "4XX", body = Probleme)))]
pub async fn comite(visit: Visit, Path((_, slug, comite)): Path<(String, String, String)>) -> Page {
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let comite = cadre.comite(&comite).await?;
    let rows = cadre
        .reader
        .rows("SELECT COUNT(*) FROM decision WHERE collectivite_id = $1 AND comite_id = $2", args![comite.id])
        .await?;
    let taken = rows.into_iter().next().map_or(Ok(0), |mut row| row.take())?;
    objet(&ComiteLu::new(&comite, taken))
}

/// A sitting of a few hundred points weighs some tens of kilobytes.
const SEANCES_GARDEES: usize = 8;
type Garde = (ComiteId, Tete, Date, Arc<Vec<PointLu>>);
static GARDEES: Mutex<VecDeque<Garde>> = Mutex::new(VecDeque::new());

/// What a sitting is shown, in the order of its page: earlier decisions first, then what asks for a decision, what is late, what
/// changed. A program that turns the parts reads the plan once: the journal says whether anything moved (decision 0013).
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/comites/{comite}/points", tag = "suivi",
    params(web::api::Ou, web::api::Parametres, super::DansContrat,
        ("comite" = String, Path, description = "Identifier of the sitting")),
    responses((status = 200, body = Liste<PointLu>), (status = "4XX", body = Probleme)))]
pub async fn points(visit: Visit, Path((_, slug, comite)): Path<(String, String, String)>) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let comite = cadre.comite(&comite).await?;
    let today = cadre.visit.today();
    let tete = journal::tete(&mut cadre.reader).await?;
    let gardee = {
        let gardees = GARDEES.lock().unwrap_or_else(PoisonError::into_inner);
        gardees.iter().find(|g| g.0 == comite.id && Some(&g.1) == tete.as_ref() && g.2 == today).map(|g| g.3.clone())
    };
    let all = match gardee {
        Some(all) => all,
        None => {
            let charge = charger_dossier(&mut cadre.reader, cadre.contrat.clone(), comite.clone(), today).await?;
            Arc::new(points_de(&charge))
        }
    };
    if let Some(tete) = tete {
        let mut gardees = GARDEES.lock().unwrap_or_else(PoisonError::into_inner);
        gardees.retain(|g| g.0 != comite.id);
        gardees.push_front((comite.id, tete, today, all.clone()));
        gardees.truncate(SEANCES_GARDEES);
    }
    liste(&cadre.visit, &tranche, "points", &all)
}

fn points_de(charge: &DossierCharge) -> Vec<PointLu> {
    let dossier = charge.dossier();
    let preparation = preparer(&dossier);
    let sujet = |partie: &str, fiche: Option<FicheActionId>| {
        let fiche = fiche.and_then(|id| charge.fiches.iter().find(|f| f.id == id));
        PointLu {
            partie: partie.to_owned(),
            fiche: fiche.map(|f| f.numero),
            titre: fiche.map(|f| f.titre.clone()),
            ..PointLu::default()
        }
    };
    let mut all: Vec<PointLu> =
        preparation.precedentes.iter().map(|p| precedente(sujet("precedente", p.decision.fiche_id), p)).collect();
    for demande in &preparation.demandes {
        all.extend(demande.raisons.iter().map(|r| raison(sujet("demande", demande.fiche), r)));
    }
    for (fiche, retards) in &preparation.retards {
        all.extend(retards.iter().map(|r| retard(sujet("retard", Some(*fiche)), r)));
    }
    for (fiche, mouvements) in &preparation.mouvements {
        all.extend(mouvements.iter().map(|m| mouvement(sujet("mouvement", Some(*fiche)), m, charge)));
    }
    all
}

fn precedente(point: PointLu, p: &Precedente<'_>) -> PointLu {
    PointLu {
        genre: p.decision.genre.code().to_owned(),
        etat: Some(p.decision.etat.code().to_owned()),
        decision_id: Some(p.decision.id.to_string()),
        en_retard: Some(p.en_retard),
        responsable: Some(p.decision.responsable.clone()),
        echeance: p.decision.echeance.map(|e| e.to_string()),
        texte: p.decision.suivi.last().map(|s| s.texte.clone()),
        ..point
    }
}

fn raison(point: PointLu, raison: &Raison) -> PointLu {
    let un = |genre: &str| PointLu { genre: genre.to_owned(), ..point };
    let nombre = |n: &i64| Some(n.to_string());
    match raison {
        Raison::Meteo { ciel, motif, appui } => PointLu {
            etat: Some(ciel.code().to_owned()),
            texte: motif.clone(),
            appui: Some(appui.clone()).filter(|a| !a.is_empty()),
            ..un("meteo")
        },
        Raison::Baisse { avant, apres } => PointLu { avant: nombre(avant), apres: nombre(apres), ..un("baisse") },
        Raison::Stagnation { palier, a, .. } => {
            PointLu { avant: nombre(palier), apres: nombre(palier), annee: Some(*a), ..un("stagnation") }
        }
        Raison::SansPilote => un("sans_pilote"),
        Raison::Marques { n } => PointLu { nombre: i64::try_from(*n).ok(), ..un("marques") },
        Raison::DecisionNonFaite { decision, echeance } => PointLu {
            decision_id: Some(decision.to_string()),
            echeance: Some(echeance.to_string()),
            en_retard: Some(true),
            ..un("decision_non_faite")
        },
    }
}

fn retard(point: PointLu, retard: &Retard) -> PointLu {
    let un = |genre: &str| PointLu { genre: genre.to_owned(), ..point };
    match retard {
        Retard::Reponse { echeance, etat } => {
            PointLu { etat: Some(etat.code().to_owned()), echeance: Some(echeance.to_string()), ..un("reponse") }
        }
        Retard::Palier { declare, attendu, .. } => {
            PointLu { apres: Some(declare.to_string()), attendu: Some(attendu.to_string()), ..un("palier") }
        }
        Retard::Echeance { lettre, libelle, annee, fait } => PointLu {
            declinaison: Some(lettre.clone()),
            texte: Some(libelle.clone()),
            annee: Some(*annee),
            etat: fait.map(|f| f.code().to_owned()),
            ..un("echeance")
        },
    }
}

fn mouvement(point: PointLu, mouvement: &Mouvement, charge: &DossierCharge) -> PointLu {
    let un = |genre: &str| PointLu { genre: genre.to_owned(), annee: Some(charge.exercice), ..point };
    match mouvement {
        Mouvement::Palier { avant, apres } => {
            PointLu { avant: Some(avant.to_string()), apres: Some(apres.to_string()), ..un("palier") }
        }
        Mouvement::Meteo { avant, apres, motif } => PointLu {
            avant: Some(avant.code().to_owned()),
            apres: Some(apres.code().to_owned()),
            texte: motif.clone(),
            ..un("meteo")
        },
        Mouvement::Valeur { indicateur, avant, apres } => {
            let known = charge.indicateurs.iter().find(|i| i.id == *indicateur);
            PointLu {
                indicateur: known.map(|i| i.code.clone()),
                texte: known.map(|i| i.libelle.clone()),
                avant: avant.clone(),
                apres: Some(apres.clone()),
                ..un("valeur")
            }
        }
    }
}

/// The decisions of the committees, in the order they were taken, with their tasks and what became of them.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/decisions", tag = "suivi",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<DecisionLue>), (status = "4XX", body = Probleme)))]
pub async fn decisions(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let (id, today) = (cadre.contrat.id, cadre.visit.today());
    let numeros = super::numeros(&mut cadre.reader, id).await?;
    let comites = cadre.reader.list::<Comite>("contrat_id = $2 ;; ORDER BY id", args![id]).await?;
    let avenants: HashMap<AvenantId, i64> = cadre
        .reader
        .list::<Avenant>("contrat_id = $2 ;; ORDER BY id", args![id])
        .await?
        .into_iter()
        .map(|a| (a.id, a.numero))
        .collect();
    let valides: HashMap<ComiteId, bool> = comites.iter().map(|c| (c.id, c.etat == EtatComite::Valide)).collect();
    let all = cadre.reader.list::<Decision>("contrat_id = $2 ;; ORDER BY id", args![id]).await?;
    let all: Vec<DecisionLue> = all
        .iter()
        .map(|d| {
            let autour = AutourDecision {
                fiche: d.fiche_id.and_then(|f| numeros.get(&f).copied()),
                avenant: d.avenant_id.and_then(|a| avenants.get(&a).copied()),
                en_retard: valides.get(&d.comite_id).copied().unwrap_or_default() && decision_en_retard(d, today),
            };
            DecisionLue::new(d, autour)
        })
        .collect();
    liste(&cadre.visit, &tranche, "decisions", &all)
}

/// One decision.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/comites/{comite}/decisions/{decision}", tag = "suivi",
    params(web::api::Ou, super::DansContrat, ("comite" = String, Path, description = "Identifier of the sitting"),
        ("decision" = String, Path, description = "Identifier of the decision")),
    responses((status = 200, body = DecisionLue), (status = "4XX", body = Probleme)))]
pub async fn decision(visit: Visit, Path((_, slug, comite, decision)): Path<(String, String, String, String)>) -> Page {
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let today = cadre.visit.today();
    let comite = cadre.comite(&comite).await?;
    let d = cadre.decision(&comite, &decision).await?;
    let numeros = super::numeros(&mut cadre.reader, cadre.contrat.id).await?;
    let avenant = match d.avenant_id {
        Some(id) => cadre.reader.find::<Avenant>("id = $2", args![id]).await?.map(|a| a.numero),
        None => None,
    };
    let autour = AutourDecision {
        fiche: d.fiche_id.and_then(|f| numeros.get(&f).copied()),
        avenant,
        en_retard: comite.etat == EtatComite::Valide && decision_en_retard(&d, today),
    };
    objet(&DecisionLue::new(&d, autour))
}
