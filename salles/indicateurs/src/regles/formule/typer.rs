//! What may be added, divided, and called the figure of an indicator.

use super::{Formule, RefusFormule, Signe};
use crate::regles::Mesure;
use kernel::nombre::Nombre;
use kernel::texte::cle;
use std::collections::BTreeMap;

/// An indicator that a formula reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operande {
    pub code: String,
    pub mesure: Mesure,
    pub unite: String,
}

/// What a piece of a formula is.
#[derive(Debug, Clone)]
struct Genre {
    /// How it was written, to name it in a refusal.
    texte: String,
    /// A number typed in the formula takes the unit of what it meets.
    nu: bool,
    taux: bool,
    distinct: bool,
    /// Words of each unit and its power; none: an operand does not say its unit.
    unites: Option<BTreeMap<String, i32>>,
    /// What 1 of it is written as: 100 for a percentage; none: no single scale.
    echelle: Option<Nombre>,
}

/// « atelier », « ateliers » and « Ateliers » are one unit.
fn singulier(unite: &str) -> String {
    let mots = cle(unite);
    if mots.is_empty() {
        return unite.trim().to_owned();
    }
    mots.split(' ').map(|mot| mot.trim_end_matches(['s', 'x'])).collect::<Vec<_>>().join(" ")
}

/// 100 for « % », 1 000 for « ‰ »; nothing for what counts something.
fn echelle(unite: &str) -> Option<i64> {
    let dite = unite.to_lowercase();
    if dite.contains('%') || dite.contains("pour cent") {
        Some(100)
    } else if dite.contains('‰') {
        Some(1000)
    } else {
        None
    }
}

/// « € par habitant », « nuits/an ».
fn composee(unite: &str) -> bool {
    unite.contains('/') || cle(unite).split(' ').any(|mot| matches!(mot, "par" | "per"))
}

fn genre(formule: &Formule<Operande>) -> Result<Genre, RefusFormule> {
    let texte = formule.ecrire(&|o: &Operande| o.code.clone());
    Ok(match formule {
        Formule::Nombre(n) => {
            Genre { texte, nu: true, taux: false, distinct: false, unites: Some(BTreeMap::new()), echelle: Some(n.clone()) }
        }
        Formule::Lire(o) => {
            if matches!(o.mesure, Mesure::Document | Mesure::Texte | Mesure::Jalon) {
                return Err(RefusFormule::OperandeSansNombre { code: o.code.clone() });
            }
            let part = echelle(&o.unite);
            let taux = matches!(o.mesure, Mesure::Ratio | Mesure::TauxNu | Mesure::Evolution) || part.is_some();
            let unites = match (part, singulier(&o.unite)) {
                (Some(_), _) => Some(BTreeMap::new()),
                (None, unite) if unite.is_empty() => None,
                (None, unite) => Some(BTreeMap::from([(unite, 1)])),
            };
            let echelle = Some(Nombre::from(part.unwrap_or(1)));
            Genre { texte, nu: false, taux, distinct: o.mesure == Mesure::Distinct, unites, echelle }
        }
        Formule::Evolution(o) => {
            if matches!(o.mesure, Mesure::Document | Mesure::Texte | Mesure::Jalon | Mesure::OuiNon) {
                return Err(RefusFormule::OperandeSansNombre { code: o.code.clone() });
            }
            Genre { texte, nu: false, taux: true, distinct: false, unites: Some(BTreeMap::new()), echelle: Some(Nombre::cent()) }
        }
        Formule::Oppose(dedans) => Genre { texte, ..genre(dedans)? },
        Formule::Op(signe @ (Signe::Plus | Signe::Moins), gauche, droite) => {
            ajouter(*signe, genre(gauche)?, genre(droite)?, texte)?
        }
        Formule::Op(Signe::Sur, _, droite) if matches!(&**droite, Formule::Nombre(n) if n.est_nul()) => {
            return Err(RefusFormule::DivisionParZero { texte });
        }
        Formule::Op(signe, gauche, droite) => multiplier(*signe == Signe::Sur, genre(gauche)?, genre(droite)?, texte),
    })
}

/// « Jamais de moyenne de taux » (§ 1): rates are not added, only compared; distinct persons are not added; one adds like
/// with like.
fn ajouter(signe: Signe, gauche: Genre, droite: Genre, texte: String) -> Result<Genre, RefusFormule> {
    let deux = (gauche.texte.clone(), droite.texte.clone());
    if gauche.nu || droite.nu {
        let autre = if gauche.nu { droite } else { gauche };
        return Ok(Genre { texte, echelle: autre.echelle.clone().filter(|_| !autre.nu), ..autre });
    }
    if signe == Signe::Plus && gauche.taux && droite.taux {
        return Err(RefusFormule::SommeDeTaux { gauche: deux.0, droite: deux.1 });
    }
    if signe == Signe::Plus && gauche.distinct && droite.distinct {
        return Err(RefusFormule::SommeDeDistincts { gauche: deux.0, droite: deux.1 });
    }
    let memes = match (&gauche.unites, &droite.unites) {
        (Some(a), Some(b)) => a == b && gauche.taux == droite.taux,
        _ => gauche.taux == droite.taux,
    };
    if !memes {
        return Err(RefusFormule::UnitesMelees { gauche: deux.0, droite: deux.1 });
    }
    let echelle = gauche.echelle.filter(|e| Some(e) == droite.echelle.as_ref());
    Ok(Genre { texte, echelle, unites: gauche.unites.or(droite.unites), ..droite })
}

fn multiplier(sur: bool, gauche: Genre, droite: Genre, texte: String) -> Genre {
    let unites = gauche.unites.zip(droite.unites).map(|(mut unites, siennes)| {
        for (unite, puissance) in siennes {
            *unites.entry(unite).or_default() += if sur { -puissance } else { puissance };
        }
        unites.retain(|_, puissance| *puissance != 0);
        unites
    });
    let echelle = gauche.echelle.zip(droite.echelle).and_then(|(a, b)| if sur { a.checked_div(&b) } else { Some(a * &b) });
    // A number of times a rate is a rate; a rate of persons is a number of persons.
    let taux = unites.as_ref().is_some_and(BTreeMap::is_empty) && (gauche.taux || droite.taux);
    let distinct = !sur && (gauche.distinct && droite.nu || droite.distinct && gauche.nu);
    Genre { texte, nu: gauche.nu && droite.nu, taux, distinct, unites, echelle }
}

/// Says whether a formula may be the figure of an indicator of that kind and unit.
///
/// # Errors
/// What it adds or divides and may not; a result in another unit; a fraction called a percentage.
pub fn accorder(formule: &Formule<Operande>, resultat: &Operande) -> Result<(), RefusFormule> {
    if !matches!(resultat.mesure, Mesure::Quantite | Mesure::TauxNu | Mesure::Evolution | Mesure::Note) {
        return Err(RefusFormule::MesureCalculee);
    }
    let lu = genre(formule)?;
    if lu.nu {
        return Err(RefusFormule::SansOperande);
    }
    let Some(unites) = lu.unites else { return Ok(()) };
    let dite = singulier(&resultat.unite);
    let ecrite: Vec<&str> = unites.keys().map(String::as_str).collect();
    match (echelle(&resultat.unite), unites.values().copied().collect::<Vec<_>>().as_slice()) {
        // « 0,35 » is not « 35 % »; any other factor is meant.
        (Some(voulue), []) if lu.echelle == Some(Nombre::un()) => {
            Err(RefusFormule::Echelle { unite: resultat.unite.clone(), voulue: voulue.to_string() })
        }
        (Some(_), []) => Ok(()),
        (Some(_), _) => Err(RefusFormule::UniteDuResultat { unite: resultat.unite.clone(), calculee: ecrite.join(" / ") }),
        (None, [1]) if dite.is_empty() || ecrite == [dite.as_str()] => Ok(()),
        // « nuit par habitant » : two units at least, which only words can check.
        (None, [_, _, ..]) if dite.is_empty() || composee(&resultat.unite) => Ok(()),
        (None, []) if resultat.mesure != Mesure::Quantite || lu.taux => Ok(()),
        (None, []) if dite.is_empty() || matches!(dite.as_str(), "foi" | "ratio" | "indice" | "rapport") => Ok(()),
        (None, _) => Err(RefusFormule::UniteDuResultat { unite: resultat.unite.clone(), calculee: ecrite.join(" / ") }),
    }
}

/// Says whether two formulas may be put in front of each other: what may be subtracted may be compared.
///
/// # Errors
/// `UnitesMelees`; `SansOperande` when neither reads an indicator; what is wrong within one.
pub fn comparables(gauche: &Formule<Operande>, droite: &Formule<Operande>) -> Result<(), RefusFormule> {
    let ecart = Formule::Op(Signe::Moins, Box::new(gauche.clone()), Box::new(droite.clone()));
    if genre(&ecart)?.nu { Err(RefusFormule::SansOperande) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::super::lire_formule;
    use super::*;
    use kernel::Refusal;

    fn operande(code: &str) -> Option<Operande> {
        let (mesure, unite) = match code {
            "ateliers" => (Mesure::Quantite, "ateliers"),
            "prevus" => (Mesure::Quantite, "Atelier"),
            "euros" => (Mesure::Quantite, "€ de crédits"),
            "personnes" | "autres" => (Mesure::Distinct, "personne"),
            "taux" | "part" => (Mesure::TauxNu, "%"),
            "sans" => (Mesure::Quantite, ""),
            "note" => (Mesure::Texte, ""),
            _ => return None,
        };
        Some(Operande { code: code.to_owned(), mesure, unite: unite.to_owned() })
    }

    fn code(texte: &str, mesure: Mesure, unite: &str) -> &'static str {
        let formule = lire_formule(texte).unwrap().renommer(&|c: &String| operande(c)).unwrap();
        let resultat = Operande { code: "moi".into(), mesure, unite: unite.into() };
        accorder(&formule, &resultat).map_or_else(|refus| refus.code(), |()| "bon")
    }

    #[test]
    fn on_n_ajoute_que_ce_qui_s_ajoute() {
        assert_eq!(code("[ateliers] + [prevus]", Mesure::Quantite, "atelier"), "bon");
        assert_eq!(code("[ateliers] + [euros]", Mesure::Quantite, "atelier"), "formule-unites-melees");
        assert_eq!(code("[taux] + [part]", Mesure::TauxNu, "%"), "formule-somme-de-taux");
        assert_eq!(code("[taux] − [part]", Mesure::TauxNu, "% (écart)"), "bon");
        assert_eq!(code("[personnes] + [autres]", Mesure::Quantite, "personne"), "formule-somme-de-distincts");
        assert_eq!(code("[ateliers] + [taux]", Mesure::Quantite, "atelier"), "formule-unites-melees");
        assert_eq!(code("[note] + 1", Mesure::Quantite, ""), "formule-operande-sans-nombre");
        assert_eq!(code("2 + 3", Mesure::Quantite, "atelier"), "formule-sans-operande");
        assert_eq!(code("[ateliers] + 3", Mesure::Ratio, "atelier"), "formule-mesure");
    }

    #[test]
    fn un_pourcentage_se_multiplie_par_cent_et_son_unite_le_dit() {
        assert_eq!(code("100 × [ateliers] / [prevus]", Mesure::TauxNu, "%"), "bon");
        assert_eq!(code("[ateliers] / [prevus]", Mesure::TauxNu, "%"), "formule-echelle", "0,35 n’est pas 35 %");
        assert_eq!(code("100 × ([prevus] − [ateliers]) / [prevus]", Mesure::TauxNu, "%"), "bon");
        assert_eq!(code("[taux] × [ateliers] / 100", Mesure::Quantite, "atelier"), "bon");
        assert_eq!(code("[euros] / [personnes]", Mesure::Quantite, "€ par personne"), "bon");
        assert_eq!(code("[euros] / [personnes]", Mesure::Quantite, "€ de crédits"), "formule-unite");
        assert_eq!(code("[ateliers] × 2", Mesure::Quantite, "personne"), "formule-unite");
        assert_eq!(code("[ateliers] / 0", Mesure::Quantite, "atelier"), "formule-division-par-zero");
        assert_eq!(code("[sans] + [sans]", Mesure::Quantite, "atelier"), "bon", "une unité tue ne se contrôle pas");
        assert_eq!(code("evolution([ateliers])", Mesure::Evolution, "%"), "bon");
        assert_eq!(code("evolution([note])", Mesure::Evolution, "%"), "formule-operande-sans-nombre");
    }
}
