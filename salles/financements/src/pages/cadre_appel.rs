//! The frame of the pages that follow the deposit: whose call, who may open it, tabs.

use crate::droits::{conduit, lit_la_synthese, lit_les_dossiers};
use crate::model::Appel;
use crate::store;
use crate::{m, mots};
use ::store::Reader;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::Right;
use kernel::actor::Reach;
use maud::{Markup, html};
use web::{Layout, PageError, Visit};

/// A tab of these pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Onglet {
    Instruction,
    Synthese,
    Programmation,
    Lots,
    Votes,
    Conventions,
    Versements,
    Bilans,
}

/// Tab and end of its path.
const ONGLETS: [(Onglet, &str); 8] = [
    (Onglet::Instruction, "/instruction"),
    (Onglet::Synthese, "/synthese"),
    (Onglet::Programmation, "/programmation"),
    (Onglet::Lots, "/lots"),
    (Onglet::Votes, "/votes"),
    (Onglet::Conventions, "/conventions"),
    (Onglet::Versements, "/versements"),
    (Onglet::Bilans, "/bilans"),
];

/// A call, opened to a visitor.
pub struct Cadre {
    pub visit: Visit,
    pub appel: Appel,
}

impl Cadre {
    /// The call of the address, if this visitor reads the files of others; else the page of what does not exist.
    pub async fn ouvrir(visit: Visit, appel: &str) -> Result<(Self, Reader), PageError> {
        let mut r = visit.reader().await?;
        let appel = store::appel(&mut r, appel).await?;
        let cadre = Self { visit, appel };
        if lit_les_dossiers(&cadre.visit, &cadre.appel) { Ok((cadre, r)) } else { Err(PageError::NotFound) }
    }

    /// The same for who reads the files in short, and what is shared of the programme.
    pub async fn ouvrir_la_synthese(visit: Visit, appel: &str) -> Result<(Self, Reader), PageError> {
        let mut r = visit.reader().await?;
        let appel = store::appel(&mut r, appel).await?;
        let cadre = Self { visit, appel };
        if lit_la_synthese(&cadre.visit, &cadre.appel) { Ok((cadre, r)) } else { Err(PageError::NotFound) }
    }

    /// Whether the visitor reads the files whole, and not only in short.
    pub fn lit_les_dossiers(&self) -> bool {
        lit_les_dossiers(&self.visit, &self.appel)
    }

    /// A path of this call, after the collectivité.
    pub fn chemin(&self, suite: &str) -> String {
        format!("/appels/{}{suite}", self.appel.slug)
    }

    pub fn url(&self, suite: &str) -> String {
        self.visit.url(&self.chemin(suite))
    }

    pub fn peut(&self, right: Right) -> Reach {
        self.visit.reach(right, Some(&self.appel.contrat_id))
    }

    pub fn conduit(&self) -> bool {
        conduit(&self.visit, &self.appel)
    }

    /// Whether the call has been voted.
    pub fn apres_le_vote(&self) -> bool {
        apres_le_vote(&self.appel)
    }

    fn montre(&self, onglet: Onglet) -> bool {
        match onglet {
            Onglet::Instruction => self.peut(Right::InstruireDossier) != Reach::Rien,
            // Who instructs reads them whole.
            Onglet::Synthese => self.peut(Right::InstruireDossier) == Reach::Rien,
            Onglet::Programmation => true,
            Onglet::Lots | Onglet::Votes => self.lit_les_dossiers(),
            // Before the votes there is nothing to follow.
            Onglet::Conventions | Onglet::Versements | Onglet::Bilans => self.lit_les_dossiers() && self.apres_le_vote(),
        }
    }

    fn libelle(&self, onglet: Onglet) -> String {
        let t = m(self.visit.lang);
        match onglet {
            Onglet::Instruction => t.suite_onglet_instruction(),
            Onglet::Synthese => t.synthese_titre(),
            Onglet::Programmation => t.programmation_titre(),
            Onglet::Lots => t.lot_titre(),
            Onglet::Votes => t.vote_titre(),
            Onglet::Conventions => t.convention_liste_titre(),
            Onglet::Versements => t.versement_liste_titre(),
            Onglet::Bilans => t.bilan_liste_titre(),
        }
    }

    /// The page: tabs, then the body. `sous` is the page above this one, when it is not the call.
    pub fn page(&self, titre: &str, onglet: Onglet, sous: Option<(String, &str)>, corps: &Markup) -> Markup {
        let (visit, t) = (&self.visit, m(self.visit.lang));
        let corps = html! {
            nav aria-label=(t.suite_onglets()) {
                ul.onglets {
                    @for (un, suite) in ONGLETS {
                        @if self.montre(un) { li { a href=(self.url(suite)) aria-current=[(un == onglet).then_some("page")] { (self.libelle(un)) } } }
                    }
                }
            }
            (corps)
        };
        let over = format!("{} · {}", self.appel.intitule, mots::etat_appel(self.appel.etat, visit.lang));
        let mut page =
            Layout::new(titre).over(over).trail(t.suite_appels(), "/appels").trail(self.appel.intitule.clone(), self.chemin(""));
        if let Some((nom, suite)) = sous {
            page = page.trail(nom, self.chemin(suite));
        }
        page.section("/appels").wide().render(visit, corps)
    }
}

/// Whether a call has gone past its votes: agreements, payments and reviews begin there.
pub const fn apres_le_vote(appel: &Appel) -> bool {
    use crate::regles::etats::EtatAppel::{Archive, Bilans, Execution, Notification, Votes};
    matches!(appel.etat, Votes | Notification | Execution | Bilans | Archive)
}

/// What a page answers: refused by a rule, seen by another meanwhile, or well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Issue {
    Bien,
    Refus,
    Interdit,
    Perime,
}

impl Issue {
    pub fn reponse(self, page: Markup) -> Response {
        let status = match self {
            Self::Bien => return page.into_response(),
            Self::Refus => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Interdit => StatusCode::FORBIDDEN,
            Self::Perime => StatusCode::CONFLICT,
        };
        (status, page).into_response()
    }

    /// « Colonne d'autrui ; dossier où l'on a un intérêt ; lot gelé : 403 ; 403 ; 409 » (§ 12).
    pub fn du_refus(refus: &[Box<dyn kernel::Refusal>]) -> Self {
        if refus.iter().any(|r| r.is_forbidden()) {
            Self::Interdit
        } else if refus.iter().any(|r| r.is_conflict()) {
            Self::Perime
        } else {
            Self::Refus
        }
    }
}
