//! Codes as people read them, for the lists of the editing forms.

use crate::m;
use crate::model::{Categorie, Contrat, EtatContrat, EtatLien, ModePilotage, ModeleContrat, Noeud, RegleAnnee};
use crate::regles::redaction::{jeu_de_statuts, nom_d_etat_de_lien};
use kernel::Lang;
use maud::Markup;
use territoire::model::GenreTerritoire;
use web::components::{Choix, Etat};

pub fn mode(mode: ModePilotage, lang: Lang) -> String {
    let t = m(lang);
    match mode {
        ModePilotage::Pilotage => t.redaction_mode_pilotage(),
        ModePilotage::Copilotage => t.redaction_mode_copilotage(),
    }
}

/// « 1.2 Titre », indented under its parents by its code.
pub fn noeud(noeud: &Noeud) -> String {
    format!("{} {}", noeud.code, noeud.titre)
}

/// Every node of the contract, in the order of the plan, after an empty choice.
pub fn noeuds(noeuds: &[Noeud], vide: &str) -> Vec<Choix> {
    let mut choix = vec![Choix::new("", vide)];
    choix.extend(noeuds.iter().map(|n| {
        let retrait = "\u{2007}\u{2007}".repeat(usize::try_from(n.niveau - 1).unwrap_or(0));
        Choix::new(n.id.to_string(), format!("{retrait}{}", noeud(n)))
    }));
    choix
}

pub fn statuts(contrat: &Contrat) -> Vec<Choix> {
    jeu_de_statuts(contrat).into_iter().map(|s| Choix { value: s.code, label: s.libelle, hint: s.sens }).collect()
}

pub fn genre_de_territoire(genre: GenreTerritoire, lang: Lang) -> String {
    let t = m(lang);
    match genre {
        GenreTerritoire::Epci => t.redaction_lieu_epci(),
        GenreTerritoire::ConseilDeTerritoire => t.redaction_lieu_conseil(),
        GenreTerritoire::Commune => t.redaction_lieu_commune(),
        GenreTerritoire::Qpv => t.redaction_lieu_qpv(),
        GenreTerritoire::VeilleActive => t.redaction_lieu_veille(),
        GenreTerritoire::PerimetreLibre => t.redaction_lieu_libre(),
    }
}

/// The state of a link, with its sign.
pub fn etat_de_lien(etat: EtatLien, lang: Lang) -> Markup {
    let ton = match etat {
        EtatLien::Confirme => Etat::Bien,
        EtatLien::AVerifier => Etat::Alerte,
        EtatLien::Refuse => Etat::Attente,
    };
    web::components::etat(ton, &nom_d_etat_de_lien(etat, lang))
}

pub fn modele(modele: ModeleContrat, lang: Lang) -> String {
    let t = m(lang);
    match modele {
        ModeleContrat::Cls => t.redaction_modele_cls(),
        ModeleContrat::ContratDeVille => t.redaction_modele_cdv(),
        ModeleContrat::Libre => t.redaction_modele_libre(),
    }
}

pub fn etat_de_contrat(etat: EtatContrat, lang: Lang) -> String {
    let t = m(lang);
    match etat {
        EtatContrat::Projet => t.redaction_etat_projet(),
        EtatContrat::Signe => t.redaction_etat_signe(),
        EtatContrat::EnVigueur => t.redaction_etat_en_vigueur(),
        EtatContrat::Clos => t.redaction_etat_clos(),
        EtatContrat::Resilie => t.redaction_etat_resilie(),
    }
}

pub fn regle_annee(regle: RegleAnnee, lang: Lang) -> String {
    let t = m(lang);
    match regle {
        RegleAnnee::Civile => t.redaction_regle_civile(),
        RegleAnnee::Anniversaire => t.redaction_regle_anniversaire(),
        RegleAnnee::Scolaire => t.redaction_regle_scolaire(),
    }
}

pub fn regle_annee_aide(regle: RegleAnnee, lang: Lang) -> String {
    let t = m(lang);
    match regle {
        RegleAnnee::Civile => t.redaction_regle_civile_aide(),
        RegleAnnee::Anniversaire => t.redaction_regle_anniversaire_aide(),
        RegleAnnee::Scolaire => t.redaction_regle_scolaire_aide(),
    }
}

/// « à venir, active, suspendue, terminée, abandonnée » : what statistics between contracts compare.
pub fn categorie(categorie: Categorie, lang: Lang) -> String {
    let t = m(lang);
    match categorie {
        Categorie::AVenir => t.redaction_categorie_a_venir(),
        Categorie::Active => t.redaction_categorie_active(),
        Categorie::Suspendue => t.redaction_categorie_suspendue(),
        Categorie::Terminee => t.redaction_categorie_terminee(),
        Categorie::Abandonnee => t.redaction_categorie_abandonnee(),
    }
}
