//! Who may what on which object (Financements, § 11): « contrôle par acte et par objet ». A right that reaches « ce qui est
//! confié » is the holder's own files, or the funder's own column.

use crate::model::{Appel, Dossier, FinanceurInscrit, LigneFinanceur, Porteur};
use crate::regles::equipe::Main;
use crate::regles::etats::{EtatAppel, EtatDossier};
use kernel::actor::Reach;
use kernel::{Right, Role};
use web::Visit;

/// Whether this visitor acts for an organisation.
#[must_use]
pub fn est_de(visit: &Visit, organisation: &str) -> bool {
    visit.visitor.as_ref().is_some_and(|v| v.organisation_id.as_deref() == Some(organisation))
}

/// Whether the visitor sees a call: a holder, once it opened.
#[must_use]
pub fn voit_appel(visit: &Visit, appel: &Appel) -> bool {
    match visit.reach(Right::LireAppel, Some(&appel.contrat_id)) {
        Reach::Tout => true,
        Reach::Confie => !matches!(
            appel.etat,
            EtatAppel::Preparation | EtatAppel::LettreSoumise | EtatAppel::LettreVotee | EtatAppel::Abandonne
        ),
        Reach::Rien => false,
    }
}

/// Whether the visitor leads that call.
#[must_use]
pub fn conduit(visit: &Visit, appel: &Appel) -> bool {
    visit.may(Right::ConduireAppel, Some(&appel.contrat_id))
}

/// Whether the visitor may write in the files of that holder: their own, or (the team) any, « saisie assistée, tracée ».
#[must_use]
pub fn depose_pour(visit: &Visit, porteur: &Porteur, appel: &Appel) -> bool {
    match visit.reach(Right::DeposerDossier, Some(&appel.contrat_id)) {
        Reach::Tout => true,
        Reach::Confie => est_de(visit, &porteur.organisation_id.to_string()),
        Reach::Rien => false,
    }
}

/// Whether the visitor reads the files of others.
#[must_use]
pub fn lit_les_dossiers(visit: &Visit, appel: &Appel) -> bool {
    visit.may(Right::LireDossier, Some(&appel.contrat_id))
}

/// Whether the visitor reads the files in short and what is shared of the programme: « COPIL : ○ synthèse, ○ partagés ; conseil
/// citoyen : ○ synthèse publique, ○ partagés ».
#[must_use]
pub fn lit_la_synthese(visit: &Visit, appel: &Appel) -> bool {
    visit.may(Right::LireSynthese, Some(&appel.contrat_id))
}

/// Whether a file of this state is read in short: found complete, or further; never a draft nor what was turned away.
#[must_use]
pub const fn dossier_en_synthese(etat: EtatDossier) -> bool {
    use EtatDossier::{ACompleter, Brouillon, Depose, Irrecevable, Retire};
    !matches!(etat, Brouillon | Depose | ACompleter | Irrecevable | Retire)
}

/// Whether the visitor reads a file: a holder their own, as far as `main` was invited; the others, once it is deposited. A draft
/// is its holder's and the team's.
#[must_use]
pub fn lit(visit: &Visit, dossier: &Dossier, porteur: &Porteur, appel: &Appel, main: &Main) -> bool {
    let sien = est_de(visit, &porteur.organisation_id.to_string())
        && main.voit(Some(dossier.id))
        && visit.reach(Right::LireDossier, Some(&appel.contrat_id)) != Reach::Rien;
    let lisible = dossier.etat != EtatDossier::Brouillon || conduit(visit, appel);
    sien || (lisible && lit_les_dossiers(visit, appel))
}

/// Whether the visitor reads what the instruction asks of a holder, and what it answers: that holder, and all who instruct.
#[must_use]
pub fn lit_les_questions(visit: &Visit, porteur: &Porteur, appel: &Appel) -> bool {
    let instruit = visit.reach(Right::InstruireDossier, Some(&appel.contrat_id)) != Reach::Rien;
    est_de(visit, &porteur.organisation_id.to_string()) || instruit || conduit(visit, appel)
}

/// Whether the visitor may publish a voted call, or the lines of a funder: « Publier : financeur ses lignes ; équipe projet ».
#[must_use]
pub fn publie(visit: &Visit, appel: &Appel, financeur: Option<&FinanceurInscrit>) -> bool {
    let contrat = Some(appel.contrat_id.as_str());
    let sien = |f: &FinanceurInscrit| {
        visit.reach(Right::InstruireDossier, contrat) != Reach::Rien
            && f.organisation_id.is_some_and(|id| est_de(visit, &id.to_string()))
    };
    visit.may(Right::Publier, contrat) || financeur.is_some_and(sien)
}

/// Whether the visitor reads the papers of a file: « financeur : là où il est au plan, ailleurs sans pièces ».
#[must_use]
pub fn lit_les_pieces(
    visit: &Visit,
    porteur: &Porteur,
    appel: &Appel,
    lignes: &[LigneFinanceur],
    financeurs: &[FinanceurInscrit],
) -> bool {
    let au_plan = financeurs.iter().any(|f| {
        f.organisation_id.is_some_and(|id| est_de(visit, &id.to_string()))
            && lignes.iter().any(|l| l.financeur == f.code)
            && visit.reach(Right::InstruireDossier, Some(&appel.contrat_id)) != Reach::Rien
    });
    depose_pour(visit, porteur, appel) || conduit(visit, appel) || au_plan
}

/// Whether the visitor fills the column of that funder: its own, or (the team) that of a funder without account.
#[must_use]
pub fn remplit_la_colonne(visit: &Visit, financeur: &FinanceurInscrit, appel: &Appel) -> bool {
    let contrat = Some(appel.contrat_id.as_str());
    if visit.reach(Right::InstruireDossier, contrat) == Reach::Rien {
        return false;
    }
    if visit.may(Right::ConduireAppel, contrat) {
        return !financeur.instruit;
    }
    financeur.instruit && financeur.organisation_id.is_some_and(|id| est_de(visit, &id.to_string()))
}

/// Whether the visitor sits on the committee of that contract: « COPIL ●: déroger à un « ! » » (§ 11).
#[must_use]
pub fn siege_au_copil(visit: &Visit, appel: &Appel) -> bool {
    let ici = |contrat: &Option<String>| contrat.as_ref().is_none_or(|c| *c == appel.contrat_id);
    visit.visitor.as_ref().is_some_and(|v| v.roles.iter().any(|(role, contrat)| *role == Role::Elu && ici(contrat)))
}
