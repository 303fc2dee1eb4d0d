//! The yearly cycle: which state may follow which, and what must hold (Financements, § 2). A refusal cites its source; a
//! waiver lifts a blocking rule, never a missing step.

mod derogation;
mod tables;

use kernel::{Lang, Refusal};

use super::{Catalogue, Conclusion, Effet, Verdict};
pub use derogation::{Derogation, RefusDerogation};
pub use tables::{EtatAppel, EtatCpo, EtatDossier, EtatLigne};

/// A state of an object of the cycle.
pub trait Etat: Copy + Eq + Sized + 'static {
    /// The object, in French: « appel ».
    const OBJET: &'static str;
    /// The same in English.
    const OBJECT: &'static str;

    /// The code of the document: `lettre_votee`.
    fn code(self) -> &'static str;

    /// What people read of it: « notifié ».
    fn dit(self, lang: Lang) -> String;

    /// Where one may go from here.
    fn suivants(self) -> &'static [Self];

    /// The rules asked when one enters this state: their blocking verdicts refuse the way. « au vote, il arrête le passage à
    /// `vote` et la notification, jamais l'enregistrement d'un vote réel : un fait se constate » : a line has none at the vote.
    fn regles(self) -> &'static [&'static str];
}

/// A step that cannot be taken.
#[derive(Debug, Clone, PartialEq)]
pub enum RefusPassage<E> {
    /// No such step.
    HorsCycle { de: E, vers: E },
    /// A blocking rule is broken and nothing waives it.
    RegleViolee { code: String, verdict: Verdict },
    /// A rule of the step was not asked: nobody may pass it over.
    RegleNonPosee { code: &'static str },
}

/// Goes from a state to another.
///
/// `verdicts` are those of the rules of the entered state, by code; `derogations` those in force.
///
/// # Errors
/// Every reason, the missing step first.
pub fn passer<E: Etat>(
    de: E,
    vers: E,
    verdicts: &[(String, Verdict)],
    derogations: &[Derogation],
) -> Result<E, Vec<RefusPassage<E>>> {
    if !de.suivants().contains(&vers) {
        return Err(vec![RefusPassage::HorsCycle { de, vers }]);
    }
    let mut refus = vec![];
    for code in vers.regles() {
        let mut posees = verdicts.iter().filter(|(lu, _)| lu == code).peekable();
        if posees.peek().is_none() {
            refus.push(RefusPassage::RegleNonPosee { code });
        }
        let leve = derogations.iter().any(|d| d.regle == *code);
        refus.extend(
            posees
                .filter(|(_, v)| v.bloque() && !leve)
                .map(|(code, verdict)| RefusPassage::RegleViolee { code: code.clone(), verdict: verdict.clone() }),
        );
    }
    // The letter's own rules are in no table of the cycle: those of the step are among the verdicts.
    let locales = verdicts.iter().filter(|(code, v)| v.bloque() && Catalogue::est_locale(code));
    let tenues = locales.filter(|(code, _)| !derogations.iter().any(|d| d.regle == *code));
    refus.extend(tenues.map(|(code, verdict)| RefusPassage::RegleViolee { code: code.clone(), verdict: verdict.clone() }));
    if refus.is_empty() { Ok(vers) } else { Err(refus) }
}

/// What passes but must be told: « l'acte passe, motif demandé au gel ».
#[must_use]
pub fn a_motiver(verdicts: &[(String, Verdict)]) -> Vec<&str> {
    let alerte = |v: &Verdict| v.verdict == Conclusion::Violee && v.effet == Some(Effet::Alerte);
    verdicts.iter().filter(|(_, v)| alerte(v)).map(|(code, _)| code.as_str()).collect()
}

impl<E: Etat + std::fmt::Debug + Send + Sync> Refusal for RefusPassage<E> {
    fn code(&self) -> &'static str {
        match self {
            RefusPassage::HorsCycle { .. } => "passage-hors-cycle",
            RefusPassage::RegleViolee { .. } => "passage-regle-violee",
            RefusPassage::RegleNonPosee { .. } => "passage-regle-non-posee",
        }
    }

    fn message(&self, lang: Lang) -> String {
        match (self, lang) {
            (RefusPassage::HorsCycle { de, vers }, lang @ Lang::Fr) => {
                format!(
                    "Cet objet ({}) est à l'état « {} » : il ne peut pas passer à « {} ».",
                    E::OBJET,
                    de.dit(lang),
                    vers.dit(lang)
                )
            }
            (RefusPassage::HorsCycle { de, vers }, lang @ Lang::En) => {
                format!("This {} is “{}”: it cannot become “{}”.", E::OBJECT, de.dit(lang), vers.dit(lang))
            }
            (RefusPassage::RegleViolee { code, verdict }, lang) => crate::mots::regles::passage(code, verdict, lang),
            (RefusPassage::RegleNonPosee { code }, Lang::Fr) => format!("La règle {code} n'a pas été vérifiée."),
            (RefusPassage::RegleNonPosee { code }, Lang::En) => format!("Rule {code} was not checked."),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        match self {
            RefusPassage::HorsCycle { de, .. } => {
                let suites: Vec<String> = de.suivants().iter().map(|e| e.dit(lang)).collect();
                let (fr, en) = ("États possibles", "Possible states");
                let fin = if lang == Lang::Fr { "Aucun état ne suit." } else { "No state follows." };
                let titre = if lang == Lang::Fr { format!("{fr} : ") } else { format!("{en}: ") };
                Some(if suites.is_empty() { fin.to_owned() } else { format!("{titre}{}.", suites.join(", ")) })
            }
            RefusPassage::RegleViolee { verdict, .. } => verdict.remede.clone(),
            RefusPassage::RegleNonPosee { .. } => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        match self {
            RefusPassage::HorsCycle { .. } | RefusPassage::RegleNonPosee { .. } => Some("Financements, § 2"),
            RefusPassage::RegleViolee { code, .. } => Catalogue::contrat_de_ville().source(code),
        }
    }

    fn is_conflict(&self) -> bool {
        matches!(self, RefusPassage::HorsCycle { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regles::Situation;
    use jiff::civil::date;

    fn situation(json: &str) -> Situation {
        serde_json::from_str(json).unwrap()
    }

    fn verdicts(codes: &[&'static str], json: &str) -> Vec<(String, Verdict)> {
        let s = situation(json);
        codes.iter().map(|code| ((*code).to_owned(), Catalogue::contrat_de_ville().juger(code, &s).unwrap())).collect()
    }

    #[test]
    fn on_n_ouvre_pas_avant_que_la_lettre_soit_votee() {
        let avant = r#"{"etape":"appel","lettres":[{"etat":"en_vigueur"}],"lettre":{"vote_copil_le":"2025-11-20"},"ouverture_le":"2025-11-17"}"#;
        let poses = verdicts(EtatAppel::Ouvert.regles(), avant);
        let refus = passer(EtatAppel::LettreVotee, EtatAppel::Ouvert, &poses, &[]).unwrap_err();
        assert_eq!(refus.len(), 1);
        assert!(refus[0].message(Lang::Fr).starts_with("Ouverture le 17 novembre 2025"));
        let apres = avant.replace("2025-11-17", "2025-11-20");
        let poses = verdicts(EtatAppel::Ouvert.regles(), &apres);
        assert_eq!(passer(EtatAppel::LettreVotee, EtatAppel::Ouvert, &poses, &[]), Ok(EtatAppel::Ouvert));
    }

    #[test]
    fn une_etape_sautee_est_refusee_en_disant_les_etats_possibles() {
        let refus = passer(EtatAppel::Preparation, EtatAppel::Ouvert, &[], &[]).unwrap_err();
        assert_eq!(refus[0].code(), "passage-hors-cycle");
        assert_eq!(refus[0].remedy(Lang::Fr).as_deref(), Some("États possibles : lettre soumise au COPIL, abandonné."));
        assert!(refus[0].is_conflict());
        // No code of a table is ever read by people, in either language.
        for lang in [Lang::Fr, Lang::En] {
            for de in EtatDossier::TOUS {
                for vers in EtatDossier::TOUS {
                    let refus = RefusPassage::HorsCycle { de: *de, vers: *vers };
                    let dit = format!("{} {}", refus.message(lang), refus.remedy(lang).unwrap_or_default());
                    assert!(!dit.contains('_'), "{dit}");
                }
            }
        }
        let refus = RefusPassage::HorsCycle { de: EtatDossier::Notifie, vers: EtatDossier::Retire };
        let dit = "Cet objet (dossier) est à l'état « notifié » : il ne peut pas passer à « retiré ».";
        assert_eq!(refus.message(Lang::Fr), dit);
        assert!(refus.remedy(Lang::Fr).is_some_and(|r| r.contains("conventionné, en cours")));
    }

    #[test]
    fn une_regle_du_passage_qui_n_est_pas_posee_l_empeche() {
        let refus = passer(EtatAppel::LettreVotee, EtatAppel::Ouvert, &[], &[]).unwrap_err();
        assert_eq!(refus.len(), EtatAppel::Ouvert.regles().len());
        assert!(refus.iter().all(|r| r.code() == "passage-regle-non-posee"));
    }

    #[test]
    fn un_vote_reel_se_constate_meme_contre_la_regle_mais_le_dossier_n_est_pas_vote() {
        let plan = r#"{"etape":"vote","plan":{"ETAT":[8000,6000,6000],"AGGLO":[5000,5000,0]}}"#;
        assert_eq!(passer(EtatLigne::Validee, EtatLigne::Votee, &[], &[]), Ok(EtatLigne::Votee));
        let poses = verdicts(EtatDossier::Vote.regles(), plan);
        let refus = passer(EtatDossier::Valide, EtatDossier::Vote, &poses, &[]).unwrap_err();
        assert!(refus.iter().any(|r| matches!(r, RefusPassage::RegleViolee { code, .. } if code == "AAP-05")));
    }

    #[test]
    fn une_derogation_leve_sa_regle_et_elle_seule() {
        let plan =
            r#"{"etape":"vote","plan":{"ETAT":[8000,6000,6000],"AGGLO":[400,400,400],"CAF":[1000,1000,0]},"instance":"CAS"}"#;
        let poses = verdicts(EtatDossier::Vote.regles(), plan);
        let derogation = Derogation {
            regle: "AAP-06".to_owned(),
            motif: "Solde d'une action close en cours d'année".to_owned(),
            accordee_par: "Préfecture".to_owned(),
            beneficiaire: "Association Exemple".to_owned(),
            accordee_le: date(2026, 4, 2),
            revoquee_le: None,
        };
        let violees = |derogations: &[Derogation]| match passer(EtatDossier::Valide, EtatDossier::Vote, &poses, derogations) {
            Ok(_) => 0,
            Err(refus) => refus.len(),
        };
        assert_eq!(violees(std::slice::from_ref(&derogation)) + 1, violees(&[]));
    }
}
