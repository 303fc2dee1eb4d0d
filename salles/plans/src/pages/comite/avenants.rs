//! The amendments of a contract; an amendment's head, written and rewritten.

use super::cadre::{Cadre, Issue, depasse, etat_avenant, fait, issue, noter, refuse};
use super::formulaires;
use crate::actes::decision::{creer_avenant, modifier_avenant, porter_decisions};
use crate::m;
use crate::model::{Avenant, Comite, Decision, DecisionId, FicheAction, Modification};
use crate::regles::decision::{mots, vivante};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Right;
use maud::{Markup, html};
use store::{Read, args};
use web::components::{Champ, Choix, barre, bouton, champ, coches, erreurs, liste_deroulante, vide};
use web::{Form, Page, PageError, Visit};

/// A decision that asks for an amendment and has none yet, with its sitting and its sheet.
struct EnAttente {
    decision: Decision,
    comite: Comite,
    fiche: Option<FicheAction>,
}

async fn en_attente(cadre: &mut Cadre) -> Result<Vec<EnAttente>, PageError> {
    let decisions = cadre
        .reader
        .list::<Decision>(
            "contrat_id = $2 AND avenant_requis = 1 AND avenant_id IS NULL AND appliquee_a IS NULL ;; ORDER BY id",
            args![cadre.contrat.id],
        )
        .await?;
    let comites = cadre.reader.list::<Comite>("contrat_id = $2", args![cadre.contrat.id]).await?;
    let fiches = cadre.fiches().await?;
    Ok(decisions
        .into_iter()
        .filter(|d| vivante(d.etat))
        .filter_map(|decision| {
            let comite = comites.iter().find(|c| c.id == decision.comite_id)?.clone();
            let fiche = decision.fiche_id.and_then(|id| fiches.iter().find(|f| f.id == id)).cloned();
            Some(EnAttente { decision, comite, fiche })
        })
        .collect())
}

/// `GET /contrats/{contrat}/avenants`
pub async fn get(visit: Visit, Path((_, slug)): Path<(String, String)>) -> Page {
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let lang = cadre.visit.lang;
    let t = m(lang);
    let avenants = cadre.reader.list::<Avenant>("contrat_id = $2 ;; ORDER BY numero DESC", args![cadre.contrat.id]).await?;
    let modifications = cadre.reader.list::<Modification>("contrat_id = $2", args![cadre.contrat.id]).await?;
    let attente = en_attente(&mut cadre).await?;
    let creer = cadre.peut(Right::ConduireAvenant).then(|| (t.avenant_preparer(), cadre.url("/avenants/nouveau")));
    let mut liens: Vec<_> = if avenants.is_empty() { vec![] } else { creer.iter().cloned().collect() };
    liens.push((t.revision_titre(), cadre.url("/revision")));
    if !avenants.is_empty() {
        let tableau = format!("/api/v1/contrats/{}/avenants?format=csv", cadre.contrat.slug);
        liens.push((t.exporter_csv(), cadre.visit.url(&tableau)));
    }
    let corps = html! {
        (crate::pages::lecture::onglets(&cadre.visit, &cadre.contrat, "/avenants"))
        (fait(&cadre.visit))
        p.chapeau { (t.avenants_chapeau(cadre.contrat.version_plan.to_string())) }
        @if !attente.is_empty() {
            div.encadre.attention {
                p { strong { (t.avenants_attente(attente.len())) } }
                ul { @for e in &attente {
                    li {
                        a href=(cadre.url(&format!("/comites/{}/decisions/{}", e.comite.id, e.decision.id))) {
                            (mots::genre(e.decision.genre, lang)) ", " (mots::sujet(e.fiche.as_ref().map(|f| f.numero), lang))
                        }
                        " " small { (t.dossier_seance_du(cadre.jour(e.comite.tenue_le))) }
                    }
                } }
            }
        }
        (barre(&t.avenants_compte(avenants.len()), &liens))
        @if avenants.is_empty() {
            (vide(&t.avenants_vide(), creer.as_ref().map(|(l, h)| (l.as_str(), h.as_str()))))
        } @else {
            ul.cartes { @for a in &avenants {
                li {
                    h2 { a href=(cadre.url(&format!("/avenants/{}", a.numero))) { (t.avenant_numero(a.numero.to_string())) } }
                    p { (a.objet) }
                    p { (etat_avenant(&cadre.visit, a.etat)) }
                    p.discret {
                        (t.avenants_modifications(modifications.iter().filter(|m| m.avenant_id == a.id).count()))
                        @if let Some(le) = a.effet_le { br; (t.avenant_effet_le(cadre.jour(le))) }
                    }
                }
            } }
        }
    };
    Ok(cadre.layout(&t.avenants_titre()).render(&cadre.visit, corps).into_response())
}

/// What the form of an amendment's head needs.
struct Tete {
    avenant: Option<Avenant>,
    comites: Vec<Comite>,
    attente: Vec<EnAttente>,
}

async fn tete(cadre: &mut Cadre, avenant: Option<Avenant>) -> Result<Tete, PageError> {
    let comites =
        cadre.reader.list::<Comite>("contrat_id = $2 ;; ORDER BY tenue_le DESC, id DESC", args![cadre.contrat.id]).await?;
    Ok(Tete { avenant, comites, attente: en_attente(cadre).await? })
}

/// `GET /contrats/{contrat}/avenants/nouveau`
pub async fn nouveau(visit: Visit, Path((_, slug)): Path<(String, String)>) -> Page {
    let mut cadre = Cadre::exiger(visit, &slug, Right::ConduireAvenant).await?;
    let tete = tete(&mut cadre, None).await?;
    let mut champs: Vec<(String, String)> =
        tete.attente.iter().map(|e| ("decisions".into(), e.decision.id.to_string())).collect();
    champs.push(("demande_le".into(), cadre.visit.today().to_string()));
    Ok(page(&cadre, &tete, &Form::filled(champs), &html! {}).into_response())
}

/// `POST /contrats/{contrat}/avenants` : opens a draft, with the changes of the decisions ticked.
pub async fn post(visit: Visit, Path((_, slug)): Path<(String, String)>, mut form: Form) -> Page {
    let mut cadre = Cadre::exiger(visit, &slug, Right::ConduireAvenant).await?;
    let lang = cadre.visit.lang;
    match formulaires::lire_avenant(&form) {
        Err(refus) => noter(&mut form, &refus, lang),
        Ok(projet) => {
            let ids: Vec<DecisionId> = form.all("decisions").into_iter().filter_map(|id| id.parse().ok()).collect();
            let mut w = cadre.visit.writer("avenant.creer").await?;
            let fait = async {
                let avenant = creer_avenant(&mut w, cadre.contrat.id, &projet).await?;
                porter_decisions(&mut w, avenant.id, &ids).await?;
                Ok(avenant)
            }
            .await;
            if let Issue::Fait(avenant) = issue(fait, &mut form, lang)? {
                w.commit().await?;
                return Ok(cadre.visit.go(&cadre.chemin(&format!("/avenants/{}?fait=enregistre", avenant.numero))));
            }
        }
    }
    let tete = tete(&mut cadre, None).await?;
    Ok(refuse(page(&cadre, &tete, &form, &html! {}), false))
}

/// `GET /contrats/{contrat}/avenants/{avenant}/modifier`
pub async fn modifier(visit: Visit, Path((_, slug, numero)): Path<(String, String, String)>) -> Page {
    let mut cadre = Cadre::exiger(visit, &slug, Right::ConduireAvenant).await?;
    let avenant = cadre.avenant(&numero).await?;
    let form = Form::filled(formulaires::avenant(&avenant));
    let tete = tete(&mut cadre, Some(avenant)).await?;
    Ok(page(&cadre, &tete, &form, &html! {}).into_response())
}

/// `POST /contrats/{contrat}/avenants/{avenant}/modifier`
pub async fn enregistrer(visit: Visit, Path((_, slug, numero)): Path<(String, String, String)>, mut form: Form) -> Page {
    let mut cadre = Cadre::exiger(visit, &slug, Right::ConduireAvenant).await?;
    let avenant = cadre.avenant(&numero).await?;
    let lang = cadre.visit.lang;
    let mut avant = html! {};
    match formulaires::lire_avenant(&form) {
        Err(refus) => noter(&mut form, &refus, lang),
        Ok(projet) => {
            let version = form.text("version").parse().unwrap_or_default();
            let ids: Vec<DecisionId> = form.all("decisions").into_iter().filter_map(|id| id.parse().ok()).collect();
            let mut w = cadre.visit.writer("avenant.modifier").await?;
            let fait = async {
                let avenant = modifier_avenant(&mut w, avenant.id, version, &projet).await?;
                porter_decisions(&mut w, avenant.id, &ids).await
            }
            .await;
            match issue(fait, &mut form, lang)? {
                Issue::Fait(()) => {
                    w.commit().await?;
                    return Ok(cadre.visit.go(&cadre.chemin(&format!("/avenants/{numero}?fait=enregistre"))));
                }
                Issue::Refuse => {}
                Issue::Depasse => {
                    let t = m(lang);
                    avant = depasse(
                        &cadre.visit,
                        &[(t.avenant_objet(), avenant.objet.clone()), (t.avenant_demandeur(), avenant.demandeur.clone())],
                    );
                    form.set("version", avenant.version.to_string());
                }
            }
        }
    }
    let perime = form.errors.is_empty();
    let tete = tete(&mut cadre, Some(avenant)).await?;
    Ok(refuse(page(&cadre, &tete, &form, &avant), perime))
}

fn page(cadre: &Cadre, tete: &Tete, form: &Form, avant: &Markup) -> Markup {
    let lang = cadre.visit.lang;
    let t = m(lang);
    let comites: Vec<Choix> = std::iter::once(Choix::new("", t.avenant_sans_comite()))
        .chain(tete.comites.iter().map(|c| Choix::new(c.id.to_string(), format!("{} — {}", cadre.jour(c.tenue_le), c.titre))))
        .collect();
    let attente: Vec<Choix> = tete
        .attente
        .iter()
        .map(|e| Choix {
            value: e.decision.id.to_string(),
            label: format!("{}, {}", mots::genre(e.decision.genre, lang), mots::sujet(e.fiche.as_ref().map(|f| f.numero), lang)),
            hint: e.decision.motif.clone(),
        })
        .collect();
    let (action, retour) = match &tete.avenant {
        Some(a) => (cadre.url(&format!("/avenants/{}/modifier", a.numero)), cadre.url(&format!("/avenants/{}", a.numero))),
        None => (cadre.url("/avenants"), cadre.url("/avenants")),
    };
    let corps = html! {
        (erreurs(form, lang))
        (avant)
        form method="post" action=(action) data-enhance="brouillon" {
            input type="hidden" name="version" value=(form.text("version"));
            (champ(form, &Champ { name: "objet", label: &t.avenant_objet(), hint: &t.avenant_objet_aide(), required: true, ..Champ::default() }, lang))
            (champ(form, &Champ { name: "demandeur", label: &t.avenant_demandeur(), hint: &t.avenant_demandeur_aide(), required: true, ..Champ::default() }, lang))
            (champ(form, &Champ { name: "demande_le", label: &t.avenant_demande_le(), kind: "date", short: true, ..Champ::default() }, lang))
            (liste_deroulante(form, &Champ { name: "comite", label: &t.avenant_comite(), ..Champ::default() }, &comites, lang))
            @if !attente.is_empty() {
                (coches(form, &Champ { name: "decisions", label: &t.avenant_decisions(), hint: &t.avenant_decisions_aide(), ..Champ::default() }, &attente, lang))
            }
            div.boutons { (bouton(&t.comite_enregistrer())) a.bouton.second href=(retour) { (t.comite_renoncer()) } }
        }
    };
    let titre = tete.avenant.as_ref().map_or_else(|| t.avenant_preparer(), |a| t.avenant_modifier_titre(a.numero.to_string()));
    cadre.layout(&titre).trail(t.onglet_avenants(), cadre.chemin("/avenants")).render(&cadre.visit, corps)
}
