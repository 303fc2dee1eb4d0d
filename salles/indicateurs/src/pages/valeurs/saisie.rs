//! `/indicateurs/saisie`: type or paste many values at once.

use super::grille::{Grille, resume, table};
use super::{Port, cadre};
use crate::actes::valeurs::{Bilan, Cellule, Dossier, PartSaisie, Perimetre, Verdict, Voulu, ecrire};
use crate::m;
use crate::model::Provenance;
use crate::plans::{Contrat, Plans};
use crate::regles::placer;
use axum::Extension;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use maud::{Markup, html};
use web::components::{Champ, Choix, champ, erreurs, liste_deroulante, pagination, vide, zone};
use web::form::percent_encode;
use web::{Form, Page, PageError, Visit};

/// Characters of a pasted block.
const COLLAGE_MAX: usize = 1_000_000;

fn perimetre(form: &Form) -> Perimetre {
    let dit = |nom: &str| form.text(nom).to_owned();
    Perimetre { indicateur: dit("indicateur"), objet: dit("objet"), responsable: dit("responsable") }
}

/// The grid, its contract, and what was asked.
async fn ouvrir(visit: &Visit, plans: &dyn Plans, form: &Form) -> Result<(Vec<Contrat>, Option<Dossier>), PageError> {
    let mut r = visit.reader().await?;
    let contrats = cadre::contrats(visit, plans, &mut r).await?;
    let Some(contrat) = cadre::choisi(&contrats, form.text("contrat")) else {
        return if form.text("contrat").is_empty() { Ok((contrats, None)) } else { Err(PageError::NotFound) };
    };
    let dossier = cadre::dossier(plans, &mut r, contrat, &perimetre(form)).await?;
    Ok((contrats, Some(dossier)))
}

/// `GET /indicateurs/saisie?contrat=…&objet=…&indicateur=…&responsable=…&annee=…&source=…`
pub async fn get(visit: Visit, Extension(plans): Port) -> Page {
    let form = cadre::query(&visit);
    let (contrats, dossier) = ouvrir(&visit, plans.as_ref(), &form).await?;
    let Some(dossier) = dossier else {
        let (t, lang) = (m(visit.lang), visit.lang);
        let choix: Vec<Choix> = contrats.iter().map(|c| Choix::new(&c.slug, &c.nom)).collect();
        let corps = html! {
            form method="get" action=(visit.url("/indicateurs/saisie")) {
                (liste_deroulante(&form, &Champ { name: "contrat", label: &t.liste_contrat(), required: true, ..Champ::default() }, &choix, lang))
                div.boutons { button.bouton type="submit" { (t.saisie_ouvrir()) } }
            }
        };
        return Ok(cadre::page(&visit, &t.saisie_titre(), false, corps).into_response());
    };
    let mut grille = Grille::new(&visit, &dossier, form.text("annee").parse().ok(), form.text("source"));
    grille.page(form.text("page").parse().unwrap_or(1));
    Ok(dessiner(&visit, &dossier, &grille, &form, html! {}).into_response())
}

/// `POST /indicateurs/saisie`: `action` is `coller`, `brouillon`, `deposer` or `valider`.
pub async fn post(visit: Visit, Extension(plans): Port, mut form: Form) -> Page {
    let (_, dossier) = ouvrir(&visit, plans.as_ref(), &form).await?;
    let mut dossier = dossier.ok_or(PageError::NotFound)?;
    let (annee, source) = (form.text("annee").parse().ok(), form.text("source").to_owned());
    let voulu = match form.text("action") {
        "brouillon" => Voulu::Brouillon,
        "valider" => Voulu::Validee,
        _ => Voulu::Deposee,
    };
    if form.text("action") == "coller" {
        return Ok(coller(&visit, &dossier, &form, annee, &source).into_response());
    }
    let cellules = Grille::new(&visit, &dossier, annee, &source).lire(&form);
    if cellules.is_empty() {
        return Err(PageError::NotFound);
    }
    let provenance = if form.text("origine") == "collage" { Provenance::Collage } else { Provenance::Saisie };
    let mut w = visit.writer("valeur.saisir").await?;
    let bilan = match ecrire(&visit, &mut w, &mut dossier, &cellules, voulu, (provenance, None)).await {
        Ok(bilan) => bilan,
        Err(error) => {
            drop(w);
            form.refused(error, visit.lang)?;
            let mut grille = Grille::new(&visit, &dossier, annee, &source);
            grille.autour(&cellules);
            grille.poser(&visit, &dossier, cellules, voulu);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, dessiner(&visit, &dossier, &grille, &form, html! {})).into_response());
        }
    };
    w.commit().await?;
    if bilan.refusees.is_empty() {
        let suite = format!("{}&fait={}", adresse(&dossier, &form), bilan.ecrites);
        return Ok(visit.go(&format!("/indicateurs/saisie?{suite}")));
    }
    let mut grille = Grille::new(&visit, &dossier, annee, &source);
    grille.autour(&cellules);
    for (rang, cellule) in cellules.into_iter().enumerate() {
        if let Some(refus) = bilan.refusees.get(&rang) {
            grille.verdicts.insert(cellule.cle.clone(), Verdict::Refusee(refus.clone()));
            grille.saisis.insert(cellule.cle.clone(), cellule);
        }
    }
    let corps = dessiner(&visit, &dossier, &grille, &form, ecrites(&visit, &bilan));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, corps).into_response())
}

/// « le reste de la saisie est gardé ».
fn ecrites(visit: &Visit, bilan: &Bilan) -> Markup {
    html! { @if bilan.ecrites > 0 { div.encadre.bien role="status" { p { "✓ " (m(visit.lang).saisie_gardees(bilan.ecrites)) } } } }
}

/// Lays a pasted block over the grid and says, cell by cell, what would become of it. Writes nothing.
fn coller(visit: &Visit, dossier: &Dossier, form: &Form, annee: Option<i64>, source: &str) -> Markup {
    let t = m(visit.lang);
    let mut grille = Grille::new(visit, dossier, annee, source);
    let colle: String = form.typed("colle").chars().take(COLLAGE_MAX).collect();
    let lignes = grille.lignes();
    let noms: Vec<_> = lignes.iter().map(|(_, _, noms)| noms.clone()).collect();
    let placement = placer(&sheets::lire_collage(&colle), &noms, &grille.colonnes);
    // What was typed in the grid before pasting stays; the pasted cells come over it.
    let mut cellules = grille.lire(form);
    let mut hors = 0_usize;
    let mut posees = 0_usize;
    for placee in &placement.cellules {
        let ligne = lignes.get(placee.ligne);
        let rangee = ligne.and_then(|(rang, _, _)| grille.rangees.get(*rang));
        let (Some(rangee), Some(mois)) = (rangee, grille.colonnes.get(placee.colonne)) else {
            continue;
        };
        let part = ligne.and_then(|(_, part, _)| rangee.parts.get((*part)?));
        if !rangee.periodes.contains(mois) {
            hors += 1;
            continue;
        }
        let cle = grille.cle(rangee, *mois);
        posees += 1;
        let rang = cellules.iter().position(|c| c.cle == cle).unwrap_or_else(|| {
            let connue = dossier.valeur(cle.indicateur, &cle.territoire, cle.periode, &cle.source);
            // A part pasted alone leaves the total as it is.
            let texte = connue.filter(|_| part.is_some()).map(crate::model::Valeur::texte).unwrap_or_default();
            cellules.push(Cellule { vue: Some(connue.map_or(0, |v| v.version)), ..Cellule::nouvelle(cle, texte) });
            cellules.len() - 1
        });
        let Some(cellule) = cellules.get_mut(rang) else { continue };
        match part {
            None => placee.texte.trim().clone_into(&mut cellule.texte),
            Some(part) => {
                cellule.parts.retain(|p| (p.dimension, &p.modalite) != (part.dimension, &part.modalite));
                let texte = placee.texte.trim().to_owned();
                cellule.parts.push(PartSaisie { dimension: part.dimension, modalite: part.modalite.clone(), texte });
            }
        }
    }
    if cellules.is_empty() {
        grille.page(form.text("page").parse().unwrap_or(1));
    } else {
        grille.autour(&cellules);
    }
    grille.poser(visit, dossier, cellules, Voulu::Deposee);
    let avis = html! {
        div.encadre role="status" {
            p { (t.saisie_collees(posees)) " " (t.saisie_rien_ecrit()) }
            @if !placement.ecartees.is_empty() || !placement.titres_ecartes.is_empty() || hors > 0 {
                ul {
                    @for (ligne, nom) in placement.ecartees.iter().take(20) { li { (t.saisie_ligne_ecartee(ligne.to_string(), nom)) } }
                    @for titre in placement.titres_ecartes.iter().take(20) { li { (t.saisie_titre_ecarte(titre)) } }
                    @if hors > 0 { li { (t.saisie_hors_grille(hors)) } }
                }
            }
        }
    };
    let mut reprise = form.clone();
    reprise.set("colle", "");
    reprise.set("origine", "collage");
    dessiner(visit, dossier, &grille, &reprise, avis)
}

/// The address of this grid.
fn adresse(dossier: &Dossier, form: &Form) -> String {
    let suite = ["objet", "indicateur", "responsable", "annee", "source", "page"]
        .iter()
        .filter(|nom| !form.text(nom).is_empty())
        .map(|nom| format!("&{nom}={}", percent_encode(form.text(nom))));
    std::iter::once(format!("contrat={}", percent_encode(&dossier.contrat.slug))).chain(suite).collect()
}

fn dessiner(visit: &Visit, dossier: &Dossier, grille: &Grille<'_>, form: &Form, avis: Markup) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let fait: Option<usize> = form.text("fait").parse().ok();
    let seul = match dossier.indicateurs.as_slice() {
        [seul] if !form.text("indicateur").is_empty() => Some(seul),
        _ => None,
    };
    let par_lieu: Vec<_> = dossier
        .indicateurs
        .iter()
        .filter(|i| seul.is_none() && dossier.peut_saisir(visit, i))
        .filter(|i| dossier.suivi(i).niveau.is_some() || dossier.dimensions(i).next().is_some())
        .collect();
    let corps = html! {
        @if let Some(n) = fait { div.encadre.bien role="status" { p { "✓ " (t.saisie_faite(n)) } } }
        (avis)
        (erreurs(form, lang))
        (resume(grille, lang))
        p.chapeau { (t.saisie_chapeau()) }
        (choisir(visit, dossier, form))
        @if grille.rangees.is_empty() || grille.colonnes.is_empty() {
            (vide(&t.saisie_vide(), Some((&t.liste_tout(), &visit.url("/indicateurs")))))
        } @else {
            form method="post" action=(visit.url("/indicateurs/saisie")) {
                @for nom in ["objet", "indicateur", "responsable", "annee", "source", "page", "origine"] {
                    @if !form.text(nom).is_empty() { input type="hidden" name=(nom) value=(form.text(nom)); }
                }
                input type="hidden" name="contrat" value=(dossier.contrat.slug);
                (table(visit, dossier, grille))
                div.boutons {
                    button.bouton type="submit" name="action" value="deposer" { (t.saisie_deposer()) }
                    @if dossier.peut_valider(visit) { button.bouton.second type="submit" name="action" value="valider" { (t.saisie_valider()) } }
                    button.bouton.second type="submit" name="action" value="brouillon" { (t.saisie_brouillon()) }
                }
                details open[!form.text("colle").is_empty()] {
                    summary { (t.saisie_coller_titre()) }
                    (zone(form, &Champ { name: "colle", label: &t.saisie_coller_label(), hint: &t.saisie_coller_aide(), filter: true, lines: 6, ..Champ::default() }, lang))
                    div.boutons { button.bouton.second type="submit" name="action" value="coller" { (t.saisie_coller()) } }
                }
            }
        }
        @if grille.pages() > 1 {
            @let page = form.text("page").parse().unwrap_or(1).clamp(1, grille.pages());
            (pagination(page, grille.pages(), &t.saisie_pages(), |n| {
                let mut ailleurs = form.clone();
                ailleurs.set("page", n.to_string());
                visit.url(&format!("/indicateurs/saisie?{}", adresse(dossier, &ailleurs)))
            }))
        }
        @if !par_lieu.is_empty() {
            h2 { (t.saisie_a_part()) }
            ul { @for i in par_lieu {
                li { a href=(visit.url(&format!("/indicateurs/saisie?contrat={}&indicateur={}", percent_encode(&dossier.contrat.slug), i.id))) { (i.code) " " (i.libelle) } }
            } }
        }
    };
    let titre = seul.map_or_else(|| t.saisie_titre(), |i| t.saisie_titre_un(&i.code));
    cadre::page(visit, &titre, true, corps)
}

/// Which rows and columns: an object of the plan, a year, another source.
fn choisir(visit: &Visit, dossier: &Dossier, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let mut objets = vec![Choix::new("", t.saisie_tous_objets())];
    objets.extend(dossier.objets.iter().map(|o| Choix::new(&o.id, &o.nom)));
    let mut annees = vec![Choix::new("", t.saisie_toutes_annees())];
    annees.extend(
        dossier
            .contrat
            .exercices
            .iter()
            .map(|e| Choix::new(e.numero.to_string(), t.saisie_annee(e.numero.to_string(), e.fin.annee().to_string()))),
    );
    html! {
        form.filtres method="get" action=(visit.url("/indicateurs/saisie")) {
            input type="hidden" name="contrat" value=(dossier.contrat.slug);
            @if !form.text("indicateur").is_empty() { input type="hidden" name="indicateur" value=(form.text("indicateur")); }
            @else { (liste_deroulante(form, &cadre::filtre("objet", &t.saisie_objet()), &objets, lang)) }
            (liste_deroulante(form, &cadre::filtre("annee", &t.saisie_exercice()), &annees, lang))
            (champ(form, &cadre::filtre("source", &t.saisie_autre_source()), lang))
            div.boutons { button.bouton.second type="submit" { (t.saisie_ouvrir()) } }
        }
    }
}
