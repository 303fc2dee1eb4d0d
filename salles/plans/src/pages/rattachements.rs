//! The sheets of other contracts that a contract reads: the list, one more, one less.

use super::redaction::cadre::{bouton_sur, chemin_du_contrat, fait, ouvrir_contrat, page_du_contrat, reponse};
use super::redaction::mots;
use crate::actes::rattachement::{detacher, rattacher};
use crate::m;
use crate::model::{AxeTransversal, Contrat, FicheAction, FicheRattachee, Noeud};
use crate::regles::rattachement::SaisieRattachement;
use axum::extract::{Path, Query};
use kernel::Right;
use maud::{Markup, html};
use serde::Deserialize;
use store::{Read, Reader, args};
use web::components::{Champ, Choix, bouton, erreurs, liste_deroulante, vide, zone};
use web::{Access, Form, Page, PageError, Route, Visit};

const PLAN: Access = Access::Right(Right::ModifierPlan);

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{collectivite}/contrats/{contrat}/rattachements", PLAN, get),
        Route::post("/{collectivite}/contrats/{contrat}/rattachements", PLAN, post),
    ]
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Requete {
    noeud: String,
    axe: String,
    fait: String,
}

struct Etat {
    contrat: Contrat,
    contrats: Vec<Contrat>,
    fiches: Vec<FicheAction>,
    noeuds: Vec<Noeud>,
    axes: Vec<AxeTransversal>,
    deja: Vec<FicheRattachee>,
}

impl Etat {
    async fn lire(visit: &Visit, r: &mut Reader, slug: &str) -> Result<Self, PageError> {
        let contrat = ouvrir_contrat(visit, r, slug, Right::ModifierPlan).await?;
        let id = contrat.id;
        Ok(Self {
            contrat,
            contrats: r.list(";; ORDER BY annee_debut, slug", args![]).await?,
            fiches: r.list("retiree_le IS NULL ;; ORDER BY contrat_id, numero, id", args![]).await?,
            noeuds: r.list("contrat_id = $2 ;; ORDER BY ordre, id", args![id]).await?,
            axes: r.list("contrat_id = $2 ;; ORDER BY ordre, id", args![id]).await?,
            deja: r.list("contrat_id = $2 ;; ORDER BY id", args![id]).await?,
        })
    }

    fn ici(&self) -> String {
        format!("{}/rattachements", chemin_du_contrat(&self.contrat))
    }

    /// « CLS, fiche 12. Titre ».
    fn nom(&self, f: &FicheAction) -> String {
        let contrat = self.contrats.iter().find(|c| c.id == f.contrat_id).map_or("", |c| c.sigle.as_deref().unwrap_or(&c.titre));
        format!("{contrat} {}. {}", f.numero, f.titre)
    }

    fn place(&self, one: &FicheRattachee) -> String {
        let noeud = one.noeud_id.and_then(|id| self.noeuds.iter().find(|n| n.id == id)).map(mots::noeud);
        let axe = one.axe_id.and_then(|id| self.axes.iter().find(|a| a.id == id)).map(|a| format!("{} {}", a.code, a.titre));
        noeud.or(axe).unwrap_or_default()
    }
}

/// `GET /contrats/{contrat}/rattachements?noeud=&axe=`
pub async fn get(visit: Visit, Path((_, slug)): Path<(String, String)>, Query(q): Query<Requete>) -> Page {
    let mut r = visit.reader().await?;
    let etat = Etat::lire(&visit, &mut r, &slug).await?;
    let form = Form::filled(vec![("noeud".into(), q.noeud.clone()), ("axe".into(), q.axe.clone())]);
    Ok(reponse(&form, page(&visit, &etat, &form, &q.fait)))
}

/// `POST /contrats/{contrat}/rattachements`
pub async fn post(visit: Visit, Path((_, slug)): Path<(String, String)>, mut form: Form) -> Page {
    let mut r = visit.reader().await?;
    let etat = Etat::lire(&visit, &mut r, &slug).await?;
    drop(r);
    let done = if form.text("action") == "detacher" {
        let id = form.text("cle").parse().map_err(|_| PageError::NotFound)?;
        detacher(&visit, &etat.contrat, id).await.map(|()| "retire")
    } else {
        let lire = |name: &str| form.text(name).to_owned();
        let saisie = SaisieRattachement { fiche: lire("fiche"), noeud: lire("noeud"), axe: lire("axe"), note: lire("note") };
        rattacher(&visit, &etat.contrat, &saisie).await.map(|_| "ajoute")
    };
    match done {
        Ok(code) => Ok(visit.go(&format!("{}?fait={code}", etat.ici()))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            Ok(reponse(&form, page(&visit, &etat, &form, "")))
        }
    }
}

fn page(visit: &Visit, etat: &Etat, form: &Form, done: &str) -> Markup {
    let t = m(visit.lang);
    let ici = visit.url(&etat.ici());
    let mut fiches = vec![Choix::new("", t.redaction_choisir())];
    fiches.extend(etat.fiches.iter().map(|f| Choix::new(f.id.to_string(), etat.nom(f))));
    let mut axes = vec![Choix::new("", t.articulation_aucun_axe())];
    axes.extend(etat.axes.iter().map(|a| Choix::new(a.id.to_string(), format!("{} {}", a.code, a.titre))));
    let body = html! {
        (fait(visit, done, None))
        (erreurs(form, visit.lang))
        p.chapeau { (t.articulation_rattachements_chapeau()) }
        @if etat.deja.is_empty() { (vide(&t.articulation_rattachements_vide(), None)) } @else {
            ul.lignes { @for one in &etat.deja {
                @if let Some(f) = etat.fiches.iter().find(|f| f.id == one.fiche_id) {
                    @let nom = etat.nom(f);
                    li {
                        p { strong { (nom) } " → " (etat.place(one)) }
                        @if !one.note.is_empty() { p.discret { (one.note) } }
                        div.gestes { (bouton_sur(&ici, &[("cle", &one.id.to_string())], "detacher", &t.articulation_detacher(), &t.articulation_detacher_quoi(&nom))) }
                    }
                }
            } }
        }
        h2 { (t.articulation_rattacher()) }
        form method="post" action=(ici) data-enhance="brouillon" {
            (liste_deroulante(form, &Champ { name: "fiche", label: &t.tapis_fiche(), required: true, ..Champ::default() }, &fiches, visit.lang))
            (liste_deroulante(form, &Champ { name: "noeud", label: &t.articulation_a_un_niveau(), ..Champ::default() }, &mots::noeuds(&etat.noeuds, &t.articulation_aucun_niveau()), visit.lang))
            @if !etat.axes.is_empty() { (liste_deroulante(form, &Champ { name: "axe", label: &t.articulation_a_un_axe(), ..Champ::default() }, &axes, visit.lang)) }
            (zone(form, &Champ { name: "note", label: &t.articulation_pourquoi(), hint: &t.articulation_pourquoi_aide(), ..Champ::default() }, visit.lang))
            div.boutons { (bouton(&t.articulation_rattacher())) }
        }
    };
    page_du_contrat(visit, &etat.contrat, &t.articulation_rattachements(), body)
}
