//! Who was asked where its promises are, who answered; asking more.

use super::{cadre, chemin};
use crate::actes::engagement::{Registre, demander, renvoyer};
use crate::m;
use crate::model::{Contrat, DemandeEngagement};
use crate::pages::redaction::cadre::{bouton_sur, ouvrir_contrat, reponse};
use crate::regles::redaction::{Refus, lire_date};
use acteurs::model::OrganisationId;
use axum::extract::Path;
use jiff::Span;
use kernel::Right;
use kernel::texte::{cle, date_courte, date_longue};
use maud::{Markup, html};
use store::{ActeError, Read, Reader, args};
use web::components::{Champ, Choix, Etat, barre, bouton, champ, coches, erreurs, etat, vide};
use web::{Form, Page, PageError, Visit};

struct Liste {
    contrat: Contrat,
    registre: Registre,
    demandes: Vec<DemandeEngagement>,
}

impl Liste {
    async fn lire(visit: &Visit, r: &mut Reader, slug: &str) -> Result<Self, PageError> {
        let contrat = ouvrir_contrat(visit, r, slug, Right::MenerCampagne).await?;
        let registre = Registre::lire(r, &contrat, visit.today()).await?;
        let demandes = r
            .list::<DemandeEngagement>("contrat_id = $2 ;; ORDER BY demandee_le DESC, id DESC LIMIT 100", args![contrat.id])
            .await?;
        Ok(Self { contrat, registre, demandes })
    }

    fn ici(&self) -> String {
        format!("{}/demandes", chemin(&self.contrat))
    }
}

/// `GET /contrats/{contrat}/engagements/demandes`
pub async fn get(visit: Visit, Path((_, slug)): Path<(String, String)>) -> Page {
    let mut r = visit.reader().await?;
    let liste = Liste::lire(&visit, &mut r, &slug).await?;
    let due = visit.today().saturating_add(Span::new().days(28));
    let form = Form::filled(vec![("echeance".into(), date_courte(due))]);
    Ok(reponse(&form, page(&visit, &liste, &form)))
}

/// `POST /contrats/{contrat}/engagements/demandes`
pub async fn post(visit: Visit, Path((_, slug)): Path<(String, String)>, mut form: Form) -> Page {
    let mut r = visit.reader().await?;
    let liste = Liste::lire(&visit, &mut r, &slug).await?;
    drop(r);
    let done: Result<(), ActeError> = if form.text("action") == "renvoyer" {
        let id = form.text("cle").parse().map_err(|_| PageError::NotFound)?;
        renvoyer(&visit, &liste.contrat, id).await
    } else {
        let ids: Vec<OrganisationId> = form.all("organisations").iter().filter_map(|id| id.parse().ok()).collect();
        match lire_date("echeance", form.text("echeance")) {
            _ if ids.is_empty() => Err(Refus::ChampVide { champ: "organisations" }.into()),
            Ok(Some(day)) => demander(&visit, &liste.contrat, &ids, day).await.map(drop),
            Ok(None) => Err(Refus::ChampVide { champ: "echeance" }.into()),
            Err(refus) => Err(refus.into()),
        }
    };
    match done {
        Ok(()) => Ok(visit.go(&format!("{}?fait=oui", liste.ici()))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            Ok(reponse(&form, page(&visit, &liste, &form)))
        }
    }
}

fn page(visit: &Visit, liste: &Liste, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let ici = visit.url(&liste.ici());
    let porteur = liste.contrat.porteur_id.map_or("", |id| liste.registre.nom(id));
    let answered = liste.demandes.iter().filter(|d| d.repondue_a.is_some()).count();
    let mut ids: Vec<OrganisationId> = liste.registre.promesses.iter().filter_map(|p| p.engagement.organisation_id).collect();
    ids.sort_by_key(|id| cle(liste.registre.nom(*id)));
    ids.dedup();
    let choices: Vec<Choix> = ids
        .iter()
        .filter(|id| Some(**id) != liste.contrat.porteur_id)
        .map(|id| Choix::new(id.to_string(), liste.registre.nom(*id)))
        .collect();
    let body = html! {
        @if visit.here.ends_with("?fait=oui") { div.encadre.bien role="status" { p { "✓ " (t.engagement_fait()) } } }
        (erreurs(form, lang))
        p.chapeau { (t.engagement_demandes_chapeau(porteur)) }
        @if liste.demandes.is_empty() { (vide(&t.engagement_demandes_vide(), None)) } @else {
            (barre(&t.engagement_demandes_compte(answered, liste.demandes.len()), &[]))
            table.empile {
                thead { tr {
                    th scope="col" { (t.engagement_col_organisation()) } th scope="col" { (t.engagement_demande_qui()) }
                    th scope="col" { (t.engagement_demande_le()) } th scope="col" { (t.engagement_demande_pour()) } th scope="col" { (t.engagement_col_etat()) }
                } }
                tbody { @for d in &liste.demandes {
                    @let nom = liste.registre.nom(d.organisation_id);
                    tr {
                        th scope="row" { (nom) }
                        td { (d.nom) }
                        td data-l=(t.engagement_demande_le()) { (date_courte(d.demandee_le)) }
                        td data-l=(t.engagement_demande_pour()) { (date_longue(d.echeance, lang)) }
                        td {
                            @if d.repondue_a.is_some() { (etat(Etat::Bien, &t.engagement_demande_repondue())) }
                            @else {
                                @if d.echeance < visit.today() { (etat(Etat::Alerte, &t.engagement_demande_retard())) } @else { (etat(Etat::Attente, &t.engagement_demande_attendue())) }
                                (bouton_sur(&ici, &[("cle", &d.id.to_string())], "renvoyer", &t.engagement_demande_renvoyer(), &t.engagement_demande_renvoyer_quoi(nom)))
                            }
                        }
                    }
                } }
            }
        }
        @if !choices.is_empty() {
            h2 { (t.engagement_demander()) }
            form method="post" action=(ici) {
                (coches(form, &Champ { name: "organisations", label: &t.engagement_demander_a(), required: true, ..Champ::default() }, &choices, lang))
                (champ(form, &Champ { name: "echeance", label: &t.engagement_champ_echeance_reponse(), required: true, short: true, ..Champ::default() }, lang))
                (bouton(&t.engagement_demander()))
            }
        }
    };
    cadre(visit, &liste.contrat, &t.engagement_demandes_titre()).render(visit, body)
}
