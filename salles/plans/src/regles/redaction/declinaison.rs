//! A déclinaison as typed. « La lettre n'est pas unique » ; the key of the record is what links use.

use super::fiche::{lu, texte};
use super::{AnneesLues, CadreAnnees, Refus, facultatif, lignes, lire_annees};
use crate::model::Declinaison;
use std::collections::BTreeSet;

/// A déclinaison as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieDeclinaison {
    pub lettre: String,
    /// Empty: the same as the letter retained.
    pub lettre_imprimee: String,
    pub libelle: String,
    /// One per line.
    pub details: String,
    /// The term as printed.
    pub echeance: String,
    /// The years ticked.
    pub annees: Vec<String>,
    /// The years are to be read from the printed term instead of the boxes.
    pub lire_l_echeance: bool,
}

/// What a déclinaison becomes, and the doubt to be listed, if any.
#[derive(Debug, Clone, PartialEq)]
pub struct DeclinaisonLue {
    pub declinaison: Declinaison,
    /// Set when the printed term does not say for sure the years retained.
    pub lecture: Option<AnneesLues>,
}

/// A to Z, then AA: the first letter that no déclinaison of the sheet retains.
#[must_use]
pub fn lettre_suivante(declinaisons: &[Declinaison]) -> String {
    let prises: Vec<&str> = declinaisons.iter().filter(|d| d.retiree_le.is_none()).map(|d| d.lettre.as_str()).collect();
    lettre_libre(&prises)
}

/// A to Z, then AA: the first letter that is not among these.
#[must_use]
pub fn lettre_libre(prises: &[&str]) -> String {
    ('A'..='Z')
        .map(String::from)
        .chain(('A'..='Z').map(|c| format!("A{c}")))
        .find(|l| !prises.contains(&l.as_str()))
        .unwrap_or_default()
}

/// Puts what was typed into the déclinaison.
///
/// # Errors
/// Every refusal of the form at once.
pub fn lire_declinaison(
    avant: &Declinaison,
    saisie: &SaisieDeclinaison,
    cadre: &CadreAnnees,
) -> Result<DeclinaisonLue, Vec<Refus>> {
    let mut refus = vec![];
    let mut d = avant.clone();
    if let Some(lettre) = lu(&mut refus, texte("lettre", &saisie.lettre, 3, false)) {
        d.lettre = lettre.to_uppercase();
    }
    if let Some(imprimee) = lu(&mut refus, texte("lettre_imprimee", &saisie.lettre_imprimee, 3, true)) {
        d.lettre_imprimee = if imprimee.is_empty() { d.lettre.clone() } else { imprimee };
    }
    if let Some(libelle) = lu(&mut refus, texte("libelle", &saisie.libelle, 1_000, false)) {
        d.libelle = libelle;
    }
    if let Some(details) = lu(&mut refus, texte("details", &saisie.details, 10_000, true)) {
        d.details.0 = lignes(&details);
    }
    if let Some(echeance) = lu(&mut refus, texte("echeance", &saisie.echeance, 300, true)) {
        d.echeance = facultatif(&echeance);
    }
    let lecture = d.echeance.as_deref().map(|e| lire_annees(e, cadre));
    if let (true, Some(lecture)) = (saisie.lire_l_echeance, &lecture) {
        d.annees.0.clone_from(&lecture.annees);
    } else {
        match annees_cochees(&saisie.annees, cadre) {
            Ok(annees) => d.annees.0 = annees,
            Err(no) => refus.push(no),
        }
    }
    let changee = d.echeance != avant.echeance || d.annees != avant.annees;
    let lecture = lecture.filter(|l| changee && (l.doute.is_some() || l.annees != d.annees.0));
    if refus.is_empty() { Ok(DeclinaisonLue { declinaison: d, lecture }) } else { Err(refus) }
}

fn annees_cochees(cochees: &[String], cadre: &CadreAnnees) -> Result<Vec<i64>, Refus> {
    let mut annees = vec![];
    for case in cochees {
        let annee: i64 = case.parse().map_err(|_| Refus::ChoixInconnu { champ: "annees", saisi: case.clone() })?;
        if !(1..=cadre.duree).contains(&annee) {
            return Err(Refus::AnneeHorsContrat { annee, duree: cadre.duree });
        }
        annees.push(annee);
    }
    annees.sort_unstable();
    annees.dedup();
    Ok(annees)
}

/// What is odd between the letters an indicator prints and those of the déclinaisons retained for it;
/// nothing when they agree, or when none is printed (« aucune lettre = toute la fiche »).
#[must_use]
pub fn ecart_de_lettres(imprimees: &[String], retenues: &[String]) -> Option<String> {
    let net = |lettres: &[String]| -> BTreeSet<String> { lettres.iter().map(|l| l.to_uppercase()).collect() };
    if imprimees.is_empty() || net(imprimees) == net(retenues) {
        return None;
    }
    Some(if retenues.is_empty() {
        "lettre imprimée qui ne désigne aucune déclinaison retenue".to_owned()
    } else {
        "les déclinaisons retenues ne sont pas celles des lettres imprimées".to_owned()
    })
}
