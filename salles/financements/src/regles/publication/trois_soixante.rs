//! A 360Giving package (1.4): one grant per funder who gave, tied to the others of the same file by `relatedActivity`.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::{Euros, RefusPublication, nature, verifier};
use crate::model::{Beneficiaire, DossierVote, LigneVotee};

/// Who publishes, under which licence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editeur {
    pub nom: String,
    pub siren: String,
    /// « préfixe attribué » by 360Giving.
    pub prefixe: String,
    pub licence: String,
    /// Where the data are told of.
    pub source: String,
}

/// The package of a programme, published at an instant.
///
/// # Errors
/// [`RefusPublication`], every one of them.
pub fn paquet(dossiers: &[DossierVote], editeur: &Editeur, publie_a: Timestamp) -> Result<Value, Vec<RefusPublication>> {
    let publiables = verifier(dossiers)?;
    let donnees = publiables.dossiers.into_iter().flat_map(|d| {
        let donne = |l: &&LigneVotee| l.montant().is_some_and(Euros::est_positif);
        d.lignes.iter().filter(donne).filter_map(move |l| aide(d, l, editeur))
    });
    Ok(json!({
        "version": "1.4",
        "publisher": {"name": editeur.nom, "identifier": format!("FR-RCS-{}", editeur.siren)},
        "license": editeur.licence,
        "issued": publie_a,
        "modified": publie_a,
        "grants": donnees.collect::<Vec<Value>>(),
    }))
}

/// « `360G-{préfixe attribué}-{AAAA-nnnn}-{financeur}` ».
fn identifiant(d: &DossierVote, ligne: &LigneVotee, editeur: &Editeur) -> String {
    format!("360G-{}-{}-{}", editeur.prefixe, d.numero, ligne.attribuant.financeur.code())
}

/// « `FR-RCS-{SIREN}` ; sans SIREN `360G-{préfixe}-RNA-{RNA}` ; jamais `recipientIndividual` ».
fn organisation(b: &Beneficiaire, editeur: &Editeur) -> Option<String> {
    let siren = b.siret.as_ref().map(|siret| format!("FR-RCS-{}", siret.siren()));
    siren.or_else(|| b.rna.as_ref().map(|rna| format!("360G-{}-RNA-{rna}", editeur.prefixe)))
}

fn aide(d: &DossierVote, ligne: &LigneVotee, editeur: &Editeur) -> Option<Value> {
    let autres: Vec<String> = d.cofinanceurs(ligne).map(|l| identifiant(d, l, editeur)).collect();
    let lieux: Vec<Value> = d
        .quartiers
        .iter()
        .map(|nom| json!({"name": nom, "countryCode": "FR", "description": "Quartier prioritaire de la ville"}))
        .collect();
    let quartiers = d.quartiers.iter().map(|nom| ("QPV", nom));
    let sujets = quartiers.chain(d.defi.iter().map(|nom| ("Défi", nom))).chain(d.objectif.iter().map(|nom| ("Objectif", nom)));
    let classements: Vec<Value> = sujets
        .map(|(vocabulaire, nom)| json!({"vocabulary": vocabulaire, "code": kernel::texte::slug(nom), "title": nom}))
        .collect();
    let mut aide = Map::new();
    let mut poser = |nom: &str, valeur: Value| {
        if !valeur.as_array().is_some_and(Vec::is_empty) && !valeur.is_null() {
            aide.insert(nom.to_owned(), valeur);
        }
    };
    poser("id", json!(identifiant(d, ligne, editeur)));
    poser("title", json!(d.intitule));
    poser("description", json!(d.resume));
    poser("currency", json!("EUR"));
    poser("amountAppliedFor", json!(ligne.demande));
    poser("amountAwarded", json!(ligne.montant()?));
    poser("amountDisbursed", json!(ligne.paye));
    poser("awardDate", json!(ligne.decidee_le()?));
    let financeur = json!({"id": format!("FR-RCS-{}", ligne.attribuant.siret.siren()), "name": ligne.attribuant.nom});
    poser("fundingOrganization", json!([financeur]));
    poser("recipientOrganization", json!([{"id": organisation(&d.beneficiaire, editeur)?, "name": d.beneficiaire.nom}]));
    poser("relatedActivity", json!(autres));
    let programme =
        json!({"code": format!("AAP{}", d.exercice), "title": format!("Appel à projets du contrat de ville {}", d.exercice)});
    poser("grantProgramme", json!([programme]));
    // « `Yes`, ou `No` si CPO reconduite »: past its first year, no call was opened for it.
    let reconduite = d.cpo.as_ref().is_some_and(|cpo| cpo.annees.first().is_some_and(|premiere| *premiere < d.exercice));
    poser("fromOpenCall", json!(if reconduite { "No" } else { "Yes" }));
    poser("fundingType", json!([{"title": nature(ligne.nature)}]));
    poser("plannedDates", json!([{"startDate": d.periode.0, "endDate": d.periode.1}]));
    poser("beneficiaryLocation", json!(lieux));
    poser("classifications", json!(classements));
    poser("locationScope", json!("GLS060"));
    poser("dataSource", json!(editeur.source));
    poser("dateModified", json!(d.modifie_a));
    Some(Value::Object(aide))
}
