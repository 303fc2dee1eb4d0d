//! What the search of sheets compares.

use crate::model::FicheAction;
use acteurs::model::Organisation;
use kernel::texte::cle;

/// Accent-blind text of number, titles, objectives, public and organisations: the column `recherche`.
/// `organisations` are the pilots, then the partners: name, acronym and other spellings count.
#[must_use]
pub fn cle_de_recherche(fiche: &FicheAction, organisations: &[Organisation]) -> String {
    let numero = fiche.numero.to_string();
    let mut parts: Vec<&str> = vec![&numero, &fiche.titre];
    parts.extend(fiche.titre_plan.as_deref());
    parts.push(&fiche.objectif_strategique);
    parts.extend(fiche.objectifs_operationnels.iter().map(String::as_str));
    parts.push(&fiche.public_cible);
    parts.extend(fiche.publics.iter().map(String::as_str));
    for organisation in organisations {
        parts.push(&organisation.nom);
        parts.extend(organisation.sigle.as_deref());
        parts.extend(organisation.graphies.iter().map(String::as_str));
    }
    cle(&parts.join(" "))
}
