//! Writing many cells in one transaction: what is right is written, the rest comes back with its reason.

use super::relations::confronter;
use super::{Cellule, Cle, Dossier, RefusValeur, Verdict, juger, niveaux, projection, tapees};
use crate::model::{EtatValeur, Part, Provenance, Valeur};
use crate::regles::{Alerte, Lu, RefusCellule};
use jiff::Timestamp;
use kernel::Id;
use kernel::texte::cle;
use std::collections::{BTreeMap, BTreeSet};
use store::{ActeError, Json, Writer};
use web::Visit;

/// Cells that one entry may hold.
pub const CELLULES_MAX: usize = 5_000;

/// The state one writes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voulu {
    Brouillon,
    Deposee,
    /// For those who may; a value with its proof waits for someone else.
    Validee,
}

/// What an entry did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bilan {
    pub ecrites: usize,
    pub inchangees: usize,
    /// Ranks of the cells refused, and why.
    pub refusees: BTreeMap<usize, RefusCellule>,
}

/// Judges every cell, then the whole in front of its places, the years that someone typed, the relations between them; a key given twice is refused the second time.
#[must_use]
pub fn examiner(visit: &Visit, dossier: &Dossier, cellules: &[Cellule], voulu: Voulu) -> Vec<Verdict> {
    let mut vues: BTreeMap<(Cle, String), usize> = BTreeMap::new();
    let mut verdicts: Vec<Verdict> = cellules
        .iter()
        .enumerate()
        .map(|(rang, cellule)| {
            let net = Cle { source: cle(&cellule.cle.source), ..cellule.cle.clone() };
            let dite = !cellule.texte.trim().is_empty() || cellule.parts.iter().any(|p| !p.texte.trim().is_empty());
            if dite && let Some(premiere) = vues.insert((net, String::new()), rang) {
                let ailleurs = cellules.get(premiere).and_then(|c| c.adresse.clone());
                return Verdict::Refusee(RefusCellule::EnDouble {
                    ailleurs: ailleurs.unwrap_or_else(|| (premiere + 1).to_string()),
                });
            }
            juger(visit, dossier, cellule, voulu)
        })
        .collect();
    niveaux::confronter(dossier, cellules, &mut verdicts, voulu);
    tapees::confronter(dossier, cellules, &mut verdicts, voulu);
    confronter(visit, dossier, cellules, &mut verdicts, voulu);
    verdicts
}

/// Writes the cells that are right, in the transaction of its caller, and what they change in the years of the contract.
/// `fichier`: the file they come from.
///
/// # Errors
/// `TropDeCellules`; `Interdit` for `Validee` by someone who may not; the relations that places gathered would break.
pub async fn ecrire(
    visit: &Visit,
    w: &mut Writer,
    dossier: &mut Dossier,
    cellules: &[Cellule],
    voulu: Voulu,
    (provenance, fichier): (Provenance, Option<&str>),
) -> Result<Bilan, ActeError> {
    if cellules.len() > CELLULES_MAX {
        return Err(RefusValeur::TropDeCellules { n: cellules.len(), max: CELLULES_MAX }.into());
    }
    if voulu == Voulu::Validee && !dossier.peut_valider(visit) {
        return Err(ActeError::Interdit);
    }
    let verdicts = examiner(visit, dossier, cellules, voulu);
    let (nom, le) = (w.actor().nom().to_owned(), w.now());
    let compte = visit.visitor.as_ref().map(|v| v.compte_id.clone()).unwrap_or_default();
    let mut bilan = Bilan::default();
    let (mut touchees, mut validees) = (BTreeSet::new(), vec![]);
    for (rang, (cellule, verdict)) in cellules.iter().zip(verdicts).enumerate() {
        match verdict {
            Verdict::Inchangee => bilan.inchangees += 1,
            Verdict::Refusee(refus) => {
                bilan.refusees.insert(rang, refus);
            }
            Verdict::Effacee => {
                let c = &cellule.cle;
                if let Some(v) = dossier.valeur(c.indicateur, &c.territoire, c.periode, &c.source).cloned() {
                    w.delete(&v).await?;
                    dossier.valeurs.retain(|autre| autre.id != v.id);
                    bilan.ecrites += 1;
                }
            }
            Verdict::Acceptee { lu, alertes, parts, .. } => {
                let origine = Origine { provenance, fichier, voulu, nom: &nom, compte: &compte, le };
                let v = composer(dossier, cellule, (lu, parts), &alertes, &origine);
                let v = une(w, dossier, v).await?;
                if v.etat == EtatValeur::Validee {
                    touchees.insert((v.indicateur_id, v.periode));
                    validees.push(v);
                }
                bilan.ecrites += 1;
            }
        }
    }
    projection::reporter(w, dossier, &touchees).await?;
    niveaux::tenir_les_annees(w, dossier, &validees).await?;
    Ok(bilan)
}

/// Where a cell comes from, who writes it, and the state it is wanted in.
pub(super) struct Origine<'a> {
    pub provenance: Provenance,
    pub fichier: Option<&'a str>,
    pub voulu: Voulu,
    pub nom: &'a str,
    /// Identifier of the account.
    pub compte: &'a str,
    pub le: Timestamp,
}

/// A cell as it would be kept, over what is on record.
pub(super) fn composer(
    dossier: &Dossier,
    cellule: &Cellule,
    (lu, parts): (Lu, Vec<Part>),
    alertes: &[Alerte],
    origine: &Origine<'_>,
) -> Valeur {
    let c = &cellule.cle;
    let avant = dossier.valeur(c.indicateur, &c.territoire, c.periode, &c.source);
    let (nom, maintenant) = (origine.nom.to_owned(), origine.le);
    let motif = Some(cellule.motif.trim()).filter(|m| !m.is_empty()).map(str::to_owned);
    let prouvee = !cellule.preuve.trim().is_empty() || avant.is_some_and(|v| !v.preuve.is_empty());
    let etat = match origine.voulu {
        Voulu::Brouillon => EtatValeur::Brouillon,
        // « personne n'accepte sa propre preuve »
        Voulu::Validee if !prouvee => EtatValeur::Validee,
        Voulu::Deposee | Voulu::Validee => EtatValeur::Deposee,
    };
    let validee = etat == EtatValeur::Validee;
    let millesime =
        dossier.indicateur(c.indicateur).map(|i| cellule.dans_les_limites(avant, &dossier.suivi(i))).unwrap_or_default();
    let (mut valeur, mut numerateur, mut denominateur, mut absence, mut dit) = (None, None, None, None, motif.clone());
    match lu {
        Lu::NonSaisi => {}
        Lu::Nombre(n) => valeur = Some(n.to_string()),
        Lu::Texte(texte) => valeur = Some(texte),
        Lu::Couple(haut, bas) => (numerateur, denominateur) = (Some(haut.to_string()), Some(bas.to_string())),
        Lu::Absente(marque, ecrit) => {
            absence = Some(marque);
            dit = ecrit.or(dit);
        }
    }
    Valeur {
        id: avant.map_or_else(Id::fresh, |v| v.id),
        version: avant.map_or(1, |v| v.version),
        contrat_id: dossier.contrat.id.clone(),
        indicateur_id: c.indicateur,
        territoire_id: c.territoire.clone(),
        periode: c.periode,
        source: c.source.trim().to_owned(),
        source_cle: cle(&c.source),
        valeur,
        numerateur,
        denominateur,
        absence,
        motif: dit,
        qualite: cellule.qualite,
        etat,
        renvoi: None,
        provenance: origine.provenance,
        fichier: origine.fichier.map(str::to_owned),
        cellule: cellule.adresse.clone(),
        commentaire: garder(&cellule.commentaire, avant.map(|v| v.commentaire.as_str())),
        preuve: garder(&cellule.preuve, avant.map(|v| v.preuve.as_str())),
        auteur: nom.clone(),
        auteur_id: origine.compte.to_owned(),
        saisie_a: maintenant,
        valideur: validee.then(|| nom.clone()),
        validee_a: validee.then_some(maintenant),
        alertes: Json(alertes.iter().map(|a| a.code().to_owned()).collect()),
        derogation: motif.filter(|_| !alertes.is_empty()),
        derogation_par: (!alertes.is_empty()).then_some(nom),
        derogation_a: (!alertes.is_empty()).then_some(maintenant),
        parts: Json(parts),
        millesime,
    }
}

async fn une(w: &mut Writer, dossier: &mut Dossier, mut v: Valeur) -> Result<Valeur, ActeError> {
    if let Some(dit) = &v.motif {
        w.motif(dit);
    }
    if dossier.valeurs.iter().any(|autre| autre.id == v.id) {
        w.update(&mut v).await?;
    } else {
        w.insert(&v).await?;
    }
    dossier.valeurs.retain(|autre| autre.id != v.id);
    dossier.valeurs.push(v.clone());
    Ok(v)
}

/// What was typed, or what was there.
fn garder(saisi: &str, avant: Option<&str>) -> String {
    if saisi.trim().is_empty() { avant.unwrap_or_default().to_owned() } else { saisi.trim().to_owned() }
}
