//! The door by which anybody tries the rules on figures of their own: JSON in, JSON out.
//!
//! The shapes are those of « Vecteurs d'essai » (§ 11): « Nombres en chaînes décimales, point décimal, `null` =
//! absent. […] Arrondi du § 1 (règles 2 et 3). » The rules called are those the product runs on.

mod chaines;
mod entrees;
mod sorties;

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{
    AgregationPeriodes, AgregationTerritoires, Chaine, Comparable, Constat, Coupure, Coupures, Fraicheur, GesteRefuse, Quotient,
    Sequence, Taux, aberrant, arbre, attendu, chaine, cible, comparable, constate, evolution, fraicheur, periodes, ratio,
    remontee, secret, secret_taux, taux, taux_face_aux_coupures, territoires, ventilation,
};
use sorties::{quatre, rond, taux_rond};

/// The entry cannot be tried at all: it is not of the shape of § 11. A rule which says no is not an error, it
/// answers with its signal.
#[derive(Debug, thiserror::Error)]
pub enum EntreeInvalide {
    #[error("no rule is named {nom:?}")]
    FonctionInconnue { nom: String },
    #[error("{quoi}: {source}")]
    Illisible { quoi: String, source: serde_json::Error },
    #[error("the code {code:?} is given twice")]
    CodeEnDouble { code: String },
    #[error("no gesture is named {acte:?}")]
    ActeInconnu { acte: String },
    #[error(transparent)]
    Geste(#[from] GesteRefuse),
}

/// « Les listes `signaux`, `manquants` et `sans_echeance` se comparent sans ordre. » (§ 11)
const SANS_ORDRE: [&str; 3] = ["signaux", "manquants", "sans_echeance"];

/// The same result in one writing, so that two can be compared with `==`.
#[must_use]
pub fn sans_ordre(valeur: &Value) -> Value {
    match valeur {
        Value::Object(champs) => champs
            .iter()
            .map(|(nom, champ)| {
                let mut champ = sans_ordre(champ);
                if let (true, Value::Array(liste)) = (SANS_ORDRE.contains(&nom.as_str()), &mut champ) {
                    liste.sort_by_key(Value::to_string);
                }
                (nom.clone(), champ)
            })
            .collect(),
        Value::Array(liste) => liste.iter().map(sans_ordre).collect(),
        autre => autre.clone(),
    }
}

/// Runs the rule `fonction` on `entree`. Names and shapes: § 11 of the domain document, its defaults included.
pub fn eprouver(fonction: &str, entree: &Value) -> Result<Value, EntreeInvalide> {
    match fonction {
        "taux" => eprouver_taux(entree),
        "arrondi" => eprouver_arrondi(entree),
        "evolution" => eprouver_evolution(entree),
        "ratio" => eprouver_ratio(entree),
        "comparable" => eprouver_comparable(entree),
        "periodes" => eprouver_periodes(entree),
        "territoires" => eprouver_territoires(entree),
        "ventilation" => eprouver_ventilation(entree),
        "secret" => eprouver_secret(entree),
        "secret_taux" => eprouver_secret_taux(entree),
        "remontee" => eprouver_remontee(entree),
        "arbre" => eprouver_arbre(entree),
        "attendu" => eprouver_attendu(entree),
        "cible" => eprouver_cible(entree),
        "fraicheur" => eprouver_fraicheur(entree),
        "aberrant" => eprouver_aberrant(entree),
        "constate" => eprouver_constate(entree),
        "chaine" => eprouver_chaine(entree),
        "sequence" => eprouver_sequence(entree),
        _ => Err(EntreeInvalide::FonctionInconnue { nom: fonction.to_owned() }),
    }
}

fn lire<T: DeserializeOwned>(quoi: &str, valeur: &Value) -> Result<T, EntreeInvalide> {
    T::deserialize(valeur).map_err(|source| EntreeInvalide::Illisible { quoi: quoi.to_owned(), source })
}

/// Codes name the lines of the answer: one given twice would hide the other.
fn codes_distincts<'a>(codes: impl IntoIterator<Item = &'a str>) -> Result<(), EntreeInvalide> {
    let mut vus = BTreeSet::new();
    for code in codes {
        if !vus.insert(code) {
            return Err(EntreeInvalide::CodeEnDouble { code: code.to_owned() });
        }
    }
    Ok(())
}

fn eprouver_taux(entree: &Value) -> Result<Value, EntreeInvalide> {
    let lue: entrees::Taux = lire("taux", entree)?;
    let coupures =
        Coupures::nouvelles(lue.coupures.iter().map(|(debut, r)| Coupure { debut: *debut, reference: r.valeur().cloned() }));
    let taux: Taux = match lue.mois {
        Some(mois) => taux_face_aux_coupures(&lue.objectif, lue.reference_le, &coupures, (mois, lue.valeur.as_ref())),
        None => taux(&lue.objectif, lue.valeur.as_ref()),
    };
    Ok(json!({
        "brut": taux_rond(&taux.brut),
        "retenu": taux_rond(&taux.retenu),
        "entier": taux.entier(),
        "signaux": taux.signaux,
    }))
}

fn eprouver_arrondi(entree: &Value) -> Result<Value, EntreeInvalide> {
    let lue: entrees::Arrondi = lire("arrondi", entree)?;
    let decimales = u32::from(lue.decimales);
    let texte = lue.valeur.map(|valeur| valeur.arrondi(decimales, lue.taux));
    Ok(json!({ "texte": texte }))
}

fn eprouver_evolution(entree: &Value) -> Result<Value, EntreeInvalide> {
    let lue: entrees::Evolution = lire("evolution", entree)?;
    let resultat = evolution(lue.forme, lue.avant.as_ref(), lue.apres.as_ref());
    Ok(json!({ "valeur": rond(&resultat.valeur), "signaux": resultat.signaux }))
}

fn eprouver_ratio(entree: &Value) -> Result<Value, EntreeInvalide> {
    let lue: entrees::Ratio = lire("ratio", entree)?;
    let quotient = Quotient { numerateur: lue.numerateur, denominateur: lue.denominateur, facteur: lue.facteur, part: lue.part };
    let resultat = ratio(&quotient);
    let valeur = sorties::quotient(&resultat.valeur, &quotient.facteur);
    Ok(json!({ "valeur": valeur, "signaux": resultat.signaux }))
}

fn eprouver_comparable(entree: &Value) -> Result<Value, EntreeInvalide> {
    let lue: entrees::Comparable = lire("comparable", entree)?;
    let lu: Comparable = comparable(&lue.reglage, lue.a, &lue.serie);
    Ok(json!({
        "valeur": rond(&lu.valeur),
        "periode": lu.periode,
        "presents": lu.presents,
        "attendus": lu.attendus,
        "signaux": lu.signaux,
    }))
}

fn eprouver_periodes(entree: &Value) -> Result<Value, EntreeInvalide> {
    let lue: entrees::Periodes = lire("periodes", entree)?;
    let agregation =
        AgregationPeriodes { mesure: lue.mesure, operation: lue.operation, manque: lue.manque, facteur: lue.facteur };
    let agregat = periodes(&agregation, &lue.valeurs);
    Ok(json!({
        "valeur": sorties::selon_mesure(&agregat.valeur, agregation.mesure, &agregation.facteur),
        "presents": agregat.presents,
        "attendus": agregat.attendus,
        "signaux": agregat.signaux,
    }))
}

fn eprouver_territoires(entree: &Value) -> Result<Value, EntreeInvalide> {
    let lue: entrees::Territoires = lire("territoires", entree)?;
    let agregation = AgregationTerritoires {
        mesure: lue.mesure,
        operation: lue.operation,
        couverture_min: lue.couverture_min,
        facteur: lue.facteur,
    };
    let agregat = territoires(&agregation, &lue.territoires);
    Ok(json!({
        "valeur": sorties::selon_mesure(&agregat.valeur, agregation.mesure, &agregation.facteur),
        "couverture": taux_rond(&agregat.couverture),
        "manquants": agregat.manquants,
        "signaux": agregat.signaux,
    }))
}

fn eprouver_ventilation(entree: &Value) -> Result<Value, EntreeInvalide> {
    let lue: entrees::Ventilation = lire("ventilation", entree)?;
    let ventilee = ventilation(&lue.saisie());
    Ok(json!({
        "total": rond(&ventilee.total),
        "non_ventile": rond(&ventilee.non_ventile),
        "signaux": ventilee.signaux,
    }))
}

fn eprouver_secret(entree: &Value) -> Result<Value, EntreeInvalide> {
    let lue: entrees::Secret = lire("secret", entree)?;
    codes_distincts(lue.cellules.iter().map(|case| case.code.as_str()))?;
    let publication = secret(&lue.regle.regle(), &lue.cellules, lue.total.as_ref());
    Ok(sorties::publication(&publication, entree))
}

fn eprouver_secret_taux(entree: &Value) -> Result<Value, EntreeInvalide> {
    let lue: entrees::SecretTaux = lire("secret_taux", entree)?;
    let regle = lue.regle.regle();
    let publie = secret_taux(&regle, lue.numerateur.as_ref(), lue.denominateur.as_ref());
    Ok(json!({ "publie": sorties::taux_publie(&publie) }))
}

fn eprouver_remontee(entree: &Value) -> Result<Value, EntreeInvalide> {
    let lue: entrees::Remontee = lire("remontee", entree)?;
    codes_distincts(lue.elements.iter().map(|element| element.code.as_str()))?;
    let resultat = remontee(&lue.elements, &lue.couverture_min);
    let mut sortie = sorties::remontee(&resultat);
    sortie.insert("poids_effectifs".to_owned(), sorties::poids_effectifs(&resultat));
    Ok(Value::Object(sortie))
}

fn eprouver_arbre(entree: &Value) -> Result<Value, EntreeInvalide> {
    let lue: entrees::Arbre = lire("arbre", entree)?;
    let remontees = arbre(&lue.racine, &lue.couverture_min);
    codes_distincts(remontees.iter().map(|(code, _)| code.as_str()))?;
    let noeuds = remontees.into_iter().map(|(code, resultat)| (code, Value::Object(sorties::remontee(&resultat)))).collect();
    Ok(Value::Object(noeuds))
}

fn eprouver_attendu(entree: &Value) -> Result<Value, EntreeInvalide> {
    let lue: entrees::Attendu = lire("attendu", entree)?;
    let (objectif, trajectoire) = (lue.objectif(), lue.trajectoire());
    let attendu = attendu(&objectif, &trajectoire, lue.date, lue.valeur.as_ref());
    Ok(json!({
        "valeur_attendue": quatre(&attendu.valeur_attendue),
        "taux_attendu": taux_rond(&attendu.taux_attendu),
        "ecart": rond(&attendu.ecart),
    }))
}

fn eprouver_cible(entree: &Value) -> Result<Value, EntreeInvalide> {
    let lue: entrees::Cible = lire("cible", entree)?;
    let retenue = cible(&lue.cibles(), lue.annee, lue.regle);
    Ok(json!({ "valeur": quatre(&retenue.valeur), "signaux": retenue.signaux }))
}

fn eprouver_fraicheur(entree: &Value) -> Result<Value, EntreeInvalide> {
    let lue: entrees::Fraicheur = lire("fraicheur", entree)?;
    let etat: Fraicheur = fraicheur(&lue.suivi(), lue.aujourdhui);
    Ok(json!({
        "prochaine_periode": etat.prochaine_periode,
        "echeance": etat.echeance,
        "jours": etat.jours,
        "etat": etat.etat,
        "jamais_renseigne": etat.jamais_renseigne,
        "periodes_manquantes": etat.periodes_manquantes,
    }))
}

fn eprouver_aberrant(entree: &Value) -> Result<Value, EntreeInvalide> {
    let lue: entrees::Aberrant = lire("aberrant", entree)?;
    let jugement = aberrant(&lue.historique(), lue.valeur.as_ref(), &lue.seuil());
    Ok(json!({
        "score": rond(&jugement.score),
        "alerte": jugement.alerte,
        "motif": jugement.motif,
    }))
}

fn eprouver_constate(entree: &Value) -> Result<Value, EntreeInvalide> {
    let lue: entrees::Constate = lire("constate", entree)?;
    let constat: Constat = constate(&lue.declinaisons(), lue.annee);
    Ok(json!({
        "constate": taux_rond(&constat.constate),
        "completude": taux_rond(&constat.completude),
        "oui": constat.oui,
        "non": constat.non,
        "sans_reponse": constat.sans_reponse,
        "hors_plan": constat.hors_plan,
        "sans_echeance": constat.sans_echeance,
    }))
}

fn lire_chaine(quoi: &str, entree: &Value) -> Result<Chaine, EntreeInvalide> {
    let lue: chaines::Chaine = lire(quoi, entree)?;
    codes_distincts(lue.indicateurs.iter().map(|indicateur| indicateur.code.as_str()))?;
    Ok(lue.chaine())
}

fn eprouver_chaine(entree: &Value) -> Result<Value, EntreeInvalide> {
    let lue = lire_chaine("chaine", entree)?;
    let resultat = chaine(&lue);
    let taux: serde_json::Map<String, Value> =
        resultat.lignes.iter().map(|ligne| (ligne.element.code.clone(), json!(taux_rond(&ligne.taux.retenu)))).collect();
    Ok(json!({ "taux": taux, "remontee": sorties::remontee(&resultat.remontee) }))
}

fn eprouver_sequence(entree: &Value) -> Result<Value, EntreeInvalide> {
    let lue: chaines::Sequence = lire("sequence", entree)?;
    let mut sequence = Sequence::nouvelle(lire_chaine("sequence.initial", &lue.initial)?);
    let mut apres = Vec::with_capacity(lue.evenements.len());
    for evenement in &lue.evenements {
        let remontee = sequence.appliquer(&chaines::lire_geste(evenement)?)?;
        apres.push(sorties::remontee_breve(remontee));
    }
    Ok(json!({ "apres": apres }))
}
