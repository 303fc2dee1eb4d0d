//! What a funder pays on a line: « Σ ≤ voté, aucun versement si « € ! » échoue » (Financements, § 3).

mod correction;

use jiff::civil::Date;
use kernel::{Lang, Refusal};

use super::etats::EtatLigne;
use super::lecture::{DossierLu, PORTEES};
use super::saisie::RefusSaisie;
use super::situation::Vote;
use super::{Catalogue, Etape, Euros, Financeur, Verdict};

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

pub use correction::{annulable, apres_bilan, etat_annule};

/// Why a payment cannot be recorded.
#[derive(Debug, Clone, PartialEq)]
pub enum RefusVersement {
    Nul,
    AuDessusDuVote {
        deja: Euros,
        montant: Euros,
        vote: Euros,
    },
    PlusQueVerse {
        verse: Euros,
        montant: Euros,
    },
    DejaSolde {
        le: Date,
    },
    RegleViolee {
        code: String,
        verdict: Box<Verdict>,
    },
    MontantIllisible(RefusSaisie),
    DateIllisible(RefusSaisie),
    /// A fact is recorded once it happened.
    DansLeFutur {
        le: Date,
    },
    /// « votée » comes before « versée ».
    AvantLeVote {
        le: Date,
        vote: Date,
    },
    /// What is left would be less than what the review asks back.
    SousLeReversement {
        du: Euros,
        reste: Euros,
    },
    DejaAnnule,
    /// The action was abandoned: money only comes back.
    Abandonnee {
        le: Date,
    },
    /// Money leaves once the vote was notified, and comes back from what was paid.
    LigneFermee {
        etat: EtatLigne,
    },
}

/// What was paid, money that came back taken off.
#[must_use]
pub fn verse(versements: &[Versement]) -> Euros {
    versements.iter().fold(Euros::ZERO, |somme, v| match v.nature {
        NatureVersement::Acompte | NatureVersement::Solde => somme + v.montant,
        NatureVersement::Reversement => somme - v.montant,
    })
}

/// The rules asked before money leaves (§ 5, « € ! »).
pub const REGLES: [&str; 4] = ["LEG-01", "CAF-07", "CAF-08", "CPO-02"];

/// What is known of a funder and a holder in a year, for the threshold of 23 000 €.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cumul {
    /// What this funder voted for this holder, this year.
    pub votes: Vec<Euros>,
    /// The day an agreement that covers the file was signed.
    pub convention_signee_le: Option<Date>,
}

/// What the rules of the stage « paiement » say of a funder's line, by code.
#[must_use]
pub fn juger(lu: &DossierLu, financeur: &Financeur, cumul: &Cumul, jour: Date) -> Vec<(String, Verdict)> {
    let mut s = lu.situation(Etape::Paiement, jour);
    s.financeur = Some(financeur.clone());
    s.convention_signee_le = cumul.convention_signee_le;
    s.votes = cumul.votes.iter().map(|m| Vote { montant: Some(*m), ..Vote::default() }).collect();
    // Judged on what was voted: what was paid already does not change what the rules ask.
    if let Some(cellules) = s.plan.get_mut(financeur) {
        cellules.paye = None;
    }
    let caf = financeur.code() == Financeur::CAF;
    let concerne = |code: &str| match code {
        "CAF-07" | "CAF-08" => caf,
        "CPO-02" => lu.cpo.is_some(),
        _ => true,
    };
    let catalogue = Catalogue::de(&s.p);
    let poses = REGLES.iter().filter(|code| concerne(code));
    let poses = poses.filter_map(|code| Some(((*code).to_owned(), catalogue.juger(code, &s).ok()?)));
    poses.chain(catalogue.juger_locales(Etape::Paiement, &PORTEES, &s)).collect()
}

/// The state of a line once these payments are recorded: paid in part, paid, or settled when what was asked back came back.
///
/// # Errors
/// `LigneFermee`: not notified yet, or settled.
pub fn etat_apres(
    etat: EtatLigne,
    vote: Euros,
    a_reverser: Option<Euros>,
    tous: &[Versement],
    nouveau: NatureVersement,
) -> Result<EtatLigne, RefusVersement> {
    use EtatLigne::{AReverser, Notifiee, Soldee, Versee, VerseePartielle};
    let rendu: Euros = tous.iter().filter(|v| v.nature == NatureVersement::Reversement).map(|v| v.montant).sum();
    match (etat, nouveau) {
        (AReverser, NatureVersement::Reversement) if a_reverser.is_none_or(|du| rendu >= du) => Ok(Soldee),
        (AReverser | Versee | VerseePartielle, NatureVersement::Reversement) => Ok(etat),
        (Notifiee | VerseePartielle, NatureVersement::Acompte | NatureVersement::Solde) => {
            let tout = nouveau == NatureVersement::Solde || verse(tous) >= vote;
            Ok(if tout { Versee } else { VerseePartielle })
        }
        _ => Err(RefusVersement::LigneFermee { etat }),
    }
}

/// Whether one more payment may be recorded; `verdicts` are those of the stage « paiement », waived ones taken off.
///
/// # Errors
/// Nothing paid, more than voted, more given back than paid, a balance already paid, or a blocking rule.
pub fn verifier(
    vote: Euros,
    deja: &[Versement],
    nouveau: &Versement,
    verdicts: &[(String, Verdict)],
) -> Result<(), RefusVersement> {
    if !nouveau.montant.est_positif() {
        return Err(RefusVersement::Nul);
    }
    let verse = verse(deja);
    if nouveau.nature == NatureVersement::Reversement {
        let trop = nouveau.montant > verse;
        return if trop { Err(RefusVersement::PlusQueVerse { verse, montant: nouveau.montant }) } else { Ok(()) };
    }
    if let Some((code, verdict)) = verdicts.iter().find(|(_, v)| v.bloque()) {
        return Err(RefusVersement::RegleViolee { code: code.clone(), verdict: Box::new(verdict.clone()) });
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
            RefusVersement::MontantIllisible(refus) | RefusVersement::DateIllisible(refus) => refus.code(),
            RefusVersement::DansLeFutur { .. } => "versement-futur",
            RefusVersement::AvantLeVote { .. } => "versement-avant-le-vote",
            RefusVersement::LigneFermee { .. } => "versement-ligne-fermee",
            RefusVersement::SousLeReversement { .. } => "versement-sous-le-reversement",
            RefusVersement::DejaAnnule => "versement-deja-annule",
            RefusVersement::Abandonnee { .. } => "versement-abandonnee",
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
            RefusVersement::RegleViolee { code, verdict } => crate::mots::regles::passage(code, verdict, lang),
            RefusVersement::MontantIllisible(refus) | RefusVersement::DateIllisible(refus) => refus.message(lang),
            RefusVersement::DansLeFutur { le } => {
                let jour = kernel::texte::date_longue(*le, lang);
                dire(
                    format!("Un versement se constate : le {jour} n'est pas encore passé."),
                    format!("A payment is a fact: {jour} has not come."),
                )
            }
            RefusVersement::AvantLeVote { le, vote } => {
                let (le, vote) = (kernel::texte::date_longue(*le, lang), kernel::texte::date_longue(*vote, lang));
                dire(
                    format!("Versé le {le}, avant le vote du {vote} : un versement suit son vote."),
                    format!("Paid on {le}, before the vote of {vote}: a payment follows its vote."),
                )
            }
            RefusVersement::SousLeReversement { du, reste } => dire(
                format!("Le bilan demande de reverser {du} : sans ce versement il ne resterait que {reste} versés."),
                format!("The review asks for {du} back: without this payment only {reste} would be paid."),
            ),
            RefusVersement::Abandonnee { le } => {
                let jour = kernel::texte::date_longue(*le, lang);
                dire(
                    format!("Cette action est abandonnée depuis le {jour} : seul un reversement s'enregistre."),
                    format!("This action has been abandoned since {jour}: only money that comes back is recorded."),
                )
            }
            RefusVersement::DejaAnnule => {
                dire("Ce versement est déjà annulé.".to_owned(), "This payment is annulled already.".to_owned())
            }
            RefusVersement::LigneFermee { etat } => dire(
                format!("Cette ligne est « {} » : rien ne s'y verse ainsi.", crate::mots::etat_ligne(*etat, lang)),
                format!("This line is “{}”: nothing is paid on it so.", crate::mots::etat_ligne(*etat, lang)),
            ),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        match self {
            RefusVersement::RegleViolee { verdict, .. } => verdict.remede.clone(),
            RefusVersement::MontantIllisible(refus) | RefusVersement::DateIllisible(refus) => refus.remedy(lang),
            RefusVersement::PlusQueVerse { .. } | RefusVersement::SousLeReversement { .. } => Some(
                if lang == Lang::Fr {
                    "Annulez d'abord ce qui a été reversé, ou enregistrez d'abord le versement juste."
                } else {
                    "First annul what was given back, or first record the right payment."
                }
                .to_owned(),
            ),
            _ => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        match self {
            RefusVersement::RegleViolee { code, .. } => Catalogue::contrat_de_ville().source(code),
            RefusVersement::LigneFermee { .. } => Some("Financements, § 2"),
            _ => Some("Financements, § 3"),
        }
    }

    fn field(&self) -> Option<String> {
        match self {
            RefusVersement::RegleViolee { .. }
            | RefusVersement::LigneFermee { .. }
            | RefusVersement::DejaSolde { .. }
            | RefusVersement::SousLeReversement { .. }
            | RefusVersement::DejaAnnule => None,
            RefusVersement::DateIllisible(_) | RefusVersement::DansLeFutur { .. } | RefusVersement::AvantLeVote { .. } => {
                Some("le".to_owned())
            }
            _ => Some("montant".to_owned()),
        }
    }

    fn is_conflict(&self) -> bool {
        matches!(
            self,
            RefusVersement::LigneFermee { .. }
                | RefusVersement::DejaSolde { .. }
                | RefusVersement::SousLeReversement { .. }
                | RefusVersement::DejaAnnule
        )
    }
}

/// Whether a payment may be of that day: past, and not before the vote it pays.
///
/// # Errors
/// `DansLeFutur`, `AvantLeVote`.
pub fn date_possible(le: Date, vote_le: Option<Date>, aujourdhui: Date) -> Result<Date, RefusVersement> {
    match vote_le.filter(|vote| le < *vote) {
        _ if le > aujourdhui => Err(RefusVersement::DansLeFutur { le }),
        Some(vote) => Err(RefusVersement::AvantLeVote { le, vote }),
        None => Ok(le),
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

    fn code(deja: &[Versement], nouveau: Versement, verdicts: &[(String, Verdict)]) -> Result<(), &'static str> {
        verifier(Euros::entiers(6_000), deja, &nouveau, verdicts).map_err(|refus| refus.code())
    }

    #[test]
    fn un_versement_suit_son_vote_et_n_est_pas_a_venir() {
        let (vote, aujourdhui) = (date(2026, 4, 2), date(2026, 11, 23));
        let code = |le| date_possible(le, Some(vote), aujourdhui).map_err(|r| (r.code(), r.field()));
        assert_eq!(code(vote), Ok(vote));
        assert_eq!(code(date(2019, 11, 23)), Err(("versement-avant-le-vote", Some("le".to_owned()))));
        assert_eq!(code(date(2026, 11, 24)), Err(("versement-futur", Some("le".to_owned()))));
        assert_eq!(date_possible(date(2019, 1, 1), None, aujourdhui), Ok(date(2019, 1, 1)));
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
        let verdict = ("LEG-01".to_owned(), Catalogue::contrat_de_ville().juger("LEG-01", &s).unwrap());
        assert_eq!(
            code(&[], versement(1_000, NatureVersement::Acompte), std::slice::from_ref(&verdict)),
            Err("versement-regle-violee")
        );
        assert_eq!(
            code(&[versement(500, NatureVersement::Acompte)], versement(500, NatureVersement::Reversement), &[verdict]),
            Ok(())
        );
    }

    #[test]
    fn une_ligne_avance_d_acompte_en_solde_et_se_solde_quand_le_trop_percu_revient() {
        use EtatLigne::{AReverser, Notifiee, Soldee, Versee, VerseePartielle};
        let vote = Euros::entiers(6_000);
        let apres = |etat, a_reverser: Option<i64>, tous: &[Versement]| {
            let nouveau = tous.last().unwrap().nature;
            etat_apres(etat, vote, a_reverser.map(Euros::entiers), tous, nouveau).map_err(|r| r.code())
        };
        let acompte = versement(4_000, NatureVersement::Acompte);
        assert_eq!(apres(Notifiee, None, std::slice::from_ref(&acompte)), Ok(VerseePartielle));
        assert_eq!(apres(VerseePartielle, None, &[acompte.clone(), versement(2_000, NatureVersement::Acompte)]), Ok(Versee));
        assert_eq!(apres(VerseePartielle, None, &[acompte.clone(), versement(500, NatureVersement::Solde)]), Ok(Versee));
        let rendus = [versement(6_000, NatureVersement::Solde), versement(700, NatureVersement::Reversement)];
        assert_eq!(apres(AReverser, Some(1_000), &rendus), Ok(AReverser));
        assert_eq!(apres(AReverser, Some(700), &rendus), Ok(Soldee));
        assert_eq!(apres(EtatLigne::Votee, None, std::slice::from_ref(&acompte)), Err("versement-ligne-fermee"));
        assert_eq!(apres(Soldee, None, &[acompte]), Err("versement-ligne-fermee"));
    }
}
