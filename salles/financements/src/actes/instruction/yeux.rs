//! What a visitor sees of the opinions, proposals and notes of a call: asked once, then said of every file, by pages, tables
//! and programs alike.

use super::notes::{NotesVisibles, notes_visibles, regard};
use crate::calculs::DossierSuivi;
use crate::droits::siege_au_copil;
use crate::model::{Appel, DossierId, FinanceurInscrit, Interet};
use crate::regles::etats::EtatAppel;
use crate::regles::lecture::DossierLu;
use crate::regles::regard::{ColonneLue, Regard};
use kernel::nombre::Nombre;
use std::collections::BTreeSet;
use store::{Read, StoreError, args};
use web::Visit;

/// Whose eyes read a call, and the files in which they have an interest.
#[derive(Debug, Clone)]
pub struct Yeux {
    pub regard: Regard,
    appel: EtatAppel,
    interets: BTreeSet<DossierId>,
}

impl Yeux {
    /// The eyes of the visitor in a call whose funders are known: one statement.
    ///
    /// # Errors
    /// `StoreError`.
    pub async fn lire(
        visit: &Visit,
        r: &mut impl Read,
        appel: &Appel,
        inscrits: &[FinanceurInscrit],
    ) -> Result<Self, StoreError> {
        let compte = visit.visitor.as_ref().map(|v| v.compte_id.clone()).unwrap_or_default();
        let interets: Vec<Interet> = r
            .list(
                "compte_id = $3 AND dossier_id IN (SELECT id FROM dossier WHERE collectivite_id = $1 AND appel_id = $2)",
                args![appel.id, compte],
            )
            .await?;
        let interets = interets.into_iter().map(|i| i.dossier_id).collect();
        Ok(Self { regard: regard(visit, appel, inscrits), appel: appel.etat, interets })
    }

    /// The same, of one file read with its interests.
    #[must_use]
    pub fn du_dossier(visit: &Visit, appel: &Appel, inscrits: &[FinanceurInscrit], lu: &DossierLu) -> Self {
        let interesse = visit.visitor.as_ref().is_some_and(|v| lu.interets.contains(&v.compte_id));
        let interets = if interesse { BTreeSet::from([lu.dossier.id]) } else { BTreeSet::new() };
        Self { regard: regard(visit, appel, inscrits), appel: appel.etat, interets }
    }

    /// Blanks in the columns of a file, all of them, what the visitor does not see. Whether a funder would see it by writing its
    /// own opinion.
    pub fn masquer<L: ColonneLue>(&self, dossier: DossierId, colonnes: &mut [L]) -> bool {
        let interet = self.interets.contains(&dossier);
        let cache = !self.regard.voit_autrui(self.appel, colonnes, interet);
        self.regard.masquer(self.appel, colonnes, interet);
        cache && !interet && matches!(self.regard, Regard::Colonne(_))
    }

    /// Whether the visitor sees what others think of that file; its columns are as they are kept.
    #[must_use]
    pub fn voit_autrui<L: ColonneLue>(&self, dossier: DossierId, colonnes: &[L]) -> bool {
        self.regard.voit_autrui(self.appel, colonnes, self.interets.contains(&dossier))
    }

    /// The same on a page put before the committee, which decides on what funders propose and so reads it: only a funder is kept
    /// from writing after another.
    pub fn masquer_en_seance<L: ColonneLue>(&self, dossier: DossierId, colonnes: &mut [L]) {
        if self.regard != Regard::Synthese {
            self.masquer(dossier, colonnes);
        }
    }
}

/// The mean of the notes of a file, for who reads it: « les siennes, les autres après la sienne »; « COPIL : moyennes » (§ 11).
#[must_use]
pub fn moyenne_visible(visit: &Visit, appel: &Appel, inscrits: &[FinanceurInscrit], d: &DossierSuivi) -> Option<Nombre> {
    let interesse = visit.visitor.as_ref().is_some_and(|v| d.interet_de(&v.compte_id));
    match notes_visibles(visit, appel, &appel.grille, inscrits, d) {
        NotesVisibles::Toutes(_) => d.note(&appel.grille),
        NotesVisibles::Aucune if !interesse && siege_au_copil(visit, appel) => d.note(&appel.grille),
        NotesVisibles::Aucune | NotesVisibles::Siennes { .. } => None,
    }
}
