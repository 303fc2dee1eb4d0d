//! What a funder pays on a line: « Σ ≤ voté, aucun versement si « € ! » échoue » (Financements, § 3).

use jiff::civil::Date;
use kernel::{Lang, Refusal};

use super::{Euros, Verdict};

kernel::code_enum! {
    /// « nature (acompte, solde, reversement) ».
    pub enum NatureVersement {
        Acompte = "acompte",
        Solde = "solde",
        /// Money that comes back from the holder.
        Reversement = "reversement",
    }
}

/// A payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versement {
    pub le: Date,
    pub montant: Euros,
    pub nature: NatureVersement,
}

/// Why a payment cannot be recorded.
#[derive(Debug, Clone, PartialEq)]
pub enum RefusVersement {
    Nul,
    AuDessusDuVote { deja: Euros, montant: Euros, vote: Euros },
    PlusQueVerse { verse: Euros, montant: Euros },
    DejaSolde { le: Date },
    RegleViolee { verdict: Box<Verdict> },
}

/// What was paid, money that came back taken off.
#[must_use]
pub fn verse(versements: &[Versement]) -> Euros {
    versements.iter().fold(Euros::ZERO, |somme, v| match v.nature {
        NatureVersement::Acompte | NatureVersement::Solde => somme + v.montant,
        NatureVersement::Reversement => somme - v.montant,
    })
}

/// Whether one more payment may be recorded; `verdicts` are those of the stage « paiement ».
///
/// # Errors
/// Nothing paid, more than voted, more given back than paid, a balance already paid, or a blocking rule.
pub fn verifier(vote: Euros, deja: &[Versement], nouveau: &Versement, verdicts: &[Verdict]) -> Result<(), RefusVersement> {
    if !nouveau.montant.est_positif() {
        return Err(RefusVersement::Nul);
    }
    let verse = verse(deja);
    if nouveau.nature == NatureVersement::Reversement {
        let trop = nouveau.montant > verse;
        return if trop { Err(RefusVersement::PlusQueVerse { verse, montant: nouveau.montant }) } else { Ok(()) };
    }
    if let Some(verdict) = verdicts.iter().find(|v| v.bloque()) {
        return Err(RefusVersement::RegleViolee { verdict: Box::new(verdict.clone()) });
    }
    if let Some(solde) = deja.iter().find(|v| v.nature == NatureVersement::Solde) {
        return Err(RefusVersement::DejaSolde { le: solde.le });
    }
    if verse + nouveau.montant > vote {
        return Err(RefusVersement::AuDessusDuVote { deja: verse, montant: nouveau.montant, vote });
    }
    Ok(())
}

impl Refusal for RefusVersement {
    fn code(&self) -> &'static str {
        match self {
            RefusVersement::Nul => "versement-nul",
            RefusVersement::AuDessusDuVote { .. } => "versement-au-dessus-du-vote",
            RefusVersement::PlusQueVerse { .. } => "versement-plus-que-verse",
            RefusVersement::DejaSolde { .. } => "versement-deja-solde",
            RefusVersement::RegleViolee { .. } => "versement-regle-violee",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let dire = |fr: String, en: String| if lang == Lang::Fr { fr } else { en };
        match self {
            RefusVersement::Nul => dire("Un versement est supérieur à zéro.".to_owned(), "A payment is over zero.".to_owned()),
            RefusVersement::AuDessusDuVote { deja, montant, vote } => dire(
                format!("{deja} versés et {montant} de plus, pour {vote} votés."),
                format!("{deja} paid and {montant} more, for {vote} voted."),
            ),
            RefusVersement::PlusQueVerse { verse, montant } => {
                dire(format!("{montant} à reverser pour {verse} versés."), format!("{montant} to give back for {verse} paid."))
            }
            RefusVersement::DejaSolde { le } => {
                let jour = kernel::texte::date_longue(*le, lang);
                dire(format!("Le solde a été versé le {jour}."), format!("The balance was paid on {jour}."))
            }
            RefusVersement::RegleViolee { verdict } => verdict.message.clone().unwrap_or_default(),
        }
    }

    fn remedy(&self, _lang: Lang) -> Option<String> {
        match self {
            RefusVersement::RegleViolee { verdict } => verdict.remede.clone(),
            _ => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some("Financements, § 3")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regles::{Catalogue, Situation};
    use jiff::civil::date;

    fn versement(euros: i64, nature: NatureVersement) -> Versement {
        Versement { le: date(2026, 6, 1), montant: Euros::entiers(euros), nature }
    }

    fn code(deja: &[Versement], nouveau: Versement, verdicts: &[Verdict]) -> Result<(), &'static str> {
        verifier(Euros::entiers(6_000), deja, &nouveau, verdicts).map_err(|refus| refus.code())
    }

    #[test]
    fn on_ne_verse_pas_plus_que_le_vote() {
        let acompte = [versement(4_000, NatureVersement::Acompte)];
        assert_eq!(code(&acompte, versement(2_000, NatureVersement::Solde), &[]), Ok(()));
        assert_eq!(code(&acompte, versement(2_001, NatureVersement::Solde), &[]), Err("versement-au-dessus-du-vote"));
        assert_eq!(code(&[], versement(0, NatureVersement::Acompte), &[]), Err("versement-nul"));
    }

    #[test]
    fn ce_qui_revient_ne_depasse_pas_ce_qui_fut_verse_et_se_redonne() {
        let solde = [versement(6_000, NatureVersement::Solde)];
        assert_eq!(code(&solde, versement(7_000, NatureVersement::Reversement), &[]), Err("versement-plus-que-verse"));
        assert_eq!(code(&solde, versement(1_500, NatureVersement::Reversement), &[]), Ok(()));
        assert_eq!(code(&solde, versement(1, NatureVersement::Acompte), &[]), Err("versement-deja-solde"));
        assert_eq!(
            verse(&[versement(6_000, NatureVersement::Solde), versement(1_500, NatureVersement::Reversement)]),
            Euros::entiers(4_500)
        );
    }

    #[test]
    fn sans_convention_signee_au_dela_de_23_000_euros_rien_n_est_verse() {
        let s: Situation = serde_json::from_str(
            r#"{"etape":"paiement","porteur":{"droit":"prive"},"financeur":"ETAT","annee":2026,"votes":[{"montant":24000}]}"#,
        )
        .unwrap();
        let verdict = Catalogue::contrat_de_ville().juger("LEG-01", &s).unwrap();
        assert_eq!(
            code(&[], versement(1_000, NatureVersement::Acompte), std::slice::from_ref(&verdict)),
            Err("versement-regle-violee")
        );
        assert_eq!(
            code(&[versement(500, NatureVersement::Acompte)], versement(500, NatureVersement::Reversement), &[verdict]),
            Ok(())
        );
    }
}
