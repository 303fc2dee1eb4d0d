//! What the demonstration shows of figures: values broken down, by quarter in two sets of boundaries, an indicator computed
//! from others, relations to hold. The figures are made up and say so.

use super::contrat::Plan;
use super::donnees::{self, Chiffres};
use crate::erreur::Erreur;
use indicateurs::actes::recalculer;
use indicateurs::model::{
    Dimension, EffetRelation, EtatValeur, Indicateur, IndicateurId, Modalite, Operateur, Part, Provenance, Qualite, Relation,
    Rupture, SiAbsent, Suivi, Valeur,
};
use indicateurs::regles::formule::{Formule, lire_cote};
use indicateurs::regles::{Lu, Mois, Operation};
use kernel::{Id, texte};
use plans::regles::annee::annee_du;
use std::collections::HashMap;
use store::{Json, Read, Writer, args};
use territoire::model::{GenreTerritoire, Territoire};

const FILE: &str = "indicateurs.json";

fn faux(what: impl Into<String>) -> Erreur {
    Erreur::Donnees { file: FILE, what: what.into() }
}

pub async fn charger(w: &mut Writer, plan: &Plan) -> Result<(), Erreur> {
    let chiffres: Chiffres = donnees::chiffres()?;
    let contrat = plan.contrat.id.to_string();
    let indicateurs: Vec<Indicateur> = w.list("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.clone()]).await?;
    let quartiers: HashMap<String, String> = w
        .list::<Territoire>("genre = 'qpv' ;; ORDER BY id", args![])
        .await?
        .into_iter()
        .filter_map(|t| Some((t.code?, t.id.to_string())))
        .collect();
    for suivi in &chiffres.suivis {
        let fiche = plan.fiches.get(&suivi.fiche).ok_or_else(|| faux(format!("fiche {}", suivi.fiche)))?;
        let id =
            fiche.indicateurs.get(&("resultat".to_owned(), suivi.rang)).ok_or_else(|| faux(format!("rang {}", suivi.rang)))?;
        let indicateur = indicateurs.iter().find(|i| i.id == *id).ok_or_else(|| faux(format!("rang {}", suivi.rang)))?;
        un_suivi(w, plan, (indicateur, &indicateurs), suivi, &quartiers).await?;
    }
    for one in &chiffres.relations {
        let inconnu = || faux(format!("relation {}", one.libelle));
        let relation = Relation {
            id: Id::fresh(),
            version: 1,
            contrat_id: contrat.clone(),
            libelle: one.libelle.clone(),
            gauche: gardee(&one.gauche, &indicateurs)?,
            operateur: Operateur::from_code(&one.operateur).ok_or_else(inconnu)?,
            droite: gardee(&one.droite, &indicateurs)?,
            si_absent: SiAbsent::from_code(&one.si_absent).ok_or_else(inconnu)?,
            effet: EffetRelation::from_code(&one.effet).ok_or_else(inconnu)?,
        };
        w.insert(&relation).await?;
    }
    recalculer(w, &contrat).await?;
    Ok(())
}

/// A formula as it is kept: by identifiers.
fn gardee(texte: &str, indicateurs: &[Indicateur]) -> Result<String, Erreur> {
    let lue = lire_cote(texte, indicateurs).map_err(|no| faux(format!("{no:?}")))?;
    let ecrire = |f: &Formule<IndicateurId>| f.ecrire(&|id: &IndicateurId| id.to_string());
    Ok(ecrire(&lue.gardee))
}

fn mois(texte: &str) -> Result<Mois, Erreur> {
    texte.parse().map_err(|_| faux(format!("mois {texte}")))
}

async fn un_suivi(
    w: &mut Writer,
    plan: &Plan,
    (indicateur, tous): (&Indicateur, &[Indicateur]),
    dit: &donnees::SuiviChiffre,
    quartiers: &HashMap<String, String>,
) -> Result<(), Erreur> {
    let suivi = Suivi {
        source: dit.source.clone(),
        formule: dit.formule.clone(),
        decimales: dit.decimales,
        seuil_secret: dit.seuil_secret,
        niveau: dit.par_quartier.then_some(GenreTerritoire::Qpv),
        operation_territoires: Operation::Somme,
        millesime: dit.millesime.clone(),
        expression: if dit.expression.is_empty() { String::new() } else { gardee(&dit.expression, tous)? },
        ..Suivi::par_defaut(indicateur, Some(Mois::de(plan.contrat.annee_un_le)))
    };
    w.insert(&suivi).await?;
    let mut dimensions = vec![];
    for (ordre, one) in (1_i64..).zip(&dit.ventilations) {
        let modalite = |m: &String| Modalite { code: texte::cle(m).replace(' ', "-"), libelle: m.clone() };
        let dimension = Dimension {
            id: Id::fresh(),
            version: 1,
            contrat_id: indicateur.contrat_id.clone(),
            indicateur_id: indicateur.id,
            libelle: one.libelle.clone(),
            complete: one.complete,
            modalites: Json(one.modalites.iter().map(modalite).collect()),
            ordre,
        };
        w.insert(&dimension).await?;
        dimensions.push(dimension);
    }
    for v in &dit.valeurs {
        let parts = dimensions.iter().zip(&v.parts).flat_map(|(d, nombres)| {
            let paires = d.modalites.iter().zip(nombres);
            paires.filter_map(|(m, n)| Part::de(d.id, &m.code, &Lu::Nombre(n.parse().ok()?))).collect::<Vec<_>>()
        });
        let base = valeur(w, indicateur, dit, mois(&v.periode)?, &v.millesime);
        if let Some(n) = &v.valeur {
            w.insert(&Valeur { valeur: Some(n.clone()), parts: Json(parts.collect()), ..base.clone() }).await?;
        }
        for (code, n) in &v.quartiers {
            let territoire_id = quartiers.get(code).cloned().ok_or_else(|| faux(format!("quartier {code}")))?;
            w.insert(&Valeur { id: Id::fresh(), territoire_id, valeur: Some(n.clone()), ..base.clone() }).await?;
        }
    }
    if let Some(r) = &dit.rupture {
        let periode = mois(&r.periode)?;
        let rupture = Rupture {
            id: Id::fresh(),
            version: 1,
            contrat_id: indicateur.contrat_id.clone(),
            indicateur_id: indicateur.id,
            periode,
            motif: r.motif.clone(),
            auteur: w.actor().nom().to_owned(),
            le: w.now(),
            reference: r.reference.clone(),
            annee: Some(annee_du(&plan.contrat, periode.dernier_jour())),
            limites: String::new(),
        };
        w.insert(&rupture).await?;
    }
    Ok(())
}

/// A value handed in and validated, with nothing said yet.
fn valeur(w: &Writer, i: &Indicateur, dit: &donnees::SuiviChiffre, periode: Mois, millesime: &str) -> Valeur {
    let coordination = "Coordination du contrat local de santé";
    Valeur {
        id: Id::fresh(),
        version: 1,
        contrat_id: i.contrat_id.clone(),
        indicateur_id: i.id,
        territoire_id: String::new(),
        periode,
        source: dit.source.clone(),
        source_cle: texte::cle(&dit.source),
        valeur: None,
        numerateur: None,
        denominateur: None,
        absence: None,
        motif: None,
        qualite: Qualite::Definitive,
        etat: EtatValeur::Validee,
        renvoi: None,
        provenance: Provenance::Saisie,
        fichier: None,
        cellule: None,
        commentaire: String::new(),
        preuve: String::new(),
        auteur: coordination.to_owned(),
        auteur_id: String::new(),
        saisie_a: w.now(),
        valideur: Some(coordination.to_owned()),
        validee_a: Some(w.now()),
        alertes: Json(vec![]),
        derogation: None,
        derogation_par: None,
        derogation_a: None,
        parts: Json(vec![]),
        millesime: millesime.to_owned(),
    }
}
