//! Who of the committee validated a lot, and the button of who may.

use crate::actes::lot::{LotLu, valider};
use crate::droits::siege_au_copil;
use crate::model::ValidationLot;
use crate::pages::cadre_appel::{Cadre, Issue};
use crate::{m, mots};
use axum::extract::Path;
use maud::{Markup, html};
use store::ActeError;
use web::{Form, Page, PageError, Visit};

/// `POST /appels/{appel}/lots/{numero}/validation`
pub async fn post(visit: Visit, Path((_c, appel, numero)): Path<(String, String, String)>, mut form: Form) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    let (lot, tous) = super::lot::ouvrir(&cadre, &mut r, &numero).await?;
    let lu = super::lot::lire(&cadre, &mut r, &lot).await?;
    drop(r);
    match valider(&cadre.visit, lot.lot.id).await {
        Ok(_) => Ok(cadre.visit.go(&cadre.chemin(&format!("/lots/{}", lot.lot.numero)))),
        Err(ActeError::Refus(refus)) => {
            let issue = Issue::du_refus(&refus);
            form.refused(ActeError::Refus(refus), cadre.visit.lang)?;
            Ok(super::lot::rendre(&cadre, &lot, &tous, &lu, &form, issue))
        }
        Err(ActeError::Interdit) => Err(PageError::NotFound),
        Err(autre) => Err(autre.into()),
    }
}

/// The validations of a lot; `ouvert`: no other edition replaced it.
pub fn bloc(cadre: &Cadre, l: &LotLu, validations: &[ValidationLot], ouvert: bool) -> Markup {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let moi = cadre.visit.visitor.as_ref().map(|v| v.compte_id.as_str());
    let deja = validations.iter().any(|v| Some(v.compte_id.as_str()) == moi);
    html! {
        h2 { (t.validation_titre()) }
        @if validations.is_empty() { p { (t.validation_aucune()) } }
        ul.lignes {
            @for v in validations {
                @let quand = mots::instant(v.validee_a, lang);
                li {
                    @if v.sauf.is_empty() { (t.validation_par(&v.nom, quand)) }
                    @else { (t.validation_par_sauf(&v.nom, quand, v.sauf.join(", "))) }
                }
            }
        }
        @if ouvert && !deja && siege_au_copil(&cadre.visit, &cadre.appel) {
            form method="post" action=(cadre.url(&format!("/lots/{}/validation", l.lot.numero))) {
                p { (t.validation_aide()) }
                div.boutons { button.bouton type="submit" { (t.validation_bouton()) } }
            }
        }
    }
}
