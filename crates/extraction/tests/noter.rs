//! The marking program, as it is called from a terminal.

use extraction::lire;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::{Command, Output};

const PORT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/textes/port.txt");

#[expect(clippy::expect_used, reason = "only tests call it")]
fn attendu(nom: &str, valeur: &Value) -> PathBuf {
    let chemin = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(nom);
    std::fs::write(&chemin, valeur.to_string()).expect("the folder of the tests can be written");
    chemin
}

#[expect(clippy::expect_used, reason = "only tests call it")]
fn noter(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_noter")).args(arguments).output().expect("the program starts")
}

#[test]
fn le_code_de_sortie_dit_si_le_seuil_est_atteint() {
    let juste = lire(include_str!("textes/port.txt")).en_json();
    let mut faux = juste.clone();
    faux["fiches"][0]["titre"] = json!("Fermer la mer");
    let (juste, faux) = (attendu("juste.json", &juste), attendu("faux.json", &faux));
    let (juste, faux) = (juste.to_string_lossy(), faux.to_string_lossy());
    let parfaite = noter(&[PORT, &juste]);
    assert_eq!(parfaite.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&parfaite.stdout).contains("100,0\u{202f}%"));
    let ratee = noter(&[PORT, &faux, "--lang", "en"]);
    assert_eq!(ratee.status.code(), Some(1));
    let dit = String::from_utf8_lossy(&ratee.stdout).into_owned();
    assert!(
        dit.contains("Sheet 1 titre (wrong)\n  expected \"Fermer la mer\"\n  got \"Ouvrir la mer à tous, petits et grands\""),
        "{dit}"
    );
    assert_eq!(noter(&[PORT, &faux, "--seuil", "90"]).status.code(), Some(0));
}

#[test]
fn un_fichier_absent_ou_illisible_se_dit() {
    assert_eq!(noter(&[]).status.code(), Some(2));
    assert_eq!(noter(&["absent.txt", "absent.json"]).status.code(), Some(2));
    let vide = attendu("vide.txt", &json!(""));
    std::fs::write(&vide, "").expect("the folder of the tests can be written");
    let refus = noter(&[&vide.to_string_lossy(), "absent.json"]);
    assert_eq!(refus.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refus.stderr).contains("Le fichier ne contient aucun texte."));
}
