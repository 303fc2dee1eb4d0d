//! The figure of a formula for a year, what it lacks, and the order in which several are computed.

use super::{Formule, Signe};
use crate::regles::{Lecture, TypeEvolution, evolution};
use kernel::nombre::Nombre;
use std::collections::{BTreeMap, BTreeSet};

/// A figure that a formula could not do without.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Manque<R> {
    pub operande: R,
    pub annee: i64,
}

/// « Un chiffre incomplet le dit […], ou il n'existe pas » (§ 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calculee<R> {
    pub valeur: Option<Nombre>,
    pub manques: BTreeSet<Manque<R>>,
    /// « `denominateur_nul` », « `base_nulle` »
    pub division_par_zero: bool,
    /// What follows another rule than the year before: « rupture de série », which an evolution does not cross.
    pub ruptures: BTreeSet<Manque<R>>,
}

/// The figure of a year, exact. `lire` gives that of an indicator for a year; `coupee` says whether its series breaks between
/// the year before and this one.
pub fn calculer<R: Clone + Ord>(
    formule: &Formule<R>,
    annee: i64,
    lire: &impl Fn(&R, i64) -> Lecture,
    coupee: &impl Fn(&R, i64) -> bool,
) -> Calculee<R> {
    let mut calcul = Calculee { valeur: None, manques: BTreeSet::new(), division_par_zero: false, ruptures: BTreeSet::new() };
    calcul.valeur = valeur(formule, annee, &(lire, coupee), &mut calcul);
    calcul
}

fn valeur<R: Clone + Ord, L: Fn(&R, i64) -> Lecture, C: Fn(&R, i64) -> bool>(
    formule: &Formule<R>,
    annee: i64,
    sources: &(&L, &C),
    calcul: &mut Calculee<R>,
) -> Option<Nombre> {
    let (lire, coupee) = *sources;
    let mut une = |r: &R, annee: i64| {
        let lue = lire(r, annee).valeur().cloned();
        if lue.is_none() {
            calcul.manques.insert(Manque { operande: r.clone(), annee });
        }
        lue
    };
    match formule {
        Formule::Nombre(n) => Some(n.clone()),
        Formule::Lire(r) => une(r, annee),
        Formule::Evolution(r) => {
            let (avant, apres) = (une(r, annee - 1), une(r, annee));
            if coupee(r, annee) && avant.is_some() && apres.is_some() {
                calcul.ruptures.insert(Manque { operande: r.clone(), annee });
                return None;
            }
            let resultat = evolution(TypeEvolution::Relative, avant.as_ref(), apres.as_ref());
            calcul.division_par_zero |= avant.is_some() && apres.is_some() && resultat.valeur.is_none();
            resultat.valeur
        }
        Formule::Oppose(dedans) => valeur(dedans, annee, sources, calcul).map(|n| -n),
        Formule::Op(signe, gauche, droite) => {
            // Both, so that everything that is missing is named.
            let (a, b) = (valeur(gauche, annee, sources, calcul), valeur(droite, annee, sources, calcul));
            let (a, b) = (a?, b?);
            match signe {
                Signe::Plus => Some(a + &b),
                Signe::Moins => Some(a - &b),
                Signe::Fois => Some(a * &b),
                Signe::Sur => {
                    calcul.division_par_zero |= b.est_nul();
                    a.checked_div(&b)
                }
            }
        }
    }
}

/// Formulas in an order where each comes after those it reads.
///
/// # Errors
/// « Un cycle de formules est refusé à l'enregistrement, avec le chemin » (§ 9): the path, its first name repeated at the end.
pub fn ordre<R: Clone + Ord>(formules: &BTreeMap<R, Formule<R>>) -> Result<Vec<R>, Vec<R>> {
    let mut faites: BTreeSet<R> = BTreeSet::new();
    let mut rangees = vec![];
    for depart in formules.keys() {
        // The path walked, each step with what it still has to look at.
        let mut chemin: Vec<(R, Vec<R>)> = vec![];
        let entrer = |r: &R| (r.clone(), formules.get(r).map(|f| f.operandes().into_iter().rev().collect()).unwrap_or_default());
        if !faites.contains(depart) {
            chemin.push(entrer(depart));
        }
        while let Some((ici, restent)) = chemin.last_mut() {
            let Some(suivant) = restent.pop() else {
                faites.insert(ici.clone());
                if formules.contains_key(ici) {
                    rangees.push(ici.clone());
                }
                chemin.pop();
                continue;
            };
            if let Some(debut) = chemin.iter().position(|(r, _)| *r == suivant) {
                let boucle = chemin.iter().skip(debut).map(|(r, _)| r.clone());
                return Err(boucle.chain([suivant]).collect());
            }
            if !faites.contains(&suivant) {
                chemin.push(entrer(&suivant));
            }
        }
    }
    Ok(rangees)
}

#[cfg(test)]
mod tests {
    use super::super::lire_formule;
    use super::*;
    use crate::regles::{Quotient, ratio};
    use proptest::prelude::*;

    fn formules(textes: &[(&str, &str)]) -> BTreeMap<String, Formule<String>> {
        textes.iter().map(|(nom, texte)| ((*nom).to_owned(), lire_formule(texte).unwrap())).collect()
    }

    fn calculee(texte: &str, valeurs: &[(&str, i64, i64)]) -> Calculee<String> {
        let lire = |nom: &String, annee: i64| {
            let trouvee = valeurs.iter().find(|(n, a, _)| n == nom && *a == annee);
            Lecture::from(trouvee.map(|(_, _, v)| Nombre::from(*v)))
        };
        calculer(&lire_formule(texte).unwrap(), 2, &lire, &|nom: &String, annee| nom == "rompu" && annee == 2)
    }

    #[test]
    fn une_evolution_ne_traverse_pas_une_rupture() {
        let rompue = calculee("evolution([rompu]) + 1", &[("rompu", 1, 80), ("rompu", 2, 100)]);
        assert_eq!((rompue.valeur, rompue.manques.len(), rompue.ruptures.len()), (None, 0, 1));
        let lue = calculee("[rompu] + 1", &[("rompu", 2, 100)]);
        assert_eq!((lue.valeur, lue.ruptures.len()), (Some(Nombre::from(101)), 0), "le chiffre d’une année se lit toujours");
    }

    #[test]
    fn un_manque_est_nomme_et_ne_vaut_pas_zero() {
        let partielle = calculee("[a] + [b] × [c]", &[("a", 2, 3)]);
        assert_eq!(partielle.valeur, None);
        let noms: Vec<&str> = partielle.manques.iter().map(|m| m.operande.as_str()).collect();
        assert_eq!(noms, ["b", "c"]);
        let nulle = calculee("[a] / [b]", &[("a", 2, 3), ("b", 2, 0)]);
        assert_eq!((nulle.valeur, nulle.division_par_zero, nulle.manques.len()), (None, true, 0), "0/0 n’est ni 0 ni 100");
        // L01 and L02 of the document.
        assert_eq!(calculee("evolution([a])", &[("a", 1, 80), ("a", 2, 100)]).valeur, Some(Nombre::from(25)));
        assert!(calculee("evolution([a])", &[("a", 1, 0), ("a", 2, 5)]).division_par_zero);
        assert_eq!(calculee("evolution([a])", &[("a", 2, 5)]).manques.iter().next().map(|m| m.annee), Some(1));
    }

    #[test]
    fn un_cycle_montre_son_chemin() {
        let bonnes = formules(&[("a", "[b] + [c]"), ("b", "[c] × 2"), ("d", "[a] / [b]")]);
        assert_eq!(ordre(&bonnes), Ok(["b", "a", "d"].map(str::to_owned).to_vec()));
        let cycle = formules(&[("a", "[b]"), ("b", "[c] + 1"), ("c", "2 × [a]")]);
        assert_eq!(ordre(&cycle), Err(["a", "b", "c", "a"].map(str::to_owned).to_vec()));
        assert_eq!(ordre(&formules(&[("a", "evolution([a])")])), Err(["a", "a"].map(str::to_owned).to_vec()));
    }

    proptest! {
        #[test]
        fn un_taux_calcule_est_celui_de_f1(haut in 0_i64..10_000, bas in 0_i64..10_000) {
            let calcul = calculee("100 × [a] / [b]", &[("a", 2, haut), ("b", 2, bas)]);
            let attendu = ratio(&Quotient::nouveau(Some(Nombre::from(haut)), Some(Nombre::from(bas))));
            prop_assert_eq!(calcul.valeur, attendu.valeur);
        }

        #[test]
        fn l_ordre_met_chaque_formule_apres_celles_qu_elle_lit(liens in prop::collection::vec((0_u8..8, 0_u8..8), 0..14)) {
            // Only towards lower numbers: no cycle.
            let mut textes: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for (a, b) in liens.into_iter().filter(|(a, b)| a > b) {
                textes.entry(format!("n{a}")).or_default().push(format!("[n{b}]"));
            }
            let lues: BTreeMap<String, Formule<String>> =
                textes.into_iter().map(|(nom, t)| (nom, lire_formule(&t.join(" + ")).unwrap())).collect();
            let rangees = ordre(&lues).unwrap();
            prop_assert_eq!(rangees.len(), lues.len());
            for (rang, nom) in rangees.iter().enumerate() {
                for operande in lues[nom].operandes() {
                    prop_assert!(!rangees[rang..].contains(&operande));
                }
            }
        }
    }
}
