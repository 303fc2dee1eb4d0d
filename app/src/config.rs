//! `pacte.toml`. An unknown key is an error that names it.

use crate::erreur::Erreur;
use serde::Deserialize;
use std::path::{Path, PathBuf};

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// A file (SQLite) or `postgres://…`.
    pub database: String,
    /// Address and port to listen on.
    pub listen: String,
    /// Address that people type, without a final slash.
    pub base_url: String,
    /// File of the key that signs links; made at the first run.
    pub secret_file: PathBuf,
    pub timezone: String,
    pub max_upload_mb: usize,
    pub mail: Option<Mail>,
    pub sso: Option<Sso>,
    /// A reverse proxy stands in front and writes `X-Forwarded-For`.
    pub behind_proxy: bool,
}

/// A provider of OpenID Connect: ProConnect, Keycloak…
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sso {
    /// What the sign-in button says: « ProConnect ».
    pub name: String,
    pub issuer: String,
    pub client_id: String,
    pub client_secret: String,
    /// The provider checks every mail it gives and does not say `email_verified` (ProConnect).
    #[serde(default)]
    pub trusts_mails: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// `smtp://host:25`, `smtps://user:password@host`, `smtp://host:587?tls=required`.
    pub smtp: String,
    /// « Pacte, Carcassonne Agglo <pacte@exemple.fr> ».
    pub from: String,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database: "pacte.db".into(),
            listen: "127.0.0.1:8080".into(),
            base_url: "http://127.0.0.1:8080".into(),
            secret_file: "pacte.cle".into(),
            timezone: "Europe/Paris".into(),
            max_upload_mb: 20,
            mail: None,
            sso: None,
            behind_proxy: false,
        }
    }
}

impl Config {
    /// Reads a file, or gives the defaults when none is named.
    pub fn read(file: Option<&Path>) -> Result<Self, Erreur> {
        let Some(file) = file else { return Ok(Self::default()) };
        let broken = |what: String| Erreur::Configuration { file: file.to_owned(), what };
        let text = std::fs::read_to_string(file).map_err(|e| broken(e.to_string()))?;
        toml::from_str(&text).map_err(|e| broken(e.to_string()))
    }

    pub fn clock(&self, file: Option<&Path>) -> Result<kernel::Clock, Erreur> {
        let zone = jiff::tz::TimeZone::get(&self.timezone).map_err(|e| Erreur::Configuration {
            file: file.map(Path::to_owned).unwrap_or_default(),
            what: format!("timezone: {e}"),
        })?;
        Ok(kernel::Clock::system(zone))
    }
}

/// The key that signs links: read from its file, or drawn and written (readable by its owner only).
pub fn secret(file: &Path) -> Result<[u8; 32], Erreur> {
    let broken = |what: String| Erreur::Fichier { file: file.to_owned(), what };
    if file.exists() {
        let bytes = std::fs::read(file).map_err(|e| broken(e.to_string()))?;
        return bytes.try_into().map_err(|_| broken("32 bytes expected".into()));
    }
    let key: [u8; 32] = rand::random();
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut out = options.open(file).map_err(|e| broken(e.to_string()))?;
    std::io::Write::write_all(&mut out, &key).map_err(|e| broken(e.to_string()))?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn une_cle_inconnue_est_nommee() {
        let erreur = toml::from_str::<Config>("databse = \"x\"").unwrap_err().to_string();
        assert!(erreur.contains("databse"), "{erreur}");
        let erreur = toml::from_str::<Config>("[mail]\nsmtp = \"smtp://x\"\nfrom = \"a@b\"\nport = 3").unwrap_err().to_string();
        assert!(erreur.contains("port"), "{erreur}");
        assert_eq!(toml::from_str::<Config>("listen = \"0.0.0.0:80\"").unwrap().listen, "0.0.0.0:80");
    }
}
