use super::*;
use crate::coffre::{CoffreError, copier};
use crate::essai::adresses;
use crate::journal::{self, Verification};
use crate::migrations;
use std::collections::BTreeSet;
use std::sync::Mutex;

fn created() -> BTreeSet<String> {
    let words = |sql: &str| sql.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let all = migrations::ALL.iter().map(|(_, _, sql)| words(sql)).collect::<Vec<_>>();
    all.iter().flat_map(|w| w.windows(3).filter(|w| w[0] == "CREATE" && w[1] == "TABLE").map(|w| w[2].clone())).collect()
}

#[tokio::test]
async fn aucune_table_des_migrations_n_est_oubliee_et_les_deux_bases_lisent_le_meme_schema() {
    let mut read: Vec<Vec<schema::Table>> = vec![];
    for url in adresses().await.unwrap() {
        let db = open(&url).await;
        let tables = schema::read(&mut db.read_conn().await.unwrap()).await.unwrap();
        let names: BTreeSet<String> = tables.iter().map(|t| t.nom.clone()).collect();
        assert_eq!(names, created());
        read.push(tables);
    }
    for other in &read[1..] {
        schema::compare(&read[0], other).unwrap();
        let cites = |all: &[schema::Table]| {
            let of = |t: &schema::Table| {
                t.renvois.iter().map(|r| (t.nom.clone(), r.colonne.clone(), r.cible.clone())).collect::<Vec<_>>()
            };
            all.iter().flat_map(of).collect::<BTreeSet<_>>()
        };
        assert_eq!(cites(&read[0]), cites(other));
    }
}

#[tokio::test]
async fn une_base_passe_d_une_sorte_a_l_autre_et_revient_identique() {
    let mut from = adresses().await.unwrap().remove(0);
    let mut first = None;
    remplie(&from, 1_203).await.close().await;
    // To each kind, from what the former copy left: file → file → server → file → server.
    let steps: Vec<DbUrl> = [adresses().await.unwrap(), adresses().await.unwrap()].concat();
    for to in steps {
        let told = Mutex::new(BTreeSet::new());
        let bilan = copier(&from, &to, &|a: &Avance| {
            told.lock().unwrap().insert(a.table.clone());
        })
        .await
        .unwrap();
        assert_eq!(bilan.tables.iter().map(|t| t.table.clone()).collect::<BTreeSet<_>>(), created());
        assert_eq!(*told.lock().unwrap(), created());
        assert!(bilan.tables.iter().all(|t| t.lignes > 0), "{bilan:?}");
        assert_eq!(bilan.chaines.iter().map(|c| c.entrees).sum::<i64>(), 1_206);
        assert_eq!(bilan.empreinte(), *first.get_or_insert_with(|| bilan.empreinte()));
        from = to;
    }
}

#[tokio::test]
async fn la_copie_se_sert_comme_une_base_neuve_et_garde_ses_citations() {
    let source = adresses().await.unwrap().remove(0);
    remplie(&source, 2).await.close().await;
    for to in adresses().await.unwrap() {
        copier(&source, &to, &quiet).await.unwrap();
        let db = open(&to).await;
        let c = db.collectivite("ici").await.unwrap().unwrap();
        ecrire(&db, c.id, 10..12).await;
        assert!(matches!(journal::verifier(&db, c.id).await.unwrap(), Verification::Entiere { entrees: 4, .. }));
        // A citation of a missing row of its own table is refused at once, not at the commit.
        let mut conn = db.transaction().await.unwrap();
        let refused =
            conn.execute("UPDATE organisation SET parent_id = 'personne' WHERE collectivite_id = $1", args![c.id]).await;
        assert!(matches!(refused, Err(crate::StoreError::Cited(_))), "{refused:?}");
    }
}

#[tokio::test]
async fn ce_qui_s_ecrit_pendant_la_copie_ne_la_trouble_pas() {
    for source in adresses().await.unwrap() {
        let db = remplie(&source, 300).await;
        let c = db.collectivite("ici").await.unwrap().unwrap();
        let writing = async {
            for n in 0..20 {
                ecrire(&db, c.id, 1_000 + n * 5..1_005 + n * 5).await;
            }
        };
        let to = adresses().await.unwrap().remove(0);
        let (bilan, ()) = tokio::join!(copier(&source, &to, &quiet), writing);
        let bilan = bilan.unwrap();
        let entrees = bilan.chaines.iter().find(|c| c.slug == "ici").unwrap().entrees;
        assert!((300..=400).contains(&entrees) && entrees % 5 == 0, "{entrees}");
        assert_eq!(compte(&db, "programme").await, 300 + 3 + 7 + 100);
    }
}

#[tokio::test]
async fn une_destination_occupee_ou_etrangere_est_refusee_et_reste_intacte() {
    let source = adresses().await.unwrap().remove(0);
    remplie(&source, 2).await.close().await;
    for to in adresses().await.unwrap() {
        let db = open(&to).await;
        collectivite(&db, "deja").await.unwrap();
        let refused = copier(&source, &to, &quiet).await;
        assert!(matches!(refused, Err(CoffreError::Occupee { .. })), "{refused:?}");
        assert_eq!(compte(&db, "collectivite").await, 1);
        assert_eq!(compte(&db, "programme").await, 0);
        db.close().await;
    }
    for to in adresses().await.unwrap() {
        let made = match &to {
            DbUrl::File(path) => Db {
                pool: Db::sqlite_pool(Db::sqlite_options(path).create_if_missing(true)).await.unwrap(),
                ..open(&source).await
            },
            DbUrl::Postgres(_) => Db::attach(&to, crate::essai::clock()).await.unwrap(),
        };
        sql(&made, "CREATE TABLE autre (x TEXT)").await;
        let refused = copier(&source, &to, &quiet).await;
        assert!(matches!(&refused, Err(CoffreError::Etrangere { table }) if table == "autre"), "{refused:?}");
        assert_eq!(schema::names(&mut made.read_conn().await.unwrap()).await.unwrap(), ["autre"]);
    }
}

#[tokio::test]
async fn une_source_absente_inconnue_ou_d_une_autre_version_est_refusee() {
    let to = adresses().await.unwrap().remove(0);
    let nowhere = DbUrl::File("/nulle/part.db".into());
    assert!(matches!(copier(&nowhere, &to, &quiet).await, Err(CoffreError::Absente(_))));
    for source in adresses().await.unwrap() {
        let db = open(&source).await;
        let last = migrations::last();
        sql(&db, &format!("DELETE FROM _sqlx_migrations WHERE version = {last}")).await;
        let refused = copier(&source, &to, &quiet).await;
        assert!(matches!(refused, Err(CoffreError::Version { attendue, .. }) if attendue == last), "{refused:?}");
        sql(&db, "DROP TABLE _sqlx_migrations").await;
        let refused = copier(&source, &to, &quiet).await;
        assert!(matches!(refused, Err(CoffreError::Inconnue(_))), "{refused:?}");
    }
    assert!(matches!(&to, DbUrl::File(path) if !path.exists()));
}

#[tokio::test]
async fn un_contenu_que_l_autre_base_ne_peut_tenir_ou_un_journal_rompu_arretent_tout() {
    let faults = [
        ("UPDATE programme SET version = 'deux' WHERE cle LIKE 'Programme n° 1 %'", "coffre_valeur"),
        ("UPDATE programme SET nom = 'a' || char(0) || 'b' WHERE cle LIKE 'Programme n° 1 %'", "coffre_valeur"),
        ("UPDATE journal SET apres = replace(apres, 'n° 1 ', 'n° 7 ') WHERE rang = 2", "coffre_journal"),
        ("DELETE FROM journal WHERE rang = 2", "coffre_journal"),
    ];
    for (fault, code) in faults {
        let source = adresses().await.unwrap().remove(0);
        let db = remplie(&source, 3).await;
        sql(&db, fault).await;
        db.close().await;
        for to in adresses().await.unwrap() {
            // A text with a zero byte is at home in another file.
            if fault.contains("char(0)") && matches!(to, DbUrl::File(_)) {
                continue;
            }
            let refused = copier(&source, &to, &quiet).await.unwrap_err();
            assert_eq!(refused.code(), code, "{refused:?}");
            match &to {
                DbUrl::File(path) => assert!(!path.exists()),
                DbUrl::Postgres(_) => {
                    let db = open(&to).await;
                    assert_eq!((compte(&db, "programme").await, compte(&db, "collectivite").await), (0, 0));
                }
            }
        }
    }
}

#[test]
fn le_mot_de_passe_d_une_adresse_ne_se_dit_pas() {
    let name = crate::coffre::copie::name(&DbUrl::Postgres("postgres://pacte:s@cret@hote/pacte".into()));
    assert_eq!(name, "postgres://hote/pacte");
}
