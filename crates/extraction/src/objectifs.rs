//! The box of the operational objectives. An extractor gives it out of order, in a narrow column whose
//! heading often comes last: it is told by its width, then cut by its layout or by its first words.

use crate::document::Document;
use crate::echeance::{peler, que_des_rangs};
use crate::modele::Lu;
use crate::raison::Raison;
use crate::rubrique::{Genre, Rubrique};
use crate::tableau::code_seul;

/// A box longer than this is no box.
const LIGNES_MAX: usize = 120;

/// The lines of the box, in order, and whether its heading is printed.
pub(crate) struct Boite {
    pub lignes: Vec<usize>,
    pub intitule: Option<usize>,
}

/// Finds the box in a sheet: the narrow paragraphs just above its heading, or without heading
/// the longest run of narrow paragraphs.
pub(crate) fn boite(document: &Document, corps: &[usize]) -> Boite {
    let rang = corps.iter().position(|i| matches!(document.genres[*i], Genre::Intitule(Rubrique::ObjectifsOperationnels, _)));
    match rang {
        Some(rang) => Boite { lignes: au_dessus(document, &corps[..rang]), intitule: Some(corps[rang]) },
        None => Boite { lignes: sans_intitule(document, corps), intitule: None },
    }
}

fn etroite(document: &Document, i: usize) -> bool {
    document.lignes[i].largeur() <= 24.max(document.largeur * 3 / 10)
}

/// A line that can only be a heading or a cell of the table.
fn structure(document: &Document, i: usize) -> bool {
    let texte = document.texte(i);
    let fin = peler(texte);
    if matches!(document.genres[i], Genre::Intitule(..) | Genre::Ambition { .. } | Genre::Fiche { .. }) || fin.case {
        return true;
    }
    if !texte.starts_with("Ann") && code_seul(texte).is_none() && continue_une_phrase(document, i) {
        return false;
    }
    // « et » alone goes on with a deadline, or with a sentence.
    let rangs = que_des_rangs(texte) && (texte.contains(|c: char| c.is_ascii_digit()) || suit_une_echeance(document, i));
    let cellule = rangs || ouvre_une_ligne(texte) || fin.echeance.is_some();
    document.genres[i] != Genre::Texte || cellule || crate::indicateurs::lettres(texte).is_some()
}

fn suit_une_echeance(document: &Document, i: usize) -> bool {
    i.checked_sub(1).is_some_and(|avant| peler(document.texte(avant)).echeance.is_some() || que_des_rangs(document.texte(avant)))
}

/// A line inside the sentence of a narrow column: « le plan / 2025 », « violences / et / discriminations ».
fn continue_une_phrase(document: &Document, i: usize) -> bool {
    let Some(avant) = i.checked_sub(1).filter(|_| !document.coupe(i)) else { return false };
    let texte = document.texte(avant);
    let mots = document.genres[avant] == Genre::Texte && texte.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    let fin = peler(texte);
    mots && etroite(document, avant) && !fin.case && fin.echeance.is_none() && !que_des_rangs(texte) && !ouvre_une_ligne(texte)
}

/// « C » alone, or « C Suivi du port ».
fn ouvre_une_ligne(texte: &str) -> bool {
    code_seul(texte).is_some()
        || texte.split_once(' ').is_some_and(|(code, reste)| {
            code.len() == 1 && code.starts_with(|c: char| c.is_ascii_uppercase()) && reste.starts_with(char::is_uppercase)
        })
}

/// Climbs from the heading, paragraph by paragraph, as long as they are narrow.
fn au_dessus(document: &Document, avant: &[usize]) -> Vec<usize> {
    let mut debut = avant.len();
    let mut p = avant.len();
    while p > 0 && avant.len() - p < LIGNES_MAX {
        let i = avant[p - 1];
        // The end of a sentence begun on the line of a heading is no more the box than running text.
        let entamee = p < avant.len()
            && matches!(&document.genres[i], Genre::Intitule(_, reste) if !reste.is_empty())
            && (!document.coupe(avant[p]) || suspendue(document.texte(i)) && document.lignes[avant[p]].commence_par_minuscule());
        if structure(document, i) && !entamee {
            // The line under a letter is the label of its row, not the box; the box is narrower than a label that wraps.
            let etiquette = ouvre_une_ligne(document.texte(i)) && !peler(document.texte(i)).case;
            debut = if etiquette && fin_du_paragraphe(document, avant, p) == p + 1 { p + 1 } else { p };
            return avant[debut..].to_vec();
        }
        if entamee || !etroite(document, i) {
            // Running text just above the box: a page cut, or a verb, gives its first line away.
            let reprise = (p..debut).find(|q| document.reprise(avant[*q]));
            let reprise = reprise.or_else(|| (p..debut).find(|q| commence_par_un_verbe(document.texte(avant[*q]))));
            let mut depart = reprise.unwrap_or(debut);
            // « …, pêche côtière, » then, on the next page, « voile légère »: the sentence goes on.
            let inachevee =
                |q: usize| q > 0 && suspendue(document.texte(avant[q - 1])) && document.lignes[avant[q]].commence_par_minuscule();
            if depart < avant.len() && inachevee(depart) {
                depart = (depart + 1..avant.len())
                    .find(|q| document.coupe(avant[*q]) || commence_par_un_verbe(document.texte(avant[*q])))
                    .unwrap_or(avant.len());
            }
            return avant[depart..].to_vec();
        }
        p -= 1;
        if document.coupe(i) {
            debut = p;
        }
    }
    avant[debut..].to_vec()
}

fn fin_du_paragraphe(document: &Document, lignes: &[usize], debut: usize) -> usize {
    (debut + 1..lignes.len()).find(|q| document.coupe(lignes[*q])).unwrap_or(lignes.len())
}

/// The longest run of narrow paragraphs under the strategic objective, if it has several infinitives.
fn sans_intitule(document: &Document, corps: &[usize]) -> Vec<usize> {
    let depart = corps
        .iter()
        .position(|i| matches!(document.genres[*i], Genre::Intitule(Rubrique::ObjectifStrategique | Rubrique::Tableau, _)));
    let fin = corps.iter().position(|i| {
        matches!(document.genres[*i], Genre::Intitule(Rubrique::Grille | Rubrique::Public | Rubrique::Indicateurs, _))
    });
    let zone =
        &corps[depart.map_or(corps.len(), |d| d + 1)..fin.unwrap_or(corps.len()).max(depart.map_or(corps.len(), |d| d + 1))];
    // The sentence begun on the line of the heading is not the box.
    let entamee = depart.is_some_and(|d| matches!(&document.genres[corps[d]], Genre::Intitule(_, reste) if !reste.is_empty()));
    let entamee = entamee && zone.first().is_some_and(|i| !document.coupe(*i));
    let mut p = if entamee { fin_du_paragraphe(document, zone, 0) } else { 0 };
    let (mut meilleure, mut debut): (&[usize], usize) = (&[], p);
    while p < zone.len() {
        let fin = fin_du_paragraphe(document, zone, p);
        let large = zone[p..fin].iter().any(|i| structure(document, *i) || !etroite(document, *i));
        if large {
            // The paragraph under a lone letter is a label.
            debut = if ouvre_une_ligne(document.texte(zone[fin - 1])) {
                fin_du_paragraphe(document, zone, fin.min(zone.len()))
            } else {
                fin
            };
            p = debut.max(fin);
            continue;
        }
        if fin - debut > meilleure.len() && fin - debut <= LIGNES_MAX {
            meilleure = &zone[debut..fin];
        }
        p = fin;
    }
    let infinitifs = meilleure.iter().filter(|i| commence_par_un_verbe(document.texte(**i))).count();
    if meilleure.len() >= 4 && infinitifs >= 2 { meilleure.to_vec() } else { Vec::new() }
}

/// The objectives of a box or of a list, one by one.
pub(crate) fn objectifs(document: &Document, lignes: &[usize]) -> Vec<Lu<String>> {
    let (groupes, par_le_sens) = grouper(document, lignes);
    let mut lus = Vec::new();
    for groupe in groupes {
        let texte = document.joindre(&groupe);
        let nu = texte.trim_start_matches(['-', '–', '•', '*', '>', ' ', '✓']);
        let nu = sans_rang(nu).trim_end_matches([' ', ';']).to_owned();
        if nu.is_empty() {
            continue;
        }
        let amputee = nu.starts_with(char::is_lowercase);
        let mut lu = document.lu(nu, &groupe);
        if par_le_sens {
            lu.douter(Raison::DecoupeParLeSens);
        }
        if amputee {
            lu.douter(Raison::PhraseAmputee);
        }
        lus.push(lu);
    }
    lus
}

/// « 1. Ouvrir », « OO2 : Soigner », « a) Courir »: the rank goes.
fn sans_rang(texte: &str) -> &str {
    let Some(at) = texte.find(['.', ')', ':', '-', '–']).filter(|at| *at <= 4) else { return texte };
    let rang = texte[..at].trim_end();
    let chiffres = rang.trim_start_matches('O');
    let est_un_rang = !rang.is_empty()
        && (chiffres.bytes().all(|b| b.is_ascii_digit())
            || rang.len() == 1 && rang.starts_with(|c: char| c.is_ascii_alphabetic()));
    let apres = texte[at..].trim_start_matches(['.', ')', ':', '-', '–']);
    if est_un_rang && apres.starts_with(' ') { apres.trim_start() } else { texte }
}

fn a_une_puce(texte: &str) -> bool {
    let nu = texte.trim_start();
    nu.starts_with(['•', '–', '*', '>', '✓']) || nu.starts_with("- ") || sans_rang(nu).len() < nu.len()
}

fn grouper(document: &Document, lignes: &[usize]) -> (Vec<Vec<usize>>, bool) {
    if lignes.iter().filter(|i| a_une_puce(document.texte(**i))).count() >= 1
        && lignes.first().is_some_and(|i| a_une_puce(document.texte(*i)))
    {
        return (couper(document, lignes, |document, _, i| a_une_puce(document.texte(i))), false);
    }
    let dernier_net = lignes.last().is_some_and(|i| document.lignes[*i].nette);
    if document.fins_nettes && dernier_net {
        let nettes = couper(document, lignes, |document, avant, i| {
            document.lignes[avant].nette && !document.lignes[i].commence_par_minuscule()
        });
        let serre = !lignes.iter().skip(1).any(|i| document.coupe(*i));
        // One end may have kept its space: a blank then a verb still part two objectives.
        let groupes: Vec<Vec<usize>> = nettes
            .iter()
            .flat_map(|groupe| {
                couper(document, groupe, |document, avant, i| {
                    (serre || document.coupe(i)) && commence_par_un_verbe(document.texte(i)) && !suspendue(document.texte(avant))
                })
            })
            .collect();
        let par_le_sens = groupes.len() > nettes.len();
        return (groupes, par_le_sens);
    }
    let par = |debut: fn(&Document, usize) -> bool| {
        couper(document, lignes, |document, avant, i| !suspendue(document.texte(avant)) && debut(document, i))
    };
    let verbes = par(|document, i| commence_par_un_verbe(document.texte(i)));
    let capitales = par(|document, i| document.coupe(i) && commence_par_un_mot(document.texte(i)));
    let groupes = if verbes.len() >= 3 || verbes.len() >= capitales.len() { verbes } else { capitales };
    (groupes, true)
}

fn couper(document: &Document, lignes: &[usize], debut: impl Fn(&Document, usize, usize) -> bool) -> Vec<Vec<usize>> {
    let mut groupes: Vec<Vec<usize>> = Vec::new();
    for (rang, &i) in lignes.iter().enumerate() {
        match groupes.last_mut() {
            Some(groupe) if !debut(document, lignes[rang - 1], i) => groupe.push(i),
            _ => groupes.push(vec![i]),
        }
    }
    groupes
}

/// The line ends with a sign or a word that calls for the next one.
pub(crate) fn suspendue(texte: &str) -> bool {
    texte.ends_with([',', '-', '/', '(', ':', '’', '\''])
        || texte.rsplit(' ').next().is_some_and(|mot| {
            [
                "de", "des", "du", "la", "le", "les", "et", "à", "aux", "au", "en", "pour", "par", "sur", "avec", "un", "une",
                "ou", "dans",
            ]
            .contains(&mot)
        })
}

/// A capital then a small letter: no acronym.
fn commence_par_un_mot(texte: &str) -> bool {
    let mut lettres = texte.chars();
    lettres.next().is_some_and(char::is_uppercase)
        && lettres.next().is_some_and(|c| c.is_lowercase() || matches!(c, '’' | '\'' | ' '))
}

/// « Développer », « S’assurer », « Mettre »: a capital and the end of an infinitive.
pub(crate) fn commence_par_un_verbe(texte: &str) -> bool {
    if !texte.starts_with(char::is_uppercase) {
        return false;
    }
    let mot: String = texte.chars().take(30).map(crate::lignes::plier).collect();
    let mot = mot.strip_prefix("s'").unwrap_or(&mot);
    let mot = mot.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    mot.len() >= 4 && (mot.ends_with("er") || mot.ends_with("ir") || mot.ends_with("re"))
}
