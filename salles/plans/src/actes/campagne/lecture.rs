//! Reading a campaign as its coordinator does: one list, its counts, its groups, its reminders.

use crate::model::{Campagne, CampagneId, EtatReponse, FicheActionId, Noeud, NoeudId, ReponseId};
use crate::regles::campagne::{Completude, completude, en_retard};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::HashMap;
use store::{Read, StoreError, args};

/// One answer of the board.
#[derive(Debug, Clone)]
pub struct LigneReponse {
    pub id: ReponseId,
    pub version: i64,
    pub etat: EtatReponse,
    pub echeance: Date,
    pub en_retard: bool,
    pub deposee_a: Option<Timestamp>,
    pub fiche_id: FicheActionId,
    pub numero: i64,
    pub titre: String,
    /// Accent-blind text of the sheet.
    pub recherche: String,
    /// Top-level node: the ambition.
    pub ambition: Option<NoeudId>,
    pub organisation_id: Option<String>,
    /// Short name of the respondent's organisation, or the respondent's own.
    pub organisation: String,
    pub repondant_id: String,
    pub repondant: String,
    pub courriel: String,
    pub echec: Option<String>,
}

/// One group of the board and its counts.
#[derive(Debug, Clone)]
pub struct Releve {
    pub cle: String,
    pub nom: String,
    /// Rank of the colour, 1 to 5, for an ambition.
    pub couleur: usize,
    pub compte: Completude,
    pub retards: usize,
}

/// A campaign at a glance.
#[derive(Debug, Clone)]
pub struct Tableau {
    pub lignes: Vec<LigneReponse>,
    pub total: Completude,
    pub retards: usize,
    pub ambitions: Vec<Releve>,
    /// The least complete first.
    pub organisations: Vec<Releve>,
}

/// The board of a campaign, in two queries.
///
/// # Errors
/// `StoreError`.
pub async fn tableau(r: &mut impl Read, campagne: &Campagne, today: Date) -> Result<Tableau, StoreError> {
    let rows = r
        .rows(
            "SELECT x.id, x.version, x.etat, x.echeance, x.deposee_a, f.id, f.numero, f.titre, f.recherche, f.noeud_id,
                    o.id, o.sigle, o.nom, p.id, p.nom, p.courriel, p.echec
             FROM reponse x
             JOIN fiche_action f ON f.id = x.fiche_id
             JOIN repondant p ON p.id = x.repondant_id
             LEFT JOIN organisation o ON o.id = p.organisation_id
             WHERE x.collectivite_id = $1 AND x.campagne_id = $2 ORDER BY f.numero, f.id",
            args![campagne.id],
        )
        .await?;
    let noeuds = r.list::<Noeud>("contrat_id = $2 ;; ORDER BY niveau, ordre", args![campagne.contrat_id]).await?;
    let tops = sommets(&noeuds);
    let mut lignes = Vec::with_capacity(rows.len());
    for mut row in rows {
        let id: ReponseId = row.take()?;
        let version: i64 = row.take()?;
        let etat: EtatReponse = row.take()?;
        let echeance: Option<Date> = row.take()?;
        let echeance = echeance.unwrap_or(campagne.echeance);
        let deposee_a: Option<Timestamp> = row.take()?;
        let fiche_id: FicheActionId = row.take()?;
        let numero: i64 = row.take()?;
        let titre: String = row.take()?;
        let recherche: String = row.take()?;
        let noeud: NoeudId = row.take()?;
        let organisation_id: Option<String> = row.take()?;
        let sigle: Option<String> = row.take()?;
        let nom: Option<String> = row.take()?;
        let repondant_id: String = row.take()?;
        let repondant: String = row.take()?;
        lignes.push(LigneReponse {
            id,
            version,
            etat,
            echeance,
            en_retard: en_retard(etat, echeance, today) && etat != EtatReponse::SansReponse,
            deposee_a,
            fiche_id,
            numero,
            titre,
            recherche,
            ambition: tops.get(&noeud).copied(),
            organisation_id,
            organisation: sigle.or(nom).unwrap_or_else(|| repondant.clone()),
            repondant_id,
            repondant,
            courriel: row.take()?,
            echec: row.take()?,
        });
    }
    Ok(resumer(lignes, &noeuds))
}

/// The top-level node of each node.
fn sommets(noeuds: &[Noeud]) -> HashMap<NoeudId, NoeudId> {
    let mut tops = HashMap::new();
    for noeud in noeuds {
        let top = noeud.parent_id.and_then(|p| tops.get(&p).copied()).unwrap_or(noeud.id);
        tops.insert(noeud.id, top);
    }
    tops
}

fn resumer(lignes: Vec<LigneReponse>, noeuds: &[Noeud]) -> Tableau {
    let group = |cle: String, nom: String, couleur: usize, inside: &dyn Fn(&LigneReponse) -> bool| {
        let own: Vec<&LigneReponse> = lignes.iter().filter(|l| inside(l)).collect();
        Releve {
            cle,
            nom,
            couleur,
            compte: completude(own.iter().map(|l| l.etat)),
            retards: own.iter().filter(|l| l.en_retard).count(),
        }
    };
    let ambitions: Vec<Releve> = noeuds
        .iter()
        .filter(|n| n.parent_id.is_none())
        .enumerate()
        .map(|(rank, n)| {
            let nom = if n.code.is_empty() { n.titre.clone() } else { format!("{}. {}", n.code, n.titre) };
            group(n.id.to_string(), nom, rank % 5 + 1, &|l| l.ambition == Some(n.id))
        })
        .filter(|g| g.compte.attendues > 0)
        .collect();
    let mut keys: Vec<(String, String)> = lignes.iter().map(|l| (cle_organisation(l), l.organisation.clone())).collect();
    keys.sort();
    keys.dedup_by(|a, b| a.0 == b.0);
    let mut organisations: Vec<Releve> =
        keys.into_iter().map(|(cle, nom)| group(cle.clone(), nom, 0, &|l| cle_organisation(l) == cle)).collect();
    organisations.sort_by_key(|g| {
        let missing = g.compte.attendues - g.compte.completes();
        (std::cmp::Reverse((g.retards, missing)), kernel::texte::cle(&g.nom))
    });
    let total = completude(lignes.iter().map(|l| l.etat));
    let retards = lignes.iter().filter(|l| l.en_retard).count();
    Tableau { lignes, total, retards, ambitions, organisations }
}

/// Organisation's id, or the respondent's when they belong to none.
fn cle_organisation(ligne: &LigneReponse) -> String {
    ligne.organisation_id.clone().unwrap_or_else(|| ligne.repondant_id.clone())
}

/// The reminders of a campaign, newest first: when, to whom, how many sheets. « journal consultable ».
///
/// # Errors
/// `StoreError`.
pub async fn relances_envoyees(r: &mut impl Read, campagne: &CampagneId) -> Result<Vec<(Timestamp, String, u64)>, StoreError> {
    let story = store::journal::histoire(r, "campagne", &campagne.to_string()).await?;
    let mut all = vec![];
    for entry in story.into_iter().rev() {
        let Some(list) = entry.apres.as_ref().and_then(|v| v.get("relances")).and_then(|v| v.as_array()) else { continue };
        for one in list {
            let Some(address) = one.get("a").and_then(|a| a.as_str()) else { continue };
            all.push((entry.a, address.to_owned(), one.get("fiches").and_then(serde_json::Value::as_u64).unwrap_or(0)));
        }
    }
    Ok(all)
}
