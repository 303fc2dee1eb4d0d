//! Evaluation: three values, intervals, no error. A field left empty makes a verdict unknown, never wrong.

use jiff::Span;
use jiff::civil::Date;
use kernel::nombre::Nombre;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use super::{Cle, Expression, Intervalle, Noeud, Ordre, Trois, Valeur};

/// The fields of one object, by path.
#[derive(Debug, Clone, Default)]
pub struct Enregistrement(BTreeMap<String, Valeur>);

impl Enregistrement {
    pub fn pose(&mut self, chemin: &str, valeur: Valeur) -> &mut Self {
        self.0.insert(chemin.to_owned(), valeur);
        self
    }

    pub(super) fn champ_mut(&mut self, chemin: &str) -> Option<&mut Valeur> {
        self.0.get_mut(chemin)
    }
}

impl<const N: usize> From<[(&str, Valeur); N]> for Enregistrement {
    fn from(champs: [(&str, Valeur); N]) -> Self {
        Self(champs.into_iter().map(|(nom, valeur)| (nom.to_owned(), valeur)).collect())
    }
}

/// What a condition gives on a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Issue {
    pub vrai: Trois,
    /// « dénominateur nul : verdict indéterminé, jamais un faux positif » (§ 12).
    pub denominateur_nul: bool,
}

impl Expression {
    /// Whether the condition holds.
    #[must_use]
    pub fn juger(&self, enregistrement: &Enregistrement) -> Issue {
        let portee = Portee { ligne: enregistrement, autour: None, denominateur_nul: &Cell::new(false) };
        let vrai = self.noeud.bool(&portee);
        let denominateur_nul = portee.denominateur_nul.get();
        Issue { vrai: if denominateur_nul { None } else { vrai }, denominateur_nul }
    }

    /// « tous (…) » : the texts named `champ` of the lines that surely fail it; nothing of another condition.
    #[must_use]
    pub fn en_defaut(&self, enregistrement: &Enregistrement, champ: &str) -> Vec<String> {
        let Noeud::Tous(liste, condition) = &self.noeud else { return vec![] };
        let portee = Portee { ligne: enregistrement, autour: None, denominateur_nul: &Cell::new(false) };
        let fautives = portee.liste(liste).iter().filter(|ligne| condition.bool(&portee.sur(ligne)) == Some(false));
        let nom = |ligne: &Enregistrement| match ligne.0.get(champ) {
            Some(Valeur::Texte(texte)) => texte.clone(),
            _ => None,
        };
        fautives.filter_map(nom).collect()
    }

    /// The bounds of a number.
    #[must_use]
    pub fn nombre(&self, enregistrement: &Enregistrement) -> Intervalle {
        self.noeud.nombre(&Portee { ligne: enregistrement, autour: None, denominateur_nul: &Cell::new(false) })
    }

    /// The date it gives, nothing when it cannot be told.
    #[must_use]
    pub fn date(&self, enregistrement: &Enregistrement) -> Option<Date> {
        self.noeud.date(&Portee { ligne: enregistrement, autour: None, denominateur_nul: &Cell::new(false) })
    }
}

/// A line and what holds its list.
#[derive(Clone, Copy)]
pub(super) struct Portee<'a> {
    ligne: &'a Enregistrement,
    autour: Option<&'a Portee<'a>>,
    denominateur_nul: &'a Cell<bool>,
}

impl<'a> Portee<'a> {
    pub(super) const fn racine(ligne: &'a Enregistrement, denominateur_nul: &'a Cell<bool>) -> Self {
        Self { ligne, autour: None, denominateur_nul }
    }

    fn champ(&self, chemin: &str) -> &Valeur {
        match (self.ligne.0.get(chemin), self.autour) {
            (Some(valeur), _) => valeur,
            (None, Some(autour)) => autour.champ(chemin),
            (None, None) => &Valeur::Absente,
        }
    }

    pub(super) fn liste(&self, chemin: &str) -> &[Enregistrement] {
        match self.champ(chemin) {
            Valeur::Liste(lignes) => lignes,
            _ => &[],
        }
    }

    pub(super) fn sur(&'a self, ligne: &'a Enregistrement) -> Portee<'a> {
        Portee { ligne, autour: Some(self), denominateur_nul: self.denominateur_nul }
    }
}

/// Kleene's conjunction: one false is enough, whatever the rest.
fn tous(issues: impl Iterator<Item = Trois>) -> Trois {
    let mut bilan = Some(true);
    for issue in issues {
        match issue {
            Some(false) => return Some(false),
            None => bilan = None,
            Some(true) => {}
        }
    }
    bilan
}

fn non(issue: Trois) -> Trois {
    issue.map(|vrai| !vrai)
}

impl Noeud {
    fn valeur<'a>(&'a self, p: &'a Portee<'a>) -> &'a Valeur {
        match self {
            Noeud::Litteral(valeur) => valeur,
            Noeud::Champ(chemin) => p.champ(chemin),
            _ => &Valeur::Absente,
        }
    }

    pub(super) fn bool(&self, p: &Portee<'_>) -> Trois {
        match self {
            Noeud::Et(termes) => tous(termes.iter().map(|t| t.bool(p))),
            Noeud::Ou(termes) => non(tous(termes.iter().map(|t| non(t.bool(p))))),
            Noeud::Non(terme) => non(terme.bool(p)),
            Noeud::Compare(ordre, deux) => comparer(*ordre, deux, p),
            Noeud::Dans(deux) => {
                let cherche = deux[0].cle(p)?;
                Some(deux[1].ensemble(p).contains(&cherche))
            }
            Noeud::Inclut(deux) => Some(deux[1].ensemble(p).is_subset(&deux[0].ensemble(p))),
            Noeud::Vide(terme) => Some(terme.vide(p)),
            Noeud::Tous(liste, condition) => tous(p.liste(liste).iter().map(|ligne| condition.bool(&p.sur(ligne)))),
            Noeud::Existe(liste, condition) => non(tous(p.liste(liste).iter().map(|ligne| non(condition.bool(&p.sur(ligne)))))),
            _ => match self.valeur(p) {
                Valeur::Bool(vrai) => *vrai,
                _ => None,
            },
        }
    }

    fn vide(&self, p: &Portee<'_>) -> bool {
        match self.valeur(p) {
            Valeur::Nombre(n) => !n.est_exact(),
            Valeur::Bool(vrai) => vrai.is_none(),
            Valeur::Date(date) => date.is_none(),
            Valeur::Texte(texte) => texte.is_none(),
            Valeur::Ensemble(ensemble) => ensemble.is_empty(),
            Valeur::Liste(lignes) => lignes.is_empty(),
            Valeur::Absente => true,
        }
    }

    pub(super) fn nombre(&self, p: &Portee<'_>) -> Intervalle {
        match self {
            Noeud::Compte(liste, filtre) => match p.champ(liste) {
                Valeur::Ensemble(ensemble) => Intervalle::exact(Nombre::from(ensemble.len())),
                _ => sommer(p, liste, filtre.as_deref(), |_| Intervalle::exact(Nombre::un())),
            },
            Noeud::Somme(liste, filtre, champ) => sommer(p, liste, filtre.as_deref(), |ligne| chiffre(ligne.champ(champ))),
            Noeud::Distinct(liste, champ) => distinct(p, liste, champ),
            Noeud::Min(termes) => extreme(termes, p, false),
            Noeud::Max(termes) => extreme(termes, p, true),
            Noeud::Ratio(deux) => ratio(deux, p),
            Noeud::Plus(termes) => {
                termes.iter().fold(Intervalle::exact(Nombre::zero()), |somme, terme| somme.plus(&terme.nombre(p)))
            }
            Noeud::Moins(deux) => deux[0].nombre(p).plus(&deux[1].nombre(p).oppose()),
            Noeud::Fois(deux) => deux[0].nombre(p).fois(&deux[1].nombre(p)),
            Noeud::Appliquer(deux) => deux[0].nombre(p).fois(&deux[1].nombre(p)).divise(&Intervalle::exact(Nombre::from(10_000))),
            Noeud::Annee(date) => entier_ou_inconnu(date.date(p).map(|d| i64::from(d.year()))),
            Noeud::Jours(deux) => entier_ou_inconnu(
                deux[0].date(p).zip(deux[1].date(p)).map(|(debut, fin)| debut.duration_until(fin).as_hours() / 24),
            ),
            _ => chiffre(self.valeur(p)),
        }
    }

    fn date(&self, p: &Portee<'_>) -> Option<Date> {
        match self {
            Noeud::Date(trois) => {
                let part = |noeud: &Noeud| entier(&noeud.nombre(p));
                let (annee, mois, jour) = (part(&trois[0])?, part(&trois[1])?, part(&trois[2])?);
                Date::new(annee.try_into().ok()?, mois.try_into().ok()?, jour.try_into().ok()?).ok()
            }
            Noeud::PlusMois(deux) => {
                let mois = Span::new().try_months(entier(&deux[1].nombre(p))?).ok()?;
                deux[0].date(p)?.checked_add(mois).ok()
            }
            Noeud::PlusJours(deux) => {
                let jours = Span::new().try_days(entier(&deux[1].nombre(p))?).ok()?;
                deux[0].date(p)?.checked_add(jours).ok()
            }
            _ => match self.valeur(p) {
                Valeur::Date(date) => *date,
                _ => None,
            },
        }
    }

    /// A text or a known integer, as sets hold them.
    fn cle(&self, p: &Portee<'_>) -> Option<Cle> {
        match self.valeur(p) {
            Valeur::Texte(texte) => texte.clone().map(Cle::Texte),
            _ => entier(&self.nombre(p)).map(Cle::Entier),
        }
    }

    fn ensemble(&self, p: &Portee<'_>) -> BTreeSet<Cle> {
        match self.valeur(p) {
            Valeur::Ensemble(ensemble) => ensemble.clone(),
            _ => BTreeSet::new(),
        }
    }

    fn est_texte(&self, p: &Portee<'_>) -> bool {
        matches!(self.valeur(p), Valeur::Texte(_))
    }

    fn est_date(&self, p: &Portee<'_>) -> bool {
        matches!(self, Noeud::Date(_) | Noeud::PlusMois(_) | Noeud::PlusJours(_)) || matches!(self.valeur(p), Valeur::Date(_))
    }
}

fn chiffre(valeur: &Valeur) -> Intervalle {
    match valeur {
        Valeur::Nombre(n) => n.clone(),
        _ => Intervalle::inconnu(),
    }
}

fn entier(n: &Intervalle) -> Option<i64> {
    if n.est_exact() { n.min.as_ref()?.en_entier() } else { None }
}

fn entier_ou_inconnu(n: Option<i64>) -> Intervalle {
    n.map_or_else(Intervalle::inconnu, |n| Intervalle::exact(Nombre::from(n)))
}

/// Sums the kept lines; a line that may be kept counts from nothing to all of it.
fn sommer(p: &Portee<'_>, liste: &str, filtre: Option<&Noeud>, terme: impl Fn(&Portee<'_>) -> Intervalle) -> Intervalle {
    let zero = Intervalle::exact(Nombre::zero());
    p.liste(liste).iter().fold(zero, |somme, ligne| {
        let ligne = p.sur(ligne);
        match filtre.map_or(Some(true), |f| f.bool(&ligne)) {
            Some(true) => somme.plus(&terme(&ligne)),
            Some(false) => somme,
            None => {
                let n = terme(&ligne);
                let bas = n.min.map(|min| min.min(Nombre::zero()));
                let haut = n.max.map(|max| max.max(Nombre::zero()));
                somme.plus(&Intervalle { min: bas, max: haut })
            }
        }
    })
}

/// How many different values; an unknown one may be new, or not.
fn distinct(p: &Portee<'_>, liste: &str, champ: &str) -> Intervalle {
    let (mut connues, mut inconnues) = (BTreeSet::new(), 0usize);
    for ligne in p.liste(liste) {
        match Noeud::Champ(champ.to_owned()).cle(&p.sur(ligne)) {
            Some(cle) => drop(connues.insert(cle)),
            None => inconnues += 1,
        }
    }
    let bas = if connues.is_empty() { inconnues.min(1) } else { connues.len() };
    Intervalle { min: Some(Nombre::from(bas)), max: Some(Nombre::from(connues.len() + inconnues)) }
}

fn extreme(termes: &[Noeud], p: &Portee<'_>, haut: bool) -> Intervalle {
    let choisir = |a: Option<Nombre>, b: Option<Nombre>, sans_borne: bool| match (a, b) {
        (Some(a), Some(b)) => Some(if haut { a.max(b) } else { a.min(b) }),
        // The greatest of two is at least the one that is known, and so on.
        (un, None) | (None, un) if sans_borne => un,
        _ => None,
    };
    let mut bornes: Option<Intervalle> = None;
    for terme in termes {
        let n = terme.nombre(p);
        bornes = Some(match bornes {
            None => n,
            Some(b) => Intervalle { min: choisir(b.min, n.min, haut), max: choisir(b.max, n.max, !haut) },
        });
    }
    bornes.unwrap_or_else(Intervalle::inconnu)
}

/// « `ratio(x, 0)` est indéterminé. » In basis points. The share of a part of a list in the whole of it is bounded
/// exactly: what is in the part is in the whole too.
fn ratio(deux: &[Noeud; 2], p: &Portee<'_>) -> Intervalle {
    let [haut, bas] = [deux[0].nombre(p), deux[1].nombre(p)];
    if bas.max.as_ref().is_some_and(|max| !max.est_positif()) {
        p.denominateur_nul.set(true);
        return Intervalle::inconnu();
    }
    let points = Intervalle::exact(Nombre::from(10_000));
    let part = match (&deux[0], &deux[1]) {
        (Noeud::Somme(l1, Some(filtre), c1), Noeud::Somme(l2, None, c2)) if l1 == l2 && c1 == c2 => {
            part_du_tout(&haut, &sommer(p, l1, Some(&Noeud::Non(filtre.clone())), |ligne| chiffre(ligne.champ(c1))))
        }
        _ => haut.divise(&bas),
    };
    part.fois(&points)
}

/// x / (x + y), both at least zero: smallest with the smallest x and the greatest y.
fn part_du_tout(x: &Intervalle, y: &Intervalle) -> Intervalle {
    let part = |x: &Option<Nombre>, y: &Option<Nombre>| {
        let (x, y) = (x.as_ref()?, y.as_ref()?);
        x.checked_div(&(x + y))
    };
    if [x, y].iter().any(|n| n.min.as_ref().is_none_or(Nombre::est_negatif)) {
        return Intervalle::inconnu();
    }
    // All empty still: any share, or none, may come out.
    let peut_etre_nul = [x, y].iter().all(|n| n.min.as_ref().is_some_and(Nombre::est_nul));
    if peut_etre_nul {
        return Intervalle::inconnu();
    }
    let min = part(&x.min, &y.max).or_else(|| Some(Nombre::zero()));
    let max = part(&x.max, &y.min).or_else(|| Some(Nombre::un()));
    Intervalle { min, max }
}

fn comparer(ordre: Ordre, deux: &[Noeud; 2], p: &Portee<'_>) -> Trois {
    let [a, b] = deux;
    if a.est_texte(p) || b.est_texte(p) {
        let egaux = a.cle(p)? == b.cle(p)?;
        return Some(if ordre == Ordre::Different { !egaux } else { egaux });
    }
    let (a, b) = if a.est_date(p) || b.est_date(p) {
        let rang = |date: Date| Date::new(1970, 1, 1).ok().map(|zero| zero.duration_until(date).as_hours() / 24);
        (entier_ou_inconnu(a.date(p).and_then(rang)), entier_ou_inconnu(b.date(p).and_then(rang)))
    } else {
        (a.nombre(p), b.nombre(p))
    };
    match ordre {
        Ordre::Egal => a.egal(&b),
        Ordre::Different => non(a.egal(&b)),
        Ordre::Inferieur => a.inferieur(&b),
        Ordre::Superieur => b.inferieur(&a),
        Ordre::InferieurOuEgal => non(b.inferieur(&a)),
        Ordre::SuperieurOuEgal => non(a.inferieur(&b)),
    }
}
