//! The votes of one funder against its envelope, for the page where they are recorded: AAP-11 as it will hold back the
//! notification, and the lines that take the excess.

use crate::model::Appel;
use crate::regles::au_dela::au_dela;
use crate::regles::situation::{Cellules, Enveloppe, Retenu};
use crate::regles::{Catalogue, Conclusion, Etape, Euros, Financeur, Situation, Verdict};
use jiff::civil::Date;
use std::collections::BTreeMap;
use store::{Read, StoreError, args};

use super::Argent;

/// What the votes of a funder make of what it has.
#[derive(Debug, Clone, Default)]
pub struct VotesFinanceur {
    /// AAP-11, when the votes break it.
    pub depasse: Option<Verdict>,
    /// By file, what its vote takes beyond the envelope, in the order of the numbers.
    pub au_dela: BTreeMap<String, Euros>,
}

impl VotesFinanceur {
    /// Reads them: five statements.
    ///
    /// # Errors
    /// `StoreError`.
    pub async fn lire(r: &mut impl Read, appel: &Appel, financeur: &Financeur, jour: Date) -> Result<Self, StoreError> {
        let argent = Argent::lire(r, appel, jour).await?;
        let rows = r
            .rows(
                "SELECT l.dossier_id, l.vote_centimes, d.cpo_id FROM ligne_financeur l
                 JOIN dossier d ON d.id = l.dossier_id AND d.collectivite_id = $1
                 WHERE l.collectivite_id = $1 AND l.appel_id = $2 AND l.financeur = $3 AND l.vote_centimes IS NOT NULL
                   AND d.etat NOT IN ('brouillon', 'irrecevable', 'retire', 'ecarte', 'liste_attente')
                 ORDER BY d.numero COLLATE \"C\"",
                args![appel.id, financeur.clone()],
            )
            .await?;
        let mut votes: Vec<(String, Euros)> = vec![];
        for mut row in rows {
            let (dossier, centimes, cpo): (String, i64, Option<String>) = (row.take()?, row.take()?, row.take()?);
            let promis = cpo.map_or(Euros::ZERO, |cpo| argent.promis(&cpo, financeur));
            let pris = Euros::de_centimes(centimes) - promis;
            if promis == Euros::ZERO || pris.est_positif() {
                votes.push((dossier, pris));
            }
        }
        let disponible = argent.disponibles().get(financeur).copied();
        let retenu = |(_, vote): &(String, Euros)| Retenu {
            plan: [(financeur.clone(), Cellules::ouvertes(&[Some(*vote), Some(*vote), Some(*vote)]))].into(),
            ..Retenu::default()
        };
        let situation = Situation {
            etape: Some(Etape::Vote),
            p: argent.parametres().clone(),
            programme: votes.iter().map(retenu).collect(),
            enveloppe: Enveloppe { financeur: Some(financeur.clone()), montant: disponible, ..Enveloppe::default() },
            ..Situation::default()
        };
        let verdict = Catalogue::de(&situation.p).juger("AAP-11", &situation).ok();
        let Some(depasse) = verdict.filter(|v| v.verdict == Conclusion::Violee) else { return Ok(Self::default()) };
        let montants: Vec<Euros> = votes.iter().map(|(_, m)| *m).collect();
        let parts = au_dela(disponible.unwrap_or_default(), &montants);
        let au_dela = votes.into_iter().map(|(d, _)| d).zip(parts).filter(|(_, m)| m.est_positif()).collect();
        Ok(Self { depasse: Some(depasse), au_dela })
    }
}
