//! What runs beside the pages: mails leave, each once; reminders are written each day; what nobody confirmed is erased.

use crate::erreur::Erreur;
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use std::time::Duration;
use store::StoreError;
use store::outbox::EnAttente;
use web::House;

/// How mails leave.
pub enum Sender {
    Smtp {
        transport: Box<AsyncSmtpTransport<Tokio1Executor>>,
        from: Mailbox,
    },
    /// They stay in the demonstration's mailbox.
    Mailbox,
    /// No mail server is configured: they wait.
    Nowhere,
}

impl Sender {
    pub fn smtp(mail: &crate::config::Mail) -> Result<Self, Erreur> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&mail.smtp)
            .map_err(|e| Erreur::Courriel(e.to_string()))?
            .timeout(Some(Duration::from_secs(20)))
            .build();
        let from = mail.from.parse().map_err(|e: lettre::address::AddressError| Erreur::Courriel(e.to_string()))?;
        Ok(Self::Smtp { transport: Box::new(transport), from })
    }
}

/// Why a mail did not leave; permanent: trying again is useless.
struct Failure {
    what: String,
    permanent: bool,
}

/// The text of a mail with its links written out.
async fn written(house: &House, slug: &str, mail: &EnAttente) -> Result<String, StoreError> {
    let mut reader = house.db.reader(mail.collectivite).await?;
    let address = |genre, jeton: &str| acteurs::lien::adresse(&house.base_url, slug, genre, jeton);
    acteurs::lien::ecrire_les_liens(&mut reader, &mail.corps, &mail.destinataire, &house.secret, address).await
}

async fn send(house: &House, sender: &Sender, mail: &EnAttente) -> Result<(), Failure> {
    let Sender::Smtp { transport, from } = sender else { return Ok(()) };
    let later = |e: &dyn std::fmt::Display| Failure { what: e.to_string(), permanent: false };
    let never = |e: &dyn std::fmt::Display| Failure { what: e.to_string(), permanent: true };
    let all = house.db.collectivites().await.map_err(|e| later(&e))?;
    let slug = all.iter().find(|c| c.id == mail.collectivite).map(|c| c.slug.clone()).unwrap_or_default();
    let body = written(house, &slug, mail).await.map_err(|e| later(&e))?;
    let to: Mailbox = mail.destinataire.parse().map_err(|e: lettre::address::AddressError| never(&e))?;
    let message = Message::builder()
        .from(from.clone())
        .to(to)
        .subject(&mail.objet)
        .message_id(Some(format!("<{}@pacte>", mail.id)))
        .header(ContentType::TEXT_PLAIN)
        .body(body)
        .map_err(|e| never(&e))?;
    transport.send(message).await.map(drop).map_err(|e| Failure { permanent: e.is_permanent(), what: e.to_string() })
}

/// Writes the reminders of the day, of every collectivité, once an hour: the outbox keeps one a person and a day. Erases the requests
/// for an account that nobody confirmed.
pub async fn remind(house: House) {
    loop {
        if let Err(error) = remind_once(&house).await {
            tracing::error!(?error, "reminders");
        }
        tokio::time::sleep(Duration::from_secs(3600)).await;
    }
}

async fn remind_once(house: &House) -> Result<(), store::ActeError> {
    let today = house.db.clock().today();
    for one in house.db.collectivites().await? {
        let mut w = house.db.writer(one.id, kernel::Actor::Systeme, "campagne.relancer").await?;
        plans::actes::campagne::relancer_du_jour(&mut w, today).await?;
        w.commit().await?;
        let mut w = house.db.writer(one.id, kernel::Actor::Systeme, "appel.rappeler").await?;
        financements::actes::rappels::rappeler_du_jour(&mut w, &format!("{}/{}", house.base_url, one.slug)).await?;
        w.commit().await?;
        let mut w = house.db.writer(one.id, kernel::Actor::Systeme, "inscription.effacer").await?;
        financements::actes::inscription::effacer_les_passees(&mut w).await?;
        w.commit().await?;
    }
    Ok(())
}

/// Sends what waits, then looks again every two seconds.
pub async fn run(house: House, sender: Sender) {
    if matches!(sender, Sender::Nowhere) {
        return;
    }
    loop {
        match house.db.take_mail().await {
            Ok(Some(mail)) => {
                let done = match send(&house, &sender, &mail).await {
                    Ok(()) => house.db.mail_sent(&mail.id, matches!(sender, Sender::Mailbox)).await,
                    Err(failure) => {
                        tracing::warn!(mail = %mail.id, error = %failure.what, "mail not sent");
                        house.db.mail_failed(&mail, &failure.what, failure.permanent).await
                    }
                };
                if let Err(error) = done {
                    tracing::error!(%error, "outbox");
                }
            }
            Ok(None) => tokio::time::sleep(Duration::from_secs(2)).await,
            Err(error) => {
                tracing::error!(%error, "outbox");
                tokio::time::sleep(Duration::from_secs(10)).await;
            }
        }
    }
}
