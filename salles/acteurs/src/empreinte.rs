//! Passwords become argon2id prints, and are compared with them. Both cost memory and a tenth of a
//! second on purpose: they run apart from the server's threads, a few at a time.

use ::store::StoreError;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// Each computation takes 19 MiB: whoever sends a thousand passwords waits, and nobody else starves.
static PLACES: Semaphore = Semaphore::const_new(4);

/// The print compared with when there is none, so that an unknown mail costs the time of a known one.
static LEURRE: LazyLock<String> = LazyLock::new(|| calculer("pacte").unwrap_or_default());

fn calculer(mot: &str) -> Result<String, StoreError> {
    let print: PasswordHash =
        Argon2::default().hash_password(mot.as_bytes()).map_err(|e| StoreError::Broken(format!("argon2: {e}")))?;
    Ok(print.to_string())
}

async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, StoreError> {
    let _place = PLACES.acquire().await.map_err(|e| StoreError::Broken(e.to_string()))?;
    tokio::task::spawn_blocking(work).await.map_err(|e| StoreError::Broken(format!("argon2: {e}")))
}

/// The PHC text of a password (`$argon2id$v=19$…`), with a fresh salt.
///
/// # Errors
/// `StoreError::Broken` when the computation fails.
pub async fn hacher(mot: &str) -> Result<String, StoreError> {
    let mot = mot.to_owned();
    apart(move || calculer(&mot)).await?
}

/// Whether a password is the one of a print; false, and as slow, when there is no print.
///
/// # Errors
/// `StoreError::Broken` when the computation fails.
pub async fn verifier(mot: &str, empreinte: Option<String>) -> Result<bool, StoreError> {
    let mot = mot.to_owned();
    apart(move || {
        let decoy = LEURRE.as_str();
        let known = empreinte.is_some();
        let text = empreinte.as_deref().unwrap_or(decoy);
        let print = PasswordHash::new(text).map_err(|e| StoreError::Broken(format!("argon2: {e}")))?;
        Ok(Argon2::default().verify_password(mot.as_bytes(), &print).is_ok() && known)
    })
    .await?
}
