//! Every document, in both languages, with rich, empty and hostile data: it must compile without a
//! warning, pass the PDF/UA-1 check, keep its text extractable and describe every drawing.

mod accessibilite;
#[path = "../examples/apercu/cas/mod.rs"]
mod cas;
mod extremes;
mod gabarits;
mod textes;

use serde::Serialize;

use crate::monde::{self, Feuille};
use crate::{Document, DocumentComite, Lang, Tirage, texte};

const LANGUES: [Lang; 2] = [Lang::Fr, Lang::En];

/// Composes and refuses any warning of the compiler: a layout that does not settle is a defect.
fn composer<T: Serialize + ?Sized>(document: Document, corps: &T, tirage: &Tirage) -> Vec<u8> {
    let en_json = (serde_json::to_value(corps).unwrap(), serde_json::to_value(tirage).unwrap());
    let donnees = texte::donnees(document, en_json.0, en_json.1).unwrap();
    let Feuille { octets, avertissements } = match monde::composer(document, donnees, tirage.date) {
        Ok(feuille) => feuille,
        Err(erreur) => panic!("{erreur}"),
    };
    assert_eq!(avertissements, [], "{document}");
    assert!(octets.starts_with(b"%PDF"), "{document}");
    octets
}

/// Text of the whole document, words separated by single spaces.
fn texte_de(octets: &[u8]) -> String {
    let pdf = lopdf::Document::load_mem(octets).unwrap();
    let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
    aplati(&pdf.extract_text(&pages).unwrap())
}

/// Text of each page.
fn pages_de(octets: &[u8]) -> Vec<String> {
    let pdf = lopdf::Document::load_mem(octets).unwrap();
    pdf.get_pages().into_keys().map(|page| aplati(&pdf.extract_text(&[page]).unwrap())).collect()
}

fn aplati(texte: &str) -> String {
    texte.split_whitespace().collect::<Vec<_>>().join(" ").replace('\u{200b}', "")
}

#[test]
fn chaque_document_riche_se_compose_dans_les_deux_langues() {
    for langue in LANGUES {
        let tirage = cas::tirage(langue);
        let (code, page) = match langue {
            Lang::Fr => ("Un code entre crochets", "page 1 sur"),
            Lang::En => ("A code in brackets", "page 1 of"),
        };
        let textes = [
            texte_de(&crate::fiche(&cas::fiche(1), &tirage).unwrap()),
            texte_de(&crate::fiches(&[cas::fiche(1), cas::fiche(20)], &tirage).unwrap()),
            texte_de(&crate::rapport_annuel(&cas::rapport(12), &tirage).unwrap()),
            texte_de(&crate::comite(&cas::comite(DocumentComite::Dossier), &tirage).unwrap()),
            texte_de(&crate::comite(&cas::comite(DocumentComite::Releve), &tirage).unwrap()),
            texte_de(&crate::avenant(&cas::avenant(true), &tirage).unwrap()),
            texte_de(&crate::difference(&cas::difference(), &tirage).unwrap()),
            texte_de(&crate::actes(&cas::actes(), &tirage).unwrap()),
        ];
        for texte in textes {
            assert!(texte.contains(code), "{texte}");
            assert!(texte.contains(page), "{texte}");
            assert!(texte.contains("2026-1"), "{texte}");
        }
    }
}

#[test]
fn aucun_document_riche_ne_fait_grogner_le_compilateur() {
    for langue in LANGUES {
        let tirage = cas::tirage(langue);
        composer(Document::Fiche, &[cas::fiche(1)], &tirage);
        composer(Document::RapportAnnuel, &cas::rapport(55), &tirage);
        composer(Document::Comite, &cas::comite(DocumentComite::Dossier), &tirage);
        composer(Document::Comite, &cas::comite(DocumentComite::Releve), &tirage);
        composer(Document::Avenant, &cas::avenant(false), &tirage);
        composer(Document::Difference, &cas::difference(), &tirage);
        composer(Document::Acte, &cas::actes(), &tirage);
    }
}

#[test]
fn la_fiche_suit_la_structure_du_formulaire_papier() {
    let texte = texte_de(&crate::fiche(&cas::fiche(1), &cas::tirage(Lang::Fr)).unwrap());
    let attendus = [
        "AMBITION 1",
        "Fiche-action n° 1",
        "Formaliser et mettre en œuvre un programme",
        "Pilotage\u{202f}: CLS, Département (PMI)",
        "Partenaires",
        "Contexte",
        "Objectif stratégique",
        "Objectifs opérationnels",
        "Déclinaison des actions",
        "Années 1, 2, 3, 4 et 5",
        "Objectif atteint",
        "Public cible",
        "De résultat",
        "De suivi",
        "À vérifier",
    ];
    let mut reste = texte.as_str();
    for attendu in attendus {
        let attendu = aplati(attendu);
        let Some(place) = reste.find(&attendu) else {
            panic!("« {attendu} » absent ou hors de sa place dans : {texte}");
        };
        reste = &reste[place..];
    }
}

#[test]
fn le_rapport_porte_chaque_fiche_au_tapis_et_au_bilan_avec_sa_page() {
    let pages = pages_de(&crate::rapport_annuel(&cas::rapport(55), &cas::tirage(Lang::Fr)).unwrap());
    let tapis: Vec<usize> =
        (0..pages.len()).filter(|p| pages[*p].contains("N° Fiche-action An 1 An 2 An 3 An 4 An 5 Page")).collect();
    assert_eq!(tapis.len(), 2, "l’en-tête du tapis est répété sur chacune de ses pages");
    let bilan = pages.iter().rposition(|p| p.contains("55. Conseil local de santé mentale")).unwrap();
    let ligne = format!("55 Conseil local de santé mentale 20 20 20 · · {}", bilan + 1);
    assert!(pages[tapis[1]].contains(&ligne), "{}", pages[tapis[1]]);
}

#[test]
fn un_chiffre_montre_son_code_et_un_chiffre_absent_ne_vaut_jamais_zero() {
    let mut rapport = cas::rapport(1);
    rapport.aiguilles.atteinte = crate::Chiffre::default();
    let texte = texte_de(&crate::rapport_annuel(&rapport, &cas::tirage(Lang::Fr)).unwrap());
    assert!(texte.contains("44 % [R7K-2M4]"), "{texte}");
    assert!(texte.contains("Indicateurs non renseigné"), "{texte}");
}

#[test]
fn le_dossier_laisse_la_place_de_la_decision_que_le_releve_imprime() {
    let tirage = cas::tirage(Lang::Fr);
    let dossier = texte_de(&crate::comite(&cas::comite(DocumentComite::Dossier), &tirage).unwrap());
    let releve = texte_de(&crate::comite(&cas::comite(DocumentComite::Releve), &tirage).unwrap());
    assert!(dossier.contains("Décision du comité") && !dossier.contains("Décisions prises"));
    assert!(releve.contains("Décisions prises") && !releve.contains("Décision du comité"));
}

#[test]
fn une_difference_dit_ses_deux_soirs_ses_comptes_et_les_deux_valeurs() {
    let texte = texte_de(&crate::difference(&cas::difference(), &cas::tirage(Lang::Fr)).unwrap());
    for attendu in [
        "du 8 décembre 2025 au soir au 1er décembre 2026 au soir",
        "Fiches modifiées 2",
        "Taux de l’année 2",
        "37,46 % 41,82 % +4,36 points",
        "Ambition 1. Agir tôt",
        "Fiche 56 — Prendre soin",
        "Palier déclaré, année 2 40 % 60 % +20 points",
        "(rien)",
        "(supprimé)",
    ] {
        assert!(texte.contains(attendu), "« {attendu} » absent de : {texte}");
    }
}

#[test]
fn un_avenant_non_signe_se_dit_projet_sur_chaque_page() {
    let tirage = cas::tirage(Lang::Fr);
    for page in pages_de(&crate::avenant(&cas::avenant(true), &tirage).unwrap()) {
        assert!(page.contains("Projet Avenant n° 2"), "{page}");
    }
    let signe = texte_de(&crate::avenant(&cas::avenant(false), &tirage).unwrap());
    assert!(!signe.contains("Projet"), "{signe}");
}

#[test]
fn un_tirage_sans_edition_se_dit_document_de_travail() {
    let tirage = Tirage { edition: None, ..cas::tirage(Lang::Fr) };
    let texte = texte_de(&crate::fiche(&cas::fiche(2), &tirage).unwrap());
    assert!(texte.contains("Document de travail, hors édition figée"), "{texte}");
}

#[test]
fn deux_tirages_des_memes_donnees_donnent_les_memes_octets() {
    let tirage = cas::tirage(Lang::Fr);
    let un = crate::rapport_annuel(&cas::rapport(6), &tirage).unwrap();
    let deux = crate::rapport_annuel(&cas::rapport(6), &tirage).unwrap();
    assert!(un == deux);
}

#[test]
fn un_ordre_relu_par_un_autre_processus_donne_le_meme_document() {
    let tirage = cas::tirage(Lang::Fr);
    let ordre = crate::Commande::fiche(&cas::fiche(1), &tirage).unwrap();
    let relu = crate::Commande::lire(&ordre.ecrire().unwrap()).unwrap();
    assert_eq!(relu, ordre);
    assert_eq!(relu.composer().unwrap(), crate::fiche(&cas::fiche(1), &tirage).unwrap());
    assert!(crate::Commande::lire(b"{}").is_err());
}
