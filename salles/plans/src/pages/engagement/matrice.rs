//! The matrix organisation × theme, the same as a filtered list, and as a file.

use super::{chemin, etiquette, lignes};
use crate::actes::engagement::{Promesse, Registre, bilan};
use crate::m;
use crate::model::{Contrat, Thematique};
use crate::pages::lecture::{contrat, onglets, query};
use crate::regles::engagement::{EtatLu, mots};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::{Right, texte};
use maud::{Markup, html};
use store::{Read, args};
use web::components::{Champ, Chiffre, Choix, barre, bouton, chiffres, liste_deroulante, pagination, vide};
use web::form::percent_encode;
use web::{Form, Layout, Page, Visit, csv};

const PAR_PAGE: usize = 100;

/// The promises that the filters of the address keep.
fn retenues<'a>(registre: &'a Registre, form: &Form) -> Vec<&'a Promesse> {
    let theme =
        |p: &Promesse| registre.thematiques.iter().find(|t| Some(t.id) == p.engagement.thematique_id).map(|t| t.code.as_str());
    let who = form.some("organisation");
    registre
        .promesses
        .iter()
        .filter(|p| who.is_none_or(|id| p.engagement.organisation_id.is_some_and(|o| o.to_string() == id)))
        .filter(|p| form.some("thematique").is_none_or(|code| theme(p) == Some(code)))
        .filter(|p| form.some("etat").is_none_or(|code| p.lu.code() == code))
        .collect()
}

fn filtre(form: &Form) -> bool {
    ["organisation", "thematique", "etat"].iter().any(|name| form.some(name).is_some())
}

/// The filters again, as an address.
fn adresse(form: &Form) -> String {
    let kept: Vec<String> = ["organisation", "thematique", "etat"]
        .iter()
        .filter_map(|name| form.some(name).map(|value| format!("{name}={}", percent_encode(value))))
        .collect();
    if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) }
}

/// `GET /contrats/{contrat}/engagements`
pub async fn get(visit: Visit, Path((_, slug)): Path<(String, String)>) -> Page {
    let t = m(visit.lang);
    let form = query(&visit);
    let mut reader = visit.reader().await?;
    let contrat = contrat(&mut reader, &slug).await?;
    let registre = Registre::lire(&mut reader, &contrat, visit.today()).await?;
    let kept = retenues(&registre, &form);
    let here = visit.url(&chemin(&contrat));
    let filtered = filtre(&form);
    let content = if registre.promesses.is_empty() {
        let id = contrat.id.to_string();
        let next = visit
            .may(Right::ModifierPlan, Some(&id))
            .then(|| (t.engagement_reglages(), visit.url(&format!("/contrats/{slug}/reglages?partie=engagements"))));
        vide(&t.engagement_aucun(), next.as_ref().map(|(label, to)| (label.as_str(), to.as_str())))
    } else if filtered || registre.thematiques.is_empty() {
        liste(&visit, &contrat, &registre, &kept, &form)
    } else {
        let noms = noms_des_groupes(&mut reader, &contrat).await?;
        html! { (matrice(&visit, &contrat, &registre, &noms)) (hors_matrice(&visit, &contrat, &registre)) }
    };
    let body = html! {
        p.chapeau { (t.engagement_chapeau()) }
        (onglets(&visit, &contrat, "/engagements"))
        @if !registre.promesses.is_empty() {
            (aiguilles(&visit, &registre))
            (formulaire(&visit, &registre, &form))
            (barre(&t.engagement_compte(kept.len(), registre.promesses.len()), &outils(&visit, &contrat, &here, &form)))
        }
        (content)
    };
    Ok(Layout::new(&t.engagement_titre())
        .over(contrat.titre.clone())
        .trail(t.contrats_titre(), "/contrats")
        .trail(contrat.titre.clone(), format!("/contrats/{slug}"))
        .section("/contrats")
        .wide()
        .render(&visit, body)
        .into_response())
}

/// « D1 Grandir et bien vivre ensemble » for the code a theme stands under.
async fn noms_des_groupes(r: &mut impl Read, contrat: &Contrat) -> Result<Vec<(String, String)>, store::StoreError> {
    let rows = r
        .rows(
            "SELECT code, titre FROM noeud WHERE collectivite_id = $1 AND contrat_id = $2
             UNION ALL SELECT code, titre FROM axe_transversal WHERE collectivite_id = $1 AND contrat_id = $2",
            args![contrat.id],
        )
        .await?;
    rows.into_iter().map(|mut row| Ok((row.take()?, row.take()?))).collect()
}

fn outils(visit: &Visit, contrat: &Contrat, here: &str, form: &Form) -> Vec<(String, String)> {
    let t = m(visit.lang);
    let id = contrat.id.to_string();
    let mut links = vec![(t.engagement_export(), format!("{here}.csv{}", adresse(form)))];
    if visit.may(Right::MenerCampagne, Some(&id)) {
        links.push((t.engagement_demandes(), format!("{here}/demandes")));
    }
    if visit.may(Right::ModifierPlan, Some(&id)) {
        links.push((t.engagement_coller(), format!("{here}/coller")));
        links.push((t.engagement_reglages(), visit.url(&format!("/contrats/{}/reglages?partie=engagements", contrat.slug))));
    }
    links
}

fn aiguilles(visit: &Visit, registre: &Registre) -> Markup {
    let t = m(visit.lang);
    let b = bilan(&registre.promesses);
    let figure = |label: String, n: usize, beside: String| Chiffre {
        label,
        value: Some(texte::entier(i64::try_from(n).unwrap_or(i64::MAX), visit.lang)),
        beside,
        why: None,
    };
    chiffres(
        &[
            figure(t.engagement_bilan_verifiables(), b.verifiables, t.engagement_bilan_verifiables_sens(b.total)),
            figure(t.engagement_bilan_tenus(), b.tenus, t.engagement_bilan_sur(b.verifiables)),
            figure(t.engagement_bilan_retard(), b.en_retard, String::new()),
            figure(t.engagement_bilan_a_verifier(), b.declares, t.engagement_bilan_declares()),
        ],
        visit.lang,
    )
}

fn formulaire(visit: &Visit, registre: &Registre, form: &Form) -> Markup {
    let t = m(visit.lang);
    let all = || Choix::new("", t.filtre_tous());
    let mut ids: Vec<_> = registre.promesses.iter().filter_map(|p| p.engagement.organisation_id).collect();
    ids.sort_by_key(|id| texte::cle(registre.nom(*id)));
    ids.dedup();
    let mut organisations = vec![all()];
    organisations.extend(ids.iter().map(|id| Choix::new(id.to_string(), registre.nom(*id))));
    let mut themes = vec![all()];
    themes.extend(registre.thematiques.iter().map(|x| Choix::new(&x.code, &x.nom)));
    let mut etats = vec![all()];
    etats.extend(EtatLu::ALL.iter().map(|e| Choix::new(e.code(), mots::lu(*e, visit.lang))));
    let field = |name: &str, label: &str, choix: &[Choix]| {
        liste_deroulante(form, &Champ { name, label, filter: true, ..Champ::default() }, choix, visit.lang)
    };
    html! {
        form.filtres method="get" role="search" data-enhance="autosubmit" {
            (field("organisation", &t.engagement_filtre_organisation(), &organisations))
            @if themes.len() > 1 { (field("thematique", &t.engagement_thematique(), &themes)) }
            (field("etat", &t.engagement_filtre_etat(), &etats))
            div.champ { (bouton(&t.filtrer())) }
        }
    }
}

fn liste(visit: &Visit, contrat: &Contrat, registre: &Registre, kept: &[&Promesse], form: &Form) -> Markup {
    let t = m(visit.lang);
    let here = visit.url(&chemin(contrat));
    let last = kept.len().div_ceil(PAR_PAGE).max(1);
    let page = form.text("page").parse().ok().filter(|n| (1..=last).contains(n)).unwrap_or(1);
    let shown = &kept[(page - 1) * PAR_PAGE..kept.len().min(page * PAR_PAGE)];
    let who = |p: &Promesse| {
        let theme = registre.thematiques.iter().find(|x| Some(x.id) == p.engagement.thematique_id).map(|x| x.nom.as_str());
        let name =
            p.engagement.organisation_id.map(|id| registre.nom(id)).filter(|n| !n.is_empty()).unwrap_or(&p.engagement.debiteur);
        theme.map_or_else(|| name.to_owned(), |theme| t.engagement_cellule_de(name, theme))
    };
    let base = adresse(form);
    html! {
        @if kept.is_empty() { (vide(&t.engagement_vide(), Some((&t.effacer_filtres(), &here)))) }
        @else {
            (lignes(visit, contrat, shown, Some(&who)))
            (pagination(page, last, &t.engagement_pages(), |n| format!("{here}{}{}page={n}", base, if base.is_empty() { '?' } else { '&' })))
        }
    }
}

fn matrice(visit: &Visit, contrat: &Contrat, registre: &Registre, noms: &[(String, String)]) -> Markup {
    let t = m(visit.lang);
    let debiteurs = registre.debiteurs();
    let mut groups: Vec<(&str, Vec<&Thematique>)> = vec![];
    for theme in &registre.thematiques {
        match groups.iter_mut().find(|(code, _)| *code == theme.rattachement) {
            Some((_, all)) => all.push(theme),
            None => groups.push((&theme.rattachement, vec![theme])),
        }
    }
    let here = visit.url(&chemin(contrat));
    html! {
        div.defile tabindex="0" role="region" aria-label=(t.engagement_matrice()) {
            table.empile {
                caption { (t.engagement_matrice()) }
                thead { tr { th scope="col" { (t.engagement_thematique()) } @for id in &debiteurs { th scope="col" { (registre.nom(*id)) } } } }
                @for (code, themes) in &groups {
                    tbody {
                        tr { th scope="rowgroup" colspan=(debiteurs.len() + 1) { (code) " " (noms.iter().find(|(c, _)| c == code).map_or("", |(_, n)| n.as_str())) } }
                        @for theme in themes {
                            tr {
                                th scope="row" { a href=(format!("{here}?thematique={}", theme.code)) { (theme.nom) } }
                                @for id in &debiteurs {
                                    @let all = registre.case(*id, theme.id);
                                    td data-l=(registre.nom(*id)) .rien[all.is_empty()] {
                                        @if all.is_empty() { span.discret title=(t.engagement_cellule_vide()) { "—" } }
                                        @else { (cellule(visit, &format!("{here}/cases/{id}/{}", theme.code), &t.engagement_cellule_de(registre.nom(*id), &theme.nom), &all)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// How many, then what is not simply promised.
fn cellule(visit: &Visit, to: &str, place: &str, all: &[&Promesse]) -> Markup {
    let b = bilan(all.iter().copied());
    let told = [EtatLu::EnRetard, EtatLu::NonTenu, EtatLu::DeclareTenu, EtatLu::Tenu, EtatLu::EnCours, EtatLu::Renegocie];
    html! {
        a href=(to) aria-label=(m(visit.lang).engagement_cellule_n(all.len(), place)) { (all.len()) }
        @for etat in told { @if b.de(etat) > 0 { br; (etiquette(etat, visit.lang)) @if b.de(etat) > 1 { " × " (b.de(etat)) } } }
    }
}

fn hors_matrice(visit: &Visit, contrat: &Contrat, registre: &Registre) -> Markup {
    let t = m(visit.lang);
    let mut groups: Vec<(&str, Vec<&Promesse>)> = vec![];
    for p in registre.promesses.iter().filter(|p| p.engagement.thematique_id.is_none()) {
        match groups.iter_mut().find(|(who, _)| *who == p.engagement.debiteur) {
            Some((_, all)) => all.push(p),
            None => groups.push((&p.engagement.debiteur, vec![p])),
        }
    }
    html! {
        @if !groups.is_empty() {
            h2 { (t.engagement_hors_matrice()) }
            @for (who, all) in &groups {
                details { summary { (who) " (" (all.len()) ")" } (lignes(visit, contrat, all, None)) }
            }
        }
    }
}

/// `GET /contrats/{contrat}/engagements.csv` : what is shown, for a spreadsheet.
pub async fn csv(visit: Visit, Path((_, slug)): Path<(String, String)>) -> Page {
    let t = m(visit.lang);
    let form = query(&visit);
    let mut reader = visit.reader().await?;
    let contrat = contrat(&mut reader, &slug).await?;
    let registre = Registre::lire(&mut reader, &contrat, visit.today()).await?;
    let titles = [
        t.engagement_col_organisation(),
        t.engagement_thematique(),
        t.engagement_col_engagement(),
        t.engagement_col_etat(),
        t.engagement_col_echeance(),
        t.engagement_col_promis(),
        t.engagement_col_livre(),
        t.engagement_col_unite(),
        t.engagement_col_preuves(),
        t.engagement_col_verifiable(),
    ];
    let rows: Vec<Vec<String>> = retenues(&registre, &form)
        .into_iter()
        .map(|p| {
            let e = &p.engagement;
            let theme = registre.thematiques.iter().find(|x| Some(x.id) == e.thematique_id);
            vec![
                e.debiteur.clone(),
                theme.map(|x| x.nom.clone()).unwrap_or_default(),
                e.texte.clone(),
                mots::lu(p.lu, visit.lang),
                e.echeance.map(|d| d.to_string()).unwrap_or_default(),
                e.promis.clone().unwrap_or_default(),
                e.livre.clone().unwrap_or_default(),
                e.unite.clone(),
                p.preuves.len().to_string(),
                if p.verifiable { t.engagement_oui() } else { t.engagement_non() },
            ]
        })
        .collect();
    Ok(csv::download(&format!("{slug}-engagements"), &titles, &rows))
}
