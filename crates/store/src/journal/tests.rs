//! The past equals what the tables were, at every step of any history, on both databases.

mod confrontation;

use super::*;
use crate::essai::{bases_with, collectivite};
use crate::{Json, Record, Writer};
use jiff::{SignedDuration, civil::Date};
use kernel::{Clock, Id};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

crate::record! {
    pub struct Programme: ProgrammeId in "programme" {
        pub nom: String,
        #[serde(default)]
        pub variantes: Json<Vec<String>>,
        pub nature: Option<String>,
        pub cle: String,
    }
}
crate::record! {
    pub struct Lien: LienId in "lien_signe" {
        pub genre: String,
        pub objet_id: ProgrammeId,
        pub destinataire: String,
        pub expire_a: Option<Timestamp>,
        pub revoque_a: Option<Timestamp>,
        pub vu_le: Option<Date>,
    }
}
crate::record! {
    pub struct Contact: OrganisationId in "organisation" {
        pub nom: String,
        pub graphies: Json<BTreeMap<String, i64>>,
        pub famille: String,
        pub generique: bool,
        pub cle: String,
        pub parent_id: Option<OrganisationId>,
    }
}

/// A clock that moves when told, to the nanosecond, as the machine's does.
fn horloge() -> (Clock, Arc<AtomicI64>) {
    let at = Arc::new(AtomicI64::new(1_795_348_800_000_000_123));
    let read = at.clone();
    let now = move || Timestamp::from_nanosecond(i128::from(read.load(Ordering::SeqCst))).unwrap();
    (Clock::from_fn(now), at)
}

/// A small generator: the same seed tells the same history.
struct Hasard(u64);

impl Hasard {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }
    fn word(&mut self) -> String {
        ["é", "", "a\"b", "%_", "l’été\u{202f}!", "null", "{\"id\":\"x\"}"][self.below(7)].to_owned()
    }
    fn maybe<T>(&mut self, value: T) -> Option<T> {
        (self.below(3) > 0).then_some(value)
    }
}

/// The three tables as they are.
#[derive(Debug, Clone, PartialEq, Default)]
struct Tables {
    programmes: Vec<Programme>,
    liens: Vec<Lien>,
    contacts: Vec<Contact>,
}

async fn now(reader: &mut impl Read) -> Tables {
    Tables {
        programmes: reader.list::<Programme>(";; ORDER BY id", vec![]).await.unwrap(),
        liens: reader.list::<Lien>(";; ORDER BY id", vec![]).await.unwrap(),
        contacts: reader.list::<Contact>(";; ORDER BY id", vec![]).await.unwrap(),
    }
}

async fn then(reader: &mut impl Read, at: Timestamp) -> Tables {
    Tables {
        programmes: etat_a(reader, at).await.unwrap(),
        liens: etat_a(reader, at).await.unwrap(),
        contacts: etat_a(reader, at).await.unwrap(),
    }
}

async fn change<T: Record>(w: &mut Writer, h: &mut Hasard, all: &mut Vec<T>, fresh: T, alter: impl Fn(&mut T, T)) {
    match h.below(4) {
        0 if !all.is_empty() => {
            let gone = all.remove(h.below(all.len()));
            // An organisation that another names stays.
            match w.delete(&gone).await {
                Ok(()) => w.note(T::TABLE, &gone.id_text(), &json!({ "id": gone.id_text(), "parti": true })).await.unwrap(),
                Err(e) => panic!("{e}"),
            }
        }
        1 | 2 if !all.is_empty() => {
            let rank = h.below(all.len());
            let one = &mut all[rank];
            if h.below(4) > 0 {
                alter(one, fresh);
            }
            w.update(one).await.unwrap();
            w.note(T::TABLE, &one.id_text(), &json!({ "relances": [1], "le": "2026-11-22" })).await.unwrap();
        }
        _ => {
            w.insert(&fresh).await.unwrap();
            all.push(fresh);
        }
    }
}

/// One act: one to three changes in the three tables.
async fn act(w: &mut Writer, h: &mut Hasard, now: &mut Tables) {
    for _ in 0..=h.below(3) {
        let (id, at, word, other) = (Id::fresh(), w.now(), h.word(), h.word());
        match h.below(3) {
            0 => {
                let fresh = Programme {
                    id,
                    version: 1,
                    nom: word,
                    variantes: Json(vec![other.clone()]),
                    nature: h.maybe(other),
                    cle: id.to_string(),
                };
                change(w, h, &mut now.programmes, fresh, |one, new| {
                    (one.nom, one.nature) = (new.nom, new.nature);
                })
                .await;
            }
            1 => {
                let soon = at + SignedDuration::from_nanos(1_234_567_891);
                let fresh = Lien {
                    id: id.cast(),
                    version: 1,
                    genre: word,
                    objet_id: id,
                    destinataire: other,
                    expire_a: h.maybe(soon),
                    revoque_a: h.maybe(at),
                    vu_le: h.maybe(w.today()),
                };
                change(w, h, &mut now.liens, fresh, |one, new| {
                    (one.expire_a, one.vu_le, one.genre) = (new.expire_a, new.vu_le, new.genre);
                })
                .await;
            }
            _ => {
                let fresh = Contact {
                    id: id.cast(),
                    version: 1,
                    nom: word.clone(),
                    graphies: Json(BTreeMap::from([(word, i64::MAX), (other.clone(), -1)])),
                    famille: other,
                    generique: h.below(2) == 0,
                    cle: String::new(),
                    parent_id: None,
                };
                change(w, h, &mut now.contacts, fresh, |one, new| {
                    (one.generique, one.graphies) = (!new.generique, new.graphies);
                })
                .await;
            }
        }
    }
}

/// Fields of every record, without its version.
type Etat = BTreeMap<(String, String), serde_json::Map<String, JsonValue>>;

fn fields(tables: &Tables) -> Etat {
    fn put<T: Record>(all: &[T], into: &mut Etat) {
        for one in all {
            let mut image = serde_json::to_value(one).unwrap().as_object().unwrap().clone();
            image.remove("version");
            image.remove("id");
            into.insert((T::TABLE.to_owned(), one.id_text()), image);
        }
    }
    let mut all = Etat::new();
    put(&tables.programmes, &mut all);
    put(&tables.liens, &mut all);
    put(&tables.contacts, &mut all);
    all
}

fn apply(state: &mut Etat, all: &[Difference]) {
    for one in all {
        let key = (one.table.clone(), one.id.clone());
        if one.sort == Sort::Supprime {
            state.remove(&key);
            continue;
        }
        let image = state.entry(key).or_default();
        assert_eq!(image.get(&one.field), one.before.as_ref(), "{one:?}");
        image.insert(one.field.clone(), one.after.clone().unwrap());
    }
}

#[tokio::test]
async fn le_passe_rebati_du_journal_egale_les_tables_a_chaque_pas_de_toute_histoire() {
    for seed in 1..=3_u64 {
        let (clock, at) = horloge();
        for db in bases_with(clock).await.unwrap() {
            let c = collectivite(&db, "ici").await.unwrap();
            let ailleurs = collectivite(&db, "ailleurs").await.unwrap();
            let mut h = Hasard(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
            let mut tables = Tables::default();
            let mut steps = vec![(db.clock().now(), Tables::default())];
            for _ in 0..30 {
                at.fetch_add(1_000_000_777, Ordering::SeqCst);
                // What another collectivité writes, and what is given up, is no part of this past.
                let mut other = db.writer(ailleurs.id, Actor::Systeme, "essai.ailleurs").await.unwrap();
                act(&mut other, &mut h, &mut Tables::default()).await;
                other.commit().await.unwrap();
                let mut lost = db.writer(c.id, Actor::Systeme, "essai.abandonner").await.unwrap();
                act(&mut lost, &mut h, &mut tables.clone()).await;
                drop(lost);
                let mut w = db.writer(c.id, Actor::Systeme, "essai.changer").await.unwrap();
                act(&mut w, &mut h, &mut tables).await;
                w.commit().await.unwrap();
                let mut r = db.reader(c.id).await.unwrap();
                tables = now(&mut r).await;
                assert_eq!(then(&mut r, db.clock().now()).await, tables, "seed {seed}, {db:?}");
                steps.push((db.clock().now(), tables.clone()));
            }
            let mut r = db.reader(c.id).await.unwrap();
            for (rank, (instant, expected)) in steps.iter().enumerate() {
                assert_eq!(then(&mut r, *instant).await, *expected, "seed {seed}, step {rank}, {db:?}");
                assert_eq!(then(&mut r, *instant + SignedDuration::from_millis(900)).await, *expected);
                let images = a_la_date(&mut r, "lien_signe", *instant).await.unwrap();
                let raw: Vec<JsonValue> = images.into_iter().map(|image| image.champs).collect();
                assert_eq!(json!(raw), json!(expected.liens));
                let (until, later) = &steps[rank + h.below(steps.len() - rank)];
                let mut state = fields(expected);
                let moved = differences(&mut r, *instant, *until, &[]).await.unwrap();
                apply(&mut state, &moved);
                assert_eq!(state, fields(later), "seed {seed}, from step {rank}, {db:?}");
                let one = differences(&mut r, *instant, *until, &["lien_signe"]).await.unwrap();
                assert_eq!(one, moved.into_iter().filter(|d| d.table == "lien_signe").collect::<Vec<_>>());
            }
            assert!(matches!(verifier(&db, c.id).await.unwrap(), Verification::Entiere { .. }));
            assert_eq!(confronter(&db, c.id).await.unwrap(), []);
        }
    }
}

fn programme(nom: &str) -> Programme {
    Programme { id: Id::fresh(), version: 1, nom: nom.into(), variantes: Json(vec![]), nature: None, cle: nom.into() }
}

#[tokio::test]
async fn ce_qui_change_puis_revient_n_est_pas_une_difference_et_chaque_champ_nomme_son_entree() {
    let (clock, at) = horloge();
    for db in bases_with(clock).await.unwrap() {
        let c = collectivite(&db, "ici").await.unwrap();
        let mut one = programme("un");
        let mut w = db.writer(c.id, Actor::Systeme, "programme.creer").await.unwrap();
        w.insert(&one).await.unwrap();
        w.commit().await.unwrap();
        let start = db.clock().now();
        for (nom, nature) in [("deux", Some("plan")), ("trois", Some("plan")), ("un", Some("plan"))] {
            at.fetch_add(2_000_000, Ordering::SeqCst);
            let mut w = db.writer(c.id, Actor::Systeme, "programme.modifier").await.unwrap();
            w.motif(nom);
            (one.nom, one.nature) = (nom.into(), nature.map(str::to_owned));
            w.update(&mut one).await.unwrap();
            w.commit().await.unwrap();
        }
        let mut r = db.reader(c.id).await.unwrap();
        let id = one.id.to_string();
        let expected = Difference {
            table: "programme".into(),
            id: id.clone(),
            sort: Sort::Modifie,
            field: "nature".into(),
            before: Some(JsonValue::Null),
            after: Some(json!("plan")),
            entry: 2,
        };
        assert_eq!(differences(&mut r, start, db.clock().now(), &[]).await.unwrap(), [expected]);
        assert_eq!(differences(&mut r, db.clock().now(), start, &[]).await.unwrap(), []);
        let before = start - SignedDuration::from_secs(1);
        let made = differences(&mut r, before, start, &[]).await.unwrap();
        assert_eq!(made.iter().map(|d| d.field.as_str()).collect::<Vec<_>>(), ["cle", "nature", "nom", "variantes"]);
        assert!(made.iter().all(|d| d.sort == Sort::Cree && d.before.is_none() && d.entry == 1));
        let story = histoire_d_un_champ(&mut r, "programme", &id, "nature").await.unwrap();
        assert_eq!(story.iter().map(|p| p.rang).collect::<Vec<_>>(), [1, 2]);
        assert_eq!((story[0].avant.clone(), story[0].apres.clone()), (None, Some(JsonValue::Null)));
        let story = histoire_d_un_champ(&mut r, "programme", &id, "nom").await.unwrap();
        let told: Vec<_> = story.iter().map(|p| (p.apres.clone().unwrap(), p.motif.clone())).collect();
        assert_eq!(told.last().unwrap(), &(json!("un"), Some("un".to_owned())));
        assert_eq!(told.len(), 4);
    }
}

#[tokio::test]
async fn une_ancienne_forme_se_lit_encore_ou_dit_quel_champ_lui_manque() {
    for db in crate::essai::bases().await.unwrap() {
        let c = collectivite(&db, "ici").await.unwrap();
        let mut one = programme("un");
        one.variantes = Json(vec!["v".into()]);
        let mut w = db.writer(c.id, Actor::Systeme, "programme.creer").await.unwrap();
        w.insert(&one).await.unwrap();
        w.commit().await.unwrap();
        // What a program that did not know two fields would have written, and one that had another.
        let older = format!(r#"{{"id":"{0}","version":1,"nom":"un","cle":"un","disparu":3}}"#, one.id);
        let mut tx = db.transaction().await.unwrap();
        tx.execute("UPDATE journal SET apres = $2 WHERE collectivite_id = $1", args![c.id, older]).await.unwrap();
        tx.commit().await.unwrap();
        let mut r = db.reader(c.id).await.unwrap();
        let read: Vec<Programme> = etat_a(&mut r, db.clock().now()).await.unwrap();
        assert_eq!(read, [Programme { variantes: Json(vec![]), nature: None, ..one }]);
        let mut tx = db.transaction().await.unwrap();
        tx.execute("UPDATE journal SET apres = REPLACE(apres, 'cle', 'clef') WHERE collectivite_id = $1", args![c.id])
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let said = etat_a::<Programme>(&mut r, db.clock().now()).await.unwrap_err().to_string();
        assert!(said.contains("programme at entry 1") && said.contains("`cle`") && said.contains("serde(default)"), "{said}");
    }
}

#[tokio::test]
async fn deux_ecritures_croisees_ne_montrent_jamais_un_etat_qui_n_a_pas_existe() {
    let (clock, at) = horloge();
    for db in bases_with(clock).await.unwrap() {
        let c = collectivite(&db, "ici").await.unwrap();
        let mut instants = vec![];
        for n in 0..12 {
            // The clock goes back at every third write, as when two writers cross.
            at.fetch_add(if n % 3 == 2 { -1_500_000 } else { 1_000_000 }, Ordering::SeqCst);
            let mut w = db.writer(c.id, Actor::Systeme, "programme.creer").await.unwrap();
            w.insert(&programme(&format!("p{n:02}"))).await.unwrap();
            w.commit().await.unwrap();
            instants.push(db.clock().now());
        }
        let mut r = db.reader(c.id).await.unwrap();
        instants.sort();
        let mut former = 0;
        for instant in instants {
            let read: Vec<Programme> = etat_a(&mut r, instant).await.unwrap();
            let names: BTreeSet<String> = read.into_iter().map(|p| p.nom).collect();
            assert_eq!(names, (0..names.len()).map(|n| format!("p{n:02}")).collect());
            assert!(names.len() >= former);
            former = names.len();
        }
        assert_eq!(rang_a(&mut r, Timestamp::MIN).await.unwrap(), 0);
        assert_eq!(rang_a(&mut r, Timestamp::MAX).await.unwrap(), 12);
    }
}

#[tokio::test]
async fn toute_table_est_au_journal_ou_dit_pourquoi_elle_n_y_est_pas() {
    for db in crate::essai::bases().await.unwrap() {
        let tables = crate::coffre::schema::read(&mut db.read_conn().await.unwrap()).await.unwrap();
        let of_records = |t: &crate::coffre::schema::Table| {
            ["id", "collectivite_id", "version"].iter().all(|name| t.colonnes.iter().any(|c| c.nom == *name))
        };
        let out: BTreeSet<&str> = tables.iter().filter(|t| !of_records(t)).map(|t| t.nom.as_str()).collect();
        assert_eq!(out, HORS_JOURNAL.iter().map(|(name, _)| *name).collect());
        let c = collectivite(&db, "ici").await.unwrap();
        let mut r = db.reader(c.id).await.unwrap();
        assert!(matches!(a_la_date(&mut r, "mot_de_passe", db.clock().now()).await, Err(StoreError::Broken(_))));
    }
}

#[tokio::test]
async fn une_note_ne_peut_pas_se_faire_passer_pour_une_fiche() {
    for db in crate::essai::bases().await.unwrap() {
        let c = collectivite(&db, "ici").await.unwrap();
        let mut w = db.writer(c.id, Actor::Systeme, "essai").await.unwrap();
        let refused = w.note("programme", "x", &json!({ "id": "x", "version": 3 })).await;
        assert!(matches!(refused, Err(StoreError::Broken(_))));
    }
}
