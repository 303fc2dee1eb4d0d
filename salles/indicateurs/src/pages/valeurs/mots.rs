//! The codes of a value, as people read them.

use crate::m;
use crate::model::{Echelle, EtatValeur, Etendue, Qualite};
use crate::regles::echelle;
use crate::regles::{Fenetre, Fraicheur, Nature, Operation, RemiseAZero, Signal};
use kernel::Lang;
use kernel::nombre::Nombre;
use maud::{Markup, html};
use territoire::model::GenreTerritoire;
use web::components::{Etat, etat};

pub use crate::mots::periodicite;

pub fn etat_valeur(e: EtatValeur, lang: Lang) -> Markup {
    let t = m(lang);
    let (ton, mot) = match e {
        EtatValeur::Brouillon => (Etat::Attente, t.liste_etat_brouillon()),
        EtatValeur::Deposee => (Etat::Info, t.liste_etat_deposee()),
        EtatValeur::Renvoyee => (Etat::Alerte, t.liste_etat_renvoyee()),
        EtatValeur::Validee => (Etat::Bien, t.liste_etat_validee()),
    };
    etat(ton, &mot)
}

pub fn provenance(code: &str, lang: Lang) -> String {
    let t = m(lang);
    match code {
        "saisie" => t.liste_provenance_saisie(),
        "collage" => t.liste_provenance_collage(),
        "import" => t.liste_provenance_import(),
        "campagne" => t.liste_provenance_campagne(),
        "formule" => t.liste_provenance_formule(),
        _ => t.liste_provenance_autre(),
    }
}

/// A decimal text as people read it; any other text as it is.
pub fn nombre(texte: &str, lang: Lang) -> String {
    match (texte.parse::<Nombre>(), lang) {
        (Ok(n), Lang::Fr) => n.affiche_fr(2),
        (Ok(n), Lang::En) => n.affiche_en(2),
        (Err(_), _) => texte.to_owned(),
    }
}

/// A decimal text as people read it on the scale of its indicator, if it has one.
pub fn nombre_sur(echelle: Option<&Echelle>, texte: &str, lang: Lang) -> String {
    echelle::dire_texte(echelle, texte, lang).unwrap_or_else(|| nombre(texte, lang))
}

/// What follows a number: nothing, « atelier » after a space, « % » or « € » after a thin one.
#[must_use]
pub fn unite(unite: &str) -> String {
    match unite.chars().next() {
        None => String::new(),
        Some('%' | '€') => format!("\u{202f}{unite}"),
        Some(_) => format!(" {unite}"),
    }
}

/// The same in a file: a plain number, with the decimal sign of its reader.
pub fn nombre_de_fichier(texte: &str, lang: Lang) -> String {
    if lang == Lang::Fr && texte.parse::<Nombre>().is_ok() { texte.replace('.', ",") } else { texte.to_owned() }
}

/// The state of freshness: « à jour / bientôt / en retard / jamais renseigné ».
pub fn fraicheur(f: &Fraicheur, lang: Lang) -> Markup {
    use crate::regles::EtatFraicheur::{AJour, Bientot, EnRetard};
    let t = m(lang);
    let (ton, mot) = match f.etat {
        None => (Etat::Attente, t.liste_sans_echeance()),
        Some(AJour) if f.jamais_renseigne => (Etat::Attente, t.liste_pas_encore()),
        Some(AJour) => (Etat::Bien, t.liste_a_jour()),
        Some(Bientot) => (Etat::Info, t.liste_bientot()),
        Some(EnRetard) => (Etat::Alerte, t.liste_en_retard(usize::try_from(f.periodes_manquantes).unwrap_or(usize::MAX))),
    };
    html! { (etat(ton, &mot)) @if f.jamais_renseigne { " " small { (t.liste_jamais()) } } }
}

/// The same, as a code: the filter of the list and its file.
pub fn code_fraicheur(f: &Fraicheur) -> &'static str {
    f.etat.map_or("sans_echeance", crate::regles::EtatFraicheur::code)
}
pub fn qualite(q: Qualite, lang: Lang) -> String {
    let t = m(lang);
    match q {
        Qualite::Definitive => t.liste_qualite_definitive(),
        Qualite::Provisoire => t.liste_qualite_provisoire(),
        Qualite::Estimee => t.liste_qualite_estimee(),
    }
}

pub fn genre(g: GenreTerritoire, lang: Lang) -> String {
    let t = m(lang);
    match g {
        GenreTerritoire::Epci => t.suivi_niveau_epci(),
        GenreTerritoire::ConseilDeTerritoire => t.suivi_niveau_conseil(),
        GenreTerritoire::Commune => t.suivi_niveau_commune(),
        GenreTerritoire::Qpv => t.suivi_niveau_qpv(),
        GenreTerritoire::VeilleActive => t.suivi_niveau_veille(),
        GenreTerritoire::PerimetreLibre => t.suivi_niveau_libre(),
    }
}

pub fn nature(n: Nature, lang: Lang) -> String {
    let t = m(lang);
    match n {
        Nature::Flux => t.suivi_nature_flux(),
        Nature::Cumul => t.suivi_nature_cumul(),
        Nature::Stock => t.suivi_nature_stock(),
    }
}

pub fn operation(o: Operation, lang: Lang) -> String {
    let t = m(lang);
    match o {
        Operation::Somme => t.liste_operation_somme(),
        Operation::Moyenne => t.liste_operation_moyenne(),
        Operation::MoyennePonderee => t.liste_operation_ponderee(),
        Operation::RatioDesSommes => t.liste_operation_ratio(),
        Operation::Max => t.liste_operation_max(),
        Operation::Min => t.liste_operation_min(),
        Operation::Dernier | Operation::Valeur | Operation::Inconnue => t.liste_operation_dernier(),
    }
}

/// The window in words; none: the year of the contract.
pub fn fenetre(f: Option<Fenetre>, lang: Lang) -> String {
    let t = m(lang);
    match f {
        None => t.suivi_fenetre_exercice(),
        Some(Fenetre::Derniere) => t.suivi_fenetre_derniere(),
        Some(Fenetre::Annee) => t.suivi_fenetre_annee(),
        Some(Fenetre::Tout) => t.suivi_fenetre_tout(),
        Some(Fenetre::Mois(n)) => format!("{}\u{202f}: {n}", t.suivi_fenetre_combien()),
        Some(Fenetre::Depuis(debut)) => format!("{}\u{202f}: {debut}", t.suivi_fenetre_le()),
    }
}

/// When a cumulated count starts again.
pub fn remise(r: RemiseAZero, lang: Lang) -> String {
    let t = m(lang);
    match r {
        RemiseAZero::Annee => t.suivi_remise_annee(),
        RemiseAZero::Date(le) => format!("{} ({le})", t.suivi_remise_date()),
        RemiseAZero::Jamais => t.suivi_remise_jamais(),
    }
}

/// What the figure of a year stands on, in one line: « Lu de 2025-01 à 2025-12 : 4 période(s) sur 4. », then its signals.
#[must_use]
pub fn etendue(e: &Etendue, lang: Lang) -> Vec<String> {
    let t = m(lang);
    let lu = t.indicateur_etendue(e.de.to_string(), e.a.to_string());
    let lu = format!("{lu} {}", t.indicateur_presents(e.presents.to_string(), e.attendus.to_string()));
    let periode = e.periode.filter(|p| *p < e.a).map(|p| t.indicateur_periode_lue(p.to_string()));
    std::iter::once(lu).chain(periode).chain(e.signaux.iter().map(|s| signal(*s, lang))).collect()
}

/// What a figure lacks, or what happened to it.
pub fn signal(s: Signal, lang: Lang) -> String {
    let t = m(lang);
    match s {
        Signal::ReferenceManquante => t.indicateur_signal_reference(),
        Signal::CibleManquante => t.indicateur_signal_cible(),
        Signal::ValeurManquante => t.indicateur_signal_valeur(),
        Signal::CibleDejaAtteinte => t.indicateur_signal_deja(),
        Signal::RuptureSansReference => t.indicateur_signal_rupture(),
        Signal::SansSens => t.indicateur_signal_sens(),
        Signal::BornesInversees => t.indicateur_signal_bornes(),
        Signal::ValeurAnterieure => t.indicateur_signal_anterieure(),
        Signal::PeriodeManquante => t.indicateur_signal_periode(),
        Signal::TerritoireManquant => t.indicateur_signal_territoire(),
        Signal::CouvertureInsuffisante => t.indicateur_signal_couverture(),
        Signal::Secret => t.indicateur_signal_secret(),
        Signal::DenominateurNul => t.indicateur_signal_denominateur(),
        Signal::MillesimesMeles => t.indicateur_signal_millesimes(),
        Signal::PoidsManquants => t.indicateur_signal_poids(),
        Signal::Ouverture => t.indicateur_signal_ouverture(),
        Signal::IncrementACheval => t.indicateur_signal_cheval(),
        Signal::IncrementFusionne => t.indicateur_signal_fusionne(),
        Signal::CumulDecroissant => t.indicateur_signal_decroissant(),
        Signal::HorsGrille => t.indicateur_signal_grille(),
        Signal::OperationInterdite => t.indicateur_signal_operation(),
        autre => t.indicateur_signal_autre(autre.code()),
    }
}
