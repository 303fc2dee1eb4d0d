//! The forty columns of Data.Subvention's project (September 2024), which tell what is co-funded.

use super::{RefusPublication, nature, nombre, periode, se_publie, texte, verifier};
use crate::model::{Decision, DossierVote, LigneVotee, Rna, Versement};

/// The columns, in the project's order.
pub const COLONNES: [&str; 40] = [
    "idSubvention",
    "nomAttribuant",
    "idAttribuant",
    "nomServiceInstructeur",
    "idServiceInstructeur",
    "nomBeneficiaire",
    "idBeneficiaire",
    "rnaBeneficiaire",
    "exerciceBudgetaire",
    "pluriannualite",
    "anneesPluriannualite",
    "dateDecision",
    "dateConvention",
    "referenceDecision",
    "dateCreation",
    "dateDebut",
    "dateFin",
    "dispositif",
    "sousDispositif",
    "statutLabel",
    "objet",
    "nature",
    "montantDemande",
    "montant",
    "nomOutilInstruction",
    "nomOutilVersement",
    "ej",
    "cléVersement",
    "conditionsVersement",
    "descriptionConditionsVersement",
    "datesPeriodeVersement",
    "cofinancement",
    "attribuantsCofinanceurs",
    "idCofinancement",
    "idRAE",
    "notificationUE",
    "pourcentageSubvention",
    "evaluationCout",
    "evaluation",
    "dateMiseAJour",
];

/// The rows of a programme; `siren_epci` makes the identifier that all the funders of a file share.
///
/// # Errors
/// [`RefusPublication`], every one of them.
pub fn etendu(dossiers: &[DossierVote], siren_epci: &str) -> Result<Vec<[String; 40]>, Vec<RefusPublication>> {
    let publiables = verifier(dossiers)?;
    let rangees = publiables
        .dossiers
        .into_iter()
        .flat_map(|d| d.lignes.iter().filter(|l| se_publie(l)).filter_map(move |l| rangee(d, l, siren_epci)));
    Ok(rangees.collect())
}

fn oui(vrai: bool) -> String {
    if vrai { "oui" } else { "non" }.to_owned()
}

fn rangee(d: &DossierVote, ligne: &LigneVotee, siren_epci: &str) -> Option<[String; 40]> {
    let decidee_le = ligne.decidee_le()?;
    let qui = &ligne.attribuant;
    // « stable toute la CPO ».
    let objet = d.cpo.as_ref().map_or(d.numero.as_str(), |cpo| &cpo.identifiant);
    let annees: Vec<String> = d.cpo.iter().flat_map(|cpo| &cpo.annees).map(ToString::to_string).collect();
    let statut = match ligne.decision {
        // The misspelling is the schema's own.
        Decision::Attendue => "en cours d'intruction",
        Decision::Attribuee { .. } => "attribuée",
        Decision::Ineligible { .. } => "ineligible",
        Decision::Refusee { .. } => "refusée",
    };
    let (conditions, description) = match &ligne.versement {
        Versement::Unique { .. } => ("unique", "Versement unique"),
        Versement::Echelonne { .. } => ("échelonné", "Versement échelonné"),
        Versement::Autre { description, .. } => ("autre", description.as_str()),
    };
    let cofinanceurs: Vec<&str> = d.cofinanceurs(ligne).map(|l| l.attribuant.nom.as_str()).collect();
    let service = qui.service.as_ref();
    Some([
        format!("{objet}-{}", qui.financeur.code()),
        qui.nom.clone(),
        qui.siret.to_string(),
        texte(service.map(|(nom, _)| nom)),
        service.map_or(&qui.siret, |(_, siret)| siret).to_string(),
        d.beneficiaire.nom.clone(),
        texte(d.beneficiaire.siret.as_ref()),
        texte(d.beneficiaire.rna.as_ref().and_then(Rna::en_chiffres)),
        d.exercice.to_string(),
        oui(d.cpo.is_some()),
        annees.join(" - "),
        decidee_le.to_string(),
        ligne.convention_signee_le.unwrap_or(decidee_le).to_string(),
        ligne.acte.clone().unwrap_or_default(),
        d.depose_le.to_string(),
        d.periode.0.to_string(),
        d.periode.1.to_string(),
        "Contrat de ville".to_owned(),
        "Appel à projets".to_owned(),
        statut.to_owned(),
        d.intitule.clone(),
        nature(ligne.nature).to_owned(),
        nombre(ligne.demande),
        // « vide si non attribué, jamais 0 ».
        ligne.montant().map(nombre).unwrap_or_default(),
        "pacte".to_owned(),
        String::new(),
        String::new(),
        String::new(),
        conditions.to_owned(),
        description.to_owned(),
        periode(&ligne.versement),
        oui(!cofinanceurs.is_empty()),
        cofinanceurs.join(","),
        format!("{siren_epci}-AAP{}", d.numero),
        String::new(),
        "non".to_owned(),
        "1.00".to_owned(),
        d.cout_realise.map(nombre).unwrap_or_default(),
        d.evaluation.clone().unwrap_or_default(),
        d.modifie_a.to_zoned(jiff::tz::TimeZone::UTC).date().to_string(),
    ])
}
