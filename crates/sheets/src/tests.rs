//! The path of a file, from the base and back, and what hostile files meet.

mod aller_retour;
mod ecarts;
mod formats;
mod hostile;
mod retouches;
mod xlsx_ecrit;

use crate::*;
use jiff::civil::date;
use kernel::Lang;
use std::io::{Cursor, Read, Write};

/// A list as a plan has it, with every kind of column.
pub fn liste() -> Feuille {
    let etats = ["En cours", "Terminée", "À venir"].map(str::to_owned).to_vec();
    let longue = (1..=40).map(|n| format!("Service numéro {n}, direction {}", n % 3)).collect();
    Feuille {
        nom: "Fiches".into(),
        colonnes: vec![
            Colonne::new("id", "Identifiant", Genre::Identifiant),
            Colonne::new("code", "Numéro", Genre::Texte),
            Colonne::new("intitule", "Intitulé de l’action", Genre::Texte).obligatoire().aide("Une phrase courte."),
            Colonne::new("budget", "Budget", Genre::Entier),
            Colonne::new("taux", "Taux", Genre::Decimal),
            Colonne::new("debut", "Début", Genre::Date),
            Colonne::new("phare", "Action phare", Genre::OuiNon),
            Colonne::new("etat", "État", Genre::Choix(etats)),
            Colonne::new("service", "Service", Genre::Choix(longue)),
            Colonne::new("note", "Note de la plateforme", Genre::Entier).lecture_seule(),
        ],
        lignes: vec![
            ligne("F-001", "007", "Sport santé", 1_200),
            ligne("F-002", "=1+1", "Qualité de l’air :\nmesures", 0),
            ligne("F-003", "@x", "Aller vers « les jeunes »", -5),
        ],
    }
}

fn ligne(id: &str, code: &str, titre: &str, budget: i64) -> Vec<Valeur> {
    vec![
        Valeur::texte(id),
        Valeur::texte(code),
        Valeur::texte(titre),
        budget.into(),
        Valeur::Nombre("0.125".parse().unwrap()),
        date(2026, 3, 1).into(),
        Valeur::OuiNon(true),
        Valeur::texte("En cours"),
        Valeur::texte("Service numéro 7, direction 1"),
        3.into(),
    ]
}

pub fn classeur(feuille: &Feuille) -> Classeur {
    Classeur {
        a_lire: Some(ALire { nom: "À lire".into(), paragraphes: vec!["Comment faire".into(), "Corrigez, renvoyez.".into()] }),
        feuilles: vec![feuille.clone()],
        meta: vec![("contrat".into(), "cls".into()), ("exporte_le".into(), "2026-11-22".into())],
        cree_a: date(2026, 11, 22).at(9, 30, 0, 0),
        titre: "Plan".into(),
        lang: Lang::Fr,
    }
}

pub fn xlsx(feuille: &Feuille) -> Vec<u8> {
    ecrire_xlsx(&classeur(feuille)).unwrap()
}

/// Reads a file and attaches its sheet « Fiches ».
pub fn relire(bytes: &[u8], nom: &str, feuille: &Feuille) -> FeuilleLue {
    let lu = lire(bytes, nom, &Limites::default()).unwrap();
    lu.feuille(&feuille.nom).unwrap().rattacher(&feuille.colonnes, None).unwrap()
}

/// The text of a part of an archive.
pub fn partie(bytes: &[u8], chemin: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(chemin).unwrap().read_to_string(&mut text).unwrap();
    text
}

pub fn archive(parties: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(vec![]));
    for (path, body) in parties {
        writer.start_file(*path, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(body).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The same archive with one part rewritten.
pub fn retouche(bytes: &[u8], chemin: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut archive_in = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts: Vec<(String, Vec<u8>)> = vec![];
    let mut touched = false;
    for rank in 0..archive_in.len() {
        let mut part = archive_in.by_index(rank).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut body = vec![];
        part.read_to_end(&mut body).unwrap();
        if name == chemin {
            let changed = change(String::from_utf8(body.clone()).unwrap());
            touched = changed.as_bytes() != body;
            body = changed.into_bytes();
        }
        parts.push((name, body));
    }
    assert!(touched, "nothing was changed in {chemin}");
    let borrowed: Vec<(&str, &[u8])> = parts.iter().map(|(n, b)| (n.as_str(), b.as_slice())).collect();
    archive(&borrowed)
}

/// An ods of one table: `rows` is the XML of its rows.
pub fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><office:body><office:spreadsheet><table:table table:name="Fiches">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest/>"),
    ])
}
