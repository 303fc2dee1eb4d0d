//! The file people fill in: one row per indicator, place and period, what is on record already there.

use crate::actes::valeurs::Dossier;
use crate::m;
use crate::model::{Indicateur, Part, Suivi, Valeur};
use crate::regles::{Mois, ecrire_periode, grille};
use jiff::civil::{Date, DateTime};
use kernel::Lang;
use sheets::{ALire, Classeur, Colonne, Feuille, Genre, Valeur as Case};
use web::Visit;

/// Sheet of the values.
pub const NOM_FEUILLE: &str = "Valeurs";
/// Rows of the model at most: what one entry may hold.
const LIGNES_MAX: usize = crate::actes::valeurs::ecriture::CELLULES_MAX;

/// The columns read, in the order of the model; the first three and the value are needed.
#[must_use]
pub fn colonnes(lang: Lang) -> Vec<Colonne> {
    let t = m(lang);
    vec![
        Colonne::new("code", &t.import_colonne_code(), Genre::Texte).aide(&t.import_aide_code()),
        Colonne::new("territoire", &t.import_colonne_territoire(), Genre::Texte).aide(&t.import_aide_territoire()),
        Colonne::new("periode", &t.import_colonne_periode(), Genre::Texte).aide(&t.import_aide_periode()),
        Colonne::new("source", &t.import_colonne_source(), Genre::Texte).aide(&t.import_aide_source()),
        Colonne::new("ventilation", &t.import_colonne_ventilation(), Genre::Texte).aide(&t.import_aide_ventilation()),
        Colonne::new("valeur", &t.import_colonne_valeur(), Genre::Texte).aide(&t.import_aide_valeur()),
        Colonne::new("motif", &t.import_colonne_motif(), Genre::Texte).aide(&t.import_aide_motif()),
        Colonne::new("qualite", &t.import_colonne_qualite(), Genre::Texte).aide(&t.import_aide_qualite()),
        Colonne::new("commentaire", &t.import_colonne_commentaire(), Genre::Texte),
        Colonne::new("preuve", &t.import_colonne_preuve(), Genre::Texte).aide(&t.import_aide_preuve()),
        Colonne::new("limites", &t.import_colonne_limites(), Genre::Texte).aide(&t.import_aide_limites()),
        Colonne::new("indicateur", &t.import_colonne_indicateur(), Genre::Texte).lecture_seule(),
    ]
}

/// The periods that someone may have to answer on a day, oldest first.
fn echues(suivi: &Suivi, dossier: &Dossier, jour: Date) -> Vec<Mois> {
    let (Some(pas), Some((debut, fin))) = (suivi.pas(), dossier.contrat.bornes()) else { return vec![] };
    let de = suivi.debut.map_or(debut, |d| d.max(debut));
    let periodes = grille(pas, suivi.debut, de, fin.min(Mois::de(jour).plus(pas.mois())));
    periodes.into_iter().filter(|mois| mois.plus(-pas.mois() + 1) <= Mois::de(jour)).collect()
}

/// The workbook: what this visitor may type, on a day.
#[must_use]
pub fn modele(visit: &Visit, dossier: &Dossier, jour: Date, cree_a: DateTime) -> Classeur {
    let (t, lang) = (m(visit.lang), visit.lang);
    let mut lignes = vec![];
    for indicateur in dossier.indicateurs.iter().filter(|i| dossier.peut_saisir(visit, i)) {
        let suivi = dossier.suivi(indicateur);
        let places = dossier.places(&suivi);
        for mois in echues(&suivi, dossier, jour) {
            if places.is_empty() {
                lignes.extend(rangees(dossier, indicateur, &suivi, ("", ""), mois, lang));
            }
            for place in &places {
                let nom = place.code.as_deref().unwrap_or(&place.nom);
                lignes.extend(rangees(dossier, indicateur, &suivi, (&place.id.to_string(), nom), mois, lang));
            }
        }
    }
    lignes.truncate(LIGNES_MAX);
    Classeur {
        a_lire: Some(ALire {
            nom: t.import_a_lire(),
            paragraphes: vec![
                t.import_lire_titre(&dossier.contrat.nom),
                t.import_lire_valeur(),
                t.import_lire_lignes(),
                t.import_lire_suite(),
            ],
        }),
        feuilles: vec![Feuille { nom: NOM_FEUILLE.to_owned(), colonnes: colonnes(lang), lignes }],
        meta: vec![("contrat".to_owned(), dossier.contrat.slug.clone())],
        cree_a,
        titre: t.import_lire_titre(&dossier.contrat.nom),
        lang,
    }
}

/// A total, then its parts.
fn rangees(dossier: &Dossier, i: &Indicateur, suivi: &Suivi, (id, nom): (&str, &str), mois: Mois, lang: Lang) -> Vec<Vec<Case>> {
    let v = dossier.valeur(i.id, id, mois, &suivi.source);
    let mut lignes =
        vec![ligne(i, suivi, (nom, ""), mois, v, &v.map(|v| v.texte_sur(i.echelle.as_ref(), lang)).unwrap_or_default())];
    for d in dossier.dimensions(i) {
        for modalite in d.modalites.iter() {
            let dite = format!("{}\u{202f}: {}", d.libelle, modalite.libelle);
            let part = v.and_then(|v| v.parts.iter().find(|p| p.dimension == d.id && p.modalite == modalite.code));
            lignes.push(ligne(i, suivi, (nom, &dite), mois, None, &part.map(Part::texte).unwrap_or_default()));
        }
    }
    lignes
}

fn ligne(i: &Indicateur, suivi: &Suivi, (nom, dite): (&str, &str), mois: Mois, v: Option<&Valeur>, connue: &str) -> Vec<Case> {
    let texte = |t: &str| if t.is_empty() { Case::Vide } else { Case::texte(t) };
    vec![
        Case::texte(&i.code),
        texte(nom),
        Case::texte(ecrire_periode(mois, suivi.pas())),
        texte(&suivi.source),
        texte(dite),
        texte(connue),
        Case::Vide,
        Case::Vide,
        texte(v.map(|v| v.commentaire.as_str()).unwrap_or_default()),
        texte(v.map(|v| v.preuve.as_str()).unwrap_or_default()),
        texte(v.map(|v| v.millesime.as_str()).unwrap_or_default()),
        Case::texte(if i.unite.is_empty() { i.libelle.clone() } else { format!("{} ({})", i.libelle, i.unite) }),
    ]
}
