//! A budget judged by its own arithmetic and by the rules of the catalogue: they never disagree.

use financements::regles::budget::{Budget, LIGNES};
use financements::regles::{Catalogue, Conclusion, Etape, Euros, Financeur, Situation};
use kernel::Refusal;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn le_budget_et_les_regles_disent_la_meme_chose(
        montants in proptest::collection::vec(proptest::option::of(prop_oneof![Just(0i64), Just(1_000), 0i64..5_000]), LIGNES.len()),
        equilibre in any::<bool>(),
    ) {
        let mut budget = Budget::default();
        let mut situation = Situation { etape: Some(Etape::Demande), ..Situation::default() };
        let qui = Financeur::nomme("ETAT");
        let mut poser = |code: &str, euros: i64| {
            let ligne = LIGNES.iter().find(|l| l.code == code);
            // One funder for one of its lines: a second line of the same funder would replace the first.
            let par_financeur = ligne.is_some_and(|l| l.par_financeur);
            if par_financeur && code != "74etat" {
                return Ok(());
            }
            budget.poser(code, par_financeur.then_some(&qui), Euros::entiers(euros))?;
            let cote = match ligne.map(|l| l.cote) {
                Some(financements::regles::budget::Cote::Charge) => &mut situation.budget.charges,
                _ => &mut situation.budget.produits,
            };
            cote.insert(code.to_owned(), Some(Euros::entiers(euros)));
            Ok::<(), financements::regles::budget::RefusBudget>(())
        };
        for (ligne, montant) in LIGNES.iter().zip(&montants) {
            if let Some(montant) = montant {
                prop_assert_eq!(poser(ligne.code, *montant), Ok(()));
            }
        }
        if equilibre {
            // Own funds or a surplus close the budget, as the remedy says.
            let ecart = (budget.produits() - budget.charges()).centimes() / 100;
            let (code, n) = if ecart > 0 { ("excprev", ecart) } else { ("insufprevisionnel", -ecart) };
            let deja = montants.iter().zip(&LIGNES).find(|(_, l)| l.code == code).and_then(|(m, _)| *m).unwrap_or(0);
            let total = Euros::entiers(n + deja);
            prop_assert_eq!(budget.poser(code, None, total), Ok(()));
            let cote = if ecart > 0 { &mut situation.budget.charges } else { &mut situation.budget.produits };
            cote.insert(code.to_owned(), Some(total));
        }
        let refus: Vec<&str> = budget.refus().iter().map(Refusal::code).collect();
        prop_assert!(!equilibre || !refus.contains(&"BUD-01"));
        for code in ["BUD-01", "BUD-02"] {
            let verdict = Catalogue::contrat_de_ville().juger(code, &situation).map(|v| v.verdict);
            let attendu = if refus.contains(&code) { Conclusion::Violee } else { Conclusion::Respectee };
            prop_assert_eq!(verdict, Ok(attendu));
        }
    }
}
