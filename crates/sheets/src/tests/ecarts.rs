//! The preview of differences: each row of the file is what it is, each error has its place.

use super::{liste, relire, xlsx};
use crate::*;
use jiff::civil::date;
use kernel::{Lang, Refusal};

/// The list as a person would send it back: written from `corrige`, compared with `attendu`.
fn renvoi(attendu: &Feuille, corrige: &Feuille, base: Option<&Feuille>) -> Ecarts {
    confronter(attendu, &relire(&xlsx(corrige), "plan.xlsx", attendu), base)
}

fn soucis(ecarts: &Ecarts) -> Vec<(String, &str)> {
    ecarts.erreurs.iter().map(|e| (e.adresse.to_string(), e.code())).collect()
}

#[test]
fn une_cellule_corrigee_se_dit_avec_avant_apres_et_sa_place() {
    let (list, mut file) = (liste(), liste());
    file.lignes[1][3] = 450.into();
    file.lignes[2][5] = date(2026, 9, 1).into();
    let ecarts = renvoi(&list, &file, Some(&list));
    assert_eq!([Sorte::Inchangee, Sorte::Modifiee].map(|s| ecarts.compte(s)), [1, 2]);
    let change = &ecarts.lignes[1].changements[0];
    assert_eq!(ecarts.lignes[1].identifiant.as_deref(), Some("F-002"));
    assert_eq!((change.colonne.as_str(), change.adresse.to_string().as_str()), ("budget", "Fiches!D3"));
    assert_eq!((&change.avant, &change.apres, &change.depart), (&0.into(), &450.into(), &None));
    assert_eq!(ecarts.applicables().count(), 2);
}

#[test]
fn une_cellule_videe_est_un_changement_et_une_obligatoire_videe_une_erreur() {
    let (list, mut file) = (liste(), liste());
    file.lignes[0][1] = Valeur::Vide;
    file.lignes[1][2] = Valeur::Vide;
    let ecarts = renvoi(&list, &file, None);
    assert_eq!(ecarts.lignes[0].changements[0].apres, Valeur::Vide);
    assert_eq!(soucis(&ecarts), [("Fiches!C3".to_owned(), "cellule_obligatoire")]);
    assert_eq!(ecarts.lignes[1].sorte, Sorte::Refusee);
}

#[test]
fn une_ligne_sans_identifiant_est_nouvelle_et_une_absente_n_est_pas_supprimee() {
    let (list, mut file) = (liste(), liste());
    let mut new = file.lignes.remove(0);
    new[0] = Valeur::Vide;
    new[2] = Valeur::texte("Mobilités douces");
    new[9] = Valeur::Vide;
    file.lignes.push(new);
    let ecarts = renvoi(&list, &file, Some(&list));
    assert_eq!(ecarts.absentes, ["F-001"]);
    let row = &ecarts.lignes[2];
    assert_eq!((row.ligne, row.sorte, &row.identifiant, &row.ressemble_a), (4, Sorte::Nouvelle, &None, &None));
    assert_eq!(row.changements.len(), 8, "each cell that holds something");
}

#[test]
fn le_meme_fichier_envoye_deux_fois_ne_cree_rien_deux_fois() {
    let (base, mut file) = (liste(), liste());
    let mut new = file.lignes[0].clone();
    new[0] = Valeur::Vide;
    new[2] = Valeur::texte("Mobilités douces");
    new[9] = Valeur::Vide;
    file.lignes.push(new.clone());
    // The first sending was accepted: the base gave the row a name.
    let mut now = liste();
    new[0] = Valeur::texte("F-004");
    new[9] = 8.into();
    now.lignes.push(new);
    let again = renvoi(&now, &file, Some(&base));
    assert_eq!(again.lignes[3].sorte, Sorte::DejaPresente);
    assert_eq!(again.lignes[3].identifiant.as_deref(), Some("F-004"));
    assert!(again.est_vide(), "{again:#?}");
    // Corrected since: not the same content, but the same name is told.
    now.lignes[3][3] = 99.into();
    let alike = renvoi(&now, &file, Some(&base));
    assert_eq!((alike.lignes[3].sorte, alike.lignes[3].ressemble_a.as_deref()), (Sorte::Nouvelle, Some("F-004")));
    assert_eq!(alike.nees_depuis, ["F-004"]);
}

#[test]
fn un_conflit_garde_les_deux_versions_et_un_retard_n_efface_rien() {
    let (base, mut now, mut file) = (liste(), liste(), liste());
    now.lignes[0][3] = 2_000.into();
    file.lignes[0][3] = 1_500.into();
    // Changed here only: the file is late, not wrong.
    now.lignes[1][2] = Valeur::texte("Qualité de l’air extérieur");
    // Changed alike on both sides.
    now.lignes[2][3] = 7.into();
    file.lignes[2][3] = 7.into();
    let ecarts = renvoi(&now, &file, Some(&base));
    let kinds: Vec<Sorte> = ecarts.lignes.iter().map(|l| l.sorte).collect();
    assert_eq!(kinds, [Sorte::EnConflit, Sorte::Inchangee, Sorte::Inchangee]);
    let change = &ecarts.lignes[0].changements[0];
    assert_eq!((&change.avant, &change.apres, &change.depart), (&2_000.into(), &1_500.into(), &Some(1_200.into())));
    // Without the export, the file is taken at its word.
    assert_eq!(renvoi(&now, &file, None).compte(Sorte::Modifiee), 2);
}

#[test]
fn un_identifiant_touche_est_une_erreur_qui_dit_lequel_remettre() {
    let (list, mut file) = (liste(), liste());
    file.lignes[0][0] = Valeur::texte("F-01");
    file.lignes[1][0] = Valeur::Vide;
    file.lignes[1][3] = 77.into();
    let mut inconnue = file.lignes[2].clone();
    inconnue[0] = Valeur::texte("Z-9");
    inconnue[2] = Valeur::texte("Rien de tel");
    file.lignes.push(inconnue);
    file.lignes.push(file.lignes[2].clone());
    let ecarts = renvoi(&list, &file, Some(&list));
    assert_eq!(
        soucis(&ecarts),
        [
            ("Fiches!A2".to_owned(), "identifiant_modifie"),
            ("Fiches!A3".to_owned(), "identifiant_efface"),
            ("Fiches!A4".to_owned(), "identifiant_en_double"),
            ("Fiches!A5".to_owned(), "identifiant_inconnu"),
            ("Fiches!A6".to_owned(), "identifiant_en_double"),
        ]
    );
    assert!(ecarts.lignes.iter().all(|l| l.sorte == Sorte::Refusee && l.changements.is_empty()));
    assert_eq!(ecarts.absentes, Vec::<String>::new(), "they are there, under another name");
    assert_eq!(
        ecarts.erreurs[0].message(Lang::Fr),
        "Fiches!A2\u{202f}: l’identifiant a été changé\u{202f}: «\u{202f}F-01\u{202f}» au lieu de «\u{202f}F-001\u{202f}», à remettre."
    );
}

#[test]
fn une_ligne_supprimee_depuis_ne_renait_pas_sans_le_dire() {
    let (base, mut now) = (liste(), liste());
    now.lignes.remove(2);
    let ecarts = renvoi(&now, &base, Some(&base));
    assert_eq!(soucis(&ecarts), [("Fiches!A4".to_owned(), "ligne_supprimee_depuis")]);
    assert!(ecarts.erreurs[0].is_conflict());
}

#[test]
fn chaque_cellule_fausse_a_son_erreur_et_sa_place() {
    let (list, mut file) = (liste(), liste());
    let wrong = ["douze", "environ 3", "1/3/26", "peut-être", "En cour", "Aucun"];
    for (column, text) in (3..9).zip(wrong) {
        file.lignes[0][column] = Valeur::texte(text);
    }
    file.lignes[1][9] = 12.into();
    let ecarts = renvoi(&list, &file, None);
    assert_eq!(
        soucis(&ecarts),
        [
            ("Fiches!D2".to_owned(), "cellule_pas_un_entier"),
            ("Fiches!E2".to_owned(), "cellule_pas_un_nombre"),
            ("Fiches!F2".to_owned(), "cellule_annee_sur_deux_chiffres"),
            ("Fiches!G2".to_owned(), "cellule_pas_oui_non"),
            ("Fiches!H2".to_owned(), "cellule_hors_liste"),
            ("Fiches!I2".to_owned(), "cellule_hors_liste"),
            ("Fiches!J3".to_owned(), "cellule_non_modifiable"),
        ]
    );
    assert!(ecarts.erreurs[4].message(Lang::En).contains("“En cours” perhaps?"));
    for error in &ecarts.erreurs {
        for lang in [Lang::Fr, Lang::En] {
            assert!(error.message(lang).starts_with(&error.adresse.to_string()) && error.message(lang).ends_with('.'));
        }
    }
}

#[test]
fn une_colonne_absente_laisse_ses_valeurs_en_paix() {
    let (list, mut file) = (liste(), liste());
    file.colonnes.remove(3);
    for row in &mut file.lignes {
        row.remove(3);
    }
    file.colonnes.reverse();
    file.lignes.iter_mut().for_each(|row| row.reverse());
    file.colonnes[0].titre = "Colonne à moi".into();
    file.colonnes[0].cle = "a_moi".into();
    file.colonnes[1].titre = "SERVICE ".into();
    let read = relire(&xlsx(&file), "plan.xlsx", &list);
    assert_eq!(read.manquantes, ["budget", "note"]);
    assert_eq!(read.en_trop, [(Adresse::new("Fiches", 1, 0), "Colonne à moi".to_owned())]);
    assert!(confronter(&list, &read, None).est_vide());
    let twice = relire("id;Budget;BUDGET\nF-001;1200;9\n".as_bytes(), "Fiches.csv", &list);
    assert_eq!(twice.en_double, [(Adresse::new("Fiches", 1, 2), "BUDGET".to_owned())]);
    assert_eq!(confronter(&list, &twice, None).lignes[0].sorte, Sorte::Inchangee, "the first of the two is read");
}

#[test]
fn les_ecarts_se_gardent_en_json() {
    let (list, mut file) = (liste(), liste());
    file.lignes[0][3] = Valeur::texte("douze");
    file.lignes[1][5] = Valeur::Vide;
    let ecarts = renvoi(&list, &file, Some(&list));
    let kept = serde_json::to_string(&ecarts).unwrap();
    assert_eq!(serde_json::from_str::<Ecarts>(&kept).unwrap(), ecarts);
}

#[test]
fn mille_erreurs_de_trop_sont_comptees_sans_etre_gardees() {
    let list = liste();
    let rows = (0..3_000).map(|n| format!("F-{n};x\n")).collect::<String>();
    let read = relire(format!("id;budget\nF-001;1\n{rows}").as_bytes(), "Fiches.csv", &list);
    let ecarts = confronter(&list, &read, None);
    assert_eq!((ecarts.erreurs.len(), ecarts.erreurs_en_plus), (2_000, 1_000));
    assert_eq!(ecarts.lignes.len(), 3_001);
}

#[test]
fn deux_lignes_jumelles_deja_creees_ne_le_sont_pas_une_troisieme_fois() {
    let base = liste();
    let twin = |id: &str| {
        let mut row = base.lignes[0].clone();
        row[0] = if id.is_empty() { Valeur::Vide } else { Valeur::texte(id) };
        row[2] = Valeur::texte("Permanence");
        row[9] = Valeur::Vide;
        row
    };
    let (mut now, mut file) = (liste(), liste());
    now.lignes.extend(["F-8", "F-9"].map(twin));
    file.lignes.extend(["", "", ""].map(twin));
    let ecarts = renvoi(&now, &file, Some(&base));
    let found: Vec<_> = ecarts.lignes[3..].iter().map(|l| (l.sorte, l.identifiant.as_deref())).collect();
    assert_eq!(found, [(Sorte::DejaPresente, Some("F-8")), (Sorte::DejaPresente, Some("F-9")), (Sorte::Nouvelle, None)]);
}

#[test]
fn un_choix_renomme_depuis_l_export_n_est_pas_une_faute_de_qui_n_y_a_pas_touche() {
    let (then, mut now) = (liste(), liste());
    let Genre::Choix(labels) = &mut now.colonnes[7].genre else { panic!() };
    labels[0] = "Lancée".into();
    for row in &mut now.lignes {
        if row[7] == Valeur::texte("En cours") {
            row[7] = Valeur::texte("Lancée");
        }
    }
    assert!(now != then);
    let ecarts = renvoi(&now, &then, Some(&then));
    assert!(ecarts.est_vide(), "{ecarts:?}");
    let mut file = then.clone();
    file.lignes[0][7] = Valeur::texte("Jamais vu");
    assert_eq!(soucis(&renvoi(&now, &file, Some(&then))), [("Fiches!H2".to_owned(), "cellule_hors_liste")]);
}
