//! « A round trip without edition gives zero difference. »

use super::{classeur, relire};
use crate::*;
use jiff::civil::{Date, date};
use proptest::prelude::*;

fn texte() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\u{a0}",
        "\u{202f}",
        " ",
        "  ",
        "😀",
        "👩‍🚒",
        "007",
        "12",
        "\"",
        "'",
        "=",
        "+",
        "-",
        "@",
        "_x0041_",
        "_x",
        "&",
        "<b>",
        "]]>",
        "é",
        "œ",
        ";",
        ",",
        "1/2",
        "2026-03-01",
        "oui",
        "\u{1}",
        "\u{1b}",
        "\u{fffe}",
        "\u{85}",
        "\u{2028}",
        "\u{feff}",
        "#REF!",
        "1E5",
        "…",
        "’",
    ]);
    prop_oneof![prop::collection::vec(pieces, 0..8).prop_map(|p| p.concat()), any::<String>()]
}

fn jour() -> impl Strategy<Value = Date> {
    (0..9999_i16, 1..=12_i8, 1..=28_i8).prop_map(|(y, m, d)| date(y + 1, m, d))
}

fn nombre() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        any::<i64>().prop_map(Decimal::from),
        (any::<i32>(), 0..9_u32).prop_map(|(m, e)| format!("{}", f64::from(m) / 10_f64.powi(e as i32)).parse().unwrap()),
        "-?[0-9]{1,18}\\.[0-9]{1,18}".prop_map(|s| s.parse().unwrap()),
    ]
}

fn ou_vide(valeur: impl Strategy<Value = Valeur>) -> impl Strategy<Value = Valeur> {
    prop_oneof![1 => Just(Valeur::Vide), 4 => valeur]
}

fn liste_quelconque() -> impl Strategy<Value = Feuille> {
    let row = (
        ou_vide(texte().prop_map(Valeur::Texte)),
        ou_vide(any::<i64>().prop_map(Valeur::from)),
        ou_vide(nombre().prop_map(Valeur::Nombre)),
        ou_vide(jour().prop_map(Valeur::Date)),
        ou_vide(any::<bool>().prop_map(Valeur::OuiNon)),
        ou_vide(prop::sample::select(vec!["Un", "Deux, trois", "« Retirée »"]).prop_map(Valeur::texte)),
        texte().prop_map(Valeur::Texte),
    );
    (prop::collection::vec(row, 0..12), texte()).prop_map(|(rows, nom)| {
        let lignes = rows
            .into_iter()
            .enumerate()
            .map(|(n, (a, b, c, d, e, f, g))| vec![a, Valeur::texte(format!("{n:04}")), b, c, d, e, f, g]);
        Feuille {
            nom,
            colonnes: vec![
                Colonne::new("texte", "Texte", Genre::Texte),
                Colonne::new("id", "Identifiant", Genre::Identifiant),
                Colonne::new("entier", "Entier", Genre::Entier),
                Colonne::new("decimal", "Décimal", Genre::Decimal),
                Colonne::new("jour", "Jour", Genre::Date),
                Colonne::new("oui", "Oui ou non", Genre::OuiNon),
                // « Retirée » is no more in the list: the base may hold it all the same.
                Colonne::new("choix", "Choix", Genre::Choix(vec!["Un".into(), "Deux, trois".into()])),
                Colonne::new("fixe", "Fixe", Genre::Texte).lecture_seule(),
            ],
            lignes: lignes.collect(),
        }
    })
}

/// A text as LibreOffice writes it: paragraphs, runs of spaces and tabs by name.
fn paragraphes(text: &str) -> String {
    let line = |line: &str| {
        let mut out = String::from("<text:p>");
        let mut spaces = 0;
        for c in line.chars().chain(['\n']) {
            if c == ' ' {
                spaces += 1;
                continue;
            }
            if spaces > 0 {
                out.push_str(&format!("<text:s text:c=\"{spaces}\"/>"));
                spaces = 0;
            }
            match c {
                '\n' => {}
                '\t' => out.push_str("<text:tab/>"),
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                _ => out.push(c),
            }
        }
        out + "</text:p>"
    };
    crate::modele::texte_normal(text).split('\n').map(line).collect()
}

fn en_ods(list: &Feuille) -> Vec<u8> {
    let cell = |kind: &str, rest: String, text: String| {
        format!("<table:table-cell office:value-type=\"{kind}\"{rest}>{text}</table:table-cell>")
    };
    let string = |text: &str| cell("string", String::new(), paragraphes(text));
    let row = |cells: String| format!("<table:table-row>{cells}</table:table-row>");
    let mut rows = row(list.colonnes.iter().map(|c| string(&c.titre)).collect());
    for values in &list.lignes {
        let cells = values.iter().map(|value| match value {
            Valeur::Vide => "<table:table-cell/>".to_owned(),
            Valeur::Texte(text) => string(text),
            Valeur::Nombre(n) => match n.pour_tableur() {
                Some(float) => cell("float", format!(" office:value=\"{float}\""), String::new()),
                None => string(&n.a_virgule()),
            },
            Valeur::Date(day) => cell("date", format!(" office:date-value=\"{day}T00:00:00\""), paragraphes("ce que l’on voit")),
            Valeur::OuiNon(b) => cell("boolean", format!(" office:boolean-value=\"{b}\""), paragraphes("VRAI")),
        });
        rows.push_str(&row(cells.collect()));
    }
    super::ods(&rows)
}

fn sans_ecart(list: &Feuille, lu: &FeuilleLue) {
    for base in [None, Some(list)] {
        let ecarts = confronter(list, lu, base);
        assert!(ecarts.est_vide(), "{ecarts:#?}");
        assert_eq!(ecarts.compte(Sorte::Inchangee), list.lignes.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn un_classeur_non_modifie_revient_sans_ecart(list in liste_quelconque()) {
        let bytes = ecrire_xlsx(&classeur(&list)).unwrap();
        let lu = lire(&bytes, "x.xlsx", &Limites::default()).unwrap();
        // The name of the sheet is any text: it is the second, after the notice.
        sans_ecart(&list, &lu.feuilles[1].rattacher(&list.colonnes, None).unwrap());
    }

    #[test]
    fn un_classeur_ods_non_modifie_revient_sans_ecart(list in liste_quelconque()) {
        let bytes = ecrire_ods(&classeur(&list)).unwrap();
        let lu = lire(&bytes, "x.ods", &Limites::default()).unwrap();
        sans_ecart(&list, &lu.feuilles[1].rattacher(&list.colonnes, None).unwrap());
        prop_assert_eq!(lu.meta("contrat"), Some("cls"));
    }

    #[test]
    fn un_ods_non_modifie_revient_sans_ecart(list in liste_quelconque()) {
        let lu = lire(&en_ods(&list), "x.ods", &Limites::default()).unwrap();
        sans_ecart(&list, &lu.feuilles[0].rattacher(&list.colonnes, None).unwrap());
    }

    #[test]
    fn un_csv_non_modifie_revient_sans_ecart(list in liste_quelconque()) {
        let bytes = ecrire_csv(&list, kernel::Lang::Fr).unwrap();
        let lu = lire(&bytes, "x.csv", &Limites::default()).unwrap();
        sans_ecart(&list, &lu.feuilles[0].rattacher(&list.colonnes, None).unwrap());
    }
}

#[test]
fn un_ods_dit_la_meme_chose_qu_un_xlsx_et_toujours_dans_les_memes_octets() {
    let c = classeur(&super::liste());
    let (xlsx, ods) = (ecrire_xlsx(&c).unwrap(), ecrire_ods(&c).unwrap());
    assert_eq!(ods, ecrire_ods(&c).unwrap());
    assert_eq!(&ods[30..38], b"mimetype", "le format se dit en premier");
    let lire = |bytes: &[u8], nom| lire(bytes, nom, &Limites::default()).unwrap();
    let (x, o) = (lire(&xlsx, "x.xlsx"), lire(&ods, "x.ods"));
    assert_eq!((o.format, &o.meta), (Format::Ods, &x.meta));
    let montrees = |lu: &ClasseurLu| {
        let page = |f: &FeuilleBrute| {
            let cells = f.lignes.iter().flat_map(|l| l.cellules.iter().map(|c| (l.numero, c.colonne, c.contenu.clone())));
            (f.nom.clone(), cells.filter(|(_, _, c)| !c.est_vide()).collect::<Vec<_>>())
        };
        lu.feuilles.iter().filter(|f| !f.masquee).map(page).collect::<Vec<_>>()
    };
    assert_eq!(montrees(&o), montrees(&x));
    let long = Feuille { lignes: vec![vec![Valeur::texte("x".repeat(40_000))]], ..super::liste() };
    assert!(matches!(ecrire_ods(&classeur(&long)), Err(ErreurEcriture::TexteTropLong { .. })));
}

#[test]
fn la_liste_d_exemple_revient_sans_ecart_des_deux_formats() {
    let list = super::liste();
    sans_ecart(&list, &relire(&super::xlsx(&list), "plan.xlsx", &list));
    sans_ecart(&list, &relire(&ecrire_csv(&list, kernel::Lang::Fr).unwrap(), "Fiches.csv", &list));
}
