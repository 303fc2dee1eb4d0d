//! The table of a sheet: letter, label, deadline, O/N box. The cells arrive one under the other, cut by
//! pages and boxes: a label may go on after the cells that closed its line.

mod codes;
mod colonnes;

use crate::document::Document;
use crate::echeance::{Fin, peler, que_des_rangs};
use crate::modele::{Declinaison, Lu};
use crate::objectifs::suspendue;
use crate::raison::Raison;
use codes::{code_en_tete, debut_de_case, lettre, nomme_une_annee, nommee, suivant};
use std::collections::HashSet;

pub(crate) use codes::code_seul;

/// A line of the table being read.
#[derive(Debug, Default)]
struct Rang {
    code: Option<String>,
    lignes: Vec<usize>,
    libelle: Vec<(usize, String)>,
    /// What came after the line was closed: the end of its label, or the label of the next line.
    suite: Vec<(usize, String)>,
    echeance: Vec<String>,
    /// One mark per year, when the years are columns.
    marques: Vec<String>,
    case: bool,
    /// « O/ », the box cut by its narrow column: « N » comes under it.
    case_coupee: bool,
    recolle: bool,
}

#[derive(Debug, Default)]
pub(crate) struct Tableau {
    rangs: Vec<Rang>,
    /// The last code read, printed or not.
    dernier: Option<String>,
    /// Text before the first letter.
    attente: Vec<(usize, String)>,
    /// The boxes are printed: it is they that close a line.
    cases: bool,
    /// The sheet prints deadlines or boxes.
    cellules: bool,
    /// The years that are columns of their own.
    colonnes: Vec<String>,
}

impl Tableau {
    /// `corps`: the lines of the sheet, to know whether boxes are printed.
    pub fn new(document: &Document, corps: &[usize]) -> Self {
        let (mut cases, mut echeances) = (0_usize, 0_usize);
        for i in corps {
            let fin = peler(document.texte(*i));
            cases += usize::from(fin.case || debut_de_case(document.texte(*i)));
            echeances += usize::from(fin.echeance.is_some());
        }
        // The five « Année n » of the progress grid are no deadlines.
        Self {
            rangs: Vec::new(),
            dernier: None,
            attente: Vec::new(),
            cases: cases > 0 && cases * 2 >= echeances.saturating_sub(5),
            cellules: cases > 0 || echeances > 5,
            colonnes: Vec::new(),
        }
    }

    /// No line was read.
    pub fn vide(&self) -> bool {
        self.rangs.is_empty()
    }

    /// A line of the table carries this code, or one of its kind: « 4 » among numbers.
    pub fn porte(&self, code: &str) -> bool {
        let chiffre = |c: &str| c.starts_with(|c: char| c.is_ascii_digit());
        self.rangs.iter().filter_map(|r| r.code.as_deref()).any(|c| c == code || chiffre(c) && chiffre(code))
    }

    /// The header may name the years, one column each.
    pub fn entete(&mut self, texte: &str) {
        let lues = colonnes::colonnes(texte);
        if lues.len() >= 2 && self.rangs.is_empty() {
            // A box alone is then the mark of a year, no answer.
            (self.colonnes, self.cases) = (lues, false);
        }
    }

    fn close(&self) -> bool {
        let marque = |r: &Rang| !self.colonnes.is_empty() && !r.marques.is_empty();
        self.rangs
            .last()
            .is_none_or(|r| marque(r) || if self.cases { r.case } else { !r.echeance.is_empty() && !r.echeance_ouverte() })
    }

    /// True when this line would open the next line of the table, from wherever the reading is.
    pub fn attend(&self, texte: &str) -> bool {
        !self.rangs.is_empty() && code_seul(texte).is_some_and(|code| Some(code) == self.attendu())
    }

    /// True when this line can only be the first of a table whose header is missing.
    pub fn commence(&self, texte: &str) -> bool {
        let ouvre = |code: &str| code == "A" || code == "1";
        self.rangs.is_empty()
            && (self.cellules || nommee(texte))
            && code_en_tete(texte)
                .is_some_and(|(code, reste, _)| ouvre(&code) && (reste.is_empty() || reste.starts_with(char::is_uppercase)))
    }

    fn attendu(&self) -> Option<String> {
        self.dernier.as_deref().map_or_else(|| Some("A".to_owned()), suivant)
    }

    /// Reads one line; false when no cell of the table can take it.
    pub fn lire(&mut self, document: &Document, i: usize) -> bool {
        let texte = document.texte(i);
        if self.colonnes.is_empty() {
            return self.lire_les_cellules(document, i, texte);
        }
        let Some((avant, marques)) = colonnes::marques(texte) else { return self.lire_les_cellules(document, i, texte) };
        let avant_pris = avant.is_empty() || self.lire_les_cellules(document, i, avant);
        // Text still without a letter gets its own line, as before a deadline.
        let pleine = self.rangs.last().is_none_or(|r| r.marques.len() + marques.len() > self.colonnes.len());
        if pleine && !self.sans_lettre() {
            return avant_pris && avant == texte;
        }
        if let Some(rang) = self.rangs.last_mut() {
            rang.marques.extend(marques.into_iter().map(str::to_owned));
            rang.lignes.push(i);
        }
        avant_pris
    }

    fn lire_les_cellules(&mut self, document: &Document, i: usize, texte: &str) -> bool {
        let mut fin = peler(texte);
        let suite = !document.coupe(i) && texte.starts_with(char::is_lowercase);
        if (suite || self.libelle_suspendu()) && fin.avant.is_empty() && !fin.case && !fin.echeance.is_some_and(nomme_une_annee) {
            fin = Fin { avant: texte, echeance: None, case: false };
        }
        let mut pris = fin.avant.is_empty();
        if !fin.avant.is_empty() {
            pris = true;
            if self.case_en_deux(i, fin.avant) {
                // Taken.
            } else if self.reponse(fin.avant) {
                self.case(i);
            } else if self.suite_d_echeance(fin.avant) {
                if let Some(rang) = self.rangs.last_mut() {
                    rang.echeance.push(fin.avant.to_owned());
                    rang.lignes.push(i);
                }
            } else if let Some((code, reste)) = self.ouverture(document, i, fin.avant) {
                let mut libelle = self.debut_au_dessus(document, i);
                if !reste.is_empty() {
                    libelle.push((i, reste.to_owned()));
                }
                self.dernier = Some(code.clone());
                self.rangs.push(Rang { code: Some(code), lignes: vec![i], libelle, ..Rang::default() });
            } else {
                self.texte(document, i, fin.avant);
            }
        }
        if let Some(echeance) = fin.echeance {
            pris &= self.echeance(i, echeance);
        }
        if fin.case {
            self.case(i);
        }
        pris
    }

    /// « … du rapport de » then « 2024 »: the label goes on, this is no deadline.
    fn libelle_suspendu(&self) -> bool {
        self.rangs.last().is_some_and(|r| r.echeance.is_empty() && r.libelle.last().is_some_and(|(_, t)| suspendue(t)))
    }

    fn texte(&mut self, document: &Document, i: usize, texte: &str) {
        let close = self.close();
        let morceau = (i, texte.to_owned());
        match self.rangs.last_mut() {
            None => self.attente.push(morceau),
            Some(rang) if close => rang.suite.push(morceau),
            Some(rang) => {
                rang.recolle |= document.apres_page[i] && !rang.libelle.is_empty();
                rang.libelle.push(morceau);
            }
        }
    }

    /// « O/ » then « N »: one box on two lines.
    fn case_en_deux(&mut self, i: usize, texte: &str) -> bool {
        let Some(rang) = self.rangs.last_mut() else { return false };
        let fin = rang.case_coupee && matches!(texte, "N" | "n" | "Non" | "NON" | "/N" | "/Non");
        let debut = !rang.case && debut_de_case(texte);
        if fin || debut {
            (rang.case, rang.case_coupee) = (true, debut);
            rang.lignes.push(i);
        }
        fin || debut
    }

    /// A box already answered: « O », « Non », where only the box is still missing.
    fn reponse(&self, texte: &str) -> bool {
        matches!(texte, "O" | "N" | "Oui" | "Non" | "OUI" | "NON")
            && self.rangs.last().is_some_and(|r| !r.case && !r.echeance.is_empty() && r.suite.is_empty())
            && self.attendu().as_deref() != Some(texte)
    }

    /// « Années 1, » then « 2, 3 et 4 ».
    fn suite_d_echeance(&self, texte: &str) -> bool {
        // « Rentrée 2023 et », then « années 2 et 3 ».
        let ouverte = self.rangs.last().is_some_and(Rang::echeance_ouverte);
        let nu = texte.strip_prefix("années ").or_else(|| texte.strip_prefix("année ")).filter(|_| ouverte).unwrap_or(texte);
        nu.contains(|c: char| c.is_ascii_digit())
            && que_des_rangs(nu)
            && self
                .rangs
                .last()
                .is_some_and(|r| !r.echeance.is_empty() && (!r.case && r.suite.is_empty() || r.echeance_ouverte()))
    }

    fn echeance(&mut self, i: usize, echeance: &str) -> bool {
        let pleine = self.rangs.last().is_none_or(|r| !r.echeance.is_empty() && (r.case || !self.cases));
        if pleine && !self.sans_lettre() {
            return false;
        }
        if let Some(rang) = self.rangs.last_mut() {
            // A label that went on after its box and has no deadline of its own yet.
            if rang.case && rang.echeance.is_empty() {
                rang.libelle.append(&mut rang.suite);
            }
            rang.echeance.push(echeance.to_owned());
            rang.lignes.push(i);
        }
        true
    }

    fn case(&mut self, i: usize) {
        let deja = self.rangs.last().is_none_or(|r| r.case);
        if deja && !self.sans_lettre() {
            return;
        }
        if let Some(rang) = self.rangs.last_mut() {
            rang.case = true;
            rang.lignes.push(i);
        }
    }

    /// A letter centred on its row stands in the middle of its label: the lines just above it, that a blank
    /// parts from the row before, are the beginning of the label.
    fn debut_au_dessus(&mut self, document: &Document, i: usize) -> Vec<(usize, String)> {
        let dessus = match self.rangs.last_mut() {
            Some(rang) => &mut rang.suite,
            None => &mut self.attente,
        };
        let centree = !document.coupe(i) && document.lignes.get(i + 1).is_some_and(|_| !document.coupe(i + 1));
        let apart = dessus.first().is_some_and(|(j, _)| document.lignes[*j].vides > 0 && !document.reprise(*j));
        if centree && apart { std::mem::take(dessus) } else { Vec::new() }
    }

    /// Text that waited gets its own line of the table: its letter is not printed, or not read.
    fn sans_lettre(&mut self) -> bool {
        let libelle = match self.rangs.last_mut() {
            Some(rang) => std::mem::take(&mut rang.suite),
            None => std::mem::take(&mut self.attente),
        };
        if libelle.is_empty() {
            return false;
        }
        self.dernier = self.attendu();
        self.rangs.push(Rang { libelle, ..Rang::default() });
        true
    }

    /// The letter or number that opens a line of the table, and what follows it.
    fn ouverture<'a>(&self, document: &Document, i: usize, texte: &'a str) -> Option<(String, &'a str)> {
        let (code, reste, ponctue) = code_en_tete(texte)?;
        let attendu = self.attendu();
        let chiffre = code.starts_with(|c: char| c.is_ascii_digit());
        let suit = attendu.as_deref() == Some(code.as_str()) || self.dernier.is_none() && chiffre && code == "1";
        let meme_genre = self.dernier.as_deref().is_none_or(|c| c.starts_with(|c: char| c.is_ascii_digit()) == chiffre);
        if !meme_genre || chiffre && !suit {
            return None;
        }
        let ouvert = self.rangs.last().filter(|_| !self.close());
        let admis = if reste.is_empty() {
            match ouvert {
                None => true,
                Some(rang) => suit && !rang.libelle.is_empty(),
            }
        } else {
            let double = self.rangs.last().is_some_and(|r| r.code.as_deref() == Some(code.as_str()));
            let majuscule = reste.starts_with(|c: char| c.is_uppercase() || c == '«' || c.is_ascii_digit());
            match ouvert {
                None => (suit || double) && (majuscule || ponctue) || ponctue && !chiffre,
                Some(rang) => {
                    suit && (majuscule || ponctue)
                        && !rang.libelle.is_empty()
                        && (!rang.echeance.is_empty() || ponctue && document.coupe(i) || nommee(texte))
                }
            }
        };
        admis.then_some((code, reste))
    }

    /// The lines of the table, the source lines that they took, and those that no line of the table could take.
    pub fn finir(mut self, document: &Document) -> (Vec<Lu<Declinaison>>, Vec<usize>, Vec<usize>) {
        if let Some(premier) = self.rangs.first_mut().filter(|r| r.libelle.is_empty()) {
            premier.libelle = std::mem::take(&mut self.attente);
        }
        for k in 1..self.rangs.len() {
            if self.rangs[k].libelle.is_empty() {
                let suite = std::mem::take(&mut self.rangs[k - 1].suite);
                self.rangs[k].libelle = suite;
                self.rangs[k].recolle = true;
            }
        }
        let orphelines = self.attente.into_iter().map(|(i, _)| i).collect();
        let (cases, annees) = (self.cases, self.colonnes);
        let mut vues = HashSet::new();
        let doubles = !self.rangs.iter().filter_map(|r| r.code.clone()).all(|code| vues.insert(code));
        let (mut lus, mut prises, mut precedent) = (Vec::new(), Vec::new(), None::<String>);
        for (ordre, rang) in self.rangs.into_iter().enumerate() {
            let mut indices = rang.lignes;
            indices.extend(rang.libelle.iter().chain(&rang.suite).map(|(i, _)| *i));
            let libelle = document.lexique.joindre(rang.libelle.iter().chain(&rang.suite).map(|(_, t)| t.as_str()));
            let attendu = precedent.as_deref().map_or_else(|| Some("A".to_owned()), suivant);
            let propose = lettre(ordre);
            let printed = rang.code.clone();
            let lettre = printed.clone().or_else(|| attendu.clone()).unwrap_or_else(|| propose.clone());
            let imprimee = document.lexique.joindre(rang.echeance.iter().map(String::as_str));
            let echeance =
                if imprimee.is_empty() { colonnes::echeance(&annees, &rang.marques).unwrap_or_default() } else { imprimee };
            let mut lu = document.lu(
                Declinaison {
                    lettre_proposee: (doubles && propose != lettre).then_some(propose),
                    lettre: lettre.clone(),
                    annees: Vec::new(),
                    echeance: (!echeance.is_empty()).then_some(echeance),
                    case_realise: rang.case,
                    libelle,
                },
                &indices,
            );
            match printed {
                None => lu.douter(Raison::LettreProposee),
                Some(code) if precedent.as_deref() == Some(code.as_str()) => lu.douter(Raison::LettreEnDouble),
                Some(code) if attendu.as_deref() != Some(code.as_str()) && code != "1" => lu.douter(Raison::LettreSautee),
                Some(_) => {}
            }
            if rang.recolle || !rang.suite.is_empty() {
                lu.douter(Raison::Recolle);
            }
            if lu.valeur.libelle.is_empty() {
                lu.douter(Raison::RubriqueVide);
            }
            if lu.valeur.libelle.starts_with(char::is_lowercase) {
                lu.douter(Raison::PhraseAmputee);
            }
            if cases && !rang.case {
                lu.douter(Raison::CaseAbsente);
            }
            prises.extend(indices);
            precedent = Some(lettre);
            lus.push(lu);
        }
        (lus, prises, orphelines)
    }
}

impl Rang {
    fn echeance_ouverte(&self) -> bool {
        self.echeance.last().is_some_and(|e| e.ends_with(',') || e.ends_with(" et") || !e.contains(|c: char| c.is_ascii_digit()))
    }
}
