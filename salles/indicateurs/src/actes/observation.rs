//! A value typed by the coordination for one year: a number or a mark of absence, never both, never 0
//! for nothing. « Non saisi, non disponible, secret, sans objet et 0 sont cinq états distincts. »

use super::Refus;
use crate::model::{Absence, EtatObservation, Indicateur, IndicateurId, Mesure, Observation};
use kernel::nombre::{Marque, Nombre, Saisie, lire_saisie};
use kernel::{Id, Right};
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

/// Where a value typed here comes from.
const PROVENANCE: &str = "saisie";

/// A value as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieObservation {
    pub annee: i64,
    /// « 12,5 », « n.d », or empty.
    pub valeur: String,
    /// Code of the mark of absence; empty: none chosen.
    pub absence: String,
    pub motif: String,
    /// Version of the value that the form showed; none when there was no value.
    pub vue: Option<i64>,
}

/// The value or the mark that was typed. « champs n.d : motif obligatoire ».
fn lire(indicateur: &Indicateur, saisie: &SaisieObservation) -> Result<(Option<String>, Option<Absence>), Refus> {
    let saisi = saisie.valeur.trim();
    let choisie = match saisie.absence.as_str() {
        "" => None,
        code => Some(
            Absence::from_code(code)
                .ok_or_else(|| Refus::ChoixInconnu { champ: "absence".to_owned(), saisi: code.to_owned() })?,
        ),
    };
    let pas_un_nombre = || Refus::PasUnNombre { champ: "valeur".to_owned(), saisi: saisi.to_owned() };
    let texte = matches!(indicateur.mesure, Mesure::Document | Mesure::Texte);
    let (valeur, ecrite) = if saisi.is_empty() {
        (None, None)
    } else if texte {
        (Some(saisi.to_owned()), None)
    } else {
        let oui_non = indicateur.mesure == Mesure::OuiNon;
        match (kernel::texte::cle(saisi).as_str(), lire_saisie(saisi)) {
            ("oui" | "o" | "yes", _) if oui_non => (Some("1".to_owned()), None),
            ("non" | "n" | "no", _) if oui_non => (Some("0".to_owned()), None),
            (_, Ok(Saisie::Valeur { nombre, .. })) if !oui_non || nombre == Nombre::zero() || nombre == Nombre::un() => {
                (Some(nombre.to_string()), None)
            }
            (_, Ok(Saisie::Valeur { .. })) => return Err(Refus::ValeurOuiNon { saisi: saisi.to_owned() }),
            (_, Ok(Saisie::Absence(Marque::NonDisponible))) => (None, Some(Absence::NonDisponible)),
            (_, Ok(Saisie::Absence(Marque::NonSaisi))) => (None, None),
            (_, Ok(Saisie::ErreurFormule(erreur))) => return Err(Refus::FormuleEnErreur { saisi: erreur }),
            (_, Err(_)) => return Err(pas_un_nombre()),
        }
    };
    match (valeur, choisie.or(ecrite)) {
        (Some(_), Some(_)) => Err(Refus::ValeurEtAbsence),
        (None, None) => Err(Refus::RienDeSaisi),
        (None, Some(Absence::NonDisponible)) if saisie.motif.trim().is_empty() => Err(Refus::MotifDAbsence),
        lue => Ok(lue),
    }
}

fn motif(saisie: &SaisieObservation) -> Option<String> {
    Some(saisie.motif.trim()).filter(|m| !m.is_empty()).map(str::to_owned)
}

/// May this be written over `avant`? Nothing is read nor written.
///
/// # Errors
/// The refusals of what was typed; `MotifDeCorrection` for a value that came from elsewhere, corrected without a reason.
pub fn juger_observation(indicateur: &Indicateur, avant: Option<&Observation>, saisie: &SaisieObservation) -> Result<(), Refus> {
    let lue = lire(indicateur, saisie)?;
    match avant {
        Some(avant) if (&avant.valeur, avant.absence) != (&lue.0, lue.1) && avant.provenance != PROVENANCE => {
            let ancienne = avant.valeur.clone().or(avant.absence.map(|a| a.code().to_owned())).unwrap_or_default();
            let provenance = avant.provenance.clone();
            motif(saisie).map(drop).ok_or(Refus::MotifDeCorrection { ancienne, provenance })
        }
        _ => Ok(()),
    }
}

/// Writes the value of one year, validated since the coordination types it. A value that came from
/// elsewhere (an answer, an import) is replaced only with a reason, and the journal keeps it.
///
/// # Errors
/// `Interdit`, `AnneeHorsContrat`, `Stale` when another value was written meanwhile, and the
/// refusals of what was typed.
pub async fn saisir_observation(
    visit: &Visit,
    w: &mut Writer,
    duree: i64,
    id: IndicateurId,
    saisie: &SaisieObservation,
) -> Result<Observation, ActeError> {
    let indicateur: Indicateur = w.load(&id).await?;
    droit(visit, &indicateur.contrat_id)?;
    if !(1..=duree).contains(&saisie.annee) {
        return Err(Refus::AnneeHorsContrat { annee: saisie.annee, duree }.into());
    }
    let avant: Option<Observation> = w.find("indicateur_id = $2 AND annee = $3", args![id, saisie.annee]).await?;
    let (valeur, absence) = lire(&indicateur, saisie)?;
    if avant.as_ref().map(|o| o.version) != saisie.vue {
        return Err(StoreError::Stale { table: "observation", id: format!("{id}/{}", saisie.annee) }.into());
    }
    juger_observation(&indicateur, avant.as_ref(), saisie)?;
    let motif = motif(saisie);
    if let Some(motif) = &motif {
        w.motif(motif);
    }
    let mut observation = Observation {
        id: avant.as_ref().map_or_else(Id::fresh, |o| o.id),
        version: avant.as_ref().map_or(1, |o| o.version),
        contrat_id: indicateur.contrat_id,
        indicateur_id: id,
        annee: saisie.annee,
        valeur,
        absence,
        motif,
        etat: EtatObservation::Validee,
        provenance: PROVENANCE.to_owned(),
        auteur: w.actor().nom().to_owned(),
        saisie_a: w.now(),
    };
    match avant {
        Some(_) => w.update(&mut observation).await?,
        None => w.insert(&observation).await?,
    }
    Ok(observation)
}

/// Takes a value back: the year is « non saisi » again; the journal keeps what it was.
///
/// # Errors
/// `Interdit`, `Missing` when there is none.
pub async fn effacer_observation(visit: &Visit, w: &mut Writer, id: IndicateurId, annee: i64) -> Result<(), ActeError> {
    let indicateur: Indicateur = w.load(&id).await?;
    droit(visit, &indicateur.contrat_id)?;
    let observation: Observation = w
        .find::<Observation>("indicateur_id = $2 AND annee = $3", args![id, annee])
        .await?
        .ok_or_else(|| StoreError::Missing { table: "observation", id: format!("{id}/{annee}") })?;
    w.delete(&observation).await?;
    Ok(())
}

fn droit(visit: &Visit, contrat: &str) -> Result<(), ActeError> {
    if visit.may(Right::DefinirIndicateur, Some(contrat)) { Ok(()) } else { Err(ActeError::Interdit) }
}
