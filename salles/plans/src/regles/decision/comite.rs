//! A sitting and what it decides: what must be said for a decision to be recorded.

use super::{Refus, voie};
use crate::model::{
    CampagneId, Changement, Comite, ComiteId, Contrat, Decision, EtatComite, FicheAction, FicheActionId, GenreDecision,
    ObjetRevision, Proposition, RegleRevision, Tache, Voie,
};
use jiff::civil::Date;

/// « vingt signes au moins » : spaces at the ends do not count.
pub const SIGNES_DU_MOTIF: usize = 20;

/// A sitting as it is typed, once its dates are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjetComite {
    pub titre: String,
    pub tenue_le: Date,
    pub lieu: Option<String>,
    /// Functions, one per line.
    pub presents: String,
    /// Agenda before the sitting, minutes after it.
    pub notes: String,
    pub campagne_id: Option<CampagneId>,
}

/// A decision as it is typed, once its date is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjetDecision {
    pub genre: GenreDecision,
    pub fiche_id: Option<FicheActionId>,
    pub motif: String,
    pub conditions: String,
    /// A function: « Coordination du contrat local de santé ».
    pub responsable: String,
    pub echeance: Option<Date>,
    pub avenant_requis: bool,
    pub proposition: Proposition,
}

/// Reads a day typed as `2026-12-15` or `15/12/2026`.
///
/// # Errors
/// `Refus::DateManquante` when empty, `Refus::DateIllisible` when it is no day.
pub fn lire_date(champ: &'static str, texte: &str) -> Result<Date, Refus> {
    let texte = texte.trim();
    if texte.is_empty() {
        return Err(Refus::DateManquante { champ });
    }
    let illisible = || Refus::DateIllisible { champ, vu: texte.to_owned() };
    if let Ok(jour) = texte.parse::<Date>() {
        return Ok(jour);
    }
    let parts: Vec<&str> = texte.split(['/', '.', '-']).map(str::trim).collect();
    match parts.as_slice() {
        [j, m, a] if a.len() == 4 => {
            let lu = (a.parse(), m.parse(), j.parse());
            let (Ok(a), Ok(m), Ok(j)) = lu else { return Err(illisible()) };
            Date::new(a, m, j).map_err(|_| illisible())
        }
        _ => Err(illisible()),
    }
}

/// The same for a day that may be absent.
///
/// # Errors
/// `Refus::DateIllisible`.
pub fn lire_date_facultative(champ: &'static str, texte: &str) -> Result<Option<Date>, Refus> {
    if texte.trim().is_empty() { Ok(None) } else { lire_date(champ, texte).map(Some) }
}

/// « motif vide ou "ok" : refus […] ; vingt signes au moins ».
///
/// # Errors
/// `Refus::MotifCourt` tells how many signs were seen.
pub fn verifier_motif(champ: &'static str, motif: &str) -> Result<(), Refus> {
    let vus = motif.trim().chars().count();
    if vus < SIGNES_DU_MOTIF { Err(Refus::MotifCourt { champ, vus }) } else { Ok(()) }
}

/// May this sitting be written? « date hors contrat : refus au champ ».
///
/// # Errors
/// All the refusals at once.
pub fn verifier_comite(projet: &ProjetComite, contrat: &Contrat) -> Result<(), Vec<Refus>> {
    let mut refus = vec![];
    if projet.titre.trim().is_empty() {
        refus.push(Refus::TitreManquant);
    }
    let annee = i64::from(projet.tenue_le.year());
    if projet.tenue_le < contrat.annee_un_le || annee > contrat.annee_fin {
        refus.push(Refus::DateHorsContrat { le: projet.tenue_le, debut: contrat.annee_debut, fin: contrat.annee_fin });
    }
    if refus.is_empty() { Ok(()) } else { Err(refus) }
}

/// « prepare → tenu » : the sitting took place, and its minutes say who was there.
///
/// # Errors
/// The refusals.
pub fn verifier_tenue(comite: &Comite, aujourd_hui: Date) -> Result<(), Vec<Refus>> {
    let mut refus = vec![];
    if comite.etat == EtatComite::Valide {
        refus.push(Refus::ReleveValide);
    }
    if comite.tenue_le > aujourd_hui {
        refus.push(Refus::SeanceFuture { le: comite.tenue_le });
    }
    if comite.presents.trim().is_empty() {
        refus.push(Refus::PresentsManquants);
    }
    if refus.is_empty() { Ok(()) } else { Err(refus) }
}

/// A validated record of decisions no longer changes; what becomes of each decision does.
///
/// # Errors
/// `Refus::ReleveValide`.
pub fn verifier_modifiable(comite: &Comite) -> Result<(), Refus> {
    if comite.etat == EtatComite::Valide { Err(Refus::ReleveValide) } else { Ok(()) }
}

/// Which decisions are about one sheet: all but the new action, and those the committee takes on the
/// whole contract (validation, demande).
#[must_use]
pub fn exige_une_fiche(genre: GenreDecision) -> bool {
    matches!(genre, GenreDecision::Poursuite | GenreDecision::Renforcement | GenreDecision::Reorientation | GenreDecision::Arret)
}

/// What a decision touches in the plan, object by object.
#[must_use]
pub fn objets_touches(genre: GenreDecision, changements: &[Changement]) -> Vec<ObjetRevision> {
    match genre {
        GenreDecision::Arret => vec![ObjetRevision::FicheRetiree],
        GenreDecision::NouvelleAction => vec![ObjetRevision::FicheNouvelle],
        GenreDecision::Reorientation if changements.is_empty() => vec![ObjetRevision::Objectifs],
        GenreDecision::Reorientation => {
            let mut objets: Vec<ObjetRevision> =
                changements.iter().filter_map(|c| super::Champ::lire(&c.champ)).map(|c| c.objet()).collect();
            objets.sort();
            objets.dedup();
            objets
        }
        GenreDecision::Poursuite | GenreDecision::Renforcement | GenreDecision::Validation | GenreDecision::Demande => vec![],
    }
}

/// May this decision be recorded? `fiche` is the sheet it names, when that sheet exists.
///
/// # Errors
/// All the refusals at once.
pub fn verifier_decision(
    projet: &ProjetDecision,
    comite: &Comite,
    fiche: Option<&FicheAction>,
    regles: &[RegleRevision],
) -> Result<(), Vec<Refus>> {
    let mut refus = vec![];
    if let Err(non) = verifier_motif("motif", &projet.motif) {
        refus.push(non);
    }
    if projet.responsable.trim().is_empty() {
        refus.push(Refus::ResponsableManquant);
    }
    match projet.echeance {
        None if !matches!(projet.genre, GenreDecision::Poursuite | GenreDecision::Validation) => {
            refus.push(Refus::EcheanceManquante { genre: projet.genre });
        }
        Some(echeance) if echeance < comite.tenue_le => {
            refus.push(Refus::EcheanceAvantSeance { echeance, seance: comite.tenue_le });
        }
        _ => {}
    }
    match (projet.fiche_id, fiche) {
        (None, _) if exige_une_fiche(projet.genre) => refus.push(Refus::FicheManquante { genre: projet.genre }),
        (Some(_), _) if projet.genre == GenreDecision::NouvelleAction => refus.push(Refus::FicheEnTrop),
        (Some(_), None) => refus.push(Refus::FicheInconnue),
        (Some(_), Some(fiche)) if fiche.retiree_le.is_some() => refus.push(Refus::FicheRetiree { numero: fiche.numero }),
        _ => {}
    }
    if !projet.avenant_requis {
        let exige = objets_touches(projet.genre, &projet.proposition.changements)
            .into_iter()
            .find(|objet| voie(regles, *objet) == Voie::Avenant);
        if let Some(objet) = exige {
            let source = regles.iter().find(|r| r.objet == objet).map(|r| r.source.clone()).unwrap_or_default();
            refus.push(Refus::AvenantExige { objet, source });
        }
    }
    if refus.is_empty() { Ok(()) } else { Err(refus) }
}

/// A decision put in that order: all the decisions of the sitting, once each.
///
/// # Errors
/// `Refus::OrdreIncomplet`.
pub fn verifier_ordre(decisions: &[Decision], ordre: &[crate::model::DecisionId]) -> Result<(), Refus> {
    let mut connues: Vec<_> = decisions.iter().map(|d| d.id).collect();
    let mut voulues = ordre.to_vec();
    connues.sort();
    voulues.sort();
    if connues == voulues { Ok(()) } else { Err(Refus::OrdreIncomplet) }
}

/// Reads tasks typed one per line: « Libellé | responsable | 15/12/2026 », the last two optional.
///
/// # Errors
/// `Refus::DateIllisible` on a date that is none, `Refus::TacheVide` on a task without words.
pub fn lire_taches(texte: &str, responsable: &str, connues: &[Tache]) -> Result<Vec<Tache>, Refus> {
    texte
        .lines()
        .filter(|ligne| !ligne.trim().is_empty())
        .map(|ligne| {
            let mut parts = ligne.split('|').map(str::trim);
            let libelle = parts.next().unwrap_or_default().to_owned();
            if libelle.is_empty() {
                return Err(Refus::TacheVide);
            }
            let qui = parts.next().filter(|q| !q.is_empty()).unwrap_or(responsable).to_owned();
            let echeance = lire_date_facultative("taches", parts.next().unwrap_or_default())?;
            let faite_le = connues.iter().find(|t| t.libelle == libelle).and_then(|t| t.faite_le);
            Ok(Tache { libelle, responsable: qui, echeance, faite_le })
        })
        .collect()
}

/// The same tasks, written back as they are typed.
#[must_use]
pub fn ecrire_taches(taches: &[Tache]) -> String {
    let lignes: Vec<String> = taches
        .iter()
        .map(|t| match t.echeance {
            Some(jour) => format!("{} | {} | {}", t.libelle, t.responsable, kernel::texte::date_courte(jour)),
            None => format!("{} | {}", t.libelle, t.responsable),
        })
        .collect();
    lignes.join("\n")
}

/// Where a sitting lies among the others: before, by day then by identifier.
#[must_use]
pub fn precede(a: (Date, ComiteId), b: (Date, ComiteId)) -> bool {
    a < b
}
