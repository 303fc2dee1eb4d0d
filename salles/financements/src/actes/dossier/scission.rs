//! « Scinder le dossier » crée le second, prérempli (CAF-02, CAF-03): the cut, the file of the next year, and the way back.

use super::creation::{du_meme_exercice, ouvrir_la_suite};
use super::{auteur, charges, ecrire, ouvrir};
use crate::model::*;
use crate::regles::Euros;
use crate::regles::dossier::scission::{Parts, RefusScission, couper, lire, suite};
use crate::regles::dossier::{self as regles, Refus, SaisieDossier};
use crate::regles::etats::{EtatAppel, EtatDossier};
use crate::store as lectures;
use store::{ActeError, Json, Read, StoreError, Writer, args};
use web::Visit;

/// The call of the year after, when there is one.
///
/// # Errors
/// `StoreError`.
pub async fn appel_suivant(r: &mut impl Read, appel: &Appel) -> Result<Option<Appel>, StoreError> {
    let tous: Vec<Appel> =
        r.list("contrat_id = $2 AND exercice = $3 ;; ORDER BY slug", args![appel.contrat_id, appel.exercice + 1]).await?;
    Ok(tous.into_iter().find(|a| a.etat != EtatAppel::Abandonne))
}

/// A file that may be cut or joined again by this visitor now.
async fn ouvrir_modifiable(w: &mut Writer, visit: &Visit, id: DossierId) -> Result<(Dossier, Appel, Porteur), ActeError> {
    let (dossier, appel, porteur) = ouvrir(w, visit, id).await?;
    regles::modifiable(dossier.etat, &appel, w.now())?;
    if dossier.etat == EtatDossier::ACompleter {
        let complements: Vec<Complement> = w.list("dossier_id = $2 AND corrige_a IS NULL", args![dossier.id]).await?;
        // What changes is the dates, then the amounts that follow them.
        if !complements.iter().any(|c| c.champ == "periode") {
            return Err(Refus::HorsComplement { champ: "periode".to_owned() }.into());
        }
    }
    Ok((dossier, appel, porteur))
}

/// Cuts a file at 31 December: it keeps `saisie` (what stays of each amount), the rest makes the file of the next year, created
/// at once when its call receives files, kept with this one until then.
///
/// # Errors
/// `Interdit`, `Stale`; what `modifiable` refuses; `RefusScission`, one for each amount that is wrong.
pub async fn scinder(
    visit: &Visit,
    id: DossierId,
    version: i64,
    saisie: &SaisieDossier,
) -> Result<(Dossier, Option<Dossier>), ActeError> {
    let mut w = visit.writer("dossier.scinder").await?;
    let (mut dossier, appel, porteur) = ouvrir_modifiable(&mut w, visit, id).await?;
    let jour = w.today();
    let lu = lectures::lu(&mut w, &dossier, &appel, jour).await?;
    let coupe = couper(appel.exercice, &dossier.contenu, lu.parametres.caf_chevauchement).map_err(Refus::from)?;
    let tout = Parts::de(&dossier.budget, &lu.lignes);
    let reste = lire(saisie, &tout).map_err(ActeError::refuse)?;
    let suivant = appel_suivant(&mut w, &appel).await?;
    if let Some(suivant) = &suivant
        && let Some(deja) = du_meme_exercice(&mut w, dossier.action_id, suivant.id).await?
    {
        return Err(Refus::from(RefusScission::DejaUnDossier { exercice: suivant.exercice, numero: deja.numero }).into());
    }
    let contenu = &mut dossier.contenu.0;
    contenu.suite = Some(suite(appel.exercice, contenu, &coupe, tout.moins(&reste)));
    (contenu.debut, contenu.fin) = (Some(coupe.premiere.0), Some(coupe.premiere.1));
    (contenu.action_debut, contenu.action_fin) = (Some(coupe.action.0), Some(coupe.action.1));
    ecrire_les_parts(&mut w, visit, &mut dossier, lu.lignes, reste.sans_zero()).await?;
    ecrire(&mut w, &mut dossier, version).await?;
    let now = w.now();
    let second = match suivant.filter(|a| regles::recoit(a, now).is_ok()) {
        Some(suivant) => Some(ouvrir_la_suite(&mut w, visit, &suivant, &porteur, &mut dossier).await?),
        None => None,
    };
    w.commit().await?;
    Ok((dossier, second))
}

/// Joins again what was cut: the dates as they were, the amounts given back, the other draft withdrawn.
///
/// # Errors
/// `Interdit`, `Stale`; what `modifiable` refuses; `NonScinde`; `SuiteDeposee` once the other file was deposited.
pub async fn annuler_la_scission(visit: &Visit, id: DossierId, version: i64) -> Result<Dossier, ActeError> {
    let mut w = visit.writer("dossier.annuler_la_scission").await?;
    let (mut dossier, ..) = ouvrir_modifiable(&mut w, visit, id).await?;
    let Some(coupee) = dossier.contenu.0.suite.take() else { return Err(Refus::from(RefusScission::NonScinde).into()) };
    if let Some(second) = coupee.dossier {
        let mut second: Dossier = w.load(&second).await?;
        if second.etat != EtatDossier::Brouillon {
            let numero = second.numero.unwrap_or_default();
            return Err(Refus::from(RefusScission::SuiteDeposee { numero }).into());
        }
        second.etat = EtatDossier::Retire;
        second.contenu.0.suite_de = None;
        second.modifie_a = w.now();
        w.update(&mut second).await?;
    }
    let lignes: Vec<LigneFinanceur> = w.list("dossier_id = $2 ;; ORDER BY id", args![dossier.id]).await?;
    let tout = Parts::de(&dossier.budget, &lignes).plus(&Parts { budget: coupee.budget, demandes: coupee.demandes });
    let contenu = &mut dossier.contenu.0;
    contenu.debut = coupee.avant.debut;
    contenu.fin = coupee.avant.fin;
    contenu.action_debut = coupee.avant.action_debut;
    contenu.action_fin = coupee.avant.action_fin;
    ecrire_les_parts(&mut w, visit, &mut dossier, lignes, tout).await?;
    ecrire(&mut w, &mut dossier, version).await?;
    w.commit().await?;
    Ok(dossier)
}

/// Writes these amounts in a file and in its lines; a funder that is asked nothing more leaves.
async fn ecrire_les_parts(
    w: &mut Writer,
    visit: &Visit,
    dossier: &mut Dossier,
    lignes: Vec<LigneFinanceur>,
    parts: Parts,
) -> Result<(), ActeError> {
    let Parts { budget, mut demandes } = parts;
    dossier.cout_centimes = charges(&budget).centimes();
    dossier.budget = Json(budget);
    dossier.demande_centimes = demandes.values().copied().sum::<Euros>().centimes();
    for mut ligne in lignes {
        match demandes.remove(&ligne.financeur) {
            Some(montant) if ligne.demande() == Some(montant) => {}
            Some(montant) => {
                signer(w, visit, &mut ligne, montant);
                w.update(&mut ligne).await?;
            }
            None => w.delete(&ligne).await?,
        }
    }
    for (financeur, montant) in demandes {
        let mut ligne = LigneFinanceur::vide(dossier.appel_id, dossier.id, financeur);
        signer(w, visit, &mut ligne, montant);
        w.insert(&ligne).await?;
    }
    Ok(())
}

fn signer(w: &Writer, visit: &Visit, ligne: &mut LigneFinanceur, montant: Euros) {
    ligne.demande_centimes = Some(montant.centimes());
    ligne.demande_par = Some(auteur(visit));
    ligne.demande_a = Some(w.now());
}

/// A file that is taken back leaves no link behind: neither on the one it was cut from, nor on the one cut from it.
pub(super) async fn detacher(w: &mut Writer, retire: &mut Dossier) -> Result<(), ActeError> {
    let second = retire.contenu.0.suite.take().and_then(|s| s.dossier);
    if let Some(second) = second {
        let mut second: Dossier = w.load(&second).await?;
        second.contenu.0.suite_de = None;
        w.update(&mut second).await?;
    }
    if let Some(premier) = retire.contenu.0.suite_de.take() {
        let mut premier: Dossier = w.load(&premier).await?;
        premier.contenu.0.suite = None;
        w.update(&mut premier).await?;
    }
    Ok(())
}
