//! The reference and the targets of each place: « définir indicateur, cible, poids : Coo ● ».

use crate::model::{Indicateur, IndicateurId, ObjectifTerritoire, Suivi};
use crate::plans::Contrat;
use crate::regles::redaction::{Colonne, ObjectifVoulu, RefusObjectif, SaisieLieu, lire_objectifs};
use kernel::{Id, Lang, Right};
use std::collections::BTreeMap;
use store::{ActeError, Read, StoreError, Writer, args};
use territoire::model::{Territoire, TerritoireId};
use web::Visit;

/// Every objective by place of an indicator, in the order of their keys.
///
/// # Errors
/// `StoreError`.
pub async fn objectifs_de(r: &mut impl Read, id: IndicateurId) -> Result<Vec<ObjectifTerritoire>, StoreError> {
    r.list("indicateur_id = $2 ;; ORDER BY territoire_id, annee", args![id]).await
}

/// What is on record for one place.
#[must_use]
pub fn du_lieu(objectifs: &[ObjectifTerritoire], lieu: TerritoireId) -> Vec<&ObjectifTerritoire> {
    objectifs.iter().filter(|o| o.territoire_id == lieu).collect()
}

/// Writes the lines of some places, all together or not at all; places that have no line stay as they are. Returns how many
/// references and targets changed.
///
/// # Errors
/// `Interdit`; the refusals of the lines, among which what someone else wrote since they were drawn.
pub async fn fixer_objectifs(
    visit: &Visit,
    w: &mut Writer,
    id: IndicateurId,
    contrat: &Contrat,
    saisies: &[SaisieLieu],
) -> Result<usize, ActeError> {
    let i: Indicateur = w.load(&id).await?;
    if i.contrat_id != contrat.id || !visit.may(Right::DefinirIndicateur, Some(&i.contrat_id)) {
        return Err(ActeError::Interdit);
    }
    let suivi: Option<Suivi> = w.find("indicateur_id = $2", args![id]).await?;
    let suivi = suivi.unwrap_or_else(|| Suivi::par_defaut(&i, None));
    let territoires = territoire::store::lieux(w).await?;
    let presents = objectifs_de(w, id).await?;
    let annees: Vec<i64> = contrat.exercices.iter().map(|e| e.numero).collect();
    let mut refus = vec![];
    let mut voulus = vec![];
    for s in saisies {
        let applicable = |t: &&Territoire| t.id.to_string() == s.territoire && Some(t.genre) == suivi.niveau;
        let Some(lieu) = territoires.iter().find(applicable) else {
            let lieu = if s.nom.is_empty() { s.territoire.clone() } else { s.nom.clone() };
            refus.push(RefusObjectif::NonApplicable { rang: s.rang, lieu });
            continue;
        };
        let siens = du_lieu(&presents, lieu.id);
        match lire_objectifs(&i, &suivi, s, &annees) {
            Ok(lus) => {
                refus.extend(entre_temps(s, &siens, &lus, visit.lang));
                voulus.push((lieu.id, siens, lus));
            }
            Err(non) => refus.extend(non),
        }
    }
    if !refus.is_empty() {
        return Err(ActeError::refuse(refus));
    }
    let mut changes = 0;
    for (lieu, siens, lus) in voulus {
        changes += ecrire(w, &i, lieu, &siens, lus).await?;
    }
    Ok(changes)
}

/// What this line would overwrite of what someone else wrote since it was drawn.
fn entre_temps(
    s: &SaisieLieu,
    siens: &[&ObjectifTerritoire],
    lus: &BTreeMap<i64, ObjectifVoulu>,
    lang: Lang,
) -> Vec<RefusObjectif> {
    let ecrase = |annee: &i64| {
        let present = siens.iter().find(|o| o.annee == *annee);
        (present.map(|o| voulu(o)).as_ref() != lus.get(annee)).then(|| {
            let colonne = if *annee == crate::model::REFERENCE { Colonne::Reference } else { Colonne::Cible(*annee) };
            let enregistre = present.map(|o| {
                let le = o.le.map(|jour| kernel::texte::date_longue(jour, lang));
                let dits = [Some(o.valeur.replace('.', ",")), le, Some(o.provenance.clone())];
                dits.into_iter().flatten().filter(|dit| !dit.is_empty()).collect::<Vec<_>>().join(", ")
            });
            RefusObjectif::EntreTemps { rang: s.rang, lieu: s.nom.clone(), colonne, enregistre: enregistre.unwrap_or_default() }
        })
    };
    s.changees(siens).iter().filter_map(ecrase).collect()
}

fn voulu(o: &ObjectifTerritoire) -> ObjectifVoulu {
    ObjectifVoulu { valeur: o.valeur.clone(), le: o.le, provenance: o.provenance.clone() }
}

async fn ecrire(
    w: &mut Writer,
    i: &Indicateur,
    lieu: TerritoireId,
    siens: &[&ObjectifTerritoire],
    lus: BTreeMap<i64, ObjectifVoulu>,
) -> Result<usize, StoreError> {
    let mut changes = 0;
    for parti in siens.iter().filter(|o| !lus.contains_key(&o.annee)) {
        w.delete(*parti).await?;
        changes += 1;
    }
    for (annee, lu) in lus {
        let ObjectifVoulu { valeur, le, provenance } = lu.clone();
        match siens.iter().find(|o| o.annee == annee) {
            Some(present) if voulu(present) == lu => continue,
            Some(present) => w.update(&mut ObjectifTerritoire { valeur, le, provenance, ..(*present).clone() }).await?,
            None => {
                let contrat_id = i.contrat_id.clone();
                let neuf = ObjectifTerritoire {
                    id: Id::fresh(),
                    version: 1,
                    contrat_id,
                    indicateur_id: i.id,
                    territoire_id: lieu,
                    annee,
                    valeur,
                    le,
                    provenance,
                };
                w.insert(&neuf).await?;
            }
        }
        changes += 1;
    }
    Ok(changes)
}
