//! What a call leaves undone when it goes to a step: said before, with its count, and passed over only by a hand that confirms it
//! and writes why. The steps and what each waits for are those of Financements, § 2.

use super::Euros;
use super::etats::{EtatAppel, EtatDossier, EtatLigne};
use crate::model::Appel;
use crate::{m, mots};
use jiff::Timestamp;
use kernel::{Lang, Refusal};
use std::collections::BTreeMap;

/// The lines of a call in one state, in the files that still go on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LignesComptees {
    pub lignes: usize,
    pub financeurs: usize,
    /// Those where money was voted.
    pub votees: usize,
    /// Voted and not paid.
    pub du: Euros,
}

/// A call in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comptes {
    pub dossiers: BTreeMap<EtatDossier, usize>,
    pub lignes: BTreeMap<EtatLigne, LignesComptees>,
    /// Lots frozen and not replaced.
    pub lots: usize,
    /// Files with money voted whose review is not validated.
    pub bilans: usize,
    /// Opinions, proposals and notes written.
    pub ecrits: usize,
}

impl Comptes {
    fn de(&self, etats: &[EtatDossier]) -> usize {
        etats.iter().filter_map(|e| self.dossiers.get(e)).sum()
    }

    fn ligne(&self, etat: EtatLigne) -> LignesComptees {
        self.lignes.get(&etat).copied().unwrap_or_default()
    }

    /// Voted, whatever was told and paid since, and not paid whole.
    fn non_versees(&self) -> (usize, Euros) {
        let etats = [EtatLigne::Votee, EtatLigne::Notifiee, EtatLigne::VerseePartielle].map(|e| self.ligne(e));
        (etats.iter().map(|l| l.votees).sum(), etats.iter().map(|l| l.du).sum())
    }
}

/// One thing left to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reste {
    /// « avant l'instant de clôture »: the published one is still to come.
    AvantCloture {
        le: Timestamp,
    },
    Brouillons(usize),
    AConstater(usize),
    Avis(usize),
    SansLot,
    SansDecision(usize),
    Votes {
        lignes: usize,
        financeurs: usize,
    },
    NonNotifies(usize),
    NonVerses {
        lignes: usize,
        du: Euros,
    },
    AReverser(usize),
    Bilans(usize),
}

impl Reste {
    #[must_use]
    pub fn dit(self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Reste::AvantCloture { le } => t.passage_reste_cloture(mots::instant(le, lang)),
            Reste::Brouillons(n) => t.passage_reste_brouillons(n),
            Reste::AConstater(n) => t.passage_reste_constater(n),
            Reste::Avis(n) => t.passage_reste_avis(n),
            Reste::SansLot => t.passage_reste_lot(),
            Reste::SansDecision(n) => t.passage_reste_decision(n),
            Reste::Votes { lignes, financeurs } => t.passage_reste_votes(lignes, financeurs),
            Reste::NonNotifies(n) => t.passage_reste_notifier(n),
            Reste::NonVerses { lignes, du } => t.passage_reste_verser(lignes, mots::euros(Some(du), lang)),
            Reste::AReverser(n) => t.passage_reste_reverser(n),
            Reste::Bilans(n) => t.passage_reste_bilans(n),
        }
    }

    /// The page of the call where it is done.
    #[must_use]
    pub const fn ou(self) -> Option<&'static str> {
        Some(match self {
            Reste::AvantCloture { .. } => return None,
            Reste::Brouillons(_) => "/dossiers?etat=brouillon",
            Reste::AConstater(_) | Reste::Avis(_) => "/instruction",
            Reste::SansLot | Reste::SansDecision(_) => "/programmation",
            Reste::Votes { .. } => "/votes",
            Reste::NonNotifies(_) => "/notifications",
            Reste::NonVerses { .. } | Reste::AReverser(_) => "/versements",
            Reste::Bilans(_) => "/bilans",
        })
    }
}

/// What is left to do when a call goes to that step, in the order of the cycle.
#[must_use]
pub fn restes(appel: &Appel, vers: EtatAppel, c: &Comptes, a: Timestamp) -> Vec<Reste> {
    use EtatDossier::{
        ACompleter, Brouillon, Complet, Depose, Ecarte, EnInstruction, Irrecevable, ListeAttente, Programme, Refuse, Valide,
        Vote, VotePartiel,
    };
    if vers <= appel.etat {
        return vec![];
    }
    let mut restes = vec![];
    let mut dire = |n: usize, reste: Reste| {
        if n > 0 {
            restes.push(reste);
        }
    };
    let votes = || {
        let l = c.ligne(EtatLigne::Validee);
        (l.lignes, Reste::Votes { lignes: l.lignes, financeurs: l.financeurs })
    };
    let non_notifies = || {
        let n = c.de(&[Valide, VotePartiel, Vote, Refuse, Ecarte, Irrecevable]);
        (n, Reste::NonNotifies(n))
    };
    let non_verses = || {
        let (lignes, du) = c.non_versees();
        (lignes, Reste::NonVerses { lignes, du })
    };
    let mut ensemble = |tous: &[(usize, Reste)]| tous.iter().for_each(|(n, reste)| dire(*n, *reste));
    match vers {
        EtatAppel::Clos => {
            if let Some(le) = appel.cloture_a.filter(|le| *le > a) {
                let n = c.de(&[Brouillon]);
                ensemble(&[(1, Reste::AvantCloture { le }), (n, Reste::Brouillons(n))]);
            }
        }
        EtatAppel::Instruction => {
            let n = c.de(&[Depose, ACompleter]);
            ensemble(&[(n, Reste::AConstater(n))]);
        }
        EtatAppel::Programmation => {
            let (n, avis) = (c.de(&[Depose, ACompleter, Complet]), c.ligne(EtatLigne::Demandee).lignes);
            ensemble(&[(n, Reste::AConstater(n)), (avis, Reste::Avis(avis))]);
        }
        EtatAppel::Votes => {
            let n = c.de(&[Complet, EnInstruction, Programme]);
            ensemble(&[(usize::from(c.lots == 0), Reste::SansLot), (n, Reste::SansDecision(n))]);
        }
        EtatAppel::Notification => ensemble(&[votes()]),
        EtatAppel::Execution => {
            let n = c.de(&[Complet, EnInstruction, Programme, ListeAttente]);
            ensemble(&[(n, Reste::SansDecision(n)), votes(), non_notifies()]);
        }
        EtatAppel::Bilans => ensemble(&[votes(), non_notifies(), non_verses()]),
        EtatAppel::Archive => {
            let rendre = c.ligne(EtatLigne::AReverser).lignes;
            ensemble(&[
                votes(),
                non_notifies(),
                non_verses(),
                (rendre, Reste::AReverser(rendre)),
                (c.bilans, Reste::Bilans(c.bilans)),
            ]);
        }
        _ => {}
    }
    restes
}

/// What the hand that leads the call says when something is left: that it knows, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Accord {
    pub confirme: bool,
    pub motif: String,
}

/// Why a step is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusPas {
    SansConfirmation,
    SansMotif,
    /// A decision that its holder was never told is not put away.
    ArchiveNonNotifiee {
        n: usize,
    },
    /// Deposits do not open again once the published closing is past.
    ClotureEchue {
        le: Timestamp,
    },
    DejaInstruit {
        n: usize,
    },
}

/// The shortest reason that says something.
const MOTIF_MIN: usize = 20;

fn accorde(accord: &Accord, refus: &mut Vec<RefusPas>) {
    if accord.motif.trim().chars().count() < MOTIF_MIN {
        refus.push(RefusPas::SansMotif);
    }
    if !accord.confirme {
        refus.push(RefusPas::SansConfirmation);
    }
}

/// Whether a call may go on with what is left: nothing left passes at once.
///
/// # Errors
/// Every reason.
pub fn accordable(vers: EtatAppel, restes: &[Reste], accord: &Accord) -> Result<(), Vec<RefusPas>> {
    let mut refus = vec![];
    let muets = restes.iter().find_map(|r| if let Reste::NonNotifies(n) = r { Some(*n) } else { None });
    if let (EtatAppel::Archive, Some(n)) = (vers, muets) {
        refus.push(RefusPas::ArchiveNonNotifiee { n });
    }
    if !restes.is_empty() {
        accorde(accord, &mut refus);
    }
    if refus.is_empty() { Ok(()) } else { Err(refus) }
}

/// Whether deposits closed early may open again: before the published closing, and while nobody instructed anything.
///
/// # Errors
/// Every reason.
pub fn rouvrable(appel: &Appel, c: &Comptes, a: Timestamp, accord: &Accord) -> Result<(), Vec<RefusPas>> {
    let mut refus = vec![];
    if let Some(le) = appel.cloture_a.filter(|le| *le <= a) {
        refus.push(RefusPas::ClotureEchue { le });
    }
    let instruits: usize = c
        .dossiers
        .iter()
        .filter(|(etat, _)| {
            use EtatDossier::{ACompleter, Brouillon, Complet, Depose, Irrecevable, Retire};
            !matches!(etat, Brouillon | Depose | ACompleter | Complet | Irrecevable | Retire)
        })
        .map(|(_, n)| n)
        .sum();
    if instruits + c.ecrits > 0 {
        refus.push(RefusPas::DejaInstruit { n: instruits.max(c.ecrits) });
    }
    accorde(accord, &mut refus);
    if refus.is_empty() { Ok(()) } else { Err(refus) }
}

impl Refusal for RefusPas {
    fn code(&self) -> &'static str {
        match self {
            RefusPas::SansConfirmation => "pas-confirmation",
            RefusPas::SansMotif => "pas-motif",
            RefusPas::ArchiveNonNotifiee { .. } => "pas-archive-non-notifiee",
            RefusPas::ClotureEchue { .. } => "pas-cloture-echue",
            RefusPas::DejaInstruit { .. } => "pas-deja-instruit",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            RefusPas::SansConfirmation => t.passage_refus_confirmation(),
            RefusPas::SansMotif => t.passage_refus_motif(),
            RefusPas::ArchiveNonNotifiee { n } => t.passage_refus_archive(*n),
            RefusPas::ClotureEchue { le } => t.passage_refus_echue(mots::instant(*le, lang)),
            RefusPas::DejaInstruit { n } => t.passage_refus_instruit(*n),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            RefusPas::SansMotif => Some(t.passage_remede_motif()),
            RefusPas::ArchiveNonNotifiee { .. } => Some(t.passage_remede_archive()),
            RefusPas::ClotureEchue { .. } | RefusPas::DejaInstruit { .. } => Some(t.passage_remede_rouvrir()),
            RefusPas::SansConfirmation => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some("Financements, § 2")
    }

    fn field(&self) -> Option<String> {
        match self {
            RefusPas::SansConfirmation => Some("confirme".to_owned()),
            RefusPas::SansMotif => Some("motif".to_owned()),
            _ => None,
        }
    }

    fn is_conflict(&self) -> bool {
        !matches!(self, RefusPas::SansConfirmation | RefusPas::SansMotif)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regles::heure;

    fn appel(etat: EtatAppel) -> Appel {
        Appel {
            id: kernel::Id::fresh(),
            version: 1,
            contrat_id: "cdv".into(),
            slug: "2027".into(),
            intitule: "Appel 2027".into(),
            exercice: 2027,
            etat,
            ouverture_a: None,
            cloture_a: heure::lire("2027-01-08T12:00"),
            clos_a: None,
            grille: store::Json(vec![]),
        }
    }

    fn a(texte: &str) -> Timestamp {
        heure::lire(texte).unwrap()
    }

    fn comptes(dossiers: &[(EtatDossier, usize)], lignes: &[(EtatLigne, LignesComptees)]) -> Comptes {
        Comptes {
            dossiers: dossiers.iter().copied().collect(),
            lignes: lignes.iter().copied().collect(),
            lots: 1,
            ..Comptes::default()
        }
    }

    fn codes(r: Result<(), Vec<RefusPas>>) -> Vec<&'static str> {
        r.map_or_else(|refus| refus.iter().map(Refusal::code).collect(), |()| vec![])
    }

    #[test]
    fn clore_avant_la_date_publiee_se_confirme_et_se_motive_a_la_date_non() {
        let (ouvert, c) = (appel(EtatAppel::Ouvert), comptes(&[(EtatDossier::Brouillon, 3)], &[]));
        let avant = restes(&ouvert, EtatAppel::Clos, &c, a("2026-11-23T10:00"));
        assert_eq!(avant, [Reste::AvantCloture { le: a("2027-01-08T12:00") }, Reste::Brouillons(3)]);
        assert_eq!(codes(accordable(EtatAppel::Clos, &avant, &Accord::default())), ["pas-motif", "pas-confirmation"]);
        let accord = Accord { confirme: true, motif: "Le comité avance la clôture".into() };
        assert!(accordable(EtatAppel::Clos, &avant, &accord).is_ok());
        assert!(restes(&ouvert, EtatAppel::Clos, &c, a("2027-01-08T12:00")).is_empty());
        assert!(accordable(EtatAppel::Clos, &[], &Accord::default()).is_ok());
    }

    #[test]
    fn chaque_etape_dit_ce_qui_reste_et_l_archive_attend_les_notifications() {
        let validees = LignesComptees { lignes: 12, financeurs: 6, ..LignesComptees::default() };
        let notifiees = LignesComptees { lignes: 5, financeurs: 2, votees: 4, du: Euros::entiers(565_659) };
        let c = comptes(
            &[(EtatDossier::VotePartiel, 30), (EtatDossier::Ecarte, 10), (EtatDossier::Notifie, 4)],
            &[(EtatLigne::Validee, validees), (EtatLigne::Notifiee, notifiees)],
        );
        let dits = |de, vers| restes(&appel(de), vers, &c, a("2026-11-23T10:00"));
        let votes = Reste::Votes { lignes: 12, financeurs: 6 };
        assert_eq!(dits(EtatAppel::Votes, EtatAppel::Notification), [votes]);
        assert_eq!(dits(EtatAppel::Notification, EtatAppel::Execution), [votes, Reste::NonNotifies(40)]);
        let verser = Reste::NonVerses { lignes: 4, du: Euros::entiers(565_659) };
        let fin = dits(EtatAppel::Bilans, EtatAppel::Archive);
        assert_eq!(fin, [votes, Reste::NonNotifies(40), verser]);
        let accord = Accord { confirme: true, motif: "On range l’année telle qu’elle est".into() };
        assert_eq!(codes(accordable(EtatAppel::Archive, &fin, &accord)), ["pas-archive-non-notifiee"]);
        assert!(accordable(EtatAppel::Archive, &[verser], &accord).is_ok(), "l’argent jamais versé se motive");
        // Back to the instruction, nothing is left behind.
        assert!(dits(EtatAppel::Programmation, EtatAppel::Instruction).is_empty());
    }

    #[test]
    fn on_rouvre_avant_la_date_publiee_tant_que_rien_n_est_instruit() {
        let clos = Appel { clos_a: Some(a("2026-11-23T10:00")), ..appel(EtatAppel::Clos) };
        let accord = Accord { confirme: true, motif: "Close par erreur, la date reste le 8".into() };
        let c = comptes(&[(EtatDossier::Depose, 2), (EtatDossier::Brouillon, 1)], &[]);
        let essai = |c: &Comptes, le: &str, accord: &Accord| codes(rouvrable(&clos, c, a(le), accord));
        assert!(essai(&c, "2026-11-24T10:00", &accord).is_empty());
        assert_eq!(essai(&c, "2026-11-24T10:00", &Accord::default()), ["pas-motif", "pas-confirmation"]);
        assert_eq!(essai(&c, "2027-01-08T12:00", &accord), ["pas-cloture-echue"]);
        let lu = Comptes { ecrits: 1, ..c.clone() };
        assert_eq!(essai(&lu, "2026-11-24T10:00", &accord), ["pas-deja-instruit"]);
    }
}
