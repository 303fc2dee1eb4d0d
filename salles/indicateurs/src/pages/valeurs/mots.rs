//! The codes of a value, as people read them.

use crate::m;
use crate::model::EtatValeur;
use crate::regles::Fraicheur;
use kernel::Lang;
use kernel::nombre::Nombre;
use maud::{Markup, html};
use web::components::{Etat, etat};

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
