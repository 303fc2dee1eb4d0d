//! « Impossible : retirer une à une les contraintes souples (verrous, minima, A, B) jusqu'au conflit minimal. »

use crate::cadre::{Cadre, Souples};
use crate::formulation::{Objectif, Question, Reponse};
use crate::modele::{Cible, Minimum, Probleme, Verrou};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::time::Instant;

/// Soft constraints that contradict each other or the rules: take any one off and the others hold together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Conflit {
    pub verrous: Vec<Verrou>,
    pub minima: Vec<Minimum>,
    pub lecture_a: bool,
    pub lecture_b: bool,
    /// Rules of the letter, by code: hard, but without any one of them the others hold together.
    pub locales: Vec<String>,
    /// False when time ran out: some of these may be innocent.
    pub minimal: bool,
    /// What the locked amounts ask of each financeur, over what it has: `(code, locked, available)`.
    pub depassements: Vec<(String, i64, i64)>,
}

fn impossible(probleme: &Probleme, souples: &Souples, force: Option<usize>, echeance: Instant) -> Option<bool> {
    let cadre = Cadre::nouveau(probleme, souples);
    let question = Question { force, ..Question::nouvelle(&cadre, Objectif::Rien) };
    match question.resoudre(echeance) {
        Reponse::Impossible => Some(true),
        Reponse::Trouve(_) => Some(false),
        Reponse::Interrompue => None,
    }
}

pub(crate) fn conflit(probleme: &Probleme, echeance: Instant) -> Conflit {
    conflit_si(probleme, None, echeance)
}

/// The minimal conflict once the dossier `force` is retained by decision.
pub(crate) fn conflit_si(probleme: &Probleme, force: Option<usize>, echeance: Instant) -> Conflit {
    let mut souples = Souples::toutes(probleme);
    let mut minimal = true;
    let mut essayer = |souples: &mut Souples, changer: &dyn Fn(&mut Souples, bool)| {
        changer(souples, false);
        match impossible(probleme, souples, force, echeance) {
            Some(true) => {}
            Some(false) => changer(souples, true),
            None => {
                changer(souples, true);
                minimal = false;
            }
        }
    };
    essayer(&mut souples, &|s, on| s.lecture_b = on);
    essayer(&mut souples, &|s, on| s.lecture_a = on);
    for n in 0..probleme.parametres.minima.len() {
        essayer(&mut souples, &|s, on| s.minima[n] = on);
    }
    for n in (0..probleme.verrous.len()).rev() {
        essayer(&mut souples, &|s, on| s.verrous[n] = on);
    }
    let codes: BTreeSet<&str> = probleme.locales.iter().map(|r| r.code.as_str()).collect();
    for code in codes {
        essayer(&mut souples, &|s, on| {
            let vises = s.locales.iter_mut().zip(&probleme.locales).filter(|(_, r)| r.code == code);
            vises.for_each(|(tenue, _)| *tenue = on);
        });
    }
    let p = &probleme.parametres;
    let gardes = |on: &[bool]| -> Vec<usize> { (0..on.len()).filter(|&n| on[n]).collect() };
    let verrous: Vec<Verrou> = gardes(&souples.verrous).into_iter().map(|n| probleme.verrous[n].clone()).collect();
    let depassements = depassements(probleme, &verrous);
    Conflit {
        verrous,
        minima: gardes(&souples.minima).into_iter().map(|n| p.minima[n].clone()).collect(),
        lecture_a: souples.lecture_a && p.lecture_a,
        lecture_b: souples.lecture_b && p.lecture_b.is_some(),
        locales: gardes(&souples.locales)
            .into_iter()
            .map(|n| probleme.locales[n].code.clone())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect(),
        minimal,
        depassements,
    }
}

fn depassements(probleme: &Probleme, verrous: &[Verrou]) -> Vec<(String, i64, i64)> {
    let verrouille = |f: &str| -> i64 {
        let montant = |v: &Verrou| match v {
            Verrou::Montant { financeur, montant, .. } if financeur == f => Some(*montant),
            _ => None,
        };
        verrous.iter().filter_map(montant).sum()
    };
    let enveloppes = probleme.enveloppes.iter().map(|(f, &b)| (f.clone(), verrouille(f), b));
    enveloppes.filter(|(_, pris, disponible)| pris > disponible).collect()
}

/// 1 234 with the narrow no-break space of French.
fn nombre(n: i64) -> String {
    let chiffres = n.to_string();
    let mut dit = String::new();
    for (k, c) in chiffres.chars().enumerate() {
        if k > 0 && (chiffres.len() - k).is_multiple_of(3) {
            dit.push('\u{202f}');
        }
        dit.push(c);
    }
    dit
}

/// « 4 500 € ».
pub(crate) fn euros(n: i64) -> String {
    format!("{}\u{202f}€", nombre(n))
}

/// Percentage with at most one decimal.
fn pourcent(pb: i64) -> String {
    let dixiemes = (pb + 5) / 10;
    if dixiemes % 10 == 0 {
        format!("{}\u{202f}%", dixiemes / 10)
    } else {
        format!("{},{}\u{202f}%", dixiemes / 10, dixiemes % 10)
    }
}

/// The rule of envelopes: a sum under this code is the ceiling of a share of one.
const ENVELOPPE: &str = "AAP-11";

impl Conflit {
    /// No choice is in question: the rules and the envelopes are enough to say no.
    #[must_use]
    pub fn est_vide(&self) -> bool {
        self.sans_choix() && self.locales.is_empty()
    }

    /// No lock, no minimum, no reading is in question.
    fn sans_choix(&self) -> bool {
        self.verrous.is_empty() && self.minima.is_empty() && !self.lecture_a && !self.lecture_b
    }

    fn sujet(&self) -> &'static str {
        if self.sans_choix() && !self.locales.is_empty() {
            let parts = self.locales.iter().all(|code| code == ENVELOPPE);
            return if parts { "Enveloppe impossible à tenir" } else { "Règles de la lettre impossibles à tenir" };
        }
        match (self.verrous.len(), self.minima.is_empty() && !self.lecture_a && !self.lecture_b) {
            (1, true) => "Verrou impossible à tenir",
            (_, true) => "Verrous incompatibles",
            (_, false) => "Choix incompatibles",
        }
    }

    /// The conflict in one French sentence; `nom` gives the name of a financeur from its code.
    #[must_use]
    pub fn phrase(&self, nom: &dyn Fn(&str) -> String) -> String {
        if let Some((financeur, pris, disponible)) = self.depassements.first() {
            let sommes = self.verrous.iter().filter_map(|v| match v {
                Verrou::Montant { dossier, financeur: f, montant } if f == financeur => {
                    Some(format!("{dossier} {}", euros(*montant)))
                }
                _ => None,
            });
            let sommes: Vec<String> = sommes.collect();
            let mut phrase = format!("{}\u{202f}: {} {}", self.sujet(), nom(financeur), sommes.join(" + "));
            if sommes.len() > 1 {
                phrase += &format!(" = {}", euros(*pris));
            }
            phrase += &format!(" pour {} disponibles.", euros(*disponible));
            return phrase;
        }
        let dire = |v: &Verrou| match v {
            Verrou::Retenu { dossier } => format!("{dossier} retenu"),
            Verrou::Ecarte { dossier } => format!("{dossier} écarté"),
            Verrou::Montant { dossier, financeur, montant } => format!("{} {dossier} {}", nom(financeur), euros(*montant)),
            Verrou::Plafond { dossier, financeur, montant } => {
                format!("{} {dossier} au plus {}", nom(financeur), euros(*montant))
            }
            Verrou::FinanceurExclu { dossier, financeur } => format!("{dossier} sans {}", nom(financeur)),
        };
        let mut parts: Vec<String> = self.verrous.iter().map(dire).collect();
        parts.extend(self.minima.iter().map(|m| {
            let cible = match &m.cible {
                Cible::Qpv(q) => format!("QPV {q}"),
                Cible::Defi(d) => format!("défi {d}"),
            };
            format!("{} au moins pour {cible}", pourcent(m.part_pb))
        }));
        parts.extend(self.lecture_a.then(|| "CPO lecture A imposée".to_owned()));
        parts.extend(self.lecture_b.then(|| "CPO lecture B imposée".to_owned()));
        parts.extend(self.locales.iter().map(|code| match code.as_str() {
            ENVELOPPE => format!("part d’une enveloppe ({code})"),
            _ => format!("règle {code} de la lettre"),
        }));
        let mut phrase = format!("{}\u{202f}: {}.", self.sujet(), parts.join("\u{202f}; "));
        if !self.minimal {
            let _ = write!(phrase, " Temps écoulé\u{202f}: une partie de ces choix est peut-être hors de cause.");
        }
        phrase
    }
}
