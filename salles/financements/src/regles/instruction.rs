//! What an instructor may write and when: « chaque financeur dans sa colonne » (Financements, § 2), « une note n'est jamais
//! montrée au porteur » (§ 3), LEG-05.

mod refus;

use super::etats::{Etat, EtatAppel, EtatDossier, EtatLigne};
use super::{Euros, saisie};
use crate::model::{Avis, LigneFinanceur};
use jiff::{SignedDuration, Timestamp};
pub use refus::{Quoi, Refus};

/// Fewer signs explain nothing.
pub const MOTIF_MIN: usize = 10;

/// An opinion and a proposal, as typed. An empty amount is « réponse attendue », never 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieColonne {
    pub avis: String,
    pub avis_motif: String,
    pub propose: String,
    pub propose_motif: String,
    /// What proves what is typed for a funder without account: « justificatif joint ».
    pub justificatif: String,
}

/// An opinion and a proposal, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colonne {
    pub avis: Avis,
    pub avis_motif: String,
    pub propose: Option<Euros>,
    pub propose_motif: String,
}

fn motive(texte: &str) -> bool {
    texte.trim().chars().count() >= MOTIF_MIN
}

/// Reads a column: « avis (favorable, réservé, défavorable, sans objet) puis montant, ou 0 motivé ».
///
/// # Errors
/// No opinion; a reserved or unfavourable one without a reason; an amount that cannot be read; 0 or more than asked without a
/// reason (BUD-04); typed for another without what proves it.
pub fn lire_colonne(saisie: &SaisieColonne, demande: Option<Euros>, pour_un_autre: bool) -> Result<Colonne, Vec<Refus>> {
    let mut refus = vec![];
    let avis = Avis::from_code(&saisie.avis);
    if avis.is_none() {
        refus.push(Refus::AvisManquant);
    }
    if matches!(avis, Some(Avis::Reserve | Avis::Defavorable)) && !motive(&saisie.avis_motif) {
        refus.push(Refus::MotifManquant { quoi: Quoi::Avis });
    }
    let propose = saisie::montant(&saisie.propose).unwrap_or_else(|cause| {
        refus.push(Refus::Montant { champ: "propose".to_owned(), cause });
        None
    });
    if let Some(montant) = propose {
        if montant.est_nul() && !motive(&saisie.propose_motif) {
            refus.push(Refus::MotifManquant { quoi: Quoi::Zero });
        }
        let asked = demande.unwrap_or_default();
        if montant > asked && !motive(&saisie.propose_motif) {
            refus.push(Refus::AuDessus { montant, demande: asked });
        }
    }
    if pour_un_autre && !motive(&saisie.justificatif) {
        refus.push(Refus::MotifManquant { quoi: Quoi::Justificatif });
    }
    match avis {
        Some(avis) if refus.is_empty() => Ok(Colonne {
            avis,
            avis_motif: saisie.avis_motif.trim().to_owned(),
            propose,
            propose_motif: saisie.propose_motif.trim().to_owned(),
        }),
        _ => Err(refus),
    }
}

/// Whether opinions and proposals are written in this state of the call.
///
/// # Errors
/// Before the instruction, or once the committee has decided.
pub fn appel_en_instruction(etat: EtatAppel) -> Result<(), Refus> {
    match etat {
        EtatAppel::Clos | EtatAppel::Instruction | EtatAppel::Programmation | EtatAppel::Copil => Ok(()),
        _ => Err(Refus::AppelFerme { etat }),
    }
}

/// Whether a file of this state takes opinions, notes and proposals.
///
/// # Errors
/// It is not complete, or its fate is decided.
pub fn dossier_en_instruction(etat: EtatDossier) -> Result<(), Refus> {
    match etat {
        EtatDossier::Complet
        | EtatDossier::EnInstruction
        | EtatDossier::Programme
        | EtatDossier::ListeAttente
        | EtatDossier::Ecarte => Ok(()),
        _ => Err(Refus::DossierFerme { etat }),
    }
}

/// Whether this line still takes an opinion and a proposal: « après gel d'un lot, rien ne se modifie ».
///
/// # Errors
/// It is in a frozen lot, or voted.
pub fn ligne_ouverte(ligne: &LigneFinanceur) -> Result<(), Refus> {
    match ligne.etat {
        EtatLigne::Saisie | EtatLigne::Demandee | EtatLigne::Avis | EtatLigne::Proposee => Ok(()),
        etat => Err(Refus::LigneGelee { etat: etat.code() }),
    }
}

/// The state of a line once `colonne` is written in it.
#[must_use]
pub const fn etat_apres(colonne: &Colonne) -> EtatLigne {
    if colonne.propose.is_some() { EtatLigne::Proposee } else { EtatLigne::Avis }
}

/// « complément demandé champ par champ, délai suspendu »: how long the clock of instruction stood still.
///
/// `demandes` are when each correction was asked, and when it was made.
#[must_use]
pub fn suspendu(demandes: &[(Timestamp, Option<Timestamp>)], maintenant: Timestamp) -> SignedDuration {
    let mut bornes: Vec<(Timestamp, Timestamp)> = demandes.iter().map(|(de, a)| (*de, a.unwrap_or(maintenant))).collect();
    bornes.sort();
    let mut total = SignedDuration::ZERO;
    let mut jusqu_a: Option<Timestamp> = None;
    for (de, a) in bornes {
        // Two corrections asked together stop the clock once.
        let debut = jusqu_a.map_or(de, |deja| deja.max(de));
        if a > debut {
            total += a.duration_since(debut);
        }
        jusqu_a = Some(jusqu_a.map_or(a, |deja| deja.max(a)));
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Refusal;

    fn saisie(avis: &str, propose: &str) -> SaisieColonne {
        SaisieColonne { avis: avis.to_owned(), propose: propose.to_owned(), ..SaisieColonne::default() }
    }

    fn codes(saisie: &SaisieColonne, demande: i64, pour_un_autre: bool) -> Vec<&'static str> {
        match lire_colonne(saisie, Some(Euros::entiers(demande)), pour_un_autre) {
            Ok(_) => vec![],
            Err(refus) => refus.iter().map(Refusal::code).collect(),
        }
    }

    #[test]
    fn zero_se_motive_et_une_case_vide_reste_une_reponse_attendue() {
        assert_eq!(codes(&saisie("favorable", ""), 5_000, false), Vec::<&str>::new());
        assert_eq!(codes(&saisie("favorable", "0"), 5_000, false), ["instruction-motif"]);
        let motive = SaisieColonne { propose_motif: "Relève du droit commun".to_owned(), ..saisie("defavorable", "0") };
        assert_eq!(codes(&motive, 5_000, false), ["instruction-motif"]);
        let complet = SaisieColonne { avis_motif: "Relève du droit commun".to_owned(), ..motive };
        assert_eq!(codes(&complet, 5_000, false), Vec::<&str>::new());
        let lue = lire_colonne(&saisie("favorable", ""), None, false).unwrap();
        assert_eq!((lue.propose, etat_apres(&lue)), (None, EtatLigne::Avis));
    }

    #[test]
    fn plus_que_demande_se_motive_et_une_saisie_illisible_se_dit_avec_le_reste() {
        assert_eq!(codes(&saisie("favorable", "6 000"), 5_000, false), ["instruction-au-dessus"]);
        assert_eq!(codes(&saisie("", "8k"), 5_000, true), ["instruction-avis", "instruction-montant", "instruction-motif"]);
    }

    #[test]
    fn l_horloge_ne_s_arrete_qu_une_fois_pour_deux_demandes_ensemble() {
        let a = |heure: i64| Timestamp::from_second(heure * 3_600).unwrap();
        let demandes = [(a(0), Some(a(10))), (a(5), Some(a(12))), (a(20), None)];
        assert_eq!(suspendu(&demandes, a(24)), SignedDuration::from_hours(16));
        assert_eq!(suspendu(&[], a(24)), SignedDuration::ZERO);
    }

    #[test]
    fn on_n_instruit_ni_avant_la_cloture_ni_apres_le_copil() {
        assert_eq!(appel_en_instruction(EtatAppel::Instruction), Ok(()));
        assert!(appel_en_instruction(EtatAppel::Ouvert).is_err());
        assert!(appel_en_instruction(EtatAppel::Votes).is_err_and(|r| r.is_conflict()));
        assert!(dossier_en_instruction(EtatDossier::ACompleter).is_err());
        assert_eq!(dossier_en_instruction(EtatDossier::ListeAttente), Ok(()));
    }
}
