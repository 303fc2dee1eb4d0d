//! One sheet, line after line: each heading opens a field, what follows goes there until the next one.

mod brouillon;
mod devine;
mod suites;

pub(crate) use brouillon::{Brouillon, Morceaux};

use devine::Indices;

use crate::decoupe::Segment;
use crate::document::{CHAMP_MAX, Document};
use crate::echeance::que_des_rangs;
use crate::indicateurs::{Indicateurs, Volet, rien};
use crate::modele::{Reste, Sort};
use crate::objectifs::suspendue;
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
    /// Where to return after a boxed link, or after an ambition printed in the middle of the sheet.
    avant: Etat,
    /// The heading just read goes on: « Liens avec d’autres projets et ».
    intitule_ouvert: bool,
    /// What tells the fields whose heading is not printed.
    indices: Indices,
    titre_d_ambition: String,
    /// No other sheet follows this one.
    derniere: bool,
    /// Another chapter of the text has begun.
    finie: bool,
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
        lien_autrement_dit: false,
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
    let indices = Indices::new(document, segment, &brouillon.boite.lignes);
    let titre_d_ambition = lignes::pli(segment.ambition_titre.valeur.as_deref().unwrap_or(""));
    let mut lecteur = Lecteur {
        document,
        brouillon,
        etat: Etat::Titre,
        avant: Etat::Contexte,
        intitule_ouvert: false,
        indices,
        titre_d_ambition,
        derniere: segment.derniere,
        finie: false,
    };
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
        // The number of the sheet, printed again on its next page.
        if self.document.sorts[i] == Some(Sort::TitreCourant) {
            return;
        }
        self.finie |= self.change_de_chapitre(i);
        if self.finie {
            return self.laisser(i, Reste::SansRubrique);
        }
        match self.document.genres[i].clone() {
            Genre::Intitule(rubrique, reste) if self.admet(rubrique, i) => self.ouvrir(rubrique, &reste, i, boite),
            Genre::Ambition { .. } if self.etat != Etat::Contexte => {
                self.document.marquer(&[i], Sort::Intitule);
                if matches!(self.etat, Etat::Indicateurs | Etat::Programmes | Etat::Public) {
                    self.avant = self.etat;
                    self.etat = Etat::Hors;
                }
            }
            _ if std::mem::take(&mut self.intitule_ouvert) && self.document.finit_l_intitule(i) => {
                self.document.marquer(&[i], Sort::Intitule);
            }
            _ => self.texte(i),
        }
    }

    /// A heading is refused where it can only be a sentence.
    fn admet(&self, rubrique: Rubrique, i: usize) -> bool {
        let au_tableau = self.etat == Etat::Tableau;
        let au_contexte = self.etat == Etat::Contexte;
        let entete = matches!(self.etat, Etat::Pilotage | Etat::Partenaires | Etat::LiensFiches | Etat::Encart);
        if self.dans_une_phrase(rubrique, i) || (au_contexte || entete) && self.indices.revient(rubrique, i) {
            return false;
        }
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
            Rubrique::Pilotage(_) => !(au_tableau || au_contexte) || !self.brouillon.pilotes.ouvert,
            Rubrique::Partenaires => !(au_tableau || au_contexte) || !self.brouillon.partenaires.ouvert,
            Rubrique::Contexte => !au_tableau && self.etat != Etat::Indicateurs,
            Rubrique::ObjectifStrategique => !au_tableau || !self.brouillon.strategique.ouvert,
            Rubrique::Titre => self.etat == Etat::Titre,
            Rubrique::Autre => !matches!(self.etat, Etat::Titre | Etat::Tableau | Etat::Contexte),
            _ => true,
        }
    }

    fn ouvrir(&mut self, rubrique: Rubrique, reste: &str, i: usize, boite: bool) {
        self.document.marquer(&[i], Sort::Intitule);
        self.intitule_ouvert = reste.is_empty() && suspendue(self.document.texte(i));
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
                self.brouillon.lien_autrement_dit |=
                    rubrique == Rubrique::LiensFiches && !annonce_un_lien(&self.document.lignes[i].pli);
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
            // « Porteur : … » then « Co-porteurs : … »: two lists, one after the other.
            if matches!(etat, Etat::Pilotage | Etat::Partenaires)
                && let Some(dernier) = champ.textes.last_mut()
            {
                dernier.push(';');
            }
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
        let mut pris = false;
        for un in crate::indicateurs::separes(texte) {
            pris |= self.brouillon.indicateurs.lire(self.document, i, un);
        }
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
        let debut = self.document.coupe(i) || texte.starts_with("Action 1");
        if apres_l_objectif && debut && self.brouillon.tableau.commence(&texte) {
            self.brouillon.tableau_sans_entete = true;
            self.etat = Etat::Tableau;
        }
        if self.indices.nomme_les_pilotes(i) {
            self.etat = Etat::Pilotage;
            self.brouillon.pilotes.devine = true;
            return self.pousser(Etat::Pilotage, i, &texte);
        }
        if let Some(etat) = self.deviner(i, &texte) {
            self.etat = etat;
            if let Some(champ) = self.champ(etat) {
                champ.devine = true;
            }
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
                    && (self.document.grand_vide(i, 1) || self.brouillon.titre.textes.len() >= 12);
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
                if texte.ends_with('%') && est_case_de_grille(&self.document.lignes[i].pli) {
                    self.document.marquer(&[i], Sort::Grille);
                } else if self.quitte_les_indicateurs(i, &texte) {
                    self.etat = Etat::Hors;
                    self.dehors(i);
                } else {
                    self.indicateur(i, &texte);
                }
            }
            Etat::Hors if self.reprend_apres_l_axe(&texte) => {
                self.etat = self.avant;
                self.texte(i);
            }
            Etat::Hors => self.dehors(i),
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

/// « Liens avec… », « Fiches liées »: the words of a reference.
fn annonce_un_lien(pli: &str) -> bool {
    pli.contains("lien") || pli.contains("liee")
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
