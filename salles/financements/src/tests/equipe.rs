//! Several hands on the files of one association: who writes, who deposits, and two who write at once.

use super::maison::*;
use crate::guichet::Reponse;
use crate::model::*;
use acteurs::model::{Attribution, Compte, LienSigne};
use axum::http::StatusCode;
use kernel::Role;
use regex::Regex;

const EQUIPE: &str = "/ma-structure/equipe";

/// Invites a colleague; gives the account that was opened, as it signs in.
async fn inviter(ici: &Maison, courriel: &str, dossier: &str) -> (Reponse, Option<String>) {
    let champs = [("courriel", courriel), ("nom", "Chargé de projet"), ("dossier", dossier)];
    let page = ici.poster(&ici.porteur_a(), EQUIPE, &champs).await;
    let compte = ici.tous::<Compte>().await.into_iter().find(|c| c.courriel == courriel);
    (page, compte.map(|c| format!("porteur@{}:{}", c.id, ici.associations[0].id)))
}

async fn geste(ici: &Maison, qui: &str, rang: usize, action: &str) -> Reponse {
    let h = ici.habilitations().await.remove(rang);
    let (id, version) = (h.id.to_string(), h.version.to_string());
    ici.poster(qui, EQUIPE, &[("habilitation", &id), ("version", &version), ("action", action)]).await
}

impl Maison {
    async fn habilitations(&self) -> Vec<Habilitation> {
        let mut toutes = self.tous::<Habilitation>().await;
        toutes.sort_by_key(|h| h.id);
        toutes
    }
}

#[tokio::test]
async fn un_coediteur_invite_par_lien_ecrit_son_dossier_et_ne_le_depose_qu_avec_un_mandat() {
    for ici in maisons().await {
        let (dossier, chemin) = ici.brouillon().await;
        let (page, qui) = inviter(&ici, "jeunesse@association.example", &dossier.id.to_string()).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let qui = qui.unwrap();
        let courriel = ici.db.take_mail().await.unwrap().unwrap();
        assert!(courriel.destinataire == "jeunesse@association.example" && courriel.corps.contains("[[lien:invitation:"));
        let page = ici.poster(&qui, &chemin, &avec(&dossier, &[])).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let dossier = ici.dossier().await;
        let page = ici.voir(&qui, &format!("/dossiers/{}", dossier.id)).await;
        assert!(page.contient("son mandataire le dépose") && !page.contient("Déposer le dossier"), "{}", page.texte);
        let depot = avec(&dossier, &[("action", "deposer")]);
        let page = ici.poster(&qui, &chemin, &depot).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.contient("Seul le représentant légal, ou son mandataire"), "{}", page.texte);
        assert_eq!(geste(&ici, &qui, 0, "mandater").await.status, StatusCode::CONFLICT, "nul ne se mandate");
        assert_eq!(geste(&ici, &ici.porteur_a(), 0, "mandater").await.status, StatusCode::SEE_OTHER);
        let h = ici.habilitations().await.remove(0);
        assert_eq!(
            (h.mandat_le.map(|d| d.to_string()), h.mandat_par.as_deref()),
            (Some("2026-11-22".into()), Some("Compte porteur"))
        );
        assert!(ici.voir(&qui, EQUIPE).await.contient("mandat de déposer donné le 22 novembre 2026"));
        let page = ici.poster(&qui, &chemin, &depot).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        assert_eq!(ici.dossier().await.numero.as_deref(), Some("2027-0001"));
    }
}

#[tokio::test]
async fn un_coediteur_d_un_dossier_n_en_ecrit_ni_n_en_commence_un_autre() {
    for ici in maisons().await {
        let (premier, _) = ici.brouillon().await;
        let (_, qui) = inviter(&ici, "jeunesse@association.example", &premier.id.to_string()).await;
        let qui = qui.unwrap();
        let nouveau = "/appels/2027/dossiers/nouveau";
        assert_eq!(ici.voir(&qui, nouveau).await.status, StatusCode::CONFLICT);
        let page = ici.poster(&qui, nouveau, &[("intitule", "Autre action")]).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.contient("pas invité à écrire ceci"), "{}", page.texte);
        assert_eq!(ici.poster(&ici.porteur_a(), nouveau, &[("intitule", "Autre action")]).await.status, StatusCode::SEE_OTHER);
        let autre = ici.tous::<Dossier>().await.into_iter().find(|d| d.id != premier.id).unwrap();
        let chemin = format!("/dossiers/{}/modifier", autre.id);
        assert_eq!(ici.voir(&qui, &chemin).await.status, StatusCode::NOT_FOUND);
        assert_eq!(ici.poster(&qui, &chemin, &avec(&autre, &[])).await.status, StatusCode::NOT_FOUND);
        let page = ici.poster(&qui, "/ma-structure", &[("siret", "73282932000074"), ("version", "1")]).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "la structure est à qui écrit tout : {}", page.texte);
        // Invited to all, the same account does both.
        let (page, _) = inviter(&ici, "jeunesse@association.example", "").await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        assert_eq!(ici.tous::<Compte>().await.len(), 1, "un seul compte");
        assert_eq!(ici.poster(&qui, &chemin, &avec(&autre, &[])).await.status, StatusCode::SEE_OTHER);
        let (page, _) = inviter(&ici, "jeunesse@association.example", &premier.id.to_string()).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("écrit déjà ce dossier"), "{}", page.texte);
    }
}

#[tokio::test]
async fn retire_un_coediteur_n_a_plus_ni_role_ni_lien_et_peut_etre_invite_de_nouveau() {
    for ici in maisons().await {
        let (dossier, chemin) = ici.brouillon().await;
        let (_, qui) = inviter(&ici, "jeunesse@association.example", "").await;
        let qui = qui.unwrap();
        let roles = ici.tous::<Attribution>().await;
        assert_eq!(roles.iter().map(|r| r.role).collect::<Vec<_>>(), [Role::Porteur]);
        let perime = ici.habilitations().await.remove(0).id.to_string();
        let page =
            ici.poster(&ici.porteur_a(), EQUIPE, &[("habilitation", &perime), ("version", "9"), ("action", "retirer")]).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert_eq!(geste(&ici, &ici.porteur_a(), 0, "retirer").await.status, StatusCode::SEE_OTHER);
        assert_eq!(ici.tous::<Attribution>().await, [], "le dernier droit emporte le rôle");
        assert!(
            ici.tous::<LienSigne>().await.iter().all(|l| l.revoque_a.is_some() || l.utilise_a.is_some()),
            "le lien ne s’ouvre plus"
        );
        assert_eq!(ici.poster(&qui, &chemin, &avec(&dossier, &[])).await.status, StatusCode::NOT_FOUND);
        assert_eq!(geste(&ici, &ici.porteur_a(), 0, "mandater").await.status, StatusCode::CONFLICT);
        let page = ici.voir(&ici.porteur_a(), EQUIPE).await;
        assert!(page.contient("retirée le 22 novembre 2026 par Compte porteur"), "{}", page.texte);
        let (page, _) = inviter(&ici, "jeunesse@association.example", "").await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        assert_eq!((ici.tous::<Attribution>().await.len(), ici.habilitations().await.len()), (1, 2));
    }
}

#[tokio::test]
async fn une_autre_association_ne_voit_rien_et_la_reponse_ne_dit_pas_qui_a_un_compte() {
    for ici in maisons().await {
        let (dossier, _) = ici.brouillon().await;
        inviter(&ici, "jeunesse@association.example", "").await;
        let organisation = ici.associations[0].id.to_string();
        let page = format!("/porteurs/{organisation}/equipe");
        assert_eq!(ici.voir(&ici.porteur_b(), &page).await.status, StatusCode::NOT_FOUND);
        assert_eq!(ici.voir(&ici.porteur_b(), EQUIPE).await.status, StatusCode::NOT_FOUND, "B n’a rien demandé encore");
        assert_eq!(geste(&ici, &ici.porteur_b(), 0, "retirer").await.status, StatusCode::NOT_FOUND);
        assert_eq!(ici.voir(&ici.financeur(&ici.etat), &page).await.status, StatusCode::FORBIDDEN);
        let lue = ici.voir("coordination", &page).await;
        assert!(lue.contient("Chargé de projet") && !lue.contient("Envoyer l’invitation"), "{}", lue.texte);
        let mut compte = ici.tous::<Compte>().await.remove(0);
        compte.organisation_id = Some(ici.associations[1].id);
        ici.changer(compte).await;
        let (page, _) = inviter(&ici, "jeunesse@association.example", &dossier.id.to_string()).await;
        let (inconnu, _) = inviter(&ici, "nouveau@association.example", &dossier.id.to_string()).await;
        assert_eq!((page.status, &page.vers, &page.texte), (inconnu.status, &inconnu.vers, &inconnu.texte));
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        // The page then shows the two alike, and the account of elsewhere reads and writes nothing here.
        let lignes: Vec<String> = ici.habilitations().await.iter().map(|h| format!("{}{:?}", h.nom, h.dossier_id)).collect();
        assert_eq!((lignes.len(), &lignes[1]), (3, &lignes[2]));
        let ailleurs = ici.tous::<Compte>().await.into_iter().find(|c| c.courriel == "jeunesse@association.example").unwrap();
        let qui = format!("porteur@{}:{}", ailleurs.id, ici.associations[1].id);
        assert_eq!(ici.voir(&qui, &format!("/dossiers/{}", dossier.id)).await.status, StatusCode::NOT_FOUND);
        // Each was written to; taking the row back takes nothing from the account of elsewhere.
        let mut ecrits = vec![];
        while let Some(courriel) = ici.db.take_mail().await.unwrap() {
            ecrits.push((courriel.destinataire, courriel.corps.contains("[[lien:invitation:")));
        }
        let pour = |adresse: &str, lien: bool| ecrits.contains(&(adresse.to_owned(), lien));
        assert!(pour("jeunesse@association.example", false) && pour("nouveau@association.example", true), "{ecrits:?}");
        let roles = ici.tous::<Attribution>().await;
        for rang in [0, 1] {
            assert_eq!(geste(&ici, &ici.porteur_a(), rang, "retirer").await.status, StatusCode::SEE_OTHER);
        }
        assert_eq!(ici.tous::<Attribution>().await, roles);
        let (page, _) = inviter(&ici, "pas une adresse", "").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn un_coediteur_ne_lit_que_le_dossier_ou_il_est_invite() {
    for ici in maisons().await {
        let (premier, _) = ici.brouillon().await;
        let coffre = ici.joindre(&ici.porteur_a(), "/ma-structure", "RIB", ("rib.pdf", b"%PDF-1.7 rib")).await;
        assert_eq!(coffre.status, StatusCode::SEE_OTHER, "{}", coffre.texte);
        let page = ici.poster(&ici.porteur_a(), "/appels/2027/dossiers/nouveau", &[("intitule", "Jardin partagé")]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let autre = ici.tous::<Dossier>().await.into_iter().find(|d| d.id != premier.id).unwrap();
        for (dossier, piece) in [(&premier, "charte.pdf"), (&autre, "plan.pdf")] {
            let chemin = format!("/dossiers/{}", dossier.id);
            let jointe = ici.joindre(&ici.porteur_a(), &format!("{chemin}/pieces"), "Statuts", (piece, b"%PDF-1.7 x")).await;
            assert_eq!(jointe.status, StatusCode::SEE_OTHER, "{}", jointe.texte);
            let depot = avec(dossier, &[("intitule", dossier.intitule.as_str()), ("action", "deposer")]);
            let page = ici.poster(&ici.porteur_a(), &format!("{chemin}/modifier"), &depot).await;
            assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        }
        let (_, invite) = inviter(&ici, "jeunesse@association.example", &premier.id.to_string()).await;
        let (_, collegue) = inviter(&ici, "culture@association.example", &autre.id.to_string()).await;
        let (_, permanent) = inviter(&ici, "direction@association.example", "").await;
        let (invite, collegue, permanent) = (invite.unwrap(), collegue.unwrap(), permanent.unwrap());
        let dit = async |qui: &str, chemin: &str| {
            let page = ici.voir(qui, chemin).await;
            assert_eq!(page.status, StatusCode::OK, "{qui} {chemin} {}", page.texte);
            (page.contient("Ateliers parents-enfants"), page.contient("Jardin partagé"))
        };
        // Lists, tables, programs: the same for all.
        for chemin in [
            "/appels",
            "/appels/2027/dossiers",
            "/appels/2027/dossiers.csv",
            "/appels/2027/lignes.csv",
            EQUIPE,
            "/api/v1/appels/2027/dossiers",
        ] {
            assert_eq!(dit(&invite, chemin).await, (true, false), "{chemin}");
            assert_eq!(dit(&collegue, chemin).await, (false, true), "{chemin}");
        }
        for chemin in ["/appels", "/appels/2027/dossiers", "/appels/2027/dossiers.csv", "/api/v1/appels/2027/dossiers"] {
            assert_eq!(dit(&permanent, chemin).await, (true, true), "{chemin}");
            assert_eq!(dit(&ici.porteur_a(), chemin).await, (true, true), "{chemin}");
        }
        let lignes = async |qui: &str| ici.voir(qui, "/api/v1/appels/2027/lignes").await.texte;
        assert!(lignes(&invite).await.contains("2027-0001") && !lignes(&invite).await.contains("2027-0002"));
        // By its address, the file of another is nothing.
        for suite in ["", "/modifier", "/questions", "/derogations", "/versements", "/bilan", "/scinder", "/notification.pdf"] {
            let chemin = format!("/dossiers/{}{suite}", autre.id);
            assert_eq!(ici.voir(&invite, &chemin).await.status, StatusCode::NOT_FOUND, "{chemin}");
        }
        for qui in [&permanent, &ici.porteur_a(), &collegue] {
            assert_eq!(ici.voir(qui, &format!("/dossiers/{}", autre.id)).await.status, StatusCode::OK, "{qui}");
        }
        let retrait = [("version", "1"), ("action", "retirer"), ("motif", "Ce n’est pas le mien")];
        let etat = format!("/dossiers/{}/etat", autre.id);
        assert_eq!(ici.poster(&invite, &etat, &retrait).await.status, StatusCode::NOT_FOUND);
        let pieces = format!("/dossiers/{}/pieces", autre.id);
        assert_eq!(ici.joindre(&invite, &pieces, "Statuts", ("x.pdf", b"%PDF-1.7 x")).await.status, StatusCode::NOT_FOUND);
        // Neither what is known of the holder, nor its safe.
        for chemin in ["/ma-structure".to_owned(), format!("/porteurs/{}", ici.associations[0].id)] {
            assert_eq!(ici.voir(&invite, &chemin).await.status, StatusCode::NOT_FOUND, "{chemin}");
            assert_eq!(ici.voir(&permanent, &chemin).await.status, StatusCode::OK, "{chemin}");
        }
        assert!(!ici.voir(&invite, "/appels").await.contient("/ma-structure\""));
        let fiche = ici.voir(&invite, &format!("/dossiers/{}", premier.id)).await;
        assert!(fiche.contient("Statuts") && !fiche.contient("RIB"), "{}", fiche.texte);
        for piece in ici.tous::<PieceDossier>().await {
            let chemin = format!("/pieces-dossier/{}", piece.id);
            let sienne = piece.dossier_id == Some(premier.id);
            let attendu = if sienne { StatusCode::OK } else { StatusCode::NOT_FOUND };
            assert_eq!(ici.voir(&invite, &chemin).await.status, attendu, "{}", piece.nom);
            if !sienne {
                assert_eq!(ici.poster(&invite, &chemin, &[]).await.status, StatusCode::NOT_FOUND, "{}", piece.nom);
            }
            assert_eq!(ici.voir(&permanent, &chemin).await.status, StatusCode::OK, "{}", piece.nom);
        }
    }
}

#[tokio::test]
async fn on_n_ecrit_a_un_coediteur_que_de_son_dossier() {
    for ici in maisons().await {
        let premier = ici.depose().await;
        inviter(&ici, "jeunesse@association.example", &premier.id.to_string()).await;
        inviter(&ici, "direction@association.example", "").await;
        let page = ici.poster(&ici.porteur_a(), "/appels/2027/dossiers/nouveau", &[("intitule", "Jardin partagé")]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let autre = ici.tous::<Dossier>().await.into_iter().find(|d| d.id != premier.id).unwrap();
        let depot = avec(&autre, &[("intitule", "Jardin partagé"), ("action", "deposer")]);
        ici.poster(&ici.porteur_a(), &format!("/dossiers/{}/modifier", autre.id), &depot).await;
        while ici.db.take_mail().await.unwrap().is_some() {}
        let question = [("question", "Qui arrose le jardin en août ?"), ("attendue_le", "2026-11-30")];
        let chemin = format!("/dossiers/{}/questions", autre.id);
        assert_eq!(ici.poster("coordination", &chemin, &question).await.status, StatusCode::SEE_OTHER);
        let mut destinataires = vec![];
        while let Some(courriel) = ici.db.take_mail().await.unwrap() {
            destinataires.push(courriel.destinataire);
        }
        assert_eq!(destinataires, ["direction@association.example"]);
    }
}

/// The marks of the parts of a form, as it was shown.
fn marques(page: &Reponse) -> Vec<(String, String)> {
    let motif = Regex::new(r#"name="(s\.[a-z]+)" value="([0-9a-f]+)""#).unwrap();
    motif.captures_iter(&page.texte).map(|c| (c[1].to_owned(), c[2].to_owned())).collect()
}

#[tokio::test]
async fn deux_mains_a_la_fois_ne_perdent_rien_et_la_meme_partie_montre_les_deux_versions() {
    for ici in maisons().await {
        let (dossier, chemin) = ici.brouillon().await;
        assert_eq!(ici.poster(&ici.porteur_a(), &chemin, &avec(&dossier, &[])).await.status, StatusCode::SEE_OTHER);
        let (_, qui) = inviter(&ici, "jeunesse@association.example", "").await;
        let qui = qui.unwrap();
        let dossier = ici.dossier().await;
        // Both open the form.
        let vues = marques(&ici.voir(&qui, &chemin).await);
        assert_eq!(vues.len(), 7);
        let vues: Vec<(&str, &str)> = vues.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let depose = [
            ("debut", "2027-01-01"),
            ("fin", "2027-12-31"),
            ("b.641", "9000"),
            ("b.756", "1000"),
            ("d.ETAT", "5000"),
            ("d.AGGLO", "3000"),
        ];
        let tape = |changes: &[(&'static str, &'static str)]| {
            let garde: Vec<(&str, &str)> =
                depose.iter().filter(|(n, _)| !changes.iter().any(|(c, _)| c == n)).chain(changes).copied().collect();
            let mut tous = avec(&dossier, &garde);
            tous.extend(vues.iter().copied());
            tous
        };
        // One writes the budget, the other the summary: both are kept.
        let une = tape(&[("b.641", "9600"), ("b.756", "1600")]);
        assert_eq!(ici.poster(&ici.porteur_a(), &chemin, &une).await.status, StatusCode::SEE_OTHER);
        let page = ici.poster(&qui, &chemin, &tape(&[("resume", "Un atelier le mercredi")])).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        assert!(page.vers.ends_with("/modifier?fait=fusionne#regles"), "{}", page.vers);
        let lu = ici.dossier().await;
        assert_eq!((lu.contenu.resume.as_str(), lu.cout_centimes), ("Un atelier le mercredi", 960_000));
        // A third writes the summary too: both versions, and the budget of the first is in the form.
        let page = ici.poster(&ici.porteur_a(), &chemin, &tape(&[("resume", "Un atelier le samedi")])).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.contient("Un atelier le mercredi") && page.contient("Un atelier le samedi"), "{}", page.texte);
        assert!(page.contient("value=\"9600\""), "ce que l’autre a écrit ailleurs est repris");
        assert_eq!(ici.dossier().await, lu, "rien n’est écrasé");
        // A deposit reads what was written before it goes.
        let mut depot = tape(&[]);
        depot.push(("action", "deposer"));
        assert_eq!(ici.poster(&ici.porteur_a(), &chemin, &depot).await.status, StatusCode::CONFLICT);
    }
}
