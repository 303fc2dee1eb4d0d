//! `/appels/inscriptions/{inscription}`: a request that the team verifies, accepts or refuses; and their list, on the page of the
//! holders.

use super::gestes::statut;
use crate::actes::inscription as actes;
use crate::m;
use crate::model::{EtatInscription, Inscription, InscriptionId};
use crate::regles::heure;
use crate::regles::inscription::{Marque, Reconnues, reconnaitre};
use crate::store::inscriptions::{self, Registre};
use acteurs::model::{Famille, OrganisationId};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use jiff::Timestamp;
use kernel::actor::Reach;
use kernel::texte::date_longue;
use kernel::{Lang, Right};
use maud::{Markup, html};
use std::collections::BTreeSet;
use store::{ActeError, StoreError};
use web::components::{Champ, Choix, Etat, bouton, erreurs, etat, liste_deroulante, zone};
use web::{Form, Page, PageError, Visit};

/// A request, and all that it may answer to.
struct Vue {
    demande: Inscription,
    registre: Registre,
    reconnues: Reconnues,
}

async fn charger(visit: &Visit, id: &str) -> Result<Vue, PageError> {
    if !visit.may(Right::ConduireAppel, None) {
        return Err(PageError::NotFound);
    }
    let id: InscriptionId = id.parse().map_err(|_| PageError::NotFound)?;
    let mut r = visit.reader().await?;
    let demande = inscriptions::confirmee(&mut r, id).await?;
    let registre = inscriptions::registre(&mut r, &visit.collectivite).await?;
    // What it created itself is not something it answers to.
    let ouverte = demande.organisation_id.filter(|_| demande.etat == EtatInscription::Ouverte);
    let connues: Vec<_> = registre.connues.iter().filter(|c| ouverte.is_none() || c.organisation != ouverte).cloned().collect();
    let reconnues = reconnaitre(&demande.siret, &demande.rna, &demande.nom, &connues);
    Ok(Vue { demande, registre, reconnues })
}

/// `GET /appels/inscriptions/{inscription}`
pub async fn get(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    let vue = charger(&visit, &id).await?;
    Ok(montrer(&visit, &vue, &Form::default(), false).into_response())
}

/// `POST /appels/inscriptions/{inscription}`
pub async fn post(visit: Visit, Path((_c, id)): Path<(String, String)>, mut form: Form) -> Page {
    let vue = charger(&visit, &id).await?;
    let demande = vue.demande.id;
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let fait = match form.text("action") {
        "verifier" => actes::verifier(&visit, demande, version).await.map(|()| "verifiee"),
        "accepter" => actes::accepter(&visit, demande, version, form.text("organisation")).await.map(|()| "rattachee"),
        "refuser" => actes::refuser(&visit, demande, version, form.text("motif")).await.map(|()| "refusee"),
        _ => return Err(PageError::Unreadable),
    };
    match fait {
        Ok(fait) => Ok(visit.go(&format!("/appels/porteurs?fait={fait}"))),
        Err(ActeError::Store(StoreError::Stale { .. })) => {
            let vue = charger(&visit, &id).await?;
            Ok((StatusCode::CONFLICT, montrer(&visit, &vue, &form, true)).into_response())
        }
        Err(error) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            Ok((code, montrer(&visit, &vue, &form, false)).into_response())
        }
    }
}

fn jour(a: Option<Timestamp>, lang: Lang) -> String {
    a.map(|a| date_longue(heure::jour(a), lang)).unwrap_or_default()
}

fn nom_de(vue: &Vue, id: OrganisationId) -> String {
    vue.registre.annuaire.une(id).map(|o| o.nom.clone()).unwrap_or_default()
}

/// What became of a request, in a few words.
fn situation(visit: &Visit, demande: &Inscription) -> Markup {
    let t = m(visit.lang);
    match demande.etat {
        EtatInscription::EnAttente | EtatInscription::Demandee => etat(Etat::Attente, &t.inscription_etat_attente()),
        EtatInscription::Ouverte if demande.a_verifier() => etat(Etat::Attente, &t.inscription_etat_a_verifier()),
        EtatInscription::Ouverte => etat(Etat::Bien, &t.inscription_etat_verifiee()),
        EtatInscription::Rattachee => etat(Etat::Bien, &t.inscription_etat_rattachee()),
        EtatInscription::Refusee => etat(Etat::Info, &t.inscription_etat_refusee()),
    }
}

fn montrer(visit: &Visit, vue: &Vue, form: &Form, perime: bool) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let d = &vue.demande;
    let body = html! {
        (erreurs(form, lang))
        @if perime { div.encadre.attention role="alert" { p { (t.inscription_perime()) } } }
        p { (situation(visit, d)) }
        @if let (Some(a), Some(qui)) = (d.decidee_a, &d.decidee_par) {
            p { (t.inscription_decidee(qui, jour(Some(a), lang))) }
            @if !d.motif.is_empty() { blockquote { p { (d.motif) } } }
        }
        (super::inscription::ce_qui_est_demande(visit, d))
        p.discret { (t.inscription_datee(jour(Some(d.demandee_a), lang), jour(d.confirmee_a, lang))) }
        @if let Some(compte) = d.compte_id {
            @if visit.reach(Right::GererComptes, None) != Reach::Rien {
                p { a href=(visit.url(&format!("/comptes/{compte}"))) { (t.inscription_compte()) } }
            }
        }
        (ressemblances(visit, vue))
        @if let Some(organisation) = d.organisation_id {
            p { a href=(visit.url(&format!("/porteurs/{organisation}"))) { (t.structure_titre_de(nom_de(vue, organisation))) } }
        }
        @if d.a_verifier() { (verification(visit, d)) }
        @if matches!(d.etat, EtatInscription::EnAttente | EtatInscription::Refusee) { (rattachement(visit, vue, form)) }
        @if d.etat == EtatInscription::EnAttente { (refus(visit, d, form)) }
    };
    web::Layout::new(&d.nom)
        .trail(t.accueil_titre(), "/appels")
        .trail(t.structure_liste(), "/appels/porteurs")
        .section("/appels")
        .over(t.inscription_sur_titre())
        .render(visit, body)
}

/// What is known under the same numbers or the same name.
fn ressemblances(visit: &Visit, vue: &Vue) -> Markup {
    let t = m(visit.lang);
    let mot = |marque: &Marque| match marque {
        Marque::Siren => t.inscription_par_siren(),
        Marque::Rna => t.inscription_par_rna(),
        Marque::Nom => t.inscription_par_nom(),
    };
    let mots_de = |marques: &BTreeSet<Marque>| marques.iter().map(mot).collect::<Vec<_>>().join(", ");
    html! {
        h2 { (t.inscription_connue()) }
        @if vue.reconnues.is_empty() { p { (t.inscription_inconnue()) } } @else {
            ul { @for (organisation, marques) in &vue.reconnues { li {
                @match organisation {
                    Some(id) => { strong { (nom_de(vue, *id)) } }
                    None => { strong { (t.inscription_un_financeur()) } }
                }
                " (" (mots_de(marques)) ")"
            } } }
        }
    }
}

fn geste(visit: &Visit, demande: &Inscription, action: &str, contenu: &Markup) -> Markup {
    html! {
        form method="post" action=(visit.url(&format!("/appels/inscriptions/{}", demande.id))) {
            input type="hidden" name="version" value=(demande.version);
            input type="hidden" name="action" value=(action);
            (contenu)
        }
    }
}

fn verification(visit: &Visit, demande: &Inscription) -> Markup {
    let t = m(visit.lang);
    html! {
        h2 { (t.inscription_verifier_titre()) }
        p { (t.inscription_verifier_aide()) }
        (geste(visit, demande, "verifier", &bouton(&t.inscription_verifier())))
    }
}

fn rattachement(visit: &Visit, vue: &Vue, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let mut rempli = form.clone();
    // What answers to the request first, then associations, then the others.
    let proposees: Vec<OrganisationId> = vue.reconnues.keys().flatten().copied().collect();
    let mut choix: Vec<Choix> = proposees.iter().map(|id| Choix::new(id.to_string(), nom_de(vue, *id))).collect();
    let autres = || vue.registre.annuaire.vivantes().filter(|o| !o.generique && !proposees.contains(&o.id));
    for associations in [true, false] {
        let siennes = autres().filter(|o| (o.famille == Famille::Association) == associations);
        choix.extend(siennes.map(|o| Choix::new(o.id.to_string(), &o.nom)));
    }
    if let (false, Some(premiere)) = (form.has("organisation"), proposees.first()) {
        rempli.set("organisation", premiere.to_string());
    }
    let contenu = html! {
        (liste_deroulante(&rempli, &Champ { name: "organisation", label: &t.structure_organisation(), hint: &t.inscription_organisation_aide(), required: true, ..Champ::default() }, &choix, lang))
        (bouton(&t.inscription_accepter()))
    };
    html! {
        h2 { (t.inscription_accepter_titre()) }
        p { (t.inscription_accepter_aide()) }
        (geste(visit, &vue.demande, "accepter", &contenu))
    }
}

fn refus(visit: &Visit, demande: &Inscription, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let contenu = html! {
        (zone(form, &Champ { name: "motif", label: &t.inscription_motif(), hint: &t.inscription_motif_aide(), required: true, lines: 3, ..Champ::default() }, lang))
        button.bouton.second type="submit" { (t.inscription_refuser()) }
    };
    html! {
        h2 { (t.inscription_refuser_titre()) }
        (geste(visit, demande, "refuser", &contenu))
    }
}

/// What awaits the team, and what it answered last; nothing when nobody ever registered.
pub fn liste(visit: &Visit, a_voir: &[Inscription], vues: &[Inscription]) -> Markup {
    let t = m(visit.lang);
    let (attente, ouvertes): (Vec<&Inscription>, Vec<&Inscription>) =
        a_voir.iter().partition(|i| i.etat == EtatInscription::EnAttente);
    html! {
        @if !attente.is_empty() {
            h2 { (t.inscription_attentes()) }
            p.aide { (t.inscription_attentes_aide()) }
            ul.lignes { @for i in attente { (ligne(visit, i)) } }
        }
        @if !ouvertes.is_empty() {
            h2 { (t.inscription_a_verifier()) }
            ul.lignes { @for i in ouvertes { (ligne(visit, i)) } }
        }
        @if !vues.is_empty() {
            details {
                summary { (t.inscription_vues()) }
                ul.lignes { @for i in vues { (ligne(visit, i)) } }
            }
        }
    }
}

fn ligne(visit: &Visit, i: &Inscription) -> Markup {
    let t = m(visit.lang);
    html! { li {
        p { a href=(visit.url(&format!("/appels/inscriptions/{}", i.id))) { (i.nom) } " " (situation(visit, i)) }
        p.discret { (t.inscription_de(&i.fonction, jour(i.confirmee_a, visit.lang))) }
    } }
}

/// « inscrite d’elle-même le 3 mars, à vérifier ».
pub fn mention(visit: &Visit, a_voir: &[Inscription], organisation: OrganisationId) -> Markup {
    let la_sienne = a_voir.iter().find(|i| i.a_verifier() && i.organisation_id == Some(organisation));
    html! { @if let Some(i) = la_sienne {
        " " small { (m(visit.lang).inscription_mention(jour(i.confirmee_a, visit.lang))) }
    } }
}
