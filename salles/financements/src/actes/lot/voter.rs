//! What each funder's own body decided: « conseil ou bureau, préfet, CAS ». « Au vote, [une règle] arrête le passage à `vote` et
//! la notification, jamais l'enregistrement d'un vote réel : un fait se constate » (Financements, § 2 and 5).

use super::{LotLu, lots, refus_de};
use crate::actes::instruction::{a_la_plume, inscrit, plume, sans_interet};
use crate::calculs::{AppelLu, AuVote, Besoin};
use crate::model::{Appel, AppelId, Dossier, LigneFinanceur};
use crate::regles::etats::{EtatAppel, EtatDossier, EtatLigne, passer};
use crate::regles::lot::{Refus, TEXTE_MAX, en_vigueur};
use crate::regles::{Euros, Financeur};
use crate::regles::{heure, saisie};
use jiff::civil::Date;
use store::{ActeError, Read, StoreError, Writer};
use web::Visit;

/// The vote of a line, as typed; an empty amount leaves the line as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LigneVote {
    pub numero: String,
    /// The version of the line as it was seen.
    pub version: i64,
    pub montant: String,
    pub motif: String,
}

/// What one body decided in one act.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieVote {
    pub instance: String,
    pub acte: String,
    pub le: String,
    /// What proves it, when the team writes for a funder without account.
    pub justificatif: String,
    pub lignes: Vec<LigneVote>,
}

/// What is common to the lines of one act.
pub(super) struct Acte {
    instance: String,
    numero: String,
    pub(super) le: Date,
}

impl Acte {
    pub(super) fn ecrire(&self, ligne: &mut LigneFinanceur, w: &Writer) {
        ligne.vote_instance.clone_from(&self.instance);
        ligne.vote_acte.clone_from(&self.numero);
        ligne.vote_le = Some(self.le);
        ligne.vote_par = Some(w.actor().nom().to_owned());
        ligne.vote_a = Some(w.now());
    }
}

/// Records votes in the column of a funder, and takes each file as far as its rules let it.
///
/// # Errors
/// `Interdit`; `instruction::Refus` for another's column or a declared interest; every `Refus` of what is typed; `Stale` when a
/// line changed since it was read: nothing is then written.
pub async fn voter(visit: &Visit, appel: AppelId, financeur: &Financeur, saisie: &SaisieVote) -> Result<usize, ActeError> {
    let mut r = visit.reader().await?;
    let appel: Appel = r.load(&appel).await?;
    if !crate::droits::lit_les_dossiers(visit, &appel) {
        return Err(ActeError::Interdit);
    }
    let qui = inscrit(&mut r, financeur).await?;
    drop(r);
    let pour_un_autre = a_la_plume(visit, &qui, &appel)?;
    if pour_un_autre && saisie.justificatif.trim().is_empty() {
        let quoi = crate::regles::instruction::Quoi::Justificatif;
        return Err(crate::regles::instruction::Refus::MotifManquant { quoi }.into());
    }
    let mut w = visit.house.db.writer(visit.collectivite.id, plume(visit, &qui, pour_un_autre), "vote.enregistrer").await?;
    if pour_un_autre {
        w.motif(saisie.justificatif.trim());
    }
    let appel: Appel = w.load(&appel.id).await?;
    let acte = lire_acte(&saisie.instance, &saisie.acte, &saisie.le, &appel, w.today()).map_err(refus_de)?;
    let jour = w.today();
    let mut lu = AppelLu::lire(&mut w, appel, Besoin::TOUT, jour).await?;
    let tous = lots(&mut w, &lu.appel).await?;
    let mut refus = vec![];
    let mut ecrites = 0;
    for typee in saisie.lignes.iter().filter(|l| !l.montant.trim().is_empty()) {
        match lire_ligne(&lu, &tous, financeur, typee, acte.le) {
            Ok(None) => {}
            // The same day is refused once.
            Err(un) if refus.contains(&un) => {}
            Err(un) => refus.push(un),
            Ok(Some((rang, mut ligne, montant))) => {
                if ligne.version != typee.version {
                    return Err(StoreError::Stale { table: "ligne_financeur", id: ligne.id.to_string() }.into());
                }
                if let Some(visiteur) = &visit.visitor {
                    sans_interet(&mut w, ligne.dossier_id, &visiteur.compte_id).await?;
                }
                remplir(&mut ligne, montant, typee, &acte, &w);
                w.update(&mut ligne).await?;
                ecrites += 1;
                if let Some(place) = lu.dossiers[rang].lu.lignes.iter_mut().find(|l| l.id == ligne.id) {
                    *place = ligne;
                }
            }
        }
    }
    if !refus.is_empty() {
        return Err(refus_de(refus));
    }
    if ecrites == 0 {
        return Err(Refus::RienSaisi.into());
    }
    // One vote may exhaust an envelope, or give it air: every file the funder votes on is looked at again.
    let au_vote = lu.au_vote();
    let concernes = lu.dossiers.iter().enumerate().filter(|(_, d)| d.ligne(financeur).is_some_and(|l| l.vote_par.is_some()));
    for rang in concernes.map(|(rang, _)| rang).collect::<Vec<_>>() {
        faire_suivre(&mut w, &mut lu, &au_vote, rang).await?;
    }
    w.commit().await?;
    Ok(ecrites)
}

/// Whether the votes of a line may be of that day: « aucun vote avant la validation du COPIL » (AAP-04).
pub(super) fn pas_avant_le_lot(lots: &[LotLu], ligne: &LigneFinanceur, le: Date) -> Result<(), Refus> {
    let lot = lots.iter().find(|l| Some(l.lot.id) == ligne.lot_id);
    let seance = lot.and_then(|l| l.lot.copil_le.or(l.lot.gele_a.map(heure::jour)));
    match seance.filter(|seance| le < *seance) {
        Some(seance) => Err(Refus::VoteAvantLeLot { le, seance }),
        None => Ok(()),
    }
}

pub(super) fn lire_acte(instance: &str, numero: &str, le: &str, appel: &Appel, aujourdhui: Date) -> Result<Acte, Vec<Refus>> {
    let mut refus = vec![];
    if !matches!(appel.etat, EtatAppel::Votes | EtatAppel::Notification | EtatAppel::Execution | EtatAppel::Bilans) {
        refus.push(Refus::PasAuVote { etat: appel.etat });
    }
    let (instance, numero) = (instance.trim().to_owned(), numero.trim().to_owned());
    if instance.is_empty() {
        refus.push(Refus::SansInstance);
    }
    if numero.is_empty() {
        refus.push(Refus::SansActe);
    }
    for (champ, texte) in [("instance", &instance), ("acte", &numero)] {
        if texte.chars().count() > TEXTE_MAX {
            refus.push(Refus::TropLong { champ });
        }
    }
    let le = le.trim().parse::<Date>().ok();
    match le {
        None => refus.push(Refus::VoteSansDate),
        Some(le) if le > aujourdhui => refus.push(Refus::DateFuture { le }),
        Some(_) => {}
    }
    match le {
        Some(le) if refus.is_empty() => Ok(Acte { instance, numero, le }),
        _ => Err(refus),
    }
}

/// A typed line, found in the matrix: the rank of its file, the line, the amount. Nothing when it says what was said.
fn lire_ligne(
    lu: &AppelLu,
    lots: &[LotLu],
    financeur: &Financeur,
    typee: &LigneVote,
    le: Date,
) -> Result<Option<(usize, LigneFinanceur, Euros)>, Refus> {
    let numero = || typee.numero.clone();
    let trouve = lu.dossiers.iter().position(|d| d.numero() == typee.numero);
    let rang = trouve.ok_or_else(|| Refus::HorsLot { numero: numero() })?;
    let ligne = lu.dossiers[rang].ligne(financeur).ok_or_else(|| Refus::HorsLot { numero: numero() })?;
    let champ = format!("montant.{}", typee.numero);
    let montant = saisie::montant(&typee.montant).map_err(|cause| Refus::Montant { champ, cause })?.unwrap_or_default();
    let deja = ligne.vote_par.is_some();
    if deja && ligne.vote() == Some(montant) && ligne.vote_motif == typee.motif.trim() {
        return Ok(None);
    }
    let lot = lots.iter().find(|l| Some(l.lot.id) == ligne.lot_id && en_vigueur(l.lot.etat));
    if lot.is_none() {
        return Err(Refus::HorsLot { numero: numero() });
    }
    if !matches!(ligne.etat, EtatLigne::Validee | EtatLigne::Votee | EtatLigne::Refusee) {
        return Err(Refus::LigneFermee { numero: numero(), etat: ligne.etat });
    }
    pas_avant_le_lot(lots, ligne, le)?;
    let muet = typee.motif.trim().is_empty();
    if muet && !montant.est_positif() {
        return Err(Refus::RefusSansMotif { numero: numero() });
    }
    if muet && ligne.demande().is_some_and(|d| montant > d) {
        return Err(Refus::AuDessusSansMotif { numero: numero() });
    }
    if muet && deja {
        return Err(Refus::RevoteSansMotif { numero: numero() });
    }
    Ok(Some((rang, ligne.clone(), montant)))
}

fn remplir(ligne: &mut LigneFinanceur, montant: Euros, typee: &LigneVote, acte: &Acte, w: &Writer) {
    ligne.vote_centimes = Some(montant.centimes());
    typee.motif.trim().clone_into(&mut ligne.vote_motif);
    acte.ecrire(ligne, w);
    ligne.etat = if montant.est_positif() { EtatLigne::Votee } else { EtatLigne::Refusee };
}

/// Where its votes take a file: some are awaited, all refused, all given and the rules kept.
pub(super) async fn faire_suivre(w: &mut Writer, lu: &mut AppelLu, au_vote: &AuVote, rang: usize) -> Result<(), ActeError> {
    let suivi = &lu.dossiers[rang];
    let donne = suivi.lu.lignes.iter().any(|l| l.lot_id.is_some() && l.vote().is_some_and(Euros::est_positif));
    let de = suivi.lu.dossier.etat;
    if !matches!(de, EtatDossier::Valide | EtatDossier::VotePartiel | EtatDossier::Vote | EtatDossier::Refuse) {
        return Ok(());
    }
    let vers = match (suivi.votes_attendus(), donne) {
        (0, false) => EtatDossier::Refuse,
        (0, true) => {
            let verdicts = lu.verdicts_du_vote(au_vote, suivi);
            match passer(EtatDossier::Valide, EtatDossier::Vote, &verdicts, &suivi.derogations_en_vigueur(lu.jour)) {
                Ok(vote) => vote,
                Err(_) => EtatDossier::VotePartiel,
            }
        }
        _ => EtatDossier::VotePartiel,
    };
    if vers != de {
        let mut dossier: Dossier = suivi.lu.dossier.clone();
        dossier.etat = vers;
        dossier.modifie_a = w.now();
        w.update(&mut dossier).await?;
        lu.dossiers[rang].lu.dossier = dossier;
    }
    Ok(())
}
