//! One account: what it says, what it may, how it is closed and opened again.

use super::{Situation, choix_de_roles, donnables, lire_le_role, organisations, role_en_mots};
use crate::actes::comptes as actes;
use crate::actes::comptes::Correction;
use crate::actes::invitation;
use crate::actes::siens;
use crate::droits::{partout, peut_donner};
use crate::model::{Attribution, Compte, CompteId};
use crate::pages::annonce::{annonce, perime};
use crate::pages::compte::Fait;
use crate::pages::temps::jour;
use crate::regles::comptes::Refus;
use crate::store::CompteVu;
use crate::{m, mots, store as lectures};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Right;
use maud::{Markup, html};
use std::collections::HashMap;
use store::{ActeError, Read, StoreError};
use web::components::{Champ, Choix, bouton, champ, erreurs, etat, liste_deroulante};
use web::{Form, Layout, Page, PageError, Visit};

type Chemin = Path<(String, String)>;

#[derive(Default)]
struct Saisie {
    correction: Option<Form>,
    perime: bool,
    role: Form,
    fait: String,
}

fn id(text: &str) -> Result<CompteId, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}

pub async fn un(visit: Visit, Path((_, compte)): Chemin, Query(fait): Query<Fait>) -> Page {
    page(&visit, id(&compte)?, StatusCode::OK, Saisie { fait: fait.fait, ..Saisie::default() }).await
}

pub async fn modifier(visit: Visit, Path((_, compte)): Chemin, mut form: Form) -> Page {
    let compte = id(&compte)?;
    let organisation = form.some("organisation").map(str::parse).transpose();
    let done = match organisation {
        Err(_) => Err(ActeError::from(Refus::OrganisationInconnue)),
        Ok(organisation) => {
            let correction = Correction {
                version: form.text("version").parse().unwrap_or_default(),
                courriel: form.text("courriel").to_owned(),
                nom: form.text("nom").to_owned(),
                organisation,
            };
            actes::modifier(&visit, compte, &correction).await
        }
    };
    match done {
        Ok(()) => Ok(visit.go(&format!("/comptes/{compte}?fait=modifie"))),
        Err(ActeError::Store(StoreError::Stale { .. })) => {
            page(&visit, compte, StatusCode::CONFLICT, Saisie { correction: Some(form), perime: true, ..Saisie::default() }).await
        }
        Err(error) => {
            form.refused(error, visit.lang)?;
            page(&visit, compte, StatusCode::UNPROCESSABLE_ENTITY, Saisie { correction: Some(form), ..Saisie::default() }).await
        }
    }
}

pub async fn donner_role(visit: Visit, Path((_, compte)): Chemin, mut form: Form) -> Page {
    let compte = id(&compte)?;
    let (role, contrat) = lire_le_role(form.text("role"));
    let done = match role {
        Some(role) => actes::donner_role(&visit, compte, role, contrat).await,
        None => Err(Refus::RoleInconnu.into()),
    };
    match done {
        Ok(()) => Ok(visit.go(&format!("/comptes/{compte}?fait=role"))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            page(&visit, compte, StatusCode::UNPROCESSABLE_ENTITY, Saisie { role: form, ..Saisie::default() }).await
        }
    }
}

pub async fn retirer_role(visit: Visit, Path((_, compte, attribution)): Path<(String, String, String)>) -> Page {
    let compte = id(&compte)?;
    actes::retirer_role(&visit, compte, &attribution).await?;
    Ok(visit.go(&format!("/comptes/{compte}?fait=role-retire")))
}

pub async fn renvoyer(visit: Visit, Path((_, compte)): Chemin) -> Page {
    let compte = id(&compte)?;
    invitation::renvoyer(&visit, compte).await?;
    Ok(visit.go(&format!("/comptes/{compte}?fait=invite")))
}

pub async fn retirer_invitation(visit: Visit, Path((_, compte)): Chemin) -> Page {
    let compte = id(&compte)?;
    invitation::retirer(&visit, compte).await?;
    Ok(visit.go(&format!("/comptes/{compte}?fait=invitation-retiree")))
}

pub async fn fermer(visit: Visit, Path((_, compte)): Chemin) -> Page {
    let compte = id(&compte)?;
    actes::fermer(&visit, compte).await?;
    Ok(visit.go(&format!("/comptes/{compte}?fait=ferme")))
}

pub async fn rouvrir(visit: Visit, Path((_, compte)): Chemin) -> Page {
    let compte = id(&compte)?;
    actes::rouvrir(&visit, compte).await?;
    Ok(visit.go(&format!("/comptes/{compte}?fait=rouvert")))
}

async fn page(visit: &Visit, id: CompteId, status: StatusCode, mut saisie: Saisie) -> Page {
    let mut reader = visit.reader().await?;
    let compte: Compte = reader.load(&id).await?;
    let vu = lectures::compte(&mut reader, id).await?.ok_or(PageError::NotFound)?;
    let choices = organisations(&mut reader, visit).await?;
    let t = m(visit.lang);
    let administers = partout(siens(visit), Right::GererComptes);
    let state = Situation::of(&vu, visit.house.db.clock().now());
    let organisation = compte.organisation_id.map(|o| o.to_string()).unwrap_or_default();
    let mut form = saisie.correction.take().unwrap_or_else(|| {
        let fields = [("courriel", compte.courriel.clone()), ("nom", compte.nom.clone()), ("organisation", organisation)];
        Form::filled(fields.map(|(n, v)| (n.to_owned(), v)).to_vec())
    });
    form.set("version", compte.version.to_string());
    let stored = vec![
        (t.comptes_courriel(), compte.courriel.clone()),
        (t.compte_nom(), compte.nom.clone()),
        (t.comptes_organisation(), vu.organisation.clone().unwrap_or_default()),
    ];
    let body = html! {
        (annonce(fait(visit, &saisie.fait, &compte.courriel).as_deref()))
        p.chapeau { (compte.courriel) @if let Some(o) = &vu.organisation { " · " (o) } }
        p { (etat(state.tone(), &state.words(visit.lang))) @if state == Situation::Invite && let Some(end) = vu.invitation { " " (t.comptes_invitation_fin(jour(visit, end))) } }
        section { h2 { (t.comptes_roles()) } (roles(visit, &vu, &saisie.role)) }
        section { h2 { (t.comptes_acces()) } (acces(visit, &vu, state, administers)) }
        @if administers {
            section {
                h2 { (t.comptes_corriger()) }
                @if saisie.perime { (perime(visit, &stored)) }
                (erreurs(&form, visit.lang))
                (correction(visit, &form, id, &choices))
            }
        }
    };
    let layout = Layout::new(&compte.nom).trail(t.comptes_titre(), "/comptes").section("/comptes");
    Ok((status, layout.render(visit, body)).into_response())
}

fn fait(visit: &Visit, code: &str, courriel: &str) -> Option<String> {
    let t = m(visit.lang);
    Some(match code {
        "invite" => t.comptes_fait_invite(courriel),
        "modifie" => t.comptes_fait_modifie(),
        "role" => t.comptes_fait_role(),
        "role-retire" => t.comptes_fait_role_retire(),
        "invitation-retiree" => t.comptes_fait_invitation_retiree(),
        "ferme" => t.comptes_fait_ferme(),
        "rouvert" => t.comptes_fait_rouvert(),
        _ => return None,
    })
}

fn roles(visit: &Visit, vu: &CompteVu, form: &Form) -> Markup {
    let t = m(visit.lang);
    let own = siens(visit);
    let noms = HashMap::new();
    let words = |r: &Attribution| role_en_mots(r.role, r.contrat_id.as_deref(), &noms, visit.lang);
    let mut given = donnables(own);
    given.retain(|(role, contrat)| !vu.roles.iter().any(|r| r.role == *role && r.contrat_id == *contrat));
    let choices: Vec<Choix> =
        std::iter::once(Choix::new("", t.comptes_choisir_role())).chain(choix_de_roles(&given, visit.lang)).collect();
    html! {
        @if vu.roles.is_empty() { p { (t.comptes_sans_role_aide()) } }
        @else {
            table.empile {
                thead { tr { th scope="col" { (t.comptes_role()) } th scope="col" { (t.comptes_role_permet()) } th scope="col" { (t.comptes_role_action()) } } }
                tbody {
                    @for role in &vu.roles {
                        tr {
                            th scope="row" {
                                (words(role))
                                @if let Some(contrat) = &role.contrat_id { " " a href=(visit.url(&format!("/contrats/{contrat}"))) { (t.comptes_voir_contrat()) } }
                            }
                            td { (mots::role_peut(role.role, visit.lang)) }
                            td {
                                @if peut_donner(own, role.role, role.contrat_id.as_deref()) {
                                    form method="post" action=(visit.url(&format!("/comptes/{}/roles/{}/retirer", vu.id, role.id))) {
                                        button.lien type="submit" aria-label=(t.comptes_retirer_de(words(role))) { (t.comptes_retirer()) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        (erreurs(form, visit.lang))
        @if !given.is_empty() {
            form method="post" action=(visit.url(&format!("/comptes/{}/roles", vu.id))) {
                (liste_deroulante(form, &Champ { name: "role", label: &t.comptes_ajouter_role(), hint: &t.comptes_ajouter_role_aide(), required: true, short: true, ..Champ::default() }, &choices, visit.lang))
                button.bouton.second type="submit" { (t.comptes_ajouter_role_bouton()) }
            }
        }
    }
}

fn acces(visit: &Visit, vu: &CompteVu, state: Situation, administers: bool) -> Markup {
    let t = m(visit.lang);
    let own = siens(visit);
    let invites = !vu.accepte
        && (administers || (!vu.roles.is_empty() && vu.roles.iter().all(|r| peut_donner(own, r.role, r.contrat_id.as_deref()))));
    let me = visit.visitor.as_ref().is_some_and(|v| v.compte_id == vu.id.to_string());
    let post = |path: &str| visit.url(&format!("/comptes/{}/{path}", vu.id));
    html! {
        p {
            @match state {
                Situation::Ouvert => (t.comptes_acces_ouvert()),
                Situation::Invite => (t.comptes_acces_invite()),
                Situation::InvitationPassee => (t.comptes_acces_passee()),
                Situation::SansMotDePasse => (t.comptes_acces_sans()),
                Situation::Ferme => (t.comptes_acces_ferme()),
            }
        }
        div.boutons {
            @if invites {
                form method="post" action=(post("invitation")) { button.bouton.second type="submit" { (t.comptes_renvoyer()) } }
                @if state == Situation::Invite {
                    form method="post" action=(post("invitation/retirer")) { button.bouton.second type="submit" { (t.comptes_retirer_invitation()) } }
                }
            }
            @if administers && !matches!(state, Situation::Ferme | Situation::Invite) && !me {
                form method="post" action=(post("fermer")) { button.bouton.second type="submit" { (t.comptes_fermer()) } }
            }
            @if administers && state == Situation::Ferme {
                form method="post" action=(post("rouvrir")) { button.bouton.second type="submit" { (t.comptes_rouvrir()) } }
            }
        }
    }
}

fn correction(visit: &Visit, form: &Form, id: CompteId, choices: &[Choix]) -> Markup {
    let t = m(visit.lang);
    html! {
        form method="post" action=(visit.url(&format!("/comptes/{id}"))) {
            input type="hidden" name="version" value=(form.text("version"));
            (champ(form, &Champ { name: "courriel", label: &t.comptes_courriel(), hint: &t.comptes_courriel_aide(), kind: "email", autocomplete: "off", required: true, ..Champ::default() }, visit.lang))
            (champ(form, &Champ { name: "nom", label: &t.compte_nom(), autocomplete: "off", required: true, ..Champ::default() }, visit.lang))
            (liste_deroulante(form, &Champ { name: "organisation", label: &t.comptes_organisation(), ..Champ::default() }, choices, visit.lang))
            div.boutons { (bouton(&t.compte_enregistrer())) }
        }
    }
}
