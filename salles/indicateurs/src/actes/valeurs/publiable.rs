//! The validated values as they may be published. « Vues publiques et exports ouverts : toute case strictement positive sous
//! le seuil devient "c" » (§ 7). The open file of an indicator says them, and programs read them whose reader types none.

use super::Dossier;
use crate::model::{Absence, Dimension, DimensionId, EtatValeur, Indicateur, Mesure, Part, Suivi, Valeur};
use crate::regles::{Apport, Egalite, Lecture, Mois, Publie, RegleSecret, Releve};
use crate::regles::{rassembler, secret_lie, secret_taux};
use kernel::nombre::Nombre;
use kernel::texte::cle;
use std::collections::{BTreeMap, BTreeSet};

/// One line of what may be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ligne {
    pub periode: Mois,
    /// Identifier of the place; empty: the whole.
    pub lieu: String,
    /// Dimension and modality; none: the total.
    pub part: Option<(String, String)>,
    pub dite: Dite,
}

/// What is told of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dite {
    /// Decimal text, four decimals at most; a couple in percent.
    Chiffre(String),
    Texte(String),
    /// Never `Secret`.
    Absente(Absence),
    /// Masked, or secret for who typed it.
    Secret,
    Rien,
}

impl From<&Publie> for Dite {
    fn from(publie: &Publie) -> Self {
        match publie {
            Publie::Valeur(n) => Self::Chiffre(decimal(n)),
            Publie::Secret => Self::Secret,
            Publie::Absent => Self::Rien,
        }
    }
}

impl From<Absence> for Dite {
    fn from(absence: Absence) -> Self {
        if absence == Absence::Secret { Self::Secret } else { Self::Absente(absence) }
    }
}

/// Four decimals at most.
#[must_use]
pub fn decimal(n: &Nombre) -> String {
    let quatre = n.arrondi(4, false);
    if quatre.contains('.') { quatre.trim_end_matches('0').trim_end_matches('.').to_owned() } else { quatre }
}

/// What may be told of the validated values of the source that makes faith: places are masked together with the whole
/// that they make.
#[must_use]
pub fn publiables(dossier: &Dossier, i: &Indicateur, suivi: &Suivi) -> Vec<Ligne> {
    let seuil = Nombre::from(suivi.seuil_secret);
    let regle = RegleSecret { seuil, zero_sensible: suivi.zero_sensible, ..RegleSecret::default() };
    let foi = cle(&suivi.source);
    let mut periodes: BTreeMap<Mois, Vec<&Valeur>> = BTreeMap::new();
    let siennes = |v: &&Valeur| v.indicateur_id == i.id && v.source_cle == foi && v.etat == EtatValeur::Validee;
    for v in dossier.valeurs.iter().filter(siennes) {
        periodes.entry(v.periode).or_default().push(v);
    }
    periodes.into_iter().flat_map(|(mois, valeurs)| une_periode(dossier, i, suivi, &regle, mois, &valeurs)).collect()
}

fn une_periode(
    dossier: &Dossier,
    i: &Indicateur,
    suivi: &Suivi,
    regle: &RegleSecret,
    periode: Mois,
    valeurs: &[&Valeur],
) -> Vec<Ligne> {
    let ligne = |lieu: &str, dite: Dite| Ligne { periode, lieu: lieu.to_owned(), part: None, dite };
    let absence = |v: &Valeur| v.absence.map(Dite::from);
    // A percentage, a mark out of ten, a yes or a text count nobody.
    if !matches!(i.mesure, Mesure::Quantite | Mesure::Distinct | Mesure::Ratio) {
        return valeurs.iter().map(|v| ligne(&v.territoire_id, absence(v).unwrap_or_else(|| sans_personne(v)))).collect();
    }
    if i.mesure == Mesure::Ratio {
        let nombre = |t: &Option<String>| t.as_deref().and_then(|n| n.parse::<Nombre>().ok());
        let taux = |haut: &Option<String>, bas: &Option<String>| {
            Dite::from(&secret_taux(regle, nombre(haut).as_ref(), nombre(bas).as_ref()))
        };
        let siennes = |v: &&Valeur| {
            let mut lignes = vec![ligne(&v.territoire_id, absence(v).unwrap_or_else(|| taux(&v.numerateur, &v.denominateur)))];
            for (d, p) in parts(dossier, i, v) {
                lignes.push(Ligne { part: Some(nommer(d, p)), ..ligne(&v.territoire_id, taux(&p.numerateur, &p.denominateur)) });
            }
            lignes
        };
        return valeurs.iter().flat_map(siennes).collect();
    }
    let (publiees, total) = masquer(dossier, i, suivi, regle, valeurs);
    let publie = |lieu: &str, part: &CleDePart| publiees.get(&(lieu.to_owned(), part.clone())).map_or(Dite::Rien, Dite::from);
    let mut lignes = vec![];
    // Places first, the whole last.
    for v in valeurs.iter().filter(|v| !v.territoire_id.is_empty()).chain(valeurs.iter().filter(|v| v.territoire_id.is_empty())) {
        let lieu = &v.territoire_id;
        lignes.push(ligne(lieu, absence(v).unwrap_or_else(|| publie(lieu, &None))));
        for (d, p) in parts(dossier, i, v) {
            let dite = p.absence.map_or_else(|| publie(lieu, &Some((d.id, p.modalite.clone()))), Dite::from);
            lignes.push(Ligne { part: Some(nommer(d, p)), ..ligne(lieu, dite) });
        }
    }
    if total && !valeurs.iter().any(|v| v.territoire_id.is_empty()) {
        lignes.push(ligne("", publie("", &None)));
    }
    lignes
}

/// A value that counts nobody, as it was typed.
fn sans_personne(v: &Valeur) -> Dite {
    let nombre = v.valeur.as_deref().filter(|n| n.parse::<Nombre>().is_ok());
    nombre.map_or_else(|| Dite::Texte(v.texte()), |n| Dite::Chiffre(n.to_owned()))
}

/// A part, in the table of a period; none: the total.
type CleDePart = Option<(DimensionId, String)>;

/// The parts of a value that its indicator still has, with their dimension.
#[must_use]
pub fn parts<'a>(dossier: &'a Dossier, i: &Indicateur, v: &'a Valeur) -> Vec<(&'a Dimension, &'a Part)> {
    let siennes = |d: &'a Dimension| v.parts.iter().filter(move |p| p.dimension == d.id).map(move |p| (d, p));
    dossier.dimensions(i).flat_map(siennes).collect()
}

/// The dimension and the modality of a part, in words.
#[must_use]
pub fn nommer(d: &Dimension, p: &Part) -> (String, String) {
    let modalite = d.modalites.iter().find(|m| m.code == p.modalite).map_or(&p.modalite, |m| &m.libelle);
    (d.libelle.clone(), modalite.clone())
}

/// What may be told of the counts of a period, by place and part, and whether the whole has a figure. The parts of a place
/// add up to it, in each dimension; the places add up to the whole, in each part.
fn masquer(
    dossier: &Dossier,
    i: &Indicateur,
    suivi: &Suivi,
    regle: &RegleSecret,
    valeurs: &[&Valeur],
) -> (BTreeMap<(String, CleDePart), Publie>, bool) {
    let lecture = |releve: Releve| match releve {
        Releve::Valeur(lecture) => lecture,
        Releve::Couple(..) => Lecture::NonSaisie,
    };
    let attendus = dossier.attendus(suivi);
    let apport = Apport {
        mesure: i.mesure,
        entre_periodes: suivi.operation_periodes,
        entre_territoires: suivi.operation_territoires,
        couverture_min: suivi.couverture_min,
        attendus: &attendus,
    };
    let mut lues: BTreeMap<(String, CleDePart), Lecture> = BTreeMap::new();
    let mut egalites: Vec<Egalite<(String, CleDePart)>> = vec![];
    for v in valeurs {
        let lieu = &v.territoire_id;
        lues.insert((lieu.clone(), None), lecture(v.releve()));
        let mut par_dimension: BTreeMap<DimensionId, Vec<(String, CleDePart)>> = BTreeMap::new();
        for (d, p) in parts(dossier, i, v) {
            let sienne = (lieu.clone(), Some((d.id, p.modalite.clone())));
            lues.insert(sienne.clone(), lecture(p.releve()));
            par_dimension.entry(d.id).or_default().push(sienne);
        }
        egalites.extend(par_dimension.into_values().map(|cases| Egalite { total: (lieu.clone(), None), cases }));
    }
    let places: Vec<&&Valeur> = valeurs.iter().filter(|v| !v.territoire_id.is_empty()).collect();
    let melees = valeurs.first().is_some_and(|v| dossier.melees(i, suivi, &[v.periode]));
    if !attendus.is_empty() && !melees && !lues.contains_key(&(String::new(), None)) {
        let releves = places.iter().map(|v| (v.territoire_id.clone(), v.releve())).collect();
        if let Some(n) = rassembler(&apport, &releves).valeur {
            lues.insert((String::new(), None), n.into());
        }
    }
    let colonnes: BTreeSet<CleDePart> = lues.keys().filter(|(lieu, _)| lieu.is_empty()).map(|(_, part)| part.clone()).collect();
    for part in colonnes {
        let cases: Vec<_> = lues.keys().filter(|(lieu, autre)| !lieu.is_empty() && *autre == part).cloned().collect();
        if !cases.is_empty() {
            egalites.push(Egalite { total: (String::new(), part), cases });
        }
    }
    let total = lues.contains_key(&(String::new(), None));
    (secret_lie(regle, &lues, &egalites), total)
}
