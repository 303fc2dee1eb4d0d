//! Cells that are read on a scale: the step of an indicator, by its name or its share; the mark of another.

use super::feuilles::annee_de;
use super::{Faute, PlanEnTables};
use indicateurs::regles::echelle::placer;
use indicateurs::regles::est_une_absence;
use indicateurs::regles::redaction::{Refus, lire_cible};
use kernel::Lang;
use sheets::{Contenu, Feuille, FeuilleLue, Valeur};

/// Puts the share of the step, or the mark, in the place of what was typed, so that the sheet compares numbers. What its scale
/// does not hold is a fault, and the cell as it was; what nobody touched since the export stays as it is.
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
        let Some(id) = row.cellule(0).map(|c| c.contenu.en_texte()) else { continue };
        let Some(i) = plan.indicateurs.iter().find(|i| i.id.to_string() == id && i.mesure.a_une_echelle()) else { continue };
        for (rang, annee, cible) in &rangs {
            let Some(cell) = sheet.lignes.get(n).and_then(|row| row.cellule(*rang)) else { continue };
            let lu = cell.contenu.en_texte();
            let typed = cell.formule.is_none() && matches!(cell.contenu, Contenu::Texte(_) | Contenu::Nombre(_));
            let now = connue(attendue, &id, *rang);
            let untouched = [now.as_ref(), connue(base, &id, *rang).as_ref()].into_iter().flatten().any(|v| dit(v) == lu);
            if !typed || lu.is_empty() || untouched || est_une_absence(&lu) {
                continue;
            }
            let read = if *cible {
                lire_cible(i, &format!("cible_{annee}"), &lu)
            } else {
                let hors = |hors| Refus::HorsEchelle { champ: "valeur".to_owned(), hors };
                placer(i.mesure, i.echelle.as_ref(), &lu).transpose().map_err(hors)
            };
            let contenu = match read {
                // The same said otherwise is no change.
                Ok(None) => continue,
                Ok(Some(n)) if now.is_some() && now == Some(super::feuilles::nombre_de(i, &n.to_string(), lang)) => {
                    now.map(contenu_de)
                }
                Ok(Some(n)) => n.to_string().parse().ok().map(Contenu::Nombre),
                Err(refus) => {
                    let adresse = sheet.adresse(sheet.lignes.get(n).map_or(0, |row| row.numero), *rang);
                    fautes.push(Faute::Valeur { adresse, refus });
                    now.map(contenu_de)
                }
            };
            let Some(row) = sheet.lignes.get_mut(n) else { continue };
            match contenu {
                Some(contenu) => {
                    row.cellules.iter_mut().filter(|(r, _)| r == rang).for_each(|(_, c)| c.contenu = contenu.clone())
                }
                None => row.cellules.retain(|(r, _)| r != rang),
            }
        }
    }
    fautes
}

/// What a sheet of the plan says there; nothing when it says nothing.
fn connue(feuille: &Feuille, id: &str, rang: usize) -> Option<Valeur> {
    let row = feuille.lignes.iter().find(|row| matches!(row.first(), Some(Valeur::Texte(own)) if own == id))?;
    row.get(rang).filter(|v| **v != Valeur::Vide).cloned()
}

fn dit(valeur: &Valeur) -> String {
    match valeur {
        Valeur::Texte(text) => text.clone(),
        Valeur::Nombre(number) => number.to_string(),
        _ => String::new(),
    }
}

fn contenu_de(valeur: Valeur) -> Contenu {
    match valeur {
        Valeur::Nombre(number) => Contenu::Nombre(number),
        autre => Contenu::Texte(dit(&autre)),
    }
}
