//! The rules of a letter, changed on their page without code: set aside, added, tried, voted; and what they then do to files.

use super::appel::contrat;
use super::maison::*;
use super::nouvelles::{comptes, courriels};
use crate::calculs::{AppelLu, Besoin};
use crate::essai;
use crate::guichet::Reponse;
use crate::model::*;
use crate::regles::Financeur;
use crate::regles::etats::{EtatAppel, EtatDossier};
use crate::regles::versement::{self, Cumul};
use axum::http::StatusCode;

const REGLE: &[(&str, &str)] = &[
    ("portee", "dossier"),
    ("etape.demande", "!"),
    ("etape.propose", "~"),
    ("etape.vote", "!"),
    ("enonce", "Un financeur ne porte pas plus de 4 000 €."),
    ("exige", "tous(plan, m ≤ 4 000 €)"),
    ("message", "Une part dépasse 4 000 €."),
    ("remede", "Ramenez chaque part à 4 000 €."),
    ("source", "Délibération du 3 novembre 2026"),
];
const VOTE: &[(&str, &str)] = &[
    ("vote_copil_le", "2026-11-20"),
    ("seance", "Comité du 20 novembre"),
    ("effet_le", "2026-11-21"),
    ("motif", "Le comité borne la part de chaque financeur."),
];

fn formulaire<'a>(numero: &'a str, changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let base = REGLE.iter().chain(VOTE).copied().chain([("numero", numero), ("geste", "enregistrer"), ("code", "LOC-01")]);
    base.filter(|(nom, _)| !changes.iter().any(|(autre, _)| autre == nom)).chain(changes.iter().copied()).collect()
}

async fn ecrire(ici: &Maison, appel: &str, regle: &str, champs: &[(&str, &str)]) -> Reponse {
    ici.poster("coordination", &format!("/appels/{appel}/regles/modifier/{regle}"), champs).await
}

async fn derniere(ici: &Maison, slug: &str) -> LettreCadrage {
    let appel = ici.tous::<Appel>().await.into_iter().find(|a| a.slug == slug).unwrap();
    let siennes = ici.tous::<LettreCadrage>().await.into_iter().filter(|l| l.appel_id == appel.id);
    siennes.max_by_key(|l| l.numero).unwrap()
}

#[tokio::test]
async fn une_regle_propre_est_votee_puis_se_voit_en_direct_bloque_le_depot_et_s_explique() {
    for ici in maisons().await {
        let page = ecrire(&ici, "2027", "nouvelle", &formulaire("1", &[])).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let lettre = derniere(&ici, "2027").await;
        assert_eq!((lettre.numero, lettre.etat, lettre.parametres.regles.locales().len()), (2, EtatLettre::EnVigueur, 1));
        let (dossier, chemin) = ici.brouillon().await;
        let direct = ici.poster(&ici.porteur_a(), &format!("/dossiers/{}/regles", dossier.id), &avec(&dossier, &[])).await;
        assert!(direct.contient("LOC-01") && direct.contient("Une part dépasse 4\u{202f}000"), "{}", direct.texte);
        assert!(direct.contient("href=\"#c-demandes\""), "elle mène à son champ : {}", direct.texte);
        let page = ici.poster(&ici.porteur_a(), &chemin, &avec(&dossier, &[("action", "deposer")])).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("Ramenez chaque part à 4\u{202f}000"), "le remède : {}", page.texte);
        assert!(page.contient("règle de la lettre de cadrage, Délibération du 3 novembre 2026"), "la source : {}", page.texte);
        let dossier = ici.dossier().await;
        let juste = avec(&dossier, &[("action", "deposer"), ("d.ETAT", "4 000"), ("b.756", "2 000")]);
        let page = ici.poster(&ici.porteur_a(), &chemin, &juste).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        assert_eq!(ici.dossier().await.etat, EtatDossier::Depose);
        let page = ici.voir("lecteur", "/appels/2027/regles").await;
        for dit in [
            "LOC-01",
            "Règle propre à cette lettre",
            "tous(plan, m ≤ 4000\u{202f}€)",
            "compte(plan, f dans p.principaux et m &gt; 0) ≥ p.min_principaux",
        ] {
            assert!(page.contient(dit), "{dit} : {}", page.texte);
        }
        assert!(!page.contient("Changer les règles"), "réservé à l’équipe");
        assert!(ici.voir("coordination", "/appels/2027").await.contient("LOC-01"), "la version dit ce qu’elle change");
    }
}

#[tokio::test]
async fn aap_05_ecartee_laisse_passer_un_dossier_a_un_financeur_et_revient_quand_on_la_retablit() {
    for ici in maisons().await {
        let seul = [("d.AGGLO", ""), ("b.756", "4 000"), ("action", "deposer")];
        let (dossier, chemin) = ici.brouillon().await;
        let refuse = ici.poster(&ici.porteur_a(), &chemin, &avec(&dossier, &seul)).await;
        assert!(refuse.contient("il en faut 2"), "{}", refuse.texte);
        let motif = ("motif", "Le territoire n’a qu’un financeur principal cette année.");
        let champs = [("numero", "1"), ("geste", "ecarter"), motif, VOTE[0], VOTE[2]];
        let court = ecrire(&ici, "2027", "AAP-05", &[("numero", "1"), ("geste", "ecarter"), ("motif", "Non")]).await;
        assert_eq!(court.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(court.contient("Dites pourquoi"), "{}", court.texte);
        let sans_vote = ecrire(&ici, "2027", "AAP-05", &[("numero", "1"), ("geste", "ecarter"), motif]).await;
        assert!(sans_vote.contient("Le jour du vote"), "{}", sans_vote.texte);
        assert_eq!(ecrire(&ici, "2027", "AAP-05", &champs).await.status, StatusCode::SEE_OTHER);
        assert_eq!(ecrire(&ici, "2027", "AAP-05", &champs).await.status, StatusCode::CONFLICT, "deux saisies de la même version");
        let page = ici.voir("lecteur", "/appels/2027/regles").await;
        assert!(page.contient("Écartée par cette lettre") && page.contient("financeur principal cette année"), "{}", page.texte);
        // The refused deposit saved the draft.
        let dossier = ici.dossier().await;
        let page = ici.poster(&ici.porteur_a(), &chemin, &avec(&dossier, &seul)).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let fiche = ici.voir("coordination", &format!("/dossiers/{}", dossier.id)).await;
        assert!(!fiche.contient("il en faut 2"), "{}", fiche.texte);
        let retour =
            [("numero", "2"), ("geste", "retablir"), ("motif", "Un second financeur principal revient."), VOTE[0], VOTE[2]];
        assert_eq!(ecrire(&ici, "2027", "AAP-05", &retour).await.status, StatusCode::SEE_OTHER);
        assert!(derniere(&ici, "2027").await.parametres.regles.est_vide());
        for intangible in ["LEG-04", "BUD-01"] {
            let champs = [("numero", "3"), ("geste", "ecarter"), motif, VOTE[0]];
            let page = ecrire(&ici, "2027", intangible, &champs).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{intangible}");
            assert!(page.contient(&format!("{intangible} ne s’écarte pas")), "{}", page.texte);
        }
    }
}

#[tokio::test]
async fn une_faute_est_montree_a_sa_place_et_ce_qui_est_tape_revient() {
    for ici in maisons().await {
        for (exige, dit) in [
            ("somme(plan, m) ≥ 500 € + 3", "Au signe 18"),
            ("tous(plan, l.montant ≥ 0)", "aucun champ ne s’appelle"),
            ("compte(plan, m > 0", "n’est pas refermée"),
        ] {
            let page = ecrire(&ici, "2027", "nouvelle", &formulaire("1", &[("exige", exige)])).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{exige}");
            assert!(page.contient(dit), "{dit} : {}", page.texte);
            assert!(page.contient("Une part dépasse 4 000 €."), "le reste revient");
            assert!(page.contient("id=\"c-exige-erreur\""), "{}", page.texte);
        }
        let page = ecrire(&ici, "2027", "nouvelle", &formulaire("1", &[("source", ""), ("message", "")])).await;
        assert!(page.contient("c-source-erreur") && page.contient("c-message-erreur"), "{}", page.texte);
        let page = ecrire(&ici, "2027", "nouvelle", &formulaire("1", &[("code", "AAP-05")])).await;
        assert!(page.contient("Une règle s’appelle déjà AAP-05"), "{}", page.texte);
        assert_eq!(derniere(&ici, "2027").await.numero, 1, "rien n’est écrit");
    }
}

#[tokio::test]
async fn un_texte_hostile_est_refuse_vite_et_la_page_reste_petite() {
    for ici in maisons().await {
        for hostile in ["(".repeat(10_000), "a".repeat(1_000_000), "(".repeat(3_000)] {
            let debut = std::time::Instant::now();
            let page = ecrire(&ici, "2027", "nouvelle", &formulaire("1", &[("exige", &hostile)])).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(page.contient("dépasse 4000 signes") || page.contient("trop de parenthèses"), "{}", page.texte);
            assert!(page.texte.len() < 60_000, "{}", page.texte.len());
            assert!(debut.elapsed().as_secs() < 5, "{:?}", debut.elapsed());
        }
    }
}

#[tokio::test]
async fn essayer_dit_combien_la_tiennent_et_lesquels_sans_rien_enregistrer() {
    for ici in maisons().await {
        contrat(&ici).await;
        let essayer = |appel: &'static str, numero: &'static str| {
            let ici = &ici;
            async move { ecrire(ici, appel, "nouvelle", &formulaire(numero, &[("geste", "essayer")])).await }
        };
        let rien = essayer("2027", "1").await;
        assert_eq!(rien.status, StatusCode::OK);
        assert!(rien.contient("Aucun dossier déposé, ici ni l’année d’avant"), "{}", rien.texte);
        ici.depose().await;
        let page = essayer("2027", "1").await;
        assert!(
            page.contient("Sur les dossiers déposés de cet appel") && page.contient("Pas tenue par\u{202f}: 2027-0001"),
            "{}",
            page.texte
        );
        assert!(page.contient("Indéterminée pour\u{202f}: 2027-0001"), "à la proposition, les cases sont vides");
        assert!(page.contient("tous(plan, m ≤ 4 000 €)"), "ce qui est tapé revient");
        let depart = [("contrat", "cdv"), ("exercice", "2028"), ("intitule", "Appel 2028"), ("reprise", "2027")];
        assert_eq!(ici.poster("coordination", "/appels/nouveau", &depart).await.status, StatusCode::SEE_OTHER);
        let page = essayer("2028", "1").await;
        assert!(page.contient("sur ceux de l’appel précédent (Appel 2027)") && page.contient("2027-0001"), "{}", page.texte);
        let faux = ecrire(&ici, "2027", "nouvelle", &formulaire("1", &[("geste", "essayer"), ("exige", "m ≥ 0")])).await;
        assert_eq!(faux.status, StatusCode::UNPROCESSABLE_ENTITY);
        let contrat = ecrire(&ici, "2027", "AAP-05", &[("numero", "1"), ("geste", "essayer")]).await;
        assert!(contrat.status == StatusCode::OK && contrat.contient("au dépôt"), "{}", contrat.texte);
        assert_eq!(derniere(&ici, "2027").await.numero, 1);
        assert!(derniere(&ici, "2028").await.parametres.regles.est_vide());
    }
}

#[tokio::test]
async fn une_lettre_en_preparation_se_change_aussitot_et_l_annee_suivante_reprend_et_compare() {
    for ici in maisons().await {
        contrat(&ici).await;
        let annee = |exercice: &'static str, intitule: &'static str, reprise: &'static str| {
            [("contrat", "cdv"), ("exercice", exercice), ("intitule", intitule), ("reprise", reprise)]
        };
        ici.poster("coordination", "/appels/nouveau", &annee("2028", "Appel 2028", "2027")).await;
        let page = ecrire(&ici, "2028", "nouvelle", &formulaire("1", &[("motif", ""), ("vote_copil_le", "")])).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let champs = [("numero", "1"), ("geste", "ecarter"), ("motif", "Le Département n’instruit plus ces dossiers.")];
        assert_eq!(ecrire(&ici, "2028", "DEP-02", &champs).await.status, StatusCode::SEE_OTHER);
        let liste = ici.voir("coordination", "/appels/2028/regles/modifier").await;
        assert!(liste.contient("LOC-01") && liste.contient("n’instruit plus ces dossiers"), "{}", liste.texte);
        // What the form of parameters does not show, it does not undo.
        let parametres = [("numero", "1"), ("plancher", "600")];
        assert_eq!(ici.poster("coordination", "/appels/2028/parametres", &parametres).await.status, StatusCode::SEE_OTHER);
        let lettre = derniere(&ici, "2028").await;
        assert_eq!((lettre.numero, lettre.parametres.regles.locales().len()), (1, 1));
        ici.poster("coordination", "/appels/nouveau", &annee("2029", "Appel 2029", "2028")).await;
        assert_eq!(derniere(&ici, "2029").await.parametres.regles, lettre.parametres.regles, "reprises de l’an dernier");
        let une = ici.voir("coordination", "/appels/2029/regles/modifier/LOC-01").await;
        assert!(une.contient("tous(plan, m ≤ 4000\u{202f}€)"), "{}", une.texte);
        let change = formulaire("1", &[("exige", "tous(plan, m ≤ 6 000 €)"), ("vue", "1"), ("code", "")]);
        assert_eq!(ecrire(&ici, "2029", "LOC-01", &change).await.status, StatusCode::SEE_OTHER);
        let perime =
            ecrire(&ici, "2029", "LOC-01", &formulaire("1", &[("exige", "tous(plan, m ≤ 7 000 €)"), ("vue", "1")])).await;
        assert_eq!(perime.status, StatusCode::CONFLICT);
        assert!(
            perime.contient("tous(plan, m ≤ 7 000 €)") && perime.contient("tous(plan, m ≤ 6000\u{202f}€)"),
            "{}",
            perime.texte
        );
        assert_eq!(ecrire(&ici, "2029", "DEP-02", &[("numero", "1"), ("geste", "retablir")]).await.status, StatusCode::SEE_OTHER);
        let ecarts = ici.voir("coordination", "/appels/2029/ecarts?avec=2028").await;
        for dit in ["Règle LOC-01", "Règle DEP-02", "la règle du contrat s’applique", "m ≤ 4000", "m ≤ 6000"] {
            assert!(ecarts.contient(dit), "{dit} : {}", ecarts.texte);
        }
        assert_eq!(
            ecrire(&ici, "2029", "LOC-01", &[("numero", "1"), ("geste", "retirer"), ("vue", "2")]).await.status,
            StatusCode::SEE_OTHER
        );
        let ecarts = ici.voir("coordination", "/appels/2029/ecarts?avec=2027").await;
        assert!(!ecarts.contient("LOC-01"), "{}", ecarts.texte);
        let ecarts = ici.voir("coordination", "/appels/2029/ecarts?avec=2028").await;
        assert!(ecarts.contient("cette règle n’existe pas"), "{}", ecarts.texte);
    }
}

#[tokio::test]
async fn seule_l_equipe_change_les_regles() {
    for ici in maisons().await {
        for qui in [ici.porteur_a(), ici.financeur(&ici.etat), "lecteur".to_owned(), "elu".to_owned()] {
            for chemin in
                ["/appels/2027/regles/modifier", "/appels/2027/regles/modifier/nouvelle", "/appels/2027/regles/modifier/AAP-05"]
            {
                assert_ne!(ici.voir(&qui, chemin).await.status, StatusCode::OK, "{qui} {chemin}");
            }
            let page = ici.poster(&qui, "/appels/2027/regles/modifier/nouvelle", &formulaire("1", &[])).await;
            assert_ne!(page.status, StatusCode::SEE_OTHER, "{qui}");
        }
        assert_eq!(ici.voir("coordination", "/appels/2027/regles/modifier/ZZZ-99").await.status, StatusCode::NOT_FOUND);
        assert_eq!(derniere(&ici, "2027").await.numero, 1);
    }
}

#[tokio::test]
async fn une_regle_propre_alerte_en_programmation_et_se_leve_par_derogation() {
    for maison in essai::maisons(EtatAppel::Programmation).await {
        let chemin = format!("{}/regles/modifier/nouvelle", essai::ICI);
        let lettres = maison.tous::<LettreCadrage>().await;
        let numero = lettres.iter().map(|l| l.numero).max().unwrap().to_string();
        let hier = "2026-01-05";
        let champs = formulaire(&numero, &[("vote_copil_le", hier), ("effet_le", hier)]);
        let page = maison.poster("coordination", &chemin, &champs).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let liste = format!("{}/programmation", essai::ICI);
        let page = maison.poster("coordination", &liste, &[("nom", "Par note"), ("doctrine", "par_note")]).await;
        let ici = page.vers.strip_prefix("/ici").unwrap().to_owned();
        let geste = async |champs: &[(&str, &str)]| {
            let version = maison.tous::<Scenario>().await.remove(0).version.to_string();
            let tous: Vec<(&str, &str)> = champs.iter().copied().chain([("version", version.as_str())]).collect();
            let page = maison.poster("coordination", &ici, &tous).await;
            assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
            maison.voir("coordination", &ici).await
        };
        // At the vote it blocks: the calculation obeys it, and the page says so with its source.
        let page = geste(&[("geste", "calculer")]).await;
        assert!(
            page.contient("suit une règle propre à la lettre") && page.contient("Délibération du 3 novembre"),
            "{}",
            page.texte
        );
        assert!(!page.contient("Une part dépasse 4"), "{}", page.texte);
        let retenue = async || maison.tous::<Scenario>().await.remove(0).plan.contains_key("2026-0001");
        assert!(!retenue().await, "12 000 € ramenés à 4 000 € : sous la part minimale");
        let pourquoi = maison.voir("coordination", &format!("{ici}/pourquoi/2026-0001")).await;
        assert!(pourquoi.contient("LOC-01") && pourquoi.contient("Délibération du 3 novembre 2026"), "{}", pourquoi.texte);
        // Typed by hand, it passes, and is told.
        let main = [("geste", "ajuster"), ("numero", "2026-0001"), ("financeur", "ETAT"), ("montant", "12 000")];
        let page = geste(&main).await;
        assert!(page.contient("LOC-01") && page.contient("Une part dépasse 4"), "{}", page.texte);
        let comite = maison.voir("coordination", &format!("{}/comite/{}/gel", essai::ICI, ici.rsplit('/').next().unwrap())).await;
        assert!(comite.contient("LOC-01"), "{}", comite.texte);
        let deroger = format!("/dossiers/{}/derogations", maison.dossiers[0].id);
        assert!(maison.voir("elu", &deroger).await.contient("LOC-01"));
        let motif = "Le dossier était déposé avant cette règle";
        let champs = [("action", "accorder"), ("regle", "LOC-01"), ("motif", motif)];
        assert_eq!(maison.poster("elu", &deroger, &champs).await.status, StatusCode::SEE_OTHER);
        geste(&[("geste", "calculer")]).await;
        assert!(retenue().await, "la dérogation lève la règle pour ce dossier");
    }
}

#[tokio::test]
async fn les_porteurs_lisent_la_regle_ajoutee_et_ce_qu_elle_fait_a_leur_dossier() {
    for ici in maisons().await {
        comptes(&ici).await;
        ici.depose().await;
        courriels(&ici).await;
        assert_eq!(ecrire(&ici, "2027", "nouvelle", &formulaire("1", &[])).await.status, StatusCode::SEE_OTHER);
        let recus = courriels(&ici).await;
        let (fr, en) = (&recus[0].corps, &recus[1].corps);
        for dit in [
            "règle LOC-01",
            "Un financeur ne porte pas plus de 4\u{202f}000",
            "Une part dépasse 4\u{202f}000",
            "Le comité borne la part",
        ] {
            assert!(fr.contains(dit), "{dit} : {fr}");
        }
        assert!(en.contains("rule LOC-01"), "{en}");
    }
}

#[tokio::test]
async fn une_regle_propre_tient_le_passage_au_vote_et_le_versement() {
    for maison in essai::maisons(EtatAppel::Votes).await {
        let mut lettre = maison.tous::<LettreCadrage>().await.pop().unwrap();
        lettre.parametres.0.regles = serde_json::from_value(serde_json::json!({"locales": [{
            "code": "LOC-01", "version": 1, "portee": "dossier", "etapes": {"vote": "!", "paiement": "!"},
            "exige": {"≤": [{"somme": ["plan", "l.m"]}, {"euros": 10_000}]},
            "source": "Délibération", "enonce": "Pas plus de 10 000 €.", "message": "Plus de 10 000 € en tout.", "remede": "",
        }]}))
        .unwrap();
        maison.changer(lettre).await;
        for (votes, tenue) in [([("ETAT", 6_000), ("AGGLO", 4_000)], true), ([("ETAT", 6_000), ("AGGLO", 4_001)], false)] {
            maison.voter(0, EtatDossier::Valide, &votes).await;
            let (jour, mut r) = (maison.visite("coordination").today(), maison.db.reader(maison.ici.id).await.unwrap());
            let lu = AppelLu::lire(&mut r, maison.appel.clone(), Besoin::TOUT, jour).await.unwrap();
            let d = lu.dossier("2026-0001").unwrap();
            let arret = |verdicts: Vec<(String, crate::regles::Verdict)>| {
                verdicts.into_iter().find(|(code, v)| code == "LOC-01" && v.bloque()).and_then(|(_, v)| v.message)
            };
            let au_vote = arret(lu.reste_a_lever(&lu.au_vote(), d));
            let au_versement = arret(versement::juger(&d.lu, &Financeur::nomme("ETAT"), &Cumul::default(), jour));
            let dit = (!tenue).then(|| "Plus de 10 000 € en tout. Lu : 10 001 € ; il faut ≤ 10 000 €.".to_owned());
            assert_eq!((au_vote, au_versement), (dit.clone(), dit), "{votes:?}");
        }
    }
}
