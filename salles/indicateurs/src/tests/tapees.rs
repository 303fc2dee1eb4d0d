//! A validated figure of a year is not wiped by what is gathered since: it stays until all answered, and is replaced with a reason.

use super::ecriture::annuelle;
use super::maison::*;
use crate::actes::valeurs::{Cellule, Cle, PartSaisie, Voulu, etats};
use crate::model::*;
use axum::http::StatusCode;
use kernel::Refusal;
use store::ActeError;
use territoire::model::GenreTerritoire;

/// 540 typed for 2025; answered since by quarter, in each commune.
async fn par_trimestre(ici: &Maison) {
    let mut w = ici.visite("coordination").writer("essai").await.unwrap();
    w.insert(&annuelle(ici, 4, "540")).await.unwrap();
    let suivi = ici.tous::<Suivi>().await.into_iter().find(|s| s.indicateur_id == ici.ateliers.id).unwrap();
    w.update(&mut Suivi { periodicite: 3, niveau: Some(GenreTerritoire::Commune), ..suivi }).await.unwrap();
    w.commit().await.unwrap();
}

fn case(ici: &Maison, trimestre: i8, commune: usize, texte: &str) -> Cellule {
    let cle = Cle {
        indicateur: ici.ateliers.id,
        territoire: ici.communes[commune].id.to_string(),
        periode: crate::regles::Mois::nouveau(2025, trimestre * 3).unwrap(),
        source: "Registre de la ville".into(),
    };
    Cellule::nouvelle(cle, texte)
}

fn toutes(ici: &Maison) -> Vec<Cellule> {
    (1..=4).flat_map(|t| (0..3).map(move |c| (t, c))).map(|(t, c)| case(ici, t, c, "50")).collect()
}

async fn annee(ici: &Maison) -> Option<Observation> {
    ici.tous::<Observation>().await.into_iter().find(|o| o.annee == 4 && o.indicateur_id == ici.ateliers.id)
}

#[tokio::test]
async fn un_recueil_incomplet_garde_la_valeur_annuelle_et_le_dit() {
    for ici in maisons().await {
        par_trimestre(&ici).await;
        let deux: Vec<Cellule> =
            toutes(&ici).into_iter().filter(|c| c.cle.territoire != ici.communes[2].id.to_string()).collect();
        assert_eq!(ici.ecrire("coordination", &deux, Voulu::Validee).await.unwrap().ecrites, 8);
        assert_eq!(annee(&ici).await.unwrap().valeur.as_deref(), Some("540"));
        let page = ici.voir("elu", &format!("/indicateurs/{}", ici.ateliers.id)).await;
        assert!(page.contient("La valeur annuelle validée reste") && page.contient("2 sur 3"), "{}", page.texte);
        assert!(!ici.voir("elu", &format!("/indicateurs/{}", ici.couverture.id)).await.contient("valeur annuelle validée reste"));
    }
}

#[tokio::test]
async fn un_recueil_complet_ne_la_remplace_qu_avec_un_motif() {
    for ici in maisons().await {
        par_trimestre(&ici).await;
        let bilan = ici.ecrire("coordination", &toutes(&ici), Voulu::Validee).await.unwrap();
        let refus: Vec<(usize, &str)> = bilan.refusees.iter().map(|(rang, no)| (*rang, no.code())).collect();
        assert_eq!((bilan.ecrites, refus), (11, vec![(11, "cellule-motif-de-correction")]), "la case qui achève l’année");
        assert_eq!(annee(&ici).await.unwrap().valeur.as_deref(), Some("540"));
        let motif = "Le recueil par commune remplace l’estimation".to_owned();
        let derniere = Cellule { motif: motif.clone(), ..case(&ici, 4, 2, "50") };
        assert_eq!(ici.ecrire("coordination", &[derniere], Voulu::Validee).await.unwrap().ecrites, 1);
        let lue = annee(&ici).await.unwrap();
        assert_eq!((lue.valeur.as_deref(), lue.lecture.0.is_some()), (Some("600"), true));
        let mut r = ici.db.reader(ici.ici.id).await.unwrap();
        let histoire = store::journal::histoire(&mut r, "observation", &lue.id.to_string()).await.unwrap();
        assert_eq!(histoire.last().unwrap().motif.as_deref(), Some(motif.as_str()));
    }
}

#[tokio::test]
async fn une_ventilation_donnee_par_une_partie_des_territoires_nomme_les_absents() {
    for ici in maisons().await {
        par_trimestre(&ici).await;
        let dimension = Dimension {
            id: kernel::Id::fresh(),
            version: 1,
            contrat_id: CONTRAT.into(),
            indicateur_id: ici.ateliers.id,
            libelle: "Sexe".into(),
            complete: true,
            modalites: store::Json(["femmes", "hommes"].map(|c| Modalite { code: c.into(), libelle: c.into() }).to_vec()),
            ordre: 1,
        };
        let mut w = ici.visite("coordination").writer("essai").await.unwrap();
        w.insert(&dimension).await.unwrap();
        w.commit().await.unwrap();
        let page = async || ici.voir("elu", &format!("/indicateurs/{}", ici.ateliers.id)).await;
        assert!(page().await.contient("Aucune valeur validée n’est ventilée"));
        let parts = [("femmes", "30"), ("hommes", "20")].map(|(modalite, texte)| PartSaisie {
            dimension: dimension.id,
            modalite: modalite.into(),
            texte: texte.into(),
        });
        let ventilee = Cellule { parts: parts.to_vec(), ..case(&ici, 3, 0, "50") };
        assert_eq!(ici.ecrire("coordination", &[ventilee, case(&ici, 3, 1, "50")], Voulu::Validee).await.unwrap().ecrites, 2);
        let dite = page().await;
        assert!(!dite.contient("Aucune valeur validée n’est ventilée"));
        assert!(dite.contient("1 sur 3. Il manque") && dite.contient("Berriac, Cavanac"), "{}", dite.texte);
    }
}

#[tokio::test]
async fn un_recueil_qui_dit_pareil_ne_demande_rien() {
    for ici in maisons().await {
        par_trimestre(&ici).await;
        let pareil: Vec<Cellule> = toutes(&ici).into_iter().map(|c| Cellule { texte: "45".into(), ..c }).collect();
        assert_eq!(ici.ecrire("coordination", &pareil, Voulu::Validee).await.unwrap().ecrites, 12);
        assert_eq!(annee(&ici).await.unwrap().valeur.as_deref(), Some("540"));
    }
}

#[tokio::test]
async fn valider_des_valeurs_deposees_demande_le_meme_motif() {
    for ici in maisons().await {
        par_trimestre(&ici).await;
        assert_eq!(ici.ecrire(&ici.pilote(), &toutes(&ici), Voulu::Deposee).await.unwrap().ecrites, 12);
        let ids: Vec<ValeurId> = ici.tous::<Valeur>().await.iter().map(|v| v.id).collect();
        let c = ici.visite("coordination");
        let mut w = c.writer("valeur.valider").await.unwrap();
        let refus = match etats::valider(&c, &mut w, &mut ici.dossier().await, &ids, "").await {
            Err(ActeError::Refus(refus)) => refus,
            autre => panic!("{autre:?}"),
        };
        assert_eq!((refus[0].code(), refus[0].field().as_deref()), ("valeur-annee-a-motiver", Some("motif")));
        drop(w);
        assert_eq!(annee(&ici).await.unwrap().valeur.as_deref(), Some("540"));
        let mut form = champs(&[("contrat", CONTRAT), ("action", "valider"), ("motif", "Le recueil par commune fait foi")]);
        form.extend(ids.iter().map(|id| ("v".to_owned(), id.to_string())));
        let reponse = ici.poster("coordination", "/indicateurs/a-valider", &form).await;
        assert_eq!(reponse.status, StatusCode::SEE_OTHER, "{}", reponse.texte);
        assert_eq!(annee(&ici).await.unwrap().valeur.as_deref(), Some("600"));
    }
}

fn suivi(version: i64, plus: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut form = champs(&[
        ("periodicite", "12"),
        ("delai", "3"),
        ("source", "Registre de la ville"),
        ("nature", "flux"),
        ("operation_periodes", "somme"),
        ("operation_territoires", "somme"),
        ("couverture_min", "100"),
        ("seuil_secret", "0"),
    ]);
    form.push(("version".into(), version.to_string()));
    for (nom, valeur) in plus {
        form.retain(|(n, _)| n != nom);
        form.push(((*nom).into(), (*valeur).into()));
    }
    form
}

#[tokio::test]
async fn une_formule_ou_un_autre_rythme_n_efface_pas_un_chiffre_sans_motif() {
    for ici in maisons().await {
        ici.ecrire("coordination", &[ici.cellule(2025, "12")], Voulu::Validee).await.unwrap();
        let adresse = format!("/indicateurs/{}/suivi", ici.ateliers.id);
        let trimestre = |motif| suivi(1, &[("periodicite", "3"), ("rupture_motif", motif)]);
        let page = ici.poster("coordination", &adresse, &trimestre("")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("ne donneraient plus de chiffre pour l’année 4"), "{}", page.texte);
        assert_eq!(annee(&ici).await.unwrap().valeur.as_deref(), Some("12"));
        let page = ici.poster("coordination", &adresse, &trimestre("Le registre se tient désormais par trimestre")).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        assert!(annee(&ici).await.is_none());
    }
    for ici in maisons().await {
        // An indicator that nobody said how to follow, and a figure that someone validated.
        let mut w = ici.visite("coordination").writer("essai").await.unwrap();
        let sien = ici.tous::<Suivi>().await.into_iter().find(|s| s.indicateur_id == ici.ateliers.id).unwrap();
        w.delete(&sien).await.unwrap();
        w.insert(&annuelle(&ici, 4, "540")).await.unwrap();
        let autre = Indicateur { id: kernel::Id::fresh(), code: "1.R3".into(), ordre: 3, ..ici.ateliers.clone() };
        w.insert(&autre).await.unwrap();
        let operande = Observation { id: kernel::Id::fresh(), indicateur_id: autre.id, ..annuelle(&ici, 4, "20") };
        w.insert(&operande).await.unwrap();
        w.commit().await.unwrap();
        let adresse = format!("/indicateurs/{}/suivi", ici.ateliers.id);
        assert!(ici.voir("coordination", &adresse).await.contient("name=\"rupture_motif\""), "la page a la place du motif");
        let page = ici.poster("coordination", &adresse, &suivi(0, &[("expression", "2 × [1.R3]")])).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(annee(&ici).await.unwrap().valeur.as_deref(), Some("540"));
        let motif = "Chaque atelier se tient deux fois par an";
        let form = suivi(0, &[("expression", "2 × [1.R3]"), ("rupture", "2025"), ("rupture_motif", motif)]);
        let page = ici.poster("coordination", &adresse, &form).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let lue = annee(&ici).await.unwrap();
        assert_eq!(lue.valeur.as_deref(), Some("40"));
        let mut r = ici.db.reader(ici.ici.id).await.unwrap();
        let histoire = store::journal::histoire(&mut r, "observation", &lue.id.to_string()).await.unwrap();
        assert_eq!(histoire.last().unwrap().motif.as_deref(), Some(motif));
    }
}
