//! « Importers are fuzzed: hostile XLSX, megabytes of noise, formulas in cells: an error that names the place, nothing
//! written, bounded time and memory. »

use super::{archive, liste, ods, retouche, xlsx};
use crate::lecture::Mesure;
use crate::*;
use kernel::{Lang, Refusal};
use proptest::prelude::*;
use std::time::{Duration, Instant};

const PAGE: &str = "xl/worksheets/sheet2.xml";

fn refus(bytes: &[u8], limites: &Limites) -> FichierRefuse {
    let start = Instant::now();
    let refused = lire(bytes, "x.xlsx", limites).unwrap_err();
    assert!(start.elapsed() < Duration::from_secs(120), "{refused:?}");
    for lang in [Lang::Fr, Lang::En] {
        assert!(refused.message(lang).ends_with('.') && refused.remedy(lang).is_some());
    }
    refused
}

fn mesure(refused: &FichierRefuse) -> Mesure {
    match refused {
        FichierRefuse::TropGros { mesure, .. } | FichierRefuse::TropGrosVers { mesure, .. } => *mesure,
        other => panic!("{other:?}"),
    }
}

/// A sheet of the workbook replaced by `rows`.
fn avec_lignes(rows: &str) -> Vec<u8> {
    retouche(&xlsx(&liste()), PAGE, |xml| {
        let (start, end) = (xml.find("<sheetData>").unwrap(), xml.find("</sheetData>").unwrap());
        format!("{}<sheetData>{rows}{}", &xml[..start], &xml[end..])
    })
}

#[test]
fn une_bombe_de_compression_s_arrete_a_la_limite() {
    let zeros = vec![b' '; 60 << 20];
    let bomb = archive(&[("xl/workbook.xml", b"<workbook/>"), ("xl/media/image1.png", &zeros)]);
    assert!(bomb.len() < 1 << 20);
    let limits = Limites { octets_deplies: 10 << 20, ..Limites::default() };
    assert_eq!(mesure(&refus(&bomb, &limits)), Mesure::OctetsDeplies);
    let xml_bomb = archive(&[("xl/workbook.xml", &zeros)]);
    assert_eq!(mesure(&refus(&xml_bomb, &limits)), Mesure::OctetsDeplies);
}

#[test]
fn un_fichier_trop_lourd_n_est_pas_ouvert() {
    let limits = Limites { octets: 1_000, ..Limites::default() };
    assert_eq!(mesure(&refus(&xlsx(&liste()), &limits)), Mesure::Octets);
    assert_eq!(refus(b"", &Limites::default()), FichierRefuse::Vide);
}

#[test]
fn un_million_de_cellules_s_arrete_la_ou_la_limite_est_atteinte() {
    let row = |n: usize| format!("<row r=\"{n}\">{}</row>", "<c><v>1</v></c>".repeat(100));
    let file = avec_lignes(&(1..=10_000).map(row).collect::<String>());
    let refused = refus(&file, &Limites { cellules: 50_000, ..Limites::default() });
    assert_eq!(mesure(&refused), Mesure::Cellules);
    assert!(
        matches!(&refused, FichierRefuse::TropGrosVers { adresse, .. } if adresse.ligne == 500 && adresse.feuille == "Fiches")
    );
    let csv = "1;2;3;4;5;6;7;8;9;10\n".repeat(100_000);
    assert_eq!(mesure(&refus(csv.as_bytes(), &Limites::default())), Mesure::Cellules);
}

#[test]
fn un_million_de_cellules_permises_se_lisent() {
    let csv = "1;2;3;4;5;6;7;8;9;10\n".repeat(100_000);
    let lu = lire(csv.as_bytes(), "x.csv", &Limites { cellules: 1_000_000, ..Limites::default() }).unwrap();
    assert_eq!((lu.feuilles[0].lignes.len(), lu.feuilles[0].texte(100_000, 9).as_str()), (100_000, "10"));
}

#[test]
fn une_cellule_au_bout_du_monde_ne_deplie_pas_la_grille() {
    let file = avec_lignes(r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#);
    let lu = lire(&file, "x.xlsx", &Limites::default()).unwrap();
    let sheet = lu.feuille("Fiches").unwrap();
    assert_eq!(sheet.lignes.len(), 2);
    assert_eq!(sheet.texte(1_048_576, 16_383), "2");
}

#[test]
fn une_adresse_hors_de_toute_grille_est_refusee() {
    for row in [
        r#"<row r="1048577"><c r="A1048577"><v>1</v></c></row>"#,
        r#"<row r="4294967295"><c><v>1</v></c></row><row><c><v>1</v></c></row>"#,
        r#"<row r="1"><c r="ZZZZZZZZZ1"><v>1</v></c></row>"#,
        r#"<row r="1"><c r="XFE1"><v>1</v></c></row>"#,
        r#"<row r="1"><c r="A1" t="s"><v>999999</v></c></row>"#,
        r#"<row r="1"><c r="A1"><f t="shared" si="0" ref="B9:A1">1</f><v>1</v></c></row><row r="99999999999"><c r="A1"/></row>"#,
    ] {
        let refused = refus(&avec_lignes(row), &Limites::default());
        assert!(matches!(refused, FichierRefuse::Abime { .. } | FichierRefuse::AbimeVers { .. }), "{row}: {refused:?}");
    }
}

#[test]
fn une_table_de_textes_qui_ment_sur_sa_taille_est_refusee() {
    for count in ["99999999999", "18446744073709551615", "9999999999999999999999999999999999999999999"] {
        let file = retouche(&xlsx(&liste()), "xl/sharedStrings.xml", |xml| {
            let at = xml.find("uniqueCount=\"").unwrap() + 13;
            let end = at + xml[at..].find('"').unwrap();
            format!("{}{count}{}", &xml[..at], &xml[end..])
        });
        assert_eq!(mesure(&refus(&file, &Limites::default())), Mesure::Textes);
    }
    let repeated = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>".repeat(1_000);
    let mut list = liste();
    list.lignes[0][2] = Valeur::texte("x".repeat(30_000));
    let file = retouche(&xlsx(&list), PAGE, |xml| xml.replacen("</sheetData>", &format!("{repeated}</sheetData>"), 1));
    let file = retouche(&file, "xl/sharedStrings.xml", |xml| {
        xml.replacen("<si><t>Comment faire</t></si>", &format!("<si><t>{}</t></si>", "y".repeat(30_000)), 1)
    });
    // A text written once and shown 2 000 times: 60 MB out of 60 kB.
    let limits = Limites { octets_deplies: 2 << 20, ..Limites::default() };
    assert_eq!(mesure(&refus(&file, &limits)), Mesure::OctetsDeplies);
}

#[test]
fn ce_que_la_bibliotheque_garde_entier_est_compte() {
    let formats = "<xf/>".repeat(100_001);
    let file = retouche(&xlsx(&liste()), "xl/styles.xml", |xml| xml.replacen("</cellXfs>", &format!("{formats}</cellXfs>"), 1));
    assert_eq!(refus(&file, &Limites::default()), FichierRefuse::Abime { ou: "xl/styles.xml".into() });
    let texts = "<si/>".repeat(1_000);
    let file = retouche(&xlsx(&liste()), "xl/sharedStrings.xml", |xml| xml.replacen("</sst>", &format!("{texts}</sst>"), 1));
    assert_eq!(mesure(&refus(&file, &Limites { textes: 1_000, ..Limites::default() })), Mesure::Textes);
    let sheets = (0..200).map(|n| format!("<sheet name=\"s{n}\" sheetId=\"{n}\" r:id=\"rId2\"/>")).collect::<String>();
    let file = retouche(&xlsx(&liste()), "xl/workbook.xml", |xml| xml.replacen("</sheets>", &format!("{sheets}</sheets>"), 1));
    assert_eq!(mesure(&refus(&file, &Limites::default())), Mesure::Feuilles);
}

#[test]
fn des_titres_par_milliers_se_cherchent_en_temps_borne() {
    let wide = format!("{}\n", "Colonne inconnue;".repeat(16_000)).repeat(20);
    let start = Instant::now();
    traverse(wide.as_bytes());
    assert!(start.elapsed() < Duration::from_secs(120));
}

#[test]
fn un_ods_qui_se_repete_sans_fin_s_arrete_a_la_limite() {
    let cell = r#"<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>"#;
    let wide = ods(&format!(r#"<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>"#));
    let refused = refus(&wide, &Limites { cellules: 400_000, ..Limites::default() });
    assert!(matches!(&refused, FichierRefuse::TropGrosVers { mesure: Mesure::Cellules, adresse, .. } if adresse.ligne == 25));
    let huge = ods(
        r#"<table:table-row table:number-rows-repeated="4294967295"><table:table-cell office:value-type="boolean" office:boolean-value="true" table:number-columns-repeated="4294967295"/></table:table-row>"#,
    );
    refus(&huge, &Limites::default());
    let text = ods(&format!(
        r#"<table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row>"#,
        r#"<text:s text:c="999999999"/>"#.repeat(10)
    ));
    assert!(lire(&text, "x.ods", &Limites::default()).is_ok());
    let cut = ods("<table:table-row>");
    assert!(matches!(refus(&cut, &Limites::default()), FichierRefuse::Abime { .. }), "an unclosed table never loops");
}

#[test]
fn des_entites_et_des_profondeurs_de_xml_sont_refusees() {
    let laughs = r#"<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><workbook>&b;</workbook>"#;
    let deep = format!("<workbook>{}{}</workbook>", "<a>".repeat(100_000), "</a>".repeat(100_000));
    let attributes = format!("<workbook {}/>", (0..50_000).map(|n| format!("a{n}=\"1\" ")).collect::<String>());
    for xml in [laughs, deep.as_str(), attributes.as_str(), "<workbook>", "</workbook>", "<workbook></classeur>"] {
        let refused = refus(&archive(&[("xl/workbook.xml", xml.as_bytes())]), &Limites::default());
        assert!(matches!(refused, FichierRefuse::Abime { .. }), "{refused:?}");
    }
}

#[test]
fn les_fusions_et_les_feuilles_sont_comptees() {
    let merges = "<mergeCell ref=\"A1:B2\"/>".repeat(101);
    let file = retouche(&xlsx(&liste()), PAGE, |xml| {
        xml.replacen("</sheetData>", &format!("</sheetData><mergeCells>{merges}</mergeCells>"), 1)
    });
    assert_eq!(mesure(&refus(&file, &Limites { fusions: 100, ..Limites::default() })), Mesure::Fusions);
    assert_eq!(mesure(&refus(&xlsx(&liste()), &Limites { feuilles: 2, ..Limites::default() })), Mesure::Feuilles);
}

#[test]
fn le_temps_est_compte() {
    let csv = "1;2;3\n".repeat(10_000);
    assert_eq!(mesure(&refus(csv.as_bytes(), &Limites { duree: Duration::ZERO, ..Limites::default() })), Mesure::Duree);
    assert_eq!(
        mesure(&refus(
            &avec_lignes(&"<row><c><v>1</v></c></row>".repeat(10_000)),
            &Limites { duree: Duration::ZERO, ..Limites::default() }
        )),
        Mesure::Duree
    );
}

#[test]
fn ce_qui_n_est_pas_un_tableau_est_nomme() {
    let ole = [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], &[0; 600]].concat();
    assert_eq!(refus(&ole, &Limites::default()), FichierRefuse::AncienOuChiffre);
    for other in [&b"%PDF-1.7\n"[..], b"<!DOCTYPE html><table>", b"\x89PNG\r\n\x1a\n\0\0\0", b"<?xml version=\"1.0\"?><a/>"] {
        assert_eq!(refus(other, &Limites::default()), FichierRefuse::FormatInconnu);
    }
    let docx = archive(&[("word/document.xml", b"<document/>")]);
    assert_eq!(refus(&docx, &Limites::default()), FichierRefuse::FormatInconnu);
}

/// Read or refused, within the time, and what was read can be compared without breaking.
fn traverse(bytes: &[u8]) {
    let limits = Limites { octets_deplies: 20 << 20, ..Limites::default() };
    let start = Instant::now();
    if let Ok(lu) = lire(bytes, "x.csv", &limits) {
        let list = liste();
        for sheet in &lu.feuilles {
            let _ = proposer_correspondance(&sheet.entetes(), &list.colonnes, &[]);
            if let Ok(read) = sheet.rattacher(&list.colonnes, None) {
                let ecarts = confronter(&list, &read, Some(&list));
                assert_eq!(ecarts.lignes.len(), read.lignes.len());
            }
        }
    }
    assert!(start.elapsed() < Duration::from_secs(120));
}

#[test]
fn des_megaoctets_de_bruit_sont_refuses_vite() {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    })
    .take(4 << 20)
    .collect();
    assert_eq!(refus(&noise, &Limites::default()), FichierRefuse::FormatInconnu);
    let zipped = [b"PK\x03\x04".to_vec(), noise].concat();
    assert!(matches!(refus(&zipped, &Limites::default()), FichierRefuse::Abime { .. }));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn n_importe_quels_octets_sont_lus_ou_refuses(bytes in prop::collection::vec(any::<u8>(), 0..4_000)) {
        traverse(&bytes);
    }

    #[test]
    fn n_importe_quel_texte_est_lu_ou_refuse(text in any::<String>(), table in "([a-z;,\"\t\n\r=']{0,40}\n){0,10}") {
        traverse(text.as_bytes());
        traverse(table.as_bytes());
        let rows = lire_collage(&table);
        prop_assert!(rows.iter().all(|row| !row.is_empty()));
    }

    #[test]
    fn n_importe_quelle_cellule_est_comprise_ou_refusee(text in any::<String>(), figures in "[0-9 ,.%/+a-z\\-]{0,14}") {
        let list = Genre::Choix(vec!["Un".into(), "Deux".into()]);
        for kind in [Genre::Texte, Genre::Entier, Genre::Decimal, Genre::Date, Genre::OuiNon, Genre::Identifiant, list] {
            for read in [&text, &figures] {
                if let Ok(value) = interpreter(&Contenu::Texte(read.clone()), &kind) {
                    // Understood once, it is understood alike when it is read back.
                    prop_assert_eq!(&crate::interpretation::normaliser(&value, &kind), &value);
                }
            }
        }
    }

    #[test]
    fn un_classeur_coupe_est_refuse(cut in 0.001..1.0_f64) {
        let file = xlsx(&liste());
        let kept = (file.len() as f64 * cut) as usize;
        prop_assert!(lire(&file[..kept], "x.xlsx", &Limites::default()).is_err());
    }

    #[test]
    fn un_classeur_aux_bits_retournes_est_lu_ou_refuse(flips in prop::collection::vec((any::<prop::sample::Index>(), 0..8_u8), 1..6)) {
        let mut file = xlsx(&liste());
        for (at, bit) in flips {
            let at = at.index(file.len());
            file[at] ^= 1 << bit;
        }
        traverse(&file);
    }

    /// Behind a sound archive: the XML itself is damaged, so that the checksums do not stop everything first.
    #[test]
    fn un_xml_abime_dans_une_archive_saine_est_lu_ou_refuse(
        part in prop::sample::select(vec![PAGE, "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"]),
        edits in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(vec!["", "<", ">", "\"", "9", "99999999999", "-1", "A", "<c>", "</row>", "/>", "&", "é", ":"]), 0..4_usize), 1..4),
    ) {
        let file = retouche(&xlsx(&liste()), part, |xml| {
            let mut chars: Vec<String> = xml.chars().map(String::from).collect();
            for (at, text, removed) in &edits {
                let at = at.index(chars.len());
                let end = (at + removed).min(chars.len());
                chars.splice(at..end, [(*text).to_owned()]);
            }
            // Something always changes, even when the edits undo one another.
            chars.push("\n".to_owned());
            chars.concat()
        });
        traverse(&file);
    }
}
