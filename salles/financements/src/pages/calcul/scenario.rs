//! `/appels/{appel}/programmation/{scenario}/calcul/{enveloppe}/{lecture}`: what a plan takes of an envelope, and orphan money.

use super::{Calcul, Terme, corps};
use crate::actes::programmation::lire;
use crate::calculs::AppelLu;
use crate::model::*;
use crate::pages::cadre_appel::{Cadre, Onglet};
use crate::pages::programmation::scenario::ouvrir;
use crate::regles::Euros;
use crate::regles::programmation::scenario::{Preuve, lu as plan_lu};
use crate::{m, mots};
use axum::extract::Path;
use axum::response::IntoResponse;
use web::{Page, PageError, Visit};

/// `GET /appels/{appel}/programmation/{scenario}/calcul/{enveloppe}/{lecture}`
pub async fn get(visit: Visit, Path((_c, slug, id, enveloppe, lecture)): Path<(String, String, String, String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir_la_synthese(visit, &slug).await?;
    let (lu, s) = ouvrir(&cadre, &mut r, &id).await?;
    drop(r);
    let calcul = match (enveloppe.as_str(), lecture.as_str()) {
        ("argent", "orphelin") => orphelin(&cadre, &lu, &s)?,
        (enveloppe, lecture) => de_l_enveloppe(&cadre, &lu, &s, enveloppe, lecture)?,
    };
    let sous = format!("/programmation/{}", s.id);
    let corps = corps(&cadre.visit, &calcul, &cadre.chemin(&format!("{sous}/calcul/{enveloppe}/{lecture}")));
    Ok(cadre.page(&calcul.titre, Onglet::Programmation, Some((s.nom.clone(), sous.as_str())), &corps).into_response())
}

fn de_l_enveloppe(cadre: &Cadre, lu: &AppelLu, s: &Scenario, id: &str, lecture: &str) -> Result<Calcul, PageError> {
    let t = m(cadre.visit.lang);
    let enveloppe = lu.enveloppes.iter().find(|e| e.id.to_string() == id).ok_or(PageError::NotFound)?;
    let interne = cadre.lit_les_dossiers();
    let page = if interne { "instruction" } else { "synthese" };
    let plan = plan_lu(&lu.plan_entier(&s.plan));
    let lignes = || {
        lu.pris_sur(&plan, enveloppe).into_iter().map(|(d, montant)| Terme {
            lien: Some(cadre.chemin(&format!("/{page}/{}", d.numero()))),
            precision: if interne { mots::etat_dossier(d.lu.dossier.etat, cadre.visit.lang) } else { String::new() },
            ..Terme::nouveau(format!("{} {}", d.numero(), d.lu.dossier.intitule), montant)
        })
    };
    let reserves = || {
        lu.reserve_sur(enveloppe).into_iter().map(|reservation| {
            let connue = lu.dossiers.iter().find_map(|d| d.lu.cpo.as_ref().filter(|c| c.id == reservation.cpo_id));
            let libelle = match connue.filter(|_| interne) {
                Some(cpo) => t.calcul_convention_de(&cpo.identifiant),
                None => t.calcul_convention(),
            };
            Terme::nouveau(libelle, Euros::de_centimes(reservation.montant_centimes))
        })
    };
    let qui = format!("{}, {}", lu.nom(&enveloppe.financeur), enveloppe.libelle);
    let (titre, formule, termes): (String, String, Vec<Terme>) = match lecture {
        "reserve" => (t.calcul_scenario_reserve(qui), t.calcul_scenario_reserve_formule(), reserves().collect()),
        "retenu" => (t.calcul_scenario_retenu(qui), t.calcul_scenario_retenu_formule(), lignes().collect()),
        "reste" => {
            let montant = Terme::nouveau(enveloppe.libelle.clone(), enveloppe.montant());
            let termes = std::iter::once(montant).chain(reserves().map(Terme::moins)).chain(lignes().map(Terme::moins));
            (t.calcul_scenario_reste(qui), t.calcul_scenario_reste_formule(), termes.collect())
        }
        _ => return Err(PageError::NotFound),
    };
    Ok(Calcul { titre, formule, termes, retour: cadre.chemin(&format!("/programmation/{}", s.id)) })
}

fn orphelin(cadre: &Cadre, lu: &AppelLu, s: &Scenario) -> Result<Calcul, PageError> {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let preuve: Preuve = lire(&s.preuve)?;
    let o = preuve.orphelin.ok_or(PageError::NotFound)?;
    let euros = |n: i64| mots::euros(Some(Euros::entiers(n)), lang);
    let mut termes: Vec<Terme> = o
        .par_financeur
        .iter()
        .map(|(f, (reste, non_servi))| Terme {
            precision: t.calcul_orphelin_operande(euros(*reste), euros(*non_servi)),
            ..Terme::nouveau(lu.nom(f), Euros::entiers((*reste).min(*non_servi).max(0)))
        })
        .collect();
    let mut formule = t.calcul_orphelin_formule();
    if termes.is_empty() {
        formule = t.calcul_orphelin_ancien();
    } else {
        termes.push(Terme::nouveau(t.calcul_orphelin_utilisable(), Euros::entiers(o.utilisable)).moins());
    }
    Ok(Calcul { titre: t.calcul_orphelin(), formule, termes, retour: cadre.chemin(&format!("/programmation/{}", s.id)) })
}
