//! A call: its letter, its steps, its versions.

use super::maison::*;
use crate::guichet::Reponse;
use crate::model::*;
use crate::regles::etats::EtatAppel;
use axum::http::StatusCode;
use store::args;

/// A contract as this room reads it.
pub(super) async fn contrat(ici: &Maison) {
    let mut w = ici.db.writer(ici.ici.id, kernel::Actor::Systeme, "essai").await.unwrap();
    w.execute(
        "INSERT INTO contrat (collectivite_id, id, version, slug, modele, titre, periode, annee_debut, annee_fin, duree_annees, annee_un_le,
         regle_annee, niveaux, etat, perimetre, revision, resiliation, evaluation, paliers, statuts, couverture_fiche, couverture_plan, version_plan, source)
         VALUES ($1, 'cdv', 1, 'contrat-de-ville', 'libre', 'Contrat de ville', '2024-2030', 2024, 2030, 6, '2024-01-01',
         'civile', '[]', 'en_vigueur', '', '', '[]', '[]', '[]', '[]', 0, 0, 0, '')",
        args![],
    )
    .await
    .unwrap();
    w.note("contrat", "cdv", &serde_json::json!("essai")).await.unwrap();
    w.commit().await.unwrap();
}

async fn version(ici: &Maison, slug: &str) -> String {
    let appel = ici.tous::<Appel>().await.into_iter().find(|a| a.slug == slug).unwrap();
    appel.version.to_string()
}

async fn pas(ici: &Maison, slug: &str, autres: &[(&str, &str)]) -> Reponse {
    let version = version(ici, slug).await;
    let mut champs = vec![("version", version.as_str())];
    champs.extend(autres);
    ici.poster("coordination", &format!("/appels/{slug}/etat"), &champs).await
}

#[tokio::test]
async fn un_appel_se_prepare_a_partir_de_l_an_dernier_puis_s_ouvre_apres_le_vote_de_sa_lettre() {
    for ici in maisons().await {
        contrat(&ici).await;
        let depart = [
            ("contrat", "cdv"),
            ("exercice", "2028"),
            ("intitule", "Appel 2028"),
            ("ouverture", "2026-11-15T09:00"),
            ("cloture", "2028-01-15T12:00"),
            ("reprise", "2027"),
        ];
        let page = ici.poster("coordination", "/appels/nouveau", &depart).await;
        assert_eq!((page.status, page.vers.as_str()), (StatusCode::SEE_OTHER, "/ici/appels/2028"), "{}", page.texte);
        let encore = ici.poster("coordination", "/appels/nouveau", &depart).await;
        assert_eq!(encore.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(encore.contient("déjà un appel pour 2028"), "{}", encore.texte);
        let reprises = ici.tous::<Enveloppe>().await.into_iter().filter(|e| e.exercice == 2028 && e.acte.is_none()).count();
        assert_eq!(reprises, 2, "les enveloppes sont reprises, prévisionnelles");
        assert_eq!(ici.voir(&ici.porteur_a(), "/appels/2028").await.status, StatusCode::NOT_FOUND, "pas encore ouvert");
        assert_eq!(pas(&ici, "2028", &[("pas", "ouvrir")]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "une étape sautée");
        assert_eq!(pas(&ici, "2028", &[("pas", "soumettre")]).await.status, StatusCode::SEE_OTHER);
        let sans_date = pas(&ici, "2028", &[("pas", "voter")]).await;
        assert!(sans_date.contient("Le jour du vote"), "{}", sans_date.texte);
        let futur = pas(&ici, "2028", &[("pas", "voter"), ("vote_copil_le", "2026-12-01")]).await;
        assert!(futur.contient("pas encore eu lieu"), "{}", futur.texte);
        assert_eq!(pas(&ici, "2028", &[("pas", "voter"), ("vote_copil_le", "2026-11-20")]).await.status, StatusCode::SEE_OTHER);
        let trop_tot = pas(&ici, "2028", &[("pas", "ouvrir")]).await;
        assert_eq!(trop_tot.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(trop_tot.contient("avant le vote de la lettre de cadrage"), "AAP-03 : {}", trop_tot.texte);
    }
}

#[tokio::test]
async fn une_lettre_sans_rubrique_ne_se_soumet_pas() {
    for ici in maisons().await {
        contrat(&ici).await;
        let depart = [("contrat", "cdv"), ("exercice", "2028"), ("intitule", "Appel 2028")];
        assert_eq!(ici.poster("coordination", "/appels/nouveau", &depart).await.status, StatusCode::SEE_OTHER);
        let page = pas(&ici, "2028", &[("pas", "soumettre")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("Rubriques absentes du règlement"), "{}", page.texte);
        let faux = [("version", "1"), ("intitule", "Appel 2028"), ("calendrier", "bientôt le comité")];
        let page = ici.poster("coordination", "/appels/2028/lettre", &faux).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("ne commence pas par une date") && page.contient("bientôt le comité"), "{}", page.texte);
        let lettre = [
            ("version", "1"),
            ("intitule", "Appel 2028"),
            ("ouverture", "2026-11-21T09:00"),
            ("cloture", "2027-11-21T09:00"),
            ("rubrique0", "a"),
            ("rubrique1", "b"),
            ("rubrique2", "c"),
            ("rubrique3", "d"),
            ("rubrique4", "e"),
            ("calendrier", "2028-03-27 Comité de pilotage"),
            ("pieces", "RIB\n? Statuts\nCAF: Budget analytique"),
        ];
        assert_eq!(ici.poster("coordination", "/appels/2028/lettre", &lettre).await.status, StatusCode::SEE_OTHER);
        let pieces =
            ici.tous::<LettreCadrage>().await.into_iter().find(|l| l.contenu.pieces.len() == 3).unwrap().contenu.0.pieces;
        assert!(!pieces[1].obligatoire && pieces[2].si_financeur.as_ref().is_some_and(|f| f.code() == "CAF"));
        for autres in [&[("pas", "soumettre")][..], &[("pas", "voter"), ("vote_copil_le", "2026-11-20")], &[("pas", "ouvrir")]] {
            let page = pas(&ici, "2028", autres).await;
            assert_eq!(page.status, StatusCode::SEE_OTHER, "{autres:?} {}", page.texte);
        }
        let appel = ici.tous::<Appel>().await.into_iter().find(|a| a.slug == "2028").unwrap();
        assert_eq!(appel.etat, EtatAppel::Ouvert);
        assert_eq!(ici.voir(&ici.porteur_a(), "/appels/2028").await.status, StatusCode::OK);
        let fige = ici.poster("coordination", "/appels/2028/lettre", &lettre).await;
        assert_eq!(fige.status, StatusCode::CONFLICT, "une lettre votée ne se réécrit pas");
        let ecarts = ici.voir("lecteur", "/appels/2028/ecarts?avec=2027").await;
        assert!(ecarts.contient("Destinataires") && ecarts.contient("Texte : destinataires"), "{}", ecarts.texte);
    }
}

#[tokio::test]
async fn un_parametre_change_par_une_version_votee_a_effet_d_un_jour() {
    for ici in maisons().await {
        let chemin = "/appels/2027/parametres";
        assert_eq!(ici.voir("coordination", chemin).await.status, StatusCode::OK);
        let rien = ici.poster("coordination", chemin, &[("numero", "1"), ("plancher", "500")]).await;
        assert!(rien.contient("Cette version ne change rien"), "{}", rien.texte);
        let faux = ici.poster("coordination", chemin, &[("numero", "1"), ("plancher", "cher")]).await;
        assert_eq!(faux.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(faux.contient("value=\"cher\""), "{}", faux.texte);
        for (code, texte) in [("plancher", "-5"), ("min_principaux", "9"), ("seuil_convention", "-1"), ("plancher", "1 000,505")]
        {
            let champs = [
                ("numero", "1"),
                (code, texte),
                ("vote_copil_le", "2026-11-20"),
                ("motif", "Le comité change ce paramètre cette année."),
            ];
            let page = ici.poster("coordination", chemin, &champs).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{code} {texte}");
            assert!(page.contient(&format!("id=\"c-{code}-erreur\"")) && page.contient("Écrivez un"), "{}", page.texte);
            assert!(page.contient(&format!("value=\"{texte}\"")) && !page.contient("expected"), "{}", page.texte);
        }
        assert_eq!(ici.tous::<LettreCadrage>().await.len(), 1, "aucune version n’est écrite");
        let sans_motif = [("numero", "1"), ("plancher", "4 000"), ("vote_copil_le", "2026-11-20"), ("motif", "Non")];
        assert!(ici.poster("coordination", chemin, &sans_motif).await.contient("Dites en une phrase"));
        let bonne = [
            ("numero", "1"),
            ("plancher", "4 000"),
            ("vote_copil_le", "2026-11-20"),
            ("effet_le", "2026-11-21"),
            ("motif", "Le comité relève le plancher de chaque financeur."),
        ];
        let page = ici.poster("coordination", chemin, &bonne).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        assert_eq!(
            ici.poster("coordination", chemin, &bonne).await.status,
            StatusCode::CONFLICT,
            "deux saisies de la même version"
        );
        let lettres = ici.tous::<LettreCadrage>().await;
        assert_eq!(lettres.iter().filter(|l| l.etat == EtatLettre::EnVigueur).count(), 1, "AAP-02");
        let page = ici.voir("lecteur", "/appels/2027").await;
        assert!(page.contient("4\u{202f}000") && page.contient("Le comité relève le plancher"), "{}", page.texte);
        // Files are judged by it: 3 000 € of the Agglo is now under the floor.
        let (dossier, form) = ici.brouillon().await;
        let page = ici.poster(&ici.porteur_a(), &form, &avec(&dossier, &[("action", "deposer")])).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("sous le plancher de 4\u{202f}000"), "{}", page.texte);
    }
}

#[tokio::test]
async fn la_liste_se_filtre_et_les_regles_s_expliquent() {
    for ici in maisons().await {
        ici.depose().await;
        let voir = async |suite: &str| ici.voir("coordination", &format!("/appels/2027/dossiers{suite}")).await;
        assert!(voir("").await.contient("Ateliers parents-enfants"));
        for bon in ["?q=ATELIERS", "?etat=depose", "?qpv=QN01102I", "?financeur=ETAT", "?q=association%20a"] {
            assert!(voir(bon).await.contient("2027-0001"), "{bon}");
        }
        for faux in ["?q=zzz", "?etat=vote", "?qpv=QN0110", "?financeur=VILLE"] {
            let page = voir(faux).await;
            assert!(!page.contient("2027-0001") && page.contient("ne répond à ces filtres"), "{faux}");
        }
        let page = ici.voir("lecteur", "/appels/2027/regles").await;
        for attendu in ["AAP-05", "Deux financeurs au moins", "CERFA 12156*06", "au dépôt", "bloque"] {
            assert!(page.contient(attendu), "{attendu}");
        }
        let accueil = ici.voir("coordination", "/appels").await;
        assert!(accueil.contient("Appel 2027") && accueil.contient("8\u{202f}000"), "{}", accueil.texte);
        assert!(ici.voir(&ici.porteur_a(), "/appels").await.contient("Ateliers parents-enfants"));
    }
}

async fn grille(ici: &Maison) -> Vec<CritereGrille> {
    ici.tous::<Appel>().await.into_iter().find(|a| a.slug == "2028").unwrap().grille.0
}

#[tokio::test]
async fn un_premier_appel_ecrit_sa_grille_de_notes_avec_sa_lettre() {
    for ici in maisons().await {
        contrat(&ici).await;
        let depart = [("contrat", "cdv"), ("exercice", "2028"), ("intitule", "Appel 2028")];
        assert_eq!(ici.poster("coordination", "/appels/nouveau", &depart).await.status, StatusCode::SEE_OTHER);
        assert!(ici.voir("coordination", "/appels/2028/lettre").await.contient("critere2.libelle"));
        let base =
            [("intitule", "Appel 2028"), ("version", "1"), ("critere0.libelle", "Réponse aux besoins"), ("critere0.poids", "3")];
        let lettre = |appel: &'static str, autres: &[(&'static str, &'static str)]| {
            base.iter().copied().chain([("grille_version", appel)]).chain(autres.iter().copied()).collect::<Vec<_>>()
        };
        let faux = lettre("1", &[("critere1.libelle", "Partenariat"), ("critere1.poids", "lourd"), ("critere2.max", "5")]);
        let page = ici.poster("coordination", "/appels/2028/lettre", &faux).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for dit in ["n’est pas un poids", "Le critère 3 a des chiffres", "Partenariat", "lourd"] {
            assert!(page.contient(dit), "{dit} : {}", page.texte);
        }
        assert!(grille(&ici).await.is_empty());
        let juste = lettre("1", &[("critere1.libelle", "Partenariat"), ("critere1.max", "10")]);
        let page = ici.poster("coordination", "/appels/2028/lettre", &juste).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let lue: Vec<(String, u32, u32)> = grille(&ici).await.into_iter().map(|c| (c.code, c.poids, c.max)).collect();
        assert_eq!(lue, [("reponse-aux-besoins".to_owned(), 3, 5), ("partenariat".to_owned(), 1, 10)]);
        let page = ici.voir("coordination", "/appels/2028/lettre").await;
        assert!(page.contient("Partenariat") && page.contient("critere4.libelle"), "{}", page.texte);
        // It is read on the page of the call, and beside that of the year before.
        for chemin in ["/appels/2028", "/appels/2028/ecarts?avec=2027"] {
            let page = ici.voir("coordination", chemin).await;
            assert!(
                page.contient("Grille de notes") && page.contient("Partenariat\u{202f}: poids 1, noté sur 10"),
                "{}",
                page.texte
            );
        }
        let perimee = ici.poster("coordination", "/appels/2028/lettre", &lettre("1", &[])).await;
        assert_eq!(perimee.status, StatusCode::CONFLICT, "une autre main l’a changée");
        let sans = [("version", "1"), ("intitule", "Appel 2028")];
        assert_eq!(ici.poster("coordination", "/appels/2028/lettre", &sans).await.status, StatusCode::SEE_OTHER);
        assert_eq!(grille(&ici).await.len(), 2, "un formulaire sans grille n’y touche pas");
        let retire =
            lettre("2", &[("critere0.code", "reponse-aux-besoins"), ("critere1.code", "partenariat"), ("critere1.libelle", "")]);
        assert_eq!(ici.poster("coordination", "/appels/2028/lettre", &retire).await.status, StatusCode::SEE_OTHER);
        assert_eq!(grille(&ici).await.len(), 1);
    }
}

#[tokio::test]
async fn une_grille_ne_change_plus_des_qu_un_instructeur_a_note() {
    for ici in maisons().await {
        let dossier = ici.depose().await;
        let lettre = ici.tous::<LettreCadrage>().await.pop().unwrap();
        ici.changer(LettreCadrage { etat: EtatLettre::Projet, ..lettre.clone() }).await;
        let mut w = ici.db.writer(ici.ici.id, kernel::Actor::Systeme, "essai").await.unwrap();
        let note = NoteDossier {
            id: kernel::Id::fresh(),
            version: 1,
            appel_id: ici.appel.id,
            dossier_id: dossier.id,
            compte_id: "compte".into(),
            instructeur: "Instructeur".into(),
            financeur: crate::regles::Financeur::nomme("ETAT"),
            critere: "ensemble".into(),
            valeur: 3,
            justification: "Claire".into(),
            notee_a: jiff::Timestamp::UNIX_EPOCH,
        };
        w.insert(&note).await.unwrap();
        w.commit().await.unwrap();
        assert!(ici.voir("coordination", "/appels/2027/lettre").await.contient("elle ne change plus"));
        let champs = [("version", "2"), ("grille_version", "1"), ("intitule", "Appel 2027"), ("critere0.libelle", "Autre chose")];
        let page = ici.poster("coordination", "/appels/2027/lettre", &champs).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.contient("Des dossiers sont notés avec cette grille"), "{}", page.texte);
        let grille = ici.tous::<Appel>().await.pop().unwrap().grille.0;
        assert!(grille.iter().all(|c| c.libelle != "Autre chose"));
        let page = ici.poster("coordination", "/appels/2027/lettre", &[("version", "2"), ("intitule", "Appel 2027 relu")]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "le reste de la lettre s’écrit : {}", page.texte);
    }
}

#[tokio::test]
async fn un_appel_ouvert_se_lit_sans_compte_jusqu_a_sa_cloture() {
    for ici in maisons().await {
        let la = "/appels-ouverts/2027";
        let page = ici.voir("-", la).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.contient("Répondre à cet appel") && page.contient("/ici/inscription\""), "{}", page.texte);
        assert!(ici.voir("-", "/subventions").await.contient("Appels à projets ouverts"));
        for etat in [EtatAppel::Preparation, EtatAppel::Instruction, EtatAppel::Abandonne] {
            ici.changer(Appel { etat, ..ici.tous::<Appel>().await.remove(0) }).await;
            assert_eq!(ici.voir("-", la).await.status, StatusCode::NOT_FOUND, "{etat:?}");
        }
        let passe = Some(ici.db.clock().now());
        ici.changer(Appel { etat: EtatAppel::Ouvert, cloture_a: passe, ..ici.tous::<Appel>().await.remove(0) }).await;
        // Who comes too late is told so at the same address, and no longer how to answer.
        for etat in [EtatAppel::Ouvert, EtatAppel::Clos] {
            ici.changer(Appel { etat, ..ici.tous::<Appel>().await.remove(0) }).await;
            let page = ici.voir("-", la).await;
            assert_eq!(page.status, StatusCode::OK, "à l’instant de la clôture");
            assert!(page.contient("clos depuis") && !page.contient("Répondre à cet appel"), "{}", page.texte);
            assert!(!ici.voir("-", "/subventions").await.contient("Appels à projets ouverts"));
        }
    }
}

#[tokio::test]
async fn un_intitule_et_une_seance_tiennent_en_deux_cents_signes() {
    for ici in maisons().await {
        contrat(&ici).await;
        let (trop, juste) = ("x".repeat(201), "é".repeat(200));
        let creer = |intitule| [("contrat", CONTRAT), ("exercice", "2028"), ("intitule", intitule)];
        let page = ici.poster("coordination", "/appels/nouveau", &creer(trop.as_str())).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("dépasse 200 signes") && page.contient("id=\"c-intitule-erreur\""), "{}", page.texte);
        let page = ici.poster("coordination", "/appels/nouveau", &creer(juste.as_str())).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let champs = [
            ("numero", "1"),
            ("plancher", "600"),
            ("vote_copil_le", "2026-11-20"),
            ("seance", trop.as_str()),
            ("motif", "Le comité relève le plancher de chaque financeur."),
        ];
        let page = ici.poster("coordination", "/appels/2027/parametres", &champs).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("id=\"c-seance-erreur\""), "{}", page.texte);
    }
}
