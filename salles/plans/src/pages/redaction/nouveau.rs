//! A new contract: its model gives levels, statuses and steps; its settings can be corrected after.

use super::cadre::{brouillon, reponse};
use super::mots;
use super::reglages::{champs_des_reglages, organisations, saisie};
use crate::actes::redaction::creer_contrat;
use crate::m;
use crate::model::ModeleContrat;
use crate::regles::redaction::{PALIERS, libelle_champ, niveaux_par_defaut};
use acteurs::model::Organisation;
use kernel::Right;
use maud::{Markup, html};

use web::components::{Champ, Choix, bouton, champ, choix, erreurs};
use web::{Form, Layout, Page, PageError, Visit};

pub async fn get(visit: Visit) -> Page {
    if !visit.may(Right::CreerContrat, None) {
        return Err(PageError::NotFound);
    }
    let organisations = organisations(&mut visit.reader().await?).await?;
    let annee = visit.today().year().to_string();
    let paliers = PALIERS.map(|p| p.to_string()).join(", ");
    let form = Form::filled(
        [
            ("modele", "cls"),
            ("regle_annee", "civile"),
            ("etat", "projet"),
            ("annee_debut", &annee),
            ("paliers", &paliers),
            ("couverture_fiche", "100"),
            ("couverture_plan", "80"),
        ]
        .map(|(nom, valeur)| (nom.to_owned(), valeur.to_owned()))
        .to_vec(),
    );
    Ok(reponse(&form, montrer(&visit, &form, &organisations)))
}

pub async fn post(visit: Visit, mut form: Form) -> Page {
    if !visit.may(Right::CreerContrat, None) {
        return Err(PageError::NotFound);
    }
    match creer_contrat(&visit, form.text("modele"), form.text("slug"), &saisie(&form)).await {
        Ok(contrat) => Ok(visit.go(&format!("/contrats/{}/niveaux?fait=ajoute", contrat.slug))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            let organisations = organisations(&mut visit.reader().await?).await?;
            Ok(reponse(&form, montrer(&visit, &form, &organisations)))
        }
    }
}

fn montrer(visit: &Visit, form: &Form, organisations: &[Organisation]) -> Markup {
    let t = m(visit.lang);
    let modeles: Vec<Choix> = ModeleContrat::ALL
        .iter()
        .map(|modele| Choix {
            value: modele.code().to_owned(),
            label: mots::modele(*modele, visit.lang),
            hint: t.redaction_modele_niveaux(niveaux_par_defaut(*modele).join(" › ")),
        })
        .collect();
    let corps = html! {
        (erreurs(form, visit.lang))
        form method="post" action=(visit.url("/contrats/nouveau")) data-enhance="brouillon" {
            (choix(form, &Champ { name: "modele", label: &libelle_champ("modele", visit.lang), required: true, ..Champ::default() }, &modeles, visit.lang))
            (champs_des_reglages(visit, form, organisations))
            (champ(form, &Champ { name: "slug", label: &libelle_champ("slug", visit.lang), hint: &t.redaction_aide_slug(), ..Champ::default() }, visit.lang))
            (brouillon(visit))
            div.boutons { (bouton(&t.redaction_creer_le_contrat())) a href=(visit.url("/contrats")) { (t.redaction_annuler()) } }
        }
    };
    Layout::new(&t.redaction_nouveau_contrat())
        .trail(t.redaction_contrats(), "/contrats")
        .section("/contrats")
        .render(visit, corps)
}
