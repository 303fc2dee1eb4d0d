//! The civil grid of an indicator, and the one figure that counts for a year of the contract: places first (F4), then
//! periods, by F2 when there is a grid, by F3 for couples and for what is answered whenever. « Un chiffre incomplet le dit […], ou il n'existe pas. »

use super::{Absence, Fenetre, Nature, Pas, Reglage, Releve, RemiseAZero, Signal, Signaux, Territoire};
use super::{AgregatTerritoires, AgregationPeriodes, AgregationTerritoires, Lecture, Manque, Mesure, Mois, Operation};
use super::{comparable, periodes, territoires};
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
    /// First and last month looked at.
    pub fenetre: Option<(Mois, Mois)>,
    /// The period of the value, when it is read from one only.
    pub periode: Option<Mois>,
    pub presents: usize,
    pub attendus: usize,
    /// True when every period due was answered for the whole, be it by a mark of absence.
    pub repondue: bool,
    pub signaux: Signaux,
    /// Places without value, by identifier.
    pub manquants: Vec<String>,
}

impl Retenue {
    /// True when it speaks of the whole year: a figure, or the reason why there is none.
    #[must_use]
    pub fn est_complete(&self) -> bool {
        self.valeur.is_some() || self.absence.is_some() && self.repondue
    }
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

/// How an indicator is read through time, for one year of its contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Horizon {
    pub nature: Nature,
    pub remise_a_zero: RemiseAZero,
    /// None: the year of the contract.
    pub fenetre: Option<Fenetre>,
    pub manque: Manque,
    /// None: « ponctuelle », there is no grid.
    pub pas: Option<Pas>,
    pub debut: Option<Mois>,
    /// First and last month of the contract year.
    pub exercice: (Mois, Mois),
}

impl Horizon {
    /// « valeur comparable arrêtée à la dernière période de N » (§ 4, F1).
    #[must_use]
    pub fn arret(&self) -> Mois {
        let (de, a) = self.exercice;
        self.pas.and_then(|pas| grille(pas, self.debut, de, a).last().copied()).unwrap_or(a)
    }

    /// The first month looked at; `premiere`: the first period with a value.
    #[must_use]
    pub fn depart(&self, premiere: Option<Mois>) -> Mois {
        let a = self.arret();
        match self.fenetre {
            None => self.exercice.0,
            Some(Fenetre::Derniere | Fenetre::Tout) => premiere.unwrap_or(a),
            Some(Fenetre::Mois(n)) => a.plus(1).plus(i32::try_from(n).map_or(i32::MIN, |n| -n)),
            Some(Fenetre::Annee) => a.janvier(),
            Some(Fenetre::Depuis(debut)) => debut,
        }
    }

    /// True when a period may end with that month.
    fn attend(&self, mois: Mois) -> bool {
        self.pas.is_none_or(|pas| sur_la_grille(pas, self.debut, mois))
    }

    pub(super) fn reglage(&self, pas: Pas, operation: Operation) -> Reglage {
        Reglage {
            nature: self.nature,
            remise_a_zero: self.remise_a_zero,
            operation,
            fenetre: self.fenetre.unwrap_or(Fenetre::Depuis(self.exercice.0)),
            manque: self.manque,
            pas,
        }
    }
}

/// One period once its places are gathered.
pub(super) struct Periode {
    pub releve: Releve,
    pub signaux: Signaux,
    pub manquants: Vec<String>,
}

/// The periods of a year: those read, those due, between two months.
pub(super) struct Lues {
    pub de: Mois,
    pub a: Mois,
    /// Up to the last month, before the first one too: a cumulated count starts there.
    pub lues: BTreeMap<Mois, Periode>,
    pub dues: Vec<Mois>,
}

impl Lues {
    pub fn lire(apport: &Apport<'_>, horizon: &Horizon, releves: &BTreeMap<Mois, BTreeMap<String, Releve>>) -> Self {
        let sur = |mois: &Mois| horizon.attend(*mois);
        let a = horizon.arret();
        let lues: BTreeMap<Mois, Periode> =
            releves.range(..=a).map(|(mois, places)| (*mois, periode_lue(apport, places))).collect();
        let premiere = lues.iter().find(|(mois, lue)| sur(mois) && lue.releve.nombre().is_some()).map(|(mois, _)| *mois);
        let de = horizon.depart(premiere);
        let dues = match horizon.pas {
            Some(pas) => grille(pas, horizon.debut, de, a),
            None => lues.range(de.min(a)..=a).map(|(mois, _)| *mois).filter(|mois| *mois >= de).collect(),
        };
        Self { de, a, lues, dues }
    }

    /// What each period due says, oldest first; nothing said where nobody answered.
    pub fn suite(&self) -> Vec<Releve> {
        let vide = || Releve::Valeur(Lecture::NonSaisie);
        self.dues.iter().map(|mois| self.lues.get(mois).map_or_else(vide, |lue| lue.releve.clone())).collect()
    }

    /// The series as F2 reads it.
    pub fn serie(&self, horizon: &Horizon) -> Vec<(Mois, Lecture)> {
        self.lues.iter().filter(|(mois, _)| horizon.attend(**mois)).map(|(mois, lue)| (*mois, lecture(&lue.releve))).collect()
    }
}

fn periode_lue(apport: &Apport<'_>, places: &BTreeMap<String, Releve>) -> Periode {
    match places.get("") {
        Some(entier) => Periode { releve: entier.clone(), signaux: Signaux::new(), manquants: vec![] },
        None if apport.attendus.is_empty() => {
            Periode { releve: Releve::Valeur(Lecture::NonSaisie), signaux: Signaux::new(), manquants: vec![] }
        }
        None => {
            let agregat = rassembler(apport, places);
            let releve = Releve::Valeur(Lecture::from(agregat.valeur));
            Periode { releve, signaux: agregat.signaux, manquants: agregat.manquants }
        }
    }
}

/// The figure of a year. `releves`: every validated value by period, then by place (empty identifier: the whole); what comes
/// after the year is not looked at.
#[must_use]
pub fn retenir(apport: &Apport<'_>, horizon: &Horizon, releves: &BTreeMap<Mois, BTreeMap<String, Releve>>) -> Retenue {
    rassembler_l_annee(apport, horizon, &Lues::lire(apport, horizon, releves))
}

/// The same, its periods being read.
pub(super) fn rassembler_l_annee(apport: &Apport<'_>, horizon: &Horizon, lu: &Lues) -> Retenue {
    let Lues { de, a, lues, dues } = lu;
    let (de, a) = (*de, *a);
    let dedans = || lues.range(de.min(a)..=a).filter(|(mois, _)| **mois >= de);
    let mut retenue = Retenue { attendus: dues.len(), fenetre: Some((de, a)), ..Retenue::default() };
    for lue in dues.iter().filter_map(|mois| lues.get(mois)) {
        retenue.signaux.extend(lue.signaux.iter().copied());
        if !lue.manquants.is_empty() {
            retenue.manquants.clone_from(&lue.manquants);
        }
    }
    // « une saisie hors grille est refusée »: one that an earlier rhythm took is left out, and said.
    if dedans().any(|(mois, _)| !horizon.attend(*mois)) {
        retenue.signaux.insert(Signal::HorsGrille);
    }
    let vide = Releve::Valeur(Lecture::NonSaisie);
    let suite = lu.suite();
    retenue.presents = suite.iter().filter(|r| r.nombre().is_some()).count();
    retenue.repondue = suite.iter().all(|r| *r != vide) && !suite.is_empty();
    retenue.absence = suite.iter().rev().find_map(|r| match r {
        Releve::Valeur(Lecture::Absente(absence)) => Some(*absence),
        _ => None,
    });
    match (chemin(apport, horizon, &suite), horizon.pas) {
        (Chemin::Derniere, _) => {
            let siennes: Vec<(Mois, Lecture)> = lu.serie(horizon).into_iter().filter(|(mois, _)| *mois >= de).collect();
            let pas = Pas::MENSUEL;
            let arret = dues.last().copied().filter(|_| horizon.pas.is_none()).unwrap_or(a);
            let lue = comparable(&Reglage { pas, ..Reglage::derniere(horizon.nature) }, arret, &siennes);
            if horizon.fenetre == Some(Fenetre::Derniere) {
                (retenue.presents, retenue.attendus) = (lue.presents, lue.attendus);
            }
            if lue.valeur.is_some() || horizon.fenetre.is_some() {
                retenue.signaux.extend(lue.signaux);
            }
            (retenue.valeur, retenue.periode) = (lue.valeur, lue.periode);
        }
        (Chemin::Comparable, Some(pas)) => {
            let lue = comparable(&horizon.reglage(pas, apport.entre_periodes), a, &lu.serie(horizon));
            retenue.signaux.extend(lue.signaux);
            (retenue.valeur, retenue.presents, retenue.attendus) = (lue.valeur, lue.presents, lue.attendus);
        }
        _ => {
            let agregation = AgregationPeriodes {
                manque: horizon.manque,
                ..AgregationPeriodes::nouvelle(apport.mesure, apport.entre_periodes)
            };
            let agregat = periodes(&agregation, &suite);
            retenue.valeur = agregat.valeur;
            retenue.signaux.extend(agregat.signaux);
        }
    }
    if retenue.valeur.is_some() {
        retenue.absence = None;
    }
    retenue
}

/// By which formula several periods become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chemin {
    /// F2, window `derniere`.
    Derniere,
    /// F2, the other windows.
    Comparable,
    /// F3.
    Periodes,
}

pub(super) fn chemin(apport: &Apport<'_>, horizon: &Horizon, suite: &[Releve]) -> Chemin {
    use Operation::{Dernier, Max, Min, Moyenne, Somme};
    // A ratio already gathered from its places is a number: its years take the last one.
    let couples = suite.iter().all(|r| matches!(r, Releve::Couple(..)) || r.nombre().is_none());
    let rassemble = !couples && apport.mesure == Mesure::Ratio;
    let seule = suite.len() <= 1 && horizon.nature != Nature::Cumul && horizon.fenetre.is_none();
    if apport.entre_periodes == Dernier || horizon.fenetre == Some(Fenetre::Derniere) || rassemble || seule {
        return Chemin::Derniere;
    }
    match (apport.mesure, apport.entre_periodes) {
        (Mesure::Quantite, Somme | Moyenne | Max | Min) | (Mesure::Distinct, Max | Min) => Chemin::Comparable,
        _ => Chemin::Periodes,
    }
}

fn lecture(releve: &Releve) -> Lecture {
    match releve {
        Releve::Valeur(lecture) => lecture.clone(),
        Releve::Couple(..) => Lecture::from(releve.nombre()),
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

    /// The year 2025, every `pas` months.
    fn annee(pas: u32) -> Horizon {
        Horizon {
            nature: Nature::Flux,
            remise_a_zero: RemiseAZero::Annee,
            fenetre: None,
            manque: Manque::Strict,
            pas: Pas::nouveau(pas),
            debut: None,
            exercice: (mois("2025-01"), mois("2025-12")),
        }
    }

    fn serie(valeurs: &[(&str, i64)]) -> BTreeMap<Mois, BTreeMap<String, Releve>> {
        valeurs.iter().map(|(m, n)| (mois(m), BTreeMap::from([(String::new(), valeur(*n))]))).collect()
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
    fn l_annee_somme_ses_semestres_ou_ne_dit_rien() {
        let mut releves = serie(&[("2025-06", 3)]);
        let lue = |operation, releves: &_| retenir(&apport(&[], operation), &annee(6), releves);
        let incomplete = lue(Operation::Somme, &releves);
        assert_eq!((incomplete.valeur, incomplete.presents, incomplete.attendus), (None, 1, 2));
        let partielle = Horizon { manque: Manque::Partiel, ..annee(6) };
        let partielle = retenir(&apport(&[], Operation::Somme), &partielle, &releves);
        assert_eq!((partielle.valeur, partielle.presents, partielle.attendus), (Some(Nombre::from(3)), 1, 2));
        let anterieure = lue(Operation::Dernier, &releves);
        assert_eq!((anterieure.valeur, anterieure.periode), (Some(Nombre::from(3)), Some(mois("2025-06"))));
        assert!(anterieure.signaux.contains(&Signal::ValeurAnterieure));
        releves.extend(serie(&[("2025-12", 4)]));
        assert_eq!(lue(Operation::Somme, &releves).valeur, Some(Nombre::from(7)));
        assert_eq!(lue(Operation::Dernier, &releves).valeur, Some(Nombre::from(4)));
    }

    #[test]
    fn un_cumul_trimestriel_ne_se_compte_pas_quatre_fois() {
        let cumul = Horizon { nature: Nature::Cumul, ..annee(3) };
        let releves = serie(&[("2025-03", 10), ("2025-06", 18), ("2025-09", 30), ("2025-12", 33)]);
        let lue = retenir(&apport(&[], Operation::Somme), &cumul, &releves);
        assert_eq!((lue.valeur, lue.presents, lue.attendus), (Some(Nombre::from(33)), 4, 4));
        let flux = retenir(&apport(&[], Operation::Somme), &annee(3), &releves);
        assert_eq!(flux.valeur, Some(Nombre::from(91)));
    }

    #[test]
    fn une_saisie_d_un_rythme_passe_est_laissee_et_se_dit() {
        let lue = retenir(&apport(&[], Operation::Somme), &annee(6), &serie(&[("2025-03", 1), ("2025-06", 2), ("2025-12", 3)]));
        assert_eq!((lue.valeur, lue.signaux), (Some(Nombre::from(5)), Signaux::from([Signal::HorsGrille])));
    }

    #[test]
    fn les_communes_se_rassemblent_quand_toutes_ont_repondu() {
        let place = |code: &str| Territoire { code: code.to_owned(), ..Territoire::default() };
        let attendus = [place("a"), place("b")];
        let decembre = mois("2025-12");
        let mut communes = BTreeMap::from([("a".to_owned(), valeur(5))]);
        let lues = |communes: &BTreeMap<String, Releve>| {
            retenir(&apport(&attendus, Operation::Dernier), &annee(12), &BTreeMap::from([(decembre, communes.clone())]))
        };
        assert_eq!((lues(&communes).valeur, lues(&communes).manquants), (None, vec!["b".to_owned()]));
        communes.insert("b".into(), valeur(0));
        assert_eq!(lues(&communes).valeur, Some(Nombre::from(5)));
        communes.insert(String::new(), valeur(9));
        assert_eq!(lues(&communes).valeur, Some(Nombre::from(9)), "la valeur de l’ensemble fait foi");
    }
}
