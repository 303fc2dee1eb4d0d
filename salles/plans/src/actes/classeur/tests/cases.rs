//! What a cell of a year may say, out and back: numbers, yes and no, steps, marks of absence with their reasons.

use super::valeurs::{VALEURS, avec_un_indicateur};
use super::*;
use indicateurs::model::{Absence, Echelle, EtatObservation, Indicateur, IndicateurId, Mesure, Observation, ObservationId};
use indicateurs::regles::echelle::lire_etapes;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

const ETAPES: &str = "Étude remise ; 12,5\nMarché signé ; 60\nM. le maire ouvre ; 100";
const MOTIFS: [&str; 6] = ["", "demandé à la CPAM", "12 : voir 2024", "l’atelier n’a pas eu lieu", "a\nb", "=1+1"];

fn mesures() -> Vec<(Mesure, &'static [&'static str])> {
    vec![
        (Mesure::Quantite, &["0", "12.5", "1.234", "-3", "123456789012345678"]),
        (Mesure::Ratio, &["26.87", "80/3"]),
        (Mesure::TauxNu, &["0.5", "100"]),
        (Mesure::OuiNon, &["0", "1"]),
        (Mesure::Jalon, &["0", "12.5", "60", "100"]),
        (Mesure::Note, &["1", "4.25"]),
        (Mesure::Distinct, &["30"]),
        (Mesure::Texte, &["12 %", "007", "un bilan : oui", "12"]),
        (Mesure::Document, &["https://exemple.fr/bilan.pdf"]),
    ]
}

/// For each measure and each year: a value, or a mark and its reason, or nothing.
type Tirage = Vec<(usize, Option<usize>, usize)>;

fn tirages() -> impl Strategy<Value = Tirage> {
    proptest::collection::vec((0..5_usize, proptest::option::of(0..3_usize), 0..MOTIFS.len()), 9 * 5)
}

async fn ecrire(m: &Monde, modele: &Indicateur, tirage: &Tirage) {
    let mut w = m.coordination().writer("essai.preparer").await.unwrap();
    for o in w.list::<Observation>("", args![]).await.unwrap() {
        w.delete(&o).await.unwrap();
    }
    for i in w.list::<Indicateur>("", args![]).await.unwrap() {
        w.delete(&i).await.unwrap();
    }
    for (rang, (mesure, valeurs)) in mesures().into_iter().enumerate() {
        let echelle = match mesure {
            Mesure::Jalon => Some(Echelle::Etapes(lire_etapes(ETAPES).unwrap())),
            Mesure::Note => Some(Echelle::Bornes { min: 1.into(), max: 5.into() }),
            _ => None,
        };
        let (id, code) = (IndicateurId::fresh(), format!("1.R{rang}"));
        let i = Indicateur { id, code, mesure, version: 1, echelle: store::Json(echelle), ..modele.clone() };
        w.insert(&i).await.unwrap();
        for annee in 1..=5_i64 {
            let (choix, absence, motif) = tirage[rang * 5 + usize::try_from(annee - 1).unwrap()];
            let valeur = valeurs.get(choix).map(|v| (*v).to_owned());
            let absence = absence.map(|a| [Absence::NonDisponible, Absence::Secret, Absence::SansObjet][a]);
            if valeur.is_none() && absence.is_none() {
                continue;
            }
            let o = Observation {
                id: ObservationId::fresh(),
                version: 1,
                contrat_id: i.contrat_id.clone(),
                indicateur_id: id,
                annee,
                valeur: valeur.filter(|_| absence.is_none()),
                absence,
                motif: Some(MOTIFS[motif].to_owned()),
                etat: EtatObservation::Validee,
                provenance: ["saisie", "campagne", "import"][choix % 3].into(),
                auteur: "CPTS".into(),
                saisie_a: w.now(),
                lecture: store::Json(None),
            };
            w.insert(&o).await.unwrap();
        }
    }
    w.commit().await.unwrap();
}

#[tokio::test]
async fn un_classeur_que_personne_n_a_touche_ne_change_rien_quoi_que_disent_ses_cases() {
    let mut hasard = TestRunner::deterministic();
    let tirages: Vec<Tirage> = (0..12).map(|_| tirages().new_tree(&mut hasard).unwrap().current()).collect();
    for m in mondes().await {
        let modele = avec_un_indicateur(&m).await;
        for tirage in &tirages {
            ecrire(&m, &modele, tirage).await;
            for lang in [Lang::Fr, Lang::En] {
                let mut qui = m.coordination();
                qui.lang = lang;
                let c = exporter(&qui, &m.contrat).await.unwrap();
                let examen = vu(&m, &depose(&m, &c).await).await;
                assert!(examen.fautes.is_empty() && examen.ecritures.is_empty(), "{:?} pour {tirage:?}", examen.fautes);
                assert!(examen.feuilles.iter().all(|f| f.ecarts.est_vide()), "{tirage:?}");
            }
        }
    }
}

async fn annee(m: &Monde, annee: i64) -> (Option<String>, Option<Absence>, Option<String>) {
    let all = m.tous::<Observation>().await;
    all.into_iter().find(|o| o.annee == annee).map(|o| (o.valeur, o.absence, o.motif)).unwrap_or_default()
}

#[tokio::test]
async fn une_marque_d_absence_s_ecrit_en_mots_avec_sa_raison() {
    for m in mondes().await {
        avec_un_indicateur(&m).await;
        let mut c = exporte(&m).await;
        corriger(&mut c, VALEURS, 0, "valeur_1", "non disponible");
        corriger(&mut c, VALEURS, 0, "valeur_2", "peut-être");
        let examen = vu(&m, &depose(&m, &c).await).await;
        let fautes: Vec<(String, &str)> = examen.fautes.iter().map(|f| (f.adresse().to_string(), f.code())).collect();
        let attendues = [
            ("Cibles et valeurs!H2".to_owned(), "cellule-pas-un-nombre"),
            ("Cibles et valeurs!F2".to_owned(), "indicateur-motif-d-absence"),
        ];
        assert_eq!(fautes, attendues);
        assert!(examen.fautes[1].remedy(Lang::Fr).unwrap().contains("nd\u{202f}: demandé à la CPAM"));
        corriger(&mut c, VALEURS, 0, "valeur_1", "nd : demandé à la CPAM le 3 mars");
        corriger(&mut c, VALEURS, 0, "valeur_2", "Sans objet : l’atelier n’a pas eu lieu");
        corriger(&mut c, VALEURS, 0, "valeur_3", "-");
        let id = depose(&m, &c).await;
        assert_eq!(appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await.unwrap(), 2);
        let nd = |motif: &str| (None, Some(Absence::NonDisponible), Some(motif.to_owned()));
        assert_eq!(annee(&m, 1).await, nd("demandé à la CPAM le 3 mars"));
        assert_eq!(annee(&m, 2).await, (None, Some(Absence::SansObjet), Some("l’atelier n’a pas eu lieu".into())));
        assert_eq!(annee(&m, 3).await, Default::default(), "un tiret n'est pas une valeur");
        let encore = vu(&m, &depose(&m, &c).await).await;
        assert!(encore.fautes.is_empty() && encore.ecritures.is_empty(), "le même fichier renvoyé ne change rien : {encore:?}");
        let mut c = exporte(&m).await;
        let dite = Valeur::texte("non disponible\u{202f}: demandé à la CPAM le 3 mars");
        assert!(c.feuilles[VALEURS].lignes[0].contains(&dite), "{:?}", c.feuilles[VALEURS].lignes);
        // Said without its reason, the mark is the same mark; with another, the reason changes.
        corriger(&mut c, VALEURS, 0, "valeur_1", "N.D.");
        let examen = vu(&m, &depose(&m, &c).await).await;
        assert!(examen.fautes.is_empty() && examen.ecritures.is_empty(), "{examen:?}");
        corriger(&mut c, VALEURS, 0, "valeur_1", "nd : la CPAM répondra en juin");
        corriger(&mut c, VALEURS, 0, "valeur_2", "1 234,5");
        let id = depose(&m, &c).await;
        let fait = appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await;
        assert_eq!(fait.unwrap(), 2);
        assert_eq!(annee(&m, 1).await, nd("la CPAM répondra en juin"));
        assert_eq!(annee(&m, 2).await.0.as_deref(), Some("1234.5"));
    }
}

#[tokio::test]
async fn oui_et_non_s_ecrivent_en_mots() {
    for m in mondes().await {
        let mut i = avec_un_indicateur(&m).await;
        i.mesure = Mesure::OuiNon;
        let mut w = m.coordination().writer("essai.preparer").await.unwrap();
        for o in w.list::<Observation>("", args![]).await.unwrap() {
            w.update(&mut Observation { valeur: Some("1".into()), provenance: "saisie".into(), ..o }).await.unwrap();
        }
        w.update(&mut i).await.unwrap();
        w.commit().await.unwrap();
        let mut c = exporte(&m).await;
        assert!(c.feuilles[VALEURS].lignes[0].contains(&Valeur::texte("oui")), "{:?}", c.feuilles[VALEURS].lignes);
        corriger(&mut c, VALEURS, 0, "valeur_1", "OUI");
        corriger(&mut c, VALEURS, 0, "valeur_2", "non");
        corriger(&mut c, VALEURS, 0, "valeur_3", "2");
        let examen = vu(&m, &depose(&m, &c).await).await;
        assert_eq!(examen.fautes.iter().map(|f| f.adresse().to_string()).collect::<Vec<_>>(), ["Cibles et valeurs!J2"]);
        corriger(&mut c, VALEURS, 0, "valeur_3", "");
        let id = depose(&m, &c).await;
        assert_eq!(appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await.unwrap(), 1);
        assert_eq!(annee(&m, 2).await.0.as_deref(), Some("0"));
    }
}
