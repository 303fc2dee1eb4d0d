//! What changed in the plan from one evening to another: on screen and on paper.

use super::ecarts::{Ecarts, Groupe, Ligne, ecarts, en_pages};
use super::reperes::{Repere, reperes};
use super::{Cadre, au, connu_depuis};
use crate::calculs::Passe;
use crate::m;
use crate::pages::comite::mot_a_mot;
use crate::pages::edition::imprimer;
use crate::pages::lecture::onglets;
use crate::regles::machine::{Refus, quelle_periode};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use jiff::civil::Date;
use maud::{Markup, html};
use paper::{
    ChangementPapier, Commande, ComptePapier, DifferencePapier, EcartPapier, FicheDifferencePapier, GroupeDifferencePapier, Texte,
};
use std::sync::Arc;
use web::components::{Champ, bouton, champ, erreurs, pagination, vide};
use web::form::FormError;
use web::{Form, Page, PageError, Visit};

pub(crate) type Deux = (Arc<Passe>, Arc<Passe>);

fn requete(cadre: &Cadre) -> Form {
    Form::from_query(cadre.visit.here.split_once('?').map_or("", |(_, q)| q))
}

/// The year of the contract asked for.
fn annee(form: &Form) -> Option<i64> {
    form.some("annee").and_then(|n| n.parse().ok())
}

/// Links to compare the rates of another year.
fn annees(cadre: &Cadre, found: &Ecarts, de: &Passe, a: &Passe) -> Markup {
    let t = m(cadre.visit.lang);
    let last = a.plan.campagnes.iter().map(|c| c.exercice).max().unwrap_or(found.annee).max(found.annee);
    html! {
        nav.sans-papier aria-label=(t.annees_nom()) { ul.onglets {
            @for n in 1..=last { li { a href=(cadre.url(&format!("/differences?de={}&a={}&annee={n}", de.le, a.le))) aria-current=[(n == found.annee).then_some("true")] { (t.lecture_annee_n(n)) } } }
        } }
    }
}

/// The two evenings of the address, or why not.
pub(crate) async fn deux(cadre: &mut Cadre, form: &Form) -> Result<Result<Deux, Vec<Refus>>, PageError> {
    let (de, a) = match quelle_periode(form.text("de"), form.text("a"), cadre.visit.today()) {
        Ok(period) => period,
        Err(refus) => return Ok(Err(refus)),
    };
    Ok(match (au(cadre, "de", de).await?, au(cadre, "a", a).await?) {
        (Ok(de), Ok(a)) => Ok((de, a)),
        (de, a) => Err([de.err(), a.err()].into_iter().flatten().collect()),
    })
}

/// `GET /contrats/{contrat}/differences?de=2026-03-12&a=2026-06-12`
pub async fn get(visit: Visit, Path((_, slug)): Path<(String, String)>) -> Page {
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let mut form = requete(&cadre);
    if !form.has("de") && !form.has("a") {
        let today = cadre.visit.today();
        form = Form::filled(vec![("a".to_owned(), today.to_string())]);
        return Ok(page(&mut cadre, &form, None).await?.into_response());
    }
    match deux(&mut cadre, &form).await? {
        Ok(both) => Ok(page(&mut cadre, &form, Some(&both)).await?.into_response()),
        Err(refus) => {
            form.errors.extend(refus.iter().map(|r| FormError::of(r, cadre.visit.lang)));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&mut cadre, &form, None).await?).into_response())
        }
    }
}

/// `GET /contrats/{contrat}/differences.pdf?de=…&a=…`
pub async fn pdf(visit: Visit, Path((_, slug)): Path<(String, String)>) -> Page {
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let form = requete(&cadre);
    let Ok((de, a)) = deux(&mut cadre, &form).await? else {
        let query = cadre.visit.here.split_once('?').map_or("de=", |(_, q)| q);
        return Ok(cadre.visit.go(&cadre.chemin(&format!("/differences?{query}"))));
    };
    let found = ecarts(&de, &a, annee(&form), &cadre.visit.collectivite.nom, cadre.visit.lang);
    let order = Commande::difference(&papier(&found, de.le, a.le), &crate::pages::comite::tirage(&cadre));
    let name = format!("{slug}-differences-{}-{}.pdf", de.le, a.le);
    let visit = cadre.visit.clone();
    drop(cadre);
    imprimer(&visit, order, &name, None).await
}

async fn page(cadre: &mut Cadre, form: &Form, both: Option<&Deux>) -> Result<Markup, PageError> {
    let t = m(cadre.visit.lang);
    let lang = cadre.visit.lang;
    let since = connu_depuis(cadre).await?;
    let all = reperes(cadre).await?;
    let body = html! {
        p.chapeau { (t.machine_differences_chapeau()) }
        (onglets(&cadre.visit, &cadre.contrat, "/differences"))
        (erreurs(form, lang))
        form.filtres.sans-papier method="get" action=(cadre.url("/differences")) {
            (champ(form, &Champ { name: "de", label: &t.machine_champ_de(), kind: "date", filter: true, ..Champ::default() }, lang))
            (champ(form, &Champ { name: "a", label: &t.machine_champ_a(), kind: "date", filter: true, ..Champ::default() }, lang))
            div.champ { (bouton(&t.machine_comparer())) }
        }
        (raccourcis(cadre, &all, since))
        @if let Some((de, a)) = both {
            @let mut found = ecarts(de, a, annee(form), &cadre.visit.collectivite.nom, lang);
            @let pages = en_pages(std::mem::take(&mut found.groupes));
            @let at = form.text("page").parse().ok().filter(|n| (1..=pages.len()).contains(n)).unwrap_or(1);
            (annees(cadre, &found, de, a))
            (resultat(cadre, &found, de.le, a.le))
            @for groupe in pages.get(at - 1).into_iter().flatten() { (bloc(cadre, groupe, de.le, a.le)) }
            (pagination(at, pages.len(), &t.machine_pages(), |n| cadre.url(&format!("/differences?de={}&a={}&annee={}&page={n}", de.le, a.le, found.annee))))
        }
    };
    let title = match both {
        Some((de, a)) => t.machine_differences_titre_de(cadre.jour(de.le), cadre.jour(a.le)),
        None => t.machine_differences_titre(),
    };
    Ok(cadre.layout(&title).wide().render(&cadre.visit, body))
}

/// The comparisons that are asked for most: since the last committee, between two of them, since the last evenings.
fn raccourcis(cadre: &Cadre, all: &[Repere], since: Option<Date>) -> Markup {
    let t = m(cadre.visit.lang);
    let today = cadre.visit.today();
    let known = |r: &&Repere| since.is_some_and(|since| since <= r.le) && r.le < today;
    let sittings: Vec<&Repere> = all.iter().filter(|r| r.comite).filter(known).collect();
    let mut links: Vec<(String, Date, Date)> = vec![];
    if let Some(last) = sittings.first() {
        links.push((t.machine_depuis_comite(cadre.jour(last.le)), last.le, today));
    }
    if let [last, before, ..] = sittings.as_slice() {
        links.push((t.machine_entre_comites(cadre.jour(before.le), cadre.jour(last.le)), before.le, last.le));
    }
    if let Some(other) = all.iter().filter(|r| !r.comite && Some(r.le) != since).find(known) {
        links.push((t.machine_depuis_repere(&other.quoi, cadre.jour(other.le)), other.le, today));
    }
    if let Some(since) = since.filter(|since| *since < today) {
        links.push((t.machine_depuis_debut(cadre.jour(since)), since, today));
    }
    html! {
        @if !links.is_empty() {
            nav.sans-papier aria-label=(t.machine_raccourcis()) { ul.etiquettes {
                @for (label, de, a) in &links { li { a href=(cadre.url(&format!("/differences?de={de}&a={a}"))) { (label) } } }
            } }
        }
    }
}

fn resultat(cadre: &Cadre, found: &Ecarts, de: Date, a: Date) -> Markup {
    let t = m(cadre.visit.lang);
    html! {
        div.boutons {
            a.bouton.second href=(cadre.url(&format!("/differences.pdf?de={de}&a={a}&annee={}", found.annee))) { (t.machine_pdf()) }
            a.bouton.second href=(cadre.url(&format!("/au/{de}"))) { (t.machine_lire_le(cadre.jour(de))) }
            button.lien type="button" hidden data-enhance="imprimer" { (t.imprimer()) }
        }
        @if found.est_vide() { (vide(&t.machine_differences_aucune(), None)) } @else {
            h2 { (t.machine_resume()) }
            table.empile.etroite {
                thead { tr { th scope="col" { (t.calcul_quoi()) } th.num scope="col" { (t.machine_col_nombre()) } } }
                tbody { @for (label, n) in &found.comptes { tr { th scope="row" { (label) } td.num data-l=(t.machine_col_nombre()) { (n) } } } }
            }
        }
        (taux(cadre, found))
        @if !found.decisions.is_empty() {
            h2 { (t.machine_compte_decisions()) }
            ul { @for one in &found.decisions { li { (one) } } }
        }
    }
}

fn taux(cadre: &Cadre, found: &Ecarts) -> Markup {
    let t = m(cadre.visit.lang);
    html! {
        @if !found.taux.is_empty() {
            h2 { (t.machine_taux(found.annee)) }
            table.empile {
                thead { tr { th scope="col" { (t.calcul_quoi()) } th scope="col" { (t.difference_lecture()) } th.num scope="col" { (t.difference_avant_court()) } th.num scope="col" { (t.difference_apres_court()) } th.num scope="col" { (t.difference_ecart()) } } }
                tbody { @for x in &found.taux { tr {
                    th scope="row" { (x.sujet) }
                    td data-l=(t.difference_lecture()) { (x.lecture) }
                    td.num data-l=(t.difference_avant_court()) { (x.avant.as_deref().unwrap_or("—")) }
                    td.num data-l=(t.difference_apres_court()) { (x.apres.as_deref().unwrap_or("—")) }
                    td.num data-l=(t.difference_ecart()) { (x.ecart.as_deref().unwrap_or("—")) }
                } } }
            }
        }
    }
}

fn bloc(cadre: &Cadre, groupe: &Groupe, de: Date, a: Date) -> Markup {
    let t = m(cadre.visit.lang);
    html! {
        section {
            h2 { (groupe.titre) }
            @if !groupe.ajoutees.is_empty() {
                p { strong { (t.machine_ajoute()) } }
                ul { @for (numero, text) in &groupe.ajoutees { li {
                    @match numero { Some(n) => a href=(cadre.url(&format!("/au/{a}/fiches/{n}"))) { (text) }, None => (text) }
                } } }
            }
            @if !groupe.retirees.is_empty() {
                p { strong { (t.machine_retire()) } }
                ul { @for text in &groupe.retirees { li { del { (text) } } } }
            }
            @for one in &groupe.modifiees {
                h3 {
                    @match one.numero {
                        Some(n) => { a href=(cadre.url(&format!("/au/{a}/fiches/{n}"))) { (one.sujet) } " — " (one.titre) }
                        None => (one.sujet),
                    }
                }
                table.empile {
                    thead { tr { th scope="col" { (t.difference_champ()) } th scope="col" { (t.machine_avant(cadre.jour(de))) } th scope="col" { (t.machine_apres(cadre.jour(a))) } th.num scope="col" { (t.difference_ecart()) } } }
                    tbody { @for line in &one.lignes { (rangee(cadre, line, de, a)) } }
                }
            }
        }
    }
}

fn rangee(cadre: &Cadre, line: &Ligne, de: Date, a: Date) -> Markup {
    let t = m(cadre.visit.lang);
    html! {
        tr {
            th scope="row" { (line.champ) }
            @match (&line.avant, &line.apres) {
                (Some(before), Some(after)) if line.phrase => { td colspan="2" data-l=(t.machine_mot_a_mot()) { (mot_a_mot(before, after)) } }
                (before, after) => {
                    td data-l=(t.machine_avant(cadre.jour(de))) { @match before { Some(text) => del { span.texte { (text) } }, None => span.discret { (t.difference_rien()) } } }
                    td data-l=(t.machine_apres(cadre.jour(a))) { @match after { Some(text) => ins { span.texte { (text) } }, None => span.discret { (t.difference_rien()) } } }
                }
            }
            td.num data-l=(t.difference_ecart()) { (line.ecart.as_deref().unwrap_or("—")) }
        }
    }
}

fn papier(found: &Ecarts, de: Date, a: Date) -> DifferencePapier {
    DifferencePapier {
        de,
        a,
        annee: u8::try_from(found.annee).unwrap_or(u8::MAX),
        comptes: found.comptes.iter().map(|(libelle, n)| ComptePapier { libelle: libelle.clone(), nombre: *n }).collect(),
        ecarts: found
            .taux
            .iter()
            .map(|x| EcartPapier {
                sujet: x.sujet.clone(),
                lecture: x.lecture.clone(),
                avant: x.avant.clone(),
                apres: x.apres.clone(),
                ecart: x.ecart.clone(),
            })
            .collect(),
        decisions: found.decisions.clone(),
        groupes: found
            .groupes
            .iter()
            .map(|g| GroupeDifferencePapier {
                titre: g.titre.clone(),
                ajoutees: g.ajoutees.iter().map(|(_, text)| text.clone()).collect(),
                retirees: g.retirees.clone(),
                fiches: g
                    .modifiees
                    .iter()
                    .map(|one| FicheDifferencePapier {
                        sujet: one.sujet.clone(),
                        titre: one.titre.clone(),
                        changements: one
                            .lignes
                            .iter()
                            .map(|l| ChangementPapier {
                                champ: l.champ.clone(),
                                avant: l.avant.clone().map(Texte),
                                apres: l.apres.clone().map(Texte),
                                ecart: l.ecart.clone(),
                            })
                            .collect(),
                    })
                    .collect(),
            })
            .collect(),
    }
}
