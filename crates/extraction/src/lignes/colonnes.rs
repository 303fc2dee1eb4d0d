//! A text that keeps the look of its page: columns side by side, parted by spaces. Each block between two
//! blank lines is cut at the empty columns that run through it, then read column by column, as a person does.

use super::{Brute, Sortie, cellules, nettoyer, plier};

/// An empty column this wide parts two columns of text.
const BLANC: usize = 2;

/// A line longer than this is no line of a page.
const LARGEUR_MAX: usize = 400;

/// Blocks longer than this are left as they are.
const HAUTEUR_MAX: usize = 80;

/// So many lines hold several cells that the text kept its columns; a tab says nothing of the place of a cell.
pub(super) fn presentes(brutes: &[Brute]) -> bool {
    let pleines = brutes.iter().filter(|b| !b.texte.trim().is_empty()).count();
    let doubles = brutes.iter().filter(|b| !b.texte.contains('\t') && cellules(b.texte).nth(1).is_some()).count();
    doubles >= 8 && doubles * 12 >= pleines
}

/// Reads block after block.
pub(super) fn lire<'a>(brutes: &[Brute<'a>], sortie: &mut Sortie) {
    let mut debut = 0;
    while debut < brutes.len() {
        let vide = |b: &Brute| b.texte.trim().is_empty();
        if vide(&brutes[debut]) {
            sortie.ligne(&brutes[debut], std::iter::empty());
            debut += 1;
            continue;
        }
        let suivante = |q: &usize| vide(&brutes[*q]) || brutes[*q].saut_page;
        let fin = (debut + 1..brutes.len()).find(suivante).unwrap_or(brutes.len());
        bloc(&brutes[debut..fin], sortie);
        debut = fin;
    }
}

/// A line and where its cells stand, in characters.
struct Rangee<'a, 'b> {
    brute: &'b Brute<'a>,
    signes: Vec<(usize, char)>,
    cellules: Vec<(usize, usize)>,
}

fn rangee<'a, 'b>(brute: &'b Brute<'a>) -> Rangee<'a, 'b> {
    let signes: Vec<(usize, char)> = brute.texte.char_indices().collect();
    let (mut cellules, mut blancs) = (Vec::<(usize, usize)>::new(), usize::MAX);
    for (x, (_, c)) in signes.iter().enumerate() {
        if c.is_whitespace() {
            blancs = blancs.saturating_add(1);
            continue;
        }
        match cellules.last_mut() {
            Some(cellule) if blancs <= BLANC => cellule.1 = x + 1,
            _ => cellules.push((x, x + 1)),
        }
        blancs = 0;
    }
    Rangee { brute, signes, cellules }
}

fn bloc<'a>(brutes: &[Brute<'a>], sortie: &mut Sortie) {
    let lisible = brutes.len() <= HAUTEUR_MAX && brutes.iter().all(|b| b.texte.len() <= LARGEUR_MAX && !b.texte.contains('\t'));
    if brutes.len() < 2 || !lisible {
        return brutes.iter().for_each(|b| sortie.ligne(b, cellules(b.texte)));
    }
    let rangees: Vec<Rangee> = brutes.iter().map(rangee).collect();
    let mut reste = rangees.as_slice();
    while !reste.is_empty() {
        // A header and a line that runs across the columns stand alone.
        let gouttieres = gouttieres(reste);
        let seule = |r: &Rangee| traverse(r, &gouttieres) || est_un_entete(r);
        let fin = reste.iter().position(seule).unwrap_or(reste.len());
        if fin == 0 {
            sortie.ligne(reste[0].brute, cellules(reste[0].brute.texte));
            reste = &reste[1..];
        } else {
            let propres = if fin < reste.len() { self::gouttieres(&reste[..fin]) } else { gouttieres };
            lignes_du_tableau(&reste[..fin], &propres, sortie);
            reste = &reste[fin..];
        }
    }
}

/// Where the text begins again after each empty column that runs through the lines of several cells.
fn gouttieres(rangees: &[Rangee]) -> Vec<usize> {
    let doubles: Vec<&Rangee> = rangees.iter().filter(|r| r.cellules.len() > 1).collect();
    let largeur = rangees.iter().map(|r| r.signes.len()).max().unwrap_or(0);
    let mut plein = vec![false; largeur];
    for rangee in &doubles {
        for (debut, fin) in &rangee.cellules {
            plein[*debut..*fin].fill(true);
        }
    }
    let mut lues = Vec::new();
    let mut dernier = None;
    for (x, _) in plein.iter().enumerate().filter(|(_, p)| **p) {
        if dernier.is_some_and(|d: usize| x - d > BLANC) {
            lues.push(x);
        }
        dernier = Some(x);
    }
    lues
}

/// Its only cell begins in one column and ends in another.
fn traverse(rangee: &Rangee, gouttieres: &[usize]) -> bool {
    let [(debut, fin)] = rangee.cellules.as_slice() else { return false };
    gouttieres.iter().any(|g| debut < g && fin > g)
}

/// « Déclinaison des actions   Echéance   Réalisé », « Tx d’avancement   20%   40% ».
fn est_un_entete(rangee: &Rangee) -> bool {
    let pli: String = rangee.brute.texte.trim_start().chars().take(40).map(plier).collect();
    let mots = pli.split_whitespace().next().unwrap_or("");
    rangee.cellules.len() > 1
        && (pli.starts_with("tx d'avancement")
            || pli.starts_with("taux d'avancement")
            || pli.contains('%') && mots.ends_with('%')
            || ["declinaison", "declinaisons", "sous-actions", "etapes"].contains(&mots))
}

/// One line of the table after the other when several letters stand in the first column, else the columns.
fn lignes_du_tableau(rangees: &[Rangee], gouttieres: &[usize], sortie: &mut Sortie) {
    let codes: Vec<usize> = (0..rangees.len()).filter(|q| code(&rangees[*q], gouttieres)).collect();
    let mut debut = 0;
    for (rang, code) in codes.iter().enumerate() {
        let Some(suivant) = codes.get(rang + 1) else { break };
        // The letter stands at the top of its line, or at half its height.
        let fin = if codes[0] == 0 { *suivant } else { (2 * code + 1).saturating_sub(debut).clamp(code + 1, *suivant) };
        let majuscule = |q: &usize| libelle(&rangees[*q], gouttieres).is_some_and(char::is_uppercase);
        let autour = [fin, fin + 1, fin.saturating_sub(1)].into_iter().filter(|q| q > code && q <= suivant);
        let fin = if codes[0] == 0 { fin } else { autour.into_iter().find(majuscule).unwrap_or(fin) };
        colonnes(&rangees[debut..fin], gouttieres, sortie);
        debut = fin;
    }
    colonnes(&rangees[debut..], gouttieres, sortie);
}

fn code(rangee: &Rangee, gouttieres: &[usize]) -> bool {
    let Some((debut, fin)) = rangee.cellules.first() else { return false };
    let lettre = rangee.signes[*debut].1;
    gouttieres.first().is_some_and(|g| fin <= g) && fin - debut == 1 && lettre.is_ascii_uppercase()
}

/// The first character of the second column.
fn libelle(rangee: &Rangee, gouttieres: &[usize]) -> Option<char> {
    let debut = *gouttieres.first()?;
    let fin = gouttieres.get(1).copied().unwrap_or(usize::MAX);
    rangee.cellules.iter().find(|(x, _)| *x >= debut && *x < fin).map(|(x, _)| rangee.signes[*x].1)
}

fn colonnes(rangees: &[Rangee], gouttieres: &[usize], sortie: &mut Sortie) {
    let bornes: Vec<usize> = std::iter::once(0).chain(gouttieres.iter().copied()).chain([usize::MAX]).collect();
    for paire in bornes.windows(2) {
        let mut apart = paire[0] > 0;
        for rangee in rangees {
            let dedans = rangee.cellules.iter().filter(|(x, _)| *x >= paire[0] && *x < paire[1]);
            for (debut, fin) in dedans {
                let octet = |x: usize| rangee.signes.get(x).map_or(rangee.brute.texte.len(), |(at, _)| *at);
                let cellule = &rangee.brute.texte[octet(*debut)..octet(*fin)];
                let texte = nettoyer(cellule);
                if texte.is_empty() {
                    continue;
                }
                sortie.vides = sortie.vides.max(u32::from(std::mem::take(&mut apart)));
                sortie.saut |= rangee.brute.saut_page && rangee.cellules.first().is_some_and(|(x, _)| x == debut);
                let derniere = rangee.cellules.last().is_some_and(|(_, f)| f == fin);
                sortie.cellule(rangee.brute, cellule, texte, derniere);
                (sortie.vides, sortie.saut) = (0, false);
            }
        }
    }
    // What comes next stands apart from the last column.
    if gouttieres.is_empty() {
        return;
    }
    sortie.vides = 1;
}

#[cfg(test)]
mod tests {
    use crate::lignes::lignes;

    const PAGE: &str = "\
AMBITION 1                    Fiche n°1
Vivre du                      Ouvrir le quai
large                         aux marins

     Pose de bancs et                   Années 1,
A    de lampes sur le                              O/N
     quai nord                          2 et 3
     Ronde de nuit                      Année 2
B                                                  O/N
     avec les marins

Veiller sur         Relever les          Réunir
la digue            pierres              les pêcheurs
Une ligne qui court d’un bord à l’autre de la page et ne tient dans aucune de ses colonnes
Année 1     20%     40%
";

    #[test]
    fn les_colonnes_d_une_page_se_lisent_l_une_apres_l_autre() {
        let lues = lignes(PAGE);
        let vues: Vec<_> = lues.iter().map(|l| l.texte.as_str()).collect();
        assert_eq!(
            vues[..18],
            [
                "AMBITION 1",
                "Vivre du",
                "large",
                "Fiche n°1",
                "Ouvrir le quai",
                "aux marins",
                "A",
                "Pose de bancs et",
                "de lampes sur le",
                "quai nord",
                "Années 1,",
                "2 et 3",
                "O/N",
                "B",
                "Ronde de nuit",
                "avec les marins",
                "Année 2",
                "O/N",
            ]
        );
        assert_eq!(vues[18..24], ["Veiller sur", "la digue", "Relever les", "pierres", "Réunir", "les pêcheurs"]);
        assert!(vues[24].starts_with("Une ligne qui court"));
        // Each line of the source keeps its number.
        assert_eq!(lues.iter().find(|l| l.texte == "O/N").map(|l| l.numero), Some(6));
    }
}
