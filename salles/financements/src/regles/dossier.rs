//! The file: what is typed in it, when it may be written, when it may be deposited (Financements, § 2, § 11, § 12).

mod apercu;
mod complement;
pub mod fusion;
mod indicateurs;
mod niveaux;
mod refus;
mod saisie;
pub mod scission;

use super::etats::{EtatAppel, EtatDossier};
use super::lecture::DossierLu;
use super::piece::RefusPiece;
use super::{Etape, heure};
use crate::model::{Appel, ContenuDossier, PartQpv};
pub use apercu::{Apercu, ancre, ancre_de, apercu, avec};
pub use complement::{DEMANDABLES, dans_les_complements, demandable};
pub use indicateurs::{MAX as INDICATEURS_MAX, RefusIndicateur, nombre};
use jiff::Timestamp;
use jiff::civil::Date;
pub use niveaux::{Defi, NiveauxContrat, rattacher};
pub use refus::{Refus, champ};
pub use saisie::{Demande, Lu, SaisieDossier, champs, lire};

/// What lists filter on: `|QP011001|QP011003|`, empty when no quarter is named.
#[must_use]
pub fn cles_qpv(parts: &[PartQpv]) -> String {
    if parts.is_empty() {
        return String::new();
    }
    let codes: Vec<&str> = parts.iter().map(|p| p.code.as_str()).collect();
    format!("|{}|", codes.join("|"))
}

/// Whether a call receives files at that instant: « après la clôture : 409 ».
///
/// # Errors
/// `PasOuvert`, `Clos`.
pub fn recoit(appel: &Appel, a: Timestamp) -> Result<(), Refus> {
    let cloture = appel.fin_des_depots().filter(|fin| *fin <= a).or(appel.clos_a);
    match appel.etat {
        EtatAppel::Ouvert if cloture.is_none() && appel.ouverture_a.is_none_or(|debut| debut <= a) => Ok(()),
        EtatAppel::Preparation | EtatAppel::LettreSoumise | EtatAppel::LettreVotee | EtatAppel::Ouvert if cloture.is_none() => {
            Err(Refus::PasOuvert { le: appel.ouverture_a })
        }
        _ => Err(Refus::Clos { le: cloture }),
    }
}

/// Whether what a file says may be written now: a draft while the call is open; after, only the fields a correction asks for.
///
/// # Errors
/// `Clos`, `PasOuvert`, `NonModifiable`.
pub fn modifiable(etat: EtatDossier, appel: &Appel, a: Timestamp) -> Result<(), Refus> {
    match etat {
        EtatDossier::Brouillon => recoit(appel, a),
        EtatDossier::ACompleter => Ok(()),
        autre => Err(Refus::NonModifiable { etat: autre }),
    }
}

/// The day a holder whose file was sent back is reminded of it: « délai suspendu, une relance ».
#[must_use]
pub fn relance(demande_le: Date) -> Option<Date> {
    demande_le.checked_add(jiff::Span::new().days(7)).ok()
}

/// Whether the holder may still take the file back: « `retire` (par le porteur avant le vote) ».
///
/// # Errors
/// `Retrait`.
pub fn retirable(etat: EtatDossier) -> Result<(), Refus> {
    use super::etats::Etat;
    if etat.suivants().contains(&EtatDossier::Retire) { Ok(()) } else { Err(Refus::Retrait { etat }) }
}

/// What a file must say to be deposited, whatever the rules of the call: the fields a reader cannot do without.
fn indispensables(c: &ContenuDossier) -> [(&'static str, bool); 5] {
    [
        ("resume", !c.resume.trim().is_empty()),
        ("publics", !c.publics.trim().is_empty()),
        ("debut", c.debut.is_some()),
        ("fin", c.fin.is_some()),
        ("qpv", c.hors_qpv || !c.qpv.is_empty()),
    ]
}

/// Whether a file may be deposited: nothing missing, no rule of the stage that blocks.
///
/// # Errors
/// Every reason, in the order of the form then of the catalogue.
pub fn deposable(lu: &DossierLu, jour: Date) -> Result<(), Vec<Refus>> {
    let dits = indispensables(&lu.dossier.contenu);
    let mut refus: Vec<Refus> = dits.into_iter().filter(|(_, dit)| !dit).map(|(champ, _)| Refus::Manque { champ }).collect();
    if lu.dossier.budget.is_empty() {
        refus.push(Refus::Manque { champ: "budget" });
    }
    if lu.porteur.siret.is_none() && lu.porteur.rna.is_none() {
        refus.push(Refus::SansIdentifiant);
    }
    let genres = lu.pieces_manquantes(jour);
    if !genres.is_empty() {
        refus.push(Refus::Papiers(RefusPiece::Manquantes { genres }));
    }
    let leve = |code: &str| super::derogation::leve(&lu.derogations, code, jour);
    refus.extend(
        lu.juger(Etape::Demande, jour)
            .into_iter()
            .filter(|(code, verdict)| verdict.bloque() && !leve(code))
            .map(|(code, verdict)| Refus::Regle { code, verdict: Box::new(verdict) }),
    );
    if refus.is_empty() { Ok(()) } else { Err(refus) }
}

/// The next public number of a year: « numéro public `AAAA-nnnn` ».
#[must_use]
pub fn numero_suivant(exercice: i64, dernier: Option<&str>) -> String {
    let rang = dernier.and_then(|n| super::saisie::numero(n).ok()).map_or(0, |(_, rang)| rang);
    format!("{exercice:04}-{:04}", u32::from(rang) + 1)
}

/// The days left before the closing, when it is ahead.
#[must_use]
pub fn jours_restants(appel: &Appel, a: Timestamp) -> Option<i64> {
    let fin = appel.cloture_a.filter(|fin| *fin > a)?;
    Some(i64::from((heure::jour(fin) - heure::jour(a)).get_days()))
}

#[cfg(test)]
mod tests;
