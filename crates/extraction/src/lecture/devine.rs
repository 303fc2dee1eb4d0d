//! The fields whose heading a text lost: told by their shape and by what stands around them, only when the
//! heading is nowhere in the sheet.

use super::{Etat, Lecteur};
use crate::decoupe::Segment;
use crate::document::Document;
use crate::indicateurs::rien;
use crate::rubrique::{Genre, Rubrique};

/// A paragraph is looked at no further.
const LIGNES_MAX: usize = 12;

/// Pilots take no more lines.
const PILOTES_MAX: usize = 5;

/// The headings that a sheet prints, and where its strategic objective begins when its heading is not among them.
pub(super) struct Indices {
    imprimees: Vec<Rubrique>,
    /// Where each of the headings that close a sheet is printed for the last time.
    dernieres: Vec<(Rubrique, usize)>,
    strategique: Option<usize>,
    /// The lines of the pilots, when their heading is not printed.
    pilotes: Vec<usize>,
}

impl Indices {
    pub fn new(document: &Document, segment: &Segment, boite: &[usize]) -> Self {
        let corps = segment.corps.as_slice();
        let (mut imprimees, mut dernieres) = (Vec::new(), Vec::<(Rubrique, usize)>::new());
        for i in corps {
            if let Genre::Intitule(rubrique, _) = &document.genres[*i] {
                let rubrique = match rubrique {
                    Rubrique::Pilotage(_) => Rubrique::Titre,
                    autre => *autre,
                };
                if !imprimees.contains(&rubrique) {
                    imprimees.push(rubrique);
                }
                use Rubrique::{Indicateurs, LiensProgrammes, Public, Resultat, Suivi};
                if matches!(rubrique, Indicateurs | LiensProgrammes | Public | Resultat | Suivi) {
                    dernieres.retain(|(r, _)| *r != rubrique);
                    dernieres.push((rubrique, *i));
                }
            }
        }
        let mut indices = Self { imprimees, dernieres, strategique: None, pilotes: Vec::new() };
        if !indices.imprime_le_pilotage() {
            indices.pilotes = pilotes(document, segment);
        }
        if !indices.imprime(Rubrique::ObjectifStrategique) && document.imprime(Rubrique::ObjectifStrategique) {
            indices.strategique = strategique(document, corps, boite);
        }
        indices
    }

    pub fn nomme_les_pilotes(&self, i: usize) -> bool {
        self.pilotes.contains(&i)
    }

    fn imprime(&self, rubrique: Rubrique) -> bool {
        self.imprimees.contains(&rubrique)
    }

    /// A heading that closes the sheet is printed again below: here it begins a sentence.
    pub fn revient(&self, rubrique: Rubrique, i: usize) -> bool {
        self.dernieres.iter().any(|(r, derniere)| *r == rubrique && *derniere > i)
    }

    /// « Pilotage » and « Co-pilotage » are one heading here.
    fn imprime_le_pilotage(&self) -> bool {
        self.imprime(Rubrique::Titre)
    }
}

/// « box order »: the lines between the title and the partners that name organisations. The title keeps its first line.
fn pilotes(document: &Document, segment: &Segment) -> Vec<usize> {
    let corps = segment.corps.as_slice();
    let partenaires = |i: &usize| matches!(document.genres[*i], Genre::Intitule(Rubrique::Partenaires, _));
    let Some(fin) = corps.iter().take(LIGNES_MAX * 2).position(partenaires) else { return Vec::new() };
    let titre = usize::from(segment.titre.is_empty());
    let mut debut = fin;
    for q in (titre..fin).rev().take(PILOTES_MAX) {
        let texte = document.texte(corps[q]);
        let ouverte = q > titre && document.texte(corps[q - 1]).ends_with([',', '/', ':']);
        if document.genres[corps[q]] != Genre::Texte {
            break;
        } else if nomme_des_pilotes(texte) || document.nomme_une_organisation(texte) {
            debut = q;
        } else if !ouverte {
            break;
        }
    }
    let nommee = corps.get(debut).is_some_and(|i| document.texte(*i).starts_with(char::is_uppercase));
    if nommee { corps[debut..fin].to_vec() } else { Vec::new() }
}

/// The last paragraph above the box or the table, apart from the context and without the full stop that ends one.
fn strategique(document: &Document, corps: &[usize], boite: &[usize]) -> Option<usize> {
    let fin = corps.iter().position(|i| {
        boite.contains(i)
            || matches!(document.genres[*i], Genre::Intitule(Rubrique::Tableau | Rubrique::ObjectifsOperationnels, _))
    })?;
    let debut = (1..fin).rev().take(LIGNES_MAX).find(|p| document.coupe(corps[*p]) || document.reprise(corps[*p]))?;
    let lignes = &corps[debut..fin];
    let entoure = document.reprise(corps[debut]) || document.grand_vide(corps[debut], 1);
    let texte = lignes.iter().all(|i| document.genres[*i] == Genre::Texte);
    let premiere = document.texte(corps[debut]);
    let phrase = document.texte(*lignes.last()?).ends_with(['.', ':']);
    let seul = matches!(&document.genres[corps[debut - 1]], Genre::Intitule(r, reste)
        if reste.is_empty() && !matches!(r, Rubrique::LiensFiches | Rubrique::Encart));
    (entoure && texte && !phrase && !seul && lignes.len() <= 6 && premiere.starts_with(char::is_uppercase))
        .then_some(corps[debut])
}

impl Lecteur<'_> {
    /// The field that begins on this line without its heading.
    pub(super) fn deviner(&self, i: usize, texte: &str) -> Option<Etat> {
        let puce = texte.starts_with(['-', '•', '–']) && !rien(texte);
        match self.etat {
            Etat::Titre if !self.indices.imprime_le_pilotage() => {
                let apart = !self.brouillon.titre.textes.is_empty() && self.document.coupe(i);
                (apart && self.indices.imprime(Rubrique::Partenaires) && nomme_des_pilotes(texte)).then_some(Etat::Pilotage)
            }
            Etat::Pilotage if !self.indices.imprime(Rubrique::Partenaires) => {
                let apart = !self.brouillon.pilotes.textes.is_empty() && (self.document.coupe(i) || self.pilotes_finis(i));
                (apart && est_une_enumeration(&self.paragraphe(i))).then_some(Etat::Partenaires)
            }
            Etat::Contexte | Etat::LiensFiches | Etat::Encart if self.indices.strategique == Some(i) => Some(Etat::Strategique),
            Etat::Grille if self.perdue(Rubrique::Public) && !puce => {
                let mots = texte.split(' ').filter(|m| m.chars().count() >= 4 && m.chars().all(char::is_alphabetic)).count();
                (mots > 0 && texte.len() > 8 && !self.grille_plus_bas(i)).then_some(Etat::Public)
            }
            Etat::Public if puce && self.perdue(Rubrique::LiensProgrammes) && self.document.coupe(i) => {
                let public = &self.brouillon.public;
                let finie =
                    public.textes.first().is_some_and(|t| !t.starts_with(['-', '•', '–'])) && !public.finit_par(&[':', ',']);
                (finie && !self.brouillon.tableau.vide()).then_some(Etat::Programmes)
            }
            Etat::Grille if puce && self.perdue(Rubrique::LiensProgrammes) => {
                (!self.grille_plus_bas(i) && !self.brouillon.tableau.vide()).then_some(Etat::Programmes)
            }
            _ => None,
        }
    }

    /// « … ouvert à tout / public : familles, écoles »: a small letter in the middle of a paragraph.
    pub(super) fn dans_une_phrase(&self, rubrique: Rubrique, i: usize) -> bool {
        !matches!(rubrique, Rubrique::Resultat | Rubrique::Suivi | Rubrique::Grille | Rubrique::LiensFiches | Rubrique::Encart)
            && self.document.lignes[i].commence_par_minuscule()
            && !self.document.coupe(i)
            && i.checked_sub(1).is_some_and(|avant| !matches!(self.document.genres[avant], Genre::Intitule(..)))
    }

    /// The other sheets print this heading, this one does not.
    fn perdue(&self, rubrique: Rubrique) -> bool {
        !self.indices.imprime(rubrique) && self.document.imprime(rubrique)
    }

    fn paragraphe(&self, i: usize) -> String {
        let fin = (i + 1..self.document.lignes.len())
            .take(LIGNES_MAX)
            .find(|j| self.document.coupe(*j) || self.document.genres[*j] != Genre::Texte)
            .unwrap_or(i + 1);
        (i..fin).map(|j| self.document.texte(j)).collect::<Vec<_>>().join(" ")
    }

    /// The last line of the pilots is cut short and calls for nothing more.
    fn pilotes_finis(&self, i: usize) -> bool {
        let pilotes = &self.brouillon.pilotes;
        let derniere = pilotes.indices.last().map_or(0, |j| self.document.lignes[*j].largeur());
        derniere * 4 < self.document.lignes[i].largeur() * 3 && !pilotes.finit_par(&[',', '/', '-', ':'])
    }

    /// The grid goes on under this line: what stands in it was written in by hand.
    fn grille_plus_bas(&self, i: usize) -> bool {
        self.document.lignes[i + 1..]
            .iter()
            .zip(&self.document.genres[i + 1..])
            .take(40)
            .take_while(|(_, genre)| matches!(genre, Genre::Texte | Genre::Nombre(_)))
            .any(|(ligne, _)| ligne.pli.len() <= 10 && ligne.pli.starts_with("annee "))
    }
}

/// « CLS », « CAF/CLS », « Agglo : Port / CDR »: names, no sentence.
fn nomme_des_pilotes(texte: &str) -> bool {
    let sigle = |mot: &str| mot.len() >= 2 && mot.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    let noms: Vec<&str> = texte.split(['/', ',']).map(str::trim).collect();
    texte.chars().count() <= 90 && (noms.iter().all(|n| sigle(n)) || noms.len() > 1 && noms.iter().any(|n| sigle(n)))
}

/// « ARS, Département, écoles, … »: short elements between commas, no sentence.
fn est_une_enumeration(texte: &str) -> bool {
    let elements: Vec<&str> = texte.split([',', ';']).map(str::trim).collect();
    let longs = elements.iter().filter(|e| e.split(' ').count() > 7).count();
    let mots = elements.iter().map(|e| e.split(' ').count()).sum::<usize>();
    elements.len() >= 3 && longs * 5 < elements.len() && mots <= elements.len() * 4 && !texte.contains(". ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn une_enumeration_n_est_pas_une_phrase() {
        assert!(est_une_enumeration("Phare, Capitainerie du quai nord, Criée, écoles de plongée"));
        assert!(!est_une_enumeration(
            "Le bord est loin des soins que l’on trouve à quai, et les marins y renoncent souvent, faute de temps et de port."
        ));
        assert!(nomme_des_pilotes("CAP/CDR") && nomme_des_pilotes("Rade Agglo : voile/CDR"));
        assert!(!nomme_des_pilotes("petits et grands") && !nomme_des_pilotes("la voile, la nage"));
    }
}
