use super::LEGER;
use super::maison::{Maison, Reponse, maisons};
use crate::model::Statistique;
use axum::http::StatusCode;
use kernel::Role;
use store::journal::histoire;
use store::{Read, args};

const COORDINATION: Role = Role::Coordination;
const ICI: &str = "/ici/territoire/chiffres";

async fn tous(maison: &Maison) -> Vec<Statistique> {
    let mut reader = maison.db.reader(maison.ici.id).await.unwrap();
    reader.list(";; ORDER BY id COLLATE \"C\"", vec![]).await.unwrap()
}

async fn trouver(maison: &Maison, lieu: &str, indicateur: &str) -> Option<Statistique> {
    tous(maison).await.into_iter().find(|f| f.territoire_nom == lieu && f.indicateur == indicateur)
}

async fn coller(maison: &Maison, table: &str, annee: &str, source: &str) -> Reponse {
    maison.poster(COORDINATION, ICI, &[("collage", table), ("annee", annee), ("source", source)]).await
}

/// What the preview hides in its form.
fn vue(page: &Reponse) -> String {
    let (_, after) = page.texte.split_once("name=\"vue\" value=\"").unwrap();
    after.split('"').next().unwrap().to_owned()
}

async fn accepter(maison: &Maison, vers: &str, fields: &[(&str, &str)]) -> Reponse {
    let page = maison.voir(COORDINATION, vers).await;
    let seen = vue(&page);
    let all = [&[("action", "importer"), ("vue", seen.as_str())], fields].concat();
    maison.poster(COORDINATION, vers, &all).await
}

const TABLE: &str = "Lieu\tGroupe\tIndicateur\tValeur\tUnité\tAnnée\tSource\n\
    11397\tLogement\tPart de logements sociaux\t12,4 %\t\t2022\tRPLS 2022\n\
    QP011002\t\tPart de logements sociaux\tn.d\t%\t2022\tRPLS 2022\n\
    Nulle-Part\t\tPart de logements sociaux\t3\t%\t2022\tRPLS 2022\n\
    Trèbes\t\tPart de logements sociaux\tbeaucoup\t%\t2021\tRPLS 2022\n\
    Trèbes\t\tNaissances\t40\t\t\tÉtat civil\n\
    Trèbes\t\tDécès\t31\t\t2022\t\n\
    trebes\t\tpart de logements sociaux\t12,5\t%\t2022\trpls 2022\n\
    Trèbes\t\tMariages\t\t\t2022\tÉtat civil\n\
    Pays de Galles\t\tPart de logements sociaux\t0,17\t%\t2022\tRPLS 2022\n";

#[tokio::test]
async fn un_tableau_se_lit_sans_rien_ecrire_puis_s_importe_une_seule_fois() {
    for maison in maisons().await {
        let avant = tous(&maison).await;
        let depot = coller(&maison, TABLE, "", "").await;
        assert_eq!(depot.status, StatusCode::SEE_OTHER, "{}", depot.texte);
        let page = maison.voir(COORDINATION, &depot.vers).await;
        assert!(page.texte.len() <= LEGER, "{} bytes", page.texte.len());
        for words in [
            "6 cellules refusées",
            "Tableau collé!A4</strong>",
            "«\u{202f}Nulle-Part\u{202f}» n’est pas un lieu de ce territoire.",
            "Tableau collé!D5</strong>",
            "«\u{202f}beaucoup\u{202f}» n’est pas un nombre.",
            "Tableau collé!F6</strong>",
            "L’année manque.",
            "Tableau collé!G7</strong>",
            "La source n’est pas dite.",
            "La cellule Tableau collé!D2 dit déjà ce chiffre",
            "2 chiffres nouveaux",
            "Une ligne sans valeur",
        ] {
            assert!(page.contient(words), "{words}: {}", page.texte);
        }
        let csv = maison.voir(COORDINATION, &format!("{}/apercu.csv", depot.vers)).await;
        assert_eq!(csv.texte.lines().count(), 1 + 8, "{}", csv.texte);
        assert_eq!(tous(&maison).await, avant, "nothing is written before it is accepted");

        // A place of elsewhere is kept as a reference when the person says so; the preview then changes.
        let vieux = vue(&page);
        let galles = [("action", "importer"), ("vue", vieux.as_str()), ("reperes", "Pays de Galles")];
        let perime = maison.poster(COORDINATION, &depot.vers, &galles).await;
        assert_eq!(perime.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(perime.contient("3 chiffres nouveaux") && perime.contient("écrit 0,59 pour 59"), "{}", perime.texte);
        let vue = vue(&perime);
        let fait = [("action", "importer"), ("vue", vue.as_str()), ("reperes", "Pays de Galles")];
        let fait = maison.poster(COORDINATION, &depot.vers, &fait).await;
        assert_eq!(fait.vers, format!("{ICI}?ajoutes=3&changes=0"), "{}", fait.texte);
        let trebes = trouver(&maison, "Trèbes", "Part de logements sociaux").await.unwrap();
        assert_eq!((trebes.valeur.as_deref(), trebes.unite.as_str(), trebes.groupe.as_str()), (Some("12.4"), "%", "Logement"));
        let conte = trouver(&maison, "La Conte - Ozanam", "Part de logements sociaux").await.unwrap();
        assert_eq!((conte.valeur, conte.annee.as_deref()), (None, Some("2022")), "n.d stays n.d, and a former code is known");
        assert!(trouver(&maison, "Pays de Galles", "Part de logements sociaux").await.unwrap().territoire_id.is_none());
        let lu = maison.voir(Role::Lecteur, &format!("/ici/territoires/{}", trebes.territoire_id.unwrap())).await;
        assert!(lu.contient("12,4\u{202f}%") && lu.contient("RPLS 2022") && !lu.contient("/territoire/chiffres"));

        let tenu = maison.voir(COORDINATION, &format!("/ici/territoires/{}", trebes.territoire_id.unwrap())).await;
        assert!(tenu.contient("/ici/territoire/chiffres?q=Tr%C3%A8bes#liste") && tenu.texte.len() <= LEGER);
        let milieu = tous(&maison).await;
        let encore = coller(&maison, TABLE, "", "").await;
        let page = maison.voir(COORDINATION, &encore.vers).await;
        assert!(page.contient("3 chiffres inchangés") && page.contient("Aucun chiffre nouveau"), "{}", page.texte);
        let rien = accepter(&maison, &encore.vers, &[]).await;
        assert!(rien.contient("Il n’y a rien à écrire") && tous(&maison).await == milieu);
        let laisse = maison.poster(COORDINATION, &encore.vers, &[("action", "abandonner")]).await;
        assert_eq!(laisse.vers, ICI);
        assert_eq!(maison.voir(COORDINATION, &encore.vers).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn un_chiffre_change_avec_sa_raison_et_la_base_qui_bouge_est_dite() {
    for maison in maisons().await {
        let table = "lieu;indicateur;valeur\nTrèbes;Naissances;40\n";
        let un = coller(&maison, table, "2022", "État civil").await;
        assert_eq!(accepter(&maison, &un.vers, &[]).await.vers, format!("{ICI}?ajoutes=1&changes=0"));
        let deux = coller(&maison, &table.replace("40", "42"), "2022", "État civil").await;
        let page = maison.voir(COORDINATION, &deux.vers).await;
        assert!(page.contient("<del>40</del> → <ins>42</ins>"), "{}", page.texte);
        let sans = accepter(&maison, &deux.vers, &[]).await;
        assert!(sans.contient("La raison de la correction manque."), "{}", sans.texte);
        // Someone corrects it between the preview and the acceptance.
        let figure = trouver(&maison, "Trèbes", "Naissances").await.unwrap();
        let seen = vue(&page);
        let path = format!("{ICI}/chiffre/{}", figure.id);
        let mut fields = [
            ("version", "1"),
            ("groupe", ""),
            ("indicateur", "Naissances"),
            ("valeur", "41"),
            ("unite", ""),
            ("annee", "2022"),
            ("source", "État civil"),
            ("motif", "Erreur de frappe"),
        ];
        assert_eq!(maison.poster(COORDINATION, &path, &fields).await.status, StatusCode::SEE_OTHER);
        let envoi = [("action", "importer"), ("vue", seen.as_str()), ("motif", "Chiffre définitif")];
        let perime = maison.poster(COORDINATION, &deux.vers, &envoi).await;
        assert!(perime.contient("ont changé depuis cet aperçu") && perime.contient("<del>41</del> → <ins>42</ins>"));
        assert!(perime.contient("Chiffre définitif"), "what was typed is kept");
        let fait = accepter(&maison, &deux.vers, &[("motif", "Chiffre définitif")]).await;
        assert_eq!(fait.vers, format!("{ICI}?ajoutes=0&changes=1"));

        // Two people on one figure: both versions are shown, none is lost.
        fields[3] = ("valeur", "43");
        let perime = maison.poster(COORDINATION, &path, &fields).await;
        assert_eq!(perime.status, StatusCode::CONFLICT);
        assert!(
            perime.contient("Naissances\u{202f}: <strong>42</strong>") && perime.contient("value=\"43\""),
            "{}",
            perime.texte
        );
        let page = maison.voir(COORDINATION, &path).await;
        assert!(page.contient("Chiffre définitif") && page.contient("Erreur de frappe") && page.contient("Avant"));
        for (name, value, words) in
            [("valeur", "?", "n’est pas un nombre"), ("annee", "22", "n’est pas une année"), ("motif", "", "La raison")]
        {
            let mut bad = fields;
            bad[0] = ("version", "3");
            let at = bad.iter().position(|(n, _)| *n == name).unwrap();
            bad[at] = (name, value);
            let refus = maison.poster(COORDINATION, &path, &bad).await;
            assert!(refus.status == StatusCode::UNPROCESSABLE_ENTITY && refus.contient(words), "{words}");
        }

        let sans = maison.poster(COORDINATION, &format!("{path}/retirer"), &[("version", "3")]).await;
        assert_eq!(sans.status, StatusCode::UNPROCESSABLE_ENTITY);
        let retire = [("version", "3"), ("motif", "Publié par erreur")];
        let retire = maison.poster(COORDINATION, &format!("{path}/retirer"), &retire).await;
        assert_eq!(retire.status, StatusCode::SEE_OTHER);
        assert!(trouver(&maison, "Trèbes", "Naissances").await.is_none());
        let hub = maison.voir(COORDINATION, ICI).await;
        assert!(hub.contient("Chiffres retirés") && hub.contient("Publié par erreur"), "{}", hub.texte);
        let remis = maison.poster(COORDINATION, &format!("{path}/retablir"), &[]).await;
        assert_eq!(remis.vers, ICI);
        let remis = trouver(&maison, "Trèbes", "Naissances").await.unwrap();
        assert_eq!((remis.id, remis.valeur.as_deref()), (figure.id, Some("42")));
        let mut reader = maison.db.reader(maison.ici.id).await.unwrap();
        let actes: Vec<String> =
            histoire(&mut reader, "statistique", &figure.id.to_string()).await.unwrap().into_iter().map(|e| e.acte).collect();
        let verbes: Vec<&str> = actes.iter().filter_map(|a| a.strip_prefix("statistique.")).collect();
        assert_eq!(verbes, ["importer", "corriger", "importer", "retirer", "retablir"]);
    }
}

#[tokio::test]
async fn le_modele_rempli_puis_rendu_ne_change_rien_et_se_corrige_sur_place() {
    for maison in maisons().await {
        let modele = maison.voir(COORDINATION, &format!("{ICI}/modele")).await;
        assert!(modele.octets.starts_with(b"PK"));
        let depot = maison.deposer(COORDINATION, ICI, "", "chiffres.xlsx", &modele.octets).await;
        let page = maison.voir(COORDINATION, &depot.vers).await;
        for words in ["Aucune cellule refusée", "Aucun chiffre nouveau", "Aucun chiffre corrigé"] {
            assert!(page.contient(words), "{words}: {}", page.texte);
        }
        // The reference names the figure: its label, its year and its source may be corrected.
        let figure = trouver(&maison, "La Conte - Ozanam", "Taux de pauvreté").await.unwrap();
        let row = format!("La Conte - Ozanam\tTaux de bas revenus\t62\t%\t2020\tFilosofi 2020\t{}", figure.id);
        let table =
            format!("Lieu\tIndicateur\tValeur\tUnité\tAnnée\tSource\tRepère\n{row}\n{row}\n{}", row.replace("\t62", "\tx\t"));
        let depot = coller(&maison, &table, "", "").await;
        let page = maison.voir(COORDINATION, &depot.vers).await;
        assert!(page.contient("<del>Taux de pauvreté</del>") && page.contient("Un chiffre corrigé"), "{}", page.texte);
        assert!(page.contient("dit déjà ce chiffre"), "a row copied with its reference is refused");
        assert_eq!(
            accepter(&maison, &depot.vers, &[("motif", "Série nouvelle")]).await.vers,
            format!("{ICI}?ajoutes=0&changes=1")
        );
        let mut reader = maison.db.reader(maison.ici.id).await.unwrap();
        let after: Statistique = reader.find("id = $2", args![figure.id]).await.unwrap().unwrap();
        assert_eq!((after.indicateur.as_str(), after.annee.as_deref()), ("Taux de bas revenus", Some("2020")));
        // Columns left out keep what is recorded; a new row takes the unit of its label.
        let court = format!("Lieu\tIndicateur\tValeur\tRepère\nLa Conte - Ozanam\tTaux de bas revenus\t63\t{}\n", figure.id);
        let depot = coller(&maison, &format!("{court}Trèbes\tTaux de bas revenus\t20\t\n"), "2021", "Filosofi").await;
        let fait = accepter(&maison, &depot.vers, &[("motif", "Révision")]).await;
        assert_eq!(fait.vers, format!("{ICI}?ajoutes=1&changes=1"), "{}", fait.texte);
        let kept = tous(&maison).await.into_iter().find(|f| f.id == figure.id).unwrap();
        assert_eq!((kept.annee.as_deref(), kept.unite.as_str(), kept.source.as_str()), (Some("2020"), "%", "Filosofi 2020"));
        let neuf = trouver(&maison, "Trèbes", "Taux de bas revenus").await.unwrap();
        assert_eq!((neuf.annee.as_deref(), neuf.unite.as_str(), neuf.groupe.as_str()), (Some("2021"), "%", "Revenus"));
    }
}

#[tokio::test]
async fn un_fichier_hostile_est_refuse_en_mots_et_rien_n_est_garde() {
    for maison in maisons().await {
        let trop = format!("lieu;indicateur;valeur\n{}", "Trèbes;a;1\n".repeat(5_001));
        let cases: [(&str, &[u8], &str); 6] = [
            ("vide.csv", b"", "Le fichier est vide"),
            ("vieux.xls", &[0xD0, 0xCF, 0x11, 0xE0, 1, 2], "ancien format"),
            ("abime.xlsx", b"PK\x03\x04 rien de bon", "abîmé"),
            ("autre.csv", b"a;b\n1;2\n", "ne se trouvent pas ensemble"),
            ("image.png", b"\x89PNG\r\n\x1a\n\x00\x00", "ni un classeur ni un CSV"),
            ("long.csv", trop.as_bytes(), "5\u{202f}001 lignes"),
        ];
        for (name, bytes, words) in cases {
            let refus = maison.deposer(COORDINATION, ICI, "", name, bytes).await;
            assert_eq!(refus.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
            assert!(refus.contient(words), "{name}: {}", refus.texte);
        }
        assert!(coller(&maison, "", "", "").await.contient("Ni fichier ni tableau collé"));
        assert!(coller(&maison, "lieu;indicateur;valeur\nTrèbes;a;1", "22", "").await.contient("n’est pas une année"));
        let lourd = format!("lieu;indicateur;valeur\nTrèbes;{};=1+1\nTrèbes;<script>;1\n", "x".repeat(900));
        let depot = coller(&maison, &lourd, "2022", "Source").await;
        let page = maison.voir(COORDINATION, &depot.vers).await;
        assert!(page.contient("900 signes") && page.contient("&lt;script&gt;") && !page.contient("<script>;"), "{}", page.texte);
    }
}

#[tokio::test]
async fn les_chiffres_sont_a_qui_tient_l_annuaire_de_cette_collectivite() {
    for maison in maisons().await {
        let figure = trouver(&maison, "La Conte - Ozanam", "Taux de pauvreté").await.unwrap();
        let depot = coller(&maison, "lieu;indicateur;valeur\nTrèbes;Naissances;40", "2022", "Source").await.vers;
        let ids = [
            ICI.to_owned(),
            depot.clone(),
            format!("{ICI}/chiffre/{}", figure.id),
            format!("{ICI}/chiffre/{}/retirer", figure.id),
            format!("{ICI}/chiffre/{}/retablir", figure.id),
        ];
        let avant = tous(&maison).await;
        for role in [Role::Administration, Role::Pilote, Role::Elu, Role::Lecteur] {
            for path in &ids {
                let sent = maison.poster(role, path, &[("action", "importer"), ("motif", "x"), ("version", "1")]).await;
                assert_eq!(sent.status, StatusCode::FORBIDDEN, "{path}");
            }
            for path in [ICI, &depot, &format!("{ICI}/modele"), &format!("{depot}/apercu.csv"), &ids[2]] {
                assert_eq!(maison.voir(role, path).await.status, StatusCode::FORBIDDEN, "{path}");
            }
        }
        for path in &ids[1..] {
            let path = path.replace("/ici/", "/ailleurs/");
            let sent = maison.poster(COORDINATION, &path, &[("action", "importer"), ("motif", "x"), ("version", "1")]).await;
            assert!([StatusCode::NOT_FOUND, StatusCode::UNPROCESSABLE_ENTITY].contains(&sent.status), "{path} {}", sent.status);
        }
        assert_eq!(tous(&maison).await, avant);
        let hub = maison.voir(COORDINATION, &format!("{ICI}?q=conte+pauvrete")).await;
        assert!(hub.texte.len() <= LEGER && hub.contient("Un chiffre<") && hub.contient(&figure.id.to_string()), "{}", hub.texte);
        let tout = maison.voir(COORDINATION, ICI).await;
        assert!(tout.texte.len() <= LEGER && tout.contient("rel=\"next\""), "{} bytes", tout.texte.len());
    }
}
