//! What an agreement set aside for a file, and what of it the year takes: « réservation : part promise à une CPO » (Financements,
//! § 1). The file does not compete; each line of a signatory is paid on its promise, the others are programmed by hand on what is
//! available.

use std::collections::BTreeMap;

use super::{Candidat, euros_entiers};
use crate::regles::situation::Plan;
use crate::regles::{Euros, Financeur};

/// What the reservations pay of the lines of a file: the proposal of the funder, or while it gave none its request, never more
/// than the promise. A line that is not asked takes nothing.
#[must_use]
pub fn pris_sur_reservation(reserves: &BTreeMap<Financeur, Euros>, plan: &Plan) -> BTreeMap<Financeur, Euros> {
    let pris = |(qui, &reserve): (&Financeur, &Euros)| {
        let cellules = plan.get(qui)?;
        let demande = cellules.demande.filter(|d| d.est_positif())?;
        let montant = cellules.propose.unwrap_or(demande).min(reserve);
        montant.est_positif().then(|| (qui.clone(), montant))
    };
    reserves.iter().filter_map(pris).collect()
}

impl Candidat {
    /// Paid on what an agreement reserved: « sans nouvelle concurrence », it is not in the question.
    #[must_use]
    pub fn sur_reservation(&self) -> bool {
        !self.reserves.is_empty()
    }

    /// The lines of the file in a programme: those of the plan, but what reservations pay is not the plan's to say.
    pub(super) fn lignes(&self, du_plan: Option<&BTreeMap<String, i64>>) -> BTreeMap<String, i64> {
        let mut lignes = self.hors_reservation(du_plan);
        let pris = pris_sur_reservation(&self.reserves, &self.situation.plan);
        lignes.extend(pris.into_iter().map(|(qui, m)| (qui.code().to_owned(), euros_entiers(m))));
        lignes
    }

    /// The lines of a plan that no reservation pays.
    pub(super) fn hors_reservation(&self, du_plan: Option<&BTreeMap<String, i64>>) -> BTreeMap<String, i64> {
        let mut lignes = du_plan.cloned().unwrap_or_default();
        lignes.retain(|code, montant| *montant > 0 && !self.reserves.contains_key(&Financeur::nomme(code)));
        lignes
    }

    /// « `proposee` (montant, ou 0 motivé) »: the funders that were asked and answered « rien ».
    #[must_use]
    pub fn refus(&self) -> Vec<&Financeur> {
        let refuse = |c: &crate::regles::situation::Cellules| {
            c.demande.is_some_and(Euros::est_positif) && c.propose.is_some_and(|p| !p.est_positif())
        };
        self.situation.plan.iter().filter(|(_, c)| refuse(c)).map(|(qui, _)| qui).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Choix, Parametres, Programme, alertes, lectures};
    use super::*;
    use crate::regles::situation::{Enveloppe, Retenu};
    use crate::regles::{Catalogue, Conclusion, Etape, Situation};
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn montants(euros: &[(&str, i64)]) -> BTreeMap<Financeur, Euros> {
        euros.iter().map(|(f, m)| (Financeur::nomme(f), Euros::entiers(*m))).collect()
    }

    /// A file of an agreement, and one that competes.
    fn candidats(reserves: &[(&str, i64)]) -> [Candidat; 2] {
        let candidat = |numero: &str, json: &str, reserves| Candidat {
            numero: numero.to_owned(),
            situation: serde_json::from_str(json).unwrap(),
            note: None,
            qpv: BTreeMap::new(),
            defi: None,
            axes: BTreeSet::new(),
            reserves,
            primo_porteur: false,
            levees: BTreeSet::new(),
        };
        let cpo = r#"{"plan":{"ETAT":[18000,11500],"DEPT":[9000,7800],"VILLE":[0,null]},"dossier":{"cpo":true}}"#;
        let libre = r#"{"plan":{"ETAT":[8000],"AGGLO":[5000],"DEPT":[4000]}}"#;
        [candidat("2026-0002", cpo, montants(reserves)), candidat("2026-0003", libre, BTreeMap::new())]
    }

    fn avec<T>(candidats: &[Candidat], disponibles: &[(&str, i64)], faire: impl FnOnce(&Programme<'_>) -> T) -> T {
        let (p, population, disponibles) = (Parametres::default(), BTreeMap::new(), montants(disponibles));
        faire(&Programme { candidats, disponibles: &disponibles, parametres: &p, population: &population, plafonds: &[] })
    }

    #[test]
    fn hors_convention_une_ligne_compte_sur_le_disponible_et_n_entre_que_si_on_l_y_met() {
        let candidats = candidats(&[("ETAT", 15_400), ("VILLE", 7_500)]);
        let disponibles = [("ETAT", 8_000), ("AGGLO", 5_000), ("DEPT", 7_000)];
        let dites = |plan: &solver::Plan| -> Vec<(String, String)> {
            let dites = avec(&candidats, &disponibles, |p| alertes(Catalogue::contrat_de_ville(), p, plan));
            dites.into_iter().map(|a| (a.code, a.verdict.message.unwrap_or_default())).collect()
        };
        let seules = dites(&solver::Plan::new());
        assert!(
            seules.iter().any(|(c, m)| c == "PRG-02" && m.contains("État") && m.contains("11 500 €") && m.contains("15 400 €")),
            "{seules:?}"
        );
        assert!(seules.iter().any(|(c, m)| c == "PRG-01" && m.contains("Ville")), "{seules:?}");
        assert!(
            !seules.iter().any(|(c, _)| c == "AAP-11"),
            "ce que la convention réserve n’est pas compté deux fois : {seules:?}"
        );
        let a_la_main = solver::Plan::from([("2026-0002".to_owned(), [("DEPT".to_owned(), 7_800)].into())]);
        assert!(dites(&a_la_main).iter().any(|(c, m)| c == "AAP-11" && m.starts_with("Département")), "{:?}", dites(&a_la_main));
        let (seul, pose) = avec(&candidats, &disponibles, |p| {
            let lus = |plan: &solver::Plan| lectures(Catalogue::contrat_de_ville(), p, plan).b;
            (lus(&solver::Plan::new()), lus(&a_la_main))
        });
        assert_eq!((seul, pose), ((1_150_000, 1_150_000), (1_930_000, 1_930_000)));
        // What is given by hand is taken off what the calculation shares out.
        let restent = |choix: &Choix| {
            avec(&candidats, &disponibles, |p| p.question(Catalogue::contrat_de_ville(), choix).probleme.enveloppes["DEPT"])
        };
        assert_eq!(restent(&Choix::default()), 7_000);
        let pose = solver::Plan::from([("2026-0002".to_owned(), [("DEPT".to_owned(), 4_000), ("ETAT".to_owned(), 99)].into())]);
        assert_eq!(restent(&Choix { a_la_main: pose, ..Choix::default() }), 3_000);
    }

    #[test]
    fn au_vote_ce_qui_depasse_la_promesse_se_prend_sur_l_enveloppe() {
        let juge = |vote: i64| {
            let json = format!(r#"{{"reservation":true,"plan":{{"AGGLO":[20000,20000,{vote}]}}}}"#);
            let mut retenu: Retenu = serde_json::from_str(&json).unwrap();
            retenu.reserves = montants(&[("AGGLO", 12_000)]);
            let enveloppe = Enveloppe {
                financeur: Some(Financeur::nomme("AGGLO")),
                montant: Some(Euros::entiers(1_000)),
                ..Enveloppe::default()
            };
            let s = Situation { etape: Some(Etape::Vote), programme: vec![retenu], enveloppe, ..Situation::default() };
            Catalogue::contrat_de_ville().juger("AAP-11", &s).unwrap()
        };
        assert_eq!(juge(12_000).verdict, Conclusion::Respectee);
        assert_eq!(juge(13_000).verdict, Conclusion::Respectee);
        let trop = juge(13_001);
        assert_eq!(trop.verdict, Conclusion::Violee);
        assert_eq!(trop.donnees["x"], 1_001);
    }

    proptest! {
        /// « Un financeur ne promet pas plus que son enveloppe » : nothing a file takes is neither on its promise nor counted.
        #[test]
        fn chaque_ligne_est_sur_sa_promesse_ou_sur_le_disponible(
            promis in 0_i64..20_000, demande in 0_i64..20_000, propose in proptest::option::of(0_i64..20_000), hors in 0_i64..9_000,
        ) {
            let mut candidats = candidats(&[("ETAT", promis)]);
            let propose = propose.map_or("null".to_owned(), |p| p.to_string());
            let json = format!(r#"{{"plan":{{"ETAT":[{demande},{propose}],"DEPT":[9000,100]}}}}"#);
            candidats[0].situation = serde_json::from_str(&json).unwrap();
            let pris = pris_sur_reservation(&candidats[0].reserves, &candidats[0].situation.plan);
            let pris = pris.get(&Financeur::nomme("ETAT")).copied().unwrap_or_default();
            prop_assert!(pris <= Euros::entiers(promis));
            prop_assert!(demande > 0 || pris == Euros::ZERO);
            let plan = solver::Plan::from([("2026-0002".to_owned(), [("DEPT".to_owned(), hors), ("ETAT".to_owned(), 7)].into())]);
            let lignes = avec(&candidats, &[], |p| {
                let retenus = p.retenus(&plan);
                let lues = retenus[0].lignes(Etape::Propose).into_iter();
                lues.map(|(f, m, reservee)| (f.code().to_owned(), m.exact_connu().unwrap(), reservee)).collect::<Vec<_>>()
            });
            let somme = |sur: bool| lignes.iter().filter(|(_, _, r)| *r == sur).fold(kernel::nombre::Nombre::zero(), |t, (_, m, _)| &t + m);
            prop_assert_eq!(somme(true), pris.nombre());
            prop_assert_eq!(somme(false), Euros::entiers(hors).nombre());
        }
    }
}
