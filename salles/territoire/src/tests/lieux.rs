use super::LEGER;
use super::maison::{Maison, Reponse, maisons};
use crate::model::{AncienCode, GenreTerritoire, Statistique, Territoire, Validite};
use axum::http::StatusCode;
use jiff::civil::date;
use kernel::Role;
use store::{Read, args};

const COORDINATION: Role = Role::Coordination;
const NOUVEAU: &str = "/ici/territoire/lieux/nouveau";
const COMMUNES: &str = "/ici/territoire/communes/importer";

async fn anciens(maison: &Maison, place: &Territoire) -> Vec<String> {
    let mut reader = maison.db.reader(maison.ici.id).await.unwrap();
    let all: Vec<AncienCode> = reader.list("territoire_id = $2 ;; ORDER BY code", args![place.id]).await.unwrap();
    all.into_iter().map(|a| a.code).collect()
}

#[tokio::test]
async fn un_lieu_s_ajoute_par_formulaire_avec_ce_qui_le_prouve() {
    for maison in maisons().await {
        let trebes = maison.lieu("11397").await;
        let parent = trebes.id.to_string();
        let page = maison.voir(COORDINATION, NOUVEAU).await;
        assert!(page.contient("Délimité par décret") && page.texte.len() <= LEGER && !page.contient("La collectivité elle-même"));
        let refus = maison
            .poster(
                COORDINATION,
                NOUVEAU,
                &[("genre", "qpv"), ("nom", ""), ("code", "QP011002"), ("du", "hier"), ("population", "12"), ("longitude", "2")],
            )
            .await;
        assert_eq!(refus.status, StatusCode::UNPROCESSABLE_ENTITY);
        for words in [
            "Le nom manque.",
            "Le code QP011002 est, ou a été, celui de La Conte - Ozanam.",
            "n’est pas une date",
            "L’année manque.",
            "La source n’est pas dite.",
            "n’est pas une longitude",
            "value=\"QP011002\"",
        ] {
            assert!(refus.contient(words), "{words}: {}", refus.texte);
        }
        for (fields, words) in [
            (vec![("genre", ""), ("nom", "X")], "La nature du lieu"),
            (vec![("genre", "commune"), ("nom", "X")], "Le code manque."),
            (
                vec![("genre", "commune"), ("nom", "X"), ("code", "99999"), ("parent", parent.as_str())],
                "Trèbes n’est pas plus vaste",
            ),
            (vec![("genre", "epci"), ("nom", "X"), ("code", "200035715")], "est déjà là"),
            (vec![("genre", "conseil_de_territoire"), ("nom", "X")], "La nature du lieu"),
        ] {
            let refus = maison.poster(COORDINATION, NOUVEAU, &fields).await;
            assert!(refus.status == StatusCode::UNPROCESSABLE_ENTITY && refus.contient(words), "{words}: {}", refus.texte);
        }
        let bon = [
            ("genre", "qpv"),
            ("nom", "Les Rives"),
            ("code", "qn01199i"),
            ("parent", parent.as_str()),
            ("du", "01/01/2027"),
            ("population", "1 200"),
            ("annee", "2022"),
            ("source", "ANCT"),
            ("longitude", "2,44"),
            ("latitude", "43,21"),
        ];
        let cree = maison.poster(COORDINATION, NOUVEAU, &bon).await;
        assert_eq!(cree.status, StatusCode::SEE_OTHER, "{}", cree.texte);
        let rives = maison.lieu("QN01199I").await;
        assert_eq!((rives.genre, rives.parent_id, rives.population), (GenreTerritoire::Qpv, Some(trebes.id), Some(1_200)));
        assert_eq!(rives.point(), Some([2.44, 43.21]));
        let mut reader = maison.db.reader(maison.ici.id).await.unwrap();
        let validite: Validite = reader.find("territoire_id = $2", args![rives.id]).await.unwrap().unwrap();
        assert_eq!(validite.du, Some(date(2027, 1, 1)));
        let chiffre: Statistique = reader.find("territoire_id = $2", args![rives.id]).await.unwrap().unwrap();
        assert_eq!((chiffre.valeur.as_deref(), chiffre.source.as_str()), (Some("1200"), "ANCT"));
        let lu = maison.voir(Role::Lecteur, &cree.vers).await;
        assert!(lu.contient("Les Rives") && lu.contient("ANCT") && lu.contient("Depuis le 1er janvier 2027"));
        assert!(maison.poster(COORDINATION, NOUVEAU, &bon).await.contient("s’appelle déjà"), "sent twice, it counts once");
    }
}

#[tokio::test]
async fn un_quartier_redessine_garde_son_ancien_code() {
    for maison in maisons().await {
        let conte = maison.lieu("QN01102I").await;
        let path = format!("/ici/territoires/{}/code", conte.id);
        let parent = conte.parent_id.unwrap().to_string();
        let send = |code: &'static str, garder: &'static str, version: &'static str, motif: &'static str| {
            let (maison, path, parent) = (&maison, path.clone(), parent.clone());
            async move {
                let fields = [("version", version), ("code", code), ("parent", &parent), ("garder", garder), ("motif", motif)];
                maison.poster(COORDINATION, &path, &fields).await
            }
        };
        let refus = send("QN01105I", "oui", "1", "").await;
        assert_eq!(refus.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refus.contient("celui de ") && refus.contient("La raison de la correction manque."), "{}", refus.texte);
        assert_eq!(send("QN01177I", "oui", "1", "Décret de 2030").await.status, StatusCode::SEE_OTHER);
        assert_eq!(anciens(&maison, &conte).await, ["QN01102I", "QP011002"]);
        let page = maison.voir(COORDINATION, &format!("/ici/territoires/{}/modifier", conte.id)).await;
        assert!(page.contient("toujours reconnus\u{202f}: QN01102I, QP011002"), "{}", page.texte);
        let perime = send("QN01178I", "oui", "1", "Autre").await;
        assert_eq!(perime.status, StatusCode::CONFLICT);
        assert!(perime.contient("QN01177I, Carcassonne") && perime.contient("value=\"QN01178I\""), "{}", perime.texte);
        // A slip of the keyboard leaves no trace among the codes; an old code that comes back is no longer an old one.
        assert_eq!(send("QN01178I", "", "2", "Faute de frappe").await.status, StatusCode::SEE_OTHER);
        assert_eq!(anciens(&maison, &conte).await, ["QN01102I", "QP011002"]);
        assert_eq!(send("QN01102I", "", "3", "Décret retiré").await.status, StatusCode::SEE_OTHER);
        assert_eq!(anciens(&maison, &conte).await, ["QP011002"]);
    }
}

#[tokio::test]
async fn un_lieu_finit_et_ne_disparait_pas() {
    for maison in maisons().await {
        let trebes = maison.lieu("11397").await;
        let path = format!("/ici/territoires/{}/modifier", trebes.id);
        let fields = [("version", "1"), ("validite_version", "0"), ("nom", "Trèbes"), ("du", ""), ("au", "31/12/2020")];
        assert_eq!(maison.poster(COORDINATION, &path, &fields).await.status, StatusCode::SEE_OTHER);
        let liste = maison.voir(Role::Lecteur, "/ici/territoire").await;
        assert!(liste.contient("Trèbes</a> <small>Jusqu’au 31 décembre 2020</small>"));
        let conte = maison.lieu("QN01102I").await;
        let page = maison.voir(Role::Lecteur, &format!("/ici/territoires/{}", conte.id)).await;
        assert!(page.contient("<dt>Anciens codes</dt><dd>QP011002</dd>"));
    }
}

const CSV: &str = "Communes au 1er janvier;;;;\n\
    CODGEO;LIBGEO;EPCI;PMUN;Code postal\n\
    11069;CARCASSONNE;200035715;47 001;11000\n\
    1004;Ambérieu-en-Bugey;240100883;14000;1500\n\
    11397;TREBES;200035715;;11800\n\
    11999;Villeneuve-d'Essai;200035715;120;11999\n\
    11999;Villeneuve d’Essai;200035715;120;11998\n\
    11998;Alairac;200035715;1;11290\n\
    2X;Mauvaise;200035715;1;11000\n\
    11997;Sans nombre;200035715;beaucoup;11000\n";

/// What the preview hides in its form.
fn vue(page: &Reponse) -> String {
    let (_, after) = page.texte.split_once("name=\"vue\" value=\"").unwrap();
    after.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn les_communes_d_un_fichier_officiel_se_comparent_puis_s_importent() {
    for maison in maisons().await {
        let depot = maison.deposer(COORDINATION, COMMUNES, "", "communes.csv", CSV.as_bytes()).await;
        assert_eq!(depot.status, StatusCode::SEE_OTHER, "{}", depot.texte);
        let page = maison.voir(COORDINATION, &depot.vers).await;
        assert!(page.texte.len() <= LEGER, "{} bytes", page.texte.len());
        for words in [
            "<option value=\"CODGEO\" selected>",
            "<option value=\"EPCI\" selected>",
            "<option value=\"PMUN\" selected>",
            "3 cellules refusées",
            "communes!A9</strong>",
            "Alairac est déjà enregistrée sous le code 11005",
            "n’est pas un code INSEE",
            "communes!D10</strong>",
            "Une commune nouvelle",
            "Une commune modifiée",
            "<ins>47\u{202f}001</ins>",
            "Une commune inchangée.",
            "Une ligne d’une autre intercommunalité",
            "81 communes enregistrées",
        ] {
            assert!(page.contient(words), "{words}: {}", page.texte);
        }
        let seen = vue(&page);
        let mut fields = vec![
            ("col.code", "CODGEO"),
            ("col.nom", "LIBGEO"),
            ("col.population", "PMUN"),
            ("col.siren", "EPCI"),
            ("col.postaux", "Code postal"),
            ("siren", "200035715"),
            ("action", "importer"),
            ("vue", seen.as_str()),
        ];
        let sans = maison.poster(COORDINATION, &depot.vers, &fields).await;
        assert!(sans.contient("L’année manque.") && sans.contient("La source n’est pas dite."), "{}", sans.texte);
        fields.extend([("annee", "2023"), ("source", "Insee, populations légales 2023")]);
        // The choices changed since the preview: it is shown again before anything is written.
        let relu = maison.poster(COORDINATION, &depot.vers, &fields).await;
        assert!(relu.contient("ont changé depuis cet aperçu"), "{}", relu.texte);
        assert_eq!(maison.lieu("11069").await.population, Some(46_429));
        let seen = vue(&relu);
        fields[7] = ("vue", seen.as_str());
        let fait = maison.poster(COORDINATION, &depot.vers, &fields).await;
        assert_eq!(fait.vers, format!("{COMMUNES}?ajoutees=1&changees=1"), "{}", fait.texte);
        let ville = maison.lieu("11069").await;
        assert_eq!(
            (ville.nom.as_str(), ville.population, ville.millesime.as_deref()),
            ("Carcassonne", Some(47_001), Some("2023"))
        );
        let neuve = maison.lieu("11999").await;
        assert_eq!(
            (neuve.nom.as_str(), neuve.codes_postaux.0.as_slice()),
            ("Villeneuve-d’Essai", ["11999", "11998"].map(String::from).as_slice())
        );
        assert_eq!(neuve.parent_id, Some(maison.lieu("200035715").await.id));
        let lu = maison.voir(Role::Lecteur, &format!("/ici/territoires/{}", ville.id)).await;
        assert!(lu.contient("Insee, populations légales 2023"));

        let encore = maison.deposer(COORDINATION, COMMUNES, "", "communes.csv", CSV.as_bytes()).await;
        let page = maison.voir(COORDINATION, &encore.vers).await;
        assert!(page.contient("Aucune commune nouvelle") && page.contient("3 communes inchangées"), "{}", page.texte);
        let abandon = maison.poster(COORDINATION, &encore.vers, &[("action", "abandonner")]).await;
        assert_eq!(abandon.vers, COMMUNES);
    }
}

#[tokio::test]
async fn une_agglo_qui_s_installe_importe_ses_communes_et_devient_un_lieu() {
    for maison in maisons().await {
        let path = COMMUNES.replace("/ici/", "/ailleurs/");
        let csv = "insee,nom\n11001,Aigues-Vives\n11002,Airoux\n";
        let depot = maison.deposer(COORDINATION, &path, "", "liste.csv", csv.as_bytes()).await;
        let page = maison.voir(COORDINATION, &depot.vers).await;
        assert!(page.contient("sera ajoutée comme lieu") && page.contient("2 communes nouvelles"), "{}", page.texte);
        let seen = vue(&page);
        let fields = [("col.code", "insee"), ("col.nom", "nom"), ("action", "importer"), ("vue", seen.as_str())];
        let fait = maison.poster(COORDINATION, &depot.vers, &fields).await;
        assert_eq!(fait.vers, format!("{path}?ajoutees=2&changees=0"), "{}", fait.texte);
        let territoire = maison.voir(Role::Lecteur, "/ailleurs/territoire").await;
        assert!(territoire.contient("Aigues-Vives") && territoire.contient("Airoux"));
        assert_eq!(maison.lieu("11069").await.population, Some(46_429), "the neighbour is untouched");
    }
}

#[tokio::test]
async fn un_mauvais_fichier_de_communes_et_un_mauvais_choix_se_disent() {
    for maison in maisons().await {
        for (name, bytes, words) in [
            ("vide.csv", b"".as_slice(), "Le fichier est vide"),
            ("abime.xlsx", b"PK\x03\x04 rien".as_slice(), "abîmé"),
            ("image.png", b"\x89PNG\r\n\x1a\n\x00\x00".as_slice(), "ni un classeur ni un CSV"),
        ] {
            let refus = maison.deposer(COORDINATION, COMMUNES, "", name, bytes).await;
            assert!(refus.status == StatusCode::UNPROCESSABLE_ENTITY && refus.contient(words), "{name}: {}", refus.texte);
        }
        let france: String = (0..1_500).map(|n| format!("{:05};Commune {n};200035715\n", 20_000 + n)).collect();
        let all = format!("CODGEO;LIBGEO;EPCI\n{france}");
        let depot = maison.deposer(COORDINATION, COMMUNES, "", "france.csv", all.as_bytes()).await;
        let page = maison.voir(COORDINATION, &depot.vers).await;
        assert!(page.contient("1\u{202f}500 communes") && page.texte.len() <= LEGER, "{}", page.texte);
        for (fields, words) in [
            (vec![("col.nom", "LIBGEO")], "La colonne du code INSEE n’est pas dite."),
            (vec![("col.code", "CODGEO"), ("col.nom", "LIBGEO"), ("siren", "123456789")], "la colonne du SIREN n’est pas dite"),
            (vec![("col.code", "CODGEO"), ("col.nom", "LIBGEO"), ("col.siren", "EPCI"), ("siren", "12")], "n’est pas un SIREN"),
        ] {
            for action in ["verifier", "importer"] {
                let all = [fields.clone(), vec![("action", action)]].concat();
                assert!(maison.poster(COORDINATION, &depot.vers, &all).await.contient(words), "{words}");
            }
        }
    }
}

#[tokio::test]
async fn les_lieux_sont_a_qui_tient_l_annuaire() {
    for maison in maisons().await {
        let conte = maison.lieu("QN01102I").await;
        let depot = maison.deposer(COORDINATION, COMMUNES, "", "communes.csv", CSV.as_bytes()).await.vers;
        let code = format!("/ici/territoires/{}/code", conte.id);
        for role in [Role::Administration, Role::Pilote, Role::Elu, Role::Lecteur] {
            for path in [NOUVEAU, COMMUNES, depot.as_str()] {
                assert_eq!(maison.voir(role, path).await.status, StatusCode::FORBIDDEN, "{path}");
                assert_eq!(maison.poster(role, path, &[("action", "abandonner")]).await.status, StatusCode::FORBIDDEN, "{path}");
            }
            assert_eq!(maison.poster(role, &code, &[("code", "QN01199I")]).await.status, StatusCode::FORBIDDEN);
        }
        for path in [&depot, &code] {
            let sent = maison.poster(COORDINATION, &path.replace("/ici/", "/ailleurs/"), &[("action", "importer")]).await;
            assert_eq!(sent.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
}
