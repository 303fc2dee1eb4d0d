//! Build step of every room: `messages/{fr,en}/*.ftl` become typed functions, so that a missing
//! text, a missing language or a wrong argument is a build error.

use fluent_typed::{BuildOptions, FtlOutputOptions, build_from_locales_folder};
use std::process::ExitCode;

/// Writes `$OUT_DIR/l10n.rs`; `web::messages!()` includes it.
#[must_use]
pub fn build() -> ExitCode {
    let Ok(out) = std::env::var("OUT_DIR") else { return ExitCode::FAILURE };
    build_from_locales_folder(
        BuildOptions::default()
            .with_locales_folder("messages")
            .with_output_file_path(&format!("{out}/l10n.rs"))
            .with_ftl_output(FtlOutputOptions::single_file(&format!("{out}/messages.ftl")))
            .with_default_language("fr")
            .with_prefix("")
            .without_format()
            .without_bidi_isolation(),
    )
}
