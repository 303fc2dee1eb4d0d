//! « Règle par contrat : ce qui exige un avenant (parties, durée, périmètre, nœuds, engagements signés),
//! ce que décide le COPIL (fiches […]), ce que corrige la coordination (coquilles, liens, rattachements). »

use crate::model::{ObjetRevision, RegleRevision, Voie};

/// The rule of § 9, for a contract that writes none.
#[must_use]
pub fn voie_par_defaut(objet: ObjetRevision) -> Voie {
    match objet {
        ObjetRevision::Parties
        | ObjetRevision::Duree
        | ObjetRevision::Perimetre
        | ObjetRevision::Noeuds
        | ObjetRevision::Engagements => Voie::Avenant,
        ObjetRevision::FicheNouvelle
        | ObjetRevision::FicheRetiree
        | ObjetRevision::Objectifs
        | ObjetRevision::Pilotes
        | ObjetRevision::Declinaisons
        | ObjetRevision::Statut => Voie::Comite,
        ObjetRevision::Redaction => Voie::Coordination,
    }
}

/// The way that a change of this object must take in this contract.
#[must_use]
pub fn voie(regles: &[RegleRevision], objet: ObjetRevision) -> Voie {
    regles.iter().find(|r| r.objet == objet).map_or_else(|| voie_par_defaut(objet), |r| r.voie)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn la_duree_exige_un_avenant_et_une_fiche_releve_du_comite_sauf_regle_du_contrat() {
        assert_eq!(voie(&[], ObjetRevision::Duree), Voie::Avenant);
        assert_eq!(voie(&[], ObjetRevision::Objectifs), Voie::Comite);
        let regle = RegleRevision {
            id: kernel::Id::fresh(),
            version: 1,
            contrat_id: kernel::Id::fresh(),
            objet: ObjetRevision::Objectifs,
            voie: Voie::Avenant,
            source: "art. 12".into(),
        };
        assert_eq!(voie(&[regle], ObjetRevision::Objectifs), Voie::Avenant);
    }
}
