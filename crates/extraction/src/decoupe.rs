//! Where each sheet begins and ends, and under which ambition it stands.

mod sans_tete;

use crate::document::Document;
use crate::lignes::pli;
use crate::modele::{Lu, Reste, Sort};
use crate::raison::Raison;
use crate::rubrique::{Genre, Rubrique};
use std::collections::{HashMap, HashSet};

/// A sheet among the lines of the document.
pub(crate) struct Segment {
    pub numero: Option<u32>,
    /// « 1.2 », when the sheets are coded rather than numbered.
    pub code: Option<String>,
    /// Title printed on the line of the number.
    pub titre: String,
    pub tete: usize,
    /// Lines above the number, that belong to the sheet.
    pub dessus: Vec<usize>,
    pub ambition: Lu<Option<u32>>,
    pub ambition_titre: Lu<Option<String>>,
    /// Lines under the number, page furniture left out.
    pub corps: Vec<usize>,
    /// No other sheet follows.
    pub derniere: bool,
}

/// The titles of ambitions printed with their number somewhere, folded; and their last lines, which
/// tell at little cost that one of them may stand above a heading.
#[derive(Default)]
struct Titres {
    par_titre: HashMap<String, Option<u32>>,
    dernieres_lignes: HashSet<String>,
}

/// How many lines the title of an ambition may take above a sheet.
const DESSUS_MAX: usize = 10;

/// The sheets in the order of the text, and the titles that a table of contents prints.
pub(crate) fn decouper(document: &mut Document) -> (Vec<Segment>, HashMap<u32, Lu<String>>) {
    let visibles = std::mem::take(&mut document.visibles);
    let mut sommaire = HashMap::new();
    let mut tetes = tetes(document, &visibles, &mut sommaire);
    let titres = titres_d_ambition(document, &visibles, &tetes);
    sans_tete::retrouver(document, &visibles, &mut tetes, &titres);
    let mut segments = Vec::with_capacity(tetes.len());
    let debuts: Vec<usize> = tetes.iter().map(|t| dessus(document, &visibles, *t, &titres)).collect();
    let mut derniere = None;
    let mut lu_jusqu_a = 0;
    for (rang, &tete) in tetes.iter().enumerate() {
        let fin = debuts.get(rang + 1).copied().unwrap_or(visibles.len());
        let debut = debuts[rang];
        for &i in &visibles[lu_jusqu_a..tete] {
            if let Genre::Ambition { numero: Some(n), .. } = &document.genres[i] {
                derniere = Some(*n);
            }
        }
        lu_jusqu_a = tete;
        let au_dessus: Vec<usize> = visibles[debut..tete].to_vec();
        let (ambition, ambition_titre) = ambition(document, &au_dessus, &titres, derniere);
        let Genre::Fiche { numero, code, reste } = &document.genres[visibles[tete]] else { continue };
        segments.push(Segment {
            numero: *numero,
            code: code.clone(),
            titre: reste.clone(),
            tete: visibles[tete],
            dessus: au_dessus,
            ambition,
            ambition_titre,
            corps: visibles[tete + 1..fin].to_vec(),
            derniere: rang + 1 == tetes.len(),
        });
    }
    let avant = debuts.first().copied().unwrap_or(visibles.len());
    for &i in &visibles[..avant] {
        document.sorts[i].get_or_insert(Sort::Laissee(Reste::AvantLesFiches));
    }
    document.visibles = visibles;
    (segments, sommaire)
}

/// The headings that do open a sheet: a line of a table of contents or a sentence cut before
/// « fiche n°2 » has not the fields of a sheet under it.
fn tetes(document: &mut Document, visibles: &[usize], sommaire: &mut HashMap<u32, Lu<String>>) -> Vec<usize> {
    let candidates: Vec<usize> =
        (0..visibles.len()).filter(|p| matches!(document.genres[visibles[*p]], Genre::Fiche { .. })).collect();
    let mut retenues: Vec<usize> = Vec::new();
    let mut numero_courant = None;
    let (mut parcouru, mut fermant) = (0, None);
    for (rang, &p) in candidates.iter().enumerate() {
        let i = visibles[p];
        let suivante = candidates.get(rang + 1).copied().unwrap_or(visibles.len());
        let Genre::Fiche { numero, reste, .. } = document.genres[i].clone() else { continue };
        let suite = pli(&reste).trim_start_matches(['(', '-', ' ']).starts_with("suite");
        let repetee = numero.is_some() && numero == numero_courant && (document.reprise(i) || suite);
        if repetee {
            document.marquer(&[i], Sort::TitreCourant);
            document.genres[i] = Genre::Texte;
            continue;
        }
        for (q, j) in visibles.iter().enumerate().take(p).skip(parcouru) {
            use Rubrique::{Grille, Indicateurs, LiensProgrammes, Public, Resultat, Suivi};
            if matches!(
                document.genres[*j],
                Genre::Intitule(Grille | Indicateurs | LiensProgrammes | Public | Resultat | Suivi, _)
            ) {
                fermant = Some(q);
            }
        }
        parcouru = p;
        let close = retenues.last().is_none_or(|t| fermant.is_some_and(|f| f > *t));
        if !au_milieu_d_une_phrase(document, i)
            && ouvre(document, &visibles[p + 1..suivante], close || axe_au_dessus(document, visibles, p))
        {
            retenues.push(p);
            numero_courant = numero;
        } else {
            if let Some(numero) = numero.filter(|_| !reste.is_empty() && retenues.is_empty()) {
                sommaire.entry(numero).or_insert_with(|| document.lu(reste, &[i]));
                document.marquer(&[i], Sort::Sommaire);
            }
            document.genres[i] = Genre::Texte;
        }
    }
    retenues
}

/// At least two fields under it, the first being one of those that open a sheet when the sheet above is not closed.
fn ouvre(document: &Document, corps: &[usize], close: bool) -> bool {
    let mut vues = Vec::new();
    for i in corps {
        if let Genre::Intitule(rubrique, _) = &document.genres[*i] {
            let rubrique = match rubrique {
                Rubrique::Pilotage(_) => Rubrique::Partenaires,
                r => *r,
            };
            if !vues.contains(&rubrique) {
                vues.push(rubrique);
            }
            if vues.len() >= 3 {
                break;
            }
        }
    }
    match vues.first() {
        Some(Rubrique::Partenaires) => true,
        Some(_) => vues.len() >= 2 && close,
        None => false,
    }
}

fn au_milieu_d_une_phrase(document: &Document, i: usize) -> bool {
    let Some(avant) = i.checked_sub(1) else { return false };
    // « De suivi : » just above is a heading left empty, not a sentence.
    let rubrique_vide = matches!(&document.genres[avant], Genre::Intitule(_, reste) if reste.is_empty());
    if document.coupe(i) || document.reprise(i) || rubrique_vide {
        return false;
    }
    let texte = document.texte(avant);
    texte.ends_with([',', '(', ':', '-', '/'])
        || texte.rsplit(' ').next().is_some_and(|mot| {
            [
                "la", "les", "le", "de", "des", "du", "aux", "au", "à", "avec", "voir", "et", "cf", "cf.", "par", "sur", "en",
                "une", "cette", "ces",
            ]
            .contains(&mot.to_lowercase().as_str())
        })
}

fn axe_au_dessus(document: &Document, visibles: &[usize], p: usize) -> bool {
    rang_de_l_axe(document, visibles, p).is_some()
}

/// The position of the ambition printed just above this heading.
fn rang_de_l_axe(document: &Document, visibles: &[usize], p: usize) -> Option<usize> {
    for q in (p.saturating_sub(DESSUS_MAX)..p).rev() {
        match &document.genres[visibles[q]] {
            Genre::Ambition { .. } => return Some(q),
            Genre::Texte => {}
            _ => return None,
        }
    }
    None
}

/// The titles of the ambitions that are printed with their number, by folded title.
fn titres_d_ambition(document: &Document, visibles: &[usize], tetes: &[usize]) -> Titres {
    let mut titres = Titres::default();
    let mut repetes: HashMap<String, u32> = HashMap::new();
    for &p in tetes {
        let Some(q) = rang_de_l_axe(document, visibles, p) else {
            for q in plus_haut(document, visibles, p) {
                *repetes.entry(pli(&document.joindre(&visibles[q..p]))).or_default() += 1;
            }
            continue;
        };
        let Genre::Ambition { numero: Some(numero), reste } = &document.genres[visibles[q]] else { continue };
        let titre = titre_sur(document, reste, &visibles[q + 1..p]);
        if !titre.is_empty() {
            titres.dernieres_lignes.insert(document.lignes[visibles[p - 1]].pli.clone());
            titres.par_titre.entry(pli(&titre)).or_insert(Some(*numero));
        }
    }
    // The same lines above many sheets are the title of their ambition, whose number is not printed.
    for &p in tetes {
        for q in plus_haut(document, visibles, p) {
            let titre = pli(&document.joindre(&visibles[q..p]));
            if repetes.get(&titre).is_some_and(|n| *n >= 3) {
                titres.dernieres_lignes.insert(document.lignes[visibles[p - 1]].pli.clone());
                titres.par_titre.entry(titre).or_insert(None);
            }
        }
    }
    titres
}

fn titre_sur(document: &Document, reste: &str, lignes: &[usize]) -> String {
    document.lexique.joindre(std::iter::once(reste).chain(lignes.iter().map(|i| document.texte(*i))))
}

/// Where the sheet begins: at its ambition, at the title of an ambition known from elsewhere, or at its number.
fn dessus(document: &Document, visibles: &[usize], p: usize, titres: &Titres) -> usize {
    if let Some(q) = rang_de_l_axe(document, visibles, p) {
        return q;
    }
    // What stands above a page cut ends the sheet before.
    if p == 0 || document.reprise(visibles[p]) || !titres.dernieres_lignes.contains(&document.lignes[visibles[p - 1]].pli) {
        return p;
    }
    plus_haut(document, visibles, p)
        .filter(|q| titres.par_titre.contains_key(&pli(&document.joindre(&visibles[*q..p]))))
        .last()
        .unwrap_or(p)
}

/// The short lines just above a heading, from the nearest.
fn plus_haut(document: &Document, visibles: &[usize], p: usize) -> impl Iterator<Item = usize> {
    let court = |q: &usize| document.genres[visibles[*q]] == Genre::Texte && document.lignes[visibles[*q]].texte.len() <= 100;
    (p.saturating_sub(DESSUS_MAX)..p).rev().take_while(court)
}

fn ambition(
    document: &Document,
    dessus: &[usize],
    titres: &Titres,
    derniere: Option<u32>,
) -> (Lu<Option<u32>>, Lu<Option<String>>) {
    let sans = || Lu::new(None, None);
    let Some(&premiere) = dessus.first() else {
        return match derniere {
            Some(n) => (Lu::new(Some(n), None).doutant(Raison::AmbitionReprise), sans()),
            None => (Lu::new(None, None).doutant(Raison::AmbitionAbsente), sans()),
        };
    };
    if let Genre::Ambition { numero, reste } = &document.genres[premiere] {
        let titre = titre_sur(document, reste, &dessus[1..]);
        let connu = titres.par_titre.get(&pli(&titre)).copied().flatten();
        let lu = match numero.or(connu) {
            Some(n) if numero.is_some() => document.lu(Some(n), &[premiere]),
            Some(n) => document.lu(Some(n), dessus).doutant(Raison::IntituleAbsent),
            None => document.lu(None, &[premiere]).doutant(Raison::AmbitionAbsente),
        };
        return (lu, document.lu((!titre.is_empty()).then_some(titre), dessus));
    }
    let titre = document.joindre(dessus);
    let numero = titres.par_titre.get(&pli(&titre)).copied().flatten();
    let raison = if numero.is_some() { Raison::IntituleAbsent } else { Raison::AmbitionAbsente };
    (document.lu(numero.or(derniere), dessus).doutant(raison), document.lu(Some(titre), dessus))
}
