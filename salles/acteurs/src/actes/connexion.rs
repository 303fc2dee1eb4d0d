//! Signing in and out. A sign-in is a record that can be listed and revoked; the session only names it.

use crate::model::{Compte, Connexion, ConnexionId};
use kernel::{Actor, CollectiviteId, Lang, Role};
use store::{Db, Read, StoreError, args};
use tower_sessions::Session;
use web::{Authenticate, Visit, Visitor};

/// Recognises visitors for the web kit.
pub struct Comptes;

#[async_trait::async_trait]
impl Authenticate for Comptes {
    async fn visitor(&self, db: &Db, collectivite: CollectiviteId, connexion: &str) -> Result<Option<Visitor>, StoreError> {
        let mut reader = db.reader(collectivite).await?;
        let rows = reader
            .rows(
                "SELECT c.id, c.nom, c.organisation_id, c.langue, a.role, a.contrat_id
                 FROM connexion x JOIN compte c ON c.id = x.compte_id
                 LEFT JOIN attribution a ON a.compte_id = c.id
                 WHERE x.collectivite_id = $1 AND x.id = $2 AND x.revoquee_a IS NULL AND c.actif = 1",
                args![connexion.to_owned()],
            )
            .await?;
        let mut visitor: Option<Visitor> = None;
        for mut row in rows {
            let compte_id: String = row.take()?;
            let nom: String = row.take()?;
            let organisation_id: Option<String> = row.take()?;
            let lang: Lang = row.take()?;
            let role: Option<Role> = row.take()?;
            let contrat: Option<String> = row.take()?;
            let visitor = visitor.get_or_insert_with(|| Visitor {
                compte_id,
                connexion_id: connexion.to_owned(),
                nom,
                organisation_id,
                lang: Some(lang),
                roles: vec![],
            });
            visitor.roles.extend(role.map(|r| (r, contrat)));
        }
        Ok(visitor)
    }
}

/// Opens a sign-in for an account and puts it in the visitor's session, under a new session id.
///
/// # Errors
/// `StoreError` when the database or the session cannot be written.
pub async fn ouvrir(visit: &Visit, compte: &Compte, moyen: &str) -> Result<(), StoreError> {
    let actor = Actor::Compte { id: compte.id.to_string(), nom: compte.nom.clone(), pour_le_compte_de: None };
    let mut w = visit.house.db.writer(visit.collectivite.id, actor, "connexion.ouvrir").await?;
    let connexion = Connexion {
        id: ConnexionId::fresh(),
        version: 1,
        compte_id: compte.id,
        ouverte_a: w.now(),
        agent: visit.agent.clone(),
        moyen: moyen.to_owned(),
        revoquee_a: None,
    };
    w.insert(&connexion).await?;
    w.commit().await?;
    let session = session(visit)?;
    session.cycle_id().await.map_err(in_session)?;
    session.insert(&visit.collectivite.slug, connexion.id.to_string()).await.map_err(in_session)
}

/// Ends this visitor's sign-in, here and in the list of sessions.
///
/// # Errors
/// `StoreError` when the database or the session cannot be written.
pub async fn fermer(visit: &Visit) -> Result<(), StoreError> {
    if let Some(visitor) = &visit.visitor {
        let mut w = visit.writer("connexion.fermer").await?;
        let mut connexion: Connexion = w.load(&visitor.connexion_id).await?;
        connexion.revoquee_a = Some(w.now());
        w.update(&mut connexion).await?;
        w.commit().await?;
    }
    let _: Option<String> = session(visit)?.remove(&visit.collectivite.slug).await.map_err(in_session)?;
    Ok(())
}

fn session(visit: &Visit) -> Result<&Session, StoreError> {
    visit.session.as_ref().ok_or_else(|| StoreError::Broken("no session layer".into()))
}

fn in_session(error: tower_sessions::session::Error) -> StoreError {
    StoreError::Database(format!("session: {error}"))
}
