//! `/appels/{appel}/enveloppes/{enveloppe}`: a share of an envelope.

use super::super::gestes::statut;
use super::{Siennes, charger};
use crate::actes::enveloppe::{SaisieDetail, detailler};
use crate::model::{Enveloppe, EnveloppeId};
use crate::regles::enveloppe::Nature;
use crate::{m, mots};
use axum::extract::Path;
use axum::response::IntoResponse;
use maud::{Markup, html};
use web::components::{Champ, Choix, bouton, champ, erreurs, liste_deroulante};
use web::{Form, Page, PageError, Visit};

const NATURES: [Nature; 4] = [Nature::HorsQpv, Nature::Cpo, Nature::Pre, Nature::Appel];

fn trouver<'a>(s: &'a Siennes, id: &str) -> Result<&'a Enveloppe, PageError> {
    let id: EnveloppeId = id.parse().map_err(|_| PageError::NotFound)?;
    s.enveloppes.iter().find(|e| e.id == id).ok_or(PageError::NotFound)
}

/// `GET /appels/{appel}/enveloppes/{enveloppe}`
pub async fn get(visit: Visit, Path((_c, slug, id)): Path<(String, String, String)>) -> Page {
    let s = charger(&visit, &slug).await?;
    Ok(montrer(&visit, &s, trouver(&s, &id)?, &Form::default()).into_response())
}

/// `POST /appels/{appel}/enveloppes/{enveloppe}`
pub async fn post(visit: Visit, Path((_c, slug, id)): Path<(String, String, String)>, mut form: Form) -> Page {
    let s = charger(&visit, &slug).await?;
    let haut = trouver(&s, &id)?;
    let lu = |nom: &str| form.text(nom).to_owned();
    let tape = SaisieDetail { parent: haut.id, nature: lu("nature"), libelle: lu("libelle"), montant: lu("part") };
    match detailler(&visit, &s.appel, &tape).await {
        Ok(()) => Ok(visit.go(&format!("/appels/{slug}/enveloppes"))),
        Err(error) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            Ok((code, montrer(&visit, &s, haut, &form)).into_response())
        }
    }
}

fn montrer(visit: &Visit, s: &Siennes, haut: &Enveloppe, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let deja = s.enveloppes.iter().any(|e| e.financeur == haut.financeur && e.nature == Nature::Appel);
    let natures: Vec<Choix> =
        NATURES.iter().filter(|n| **n != Nature::Appel || !deja).map(|n| Choix::new(n.code(), mots::nature(*n, lang))).collect();
    let partage = s.enveloppes.iter().filter(|e| e.parent_id == Some(haut.id)).map(Enveloppe::montant).sum();
    let nom =
        s.financeurs.iter().find(|f| f.code == haut.financeur).map_or_else(|| haut.financeur.to_string(), |f| f.nom.clone());
    let ici = format!("/appels/{}/enveloppes", s.appel.slug);
    let corps = html! {
        (erreurs(form, lang))
        p.chapeau { (t.redaction_part_aide()) }
        p { (t.redaction_part_deja(mots::euros(Some(haut.montant()), lang), mots::euros(Some(partage), lang))) }
        form method="post" action=(visit.url(&format!("{ici}/{}", haut.id))) {
            (liste_deroulante(form, &Champ { name: "nature", label: &t.redaction_part_nature(), hint: &t.redaction_part_nature_aide(), required: true, ..Champ::default() }, &natures, lang))
            (champ(form, &Champ { name: "libelle", label: &t.redaction_part_libelle(), required: true, ..Champ::default() }, lang))
            (champ(form, &Champ { name: "part", label: &t.redaction_part_montant(), required: true, short: true, inputmode: "numeric", ..Champ::default() }, lang))
            div.boutons { (bouton(&t.redaction_part_ajouter())) a href=(visit.url(&ici)) { (t.redaction_part_revenir()) } }
        }
    };
    let titre = t.redaction_part_titre(nom, &haut.libelle);
    web::Layout::new(&titre)
        .trail(t.accueil_titre(), "/appels")
        .trail(&s.appel.intitule, format!("/appels/{}", s.appel.slug))
        .trail(t.redaction_enveloppes(), ici)
        .section("/appels")
        .render(visit, corps)
}
