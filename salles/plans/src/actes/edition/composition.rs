//! The facts of a contract as an edition holds them, read in a fixed number of statements. Working
//! documents are made from the same facts, so that paper never says something else than the edition.

use super::chiffres::{chiffres, confiance, formules};
use super::fiches::fiches;
use crate::calculs::{Objet, PlanLu, Tables, par_ordre};
use crate::model::edition_contenu::*;
use crate::model::{Campagne, Comite, ComiteId, Contrat, Decision, EtatComite, EtatReponse, FicheActionId};
use crate::regles::annee::bornes;
use acteurs::model::OrganisationId;
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};
use store::{Read, StoreError};

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
    let plan = PlanLu::lire(reader, sujet.contrat.clone()).await?;
    let tables = Tables::lire(reader, sujet.contrat.clone()).await?;
    Ok(composer_de(&plan, &tables, &sujet))
}

/// The same from a plan and its records, of now or of another day.
#[must_use]
pub fn composer_de(plan: &PlanLu, tables: &Tables, sujet: &Sujet<'_>) -> Composition {
    let (exercice, le) = (sujet.exercice, sujet.le);
    let names: HashMap<OrganisationId, &str> = tables.organisations.iter().map(|o| (o.id, o.nom.as_str())).collect();
    let asked = sujet.campagne.map(|campagne| reponses(tables, campagne, &names)).unwrap_or_default();
    let states: HashMap<i64, EtatReponse> = asked.iter().map(|r| (r.fiche, r.etat)).collect();
    let (sheets, reserves) = fiches(plan, tables, exercice, le, &states);
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
            chiffres: chiffres(plan, Objet::Noeud(n.id), exercice, le),
            confiance: confiance(plan, Objet::Noeud(n.id), exercice),
        })
        .collect();
    let name = |id: Option<OrganisationId>| id.and_then(|id| names.get(&id)).map(|nom| (*nom).to_owned());
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
        collectivite: sujet.collectivite.to_owned(),
        annexe_empreinte: String::new(),
        protection: None,
        annees: (1..=plan.contrat.duree_annees)
            .map(|rang| {
                let (du, au) = bornes(&plan.contrat, rang);
                AnneeFigee { rang, du, au }
            })
            .collect(),
        campagne: sujet.campagne.map(|c| revue(c, &asked)),
        noeuds,
        fiches: sheets,
        chiffres: chiffres(plan, Objet::Contrat, exercice, le),
        confiance: confiance(plan, Objet::Contrat, exercice),
        decisions: decisions(tables),
        engagements: par_ordre(tables.engagements.iter(), |e| e.ordre)
            .into_iter()
            .map(|e| EngagementFige { debiteur: e.debiteur.clone(), texte: e.texte.clone() })
            .collect(),
        financements: par_ordre(tables.financements.iter(), |f| f.ordre)
            .into_iter()
            .map(|f| FinancementFige {
                organisation: name(f.organisation_id),
                objet: f.objet.clone(),
                montant_centimes: f.montant_centimes,
                periodicite: f.periodicite.clone(),
            })
            .collect(),
        signataires: par_ordre(tables.signataires.iter(), |s| s.ordre)
            .into_iter()
            .map(|s| SignataireFige {
                organisation: name(Some(s.organisation_id)).unwrap_or_default(),
                fonction: s.fonction.clone(),
                part: s.part.clone(),
                signe_le: s.signe_le,
            })
            .collect(),
        instances: par_ordre(tables.gouvernance.iter(), |g| g.ordre)
            .into_iter()
            .map(|g| InstanceFigee {
                code: g.code.clone(),
                nom: g.nom.clone(),
                role: g.role.clone(),
                composition: g.composition.0.clone(),
                missions: g.missions.0.clone(),
                rythme: g.rythme.clone(),
            })
            .collect(),
        formules: formules(plan, exercice, le),
        contrat: contrat_fige(&plan.contrat, name(plan.contrat.porteur_id)),
    };
    Composition { contenu, annexe: AnnexeEdition { format: FORMAT, reponses: asked, reserves, secrets: BTreeMap::new() } }
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

fn reponses(tables: &Tables, campagne: &Campagne, names: &HashMap<OrganisationId, &str>) -> Vec<ReponseFigee> {
    let numeros: HashMap<FicheActionId, i64> = tables.fiches.iter().map(|f| (f.id, f.numero)).collect();
    let mut out: Vec<ReponseFigee> = tables
        .reponses
        .iter()
        .filter(|r| r.campagne_id == campagne.id)
        .filter_map(|r| {
            let who = tables.repondants.iter().find(|p| p.id == r.repondant_id)?;
            Some(ReponseFigee {
                fiche: *numeros.get(&r.fiche_id)?,
                repondant: who.nom.clone(),
                organisation: who.organisation_id.and_then(|id| names.get(&id)).map(|nom| (*nom).to_owned()),
                etat: r.etat,
                deposee_a: r.deposee_a,
                motif: r.motif.clone(),
            })
        })
        .collect();
    out.sort_by_key(|r| r.fiche);
    out
}

/// Decisions of the sittings held: a sitting being prepared has decided nothing.
fn decisions(tables: &Tables) -> Vec<DecisionFigee> {
    let sittings: HashMap<ComiteId, &Comite> =
        tables.comites.iter().filter(|c| c.etat != EtatComite::Prepare).map(|c| (c.id, c)).collect();
    let mut all: Vec<(&Comite, &Decision)> =
        tables.decisions.iter().filter_map(|d| Some((*sittings.get(&d.comite_id)?, d))).collect();
    all.sort_by_cached_key(|(c, d)| (c.tenue_le, c.id.to_string(), d.ordre, d.id.to_string()));
    all.into_iter()
        .map(|(c, d)| DecisionFigee {
            cle: d.id.to_string(),
            instance: c.titre.clone(),
            seance: c.tenue_le,
            ordre: d.ordre,
            genre: d.genre,
            fiche: d.fiche_id.and_then(|id| tables.fiches.iter().find(|f| f.id == id)).map(|f| f.numero),
            motif: d.motif.clone(),
            conditions: d.conditions.clone(),
            responsable: d.responsable.clone(),
            echeance: d.echeance,
            etat: d.etat,
            avenant_requis: d.avenant_requis,
            suivi: d.suivi.iter().map(|s| SuiviFige { le: s.le, etat: s.etat, texte: s.texte.clone() }).collect(),
        })
        .collect()
}
