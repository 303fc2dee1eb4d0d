//! Marking a reading against what was expected, field by field.

use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// What became of one expected value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Constat {
    Juste,
    Faux,
    Manquant,
    /// Read where nothing was expected.
    EnTrop,
}

/// One value that is not right.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ecart {
    /// Number of the sheet.
    pub fiche: u64,
    /// « declinaisons[2].annees ».
    pub champ: String,
    pub constat: Constat,
    pub attendu: Value,
    pub obtenu: Value,
}

/// How many expected values of one field are right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct NoteChamp {
    pub justes: usize,
    pub total: usize,
}

/// The marks: every element of every list counts for one, what is read in excess counts against.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Note {
    pub champs: BTreeMap<String, NoteChamp>,
    pub ecarts: Vec<Ecart>,
}

impl NoteChamp {
    /// From 0 to 100; 100 when nothing was expected nor read.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of values of a document, far below 2^52")]
    pub fn pourcent(self) -> f64 {
        if self.total == 0 { 100.0 } else { 100.0 * self.justes as f64 / self.total as f64 }
    }
}

impl Note {
    #[must_use]
    pub fn total(&self) -> NoteChamp {
        self.champs
            .values()
            .fold(NoteChamp::default(), |t, c| NoteChamp { justes: t.justes + c.justes, total: t.total + c.total })
    }

    fn compter(&mut self, fiche: u64, racine: &str, champ: String, attendu: &Value, obtenu: &Value) {
        let juste = egaux(attendu, obtenu);
        if absent(attendu) && absent(obtenu) {
            return;
        }
        let note = self.champs.entry(racine.to_owned()).or_default();
        note.total += 1;
        note.justes += usize::from(juste);
        if !juste {
            let constat = match (absent(attendu), absent(obtenu)) {
                (true, _) => Constat::EnTrop,
                (_, true) => Constat::Manquant,
                _ => Constat::Faux,
            };
            self.ecarts.push(Ecart { fiche, champ, constat, attendu: attendu.clone(), obtenu: obtenu.clone() });
        }
    }
}

/// Compares two values of the exchange shape. Sheets are matched by their number (their rank among those
/// of the same number when it is printed twice), the elements of a list by their rank. `null`, an empty
/// text, an empty list and an absent key are the same.
#[must_use]
pub fn noter(obtenu: &Value, attendu: &Value) -> Note {
    let mut note = Note::default();
    let (mut vues, attendues) = (par_numero(obtenu), par_numero(attendu));
    for (cle, attendue) in &attendues {
        let obtenue = vues.remove(cle).unwrap_or(Value::Null);
        comparer_la_fiche(&mut note, cle.0, attendue, &obtenue);
    }
    for (cle, obtenue) in vues {
        comparer_la_fiche(&mut note, cle.0, &Value::Null, &obtenue);
    }
    note
}

fn par_numero(racine: &Value) -> BTreeMap<(u64, usize), Value> {
    let mut rangs: BTreeMap<u64, usize> = BTreeMap::new();
    let fiches = racine.get("fiches").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    fiches
        .iter()
        .map(|fiche| {
            let numero = fiche.get("numero").and_then(Value::as_u64).unwrap_or(0);
            let rang = rangs.entry(numero).or_default();
            *rang += 1;
            ((numero, *rang), fiche.clone())
        })
        .collect()
}

fn comparer_la_fiche(note: &mut Note, numero: u64, attendue: &Value, obtenue: &Value) {
    let vide = Map::new();
    let cles: BTreeSet<&String> =
        attendue.as_object().unwrap_or(&vide).keys().chain(obtenue.as_object().unwrap_or(&vide).keys()).collect();
    for cle in cles {
        comparer(note, numero, cle, cle.clone(), &attendue[cle], &obtenue[cle]);
    }
}

fn comparer(note: &mut Note, numero: u64, racine: &str, champ: String, attendu: &Value, obtenu: &Value) {
    let objets = |v: &Value| v.as_array().is_some_and(|l| l.iter().any(Value::is_object));
    let textes = |v: &Value| v.as_array().is_some_and(|l| l.iter().any(Value::is_string));
    if let Some(attributs) = attendu.as_object().or_else(|| obtenu.as_object()) {
        for cle in attributs.keys() {
            note.compter(numero, &format!("{racine}.{cle}"), format!("{champ}.{cle}"), &attendu[cle], &obtenu[cle]);
        }
    } else if (objets(attendu) || objets(obtenu) || textes(attendu) || textes(obtenu)) && champ == racine {
        let longueur = |v: &Value| v.as_array().map_or(0, Vec::len);
        for rang in 0..longueur(attendu).max(longueur(obtenu)) {
            comparer(note, numero, racine, format!("{champ}[{}]", rang + 1), &attendu[rang], &obtenu[rang]);
        }
    } else {
        note.compter(numero, racine, champ, attendu, obtenu);
    }
}

fn absent(valeur: &Value) -> bool {
    match valeur {
        Value::Null => true,
        Value::String(texte) => texte.is_empty(),
        Value::Array(liste) => liste.is_empty(),
        _ => false,
    }
}

fn egaux(attendu: &Value, obtenu: &Value) -> bool {
    attendu == obtenu || absent(attendu) && absent(obtenu)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn une_lecture_identique_a_tout_juste() {
        let fiches =
            json!({"fiches": [{"numero": 1, "titre": "Ouvrir", "pilotes": ["CLS"], "public_cible": null, "annees": [1, 2]}]});
        let note = noter(&fiches, &fiches);
        assert_eq!((note.total(), note.ecarts.len()), (NoteChamp { justes: 4, total: 4 }, 0));
        assert_eq!(note.total().pourcent(), 100.0);
    }

    #[test]
    fn le_faux_le_manquant_et_le_superflu_se_distinguent() {
        let attendu = json!({"fiches": [
            {"numero": 1, "titre": "Ouvrir", "pilotes": ["CLS", "CAF"], "declinaisons": [{"lettre": "A", "annees": [1]}]},
            {"numero": 2, "titre": "Soigner"},
        ]});
        let obtenu = json!({"fiches": [
            {"numero": 1, "titre": "Fermer", "pilotes": ["CLS"], "declinaisons": [{"lettre": "A", "annees": [2]}]},
            {"numero": 3, "titre": "Courir"},
        ]});
        let note = noter(&obtenu, &attendu);
        let vus: Vec<_> = note.ecarts.iter().map(|e| (e.fiche, e.champ.as_str(), e.constat)).collect();
        assert_eq!(
            vus,
            [
                (1, "declinaisons[1].annees", Constat::Faux),
                (1, "pilotes[2]", Constat::Manquant),
                (1, "titre", Constat::Faux),
                (2, "numero", Constat::Manquant),
                (2, "titre", Constat::Manquant),
                (3, "numero", Constat::EnTrop),
                (3, "titre", Constat::EnTrop),
            ]
        );
        assert_eq!(note.champs["pilotes"], NoteChamp { justes: 1, total: 2 });
        assert_eq!(note.champs["declinaisons.lettre"].pourcent(), 100.0);
    }
}
