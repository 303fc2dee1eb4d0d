//! Decisions as paper writes them.

use crate::m;
use crate::model::edition_contenu::{DecisionFigee, EditionContenu};
use crate::model::{EtatDecision, GenreDecision};
use kernel::Lang;
use kernel::texte::date_courte;
use paper::{DecisionPapier, SuiviDecision, TypeDecision};

pub(super) fn decisions(contenu: &EditionContenu, lang: Lang) -> Vec<DecisionPapier> {
    contenu.decisions.iter().map(|d| decision(contenu, d, lang)).collect()
}

fn decision(contenu: &EditionContenu, d: &DecisionFigee, lang: Lang) -> DecisionPapier {
    let t = m(lang);
    let title = d.fiche.and_then(|n| contenu.fiches.iter().find(|f| f.numero == n)).map(|f| f.titre.clone());
    let text = |text: &str| Some(text.to_owned()).filter(|t| !t.is_empty());
    DecisionPapier {
        numero: d.ordre.to_string(),
        instance: d.instance.clone(),
        seance: Some(d.seance),
        type_decision: match d.genre {
            GenreDecision::Poursuite => TypeDecision::Poursuite,
            GenreDecision::Renforcement => TypeDecision::Renforcement,
            GenreDecision::Reorientation => TypeDecision::Reorientation,
            GenreDecision::Arret => TypeDecision::Arret,
            GenreDecision::NouvelleAction => TypeDecision::NouvelleAction,
            GenreDecision::Validation => TypeDecision::Validation,
            GenreDecision::Demande => TypeDecision::Demande,
        },
        sujets: d.fiche.map(|n| t.lecture_fiche_n(n)).into_iter().collect(),
        texte: title.unwrap_or_else(|| d.motif.clone()).into(),
        motif: text(&d.motif),
        scrutin: None,
        conditions: text(&d.conditions),
        responsable: text(&d.responsable),
        echeance: d.echeance,
        suivi: match d.etat {
            EtatDecision::AExecuter => SuiviDecision::AExecuter,
            EtatDecision::EnCours => SuiviDecision::EnCours,
            EtatDecision::Executee => SuiviDecision::Executee,
            EtatDecision::Reportee => SuiviDecision::Reportee,
            EtatDecision::Abandonnee => SuiviDecision::Abandonnee,
            EtatDecision::Rapportee => SuiviDecision::Rapportee,
        },
        suivi_note: d.suivi.last().map(|s| format!("{}\u{202f}: {}", date_courte(s.le), s.texte)),
        avenant_requis: d.avenant_requis,
        code: None,
    }
}
