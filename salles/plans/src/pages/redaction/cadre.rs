//! The frame of the editing pages: who may open them, breadcrumbs, tabs of a sheet, what was just done.

use crate::actes::redaction::{Portee, contrat_par_adresse, fiche_par_numero, portee_sur_fiche};
use crate::m;
use crate::model::{Contrat, FicheAction};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::Right;
use maud::{Markup, html};
use store::Reader;
use web::{Form, Layout, PageError, Visit};

/// What the addresses of these pages may carry after `?`.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(default)]
pub struct Requete {
    /// What was just done, to say it.
    pub fait: String,
    /// What can be undone: the id of what was taken off.
    pub annulable: String,
    /// The element whose form is open; `nouveau` for the form of a new one.
    pub ouvrir: String,
    /// Words typed in a search.
    pub q: String,
    /// A contract year.
    pub annee: String,
    /// A part of the page.
    pub partie: String,
    /// A filter: state of marks.
    pub etat: String,
    /// A filter: number of a sheet.
    pub fiche: String,
    /// Which page of a long list.
    pub page: String,
}

/// The tabs of the editing of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Onglet {
    Fiche,
    Declinaisons,
    Acteurs,
    Liens,
    Indicateurs,
    Lieux,
}

impl Onglet {
    /// Tab, end of its path, and whether a pilot may open it.
    const TOUS: [(Self, &'static str, bool); 6] = [
        (Self::Fiche, "", true),
        (Self::Declinaisons, "/declinaisons", false),
        (Self::Acteurs, "/acteurs", false),
        (Self::Liens, "/liens", false),
        (Self::Indicateurs, "/indicateurs", false),
        (Self::Lieux, "/lieux", true),
    ];

    fn libelle(self, lang: kernel::Lang) -> String {
        let t = m(lang);
        match self {
            Self::Fiche => t.redaction_onglet_fiche(),
            Self::Declinaisons => t.redaction_onglet_declinaisons(),
            Self::Acteurs => t.redaction_onglet_acteurs(),
            Self::Liens => t.redaction_onglet_liens(),
            Self::Indicateurs => t.redaction_onglet_indicateurs(),
            Self::Lieux => t.redaction_onglet_lieux(),
        }
    }

    /// Is this tab within the part of a pilot?
    fn du_pilote(self) -> bool {
        Self::TOUS.iter().any(|(o, _, pilote)| *o == self && *pilote)
    }
}

/// A sheet opened for editing.
pub struct CadreFiche {
    pub contrat: Contrat,
    pub fiche: FicheAction,
    pub portee: Portee,
    onglet: Onglet,
}

impl CadreFiche {
    /// The sheet of the address, if this visitor may edit this part of it; else the page of what does not exist.
    pub async fn ouvrir(visit: &Visit, r: &mut Reader, contrat: &str, numero: &str, onglet: Onglet) -> Result<Self, PageError> {
        let contrat = contrat_par_adresse(r, contrat).await?;
        let numero: i64 = numero.parse().map_err(|_| PageError::NotFound)?;
        let fiche = fiche_par_numero(r, contrat.id, numero).await?;
        let portee = portee_sur_fiche(visit, r, &fiche).await?;
        if portee == Portee::Confie && !onglet.du_pilote() {
            return Err(PageError::NotFound);
        }
        Ok(Self { contrat, fiche, portee, onglet })
    }

    /// Path of a tab, after the collectivité.
    pub fn chemin(&self, onglet: Onglet) -> String {
        let suite = Onglet::TOUS.iter().find(|(o, ..)| *o == onglet).map_or("", |(_, suite, _)| suite);
        format!("{}/modifier{suite}", self.lecture())
    }

    /// Path of this page.
    pub fn ici(&self) -> String {
        self.chemin(self.onglet)
    }

    /// Path of the reading page of the sheet.
    pub fn lecture(&self) -> String {
        format!("{}/fiches/{}", chemin_du_contrat(&self.contrat), self.fiche.numero)
    }

    /// The page: tabs, then the body.
    pub fn page(&self, visit: &Visit, corps: &Markup) -> Markup {
        let t = m(visit.lang);
        let titre = t.redaction_page_onglet(self.fiche.numero.to_string(), self.onglet.libelle(visit.lang));
        let corps = html! {
            nav aria-label=(t.redaction_onglets()) {
                ul.onglets {
                    @for (onglet, _, pilote) in Onglet::TOUS {
                        @if pilote || self.portee == Portee::Tout {
                            li { a href=(visit.url(&self.chemin(onglet))) aria-current=[(onglet == self.onglet).then_some("page")] { (onglet.libelle(visit.lang)) } }
                        }
                    }
                    li { a href=(visit.url(&self.lecture())) { (t.redaction_voir_la_fiche()) } }
                }
            }
            (corps)
        };
        let nom = self.contrat.sigle.as_deref().unwrap_or(&self.contrat.titre).to_owned();
        Layout::new(&titre)
            .over(self.fiche.titre.clone())
            .trail(t.redaction_contrats(), "/contrats")
            .trail(nom, chemin_du_contrat(&self.contrat))
            .trail(t.redaction_fiche_n(self.fiche.numero.to_string()), self.lecture())
            .section("/contrats")
            .render(visit, corps)
    }
}

/// Path of the reading page of a contract, after the collectivité.
pub fn chemin_du_contrat(contrat: &Contrat) -> String {
    format!("/contrats/{}", contrat.slug)
}

/// The contract of the address, if this visitor has this right on it.
pub async fn ouvrir_contrat(visit: &Visit, r: &mut Reader, contrat: &str, right: Right) -> Result<Contrat, PageError> {
    let contrat = contrat_par_adresse(r, contrat).await?;
    if visit.may(right, Some(&contrat.id.to_string())) { Ok(contrat) } else { Err(PageError::NotFound) }
}

/// An editing page of a contract.
pub fn page_du_contrat(visit: &Visit, contrat: &Contrat, titre: &str, corps: Markup) -> Markup {
    Layout::new(titre)
        .over(contrat.titre.clone())
        .trail(m(visit.lang).redaction_contrats(), "/contrats")
        .trail(contrat.sigle.as_deref().unwrap_or(&contrat.titre), chemin_du_contrat(contrat))
        .section("/contrats")
        .render(visit, corps)
}

/// A page of the settings of a contract: its tabs, and those of the settings.
pub fn page_de_reglage(visit: &Visit, contrat: &Contrat, suite: &str, corps: Markup) -> Markup {
    let t = m(visit.lang);
    let base = chemin_du_contrat(contrat);
    let id = contrat.id.to_string();
    let pages = [
        ("/reglages", t.redaction_reglages(), Right::ModifierPlan),
        ("/niveaux", t.redaction_niveaux(), Right::CreerContrat),
        ("/statuts", t.redaction_statuts(), Right::CreerContrat),
    ];
    let titre = pages.iter().find(|(chemin, ..)| *chemin == suite).map(|(_, titre, _)| titre.clone()).unwrap_or_default();
    let corps = html! {
        (crate::pages::lecture::onglets(visit, contrat, "/reglages"))
        nav aria-label=(t.redaction_reglages_nav()) {
            ul.onglets {
                @for (chemin, nom, right) in &pages {
                    @if visit.may(*right, Some(&id)) { li { a href=(visit.url(&format!("{base}{chemin}"))) aria-current=[(*chemin == suite).then_some("page")] { (nom) } } }
                }
            }
        }
        (corps)
    };
    page_du_contrat(visit, contrat, &titre, corps)
}

/// The answer to a form: 200 when it is shown first, 422 when something was refused.
pub fn reponse(form: &Form, page: Markup) -> Response {
    if form.errors.is_empty() { page.into_response() } else { (StatusCode::UNPROCESSABLE_ENTITY, page).into_response() }
}

/// What was just done, said once, with a way back when there is one.
pub fn fait(visit: &Visit, code: &str, annuler: Option<Markup>) -> Markup {
    let t = m(visit.lang);
    let texte = match code {
        "enregistre" => t.redaction_fait_enregistre(),
        "ajoute" => t.redaction_fait_ajoute(),
        "retire" => t.redaction_fait_retire(),
        "retabli" => t.redaction_fait_retabli(),
        "deplace" => t.redaction_fait_deplace(),
        _ => return html! {},
    };
    html! {
        div.encadre.bien role="status" { p { "✓ " (texte) } @if let Some(annuler) = annuler { (annuler) } }
    }
}

/// The line where a draft kept by the browser is offered back; empty without script.
pub fn brouillon(visit: &Visit) -> Markup {
    let t = m(visit.lang);
    html! {
        p.discret role="status" data-brouillon data-reprendre=(t.redaction_brouillon_reprendre())
            data-repris=(t.redaction_brouillon_repris()) data-garde=(t.redaction_brouillon_garde()) {}
    }
}

/// Hidden fields of a small form.
pub fn caches(champs: &[(&str, &str)]) -> Markup {
    html! { @for (nom, valeur) in champs { input type="hidden" name=(nom) value=(valeur); } }
}

/// A button that acts alone on one element; `nom` is what a screen reader says.
pub fn bouton_sur(ici: &str, champs: &[(&str, &str)], action: &str, libelle: &str, nom: &str) -> Markup {
    html! {
        form method="post" action=(ici) {
            (caches(champs))
            button.lien type="submit" name="action" value=(action) aria-label=[(nom != libelle).then_some(nom)] { (libelle) }
        }
    }
}
