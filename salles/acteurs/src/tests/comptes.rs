use super::client::{MOT, Maison, Navigateur, Options, SECRET, maisons};
use crate::actes::{comptes as actes, invitation};
use crate::model::{Attribution, Compte, GenreLien};
use crate::regles::comptes::Refus;
use ::store::{ActeError, Read, args};
use axum::http::StatusCode;
use jiff::SignedDuration;
use kernel::{Refusal, Role};

const ADMIN: &str = "adm@agglo.example";

async fn administration(maison: &Maison) -> Navigateur {
    maison.compte(ADMIN, &[(Role::Administration, None)]).await;
    maison.connecte(ADMIN).await
}

async fn par_courriel(maison: &Maison, courriel: &str) -> Option<Compte> {
    let mut reader = maison.db.reader(maison.ici.id).await.unwrap();
    crate::store::compte_par_courriel(&mut reader, courriel).await.unwrap()
}

async fn roles(maison: &Maison, compte: &Compte) -> Vec<Attribution> {
    let mut reader = maison.db.reader(maison.ici.id).await.unwrap();
    crate::store::roles(&mut reader, compte.id).await.unwrap()
}

fn codes(error: ActeError) -> Vec<&'static str> {
    match error {
        ActeError::Refus(all) => all.iter().map(|r| r.code()).collect(),
        other => panic!("{other:?}"),
    }
}

fn invite<'a>(courriel: &'a str, role: &'a str) -> [(&'a str, &'a str); 4] {
    [("courriel", courriel), ("nom", "Responsable prévention"), ("role", role), ("langue", "fr")]
}

#[tokio::test]
async fn une_invitation_ouvre_un_compte_et_ne_sert_qu_une_fois() {
    for maison in maisons(Options::default()).await {
        let mut adm = administration(&maison).await;
        let r = adm.post("/ici/comptes/inviter", &invite(" Pilote@CPAM.example", "pilote")).await;
        assert_eq!(r.statut, StatusCode::SEE_OTHER, "{}", r.lu());
        let page = adm.get(&r.vers).await;
        assert!(page.contient("L’invitation part à pilote@cpam.example") && page.contient("jusqu’au 6 décembre 2026"));
        let lien = maison.lien_recu("pilote@cpam.example").await;
        assert!(lien.starts_with("/ici/invitation/"));
        let courriel = maison.courriels("pilote@cpam.example").await.remove(0);
        assert!(courriel.contains(
            "Compte adm@agglo.example vous ouvre un accès au suivi des contrats de ici, avec ce rôle\u{202f}: Pilote."
        ));
        assert!(courriel.contains(&format!("jusqu’au 6 décembre 2026\u{202f}:\n{lien}\n")), "{courriel}");
        let mut n = maison.navigateur();
        assert!(n.get(&lien).await.contient("Votre rôle\u{202f}: Pilote"));
        let vide = n.post(&lien, &[("nom", ""), ("nouveau", "court"), ("confirmation", "court")]).await;
        assert_eq!(vide.trouve(".erreurs li").len(), 2);
        let r = n.post(&lien, &[("nom", "Cheffe de service"), ("nouveau", MOT), ("confirmation", MOT)]).await;
        assert_eq!(r.vers, "/ici/");
        assert_eq!(n.get("/ici/compte").await.statut, StatusCode::OK);
        assert_eq!(par_courriel(&maison, "pilote@cpam.example").await.unwrap().nom, "Cheffe de service");
        assert_eq!(maison.navigateur().get(&lien).await.statut, StatusCode::GONE);
        maison.connecte("pilote@cpam.example").await;
        assert_eq!(n.get("/ici/comptes").await.statut, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn une_invitation_expire_se_renvoie_et_se_retire() {
    for maison in maisons(Options::default()).await {
        let mut adm = administration(&maison).await;
        let page = adm.post("/ici/comptes/inviter", &invite("p@cpam.example", "partenaire")).await.vers;
        let page = page.split('?').next().unwrap().to_owned();
        let premiere = maison.lien_recu("p@cpam.example").await;
        maison.avancer(SignedDuration::from_hours(14 * 24));
        let mut adm = maison.connecte(ADMIN).await;
        assert_eq!(maison.navigateur().get(&premiere).await.statut, StatusCode::GONE);
        assert!(adm.get(&page).await.contient("Invitation sans suite"));
        assert_eq!(adm.post(&format!("{page}/invitation"), &[]).await.statut, StatusCode::SEE_OTHER);
        let seconde = maison.lien_recu("p@cpam.example").await;
        assert_ne!(premiere, seconde);
        assert_eq!(maison.navigateur().get(&seconde).await.statut, StatusCode::OK);
        assert_eq!(adm.post(&format!("{page}/invitation/retirer"), &[]).await.statut, StatusCode::SEE_OTHER);
        assert_eq!(maison.navigateur().get(&seconde).await.statut, StatusCode::GONE);
        assert!(adm.get(&page).await.contient("Fermé"));
        adm.post(&format!("{page}/invitation"), &[]).await;
        let troisieme = maison.lien_recu("p@cpam.example").await;
        let r = maison.navigateur().post(&troisieme, &[("nom", "P"), ("nouveau", MOT), ("confirmation", MOT)]).await;
        assert_eq!(r.statut, StatusCode::SEE_OTHER);
        let r = adm.post(&format!("{page}/invitation"), &[]).await;
        assert_eq!(r.statut, StatusCode::CONFLICT);
        assert!(r.contient("déjà entrée"));
    }
}

#[tokio::test]
async fn une_invitation_fautive_est_refusee_et_rien_n_est_perdu() {
    for maison in maisons(Options::default()).await {
        let mut adm = administration(&maison).await;
        let r = adm
            .post(
                "/ici/comptes/inviter",
                &[("courriel", "pas une adresse"), ("nom", ""), ("role", "elu"), ("langue", "en"), ("organisation", "")],
            )
            .await;
        assert_eq!(r.statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(r.trouve(".erreurs li").len(), 2);
        assert_eq!(r.attribut("input[name=courriel]", "value"), ["pas une adresse"]);
        assert_eq!(r.attribut("input[name=role][checked]", "value"), ["elu"]);
        let r = adm.post("/ici/comptes/inviter", &invite("a@b.example", "inventé")).await;
        assert!(r.contient("Aucun rôle n’est choisi"));
        let r = adm.post("/ici/comptes/inviter", &invite(ADMIN, "pilote")).await;
        assert!(r.contient("Un compte existe déjà") && r.contient("Ouvrir le compte"));
        let r = adm.post("/ici/comptes/inviter", &invite("a@b.example", "administration:contrat")).await;
        assert!(r.contient("ne se limite pas à un contrat"));
        let mut fields = invite("a@b.example", "pilote").to_vec();
        fields.push(("organisation", "01ks0000000000000000000000"));
        let r = adm.post("/ici/comptes/inviter", &fields).await;
        assert!(r.contient("pas dans l’annuaire"));
        assert_eq!(maison.nombre("SELECT COUNT(*) FROM compte WHERE collectivite_id = $1").await, 1);
        assert_eq!(maison.nombre("SELECT COUNT(*) FROM courriel WHERE collectivite_id = $1").await, 0);
    }
}

#[tokio::test]
async fn la_coordination_invite_ceux_qui_repondent_et_personne_d_autre() {
    for maison in maisons(Options::default()).await {
        maison.compte("coo@agglo.example", &[(Role::Coordination, None)]).await;
        maison.compte("cls@agglo.example", &[(Role::Coordination, Some("cls"))]).await;
        let elu = maison.compte("elu@agglo.example", &[(Role::Elu, None)]).await;
        let mut coo = maison.connecte("coo@agglo.example").await;
        let page = coo.get("/ici/comptes/inviter").await;
        assert_eq!(page.attribut("input[name=role]", "value"), ["pilote", "partenaire", "porteur", "conseil_citoyen", "lecteur"]);
        for role in ["administration", "coordination", "elu", "financeur"] {
            let r = coo.post("/ici/comptes/inviter", &invite("x@b.example", role)).await;
            assert_eq!(r.statut, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(r.contient("La coordination invite des pilotes"), "{role}");
        }
        assert_eq!(coo.post("/ici/comptes/inviter", &invite("x@b.example", "pilote")).await.statut, StatusCode::SEE_OTHER);
        let mut cls = maison.connecte("cls@agglo.example").await;
        let page = cls.get("/ici/comptes/inviter").await;
        assert_eq!(
            page.attribut("input[name=role]", "value"),
            ["pilote:cls", "partenaire:cls", "porteur:cls", "conseil_citoyen:cls", "lecteur:cls"]
        );
        assert_eq!(cls.post("/ici/comptes/inviter", &invite("y@b.example", "pilote:autre")).await.statut, StatusCode::NOT_FOUND);
        assert_eq!(cls.post("/ici/comptes/inviter", &invite("y@b.example", "pilote:cls")).await.statut, StatusCode::SEE_OTHER);
        let lecteur = maison.compte_nu("lec@agglo.example", &[]).await;
        let page = cls.get(&format!("/ici/comptes/{}", lecteur.id)).await;
        assert_eq!(
            page.attribut("select[name=role] option", "value"),
            ["", "pilote:cls", "partenaire:cls", "porteur:cls", "conseil_citoyen:cls", "lecteur:cls"]
        );
        let r = cls.post(&format!("/ici/comptes/{}/roles", lecteur.id), &[("role", "lecteur:cls")]).await;
        assert_eq!(r.statut, StatusCode::SEE_OTHER);
        let y = par_courriel(&maison, "y@b.example").await.unwrap();
        assert_eq!(roles(&maison, &y).await[0].contrat_id.as_deref(), Some("cls"));
        for act in ["fermer", "rouvrir"] {
            assert_eq!(coo.post(&format!("/ici/comptes/{}/{act}", elu.id), &[]).await.statut, StatusCode::NOT_FOUND);
        }
        assert_eq!(
            coo.post(&format!("/ici/comptes/{}", elu.id), &[("nom", "volé"), ("version", "1")]).await.statut,
            StatusCode::NOT_FOUND
        );
        let held = roles(&maison, &elu).await[0].id;
        assert_eq!(coo.post(&format!("/ici/comptes/{}/roles/{held}/retirer", elu.id), &[]).await.statut, StatusCode::NOT_FOUND);
        let r = coo.post(&format!("/ici/comptes/{}/roles", elu.id), &[("role", "administration")]).await;
        assert_eq!(r.statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(
            coo.post(&format!("/ici/comptes/{}/roles", elu.id), &[("role", "pilote")]).await.statut,
            StatusCode::SEE_OTHER
        );
    }
}

#[tokio::test]
async fn personne_ne_retire_la_derniere_administration_ni_ne_se_ferme_soi_meme() {
    for maison in maisons(Options::default()).await {
        let mut adm = administration(&maison).await;
        let moi = par_courriel(&maison, ADMIN).await.unwrap();
        let page = format!("/ici/comptes/{}", moi.id);
        let role = roles(&maison, &moi).await[0].id;
        let r = adm.post(&format!("{page}/roles/{role}/retirer"), &[]).await;
        assert_eq!(r.statut, StatusCode::CONFLICT);
        assert!(r.contient("dernière administration") && r.contient("Donnez d’abord ce rôle"));
        assert_eq!(roles(&maison, &moi).await.len(), 1);
        let r = adm.post(&format!("{page}/fermer"), &[]).await;
        assert!(r.statut == StatusCode::CONFLICT && r.contient("votre propre compte"));
        let seconde = maison.compte("adm2@agglo.example", &[(Role::Administration, None)]).await;
        let mut ferme = seconde.clone();
        ferme.actif = false;
        let mut w = maison.ecrire().await;
        w.update(&mut ferme).await.unwrap();
        w.commit().await.unwrap();
        let r = adm.post(&format!("{page}/roles/{role}/retirer"), &[]).await;
        assert_eq!(r.statut, StatusCode::CONFLICT, "une administration fermée ne compte pas");
        adm.post(&format!("/ici/comptes/{}/rouvrir", seconde.id), &[]).await;
        assert_eq!(adm.post(&format!("{page}/roles/{role}/retirer"), &[]).await.statut, StatusCode::SEE_OTHER);
        assert_eq!(adm.get("/ici/comptes").await.statut, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn deux_administrateurs_qui_se_retirent_l_un_l_autre_ne_reussissent_pas_tous_les_deux() {
    for maison in maisons(Options::default()).await {
        let un = maison.compte("un@agglo.example", &[(Role::Administration, None)]).await;
        let deux = maison.compte("deux@agglo.example", &[(Role::Administration, None)]).await;
        let (mut a, mut b) = (maison.connecte("un@agglo.example").await, maison.connecte("deux@agglo.example").await);
        let (ra, rb) = (roles(&maison, &un).await[0].id, roles(&maison, &deux).await[0].id);
        let (pa, pb) =
            (format!("/ici/comptes/{}/roles/{rb}/retirer", deux.id), format!("/ici/comptes/{}/roles/{ra}/retirer", un.id));
        let (x, y) = tokio::join!(a.post(&pa, &[]), b.post(&pb, &[]));
        assert!(x.statut != StatusCode::SEE_OTHER || y.statut != StatusCode::SEE_OTHER);
        let left = maison.nombre("SELECT COUNT(*) FROM attribution WHERE collectivite_id = $1 AND role = 'administration'").await;
        assert_eq!(left, 1);
    }
}

#[tokio::test]
async fn fermer_un_compte_met_fin_a_ses_sessions_et_le_rouvrir_ne_les_rend_pas() {
    for maison in maisons(Options::default()).await {
        let mut adm = administration(&maison).await;
        let compte = maison.compte("p@agglo.example", &[(Role::Pilote, None)]).await;
        let mut p = maison.connecte("p@agglo.example").await;
        let page = format!("/ici/comptes/{}", compte.id);
        assert_eq!(adm.post(&format!("{page}/fermer"), &[]).await.statut, StatusCode::SEE_OTHER);
        assert_eq!(p.get("/ici/compte").await.statut, StatusCode::SEE_OTHER);
        assert_eq!(adm.post(&format!("{page}/rouvrir"), &[]).await.statut, StatusCode::SEE_OTHER);
        assert_eq!(p.get("/ici/compte").await.statut, StatusCode::SEE_OTHER);
        maison.connecte("p@agglo.example").await;
    }
}

#[tokio::test]
async fn un_role_donne_vaut_a_la_page_suivante_et_retire_ne_vaut_plus() {
    for maison in maisons(Options::default()).await {
        let mut adm = administration(&maison).await;
        let compte = maison.compte("p@agglo.example", &[(Role::Pilote, None)]).await;
        let mut p = maison.connecte("p@agglo.example").await;
        let page = format!("/ici/comptes/{}", compte.id);
        assert_eq!(p.get("/ici/comptes").await.statut, StatusCode::FORBIDDEN);
        assert_eq!(adm.post(&format!("{page}/roles"), &[("role", "administration")]).await.statut, StatusCode::SEE_OTHER);
        assert_eq!(p.get("/ici/comptes").await.statut, StatusCode::OK);
        let r = adm.post(&format!("{page}/roles"), &[("role", "administration")]).await;
        assert!(r.statut == StatusCode::UNPROCESSABLE_ENTITY && r.contient("a déjà le rôle"));
        let held = roles(&maison, &compte).await.into_iter().find(|r| r.role == Role::Administration).unwrap().id;
        let autre = par_courriel(&maison, ADMIN).await.unwrap();
        assert_eq!(adm.post(&format!("/ici/comptes/{}/roles/{held}/retirer", autre.id), &[]).await.statut, StatusCode::NOT_FOUND);
        assert_eq!(adm.post(&format!("{page}/roles/{held}/retirer"), &[]).await.statut, StatusCode::SEE_OTHER);
        assert_eq!(p.get("/ici/comptes").await.statut, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn changer_le_courriel_d_un_compte_ferme_ses_sessions_et_ses_liens() {
    for maison in maisons(Options::default()).await {
        let mut adm = administration(&maison).await;
        let compte = maison.compte("p@agglo.example", &[(Role::Pilote, None)]).await;
        let mut p = maison.connecte("p@agglo.example").await;
        maison.navigateur().post("/ici/mot-de-passe-oublie", &[("courriel", "p@agglo.example")]).await;
        let lien = maison.lien_recu("p@agglo.example").await;
        let page = format!("/ici/comptes/{}", compte.id);
        let corrige =
            |courriel, version| vec![("courriel", courriel), ("nom", "Pilote"), ("organisation", ""), ("version", version)];
        assert!(adm.post(&page, &corrige(ADMIN, "1")).await.contient("existe déjà"));
        assert_eq!(adm.post(&page, &corrige("q@agglo.example", "1")).await.statut, StatusCode::SEE_OTHER);
        assert_eq!(p.get("/ici/compte").await.statut, StatusCode::SEE_OTHER);
        assert_eq!(maison.navigateur().get(&lien).await.statut, StatusCode::GONE);
        maison.connecte("q@agglo.example").await;
        let r = adm.post(&page, &corrige("r@agglo.example", "1")).await;
        assert_eq!(r.statut, StatusCode::CONFLICT);
        assert!(r.contient("q@agglo.example"));
        assert_eq!(r.attribut("input[name=courriel]", "value"), ["r@agglo.example"]);
    }
}

#[tokio::test]
async fn la_liste_cherche_sans_accent_filtre_et_s_exporte() {
    for maison in maisons(Options::default()).await {
        let mut adm = administration(&maison).await;
        let mut one = maison.compte_nu("sante@ars.example", &[(Role::Pilote, Some("cls")), (Role::Elu, None)]).await;
        one.nom = "=Déléguée à la santé".into();
        let mut w = maison.ecrire().await;
        w.update(&mut one).await.unwrap();
        w.commit().await.unwrap();
        assert!(adm.get("/ici/comptes").await.contient("2 comptes"));
        let found = adm.get("/ici/comptes?q=DELEGUEE%20sante&role=pilote").await;
        assert_eq!(found.trouve("tbody th"), ["=Déléguée à la santé"]);
        assert!(found.contient("Élu ou élue") && found.contient("Pilote sur un contrat") && found.contient("Sans mot de passe"));
        assert!(adm.get("/ici/comptes?q=delegue&role=lecteur").await.contient("Aucun compte ne répond"));
        assert_eq!(adm.get("/ici/comptes?situation=ouvert").await.trouve("tbody th").len(), 1);
        let export = found.attribut(".barre a", "href").remove(0);
        let fichier = adm.get(&export).await;
        assert!(fichier.genre.starts_with("text/csv"));
        assert_eq!(fichier.texte.lines().count(), 2);
        assert!(fichier.texte.contains("\"'=Déléguée à la santé\""));
    }
}

#[tokio::test]
async fn la_premiere_administration_entre_par_son_lien_et_peut_revenir() {
    for maison in maisons(Options::default()).await {
        let refus = invitation::premiere_administration(&maison.db, &SECRET, maison.ici.id, "pas une adresse", "x").await;
        assert_eq!(codes(refus.unwrap_err()), ["compte.courriel_invalide"]);
        let jeton = invitation::premiere_administration(&maison.db, &SECRET, maison.ici.id, "Dsi@agglo.example", "Informatique")
            .await
            .unwrap();
        let lien = crate::lien::adresse("", "ici", GenreLien::Invitation, &jeton);
        let mut n = maison.navigateur();
        let r = n.post(&lien, &[("nom", "Informatique"), ("nouveau", MOT), ("confirmation", MOT)]).await;
        assert_eq!(r.statut, StatusCode::SEE_OTHER);
        assert_eq!(n.get("/ici/comptes").await.statut, StatusCode::OK);
        let encore = invitation::premiere_administration(&maison.db, &SECRET, maison.ici.id, "dsi@agglo.example", "Informatique")
            .await
            .unwrap();
        assert_ne!(jeton, encore);
        let compte = par_courriel(&maison, "dsi@agglo.example").await.unwrap();
        assert_eq!(roles(&maison, &compte).await.len(), 1);
    }
}

#[tokio::test]
async fn attribuer_sert_aux_autres_salles_et_ne_sort_pas_de_la_collectivite() {
    for maison in maisons(Options::default()).await {
        let compte = maison.compte_nu("p@agglo.example", &[]).await;
        let mut w = maison.ecrire().await;
        actes::attribuer(&mut w, compte.id, Role::Pilote, Some("cls")).await.unwrap();
        let twice = actes::attribuer(&mut w, compte.id, Role::Pilote, Some("cls")).await.unwrap_err();
        assert_eq!(codes(twice), [Refus::RoleDejaDonne { role: Role::Pilote }.code()]);
        let limited = actes::attribuer(&mut w, compte.id, Role::Administration, Some("cls")).await.unwrap_err();
        assert_eq!(codes(limited), ["compte.administration_partout"]);
        w.commit().await.unwrap();
        let mut w = maison.db.writer(maison.ailleurs.id, kernel::Actor::Systeme, "essai").await.unwrap();
        assert!(actes::attribuer(&mut w, compte.id, Role::Pilote, None).await.is_err());
        let mut reader = maison.db.reader(maison.ici.id).await.unwrap();
        assert_eq!(reader.list::<Attribution>("compte_id = $2", args![compte.id]).await.unwrap().len(), 1);
    }
}
