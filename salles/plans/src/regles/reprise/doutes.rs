//! What stays to check: « doubts that remain become marks to settle ».

use super::{FicheLue, SaisieReprise};
use crate::m;
use crate::regles::redaction::{ecrire_annees, libelle_champ};
use extraction::{Confiance, Place, mots};
use kernel::Lang;
use kernel::texte::cle;

/// A doubt that neither a correction nor a look settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doute {
    pub champ: String,
    pub place: Option<Place>,
    /// Written in French: it is data of the contract.
    pub note: String,
    /// The value that is kept.
    pub retenu: String,
}

/// The fields to check whose value is still the one read, and that nobody said to have looked at.
#[must_use]
pub fn doutes_ouverts(lue: &FicheLue, saisie: &SaisieReprise) -> Vec<Doute> {
    let ouverts = lue
        .reperes
        .iter()
        .filter(|r| r.confiance() == Confiance::AVerifier)
        .filter(|r| !saisie.verifies.contains(&r.champ) && valeur(saisie, &r.champ) == valeur(&lue.saisie, &r.champ));
    ouverts
        .map(|r| {
            let graves = r.raisons.iter().filter(|raison| raison.confiance() == Confiance::AVerifier);
            let mots: Vec<&str> = graves.map(|raison| mots::raison(*raison, Lang::Fr)).collect();
            Doute { champ: r.champ.clone(), place: r.place, note: mots.join(" ; "), retenu: valeur(saisie, &r.champ) }
        })
        .map(|d| Doute { note: kernel::texte::typographie(&d.note), ..d })
        .collect()
}

/// Nothing is left to check.
#[must_use]
pub fn sans_doute(lue: &FicheLue, saisie: &SaisieReprise) -> bool {
    doutes_ouverts(lue, saisie).is_empty()
}

/// The value of a field, as a person reads it.
pub(super) fn valeur(s: &SaisieReprise, champ: &str) -> String {
    let (racine, rang) = champ.split_once('.').map_or((champ, None), |(racine, rang)| (racine, rang.parse::<usize>().ok()));
    match (racine, rang) {
        ("numero", _) => s.numero.clone(),
        ("titre", _) => s.titre.clone(),
        ("titre_plan", _) => s.titre_plan.clone(),
        ("noeud", _) => {
            [&s.noeud, &s.niveau_code, &s.niveau_titre, &s.sous_niveau_titre].map(|t| t.trim()).join(" ").trim().to_owned()
        }
        ("mode_pilotage", _) => s.mode_pilotage.clone(),
        ("contexte", _) => s.contexte.clone(),
        ("objectif_strategique", _) => s.objectif_strategique.clone(),
        ("objectifs_operationnels", _) => s.objectifs_operationnels.clone(),
        ("public_cible", _) => s.public_cible.clone(),
        ("pilotes", _) => s.pilotes.clone(),
        ("partenaires", _) => s.partenaires.clone(),
        ("programmes", _) => s.programmes.clone(),
        ("liens_fiches", _) => s.liens_fiches.clone(),
        ("autres_liens", _) => s.autres_liens.clone(),
        ("declinaisons", Some(rang)) => s
            .declinaisons
            .get(rang)
            .map(|d| {
                let annees = Some(ecrire_annees(&d.annees)).filter(|a| cle(a) != cle(&d.echeance)).unwrap_or_default();
                let imprimee = if d.lettre_imprimee == d.lettre { "" } else { &d.lettre_imprimee };
                [&d.lettre, imprimee, &d.libelle, &d.details, &d.echeance, &annees]
                    .map(str::trim)
                    .into_iter()
                    .filter(|t| !t.is_empty())
                    .collect::<Vec<_>>()
                    .join(" – ")
            })
            .unwrap_or_default(),
        ("declinaisons", None) => {
            s.declinaisons.iter().filter(|d| !d.est_vide()).map(|d| d.libelle.trim()).collect::<Vec<_>>().join(" ; ")
        }
        ("indicateurs", Some(rang)) => s
            .indicateurs
            .get(rang)
            .map(|i| [i.lettres.trim(), i.libelle.trim()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" – "))
            .unwrap_or_default(),
        ("indicateurs_resultat" | "indicateurs_suivi", _) => {
            let role = racine.trim_start_matches("indicateurs_");
            s.indicateurs.iter().filter(|i| i.role == role).map(|i| i.libelle.trim()).collect::<Vec<_>>().join(" ; ")
        }
        _ => String::new(),
    }
}

/// The name of a field as people read it.
#[must_use]
pub fn libelle_champ_repris(champ: &str, lang: Lang) -> String {
    let t = m(lang);
    let (racine, rang) = champ.split_once('.').unwrap_or((champ, ""));
    let nom = match racine {
        "sous_niveau_titre" => t.reprise_champ_sous_niveau(),
        "declinaisons" if !rang.is_empty() => t.reprise_champ_declinaison(),
        "indicateurs" if !rang.is_empty() => t.reprise_champ_indicateur(),
        autre => libelle_champ(autre, lang),
    };
    match rang.parse::<usize>() {
        Ok(rang) => format!("{nom} {}", rang + 1),
        Err(_) => nom,
    }
}
