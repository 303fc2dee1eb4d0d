//! What an extract of Dauphin changes in files that are here, and the translation of its statuses.

use super::ecriture::etat_ligne;
use super::{Apercu, depot, droit};
use crate::model::*;
use crate::regles::Euros;
use crate::regles::etats::EtatDossier;
use crate::regles::historique::{Changement, Preparee, financeur, montant};
use crate::regles::saisie;
use kernel::Id;
use kernel::texte::cle;
use std::collections::BTreeMap;
use store::{ActeError, Json, Read, StoreError, Writer, args};
use web::Visit;

/// Writes what statuses mean, for this extract and those to come. `dits`: word, code of its meaning; empty, not said.
///
/// # Errors
/// `Interdit`; `StoreError::Missing` when the extract waits no more.
pub async fn traduire(visit: &Visit, appel: &Appel, id: &str, dits: &BTreeMap<String, String>) -> Result<(), ActeError> {
    droit(visit, appel)?;
    let mut w = visit.writer("historique.traduire").await?;
    depot::lire(visit, &mut w, appel, super::GENRE, id).await?;
    for (dit, sens) in dits {
        let Some(sens) = SensDauphin::from_code(sens) else { continue };
        let cle = cle(dit);
        match w.find::<StatutDauphin>("cle = $2", args![cle.clone()]).await? {
            Some(mut connu) if connu.sens != sens => {
                connu.sens = sens;
                w.update(&mut connu).await?;
            }
            Some(_) => {}
            None => w.insert(&StatutDauphin { id: Id::fresh(), version: 1, cle, dit: dit.clone(), sens }).await?,
        }
    }
    w.commit().await?;
    Ok(())
}

/// Keeps what an extract says of a file.
pub(super) async fn retenir(w: &mut Writer, dossier: DossierId, reference: &str, dites: Dites) -> Result<(), StoreError> {
    let (reference, importe_a) = (reference.to_owned(), w.now());
    match w.find::<ImportDauphin>("dossier_id = $2", args![dossier]).await? {
        Some(mut avant) => {
            // What an extract said and the next one leaves empty is still what it said.
            let mut valeurs = avant.valeurs.0;
            valeurs.extend(dites);
            (avant.valeurs, avant.reference, avant.importe_a) = (Json(valeurs), reference, importe_a);
            w.update(&mut avant).await
        }
        None => {
            let neuve =
                ImportDauphin { id: Id::fresh(), version: 1, dossier_id: dossier, reference, valeurs: Json(dites), importe_a };
            w.insert(&neuve).await
        }
    }
}

/// Writes what a row changes in a file.
pub(super) async fn changer(
    w: &mut Writer,
    vu: &Apercu,
    p: &Preparee,
    id: DossierId,
    changements: &[Changement],
) -> Result<(), ActeError> {
    let mut dossier: Dossier = w.load(&id).await?;
    let mut lignes: Vec<LigneFinanceur> = w.list("dossier_id = $2 ;; ORDER BY id", args![id]).await?;
    for c in changements {
        match c.champ.split_once('.') {
            Some(("budget", code)) => {
                dossier.budget.0.extend(montant(&c.apres).map(|e| (code.to_owned(), e)));
            }
            Some((quoi, _)) => {
                if let (Some(inscrit), Some(dit)) = (financeur(&c.champ, &vu.financeurs), montant(&c.apres)) {
                    ligne(w, &dossier, &mut lignes, inscrit, quoi, dit).await?;
                }
            }
            None => champ(&mut dossier, c),
        }
    }
    if !changements.is_empty() {
        dossier.demande_centimes = lignes.iter().filter_map(|l| l.demande_centimes).sum();
        dossier.cle = cle(&format!("{} {}", dossier.intitule, p.ligne.porteur));
        dossier.modifie_a = w.now();
        w.update(&mut dossier).await?;
    }
    Ok(retenir(w, id, &p.ligne.reference, p.ligne.dites(vu.en_cours)).await?)
}

fn champ(dossier: &mut Dossier, c: &Changement) {
    let dite = c.apres.clone();
    match c.champ.as_str() {
        "reference" => dossier.contenu.0.ref_dauphin = dite,
        "intitule" => dossier.intitule = dite,
        "resume" => dossier.contenu.0.resume = dite,
        "debut" => dossier.contenu.0.debut = saisie::jour(&dite).ok(),
        "fin" => dossier.contenu.0.fin = saisie::jour(&dite).ok(),
        "cout" => dossier.cout_centimes = montant(&dite).map_or(0, Euros::centimes),
        _ => {
            if let Some(etat) = EtatDossier::de_code(&dite) {
                dossier.etat = etat;
            }
        }
    }
}

/// Writes what a funder is asked, or voted in a past call; its line is born when it has none.
async fn ligne(
    w: &mut Writer,
    dossier: &Dossier,
    lignes: &mut Vec<LigneFinanceur>,
    inscrit: &FinanceurInscrit,
    quoi: &str,
    dit: Euros,
) -> Result<(), StoreError> {
    let rang = lignes.iter().position(|l| l.financeur == inscrit.code);
    let (nom, a) = (w.actor().nom().to_owned(), w.now());
    let mut ligne = match rang {
        Some(rang) => lignes.remove(rang),
        None => LigneFinanceur::vide(dossier.appel_id, dossier.id, inscrit.code.clone()),
    };
    if quoi == "vote" {
        (ligne.vote_centimes, ligne.vote_par, ligne.vote_a) = (Some(dit.centimes()), Some(nom), Some(a));
        ligne.etat = etat_ligne(Some(dit));
    } else {
        (ligne.demande_centimes, ligne.demande_par, ligne.demande_a) = (Some(dit.centimes()), Some(nom), Some(a));
        if rang.is_none() {
            ligne.etat = etat_ligne(None);
        }
    }
    match rang {
        Some(_) => w.update(&mut ligne).await?,
        None => w.insert(&ligne).await?,
    }
    lignes.push(ligne);
    Ok(())
}
