//! The facts of a contract as an edition holds them, read in a fixed number of statements. Working
//! documents are made from the same facts, so that paper never says something else than the edition.

use super::chiffres::{chiffres, confiance, formules};
use super::fiches::fiches;
use crate::calculs::{Objet, PlanLu};
use crate::model::edition_contenu::*;
use crate::model::{Campagne, Contrat, ContratId, Engagement, EtatReponse, Financement, Gouvernance, Signataire};
use crate::regles::annee::bornes;
use acteurs::model::OrganisationId;
use jiff::civil::Date;
use std::collections::HashMap;
use store::{Json, Read, Row, StoreError, args};

/// What an edition is made of, before it has a number.
#[derive(Debug, Clone)]
pub struct Composition {
    /// Its head is empty and its annex not yet named.
    pub contenu: EditionContenu,
    pub annexe: AnnexeEdition,
}

/// What to read.
#[derive(Debug)]
pub struct Sujet<'a> {
    /// Name of the intercommunalité.
    pub collectivite: &'a str,
    pub contrat: Contrat,
    /// Contract year reviewed: nothing later enters the edition.
    pub exercice: i64,
    pub campagne: Option<&'a Campagne>,
    /// The day progress is expected on.
    pub le: Date,
}

/// Reads everything an edition of this contract would hold.
///
/// # Errors
/// `StoreError` when the database cannot be read.
pub async fn composer(reader: &mut impl Read, sujet: Sujet<'_>) -> Result<Composition, StoreError> {
    let Sujet { collectivite, contrat, exercice, campagne, le } = sujet;
    let plan = PlanLu::lire(reader, contrat).await?;
    let id = plan.contrat.id;
    let names = organisations(reader).await?;
    let asked = match campagne {
        Some(campagne) => reponses(reader, campagne).await?,
        None => vec![],
    };
    let states: HashMap<i64, EtatReponse> = asked.iter().map(|r| (r.fiche, r.etat)).collect();
    let (sheets, reserves) = fiches(reader, &plan, exercice, le, &states).await?;
    let noeuds = plan
        .noeuds
        .iter()
        .map(|n| NoeudFige {
            cle: n.id.to_string(),
            parent: n.parent_id.map(|p| p.to_string()),
            niveau: n.niveau,
            code: n.code.clone(),
            titre: n.titre.clone(),
            poids: n.poids,
            objectifs: n.objectifs.0.clone(),
            chiffres: chiffres(&plan, Objet::Noeud(n.id), exercice, le),
            confiance: confiance(&plan, Objet::Noeud(n.id), exercice),
        })
        .collect();
    let name = |id: Option<OrganisationId>| id.and_then(|id| names.get(&id).cloned());
    let contenu = EditionContenu {
        format: FORMAT,
        edition: EnteteFige {
            numero: String::new(),
            exercice,
            figee_le: le,
            arrete_au: le,
            rectifie: None,
            motif: None,
            logiciel: format!("pacte {}", env!("CARGO_PKG_VERSION")),
        },
        collectivite: collectivite.to_owned(),
        annexe_empreinte: String::new(),
        annees: (1..=plan.contrat.duree_annees)
            .map(|rang| {
                let (du, au) = bornes(&plan.contrat, rang);
                AnneeFigee { rang, du, au }
            })
            .collect(),
        campagne: campagne.map(|c| revue(c, &asked)),
        noeuds,
        fiches: sheets,
        chiffres: chiffres(&plan, Objet::Contrat, exercice, le),
        confiance: confiance(&plan, Objet::Contrat, exercice),
        decisions: decisions(reader, id).await?,
        engagements: reader
            .list::<Engagement>("contrat_id = $2 ;; ORDER BY ordre, id", args![id])
            .await?
            .into_iter()
            .map(|e| EngagementFige { debiteur: e.debiteur, texte: e.texte })
            .collect(),
        financements: reader
            .list::<Financement>("contrat_id = $2 ;; ORDER BY ordre, id", args![id])
            .await?
            .into_iter()
            .map(|f| FinancementFige {
                organisation: name(f.organisation_id),
                objet: f.objet,
                montant_centimes: f.montant_centimes,
                periodicite: f.periodicite,
            })
            .collect(),
        signataires: reader
            .list::<Signataire>("contrat_id = $2 ;; ORDER BY ordre, id", args![id])
            .await?
            .into_iter()
            .map(|s| SignataireFige {
                organisation: name(Some(s.organisation_id)).unwrap_or_default(),
                fonction: s.fonction,
                part: s.part,
                signe_le: s.signe_le,
            })
            .collect(),
        instances: reader
            .list::<Gouvernance>("contrat_id = $2 ;; ORDER BY ordre, id", args![id])
            .await?
            .into_iter()
            .map(|g| InstanceFigee {
                code: g.code,
                nom: g.nom,
                role: g.role,
                composition: g.composition.0,
                missions: g.missions.0,
                rythme: g.rythme,
            })
            .collect(),
        formules: formules(&plan, exercice, le),
        contrat: contrat_fige(&plan.contrat, name(plan.contrat.porteur_id)),
    };
    Ok(Composition { contenu, annexe: AnnexeEdition { format: FORMAT, reponses: asked, reserves } })
}

fn contrat_fige(contrat: &Contrat, porteur: Option<String>) -> ContratFige {
    let c = contrat.clone();
    ContratFige {
        cle: c.id.to_string(),
        slug: c.slug,
        modele: c.modele,
        titre: c.titre,
        sigle: c.sigle,
        periode: c.periode,
        signe_le: c.signe_le,
        etat: c.etat,
        niveaux: c.niveaux.0,
        porteur,
        perimetre: c.perimetre,
        revision: c.revision,
        evaluation: c.evaluation.0,
        paliers: c.paliers.0,
        couverture_fiche: c.couverture_fiche,
        couverture_plan: c.couverture_plan,
        version_plan: c.version_plan,
        source: c.source,
    }
}

fn revue(campagne: &Campagne, asked: &[ReponseFigee]) -> CampagneFigee {
    let count = |etat: EtatReponse| i64::try_from(asked.iter().filter(|r| r.etat == etat).count()).unwrap_or(i64::MAX);
    let silent = asked.iter().filter(|r| !matches!(r.etat, EtatReponse::Acceptee | EtatReponse::Dispensee));
    CampagneFigee {
        titre: campagne.titre.clone(),
        ouverte_le: campagne.ouverte_le,
        echeance: campagne.echeance,
        close_le: campagne.close_le,
        attendues: i64::try_from(asked.len()).unwrap_or(i64::MAX),
        acceptees: count(EtatReponse::Acceptee),
        dispensees: count(EtatReponse::Dispensee),
        sans_reponse: silent.map(|r| r.fiche).collect(),
    }
}

/// Full names, by identifier.
async fn organisations(reader: &mut impl Read) -> Result<HashMap<OrganisationId, String>, StoreError> {
    let rows = reader.rows("SELECT id, nom FROM organisation WHERE collectivite_id = $1", args![]).await?;
    rows.into_iter().map(|mut row| Ok((row.take()?, row.take()?))).collect()
}

async fn reponses(reader: &mut impl Read, campagne: &Campagne) -> Result<Vec<ReponseFigee>, StoreError> {
    let rows = reader
        .rows(
            "SELECT f.numero, p.nom, o.nom, r.etat, r.deposee_a, r.motif FROM reponse r
             JOIN fiche_action f ON f.id = r.fiche_id JOIN repondant p ON p.id = r.repondant_id
             LEFT JOIN organisation o ON o.id = p.organisation_id
             WHERE r.collectivite_id = $1 AND r.campagne_id = $2 ORDER BY f.numero, r.id",
            args![campagne.id],
        )
        .await?;
    rows.into_iter()
        .map(|mut row| {
            Ok(ReponseFigee {
                fiche: row.take()?,
                repondant: row.take()?,
                organisation: row.take()?,
                etat: row.take()?,
                deposee_a: row.take()?,
                motif: row.take()?,
            })
        })
        .collect()
}

/// Decisions of the sittings held: a sitting being prepared has decided nothing.
async fn decisions(reader: &mut impl Read, contrat: ContratId) -> Result<Vec<DecisionFigee>, StoreError> {
    let rows = reader
        .rows(
            "SELECT d.id, c.titre, c.tenue_le, d.ordre, d.genre, f.numero, d.motif, d.conditions, d.responsable, d.echeance,
                    d.etat, d.avenant_requis, d.suivi
             FROM decision d JOIN comite c ON c.id = d.comite_id LEFT JOIN fiche_action f ON f.id = d.fiche_id
             WHERE d.collectivite_id = $1 AND d.contrat_id = $2 AND c.etat <> 'prepare' ORDER BY c.tenue_le, c.id, d.ordre, d.id",
            args![contrat],
        )
        .await?;
    rows.into_iter().map(decision).collect()
}

fn decision(mut row: Row) -> Result<DecisionFigee, StoreError> {
    Ok(DecisionFigee {
        cle: row.take()?,
        instance: row.take()?,
        seance: row.take()?,
        ordre: row.take()?,
        genre: row.take()?,
        fiche: row.take()?,
        motif: row.take()?,
        conditions: row.take()?,
        responsable: row.take()?,
        echeance: row.take()?,
        etat: row.take()?,
        avenant_requis: row.take()?,
        suivi: row
            .take::<Json<Vec<crate::model::Suivi>>>()?
            .0
            .into_iter()
            .map(|s| SuiviFige { le: s.le, etat: s.etat, texte: s.texte })
            .collect(),
    })
}
