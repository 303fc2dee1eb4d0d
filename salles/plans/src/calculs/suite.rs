//! A plan kept in memory follows its journal: what was written since is read from the entries and put in its place; the
//! sheets that moved are rolled up again, with the levels above them, and nothing else. Decision 0013.

use super::plan_lu::{
    BilanLu, CampagneLue, FicheLue, MesureLue, PlanLu, ReponseLue, Reponses, ValeurLue, decimal, reponse, small,
};
use crate::model::{BilanAnnuel, Contrat, ContratId, FicheAction, FicheActionId, Realisation, Reponse};
use indicateurs::model::{Cible, EtatObservation, IndicateurId, Observation};
use indicateurs::regles::Declinaison;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use store::journal::{Entree, Tete};
use store::{Read, Reader, Record, StoreError, journal};

/// A plan of 55 sheets weighs a few hundred kilobytes.
const PLANS_GARDES: usize = 16;
/// Past that, reading the plan whole costs less than following its journal.
const ENTREES_SUIVIES: usize = 400;

type Garde = (ContratId, Option<Tete>, Arc<PlanLu>);
static GARDES: Mutex<VecDeque<Garde>> = Mutex::new(VecDeque::new());

impl PlanLu {
    /// The plan as it stands. Nothing changes without an entry of the journal, so the hash of its last entry names one
    /// state of the plan: the few plans last read are kept, and brought up to date from the entries written since.
    ///
    /// # Errors
    /// As `lire`.
    pub async fn courant(reader: &mut Reader, contrat: Contrat) -> Result<Arc<Self>, StoreError> {
        Ok(Self::courant_et_tete(reader, contrat).await?.0)
    }

    /// The same, with the entry of the journal that names its state.
    ///
    /// # Errors
    /// As `lire`.
    pub async fn courant_et_tete(reader: &mut Reader, contrat: Contrat) -> Result<(Arc<Self>, Option<Tete>), StoreError> {
        let state = journal::tete(reader).await?;
        let kept = prendre(contrat.id);
        if let Some((known, plan)) = &kept
            && *known == state
        {
            ranger(contrat.id, state.clone(), plan.clone());
            return Ok((plan.clone(), state));
        }
        let id = contrat.id;
        let followed = match kept {
            Some((Some(known), plan)) => plan.suivre(reader, &known).await?,
            _ => None,
        };
        let plan = match followed {
            Some(plan) => plan,
            None => Arc::new(Self::lire(reader, contrat).await?),
        };
        ranger(id, state.clone(), plan.clone());
        Ok((plan, state))
    }

    /// The plan after the entries that followed `depuis`; nothing when it must be read again.
    pub(super) async fn suivre(self: Arc<Self>, reader: &mut impl Read, depuis: &Tete) -> Result<Option<Arc<Self>>, StoreError> {
        let Some(entries) = journal::suite(reader, depuis, ENTREES_SUIVIES).await? else { return Ok(None) };
        let mut plan = self;
        for entry in &entries {
            match effet(&entry.sujet) {
                Effet::Aucun => {}
                Effet::Relire => return Ok(None),
                Effet::Fiche => {
                    if !Arc::make_mut(&mut plan).appliquer(entry)? {
                        return Ok(None);
                    }
                }
            }
        }
        Ok(Some(plan))
    }

    /// Puts one entry in its place; false when the plan must be read again.
    fn appliquer(&mut self, entry: &Entree) -> Result<bool, StoreError> {
        match entry.sujet.as_str() {
            Observation::TABLE => {
                let [avant, apres] = entry.records::<Observation>()?;
                if let Some(o) = avant {
                    self.mesurer(&o.contrat_id, o.indicateur_id, |m| m.valeurs.remove(&o.annee).is_some());
                }
                for o in apres.into_iter().filter(|o| o.etat == EtatObservation::Validee) {
                    let lue =
                        ValeurLue { valeur: decimal(o.valeur)?, absence: o.absence, auteur: o.auteur, lecture: o.lecture.0 };
                    self.mesurer(&o.contrat_id, o.indicateur_id, |m| m.valeurs.insert(o.annee, lue.clone()).is_none());
                }
            }
            Cible::TABLE => {
                let [avant, apres] = entry.records::<Cible>()?;
                if let Some(c) = avant {
                    self.mesurer(&c.contrat_id, c.indicateur_id, |m| m.cibles.remove(&c.annee).is_some());
                }
                if let Some(c) = apres
                    && let Some(valeur) = decimal(Some(c.valeur))?
                {
                    self.mesurer(&c.contrat_id, c.indicateur_id, |m| m.cibles.insert(c.annee, valeur.clone()).is_none());
                }
            }
            BilanAnnuel::TABLE => {
                let [avant, apres] = entry.records::<BilanAnnuel>()?;
                if let Some(b) = avant {
                    self.changer(b.fiche_id, |f| {
                        f.bilans.remove(&b.annee);
                    });
                }
                if let Some(b) = apres {
                    let bilan = BilanLu {
                        palier: b.palier,
                        atteinte: b.atteinte,
                        meteo: b.meteo,
                        meteo_le: b.meteo_le,
                        auteur: b.auteur,
                        accepte_par: b.accepte_par,
                    };
                    self.changer(b.fiche_id, |f| {
                        f.bilans.insert(b.annee, bilan);
                    });
                }
            }
            Realisation::TABLE => {
                let [avant, apres] = entry.records::<Realisation>()?;
                if let Some(r) = avant {
                    self.cocher(&r, |case| {
                        case.reponses.remove(&small(r.annee));
                    });
                }
                if let Some(r) = apres {
                    self.cocher(&r, |case| {
                        case.reponses.insert(small(r.annee), reponse(r.fait));
                    });
                }
            }
            Reponse::TABLE => {
                let [avant, apres] = entry.records::<Reponse>()?;
                if let Some(r) = avant {
                    self.repondre(&r, |reponses, key, _| {
                        reponses.remove(&key);
                    });
                }
                if let Some(r) = apres {
                    self.repondre(&r, |reponses, key, campagne| {
                        let echeance = r.echeance.unwrap_or(campagne.echeance);
                        reponses.insert(key, ReponseLue { etat: r.etat, echeance, exercice: campagne.exercice });
                    });
                }
            }
            FicheAction::TABLE => {
                let [avant, apres] = entry.records::<FicheAction>()?;
                return Ok(self.corps(avant.as_ref(), apres));
            }
            _ => {}
        }
        Ok(true)
    }

    /// Changes an indicator wherever it is attached to a sheet. What `set` answers is not looked at.
    fn mesurer(&mut self, contrat: &str, indicateur: IndicateurId, set: impl Fn(&mut MesureLue) -> bool) {
        if contrat != self.contrat.id.to_string() {
            return;
        }
        let id = indicateur.to_string();
        let attached: Vec<FicheActionId> =
            self.fiches.iter().filter(|f| f.mesures.iter().any(|m| m.id == id)).map(|f| f.id).collect();
        for fiche in attached {
            self.changer(fiche, |f| {
                for mesure in f.mesures.iter_mut().filter(|m| m.id == id) {
                    set(mesure);
                }
            });
        }
    }

    /// Changes one déclinaison.
    fn cocher(&mut self, r: &Realisation, set: impl FnOnce(&mut Declinaison)) {
        self.changer(r.fiche_id, |f| {
            let place = f.ids_des_cases.iter().position(|id| *id == r.declinaison_id);
            if let Some(case) = place.and_then(|n| f.cases.get_mut(n)) {
                set(case);
            }
        });
    }

    /// Changes what is asked of a sheet in a review: « dispensée : sort des attendus ».
    fn repondre(&mut self, r: &Reponse, set: impl FnOnce(&mut Reponses, (FicheActionId, i64), &CampagneLue)) {
        let Some(campagne) = self.campagnes.iter().find(|c| c.id == r.campagne_id.to_string()) else { return };
        set(&mut self.reponses, (r.fiche_id, campagne.exercice), campagne);
        self.changer(r.fiche_id, |_| {});
    }

    /// The words of a sheet; false when its place in the plan moved.
    fn corps(&mut self, avant: Option<&FicheAction>, apres: Option<FicheAction>) -> bool {
        let ours = |f: &FicheAction| f.contrat_id == self.contrat.id;
        let (Some(avant), Some(apres)) = (avant, apres) else { return false };
        if !ours(avant) && !ours(&apres) {
            return true;
        }
        let place = |f: &FicheAction| (f.contrat_id, f.noeud_id, f.numero, f.retiree_le);
        if place(avant) != place(&apres) {
            return false;
        }
        self.changer(apres.id, |f| {
            f.titre = apres.titre;
            f.statut = apres.statut;
            f.poids = apres.poids;
            f.public_cible = apres.public_cible;
            f.recherche = apres.recherche;
        });
        true
    }

    /// Changes one sheet in force and forgets what was rolled up of it; nothing for a sheet of another plan.
    fn changer(&mut self, id: FicheActionId, set: impl FnOnce(&mut FicheLue)) {
        let Some(fiche) = self.fiches.iter_mut().find(|f| f.id == id) else { return };
        set(Arc::make_mut(fiche));
        let noeud = fiche.noeud_id;
        let above = self.niveaux_de(noeud);
        self.memoire.oublier(id, &above);
    }
}

/// What an entry about a table asks of a kept plan.
enum Effet {
    /// The plan does not read that table.
    Aucun,
    /// Some sheets move.
    Fiche,
    /// Its shape changes.
    Relire,
}

fn effet(table: &str) -> Effet {
    match table {
        "observation" | "cible" | "bilan_annuel" | "realisation" | "reponse" | "fiche_action" => Effet::Fiche,
        "contrat" | "noeud" | "participation" | "organisation" | "declinaison" | "indicateur" | "rattachement" | "suivi"
        | "rupture" | "campagne" => Effet::Relire,
        _ => Effet::Aucun,
    }
}

fn prendre(id: ContratId) -> Option<(Option<Tete>, Arc<PlanLu>)> {
    let kept = GARDES.lock().unwrap_or_else(PoisonError::into_inner);
    kept.iter().find(|(contrat, ..)| *contrat == id).map(|(_, state, plan)| (state.clone(), plan.clone()))
}

fn ranger(id: ContratId, state: Option<Tete>, plan: Arc<PlanLu>) {
    let mut kept = GARDES.lock().unwrap_or_else(PoisonError::into_inner);
    kept.retain(|(contrat, ..)| *contrat != id);
    kept.push_front((id, state, plan));
    kept.truncate(PLANS_GARDES);
}
