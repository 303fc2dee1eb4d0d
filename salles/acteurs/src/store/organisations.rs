//! The directory, whole: a few hundred lines that every search and every resolution reads at once.

use crate::model::{Contact, Organisation, OrganisationId};
use crate::regles::organisations::etiquettes;
use ::store::{Read, StoreError, args};
use kernel::texte::cle;
use std::collections::HashMap;

/// All the organisations of a collectivité, merged ones included.
#[derive(Debug, Clone, Default)]
pub struct Annuaire {
    all: Vec<Organisation>,
    ranks: HashMap<OrganisationId, usize>,
}

/// Reads the directory in one statement.
///
/// # Errors
/// `StoreError`.
pub async fn annuaire(reader: &mut impl Read) -> Result<Annuaire, StoreError> {
    Ok(Annuaire::new(reader.list::<Organisation>(";; ORDER BY cle COLLATE \"C\", id", vec![]).await?))
}

impl Annuaire {
    #[must_use]
    pub fn new(all: Vec<Organisation>) -> Self {
        let ranks = all.iter().enumerate().map(|(rank, o)| (o.id, rank)).collect();
        Self { all, ranks }
    }

    /// Every record, merged ones included, by sort key.
    #[must_use]
    pub fn toutes(&self) -> &[Organisation] {
        &self.all
    }

    /// The organisations that stand: not merged into another.
    pub fn vivantes(&self) -> impl Iterator<Item = &Organisation> {
        self.all.iter().filter(|o| o.remplacee_par.is_none())
    }

    #[must_use]
    pub fn une(&self, id: OrganisationId) -> Option<&Organisation> {
        self.ranks.get(&id).and_then(|rank| self.all.get(*rank))
    }

    /// The organisation that stands for `id`, following the merges.
    #[must_use]
    pub fn definitive(&self, id: OrganisationId) -> Option<&Organisation> {
        let mut here = self.une(id)?;
        // A merge never makes a cycle; the count keeps a damaged table from hanging a page.
        for _ in 0..self.all.len() {
            match here.remplacee_par.and_then(|next| self.une(next)) {
                Some(next) => here = next,
                None => break,
            }
        }
        Some(here)
    }

    /// The organisations merged into `id`, directly.
    pub fn fusionnees(&self, id: OrganisationId) -> impl Iterator<Item = &Organisation> {
        self.all.iter().filter(move |o| o.remplacee_par == Some(id))
    }

    /// Who is known under this name, sigle or spelling: those that stand, each once. More than one is
    /// for someone to choose; none is « non résolu », never created in silence.
    #[must_use]
    pub fn resoudre(&self, texte: &str) -> Vec<&Organisation> {
        let wanted = cle(texte);
        let mut found: Vec<&Organisation> = vec![];
        for one in self.all.iter().filter(|o| !wanted.is_empty() && etiquettes(o).contains(&wanted)) {
            if let Some(stands) = self.definitive(one.id)
                && !found.iter().any(|f| f.id == stands.id)
            {
                found.push(stands);
            }
        }
        found
    }
}

/// An organisation with what its page says of it.
#[derive(Debug, Clone)]
pub struct Fiche {
    pub organisation: Organisation,
    pub parent: Option<Organisation>,
    /// The one it was merged into, merges followed.
    pub remplacante: Option<Organisation>,
    pub fusionnees: Vec<Organisation>,
    pub filles: Vec<Organisation>,
    /// Its contacts and those of the organisations merged into it, active first, each before its suppléant.
    pub contacts: Vec<Contact>,
}

/// Reads an organisation for its page, in two statements.
///
/// # Errors
/// `StoreError::Missing` when this collectivité has no such organisation.
pub async fn fiche(reader: &mut impl Read, id: OrganisationId) -> Result<Fiche, StoreError> {
    let all = annuaire(reader).await?;
    let missing = || StoreError::Missing { table: "organisation", id: id.to_string() };
    let organisation = all.une(id).cloned().ok_or_else(missing)?;
    let contacts: Vec<Contact> = reader
        .list(
            "organisation_id IN (SELECT o.id FROM organisation o WHERE o.collectivite_id = $1 AND (o.id = $2 OR o.remplacee_par = $2))
             ;; ORDER BY actif DESC, id",
            args![id],
        )
        .await?;
    Ok(Fiche {
        parent: organisation.parent_id.and_then(|p| all.definitive(p)).cloned(),
        remplacante: organisation.remplacee_par.and_then(|p| all.definitive(p)).cloned(),
        fusionnees: all.fusionnees(id).cloned().collect(),
        filles: all.vivantes().filter(|o| o.parent_id == Some(id)).cloned().collect(),
        contacts: dans_l_ordre(contacts),
        organisation,
    })
}

/// Each holder, then whoever stands in for them.
fn dans_l_ordre(all: Vec<Contact>) -> Vec<Contact> {
    let (seconds, mut firsts): (Vec<Contact>, Vec<Contact>) = all.into_iter().partition(|c| c.suppleant_de.is_some());
    for second in seconds.into_iter().rev() {
        match firsts.iter().position(|f| Some(f.id) == second.suppleant_de) {
            Some(rank) => firsts.insert(rank + 1, second),
            None => firsts.push(second),
        }
    }
    firsts
}

/// How many active contacts each organisation has.
///
/// # Errors
/// `StoreError`.
pub async fn nombre_de_contacts(reader: &mut impl Read) -> Result<HashMap<OrganisationId, i64>, StoreError> {
    reader
        .rows(
            "SELECT organisation_id, COUNT(*) FROM contact WHERE collectivite_id = $1 AND actif = 1 GROUP BY organisation_id",
            args![],
        )
        .await?
        .into_iter()
        .map(|mut row| Ok((row.take()?, row.take()?)))
        .collect()
}
