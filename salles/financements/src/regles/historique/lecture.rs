//! From the cells of a table nobody knows to rows, once it is said which column is which.

use super::dauphin::{self, Statuts};
use super::quartiers::{Quartiers, lire_quartiers};
use super::{Faute, LIGNES_MAX, Refus};
use crate::model::{FinanceurInscrit, LignesBudget, SensDauphin, Siret};
use crate::regles::saisie::{self, RefusSaisie};
use crate::regles::{Euros, Financeur};
use jiff::civil::Date;
use kernel::nombre::Nombre;
use kernel::texte::cle;
use sheets::{
    Adresse, CelluleBrute, Correspondance, EnteteVue, ErreurCellule, FeuilleBrute, Genre, LigneBrute, Souci, Valeur, interpreter,
};
use std::collections::BTreeMap;

/// « au-delà de 10 M€ ».
const MONTANT_MAX: Euros = Euros::entiers(10_000_000);

/// What one funder was asked, and voted. An empty cell is « ∅ », never 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Montants {
    pub demande: Option<Euros>,
    pub vote: Option<Euros>,
}

/// A row that could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LigneReprise {
    /// Row of the file, from 1.
    pub ligne: u32,
    /// Where its name is.
    pub adresse: Adresse,
    /// Only when it is a public number of that year.
    pub numero: Option<String>,
    pub intitule: String,
    pub porteur: String,
    pub siret: Option<String>,
    pub resume: String,
    pub cout: Option<Euros>,
    pub bilan_recu_le: Option<Date>,
    pub quartiers: Quartiers,
    pub montants: BTreeMap<Financeur, Montants>,
    /// Its number in Dauphin; empty when the table says none.
    pub reference: String,
    /// What its status there means; nothing when the table has no such column.
    pub statut: Option<SensDauphin>,
    pub depose_le: Option<Date>,
    pub debut: Option<Date>,
    pub fin: Option<Date>,
    /// The lines 74 that are no funder's: ASP, European funds, private aids.
    pub budget: LignesBudget,
}

impl LigneReprise {
    /// What tells its holder from another: its SIRET, else its name.
    #[must_use]
    pub fn cle_porteur(&self) -> String {
        self.siret.clone().unwrap_or_else(|| cle(&self.porteur))
    }

    #[must_use]
    pub fn vote(&self) -> Option<Euros> {
        self.montants.values().filter_map(|m| m.vote).reduce(|a, b| a + b)
    }

    #[must_use]
    pub fn demande(&self) -> Euros {
        self.montants.values().filter_map(|m| m.demande).sum()
    }
}

/// A table and where its headings stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Tableau<'a> {
    pub feuille: &'a FeuilleBrute,
    pub entetes: Vec<EnteteVue>,
    /// Number of the row of the headings.
    ligne: u32,
}

/// The sheet of the file that has most rows under headings.
///
/// # Errors
/// `SansEntete` when no sheet has a row of headings, `TropDeLignes`.
pub fn tableau(feuilles: &[FeuilleBrute]) -> Result<Tableau<'_>, Refus> {
    let lus = feuilles.iter().filter(|f| !f.masquee).filter_map(|feuille| {
        let entetes = feuille.entetes();
        let siens =
            |l: &&LigneBrute| entetes.iter().all(|e| l.cellule(e.colonne).is_some_and(|c| c.contenu.en_texte() == e.titre));
        let ligne = feuille.lignes.iter().find(siens).filter(|_| !entetes.is_empty())?.numero;
        Some(Tableau { feuille, entetes, ligne })
    });
    let dessous = |t: &Tableau<'_>| t.feuille.lignes.iter().filter(|l| l.numero > t.ligne).count();
    let lu = lus.max_by_key(dessous).ok_or(Refus::SansEntete)?;
    match dessous(&lu) {
        vu if vu > LIGNES_MAX => Err(Refus::TropDeLignes { vu, max: LIGNES_MAX }),
        _ => Ok(lu),
    }
}

impl Tableau<'_> {
    /// The words of the column of a field, each once, in the order of the alphabet.
    #[must_use]
    pub fn mots(&self, c: &Correspondance, champ: &str) -> Vec<String> {
        let titre = c.paires.get(champ);
        let Some(colonne) = self.entetes.iter().find(|e| Some(&e.titre) == titre).map(|e| e.colonne) else { return vec![] };
        let dessous = self.feuille.lignes.iter().filter(|l| l.numero > self.ligne);
        let dits = dessous.filter_map(|l| l.cellule(colonne)).filter(|c| c.formule.is_none());
        let nets = dits.map(|c| c.contenu.en_texte().split_whitespace().collect::<Vec<_>>().join(" "));
        let uns: BTreeMap<String, String> = nets.filter(|n| !n.is_empty()).map(|n| (cle(&n), n)).collect();
        uns.into_values().collect()
    }
}

struct Lecture<'a> {
    t: &'a Tableau<'a>,
    /// Code and name of each QPV of the house.
    quartiers: &'a [(String, String)],
    statuts: &'a Statuts,
    places: BTreeMap<&'a str, u32>,
    fautes: Vec<Faute>,
}

/// The rows of a table, and what of it cannot be read. A row with neither action nor holder (a total, a blank) is no file.
#[must_use]
pub fn lire(
    t: &Tableau<'_>,
    c: &Correspondance,
    financeurs: &[FinanceurInscrit],
    quartiers: &[(String, String)],
    statuts: &Statuts,
    annee: i64,
) -> (Vec<LigneReprise>, Vec<Faute>) {
    let colonne = |titre: &str| t.entetes.iter().find(|e| e.titre == titre).map(|e| e.colonne);
    let places = c.paires.iter().filter_map(|(champ, titre)| Some((champ.as_str(), colonne(titre)?))).collect();
    let mut lecture = Lecture { t, quartiers, statuts, places, fautes: vec![] };
    let mut lues = vec![];
    for row in t.feuille.lignes.iter().filter(|l| l.numero > t.ligne) {
        if let Some(ligne) = lecture.ligne(row, financeurs, annee) {
            lues.push(ligne);
        }
    }
    (lues, lecture.fautes)
}

impl Lecture<'_> {
    fn adresse(&self, row: &LigneBrute, champ: &str) -> Adresse {
        Adresse::new(&self.t.feuille.nom, row.numero, self.places.get(champ).copied().unwrap_or(0))
    }

    fn cellule<'r>(&self, row: &'r LigneBrute, champ: &str) -> Option<&'r CelluleBrute> {
        row.cellule(*self.places.get(champ)?)
    }

    fn souci(&mut self, row: &LigneBrute, champ: &str, souci: Souci) {
        let adresse = self.adresse(row, champ);
        self.fautes.push(Faute::Cellule(ErreurCellule { adresse, colonne: champ.to_owned(), souci }));
    }

    /// The value of a cell; nothing, and its fault told, when it cannot be read.
    fn valeur(&mut self, row: &LigneBrute, champ: &str, genre: &Genre) -> Valeur {
        let Some(cell) = self.cellule(row, champ) else { return Valeur::Vide };
        if let Some(formule) = cell.formule.clone() {
            let affiche = cell.contenu.en_texte();
            self.souci(row, champ, Souci::Formule { formule, affiche });
            return Valeur::Vide;
        }
        interpreter(&cell.contenu, genre).unwrap_or_else(|souci| {
            self.souci(row, champ, souci);
            Valeur::Vide
        })
    }

    fn texte(&mut self, row: &LigneBrute, champ: &str) -> String {
        match self.valeur(row, champ, &Genre::Texte) {
            Valeur::Texte(texte) => texte.split_whitespace().collect::<Vec<_>>().join(" "),
            _ => String::new(),
        }
    }

    /// The districts of a row, and their parts: in words as they stand, line breaks kept.
    fn quartiers(&mut self, row: &LigneBrute) -> Quartiers {
        let mut dit = |champ: &str| match self.valeur(row, champ, &Genre::Texte) {
            Valeur::Texte(texte) => texte,
            _ => String::new(),
        };
        let (dits, parts) = (dit("qpv"), dit("parts"));
        lire_quartiers(&dits, &parts, self.quartiers).unwrap_or_else(|refus| {
            let adresse = self.adresse(row, if self.places.contains_key("qpv") { "qpv" } else { "parts" });
            self.fautes.push(Faute::Quartier { adresse, refus });
            Quartiers::default()
        })
    }

    /// An amount at the centime: what was voted is a fact, whatever its cents.
    fn montant(&mut self, row: &LigneBrute, champ: &str) -> Option<Euros> {
        let Valeur::Nombre(lu) = self.valeur(row, champ, &Genre::Decimal) else { return None };
        let centimes = Nombre::decimal(lu.as_str()).ok().and_then(|n| (n * Nombre::cent()).en_entier());
        let montant = centimes.map(Euros::de_centimes);
        let refus = match montant {
            Some(montant) if montant < Euros::ZERO => RefusSaisie::MontantNegatif { montant },
            Some(montant) if montant > MONTANT_MAX => RefusSaisie::MontantDemesure { montant },
            Some(montant) => return Some(montant),
            None => RefusSaisie::MontantIllisible { texte: lu.a_virgule() },
        };
        let adresse = self.adresse(row, champ);
        self.fautes.push(Faute::Saisie { adresse, refus });
        None
    }

    /// An amount of a budget: « euros entiers ».
    fn entiers(&mut self, row: &LigneBrute, champ: &str) -> Option<Euros> {
        let montant = self.montant(row, champ)?;
        if montant.centimes() % 100 == 0 {
            return Some(montant);
        }
        let adresse = self.adresse(row, champ);
        self.fautes.push(Faute::Saisie { adresse, refus: RefusSaisie::MontantACentimes { montant } });
        None
    }

    fn jour(&mut self, row: &LigneBrute, champ: &str) -> Option<Date> {
        match self.valeur(row, champ, &Genre::Date) {
            Valeur::Date(jour) => Some(jour),
            _ => None,
        }
    }

    /// What the status of a row means; a word that nobody translated is a fault of its row, never a guess.
    fn statut(&mut self, row: &LigneBrute) -> Option<SensDauphin> {
        if !self.places.contains_key("statut") {
            return None;
        }
        let avant = self.fautes.len();
        let dit = self.texte(row, "statut");
        let sens = self.statuts.get(&cle(&dit)).copied();
        if sens.is_none() && self.fautes.len() == avant {
            let adresse = self.adresse(row, "statut");
            self.fautes.push(Faute::Statut { adresse, dit });
        }
        sens
    }

    /// The number of a row in Dauphin: a table that has the column has one in each row.
    fn reference(&mut self, row: &LigneBrute) -> String {
        let avant = self.fautes.len();
        let lue = self.texte(row, "reference");
        if lue.is_empty() && self.places.contains_key("reference") && self.fautes.len() == avant {
            self.souci(row, "reference", Souci::Obligatoire);
        }
        lue
    }

    fn ligne(&mut self, row: &LigneBrute, financeurs: &[FinanceurInscrit], annee: i64) -> Option<LigneReprise> {
        let muet = |c: Option<&CelluleBrute>| c.is_none_or(|c| c.contenu.en_texte().trim().is_empty());
        let total = |c: Option<&CelluleBrute>| c.is_some_and(|c| cle(&c.contenu.en_texte()).starts_with("total"));
        let (action, porteur) = (self.cellule(row, "intitule"), self.cellule(row, "porteur"));
        if (muet(action) && muet(porteur)) || (total(action) && muet(porteur)) || (total(porteur) && muet(action)) {
            return None;
        }
        let (intitule, porteur) = (self.texte(row, "intitule"), self.texte(row, "porteur"));
        let avant = self.fautes.len();
        let (reference, statut) = (self.reference(row), self.statut(row));
        for (champ, texte) in [("intitule", &intitule), ("porteur", &porteur)] {
            if texte.is_empty() && self.cellule(row, champ).is_none_or(|c| c.formule.is_none()) {
                self.souci(row, champ, Souci::Obligatoire);
            }
        }
        let siret = self.texte(row, "siret");
        let siret = if siret.is_empty() {
            None
        } else {
            match Siret::lire(&siret) {
                Ok(lu) => Some(lu.to_string()),
                Err(refus) => {
                    let adresse = self.adresse(row, "siret");
                    self.fautes.push(Faute::Identifiant { adresse, refus });
                    None
                }
            }
        };
        let numero = self.texte(row, "numero");
        let numero = saisie::numero(&numero).ok().filter(|(an, _)| i64::from(*an) == annee).map(|_| numero);
        let resume = self.texte(row, "resume");
        let cout = self.montant(row, "cout");
        let bilan_recu_le = self.jour(row, "bilan_recu_le");
        let (depose_le, debut, fin) = (self.jour(row, "depose_le"), self.jour(row, "debut"), self.jour(row, "fin"));
        if let (Some(debut), Some(fin)) = (debut, fin)
            && fin < debut
        {
            let adresse = self.adresse(row, "fin");
            self.fautes.push(Faute::Saisie { adresse, refus: RefusSaisie::FinAvantDebut { debut, fin } });
        }
        let quartiers = self.quartiers(row);
        let mut montants = BTreeMap::new();
        for f in financeurs {
            let code = f.code.code();
            let asked = format!("demande.{code}");
            let lus = Montants {
                // Of a file that lives here, the request is the line 74 of its budget.
                demande: if reference.is_empty() { self.montant(row, &asked) } else { self.entiers(row, &asked) },
                vote: self.montant(row, &format!("vote.{code}")),
            };
            if lus != Montants::default() {
                montants.insert(f.code.clone(), lus);
            }
        }
        let mut budget = LignesBudget::new();
        for (champ, code) in dauphin::lignes_simples() {
            budget.extend(self.entiers(row, &champ).map(|montant| (code.to_owned(), montant)));
        }
        let adresse = self.adresse(row, "intitule");
        (self.fautes.len() == avant).then_some(LigneReprise {
            ligne: row.numero,
            adresse,
            numero,
            intitule,
            porteur,
            siret,
            resume,
            cout,
            bilan_recu_le,
            quartiers,
            montants,
            reference,
            statut,
            depose_le,
            debut,
            fin,
            budget,
        })
    }
}
