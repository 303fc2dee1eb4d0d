//! `/appels/{appel}/dossiers/nouveau`: begin a file, from nothing or from last year's.

use super::cadrage;
use super::gestes::statut;
use crate::actes::dossier::{self as actes, Origine};
use crate::actes::equipe::main_de;
use crate::droits;
use crate::m;
use crate::model::*;
use crate::regles::dossier::recoit;
use crate::regles::equipe::Main;
use crate::store as lectures;
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Right;
use kernel::actor::Reach;
use maud::{Markup, html};
use store::{ActeError, Read, args};
use web::components::{Champ, Choix, bouton, champ, erreurs, liste_deroulante};
use web::{Form, Page, PageError, Visit};

struct Depart {
    appel: Appel,
    /// Whom the visitor may ask for: their own organisation, or (the team) any.
    porteurs: Vec<Porteur>,
    /// Actions that may go on, with the file of this year when there is one.
    actions: Vec<(ActionAidee, Option<DossierId>)>,
    equipe: bool,
    main: Main,
}

async fn charger(visit: &Visit, slug: &str) -> Result<Depart, PageError> {
    let mut r = visit.reader().await?;
    let appel = cadrage::ouvrir(visit, &mut r, slug).await?;
    let equipe = visit.reach(Right::DeposerDossier, Some(&appel.contrat_id)) == Reach::Tout;
    let porteurs: Vec<Porteur> = if equipe {
        r.list(";; ORDER BY cle COLLATE \"C\", id", args![]).await?
    } else {
        let organisation = visit.visitor.as_ref().and_then(|v| v.organisation_id.clone()).unwrap_or_default();
        lectures::porteur_de(&mut r, &organisation).await?.into_iter().filter(|p| droits::depose_pour(visit, p, &appel)).collect()
    };
    let mut actions = vec![];
    let mut main = Main::Equipe;
    if let (false, Some(porteur)) = (equipe, porteurs.first()) {
        main = main_de(&mut r, visit, porteur, Some(&appel.contrat_id)).await?;
        let toutes: Vec<ActionAidee> = r.list("porteur_id = $2 ;; ORDER BY intitule, id", args![porteur.id]).await?;
        let deja: Vec<Dossier> =
            r.list("porteur_id = $2 AND appel_id = $3 AND etat <> 'retire'", args![porteur.id, appel.id]).await?;
        // Who was invited to one file begins no other, nor reads what they are called.
        actions = toutes
            .into_iter()
            .filter(|_| main.voit(None))
            .map(|a| {
                let dossier = deja.iter().find(|d| d.action_id == a.id).map(|d| d.id);
                (a, dossier)
            })
            .collect();
    }
    Ok(Depart { appel, porteurs, actions, equipe, main })
}

/// `GET /appels/{appel}/dossiers/nouveau`
pub async fn get(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let depart = charger(&visit, &slug).await?;
    recoit(&depart.appel, visit.house.db.clock().now()).map_err(ActeError::from)?;
    // Who was invited to one file begins no other, and the page says so.
    depart.main.ecrire(None).map_err(ActeError::from)?;
    Ok(montrer(&visit, &depart, &Form::default(), None).into_response())
}

/// `POST /appels/{appel}/dossiers/nouveau`
pub async fn post(visit: Visit, Path((_c, slug)): Path<(String, String)>, mut form: Form) -> Page {
    let depart = charger(&visit, &slug).await?;
    let choisi = form.text("porteur");
    let porteur = depart.porteurs.iter().find(|p| !depart.equipe || p.id.to_string() == choisi).ok_or(PageError::NotFound)?;
    let reprise = form.some("reprise").map(str::parse::<ActionAideeId>).transpose().map_err(|_| PageError::NotFound)?;
    let origine = match reprise {
        Some(action) => Origine::Renouvellement { action },
        None => Origine::Nouvelle { intitule: form.text("intitule").to_owned() },
    };
    match actes::creer(&visit, &depart.appel, porteur, &origine).await {
        Ok(dossier) => Ok(visit.go(&format!("/dossiers/{}/modifier", dossier.id))),
        Err(error) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            let deja = match reprise {
                Some(action) => actes::du_meme_exercice(&mut visit.reader().await?, action, depart.appel.id).await?,
                None => None,
            };
            Ok((code, montrer(&visit, &depart, &form, deja.as_ref())).into_response())
        }
    }
}

fn montrer(visit: &Visit, depart: &Depart, form: &Form, deja: Option<&Dossier>) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let ici = visit.url(&format!("/appels/{}/dossiers/nouveau", depart.appel.slug));
    let choix: Vec<Choix> = depart.porteurs.iter().map(|p| Choix::new(p.id.to_string(), &p.nom)).collect();
    let body = html! {
        (erreurs(form, lang))
        @if let Some(deja) = deja { p { a.bouton href=(visit.url(&format!("/dossiers/{}", deja.id))) { (t.nouveau_deja()) } } }
        @if depart.porteurs.is_empty() {
            p { (t.nouveau_sans_structure()) }
            p { a.bouton.second href=(visit.url("/ma-structure")) { (t.accueil_ma_structure()) } }
        } @else {
            @if !depart.actions.is_empty() {
                h2 { (t.nouveau_reprendre()) }
                p.aide { (t.nouveau_reprendre_aide()) }
                ul.lignes { @for (action, dossier) in &depart.actions {
                    li {
                        p { (action.intitule) }
                        @match dossier {
                            Some(id) => p.discret { a href=(visit.url(&format!("/dossiers/{id}"))) { (t.nouveau_deja_la()) } },
                            None => form method="post" action=(ici) {
                                input type="hidden" name="reprise" value=(action.id);
                                button.bouton.second type="submit" aria-label={ (t.nouveau_reprendre_bouton()) " " (action.intitule) } { (t.nouveau_reprendre_bouton()) }
                            },
                        }
                    }
                } }
            }
            h2 { (t.nouveau_action()) }
            form method="post" action=(ici) {
                @if depart.equipe {
                    (liste_deroulante(form, &Champ { name: "porteur", label: &t.nouveau_pour(), hint: &t.nouveau_pour_aide(), required: true, ..Champ::default() }, &choix, lang))
                }
                (champ(form, &Champ { name: "intitule", label: &t.nouveau_intitule(), required: true, ..Champ::default() }, lang))
                (bouton(&t.nouveau_bouton()))
            }
        }
    };
    let titre = t.nouveau_titre();
    let layout = web::Layout::new(&titre).trail(t.accueil_titre(), "/appels");
    layout.trail(&depart.appel.intitule, format!("/appels/{}", depart.appel.slug)).section("/appels").render(visit, body)
}
