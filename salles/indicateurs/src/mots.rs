//! The codes of an indicator, as people read them.

use crate::m;
use crate::model::{Absence, Echelle, EtatIndicateur, Mesure, RoleIndicateur, Sens};
use crate::regles::{Pas, echelle as regle};
use kernel::Lang;

#[must_use]
pub fn role(role: RoleIndicateur, lang: Lang) -> String {
    let t = m(lang);
    match role {
        RoleIndicateur::Contexte => t.definition_role_contexte(),
        RoleIndicateur::Moyens => t.definition_role_moyens(),
        RoleIndicateur::Realisation => t.definition_role_realisation(),
        RoleIndicateur::Resultat => t.definition_role_resultat(),
        RoleIndicateur::Effet => t.definition_role_effet(),
        RoleIndicateur::Suivi => t.definition_role_suivi(),
    }
}

#[must_use]
pub fn mesure(mesure: Mesure, lang: Lang) -> String {
    let t = m(lang);
    match mesure {
        Mesure::Quantite => t.definition_mesure_quantite(),
        Mesure::Ratio => t.definition_mesure_ratio(),
        Mesure::TauxNu => t.definition_mesure_taux_nu(),
        Mesure::OuiNon => t.definition_mesure_oui_non(),
        Mesure::Jalon => t.definition_mesure_jalon(),
        Mesure::Note => t.definition_mesure_note(),
        Mesure::Distinct => t.definition_mesure_distinct(),
        Mesure::Evolution => t.definition_mesure_evolution(),
        Mesure::Document => t.definition_mesure_document(),
        Mesure::Texte => t.definition_mesure_texte(),
    }
}

/// What the values are read on: « Étude remise (25 %), ouvert (100 %) », « de 1 à 5 ».
#[must_use]
pub fn echelle(echelle: &Echelle, lang: Lang) -> String {
    match echelle {
        Echelle::Etapes(etapes) => regle::liste(etapes, lang),
        Echelle::Bornes { min, max } => m(lang).echelle_bornes(regle::ecrit(min, lang), regle::ecrit(max, lang)),
    }
}

/// « Le sens est affiché : "plus bas = mieux" ».
#[must_use]
pub fn sens(sens: Sens, lang: Lang) -> String {
    let t = m(lang);
    match sens {
        Sens::Hausse => t.definition_sens_hausse(),
        Sens::Baisse => t.definition_sens_baisse(),
        Sens::Maintien => t.definition_sens_maintien(),
        Sens::Aucun => t.definition_sens_aucun(),
    }
}

#[must_use]
pub fn etat(etat: EtatIndicateur, lang: Lang) -> String {
    let t = m(lang);
    match etat {
        EtatIndicateur::Brouillon => t.definition_etat_brouillon(),
        EtatIndicateur::Valide => t.definition_etat_valide(),
        EtatIndicateur::Suspendu => t.definition_etat_suspendu(),
        EtatIndicateur::Clos => t.definition_etat_clos(),
    }
}

#[must_use]
pub fn absence(absence: Absence, lang: Lang) -> String {
    let t = m(lang);
    match absence {
        Absence::NonDisponible => t.definition_absence_nd(),
        Absence::Secret => t.definition_absence_secret(),
        Absence::SansObjet => t.definition_absence_sans_objet(),
    }
}

/// How often a value is expected; none: once, when it comes.
#[must_use]
pub fn periodicite(pas: Option<Pas>, lang: Lang) -> String {
    let t = m(lang);
    match pas.map(Pas::mois) {
        None => t.liste_periodicite_ponctuelle(),
        Some(1) => t.liste_periodicite_mois(),
        Some(3) => t.liste_periodicite_trimestre(),
        Some(6) => t.liste_periodicite_semestre(),
        Some(12) => t.liste_periodicite_an(),
        Some(n) => t.liste_periodicite_ans((n / 12).to_string()),
    }
}
