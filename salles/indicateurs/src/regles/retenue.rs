//! The civil grid of an indicator, and the one figure that counts for a year of the contract: places first (F4), then
//! periods (F3). « Un chiffre incomplet le dit […], ou il n'existe pas. »

use super::{Absence, Pas, Releve, Signal, Signaux, Territoire, periodes, territoires};
use super::{AgregatTerritoires, AgregationPeriodes, AgregationTerritoires, Lecture, Manque, Mesure, Mois, Operation};
use kernel::nombre::Nombre;
use std::collections::BTreeMap;

/// True when a period of that length may end with that month: « une saisie hors grille est refusée » (F2).
#[must_use]
pub fn sur_la_grille(pas: Pas, debut: Option<Mois>, mois: Mois) -> bool {
    if pas.civil() {
        return (mois.rang() + 1).rem_euclid(pas.mois()) == 0;
    }
    match debut {
        Some(debut) => mois >= debut && (mois.depuis(debut) + 1).rem_euclid(pas.mois()) == 0,
        None => mois.mois() == 12,
    }
}

/// The periods that end between two months, both included, oldest first.
#[must_use]
pub fn grille(pas: Pas, debut: Option<Mois>, de: Mois, a: Mois) -> Vec<Mois> {
    let duree = a.depuis(de);
    (0..=duree.min(12 * 200)).map(|n| de.plus(n)).filter(|mois| sur_la_grille(pas, debut, *mois)).collect()
}

/// How the values of an indicator become one.
#[derive(Debug, Clone)]
pub struct Apport<'a> {
    pub mesure: Mesure,
    pub entre_periodes: Operation,
    pub entre_territoires: Operation,
    pub couverture_min: i64,
    /// Identifier, weight, level of the places expected; empty: values are typed for the whole.
    pub attendus: &'a [Territoire],
}

/// What counts, and what it lacks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Retenue {
    pub valeur: Option<Nombre>,
    pub absence: Option<Absence>,
    pub presents: usize,
    pub attendus: usize,
    pub signaux: Signaux,
    /// Places without value, by identifier.
    pub manquants: Vec<String>,
}

/// One period: the value of the whole when there is one, else its places gathered.
#[must_use]
pub fn rassembler(apport: &Apport<'_>, places: &BTreeMap<String, Releve>) -> AgregatTerritoires {
    let agregation = AgregationTerritoires {
        couverture_min: Nombre::from(apport.couverture_min),
        ..AgregationTerritoires::nouvelle(apport.mesure, apport.entre_territoires)
    };
    let lus: Vec<Territoire> = apport
        .attendus
        .iter()
        .map(|attendu| {
            let mut place = attendu.clone();
            match places.get(&attendu.code) {
                Some(Releve::Couple(haut, bas)) => {
                    place.numerateur = haut.clone();
                    place.denominateur = bas.clone();
                }
                Some(Releve::Valeur(lecture)) => place.valeur = lecture.clone(),
                None => {}
            }
            place
        })
        .collect();
    territoires(&agregation, &lus)
}

/// The figure of a year. `releves`: by period, then by place (empty identifier: the whole).
#[must_use]
pub fn retenir(apport: &Apport<'_>, dues: &[Mois], releves: &BTreeMap<Mois, BTreeMap<String, Releve>>) -> Retenue {
    let mut retenue = Retenue { attendus: dues.len(), ..Retenue::default() };
    let mut suite: Vec<Releve> = vec![];
    for mois in dues {
        let places = releves.get(mois);
        let entier = places.and_then(|p| p.get("")).cloned();
        suite.push(match (entier, apport.attendus.is_empty(), places) {
            (Some(entier), _, _) => entier,
            (None, false, Some(places)) => {
                let agregat = rassembler(apport, places);
                retenue.signaux.extend(agregat.signaux.iter().copied());
                retenue.manquants = agregat.manquants;
                Releve::Valeur(Lecture::from(agregat.valeur))
            }
            _ => Releve::Valeur(Lecture::NonSaisie),
        });
    }
    retenue.presents = suite.iter().filter(|r| nombre(r).is_some()).count();
    retenue.absence = suite.iter().rev().find_map(|r| match r {
        Releve::Valeur(Lecture::Absente(absence)) => Some(*absence),
        _ => None,
    });
    // A ratio already gathered from its places is a number: its years take the last one.
    let couples = suite.iter().all(|r| matches!(r, Releve::Couple(..)) || nombre(r).is_none());
    if apport.entre_periodes == Operation::Dernier || suite.len() <= 1 || !couples && apport.mesure == Mesure::Ratio {
        retenue.valeur = suite.iter().rev().find_map(nombre);
        if retenue.valeur.is_some() && suite.last().is_some_and(|r| nombre(r).is_none()) {
            retenue.signaux.insert(Signal::ValeurAnterieure);
        }
    } else {
        let agregation =
            AgregationPeriodes { manque: Manque::Strict, ..AgregationPeriodes::nouvelle(apport.mesure, apport.entre_periodes) };
        let agregat = periodes(&agregation, &suite);
        retenue.valeur = agregat.valeur;
        retenue.signaux.extend(agregat.signaux);
    }
    if retenue.valeur.is_some() {
        retenue.absence = None;
    }
    retenue
}

fn nombre(releve: &Releve) -> Option<Nombre> {
    match releve {
        Releve::Valeur(lecture) => lecture.valeur().cloned(),
        Releve::Couple(haut, bas) => (Nombre::cent() * haut.valeur()?).checked_div(bas.valeur()?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mois(texte: &str) -> Mois {
        texte.parse().unwrap()
    }

    fn valeur(n: i64) -> Releve {
        Releve::Valeur(Lecture::Valeur(Nombre::from(n)))
    }

    fn apport(attendus: &[Territoire], entre_periodes: Operation) -> Apport<'_> {
        let (mesure, entre_territoires) = (Mesure::Quantite, Operation::Somme);
        Apport { mesure, entre_periodes, entre_territoires, couverture_min: 100, attendus }
    }

    #[test]
    fn la_grille_suit_le_calendrier_jusqu_a_un_an_puis_le_debut() {
        let lus = |pas, debut: Option<&str>| {
            grille(Pas::nouveau(pas).unwrap(), debut.map(mois), mois("2024-01"), mois("2026-12"))
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
        };
        assert_eq!(lus(12, None), ["2024-12", "2025-12", "2026-12"]);
        assert_eq!(lus(6, None).len(), 6);
        assert_eq!(lus(24, Some("2024-07")), ["2026-06"]);
    }

    #[test]
    fn l_annee_somme_ses_trimestres_ou_ne_dit_rien() {
        let dues: Vec<Mois> = ["2025-03", "2025-06"].map(mois).to_vec();
        let mut releves = BTreeMap::from([(dues[0], BTreeMap::from([(String::new(), valeur(3))]))]);
        let incomplete = retenir(&apport(&[], Operation::Somme), &dues, &releves);
        assert_eq!((incomplete.valeur, incomplete.presents, incomplete.attendus), (None, 1, 2));
        releves.insert(dues[1], BTreeMap::from([(String::new(), valeur(4))]));
        assert_eq!(retenir(&apport(&[], Operation::Somme), &dues, &releves).valeur, Some(Nombre::from(7)));
        assert_eq!(retenir(&apport(&[], Operation::Dernier), &dues, &releves).valeur, Some(Nombre::from(4)));
    }

    #[test]
    fn les_communes_se_rassemblent_quand_toutes_ont_repondu() {
        let place = |code: &str| Territoire { code: code.to_owned(), ..Territoire::default() };
        let attendus = [place("a"), place("b")];
        let dues = [mois("2025-12")];
        let mut communes = BTreeMap::from([("a".to_owned(), valeur(5))]);
        let lues = |communes: &BTreeMap<String, Releve>| {
            retenir(&apport(&attendus, Operation::Dernier), &dues, &BTreeMap::from([(dues[0], communes.clone())]))
        };
        assert_eq!((lues(&communes).valeur, lues(&communes).manquants), (None, vec!["b".to_owned()]));
        communes.insert("b".into(), valeur(0));
        assert_eq!(lues(&communes).valeur, Some(Nombre::from(5)));
        communes.insert(String::new(), valeur(9));
        assert_eq!(lues(&communes).valeur, Some(Nombre::from(9)), "la valeur de l’ensemble fait foi");
    }
}
