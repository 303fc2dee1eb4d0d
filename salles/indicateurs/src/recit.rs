//! The records of this room in words, for whoever tells a story from the journal: which fields are told, and what each said.
//! « Trace : qui, quand, pourquoi, avant, après. »

use crate::m;
use crate::model::{
    Absence, Echelle, EffetRelation, EtatIndicateur, IndicateurId, Mesure, Operateur, Part, Qualite, RoleIndicateur, Sens,
    SiAbsent, Suivi, Valeur, formule_gardee,
};
use crate::pages::mots as definition;
use crate::pages::valeurs::mots as valeurs;
use crate::regles::Manque;
use kernel::Lang;
use kernel::texte::date_longue;
use serde_json::Value as Json;

/// Table and field → the word, in the order of the list of filters.
#[must_use]
pub fn champs(lang: Lang) -> Vec<(&'static str, &'static str, String)> {
    let t = m(lang);
    let nomme = |champ: &str| crate::regles::redaction::libelle_champ(champ, lang);
    let mut all: Vec<(&'static str, &'static str, String)> = [
        "code",
        "libelle",
        "definition",
        "unite",
        "role",
        "mesure",
        "echelle",
        "sens",
        "reference",
        "reference_le",
        "poids",
        "etat",
        "derive_de",
    ]
    .map(|field| ("indicateur", field, nomme(field)))
    .to_vec();
    all.extend([
        ("rattachement", "indicateur_id", t.recit_indicateur()),
        ("rattachement", "lettres", nomme("lettres")),
        ("rattachement", "declinaisons", nomme("declinaisons")),
        ("cible", "valeur", t.recit_cible()),
        ("objectif_territoire", "valeur", nomme("valeur")),
        ("objectif_territoire", "le", nomme("reference_le")),
        ("objectif_territoire", "provenance", t.recit_provenance()),
        ("observation", "valeur", nomme("valeur")),
        ("observation", "absence", t.recit_absence()),
        ("observation", "motif", nomme("motif")),
        ("observation", "provenance", t.recit_provenance()),
        ("valeur", "valeur", nomme("valeur")),
        ("valeur", "qualite", t.recit_qualite()),
        ("valeur", "parts", t.recit_parts()),
        ("valeur", "commentaire", t.recit_commentaire()),
        ("valeur", "preuve", t.recit_preuve()),
        ("valeur", "derogation", t.recit_derogation()),
        ("valeur", "provenance", t.recit_provenance()),
        ("valeur", "millesime", t.suivi_millesime()),
        ("rupture", "periode", t.recit_periode()),
        ("rupture", "motif", nomme("motif")),
        ("rupture", "reference", nomme("reference")),
        ("rupture", "limites", t.recit_limites()),
        ("relation", "libelle", t.relation_libelle()),
        ("relation", "gauche", t.relation_gauche()),
        ("relation", "operateur", t.relation_operateur()),
        ("relation", "droite", t.relation_droite()),
        ("relation", "si_absent", t.relation_si_absent()),
        ("relation", "effet", t.relation_effet()),
        ("remplacement", "nouveau_id", t.remplacement_nouveau()),
        ("remplacement", "periode", t.recit_periode()),
        ("remplacement", "motif", nomme("motif")),
        ("dimension", "libelle", nomme("libelle")),
        ("dimension", "complete", t.recit_complete()),
        ("dimension", "modalites", t.recit_modalites()),
        ("suivi", "responsable_id", t.recit_responsable()),
    ]);
    all.extend(SUIVI.map(|field| ("suivi", field, champ_de_suivi(field, lang))));
    all
}

const SUIVI: [&str; 24] = [
    "source",
    "formule",
    "expression",
    "perimetre",
    "periodicite",
    "delai",
    "debut",
    "nature",
    "operation_periodes",
    "niveau",
    "operation_territoires",
    "couverture_min",
    "minimum",
    "maximum",
    "decimales",
    "seuil_secret",
    "zero_sensible",
    "millesime",
    "fenetre",
    "remise_a_zero",
    "manque",
    "part",
    "cible_finale",
    "cible_finale_le",
];

/// A column of the follow-up, as its form names it.
#[must_use]
pub fn champ_de_suivi(nom: &str, lang: Lang) -> String {
    let t = m(lang);
    match nom {
        "source" => t.suivi_source(),
        "formule" => t.suivi_formule(),
        "perimetre" => t.suivi_perimetre(),
        "periodicite" => t.suivi_periodicite(),
        "delai" => t.suivi_delai(),
        "debut" => t.suivi_debut(),
        "nature" => t.suivi_nature(),
        "operation_periodes" => t.suivi_operation_periodes(),
        "niveau" => t.suivi_niveau(),
        "operation_territoires" => t.suivi_operation_territoires(),
        "couverture_min" => t.suivi_couverture(),
        "minimum" => t.suivi_minimum(),
        "maximum" => t.suivi_maximum(),
        "decimales" => t.suivi_decimales(),
        "seuil_secret" => t.suivi_seuil(),
        "zero_sensible" => t.suivi_zero(),
        "expression" => t.formule_champ(),
        "millesime" => t.suivi_millesime(),
        "fenetre" => t.suivi_fenetre(),
        "remise_a_zero" => t.suivi_remise(),
        "manque" => t.suivi_manque(),
        "part" => t.suivi_part(),
        "cible_finale" => t.suivi_finale(),
        "cible_finale_le" => t.suivi_finale_le(),
        autre => crate::regles::redaction::libelle_champ(autre, lang),
    }
}

/// A field of a record of this room in words: empty when it says nothing, none when it is said as it is written. `nom` names
/// what an identifier points to.
pub fn mots(table: &str, field: &str, image: &Json, nom: &dyn Fn(&str) -> Option<String>, lang: Lang) -> Option<String> {
    let t = m(lang);
    let text = image.get(field).and_then(Json::as_str).unwrap_or_default();
    let formula = |text: &str| {
        let code = |id: &IndicateurId| nom(&id.to_string()).unwrap_or_else(|| t.recit_disparu());
        formule_gardee(text).map_or_else(|| text.to_owned(), |f| f.ecrire(&code))
    };
    Some(match (table, field) {
        ("indicateur", "role") => definition::role(RoleIndicateur::from_code(text)?, lang),
        ("indicateur", "mesure") => definition::mesure(Mesure::from_code(text)?, lang),
        ("indicateur", "echelle") => image.get(field).and_then(|json| echelle_dite(json, lang)).unwrap_or_default(),
        ("indicateur", "sens") => definition::sens(Sens::from_code(text)?, lang),
        ("indicateur", "etat") => definition::etat(EtatIndicateur::from_code(text)?, lang),
        ("indicateur", "derive_de") if !text.is_empty() => nom(text).unwrap_or_else(|| t.recit_disparu()),
        ("indicateur" | "rupture", "reference")
        | ("indicateur", "poids")
        | ("cible" | "observation" | "objectif_territoire", "valeur") => valeurs::nombre(text, lang),
        ("observation", "absence") => Absence::from_code(text).map(|a| definition::absence(a, lang)).unwrap_or_default(),
        ("observation" | "valeur", "provenance") => valeurs::provenance(text, lang),
        ("rattachement", "declinaisons") => {
            let ids = image.get(field)?.as_array()?.iter().filter_map(Json::as_str);
            ids.map(|id| nom(id).unwrap_or_else(|| t.recit_disparu())).collect::<Vec<_>>().join(", ")
        }
        ("valeur", "valeur") => valeur(image, lang)?,
        ("valeur", "qualite") => valeurs::qualite(Qualite::from_code(text)?, lang),
        ("valeur", "parts") => parts(image.get(field), nom, lang),
        ("relation", "gauche" | "droite") | ("suivi", "expression") => formula(text),
        ("relation", "operateur") => Operateur::from_code(text)?.signe().to_owned(),
        ("relation", "si_absent") => match SiAbsent::from_code(text)? {
            SiAbsent::UnManque => t.relation_absent_un(),
            SiAbsent::TousManquent => t.relation_absent_tous(),
            SiAbsent::Jamais => t.relation_absent_jamais(),
        },
        ("relation", "effet") => match EffetRelation::from_code(text)? {
            EffetRelation::Refus => t.relation_effet_refus(),
            EffetRelation::Alerte => t.relation_effet_alerte(),
        },
        ("dimension", "modalites") => {
            let all = image.get(field)?.as_array()?.iter().filter_map(|one| one.get("libelle").and_then(Json::as_str));
            all.collect::<Vec<_>>().join(", ")
        }
        ("suivi", _) => return suivi(field, image, lang),
        _ => return None,
    })
}

/// Steps or bounds as the journal keeps them, in words; nothing when there are none.
#[must_use]
pub fn echelle_dite(json: &Json, lang: Lang) -> Option<String> {
    let lue: Option<Echelle> = serde_json::from_value(json.clone()).ok()?;
    lue.map(|e| definition::echelle(&e, lang))
}

/// « 12,5 », « 12/45 », « non disponible : la CAF ne répond pas ».
fn valeur(image: &Json, lang: Lang) -> Option<String> {
    let v: Valeur = serde_json::from_value(image.clone()).ok()?;
    let n = |text: &Option<String>| text.as_deref().map(|text| valeurs::nombre(text, lang));
    Some(match (v.absence, n(&v.numerateur), n(&v.denominateur), n(&v.valeur)) {
        (Some(absence), ..) => {
            let word = definition::absence(absence, lang);
            v.motif.map_or_else(|| word.clone(), |why| m(lang).recit_absence_motivee(&word, why))
        }
        (None, Some(haut), Some(bas), _) => format!("{haut}/{bas}"),
        (None, _, _, plain) => plain.unwrap_or_default(),
    })
}

/// « Femmes 12, hommes 8 »: each part by the name of its modality, when it has one still.
fn parts(stored: Option<&Json>, nom: &dyn Fn(&str) -> Option<String>, lang: Lang) -> String {
    let all: Vec<Part> = stored.and_then(|json| serde_json::from_value(json.clone()).ok()).unwrap_or_default();
    let one = |p: &Part| {
        let name = nom(&cle_de_modalite(&p.dimension.to_string(), &p.modalite)).unwrap_or_else(|| p.modalite.clone());
        let n = |text: &Option<String>| text.as_deref().map(|text| valeurs::nombre(text, lang));
        let said = match (p.absence, n(&p.numerateur), n(&p.denominateur), n(&p.valeur)) {
            (Some(absence), ..) => definition::absence(absence, lang),
            (None, Some(haut), Some(bas), _) => format!("{haut}/{bas}"),
            (None, _, _, plain) => plain.unwrap_or_default(),
        };
        format!("{name} {said}")
    };
    all.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// What names a modality among the names that a story is given.
#[must_use]
pub fn cle_de_modalite(dimension: &str, modalite: &str) -> String {
    format!("{dimension}/{modalite}")
}

fn suivi(field: &str, image: &Json, lang: Lang) -> Option<String> {
    let t = m(lang);
    let s: Suivi = serde_json::from_value(image.clone()).ok()?;
    let n = |text: &Option<String>| text.as_deref().map(|text| valeurs::nombre(text, lang)).unwrap_or_default();
    let yes = |yes: bool| if yes { t.recit_oui() } else { t.recit_non() };
    Some(match field {
        "periodicite" => valeurs::periodicite(s.pas(), lang),
        "nature" => valeurs::nature(s.nature, lang),
        "operation_periodes" => valeurs::operation(s.operation_periodes, lang),
        "operation_territoires" => valeurs::operation(s.operation_territoires, lang),
        "niveau" => s.niveau.map_or_else(|| t.suivi_niveau_aucun(), |g| valeurs::genre(g, lang)),
        "minimum" => n(&s.minimum),
        "maximum" => n(&s.maximum),
        "cible_finale" => n(&s.cible_finale),
        "cible_finale_le" => s.cible_finale_le.map(|day| date_longue(day, lang)).unwrap_or_default(),
        "fenetre" => valeurs::fenetre(s.fenetre, lang),
        "remise_a_zero" => valeurs::remise(s.remise_a_zero, lang),
        "manque" => match s.manque {
            Manque::Strict => t.suivi_manque_strict(),
            Manque::Partiel => t.suivi_manque_partiel(),
        },
        "zero_sensible" => yes(s.zero_sensible),
        "part" => yes(s.part),
        _ => return None,
    })
}
