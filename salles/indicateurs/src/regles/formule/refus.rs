//! What is refused of a formula.

use super::{Faute, LONGUEUR_MAX};
use crate::m;
use kernel::{Lang, Refusal};

/// Pieces of the formula are quoted as it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusFormule {
    /// It does not read; `texte` is the whole of it.
    Illisible {
        texte: String,
        faute: Faute,
    },
    OperandeInconnu {
        texte: String,
        code: String,
    },
    OperandeSansNombre {
        code: String,
    },
    SansOperande,
    /// « Jamais de moyenne de taux »
    SommeDeTaux {
        gauche: String,
        droite: String,
    },
    /// « personnes uniques, non additif »
    SommeDeDistincts {
        gauche: String,
        droite: String,
    },
    UnitesMelees {
        gauche: String,
        droite: String,
    },
    UniteDuResultat {
        unite: String,
        calculee: String,
    },
    /// A fraction called a percentage.
    Echelle {
        unite: String,
        voulue: String,
    },
    DivisionParZero {
        texte: String,
    },
    /// A ratio keeps both its numbers, a yes is not computed.
    MesureCalculee,
    /// Codes along the path.
    Cycle {
        chemin: Vec<String>,
    },
}

const DEFINITION: &str = "Indicateurs\u{202f}: définir, calculer, prouver, § 2";
const PRINCIPES: &str = "Indicateurs\u{202f}: définir, calculer, prouver, § 1";
const RECALCUL: &str = "Indicateurs\u{202f}: définir, calculer, prouver, § 9";

/// The text with a mark at the fault: « 100 × ▸[1.R1 ».
fn montrer(texte: &str, place: Option<usize>) -> String {
    let place = place.unwrap_or_else(|| texte.chars().count());
    let debut = place.saturating_sub(40);
    let avant: String = texte.chars().skip(debut).take(place - debut).collect();
    let apres: String = texte.chars().skip(place).take(40).collect();
    format!("{}{avant}▸{apres}", if debut > 0 { "…" } else { "" })
}

/// Where the code stands in the text.
fn place_du_code(texte: &str, code: &str) -> Option<usize> {
    let octet = texte.find(code)?;
    Some(texte.get(..octet)?.chars().count())
}

impl Refusal for RefusFormule {
    fn code(&self) -> &'static str {
        use RefusFormule::*;
        match self {
            Illisible { .. } => "formule-illisible",
            OperandeInconnu { .. } => "formule-operande-inconnu",
            OperandeSansNombre { .. } => "formule-operande-sans-nombre",
            SansOperande => "formule-sans-operande",
            SommeDeTaux { .. } => "formule-somme-de-taux",
            SommeDeDistincts { .. } => "formule-somme-de-distincts",
            UnitesMelees { .. } => "formule-unites-melees",
            UniteDuResultat { .. } => "formule-unite",
            Echelle { .. } => "formule-echelle",
            DivisionParZero { .. } => "formule-division-par-zero",
            MesureCalculee => "formule-mesure",
            Cycle { .. } => "formule-cycle",
        }
    }

    fn message(&self, lang: Lang) -> String {
        use RefusFormule::*;
        let t = m(lang);
        match self {
            Illisible { texte, faute } => {
                let dite = match faute {
                    Faute::TropLongue => return t.formule_refus_longue(LONGUEUR_MAX.to_string()),
                    Faute::Inachevee => t.formule_faute_inachevee(),
                    Faute::Inattendu { vu, .. } => t.formule_faute_inattendu(vu),
                    Faute::CrochetOuvert { .. } => t.formule_faute_crochet(),
                    Faute::ParentheseOuverte { .. } => t.formule_faute_parenthese(),
                    Faute::NombreIllisible { vu, .. } => t.formule_faute_nombre(vu),
                    Faute::MotInconnu { vu, .. } => t.formule_faute_mot(vu),
                    Faute::TropProfonde { .. } => t.formule_faute_profonde(),
                };
                t.formule_refus_illisible(dite, montrer(texte, faute.place()))
            }
            OperandeInconnu { texte, code } => t.formule_refus_operande(code, montrer(texte, place_du_code(texte, code))),
            OperandeSansNombre { code } => t.formule_refus_sans_nombre(code),
            SansOperande => t.formule_refus_sans_operande(),
            SommeDeTaux { gauche, droite } => t.formule_refus_taux(gauche, droite),
            SommeDeDistincts { gauche, droite } => t.formule_refus_distincts(gauche, droite),
            UnitesMelees { gauche, droite } => t.formule_refus_unites(gauche, droite),
            UniteDuResultat { unite, calculee } if calculee.is_empty() => t.formule_refus_unite_nulle(unite),
            UniteDuResultat { unite, calculee } => t.formule_refus_unite(calculee, unite),
            Echelle { unite, .. } => t.formule_refus_echelle(unite),
            DivisionParZero { texte } => t.formule_refus_zero(texte),
            MesureCalculee => t.formule_refus_mesure(),
            Cycle { chemin } => t.formule_refus_cycle(chemin.join(" → ")),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        use RefusFormule::*;
        let t = m(lang);
        Some(match self {
            Illisible { .. } | OperandeInconnu { .. } | SansOperande => t.formule_remede_ecrire(),
            SommeDeTaux { .. } => t.formule_remede_taux(),
            Echelle { voulue, .. } => t.formule_remede_echelle(voulue),
            UniteDuResultat { .. } => t.formule_remede_unite(),
            MesureCalculee => t.formule_remede_mesure(),
            _ => return None,
        })
    }

    fn source(&self) -> Option<&'static str> {
        use RefusFormule::*;
        Some(match self {
            SommeDeTaux { .. } => PRINCIPES,
            Cycle { .. } => RECALCUL,
            _ => DEFINITION,
        })
    }

    fn field(&self) -> Option<String> {
        Some("expression".to_owned())
    }
}
