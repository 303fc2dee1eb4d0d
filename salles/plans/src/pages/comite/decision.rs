//! A decision, from its wording to its proof: what it says, what it changes, what became of it.

use super::cadre::{Cadre, Issue, depasse, etat_decision, fait, geste, issue, lien_fiche, noter, refuse};
use super::valeurs;
use crate::actes::decision::{PlanCharge, appliquer_effet, charger_plan, cocher_tache, suivre};
use crate::m;
use crate::model::{Avenant, Comite, Decision, DecisionId, EtatComite, EtatDecision, FicheAction, GenreDecision};
use crate::regles::decision::{
    Champ as ChampDuPlan, Passage, Refus, decision_en_retard, lire_date, lire_date_facultative, mots, passages,
};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Right;
use maud::{Markup, html};
use store::{ActeError, Read, args};
use web::components::{Champ, Choix, bouton, champ, choix, erreurs, liste_deroulante, zone};
use web::{Form, Page, PageError, Visit};

/// What the page shows around the decision.
struct Vue {
    comite: Comite,
    decision: Decision,
    fiche: Option<FicheAction>,
    avenant: Option<Avenant>,
    plan: PlanCharge,
    /// The decisions of later validated sittings, which may undo this one.
    posterieures: Vec<(Decision, Comite)>,
    numeros: Vec<FicheAction>,
}

async fn lire(cadre: &mut Cadre, comite: &str, decision: &str) -> Result<Vue, PageError> {
    let comite = cadre.comite(comite).await?;
    let decision = cadre.decision(&comite, decision).await?;
    let numeros = cadre.fiches().await?;
    let fiche = decision.fiche_id.and_then(|id| numeros.iter().find(|f| f.id == id).cloned());
    let avenant = match decision.avenant_id {
        Some(id) => Some(cadre.reader.load::<Avenant>(&id).await?),
        None => None,
    };
    let plan = charger_plan(&mut cadre.reader, cadre.contrat.id).await?;
    let seances = cadre
        .reader
        .list::<Comite>(
            "contrat_id = $2 AND tenue_le >= $3 AND etat = 'valide' ;; ORDER BY tenue_le, id",
            args![cadre.contrat.id, comite.tenue_le],
        )
        .await?;
    let autres = cadre.reader.list::<Decision>("contrat_id = $2 ;; ORDER BY ordre", args![cadre.contrat.id]).await?;
    let posterieures = autres
        .into_iter()
        .filter_map(|d| seances.iter().find(|c| c.id == d.comite_id && c.id != comite.id).map(|c| (d, c.clone())))
        .collect();
    Ok(Vue { comite, decision, fiche, avenant, plan, posterieures, numeros })
}

/// `GET /contrats/{contrat}/comites/{comite}/decisions/{decision}`
pub async fn get(visit: Visit, Path((_, slug, comite, decision)): Path<(String, String, String, String)>) -> Page {
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let vue = lire(&mut cadre, &comite, &decision).await?;
    let form =
        Form::filled(vec![("le".into(), cadre.visit.today().to_string()), ("version".into(), vue.decision.version.to_string())]);
    Ok(page(&cadre, &vue, &form, &html! {}).into_response())
}

/// `POST` on the same address: a step of the follow-up, an effect to apply, a task to tick.
pub async fn post(
    visit: Visit,
    Path((_, slug, comite, decision)): Path<(String, String, String, String)>,
    mut form: Form,
) -> Page {
    let mut cadre = Cadre::exiger(visit, &slug, Right::PreparerDecision).await?;
    let vue = lire(&mut cadre, &comite, &decision).await?;
    let lang = cadre.visit.lang;
    let ici = cadre.chemin(&format!("/comites/{comite}/decisions/{decision}"));
    let id = vue.decision.id;
    let (resultat, code) = match form.text("action") {
        "effet" => {
            let mut w = cadre.visit.writer("decision.appliquer").await?;
            let fait = appliquer_effet(&mut w, id).await;
            (finir(w, fait).await, "effet")
        }
        "tache" => {
            let rang = form.text("rang").parse().map_err(|_| PageError::Unreadable)?;
            let mut w = cadre.visit.writer("decision.cocher").await?;
            let fait = cocher_tache(&mut w, id, rang, form.text("faite") == "oui").await;
            (finir(w, fait).await, "enregistre")
        }
        _ => match passage(&form) {
            Err(refus) => {
                noter(&mut form, &refus, lang);
                return Ok(refuse(page(&cadre, &vue, &form, &html! {}), false));
            }
            Ok(passage) => {
                let version = form.text("version").parse().unwrap_or_default();
                let mut w = cadre.visit.writer("decision.suivre").await?;
                let fait = suivre(&mut w, id, version, &passage).await;
                (finir(w, fait).await, "suivi")
            }
        },
    };
    let mut avant = html! {};
    match issue(resultat, &mut form, lang)? {
        Issue::Fait(()) => return Ok(cadre.visit.go(&format!("{ici}?fait={code}"))),
        Issue::Refuse => {}
        Issue::Depasse => {
            let t = m(lang);
            let dernier = vue.decision.suivi.last().map(|s| s.texte.clone()).unwrap_or_default();
            avant = depasse(
                &cadre.visit,
                &[(t.decision_etat(), mots::etat_decision(vue.decision.etat, lang)), (t.decision_texte(), dernier)],
            );
            form.set("version", vue.decision.version.to_string());
        }
    }
    let perime = form.errors.is_empty();
    Ok(refuse(page(&cadre, &vue, &form, &avant), perime))
}

async fn finir(w: store::Writer, fait: Result<Decision, ActeError>) -> Result<(), ActeError> {
    fait?;
    Ok(w.commit().await?)
}

fn passage(form: &Form) -> Result<Passage, Vec<Refus>> {
    let vers = EtatDecision::from_code(form.text("etat"));
    let le = lire_date("le", form.text("le"));
    let nouvelle = lire_date_facultative("nouvelle_echeance", form.text("nouvelle_echeance"));
    match (vers, le, nouvelle) {
        (Some(vers), Ok(le), Ok(nouvelle_echeance)) => Ok(Passage {
            le,
            vers,
            texte: form.text("texte").to_owned(),
            nouvelle_echeance,
            rapportee_par: form.some("rapportee_par").and_then(|id| id.parse::<DecisionId>().ok()),
        }),
        (vers, le, nouvelle) => {
            let etat = vers.is_none().then_some(Refus::EtatManquant);
            Err(etat.into_iter().chain(le.err()).chain(nouvelle.err()).collect())
        }
    }
}

fn page(cadre: &Cadre, vue: &Vue, form: &Form, avant: &Markup) -> Markup {
    let lang = cadre.visit.lang;
    let t = m(lang);
    let d = &vue.decision;
    let valide = vue.comite.etat == EtatComite::Valide;
    let peut = cadre.peut(Right::PreparerDecision);
    let retard = valide && decision_en_retard(d, cadre.visit.today());
    let corps = html! {
        (fait(&cadre.visit))
        (erreurs(form, lang))
        (avant)
        p { @if valide { (etat_decision(&cadre.visit, d, retard)) } @else { (super::cadre::etat_comite(&cadre.visit, vue.comite.etat)) } }
        div.deux {
            div {
                p.chapeau { (d.motif) }
                (effet(cadre, vue, peut))
                (taches(cadre, vue, valide && peut))
                h2 { (t.decision_suivi()) }
                (suivi(cadre, vue))
                @if valide && peut && !passages(d.etat).is_empty() { (formulaire(cadre, vue, form)) }
                @else if !valide { p.discret { (t.decision_suivi_apres()) } }
                @else if passages(d.etat).is_empty() { p.discret { (t.decision_terminee()) } }
            }
            aside {
                dl {
                    dt { (t.decision_fiche()) } dd { (lien_fiche(cadre, vue.fiche.as_ref())) }
                    dt { (t.decision_seance()) } dd { a href=(cadre.url(&format!("/comites/{}", vue.comite.id))) { (cadre.jour(vue.comite.tenue_le)) } }
                    dt { (t.decision_responsable()) } dd { (d.responsable) }
                    dt { (t.decision_echeance()) } dd { (d.echeance.map_or_else(|| "—".to_owned(), |e| cadre.jour(e))) }
                    @if !d.conditions.is_empty() { dt { (t.decision_conditions()) } dd.texte { (d.conditions) } }
                    dt { (t.decision_avenant()) }
                    dd {
                        @match &vue.avenant {
                            Some(a) => a href=(cadre.url(&format!("/avenants/{}", a.numero))) { (t.avenant_numero(a.numero.to_string())) },
                            None if d.avenant_requis => (t.decision_avenant_attendu()),
                            None => (t.decision_avenant_non()),
                        }
                    }
                }
                @if !valide && peut { p { a.bouton.second href=(cadre.url(&format!("/comites/{}/decisions/{}/modifier", vue.comite.id, d.id))) { (t.decision_modifier()) } } }
            }
        }
    };
    let numero = vue.fiche.as_ref().map(|f| f.numero);
    let titre = t.decision_titre(mots::genre(d.genre, lang), mots::sujet(numero, lang));
    cadre.layout_comite(&titre, &vue.comite).render(&cadre.visit, corps)
}

fn effet(cadre: &Cadre, vue: &Vue, peut: bool) -> Markup {
    let lang = cadre.visit.lang;
    let t = m(lang);
    let d = &vue.decision;
    let change = matches!(d.genre, GenreDecision::Arret | GenreDecision::Reorientation | GenreDecision::NouvelleAction);
    let action = cadre.url(&format!("/comites/{}/decisions/{}", vue.comite.id, d.id));
    html! {
        @if change {
            h2 { (t.decision_effet()) }
            @for c in d.proposition.changements.iter() {
                @if let Some(champ) = ChampDuPlan::lire(&c.champ) {
                    h3 { (mots::champ(&champ, lang)) }
                    (valeurs::changement(&champ, &c.avant, &c.apres, &vue.plan, lang))
                }
            }
            @if d.genre == GenreDecision::NouvelleAction && !d.proposition.titre.is_empty() { p { (d.proposition.titre) } }
            @match d.appliquee_a {
                Some(a) => p { (t.decision_appliquee(cadre.jour(cadre.visit.house.db.clock().day_of(a)))) },
                None if d.avenant_requis => p.discret { (t.decision_par_avenant()) },
                None if vue.comite.etat != EtatComite::Valide => p.discret { (t.decision_effet_apres()) },
                None if peut => {
                    p { (t.decision_effet_attend()) }
                    (geste(&action, &[("action", "effet")], &t.decision_appliquer(), "bouton second"))
                }
                None => p.discret { (t.decision_effet_attend()) },
            }
        }
    }
}

fn taches(cadre: &Cadre, vue: &Vue, peut: bool) -> Markup {
    let t = m(cadre.visit.lang);
    let action = cadre.url(&format!("/comites/{}/decisions/{}", vue.comite.id, vue.decision.id));
    html! {
        @if !vue.decision.proposition.taches.is_empty() {
            h2 { (t.decision_taches()) }
            ul.lignes {
                @for (rang, tache) in vue.decision.proposition.taches.iter().enumerate() {
                    li {
                        p { @if tache.faite_le.is_some() { "✓ " } (tache.libelle) }
                        p.discret {
                            (tache.responsable) @if let Some(e) = tache.echeance { " · " (t.decision_pour_le(cadre.jour(e))) }
                            @if let Some(le) = tache.faite_le { " · " (t.decision_tache_faite(cadre.jour(le))) }
                        }
                        @if peut {
                            @let (faite, mot) = if tache.faite_le.is_some() { ("non", t.decision_decocher()) } else { ("oui", t.decision_cocher()) };
                            (geste(&action, &[("action", "tache"), ("rang", &rang.to_string()), ("faite", faite)], &mot, "lien"))
                        }
                    }
                }
            }
        }
    }
}

fn suivi(cadre: &Cadre, vue: &Vue) -> Markup {
    let lang = cadre.visit.lang;
    let t = m(lang);
    html! {
        @if vue.decision.suivi.is_empty() { p.discret { (t.decision_suivi_aucun()) } } @else {
            ol.lignes {
                @for s in vue.decision.suivi.iter() {
                    li {
                        p { strong { (cadre.jour(s.le)) } ", " (mots::etat_decision(s.etat, lang)) @if let Some(e) = s.echeance { " " (t.decision_reportee_au(cadre.jour(e))) } }
                        p.texte { (s.texte) }
                        @if let Some((autre, c)) = s.rapportee_par.and_then(|id| vue.posterieures.iter().find(|(d, _)| d.id == id)) {
                            p { a href=(cadre.url(&format!("/comites/{}/decisions/{}", c.id, autre.id))) { (t.decision_rapportee_par(cadre.jour(c.tenue_le))) } }
                        }
                        p.discret { (s.par) }
                    }
                }
            }
        }
    }
}

fn formulaire(cadre: &Cadre, vue: &Vue, form: &Form) -> Markup {
    let lang = cadre.visit.lang;
    let t = m(lang);
    let etats: Vec<Choix> = passages(vue.decision.etat)
        .iter()
        .map(|e| Choix { value: e.code().to_owned(), label: mots::etat_decision(*e, lang), hint: aide(*e, lang) })
        .collect();
    let nom = |d: &Decision, c: &Comite| {
        let numero = d.fiche_id.and_then(|id| vue.numeros.iter().find(|f| f.id == id)).map(|f| f.numero);
        format!("{} — {}, {}", cadre.jour(c.tenue_le), mots::genre(d.genre, lang), mots::sujet(numero, lang))
    };
    let posterieures: Vec<Choix> = std::iter::once(Choix::new("", t.decision_rapportee_choisir()))
        .chain(vue.posterieures.iter().map(|(d, c)| Choix::new(d.id.to_string(), nom(d, c))))
        .collect();
    html! {
        form method="post" action=(cadre.url(&format!("/comites/{}/decisions/{}", vue.comite.id, vue.decision.id))) data-enhance="brouillon" {
            h3 { (t.decision_suivre()) }
            input type="hidden" name="version" value=(form.text("version"));
            (choix(form, &Champ { name: "etat", label: &t.decision_passer(), required: true, ..Champ::default() }, &etats, lang))
            (champ(form, &Champ { name: "le", label: &t.decision_le(), required: true, kind: "date", short: true, ..Champ::default() }, lang))
            (zone(form, &Champ { name: "texte", label: &t.decision_texte(), hint: &t.decision_texte_aide(), required: true, lines: 3, ..Champ::default() }, lang))
            (champ(form, &Champ { name: "nouvelle_echeance", label: &t.decision_nouvelle_echeance(), hint: &t.decision_nouvelle_echeance_aide(), kind: "date", short: true, ..Champ::default() }, lang))
            @if !vue.posterieures.is_empty() {
                (liste_deroulante(form, &Champ { name: "rapportee_par", label: &t.decision_rapportee_label(), hint: &t.decision_rapportee_aide(), ..Champ::default() }, &posterieures, lang))
            }
            div.boutons { (bouton(&t.decision_suivre_bouton())) }
        }
    }
}

fn aide(etat: EtatDecision, lang: kernel::Lang) -> String {
    let t = m(lang);
    match etat {
        EtatDecision::AExecuter | EtatDecision::EnCours => t.decision_aide_en_cours(),
        EtatDecision::Executee => t.decision_aide_executee(),
        EtatDecision::Reportee => t.decision_aide_reportee(),
        EtatDecision::Abandonnee => t.decision_aide_abandonnee(),
        EtatDecision::Rapportee => t.decision_aide_rapportee(),
    }
}
