//! The draft, its doubts and its differences, without a database.

use super::*;
use crate::regles::redaction::{CadreAnnees, nouveau_contrat};
use jiff::civil::date;
use kernel::{Id, Lang};

const VALLEE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../crates/extraction/tests/textes/vallee.txt"));

fn vallee() -> Vec<FicheLue> {
    let contrat = nouveau_contrat(Id::fresh(), crate::model::ModeleContrat::Cls, "x".into(), date(2024, 1, 1));
    let cadre = CadreAnnees::du_contrat(&contrat);
    extraction::lire(VALLEE).fiches.iter().map(|f| fiche_lue(f, &cadre)).collect()
}

#[test]
fn chaque_champ_dit_sa_ligne_et_son_doute() {
    let fiches = vallee();
    let titre = fiches[0].repere("titre").unwrap();
    assert_eq!((titre.place.unwrap().debut, titre.confiance()), (4, Confiance::Sur));
    assert_eq!(fiches[0].saisie.titre, "Rénover les fontaines");
    for f in &fiches {
        for r in &f.reperes {
            assert!(!libelle_champ_repris(&r.champ, Lang::Fr).is_empty());
        }
    }
}

#[test]
fn un_doute_se_ferme_par_un_regard_ou_par_une_correction() {
    let f = vallee().remove(1);
    let ouverts = doutes_ouverts(&f, &f.saisie);
    let libre = ouverts.iter().find(|d| d.note.contains("échéance")).expect("« A définir » n'est pas une année");
    let mut vue = f.saisie.clone();
    vue.verifies.push(libre.champ.clone());
    assert_eq!(doutes_ouverts(&f, &vue).len(), ouverts.len() - 1);
    let rang: usize = libre.champ.split_once('.').unwrap().1.parse().unwrap();
    let mut corrigee = f.saisie.clone();
    corrigee.declinaisons[rang].annees = vec![3];
    assert_eq!(doutes_ouverts(&f, &corrigee).len(), ouverts.len() - 1);
    assert!(!sans_doute(&f, &f.saisie));
}

#[test]
fn un_nom_imprime_se_lit_avec_ses_services() {
    let annuaire = [crate::actes::redaction::tests::monde::organisation("Agence régionale de santé", Some("ARS"))];
    let lu = |texte: &str| resoudre(texte, &annuaire).map(|(o, s)| (o.nom.as_str(), s));
    assert_eq!(lu("ars"), Some(("Agence régionale de santé", vec![])));
    assert_eq!(lu("AGENCE REGIONALE DE SANTE (ARS)"), Some(("Agence régionale de santé", vec![])));
    assert_eq!(
        lu("ARS : offre de soins, prévention"),
        Some(("Agence régionale de santé", vec!["offre de soins".into(), "prévention".into()]))
    );
    assert_eq!(lu("Agence régionale"), None);
    assert_eq!(proches("Agence régionale", &annuaire), ["Agence régionale de santé"]);
    assert_eq!(NomLu::lire("Rade Agglo : voile").nom, "Rade Agglo");
}

#[test]
fn des_numeros_se_lisent_dans_une_phrase() {
    assert_eq!(numeros("2, 3 et 12, puis 3"), [2, 3, 12]);
    assert_eq!(numeros("99999999999999999999"), Vec::<i64>::new());
}

#[test]
fn un_fichier_sans_ligne_de_titres_n_est_pas_un_tableau() {
    assert_eq!(tableau(&[]), Err(Refus::SansEntete));
    let lu = sheets::lire(b"N;Action\n1;Ouvrir\n", "plan.csv", &sheets::Limites::default()).unwrap();
    assert_eq!(tableau(&lu.feuilles).unwrap().ligne, 1);
}

#[test]
fn un_libelle_trop_long_continue_dans_les_details() {
    let court = "Ouvrir un atelier".to_owned();
    assert_eq!(lecture::couper(&court), (court.clone(), String::new()));
    let long = format!("{}(crèches, écoles) {}", "é".repeat(300), "mots à la suite ".repeat(60));
    let (tete, suite) = lecture::couper(&long);
    assert!(tete.ends_with("(crèches, écoles)") && suite.starts_with("mots à la suite"), "{tete} | {suite}");
    assert_eq!(lecture::couper(&"é".repeat(1_200)).0.chars().count(), 400);
}
