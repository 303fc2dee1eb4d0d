//! The blocking rules of a letter, as the calculation obeys them: « un arbre typé unique sert au formulaire, à l'instruction et au
//! calcul » (Financements, § 5). A condition that is a sum of amounts is given to the solver as such; one that only looks at the
//! facts of a file, or at its lines, as the amounts between which the file must stay. What can be said neither way is judged on
//! the plan that comes out ([`super::recherche`]).

use kernel::nombre::Nombre;
use solver::{Forme, Terme};
use std::collections::{BTreeMap, BTreeSet};

use super::{Programme, avec_plan};
use crate::regles::expression::{Affine, Enregistrement, Inconnue, Partie};
use crate::regles::situation::{Cellules, Retenu};
use crate::regles::{Catalogue, Effet, Etape, Euros, Portee, Regle, Situation};

mod boites;

/// How the calculation obeys a rule of the letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tenue {
    /// Neither more nor less than what it says.
    Exacte,
    /// Some plans that it allows are left out: « meilleure trouvée », unless proved otherwise.
    Approchee,
    /// Judged on the plan, which is refused and searched again.
    SurLePlan,
    /// It looks at what only the vote will say.
    AuVote,
}

/// A blocking rule of the letter, asked of what a programme proposes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegleSuivie {
    pub code: String,
    pub enonce: String,
    pub source: String,
    pub tenue: Tenue,
}

/// What nobody knows before the vote.
const DU_VOTE: [&str; 12] = [
    "aujourdhui",
    "instance",
    "instance_le",
    "l.lot.copil_le",
    "votes",
    "financeur",
    "convention_signee_le",
    "publie_le",
    "exercice_fin",
    "compte_rendu_le",
    "acteur.interet",
    "l.motif",
];

/// Where a rule of the letter stops what a programme proposes: at the proposal, and at the vote of it.
const ETAPES: [Etape; 2] = [Etape::Propose, Etape::Vote];

/// The blocking rules of the letter at a stage, for these scopes.
fn bloquantes<'a>(catalogue: &'a Catalogue, p: &'a Programme<'_>, etape: Etape) -> impl Iterator<Item = &'a Regle> {
    let posee = move |r: &&Regle| r.locale && r.effet(etape, p.parametres) == Some(Effet::Bloquant);
    catalogue.regles().filter(posee).filter(|r| matches!(r.portee, Portee::Dossier | Portee::Ligne | Portee::Programme))
}

fn au_vote_seulement(regle: &Regle, etape: Etape) -> bool {
    etape == Etape::Vote && (regle.exige.nomme(&DU_VOTE) || regle.si.as_ref().is_some_and(|si| si.nomme(&DU_VOTE)))
}

fn se_traduit(regle: &Regle) -> bool {
    regle.exige.se_dit_de_bornes() && regle.si.as_ref().is_none_or(|si| si.se_dit_de_bornes())
}

/// The rules that `plan` breaks among those of the letter that stop a proposal or its vote, as the pages judge them: the file, or
/// none for the programme, and the code.
#[must_use]
pub fn rompues(catalogue: &Catalogue, programme: &Programme<'_>, plan: &solver::Plan) -> Vec<(Option<String>, String)> {
    let mut dites = vec![];
    for etape in ETAPES {
        let suivies: Vec<&str> =
            bloquantes(catalogue, programme, etape).filter(|r| !au_vote_seulement(r, etape)).map(|r| r.code.as_str()).collect();
        if suivies.is_empty() {
            continue;
        }
        let mut juger = |numero: Option<&str>, levees: &BTreeSet<String>, portees: &[Portee], situation: &Situation| {
            let verdicts = catalogue.juger_locales(etape, portees, situation).into_iter();
            let rompues = verdicts.filter(|(c, v)| v.bloque() && suivies.contains(&c.as_str()) && !levees.contains(c));
            dites.extend(rompues.map(|(code, _)| (numero.map(str::to_owned), code)));
        };
        for candidat in programme.candidats.iter().filter(|c| !c.sur_reservation()) {
            let Some(lignes) = plan.get(&candidat.numero).filter(|l| l.values().any(|&m| m > 0)) else { continue };
            let mut situation = avec_plan(&candidat.situation, Some(lignes));
            if etape == Etape::Vote {
                situation = vote_comme_propose(situation);
            }
            juger(Some(&candidat.numero), &candidat.levees, &[Portee::Dossier, Portee::Ligne], &situation);
        }
        juger(None, &BTreeSet::new(), &[Portee::Programme], &programme.commune(programme.retenus(plan)));
    }
    dites.sort();
    dites.dedup();
    dites
}

/// What is proposed, once it is voted.
fn vote_comme_propose(mut situation: Situation) -> Situation {
    for cellules in situation.plan.values_mut() {
        let motif = cellules.motif.take();
        *cellules = Cellules::ouvertes(&[cellules.demande, cellules.propose, cellules.propose]);
        cellules.motif = motif;
    }
    Situation { etape: Some(Etape::Vote), ..situation }
}

impl Programme<'_> {
    /// The programme as its own rules look at it.
    pub(super) fn commune(&self, programme: Vec<Retenu>) -> Situation {
        Situation { etape: Some(Etape::Propose), p: self.parametres.clone(), programme, ..Situation::default() }
    }

    /// The blocking rules of the letter, for the solver; and each of them, with how it is obeyed.
    pub(super) fn locales(
        &self,
        catalogue: &Catalogue,
        dossiers: &[solver::Dossier],
        plancher: &dyn Fn(&str) -> i64,
    ) -> (Vec<solver::RegleLocale>, Vec<RegleSuivie>) {
        let mut pour_le_calcul: Vec<solver::RegleLocale> = vec![];
        let mut suivies: BTreeMap<String, RegleSuivie> = BTreeMap::new();
        for etape in ETAPES {
            for regle in bloquantes(catalogue, self, etape) {
                let tenue = if au_vote_seulement(regle, etape) {
                    Tenue::AuVote
                } else if !se_traduit(regle) {
                    Tenue::SurLePlan
                } else if regle.portee == Portee::Programme {
                    self.du_programme(regle, dossiers, &mut pour_le_calcul)
                } else {
                    self.des_dossiers(regle, etape, dossiers, plancher, &mut pour_le_calcul)
                };
                let neuve =
                    RegleSuivie { code: regle.code.clone(), enonce: regle.enonce.clone(), source: regle.source.clone(), tenue };
                let suivie = suivies.entry(regle.code.clone()).or_insert(neuve);
                suivie.tenue = suivie.tenue.max(tenue);
            }
        }
        // Asked at both stages, the same rule is said once to the solver.
        let mut uniques: Vec<solver::RegleLocale> = vec![];
        for une in pour_le_calcul {
            if !uniques.contains(&une) {
                uniques.push(une);
            }
        }
        (uniques, suivies.into_values().collect())
    }

    /// A rule of each file, on the amounts of its lines that are still open.
    fn des_dossiers(
        &self,
        regle: &Regle,
        etape: Etape,
        dossiers: &[solver::Dossier],
        plancher: &dyn Fn(&str) -> i64,
        vers: &mut Vec<solver::RegleLocale>,
    ) -> Tenue {
        let mut tenue = Tenue::Exacte;
        for dossier in dossiers {
            let Some(candidat) = self.candidats.iter().find(|c| c.numero == dossier.id) else { continue };
            if candidat.levees.contains(&regle.code) {
                continue;
            }
            let mut situation = candidat.situation.clone();
            situation.etape = Some(etape);
            for (qui, cellules) in &mut situation.plan {
                *cellules = ouverte(cellules, dossier.demande.contains_key(qui.code()), etape);
            }
            let enregistrement = situation.enregistrement(etape);
            let parties = regle.exige.parties(regle.si.as_ref(), &enregistrement);
            let rapport = parties.len() > 1 && regle.exige.a_un_rapport();
            let codes: Vec<&str> = situation.plan.keys().map(crate::regles::Financeur::code).collect();
            let terme = |inconnue: &Inconnue| match inconnue {
                Inconnue::Montant { liste, rang } if liste == "plan" => {
                    let financeur = (*codes.get(*rang)?).to_owned();
                    Some(vec![Terme::Montant { dossier: dossier.id.clone(), financeur }])
                }
                _ => None,
            };
            for partie in parties {
                let (somme, reste) = match partie {
                    Partie::Inegalite { affine, stricte, reste } => (somme(&affine, stricte, Some(&dossier.id), terme), reste),
                    Partie::Autre(reste) => (None, reste),
                };
                let (forme, exacte) = somme.map_or_else(
                    || {
                        let lignes = boites::lignes(&codes, dossier, plancher);
                        let (boites, exacte) = boites::permises(&reste, &enregistrement, &lignes);
                        (Forme::Boites { dossier: dossier.id.clone(), boites }, exacte)
                    },
                    |somme| (somme, true),
                );
                let exacte = exacte && !rapport;
                tenue = tenue.max(if exacte { Tenue::Exacte } else { Tenue::Approchee });
                vers.push(solver::RegleLocale { code: regle.code.clone(), forme, exacte });
            }
        }
        tenue
    }

    /// A rule of the programme as a whole.
    fn du_programme(&self, regle: &Regle, dossiers: &[solver::Dossier], vers: &mut Vec<solver::RegleLocale>) -> Tenue {
        let ouvert = |c: &super::Candidat| dossiers.iter().find(|d| d.id == c.numero);
        let mut retenus = self.retenus(&solver::Plan::new());
        for (candidat, retenu) in self.candidats.iter().zip(&mut retenus) {
            let Some(dossier) = ouvert(candidat) else { continue };
            retenu.plan = candidat.situation.plan.clone();
            for (qui, cellules) in &mut retenu.plan {
                *cellules = ouverte(cellules, dossier.demande.contains_key(qui.code()), Etape::Propose);
            }
        }
        // « programme » holds a line per file and funder, « dossiers » one per file.
        let lignes: Vec<(usize, String)> = retenus.iter().enumerate().flat_map(|(n, r)| lignes_de(n, r)).collect();
        let enregistrement: Enregistrement = self.commune(retenus).enregistrement(Etape::Propose);
        let du_calcul = |n: usize| self.candidats.get(n).and_then(ouvert);
        let terme = |inconnue: &Inconnue| match inconnue {
            Inconnue::Montant { liste, rang } if liste == "programme" => {
                let (n, financeur) = lignes.get(*rang)?;
                Some(vec![Terme::Montant { dossier: du_calcul(*n)?.id.clone(), financeur: financeur.clone() }])
            }
            Inconnue::Montant { liste, rang } if liste == "dossiers" => {
                let dossier = du_calcul(*rang)?;
                let un = |f: &String| Terme::Montant { dossier: dossier.id.clone(), financeur: f.clone() };
                Some(dossier.demande.keys().map(un).collect())
            }
            Inconnue::Presence { liste, rang } if liste == "dossiers" => {
                Some(vec![Terme::Retenu { dossier: du_calcul(*rang)?.id.clone() }])
            }
            _ => None,
        };
        let parties = regle.exige.parties(regle.si.as_ref(), &enregistrement);
        let exacte = !(parties.len() > 1 && regle.exige.a_un_rapport());
        let mut tenue = if exacte { Tenue::Exacte } else { Tenue::Approchee };
        for partie in parties {
            let forme = match partie {
                Partie::Inegalite { affine, stricte, .. } => somme(&affine, stricte, None, terme),
                Partie::Autre(_) => None,
            };
            match forme {
                Some(forme) => vers.push(solver::RegleLocale { code: regle.code.clone(), forme, exacte }),
                None => tenue = Tenue::SurLePlan,
            }
        }
        tenue
    }
}

/// The lines of a file as « programme » lists them: its rank, and whose money each is.
fn lignes_de(rang: usize, retenu: &Retenu) -> Vec<(usize, String)> {
    retenu.lignes(Etape::Propose).into_iter().map(|(qui, ..)| (rang, qui.code().to_owned())).collect()
}

/// A line whose amount is to be found, or is nothing.
fn ouverte(cellules: &Cellules, admise: bool, etape: Etape) -> Cellules {
    let a_trouver = if admise { None } else { Some(Euros::ZERO) };
    let mut lues = match etape {
        Etape::Vote => Cellules::ouvertes(&[cellules.demande, a_trouver, a_trouver]),
        _ => Cellules::ouvertes(&[cellules.demande, a_trouver]),
    };
    lues.motif.clone_from(&cellules.motif);
    lues
}

/// Denominators that rates and their products give.
const ECHELLES: [i64; 4] = [1, 100, 10_000, 100_000_000];

/// A sum of the language, in centimes and rates, as a sum of the solver, in whole euros.
fn somme(
    affine: &Affine,
    stricte: bool,
    dossier: Option<&str>,
    terme: impl Fn(&Inconnue) -> Option<Vec<Terme>>,
) -> Option<Forme> {
    let euros = |inconnue: &Inconnue| if matches!(inconnue, Inconnue::Montant { .. }) { 100 } else { 1 };
    let entiers = |echelle: i64| -> Option<(Vec<(&Inconnue, i64)>, i64)> {
        let a_l_echelle = |n: &Nombre| (n * &Nombre::from(echelle)).en_entier();
        let termes = affine.termes.iter().map(|(i, c)| Some((i, a_l_echelle(c)?.checked_mul(euros(i))?)));
        Some((termes.collect::<Option<_>>()?, a_l_echelle(&affine.constante)?))
    };
    let (mut termes, constante) = ECHELLES.iter().find_map(|e| entiers(*e))?;
    let pgcd = termes.iter().fold(0_i64, |a, (_, c)| pgcd(a, c.abs()));
    // Σ c·a ≥ −constante, or one more when it must be above; then the same without what all coefficients share.
    let seuil = constante.checked_neg()?.checked_add(i64::from(stricte))?;
    let commun = pgcd.max(1);
    for (_, c) in &mut termes {
        *c /= commun;
    }
    let seuil = seuil.div_euclid(commun) + i64::from(seuil.rem_euclid(commun) != 0);
    let mut dits: BTreeMap<Terme, i64> = BTreeMap::new();
    for (inconnue, c) in termes {
        for t in terme(inconnue)? {
            *dits.entry(t).or_default() += c;
        }
    }
    let termes = dits.into_iter().filter(|(_, c)| *c != 0).collect();
    Some(Forme::Somme { dossier: dossier.map(str::to_owned), termes, seuil })
}

const fn pgcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { pgcd(b, a % b) }
}

#[cfg(test)]
mod tests;
