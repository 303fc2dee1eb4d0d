use super::client::{Maison, Navigateur, Options, maisons};
use crate::actes::organisations::{Saisie, ajouter};
use crate::model::{Contact, Famille, Organisation, OrganisationId};
use crate::store::annuaire;
use ::store::{Read, args};
use axum::http::StatusCode;
use kernel::Role;

async fn coordination(maison: &Maison) -> Navigateur {
    maison.compte("coo@agglo.example", &[(Role::Coordination, None)]).await;
    maison.connecte("coo@agglo.example").await
}

fn saisie(nom: &str, sigle: Option<&str>, graphies: &[&str]) -> Saisie {
    Saisie {
        nom: nom.into(),
        sigle: sigle.map(str::to_owned),
        graphies: graphies.iter().map(|g| (*g).to_owned()).collect(),
        famille: Famille::SecuriteSociale,
        parent: None,
        generique: false,
        courriel: None,
        note: None,
    }
}

async fn poser(maison: &Maison, saisie: &Saisie) -> OrganisationId {
    let mut w = maison.ecrire().await;
    let id = ajouter(&mut w, saisie).await.unwrap();
    w.commit().await.unwrap();
    id
}

async fn lire(maison: &Maison, id: OrganisationId) -> Organisation {
    maison.db.reader(maison.ici.id).await.unwrap().load(&id).await.unwrap()
}

#[tokio::test]
async fn une_organisation_deja_connue_est_refusee_avec_celles_qui_existent() {
    for maison in maisons(Options::default()).await {
        let mut coo = coordination(&maison).await;
        let cpam = poser(&maison, &saisie("Caisse primaire d’assurance maladie", Some("CPAM"), &["Assurance Maladie 11"])).await;
        let fields = [("nom", "assurance maladie (11)"), ("sigle", ""), ("famille", "securite_sociale"), ("note", "à garder")];
        let r = coo.post("/ici/organisations/nouvelle", &fields).await;
        assert_eq!(r.statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(r.contient("déjà pris") && r.contient("Connue comme «\u{202f}Assurance Maladie 11\u{202f}»"), "{}", r.lu());
        assert_eq!(r.trouve("textarea[name=note]"), ["à garder"]);
        assert_eq!(r.attribut(".cartes a", "href"), [format!("/ici/organisations/{cpam}")]);
        let utiliser = r.attribut(".cartes form", "action").remove(0);
        assert_eq!(coo.post(&utiliser, &[("graphie", "assurance maladie (11)")]).await.statut, StatusCode::SEE_OTHER);
        assert_eq!(lire(&maison, cpam).await.graphies.len(), 1, "la graphie était déjà la sienne");
        assert_eq!(coo.post(&utiliser, &[("graphie", "Sécu de l’Aude")]).await.statut, StatusCode::SEE_OTHER);
        assert_eq!(lire(&maison, cpam).await.graphies.0, ["Assurance Maladie 11", "Sécu de l’Aude"]);
        assert_eq!(maison.nombre("SELECT COUNT(*) FROM organisation WHERE collectivite_id = $1").await, 1);
        let mut w = maison.db.writer(maison.ailleurs.id, kernel::Actor::Systeme, "essai").await.unwrap();
        ajouter(&mut w, &saisie("CPAM", None, &[])).await.unwrap();
        w.commit().await.unwrap();
    }
}

#[tokio::test]
async fn deux_creations_au_meme_instant_n_en_font_qu_une() {
    for maison in maisons(Options::default()).await {
        let (mut a, mut b) = (coordination(&maison).await, maison.connecte("coo@agglo.example").await);
        let fields = [("nom", "Réseau des bailleurs"), ("famille", "bailleur")];
        let (x, y) = tokio::join!(a.post("/ici/organisations/nouvelle", &fields), b.post("/ici/organisations/nouvelle", &fields));
        let mut statuts = [x.statut, y.statut];
        statuts.sort();
        assert_eq!(statuts, [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY]);
        assert_eq!(maison.nombre("SELECT COUNT(*) FROM organisation WHERE collectivite_id = $1").await, 1);
    }
}

#[tokio::test]
async fn une_saisie_fautive_dit_tout_ce_qui_ne_va_pas() {
    for maison in maisons(Options::default()).await {
        let mut coo = coordination(&maison).await;
        let r = coo
            .post("/ici/organisations/nouvelle", &[("nom", " "), ("famille", "association"), ("courriel", "pas une adresse")])
            .await;
        assert_eq!(r.trouve(".erreurs li").len(), 2);
        let r = coo.post("/ici/organisations/nouvelle", &[("nom", "x"), ("famille", "inventée"), ("parent", "inconnu")]).await;
        assert_eq!(r.trouve(".erreurs li").len(), 2);
        let haut = poser(&maison, &saisie("Département", None, &[])).await;
        let bas = poser(&maison, &Saisie { parent: Some(haut), ..saisie("PMI", None, &[]) }).await;
        let r = coo
            .post(
                &format!("/ici/organisations/{haut}/modifier"),
                &[("nom", "Département"), ("famille", "collectivite"), ("parent", &bas.to_string()), ("version", "1")],
            )
            .await;
        assert!(r.contient("Département → PMI → Département"), "{}", r.lu());
    }
}

#[tokio::test]
async fn corriger_garde_les_deux_versions_et_ne_compare_que_ce_qui_est_nouveau() {
    for maison in maisons(Options::default()).await {
        let mut coo = coordination(&maison).await;
        let une = poser(&maison, &saisie("Maison des associations", None, &[])).await;
        // Printed documents gave both the same spelling before anyone looked.
        let mut autre = lire(&maison, poser(&maison, &saisie("Maison de quartier", None, &[])).await).await;
        autre.graphies.push("Maison des associations".into());
        let mut w = maison.ecrire().await;
        w.update(&mut autre).await.unwrap();
        w.commit().await.unwrap();
        let page = format!("/ici/organisations/{une}/modifier");
        let fields = |nom, version| {
            vec![
                ("nom", nom),
                ("sigle", "MDA"),
                ("famille", "association"),
                ("graphies", "MDA\nmda\n\nLa maison"),
                ("version", version),
            ]
        };
        assert_eq!(coo.post(&page, &fields("Maison des associations", "1")).await.vers, format!("/ici/organisations/{une}"));
        let lue = lire(&maison, une).await;
        assert_eq!((lue.cle.as_str(), lue.graphies.0), ("mda", vec!["MDA".to_owned(), "La maison".to_owned()]));
        let r = coo.post(&page, &fields("Autre nom", "1")).await;
        assert_eq!(r.statut, StatusCode::CONFLICT);
        assert!(r.contient("Maison des associations"));
        assert_eq!(r.attribut("input[name=nom]", "value"), ["Autre nom"]);
        let r = coo.post(&page, &fields("Maison de quartier", "2")).await;
        assert_eq!(r.statut, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(lire(&maison, une).await.nom, "Maison des associations");
    }
}

#[tokio::test]
async fn une_fusion_se_lit_partout_et_se_defait() {
    for maison in maisons(Options::default()).await {
        let mut coo = coordination(&maison).await;
        let gardee = poser(&maison, &saisie("Département de l’Aude", Some("CD 11"), &[])).await;
        let doublon = poser(&maison, &saisie("Conseil départemental", None, &["Conseil général"])).await;
        let tiers = poser(&maison, &saisie("Région", None, &[])).await;
        let page = format!("/ici/organisations/{gardee}");
        let r = coo.post(&format!("{page}/fusionner"), &[("doublon", &gardee.to_string())]).await;
        assert!(r.contient("ne se réunit pas à elle-même"));
        let r = coo.post(&format!("{page}/fusionner"), &[("doublon", "")]).await;
        assert!(r.contient("Aucune organisation n’est choisie"));
        assert_eq!(
            coo.post(&format!("{page}/fusionner"), &[("doublon", &doublon.to_string())]).await.statut,
            StatusCode::SEE_OTHER
        );
        let all = annuaire(&mut maison.db.reader(maison.ici.id).await.unwrap()).await.unwrap();
        assert_eq!(all.resoudre("conseil general").iter().map(|o| o.id).collect::<Vec<_>>(), [gardee]);
        assert_eq!(all.definitive(doublon).unwrap().id, gardee);
        assert_eq!(all.vivantes().count(), 2);
        let r = coo.post(&format!("/ici/organisations/{tiers}/fusionner"), &[("doublon", &doublon.to_string())]).await;
        assert!(r.contient("déjà réunie à une autre"));
        let r = coo.post(&format!("/ici/organisations/{doublon}/fusionner"), &[("doublon", &gardee.to_string())]).await;
        assert!(r.statut == StatusCode::UNPROCESSABLE_ENTITY, "pas d’anneau");
        let r = coo.post("/ici/organisations/nouvelle", &[("nom", "Conseil général"), ("famille", "collectivite")]).await;
        assert_eq!(r.attribut(".cartes a", "href"), std::slice::from_ref(&page));
        assert!(coo.get("/ici/organisations").await.contient("2 organisations"));
        assert!(coo.get(&format!("{page}/modifier")).await.contient("Séparer"));
        assert_eq!(coo.post(&format!("/ici/organisations/{doublon}/separer"), &[]).await.statut, StatusCode::SEE_OTHER);
        assert_eq!(lire(&maison, doublon).await.graphies.0, ["Conseil général"]);
        let all = annuaire(&mut maison.db.reader(maison.ici.id).await.unwrap()).await.unwrap();
        assert_eq!(all.resoudre("Conseil général")[0].id, doublon);
        assert_eq!(coo.post(&format!("/ici/organisations/{doublon}/separer"), &[]).await.statut, StatusCode::CONFLICT);
    }
}

#[tokio::test]
async fn deux_fusions_croisees_au_meme_instant_ne_font_pas_d_anneau() {
    for maison in maisons(Options::default()).await {
        let (mut x, mut y) = (coordination(&maison).await, maison.connecte("coo@agglo.example").await);
        let a = poser(&maison, &saisie("A", None, &[])).await;
        let b = poser(&maison, &saisie("B", None, &[])).await;
        let (pa, pb) = (format!("/ici/organisations/{a}/fusionner"), format!("/ici/organisations/{b}/fusionner"));
        let (sa, sb) = (a.to_string(), b.to_string());
        let (fa, fb) = ([("doublon", sb.as_str())], [("doublon", sa.as_str())]);
        let (un, deux) = tokio::join!(x.post(&pa, &fa), y.post(&pb, &fb));
        assert!(un.statut != StatusCode::SEE_OTHER || deux.statut != StatusCode::SEE_OTHER);
        assert_eq!(
            maison.nombre("SELECT COUNT(*) FROM organisation WHERE collectivite_id = $1 AND remplacee_par IS NOT NULL").await,
            1
        );
    }
}

#[tokio::test]
async fn la_liste_cherche_sans_accent_met_les_generiques_a_part_et_s_exporte() {
    for maison in maisons(Options::default()).await {
        poser(&maison, &saisie("Réseau périnatalité", Some("RPO"), &["Périnat’ Occitanie"])).await;
        poser(&maison, &Saisie { generique: true, famille: Famille::Association, ..saisie("Associations", None, &[]) }).await;
        maison.compte("l@agglo.example", &[(Role::Lecteur, None)]).await;
        let mut n = maison.connecte("l@agglo.example").await;
        let page = n.get("/ici/organisations").await;
        assert!(page.contient("1 organisation") && page.contient("1 libellé générique"));
        assert_eq!(page.trouve("tbody th"), ["Réseau périnatalité", "Associations"]);
        assert!(!page.contient("Ajouter une organisation"));
        assert_eq!(n.get("/ici/organisations?q=PERINAT%20occitanie").await.trouve("tbody th"), ["Réseau périnatalité"]);
        assert_eq!(n.get("/ici/organisations?famille=association").await.trouve("tbody th"), ["Associations"]);
        assert!(n.get("/ici/organisations?q=zzz").await.contient("Aucune organisation ne répond"));
        let export = n.get("/ici/organisations?q=rpo").await.attribut(".barre a", "href").remove(0);
        let fichier = n.get(&export).await;
        assert_eq!(fichier.texte.lines().count(), 2);
        assert!(
            fichier.texte.contains("Réseau périnatalité;RPO;Sécurité sociale;;Périnat’ Occitanie;Non;;0"),
            "{}",
            fichier.texte
        );
        for path in ["/ici/organisations/nouvelle", "/ici/organisations/x/modifier", "/ici/organisations/x/contacts"] {
            assert_eq!(n.get(path).await.statut, StatusCode::FORBIDDEN, "{path}");
        }
    }
}

#[tokio::test]
async fn un_contact_a_une_fonction_et_un_suppleant_de_la_meme_organisation() {
    for maison in maisons(Options::default()).await {
        let mut coo = coordination(&maison).await;
        let cpam = poser(&maison, &saisie("CPAM", None, &[])).await;
        let autre = poser(&maison, &saisie("ARS", None, &[])).await;
        let page = format!("/ici/organisations/{cpam}/contacts");
        assert!(coo.get(&page).await.contient("Aucun contact"));
        let r = coo.post(&page, &[("fonction", ""), ("courriel", "x")]).await;
        assert_eq!(r.trouve(".erreurs li").len(), 2);
        let titulaire = [("fonction", "Responsable prévention"), ("courriel", "Prevention@CPAM.example"), ("service", "Santé")];
        assert_eq!(coo.post(&page, &titulaire).await.statut, StatusCode::SEE_OTHER);
        assert!(coo.post(&page, &titulaire).await.contient("existe déjà"));
        let mut reader = maison.db.reader(maison.ici.id).await.unwrap();
        let premier = reader.list::<Contact>("organisation_id = $2", args![cpam]).await.unwrap().remove(0);
        assert_eq!(premier.courriel, "prevention@cpam.example");
        let second =
            [("fonction", "Assistance"), ("courriel", "assistance@cpam.example"), ("suppleant_de", &premier.id.to_string())];
        assert_eq!(coo.post(&page, &second).await.statut, StatusCode::SEE_OTHER);
        let ailleurs = coo.post(&format!("/ici/organisations/{autre}/contacts"), &second).await;
        assert!(ailleurs.contient("Ce titulaire ne convient pas"));
        let suppleant = reader.list::<Contact>("suppleant_de = $2", args![premier.id]).await.unwrap().remove(0);
        let un = format!("{page}/{}", premier.id);
        let croise = coo
            .post(
                &un,
                &[
                    ("fonction", "Responsable"),
                    ("courriel", "p@cpam.example"),
                    ("suppleant_de", &suppleant.id.to_string()),
                    ("actif", "oui"),
                    ("version", "1"),
                ],
            )
            .await;
        assert!(croise.contient("Ce titulaire ne convient pas"));
        assert_eq!(coo.get(&format!("/ici/organisations/{autre}/contacts/{}", premier.id)).await.statut, StatusCode::NOT_FOUND);
        let ecarte = [("fonction", "Responsable prévention"), ("courriel", "p@cpam.example"), ("version", "1")];
        assert_eq!(coo.post(&un, &ecarte).await.statut, StatusCode::SEE_OTHER);
        assert!(coo.get(&page).await.contient("N’est plus en fonction"));
        let perime = coo.post(&un, &ecarte).await;
        assert_eq!(perime.statut, StatusCode::CONFLICT);
    }
}

#[tokio::test]
async fn l_entete_et_les_contacts_servent_a_la_page_d_une_organisation() {
    for maison in maisons(Options::default()).await {
        let haut = poser(&maison, &saisie("Département", None, &[])).await;
        let pmi = poser(
            &maison,
            &Saisie { parent: Some(haut), ..saisie("Protection maternelle", Some("PMI"), &["PMI", "Service de PMI"]) },
        )
        .await;
        let mut reader = maison.db.reader(maison.ici.id).await.unwrap();
        let fiche = crate::store::fiche(&mut reader, pmi).await.unwrap();
        assert_eq!(fiche.parent.as_ref().unwrap().id, haut);
        let du_haut = crate::store::fiche(&mut reader, haut).await.unwrap();
        assert_eq!(du_haut.filles.iter().map(|o| o.id).collect::<Vec<_>>(), [pmi]);
        let mut ailleurs = maison.db.reader(maison.ailleurs.id).await.unwrap();
        assert!(crate::store::fiche(&mut ailleurs, pmi).await.is_err());
    }
}
