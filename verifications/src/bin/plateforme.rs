//! What growth costs: the same pages of a plan of 1 000 sheets on platforms of 1, 100 and 1 000 collectivités, on both
//! databases; then the arithmetic of 848 400 values, in memory. Prints markdown tables.
//! `cargo run --release -p verifications --bin plateforme` (PACTE_ESSAI_POSTGRES adds PostgreSQL).

use axum::body::Body;
use axum::http::{Request, header};
use indicateurs::model::{Mesure, Sens};
use indicateurs::regles::{
    Chaine, Fenetre, IndicateurChaine, Lecture, Manque, Mois, Nature, Objectif, Operation, Pas, Reglage, RemiseAZero, chaine,
};
use kernel::Role;
use kernel::nombre::Nombre;
use pacte::generer::{Taille, generer, slug};
use plans::calculs::{Objet, PlanLu};
use plans::model::Contrat;
use std::fmt::Write as _;
use std::io::Write;
use std::time::{Duration, Instant};
use store::{Db, Read, args};
use tower::ServiceExt;
use verifications::maison::{Echec, Maison, Navigateur, Personne, bases};
use verifications::mesure::{processeur, sur_deux_coeurs};

/// Collectivités to add, contracts and sheets of each, to reach 1, 100 and 1 000; 20 000 sheets from the second on.
const ETAPES: [(u32, Taille); 3] = [
    (1, Taille { collectivites: 1, plans: 1, fiches: 1_000 }),
    (100, Taille { collectivites: 99, plans: 2, fiches: 96 }),
    (1_000, Taille { collectivites: 900, plans: 1, fiches: 1 }),
];
const FOIS: u32 = 100;
const PLAN: &str = "contrat-1";

fn main() -> Result<(), Echec> {
    sur_deux_coeurs(mesurer())
}

async fn mesurer() -> Result<(), Echec> {
    let mut out = std::io::stdout();
    writeln!(out, "| base | collectivités | what | CPU (ms) | elapsed (ms) | SQL | bytes |\n|---|---:|---|---:|---:|---:|---:|")?;
    for db in bases().await? {
        for (collectivites, taille) in ETAPES {
            generer(&db, taille, &|_, _| ()).await.map_err(|e| e.words(kernel::Lang::En))?;
            let maison = Maison::sur(db.clone())?;
            let head = format!("| {db:?} | {collectivites} |");
            pages(&maison, &head, &mut out).await?;
            comptes(&db, &head, &mut out).await?;
            ecriture(&maison, &head, &mut out).await?;
        }
        db.close().await;
    }
    arithmetique(&mut out)
}

async fn entrer(maison: &Maison) -> Result<Navigateur, Echec> {
    let here = maison.db.collectivite(&slug(1)).await?.ok_or("nothing was generated")?;
    let mut reader = maison.db.reader(here.id).await?;
    let compte = reader.find::<acteurs::model::Compte>(";; ORDER BY id LIMIT 1", args![]).await?.ok_or("no account")?;
    maison.entrer_chez(&slug(1), &Personne { compte: compte.id.to_string(), role: Role::Coordination }).await
}

async fn pages(maison: &Maison, head: &str, out: &mut impl Write) -> Result<(), Echec> {
    let mut n = entrer(maison).await?;
    for (name, path) in [
        ("list of 10 sheets among 1 000", format!("/contrats/{PLAN}?par=10")),
        ("the same, one word sought", format!("/contrats/{PLAN}?par=10&q=proximite+77")),
        ("list of 10 sheets for a program", format!("/api/v1/contrats/{PLAN}/fiches?limite=10")),
        ("one sheet", format!("/contrats/{PLAN}/fiches/500")),
        ("list of contracts", "/contrats".to_owned()),
    ] {
        let path = format!("/{}{path}", slug(1));
        n.get(&path).await?;
        let (first, statements) = store::stats::counted(n.get(&path)).await;
        let first = first?;
        if !first.statut.is_success() {
            return Err(format!("{path}: {}", first.statut).into());
        }
        let (cpu, clock) = (processeur()?, Instant::now());
        for _ in 0..FOIS {
            n.get(&path).await?;
        }
        let mean = |d: Duration| d.as_secs_f64() * 1_000.0 / f64::from(FOIS);
        let (cpu, elapsed) = (mean(processeur()? - cpu), mean(clock.elapsed()));
        writeln!(out, "{head} {name} | {cpu:.2} | {elapsed:.2} | {statements} | {} |", first.corps.len())?;
    }
    Ok(())
}

async fn plan(db: &Db) -> Result<PlanLu, Echec> {
    let here = db.collectivite(&slug(1)).await?.ok_or("nothing was generated")?;
    let mut reader = db.reader(here.id).await?;
    let contrat = reader.find::<Contrat>("slug = $2", args![PLAN.to_owned()]).await?.ok_or("no contract")?;
    Ok(PlanLu::lire(&mut reader, contrat).await?)
}

/// Every count and rate of every level of the plan, and reading the plan itself.
async fn comptes(db: &Db, head: &str, out: &mut impl Write) -> Result<(), Echec> {
    let start = Instant::now();
    let plan = plan(db).await?;
    writeln!(out, "{head} reading a plan of 1 000 sheets whole | | {:.2} | | |", start.elapsed().as_secs_f64() * 1_000.0)?;
    let start = Instant::now();
    let objets = std::iter::once(Objet::Contrat).chain(plan.noeuds.iter().map(|n| Objet::Noeud(n.id)));
    let mut seen = 0;
    for objet in objets {
        seen += plan.fiches_de(objet).len();
        let _ = (plan.declare(objet, 1), plan.constate(objet, 1), plan.atteinte(objet, 1), plan.confiance(objet, 1));
    }
    let spent = start.elapsed().as_secs_f64() * 1_000.0;
    writeln!(out, "{head} all counts and rates of its 26 levels ({seen} sheets met) | | {spent:.2} | | |")?;
    Ok(())
}

/// One value written by the interface for programs, then the rate of the contract read again.
async fn ecriture(maison: &Maison, head: &str, out: &mut impl Write) -> Result<(), Echec> {
    let here = maison.db.collectivite(&slug(1)).await?.ok_or("nothing was generated")?;
    let mut reader = maison.db.reader(here.id).await?;
    let compte = reader.find::<acteurs::model::Compte>(";; ORDER BY id LIMIT 1", args![]).await?.ok_or("no account")?;
    drop(reader);
    let mut w = maison.db.writer(here.id, kernel::Actor::Systeme, "mesurer").await?;
    let genre = acteurs::model::GenreLien::ApiEcriture;
    let until = Some(w.now() + jiff::SignedDuration::from_hours(1));
    let lien = acteurs::lien::creer(&mut w, genre, &compte.id.to_string(), "Mesure", until).await?;
    w.commit().await?;
    let token = acteurs::lien::jeton(&maison.house.secret, here.id, &lien.id.to_string());
    let base = format!("/{}/api/v1/contrats/{PLAN}", slug(1));
    let ask = async |method: &str, path: String, body: String| -> Result<(), Echec> {
        let request = Request::builder().method(method).uri(path).header(header::AUTHORIZATION, format!("Bearer {token}"));
        let answer = maison.router.clone().oneshot(request.body(Body::from(body))?).await?;
        if answer.status().is_success() {
            return Ok(());
        }
        let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await?;
        Err(String::from_utf8_lossy(&body).into_owned().into())
    };
    let first = Instant::now();
    let (mut written, mut read) = (Duration::ZERO, Duration::ZERO);
    // Twenty sheets that no earlier step of the growth wrote; the year is over, the value may be far from the one before.
    let collectivites = maison.db.collectivites().await?.len();
    let rank = usize::from(collectivites > 1) + usize::from(collectivites > 100);
    for sheet in rank * 20 + 1..=rank * 20 + 20 {
        let mut path = String::new();
        write!(path, "{base}/indicateurs/{sheet}.R1/valeurs/2")?;
        let start = Instant::now();
        ask("PUT", path, r#"{"valeur": "12", "motif": "Mesure du temps d’une écriture"}"#.to_owned()).await?;
        written += start.elapsed();
        let start = Instant::now();
        ask("GET", format!("{base}/lectures?annee=2&limite=1"), String::new()).await?;
        read += start.elapsed();
    }
    let mean = |d: Duration| d.as_secs_f64() * 1_000.0 / 20.0;
    writeln!(out, "{head} one value written | | {:.2} | | |", mean(written))?;
    writeln!(out, "{head} every rate of the plan read after it | | {:.2} | | |", mean(read))?;
    writeln!(out, "{head} the twenty, in all | | {:.2} | | |", first.elapsed().as_secs_f64() * 1_000.0)?;
    Ok(())
}

/// 101 plans of 100 indicators observed each month for 7 years: 848 400 values, recomputed from nothing.
fn arithmetique(out: &mut impl Write) -> Result<(), Echec> {
    let start = Mois::nouveau(2019, 1).ok_or("month")?;
    let reglage = Reglage {
        nature: Nature::Flux,
        remise_a_zero: RemiseAZero::default(),
        operation: Operation::Somme,
        fenetre: Fenetre::Tout,
        manque: Manque::default(),
        pas: Pas::MENSUEL,
    };
    let plans: Vec<Chaine> = (0..101_i64)
        .map(|plan| Chaine {
            a: start.plus(83),
            couverture_min: Nombre::cent(),
            indicateurs: (0..100_i64)
                .map(|rank| IndicateurChaine {
                    code: rank.to_string(),
                    mesure: Mesure::Quantite,
                    poids: Nombre::un(),
                    applicable: true,
                    mesurable: true,
                    objectif: Objectif {
                        sens: Sens::Hausse,
                        reference: Some(Nombre::zero()),
                        cible: Some(Nombre::from(9_000)),
                        min: None,
                        max: None,
                    },
                    reglage: reglage.clone(),
                    serie: (0..84_i32)
                        .map(|m| (start.plus(m), Lecture::Valeur(Nombre::from((plan * 7 + rank * 3 + i64::from(m)) % 97))))
                        .collect(),
                })
                .collect(),
        })
        .collect();
    let (cpu, clock) = (processeur()?, Instant::now());
    let rates = plans.iter().filter(|p| chaine(p).remontee.taux.is_some()).count();
    let (cpu, elapsed) = ((processeur()? - cpu).as_millis(), clock.elapsed().as_millis());
    writeln!(out, "\n848 400 values recomputed: {elapsed} ms elapsed, {cpu} ms of processor, {rates} plans with a rate.")?;
    Ok(())
}
