//! After the notification: an amendment, a carry-over, an abandonment (Financements, § 2). An amendment never gives more than
//! what was voted: that takes another vote.

use super::etats::EtatDossier;
use super::saisie::{self, RefusSaisie};
use super::{Euros, Financeur, heure};
use crate::model::{Dossier, Evenement, GenreEvenement, LigneFinanceur};
use crate::{m, mots};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{Lang, Refusal};
use std::collections::BTreeMap;

/// What is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieExecution {
    pub le: String,
    pub objet: String,
    pub fin: String,
    /// By funder: the new amount, or what is given back.
    pub montants: Vec<(Financeur, String)>,
}

/// Why it cannot be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusExecution {
    /// Not notified, or its review is in, or abandoned already.
    HorsExecution {
        etat: EtatDossier,
    },
    Date {
        champ: &'static str,
        refus: RefusSaisie,
    },
    DansLeFutur {
        le: Date,
    },
    /// A year mistyped: before the file was deposited, or further than any carry-over goes.
    HorsPlage {
        champ: &'static str,
        le: Date,
        du: Date,
        au: Date,
    },
    SansObjet,
    FinAvantDebut {
        debut: Date,
    },
    FinPasReportee {
        fin: Date,
    },
    RienNeChange,
    Montant {
        qui: Financeur,
        refus: RefusSaisie,
    },
    AuDessusDuVote {
        qui: Financeur,
        vote: Euros,
        montant: Euros,
    },
    SousLePaye {
        qui: Financeur,
        paye: Euros,
        montant: Euros,
    },
    AuDessusDuPaye {
        qui: Financeur,
        paye: Euros,
        montant: Euros,
    },
    /// An abandonment says what comes back of each payment, nothing included.
    ReversementNonDit {
        qui: Financeur,
        paye: Euros,
    },
}

/// The shortest reason that says something.
const OBJET_MIN: usize = 10;

/// How far an action may be carried over, in years after that of the day it is written.
const ANNEES_MAX: i16 = 5;

/// Whether a day may be that of what happens to a file: from its deposit, or the year its action begins, to the end of the fifth
/// year to come.
fn plausible(champ: &'static str, le: Date, dossier: &Dossier, jour: Date) -> Result<Date, RefusExecution> {
    let debut = dossier.contenu.debut.and_then(|d| Date::new(d.year(), 1, 1).ok());
    let du = dossier.depose_a.map(heure::jour).into_iter().chain(debut).min().unwrap_or(jour).min(jour);
    let au = Date::new(jour.year().saturating_add(ANNEES_MAX), 12, 31).unwrap_or(jour);
    if (du..=au).contains(&le) { Ok(le) } else { Err(RefusExecution::HorsPlage { champ, le, du, au }) }
}

/// Whether an action is being carried out in that state.
const fn en_execution(etat: EtatDossier) -> bool {
    matches!(etat, EtatDossier::Notifie | EtatDossier::Conventionne | EtatDossier::EnCours | EtatDossier::Modifie)
}

/// Whether there is something to amend or abandon: notified, its review not in, and funded; a refusal leaves nothing.
#[must_use]
pub fn ouverte(etat: EtatDossier, lignes: &[LigneFinanceur]) -> bool {
    en_execution(etat) && aidees(lignes).next().is_some()
}

/// The steps of the cycle that lead there.
#[must_use]
pub fn chemin(etat: EtatDossier, genre: GenreEvenement) -> Vec<EtatDossier> {
    let fin = if genre == GenreEvenement::Abandon { EtatDossier::Abandonne } else { EtatDossier::Modifie };
    match etat {
        EtatDossier::EnCours => vec![fin],
        EtatDossier::Modifie if fin == EtatDossier::Abandonne => vec![fin],
        _ => vec![EtatDossier::EnCours, fin],
    }
}

/// The lines that give something.
fn aidees(lignes: &[LigneFinanceur]) -> impl Iterator<Item = &LigneFinanceur> {
    lignes.iter().filter(|l| l.vote().is_some_and(Euros::est_positif))
}

fn lire_montant(qui: &Financeur, texte: &str) -> Result<Option<Euros>, RefusExecution> {
    if texte.trim().is_empty() {
        return Ok(None);
    }
    saisie::montant_au_centime(texte).map(Some).map_err(|refus| RefusExecution::Montant { qui: qui.clone(), refus })
}

/// Reads what happened to an action.
///
/// # Errors
/// Every reason, in the order of the form.
pub fn lire(
    genre: GenreEvenement,
    tape: &SaisieExecution,
    dossier: &Dossier,
    lignes: &[LigneFinanceur],
    (jour, a, par): (Date, Timestamp, &str),
) -> Result<Evenement, Vec<RefusExecution>> {
    if !ouverte(dossier.etat, lignes) {
        return Err(vec![RefusExecution::HorsExecution { etat: dossier.etat }]);
    }
    let mut refus = vec![];
    let le = match saisie::jour(&tape.le) {
        Ok(le) if le > jour => Err(RefusExecution::DansLeFutur { le }),
        Ok(le) => plausible("le", le, dossier, jour),
        Err(cause) => Err(RefusExecution::Date { champ: "le", refus: cause }),
    };
    let le = le.map_err(|r| refus.push(r)).ok();
    let objet = tape.objet.trim().to_owned();
    if objet.chars().count() < OBJET_MIN {
        refus.push(RefusExecution::SansObjet);
    }
    let fin = if genre == GenreEvenement::Abandon { Ok(None) } else { lire_la_fin(genre, &tape.fin, dossier, jour) };
    let fin = fin.map_err(|r| refus.push(r)).ok().flatten();
    let (mut montants, mut a_reverser) = (BTreeMap::new(), BTreeMap::new());
    for l in aidees(lignes).filter(|_| genre != GenreEvenement::Report) {
        let texte = tape.montants.iter().find(|(qui, _)| *qui == l.financeur).map_or("", |(_, texte)| texte.as_str());
        let paye = l.paye().unwrap_or_default();
        let vote = l.vote().unwrap_or_default();
        let convenu = dossier.contenu.convenu(&l.financeur, vote);
        let qui = || l.financeur.clone();
        match (genre, lire_montant(&l.financeur, texte)) {
            (_, Err(cause)) => refus.push(cause),
            (GenreEvenement::Abandon, Ok(None)) if paye.est_positif() => {
                refus.push(RefusExecution::ReversementNonDit { qui: qui(), paye });
            }
            (GenreEvenement::Abandon, Ok(Some(montant))) if montant > paye => {
                refus.push(RefusExecution::AuDessusDuPaye { qui: qui(), paye, montant });
            }
            (GenreEvenement::Abandon, Ok(Some(montant))) if montant.est_positif() => drop(a_reverser.insert(qui(), montant)),
            (GenreEvenement::Abandon, Ok(_)) | (_, Ok(None)) => {}
            (_, Ok(Some(montant))) if montant > vote => {
                refus.push(RefusExecution::AuDessusDuVote { qui: qui(), vote, montant });
            }
            (_, Ok(Some(montant))) if montant < paye => {
                refus.push(RefusExecution::SousLePaye { qui: qui(), paye, montant });
            }
            (_, Ok(Some(montant))) if montant != convenu => drop(montants.insert(qui(), montant)),
            (_, Ok(Some(_))) => {}
        }
    }
    if genre == GenreEvenement::Report && fin.is_none() && refus.is_empty() {
        refus.push(RefusExecution::RienNeChange);
    }
    match le {
        Some(le) if refus.is_empty() => Ok(Evenement {
            genre,
            le,
            objet,
            fin_avant: fin.and(dossier.contenu.fin),
            fin,
            montants,
            a_reverser,
            inscrit_par: par.to_owned(),
            inscrit_a: a,
        }),
        _ => Err(refus),
    }
}

/// The new end, when it changes.
fn lire_la_fin(genre: GenreEvenement, texte: &str, dossier: &Dossier, jour: Date) -> Result<Option<Date>, RefusExecution> {
    if texte.trim().is_empty() && genre == GenreEvenement::Avenant {
        return Ok(None);
    }
    let fin = saisie::jour(texte).map_err(|refus| RefusExecution::Date { champ: "fin", refus })?;
    if let Some(debut) = dossier.contenu.debut.filter(|debut| fin < *debut) {
        return Err(RefusExecution::FinAvantDebut { debut });
    }
    match dossier.contenu.fin {
        Some(avant) if genre == GenreEvenement::Report && fin <= avant => Err(RefusExecution::FinPasReportee { fin: avant }),
        Some(avant) if fin == avant => Ok(None),
        _ => plausible("fin", fin, dossier, jour).map(Some),
    }
}

impl Refusal for RefusExecution {
    fn code(&self) -> &'static str {
        match self {
            RefusExecution::HorsExecution { .. } => "execution-etat",
            RefusExecution::Date { refus, .. } | RefusExecution::Montant { refus, .. } => refus.code(),
            RefusExecution::DansLeFutur { .. } => "execution-futur",
            RefusExecution::HorsPlage { .. } => "execution-date-hors-plage",
            RefusExecution::SansObjet => "execution-objet",
            RefusExecution::FinAvantDebut { .. } => "execution-fin-avant-debut",
            RefusExecution::FinPasReportee { .. } => "execution-fin-pas-reportee",
            RefusExecution::RienNeChange => "execution-rien",
            RefusExecution::AuDessusDuVote { .. } => "execution-au-dessus-du-vote",
            RefusExecution::SousLePaye { .. } => "execution-sous-le-paye",
            RefusExecution::AuDessusDuPaye { .. } => "execution-au-dessus-du-paye",
            RefusExecution::ReversementNonDit { .. } => "execution-reversement",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        let euros = |montant: &Euros| mots::euros(Some(*montant), lang);
        let jour = |le: &Date| kernel::texte::date_longue(*le, lang);
        match self {
            RefusExecution::HorsExecution { etat } => t.execution_refus_etat(mots::etat_dossier(*etat, lang)),
            RefusExecution::Date { refus, .. } | RefusExecution::Montant { refus, .. } => mots::phrase(&refus.message(lang)),
            RefusExecution::DansLeFutur { le } => t.execution_refus_futur(jour(le)),
            RefusExecution::HorsPlage { le, du, au, .. } => t.execution_refus_plage(jour(le), jour(du), jour(au)),
            RefusExecution::SansObjet => t.execution_refus_objet(),
            RefusExecution::FinAvantDebut { debut } => t.execution_refus_debut(jour(debut)),
            RefusExecution::FinPasReportee { fin } => t.execution_refus_report(jour(fin)),
            RefusExecution::RienNeChange => t.execution_refus_rien(),
            RefusExecution::AuDessusDuVote { qui, vote, montant } => {
                t.execution_refus_vote(qui.to_string(), euros(montant), euros(vote))
            }
            RefusExecution::SousLePaye { qui, paye, montant } => {
                t.execution_refus_paye(qui.to_string(), euros(montant), euros(paye))
            }
            RefusExecution::AuDessusDuPaye { qui, paye, montant } => {
                t.execution_refus_trop(qui.to_string(), euros(montant), euros(paye))
            }
            RefusExecution::ReversementNonDit { qui, paye } => t.execution_refus_reversement(qui.to_string(), euros(paye)),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            RefusExecution::Date { refus, .. } | RefusExecution::Montant { refus, .. } => refus.remedy(lang),
            RefusExecution::HorsExecution { .. } => Some(t.execution_remede_etat()),
            RefusExecution::AuDessusDuVote { .. } => Some(t.execution_remede_vote()),
            RefusExecution::SousLePaye { .. } => Some(t.execution_remede_paye()),
            RefusExecution::HorsPlage { .. } => Some(t.execution_remede_plage()),
            RefusExecution::ReversementNonDit { .. } => Some(t.execution_remede_reversement()),
            _ => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some("Financements, § 2")
    }

    fn field(&self) -> Option<String> {
        Some(match self {
            RefusExecution::HorsExecution { .. } => return None,
            RefusExecution::Date { champ, .. } | RefusExecution::HorsPlage { champ, .. } => (*champ).to_owned(),
            RefusExecution::DansLeFutur { .. } => "le".to_owned(),
            RefusExecution::SansObjet => "objet".to_owned(),
            RefusExecution::FinAvantDebut { .. } | RefusExecution::FinPasReportee { .. } | RefusExecution::RienNeChange => {
                "fin".to_owned()
            }
            RefusExecution::Montant { qui, .. }
            | RefusExecution::AuDessusDuVote { qui, .. }
            | RefusExecution::SousLePaye { qui, .. }
            | RefusExecution::AuDessusDuPaye { qui, .. }
            | RefusExecution::ReversementNonDit { qui, .. } => format!("montant.{}", qui.code()),
        })
    }

    fn is_conflict(&self) -> bool {
        matches!(self, RefusExecution::HorsExecution { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regles::etats::Etat;

    #[test]
    fn chaque_chemin_suit_le_cycle() {
        for depart in EtatDossier::TOUS.iter().copied().filter(|e| en_execution(*e)) {
            for genre in [GenreEvenement::Avenant, GenreEvenement::Report, GenreEvenement::Abandon] {
                let mut ou = depart;
                for pas in chemin(depart, genre) {
                    assert!(ou.suivants().contains(&pas), "{} → {}", ou.code(), pas.code());
                    ou = pas;
                }
                let fin = if genre == GenreEvenement::Abandon { EtatDossier::Abandonne } else { EtatDossier::Modifie };
                assert_eq!(ou, fin);
            }
        }
    }
}
