//! The parameters as the committee voted them, day after day: « règles changées après ouverture = nouvelle version votée »
//! (Financements, § 3).

use jiff::civil::Date;

use super::Parametres;

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
}
