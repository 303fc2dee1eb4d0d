//! One year: its call, its letter, its envelopes, its files.

use super::dossiers::{self, Phase};
use super::{Monde, a, apres, plus};
use crate::erreur::Erreur;
use financements::model::*;
use financements::regles::Parametres;
use financements::regles::etats::EtatAppel;
use jiff::civil::date;
use kernel::Id;
use store::{Json, Writer};

/// Loads a year; `recul` is 0 for the call now open, 1 for the one under review, 2 for the one that is over.
pub(super) async fn charger(w: &mut Writer, monde: &mut Monde, exercice: i16, recul: i16) -> Result<(), Erreur> {
    let avant = exercice - 1;
    let (vote, ouverture, cloture) = if recul == 0 {
        (plus(monde.aujourdhui, -16), plus(monde.aujourdhui, -12), plus(monde.aujourdhui, 46))
    } else {
        (date(avant, 11, 18), date(avant, 11, 25), date(exercice, 1, 15))
    };
    let (etat, phase) = match recul {
        0 => (EtatAppel::Ouvert, Phase::Depot),
        1 => (EtatAppel::Instruction, Phase::Instruction),
        _ => (EtatAppel::Bilans, Phase::Bilans),
    };
    let appel = Appel {
        id: Id::fresh(),
        version: 1,
        contrat_id: monde.contrat.clone(),
        slug: exercice.to_string(),
        intitule: format!("Appel à projets du contrat de ville {exercice}"),
        exercice: exercice.into(),
        etat,
        ouverture_a: Some(a(ouverture, 9)),
        cloture_a: Some(a(cloture, 12)),
        clos_a: (recul > 0).then(|| a(cloture, 14)),
        grille: Json(monde.donnees.grille.clone()),
    };
    w.insert(&appel).await?;
    w.insert(&LettreCadrage {
        id: Id::fresh(),
        version: 1,
        appel_id: appel.id,
        numero: 1,
        etat: EtatLettre::EnVigueur,
        contenu: Json(contenu(monde, exercice, recul)),
        parametres: Json(Parametres::default()),
        effet_le: None,
        vote_copil_le: Some(vote),
        seance: format!("Comité de pilotage de novembre {avant}"),
        motif: String::new(),
        cree_a: a(plus(vote, -20), 10),
    })
    .await?;
    super::enveloppes(w, monde, exercice, (recul > 0).then(|| date(exercice, 2, 12))).await?;
    super::cpo::reserver(w, monde, exercice).await?;
    dossiers::charger(w, monde, &appel, phase).await?;
    if phase == Phase::Bilans { apres::charger(w, monde, &appel).await } else { Ok(()) }
}

fn contenu(monde: &Monde, exercice: i16, recul: i16) -> ContenuLettre {
    let repere = |le, quoi: &str| Repere { le, quoi: quoi.to_owned() };
    let mut rubriques = monde.donnees.rubriques.clone();
    if recul == 0 {
        // What the letter of this year changes of the last one.
        let texte = rubriques.entry("orientations thématiques".to_owned()).or_default();
        texte.push_str(" Cette année, une priorité est donnée aux actions conduites l’été et en soirée.");
    }
    ContenuLettre {
        rubriques,
        calendrier: vec![
            repere(date(exercice, 3, 6), "Comité technique\u{202f}: avis et propositions"),
            repere(date(exercice, 3, 27), "Comité de pilotage\u{202f}: validation de la programmation"),
            repere(date(exercice, 4, 10), "Votes des financeurs, jusqu’en juin"),
            repere(date(exercice + 1, 4, 30), "Bilans des actions rendus"),
        ],
        pieces: monde.donnees.pieces.clone(),
        ..ContenuLettre::default()
    }
}
