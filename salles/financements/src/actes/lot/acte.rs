//! The act of a vote set right: its body, its number, its day. The amounts stay; before the notification nobody was told, after it
//! the correction says why.

use super::voter::{faire_suivre, lire_acte, pas_avant_le_lot};
use super::{lots, refus_de};
use crate::actes::instruction::{a_la_plume, inscrit, plume, sans_interet};
use crate::calculs::{AppelLu, Besoin};
use crate::model::{Appel, AppelId, LigneFinanceur, VersementLigne};
use crate::regles::Financeur;
use crate::regles::etats::EtatLigne;
use crate::regles::instruction::{Quoi, Refus as RefusColonne};
use crate::regles::lot::Refus;
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

/// The act of some votes, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieActe {
    pub instance: String,
    pub acte: String,
    pub le: String,
    pub motif: String,
    /// What proves it, when the team writes for a funder without account.
    pub justificatif: String,
    /// Public numbers, each with the version of the line as it was seen.
    pub lignes: Vec<(String, i64)>,
}

/// Sets right the act of votes already recorded.
///
/// # Errors
/// As `voter`; `ActeSansMotif` once a file is notified; `VoteApresVersement`; `RienCoche`.
pub async fn corriger_l_acte(
    visit: &Visit,
    appel: AppelId,
    financeur: &Financeur,
    saisie: &SaisieActe,
) -> Result<usize, ActeError> {
    let mut r = visit.reader().await?;
    let appel: Appel = r.load(&appel).await?;
    if !crate::droits::lit_les_dossiers(visit, &appel) {
        return Err(ActeError::Interdit);
    }
    let qui = inscrit(&mut r, financeur).await?;
    drop(r);
    let pour_un_autre = a_la_plume(visit, &qui, &appel)?;
    if pour_un_autre && saisie.justificatif.trim().is_empty() {
        return Err(RefusColonne::MotifManquant { quoi: Quoi::Justificatif }.into());
    }
    let mut w = visit.house.db.writer(visit.collectivite.id, plume(visit, &qui, pour_un_autre), "vote.corriger").await?;
    let motifs = [saisie.motif.trim(), saisie.justificatif.trim()];
    let motif = motifs.iter().filter(|m| !m.is_empty()).copied().collect::<Vec<_>>().join(" · ");
    if !motif.is_empty() {
        w.motif(motif);
    }
    let appel: Appel = w.load(&appel.id).await?;
    let jour = w.today();
    let acte = lire_acte(&saisie.instance, &saisie.acte, &saisie.le, &appel, jour).map_err(refus_de)?;
    let mut lu = AppelLu::lire(&mut w, appel, Besoin::TOUT, jour).await?;
    let tous = lots(&mut w, &lu.appel).await?;
    let (mut refus, mut corrigees): (Vec<Refus>, Vec<(usize, LigneFinanceur)>) = (vec![], vec![]);
    for (numero, version) in &saisie.lignes {
        let rang = lu.dossiers.iter().position(|d| d.numero() == numero);
        let votee = |rang: usize| lu.dossiers[rang].ligne(financeur).filter(|l| l.vote_par.is_some()).cloned();
        let Some((rang, ligne)) = rang.and_then(|rang| Some((rang, votee(rang)?))) else {
            return Err(Refus::HorsLot { numero: numero.clone() }.into());
        };
        if ligne.version != *version {
            return Err(StoreError::Stale { table: "ligne_financeur", id: ligne.id.to_string() }.into());
        }
        let dite = matches!(ligne.etat, EtatLigne::Votee | EtatLigne::Refusee);
        if !dite && saisie.motif.trim().is_empty() {
            refus.push(Refus::ActeSansMotif);
        }
        refus.extend(pas_avant_le_lot(&tous, &ligne, acte.le).err());
        refus.extend(apres_versement(&mut w, &ligne, acte.le).await?);
        corrigees.push((rang, ligne));
    }
    refus.dedup();
    if corrigees.is_empty() {
        refus.push(Refus::RienCoche);
    }
    if !refus.is_empty() {
        return Err(refus_de(refus));
    }
    let n = corrigees.len();
    for (rang, mut ligne) in corrigees {
        if let Some(visiteur) = &visit.visitor {
            sans_interet(&mut w, ligne.dossier_id, &visiteur.compte_id).await?;
        }
        acte.ecrire(&mut ligne, &w);
        w.update(&mut ligne).await?;
        if let Some(place) = lu.dossiers[rang].lu.lignes.iter_mut().find(|l| l.id == ligne.id) {
            *place = ligne;
        }
        // A day or a body that was missing held the file back (CAF-11).
        let au_vote = lu.au_vote();
        faire_suivre(&mut w, &mut lu, &au_vote, rang).await?;
    }
    w.commit().await?;
    Ok(n)
}

/// Money is paid after the vote that grants it.
async fn apres_versement(w: &mut Writer, ligne: &LigneFinanceur, le: jiff::civil::Date) -> Result<Option<Refus>, StoreError> {
    let verses: Vec<VersementLigne> = w.list("ligne_id = $2 AND annule_a IS NULL ;; ORDER BY le, id", args![ligne.id]).await?;
    let premier = verses.first().map(|v| v.le).filter(|verse| *verse < le);
    Ok(premier.map(|verse| Refus::VoteApresVersement { le, verse }))
}
