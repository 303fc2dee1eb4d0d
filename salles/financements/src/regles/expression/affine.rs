//! What a condition asks of the amounts nobody wrote yet: sums of them that must reach a threshold, where it can be said so, and
//! for the rest parts that can be asked again of any amounts. « Un arbre typé unique sert au formulaire, à l'instruction et au
//! calcul. » (Financements, § 5)

use kernel::nombre::Nombre;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use super::calcul::Portee;
use super::{Enregistrement, Expression, Intervalle, Noeud, Ordre, Trois, Valeur};

/// An amount not written yet, by its list and the place of its line there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Inconnue {
    Montant {
        liste: String,
        rang: usize,
    },
    /// One when that amount is not zero.
    Presence {
        liste: String,
        rang: usize,
    },
}

/// `Σ coefficient × inconnue + constante`, in the unit of the condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Affine {
    pub termes: BTreeMap<Inconnue, Nombre>,
    pub constante: Nombre,
}

/// One of the parts of a condition, that must all hold.
#[derive(Debug, Clone)]
pub enum Partie {
    /// At least zero, or more than zero; and the part itself, for whoever cannot hold that sum.
    Inegalite {
        affine: Affine,
        stricte: bool,
        reste: Reste,
    },
    Autre(Reste),
}

/// A part that is no sum, asked of the amounts of a record.
#[derive(Debug, Clone)]
pub struct Reste {
    noeud: Noeud,
    ligne: Option<(String, usize)>,
}

/// The fields that hold an amount of the programme.
const MONTANTS: [&str; 2] = ["l.m", "d.m"];
/// What is read of the amounts and kept as a fact: wrong while they are not written.
const TIRES_DES_MONTANTS: [&str; 2] = ["d.experimentale", "q.cpo_experimentales"];

impl Affine {
    fn constante(constante: Nombre) -> Self {
        Self { termes: BTreeMap::new(), constante }
    }

    fn inconnue(inconnue: Inconnue) -> Self {
        Self { termes: [(inconnue, Nombre::un())].into(), constante: Nombre::zero() }
    }

    fn plus(mut self, autre: Self) -> Self {
        self.constante = &self.constante + &autre.constante;
        for (inconnue, n) in autre.termes {
            let somme = self.termes.get(&inconnue).map_or_else(|| n.clone(), |deja| deja + &n);
            self.termes.insert(inconnue, somme);
        }
        self
    }

    fn fois(self, n: &Nombre) -> Self {
        let termes = self.termes.into_iter().map(|(inconnue, c)| (inconnue, &c * n)).collect();
        Self { termes, constante: &self.constante * n }
    }

    fn moins(self, autre: Self) -> Self {
        self.plus(autre.fois(&-Nombre::un()))
    }
}

impl Enregistrement {
    /// Writes between what bounds stand the amounts of a list, line after line.
    pub fn borner(&mut self, liste: &str, champ: &str, bornes: impl IntoIterator<Item = Intervalle>) {
        if let Some(Valeur::Liste(lignes)) = self.champ_mut(liste) {
            for (ligne, borne) in lignes.iter_mut().zip(bornes) {
                ligne.pose(champ, Valeur::Nombre(borne));
            }
        }
    }
}

impl Reste {
    /// Whether it holds on a record, whatever the amounts between their bounds.
    #[must_use]
    pub fn vrai(&self, e: &Enregistrement) -> Trois {
        let nul = Cell::new(false);
        let racine = Portee::racine(e, &nul);
        let vrai = match &self.ligne {
            None => self.noeud.bool(&racine),
            Some((liste, rang)) => racine.liste(liste).get(*rang).map_or(Some(true), |l| self.noeud.bool(&racine.sur(l))),
        };
        if nul.get() { None } else { vrai }
    }

    /// The only line of the list it looks at; none: all of them.
    #[must_use]
    pub fn ligne(&self) -> Option<usize> {
        self.ligne.as_ref().map(|(_, rang)| *rang)
    }
}

impl Expression {
    /// « si `si`, alors ceci » on a record where some amounts are only bounded, in parts that must all hold; a part that holds
    /// whatever the amounts is left out.
    #[must_use]
    pub fn parties(&self, si: Option<&Self>, e: &Enregistrement) -> Vec<Partie> {
        let nul = Cell::new(false);
        let racine = Portee::racine(e, &nul);
        let mut parties = vec![];
        match si.map_or(Some(true), |si| si.noeud.bool(&racine)) {
            Some(false) => {}
            Some(true) => self.noeud.parties(&racine, None, &mut parties),
            None => {
                let si = si.map(|si| Noeud::Non(Box::new(si.noeud.clone())));
                let noeud = Noeud::Ou(si.into_iter().chain([self.noeud.clone()]).collect());
                if noeud.bool(&racine) != Some(true) {
                    parties.push(Partie::Autre(Reste { noeud, ligne: None }));
                }
            }
        }
        parties
    }

    /// Whether it can be told of bounds as it is told of amounts: it asks of no amount whether it is written, and nothing that
    /// is deduced of them.
    #[must_use]
    pub fn se_dit_de_bornes(&self) -> bool {
        let (mut noms, mut vides) = (BTreeSet::new(), false);
        self.noeud.visiter(&mut |n| {
            noms.extend(n.noms());
            vides |= matches!(n, Noeud::Vide(champ) if champ.noms().any(|nom| MONTANTS.contains(&nom)));
        });
        !vides && !noms.iter().any(|nom| TIRES_DES_MONTANTS.contains(nom))
    }

    /// Whether it names one of these fields.
    #[must_use]
    pub fn nomme(&self, champs: &[&str]) -> bool {
        let mut oui = false;
        self.noeud.visiter(&mut |n| oui |= n.noms().any(|nom| champs.contains(&nom)));
        oui
    }

    /// « dénominateur nul : verdict indéterminé » : a ratio makes the whole condition unknown, not its part alone.
    #[must_use]
    pub fn a_un_rapport(&self) -> bool {
        let mut oui = false;
        self.noeud.visiter(&mut |n| oui |= matches!(n, Noeud::Ratio(_)));
        oui
    }
}

/// Where a condition is asked: of a line, by its list and its place.
type Place<'a> = Option<(&'a str, usize)>;

impl Noeud {
    fn noms(&self) -> impl Iterator<Item = &str> {
        let noms: [Option<&str>; 2] = match self {
            Noeud::Champ(a) | Noeud::Tous(a, _) | Noeud::Existe(a, _) | Noeud::Compte(a, _) => [Some(a.as_str()), None],
            Noeud::Distinct(a, b) | Noeud::Somme(a, _, b) => [Some(a.as_str()), Some(b.as_str())],
            _ => [None, None],
        };
        noms.into_iter().flatten()
    }

    fn visiter<'a>(&'a self, voir: &mut dyn FnMut(&'a Noeud)) {
        voir(self);
        match self {
            Noeud::Litteral(_) | Noeud::Champ(_) | Noeud::Distinct(..) => {}
            Noeud::Et(t) | Noeud::Ou(t) | Noeud::Min(t) | Noeud::Max(t) | Noeud::Plus(t) => {
                for n in t {
                    n.visiter(voir);
                }
            }
            Noeud::Non(n) | Noeud::Vide(n) | Noeud::Annee(n) | Noeud::Tous(_, n) | Noeud::Existe(_, n) => n.visiter(voir),
            Noeud::Compte(_, filtre) | Noeud::Somme(_, filtre, _) => {
                if let Some(n) = filtre {
                    n.visiter(voir);
                }
            }
            Noeud::Compare(_, deux)
            | Noeud::Dans(deux)
            | Noeud::Inclut(deux)
            | Noeud::Ratio(deux)
            | Noeud::Moins(deux)
            | Noeud::Fois(deux)
            | Noeud::Appliquer(deux)
            | Noeud::Jours(deux)
            | Noeud::PlusMois(deux)
            | Noeud::PlusJours(deux) => deux.iter().for_each(|n| n.visiter(voir)),
            Noeud::Date(trois) => trois.iter().for_each(|n| n.visiter(voir)),
        }
    }

    fn parties(&self, p: &Portee<'_>, place: Place<'_>, vers: &mut Vec<Partie>) {
        let ligne = || place.map(|(liste, rang)| (liste.to_owned(), rang));
        match self.bool(p) {
            Some(true) => return,
            Some(false) => {
                vers.push(Partie::Autre(Reste { noeud: Noeud::Litteral(Valeur::Bool(Some(false))), ligne: ligne() }));
                return;
            }
            None => {}
        }
        match self {
            Noeud::Et(termes) => termes.iter().for_each(|t| t.parties(p, place, vers)),
            Noeud::Tous(liste, condition) if place.is_none() => {
                for (rang, l) in p.liste(liste).iter().enumerate() {
                    condition.parties(&p.sur(l), Some((liste, rang)), vers);
                }
            }
            Noeud::Ou(termes) => {
                let ouverts: Vec<&Noeud> = termes.iter().filter(|t| t.bool(p) != Some(false)).collect();
                match ouverts.as_slice() {
                    [seul] => seul.parties(p, place, vers),
                    _ => vers.push(Partie::Autre(Reste { noeud: self.clone(), ligne: ligne() })),
                }
            }
            _ => match self.inegalites(p, place) {
                Some(dites) => {
                    let reste = Reste { noeud: self.clone(), ligne: ligne() };
                    let partie = |(affine, stricte)| Partie::Inegalite { affine, stricte, reste: reste.clone() };
                    vers.extend(dites.into_iter().map(partie));
                }
                None => vers.push(Partie::Autre(Reste { noeud: self.clone(), ligne: ligne() })),
            },
        }
    }

    /// The sums that must be at least zero, or above when that is said.
    fn inegalites(&self, p: &Portee<'_>, place: Place<'_>) -> Option<Vec<(Affine, bool)>> {
        let Noeud::Compare(ordre, deux) = self else { return None };
        let [a, b] = deux.as_ref();
        let stricte = matches!(ordre, Ordre::Inferieur | Ordre::Superieur);
        let ecart = match (a, b) {
            (Noeud::Ratio(r), c) if !stricte => rapport(r, c, p, place)?,
            (c, Noeud::Ratio(r)) if !stricte => rapport(r, c, p, place)?.fois(&-Nombre::un()),
            _ => a.affine(p, place)?.moins(b.affine(p, place)?),
        };
        let dire = |affine| (affine, stricte);
        let oppose = |affine: &Affine| affine.clone().fois(&-Nombre::un());
        Some(match ordre {
            Ordre::Superieur | Ordre::SuperieurOuEgal => vec![dire(ecart)],
            Ordre::Inferieur | Ordre::InferieurOuEgal => vec![dire(oppose(&ecart))],
            Ordre::Egal => vec![dire(oppose(&ecart)), dire(ecart)],
            Ordre::Different => return None,
        })
    }

    /// The sum it is; nothing when it is none.
    fn affine(&self, p: &Portee<'_>, place: Place<'_>) -> Option<Affine> {
        if let Some(n) = self.nombre(p).exact_connu() {
            return Some(Affine::constante(n));
        }
        let deux_dont_un_connu = |deux: &[Noeud; 2]| {
            let (connu, autre) = match deux[0].nombre(p).exact_connu() {
                Some(n) => (n, &deux[1]),
                None => (deux[1].nombre(p).exact_connu()?, &deux[0]),
            };
            Some(autre.affine(p, place)?.fois(&connu))
        };
        match self {
            Noeud::Champ(nom) if MONTANTS.contains(&nom.as_str()) => {
                place.map(|(liste, rang)| Affine::inconnue(Inconnue::Montant { liste: liste.to_owned(), rang }))
            }
            Noeud::Somme(liste, filtre, champ) => {
                let champ = Noeud::Champ(champ.clone());
                sommer(p, liste, filtre.as_deref(), |ligne, rang| champ.affine(ligne, Some((liste, rang))), |_, _| None)
            }
            Noeud::Compte(liste, filtre) => {
                let presence = |f: &Noeud, ligne: &Portee<'_>| f.est_presence(ligne);
                let une = |_: &Portee<'_>, _| Some(Affine::constante(Nombre::un()));
                sommer(p, liste, filtre.as_deref(), une, presence)
            }
            Noeud::Plus(termes) => {
                let zero = Affine::constante(Nombre::zero());
                termes.iter().try_fold(zero, |somme, terme| Some(somme.plus(terme.affine(p, place)?)))
            }
            Noeud::Moins(deux) => Some(deux[0].affine(p, place)?.moins(deux[1].affine(p, place)?)),
            Noeud::Fois(deux) => deux_dont_un_connu(deux),
            Noeud::Appliquer(deux) => Some(deux_dont_un_connu(deux)?.fois(&Nombre::fraction(1, 10_000)?)),
            _ => None,
        }
    }

    /// « m > 0 », beside facts that hold: whether the line is there.
    fn est_presence(&self, p: &Portee<'_>) -> Option<()> {
        let montant = |n: &Noeud| matches!(n, Noeud::Champ(nom) if MONTANTS.contains(&nom.as_str()));
        let zero = |n: &Noeud| n.nombre(p).exact_connu().is_some_and(|n| n.est_nul());
        match self {
            Noeud::Et(termes) => {
                let mut ouverts = termes.iter().filter(|t| t.bool(p) != Some(true));
                let seul = ouverts.next()?;
                if ouverts.next().is_some() { None } else { seul.est_presence(p) }
            }
            Noeud::Compare(Ordre::Superieur | Ordre::Different, deux) if montant(&deux[0]) && zero(&deux[1]) => Some(()),
            Noeud::Compare(Ordre::Inferieur | Ordre::Different, deux) if zero(&deux[0]) && montant(&deux[1]) => Some(()),
            _ => None,
        }
    }
}

/// `ratio(x, y) − c`, as `10 000 x − c y`: where y is known to be positive, or is a whole whose part is x, so that both are
/// zero together and the condition, then unknown, stops nothing.
fn rapport(deux: &[Noeud; 2], c: &Noeud, p: &Portee<'_>, place: Place<'_>) -> Option<Affine> {
    let limite = c.nombre(p).exact_connu()?;
    let positif = deux[1].nombre(p).exact_connu().is_some_and(|n| n.est_positif());
    let part = match (&deux[0], &deux[1]) {
        (Noeud::Somme(l1, _, c1), Noeud::Somme(l2, None, c2)) => l1 == l2 && c1 == c2,
        _ => false,
    };
    if !positif && !part {
        return None;
    }
    let points = deux[0].affine(p, place)?.fois(&Nombre::from(10_000));
    Some(points.moins(deux[1].affine(p, place)?.fois(&limite)))
}

/// The lines kept, summed; of one whose being kept depends on its amount, what `presence` allows.
fn sommer(
    p: &Portee<'_>,
    liste: &str,
    filtre: Option<&Noeud>,
    terme: impl Fn(&Portee<'_>, usize) -> Option<Affine>,
    presence: impl Fn(&Noeud, &Portee<'_>) -> Option<()>,
) -> Option<Affine> {
    let mut somme = Affine::constante(Nombre::zero());
    for (rang, ligne) in p.liste(liste).iter().enumerate() {
        let ligne = p.sur(ligne);
        somme = match (filtre.map_or(Some(true), |f| f.bool(&ligne)), filtre) {
            (Some(true), _) => somme.plus(terme(&ligne, rang)?),
            (Some(false), _) => somme,
            (None, Some(filtre)) => {
                presence(filtre, &ligne)?;
                somme.plus(Affine::inconnue(Inconnue::Presence { liste: liste.to_owned(), rang }))
            }
            (None, None) => return None,
        };
    }
    Some(somme)
}
