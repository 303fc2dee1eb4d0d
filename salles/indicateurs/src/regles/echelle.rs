//! Steps and bounded marks: how they are written, what a value says on them, what they may not leave behind.
//! « `jalon` (étapes ordonnées, part cumulée chacune) », « `note` (échelle bornée) » (§ 2).

mod mots;
#[cfg(test)]
mod tests;

pub use crate::model::{Echelle, Etape};
pub use mots::{choix, dire, dire_texte, ecrit, liste};

use super::cellule::est_une_absence;
use super::redaction::Refus;
use crate::m;
use crate::model::{Indicateur, Mesure};
use kernel::Lang;
use kernel::nombre::{Nombre, Saisie, lire_saisie};
use kernel::texte::cle;

/// Steps of one indicator at most.
pub const ETAPES_MAX: usize = 20;

/// Signs of a label at least.
const SIGNES_MIN: usize = 2;

/// What is wrong with the steps as typed; `ligne` counts from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FauteEtapes {
    Aucune,
    Trop {
        n: usize,
    },
    /// Not « libellé ; part ».
    SansPart {
        ligne: usize,
        saisi: String,
    },
    PartIllisible {
        ligne: usize,
        saisi: String,
    },
    /// Below 0, above 100.
    PartHorsBornes {
        ligne: usize,
        part: Nombre,
    },
    /// « part cumulée »: never less than, nor the same as, the step before.
    Desordre {
        ligne: usize,
        part: Nombre,
        avant: Nombre,
    },
    Courte {
        ligne: usize,
        saisi: String,
    },
    /// A number or a mark of absence is no name: typed as a value, it would say something else.
    Ambigue {
        ligne: usize,
        saisi: String,
    },
    Double {
        ligne: usize,
        libelle: String,
    },
    SansFin {
        part: Nombre,
    },
}

impl FauteEtapes {
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        let l = |ligne: &usize| ligne.to_string();
        match self {
            Self::Aucune => t.echelle_refus_aucune(),
            Self::Trop { n } => t.echelle_refus_trop(n.to_string(), ETAPES_MAX.to_string()),
            Self::SansPart { ligne, saisi } => t.echelle_refus_sans_part(l(ligne), saisi),
            Self::PartIllisible { ligne, saisi } => t.echelle_refus_part(l(ligne), saisi),
            Self::PartHorsBornes { ligne, part } => t.echelle_refus_part_bornes(l(ligne), ecrit(part, lang)),
            Self::Desordre { ligne, part, avant } => t.echelle_refus_desordre(l(ligne), ecrit(part, lang), ecrit(avant, lang)),
            Self::Courte { ligne, saisi } => t.echelle_refus_courte(l(ligne), saisi),
            Self::Ambigue { ligne, saisi } => t.echelle_refus_ambigue(l(ligne), saisi),
            Self::Double { ligne, libelle } => t.echelle_refus_double(l(ligne), libelle),
            Self::SansFin { part } => t.echelle_refus_fin(ecrit(part, lang)),
        }
    }
}

/// « Étude remise ; 25 », one step per line.
///
/// # Errors
/// The first thing that is wrong.
pub fn lire_etapes(texte: &str) -> Result<Vec<Etape>, FauteEtapes> {
    let lignes: Vec<(usize, &str)> =
        texte.lines().enumerate().map(|(rang, l)| (rang + 1, l.trim())).filter(|(_, l)| !l.is_empty()).collect();
    if lignes.is_empty() {
        return Err(FauteEtapes::Aucune);
    }
    if lignes.len() > ETAPES_MAX {
        return Err(FauteEtapes::Trop { n: lignes.len() });
    }
    let mut lues: Vec<Etape> = vec![];
    for (ligne, texte) in lignes {
        let etape = une_etape(ligne, texte)?;
        if lues.iter().any(|e| cle(&e.libelle) == cle(&etape.libelle)) {
            return Err(FauteEtapes::Double { ligne, libelle: etape.libelle });
        }
        if let Some(avant) = lues.last().filter(|avant| avant.part >= etape.part) {
            return Err(FauteEtapes::Desordre { ligne, part: etape.part, avant: avant.part.clone() });
        }
        lues.push(etape);
    }
    match lues.last() {
        Some(fin) if fin.part != Nombre::cent() => Err(FauteEtapes::SansFin { part: fin.part.clone() }),
        _ => Ok(lues),
    }
}

fn une_etape(ligne: usize, texte: &str) -> Result<Etape, FauteEtapes> {
    let Some((libelle, saisie)) = texte.rsplit_once(';') else {
        return Err(FauteEtapes::SansPart { ligne, saisi: texte.to_owned() });
    };
    let (libelle, saisie) = (libelle.trim(), saisie.trim());
    let Ok(Saisie::Valeur { nombre: part, .. }) = lire_saisie(saisie) else {
        return Err(FauteEtapes::PartIllisible { ligne, saisi: saisie.to_owned() });
    };
    if part.est_negatif() || part > Nombre::cent() {
        return Err(FauteEtapes::PartHorsBornes { ligne, part });
    }
    if cle(libelle).chars().filter(|c| !c.is_whitespace()).count() < SIGNES_MIN {
        return Err(FauteEtapes::Courte { ligne, saisi: libelle.to_owned() });
    }
    // 0 « pas commencé » is not the name of a step reached.
    if est_une_absence(libelle) || lire_saisie(libelle).is_ok() || (pas_commence(libelle) && !part.est_nul()) {
        return Err(FauteEtapes::Ambigue { ligne, saisi: libelle.to_owned() });
    }
    Ok(Etape { libelle: libelle.to_owned(), part })
}

fn pas_commence(texte: &str) -> bool {
    matches!(cle(texte).as_str(), "pas commence" | "pas commencee" | "not started")
}

/// The steps as they are typed: what [`lire_etapes`] reads.
#[must_use]
pub fn ecrire_etapes(etapes: &[Etape]) -> String {
    let une = |e: &Etape| format!("{}\u{202f}; {}", e.libelle, ecrit(&e.part, Lang::Fr));
    etapes.iter().map(une).collect::<Vec<_>>().join("\n")
}

/// The whole scale as text: « Étude remise ; 25 » line by line, « 1 ; 5 » for a mark.
#[must_use]
pub fn ecrire(echelle: &Echelle) -> String {
    match echelle {
        Echelle::Etapes(etapes) => ecrire_etapes(etapes),
        Echelle::Bornes { min, max } => format!("{}\u{202f}; {}", ecrit(min, Lang::Fr), ecrit(max, Lang::Fr)),
    }
}

/// A value that its scale does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HorsEchelle {
    Etape {
        saisi: String,
        etapes: Vec<Etape>,
    },
    Note {
        saisi: String,
        min: Nombre,
        max: Nombre,
    },
    /// Its steps or its bounds were never written.
    SansEchelle {
        saisi: String,
    },
}

impl HorsEchelle {
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::Etape { saisi, .. } => t.echelle_hors_etapes(saisi),
            Self::Note { saisi, min, max } => t.echelle_hors_note(saisi, ecrit(min, lang), ecrit(max, lang)),
            Self::SansEchelle { saisi } => t.echelle_hors_rien(saisi),
        }
    }

    #[must_use]
    pub fn remede(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::Etape { etapes, .. } => t.echelle_remede_etapes(liste(etapes, lang)),
            Self::Note { .. } => t.echelle_remede_note(),
            Self::SansEchelle { .. } => t.echelle_remede_rien(),
        }
    }
}

/// What a typed text says on a scale: the share of a step named by its label or by its share, a mark within its bounds. Nothing
/// for a measure that has no scale.
pub fn placer(mesure: Mesure, echelle: Option<&Echelle>, texte: &str) -> Option<Result<Nombre, Box<HorsEchelle>>> {
    if !mesure.a_une_echelle() {
        return None;
    }
    let saisi = texte.trim().to_owned();
    Some(match echelle {
        Some(Echelle::Etapes(etapes)) => {
            let refus = || Box::new(HorsEchelle::Etape { saisi: saisi.clone(), etapes: etapes.clone() });
            part_dite(etapes, &saisi).ok_or_else(refus)
        }
        Some(Echelle::Bornes { min, max }) => {
            let lue = note_dite(&saisi, max).filter(|n| min <= n && n <= max);
            lue.ok_or_else(|| Box::new(HorsEchelle::Note { saisi: saisi.clone(), min: min.clone(), max: max.clone() }))
        }
        None => Err(Box::new(HorsEchelle::SansEchelle { saisi })),
    })
}

/// True when a kept value stands on that scale; 0 is always « pas commencé ».
#[must_use]
pub fn tient(echelle: &Echelle, n: &Nombre) -> bool {
    match echelle {
        Echelle::Etapes(etapes) => n.est_nul() || etapes.iter().any(|e| e.part == *n),
        Echelle::Bornes { min, max } => min <= n && n <= max,
    }
}

/// « Étude remise (25 %) », « étude remise », « 25 », « 25 % », « pas commencé ».
fn part_dite(etapes: &[Etape], saisi: &str) -> Option<Nombre> {
    let nombre = |texte: &str| lire_saisie(texte).ok().and_then(|s| s.valeur().cloned());
    let (tete, part) = match saisi.strip_suffix(')').and_then(|dedans| dedans.rsplit_once('(')) {
        Some((tete, part)) => (tete, nombre(part)),
        None => (saisi, None),
    };
    let nommee = |texte: &str| etapes.iter().find(|e| cle(&e.libelle) == cle(texte)).map(|e| e.part.clone());
    let entiere = part.filter(|part| nommee(tete).as_ref() == Some(part) || part.est_nul() && pas_commence(tete));
    entiere.or_else(|| nommee(saisi)).or_else(|| pas_commence(saisi).then(Nombre::zero)).or_else(|| {
        let n = nombre(saisi)?;
        (n.est_nul() || etapes.iter().any(|e| e.part == n)).then_some(n)
    })
}

/// « 3 », « 3 sur 5 », « 3/5 ».
fn note_dite(saisi: &str, max: &Nombre) -> Option<Nombre> {
    let nombre = |texte: &str| match lire_saisie(texte) {
        Ok(Saisie::Valeur { nombre, unite: None }) => Some(nombre),
        _ => None,
    };
    let deux = ["/", " sur ", " out of "].iter().find_map(|signe| saisi.split_once(signe));
    match deux {
        Some((haut, bas)) => nombre(haut).filter(|_| nombre(bas).as_ref() == Some(max)),
        None => nombre(saisi),
    }
}

/// When a value is kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quand {
    /// A year of the contract.
    Annee(i64),
    /// A period, as people write it.
    Periode(String),
    /// The target of the whole contract.
    Finale,
}

impl Quand {
    fn mots(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Quand::Annee(n) => t.echelle_annee(n.to_string()),
            Quand::Periode(texte) => texte.clone(),
            Quand::Finale => t.echelle_finale(),
        }
    }

    #[must_use]
    pub fn tous(quand: &[Quand], lang: Lang) -> String {
        quand.iter().map(|q| q.mots(lang)).collect::<Vec<_>>().join(", ")
    }
}

/// What a new definition would leave without its step or out of its bounds. `gardees`: the values kept, whatever their state; a
/// text has no number.
///
/// A share that a kept value uses stays among the steps, bounds keep every value, and a measure with a scale neither comes nor
/// goes over values typed otherwise. Renaming a step is free.
///
/// # Errors
/// `EtapeServie`, `BornesServies`, `MesureServie`.
pub fn tenir(avant: &Indicateur, apres: &Indicateur, gardees: &[(Quand, Option<Nombre>)]) -> Result<(), Vec<Refus>> {
    let mut refus = vec![];
    let change = avant.mesure != apres.mesure && (avant.mesure.a_une_echelle() || apres.mesure.a_une_echelle());
    if change {
        let quand: Vec<Quand> = gardees.iter().filter(|(q, _)| *q != Quand::Finale).map(|(q, _)| q.clone()).collect();
        if !quand.is_empty() {
            refus.push(Refus::MesureServie { quand });
        }
    }
    if let (Some(echelle), true) = (apres.echelle.as_ref(), refus.is_empty()) {
        let mut perdues: Vec<(Nombre, Vec<Quand>)> = vec![];
        for (quand, n) in gardees.iter().filter_map(|(q, n)| Some((q, n.as_ref()?))).filter(|(_, n)| !tient(echelle, n)) {
            match perdues.iter_mut().find(|(perdue, _)| perdue == n) {
                Some((_, quands)) => quands.push(quand.clone()),
                None => perdues.push((n.clone(), vec![quand.clone()])),
            }
        }
        perdues.sort_by(|a, b| a.0.cmp(&b.0));
        refus.extend(perdues.into_iter().map(|(n, quand)| match echelle {
            Echelle::Etapes(_) => Refus::EtapeServie {
                part: n,
                etapes: avant.echelle.as_ref().map(|e| e.etapes().to_vec()).unwrap_or_default(),
                quand,
            },
            Echelle::Bornes { .. } => Refus::BornesServies { note: n, quand },
        }));
    }
    if refus.is_empty() { Ok(()) } else { Err(refus) }
}
