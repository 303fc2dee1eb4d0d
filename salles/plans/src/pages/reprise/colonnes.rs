//! The columns of a table nobody knows: each with some of its values, and the field of the plan it goes to.

use super::{chemin, page};
use crate::actes::reprise::{self as actes, Colonnes, Depot};
use crate::m;
use crate::model::Contrat;
use crate::pages::redaction::cadre::{ouvrir_contrat, reponse};
use crate::regles::reprise::champs_du_tableau;
use axum::extract::Path;
use kernel::Right;
use maud::{Markup, html};
use web::components::{Champ, Choix, bouton, erreurs, liste_deroulante};
use web::{Form, Page, Visit};

/// Values shown of each column, and letters of each.
const EXEMPLES: usize = 3;
const LETTRES: usize = 80;

pub async fn get(visit: Visit, Path((_c, slug, id)): Path<(String, String, String)>) -> Page {
    let mut r = visit.reader().await?;
    let contrat = ouvrir_contrat(&visit, &mut r, &slug, Right::ModifierPlan).await?;
    drop(r);
    let (depot, vues) = actes::colonnes(&visit, &contrat, &id).await?;
    let form = Form::filled(proposees(&vues));
    Ok(reponse(&form, montrer(&visit, &contrat, &depot, &vues, &form)))
}

pub async fn post(visit: Visit, Path((_c, slug, id)): Path<(String, String, String)>, mut form: Form) -> Page {
    let mut r = visit.reader().await?;
    let contrat = ouvrir_contrat(&visit, &mut r, &slug, Right::ModifierPlan).await?;
    drop(r);
    let (depot, vues) = actes::colonnes(&visit, &contrat, &id).await?;
    let choix: Vec<String> = (0..vues.entetes.len()).map(|rang| form.text(&format!("colonne.{rang}")).to_owned()).collect();
    match actes::confirmer(&visit, &contrat, &id, &choix).await {
        Ok(()) => Ok(visit.go(&format!("{}/{id}", chemin(&contrat)))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            Ok(reponse(&form, montrer(&visit, &contrat, &depot, &vues, &form)))
        }
    }
}

fn proposees(vues: &Colonnes) -> Vec<(String, String)> {
    let champ_de = |titre: &str| vues.correspondance.paires.iter().find(|(_, t)| *t == titre).map(|(champ, _)| champ.clone());
    let mut deja: Vec<&str> = vec![];
    let mut champs = vec![];
    for (rang, entete) in vues.entetes.iter().enumerate() {
        // Two columns of the same heading: the first is the one proposed.
        if let Some(champ) = champ_de(&entete.titre).filter(|_| !deja.contains(&entete.titre.as_str())) {
            champs.push((format!("colonne.{rang}"), champ));
        }
        deja.push(&entete.titre);
    }
    champs
}

fn montrer(visit: &Visit, contrat: &Contrat, depot: &Depot, vues: &Colonnes, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let mut choix = vec![Choix::new("", t.reprise_ne_pas_reprendre())];
    choix.extend(champs_du_tableau(lang).into_iter().map(|c| Choix::new(c.cle, c.titre)));
    let corps = html! {
        (erreurs(form, lang))
        p.chapeau { (t.reprise_colonnes_chapeau()) @if vues.retenue { " " (t.reprise_colonnes_retenues()) } }
        form method="post" action=(visit.url(&format!("{}/{}/colonnes", chemin(contrat), depot.id))) {
            @for (rang, entete) in vues.entetes.iter().enumerate() {
                @let exemples: Vec<String> = entete.exemples.iter().take(EXEMPLES).map(|c| c.en_texte().split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LETTRES).collect()).collect();
                @let aide = if exemples.is_empty() { t.reprise_colonne_vide() } else { t.reprise_exemples(exemples.join(" · ")) };
                (liste_deroulante(form, &Champ { name: &format!("colonne.{rang}"), label: &entete.titre, hint: &aide, required: false, filter: true, ..Champ::default() }, &choix, lang))
            }
            div.boutons { (bouton(&t.reprise_confirmer())) }
        }
    };
    page(visit, contrat, &t.reprise_colonnes_titre(), Some(depot), corps)
}
