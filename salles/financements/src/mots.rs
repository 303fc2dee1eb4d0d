//! The words of this room: states, opinions, natures, funders, amounts.

pub mod modele;
pub mod parametres;
pub mod regles;

use crate::m;
use crate::model::{Avis, EtatLettre, StatutPiece};
use crate::regles::enveloppe::Nature;
use crate::regles::etats::{EtatAppel, EtatCpo, EtatDossier, EtatLigne};
use crate::regles::{Conclusion, Effet, Etape, Euros};
use jiff::Timestamp;
use kernel::Lang;
use web::components::Etat as Ton;

/// « en préparation ».
#[must_use]
pub fn etat_appel(etat: EtatAppel, lang: Lang) -> String {
    let t = m(lang);
    match etat {
        EtatAppel::Preparation => t.etat_appel_preparation(),
        EtatAppel::LettreSoumise => t.etat_appel_lettre_soumise(),
        EtatAppel::LettreVotee => t.etat_appel_lettre_votee(),
        EtatAppel::Ouvert => t.etat_appel_ouvert(),
        EtatAppel::Clos => t.etat_appel_clos(),
        EtatAppel::Instruction => t.etat_appel_instruction(),
        EtatAppel::Programmation => t.etat_appel_programmation(),
        EtatAppel::Copil => t.etat_appel_copil(),
        EtatAppel::Votes => t.etat_appel_votes(),
        EtatAppel::Notification => t.etat_appel_notification(),
        EtatAppel::Execution => t.etat_appel_execution(),
        EtatAppel::Bilans => t.etat_appel_bilans(),
        EtatAppel::Archive => t.etat_appel_archive(),
        EtatAppel::Abandonne => t.etat_appel_abandonne(),
    }
}

/// « en instruction ».
#[must_use]
pub fn etat_dossier(etat: EtatDossier, lang: Lang) -> String {
    let t = m(lang);
    match etat {
        EtatDossier::Brouillon => t.etat_dossier_brouillon(),
        EtatDossier::Depose => t.etat_dossier_depose(),
        EtatDossier::ACompleter => t.etat_dossier_a_completer(),
        EtatDossier::Complet => t.etat_dossier_complet(),
        EtatDossier::Irrecevable => t.etat_dossier_irrecevable(),
        EtatDossier::EnInstruction => t.etat_dossier_en_instruction(),
        EtatDossier::Programme => t.etat_dossier_programme(),
        EtatDossier::ListeAttente => t.etat_dossier_liste_attente(),
        EtatDossier::Ecarte => t.etat_dossier_ecarte(),
        EtatDossier::Valide => t.etat_dossier_valide(),
        EtatDossier::VotePartiel => t.etat_dossier_vote_partiel(),
        EtatDossier::Vote => t.etat_dossier_vote(),
        EtatDossier::Refuse => t.etat_dossier_refuse(),
        EtatDossier::Notifie => t.etat_dossier_notifie(),
        EtatDossier::Conventionne => t.etat_dossier_conventionne(),
        EtatDossier::EnCours => t.etat_dossier_en_cours(),
        EtatDossier::Modifie => t.etat_dossier_modifie(),
        EtatDossier::Abandonne => t.etat_dossier_abandonne(),
        EtatDossier::BilanAttendu => t.etat_dossier_bilan_attendu(),
        EtatDossier::BilanRecu => t.etat_dossier_bilan_recu(),
        EtatDossier::BilanACorriger => t.etat_dossier_bilan_a_corriger(),
        EtatDossier::BilanValide => t.etat_dossier_bilan_valide(),
        EtatDossier::Clos => t.etat_dossier_clos(),
        EtatDossier::Retire => t.etat_dossier_retire(),
    }
}

/// « en cours, année 2 ».
#[must_use]
pub fn etat_cpo(etat: EtatCpo, lang: Lang) -> String {
    let t = m(lang);
    match etat {
        EtatCpo::Preparation => t.cpo_etat_preparation(),
        EtatCpo::Conclue => t.cpo_etat_conclue(),
        EtatCpo::An1 => t.cpo_etat_an("1"),
        EtatCpo::An2 => t.cpo_etat_an("2"),
        EtatCpo::An3 => t.cpo_etat_an("3"),
        EtatCpo::Close => t.cpo_etat_close(),
    }
}

/// « validée par le comité ».
#[must_use]
pub fn etat_ligne(etat: EtatLigne, lang: Lang) -> String {
    let t = m(lang);
    match etat {
        EtatLigne::Saisie => t.etat_ligne_saisie(),
        EtatLigne::Demandee => t.etat_ligne_demandee(),
        EtatLigne::Avis => t.etat_ligne_avis(),
        EtatLigne::Proposee => t.etat_ligne_proposee(),
        EtatLigne::Validee => t.etat_ligne_validee(),
        EtatLigne::Votee => t.etat_ligne_votee(),
        EtatLigne::Refusee => t.etat_ligne_refusee(),
        EtatLigne::Notifiee => t.etat_ligne_notifiee(),
        EtatLigne::VerseePartielle => t.etat_ligne_versee_partielle(),
        EtatLigne::Versee => t.etat_ligne_versee(),
        EtatLigne::AReverser => t.etat_ligne_a_reverser(),
        EtatLigne::Soldee => t.etat_ligne_soldee(),
    }
}

/// How a state of a file is drawn.
#[must_use]
pub const fn ton_dossier(etat: EtatDossier) -> Ton {
    match etat {
        EtatDossier::Brouillon | EtatDossier::Retire | EtatDossier::Clos | EtatDossier::Abandonne => Ton::Info,
        EtatDossier::ACompleter
        | EtatDossier::Irrecevable
        | EtatDossier::Ecarte
        | EtatDossier::Refuse
        | EtatDossier::BilanACorriger => Ton::Alerte,
        EtatDossier::Vote
        | EtatDossier::Notifie
        | EtatDossier::Conventionne
        | EtatDossier::EnCours
        | EtatDossier::Complet
        | EtatDossier::Valide
        | EtatDossier::BilanValide => Ton::Bien,
        _ => Ton::Attente,
    }
}

/// « lettre en vigueur ».
#[must_use]
pub fn etat_lettre(etat: EtatLettre, lang: Lang) -> String {
    let t = m(lang);
    match etat {
        EtatLettre::Projet => t.etat_lettre_projet(),
        EtatLettre::Soumise => t.etat_lettre_soumise(),
        EtatLettre::EnVigueur => t.etat_lettre_en_vigueur(),
        EtatLettre::Remplacee => t.etat_lettre_remplacee(),
    }
}

/// « favorable ».
#[must_use]
pub fn avis(avis: Avis, lang: Lang) -> String {
    let t = m(lang);
    match avis {
        Avis::Favorable => t.etat_avis_favorable(),
        Avis::Reserve => t.etat_avis_reserve(),
        Avis::Defavorable => t.etat_avis_defavorable(),
        Avis::SansObjet => t.etat_avis_sans_objet(),
    }
}

/// « déposée ».
#[must_use]
pub fn statut_piece(statut: StatutPiece, lang: Lang) -> String {
    let t = m(lang);
    match statut {
        StatutPiece::Deposee => t.etat_piece_deposee(),
        StatutPiece::Valide => t.etat_piece_valide(),
        StatutPiece::Refusee => t.etat_piece_refusee(),
        StatutPiece::Expiree => t.etat_piece_expiree(),
    }
}

/// A doctrine by its name.
#[must_use]
pub fn doctrine(code: &str, lang: Lang) -> String {
    let t = m(lang);
    match code {
        "large" => t.programmation_doctrine_large(),
        "concentree" => t.programmation_doctrine_concentree(),
        "equite" => t.programmation_doctrine_equite(),
        "cpo" => t.programmation_doctrine_cpo(),
        _ => t.programmation_doctrine_par_note(),
    }
}

/// A theme in words; one of another catalogue as it was written.
#[must_use]
pub fn theme(code: &str, lang: Lang) -> String {
    let t = m(lang);
    match code {
        "parentalite" => t.saisie_theme_parentalite(),
        "education" => t.saisie_theme_education(),
        "sante" => t.saisie_theme_sante(),
        "emploi" => t.saisie_theme_emploi(),
        "culture" => t.saisie_theme_culture(),
        "sport" => t.saisie_theme_sport(),
        "droits" => t.saisie_theme_droits(),
        "mobilite" => t.saisie_theme_mobilite(),
        "environnement" => t.saisie_theme_environnement(),
        "citoyennete" => t.saisie_theme_citoyennete(),
        "langue" => t.saisie_theme_langue(),
        "numerique" => t.saisie_theme_numerique(),
        "autre" => t.saisie_theme_autre(),
        autre => autre.to_owned(),
    }
}

/// « enveloppe de l’appel ».
#[must_use]
pub fn nature(nature: Nature, lang: Lang) -> String {
    let t = m(lang);
    match nature {
        Nature::Racine => t.etat_nature_racine(),
        Nature::Appel => t.etat_nature_appel(),
        Nature::Cpo => t.etat_nature_cpo(),
        Nature::Pre => t.etat_nature_pre(),
        Nature::HorsQpv => t.etat_nature_hors_qpv(),
    }
}

/// « au dépôt ».
#[must_use]
pub fn etape(etape: Etape, lang: Lang) -> String {
    let t = m(lang);
    match etape {
        Etape::Appel => t.etat_etape_appel(),
        Etape::Demande => t.etat_etape_demande(),
        Etape::Avis => t.etat_etape_avis(),
        Etape::Note => t.etat_etape_note(),
        Etape::Propose => t.etat_etape_propose(),
        Etape::Programme => t.etat_etape_programme(),
        Etape::Cpo => t.etat_etape_cpo(),
        Etape::Vote => t.etat_etape_vote(),
        Etape::Notification => t.etat_etape_notification(),
        Etape::Publication => t.etat_etape_publication(),
        Etape::Paiement => t.etat_etape_paiement(),
        Etape::Bilan => t.etat_etape_bilan(),
    }
}

/// « bloque », « alerte »…
#[must_use]
pub fn effet(effet: Effet, lang: Lang) -> String {
    let t = m(lang);
    match effet {
        Effet::Bloquant => t.etat_effet_bloquant(),
        Effet::Alerte => t.etat_effet_alerte(),
        Effet::Bonus => t.etat_effet_bonus(),
        Effet::Indicateur => t.etat_effet_indicateur(),
    }
}

/// The verdict in words, and how it is drawn.
#[must_use]
pub fn conclusion(conclusion: Conclusion, effet: Option<Effet>, lang: Lang) -> (Ton, String) {
    let t = m(lang);
    match conclusion {
        Conclusion::Respectee => (Ton::Bien, t.etat_verdict_respectee()),
        Conclusion::Violee if effet == Some(Effet::Bloquant) => (Ton::Alerte, t.etat_verdict_bloque()),
        Conclusion::Violee => (Ton::Alerte, t.etat_verdict_alerte()),
        Conclusion::SansObjet => (Ton::Info, t.etat_verdict_sans_objet()),
        Conclusion::Indeterminee => (Ton::Attente, t.etat_verdict_indeterminee()),
        Conclusion::Acquis => (Ton::Bien, t.etat_verdict_acquis()),
        Conclusion::NonAcquis => (Ton::Info, t.etat_verdict_non_acquis()),
        Conclusion::Indicateur => (Ton::Info, t.etat_verdict_indicateur()),
    }
}

/// « 8 000 € », with the spaces of the language; an empty cell is an answer awaited.
#[must_use]
pub fn euros(montant: Option<Euros>, lang: Lang) -> String {
    let Some(montant) = montant else { return "∅".to_owned() };
    let ecrit = montant.to_string();
    match lang {
        Lang::Fr => ecrit.replace(' ', "\u{202f}"),
        Lang::En => format!("€{}", ecrit.trim_end_matches(" €").replace(' ', ",")),
    }
}

/// An instant, in Paris: « 10 janvier 2026 à 12 h 00 ».
#[must_use]
pub fn instant(a: Timestamp, lang: Lang) -> String {
    let la = a.to_zoned(crate::regles::heure::paris());
    let heure = match lang {
        Lang::Fr => format!("{}\u{202f}h\u{202f}{:02}", la.hour(), la.minute()),
        Lang::En => format!("{:02}:{:02}", la.hour(), la.minute()),
    };
    m(lang).etat_instant(kernel::texte::date_longue(la.date(), lang), heure)
}

/// « Rules speak with plain spaces »: their sentences as a page writes them.
#[must_use]
pub fn phrase(texte: &str) -> String {
    let signes: Vec<char> = kernel::texte::typographie(texte).chars().collect();
    let chiffre = |rang: usize| signes.get(rang).is_some_and(char::is_ascii_digit);
    // « 18 000 »: thousands stay together.
    let mille = |rang: usize| rang > 0 && chiffre(rang - 1) && (1..=3).all(|n| chiffre(rang + n)) && !chiffre(rang + 4);
    signes.iter().enumerate().map(|(rang, c)| if *c == ' ' && mille(rang) { '\u{202f}' } else { *c }).collect()
}
