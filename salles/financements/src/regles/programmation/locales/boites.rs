//! The amounts that a condition allows on the lines of one file, as boxes: cut in two where the answer depends on the amounts,
//! first between « nothing » and « something », until it no longer does.

use kernel::nombre::Nombre;
use solver::Boite;
use std::collections::VecDeque;

use crate::regles::expression::{Enregistrement, Intervalle, Reste};

/// Past these, what is not decided is left out, and the answer is « la meilleure trouvée ».
const QUESTIONS_MAX: usize = 600;
const BOITES_MAX: usize = 24;

/// A line of a file: nothing, or between its floor and what is asked, whole euros.
pub(super) struct Ligne {
    financeur: String,
    seuil: i64,
    haut: i64,
}

/// The lines of a file in the order of its matrix; one that no programme may fund gives nothing.
pub(super) fn lignes(codes: &[&str], dossier: &solver::Dossier, plancher: &dyn Fn(&str) -> i64) -> Vec<Ligne> {
    let une = |code: &&str| Ligne {
        financeur: (*code).to_owned(),
        seuil: plancher(code).max(1),
        haut: dossier.demande.get(*code).copied().unwrap_or(0),
    };
    codes.iter().map(une).collect()
}

type Bornes = Vec<(i64, i64)>;

fn entre(&(bas, haut): &(i64, i64)) -> Intervalle {
    let centimes = |euros: i64| Some(Nombre::from(euros) * Nombre::from(100));
    Intervalle { min: centimes(bas), max: centimes(haut) }
}

/// The boxes where the condition holds, and whether they are all of them.
pub(super) fn permises(reste: &Reste, e: &Enregistrement, lignes: &[Ligne]) -> (Vec<Boite>, bool) {
    let regardees: Vec<usize> = match reste.ligne() {
        Some(rang) => vec![rang],
        None => (0..lignes.len()).collect(),
    };
    let regardees: Vec<usize> = regardees.into_iter().filter(|&l| lignes.get(l).is_some_and(|l| l.haut > 0)).collect();
    let mut e = e.clone();
    let mut a_voir: VecDeque<Bornes> = [lignes.iter().map(|l| (0, l.haut)).collect()].into();
    let (mut gardees, mut exactes): (Vec<Bornes>, bool) = (vec![], true);
    let mut questions = 0;
    while let Some(bornes) = a_voir.pop_front() {
        questions += 1;
        if questions > QUESTIONS_MAX {
            exactes = false;
            break;
        }
        e.borner("plan", "l.m", bornes.iter().map(entre));
        match reste.vrai(&e) {
            Some(true) => gardees.push(bornes),
            Some(false) => {}
            None => match couper(&bornes, lignes, &regardees) {
                Some(deux) => a_voir.extend(deux),
                // « indeterminee » of amounts that are all known: it stops nothing.
                None => gardees.push(bornes),
            },
        }
    }
    reunir(&mut gardees, lignes);
    if gardees.len() > BOITES_MAX {
        gardees.sort_by_key(|b| std::cmp::Reverse(b.iter().map(|(_, haut)| haut).sum::<i64>()));
        gardees.truncate(BOITES_MAX);
        exactes = false;
    }
    let boite = |b: Bornes| -> Boite {
        let utile = |(l, b): &(&Ligne, &(i64, i64))| l.haut > 0 && **b != (0, l.haut);
        lignes.iter().zip(&b).filter(utile).map(|(l, &bornes)| (l.financeur.clone(), bornes)).collect()
    };
    (gardees.into_iter().map(boite).collect(), exactes)
}

/// Two boxes for one: nothing or something on the first line where it is open, else the widest line in its middle.
fn couper(bornes: &Bornes, lignes: &[Ligne], regardees: &[usize]) -> Option<[Bornes; 2]> {
    let avec = |l: usize, borne: (i64, i64)| {
        let mut copie = bornes.clone();
        copie[l] = borne;
        copie
    };
    if let Some(&l) = regardees.iter().find(|&&l| bornes[l].0 == 0 && bornes[l].1 > 0) {
        let bas = lignes[l].seuil.min(bornes[l].1);
        return Some([avec(l, (0, 0)), avec(l, (bas, bornes[l].1))]);
    }
    let large = |l: usize| bornes[l].1 - bornes[l].0;
    let &l = regardees.iter().filter(|&&l| large(l) > 0).max_by_key(|&&l| large(l))?;
    let milieu = bornes[l].0 + large(l) / 2;
    Some([avec(l, (bornes[l].0, milieu)), avec(l, (milieu + 1, bornes[l].1))])
}

/// Boxes that touch on one line and are the same on the others are one box.
fn reunir(boites: &mut Vec<Bornes>, lignes: &[Ligne]) {
    loop {
        let touche = |a: &Bornes, b: &Bornes| -> Option<usize> {
            let mut autres = (0..a.len()).filter(|&l| a[l] != b[l]);
            let l = autres.next()?;
            let suit = a[l].1 + 1 == b[l].0 || (a[l] == (0, 0) && b[l].0 == lignes[l].seuil);
            (autres.next().is_none() && suit).then_some(l)
        };
        let paire = (0..boites.len())
            .flat_map(|i| (0..boites.len()).map(move |j| (i, j)))
            .find_map(|(i, j)| Some((i, j, touche(&boites[i], &boites[j])?)));
        let Some((i, j, l)) = paire else { return };
        boites[i][l].1 = boites[j][l].1;
        boites.remove(j);
    }
}
