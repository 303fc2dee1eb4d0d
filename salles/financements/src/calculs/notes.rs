//! Who read a file, and with what note: « points = somme pondérée de la grille, sur 20 ; écart entre lecteurs affiché ».

use crate::model::{CritereGrille, Interet, NoteDossier};
use crate::regles::note::{Critere, Valeur, points};
use kernel::nombre::Nombre;
use std::collections::BTreeMap;

use super::{AppelLu, DossierSuivi};

/// « sur 20 (réglable) ».
pub const SUR: u32 = 20;

/// One reader's notes of a file.
#[derive(Debug, Clone)]
pub struct Lecteur<'a> {
    pub compte_id: &'a str,
    pub nom: &'a str,
    pub notes: Vec<&'a NoteDossier>,
    /// On 20; none while a criterion is missing.
    pub points: Option<Nombre>,
}

/// The grid as the rule of notes reads it.
#[must_use]
pub fn grille(criteres: &[CritereGrille]) -> Vec<Critere> {
    criteres.iter().map(|c| Critere { code: c.code.clone(), poids: c.poids, max: c.max }).collect()
}

/// The points of one reader, when every criterion is answered.
#[must_use]
pub fn points_du_lecteur(criteres: &[CritereGrille], notes: &[&NoteDossier]) -> Option<Nombre> {
    let valeurs: BTreeMap<String, Valeur> = notes
        .iter()
        .map(|n| {
            let valeur = u32::try_from(n.valeur).unwrap_or(u32::MAX);
            (n.critere.clone(), Valeur { valeur, justification: n.justification.clone() })
        })
        .collect();
    points(&grille(criteres), &valeurs, SUR).ok()
}

/// The readers of a file, in the order they began. Whoever declared an interest since is not among them (LEG-05).
fn lecteurs<'a>(notes: &'a [NoteDossier], interets: &[Interet], criteres: &[CritereGrille]) -> Vec<Lecteur<'a>> {
    let mut lus: Vec<Lecteur<'a>> = vec![];
    for note in notes.iter().filter(|n| !interets.iter().any(|i| i.compte_id == n.compte_id)) {
        match lus.iter_mut().find(|l| l.compte_id == note.compte_id) {
            Some(lecteur) => lecteur.notes.push(note),
            None => {
                lus.push(Lecteur { compte_id: &note.compte_id, nom: &note.instructeur, notes: vec![note], points: None });
            }
        }
    }
    for lecteur in &mut lus {
        lecteur.points = points_du_lecteur(criteres, &lecteur.notes);
    }
    lus
}

/// The mean of the readers of a file, on 20.
#[must_use]
pub fn moyenne(notes: &[NoteDossier], interets: &[Interet], criteres: &[CritereGrille]) -> Option<Nombre> {
    let points: Vec<Nombre> = lecteurs(notes, interets, criteres).into_iter().filter_map(|l| l.points).collect();
    Nombre::fraction(points.iter().sum::<Nombre>(), points.len())
}

impl DossierSuivi {
    /// Its readers.
    #[must_use]
    pub fn lecteurs(&self, criteres: &[CritereGrille]) -> Vec<Lecteur<'_>> {
        lecteurs(&self.notes, &self.interets, criteres)
    }

    /// The mean of its readers, on 20.
    #[must_use]
    pub fn note(&self, criteres: &[CritereGrille]) -> Option<Nombre> {
        moyenne(&self.notes, &self.interets, criteres)
    }
}

impl AppelLu {
    /// The notes of each file that was read, by public number: what ranks are made of.
    #[must_use]
    pub fn lectures(&self) -> BTreeMap<String, Vec<Nombre>> {
        let lues = self.dossiers.iter().map(|d| {
            let points = d.lecteurs(&self.appel.grille).into_iter().filter_map(|l| l.points).collect();
            (d.numero().to_owned(), points)
        });
        lues.collect()
    }
}
