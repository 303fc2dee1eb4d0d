//! What a screen reader finds: structure, language, title, and words for every drawing.

use lopdf::{Dictionary, Object};

use super::{LANGUES, cas};
use crate::{DocumentComite, Lang, PaperError};

fn tous(langue: Lang) -> Vec<Vec<u8>> {
    let tirage = cas::tirage(langue);
    let faits: Result<Vec<_>, PaperError> = [
        crate::fiche(&cas::fiche(1), &tirage),
        crate::rapport_annuel(&cas::rapport(5), &tirage),
        crate::comite(&cas::comite(DocumentComite::Dossier), &tirage),
        crate::avenant(&cas::avenant(true), &tirage),
        crate::difference(&cas::difference(), &tirage),
        crate::actes(&cas::actes(), &tirage),
    ]
    .into_iter()
    .collect();
    faits.unwrap()
}

fn chaine(pdf: &lopdf::Document, dictionnaire: &Dictionary, cle: &[u8]) -> String {
    let objet = dictionnaire.get(cle).unwrap();
    let (_, objet) = pdf.dereference(objet).unwrap();
    lopdf::decode_text_string(objet).unwrap()
}

/// Structure elements of one kind (`/S /Figure`).
fn elements<'a>(pdf: &'a lopdf::Document, genre: &'a [u8]) -> impl Iterator<Item = &'a Dictionary> {
    pdf.objects.values().filter_map(move |objet| {
        let dictionnaire = objet.as_dict().ok()?;
        (dictionnaire.get(b"S").ok()?.as_name().ok()? == genre).then_some(dictionnaire)
    })
}

#[test]
fn chaque_document_est_balise_et_se_declare_pdf_ua() {
    for langue in LANGUES {
        for octets in tous(langue) {
            let pdf = lopdf::Document::load_mem(&octets).unwrap();
            let catalogue = pdf.catalog().unwrap();
            assert!(catalogue.has(b"StructTreeRoot"));
            assert!(catalogue.has(b"Outlines"));
            let marques = catalogue.get_deref(b"MarkInfo", &pdf).unwrap();
            let marque = marques.as_dict().unwrap().get(b"Marked").unwrap();
            assert_eq!(marque, &Object::Boolean(true));
            let attendue = match langue {
                Lang::Fr => "fr-FR",
                Lang::En => "en-GB",
            };
            assert_eq!(chaine(&pdf, catalogue, b"Lang"), attendue);
            let vue = catalogue.get_deref(b"ViewerPreferences", &pdf).unwrap();
            let titre = vue.as_dict().unwrap().get(b"DisplayDocTitle").unwrap();
            assert_eq!(titre, &Object::Boolean(true));
            let meta = catalogue.get_deref(b"Metadata", &pdf).unwrap().as_stream().unwrap();
            let xmp = meta.get_plain_content().unwrap();
            let xmp = String::from_utf8(xmp).unwrap();
            assert!(xmp.contains("pdfuaid:part"), "{xmp}");
            assert!(xmp.contains("2026-12-01"), "{xmp}");
        }
    }
}

#[test]
fn le_titre_du_document_est_dans_ses_proprietes() {
    let titres = [
        "Fiche-action n° 1. Formaliser et mettre en œuvre",
        "Rapport annuel\u{202f}: Contrat local de santé",
        "Dossier de séance\u{202f}: Comité de pilotage du contrat local de santé, séance du 8 décembre 2026",
        "Avenant n° 2 au contrat",
        "Ce qui a changé dans le plan\u{202f}: du 8 décembre 2025 au soir",
        "Annexe à la délibération",
    ];
    for (octets, attendu) in tous(Lang::Fr).into_iter().zip(titres) {
        let pdf = lopdf::Document::load_mem(&octets).unwrap();
        let (_, infos) = pdf.dereference(pdf.trailer.get(b"Info").unwrap()).unwrap();
        let titre = chaine(&pdf, infos.as_dict().unwrap(), b"Title");
        assert!(titre.starts_with(attendu), "{titre}");
    }
}

#[test]
fn chaque_dessin_a_un_texte_de_remplacement() {
    for octets in tous(Lang::Fr) {
        let pdf = lopdf::Document::load_mem(&octets).unwrap();
        for figure in elements(&pdf, b"Figure") {
            assert!(!chaine(&pdf, figure, b"Alt").trim().is_empty());
        }
    }
}

#[test]
fn la_jauge_du_tapis_dit_son_annee_et_ses_cases() {
    let octets = crate::rapport_annuel(&cas::rapport(1), &cas::tirage(Lang::Fr)).unwrap();
    let pdf = lopdf::Document::load_mem(&octets).unwrap();
    let textes: Vec<String> = elements(&pdf, b"Figure").map(|figure| chaine(&pdf, figure, b"Alt")).collect();
    let attendu = "Année 2\u{202f}: 60\u{202f}%, 3 cases pleines sur 5";
    assert!(textes.iter().any(|t| t == attendu), "{textes:?}");
    assert!(textes.iter().any(|t| t.starts_with("Soleil\u{202f}: 19, Couvert\u{202f}: 18")), "{textes:?}");
}

#[test]
fn le_tapis_est_un_tableau_avec_en_tetes_de_ligne_et_de_colonne() {
    let octets = crate::rapport_annuel(&cas::rapport(5), &cas::tirage(Lang::Fr)).unwrap();
    let pdf = lopdf::Document::load_mem(&octets).unwrap();
    assert!(elements(&pdf, b"Table").count() >= 5);
    let portees: Vec<String> = elements(&pdf, b"TH").map(|cellule| format!("{:?}", cellule.get(b"A"))).collect();
    assert!(portees.iter().any(|p| p.contains("Row")));
    assert!(portees.iter().any(|p| p.contains("Column")));
}
