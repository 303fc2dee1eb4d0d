//! The figures of a plan beside it in the workbook, each with the code that leads back to how it was made. Nothing of it is
//! read back.

use super::Colonnes;
use crate::m;
use kernel::Lang;
use kernel::nombre::Nombre;
use sheets::{Feuille, Genre, Valeur};

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Taux {
    pub objet: String,
    pub lecture: String,
    pub annee: i64,
    pub valeur: Nombre,
    pub code: String,
}

/// « Tout chiffre affiché, exporté ou figé ouvre : formule en français et version » (§ 8): here, by its code.
#[must_use]
pub fn feuille_des_taux(all: &[Taux], lang: Lang) -> Feuille {
    let (c, t) = (Colonnes(lang), m(lang));
    let columns = vec![
        c.vue("objet", &t.calcul_quoi(), Genre::Texte),
        c.vue("lecture", &t.classeur_taux_lecture(), Genre::Texte),
        c.vue("annee", &t.edition_col_annee(), Genre::Entier),
        c.vue("taux", &t.classeur_taux_pourcent(), Genre::Decimal),
        c.vue("code", &t.classeur_taux_code(), Genre::Texte),
    ];
    let row = |one: &Taux| {
        let rate = one.valeur.arrondi(2, true);
        vec![
            Valeur::texte(one.objet.clone()),
            Valeur::texte(one.lecture.clone()),
            one.annee.into(),
            rate.parse().map_or_else(|_| Valeur::texte(rate.clone()), Valeur::Nombre),
            Valeur::texte(one.code.clone()),
        ]
    };
    Feuille { nom: t.classeur_feuille_taux(), colonnes: columns, lignes: all.iter().map(row).collect() }
}
