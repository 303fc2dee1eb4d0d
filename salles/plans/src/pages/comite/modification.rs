//! One change of an amendment: first what is changed, then its new value over the plan's own.

use super::cadre::{Cadre, Issue, depasse, issue, noter, refuse};
use super::valeurs;
use crate::actes::decision::{PlanCharge, ProjetModification, charger_plan, ecrire_modification, ouvrir_fiche};
use crate::m;
use crate::model::{Avenant, FicheAction, FicheActionId, Modification, ModificationId};
use crate::regles::decision::{
    Champ, FicheOuverte, NouvelleDeclinaison, NouvelleFiche, Refus, depuis_json, ecrire_annees, en_json, lignes, lire_annees,
    mots, valeur,
};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Right;
use maud::{Markup, html};
use store::{Read, args};
use web::components::Champ as ChampForm;
use web::components::{Choix, bouton, champ, erreurs, liste_deroulante, zone};
use web::{Form, Page, PageError, Visit};

/// What the form needs.
struct Atelier {
    avenant: Avenant,
    plan: PlanCharge,
    ouverte: Option<FicheOuverte>,
    fiches: Vec<FicheAction>,
    champ: Option<Champ>,
    /// The change being taken up again.
    connue: Option<Modification>,
}

async fn atelier(cadre: &mut Cadre, numero: &str, form: &Form) -> Result<Atelier, PageError> {
    let avenant = cadre.avenant(numero).await?;
    let plan = charger_plan(&mut cadre.reader, cadre.contrat.id).await?;
    let connue = match form.some("modification") {
        Some(id) => Some(
            cadre
                .reader
                .find::<Modification>("id = $2 AND avenant_id = $3", args![id.to_owned(), avenant.id])
                .await?
                .ok_or(PageError::NotFound)?,
        ),
        None => None,
    };
    let fiche_id: Option<FicheActionId> = match &connue {
        Some(m) => m.fiche_id,
        None => form.some("fiche").and_then(|id| id.parse().ok()),
    };
    let ouverte = match fiche_id {
        Some(id) => ouvrir_fiche(&mut cadre.reader, &plan, id).await?,
        None => None,
    };
    let code = connue.as_ref().map_or_else(|| form.text("champ").to_owned(), |m| m.champ.clone());
    let mut fiches = cadre.fiches().await?;
    fiches.retain(|f| f.retiree_le.is_none());
    Ok(Atelier { avenant, plan, ouverte, fiches, champ: Champ::lire(&code), connue })
}

/// The fields on offer: those of the sheet chosen, or those of the contract.
fn offerts(a: &Atelier) -> Vec<Champ> {
    match &a.ouverte {
        None => vec![Champ::FicheNouvelle, Champ::ContratAnneeFin],
        Some(o) => {
            let mut champs = valeurs::champs_de_fiche(o);
            champs.extend([Champ::Contexte, Champ::Statut, Champ::Pilotes, Champ::DeclinaisonAjouter]);
            champs.extend(o.declinaisons.iter().map(|d| Champ::DeclinaisonRetirer(d.lettre.clone())));
            champs.push(Champ::FicheRetirer);
            champs
        }
    }
}

/// `GET /contrats/{contrat}/avenants/{avenant}/modifications?fiche=…&champ=…` or `?modification=…`
pub async fn get(visit: Visit, Path((_, slug, numero)): Path<(String, String, String)>) -> Page {
    let mut cadre = Cadre::exiger(visit, &slug, Right::ConduireAvenant).await?;
    let mut form = Form::from_query(cadre.visit.here.split_once('?').map_or("", |(_, q)| q));
    let a = atelier(&mut cadre, &numero, &form).await?;
    remplir(&mut form, &a);
    Ok(page(&cadre, &a, &form, &html! {}).into_response())
}

/// Puts the value to start from in the form: the one drafted, else the plan's.
fn remplir(form: &mut Form, a: &Atelier) {
    let Some(champ) = &a.champ else { return };
    let depart = match &a.connue {
        Some(m) => {
            form.set("version", m.version.to_string());
            m.apres.clone()
        }
        None => valeur(champ, &a.plan.cadre(a.ouverte.as_ref())).unwrap_or_default(),
    };
    match champ {
        Champ::FicheNouvelle => {
            let f: NouvelleFiche = depuis_json(champ, &depart).unwrap_or_default();
            form.set("titre_action", f.titre);
            form.set("noeud", f.noeud_id.map(|n| n.to_string()).unwrap_or_default());
            form.set("objectif", f.objectif_strategique);
            form.set("public", f.public_cible);
            form.set("pilotes", f.pilotes.join("\n"));
        }
        Champ::DeclinaisonAjouter => {
            let d: NouvelleDeclinaison = depuis_json(champ, &depart).unwrap_or_default();
            form.set("libelle", d.libelle);
            form.set("annees", ecrire_annees(&d.annees));
        }
        _ => form.set("apres", depart),
    }
}

fn lire(form: &Form, champ: &Champ, a: &Atelier) -> Result<String, Refus> {
    Ok(match champ {
        Champ::FicheNouvelle => en_json(&NouvelleFiche {
            titre: form.text("titre_action").to_owned(),
            noeud_id: form.some("noeud").and_then(|n| n.parse().ok()),
            objectif_strategique: form.text("objectif").to_owned(),
            public_cible: form.text("public").to_owned(),
            pilotes: lignes(form.text("pilotes")),
        }),
        Champ::DeclinaisonAjouter => en_json(&NouvelleDeclinaison {
            libelle: form.text("libelle").to_owned(),
            annees: lire_annees(form.text("annees"), a.plan.contrat.duree_annees)?,
        }),
        _ => form.text("apres").to_owned(),
    })
}

/// `POST` on the same address.
pub async fn post(visit: Visit, Path((_, slug, numero)): Path<(String, String, String)>, mut form: Form) -> Page {
    let mut cadre = Cadre::exiger(visit, &slug, Right::ConduireAvenant).await?;
    let a = atelier(&mut cadre, &numero, &form).await?;
    let lang = cadre.visit.lang;
    let Some(champ) = a.champ.clone() else {
        let vu = form.text("champ").to_owned();
        noter(&mut form, &[Refus::ChampInconnu { vu }], lang);
        return Ok(refuse(page(&cadre, &a, &form, &html! {}), false));
    };
    let mut avant = html! {};
    match lire(&form, &champ, &a) {
        Err(refus) => noter(&mut form, &[refus], lang),
        Ok(apres) => {
            let version: i64 = form.text("version").parse().unwrap_or_default();
            let existante: Option<(ModificationId, i64)> = a.connue.as_ref().map(|m| (m.id, version));
            let projet = ProjetModification {
                champ,
                fiche_id: a.ouverte.as_ref().map(|o| o.fiche.id),
                decision_id: a.connue.as_ref().and_then(|m| m.decision_id),
                apres,
            };
            let mut w = cadre.visit.writer("avenant.modifier").await?;
            match issue(ecrire_modification(&mut w, a.avenant.id, existante, &projet).await, &mut form, lang)? {
                Issue::Fait(_) => {
                    w.commit().await?;
                    return Ok(cadre.visit.go(&cadre.chemin(&format!("/avenants/{numero}?fait=enregistre"))));
                }
                Issue::Refuse => {}
                Issue::Depasse => {
                    let connue = a.connue.as_ref();
                    avant =
                        depasse(&cadre.visit, &[(m(lang).avenant_apres(), connue.map(|m| m.apres.clone()).unwrap_or_default())]);
                    form.set("version", connue.map_or(1, |m| m.version).to_string());
                }
            }
        }
    }
    let nom = match a.champ {
        Some(Champ::FicheNouvelle) => "pilotes",
        Some(Champ::DeclinaisonAjouter) => "annees",
        _ => "apres",
    };
    for erreur in form.errors.iter_mut().filter(|e| e.field.as_deref() == Some("apres")) {
        erreur.field = Some(nom.to_owned());
    }
    let perime = form.errors.is_empty();
    Ok(refuse(page(&cadre, &a, &form, &avant), perime))
}

fn page(cadre: &Cadre, a: &Atelier, form: &Form, avant: &Markup) -> Markup {
    let lang = cadre.visit.lang;
    let t = m(lang);
    let action = cadre.url(&format!("/avenants/{}/modifications", a.avenant.numero));
    let corps = html! {
        (erreurs(form, lang))
        (avant)
        @match &a.champ {
            None => (choisir(cadre, a, form, &action)),
            Some(champ) => {
                form method="post" action=(action) data-enhance="brouillon" {
                    @if let Some(m) = &a.connue { input type="hidden" name="modification" value=(m.id); }
                    @else {
                        input type="hidden" name="champ" value=(champ.code());
                        @if let Some(o) = &a.ouverte { input type="hidden" name="fiche" value=(o.fiche.id); }
                    }
                    input type="hidden" name="version" value=(form.text("version"));
                    h2 { (mots::sujet(a.ouverte.as_ref().map(|o| o.fiche.numero), lang)) ", " (mots::champ(champ, lang)) }
                    (valeur_actuelle(cadre, a, champ))
                    (saisie(a, champ, form, lang))
                    div.boutons {
                        (bouton(&t.avenant_modification_enregistrer()))
                        a.bouton.second href=(cadre.url(&format!("/avenants/{}", a.avenant.numero))) { (t.comite_renoncer()) }
                    }
                }
            }
        }
    };
    cadre
        .layout(&t.avenant_modification_titre())
        .trail(t.onglet_avenants(), cadre.chemin("/avenants"))
        .trail(t.avenant_numero(a.avenant.numero.to_string()), cadre.chemin(&format!("/avenants/{}", a.avenant.numero)))
        .render(&cadre.visit, corps)
}

/// Two questions, in order: on which sheet, then which field.
fn choisir(cadre: &Cadre, a: &Atelier, form: &Form, action: &str) -> Markup {
    let lang = cadre.visit.lang;
    let t = m(lang);
    let fiches: Vec<Choix> = std::iter::once(Choix::new("", t.avenant_le_contrat()))
        .chain(a.fiches.iter().map(|f| Choix::new(f.id.to_string(), format!("{} · {}", f.numero, f.titre))))
        .collect();
    html! {
        form method="get" action=(action) {
            (liste_deroulante(form, &ChampForm { name: "fiche", label: &t.avenant_sur(), required: false, ..ChampForm::default() }, &fiches, lang))
            button.bouton.second type="submit" { (t.avenant_choisir()) }
        }
        h2 { (mots::sujet(a.ouverte.as_ref().map(|o| o.fiche.numero), lang)) @if let Some(o) = &a.ouverte { "\u{202f}: " (o.fiche.titre) } }
        ul.lignes {
            @for un in offerts(a) {
                @let fiche = a.ouverte.as_ref().map(|o| format!("fiche={}&", o.fiche.id)).unwrap_or_default();
                li {
                    a href=(format!("{action}?{fiche}champ={}", un.code())) { (mots::champ(&un, lang)) }
                    @if let Ok(texte) = valeur(&un, &a.plan.cadre(a.ouverte.as_ref())) { @if !texte.is_empty() { p.discret { (mots::cite(&valeurs::lisible(&un, &texte, &a.plan, lang))) } } }
                }
            }
        }
    }
}

fn valeur_actuelle(cadre: &Cadre, a: &Atelier, champ: &Champ) -> Markup {
    let lang = cadre.visit.lang;
    let t = m(lang);
    let actuel = valeur(champ, &a.plan.cadre(a.ouverte.as_ref())).unwrap_or_default();
    let change = a.connue.as_ref().filter(|m| m.avant != actuel);
    html! {
        @if !actuel.is_empty() {
            h3 { (t.avenant_aujourd_hui()) }
            p.texte { (valeurs::lisible(champ, &actuel, &a.plan, lang)) }
        }
        @if let Some(m) = change {
            div.encadre.attention { p { (t.avenant_change_depuis()) } p.texte { (valeurs::lisible(champ, &m.avant, &a.plan, lang)) } }
        }
    }
}

fn saisie(a: &Atelier, champ_du_plan: &Champ, form: &Form, lang: kernel::Lang) -> Markup {
    let t = m(lang);
    let libelle = t.avenant_apres();
    let zone_de = |hint: &str, lines: u8| {
        zone(form, &ChampForm { name: "apres", label: &libelle, hint, lines, required: true, ..ChampForm::default() }, lang)
    };
    let court = |name: &'static str, label: &str, hint: &str| {
        champ(form, &ChampForm { name, label, hint, required: true, ..ChampForm::default() }, lang)
    };
    html! {
        @match champ_du_plan {
            Champ::Statut => {
                @let statuts: Vec<Choix> = a.plan.contrat.statuts.iter().map(|s| Choix { value: s.code.clone(), label: s.libelle.clone(), hint: s.sens.clone() }).collect();
                (web::components::choix(form, &ChampForm { name: "apres", label: &libelle, required: true, ..ChampForm::default() }, &statuts, lang))
            }
            Champ::Pilotes => (zone_de(&t.avenant_pilotes_aide(), 4)),
            Champ::ObjectifsOperationnels => (zone_de(&t.champ_une_par_ligne(), 6)),
            Champ::DeclinaisonAnnees(_) => (court("apres", &libelle, &t.champ_annees_aide(a.plan.contrat.duree_annees.to_string()))),
            Champ::ContratAnneeFin => (court("apres", &libelle, "")),
            Champ::DeclinaisonRetirer(_) | Champ::FicheRetirer => p { (t.avenant_retrait_aide()) },
            Champ::DeclinaisonAjouter => {
                (zone(form, &ChampForm { name: "libelle", label: &t.champ_libelle(), lines: 3, required: true, ..ChampForm::default() }, lang))
                (champ(form, &ChampForm { name: "annees", label: &t.champ_annees_label(), hint: &t.champ_annees_aide(a.plan.contrat.duree_annees.to_string()), ..ChampForm::default() }, lang))
            }
            Champ::FicheNouvelle => {
                @let noeuds: Vec<Choix> = a.plan.noeuds.iter().map(|n| Choix::new(n.id.to_string(), format!("{} {}", n.code, n.titre))).collect();
                (court("titre_action", &t.decider_titre_action(), ""))
                (liste_deroulante(form, &ChampForm { name: "noeud", label: &t.decider_place(), required: true, ..ChampForm::default() }, &noeuds, lang))
                (zone(form, &ChampForm { name: "objectif", label: &mots::champ(&Champ::ObjectifStrategique, lang), lines: 3, ..ChampForm::default() }, lang))
                (zone(form, &ChampForm { name: "public", label: &mots::champ(&Champ::PublicCible, lang), lines: 3, ..ChampForm::default() }, lang))
                (zone(form, &ChampForm { name: "pilotes", label: &mots::champ(&Champ::Pilotes, lang), hint: &t.avenant_pilotes_aide(), lines: 3, ..ChampForm::default() }, lang))
            }
            _ => (zone_de("", 5)),
        }
    }
}
