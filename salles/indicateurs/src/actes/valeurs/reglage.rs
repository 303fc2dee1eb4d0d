//! How an indicator is followed: who, when, from where, at which level, within which bounds.

use super::projection::{lues, relire};
use super::{Dossier, RefusValeur};
use crate::actes::formule::{lire_expression, oublier, recalculer};
use crate::model::{Indicateur, Mesure, Rupture, Suivi};
use crate::regles::redaction::{Refus, date, lire_cible};
use crate::regles::{Fenetre, MOTIF_MIN, Manque, Mois, Nature, Operation, RemiseAZero, lire_millesime, lire_periode};
use kernel::nombre::{Nombre, Saisie, lire_saisie};
use kernel::{Id, Right};
use store::{ActeError, Read, StoreError, Writer, args};
use territoire::model::GenreTerritoire;
use web::Visit;

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

/// The periodicities of § 2, in months; 0: « ponctuelle ».
pub const PERIODICITES: [i64; 8] = [1, 3, 6, 12, 24, 36, 72, 0];

/// Puts what was typed in the follow-up.
///
/// # Errors
/// Every refusal of the form at once.
pub fn lire(avant: &Suivi, indicateur: &Indicateur, s: &SaisieSuivi) -> Result<Suivi, Vec<RefusValeur>> {
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

/// The references typed for breaks, as decimal texts.
fn references(saisies: &[(String, String)]) -> Result<Vec<(String, Option<String>)>, Vec<RefusValeur>> {
    let mut refus = vec![];
    let mut lues = vec![];
    for (id, saisi) in saisies {
        match (saisi.trim(), lire_saisie(saisi)) {
            ("", _) => lues.push((id.clone(), None)),
            (_, Ok(Saisie::Valeur { nombre, .. })) => lues.push((id.clone(), Some(nombre.to_string()))),
            (saisi, _) => refus.push(RefusValeur::ReferenceIllisible { id: id.clone(), saisi: saisi.to_owned() }),
        }
    }
    if refus.is_empty() { Ok(lues) } else { Err(refus) }
}

/// The years that had a figure gathered from values, and would have none.
fn videes(dossier: &Dossier, indicateur: &Indicateur, lues: &[(i64, Option<String>)]) -> Vec<String> {
    let gathered = |annee: i64, lue: &Option<String>| {
        let mut siennes = dossier.observations.iter().filter(|o| (o.indicateur_id, o.annee) == (indicateur.id, annee));
        siennes.any(|o| o.lecture.0.is_some() && o.valeur == *lue)
    };
    let perdue = |annee: i64| dossier.retenue(indicateur, annee).is_none_or(|r| !r.est_complete());
    let perdues = lues.iter().filter(|(annee, lue)| lue.is_some() && gathered(*annee, lue) && perdue(*annee));
    perdues.map(|(annee, _)| annee.to_string()).collect()
}

/// Writes how an indicator is followed. A new formula or perimeter, once there was one, breaks the series: the entry says
/// from which period and why.
///
/// # Errors
/// `Interdit`, `Stale`, the refusals of the form, `RuptureAMotiver`, `AnneesVidees`.
pub async fn regler(
    visit: &Visit,
    w: &mut Writer,
    dossier: &Dossier,
    indicateur: &Indicateur,
    version: i64,
    saisie: &SaisieSuivi,
) -> Result<Suivi, ActeError> {
    if !visit.may(Right::DefinirIndicateur, Some(&indicateur.contrat_id)) {
        return Err(ActeError::Interdit);
    }
    let avant: Option<Suivi> = w.find("indicateur_id = $2", args![indicateur.id]).await?;
    if avant.as_ref().map_or(0, |s| s.version) != version {
        return Err(StoreError::Stale { table: "suivi", id: indicateur.id.to_string() }.into());
    }
    let recalees = references(&saisie.references).map_err(ActeError::refuse)?;
    let mut dossier = dossier.clone();
    let base = dossier.suivi(indicateur);
    let mut suivi = lire(avant.as_ref().unwrap_or(&base), indicateur, saisie).map_err(ActeError::refuse)?;
    let fin = dossier.contrat.bornes().map(|(_, fin)| fin.dernier_jour());
    if let (Some(le), Some(fin)) = (suivi.cible_finale_le, fin)
        && le > fin
    {
        return Err(RefusValeur::CibleFinaleHorsContrat { fin }.into());
    }
    suivi.expression = lire_expression(w, indicateur, &saisie.expression).await?;
    let regles = |s: &Suivi| (s.formule.clone(), s.perimetre.clone(), s.expression.clone(), s.millesime.clone());
    let calculee = base.expression.is_empty() && !suivi.expression.is_empty();
    // « Changer la formule crée une version »: so does a first one, over figures that someone validated.
    let remplace = calculee && dossier.observations.iter().any(|o| o.indicateur_id == indicateur.id);
    let rompu = remplace || avant.as_ref().is_some_and(|a| regles(a) != regles(&suivi));
    if rompu || !saisie.rupture.trim().is_empty() {
        let motif = saisie.rupture_motif.trim();
        let periode = lire_periode(&saisie.rupture).filter(|_| motif.chars().count() >= MOTIF_MIN);
        let periode = periode.ok_or(RefusValeur::RuptureAMotiver)?;
        w.motif(motif);
        let deja: Option<Rupture> = w.find("indicateur_id = $2 AND periode = $3", args![indicateur.id, periode]).await?;
        let mut rupture = Rupture {
            id: deja.as_ref().map_or_else(Id::fresh, |r| r.id),
            version: deja.as_ref().map_or(1, |r| r.version),
            contrat_id: indicateur.contrat_id.clone(),
            indicateur_id: indicateur.id,
            periode,
            motif: motif.to_owned(),
            auteur: w.actor().nom().to_owned(),
            le: w.now(),
            reference: deja.as_ref().and_then(|r| r.reference.clone()),
            annee: dossier.contrat.exercice(periode).map(|e| e.numero),
            limites: String::new(),
        };
        if let Some((_, recalee)) = recalees.iter().find(|(id, recalee)| id.is_empty() && recalee.is_some()) {
            rupture.reference.clone_from(recalee);
        }
        match deja {
            Some(_) => w.update(&mut rupture).await?,
            None => w.insert(&rupture).await?,
        }
    }
    let connues: Vec<Rupture> = w.list("indicateur_id = $2 ;; ORDER BY periode", args![indicateur.id]).await?;
    for mut rupture in connues {
        if let Some((_, recalee)) =
            recalees.iter().find(|(id, recalee)| *id == rupture.id.to_string() && *recalee != rupture.reference)
        {
            rupture.reference.clone_from(recalee);
            w.update(&mut rupture).await?;
        }
    }
    let calculait = avant.as_ref().is_some_and(|a| !a.expression.is_empty());
    match avant {
        Some(_) => w.update(&mut suivi).await?,
        None => w.insert(&suivi).await?,
    }
    if calculait && suivi.expression.is_empty() {
        oublier(w, indicateur.id).await?;
    }
    // « Écrire une valeur, une cible, un poids, un périmètre […] invalide exactement […] les fenêtres » (§ 9).
    let lues = lues(&dossier, indicateur);
    dossier.suivis.insert(indicateur.id, suivi.clone());
    if suivi.expression.is_empty() {
        let videes = videes(&dossier, indicateur, &lues);
        let motif = saisie.rupture_motif.trim();
        if !videes.is_empty() && motif.chars().count() < MOTIF_MIN {
            return Err(RefusValeur::AnneesVidees { annees: videes.join(", ") }.into());
        }
        if !videes.is_empty() {
            w.motif(motif);
        }
        relire(w, &mut dossier, indicateur, &lues).await?;
    }
    recalculer(w, &indicateur.contrat_id).await?;
    Ok(suivi)
}
