//! The promises of a contract on a day, with what can be said of each.

use crate::model::{Contrat, Engagement, EngagementId, EtatPreuve, Thematique, ThematiqueId};
use crate::regles::engagement::{Bilan, EtatLu, lire, verifiable};
use acteurs::model::{Organisation, OrganisationId};
use jiff::civil::Date;
use std::collections::HashMap;
use store::{Read, StoreError, args};

/// One promise, read on a day.
#[derive(Debug, Clone)]
pub struct Promesse {
    pub engagement: Engagement,
    pub preuves: Vec<EtatPreuve>,
    pub lu: EtatLu,
    pub verifiable: bool,
}

/// The whole ledger, in four statements.
#[derive(Debug, Clone)]
pub struct Registre {
    pub thematiques: Vec<Thematique>,
    pub promesses: Vec<Promesse>,
    /// Short names.
    pub organisations: HashMap<OrganisationId, String>,
}

impl Registre {
    /// # Errors
    /// `StoreError` when the database cannot be read.
    pub async fn lire(r: &mut impl Read, contrat: &Contrat, jour: Date) -> Result<Self, StoreError> {
        let thematiques = r.list::<Thematique>("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.id]).await?;
        let engagements = r.list::<Engagement>("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.id]).await?;
        let mut preuves: HashMap<EngagementId, Vec<EtatPreuve>> = HashMap::new();
        let rows = r
            .rows("SELECT engagement_id, etat FROM preuve WHERE collectivite_id = $1 AND contrat_id = $2", args![contrat.id])
            .await?;
        for mut row in rows {
            preuves.entry(row.take()?).or_default().push(row.take()?);
        }
        let organisations =
            r.list::<Organisation>("", args![]).await?.into_iter().map(|o| (o.id, o.court().to_owned())).collect();
        let promesses = engagements
            .into_iter()
            .map(|engagement| {
                let preuves = preuves.remove(&engagement.id).unwrap_or_default();
                let lu = lire(engagement.etat, engagement.echeance, &preuves, jour);
                let verifiable = verifiable(engagement.echeance, engagement.promis.as_deref(), lu);
                Promesse { engagement, preuves, lu, verifiable }
            })
            .collect();
        Ok(Self { thematiques, promesses, organisations })
    }

    /// The debtors of the matrix, in the order of their first promise.
    #[must_use]
    pub fn debiteurs(&self) -> Vec<OrganisationId> {
        let mut all = vec![];
        for p in self.promesses.iter().filter(|p| p.engagement.thematique_id.is_some()) {
            all.extend(p.engagement.organisation_id.filter(|id| !all.contains(id)));
        }
        all
    }

    #[must_use]
    pub fn nom(&self, id: OrganisationId) -> &str {
        self.organisations.get(&id).map_or("", String::as_str)
    }

    /// The promises of one cell.
    #[must_use]
    pub fn case(&self, organisation: OrganisationId, thematique: ThematiqueId) -> Vec<&Promesse> {
        self.promesses
            .iter()
            .filter(|p| p.engagement.organisation_id == Some(organisation) && p.engagement.thematique_id == Some(thematique))
            .collect()
    }
}

/// Counts of some promises.
#[must_use]
pub fn bilan<'a>(promesses: impl IntoIterator<Item = &'a Promesse>) -> Bilan {
    let mut out = Bilan::default();
    for p in promesses {
        out.compter(p.lu, p.verifiable);
    }
    out
}

/// The parent of each organisation that has one: « PMI → Département ».
///
/// # Errors
/// `StoreError`.
pub async fn parents(r: &mut impl Read) -> Result<HashMap<OrganisationId, OrganisationId>, StoreError> {
    let mut out = HashMap::new();
    for mut row in
        r.rows("SELECT id, parent_id FROM organisation WHERE collectivite_id = $1 AND parent_id IS NOT NULL", args![]).await?
    {
        out.insert(row.take()?, row.take()?);
    }
    Ok(out)
}
