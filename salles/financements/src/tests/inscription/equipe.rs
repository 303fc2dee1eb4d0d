//! A known association: nothing is given until the team says so.

use super::*;
use web::Access;

/// What of a page is kept for its reader: nothing of the file of another.
const SECRET: &str = "Ateliers parents-enfants";

/// Every route that asks for a right, at the addresses of association A.
async fn tout_est_ferme(ici: &Maison, qui: &str, dossier: &Dossier) {
    let organisation = ici.associations[0].id.to_string();
    let piece = ici.tous::<PieceDossier>().await.remove(0).id.to_string();
    for route in crate::routes() {
        let chemin: Vec<String> = route
            .path
            .split('/')
            .skip(2)
            .map(|part| match part {
                "{appel}" => "2027".to_owned(),
                "{dossier}" => dossier.id.to_string(),
                "{organisation}" => organisation.clone(),
                "{piece}" => piece.clone(),
                "{numero}" => dossier.numero.clone().unwrap_or_default(),
                _ if part.starts_with('{') => Id::<Dossier>::fresh().to_string(),
                _ => part.to_owned(),
            })
            .collect();
        let chemin = format!("/{}", chemin.join("/"));
        let page = match route.method.as_str() {
            "GET" => ici.voir(qui, &chemin).await,
            "POST" => ici.poster(qui, &chemin, &[]).await,
            _ => continue,
        };
        assert!(!page.contient(SECRET), "{} {chemin} : {}", route.method, page.texte);
        if matches!(route.access, Access::Right(_)) {
            let ferme = matches!(page.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND);
            assert!(ferme, "{} {chemin} s’ouvre : {}", route.method, page.status);
        }
    }
}

/// The team's page of a request.
fn page_de(demande: &Inscription) -> String {
    format!("/appels/inscriptions/{}", demande.id)
}

async fn repondre(ici: &Maison, qui: &str, demande: &Inscription, champs: &[(&str, &str)]) -> Reponse {
    let version = demande.version.to_string();
    let champs: Vec<(&str, &str)> = champs.iter().copied().chain([("version", version.as_str())]).collect();
    ici.poster(qui, &page_de(demande), &champs).await
}

#[tokio::test]
async fn qui_dit_agir_pour_une_association_connue_ne_lit_rien_avant_la_reponse_de_l_equipe() {
    for ici in maisons().await {
        let dossier = ici.depose().await;
        ici.joindre(&ici.porteur_a(), "/ma-structure", "RIB", ("rib.pdf", b"%PDF-1.7 rib")).await;
        let (organisations, porteurs) = (ici.tous::<Organisation>().await.len(), ici.tous::<Porteur>().await.len());
        let (page, qui) = inscrire(&ici, &[("siret", "73282932000074"), ("nom", "Une autre graphie")]).await;
        assert_eq!(page.vers, "/ici/inscription");
        let ouvert = compte(&ici, ADRESSE).await.unwrap();
        assert_eq!((ouvert.organisation_id, ici.tous::<Attribution>().await), (None, vec![]), "rien n’est donné");
        assert_eq!((ici.tous::<Organisation>().await.len(), ici.tous::<Porteur>().await.len()), (organisations, porteurs));
        let page = ici.voir(&qui, ICI).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(
            page.contient("Votre demande attend l’équipe projet") && page.contient("vous ne voyez aucun dossier"),
            "{}",
            page.texte
        );
        tout_est_ferme(&ici, &qui, &dossier).await;
        // Refused, the reason is read, and nothing more.
        let demande = inscriptions(&ici).await.remove(0);
        assert!(ici.voir("coordination", "/appels").await.contient("attend votre regard"));
        let page = ici.voir("coordination", "/appels/porteurs").await;
        assert!(page.contient("Demandes de rattachement") && page.contient(&page_de(&demande)), "{}", page.texte);
        let page = ici.voir("coordination", &page_de(&demande)).await;
        assert!(page.contient("Association A</strong> (même SIREN)"), "{}", page.texte);
        let page = repondre(&ici, "coordination", &demande, &[("action", "refuser"), ("motif", "Non")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("Le motif compte 3 signes") && page.contient(">Non</textarea>"), "{}", page.texte);
        let motif = "La présidence ne vous connaît pas.";
        let page = repondre(&ici, "coordination", &demande, &[("action", "refuser"), ("motif", motif)]).await;
        assert_eq!(page.vers, "/ici/appels/porteurs?fait=refusee", "{}", page.texte);
        assert!(ici.voir(&qui, ICI).await.contient(motif));
        assert!(courriels(&ici, ADRESSE).await[0].1.contains(motif));
        tout_est_ferme(&ici, &qui, &dossier).await;
        // An answer given on what is no longer shown is not taken.
        let page = repondre(&ici, "coordination", &demande, &[("action", "refuser"), ("motif", motif)]).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.contient("Quelqu’un de l’équipe a répondu"), "{}", page.texte);
        // A refusal may be taken back: the account then speaks for the association.
        let demande = inscriptions(&ici).await.remove(0);
        let organisation = ici.associations[0].id.to_string();
        let accepter = [("action", "accepter"), ("organisation", organisation.as_str())];
        let page = repondre(&ici, "coordination", &demande, &accepter).await;
        assert_eq!(page.vers, "/ici/appels/porteurs?fait=rattachee", "{}", page.texte);
        assert_eq!(compte(&ici, ADRESSE).await.unwrap().organisation_id, Some(ici.associations[0].id));
        assert!(courriels(&ici, ADRESSE).await[0].0.contains("rattaché"));
        let page = ici.voir(&qui, &format!("/dossiers/{}", dossier.id)).await;
        assert!(page.status == StatusCode::OK && page.contient(SECRET), "{}", page.texte);
        assert_eq!(ici.tous::<Porteur>().await.len(), porteurs, "ce que la structure a dit d’elle ne change pas");
        let demande = inscriptions(&ici).await.remove(0);
        assert_eq!(repondre(&ici, "coordination", &demande, &accepter).await.status, StatusCode::CONFLICT);
    }
}

#[tokio::test]
async fn le_nom_le_rna_et_le_financeur_font_attendre_aussi() {
    for ici in maisons().await {
        ici.autre_porteur().await;
        // The second is another establishment of the SIREN of A.
        let (neuf, antenne) = (siret(512_000_002_000), siret(7_328_293_200_008));
        let cas: [(&str, &[(&str, &str)]); 4] = [
            ("nom@essai.example", &[("nom", "  ASSOCIATION   b ")]),
            ("rna@essai.example", &[("nom", "Tout autre nom"), ("siret", &neuf), ("rna", "w112 000002")]),
            ("etablissement@essai.example", &[("nom", "Antenne"), ("siret", &antenne)]),
            ("financeur@essai.example", &[("nom", "Préfecture"), ("siret", &neuf)]),
        ];
        for (adresse, changes) in cas {
            let mut champs = changes.to_vec();
            champs.push(("courriel", adresse));
            let (page, _) = inscrire(&ici, &champs).await;
            assert_eq!(page.vers, "/ici/inscription", "{adresse}");
        }
        assert!(inscriptions(&ici).await.iter().all(|i| i.etat == EtatInscription::EnAttente && i.organisation_id.is_none()));
        assert_eq!(ici.tous::<Attribution>().await, vec![]);
    }
}

#[tokio::test]
async fn l_equipe_verifie_et_nul_autre_ne_repond() {
    for ici in maisons().await {
        let (_, qui) = inscrire(&ici, &[]).await;
        let demande = inscriptions(&ici).await.remove(0);
        let page = ici.voir("coordination", "/appels/porteurs").await;
        assert!(page.contient("inscrite d’elle-même le 22 novembre 2026, à vérifier"), "{}", page.texte);
        let organisation = demande.organisation_id.unwrap().to_string();
        for autre in [qui.as_str(), &ici.porteur_b(), &ici.financeur(&ici.etat), "elu", "pilote", "administration", "-"] {
            let ferme = |s: StatusCode| matches!(s, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND | StatusCode::SEE_OTHER);
            assert!(ferme(ici.voir(autre, &page_de(&demande)).await.status), "{autre}");
            for action in ["verifier", "accepter", "refuser"] {
                let champs = [("action", action), ("organisation", organisation.as_str()), ("motif", "Un motif assez long")];
                let page = repondre(&ici, autre, &demande, &champs).await;
                assert!(ferme(page.status) || page.status == StatusCode::UNAUTHORIZED, "{autre} {action} {}", page.status);
            }
        }
        assert_eq!(inscriptions(&ici).await.remove(0), demande);
        let page = ici.voir("coordination", &page_de(&demande)).await;
        assert!(page.contient("Rien ne porte ici ces numéros ni ce nom"), "{}", page.texte);
        // What is open is not attached again.
        let champs = [("action", "accepter"), ("organisation", organisation.as_str())];
        assert_eq!(repondre(&ici, "coordination", &demande, &champs).await.status, StatusCode::CONFLICT);
        let page = repondre(&ici, "coordination", &demande, &[("action", "verifier")]).await;
        assert_eq!(page.vers, "/ici/appels/porteurs?fait=verifiee", "{}", page.texte);
        let page = ici.voir("coordination", "/appels/porteurs").await;
        assert!(!page.contient("à vérifier") && page.contient("Inscriptions déjà vues"), "{}", page.texte);
        assert!(!ici.voir("coordination", "/appels").await.contient("attend votre regard"));
        // Neither the public nor the programs of the public read the mail of who registered.
        for chemin in ["/subventions", "/appels-ouverts/2027", "/inscription"] {
            assert!(!ici.voir("-", chemin).await.contient(ADRESSE), "{chemin}");
        }
        assert!(!ici.voir("coordination", "/api/v1/porteurs").await.contient(ADRESSE));
    }
}

#[tokio::test]
async fn un_compte_ferme_ou_deja_pourvu_ne_se_rattache_pas_et_une_structure_sans_dossier_prend_ses_numeros() {
    for ici in maisons().await {
        // B is in the directory and never asked: its number comes from the request.
        let (_, qui) = inscrire(&ici, &[("nom", "Association B")]).await;
        let demande = inscriptions(&ici).await.remove(0);
        let organisation = ici.associations[1].id.to_string();
        let accepter = [("action", "accepter"), ("organisation", organisation.as_str())];
        let inconnue = [("action", "accepter"), ("organisation", "personne")];
        assert_eq!(repondre(&ici, "coordination", &demande, &inconnue).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let ouvert = compte(&ici, ADRESSE).await.unwrap();
        ici.changer(Compte { actif: false, ..ouvert }).await;
        let page = repondre(&ici, "coordination", &demande, &accepter).await;
        assert!(page.status == StatusCode::CONFLICT && page.contient("est fermé"), "{}", page.texte);
        let ferme = compte(&ici, ADRESSE).await.unwrap();
        ici.changer(Compte { actif: true, organisation_id: Some(ici.agglo.id), ..ferme }).await;
        let page = repondre(&ici, "coordination", &demande, &accepter).await;
        assert!(page.status == StatusCode::CONFLICT && page.contient("un rôle ou une structure"), "{}", page.texte);
        let pourvu = compte(&ici, ADRESSE).await.unwrap();
        ici.changer(Compte { organisation_id: None, ..pourvu }).await;
        let page = repondre(&ici, "coordination", &demande, &accepter).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let porteur = ici.tous::<Porteur>().await.into_iter().find(|p| p.organisation_id == ici.associations[1].id).unwrap();
        assert_eq!((porteur.nom.as_str(), porteur.siret), ("Association B", Some(siret(512_000_001_000))));
        assert!(ici.voir(&qui, "/appels").await.contient("Préparer une demande pour 2027"));
    }
}
