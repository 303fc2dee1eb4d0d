//! `/votes/acte?f={financeur}`: the body, the number and the day of votes already recorded, set right.

use super::lot::{Lignes, lignes};
use super::votes::objets_de;
use crate::actes::lot::{SaisieActe, corriger_l_acte, lots};
use crate::droits::remplit_la_colonne;
use crate::model::{FinanceurInscrit, LigneFinanceur};
use crate::pages::cadre_appel::{Cadre, Issue, Onglet};
use crate::pages::query;
use crate::regles::lot::DossierDecide;
use crate::store as lectures;
use crate::{m, mots};
use axum::extract::Path;
use axum::response::Response;
use kernel::texte::date_longue;
use maud::html;
use store::{ActeError, Reader, StoreError};
use web::components::{Champ, bouton, champ, erreurs, vide, zone};
use web::{Form, Page, PageError, Visit};

/// The votes of one funder.
struct Votes {
    qui: FinanceurInscrit,
    votees: Vec<(DossierDecide, LigneFinanceur)>,
}

async fn charger(cadre: &Cadre, r: &mut Reader, code: &str) -> Result<Votes, PageError> {
    let qui = lectures::financeurs(r).await?.into_iter().find(|i| i.code.code() == code).ok_or(PageError::NotFound)?;
    if !remplit_la_colonne(&cadre.visit, &qui, &cadre.appel) {
        return Err(PageError::NotFound);
    }
    let tous = lots(r, &cadre.appel).await?;
    let lignes: Lignes = lignes(cadre, r).await?;
    let ligne = |d: &DossierDecide| lignes.get(&(d.dossier_id.clone(), qui.code.clone())).filter(|l| l.vote_par.is_some());
    let votees = objets_de(&tous, &qui.code).into_iter().filter_map(|(d, _)| Some((d.clone(), ligne(d)?.clone()))).collect();
    Ok(Votes { qui, votees })
}

/// `GET /appels/{appel}/votes/acte`
pub async fn get(visit: Visit, Path((_c, appel)): Path<(String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    let f = query(&cadre.visit).text("f").to_owned();
    let v = charger(&cadre, &mut r, &f).await?;
    Ok(rendre(&cadre, &v, &Form::default(), Issue::Bien, false))
}

/// `POST /appels/{appel}/votes/acte`
pub async fn post(visit: Visit, Path((_c, appel)): Path<(String, String)>, mut form: Form) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    let v = charger(&cadre, &mut r, form.text("financeur")).await?;
    drop(r);
    let texte = |nom: &str| form.text(nom).to_owned();
    let version = |numero: &str| form.text(&format!("version.{numero}")).parse().unwrap_or(0);
    let saisie = SaisieActe {
        instance: texte("instance"),
        acte: texte("acte"),
        le: texte("le"),
        motif: texte("motif"),
        justificatif: texte("justificatif"),
        lignes: form.all("d").into_iter().map(|numero| (numero.to_owned(), version(numero))).collect(),
    };
    match corriger_l_acte(&cadre.visit, cadre.appel.id, &v.qui.code, &saisie).await {
        Ok(_) => Ok(cadre.visit.go(&cadre.chemin(&format!("/votes?f={}", v.qui.code.code())))),
        Err(ActeError::Refus(refus)) => {
            let issue = Issue::du_refus(&refus);
            form.refused(ActeError::Refus(refus), cadre.visit.lang)?;
            Ok(rendre(&cadre, &v, &form, issue, false))
        }
        Err(ActeError::Store(StoreError::Stale { .. })) => {
            // The lines are read again, what was typed of the act stays.
            let mut r = cadre.visit.reader().await?;
            let v = charger(&cadre, &mut r, v.qui.code.code()).await?;
            Ok(rendre(&cadre, &v, &form, Issue::Perime, true))
        }
        Err(autre) => Err(autre.into()),
    }
}

fn rendre(cadre: &Cadre, v: &Votes, form: &Form, issue: Issue, conflit: bool) -> Response {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let corps = html! {
        (erreurs(form, lang))
        @if conflit { div.encadre.attention role="alert" { p { (t.vote_conflit()) } } }
        p.chapeau { (t.vote_acte_chapeau()) }
        @if v.votees.is_empty() { (vide(&t.vote_acte_aucun(), Some((&t.vote_titre(), &cadre.url(&format!("/votes?f={}", v.qui.code.code())))))) }
        @else {
            form method="post" action=(cadre.url("/votes/acte")) {
                input type="hidden" name="financeur" value=(v.qui.code.code());
                fieldset id="c-d" tabindex="-1" {
                    legend { (t.vote_acte_lesquels()) }
                    @if let Some(e) = form.error("d") { p.erreur { "✕ " (e.message) } }
                    ul.lignes { @for (d, l) in &v.votees { li {
                        input type="hidden" name=(format!("version.{}", d.numero)) value=(l.version);
                        label.choix {
                            input type="checkbox" name="d" value=(d.numero) checked[form.is_checked("d", &d.numero)];
                            span { (d.numero) " " (d.intitule) }
                        }
                        " · " (mots::euros(l.vote(), lang)) " · " (l.vote_instance) " " (l.vote_acte)
                        @if let Some(le) = l.vote_le { ", " (date_longue(le, lang)) }
                        " · " (mots::etat_ligne(l.etat, lang))
                    } } }
                }
                (champ(form, &Champ { name: "instance", label: &t.vote_instance(), hint: &t.vote_instance_aide(), required: true, ..Champ::default() }, lang))
                (champ(form, &Champ { name: "acte", label: &t.vote_acte(), hint: &t.vote_acte_aide(), required: true, short: true, ..Champ::default() }, lang))
                (champ(form, &Champ { name: "le", label: &t.vote_le(), kind: "date", required: true, short: true, ..Champ::default() }, lang))
                (zone(form, &Champ { name: "motif", label: &t.vote_acte_motif(), hint: &t.vote_acte_motif_aide(), lines: 2, ..Champ::default() }, lang))
                @if !v.qui.instruit { (champ(form, &Champ { name: "justificatif", label: &t.suite_justificatif(), hint: &t.suite_justificatif_aide(), required: true, ..Champ::default() }, lang)) }
                div.boutons { (bouton(&t.vote_acte_corriger())) a href=(cadre.url(&format!("/votes?f={}", v.qui.code.code()))) { (t.redaction_annuler()) } }
            }
        }
    };
    let titre = t.vote_acte_corriger();
    issue.reponse(cadre.page(&titre, Onglet::Votes, Some((t.vote_titre(), "/votes")), &corps))
}
