//! The sheets whose number is not printed at all: their pilots come again after the end of another sheet.

use super::{DESSUS_MAX, Titres};
use crate::document::Document;
use crate::indicateurs::lettres;
use crate::lignes::pli;
use crate::rubrique::{Genre, Rubrique};

/// How far above the pilots the ambition of the sheet may stand.
const HAUTEUR_MAX: usize = DESSUS_MAX + 8;

/// Adds the position where each of these sheets begins: the first line of its title.
pub(super) fn retrouver(document: &mut Document, visibles: &[usize], tetes: &mut Vec<usize>, titres: &Titres) {
    let mut trouvees = Vec::new();
    let mut connues = tetes.iter().copied().peekable();
    // A sheet has its pilots once: when they come again after its end, they are those of another.
    let (mut pilotee, mut close, mut debut) = (false, false, 0);
    for (p, &i) in visibles.iter().enumerate() {
        if connues.next_if(|t| *t == p).is_some() {
            (pilotee, close, debut) = (false, false, p + 1);
            continue;
        }
        let Genre::Intitule(rubrique, _) = &document.genres[i] else { continue };
        match rubrique {
            Rubrique::Grille | Rubrique::Public | Rubrique::Indicateurs | Rubrique::Resultat | Rubrique::Suivi => close = true,
            Rubrique::Pilotage(_) => {
                // Before the first number, only an ambition just above tells a sheet from a chapter.
                let premiere = debut == 0 && !pilotee;
                if (premiere || pilotee && close)
                    && ouvre_une_fiche(document, &visibles[p + 1..])
                    && let Some(titre) = titre_au_dessus(document, visibles, debut, p, titres)
                {
                    trouvees.push(titre);
                    (close, debut) = (false, p + 1);
                }
                pilotee = true;
            }
            _ => {}
        }
    }
    for p in trouvees {
        let i = visibles[p];
        document.genres[i] = Genre::Fiche { numero: None, code: None, reste: document.texte(i).to_owned() };
        tetes.push(p);
    }
    tetes.sort_unstable();
}

/// Two of the headings that begin a sheet follow, before one that ends it.
fn ouvre_une_fiche(document: &Document, dessous: &[usize]) -> bool {
    let mut vues = Vec::new();
    for i in dessous.iter().take(120) {
        match &document.genres[*i] {
            Genre::Fiche { .. } => return false,
            Genre::Intitule(
                r @ (Rubrique::Partenaires
                | Rubrique::Contexte
                | Rubrique::ObjectifStrategique
                | Rubrique::ObjectifsOperationnels
                | Rubrique::Tableau),
                _,
            ) if !vues.contains(r) => vues.push(*r),
            Genre::Intitule(Rubrique::Grille | Rubrique::Indicateurs | Rubrique::Resultat | Rubrique::Suivi, _) => return false,
            _ => {}
        }
        if vues.len() == 2 {
            return true;
        }
    }
    false
}

/// The first line of the title printed above the pilots, under the ambition or at the top of the page.
fn titre_au_dessus(document: &Document, visibles: &[usize], debut: usize, p: usize, titres: &Titres) -> Option<usize> {
    let haut = debut.max(p.saturating_sub(HAUTEUR_MAX));
    let mut depart = p;
    while depart > haut {
        let i = visibles[depart - 1];
        match &document.genres[i] {
            Genre::Ambition { reste, .. } => return sous_l_ambition(document, visibles, depart, p, reste, titres),
            Genre::Texte if lettres(document.texte(i)).is_none() && !document.texte(i).starts_with(['-', '•']) => depart -= 1,
            _ => break,
        }
    }
    if debut == 0 {
        return None;
    }
    // Without its ambition a sheet begins at the top of a page, or after a wide blank.
    (depart..p).rev().find(|q| document.reprise(visibles[*q]) || document.grand_vide(visibles[*q], 2))
}

/// Under the ambition the lines of its title come first: those known from another sheet, else those above the widest blank.
fn sous_l_ambition(
    document: &Document,
    visibles: &[usize],
    debut: usize,
    p: usize,
    reste: &str,
    titres: &Titres,
) -> Option<usize> {
    let connu =
        (debut..p).rfind(|q| titres.par_titre.contains_key(&pli(&super::titre_sur(document, reste, &visibles[debut..*q]))));
    let blanc = (debut + 1..p).max_by_key(|q| (document.vides(visibles[*q]), *q));
    let seul = || (p > debut).then_some(debut).filter(|_| !reste.is_empty());
    connu.or_else(seul).or(blanc.filter(|q| document.vides(visibles[*q]) > 0))
}
