//! What was realised beside what the file promised to measure.

use super::{RefusBilan, SaisieBilan};
use crate::m;
use crate::model::{ContenuBilan, IndicateurAttendu};
use crate::regles::dossier::nombre;
use kernel::Lang;
use kernel::texte::entier;
use std::collections::BTreeMap;

/// The measures typed, by label of indicator.
///
/// # Errors
/// `Mesure`, for each that is no whole number.
pub fn lire(saisie: &SaisieBilan, attendus: &[IndicateurAttendu]) -> Result<BTreeMap<String, i64>, Vec<RefusBilan>> {
    let (mut lues, mut refus) = (BTreeMap::new(), vec![]);
    for (champ, valeur) in &saisie.0 {
        let rang = champ.strip_prefix("i.").and_then(|rang| rang.parse::<usize>().ok());
        let Some((rang, attendu)) = rang.and_then(|rang| Some((rang, attendus.get(rang)?))) else { continue };
        match nombre(valeur) {
            Ok(None) => {}
            Ok(Some(n)) => {
                lues.insert(attendu.libelle.clone(), n);
            }
            Err(_) => refus.push(RefusBilan::Mesure { rang, texte: valeur.trim().to_owned() }),
        }
    }
    if refus.is_empty() { Ok(lues) } else { Err(refus) }
}

/// The measures as the fields of the form.
#[must_use]
pub fn champs(contenu: &ContenuBilan, attendus: &[IndicateurAttendu]) -> Vec<(String, String)> {
    let lue = |(rang, i): (usize, &IndicateurAttendu)| Some((format!("i.{rang}"), contenu.mesures.get(&i.libelle)?.to_string()));
    attendus.iter().enumerate().filter_map(lue).collect()
}

/// What a review that is sent still has to measure.
#[must_use]
pub fn manquantes(contenu: &ContenuBilan, attendus: &[IndicateurAttendu]) -> Vec<RefusBilan> {
    let manque = |(rang, i): (usize, &IndicateurAttendu)| {
        (!contenu.mesures.contains_key(&i.libelle)).then(|| RefusBilan::SansMesure { rang, libelle: i.libelle.clone() })
    };
    attendus.iter().enumerate().filter_map(manque).collect()
}

/// A figure and its unit; a sign when there is none.
fn dire(n: Option<i64>, unite: &str, rien: &str, lang: Lang) -> String {
    let Some(n) = n else { return rien.to_owned() };
    format!("{} {unite}", entier(n, lang)).trim().to_owned()
}

/// What was expected: « 40 enfants », « sans cible ».
#[must_use]
pub fn attendu(i: &IndicateurAttendu, lang: Lang) -> String {
    dire(i.cible, &i.unite, &m(lang).indicateur_sans_cible(), lang)
}

/// What was realised; `∅` when it is not said.
#[must_use]
pub fn realise(contenu: &ContenuBilan, i: &IndicateurAttendu, lang: Lang) -> String {
    dire(contenu.mesures.get(&i.libelle).copied(), &i.unite, "∅", lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Refusal;

    #[test]
    fn le_realise_se_lit_a_cote_de_l_attendu_et_manque_tant_qu_il_n_est_pas_dit() {
        let attendus = [
            IndicateurAttendu { libelle: "Enfants inscrits".into(), cible: Some(1_200), unite: "enfants".into() },
            IndicateurAttendu { libelle: "Sorties".into(), cible: None, unite: String::new() },
        ];
        let saisie =
            |champs: &[(&str, &str)]| SaisieBilan(champs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect());
        let mesures = lire(&saisie(&[("i.0", "1 100"), ("i.1", ""), ("i.7", "3")]), &attendus).unwrap();
        let contenu = ContenuBilan { mesures, ..ContenuBilan::default() };
        assert_eq!(attendu(&attendus[0], Lang::Fr), "1\u{202f}200 enfants");
        assert_eq!(realise(&contenu, &attendus[0], Lang::Fr), "1\u{202f}100 enfants");
        assert_eq!(
            (attendu(&attendus[1], Lang::Fr).as_str(), realise(&contenu, &attendus[1], Lang::Fr).as_str()),
            ("sans cible", "∅")
        );
        let manques: Vec<Option<String>> = manquantes(&contenu, &attendus).iter().map(Refusal::field).collect();
        assert_eq!(manques, [Some("i.1".to_owned())]);
        assert_eq!(champs(&contenu, &attendus), [("i.0".to_owned(), "1100".to_owned())]);
        assert_eq!(lire(&saisie(&[("i.1", "beaucoup")]), &attendus).unwrap_err()[0].code(), "bilan-mesure");
    }
}
