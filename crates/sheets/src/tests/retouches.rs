//! Any correction of any list: the preview says exactly what was corrected, where, and nothing else.

use super::{liste, relire, xlsx};
use crate::*;
use jiff::civil::date;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Another value that the column takes.
fn autre(rang: usize, graine: u32) -> Valeur {
    let n = i64::from(graine);
    match rang {
        1 | 2 => Valeur::texte(format!("texte {graine}\n« corrigé »")),
        3 => (n + 10_000).into(),
        4 => Valeur::Nombre(format!("{graine}.75").parse().unwrap()),
        5 => date(2030, 1, 1).checked_add(jiff::Span::new().days(n % 5_000)).unwrap().into(),
        6 => Valeur::OuiNon(false),
        7 => Valeur::texte("Terminée"),
        _ => Valeur::texte(format!("Service numéro {0}, direction {1}", 20 + n % 20, (20 + n % 20) % 3)),
    }
}

fn grande_liste() -> Feuille {
    let mut list = liste();
    let model = list.lignes[0].clone();
    list.lignes = (0..20_i64)
        .map(|n| {
            let mut row = model.clone();
            row[0] = Valeur::texte(format!("F-{n:03}"));
            row[2] = Valeur::texte(format!("Action {n}"));
            row
        })
        .collect();
    list
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn les_ecarts_sont_exactement_les_retouches(
        edits in prop::collection::btree_map((0..20_usize, 1..9_usize), any::<u32>(), 0..25),
        order in Just((0..20_usize).collect::<Vec<_>>()).prop_shuffle(),
        columns in Just((0..10_usize).collect::<Vec<_>>()).prop_shuffle(),
        as_csv in any::<bool>(),
    ) {
        let list = grande_liste();
        let mut corrected = list.clone();
        for ((row, column), seed) in &edits {
            corrected.lignes[*row][*column] = autre(*column, *seed);
        }
        // Sorted and with its columns moved, as a person leaves it.
        let file = Feuille {
            nom: list.nom.clone(),
            colonnes: columns.iter().map(|c| list.colonnes[*c].clone()).collect(),
            lignes: order.iter().map(|r| columns.iter().map(|c| corrected.lignes[*r][*c].clone()).collect()).collect(),
        };
        let read = if as_csv {
            relire(&ecrire_csv(&file, kernel::Lang::Fr).unwrap(), "Fiches.csv", &list)
        } else {
            relire(&xlsx(&file), "plan.xlsx", &list)
        };
        let ecarts = confronter(&list, &read, Some(&list));
        prop_assert!(ecarts.erreurs.is_empty() && ecarts.absentes.is_empty(), "{:?}", ecarts.erreurs);
        let mut found = BTreeMap::new();
        for row in &ecarts.lignes {
            for change in &row.changements {
                let at = order[change.adresse.ligne as usize - 2];
                prop_assert_eq!(row.identifiant.clone(), Some(format!("F-{at:03}")));
                let column = columns[change.adresse.colonne as usize];
                prop_assert_eq!(&change.colonne, &list.colonnes[column].cle);
                found.insert((at, column), change.apres.clone());
            }
        }
        let expected: BTreeMap<_, _> = edits.iter().map(|((r, c), seed)| ((*r, *c), autre(*c, *seed))).collect();
        prop_assert_eq!(found, expected);
    }
}
