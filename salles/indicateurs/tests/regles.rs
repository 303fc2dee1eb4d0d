//! The rules that no JSON vector reaches: what rooms call from Rust.

use indicateurs::regles::{
    Case, CiblesDatees, Element, Emboitement, Geste, GesteRefuse, Lecture, Mesure, Mois, Motif, Nature, Noeud, Objectif, Publie,
    Reglage, RegleSecret, Sens, Sequence, Seuils, Signal, Signaux, Taux, arbre, baisses_de_suite, cible_finale, comparable,
    hors_bornes, mediane, remontee, secret, secret_emboite, sous_l_attendu, sous_la_mediane, taux, variation_forte,
};
use jiff::civil::date;
use kernel::nombre::Nombre;

fn n(texte: &str) -> Nombre {
    match texte.parse() {
        Ok(nombre) => nombre,
        Err(erreur) => panic!("{erreur}"),
    }
}

fn retenu(taux: &Taux) -> Option<String> {
    taux.retenu.as_ref().map(|retenu| retenu.arrondi(2, true))
}

#[test]
fn un_oui_non_se_lit_de_0_a_1_et_un_jalon_vaut_la_part_de_son_etape() {
    assert_eq!(retenu(&taux(&Objectif::oui_non(), Some(&n("1")))).as_deref(), Some("100.00"));
    assert_eq!(retenu(&taux(&Objectif::oui_non(), Some(&n("0")))).as_deref(), Some("0.00"));
    assert_eq!(retenu(&taux(&Objectif::jalon(), Some(&n("80")))).as_deref(), Some("80.00"));
    let absente = taux(&Objectif::jalon(), None);
    assert_eq!(absente.retenu, None);
    assert_eq!(absente.signaux, Signaux::from([Signal::ValeurManquante]));
}

#[test]
fn mesurable_demande_un_sens_une_cible_et_une_reference_ou_des_bornes() {
    let complet = Objectif::de_a(Sens::Hausse, n("0"), n("10"));
    assert!(complet.mesurable(Mesure::Quantite));
    assert!(!complet.mesurable(Mesure::Document) && !complet.mesurable(Mesure::Texte));
    assert!(!Objectif { cible: None, ..complet.clone() }.mesurable(Mesure::Quantite));
    assert!(!Objectif { reference: None, ..complet }.mesurable(Mesure::Ratio));
    assert!(Objectif::entre(Some(n("3")), None).mesurable(Mesure::Note));
    assert!(!Objectif::entre(None, None).mesurable(Mesure::Note));
    assert!(!Objectif::vers(Sens::Aucun).mesurable(Mesure::OuiNon));
    assert!(Objectif::vers(Sens::Hausse).mesurable(Mesure::Jalon));
}

#[test]
fn une_valeur_de_l_an_passe_garde_son_signal_face_a_la_cible_de_l_annee() {
    let (Some(avant), Some(a)) = (Mois::nouveau(2024, 12), Mois::nouveau(2025, 12)) else { panic!("décembre existe") };
    let serie = [(avant, Lecture::from(n("5"))), (a, Lecture::NonSaisie)];
    let lu = comparable(&Reglage::derniere(Nature::Stock), a, &serie);
    assert_eq!(lu.periode, Some(avant));
    let taux = Taux::du_comparable(&Objectif::de_a(Sens::Hausse, n("0"), n("10")), &lu);
    assert_eq!(retenu(&taux).as_deref(), Some("50.00"));
    assert_eq!(taux.signaux, Signaux::from([Signal::ValeurAnterieure]));
}

#[test]
fn une_fiche_sans_indicateur_est_ecartee_et_annoncee() {
    let elements = [
        Element::nouveau("F1", Some(n("60"))),
        Element::non_mesurable("F30"),
        Element { applicable: false, ..Element::non_mesurable("F31") },
    ];
    let resultat = remontee(&elements, &Nombre::cent());
    assert_eq!(resultat.ecartes, ["F30"]);
    assert!(resultat.manquants.is_empty());
    assert_eq!(resultat.taux, Some(n("60")));
}

#[test]
fn l_explication_d_une_remontee_se_rejoue_sur_les_poids_declares() {
    let elements = ["10", "20", "0.015"].map(|taux| Element::nouveau(taux, Some(n(taux))));
    let resultat = remontee(&elements, &Nombre::cent());
    let operandes = &resultat.poids_effectifs;
    let haut: Nombre = operandes.iter().map(|p| n(&p.declare.arrondi(4, false)) * n(&p.retenu.arrondi(4, true))).sum();
    let bas: Nombre = operandes.iter().map(|p| n(&p.declare.arrondi(4, false))).sum();
    let rejoue = haut.checked_div(&bas).map(|taux| taux.arrondi(2, true));
    assert_eq!(rejoue.as_deref(), Some("10.01"));
    assert_eq!(rejoue, resultat.taux.map(|taux| taux.arrondi(2, true)));
}

#[test]
fn un_arbre_se_monte_en_rust_et_rend_ses_branches_de_bas_en_haut() {
    let contrat = Noeud::branche(
        "CLS",
        vec![
            Noeud::branche("A1", vec![Noeud::feuille("F1", Some(n("80"))), Noeud::feuille("F2", Some(n("40")))]).pesant(n("2")),
            Noeud::branche("A2", vec![Noeud::feuille("F3", None)]),
        ],
    );
    let remontees = arbre(&contrat, &n("60"));
    let codes: Vec<&str> = remontees.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(codes, ["A1", "A2", "CLS"]);
    let racine = remontees.last().map(|(_, racine)| racine.clone()).unwrap_or_default();
    assert_eq!(racine.taux, Some(n("60")));
    assert_eq!(racine.manquants, ["A2"]);
    let axe = remontees.get(1).map(|(_, axe)| axe.motif);
    assert_eq!(axe, Some(Some(Motif::CouvertureInsuffisante)));
    assert!(arbre(&Noeud::feuille("F1", None), &n("60")).is_empty());
}

#[test]
fn la_cible_finale_est_la_derniere_avant_la_fin_du_contrat() {
    let cibles = CiblesDatees {
        cibles: vec![(date(2031, 12, 31), n("99")), (date(2029, 12, 31), n("40")), (date(2025, 12, 31), n("50"))],
        reference: None,
    };
    assert_eq!(cible_finale(&cibles, date(2029, 12, 31)).valeur, Some(n("40")));
    let tot = cible_finale(&cibles, date(2024, 1, 1));
    assert_eq!((tot.valeur, tot.signaux), (None, Signaux::from([Signal::CibleManquante])));
}

#[test]
fn les_alertes_demandent_plus_de_10_points_ou_trois_baisses_de_suite() {
    let seuils = Seuils::default();
    assert!(sous_l_attendu(&seuils, Some(&n("-10.01"))));
    assert!(!sous_l_attendu(&seuils, Some(&n("-10"))), "10 points tout juste : pas d'alerte");
    assert!(!sous_l_attendu(&seuils, None));

    let territoires = ["20", "50", "60"].map(|taux| Some(n(taux)));
    assert!(sous_la_mediane(&seuils, Some(&n("39.9")), &territoires));
    assert!(!sous_la_mediane(&seuils, Some(&n("40")), &territoires));
    assert!(!sous_la_mediane(&seuils, Some(&n("0")), &[None]));
    assert_eq!(mediane(&[&n("1"), &n("4"), &n("2"), &n("3")]), Some(n("2.5")));
    assert_eq!(mediane(&[]), None);

    let suite = |taux: &[&str]| -> Vec<Option<Nombre>> { taux.iter().map(|t| t.parse().ok()).collect() };
    assert!(baisses_de_suite(&seuils, &suite(&["10", "50", "40", "30", "20"])));
    assert!(!baisses_de_suite(&seuils, &suite(&["50", "40", "30"])), "deux baisses");
    assert!(!baisses_de_suite(&seuils, &suite(&["50", "40", "30", "30"])), "égal n'est pas baisser");
    assert!(!baisses_de_suite(&seuils, &suite(&["50", "40", "30", "20", "25"])), "elle est finie");
    assert!(!baisses_de_suite(&seuils, &suite(&["50", "40", "", "20", "10"])), "un manque rompt la suite");
}

#[test]
fn une_variation_de_plus_de_la_moitie_ou_hors_bornes_alerte() {
    let moitie = n("50");
    assert!(variation_forte(Some(&n("100")), Some(&n("151")), &moitie));
    assert!(variation_forte(Some(&n("100")), Some(&n("49")), &moitie));
    assert!(!variation_forte(Some(&n("100")), Some(&n("150")), &moitie));
    assert!(!variation_forte(Some(&n("0")), Some(&n("150")), &moitie));
    assert!(!variation_forte(None, Some(&n("150")), &moitie));
    assert!(hors_bornes(&n("4"), Some(&n("5")), None) && hors_bornes(&n("11"), None, Some(&n("10"))));
    assert!(!hors_bornes(&n("5"), Some(&n("5")), Some(&n("5"))));
}

#[test]
fn un_quartier_et_sa_commune_se_masquent_ensemble() {
    let regle = RegleSecret::default();
    let publier = |tout: &str, quartier: &str| {
        let parties = vec![Case::nouvelle("QP1", n(quartier))];
        let publication = secret_emboite(&regle, &Emboitement { tout: n(tout), parties });
        (publication.total, publication.cases.get("QP1").cloned())
    };
    let valeur = |texte| Publie::Valeur(n(texte));
    assert_eq!(publier("500", "200"), (valeur("500"), Some(valeur("200"))));
    assert_eq!(publier("500", "4"), (valeur("500"), Some(Publie::Secret)));
    assert_eq!(
        publier("500", "495"),
        (valeur("500"), Some(Publie::Secret)),
        "les 5 hors quartier se trouveraient par soustraction"
    );
    assert_eq!(publier("500", "500"), (valeur("500"), Some(valeur("500"))));
    assert_eq!(publier("9", "9"), (Publie::Secret, Some(Publie::Secret)));
}

#[test]
fn les_entreprises_ont_leur_seuil_et_leur_dominance() {
    let regle = RegleSecret::entreprises();
    let case = |code: &str, unites: &str, part: &str| Case { part_premiere: Some(n(part)), ..Case::nouvelle(code, n(unites)) };
    let cases = [case("A", "3", "85"), case("B", "2", "60"), case("C", "40", "85.1")];
    let publication = secret(&regle, &cases, None);
    assert_eq!(publication.cases.get("A"), Some(&Publie::Valeur(n("3"))));
    assert_eq!(publication.cases.get("B"), Some(&Publie::Secret));
    assert_eq!(publication.cases.get("C"), Some(&Publie::Secret));
}

#[test]
fn un_geste_sur_un_indicateur_inconnu_est_refuse_sans_rien_changer() {
    let Some(a) = Mois::nouveau(2025, 1) else { panic!("2025-01 existe") };
    let mut sequence = Sequence::nouvelle(indicateurs::regles::Chaine { a, couverture_min: Nombre::cent(), indicateurs: vec![] });
    let avant = sequence.clone();
    let geste = Geste::Observer { code: "I9".to_owned(), mois: a, lecture: Lecture::NonSaisie };
    let refus = sequence.appliquer(&geste).cloned();
    assert_eq!(refus, Err(GesteRefuse::IndicateurInconnu { code: "I9".to_owned() }));
    assert_eq!(sequence, avant);
}
