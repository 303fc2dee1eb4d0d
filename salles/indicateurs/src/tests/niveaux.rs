//! « parts > total : **refus** au champ […] ; le reste de la saisie est gardé » (§ 6), between a perimeter and its places.

use super::maison::*;
use crate::actes::valeurs::{Bilan, Cellule, Cle, Voulu};
use crate::model::*;
use kernel::Refusal;

/// The ratio of the whole, as [`Maison::part`] is that of a commune.
fn ensemble(ici: &Maison, texte: &str) -> Cellule {
    let part = ici.part(0, texte);
    Cellule { cle: Cle { territoire: String::new(), ..part.cle.clone() }, ..part }
}

fn codes(bilan: &Bilan) -> Vec<(usize, &'static str)> {
    bilan.refusees.iter().map(|(rang, refus)| (*rang, refus.code())).collect()
}

#[tokio::test]
async fn un_ensemble_plus_petit_que_ses_communes_est_refuse_et_elles_sont_gardees() {
    for ici in maisons().await {
        let toutes = [ensemble(&ici, "12/60"), ici.part(0, "6/20"), ici.part(1, "7/20")];
        let bilan = ici.ecrire("coordination", &toutes, Voulu::Validee).await.unwrap();
        assert_eq!((codes(&bilan), bilan.ecrites), (vec![(0, "cellule-niveaux-depasses")], 2));
        let dit = bilan.refusees[&0].message(kernel::Lang::Fr);
        assert!(dit.contains("13") && dit.contains("(12)"), "{dit}");
        assert!(bilan.refusees[&0].source().is_some() && bilan.refusees[&0].remedy(kernel::Lang::Fr).is_some());
        let bilan = ici.ecrire("coordination", &[ensemble(&ici, "13/60")], Voulu::Validee).await.unwrap();
        assert_eq!((codes(&bilan), bilan.ecrites), (vec![], 1), "autant n’est pas plus");
        let bilan = ici.ecrire("coordination", &[ici.part(2, "1/5")], Voulu::Validee).await.unwrap();
        assert_eq!(codes(&bilan), [(0, "cellule-niveaux-depasses")], "la commune qui fait déborder l’ensemble");
        let brouillon = ici.ecrire("coordination", &[ici.part(2, "9/20")], Voulu::Brouillon).await.unwrap();
        assert!(codes(&brouillon).is_empty(), "un brouillon ne rend pas de comptes");
        let bilan = ici.ecrire("coordination", &[ici.part(2, "0/20")], Voulu::Validee).await.unwrap();
        assert_eq!((codes(&bilan), bilan.ecrites), (vec![], 1));
    }
}

#[tokio::test]
async fn d_autres_limites_ou_une_autre_source_ne_se_comparent_pas() {
    for ici in maisons().await {
        let date = |c: Cellule, annee: &str| Cellule { millesime: Some(annee.into()), ..c };
        let toutes = [date(ensemble(&ici, "12/60"), "2015"), date(ici.part(0, "13/20"), "2024")];
        let bilan = ici.ecrire("coordination", &toutes, Voulu::Validee).await.unwrap();
        assert!(codes(&bilan).is_empty(), "ce n’est pas le même territoire");
        let ailleurs = |c: Cellule| Cellule { cle: Cle { source: "Insee".into(), ..c.cle.clone() }, ..c };
        let bilan = ici.ecrire("coordination", &[ailleurs(ici.part(1, "50/55"))], Voulu::Validee).await.unwrap();
        assert!(codes(&bilan).is_empty(), "une contre-valeur se compare à côté");
        assert_eq!(ici.tous::<Valeur>().await.len(), 3);
    }
}

#[tokio::test]
async fn une_relation_entre_un_compte_d_ensemble_et_un_ratio_par_commune_se_verifie_une_fois_les_communes_rassemblees() {
    for ici in maisons().await {
        let mut relation = Relation {
            id: kernel::Id::fresh(),
            version: 1,
            contrat_id: CONTRAT.into(),
            libelle: "Couverture et ateliers".into(),
            gauche: format!("[{}]", ici.couverture.id),
            operateur: Operateur::AuPlus,
            droite: format!("[{}]", ici.ateliers.id),
            si_absent: SiAbsent::UnManque,
            effet: EffetRelation::Refus,
        };
        let mut w = ici.visite("coordination").writer("essai").await.unwrap();
        w.insert(&relation).await.unwrap();
        w.commit().await.unwrap();
        ici.ecrire("coordination", &[ici.cellule(2025, "20")], Voulu::Validee).await.unwrap();
        // 30 of 100 once gathered: 30 %, more than 20.
        let communes = |motif: &str| {
            let dites = [ici.part(0, "10/40"), ici.part(1, "10/40"), ici.part(2, "10/20")];
            dites.map(|c| Cellule { motif: motif.to_owned(), ..c })
        };
        let refus = |r: Result<Bilan, store::ActeError>| match r {
            Err(store::ActeError::Refus(refus)) => refus[0].code(),
            autre => panic!("{autre:?}"),
        };
        assert_eq!(refus(ici.ecrire("coordination", &communes(""), Voulu::Validee).await), "indicateur-relation");
        assert_eq!(ici.tous::<Valeur>().await.len(), 1, "rien n’est écrit");
        let mut w = ici.visite("coordination").writer("essai").await.unwrap();
        relation.effet = EffetRelation::Alerte;
        w.update(&mut relation).await.unwrap();
        w.commit().await.unwrap();
        let sans = ici.ecrire("coordination", &communes(""), Voulu::Validee).await;
        assert_eq!(refus(sans), "indicateur-relation-a-motiver");
        let bilan = ici.ecrire("coordination", &communes("Compté deux fois par les écoles"), Voulu::Validee).await.unwrap();
        assert_eq!(bilan.ecrites, 3);
    }
}
