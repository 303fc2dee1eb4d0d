//! What a page costs: processor, SQL statements, bytes, on both databases with the demonstration
//! loaded; then the real binary: time to its first answer, memory. Prints a markdown table.
//! `cargo run --release -p verifications --bin mesures` (PACTE_ESSAI_POSTGRES adds PostgreSQL).

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use verifications::maison::{Echec, Maison, bases};
use verifications::mesure::{processeur, sur_deux_coeurs};

const PAGES: [(&str, &str); 12] = [
    ("liste des contrats", "/contrats"),
    ("tapis (55 fiches × 5 années)", "/contrats/contrat-local-de-sante"),
    ("fiche", "/contrats/contrat-local-de-sante/fiches/1"),
    ("présentation", "/contrats/contrat-local-de-sante/presentation"),
    ("organisations", "/organisations"),
    ("territoire", "/territoire"),
    ("page publique", "/public/contrat-local-de-sante"),
    ("calcul", "/contrats/contrat-local-de-sante/calcul/avancement-declare/contrat?annee=1"),
    ("revues annuelles", "/contrats/contrat-local-de-sante/campagnes"),
    ("comités", "/contrats/contrat-local-de-sante/comites"),
    ("décisions", "/contrats/contrat-local-de-sante/decisions"),
    ("journal", "/journal"),
];
const FOIS: u32 = 200;

fn main() -> Result<(), Echec> {
    sur_deux_coeurs(mesurer())
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

/// The binary beside this one: how soon it answers on a database already loaded, what it holds in memory
/// after a few pages and a report, how long the annual report takes.
async fn binaire(out: &mut impl Write) -> Result<(), Echec> {
    let binary = std::env::current_exe()?.with_file_name("pacte");
    if !binary.exists() {
        writeln!(out, "\n`{}` is not built: neither start nor memory.", binary.display())?;
        return Ok(());
    }
    let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let file = std::env::temp_dir().join(format!("pacte-mesures-{port}.db"));
    let run = |args: &[&str]| Command::new(&binary).args(args).arg(&file).stdout(Stdio::null()).status();
    let start = Instant::now();
    run(&["demo", "--charger", "--database"])?;
    let loaded = start.elapsed();
    let start = Instant::now();
    let mut child = Command::new(&binary)
        .args(["demo", "--port", &port.to_string(), "--database"])
        .arg(&file)
        // As the service unit of docs/exploiter/installer.md.
        .env("MALLOC_ARENA_MAX", "1")
        .stdout(Stdio::null())
        .spawn()?;
    while tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err() {
        if start.elapsed() > Duration::from_secs(60) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    let ready = start.elapsed();
    let public = format!("/{}/public/contrat-local-de-sante", pacte::demonstration::SLUG);
    for _ in 0..50 {
        demander(port, &public).await?;
    }
    let start = Instant::now();
    let size = demander(port, &format!("{public}/rapport.pdf")).await?;
    let printed = start.elapsed();
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id()))?;
    let memory = |name: &str| status.lines().find(|l| l.starts_with(name)).unwrap_or_default().to_owned();
    child.kill()?;
    child.wait()?;
    for suffix in ["", "-wal", "-shm", ".cle"] {
        let _ = std::fs::remove_file(format!("{}{suffix}", file.display()));
    }
    writeln!(out, "\n| what | measure |\n|---|---|")?;
    writeln!(out, "| loading the demonstration | {} ms |", loaded.as_millis())?;
    writeln!(out, "| first answer of a loaded database | {} ms |", ready.as_millis())?;
    writeln!(out, "| annual report of 55 sheets, asked by the public page | {} ms, {size} bytes |", printed.as_millis())?;
    writeln!(out, "| memory after 50 pages and the report | {}, at most {} |", memory("VmRSS"), memory("VmHWM"))?;
    Ok(())
}

/// Asks for a page of the running binary; bytes of the whole answer.
async fn demander(port: u16, path: &str) -> Result<usize, Echec> {
    let mut stream = tokio::net::TcpStream::connect(("127.0.0.1", port)).await?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = vec![];
    stream.read_to_end(&mut answer).await?;
    if !answer.starts_with(b"HTTP/1.1 200") {
        return Err(String::from_utf8_lossy(&answer[..answer.len().min(200)]).into_owned().into());
    }
    Ok(answer.len())
}
