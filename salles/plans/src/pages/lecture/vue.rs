//! Everything one sheet shows beyond its figures, as it is or as it was.

use crate::calculs::{PlanLu, Tables, par_ordre};
use crate::model::{
    BilanAnnuel, ContratId, Decision, Declinaison, FicheAction, Lien, Marque, Participation, Piece, Programme, Realisation,
    RoleParticipation,
};
use acteurs::model::Organisation;
use indicateurs::model::{Indicateur, Rattachement};
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use store::journal::Tete;
use store::{Read, args};
use territoire::model::Territoire;
use web::PageError;

/// A sheet weighs some tens of kilobytes.
const VUES_GARDEES: usize = 64;

type Garde = (ContratId, i64, Tete, Arc<Vue>);
static GARDEES: Mutex<VecDeque<Garde>> = Mutex::new(VecDeque::new());

/// Everything one sheet shows beyond its figures.
pub(in crate::pages) struct Vue {
    pub(super) fiche: FicheAction,
    pub(super) declinaisons: Vec<Declinaison>,
    pub(super) realisations: Vec<Realisation>,
    pub(super) bilans: Vec<BilanAnnuel>,
    pub(super) participants: Vec<(Participation, Organisation)>,
    pub(super) liens: Vec<Lien>,
    pub(super) programmes: HashMap<String, String>,
    pub(super) marques: Vec<Marque>,
    pub(super) decisions: Vec<Decision>,
    pub(super) indicateurs: Vec<(Indicateur, Rattachement)>,
    pub(super) lieux: Vec<Territoire>,
    pub(super) pieces: Vec<Piece>,
}

impl Vue {
    /// As it stands. All that a sheet shows is journalled, so the last entry of the journal, read before it, names its state:
    /// the sheets last read are kept with it (decision 0013).
    pub(super) async fn courante(
        reader: &mut impl Read,
        plan: &PlanLu,
        numero: i64,
        tete: Option<&Tete>,
    ) -> Result<Arc<Self>, PageError> {
        let Some(tete) = tete else { return Ok(Arc::new(Self::lire(reader, plan, numero).await?)) };
        let sienne = |g: &Garde| g.0 == plan.contrat.id && g.1 == numero;
        let gardee = {
            let gardees = GARDEES.lock().unwrap_or_else(PoisonError::into_inner);
            gardees.iter().find(|g| sienne(g) && g.2 == *tete).map(|g| g.3.clone())
        };
        let vue = match gardee {
            Some(vue) => vue,
            None => Arc::new(Self::lire(reader, plan, numero).await?),
        };
        let mut gardees = GARDEES.lock().unwrap_or_else(PoisonError::into_inner);
        gardees.retain(|g| !sienne(g));
        gardees.push_front((plan.contrat.id, numero, tete.clone(), vue.clone()));
        gardees.truncate(VUES_GARDEES);
        Ok(vue)
    }

    async fn lire(reader: &mut impl Read, plan: &PlanLu, numero: i64) -> Result<Self, PageError> {
        let contrat = plan.contrat.id;
        let fiche = reader
            .find::<FicheAction>("contrat_id = $2 AND numero = $3 ;; ORDER BY retiree_le IS NOT NULL, id", args![contrat, numero])
            .await?
            .ok_or(PageError::NotFound)?;
        let id = fiche.id;
        let declinaisons =
            reader.list::<Declinaison>("fiche_id = $2 AND retiree_le IS NULL ;; ORDER BY ordre", args![id]).await?;
        let realisations =
            reader.list::<Realisation>("contrat_id = $2 AND fiche_id = $3 ;; ORDER BY annee", args![contrat, id]).await?;
        let bilans = reader.list::<BilanAnnuel>("fiche_id = $2 ;; ORDER BY annee DESC", args![id]).await?;
        let organisations: HashMap<_, _> =
            reader
                .list::<Organisation>(
                    "id IN (SELECT organisation_id FROM participation WHERE collectivite_id = $1 AND contrat_id = $2 AND fiche_id = $3)",
                    args![contrat, id],
                )
                .await?
                .into_iter()
                .map(|o| (o.id, o))
                .collect();
        let participants = reader
            .list::<Participation>("contrat_id = $2 AND fiche_id = $3 ;; ORDER BY role DESC, ordre", args![contrat, id])
            .await?
            .into_iter()
            .filter_map(|p| organisations.get(&p.organisation_id).cloned().map(|o| (p, o)))
            .collect();
        let liens = reader.list::<Lien>("fiche_id = $2 ;; ORDER BY ordre", args![id]).await?;
        let programmes = reader
            .list::<Programme>("id IN (SELECT programme_id FROM lien WHERE collectivite_id = $1 AND fiche_id = $2)", args![id])
            .await?
            .into_iter()
            .map(|p| (p.id.to_string(), p.nom))
            .collect();
        let marques =
            reader.list::<Marque>("contrat_id = $2 AND fiche_id = $3 ;; ORDER BY ordre, id", args![contrat, id]).await?;
        let decisions =
            reader.list::<Decision>("contrat_id = $2 AND fiche_id = $3 ;; ORDER BY id DESC", args![contrat, id]).await?;
        let key = id.to_string();
        let attached = reader.list::<Rattachement>("objet = 'fiche' AND objet_id = $2", args![key]).await?;
        let mut all: HashMap<_, _> = reader
            .list::<Indicateur>(
                "id IN (SELECT indicateur_id FROM rattachement WHERE collectivite_id = $1 AND objet = 'fiche' AND objet_id = $2)",
                args![key],
            )
            .await?
            .into_iter()
            .map(|i| (i.id, i))
            .collect();
        let mut indicateurs: Vec<_> = attached.into_iter().filter_map(|a| all.remove(&a.indicateur_id).map(|i| (i, a))).collect();
        indicateurs.sort_by_key(|(i, _)| i.ordre);
        let lieux = reader
            .list::<Territoire>(
                "id IN (SELECT territoire_id FROM fiche_territoire WHERE collectivite_id = $1 AND fiche_id = $2) ;; ORDER BY cle COLLATE \"C\"",
                args![id],
            )
            .await?;
        let pieces = reader.list::<Piece>("fiche_id = $2 ;; ORDER BY deposee_a DESC", args![id]).await?;
        Ok(Self {
            fiche,
            declinaisons,
            realisations,
            bilans,
            participants,
            liens,
            programmes,
            marques,
            decisions,
            indicateurs,
            lieux,
            pieces,
        })
    }
    /// The same from the records of another day, where notes to settle and pieces have no place.
    pub(in crate::pages) fn de(tables: &Tables, numero: i64) -> Option<Self> {
        // A number may have been given again: the sheet in force first.
        let same = par_ordre(tables.fiches.iter().filter(|f| f.numero == numero), |f| f.retiree_le.is_some());
        let fiche = (*same.first()?).clone();
        let id = fiche.id;
        let names: HashMap<_, _> = tables.organisations.iter().map(|o| (o.id, o)).collect();
        let own = |all: Vec<&Participation>| -> Vec<(Participation, Organisation)> {
            all.into_iter().filter_map(|p| Some((p.clone(), (*names.get(&p.organisation_id)?).clone()))).collect()
        };
        let key = id.to_string();
        let mut indicateurs: Vec<(Indicateur, Rattachement)> = tables
            .rattachements
            .iter()
            .filter(|r| r.objet == "fiche" && r.objet_id == key)
            .filter_map(|r| Some((tables.indicateurs.iter().find(|i| i.id == r.indicateur_id)?.clone(), r.clone())))
            .collect();
        indicateurs.sort_by_key(|(i, _)| i.ordre);
        let places: Vec<_> = tables.lieux.iter().filter(|x| x.fiche_id == id).map(|x| x.territoire_id).collect();
        let mut lieux: Vec<Territoire> = tables.territoires.iter().filter(|t| places.contains(&t.id)).cloned().collect();
        lieux.sort_by(|a, b| a.cle.cmp(&b.cle));
        let clones = |all: Vec<&Declinaison>| all.into_iter().cloned().collect();
        Some(Self {
            declinaisons: clones(par_ordre(
                tables.declinaisons.iter().filter(|d| d.fiche_id == id && d.retiree_le.is_none()),
                |d| d.ordre,
            )),
            realisations: par_ordre(tables.realisations.iter().filter(|r| r.fiche_id == id), |r| r.annee)
                .into_iter()
                .cloned()
                .collect(),
            bilans: par_ordre(tables.bilans.iter().filter(|b| b.fiche_id == id), |b| std::cmp::Reverse(b.annee))
                .into_iter()
                .cloned()
                .collect(),
            participants: own(par_ordre(tables.participations.iter().filter(|p| p.fiche_id == id), |p| {
                (p.role == RoleParticipation::Partenaire, p.ordre)
            })),
            liens: par_ordre(tables.liens.iter().filter(|l| l.fiche_id == id), |l| l.ordre).into_iter().cloned().collect(),
            programmes: tables.programmes.iter().map(|p| (p.id.to_string(), p.nom.clone())).collect(),
            marques: vec![],
            decisions: tables.decisions.iter().rev().filter(|d| d.fiche_id == Some(id)).cloned().collect(),
            indicateurs,
            lieux,
            pieces: vec![],
            fiche,
        })
    }

    pub(in crate::pages) fn titre(&self) -> &str {
        &self.fiche.titre
    }
}
