//! The plan out as a workbook, and back: a file is read and kept aside; what it would change is shown; only a confirmation
//! writes, all at once, under the rules of the editing pages.

#[cfg(test)]
pub mod tests;

mod ecriture;

use super::redaction::sur_contrat;
use crate::calculs::{Objet, PlanLu, libelle};
use crate::model::{
    Articulation, AxeTransversal, Contrat, Declinaison, Engagement, FicheAction, FicheTerritoire, Lien, Marque, Noeud,
    Participation, Preuve, Programme, Signataire, Thematique,
};
use crate::regles::classeur::{self as regles, Choix, Ecriture, Examen, Faute, PlanEnTables, Provenance, Refus, examiner};
use acteurs::model::Organisation;
use ecriture::{ecrire, ordonner};
use indicateurs::actes::{annees, eprouver_definition, tenir_relations};
use indicateurs::model::{Cible, Indicateur, IndicateurId, Observation, Rattachement};
use indicateurs::regles::Annees;
use jiff::SignedDuration;
use jiff::civil::Date;
use kernel::{Lang, Refusal, Right};
use serde_json::json;
use sha2::{Digest, Sha256};
use sheets::{Classeur, ClasseurLu, Limites, lire};
use store::{ActeError, Read, StoreError, Writer, args, journal};
use territoire::model::Territoire;
use web::{Upload, Visit};

/// How long a workbook waits for its confirmation.
const ATTENTE: SignedDuration = SignedDuration::from_hours(24);

/// The plan as its tables hold it.
///
/// # Errors
/// `StoreError`.
pub async fn plan_en_tables(r: &mut impl Read, contrat: &Contrat, jour: Date) -> Result<PlanEnTables, StoreError> {
    let (id, named) = (contrat.id, contrat.id.to_string());
    let annees = annees(r, &named, None).await?.au(jour);
    let plan = PlanEnTables {
        contrat: contrat.clone(),
        noeuds: r.list::<Noeud>("contrat_id = $2", args![id]).await?,
        fiches: r.list::<FicheAction>("contrat_id = $2", args![id]).await?,
        declinaisons: r.list::<Declinaison>("contrat_id = $2", args![id]).await?,
        participations: r.list::<Participation>("contrat_id = $2", args![id]).await?,
        organisations: r.list::<Organisation>("", args![]).await?,
        indicateurs: r.list::<Indicateur>("contrat_id = $2", args![named.clone()]).await?,
        rattachements: r.list::<Rattachement>("contrat_id = $2", args![named.clone()]).await?,
        cibles: r.list::<Cible>("contrat_id = $2", args![named.clone()]).await?,
        observations: r.list::<Observation>("contrat_id = $2", args![named]).await?,
        liens: r.list::<Lien>("contrat_id = $2", args![id]).await?,
        lieux: r.list::<FicheTerritoire>("contrat_id = $2", args![id]).await?,
        marques: r.list::<Marque>("contrat_id = $2", args![id]).await?,
        programmes: r.list::<Programme>("", args![]).await?,
        territoires: r.list::<Territoire>("", args![]).await?,
        axes: r.list::<AxeTransversal>("contrat_id = $2", args![id]).await?,
        thematiques: r.list::<Thematique>("contrat_id = $2", args![id]).await?,
        signataires: r.list::<Signataire>("contrat_id = $2", args![id]).await?,
        engagements: r.list::<Engagement>("contrat_id = $2", args![id]).await?,
        articulations: r.list::<Articulation>("contrat_id = $2", args![id]).await?,
        preuves: r.list::<Preuve>("contrat_id = $2", args![id]).await?,
        suivis: annees.suivis.clone(),
        annees,
    };
    Ok(plan.ranger())
}

/// The plan as the journal knew it after the entry of that rank: what the person who works in a workbook started from.
async fn plan_au_rang(r: &mut impl Read, contrat: &Contrat, rang: i64) -> Result<PlanEnTables, StoreError> {
    let then = journal::etat_au_rang::<Contrat>(r, rang).await?.into_iter().find(|c| c.id == contrat.id);
    let plan = PlanEnTables {
        contrat: then.unwrap_or_else(|| contrat.clone()),
        noeuds: journal::etat_au_rang(r, rang).await?,
        fiches: journal::etat_au_rang(r, rang).await?,
        declinaisons: journal::etat_au_rang(r, rang).await?,
        participations: journal::etat_au_rang(r, rang).await?,
        organisations: journal::etat_au_rang(r, rang).await?,
        indicateurs: journal::etat_au_rang(r, rang).await?,
        rattachements: journal::etat_au_rang(r, rang).await?,
        cibles: journal::etat_au_rang(r, rang).await?,
        observations: journal::etat_au_rang(r, rang).await?,
        suivis: journal::etat_au_rang(r, rang).await?,
        liens: journal::etat_au_rang(r, rang).await?,
        lieux: journal::etat_au_rang(r, rang).await?,
        marques: journal::etat_au_rang(r, rang).await?,
        programmes: journal::etat_au_rang(r, rang).await?,
        territoires: journal::etat_au_rang(r, rang).await?,
        axes: journal::etat_au_rang(r, rang).await?,
        thematiques: journal::etat_au_rang(r, rang).await?,
        signataires: journal::etat_au_rang(r, rang).await?,
        engagements: journal::etat_au_rang(r, rang).await?,
        articulations: journal::etat_au_rang(r, rang).await?,
        // No sheet shows them: what a promise or a figure may become is asked of the plan of now.
        preuves: vec![],
        annees: Annees::default(),
    };
    Ok(plan.ranger())
}

/// The workbook of a plan, dated by the journal.
///
/// # Errors
/// `Interdit` for someone who may not read this plan, `StoreError`.
pub async fn exporter(visit: &Visit, contrat: &Contrat) -> Result<Classeur, ActeError> {
    sur_contrat(visit, Right::LirePlan, contrat.id)?;
    let mut r = visit.reader().await?;
    let head = journal::tete(&mut r).await?.ok_or_else(|| StoreError::Broken("no journal for this collectivité".into()))?;
    let provenance = Provenance { rang: head.rang, tete: head.empreinte, lang: visit.lang };
    let mut plan = plan_en_tables(&mut r, contrat, visit.today()).await?;
    if !visit.may(Right::ModifierPlan, Some(&contrat.id.to_string())) {
        plan.taire_les_decisions();
    }
    let rates = taux(&PlanLu::lire(&mut r, contrat.clone()).await?, visit);
    let jour = kernel::texte::date_longue(visit.today(), visit.lang);
    let mut out = regles::classeur(&plan, &provenance, visit.house.db.clock().now(), &jour);
    out.feuilles.push(regles::feuille_des_taux(&rates, visit.lang));
    Ok(out)
}

/// Every rate of a plan that has one.
fn taux(plan: &PlanLu, visit: &Visit) -> Vec<regles::Taux> {
    let one = |(lecture, objet, annee)| {
        let valeur = plan.valeur(lecture, objet, annee, visit.today())?;
        let name = match objet {
            Objet::Fiche(id) => plan.fiche(id).map(|f| format!("{}. {}", f.numero, f.titre)).unwrap_or_default(),
            _ => plan.nom_objet(objet, visit.lang),
        };
        let code = plan.code_imprime(lecture, objet, annee, visit.today());
        Some(regles::Taux { objet: name, lecture: libelle(lecture, visit.lang), annee, valeur, code })
    };
    plan.chiffres().filter_map(one).collect()
}

/// A workbook that waits for its confirmation.
#[derive(Debug, Clone)]
pub struct Depot {
    pub id: String,
    pub fichier: String,
    /// SHA-256, hexadecimal.
    pub empreinte: String,
    contenu: Vec<u8>,
}

/// Reads a file away from the threads of the server, and where it says that it comes from.
async fn ouvrir(contenu: Vec<u8>, nom: &str, contrat: &Contrat) -> Result<(ClasseurLu, Provenance), ActeError> {
    let nom = nom.to_owned();
    let reading = tokio::task::spawn_blocking(move || lire(&contenu, &nom, &Limites::default()));
    let lu = reading.await.map_err(|e| StoreError::Broken(e.to_string()))??;
    let provenance = regles::provenance(&lu, contrat)?;
    Ok((lu, provenance))
}

/// Compares a workbook with the plan of now. `choix`: what is kept where both sides changed.
async fn comparer(
    r: &mut impl Read,
    contrat: &Contrat,
    (lu, provenance): &(ClasseurLu, Provenance),
    (choix, jour): (&Choix, Date),
) -> Result<Examen, ActeError> {
    let rows = r.rows("SELECT empreinte FROM journal WHERE collectivite_id = $1 AND rang = $2", args![provenance.rang]).await?;
    let known: Option<String> = rows.into_iter().next().map(|mut row| row.take()).transpose()?;
    if known.as_ref() != Some(&provenance.tete) {
        return Err(Refus::ExportInconnu.into());
    }
    let plan = plan_en_tables(r, contrat, jour).await?;
    let base = plan_au_rang(r, contrat, provenance.rang).await?;
    let mut examen = examiner(lu, &plan, &base, provenance.lang, choix)?;
    eprouver(r, &plan, &mut examen).await?;
    Ok(examen)
}

/// What the page of a definition asks of what is kept: formulas that read it, values that stand on its scale.
async fn eprouver(r: &mut impl Read, plan: &PlanEnTables, examen: &mut Examen) -> Result<(), StoreError> {
    let mut fautes = vec![];
    for (rang, ecriture) in examen.ecritures.iter().enumerate() {
        let Ecriture::Indicateur { avant, apres, .. } = ecriture else { continue };
        for refus in eprouver_definition(r, avant, apres, &plan.indicateurs).await? {
            fautes.extend(examen.lieu(rang, refus.field().as_deref()).map(|adresse| Faute::Valeur { adresse, refus }));
        }
    }
    examen.fautes.extend(fautes);
    Ok(())
}

/// Reads a workbook and keeps it aside until it is accepted; its identifier.
///
/// # Errors
/// `Interdit`; the refusal of a file that cannot be read or comes from elsewhere.
pub async fn deposer(visit: &Visit, contrat: &Contrat, fichier: Option<Upload>) -> Result<String, ActeError> {
    sur_contrat(visit, Right::ModifierPlan, contrat.id)?;
    let fichier = fichier.filter(|f| !f.name.is_empty() || !f.bytes.is_empty()).ok_or(Refus::FichierAbsent)?;
    let empreinte = journal::hex(&Sha256::digest(&fichier.bytes));
    let nom: String = fichier.name.chars().take(120).collect();
    let lu = ouvrir(fichier.bytes.clone(), &nom, contrat).await?;
    comparer(&mut visit.reader().await?, contrat, &lu, (&Choix::new(), visit.today())).await?;
    let id = kernel::Id::<Depot>::fresh().to_string();
    let octets = fichier.bytes.len();
    let mut w = visit.writer("classeur.deposer").await?;
    w.execute("DELETE FROM classeur_depot WHERE collectivite_id = $1 AND depose_a < $2", args![w.now() - ATTENTE]).await?;
    w.execute(
        "INSERT INTO classeur_depot (collectivite_id, id, contrat_id, depose_a, fichier, empreinte, contenu)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![id, contrat.id, w.now(), nom, empreinte, fichier.bytes],
    )
    .await?;
    w.note("classeur_depot", &id, &json!({ "fichier": nom, "empreinte": empreinte, "octets": octets })).await?;
    w.commit().await?;
    Ok(id)
}

async fn depot(r: &mut impl Read, contrat: &Contrat, id: &str) -> Result<Depot, StoreError> {
    let rows = r
        .rows(
            "SELECT id, fichier, empreinte, contenu FROM classeur_depot
             WHERE collectivite_id = $1 AND contrat_id = $2 AND id = $3",
            args![contrat.id, id.to_owned()],
        )
        .await?;
    let missing = || StoreError::Missing { table: "classeur_depot", id: id.to_owned() };
    let mut row = rows.into_iter().next().ok_or_else(missing)?;
    Ok(Depot { id: row.take()?, fichier: row.take()?, empreinte: row.take()?, contenu: row.take()? })
}

/// A workbook that waits, what it would change in the plan of now, and the language it was made in.
///
/// # Errors
/// `Interdit`; `StoreError::Missing` when it was applied, given up, or waited too long.
pub async fn apercu(visit: &Visit, contrat: &Contrat, id: &str) -> Result<(Depot, Examen, Lang), ActeError> {
    sur_contrat(visit, Right::ModifierPlan, contrat.id)?;
    let mut r = visit.reader().await?;
    let depot = depot(&mut r, contrat, id).await?;
    let lu = ouvrir(depot.contenu.clone(), &depot.fichier, contrat).await?;
    let examen = comparer(&mut r, contrat, &lu, (&Choix::new(), visit.today())).await?;
    Ok((depot, examen, lu.1.lang))
}

/// Writes all the changes of a workbook at once, as the plan is now: how many records. `choix`: what is kept where the
/// workbook and the plan both changed.
///
/// # Errors
/// `Interdit`; `NonApplicable` when a cell is wrong, or when the plan moved meanwhile in a way that conflicts: nothing is
/// written; `StoreError::Missing` when it no longer waits.
pub async fn appliquer(visit: &Visit, contrat: &Contrat, id: &str, choix: &Choix) -> Result<usize, ActeError> {
    sur_contrat(visit, Right::ModifierPlan, contrat.id)?;
    let kept = depot(&mut visit.reader().await?, contrat, id).await?;
    // Read before the writer opens: a large file does not keep the pen from the others.
    let lu = ouvrir(kept.contenu, &kept.fichier, contrat).await?;
    let mut w = visit.writer("classeur.importer").await?;
    let depot = depot(&mut w, contrat, id).await?;
    let contrat: Contrat = w.load(&contrat.id).await?;
    let jour = w.today();
    let examen = comparer(&mut w, &contrat, &lu, (choix, jour)).await?;
    if !examen.applicable() {
        return Err(Refus::NonApplicable.into());
    }
    let reason = crate::m(visit.lang).classeur_motif(&depot.fichier);
    w.motif(reason.clone());
    let count = examen.ecritures.len();
    let valeurs = examen.ecritures.iter().filter_map(|e| match e {
        Ecriture::Valeur(indicateur, saisie) => Some((*indicateur, saisie.annee)),
        _ => None,
    });
    let valeurs: Vec<(IndicateurId, i64)> = valeurs.collect();
    for ecriture in &examen.ecritures {
        sur_contrat(visit, ecriture.droit(), contrat.id)?;
    }
    for (rang, ecriture) in examen.ecritures.iter().enumerate() {
        w.motif(reason.clone());
        match ecrire(visit, &mut w, &contrat, ecriture.clone(), &reason).await {
            Err(ActeError::Refus(refus)) => return Err(ActeError::Refus(examen.situer(rang, refus))),
            autre => autre?,
        }
    }
    w.motif(reason);
    if let Some(order) = &examen.ordre_des_niveaux {
        ordonner(&mut w, &contrat, order).await?;
    }
    // All together: two figures of one workbook are compared with each other.
    tenir_relations(&mut w, &contrat.id.to_string(), &valeurs).await?;
    oublier(&mut w, &depot, "importe").await?;
    w.commit().await?;
    Ok(count)
}

/// Forgets a workbook kept aside.
///
/// # Errors
/// `Interdit`; `StoreError::Missing` when it no longer waits.
pub async fn abandonner(visit: &Visit, contrat: &Contrat, id: &str) -> Result<(), ActeError> {
    sur_contrat(visit, Right::ModifierPlan, contrat.id)?;
    let mut w = visit.writer("classeur.abandonner").await?;
    let depot = depot(&mut w, contrat, id).await?;
    oublier(&mut w, &depot, "abandonne").await?;
    w.commit().await?;
    Ok(())
}

async fn oublier(w: &mut Writer, depot: &Depot, sort: &str) -> Result<(), StoreError> {
    w.execute("DELETE FROM classeur_depot WHERE collectivite_id = $1 AND id = $2", args![depot.id.clone()]).await?;
    w.note("classeur_depot", &depot.id, &json!({ "fichier": depot.fichier, "empreinte": depot.empreinte, "sort": sort })).await
}
