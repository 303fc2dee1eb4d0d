//! From the cells of a table nobody knows to rows: which column is which is confirmed once, then remembered.

use super::quartiers::{Quartiers, lire_quartiers};
use super::{Faute, LIGNES_MAX, Refus};
use crate::m;
use crate::model::{FinanceurInscrit, Siret};
use crate::regles::saisie::{self, RefusSaisie};
use crate::regles::{Euros, Financeur};
use jiff::civil::Date;
use kernel::Lang;
use kernel::nombre::Nombre;
use kernel::texte::cle;
use sheets::{
    Adresse, CelluleBrute, Colonne, Correspondance, EnteteVue, ErreurCellule, FeuilleBrute, Genre, LigneBrute, Souci, Valeur,
    interpreter, proposer_correspondance,
};
use std::collections::BTreeMap;

/// The fields of a file, and the other names they go by in the tables of the field.
const FIXES: [(&str, &[&str]); 9] = [
    ("numero", &["n°", "no", "num", "n° dossier", "numéro de dossier", "référence", "code"]),
    ("intitule", &["action", "actions", "intitulé", "intitulé de l’action", "projet", "nom du projet", "titre", "libellé"]),
    (
        "porteur",
        &["association", "structure", "bénéficiaire", "opérateur", "organisme", "nom de la structure", "porteur de projet"],
    ),
    ("siret", &["n° siret", "numéro siret", "siren/siret"]),
    ("resume", &["description", "résumé", "descriptif", "objet"]),
    ("cout", &["coût", "coût total", "budget", "budget total", "coût de l’action", "budget de l’action"]),
    ("qpv", &["qpv", "quartier", "quartiers", "quartier prioritaire", "quartiers prioritaires", "territoire", "code qpv"]),
    ("parts", &["part", "parts", "part qpv", "parts qpv", "part par qpv", "répartition", "répartition par quartier", "% qpv"]),
    ("bilan_recu_le", &["bilan reçu le", "date de réception du bilan", "bilan", "bilan reçu"]),
];

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

fn nom_du_champ(champ: &str, lang: Lang) -> String {
    let t = m(lang);
    match champ {
        "numero" => t.historique_champ_numero(),
        "intitule" => t.historique_champ_intitule(),
        "porteur" => t.historique_champ_porteur(),
        "siret" => t.historique_champ_siret(),
        "resume" => t.historique_champ_resume(),
        "cout" => t.historique_champ_cout(),
        "qpv" => t.historique_champ_qpv(),
        "parts" => t.historique_champ_parts(),
        _ => t.historique_champ_bilan(),
    }
}

/// The fields a column may go to: those of the file, then asked and voted of each funder.
#[must_use]
pub fn champs(financeurs: &[FinanceurInscrit], lang: Lang) -> Vec<Colonne> {
    let t = m(lang);
    let genre = |champ: &str| match champ {
        "cout" => Genre::Decimal,
        "bilan_recu_le" => Genre::Date,
        _ => Genre::Texte,
    };
    let mut tous: Vec<Colonne> =
        FIXES.iter().map(|(champ, _)| Colonne::new(champ, &nom_du_champ(champ, lang), genre(champ))).collect();
    for f in financeurs {
        let code = f.code.code();
        tous.push(Colonne::new(&format!("vote.{code}"), &t.historique_champ_vote(&f.nom), Genre::Decimal));
        tous.push(Colonne::new(&format!("demande.{code}"), &t.historique_champ_demande(&f.nom), Genre::Decimal));
    }
    tous
}

/// What tells this table from another: its headings in order, case and accents aside.
#[must_use]
pub fn signature(entetes: &[EnteteVue]) -> String {
    entetes.iter().map(|e| cle(&e.titre)).collect::<Vec<_>>().join("\n")
}

/// What is proposed: field, heading.
#[must_use]
pub fn proposer(entetes: &[EnteteVue], financeurs: &[FinanceurInscrit]) -> Correspondance {
    let mut noms: Vec<(String, Vec<String>)> =
        FIXES.iter().map(|(champ, autres)| ((*champ).to_owned(), autres.iter().map(|a| (*a).to_owned()).collect())).collect();
    for f in financeurs {
        let (code, court, nom) = (f.code.code(), f.code.to_string(), &f.nom);
        let dits = |verbes: &[&str]| {
            let des = [court.as_str(), code, nom.as_str()];
            let un = |verbe: &&str| des.map(|qui| format!("{verbe} {qui}"));
            verbes.iter().flat_map(un).collect::<Vec<_>>()
        };
        let mut votes = dits(&["voté", "vote", "montant voté", "accordé", "attribué", "subvention"]);
        votes.extend([court.clone(), code.to_owned(), nom.clone()]);
        noms.push((format!("vote.{code}"), votes));
        noms.push((format!("demande.{code}"), dits(&["demandé", "demande", "montant demandé", "sollicité"])));
    }
    let listes: Vec<Vec<&str>> = noms.iter().map(|(_, n)| n.iter().map(String::as_str).collect()).collect();
    let synonymes: Vec<(&str, &[&str])> = noms.iter().zip(&listes).map(|((c, _), n)| (c.as_str(), n.as_slice())).collect();
    Correspondance::des_propositions(&proposer_correspondance(entetes, &champs(financeurs, Lang::Fr), &synonymes))
}

/// What the person chose: by rank of heading, the field, empty to leave it.
///
/// # Errors
/// A field nobody knows, or chosen twice; no column for the action, for the holder, for any vote.
pub fn lire_les_choix(
    entetes: &[EnteteVue],
    choix: &[String],
    financeurs: &[FinanceurInscrit],
    lang: Lang,
) -> Result<Correspondance, Vec<Refus>> {
    let connus = champs(financeurs, lang);
    let titre = |champ: &str| connus.iter().find(|c| c.cle == champ).map(|c| c.titre.clone());
    let (mut paires, mut refus) = (BTreeMap::new(), vec![]);
    for (rang, (entete, champ)) in entetes.iter().zip(choix).enumerate().filter(|(_, (_, champ))| !champ.is_empty()) {
        match titre(champ) {
            None => refus.push(Refus::ChampInconnu { rang }),
            Some(titre) => {
                if paires.insert(champ.clone(), entete.titre.clone()).is_some() {
                    refus.push(Refus::ColonneEnDouble { rang, champ: titre });
                }
            }
        }
    }
    for champ in ["intitule", "porteur"] {
        if !paires.contains_key(champ) {
            refus.push(Refus::ColonneManquante { champ: nom_du_champ(champ, lang) });
        }
    }
    if !paires.keys().any(|champ| champ.starts_with("vote.")) {
        refus.push(Refus::AucunVote);
    }
    if refus.is_empty() { Ok(Correspondance { paires }) } else { Err(refus) }
}

struct Lecture<'a> {
    t: &'a Tableau<'a>,
    /// Code and name of each QPV of the house.
    quartiers: &'a [(String, String)],
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
    annee: i64,
) -> (Vec<LigneReprise>, Vec<Faute>) {
    let colonne = |titre: &str| t.entetes.iter().find(|e| e.titre == titre).map(|e| e.colonne);
    let places = c.paires.iter().filter_map(|(champ, titre)| Some((champ.as_str(), colonne(titre)?))).collect();
    let mut lecture = Lecture { t, quartiers, places, fautes: vec![] };
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

    fn ligne(&mut self, row: &LigneBrute, financeurs: &[FinanceurInscrit], annee: i64) -> Option<LigneReprise> {
        let muet = |c: Option<&CelluleBrute>| c.is_none_or(|c| c.contenu.en_texte().trim().is_empty());
        let total = |c: Option<&CelluleBrute>| c.is_some_and(|c| cle(&c.contenu.en_texte()).starts_with("total"));
        let (action, porteur) = (self.cellule(row, "intitule"), self.cellule(row, "porteur"));
        if (muet(action) && muet(porteur)) || (total(action) && muet(porteur)) || (total(porteur) && muet(action)) {
            return None;
        }
        let (intitule, porteur) = (self.texte(row, "intitule"), self.texte(row, "porteur"));
        let avant = self.fautes.len();
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
        let bilan_recu_le = match self.valeur(row, "bilan_recu_le", &Genre::Date) {
            Valeur::Date(jour) => Some(jour),
            _ => None,
        };
        let quartiers = self.quartiers(row);
        let mut montants = BTreeMap::new();
        for f in financeurs {
            let code = f.code.code();
            let lus = Montants {
                demande: self.montant(row, &format!("demande.{code}")),
                vote: self.montant(row, &format!("vote.{code}")),
            };
            if lus != Montants::default() {
                montants.insert(f.code.clone(), lus);
            }
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
        })
    }
}
