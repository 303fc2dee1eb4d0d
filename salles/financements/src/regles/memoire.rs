//! What a reader sees of the past of a file: never more than the page of today shows them. « Une association ne voit pas les
//! colonnes des financeurs avant la notification » ; « les siennes, les autres après la sienne » (Financements, § 11).

use super::etats::{EtatDossier, EtatLigne};
use super::regard::{ColonneLue, Regard};
use crate::model::{Dossier, LigneFinanceur, LigneFinanceurId, NoteDossier};
use std::collections::BTreeMap;

/// Who reads the past of a file.
#[derive(Debug, Clone)]
pub struct Lecteur {
    pub regard: Regard,
    /// Reads for the holder, not for who instructs.
    pub porteur: bool,
    /// Sees today what other funders think of it.
    pub autrui: bool,
    /// Its decision was notified: the votes are told as they stand, not as they were prepared.
    pub notifie: bool,
    pub pieces: bool,
    pub questions: bool,
    /// Votes as they stand, line by line.
    pub votes: BTreeMap<LigneFinanceurId, Option<i64>>,
}

impl Lecteur {
    /// Leads the call: everything is for them.
    #[must_use]
    pub fn equipe(&self) -> bool {
        self.regard == Regard::Tout && !self.porteur
    }

    /// The file as this reader saw it then. A draft is its holder's and the team's; a holder reads « en instruction » until the
    /// decision is notified.
    #[must_use]
    pub fn dossier(&self, mut d: Dossier) -> Option<Dossier> {
        if self.porteur {
            let shown = d.etat.pour_le_porteur();
            if shown != d.etat {
                d.etat = shown;
                d.motif_etat.clear();
            }
        } else if !self.equipe() && d.etat == EtatDossier::Brouillon {
            return None;
        }
        Some(d)
    }

    /// A line of the matrix as this reader may read its past.
    #[must_use]
    pub fn ligne(&self, mut l: LigneFinanceur) -> LigneFinanceur {
        if self.equipe() {
            return l;
        }
        let sienne = matches!(&self.regard, Regard::Colonne(code) if l.financeur() == code) && !self.porteur;
        if self.porteur || (!sienne && !self.autrui) {
            l.effacer();
        }
        if self.porteur {
            let standing = self.votes.get(&l.id).copied().flatten();
            if !self.notifie || standing.is_none() || l.vote_centimes != standing {
                l.taire_le_vote();
            }
        }
        if self.porteur && matches!(l.etat, EtatLigne::Avis | EtatLigne::Proposee) {
            l.etat = EtatLigne::Demandee;
        }
        l
    }

    /// « Une note n'est jamais montrée au porteur » ; a funder reads its own.
    #[must_use]
    pub fn note(&self, n: &NoteDossier) -> bool {
        self.equipe() || (!self.porteur && matches!(&self.regard, Regard::Colonne(code) if n.financeur == *code))
    }

    /// What a table tells this reader at all, beside the three above.
    #[must_use]
    pub fn lit(&self, table: &str) -> bool {
        match table {
            "dossier" | "ligne_financeur" | "note_dossier" | "complement" | "derogation" => true,
            "piece_dossier" => self.pieces,
            "question_dossier" => self.questions,
            "convention" | "versement" | "bilan_dossier" => !self.porteur || self.notifie,
            "interet" | "proposition_derogation" | "avis_conseil" => self.equipe(),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Avis;
    use crate::regles::Financeur;
    use kernel::Id;

    fn ligne(code: &str) -> LigneFinanceur {
        LigneFinanceur {
            etat: EtatLigne::Votee,
            avis: Some(Avis::Defavorable),
            avis_motif: "Trop cher".into(),
            propose_centimes: Some(500_000),
            vote_centimes: Some(400_000),
            ..LigneFinanceur::vide(Id::fresh(), Id::fresh(), Financeur::nomme(code))
        }
    }

    fn lecteur(regard: Regard, porteur: bool, autrui: bool, notifie: bool) -> Lecteur {
        Lecteur { regard, porteur, autrui, notifie, pieces: true, questions: true, votes: BTreeMap::new() }
    }

    #[test]
    fn une_association_ne_lit_ni_avis_ni_proposition_et_le_vote_seulement_notifie_tel_qu_il_est() {
        let avant = lecteur(Regard::Synthese, true, false, false).ligne(ligne("ETAT"));
        assert_eq!((avant.avis, avant.propose_centimes, avant.vote_centimes), (None, None, None));
        assert!(avant.avis_motif.is_empty() && avant.etat == EtatLigne::Demandee);
        let mut apres = lecteur(Regard::Synthese, true, true, true);
        let votee = ligne("ETAT");
        apres.votes.insert(votee.id, Some(400_000));
        let lue = apres.ligne(votee.clone());
        assert_eq!((lue.avis, lue.propose_centimes, lue.vote_centimes), (None, None, Some(400_000)));
        // A vote that was prepared and then changed stays inside.
        apres.votes.insert(votee.id, Some(300_000));
        assert_eq!(apres.ligne(votee).vote_centimes, None);
    }

    #[test]
    fn un_financeur_lit_sa_colonne_et_celle_des_autres_quand_la_page_les_lui_montre() {
        let etat = Regard::Colonne(Financeur::nomme("ETAT"));
        for (autrui, code, vue) in [(false, "ETAT", true), (false, "AGGLO", false), (true, "AGGLO", true)] {
            let lue = lecteur(etat.clone(), false, autrui, false).ligne(ligne(code));
            assert_eq!(lue.avis.is_some(), vue, "{code}");
        }
        assert!(lecteur(Regard::Tout, false, true, false).ligne(ligne("AGGLO")).avis.is_some());
        assert!(lecteur(Regard::Synthese, false, false, false).ligne(ligne("AGGLO")).avis.is_none());
    }

    #[test]
    fn ce_qui_est_de_l_equipe_reste_a_l_equipe() {
        let equipe = lecteur(Regard::Tout, false, true, false);
        let porteur = lecteur(Regard::Synthese, true, false, true);
        for table in ["interet", "proposition_derogation", "avis_conseil"] {
            assert!(equipe.lit(table) && !porteur.lit(table), "{table}");
        }
        assert!(!equipe.lit("compte"));
        assert!(!lecteur(Regard::Synthese, true, false, false).lit("versement"));
    }
}
