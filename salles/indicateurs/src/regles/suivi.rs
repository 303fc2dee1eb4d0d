//! How an indicator is followed, as typed: who, when, from where, at which level, within which bounds. Pure: nothing is read or
//! written.

use super::entree::RefusValeur;
use super::redaction::{Refus, date, lire_cible};
use super::{Fenetre, Manque, Mois, Nature, Operation, RemiseAZero, echelle, lire_millesime, lire_periode};
use crate::m;
use crate::model::{Indicateur, IndicateurId, Mesure, Suivi};
use kernel::Lang;
use kernel::nombre::{Nombre, Saisie, lire_saisie};
use kernel::texte::date_courte;
use territoire::model::GenreTerritoire;

/// As typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieSuivi {
    pub responsable: String,
    pub source: String,
    pub formule: String,
    pub perimetre: String,
    pub periodicite: String,
    pub delai: String,
    pub debut: String,
    pub nature: String,
    pub operation_periodes: String,
    pub niveau: String,
    pub operation_territoires: String,
    pub couverture_min: String,
    pub minimum: String,
    pub maximum: String,
    pub decimales: String,
    pub seuil_secret: String,
    pub zero_sensible: bool,
    /// « 100 × [1.R1] / [1.R2] »; empty: values are typed.
    pub expression: String,
    /// Year of the boundaries; empty: nobody says.
    pub millesime: String,
    /// Empty: the year of the contract; `derniere`, `mois`, `annee`, `depuis`, `tout`.
    pub fenetre: String,
    pub fenetre_mois: String,
    pub fenetre_depuis: String,
    /// Empty or `annee`; `date`, `jamais`.
    pub remise: String,
    pub remise_le: String,
    /// Empty or `strict`; `partiel`.
    pub manque: String,
    pub part: bool,
    pub cible_finale: String,
    /// `jj/mm/aaaa` or `aaaa-mm-jj`.
    pub cible_finale_le: String,
    /// First period under a new formula or perimeter, and why.
    pub rupture: String,
    pub rupture_motif: String,
    /// « référence recalée »: identifier of a break, and the reference under its rule as typed; an empty identifier is the
    /// break declared now.
    pub references: Vec<(String, String)>,
}

impl SaisieSuivi {
    /// A follow-up as its form shows it. `indicateurs`: those that its formula may name.
    #[must_use]
    pub fn de(i: &Indicateur, s: &Suivi, indicateurs: &[Indicateur]) -> Self {
        let nommer =
            |id: &IndicateurId| indicateurs.iter().find(|i| i.id == *id).map_or_else(|| id.to_string(), |i| i.code.clone());
        let virgule = |n: &Option<String>| n.as_deref().unwrap_or_default().replace('.', ",");
        let finale = s.cible_finale.as_deref().and_then(|n| echelle::dire_texte(i.echelle.as_ref(), n, Lang::Fr));
        let code = |ecrit: String| ecrit.split(':').next().unwrap_or_default().to_owned();
        let (fenetre_mois, fenetre_depuis) = match s.fenetre {
            Some(Fenetre::Mois(n)) => (n.to_string(), String::new()),
            Some(Fenetre::Depuis(debut)) => (String::new(), debut.to_string()),
            _ => (String::new(), String::new()),
        };
        Self {
            responsable: s.responsable_id.map(|id| id.to_string()).unwrap_or_default(),
            source: s.source.clone(),
            formule: s.formule.clone(),
            perimetre: s.perimetre.clone(),
            periodicite: s.periodicite.to_string(),
            delai: s.delai.to_string(),
            debut: s.debut.map(|d| d.to_string()).unwrap_or_default(),
            nature: s.nature.code().to_owned(),
            operation_periodes: s.operation_periodes.code().to_owned(),
            niveau: s.niveau.map(|n| n.code().to_owned()).unwrap_or_default(),
            operation_territoires: s.operation_territoires.code().to_owned(),
            couverture_min: s.couverture_min.to_string(),
            minimum: virgule(&s.minimum),
            maximum: virgule(&s.maximum),
            decimales: s.decimales.map(|d| d.to_string()).unwrap_or_default(),
            seuil_secret: s.seuil_secret.to_string(),
            zero_sensible: s.zero_sensible,
            expression: s.calcul().map(|f| f.ecrire(&nommer)).unwrap_or_default(),
            millesime: s.millesime.clone(),
            fenetre: s.fenetre.map(|f| code(f.to_string())).unwrap_or_default(),
            fenetre_mois,
            fenetre_depuis,
            remise: code(s.remise_a_zero.to_string()),
            remise_le: if let RemiseAZero::Date(le) = s.remise_a_zero { le.to_string() } else { String::new() },
            manque: s.manque.code().to_owned(),
            part: s.part,
            cible_finale: finale.unwrap_or_else(|| virgule(&s.cible_finale)),
            cible_finale_le: s.cible_finale_le.map(date_courte).unwrap_or_default(),
            rupture: String::new(),
            rupture_motif: String::new(),
            references: vec![],
        }
    }
}

/// The label of a field of the follow-up, by its `name`; the name itself for those that only its page shows.
#[must_use]
pub fn libelle_suivi(champ: &str, lang: Lang) -> String {
    let t = m(lang);
    match champ {
        "responsable" => t.liste_responsable(),
        "source" => t.suivi_source(),
        "periodicite" => t.suivi_periodicite(),
        "delai" => t.suivi_delai(),
        autre => autre.to_owned(),
    }
}

/// The periodicities of § 2, in months; 0: « ponctuelle ».
pub const PERIODICITES: [i64; 8] = [1, 3, 6, 12, 24, 36, 72, 0];

/// Puts what was typed in the follow-up.
///
/// # Errors
/// Every refusal of the form at once.
pub fn lire_suivi(avant: &Suivi, indicateur: &Indicateur, s: &SaisieSuivi) -> Result<Suivi, Vec<RefusValeur>> {
    let mut refus = vec![];
    let mut v = avant.clone();
    let invalide = |champ: &'static str, saisi: &str| RefusValeur::ChampInvalide { champ, saisi: saisi.trim().to_owned() };
    v.responsable_id = match s.responsable.trim() {
        "" => None,
        id => id.parse().map_err(|_| refus.push(invalide("responsable", id))).ok(),
    };
    v.source = s.source.trim().to_owned();
    v.formule = s.formule.trim().to_owned();
    v.perimetre = s.perimetre.trim().to_owned();
    match s.periodicite.trim().parse().ok().filter(|p| PERIODICITES.contains(p)) {
        Some(periodicite) => v.periodicite = periodicite,
        None => refus.push(invalide("periodicite", &s.periodicite)),
    }
    let mut entier = |champ: &'static str, saisi: &str, max: i64, place: &mut i64| match saisi
        .trim()
        .parse()
        .ok()
        .filter(|n| (0..=max).contains(n))
    {
        Some(n) => *place = n,
        None => refus.push(invalide(champ, saisi)),
    };
    entier("delai", &s.delai, 60, &mut v.delai);
    entier("couverture_min", &s.couverture_min, 100, &mut v.couverture_min);
    entier("seuil_secret", &s.seuil_secret, 1_000, &mut v.seuil_secret);
    v.decimales = match s.decimales.trim() {
        "" => None,
        saisi => {
            let mut n = 0;
            entier("decimales", saisi, 6, &mut n);
            Some(n)
        }
    };
    v.zero_sensible = s.zero_sensible;
    match lire_millesime(&s.millesime) {
        Some(millesime) => v.millesime = millesime,
        None => refus.push(invalide("millesime", &s.millesime)),
    }
    v.debut = match s.debut.trim() {
        "" => None,
        saisi => lire_periode(saisi).or_else(|| {
            refus.push(invalide("debut", saisi));
            None
        }),
    };
    match Nature::from_code(&s.nature) {
        Some(nature) => v.nature = nature,
        None => refus.push(invalide("nature", &s.nature)),
    }
    v.niveau = match s.niveau.trim() {
        "" => None,
        code => GenreTerritoire::from_code(code).or_else(|| {
            refus.push(invalide("niveau", code));
            None
        }),
    };
    operations(&mut v, indicateur, s, &mut refus);
    fenetre(&mut v, s, &mut refus);
    decumul(&mut v, indicateur, s, &mut refus);
    v.part = s.part && indicateur.mesure == Mesure::Ratio;
    finale(&mut v, indicateur, s, &mut refus);
    bornes(&mut v, s, &mut refus);
    if refus.is_empty() { Ok(v) } else { Err(refus) }
}

/// « F3 », « F4 » : what each kind of measure may be gathered by, between periods and between places.
#[must_use]
pub fn operations_permises(mesure: Mesure) -> (&'static [Operation], &'static [Operation]) {
    use Operation::{Dernier, Max, Min, Moyenne, MoyennePonderee, RatioDesSommes, Somme};
    match mesure {
        Mesure::Quantite => (&[Somme, Moyenne, Dernier, Max, Min], &[Somme, Moyenne, MoyennePonderee, Max, Min]),
        Mesure::Ratio => (&[RatioDesSommes, Dernier], &[RatioDesSommes, MoyennePonderee, Max, Min]),
        Mesure::Distinct => (&[Dernier, Max, Min], &[Max, Min]),
        _ => (&[Dernier], &[]),
    }
}

fn operations(v: &mut Suivi, indicateur: &Indicateur, s: &SaisieSuivi, refus: &mut Vec<RefusValeur>) {
    let (periodes, places) = operations_permises(indicateur.mesure);
    match Operation::from_code(&s.operation_periodes).filter(|o| periodes.contains(o)) {
        Some(Operation::Somme) if v.nature == Nature::Stock => refus.push(RefusValeur::SommeDUnStock),
        Some(operation) => v.operation_periodes = operation,
        None => refus.push(RefusValeur::OperationInterdite { champ: "operation_periodes" }),
    }
    if v.niveau.is_some() {
        match Operation::from_code(&s.operation_territoires).filter(|o| places.contains(o)) {
            Some(operation) => v.operation_territoires = operation,
            None => refus.push(RefusValeur::OperationInterdite { champ: "operation_territoires" }),
        }
    }
}

/// The longest rolling window, in months.
const FENETRE_MAX: u32 = 240;

/// « fenêtre […], règle `manque` » (§ 2): what it needs to be read.
fn fenetre(v: &mut Suivi, s: &SaisieSuivi, refus: &mut Vec<RefusValeur>) {
    let invalide = |champ: &'static str, saisi: &str| RefusValeur::ChampInvalide { champ, saisi: saisi.trim().to_owned() };
    let lue = match s.fenetre.trim() {
        "" => Ok(None),
        "derniere" => Ok(Some(Fenetre::Derniere)),
        "annee" => Ok(Some(Fenetre::Annee)),
        "tout" => Ok(Some(Fenetre::Tout)),
        "mois" => match s.fenetre_mois.trim().parse().ok().filter(|n| (1..=FENETRE_MAX).contains(n)) {
            Some(n) if i64::from(n) < v.periodicite => Err(RefusValeur::FenetreTropCourte { mois: n, pas: v.periodicite }),
            Some(n) => Ok(Some(Fenetre::Mois(n))),
            None => Err(invalide("fenetre_mois", &s.fenetre_mois)),
        },
        "depuis" => match lire_mois(&s.fenetre_depuis) {
            Some(mois) => Ok(Some(Fenetre::Depuis(mois))),
            None => Err(invalide("fenetre_depuis", &s.fenetre_depuis)),
        },
        autre => Err(invalide("fenetre", autre)),
    };
    match lue {
        Ok(Some(lue)) if lue != Fenetre::Derniere && v.periodicite == 0 => refus.push(RefusValeur::FenetreSansRythme),
        Ok(Some(Fenetre::Derniere)) if v.operation_periodes != Operation::Dernier => refus.push(RefusValeur::FenetreDUneValeur),
        Ok(lue) => v.fenetre = lue,
        Err(no) => refus.push(no),
    }
    match (s.manque.trim(), Manque::from_code(s.manque.trim())) {
        ("", _) => v.manque = Manque::Strict,
        (_, Some(manque)) => v.manque = manque,
        (saisi, None) => refus.push(invalide("manque", saisi)),
    }
}

/// « nature (flux, cumul avec remise à zéro, stock) » (§ 2). Only the counts of a grid can be taken apart.
fn decumul(v: &mut Suivi, indicateur: &Indicateur, s: &SaisieSuivi, refus: &mut Vec<RefusValeur>) {
    let invalide = |champ: &'static str, saisi: &str| RefusValeur::ChampInvalide { champ, saisi: saisi.trim().to_owned() };
    match s.remise.trim() {
        "" | "annee" => v.remise_a_zero = RemiseAZero::Annee,
        "jamais" => v.remise_a_zero = RemiseAZero::Jamais,
        "date" => match lire_mois(&s.remise_le) {
            Some(mois) => v.remise_a_zero = RemiseAZero::Date(mois),
            None => refus.push(invalide("remise_le", &s.remise_le)),
        },
        autre => refus.push(invalide("remise", autre)),
    }
    let separable = indicateur.mesure == Mesure::Quantite && v.periodicite > 0;
    if v.nature == Nature::Cumul && v.operation_periodes != Operation::Dernier && !separable {
        refus.push(RefusValeur::CumulIndivisible);
    }
}

/// « la cible finale […] se saisit », dated: the one without the other says nothing.
fn finale(v: &mut Suivi, indicateur: &Indicateur, s: &SaisieSuivi, refus: &mut Vec<RefusValeur>) {
    let invalide = |champ: &'static str, saisi: &str| RefusValeur::ChampInvalide { champ, saisi: saisi.trim().to_owned() };
    let saisie = s.cible_finale.trim();
    v.cible_finale = match lire_cible(indicateur, "cible_finale", saisie) {
        Ok(lue) => lue.map(|n| n.to_string()),
        Err(Refus::HorsEchelle { hors, .. }) => return refus.push(RefusValeur::HorsEchelle { hors }),
        Err(_) => return refus.push(invalide("cible_finale", saisie)),
    };
    match date(&s.cible_finale_le) {
        Ok(le) if le.is_some() == v.cible_finale.is_some() => v.cible_finale_le = le,
        Ok(_) => refus.push(RefusValeur::CibleFinaleSansDate),
        Err(_) => refus.push(invalide("cible_finale_le", &s.cible_finale_le)),
    }
}

/// A month, not a year: « 2025-03 », « 03/2025 ».
fn lire_mois(texte: &str) -> Option<Mois> {
    lire_periode(texte).filter(|_| texte.trim().chars().count() > 4)
}

fn bornes(v: &mut Suivi, s: &SaisieSuivi, refus: &mut Vec<RefusValeur>) {
    let mut lire = |champ: &'static str, saisi: &str| match (saisi.trim(), lire_saisie(saisi)) {
        ("", _) => None,
        (_, Ok(Saisie::Valeur { nombre, .. })) => Some(nombre),
        (saisi, _) => {
            refus.push(RefusValeur::ChampInvalide { champ, saisi: saisi.to_owned() });
            None
        }
    };
    let (min, max): (Option<Nombre>, Option<Nombre>) = (lire("minimum", &s.minimum), lire("maximum", &s.maximum));
    if let (Some(min), Some(max)) = (&min, &max)
        && min > max
    {
        refus.push(RefusValeur::BornesInversees { min: min.to_string(), max: max.to_string() });
    }
    v.minimum = min.map(|n| n.to_string());
    v.maximum = max.map(|n| n.to_string());
}
