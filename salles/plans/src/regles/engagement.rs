//! « Engagements » (§ 7): what a state means, which passages, what a proof must hold, who accepts it, what is late,
//! what can be verified at all. « En retard » is computed, never chosen.

mod collage;
pub mod mots;
mod preuve;
mod refus;
#[cfg(test)]
mod tests;

pub use collage::{MatriceLue, PromesseCollee, lire_matrice};
pub use preuve::{Juge, PieceDeposee, PreuveLue, SaisiePreuve, juger, lire_preuve, racine};
pub use refus::Refus;

use super::redaction::{self, MOTIF_MIN, lire_date, lire_quantite};
use crate::model::{Engagement, EngagementId, EtatEngagement, EtatPreuve};
use jiff::civil::Date;
use kernel::nombre::Nombre;

/// Signs at most of a promise.
pub const TEXTE_MAX: usize = 5_000;
/// What is said of the agreement of both sides, at least.
pub const ACCORD_MIN: usize = 10;

kernel::code_enum! {
    /// A promise as it is read on a day.
    pub enum EtatLu {
        Promis = "promis",
        EnCours = "en_cours",
        /// « calculé : promis ou en cours, échéance passée ».
        EnRetard = "en_retard",
        /// « sinon "déclaré tenu, à vérifier" ».
        DeclareTenu = "declare_tenu",
        /// « preuve acceptée par une autre organisation que la débitrice ».
        Tenu = "tenu",
        Renegocie = "renegocie",
        NonTenu = "non_tenu",
    }
}

/// How a promise reads on a day, from its written state, its due day and the states of its proofs.
#[must_use]
pub fn lire(etat: EtatEngagement, echeance: Option<Date>, preuves: &[EtatPreuve], jour: Date) -> EtatLu {
    let late = echeance.is_some_and(|due| due < jour);
    match etat {
        EtatEngagement::Promis | EtatEngagement::EnCours if late => EtatLu::EnRetard,
        EtatEngagement::Promis => EtatLu::Promis,
        EtatEngagement::EnCours => EtatLu::EnCours,
        EtatEngagement::Tenu if preuves.contains(&EtatPreuve::Acceptee) => EtatLu::Tenu,
        EtatEngagement::Tenu => EtatLu::DeclareTenu,
        EtatEngagement::Renegocie => EtatLu::Renegocie,
        EtatEngagement::NonTenu => EtatLu::NonTenu,
    }
}

/// « promis → en cours, tenu, renégocié, non tenu ; en cours → tenu, renégocié, non tenu ; tenu : réouverture motivée ;
/// renégocié, non tenu : terminal ».
#[must_use]
pub fn passages(de: EtatEngagement) -> &'static [EtatEngagement] {
    use EtatEngagement::{EnCours, NonTenu, Promis, Renegocie, Tenu};
    match de {
        Promis => &[EnCours, Tenu, Renegocie, NonTenu],
        EnCours => &[Tenu, Renegocie, NonTenu],
        Tenu => &[EnCours],
        Renegocie | NonTenu => &[],
    }
}

/// « Un engagement de principe sans quantité ni échéance est gardé, dit "non vérifiable", hors des taux. » A promise
/// of principle that proof has settled is verified all the same.
#[must_use]
pub fn verifiable(echeance: Option<Date>, promis: Option<&str>, lu: EtatLu) -> bool {
    echeance.is_some() || promis.is_some() || matches!(lu, EtatLu::Tenu | EtatLu::NonTenu)
}

/// « Part tenue = livré / promis si les deux sont chiffrés », in percent.
#[must_use]
pub fn part_tenue(promis: Option<&str>, livre: Option<&str>) -> Option<Nombre> {
    let (promis, livre) = (Nombre::decimal(promis?).ok()?, Nombre::decimal(livre?).ok()?);
    (livre * Nombre::cent()).checked_div(&promis)
}

/// Counts of a set of promises. A promise renegotiated is replaced by another: it is counted apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bilan {
    pub total: usize,
    /// That can be verified, renegotiated ones aside.
    pub verifiables: usize,
    pub tenus: usize,
    pub declares: usize,
    pub en_cours: usize,
    pub en_retard: usize,
    pub non_tenus: usize,
    pub renegocies: usize,
    pub promis: usize,
}

impl Bilan {
    /// Adds one promise.
    pub fn compter(&mut self, lu: EtatLu, verifiable: bool) {
        self.total += 1;
        if verifiable && lu != EtatLu::Renegocie {
            self.verifiables += 1;
        }
        let count = match lu {
            EtatLu::Promis => &mut self.promis,
            EtatLu::EnCours => &mut self.en_cours,
            EtatLu::EnRetard => &mut self.en_retard,
            EtatLu::DeclareTenu => &mut self.declares,
            EtatLu::Tenu => &mut self.tenus,
            EtatLu::Renegocie => &mut self.renegocies,
            EtatLu::NonTenu => &mut self.non_tenus,
        };
        *count += 1;
    }

    /// The count of one state.
    #[must_use]
    pub fn de(&self, lu: EtatLu) -> usize {
        match lu {
            EtatLu::Promis => self.promis,
            EtatLu::EnCours => self.en_cours,
            EtatLu::EnRetard => self.en_retard,
            EtatLu::DeclareTenu => self.declares,
            EtatLu::Tenu => self.tenus,
            EtatLu::Renegocie => self.renegocies,
            EtatLu::NonTenu => self.non_tenus,
        }
    }
}

/// A reason of at least twenty signs.
///
/// # Errors
/// `MotifTropCourt`.
pub fn motif(champ: &'static str, typed: &str) -> Result<String, Refus> {
    redaction::motif_de_retrait(champ, typed).map_err(Refus::Champ)
}

/// A change of state asked by the coordination or declared by the debtor. Renegotiating is [`renegocier`].
///
/// # Errors
/// `PassageInterdit`, `SansPreuve` when nothing shows that it is kept, `MotifTropCourt` for a promise not kept or
/// opened again.
pub fn passer(de: EtatEngagement, vers: EtatEngagement, preuves: &[EtatPreuve], raison: &str) -> Result<Option<String>, Refus> {
    use EtatEngagement::{EnCours, NonTenu, Renegocie, Tenu};
    if vers == Renegocie || !passages(de).contains(&vers) {
        return Err(Refus::PassageInterdit { de, vers });
    }
    if vers == Tenu && !preuves.iter().any(|p| *p != EtatPreuve::Refusee) {
        return Err(Refus::SansPreuve);
    }
    if vers == NonTenu || (de == Tenu && vers == EnCours) {
        return motif("motif", raison).map(Some);
    }
    Ok(Some(raison.trim().to_owned()).filter(|r| !r.is_empty()))
}

/// The follow-up fields as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieSuivi {
    pub echeance: String,
    pub promis: String,
    pub livre: String,
    pub unite: String,
}

/// Puts what was typed into the promise: due day, quantity promised and delivered, unit.
///
/// # Errors
/// Every refusal of the form at once.
pub fn lire_suivi(avant: &Engagement, saisie: &SaisieSuivi) -> Result<Engagement, Vec<Refus>> {
    let (mut e, mut refus) = (avant.clone(), vec![]);
    match lire_date("echeance", &saisie.echeance) {
        Ok(day) => e.echeance = day,
        Err(r) => refus.push(Refus::Champ(r)),
    }
    for (champ, typed, into) in [("promis", &saisie.promis, &mut e.promis), ("livre", &saisie.livre, &mut e.livre)] {
        match lire_quantite(champ, typed) {
            Ok(q) => *into = q,
            Err(r) => refus.push(Refus::Champ(r)),
        }
    }
    let unite = saisie.unite.trim();
    let vu = unite.chars().count();
    if vu > 60 {
        refus.push(Refus::Champ(redaction::Refus::TropLong { champ: "unite", vu, max: 60 }));
    }
    e.unite = unite.to_owned();
    if refus.is_empty() { Ok(e) } else { Err(refus) }
}

/// A promise renegotiated, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieRenegociation {
    pub texte: String,
    pub echeance: String,
    pub promis: String,
    pub unite: String,
    /// Where both sides agreed: « courrier du 3 mars ».
    pub accord: String,
    pub motif: String,
}

/// « renégocié : remplacé par une version acceptée des deux côtés ; l'ancienne reste liée ». The old promise, ended, and
/// the one that takes its place.
///
/// # Errors
/// Every refusal of the form at once.
pub fn renegocier(
    avant: &Engagement,
    saisie: &SaisieRenegociation,
    neuf: EngagementId,
) -> Result<(Engagement, Engagement), Vec<Refus>> {
    let mut refus = vec![];
    if !passages(avant.etat).contains(&EtatEngagement::Renegocie) {
        return Err(vec![Refus::PassageInterdit { de: avant.etat, vers: EtatEngagement::Renegocie }]);
    }
    let texte = saisie.texte.trim();
    let vu = texte.chars().count();
    if vu == 0 {
        refus.push(Refus::Champ(redaction::Refus::ChampVide { champ: "texte" }));
    } else if vu > TEXTE_MAX {
        refus.push(Refus::Champ(redaction::Refus::TropLong { champ: "texte", vu, max: TEXTE_MAX }));
    }
    if saisie.accord.trim().chars().count() < ACCORD_MIN {
        refus.push(Refus::AccordAbsent);
    }
    if saisie.motif.trim().chars().count() < MOTIF_MIN {
        refus.extend(motif("motif", &saisie.motif).err());
    }
    let suivi = SaisieSuivi {
        echeance: saisie.echeance.clone(),
        promis: saisie.promis.clone(),
        livre: String::new(),
        unite: saisie.unite.clone(),
    };
    let read = lire_suivi(avant, &suivi).map_err(|more| refus.extend(more));
    match read {
        Ok(read) if refus.is_empty() => {
            let ancien = Engagement { etat: EtatEngagement::Renegocie, ..avant.clone() };
            let nouveau = Engagement {
                id: neuf,
                version: 1,
                texte: texte.to_owned(),
                etat: EtatEngagement::Promis,
                livre: None,
                remplace_id: Some(avant.id),
                ..read
            };
            Ok((ancien, nouveau))
        }
        _ => Err(refus),
    }
}
