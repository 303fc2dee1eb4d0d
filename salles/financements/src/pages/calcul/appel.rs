//! `/appels/{appel}/calcul/{lecture}/{financeur}`: what a funder has, is asked, proposes, retains, votes.

use super::{Calcul, Terme, corps};
use crate::actes::lot::lots;
use crate::calculs::Argent;
use crate::m;
use crate::model::*;
use crate::pages::cadre_appel::{Cadre, Onglet};
use crate::pages::lots::objets_de;
use crate::pages::programmation::liste::voit_le_propose;
use crate::regles::etats::{EtatDossier, EtatLigne};
use crate::regles::{Euros, Financeur, enveloppe};
use crate::{mots, store as lectures};
use axum::extract::Path;
use axum::response::IntoResponse;
use std::collections::BTreeMap;
use store::{Read, Reader, args};
use web::{Page, PageError, Visit};

/// `GET /appels/{appel}/calcul/{lecture}/{financeur}`
pub async fn get(visit: Visit, Path((_c, slug, lecture, code)): Path<(String, String, String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir_la_synthese(visit, &slug).await?;
    let financeur = Financeur::nomme(&code);
    let du_vote = matches!(lecture.as_str(), "vote" | "retenu");
    let interne = matches!(lecture.as_str(), "propose" | "vote" | "retenu");
    if interne && !cadre.lit_les_dossiers() {
        return Err(PageError::NotFound);
    }
    if lecture == "propose" && !voit_le_propose(&cadre, &mut r, &financeur).await? {
        return Err(PageError::NotFound);
    }
    let calcul = match lecture.as_str() {
        "reserve" | "disponible" => du_financeur(&cadre, &mut r, &financeur, lecture == "disponible").await?,
        "demande" | "propose" => des_dossiers(&cadre, &mut r, &financeur, lecture == "propose").await?,
        "vote" | "retenu" => des_lots(&cadre, &mut r, &financeur, lecture == "vote").await?,
        _ => return Err(PageError::NotFound),
    };
    let (onglet, sous) = if du_vote { (Onglet::Votes, "/votes") } else { (Onglet::Programmation, "/programmation") };
    let t = m(cadre.visit.lang);
    let titre_du_dessus = if du_vote { t.vote_titre() } else { t.programmation_titre() };
    let corps = corps(&cadre.visit, &calcul, &cadre.chemin(&format!("/calcul/{lecture}/{code}")));
    Ok(cadre.page(&calcul.titre, onglet, Some((titre_du_dessus, sous)), &corps).into_response())
}

async fn nom(r: &mut Reader, financeur: &Financeur) -> Result<String, PageError> {
    let inscrits = lectures::financeurs(r).await?;
    Ok(inscrits.into_iter().find(|f| f.code == *financeur).map_or_else(|| financeur.to_string(), |f| f.nom))
}

/// The agreements of a call, by identifier; who reads the files in short is told how many they are, not which.
async fn conventions(cadre: &Cadre, r: &mut Reader) -> Result<BTreeMap<String, String>, PageError> {
    if !cadre.lit_les_dossiers() {
        return Ok(BTreeMap::new());
    }
    let lues: Vec<Cpo> = r.list("contrat_id = $2", args![cadre.appel.contrat_id]).await?;
    Ok(lues.into_iter().map(|c| (c.id.to_string(), c.identifiant)).collect())
}

async fn du_financeur(cadre: &Cadre, r: &mut Reader, f: &Financeur, disponible: bool) -> Result<Calcul, PageError> {
    let t = m(cadre.visit.lang);
    let argent = Argent::lire(r, &cadre.appel, cadre.visit.today()).await?;
    let qui = argent.sommes.iter().find(|s| s.financeur == *f).map(|s| s.nom.clone()).ok_or(PageError::NotFound)?;
    let cpos = conventions(cadre, r).await?;
    let convention = |id: &str, montant: Euros| match cpos.get(id) {
        Some(identifiant) => {
            Terme { lien: Some(format!("/cpo/{id}")), ..Terme::nouveau(t.calcul_convention_de(identifiant), montant) }
        }
        None => Terme::nouveau(t.calcul_convention(), montant),
    };
    let retour = cadre.chemin("/programmation");
    if !disponible {
        let termes = argent.reserves(f).into_iter().map(|(id, montant)| convention(id, montant)).collect();
        return Ok(Calcul { titre: t.calcul_reserve(qui), formule: t.calcul_reserve_formule(), termes, retour });
    }
    let enveloppes = lectures::enveloppes(r, &cadre.appel).await?;
    let mut termes: Vec<Terme> = argent
        .termes(f)
        .into_iter()
        .map(|terme| match terme.cpo {
            Some(id) => convention(id, terme.montant),
            None => {
                let lue = enveloppes.iter().find(|e| e.id.to_string() == terme.noeud.id);
                let precision = if terme.noeud.est_previsionnel() { t.cadrage_previsionnel() } else { String::new() };
                Terme { precision, ..Terme::nouveau(lue.map(|e| e.libelle.clone()).unwrap_or_default(), terme.montant) }
            }
        })
        .collect();
    if termes.is_empty() {
        return Err(PageError::NotFound);
    }
    let somme: Euros = termes.iter().map(|t| t.montant).sum();
    if somme < Euros::ZERO {
        termes.push(Terme::nouveau(t.calcul_ramene(), Euros::ZERO - somme));
    }
    let ailleurs = enveloppe::cpo_ailleurs(f, argent.parametres());
    let formule = if ailleurs { t.calcul_disponible_ailleurs_formule() } else { t.calcul_disponible_formule() };
    Ok(Calcul { titre: t.calcul_disponible(qui), formule, termes, retour })
}

/// What each file asks of the funder, or what it proposes: the columns of `/programmation`.
async fn des_dossiers(cadre: &Cadre, r: &mut Reader, f: &Financeur, propose: bool) -> Result<Calcul, PageError> {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let rows = r
        .rows(
            "SELECT d.numero, d.intitule, d.etat, l.etat, l.demande_centimes, l.propose_centimes FROM ligne_financeur l
             JOIN dossier d ON d.id = l.dossier_id AND d.collectivite_id = $1
             WHERE l.collectivite_id = $1 AND l.appel_id = $2 AND l.financeur = $3 AND d.numero IS NOT NULL
             ORDER BY d.numero COLLATE \"C\"",
            args![cadre.appel.id, f.clone()],
        )
        .await?;
    let interne = cadre.lit_les_dossiers();
    let mut termes = vec![];
    for mut row in rows {
        let (numero, intitule): (String, String) = (row.take()?, row.take()?);
        let (etat, ligne): (EtatDossier, EtatLigne) = (row.take()?, row.take()?);
        let (demande, dit): (Option<i64>, Option<i64>) = (row.take()?, row.take()?);
        let Some(centimes) = (if propose { dit } else { demande }) else { continue };
        let page = if interne { "instruction" } else { "synthese" };
        let precision = if interne {
            format!("{}, {}", mots::etat_dossier(etat, lang), mots::etat_ligne(ligne, lang))
        } else {
            String::new()
        };
        termes.push(Terme {
            precision,
            lien: Some(cadre.chemin(&format!("/{page}/{numero}"))),
            ..Terme::nouveau(format!("{numero} {intitule}"), Euros::de_centimes(centimes))
        });
    }
    let qui = nom(r, f).await?;
    let (titre, formule) = if propose {
        (t.calcul_propose(qui), t.calcul_propose_formule())
    } else {
        (t.calcul_demande(qui), t.calcul_demande_formule())
    };
    Ok(Calcul { titre, formule, termes, retour: cadre.chemin("/programmation") })
}

/// What the lots in force retain of the funder, or what it voted on their lines: the two totals of `/votes`.
async fn des_lots(cadre: &Cadre, r: &mut Reader, f: &Financeur, vote: bool) -> Result<Calcul, PageError> {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let tous = lots(r, &cadre.appel).await?;
    let lignes = crate::pages::lots::lignes(cadre, r).await?;
    let mut termes = vec![];
    for (d, retenu) in objets_de(&tous, f) {
        let ligne = lignes.get(&(d.dossier_id.clone(), f.clone()));
        let montant = if vote { ligne.and_then(LigneFinanceur::vote) } else { Some(retenu) };
        let Some(montant) = montant else { continue };
        termes.push(Terme {
            precision: ligne.map(|l| mots::etat_ligne(l.etat, lang)).unwrap_or_default(),
            lien: Some(cadre.chemin(&format!("/instruction/{}", d.numero))),
            ..Terme::nouveau(format!("{} {}", d.numero, d.intitule), montant)
        });
    }
    let qui = nom(r, f).await?;
    let (titre, formule) =
        if vote { (t.calcul_vote(qui), t.calcul_vote_formule()) } else { (t.calcul_retenu(qui), t.calcul_retenu_formule()) };
    Ok(Calcul { titre, formule, termes, retour: cadre.chemin(&format!("/votes?f={}", f.code())) })
}
