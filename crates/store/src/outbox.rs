//! The transactional outbox: mails queued with the write that causes them, sent afterwards, each
//! once. A link in a body is written `[[lien:ID]]`: the secret is added when the mail leaves, so
//! that the database never holds a usable link.

use crate::db::Conn;
use crate::{Db, Row, StoreError, args};
use jiff::{SignedDuration, Timestamp};
use kernel::{CollectiviteId, Id};

/// A mail to queue.
#[derive(Debug, Clone)]
pub struct Courriel {
    /// Two mails of the same key in one collectivité are one mail.
    pub cle: String,
    pub destinataire: String,
    pub objet: String,
    pub corps: String,
}

/// A queued mail as the runner and the demonstration mailbox see it.
#[derive(Debug, Clone)]
pub struct EnAttente {
    pub id: String,
    pub collectivite: CollectiviteId,
    pub destinataire: String,
    pub objet: String,
    pub corps: String,
    pub cree_a: Timestamp,
    pub essais: i64,
}

pub(crate) async fn queue(
    conn: &mut Conn,
    collectivite: CollectiviteId,
    now: Timestamp,
    courriel: &Courriel,
) -> Result<u64, StoreError> {
    conn.execute(
        "INSERT INTO courriel (collectivite_id, id, cle, destinataire, objet, corps, cree_a, etat, essais, prochain_a)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'a_envoyer', 0, $7) ON CONFLICT (collectivite_id, cle) DO NOTHING",
        args![collectivite, Id::<Courriel>::fresh(), courriel.cle, courriel.destinataire, courriel.objet, courriel.corps, now],
    )
    .await
}

/// Takes a mail out of the outbox, sent or not: who it was for is no longer known here.
pub(crate) async fn forget(conn: &mut Conn, collectivite: CollectiviteId, cle: &str) -> Result<(), StoreError> {
    conn.execute("DELETE FROM courriel WHERE collectivite_id = $1 AND cle = $2", args![collectivite, cle.to_owned()])
        .await
        .map(drop)
}

fn read(mut row: Row) -> Result<EnAttente, StoreError> {
    Ok(EnAttente {
        id: row.take()?,
        collectivite: row.take()?,
        destinataire: row.take()?,
        objet: row.take()?,
        corps: row.take()?,
        cree_a: row.take()?,
        essais: row.take()?,
    })
}

impl Db {
    /// Takes one mail to send, of any collectivité, and keeps other processes from it for five
    /// minutes: if this one dies, another will take it up.
    ///
    /// # Errors
    /// `StoreError::Database`.
    pub async fn take_mail(&self) -> Result<Option<EnAttente>, StoreError> {
        let now = self.clock.now();
        let until = now + SignedDuration::from_mins(5);
        let mut tx = self.transaction().await?;
        let rows = tx
            .fetch(
                "UPDATE courriel SET prochain_a = $2, essais = essais + 1 WHERE id = (
                   SELECT id FROM courriel WHERE etat = 'a_envoyer' AND prochain_a <= $1 ORDER BY prochain_a LIMIT 1)
                 AND etat = 'a_envoyer' AND prochain_a <= $1
                 RETURNING id, collectivite_id, destinataire, objet, corps, cree_a, essais",
                args![now, until],
            )
            .await?;
        tx.commit().await?;
        rows.into_iter().next().map(read).transpose()
    }

    /// Says that a mail left. Its body is erased unless a demonstration shows it.
    ///
    /// # Errors
    /// `StoreError::Database`.
    pub async fn mail_sent(&self, id: &str, keep_body: bool) -> Result<(), StoreError> {
        let mut tx = self.transaction().await?;
        let sql = if keep_body {
            "UPDATE courriel SET etat = 'envoye', envoye_a = $2, erreur = NULL WHERE id = $1"
        } else {
            "UPDATE courriel SET etat = 'envoye', envoye_a = $2, erreur = NULL, corps = '' WHERE id = $1"
        };
        tx.execute(sql, args![id.to_owned(), self.clock.now()]).await?;
        tx.commit().await
    }

    /// Says that a mail could not leave: it is tried again later, and given up after `max` tries.
    ///
    /// # Errors
    /// `StoreError::Database`.
    pub async fn mail_failed(&self, mail: &EnAttente, error: &str, permanent: bool) -> Result<(), StoreError> {
        const TRIES: i64 = 8;
        let state = if permanent || mail.essais >= TRIES { "echec" } else { "a_envoyer" };
        let wait = SignedDuration::from_mins(1 << mail.essais.clamp(0, 9));
        let mut tx = self.transaction().await?;
        tx.execute(
            "UPDATE courriel SET etat = $2, prochain_a = $3, erreur = $4 WHERE id = $1",
            args![mail.id, state.to_owned(), self.clock.now() + wait, error.chars().take(500).collect::<String>()],
        )
        .await?;
        tx.commit().await
    }
}

/// A mail of one collectivité with its fate, for the mailbox and the list of failures.
#[derive(Debug, Clone)]
pub struct Envoi {
    pub id: String,
    pub destinataire: String,
    pub objet: String,
    pub corps: String,
    pub cree_a: Timestamp,
    pub etat: String,
    pub erreur: Option<String>,
}

fn read_fate(mut row: Row) -> Result<Envoi, StoreError> {
    Ok(Envoi {
        id: row.take()?,
        destinataire: row.take()?,
        objet: row.take()?,
        corps: row.take()?,
        cree_a: row.take()?,
        etat: row.take()?,
        erreur: row.take()?,
    })
}

/// The latest mails of a collectivité, newest first.
///
/// # Errors
/// `StoreError::Database`.
pub async fn derniers(reader: &mut impl crate::Read, limite: i64) -> Result<Vec<Envoi>, StoreError> {
    reader
        .rows(
            "SELECT id, destinataire, objet, corps, cree_a, etat, erreur FROM courriel
             WHERE collectivite_id = $1 ORDER BY cree_a DESC, id DESC LIMIT $2",
            args![limite],
        )
        .await?
        .into_iter()
        .map(read_fate)
        .collect()
}

/// The latest mails whose recipient contains `fragment` (any case), newest first.
///
/// # Errors
/// `StoreError::Database`.
pub async fn derniers_pour(reader: &mut impl crate::Read, fragment: &str, limite: i64) -> Result<Vec<Envoi>, StoreError> {
    let plain = fragment.to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
    reader
        .rows(
            "SELECT id, destinataire, objet, corps, cree_a, etat, erreur FROM courriel
             WHERE collectivite_id = $1 AND LOWER(destinataire) LIKE $2 ESCAPE '!'
             ORDER BY cree_a DESC, id DESC LIMIT $3",
            args![format!("%{plain}%"), limite],
        )
        .await?
        .into_iter()
        .map(read_fate)
        .collect()
}

/// One mail of a collectivité.
///
/// # Errors
/// `StoreError::Database`.
pub async fn un(reader: &mut impl crate::Read, id: &str) -> Result<Option<Envoi>, StoreError> {
    reader
        .rows(
            "SELECT id, destinataire, objet, corps, cree_a, etat, erreur FROM courriel
             WHERE collectivite_id = $1 AND id = $2",
            args![id.to_owned()],
        )
        .await?
        .into_iter()
        .next()
        .map(read_fate)
        .transpose()
}

/// The addresses whose latest mail was given up, each with what the mail server said. A later mail, sent or
/// still waiting, takes an address off this list.
///
/// # Errors
/// `StoreError::Database`.
pub async fn adresses_en_echec(reader: &mut impl crate::Read) -> Result<std::collections::BTreeMap<String, String>, StoreError> {
    let rows = reader
        .rows(
            "SELECT destinataire, etat, erreur FROM courriel
             WHERE collectivite_id = $1 AND destinataire IN (
               SELECT destinataire FROM courriel WHERE collectivite_id = $1 AND etat = 'echec')
             ORDER BY cree_a, id",
            vec![],
        )
        .await?;
    let mut failing = std::collections::BTreeMap::new();
    for mut row in rows {
        let destinataire: String = row.take()?;
        let etat: String = row.take()?;
        let erreur: Option<String> = row.take()?;
        if etat == "echec" {
            failing.insert(destinataire.to_lowercase(), erreur.unwrap_or_default());
        } else {
            failing.remove(&destinataire.to_lowercase());
        }
    }
    Ok(failing)
}
