//! Publishing a voted call: an edition whose bytes never change, by the team or by a funder for its own lines. Nothing here
//! alters what was published: « une correction est une nouvelle édition motivée ».

use crate::calculs::AppelVote;
use crate::droits;
use crate::model::*;
use crate::regles::Financeur;
use crate::regles::publication::{EDITION, Editeur, Entete, Fichiers, MOTIF_MIN, Refus, composer, memes_faits, ouverte};
use crate::store as lectures;
use jiff::Timestamp;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use store::{ActeError, Json, Read, StoreError, Writer, args};
use web::Visit;

/// « Licence ouverte » of Etalab, under which the State's own data are given.
pub const LICENCE: &str = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/";

/// What is published, by whom, when.
#[derive(Debug, Clone)]
pub struct Ordre<'a> {
    pub collectivite: &'a str,
    pub siren: Option<&'a str>,
    pub appel: &'a Appel,
    /// The funder whose lines alone are published.
    pub financeur: Option<Financeur>,
    pub motif: &'a str,
    /// The address where the edition is told of.
    pub source: String,
    /// The prefix of the identifiers of 360Giving.
    pub prefixe: &'a str,
    pub a: Timestamp,
    pub le: Date,
}

/// SHA-256, hexadecimal: what `sha256sum` prints.
fn empreinte(octets: &[u8]) -> String {
    Sha256::digest(octets).iter().fold(String::with_capacity(64), |mut texte, octet| {
        let _ = write!(texte, "{octet:02x}");
        texte
    })
}

/// The order that a visitor gives.
///
/// # Errors
/// `Interdit` when it may not publish that; `StoreError::Missing` for a funder nobody registered.
pub async fn ordre<'a>(
    visit: &'a Visit,
    r: &mut impl Read,
    appel: &'a Appel,
    financeur: &str,
    motif: &'a str,
) -> Result<Ordre<'a>, ActeError> {
    let inscrit = match financeur {
        "" => None,
        code => Some(lectures::financeur(r, &Financeur::nomme(code)).await?),
    };
    if !droits::publie(visit, appel, inscrit.as_ref()) {
        return Err(ActeError::Interdit);
    }
    let clock = visit.house.db.clock();
    Ok(Ordre {
        collectivite: &visit.collectivite.nom,
        siren: visit.collectivite.siren.as_deref(),
        appel,
        financeur: inscrit.map(|f| f.code),
        motif,
        source: visit.absolute(&format!("/subventions/{}", appel.slug)),
        prefixe: match visit.collectivite.prefixe_360.as_str() {
            "" => &visit.collectivite.slug,
            attribue => attribue,
        },
        a: clock.now(),
        le: clock.today(),
    })
}

/// Publishes a call, or the lines of a funder.
///
/// # Errors
/// `Interdit`; `Refus`; every reason why a file cannot be published; `Store`.
pub async fn publier(visit: &Visit, appel: AppelId, financeur: &str, motif: &str) -> Result<Publication, ActeError> {
    let mut w = visit.writer("subvention.publier").await?;
    let appel: Appel = w.load(&appel).await?;
    let ordre = ordre(visit, &mut w, &appel, financeur, motif.trim()).await?;
    if !ordre.motif.is_empty() {
        w.motif(ordre.motif);
    }
    let publication = graver(&mut w, &ordre).await?;
    w.commit().await?;
    Ok(publication)
}

/// A content and its files, as they would be published now.
///
/// # Errors
/// `TropTot`, `SansSiren`, `Rien`; every reason why a file cannot be published; `Store`.
pub async fn composer_de(
    r: &mut impl Read,
    ordre: &Ordre<'_>,
    toutes: &[Publication],
) -> Result<(ContenuPublie, Fichiers, AppelVote), ActeError> {
    let appel = ordre.appel;
    if !ouverte(appel.etat) {
        return Err(Refus::TropTot { etat: appel.etat }.into());
    }
    let siren = ordre.siren.filter(|s| s.len() == 9).ok_or(Refus::SansSiren)?;
    let lu = AppelVote::lire(r, appel).await?;
    let contrat = lectures::contrats(r).await?.into_iter().find(|c| c.id == appel.contrat_id);
    let contrat = contrat.ok_or_else(|| StoreError::Missing { table: "contrat", id: appel.contrat_id.clone() })?;
    let qui = ordre.financeur.as_ref().and_then(|f| lu.financeurs.iter().find(|i| i.code == *f));
    let entete = Entete {
        collectivite: ordre.collectivite.to_owned(),
        contrat: ContratPublie { slug: contrat.slug, titre: contrat.titre },
        appel: AppelPublie { slug: appel.slug.clone(), intitule: appel.intitule.clone(), exercice: appel.exercice },
        edition: EnteteEdition {
            numero: toutes.iter().map(|p| p.numero).max().unwrap_or_default() + 1,
            publiee_le: ordre.le,
            remplace: derniere(toutes, ordre.financeur.as_ref()).map(|p| p.numero),
            motif: ordre.motif.to_owned(),
            financeur: qui.map(|f| f.nom.clone()),
        },
        financeur: ordre.financeur.clone(),
        publiee_a: ordre.a,
        editeur: Editeur {
            nom: ordre.collectivite.to_owned(),
            siren: siren.to_owned(),
            prefixe: ordre.prefixe.to_owned(),
            licence: LICENCE.to_owned(),
            source: ordre.source.clone(),
        },
    };
    let mut refus = lu.manques_de(ordre.financeur.as_ref());
    match composer(&lu.dossiers, &lu.publies(), &entete) {
        Ok((contenu, fichiers)) if refus.is_empty() => {
            if contenu.total().est_positif() {
                Ok((contenu, fichiers, lu))
            } else {
                Err(Refus::Rien.into())
            }
        }
        Ok(_) => Err(ActeError::refuse(refus)),
        Err(autres) => {
            refus.extend(autres);
            Err(ActeError::refuse(refus))
        }
    }
}

/// The last edition of the whole call, or of a funder.
#[must_use]
pub fn derniere<'a>(toutes: &'a [Publication], financeur: Option<&Financeur>) -> Option<&'a Publication> {
    toutes.iter().rev().find(|p| p.financeur.as_ref() == financeur)
}

/// Writes an edition once for all, and the day on the agreements that it tells of.
///
/// # Errors
/// As [`composer_de`]; `MotifCourt`, `RienDeChange` for an edition that takes the place of another.
pub async fn graver(w: &mut Writer, ordre: &Ordre<'_>) -> Result<Publication, ActeError> {
    let toutes = lectures::publications(w, ordre.appel.id).await?;
    let (contenu, fichiers, lu) = composer_de(w, ordre, &toutes).await?;
    if let Some(avant) = derniere(&toutes, ordre.financeur.as_ref()) {
        let signes = ordre.motif.trim().chars().count();
        if signes < MOTIF_MIN {
            return Err(Refus::MotifCourt { signes }.into());
        }
        let anciens = lire_tout(w, avant).await?;
        let ancien = decoder(&anciens)?;
        if memes_faits((&ancien, &anciens), (&contenu, &fichiers)) {
            return Err(Refus::RienDeChange { numero: avant.numero }.into());
        }
    }
    let publies = fichiers.iter().map(|(nom, texte)| FichierPublie {
        nom: nom.clone(),
        octets: texte.len(),
        sha256: empreinte(texte.as_bytes()),
    });
    let publication = Publication {
        id: PublicationId::fresh(),
        version: 1,
        appel_id: ordre.appel.id,
        numero: contenu.edition.numero,
        financeur: ordre.financeur.clone(),
        motif: ordre.motif.to_owned(),
        publiee_le: ordre.le,
        publiee_a: ordre.a,
        publiee_par: w.actor().nom().to_owned(),
        fichiers: Json(publies.collect()),
    };
    w.insert(&publication).await?;
    for (nom, texte) in fichiers {
        w.execute(
            "INSERT INTO publication_fichier (collectivite_id, publication_id, nom, contenu) VALUES ($1, $2, $3, $4)",
            args![publication.id, nom, texte],
        )
        .await?;
    }
    let preuve = serde_json::json!({ "fichiers": publication.fichiers.0 });
    w.note("publication_fichier", &publication.id.to_string(), &preuve).await?;
    for mut convention in lu.conventions {
        let a_dire = convention.signee_le.is_some() && convention.publiee_le.is_none();
        if a_dire
            && lu.numeros.contains_key(&convention.dossier_id)
            && ordre.financeur.as_ref().is_none_or(|f| *f == convention.financeur)
        {
            convention.publiee_le = Some(ordre.le);
            w.update(&mut convention).await?;
        }
    }
    Ok(publication)
}

/// The exact bytes of a file of an edition.
///
/// # Errors
/// `EmpreinteDifferente` when they are not those that were published; `StoreError::Missing`.
pub async fn lire_fichier(r: &mut impl Read, publication: &Publication, nom: &str) -> Result<String, ActeError> {
    let absent = || StoreError::Missing { table: "publication_fichier", id: nom.to_owned() };
    let attendu = publication.fichiers.iter().find(|f| f.nom == nom).ok_or_else(absent)?;
    let rows = r
        .rows(
            "SELECT contenu FROM publication_fichier WHERE collectivite_id = $1 AND publication_id = $2 AND nom = $3",
            args![publication.id, nom.to_owned()],
        )
        .await?;
    let texte: String = rows.into_iter().next().ok_or_else(absent)?.take()?;
    if empreinte(texte.as_bytes()) == attendu.sha256 {
        Ok(texte)
    } else {
        Err(Refus::EmpreinteDifferente { nom: nom.to_owned() }.into())
    }
}

async fn lire_tout(r: &mut impl Read, publication: &Publication) -> Result<Fichiers, ActeError> {
    let mut tous = vec![];
    for fichier in publication.fichiers.iter() {
        tous.push((fichier.nom.clone(), lire_fichier(r, publication, &fichier.nom).await?));
    }
    Ok(tous)
}

fn decoder(fichiers: &[(String, String)]) -> Result<ContenuPublie, StoreError> {
    let texte = fichiers.iter().find(|(nom, _)| nom == EDITION).map(|(_, texte)| texte.as_str()).unwrap_or_default();
    serde_json::from_str(texte).map_err(|e| StoreError::Broken(e.to_string()))
}

/// The edition served of a call: the last of the whole, else the last of a funder.
#[must_use]
pub fn servie(toutes: &[Publication]) -> Option<&Publication> {
    derniere(toutes, None).or(toutes.last())
}

/// What a public page reads of an edition.
///
/// # Errors
/// As [`lire_fichier`]; `StoreError::Broken` for a format nobody knows.
pub async fn lire(r: &mut impl Read, publication: &Publication) -> Result<ContenuPublie, ActeError> {
    let texte = lire_fichier(r, publication, EDITION).await?;
    Ok(decoder(&[(EDITION.to_owned(), texte)])?)
}
