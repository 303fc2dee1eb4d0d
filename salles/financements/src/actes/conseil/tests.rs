//! A vote typed from paper, on both databases.

use super::*;
use crate::essai::{Maison, codes, maisons};
use crate::regles::etats::EtatAppel;

pub fn saisie(mode: &str, budget: &str) -> SaisieScrutin {
    SaisieScrutin {
        intitule: "Conseil citoyen du 9 mars".into(),
        mode: mode.into(),
        budget: budget.into(),
        tenu_le: "09/03/2026".into(),
    }
}

async fn ouvert_ici(maison: &Maison) -> String {
    ouvrir(&maison.visite("coordination"), &maison.appel, &saisie("approbation", "40 000")).await.unwrap().id.to_string()
}

async fn voter(maison: &Maison, qui: &str, id: &str, numero: &str, choix: &str) -> Vec<&'static str> {
    codes(saisir(&maison.visite(qui), &maison.appel, id, numero, choix, false).await)
}

#[tokio::test]
async fn un_scrutin_s_ouvre_se_depouille_se_clot_et_se_calcule() {
    for maison in maisons(EtatAppel::Instruction).await {
        let (visite, appel) = (maison.visite("coordination"), &maison.appel);
        assert_eq!(
            codes(ouvrir(&visite, appel, &SaisieScrutin { tenu_le: "03/31/2026".into(), ..SaisieScrutin::default() }).await),
            ["scrutin-intitule", "scrutin-mode", "scrutin-budget", "scrutin-saisie"]
        );
        let id = ouvert_ici(&maison).await;
        assert_eq!(codes(clore(&visite, appel, &id).await), ["scrutin-aucun-bulletin"]);
        // Costs asked: 18 000, 14 000, 10 000, 11 000.
        for (numero, choix) in [("1", "1 2"), ("2", "1"), ("3", "2, 3"), ("4", "3 4")] {
            assert_eq!(voter(&maison, "coordination", &id, numero, choix).await, Vec::<&str>::new());
        }
        assert_eq!(voter(&maison, "coordination", &id, "4", "4").await, ["scrutin-deja"]);
        saisir(&visite, appel, &id, "4", "3", true).await.unwrap();
        assert_eq!(voter(&maison, "coordination", &id, "x", "9").await, ["scrutin-numero", "scrutin-hors"]);
        saisir(&visite, appel, &id, "5", "4", false).await.unwrap();
        retirer(&visite, appel, &id, "5").await.unwrap();
        assert_eq!(codes(retirer(&visite, appel, &id, "5").await), ["scrutin-numero"]);
        let mut r = maison.db.reader(maison.ici.id).await.unwrap();
        let (s, bulletins) = scrutin(&visite, &mut r, appel, &id).await.unwrap();
        assert_eq!(codes(resultat(&s, &bulletins).await), ["scrutin-ouvert"]);
        assert!(dernier_avis(&mut r, appel).await.unwrap().is_none());
        drop(r);
        clore(&visite, appel, &id).await.unwrap();
        assert_eq!(voter(&maison, "coordination", &id, "6", "1").await, ["scrutin-clos"]);
        assert_eq!(codes(clore(&visite, appel, &id).await), ["scrutin-clos"]);
        // 10 000 each: 1 and 2 pay 9 000 for the first (price 1/2); 3 and 4 pay 5 000 for the third (1/2, a lower number wins).
        let mut r = maison.db.reader(maison.ici.id).await.unwrap();
        let (_, lu) = dernier_avis(&mut r, appel).await.unwrap().unwrap();
        let achats: Vec<_> = lu.achats.iter().map(|a| a.numero.as_str()).collect();
        assert_eq!(achats, ["2026-0001", "2026-0003"]);
        assert_eq!((lu.reste, lu.ecartes.len(), lu.completes.len()), (12_000, 2, 0));
        let (s, bulletins) = scrutin(&visite, &mut r, appel, &id).await.unwrap();
        let pb = pabulib(&visite, appel, &s, &bulletins).await.unwrap();
        assert!(
            pb.contains("unit;ici\ninstance;2026\n") && pb.contains("date_begin;09.03.2026") && pb.contains("\n4;2026-0003\n")
        );
        // An advice: no file changed.
        assert!(maison.tous::<Dossier>().await.iter().all(|d| d.version == 1));
    }
}

#[tokio::test]
async fn seule_l_equipe_depouille_et_nul_autre_appel_ne_lit_un_scrutin() {
    for maison in maisons(EtatAppel::Instruction).await {
        let id = ouvert_ici(&maison).await;
        for qui in [maison.de("ETAT"), maison.porteur(), "elu".to_owned()] {
            let (visite, appel) = (maison.visite(&qui), &maison.appel);
            assert_eq!(codes(ouvrir(&visite, appel, &saisie("notes", "1")).await), ["interdit"]);
            assert_eq!(voter(&maison, &qui, &id, "1", "1").await, ["interdit"]);
            assert_eq!(codes(retirer(&visite, appel, &id, "1").await), ["interdit"]);
            assert_eq!(codes(clore(&visite, appel, &id).await), ["interdit"]);
        }
        let mut r = maison.db.reader(maison.ici.id).await.unwrap();
        assert_eq!(codes(scrutin(&maison.visite(&maison.porteur()), &mut r, &maison.appel, &id).await), ["interdit"]);
        let autre = Appel { id: Id::fresh(), ..maison.appel.clone() };
        for cle in [id.as_str(), "x"] {
            let lu = scrutin(&maison.visite("coordination"), &mut r, &autre, cle).await;
            assert!(matches!(lu, Err(ActeError::Store(StoreError::Missing { .. }))));
        }
        assert!(maison.tous::<BulletinConseil>().await.is_empty());
    }
}
