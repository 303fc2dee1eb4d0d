//! The parameters as the committee voted them, day after day: « règles changées après ouverture = nouvelle version votée »
//! (Financements, § 3).

use jiff::civil::Date;
use std::collections::BTreeSet;

use super::Parametres;
use crate::regles::{Catalogue, Etape, Portee, Situation, Verdict};

/// A version of the parameters, in force from the day of its vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    pub votee_le: Date,
    pub parametres: Parametres,
}

/// The parameters in force on a day; before any vote, the document's defaults.
#[must_use]
pub fn en_vigueur(versions: &[Version], le: Date) -> Parametres {
    let votees = versions.iter().filter(|v| v.votee_le <= le);
    votees.max_by_key(|v| v.votee_le).map(|v| v.parametres.clone()).unwrap_or_default()
}

/// The codes of the parameters that differ between two versions: what holders are told of.
#[must_use]
pub fn differences(avant: &Parametres, apres: &Parametres) -> Vec<String> {
    let champs = |p: &Parametres| match serde_json::to_value(p) {
        Ok(serde_json::Value::Object(champs)) => champs,
        _ => serde_json::Map::new(),
    };
    let (avant, apres) = (champs(avant), champs(apres));
    apres.into_iter().filter(|(code, valeur)| avant.get(code) != Some(valeur)).map(|(code, _)| code).collect()
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
    use jiff::civil::date;

    #[test]
    fn une_version_vaut_du_jour_de_son_vote_a_la_suivante() {
        let a = |euros| Parametres { plancher: Euros::entiers(euros), ..Parametres::default() };
        let versions = [
            Version { votee_le: date(2026, 2, 10), parametres: a(800) },
            Version { votee_le: date(2025, 11, 20), parametres: a(600) },
        ];
        let plancher = |le| en_vigueur(&versions, le).plancher;
        assert_eq!(plancher(date(2025, 11, 19)), Euros::entiers(500));
        assert_eq!(plancher(date(2025, 11, 20)), Euros::entiers(600));
        assert_eq!(plancher(date(2026, 2, 9)), Euros::entiers(600));
        assert_eq!(plancher(date(2026, 2, 10)), Euros::entiers(800));
        assert_eq!(differences(&a(600), &a(800)), ["plancher"]);
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
