//! Parameters of a letter as they are typed: each is read as people write it, and keeps to its bounds.

use super::Refus;
use crate::m;
use crate::regles::parametres::{FormeBonus, descriptions};
use crate::regles::saisie::{RefusSaisie, montant_au_centime};
use crate::regles::{Euros, Parametres};
use kernel::nombre::{Nombre, Saisie, Unite, lire_saisie};
use kernel::texte::entier;
use kernel::{Lang, Refusal};
use serde_json::{Value, json};

/// The highest threshold or ceiling a letter may fix.
const MONTANT_MAX: Euros = Euros::entiers(100_000_000);
/// « points = somme pondérée de la grille, sur 20 » : a bonus of points is no more than the note itself.
const POINTS_MAX: i64 = 20;

/// What is wrong with the text of a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Faute {
    /// « Paramètre obligatoire vide : refus. »
    Vide,
    Montant(RefusSaisie),
    MontantDemesure,
    Entre {
        min: i64,
        max: i64,
    },
    /// A part, out of a hundred.
    Pourcent,
    /// A part, in basis points.
    PointsDeBase,
    /// None of the readings of the text.
    Lecture,
}

impl Faute {
    pub(super) fn remede(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Faute::Vide => Some(t.appel_remede_parametre_vide()),
            Faute::Montant(RefusSaisie::MontantAmbigu { .. }) | Faute::Montant(RefusSaisie::MontantIllisible { .. }) => {
                Some(t.appel_remede_parametre_montant())
            }
            Faute::Montant(cause) => Some(format!("{} {}", cause.message(lang), t.appel_remede_parametre_montant())),
            Faute::MontantDemesure => Some(t.appel_remede_parametre_demesure(crate::mots::euros(Some(MONTANT_MAX), lang))),
            Faute::Entre { min, max } => Some(t.appel_remede_parametre_entre(entier(*min, lang), entier(*max, lang))),
            Faute::Pourcent => Some(t.appel_remede_parametre_pourcent()),
            Faute::PointsDeBase => Some(t.appel_remede_parametre_points_de_base()),
            Faute::Lecture => Some(t.appel_remede_parametre_lecture()),
        }
    }
}

/// How a parameter is typed.
enum Genre {
    Montant,
    Compte {
        min: i64,
        max: i64,
    },
    Pourcent,
    PointsDeBase,
    /// One of its readings, by its code.
    Lecture,
}

/// How this one is, and whether it may be left empty; nothing when it is not typed at all.
fn genre(code: &str, p: &Parametres) -> Option<(Genre, bool)> {
    let principaux = i64::try_from(p.principaux.len()).unwrap_or(i64::MAX);
    let compte = |min, max| (Genre::Compte { min, max }, false);
    Some(match code {
        "plancher" | "plancher_departement" | "seuil_convention" | "seuil_comptes" | "seuil_attestation" | "bilan_ecart" => {
            (Genre::Montant, false)
        }
        "base_hors_qpv" | "petite_definition" => (Genre::Montant, true),
        "min_principaux" | "cpo_min_principaux" => compte(0, principaux),
        "dep02_min" => compte(0, 3),
        "appels_par_an" => compte(1, 12),
        "cpo_duree" => compte(1, 10),
        "anciennete_min" => compte(0, 50),
        "cpo_experimentales_min" => compte(0, 100),
        "bonus_valeur" => (Genre::Compte { min: 0, max: 100_000 }, true),
        "part_min_demande_pct" | "tolerance_equite_pct" | "bilan_ecart_pct" => (Genre::Pourcent, false),
        "cpo_part_min_pb" | "cpo_repere_pb" => (Genre::PointsDeBase, false),
        "part_hors_qpv_pb" => (Genre::PointsDeBase, true),
        autre => {
            descriptions().iter().find(|d| d.code == autre && !d.lectures.is_empty())?;
            (Genre::Lecture, false)
        }
    })
}

/// A whole number, with the unit it was typed with.
fn nombre(texte: &str) -> Option<(Nombre, Option<Unite>)> {
    match lire_saisie(texte) {
        Ok(Saisie::Valeur { nombre, unite }) => Some((nombre, unite)),
        _ => None,
    }
}

/// A typed text as the value it stands for.
fn valeur(code: &str, texte: &str, p: &Parametres) -> Result<Option<Value>, Faute> {
    let Some((genre, vide)) = genre(code, p) else { return Ok(None) };
    if texte.is_empty() {
        return if vide { Ok(Some(Value::Null)) } else { Err(Faute::Vide) };
    }
    Ok(Some(match genre {
        Genre::Montant => {
            let montant = montant_au_centime(texte).map_err(Faute::Montant)?;
            if montant > MONTANT_MAX {
                return Err(Faute::MontantDemesure);
            }
            // The definition of a small association is a ceiling of its yearly budget.
            if code == "petite_definition" { json!({ "budget_max": montant }) } else { json!(montant) }
        }
        Genre::Compte { min, max } => {
            let faute = Faute::Entre { min, max };
            // The bonus is points, or euros.
            let unite = |u: &Option<Unite>| u.is_none() || (code == "bonus_valeur" && *u == Some(Unite::Euro));
            let lu = nombre(texte).filter(|(_, u)| unite(u)).and_then(|(n, _)| n.en_entier());
            json!(lu.filter(|n| (min..=max).contains(n)).ok_or(faute)?)
        }
        Genre::Pourcent => {
            let lu = nombre(texte).filter(|(_, u)| *u != Some(Unite::Euro)).and_then(|(n, _)| n.en_entier());
            json!(lu.filter(|n| (0..=100).contains(n)).ok_or(Faute::Pourcent)?)
        }
        Genre::PointsDeBase => {
            let lu = nombre(texte).and_then(|(n, unite)| match unite {
                None => n.en_entier(),
                Some(Unite::Pourcent) => (n * Nombre::cent()).en_entier(),
                Some(Unite::Euro) => None,
            });
            json!(lu.filter(|n| (0..=10_000).contains(n)).ok_or(Faute::PointsDeBase)?)
        }
        Genre::Lecture => match texte {
            "true" | "oui" => Value::Bool(true),
            "false" | "non" => Value::Bool(false),
            autre => Value::String(autre.to_owned()),
        },
    }))
}

/// Parameters as typed, field by field; a field that is not there does not change. « Paramètre obligatoire vide : refus ».
///
/// # Errors
/// Each value that its parameter does not take.
pub fn parametres_saisis(actuels: &Parametres, saisis: &[(String, String)]) -> Result<Parametres, Vec<Refus>> {
    let mut lus = actuels.clone();
    let mut refus = vec![];
    let faux = |code: &str, faute: Faute| Refus::ParametreIllisible { code: code.to_owned(), faute };
    for (code, texte) in saisis {
        let Ok(Value::Object(mut champs)) = serde_json::to_value(&lus) else { continue };
        match valeur(code, texte.trim(), &lus) {
            Ok(None) => continue,
            Ok(Some(valeur)) => champs.insert(code.clone(), valeur),
            Err(faute) => {
                refus.push(faux(code, faute));
                continue;
            }
        };
        match serde_json::from_value::<Parametres>(Value::Object(champs)) {
            Ok(suivants) => lus = suivants,
            Err(_) => refus.push(faux(code, Faute::Lecture)),
        }
    }
    let touche = saisis.iter().any(|(code, _)| code == "bonus_valeur" || code == "bonus_forme");
    if touche && lus.bonus_forme == FormeBonus::Points && lus.bonus_valeur.is_some_and(|v| v > POINTS_MAX) {
        refus.push(faux("bonus_valeur", Faute::Entre { min: 0, max: POINTS_MAX }));
    }
    if refus.is_empty() { Ok(lus) } else { Err(refus) }
}

/// A parameter as a form shows it.
#[must_use]
pub fn parametre_ecrit(parametres: &Parametres, code: &str) -> String {
    let champs = serde_json::to_value(parametres).unwrap_or_default();
    let ecrit = match &champs[code] {
        Value::Null => String::new(),
        Value::String(texte) => texte.clone(),
        Value::Object(definition) => definition.get("budget_max").map(ToString::to_string).unwrap_or_default(),
        autre => autre.to_string(),
    };
    // An amount to the centime is written as it is typed: « 1000,50 ».
    if matches!(genre(code, parametres), Some((Genre::Montant, _))) { ecrit.replace('.', ",") } else { ecrit }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tape(code: &str, texte: &str) -> Result<Parametres, Vec<Refus>> {
        parametres_saisis(&Parametres::default(), &[(code.to_owned(), texte.to_owned())])
    }

    #[test]
    fn un_parametre_se_tape_comme_on_l_ecrit() {
        assert_eq!(tape("plancher", "1 000 €").map(|p| p.plancher), Ok(Euros::entiers(1_000)));
        assert_eq!(tape("plancher", "1 000,50").map(|p| p.plancher), Ok(Euros::de_centimes(100_050)));
        assert_eq!(tape("plancher", "0").map(|p| p.plancher), Ok(Euros::ZERO));
        assert_eq!(tape("part_min_demande_pct", "55 %").map(|p| p.part_min_demande_pct), Ok(55));
        assert_eq!(tape("part_hors_qpv_pb", "2,5 %").map(|p| p.part_hors_qpv_pb), Ok(Some(250)));
        assert_eq!(tape("part_hors_qpv_pb", "250").map(|p| p.part_hors_qpv_pb), Ok(Some(250)));
        assert_eq!(tape("bilan_echeance_incluse", "false").map(|p| p.bilan_echeance_incluse), Ok(false));
        assert_eq!(tape("part_hors_qpv_pb", "").map(|p| p.part_hors_qpv_pb), Ok(None));
        let petite = tape("petite_definition", "20 000").unwrap();
        assert_eq!(parametre_ecrit(&petite, "petite_definition"), "20000");
        assert_eq!(parametre_ecrit(&petite, "cpo_base"), "produits_hors_87");
        assert_eq!(tape("inconnu", "3"), Ok(Parametres::default()));
    }

    #[test]
    fn une_valeur_que_le_parametre_ne_prend_pas_est_refusee_a_sa_place_avec_le_remede() {
        for (code, texte) in [
            ("plancher", "cher"),
            ("plancher", "-5"),
            ("plancher", "1 000,505"),
            ("plancher", "10 %"),
            ("plancher", "900 000 000"),
            ("min_principaux", ""),
            ("min_principaux", "9"),
            ("min_principaux", "2,5"),
            ("min_principaux", "-1"),
            ("seuil_convention", "-1"),
            ("part_min_demande_pct", "900 %"),
            ("part_min_demande_pct", "-1"),
            ("tolerance_equite_pct", "101"),
            ("part_hors_qpv_pb", "101 %"),
            ("anciennete_min", "-3"),
            ("bonus_valeur", "-2"),
            ("cpo_base", "au_doigt"),
        ] {
            let refus = tape(code, texte).unwrap_err();
            assert_eq!(refus[0].field().as_deref(), Some(code), "{texte}");
            for lang in [Lang::Fr, Lang::En] {
                let dit = format!("{} {}", refus[0].message(lang), refus[0].remedy(lang).unwrap());
                assert!(!dit.contains("JSON") && !dit.contains("expected") && !dit.contains(code), "{dit}");
            }
        }
        let neuf = tape("min_principaux", "9").unwrap_err().remove(0);
        assert_eq!(neuf.remedy(Lang::Fr).as_deref(), Some("Écrivez un nombre entier, de 0 à 3."));
    }

    #[test]
    fn un_bonus_en_points_ne_passe_pas_la_note_elle_meme() {
        let champ = |code: &str, texte: &str| (code.to_owned(), texte.to_owned());
        let tape = |forme, valeur| {
            parametres_saisis(&Parametres::default(), &[champ("bonus_forme", forme), champ("bonus_valeur", valeur)])
        };
        assert_eq!(tape("points", "2").map(|p| p.bonus_valeur), Ok(Some(2)));
        assert_eq!(tape("points", "500").unwrap_err()[0].field().as_deref(), Some("bonus_valeur"));
        assert_eq!(tape("euros", "500").map(|p| p.bonus_valeur), Ok(Some(500)));
    }

    proptest! {
        #[test]
        fn une_somme_ecrite_se_relit_au_centime(centimes in 0..10_000_000_000_i64) {
            let p = Parametres { plancher: Euros::de_centimes(centimes), ..Parametres::default() };
            prop_assert_eq!(tape("plancher", &parametre_ecrit(&p, "plancher")), Ok(p));
        }
    }
}
