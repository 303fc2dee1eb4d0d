//! Mails to those who sign in for a holder or a funder: one key, one account, one mail.

use acteurs::model::Compte;
use kernel::Lang;
use store::outbox::Courriel;
use store::{Read, StoreError, Writer, args};

/// Writes to each account of an organisation, in its language; a key already sent is not sent again. Gives how many were queued.
///
/// # Errors
/// `StoreError`.
pub(super) async fn ecrire_a(
    w: &mut Writer,
    organisation: &str,
    cle: &str,
    texte: impl Fn(Lang) -> (String, String) + Send,
) -> Result<usize, StoreError> {
    let comptes: Vec<Compte> =
        w.list("organisation_id = $2 AND actif = 1 ;; ORDER BY id", args![organisation.to_owned()]).await?;
    let mut envoyes = 0;
    for compte in comptes {
        let (objet, corps) = texte(compte.langue);
        let courriel = Courriel { cle: format!("{cle}:{}", compte.id), destinataire: compte.courriel, objet, corps };
        envoyes += usize::from(w.mail(&courriel).await?);
    }
    Ok(envoyes)
}
