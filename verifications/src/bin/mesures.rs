//! What a page costs: processor, SQL statements, bytes, on both databases with the demonstration
//! loaded; then the real binary: time to its first answer, memory. Prints a markdown table.
//! `cargo run --release -p verifications --bin mesures` (PACTE_ESSAI_POSTGRES adds PostgreSQL).

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use verifications::maison::{Echec, Maison, bases};

const PAGES: [(&str, &str); 7] = [
    ("liste des contrats", "/contrats"),
    ("tapis (55 fiches × 5 années)", "/contrats/contrat-local-de-sante"),
    ("fiche", "/contrats/contrat-local-de-sante/fiches/1"),
    ("présentation", "/contrats/contrat-local-de-sante/presentation"),
    ("organisations", "/organisations"),
    ("territoire", "/territoire"),
    ("page publique", "/public"),
];
const FOIS: u32 = 200;

/// User and system time of this process so far.
fn processeur() -> Result<Duration, Echec> {
    let text = std::fs::read_to_string("/proc/self/stat")?;
    let fields: Vec<&str> = text.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks: u64 = fields.get(11).ok_or("utime")?.parse::<u64>()? + fields.get(12).ok_or("stime")?.parse::<u64>()?;
    // The kernel counts in hundredths of a second for every process.
    Ok(Duration::from_millis(ticks * 10))
}

fn main() -> Result<(), Echec> {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?.block_on(mesurer())
}

async fn mesurer() -> Result<(), Echec> {
    let mut out = std::io::stdout();
    writeln!(out, "| page | base | CPU (ms) | SQL | octets |\n|---|---|---:|---:|---:|")?;
    for db in bases().await? {
        let base = format!("{db:?}");
        let maison = Maison::demonstration(db).await?;
        let personnes = maison.personnes().await?;
        let coordination = personnes.iter().find(|p| p.role == kernel::Role::Coordination).ok_or("no coordination")?;
        let mut n = maison.entrer(coordination).await?;
        for (name, path) in PAGES {
            let path = format!("/{}{path}", pacte::demonstration::SLUG);
            let (first, statements) = store::stats::counted(n.get(&path)).await;
            let first = first?;
            if !first.statut.is_success() {
                writeln!(out, "| {name} | {base} | {} | | |", first.statut)?;
                continue;
            }
            let start = processeur()?;
            for _ in 0..FOIS {
                n.get(&path).await?;
            }
            let spent = (processeur()? - start).as_secs_f64() * 1_000.0 / f64::from(FOIS);
            writeln!(out, "| {name} | {base} | {spent:.2} | {statements} | {} |", first.corps.len())?;
        }
        maison.db.close().await;
    }
    binaire(&mut out).await
}

/// The binary beside this one.
async fn binaire(out: &mut impl Write) -> Result<(), Echec> {
    let binary = std::env::current_exe()?.with_file_name("pacte");
    if !binary.exists() {
        writeln!(out, "\n`{}` is not built: neither start nor memory.", binary.display())?;
        return Ok(());
    }
    let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let file = std::env::temp_dir().join(format!("pacte-mesures-{port}.db"));
    let start = Instant::now();
    let mut child = Command::new(binary)
        .args(["demo", "--port", &port.to_string(), "--database"])
        .arg(&file)
        .stdout(Stdio::null())
        .spawn()?;
    while tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err() {
        if start.elapsed() > Duration::from_secs(60) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    let ready = start.elapsed();
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id()))?;
    let memory = status.lines().find(|l| l.starts_with("VmRSS")).unwrap_or_default().to_owned();
    child.kill()?;
    child.wait()?;
    for suffix in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{suffix}", file.display()));
    }
    writeln!(out, "\nStart with the demonstration loaded: {} ms. {memory}", ready.as_millis())?;
    Ok(())
}
