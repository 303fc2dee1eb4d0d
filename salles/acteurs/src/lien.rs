//! Signed links. The token is the identifier of the link and an HMAC of it under the house's key:
//! it can be written again in a reminder without ever being stored, and cannot be forged.

use crate::model::{GenreLien, LienSigne, LienSigneId};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use kernel::CollectiviteId;
use sha2::Sha256;
use store::{Read, StoreError, Writer};

/// Why a link does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LienFerme {
    /// Unreadable, forged, of another collectivité or of another kind: nothing more is said.
    Inconnu,
    Expire,
    Revoque,
    DejaUtilise,
}

fn signature(key: &[u8; 32], collectivite: CollectiviteId, id: &str) -> Option<Hmac<Sha256>> {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).ok()?;
    mac.update(b"pacte.lien.1\0");
    mac.update(collectivite.to_string().as_bytes());
    mac.update(b"\0");
    mac.update(id.as_bytes());
    Some(mac)
}

/// The token of a link: 26 characters of identifier, 22 of signature.
#[must_use]
pub fn jeton(key: &[u8; 32], collectivite: CollectiviteId, id: &str) -> String {
    let mac = signature(key, collectivite, id).map(|m| m.finalize().into_bytes()).unwrap_or_default();
    format!("{id}{}", URL_SAFE_NO_PAD.encode(&mac[..16]))
}

/// The mark to write in a mail; the runner puts the address in its place when the mail leaves.
#[must_use]
pub fn marque(lien: &LienSigne) -> String {
    format!("[[lien:{}:{}]]", lien.genre.code(), lien.id)
}

/// The address that a link of this kind opens: `https://pacte.exemple.fr/agglo/r/{jeton}`.
#[must_use]
pub fn adresse(base_url: &str, slug: &str, genre: GenreLien, jeton: &str) -> String {
    let door = match genre {
        GenreLien::Reponse => "r",
        GenreLien::Engagement => "e",
        GenreLien::Invitation => "invitation",
        GenreLien::Inscription => "inscription",
        GenreLien::MotDePasse => "mot-de-passe",
        GenreLien::Financeur => "f",
        // A program shows its token in a header; what an address would open is their list.
        GenreLien::ApiLecture | GenreLien::ApiEcriture => return format!("{base_url}/{slug}/compte/jetons"),
        GenreLien::Calendrier => return format!("{base_url}/{slug}/calendrier/{jeton}/echeances.ics"),
    };
    format!("{base_url}/{slug}/{door}/{jeton}")
}

/// Replaces every `[[lien:genre:ID]]` of a mail by what `address` gives for that kind and that token, if the link is of that kind
/// and was made for who receives the mail: a mail carries words people typed, and whoever writes the mark of another's link must
/// not be handed it. What is not such a mark is left as it is.
///
/// # Errors
/// `StoreError` when the database cannot be read.
pub async fn ecrire_les_liens(
    reader: &mut impl Read,
    text: &str,
    destinataire: &str,
    key: &[u8; 32],
    address: impl Fn(GenreLien, &str) -> String,
) -> Result<String, StoreError> {
    const MARK: &str = "[[lien:";
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(MARK) {
        out.push_str(before);
        let mark = after.split_once("]]").and_then(|(inside, tail)| {
            let (genre, id) = inside.split_once(':')?;
            Some((GenreLien::from_code(genre)?, id.parse::<LienSigneId>().ok()?, tail))
        });
        let own = match &mark {
            Some((genre, id, _)) => reader
                .find::<LienSigne>("id = $2", store::args![*id])
                .await?
                .is_some_and(|l| l.genre == *genre && l.destinataire.eq_ignore_ascii_case(destinataire)),
            None => false,
        };
        match mark {
            Some((genre, id, tail)) if own => {
                out.push_str(&address(genre, &jeton(key, reader.collectivite(), &id.to_string())));
                rest = tail;
            }
            _ => {
                out.push_str(MARK);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Ok(out)
}

/// The link behind a token, if it opens now. Says why when it does not.
///
/// # Errors
/// `StoreError` when the database cannot be read.
pub async fn ouvrir(
    reader: &mut impl Read,
    key: &[u8; 32],
    jeton: &str,
    genre: GenreLien,
    now: Timestamp,
) -> Result<Result<LienSigne, LienFerme>, StoreError> {
    let Some(lien) = retrouver(reader, key, jeton, genre).await? else { return Ok(Err(LienFerme::Inconnu)) };
    Ok(if lien.revoque_a.is_some() {
        Err(LienFerme::Revoque)
    } else if lien.utilise_a.is_some() {
        Err(LienFerme::DejaUtilise)
    } else if lien.expire_a.is_some_and(|at| at <= now) {
        Err(LienFerme::Expire)
    } else {
        Ok(lien)
    })
}

/// The link behind a token, open or not; `None` when the token is not ours.
///
/// # Errors
/// `StoreError` when the database cannot be read.
pub async fn retrouver(
    reader: &mut impl Read,
    key: &[u8; 32],
    jeton: &str,
    genre: GenreLien,
) -> Result<Option<LienSigne>, StoreError> {
    let Some((id, given)) = jeton.split_at_checked(26) else { return Ok(None) };
    let Ok(given) = URL_SAFE_NO_PAD.decode(given) else { return Ok(None) };
    let genuine = given.len() == 16
        && signature(key, reader.collectivite(), id).is_some_and(|mac| mac.verify_truncated_left(&given).is_ok());
    if !genuine {
        return Ok(None);
    }
    let lien = reader.find::<LienSigne>("id = $2", store::args![id.to_owned()]).await?;
    Ok(lien.filter(|l| l.genre == genre))
}

/// Writes a new link.
///
/// # Errors
/// `StoreError`.
pub async fn creer(
    writer: &mut Writer,
    genre: GenreLien,
    objet_id: &str,
    destinataire: &str,
    expire_a: Option<Timestamp>,
) -> Result<LienSigne, StoreError> {
    let lien = LienSigne {
        id: LienSigneId::fresh(),
        version: 1,
        genre,
        objet_id: objet_id.to_owned(),
        destinataire: destinataire.to_owned(),
        expire_a,
        revoque_a: None,
        vu_le: None,
        utilise_a: None,
    };
    writer.insert(&lien).await?;
    Ok(lien)
}

/// Ends a link at once.
///
/// # Errors
/// `StoreError`.
pub async fn revoquer(writer: &mut Writer, id: LienSigneId) -> Result<(), StoreError> {
    let mut lien: LienSigne = writer.load(&id).await?;
    if lien.revoque_a.is_none() {
        lien.revoque_a = Some(writer.now());
        writer.update(&mut lien).await?;
    }
    Ok(())
}

/// « usages journalisés »: one entry a day and a link.
///
/// # Errors
/// `StoreError`.
pub async fn noter_l_usage(writer: &mut Writer, lien: &LienSigne) -> Result<(), StoreError> {
    let today = writer.today();
    if lien.vu_le != Some(today) {
        let mut seen = lien.clone();
        seen.vu_le = Some(today);
        writer.update(&mut seen).await?;
    }
    Ok(())
}
