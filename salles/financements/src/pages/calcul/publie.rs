//! `/subventions/{appel}/calcul/{qui}`: the totals of a published edition, read from its bytes and from nothing else.

use super::{Calcul, Terme, corps};
use crate::m;
use crate::pages::ouvertes::ouvrir;
use crate::regles::{Euros, Financeur};
use axum::extract::Path;
use axum::response::IntoResponse;
use web::{Layout, Page, PageError, Visit};

/// `GET /subventions/{appel}/calcul/{qui}`: `total`, or the code of a funder.
pub async fn get(visit: Visit, Path((_c, slug, qui)): Path<(String, String, String)>) -> Page {
    let t = m(visit.lang);
    let form = crate::pages::query(&visit);
    let lue = ouvrir(&visit, &slug, form.some("edition")).await?;
    let c = &lue.contenu;
    let suite = form.some("edition").map(|n| format!("?edition={}", web::form::percent_encode(n))).unwrap_or_default();
    let retour = format!("/subventions/{slug}{suite}");
    let financeur = Financeur::nomme(&qui);
    let titre = match c.financeurs.iter().find(|f| f.code == financeur) {
        Some(f) => t.calcul_public_financeur(&f.nom),
        None if qui == "total" => t.calcul_public_total(),
        None => return Err(PageError::NotFound),
    };
    let montant = |montants: &std::collections::BTreeMap<Financeur, Euros>| -> Euros {
        if qui == "total" { montants.values().copied().sum() } else { montants.get(&financeur).copied().unwrap_or_default() }
    };
    let lues = c.actions.iter().filter(|a| qui == "total" || a.montants.contains_key(&financeur));
    let mut termes: Vec<Terme> = lues
        .map(|a| Terme { precision: a.porteur.clone(), ..Terme::nouveau(a.intitule.clone(), montant(&a.montants)) })
        .collect();
    let agrege = montant(&c.agrege.montants);
    if !agrege.est_nul() {
        termes.push(Terme::nouveau(t.calcul_public_agrege(c.agrege.dossiers), agrege));
    }
    let calcul = Calcul { titre, formule: t.calcul_public_formule(), termes, retour };
    let body = corps(&visit, &calcul, &format!("/subventions/{slug}/calcul/{qui}"));
    let layout =
        Layout::new(&calcul.titre).over(t.ouverte_sur_titre(&c.collectivite)).trail(c.appel.intitule.clone(), &calcul.retour);
    Ok(layout.section("/public").render(&visit, body).into_response())
}
