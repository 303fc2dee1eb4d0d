//! The fields of a sheet, as typed, and what they become (Plans, § 3.1).

use super::{Refus, facultatif, lignes, statut};
use crate::model::{Contrat, FicheAction, ModePilotage, Noeud};

/// « Texte riche simple, 20 000 signes ».
pub const CONTEXTE_MAX: usize = 20_000;
const TITRE_MAX: usize = 500;
const TEXTE_MAX: usize = 5_000;
const POIDS_MAX: i64 = 1_000;

/// A sheet as typed: nothing is parsed yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieFiche {
    pub numero: String,
    pub titre: String,
    pub titre_plan: String,
    /// Identifier of the node.
    pub noeud: String,
    pub mode_pilotage: String,
    pub contexte: String,
    pub objectif_strategique: String,
    /// One per line.
    pub objectifs_operationnels: String,
    pub public_cible: String,
    /// One per line.
    pub publics: String,
    pub statut: String,
    pub statut_motif: String,
    pub poids: String,
}

/// « nouvelle action → fiche au nœud choisi, numéro suivant ».
#[must_use]
pub fn numero_suivant(fiches: &[FicheAction]) -> i64 {
    fiches.iter().map(|f| f.numero).max().unwrap_or(0) + 1
}

/// An integer between bounds, or the refusal that says what was seen.
pub(in crate::regles) fn entier(champ: &'static str, saisi: &str, min: i64, max: i64) -> Result<i64, Refus> {
    let net: String = saisi.chars().filter(|c| !c.is_whitespace()).collect();
    if net.is_empty() {
        return Err(Refus::ChampVide { champ });
    }
    let vu: i64 = net.parse().map_err(|_| Refus::PasUnEntier { champ, saisi: saisi.trim().to_owned() })?;
    if !(min..=max).contains(&vu) {
        return Err(Refus::HorsBornes { champ, vu, min, max });
    }
    Ok(vu)
}

/// A text of at most `max` characters; empty only when `vide` allows it.
pub(super) fn texte(champ: &'static str, saisi: &str, max: usize, vide: bool) -> Result<String, Refus> {
    let net = saisi.trim();
    let vu = net.chars().count();
    if net.is_empty() && !vide {
        return Err(Refus::ChampVide { champ });
    }
    if vu > max {
        return Err(Refus::TropLong { champ, vu, max });
    }
    Ok(net.to_owned())
}

/// Keeps the refusal of a field, and goes on to the next one.
pub(super) fn lu<T>(refus: &mut Vec<Refus>, essai: Result<T, Refus>) -> Option<T> {
    essai.map_err(|r| refus.push(r)).ok()
}

/// Puts what was typed into the sheet. `noeuds` are the contract's, `autres` its other sheets (those
/// withdrawn leave their number free).
///
/// # Errors
/// Every refusal of the form at once; the sheet is then unchanged.
pub fn appliquer(
    fiche: &FicheAction,
    saisie: &SaisieFiche,
    contrat: &Contrat,
    noeuds: &[Noeud],
    autres: &[FicheAction],
) -> Result<FicheAction, Vec<Refus>> {
    let mut refus = vec![];
    let mut f = fiche.clone();
    if let Some(numero) = lu(&mut refus, entier("numero", &saisie.numero, 1, 99_999)) {
        match autres.iter().find(|a| a.id != fiche.id && a.retiree_le.is_none() && a.numero == numero) {
            Some(pris) => refus.push(Refus::NumeroPris { numero, titre: pris.titre.clone() }),
            None => f.numero = numero,
        }
    }
    if let Some(titre) = lu(&mut refus, texte("titre", &saisie.titre, TITRE_MAX, false)) {
        f.titre = titre;
    }
    if let Some(titre) = lu(&mut refus, texte("titre_plan", &saisie.titre_plan, TITRE_MAX, true)) {
        f.titre_plan = facultatif(&titre).filter(|plan| *plan != f.titre);
    }
    match noeuds.iter().find(|n| n.id.to_string() == saisie.noeud) {
        Some(noeud) => f.noeud_id = noeud.id,
        None if noeuds.is_empty() => refus.push(Refus::AucunNiveau),
        None if saisie.noeud.is_empty() => refus.push(Refus::ChampVide { champ: "noeud" }),
        None => refus.push(Refus::ChoixInconnu { champ: "noeud", saisi: saisie.noeud.clone() }),
    }
    match ModePilotage::from_code(&saisie.mode_pilotage) {
        Some(mode) => f.mode_pilotage = mode,
        None => refus.push(Refus::ChoixInconnu { champ: "mode_pilotage", saisi: saisie.mode_pilotage.clone() }),
    }
    textes(&mut f, saisie, &mut refus);
    if let Some(objectif) = lu(&mut refus, texte("objectif_strategique", &saisie.objectif_strategique, TEXTE_MAX, true)) {
        f.objectif_strategique = objectif;
    }
    // « zéro objectif est légal (fiche 10) ».
    if let Some(objectifs) =
        lu(&mut refus, texte("objectifs_operationnels", &saisie.objectifs_operationnels, 4 * TEXTE_MAX, true))
    {
        f.objectifs_operationnels.0 = lignes(&objectifs);
    }
    if let Some(poids) = lu(&mut refus, entier("poids", &saisie.poids, 0, POIDS_MAX)) {
        f.poids = poids;
    }
    let motif = facultatif(&saisie.statut_motif);
    match statut::passage(&statut::jeu_de_statuts(contrat), &fiche.statut, &saisie.statut, motif.as_deref()) {
        Ok(()) => {
            f.statut.clone_from(&saisie.statut);
            f.statut_motif = motif;
        }
        Err(no) => refus.push(no),
    }
    if refus.is_empty() { Ok(f) } else { Err(refus) }
}

fn textes(f: &mut FicheAction, saisie: &SaisieFiche, refus: &mut Vec<Refus>) {
    if let Some(contexte) = lu(refus, texte("contexte", &saisie.contexte, CONTEXTE_MAX, true)) {
        f.contexte = contexte;
    }
    if let Some(public) = lu(refus, texte("public_cible", &saisie.public_cible, TEXTE_MAX, true)) {
        f.public_cible = public;
    }
    if let Some(publics) = lu(refus, texte("publics", &saisie.publics, TEXTE_MAX, true)) {
        let mut etiquettes = lignes(&publics);
        let mut vues = std::collections::BTreeSet::new();
        etiquettes.retain(|e| vues.insert(kernel::texte::cle(e)));
        f.publics.0 = etiquettes;
    }
}

/// What a pilot may write on a sheet entrusted to their organisation: context and public. The rest
/// of what was typed is left aside.
///
/// # Errors
/// Every refusal of the form at once.
pub fn appliquer_partie_du_pilote(fiche: &FicheAction, saisie: &SaisieFiche) -> Result<FicheAction, Vec<Refus>> {
    let mut refus = vec![];
    let mut f = fiche.clone();
    textes(&mut f, saisie, &mut refus);
    if refus.is_empty() { Ok(f) } else { Err(refus) }
}
