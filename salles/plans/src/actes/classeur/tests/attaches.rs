//! Links, places and points to verify by workbook, by the acts of their pages, on both databases.

use super::cadre::{PROGRAMMES, garnir};
use super::*;
use crate::actes::redaction::{SaisieLien, ajouter_lien, modifier_lien, placer_fiche, regler_marque};
use sheets::{Cote, Tranche};
use territoire::model::{GenreTerritoire, TerritoireId};

pub const LIENS: usize = 5;
pub const LIEUX: usize = 6;
pub const MARQUES: usize = 7;

fn lieu(nom: &str) -> Territoire {
    Territoire {
        id: TerritoireId::fresh(),
        version: 1,
        genre: GenreTerritoire::Commune,
        code: None,
        nom: nom.into(),
        parent_id: None,
        millesime: None,
        population: None,
        codes_postaux: store::Json(vec![]),
        longitude: None,
        latitude: None,
        cle: kernel::texte::cle(nom),
    }
}

fn vers(genre: &str, vers: &str, cible: &str, texte: &str) -> SaisieLien {
    SaisieLien {
        genre: genre.into(),
        vers: vers.into(),
        cible: cible.into(),
        programme: String::new(),
        autre_programme: false,
        texte: texte.into(),
    }
}

/// Two links of the first sheet, one place of it among two, two points to verify.
pub async fn attacher(m: &Monde) {
    let qui = m.coordination();
    let mut w = qui.writer("essai.preparer").await.unwrap();
    let (ici, ailleurs) = (lieu("Trèbes"), lieu("Conques-sur-Orbiel"));
    w.insert(&ici).await.unwrap();
    w.insert(&ailleurs).await.unwrap();
    for (ordre, texte) in [(1, "CPTS (à préciser)"), (2, "Années 1 et 7")] {
        let marque = Marque {
            id: MarqueId::fresh(),
            version: 1,
            contrat_id: m.contrat.id,
            fiche_id: Some(m.fiche.id),
            champ: "pilotes".into(),
            texte_source: texte.into(),
            retenu: "CPTS".into(),
            note: "nom abrégé".into(),
            etat: EtatMarque::Ouverte,
            choix: None,
            reglee_le: None,
            reglee_par: None,
            ordre,
        };
        w.insert(&marque).await.unwrap();
    }
    w.commit().await.unwrap();
    placer_fiche(&qui, &m.fiche, &[], &[ici.id.to_string()]).await.unwrap();
    ajouter_lien(&qui, &m.fiche, &vers("contribue_a", "fiche", "2", "fiche 2")).await.unwrap();
    ajouter_lien(&qui, &m.fiche, &vers("complete", "texte", "", "fiche sur les CPS")).await.unwrap();
}

async fn liens(m: &Monde) -> Vec<Lien> {
    let mut all = m.tous::<Lien>().await;
    all.sort_by_key(|l| l.ordre);
    all
}

fn fautes(examen: &Examen) -> Vec<(String, &'static str)> {
    let mut all: Vec<_> = examen.fautes.iter().map(|f| (f.adresse().to_string(), f.code())).collect();
    all.sort();
    all
}

async fn applique(m: &Monde, c: &Classeur) -> usize {
    let id = depose(m, c).await;
    let examen = vu(m, &id).await;
    assert!(examen.applicable(), "{:?}", examen.fautes);
    let fait = appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await.unwrap();
    let encore = vu(m, &depose(m, c).await).await;
    assert!(encore.fautes.is_empty() && encore.ecritures.is_empty(), "le même fichier ne change plus rien : {:?}", encore.fautes);
    let rien = vu(m, &depose(m, &exporte(m).await).await).await;
    assert!(rien.fautes.is_empty() && rien.feuilles.iter().all(|f| f.ecarts.est_vide()), "{:?}", rien.fautes);
    fait
}

#[tokio::test]
async fn les_liens_se_corrigent_s_ajoutent_et_se_refusent_au_classeur() {
    for m in mondes().await {
        garnir(&m).await;
        attacher(&m).await;
        let mut c = exporte(&m).await;
        assert_eq!(c.feuilles[LIENS].lignes[0][4], Valeur::texte("2 Informer chacun"));
        assert_eq!(c.feuilles[LIENS].lignes[1][4..6], [Valeur::texte(""), Valeur::texte("fiche sur les CPS")]);
        corriger(&mut c, LIENS, 0, "etat", "Refusé");
        corriger(&mut c, LIENS, 1, "sorte", "Une fiche");
        corriger(&mut c, LIENS, 1, "cible", "2");
        ajouter(&mut c, PROGRAMMES, &[("nom", "Plan climat")]);
        ajouter(
            &mut c,
            LIENS,
            &[("fiche", "2"), ("genre", "prolonge"), ("sorte", "Un programme déjà connu"), ("cible", "plan CLIMAT")],
        );
        ajouter(&mut c, LIENS, &[("fiche", "2"), ("genre", "dépend de"), ("sorte", "Une fiche"), ("cible", "1")]);
        let texte = ("cible", "un atelier à retrouver");
        ajouter(&mut c, LIENS, &[("fiche", "2"), ("genre", "décline"), ("sorte", "Un texte, à résoudre plus tard"), texte]);
        assert_eq!(applique(&m, &c).await, 6);
        let lus = liens(&m).await;
        let de = |fiche: &FicheAction| -> std::collections::BTreeSet<(&str, &str)> {
            lus.iter().filter(|l| l.fiche_id == fiche.id).map(|l| (l.genre.code(), l.etat.code())).collect()
        };
        assert_eq!(de(&m.fiche), [("contribue_a", "refuse"), ("complete", "confirme")].into());
        assert_eq!(de(&m.autre), [("prolonge", "confirme"), ("depend_de", "confirme"), ("decline", "a_verifier")].into());
        let climat = m.tous::<Programme>().await.into_iter().find(|p| p.nom == "Plan climat").unwrap();
        assert!(lus.iter().any(|l| l.programme_id == Some(climat.id)), "un programme ajouté par le même classeur se cite");
    }
}

#[tokio::test]
async fn un_lien_que_la_page_refuse_est_refuse_a_sa_cellule() {
    for m in mondes().await {
        attacher(&m).await;
        let essai = async |lignes: &[[(&str, &str); 4]]| {
            let mut c = exporte(&m).await;
            for ligne in lignes {
                ajouter(&mut c, LIENS, ligne);
            }
            fautes(&vu(&m, &depose(&m, &c).await).await)
        };
        let une = |fiche, genre, sorte, cible| [("fiche", fiche), ("genre", genre), ("sorte", sorte), ("cible", cible)];
        let place = |place: &str, code: &'static str| vec![(format!("Liens!{place}4"), code)];
        assert_eq!(essai(&[une("1", "prolonge", "Une fiche", "1")]).await, place("E", "redaction-lien-vers-soi"));
        assert_eq!(essai(&[une("1", "prolonge", "Une fiche", "9")]).await, place("E", "classeur-fiche-inconnue"));
        assert_eq!(
            essai(&[une("1", "prolonge", "Un programme déjà connu", "PNNS")]).await,
            place("E", "classeur-programme-inconnu")
        );
        assert_eq!(essai(&[une("1", "contribue à", "Une fiche", "2 Autre titre")]).await, place("E", "redaction-lien-deja-la"));
        let boucle = [une("1", "dépend de", "Une fiche", "2"), une("2", "dépend de", "Une fiche", "1")];
        assert_eq!(essai(&boucle).await, [("Liens!E5".to_owned(), "redaction-cycle-de-dependance")]);
        let mut c = exporte(&m).await;
        corriger(&mut c, LIENS, 0, "fiche", "2");
        corriger(&mut c, LIENS, 1, "etat", "confirmé");
        let examen = vu(&m, &depose(&m, &c).await).await;
        assert_eq!(examen.fautes.iter().map(|f| f.adresse().to_string()).collect::<Vec<_>>(), ["Liens!B2", "Liens!E3"]);
        let mut c = exporte(&m).await;
        c.feuilles[LIENS].lignes.remove(0);
        let examen = vu(&m, &depose(&m, &c).await).await;
        assert!(examen.ecritures.is_empty() && examen.feuilles[LIENS].ecarts.absentes.len() == 1, "une ligne effacée est gardée");
        assert_eq!(liens(&m).await.len(), 2);
    }
}

#[tokio::test]
async fn un_lien_change_des_deux_cotes_se_tranche_a_sa_cellule() {
    for m in mondes().await {
        attacher(&m).await;
        let mut c = exporte(&m).await;
        corriger(&mut c, LIENS, 0, "genre", "prolonge");
        let id = depose(&m, &c).await;
        let l = liens(&m).await.remove(0);
        let ici = vers("complete", "fiche", &m.autre.id.to_string(), "fiche 2");
        modifier_lien(&m.coordination(), &m.fiche, l.id, l.version, &ici).await.unwrap();
        assert_eq!(vu(&m, &id).await.compte(Sorte::EnConflit), 1);
        let choix = Choix::from([("Liens!C2".to_owned(), Tranche { cote: Cote::Fichier, vu: "complète".into() })]);
        assert_eq!(appliquer(&m.coordination(), &m.contrat, &id, &choix).await.unwrap(), 1);
        assert_eq!(m.relire(&l).await.genre, GenreLienFiche::Prolonge);
    }
}

#[tokio::test]
async fn les_lieux_s_ajoutent_et_se_retirent_sans_effacer_de_ligne() {
    for m in mondes().await {
        attacher(&m).await;
        let mut c = exporte(&m).await;
        corriger(&mut c, LIEUX, 0, "retirer", "oui");
        ajouter(&mut c, LIEUX, &[("fiche", "1"), ("lieu", "conques sur orbiel")]);
        ajouter(&mut c, LIEUX, &[("fiche", "2"), ("lieu", "Trèbes")]);
        assert_eq!(applique(&m, &c).await, 3);
        let noms: std::collections::HashMap<_, _> = m.tous::<Territoire>().await.into_iter().map(|t| (t.id, t.nom)).collect();
        let mut lus: Vec<(bool, String)> = m
            .tous::<FicheTerritoire>()
            .await
            .into_iter()
            .map(|l| (l.fiche_id == m.fiche.id, noms[&l.territoire_id].clone()))
            .collect();
        lus.sort();
        assert_eq!(lus, [(false, "Trèbes".to_owned()), (true, "Conques-sur-Orbiel".to_owned())]);
        let mut c = exporte(&m).await;
        corriger(&mut c, LIEUX, 0, "lieu", "Trèbes");
        ajouter(&mut c, LIEUX, &[("fiche", "1"), ("lieu", "Nulle part")]);
        let lignes = c.feuilles[LIEUX].lignes.len();
        c.feuilles[LIEUX].lignes.remove(lignes - 2);
        let examen = vu(&m, &depose(&m, &c).await).await;
        assert_eq!(examen.fautes.len(), 2, "{:?}", examen.fautes);
        assert_eq!(examen.feuilles[LIEUX].ecarts.absentes.len(), 1);
        let mut c = exporte(&m).await;
        ajouter(&mut c, LIEUX, &[("fiche", "2"), ("lieu", "Trèbes")]);
        assert_eq!(fautes(&vu(&m, &depose(&m, &c).await).await), [("Lieux!C4".to_owned(), "classeur-lieu-present")]);
        assert_eq!(m.tous::<FicheTerritoire>().await.len(), 2);
    }
}

#[tokio::test]
async fn un_point_se_regle_par_ce_qui_est_decide_et_se_rouvre() {
    for m in mondes().await {
        attacher(&m).await;
        let mut c = exporte(&m).await;
        corriger(&mut c, MARQUES, 0, "choix", "La CPTS du Carcassonnais");
        corriger(&mut c, MARQUES, 1, "reglee", "oui");
        corriger(&mut c, MARQUES, 1, "retenu", "Autre lecture");
        let examen = vu(&m, &depose(&m, &c).await).await;
        let places: Vec<String> = examen.fautes.iter().map(|f| f.adresse().to_string()).collect();
        assert_eq!(places, ["Points à vérifier!E3"], "ce qui est imprimé et retenu se lit seulement");
        let mut c = exporte(&m).await;
        corriger(&mut c, MARQUES, 1, "reglee", "oui");
        assert_eq!(fautes(&vu(&m, &depose(&m, &c).await).await), [("Points à vérifier!G3".to_owned(), "redaction-champ-vide")]);
        corriger(&mut c, MARQUES, 1, "choix", "Année 1 seulement");
        corriger(&mut c, MARQUES, 0, "choix", "La CPTS du Carcassonnais");
        assert_eq!(applique(&m, &c).await, 2);
        let mut lues = m.tous::<Marque>().await;
        lues.sort_by_key(|x| x.ordre);
        assert!(lues.iter().all(|x| x.etat == EtatMarque::Reglee && x.reglee_par.is_some()), "{lues:?}");
        assert_eq!(lues[0].choix.as_deref(), Some("La CPTS du Carcassonnais"));
        let lu = exporter(&m.role(Role::Lecteur), &m.contrat).await.unwrap();
        let tu = [Valeur::texte("La CPTS du Carcassonnais"), Valeur::texte("nom abrégé")];
        assert!(lu.feuilles[MARQUES].lignes.iter().flatten().all(|v| !tu.contains(v)), "comme sur sa page : à qui tient le plan");
        let mut c = exporte(&m).await;
        assert!(tu.iter().all(|v| c.feuilles[MARQUES].lignes[0].contains(v)));
        corriger(&mut c, MARQUES, 0, "choix", "Autre chose");
        assert_eq!(
            fautes(&vu(&m, &depose(&m, &c).await).await),
            [("Points à vérifier!G2".to_owned(), "redaction-marque-deja-reglee")]
        );
        let mut c = exporte(&m).await;
        corriger(&mut c, MARQUES, 0, "reglee", "non");
        assert_eq!(applique(&m, &c).await, 1);
        assert_eq!(m.relire(&lues[0]).await.etat, EtatMarque::Ouverte);
        ajouter(&mut c, MARQUES, &[("choix", "Un point de plus"), ("reglee", "non")]);
        assert_eq!(vu(&m, &depose(&m, &c).await).await.fautes.len(), 1, "un point ne s'invente pas dans un classeur");
    }
}

#[tokio::test]
async fn un_point_regle_des_deux_cotes_se_tranche_a_sa_cellule() {
    for m in mondes().await {
        attacher(&m).await;
        let mut c = exporte(&m).await;
        corriger(&mut c, MARQUES, 0, "choix", "Selon le classeur");
        let id = depose(&m, &c).await;
        let mut lues = m.tous::<Marque>().await;
        lues.sort_by_key(|x| x.ordre);
        regler_marque(&m.coordination(), &m.contrat, lues[0].id, lues[0].version, "Selon la page").await.unwrap();
        let examen = vu(&m, &id).await;
        assert!(examen.compte(Sorte::EnConflit) == 1 && !examen.applicable());
        assert_eq!(codes(appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await), ["classeur-non-applicable"]);
        assert_eq!(m.relire(&lues[0]).await.choix.as_deref(), Some("Selon la page"));
    }
}
