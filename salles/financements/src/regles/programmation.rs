//! From the files of a call to a question the solver understands, and back: « I dossiers recevables hors réservations ; F_i
//! lignes admissibles ; B_f disponible ; s_i points (note + bonus AAP-07) » (Financements, § 7). Whole euros there, centimes
//! here. What a plan breaks is judged twice: by the solver's own judge, and by the rules of the contract ([`alertes`]).

mod alertes;
mod bonus;
mod lectures;
mod locales;
mod maison;
mod part_min;
mod plafond;
mod recherche;
mod reservation;
pub mod scenario;
pub mod tache;
mod verrou;

use kernel::nombre::Nombre;
use std::collections::{BTreeMap, BTreeSet};

use super::admissible::{self, LigneDemandee};
use super::parametres::{FormeBonus, PerimetrePlancher, UniteCpo};
use super::situation::Retenu;
use super::{Catalogue, Conclusion, Etape, Euros, Financeur, Parametres, Situation};
pub use alertes::{Alerte, alertes, avec_plan};
pub use bonus::BonusAcquis;
pub use lectures::{Lectures, lectures};
pub use locales::{RegleSuivie, Tenue, rompues};
pub use part_min::{PartServie, parts_servies};
pub use plafond::Plafond;
pub use recherche::{Juge, Pose};
pub use reservation::pris_sur_reservation;
pub use verrou::{RefusVerrou, verifier_verrou};

/// A file as a programme sees it.
#[derive(Debug, Clone)]
pub struct Candidat {
    /// « numéro public `AAAA-nnnn` ».
    pub numero: String,
    pub situation: Situation,
    /// Mean of its readers, on the scale of the grid; none when nobody read it.
    pub note: Option<Nombre>,
    /// Shares of the QPV, basis points.
    pub qpv: BTreeMap<String, i64>,
    pub defi: Option<String>,
    pub axes: BTreeSet<String>,
    /// What an agreement reserved for it this year, by signatory; none, it competes.
    pub reserves: BTreeMap<Financeur, Euros>,
    pub primo_porteur: bool,
    /// The rules that a waiver in force lifts for this file: the calculation does not hold it to those of the letter.
    pub levees: BTreeSet<String>,
}

/// What people chose, and what the calculation respects.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choix {
    pub verrous: Vec<solver::Verrou>,
    pub minima: Vec<solver::Minimum>,
    /// « chacune peut être imposée au calcul » (§ 6, `cpo_lecture`).
    pub lecture_a: bool,
    pub lecture_b: bool,
    /// « μ par dossier » (§ 6): by public number, per cent; the others have that of the call.
    pub parts_min_pct: BTreeMap<String, i64>,
    /// The plan as people left it: what it gives, by hand, to a file that does not compete is out of the question and taken off
    /// the envelopes.
    pub a_la_main: solver::Plan,
}

/// A call as a programme sees it.
#[derive(Debug, Clone)]
pub struct Programme<'a> {
    pub candidats: &'a [Candidat],
    /// « Disponible = enveloppe − réservations ».
    pub disponibles: &'a BTreeMap<Financeur, Euros>,
    pub parametres: &'a Parametres,
    /// Inhabitants of each QPV.
    pub population: &'a BTreeMap<String, i64>,
    /// The shares of the envelopes.
    pub plafonds: &'a [Plafond],
}

/// A line of a request that no programme may fund, and the rules that remove it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LigneOtee {
    pub numero: String,
    pub financeur: Financeur,
    pub regles: Vec<String>,
}

/// A question, and what was left out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub probleme: solver::Probleme,
    pub otees: Vec<LigneOtee>,
    /// Files nobody read: they count for no point.
    pub sans_note: Vec<String>,
    /// Lines whose funder answered « rien », by file and funder, with what was asked: the calculation gives them nothing.
    pub refusees: BTreeMap<(String, String), i64>,
    /// The blocking rules of the letter, and how the calculation obeys each.
    pub suivies: Vec<RegleSuivie>,
}

/// Whole euros of an amount, what is under the euro forgotten.
const fn euros_entiers(montant: Euros) -> i64 {
    montant.centimes().div_euclid(100)
}

/// Whether a lock is about one of these lines: nothing may be given there already.
fn porte_sur(verrou: &solver::Verrou, lignes: &BTreeMap<(String, String), i64>) -> bool {
    use solver::Verrou::{Ecarte, FinanceurExclu, Montant, Plafond, Retenu};
    match verrou {
        Montant { dossier, financeur, .. } | Plafond { dossier, financeur, .. } | FinanceurExclu { dossier, financeur } => {
            lignes.contains_key(&(dossier.clone(), financeur.clone()))
        }
        Retenu { .. } | Ecarte { .. } => false,
    }
}

impl Choix {
    /// Whether people locked an amount on a line.
    fn reprend(&self, numero: &str, qui: &Financeur) -> bool {
        let pose = |v: &solver::Verrou| {
            matches!(v, solver::Verrou::Montant { dossier, financeur, montant }
                if dossier == numero && financeur == qui.code() && *montant > 0)
        };
        self.verrous.iter().any(pose)
    }
}

/// Thousandths of a point, rounded down; a note is never negative.
fn milliemes(note: &Nombre) -> i64 {
    let mille = note * &Nombre::from(1_000);
    mille.arrondi(0, false).parse::<i64>().unwrap_or_default().max(0)
}

impl Programme<'_> {
    /// The question of these files, under these choices.
    #[must_use]
    pub fn question(&self, catalogue: &Catalogue, choix: &Choix) -> Question {
        let p = self.parametres;
        let (mut dossiers, mut otees, mut sans_note) = (vec![], vec![], vec![]);
        let mut refusees = BTreeMap::new();
        for candidat in self.candidats.iter().filter(|c| !c.sur_reservation()) {
            let mut lignes = admissible::lignes(catalogue, &candidat.situation);
            let refus = candidat.refus();
            // « 0 = « rien » » (§ 3): only people take it back, by locking an amount.
            lignes.retain(|l| {
                let ouverte = !refus.contains(&&l.financeur) || choix.reprend(&candidat.numero, &l.financeur);
                if let (false, Some(demande)) = (ouverte, l.demande) {
                    refusees.insert((candidat.numero.clone(), l.financeur.code().to_owned()), euros_entiers(demande));
                }
                ouverte
            });
            otees.extend(lignes.iter().filter(|l| !l.ecartee_par.is_empty()).map(|l| LigneOtee {
                numero: candidat.numero.clone(),
                financeur: l.financeur.clone(),
                regles: l.ecartee_par.iter().map(|(code, _)| code.clone()).collect(),
            }));
            if candidat.note.is_none() {
                sans_note.push(candidat.numero.clone());
            }
            dossiers.push(candidat.dossier(catalogue, p, &lignes, choix.parts_min_pct.get(&candidat.numero).copied()));
        }
        let poses = self.poses_a_la_main(choix);
        let pris = |f: &Financeur| poses.values().filter_map(|l| l.get(f.code())).sum::<i64>();
        let enveloppes =
            self.disponibles.iter().map(|(f, &b)| (f.code().to_owned(), (euros_entiers(b) - pris(f)).max(0))).collect();
        let connus: BTreeSet<&str> = dossiers.iter().map(|d: &solver::Dossier| d.id.as_str()).collect();
        let verrous =
            choix.verrous.iter().filter(|v| connus.contains(v.dossier()) && !porte_sur(v, &refusees)).cloned().collect();
        let parametres = self.parametres_du_calcul(catalogue, choix);
        let (mut locales, suivies) = self.locales(catalogue, &dossiers, &|f| parametres.plancher_de(f));
        locales.extend(self.plafonds.iter().filter_map(|p| p.locale(&dossiers, &poses)));
        let probleme =
            solver::Probleme { enveloppes, parametres, verrous, population: self.population.clone(), locales, dossiers };
        Question { probleme, otees, sans_note, refusees, suivies }
    }

    /// What people gave by hand to the files that do not compete, outside their reservations.
    fn poses_a_la_main(&self, choix: &Choix) -> solver::Plan {
        let hors_concours = self.candidats.iter().filter(|c| c.sur_reservation());
        let lignes = hors_concours.map(|c| (c.numero.clone(), c.hors_reservation(choix.a_la_main.get(&c.numero))));
        lignes.filter(|(_, l)| !l.is_empty()).collect()
    }

    /// What the calculation holds to. A rule that the letter set aside binds it no more; the letter's own rules are beside
    /// ([`locales`]).
    fn parametres_du_calcul(&self, catalogue: &Catalogue, choix: &Choix) -> solver::Parametres {
        let p = self.parametres;
        let tenue = |code: &str| !catalogue.ecarte(code);
        let plancher = |code: &str, plancher: Euros| if tenue(code) { euros_entiers(plancher) } else { 0 };
        let perimetre = match p.plancher_perimetre {
            PerimetrePlancher::Tous => solver::Perimetre::Tous,
            PerimetrePlancher::PrincipauxEtDepartement => solver::Perimetre::PrincipauxEtDepartement,
        };
        let unite = match p.cpo_b_unite {
            UniteCpo::Euros => solver::UniteCpo::Euros,
            UniteCpo::Conventions => solver::UniteCpo::Conventions,
        };
        let lecture_a = choix.lecture_a && tenue("CPO-03A");
        let du_contrat = || p.principaux.iter().map(|f| f.code().to_owned()).collect();
        let (principaux, min_principaux) = if tenue("AAP-05") {
            (du_contrat(), usize::try_from(p.min_principaux).unwrap_or(1).max(1))
        } else {
            // (3) goes and (4) stays: someone else than the CAF, whoever it is. Where the principal funders count for more than
            // (3), they stay those of the contract, and one of them is asked.
            let autres: BTreeSet<String> =
                self.disponibles.keys().map(|f| f.code().to_owned()).filter(|c| c != Financeur::CAF).collect();
            let libre = perimetre == solver::Perimetre::Tous && !lecture_a && (1..=10).contains(&autres.len());
            (if libre { autres } else { du_contrat() }, 1)
        };
        solver::Parametres {
            principaux,
            min_principaux,
            // « plancher m_f » : AAP-06 for each, DEP-01 for the Département only.
            plancher: plancher("AAP-06", p.plancher),
            plancher_departement: plancher("DEP-01", p.plancher_departement),
            perimetre,
            caf: Financeur::CAF.to_owned(),
            departement: Financeur::DEPARTEMENT.to_owned(),
            part_min_pb: p.part_min_demande_pct * 100,
            minima: choix.minima.clone(),
            lecture_a,
            lecture_b: (choix.lecture_b && tenue("CPO-03B")).then_some(unite),
            tolerance_equite_pb: p.tolerance_equite_pct * 100,
        }
    }

    /// The files, as the rules of the programme look at them once `plan` is proposed.
    #[must_use]
    pub fn retenus(&self, plan: &solver::Plan) -> Vec<Retenu> {
        let retenu = |c: &Candidat| Retenu {
            plan: avec_plan(&c.situation, Some(&c.lignes(plan.get(&c.numero)))).plan,
            hors_qpv: c.situation.dossier.hors_qpv,
            cpo: c.situation.dossier.cpo,
            reservation: c.sur_reservation(),
            reserves: c.reserves.clone(),
            experimentale: c.situation.dossier.innovant,
            categorie: c.situation.cpo.categorie.clone(),
            qpv: c.qpv.keys().cloned().collect(),
            structurante: c.situation.porteur.structurante,
            annees_financees: c.situation.dossier.annees_financees.clone(),
        };
        self.candidats.iter().map(retenu).collect()
    }
}

impl Candidat {
    fn dossier(
        &self,
        catalogue: &Catalogue,
        p: &Parametres,
        lignes: &[LigneDemandee],
        part_min_pct: Option<i64>,
    ) -> solver::Dossier {
        let demande = lignes
            .iter()
            .filter_map(|l| Some((l.financeur.code().to_owned(), euros_entiers(l.admise()?))))
            .filter(|(_, m)| *m > 0)
            .collect();
        let cpo = self.situation.dossier.cpo;
        solver::Dossier {
            id: self.numero.clone(),
            note: self.note.as_ref().map_or(0, milliemes) + self.bonus(catalogue, p),
            demande,
            qpv: self.qpv.clone(),
            defi: self.defi.clone(),
            axes: self.axes.clone(),
            cpo,
            base_cpo: if cpo { self.situation.base_cpo().map(euros_entiers) } else { None },
            // Lines of the CAF that CAF-02, 03, 07 or 08 block are already out of `demande`.
            annee_civile: true,
            part_min_pb: part_min_pct.map(|pct| pct * 100),
            primo_porteur: self.primo_porteur,
            priorite: p.bonus_forme == FormeBonus::Priorite && self.bonus_acquis(catalogue),
        }
    }

    /// « note + bonus AAP-07 »: in thousandths, when the parameters say that the bonus is in points.
    fn bonus(&self, catalogue: &Catalogue, p: &Parametres) -> i64 {
        let Some(valeur) = p.bonus_valeur.filter(|_| p.bonus_forme == FormeBonus::Points) else { return 0 };
        if self.bonus_acquis(catalogue) { valeur * 1_000 } else { 0 }
    }

    fn bonus_acquis(&self, catalogue: &Catalogue) -> bool {
        let a_la_proposition = Situation { etape: Some(Etape::Propose), ..self.situation.clone() };
        catalogue.juger("AAP-07", &a_la_proposition).is_ok_and(|v| v.verdict == Conclusion::Acquis)
    }
}

#[cfg(test)]
mod tests;
