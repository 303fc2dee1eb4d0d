//! Choosing and changing passwords. The print lives in a table of its own, so that neither a record
//! nor the journal ever holds it.

use crate::actes::connexion::{self, cle_d_essai, ralentir, reconnaitre};
use crate::lien::{self, LienFerme};
use crate::model::{Compte, CompteId, GenreLien, LienSigne};
use crate::regles::connexion as regles;
use crate::regles::mot_de_passe::{Refus, juger};
use crate::{empreinte, m, store as lectures};
use jiff::SignedDuration;
use kernel::Actor;
use kernel::texte::date_longue;
use store::outbox::Courriel;
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

/// « un lien par courriel, deux heures, une fois ».
pub const DUREE_DU_LIEN: SignedDuration = SignedDuration::from_hours(2);

/// Every request for a link takes this long, whether the mail is known or not.
pub(crate) const ATTENTE: std::time::Duration = std::time::Duration::from_millis(300);

/// Writes the print of a password (`empreinte::hacher`) and tells the journal that it changed.
///
/// # Errors
/// `StoreError`.
pub async fn poser(w: &mut Writer, compte: CompteId, empreinte: &str) -> Result<(), StoreError> {
    let now = w.now();
    w.execute(
        "INSERT INTO mot_de_passe (collectivite_id, compte_id, empreinte, change_a) VALUES ($1, $2, $3, $4)
         ON CONFLICT (compte_id) DO UPDATE SET empreinte = excluded.empreinte, change_a = excluded.change_a
         WHERE mot_de_passe.collectivite_id = excluded.collectivite_id",
        args![compte, empreinte.to_owned(), now],
    )
    .await?;
    w.note("compte", &compte.to_string(), &serde_json::json!({ "mot_de_passe": "change" })).await
}

/// Sends a link to choose a password, if the mail is that of an open account. The answer is the same
/// when it is not, and takes the same time.
///
/// # Errors
/// `regles::connexion::Refus::TropDEssais`.
pub async fn demander(visit: &Visit, courriel: &str) -> Result<(), ActeError> {
    let start = tokio::time::Instant::now();
    let courriel = regles::courriel_net(courriel);
    ralentir(visit, &cle_d_essai(visit, "lien", &courriel), regles::LIENS_PAR_COURRIEL).await?;
    let compte = lectures::compte_par_courriel(&mut visit.reader().await?, &courriel).await?;
    if let Some(compte) = compte.filter(|c| c.actif) {
        let mut w = visit.writer("mot_de_passe.demander").await?;
        envoyer_le_lien(&mut w, &compte, &visit.collectivite.nom).await?;
        w.commit().await?;
    }
    tokio::time::sleep_until(start + ATTENTE).await;
    Ok(())
}

async fn envoyer_le_lien(w: &mut Writer, compte: &Compte, collectivite: &str) -> Result<(), StoreError> {
    let until = w.now() + DUREE_DU_LIEN;
    let link = lien::creer(w, GenreLien::MotDePasse, &compte.id.to_string(), &compte.courriel, Some(until)).await?;
    let t = m(compte.langue);
    w.mail(&Courriel {
        cle: format!("mot_de_passe:{}", link.id),
        destinataire: compte.courriel.clone(),
        objet: t.motdepasse_objet(),
        corps: t.motdepasse_corps(&compte.nom, collectivite, lien::marque(&link)),
    })
    .await
    .map(drop)
}

/// The link of that kind and its account, if it opens now.
///
/// # Errors
/// `LienFerme` as a refusal; it says nothing of the account.
pub async fn ouvrir_le_lien(
    reader: &mut impl Read,
    visit: &Visit,
    jeton: &str,
    genre: GenreLien,
) -> Result<(LienSigne, Compte), ActeError> {
    let now = visit.house.db.clock().now();
    let link = lien::ouvrir(reader, &visit.house.secret, jeton, genre, now).await??;
    let compte = reader.find::<Compte>("id = $2 AND actif = 1", args![link.objet_id]).await?;
    let compte = compte.ok_or(LienFerme::Revoque)?;
    Ok((link, compte))
}

/// Chooses the password of the account of a link, uses the link up, ends all the sessions of the
/// account and opens one here. `nom`: what an invited person corrects of their name.
///
/// # Errors
/// `LienFerme`, or what is wrong with the password.
pub async fn choisir(visit: &Visit, jeton: &str, genre: GenreLien, choix: &Choix<'_>) -> Result<(), ActeError> {
    let mut reader = visit.reader().await?;
    let (link, compte) = ouvrir_le_lien(&mut reader, visit, jeton, genre).await?;
    drop(reader);
    let mut wrong: Vec<Box<dyn kernel::Refusal>> = vec![];
    if choix.nom.is_some_and(str::is_empty) {
        wrong.push(Box::new(crate::regles::comptes::Refus::NomVide));
    }
    for refus in juger(choix.nouveau, choix.confirmation, &compte.courriel) {
        wrong.push(Box::new(refus));
    }
    if !wrong.is_empty() {
        return Err(ActeError::Refus(wrong));
    }
    let print = empreinte::hacher(choix.nouveau).await?;
    let actor = Actor::Lien { id: link.id.to_string(), nom: compte.nom.clone() };
    let (acte, moyen) = match genre {
        GenreLien::Invitation => ("invitation.accepter", "invitation"),
        _ => ("mot_de_passe.choisir", "mot_de_passe"),
    };
    let mut w = visit.house.db.writer(visit.collectivite.id, actor, acte).await?;
    // Read again under the pen: a link serves once, even when it is sent twice at the same time.
    let (mut link, mut compte) = ouvrir_le_lien(&mut w, visit, jeton, genre).await?;
    link.utilise_a = Some(w.now());
    match w.update(&mut link).await {
        Err(StoreError::Stale { .. }) => return Err(LienFerme::DejaUtilise.into()),
        other => other?,
    }
    if let Some(nom) = choix.nom {
        nom.clone_into(&mut compte.nom);
        w.update(&mut compte).await?;
    }
    poser(&mut w, compte.id, &print).await?;
    fermer_les_liens(&mut w, compte.id).await?;
    connexion::revoquer_toutes(&mut w, compte.id, None).await?;
    w.commit().await?;
    reconnaitre(visit, &compte.courriel).await?;
    Ok(connexion::ouvrir(visit, &compte, moyen).await?)
}

/// What someone types to choose a password.
#[derive(Debug, Clone, Copy)]
pub struct Choix<'a> {
    pub nouveau: &'a str,
    pub confirmation: &'a str,
    pub nom: Option<&'a str>,
}

/// Ends every invitation and every password link of an account.
///
/// # Errors
/// `StoreError`.
pub async fn fermer_les_liens(w: &mut Writer, compte: CompteId) -> Result<(), StoreError> {
    let open: Vec<LienSigne> = w
        .list(
            "objet_id = $2 AND genre IN ('invitation', 'mot_de_passe') AND revoque_a IS NULL AND utilise_a IS NULL",
            args![compte],
        )
        .await?;
    for link in open {
        lien::revoquer(w, link.id).await?;
    }
    Ok(())
}

/// Changes one's own password; the other sessions end.
///
/// # Errors
/// What is wrong with the password, `Refus::AncienFaux`, `TropDEssais`; `Interdit` when signed out.
pub async fn changer(visit: &Visit, ancien: &str, choix: &Choix<'_>) -> Result<(), ActeError> {
    let visitor = visit.visitor.as_ref().ok_or(ActeError::Interdit)?;
    let key = format!("changement:{}", visitor.compte_id);
    let mut reader = visit.reader().await?;
    let compte: Compte = reader.load(&visitor.compte_id).await?;
    let print = lectures::empreinte(&mut reader, compte.id).await?;
    drop(reader);
    ralentir(visit, &key, regles::ESSAIS_PAR_COURRIEL).await?;
    let mut wrong = juger(choix.nouveau, choix.confirmation, &compte.courriel);
    if !empreinte::verifier(ancien, print).await? {
        wrong.insert(0, Refus::AncienFaux);
    }
    if !wrong.is_empty() {
        return Err(ActeError::refuse(wrong));
    }
    let print = empreinte::hacher(choix.nouveau).await?;
    let mut w = visit.writer("mot_de_passe.changer").await?;
    poser(&mut w, compte.id, &print).await?;
    fermer_les_liens(&mut w, compte.id).await?;
    connexion::revoquer_toutes(&mut w, compte.id, Some(&visitor.connexion_id)).await?;
    let t = m(compte.langue);
    let when = date_longue(w.today(), compte.langue);
    let cle = format!("mot_de_passe.change:{}:{}", compte.id, w.now());
    w.mail(&Courriel {
        cle,
        destinataire: compte.courriel.clone(),
        objet: t.motdepasse_change_objet(),
        corps: t.motdepasse_change_corps(&compte.nom, &visit.collectivite.nom, when),
    })
    .await?;
    w.commit().await?;
    Ok(visit.house.db.forget_attempts(&key).await?)
}
