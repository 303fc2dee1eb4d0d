//! SCDL « subventions » 2.1.1: sixteen columns, CSV UTF-8, comma, decimal point.

use super::{RefusPublication, nature, nombre, periode, texte, verifier};
use crate::model::{Decision, DossierVote, LigneVotee, Rna, Versement};

/// « Ordre des 16 colonnes : celui du tableau. »
pub const COLONNES: [&str; 16] = [
    "nomAttribuant",
    "idAttribuant",
    "dateConvention",
    "referenceDecision",
    "nomBeneficiaire",
    "idBeneficiaire",
    "rnaBeneficiaire",
    "objet",
    "montant",
    "nature",
    "conditionsVersement",
    "datesPeriodeVersement",
    "idRAE",
    "notificationUE",
    "pourcentageSubvention",
    "dispositifAide",
];

/// The rows of a programme, one per funder who gave.
///
/// # Errors
/// [`RefusPublication`], every one of them.
pub fn scdl(dossiers: &[DossierVote]) -> Result<Vec<[String; 16]>, Vec<RefusPublication>> {
    let publiables = verifier(dossiers)?;
    Ok(publiables.dossiers.into_iter().flat_map(|d| d.lignes.iter().filter_map(|l| rangee(d, l))).collect())
}

fn rangee(d: &DossierVote, ligne: &LigneVotee) -> Option<[String; 16]> {
    let Decision::Attribuee { montant, le } = ligne.decision else { return None };
    if !montant.est_positif() {
        return None;
    }
    let conditions = match &ligne.versement {
        Versement::Unique { .. } => "unique",
        Versement::Echelonne { .. } => "échelonné",
        Versement::Autre { description, .. } => description,
    };
    Some([
        ligne.attribuant.nom.clone(),
        ligne.attribuant.siret.to_string(),
        // « signature, sinon vote ».
        ligne.convention_signee_le.unwrap_or(le).to_string(),
        ligne.acte.clone().unwrap_or_default(),
        d.beneficiaire.nom.clone(),
        texte(d.beneficiaire.siret.as_ref()),
        texte(d.beneficiaire.rna.as_ref().and_then(Rna::en_chiffres)),
        d.intitule.clone(),
        nombre(montant),
        nature(ligne.nature).to_owned(),
        conditions.to_owned(),
        periode(&ligne.versement),
        String::new(),
        "non".to_owned(),
        "1.00".to_owned(),
        String::new(),
    ])
}
