//! What a reader of the matrix sees of the columns of others: « Noter, lire les notes : les siennes, les autres après la
//! sienne » (Financements, § 11), kept for opinions and proposals too, so that nobody writes after another's.

use super::Financeur;
use super::etats::{EtatAppel, EtatDossier, EtatLigne};
use super::instruction::appel_en_instruction;
use crate::model::{Avis, LigneFinanceur};

/// What a funder wrote in a file, in whatever shape a page, a table or a program reads it.
pub trait ColonneLue {
    fn financeur(&self) -> &Financeur;
    /// Its opinion: what opens the columns of others to it.
    fn avis(&self) -> Option<Avis>;
    /// Blanks its opinion and its proposal, as if they were waited for, and its version, which says that it moved.
    fn effacer(&mut self);
    /// Blanks its vote and what was paid.
    fn taire_le_vote(&mut self);
}

/// A file as its holder reads it: « Geler, éditer, notifier : porteur ○ sa décision » (Financements, § 11), once notified and not
/// while it is taken. Whether something was kept from it.
pub fn avant_notification<L: ColonneLue>(etat: &mut EtatDossier, lignes: &mut [L]) -> bool {
    let montre = etat.pour_le_porteur();
    let tait = montre != *etat;
    if tait {
        *etat = montre;
        lignes.iter_mut().for_each(ColonneLue::taire_le_vote);
    }
    tait
}

impl ColonneLue for LigneFinanceur {
    fn financeur(&self) -> &Financeur {
        &self.financeur
    }

    fn avis(&self) -> Option<Avis> {
        self.avis
    }

    fn effacer(&mut self) {
        if matches!(self.etat, EtatLigne::Avis | EtatLigne::Proposee) {
            self.etat = EtatLigne::Demandee;
        }
        self.avis = None;
        self.avis_motif.clear();
        (self.avis_par, self.avis_a) = (None, None);
        self.propose_centimes = None;
        self.propose_motif.clear();
        (self.propose_par, self.propose_a) = (None, None);
        self.version = 0;
    }

    fn taire_le_vote(&mut self) {
        if !matches!(self.etat, EtatLigne::Saisie | EtatLigne::Demandee | EtatLigne::Avis | EtatLigne::Proposee) {
            self.etat = EtatLigne::Demandee;
        }
        self.vote_centimes = None;
        self.vote_motif.clear();
        self.vote_instance.clear();
        self.vote_acte.clear();
        (self.vote_le, self.vote_par, self.vote_a) = (None, None, None);
        (self.paye_centimes, self.paye_par, self.paye_a) = (None, None, None);
        self.version = 0;
    }
}

/// Whose eyes a matrix is read with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Regard {
    /// The team: everything.
    Tout,
    /// A funder: its own column; those of others once its own opinion is written.
    Colonne(Financeur),
    /// « COPIL : synthèse »; a holder: what was asked, voted, paid.
    Synthese,
}

impl Regard {
    /// Whether this reader sees what others think of a file. `interet`: an interest was declared in it (LEG-05).
    #[must_use]
    pub fn voit_autrui<L: ColonneLue>(&self, appel: EtatAppel, lignes: &[L], interet: bool) -> bool {
        match self {
            Self::Tout => true,
            Self::Synthese => false,
            // Once the committee has decided, nothing is left to influence.
            Self::Colonne(_) if appel_en_instruction(appel).is_err() => !interet,
            Self::Colonne(code) => {
                let sienne = lignes.iter().find(|l| l.financeur() == code);
                !interet && sienne.is_none_or(|l| l.avis().is_some())
            }
        }
    }

    /// Blanks in the lines of one file what this reader does not see.
    pub fn masquer<L: ColonneLue>(&self, appel: EtatAppel, lignes: &mut [L], interet: bool) {
        if self.voit_autrui(appel, lignes, interet) {
            return;
        }
        for ligne in lignes.iter_mut().filter(|l| !matches!(self, Self::Colonne(code) if l.financeur() == code)) {
            ligne.effacer();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Avis;
    use kernel::Id;

    fn lignes() -> Vec<LigneFinanceur> {
        let (appel, dossier) = (Id::fresh(), Id::fresh());
        ["ETAT", "AGGLO"]
            .map(|code| LigneFinanceur {
                etat: EtatLigne::Proposee,
                avis: Some(Avis::Favorable),
                avis_motif: "Solide".into(),
                propose_centimes: Some(500_000),
                ..LigneFinanceur::vide(appel, dossier, Financeur::nomme(code))
            })
            .to_vec()
    }

    fn vus(regard: &Regard, appel: EtatAppel, sans_avis: Option<usize>, interet: bool) -> Vec<bool> {
        let mut l = lignes();
        if let Some(rang) = sans_avis {
            l[rang].avis = None;
        }
        regard.masquer(appel, &mut l, interet);
        l.iter().map(|l| l.propose_centimes.is_some()).collect()
    }

    #[test]
    fn un_financeur_ne_voit_les_autres_qu_une_fois_son_avis_ecrit() {
        let etat = Regard::Colonne(Financeur::nomme("ETAT"));
        assert_eq!(vus(&etat, EtatAppel::Instruction, Some(0), false), [true, false]);
        assert_eq!(vus(&etat, EtatAppel::Instruction, None, false), [true, true]);
        assert_eq!(vus(&etat, EtatAppel::Instruction, None, true), [true, false], "LEG-05");
        assert_eq!(vus(&etat, EtatAppel::Votes, Some(0), false), [true, true]);
        let ailleurs = Regard::Colonne(Financeur::nomme("CAF"));
        assert_eq!(vus(&ailleurs, EtatAppel::Instruction, None, false), [true, true]);
    }

    #[test]
    fn l_equipe_voit_tout_et_le_comite_ni_avis_ni_proposition() {
        assert_eq!(vus(&Regard::Tout, EtatAppel::Instruction, Some(0), false), [true, true]);
        assert_eq!(vus(&Regard::Synthese, EtatAppel::Votes, None, false), [false, false]);
        let mut l = lignes();
        Regard::Synthese.masquer(EtatAppel::Instruction, &mut l, false);
        assert!(l.iter().all(|l| l.etat == EtatLigne::Demandee && l.avis.is_none() && l.avis_motif.is_empty()));
    }
}
