//! `/programmation/comparer?s=…`: scenarios side by side, « mêmes indicateurs », then what changes from the first.

use super::mots as ici;
use super::scenario::ouvrir;
use crate::actes::programmation::{lire, question};
use crate::calculs::{AppelLu, Consommee};
use crate::m;
use crate::model::{Scenario, ScrutinConseil};
use crate::pages::cadre_appel::{Cadre, Onglet};
use crate::regles::enveloppe::Nature;
use crate::regles::programmation::scenario::{Preuve, lu as plan_lu};
use crate::regles::programmation::{Lectures, alertes, lectures};
use crate::regles::scrutin::parts_egales::Resultat;
use crate::regles::{Catalogue, Financeur};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Lang;
use maud::{Markup, html};
use solver::{Indicateurs, Plan, difference};
use std::collections::{BTreeMap, BTreeSet};
use web::components::vide;
use web::{Form, Page, PageError, Visit};

/// As many as a screen holds.
const AU_PLUS: usize = 5;

struct Colonne {
    scenario: Scenario,
    preuve: Preuve,
    plan: Plan,
    /// With what reservations pay.
    entier: Plan,
    lus: Indicateurs,
    lectures: Lectures,
    alertes: usize,
    /// « μ par dossier »: those that this scenario sets, in words.
    parts_min: String,
}

/// `GET /appels/{appel}/programmation/comparer?s=…&s=…`
pub async fn get(visit: Visit, Path((_c, appel)): Path<(String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir_la_synthese(visit, &appel).await?;
    let requete = Form::from_query(cadre.visit.here.split_once('?').map_or("", |(_, q)| q));
    let mut colonnes = vec![];
    let mut appel_lu: Option<AppelLu> = None;
    for id in requete.all("s").into_iter().take(AU_PLUS) {
        let (lu, scenario) = ouvrir(&cadre, &mut r, id).await?;
        let plan = plan_lu(&scenario.plan);
        let lus = solver::indicateurs(&question(&lu, &scenario)?.probleme, &plan);
        let catalogue = Catalogue::de(&lu.parametres);
        let (lectures, alertes) = lu.programme(|p| (lectures(catalogue, p, &plan), alertes(catalogue, p, &plan).len()));
        let parts_min = super::part_min::en_un_mot(&scenario, cadre.visit.lang)?;
        let entier = plan_lu(&lu.plan_entier(&scenario.plan));
        colonnes.push(Colonne { preuve: lire(&scenario.preuve)?, plan, entier, lus, lectures, alertes, parts_min, scenario });
        appel_lu = Some(lu);
    }
    let avis = crate::actes::conseil::dernier_avis(&mut r, &cadre.appel).await?;
    let t = m(cadre.visit.lang);
    let corps = match (&appel_lu, colonnes.len()) {
        (Some(lu), 2..) => corps(&cadre, lu, &colonnes, avis.as_ref())?,
        _ => vide(&t.programmation_comparer_vide(), Some((&t.programmation_titre(), &cadre.url("/programmation")))),
    };
    let titre = t.programmation_comparer_titre();
    Ok(cadre.page(&titre, Onglet::Programmation, Some((t.programmation_titre(), "/programmation")), &corps).into_response())
}

fn lignes(lu: &AppelLu, colonnes: &[Colonne], lang: Lang) -> Vec<(String, Vec<String>)> {
    let t = m(lang);
    let chaque = |quoi: &dyn Fn(&Colonne) -> String| colonnes.iter().map(quoi).collect::<Vec<_>>();
    let part = |p: solver::Part| ici::part(p.partie, p.total, lang);
    let orphelin = |c: &Colonne| c.preuve.orphelin.as_ref().map_or_else(|| "—".to_owned(), |o| ici::euros(o.orphelin, lang));
    let mut lignes = vec![
        (t.programmation_doctrine(), chaque(&|c| ici::doctrine(&c.scenario.doctrine, lang))),
        (t.programmation_etat(), chaque(&|c| ici::statut(&c.preuve, lang))),
        (t.programmation_retenus(), chaque(&|c| c.lus.retenus.to_string())),
        (t.programmation_euros(), chaque(&|c| ici::euros(c.lus.euros, lang))),
        (t.programmation_cpo_comprises(), chaque(&|c| tout_compris(&c.entier, lang))),
        (t.programmation_points(), chaque(&|c| ici::points(c.lus.points, lang))),
        (t.programmation_servie(), chaque(&|c| part(c.lus.servie))),
        (t.programmation_orphelin_nom(), chaque(&orphelin)),
        (t.programmation_lecture_a(), chaque(&|c| format!("{}/{}", c.lectures.tenues, c.lectures.conventions))),
        (t.programmation_lecture_b(), chaque(&|c| ici::part(c.lectures.b.0, c.lectures.b.1, lang))),
        (t.programmation_primo(), chaque(&|c| c.lus.primo_porteurs.to_string())),
        (t.programmation_petites(), chaque(&|c| c.lus.petites_aides.to_string())),
        (t.programmation_nombre_d_alertes(), chaque(&|c| c.alertes.to_string())),
    ];
    if colonnes.iter().any(|c| !c.parts_min.is_empty()) {
        let dites = |c: &Colonne| if c.parts_min.is_empty() { "—".to_owned() } else { c.parts_min.clone() };
        lignes.push((t.programmation_part_min_titre(), chaque(&dites)));
    }
    for code in lu.disponibles().keys() {
        let consommee = |c: &Colonne| c.lus.consommation.get(code.code()).map_or_else(|| "—".to_owned(), |p| part(*p));
        lignes.push((t.programmation_consommation(lu.nom(code)), chaque(&consommee)));
    }
    // The shares of the envelopes, funder by funder: what each scenario takes of them.
    let parts: Vec<_> = colonnes.iter().map(|c| lu.consommation(&c.entier)).collect();
    let mesurees = parts.first().into_iter().flatten().enumerate();
    for (rang, part) in mesurees.filter(|(_, p)| !matches!(p.enveloppe.nature, Nature::Racine | Nature::Appel)) {
        let prise = |c: &Vec<Consommee<'_>>| c.get(rang).map_or_else(|| "—".to_owned(), |p| reste(p, lang));
        let nom = t.programmation_part(lu.nom(&part.enveloppe.financeur), &part.enveloppe.libelle);
        lignes.push((nom, parts.iter().map(prise).collect()));
    }
    for (code, (nom, _)) in &lu.quartiers {
        let habitant = |c: &Colonne| {
            let centimes = c.lus.centimes_par_habitant.get(code).copied();
            let part = c.lus.par_qpv.get(code).map_or_else(|| "—".to_owned(), |p| part(*p));
            format!("{part} · {}", crate::mots::euros(centimes.map(crate::regles::Euros::de_centimes), lang))
        };
        lignes.push((t.programmation_quartier(nom), chaque(&habitant)));
    }
    lignes.extend(par_nom(colonnes, |i| &i.par_defi, |defi| t.programmation_defi(defi), lang));
    lignes.extend(par_nom(colonnes, |i| &i.par_axe, |axe| t.programmation_axe(axe), lang));
    lignes
}

/// The whole programme, what reservations pay included: what a freeze would decide.
fn tout_compris(entier: &Plan, lang: Lang) -> String {
    let euros: i64 = entier.values().flat_map(BTreeMap::values).sum();
    format!("{} · {}", entier.len(), ici::euros(euros, lang))
}

/// A row for each name that one of the scenarios serves.
fn par_nom(
    colonnes: &[Colonne],
    parts: fn(&Indicateurs) -> &BTreeMap<String, solver::Part>,
    nommer: impl Fn(&str) -> String,
    lang: Lang,
) -> Vec<(String, Vec<String>)> {
    let noms: BTreeSet<&String> = colonnes.iter().flat_map(|c| parts(&c.lus).keys()).collect();
    let servie =
        |c: &Colonne, nom: &str| parts(&c.lus).get(nom).map_or_else(|| "—".to_owned(), |p| ici::part(p.partie, p.total, lang));
    noms.into_iter().map(|nom| (nommer(nom), colonnes.iter().map(|c| servie(c, nom)).collect())).collect()
}

/// What is taken of an envelope, out of what it holds.
fn reste(c: &Consommee<'_>, lang: Lang) -> String {
    let euros = |e| crate::mots::euros(Some(e), lang);
    m(lang).programmation_pris(euros(c.retenu), euros(c.enveloppe.montant() - c.reserve))
}

/// The advice of the citizens' council, beside what each scenario retains: how many files they share.
fn avis_du_conseil(avis: Option<&(ScrutinConseil, Resultat)>, colonnes: &[Colonne], lang: Lang) -> Option<(String, Vec<String>)> {
    let (scrutin, lu) = avis?;
    let communs = |c: &Colonne| c.plan.iter().filter(|(n, l)| l.values().any(|m| *m > 0) && lu.retient(n)).count();
    let dits = colonnes.iter().map(|c| format!("{}/{}", communs(c), lu.nombre()));
    Some((m(lang).conseil_comparer(&scrutin.intitule), dits.collect()))
}

fn corps(
    cadre: &Cadre,
    lu: &AppelLu,
    colonnes: &[Colonne],
    avis: Option<&(ScrutinConseil, Resultat)>,
) -> Result<Markup, PageError> {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let Some((premier, autres)) = colonnes.split_first() else { return Err(PageError::NotFound) };
    let nommer = |f: &str| lu.nom(&Financeur::nomme(f));
    Ok(html! {
        p.chapeau { (t.programmation_comparer_chapeau()) }
        div.defile tabindex="0" {
            table {
                caption { (t.programmation_comparer_titre()) }
                thead { tr { th scope="col" { (t.programmation_indicateur()) } @for c in colonnes { th scope="col" { a href=(cadre.url(&format!("/programmation/{}", c.scenario.id))) { (c.scenario.nom) } } } } }
                tbody { @for (nom, valeurs) in lignes(lu, colonnes, lang).into_iter().chain(avis_du_conseil(avis, colonnes, lang)) { tr { th scope="row" { (nom) } @for v in valeurs { td { (v) } } } } }
            }
        }
        @for c in autres {
            @let d = difference(&premier.plan, &c.plan);
            h2 { (t.programmation_difference(&premier.scenario.nom, &c.scenario.nom)) }
            @if d.entres.is_empty() && d.sortis.is_empty() && d.changes.is_empty() { p { (t.programmation_identiques()) } }
            @if !d.entres.is_empty() { p { (t.programmation_entres(d.entres.join(", "))) } }
            @if !d.sortis.is_empty() { p { (t.programmation_sortis(d.sortis.join(", "))) } }
            @if !d.changes.is_empty() {
                details {
                    summary { (t.programmation_changes(d.changes.len())) }
                    ul { @for (numero, f, avant, apres) in &d.changes { li { (numero) ", " (nommer(f)) "\u{202f}: " (ici::euros(*avant, lang)) " → " (ici::euros(*apres, lang)) } } }
                }
            }
        }
    })
}
