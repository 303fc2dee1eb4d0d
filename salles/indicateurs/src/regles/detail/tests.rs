//! « L'explication se rejoue »: what is written is computed again, by someone else.

use super::*;
use crate::regles::{Fenetre, Lecture, Manque, Mesure, Nature, Pas, RemiseAZero, Territoire, retenir};
use proptest::prelude::*;
use std::iter::Peekable;
use std::str::Chars;

/// Reads « 100 × (3 + 4) / (10 + 10) » and computes it: what a reader does with a pencil.
struct Crayon<'a>(Peekable<Chars<'a>>);

impl Crayon<'_> {
    fn refaire(texte: &str) -> Nombre {
        let net: String = texte.chars().filter(|c| !c.is_whitespace()).collect();
        let mut crayon = Crayon(net.chars().peekable());
        let n = crayon.somme();
        assert_eq!(crayon.0.next(), None, "{texte}");
        n
    }

    fn somme(&mut self) -> Nombre {
        let mut total = self.produit();
        while self.0.next_if_eq(&'+').is_some() {
            total = total + self.produit();
        }
        total
    }

    fn produit(&mut self) -> Nombre {
        let mut n = self.atome();
        loop {
            if self.0.next_if_eq(&'×').is_some() {
                n = n * &self.atome();
            } else if self.0.next_if_eq(&'/').is_some() {
                n = n.checked_div(&self.atome()).unwrap();
            } else {
                return n;
            }
        }
    }

    fn atome(&mut self) -> Nombre {
        if self.0.next_if_eq(&'(').is_some() {
            let n = self.somme();
            assert_eq!(self.0.next(), Some(')'));
            return n;
        }
        if self.0.peek() == Some(&'m') {
            let nom: String = (0..3).filter_map(|_| self.0.next()).collect();
            assert_eq!(self.0.next(), Some('('));
            let mut tous = vec![self.somme()];
            while self.0.next_if_eq(&';').is_some() {
                tous.push(self.somme());
            }
            assert_eq!(self.0.next(), Some(')'));
            let extreme = if nom == "max" { tous.into_iter().max() } else { tous.into_iter().min() };
            return extreme.unwrap();
        }
        let mut texte = String::new();
        while let Some(c) = self.0.next_if(|c| c.is_ascii_digit() || *c == '-' || *c == '.') {
            texte.push(c);
        }
        texte.parse().unwrap()
    }
}

fn rejoue(calcul: &Calcul) -> Nombre {
    let ecrit = calcul.ecrire(&Nombre::to_string);
    Crayon::refaire(ecrit.split(" = ").next().unwrap())
}

fn mois(texte: &str) -> Mois {
    texte.parse().unwrap()
}

fn releve(mesure: Mesure) -> BoxedStrategy<Releve> {
    let nombre = || (0_i64..40).prop_map(|n| Lecture::Valeur(Nombre::from(n)));
    let lecture = || prop_oneof![6 => nombre(), 1 => Just(Lecture::NonSaisie), 1 => Just(Lecture::Absente(crate::regles::Absence::SansObjet))];
    if mesure == Mesure::Ratio {
        (lecture(), (1_i64..40).prop_map(|n| Lecture::Valeur(Nombre::from(n)))).prop_map(|(h, b)| Releve::Couple(h, b)).boxed()
    } else {
        lecture().prop_map(Releve::Valeur).boxed()
    }
}

/// An indicator, how it is gathered, and the values of two years.
#[derive(Debug, Clone)]
struct Cas {
    mesure: Mesure,
    operations: (Operation, Operation),
    nature: Nature,
    remise: RemiseAZero,
    fenetre: Option<Fenetre>,
    manque: Manque,
    pas: u32,
    couverture: i64,
    par_lieu: bool,
    releves: Vec<(usize, usize, Releve)>,
}

fn cas() -> impl Strategy<Value = Cas> {
    use Operation::{Dernier, Max, Min, Moyenne, MoyennePonderee, RatioDesSommes, Somme};
    let ratio = any::<bool>();
    ratio.prop_flat_map(|ratio| {
        let mesure = if ratio { Mesure::Ratio } else { Mesure::Quantite };
        let periodes = if ratio { vec![RatioDesSommes, Dernier] } else { vec![Somme, Moyenne, Max, Min, Dernier] };
        let lieux = if ratio { vec![RatioDesSommes, Max, Min] } else { vec![Somme, Moyenne, MoyennePonderee, Max, Min] };
        let fenetres = vec![None, Some(Fenetre::Derniere), Some(Fenetre::Annee), Some(Fenetre::Mois(12)), Some(Fenetre::Tout)];
        let remises = vec![RemiseAZero::Annee, RemiseAZero::Jamais, RemiseAZero::Date("2024-04".parse().unwrap())];
        (
            (prop::sample::select(periodes), prop::sample::select(lieux)),
            prop::sample::select(vec![Nature::Flux, Nature::Cumul, Nature::Stock]),
            prop::sample::select(remises),
            prop::sample::select(fenetres),
            prop::sample::select(vec![Manque::Strict, Manque::Partiel]),
            prop::sample::select(vec![1_u32, 3, 6, 12]),
            prop::sample::select(vec![0_i64, 60, 100]),
            any::<bool>(),
            prop::collection::vec((0_usize..24, 0_usize..4, releve(mesure)), 0..40),
        )
            .prop_map(move |(operations, nature, remise, fenetre, manque, pas, couverture, par_lieu, releves)| Cas {
                mesure,
                operations,
                nature,
                remise,
                fenetre,
                manque,
                pas,
                couverture,
                par_lieu,
                releves,
            })
    })
}

fn detail(cas: &Cas) -> (Detail, Retenue) {
    let place = |n: usize| Territoire { code: n.to_string(), poids: Some(Nombre::from(10 + n)), ..Territoire::default() };
    let attendus: Vec<Territoire> = if cas.par_lieu { (1..4).map(place).collect() } else { vec![] };
    let apport = Apport {
        mesure: cas.mesure,
        entre_periodes: cas.operations.0,
        entre_territoires: cas.operations.1,
        couverture_min: cas.couverture,
        attendus: &attendus,
    };
    let horizon = Horizon {
        nature: cas.nature,
        remise_a_zero: cas.remise,
        fenetre: cas.fenetre,
        manque: cas.manque,
        pas: Pas::nouveau(cas.pas),
        debut: None,
        exercice: (mois("2025-01"), mois("2025-12")),
    };
    let mut releves: BTreeMap<Mois, BTreeMap<String, Releve>> = BTreeMap::new();
    for (rang, lieu, releve) in &cas.releves {
        let lieu = if *lieu == 0 || !cas.par_lieu { String::new() } else { lieu.to_string() };
        let rang = i32::try_from(*rang).unwrap() / i32::try_from(cas.pas).unwrap() * i32::try_from(cas.pas).unwrap();
        let fin = mois("2024-01").plus(rang + i32::try_from(cas.pas).unwrap() - 1);
        releves.entry(fin).or_default().insert(lieu, releve.clone());
    }
    (detailler(&apport, &horizon, &releves), retenir(&apport, &horizon, &releves))
}

proptest! {
    #[test]
    fn l_explication_se_rejoue(cas in cas()) {
        let (detail, retenue) = detail(&cas);
        prop_assert_eq!(&detail.retenue, &retenue);
        prop_assert_eq!(detail.calcul.is_some(), retenue.valeur.is_some(), "{:?}", detail);
        if let (Some(calcul), Some(valeur)) = (&detail.calcul, &retenue.valeur) {
            // An operand that does not end is written as a fraction by no one: places are looked at below, each by itself.
            let finis = calcul.termes.iter().all(|t| t.valeur().to_string().chars().all(|c| c.is_ascii_digit() || c == '-' || c == '.'));
            if finis {
                prop_assert_eq!(&rejoue(calcul), valeur);
            }
        }
        for p in &detail.periodes {
            if let Some(calcul) = &p.calcul {
                prop_assert_eq!(Some(&rejoue(calcul)), p.valeur.as_ref());
            }
            prop_assert!(p.valeur.is_none() || p.entier || p.calcul.is_some() || !cas.par_lieu, "{:?}", p);
        }
    }
}

#[test]
fn un_cumul_montre_ses_increments() {
    let un = |rang, n| (rang, 0, Releve::Valeur(Lecture::Valeur(Nombre::from(n))));
    let cas = Cas {
        mesure: Mesure::Quantite,
        operations: (Operation::Somme, Operation::Somme),
        nature: Nature::Cumul,
        remise: RemiseAZero::Annee,
        fenetre: None,
        manque: Manque::Strict,
        pas: 3,
        couverture: 100,
        par_lieu: false,
        releves: vec![un(12, 10_i64), un(15, 18), un(21, 33)],
    };
    let (detail, _) = detail(&cas);
    let increments: Vec<(String, Vec<String>)> =
        detail.increments.iter().map(|(n, p)| (n.to_string(), p.iter().map(ToString::to_string).collect())).collect();
    assert_eq!(
        increments,
        [
            ("10".to_owned(), vec!["2025-03".to_owned()]),
            ("8".to_owned(), vec!["2025-06".to_owned()]),
            ("15".to_owned(), vec!["2025-09".to_owned(), "2025-12".to_owned()]),
        ]
    );
    assert_eq!(detail.calcul.unwrap().ecrire(&Nombre::to_string), "10 + 8 + 15 = 33");
    let muettes: Vec<String> = detail.periodes.iter().filter(|p| p.valeur.is_none()).map(|p| p.mois.to_string()).collect();
    assert_eq!(muettes, ["2025-09"]);
}
