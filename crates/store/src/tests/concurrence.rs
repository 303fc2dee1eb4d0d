//! Two processes on one database, each with its pool and its tasks: nothing is lost, nothing leaves
//! twice, the journal stays whole. The test starts itself again as two children.

use super::{Programme, programme};
use crate::essai::{adresses, collectivite};
use crate::journal::{self, Verification};
use crate::outbox::Courriel;
use crate::{Db, DbUrl, Read, StoreError, args};
use kernel::{Actor, Clock, CollectiviteId};
use std::collections::BTreeSet;
use std::process::Stdio;

const ENFANT: &str = "PACTE_ESSAI_ENFANT";
const LUI_MEME: &str =
    "tests::concurrence::deux_processus_ne_perdent_rien_n_envoient_rien_deux_fois_et_gardent_un_journal_entier";
const PARTAGEES: usize = 4;
const TACHES: usize = 3;
const GESTES: usize = 12;

fn horloge() -> Clock {
    Clock::system(jiff::tz::TimeZone::UTC)
}

fn address(url: &DbUrl) -> String {
    match url {
        DbUrl::File(path) => path.display().to_string(),
        DbUrl::Postgres(url) => url.clone(),
    }
}

/// One act as a room writes it: read, change two shared records in an order that varies, number a new
/// one after those that exist, queue a mail that the other process queues too.
async fn geste(db: &Db, c: CollectiviteId, mark: &str, turn: usize) -> Result<(), StoreError> {
    let mut w = db.writer(c, Actor::Systeme, "essai.concurrence").await?;
    w.mail(&Courriel { cle: format!("tour-{turn}"), destinataire: "a@b.example".into(), objet: "o".into(), corps: "c".into() })
        .await?;
    let (first, second) = (turn % PARTAGEES, (turn * 3 + mark.len() + 1 + usize::from(mark.ends_with('1'))) % PARTAGEES);
    for rank in [first, second] {
        let mut one: Programme = w.find("cle = $2", args![format!("partage-{rank}")]).await?.unwrap();
        one.variantes.push(format!("{mark}-{turn}"));
        w.update(&mut one).await?;
    }
    let others = w.list::<Programme>("nature = $2", args!["numero".to_owned()]).await?.len();
    let mut new = programme(&format!("numero-{others}"));
    new.nature = Some("numero".into());
    w.insert(&new).await?;
    w.commit().await
}

/// What a page does: read, let the person think, then write what was read.
async fn modifier_ce_qui_a_ete_lu(db: &Db, c: CollectiviteId, mark: &str) -> u32 {
    let mut stale = 0;
    loop {
        let mut one: Programme = db.reader(c).await.unwrap().find("cle = $2", args!["lu".to_owned()]).await.unwrap().unwrap();
        tokio::task::yield_now().await;
        one.variantes.push(mark.to_owned());
        let mut w = db.writer(c, Actor::Systeme, "essai.page").await.unwrap();
        match w.update(&mut one).await {
            Ok(()) => {
                w.commit().await.unwrap();
                return stale;
            }
            Err(StoreError::Stale { .. }) => stale += 1,
            Err(other) => panic!("{other}"),
        }
    }
}

/// The child: several tasks on its own pool, then the outbox until it is empty.
async fn travailler(url: &str) {
    let name = std::process::id();
    let db = Db::open(&url.parse().unwrap(), horloge()).await.unwrap();
    let c = db.collectivite("ici").await.unwrap().unwrap().id;
    let mut tasks = vec![];
    for task in 0..TACHES {
        let db = db.clone();
        tasks.push(tokio::spawn(async move {
            let mark = format!("{name}-{task}");
            let mut stale = 0;
            for turn in 0..GESTES {
                geste(&db, c, &mark, turn).await.unwrap();
                stale += modifier_ce_qui_a_ete_lu(&db, c, &format!("{mark}-{turn}")).await;
                db.attempt("porte", jiff::SignedDuration::from_hours(1)).await.unwrap();
            }
            stale
        }));
    }
    let mut stale = 0;
    for task in tasks {
        stale += task.await.unwrap();
    }
    let mut lines = format!("\nPERIMEES {stale}\n");
    while let Some(mail) = db.take_mail().await.unwrap() {
        lines.push_str(&format!("ENVOYE {}\n", mail.id));
        db.mail_sent(&mail.id, false).await.unwrap();
    }
    std::io::Write::write_all(&mut std::io::stdout(), lines.as_bytes()).unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn deux_processus_ne_perdent_rien_n_envoient_rien_deux_fois_et_gardent_un_journal_entier() {
    if let Ok(url) = std::env::var(ENFANT) {
        return travailler(&url).await;
    }
    for url in adresses().await.unwrap() {
        let db = Db::open(&url, horloge()).await.unwrap();
        let c = collectivite(&db, "ici").await.unwrap().id;
        let mut w = db.writer(c, Actor::Systeme, "essai.preparer").await.unwrap();
        for rank in 0..PARTAGEES {
            w.insert(&programme(&format!("partage-{rank}"))).await.unwrap();
        }
        w.insert(&programme("lu")).await.unwrap();
        w.commit().await.unwrap();
        let children: Vec<_> = (0..2)
            .map(|_| {
                tokio::process::Command::new(std::env::current_exe().unwrap())
                    .args(["--exact", LUI_MEME, "--nocapture", "--test-threads=1"])
                    .env(ENFANT, address(&url))
                    .stdout(Stdio::piped())
                    .stderr(Stdio::piped())
                    .spawn()
                    .unwrap()
            })
            .collect();
        let (mut sent, mut stale) = (vec![], 0);
        for child in children {
            let out = child.wait_with_output().await.unwrap();
            let text = String::from_utf8_lossy(&out.stdout).into_owned();
            assert!(out.status.success(), "{text}\n{}", String::from_utf8_lossy(&out.stderr));
            sent.extend(text.lines().filter_map(|l| l.strip_prefix("ENVOYE ")).map(str::to_owned));
            stale += text.lines().find_map(|l| l.strip_prefix("PERIMEES ")).unwrap().parse::<u32>().unwrap();
        }
        // Someone always finds that another wrote first: otherwise nothing was tried here.
        assert!(stale > 0, "{db:?}");
        let gestes = 2 * TACHES * GESTES;
        let mut r = db.reader(c).await.unwrap();
        let all = r.list::<Programme>(";; ORDER BY id", vec![]).await.unwrap();
        let written =
            |keys: &str| all.iter().filter(|p| p.cle.starts_with(keys)).flat_map(|p| p.variantes.0.clone()).collect::<Vec<_>>();
        assert_eq!(written("partage-").len(), 2 * gestes, "{db:?}: each act left two marks");
        assert_eq!(written("lu").len(), gestes, "{db:?}");
        assert_eq!(written("lu").into_iter().collect::<BTreeSet<_>>().len(), gestes);
        let numbers: BTreeSet<String> = all.iter().filter(|p| p.nature.is_some()).map(|p| p.cle.clone()).collect();
        assert_eq!(numbers, (0..gestes).map(|n| format!("numero-{n}")).collect());
        assert_eq!(sent.len(), GESTES, "{db:?}: one mail of each key");
        assert_eq!(sent.iter().collect::<BTreeSet<_>>().len(), GESTES);
        assert!(db.take_mail().await.unwrap().is_none());
        assert_eq!(db.attempt("porte", jiff::SignedDuration::from_hours(1)).await.unwrap(), gestes as i64 + 1);
        let entrees = 5 + 4 * gestes as i64;
        let verified = journal::verifier(&db, c).await.unwrap();
        assert!(matches!(verified, Verification::Entiere { entrees: n, .. } if n == entrees), "{db:?}: {verified:?}");
        assert_eq!(journal::etat_a::<Programme>(&mut r, jiff::Timestamp::MAX).await.unwrap(), all);
    }
}

#[tokio::test]
async fn deux_processus_peuvent_ouvrir_la_meme_base_neuve_au_meme_instant() {
    for url in adresses().await.unwrap() {
        let (one, other) = tokio::join!(Db::open(&url, horloge()), Db::open(&url, horloge()));
        let (one, other) = (one.unwrap(), other.unwrap());
        collectivite(&one, "ici").await.unwrap();
        assert!(other.collectivite("ici").await.unwrap().is_some());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn beaucoup_d_ecrivains_a_la_fois_laissent_lire_celui_qui_tient_la_plume() {
    for url in adresses().await.unwrap() {
        let db = Db::open(&url, horloge()).await.unwrap();
        let c = collectivite(&db, "ici").await.unwrap().id;
        let acts = (0..16).map(|n| {
            let db = db.clone();
            tokio::spawn(async move {
                let mut w = db.writer(c, Actor::Systeme, "essai").await.unwrap();
                let before = db.reader(c).await.unwrap().list::<Programme>("", vec![]).await.unwrap().len();
                w.insert(&programme(&format!("p{n}"))).await.unwrap();
                w.commit().await.unwrap();
                before
            })
        });
        let acts: Vec<_> = acts.collect();
        let mut seen = BTreeSet::new();
        let all = async {
            for act in acts {
                seen.insert(act.await.unwrap());
            }
        };
        tokio::time::timeout(std::time::Duration::from_secs(20), all).await.unwrap();
        // Each began when the one before had committed.
        assert_eq!(seen, (0..16).collect());
    }
}
