//! What each parameter means, for whoever sets it: the readings in words, the default and its reason (§ 6).

use serde::Deserialize;
use serde_json::Value;
use std::sync::LazyLock;

/// One parameter of the framing letter.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Description {
    pub code: String,
    /// In words.
    pub nom: String,
    /// The rules it moves.
    pub regles: Vec<String>,
    /// The value stored and the reading in words; empty for a free value.
    pub lectures: Vec<(Value, String)>,
    pub defaut: Value,
    pub raison: String,
}

/// Every parameter of an ambiguous text, in the order of the document.
#[must_use]
pub fn descriptions() -> &'static [Description] {
    static LUES: LazyLock<Vec<Description>> =
        // Checked by the tests: the file is part of the program.
        LazyLock::new(|| serde_json::from_str(include_str!("contrat-de-ville.json")).unwrap_or_default());
    &LUES
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regles::{Catalogue, Parametres};
    use serde_json::json;

    #[test]
    fn chaque_defaut_ecrit_est_celui_du_programme_et_chaque_lecture_se_lit() {
        let defauts = serde_json::to_value(Parametres::default()).unwrap();
        assert_eq!(descriptions().len(), 27);
        for d in descriptions() {
            assert_eq!(defauts[&d.code], d.defaut, "{}", d.code);
            assert!(!d.raison.is_empty() && !d.nom.is_empty(), "{}", d.code);
            assert!(d.regles.iter().all(|r| !Catalogue::contrat_de_ville().nommees(r).is_empty()), "{}", d.code);
            for (valeur, dit) in &d.lectures {
                let lu: Parametres = serde_json::from_value(json!({&d.code: valeur})).unwrap();
                assert_eq!(serde_json::to_value(lu).unwrap()[&d.code], *valeur, "{}", d.code);
                assert!(dit.ends_with('.'), "{dit}");
            }
            if let Some((premiere, _)) = d.lectures.first() {
                assert_eq!(*premiere, d.defaut, "{}", d.code);
            }
        }
    }

    #[test]
    fn un_oui_et_une_liste_d_etapes_se_lisent_aussi() {
        let lu = |json: Value| serde_json::from_value::<Parametres>(json).unwrap();
        assert_eq!(lu(json!({"cpo_dans_appel": false})), lu(json!({"cpo_dans_appel": "reste"})));
        assert_eq!(lu(json!({"caf_fonds_propres_compte": "oui"})), lu(json!({"caf_fonds_propres_compte": true})));
        assert_eq!(lu(json!({"aap05_etapes": ["vote"]})), lu(json!({"aap05_etapes": "vote"})));
        assert_eq!(lu(json!({"aap05_etapes": ["demande", "vote"]})), Parametres::default());
        assert!(serde_json::from_value::<Parametres>(json!({"aap05_etapes": []})).is_err());
    }

    #[test]
    fn une_lecture_inconnue_est_refusee() {
        for faux in
            [json!({"cpo_base": "au_doigt"}), json!({"parametre_invente": 1}), json!({"petite_definition": {"taille": 3}})]
        {
            assert!(serde_json::from_value::<Parametres>(faux.clone()).is_err(), "{faux}");
        }
    }
}
