//! `pacte`: configuration, route table, outbox runner, commands. Read `cli.rs` for what it can do,
//! `serveur.rs` for how the rooms are put together, `demonstration/` for the territory it can show.

mod cli;
mod config;
mod courriels;
mod demonstration;
mod erreur;
mod presse;
mod serveur;

web::messages!();

use std::process::ExitCode;

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("PACTE_LOG").unwrap_or_else(|_| "warn,pacte=info".into()),
        )
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
