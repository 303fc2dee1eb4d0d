//! `pacte`: configuration, route table, outbox runner, commands. Read `cli.rs` for what it can do,
//! `serveur.rs` for how the rooms are put together, `demonstration/` for the territory it can show.
//! A library with a thin `main.rs`, so that the tests of the whole house can ask for every route.

mod agenda;
pub mod api;
mod argent;
pub mod cli;
pub mod coffre;
pub mod config;
pub mod courriels;
pub mod demonstration;
pub mod eprouver;
pub mod erreur;
pub mod generer;
pub mod importer;
pub mod mesures;
pub mod presse;
pub mod rapport;
pub mod serveur;
pub mod sso;
pub mod subventions;
pub mod taches;

web::messages!();

use std::process::ExitCode;

/// Reads the command line, does what it says, and tells in plain words why it could not.
#[must_use]
pub fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_env("PACTE_LOG").unwrap_or_else(|_| "warn,pacte=info".into()))
        .with_writer(std::io::stderr)
        .init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            tracing::error!(%error, "no runtime");
            return ExitCode::FAILURE;
        }
    };
    let lang = cli::lang_of_the_shell();
    match runtime.block_on(cli::run(lang)) {
        Ok(code) => code,
        Err(error) => {
            tracing::debug!(?error, "command failed");
            let mut out = std::io::stderr();
            let _ = std::io::Write::write_all(&mut out, format!("{}\n", error.words(lang)).as_bytes());
            ExitCode::FAILURE
        }
    }
}
