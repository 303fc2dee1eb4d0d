//! A call as a programme sees it.

use crate::regles::programmation::{Candidat, Choix, Juge, Pose, Programme, Question, Tenue};
use crate::regles::{Catalogue, Etape};
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
            situation: d.situation(Etape::Propose, self.jour),
            note: d.note(&self.appel.grille),
            qpv,
            defi: texte(&contenu.defi),
            axes: contenu.axes_dits().into_iter().map(str::to_owned).collect(),
            reservation: self.sur_reservation(d),
            primo_porteur: d.passe.iter().all(|p| !p.vote().est_positif()),
            levees: d.derogations_en_vigueur(self.jour).into_iter().map(|levee| levee.regle).collect(),
        }
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
        faire(&Programme {
            candidats: &candidats,
            disponibles: &disponibles,
            parametres: &self.parametres,
            population: &population,
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
