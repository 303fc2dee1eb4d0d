//! One sheet, line after line: each heading opens a field, what follows goes there until the next one.

mod brouillon;

pub(crate) use brouillon::{Brouillon, Morceaux};

use crate::decoupe::Segment;
use crate::document::{CHAMP_MAX, Document};
use crate::echeance::que_des_rangs;
use crate::indicateurs::{Indicateurs, Volet, rien};
use crate::modele::{Reste, Sort};
use crate::rubrique::{Genre, Rubrique};
use crate::tableau::Tableau;
use crate::{lignes, objectifs};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Etat {
    Titre,
    Pilotage,
    Partenaires,
    Contexte,
    LiensFiches,
    Encart,
    Strategique,
    Operationnels,
    Tableau,
    Grille,
    Public,
    Programmes,
    Indicateurs,
    Hors,
}

struct Lecteur<'d> {
    document: &'d mut Document,
    brouillon: Brouillon,
    etat: Etat,
    /// Where to return after a boxed link.
    avant: Etat,
    titre_d_ambition: String,
}

/// Reads the lines of one sheet and says what became of each.
pub(crate) fn lire(document: &mut Document, segment: &Segment) -> Brouillon {
    let boite = objectifs::boite(document, &segment.corps);
    let brouillon = Brouillon {
        titre: Morceaux::default(),
        mode: None,
        pilotes: Morceaux::default(),
        partenaires: Morceaux::default(),
        contexte: Morceaux::default(),
        encarts: Vec::new(),
        liens_fiches: Morceaux::default(),
        strategique: Morceaux::default(),
        operationnels: Morceaux::default(),
        tableau: Tableau::new(document, &segment.corps),
        tableau_sans_entete: false,
        public: Morceaux::default(),
        programmes: Morceaux::default(),
        indicateurs: Indicateurs::default(),
        indicateurs_ouverts: [false; 2],
        boite,
    };
    let titre_d_ambition = lignes::pli(segment.ambition_titre.valeur.as_deref().unwrap_or(""));
    let mut lecteur = Lecteur { document, brouillon, etat: Etat::Titre, avant: Etat::Contexte, titre_d_ambition };
    lecteur.tete(segment);
    let boite = std::mem::take(&mut lecteur.brouillon.boite.lignes);
    if !boite.is_empty() {
        lecteur.document.marquer(&boite, Sort::Champ);
    }
    let mut prochaine = boite.iter().peekable();
    for &i in &segment.corps {
        if prochaine.next_if(|j| **j == i).is_none() {
            lecteur.ligne(i, !boite.is_empty());
        }
    }
    lecteur.brouillon.boite.lignes = boite;
    lecteur.brouillon
}

impl Lecteur<'_> {
    fn tete(&mut self, segment: &Segment) {
        self.document.marquer(&segment.dessus, Sort::Intitule);
        self.document.marquer(&[segment.tete], Sort::Intitule);
        if !segment.titre.is_empty() {
            self.pousser(Etat::Titre, segment.tete, &segment.titre);
        }
    }

    fn ligne(&mut self, i: usize, boite: bool) {
        match self.document.genres[i].clone() {
            Genre::Intitule(rubrique, reste) if self.admet(rubrique, i) => self.ouvrir(rubrique, &reste, i, boite),
            Genre::Ambition { .. } if self.etat != Etat::Contexte => {
                self.document.marquer(&[i], Sort::Intitule);
                if self.etat == Etat::Indicateurs {
                    self.etat = Etat::Hors;
                }
            }
            _ => self.texte(i),
        }
    }

    /// A heading is refused where it can only be a sentence.
    fn admet(&self, rubrique: Rubrique, i: usize) -> bool {
        let au_tableau = self.etat == Etat::Tableau;
        let etat = if matches!(self.etat, Etat::LiensFiches | Etat::Encart) { self.avant } else { self.etat };
        match rubrique {
            Rubrique::Resultat | Rubrique::Suivi => {
                matches!(etat, Etat::Indicateurs | Etat::Grille | Etat::Public | Etat::Programmes | Etat::Hors)
                    || etat != Etat::Titre && self.document.lignes[i].pli.contains("indicateur")
            }
            Rubrique::Encart => {
                !matches!(self.etat, Etat::Tableau | Etat::Grille | Etat::Public | Etat::Programmes | Etat::Indicateurs)
            }
            Rubrique::LiensFiches => !matches!(self.etat, Etat::Tableau | Etat::Indicateurs),
            Rubrique::Pilotage(_) => !au_tableau || !self.brouillon.pilotes.ouvert,
            Rubrique::Partenaires => !au_tableau || !self.brouillon.partenaires.ouvert,
            Rubrique::Contexte => !au_tableau && self.etat != Etat::Indicateurs,
            Rubrique::ObjectifStrategique => !au_tableau || !self.brouillon.strategique.ouvert,
            Rubrique::Titre => self.etat == Etat::Titre,
            Rubrique::Autre => !matches!(self.etat, Etat::Titre | Etat::Tableau | Etat::Contexte),
            _ => true,
        }
    }

    fn ouvrir(&mut self, rubrique: Rubrique, reste: &str, i: usize, boite: bool) {
        self.document.marquer(&[i], Sort::Intitule);
        let etat = match rubrique {
            Rubrique::Pilotage(mode) => {
                self.brouillon.mode.get_or_insert((mode, i));
                Etat::Pilotage
            }
            Rubrique::Partenaires => Etat::Partenaires,
            Rubrique::Contexte => Etat::Contexte,
            Rubrique::ObjectifStrategique => Etat::Strategique,
            Rubrique::ObjectifsOperationnels => {
                self.brouillon.operationnels.ouvert = true;
                if boite || self.etat == Etat::Tableau && reste.is_empty() {
                    return;
                }
                Etat::Operationnels
            }
            Rubrique::Tableau => {
                self.brouillon.tableau.entete(self.document.texte(i));
                Etat::Tableau
            }
            // Printed out of order under a heading already open: the heading keeps what follows.
            Rubrique::Grille if matches!(self.etat, Etat::Public | Etat::Programmes | Etat::Indicateurs) => {
                self.document.marquer(&[i], Sort::Grille);
                return;
            }
            Rubrique::Grille => {
                self.document.marquer(&[i], Sort::Grille);
                Etat::Grille
            }
            Rubrique::Titre => Etat::Titre,
            Rubrique::Autre => {
                self.laisser(i, Reste::SansRubrique);
                Etat::Hors
            }
            Rubrique::Public => Etat::Public,
            Rubrique::LiensProgrammes => Etat::Programmes,
            Rubrique::LiensFiches | Rubrique::Encart => {
                if !matches!(self.etat, Etat::LiensFiches | Etat::Encart) {
                    self.avant = if matches!(self.etat, Etat::Titre | Etat::Pilotage | Etat::Partenaires) {
                        Etat::Contexte
                    } else {
                        self.etat
                    };
                }
                if rubrique == Rubrique::Encart { Etat::Encart } else { Etat::LiensFiches }
            }
            Rubrique::Indicateurs => Etat::Indicateurs,
            Rubrique::Resultat | Rubrique::Suivi => {
                let volet = if rubrique == Rubrique::Suivi { Volet::Suivi } else { Volet::Resultat };
                self.brouillon.indicateurs_ouverts[usize::from(volet == Volet::Suivi)] = true;
                self.brouillon.indicateurs.volet(volet);
                Etat::Indicateurs
            }
        };
        self.etat = etat;
        if etat == Etat::Encart {
            self.brouillon.encarts.push(Morceaux::default());
            let entier = self.document.texte(i).to_owned();
            self.pousser(etat, i, &entier);
            return;
        }
        if let Some(champ) = self.champ(etat) {
            champ.ouvert = true;
        }
        if !reste.is_empty() {
            match etat {
                Etat::Indicateurs => self.indicateur(i, reste),
                _ => self.pousser(etat, i, reste),
            }
        }
    }

    fn champ(&mut self, etat: Etat) -> Option<&mut Morceaux> {
        let brouillon = &mut self.brouillon;
        match etat {
            Etat::Titre => Some(&mut brouillon.titre),
            Etat::Pilotage => Some(&mut brouillon.pilotes),
            Etat::Partenaires => Some(&mut brouillon.partenaires),
            Etat::Contexte => Some(&mut brouillon.contexte),
            Etat::LiensFiches => Some(&mut brouillon.liens_fiches),
            Etat::Encart => brouillon.encarts.last_mut(),
            Etat::Strategique => Some(&mut brouillon.strategique),
            Etat::Operationnels => Some(&mut brouillon.operationnels),
            Etat::Public => Some(&mut brouillon.public),
            Etat::Programmes => Some(&mut brouillon.programmes),
            Etat::Tableau | Etat::Grille | Etat::Indicateurs | Etat::Hors => None,
        }
    }

    fn pousser(&mut self, etat: Etat, i: usize, texte: &str) {
        let (apres_page, largeur) = (self.document.apres_page[i], self.document.lignes[i].largeur());
        let Some(champ) = self.champ(etat) else { return };
        let taille = texte.chars().count();
        if champ.taille + taille > CHAMP_MAX {
            champ.tronque = true;
            self.document.marquer(&[i], Sort::Laissee(Reste::TropLong));
            return;
        }
        champ.taille += taille + 1;
        champ.largeur = champ.largeur.max(largeur);
        champ.recolle |= apres_page && !champ.textes.is_empty();
        champ.indices.push(i);
        champ.textes.push(texte.to_owned());
        self.document.marquer(&[i], Sort::Champ);
    }

    fn laisser(&mut self, i: usize, reste: Reste) {
        self.document.marquer(&[i], Sort::Laissee(reste));
    }

    fn indicateur(&mut self, i: usize, texte: &str) {
        let pris = self.brouillon.indicateurs.lire(self.document, i, texte);
        self.document.marquer(&[i], if pris { Sort::Champ } else { Sort::Intitule });
    }

    fn texte(&mut self, i: usize) {
        let texte = self.document.texte(i).to_owned();
        // The table goes on after a box printed in its middle.
        if !matches!(self.etat, Etat::Tableau | Etat::Indicateurs) && self.brouillon.tableau.attend(&texte) {
            self.etat = Etat::Tableau;
        }
        // Or begins without its header.
        let apres_l_objectif = matches!(self.etat, Etat::Strategique | Etat::Operationnels | Etat::Hors | Etat::Contexte);
        if apres_l_objectif && self.document.coupe(i) && self.brouillon.tableau.commence(&texte) {
            self.brouillon.tableau_sans_entete = true;
            self.etat = Etat::Tableau;
        }
        let minuscule = self.document.lignes[i].commence_par_minuscule();
        // The address of a footnote, at the end of a page.
        let note = texte.starts_with("http") && texte.contains("://") && !texte.contains(' ') && self.document.coupe(i);
        if note
            && !matches!(
                self.etat,
                Etat::Contexte | Etat::Titre | Etat::Pilotage | Etat::Partenaires | Etat::Encart | Etat::LiensFiches
            )
        {
            return self.laisser(i, Reste::SansRubrique);
        }
        match self.etat {
            Etat::Titre => {
                let fini = !self.brouillon.titre.textes.is_empty()
                    && (self.document.grand_vide(i, 1) || self.brouillon.titre.textes.len() >= 8);
                self.etat = if fini { Etat::Contexte } else { Etat::Titre };
                self.pousser(self.etat, i, &texte);
            }
            Etat::Pilotage | Etat::Partenaires => {
                if !self.continue_la_liste(i, &texte) {
                    self.etat = Etat::Contexte;
                }
                self.pousser(self.etat, i, &texte);
            }
            Etat::LiensFiches => {
                let ouverte = self
                    .brouillon
                    .liens_fiches
                    .textes
                    .last()
                    .is_none_or(|t| t.ends_with([',', '°']) || t.ends_with(" et") || t.is_empty());
                self.boxe(i, &texte, ouverte || que_des_rangs(&texte));
            }
            Etat::Encart => {
                let suite = minuscule && !self.document.coupe(i);
                self.boxe(i, &texte, suite);
            }
            Etat::Contexte => self.pousser(Etat::Contexte, i, &texte),
            Etat::Strategique => {
                let champ = &self.brouillon.strategique;
                let suite = champ.textes.is_empty() || !self.document.coupe(i) || minuscule && !champ.finit_par(&['.']);
                self.dedans_ou_dehors(i, &texte, suite);
            }
            Etat::Operationnels => self.dedans_ou_dehors(i, &texte, !self.document.grand_vide(i, 2)),
            Etat::Public => {
                let suite = self.brouillon.public.textes.is_empty() || !self.document.grand_vide(i, 2) || minuscule;
                self.dedans_ou_dehors(i, &texte, suite);
            }
            Etat::Programmes => {
                if rien(&texte) {
                    self.document.marquer(&[i], Sort::Intitule);
                } else {
                    let suite = !self.document.grand_vide(i, 2) || texte.starts_with(['-', '•', '–']);
                    self.dedans_ou_dehors(i, &texte, suite);
                }
            }
            Etat::Tableau => {
                let grille = |j: usize, pli: &str| self.document.lignes.get(j).is_some_and(|l| l.pli == pli);
                if grille(i, "annee 1") && grille(i + 1, "annee 2") {
                    self.document.marquer(&[i], Sort::Grille);
                    self.etat = Etat::Grille;
                } else if self.brouillon.tableau.lire(self.document, i) {
                    self.document.marquer(&[i], Sort::Champ);
                } else if est_case_de_grille(&self.document.lignes[i].pli) {
                    self.document.marquer(&[i], Sort::Grille);
                } else {
                    self.laisser(i, Reste::SansRubrique);
                }
            }
            Etat::Grille => {
                if est_case_de_grille(&self.document.lignes[i].pli) {
                    self.document.marquer(&[i], Sort::Grille);
                } else {
                    self.laisser(i, Reste::GrilleRemplie);
                }
            }
            Etat::Indicateurs => {
                if self.quitte_les_indicateurs(i, &texte) {
                    self.etat = Etat::Hors;
                    self.dehors(i);
                } else {
                    self.indicateur(i, &texte);
                }
            }
            Etat::Hors => self.dehors(i),
        }
    }

    /// What follows the last sheet (« GLOSSAIRE ») is no indicator: capitals, a new page or a large blank part it.
    fn quitte_les_indicateurs(&self, i: usize, texte: &str) -> bool {
        if crate::indicateurs::lettres(texte).is_some()
            || texte.starts_with(['-', '•', '–'])
            || self.document.lignes[i].commence_par_minuscule()
        {
            return false;
        }
        let titre = texte.chars().filter(|c| c.is_alphabetic()).count() >= 6 && !texte.chars().any(char::is_lowercase);
        titre || self.document.grand_vide(i, 3) || self.document.retraits_rares && self.document.lignes[i].retrait
    }

    /// A list goes on in its paragraph, or over a blank when it is visibly not finished.
    fn continue_la_liste(&self, i: usize, texte: &str) -> bool {
        let champ = if self.etat == Etat::Pilotage { &self.brouillon.pilotes } else { &self.brouillon.partenaires };
        let minuscule = self.document.lignes[i].commence_par_minuscule();
        // A list of short lines, one organisation each; so few that looking back at them costs nothing.
        if champ.textes.len() < 60 && !self.document.coupe(i) && !texte.ends_with('.') {
            let large = |j: &usize| self.document.lignes[*j].largeur() > 40;
            if !large(&i) && !champ.indices.iter().any(large) && !champ.textes.iter().any(|t| t.contains(',')) {
                return true;
            }
        }
        if champ.textes.is_empty() || champ.finit_par(&[',', '/', '-', ':']) || minuscule && !self.document.grand_vide(i, 1) {
            return true;
        }
        // Without a blank line the text of the sheet is told by its wider lines, or by a last line cut short.
        let largeur = self.document.lignes[i].largeur();
        let derniere = champ.indices.last().map_or(0, |j| self.document.lignes[*j].largeur());
        let courte = derniere * 4 < champ.largeur.max(self.document.largeur * 3 / 5) * 3;
        let colle = !self.document.coupe(i) || self.document.apres_page[i];
        colle && (!texte.starts_with(char::is_uppercase) || largeur * 5 <= champ.largeur * 6 && !courte)
    }

    fn boxe(&mut self, i: usize, texte: &str, suite: bool) {
        if suite {
            self.pousser(self.etat, i, texte);
        } else {
            self.etat = self.avant;
            self.texte(i);
        }
    }

    fn dedans_ou_dehors(&mut self, i: usize, texte: &str, suite: bool) {
        if suite {
            self.pousser(self.etat, i, texte);
        } else {
            self.etat = Etat::Hors;
            self.dehors(i);
        }
    }

    fn dehors(&mut self, i: usize) {
        let pli = &self.document.lignes[i].pli;
        if pli.len() >= 6 && self.titre_d_ambition.contains(pli.as_str()) {
            self.document.marquer(&[i], Sort::TitreCourant);
        } else {
            self.laisser(i, Reste::SansRubrique);
        }
    }
}

/// « Année 3 », « 20% », « O/N »: the printed side of an empty grid.
fn est_case_de_grille(pli: &str) -> bool {
    let nu = pli.strip_prefix("annees").or_else(|| pli.strip_prefix("annee")).unwrap_or(pli);
    nu.split([' ', '/']).all(|m| {
        let m = m.trim_end_matches('%');
        m.len() <= 4 && m.bytes().all(|b| b.is_ascii_digit())
            || matches!(m, "o" | "n" | "oui" | "non" | "atteinte" | "obj" | "objectif" | "de" | "l'objectif" | "☐" | "□")
    })
}
