//! One indicator, one rate: what its page says is what counts in its sheet, for each measure and each sense.

use crate::maison::{Maison, bases};
use indicateurs::model::*;
use kernel::{Actor, Id, Role};
use pacte::demonstration::SLUG;
use plans::calculs::{Objet, PlanLu, taux_en_mots};
use plans::model::{Contrat, FicheAction};
use store::{Json, Read, Writer, args};

struct Cas {
    indicateur: IndicateurId,
    fiche: FicheAction,
    dit: String,
}

fn etape(libelle: &str, part: &str) -> Etape {
    Etape { libelle: libelle.into(), part: part.parse().unwrap() }
}

/// One indicator alone on a sheet, with its bounds, its target and its value of year 1.
async fn poser(w: &mut Writer, fiche: &FicheAction, rang: usize, (mesure, sens): (Mesure, Sens)) -> Cas {
    let key = fiche.contrat_id.to_string();
    let liens: Vec<Rattachement> = w.list("objet = 'fiche' AND objet_id = $2", args![fiche.id.to_string()]).await.unwrap();
    for lien in &liens {
        w.delete(lien).await.unwrap();
    }
    let indicateur = Indicateur {
        id: Id::fresh(),
        version: 1,
        contrat_id: key.clone(),
        code: format!("{}.E{rang}", fiche.numero),
        libelle: "Essai".into(),
        definition: String::new(),
        unite: String::new(),
        role: RoleIndicateur::Resultat,
        mesure,
        sens,
        reference: (rang % 3 != 1).then(|| "2".into()),
        reference_le: None,
        poids: "1".into(),
        etat: EtatIndicateur::Valide,
        derive_de: None,
        ordre: 1,
        echelle: Json((mesure == Mesure::Jalon).then(|| Echelle::Etapes(vec![etape("Lancé", "4.5"), etape("Fini", "100")]))),
    };
    w.insert(&indicateur).await.unwrap();
    w.insert(&Rattachement {
        id: Id::fresh(),
        version: 1,
        contrat_id: key.clone(),
        indicateur_id: indicateur.id,
        objet: "fiche".into(),
        objet_id: fiche.id.to_string(),
        lettres: Json(vec![]),
        declinaisons: Json(vec![]),
    })
    .await
    .unwrap();
    let bornes = ((rang / 4) % 3 != 2).then(|| "0.5".to_owned());
    w.insert(&Suivi { minimum: bornes, ..Suivi::par_defaut(&indicateur, None) }).await.unwrap();
    if (rang / 4).is_multiple_of(2) {
        let valeur = "9".into();
        let cible =
            Cible { id: Id::fresh(), version: 1, contrat_id: key.clone(), indicateur_id: indicateur.id, annee: 1, valeur };
        w.insert(&cible).await.unwrap();
    }
    w.insert(&Observation {
        id: Id::fresh(),
        version: 1,
        contrat_id: key,
        indicateur_id: indicateur.id,
        annee: 1,
        valeur: Some(if mesure == Mesure::OuiNon { "1" } else { "4.5" }.into()),
        absence: None,
        motif: None,
        etat: EtatObservation::Validee,
        provenance: "saisie".into(),
        auteur: "Essai".into(),
        saisie_a: w.now(),
        lecture: store::Json(None),
    })
    .await
    .unwrap();
    Cas { indicateur: indicateur.id, fiche: fiche.clone(), dit: format!("{mesure:?} {sens:?}, case {rang}") }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn le_taux_de_la_page_d_un_indicateur_est_celui_qui_compte_dans_sa_fiche() {
    for db in bases().await.unwrap() {
        let maison = Maison::demonstration(db).await.unwrap();
        let here = maison.db.collectivite(SLUG).await.unwrap().unwrap().id;
        let mut w = maison.db.writer(here, Actor::Systeme, "essai").await.unwrap();
        let contrat: Contrat = w.find("slug = $2", args!["contrat-local-de-sante".to_owned()]).await.unwrap().unwrap();
        let fiches: Vec<FicheAction> =
            w.list("contrat_id = $2 AND retiree_le IS NULL ;; ORDER BY numero", args![contrat.id]).await.unwrap();
        let cas: Vec<(Mesure, Sens)> = Mesure::ALL
            .iter()
            .filter(|m| !matches!(m, Mesure::Document | Mesure::Texte))
            .flat_map(|m| Sens::ALL.iter().map(|s| (*m, *s)))
            .collect();
        assert!(fiches.len() >= cas.len(), "one sheet for each");
        let mut poses = vec![];
        for (rang, (fiche, un)) in fiches.iter().zip(cas).enumerate() {
            poses.push(poser(&mut w, fiche, rang, un).await);
        }
        w.commit().await.unwrap();
        let mut r = maison.db.reader(here).await.unwrap();
        let plan = PlanLu::lire(&mut r, contrat).await.unwrap();
        drop(r);
        let personnes = maison.personnes().await.unwrap();
        let mut n = maison.entrer(personnes.iter().find(|p| p.role == Role::Coordination).unwrap()).await.unwrap();
        let mut taux = 0;
        for Cas { indicateur, fiche, dit } in &poses {
            let page = n.get(&format!("/{SLUG}/indicateurs/{indicateur}")).await.unwrap().texte();
            let sien = page.split("data-l=\"Atteinte\">").nth(1).and_then(|t| t.split('<').next()).unwrap().to_owned();
            let lue = plan.atteinte_de_fiche(plan.fiche(fiche.id).unwrap(), 1);
            let compte = lue.taux.as_ref().map_or_else(|| "—".to_owned(), |t| taux_en_mots(t, kernel::Lang::Fr));
            assert_eq!(sien, compte, "{dit}");
            taux += usize::from(lue.taux.is_some());
            // The figure explained lists it among what counts, with the same rate.
            let explique = plan.expliquer(
                plans::calculs::Lecture::Atteinte,
                Objet::Fiche(fiche.id),
                1,
                plan.contrat.annee_un_le,
                kernel::Lang::Fr,
            );
            assert_eq!(explique.valeur.is_some(), explique.operandes.len() == 1, "{dit}");
        }
        assert!(taux >= 10 && taux < poses.len(), "{taux} rates in {} cases", poses.len());
        maison.db.close().await;
    }
}
