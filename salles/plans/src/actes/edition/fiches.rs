//! The sheets of an edition, with what pilots reserved for the house.

use super::chiffres::chiffres;
use crate::calculs::{Objet, PlanLu, taux_de};
use crate::model::edition_contenu::*;
use crate::model::{BilanAnnuel, Contrat, Declinaison, EtatLien, EtatReponse, FicheAction, FicheActionId, RoleParticipation};
use indicateurs::model::{Indicateur, Observation};
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};
use store::{Json, Read, StoreError, args};

type ParFiche<T> = HashMap<FicheActionId, Vec<T>>;

fn ranger<T>(all: impl IntoIterator<Item = (FicheActionId, T)>) -> ParFiche<T> {
    let mut out = ParFiche::new();
    for (fiche, one) in all {
        out.entry(fiche).or_default().push(one);
    }
    out
}

/// The sheets in force, by number, and the reserves of their pilots; nothing later than `exercice`.
pub(super) async fn fiches(
    reader: &mut impl Read,
    plan: &PlanLu,
    exercice: i64,
    le: Date,
    reponses: &HashMap<i64, EtatReponse>,
) -> Result<(Vec<FicheFigee>, Vec<ReserveFigee>), StoreError> {
    let id = plan.contrat.id;
    let sheets = reader.list::<FicheAction>("contrat_id = $2 AND retiree_le IS NULL ;; ORDER BY numero, id", args![id]).await?;
    let (mut pilotes, mut partenaires) = participations(reader, plan).await?;
    let mut declinaisons = declinaisons(reader, plan, exercice).await?;
    let mut liens = liens(reader, plan).await?;
    let mut territoires = territoires(reader, plan).await?;
    let mut indicateurs = indicateurs(reader, plan, exercice).await?;
    let (mut bilans, mut reserves) = bilans(reader, plan, exercice).await?;
    let mut out = vec![];
    let mut kept = vec![];
    for f in sheets {
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
    Ok((out, kept))
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

async fn participations(reader: &mut impl Read, plan: &PlanLu) -> Result<(ParFiche<PiloteFige>, ParFiche<String>), StoreError> {
    let rows = reader
        .rows(
            "SELECT p.fiche_id, p.role, o.nom, COALESCE(o.sigle, o.nom), p.services FROM participation p
             JOIN organisation o ON o.id = p.organisation_id
             WHERE p.collectivite_id = $1 AND p.contrat_id = $2 ORDER BY p.fiche_id, p.ordre, p.id",
            args![plan.contrat.id],
        )
        .await?;
    let (mut pilotes, mut partenaires) = (vec![], vec![]);
    for mut row in rows {
        let fiche: FicheActionId = row.take()?;
        let role: RoleParticipation = row.take()?;
        let who = PiloteFige { organisation: row.take()?, court: row.take()?, services: row.take::<Json<Vec<String>>>()?.0 };
        match role {
            RoleParticipation::Pilote => pilotes.push((fiche, who)),
            RoleParticipation::Partenaire => partenaires.push((fiche, who.organisation)),
        }
    }
    Ok((ranger(pilotes), ranger(partenaires)))
}

async fn declinaisons(reader: &mut impl Read, plan: &PlanLu, exercice: i64) -> Result<ParFiche<DeclinaisonFigee>, StoreError> {
    let rows = reader
        .rows(
            "SELECT declinaison_id, annee, fait, commentaire FROM realisation
             WHERE collectivite_id = $1 AND contrat_id = $2 AND annee <= $3 ORDER BY declinaison_id, annee",
            args![plan.contrat.id, exercice],
        )
        .await?;
    let mut cases: HashMap<String, Vec<CaseFigee>> = HashMap::new();
    for mut row in rows {
        let key: String = row.take()?;
        let case = CaseFigee { annee: row.take()?, fait: row.take()?, commentaire: row.take()? };
        cases.entry(key).or_default().push(case);
    }
    let all = reader
        .list::<Declinaison>("contrat_id = $2 AND retiree_le IS NULL ;; ORDER BY fiche_id, ordre, id", args![plan.contrat.id])
        .await?;
    Ok(ranger(all.into_iter().map(|d| {
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
    })))
}

/// Links confirmed or still to check; a refused one is no link.
async fn liens(reader: &mut impl Read, plan: &PlanLu) -> Result<ParFiche<LienFige>, StoreError> {
    let rows = reader
        .rows(
            "SELECT l.fiche_id, l.genre, f.numero, p.nom, l.texte FROM lien l
             LEFT JOIN fiche_action f ON f.id = l.cible_fiche_id LEFT JOIN programme p ON p.id = l.programme_id
             WHERE l.collectivite_id = $1 AND l.contrat_id = $2 AND l.etat <> $3 ORDER BY l.fiche_id, l.ordre, l.id",
            args![plan.contrat.id, EtatLien::Refuse],
        )
        .await?;
    let all: Result<Vec<_>, StoreError> = rows
        .into_iter()
        .map(|mut row| {
            Ok((row.take()?, LienFige { genre: row.take()?, fiche: row.take()?, programme: row.take()?, texte: row.take()? }))
        })
        .collect();
    Ok(ranger(all?))
}

async fn territoires(reader: &mut impl Read, plan: &PlanLu) -> Result<ParFiche<String>, StoreError> {
    let rows = reader
        .rows(
            "SELECT x.fiche_id, t.nom FROM fiche_territoire x JOIN territoire t ON t.id = x.territoire_id
             WHERE x.collectivite_id = $1 AND x.contrat_id = $2 ORDER BY x.fiche_id, t.cle COLLATE \"C\", t.id",
            args![plan.contrat.id],
        )
        .await?;
    let all: Result<Vec<_>, StoreError> = rows.into_iter().map(|mut row| Ok((row.take()?, row.take()?))).collect();
    Ok(ranger(all?))
}

async fn indicateurs(reader: &mut impl Read, plan: &PlanLu, exercice: i64) -> Result<ParFiche<IndicateurFige>, StoreError> {
    let key = plan.contrat.id.to_string();
    let known: HashMap<String, Indicateur> = reader
        .list::<Indicateur>("contrat_id = $2 ;; ORDER BY ordre, id", args![key])
        .await?
        .into_iter()
        .map(|i| (i.id.to_string(), i))
        .collect();
    let mut values: HashMap<String, BTreeMap<i64, ValeurFigee>> = HashMap::new();
    let observed = reader
        .list::<Observation>("contrat_id = $2 AND etat = 'validee' AND annee <= $3 ;; ORDER BY id", args![key, exercice])
        .await?;
    for o in observed {
        let value = ValeurFigee { valeur: o.valeur, absence: o.absence, motif: o.motif };
        values.entry(o.indicateur_id.to_string()).or_default().insert(o.annee, value);
    }
    let rows = reader
        .rows(
            "SELECT objet_id, indicateur_id, lettres FROM rattachement
             WHERE collectivite_id = $1 AND contrat_id = $2 AND objet = 'fiche'",
            args![key],
        )
        .await?;
    let mut letters: HashMap<(String, String), Vec<String>> = HashMap::new();
    for mut row in rows {
        letters.insert((row.take()?, row.take()?), row.take::<Json<Vec<String>>>()?.0);
    }
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
                lettres: letters.remove(&(fiche.id.to_string(), mesure.id.clone())).unwrap_or_default(),
                reference: i.reference.clone(),
                poids: i.poids.clone(),
                cibles: mesure.cibles.iter().map(|(an, v)| (*an, v.to_string())).collect(),
                valeurs: values.get(&mesure.id).cloned().unwrap_or_default(),
                taux: taux_de(mesure, exercice).brut.map(|t| t.to_string()),
            });
        }
    }
    Ok(out)
}

/// « commentaire » and « suites » are published; « difficultés » and « besoins » are for the house.
async fn bilans(
    reader: &mut impl Read,
    plan: &PlanLu,
    exercice: i64,
) -> Result<(ParFiche<BilanFige>, ParFiche<ReserveFigee>), StoreError> {
    let all = reader
        .list::<BilanAnnuel>("contrat_id = $2 AND annee <= $3 ;; ORDER BY fiche_id, annee", args![plan.contrat.id, exercice])
        .await?;
    let (mut bilans, mut reserves) = (vec![], vec![]);
    for b in all {
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
    Ok((ranger(bilans), ranger(reserves)))
}
