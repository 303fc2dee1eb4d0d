//! What becomes of the text people type.

use serde_json::json;

use super::{cas, texte_de};
use crate::polices::polices;
use crate::texte::lisible;
use crate::{Lang, Texte};

fn propre(texte: &str) -> (String, usize) {
    let polices = polices().unwrap();
    lisible(texte, |c| polices.dessine(c))
}

#[test]
fn la_police_dessine_le_francais_et_ses_espaces() {
    let phrase = "Œuvre à 1\u{202f}234\u{202f}€, « ça va\u{202f}? »\u{a0}– l’été… — n° 5 × 3 ≥ 2";
    assert_eq!(propre(phrase), (phrase.to_owned(), 0));
}

#[test]
fn les_caracteres_de_commande_disparaissent_et_les_blancs_se_reunissent() {
    assert_eq!(propre(" a\u{0}\u{7}b\t\tc\r\nd\u{202e}e\u{feff} \u{200d}"), ("ab c de".to_owned(), 0));
}

#[test]
fn un_caractere_que_la_police_ne_dessine_pas_est_transcrit_et_compte() {
    let (texte, transcrits) = propre("Pharmacie 北京");
    assert_eq!(transcrits, 2);
    assert!(texte.starts_with("Pharmacie Bei Jing"), "{texte}");
    assert_eq!(propre("\u{e000}\u{10fffd}"), ("??".to_owned(), 2));
}

#[test]
fn un_mot_sans_fin_recoit_des_points_de_coupe() {
    let (texte, _) = propre(&"a".repeat(40));
    assert_eq!(texte.matches('\u{200b}').count(), 4);
    let phrase = "mot ".repeat(40);
    assert!(!propre(&phrase).0.contains('\u{200b}'));
}

#[test]
fn un_texte_se_lit_en_paragraphes_et_en_listes() {
    let texte = Texte::from("Un.\n\n- deux\n• trois\no quatre\nCinq - six\n-\n");
    assert_eq!(
        serde_json::to_value(texte).unwrap(),
        json!([
            {"paragraphe": "Un."},
            {"liste": ["deux", "trois", "quatre"]},
            {"paragraphe": "Cinq - six"},
            {"paragraphe": "-"},
        ])
    );
}

#[test]
fn le_texte_de_l_usager_n_est_jamais_du_balisage() {
    let piege = "#panic(\"non\") *gras* _italique_ $x^2$ @ref <etiquette> = titre `code` // rien #import \"x.typ\"";
    let mut fiche = cas::fiche(1);
    fiche.titre = piege.into();
    fiche.contexte = piege.into();
    fiche.partenaires = vec![piege.into()];
    let texte = texte_de(&crate::fiche(&fiche, &cas::tirage(Lang::Fr)).unwrap());
    assert_eq!(texte.matches("#panic(\"non\") *gras* _italique_ $x^2$ @ref").count(), 3, "{texte}");
}

#[test]
fn un_texte_transcrit_est_annonce_au_lecteur() {
    let mut fiche = cas::fiche(1);
    fiche.public_cible = Some("مرحبا".into());
    let texte = texte_de(&crate::fiche(&fiche, &cas::tirage(Lang::Fr)).unwrap());
    assert!(texte.contains("5 caractères que la police ne dessine pas"), "{texte}");
}
