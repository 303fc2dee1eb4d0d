//! Taking a personal datum out of the past without breaking the chain: « Durées réglables » (Financements, § 10). An entry loses
//! the fields it must no longer hold and keeps its rank, its hash and its place; another entry, at the end of the chain, says which
//! ones were, what their hash was, and the hash of what is left of them. Nothing is taken out that no entry tells.

use super::empreinte;
use crate::db::Conn;
use crate::{Read, Record, StoreError, Writer, args};
use kernel::{Actor, CollectiviteId};
use serde_json::{Value as JsonValue, json};
use std::collections::BTreeMap;

/// What stands where a text was.
pub const EFFACE: &str = "—";

/// The subject of the entries that tell what was taken out.
pub(crate) const SUJET: &str = "journal";

/// Entries told by one of these.
const PAR_ENTREE: usize = 500;

/// An entry from which something was taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Effacee {
    pub rang: i64,
    /// Its hash, which stays that of what it was.
    pub empreinte: String,
    /// The hash of what is left of it.
    pub reste: String,
}

/// What was said to be taken out, by rank: the last word on each.
pub(crate) struct Dites(BTreeMap<i64, (i64, Effacee)>);

impl Dites {
    fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Takes in one of the entries that tell, in the order of the chain.
    fn lire(&mut self, par: i64, apres: &str) -> Result<(), StoreError> {
        let broken = || StoreError::Broken(format!("journal: entry {par} does not say what was taken out"));
        let dite: JsonValue = serde_json::from_str(apres).map_err(|_| broken())?;
        for une in dite.get("effacees").and_then(JsonValue::as_array).ok_or_else(broken)? {
            let texte = |nom: &str| une.get(nom).and_then(JsonValue::as_str).map(str::to_owned);
            let rang = une.get("rang").and_then(JsonValue::as_i64);
            let (Some(rang), Some(empreinte), Some(reste)) = (rang, texte("empreinte"), texte("reste")) else {
                return Err(broken());
            };
            self.0.insert(rang, (par, Effacee { rang, empreinte, reste }));
        }
        Ok(())
    }

    /// Whether a later entry tells that this one, of that hash, was left so.
    pub(crate) fn couvre(&self, rang: i64, noted: &str, reste: &str) -> bool {
        self.0.get(&rang).is_some_and(|(par, e)| *par > rang && e.empreinte == noted && e.reste == reste)
    }
}

/// What the chain says was taken out of it.
pub(super) async fn dites(conn: &mut Conn, collectivite: CollectiviteId) -> Result<Dites, StoreError> {
    let rows = conn
        .fetch(
            "SELECT rang, apres FROM journal WHERE collectivite_id = $1 AND sujet = $2 ORDER BY rang",
            args![collectivite, SUJET.to_owned()],
        )
        .await?;
    let mut dites = Dites::new();
    for mut row in rows {
        let rang = row.take()?;
        dites.lire(rang, &row.take::<Option<String>>()?.unwrap_or_default())?;
    }
    Ok(dites)
}

/// Empties what a path leads to: texts become [`EFFACE`], lists and tables empty. `*` is every item of a list, or every field.
/// What is empty already, a number or a truth stays. Tells whether something changed.
pub fn vider(image: &mut JsonValue, chemin: &str) -> bool {
    let (tete, suite) = chemin.split_once('.').map_or((chemin, None), |(tete, suite)| (tete, Some(suite)));
    let dessous: Vec<&mut JsonValue> = match image {
        JsonValue::Object(champs) if tete == "*" => champs.values_mut().collect(),
        JsonValue::Object(champs) => champs.get_mut(tete).into_iter().collect(),
        JsonValue::Array(items) if tete == "*" => items.iter_mut().collect(),
        _ => vec![],
    };
    let mut change = false;
    for valeur in dessous {
        change |= match (suite, valeur) {
            (Some(suite), valeur) => vider(valeur, suite),
            (None, JsonValue::String(texte)) if !texte.is_empty() && texte != EFFACE => {
                EFFACE.clone_into(texte);
                true
            }
            (None, JsonValue::Array(items)) if !items.is_empty() => {
                items.clear();
                true
            }
            (None, JsonValue::Object(champs)) if !champs.is_empty() => {
                champs.clear();
                true
            }
            _ => false,
        };
    }
    change
}

/// Every path, even once something changed.
fn vider_tout(image: &mut JsonValue, champs: &[&str]) -> bool {
    let mut change = false;
    for chemin in champs {
        change |= vider(image, chemin);
    }
    change
}

/// The author of an entry, known by the account and no longer by the name.
fn sans_nom(acteur: &str) -> Result<String, StoreError> {
    let broken = |e: serde_json::Error| StoreError::Broken(format!("journal: {e}"));
    let mut lu: Actor = serde_json::from_str(acteur).map_err(broken)?;
    match &mut lu {
        Actor::Compte { nom, .. } | Actor::Lien { nom, .. } => EFFACE.clone_into(nom),
        Actor::Systeme | Actor::Commande { .. } | Actor::Inconnu => return Ok(acteur.to_owned()),
    }
    serde_json::to_string(&lu).map_err(broken)
}

fn image_videe(texte: Option<String>, champs: &[&str]) -> Result<Option<String>, StoreError> {
    let Some(texte) = texte else { return Ok(None) };
    let mut image: JsonValue = serde_json::from_str(&texte).map_err(|e| StoreError::Broken(format!("journal: {e}")))?;
    Ok(Some(if vider_tout(&mut image, champs) { image.to_string() } else { texte }))
}

impl Writer {
    /// Empties fields of a record, in its row and in all that the journal holds of it: their past with them, the names of those
    /// who wrote it and the reasons they typed. The act that does it keeps its author and its reason. Gives how many entries lost
    /// something.
    ///
    /// # Errors
    /// `StoreError::Stale`, `Missing`; `Broken` when the record does not stand without these fields.
    pub async fn effacer<T: Record>(&mut self, record: &mut T, champs: &[&str]) -> Result<usize, StoreError> {
        let broken = |e: serde_json::Error| StoreError::Broken(format!("{}: {e}", T::TABLE));
        let mut image = serde_json::to_value(&*record).map_err(broken)?;
        if vider_tout(&mut image, champs) {
            let mut vide: T = serde_json::from_value(image).map_err(broken)?;
            self.update(&mut vide).await?;
            *record = vide;
        }
        self.effacer_le_passe(T::TABLE, &record.id_text(), champs).await
    }

    async fn effacer_le_passe(&mut self, sujet: &str, id: &str, champs: &[&str]) -> Result<usize, StoreError> {
        self.tenir_la_plume().await?;
        let rows = self
            .rows(
                "SELECT rang, precedent, empreinte, geste, a, acteur, acte, sujet, sujet_id, avant, apres, motif FROM journal
                 WHERE collectivite_id = $1 AND sujet = $2 AND sujet_id = $3 ORDER BY rang",
                args![sujet.to_owned(), id.to_owned()],
            )
            .await?;
        let mut count = 0;
        for mut row in rows {
            let rang: i64 = row.take()?;
            let (precedent, notee): (String, String) = (row.take()?, row.take()?);
            let (geste, a, acteur): (String, String, String) = (row.take()?, row.take()?, row.take()?);
            let (acte, sujet, sujet_id): (String, String, String) = (row.take()?, row.take()?, row.take()?);
            let (avant, apres, motif): (Option<String>, Option<String>, Option<String>) = (row.take()?, row.take()?, row.take()?);
            // Taking out is an act like others: it keeps its author and its reason, however often it is done.
            let sien = acte == self.acte();
            let (vers_avant, vers_apres) = (image_videe(avant.clone(), champs)?, image_videe(apres.clone(), champs)?);
            let vers_acteur = if sien { acteur.clone() } else { sans_nom(&acteur)? };
            let vers_motif = if sien { motif.clone() } else { None };
            if (&vers_avant, &vers_apres, &vers_acteur, &vers_motif) == (&avant, &apres, &acteur, &motif) {
                continue;
            }
            let dit = |texte: &Option<String>| texte.clone().unwrap_or_default();
            let (d_avant, d_apres, d_motif) = (dit(&vers_avant), dit(&vers_apres), dit(&vers_motif));
            let champs_restants: [&str; 9] = [&geste, &a, &vers_acteur, &acte, &sujet, &sujet_id, &d_avant, &d_apres, &d_motif];
            let reste = empreinte(&precedent, rang, &champs_restants);
            self.execute(
                "UPDATE journal SET acteur = $3, avant = $4, apres = $5, motif = $6 WHERE collectivite_id = $1 AND rang = $2",
                args![rang, vers_acteur, vers_avant, vers_apres, vers_motif],
            )
            .await?;
            self.retenir_effacee(Effacee { rang, empreinte: notee, reste });
            count += 1;
        }
        Ok(count)
    }

    /// Tells at the end of the chain what was taken out of it.
    pub(crate) async fn dire_l_effacement(&mut self, effacees: &[Effacee]) -> Result<(), StoreError> {
        for part in effacees.chunks(PAR_ENTREE) {
            let dites: Vec<JsonValue> =
                part.iter().map(|e| json!({ "rang": e.rang, "empreinte": e.empreinte, "reste": e.reste })).collect();
            let geste = self.geste().to_owned();
            self.note(SUJET, &geste, &json!({ "effacees": dites })).await?;
        }
        Ok(())
    }
}
