//! The money of a call without its files: what a list shows of three thousand files, the database sums.

use crate::model::Appel;
use crate::regles::appel::parametres_du;
use crate::regles::enveloppe::{Noeud, Terme, termes};
use crate::regles::{Euros, Financeur, Parametres};
use crate::store as lectures;
use jiff::civil::Date;
use std::collections::BTreeMap;
use store::{Read, StoreError, args};

use super::enveloppes::{disponibles, noeuds};

/// A funder in a call: its name, what it is asked and what it proposes in all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Somme {
    pub financeur: Financeur,
    /// A funder nobody registered is told by its code.
    pub nom: String,
    pub demande: Euros,
    pub propose: Euros,
}

/// Sums and envelopes of a call.
#[derive(Debug, Clone)]
pub struct Argent {
    /// In the order the document lists funders.
    pub sommes: Vec<Somme>,
    arbre: Vec<Noeud>,
    parametres: Parametres,
}

impl Argent {
    /// Reads the money of a call under the parameters of a day: four statements.
    ///
    /// # Errors
    /// `StoreError`.
    pub async fn lire(r: &mut impl Read, appel: &Appel, jour: Date) -> Result<Self, StoreError> {
        let rows = r
            .rows(
                "SELECT s.financeur, f.nom, s.demande, s.propose FROM (SELECT l.financeur, COALESCE(CAST(SUM(l.demande_centimes) AS BIGINT), 0) AS demande,
                     COALESCE(CAST(SUM(l.propose_centimes) AS BIGINT), 0) AS propose
                   FROM ligne_financeur l WHERE l.collectivite_id = $1 AND l.appel_id = $2 AND l.dossier_id IN
                     (SELECT d.id FROM dossier d WHERE d.collectivite_id = $1 AND d.appel_id = $2 AND d.numero IS NOT NULL)
                   GROUP BY l.financeur) s
                 LEFT JOIN financeur f ON f.code = s.financeur AND f.collectivite_id = $1",
                args![appel.id],
            )
            .await?;
        let mut sommes = vec![];
        for mut row in rows {
            let (financeur, nom): (Financeur, Option<String>) = (row.take()?, row.take()?);
            let (demande, propose) = (Euros::de_centimes(row.take()?), Euros::de_centimes(row.take()?));
            sommes.push(Somme { nom: nom.unwrap_or_else(|| financeur.to_string()), financeur, demande, propose });
        }
        sommes.sort_by(|a, b| a.financeur.cmp(&b.financeur));
        let (enveloppes, reservations) = lectures::enveloppes_reservees(r, appel).await?;
        let parametres = parametres_du(&lectures::lettres(r, appel.id).await?, jour);
        Ok(Self { sommes, arbre: noeuds(&enveloppes, &reservations, |e| e.id.to_string()), parametres })
    }

    /// « Disponible = enveloppe − réservations », per funder.
    #[must_use]
    pub fn disponibles(&self) -> BTreeMap<Financeur, Euros> {
        disponibles(&self.arbre, &self.parametres)
    }

    /// What the funder has for the call, term by term.
    #[must_use]
    pub fn termes(&self, financeur: &Financeur) -> Vec<Terme<'_>> {
        termes(&self.arbre, financeur, &self.parametres)
    }

    /// What of its envelopes a funder promised, agreement by agreement.
    #[must_use]
    pub fn reserves(&self, financeur: &Financeur) -> Vec<(&str, Euros)> {
        let siens = self.arbre.iter().filter(|n| n.financeur == *financeur);
        siens.flat_map(|n| n.reservations.iter().map(|(cpo, m)| (cpo.as_str(), *m))).collect()
    }

    /// The parameters in force.
    #[must_use]
    pub const fn parametres(&self) -> &Parametres {
        &self.parametres
    }

    /// What a funder set aside for an agreement this year.
    #[must_use]
    pub fn promis(&self, cpo: &str, financeur: &Financeur) -> Euros {
        let siens = self.arbre.iter().filter(|n| n.financeur == *financeur);
        siens.filter_map(|n| n.reservations.get(cpo)).copied().sum()
    }

    /// What of its envelopes a funder promised to agreements.
    #[must_use]
    pub fn reserve(&self, financeur: &Financeur) -> Euros {
        self.arbre.iter().filter(|n| n.financeur == *financeur).map(Noeud::reserve).sum()
    }
}
