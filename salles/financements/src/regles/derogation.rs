//! Who may waive which rule: « Déroger à un « ! » : financeur ◐ sa ligne ; équipe projet ◐ propose ; COPIL ● » (Financements,
//! § 11). What a waiver must say is in `etats/derogation`.

use super::etats::Derogation;
use super::{Catalogue, Effet, Financeur, Parametres};
use crate::m;
use crate::model::DerogationAccordee;
use jiff::civil::Date;
use kernel::{Lang, Refusal};

/// Why a waiver cannot be proposed, given or taken back by this visitor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusDeroger {
    /// The law and the balance of accounts are nobody's to lift; what only warns needs no waiver.
    PasDerogeable {
        regle: String,
    },
    /// A funder waives the rules of its own line.
    PasLaSienne {
        regle: String,
    },
    /// One waiver of that rule holds already.
    DejaAccordee {
        regle: String,
    },
    DejaRevoquee,
}

impl From<&DerogationAccordee> for Derogation {
    fn from(d: &DerogationAccordee) -> Self {
        Self {
            regle: d.regle.clone(),
            motif: d.motif.clone(),
            accordee_par: d.accordee_par.clone(),
            beneficiaire: d.beneficiaire.clone(),
            accordee_le: d.accordee_le,
            revoquee_le: d.revoquee_le,
        }
    }
}

/// The funder whose own rule it is: what the CAF or the Département asks, it may waive.
#[must_use]
pub fn financeur_de(regle: &str) -> Option<Financeur> {
    match regle.split_once('-')?.0 {
        "CAF" => Some(Financeur::nomme(Financeur::CAF)),
        "DEP" => Some(Financeur::nomme(Financeur::DEPARTEMENT)),
        _ => None,
    }
}

/// Whether a rule may be waived: it blocks somewhere, and it is not the law nor the balance of a budget.
#[must_use]
pub fn derogeable(catalogue: &Catalogue, regle: &str) -> bool {
    let p = Parametres::default();
    let formes = catalogue.nommees(regle);
    let bloque = formes.iter().any(|r| r.etapes().any(|etape| r.effet(etape, &p) == Some(Effet::Bloquant)));
    // Of the rules of the call itself, only those that look at a file.
    let appel = matches!(regle, "AAP-01" | "AAP-02" | "AAP-03" | "AAP-04" | "AAP-08");
    bloque && !appel && formes.iter().all(|r| r.intangible.is_none() && r.ecartee.is_none())
}

/// The rules that may be waived for a file, in the order of the catalogue.
#[must_use]
pub fn derogeables(catalogue: &Catalogue) -> Vec<String> {
    let mut codes: Vec<String> = catalogue.regles().map(|r| r.code.clone()).collect();
    codes.dedup();
    codes.retain(|code| derogeable(catalogue, code));
    codes
}

/// Whether a waiver in force that day lifts a rule.
#[must_use]
pub fn leve(derogations: &[DerogationAccordee], regle: &str, jour: Date) -> bool {
    derogations.iter().any(|d| d.regle == regle && Derogation::from(d).vaut(jour))
}

/// Those in force that day, as the steps of the cycle read them.
#[must_use]
pub fn en_vigueur(derogations: &[DerogationAccordee], jour: Date) -> Vec<Derogation> {
    derogations.iter().map(Derogation::from).filter(|d| d.vaut(jour)).collect()
}

/// Whether the rule may be waived, and by a funder when one gives it.
///
/// # Errors
/// `PasDerogeable`, `PasLaSienne`, `DejaAccordee`.
pub fn verifier(
    catalogue: &Catalogue,
    regle: &str,
    financeur: Option<&Financeur>,
    deja: &[DerogationAccordee],
    jour: Date,
) -> Result<(), RefusDeroger> {
    let regle_dite = || regle.to_owned();
    if !derogeable(catalogue, regle) {
        return Err(RefusDeroger::PasDerogeable { regle: regle_dite() });
    }
    if financeur.is_some_and(|qui| financeur_de(regle).as_ref() != Some(qui)) {
        return Err(RefusDeroger::PasLaSienne { regle: regle_dite() });
    }
    if leve(deja, regle, jour) {
        return Err(RefusDeroger::DejaAccordee { regle: regle_dite() });
    }
    Ok(())
}

impl Refusal for RefusDeroger {
    fn code(&self) -> &'static str {
        match self {
            RefusDeroger::PasDerogeable { .. } => "derogation-impossible",
            RefusDeroger::PasLaSienne { .. } => "derogation-pas-la-sienne",
            RefusDeroger::DejaAccordee { .. } => "derogation-deja",
            RefusDeroger::DejaRevoquee => "derogation-deja-revoquee",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            RefusDeroger::PasDerogeable { regle } => t.derogation_refus_impossible(regle),
            RefusDeroger::PasLaSienne { regle } => t.derogation_refus_sienne(regle),
            RefusDeroger::DejaAccordee { regle } => t.derogation_refus_deja(regle),
            RefusDeroger::DejaRevoquee => t.derogation_refus_revoquee(),
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some("Financements, § 11")
    }

    fn field(&self) -> Option<String> {
        (!matches!(self, RefusDeroger::DejaRevoquee)).then(|| "regle".to_owned())
    }

    fn is_conflict(&self) -> bool {
        matches!(self, RefusDeroger::DejaRevoquee)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn la_loi_et_l_equilibre_ne_se_levent_pas_et_ce_qui_n_alerte_que_non_plus() {
        let toutes = derogeables(Catalogue::contrat_de_ville());
        for code in ["AAP-05", "AAP-06", "CAF-07", "CAF-08", "CPO-07", "DEP-01", "BUD-04", "AAP-10", "AAP-11"] {
            assert!(toutes.iter().any(|c| c == code), "{code}");
        }
        for code in
            ["LEG-01", "LEG-03", "LEG-05", "BUD-01", "BUD-02", "AAP-02", "AAP-08", "AAP-09", "CPO-04", "CAF-06", "INVENTEE"]
        {
            assert!(!toutes.iter().any(|c| c == code), "{code}");
        }
    }

    #[test]
    fn un_financeur_ne_leve_que_les_regles_de_sa_ligne() {
        let (caf, etat) = (Financeur::nomme(Financeur::CAF), Financeur::nomme(Financeur::ETAT));
        let jour = date(2026, 5, 3);
        assert_eq!(verifier(Catalogue::contrat_de_ville(), "CAF-08", Some(&caf), &[], jour), Ok(()));
        assert_eq!(verifier(Catalogue::contrat_de_ville(), "CAF-08", None, &[], jour), Ok(()));
        assert_eq!(
            verifier(Catalogue::contrat_de_ville(), "CAF-08", Some(&etat), &[], jour).unwrap_err().code(),
            "derogation-pas-la-sienne"
        );
        assert_eq!(
            verifier(Catalogue::contrat_de_ville(), "AAP-05", Some(&etat), &[], jour).unwrap_err().code(),
            "derogation-pas-la-sienne"
        );
        assert_eq!(
            verifier(Catalogue::contrat_de_ville(), "LEG-03", None, &[], jour).unwrap_err().code(),
            "derogation-impossible"
        );
    }
}
