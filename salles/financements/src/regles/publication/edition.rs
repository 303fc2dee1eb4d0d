//! An edition: the content of the public page and its files, made of the voted files, all or of one funder.

use std::collections::BTreeMap;

use super::csv::table;
use super::{
    COLONNES, COLONNES_ETENDUES, Editeur, Euros, Financeur, RefusPublication, etendu, paquet, scdl, se_publie, verifier,
};
use crate::model::{
    ActionPubliee, Agrege, AppelPublie, ContenuPublie, ContratPublie, DossierVote, EnteteEdition, FinanceurPublie, LigneVotee,
    QuartierPublie,
};
use crate::regles::etats::EtatAppel;
use jiff::Timestamp;
use serde_json::Value;

/// The file that the public page reads.
pub const EDITION: &str = "edition.json";

/// Files of an edition: name and text.
pub type Fichiers = Vec<(String, String)>;

/// What an edition is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entete {
    pub collectivite: String,
    pub contrat: ContratPublie,
    pub appel: AppelPublie,
    pub edition: EnteteEdition,
    /// The funder whose lines alone are published.
    pub financeur: Option<Financeur>,
    pub publiee_a: Timestamp,
    pub editeur: Editeur,
}

/// Whether the votes of a call are in: from `votes` on.
#[must_use]
pub const fn ouverte(etat: EtatAppel) -> bool {
    use EtatAppel::{Archive, Bilans, Execution, Notification, Votes};
    matches!(etat, Votes | Notification | Execution | Bilans | Archive)
}

/// The content of the page, then each file by name. `financeurs` are those of the house, in its order.
///
/// # Errors
/// [`RefusPublication`], every one of them.
pub fn composer(
    dossiers: &[DossierVote],
    financeurs: &[FinanceurPublie],
    entete: &Entete,
) -> Result<(ContenuPublie, Fichiers), Vec<RefusPublication>> {
    let dossiers: Vec<DossierVote> =
        dossiers.iter().filter(|d| d.lignes.iter().any(|l| se_publie(l) && retenue(l, entete))).cloned().collect();
    let contenu = contenu(&dossiers, financeurs, entete)?;
    let exercice = entete.appel.exercice;
    let seize = scdl(&dossiers)?;
    let mut fichiers = vec![];
    for f in &contenu.financeurs {
        let siret = dossiers.iter().flat_map(|d| &d.lignes).find(|l| l.attribuant.financeur == f.code);
        let siret = siret.map(|l| l.attribuant.siret.to_string()).unwrap_or_default();
        let siennes: Vec<[String; 16]> = seize.iter().filter(|r| r[1] == siret).cloned().collect();
        if !siennes.is_empty() {
            let nom = format!("subventions-{exercice}-{}.csv", kernel::texte::slug(f.code.code()));
            fichiers.push((nom, table(&COLONNES, &siennes)));
        }
    }
    let fin = entete.financeur.as_ref().map(|f| format!("-{}", f.code()));
    let sienne = |id: &str| fin.as_ref().is_none_or(|fin| id.ends_with(fin.as_str()));
    let quarante: Vec<[String; 40]> = etendu(&dossiers, &entete.editeur.siren)?.into_iter().filter(|r| sienne(&r[0])).collect();
    fichiers.push((format!("subventions-{exercice}-etendu.csv"), table(&COLONNES_ETENDUES, &quarante)));
    let mut donnees = paquet(&dossiers, &entete.editeur, entete.publiee_a)?;
    if let Some(aides) = donnees["grants"].as_array_mut() {
        aides.retain(|aide| aide["id"].as_str().is_some_and(sienne));
    }
    fichiers.push((format!("subventions-{exercice}-360giving.json"), lisible(&donnees)));
    fichiers.push((EDITION.to_owned(), lisible(&serde_json::to_value(&contenu).unwrap_or_default())));
    Ok((contenu, fichiers))
}

fn lisible(valeur: &Value) -> String {
    format!("{valeur:#}\n")
}

fn retenue(ligne: &LigneVotee, entete: &Entete) -> bool {
    entete.financeur.as_ref().is_none_or(|f| ligne.attribuant.financeur == *f)
}

fn contenu(
    dossiers: &[DossierVote],
    financeurs: &[FinanceurPublie],
    entete: &Entete,
) -> Result<ContenuPublie, Vec<RefusPublication>> {
    let montants = |d: &DossierVote| -> BTreeMap<Financeur, Euros> {
        let donnees = d.lignes.iter().filter(|l| retenue(l, entete));
        donnees.filter_map(|l| Some((l.attribuant.financeur.clone(), l.montant().filter(|m| m.est_positif())?))).collect()
    };
    let nommes = verifier(dossiers)?.dossiers;
    let actions: Vec<ActionPubliee> = nommes.iter().map(|d| action(d, montants(d))).filter(|a| !a.montants.is_empty()).collect();
    let mut agrege = Agrege::default();
    for d in dossiers.iter().filter(|d| d.beneficiaire.personne_physique) {
        agrege.dossiers += 1;
        for (qui, montant) in montants(d) {
            let somme = agrege.montants.entry(qui).or_default();
            *somme = *somme + montant;
        }
    }
    let donne =
        |f: &&FinanceurPublie| agrege.montants.contains_key(&f.code) || actions.iter().any(|a| a.montants.contains_key(&f.code));
    Ok(ContenuPublie {
        format: "pacte-subventions-1".to_owned(),
        collectivite: entete.collectivite.clone(),
        contrat: entete.contrat.clone(),
        appel: entete.appel.clone(),
        edition: entete.edition.clone(),
        financeurs: financeurs.iter().filter(donne).cloned().collect(),
        actions,
        agrege,
    })
}

fn action(d: &DossierVote, montants: BTreeMap<Financeur, Euros>) -> ActionPubliee {
    let quartiers = d.quartiers.iter().zip(&d.parts).map(|(nom, part)| QuartierPublie { nom: nom.clone(), part: *part });
    ActionPubliee {
        numero: d.numero.clone(),
        intitule: d.intitule.clone(),
        resume: d.resume.clone(),
        porteur: d.beneficiaire.nom.clone(),
        quartiers: quartiers.collect(),
        defi: d.defi.clone(),
        theme: d.theme.clone(),
        montants,
        touches: d.touches,
        cout_realise: d.cout_realise,
    }
}

/// Whether two editions tell the same facts: their tables, and what their pages show of them.
#[must_use]
pub fn memes_faits(a: (&ContenuPublie, &[(String, String)]), b: (&ContenuPublie, &[(String, String)])) -> bool {
    let tables = |fichiers: &[(String, String)]| -> BTreeMap<String, String> {
        fichiers.iter().filter(|(nom, _)| nom.ends_with(".csv")).cloned().collect()
    };
    a.0.actions == b.0.actions && a.0.agrege == b.0.agrege && tables(a.1) == tables(b.1)
}
