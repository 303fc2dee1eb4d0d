//! `/demonstration`: the role cards.

use crate::actes::demonstration::entrer_en_demonstration;
use crate::pages::connexion::{Retour, revenir};
use crate::regles::connexion::retour_sur;
use crate::store::{CompteVu, comptes};
use crate::{m, mots};
use axum::extract::Query;
use axum::response::IntoResponse;
use kernel::Role;
use maud::{Markup, html};
use web::components::{Etat, etat, vide};
use web::{Form, Layout, Page, PageError, Visit};

pub async fn get(visit: Visit, Query(retour): Query<Retour>) -> Page {
    if !visit.house.demo {
        return Err(PageError::NotFound);
    }
    let mut all = comptes(&mut visit.reader().await?).await?;
    all.retain(|c| c.actif);
    all.sort_by_key(|c| c.roles.iter().map(|r| place(r.role)).min().unwrap_or(usize::MAX));
    let t = m(visit.lang);
    let retour = retour_sur(&visit.collectivite.slug, &retour.retour);
    let body = html! {
        p.chapeau { (t.demonstration_chapeau()) }
        @if all.is_empty() { (vide(&t.demonstration_vide(), None)) }
        ul.cartes { @for one in &all { li { (carte(&visit, one, retour.as_deref())) } } }
    };
    Ok(Layout::new(&t.demonstration_titre()).bare().render(&visit, body).into_response())
}

/// The coordination first: it is the one with the most to see.
fn place(role: Role) -> usize {
    const ORDRE: [Role; 9] = [
        Role::Coordination,
        Role::Pilote,
        Role::Partenaire,
        Role::Financeur,
        Role::Porteur,
        Role::Elu,
        Role::ConseilCitoyen,
        Role::Lecteur,
        Role::Administration,
    ];
    ORDRE.iter().position(|r| *r == role).unwrap_or(ORDRE.len())
}

fn carte(visit: &Visit, one: &CompteVu, retour: Option<&str>) -> Markup {
    let t = m(visit.lang);
    let id = one.id.to_string();
    let here = visit.visitor.as_ref().is_some_and(|v| v.compte_id == id);
    html! {
        h2 { (one.nom) }
        @if let Some(organisation) = &one.organisation { p.discret { (organisation) } }
        @if one.roles.is_empty() { p { strong { (t.comptes_sans_role()) } br; (t.comptes_sans_role_aide()) } }
        @for role in &one.roles {
            p {
                strong { (mots::role(role.role, visit.lang)) @if role.contrat_id.is_some() { " " (t.demonstration_contrat()) } }
                br; (mots::role_peut(role.role, visit.lang))
            }
        }
        @if here {
            p { (etat(Etat::Bien, &t.demonstration_ici())) }
        } @else {
            form method="post" action=(visit.url("/demonstration")) {
                input type="hidden" name="compte" value=(id);
                @if let Some(retour) = retour { input type="hidden" name="retour" value=(retour); }
                button.bouton type="submit" aria-label=(t.demonstration_entrer_comme(&one.nom)) { (t.demonstration_entrer()) }
            }
        }
    }
}

pub async fn post(visit: Visit, form: Form) -> Page {
    entrer_en_demonstration(&visit, form.text("compte")).await?;
    Ok(revenir(&visit, form.text("retour")))
}
