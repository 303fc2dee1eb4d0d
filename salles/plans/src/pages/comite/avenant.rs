//! An amendment: its changes word by word, its signature, its application after a summary.

use super::cadre::{Cadre, Issue, etat_avenant, fait, geste, issue, noter, refuse};
use super::papier;
use super::valeurs;
use crate::actes::decision::{
    ApercuAvenant, apercu, appliquer_avenant, remettre_en_projet, retirer_modification, signer_avenant, supprimer_avenant,
};
use crate::m;
use crate::model::{Avenant, Comite, EtatAvenant, FicheAction, Modification};
use crate::regles::decision::{Champ as ChampDuPlan, lire_date, mots, verifier_application};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::{Refusal, Right};
use maud::{Markup, html};
use store::Read;
use web::components::{Champ, bouton, champ, erreurs, vide, zone};
use web::{Form, Page, PageError, Visit};

/// An amendment with what its pages show.
pub struct Vue {
    pub apercu: ApercuAvenant,
    pub fiches: Vec<FicheAction>,
    pub comite: Option<Comite>,
}

pub async fn lire(cadre: &mut Cadre, avenant: Avenant) -> Result<Vue, PageError> {
    let fiches = cadre.fiches().await?;
    let comite = match avenant.comite_id {
        Some(id) => Some(cadre.reader.load(&id).await?),
        None => None,
    };
    let apercu = apercu(&mut cadre.reader, avenant).await?;
    Ok(Vue { apercu, fiches, comite })
}

/// `GET /contrats/{contrat}/avenants/{avenant}`, and its PDF under the same name followed by `.pdf`.
pub async fn get(visit: Visit, Path((_, slug, numero)): Path<(String, String, String)>) -> Page {
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let (numero, pdf) = numero.strip_suffix(".pdf").map_or((numero.as_str(), false), |n| (n, true));
    let avenant = cadre.avenant(numero).await?;
    let vue = lire(&mut cadre, avenant).await?;
    if pdf {
        return papier::avenant(cadre, vue).await;
    }
    Ok(page(&cadre, &vue, &Form::default()).into_response())
}

/// `POST /contrats/{contrat}/avenants/{avenant}/gestes` : a change taken back, a draft removed, a signature undone.
pub async fn gestes(visit: Visit, Path((_, slug, numero)): Path<(String, String, String)>, mut form: Form) -> Page {
    let mut cadre = Cadre::exiger(visit, &slug, Right::ConduireAvenant).await?;
    let avenant = cadre.avenant(&numero).await?;
    let lang = cadre.visit.lang;
    let ici = cadre.chemin(&format!("/avenants/{numero}"));
    let mut w = cadre.visit.writer("avenant.modifier").await?;
    let (resultat, vers) = match form.text("action") {
        "retirer" => {
            let id = form.text("modification").parse().map_err(|_| PageError::NotFound)?;
            (retirer_modification(&mut w, avenant.id, id).await, format!("{ici}?fait=retire"))
        }
        "supprimer" => (supprimer_avenant(&mut w, avenant.id).await, cadre.chemin("/avenants?fait=retire")),
        "projet" => (remettre_en_projet(&mut w, avenant.id, form.text("motif")).await.map(drop), format!("{ici}?fait=projet")),
        _ => return Err(PageError::Unreadable),
    };
    if let Issue::Fait(()) = issue(resultat, &mut form, lang)? {
        w.commit().await?;
        return Ok(cadre.visit.go(&vers));
    }
    drop(w);
    let vue = lire(&mut cadre, avenant).await?;
    Ok(refuse(page(&cadre, &vue, &form), form.errors.is_empty()))
}

/// The changes one by one, each with what would prevent it today.
pub fn modifications(cadre: &Cadre, vue: &Vue, modifiable: bool) -> Markup {
    let lang = cadre.visit.lang;
    let t = m(lang);
    let numero = vue.apercu.avenant.numero;
    html! {
        @for (un, refus) in &vue.apercu.modifications {
            article.carte {
                h3 { (valeurs::sujet(cadre, un, &vue.fiches)) }
                @if let Some(titre) = titre_de_fiche(vue, un) { p.discret { (titre) } }
                @if let Some(champ) = ChampDuPlan::lire(&un.champ) { (valeurs::changement(&champ, &un.avant, &un.apres, &vue.apercu.plan, lang)) }
                @if let Some((d, c)) = un.decision_id.and_then(|id| vue.apercu.decisions.iter().find(|(d, _)| d.id == id)) {
                    p.discret { (t.avenant_vient_de()) " " a href=(cadre.url(&format!("/comites/{}/decisions/{}", c.id, d.id))) { (mots::genre(d.genre, lang)) ", " (cadre.jour(c.tenue_le)) } }
                }
                @if let Some(refus) = refus {
                    div.encadre.refus { p { strong { (refus.message(lang)) } } @if let Some(remede) = refus.remedy(lang) { p { (remede) } } }
                }
                @if modifiable {
                    div.gestes {
                        a href=(cadre.url(&format!("/avenants/{numero}/modifications?modification={}", un.id))) { (t.avenant_reprendre()) }
                        (geste(&cadre.url(&format!("/avenants/{numero}/gestes")), &[("action", "retirer"), ("modification", &un.id.to_string())], &t.avenant_retirer(), "lien"))
                    }
                }
            }
        }
    }
}

fn titre_de_fiche<'a>(vue: &'a Vue, m: &Modification) -> Option<&'a str> {
    let fiche = vue.fiches.iter().find(|f| Some(f.id) == m.fiche_id)?;
    (m.champ != "titre").then_some(fiche.titre.as_str())
}

fn page(cadre: &Cadre, vue: &Vue, form: &Form) -> Markup {
    let lang = cadre.visit.lang;
    let t = m(lang);
    let a = &vue.apercu.avenant;
    let peut = cadre.peut(Right::ConduireAvenant);
    let projet = a.etat == EtatAvenant::Projet;
    let ici = |suite: &str| cadre.url(&format!("/avenants/{}{suite}", a.numero));
    let gestes = ici("/gestes");
    let bloquees = vue.apercu.modifications.iter().filter(|(_, r)| r.is_some()).count();
    let corps = html! {
        (fait(&cadre.visit))
        (erreurs(form, lang))
        p { (etat_avenant(&cadre.visit, a.etat)) }
        p.chapeau { (a.objet) }
        div.boutons {
            @if peut && projet && !vue.apercu.modifications.is_empty() { a.bouton href=(ici("/signature")) { (t.avenant_signer()) } }
            @if peut && a.etat == EtatAvenant::Signe { a.bouton href=(ici("/application")) { (t.avenant_appliquer()) } }
            @if peut && projet { a.bouton.second href=(ici("/modifications")) { (t.avenant_ajouter()) } a.bouton.second href=(ici("/modifier")) { (t.avenant_modifier()) } }
            a.bouton.second href=(ici(".pdf")) { (t.avenant_pdf()) }
            button.lien type="button" hidden data-enhance="imprimer" { (t.imprimer()) }
        }
        div.deux {
            div {
                @if bloquees > 0 { div.encadre.attention { p { strong { (t.avenant_bloquees(bloquees)) } } } }
                h2 { (t.avenant_modifications()) }
                @if vue.apercu.modifications.is_empty() { (vide(&t.avenant_modifications_aucune(), (peut && projet).then_some((&t.avenant_ajouter(), ici("/modifications").as_str())))) }
                (modifications(cadre, vue, peut && projet))
            }
            aside { (cote(cadre, vue)) }
        }
        @if peut && projet {
            (geste(&gestes, &[("action", "supprimer")], &t.avenant_supprimer(), "lien"))
        }
        @if peut && a.etat == EtatAvenant::Signe {
            details open[!form.errors.is_empty()] {
                summary { (t.avenant_remettre()) }
                form method="post" action=(gestes) {
                    (zone(form, &Champ { name: "motif", label: &t.decision_motif(), hint: &t.decider_motif_aide(), required: true, lines: 3, ..Champ::default() }, lang))
                    button.bouton.second type="submit" name="action" value="projet" { (t.avenant_remettre()) }
                }
            }
        }
    };
    cadre
        .layout(&t.avenant_numero(a.numero.to_string()))
        .trail(t.onglet_avenants(), cadre.chemin("/avenants"))
        .wide()
        .render(&cadre.visit, corps)
}

fn cote(cadre: &Cadre, vue: &Vue) -> Markup {
    let t = m(cadre.visit.lang);
    let a = &vue.apercu.avenant;
    let jour = |j: Option<jiff::civil::Date>| j.map_or_else(|| "—".to_owned(), |j| cadre.jour(j));
    html! {
        dl {
            dt { (t.avenant_demandeur()) } dd { (a.demandeur) }
            dt { (t.avenant_demande_le()) } dd { (jour(a.demande_le)) }
            dt { (t.avenant_comite()) }
            dd { @match &vue.comite { Some(c) => a href=(cadre.url(&format!("/comites/{}", c.id))) { (cadre.jour(c.tenue_le)) }, None => "—" } }
            dt { (t.avenant_signe_le()) } dd { (jour(a.signe_le)) }
            dt { (t.avenant_effet()) } dd { (jour(a.effet_le)) }
            @if let Some(quand) = a.applique_a { dt { (t.avenant_applique_le()) } dd { (cadre.jour(cadre.visit.house.db.clock().day_of(quand))) } }
            @if !vue.apercu.decisions.is_empty() {
                dt { (t.avenant_decisions_portees()) }
                dd { ul { @for (d, c) in &vue.apercu.decisions { li {
                    a href=(cadre.url(&format!("/comites/{}/decisions/{}", c.id, d.id))) {
                        (mots::genre(d.genre, cadre.visit.lang)) ", " (mots::sujet(vue.fiches.iter().find(|f| Some(f.id) == d.fiche_id).map(|f| f.numero), cadre.visit.lang))
                    }
                } } } }
            }
        }
    }
}

/// `GET /contrats/{contrat}/avenants/{avenant}/signature`
pub async fn signature(visit: Visit, Path((_, slug, numero)): Path<(String, String, String)>) -> Page {
    let mut cadre = Cadre::exiger(visit, &slug, Right::ConduireAvenant).await?;
    let avenant = cadre.avenant(&numero).await?;
    let form = Form::filled(vec![("version".into(), avenant.version.to_string())]);
    let vue = lire(&mut cadre, avenant).await?;
    Ok(page_signature(&cadre, &vue, &form).into_response())
}

/// `POST` on the same address.
pub async fn signer(visit: Visit, Path((_, slug, numero)): Path<(String, String, String)>, mut form: Form) -> Page {
    let mut cadre = Cadre::exiger(visit, &slug, Right::ConduireAvenant).await?;
    let avenant = cadre.avenant(&numero).await?;
    let lang = cadre.visit.lang;
    match (lire_date("signe_le", form.text("signe_le")), lire_date("effet_le", form.text("effet_le"))) {
        (Ok(signe_le), Ok(effet_le)) => {
            let version = form.text("version").parse().unwrap_or_default();
            let mut w = cadre.visit.writer("avenant.signer").await?;
            match issue(signer_avenant(&mut w, avenant.id, version, signe_le, effet_le).await, &mut form, lang)? {
                Issue::Fait(_) => {
                    w.commit().await?;
                    return Ok(cadre.visit.go(&cadre.chemin(&format!("/avenants/{numero}?fait=signe"))));
                }
                Issue::Refuse => {}
                Issue::Depasse => form.set("version", avenant.version.to_string()),
            }
        }
        (signe, effet) => noter(&mut form, &signe.err().into_iter().chain(effet.err()).collect::<Vec<_>>(), lang),
    }
    let vue = lire(&mut cadre, avenant).await?;
    Ok(refuse(page_signature(&cadre, &vue, &form), form.errors.is_empty()))
}

fn page_signature(cadre: &Cadre, vue: &Vue, form: &Form) -> Markup {
    let lang = cadre.visit.lang;
    let t = m(lang);
    let a = &vue.apercu.avenant;
    let corps = html! {
        (erreurs(form, lang))
        p.chapeau { (t.avenant_signature_chapeau()) }
        form method="post" action=(cadre.url(&format!("/avenants/{}/signature", a.numero))) {
            input type="hidden" name="version" value=(form.text("version"));
            (champ(form, &Champ { name: "signe_le", label: &t.avenant_signe_le(), required: true, kind: "date", short: true, ..Champ::default() }, lang))
            (champ(form, &Champ { name: "effet_le", label: &t.avenant_effet(), hint: &t.avenant_effet_aide(), required: true, kind: "date", short: true, ..Champ::default() }, lang))
            div.boutons { (bouton(&t.avenant_signer())) a.bouton.second href=(cadre.url(&format!("/avenants/{}", a.numero))) { (t.comite_renoncer()) } }
        }
        h2 { (t.avenant_modifications()) }
        (modifications(cadre, vue, false))
    };
    entete(cadre, a, &t.avenant_signer_titre(a.numero.to_string()), corps)
}

fn entete(cadre: &Cadre, a: &Avenant, titre: &str, corps: Markup) -> Markup {
    let t = m(cadre.visit.lang);
    cadre
        .layout(titre)
        .trail(t.onglet_avenants(), cadre.chemin("/avenants"))
        .trail(t.avenant_numero(a.numero.to_string()), cadre.chemin(&format!("/avenants/{}", a.numero)))
        .render(&cadre.visit, corps)
}

/// `GET /contrats/{contrat}/avenants/{avenant}/application` : the summary before what cannot be undone.
pub async fn application(visit: Visit, Path((_, slug, numero)): Path<(String, String, String)>) -> Page {
    let mut cadre = Cadre::exiger(visit, &slug, Right::ConduireAvenant).await?;
    let avenant = cadre.avenant(&numero).await?;
    let vue = lire(&mut cadre, avenant).await?;
    Ok(page_application(&cadre, &vue, &Form::default()).into_response())
}

/// `POST` on the same address.
pub async fn appliquer(visit: Visit, Path((_, slug, numero)): Path<(String, String, String)>, mut form: Form) -> Page {
    let mut cadre = Cadre::exiger(visit, &slug, Right::ConduireAvenant).await?;
    let avenant = cadre.avenant(&numero).await?;
    let lang = cadre.visit.lang;
    let mut w = cadre.visit.writer("avenant.appliquer").await?;
    if let Issue::Fait(_) = issue(appliquer_avenant(&mut w, avenant.id).await, &mut form, lang)? {
        w.commit().await?;
        return Ok(cadre.visit.go(&cadre.chemin(&format!("/avenants/{numero}?fait=applique"))));
    }
    drop(w);
    let vue = lire(&mut cadre, avenant).await?;
    Ok(refuse(page_application(&cadre, &vue, &form), true))
}

fn page_application(cadre: &Cadre, vue: &Vue, form: &Form) -> Markup {
    let lang = cadre.visit.lang;
    let t = m(lang);
    let a = &vue.apercu.avenant;
    let refus = verifier_application(a, cadre.visit.today()).err();
    let bloque = refus.is_some() || vue.apercu.modifications.iter().any(|(_, r)| r.is_some());
    let version = vue.apercu.plan.contrat.version_plan;
    let corps = html! {
        (erreurs(form, lang))
        p.chapeau { (t.avenant_application_chapeau(vue.apercu.modifications.len(), (version + 1).to_string())) }
        @if let Some(refus) = refus.filter(|_| form.errors.is_empty()) { div.encadre.refus { p { strong { (refus.message(lang)) } } } }
        (modifications(cadre, vue, false))
        form method="post" action=(cadre.url(&format!("/avenants/{}/application", a.numero))) {
            div.boutons {
                @if bloque { p { (t.avenant_application_bloquee()) } } @else { (bouton(&t.avenant_appliquer_tout())) }
                a.bouton.second href=(cadre.url(&format!("/avenants/{}", a.numero))) { (t.comite_renoncer()) }
            }
        }
    };
    entete(cadre, a, &t.avenant_appliquer_titre(a.numero.to_string()), corps)
}
