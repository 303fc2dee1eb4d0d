//! The sheets of an edition, with what pilots reserved for the house.

use super::chiffres::{chiffre, chiffres};
use crate::calculs::{Lecture, Objet, PlanLu, Tables, par_ordre, taux_de};
use crate::model::edition_contenu::*;
use crate::model::{Contrat, EtatLien, EtatReponse, FicheActionId, ProgrammeId, RoleParticipation};
use acteurs::model::{Organisation, OrganisationId};
use indicateurs::model::{EtatObservation, Indicateur};
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};
use territoire::model::{Territoire, TerritoireId};

type ParFiche<T> = HashMap<FicheActionId, Vec<T>>;

fn ranger<T>(all: impl IntoIterator<Item = (FicheActionId, T)>) -> ParFiche<T> {
    let mut out = ParFiche::new();
    for (fiche, one) in all {
        out.entry(fiche).or_default().push(one);
    }
    out
}

/// The sheets in force, by number, and the reserves of their pilots; nothing later than `exercice`.
pub(super) fn fiches(
    plan: &PlanLu,
    tables: &Tables,
    exercice: i64,
    le: Date,
    reponses: &HashMap<i64, EtatReponse>,
) -> (Vec<FicheFigee>, Vec<ReserveFigee>) {
    let (mut pilotes, mut partenaires) = participations(tables);
    let mut declinaisons = declinaisons(tables, exercice);
    let mut liens = liens(tables);
    let mut territoires = territoires(tables);
    let mut indicateurs = indicateurs(plan, tables, exercice, le);
    let (mut bilans, mut reserves) = bilans(tables, exercice);
    let mut out = vec![];
    let mut kept = vec![];
    for f in par_ordre(tables.fiches.iter().filter(|f| f.retiree_le.is_none()), |f| f.numero).into_iter().cloned() {
        kept.extend(reserves.remove(&f.id).unwrap_or_default().into_iter().map(|r| ReserveFigee { fiche: f.numero, ..r }));
        out.push(FicheFigee {
            cle: f.id.to_string(),
            numero: f.numero,
            titre: f.titre,
            titre_plan: f.titre_plan,
            noeud: f.noeud_id.to_string(),
            poids: f.poids,
            statut: statut(&plan.contrat, &f.statut, f.statut_motif),
            mode_pilotage: f.mode_pilotage,
            pilotes: pilotes.remove(&f.id).unwrap_or_default(),
            partenaires: partenaires.remove(&f.id).unwrap_or_default(),
            contexte: f.contexte,
            objectif_strategique: f.objectif_strategique,
            objectifs_operationnels: f.objectifs_operationnels.0,
            public_cible: f.public_cible,
            publics: f.publics.0,
            territoires: territoires.remove(&f.id).unwrap_or_default(),
            declinaisons: declinaisons.remove(&f.id).unwrap_or_default(),
            liens: liens.remove(&f.id).unwrap_or_default(),
            indicateurs: indicateurs.remove(&f.id).unwrap_or_default(),
            bilans: bilans.remove(&f.id).unwrap_or_default(),
            reponse: reponses.get(&f.numero).copied(),
            chiffres: chiffres(plan, Objet::Fiche(f.id), exercice, le),
        });
    }
    (out, kept)
}

fn statut(contrat: &Contrat, code: &str, motif: Option<String>) -> StatutFige {
    let known = contrat.statuts.iter().find(|s| s.code == code);
    StatutFige {
        code: code.to_owned(),
        libelle: known.map_or_else(|| code.to_owned(), |s| s.libelle.clone()),
        categorie: known.map(|s| s.categorie),
        motif,
    }
}

fn participations(tables: &Tables) -> (ParFiche<PiloteFige>, ParFiche<String>) {
    let names: HashMap<OrganisationId, &Organisation> = tables.organisations.iter().map(|o| (o.id, o)).collect();
    let (mut pilotes, mut partenaires) = (vec![], vec![]);
    for p in par_ordre(tables.participations.iter(), |p| p.ordre) {
        let Some(o) = names.get(&p.organisation_id) else { continue };
        let services = p.services.0.clone();
        let who = PiloteFige { organisation: o.nom.clone(), court: o.court().to_owned(), services };
        match p.role {
            RoleParticipation::Pilote => pilotes.push((p.fiche_id, who)),
            RoleParticipation::Partenaire => partenaires.push((p.fiche_id, who.organisation)),
        }
    }
    (ranger(pilotes), ranger(partenaires))
}

fn declinaisons(tables: &Tables, exercice: i64) -> ParFiche<DeclinaisonFigee> {
    let mut cases: HashMap<String, Vec<CaseFigee>> = HashMap::new();
    for r in par_ordre(tables.realisations.iter().filter(|r| r.annee <= exercice), |r| r.annee) {
        let case = CaseFigee { annee: r.annee, fait: r.fait, commentaire: r.commentaire.clone() };
        cases.entry(r.declinaison_id.to_string()).or_default().push(case);
    }
    let kept = par_ordre(tables.declinaisons.iter().filter(|d| d.retiree_le.is_none()), |d| d.ordre);
    ranger(kept.into_iter().cloned().map(|d| {
        let cle = d.id.to_string();
        let one = DeclinaisonFigee {
            realise: cases.remove(&cle).unwrap_or_default(),
            cle,
            lettre: d.lettre,
            lettre_imprimee: d.lettre_imprimee,
            libelle: d.libelle,
            details: d.details.0,
            echeance: d.echeance,
            annees: d.annees.0,
        };
        (d.fiche_id, one)
    }))
}

/// Links confirmed or still to check; a refused one is no link.
fn liens(tables: &Tables) -> ParFiche<LienFige> {
    let numeros: HashMap<FicheActionId, i64> = tables.fiches.iter().map(|f| (f.id, f.numero)).collect();
    let programmes: HashMap<ProgrammeId, &str> = tables.programmes.iter().map(|p| (p.id, p.nom.as_str())).collect();
    let kept = par_ordre(tables.liens.iter().filter(|l| l.etat != EtatLien::Refuse), |l| l.ordre);
    ranger(kept.into_iter().map(|l| {
        let one = LienFige {
            genre: l.genre,
            fiche: l.cible_fiche_id.and_then(|id| numeros.get(&id).copied()),
            programme: l.programme_id.and_then(|id| programmes.get(&id)).map(|nom| (*nom).to_owned()),
            texte: l.texte.clone(),
        };
        (l.fiche_id, one)
    }))
}

fn territoires(tables: &Tables) -> ParFiche<String> {
    let places: HashMap<TerritoireId, &Territoire> = tables.territoires.iter().map(|t| (t.id, t)).collect();
    let mut all: Vec<_> = tables.lieux.iter().filter_map(|x| Some((x.fiche_id, *places.get(&x.territoire_id)?))).collect();
    all.sort_by_cached_key(|(_, t)| (t.cle.clone(), t.id.to_string()));
    ranger(all.into_iter().map(|(fiche, t)| (fiche, t.nom.clone())))
}

fn indicateurs(plan: &PlanLu, tables: &Tables, exercice: i64, le: Date) -> ParFiche<IndicateurFige> {
    let known: HashMap<String, &Indicateur> = tables.indicateurs.iter().map(|i| (i.id.to_string(), i)).collect();
    let mut values: HashMap<String, BTreeMap<i64, ValeurFigee>> = HashMap::new();
    for o in tables.observations.iter().filter(|o| o.etat == EtatObservation::Validee && o.annee <= exercice) {
        let value = ValeurFigee { valeur: o.valeur.clone(), absence: o.absence, motif: o.motif.clone() };
        values.entry(o.indicateur_id.to_string()).or_default().insert(o.annee, value);
    }
    let mut letters: HashMap<(String, String), Vec<String>> = tables
        .rattachements
        .iter()
        .filter(|r| r.objet == "fiche")
        .map(|r| ((r.objet_id.clone(), r.indicateur_id.to_string()), r.lettres.0.clone()))
        .collect();
    let mut out = ParFiche::new();
    for fiche in &plan.fiches {
        for mesure in &fiche.mesures {
            let Some(i) = known.get(&mesure.id) else { continue };
            out.entry(fiche.id).or_default().push(IndicateurFige {
                cle: mesure.id.clone(),
                code: i.code.clone(),
                libelle: i.libelle.clone(),
                unite: i.unite.clone(),
                role: i.role,
                sens: i.sens,
                echelle: i.echelle.0.clone(),
                lettres: letters.remove(&(fiche.id.to_string(), mesure.id.clone())).unwrap_or_default(),
                reference: i.reference.clone(),
                poids: i.poids.clone(),
                cibles: mesure.cibles.iter().map(|(an, v)| (*an, v.to_string())).collect(),
                valeurs: values.get(&mesure.id).cloned().unwrap_or_default(),
                taux: taux_de(mesure, exercice).brut.map(|t| t.to_string()),
                chiffres: vec![chiffre(plan, Lecture::Atteinte, Objet::Mesure(i.id), exercice, le)],
            });
        }
    }
    out
}

/// « commentaire » and « suites » are published; « difficultés » and « besoins » are for the house.
fn bilans(tables: &Tables, exercice: i64) -> (ParFiche<BilanFige>, ParFiche<ReserveFigee>) {
    let (mut bilans, mut reserves) = (vec![], vec![]);
    for b in par_ordre(tables.bilans.iter().filter(|b| b.annee <= exercice), |b| b.annee).into_iter().cloned() {
        if !b.difficultes.is_empty() || !b.besoins.is_empty() {
            reserves
                .push((b.fiche_id, ReserveFigee { fiche: 0, annee: b.annee, difficultes: b.difficultes, besoins: b.besoins }));
        }
        let bilan = BilanFige {
            annee: b.annee,
            palier: b.palier,
            atteinte: b.atteinte,
            commentaire: b.commentaire,
            suites: b.suites,
            meteo: b.meteo,
            meteo_motif: b.meteo_motif,
            meteo_le: b.meteo_le,
        };
        bilans.push((b.fiche_id, bilan));
    }
    (ranger(bilans), ranger(reserves))
}
