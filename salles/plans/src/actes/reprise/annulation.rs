//! Undoing what a draft wrote in the plan, as one act: the sheets that nobody wrote on since go away, or come back to what
//! they were; the others stay and say who wrote. Read from the journal, whose entries of one save share a gesture.

use super::{Depot, changer, depot, fiches};
use crate::actes::redaction::{ranger, sur_contrat};
use crate::model::{Contrat, Declinaison, EtatLien, FicheAction, FicheActionId, Lien, Marque, Noeud, NoeudId, Participation};
use crate::regles::reprise::{EtatReprise, Refus};
use indicateurs::model::{Indicateur, Rattachement};
use indicateurs::regles::MOTIF_MIN;
use jiff::Timestamp;
use kernel::Right;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::journal::{self, Entree};
use store::{ActeError, Read, Record, StoreError, Writer, args};
use web::Visit;

/// Entries read at once.
const PAR_LECTURE: i64 = 1_000;

/// Who wrote on a sheet since it was saved, when, and through which act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ecrit {
    pub par: String,
    pub a: Timestamp,
    pub acte: String,
}

/// A sheet that a draft wrote.
#[derive(Debug, Clone)]
pub struct Retour {
    /// As it is now.
    pub fiche: FicheAction,
    /// It goes away; otherwise it comes back to what it was.
    pub nouvelle: bool,
    /// The last one who wrote on it since.
    pub ecrit: Option<Ecrit>,
    /// What the save wrote of it, oldest first.
    entrees: Vec<Entree>,
}

/// What undoing a draft would do.
#[derive(Debug, Clone, Default)]
pub struct Annulation {
    /// By number.
    pub retours: Vec<Retour>,
    /// Levels that the save made and that nothing else uses, deepest first.
    pub niveaux: Vec<Noeud>,
}

/// What it did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Annulees {
    pub retirees: usize,
    pub retablies: usize,
    pub gardees: usize,
    pub niveaux: usize,
}

impl Annulation {
    /// The sheets that nobody wrote on since.
    pub fn possibles(&self) -> impl Iterator<Item = &Retour> {
        self.retours.iter().filter(|r| r.ecrit.is_none())
    }

    /// What the confirmation page showed: identifier and version of each sheet to undo.
    #[must_use]
    pub fn vues(&self) -> String {
        self.possibles().map(|r| format!("{}.{}", r.fiche.id, r.fiche.version)).collect::<Vec<_>>().join(" ")
    }
}

/// The sheet that an entry of a save is about, when it says one.
fn fiche_de(entree: &Entree) -> Option<String> {
    let image = entree.apres.as_ref().or(entree.avant.as_ref())?;
    let champ = |nom: &str| Some(image.get(nom)?.as_str()?.to_owned());
    match entree.sujet.as_str() {
        FicheAction::TABLE => Some(entree.sujet_id.clone()),
        Declinaison::TABLE | Participation::TABLE | Lien::TABLE | Marque::TABLE => champ("fiche_id"),
        Rattachement::TABLE => champ("objet_id"),
        _ => None,
    }
}

/// The words between quotes of an entry, where identifiers are, and its own identifier.
fn noms(entree: &Entree) -> BTreeSet<String> {
    let textes = [&entree.avant, &entree.apres].into_iter().flatten().map(ToString::to_string);
    let mut tous: BTreeSet<String> = textes.flat_map(|t| t.split('"').map(str::to_owned).collect::<Vec<_>>()).collect();
    tous.insert(entree.sujet_id.clone());
    tous
}

/// What undoing this draft would do now.
///
/// # Errors
/// `StoreError`.
pub async fn preparer(r: &mut impl Read, contrat: &Contrat, depot: &Depot) -> Result<Annulation, StoreError> {
    let siennes = journal::histoire(r, "reprise", &depot.id).await?;
    let gestes: BTreeSet<String> = siennes.iter().filter(|e| e.acte == "reprise.enregistrer").map(|e| e.geste.clone()).collect();
    // By sheet, the entries of the last save that wrote it, and the rank where that save ends.
    let mut ecrites: BTreeMap<String, (i64, Vec<Entree>)> = BTreeMap::new();
    let mut niveaux: HashMap<String, i64> = HashMap::new();
    let mut proprietaire: HashMap<String, String> = HashMap::new();
    let mut premier = i64::MAX;
    for geste in &gestes {
        let entrees = journal::du_geste(r, geste).await?;
        let fin = entrees.iter().map(|e| e.rang).max().unwrap_or(0);
        premier = premier.min(fin);
        for e in entrees.iter().filter(|e| e.sujet == Noeud::TABLE && e.avant.is_none()) {
            niveaux.insert(e.sujet_id.clone(), fin);
        }
        let mut par_indicateur: HashMap<String, String> = HashMap::new();
        for e in entrees.iter().filter(|e| e.sujet == Rattachement::TABLE) {
            let id = e.apres.as_ref().and_then(|a| a.get("indicateur_id")?.as_str().map(str::to_owned));
            par_indicateur.extend(id.zip(fiche_de(e)));
        }
        for e in entrees {
            let sienne = if e.sujet == Indicateur::TABLE { par_indicateur.get(&e.sujet_id).cloned() } else { fiche_de(&e) };
            let Some(fiche) = sienne else { continue };
            proprietaire.insert(e.sujet_id.clone(), fiche.clone());
            let place = ecrites.entry(fiche).or_default();
            if place.0 < fin {
                *place = (fin, vec![]);
            }
            if place.0 == fin {
                place.1.push(e);
            }
        }
    }
    let (mut ecrits, mut annulees): (HashMap<String, Ecrit>, BTreeSet<String>) = (HashMap::new(), BTreeSet::new());
    let mut depuis = premier;
    while premier < i64::MAX {
        let suite = journal::apres(r, depuis, PAR_LECTURE).await?;
        let Some(derniere) = suite.last() else { break };
        depuis = derniere.rang;
        for e in &suite {
            if e.acte == "reprise.annuler" {
                annulees.extend(ecrites.get(&e.sujet_id).filter(|(fin, _)| *fin < e.rang).map(|_| e.sujet_id.clone()));
                continue;
            }
            for nom in noms(e) {
                let fiche = proprietaire.get(&nom).filter(|f| ecrites.get(*f).is_some_and(|(fin, _)| *fin < e.rang));
                if let Some(fiche) = fiche.filter(|_| !gestes.contains(&e.geste) || e.sujet_id == nom) {
                    let ecrit = Ecrit { par: e.acteur.nom().to_owned(), a: e.a, acte: e.acte.clone() };
                    ecrits.insert(fiche.clone(), ecrit);
                }
                if niveaux.get(&nom).is_some_and(|fin| *fin < e.rang) {
                    niveaux.remove(&nom);
                }
            }
        }
    }
    let presentes: Vec<FicheAction> = r.list("contrat_id = $2 ;; ORDER BY numero, id", args![contrat.id]).await?;
    let mut annulation = Annulation::default();
    for fiche in presentes {
        let id = fiche.id.to_string();
        let Some((_, entrees)) = ecrites.remove(&id).filter(|_| !annulees.contains(&id)) else { continue };
        let nouvelle = entrees.iter().any(|e| e.sujet == FicheAction::TABLE && e.avant.is_none());
        annulation.retours.push(Retour { nouvelle, ecrit: ecrits.remove(&id), entrees, fiche });
    }
    annulation.niveaux = seuls(r, contrat, &annulation, &niveaux).await?;
    Ok(annulation)
}

/// Of the levels that the save made, those that would hold nothing any more.
async fn seuls(
    r: &mut impl Read,
    contrat: &Contrat,
    annulation: &Annulation,
    faits: &HashMap<String, i64>,
) -> Result<Vec<Noeud>, StoreError> {
    let mut noeuds: Vec<Noeud> = r.list("contrat_id = $2 ;; ORDER BY niveau DESC, id", args![contrat.id]).await?;
    let fiches: Vec<FicheAction> = r.list("contrat_id = $2 ;; ORDER BY id", args![contrat.id]).await?;
    let partent: BTreeSet<FicheActionId> = annulation.possibles().filter(|r| r.nouvelle).map(|r| r.fiche.id).collect();
    let mut tenus: BTreeSet<NoeudId> = fiches.iter().filter(|f| !partent.contains(&f.id)).map(|f| f.noeud_id).collect();
    let mut seuls = vec![];
    // Deepest first: what goes away no longer holds what is above it.
    for noeud in noeuds.drain(..) {
        if faits.contains_key(&noeud.id.to_string()) && !tenus.contains(&noeud.id) {
            seuls.push(noeud);
        } else {
            tenus.extend(noeud.parent_id);
        }
    }
    Ok(seuls)
}

/// Undoes what a draft wrote, but for the sheets that someone wrote on since. `vues`: what the confirmation page showed.
///
/// # Errors
/// `Interdit`; `RienAAnnuler`, `AChange` when the page is no longer true, `MotifDAnnulation` under 20 signs; `Missing`.
pub async fn annuler(visit: &Visit, contrat: &Contrat, id: &str, vues: &str, motif: &str) -> Result<Annulees, ActeError> {
    sur_contrat(visit, Right::ModifierPlan, contrat.id)?;
    let mut w = visit.writer("reprise.annuler").await?;
    let depot = depot(&mut w, contrat, id).await?;
    let annulation = preparer(&mut w, contrat, &depot).await?;
    let possibles: Vec<Retour> = annulation.possibles().cloned().collect();
    if possibles.is_empty() {
        return Err(Refus::RienAAnnuler.into());
    }
    if annulation.vues() != vues {
        return Err(Refus::AChange.into());
    }
    if motif.trim().chars().count() < MOTIF_MIN {
        return Err(Refus::MotifDAnnulation.into());
    }
    w.motif(motif.trim());
    let mut bilan = Annulees { gardees: annulation.retours.len() - possibles.len(), ..Annulees::default() };
    let partent: BTreeSet<FicheActionId> = possibles.iter().filter(|r| r.nouvelle).map(|r| r.fiche.id).collect();
    delier(&mut w, contrat, &partent).await?;
    // What hangs on sheets first, all sheets together: one may name another.
    let mut entrees: Vec<&Entree> = possibles.iter().flat_map(|r| &r.entrees).collect();
    entrees.sort_by_key(|e| (e.sujet == FicheAction::TABLE, e.sujet == Indicateur::TABLE, std::cmp::Reverse(e.rang)));
    for e in entrees {
        defaire(&mut w, e).await?;
    }
    for retour in &possibles {
        if retour.nouvelle { bilan.retirees += 1 } else { bilan.retablies += 1 }
    }
    for noeud in &annulation.niveaux {
        w.delete(noeud).await?;
        bilan.niveaux += 1;
    }
    if bilan.niveaux > 0 {
        let restent: Vec<Noeud> = w.list("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.id]).await?;
        ranger(&mut w, restent).await?;
    }
    for f in fiches(&mut w, &depot).await?.iter().filter(|f| f.etat == EtatReprise::Reprise) {
        let sienne =
            |r: &&Retour| r.fiche.id.to_string() == f.saisie.cible || r.fiche.numero.to_string() == f.saisie.numero.trim();
        if possibles.iter().any(|r| sienne(&r)) {
            changer(&mut w, f, &f.saisie, EtatReprise::AReprendre).await?;
        }
    }
    let sujet =
        json!({ "fichier": depot.fichier, "retirees": bilan.retirees, "retablies": bilan.retablies, "gardees": bilan.gardees });
    w.note("reprise", &depot.id, &sujet).await?;
    w.commit().await?;
    Ok(bilan)
}

/// Sheets that stay no longer point to those that go: « lien gardé "à vérifier" ».
async fn delier(w: &mut Writer, contrat: &Contrat, partent: &BTreeSet<FicheActionId>) -> Result<(), StoreError> {
    let liens: Vec<Lien> = w.list("contrat_id = $2 AND cible_fiche_id IS NOT NULL ;; ORDER BY id", args![contrat.id]).await?;
    for mut lien in liens {
        let vise = lien.cible_fiche_id.is_some_and(|id| partent.contains(&id));
        if vise && !partent.contains(&lien.fiche_id) {
            lien.cible_fiche_id = None;
            lien.etat = EtatLien::AVerifier;
            w.update(&mut lien).await?;
        }
    }
    Ok(())
}

/// Takes one record back to what it was before an entry.
async fn defaire(w: &mut Writer, e: &Entree) -> Result<(), StoreError> {
    match e.sujet.as_str() {
        FicheAction::TABLE => un::<FicheAction>(w, e).await,
        Declinaison::TABLE => un::<Declinaison>(w, e).await,
        Participation::TABLE => un::<Participation>(w, e).await,
        Lien::TABLE => un::<Lien>(w, e).await,
        Marque::TABLE => un::<Marque>(w, e).await,
        Rattachement::TABLE => un::<Rattachement>(w, e).await,
        Indicateur::TABLE => un::<Indicateur>(w, e).await,
        autre => Err(StoreError::Broken(format!("a save of sheets wrote {autre}"))),
    }
}

async fn un<T: Record>(w: &mut Writer, e: &Entree) -> Result<(), StoreError> {
    let present: T = w.load(&e.sujet_id).await?;
    let [avant, _] = e.records::<T>()?;
    match avant {
        None => w.delete(&present).await,
        Some(mut avant) => {
            avant.set_version(present.version());
            w.update(&mut avant).await
        }
    }
}
