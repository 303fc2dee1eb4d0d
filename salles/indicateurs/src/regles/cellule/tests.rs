//! What a cell says, sentence by sentence.

use super::*;
use kernel::Refusal;
use proptest::prelude::*;

fn mois(texte: &str) -> Mois {
    texte.parse().unwrap()
}

fn contexte(historique: &[(Mois, Nombre)]) -> Contexte<'_> {
    Contexte {
        mesure: Mesure::Quantite,
        unite: "atelier",
        nature: Nature::Flux,
        remise_a_zero: RemiseAZero::Jamais,
        pas: Pas::nouveau(12),
        debut: None,
        contrat: Some((mois("2024-01"), mois("2028-12"))),
        periode: mois("2026-12"),
        jour: None,
        provisoire: false,
        minimum: None,
        maximum: None,
        decimales: Some(0),
        part: false,
        historique,
    }
}

fn lu(texte: &str) -> Lu {
    lire_cellule(Mesure::Quantite, "atelier", None, texte).unwrap()
}

fn refus(mesure: Mesure, unite: &str, texte: &str) -> &'static str {
    lire_cellule(mesure, unite, None, texte).unwrap_err().code()
}

#[test]
fn vide_tiret_nd_secret_sans_objet_et_zero_ne_se_confondent_pas() {
    assert_eq!(lu(" "), Lu::NonSaisi);
    assert_eq!(lu("-"), Lu::NonSaisi);
    assert_eq!(lu("0"), Lu::Nombre(Nombre::zero()));
    assert_eq!(lu("n.d."), Lu::Absente(Absence::NonDisponible, None));
    assert_eq!(lu("ND : demandé à la CPAM"), Lu::Absente(Absence::NonDisponible, Some("demandé à la CPAM".into())));
    assert_eq!(lu("Secret"), Lu::Absente(Absence::Secret, None));
    assert_eq!(lu("sans objet"), Lu::Absente(Absence::SansObjet, None));
    assert_eq!(lu("1\u{202f}200,5"), Lu::Nombre("1200.5".parse().unwrap()));
}

#[test]
fn chaque_mesure_refuse_ce_qu_elle_n_attend_pas() {
    assert_eq!(refus(Mesure::Quantite, "atelier", "douze"), "cellule-pas-un-nombre");
    assert_eq!(refus(Mesure::Quantite, "atelier", "#REF!"), "cellule-formule-en-erreur");
    assert_eq!(refus(Mesure::Quantite, "atelier", "15 %"), "cellule-unite");
    assert_eq!(refus(Mesure::OuiNon, "", "peut-être"), "cellule-oui-non");
    assert_eq!(refus(Mesure::Ratio, "%", "24"), "cellule-couple-attendu");
    assert_eq!(refus(Mesure::Ratio, "%", "12/10"), "cellule-part-superieure");
    assert_eq!(refus(Mesure::Ratio, "%", "-1/10"), "cellule-signe-interdit");
    let couple = lire_cellule(Mesure::Ratio, "%", None, "436 sur 1 817").unwrap();
    assert_eq!(couple, Lu::Couple(Nombre::from(436), Nombre::from(1817)));
    assert_eq!(lire_cellule(Mesure::TauxNu, "%", None, "15 %").unwrap(), Lu::Nombre(Nombre::from(15)));
}

#[test]
fn la_grille_le_contrat_et_les_comptes_sont_tenus() {
    let non = |c: &Contexte<'_>, texte: &str| controler(c, &lu(texte), "").unwrap_err().code();
    let c = contexte(&[]);
    assert_eq!(non(&Contexte { periode: mois("2026-06"), ..c.clone() }, "3"), "cellule-hors-grille");
    assert_eq!(non(&Contexte { periode: mois("2029-12"), ..c.clone() }, "3"), "cellule-hors-contrat");
    assert_eq!(non(&c, "-3"), "cellule-compte-negatif");
    assert_eq!(non(&c, "3,5"), "cellule-compte-fractionnaire");
    assert_eq!(non(&Contexte { decimales: Some(1), ..c.clone() }, "3,55"), "cellule-decimales");
    let couple = Contexte { mesure: Mesure::Ratio, ..c.clone() };
    let douze_sur_dix = lire_cellule(Mesure::Ratio, "pour mille", None, "12/10").unwrap();
    assert!(controler(&couple, &douze_sur_dix, "").is_ok(), "douze pour dix, si ce n’est pas une part");
    let part = controler(&Contexte { part: true, ..couple }, &douze_sur_dix, "").unwrap_err();
    assert_eq!(part.code(), refus(Mesure::Ratio, "%", "12/10"), "« part > tout : refus »");
    assert_eq!(non(&c, "nd"), "cellule-motif-d-absence");
    assert!(controler(&c, &lu("nd"), "demandé").is_ok());
    assert_eq!(controler(&c, &lu("3"), ""), Ok(vec![]));
    assert!(controler(&Contexte { pas: None, periode: mois("2026-06"), ..c }, &lu("3"), "").is_ok());
}

#[test]
fn une_unite_qui_se_compte_refuse_les_fractions_et_tout_refuse_le_negatif() {
    let c = Contexte { decimales: None, unite: "enfants", ..contexte(&[]) };
    let non = |c: &Contexte<'_>, n: &str| controler(c, &Lu::Nombre(n.parse().unwrap()), "").err().map(|no| no.code());
    assert_eq!(non(&c, "2.5"), Some("cellule-compte-fractionnaire"));
    assert_eq!(non(&c, "-5"), Some("cellule-compte-negatif"));
    assert_eq!(non(&Contexte { decimales: Some(1), ..c.clone() }, "2.5"), None, "l’indicateur dit ses décimales");
    let journees = Contexte { unite: "journées", ..c.clone() };
    assert_eq!((non(&journees, "2.5"), non(&journees, "-8")), (None, Some("cellule-compte-negatif")));
    let solde = Contexte { minimum: Some(Nombre::from(-100)), ..c.clone() };
    assert_eq!(non(&solde, "-5"), None, "les bornes du responsable permettent de descendre sous zéro");
    assert_eq!(non(&Contexte { unite: "€", ..c.clone() }, "-1.5"), None);
    let part = Contexte { mesure: Mesure::TauxNu, unite: "%", ..c };
    assert_eq!((non(&part, "101"), non(&part, "-1")), (Some("cellule-part-hors-bornes"), Some("cellule-part-hors-bornes")));
    assert_eq!((non(&part, "100"), non(&part, "0"), non(&part, "99.9")), (None, None, None));
    assert_eq!(non(&Contexte { mesure: Mesure::Evolution, ..part.clone() }, "-40"), None);
    assert_eq!(non(&Contexte { maximum: Some(Nombre::from(150)), ..part }, "140"), None);
}

#[test]
fn une_periode_a_venir_est_refusee_et_celle_en_cours_est_provisoire() {
    let jour = Some(jiff::civil::date(2026, 11, 22));
    let c = Contexte { jour, ..contexte(&[]) };
    let non = |c: &Contexte<'_>| controler(c, &lu("3"), "").err().map(|no| no.code());
    assert_eq!(non(&c), Some("cellule-periode-en-cours"));
    assert_eq!(non(&Contexte { provisoire: true, ..c.clone() }), None);
    assert_eq!(
        non(&Contexte { jour: Some(jiff::civil::date(2026, 12, 31)), ..c.clone() }),
        None,
        "le dernier jour, elle est finie"
    );
    assert_eq!(non(&Contexte { periode: mois("2025-12"), ..c.clone() }), None);
    let future = Contexte { periode: mois("2028-12"), provisoire: true, ..c.clone() };
    assert_eq!(non(&future), Some("cellule-periode-a-venir"));
    let decembre = Contexte { pas: Pas::nouveau(1), provisoire: true, ..c };
    assert_eq!(non(&decembre), Some("cellule-periode-a-venir"), "décembre n’a pas commencé");
    let refus = controler(&future, &lu("3"), "").unwrap_err();
    assert!(refus.message(kernel::Lang::Fr).contains("1er janvier 2028") && refus.remedy(kernel::Lang::Fr).is_some());
}

#[test]
fn une_forte_variation_et_une_valeur_aberrante_alertent() {
    let passe: Vec<(Mois, Nombre)> =
        [100, 102, 98, 101, 99].iter().enumerate().map(|(n, v)| (mois(&format!("20{}-12", 21 + n)), Nombre::from(*v))).collect();
    let c = contexte(&passe);
    let codes = |texte: &str| controler(&c, &lu(texte), "").unwrap().iter().map(Alerte::code).collect::<Vec<_>>();
    assert_eq!(codes("250"), ["variation", "aberrante"]);
    assert_eq!(codes("101"), Vec::<&str>::new());
    let bornee = Contexte { maximum: Some(Nombre::from(100)), ..c.clone() };
    assert_eq!(controler(&bornee, &lu("101"), "").unwrap()[0].code(), "hors_bornes");
    let cumul = Contexte { nature: Nature::Cumul, ..c.clone() };
    assert_eq!(controler(&cumul, &lu("90"), "").unwrap_err().code(), "cellule-cumul-en-baisse");
    assert!(controler(&cumul, &lu("90"), "Doublons retirés").is_ok());
    let annuel = Contexte { nature: Nature::Cumul, remise_a_zero: RemiseAZero::Annee, ..c };
    assert!(controler(&annuel, &lu("90"), "").is_ok(), "il repart de zéro en janvier");
}

proptest! {
    #[test]
    fn aucun_texte_ne_fait_tomber_la_lecture(texte in "\\PC{0,40}", rang in 0..Mesure::ALL.len()) {
        let mesure = Mesure::ALL[rang];
        if let Ok(lu) = lire_cellule(mesure, "%", None, &texte) {
            let _ = controler(&contexte(&[]), &lu, "");
        }
    }

    #[test]
    fn un_nombre_tape_se_garde_exact(entiers in -1_000_000i64..1_000_000, decimales in 0i64..1_000) {
        let signe = if entiers < 0 { "-" } else { "" };
        let texte = format!("{signe}{},{decimales:03}", entiers.abs());
        let exact: Nombre = texte.replace(',', ".").parse().unwrap();
        prop_assert_eq!(lu(&texte), Lu::Nombre(exact));
    }
}
