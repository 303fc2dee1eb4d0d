//! The reviews of a contract, and the beginning of a new one.

use super::{chemin, conduit, jour};
use crate::actes::campagne::{Demande, preparer, proposer};
use crate::m;
use crate::model::{Campagne, Contrat, EtatCampagne};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::{Lang, texte};
use maud::{Markup, html};
use store::{Read, Reader, args};
use web::components::{Champ, Choix, Etat, bouton, champ, erreurs, etat, liste_deroulante, vide};
use web::{Form, Layout, Page, PageError, Visit};

/// `GET /contrats/{contrat}/campagnes`
pub async fn get(visit: Visit, Path((_, slug)): Path<(String, String)>) -> Page {
    let mut reader = visit.reader().await?;
    let contrat = conduit(&visit, &mut reader, &slug).await?;
    let all = toutes(&mut reader, &contrat).await?;
    let form = neuf(&contrat, &all, visit.today());
    Ok(page(&visit, &contrat, &all, &form).into_response())
}

/// `POST /contrats/{contrat}/campagnes` : prepares a review and proposes its respondents.
pub async fn post(visit: Visit, Path((_, slug)): Path<(String, String)>, mut form: Form) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let contrat = conduit(&visit, &mut reader, &slug).await?;
    let all = toutes(&mut reader, &contrat).await?;
    let exercice = form.text("exercice").parse().unwrap_or_default();
    let Some(echeance) = jour(form.text("echeance")) else {
        form.errors.push(web::form::FormError {
            field: Some("echeance".into()),
            message: t.suivi_date_illisible(),
            remedy: None,
            source: None,
        });
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visit, &contrat, &all, &form)).into_response());
    };
    let titre = form.some("titre").map_or_else(|| t.suivi_titre_usuel(exercice), str::to_owned);
    let demande = match all.first() {
        Some(last) => Demande::copiee(last, exercice, titre, echeance),
        None => Demande::usuelle(exercice, titre, echeance),
    };
    let mut w = visit.writer("campagne.preparer").await?;
    let made = async {
        let one = preparer(&mut w, &contrat.id, &demande).await?;
        proposer(&mut w, &one.id).await?;
        Ok::<_, store::ActeError>(one)
    }
    .await;
    match made {
        Ok(one) => {
            w.commit().await?;
            Ok(visit.go(&format!("{}/reglages", chemin(&contrat, &one))))
        }
        Err(error) => {
            form.refused(error, visit.lang)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&visit, &contrat, &all, &form)).into_response())
        }
    }
}

async fn toutes(reader: &mut Reader, contrat: &Contrat) -> Result<Vec<Campagne>, PageError> {
    Ok(reader.list::<Campagne>("contrat_id = $2 ;; ORDER BY exercice DESC, id DESC", args![contrat.id]).await?)
}

fn neuf(contrat: &Contrat, all: &[Campagne], today: jiff::civil::Date) -> Form {
    let taken = |n: &i64| all.iter().any(|c| c.exercice == *n && c.etat != EtatCampagne::Annulee);
    let next = (1..=contrat.duree_annees).find(|n| !taken(n)).unwrap_or(contrat.duree_annees);
    let due = today.saturating_add(jiff::Span::new().days(42));
    Form::filled(vec![("exercice".into(), next.to_string()), ("echeance".into(), texte::date_courte(due))])
}

fn page(visit: &Visit, contrat: &Contrat, all: &[Campagne], form: &Form) -> Markup {
    let t = m(visit.lang);
    let years: Vec<Choix> = (1..=contrat.duree_annees).map(|n| Choix::new(n.to_string(), t.lecture_annee_n(n))).collect();
    let body = html! {
        (super::super::lecture::onglets(visit, contrat, "/campagnes"))
        (erreurs(form, visit.lang))
        @if all.is_empty() { (vide(&t.suivi_aucune(), None)) } @else {
            table.empile {
                thead { tr { th scope="col" { (t.suivi_revue()) } th scope="col" { (t.suivi_etat()) } th scope="col" { (t.suivi_ouverte()) } th scope="col" { (t.suivi_echeance()) } } }
                tbody { @for one in all { tr {
                    th scope="row" { a href=(visit.url(&chemin(contrat, one))) { (one.titre) } }
                    td { (etat_campagne(one.etat, visit.lang)) }
                    td data-l=(t.suivi_ouverte()) { (one.ouverte_le.map_or_else(|| "—".into(), texte::date_courte)) }
                    td data-l=(t.suivi_echeance()) { (texte::date_courte(one.echeance)) }
                } } }
            }
        }
        h2 { (t.suivi_preparer()) }
        p { @if all.is_empty() { (t.suivi_preparer_aide()) } @else { (t.suivi_preparer_copie()) } }
        form method="post" {
            (liste_deroulante(form, &Champ { name: "exercice", label: &t.suivi_exercice(), required: true, short: true, ..Champ::default() }, &years, visit.lang))
            (champ(form, &Champ { name: "titre", label: &t.suivi_champ_titre(), hint: &t.suivi_champ_titre_aide(), ..Champ::default() }, visit.lang))
            (champ(form, &Champ { name: "echeance", label: &t.suivi_echeance(), hint: &t.suivi_date_aide(), required: true, short: true, ..Champ::default() }, visit.lang))
            (bouton(&t.suivi_preparer_bouton()))
        }
    };
    Layout::new(&t.suivi_liste_titre())
        .over(contrat.titre.clone())
        .trail(t.contrats_titre(), "/contrats")
        .trail(contrat.titre.clone(), format!("/contrats/{}", contrat.slug))
        .section("/contrats")
        .render(visit, body)
}

pub fn etat_campagne(state: EtatCampagne, lang: Lang) -> Markup {
    let t = m(lang);
    let (tone, label) = match state {
        EtatCampagne::Preparee => (Etat::Attente, t.campagne_etat_preparee()),
        EtatCampagne::Ouverte => (Etat::Bien, t.campagne_etat_ouverte()),
        EtatCampagne::Close => (Etat::Info, t.campagne_etat_close()),
        EtatCampagne::Figee => (Etat::Info, t.campagne_etat_figee()),
        EtatCampagne::Annulee => (Etat::Alerte, t.campagne_etat_annulee()),
    };
    etat(tone, &label)
}
