//! A review closed with one accepted answer, two reserves and one decision, ready to be frozen.

use super::figer;
use crate::actes::campagne::essai::Essai;
use crate::actes::campagne::{Deposant, accepter, clore, deposer};
use crate::model::*;
use indicateurs::model::{Cible, Indicateur};
use jiff::civil::date;
use kernel::Id;
use store::{Db, Json};

/// What pilots confided: no public text may hold it.
pub const DIFFICULTES: &str = "Difficulté confiée à la maison.";
pub const BESOINS: &str = "Besoin confié à la maison.";
/// A mail typed in a public field.
pub const ADRESSE: &str = "prenom.nom@ville.example";

pub async fn close(db: Db) -> (Essai, Campagne) {
    close_de(Essai::nouveau(db).await, "12").await
}

/// A review whose one figure is a small count: 7 people, from 0 towards 937.
pub async fn petite(db: Db) -> (Essai, Campagne) {
    let e = Essai::nouveau(db).await;
    let mut w = e.w("indicateur.modifier").await;
    let mut indicateur: Indicateur = store::Read::load(&mut w, &e.indicateur.id).await.unwrap();
    indicateur.reference = Some("0".into());
    w.update(&mut indicateur).await.unwrap();
    w.insert(&Cible {
        id: Id::fresh(),
        version: 1,
        contrat_id: e.contrat.id.to_string(),
        indicateur_id: indicateur.id,
        annee: 2,
        valeur: "937".into(),
    })
    .await
    .unwrap();
    w.commit().await.unwrap();
    close_de(e, "7").await
}

async fn close_de(e: Essai, valeur: &str) -> (Essai, Campagne) {
    let campagne = e.ouverte().await;
    let reponse = e.reponse(&campagne, 2).await;
    let repondant = e.repondant(&reponse).await;
    let mut saisie = e.saisie(valeur);
    saisie.commentaire = format!("Ateliers tenus dans l’été, écrire à {ADRESSE}.");
    saisie.suites = "Ouvrir un atelier de plus.".into();
    saisie.difficultes = DIFFICULTES.into();
    saisie.besoins = BESOINS.into();
    let mut w = e.par_lien(&repondant, "reponse.deposer").await;
    let done = deposer(&mut w, &reponse.id, reponse.version, &saisie, &Deposant::repondant(&repondant, None)).await.unwrap();
    w.commit().await.unwrap();
    let mut w = e.w("reponse.accepter").await;
    accepter(&mut w, &done.id, done.version, "").await.unwrap();
    w.commit().await.unwrap();
    let mut w = e.w("campagne.clore").await;
    let comite = Comite {
        id: Id::fresh(),
        version: 1,
        contrat_id: e.contrat.id,
        campagne_id: Some(campagne.id),
        edition_id: None,
        titre: "Comité de pilotage".into(),
        tenue_le: date(2026, 11, 20),
        lieu: Some("Salle du conseil".into()),
        etat: EtatComite::Valide,
        presents: "Présidence".into(),
        notes: "Notes de séance réservées.".into(),
    };
    w.insert(&comite).await.unwrap();
    w.insert(&Decision {
        id: Id::fresh(),
        version: 1,
        contrat_id: e.contrat.id,
        comite_id: comite.id,
        fiche_id: Some(e.fiches[1].id),
        ordre: 1,
        genre: GenreDecision::Renforcement,
        motif: "Doubler les ateliers.".into(),
        conditions: String::new(),
        responsable: "Direction de la santé".into(),
        echeance: None,
        etat: EtatDecision::AExecuter,
        avenant_requis: false,
        avenant_id: None,
        proposition: Json(Proposition::default()),
        suivi: Json(vec![]),
        appliquee_a: None,
    })
    .await
    .unwrap();
    let campagne: Campagne = store::Read::load(&mut w, &campagne.id).await.unwrap();
    clore(&mut w, &campagne.id, campagne.version).await.unwrap();
    let campagne: Campagne = store::Read::load(&mut w, &campagne.id).await.unwrap();
    w.commit().await.unwrap();
    (e, campagne)
}

pub async fn figee(db: Db) -> (Essai, Edition) {
    let (e, campagne) = close(db).await;
    figee_de(e, campagne).await
}

pub async fn figee_de(e: Essai, campagne: Campagne) -> (Essai, Edition) {
    let mut w = e.w("edition.figer").await;
    let (now, today) = (w.now(), w.today());
    let edition = figer(&mut w, "Agglo d’essai", campagne.id, now, today).await.unwrap();
    w.commit().await.unwrap();
    (e, edition)
}

/// Changes the title of sheet 2 in the working plan.
pub async fn retitrer(e: &Essai, titre: &str) {
    let mut w = e.w("fiche.modifier").await;
    let mut fiche: FicheAction = store::Read::load(&mut w, &e.fiches[1].id).await.unwrap();
    fiche.titre = titre.into();
    w.update(&mut fiche).await.unwrap();
    w.commit().await.unwrap();
}
