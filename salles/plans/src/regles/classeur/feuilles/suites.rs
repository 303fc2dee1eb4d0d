//! The targets and the values of the indicators, year by year, as the grid reads them.

use super::{Colonnes, Liste, texte};
use crate::m;
use crate::regles::classeur::PlanEnTables;
use crate::regles::redaction::libelle_champ;
use indicateurs::model::{Absence, EtatObservation, Indicateur, Mesure};
use indicateurs::regles::{Lu, echelle};
use kernel::Lang;
use sheets::{Colonne, Genre, Valeur, mots};

const CIBLE: &str = "cible_";
const VALEUR: &str = "valeur_";

/// The column of the target of a year.
fn cible_de(annee: i64) -> String {
    format!("{CIBLE}{annee}")
}

/// The column of the value of a year.
fn valeur_de(annee: i64) -> String {
    format!("{VALEUR}{annee}")
}

/// The year of a column, and whether it holds targets.
pub(in crate::regles::classeur) fn annee_de(cle: &str) -> Option<(i64, bool)> {
    let year = |prefix: &str| cle.strip_prefix(prefix).and_then(|rest| rest.parse().ok());
    year(CIBLE).map(|n| (n, true)).or_else(|| year(VALEUR).map(|n| (n, false)))
}

/// One row per indicator: the target and the validated value of each year, and the reason of a correction.
pub(super) fn valeurs(plan: &PlanEnTables, lang: Lang) -> Liste {
    let (c, t) = (Colonnes(lang), m(lang));
    let mut columns = vec![
        c.id(),
        c.vue("code", &libelle_champ("code", lang), Genre::Texte),
        c.vue("libelle", &libelle_champ("libelle", lang), Genre::Texte),
        c.vue("unite", &t.classeur_unite(), Genre::Texte),
    ];
    for year in 1..=plan.contrat.duree_annees {
        columns.push(Colonne::new(&cible_de(year), &t.classeur_cible_de(year), Genre::Libre));
        columns.push(Colonne::new(&valeur_de(year), &t.classeur_valeur_de(year), Genre::Libre).aide(&t.classeur_valeur_aide()));
    }
    columns.push(Colonne::new("motif", &t.classeur_motif_titre(), Genre::Texte).aide(&t.classeur_motif_aide()));
    let row = |i: &Indicateur| {
        let mut cells =
            vec![Valeur::Texte(i.id.to_string()), texte("code", &i.code), texte("libelle", &i.libelle), texte("unite", &i.unite)];
        for year in 1..=plan.contrat.duree_annees {
            let target = plan.cibles.iter().find(|c| c.indicateur_id == i.id && c.annee == year);
            cells.push(target.map_or(Valeur::Vide, |c| but_dit(i, &c.valeur, lang)));
            let value = plan.observations.iter().find(|o| o.indicateur_id == i.id && o.annee == year);
            let value = value.filter(|o| o.etat == EtatObservation::Validee);
            cells.push(match value.map(|o| (o.valeur.as_deref(), o.absence, &o.motif)) {
                Some((Some(text), ..)) => valeur_dite(i, text, lang),
                Some((None, Some(absence), motif)) => Valeur::texte(absence_dite(absence, motif.as_deref(), lang)),
                _ => Valeur::Vide,
            });
        }
        cells.push(Valeur::Vide);
        cells
    };
    (columns, plan.indicateurs.iter().map(row).collect())
}

/// A number, or the step that it stands for: « Étude remise (25 %) ». A mark stays a number.
pub(in crate::regles::classeur) fn but_dit(i: &Indicateur, text: &str, lang: Lang) -> Valeur {
    let steps = i.echelle.as_ref().filter(|e| !e.etapes().is_empty());
    echelle::dire_texte(steps, text, lang).map_or_else(|| nombre(text), Valeur::Texte)
}

/// The same of a value; « oui » for a yes, a text as it is.
fn valeur_dite(i: &Indicateur, text: &str, lang: Lang) -> Valeur {
    match (i.mesure, text) {
        (Mesure::Texte | Mesure::Document, _) => Valeur::texte(text),
        (Mesure::OuiNon, "0" | "1") => Valeur::texte(mots::oui_non(text == "1", lang)),
        _ => but_dit(i, text, lang),
    }
}

/// What a cell means, as the sheet writes it.
pub(in crate::regles::classeur) fn lu_dit(i: &Indicateur, lu: &Lu, lang: Lang) -> Valeur {
    match lu {
        Lu::NonSaisi => Valeur::Vide,
        Lu::Texte(text) => Valeur::texte(text.clone()),
        Lu::Absente(absence, motif) => Valeur::texte(absence_dite(*absence, motif.as_deref(), lang)),
        Lu::Nombre(_) | Lu::Couple(..) => lu.nombre().map_or(Valeur::Vide, |n| valeur_dite(i, &n.to_string(), lang)),
    }
}

/// « non disponible : demandé à la CPAM », as the grid reads it.
fn absence_dite(absence: Absence, motif: Option<&str>, lang: Lang) -> String {
    let nom = nom_d_absence(absence, lang);
    match motif.map(str::trim).filter(|m| !m.is_empty()) {
        Some(motif) => m(lang).classeur_absence_motivee(nom, motif),
        None => nom,
    }
}

pub(super) fn nombre(text: &str) -> Valeur {
    text.parse().map_or_else(|_| Valeur::texte(text), Valeur::Nombre)
}

fn nom_d_absence(absence: Absence, lang: Lang) -> String {
    let t = m(lang);
    match absence {
        Absence::NonDisponible => t.classeur_absence_nd(),
        Absence::Secret => t.classeur_absence_secret(),
        Absence::SansObjet => t.classeur_absence_sans_objet(),
    }
}
