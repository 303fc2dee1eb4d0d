//! « Enregistrer ces fiches ».

use super::*;
use crate::model::{EtatLien, EtatMarque, Marque, RoleParticipation};
use kernel::texte::cle;

pub(super) async fn retenir(m: &Monde, id: &str, rang: i64, s: &SaisieReprise) {
    let version = lues(m, id).await.into_iter().find(|f| f.rang == rang).unwrap().version;
    relire(&m.coordination(), &m.contrat, (id, rang, version), s, EtatReprise::AReprendre).await.unwrap();
}

pub(super) async fn enregistre(m: &Monde, id: &str, creer: &[&str]) -> Result<Bilan, ActeError> {
    let vues = versions(&lues(m, id).await);
    let creer: Vec<String> = creer.iter().map(|n| cle(n)).collect();
    enregistrer(&m.coordination(), &m.contrat, id, &vues, &creer).await
}

fn numeros_de(fiches: &[FicheAction]) -> Vec<i64> {
    let mut tous: Vec<i64> = fiches.iter().map(|f| f.numero).collect();
    tous.sort_unstable();
    tous
}

#[tokio::test]
async fn les_fiches_retenues_entrent_dans_le_plan_d_un_seul_geste() {
    for m in mondes().await {
        let id = depose(&m).await;
        for f in lues(&m, &id).await {
            retenir(&m, &id, f.rang, &nouvelle(&f)).await;
        }
        assert_eq!(m.tous::<FicheAction>().await.len(), 2, "rien n'est écrit avant d'enregistrer");
        let b = enregistre(&m, &id, &["Rade Agglo", "Phare", "Criée"]).await.unwrap();
        assert_eq!((b.creees, b.mises_a_jour, b.niveaux, b.organisations), (3, 0, 2, 3));
        let fiches = m.tous::<FicheAction>().await;
        assert_eq!(numeros_de(&fiches), [1, 2, 11, 12, 13]);
        let une = fiches.iter().find(|f| f.numero == 11).unwrap();
        assert_eq!(une.objectif_strategique, "Donner à chacun le goût de la mer et les moyens de la pratiquer");
        assert_eq!(une.objectifs_operationnels.len(), 3);
        assert!(une.recherche.contains("rade agglo"), "{}", une.recherche);
        // The ambition that the document prints, not the one whose code it has.
        let noeuds = m.tous::<Noeud>().await;
        let ambition = noeuds.iter().find(|n| n.id == une.noeud_id).unwrap();
        assert_eq!((ambition.titre.as_str(), ambition.niveau), ("Vivre du large, vivre au large", 1));
        assert_ne!(ambition.id, m.ambition.id);
        let codes: std::collections::BTreeSet<String> = noeuds.iter().map(|n| n.code.clone()).collect();
        assert_eq!(codes.len(), noeuds.len());
        let mut lettres: Vec<(String, Vec<i64>)> =
            m.tous::<Declinaison>().await.into_iter().filter(|d| d.fiche_id == une.id).map(|d| (d.lettre, d.annees.0)).collect();
        lettres.sort();
        assert_eq!(lettres, [("A".into(), vec![1, 2, 3]), ("B".into(), vec![2]), ("C".into(), vec![4, 5])]);
        let annuaire = m.tous::<Organisation>().await;
        let rade = annuaire.iter().find(|o| o.nom == "Rade Agglo").unwrap();
        let pilotages: Vec<Participation> = m
            .tous::<Participation>()
            .await
            .into_iter()
            .filter(|p| p.organisation_id == rade.id && p.role == RoleParticipation::Pilote)
            .collect();
        assert_eq!(pilotages.len(), 1);
        assert_eq!(pilotages[0].services.0, ["Nage", "voile", "pêche"]);
        let phare = annuaire.iter().filter(|o| o.nom == "Phare").count();
        assert_eq!(phare, 1, "un nom de trois fiches n'est créé qu'une fois");
        let indicateurs = m.tous::<Indicateur>().await;
        assert!(indicateurs.iter().any(|i| i.code == "11.R1" && i.libelle == "Nombre de nageurs"));
        assert!(indicateurs.iter().any(|i| i.code == "11.S2"));
        let liens: Vec<Lien> = m.tous::<Lien>().await.into_iter().filter(|l| l.fiche_id == une.id).collect();
        // « Fiches-actions n° 2 et 3 » : the plan has a sheet 2; no sheet 3.
        let vers = |texte: &str| liens.iter().find(|l| l.texte == texte).unwrap();
        assert_eq!((vers("Fiche 2").cible_fiche_id, vers("Fiche 2").etat), (Some(m.autre.id), EtatLien::Confirme));
        assert_eq!((vers("Fiche 3").cible_fiche_id, vers("Fiche 3").etat), (None, EtatLien::AVerifier));
        assert_eq!(vers("PMR 3").etat, EtatLien::AVerifier, "un programme inconnu n'est pas créé en silence");
        assert!(m.dernier_motif(une).await.unwrap().contains("port.txt"));
        assert!(lues(&m, &id).await.iter().all(|f| f.etat == EtatReprise::Reprise));
        assert_eq!(super::codes(enregistre(&m, &id, &[]).await), ["reprise-rien-a-reprendre"]);
        assert_eq!(m.tous::<FicheAction>().await.len(), 5);
    }
}

#[tokio::test]
async fn les_doutes_qui_restent_et_les_noms_inconnus_deviennent_des_points_a_regler() {
    for m in mondes().await {
        let id = depose(&m).await;
        let f = lues(&m, &id).await.remove(1);
        let mut s = nouvelle(&f);
        s.partenaires = "agence regionale de SANTE\nPhare".into();
        let doutes = regles::doutes_ouverts(&f.lue, &s);
        let champs: Vec<&str> = doutes.iter().map(|d| d.champ.as_str()).collect();
        assert!(champs.contains(&"declinaisons.1"), "une lettre imprimée deux fois : {champs:?}");
        // One doubt settled by looking, another by a correction.
        s.verifies = vec!["declinaisons.0".into()];
        s.declinaisons[1].lettre_imprimee = "B".into();
        retenir(&m, &id, 2, &s).await;
        let b = enregistre(&m, &id, &[]).await.unwrap();
        let marques = m.tous::<Marque>().await;
        assert_eq!(marques.len(), b.marques);
        assert!(marques.iter().all(|m| m.etat == EtatMarque::Ouverte));
        let dit = |champ: &str, quoi: &str| {
            marques.iter().any(|m| m.champ == champ && (m.texte_source.contains(quoi) || m.note.contains(quoi)))
        };
        assert!(dit("partenaires", "Phare") && !dit("partenaires", "agence"), "{marques:?}");
        assert!(dit("pilotes", "CAP"));
        assert!(!marques.iter().any(|m| m.champ == "declinaisons" && m.texte_source.ends_with(['1', '2'])), "{marques:?}");
        assert!(marques.iter().any(|m| m.note.contains("ligne")), "la marque dit où lire");
        let ars = m.tous::<Participation>().await.into_iter().filter(|p| p.organisation_id == m.ars.id).count();
        assert_eq!(ars, 1, "une organisation connue est rattachée, accents et casse à part");
    }
}

#[tokio::test]
async fn une_fiche_deja_la_se_montre_en_differences_et_ne_se_double_pas() {
    for m in mondes().await {
        let id = depose(&m).await;
        let f = lues(&m, &id).await.remove(0);
        let mut s = f.saisie.clone();
        assert_eq!(s.cible, m.fiche.id.to_string());
        let v = m.coordination();
        let (plan, annuaire) = {
            let mut r = v.reader().await.unwrap();
            (fiche_du_plan(&mut r, m.relire(&m.fiche).await).await.unwrap(), m.tous::<Organisation>().await)
        };
        let cles: Vec<String> = regles::ecarts(&plan, &s, &annuaire).into_iter().map(|e| e.cle).collect();
        for attendue in
            ["titre", "declinaisons.0", "declinaisons.1", "pilotes.0", "indicateurs.0", "liens_fiches.0", "programmes.2"]
        {
            assert!(cles.contains(&attendue.to_owned()), "{attendue} dans {cles:?}");
        }
        s.prises = vec!["objectif_strategique".into(), "declinaisons.1".into(), "liens_fiches.0".into(), "indicateurs.0".into()];
        retenir(&m, &id, 1, &s).await;
        let b = enregistre(&m, &id, &[]).await.unwrap();
        assert_eq!((b.creees, b.mises_a_jour, b.organisations), (0, 1, 0));
        let fiches = m.tous::<FicheAction>().await;
        assert_eq!(numeros_de(&fiches), [1, 2]);
        let une = m.relire(&m.fiche).await;
        assert_eq!(une.titre, "Former les relais", "seules les différences cochées sont écrites");
        assert!(une.objectif_strategique.starts_with("Donner à chacun"));
        let libelles: Vec<String> =
            m.tous::<Declinaison>().await.into_iter().filter(|d| d.fiche_id == une.id).map(|d| d.libelle).collect();
        assert!(libelles.contains(&"Atelier".to_owned()) && libelles.contains(&"Prêt de voiliers".to_owned()), "{libelles:?}");
        assert_eq!(libelles.len(), 2);
        // The same document again: what was taken is no longer a difference.
        let plan = fiche_du_plan(&mut v.reader().await.unwrap(), une).await.unwrap();
        let encore: Vec<String> = regles::ecarts(&plan, &f.saisie, &annuaire).into_iter().map(|e| e.cle).collect();
        for prise in &s.prises {
            assert!(!encore.contains(prise), "{prise} dans {encore:?}");
        }
    }
}

#[tokio::test]
async fn un_refus_au_moment_d_enregistrer_n_ecrit_rien_du_tout() {
    for m in mondes().await {
        let id = depose(&m).await;
        for f in lues(&m, &id).await {
            let mut s = nouvelle(&f);
            s.numero = "21".into();
            retenir(&m, &id, f.rang, &s).await;
        }
        let avant = (m.tous::<FicheAction>().await, m.tous::<Noeud>().await);
        assert_eq!(super::codes(enregistre(&m, &id, &["Phare"]).await).len(), 1);
        assert_eq!((m.tous::<FicheAction>().await, m.tous::<Noeud>().await), avant);
        assert_eq!(m.tous::<Organisation>().await.len(), 2);
        assert!(lues(&m, &id).await.iter().all(|f| f.etat == EtatReprise::AReprendre));
        let perimees = enregistrer(&m.coordination(), &m.contrat, &id, "1.1", &[]).await;
        assert_eq!(super::codes(perimees), ["reprise-a-change"]);
    }
}

#[tokio::test]
async fn les_fiches_sans_doute_se_retiennent_ensemble() {
    for m in mondes().await {
        let texte = PORT.replace("Fiche n°3", "Fiche n°7");
        let v = m.coordination();
        let id = deposer(&v, &m.contrat, Some(document("p.txt", texte.as_bytes()))).await.unwrap();
        let sures: Vec<i64> = lues(&m, &id)
            .await
            .iter()
            .filter(|f| f.saisie.cible.is_empty() && sans_doute(&f.lue, &f.saisie))
            .map(|f| f.rang)
            .collect();
        assert_eq!(prendre_les_sures(&v, &m.contrat, &id).await.unwrap(), sures.len());
        for f in lues(&m, &id).await {
            assert_eq!(f.etat == EtatReprise::AReprendre, sures.contains(&f.rang));
        }
    }
}

#[tokio::test]
async fn tous_les_noms_inconnus_s_ajoutent_d_un_geste_et_les_details_suivent() {
    for m in mondes().await {
        let id = depose(&m).await;
        let mut s = nouvelle(&lues(&m, &id).await[2]);
        s.declinaisons[0].details = "Sur le quai nord\nSur le quai sud".into();
        retenir(&m, &id, 3, &s).await;
        let vues = versions(&lues(&m, &id).await);
        let b = enregistrer(&m.coordination(), &m.contrat, &id, &vues, &[TOUTES.to_owned()]).await.unwrap();
        assert_eq!(b.organisations, 2, "CDR et Phare");
        assert!(!m.tous::<Marque>().await.iter().any(|m| m.note.contains("annuaire")));
        let d = m.tous::<Declinaison>().await.into_iter().find(|d| d.libelle.starts_with("Pose de girouettes")).unwrap();
        assert_eq!(d.details.0, ["Sur le quai nord", "Sur le quai sud"]);
    }
}
