//! From the rows of a file to the rows that the rules judge.

use crate::m;
use crate::regles::chiffre::jugement::Rangee;
use crate::regles::chiffre::{COLONNES, INDICATEUR, LIEU, REPERE, RefusChiffre, VALEUR};
use kernel::Lang;
use sheets::{Adresse, ClasseurLu, Colonne, Contenu, FeuilleLue, Genre, LigneLue};

/// The columns read, in the order of the model; the place, the label and the value are needed.
#[must_use]
pub fn colonnes(lang: Lang) -> Vec<Colonne> {
    let t = m(lang);
    vec![
        Colonne::new("lieu", &t.tableau_lieu(), Genre::Texte).aide(&t.tableau_aide_lieu()),
        Colonne::new("groupe", &t.quartier_groupe(), Genre::Texte).aide(&t.tableau_aide_groupe()),
        Colonne::new("indicateur", &t.chiffre_indicateur(), Genre::Texte),
        Colonne::new("valeur", &t.tableau_valeur(), Genre::Texte).aide(&t.tableau_aide_valeur()),
        Colonne::new("unite", &t.quartier_unite(), Genre::Texte).aide(&t.tableau_aide_unite()),
        Colonne::new("annee", &t.territoire_annee(), Genre::Texte).aide(&t.tableau_aide_annee()),
        Colonne::new("source", &t.chiffre_source(), Genre::Texte).aide(&t.tableau_aide_source()),
        Colonne::new("repere", &t.tableau_repere(), Genre::Texte).aide(&t.tableau_aide_repere()),
    ]
}

/// The rows of the sheet that bears most of the headings, in French or in English, and how many have no value.
///
/// # Errors
/// `ColonnesIntrouvables`.
pub fn rangees(lu: &ClasseurLu) -> Result<(Vec<Rangee>, usize), RefusChiffre> {
    let mut best: Option<FeuilleLue> = None;
    let known = |f: &FeuilleLue| f.places.iter().filter(|p| p.is_some()).count();
    for feuille in &lu.feuilles {
        for lang in [Lang::Fr, Lang::En] {
            let Ok(lue) = feuille.rattacher(&colonnes(lang), None) else { continue };
            let has = |rank: usize| lue.places.get(rank).is_some_and(Option::is_some);
            if [LIEU, INDICATEUR, VALEUR].into_iter().all(has) && best.as_ref().is_none_or(|b| known(b) < known(&lue)) {
                best = Some(lue);
            }
        }
    }
    let sheet = best.ok_or(RefusChiffre::ColonnesIntrouvables)?;
    let rows: Vec<Rangee> = sheet.lignes.iter().filter_map(|ligne| une(&sheet, ligne)).collect();
    let blank = sheet.lignes.len() - rows.len();
    Ok((rows, blank))
}

fn une(sheet: &FeuilleLue, ligne: &LigneLue) -> Option<Rangee> {
    let text = |rank: usize| ligne.cellule(rank).map(|c| c.contenu.en_texte().trim().to_owned()).unwrap_or_default();
    let address = |rank: usize| {
        let column = sheet.places.get(rank).copied().flatten().unwrap_or_default();
        Adresse::new(&sheet.nom, ligne.numero, column).to_string()
    };
    let fault = |rank: usize| {
        let cell = ligne.cellule(rank)?;
        match (&cell.formule, &cell.contenu) {
            (Some(formule), shown) => {
                let refus = RefusChiffre::Formule { formule: formule.chars().take(80).collect(), affiche: shown.en_texte() };
                Some((rank, refus))
            }
            (None, Contenu::Erreur(saisi)) => Some((rank, RefusChiffre::EnErreur { saisi: saisi.clone() })),
            (None, _) => None,
        }
    };
    let textes: [String; COLONNES] = std::array::from_fn(text);
    let faute = (0..COLONNES).filter(|rank| *rank != REPERE).find_map(fault);
    if textes[VALEUR].is_empty() && faute.is_none() {
        return None;
    }
    Some(Rangee { textes, adresses: std::array::from_fn(address), faute })
}
