use super::*;
use crate::coffre::{CoffreError, Ecrasement, examiner, restaurer, sauvegarder};
use crate::essai::adresses;
use crate::migrations;
use std::path::{Path, PathBuf};

/// A folder of its own, so that what is left behind is seen.
fn dossier() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("pacte-essai-{}", Id::<Db>::fresh()));
    std::fs::create_dir(&folder).unwrap();
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let mut all: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    all.sort();
    all
}

async fn sauvegarde_de(db: &Db) -> PathBuf {
    let file = dossier().join("pacte.sauvegarde");
    sauvegarder(db, &file, Ecrasement::Refuse, &quiet).await.unwrap();
    file
}

#[tokio::test]
async fn une_sauvegarde_est_un_seul_fichier_qui_se_restaure_dans_chaque_sorte_de_base() {
    for source in adresses().await.unwrap() {
        let db = remplie(&source, 700).await;
        let folder = dossier();
        let file = folder.join("pacte.sauvegarde");
        let kept = sauvegarder(&db, &file, Ecrasement::Refuse, &quiet).await.unwrap();
        assert_eq!(names(&folder), ["pacte.sauvegarde"]);
        assert_eq!(examiner(&file).await.unwrap(), kept);
        assert_eq!(kept.cree_a, crate::essai::clock().now());
        for to in adresses().await.unwrap() {
            let bilan = restaurer(&file, &to, &quiet).await.unwrap();
            assert_eq!(bilan, kept.bilan);
            let back = open(&to).await;
            assert_eq!(compte(&back, "programme").await, compte(&db, "programme").await);
        }
        assert_eq!(names(&folder), ["pacte.sauvegarde"]);
    }
}

#[tokio::test]
async fn une_sauvegarde_n_ouvre_aucune_porte() {
    for source in adresses().await.unwrap() {
        let db = remplie(&source, 1).await;
        sql(&db, "INSERT INTO session (id, contenu, expire_a) VALUES ('jeton-de-session-ouverte', '{}', '2027')").await;
        let file = sauvegarde_de(&db).await;
        let bytes = std::fs::read(&file).unwrap();
        let holds = |text: &str| bytes.windows(text.len()).any(|w| w == text.as_bytes());
        assert!(holds("Programme n°") && !holds("jeton-de-session-ouverte"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }
}

#[tokio::test]
async fn les_autres_ecrivent_pendant_la_sauvegarde_et_elle_reste_coherente() {
    for source in adresses().await.unwrap() {
        let db = remplie(&source, 500).await;
        let c = db.collectivite("ici").await.unwrap().unwrap();
        let file = dossier().join("s");
        let writing = async {
            for n in 0..20 {
                ecrire(&db, c.id, 1_000 + n * 5..1_005 + n * 5).await;
            }
        };
        let (kept, ()) = tokio::join!(sauvegarder(&db, &file, Ecrasement::Refuse, &quiet), writing);
        let bilan = kept.unwrap().bilan;
        let entrees = bilan.chaines.iter().find(|c| c.slug == "ici").unwrap().entrees;
        let lignes = bilan.tables.iter().find(|t| t.table == "programme").unwrap().lignes;
        assert!((500..=600).contains(&entrees) && entrees % 5 == 0, "{entrees}");
        assert_eq!(lignes, entrees.unsigned_abs() + 3 + 7);
    }
}

#[tokio::test]
async fn un_fichier_n_est_jamais_ecrase_sans_qu_on_le_dise() {
    for source in adresses().await.unwrap() {
        let db = remplie(&source, 2).await;
        let file = sauvegarde_de(&db).await;
        let before = std::fs::read(&file).unwrap();
        let refused = sauvegarder(&db, &file, Ecrasement::Refuse, &quiet).await;
        assert!(matches!(refused, Err(CoffreError::Existe(_))));
        assert_eq!(std::fs::read(&file).unwrap(), before);
        let c = db.collectivite("ici").await.unwrap().unwrap();
        ecrire(&db, c.id, 50..51).await;
        let kept = sauvegarder(&db, &file, Ecrasement::Demande, &quiet).await.unwrap();
        assert_eq!(examiner(&file).await.unwrap(), kept);
        assert_eq!(kept.bilan.chaines[0].entrees, 3);
        if let DbUrl::File(own) = &source {
            let refused = sauvegarder(&db, own, Ecrasement::Demande, &quiet).await;
            assert!(matches!(refused, Err(CoffreError::MemeBase(_))));
        }
        assert_eq!(names(file.parent().unwrap()), ["pacte.sauvegarde"]);
    }
}

/// The backup is refused with this code, and no destination is touched.
async fn refusee(file: &Path, code: &str) {
    let said = examiner(file).await.unwrap_err();
    assert_eq!(said.code(), code, "{said:?}");
    for to in adresses().await.unwrap() {
        let refused = restaurer(file, &to, &quiet).await.unwrap_err();
        assert_eq!(refused.code(), code, "{refused:?}");
        match &to {
            DbUrl::File(path) => assert!(!path.exists()),
            DbUrl::Postgres(_) => {
                let db = Db::attach(&to, crate::essai::clock()).await.unwrap();
                assert!(schema::names(&mut db.read_conn().await.unwrap()).await.unwrap().is_empty());
            }
        }
    }
}

#[tokio::test]
async fn une_sauvegarde_tronquee_est_refusee_et_rien_n_est_ecrit() {
    let db = remplie(&adresses().await.unwrap().remove(0), 50).await;
    let whole = std::fs::read(sauvegarde_de(&db).await).unwrap();
    for part in [1, 50, 99] {
        let file = dossier().join("tronquee");
        std::fs::write(&file, &whole[..whole.len() * part / 100]).unwrap();
        refusee(&file, "coffre_abimee").await;
    }
    let file = dossier().join("vide");
    std::fs::write(&file, b"").unwrap();
    refusee(&file, "coffre_inconnue").await;
    std::fs::write(&file, vec![b'x'; 9_000]).unwrap();
    refusee(&file, "coffre_abimee").await;
    refusee(Path::new("/nulle/part"), "coffre_absente").await;
}

#[tokio::test]
async fn un_octet_change_dans_les_donnees_d_une_sauvegarde_est_toujours_vu() {
    let db = remplie(&adresses().await.unwrap().remove(0), 50).await;
    let file = sauvegarde_de(&db).await;
    let whole = std::fs::read(&file).unwrap();
    // One letter in the text of a row: the file's own structure is intact.
    let needle = "Programme n° 31".as_bytes();
    let places: Vec<usize> = (0..whole.len() - needle.len()).filter(|n| whole[*n..].starts_with(needle)).collect();
    let mut seen = 0;
    for place in places {
        let mut altered = whole.clone();
        altered[place] = b'Q';
        let other = dossier().join("changee");
        std::fs::write(&other, altered).unwrap();
        match examiner(&other).await {
            // A row or an entry is alteration; an index that no longer answers its table is damage.
            Err(CoffreError::Alteree { .. } | CoffreError::Abimee { .. }) => seen += 1,
            Err(other) => panic!("{other:?} at {place}"),
            // A byte of no row: what an index left in the empty part of its page. Every row is as sealed.
            Ok(_) => {}
        }
    }
    assert!(seen >= 3, "the row, its journal entry and its index hold this text: {seen} seen");
}

#[tokio::test]
async fn une_ligne_changee_une_table_ajoutee_ou_un_sceau_ote_sont_refuses() {
    let db = remplie(&adresses().await.unwrap().remove(0), 5).await;
    for (change, code) in [
        ("UPDATE programme SET nature = 'autre' WHERE cle LIKE 'Programme n° 1 %'", "coffre_alteree"),
        ("DELETE FROM contour_depot WHERE fichier LIKE '%3'", "coffre_alteree"),
        ("CREATE TABLE autre (id TEXT PRIMARY KEY)", "coffre_alteree"),
        ("DROP TABLE tentative", "coffre_alteree"),
        ("DROP TABLE _sceau", "coffre_sans_sceau"),
        ("UPDATE _sceau SET contenu = '{}'", "coffre_abimee"),
        ("INSERT INTO _sqlx_migrations VALUES (9999, 'x', CURRENT_TIMESTAMP, 1, x'00', 0)", "coffre_version"),
    ] {
        let file = sauvegarde_de(&db).await;
        let copy = crate::coffre::sauvegarde::sealed_pool(&file).await.unwrap();
        sql(&copy, change).await;
        copy.close().await;
        refusee(&file, code).await;
    }
}

#[tokio::test]
async fn une_base_au_journal_rompu_ou_aux_citations_perdues_ne_se_sauvegarde_pas_en_silence() {
    for source in adresses().await.unwrap() {
        let db = remplie(&source, 5).await;
        sql(&db, "UPDATE journal SET acte = 'autre' WHERE rang = 2").await;
        let folder = dossier();
        let refused = sauvegarder(&db, &folder.join("s"), Ecrasement::Refuse, &quiet).await;
        assert!(matches!(refused, Err(CoffreError::Journal { rang: 2, .. })), "{refused:?}");
        assert!(names(&folder).is_empty());
    }
}

#[tokio::test]
async fn une_sauvegarde_d_avant_la_mise_a_jour_se_restaure_apres() {
    for source in adresses().await.unwrap() {
        if let DbUrl::File(path) = &source {
            std::fs::File::create(path).unwrap();
        }
        let db = Db::attach(&source, crate::essai::clock()).await.unwrap();
        let former = migrations::ALL[migrations::ALL.len() - 2].0;
        migrations::run_to(&db.pool, former).await.unwrap();
        let c = collectivite(&db, "ici").await.unwrap();
        ecrire(&db, c.id, 0..4).await;
        let file = sauvegarde_de(&db).await;
        let before = std::fs::read(&file).unwrap();
        assert_eq!(examiner(&file).await.unwrap().bilan.version, former);
        for to in adresses().await.unwrap() {
            let bilan = restaurer(&file, &to, &quiet).await.unwrap();
            assert_eq!((bilan.version, bilan.chaines[0].entrees), (migrations::last(), 4));
        }
        assert_eq!(std::fs::read(&file).unwrap(), before);
        assert_eq!(names(file.parent().unwrap()), ["pacte.sauvegarde"]);
    }
}
