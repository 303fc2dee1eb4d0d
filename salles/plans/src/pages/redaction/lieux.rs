//! Where a sheet acts. « Vide = tout le périmètre du contrat. »

use super::cadre::{CadreFiche, Onglet, Requete, fait, reponse};
use crate::actes::redaction::placer_fiche;
use crate::m;
use crate::model::FicheTerritoire;
use axum::extract::{Path, Query};
use maud::{Markup, html};
use store::{Read, Reader, StoreError, args};
use territoire::model::{GenreTerritoire, Territoire};
use web::components::{bouton, erreurs, vide};
use web::{Form, Page, Visit};

/// The kinds, from the widest to the finest.
const GENRES: [GenreTerritoire; 6] = [
    GenreTerritoire::Epci,
    GenreTerritoire::ConseilDeTerritoire,
    GenreTerritoire::Qpv,
    GenreTerritoire::VeilleActive,
    GenreTerritoire::PerimetreLibre,
    GenreTerritoire::Commune,
];

async fn tous(r: &mut Reader) -> Result<Vec<Territoire>, StoreError> {
    r.list::<Territoire>(";; ORDER BY cle COLLATE \"C\", id", args![]).await
}

pub async fn get(visit: Visit, Path((_c, contrat, numero)): Path<(String, String, String)>, Query(q): Query<Requete>) -> Page {
    let mut r = visit.reader().await?;
    let cadre = CadreFiche::ouvrir(&visit, &mut r, &contrat, &numero, Onglet::Lieux).await?;
    let tous = tous(&mut r).await?;
    let presents: Vec<FicheTerritoire> = r.list("fiche_id = $2", args![cadre.fiche.id]).await?;
    let champs =
        presents.iter().flat_map(|p| ["territoires", "vus"].map(|nom| (nom.to_owned(), p.territoire_id.to_string()))).collect();
    let form = Form::filled(champs);
    Ok(reponse(&form, montrer(&visit, &cadre, &tous, &form, &q)))
}

pub async fn post(visit: Visit, Path((_c, contrat, numero)): Path<(String, String, String)>, mut form: Form) -> Page {
    let mut r = visit.reader().await?;
    let cadre = CadreFiche::ouvrir(&visit, &mut r, &contrat, &numero, Onglet::Lieux).await?;
    let tous = tous(&mut r).await?;
    drop(r);
    let lire = |nom: &str| form.all(nom).into_iter().map(str::to_owned).collect::<Vec<String>>();
    match placer_fiche(&visit, &cadre.fiche, &lire("vus"), &lire("territoires")).await {
        Ok(()) => Ok(visit.go(&format!("{}?fait=enregistre", cadre.ici()))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            Ok(reponse(&form, montrer(&visit, &cadre, &tous, &form, &Requete::default())))
        }
    }
}

fn montrer(visit: &Visit, cadre: &CadreFiche, tous: &[Territoire], form: &Form, q: &Requete) -> Markup {
    let t = m(visit.lang);
    let choisis = form.all("territoires").len();
    let corps = html! {
        (fait(visit, &q.fait, None))
        (erreurs(form, visit.lang))
        p.chapeau { @if choisis == 0 { (t.redaction_lieux_aucun()) } @else { (t.redaction_lieux_n(choisis)) } }
        @if tous.is_empty() { (vide(&t.redaction_lieux_absents(), None)) } @else {
            form method="post" action=(visit.url(&cadre.ici())) {
                @for vu in form.all("vus") { input type="hidden" name="vus" value=(vu); }
                (groupes(visit, tous, form))
                div.boutons { (bouton(&t.redaction_enregistrer())) a href=(visit.url(&cadre.lecture())) { (t.redaction_annuler()) } }
            }
        }
    };
    cadre.page(visit, &corps)
}

/// One group of boxes per kind; a long one is folded unless something in it is ticked.
fn groupes(visit: &Visit, tous: &[Territoire], form: &Form) -> Markup {
    html! {
        @for genre in GENRES {
            @let ceux: Vec<&Territoire> = tous.iter().filter(|t| t.genre == genre).collect();
            @if !ceux.is_empty() {
                @let coche = ceux.iter().any(|t| form.is_checked("territoires", &t.id.to_string()));
                details open[coche || ceux.len() <= 20] {
                    summary { (super::mots::genre_de_territoire(genre, visit.lang)) " (" (ceux.len()) ")" }
                    div.colonnes {
                        @for territoire in ceux {
                            @let id = territoire.id.to_string();
                            label.choix {
                                input type="checkbox" name="territoires" value=(id) checked[form.is_checked("territoires", &id)];
                                span { (territoire.nom) }
                            }
                        }
                    }
                }
            }
        }
    }
}
