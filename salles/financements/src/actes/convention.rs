//! Agreements: prepared from what was voted, then signed. « équipe projet édite, financeur puis porteur signent ».

use super::instruction::{a_la_plume, inscrit, plume};
use crate::droits;
use crate::model::*;
use crate::regles::convention::echeancier::{self, LigneTapee};
use crate::regles::convention::{RefusConvention, identifiant_suivant, signable};
use crate::regles::etats::{EtatDossier, RefusPassage, passer};
use crate::regles::{Euros, Financeur, saisie};
use crate::store as lectures;
use kernel::Id;
use store::{ActeError, Json, Read, StoreError, args};
use web::Visit;

/// Prepares the agreement of a funder and a holder in a call, or brings up to date the one that waits for its signatures.
///
/// # Errors
/// `Interdit` for who leads neither the call nor that column; `RienACouvrir`.
pub async fn preparer(
    visit: &Visit,
    appel: &AppelId,
    porteur: &PorteurId,
    financeur: &Financeur,
) -> Result<Convention, ActeError> {
    let mut w = visit.writer("convention.preparer").await?;
    let appel: Appel = w.load(appel).await?;
    let qui = inscrit(&mut w, financeur).await?;
    if !droits::conduit(visit, &appel) && !droits::remplit_la_colonne(visit, &qui, &appel) {
        return Err(ActeError::Interdit);
    }
    let couples = lectures::couples(&mut w, appel.id).await?;
    let couple = couples.into_iter().find(|c| c.porteur == *porteur && c.financeur == *financeur);
    let couple = couple.ok_or(RefusConvention::RienACouvrir)?;
    let aides = couple.a_couvrir();
    let premiere = aides.first().ok_or(RefusConvention::RienACouvrir)?.dossier;
    let contenu = ContenuConvention {
        conditions: String::new(),
        echeances: vec![],
        preparee_par: visit.visitor.as_ref().map(|v| v.nom.clone()).unwrap_or_default(),
        aides,
    };
    let montant_centimes = contenu.aides.iter().map(|a| a.montant.centimes()).sum();
    let convention = if let Some(en_cours) = couple.en_cours() {
        let mut convention = en_cours.clone();
        let mut contenu = contenu;
        contenu.conditions.clone_from(&convention.contenu.conditions);
        // A schedule of another amount no longer adds up.
        if convention.montant_centimes == montant_centimes {
            contenu.echeances.clone_from(&convention.contenu.echeances);
        }
        convention.montant_centimes = montant_centimes;
        convention.contenu = Json(contenu);
        w.update(&mut convention).await?;
        convention
    } else {
        let dossier: Dossier = w.load(&premiere).await?;
        let pris = w.rows("SELECT identifiant FROM convention WHERE collectivite_id = $1", args![]).await?;
        let pris: Vec<String> = pris.into_iter().map(|mut row| row.take()).collect::<Result<_, _>>()?;
        let convention = Convention {
            id: Id::fresh(),
            version: 1,
            appel_id: appel.id,
            dossier_id: premiere,
            cpo_id: dossier.cpo_id,
            financeur: financeur.clone(),
            identifiant: identifiant_suivant(appel.exercice, financeur, &pris),
            montant_centimes,
            contenu: Json(contenu),
            signee_le: None,
            publiee_le: None,
        };
        w.insert(&convention).await?;
        convention
    };
    w.commit().await?;
    Ok(convention)
}

/// Fixes when and under what conditions an agreement that is not signed yet is paid: who prepares it may.
///
/// # Errors
/// `Interdit`, every `RefusEcheancier`, `Stale`.
pub async fn echelonner(
    visit: &Visit,
    identifiant: &str,
    version: i64,
    lignes: &[LigneTapee],
    conditions: &str,
) -> Result<Convention, ActeError> {
    let mut w = visit.writer("convention.fixer").await?;
    let mut convention = lectures::convention(&mut w, identifiant).await?;
    let appel: Appel = w.load(&convention.appel_id).await?;
    let qui = inscrit(&mut w, &convention.financeur).await?;
    if !droits::conduit(visit, &appel) && !droits::remplit_la_colonne(visit, &qui, &appel) {
        return Err(ActeError::Interdit);
    }
    let (echeances, conditions) = echeancier::lire(&convention, lignes, conditions).map_err(ActeError::refuse)?;
    if convention.version != version {
        return Err(StoreError::Stale { table: "convention", id: convention.id.to_string() }.into());
    }
    convention.contenu.echeances = echeances;
    convention.contenu.conditions = conditions;
    w.update(&mut convention).await?;
    w.commit().await?;
    Ok(convention)
}

/// Records the day both parties signed: the funder, or the team for one without account.
///
/// # Errors
/// `Interdit`, another's column, `DejaSignee`, `DansLeFutur`, a day that cannot be read, `MontantChange`, `Stale`.
pub async fn signer(visit: &Visit, identifiant: &str, version: i64, le: &str) -> Result<Convention, ActeError> {
    let mut r = visit.reader().await?;
    let lue = lectures::convention(&mut r, identifiant).await?;
    let appel: Appel = r.load(&lue.appel_id).await?;
    if !droits::lit_les_dossiers(visit, &appel) {
        return Err(ActeError::Interdit);
    }
    let qui = inscrit(&mut r, &lue.financeur).await?;
    drop(r);
    let pour_un_autre = a_la_plume(visit, &qui, &appel)?;
    let mut w = visit.house.db.writer(visit.collectivite.id, plume(visit, &qui, pour_un_autre), "convention.signer").await?;
    let mut convention: Convention = w.load(&lue.id).await?;
    let le = saisie::jour(le).map_err(RefusConvention::DateIllisible)?;
    signable(&convention, le, w.today())?;
    let couples = lectures::couples(&mut w, convention.appel_id).await?;
    let premier: Dossier = w.load(&convention.dossier_id).await?;
    let couple = couples.into_iter().find(|c| c.porteur == premier.porteur_id && c.financeur == convention.financeur);
    // All that it gave was taken back: it says too much as well.
    let change = match &couple {
        Some(couple) => couple.change(&convention),
        None => convention.contenu.aides.first().map(|a| (a, Euros::ZERO)),
    };
    if let Some((aide, convenu)) = change {
        return Err(RefusConvention::MontantChange { numero: aide.numero.clone(), ecrit: aide.montant, convenu }.into());
    }
    if convention.version != version {
        return Err(StoreError::Stale { table: "convention", id: convention.id.to_string() }.into());
    }
    convention.signee_le = Some(le);
    w.update(&mut convention).await?;
    let dossiers: Vec<Dossier> = w.list("appel_id = $2 AND etat = 'notifie' ;; ORDER BY id", args![convention.appel_id]).await?;
    for mut dossier in dossiers.into_iter().filter(|d| convention.couvre(d.id)) {
        dossier.etat =
            passer(dossier.etat, EtatDossier::Conventionne, &[], &[]).map_err(ActeError::refuse::<RefusPassage<EtatDossier>>)?;
        dossier.modifie_a = w.now();
        w.update(&mut dossier).await?;
    }
    w.commit().await?;
    Ok(convention)
}
