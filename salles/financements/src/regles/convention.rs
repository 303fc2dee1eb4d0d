//! What a funder and a holder sign: what it must cover, its public identifier, when it is due (LEG-01) and published (LEG-02).

pub mod echeancier;

use super::situation::{self, Situation, Vote};
use super::{Catalogue, Etape, Euros, Financeur, Parametres, Verdict};
use crate::m;
use crate::model::{AideConvenue, Convention};
use jiff::civil::Date;
use kernel::{Lang, Refusal};

/// What a funder gives a holder in a call.
#[derive(Debug, Clone, PartialEq)]
pub struct Couple {
    pub porteur: crate::model::PorteurId,
    pub nom: String,
    /// `prive` or `public`.
    pub droit: String,
    pub financeur: Financeur,
    pub aides: Vec<AideConvenue>,
    /// Those that cover some of it, the first prepared first.
    pub conventions: Vec<Convention>,
}

/// Why an agreement cannot be prepared or signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusConvention {
    /// Nothing voted, or all of it is in an agreement already signed.
    RienACouvrir,
    DejaSignee {
        le: Date,
    },
    DansLeFutur {
        le: Date,
    },
    DateIllisible(super::saisie::RefusSaisie),
    /// An amendment or a vote changed what it says since it was prepared.
    MontantChange {
        numero: String,
        ecrit: Euros,
        convenu: Euros,
    },
}

impl Couple {
    #[must_use]
    pub fn montant(&self) -> Euros {
        self.aides.iter().map(|a| a.montant).sum()
    }

    /// What no signed agreement covers.
    #[must_use]
    pub fn a_couvrir(&self) -> Vec<AideConvenue> {
        let signee = |a: &AideConvenue| self.conventions.iter().any(|c| c.signee_le.is_some() && c.couvre(a.dossier));
        self.aides.iter().filter(|a| !signee(a)).cloned().collect()
    }

    /// The agreement prepared and not signed yet, if there is one.
    #[must_use]
    pub fn en_cours(&self) -> Option<&Convention> {
        self.conventions.iter().find(|c| c.signee_le.is_none())
    }

    /// The first grant of an agreement that is no longer what it says, and what it is now (nothing: zero).
    #[must_use]
    pub fn change<'a>(&self, convention: &'a Convention) -> Option<(&'a AideConvenue, Euros)> {
        let convenu = |a: &AideConvenue| self.aides.iter().find(|b| b.dossier == a.dossier).map_or(Euros::ZERO, |b| b.montant);
        convention.contenu.aides.iter().map(|a| (a, convenu(a))).find(|(a, convenu)| a.montant != *convenu)
    }

    /// The day all that was voted is covered by signatures.
    #[must_use]
    pub fn signee_le(&self) -> Option<Date> {
        let toute = self.a_couvrir().is_empty() && !self.aides.is_empty();
        if toute { self.conventions.iter().filter_map(|c| c.signee_le).max() } else { None }
    }

    /// LEG-01: « Plus de 23 000 € par financeur et par an : convention avant versement ».
    #[must_use]
    pub fn juger(&self, exercice: i64, p: &Parametres) -> Option<Verdict> {
        let s = Situation {
            etape: Some(Etape::Paiement),
            exercice: Some(exercice),
            p: p.clone(),
            porteur: situation::Porteur { droit: self.droit.clone(), ..situation::Porteur::default() },
            financeur: Some(self.financeur.clone()),
            votes: self.aides.iter().map(|a| Vote { montant: Some(a.montant), ..Vote::default() }).collect(),
            convention_signee_le: self.signee_le(),
            ..Situation::default()
        };
        Catalogue::de(p).juger("LEG-01", &s).ok()
    }

    /// Whether the law asks for one, signed or not.
    #[must_use]
    pub fn est_due(&self, exercice: i64, p: &Parametres) -> bool {
        let sans = Self { conventions: vec![], ..self.clone() };
        sans.juger(exercice, p).is_some_and(|v| v.bloque())
    }
}

/// LEG-02: « Données essentielles à publier au plus tard le {j} ({n} jours). »
#[must_use]
pub fn a_publier(convention: &Convention, jour: Date) -> Option<Verdict> {
    let s = Situation {
        etape: Some(Etape::Publication),
        date: Some(jour),
        convention_signee_le: convention.signee_le,
        publie_le: convention.publiee_le,
        ..Situation::default()
    };
    Catalogue::contrat_de_ville().juger("LEG-02", &s).ok()
}

/// The public identifier of the next agreement of a funder and a year: `CV-2026-ETAT-003`.
#[must_use]
pub fn identifiant_suivant(exercice: i64, financeur: &Financeur, pris: &[String]) -> String {
    let debut = format!("CV-{exercice}-{}-", financeur.code());
    let dernier = pris.iter().filter_map(|i| i.strip_prefix(&debut)?.parse::<u32>().ok()).max().unwrap_or(0);
    format!("{debut}{:03}", dernier + 1)
}

/// Whether an agreement may be signed that day.
///
/// # Errors
/// `DejaSignee`, `DansLeFutur`.
pub fn signable(convention: &Convention, le: Date, jour: Date) -> Result<(), RefusConvention> {
    match convention.signee_le {
        Some(le) => Err(RefusConvention::DejaSignee { le }),
        None if le > jour => Err(RefusConvention::DansLeFutur { le }),
        None => Ok(()),
    }
}

impl Refusal for RefusConvention {
    fn code(&self) -> &'static str {
        match self {
            RefusConvention::RienACouvrir => "convention-rien",
            RefusConvention::DejaSignee { .. } => "convention-deja-signee",
            RefusConvention::DansLeFutur { .. } => "convention-futur",
            RefusConvention::DateIllisible(refus) => refus.code(),
            RefusConvention::MontantChange { .. } => "convention-montant-change",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            RefusConvention::RienACouvrir => t.convention_refus_rien(),
            RefusConvention::DejaSignee { le } => t.convention_refus_signee(kernel::texte::date_longue(*le, lang)),
            RefusConvention::DansLeFutur { le } => t.convention_refus_futur(kernel::texte::date_longue(*le, lang)),
            RefusConvention::DateIllisible(refus) => crate::mots::phrase(&refus.message(lang)),
            RefusConvention::MontantChange { numero, ecrit, convenu } => {
                let euros = |montant: Euros| crate::mots::euros(Some(montant), lang);
                t.convention_refus_change(numero, euros(*convenu), euros(*ecrit))
            }
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        match self {
            RefusConvention::DateIllisible(refus) => refus.remedy(lang),
            RefusConvention::MontantChange { .. } => Some(m(lang).convention_remede_change()),
            _ => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some("Loi n° 2000-321 du 12 avril 2000, art. 10")
    }

    fn field(&self) -> Option<String> {
        matches!(self, RefusConvention::DateIllisible(_) | RefusConvention::DansLeFutur { .. }).then(|| "le".to_owned())
    }

    fn is_conflict(&self) -> bool {
        use RefusConvention::{DejaSignee, MontantChange, RienACouvrir};
        matches!(self, RienACouvrir | DejaSignee { .. } | MontantChange { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ContenuConvention;
    use jiff::civil::date;
    use kernel::Id;
    use store::Json;

    fn aide(euros: i64) -> AideConvenue {
        AideConvenue {
            dossier: Id::fresh(),
            numero: "2026-0001".into(),
            intitule: "Ateliers".into(),
            montant: Euros::entiers(euros),
        }
    }

    fn convention(aides: &[AideConvenue], signee_le: Option<Date>) -> Convention {
        Convention {
            id: Id::fresh(),
            version: 1,
            appel_id: Id::fresh(),
            dossier_id: aides[0].dossier,
            cpo_id: None,
            financeur: Financeur::nomme("ETAT"),
            identifiant: "CV-2026-ETAT-001".into(),
            montant_centimes: aides.iter().map(|a| a.montant.centimes()).sum(),
            contenu: Json(ContenuConvention { aides: aides.to_vec(), ..ContenuConvention::default() }),
            signee_le,
            publiee_le: None,
        }
    }

    fn couple(aides: &[AideConvenue], conventions: Vec<Convention>) -> Couple {
        Couple {
            porteur: Id::fresh(),
            nom: "Association".into(),
            droit: "prive".into(),
            financeur: Financeur::nomme("ETAT"),
            aides: aides.to_vec(),
            conventions,
        }
    }

    #[test]
    fn elle_est_due_au_dela_de_23_000_euros_cumules_et_seulement_au_dela() {
        let p = Parametres::default();
        assert!(!couple(&[aide(23_000)], vec![]).est_due(2026, &p));
        let aides = [aide(15_000), aide(9_000)];
        assert!(couple(&aides, vec![]).est_due(2026, &p));
        let par_subvention =
            Parametres { seuil_convention_base: crate::regles::parametres::BaseSeuil::ParSubvention, ..p.clone() };
        assert!(!couple(&aides, vec![]).est_due(2026, &par_subvention));
        let signee = couple(&aides, vec![convention(&aides, Some(date(2026, 5, 20)))]);
        assert!(signee.est_due(2026, &p), "la loi la demandait : elle est signée");
        assert!(!signee.juger(2026, &p).unwrap().bloque());
        let moitie = couple(&aides, vec![convention(&aides[..1], Some(date(2026, 5, 20)))]);
        assert!(moitie.juger(2026, &p).unwrap().bloque(), "une aide votée depuis n’est pas couverte");
        assert_eq!(moitie.a_couvrir(), aides[1..].to_vec());
    }

    #[test]
    fn l_identifiant_suit_le_dernier_de_son_financeur_et_de_son_annee() {
        let etat = Financeur::nomme("ETAT");
        assert_eq!(identifiant_suivant(2026, &etat, &[]), "CV-2026-ETAT-001");
        let pris = ["CV-2026-ETAT-002", "CV-2026-AGGLO-009", "CV-2025-ETAT-041", "2026-0003-ETAT"].map(str::to_owned);
        assert_eq!(identifiant_suivant(2026, &etat, &pris), "CV-2026-ETAT-003");
    }

    #[test]
    fn elle_se_signe_une_fois_et_jamais_demain_puis_le_delai_de_publication_court() {
        let jour = date(2026, 9, 1);
        let aides = [aide(24_000)];
        assert_eq!(signable(&convention(&aides, None), jour, jour), Ok(()));
        assert_eq!(signable(&convention(&aides, None), date(2026, 9, 2), jour).unwrap_err().code(), "convention-futur");
        let signee = convention(&aides, Some(date(2026, 6, 30)));
        assert_eq!(signable(&signee, jour, jour).unwrap_err().code(), "convention-deja-signee");
        let verdict = a_publier(&signee, jour).unwrap();
        assert_eq!(
            verdict.message.as_deref(),
            Some("Données essentielles à publier au plus tard le 30 septembre 2026 (29 jours).")
        );
    }
}
