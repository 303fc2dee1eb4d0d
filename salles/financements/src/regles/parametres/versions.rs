//! What a new version of the parameters changes: « règles changées après ouverture = nouvelle version votée »
//! (Financements, § 3).

use super::Parametres;

/// The codes of the parameters that differ between two versions: what holders are told of. The rules that differ are told apart
/// (`jeu::ecarts`).
#[must_use]
pub fn differences(avant: &Parametres, apres: &Parametres) -> Vec<String> {
    let champs = |p: &Parametres| match serde_json::to_value(p) {
        Ok(serde_json::Value::Object(champs)) => champs,
        _ => serde_json::Map::new(),
    };
    let (avant, apres) = (champs(avant), champs(apres));
    let change = |(code, valeur): &(String, serde_json::Value)| code != "regles" && avant.get(code) != Some(valeur);
    apres.into_iter().filter(change).map(|(code, _)| code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regles::Euros;

    #[test]
    fn deux_versions_different_par_les_parametres_changes() {
        let plus_haut = Parametres { plancher: Euros::entiers(800), ..Parametres::default() };
        assert_eq!(differences(&Parametres::default(), &plus_haut), ["plancher"]);
        assert!(differences(&plus_haut, &plus_haut).is_empty());
    }
}
