//! Notes of the readers: « points = somme pondérée de la grille, sur 20 (réglable) ; écart entre lecteurs affiché » (§ 3);
//! « rang donné avec son intervalle quand les lecteurs divergent, zone d'égalité visible » (§ 8).

use kernel::nombre::Nombre;
use kernel::{Lang, Refusal};
use std::collections::{BTreeMap, BTreeSet};

/// A criterion of the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Critere {
    pub code: String,
    pub poids: u32,
    /// The best value; the worst is zero.
    pub max: u32,
}

/// « instructeur, critère, valeur, justification obligatoire ».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Valeur {
    pub valeur: u32,
    pub justification: String,
}

/// Why a reading cannot be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusNote {
    GrilleVide,
    CritereInconnu { code: String },
    SansValeur { code: String },
    HorsGrille { code: String, valeur: u32, max: u32 },
    SansJustification { code: String },
}

/// The points of one reading, exact.
///
/// # Errors
/// The first fault: a grid that weighs nothing, a criterion unknown, missing, over its best, or not justified.
pub fn points(grille: &[Critere], valeurs: &BTreeMap<String, Valeur>, sur: u32) -> Result<Nombre, RefusNote> {
    if let Some(code) = valeurs.keys().find(|code| !grille.iter().any(|c| c.code == **code)) {
        return Err(RefusNote::CritereInconnu { code: code.clone() });
    }
    let mut somme = Nombre::zero();
    for critere in grille {
        let code = || critere.code.clone();
        let lue = valeurs.get(&critere.code).ok_or_else(|| RefusNote::SansValeur { code: code() })?;
        if lue.valeur > critere.max {
            return Err(RefusNote::HorsGrille { code: code(), valeur: lue.valeur, max: critere.max });
        }
        if lue.justification.trim().is_empty() {
            return Err(RefusNote::SansJustification { code: code() });
        }
        let part = Nombre::fraction(lue.valeur, critere.max).ok_or(RefusNote::GrilleVide)?;
        somme = somme + part * Nombre::from(critere.poids);
    }
    let poids: Nombre = grille.iter().map(|c| Nombre::from(c.poids)).sum();
    Nombre::fraction(somme * Nombre::from(sur), poids).ok_or(RefusNote::GrilleVide)
}

/// A file among the others: its mean, how far its readers are apart, where it may stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rang {
    pub numero: String,
    pub moyenne: Nombre,
    /// The greatest note less the smallest.
    pub ecart: Nombre,
    /// The best rank its readers allow, and the worst.
    pub de: usize,
    pub a: usize,
}

/// The files from the best mean to the worst, « à égalité le numéro »; a file nobody read has no rank.
#[must_use]
pub fn rangs(lectures: &BTreeMap<String, Vec<Nombre>>) -> Vec<Rang> {
    let lus: Vec<(&String, &Nombre, &Nombre, Nombre)> = lectures
        .iter()
        .filter_map(|(numero, notes)| {
            let moyenne = Nombre::fraction(notes.iter().sum::<Nombre>(), notes.len())?;
            Some((numero, notes.iter().min()?, notes.iter().max()?, moyenne))
        })
        .collect();
    let mut rangs: Vec<Rang> = lus
        .iter()
        .map(|(numero, min, max, moyenne)| Rang {
            numero: (*numero).clone(),
            moyenne: moyenne.clone(),
            ecart: *max + &-(*min).clone(),
            // Surely before it: whose worst reading beats its best. Possibly: whose best reaches its worst.
            de: 1 + lus.iter().filter(|(_, autre_min, ..)| autre_min > max).count(),
            a: lus.iter().filter(|(_, _, autre_max, _)| autre_max >= min).count(),
        })
        .collect();
    rangs.sort_by(|a, b| b.moyenne.cmp(&a.moyenne).then_with(|| a.numero.cmp(&b.numero)));
    rangs
}

/// « zone d'égalité visible »: the files that their readers may put on either side of the line, when `retenus` are retained.
#[must_use]
pub fn zone_d_egalite(rangs: &[Rang], retenus: usize) -> BTreeSet<&str> {
    rangs.iter().filter(|r| r.de <= retenus && retenus < r.a).map(|r| r.numero.as_str()).collect()
}

impl Refusal for RefusNote {
    fn code(&self) -> &'static str {
        match self {
            RefusNote::GrilleVide => "note-grille-vide",
            RefusNote::CritereInconnu { .. } => "note-critere-inconnu",
            RefusNote::SansValeur { .. } => "note-sans-valeur",
            RefusNote::HorsGrille { .. } => "note-hors-grille",
            RefusNote::SansJustification { .. } => "note-sans-justification",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let dire = |fr: String, en: String| if lang == Lang::Fr { fr } else { en };
        match self {
            RefusNote::GrilleVide => {
                dire("La grille de notes ne pèse rien.".to_owned(), "The grid of notes weighs nothing.".to_owned())
            }
            RefusNote::CritereInconnu { code } => {
                dire(format!("Critère inconnu : {code}."), format!("Unknown criterion: {code}."))
            }
            RefusNote::SansValeur { code } => {
                dire(format!("Critère {code} : pas de note."), format!("Criterion {code}: no note."))
            }
            RefusNote::HorsGrille { code, valeur, max } => dire(
                format!("Critère {code} : {valeur}, pour {max} au plus."),
                format!("Criterion {code}: {valeur}, {max} at most."),
            ),
            RefusNote::SansJustification { code } => {
                dire(format!("Critère {code} : justifiez la note."), format!("Criterion {code}: justify the note."))
            }
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some("Financements, § 3")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grille() -> Vec<Critere> {
        let critere = |code: &str, poids, max| Critere { code: code.to_owned(), poids, max };
        vec![critere("besoin", 2, 5), critere("methode", 1, 4)]
    }

    fn valeurs(besoin: u32, methode: u32) -> BTreeMap<String, Valeur> {
        let valeur = |valeur| Valeur { valeur, justification: "Vu sur place".to_owned() };
        [("besoin".to_owned(), valeur(besoin)), ("methode".to_owned(), valeur(methode))].into()
    }

    #[test]
    fn les_points_sont_la_somme_ponderee_sur_vingt() {
        assert_eq!(points(&grille(), &valeurs(5, 4), 20), Ok(Nombre::from(20)));
        // (2 × 3/5 + 1 × 2/4) / 3 × 20 = 34/3
        assert_eq!(points(&grille(), &valeurs(3, 2), 20).ok(), Nombre::fraction(34, 3));
        assert_eq!(points(&[], &BTreeMap::new(), 20), Err(RefusNote::GrilleVide));
    }

    #[test]
    fn une_note_se_justifie_et_reste_dans_la_grille() {
        let code = |valeurs: &BTreeMap<String, Valeur>| points(&grille(), valeurs, 20).map_err(|refus| refus.code());
        assert_eq!(code(&valeurs(6, 2)), Err("note-hors-grille"));
        let mut muette = valeurs(3, 2);
        muette.entry("methode".to_owned()).and_modify(|v| v.justification.clear());
        assert_eq!(code(&muette), Err("note-sans-justification"));
        muette.remove("methode");
        assert_eq!(code(&muette), Err("note-sans-valeur"));
    }

    #[test]
    fn quand_les_lecteurs_divergent_le_rang_est_un_intervalle() {
        let notes = |liste: &[i32]| liste.iter().map(|n| Nombre::from(*n)).collect::<Vec<_>>();
        let lectures: BTreeMap<String, Vec<Nombre>> = [
            ("2026-0001".to_owned(), notes(&[18, 17])),
            ("2026-0002".to_owned(), notes(&[15, 9])),
            ("2026-0003".to_owned(), notes(&[12, 12])),
            ("2026-0004".to_owned(), notes(&[5])),
            ("2026-0005".to_owned(), vec![]),
        ]
        .into();
        let lus = rangs(&lectures);
        let dits: Vec<(&str, usize, usize)> = lus.iter().map(|r| (r.numero.as_str(), r.de, r.a)).collect();
        assert_eq!(dits, [("2026-0001", 1, 1), ("2026-0002", 2, 3), ("2026-0003", 2, 3), ("2026-0004", 4, 4)]);
        assert_eq!(lus[1].ecart, Nombre::from(6));
        assert_eq!(zone_d_egalite(&lus, 2), BTreeSet::from(["2026-0002", "2026-0003"]));
        assert!(zone_d_egalite(&lus, 1).is_empty() && zone_d_egalite(&lus, 3).is_empty() && zone_d_egalite(&lus, 4).is_empty());
    }
}
