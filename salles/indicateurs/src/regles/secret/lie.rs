//! Tables whose cases add up in more than one way (places, sexes, ages): what is hidden in one must not be found again by
//! subtraction in another.

use super::{Publie, RegleSecret};
use crate::regles::Lecture;
use kernel::nombre::Nombre;
use std::collections::BTreeMap;

/// What a reader can work out: a total is the sum of its cases and of what is left, which is not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Egalite<K> {
    pub total: K,
    pub cases: Vec<K>,
}

/// « Toute case strictement positive sous le seuil devient « c » […]. Si le total est publié, on masque ensuite la plus petite
/// case publiée non nulle (à égalité, premier code) jusqu'à deux cases masquées au moins **et** une somme masquée au moins
/// égale au seuil ; faute de candidat, le total est masqué » (§ 7), asked of every equality until all hold. A masked total
/// whose cases all are published would be found by adding them: the smallest is masked too. « Les niveaux emboîtés […] se
/// masquent ensemble »: what is left of a total once its cases are taken out is judged as one more case.
///
/// An equality whose total is unknown hides nothing. A value secret at its source counts for one case and for nothing in
/// the sum.
#[must_use]
pub fn secret_lie<K: Ord + Clone>(
    regle: &RegleSecret,
    valeurs: &BTreeMap<K, Lecture>,
    egalites: &[Egalite<K>],
) -> BTreeMap<K, Publie> {
    let mut publiees: BTreeMap<K, Publie> = valeurs
        .iter()
        .map(|(cle, lecture)| {
            let publie = match lecture.valeur() {
                Some(n) if regle.est_petit(n) => Publie::Secret,
                Some(n) => Publie::Valeur(n.clone()),
                None if lecture.est_secrete() => Publie::Secret,
                None => Publie::Absent,
            };
            (cle.clone(), publie)
        })
        .collect();
    // Each turn masks one value more, or ends.
    while let Some(cle) = egalites.iter().find_map(|e| a_masquer(regle, valeurs, &publiees, e)) {
        publiees.insert(cle, Publie::Secret);
    }
    publiees
}

/// What must be masked next for an equality to tell nothing.
fn a_masquer<K: Ord + Clone>(
    regle: &RegleSecret,
    valeurs: &BTreeMap<K, Lecture>,
    publiees: &BTreeMap<K, Publie>,
    egalite: &Egalite<K>,
) -> Option<K> {
    let nombre = |cle: &K| valeurs.get(cle).and_then(Lecture::valeur);
    let total = nombre(&egalite.total)?;
    let masque = |cle: &&K| publiees.get(*cle) == Some(&Publie::Secret);
    let connues: Nombre = egalite.cases.iter().filter_map(nombre).sum();
    let reste = total - &connues;
    let mut masquees = egalite.cases.iter().filter(masque).count();
    let mut somme: Nombre = egalite.cases.iter().filter(masque).filter_map(nombre).sum();
    if regle.est_petit(&reste) && reste.est_positif() {
        masquees += 1;
        somme = somme + &reste;
    }
    let total_masque = publiees.get(&egalite.total) == Some(&Publie::Secret);
    let tenue = match (masquees, total_masque) {
        (0, false) => true,
        (n, true) => n > 0 || egalite.cases.is_empty(),
        (n, false) => n >= 2 && somme >= regle.seuil,
    };
    if tenue {
        return None;
    }
    let candidats = egalite.cases.iter().filter(|cle| matches!(publiees.get(*cle), Some(Publie::Valeur(n)) if n.est_positif()));
    let plus_petite = candidats.min_by_key(|cle| (nombre(cle), *cle));
    plus_petite.or((!total_masque).then_some(&egalite.total)).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regles::{Case, secret};
    use proptest::prelude::*;

    type Cle = (u8, u8);

    fn table(lignes: &[Vec<i64>]) -> (BTreeMap<Cle, Lecture>, Vec<Egalite<Cle>>) {
        let large = lignes.iter().map(Vec::len).max().unwrap_or(0);
        let mut valeurs = BTreeMap::new();
        let mut egalites = vec![];
        let rang = |n: usize| u8::try_from(n).unwrap() + 1;
        for (i, ligne) in lignes.iter().enumerate() {
            for (j, n) in ligne.iter().enumerate() {
                valeurs.insert((rang(i), rang(j)), Lecture::from(Nombre::from(*n)));
            }
            valeurs.insert((rang(i), 0), Lecture::from(Nombre::from(ligne.iter().sum::<i64>())));
            egalites.push(Egalite { total: (rang(i), 0), cases: (0..ligne.len()).map(|j| (rang(i), rang(j))).collect() });
        }
        for j in 0..=large {
            let colonne: Vec<Cle> = (0..lignes.len()).map(|i| (rang(i), u8::try_from(j).unwrap())).collect();
            let somme: Nombre = colonne.iter().filter_map(|c| valeurs.get(c)?.valeur().cloned()).sum();
            valeurs.insert((0, u8::try_from(j).unwrap()), Lecture::from(somme));
            egalites.push(Egalite { total: (0, u8::try_from(j).unwrap()), cases: colonne });
        }
        let ensemble = (1..=large).map(|j| (0, u8::try_from(j).unwrap())).collect();
        egalites.push(Egalite { total: (0, 0), cases: ensemble });
        (valeurs, egalites)
    }

    #[test]
    fn une_table_simple_se_masque_comme_le_veut_le_document() {
        // S01, S02, S03.
        for (cases, total) in [(vec![4, 20, 36], 60), (vec![0, 15, 25], 40), (vec![4, 5], 9)] {
            let valeurs: BTreeMap<String, Lecture> = cases
                .iter()
                .enumerate()
                .map(|(n, v)| (format!("C{n}"), Lecture::from(Nombre::from(*v))))
                .chain([(String::new(), Lecture::from(Nombre::from(total)))])
                .collect();
            let noms: Vec<String> = (0..cases.len()).map(|n| format!("C{n}")).collect();
            let publiees =
                secret_lie(&RegleSecret::default(), &valeurs, &[Egalite { total: String::new(), cases: noms.clone() }]);
            let liste: Vec<Case> = noms.iter().map(|n| Case::nouvelle(n.clone(), valeurs[n].clone())).collect();
            let seule = secret(&RegleSecret::default(), &liste, Some(&Nombre::from(total)));
            assert_eq!(publiees[""], seule.total, "{cases:?}");
            for nom in noms {
                assert_eq!(publiees[&nom], seule.cases[&nom], "{cases:?} {nom}");
            }
        }
    }

    #[test]
    fn une_case_masquee_dans_sa_ligne_l_est_aussi_dans_sa_colonne() {
        let (valeurs, egalites) = table(&[vec![4, 20], vec![30, 40], vec![50, 60]]);
        let publiees = secret_lie(&RegleSecret::default(), &valeurs, &egalites);
        // Row 1 hides both; each column then hides one more, and that row one more.
        for cle in [(1, 1), (1, 2), (2, 1), (2, 2)] {
            assert_eq!(publiees[&cle], Publie::Secret, "{cle:?}");
        }
        assert_eq!(publiees[&(3, 1)], Publie::Valeur(Nombre::from(50)));
        assert_eq!(publiees[&(0, 0)], Publie::Valeur(Nombre::from(204)));
    }

    proptest! {
        #[test]
        fn aucune_egalite_ne_rend_une_case_masquee(lignes in prop::collection::vec(prop::collection::vec(0_i64..60, 3), 1..5)) {
            let (valeurs, egalites) = table(&lignes);
            let regle = RegleSecret::default();
            let publiees = secret_lie(&regle, &valeurs, &egalites);
            for (cle, publie) in &publiees {
                let n = valeurs[cle].valeur().unwrap();
                prop_assert!(!matches!(publie, Publie::Valeur(v) if v != n), "une valeur publiée est la vraie");
                prop_assert!(!(n.est_positif() && *n < Nombre::from(11)) || *publie == Publie::Secret);
            }
            for e in &egalites {
                let masquees = e.cases.iter().chain([&e.total]).filter(|c| publiees[*c] == Publie::Secret).count();
                prop_assert!(masquees != 1, "une seule inconnue se retrouve : {e:?}");
                if masquees > 0 && publiees[&e.total] != Publie::Secret {
                    let somme: Nombre = e.cases.iter().filter(|c| publiees[*c] == Publie::Secret).filter_map(|c| valeurs[c].valeur()).sum();
                    prop_assert!(somme >= Nombre::from(11));
                }
            }
            prop_assert_eq!(&publiees, &secret_lie(&regle, &valeurs, &egalites), "deux fois le même masque");
        }
    }
}
