use super::LEGER;
use super::maison::{Maison, Reponse, maisons};
use crate::model::{Portrait, Rubrique, Territoire};
use axum::http::StatusCode;
use kernel::Role;
use store::journal::histoire;
use store::{Read, args};

const COORDINATION: Role = Role::Coordination;

async fn lignes(maison: &Maison, place: &Territoire) -> Vec<Portrait> {
    let mut reader = maison.db.reader(maison.ici.id).await.unwrap();
    reader.list("territoire_id = $2 ;; ORDER BY ordre, id", args![place.id]).await.unwrap()
}

fn zone(lines: &[Portrait], rubrique: Rubrique) -> String {
    let of: Vec<&str> = lines.iter().filter(|l| l.rubrique == rubrique).map(|l| l.texte.as_str()).collect();
    of.join("\n")
}

/// Sends the form as it was shown with these lines, but for the headings of `typed`.
async fn envoyer(maison: &Maison, place: &Territoire, shown: &[Portrait], typed: &[(Rubrique, &str)], source: &str) -> Reponse {
    let mut fields: Vec<(String, String)> = vec![("source".into(), source.into())];
    for rubrique in Rubrique::ALL {
        let seen = zone(shown, *rubrique);
        let now = typed.iter().find(|(r, _)| r == rubrique).map_or_else(|| seen.clone(), |(_, text)| (*text).to_owned());
        fields.push((format!("vu.{}", rubrique.code()), seen));
        fields.push((rubrique.code().to_owned(), now));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    maison.poster(COORDINATION, &format!("/ici/territoires/{}/portrait", place.id), &fields).await
}

#[tokio::test]
async fn un_portrait_s_ecrit_et_une_ligne_retiree_se_remet() {
    for maison in maisons().await {
        let fleming = maison.lieu("QN01105I").await;
        let page = maison.voir(COORDINATION, &format!("/ici/territoires/{}/portrait", fleming.id)).await;
        assert!(page.texte.len() <= LEGER && page.contient("Voirie mal entretenue."), "{}", page.texte);
        let avant = lignes(&maison, &fleming).await;
        let besoins = zone(&avant, Rubrique::Besoin);
        let (premiere, reste) = besoins.split_once('\n').unwrap();

        let sans = envoyer(&maison, &fleming, &avant, &[(Rubrique::Enjeu, "Un lieu de vie")], "").await;
        assert_eq!(sans.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(sans.contient("La source n’est pas dite.") && sans.contient("Un lieu de vie"));
        assert_eq!(lignes(&maison, &fleming).await, avant, "a refusal writes nothing");

        let typed = format!("{reste}\n- Un accueil de jour");
        let fait = envoyer(&maison, &fleming, &avant, &[(Rubrique::Besoin, &typed)], "Visite de mars 2026").await;
        assert_eq!((fait.status, fait.vers), (StatusCode::SEE_OTHER, format!("/ici/territoires/{}", fleming.id)));
        let apres = lignes(&maison, &fleming).await;
        assert_eq!(zone(&apres, Rubrique::Besoin), format!("{reste}\nUn accueil de jour"));
        assert_eq!(zone(&apres, Rubrique::Enjeu), zone(&avant, Rubrique::Enjeu));
        let kept = |line: &Portrait| apres.contains(line);
        assert_eq!(avant.iter().filter(|l| !kept(l)).count(), 1, "lines that did not change keep their record and version");
        let fresh = apres.iter().find(|l| l.texte == "Un accueil de jour").unwrap();
        assert_eq!(fresh.source, "Visite de mars 2026");
        let public = maison.voir(Role::Lecteur, &format!("/ici/territoires/{}", fleming.id)).await;
        assert!(public.contient("Un accueil de jour") && public.contient("Visite de mars 2026") && !public.contient(premiere));
        assert!(!public.contient("/portrait\""), "a reader is not offered to write");

        let retiree = avant.iter().find(|l| l.texte == premiere).unwrap();
        let page = maison.voir(COORDINATION, &format!("/ici/territoires/{}/portrait", fleming.id)).await;
        assert!(
            page.contient("Lignes retirées") && page.contient(&retiree.id.to_string()) && page.contient("Compte coordination")
        );
        let path = format!("/ici/territoires/{}/portrait/retablir", fleming.id);
        let id = retiree.id.to_string();
        assert_eq!(maison.poster(COORDINATION, &path, &[("ligne", &id)]).await.status, StatusCode::SEE_OTHER);
        assert!(lignes(&maison, &fleming).await.iter().any(|l| l.texte == premiere && l.source == retiree.source));
        let deux = maison.poster(COORDINATION, &path, &[("ligne", &id)]).await;
        assert_eq!(deux.status, StatusCode::CONFLICT, "put back once");
        assert!(deux.contient("n’est pas une ligne retirée") && deux.contient("Un accueil de jour"));
        let mut reader = maison.db.reader(maison.ici.id).await.unwrap();
        let actes: Vec<String> = histoire(&mut reader, "portrait", &id).await.unwrap().into_iter().map(|e| e.acte).collect();
        assert_eq!(actes, ["territoire.charger", "portrait.modifier", "portrait.retablir"]);
    }
}

#[tokio::test]
async fn deux_personnes_a_la_fois_ne_perdent_rien() {
    for maison in maisons().await {
        let fleming = maison.lieu("QN01105I").await;
        let vu = lignes(&maison, &fleming).await;
        let autre = envoyer(&maison, &fleming, &vu, &[(Rubrique::Enjeu, "Enjeu de l’autre")], "Source A").await;
        assert_eq!(autre.status, StatusCode::SEE_OTHER);
        // Another heading, from the same page: nothing stands in the way.
        let moi = envoyer(&maison, &fleming, &vu, &[(Rubrique::PisteInvestissement, "Ma piste")], "Source B").await;
        assert_eq!(moi.status, StatusCode::SEE_OTHER);
        let now = lignes(&maison, &fleming).await;
        assert_eq!(
            (zone(&now, Rubrique::Enjeu), zone(&now, Rubrique::PisteInvestissement)),
            ("Enjeu de l’autre".into(), "Ma piste".into())
        );
        // The same heading: both versions are shown and nothing is written.
        let typed = [(Rubrique::Enjeu, "Mon enjeu"), (Rubrique::Besoin, "Mon besoin")];
        let perime = envoyer(&maison, &fleming, &vu, &typed, "Source B").await;
        assert_eq!(perime.status, StatusCode::CONFLICT);
        assert!(perime.contient("<li>Enjeu de l’autre</li>") && perime.contient(">Mon enjeu</textarea>"), "{}", perime.texte);
        assert!(perime.contient(">Mon besoin</textarea>") && perime.contient(">Ma piste</textarea>"));
        assert!(perime.contient("name=\"vu.enjeu\" value=\"Enjeu de l’autre\""), "sent again, it is written");
        assert_eq!(lignes(&maison, &fleming).await, now);
        let encore = envoyer(&maison, &fleming, &now, &typed, "Source B").await;
        assert_eq!(encore.status, StatusCode::SEE_OTHER);
        assert_eq!(zone(&lignes(&maison, &fleming).await, Rubrique::Enjeu), "Mon enjeu");
    }
}

#[tokio::test]
async fn un_portrait_est_a_qui_tient_l_annuaire_et_a_un_quartier() {
    for maison in maisons().await {
        let fleming = maison.lieu("QN01105I").await;
        let path = format!("territoires/{}/portrait", fleming.id);
        for role in [Role::Administration, Role::Pilote, Role::Elu, Role::Lecteur] {
            assert_eq!(maison.voir(role, &format!("/ici/{path}")).await.status, StatusCode::FORBIDDEN);
            for act in ["", "/retablir"] {
                let sent = maison.poster(role, &format!("/ici/{path}{act}"), &[("enjeu", "Autre")]).await;
                assert_eq!(sent.status, StatusCode::FORBIDDEN);
            }
        }
        assert_eq!(maison.voir(COORDINATION, &format!("/ailleurs/{path}")).await.status, StatusCode::NOT_FOUND);
        let ailleurs = maison.poster(COORDINATION, &format!("/ailleurs/{path}"), &[("enjeu", "Autre")]).await;
        assert_eq!(ailleurs.status, StatusCode::NOT_FOUND);
        let trebes = maison.lieu("11397").await;
        let commune = maison.voir(COORDINATION, &format!("/ici/territoires/{}/portrait", trebes.id)).await;
        assert_eq!(commune.status, StatusCode::NOT_FOUND);
        let source = ("source", "Contrat de ville");
        let tout = maison.poster(COORDINATION, &format!("/ici/{path}"), &[source, ("toutes", "oui")]).await;
        assert_eq!(tout.status, StatusCode::SEE_OTHER, "nothing typed, nothing shown: the lines stay, their source changes");
        assert!(lignes(&maison, &fleming).await.iter().all(|l| l.source == "Contrat de ville"));
    }
}
