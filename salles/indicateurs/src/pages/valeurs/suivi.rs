//! `/indicateurs/{indicateur}/suivi`: who answers, when, from where, at which level, within which bounds.

use super::{Port, cadre, indicateur, mots};
use crate::actes::valeurs::Dossier;
use crate::actes::valeurs::reglage::regler;
use crate::m;
use crate::model::{Indicateur, Mesure, Suivi};
use crate::regles::suivi::{PERIODICITES, SaisieSuivi, operations_permises};
use crate::regles::{Nature, Operation, Pas, ecrire_periode};
use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Right;
use kernel::texte::cle;
use maud::{Markup, html};
use store::{ActeError, Read, StoreError, args};
use territoire::model::GenreTerritoire;
use web::components::{Champ, Choix, bouton, champ, choix, coches, erreurs, liste_deroulante, zone};
use web::{Form, Page, PageError, Visit};

/// The indicators whose codes a formula may name.
async fn du_contrat(visit: &Visit, contrat: &str) -> Result<Vec<Indicateur>, StoreError> {
    let mut r = visit.reader().await?;
    let tous: Vec<Indicateur> = r.list("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.to_owned()]).await?;
    Ok(tous)
}

fn valeurs(i: &Indicateur, s: &Suivi, version: i64, indicateurs: &[Indicateur]) -> Form {
    let s = SaisieSuivi::de(i, s, indicateurs);
    let coche = |cochee: bool| if cochee { "1".to_owned() } else { String::new() };
    let champs = [
        ("version", version.to_string()),
        ("responsable", s.responsable),
        ("source", s.source),
        ("formule", s.formule),
        ("perimetre", s.perimetre),
        ("periodicite", s.periodicite),
        ("delai", s.delai),
        ("debut", s.debut),
        ("nature", s.nature),
        ("operation_periodes", s.operation_periodes),
        ("niveau", s.niveau),
        ("operation_territoires", s.operation_territoires),
        ("couverture_min", s.couverture_min),
        ("minimum", s.minimum),
        ("maximum", s.maximum),
        ("decimales", s.decimales),
        ("seuil_secret", s.seuil_secret),
        ("expression", s.expression),
        ("millesime", s.millesime),
        ("fenetre", s.fenetre),
        ("fenetre_mois", s.fenetre_mois),
        ("fenetre_depuis", s.fenetre_depuis),
        ("remise", s.remise),
        ("remise_le", s.remise_le),
        ("manque", s.manque),
        ("cible_finale", s.cible_finale),
        ("cible_finale_le", s.cible_finale_le),
        ("part", coche(s.part)),
        ("zero_sensible", coche(s.zero_sensible)),
    ];
    Form::filled(champs.map(|(nom, valeur)| (nom.to_owned(), valeur)).to_vec())
}

fn saisie(form: &Form) -> SaisieSuivi {
    let lire = |nom: &str| form.text(nom).to_owned();
    SaisieSuivi {
        responsable: lire("responsable"),
        source: lire("source"),
        formule: lire("formule"),
        perimetre: lire("perimetre"),
        periodicite: lire("periodicite"),
        delai: lire("delai"),
        debut: lire("debut"),
        nature: lire("nature"),
        operation_periodes: lire("operation_periodes"),
        niveau: lire("niveau"),
        operation_territoires: lire("operation_territoires"),
        couverture_min: lire("couverture_min"),
        minimum: lire("minimum"),
        maximum: lire("maximum"),
        decimales: lire("decimales"),
        seuil_secret: lire("seuil_secret"),
        expression: lire("expression"),
        millesime: lire("millesime"),
        fenetre: lire("fenetre"),
        fenetre_mois: lire("fenetre_mois"),
        fenetre_depuis: lire("fenetre_depuis"),
        remise: lire("remise"),
        remise_le: lire("remise_le"),
        manque: lire("manque"),
        part: form.is_checked("part", "1"),
        cible_finale: lire("cible_finale"),
        cible_finale_le: lire("cible_finale_le"),
        zero_sensible: form.is_checked("zero_sensible", "1"),
        rupture: lire("rupture"),
        rupture_motif: lire("rupture_motif"),
        references: form
            .fields()
            .iter()
            .filter_map(|(nom, valeur)| {
                let id = if nom == "rupture_reference" { "" } else { nom.strip_prefix("reference.")? };
                Some((id.to_owned(), valeur.clone()))
            })
            .collect(),
    }
}

/// Codes shown in the form at most: the page stays light.
const CODES_MAX: usize = 150;

fn tenir(visit: &Visit, i: &Indicateur) -> Result<(), PageError> {
    if visit.may(Right::DefinirIndicateur, Some(&i.contrat_id)) { Ok(()) } else { Err(PageError::NotFound) }
}

/// `GET /indicateurs/{indicateur}/suivi`
pub async fn get(visit: Visit, Extension(plans): Port, Path((_c, id)): Path<(String, String)>) -> Page {
    let mut r = visit.reader().await?;
    let (i, dossier) = indicateur::ouvrir(&visit, plans.as_ref(), &mut r, &id).await?;
    tenir(&visit, &i)?;
    let version = dossier.suivis.get(&i.id).map_or(0, |s| s.version);
    drop(r);
    let indicateurs = du_contrat(&visit, &i.contrat_id).await?;
    let mut form = valeurs(&i, &dossier.suivi(&i), version, &indicateurs);
    for rupture in dossier.ruptures.iter().filter(|r| r.indicateur_id == i.id) {
        let connue = rupture.reference.as_deref().unwrap_or_default().replace('.', ",");
        form.set(&format!("reference.{}", rupture.id), connue);
    }
    Ok(dessiner(&visit, &dossier, (&i, &indicateurs), &form).into_response())
}

/// `POST /indicateurs/{indicateur}/suivi`
pub async fn post(visit: Visit, Extension(plans): Port, Path((_c, id)): Path<(String, String)>, mut form: Form) -> Page {
    let mut r = visit.reader().await?;
    let (i, dossier) = indicateur::ouvrir(&visit, plans.as_ref(), &mut r, &id).await?;
    tenir(&visit, &i)?;
    drop(r);
    match ecrire(&visit, &dossier, &i, &form).await {
        Ok(()) => Ok(visit.go(&format!("/indicateurs/{}", i.id))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            let indicateurs = du_contrat(&visit, &i.contrat_id).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, dessiner(&visit, &dossier, (&i, &indicateurs), &form)).into_response())
        }
    }
}

async fn ecrire(visit: &Visit, dossier: &Dossier, i: &Indicateur, form: &Form) -> Result<(), ActeError> {
    let mut w = visit.writer("indicateur.regler").await?;
    let version = form.text("version").parse().unwrap_or(0);
    regler(visit, &mut w, dossier, i, version, &saisie(form)).await?;
    w.commit().await?;
    Ok(())
}

fn dessiner(visit: &Visit, dossier: &Dossier, (i, indicateurs): (&Indicateur, &[Indicateur]), form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let mut organisations: Vec<(&str, String)> =
        dossier.organisations.iter().map(|(id, nom)| (nom.as_str(), id.to_string())).collect();
    organisations.sort_by_cached_key(|(nom, _)| cle(nom));
    let mut responsables = vec![Choix::new("", t.liste_personne())];
    responsables.extend(organisations.into_iter().map(|(nom, id)| Choix::new(id, nom)));
    let pas = |n: i64| u32::try_from(n).ok().and_then(Pas::nouveau);
    let periodicites: Vec<Choix> =
        PERIODICITES.iter().map(|n| Choix::new(n.to_string(), mots::periodicite(pas(*n), lang))).collect();
    let natures: Vec<Choix> = Nature::ALL.iter().map(|n| Choix::new(n.code(), mots::nature(*n, lang))).collect();
    let operations = |permises: &[Operation]| -> Vec<Choix> {
        permises.iter().map(|o| Choix::new(o.code(), mots::operation(*o, lang))).collect()
    };
    let (entre_periodes, entre_lieux) = operations_permises(i.mesure);
    let (periodes, lieux) = (operations(entre_periodes), operations(entre_lieux));
    // Nothing gathers places for it: a level would be refused.
    let par_lieu = !lieux.is_empty() || !form.text("niveau").is_empty();
    let mut niveaux = vec![Choix::new("", t.suivi_niveau_aucun())];
    niveaux.extend(GenreTerritoire::ALL.iter().map(|g| Choix::new(g.code(), mots::genre(*g, lang))));
    let fenetres = [
        Choix::new("", t.suivi_fenetre_exercice()),
        Choix::new("annee", t.suivi_fenetre_annee()),
        Choix::new("mois", t.suivi_fenetre_mois()),
        Choix::new("depuis", t.suivi_fenetre_depuis()),
        Choix::new("tout", t.suivi_fenetre_tout()),
        Choix::new("derniere", t.suivi_fenetre_derniere()),
    ];
    let remises = [
        Choix::new("annee", t.suivi_remise_annee()),
        Choix::new("date", t.suivi_remise_date()),
        Choix::new("jamais", t.suivi_remise_jamais()),
    ];
    let manques = [Choix::new("strict", t.suivi_manque_strict()), Choix::new("partiel", t.suivi_manque_partiel())];
    let part = [Choix::new("1", t.suivi_part())];
    let zero = [Choix::new("1", t.suivi_zero())];
    let rompue = dossier.suivis.contains_key(&i.id) || dossier.observations.iter().any(|o| o.indicateur_id == i.id);
    let corps = html! {
        (erreurs(form, lang))
        p.chapeau { (t.suivi_chapeau()) }
        form method="post" action=(visit.url(&format!("/indicateurs/{}/suivi", i.id))) {
            input type="hidden" name="version" value=(form.text("version"));
            (liste_deroulante(form, &Champ { name: "responsable", label: &t.liste_responsable(), ..Champ::default() }, &responsables, lang))
            (champ(form, &Champ { name: "source", label: &t.suivi_source(), hint: &t.suivi_source_aide(), ..Champ::default() }, lang))
            (zone(form, &Champ { name: "formule", label: &t.suivi_formule(), hint: &t.suivi_formule_aide(), lines: 3, ..Champ::default() }, lang))
            (zone(form, &Champ { name: "expression", label: &t.formule_champ(), hint: &t.formule_aide("100 × [1.R1] / [1.R2]"), lines: 2, ..Champ::default() }, lang))
            details {
                summary { (t.formule_codes()) }
                ul { @for autre in indicateurs.iter().filter(|a| a.id != i.id).take(CODES_MAX) { li { code { "[" (autre.code) "]" } " " (autre.libelle) @if !autre.unite.is_empty() { " (" (autre.unite) ")" } } } }
            }
            (champ(form, &Champ { name: "perimetre", label: &t.suivi_perimetre(), ..Champ::default() }, lang))
            (liste_deroulante(form, &Champ { name: "periodicite", label: &t.suivi_periodicite(), required: true, ..Champ::default() }, &periodicites, lang))
            (champ(form, &Champ { name: "delai", label: &t.suivi_delai(), hint: &t.suivi_delai_aide(), required: true, short: true, inputmode: "numeric", ..Champ::default() }, lang))
            (champ(form, &Champ { name: "debut", label: &t.suivi_debut(), hint: &t.suivi_debut_aide(), short: true, ..Champ::default() }, lang))
            (choix(form, &Champ { name: "nature", label: &t.suivi_nature(), required: true, ..Champ::default() }, &natures, lang))
            (choix(form, &Champ { name: "remise", label: &t.suivi_remise(), hint: &t.suivi_remise_aide(), ..Champ::default() }, &remises, lang))
            (champ(form, &Champ { name: "remise_le", label: &t.suivi_remise_le(), hint: &t.suivi_debut_aide(), short: true, ..Champ::default() }, lang))
            (liste_deroulante(form, &Champ { name: "fenetre", label: &t.suivi_fenetre(), hint: &t.suivi_fenetre_aide(), ..Champ::default() }, &fenetres, lang))
            (champ(form, &Champ { name: "fenetre_mois", label: &t.suivi_fenetre_combien(), hint: &t.suivi_fenetre_combien_aide(), short: true, inputmode: "numeric", ..Champ::default() }, lang))
            (champ(form, &Champ { name: "fenetre_depuis", label: &t.suivi_fenetre_le(), hint: &t.suivi_debut_aide(), short: true, ..Champ::default() }, lang))
            (choix(form, &Champ { name: "manque", label: &t.suivi_manque(), ..Champ::default() }, &manques, lang))
            (liste_deroulante(form, &Champ { name: "operation_periodes", label: &t.suivi_operation_periodes(), required: true, ..Champ::default() }, &periodes, lang))
            @if par_lieu { (liste_deroulante(form, &Champ { name: "niveau", label: &t.suivi_niveau(), ..Champ::default() }, &niveaux, lang)) }
            (champ(form, &Champ { name: "millesime", label: &t.suivi_millesime(), hint: &t.suivi_millesime_aide(), short: true, inputmode: "numeric", ..Champ::default() }, lang))
            @if par_lieu { (liste_deroulante(form, &Champ { name: "operation_territoires", label: &t.suivi_operation_territoires(), required: true, ..Champ::default() }, &lieux, lang)) }
            (champ(form, &Champ { name: "couverture_min", label: &t.suivi_couverture(), hint: &t.suivi_couverture_aide(), required: true, short: true, inputmode: "numeric", ..Champ::default() }, lang))
            (champ(form, &Champ { name: "minimum", label: &t.suivi_minimum(), hint: &t.suivi_bornes_aide(), short: true, inputmode: "decimal", ..Champ::default() }, lang))
            (champ(form, &Champ { name: "maximum", label: &t.suivi_maximum(), short: true, inputmode: "decimal", ..Champ::default() }, lang))
            (champ(form, &Champ { name: "decimales", label: &t.suivi_decimales(), hint: &t.suivi_decimales_aide(), short: true, inputmode: "numeric", ..Champ::default() }, lang))
            @if i.mesure == Mesure::Ratio { (coches(form, &Champ { name: "part", label: &t.suivi_part_titre(), ..Champ::default() }, &part, lang)) }
            (champ(form, &Champ { name: "cible_finale", label: &t.suivi_finale(), hint: &t.suivi_finale_aide(), short: true, inputmode: if i.mesure == Mesure::Jalon { "" } else { "decimal" }, ..Champ::default() }, lang))
            (champ(form, &Champ { name: "cible_finale_le", label: &t.suivi_finale_le(), hint: &t.definition_aide_date(), short: true, ..Champ::default() }, lang))
            (champ(form, &Champ { name: "seuil_secret", label: &t.suivi_seuil(), hint: &t.suivi_seuil_aide(), required: true, short: true, inputmode: "numeric", ..Champ::default() }, lang))
            (coches(form, &Champ { name: "zero_sensible", label: &t.suivi_zero_titre(), ..Champ::default() }, &zero, lang))
            @for rupture in dossier.ruptures.iter().filter(|r| r.indicateur_id == i.id) {
                @let nom = format!("reference.{}", rupture.id);
                @let depuis = ecrire_periode(rupture.periode, dossier.suivi(i).pas());
                (champ(form, &Champ { name: &nom, label: &t.suivi_reference(depuis), hint: &t.suivi_reference_aide(), short: true, inputmode: "decimal", ..Champ::default() }, lang))
            }
            @if rompue {
                (champ(form, &Champ { name: "rupture", label: &t.suivi_rupture(), hint: &t.suivi_rupture_aide(ecrire_periode(crate::regles::Mois::de(visit.today()), None)), short: true, ..Champ::default() }, lang))
                (champ(form, &Champ { name: "rupture_reference", label: &t.suivi_rupture_reference(), hint: &t.suivi_reference_aide(), short: true, inputmode: "decimal", ..Champ::default() }, lang))
                (zone(form, &Champ { name: "rupture_motif", label: &t.suivi_rupture_motif(), lines: 2, ..Champ::default() }, lang))
            }
            div.boutons { (bouton(&t.suivi_enregistrer())) }
        }
    };
    cadre::page(visit, &t.suivi_titre(&i.code), false, corps)
}
