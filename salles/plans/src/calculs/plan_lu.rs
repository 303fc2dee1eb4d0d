//! Everything the figures of a plan need, read in eight statements whatever its size, nine when a series breaks.

use super::mesure::couper;
pub use super::mesure::{MesureLue, ValeurLue};
use super::remontees::Memoire;
use crate::model::{Ciel, Contrat, DeclinaisonId, EtatCampagne, EtatReponse, FicheActionId, Noeud, NoeudId, OuiNon};
use crate::regles::annee;
use indicateurs::model::{Absence, Echelle, Etendue};
use indicateurs::regles::{Coupures, Declinaison, Reponse};
use jiff::civil::Date;
use kernel::nombre::Nombre;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use store::{Json, Read, StoreError, args};

/// One sheet with all that is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct FicheLue {
    pub id: FicheActionId,
    pub noeud_id: NoeudId,
    pub numero: i64,
    pub titre: String,
    pub statut: String,
    pub poids: i64,
    pub public_cible: String,
    pub recherche: String,
    /// Short names of the pilots, in order.
    pub pilotes: String,
    /// `pilote:ID` and `partenaire:ID`, for filters.
    pub participants: Vec<String>,
    pub bilans: BTreeMap<i64, BilanLu>,
    /// Déclinaisons, keyed by their letter.
    pub cases: Vec<Declinaison>,
    /// Their identifiers, in the same order.
    pub ids_des_cases: Vec<DeclinaisonId>,
    pub mesures: Vec<MesureLue>,
}

/// What the plan says of a sheet for a year.
#[derive(Debug, Clone, PartialEq)]
pub struct BilanLu {
    pub palier: Option<i64>,
    pub atteinte: Option<OuiNon>,
    pub meteo: Option<Ciel>,
    pub meteo_le: Option<Date>,
    pub auteur: String,
    pub accepte_par: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct CampagneLue {
    pub id: String,
    pub exercice: i64,
    pub etat: EtatCampagne,
    pub echeance: Date,
}

/// The state of one answer, for the tapis.
#[derive(Debug, Clone, PartialEq)]
pub struct ReponseLue {
    pub etat: EtatReponse,
    pub echeance: Date,
    pub exercice: i64,
}

#[derive(Debug, Clone, PartialEq)]
pub struct PlanLu {
    pub contrat: Contrat,
    /// In the order of the plan.
    pub noeuds: Vec<Noeud>,
    /// In force, by number.
    pub fiches: Vec<Arc<FicheLue>>,
    /// Not cancelled, oldest first.
    pub campagnes: Vec<CampagneLue>,
    /// By sheet and year.
    pub reponses: HashMap<(FicheActionId, i64), ReponseLue>,
    /// The evening it is read at, when it is not now.
    pub au: Option<Date>,
    /// What was computed of it so far.
    pub(super) memoire: Memoire,
}

pub(super) fn decimal(text: Option<String>) -> Result<Option<Nombre>, StoreError> {
    text.map(|t| Nombre::decimal(&t).map_err(|e| StoreError::Broken(e.to_string()))).transpose()
}

pub(super) fn reponse(fait: OuiNon) -> Reponse {
    if fait == OuiNon::Oui { Reponse::Oui } else { Reponse::Non }
}

pub(super) fn small(annee: i64) -> i32 {
    i32::try_from(annee).unwrap_or(i32::MAX)
}

impl PlanLu {
    /// Reads a plan whole.
    ///
    /// # Errors
    /// `StoreError` when the database cannot be read or holds what it should not.
    pub async fn lire(reader: &mut impl Read, contrat: Contrat) -> Result<Self, StoreError> {
        let id = contrat.id;
        let noeuds = reader.list::<Noeud>("contrat_id = $2 ;; ORDER BY ordre", args![id]).await?;
        let mut fiches = fiches(reader, id).await?;
        let rank: HashMap<FicheActionId, usize> = fiches.iter().enumerate().map(|(n, f)| (f.id, n)).collect();
        let mut of = |id: &FicheActionId| rank.get(id).copied();
        bilans(reader, id, &mut fiches, &mut of).await?;
        cases(reader, id, &mut fiches, &mut of).await?;
        mesures(reader, id, &mut fiches, &mut of).await?;
        couper(reader, &contrat, &mut fiches).await?;
        let (campagnes, reponses) = campagnes(reader, id).await?;
        let fiches = fiches.into_iter().map(Arc::new).collect();
        Ok(Self { contrat, noeuds, fiches, campagnes, reponses, au: None, memoire: Memoire::default() })
    }

    /// One of its sheets in force.
    #[must_use]
    pub fn fiche(&self, id: FicheActionId) -> Option<&FicheLue> {
        self.fiches.iter().map(AsRef::as_ref).find(|f| f.id == id)
    }

    /// Path of its pages, after the collectivité: `/contrats/cls`, `/contrats/cls/au/2026-03-12`.
    #[must_use]
    pub fn chemin(&self) -> String {
        match self.au {
            None => format!("/contrats/{}", self.contrat.slug),
            Some(le) => format!("/contrats/{}/au/{le}", self.contrat.slug),
        }
    }

    /// The day it is judged on: that evening, or today.
    #[must_use]
    pub fn jour(&self, today: Date) -> Date {
        self.au.unwrap_or(today)
    }

    /// The year to show first: the last one whose review is closed, else the one under way.
    #[must_use]
    pub fn exercice_montre(&self, today: Date) -> i64 {
        let closed = |c: &&CampagneLue| matches!(c.etat, EtatCampagne::Close | EtatCampagne::Figee);
        let last = self.campagnes.iter().filter(closed).map(|c| c.exercice).max();
        last.unwrap_or_else(|| annee::annee_du(&self.contrat, today))
    }

    /// The review under way, if any.
    #[must_use]
    pub fn campagne_ouverte(&self) -> Option<&CampagneLue> {
        self.campagnes.iter().rev().find(|c| c.etat == EtatCampagne::Ouverte)
    }

    /// True when this sheet's answer is overdue on that day.
    #[must_use]
    pub fn en_retard(&self, fiche: FicheActionId, exercice: i64, today: Date) -> bool {
        self.reponses.get(&(fiche, exercice)).is_some_and(|r| {
            r.echeance < today && matches!(r.etat, EtatReponse::AFaire | EtatReponse::Commencee | EtatReponse::Renvoyee)
        })
    }

    /// A node and all those under it.
    #[must_use]
    pub fn sous(&self, noeud: NoeudId) -> BTreeSet<NoeudId> {
        let mut all = BTreeSet::from([noeud]);
        loop {
            let more: Vec<NoeudId> = self
                .noeuds
                .iter()
                .filter(|n| n.parent_id.is_some_and(|p| all.contains(&p)) && !all.contains(&n.id))
                .map(|n| n.id)
                .collect();
            if more.is_empty() {
                return all;
            }
            all.extend(more);
        }
    }

    /// The first-level node a node belongs to.
    #[must_use]
    pub fn sommet(&self, mut noeud: NoeudId) -> Option<&Noeud> {
        for _ in 0..=self.noeuds.len() {
            let node = self.noeuds.iter().find(|n| n.id == noeud)?;
            match node.parent_id {
                Some(parent) => noeud = parent,
                None => return Some(node),
            }
        }
        None
    }

    /// The rank of colour (1 to 5, turning round) of a first-level node.
    #[must_use]
    pub fn teinte(&self, sommet: NoeudId) -> usize {
        self.noeuds.iter().filter(|n| n.parent_id.is_none()).position(|n| n.id == sommet).unwrap_or(0) % 5 + 1
    }
}

type Rank<'a> = &'a mut (dyn FnMut(&FicheActionId) -> Option<usize> + Send);

async fn fiches(reader: &mut impl Read, contrat: crate::model::ContratId) -> Result<Vec<FicheLue>, StoreError> {
    let rows = reader
        .rows(
            "SELECT f.id, f.noeud_id, f.numero, f.titre, f.statut, f.poids, f.public_cible, f.recherche,
                    (SELECT string_agg(COALESCE(o.sigle, o.nom), ', ' ORDER BY p.ordre) FROM participation p
                       JOIN organisation o ON o.id = p.organisation_id
                      WHERE p.collectivite_id = f.collectivite_id AND p.fiche_id = f.id AND p.role = 'pilote'),
                    (SELECT string_agg(p.role || ':' || p.organisation_id, ' ') FROM participation p WHERE p.collectivite_id = f.collectivite_id AND p.fiche_id = f.id)
             FROM fiche_action f WHERE f.collectivite_id = $1 AND f.contrat_id = $2 AND f.retiree_le IS NULL ORDER BY f.numero",
            args![contrat],
        )
        .await?;
    rows.into_iter()
        .map(|mut row| {
            Ok(FicheLue {
                id: row.take()?,
                noeud_id: row.take()?,
                numero: row.take()?,
                titre: row.take()?,
                statut: row.take()?,
                poids: row.take()?,
                public_cible: row.take()?,
                recherche: row.take()?,
                pilotes: row.take::<Option<String>>()?.unwrap_or_default(),
                participants: row.take::<Option<String>>()?.unwrap_or_default().split(' ').map(str::to_owned).collect(),
                bilans: BTreeMap::new(),
                cases: vec![],
                ids_des_cases: vec![],
                mesures: vec![],
            })
        })
        .collect()
}

async fn bilans(
    reader: &mut impl Read,
    contrat: crate::model::ContratId,
    fiches: &mut [FicheLue],
    of: Rank<'_>,
) -> Result<(), StoreError> {
    let rows = reader
        .rows(
            "SELECT fiche_id, annee, palier, atteinte, meteo, meteo_le, auteur, accepte_par FROM bilan_annuel
             WHERE collectivite_id = $1 AND contrat_id = $2",
            args![contrat],
        )
        .await?;
    for mut row in rows {
        let Some(fiche) = of(&row.take()?).and_then(|n| fiches.get_mut(n)) else { continue };
        let annee: i64 = row.take()?;
        let bilan = BilanLu {
            palier: row.take()?,
            atteinte: row.take()?,
            meteo: row.take()?,
            meteo_le: row.take()?,
            auteur: row.take()?,
            accepte_par: row.take()?,
        };
        fiche.bilans.insert(annee, bilan);
    }
    Ok(())
}

async fn cases(
    reader: &mut impl Read,
    contrat: crate::model::ContratId,
    fiches: &mut [FicheLue],
    of: Rank<'_>,
) -> Result<(), StoreError> {
    let rows = reader
        .rows(
            "SELECT d.fiche_id, d.id, d.lettre, d.annees, r.annee, r.fait FROM declinaison d
             LEFT JOIN realisation r ON r.declinaison_id = d.id
             WHERE d.collectivite_id = $1 AND d.contrat_id = $2 AND d.retiree_le IS NULL ORDER BY d.fiche_id, d.ordre, d.id",
            args![contrat],
        )
        .await?;
    for mut row in rows {
        let Some(fiche) = of(&row.take()?).and_then(|n| fiches.get_mut(n)) else { continue };
        let id: DeclinaisonId = row.take()?;
        let lettre: String = row.take()?;
        let annees: store::Json<Vec<i64>> = row.take()?;
        let annee: Option<i64> = row.take()?;
        let fait: Option<OuiNon> = row.take()?;
        if fiche.ids_des_cases.last() != Some(&id) {
            fiche.ids_des_cases.push(id);
            fiche.cases.push(Declinaison {
                cle: format!("{}{lettre}", fiche.numero),
                annees: annees.0.iter().map(|a| small(*a)).collect(),
                reponses: BTreeMap::new(),
            });
        }
        if let (Some(annee), Some(fait), Some(case)) = (annee, fait, fiche.cases.last_mut()) {
            case.reponses.insert(small(annee), reponse(fait));
        }
    }
    Ok(())
}

async fn mesures(
    reader: &mut impl Read,
    contrat: crate::model::ContratId,
    fiches: &mut [FicheLue],
    of: Rank<'_>,
) -> Result<(), StoreError> {
    let key = contrat.to_string();
    let rows = reader
        .rows(
            "SELECT a.objet_id, i.id, i.code, i.libelle, i.unite, i.mesure, i.sens, i.reference, i.poids, i.etat, i.reference_le,
                    s.minimum, s.maximum, s.source, i.echelle
             FROM indicateur i JOIN rattachement a ON a.indicateur_id = i.id AND a.objet = 'fiche'
             LEFT JOIN suivi s ON s.indicateur_id = i.id AND s.collectivite_id = i.collectivite_id
             WHERE i.collectivite_id = $1 AND i.contrat_id = $2 ORDER BY i.ordre",
            args![key],
        )
        .await?;
    let mut places: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
    for mut row in rows {
        let Some(n) = of(&row.take()?) else { continue };
        let Some(fiche) = fiches.get_mut(n) else { continue };
        let id: String = row.take()?;
        let mesure = MesureLue {
            id: id.clone(),
            code: row.take()?,
            libelle: row.take()?,
            unite: row.take()?,
            mesure: row.take()?,
            sens: row.take()?,
            reference: decimal(row.take()?)?,
            poids: decimal(row.take()?)?.unwrap_or_else(Nombre::un),
            etat: row.take()?,
            cibles: BTreeMap::new(),
            valeurs: BTreeMap::new(),
            reference_le: row.take()?,
            minimum: decimal(row.take()?)?,
            maximum: decimal(row.take()?)?,
            source: row.take::<Option<String>>()?.unwrap_or_default(),
            echelle: row.take::<Json<Option<Echelle>>>()?.0,
            coupures: Coupures::default(),
            fins: BTreeMap::new(),
        };
        fiche.mesures.push(mesure);
        places.entry(id).or_default().push((n, fiche.mesures.len() - 1));
    }
    let rows = reader
        .rows(
            "SELECT indicateur_id, annee, 'c' AS genre, valeur, NULL AS absence, '' AS auteur, 'null' AS lecture FROM cible
              WHERE collectivite_id = $1 AND contrat_id = $2
             UNION ALL
             SELECT indicateur_id, annee, 'o' AS genre, valeur, absence, auteur, lecture FROM observation
              WHERE collectivite_id = $1 AND contrat_id = $2 AND etat = 'validee'",
            args![key],
        )
        .await?;
    for mut row in rows {
        let Some(spots) = places.get(&row.take::<String>()?) else { continue };
        let annee: i64 = row.take()?;
        let is_target = row.take::<String>()? == "c";
        let valeur = decimal(row.take()?)?;
        let absence: Option<Absence> = row.take()?;
        let auteur: String = row.take()?;
        let lecture: store::Json<Option<Etendue>> = row.take()?;
        for (n, m) in spots {
            let Some(mesure) = fiches.get_mut(*n).and_then(|f| f.mesures.get_mut(*m)) else { continue };
            match (is_target, &valeur) {
                (true, Some(valeur)) => {
                    mesure.cibles.insert(annee, valeur.clone());
                }
                (true, None) => {}
                (false, _) => {
                    let lue = ValeurLue { valeur: valeur.clone(), absence, auteur: auteur.clone(), lecture: lecture.0.clone() };
                    mesure.valeurs.insert(annee, lue);
                }
            }
        }
    }
    Ok(())
}

pub(super) type Reponses = HashMap<(FicheActionId, i64), ReponseLue>;

async fn campagnes(reader: &mut impl Read, contrat: crate::model::ContratId) -> Result<(Vec<CampagneLue>, Reponses), StoreError> {
    let rows = reader
        .rows(
            "SELECT c.id, c.exercice, c.etat, c.echeance, r.fiche_id, r.etat, COALESCE(r.echeance, c.echeance)
             FROM campagne c LEFT JOIN reponse r ON r.campagne_id = c.id
             WHERE c.collectivite_id = $1 AND c.contrat_id = $2 AND c.etat <> 'annulee' ORDER BY c.exercice, c.id",
            args![contrat],
        )
        .await?;
    let mut campagnes: Vec<CampagneLue> = vec![];
    let mut reponses = HashMap::new();
    for mut row in rows {
        let campagne = CampagneLue { id: row.take()?, exercice: row.take()?, etat: row.take()?, echeance: row.take()? };
        let fiche: Option<FicheActionId> = row.take()?;
        let etat: Option<EtatReponse> = row.take()?;
        let echeance: Date = row.take()?;
        if let (Some(fiche), Some(etat)) = (fiche, etat) {
            reponses.insert((fiche, campagne.exercice), ReponseLue { etat, echeance, exercice: campagne.exercice });
        }
        if campagnes.last().is_none_or(|last| last.id != campagne.id) {
            campagnes.push(campagne);
        }
    }
    Ok((campagnes, reponses))
}
