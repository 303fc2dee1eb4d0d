//! A payment that was mistyped: annulled with its reason, never deleted; or its date corrected.

use super::Paiements;
use crate::actes::instruction::{a_la_plume, plume, sans_interet};
use crate::model::*;
use crate::regles::dossier::Refus;
use crate::regles::etats::{EtatDossier, EtatLigne};
use crate::regles::versement::{RefusVersement, Versement, annulable, date_possible, etat_annule, verse};
use crate::regles::{Euros, saisie};
use store::{ActeError, StoreError, Writer};
use web::Visit;

/// The shortest reason that says something.
const MOTIF_MIN: usize = 10;

/// A payment of a line, as the funder of that line may correct it.
struct Ouvert {
    w: Writer,
    p: Paiements,
    ligne: LigneFinanceur,
    versement: VersementLigne,
}

async fn ouvrir(
    visit: &Visit,
    acte: &'static str,
    dossier: &DossierId,
    versement: &VersementLigneId,
    version: i64,
    motif: &str,
) -> Result<Ouvert, ActeError> {
    let jour = visit.today();
    let p = Paiements::lire(&mut visit.reader().await?, visit, dossier, jour).await?;
    let de = |p: &Paiements| p.versements.values().flatten().find(|v| v.id == *versement).cloned().ok_or(ActeError::Interdit);
    let ligne =
        |p: &Paiements, v: &VersementLigne| p.lu.lignes.iter().find(|l| l.id == v.ligne_id).cloned().ok_or(ActeError::Interdit);
    let vue = ligne(&p, &de(&p)?)?;
    let qui = p.financeurs.iter().find(|f| f.code == vue.financeur).ok_or(ActeError::Interdit)?;
    let pour_un_autre = a_la_plume(visit, qui, &p.appel)?;
    if motif.trim().chars().count() < MOTIF_MIN {
        return Err(Refus::MotifManquant.into());
    }
    let mut w = visit.house.db.writer(visit.collectivite.id, plume(visit, qui, pour_un_autre), acte).await?;
    if let Some(visiteur) = &visit.visitor {
        sans_interet(&mut w, *dossier, &visiteur.compte_id).await?;
    }
    // Read again in the transaction that writes.
    let p = Paiements::lire(&mut w, visit, dossier, jour).await?;
    let versement = de(&p)?;
    let ligne = ligne(&p, &versement)?;
    if versement.annule_a.is_some() {
        return Err(RefusVersement::DejaAnnule.into());
    }
    if ligne.version != version {
        return Err(StoreError::Stale { table: "ligne_financeur", id: ligne.id.to_string() }.into());
    }
    w.motif(motif.trim());
    Ok(Ouvert { w, p, ligne, versement })
}

/// Annuls a payment: the sums and the state of its line are those it would have without it; a file that it had closed opens
/// again.
///
/// # Errors
/// `Interdit` when the file cannot be read or has no such payment; another's column; a declared interest; `MotifManquant`;
/// `DejaAnnule`; what `annulable` refuses; `Stale`.
pub async fn annuler(
    visit: &Visit,
    dossier: &DossierId,
    versement: &VersementLigneId,
    version: i64,
    motif: &str,
) -> Result<LigneFinanceur, ActeError> {
    let Ouvert { mut w, p, mut ligne, mut versement } =
        ouvrir(visit, "versement.annuler", dossier, versement, version, motif).await?;
    let mut restants: Vec<&VersementLigne> =
        p.versements.get(&ligne.id).into_iter().flatten().filter(|v| v.annule_a.is_none() && v.id != versement.id).collect();
    restants.sort_by_key(|v| (v.saisi_a, v.id));
    let restants: Vec<Versement> = restants
        .into_iter()
        .map(|v| Versement { le: v.le, montant: Euros::de_centimes(v.montant_centimes), nature: v.nature })
        .collect();
    let a_reverser = p.a_reverser(&ligne.financeur);
    annulable(a_reverser, &restants)?;
    let nom = w.actor().nom().to_owned();
    versement.annule_a = Some(w.now());
    versement.annule_par = Some(nom.clone());
    motif.trim().clone_into(&mut versement.annule_motif);
    w.update(&mut versement).await?;
    let vote = p.convenu(&ligne);
    ligne.etat = etat_annule(ligne.etat, vote, a_reverser, versement.nature, &restants);
    ligne.paye_centimes = (!restants.is_empty()).then(|| verse(&restants).centimes());
    ligne.paye_par = Some(nom);
    ligne.paye_a = Some(w.now());
    w.update(&mut ligne).await?;
    if p.lu.dossier.etat == EtatDossier::Clos && ligne.etat != EtatLigne::Soldee {
        let mut dossier = p.lu.dossier.clone();
        dossier.etat = EtatDossier::BilanValide;
        dossier.modifie_a = w.now();
        w.update(&mut dossier).await?;
    }
    w.commit().await?;
    Ok(ligne)
}

/// Corrects the date of a payment; its amount does not change.
///
/// # Errors
/// As [`annuler`]; a date that cannot be read, or that has not come.
pub async fn dater(
    visit: &Visit,
    dossier: &DossierId,
    versement: &VersementLigneId,
    version: i64,
    le: &str,
    motif: &str,
) -> Result<LigneFinanceur, ActeError> {
    let Ouvert { mut w, mut ligne, mut versement, .. } =
        ouvrir(visit, "versement.dater", dossier, versement, version, motif).await?;
    let le = saisie::jour(le).map_err(RefusVersement::DateIllisible)?;
    let le = date_possible(le, ligne.vote_le, w.today())?;
    versement.le = le;
    w.update(&mut versement).await?;
    ligne.paye_par = Some(w.actor().nom().to_owned());
    ligne.paye_a = Some(w.now());
    w.update(&mut ligne).await?;
    w.commit().await?;
    Ok(ligne)
}
