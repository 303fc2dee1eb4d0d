//! Cells of the years of an indicator, read by the reader of the grid: a number, « oui », a step by its name or its share, a mark
//! of absence and its reason (« nd : demandé à la CPAM »).

use super::feuilles::{annee_de, but_dit, lu_dit};
use super::{Faute, PlanEnTables};
use indicateurs::model::Indicateur;
use indicateurs::regles::Lu;
use indicateurs::regles::redaction::{Refus, lire_case, lire_cible};
use kernel::Lang;
use sheets::{Contenu, Feuille, FeuilleLue, Valeur};

/// Puts what each cell means in the place of what was typed, so that the sheet compares meanings: the same said otherwise is no
/// change. What its reader refuses is a fault, and the cell as it was.
pub(super) fn poser(sheet: &mut FeuilleLue, attendue: &Feuille, base: &Feuille, plan: &PlanEnTables, lang: Lang) -> Vec<Faute> {
    let mut fautes = vec![];
    let rangs: Vec<(usize, i64, bool)> = attendue
        .colonnes
        .iter()
        .enumerate()
        .filter_map(|(rang, c)| annee_de(&c.cle).map(|(annee, cible)| (rang, annee, cible)))
        .collect();
    for n in 0..sheet.lignes.len() {
        let Some(row) = sheet.lignes.get(n) else { continue };
        let (numero, Some(id)) = (row.numero, row.cellule(0).map(|c| c.contenu.en_texte())) else { continue };
        let Some(i) = plan.indicateurs.iter().find(|i| i.id.to_string() == id) else { continue };
        for (rang, annee, cible) in &rangs {
            let Some(cell) = sheet.lignes.get(n).and_then(|row| row.cellule(*rang)) else { continue };
            let dit = cell.contenu.en_texte();
            let computed = cell.formule.is_some() || matches!(cell.contenu, Contenu::Erreur(_));
            if computed || dit.is_empty() {
                continue;
            }
            let connues = [connue(attendue, &id, *rang), connue(base, &id, *rang)];
            let lu = if *cible { lire_but(i, *annee, &dit) } else { lire_case(i, &dit) };
            let meme = |known: &&Contenu| known.en_texte() == dit || lu.as_ref().is_ok_and(|lu| redit(i, *cible, known, lu));
            let contenu = match (connues.iter().flatten().find(meme).cloned(), &lu) {
                (Some(known), _) => Some(known),
                (None, Ok(Lu::Nombre(n))) if *cible => contenu_de(&but_dit(i, &n.to_string(), lang)),
                (None, Ok(lu)) => contenu_de(&lu_dit(i, lu, lang)),
                (None, Err(refus)) => {
                    fautes.push(Faute::Valeur { adresse: sheet.adresse(numero, *rang), refus: refus.clone() });
                    connues.into_iter().next().flatten()
                }
            };
            let Some(row) = sheet.lignes.get_mut(n) else { continue };
            match contenu {
                Some(contenu) => {
                    row.cellules.iter_mut().filter(|(r, _)| r == rang).for_each(|(_, c)| c.contenu = contenu.clone());
                }
                None => row.cellules.retain(|(r, _)| r != rang),
            }
        }
    }
    fautes
}

/// The target of a year: a number, or a step.
fn lire_but(i: &Indicateur, annee: i64, dit: &str) -> Result<Lu, Refus> {
    Ok(lire_cible(i, &format!("cible.{annee}"), dit)?.map_or(Lu::NonSaisi, Lu::Nombre))
}

/// True when a cell says what is known already; a mark without its reason says the mark that has one.
fn redit(i: &Indicateur, cible: bool, known: &Contenu, lu: &Lu) -> bool {
    let dit = known.en_texte();
    let known = if cible { lire_but(i, 0, &dit) } else { lire_case(i, &dit) };
    match (known, lu) {
        (Ok(Lu::Absente(known, _)), Lu::Absente(absence, None)) => known == *absence,
        (Ok(known), lu) => known == *lu,
        (Err(_), _) => false,
    }
}

/// What a sheet of the plan says there; nothing when it says nothing.
fn connue(feuille: &Feuille, id: &str, rang: usize) -> Option<Contenu> {
    let row = feuille.lignes.iter().find(|row| matches!(row.first(), Some(Valeur::Texte(own)) if own == id))?;
    contenu_de(row.get(rang)?)
}

fn contenu_de(valeur: &Valeur) -> Option<Contenu> {
    match valeur {
        Valeur::Texte(text) => Some(Contenu::Texte(text.clone())),
        Valeur::Nombre(number) => Some(Contenu::Nombre(number.clone())),
        _ => None,
    }
}
