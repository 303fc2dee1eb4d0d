//! What falls due in calls, for the agenda of each. An association finds its own files and nothing else; the others find the dates
//! of calls, a funder its payments, who asked a question the day of its answer.

use crate::actes::equipe::{habilitations, main_selon};
use crate::droits::{conduit, est_de, lit, lit_les_dossiers, voit_appel};
use crate::model::*;
use crate::regles::appel::{lettre_du, parametres_du};
use crate::regles::bilan::{limite, limite_legale, modifiable};
use crate::regles::etats::{EtatAppel, EtatDossier};
use crate::regles::{heure, question};
use crate::store::agenda::{self, DuPorteur};
use crate::{m, mots, store as lectures};
use jiff::civil::Date;
use kernel::Right;
use kernel::actor::Reach;
use sheets::Evenement;
use std::collections::HashMap;
use store::{Reader, StoreError};
use web::Visit;

/// The deadlines of calls that a visitor is told of.
///
/// # Errors
/// `StoreError`.
pub async fn echeances(visit: &Visit, r: &mut Reader) -> Result<Vec<Evenement>, StoreError> {
    if visit.reach(Right::LireAppel, None) == Reach::Rien {
        return Ok(vec![]);
    }
    let appels = lectures::appels(r).await?;
    let mut lettres: HashMap<AppelId, Vec<LettreCadrage>> = HashMap::new();
    for lettre in agenda::lettres(r).await? {
        lettres.entry(lettre.appel_id).or_default().push(lettre);
    }
    let lus = Appels { visit, appels, lettres };
    let mut tous = lus.dates();
    tous.extend(lus.de_l_instruction(r).await?);
    tous.extend(lus.du_porteur(r).await?);
    Ok(tous)
}

/// Whether a visitor comes to that contract as a holder: it is told of its files only.
fn en_porteur(visit: &Visit, contrat: &str) -> bool {
    visit.reach(Right::DeposerDossier, Some(contrat)) == Reach::Confie
}

struct Appels<'a> {
    visit: &'a Visit,
    appels: Vec<Appel>,
    lettres: HashMap<AppelId, Vec<LettreCadrage>>,
}

impl Appels<'_> {
    fn evenement(&self, uid: String, titre: String, description: String, chemin: &str, jour: Date) -> Evenement {
        Evenement {
            uid: format!("{uid}@{}", self.visit.collectivite.slug),
            titre,
            description,
            lieu: String::new(),
            lien: self.visit.absolute(chemin),
            debut: jour,
            fin: jour,
            annule: false,
        }
    }

    fn appel(&self, id: AppelId) -> Option<&Appel> {
        self.appels.iter().find(|a| a.id == id)
    }

    fn lettres(&self, appel: &Appel) -> &[LettreCadrage] {
        self.lettres.get(&appel.id).map(Vec::as_slice).unwrap_or_default()
    }

    /// Closings, dates of the letters, days of the reviews.
    fn dates(&self) -> Vec<Evenement> {
        let t = m(self.visit.lang);
        let mut tous = vec![];
        let leurs = |a: &&Appel| voit_appel(self.visit, a) && !en_porteur(self.visit, &a.contrat_id);
        for appel in self.appels.iter().filter(leurs) {
            let chemin = format!("/appels/{}", appel.slug);
            let annule = appel.etat == EtatAppel::Abandonne;
            let lettres = self.lettres(appel);
            if let Some(fin) = appel.fin_des_depots() {
                let texte = t.agenda_cloture_texte(mots::instant(fin, self.visit.lang));
                let uid = format!("appel-{}-cloture", appel.id);
                let e = self.evenement(uid, t.agenda_appel_cloture(&appel.intitule), texte, &chemin, heure::jour(fin));
                tous.push(Evenement { annule, ..e });
            }
            let reperes = lettre_du(lettres, self.visit.today()).map(|l| l.contenu.calendrier.as_slice()).unwrap_or_default();
            for (rang, repere) in reperes.iter().enumerate() {
                let titre = t.agenda_appel_repere(&appel.intitule, &repere.quoi);
                let e = self.evenement(format!("appel-{}-repere-{rang}", appel.id), titre, String::new(), &chemin, repere.le);
                tous.push(Evenement { annule, ..e });
            }
            let rendus = matches!(appel.etat, EtatAppel::Notification | EtatAppel::Execution | EtatAppel::Bilans);
            if rendus && lit_les_dossiers(self.visit, appel) {
                let parametres = parametres_du(lettres, self.visit.today());
                let chemin = format!("{chemin}/bilans");
                let exercice = appel.exercice.to_string();
                tous.extend(limite(appel.exercice, &parametres).map(|jour| {
                    let uid = format!("appel-{}-bilans", appel.id);
                    self.evenement(uid, t.agenda_appel_bilans(&exercice), String::new(), &chemin, jour)
                }));
                tous.extend(limite_legale(appel.exercice).map(|jour| {
                    let uid = format!("appel-{}-comptes-rendus", appel.id);
                    self.evenement(uid, t.agenda_appel_comptes_rendus(&exercice), String::new(), &chemin, jour)
                }));
            }
        }
        tous
    }

    /// The payments fixed by agreements, all of them to the team, its own to a funder; the answers that this account waits for.
    async fn de_l_instruction(&self, r: &mut Reader) -> Result<Vec<Evenement>, StoreError> {
        if self.visit.reach(Right::InstruireDossier, None) == Reach::Rien {
            return Ok(vec![]);
        }
        let t = m(self.visit.lang);
        let inscrits = lectures::financeurs(r).await?;
        let mut tous = vec![];
        for c in agenda::conventions(r).await? {
            let Some(appel) = self.appel(c.appel_id) else { continue };
            let inscrit = inscrits.iter().find(|f| f.code == c.financeur);
            let sienne = inscrit.and_then(|f| f.organisation_id).is_some_and(|id| est_de(self.visit, &id.to_string()))
                && self.visit.reach(Right::InstruireDossier, Some(&appel.contrat_id)) != Reach::Rien;
            if sienne || conduit(self.visit, appel) {
                let chemin = format!("/appels/{}/conventions", appel.slug);
                tous.extend(self.versements(&c, inscrit, &chemin));
            }
        }
        let compte = self.visit.visitor.as_ref().map(|v| v.compte_id.clone()).unwrap_or_default();
        for q in agenda::questions_de(r, &compte).await? {
            let chemin = format!("/dossiers/{}/questions", q.dossier_id);
            let uid = format!("question-{}", q.id);
            tous.push(self.evenement(uid, t.agenda_question_posee(), q.question, &chemin, q.attendue_le));
        }
        Ok(tous)
    }

    fn versements(&self, c: &Convention, inscrit: Option<&FinanceurInscrit>, chemin: &str) -> Vec<Evenement> {
        let t = m(self.visit.lang);
        let nom = inscrit.map_or_else(|| c.financeur.code().to_owned(), |f| f.nom.clone());
        let aides = c.contenu.aides.iter().map(|a| format!("{} {}", a.numero, a.intitule)).collect::<Vec<_>>().join("\n");
        let un = |(rang, e): (usize, &EcheanceVersement)| {
            let texte = format!("{}\n{aides}", t.agenda_versement_texte(&c.identifiant));
            let titre = t.agenda_versement(mots::euros(Some(e.montant), self.visit.lang), &nom);
            self.evenement(format!("versement-{}-{rang}", c.id), titre, texte, chemin, e.le)
        };
        c.contenu.echeances.iter().enumerate().map(un).collect()
    }

    /// The files of a holder, as far as the account was invited: the closing that a draft must meet, the answers and reviews
    /// waited for, the payments to come.
    async fn du_porteur(&self, r: &mut Reader) -> Result<Vec<Evenement>, StoreError> {
        let organisation = self.visit.visitor.as_ref().and_then(|v| v.organisation_id.clone());
        let Some(organisation) = organisation.filter(|_| en_porteur_quelque_part(self.visit)) else { return Ok(vec![]) };
        let Some(porteur) = lectures::porteur_de(r, &organisation).await? else { return Ok(vec![]) };
        let invite = habilitations(r, self.visit).await?;
        let lu = agenda::du_porteur(r, porteur.id).await?;
        let inscrits = lectures::financeurs(r).await?;
        let mut tous = vec![];
        let mut siens = vec![];
        for d in &lu.dossiers {
            let Some(appel) = self.appel(d.appel_id).filter(|a| en_porteur(self.visit, &a.contrat_id)) else { continue };
            let main = main_selon(self.visit, &porteur, Some(&appel.contrat_id), &invite);
            if lit(self.visit, d, &porteur, appel, &main) {
                siens.push(d.id);
                tous.extend(self.d_un_dossier(appel, d, &lu));
            }
        }
        for c in &lu.conventions {
            // An agreement covers files of one holder; who was invited to one of them reads that one's.
            if let Some(id) = siens.iter().find(|id| c.couvre(**id)).filter(|_| toutes_siennes(c, &siens)) {
                let inscrit = inscrits.iter().find(|f| f.code == c.financeur);
                tous.extend(self.versements(c, inscrit, &format!("/dossiers/{id}/versements")));
            }
        }
        Ok(tous)
    }

    fn d_un_dossier(&self, appel: &Appel, d: &Dossier, lu: &DuPorteur) -> Vec<Evenement> {
        let t = m(self.visit.lang);
        let nom = d.numero.as_ref().map_or_else(|| d.intitule.clone(), |n| format!("{n} {}", d.intitule));
        let chemin = format!("/dossiers/{}", d.id);
        let mut tous = vec![];
        let a_deposer = matches!(d.etat, EtatDossier::Brouillon | EtatDossier::ACompleter) && appel.etat == EtatAppel::Ouvert;
        if let Some(fin) = appel.fin_des_depots().filter(|_| a_deposer) {
            let texte = t.agenda_cloture_texte(mots::instant(fin, self.visit.lang));
            tous.push(self.evenement(format!("cloture-{}", d.id), t.agenda_cloture(&nom), texte, &chemin, heure::jour(fin)));
        }
        if question::posable(d.etat).is_ok() {
            for q in lu.questions.iter().filter(|q| q.dossier_id == d.id) {
                let (uid, ou) = (format!("question-{}", q.id), format!("{chemin}/questions"));
                tous.push(self.evenement(uid, t.agenda_question(&nom), q.question.clone(), &ou, q.attendue_le));
            }
        }
        let bilan = lu.bilans.iter().find(|b| b.dossier_id == d.id);
        if lu.votes.contains(&d.id) && modifiable(d.etat, bilan) {
            let parametres = parametres_du(self.lettres(appel), self.visit.today());
            let ou = format!("{chemin}/bilan");
            let contrat = limite(appel.exercice, &parametres);
            tous.extend(
                contrat.map(|jour| self.evenement(format!("bilan-{}", d.id), t.agenda_bilan(&nom), String::new(), &ou, jour)),
            );
            tous.extend(limite_legale(appel.exercice).map(|jour| {
                let texte = t.agenda_compte_rendu_texte();
                self.evenement(format!("compte-rendu-{}", d.id), t.agenda_compte_rendu(&nom), texte, &ou, jour)
            }));
        }
        tous
    }
}

/// Whether a visitor is a holder for some contract.
fn en_porteur_quelque_part(visit: &Visit) -> bool {
    let roles = visit.visitor.iter().flat_map(|v| v.roles.iter());
    roles.into_iter().any(|(role, _)| kernel::actor::reach(*role, Right::DeposerDossier) == Reach::Confie)
}

/// Whether every file that an agreement covers is among these.
fn toutes_siennes(c: &Convention, siens: &[DossierId]) -> bool {
    siens.contains(&c.dossier_id) && c.contenu.aides.iter().all(|a| siens.contains(&a.dossier))
}
