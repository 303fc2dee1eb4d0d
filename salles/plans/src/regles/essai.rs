//! A contract for the tests of rules.

use crate::model::{Contrat, EtatContrat, ModeleContrat, RegleAnnee};
use jiff::civil::Date;
use kernel::Id;
use store::Json;

#[must_use]
pub fn contrat(regle_annee: RegleAnnee, annee_un_le: Date) -> Contrat {
    Contrat {
        id: Id::fresh(),
        version: 1,
        slug: "essai".into(),
        modele: ModeleContrat::Cls,
        titre: "Contrat d’essai".into(),
        sigle: None,
        periode: "2024-2029".into(),
        annee_debut: 2024,
        annee_fin: 2029,
        duree_annees: 5,
        signe_le: None,
        annee_un_le,
        regle_annee,
        niveaux: Json(vec!["Ambition".into()]),
        porteur_id: None,
        etat: EtatContrat::EnVigueur,
        perimetre: String::new(),
        revision: String::new(),
        resiliation: Json(vec![]),
        evaluation: Json(vec![]),
        paliers: Json(vec![20, 40, 60, 80, 100]),
        statuts: Json(vec![]),
        couverture_fiche: 100,
        couverture_plan: 80,
        version_plan: 1,
        source: String::new(),
    }
}
