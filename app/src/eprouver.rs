//! `pacte eprouver`: anybody tries the rules the pages use on figures of their own. A file of vectors
//! `{"vecteurs":[{"id","fonction","entree","attendu"}…]}`; each failure is printed with what was expected
//! and what was got, the last line counts.

use crate::erreur::Erreur;
use indicateurs::regles::sans_ordre;
use kernel::vecteurs::{Vecteur, lire_chacun};
use serde_json::Value;
use std::io::Write;
use std::path::Path;

/// How many vectors passed and failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resultat {
    pub justes: usize,
    pub faux: usize,
}

/// Every function of the domain documents, by its name: the first that knows it answers.
fn essayer(fonction: &str, entree: &Value) -> Result<Value, Box<dyn std::error::Error>> {
    if let Some(verdict) = financements::regles::eprouver(fonction, entree) {
        return Ok(verdict?);
    }
    if let Some(got) = solver::eprouver(fonction, entree) {
        return Ok(got?);
    }
    Ok(indicateurs::regles::eprouver(fonction, entree)?)
}

/// `got` says what the vector expects. Several programmings may be worth the same: the solver judges its own.
fn juste(vecteur: &Vecteur, got: &Value) -> bool {
    if solver::eprouve(&vecteur.fonction) {
        return solver::accepte(&vecteur.entree, &vecteur.attendu, got);
    }
    sans_ordre(got) == sans_ordre(&vecteur.attendu)
}

/// Tries each vector of `file`, in order; one that cannot be read is a failure of its own, and the others are tried.
///
/// # Errors
/// `Fichier` when the file cannot be read or is not of the shape above: the place is named.
pub fn eprouver(file: &Path, out: &mut impl Write) -> Result<Resultat, Erreur> {
    let broken = |what: String| Erreur::Fichier { file: file.to_owned(), what };
    let text = std::fs::read_to_string(file).map_err(|e| broken(e.to_string()))?;
    let mut done = Resultat { justes: 0, faux: 0 };
    for vecteur in lire_chacun(&text).map_err(|e| broken(e.to_string()))? {
        let echec = match vecteur {
            Ok(v) => v.echec(essayer(&v.fonction, &v.entree), |got| juste(&v, got)),
            Err(malforme) => Some(malforme.to_string()),
        };
        match echec {
            None => done.justes += 1,
            Some(failure) => {
                done.faux += 1;
                out.write_all(format!("{failure}\n").as_bytes()).map_err(|e| broken(e.to_string()))?;
            }
        }
    }
    let last = format!("{} passed, {} failed\n", done.justes, done.faux);
    out.write_all(last.as_bytes()).map_err(|e| broken(e.to_string()))?;
    Ok(done)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn juger(text: &str) -> (Result<Resultat, Erreur>, String) {
        let file = std::env::temp_dir().join(format!("pacte-eprouver-{}.json", kernel::Id::<Resultat>::fresh()));
        std::fs::write(&file, text).unwrap();
        let mut out = vec![];
        let done = eprouver(&file, &mut out);
        std::fs::remove_file(&file).unwrap();
        (done, String::from_utf8(out).unwrap())
    }

    #[test]
    fn chaque_echec_est_dit_avec_l_attendu_et_l_obtenu_puis_le_compte() {
        let (done, said) = juger(
            r#"{"vecteurs":[
                {"id":"T01","fonction":"taux","entree":{"sens":"hausse","reference":"0","cible":"40","valeur":"15"},
                 "attendu":{"brut":"37.50","retenu":"37.50","entier":"38","signaux":[]}},
                {"id":"T02","fonction":"taux","entree":{"sens":"hausse","reference":"0","cible":"40","valeur":"15"},"attendu":{"brut":"38.00"}},
                {"id":"X","fonction":"inconnue","entree":{},"attendu":null}]}"#,
        );
        assert_eq!(done.unwrap(), Resultat { justes: 1, faux: 2 });
        assert!(said.contains("T02 taux\n  expected {\"brut\":\"38.00\"}\n  got      {"), "{said}");
        assert!(said.contains("inconnue") && said.ends_with("1 passed, 2 failed\n"), "{said}");
    }

    #[test]
    fn un_vecteur_illisible_est_nomme_et_les_autres_sont_essayes() {
        let (done, said) = juger(
            r#"{"vecteurs":[{"id":"M1","fonction":"taux","attendu":null},null,{"fonction":"arrondi","entree":{},"attendu":{}},
                {"id":"M4","fonction":"taux","entree":{"sens":"oblique"},"attendu":{}},
                {"id":"A01","fonction":"arrondi","entree":{"valeur":"2.345","decimales":2},"attendu":{"texte":"2.35"}}]}"#,
        );
        assert_eq!(done.unwrap(), Resultat { justes: 1, faux: 4 });
        assert!(said.contains("M1 (vector 1)\n  got      missing field `entree`"), "{said}");
        assert!(
            said.contains("vector 2\n  got      not an object") && said.contains("vector 3\n  got      missing field `id`"),
            "{said}"
        );
        assert!(said.contains("M4 taux\n") && said.ends_with("1 passed, 4 failed\n"), "{said}");
    }

    #[test]
    fn un_fichier_d_une_autre_forme_est_refuse_en_nommant_l_endroit() {
        for text in ["", "[]", r#"{"vecteurs":{}}"#] {
            let Err(Erreur::Fichier { what, .. }) = juger(text).0 else { panic!("{text} was accepted") };
            assert!(what.contains("line 1") || what.contains("EOF"), "{what}");
        }
    }
}
