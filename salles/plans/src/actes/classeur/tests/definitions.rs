//! Definitions and follow-ups in the workbook, by the acts of their pages, on both databases.

use super::valeurs::{VALEURS, avec_un_indicateur};
use super::*;
use crate::actes::redaction::{ajouter_indicateur, modifier_indicateur, retirer_fiche};
use indicateurs::model::{
    Cible, EtatIndicateur, EtatValeur, Etendue, Indicateur, Mesure, Observation, Provenance, Qualite, Rattachement,
    RattachementId, RoleIndicateur, Sens, Suivi, Valeur as Releve, ValeurId,
};
use indicateurs::regles::Mois;
use indicateurs::regles::redaction::SaisieIndicateur;
use sheets::{Cote, Tranche};

pub const INDICATEURS: usize = 3;

/// The indicator of the tests of values, attached to the first sheet.
pub async fn attache(m: &Monde) -> Indicateur {
    let i = avec_un_indicateur(m).await;
    let r = Rattachement {
        id: RattachementId::fresh(),
        version: 1,
        contrat_id: i.contrat_id.clone(),
        indicateur_id: i.id,
        objet: "fiche".into(),
        objet_id: m.fiche.id.to_string(),
        lettres: store::Json(vec!["A".into()]),
        declinaisons: store::Json(vec![m.declinaison.id.to_string()]),
    };
    let mut w = m.coordination().writer("essai.preparer").await.unwrap();
    w.insert(&r).await.unwrap();
    w.commit().await.unwrap();
    i
}

fn fautes(examen: &Examen) -> Vec<(String, &'static str)> {
    let mut all: Vec<_> = examen.fautes.iter().map(|f| (f.adresse().to_string(), f.code())).collect();
    all.sort();
    all
}

async fn essaye(m: &Monde, cellules: &[(&str, &str)]) -> Vec<(String, &'static str)> {
    let mut c = exporte(m).await;
    for (cle, valeur) in cellules {
        corriger(&mut c, INDICATEURS, 0, cle, valeur);
    }
    fautes(&vu(m, &depose(m, &c).await).await)
}

const NOUVEAU: [(&str, &str); 8] = [
    ("libelle", "Personnes formées"),
    ("fiches", "1"),
    ("lettres", "A"),
    ("declinaisons", "a"),
    ("unite", "personnes"),
    ("role", "Résultat"),
    ("mesure", "une quantité (compte, montant, surface)"),
    ("sens", "plus haut = mieux"),
];

#[tokio::test]
async fn une_definition_se_corrige_au_classeur_comme_sur_sa_page() {
    for m in mondes().await {
        let avant = attache(&m).await;
        let mut c = exporte(&m).await;
        let corrections = [
            ("code", "1.R9"),
            ("libelle", "Journées de formation"),
            ("definition", "Journées suivies en entier, par des professionnels."),
            ("unite", "journées"),
            ("role", "réalisation"),
            ("reference", "2,5"),
            ("reference_le", "31/12/2023"),
            ("poids", "2"),
            ("etat", "suspendu"),
            ("lettres", "A et B"),
            ("responsable", "Agence régionale de santé"),
            ("source", "Registre de la CPTS"),
            ("periodicite", "Chaque semestre"),
            ("delai", "2"),
        ];
        for (cle, valeur) in corrections {
            corriger(&mut c, INDICATEURS, 0, cle, valeur);
        }
        let id = depose(&m, &c).await;
        let examen = vu(&m, &id).await;
        assert!(examen.applicable(), "{:?}", examen.fautes);
        assert_eq!(m.relire(&avant).await, avant, "rien n'est écrit avant l'accord");
        assert_eq!(appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await.unwrap(), 2, "la définition, le suivi");
        let i = m.relire(&avant).await;
        let attendu = Indicateur {
            version: i.version,
            code: "1.R9".into(),
            libelle: "Journées de formation".into(),
            definition: "Journées suivies en entier, par des professionnels.".into(),
            unite: "journées".into(),
            role: RoleIndicateur::Realisation,
            reference: Some("2.5".into()),
            reference_le: Some(jiff::civil::date(2023, 12, 31)),
            poids: "2".into(),
            etat: EtatIndicateur::Suspendu,
            ..avant.clone()
        };
        assert_eq!(i, attendu);
        let r = m.tous::<Rattachement>().await.remove(0);
        assert_eq!((r.lettres.0, r.declinaisons.0), (vec!["A".to_owned(), "B".into()], vec![m.declinaison.id.to_string()]));
        let marques = m.tous::<Marque>().await;
        assert!(marques.iter().any(|x| x.texte_source.contains("A, B")), "l'écart des lettres est un point à vérifier");
        let s = m.tous::<Suivi>().await.remove(0);
        let suivi = (s.indicateur_id, s.responsable_id, s.source.as_str(), s.periodicite, s.delai);
        assert_eq!(suivi, (avant.id, Some(m.ars.id), "Registre de la CPTS", 6, 2));
        assert!(m.dernier_motif(&i).await.unwrap().contains("plan corrigé.xlsx"));
        let encore = vu(&m, &depose(&m, &c).await).await;
        assert!(encore.fautes.is_empty() && encore.ecritures.is_empty(), "{:?}", encore.fautes);
        let rien = vu(&m, &depose(&m, &exporte(&m).await).await).await;
        assert!(rien.feuilles.iter().all(|f| f.ecarts.est_vide()), "{:?}", rien.feuilles);
    }
}

#[tokio::test]
async fn ce_que_la_page_refuse_le_classeur_le_refuse_a_sa_cellule() {
    for m in mondes().await {
        attache(&m).await;
        let un = |place: &str, code: &'static str| vec![(format!("Indicateurs!{place}2"), code)];
        assert_eq!(essaye(&m, &[("code", "")]).await, un("B", "indicateur-champ-vide"));
        assert_eq!(essaye(&m, &[("poids", "-1")]).await, un("O", "indicateur-poids-negatif"));
        assert_eq!(essaye(&m, &[("role", "contexte")]).await, un("L", "indicateur-contexte-sans-sens"));
        assert_eq!(essaye(&m, &[("fiches", "2")]).await.len(), 1, "ce qu'il mesure ne se change pas ici");
        assert_eq!(essaye(&m, &[("declinaisons", "Z")]).await, un("F", "indicateur-choix-inconnu"));
        assert_eq!(essaye(&m, &[("derive_de", "9.R9")]).await, un("Q", "indicateur-choix-inconnu"));
        assert_eq!(essaye(&m, &[("derive_de", "1.R1")]).await, un("Q", "indicateur-cycle-de-derivation"));
        assert_eq!(essaye(&m, &[("echelle", "1 ; 5")]).await, un("K", "classeur-sans-echelle"));
        assert_eq!(essaye(&m, &[("delai", "99")]).await, un("U", "suivi-champ-invalide"));
        // The base alone knows what is kept: it is asked before anything is accepted.
        let note = [("mesure", "une note sur une échelle"), ("echelle", "de 1 à 5"), ("reference", "")];
        assert_eq!(essaye(&m, &note).await, un("J", "indicateur-mesure-servie"));
        let mut c = exporte(&m).await;
        corriger(&mut c, INDICATEURS, 0, "id", "inconnu");
        let examen = vu(&m, &depose(&m, &c).await).await;
        assert_eq!(examen.fautes.len(), 1, "{:?}", examen.fautes);
        assert!(examen.fautes[0].adresse().to_string() == "Indicateurs!A2" && examen.ecritures.is_empty());
    }
}

#[tokio::test]
async fn une_cible_du_mauvais_cote_est_refusee_avec_ou_sans_sa_reference() {
    for m in mondes().await {
        let i = attache(&m).await;
        let mut c = exporte(&m).await;
        corriger(&mut c, VALEURS, 0, "cible_2", "-4");
        assert_eq!(
            fautes(&vu(&m, &depose(&m, &c).await).await),
            [("Cibles et valeurs!G2".to_owned(), "indicateur-cible-inversee")]
        );
        // Both sheets are judged together: the reference of one makes the target of the other right, or wrong.
        corriger(&mut c, INDICATEURS, 0, "reference", "-10");
        let id = depose(&m, &c).await;
        assert_eq!(appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await.unwrap(), 1);
        let cibles: Vec<_> = m.tous::<Cible>().await.into_iter().map(|c| (c.annee, c.valeur)).collect();
        assert_eq!(cibles, [(2, "-4".to_owned())]);
        assert_eq!(m.relire(&i).await.reference.as_deref(), Some("-10"));
        let mut c = exporte(&m).await;
        corriger(&mut c, INDICATEURS, 0, "reference", "0");
        let examen = vu(&m, &depose(&m, &c).await).await;
        assert_eq!(fautes(&examen), [("Indicateurs!M2".to_owned(), "indicateur-cible-inversee")]);
    }
}

#[tokio::test]
async fn un_indicateur_s_ajoute_une_fois_avec_tout_ce_que_demande_sa_page() {
    for m in mondes().await {
        attache(&m).await;
        let mut c = exporte(&m).await;
        ajouter(&mut c, INDICATEURS, &NOUVEAU);
        corriger(&mut c, INDICATEURS, 1, "responsable", "Communauté professionnelle");
        let id = depose(&m, &c).await;
        let examen = vu(&m, &id).await;
        assert!(examen.applicable() && examen.compte(Sorte::Nouvelle) == 1, "{:?}", examen.fautes);
        assert_eq!(appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await.unwrap(), 1);
        let tous = m.tous::<Indicateur>().await;
        let neuf = tous.iter().find(|i| i.libelle == "Personnes formées").unwrap();
        assert_eq!((neuf.code.as_str(), neuf.mesure, neuf.sens), ("1.R2", Mesure::Quantite, Sens::Hausse));
        assert_eq!((neuf.etat, neuf.poids.as_str()), (EtatIndicateur::Brouillon, "1"), "comme le propose la page");
        let liens = m.tous::<Rattachement>().await;
        let sien = liens.iter().find(|r| r.indicateur_id == neuf.id).unwrap();
        assert_eq!(
            (sien.objet_id.clone(), sien.declinaisons.0.clone()),
            (m.fiche.id.to_string(), vec![m.declinaison.id.to_string()])
        );
        assert_eq!(m.tous::<Suivi>().await.iter().find(|s| s.indicateur_id == neuf.id).unwrap().responsable_id, Some(m.cpts.id));
        let encore = vu(&m, &depose(&m, &c).await).await;
        assert_eq!(encore.compte(Sorte::DejaPresente), 1, "{:?}", encore.fautes);
        assert!(encore.ecritures.is_empty() && encore.fautes.is_empty(), "{:?}", encore.fautes);
        // A name that exists, on another row of the file: shown as a likely double, and its code is refused.
        let mut c = exporte(&m).await;
        ajouter(&mut c, INDICATEURS, &NOUVEAU);
        corriger(&mut c, INDICATEURS, 2, "code", "1.R1");
        let double = vu(&m, &depose(&m, &c).await).await;
        assert_eq!(fautes(&double), [("Indicateurs!B4".to_owned(), "indicateur-code-pris")]);
        let neuve = double.feuilles[INDICATEURS].ecarts.lignes.iter().find(|l| l.sorte == Sorte::Nouvelle).unwrap();
        assert_eq!(neuve.ressemble_a.as_deref(), Some(neuf.id.to_string().as_str()));
        // Its identifier erased, a row is asked for it: nothing is created twice.
        let mut c = exporte(&m).await;
        corriger(&mut c, INDICATEURS, 1, "id", "");
        corriger(&mut c, INDICATEURS, 1, "unite", "agents");
        let efface = vu(&m, &depose(&m, &c).await).await;
        assert_eq!(efface.fautes.iter().map(|f| f.adresse().to_string()).collect::<Vec<_>>(), ["Indicateurs!A3"]);
    }
}

#[tokio::test]
async fn ce_qui_manque_pour_creer_est_nomme() {
    for m in mondes().await {
        attache(&m).await;
        let mut c = exporte(&m).await;
        ajouter(&mut c, INDICATEURS, &[("libelle", "Sans rien d'autre")]);
        let examen = vu(&m, &depose(&m, &c).await).await;
        let places: Vec<String> = examen.fautes.iter().map(|f| f.adresse().to_string()).collect();
        assert_eq!(places, ["Indicateurs!D3", "Indicateurs!I3", "Indicateurs!J3", "Indicateurs!L3"]);
        let mut c = exporte(&m).await;
        ajouter(&mut c, INDICATEURS, &NOUVEAU);
        corriger(&mut c, INDICATEURS, 1, "fiches", "77");
        assert_eq!(fautes(&vu(&m, &depose(&m, &c).await).await), [("Indicateurs!D3".to_owned(), "classeur-fiche-inconnue")]);
        let feuille = &mut c.feuilles[INDICATEURS];
        let rang = feuille.colonnes.iter().position(|c| c.cle == "sens").unwrap();
        feuille.colonnes.remove(rang);
        feuille.lignes.iter_mut().for_each(|l| drop(l.remove(rang)));
        let examen = vu(&m, &depose(&m, &c).await).await;
        assert_eq!(fautes(&examen), [("Indicateurs!A3".to_owned(), "classeur-colonne-absente")]);
        assert!(examen.fautes[0].message(Lang::Fr).contains("Sens"), "{}", examen.fautes[0].message(Lang::Fr));
        assert_eq!(m.tous::<Indicateur>().await.len(), 1);
    }
}

#[tokio::test]
async fn une_definition_changee_des_deux_cotes_se_tranche_a_sa_cellule() {
    for m in mondes().await {
        for cote in [Cote::Fichier, Cote::Base] {
            let i = match m.tous::<Indicateur>().await.into_iter().next() {
                Some(i) => i,
                None => attache(&m).await,
            };
            let mut c = exporte(&m).await;
            corriger(&mut c, INDICATEURS, 0, "libelle", &format!("Libellé du classeur {cote:?}"));
            corriger(&mut c, INDICATEURS, 0, "definition", &format!("Définition {cote:?}"));
            let id = depose(&m, &c).await;
            let r = m.tous::<Rattachement>().await.remove(0);
            let mut ici = SaisieIndicateur::de(&i, &r, &[]);
            ici.libelle = format!("Libellé de la plateforme {cote:?}");
            modifier_indicateur(&m.coordination(), &m.fiche, i.id, i.version, &ici).await.unwrap();
            let examen = vu(&m, &id).await;
            assert!(examen.compte(Sorte::EnConflit) == 1 && !examen.applicable());
            assert_eq!(codes(appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await), ["classeur-non-applicable"]);
            let choix = Choix::from([("Indicateurs!C2".to_owned(), Tranche { cote, vu: ici.libelle.clone() })]);
            assert_eq!(appliquer(&m.coordination(), &m.contrat, &id, &choix).await.unwrap(), 1);
            let fin = m.relire(&i).await;
            let garde = if cote == Cote::Fichier { format!("Libellé du classeur {cote:?}") } else { ici.libelle };
            assert_eq!((fin.libelle, fin.definition), (garde, format!("Définition {cote:?}")));
        }
    }
}

#[tokio::test]
async fn un_indicateur_de_plusieurs_fiches_garde_ses_lettres_et_celui_d_aucune_sa_definition() {
    for m in mondes().await {
        let i = attache(&m).await;
        let deux = |fiche: &FicheAction, lettre: &str| Rattachement {
            id: RattachementId::fresh(),
            version: 1,
            contrat_id: i.contrat_id.clone(),
            indicateur_id: i.id,
            objet: "fiche".into(),
            objet_id: fiche.id.to_string(),
            lettres: store::Json(vec![lettre.to_owned()]),
            declinaisons: store::Json(vec![]),
        };
        let mut w = m.coordination().writer("essai.preparer").await.unwrap();
        w.insert(&deux(&m.autre, "B")).await.unwrap();
        w.commit().await.unwrap();
        let c = exporte(&m).await;
        assert_eq!(c.feuilles[INDICATEURS].lignes[0][3], Valeur::texte("1, 2"));
        assert_eq!(essaye(&m, &[("lettres", "C")]).await.len(), 1);
        assert!(essaye(&m, &[("libelle", "Autrement dit")]).await.is_empty());
        for fiche in [&m.fiche, &m.autre] {
            let motif = "Décision du comité de pilotage du 3 mars";
            retirer_fiche(&m.coordination(), fiche.id, m.relire(fiche).await.version, motif).await.unwrap();
        }
        assert_eq!(essaye(&m, &[("libelle", "Autrement dit")]).await, [("Indicateurs!D2".to_owned(), "classeur-sans-objet")]);
        assert!(
            essaye(&m, &[("source", "Registre")]).await.is_empty(),
            "son suivi se règle sur sa page, qu'il ait une fiche ou non"
        );
    }
}

/// A validated value of December 2024, and the figure of the year gathered from it.
async fn rassemblee(m: &Monde, i: &Indicateur) {
    let mut w = m.coordination().writer("essai.preparer").await.unwrap();
    let (de, a) = (Mois::nouveau(2024, 1).unwrap(), Mois::nouveau(2024, 12).unwrap());
    let etendue = Etendue { de, a, presents: 1, attendus: 1, periode: Some(a), signaux: vec![] };
    for o in w.list::<Observation>("", args![]).await.unwrap() {
        let lecture = store::Json(Some(etendue.clone()));
        w.update(&mut Observation { provenance: "import".into(), lecture, ..o }).await.unwrap();
    }
    let releve = Releve {
        id: ValeurId::fresh(),
        version: 1,
        contrat_id: i.contrat_id.clone(),
        indicateur_id: i.id,
        territoire_id: String::new(),
        periode: a,
        source: String::new(),
        source_cle: String::new(),
        valeur: Some("12.5".into()),
        numerateur: None,
        denominateur: None,
        absence: None,
        motif: None,
        qualite: Qualite::Definitive,
        etat: EtatValeur::Validee,
        renvoi: None,
        provenance: Provenance::Import,
        fichier: None,
        cellule: None,
        commentaire: String::new(),
        preuve: String::new(),
        auteur: "CPTS".into(),
        auteur_id: "compte".into(),
        saisie_a: w.now(),
        valideur: None,
        validee_a: None,
        alertes: store::Json(vec![]),
        derogation: None,
        derogation_par: None,
        derogation_a: None,
        parts: store::Json(vec![]),
        millesime: String::new(),
    };
    w.insert(&releve).await.unwrap();
    w.commit().await.unwrap();
}

#[tokio::test]
async fn une_source_qui_ferait_perdre_des_annees_demande_un_motif_a_sa_cellule() {
    for m in mondes().await {
        let i = attache(&m).await;
        rassemblee(&m, &i).await;
        let essai = async |motif: &str| {
            let mut c = exporte(&m).await;
            corriger(&mut c, INDICATEURS, 0, "source", "Une autre source");
            corriger(&mut c, INDICATEURS, 0, "motif", motif);
            let id = depose(&m, &c).await;
            appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await
        };
        let Err(ActeError::Refus(refus)) = essai("").await else { panic!("un motif est demandé") };
        assert_eq!(refus[0].code(), "suivi-annees-videes");
        assert!(refus[0].message(Lang::Fr).starts_with("Indicateurs!V2"), "{}", refus[0].message(Lang::Fr));
        assert!(m.tous::<Suivi>().await.is_empty(), "rien n'est écrit");
        assert_eq!(essai("Le registre a remplacé l'enquête en 2024").await.unwrap(), 1);
        assert_eq!(m.tous::<Suivi>().await[0].source, "Une autre source");
    }
}

#[tokio::test]
async fn un_indicateur_ecrit_sur_sa_page_revient_sans_difference() {
    for m in mondes().await {
        let saisie = SaisieIndicateur {
            code: "2.R1".into(),
            libelle: "Avancement de la maison de santé".into(),
            role: "realisation".into(),
            mesure: "jalon".into(),
            etapes: "Étude remise ; 25\nTravaux lancés; 60\nOuverte ; 100".into(),
            sens: "hausse".into(),
            poids: "0,5".into(),
            etat: "valide".into(),
            lettres: "A et C".into(),
            cibles: [(2, "Travaux lancés".to_owned())].into(),
            ..SaisieIndicateur::default()
        };
        let i = ajouter_indicateur(&m.coordination(), &m.autre, &saisie).await.unwrap();
        let mut c = exporte(&m).await;
        let rien = vu(&m, &depose(&m, &c).await).await;
        assert!(rien.fautes.is_empty() && rien.feuilles.iter().all(|f| f.ecarts.est_vide()), "{:?}", rien.fautes);
        corriger(&mut c, INDICATEURS, 0, "echelle", "Étude rendue ;25\nTravaux en cours ; 60\n\nOuverte ; 100");
        let id = depose(&m, &c).await;
        assert_eq!(appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await.unwrap(), 1);
        let i = m.relire(&i).await;
        assert_eq!(i.echelle.as_ref().unwrap().etapes()[0].libelle, "Étude rendue");
        assert_eq!(m.tous::<Cible>().await.iter().map(|c| c.valeur.as_str()).collect::<Vec<_>>(), ["60"]);
        // A step on which a target or a value stands may not go.
        assert_eq!(essaye(&m, &[("echelle", "Étude rendue ; 25\nOuverte ; 100")]).await.len(), 1);
    }
}
