//! What the workbook offers to the person, read in the file itself.

use super::{classeur, liste, partie, xlsx};
use crate::*;
use jiff::civil::date;

#[test]
fn le_meme_classeur_donne_les_memes_octets() {
    assert_eq!(xlsx(&liste()), xlsx(&liste()));
    let later = Classeur { cree_a: date(2027, 1, 1).at(0, 0, 0, 0), ..classeur(&liste()) };
    assert_ne!(ecrire_xlsx(&later).unwrap(), xlsx(&liste()));
    assert!(partie(&xlsx(&liste()), "docProps/core.xml").contains("2026-11-22T09:30:00Z"));
}

#[test]
fn la_feuille_a_ses_titres_figes_ses_filtres_et_ses_listes() {
    let bytes = xlsx(&liste());
    let sheet = partie(&bytes, "xl/worksheets/sheet2.xml");
    assert!(sheet.contains(r#"state="frozen""#) && sheet.contains(r#"ySplit="1""#) && sheet.contains(r#"xSplit="1""#));
    assert!(sheet.contains(r#"<autoFilter ref="A1:J4""#), "{sheet}");
    assert!(sheet.contains("&quot;En cours,Terminée,À venir&quot;") || sheet.contains("\"En cours,Terminée,À venir\""));
    assert!(sheet.contains("'Listes'!$A$1:$A$40"), "the long list goes through a hidden sheet");
    assert!(sheet.contains(r#"sqref="H2:H1048576""#), "rows to come have their list too");
    let book = partie(&bytes, "xl/workbook.xml");
    assert!(book.contains(r#"name="Listes" sheetId="3" state="hidden""#), "{book}");
    assert!(book.contains(r#"name="_meta" sheetId="4" state="veryHidden""#));
    assert!(book.find("À lire").unwrap() < book.find("Fiches").unwrap(), "the notice comes first");
}

#[test]
fn les_identifiants_sont_hors_de_portee_et_le_tri_reste_possible() {
    let sheet = partie(&xlsx(&liste()), "xl/worksheets/sheet2.xml");
    let protection = sheet.split("<sheetProtection").nth(1).unwrap().split("/>").next().unwrap();
    for allowed in ["sort", "autoFilter", "insertRows"] {
        assert!(protection.contains(&format!(r#"{allowed}="0""#)), "{allowed} is not locked: {protection}");
    }
    assert!(sheet.contains(r#"sqref="A2:J1048576" name="#), "the data range may be sorted");
    let refused = sheet.matches("<formula1>FALSE</formula1>").count();
    assert_eq!(refused, 2, "the identifier and the column of the platform refuse what is typed");
}

#[test]
fn un_texte_n_est_jamais_une_formule() {
    let bytes = xlsx(&liste());
    assert!(!partie(&bytes, "xl/worksheets/sheet2.xml").contains("<f>"));
    assert!(partie(&bytes, "xl/sharedStrings.xml").contains("<t>=1+1</t>"));
    let csv = String::from_utf8(ecrire_csv(&liste(), kernel::Lang::Fr).unwrap()).unwrap();
    assert!(csv.starts_with("\u{feff}Identifiant;Numéro;"));
    assert!(csv.contains("F-002;'=1+1;") && csv.contains("F-003;'@x;") && csv.contains(";-5;0,125;2026-03-01;oui;"), "{csv}");
}

#[test]
fn ce_qui_ne_tient_pas_dans_une_cellule_est_refuse_avec_sa_place() {
    let mut list = liste();
    list.lignes[1][2] = Valeur::texte("é".repeat(32_768));
    let error = ecrire_xlsx(&classeur(&list)).unwrap_err();
    assert!(matches!(&error, ErreurEcriture::TexteTropLong { adresse, longueur: 32_768 } if adresse.to_string() == "Fiches!C3"));
    let nothing = Classeur { feuilles: vec![], a_lire: None, ..classeur(&list) };
    assert!(matches!(ecrire_xlsx(&nothing), Err(ErreurEcriture::SansFeuille)));
}

#[test]
fn les_metadonnees_reviennent() {
    let lu = lire(&xlsx(&liste()), "plan.xlsx", &Limites::default()).unwrap();
    assert_eq!(lu.meta("format_version"), Some("1"));
    assert_eq!(lu.meta("contrat"), Some("cls"));
    assert_eq!(lu.meta("absent"), None);
    let shown: Vec<_> = lu.feuilles.iter().map(|f| (f.nom.as_str(), f.masquee)).collect();
    assert_eq!(shown, [("À lire", false), ("Fiches", false), ("Listes", true)]);
}

#[test]
fn calamine_relit_la_grille_entiere() {
    use calamine::{Data, Reader, Xlsx};
    let mut book = Xlsx::new(std::io::Cursor::new(xlsx(&liste()))).unwrap();
    let range = book.worksheet_range("Fiches").unwrap();
    assert_eq!(range.get_size(), (4, 10));
    assert_eq!(range.get((0, 2)), Some(&Data::String("Intitulé de l’action *".into())));
    assert_eq!(range.get((1, 1)), Some(&Data::String("007".into())));
    assert_eq!(range.get((1, 3)), Some(&Data::Float(1200.0)));
    assert!(matches!(range.get((1, 5)), Some(Data::DateTime(_))));
}
