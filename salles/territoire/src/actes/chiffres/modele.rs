//! The workbook people fill in: every figure on record is there, ready to be corrected; new rows are added below.

use super::colonnes;
use crate::m;
use crate::model::{AncienCode, Statistique, Territoire};
use crate::regles::chiffre::LIGNES_MAX;
use crate::regles::chiffre::jugement::Lieux;
use jiff::civil::DateTime;
use sheets::{ALire, Classeur, Feuille, Valeur};
use std::collections::HashMap;
use store::{Read, StoreError};
use web::Visit;

/// The workbook of now.
///
/// # Errors
/// `StoreError`.
pub async fn modele(visit: &Visit, reader: &mut impl Read, cree_a: DateTime) -> Result<Classeur, StoreError> {
    let (t, lang) = (m(visit.lang), visit.lang);
    let places: Vec<Territoire> = reader.list("", vec![]).await?;
    let anciens: Vec<AncienCode> = reader.list("", vec![]).await?;
    let mut figures: Vec<Statistique> =
        reader.list(";; ORDER BY territoire_nom COLLATE \"C\", ordre, id COLLATE \"C\"", vec![]).await?;
    figures.truncate(LIGNES_MAX);
    let lieux = Lieux::new(&places, &anciens);
    let names: HashMap<_, String> = places.iter().map(|p| (p.id, lieux.nommer(p))).collect();
    let text = |text: &str| if text.is_empty() { Valeur::Vide } else { Valeur::texte(text) };
    let row = |f: &Statistique| {
        let lieu = f.territoire_id.and_then(|id| names.get(&id)).map_or(f.territoire_nom.as_str(), String::as_str);
        let number = f.valeur.as_deref().map(|v| (v, v.parse().ok()));
        vec![
            text(lieu),
            text(&f.groupe),
            text(&f.indicateur),
            match number {
                Some((_, Some(number))) => Valeur::Nombre(number),
                Some((written, None)) => text(written),
                None => Valeur::texte(t.chiffre_nd()),
            },
            text(&f.unite),
            text(f.annee.as_deref().unwrap_or_default()),
            text(&f.source),
            text(&f.id.to_string()),
        ]
    };
    let titre = t.tableau_titre_de(&visit.collectivite.nom);
    Ok(Classeur {
        a_lire: Some(ALire {
            nom: t.tableau_a_lire(),
            paragraphes: vec![
                titre.clone(),
                t.tableau_lire_lignes(),
                t.tableau_lire_valeur(),
                t.tableau_lire_repere(),
                t.tableau_lire_suite(),
            ],
        }),
        feuilles: vec![Feuille { nom: t.tableau_feuille(), colonnes: colonnes(lang), lignes: figures.iter().map(row).collect() }],
        meta: vec![("collectivite".to_owned(), visit.collectivite.slug.clone())],
        cree_a,
        titre,
        lang,
    })
}
