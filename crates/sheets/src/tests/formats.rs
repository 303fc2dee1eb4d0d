//! Files of elsewhere: ods, csv, workbooks touched by a spreadsheet.

use super::{archive, liste, ods, relire, retouche, xlsx};
use crate::*;
use jiff::civil::date;
use kernel::Refusal;

const PAGE: &str = "xl/worksheets/sheet2.xml";

fn brut(bytes: &[u8]) -> FeuilleBrute {
    lire(bytes, "f.csv", &Limites::default()).unwrap().feuilles.remove(0)
}

#[test]
fn une_formule_est_montree_avec_sa_place_et_jamais_crue() {
    let list = liste();
    // The cached value is exactly the one of the base: it is refused all the same.
    let file = retouche(&xlsx(&list), PAGE, |xml| xml.replacen("<v>1200</v>", "<f>600*2</f><v>1200</v>", 1));
    let lu = lire(&file, "plan.xlsx", &Limites::default()).unwrap();
    let sheet = lu.feuille("fiches").unwrap();
    assert_eq!(sheet.formules().map(|a| a.to_string()).collect::<Vec<_>>(), ["Fiches!D2"]);
    let ecarts = confronter(&list, &sheet.rattacher(&list.colonnes, None).unwrap(), Some(&list));
    let error = &ecarts.erreurs[0];
    assert_eq!(error.souci, Souci::Formule { formule: "=600*2".into(), affiche: "1200".into() });
    assert_eq!((error.code(), error.adresse.to_string().as_str()), ("cellule_formule", "Fiches!D2"));
}

#[test]
fn une_formule_sans_valeur_et_une_erreur_de_tableur_sont_dites() {
    let list = liste();
    let file = retouche(&xlsx(&list), PAGE, |xml| {
        let xml = xml.replacen("<v>1200</v>", "<f>NOW()</f>", 1);
        let cell = xml.find("<c r=\"D4\"").unwrap();
        let end = cell + xml[cell..].find("</c>").unwrap();
        format!("{}<c r=\"D4\" t=\"e\"><v>#REF!</v>{}", &xml[..cell], &xml[end..])
    });
    let ecarts = confronter(&list, &relire(&file, "plan.xlsx", &list), None);
    let found: Vec<_> = ecarts.erreurs.iter().map(|e| (e.adresse.to_string(), e.code())).collect();
    assert_eq!(found, [("Fiches!D2".to_owned(), "cellule_formule"), ("Fiches!D4".to_owned(), "cellule_en_erreur")]);
}

#[test]
fn des_cellules_fusionnees_ne_vident_pas_les_lignes_du_dessous() {
    let list = liste();
    let file = retouche(&xlsx(&list), PAGE, |xml| {
        let cell = xml.find("<c r=\"H3\"").unwrap();
        let end = cell + xml[cell..].find("</c>").unwrap() + 4;
        let without = format!("{}{}", &xml[..cell], &xml[end..]);
        without.replacen("</sheetData>", "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"H2:H3\"/></mergeCells>", 1)
    });
    let ecarts = confronter(&list, &relire(&file, "plan.xlsx", &list), None);
    assert_eq!(ecarts.erreurs.len(), 1);
    assert_eq!(ecarts.erreurs[0].adresse.to_string(), "Fiches!H3");
    assert_eq!(ecarts.erreurs[0].souci, Souci::Fusionnee { avec: Adresse::new("Fiches", 2, 7) });
}

#[test]
fn les_lignes_masquees_par_un_filtre_sont_lues_et_dites() {
    let list = liste();
    let file = retouche(&xlsx(&list), PAGE, |xml| xml.replacen("<row r=\"3\"", "<row r=\"3\" hidden=\"1\"", 1));
    let read = relire(&file, "plan.xlsx", &list);
    assert_eq!((read.lignes.len(), read.lignes_masquees()), (3, 1));
    assert!(confronter(&list, &read, None).est_vide());
}

#[test]
fn les_titres_peuvent_etre_sous_un_en_tete_et_les_lignes_vides_ne_comptent_pas() {
    let list = liste();
    let text = "Plan d’actions 2026;;\n\nnumero;INTITULE DE L'ACTION;identifiant\n;;\n007;Sport santé;F-001\n\n\n;;\n";
    let read = relire(text.as_bytes(), "Fiches.csv", &list);
    assert_eq!(read.ligne_entete, 3);
    assert_eq!(read.lignes.iter().map(|l| l.numero).collect::<Vec<_>>(), [5]);
    assert_eq!(read.adresse(5, 2).to_string(), "Fiches!B5");
    let ecarts = confronter(&list, &read, None);
    assert_eq!(ecarts.lignes[0].sorte, Sorte::Inchangee);
    let other = brut(b"a;b\n1;2\n").rattacher(&list.colonnes, None).unwrap_err();
    assert_eq!(other.code(), "colonnes_introuvables");
}

#[test]
fn un_csv_sans_virgule_de_trop_garde_ses_numeros_de_ligne() {
    let sheet = brut("a;b\r\n\r\n\"x\ny\";1\r\n\r\nz;2".as_bytes());
    assert_eq!(sheet.lignes.iter().map(|l| l.numero).collect::<Vec<_>>(), [1, 3, 5]);
    assert_eq!(sheet.texte(3, 0), "x\ny");
    assert_eq!(sheet.texte(5, 1), "2");
}

#[test]
fn un_ods_se_lit_avec_ses_espaces_ses_dates_et_ses_repetitions() {
    let bytes = ods(concat!(
        r#"<table:table-row><table:table-cell office:value-type="string"><text:p>Intitulé</text:p></table:table-cell>"#,
        r#"<table:table-cell office:value-type="string"><text:p>Début</text:p></table:table-cell>"#,
        r#"<table:table-cell office:value-type="string"><text:p>Taux</text:p></table:table-cell></table:table-row>"#,
        r#"<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/></table:table-row>"#,
        r#"<table:table-row table:visibility="filter" table:number-rows-repeated="2">"#,
        r#"<table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation>"#,
        r#"<text:p>a<text:s text:c="2"/>b&amp;<text:span>c</text:span></text:p><text:p>&#233;<text:line-break/>f</text:p></table:table-cell>"#,
        r#"<table:table-cell office:value-type="date" office:date-value="2026-03-01"><text:p>01/03/26</text:p></table:table-cell>"#,
        r#"<table:table-cell office:value-type="percentage" office:value="0.12" table:formula="of:=[.A1]*2"/></table:table-row>"#,
        r#"<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#,
    ));
    let lu = lire(&bytes, "x.ods", &Limites::default()).unwrap();
    assert_eq!(lu.format, Format::Ods);
    let sheet = lu.feuille("Fiches").unwrap();
    assert_eq!(sheet.lignes.iter().map(|l| (l.numero, l.masquee)).collect::<Vec<_>>(), [(1, false), (4, true), (5, true)]);
    let row = sheet.ligne(5).unwrap();
    assert_eq!(row.cellules[0].contenu, Contenu::Texte("a  b&c\né\nf".into()));
    assert_eq!(row.cellules[1].contenu, Contenu::Date(date(2026, 3, 1), None));
    assert_eq!(row.cellules[2].contenu, Contenu::Nombre("0.12".parse().unwrap()));
    assert_eq!(row.cellules[2].formule.as_deref(), Some("=[.A1]*2"));
}

#[test]
fn une_correspondance_confirmee_decide_seule() {
    let list = liste();
    let sheet = brut("Action;Numéro;Démarrage\nSport santé;007;1er mars 2026\n".as_bytes());
    let headings = sheet.entetes();
    assert_eq!(headings.iter().map(|h| h.titre.as_str()).collect::<Vec<_>>(), ["Action", "Numéro", "Démarrage"]);
    let proposed = proposer_correspondance(&headings, &list.colonnes, &[]);
    let found: Vec<_> = proposed.iter().filter_map(|p| Some((p.colonne.as_str(), p.entete.as_deref()?))).collect();
    assert_eq!(found, [("code", "Numéro"), ("intitule", "Action"), ("debut", "Démarrage")]);
    let mut confirmed = Correspondance::des_propositions(&proposed);
    confirmed.paires.remove("code");
    let read = sheet.rattacher(&list.colonnes, Some(&confirmed)).unwrap();
    assert_eq!(read.en_trop.len(), 1, "a column the person did not confirm is not taken");
    let ecarts = confronter(&list, &read, None);
    assert_eq!(ecarts.lignes[0].sorte, Sorte::Nouvelle);
    assert_eq!(ecarts.lignes[0].ressemble_a.as_deref(), Some("F-001"));
}

#[test]
fn un_classeur_sous_mot_de_passe_se_reconnait() {
    let manifest = b"<manifest><file-entry><encryption-data/></file-entry></manifest>";
    let file = archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &[7, 200, 3, 99]),
        ("META-INF/manifest.xml", manifest),
    ]);
    assert_eq!(lire(&file, "x.ods", &Limites::default()), Err(FichierRefuse::AncienOuChiffre));
}

#[test]
fn ce_que_personne_ne_lit_peut_etre_abime() {
    let list = liste();
    let file = retouche(&xlsx(&list), "xl/theme/theme1.xml", |xml| xml.replacen("</a:theme>", "", 1));
    assert!(confronter(&list, &relire(&file, "plan.xlsx", &list), None).est_vide());
}
