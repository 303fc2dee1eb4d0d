//! The definition of an indicator as typed, and what it becomes. Pure: nothing is read or written.

use super::Refus;
use crate::model::{Cible, Echelle, EtatIndicateur, Indicateur, IndicateurId, Mesure, Rattachement, RoleIndicateur, Sens};
use crate::regles::echelle::{HorsEchelle, dire_texte, ecrire_etapes, ecrit, lire_etapes, placer};
use jiff::civil::Date;
use kernel::Lang;
use kernel::nombre::{Nombre, Saisie, lire_saisie};
use kernel::texte::date_courte;
use std::collections::BTreeMap;

/// An indicator as typed: nothing is parsed yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieIndicateur {
    pub code: String,
    pub libelle: String,
    pub definition: String,
    pub unite: String,
    pub role: String,
    pub mesure: String,
    /// « Étude remise ; 25 », one step per line; read for a `jalon` only.
    pub etapes: String,
    /// Bounds; read for a `note` only.
    pub note_min: String,
    pub note_max: String,
    pub sens: String,
    pub reference: String,
    /// `jj/mm/aaaa` or `aaaa-mm-jj`.
    pub reference_le: String,
    pub poids: String,
    pub etat: String,
    /// Identifier of the indicator whose evolution this one is; empty: none.
    pub derive_de: String,
    /// Letters as printed: « A et C ».
    pub lettres: String,
    /// Keys of the déclinaisons retained.
    pub declinaisons: Vec<String>,
    /// Target by contract year, as typed; empty: none.
    pub cibles: BTreeMap<i64, String>,
}

impl SaisieIndicateur {
    /// A definition as its form shows it.
    #[must_use]
    pub fn de(i: &Indicateur, rattachement: &Rattachement, cibles: &[Cible]) -> Self {
        let (lettres, declinaisons) = (rattachement.lettres.join(", "), rattachement.declinaisons.to_vec());
        Self { lettres, declinaisons, ..Self::des_cibles(i, cibles) }
    }

    /// The same, attached to nothing: what targets are judged with.
    #[must_use]
    pub fn des_cibles(i: &Indicateur, cibles: &[Cible]) -> Self {
        let virgule = |n: &str| n.replace('.', ",");
        let (etapes, note_min, note_max) = match i.echelle.as_ref() {
            Some(Echelle::Etapes(etapes)) => (ecrire_etapes(etapes), String::new(), String::new()),
            Some(Echelle::Bornes { min, max }) => (String::new(), ecrit(min, Lang::Fr), ecrit(max, Lang::Fr)),
            None => Default::default(),
        };
        // A step is typed by its label: its target is shown so.
        let cible = |c: &Cible| {
            let etape = i.echelle.as_ref().filter(|e| !e.etapes().is_empty());
            dire_texte(etape, &c.valeur, Lang::Fr).unwrap_or_else(|| virgule(&c.valeur))
        };
        Self {
            code: i.code.clone(),
            libelle: i.libelle.clone(),
            definition: i.definition.clone(),
            unite: i.unite.clone(),
            role: i.role.code().to_owned(),
            mesure: i.mesure.code().to_owned(),
            etapes,
            note_min,
            note_max,
            sens: i.sens.code().to_owned(),
            reference: virgule(i.reference.as_deref().unwrap_or_default()),
            reference_le: i.reference_le.map(date_courte).unwrap_or_default(),
            poids: virgule(&i.poids),
            etat: i.etat.code().to_owned(),
            derive_de: i.derive_de.map(|id| id.to_string()).unwrap_or_default(),
            cibles: cibles.iter().map(|c| (c.annee, cible(c))).collect(),
            ..Self::default()
        }
    }
}

/// What the typed definition means.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    pub indicateur: Indicateur,
    /// Letters as printed, one by one.
    pub lettres: Vec<String>,
    pub declinaisons: Vec<String>,
    /// Decimal text by year; a year without target is absent.
    pub cibles: BTreeMap<i64, String>,
}

/// « A et C » → A, C ; « A, B » ; « AC » stays one word, as printed.
#[must_use]
pub fn lettres(texte: &str) -> Vec<String> {
    texte
        .split([',', ';', '/', '-', ' ', '\u{a0}', '\u{202f}'])
        .map(str::trim)
        .filter(|mot| !mot.is_empty() && !matches!(*mot, "et" | "and"))
        .map(str::to_owned)
        .collect()
}

/// Puts what was typed into the indicator. `autres` are those of the same contract.
///
/// # Errors
/// Every refusal of the form at once.
pub fn lire(avant: &Indicateur, saisie: &SaisieIndicateur, autres: &[Indicateur], duree: i64) -> Result<Definition, Vec<Refus>> {
    let mut refus = vec![];
    let mut i = avant.clone();
    for (champ, saisi, place) in [("code", &saisie.code, &mut i.code), ("libelle", &saisie.libelle, &mut i.libelle)] {
        match saisi.trim() {
            "" => refus.push(Refus::ChampVide { champ: champ.to_owned() }),
            net => *place = net.to_owned(),
        }
    }
    if let Some(pris) = autres.iter().find(|a| a.id != i.id && a.code == i.code) {
        refus.push(Refus::CodePris { code: pris.code.clone(), libelle: pris.libelle.clone() });
    }
    i.definition = saisie.definition.trim().to_owned();
    i.unite = saisie.unite.trim().to_owned();
    codes(&mut i, saisie, &mut refus);
    i.echelle.0 = echelle(i.mesure, saisie, &mut refus);
    if i.mesure == Mesure::Jalon && matches!(i.sens, Sens::Baisse | Sens::Maintien) {
        refus.push(Refus::SensDesEtapes);
    }
    match nombre("reference", &saisie.reference) {
        Ok(reference) => {
            if i.mesure == Mesure::Note && reference.is_some() {
                refus.extend(hors_echelle(&i, "reference", &saisie.reference));
            }
            i.reference = reference.map(|n| n.to_string());
        }
        Err(no) => refus.push(no),
    }
    match date(&saisie.reference_le) {
        Ok(jour) => i.reference_le = jour,
        Err(no) => refus.push(no),
    }
    match nombre("poids", &saisie.poids) {
        Ok(None) => refus.push(Refus::ChampVide { champ: "poids".to_owned() }),
        // « ≥ 0 dans chaque rattachement ; 0 = suivi sans compter. »
        Ok(Some(poids)) if poids.est_negatif() => refus.push(Refus::PoidsNegatif { saisi: saisie.poids.trim().to_owned() }),
        Ok(Some(poids)) => i.poids = poids.to_string(),
        Err(no) => refus.push(no),
    }
    match derivation(&i, &saisie.derive_de, autres) {
        Ok(derive_de) => i.derive_de = derive_de,
        Err(no) => refus.push(no),
    }
    // « Un indicateur de contexte n'a pas de sens et n'entre dans aucun taux. »
    if i.role == RoleIndicateur::Contexte && i.sens != Sens::Aucun {
        refus.push(Refus::ContexteSansSens);
    }
    let cibles = cibles(&i, saisie, duree, &mut refus);
    if !refus.is_empty() {
        return Err(refus);
    }
    Ok(Definition { indicateur: i, lettres: lettres(&saisie.lettres), declinaisons: saisie.declinaisons.clone(), cibles })
}

fn codes(i: &mut Indicateur, saisie: &SaisieIndicateur, refus: &mut Vec<Refus>) {
    let mut inconnu =
        |champ: &str, saisi: &str| refus.push(Refus::ChoixInconnu { champ: champ.to_owned(), saisi: saisi.to_owned() });
    match RoleIndicateur::from_code(&saisie.role) {
        Some(role) => i.role = role,
        None => inconnu("role", &saisie.role),
    }
    match Mesure::from_code(&saisie.mesure) {
        Some(mesure) => i.mesure = mesure,
        None => inconnu("mesure", &saisie.mesure),
    }
    match Sens::from_code(&saisie.sens) {
        Some(sens) => i.sens = sens,
        None => inconnu("sens", &saisie.sens),
    }
    match EtatIndicateur::from_code(&saisie.etat) {
        Some(etat) => i.etat = etat,
        None => inconnu("etat", &saisie.etat),
    }
}

/// « `jalon` (étapes ordonnées, part cumulée chacune) », « `note` (échelle bornée) » (§ 2).
fn echelle(mesure: Mesure, saisie: &SaisieIndicateur, refus: &mut Vec<Refus>) -> Option<Echelle> {
    match mesure {
        Mesure::Jalon => lire_etapes(&saisie.etapes).map(Echelle::Etapes).map_err(|faute| refus.push(Refus::Etapes(faute))).ok(),
        Mesure::Note => {
            let mut borne = |champ: &str, saisi: &str| match nombre(champ, saisi) {
                Ok(Some(n)) => Some(n),
                Ok(None) => {
                    refus.push(Refus::ChampVide { champ: champ.to_owned() });
                    None
                }
                Err(no) => {
                    refus.push(no);
                    None
                }
            };
            let (min, max) = (borne("note_min", &saisie.note_min), borne("note_max", &saisie.note_max));
            let (min, max) = min.zip(max)?;
            if min >= max {
                refus.push(Refus::NoteInversee { min, max });
                return None;
            }
            Some(Echelle::Bornes { min, max })
        }
        _ => None,
    }
}

/// What a typed text that its scale does not hold is refused for; nothing while the scale itself is.
fn hors_echelle(i: &Indicateur, champ: &str, saisi: &str) -> Option<Refus> {
    let hors = placer(i.mesure, Some(i.echelle.as_ref()?), saisi)?.err()?;
    Some(Refus::HorsEchelle { champ: champ.to_owned(), hors })
}

/// The target of a year as typed: a number, or on a scale a step or a mark; empty is none.
///
/// # Errors
/// `PasUnNombre`, `HorsEchelle`.
pub fn lire_cible(i: &Indicateur, champ: &str, saisi: &str) -> Result<Option<Nombre>, Refus> {
    match placer(i.mesure, i.echelle.as_ref(), saisi) {
        Some(_) if saisi.trim().is_empty() => Ok(None),
        Some(placee) => {
            let cible = placee.map_err(|hors| Refus::HorsEchelle { champ: champ.to_owned(), hors })?;
            let etapes = i.echelle.as_ref().map(Echelle::etapes).unwrap_or_default();
            // « pas commencé » is a value, and no aim.
            if !etapes.is_empty() && etapes.iter().all(|e| e.part != cible) {
                let hors = Box::new(HorsEchelle::Etape { saisi: saisi.trim().to_owned(), etapes: etapes.to_vec() });
                return Err(Refus::HorsEchelle { champ: champ.to_owned(), hors });
            }
            Ok(Some(cible))
        }
        None => nombre(champ, saisi),
    }
}

/// A number as people type it, exact; empty is none.
fn nombre(champ: &str, saisi: &str) -> Result<Option<Nombre>, Refus> {
    let refus = || Refus::PasUnNombre { champ: champ.to_owned(), saisi: saisi.trim().to_owned() };
    if saisi.trim().is_empty() {
        return Ok(None);
    }
    match lire_saisie(saisi) {
        Ok(Saisie::Valeur { nombre, .. }) => Ok(Some(nombre)),
        Ok(Saisie::Absence(_) | Saisie::ErreurFormule(_)) | Err(_) => Err(refus()),
    }
}

/// « 31/12/2028 » or « 2028-12-31 »; empty is none.
///
/// # Errors
/// `DateIllisible`.
pub fn date(saisi: &str) -> Result<Option<Date>, Refus> {
    let net = saisi.trim();
    if net.is_empty() {
        return Ok(None);
    }
    let francaise = || {
        let mut parts = net.split('/');
        let (jour, mois, an) = (parts.next()?, parts.next()?, parts.next()?);
        Date::new(an.parse().ok().filter(|a: &i16| *a > 999)?, mois.parse().ok()?, jour.parse().ok()?).ok()
    };
    net.parse().ok().or_else(francaise).map(Some).ok_or_else(|| Refus::DateIllisible { saisi: net.to_owned() })
}

/// An indicator never derives from itself, even by others.
fn derivation(i: &Indicateur, saisi: &str, autres: &[Indicateur]) -> Result<Option<IndicateurId>, Refus> {
    if saisi.trim().is_empty() {
        return Ok(None);
    }
    let inconnu = || Refus::ChoixInconnu { champ: "derive_de".to_owned(), saisi: saisi.to_owned() };
    let id: IndicateurId = saisi.trim().parse().map_err(|_| inconnu())?;
    let mut chemin = vec![i.code.clone()];
    let mut suivant = Some(id);
    while let Some(la) = suivant {
        if la == i.id {
            chemin.push(i.code.clone());
            return Err(Refus::CycleDeDerivation { chemin });
        }
        let source = autres.iter().find(|a| a.id == la).ok_or_else(inconnu)?;
        if chemin.len() > autres.len() {
            return Err(Refus::CycleDeDerivation { chemin });
        }
        chemin.push(source.code.clone());
        suivant = source.derive_de;
    }
    Ok(Some(id))
}

fn cibles(i: &Indicateur, saisie: &SaisieIndicateur, duree: i64, refus: &mut Vec<Refus>) -> BTreeMap<i64, String> {
    let mut lues = BTreeMap::new();
    let reference = i.reference.as_deref().and_then(|r| r.parse::<Nombre>().ok());
    // Without the scale that is refused, nothing can be said of the targets on it.
    if i.mesure.a_une_echelle() && i.echelle.is_none() {
        return lues;
    }
    for (&annee, saisi) in &saisie.cibles {
        let cible = match lire_cible(i, &format!("cible.{annee}"), saisi) {
            Ok(None) => continue,
            Ok(Some(cible)) => cible,
            Err(no) => {
                refus.push(no);
                continue;
            }
        };
        if !(1..=duree).contains(&annee) {
            refus.push(Refus::AnneeHorsContrat { annee, duree });
            continue;
        }
        match (i.mesure, &reference) {
            (Mesure::Document | Mesure::Texte, _) => refus.push(Refus::SansMesure { annee }),
            (Mesure::OuiNon, _) if cible != Nombre::zero() && cible != Nombre::un() => {
                refus.push(Refus::CibleOuiNon { annee, cible: saisi.trim().to_owned() });
            }
            // From 0 to 100, whatever the reference.
            (Mesure::Jalon, _) => {}
            (_, Some(reference)) if inversee(i.sens, &cible, reference) => refus.push(Refus::CibleInversee {
                annee,
                cible: saisi.trim().to_owned(),
                reference: saisie.reference.trim().to_owned(),
                hausse: i.sens == Sens::Hausse,
            }),
            _ => {}
        }
        lues.insert(annee, cible.to_string());
    }
    lues
}

/// A target on the wrong side of the reference: « plus bas = mieux » asks for a lower target.
fn inversee(sens: Sens, cible: &Nombre, reference: &Nombre) -> bool {
    match sens {
        Sens::Hausse => cible < reference,
        Sens::Baisse => cible > reference,
        Sens::Maintien | Sens::Aucun => false,
    }
}
