//! What the team does from the list: the way to the next stage of the call, and the signed links of funders without account.

use crate::actes::instruction::envoyer_le_lien;
use crate::m;
use crate::model::FinanceurInscrit;
use crate::pages::cadre_appel::{Cadre, Issue, Onglet};
use crate::pages::passage;
use crate::regles::Financeur;
use crate::store as lectures;
use axum::extract::Path;
use maud::{Markup, html};
use store::ActeError;
use web::components::{Champ, Choix, bouton, champ, erreurs, liste_deroulante};
use web::{Form, Page, PageError};

/// The forms of the team, above the list.
pub fn formulaires(cadre: &Cadre, inscrits: &[FinanceurInscrit]) -> Markup {
    formulaires_de(cadre, inscrits, &Form::default())
}

fn formulaires_de(cadre: &Cadre, inscrits: &[FinanceurInscrit], form: &Form) -> Markup {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let declares: Vec<Choix> =
        inscrits.iter().filter(|f| !f.instruit).map(|f| Choix::new(f.code.code(), f.nom.clone())).collect();
    html! {
        (erreurs(form, lang))
        div.gestes {
            @for vers in passage::suites(&cadre.appel) {
                a.bouton.second href=(cadre.visit.url(&passage::chemin(&cadre.appel, vers))) { (passage::nom(&cadre.appel, vers, lang)) }
            }
        }
        @if !declares.is_empty() {
            details open[!form.text("courriel").is_empty()] {
                summary { (t.suite_lien_titre()) }
                form method="post" action=(cadre.url("/instruction")) {
                    input type="hidden" name="geste" value="lien";
                    p { (t.suite_lien_aide()) }
                    (liste_deroulante(form, &Champ { name: "financeur", label: &t.suite_lien_financeur(), required: true, ..Champ::default() }, &declares, lang))
                    (champ(form, &Champ { name: "courriel", label: &t.suite_lien_courriel(), kind: "email", required: true, ..Champ::default() }, lang))
                    div.boutons { (bouton(&t.suite_lien_envoyer())) }
                }
            }
        }
    }
}

/// `POST /appels/{appel}/instruction`
pub async fn post(visit: web::Visit, Path((_c, appel)): Path<(String, String)>, mut form: Form) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    let inscrits = lectures::financeurs(&mut r).await?;
    drop(r);
    let resultat = match form.text("geste") {
        "lien" => {
            let financeur = Financeur::nomme(form.text("financeur"));
            envoyer_le_lien(&cadre.visit, cadre.appel.id, &financeur, form.text("courriel")).await.map(|_| ())
        }
        _ => return Err(PageError::Unreadable),
    };
    match resultat {
        Ok(()) => Ok(cadre.visit.go(&cadre.chemin("/instruction"))),
        Err(ActeError::Refus(refus)) => {
            let issue = Issue::du_refus(&refus);
            form.refused(ActeError::Refus(refus), cadre.visit.lang)?;
            let corps = formulaires_de(&cadre, &inscrits, &form);
            let titre = m(cadre.visit.lang).suite_instruction_titre();
            Ok(issue.reponse(cadre.page(&titre, Onglet::Instruction, None, &corps)))
        }
        Err(autre) => Err(autre.into()),
    }
}
