//! Documents are laid out in a process of their own: typst keeps what it has read, and the service
//! stays small. The order goes in by its standard input, the PDF comes out by its standard output.

use crate::erreur::Erreur;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{ExitCode, Stdio};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::Command;
use tokio::sync::Semaphore;
use web::{Press, PressError};

/// The hidden command that the child process runs.
pub const COMMAND: &str = "imprimer";
/// Documents made at the same time: each takes about 140 MB while it lasts.
const SEATS: usize = 2;
/// How long a visitor waits for a seat, then for the document.
const PATIENCE: Duration = Duration::from_secs(30);

/// Prints by starting this same executable again.
#[derive(Debug)]
pub struct ChildPress {
    executable: PathBuf,
    seats: Semaphore,
}

impl ChildPress {
    /// # Errors
    /// `Erreur::Fichier` when the system does not say where the executable is.
    pub fn new() -> Result<Self, Erreur> {
        let executable =
            std::env::current_exe().map_err(|e| Erreur::Fichier { file: PathBuf::from("pacte"), what: e.to_string() })?;
        Ok(Self { executable, seats: Semaphore::new(SEATS) })
    }

    async fn child(&self, order: &[u8]) -> Result<Vec<u8>, PressError> {
        let failed = |e: std::io::Error| PressError::Failed(e.to_string());
        let mut child = Command::new(&self.executable)
            .arg(COMMAND)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .map_err(failed)?;
        let (Some(mut input), Some(mut output), Some(mut errors)) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            return Err(PressError::Failed("no pipe to the press".to_owned()));
        };
        let (mut document, mut said) = (vec![], vec![]);
        // A child that stops early closes its input: its own words tell why better than the broken pipe.
        let feed = async {
            let _ = input.write_all(order).await;
            drop(input);
            Ok(())
        };
        let (_, _, _, status) =
            tokio::try_join!(feed, output.read_to_end(&mut document), errors.read_to_end(&mut said), child.wait())
                .map_err(failed)?;
        if status.success() { Ok(document) } else { Err(PressError::Failed(String::from_utf8_lossy(&said).trim().to_owned())) }
    }
}

#[async_trait::async_trait]
impl Press for ChildPress {
    async fn print(&self, order: Vec<u8>) -> Result<Vec<u8>, PressError> {
        let seat = tokio::time::timeout(PATIENCE, self.seats.acquire()).await;
        let Ok(Ok(_seat)) = seat else { return Err(PressError::Busy) };
        tokio::time::timeout(PATIENCE, self.child(&order))
            .await
            .unwrap_or(Err(PressError::TooLong { seconds: PATIENCE.as_secs() }))
    }
}

/// The child's whole life: reads an order, writes a document.
///
/// # Errors
/// `Erreur::Document` says what the layout refused.
pub fn imprimer() -> Result<ExitCode, Erreur> {
    let broken = |e: std::io::Error| Erreur::Document(e.to_string());
    let mut order = vec![];
    std::io::stdin().read_to_end(&mut order).map_err(broken)?;
    let document =
        paper::Commande::lire(&order).and_then(paper::Commande::composer).map_err(|e| Erreur::Document(e.to_string()))?;
    let mut out = std::io::stdout();
    out.write_all(&document).and_then(|()| out.flush()).map_err(broken)?;
    Ok(ExitCode::SUCCESS)
}
