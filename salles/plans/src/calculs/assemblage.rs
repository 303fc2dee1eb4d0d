//! A plan read from records in memory: what `lire` asks of the tables in eight or nine statements. The two give
//! the same plan; a test holds them together over a whole history.

use super::plan_lu::{BilanLu, CampagneLue, FicheLue, MesureLue, PlanLu, ReponseLue, ValeurLue, decimal, reponse, small};
use super::remontees::Memoire;
use super::tables::{Tables, par_ordre};
use crate::model::{DeclinaisonId, EtatCampagne, FicheActionId, RoleParticipation};
use acteurs::model::{Organisation, OrganisationId};
use indicateurs::model::EtatObservation;
use indicateurs::regles::{Coupures, Declinaison, coupures_du_contrat};
use kernel::nombre::Nombre;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use store::StoreError;

impl PlanLu {
    /// The plan that these records say, as of the day `au` (absent: now).
    ///
    /// # Errors
    /// `StoreError::Broken` when a number cannot be read.
    pub fn de(tables: &Tables, au: Option<jiff::civil::Date>) -> Result<Self, StoreError> {
        let names: HashMap<OrganisationId, &Organisation> = tables.organisations.iter().map(|o| (o.id, o)).collect();
        let mut fiches = vec![];
        for f in par_ordre(tables.fiches.iter().filter(|f| f.retiree_le.is_none()), |f| f.numero) {
            let roles = par_ordre(tables.participations.iter().filter(|p| p.fiche_id == f.id), |p| p.ordre);
            let pilotes: Vec<&str> = roles
                .iter()
                .filter(|p| p.role == RoleParticipation::Pilote)
                .filter_map(|p| names.get(&p.organisation_id).map(|o| o.court()))
                .collect();
            let (cases, ids_des_cases) = cases(tables, f.id, f.numero);
            fiches.push(Arc::new(FicheLue {
                id: f.id,
                noeud_id: f.noeud_id,
                numero: f.numero,
                titre: f.titre.clone(),
                statut: f.statut.clone(),
                poids: f.poids,
                public_cible: f.public_cible.clone(),
                recherche: f.recherche.clone(),
                pilotes: pilotes.join(", "),
                participants: roles.iter().map(|p| format!("{}:{}", p.role.code(), p.organisation_id)).collect(),
                bilans: bilans(tables, f.id),
                cases,
                ids_des_cases,
                mesures: mesures(tables, f.id)?,
            }));
        }
        let (campagnes, reponses) = campagnes(tables);
        let noeuds = par_ordre(tables.noeuds.iter(), |n| n.ordre).into_iter().cloned().collect();
        Ok(Self { contrat: tables.contrat.clone(), noeuds, fiches, campagnes, reponses, au, memoire: Memoire::default() })
    }
}

fn bilans(tables: &Tables, fiche: FicheActionId) -> BTreeMap<i64, BilanLu> {
    let own = tables.bilans.iter().filter(|b| b.fiche_id == fiche);
    own.map(|b| {
        let bilan = BilanLu {
            palier: b.palier,
            atteinte: b.atteinte,
            meteo: b.meteo,
            meteo_le: b.meteo_le,
            auteur: b.auteur.clone(),
            accepte_par: b.accepte_par.clone(),
        };
        (b.annee, bilan)
    })
    .collect()
}

fn cases(tables: &Tables, fiche: FicheActionId, numero: i64) -> (Vec<Declinaison>, Vec<DeclinaisonId>) {
    let own = tables.declinaisons.iter().filter(|d| d.fiche_id == fiche && d.retiree_le.is_none());
    par_ordre(own, |d| d.ordre)
        .into_iter()
        .map(|d| {
            let said = tables.realisations.iter().filter(|r| r.declinaison_id == d.id);
            let case = Declinaison {
                cle: format!("{numero}{}", d.lettre),
                annees: d.annees.iter().map(|a| small(*a)).collect(),
                reponses: said.map(|r| (small(r.annee), reponse(r.fait))).collect(),
            };
            (case, d.id)
        })
        .unzip()
}

fn mesures(tables: &Tables, fiche: FicheActionId) -> Result<Vec<MesureLue>, StoreError> {
    let key = fiche.to_string();
    let attached = |i: &indicateurs::model::Indicateur| {
        tables.rattachements.iter().any(|r| r.objet == "fiche" && r.objet_id == key && r.indicateur_id == i.id)
    };
    let coupures = coupures_du_contrat(&tables.ruptures, &tables.suivis);
    let mut out = vec![];
    for i in par_ordre(tables.indicateurs.iter().filter(|i| attached(i)), |i| i.ordre) {
        let mut cibles = BTreeMap::new();
        for target in tables.cibles.iter().filter(|c| c.indicateur_id == i.id) {
            if let Some(value) = decimal(Some(target.valeur.clone()))? {
                cibles.insert(target.annee, value);
            }
        }
        let mut valeurs = BTreeMap::new();
        for o in tables.observations.iter().filter(|o| o.indicateur_id == i.id && o.etat == EtatObservation::Validee) {
            let (auteur, lecture) = (o.auteur.clone(), o.lecture.0.clone());
            let one = ValeurLue { valeur: decimal(o.valeur.clone())?, absence: o.absence, auteur, lecture };
            valeurs.insert(o.annee, one);
        }
        let suivi = tables.suivis.iter().find(|s| s.indicateur_id == i.id);
        let mut mesure = MesureLue {
            id: i.id.to_string(),
            code: i.code.clone(),
            libelle: i.libelle.clone(),
            unite: i.unite.clone(),
            mesure: i.mesure,
            echelle: i.echelle.0.clone(),
            sens: i.sens,
            reference: decimal(i.reference.clone())?,
            poids: decimal(Some(i.poids.clone()))?.unwrap_or_else(Nombre::un),
            etat: i.etat,
            cibles,
            valeurs,
            reference_le: i.reference_le,
            minimum: decimal(suivi.and_then(|s| s.minimum.clone()))?,
            maximum: decimal(suivi.and_then(|s| s.maximum.clone()))?,
            source: suivi.map(|s| s.source.clone()).unwrap_or_default(),
            coupures: Coupures::default(),
            fins: BTreeMap::new(),
        };
        mesure.couper(&tables.contrat, coupures.get(&i.id));
        out.push(mesure);
    }
    Ok(out)
}

fn campagnes(tables: &Tables) -> (Vec<CampagneLue>, HashMap<(FicheActionId, i64), ReponseLue>) {
    let kept = par_ordre(tables.campagnes.iter().filter(|c| c.etat != EtatCampagne::Annulee), |c| c.exercice);
    let mut reponses = HashMap::new();
    for c in &kept {
        for r in tables.reponses.iter().filter(|r| r.campagne_id == c.id) {
            let one = ReponseLue { etat: r.etat, echeance: r.echeance.unwrap_or(c.echeance), exercice: c.exercice };
            reponses.insert((r.fiche_id, c.exercice), one);
        }
    }
    let all = kept
        .into_iter()
        .map(|c| CampagneLue { id: c.id.to_string(), exercice: c.exercice, etat: c.etat, echeance: c.echeance })
        .collect();
    (all, reponses)
}
