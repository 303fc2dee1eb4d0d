//! Before (and while) a review runs: what is asked, of whom; then opening it, after a summary.

use super::liste::etat_campagne;
use super::{Adresse, campagne, chemin, conduit, jour};
use crate::actes::campagne::{
    Demande, Identite, affecter as confier, ajouter_repondant, fiches_de_la_portee, ouvrir, proposer, regler, regler_repondant,
    renouveler_lien, revoquer_lien,
};
use crate::m;
use crate::model::{Campagne, ChampDemande, Contrat, EtatCampagne, FicheAction, Noeud, Portee, Question, Repondant, Reponse};
use acteurs::model::Organisation;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::{Lang, texte};
use maud::{Markup, html};
use std::collections::HashMap;
use store::{ActeError, Read, Reader, Writer, args};
use web::components::{Champ, Choix, bouton, bouton_second, champ, coches, erreurs, liste_deroulante, zone};
use web::{Form, Layout, Page, PageError, Visit};

/// `GET …/reglages`
pub async fn get(visit: Visit, Path((_, slug, id)): Adresse) -> Page {
    let mut reader = visit.reader().await?;
    let contrat = conduit(&visit, &mut reader, &slug).await?;
    let campagne = campagne(&mut reader, &contrat, &id).await?;
    let form = rempli(&campagne);
    page(&visit, &mut reader, &contrat, &campagne, &form).await.map(IntoResponse::into_response)
}

/// `POST …/reglages` : saves the settings, proposes respondents again, or opens.
pub async fn post(visit: Visit, Path((_, slug, id)): Adresse, mut form: Form) -> Page {
    let mut reader = visit.reader().await?;
    let contrat = conduit(&visit, &mut reader, &slug).await?;
    let campagne = campagne(&mut reader, &contrat, &id).await?;
    let acte = if form.text("action") == "ouvrir" { "campagne.ouvrir" } else { "campagne.regler" };
    let mut w = visit.writer(acte).await?;
    match apply(&mut w, &campagne, &form, &visit).await {
        Ok(path) => {
            w.commit().await?;
            Ok(visit.go(&format!("{}{path}", chemin(&contrat, &campagne))))
        }
        Err(error) => {
            drop(w);
            form.refused(error, visit.lang)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visit, &mut reader, &contrat, &campagne, &form).await?).into_response())
        }
    }
}

async fn apply(w: &mut Writer, campagne: &Campagne, form: &Form, visit: &Visit) -> Result<&'static str, ActeError> {
    match form.text("action") {
        "ouvrir" => {
            ouvrir(w, &campagne.id).await?;
            Ok("")
        }
        "proposer" => {
            proposer(w, &campagne.id).await?;
            Ok("/reglages")
        }
        _ => {
            let version = form.text("version").parse().unwrap_or_default();
            let asked = form.all("champs");
            let needed = form.all("obligatoires");
            let demande = Demande {
                exercice: campagne.exercice,
                titre: form.text("titre").to_owned(),
                echeance: jour(form.text("echeance")).ok_or(DateIllisible(visit.lang))?,
                message: form.text("message").to_owned(),
                portee: Portee { noeuds: form.all("noeuds").iter().filter_map(|n| n.parse().ok()).collect(), fiches: vec![] },
                champs: ChampDemande::ALL
                    .iter()
                    .filter(|c| asked.contains(&c.code()))
                    .map(|c| Question { champ: *c, obligatoire: needed.contains(&c.code()) })
                    .collect(),
                relances: form
                    .text("relances")
                    .split([',', ';', ' '])
                    .filter_map(|d| d.trim().replace('−', "-").parse().ok())
                    .collect(),
            };
            regler(w, &campagne.id, version, &demande).await?;
            proposer(w, &campagne.id).await?;
            Ok("/reglages")
        }
    }
}

/// The typed day is not one.
#[derive(Debug)]
struct DateIllisible(Lang);

impl kernel::Refusal for DateIllisible {
    fn code(&self) -> &'static str {
        "date_illisible"
    }
    fn message(&self, _: Lang) -> String {
        m(self.0).suivi_date_illisible()
    }
    fn field(&self) -> Option<String> {
        Some("echeance".into())
    }
}

/// `POST …/repondants` : corrects or adds one, renews or revokes a link.
pub async fn repondant(visit: Visit, Path((_, slug, id)): Adresse, mut form: Form) -> Page {
    let mut reader = visit.reader().await?;
    let contrat = conduit(&visit, &mut reader, &slug).await?;
    let campagne = campagne(&mut reader, &contrat, &id).await?;
    let mut w = visit.writer("campagne.repondant").await?;
    let done = async {
        let who = Identite {
            organisation_id: form.some("organisation").and_then(|o| o.parse().ok()),
            nom: form.text("nom").to_owned(),
            courriel: form.text("courriel").to_owned(),
            suppleant_courriel: form.some("suppleant").map(str::to_owned),
        };
        match (form.some("repondant").and_then(|r| r.parse().ok()), form.text("action")) {
            (Some(one), "revoquer") => revoquer_lien(&mut w, &one, form.text("motif")).await,
            (Some(one), "renouveler") => renouveler_lien(&mut w, &one).await,
            (Some(one), _) => {
                regler_repondant(&mut w, &one, form.text("version").parse().unwrap_or_default(), &who).await.map(drop)
            }
            (None, _) => ajouter_repondant(&mut w, &campagne.id, &who).await.map(drop),
        }
    }
    .await;
    finish(visit, &mut reader, &contrat, &campagne, &mut form, w, done).await
}

/// `POST …/affecter` : entrusts a sheet to another respondent.
pub async fn affecter(visit: Visit, Path((_, slug, id)): Adresse, mut form: Form) -> Page {
    let mut reader = visit.reader().await?;
    let contrat = conduit(&visit, &mut reader, &slug).await?;
    let campagne = campagne(&mut reader, &contrat, &id).await?;
    let (Ok(fiche), Ok(to)) = (form.text("fiche").parse(), form.text("a").parse()) else { return Err(PageError::Unreadable) };
    let mut w = visit.writer("campagne.affecter").await?;
    let done = confier(&mut w, &fiche, &to).await;
    finish(visit, &mut reader, &contrat, &campagne, &mut form, w, done).await
}

async fn finish(
    visit: Visit,
    reader: &mut Reader,
    contrat: &Contrat,
    campagne: &Campagne,
    form: &mut Form,
    w: Writer,
    done: Result<(), ActeError>,
) -> Page {
    match done {
        Ok(()) => {
            w.commit().await?;
            Ok(visit.go(&format!("{}/reglages#repondants", chemin(contrat, campagne))))
        }
        Err(error) => {
            drop(w);
            form.refused(error, visit.lang)?;
            let mut shown = rempli(campagne);
            shown.errors.clone_from(&form.errors);
            for name in ["nom", "courriel", "suppleant", "organisation", "repondant", "motif"] {
                shown.set(name, form.text(name));
            }
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visit, reader, contrat, campagne, &shown).await?).into_response())
        }
    }
}

fn rempli(c: &Campagne) -> Form {
    let mut fields = vec![
        ("titre".to_owned(), c.titre.clone()),
        ("echeance".to_owned(), texte::date_courte(c.echeance)),
        ("message".to_owned(), c.message.clone()),
        ("relances".to_owned(), c.relances.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
    ];
    fields.extend(c.portee.noeuds.iter().map(|n| ("noeuds".to_owned(), n.to_string())));
    fields.extend(c.champs.iter().map(|q| ("champs".to_owned(), q.champ.code().to_owned())));
    fields.extend(c.champs.iter().filter(|q| q.obligatoire).map(|q| ("obligatoires".to_owned(), q.champ.code().to_owned())));
    Form::filled(fields)
}

pub fn question(champ: ChampDemande, lang: Lang) -> String {
    let t = m(lang);
    match champ {
        ChampDemande::Declinaisons => t.campagne_question_declinaisons(),
        ChampDemande::Palier => t.campagne_question_palier(),
        ChampDemande::Atteinte => t.campagne_question_atteinte(),
        ChampDemande::Indicateurs => t.campagne_question_indicateurs(),
        ChampDemande::Meteo => t.campagne_question_meteo(),
        ChampDemande::Difficultes => t.campagne_question_difficultes(),
        ChampDemande::Besoins => t.campagne_question_besoins(),
        ChampDemande::Suites => t.campagne_question_suites(),
        ChampDemande::Pieces => t.campagne_question_pieces(),
    }
}

async fn page(
    visit: &Visit,
    reader: &mut Reader,
    contrat: &Contrat,
    campagne: &Campagne,
    form: &Form,
) -> Result<Markup, PageError> {
    let t = m(visit.lang);
    let lang = visit.lang;
    let nodes = reader.list::<Noeud>("contrat_id = $2 AND parent_id IS NULL ;; ORDER BY ordre", args![contrat.id]).await?;
    let sheets = fiches_de_la_portee(reader, contrat, &campagne.portee).await?;
    let people = reader.list::<Repondant>("campagne_id = $2 ;; ORDER BY nom, id", args![campagne.id]).await?;
    let answers = reader.list::<Reponse>("campagne_id = $2", args![campagne.id]).await?;
    let organisations: HashMap<_, _> = reader.list::<Organisation>("", args![]).await?.into_iter().map(|o| (o.id, o)).collect();
    let here = visit.url(&chemin(contrat, campagne));
    let prepared = campagne.etat == EtatCampagne::Preparee;
    let of = |r: &Repondant| -> Vec<&FicheAction> {
        sheets
            .iter()
            .filter(|f| {
                if prepared {
                    r.portee.fiches.contains(&f.id)
                } else {
                    answers.iter().any(|a| a.fiche_id == f.id && a.repondant_id == r.id)
                }
            })
            .collect()
    };
    let nodes: Vec<Choix> = nodes.iter().map(|n| Choix::new(n.id.to_string(), format!("{}. {}", n.code, n.titre))).collect();
    let questions: Vec<Choix> = ChampDemande::ALL.iter().map(|c| Choix::new(c.code(), question(*c, lang))).collect();
    let body = html! {
        (erreurs(form, lang))
        p { (etat_campagne(campagne.etat, lang)) }
        @if prepared {
            form method="post" action=(format!("{here}/reglages")) {
                input type="hidden" name="version" value=(campagne.version);
                (champ(form, &Champ { name: "titre", label: &t.suivi_champ_titre(), required: true, ..Champ::default() }, lang))
                (champ(form, &Champ { name: "echeance", label: &t.suivi_echeance(), hint: &t.suivi_date_aide(), required: true, short: true, ..Champ::default() }, lang))
                (zone(form, &Champ { name: "message", label: &t.suivi_message(), hint: &t.suivi_message_aide(), ..Champ::default() }, lang))
                (coches(form, &Champ { name: "noeuds", label: &t.suivi_portee(), hint: &t.suivi_portee_aide(), ..Champ::default() }, &nodes, lang))
                (coches(form, &Champ { name: "champs", label: &t.suivi_questions(), required: true, ..Champ::default() }, &questions, lang))
                (coches(form, &Champ { name: "obligatoires", label: &t.suivi_obligatoires(), hint: &t.suivi_obligatoires_aide(), ..Champ::default() }, &questions, lang))
                (champ(form, &Champ { name: "relances", label: &t.suivi_relances_jours(), hint: &t.suivi_relances_aide(), ..Champ::default() }, lang))
                (bouton(&t.suivi_enregistrer()))
            }
        }
        h2 #repondants { (t.suivi_repondants()) " (" (people.len()) ")" }
        table.empile {
            thead { tr { th scope="col" { (t.suivi_organisation()) } th scope="col" { (t.suivi_repondant()) } th scope="col" { (t.suivi_ses_fiches()) } th scope="col" { (t.suivi_corriger()) } } }
            tbody { @for r in &people {
                tr {
                    th scope="row" { (r.organisation_id.and_then(|id| organisations.get(&id)).map_or(r.nom.as_str(), Organisation::court)) }
                    td { (r.nom) br; small { (r.courriel) } @if let Some(why) = &r.echec { br; small { "! " (t.suivi_courriel_echec(why)) } } @if r.delegue_de.is_some() { br; small { (t.suivi_delegue()) } } }
                    td { (of(r).iter().map(|f| f.numero.to_string()).collect::<Vec<_>>().join(", ")) }
                    td { (corriger(visit, &here, r, prepared)) }
                }
            } }
        }
        @let orphans: Vec<&FicheAction> = sheets.iter().filter(|f| !people.iter().any(|r| of(r).iter().any(|x| x.id == f.id))).collect();
        @if prepared && !orphans.is_empty() {
            p.encadre.attention { (t.suivi_sans_repondant(orphans.len())) " " (orphans.iter().map(|f| f.numero.to_string()).collect::<Vec<_>>().join(", ")) }
        }
        (confier_a(visit, &here, form, &sheets, &people))
        (ajouter(visit, &here, form, &organisations))
        @if prepared && !sheets.is_empty() && !people.is_empty() {
            p { a href=(format!("{here}/apercu")) { (t.reponse_apercu_lien()) } }
        }
        @if prepared {
            h2 { (t.suivi_ouvrir()) }
            p { (t.suivi_ouvrir_resume(sheets.len(), people.iter().filter(|r| !of(r).is_empty()).count(), texte::date_longue(campagne.echeance, lang))) }
            form method="post" action=(format!("{here}/reglages")) {
                input type="hidden" name="action" value="ouvrir";
                (bouton(&t.suivi_ouvrir_bouton()))
            }
        }
    };
    Ok(Layout::new(&campagne.titre)
        .over(t.suivi_reglages())
        .trail(t.contrats_titre(), "/contrats")
        .trail(contrat.titre.clone(), format!("/contrats/{}", contrat.slug))
        .trail(t.suivi_liste_titre(), format!("/contrats/{}/campagnes", contrat.slug))
        .section("/contrats")
        .wide()
        .render(visit, body))
}

fn corriger(visit: &Visit, here: &str, r: &Repondant, prepared: bool) -> Markup {
    let t = m(visit.lang);
    let key = |name: &str| format!("{name}-{}", r.id);
    html! {
        details {
            summary { (t.suivi_corriger()) span.discret { " " (r.nom) } }
            form method="post" action=(format!("{here}/repondants")) {
                input type="hidden" name="repondant" value=(r.id);
                input type="hidden" name="version" value=(r.version);
                input type="hidden" name="organisation" value=(r.organisation_id.map(|o| o.to_string()).unwrap_or_default());
                div.champ { label for=(key("nom")) { (t.suivi_fonction()) } input id=(key("nom")) name="nom" value=(r.nom) required; }
                div.champ { label for=(key("courriel")) { (t.suivi_courriel()) } input id=(key("courriel")) type="email" name="courriel" value=(r.courriel) required; }
                div.champ { label for=(key("suppleant")) { (t.suivi_suppleant()) } input id=(key("suppleant")) type="email" name="suppleant" value=(r.suppleant_courriel.as_deref().unwrap_or("")); }
                (bouton_second(&t.suivi_enregistrer(), "regler"))
            }
            @if !prepared && r.lien_id.is_some() {
                form method="post" action=(format!("{here}/repondants")) {
                    input type="hidden" name="repondant" value=(r.id);
                    (bouton_second(&t.suivi_lien_renouveler(), "renouveler"))
                }
                form method="post" action=(format!("{here}/repondants")) {
                    input type="hidden" name="repondant" value=(r.id);
                    div.champ { label for=(key("motif")) { (t.suivi_motif()) } input id=(key("motif")) name="motif" required; }
                    (bouton_second(&t.suivi_lien_revoquer(), "revoquer"))
                }
            }
        }
    }
}

fn confier_a(visit: &Visit, here: &str, form: &Form, sheets: &[FicheAction], people: &[Repondant]) -> Markup {
    let t = m(visit.lang);
    let sheets: Vec<Choix> = sheets.iter().map(|f| Choix::new(f.id.to_string(), format!("{}. {}", f.numero, f.titre))).collect();
    let people: Vec<Choix> = people.iter().map(|r| Choix::new(r.id.to_string(), r.nom.clone())).collect();
    html! {
        details {
            summary { (t.suivi_confier()) }
            form method="post" action=(format!("{here}/affecter")) {
                (liste_deroulante(form, &Champ { name: "fiche", label: &t.tapis_fiche(), required: true, ..Champ::default() }, &sheets, visit.lang))
                (liste_deroulante(form, &Champ { name: "a", label: &t.suivi_confier_a(), required: true, ..Champ::default() }, &people, visit.lang))
                (bouton_second(&t.suivi_confier(), "affecter"))
            }
        }
    }
}

fn ajouter(
    visit: &Visit,
    here: &str,
    form: &Form,
    organisations: &HashMap<acteurs::model::OrganisationId, Organisation>,
) -> Markup {
    let t = m(visit.lang);
    let mut all: Vec<&Organisation> = organisations.values().filter(|o| !o.generique).collect();
    all.sort_by(|a, b| a.cle.cmp(&b.cle));
    let all: Vec<Choix> =
        std::iter::once(Choix::new("", "—")).chain(all.into_iter().map(|o| Choix::new(o.id.to_string(), o.court()))).collect();
    html! {
        details open[form.error("courriel").is_some()] {
            summary { (t.suivi_ajouter()) }
            form method="post" action=(format!("{here}/repondants")) {
                (liste_deroulante(form, &Champ { name: "organisation", label: &t.suivi_organisation(), ..Champ::default() }, &all, visit.lang))
                (champ(form, &Champ { name: "nom", label: &t.suivi_fonction(), required: true, ..Champ::default() }, visit.lang))
                (champ(form, &Champ { name: "courriel", label: &t.suivi_courriel(), kind: "email", required: true, ..Champ::default() }, visit.lang))
                (bouton_second(&t.suivi_ajouter(), "ajouter"))
            }
        }
    }
}
