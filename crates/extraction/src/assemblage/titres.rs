//! A page of two columns prints the title of the ambition between the number of the sheet and its title: what
//! the titles of several sheets share is not theirs.

use crate::decoupe::Segment;
use crate::document::Document;
use crate::lecture::Brouillon;
use crate::lignes::pli;
use std::collections::{BTreeMap, HashMap};

/// Gives back to the ambitions the lines that stand in the titles of their sheets.
pub(super) fn rendre_aux_ambitions(document: &Document, lues: &mut [(Segment, Brouillon)]) {
    paragraphes_communs(document, lues);
    debuts_communs(document, lues);
}

/// The same paragraph in the titles of three sheets, beside another one.
fn paragraphes_communs(document: &Document, lues: &mut [(Segment, Brouillon)]) {
    let mut vus: HashMap<String, usize> = HashMap::new();
    let decoupes: Vec<Vec<std::ops::Range<usize>>> = lues.iter().map(|(_, b)| paragraphes(document, b)).collect();
    let texte = |b: &Brouillon, p: &std::ops::Range<usize>| {
        document.lexique.joindre(b.titre.textes[p.clone()].iter().map(String::as_str))
    };
    for ((_, brouillon), decoupe) in lues.iter().zip(&decoupes) {
        for paragraphe in decoupe {
            *vus.entry(pli(&texte(brouillon, paragraphe))).or_default() += 1;
        }
    }
    for ((segment, brouillon), decoupe) in lues.iter_mut().zip(&decoupes) {
        let commun = decoupe.iter().find(|p| vus.get(&pli(&texte(brouillon, p))).is_some_and(|n| *n >= 3));
        if let Some(paragraphe) = commun.filter(|_| decoupe.len() > 1) {
            rendre(document, segment, brouillon, paragraphe.clone());
        }
    }
}

fn paragraphes(document: &Document, brouillon: &Brouillon) -> Vec<std::ops::Range<usize>> {
    let indices = &brouillon.titre.indices;
    let debuts: Vec<usize> = (0..indices.len()).filter(|r| *r == 0 || document.coupe(indices[*r])).collect();
    let fins = debuts.iter().skip(1).copied().chain([indices.len()]);
    debuts.iter().copied().zip(fins).map(|(debut, fin)| debut..fin).collect()
}

/// The lines that begin the title of every sheet of one ambition.
fn debuts_communs(document: &Document, lues: &mut [(Segment, Brouillon)]) {
    let mut groupes: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (rang, (segment, _)) in lues.iter().enumerate() {
        if let Some(n) = segment.ambition.valeur.filter(|_| segment.ambition_titre.valeur.is_none()) {
            groupes.entry(n).or_default().push(rang);
        }
    }
    for rangs in groupes.into_values() {
        let titre = |rang: &usize| lues[*rang].1.titre.textes.as_slice();
        let premier = titre(&rangs[0]);
        let commun = |k: usize| rangs.iter().all(|r| titre(r).len() > k && titre(r)[..k] == premier[..k]);
        let lignes = (1..premier.len().min(8)).take_while(|k| commun(*k)).last().unwrap_or(0);
        if lignes == 0 || rangs.len() < 2 || rangs.len() + lignes < 4 {
            continue;
        }
        for rang in rangs {
            let (segment, brouillon) = &mut lues[rang];
            rendre(document, segment, brouillon, 0..lignes);
        }
    }
}

fn rendre(document: &Document, segment: &mut Segment, brouillon: &mut Brouillon, lignes: std::ops::Range<usize>) {
    let textes: Vec<String> = brouillon.titre.textes.drain(lignes.clone()).collect();
    let indices: Vec<usize> = brouillon.titre.indices.drain(lignes).collect();
    if segment.ambition_titre.valeur.is_none() {
        let titre = document.lexique.joindre(textes.iter().map(String::as_str));
        segment.ambition_titre = document.lu(Some(titre), &indices);
    }
}
