//! « décider » : recording what the committee decides of a sheet, with the facts in sight.

use super::blocs::{self, Vue};
use super::cadre::{Cadre, Issue, depasse, issue, lien_fiche, noter, refuse};
use super::dossier::charger;
use super::{formulaires, valeurs};
use crate::actes::decision::{
    DossierCharge, PlanCharge, charger_plan, decider, modifier_decision, ordonner, ouvrir_fiche, retirer_decision,
};
use crate::m;
use crate::model::{Comite, Decision, DecisionId, FicheActionId, GenreDecision, ObjetRevision, RegleRevision, Voie};
use crate::regles::decision::{FicheOuverte, lire_valeur, mots, objets_touches, preparer, valeur, voie};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Right;
use maud::{Markup, html};
use store::{Read, args};
use web::components::{Champ, Choix, bouton, champ, choix, coches, erreurs, liste_deroulante, zone};
use web::{Form, Page, PageError, Visit};

/// What the form needs around a decision.
struct Atelier {
    charge: DossierCharge,
    plan: PlanCharge,
    ouverte: Option<FicheOuverte>,
    regles: Vec<RegleRevision>,
    /// The decision being rewritten.
    connue: Option<Decision>,
}

async fn atelier(
    cadre: &mut Cadre,
    comite: Comite,
    fiche: Option<FicheActionId>,
    connue: Option<Decision>,
) -> Result<Atelier, PageError> {
    let charge = charger(cadre, comite).await?;
    let plan = charger_plan(&mut cadre.reader, cadre.contrat.id).await?;
    let ouverte = match fiche {
        Some(id) => ouvrir_fiche(&mut cadre.reader, &plan, id).await?,
        None => None,
    };
    let regles = cadre.reader.list::<RegleRevision>("contrat_id = $2", args![cadre.contrat.id]).await?;
    Ok(Atelier { charge, plan, ouverte, regles, connue })
}

fn fiche_du(form: &Form) -> Option<FicheActionId> {
    form.some("fiche").and_then(|id| id.parse().ok())
}

/// `GET /contrats/{contrat}/comites/{comite}/decider?fiche=…`
pub async fn get(visit: Visit, Path((_, slug, id)): Path<(String, String, String)>) -> Page {
    let mut cadre = Cadre::exiger(visit, &slug, Right::PreparerDecision).await?;
    let comite = cadre.comite(&id).await?;
    let form = Form::from_query(cadre.visit.here.split_once('?').map_or("", |(_, q)| q));
    let atelier = atelier(&mut cadre, comite, fiche_du(&form), None).await?;
    Ok(page(&cadre, &atelier, &form, &html! {}).into_response())
}

/// `POST /contrats/{contrat}/comites/{comite}/decider`
pub async fn post(visit: Visit, Path((_, slug, id)): Path<(String, String, String)>, mut form: Form) -> Page {
    let mut cadre = Cadre::exiger(visit, &slug, Right::PreparerDecision).await?;
    let comite = cadre.comite(&id).await?;
    let atelier = atelier(&mut cadre, comite, fiche_du(&form), None).await?;
    let lang = cadre.visit.lang;
    match formulaires::lire_decision(&form, &atelier.plan.cadre(atelier.ouverte.as_ref()), None) {
        Err(refus) => noter(&mut form, &refus, lang),
        Ok(projet) => {
            let mut w = cadre.visit.writer("decision.prendre").await?;
            if let Issue::Fait(_) = issue(decider(&mut w, atelier.charge.comite.id, &projet).await, &mut form, lang)? {
                w.commit().await?;
                return Ok(cadre.visit.go(&cadre.chemin(&format!("/comites/{id}?fait=decide#decisions"))));
            }
        }
    }
    a_leur_champ(&mut form, &atelier);
    Ok(refuse(page(&cadre, &atelier, &form, &html! {}), false))
}

/// `GET /contrats/{contrat}/comites/{comite}/decisions/{decision}/modifier`
pub async fn modifier(visit: Visit, Path((_, slug, id, decision)): Path<(String, String, String, String)>) -> Page {
    let mut cadre = Cadre::exiger(visit, &slug, Right::PreparerDecision).await?;
    let comite = cadre.comite(&id).await?;
    let connue = cadre.decision(&comite, &decision).await?;
    let form = Form::filled(formulaires::decision(&connue));
    let atelier = atelier(&mut cadre, comite, connue.fiche_id, Some(connue)).await?;
    Ok(page(&cadre, &atelier, &form, &html! {}).into_response())
}

/// `POST /contrats/{contrat}/comites/{comite}/decisions/{decision}/modifier`
pub async fn enregistrer(
    visit: Visit,
    Path((_, slug, id, decision)): Path<(String, String, String, String)>,
    mut form: Form,
) -> Page {
    let mut cadre = Cadre::exiger(visit, &slug, Right::PreparerDecision).await?;
    let comite = cadre.comite(&id).await?;
    let connue = cadre.decision(&comite, &decision).await?;
    let lang = cadre.visit.lang;
    if form.text("action") == "retirer" {
        let mut w = cadre.visit.writer("decision.retirer").await?;
        retirer_decision(&mut w, connue.id).await?;
        w.commit().await?;
        return Ok(cadre.visit.go(&cadre.chemin(&format!("/comites/{id}?fait=retire#decisions"))));
    }
    let atelier = atelier(&mut cadre, comite, fiche_du(&form), Some(connue.clone())).await?;
    let mut avant = html! {};
    match formulaires::lire_decision(&form, &atelier.plan.cadre(atelier.ouverte.as_ref()), Some(&connue)) {
        Err(refus) => noter(&mut form, &refus, lang),
        Ok(projet) => {
            let version = form.text("version").parse().unwrap_or_default();
            let mut w = cadre.visit.writer("decision.modifier").await?;
            match issue(modifier_decision(&mut w, connue.id, version, &projet).await, &mut form, lang)? {
                Issue::Fait(_) => {
                    w.commit().await?;
                    return Ok(cadre.visit.go(&cadre.chemin(&format!("/comites/{id}?fait=enregistre#decisions"))));
                }
                Issue::Refuse => a_leur_champ(&mut form, &atelier),
                Issue::Depasse => {
                    avant = depasse(&cadre.visit, &enregistree(&cadre, &connue));
                    form.set("version", connue.version.to_string());
                }
            }
        }
    }
    let perime = form.errors.is_empty();
    Ok(refuse(page(&cadre, &atelier, &form, &avant), perime))
}

fn enregistree(cadre: &Cadre, d: &Decision) -> Vec<(String, String)> {
    let t = m(cadre.visit.lang);
    vec![
        (t.decision_genre(), mots::genre(d.genre, cadre.visit.lang)),
        (t.decision_motif(), d.motif.clone()),
        (t.decision_conditions(), d.conditions.clone()),
        (t.decision_responsable(), d.responsable.clone()),
        (t.decision_echeance(), d.echeance.map(|e| cadre.jour(e)).unwrap_or_default()),
    ]
}

/// `POST /contrats/{contrat}/comites/{comite}/ordre`
pub async fn ordre(visit: Visit, Path((_, slug, id)): Path<(String, String, String)>, form: Form) -> Page {
    let mut cadre = Cadre::exiger(visit, &slug, Right::PreparerDecision).await?;
    let comite = cadre.comite(&id).await?;
    let mut ids: Vec<DecisionId> = cadre
        .reader
        .list::<Decision>("comite_id = $2 ;; ORDER BY ordre", args![comite.id])
        .await?
        .into_iter()
        .map(|d| d.id)
        .collect();
    let rang = ids.iter().position(|d| d.to_string() == form.text("decision")).ok_or(PageError::NotFound)?;
    let autre = if form.text("sens") == "monter" { rang.checked_sub(1) } else { Some(rang + 1).filter(|r| *r < ids.len()) };
    if let Some(autre) = autre {
        ids.swap(rang, autre);
        let mut w = cadre.visit.writer("decision.ordonner").await?;
        ordonner(&mut w, comite.id, &ids).await?;
        w.commit().await?;
    }
    Ok(cadre.visit.go(&cadre.chemin(&format!("/comites/{id}?fait=ordonne#decisions"))))
}

/// A refusal on a rewritten value goes beside the very field it comes from.
fn a_leur_champ(form: &mut Form, atelier: &Atelier) {
    if !form.errors.iter().any(|e| e.field.as_deref() == Some("apres")) {
        return;
    }
    let cadre = atelier.plan.cadre(atelier.ouverte.as_ref());
    let fautifs: Vec<String> = atelier
        .ouverte
        .iter()
        .flat_map(valeurs::champs_de_fiche)
        .filter(|c| {
            let nom = format!("v.{}", c.code());
            let saisie = form.text(&nom);
            form.has(&nom)
                && valeur(c, &cadre).is_ok_and(|avant| avant.trim() != saisie)
                && lire_valeur(c, saisie, &cadre).is_err()
        })
        .map(|c| format!("v.{}", c.code()))
        .collect();
    for (erreur, nom) in form.errors.iter_mut().filter(|e| e.field.as_deref() == Some("apres")).zip(fautifs) {
        erreur.field = Some(nom);
    }
}

fn page(cadre: &Cadre, a: &Atelier, form: &Form, avant: &Markup) -> Markup {
    let lang = cadre.visit.lang;
    let t = m(lang);
    let comite = &a.charge.comite;
    let vue = Vue { cadre, charge: &a.charge };
    let preparation = preparer(&a.charge.dossier());
    let fiche = a.ouverte.as_ref().map(|o| o.fiche.id);
    let demande = preparation.demandes.iter().find(|d| d.fiche == fiche && fiche.is_some());
    let retards = preparation.retards.iter().find(|(id, _)| Some(*id) == fiche);
    let mouvements = preparation.mouvements.iter().find(|(id, _)| Some(*id) == fiche);
    let retour = cadre.url(&format!("/comites/{}", comite.id));
    let action = match &a.connue {
        Some(d) => cadre.url(&format!("/comites/{}/decisions/{}/modifier", comite.id, d.id)),
        None => cadre.url(&format!("/comites/{}/decider", comite.id)),
    };
    let corps = html! {
        (erreurs(form, lang))
        (avant)
        div.deux {
            form method="post" action=(action) data-enhance="brouillon" { (champs(cadre, a, form)) }
            aside {
                h2 { (t.decider_faits()) }
                @if let Some(o) = &a.ouverte { p { (lien_fiche(cadre, Some(&o.fiche))) } p.discret { (t.dossier_pilotee_par(vue.pilotes(o.fiche.id))) } }
                @if let Some(d) = demande { ul { @for une in &d.raisons { li { (blocs::raison(vue, d.fiche, une)) } } } }
                @if let Some((id, retards)) = retards { h3 { (t.dossier_retards()) } ul { @for un in retards { li { (blocs::retard(vue, *id, un)) } } } }
                @if let Some((_, mouvements)) = mouvements { h3 { (t.seance_mouvements()) } (blocs::mouvements(vue, mouvements)) }
                @if demande.is_none() && retards.is_none() && mouvements.is_none() { p.discret { (t.decider_sans_fait()) } }
            }
        }
        @if a.connue.is_some() {
            form method="post" action=(action) { button.lien type="submit" name="action" value="retirer" { (t.decision_retirer()) } }
        }
        p { a href=(retour) { (t.decider_retour()) } }
    };
    let titre = match (&a.connue, &a.ouverte) {
        (Some(_), _) => t.decision_modifier_titre(),
        (None, Some(o)) => t.decider_fiche(o.fiche.numero.to_string()),
        (None, None) => t.decider_titre(),
    };
    cadre.layout_comite(&titre, comite).wide().render(&cadre.visit, corps)
}

fn champs(cadre: &Cadre, a: &Atelier, form: &Form) -> Markup {
    let lang = cadre.visit.lang;
    let t = m(lang);
    let fiches: Vec<Choix> = std::iter::once(Choix::new("", t.decider_sans_fiche()))
        .chain(a.charge.fiches.iter().map(|f| Choix::new(f.id.to_string(), format!("{} · {}", f.numero, f.titre))))
        .collect();
    let genres: Vec<Choix> = GenreDecision::ALL
        .iter()
        .map(|g| Choix { value: g.code().to_owned(), label: mots::genre(*g, lang), hint: aide_genre(*g, a, lang) })
        .collect();
    let noeuds: Vec<Choix> = std::iter::once(Choix::new("", t.decider_place_plus_tard()))
        .chain(a.plan.noeuds.iter().map(|n| {
            let retrait = "\u{a0}\u{a0}".repeat(usize::try_from(n.niveau - 1).unwrap_or(0));
            Choix::new(n.id.to_string(), format!("{retrait}{} {}", n.code, n.titre))
        }))
        .collect();
    let avenant = [Choix { value: "oui".into(), label: t.decision_avenant_requis(), hint: t.decider_avenant_aide() }];
    html! {
        input type="hidden" name="version" value=(form.text("version"));
        @if a.ouverte.is_some() && a.connue.is_none() { input type="hidden" name="fiche" value=(form.text("fiche")); }
        @else { (liste_deroulante(form, &Champ { name: "fiche", label: &t.decision_fiche(), hint: &t.decider_fiche_aide(), ..Champ::default() }, &fiches, lang)) }
        (choix(form, &Champ { name: "genre", label: &t.decision_genre(), required: true, ..Champ::default() }, &genres, lang))
        (zone(form, &Champ { name: "motif", label: &t.decision_motif(), hint: &t.decider_motif_aide(), required: true, lines: 4, ..Champ::default() }, lang))
        (zone(form, &Champ { name: "conditions", label: &t.decision_conditions(), lines: 3, ..Champ::default() }, lang))
        (champ(form, &Champ { name: "responsable", label: &t.decision_responsable(), hint: &t.decider_responsable_aide(), required: true, ..Champ::default() }, lang))
        (champ(form, &Champ { name: "echeance", label: &t.decision_echeance(), hint: &t.decider_echeance_aide(), kind: "date", short: true, ..Champ::default() }, lang))
        (coches(form, &Champ { name: "avenant_requis", label: &t.decider_avenant(), ..Champ::default() }, &avenant, lang))
        details open[form.text("genre") == "renforcement"] {
            summary { (t.decider_renforcement()) }
            (zone(form, &Champ { name: "taches", label: &t.decider_taches(), hint: &t.decider_taches_aide(), lines: 4, ..Champ::default() }, lang))
        }
        details open[form.text("genre") == "nouvelle_action"] {
            summary { (t.decider_nouvelle()) }
            (champ(form, &Champ { name: "titre_action", label: &t.decider_titre_action(), ..Champ::default() }, lang))
            (liste_deroulante(form, &Champ { name: "noeud", label: &t.decider_place(), ..Champ::default() }, &noeuds, lang))
        }
        @if let Some(o) = &a.ouverte { (reorientation(cadre, a, o, form)) }
        div.boutons { (bouton(&t.decider_bouton())) }
    }
}

/// The fields of the sheet, filled with the plan's values: what is typed differently becomes a change.
fn reorientation(cadre: &Cadre, a: &Atelier, ouverte: &FicheOuverte, form: &Form) -> Markup {
    let lang = cadre.visit.lang;
    let t = m(lang);
    let c = a.plan.cadre(Some(ouverte));
    let mut rempli = form.clone();
    let tous = valeurs::champs_de_fiche(ouverte);
    for un in &tous {
        let nom = format!("v.{}", un.code());
        if !rempli.has(&nom)
            && let Ok(avant) = valeur(un, &c)
        {
            rempli.set(&nom, avant);
        }
    }
    html! {
        details open[form.text("genre") == "reorientation"] {
            summary { (t.decider_reorientation()) }
            p.aide { (t.decider_reorientation_aide()) }
            @for un in &tous {
                @let nom = format!("v.{}", un.code());
                @let libelle = mots::champ(un, lang);
                @match un {
                    crate::regles::decision::Champ::ObjectifsOperationnels => (zone(&rempli, &Champ { name: &nom, label: &libelle, hint: &t.champ_une_par_ligne(), lines: 5, ..Champ::default() }, lang)),
                    crate::regles::decision::Champ::DeclinaisonAnnees(_) => (champ(&rempli, &Champ { name: &nom, label: &libelle, short: true, ..Champ::default() }, lang)),
                    _ => (zone(&rempli, &Champ { name: &nom, label: &libelle, lines: 3, ..Champ::default() }, lang)),
                }
            }
        }
    }
}

fn aide_genre(genre: GenreDecision, a: &Atelier, lang: kernel::Lang) -> String {
    let t = m(lang);
    let effet = match genre {
        GenreDecision::Poursuite => t.decider_aide_poursuite(),
        GenreDecision::Renforcement => t.decider_aide_renforcement(),
        GenreDecision::Reorientation => t.decider_aide_reorientation(),
        GenreDecision::Arret => t.decider_aide_arret(),
        GenreDecision::NouvelleAction => t.decider_aide_nouvelle(),
        GenreDecision::Validation => t.decider_aide_validation(),
        GenreDecision::Demande => t.decider_aide_demande(),
    };
    let par_avenant: Vec<ObjetRevision> =
        objets_touches(genre, &[]).into_iter().filter(|o| voie(&a.regles, *o) == Voie::Avenant).collect();
    if par_avenant.is_empty() { effet } else { format!("{effet} {}", t.decider_aide_avenant()) }
}
