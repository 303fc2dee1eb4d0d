//! Steps and marks, sentence by sentence.

use super::*;
use crate::model::{EtatIndicateur, RoleIndicateur, Sens};
use proptest::prelude::*;

fn n(texte: &str) -> Nombre {
    texte.parse().unwrap()
}

fn indicateur(mesure: Mesure, echelle: Option<Echelle>) -> Indicateur {
    let mut i = Indicateur {
        id: kernel::Id::fresh(),
        version: 1,
        contrat_id: "contrat".into(),
        code: "1.R1".into(),
        libelle: "Maison de santé".into(),
        definition: String::new(),
        unite: String::new(),
        role: RoleIndicateur::Resultat,
        mesure,
        sens: Sens::Hausse,
        reference: None,
        reference_le: None,
        poids: "1".into(),
        etat: EtatIndicateur::Valide,
        derive_de: None,
        ordre: 1,
        echelle: Default::default(),
    };
    i.echelle.0 = echelle;
    i
}

fn etapes() -> Vec<Etape> {
    lire_etapes("Étude remise ; 25\nMarché signé ; 60 %\nÉquipement ouvert ; 100").unwrap()
}

fn lue(texte: &str) -> Option<String> {
    placer(Mesure::Jalon, Some(&Echelle::Etapes(etapes())), texte).unwrap().ok().map(|n| n.to_string())
}

#[test]
fn une_etape_par_ligne_avec_sa_part_cumulee() {
    let lues = etapes();
    assert_eq!(
        lues.iter().map(|e| (e.libelle.as_str(), e.part.to_string())).collect::<Vec<_>>(),
        [("Étude remise", "25".to_owned()), ("Marché signé", "60".to_owned()), ("Équipement ouvert", "100".to_owned())]
    );
    assert_eq!(lire_etapes(" Idée ; 0 \r\n\r\nTiers; fait ; 33,5\nFin;100").unwrap()[1].libelle, "Tiers; fait");
    assert_eq!(ecrire_etapes(&lues).lines().next(), Some("Étude remise\u{202f}; 25"));
}

#[test]
fn chaque_faute_dit_sa_ligne() {
    use FauteEtapes::*;
    let faute = |texte: &str| lire_etapes(texte).unwrap_err();
    assert_eq!(faute(" \n "), Aucune);
    assert_eq!(faute(&"Pas ; 1\n".repeat(21)), Trop { n: 21 });
    assert_eq!(faute("Étude\nFin ; 100"), SansPart { ligne: 1, saisi: "Étude".into() });
    assert_eq!(faute("Étude ; un quart\nFin ; 100"), PartIllisible { ligne: 1, saisi: "un quart".into() });
    assert_eq!(faute("Étude ; 101"), PartHorsBornes { ligne: 1, part: n("101") });
    assert_eq!(faute("Étude ; 50\nMarché ; 50\nFin ; 100"), Desordre { ligne: 2, part: n("50"), avant: n("50") });
    assert_eq!(faute("Étude ; 50\n\nIdée ; 0\nFin ; 100"), Desordre { ligne: 3, part: n("0"), avant: n("50") });
    assert_eq!(faute("É ; 50\nFin ; 100"), Courte { ligne: 1, saisi: "É".into() });
    for saisi in ["nd", "25", "Pas commencé", "sans objet"] {
        assert_eq!(faute(&format!("{saisi} ; 50\nFin ; 100")), Ambigue { ligne: 1, saisi: saisi.into() }, "{saisi}");
    }
    assert_eq!(faute("Étude ; 50\nETUDE ; 100"), Double { ligne: 2, libelle: "ETUDE".into() });
    assert_eq!(faute("Étude ; 25\nMarché ; 60"), SansFin { part: n("60") });
    for faute in [Aucune, Trop { n: 21 }, SansFin { part: n("60") }, SansPart { ligne: 1, saisi: "Étude".into() }] {
        assert!(!faute.message(Lang::Fr).is_empty() && faute.message(Lang::Fr) != faute.message(Lang::En));
    }
}

#[test]
fn une_etape_se_dit_par_son_libelle_ou_par_sa_part() {
    for dite in ["Étude remise", "etude REMISE", "25", "25 %", "25,0", "Étude remise (25\u{202f}%)", "Étude remise (25%)"] {
        assert_eq!(lue(dite).as_deref(), Some("25"), "{dite}");
    }
    for dite in ["0", "pas commencé", "Pas commencé (0\u{202f}%)"] {
        assert_eq!(lue(dite).as_deref(), Some("0"), "{dite}");
    }
    for inconnue in ["Étude", "26", "Étude remise (60\u{202f}%)", "", "oui"] {
        assert_eq!(lue(inconnue), None, "{inconnue}");
    }
    let refus = placer(Mesure::Jalon, Some(&Echelle::Etapes(etapes())), "26").unwrap().unwrap_err();
    assert!(refus.remede(Lang::Fr).contains("Marché signé (60\u{202f}%)"), "{}", refus.remede(Lang::Fr));
    assert_eq!(placer(Mesure::Quantite, None, "26"), None);
    assert!(matches!(*placer(Mesure::Jalon, None, "26").unwrap().unwrap_err(), HorsEchelle::SansEchelle { .. }));
}

#[test]
fn une_note_reste_entre_ses_bornes() {
    let echelle = Echelle::Bornes { min: n("1"), max: n("5") };
    let lue = |texte: &str| placer(Mesure::Note, Some(&echelle), texte).unwrap().ok().map(|n| n.to_string());
    for dite in ["3", "3 sur 5", "3/5", "3 out of 5"] {
        assert_eq!(lue(dite).as_deref(), Some("3"), "{dite}");
    }
    assert_eq!(lue("2,5").as_deref(), Some("2.5"));
    for hors in ["0", "5,1", "3 sur 10", "beaucoup", "3 %", ""] {
        assert_eq!(lue(hors), None, "{hors}");
    }
    assert_eq!(dire(Some(&echelle), &n("3"), Lang::Fr).as_deref(), Some("3 sur 5"));
    assert_eq!(dire(None, &n("3"), Lang::Fr), None);
}

#[test]
fn une_valeur_gardee_garde_son_etape_ses_bornes_et_sa_mesure() {
    let jalon = |texte: &str| indicateur(Mesure::Jalon, Some(Echelle::Etapes(lire_etapes(texte).unwrap())));
    let avant = jalon("Étude remise ; 25\nOuvert ; 100");
    let gardees = [
        (Quand::Annee(1), Some(n("0"))),
        (Quand::Annee(2), Some(n("25"))),
        (Quand::Periode("2026-S1".into()), Some(n("25"))),
        (Quand::Finale, Some(n("100"))),
    ];
    assert_eq!(tenir(&avant, &jalon("Étude rendue ; 25\nMarché ; 50\nOuvert ; 100"), &gardees), Ok(()), "renommer est libre");
    let refus = tenir(&avant, &jalon("Étude remise ; 30\nOuvert ; 100"), &gardees).unwrap_err();
    let quand = vec![Quand::Annee(2), Quand::Periode("2026-S1".into())];
    let etapes = avant.echelle.as_ref().unwrap().etapes().to_vec();
    assert_eq!(refus, [Refus::EtapeServie { part: n("25"), etapes, quand: quand.clone() }]);
    let dit = kernel::Refusal::message(&refus[0], Lang::Fr);
    assert!(dit.contains("Étude remise (25\u{202f}%)") && dit.contains("année 2, 2026-S1"), "{dit}");
    let compte = indicateur(Mesure::Quantite, None);
    for (ici, la) in [(&avant, &compte), (&compte, &avant)] {
        assert!(matches!(tenir(ici, la, &gardees).unwrap_err()[..], [Refus::MesureServie { .. }]));
        assert_eq!(tenir(ici, la, &gardees[3..]), Ok(()), "aucune valeur");
    }
    let note = |min: &str, max: &str| indicateur(Mesure::Note, Some(Echelle::Bornes { min: n(min), max: n(max) }));
    assert_eq!(tenir(&note("0", "100"), &note("0", "25"), &gardees[..3]), Ok(()));
    let refus = tenir(&note("0", "100"), &note("0", "10"), &gardees[..3]).unwrap_err();
    assert_eq!(refus, [Refus::BornesServies { note: n("25"), quand }]);
    assert_eq!(tenir(&compte, &Indicateur { mesure: Mesure::Ratio, ..compte.clone() }, &gardees), Ok(()));
}

proptest! {
    /// What is written is what is read, and each step is found again by its label, its share and its words in both languages.
    #[test]
    fn les_etapes_lues_sont_celles_ecrites(parts in prop::collection::btree_set(1u32..10_000, 0..10), mots in prop::collection::vec("[a-zà-ÿ';(]{1,12}", 11)) {
        let parts = parts.into_iter().map(|p| Nombre::from(i64::from(p)).checked_div(&Nombre::cent()).unwrap()).chain([Nombre::cent()]);
        let voulues: Vec<Etape> = parts.zip(&mots).enumerate().map(|(rang, (part, mot))| Etape { libelle: format!("étape {mot} {rang}"), part }).collect();
        let lues = lire_etapes(&ecrire_etapes(&voulues)).unwrap();
        prop_assert_eq!(&lues, &voulues);
        let echelle = Echelle::Etapes(lues);
        for e in &voulues {
            let dites = [e.libelle.clone(), ecrit(&e.part, Lang::Fr), dire(Some(&echelle), &e.part, Lang::Fr).unwrap(), dire(Some(&echelle), &e.part, Lang::En).unwrap()];
            for dite in dites {
                prop_assert_eq!(placer(Mesure::Jalon, Some(&echelle), &dite), Some(Ok(e.part.clone())), "{}", dite);
            }
        }
    }

    #[test]
    fn aucun_texte_ne_fait_tomber_les_etapes(texte in "\\PC{0,60}") {
        if let Ok(lues) = lire_etapes(&texte) {
            prop_assert!(lues.windows(2).all(|w| w[0].part < w[1].part) && lues.last().is_some_and(|e| e.part == Nombre::cent()));
        }
    }
}
