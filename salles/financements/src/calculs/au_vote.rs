//! What the votes of a call make of its envelopes: AAP-10 and AAP-11, « au vote, [une règle] arrête le passage à `vote` et la
//! notification, jamais l'enregistrement d'un vote réel : un fait se constate » (Financements, § 5).

use crate::regles::etats::{Etat, EtatDossier};
use crate::regles::lecture::PORTEES;
use crate::regles::situation::{Cellules, Enveloppe, Retenu};
use crate::regles::{Catalogue, Etape, Euros, Financeur, Situation, Verdict};
use std::collections::{BTreeMap, BTreeSet};

use super::{AppelLu, DossierSuivi};

/// What the rules of the programme say of all the votes together.
#[derive(Debug, Clone, Default)]
pub struct AuVote {
    /// AAP-11, by funder.
    enveloppes: BTreeMap<Financeur, Verdict>,
    /// AAP-10: the State's credits outside the districts.
    hors_qpv: Option<Verdict>,
}

fn juger(code: &str, situation: &Situation) -> Option<Verdict> {
    Catalogue::de(&situation.p).juger(code, situation).ok()
}

impl AppelLu {
    /// Whether the vote of a funder takes something of its envelope, beyond what it reserved for the file.
    fn tire_sur_l_enveloppe(&self, d: &DossierSuivi, qui: &Financeur) -> bool {
        let promis = self.reserves(d).get(qui).copied().unwrap_or_default();
        d.ligne(qui).and_then(|l| l.vote()).is_some_and(|vote| vote > promis)
    }
}

/// Whether the funder gives something there.
fn finance(d: &DossierSuivi, qui: &Financeur) -> bool {
    d.ligne(qui).and_then(|l| l.vote()).is_some_and(Euros::est_positif)
}

impl AppelLu {
    /// The votes of the whole call against its envelopes; a line of a lot that is not voted yet is worth [0 ; demandé].
    #[must_use]
    pub fn au_vote(&self) -> AuVote {
        let mut commune = Situation {
            etape: Some(Etape::Vote),
            p: self.parametres.clone(),
            programme: self.dossiers.iter().filter_map(|d| self.vote_de(d)).collect(),
            ..Situation::default()
        };
        let disponibles = self.disponibles();
        let votants: BTreeSet<Financeur> = commune.programme.iter().flat_map(|d| d.plan.keys().cloned()).collect();
        let mut enveloppes = BTreeMap::new();
        for financeur in votants {
            let montant = disponibles.get(&financeur).copied();
            commune.enveloppe = Enveloppe { financeur: Some(financeur.clone()), montant, ..Enveloppe::default() };
            if let Some(verdict) = juger("AAP-11", &commune) {
                enveloppes.insert(financeur, verdict);
            }
        }
        AuVote { enveloppes, hors_qpv: juger("AAP-10", &commune) }
    }

    /// A file as its votes count: the lines that a lot submits, none of a file that left the call.
    fn vote_de(&self, d: &DossierSuivi) -> Option<Retenu> {
        use EtatDossier::{Brouillon, Ecarte, Irrecevable, ListeAttente, Retire};
        if matches!(d.lu.dossier.etat, Brouillon | Irrecevable | Retire | Ecarte | ListeAttente) {
            return None;
        }
        let soumises = d.lu.lignes.iter().filter(|l| l.lot_id.is_some() || l.vote_centimes.is_some());
        let plan = soumises.map(|l| (l.financeur.clone(), Cellules::ouvertes(&[l.demande(), l.propose(), l.vote()]))).collect();
        Some(Retenu {
            plan,
            hors_qpv: d.lu.dossier.contenu.hors_qpv,
            cpo: d.lu.cpo.is_some(),
            reservation: self.sur_reservation(d),
            reserves: self.reserves(d),
            ..Retenu::default()
        })
    }

    /// Every rule of the passage to `vote`, for one file: its own, then those of the envelopes its votes draw on.
    #[must_use]
    pub fn verdicts_du_vote(&self, au_vote: &AuVote, d: &DossierSuivi) -> Vec<(String, Verdict)> {
        let situation = d.situation(Etape::Vote, self.jour);
        let mut verdicts = vec![];
        for code in EtatDossier::Vote.regles() {
            let tires: Vec<Verdict> = match *code {
                "AAP-11" => {
                    let tires = au_vote.enveloppes.iter().filter(|(qui, _)| self.tire_sur_l_enveloppe(d, qui));
                    tires.map(|(_, v)| v.clone()).collect()
                }
                "AAP-10" if d.lu.dossier.contenu.hors_qpv && finance(d, &Financeur::nomme(Financeur::ETAT)) => {
                    au_vote.hors_qpv.iter().cloned().collect()
                }
                _ => vec![],
            };
            let poses = if tires.is_empty() { juger(code, &situation).into_iter().collect() } else { tires };
            verdicts.extend(poses.into_iter().map(|v| ((*code).to_owned(), v)));
        }
        verdicts.extend(Catalogue::de(&situation.p).juger_locales(Etape::Vote, &PORTEES, &situation));
        verdicts
    }

    /// The rules of the vote that hold a file back, with what they say; a waiver in force lifts them.
    #[must_use]
    pub fn reste_a_lever(&self, au_vote: &AuVote, d: &DossierSuivi) -> Vec<(String, Verdict)> {
        let levees = d.derogations_en_vigueur(self.jour);
        let verdicts = self.verdicts_du_vote(au_vote, d).into_iter();
        verdicts.filter(|(code, v)| v.bloque() && !levees.iter().any(|l| l.regle == *code)).collect()
    }
}

impl DossierSuivi {
    /// How many lines submitted to a vote are still awaited.
    #[must_use]
    pub fn votes_attendus(&self) -> usize {
        self.lu.lignes.iter().filter(|l| l.lot_id.is_some() && l.vote_centimes.is_none()).count()
    }
}
