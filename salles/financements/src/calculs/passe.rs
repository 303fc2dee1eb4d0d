//! What is known of the same actions, the years before: `historique(action, k)`.

use crate::model::{ActionAideeId, AppelId, BilanDossier};
use crate::regles::etats::EtatDossier;
use crate::regles::lecture::Precedent;
use crate::regles::{Euros, Financeur};
use std::collections::{BTreeMap, HashMap};
use store::{Read, StoreError, args};

/// An earlier year of an action.
#[derive(Debug, Clone, PartialEq)]
pub struct Passe {
    pub exercice: i64,
    pub numero: Option<String>,
    pub etat: EtatDossier,
    pub votes: BTreeMap<Financeur, Euros>,
    pub bilan: Option<BilanDossier>,
}

impl Passe {
    /// What all the funders voted.
    #[must_use]
    pub fn vote(&self) -> Euros {
        self.votes.values().copied().sum()
    }

    /// The same, as the rules of the year after look at it.
    #[must_use]
    pub fn precedent(&self) -> Precedent {
        let votes = self.votes.iter().map(|(f, m)| (f.clone(), Some(*m))).collect();
        Precedent { exercice: self.exercice, votes, bilan: self.bilan.clone() }
    }
}

/// The earlier years of the actions of a call, by action, the latest first: two statements.
pub(super) async fn lire(r: &mut impl Read, appel: AppelId) -> Result<HashMap<ActionAideeId, Vec<Passe>>, StoreError> {
    let rows = r
        .rows(
            "SELECT d.action_id, p.exercice, d.numero, d.etat, l.financeur, l.vote_centimes, d.id
             FROM dossier d JOIN appel p ON p.id = d.appel_id JOIN appel a ON a.id = $2
             LEFT JOIN ligne_financeur l ON l.dossier_id = d.id AND l.vote_centimes IS NOT NULL
             WHERE d.collectivite_id = $1 AND a.collectivite_id = $1 AND p.exercice < a.exercice AND p.contrat_id = a.contrat_id
               AND d.etat <> 'retire' AND d.etat <> 'brouillon'
               AND d.action_id IN (SELECT action_id FROM dossier WHERE collectivite_id = $1 AND appel_id = $2)
             ORDER BY p.exercice DESC, d.id",
            args![appel],
        )
        .await?;
    let bilans: Vec<BilanDossier> = r
        .list(
            "dossier_id IN (SELECT d.id FROM dossier d WHERE d.collectivite_id = $1
               AND d.action_id IN (SELECT action_id FROM dossier WHERE collectivite_id = $1 AND appel_id = $2))",
            args![appel],
        )
        .await?;
    let bilans: HashMap<String, BilanDossier> = bilans.into_iter().map(|b| (b.dossier_id.to_string(), b)).collect();
    let mut lus: HashMap<ActionAideeId, Vec<(String, Passe)>> = HashMap::new();
    for mut row in rows {
        let action: ActionAideeId = row.take()?;
        let (exercice, numero, etat): (i64, Option<String>, EtatDossier) = (row.take()?, row.take()?, row.take()?);
        let (financeur, vote): (Option<Financeur>, Option<i64>) = (row.take()?, row.take()?);
        let id: String = row.take()?;
        let annees = lus.entry(action).or_default();
        if annees.last().is_none_or(|(deja, _)| *deja != id) {
            let passe = Passe { exercice, numero, etat, votes: BTreeMap::new(), bilan: bilans.get(&id).cloned() };
            annees.push((id, passe));
        }
        if let (Some((_, passe)), Some(financeur), Some(vote)) = (annees.last_mut(), financeur, vote) {
            passe.votes.insert(financeur, Euros::de_centimes(vote));
        }
    }
    Ok(lus.into_iter().map(|(action, annees)| (action, annees.into_iter().map(|(_, p)| p).collect())).collect())
}
