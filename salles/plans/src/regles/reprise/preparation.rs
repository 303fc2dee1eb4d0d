//! What the rules of the plan say of a sheet taken from a document: the records to write, or every refusal at once. The same
//! rules as the editing pages; nothing else decides.

use super::lecture::noeud_nomme;
use super::{Refus, SaisieReprise};
use crate::model::{Contrat, Declinaison, FicheAction, Noeud, NoeudId, Programme};
use crate::regles::classeur::saisie_de_fiche;
use crate::regles::redaction::{self as regles, CadreAnnees, SaisieDeclinaison, SaisieNoeud, premier_statut};
use kernel::texte::cle;

/// A sheet ready to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Preparee {
    pub fiche: FicheAction,
    /// Rank of the line in the draft, the record, and whether the plan has it already.
    pub declinaisons: Vec<(usize, Declinaison, bool)>,
}

/// Puts what was read and corrected into the sheet. `avant`: the sheet of the plan with its déclinaisons, or none for a new
/// one; `prend` says which elements are taken.
///
/// # Errors
/// Every refusal of the sheet at once.
pub fn preparer(
    s: &SaisieReprise,
    avant: Option<&super::FicheDuPlan>,
    noeud: NoeudId,
    (contrat, noeuds, autres): (&Contrat, &[Noeud], &[FicheAction]),
    prend: impl Fn(&str) -> bool,
) -> Result<Preparee, Vec<Refus>> {
    let depart = avant.map_or_else(|| FicheAction::vierge(contrat.id, premier_statut(contrat)), |plan| plan.fiche.clone());
    let mut saisie = saisie_de_fiche(&depart);
    if avant.is_none() {
        saisie.noeud = noeud.to_string();
        saisie.numero = if s.numero.trim().is_empty() { regles::numero_suivant(autres).to_string() } else { s.numero.clone() };
    }
    let champs: [(&str, &mut String, &String); 7] = [
        ("titre", &mut saisie.titre, &s.titre),
        ("titre_plan", &mut saisie.titre_plan, &s.titre_plan),
        ("mode_pilotage", &mut saisie.mode_pilotage, &s.mode_pilotage),
        ("contexte", &mut saisie.contexte, &s.contexte),
        ("objectif_strategique", &mut saisie.objectif_strategique, &s.objectif_strategique),
        ("objectifs_operationnels", &mut saisie.objectifs_operationnels, &s.objectifs_operationnels),
        ("public_cible", &mut saisie.public_cible, &s.public_cible),
    ];
    for (champ, place, lu) in champs {
        if avant.is_none() || prend(champ) {
            place.clone_from(lu);
        }
    }
    let mut refus = vec![];
    let fiche = regles::appliquer(&depart, &saisie, contrat, noeuds, autres);
    let fiche = fiche.map_err(|non| refus.extend(non.into_iter().map(Refus::Plan))).unwrap_or(depart);
    let mut freres: Vec<Declinaison> = avant.map(|plan| plan.declinaisons.clone()).unwrap_or_default();
    let mut declinaisons = vec![];
    for (rang, d) in s.declinaisons.iter().enumerate() {
        if d.est_vide() || !(avant.is_none() || prend(&format!("declinaisons.{rang}"))) {
            continue;
        }
        let connue = avant.and_then(|plan| plan.declinaison(s, rang)).cloned();
        let deja = connue.is_some();
        let base = connue.unwrap_or_else(|| Declinaison::vierge(contrat.id, fiche.id, &freres));
        let lettre = if deja { base.lettre.clone() } else { d.lettre.clone() };
        let saisie = SaisieDeclinaison {
            lettre: if lettre.trim().is_empty() { regles::lettre_suivante(&freres) } else { lettre },
            lettre_imprimee: if deja { base.lettre_imprimee.clone() } else { d.lettre_imprimee.clone() },
            libelle: d.libelle.clone(),
            details: if d.details.trim().is_empty() { base.details.join("\n") } else { d.details.clone() },
            echeance: d.echeance.clone(),
            annees: d.annees.iter().map(ToString::to_string).collect(),
            lire_l_echeance: false,
        };
        match regles::lire_declinaison(&base, &saisie, &CadreAnnees::du_contrat(contrat)) {
            Ok(lue) => {
                freres.retain(|f| f.id != lue.declinaison.id);
                freres.push(lue.declinaison.clone());
                declinaisons.push((rang, lue.declinaison, deja));
            }
            Err(non) => refus.extend(non.into_iter().map(|refus| Refus::Declinaison { rang, refus })),
        }
    }
    if refus.is_empty() { Ok(Preparee { fiche, declinaisons }) } else { Err(refus) }
}

/// The programme known under exactly this name or one of its variants, case and accents aside.
#[must_use]
pub fn programme_connu<'a>(texte: &str, programmes: &'a [Programme]) -> Option<&'a Programme> {
    let lu = cle(texte);
    programmes
        .iter()
        .find(|p| !lu.is_empty() && (p.cle == lu || std::iter::once(&p.nom).chain(p.variantes.iter()).any(|v| cle(v) == lu)))
}

/// Where a new sheet goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Niveau {
    Connu(NoeudId),
    /// The level that the draft names is not in the plan: under this one when given, else at the top.
    ACreer(Option<NoeudId>),
}

/// The node chosen, else the one named, found by its title.
///
/// # Errors
/// `NiveauAbsent` when none is chosen nor named; `ChoixInconnu` when the one chosen is no longer there.
pub fn niveau(s: &SaisieReprise, noeuds: &[Noeud]) -> Result<Niveau, Refus> {
    if !s.noeud.is_empty() {
        let inconnu = || Refus::Plan(regles::Refus::ChoixInconnu { champ: "noeud", saisi: s.noeud.clone() });
        return noeuds.iter().find(|n| n.id.to_string() == s.noeud).map(|n| Niveau::Connu(n.id)).ok_or_else(inconnu);
    }
    let Some(haut) = noeud_nomme(&s.niveau_code, &s.niveau_titre, None, noeuds) else {
        return if s.niveau_titre.trim().is_empty() { Err(Refus::NiveauAbsent) } else { Ok(Niveau::ACreer(None)) };
    };
    if s.sous_niveau_titre.trim().is_empty() {
        return Ok(Niveau::Connu(haut.id));
    }
    let dessous = noeud_nomme("", &s.sous_niveau_titre, Some(haut.id), noeuds);
    Ok(dessous.map_or(Niveau::ACreer(Some(haut.id)), |n| Niveau::Connu(n.id)))
}

/// A level to create: its code is the one printed when it is free, else the next number.
#[must_use]
pub fn noeud_a_creer(s: &SaisieReprise, sous: Option<&Noeud>, contrat: &Contrat, noeuds: &[Noeud]) -> (Noeud, SaisieNoeud) {
    let libre = |code: &str| !code.is_empty() && noeuds.iter().all(|n| n.code != code);
    let prefixe = sous.map(|n| format!("{}.", n.code)).unwrap_or_default();
    let imprime = Some(s.niveau_code.trim().to_owned()).filter(|c| sous.is_none() && libre(c));
    let suivant = || (1..=noeuds.len() + 1).map(|n| format!("{prefixe}{n}")).find(|c| libre(c)).unwrap_or_default();
    let saisie = SaisieNoeud {
        code: imprime.unwrap_or_else(suivant),
        titre: if sous.is_none() { s.niveau_titre.clone() } else { s.sous_niveau_titre.clone() },
        parent: sous.map(|n| n.id.to_string()).unwrap_or_default(),
        poids: "1".to_owned(),
        objectifs: String::new(),
    };
    (Noeud::vierge(contrat.id), saisie)
}

/// What the plan would refuse of a sheet, before anything is written: asked when the person says that it is to be taken.
///
/// # Errors
/// Every refusal of the sheet at once.
pub fn verifier(
    s: &SaisieReprise,
    avant: Option<&super::FicheDuPlan>,
    (contrat, noeuds, autres): (&Contrat, &[Noeud], &[FicheAction]),
) -> Result<(), Vec<Refus>> {
    let prend = |cle: &str| s.prises.iter().any(|p| p == cle);
    if avant.is_some() {
        let noeud = NoeudId::fresh();
        return preparer(s, avant, noeud, (contrat, noeuds, autres), prend).map(|_| ());
    }
    let mut refus = vec![];
    let mut avec = noeuds.to_vec();
    let noeud = match niveau(s, noeuds) {
        Ok(Niveau::Connu(id)) => id,
        Ok(Niveau::ACreer(sous)) => {
            let sous = sous.and_then(|id| noeuds.iter().find(|n| n.id == id));
            let (vide, saisie) = noeud_a_creer(s, sous, contrat, noeuds);
            match regles::lire_noeud(&vide, &saisie, noeuds, &contrat.niveaux) {
                Ok(n) => avec.push(n),
                Err(non) => {
                    refus.extend(non.into_iter().map(Refus::Plan));
                    avec.push(vide.clone());
                }
            }
            vide.id
        }
        Err(non) => {
            refus.push(non);
            avec.push(Noeud::vierge(contrat.id));
            avec.last().map_or_else(NoeudId::fresh, |n| n.id)
        }
    };
    if let Err(non) = preparer(s, None, noeud, (contrat, &avec, autres), prend) {
        refus.extend(non);
    }
    if refus.is_empty() { Ok(()) } else { Err(refus) }
}
