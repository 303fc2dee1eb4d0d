//! Where in the form of a file a rule of the letter is answered: the first thing it looks at that the holder writes.

use serde_json::Value;

/// What a rule names, and the field of the form.
const CHAMPS: [(&str, &str); 29] = [
    ("plan", "demandes"),
    ("charges", "budget"),
    ("produits", "budget"),
    ("fonds_propres", "budget"),
    ("dossier.innovant", "innovant"),
    ("dossier.periode", "periode"),
    ("dossier.fiche_action", "fiche"),
    ("dossier.hors_qpv", "hors_qpv"),
    ("dossier.poche_pauvrete", "poche_pauvrete"),
    ("dossier.valeur_ajoutee", "valeur_ajoutee"),
    ("dossier.droit_commun", "droit_commun"),
    ("dossier.droit_commun_departement_examine", "droit_commun_departement"),
    ("dossier.renouvellement_decrit", "renouvellement"),
    ("dossier.partenaires", "partenaires"),
    ("dossier.dispositif", "dispositif"),
    ("dossier.action_debut", "action_debut"),
    ("dossier.action_fin", "action_fin"),
    ("dossier.debut", "debut"),
    ("dossier.fin", "fin"),
    ("dossier.dossier_lie", "dossier_lie"),
    ("dossier.budgets_analytiques", "budgets_analytiques"),
    ("dossier.pieces_valides", "fichier"),
    ("dossier.ref_dauphin", "ref_dauphin"),
    ("dossier.ref_elan", "ref_elan"),
    ("dossier.themes", "themes"),
    ("dossier.fse", "fse"),
    ("lignes_74orgasoc", "budget"),
    ("imports", "demandes"),
    ("aides_caf", "budget"),
];

/// The field that answers a condition; none, what it looks at is not written there.
pub(super) fn champ(exige: &Value) -> Option<&'static str> {
    match exige {
        Value::String(nom) => CHAMPS.iter().find(|(vu, _)| vu == nom).map(|(_, champ)| *champ),
        Value::Array(termes) => termes.iter().find_map(champ),
        // A text of the rule is not a field.
        Value::Object(operation) => {
            operation.iter().filter(|(nom, _)| !matches!(nom.as_str(), "texte" | "ens")).find_map(|(_, t)| champ(t))
        }
        _ => None,
    }
}

/// The same, as a verdict carries it.
#[must_use]
pub fn champ_du_verdict(donnees: &serde_json::Map<String, Value>) -> Option<&'static str> {
    let dit = donnees.get("champ")?.as_str()?;
    CHAMPS.iter().find(|(_, champ)| *champ == dit).map(|(_, champ)| *champ)
}
