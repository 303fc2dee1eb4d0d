//! Names of organisations as a document prints them, and who they are in the directory. « pilote introuvable, libellé
//! approchant : objet gardé "non résolu" avec candidats ; jamais créé ni rattaché en silence ».

use crate::regles::redaction::trouver_organisations;
use acteurs::model::Organisation;
use kernel::texte::cle;

/// « A / B, C (service) » : a name as printed, parted from the departments after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NomLu {
    pub nom: String,
    pub services: Vec<String>,
}

impl NomLu {
    /// « Agglo : sport, santé » → « Agglo », and its two departments; anything else is a name.
    #[must_use]
    pub fn lire(texte: &str) -> Self {
        match texte.split_once(':') {
            Some((nom, services)) if !nom.trim().is_empty() => Self { nom: nom.trim().to_owned(), services: enumeres(services) },
            _ => Self { nom: texte.trim().to_owned(), services: vec![] },
        }
    }
}

fn enumeres(texte: &str) -> Vec<String> {
    texte.split([',', ';']).map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned).collect()
}

/// The organisation whose name, acronym or known spelling is exactly this text, case and accents aside, and the departments
/// that the text adds in brackets or after a colon. One merged into another stands for that other.
#[must_use]
pub fn resoudre<'a>(texte: &str, annuaire: &'a [Organisation]) -> Option<(&'a Organisation, Vec<String>)> {
    if let Some(entier) = nommee(texte, annuaire) {
        return Some((entier, vec![]));
    }
    let lu = NomLu::lire(texte);
    if let Some(trouvee) = nommee(&lu.nom, annuaire) {
        return Some((trouvee, lu.services));
    }
    let (tete, dedans) = texte.split_once('(')?;
    let trouvee = nommee(tete, annuaire)?;
    let mut services = enumeres(dedans.trim().trim_end_matches(')'));
    services.retain(|s| nommee(s, annuaire).is_none_or(|o| o.id != trouvee.id));
    Some((trouvee, services))
}

fn nommee<'a>(nom: &str, annuaire: &'a [Organisation]) -> Option<&'a Organisation> {
    let cherche = cle(nom);
    let repond = |o: &&Organisation| {
        let noms = std::iter::once(o.nom.as_str()).chain(o.sigle.as_deref()).chain(o.graphies.iter().map(String::as_str));
        noms.map(cle).any(|n| !n.is_empty() && n == cherche)
    };
    let mut trouvee =
        annuaire.iter().filter(|o| o.remplacee_par.is_none()).find(repond).or_else(|| annuaire.iter().find(repond))?;
    // A chain of merges is never longer than the directory.
    for _ in 0..annuaire.len() {
        match trouvee.remplacee_par.and_then(|suite| annuaire.iter().find(|o| o.id == suite)) {
            Some(suite) => trouvee = suite,
            None => break,
        }
    }
    Some(trouvee)
}

/// Three organisations at most that this name may designate.
#[must_use]
pub fn proches(texte: &str, annuaire: &[Organisation]) -> Vec<String> {
    let nom = NomLu::lire(texte).nom;
    let nom = nom.split('(').next().unwrap_or_default();
    trouver_organisations(nom, annuaire).into_iter().take(3).map(|o| o.nom.clone()).collect()
}
