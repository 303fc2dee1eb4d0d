//! `/votes?f={financeur}`: the column « voté » of one funder, recorded act by act.

use super::lot::{Lignes, lignes};
use crate::actes::enveloppe::fixe;
use crate::actes::instruction::financeur_de;
use crate::actes::lot::{LigneVote, LotLu, SaisieVote, lots, voter};
use crate::calculs::VotesFinanceur;
use crate::droits::remplit_la_colonne;
use crate::model::{FinanceurInscrit, LigneFinanceur};
use crate::pages::cadre_appel::{Cadre, Issue, Onglet};
use crate::pages::query;
use crate::pages::verdicts::verdict;
use crate::regles::lot::{DossierDecide, en_vigueur};
use crate::regles::{Euros, Financeur};
use crate::store as lectures;
use crate::{m, mots};
use axum::extract::Path;
use axum::response::Response;
use kernel::texte::date_longue;
use maud::{Markup, html};
use store::{ActeError, StoreError};
use web::components::{Champ, Etat as Ton, bouton, champ, erreurs, etat, vide};
use web::{Form, Page, PageError, Visit};

/// What the page shows.
struct Etat {
    inscrits: Vec<FinanceurInscrit>,
    tous: Vec<LotLu>,
    lignes: Lignes,
    /// Whose column.
    qui: Option<FinanceurInscrit>,
    /// What its votes make of its envelope.
    argent: VotesFinanceur,
}

async fn charger(cadre: &Cadre, r: &mut store::Reader, f: &str) -> Result<Etat, PageError> {
    let inscrits = lectures::financeurs(r).await?;
    let tous = lots(r, &cadre.appel).await?;
    let lignes = lignes(cadre, r).await?;
    let sien = financeur_de(&cadre.visit, &cadre.appel, &inscrits).map(|f| f.code.clone());
    let voulu = if f.is_empty() { sien } else { Some(Financeur::nomme(f)) };
    let retenu = |code: &Financeur| tous.iter().any(|l| l.contenu.totaux().contains_key(code));
    let qui = inscrits.iter().find(|i| Some(&i.code) == voulu.as_ref());
    let qui = qui.or_else(|| inscrits.iter().find(|i| retenu(&i.code))).cloned();
    let argent = match &qui {
        Some(qui) => VotesFinanceur::lire(r, &cadre.appel, &qui.code, cadre.visit.today()).await?,
        None => VotesFinanceur::default(),
    };
    Ok(Etat { inscrits, tous, lignes, qui, argent })
}

/// `GET /appels/{appel}/votes`
pub async fn get(visit: Visit, Path((_c, appel)): Path<(String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    let f = query(&cadre.visit).text("f").to_owned();
    let e = charger(&cadre, &mut r, &f).await?;
    Ok(rendre(&cadre, &e, &Form::default(), Issue::Bien, false))
}

/// `POST /appels/{appel}/votes`
pub async fn post(visit: Visit, Path((_c, appel)): Path<(String, String)>, mut form: Form) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    let e = charger(&cadre, &mut r, form.text("financeur")).await?;
    drop(r);
    let Some(qui) = e.qui.as_ref().filter(|q| q.code.code() == form.text("financeur")) else { return Err(PageError::NotFound) };
    let texte = |nom: &str| form.text(nom).to_owned();
    let typees = objets(&e).into_iter().map(|(d, _)| LigneVote {
        numero: d.numero.clone(),
        version: form.text(&format!("version.{}", d.numero)).parse().unwrap_or(0),
        montant: texte(&format!("montant.{}", d.numero)),
        motif: texte(&format!("motif.{}", d.numero)),
    });
    let saisie = SaisieVote {
        instance: texte("instance"),
        acte: texte("acte"),
        le: texte("le"),
        justificatif: texte("justificatif"),
        lignes: typees.collect(),
    };
    match voter(&cadre.visit, cadre.appel.id, &qui.code, &saisie).await {
        Ok(_) => Ok(cadre.visit.go(&cadre.chemin(&format!("/votes?f={}", qui.code.code())))),
        Err(ActeError::Refus(refus)) => {
            let issue = Issue::du_refus(&refus);
            form.refused(ActeError::Refus(refus), cadre.visit.lang)?;
            Ok(rendre(&cadre, &e, &form, issue, false))
        }
        Err(ActeError::Store(StoreError::Stale { .. })) => Ok(rendre(&cadre, &e, &form, Issue::Perime, true)),
        Err(autre) => Err(autre.into()),
    }
}

/// The files of the lots in force where this funder gives, and what was validated.
fn objets(e: &Etat) -> Vec<(&DossierDecide, Euros)> {
    e.qui.as_ref().map(|qui| objets_de(&e.tous, &qui.code)).unwrap_or_default()
}

/// The same, for any funder.
pub fn objets_de<'a>(tous: &'a [LotLu], qui: &Financeur) -> Vec<(&'a DossierDecide, Euros)> {
    let dossiers = tous.iter().filter(|l| en_vigueur(l.lot.etat)).flat_map(|l| &l.contenu.dossiers);
    let retenu = |d: &DossierDecide| d.lignes.iter().find(|l| l.financeur == *qui).map(|l| l.retenu).filter(|m| m.est_positif());
    dossiers.filter_map(|d| Some((d, retenu(d)?))).collect()
}

fn rendre(cadre: &Cadre, e: &Etat, form: &Form, issue: Issue, conflit: bool) -> Response {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let concernes =
        e.inscrits.iter().filter(|i| e.tous.iter().any(|l| l.contenu.totaux().get(&i.code).is_some_and(|m| m.est_positif())));
    let corps = html! {
        (erreurs(form, lang))
        @if conflit { div.encadre.attention role="alert" { p { (t.vote_conflit()) } } }
        p.chapeau { (t.vote_chapeau()) }
        nav aria-label=(t.vote_colonnes()) {
            ul.onglets {
                @for i in concernes { li { a href=(cadre.url(&format!("/votes?f={}", i.code.code()))) aria-current=[e.qui.as_ref().is_some_and(|q| q.id == i.id).then_some("page")] { (i.nom) } } }
            }
        }
        @match &e.qui {
            Some(qui) if !objets(e).is_empty() => { (colonne(cadre, e, qui, form)) },
            _ => { (vide(&t.vote_aucun(), Some((&t.lot_titre(), &cadre.url("/lots"))))) },
        }
    };
    issue.reponse(cadre.page(&t.vote_titre(), Onglet::Votes, None, &corps))
}

fn colonne(cadre: &Cadre, e: &Etat, qui: &FinanceurInscrit, form: &Form) -> Markup {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let ecrit = remplit_la_colonne(&cadre.visit, qui, &cadre.appel);
    let objets = objets(e);
    let retenu: Euros = objets.iter().map(|(_, m)| *m).sum();
    let ligne = |d: &DossierDecide| e.lignes.get(&(d.dossier_id.clone(), qui.code.clone()));
    let vote: Euros = objets.iter().filter_map(|(d, _)| ligne(d)?.vote()).sum();
    let reste = objets.iter().filter(|(d, _)| ligne(d).is_none_or(|l| l.vote_par.is_none())).count();
    html! {
        h2 { (t.vote_de(&qui.nom)) }
        @if let Some(depasse) = &e.argent.depasse {
            div.encadre.attention role="status" {
                p { (verdict("AAP-11", depasse, lang)) }
                p { (t.vote_au_dela_suite()) @if fixe(&cadre.visit, &cadre.appel, qui) { " " a href=(cadre.url("/enveloppes")) { (t.vote_au_dela_enveloppe()) } } }
            }
        }
        p {
            (t.vote_compte(reste, mots::euros(Some(vote), lang), mots::euros(Some(retenu), lang)))
            @for (lecture, titre) in [("vote", t.calcul_vote(&qui.nom)), ("retenu", t.calcul_retenu(&qui.nom))] {
                " · " a href=(cadre.url(&format!("/calcul/{lecture}/{}", qui.code.code()))) title=(t.calcul_ouvrir()) { (titre) }
            }
        }
        form method="post" action=(cadre.url("/votes")) {
            input type="hidden" name="financeur" value=(qui.code.code());
            table.empile {
                caption { (t.vote_legende(&qui.nom)) }
                thead { tr {
                    th scope="col" { (t.suite_col_dossier()) } th.num scope="col" { (t.comite_retenu()) } th.num scope="col" { (t.suite_col_vote()) } th scope="col" { (t.vote_motif()) }
                } }
                tbody {
                    @for (d, retenu) in &objets {
                        @let l = ligne(d);
                        tr {
                            th scope="row" { a href=(cadre.url(&format!("/instruction/{}", d.numero))) { (d.numero) } " " (d.intitule) br; small { (d.porteur) } }
                            td.num data-l=(t.comite_retenu()) { (mots::euros(Some(*retenu), lang)) }
                            td.num data-l=(t.suite_col_vote()) { (montant(l, d, *retenu, form, ecrit, lang)) (au_dela(e, l, d, lang)) }
                            td data-l=(t.vote_motif()) { (motif(l, d, form, ecrit, lang)) }
                        }
                    }
                }
            }
            @if ecrit {
                h3 { (t.vote_acte_titre()) }
                (champ(form, &Champ { name: "instance", label: &t.vote_instance(), hint: &t.vote_instance_aide(), required: true, ..Champ::default() }, lang))
                (champ(form, &Champ { name: "acte", label: &t.vote_acte(), hint: &t.vote_acte_aide(), required: true, short: true, ..Champ::default() }, lang))
                (champ(form, &Champ { name: "le", label: &t.vote_le(), kind: "date", required: true, short: true, ..Champ::default() }, lang))
                @if !qui.instruit { (champ(form, &Champ { name: "justificatif", label: &t.suite_justificatif(), hint: &t.suite_justificatif_aide(), required: true, ..Champ::default() }, lang)) }
                div.boutons {
                    (bouton(&t.vote_enregistrer()))
                    @if reste < objets.len() { a href=(cadre.url(&format!("/votes/acte?f={}", qui.code.code()))) { (t.vote_acte_corriger()) } }
                }
            }
        }
    }
}

fn montant(l: Option<&LigneFinanceur>, d: &DossierDecide, retenu: Euros, form: &Form, ecrit: bool, lang: kernel::Lang) -> Markup {
    let t = m(lang);
    let nom = format!("montant.{}", d.numero);
    let vote = l.and_then(|l| l.vote_par.as_ref().and(l.vote()));
    // A vote still awaited is offered as validated; the funder types another amount when its body decided otherwise.
    let offert = vote.unwrap_or(retenu);
    let valeur = if form.has(&nom) { form.text(&nom).to_owned() } else { (offert.centimes() / 100).to_string() };
    html! {
        @if let (Some(vote), Some(l)) = (vote, l) {
            div { (mots::euros(Some(vote), lang)) br; small { (l.vote_instance) " " (l.vote_acte) @if let Some(le) = l.vote_le { ", " (date_longue(le, lang)) } } }
        }
        @if ecrit {
            @if let Some(l) = l { input type="hidden" name=(format!("version.{}", d.numero)) value=(if form.has(&format!("version.{}", d.numero)) { form.text(&format!("version.{}", d.numero)).to_owned() } else { l.version.to_string() }); }
            input id=(identifiant(&nom)) type="text" inputmode="decimal" size="8" name=(nom) value=(valeur) aria-label=(t.vote_montant_de(&d.numero)) aria-invalid=[form.error(&nom).map(|_| "true")];
            @if let Some(e) = form.error(&nom) { p.erreur { (e.message) } }
        } @else if vote.is_none() { (t.suite_attendu()) }
    }
}

/// The line that takes the excess: by how much, and what the envelope leaves it.
fn au_dela(e: &Etat, l: Option<&LigneFinanceur>, d: &DossierDecide, lang: kernel::Lang) -> Markup {
    let t = m(lang);
    let vote = l.and_then(LigneFinanceur::vote).unwrap_or_default();
    html! {
        @if let Some(trop) = e.argent.au_dela.get(&d.dossier_id) {
            p { (etat(Ton::Alerte, &t.vote_au_dela(mots::euros(Some(*trop), lang), mots::euros(Some(vote - *trop), lang)))) }
        }
    }
}

fn motif(l: Option<&LigneFinanceur>, d: &DossierDecide, form: &Form, ecrit: bool, lang: kernel::Lang) -> Markup {
    let t = m(lang);
    let nom = format!("motif.{}", d.numero);
    let dit = l.map(|l| l.vote_motif.clone()).unwrap_or_default();
    let valeur = if form.has(&nom) { form.text(&nom).to_owned() } else { dit.clone() };
    html! {
        @if ecrit {
            input id=(identifiant(&nom)) type="text" name=(nom) value=(valeur) aria-label=(t.vote_motif_de(&d.numero)) aria-invalid=[form.error(&nom).map(|_| "true")];
            @if let Some(e) = form.error(&nom) { p.erreur { (e.message) } }
        } @else { (dit) }
    }
}

/// As the summary of errors names the fields.
fn identifiant(nom: &str) -> String {
    format!("c-{}", nom.replace('.', "-"))
}
