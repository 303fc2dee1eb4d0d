//! The plain text of a file.
use kernel::Lang;

pub const OCTETS_MAX: usize = 40 * 1024 * 1024;

#[derive(Debug, thiserror::Error)]
pub enum FichierIllisible {
    #[error("x")]
    X,
}
impl FichierIllisible {
    pub fn message(&self, _: Lang) -> String {
        String::new()
    }
    pub fn remede(&self, _: Lang) -> String {
        String::new()
    }
}
pub fn texte_de(octets: &[u8], _nom: &str) -> Result<String, FichierIllisible> {
    Ok(String::from_utf8_lossy(octets).into_owned())
}
