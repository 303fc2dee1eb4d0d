//! Which lines of a request a programme may fund: « F_i lignes admissibles (d_if ≥ plancher m_f ; ligne C ôtée si CAF-02, 03,
//! 07 ou 08 la bloque) » (Financements, § 7).

use super::situation::Cellules;
use super::{Catalogue, Etape, Euros, Financeur, Situation, Verdict};

/// The request made to one funder, and what removes it.
#[derive(Debug, Clone, PartialEq)]
pub struct LigneDemandee {
    pub financeur: Financeur,
    /// Nothing is known of an empty cell: the line waits.
    pub demande: Option<Euros>,
    /// The rules that would refuse any vote of this funder, by code.
    pub ecartee_par: Vec<(String, Verdict)>,
}

impl LigneDemandee {
    /// The amount that may be given, at most.
    #[must_use]
    pub fn admise(&self) -> Option<Euros> {
        self.demande.filter(|d| d.est_positif() && self.ecartee_par.is_empty())
    }
}

/// The rules that bear on one line, whatever the others receive.
const DE_LIGNE: [&str; 2] = ["AAP-06", "DEP-01"];
const DE_LIGNE_CAF: [&str; 4] = ["CAF-02", "CAF-03", "CAF-07", "CAF-08"];

/// Judges each line as if its whole request were voted, alone.
#[must_use]
pub fn lignes(catalogue: &Catalogue, situation: &Situation) -> Vec<LigneDemandee> {
    situation.plan.iter().map(|(qui, cellules)| ligne(catalogue, situation, qui, cellules)).collect()
}

fn ligne(catalogue: &Catalogue, situation: &Situation, qui: &Financeur, cellules: &Cellules) -> LigneDemandee {
    let demande = cellules.demande;
    let seule = Situation {
        etape: Some(Etape::Vote),
        plan: [(qui.clone(), Cellules::ouvertes(&[demande, demande, demande]))].into(),
        ..situation.clone()
    };
    let de_la_caf: &[&str] = if qui.code() == Financeur::CAF { &DE_LIGNE_CAF } else { &[] };
    let codes = DE_LIGNE.iter().chain(de_la_caf);
    let juges = codes.filter_map(|code| Some(((*code).to_owned(), catalogue.juger(code, &seule).ok()?)));
    LigneDemandee { financeur: qui.clone(), demande, ecartee_par: juges.filter(|(_, verdict)| verdict.bloque()).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admises(json: &str) -> Vec<(String, Option<i64>, Vec<String>)> {
        let situation: Situation = serde_json::from_str(json).unwrap();
        lignes(Catalogue::contrat_de_ville(), &situation)
            .into_iter()
            .map(|l| {
                let codes = l.ecartee_par.iter().map(|(code, _)| code.clone()).collect();
                (l.financeur.to_string(), l.admise().map(|e| e.centimes() / 100), codes)
            })
            .collect()
    }

    fn ligne(qui: &str, admise: Option<i64>, codes: &[&str]) -> (String, Option<i64>, Vec<String>) {
        (qui.to_owned(), admise, codes.iter().map(|c| (*c).to_owned()).collect())
    }

    #[test]
    fn une_demande_sous_le_plancher_n_est_pas_admise_et_une_case_vide_attend() {
        let lues = admises(r#"{"plan":{"ETAT":[8000],"AGGLO":[499],"VILLE":[null],"DEPT":[0]}}"#);
        assert_eq!(
            lues,
            [
                ligne("Ville", None, &[]),
                ligne("État", Some(8_000), &[]),
                ligne("Agglo", None, &["AAP-06"]),
                ligne("Département", None, &[])
            ]
        );
    }

    #[test]
    fn la_caf_est_otee_quand_l_action_chevauche_ou_que_le_bilan_manque() {
        let deux_ans =
            r#"{"exercice":2026,"plan":{"CAF":[3000],"VILLE":[3000]},"dossier":{"debut":"2026-09-01","fin":"2027-05-31"}}"#;
        assert_eq!(admises(deux_ans), [ligne("Ville", Some(3_000), &[]), ligne("CAF", None, &["CAF-02", "CAF-03"])]);
        let sans_bilan = r#"{"date":"2026-05-02","exercice":2026,"plan":{"CAF":[3000]},
            "dossier":{"debut":"2026-01-01","fin":"2026-12-31"},"historique":[{"exercice":2025,"vote":{"CAF":3500},"bilan":{}}]}"#;
        assert_eq!(admises(sans_bilan), [ligne("CAF", None, &["CAF-07", "CAF-08"])]);
    }
}
