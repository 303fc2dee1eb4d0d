//! The printed matrix of promises, pasted from a spreadsheet: organisations one way, themes the other, and in each cell
//! « ce que l'organisation promet sur ce thème », one promise a line.

use super::{Refus, TEXTE_MAX};
use crate::model::{Engagement, Thematique, ThematiqueId};
use acteurs::model::{Organisation, OrganisationId};
use kernel::texte::cle;
use std::collections::HashSet;

/// Promises of one paste at most.
pub const PROMESSES_MAX: usize = 2_000;

/// One promise read in a cell, that the contract does not hold yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromesseCollee {
    pub organisation_id: OrganisationId,
    pub debiteur: String,
    pub thematique_id: ThematiqueId,
    pub texte: String,
}

/// What a paste holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MatriceLue {
    pub nouvelles: Vec<PromesseCollee>,
    /// Promises already written in their cell, word for word.
    pub deja: usize,
}

/// A title of the matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Titre {
    Organisation(OrganisationId, String),
    Theme(ThematiqueId),
}

/// Reads the matrix. The first row and the first column name organisations and themes, whichever way round; empty rows
/// and columns are passed over.
///
/// # Errors
/// Every refusal at once: `MatriceIllisible` when rows and columns are not one of each, `TitreInconnu` with its cell,
/// `TropLong`, `TropDePromesses`.
pub fn lire_matrice(
    cellules: &[Vec<String>],
    organisations: &[Organisation],
    themes: &[Thematique],
    ecrites: &[Engagement],
) -> Result<MatriceLue, Vec<Refus>> {
    let Some((head, rows)) = cellules.split_first() else { return Err(vec![Refus::MatriceIllisible]) };
    let mut refus = vec![];
    let mut title = |cell: &str, place: String| {
        let read = titre(cell, organisations, themes);
        if read.is_none() && !cell.trim().is_empty() {
            refus.push(Refus::TitreInconnu { place, saisi: cell.trim().to_owned() });
        }
        read
    };
    let columns: Vec<Option<Titre>> = (1..).zip(head.iter().skip(1)).map(|(rank, cell)| title(cell, adresse(0, rank))).collect();
    let lines: Vec<Option<Titre>> =
        (1..).zip(rows).map(|(rank, row)| row.first().and_then(|cell| title(cell, adresse(rank, 0)))).collect();
    let mut read = MatriceLue::default();
    let known = |text: &str| cle(text);
    let mut seen: HashSet<(OrganisationId, ThematiqueId, String)> =
        ecrites.iter().filter_map(|e| Some((e.organisation_id?, e.thematique_id?, known(&e.texte)))).collect();
    let mut crossed = false;
    for ((rank, row), line) in (1..).zip(rows).zip(&lines) {
        for ((at, cell), column) in (1..).zip(row.iter().skip(1)).zip(&columns) {
            let (organisation_id, debiteur, thematique_id) = match (line, column) {
                (Some(Titre::Organisation(id, nom)), Some(Titre::Theme(theme)))
                | (Some(Titre::Theme(theme)), Some(Titre::Organisation(id, nom))) => (*id, nom, *theme),
                _ => continue,
            };
            crossed = true;
            for texte in promesses(cell) {
                let vu = texte.chars().count();
                if vu > TEXTE_MAX {
                    let place = adresse(rank, at);
                    refus.push(Refus::PromesseTropLongue { place, vu, max: TEXTE_MAX });
                } else if seen.insert((organisation_id, thematique_id, known(&texte))) {
                    read.nouvelles.push(PromesseCollee { organisation_id, debiteur: debiteur.clone(), thematique_id, texte });
                } else {
                    read.deja += 1;
                }
            }
        }
    }
    if !crossed && refus.is_empty() {
        refus.push(Refus::MatriceIllisible);
    }
    if read.nouvelles.len() > PROMESSES_MAX {
        refus.push(Refus::TropDePromesses { vu: read.nouvelles.len(), max: PROMESSES_MAX });
    }
    if refus.is_empty() { Ok(read) } else { Err(refus) }
}

/// « B3 » : the cell as a spreadsheet names it, from 0.
fn adresse(row: usize, column: usize) -> String {
    format!("{}{}", sheets::lettres(u32::try_from(column).unwrap_or(u32::MAX)), row + 1)
}

fn titre(cell: &str, organisations: &[Organisation], themes: &[Thematique]) -> Option<Titre> {
    let typed = cle(cell);
    if typed.is_empty() {
        return None;
    }
    let theme = themes
        .iter()
        .find(|t| [cle(&t.code), cle(&t.nom), cle(&format!("{} {}", t.code, t.nom))].contains(&typed))
        .map(|t| Titre::Theme(t.id));
    theme.or_else(|| {
        let named = |o: &&Organisation| {
            cle(&o.nom) == typed
                || o.sigle.as_deref().is_some_and(|s| cle(s) == typed)
                || o.graphies.iter().any(|g| cle(g) == typed)
        };
        organisations.iter().filter(|o| o.remplacee_par.is_none()).find(named).map(|o| Titre::Organisation(o.id, o.nom.clone()))
    })
}

/// The promises of a cell: one a line, bullets set aside.
fn promesses(cell: &str) -> impl Iterator<Item = String> {
    cell.lines()
        .map(|line| line.trim().trim_start_matches(['•', '-', '–', '—', '*', '▪', '·']).trim().to_owned())
        .filter(|line| !cle(line).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ContratId;
    use crate::regles::redaction::Partie;
    use acteurs::model::Famille;
    use proptest::prelude::*;
    use store::Json;

    fn organisation(nom: &str, sigle: &str) -> Organisation {
        Organisation {
            id: OrganisationId::fresh(),
            version: 1,
            nom: nom.into(),
            sigle: Some(sigle.into()),
            graphies: Json(vec![]),
            famille: Famille::Autre,
            parent_id: None,
            generique: false,
            courriel: None,
            note: None,
            remplacee_par: None,
            cle: cle(nom),
        }
    }

    fn theme(code: &str, nom: &str) -> Thematique {
        Thematique { code: code.into(), nom: nom.into(), ..Thematique::vide(ContratId::fresh()) }
    }

    fn grille(text: &str) -> Vec<Vec<String>> {
        sheets::lire_collage(text)
    }

    #[test]
    fn la_matrice_se_lit_dans_les_deux_sens_une_promesse_par_ligne_sans_rien_doubler() {
        let orgs = [organisation("Ville de Carcassonne", "Ville"), organisation("Agence régionale de santé", "ARS")];
        let themes = [theme("S", "Santé"), theme("M", "Mobilité")];
        let one = grille("\tSanté\tM Mobilité\nVille\t\"• Un centre\n• Un bus\"\t\nARS\tUn médecin\tUne navette\n");
        let read = lire_matrice(&one, &orgs, &themes, &[]).unwrap();
        let told: Vec<(&str, &str)> = read.nouvelles.iter().map(|p| (p.debiteur.as_str(), p.texte.as_str())).collect();
        assert_eq!(
            told,
            [
                ("Ville de Carcassonne", "Un centre"),
                ("Ville de Carcassonne", "Un bus"),
                ("Agence régionale de santé", "Un médecin"),
                ("Agence régionale de santé", "Une navette"),
            ]
        );
        let turned = grille("\tVille\tARS\nSanté\t\"Un centre\nUn bus\"\tUn médecin\nMobilité\t\tUne navette");
        let other = lire_matrice(&turned, &orgs, &themes, &[]).unwrap();
        assert_eq!(other.nouvelles.len(), 4);
        assert!(other.nouvelles.iter().all(|p| read.nouvelles.contains(p)));
        let kept = Engagement {
            organisation_id: Some(orgs[0].id),
            thematique_id: Some(themes[0].id),
            texte: "Un  CENTRE".into(),
            ..Engagement::vide(ContratId::fresh())
        };
        let again = lire_matrice(&one, &orgs, &themes, &[kept]).unwrap();
        assert_eq!((again.nouvelles.len(), again.deja), (3, 1), "what is written is not written twice");
    }

    #[test]
    fn un_titre_inconnu_est_nomme_par_sa_case_et_rien_n_est_lu() {
        let (orgs, themes) = ([organisation("Ville", "V")], [theme("S", "Santé")]);
        let read = lire_matrice(&grille("\tSanté\tAutre\nVille\tx\ty\nInconnue\tz"), &orgs, &themes, &[]);
        let places: Vec<(String, String)> = read
            .unwrap_err()
            .into_iter()
            .filter_map(|r| match r {
                Refus::TitreInconnu { place, saisi } => Some((place, saisi)),
                _ => None,
            })
            .collect();
        assert_eq!(places, [("C1".to_owned(), "Autre".to_owned()), ("A3".to_owned(), "Inconnue".to_owned())]);
        for wrong in ["", "Ville", "\tVille\nVille\tx", "Santé\tVille"] {
            assert_eq!(lire_matrice(&grille(wrong), &orgs, &themes, &[]), Err(vec![Refus::MatriceIllisible]), "{wrong:?}");
        }
        let long = format!("\tSanté\nVille\t{}", "x".repeat(TEXTE_MAX + 1));
        let refused = lire_matrice(&grille(&long), &orgs, &themes, &[]).unwrap_err();
        assert!(matches!(&refused[..], [Refus::PromesseTropLongue { place, .. }] if place == "B2"));
    }

    proptest! {
        #[test]
        fn un_texte_quelconque_ne_fait_jamais_ecrire_hors_d_une_case(text in "[\tVSé•x\n\"]{0,60}") {
            let (orgs, themes) = ([organisation("V", "V")], [theme("S", "S")]);
            if let Ok(read) = lire_matrice(&grille(&text), &orgs, &themes, &[]) {
                for p in &read.nouvelles {
                    prop_assert!(p.organisation_id == orgs[0].id && p.thematique_id == themes[0].id);
                    prop_assert!(text.contains(&p.texte.replace('\n', "")) && !p.texte.trim().is_empty());
                }
            }
        }
    }
}
