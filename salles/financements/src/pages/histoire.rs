//! `/dossiers/{dossier}/histoire`: who changed what in a file, when, in words; never more than its page shows the reader.
//! `/appels/{appel}/histoire`: the same of a call, its letter, its envelopes, its lots, for who leads it.

mod mots;

use super::fiche::{Fiche, charger};
use crate::actes::instruction::Yeux;
use crate::droits;
use crate::m;
use crate::model::{Enveloppe, LigneFinanceur};
use crate::regles::etats::EtatDossier;
use crate::regles::memoire::Lecteur;
use crate::regles::regard::Regard;
use crate::store as lectures;
use acteurs::recit::{corps, lire};
use axum::extract::Path;
use axum::response::IntoResponse;
use maud::html;
use mots::{Lexique, Portee};
use std::collections::BTreeMap;
use store::{Read, args};
use web::{Form, Page, PageError, Visit};

/// With whose eyes the past of a file is read.
fn lecteur(visit: &Visit, f: &Fiche, lignes: &[LigneFinanceur]) -> Lecteur {
    let porteur = !droits::lit_les_dossiers(visit, &f.appel);
    let yeux = Yeux::du_dossier(visit, &f.appel, &f.financeurs, &f.lu);
    Lecteur {
        autrui: !porteur && yeux.voit_autrui(f.lu.dossier.id, lignes),
        regard: f.regard.clone(),
        porteur,
        notifie: notifie(f.lu.dossier.etat),
        pieces: droits::lit_les_pieces(visit, &f.lu.porteur, &f.appel, &f.lu.lignes, &f.financeurs),
        questions: droits::lit_les_questions(visit, &f.lu.porteur, &f.appel),
        votes: lignes.iter().map(|l| (l.id, l.vote_centimes)).collect(),
    }
}

/// Whether the holder was told of the decision.
const fn notifie(etat: EtatDossier) -> bool {
    use EtatDossier::{
        Abandonne, BilanACorriger, BilanAttendu, BilanRecu, BilanValide, Clos, Conventionne, EnCours, Modifie, Notifie,
    };
    matches!(
        etat,
        Notifie | Conventionne | EnCours | Modifie | Abandonne | BilanAttendu | BilanRecu | BilanACorriger | BilanValide | Clos
    )
}

/// `GET /dossiers/{dossier}/histoire?champ=dossier.contenu.resume&avant=1200`
pub async fn dossier(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    let t = m(visit.lang);
    let fiche = charger(&visit, &id).await?;
    let form = super::query(&visit);
    let mut r = visit.reader().await?;
    let d = &fiche.lu.dossier;
    // As the tables hold them: the reader's own eyes are put on below.
    let lignes = r.list::<LigneFinanceur>("dossier_id = $2 ;; ORDER BY id", args![d.id]).await?;
    let lexique = Lexique {
        lang: visit.lang,
        lecteur: lecteur(&visit, &fiche, &lignes),
        portee: Portee::Dossier,
        lignes: lignes.iter().map(|l| (l.id.to_string(), l.financeur.clone())).collect(),
        financeurs: fiche.financeurs.iter().map(|f| (f.code.clone(), f.nom.clone())).collect(),
    };
    // A payment names its line, not the file.
    let ids: Vec<String> = std::iter::once(d.id.to_string()).chain(lignes.iter().map(|l| l.id.to_string())).collect();
    let recit = lire(&mut r, &ids, avant(&form), form.some("champ"), &lexique).await?;
    let chemin = format!("/dossiers/{}/histoire", d.id);
    let body = html! {
        p.chapeau { (t.histoire_chapeau()) }
        @if !lexique.lecteur.equipe() { p.discret { (t.histoire_reserve()) } }
        (corps(&visit, &chemin, &form, &recit, lexique.tous()))
    };
    let titre = t.histoire_titre();
    let layout = web::Layout::new(&titre)
        .over(d.intitule.clone())
        .trail(t.accueil_titre(), "/appels")
        .trail(&fiche.appel.intitule, format!("/appels/{}", fiche.appel.slug))
        .trail(&d.intitule, format!("/dossiers/{}", d.id))
        .section("/appels")
        .wide();
    Ok(layout.render(&visit, body).into_response())
}

/// `GET /appels/{appel}/histoire`
pub async fn appel(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let t = m(visit.lang);
    let form = super::query(&visit);
    let mut r = visit.reader().await?;
    let appel = lectures::appel(&mut r, &slug).await?;
    if !droits::conduit(&visit, &appel) {
        return Err(PageError::NotFound);
    }
    let enveloppes = r
        .list::<Enveloppe>("contrat_id = $2 AND exercice = $3 ;; ORDER BY id", args![appel.contrat_id.clone(), appel.exercice])
        .await?;
    let financeurs = lectures::financeurs(&mut r).await?;
    let lexique = Lexique {
        lang: visit.lang,
        lecteur: Lecteur {
            regard: Regard::Tout,
            porteur: false,
            autrui: true,
            notifie: false,
            pieces: true,
            questions: true,
            votes: BTreeMap::new(),
        },
        portee: Portee::Appel,
        lignes: BTreeMap::new(),
        financeurs: financeurs.iter().map(|f| (f.code.clone(), f.nom.clone())).collect(),
    };
    let ids: Vec<String> = std::iter::once(appel.id.to_string()).chain(enveloppes.iter().map(|e| e.id.to_string())).collect();
    let recit = lire(&mut r, &ids, avant(&form), form.some("champ"), &lexique).await?;
    let chemin = format!("/appels/{}/histoire", appel.slug);
    let body = html! {
        p.chapeau { (t.histoire_appel_chapeau()) }
        (corps(&visit, &chemin, &form, &recit, lexique.tous()))
    };
    let titre = t.histoire_appel_titre();
    let layout = web::Layout::new(&titre)
        .over(appel.intitule.clone())
        .trail(t.accueil_titre(), "/appels")
        .trail(&appel.intitule, format!("/appels/{}", appel.slug))
        .section("/appels")
        .wide();
    Ok(layout.render(&visit, body).into_response())
}

fn avant(form: &Form) -> i64 {
    form.some("avant").and_then(|rank| rank.parse().ok()).unwrap_or(i64::MAX)
}
