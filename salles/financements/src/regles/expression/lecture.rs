//! Reading the stored form and checking its types: « « 500 € + 3 mois » ou un champ inconnu sont refusés, endroit fautif
//! montré ».

use jiff::civil::Date;
use kernel::nombre::Nombre;
use serde_json::Value;

use super::{Expression, Intervalle, Noeud, Ordre, Schema, Type, Valeur};

/// What is wrong, and where: `endroit` is the path in the stored form (`exige/≥/0/compte/1`).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Faute {
    #[error("{endroit}: no field is named {champ:?}")]
    ChampInconnu { endroit: String, champ: String },
    #[error("{endroit}: no operation is named {operation:?}")]
    OperationInconnue { endroit: String, operation: String },
    #[error("{endroit}: {attendu} expected, {lu} found")]
    Type { endroit: String, attendu: String, lu: String },
    #[error("{endroit}: {a} and {b} do not go together")]
    Incompatibles { endroit: String, a: String, b: String },
    #[error("{endroit}: not an expression: {lu}")]
    Illisible { endroit: String, lu: String },
    #[error("{endroit}: {attendu} terms expected, {lu} found")]
    Arite { endroit: String, attendu: usize, lu: usize },
}

impl Faute {
    /// The path in the stored form.
    #[must_use]
    pub fn endroit(&self) -> &str {
        match self {
            Self::ChampInconnu { endroit, .. }
            | Self::OperationInconnue { endroit, .. }
            | Self::Type { endroit, .. }
            | Self::Incompatibles { endroit, .. }
            | Self::Illisible { endroit, .. }
            | Self::Arite { endroit, .. } => endroit,
        }
    }
}

impl Expression {
    /// Reads and checks an expression on records of `schema`; `endroit` names the place in what holds it.
    ///
    /// # Errors
    /// The first [`Faute`] met, with its place.
    pub fn lire(stockee: &Value, schema: &Schema, endroit: &str) -> Result<Self, Faute> {
        let (noeud, type_) = Lecture { schema, endroit: endroit.to_owned() }.noeud(stockee)?;
        Ok(Self { noeud, type_ })
    }

    /// The same, for a condition.
    ///
    /// # Errors
    /// As [`Expression::lire`], and when it is not a `Bool`.
    pub fn condition(stockee: &Value, schema: &Schema, endroit: &str) -> Result<Self, Faute> {
        let noeud = Lecture { schema, endroit: endroit.to_owned() }.du_type(stockee, &Type::Bool)?;
        Ok(Self { noeud, type_: Type::Bool })
    }
}

struct Lecture<'a> {
    schema: &'a Schema,
    endroit: String,
}

type Lu = Result<(Noeud, Type), Faute>;

impl Lecture<'_> {
    fn dans(&self, ou: impl std::fmt::Display) -> Lecture<'_> {
        Lecture { schema: self.schema, endroit: format!("{}/{ou}", self.endroit) }
    }

    fn illisible(&self, lu: &Value) -> Faute {
        Faute::Illisible { endroit: self.endroit.clone(), lu: lu.to_string() }
    }

    fn pas_du_type(&self, attendu: &str, lu: &Type) -> Faute {
        Faute::Type { endroit: self.endroit.clone(), attendu: attendu.to_owned(), lu: lu.to_string() }
    }

    fn noeud(&self, stockee: &Value) -> Lu {
        match stockee {
            Value::Bool(b) => Ok((Noeud::Litteral(Valeur::Bool(Some(*b))), Type::Bool)),
            Value::Number(n) => {
                let n = n.as_i64().ok_or_else(|| self.illisible(stockee))?;
                Ok((Noeud::Litteral(Valeur::entier(n)), if n == 0 { Type::Zero } else { Type::Entier }))
            }
            Value::String(chemin) => match self.schema.champ(chemin) {
                Some(type_) => Ok((Noeud::Champ(chemin.clone()), type_.clone())),
                None => Err(Faute::ChampInconnu { endroit: self.endroit.clone(), champ: chemin.clone() }),
            },
            Value::Object(objet) => match objet.iter().next() {
                Some((operation, termes)) if objet.len() == 1 => self.dans(operation).operation(operation, termes),
                _ => Err(self.illisible(stockee)),
            },
            Value::Null | Value::Array(_) => Err(self.illisible(stockee)),
        }
    }

    fn operation(&self, nom: &str, termes: &Value) -> Lu {
        match nom {
            "euros" => self.nombre(termes, 100, Type::Euros),
            "taux" => self.nombre(termes, 1, Type::Taux),
            "jour" => {
                let jour: Date = termes.as_str().and_then(|t| t.parse().ok()).ok_or_else(|| self.illisible(termes))?;
                Ok((Noeud::Litteral(Valeur::Date(Some(jour))), Type::Date))
            }
            "texte" => {
                let texte = termes.as_str().ok_or_else(|| self.illisible(termes))?;
                Ok((Noeud::Litteral(Valeur::texte(texte)), Type::Texte))
            }
            "ens" => {
                let textes: Option<Vec<&str>> = termes.as_array().and_then(|t| t.iter().map(Value::as_str).collect());
                let textes = textes.ok_or_else(|| self.illisible(termes))?;
                Ok((Noeud::Litteral(Valeur::ensemble(textes)), Type::EnsembleTexte))
            }
            "et" => Ok((Noeud::Et(self.conditions(termes)?), Type::Bool)),
            "ou" => Ok((Noeud::Ou(self.conditions(termes)?), Type::Bool)),
            "non" => Ok((Noeud::Non(Box::new(self.du_type(termes, &Type::Bool)?)), Type::Bool)),
            "vide" => self.vide(termes),
            "=" | "≠" | "<" | "≤" | ">" | "≥" => self.comparaison(nom, termes),
            "dans" | "inclut" => self.appartenance(nom, termes),
            "tous" | "existe" => self.quantifier(nom, termes),
            "compte" | "distinct" | "somme" => self.agreger(nom, termes),
            "min" | "max" | "+" | "−" | "×" | "ratio" => self.arithmetique(nom, termes),
            "annee" => Ok((Noeud::Annee(Box::new(self.du_type(termes, &Type::Date)?)), Type::Entier)),
            "jours" => Ok((Noeud::Jours(self.deux(termes, &Type::Date, &Type::Date)?), Type::Entier)),
            "plus_mois" => Ok((Noeud::PlusMois(self.deux(termes, &Type::Date, &Type::Entier)?), Type::Date)),
            "plus_jours" => Ok((Noeud::PlusJours(self.deux(termes, &Type::Date, &Type::Entier)?), Type::Date)),
            "date" => {
                let [a, m, j] = self.termes(termes)?;
                let part = |rang: usize, terme: &Value| self.dans(rang).du_type(terme, &Type::Entier);
                Ok((Noeud::Date(Box::new([part(0, a)?, part(1, m)?, part(2, j)?])), Type::Date))
            }
            _ => Err(Faute::OperationInconnue { endroit: self.endroit.clone(), operation: nom.to_owned() }),
        }
    }

    fn nombre(&self, litteral: &Value, fois: i64, type_: Type) -> Lu {
        let n = litteral.as_i64().ok_or_else(|| self.illisible(litteral))?;
        let n = Nombre::from(n) * Nombre::from(fois);
        Ok((Noeud::Litteral(Valeur::Nombre(Intervalle::exact(n))), type_))
    }

    fn du_type(&self, stockee: &Value, attendu: &Type) -> Result<Noeud, Faute> {
        let (noeud, lu) = self.noeud(stockee)?;
        if lu.commun(attendu).is_some() { Ok(noeud) } else { Err(self.pas_du_type(&attendu.to_string(), &lu)) }
    }

    fn tableau<'v>(&self, termes: &'v Value) -> Result<&'v [Value], Faute> {
        termes.as_array().map(Vec::as_slice).ok_or_else(|| self.illisible(termes))
    }

    fn termes<'v, const N: usize>(&self, termes: &'v Value) -> Result<&'v [Value; N], Faute> {
        let tableau = self.tableau(termes)?;
        tableau.try_into().map_err(|_| Faute::Arite { endroit: self.endroit.clone(), attendu: N, lu: tableau.len() })
    }

    fn deux(&self, termes: &Value, a: &Type, b: &Type) -> Result<Box<[Noeud; 2]>, Faute> {
        let [x, y] = self.termes(termes)?;
        Ok(Box::new([self.dans(0).du_type(x, a)?, self.dans(1).du_type(y, b)?]))
    }

    fn conditions(&self, termes: &Value) -> Result<Vec<Noeud>, Faute> {
        let lire = |(rang, terme)| self.dans(rang).du_type(terme, &Type::Bool);
        self.tableau(termes)?.iter().enumerate().map(lire).collect()
    }

    fn vide(&self, terme: &Value) -> Lu {
        let (noeud, type_) = self.noeud(terme)?;
        if matches!(noeud, Noeud::Champ(_)) {
            return Ok((Noeud::Vide(Box::new(noeud)), Type::Bool));
        }
        Err(self.pas_du_type("a field", &type_))
    }

    fn comparaison(&self, nom: &str, termes: &Value) -> Lu {
        let [a, b] = self.termes(termes)?;
        let ((a, ta), (b, tb)) = (self.dans(0).noeud(a)?, self.dans(1).noeud(b)?);
        let Some(commun) = ta.commun(&tb) else {
            return Err(Faute::Incompatibles { endroit: self.endroit.clone(), a: ta.to_string(), b: tb.to_string() });
        };
        let ordre = match nom {
            "=" => Ordre::Egal,
            "≠" => Ordre::Different,
            "<" => Ordre::Inferieur,
            "≤" => Ordre::InferieurOuEgal,
            ">" => Ordre::Superieur,
            _ => Ordre::SuperieurOuEgal,
        };
        let comparable = match ordre {
            Ordre::Egal | Ordre::Different => commun.est_nombre() || matches!(commun, Type::Date | Type::Texte),
            _ => commun.est_nombre() || commun == Type::Date,
        };
        if !comparable {
            return Err(self.pas_du_type("a number or a date", &commun));
        }
        Ok((Noeud::Compare(ordre, Box::new([a, b])), Type::Bool))
    }

    fn appartenance(&self, nom: &str, termes: &Value) -> Lu {
        let [a, b] = self.termes(termes)?;
        let ((a, ta), (b, tb)) = (self.dans(0).noeud(a)?, self.dans(1).noeud(b)?);
        let accord = match (nom, &ta, &tb) {
            ("dans", Type::Texte, Type::EnsembleTexte) => true,
            ("dans", nombre, Type::EnsembleEntier) => nombre.commun(&Type::Entier).is_some(),
            ("inclut", a, b) => a.est_ensemble() && a == b,
            _ => false,
        };
        if !accord {
            return Err(Faute::Incompatibles { endroit: self.endroit.clone(), a: ta.to_string(), b: tb.to_string() });
        }
        let deux = Box::new([a, b]);
        Ok((if nom == "dans" { Noeud::Dans(deux) } else { Noeud::Inclut(deux) }, Type::Bool))
    }

    /// The path of a list and what its lines know.
    fn liste(&self, chemin: &Value) -> Result<(String, Schema), Faute> {
        let (noeud, type_) = self.noeud(chemin)?;
        match (noeud, type_) {
            (Noeud::Champ(chemin), Type::Liste(ligne)) => Ok((chemin, self.schema.dans(&ligne))),
            (_, autre) => Err(self.pas_du_type("Liste", &autre)),
        }
    }

    fn quantifier(&self, nom: &str, termes: &Value) -> Lu {
        let [liste, condition] = self.termes(termes)?;
        let (chemin, ligne) = self.dans(0).liste(liste)?;
        let endroit = self.dans(1).endroit;
        let condition = Box::new(Lecture { schema: &ligne, endroit }.du_type(condition, &Type::Bool)?);
        Ok((if nom == "tous" { Noeud::Tous(chemin, condition) } else { Noeud::Existe(chemin, condition) }, Type::Bool))
    }

    fn agreger(&self, nom: &str, termes: &Value) -> Lu {
        if let ("compte", Value::String(_)) = (nom, termes) {
            let (noeud, type_) = self.noeud(termes)?;
            return match (noeud, type_) {
                (Noeud::Champ(chemin), t) if t.est_ensemble() || matches!(t, Type::Liste(_)) => {
                    Ok((Noeud::Compte(chemin, None), Type::Entier))
                }
                (_, autre) => Err(self.pas_du_type("Liste", &autre)),
            };
        }
        let tableau = self.tableau(termes)?;
        let arite = |attendu| Faute::Arite { endroit: self.endroit.clone(), attendu, lu: tableau.len() };
        let (chemin, ligne) = self.dans(0).liste(tableau.first().ok_or_else(|| arite(2))?)?;
        let sur = |rang: usize| Lecture { schema: &ligne, endroit: self.dans(rang).endroit };
        let filtre = |rang: usize, terme: &Value| sur(rang).du_type(terme, &Type::Bool).map(|f| Some(Box::new(f)));
        match (nom, &tableau[1..]) {
            ("compte", [condition]) => Ok((Noeud::Compte(chemin, filtre(1, condition)?), Type::Entier)),
            ("distinct", [champ]) => Ok((Noeud::Distinct(chemin, sur(1).champ(champ)?.0), Type::Entier)),
            ("somme", [champ]) => {
                let (champ, type_) = sur(1).champ_nombre(champ)?;
                Ok((Noeud::Somme(chemin, None, champ), type_))
            }
            ("somme", [condition, champ]) => {
                let (champ, type_) = sur(2).champ_nombre(champ)?;
                Ok((Noeud::Somme(chemin, filtre(1, condition)?, champ), type_))
            }
            _ => Err(arite(2)),
        }
    }

    fn champ(&self, stockee: &Value) -> Result<(String, Type), Faute> {
        match self.noeud(stockee)? {
            (Noeud::Champ(chemin), type_) => Ok((chemin, type_)),
            (_, type_) => Err(self.pas_du_type("a field", &type_)),
        }
    }

    fn champ_nombre(&self, stockee: &Value) -> Result<(String, Type), Faute> {
        let (chemin, type_) = self.champ(stockee)?;
        if type_.est_nombre() { Ok((chemin, type_)) } else { Err(self.pas_du_type("a number", &type_)) }
    }

    fn arithmetique(&self, nom: &str, termes: &Value) -> Lu {
        if matches!(nom, "min" | "max" | "+") {
            let lus: Vec<(Noeud, Type)> =
                self.tableau(termes)?.iter().enumerate().map(|(rang, t)| self.dans(rang).noeud(t)).collect::<Result<_, _>>()?;
            let mut type_ = Type::Zero;
            for (_, lu) in &lus {
                type_ = self.somme_de(&type_, lu)?;
            }
            let noeuds = lus.into_iter().map(|(noeud, _)| noeud).collect();
            return Ok(match nom {
                "min" => (Noeud::Min(noeuds), type_),
                "max" => (Noeud::Max(noeuds), type_),
                _ => (Noeud::Plus(noeuds), type_),
            });
        }
        let [a, b] = self.termes(termes)?;
        let ((a, ta), (b, tb)) = (self.dans(0).noeud(a)?, self.dans(1).noeud(b)?);
        let deux = Box::new([a, b]);
        match nom {
            "−" => Ok((Noeud::Moins(deux), self.somme_de(&ta, &tb)?)),
            "ratio" => self.somme_de(&ta, &tb).map(|_| (Noeud::Ratio(deux), Type::Taux)),
            _ => match (&ta, &tb) {
                (Type::Taux, Type::Euros) | (Type::Euros, Type::Taux) => Ok((Noeud::Appliquer(deux), Type::Euros)),
                (Type::Entier | Type::Zero, n) | (n, Type::Entier | Type::Zero) if n.est_nombre() => {
                    Ok((Noeud::Fois(deux), n.clone()))
                }
                _ => Err(Faute::Incompatibles { endroit: self.endroit.clone(), a: ta.to_string(), b: tb.to_string() }),
            },
        }
    }

    /// The unit of a sum: both must have it.
    fn somme_de(&self, a: &Type, b: &Type) -> Result<Type, Faute> {
        let incompatibles = || Faute::Incompatibles { endroit: self.endroit.clone(), a: a.to_string(), b: b.to_string() };
        a.commun(b).filter(Type::est_nombre).ok_or_else(incompatibles)
    }
}
