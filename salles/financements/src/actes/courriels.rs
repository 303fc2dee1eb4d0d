//! Mails to those who sign in for a holder: one key, one account, one mail.

use crate::model::{DossierId, Habilitation, Porteur};
use crate::regles::equipe::Main;
use acteurs::model::Compte;
use kernel::Lang;
use store::outbox::Courriel;
use store::{Read, StoreError, Writer, args};

/// The accounts of a holder, and the hand of each in its files: nobody is written to about a file they do not read.
///
/// # Errors
/// `StoreError`.
pub(super) async fn comptes_du_porteur(r: &mut impl Read, porteur: &Porteur) -> Result<Vec<(Compte, Main)>, StoreError> {
    let comptes: Vec<Compte> =
        r.list("organisation_id = $2 AND actif = 1 ;; ORDER BY id", args![porteur.organisation_id]).await?;
    let habilitations: Vec<Habilitation> = r.list("porteur_id = $2 ;; ORDER BY id", args![porteur.id]).await?;
    let avec_sa_main = |compte: Compte| {
        let siennes = habilitations.iter().filter(|h| h.compte_id == compte.id.to_string()).cloned().collect();
        (compte, Main::d_un_compte(siennes))
    };
    Ok(comptes.into_iter().map(avec_sa_main).collect())
}

/// Writes to each account of a holder that reads a file, in its language; a key already sent is not sent again. Gives how many
/// were queued.
///
/// # Errors
/// `StoreError`.
pub(super) async fn ecrire_au_porteur(
    w: &mut Writer,
    porteur: &Porteur,
    dossier: DossierId,
    cle: &str,
    texte: impl Fn(Lang) -> (String, String) + Send,
) -> Result<usize, StoreError> {
    let mut envoyes = 0;
    for (compte, main) in comptes_du_porteur(w, porteur).await? {
        if !main.voit(Some(dossier)) {
            continue;
        }
        let (objet, corps) = texte(compte.langue);
        let courriel = Courriel { cle: format!("{cle}:{}", compte.id), destinataire: compte.courriel, objet, corps };
        envoyes += usize::from(w.mail(&courriel).await?);
    }
    Ok(envoyes)
}
