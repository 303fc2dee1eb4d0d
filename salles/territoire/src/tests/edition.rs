use super::maison::{Maison, maisons};
use crate::model::{GenreTerritoire, Statistique, Territoire, Validite};
use axum::http::StatusCode;
use jiff::civil::date;
use kernel::Role;
use store::{Read, args};

const COORDINATION: Role = Role::Coordination;

async fn composition(maison: &Maison, conseil: &Territoire) -> Vec<String> {
    let mut reader = maison.db.reader(maison.ici.id).await.unwrap();
    let communes: Vec<Territoire> = reader.list("parent_id = $2 ;; ORDER BY cle COLLATE \"C\"", args![conseil.id]).await.unwrap();
    communes.into_iter().map(|c| c.nom).collect()
}

/// Ticks communes by their codes; `vues` are those the form was shown with.
async fn composer(maison: &Maison, conseil: &Territoire, vues: &[&str], codes: &[&str]) -> super::maison::Reponse {
    let mut fields = vec![];
    for (name, list) in [("vues", vues), ("communes", codes)] {
        for code in list {
            fields.push((name, maison.lieu(code).await.id.to_string()));
        }
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    maison.poster(COORDINATION, &format!("/ici/territoires/{}/composition", conseil.id), &fields).await
}

#[tokio::test]
async fn un_conseil_de_territoire_se_compose_et_une_commune_n_est_que_dans_un() {
    for maison in maisons().await {
        let (premier, second) = (maison.lieu("CT1").await, maison.lieu("CT2").await);
        let fait = composer(&maison, &premier, &[], &["11397", "11005"]).await;
        assert_eq!((fait.status, fait.vers), (StatusCode::SEE_OTHER, format!("/ici/territoires/{}", premier.id)));
        assert_eq!(composition(&maison, &premier).await, ["Alairac", "Trèbes"]);
        let page = maison.voir(Role::Lecteur, "/ici/territoire").await;
        assert!(page.contient("Alairac, Trèbes"));

        let form = maison.voir(COORDINATION, &format!("/ici/territoires/{}/modifier", second.id)).await;
        assert!(form.contient("aujourd’hui dans Conseil de territoire 1"));
        composer(&maison, &second, &[], &["11397"]).await;
        assert_eq!(composition(&maison, &premier).await, ["Alairac"]);
        assert_eq!(composition(&maison, &second).await, ["Trèbes"]);

        composer(&maison, &premier, &["11005"], &[]).await;
        assert!(composition(&maison, &premier).await.is_empty());
        assert_eq!(maison.lieu("11005").await.parent_id, Some(maison.lieu("200035715").await.id), "it goes back to the EPCI");
    }
}

#[tokio::test]
async fn une_composition_perimee_ne_defait_pas_celle_d_un_autre() {
    for maison in maisons().await {
        let conseil = maison.lieu("CT1").await;
        composer(&maison, &conseil, &[], &["11397"]).await;
        let perimee = composer(&maison, &conseil, &[], &["11005"]).await;
        assert_eq!(perimee.status, StatusCode::CONFLICT);
        assert!(perimee.contient("Ajoutées\u{202f}: Trèbes"), "{}", perimee.texte);
        let alairac = maison.lieu("11005").await.id;
        assert!(perimee.contient(&format!("value=\"{alairac}\" checked")), "what was ticked is kept");
        assert_eq!(composition(&maison, &conseil).await, ["Trèbes"]);

        let commune = maison.lieu("11397").await;
        let refus = composer(&maison, &commune, &[], &["11005"]).await;
        assert!(refus.status == StatusCode::CONFLICT && refus.contient("Seul un conseil de territoire se compose de communes."));
        let quartier = composer(&maison, &conseil, &["11397"], &["QN01106M"]).await;
        assert!(quartier.contient("n’est pas une commune de ce territoire"));
    }
}

#[tokio::test]
async fn un_lieu_se_renomme_avec_sa_periode_et_la_version_d_un_autre_est_montree() {
    for maison in maisons().await {
        let conseil = maison.lieu("CT1").await;
        let path = format!("/ici/territoires/{}/modifier", conseil.id);
        let send = |nom: &'static str, du: &'static str, au: &'static str, version: &'static str, validite: &'static str| {
            let path = path.clone();
            let maison = &maison;
            async move {
                let fields = [("version", version), ("validite_version", validite), ("nom", nom), ("du", du), ("au", au)];
                maison.poster(COORDINATION, &path, &fields).await
            }
        };
        let refus = send("Conseil de territoire 2", "31/02/2026", "", "1", "0").await;
        assert_eq!(refus.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            refus.contient("Un autre lieu du même genre s’appelle déjà")
                && refus.contient("«\u{202f}31/02/2026\u{202f}» n’est pas une date.")
        );
        assert!(send("Minervois", "02/01/2027", "01/01/2026", "1", "0").await.contient("finit avant, le 01/01/2026"));
        assert_eq!(send("Minervois", "01/01/2021", "", "1", "0").await.status, StatusCode::SEE_OTHER);

        let perime = send("Cabardès", "", "", "1", "0").await;
        assert_eq!(perime.status, StatusCode::CONFLICT);
        assert!(
            perime.contient("Minervois. Depuis le 1er janvier 2021")
                && perime.contient("value=\"Cabardès\"")
                && perime.contient("name=\"version\" value=\"2\"")
        );
        assert_eq!(maison.lieu("CT1").await.nom, "Minervois");
        assert_eq!(send("Cabardès", "01/01/2021", "31/12/2026", "2", "1").await.status, StatusCode::SEE_OTHER);

        let mut reader = maison.db.reader(maison.ici.id).await.unwrap();
        let validite: Validite = reader.find("territoire_id = $2", args![conseil.id]).await.unwrap().unwrap();
        assert_eq!((validite.du, validite.au), (Some(date(2021, 1, 1)), Some(date(2026, 12, 31))));
        let page = maison.voir(Role::Lecteur, &format!("/ici/territoires/{}", conseil.id)).await;
        assert!(page.contient("Du 1er janvier 2021 au 31 décembre 2026") && page.contient("<h1>Cabardès</h1>"));
        let recherche: Territoire = reader.find("cle = $2", args!["cabardes".to_owned()]).await.unwrap().unwrap();
        assert_eq!(recherche.id, conseil.id);
    }
}

#[tokio::test]
async fn une_population_se_corrige_avec_sa_raison_et_l_ancienne_reste_lisible() {
    for maison in maisons().await {
        let ville = maison.lieu("11069").await;
        let path = format!("/ici/territoires/{}/population", ville.id);
        let vide = maison.poster(COORDINATION, &path, &[("version", "1"), ("population", "beaucoup")]).await;
        assert_eq!(vide.status, StatusCode::UNPROCESSABLE_ENTITY);
        for words in [
            "n’est pas un nombre d’habitants",
            "L’année manque.",
            "La source n’est pas dite.",
            "La raison de la correction manque.",
            "value=\"beaucoup\"",
        ] {
            assert!(vide.contient(words), "{words}");
        }
        let bonne = [
            ("version", "1"),
            ("population", "46 825"),
            ("annee", "2019"),
            ("source", "Contrat de ville 2024-2030"),
            ("motif", "Chiffre du contrat de ville"),
        ];
        assert_eq!(maison.poster(COORDINATION, &path, &bonne).await.status, StatusCode::SEE_OTHER);
        assert_eq!(maison.poster(COORDINATION, &path, &bonne).await.status, StatusCode::CONFLICT, "sent twice, it counts once");

        let corrigee = maison.lieu("11069").await;
        assert_eq!((corrigee.population, corrigee.millesime.as_deref()), (Some(46_825), Some("2019")));
        let mut reader = maison.db.reader(maison.ici.id).await.unwrap();
        let chiffres: Vec<Statistique> = reader.list("territoire_id = $2 ;; ORDER BY ordre", args![ville.id]).await.unwrap();
        assert_eq!(chiffres[0].valeur.as_deref(), Some("46825"));
        assert!(chiffres.iter().any(|c| c.indicateur == "Population municipale" && c.valeur.as_deref() == Some("46429")));

        let lieu = format!("/ici/territoires/{}", ville.id);
        let page = maison.voir(COORDINATION, &lieu).await;
        assert!(
            page.contient("de 46\u{202f}429 à 46\u{202f}825, par Compte coordination.")
                && page.contient("Chiffre du contrat de ville")
        );
        assert!(!maison.voir(Role::Lecteur, &lieu).await.contient("Compte coordination"));
    }
}

#[tokio::test]
async fn un_conseil_nouveau_s_ouvre_sur_sa_composition() {
    for maison in maisons().await {
        let path = "/ici/territoire/conseils/nouveau";
        assert!(maison.poster(COORDINATION, path, &[("nom", " ")]).await.contient("Le nom manque."));
        let cree = maison.poster(COORDINATION, path, &[("nom", "Conseil de territoire 8")]).await;
        assert!(cree.vers.starts_with("/ici/territoires/") && cree.vers.ends_with("/modifier"));
        assert!(maison.voir(COORDINATION, &cree.vers).await.contient("Modifier Conseil de territoire 8"));
        let mut reader = maison.db.reader(maison.ici.id).await.unwrap();
        let conseils: Vec<Territoire> = reader.list("genre = $2", args![GenreTerritoire::ConseilDeTerritoire]).await.unwrap();
        assert_eq!(conseils.len(), 8);
    }
}

#[tokio::test]
async fn modifier_est_reserve_a_qui_tient_l_annuaire_de_cette_collectivite() {
    for maison in maisons().await {
        let conseil = maison.lieu("CT1").await;
        let lieu = format!("territoires/{}", conseil.id);
        for role in [Role::Administration, Role::Pilote, Role::Elu, Role::Lecteur] {
            assert_eq!(maison.voir(role, &format!("/ici/{lieu}/modifier")).await.status, StatusCode::FORBIDDEN);
            for act in ["modifier", "composition", "population"] {
                assert_eq!(
                    maison.poster(role, &format!("/ici/{lieu}/{act}"), &[("nom", "Autre")]).await.status,
                    StatusCode::FORBIDDEN
                );
            }
        }
        assert_eq!(maison.voir(COORDINATION, &format!("/ailleurs/{lieu}/modifier")).await.status, StatusCode::NOT_FOUND);
        let ailleurs =
            maison.poster(COORDINATION, &format!("/ailleurs/{lieu}/modifier"), &[("version", "1"), ("nom", "Autre")]).await;
        assert_eq!(ailleurs.status, StatusCode::NOT_FOUND);
        assert_eq!(maison.lieu("CT1").await.nom, "Conseil de territoire 1");
    }
}
