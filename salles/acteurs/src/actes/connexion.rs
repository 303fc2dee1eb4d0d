//! Signing in and out. A sign-in is a record that can be listed and revoked; the session only names it.

use crate::actes::jetons;
use crate::model::{Compte, CompteId, Connexion, ConnexionId, GenreLien};
use crate::regles::connexion::{self as regles, Refus};
use crate::{empreinte, store as lectures};
use jiff::SignedDuration;
use kernel::{Actor, CollectiviteId, Lang, Role};
use sha2::{Digest, Sha256};
use store::{ActeError, Db, Read, Row, StoreError, Writer, args};
use tower_sessions::Session;
use web::{Authenticate, Visit, Visitor};

/// A sign-in is good for thirty days at most, however often it is used.
pub const DUREE: SignedDuration = SignedDuration::from_hours(30 * 24);

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
                 WHERE x.collectivite_id = $1 AND x.id = $2 AND x.revoquee_a IS NULL AND x.ouverte_a > $3 AND c.actif = 1",
                args![connexion.to_owned(), db.clock().now() - DUREE],
            )
            .await?;
        visiteur(rows, connexion.to_owned(), |nom| nom)
    }

    async fn bearer(
        &self,
        db: &Db,
        collectivite: CollectiviteId,
        key: &[u8; 32],
        token: &str,
    ) -> Result<Option<(Visitor, bool)>, StoreError> {
        let genres = [GenreLien::ApiLecture, GenreLien::ApiEcriture];
        let found = jetons::porteur(db, collectivite, key, token, &genres).await?;
        Ok(found.map(|(visitor, genre)| (visitor, genre == GenreLien::ApiEcriture)))
    }
}

/// The account of rows `id, nom, organisation_id, langue, role, contrat_id`, one row a role, in the name given.
pub(super) fn visiteur(
    rows: Vec<Row>,
    connexion_id: String,
    nomme: impl FnOnce(String) -> String,
) -> Result<Option<Visitor>, StoreError> {
    let mut rows = rows.into_iter();
    let Some(mut first) = rows.next() else { return Ok(None) };
    let mut visitor = Visitor {
        compte_id: first.take()?,
        connexion_id,
        nom: nomme(first.take()?),
        organisation_id: first.take()?,
        lang: Some(first.take()?),
        roles: vec![],
    };
    let mut add = |row: &mut Row| -> Result<(), StoreError> {
        let role: Option<Role> = row.take()?;
        let contrat: Option<String> = row.take()?;
        visitor.roles.extend(role.map(|r| (r, contrat)));
        Ok(())
    };
    add(&mut first)?;
    for mut row in rows {
        let _: (String, String, Option<String>, Lang) = (row.take()?, row.take()?, row.take()?, row.take()?);
        add(&mut row)?;
    }
    Ok(Some(visitor))
}

/// Signs in with a mail and a password. Unknown mail, wrong password and closed account get the same
/// answer after the same work.
///
/// # Errors
/// `Refus::Inconnu`, or `Refus::TropDEssais` with the minutes to wait.
pub async fn connecter(visit: &Visit, courriel: &str, mot: &str) -> Result<(), ActeError> {
    let courriel = regles::courriel_net(courriel);
    let key = cle_d_essai(visit, "connexion", &d_ici(visit, &courriel));
    ralentir(visit, &key, regles::ESSAIS_PAR_COURRIEL).await?;
    let connue = cle_d_essai(visit, "connue", &d_ici(visit, &courriel));
    let db = &visit.house.db;
    if db.attempts(&connue).await? == 0 {
        let partout = cle_d_essai(visit, "inconnus", &courriel);
        let (count, until) = db.attempt_until(&partout, regles::FENETRE_LENTE).await?;
        regles::compter(count, regles::ESSAIS_D_INCONNUS, until, db.clock().now())?;
    }
    let mut reader = visit.reader().await?;
    let compte = lectures::compte_par_courriel(&mut reader, &courriel).await?.filter(|c| c.actif);
    let print = match &compte {
        Some(compte) => lectures::empreinte(&mut reader, compte.id).await?,
        None => None,
    };
    drop(reader);
    let right = empreinte::verifier(mot, print).await?;
    let Some(compte) = compte.filter(|_| right) else { return Err(Refus::Inconnu.into()) };
    reconnaitre(visit, &courriel).await?;
    Ok(ouvrir(visit, &compte, "mot_de_passe").await?)
}

/// A mail with the address it is typed from: a stranger wears out their own tries, not those of the owner.
fn d_ici(visit: &Visit, courriel: &str) -> String {
    format!("{courriel}\0{}", visit.address.map(regles::classe_d_adresse).unwrap_or_default())
}

/// The owner of the mail was here: their tries are forgotten, and this address is known for it.
pub(crate) async fn reconnaitre(visit: &Visit, courriel: &str) -> Result<(), StoreError> {
    let db = &visit.house.db;
    db.forget_attempts(&cle_d_essai(visit, "connexion", &d_ici(visit, courriel))).await?;
    let connue = cle_d_essai(visit, "connue", &d_ici(visit, courriel));
    db.forget_attempts(&connue).await?;
    db.attempt_until(&connue, regles::ADRESSE_CONNUE).await?;
    Ok(())
}

/// The counter of the tries of one kind on one mail. The mail itself is not kept.
pub(crate) fn cle_d_essai(visit: &Visit, genre: &str, courriel: &str) -> String {
    let print = Sha256::digest(format!("{}\0{courriel}", visit.collectivite.id));
    format!("{genre}:{}", store::journal::hex(&print[..16]))
}

/// Counts one try under `key` and, when it is known, under the address of the visitor.
pub(crate) async fn ralentir(visit: &Visit, key: &str, max: i64) -> Result<(), ActeError> {
    let db = &visit.house.db;
    let now = db.clock().now();
    if let Some(address) = visit.address {
        let class = regles::classe_d_adresse(address);
        let (count, until) = db.attempt_until(&format!("adresse:{class}"), regles::FENETRE).await?;
        regles::compter(count, regles::ESSAIS_PAR_ADRESSE, until, now)?;
    }
    let (count, until) = db.attempt_until(key, regles::FENETRE).await?;
    Ok(regles::compter(count, max, until, now)?)
}

/// Ends the sign-ins of an account, but the one to keep.
///
/// # Errors
/// `StoreError`.
pub async fn revoquer_toutes(w: &mut Writer, compte: CompteId, sauf: Option<&str>) -> Result<usize, StoreError> {
    let mut ended = 0;
    for mut connexion in w.list::<Connexion>("compte_id = $2 AND revoquee_a IS NULL", args![compte]).await? {
        if Some(connexion.id.to_string().as_str()) != sauf {
            connexion.revoquee_a = Some(w.now());
            w.update(&mut connexion).await?;
            ended += 1;
        }
    }
    Ok(ended)
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
