//! The settings of a contract, and, by `?partie=`, what it lists beside its plan.

use super::cadre::{Requete, brouillon, caches, fait, ouvrir_contrat, page_de_reglage, reponse};
use super::conflit::{self, Champs};
use super::{mots, parties};
use crate::actes::redaction::regler_contrat;
use crate::m;
use crate::model::{Contrat, EtatContrat, RegleAnnee};
use crate::regles::redaction::{SaisieReglages, libelle_champ};
use acteurs::model::Organisation;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Right;
use kernel::texte::date_courte;
use maud::{Markup, html};
use store::{ActeError, Read, Reader, StoreError, args};
use web::components::{Champ, Choix, bouton, champ, choix, erreurs, liste_deroulante, zone};
use web::{Form, Page, PageError, Visit};

pub const SUITE: &str = "/reglages";
const NOMS: [&str; 19] = [
    "titre",
    "sigle",
    "periode",
    "annee_debut",
    "annee_fin",
    "duree_annees",
    "signe_le",
    "annee_un_le",
    "regle_annee",
    "etat",
    "porteur",
    "perimetre",
    "revision",
    "resiliation",
    "evaluation",
    "paliers",
    "couverture_fiche",
    "couverture_plan",
    "source",
];

fn champs(c: &Contrat) -> Champs {
    [
        ("version", c.version.to_string()),
        ("titre", c.titre.clone()),
        ("sigle", c.sigle.clone().unwrap_or_default()),
        ("periode", c.periode.clone()),
        ("annee_debut", c.annee_debut.to_string()),
        ("annee_fin", c.annee_fin.to_string()),
        ("duree_annees", c.duree_annees.to_string()),
        ("signe_le", c.signe_le.map(date_courte).unwrap_or_default()),
        ("annee_un_le", date_courte(c.annee_un_le)),
        ("regle_annee", c.regle_annee.code().to_owned()),
        ("etat", c.etat.code().to_owned()),
        ("porteur", c.porteur_id.map(|id| id.to_string()).unwrap_or_default()),
        ("perimetre", c.perimetre.clone()),
        ("revision", c.revision.clone()),
        ("resiliation", c.resiliation.join("\n")),
        ("evaluation", c.evaluation.join("\n")),
        ("paliers", c.paliers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
        ("couverture_fiche", c.couverture_fiche.to_string()),
        ("couverture_plan", c.couverture_plan.to_string()),
        ("source", c.source.clone()),
    ]
    .map(|(nom, valeur)| (nom.to_owned(), valeur))
    .to_vec()
}

/// The form as the rules read it.
pub fn saisie(form: &Form) -> SaisieReglages {
    let lire = |nom: &str| form.text(nom).to_owned();
    SaisieReglages {
        titre: lire("titre"),
        sigle: lire("sigle"),
        periode: lire("periode"),
        annee_debut: lire("annee_debut"),
        annee_fin: lire("annee_fin"),
        duree_annees: lire("duree_annees"),
        signe_le: lire("signe_le"),
        annee_un_le: lire("annee_un_le"),
        regle_annee: lire("regle_annee"),
        etat: lire("etat"),
        porteur: lire("porteur"),
        perimetre: lire("perimetre"),
        revision: lire("revision"),
        resiliation: lire("resiliation"),
        evaluation: lire("evaluation"),
        paliers: lire("paliers"),
        couverture_fiche: lire("couverture_fiche"),
        couverture_plan: lire("couverture_plan"),
        source: lire("source"),
    }
}

/// The organisations that may be chosen, in the order of their names.
pub async fn organisations(r: &mut Reader) -> Result<Vec<Organisation>, StoreError> {
    r.list::<Organisation>("remplacee_par IS NULL ;; ORDER BY cle COLLATE \"C\", id", args![]).await
}

pub async fn get(visit: Visit, Path((_c, contrat)): Path<(String, String)>, Query(q): Query<Requete>) -> Page {
    let mut r = visit.reader().await?;
    let contrat = ouvrir_contrat(&visit, &mut r, &contrat, Right::ModifierPlan).await?;
    if !q.partie.is_empty() {
        return parties::montrer(&visit, &mut r, &contrat, &q).await;
    }
    let organisations = organisations(&mut r).await?;
    let form = Form::filled(champs(&contrat));
    Ok(reponse(&form, montrer(&visit, &contrat, &organisations, &form, &q)))
}

pub async fn post(visit: Visit, Path((_c, contrat)): Path<(String, String)>, Query(q): Query<Requete>, form: Form) -> Page {
    let mut r = visit.reader().await?;
    let contrat = ouvrir_contrat(&visit, &mut r, &contrat, Right::ModifierPlan).await?;
    if !q.partie.is_empty() {
        drop(r);
        return parties::ecrire(&visit, &contrat, &q.partie, form).await;
    }
    let organisations = organisations(&mut r).await?;
    drop(r);
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let ici = format!("/contrats/{}{SUITE}", contrat.slug);
    let a_choisir = |form: &Form, base: Option<&Contrat>| {
        let ecarts = conflit::ecarts(form, base.map(champs).as_ref(), &champs(&contrat), &NOMS);
        (!ecarts.is_empty()).then(|| {
            let corps = conflit::choisir(&visit, &visit.url(&ici), form, contrat.version, &ecarts, |nom, valeur| {
                valeur_lisible(&visit, &organisations, nom, valeur)
            });
            (StatusCode::CONFLICT, page_de_reglage(&visit, &contrat, SUITE, corps)).into_response()
        })
    };
    let Some(mut form) = conflit::arbitrer(&form, &champs(&contrat)) else {
        return a_choisir(&form, None).ok_or(PageError::Unreadable);
    };
    let mut resultat = regler_contrat(&visit, contrat.id, version, &saisie(&form), form.text("motif")).await;
    if matches!(resultat, Err(ActeError::Store(StoreError::Stale { .. }))) {
        let mut r = visit.reader().await?;
        let base: Option<Contrat> = conflit::version_lue(&mut r, &contrat.id.to_string(), version).await?;
        drop(r);
        if let Some(page) = a_choisir(&form, base.as_ref()) {
            return Ok(page);
        }
        resultat = regler_contrat(&visit, contrat.id, contrat.version, &saisie(&form), form.text("motif")).await;
    }
    match resultat {
        Ok(_) => Ok(visit.go(&format!("{ici}?fait=enregistre"))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            Ok(reponse(&form, montrer(&visit, &contrat, &organisations, &form, &Requete::default())))
        }
    }
}

fn valeur_lisible(visit: &Visit, organisations: &[Organisation], nom: &str, valeur: &str) -> String {
    let lue = match nom {
        "porteur" => organisations.iter().find(|o| o.id.to_string() == valeur).map(|o| o.nom.clone()),
        "regle_annee" => RegleAnnee::from_code(valeur).map(|r| mots::regle_annee(r, visit.lang)),
        "etat" => EtatContrat::from_code(valeur).map(|e| mots::etat_de_contrat(e, visit.lang)),
        _ => None,
    };
    lue.unwrap_or_else(|| valeur.to_owned())
}

fn montrer(visit: &Visit, contrat: &Contrat, organisations: &[Organisation], form: &Form, q: &Requete) -> Markup {
    let t = m(visit.lang);
    let corps = html! {
        (parties::onglets(visit, contrat, ""))
        (fait(visit, &q.fait, None))
        (erreurs(form, visit.lang))
        @if contrat.signe_le.is_none() { div.encadre.attention { p { strong { (t.redaction_sans_signature()) } " " (t.redaction_sans_signature_texte(&contrat.periode)) } } }
        form method="post" action=(visit.url(&format!("/contrats/{}{SUITE}", contrat.slug))) data-enhance="brouillon" {
            (caches(&[("version", form.text("version"))]))
            (champs_des_reglages(visit, form, organisations))
            h2 { (t.redaction_titre_motif()) }
            (champ(form, &Champ { name: "motif", label: &libelle_champ("motif", visit.lang), hint: &t.redaction_aide_motif(), ..Champ::default() }, visit.lang))
            (brouillon(visit))
            div.boutons { (bouton(&t.redaction_enregistrer())) a href=(visit.url(&format!("/contrats/{}", contrat.slug))) { (t.redaction_annuler()) } }
        }
    };
    page_de_reglage(visit, contrat, SUITE, corps)
}

/// Every setting but the reason: shared with the page of a new contract.
pub fn champs_des_reglages(visit: &Visit, form: &Form, organisations: &[Organisation]) -> Markup {
    let t = m(visit.lang);
    let l = |nom: &str| libelle_champ(nom, visit.lang);
    let regles: Vec<Choix> = RegleAnnee::ALL
        .iter()
        .map(|r| Choix {
            hint: mots::regle_annee_aide(*r, visit.lang),
            ..Choix::new(r.code(), mots::regle_annee(*r, visit.lang))
        })
        .collect();
    let etats: Vec<Choix> =
        EtatContrat::ALL.iter().map(|e| Choix::new(e.code(), mots::etat_de_contrat(*e, visit.lang))).collect();
    let mut porteurs = vec![Choix::new("", t.redaction_a_designer())];
    porteurs.extend(organisations.iter().filter(|o| !o.generique).map(|o| Choix::new(o.id.to_string(), o.nom.clone())));
    let court = |nom: &str, aide: &str, obligatoire: bool| {
        champ(
            form,
            &Champ { name: nom, label: &l(nom), hint: aide, short: true, required: obligatoire, ..Champ::default() },
            visit.lang,
        )
    };
    let nombre = |nom: &str, aide: &str| {
        champ(
            form,
            &Champ {
                name: nom,
                label: &l(nom),
                hint: aide,
                short: true,
                required: true,
                inputmode: "numeric",
                ..Champ::default()
            },
            visit.lang,
        )
    };
    let long =
        |nom: &str, aide: &str| zone(form, &Champ { name: nom, label: &l(nom), hint: aide, ..Champ::default() }, visit.lang);
    html! {
        h2 { (t.redaction_titre_contrat()) }
        (champ(form, &Champ { name: "titre", label: &l("titre"), required: true, ..Champ::default() }, visit.lang))
        (court("sigle", "", false))
        (liste_deroulante(form, &Champ { name: "porteur", label: &l("porteur"), ..Champ::default() }, &porteurs, visit.lang))
        (liste_deroulante(form, &Champ { name: "etat", label: &l("etat"), required: true, short: true, ..Champ::default() }, &etats, visit.lang))
        h2 { (t.redaction_titre_duree()) }
        (court("periode", &t.redaction_aide_periode(), true))
        (nombre("annee_debut", ""))
        (nombre("annee_fin", ""))
        (nombre("duree_annees", &t.redaction_aide_duree()))
        (court("signe_le", &t.redaction_aide_signature(), false))
        (choix(form, &Champ { name: "regle_annee", label: &l("regle_annee"), hint: &t.redaction_aide_regle(), required: true, ..Champ::default() }, &regles, visit.lang))
        (court("annee_un_le", &t.redaction_aide_annee_un(), true))
        h2 { (t.redaction_titre_taux()) }
        (court("paliers", &t.redaction_aide_paliers(), true))
        (nombre("couverture_fiche", &t.redaction_aide_couverture()))
        (nombre("couverture_plan", &t.redaction_aide_couverture()))
        h2 { (t.redaction_titre_textes()) }
        (long("perimetre", ""))
        (long("revision", ""))
        (long("resiliation", &t.redaction_aide_details()))
        (long("evaluation", &t.redaction_aide_details()))
        (long("source", &t.redaction_aide_source()))
    }
}
