//! « saisir une valeur ; la valider : Coo ● ; Pil ◐ saisie ; Par ◐ saisie ».

use super::maison::*;
use crate::actes::valeurs::{Voulu, etats};
use crate::model::Valeur;
use kernel::Refusal;
use store::ActeError;

#[tokio::test]
async fn le_pilote_saisit_ce_qui_lui_est_confie_et_rien_d_autre() {
    for ici in maisons().await {
        let cellules = [ici.cellule(2025, "12"), ici.part(0, "1/2")];
        let bilan = ici.ecrire(&ici.pilote(), &cellules, Voulu::Deposee).await.unwrap();
        assert_eq!((bilan.ecrites, bilan.refusees[&1].code()), (1, "cellule-non-confiee"));
        assert!(matches!(ici.ecrire(&ici.pilote(), &cellules, Voulu::Validee).await, Err(ActeError::Interdit)));
        for nom in ["pilote", "partenaire", "elu", "lecteur", "administration"] {
            let bilan = ici.ecrire(nom, &[ici.cellule(2024, "3")], Voulu::Deposee).await.unwrap();
            assert_eq!(bilan.refusees[&0].code(), "cellule-non-confiee", "{nom}");
            let visit = ici.visite(nom);
            let mut w = visit.writer("valeur.valider").await.unwrap();
            let id = ici.tous::<Valeur>().await[0].id;
            let mut dossier = ici.dossier().await;
            assert!(matches!(etats::valider(&visit, &mut w, &mut dossier, &[id], "").await, Err(ActeError::Interdit)), "{nom}");
        }
    }
}
