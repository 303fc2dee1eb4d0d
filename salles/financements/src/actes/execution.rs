//! After the notification: the team records an amendment, a carry-over, an abandonment.

use crate::droits;
use crate::model::*;
use crate::regles::etats::{EtatDossier, EtatLigne, RefusPassage, passer};
use crate::regles::execution::{SaisieExecution, chemin, lire};
use store::{ActeError, Read, StoreError, args};
use web::Visit;

/// Records what happened to an action as the visitor saw it: its file, its lines and its dates follow.
///
/// # Errors
/// `Interdit` but for who leads the call; every `RefusExecution`; `Stale`.
pub async fn enregistrer(
    visit: &Visit,
    id: &DossierId,
    version: i64,
    genre: GenreEvenement,
    tape: &SaisieExecution,
) -> Result<Dossier, ActeError> {
    let acte = match genre {
        GenreEvenement::Avenant => "dossier.modifier",
        GenreEvenement::Report => "dossier.prolonger",
        GenreEvenement::Abandon => "dossier.abandonner",
    };
    let mut w = visit.writer(acte).await?;
    let mut dossier: Dossier = w.load(id).await?;
    let appel: Appel = w.load(&dossier.appel_id).await?;
    if !droits::conduit(visit, &appel) {
        return Err(ActeError::Interdit);
    }
    let lignes: Vec<LigneFinanceur> = w.list("dossier_id = $2 ;; ORDER BY id", args![dossier.id]).await?;
    let par = visit.visitor.as_ref().map(|v| v.nom.clone()).unwrap_or_default();
    let evenement = lire(genre, tape, &dossier, &lignes, (w.today(), w.now(), &par)).map_err(ActeError::refuse)?;
    if dossier.version != version {
        return Err(StoreError::Stale { table: "dossier", id: dossier.id.to_string() }.into());
    }
    w.motif(evenement.objet.clone());
    for pas in chemin(dossier.etat, genre) {
        dossier.etat = passer(dossier.etat, pas, &[], &[]).map_err(ActeError::refuse::<RefusPassage<EtatDossier>>)?;
    }
    for mut ligne in lignes {
        let apres = match (ligne.etat, evenement.a_reverser.get(&ligne.financeur), evenement.montants.get(&ligne.financeur)) {
            (EtatLigne::VerseePartielle | EtatLigne::Versee, Some(_), _) => EtatLigne::AReverser,
            // All that is agreed from now on is paid.
            (EtatLigne::VerseePartielle, _, Some(montant)) if ligne.paye() == Some(*montant) => EtatLigne::Versee,
            (etat, ..) => etat,
        };
        if apres != ligne.etat {
            ligne.etat = apres;
            w.update(&mut ligne).await?;
        }
    }
    if let Some(fin) = evenement.fin {
        dossier.contenu.fin = Some(fin);
    }
    if genre == GenreEvenement::Abandon {
        dossier.motif_etat.clone_from(&evenement.objet);
    }
    dossier.contenu.evenements.push(evenement);
    dossier.modifie_a = w.now();
    w.update(&mut dossier).await?;
    w.commit().await?;
    Ok(dossier)
}
