//! From the writing of § 5 to the stored form: `compte(plan, f dans p.principaux et m > 0) ≥ p.min_principaux`.

use serde_json::{Value, json};

use super::signes::{Place, Signe, decouper};

/// Signs of an expression at most, and what may stand one inside another.
pub const LONGUEUR_MAX: usize = 4_000;
const PROFONDEUR_MAX: u8 = 32;
/// Levels of the stored form at most: readers of JSON stop at 128, what holds the rule included.
const NIVEAUX_MAX: usize = 100;

/// What cannot be read, and before which sign of the text (from 0).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FauteTexte {
    Vide,
    TropLong,
    /// Something else was expected there.
    Inattendu {
        place: usize,
        vu: String,
    },
    /// The text ends too early.
    Inacheve,
    GuillemetOuvert {
        place: usize,
    },
    AccoladeOuverte {
        place: usize,
    },
    ParentheseOuverte {
        place: usize,
    },
    NombreIllisible {
        place: usize,
        vu: String,
    },
    DateIllisible {
        place: usize,
        vu: String,
    },
    FonctionInconnue {
        place: usize,
        vu: String,
    },
    /// `a < b < c`.
    Enchainee {
        place: usize,
    },
    TropProfond {
        place: usize,
    },
}

impl FauteTexte {
    /// Where, when it has a place.
    #[must_use]
    pub fn place(&self) -> Option<usize> {
        use FauteTexte::*;
        match self {
            Vide | TropLong | Inacheve => None,
            Inattendu { place, .. }
            | GuillemetOuvert { place }
            | AccoladeOuverte { place }
            | ParentheseOuverte { place }
            | NombreIllisible { place, .. }
            | DateIllisible { place, .. }
            | FonctionInconnue { place, .. }
            | Enchainee { place }
            | TropProfond { place } => Some(*place),
        }
    }
}

/// What was read, each part with its place in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Arbre {
    pub debut: usize,
    pub fin: usize,
    forme: Forme,
    /// Between parentheses: it is not regrouped with what is around.
    groupe: bool,
}

#[derive(Debug, Clone, PartialEq)]
enum Forme {
    Feuille(Value),
    /// An operation stored on its only term: `{"vide": "l.m"}`.
    Un(&'static str, Box<Arbre>),
    /// On the list of its terms.
    Plusieurs(&'static str, Vec<Arbre>),
}

impl Arbre {
    /// The stored form.
    #[must_use]
    pub fn stocke(&self) -> Value {
        let un = |nom: &str, termes: Value| Value::Object([(nom.to_owned(), termes)].into_iter().collect());
        match &self.forme {
            Forme::Feuille(valeur) => valeur.clone(),
            Forme::Un(nom, terme) => un(nom, terme.stocke()),
            Forme::Plusieurs(nom, termes) => un(nom, termes.iter().map(Arbre::stocke).collect()),
        }
    }

    /// The part of the text that a place of the stored form names: « exige/≥/0/compte/1 ».
    #[must_use]
    pub fn situer(&self, endroit: &str) -> (usize, usize) {
        let mut ici = self;
        let mut pas = endroit.split('/').skip(1).peekable();
        while let Some(nom) = pas.next() {
            match &ici.forme {
                Forme::Un(operation, terme) if *operation == nom => ici = terme,
                Forme::Plusieurs(operation, termes) if *operation == nom => {
                    let Some(terme) = pas.peek().and_then(|rang| termes.get(rang.parse::<usize>().ok()?)) else { break };
                    pas.next();
                    ici = terme;
                }
                _ => break,
            }
        }
        (ici.debut, ici.fin)
    }
}

/// Reads an expression; its types are not looked at.
///
/// # Errors
/// The first fault met.
pub fn lire_texte(texte: &str) -> Result<Arbre, FauteTexte> {
    // The length first: what is longer than any rule is not read at all.
    if texte.chars().nth(LONGUEUR_MAX).is_some() {
        return Err(FauteTexte::TropLong);
    }
    let texte: Vec<char> = texte.chars().collect();
    let signes = decouper(&texte)?;
    if signes.is_empty() {
        return Err(FauteTexte::Vide);
    }
    let mut lecteur = Lecteur { signes, ici: 0, profondeur: 0 };
    let lu = lecteur.ou()?;
    match lecteur.vu() {
        Some(_) => Err(lecteur.inattendu()),
        None if niveaux(&lu.stocke()) > NIVEAUX_MAX => Err(FauteTexte::TropProfond { place: 0 }),
        None => Ok(lu),
    }
}

/// How deep the stored form goes: a long chain of subtractions is as deep as it is long.
fn niveaux(stocke: &Value) -> usize {
    match stocke {
        Value::Array(termes) => 1 + termes.iter().map(niveaux).max().unwrap_or(0),
        Value::Object(champs) => 1 + champs.values().map(niveaux).max().unwrap_or(0),
        _ => 0,
    }
}

struct Lecteur {
    signes: Vec<Place>,
    ici: usize,
    profondeur: u8,
}

/// The operations written as functions; « vide » and « annee » are stored on their only term.
const UNAIRES: [&str; 2] = ["vide", "annee"];
const FONCTIONS: [&str; 12] =
    ["tous", "existe", "compte", "distinct", "somme", "min", "max", "ratio", "jours", "date", "plus_mois", "plus_jours"];
/// How « et », « ou » and « + » of less than two terms are written.
const PREFIXES: [(&str, &str); 3] = [("et", "et"), ("ou", "ou"), ("plus", "+")];

impl Lecteur {
    fn vu(&self) -> Option<&Signe> {
        self.signes.get(self.ici).map(|p| &p.signe)
    }

    fn inattendu(&self) -> FauteTexte {
        let Some(place) = self.signes.get(self.ici) else { return FauteTexte::Inacheve };
        let vu = match &place.signe {
            Signe::Mot(mot) => mot.clone(),
            Signe::Ponctuation(signe) => (*signe).to_owned(),
            Signe::Litteral(valeur) => super::ecrire(valeur),
        };
        FauteTexte::Inattendu { place: place.debut, vu }
    }

    fn est(&self, voulu: &str) -> bool {
        match self.vu() {
            Some(Signe::Mot(mot)) => mot == voulu,
            Some(Signe::Ponctuation(signe)) => *signe == voulu,
            _ => false,
        }
    }

    fn prendre(&mut self, voulu: &str) -> bool {
        let la = self.est(voulu);
        self.ici += usize::from(la);
        la
    }

    fn debut(&self) -> usize {
        self.signes.get(self.ici).map_or(0, |p| p.debut)
    }

    fn fin(&self) -> usize {
        self.ici.checked_sub(1).and_then(|i| self.signes.get(i)).map_or(0, |p| p.fin)
    }

    fn plus_profond<T>(&mut self, lire: impl FnOnce(&mut Self) -> Result<T, FauteTexte>) -> Result<T, FauteTexte> {
        self.profondeur += 1;
        if self.profondeur > PROFONDEUR_MAX {
            return Err(FauteTexte::TropProfond { place: self.debut() });
        }
        let lu = lire(self)?;
        self.profondeur -= 1;
        Ok(lu)
    }

    fn noeud(&self, debut: usize, forme: Forme) -> Arbre {
        Arbre { debut, fin: self.fin(), forme, groupe: false }
    }

    fn chaine(&mut self, mot: &'static str, terme: fn(&mut Self) -> Result<Arbre, FauteTexte>) -> Result<Arbre, FauteTexte> {
        let premier = terme(self)?;
        if !self.est(mot) {
            return Ok(premier);
        }
        let debut = premier.debut;
        let mut termes = vec![premier];
        while self.prendre(mot) {
            termes.push(terme(self)?);
        }
        Ok(self.noeud(debut, Forme::Plusieurs(mot, termes)))
    }

    fn ou(&mut self) -> Result<Arbre, FauteTexte> {
        self.chaine("ou", Self::et)
    }

    fn et(&mut self) -> Result<Arbre, FauteTexte> {
        self.chaine("et", Self::non)
    }

    fn non(&mut self) -> Result<Arbre, FauteTexte> {
        let debut = self.debut();
        if !self.prendre("non") {
            return self.comparaison();
        }
        let terme = self.plus_profond(Self::non)?;
        Ok(self.noeud(debut, Forme::Un("non", Box::new(terme))))
    }

    fn comparaison(&mut self) -> Result<Arbre, FauteTexte> {
        const OPERATIONS: [&str; 8] = ["=", "≠", "<", "≤", ">", "≥", "dans", "inclut"];
        let gauche = self.somme()?;
        let Some(operation) = OPERATIONS.into_iter().find(|o| self.est(o)) else { return Ok(gauche) };
        self.ici += 1;
        let (debut, droite) = (gauche.debut, self.somme()?);
        if OPERATIONS.iter().any(|o| self.est(o)) {
            return Err(FauteTexte::Enchainee { place: self.debut() });
        }
        Ok(self.noeud(debut, Forme::Plusieurs(operation, vec![gauche, droite])))
    }

    /// From left to right; `a + b + c` is one sum.
    fn somme(&mut self) -> Result<Arbre, FauteTexte> {
        let mut gauche = self.produit()?;
        let debut = gauche.debut;
        loop {
            if self.prendre("+") {
                let droite = self.produit()?;
                gauche = match gauche {
                    Arbre { forme: Forme::Plusieurs("+", mut termes), groupe: false, .. } if termes.len() > 1 => {
                        termes.push(droite);
                        self.noeud(debut, Forme::Plusieurs("+", termes))
                    }
                    autre => self.noeud(debut, Forme::Plusieurs("+", vec![autre, droite])),
                };
            } else if self.prendre("−") {
                let droite = self.produit()?;
                gauche = self.noeud(debut, Forme::Plusieurs("−", vec![gauche, droite]));
            } else {
                return Ok(gauche);
            }
        }
    }

    fn produit(&mut self) -> Result<Arbre, FauteTexte> {
        let mut gauche = self.atome()?;
        while self.prendre("×") {
            let (debut, droite) = (gauche.debut, self.atome()?);
            gauche = self.noeud(debut, Forme::Plusieurs("×", vec![gauche, droite]));
        }
        Ok(gauche)
    }

    fn atome(&mut self) -> Result<Arbre, FauteTexte> {
        let debut = self.debut();
        match self.vu() {
            None => Err(FauteTexte::Inacheve),
            Some(Signe::Litteral(valeur)) => {
                let valeur = valeur.clone();
                self.ici += 1;
                Ok(self.noeud(debut, Forme::Feuille(valeur)))
            }
            Some(Signe::Ponctuation("(")) => {
                self.ici += 1;
                let dedans = self.plus_profond(Self::ou)?;
                self.fermer(debut)?;
                Ok(Arbre { debut, fin: self.fin(), groupe: true, ..dedans })
            }
            Some(Signe::Ponctuation("−")) => self.negatif(debut),
            Some(Signe::Mot(mot)) => {
                let mot = mot.clone();
                self.mot(debut, &mot)
            }
            Some(Signe::Ponctuation(_)) => Err(self.inattendu()),
        }
    }

    /// `−1`, `−500 €`.
    fn negatif(&mut self, debut: usize) -> Result<Arbre, FauteTexte> {
        let oppose = |v: &Value| v.as_i64().map(|n| json!(-n));
        let lu = match self.signes.get(self.ici + 1).map(|p| &p.signe) {
            Some(Signe::Litteral(Value::Object(objet))) => {
                ["euros", "taux"].into_iter().find_map(|unite| Some(json!({ unite: oppose(objet.get(unite)?)? })))
            }
            Some(Signe::Litteral(n)) => oppose(n),
            _ => None,
        };
        let Some(valeur) = lu else { return Err(self.inattendu()) };
        self.ici += 2;
        Ok(self.noeud(debut, Forme::Feuille(valeur)))
    }

    fn fermer(&mut self, ouverte: usize) -> Result<(), FauteTexte> {
        match (self.prendre(")"), self.vu()) {
            (true, _) => Ok(()),
            (false, None) => Err(FauteTexte::ParentheseOuverte { place: ouverte }),
            (false, Some(_)) => Err(self.inattendu()),
        }
    }

    fn mot(&mut self, debut: usize, mot: &str) -> Result<Arbre, FauteTexte> {
        let appel = self.signes.get(self.ici + 1).is_some_and(|p| p.signe == Signe::Ponctuation("("));
        if appel {
            self.ici += 2;
            return self.plus_profond(|l| l.fonction(debut, mot));
        }
        let valeur = match mot {
            "et" | "ou" | "dans" | "inclut" | "non" => return Err(self.inattendu()),
            "vrai" => json!(true),
            "faux" => json!(false),
            // The shorthands of the document.
            "f" => json!("l.financeur"),
            "m" => json!("l.m"),
            "N" => json!("exercice"),
            champ => json!(champ),
        };
        self.ici += 1;
        Ok(self.noeud(debut, Forme::Feuille(valeur)))
    }

    fn fonction(&mut self, debut: usize, nom: &str) -> Result<Arbre, FauteTexte> {
        if nom == "fin" {
            return self.finance(debut);
        }
        let unaire = UNAIRES.into_iter().find(|f| *f == nom);
        let prefixe = PREFIXES.into_iter().find(|(ecrit, _)| *ecrit == nom).map(|(_, stocke)| stocke);
        let Some(connue) = unaire.or(prefixe).or_else(|| FONCTIONS.into_iter().find(|f| *f == nom)) else {
            return Err(FauteTexte::FonctionInconnue { place: debut, vu: nom.to_owned() });
        };
        let mut termes = vec![];
        if !self.est(")") {
            loop {
                // « l: » names the line, as the document does: fields say their line themselves.
                if self.signes.get(self.ici + 1).is_some_and(|p| p.signe == Signe::Ponctuation(":"))
                    && matches!(self.vu(), Some(Signe::Mot(_)))
                {
                    self.ici += 2;
                }
                termes.push(self.ou()?);
                if !self.prendre(",") {
                    break;
                }
            }
        }
        self.fermer(debut)?;
        let seul = unaire.is_some() || connue == "compte";
        Ok(match <[Arbre; 1]>::try_from(termes) {
            Ok([terme]) if seul => self.noeud(debut, Forme::Un(connue, Box::new(terme))),
            Ok([terme]) => self.noeud(debut, Forme::Plusieurs(connue, vec![terme])),
            Err(termes) => self.noeud(debut, Forme::Plusieurs(connue, termes)),
        })
    }

    /// « `fin(X)` = `m(X) > 0` ».
    fn finance(&mut self, debut: usize) -> Result<Arbre, FauteTexte> {
        let code = match self.vu() {
            Some(Signe::Mot(mot)) => mot.clone(),
            Some(Signe::Litteral(valeur)) if valeur.get("texte").is_some() => {
                valeur["texte"].as_str().unwrap_or_default().to_owned()
            }
            _ => return Err(self.inattendu()),
        };
        self.ici += 1;
        self.fermer(debut)?;
        Ok(self.noeud(debut, Forme::Feuille(super::ecriture::finance(&code))))
    }
}

#[cfg(test)]
mod tests;
