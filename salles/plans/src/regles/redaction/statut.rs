//! The set of statuses of a contract (Plans, § 4).

use super::{Refus, facultatif, statuts_par_defaut};
use crate::model::{Categorie, Contrat, Statut};
use kernel::texte::{cle, slug};
use std::collections::{BTreeMap, BTreeSet};

/// The set of a contract; the default one while it has none of its own.
#[must_use]
pub fn jeu_de_statuts(contrat: &Contrat) -> Vec<Statut> {
    if contrat.statuts.is_empty() { statuts_par_defaut() } else { contrat.statuts.0.clone() }
}

/// The status in which a sheet enters the plan: the first of its contract's.
#[must_use]
pub fn premier_statut(contrat: &Contrat) -> String {
    jeu_de_statuts(contrat).into_iter().next().map(|s| s.code).unwrap_or_default()
}

/// May a sheet pass from one status to another, with this reason? Keeping one's status is always
/// allowed, and needs the reason that the status asks for.
///
/// # Errors
/// `ChampVide` or `ChoixInconnu` when the status is not of the set, `PassageInterdit` when the set
/// does not allow it, `MotifDeStatut` when the reason it asks for is missing.
pub fn passage(jeu: &[Statut], de: &str, vers: &str, motif: Option<&str>) -> Result<(), Refus> {
    if vers.is_empty() {
        return Err(Refus::ChampVide { champ: "statut" });
    }
    let Some(cible) = jeu.iter().find(|s| s.code == vers) else {
        return Err(Refus::ChoixInconnu { champ: "statut", saisi: vers.to_owned() });
    };
    if let Some(depart) = jeu.iter().find(|s| s.code == de) {
        let libre = depart.passages.is_empty() || de == vers;
        if !libre && !depart.passages.iter().any(|p| p == vers) {
            let permis = jeu.iter().filter(|s| depart.passages.contains(&s.code)).map(|s| s.libelle.clone()).collect();
            return Err(Refus::PassageInterdit { de: depart.libelle.clone(), vers: cible.libelle.clone(), permis });
        }
    }
    if cible.motif_exige && motif.is_none_or(|m| m.trim().is_empty()) {
        return Err(Refus::MotifDeStatut { statut: cible.libelle.clone() });
    }
    Ok(())
}

/// One line of the set as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LigneStatut {
    /// Code of the status this line edits; empty for a new one.
    pub ancien: String,
    pub code: String,
    pub libelle: String,
    pub sens: String,
    pub categorie: String,
    pub motif_exige: bool,
    /// Codes one may pass to; empty: all.
    pub passages: Vec<String>,
    /// The line is to go.
    pub supprimer: bool,
    /// Code of the status that takes the sheets of this one, when it goes.
    pub vers: String,
}

/// The set that was asked for, and where each old code goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JeuDemande {
    pub statuts: Vec<Statut>,
    /// Old code → new code, for every old code that changes.
    pub correspondance: BTreeMap<String, String>,
}

/// « Modifier un jeu demande la table ancien → nouveau » ; « Supprimer un statut employé est refusé »
/// unless the table says where its sheets go. `emplois` counts the sheets of each code.
///
/// # Errors
/// Every refusal at once.
pub fn changer_jeu(
    avant: &[Statut],
    lignes: &[LigneStatut],
    emplois: &BTreeMap<String, usize>,
) -> Result<JeuDemande, Vec<Refus>> {
    let mut refus = vec![];
    let mut statuts: Vec<Statut> = vec![];
    let mut correspondance = BTreeMap::new();
    for ligne in lignes.iter().filter(|l| !l.supprimer) {
        let Some(libelle) = facultatif(&ligne.libelle) else {
            if !ligne.ancien.is_empty() || !ligne.code.trim().is_empty() {
                refus.push(Refus::ChampVide { champ: "libelle" });
            }
            continue;
        };
        let code = match ligne.code.trim() {
            "" if ligne.ancien.is_empty() => slug(&libelle).replace('-', "_"),
            "" => ligne.ancien.clone(),
            tape => slug(tape).replace('-', "_"),
        };
        if statuts.iter().any(|s| s.code == code || cle(&s.libelle) == cle(&libelle)) {
            refus.push(Refus::CodeDeStatutEnDouble { code: code.clone() });
        }
        let categorie = Categorie::from_code(&ligne.categorie).unwrap_or_else(|| {
            refus.push(Refus::ChoixInconnu { champ: "categorie", saisi: ligne.categorie.clone() });
            Categorie::AVenir
        });
        if !ligne.ancien.is_empty() && ligne.ancien != code {
            correspondance.insert(ligne.ancien.clone(), code.clone());
        }
        statuts.push(Statut {
            code,
            libelle,
            sens: ligne.sens.trim().to_owned(),
            categorie,
            motif_exige: ligne.motif_exige,
            passages: ligne.passages.clone(),
        });
    }
    if statuts.is_empty() {
        refus.push(Refus::JeuVide);
    }
    renvoyer_les_passages(&mut statuts, &correspondance, avant, &mut refus);
    let codes: BTreeSet<&str> = statuts.iter().map(|s| s.code.as_str()).collect();
    for parti in avant.iter().filter(|s| !codes.contains(s.code.as_str())) {
        if correspondance.contains_key(&parti.code) {
            continue;
        }
        let fiches = emplois.get(&parti.code).copied().unwrap_or(0);
        let vers = lignes.iter().find(|l| l.ancien == parti.code).map(|l| l.vers.as_str()).unwrap_or_default();
        let vers = correspondance.get(vers).map_or(vers, String::as_str).to_owned();
        if codes.contains(vers.as_str()) {
            correspondance.insert(parti.code.clone(), vers);
        } else if fiches > 0 {
            let libelle = parti.libelle.clone();
            refus.push(if vers.is_empty() {
                Refus::StatutEmploye { libelle, fiches }
            } else {
                Refus::CorrespondanceManquante { libelle, fiches }
            });
        }
    }
    if refus.is_empty() { Ok(JeuDemande { statuts, correspondance }) } else { Err(refus) }
}

/// Passages follow the codes that change, and lose those that go.
fn renvoyer_les_passages(statuts: &mut [Statut], table: &BTreeMap<String, String>, avant: &[Statut], refus: &mut Vec<Refus>) {
    let codes: BTreeSet<String> = statuts.iter().map(|s| s.code.clone()).collect();
    for statut in statuts {
        for passage in &mut statut.passages {
            if let Some(nouveau) = table.get(passage) {
                passage.clone_from(nouveau);
            }
        }
        let anciens: BTreeSet<&str> = avant.iter().map(|s| s.code.as_str()).collect();
        for inconnu in statut.passages.iter().filter(|p| !codes.contains(*p) && !anciens.contains(p.as_str())) {
            refus.push(Refus::PassageVersInconnu { libelle: statut.libelle.clone(), passage: inconnu.clone() });
        }
        statut.passages.retain(|p| codes.contains(p) && *p != statut.code);
    }
}
