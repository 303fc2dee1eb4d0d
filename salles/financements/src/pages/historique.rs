//! `/appels/{appel}/historique`: a finished call that lived in a table, its columns, its holders, then the whole of it.

mod dauphin;
#[cfg(test)]
mod tests;

use super::cadre_appel::{Cadre, Onglet};
use crate::actes::historique::{self as actes, Apercu, Dit};
use crate::regles::historique::{ANNEES_MAX, IGNORER, NOUVELLE, PorteurLu, Preparee, Raison, Refus, Sort, champs};
use crate::{m, mots};
use acteurs::model::OrganisationId;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::Refusal;
use maud::{Markup, html};
use store::{ActeError, StoreError};
use web::components::Etat as Ton;
use web::components::{Champ, Choix, bouton, champ, erreurs, etat, liste_deroulante};
use web::{Form, Page, PageError, Visit};

/// Rows, holders and faults shown; those past it are counted.
const MONTREES: usize = 150;
const EXEMPLES: usize = 3;
const LETTRES: usize = 60;

async fn cadre(visit: Visit, slug: &str) -> Result<Cadre, PageError> {
    let (cadre, _) = Cadre::ouvrir(visit, slug).await?;
    if cadre.conduit() { Ok(cadre) } else { Err(PageError::NotFound) }
}

/// `GET /appels/{appel}/historique`
pub async fn get(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let cadre = cadre(visit, &slug).await?;
    Ok(choisir(&cadre, &Form::default()).into_response())
}

/// `POST /appels/{appel}/historique`
pub async fn post(visit: Visit, Path((_c, slug)): Path<(String, String)>, mut form: Form) -> Page {
    let cadre = cadre(visit, &slug).await?;
    let fichier = form.files.iter().position(|f| f.field == "fichier").map(|rank| form.files.swap_remove(rank));
    match actes::deposer(&cadre.visit, &cadre.appel, form.text("exercice"), fichier).await {
        Ok(id) => Ok(cadre.visit.go(&cadre.chemin(&format!("/historique/{id}")))),
        Err(error) => {
            form.refused(error, cadre.visit.lang)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, choisir(&cadre, &form)).into_response())
        }
    }
}

fn choisir(cadre: &Cadre, form: &Form) -> Markup {
    let (visit, t, lang) = (&cadre.visit, m(cadre.visit.lang), cadre.visit.lang);
    let mut rempli = form.clone();
    if !form.has("exercice") {
        rempli.set("exercice", (cadre.appel.exercice - 1).to_string());
    }
    let aide = t.historique_exercice_aide(ANNEES_MAX.to_string(), cadre.appel.exercice.to_string());
    let repris: Option<usize> = super::query(visit).some("repris").and_then(|n| n.parse().ok());
    let fichier = Champ {
        name: "fichier",
        label: &t.historique_fichier(),
        hint: &t.historique_fichier_aide(),
        required: true,
        kind: "file",
        ..Champ::default()
    };
    let corps = html! {
        @if let Some(n) = repris { div.encadre.bien role="status" { p { "✓ " (t.historique_repris(n)) } } }
        (erreurs(form, lang))
        p.chapeau { (t.historique_chapeau()) }
        form method="post" action=(cadre.url("/historique")) enctype="multipart/form-data" {
            (champ(&rempli, &Champ { name: "exercice", label: &t.historique_exercice(), hint: &aide, required: true, short: true, inputmode: "numeric", ..Champ::default() }, lang))
            (champ(form, &fichier, lang))
            div.boutons { (bouton(&t.historique_lire())) }
        }
    };
    cadre.page(&t.historique_titre(), Onglet::Instruction, None, &corps)
}

/// `GET /appels/{appel}/historique/{depot}`
pub async fn un(visit: Visit, Path((_c, slug, id)): Path<(String, String, String)>) -> Page {
    let cadre = cadre(visit, &slug).await?;
    montrer(&cadre, &id, &Form::default()).await
}

/// `POST /appels/{appel}/historique/{depot}`
pub async fn repondre(visit: Visit, Path((_c, slug, id)): Path<(String, String, String)>, mut form: Form) -> Page {
    let cadre = cadre(visit, &slug).await?;
    let (visit, appel) = (&cadre.visit, &cadre.appel);
    let fait = match form.text("action") {
        "abandonner" => {
            actes::abandonner(visit, appel, &id).await?;
            return Ok(visit.go(&cadre.chemin("/historique")));
        }
        "colonnes" => {
            let vu = actes::apercu(visit, appel, &id).await?;
            let choix: Vec<String> = (0..vu.entetes.len()).map(|rang| form.text(&format!("colonne.{rang}")).to_owned()).collect();
            actes::confirmer_les_colonnes(visit, appel, &id, &choix).await.map(|()| format!("/historique/{id}"))
        }
        "porteurs" => {
            let vu = actes::apercu(visit, appel, &id).await?;
            actes::repondre(visit, appel, &id, reponses(&form, &vu)).await.map(|()| format!("/historique/{id}"))
        }
        "statuts" => {
            let vu = actes::apercu(visit, appel, &id).await?;
            actes::dauphin::traduire(visit, appel, &id, &dauphin::traductions(&form, &vu))
                .await
                .map(|()| format!("/historique/{id}"))
        }
        _ => actes::importer(visit, appel, &id).await.map(|n| format!("/historique?repris={n}")),
    };
    match fait {
        Ok(suite) => Ok(visit.go(&cadre.chemin(&suite))),
        // Someone wrote the same files meanwhile: nothing is written, the preview says what is there now.
        Err(ActeError::Store(StoreError::Stale { .. } | StoreError::Duplicate(_))) => {
            form.refused(Refus::NonApplicable.into(), visit.lang)?;
            montrer(&cadre, &id, &form).await
        }
        Err(error) => {
            form.refused(error, visit.lang)?;
            montrer(&cadre, &id, &form).await
        }
    }
}

/// What was chosen of each holder, by its rank in the table, and of each row.
fn reponses(form: &Form, vu: &Apercu) -> Dit {
    let dite = |nom: &str| Some(form.text(nom).to_owned()).filter(|r| !r.is_empty());
    let porteurs = vu.porteurs.iter().enumerate();
    let porteurs = porteurs.filter_map(|(rang, p)| Some((p.cle.clone(), dite(&format!("porteur.{rang}"))?)));
    let lignes = vu.lignes.iter().filter(|l| form.has(&format!("suite.{}", l.ligne.ligne)));
    let actions = lignes.map(|l| (l.ligne.ligne, form.text(&format!("suite.{}", l.ligne.ligne)).to_owned()));
    Dit { porteurs: porteurs.collect(), actions: actions.collect(), conflits: dauphin::tranches(form, vu) }
}

async fn montrer(cadre: &Cadre, id: &str, form: &Form) -> Result<Response, PageError> {
    let t = m(cadre.visit.lang);
    let vu = actes::apercu(&cadre.visit, &cadre.appel, id).await?;
    let ici = cadre.url(&format!("/historique/{}", vu.depot.id));
    let corps = html! {
        (erreurs(form, cadre.visit.lang))
        @if vu.colonnes_confirmees { (apercu(cadre, &vu, &ici)) }
        (colonnes(cadre, &vu, &ici, form))
        form method="post" action=(ici) {
            div.boutons { button.bouton.second type="submit" name="action" value="abandonner" { (t.tableur_abandonner()) } }
        }
    };
    let titre = t.historique_apercu_titre(vu.annee.to_string(), &vu.depot.fichier);
    let page = cadre.page(&titre, Onglet::Instruction, Some((t.historique_titre(), "/historique")), &corps);
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
    Ok((status, page).into_response())
}

/// « columns mapped once and remembered »: each heading with some of its values, and the field it goes to.
fn colonnes(cadre: &Cadre, vu: &Apercu, ici: &str, form: &Form) -> Markup {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let mut choix = vec![Choix::new("", t.historique_ne_pas_reprendre())];
    choix.extend(champs(&vu.financeurs, lang).into_iter().map(|c| Choix::new(c.cle, c.titre)));
    let mut rempli = form.clone();
    let mut pris: Vec<&str> = vec![];
    for (rang, entete) in vu.entetes.iter().enumerate() {
        let nom = format!("colonne.{rang}");
        let champ = vu.correspondance.paires.iter().find(|(_, titre)| **titre == entete.titre).map(|(champ, _)| champ);
        // Two columns of the same heading: the first is the one proposed.
        if let Some(champ) = champ.filter(|_| !form.has(&nom) && !pris.contains(&entete.titre.as_str())) {
            rempli.set(&nom, champ);
        }
        pris.push(&entete.titre);
    }
    let exemples = |rang: usize| {
        let lus = vu.entetes.get(rang).map(|e| e.exemples.as_slice()).unwrap_or_default().iter().take(EXEMPLES);
        let net =
            |texte: String| texte.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LETTRES).collect::<String>();
        lus.map(|c| net(c.en_texte())).collect::<Vec<_>>().join(" · ")
    };
    let formulaire = html! {
        p { (t.historique_colonnes_aide()) }
        form method="post" action=(ici) {
            @for (rang, entete) in vu.entetes.iter().enumerate() {
                (liste_deroulante(&rempli, &Champ { name: &format!("colonne.{rang}"), label: &entete.titre, hint: &exemples(rang), filter: true, ..Champ::default() }, &choix, lang))
            }
            div.boutons { button.bouton type="submit" name="action" value="colonnes" { (t.historique_confirmer()) } }
        }
    };
    html! {
        @if vu.colonnes_confirmees {
            details { summary { (t.historique_colonnes()) } (formulaire) }
        } @else {
            h2 { (t.historique_colonnes()) }
            (formulaire)
        }
    }
}

fn apercu(cadre: &Cadre, vu: &Apercu, ici: &str) -> Markup {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let deja = vu.lignes.iter().filter(|l| matches!(l.sort, Sort::DejaReprise { .. })).count();
    let ignorees = vu.compte(|s| *s == Sort::Ignoree);
    let attendues = vu.porteurs.iter().filter(|p| p.reponse.is_none()).count();
    html! {
        p.chapeau { (t.tableur_apercu_chapeau()) }
        ul {
            li { (t.historique_nouvelles(vu.compte(|s| *s == Sort::Nouvelle))) }
            (dauphin::comptes(vu, lang))
            @if deja > 0 { li { (t.historique_deja(deja)) } }
            @if ignorees > 0 { li { (t.historique_ignorees(ignorees)) } }
            @if attendues > 0 { li { (t.historique_attendues(attendues)) } }
        }
        @if !vu.fautes.is_empty() {
            div.encadre.attention {
                h2 { "⚠ " (t.tableur_fautes(vu.fautes.len())) }
                p { (t.historique_corriger()) }
                ul { @for faute in vu.fautes.iter().take(MONTREES) {
                    li { (faute.message(lang)) @if let Some(remede) = faute.remedy(lang) { " " (remede) } }
                } }
            }
        }
        (dauphin::statuts(vu, ici, lang))
        h2 { (t.historique_porteurs()) }
        p { (t.historique_porteurs_aide()) }
        form method="post" action=(ici) {
            @for (rang, p) in vu.porteurs.iter().enumerate() { (porteur(vu, rang, p, lang)) }
            (lignes(vu, lang))
            div.boutons { button.bouton type="submit" name="action" value="porteurs" { (t.historique_enregistrer()) } }
        }
        @if vu.applicable() {
            form method="post" action=(ici) {
                div.boutons { button.bouton type="submit" name="action" value="importer" { (t.historique_importer(vu.compte(Sort::ecrit))) } }
            }
        }
    }
}

/// « organisations matched by SIRET or name with the person confirming ».
fn porteur(vu: &Apercu, rang: usize, p: &PorteurLu, lang: kernel::Lang) -> Markup {
    let t = m(lang);
    let nom = |id: &OrganisationId| vu.organisations.iter().find(|o| o.id == *id).map(|o| Choix::new(o.id.to_string(), &o.nom));
    let mut choix: Vec<Choix> = vec![];
    choix.extend(p.propose.iter().chain(&p.proches).filter_map(nom));
    let autre = p.reponse.as_ref().and_then(|r| r.parse().ok()).filter(|id| !p.proches.contains(id) && p.propose != Some(*id));
    choix.extend(autre.as_ref().and_then(nom));
    choix.push(Choix::new(NOUVELLE, t.historique_creer(&p.nom)));
    choix.push(Choix::new(IGNORER, t.historique_ignorer()));
    let champ = format!("porteur.{rang}");
    let propose = p.propose.map_or_else(|| NOUVELLE.to_owned(), |id| id.to_string());
    let form = Form::filled(vec![(champ.clone(), p.reponse.clone().unwrap_or(propose))]);
    let raison = match p.raison {
        Raison::Siret => t.historique_par_siret(),
        Raison::Nom => t.historique_par_nom(),
        Raison::Aucune => t.historique_par_rien(),
    };
    let aide = format!("{} {} {}", t.historique_lignes(p.lignes), raison, p.siret.clone().unwrap_or_default());
    let label = if p.reponse.is_some() { format!("✓ {}", p.nom) } else { p.nom.clone() };
    liste_deroulante(
        &form,
        &Champ { name: &champ, label: &label, hint: aide.trim(), filter: true, ..Champ::default() },
        &choix,
        lang,
    )
}

fn sort_en_mots(p: &Preparee, lang: kernel::Lang) -> Markup {
    let t = m(lang);
    match &p.sort {
        Sort::EnAttente => etat(Ton::Attente, &t.historique_sort_attente()),
        Sort::Ignoree => etat(Ton::Info, &t.historique_sort_ignoree()),
        Sort::Nouvelle => etat(Ton::Bien, &t.historique_sort_nouvelle()),
        Sort::Inchangee { numero } => etat(Ton::Info, &t.dauphin_sort_inchangee(numero)),
        Sort::Modifiee { numero, changements, .. } if changements.is_empty() => etat(Ton::Bien, &t.dauphin_sort_reconnue(numero)),
        Sort::Modifiee { numero, .. } => etat(Ton::Bien, &t.dauphin_sort_modifiee(numero)),
        Sort::EnConflit { numero, .. } => etat(Ton::Alerte, &t.dauphin_sort_conflit(numero)),
        Sort::DejaReprise { numero, ecart: None } => etat(Ton::Info, &t.historique_sort_deja(numero)),
        Sort::DejaReprise { numero, ecart: Some(vote) } => {
            etat(Ton::Alerte, &t.historique_sort_ecart(numero, mots::euros(*vote, lang)))
        }
    }
}

fn lignes(vu: &Apercu, lang: kernel::Lang) -> Markup {
    let t = m(lang);
    html! {
        @if vu.lignes.len() > MONTREES { p.discret { (t.historique_autres(vu.lignes.len() - MONTREES)) } }
        div.defile tabindex="0" role="region" aria-label=(t.historique_dossiers()) { table.empile {
            caption { (t.historique_dossiers()) }
            thead { tr {
                th scope="col" { (t.historique_col_ligne()) } th scope="col" { (t.liste_action()) } th scope="col" { (t.liste_porteur()) }
                th.num scope="col" { (t.fiche_demande()) } th.num scope="col" { (t.fiche_vote()) } th scope="col" { (t.historique_col_suite()) } th scope="col" { (t.liste_etat()) }
            } }
            tbody { @for p in vu.lignes.iter().take(MONTREES) {
                tr {
                    td data-l=(t.historique_col_ligne()) { (p.ligne.ligne) }
                    th scope="row" { (p.ligne.intitule) (quartiers(p, lang)) }
                    td data-l=(t.liste_porteur()) { (p.ligne.porteur) }
                    td.num data-l=(t.fiche_demande()) { (mots::euros(Some(p.ligne.demande()), lang)) }
                    td.num data-l=(t.fiche_vote()) { (mots::euros(p.ligne.vote(), lang)) }
                    td data-l=(t.historique_col_suite()) { (suite(p, lang)) }
                    td data-l=(t.liste_etat()) { (sort_en_mots(p, lang)) (dauphin::changements(vu, p, lang)) }
                }
            } }
        } }
    }
}

/// Where a row says that it took place.
fn quartiers(p: &Preparee, lang: kernel::Lang) -> Markup {
    let (t, lus) = (m(lang), &p.ligne.quartiers);
    let dits: Vec<String> = lus.parts.iter().map(|q| t.fiche_part(&q.code, q.part.to_string())).collect();
    html! {
        @if !dits.is_empty() { br; small { (dits.join(", ")) @if lus.parts_egales { " " (t.historique_parts_egales()) } } }
        @if lus.hors_qpv { br; small { (t.historique_hors_qpv()) } }
    }
}

/// Which action a row goes on with, when its name says it for none.
fn suite(p: &Preparee, lang: kernel::Lang) -> Markup {
    let t = m(lang);
    let champ = format!("suite.{}", p.ligne.ligne);
    html! {
        @if p.possibles.is_empty() {
            @if p.action.is_some() { (t.historique_suite_connue()) } @else { (t.historique_suite_neuve()) }
        } @else {
            select name=(champ) aria-label=(t.historique_suite_de(&p.ligne.intitule)) {
                option value="" selected[p.action.is_none()] { (t.historique_suite_neuve()) }
                @for (id, nom) in &p.possibles { option value=(id) selected[p.action == Some(*id)] { (nom) } }
            }
        }
    }
}
