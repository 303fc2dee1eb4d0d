//! A funder's own column: an opinion, then a proposal. « Un financeur ne remplit que sa colonne » ; the team fills that of a
//! funder without account, and says from what.

use super::{ouvrir, perime, refus_de, sans_interet};
use crate::droits::{conduit, remplit_la_colonne};
use crate::model::{Appel, Dossier, DossierId, FinanceurInscrit, Interet, LigneFinanceur};
use crate::regles::Financeur;
use crate::regles::instruction::{
    Refus, SaisieColonne, appel_en_instruction, dossier_en_instruction, etat_apres, ligne_ouverte, lire_colonne,
};
use kernel::Actor;
use store::{ActeError, Read, Writer, args};
use web::Visit;

/// Writes an opinion and a proposal in the name of the visitor, on the line as they saw it.
///
/// # Errors
/// `Interdit` when the file cannot be read; `Refus` for another's column, a declared interest, a stage that is over, a frozen
/// line, or what is typed; `Stale` when the line changed meanwhile.
pub async fn remplir(
    visit: &Visit,
    dossier: DossierId,
    financeur: &Financeur,
    version: i64,
    saisie: &SaisieColonne,
) -> Result<LigneFinanceur, ActeError> {
    let mut r = visit.reader().await?;
    let (appel, dossier) = ouvrir(visit, &mut r, dossier).await?;
    let qui = inscrit(&mut r, financeur).await?;
    drop(r);
    let pour_un_autre = a_la_plume(visit, &qui, &appel)?;
    let mut w = visit.house.db.writer(visit.collectivite.id, plume(visit, &qui, pour_un_autre), "colonne.remplir").await?;
    if let Some(visiteur) = &visit.visitor {
        sans_interet(&mut w, dossier.id, &visiteur.compte_id).await?;
    }
    let ligne = ecrire(&mut w, &appel, &dossier, &qui, version, saisie, pour_un_autre).await?;
    w.commit().await?;
    Ok(ligne)
}

/// The same, by the signed link of a funder without account.
///
/// # Errors
/// `Missing` for a file of another call; `Refus` and `Stale` as [`remplir`].
pub async fn remplir_par_lien(
    visit: &Visit,
    porte: &super::PorteFinanceur,
    dossier: DossierId,
    version: i64,
    saisie: &SaisieColonne,
) -> Result<LigneFinanceur, ActeError> {
    let mut w = porte.writer(visit, "colonne.remplir_par_lien").await?;
    let dossier: Dossier = w.load(&dossier).await?;
    if dossier.appel_id != porte.appel.id {
        return Err(ActeError::Interdit);
    }
    let ligne = ecrire(&mut w, &porte.appel, &dossier, &porte.financeur, version, saisie, false).await?;
    w.commit().await?;
    Ok(ligne)
}

/// The registered funder of a code.
pub(crate) async fn inscrit(r: &mut impl Read, financeur: &Financeur) -> Result<FinanceurInscrit, ActeError> {
    r.find::<FinanceurInscrit>("code = $2", args![financeur.clone()]).await?.ok_or(ActeError::Interdit)
}

/// Whether the visitor writes for a funder without account; refuses another's column.
pub(crate) fn a_la_plume(visit: &Visit, qui: &FinanceurInscrit, appel: &Appel) -> Result<bool, ActeError> {
    if remplit_la_colonne(visit, qui, appel) {
        return Ok(conduit(visit, appel));
    }
    Err(Refus::ColonneDAutrui { financeur: qui.nom.clone() }.into())
}

/// « journalisé avec son auteur réel, y compris "pour le compte de" ».
pub(crate) fn plume(visit: &Visit, qui: &FinanceurInscrit, pour_un_autre: bool) -> Actor {
    match visit.actor() {
        Actor::Compte { id, nom, .. } if pour_un_autre => Actor::Compte { id, nom, pour_le_compte_de: Some(qui.nom.clone()) },
        autre => autre,
    }
}

/// Writes a column in an open transaction, under the rules of the instruction.
pub(crate) async fn ecrire(
    w: &mut Writer,
    appel: &Appel,
    dossier: &Dossier,
    qui: &FinanceurInscrit,
    version: i64,
    saisie: &SaisieColonne,
    pour_un_autre: bool,
) -> Result<LigneFinanceur, ActeError> {
    appel_en_instruction(appel.etat)?;
    dossier_en_instruction(dossier.etat)?;
    let trouvee = w.find::<LigneFinanceur>("dossier_id = $2 AND financeur = $3", args![dossier.id, qui.code]).await?;
    let mut ligne = trouvee.ok_or(ActeError::Interdit)?;
    // The rule before the version: a frozen line says so, whatever was seen of it.
    ligne_ouverte(&ligne)?;
    if ligne.version != version {
        return Err(perime("ligne_financeur", &ligne.id));
    }
    let colonne = lire_colonne(saisie, ligne.demande(), pour_un_autre).map_err(refus_de)?;
    let (nom, a) = (w.actor().nom().to_owned(), w.now());
    if pour_un_autre {
        w.motif(saisie.justificatif.trim());
    }
    ligne.etat = etat_apres(&colonne);
    // What was written by someone who has declared an interest since is someone else's once confirmed, be it word for word.
    let interets: Vec<Interet> = w.list("dossier_id = $2", args![dossier.id]).await?;
    let reprendre = |par: Option<&String>| interets.iter().any(|i| par == Some(&i.nom));
    if (ligne.avis, &ligne.avis_motif) != (Some(colonne.avis), &colonne.avis_motif) || reprendre(ligne.avis_par.as_ref()) {
        ligne.avis = Some(colonne.avis);
        ligne.avis_motif = colonne.avis_motif;
        ligne.avis_par = Some(nom.clone());
        ligne.avis_a = Some(a);
    }
    let propose = colonne.propose.map(crate::regles::Euros::centimes);
    let change = (ligne.propose_centimes, &ligne.propose_motif) != (propose, &colonne.propose_motif);
    if change || reprendre(ligne.propose_par.as_ref()) {
        ligne.propose_centimes = propose;
        ligne.propose_motif = colonne.propose_motif;
        ligne.propose_par = Some(nom);
        ligne.propose_a = Some(a);
    }
    w.update(&mut ligne).await?;
    Ok(ligne)
}
