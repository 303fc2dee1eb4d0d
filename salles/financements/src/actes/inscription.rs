//! An association asks for its account, confirms by its mail, and (when it was known already) is attached by the team: « une
//! association crée un compte ou est invitée ». Nothing known is ever given without a person of the team (decision 0026).

use crate::m;
use crate::model::*;
use crate::regles::conservation::champs;
use crate::regles::inscription::{self as regles, Chemin, Lue, Refus, Saisie};
use crate::store as lectures;
use crate::store::inscriptions;
use acteurs::actes::inscription::{self as comptes, NouveauCompte};
use acteurs::actes::invitation::DUREE;
use acteurs::actes::organisations;
use acteurs::lien::{self, LienFerme};
use acteurs::model::{Compte, Famille, GenreLien, LienSigne, Organisation, OrganisationId};
use acteurs::regles::mot_de_passe::juger;
use acteurs::{droits, empreinte};
use kernel::texte::{cle, date_longue};
use kernel::{Actor, Id, Right, Role};
use store::outbox::Courriel;
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

/// Requests erased by one passage.
const LOT: i64 = 100;

/// Takes a request: a link leaves to the mail, or, when it has an account, what to do with it. What is answered does not tell which
/// of the two, and takes the same time. Nothing that a stranger typed is written in that mail.
///
/// # Errors
/// `SansAppel`; each field that cannot be; `TropDEssais`.
pub async fn demander(visit: &Visit, saisie: &Saisie) -> Result<(), ActeError> {
    let ouverts = lectures::appels_ouverts(&mut visit.reader().await?, visit.house.db.clock().now()).await?;
    if ouverts.is_empty() {
        return Err(Refus::SansAppel.into());
    }
    let lue = regles::lire(saisie).map_err(ActeError::refuse)?;
    let repondre_a = comptes::compter(visit, &lue.courriel).await?;
    let mut w = visit.writer("inscription.demander").await?;
    match acteurs::store::compte_par_courriel(&mut w, &lue.courriel).await? {
        Some(compte) => comptes::prevenir(&mut w, &compte, &visit.collectivite.nom).await?,
        None => garder(&mut w, visit, lue).await?,
    }
    w.commit().await?;
    tokio::time::sleep_until(repondre_a).await;
    Ok(())
}

/// Writes a request and its link. Others of the same mail stay open: whoever types the mail of another takes nothing from them.
async fn garder(w: &mut Writer, visit: &Visit, lue: Lue) -> Result<(), StoreError> {
    if vives(w, &lue.courriel).await?.len() >= regles::DEMANDES_VIVES {
        return Ok(());
    }
    let demande = Inscription {
        id: Id::fresh(),
        version: 1,
        courriel: lue.courriel,
        fonction: lue.fonction,
        nom: lue.nom,
        siret: lue.siret,
        rna: lue.rna,
        langue: visit.lang,
        etat: EtatInscription::Demandee,
        demandee_a: w.now(),
        confirmee_a: None,
        compte_id: None,
        organisation_id: None,
        decidee_a: None,
        decidee_par: None,
        motif: String::new(),
    };
    w.insert(&demande).await?;
    let fin = w.now() + DUREE;
    let lien = lien::creer(w, GenreLien::Inscription, &demande.id.to_string(), &demande.courriel, Some(fin)).await?;
    let (t, nom) = (m(visit.lang), &visit.collectivite.nom);
    let jour = date_longue(w.day_of(fin), visit.lang);
    w.mail(&Courriel {
        cle: cle_du_lien(&lien),
        destinataire: demande.courriel,
        objet: t.inscription_objet(nom),
        corps: t.inscription_corps(nom, jour, lien::marque(&lien)),
    })
    .await
    .map(drop)
}

fn cle_du_lien(lien: &LienSigne) -> String {
    format!("inscription:{}", lien.id)
}

/// The requests of a mail whose link may still open.
async fn vives(r: &mut Writer, courriel: &str) -> Result<Vec<Inscription>, StoreError> {
    let depuis = r.now() - DUREE;
    r.list::<Inscription>(
        "courriel = $2 AND etat = 'demandee' AND demandee_a > $3 ;; ORDER BY id",
        args![courriel.to_owned(), depuis],
    )
    .await
}

/// The request behind a link, if it opens now.
///
/// # Errors
/// `LienFerme`.
pub async fn ouvrir(r: &mut impl Read, visit: &Visit, jeton: &str) -> Result<(LienSigne, Inscription), ActeError> {
    let maintenant = visit.house.db.clock().now();
    let lien = lien::ouvrir(r, &visit.house.secret, jeton, GenreLien::Inscription, maintenant).await??;
    let demande = r.find::<Inscription>("id = $2 AND etat = 'demandee'", args![lien.objet_id.clone()]).await?;
    Ok((lien, demande.ok_or(LienFerme::Revoque)?))
}

/// Confirms a request with a password, and comes in. The call may have closed meanwhile: an account asks for nothing. What is
/// known is looked at under the pen of the journal: of two people who bring the same association, the second one waits.
///
/// # Errors
/// `LienFerme`; what is wrong with the password; `DejaUnCompte` when the mail was given one meanwhile.
pub async fn confirmer(visit: &Visit, jeton: &str, mot: &str, encore: &str) -> Result<EtatInscription, ActeError> {
    let (lien, demande) = ouvrir(&mut visit.reader().await?, visit, jeton).await?;
    let faux = juger(mot, encore, &demande.courriel);
    if !faux.is_empty() {
        return Err(ActeError::refuse(faux));
    }
    let print = empreinte::hacher(mot).await?;
    let acteur = Actor::Lien { id: lien.id.to_string(), nom: demande.fonction };
    let mut w = visit.house.db.writer(visit.collectivite.id, acteur, "inscription.confirmer").await?;
    let (mut lien, mut demande) = ouvrir(&mut w, visit, jeton).await?;
    lien.utilise_a = Some(w.now());
    match w.update(&mut lien).await {
        Err(StoreError::Stale { .. }) => return Err(LienFerme::DejaUtilise.into()),
        autre => autre?,
    }
    if acteurs::store::compte_par_courriel(&mut w, &demande.courriel).await?.is_some() {
        return Err(Refus::DejaUnCompte.into());
    }
    let registre = inscriptions::registre(&mut w, &visit.collectivite).await?;
    let reconnues = regles::reconnaitre(&demande.siret, &demande.rna, &demande.nom, &registre.connues);
    let pour = match regles::chemin(&reconnues) {
        Chemin::Nouvelle => {
            let saisie = organisations::Saisie::nommee(&demande.nom, Famille::Association);
            Some((organisations::ajouter(&mut w, &saisie).await?, Role::Porteur))
        }
        Chemin::Attente => None,
    };
    let nouveau =
        NouveauCompte { courriel: demande.courriel.clone(), nom: demande.fonction.clone(), langue: demande.langue, pour };
    let compte = comptes::ouvrir(&mut w, &nouveau, &print).await?;
    demande.etat = EtatInscription::EnAttente;
    if let Some((organisation, _)) = pour {
        let porteur = porteur_de(&demande, organisation, &demande.nom);
        w.insert(&porteur).await?;
        demande.etat = EtatInscription::Ouverte;
        demande.organisation_id = Some(organisation);
    }
    demande.compte_id = Some(compte.id);
    demande.confirmee_a = Some(w.now());
    w.update(&mut demande).await?;
    fermer_les_autres(&mut w, &demande).await?;
    prevenir_l_equipe(&mut w, visit, &demande).await?;
    w.commit().await?;
    comptes::entrer(visit, &compte).await?;
    Ok(demande.etat)
}

/// The holder that a request describes.
fn porteur_de(demande: &Inscription, organisation: OrganisationId, nom: &str) -> Porteur {
    Porteur {
        id: Id::fresh(),
        version: 1,
        organisation_id: organisation,
        nom: nom.to_owned(),
        siret: demande.siret.clone(),
        rna: demande.rna.clone(),
        forme: super::porteur::FORMES[0].to_owned(),
        droit: "prive".to_owned(),
        representant: String::new(),
        rup: false,
        agrement: false,
        cer_le: None,
        structurante_copil_le: None,
        budget_annuel_centimes: None,
        cle: cle(nom),
    }
}

/// The other links of the same mail no longer open: it has its account.
async fn fermer_les_autres(w: &mut Writer, demande: &Inscription) -> Result<(), StoreError> {
    for autre in vives(w, &demande.courriel).await?.into_iter().filter(|i| i.id != demande.id) {
        for lien in liens(w, &autre).await?.into_iter().filter(|l| l.utilise_a.is_none()) {
            lien::revoquer(w, lien.id).await?;
        }
    }
    Ok(())
}

async fn liens(w: &mut Writer, demande: &Inscription) -> Result<Vec<LienSigne>, StoreError> {
    w.list::<LienSigne>("genre = $2 AND objet_id = $3 ;; ORDER BY id", args![GenreLien::Inscription, demande.id.to_string()])
        .await
}

/// One mail to the organisation that bears the contract: somebody came in, or waits.
async fn prevenir_l_equipe(w: &mut Writer, visit: &Visit, demande: &Inscription) -> Result<(), StoreError> {
    let Some((_, courriel)) = lectures::contact(w).await? else { return Ok(()) };
    let t = m(kernel::Lang::Fr);
    let page = visit.absolute(&format!("/appels/inscriptions/{}", demande.id));
    let (objet, corps) = match demande.etat {
        EtatInscription::EnAttente => {
            (t.inscription_equipe_attente_objet(), t.inscription_equipe_attente_corps(&demande.nom, page))
        }
        _ => (t.inscription_equipe_objet(), t.inscription_equipe_corps(&demande.nom, page)),
    };
    w.mail(&Courriel { cle: format!("inscription-equipe:{}", demande.id), destinataire: courriel, objet, corps }).await.map(drop)
}

/// Who may answer requests: who leads the calls and may give the role.
fn droit(visit: &Visit) -> Result<String, ActeError> {
    let visiteur = visit.visitor.as_ref().ok_or(ActeError::Interdit)?;
    let peut = visit.may(Right::ConduireAppel, None) && droits::peut_donner(&visiteur.roles, Role::Porteur, None);
    if peut { Ok(visiteur.nom.clone()) } else { Err(ActeError::Interdit) }
}

/// The request as it was shown.
async fn montree(w: &mut Writer, id: InscriptionId, version: i64) -> Result<Inscription, StoreError> {
    let demande = inscriptions::confirmee(w, id).await?;
    if demande.version == version { Ok(demande) } else { Err(StoreError::Stale { table: "inscription", id: id.to_string() }) }
}

/// Says that an association that registered by itself was looked at.
///
/// # Errors
/// `Interdit`; `Stale`; `DejaDecidee`.
pub async fn verifier(visit: &Visit, id: InscriptionId, version: i64) -> Result<(), ActeError> {
    let nom = droit(visit)?;
    let mut w = visit.writer("inscription.verifier").await?;
    let mut demande = montree(&mut w, id, version).await?;
    if !demande.a_verifier() {
        return Err(Refus::DejaDecidee.into());
    }
    demande.decidee_a = Some(w.now());
    demande.decidee_par = Some(nom);
    w.update(&mut demande).await?;
    Ok(w.commit().await?)
}

/// Attaches the account of a request to a structure of the directory, with the role of holder. What the structure has said of
/// itself is not touched; one that never asked gets the numbers of the request.
///
/// # Errors
/// `Interdit`; `Stale`; `DejaDecidee`; `Organisation`; `CompteFerme`, `CompteOccupe`.
pub async fn accepter(visit: &Visit, id: InscriptionId, version: i64, organisation: &str) -> Result<(), ActeError> {
    let nom = droit(visit)?;
    let mut w = visit.writer("inscription.accepter").await?;
    let mut demande = montree(&mut w, id, version).await?;
    regles::rattachable(demande.etat)?;
    let choisie = w.find::<Organisation>("id = $2 AND generique = 0", args![organisation.to_owned()]).await?;
    let choisie = choisie.ok_or(Refus::Organisation)?;
    let compte = compte_de(&mut w, &demande).await?;
    if !compte.actif {
        return Err(Refus::CompteFerme.into());
    }
    if !comptes::est_libre(&mut w, &compte).await? {
        return Err(Refus::CompteOccupe.into());
    }
    comptes::rattacher(&mut w, compte.id, choisie.id, Role::Porteur).await?;
    if lectures::porteur_de(&mut w, &choisie.id.to_string()).await?.is_none() {
        let mut porteur = porteur_de(&demande, choisie.id, &choisie.nom);
        let pris: Option<Porteur> = w.find("siret = $2", args![porteur.siret.clone().unwrap_or_default()]).await?;
        porteur.siret = porteur.siret.filter(|_| pris.is_none());
        w.insert(&porteur).await?;
    }
    demande.etat = EtatInscription::Rattachee;
    demande.organisation_id = Some(choisie.id);
    demande.motif = String::new();
    demande.decidee_a = Some(w.now());
    demande.decidee_par = Some(nom);
    w.update(&mut demande).await?;
    let t = m(compte.langue);
    w.mail(&Courriel {
        cle: format!("inscription-acceptee:{}", demande.id),
        destinataire: compte.courriel,
        objet: t.inscription_acceptee_objet(&choisie.nom),
        corps: t.inscription_acceptee_corps(&choisie.nom, visit.absolute("/appels")),
    })
    .await?;
    Ok(w.commit().await?)
}

async fn compte_de(w: &mut Writer, demande: &Inscription) -> Result<Compte, ActeError> {
    let id = demande.compte_id.ok_or(Refus::DejaDecidee)?;
    Ok(w.load(&id).await?)
}

/// Refuses to attach, with a reason that the person reads.
///
/// # Errors
/// `Interdit`; `Stale`; `DejaDecidee`; `Motif`.
pub async fn refuser(visit: &Visit, id: InscriptionId, version: i64, motif: &str) -> Result<(), ActeError> {
    let nom = droit(visit)?;
    let mut w = visit.writer("inscription.refuser").await?;
    let mut demande = montree(&mut w, id, version).await?;
    let motif = regles::refuser(demande.etat, motif)?;
    w.motif(motif.clone());
    demande.etat = EtatInscription::Refusee;
    demande.motif = motif;
    demande.decidee_a = Some(w.now());
    demande.decidee_par = Some(nom);
    w.update(&mut demande).await?;
    let compte = compte_de(&mut w, &demande).await?;
    if compte.actif {
        let t = m(compte.langue);
        w.mail(&Courriel {
            cle: format!("inscription-refusee:{}:{}", demande.id, demande.version),
            destinataire: compte.courriel,
            objet: t.inscription_refusee_objet(&demande.nom),
            corps: t.inscription_refusee_corps(&demande.nom, &demande.motif, visit.absolute("/inscription")),
        })
        .await?;
    }
    Ok(w.commit().await?)
}

/// Erases the requests that nobody confirmed while their link opened: the row, its mail, the address of its link, and what the
/// journal held of them. Gives how many.
///
/// # Errors
/// `StoreError`.
pub async fn effacer_les_passees(w: &mut Writer) -> Result<usize, StoreError> {
    let avant = w.now() - DUREE;
    let passees: Vec<Inscription> =
        w.list("etat = 'demandee' AND demandee_a <= $2 ;; ORDER BY demandee_a, id LIMIT $3", args![avant, LOT]).await?;
    let combien = passees.len();
    for mut demande in passees {
        for mut lien in liens(w, &demande).await? {
            w.forget_mail(&cle_du_lien(&lien)).await?;
            w.effacer(&mut lien, champs::LIEN).await?;
        }
        w.effacer(&mut demande, champs::INSCRIPTION).await?;
        w.delete(&demande).await?;
    }
    Ok(combien)
}
