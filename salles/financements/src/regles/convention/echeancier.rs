//! When an agreement is paid: « échéancier » (Financements, § 3). Its payments add up to the amount of the agreement, to the
//! centime, and change until it is signed.

use super::super::Euros;
use super::super::publication::TEXTE_MAX;
use super::super::saisie::{self, RefusSaisie};
use crate::model::{Convention, EcheanceVersement};
use crate::{m, mots};
use jiff::civil::Date;
use kernel::{Lang, Refusal};

/// A line of the form: a date and an amount, as typed.
pub type LigneTapee = (String, String);

/// Lines the form offers at most.
pub const LIGNES_MAX: usize = 12;

/// The field of the form that says the conditions in words.
pub const CONDITIONS: &str = "conditions";

/// What the open data takes of them.
pub const CONDITIONS_MAX: usize = TEXTE_MAX;

/// Why a schedule is refused; ranks begin at 1, as the form numbers its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusEcheancier {
    DejaSignee { le: Date },
    Date { rang: usize, refus: RefusSaisie },
    Montant { rang: usize, refus: RefusSaisie },
    Nul { rang: usize },
    DeuxFois { rang: usize, le: Date },
    Somme { somme: Euros, montant: Euros },
    Long { signes: usize },
}

/// Reads a schedule, its dates in order, and the conditions in words, spaces brought to one; no line at all is no schedule.
///
/// # Errors
/// Every reason, line by line, then the sum.
pub fn lire(
    convention: &Convention,
    lignes: &[LigneTapee],
    conditions: &str,
) -> Result<(Vec<EcheanceVersement>, String), Vec<RefusEcheancier>> {
    if let Some(le) = convention.signee_le {
        return Err(vec![RefusEcheancier::DejaSignee { le }]);
    }
    let (mut lues, mut refus): (Vec<EcheanceVersement>, Vec<RefusEcheancier>) = (vec![], vec![]);
    let conditions = conditions.split_whitespace().collect::<Vec<_>>().join(" ");
    let signes = conditions.chars().count();
    if signes > CONDITIONS_MAX {
        refus.push(RefusEcheancier::Long { signes });
    }
    for (n, (le, montant)) in lignes.iter().enumerate().filter(|(_, (le, m))| !(le.trim().is_empty() && m.trim().is_empty())) {
        let rang = n + 1;
        let le = saisie::jour(le).map_err(|cause| refus.push(RefusEcheancier::Date { rang, refus: cause })).ok();
        let montant =
            saisie::montant_au_centime(montant).map_err(|cause| refus.push(RefusEcheancier::Montant { rang, refus: cause }));
        let Some((le, montant)) = le.zip(montant.ok()) else { continue };
        if !montant.est_positif() {
            refus.push(RefusEcheancier::Nul { rang });
        } else if lues.iter().any(|e| e.le == le) {
            refus.push(RefusEcheancier::DeuxFois { rang, le });
        } else {
            lues.push(EcheanceVersement { le, montant });
        }
    }
    lues.sort_by_key(|e| e.le);
    let somme: Euros = lues.iter().map(|e| e.montant).sum();
    if refus.is_empty() && !lues.is_empty() && somme != convention.montant() {
        refus.push(RefusEcheancier::Somme { somme, montant: convention.montant() });
    }
    if refus.is_empty() { Ok((lues, conditions)) } else { Err(refus) }
}

impl Refusal for RefusEcheancier {
    fn code(&self) -> &'static str {
        match self {
            RefusEcheancier::DejaSignee { .. } => "echeancier-signee",
            RefusEcheancier::Date { refus, .. } | RefusEcheancier::Montant { refus, .. } => refus.code(),
            RefusEcheancier::Nul { .. } => "echeancier-nul",
            RefusEcheancier::DeuxFois { .. } => "echeancier-deux-fois",
            RefusEcheancier::Somme { .. } => "echeancier-somme",
            RefusEcheancier::Long { .. } => "echeancier-long",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        let jour = |le: &Date| kernel::texte::date_longue(*le, lang);
        let euros = |montant: Euros| mots::euros(Some(montant), lang);
        match self {
            RefusEcheancier::DejaSignee { le } => t.echeancier_refus_signee(jour(le)),
            RefusEcheancier::Date { refus, .. } | RefusEcheancier::Montant { refus, .. } => mots::phrase(&refus.message(lang)),
            RefusEcheancier::Long { signes } => t.echeancier_refus_long(*signes, CONDITIONS_MAX),
            RefusEcheancier::Nul { rang } => t.echeancier_refus_nul(*rang),
            RefusEcheancier::DeuxFois { le, .. } => t.echeancier_refus_deux_fois(jour(le)),
            RefusEcheancier::Somme { somme, montant } => {
                t.echeancier_refus_somme(euros(*somme), euros(*montant), euros((*montant - *somme).absolu()))
            }
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            RefusEcheancier::DejaSignee { .. } => Some(t.echeancier_remede_signee()),
            RefusEcheancier::Date { refus, .. } | RefusEcheancier::Montant { refus, .. } => refus.remedy(lang),
            RefusEcheancier::Somme { .. } => Some(t.echeancier_remede_somme()),
            RefusEcheancier::Long { .. } => Some(t.echeancier_remede_long()),
            RefusEcheancier::Nul { .. } | RefusEcheancier::DeuxFois { .. } => Some(t.echeancier_remede_ligne()),
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some("Financements, § 3")
    }

    fn field(&self) -> Option<String> {
        match self {
            RefusEcheancier::Date { rang, .. } | RefusEcheancier::DeuxFois { rang, .. } => Some(format!("le.{rang}")),
            RefusEcheancier::Montant { rang, .. } | RefusEcheancier::Nul { rang } => Some(format!("montant.{rang}")),
            RefusEcheancier::Somme { .. } => Some("montant.1".to_owned()),
            RefusEcheancier::Long { .. } => Some(CONDITIONS.to_owned()),
            RefusEcheancier::DejaSignee { .. } => None,
        }
    }

    fn is_conflict(&self) -> bool {
        matches!(self, RefusEcheancier::DejaSignee { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ContenuConvention;
    use crate::regles::Financeur;
    use jiff::civil::date;
    use kernel::Id;
    use store::Json;

    fn convention(centimes: i64, signee_le: Option<Date>) -> Convention {
        Convention {
            id: Id::fresh(),
            version: 1,
            appel_id: Id::fresh(),
            dossier_id: Id::fresh(),
            cpo_id: None,
            financeur: Financeur::nomme("ETAT"),
            identifiant: "CV-2026-ETAT-001".into(),
            montant_centimes: centimes,
            contenu: Json(ContenuConvention::default()),
            signee_le,
            publiee_le: None,
        }
    }

    fn tape(lignes: &[(&str, &str)]) -> Vec<LigneTapee> {
        lignes.iter().map(|(le, montant)| ((*le).to_owned(), (*montant).to_owned())).collect()
    }

    fn codes<T>(lue: Result<T, Vec<RefusEcheancier>>) -> Vec<&'static str> {
        lue.err().unwrap_or_default().iter().map(RefusEcheancier::code).collect()
    }

    #[test]
    fn la_somme_vaut_le_montant_au_centime_pres() {
        let c = convention(2_400_050, None);
        let bonne = tape(&[("2026-12-15", "9 600,20"), ("", ""), ("30/06/2026", "14 400,30 €")]);
        let lues = lire(&c, &bonne, " 60 % à la signature,\n le solde au bilan ").unwrap();
        assert_eq!(lues.1, "60 % à la signature, le solde au bilan");
        assert_eq!(lues.0.iter().map(|e| e.le).collect::<Vec<_>>(), [date(2026, 6, 30), date(2026, 12, 15)]);
        let fausse = tape(&[("2026-06-30", "14 400,30"), ("2026-12-15", "9 600,19")]);
        let refus = lire(&c, &fausse, "").unwrap_err();
        assert_eq!(refus, [RefusEcheancier::Somme { somme: Euros::de_centimes(2_400_049), montant: c.montant() }]);
        assert_eq!(lire(&c, &tape(&[("", "")]), ""), Ok((vec![], String::new())), "aucune ligne : aucun échéancier");
    }

    #[test]
    fn chaque_ligne_fausse_se_dit_a_sa_place_et_une_convention_signee_ne_change_plus() {
        let c = convention(100_000, None);
        let fausses =
            tape(&[("demain", "500"), ("2026-06-30", "0"), ("2026-07-30", "-5"), ("2026-07-30", "500"), ("2026-07-30", "500")]);
        let refus = lire(&c, &fausses, &"a".repeat(257)).unwrap_err();
        let places: Vec<_> = refus.iter().filter_map(Refusal::field).collect();
        assert_eq!(places, [CONDITIONS, "le.1", "montant.2", "montant.3", "le.5"]);
        let signee = convention(100_000, Some(date(2026, 5, 20)));
        assert_eq!(codes(lire(&signee, &tape(&[("2026-06-30", "1000")]), "")), ["echeancier-signee"]);
    }
}
