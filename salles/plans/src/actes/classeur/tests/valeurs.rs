//! Targets and values in the workbook, and conflicts settled by a choice, on both databases.

use super::*;
use indicateurs::model::{EtatIndicateur, EtatObservation, IndicateurId, Mesure, ObservationId, RoleIndicateur, Sens};
use sheets::{Cote, Tranche};

pub const VALEURS: usize = 4;

/// An indicator whose first year was answered in a review.
pub async fn avec_un_indicateur(m: &Monde) -> Indicateur {
    let contrat_id = m.contrat.id.to_string();
    let indicateur = Indicateur {
        id: IndicateurId::fresh(),
        version: 1,
        contrat_id: contrat_id.clone(),
        code: "1.R1".into(),
        libelle: "Jours de formation".into(),
        definition: String::new(),
        unite: "jours".into(),
        role: RoleIndicateur::Resultat,
        mesure: Mesure::Quantite,
        sens: Sens::Hausse,
        reference: Some("0".into()),
        reference_le: None,
        poids: "1".into(),
        etat: EtatIndicateur::Valide,
        derive_de: None,
        ordre: 1,
        echelle: store::Json(None),
    };
    let mut w = m.coordination().writer("essai.preparer").await.unwrap();
    w.insert(&indicateur).await.unwrap();
    let observation = Observation {
        id: ObservationId::fresh(),
        version: 1,
        contrat_id,
        indicateur_id: indicateur.id,
        annee: 1,
        valeur: Some("12.5".into()),
        absence: None,
        motif: None,
        etat: EtatObservation::Validee,
        provenance: "campagne".into(),
        auteur: "CPTS".into(),
        saisie_a: w.now(),
        lecture: store::Json(None),
    };
    w.insert(&observation).await.unwrap();
    w.commit().await.unwrap();
    indicateur
}

fn ecrire_nombre(c: &mut Classeur, cle: &str, nombre: &str) {
    corriger(c, VALEURS, 0, cle, "x");
    let feuille = &mut c.feuilles[VALEURS];
    let rang = feuille.colonnes.iter().position(|c| c.cle == cle).unwrap();
    feuille.lignes[0][rang] = Valeur::Nombre(nombre.parse().unwrap());
}

#[tokio::test]
async fn cibles_et_valeurs_se_corrigent_dans_le_classeur_et_une_valeur_venue_d_ailleurs_demande_un_motif() {
    for m in mondes().await {
        let indicateur = avec_un_indicateur(&m).await;
        let mut c = exporte(&m).await;
        let lue = c.feuilles[VALEURS].lignes[0].clone();
        assert!(lue.contains(&Valeur::Nombre("12.5".parse().unwrap())), "{lue:?}");
        ecrire_nombre(&mut c, "cible_1", "20");
        ecrire_nombre(&mut c, "valeur_2", "18.25");
        ecrire_nombre(&mut c, "valeur_1", "13");
        let examen = vu(&m, &depose(&m, &c).await).await;
        let codes: Vec<_> = examen.fautes.iter().map(|f| (f.adresse().to_string(), f.code())).collect();
        assert_eq!(codes.len(), 1, "{codes:?}");
        assert!(codes[0].0.starts_with("Cibles et valeurs!F2"), "{codes:?}");
        corriger(&mut c, VALEURS, 0, "motif", "Erreur de frappe dans la réponse");
        let id = depose(&m, &c).await;
        assert_eq!(appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await.unwrap(), 3);
        let cibles = m.tous::<Cible>().await;
        assert_eq!(
            cibles.iter().map(|c| (c.indicateur_id, c.annee, c.valeur.as_str())).collect::<Vec<_>>(),
            [(indicateur.id, 1, "20")]
        );
        let mut valeurs: Vec<(i64, Option<String>)> =
            m.tous::<Observation>().await.into_iter().map(|o| (o.annee, o.valeur)).collect();
        valeurs.sort();
        assert_eq!(valeurs, [(1, Some("13".into())), (2, Some("18.25".into()))]);
        let mut c = exporte(&m).await;
        corriger(&mut c, VALEURS, 0, "cible_1", "");
        corriger(&mut c, VALEURS, 0, "valeur_2", "");
        let id = depose(&m, &c).await;
        assert_eq!(appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await.unwrap(), 2);
        assert!(m.tous::<Cible>().await.is_empty());
        assert_eq!(m.tous::<Observation>().await.len(), 1);
    }
}

#[tokio::test]
async fn une_valeur_du_classeur_passe_les_controles_d_une_case() {
    for m in mondes().await {
        avec_un_indicateur(&m).await;
        let essai = async |nombre: &str, motif: &str| {
            let mut c = exporte(&m).await;
            ecrire_nombre(&mut c, "valeur_2", nombre);
            corriger(&mut c, VALEURS, 0, "motif", motif);
            let id = depose(&m, &c).await;
            let fautes: Vec<_> = vu(&m, &id).await.fautes.iter().map(|f| (f.adresse().to_string(), f.code())).collect();
            (id, fautes)
        };
        let (_, fautes) = essai("-77", "").await;
        assert!(fautes.len() == 1 && fautes[0].1 == "cellule-compte-negatif", "{fautes:?}");
        assert!(fautes[0].0.starts_with("Cibles et valeurs!"), "{fautes:?}");
        let (id, fautes) = essai("99999", "ok").await;
        assert_eq!(fautes.iter().map(|f| f.1).collect::<Vec<_>>(), ["cellule-motif-d-alerte"]);
        assert_eq!(codes(appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await), ["classeur-non-applicable"]);
        let raison = "Toutes les communes comptent désormais leurs jours";
        let (id, fautes) = essai("99999", raison).await;
        assert!(fautes.is_empty(), "{fautes:?}");
        assert_eq!(appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await.unwrap(), 1);
        let ecrite = m.tous::<Observation>().await.into_iter().find(|o| o.annee == 2).unwrap();
        assert_eq!((ecrite.valeur.as_deref(), ecrite.motif.as_deref()), (Some("99999"), Some(raison)));
    }
}

#[tokio::test]
async fn une_colonne_en_lecture_seule_refuse_une_correction_a_sa_cellule() {
    for m in mondes().await {
        avec_un_indicateur(&m).await;
        let mut c = exporte(&m).await;
        corriger(&mut c, VALEURS, 0, "code", "9.R9");
        let examen = vu(&m, &depose(&m, &c).await).await;
        let places: Vec<String> = examen.fautes.iter().map(|f| f.adresse().to_string()).collect();
        assert_eq!(places, ["Cibles et valeurs!B2"]);
        assert!(examen.ecritures.is_empty());
    }
}

#[tokio::test]
async fn un_conflit_se_tranche_cellule_par_cellule_et_le_choix_ne_vaut_que_pour_ce_qu_on_a_vu() {
    for m in mondes().await {
        for cote in [Cote::Fichier, Cote::Base] {
            let fiche = m.relire(&m.fiche).await;
            let mut c = exporte(&m).await;
            corriger(&mut c, 0, 0, "titre", &format!("Le titre du classeur {cote:?}"));
            corriger(&mut c, 0, 0, "contexte", &format!("Contexte {cote:?}"));
            let id = depose(&m, &c).await;
            let mut ici = saisie("Le titre de la plateforme", &m.objectif);
            ici.numero = "1".into();
            ici.contexte.clone_from(&fiche.contexte);
            let fiche = modifier_fiche(&m.coordination(), fiche.id, fiche.version, &ici, "").await.unwrap();
            assert_eq!(vu(&m, &id).await.compte(Sorte::EnConflit), 1);
            let choisi = |vu: &str| Choix::from([("Fiches!C2".to_owned(), Tranche { cote, vu: vu.to_owned() })]);
            let autre = choisi("Un titre que la plateforme ne dit plus");
            assert_eq!(codes(appliquer(&m.coordination(), &m.contrat, &id, &autre).await), ["classeur-non-applicable"]);
            let fait = appliquer(&m.coordination(), &m.contrat, &id, &choisi("Le titre de la plateforme")).await.unwrap();
            assert_eq!(fait, 1);
            let fin = m.relire(&fiche).await;
            let garde = if cote == Cote::Fichier { format!("Le titre du classeur {cote:?}") } else { fiche.titre.clone() };
            assert_eq!((fin.titre, fin.contexte), (garde, format!("Contexte {cote:?}")));
        }
    }
}
