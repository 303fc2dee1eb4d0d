//! `/appels/{appel}/conseil`: the vote of a citizens' council typed from paper, and its result file by file. An advice.

#[cfg(test)]
mod tests;

use super::cadre_appel::{Cadre, Issue, Onglet};
use crate::actes::conseil as actes;
use crate::model::{BulletinConseil, EtatScrutin, ModeScrutin, ScrutinConseil};
use crate::regles::Euros;
use crate::regles::scrutin::parts_egales::{Achat, Resultat};
use crate::regles::scrutin::{POINTS_MAX, SaisieScrutin};
use crate::{m, mots};
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::Lang;
use kernel::nombre::Nombre;
use kernel::texte::date_longue;
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::{ActeError, Reader};
use web::components::{Champ, Choix, Etat, bouton, champ, coches, erreurs, etat, liste_deroulante, vide};
use web::{Form, Page, PageError, Visit};

/// `GET /appels/{appel}/conseil`
pub async fn get(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir_la_synthese(visit, &slug).await?;
    liste(&cadre, &mut r, &Form::default(), Issue::Bien).await
}

/// `POST /appels/{appel}/conseil`
pub async fn post(visit: Visit, Path((_c, slug)): Path<(String, String)>, mut form: Form) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &slug).await?;
    let dit = |nom: &str| form.text(nom).to_owned();
    let saisie = SaisieScrutin { intitule: dit("intitule"), mode: dit("mode"), budget: dit("budget"), tenu_le: dit("tenu_le") };
    match actes::ouvrir(&cadre.visit, &cadre.appel, &saisie).await {
        Ok(s) => Ok(cadre.visit.go(&cadre.chemin(&format!("/conseil/{}", s.id)))),
        Err(error) => {
            let issue = refuser(&mut form, error, cadre.visit.lang)?;
            liste(&cadre, &mut r, &form, issue).await
        }
    }
}

fn refuser(form: &mut Form, error: ActeError, lang: Lang) -> Result<Issue, PageError> {
    let issue = if let ActeError::Refus(refus) = &error { Issue::du_refus(refus) } else { Issue::Perime };
    form.refused(error, lang)?;
    Ok(issue)
}

async fn liste(cadre: &Cadre, r: &mut Reader, form: &Form, issue: Issue) -> Result<Response, PageError> {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let tous = actes::scrutins(r, &cadre.appel).await?;
    let modes = [
        Choix::new(ModeScrutin::Approbation.code(), t.conseil_mode_approbation()),
        Choix::new(ModeScrutin::Notes.code(), t.conseil_mode_notes(POINTS_MAX.to_string())),
    ];
    let corps = html! {
        (erreurs(form, lang))
        p.chapeau { (t.conseil_chapeau()) }
        @if tous.is_empty() { (vide(&t.conseil_aucun(), None)) }
        @else {
            ul.lignes { @for s in &tous {
                li {
                    a href=(cadre.url(&format!("/conseil/{}", s.id))) { (s.intitule) } " "
                    @if s.etat == EtatScrutin::Clos { (etat(Etat::Bien, &t.conseil_clos())) } @else { (etat(Etat::Attente, &t.conseil_ouvert())) }
                    @if let Some(le) = s.tenu_le { " " small { (date_longue(le, lang)) } }
                }
            } }
        }
        @if cadre.conduit() {
            form method="post" action=(cadre.url("/conseil")) {
                h2 { (t.conseil_nouveau()) }
                p { (t.conseil_nouveau_aide()) }
                (champ(form, &Champ { name: "intitule", label: &t.conseil_intitule(), required: true, ..Champ::default() }, lang))
                (liste_deroulante(form, &Champ { name: "mode", label: &t.conseil_mode(), required: true, ..Champ::default() }, &modes, lang))
                (champ(form, &Champ { name: "budget", label: &t.conseil_budget(), hint: &t.conseil_budget_aide(), required: true, short: true, inputmode: "numeric", ..Champ::default() }, lang))
                (champ(form, &Champ { name: "tenu_le", label: &t.conseil_tenu_le(), hint: &t.conseil_tenu_le_aide(), short: true, ..Champ::default() }, lang))
                div.boutons { (bouton(&t.conseil_ouvrir())) }
            }
        }
    };
    Ok(issue.reponse(cadre.page(
        &t.conseil_titre(),
        Onglet::Programmation,
        Some((t.programmation_titre(), "/programmation")),
        &corps,
    )))
}

/// `GET /appels/{appel}/conseil/{scrutin}`
pub async fn un(visit: Visit, Path((_c, slug, id)): Path<(String, String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir_la_synthese(visit, &slug).await?;
    montrer(&cadre, &mut r, &id, &Form::default(), Issue::Bien).await
}

/// `POST /appels/{appel}/conseil/{scrutin}`
pub async fn geste(visit: Visit, Path((_c, slug, id)): Path<(String, String, String)>, mut form: Form) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &slug).await?;
    let (visit, appel) = (&cadre.visit, &cadre.appel);
    let fait = match form.text("geste") {
        "clore" => actes::clore(visit, appel, &id).await.map(|()| String::new()),
        "retirer" => actes::retirer(visit, appel, &id, form.text("retire")).await.map(|()| String::new()),
        _ => {
            let remplacer = form.is_checked("remplacer", "1");
            let saisi = actes::saisir(visit, appel, &id, form.text("numero"), form.text("choix"), remplacer).await;
            saisi.map(|n| format!("?saisi={n}"))
        }
    };
    match fait {
        Ok(suite) => Ok(visit.go(&cadre.chemin(&format!("/conseil/{id}{suite}")))),
        Err(error) => {
            let issue = refuser(&mut form, error, visit.lang)?;
            montrer(&cadre, &mut r, &id, &form, issue).await
        }
    }
}

/// `GET /appels/{appel}/conseil/{scrutin}/vote.pb`
pub async fn pb(visit: Visit, Path((_c, slug, id)): Path<(String, String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir_la_synthese(visit, &slug).await?;
    let (scrutin, bulletins) = actes::scrutin(&cadre.visit, &mut r, &cadre.appel, &id).await?;
    drop(r);
    if scrutin.etat != EtatScrutin::Clos {
        return Err(PageError::NotFound);
    }
    let texte = actes::pabulib(&cadre.visit, &cadre.appel, &scrutin, &bulletins).await?;
    let nom = format!("attachment; filename=\"conseil-citoyen-{}.pb\"", cadre.appel.slug);
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, nom)], texte)
        .into_response())
}

async fn montrer(cadre: &Cadre, r: &mut Reader, id: &str, form: &Form, issue: Issue) -> Result<Response, PageError> {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let (s, bulletins) = actes::scrutin(&cadre.visit, r, &cadre.appel, id).await?;
    let ferme = s.etat == EtatScrutin::Clos;
    let budget = mots::euros(Some(Euros::de_centimes(s.budget_centimes)), lang);
    let suite = if ferme {
        resultat(cadre, &s, &actes::resultat(&s, &bulletins).await?)
    } else {
        depouiller(cadre, &s, &bulletins, form)
    };
    let corps = html! {
        (erreurs(form, lang))
        p.chapeau { (t.conseil_resume(bulletins.len(), s.projets.len().to_string(), &budget)) }
        (suite)
    };
    let page = cadre.page(&s.intitule, Onglet::Programmation, Some((t.conseil_titre(), "/conseil")), &corps);
    Ok(issue.reponse(page))
}

/// « entered by the secretary from paper »: one field for the number, one for what is ticked.
fn depouiller(cadre: &Cadre, s: &ScrutinConseil, bulletins: &[BulletinConseil], form: &Form) -> Markup {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let ici = cadre.url(&format!("/conseil/{}", s.id));
    let mut rempli = form.clone();
    if !form.has("numero") {
        rempli.set("numero", bulletins.last().map_or(1, |b| b.numero + 1).to_string());
    }
    let aide = if s.mode == ModeScrutin::Notes { t.conseil_choix_notes(POINTS_MAX.to_string()) } else { t.conseil_choix_aide() };
    let saisi: Option<i64> = super::query(&cadre.visit).some("saisi").and_then(|n| n.parse().ok());
    let dit = |b: &BulletinConseil| match s.mode {
        ModeScrutin::Approbation => b.choix.keys().cloned().collect::<Vec<_>>().join(", "),
        ModeScrutin::Notes => b.choix.iter().map(|(n, p)| format!("{n}={p}")).collect::<Vec<_>>().join(", "),
    };
    html! {
        @if !cadre.conduit() { p { (t.conseil_en_cours()) } }
        @else {
            @if let Some(n) = saisi { div.encadre.bien role="status" { p { "✓ " (t.conseil_saisi(n.to_string())) } } }
            form method="post" action=(ici) {
                input type="hidden" name="geste" value="saisir";
                (champ(&rempli, &Champ { name: "numero", label: &t.conseil_numero(), required: true, short: true, inputmode: "numeric", ..Champ::default() }, lang))
                (champ(&rempli, &Champ { name: "choix", label: &t.conseil_choix(), hint: &aide, ..Champ::default() }, lang))
                @if bulletins.iter().any(|b| b.numero.to_string() == form.text("numero").trim()) {
                    (coches(form, &Champ { name: "remplacer", label: &t.conseil_remplacer(), ..Champ::default() }, &[Choix::new("1", t.conseil_remplacer_oui())], lang))
                }
                div.boutons { (bouton(&t.conseil_saisir())) }
            }
            details {
                summary { (t.conseil_dossiers(s.projets.len())) }
                ul { @for p in s.projets.iter() { li { strong { (p.numero) } " " (p.intitule) " " (mots::euros(Some(p.cout), lang)) } } }
            }
            h2 { (t.conseil_bulletins(bulletins.len())) }
            ul.lignes { @for b in bulletins.iter().rev().take(100) {
                li {
                    strong { (b.numero) } " " @if b.choix.is_empty() { (t.conseil_blanc()) } @else { (dit(b)) }
                    form method="post" action=(ici) {
                        input type="hidden" name="geste" value="retirer";
                        button.lien type="submit" name="retire" value=(b.numero) aria-label=(t.conseil_retirer_le(b.numero.to_string())) { (t.conseil_retirer()) }
                    }
                }
            } }
            form method="post" action=(ici) {
                p { (t.conseil_clore_aide()) }
                div.boutons { button.bouton type="submit" name="geste" value="clore" { (t.conseil_clore()) } }
            }
        }
    }
}

/// « 14,29 € »: two decimals, the exact value is in the computation.
fn somme(n: &Nombre, lang: Lang) -> String {
    let ecrit = if n.est_entier() { 0 } else { 2 };
    match lang {
        Lang::Fr => format!("{}\u{202f}€", n.affiche_fr(ecrit)),
        Lang::En => format!("€{}", n.affiche_en(ecrit)),
    }
}

/// Who paid how much: ballots of one amount together.
fn paiements(a: &Achat, lang: Lang) -> Markup {
    let t = m(lang);
    let mut egaux: BTreeMap<&Nombre, Vec<i64>> = BTreeMap::new();
    for (qui, combien) in &a.paiements {
        egaux.entry(combien).or_default().push(*qui);
    }
    let noms = |qui: &[i64]| qui.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
    html! {
        details {
            summary { (t.conseil_payeurs(a.paiements.len())) }
            ul { @for (combien, qui) in egaux.iter().rev() { li { (t.conseil_paye(somme(combien, lang), noms(qui))) } } }
        }
    }
}

/// The result, file by file, with what a third party needs to compute it again.
fn resultat(cadre: &Cadre, s: &ScrutinConseil, r: &Resultat) -> Markup {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let nom = |numero: &str| s.projets.iter().find(|p| p.numero == numero).map_or("", |p| p.intitule.as_str()).to_owned();
    let euros = |n: i64| mots::euros(Some(Euros::entiers(n)), lang);
    html! {
        div.encadre { p { (t.conseil_avis()) } }
        p { (t.conseil_methode(somme(&r.part, lang))) }
        p { a href=(cadre.url(&format!("/conseil/{}/vote.pb", s.id))) { (t.conseil_pb()) } " " small.discret { (t.conseil_pb_aide()) } }
        div.defile tabindex="0" role="region" aria-label=(t.conseil_finances(r.achats.len())) { table.empile {
            caption { (t.conseil_finances(r.achats.len())) }
            thead { tr {
                th scope="col" { (t.conseil_col_rang()) } th scope="col" { (t.suite_col_dossier()) } th.num scope="col" { (t.conseil_col_cout()) }
                th.num scope="col" { (t.conseil_col_prix()) } th scope="col" { (t.conseil_col_paye()) }
            } }
            tbody { @for (rang, a) in r.achats.iter().enumerate() {
                tr {
                    td data-l=(t.conseil_col_rang()) { (rang + 1) }
                    th scope="row" { (a.numero) " · " (nom(&a.numero)) }
                    td.num data-l=(t.conseil_col_cout()) { (euros(a.cout)) }
                    td.num data-l=(t.conseil_col_prix()) { (prix(&a.prix, lang)) }
                    td data-l=(t.conseil_col_paye()) { (paiements(a, lang)) }
                }
            } }
        } }
        @if !r.completes.is_empty() {
            h2 { (t.conseil_completes(r.completes.len())) }
            p { (t.conseil_completes_aide()) }
            ul { @for (numero, cout, points) in &r.completes { li { (numero) " · " (nom(numero)) "\u{202f}: " (euros(*cout)) ", " (t.conseil_points(*points)) } } }
        }
        @if !r.ecartes.is_empty() {
            h2 { (t.conseil_ecartes(r.ecartes.len())) }
            ul { @for e in &r.ecartes {
                li { (e.numero) " · " (nom(&e.numero)) "\u{202f}: " @if e.points == 0 { (t.conseil_sans_voix()) } @else { (t.conseil_manque(euros(e.cout), somme(&e.disponible, lang), e.points)) } }
            } }
        }
        p { (t.conseil_reste(euros(r.reste))) }
    }
}

/// What a point pays at most, in thousandths of the cost of the file: the lower, the sooner it is bought.
fn prix(n: &Nombre, lang: Lang) -> String {
    let mille = n * &Nombre::from(1_000);
    let ecrit = if lang == Lang::Fr { mille.affiche_fr(1) } else { mille.affiche_en(1) };
    if lang == Lang::Fr { format!("{ecrit}\u{202f}‰") } else { format!("{ecrit}‰") }
}

/// The link to the council's votes, beside scenarios.
pub fn lien(cadre: &Cadre) -> Markup {
    html! { p { a href=(cadre.url("/conseil")) { (m(cadre.visit.lang).conseil_titre()) } } }
}
