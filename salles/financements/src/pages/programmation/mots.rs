//! The words of a proof: « “Optimal” n'apparaît qu'avec sa preuve ».

use crate::m;
use crate::regles::Euros;
use crate::regles::programmation::scenario::{EtageEcrit, Preuve, StatutEcrit, VerrouEcrit};
use kernel::Lang;

/// Whole euros: « 36 000 € ».
pub fn euros(n: i64, lang: Lang) -> String {
    crate::mots::euros(Some(Euros::entiers(n)), lang)
}

/// Thousandths of a point: « 55 », « 15,5 ».
pub fn points(milliemes: i64, lang: Lang) -> String {
    let (entiers, dixiemes) = (milliemes / 1_000, (milliemes % 1_000) / 100);
    let ecrits = kernel::texte::entier(entiers, lang);
    match (dixiemes, lang) {
        (0, _) => ecrits,
        (d, Lang::Fr) => format!("{ecrits},{d}"),
        (d, Lang::En) => format!("{ecrits}.{d}"),
    }
}

/// Basis points: « 83,3 % », one decimal at most, half up.
pub fn part(partie: i64, total: i64, lang: Lang) -> String {
    if total <= 0 {
        return "—".to_owned();
    }
    let dixiemes = (i128::from(partie) * 2_000 + i128::from(total)) / (2 * i128::from(total));
    let ecrit = if dixiemes % 10 == 0 { (dixiemes / 10).to_string() } else { format!("{}.{}", dixiemes / 10, dixiemes % 10) };
    web::components::pourcent(Some(&ecrit), lang)
}

pub use crate::mots::doctrine;

/// A value in the unit of its stage.
fn valeur(mesure: &str, n: i64, lang: Lang) -> String {
    let t = m(lang);
    match mesure {
        "points" => t.programmation_en_points(points(n, lang)),
        "points_euros" => t.programmation_en_points_euros(kernel::texte::entier(n / 1_000, lang)),
        "centimes_par_habitant" => t.programmation_en_habitant(crate::mots::euros(Some(Euros::de_centimes(n)), lang)),
        "euros_cpo" => t.programmation_en_cpo(euros(n, lang)),
        _ => euros(n, lang),
    }
}

/// The same, of a measure of the solver.
pub fn mesure(mesure: solver::Mesure, n: i64, lang: Lang) -> String {
    valeur(crate::regles::programmation::scenario::nom_de_mesure(mesure), n, lang)
}

/// What the calculation says of its plan, in one sentence.
pub fn statut(preuve: &Preuve, lang: Lang) -> String {
    let t = m(lang);
    let duree = || {
        let dixiemes = (preuve.duree_ms + 50) / 100;
        let ecrite = format!("{}.{}", dixiemes / 10, dixiemes % 10);
        if lang == Lang::Fr { ecrite.replace('.', ",") } else { ecrite }
    };
    let tous = |quoi: &dyn Fn(&EtageEcrit) -> String| preuve.etages.iter().map(quoi).collect::<Vec<_>>().join(" ; ");
    match preuve.statut {
        StatutEcrit::Vide => t.programmation_statut_vide(),
        StatutEcrit::Optimal => t.programmation_statut_optimal(tous(&|e| valeur(&e.mesure, e.valeur, lang))),
        StatutEcrit::MeilleurTrouve => match preuve.etages.iter().find(|e| !e.prouve).or(preuve.etages.last()) {
            Some(e) => t.programmation_statut_meilleur(
                duree(),
                valeur(&e.mesure, e.valeur, lang),
                valeur(&e.mesure, e.borne, lang),
                part(e.ecart_pb, 10_000, lang),
            ),
            None => t.programmation_statut_par_note(),
        },
        StatutEcrit::SansReponse => t.programmation_statut_par_note(),
        StatutEcrit::ALaMain => t.programmation_statut_a_la_main(),
        StatutEcrit::Impossible => {
            let conflit = preuve.conflit.clone().unwrap_or_default();
            t.programmation_statut_impossible(crate::mots::phrase(&conflit))
        }
    }
}

/// « Ville de Carcassonne, dossier 2026-0003 : 2 000 € ».
pub fn verrou(verrou: &VerrouEcrit, nom: impl Fn(&crate::regles::Financeur) -> String, lang: Lang) -> String {
    let t = m(lang);
    match verrou {
        VerrouEcrit::Retenu { dossier } => t.programmation_verrou_retenu(dossier),
        VerrouEcrit::Ecarte { dossier } => t.programmation_verrou_ecarte(dossier),
        VerrouEcrit::Montant { dossier, financeur, euros: n } => {
            t.programmation_verrou_montant(dossier, nom(financeur), euros(*n, lang))
        }
        VerrouEcrit::Plafond { dossier, financeur, euros: n } => {
            t.programmation_verrou_plafond(dossier, nom(financeur), euros(*n, lang))
        }
        VerrouEcrit::FinanceurExclu { dossier, financeur } => t.programmation_verrou_exclu(dossier, nom(financeur)),
    }
}
