//! Loads the plan around a sitting, for the pure preparation. A fixed number of statements.

use crate::calculs::{Objet, PlanLu};
use crate::model::{
    BilanAnnuel, Campagne, Comite, Contrat, Decision, Declinaison, FicheAction, FicheActionId, Marque, Participation,
    Realisation, Reponse,
};
use crate::regles::annee::annee_du;
use crate::regles::decision::Dossier;
use indicateurs::model::{Indicateur, Observation, Rattachement};
use jiff::civil::Date;
use kernel::nombre::Nombre;
use std::collections::BTreeMap;
use store::{Read, StoreError, args};

/// What was read; `dossier()` lends it to the rules.
#[derive(Debug, Clone)]
pub struct DossierCharge {
    pub plan: PlanLu,
    pub attendus: BTreeMap<FicheActionId, Nombre>,
    pub comite: Comite,
    pub campagne: Option<Campagne>,
    pub exercice: i64,
    pub le: Date,
    pub fiches: Vec<FicheAction>,
    pub declinaisons: Vec<Declinaison>,
    pub bilans: Vec<BilanAnnuel>,
    pub realisations: Vec<Realisation>,
    pub reponses: Vec<Reponse>,
    pub participations: Vec<Participation>,
    pub marques: Vec<Marque>,
    pub indicateurs: Vec<Indicateur>,
    pub rattachements: Vec<Rattachement>,
    pub observations: Vec<Observation>,
    pub decisions: Vec<Decision>,
    pub comites: Vec<Comite>,
}

impl DossierCharge {
    #[must_use]
    pub fn dossier(&self) -> Dossier<'_> {
        Dossier {
            contrat: &self.plan.contrat,
            attendus: &self.attendus,
            comite: &self.comite,
            campagne: self.campagne.as_ref(),
            exercice: self.exercice,
            le: self.le,
            fiches: &self.fiches,
            declinaisons: &self.declinaisons,
            bilans: &self.bilans,
            realisations: &self.realisations,
            reponses: &self.reponses,
            participations: &self.participations,
            marques: &self.marques,
            indicateurs: &self.indicateurs,
            rattachements: &self.rattachements,
            observations: &self.observations,
            decisions: &self.decisions,
            comites: &self.comites,
        }
    }
}

/// Loads the plan around a sitting. The year under review is the campaign's, or that of the sitting's day;
/// deadlines are read on the day of the sitting once it is past, today before.
///
/// # Errors
/// `StoreError`.
pub async fn charger_dossier(
    r: &mut impl Read,
    contrat: Contrat,
    comite: Comite,
    aujourd_hui: Date,
) -> Result<DossierCharge, StoreError> {
    let id = contrat.id;
    let cle = id.to_string();
    let campagne = match comite.campagne_id {
        Some(c) => Some(r.load::<Campagne>(&c).await?),
        None => None,
    };
    let exercice = campagne.as_ref().map_or_else(|| annee_du(&contrat, comite.tenue_le), |c| c.exercice);
    let reponses = match &campagne {
        Some(c) => r.list::<Reponse>("campagne_id = $2", args![c.id]).await?,
        None => vec![],
    };
    let le = comite.tenue_le.min(aujourd_hui);
    let plan = PlanLu::lire(r, contrat).await?;
    let jour = plan.jour_attendu(exercice, le);
    let attendus =
        plan.fiches.iter().filter_map(|f| plan.attendu(Objet::Fiche(f.id), jour).valeur.map(|part| (f.id, part))).collect();
    Ok(DossierCharge {
        exercice,
        le,
        fiches: r.list("contrat_id = $2 AND retiree_le IS NULL ;; ORDER BY numero", args![id]).await?,
        declinaisons: r.list("contrat_id = $2 AND retiree_le IS NULL ;; ORDER BY ordre", args![id]).await?,
        bilans: r.list("contrat_id = $2 ;; ORDER BY annee", args![id]).await?,
        realisations: r.list("contrat_id = $2 ;; ORDER BY annee", args![id]).await?,
        reponses,
        participations: r.list("contrat_id = $2 ;; ORDER BY ordre", args![id]).await?,
        marques: r.list("contrat_id = $2 AND etat = 'ouverte' ;; ORDER BY ordre", args![id]).await?,
        indicateurs: r.list("contrat_id = $2 ;; ORDER BY ordre", args![cle]).await?,
        rattachements: r.list("contrat_id = $2 ;; ORDER BY id", args![cle]).await?,
        observations: r.list("contrat_id = $2 AND annee >= $3 AND annee <= $4", args![cle, exercice - 1, exercice]).await?,
        decisions: r.list("contrat_id = $2 ;; ORDER BY ordre", args![id]).await?,
        comites: r.list("contrat_id = $2 ;; ORDER BY tenue_le, id", args![id]).await?,
        plan,
        attendus,
        comite,
        campagne,
    })
}
