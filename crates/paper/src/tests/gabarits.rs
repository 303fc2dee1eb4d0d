//! The templates themselves: two dictionaries, one set of words, French typography.

use typst::syntax::{SyntaxNode, ast, parse};

use crate::erreur::Document;
use crate::monde::{self, GABARITS};
use crate::{Lang, PaperError};

use super::cas;

fn gabarit(chemin: &str) -> &'static str {
    GABARITS.iter().find(|(nom, _)| *nom == chemin).unwrap().1
}

/// Names of the dictionary entries (`meteos.soleil`) and the strings written in it.
fn mots(chemin: &str) -> (Vec<String>, Vec<String>) {
    fn visiter(noeud: &SyntaxNode, prefixe: &str, cles: &mut Vec<String>, chaines: &mut Vec<String>) {
        let mut prefixe = prefixe.to_owned();
        if let Some(nomme) = noeud.cast::<ast::Named>() {
            prefixe = format!("{prefixe}.{}", nomme.name().as_str());
            cles.push(prefixe.clone());
        }
        if let Some(chaine) = noeud.cast::<ast::Str>() {
            chaines.push(chaine.get().to_string());
        }
        for enfant in noeud.children() {
            visiter(enfant, &prefixe, cles, chaines);
        }
    }
    let (mut cles, mut chaines) = (Vec::new(), Vec::new());
    visiter(&parse(gabarit(chemin)), "", &mut cles, &mut chaines);
    cles.sort();
    (cles, chaines)
}

#[test]
fn les_deux_langues_ont_les_memes_mots() {
    let (fr, _) = mots("/fr.typ");
    let (en, _) = mots("/en.typ");
    assert!(fr.len() > 150);
    assert_eq!(fr, en);
}

#[test]
fn les_mots_francais_suivent_la_typographie_francaise() {
    for chaine in mots("/fr.typ").1 {
        for faute in [" :", " ;", " !", " ?", " %", " »", "« ", "'", "..."] {
            assert!(!chaine.contains(faute), "« {chaine} » contient « {faute} »");
        }
    }
}

#[test]
fn chaque_mot_des_dictionnaires_sert() {
    let corps: String =
        GABARITS.iter().filter(|(nom, _)| !matches!(*nom, "/fr.typ" | "/en.typ")).map(|(_, texte)| *texte).collect();
    // Read by a key that comes from the data.
    let par_cle = ["pilotage", "co_pilotage", "reussites", "difficultes", "besoins", "suites"];
    for cle in mots("/fr.typ").0 {
        let mot = cle.trim_start_matches('.');
        if mot.contains('.') || par_cle.contains(&mot) {
            continue;
        }
        let sert = corps.match_indices(&format!("m.{mot}")).any(|(place, trouve)| {
            let suite = corps[place + trouve.len()..].chars().next();
            !suite.is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '_')
        });
        assert!(sert, "« {mot} » n’est employé nulle part");
    }
}

#[test]
fn aucun_gabarit_ne_lit_l_horloge_le_reseau_ou_le_disque() {
    for (nom, texte) in GABARITS {
        for interdit in ["datetime.today", "read(", "image(", "@preview", "eval("] {
            assert!(!texte.contains(interdit), "{nom} contient {interdit}");
        }
    }
}

#[test]
fn une_erreur_nomme_le_document_le_gabarit_et_la_ligne() {
    let tirage = cas::tirage(Lang::Fr);
    let erreur = monde::composer(Document::Avenant, b"{}".to_vec(), tirage.date).err().unwrap();
    let PaperError::Composition { document, diagnostics } = &erreur else {
        panic!("{erreur}");
    };
    assert_eq!(*document, Document::Avenant);
    assert_eq!(diagnostics[0].fichier.as_deref(), Some("commun.typ"));
    assert!(diagnostics[0].ligne.is_some());
    assert!(erreur.to_string().starts_with("avenant: the layout failed: commun.typ:"), "{erreur}");
}
