//! What a new version of the parameters changes: « règles changées après ouverture = nouvelle version votée »
//! (Financements, § 3).

use std::collections::BTreeSet;

use super::Parametres;
use crate::regles::{Catalogue, Etape, Portee, Situation, Verdict};

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

/// A rule that no longer answers the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Changement {
    pub code: String,
    pub avant: Verdict,
    pub apres: Verdict,
}

/// What a new version changes for a file: « règles changées après ouverture = nouvelle version votée, dossiers réévalués,
/// porteurs prévenus ».
#[must_use]
pub fn reevaluer(
    catalogue: &Catalogue,
    etape: Etape,
    portees: &[Portee],
    situation: &Situation,
    apres: &Parametres,
) -> Vec<Changement> {
    let ancienne = Situation { etape: Some(etape), ..situation.clone() };
    let nouvelle = Situation { p: apres.clone(), ..ancienne.clone() };
    let posees = |s: &Situation| catalogue.juger_etape(etape, portees, s).into_iter().map(|(code, _)| code);
    // A parameter may also say that a rule is asked at a stage where it was not (`caf_bilan_etape`).
    let codes: BTreeSet<String> = posees(&ancienne).chain(posees(&nouvelle)).collect();
    let juges = codes.into_iter().filter_map(|code| {
        let (avant, apres) = (catalogue.juger(&code, &ancienne).ok()?, catalogue.juger(&code, &nouvelle).ok()?);
        Some(Changement { code, avant, apres })
    });
    juges.filter(|c| c.avant != c.apres).collect()
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

    #[test]
    fn une_nouvelle_version_dit_ce_qu_elle_change_pour_un_dossier() {
        let dossier: Situation = serde_json::from_str(
            r#"{"date":"2026-01-10","exercice":2026,"plan":{"ETAT":[800],"AGGLO":[5000],"CAF":[1000]},
                "historique":[{"exercice":2025,"vote":{"CAF":3500},"bilan":{}}]}"#,
        )
        .unwrap();
        let changes = |apres: &Parametres| {
            let portees = [Portee::Dossier, Portee::Ligne];
            let lus = reevaluer(Catalogue::contrat_de_ville(), Etape::Demande, &portees, &dossier, apres);
            lus.into_iter().map(|c| (c.code, c.avant.bloque(), c.apres.bloque())).collect::<Vec<_>>()
        };
        assert!(changes(&Parametres::default()).is_empty());
        let plancher = Parametres { plancher: Euros::entiers(900), ..Parametres::default() };
        assert_eq!(changes(&plancher), [("AAP-06".to_owned(), false, true)]);
        let bilan = Parametres { caf_bilan_etape: crate::regles::parametres::EtapeBilan::Demande, ..Parametres::default() };
        assert_eq!(changes(&bilan), [("CAF-07".to_owned(), false, true), ("CAF-08".to_owned(), false, false)]);
    }
}
