//! From the cells of a table nobody knows to rows: which column is which is confirmed once, then remembered.

use super::dauphin::{self, Statuts};
use super::quartiers::{Quartiers, lire_quartiers};
use super::{Faute, LIGNES_MAX, Refus};
use crate::m;
use crate::model::{FinanceurInscrit, LignesBudget, SensDauphin, Siret};
use crate::regles::budget::ligne;
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
const FIXES: [(&str, &[&str]); 14] = [
    (
        "reference",
        &[
            "n° dauphin",
            "numéro dauphin",
            "référence dauphin",
            "n° dossier dauphin",
            "n° de dossier dauphin",
            "numéro de dossier dauphin",
            "identifiant dauphin",
            "code dauphin",
            "n° de demande",
            "numéro de demande",
            "numéro de la demande",
        ],
    ),
    (
        "statut",
        &["statut", "statut du dossier", "statut de la demande", "statut dauphin", "état du dossier", "état de la demande"],
    ),
    ("depose_le", &["date de dépôt", "date du dépôt", "date de transmission", "transmis le", "date de la demande"]),
    ("debut", &["date de début", "début", "début de l’action", "date de début de l’action", "date de démarrage"]),
    ("fin", &["date de fin", "fin", "fin de l’action", "date de fin de l’action"]),
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

fn nom_du_champ(champ: &str, lang: Lang) -> String {
    let t = m(lang);
    match champ {
        "reference" => t.dauphin_champ_reference(),
        "statut" => t.dauphin_champ_statut(),
        "depose_le" => t.dauphin_champ_depose_le(),
        "debut" => t.dauphin_champ_debut(),
        "fin" => t.dauphin_champ_fin(),
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

/// The fields a column may go to: those of the file, then asked and voted of each funder, then the lines 74 of nobody.
#[must_use]
pub fn champs(financeurs: &[FinanceurInscrit], lang: Lang) -> Vec<Colonne> {
    let t = m(lang);
    let genre = |champ: &str| match champ {
        "cout" => Genre::Decimal,
        "bilan_recu_le" | "depose_le" | "debut" | "fin" => Genre::Date,
        _ => Genre::Texte,
    };
    let mut tous: Vec<Colonne> =
        FIXES.iter().map(|(champ, _)| Colonne::new(champ, &nom_du_champ(champ, lang), genre(champ))).collect();
    for f in financeurs {
        let code = f.code.code();
        tous.push(Colonne::new(&format!("vote.{code}"), &t.historique_champ_vote(&f.nom), Genre::Decimal));
        tous.push(Colonne::new(&format!("demande.{code}"), &t.historique_champ_demande(&f.nom), Genre::Decimal));
    }
    for (champ, code) in dauphin::lignes_simples() {
        let libelle = ligne(code).map_or(code, |l| l.libelle);
        tous.push(Colonne::new(&champ, &t.dauphin_champ_ligne(libelle), Genre::Decimal));
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
    let titres: Vec<&str> = entetes.iter().map(|e| e.titre.as_str()).collect();
    let de_dauphin = dauphin::ressemble(&titres);
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
        if !de_dauphin {
            votes.extend([court.clone(), code.to_owned(), nom.clone()]);
        }
        noms.push((format!("vote.{code}"), votes));
        noms.push((format!("demande.{code}"), dits(&["demandé", "demande", "montant demandé", "sollicité"])));
    }
    if de_dauphin {
        noms.extend(dauphin::noms(financeurs));
    }
    let listes: Vec<Vec<&str>> = noms.iter().map(|(_, n)| n.iter().map(String::as_str).collect()).collect();
    let synonymes: Vec<(&str, &[&str])> = noms.iter().zip(&listes).map(|((c, _), n)| (c.as_str(), n.as_slice())).collect();
    let mut lue = Correspondance::des_propositions(&proposer_correspondance(entetes, &champs(financeurs, Lang::Fr), &synonymes));
    // « N° de dossier » over numbers that are not those of a call: those of Dauphin.
    let public = |titre: &str| {
        let siens = entetes.iter().filter(|e| e.titre == titre).flat_map(|e| &e.exemples);
        siens.into_iter().any(|c| saisie::numero(&c.en_texte()).is_ok())
    };
    if de_dauphin
        && !lue.paires.contains_key("reference")
        && let Some(titre) = lue.paires.remove("numero")
    {
        let champ = if public(&titre) { "numero" } else { "reference" };
        lue.paires.insert(champ.to_owned(), titre);
    }
    lue
}

/// What the person chose: by rank of heading, the field, empty to leave it.
///
/// # Errors
/// A field nobody knows, or chosen twice; no column for the action, for the holder, for any vote. In the year of the call that is
/// led here (`en_cours`), no column for the numbers of Dauphin; there, and with those numbers, requests do as well as votes.
pub fn lire_les_choix(
    entetes: &[EnteteVue],
    choix: &[String],
    financeurs: &[FinanceurInscrit],
    en_cours: bool,
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
    let reference = paires.contains_key("reference");
    if en_cours && !reference {
        refus.push(Refus::SansReference);
    }
    let suffit = |champ: &String| champ.starts_with("vote.") || (reference && champ.starts_with("demande."));
    if !paires.keys().any(suffit) {
        refus.push(if reference { Refus::AucunMontant } else { Refus::AucunVote });
    }
    if refus.is_empty() { Ok(Correspondance { paires }) } else { Err(refus) }
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
