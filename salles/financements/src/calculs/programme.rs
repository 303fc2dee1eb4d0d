//! A call as a programme sees it.

use crate::regles::etats::EtatAppel;
use crate::regles::programmation::scenario::PlanEcrit;
use crate::regles::programmation::{Candidat, Choix, Juge, Pose, Programme, Question, Tenue, pris_sur_reservation};
use crate::regles::situation::Cellules;
use crate::regles::{Catalogue, Etape, Euros, Financeur, Plan, Situation};
use std::collections::{BTreeMap, BTreeSet};

use super::{AppelLu, DossierSuivi};

impl AppelLu {
    /// The files a programme may retain, « dossiers recevables », those on a reservation said so.
    #[must_use]
    pub fn candidats(&self) -> Vec<Candidat> {
        self.dossiers.iter().filter(|d| d.en_programmation()).map(|d| self.candidat(d)).collect()
    }

    fn candidat(&self, d: &DossierSuivi) -> Candidat {
        let contenu = &d.lu.dossier.contenu;
        // Whole per cent at the deposit; what is over a hundred would be refused by the solver, and was by the form.
        let qpv = contenu.qpv.iter().filter(|q| q.part > 0).map(|q| (q.code.clone(), q.part * 100)).collect();
        let texte = |t: &str| Some(t.trim().to_owned()).filter(|t| !t.is_empty());
        Candidat {
            numero: d.numero().to_owned(),
            situation: Situation { plan: self.matrice(d), ..d.situation(Etape::Propose, self.jour) },
            note: d.note(&self.appel.grille),
            qpv,
            defi: texte(&contenu.defi),
            axes: contenu.axes_dits().into_iter().map(str::to_owned).collect(),
            reserves: self.reserves(d),
            primo_porteur: d.passe.iter().all(|p| !p.vote().est_positif()),
            levees: d.derogations_en_vigueur(self.jour).into_iter().map(|levee| levee.regle).collect(),
        }
    }

    /// The matrix as a programme reads it: while funders still write their columns, what they propose is not in it.
    #[must_use]
    pub fn matrice(&self, d: &DossierSuivi) -> Plan {
        let mut plan = d.lu.plan();
        if matches!(self.appel.etat, EtatAppel::Clos | EtatAppel::Instruction) {
            for cellules in plan.values_mut() {
                *cellules = Cellules::ouvertes(&[cellules.demande]);
            }
        }
        plan
    }

    /// What the reservations of a file pay of its lines.
    #[must_use]
    pub fn pris_sur_reservation(&self, d: &DossierSuivi) -> BTreeMap<Financeur, Euros> {
        pris_sur_reservation(&self.reserves(d), &self.matrice(d))
    }

    /// The plan of a scenario with what reservations pay: what pages show, what the rules look at and what a lot freezes.
    #[must_use]
    pub fn plan_entier(&self, plan: &PlanEcrit) -> PlanEcrit {
        let mut entier = plan.clone();
        for d in self.dossiers.iter().filter(|d| d.en_programmation() && self.sur_reservation(d)) {
            let reserves = self.reserves(d);
            let mut lignes = entier.remove(d.numero()).unwrap_or_default();
            lignes.retain(|qui, _| !reserves.contains_key(qui));
            lignes.extend(self.pris_sur_reservation(d));
            if !lignes.is_empty() {
                entier.insert(d.numero().to_owned(), lignes);
            }
        }
        entier
    }

    /// Whether an agreement reserved what that funder gives that file.
    #[must_use]
    pub fn est_reservee(&self, numero: &str, qui: &Financeur) -> bool {
        self.dossier(numero).is_some_and(|d| self.reserves(d).contains_key(qui))
    }

    /// By funder, what a whole plan takes of what is available, then what it takes of reservations.
    #[must_use]
    pub fn pris(&self, entier: &PlanEcrit, qui: &Financeur) -> (Euros, Euros) {
        let (mut libre, mut reserve) = (Euros::ZERO, Euros::ZERO);
        for (numero, lignes) in entier {
            let Some(&montant) = lignes.get(qui) else { continue };
            let somme = if self.est_reservee(numero, qui) { &mut reserve } else { &mut libre };
            *somme = *somme + montant;
        }
        (libre, reserve)
    }

    /// The challenges the files serve, by name.
    #[must_use]
    pub fn defis(&self) -> BTreeSet<&str> {
        let dits = self.dossiers.iter().filter(|d| d.en_programmation()).map(|d| d.lu.dossier.contenu.defi.trim());
        dits.filter(|d| !d.is_empty()).collect()
    }

    /// Inhabitants by QPV, those known.
    #[must_use]
    pub fn population(&self) -> BTreeMap<String, i64> {
        self.quartiers.iter().filter(|(_, (_, h))| *h > 0).map(|(code, (_, h))| (code.clone(), *h)).collect()
    }

    /// Asks `faire` with this call as a programme; what is borrowed lives as long as the question.
    pub fn programme<T>(&self, faire: impl FnOnce(&Programme<'_>) -> T) -> T {
        let (candidats, disponibles, population) = (self.candidats(), self.disponibles(), self.population());
        let plafonds = self.plafonds();
        faire(&Programme {
            candidats: &candidats,
            disponibles: &disponibles,
            parametres: &self.parametres,
            population: &population,
            plafonds: &plafonds,
        })
    }

    /// The question of this call under these choices.
    #[must_use]
    pub fn question(&self, choix: &Choix) -> Question {
        self.programme(|p| p.question(Catalogue::de(p.parametres), choix))
    }

    /// The question of this call, with whoever judges its answers by the rules of the letter.
    #[must_use]
    pub fn poser(&self, choix: &Choix) -> Pose {
        let question = self.question(choix);
        let juge = question.suivies.iter().any(|r| r.tenue != Tenue::AuVote).then(|| Juge {
            candidats: self.candidats(),
            disponibles: self.disponibles(),
            parametres: self.parametres.clone(),
            a_la_main: choix.a_la_main.clone(),
        });
        Pose { probleme: question.probleme, juge }
    }

    /// What an earlier programme, or people, already propose: by file then funder, whole euros.
    #[must_use]
    pub fn plan_propose(&self) -> solver::Plan {
        let mut plan = solver::Plan::new();
        for d in self.dossiers.iter().filter(|d| d.en_programmation()) {
            for ligne in &d.lu.lignes {
                if let Some(montant) = ligne.propose().filter(|m| m.est_positif()) {
                    plan.entry(d.numero().to_owned())
                        .or_default()
                        .insert(ligne.financeur.code().to_owned(), montant.centimes() / 100);
                }
            }
        }
        plan
    }
}
