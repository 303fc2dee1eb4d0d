use super::*;

#[tokio::test]
async fn une_ligne_changee_ajoutee_ou_otee_sans_le_journal_est_nommee() {
    for db in crate::essai::bases().await.unwrap() {
        let c = collectivite(&db, "ici").await.unwrap();
        let ailleurs = collectivite(&db, "ailleurs").await.unwrap();
        let mut w = db.writer(c.id, Actor::Systeme, "programme.creer").await.unwrap();
        let all: Vec<Programme> = (0..5).map(|n| programme(&format!("p{n}"))).collect();
        for one in &all {
            w.insert(one).await.unwrap();
        }
        let mut gone = all[4].clone();
        gone.nature = Some("plan".into());
        w.update(&mut gone).await.unwrap();
        w.delete(&gone).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(confronter(&db, c.id).await.unwrap(), []);
        for sql in [
            "UPDATE programme SET nom = 'autre', variantes = '[\"x\"]' WHERE cle = 'p0'",
            "DELETE FROM programme WHERE cle = 'p1'",
            "UPDATE programme SET version = 7, nature = '' WHERE cle = 'p2'",
            // The same list written otherwise is the same list.
            "UPDATE programme SET variantes = ' [ ]' WHERE cle = 'p3'",
        ] {
            let mut tx = db.transaction().await.unwrap();
            tx.execute(sql, vec![]).await.unwrap();
            tx.commit().await.unwrap();
        }
        let mut tx = db.transaction().await.unwrap();
        tx.execute(
            "INSERT INTO programme (collectivite_id, id, version, nom, variantes, cle) VALUES ($1, $2, 1, 'p', '[]', 'p4')",
            args![c.id, gone.id],
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        let champ = |of: usize, nom: &str| (all[of].id.to_string(), Desaccord::Champ { nom: nom.into(), rang: of as i64 + 1 });
        let expected = [
            champ(0, "nom"),
            champ(0, "variantes"),
            (all[1].id.to_string(), Desaccord::LigneAbsente),
            champ(2, "version"),
            champ(2, "nature"),
            (all[4].id.to_string(), Desaccord::SansEntree),
        ];
        let mut found: Vec<_> =
            confronter(&db, c.id).await.unwrap().into_iter().map(|e| (e.id, format!("{:?}", e.quoi))).collect();
        let mut expected: Vec<_> = expected.into_iter().map(|(id, quoi)| (id, format!("{quoi:?}"))).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{db:?}");
        assert_eq!(confronter(&db, ailleurs.id).await.unwrap(), []);
    }
}
