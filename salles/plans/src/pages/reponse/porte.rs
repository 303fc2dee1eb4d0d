//! Through which door someone writes: a signed link, or an account to which the sheet is entrusted.

use super::fermee::{self, Cause};
use crate::actes::campagne::{Deposant, Dossier, confie, repondant_du_lien};
use crate::model::{Campagne, EtatCampagne, EtatReponse, Repondant, Reponse};
use acteurs::lien::{self, LienFerme};
use acteurs::model::{Compte, GenreLien, LienSigne};
use axum::response::Response;
use kernel::actor::Reach;
use kernel::{Actor, Right};
use store::{Read, Reader, StoreError, Writer, args};
use web::{PageError, Visit};

/// A door, opened.
#[derive(Debug, Clone)]
pub enum Porte {
    Lien {
        jeton: String,
        lien: Box<LienSigne>,
        repondant: Box<Repondant>,
    },
    /// Someone signed in; `pour` names the respondent when they answer in their place.
    Compte {
        nom: String,
        courriel: String,
        pour: Option<String>,
    },
}

impl Porte {
    /// Opens a link, or gives the page that says why it does not open. The campaign may be closed: each page
    /// says what remains possible.
    ///
    /// # Errors
    /// `PageError` when the database cannot be read.
    pub async fn par_lien(visit: &Visit, reader: &mut Reader, jeton: &str) -> Result<Result<Self, Response>, PageError> {
        let now = visit.house.db.clock().now();
        let cause = match lien::ouvrir(reader, &visit.house.secret, jeton, GenreLien::Reponse, now).await? {
            Ok(lien) => match repondant_du_lien(reader, &lien).await? {
                Some(repondant) => {
                    return Ok(Ok(Self::Lien { jeton: jeton.to_owned(), lien: Box::new(lien), repondant: Box::new(repondant) }));
                }
                None => Cause::Inconnu,
            },
            Err(LienFerme::Inconnu) => Cause::Inconnu,
            Err(LienFerme::Expire | LienFerme::DejaUtilise) => Cause::Expire,
            Err(LienFerme::Revoque) => Cause::Revoque,
        };
        // The contact is that of the link's own contract when the link is genuine.
        let genuine = lien::retrouver(reader, &visit.house.secret, jeton, GenreLien::Reponse).await?;
        let campagne = match genuine {
            Some(lien) => match reader.find::<Repondant>("id = $2", args![lien.objet_id]).await? {
                Some(repondant) => Some(reader.load::<Campagne>(&repondant.campagne_id).await?),
                None => None,
            },
            None => None,
        };
        Ok(Err(fermee::page(visit, reader, cause, campagne.as_ref(), None).await?))
    }

    /// Opens an answer to someone signed in: theirs by mail or by organisation (« sur ce qui lui est confié »),
    /// or any for whoever runs the campaign, « pour le compte de » its respondent.
    ///
    /// # Errors
    /// `NotFound` when it is not entrusted to them.
    pub async fn par_compte(visit: &Visit, reader: &mut Reader, dossier: &Dossier) -> Result<Self, PageError> {
        let Some(visitor) = &visit.visitor else { return Err(PageError::NotFound) };
        let contrat = dossier.contrat.id.to_string();
        let reach = visit.reach(Right::Repondre, Some(&contrat));
        let courriel = reader.find::<Compte>("id = $2", args![visitor.compte_id]).await?.map(|c| c.courriel).unwrap_or_default();
        let own = reach != Reach::Rien && concerne(&dossier.repondant, &courriel, visitor.organisation_id.as_deref());
        if own {
            return Ok(Self::Compte { nom: visitor.nom.clone(), courriel, pour: None });
        }
        if reach == Reach::Tout && visit.may(Right::MenerCampagne, Some(&contrat)) {
            return Ok(Self::Compte { nom: visitor.nom.clone(), courriel, pour: Some(dossier.nom_du_repondant()) });
        }
        Err(PageError::NotFound)
    }

    /// Whether this answer is behind this door.
    #[must_use]
    pub fn ouvre(&self, reponse: &Reponse) -> bool {
        match self {
            Self::Lien { repondant, .. } => confie(repondant, reponse),
            Self::Compte { .. } => true,
        }
    }

    /// Address of an answer behind this door.
    #[must_use]
    pub fn adresse(&self, reponse: &Reponse) -> String {
        match self {
            Self::Lien { jeton, .. } => format!("/r/{jeton}/fiches/{}", reponse.id),
            Self::Compte { .. } => format!("/reponses/{}/renseigner", reponse.id),
        }
    }

    /// Address of what comes with an answer: `recu`, `reprendre`, `pieces/…`.
    #[must_use]
    pub fn suite(&self, reponse: &Reponse, what: &str) -> String {
        match self {
            Self::Lien { jeton, .. } => format!("/r/{jeton}/fiches/{}/{what}", reponse.id),
            Self::Compte { .. } => format!("/reponses/{}/{what}", reponse.id),
        }
    }

    /// Where all that is entrusted is listed.
    #[must_use]
    pub fn accueil(&self) -> String {
        match self {
            Self::Lien { jeton, .. } => format!("/r/{jeton}"),
            Self::Compte { .. } => "/a-repondre".to_owned(),
        }
    }

    #[must_use]
    pub fn est_un_lien(&self) -> bool {
        matches!(self, Self::Lien { .. })
    }

    /// For whom, when it is not for oneself.
    #[must_use]
    pub fn pour(&self) -> Option<&str> {
        match self {
            Self::Compte { pour, .. } => pour.as_deref(),
            Self::Lien { .. } => None,
        }
    }

    /// The author the plan will name.
    #[must_use]
    pub fn deposant(&self, dossier: &Dossier) -> Deposant {
        match self {
            Self::Lien { repondant, .. } => Deposant::repondant(repondant, dossier.organisation.as_ref()),
            Self::Compte { nom, courriel, .. } => Deposant {
                nom: dossier.organisation.as_ref().map_or_else(|| nom.clone(), |o| format!("{nom}, {}", o.court())),
                courriel: Some(courriel.clone()).filter(|c| !c.is_empty()),
            },
        }
    }

    /// A writer in the name of whoever came through this door.
    ///
    /// # Errors
    /// `StoreError::Database`.
    pub async fn writer(&self, visit: &Visit, acte: &'static str) -> Result<Writer, StoreError> {
        let actor = match self {
            Self::Lien { lien, repondant, .. } => Actor::Lien { id: lien.id.to_string(), nom: repondant.nom.clone() },
            Self::Compte { pour, .. } => match visit.actor() {
                Actor::Compte { id, nom, .. } => Actor::Compte { id, nom, pour_le_compte_de: pour.clone() },
                other => other,
            },
        };
        visit.house.db.writer(visit.collectivite.id, actor, acte).await
    }
}

/// Whether a respondent is this person: by their mail, their substitute's, or their organisation.
#[must_use]
pub fn concerne(repondant: &Repondant, courriel: &str, organisation: Option<&str>) -> bool {
    let by_mail = !courriel.is_empty()
        && (repondant.courriel.eq_ignore_ascii_case(courriel)
            || repondant.suppleant_courriel.as_deref().is_some_and(|s| s.eq_ignore_ascii_case(courriel)));
    let by_organisation = match (organisation, repondant.organisation_id) {
        (Some(own), Some(theirs)) => theirs.to_string() == own,
        _ => false,
    };
    by_mail || by_organisation
}

/// Whether an answer of that campaign may still be read and written by its respondent: the campaign is
/// open, or it is closed and this answer was reopened.
#[must_use]
pub fn vivante(campagne: &Campagne, reponse: &Reponse) -> bool {
    match campagne.etat {
        EtatCampagne::Ouverte => true,
        EtatCampagne::Close => matches!(reponse.etat, EtatReponse::Renvoyee | EtatReponse::Commencee | EtatReponse::Deposee),
        _ => false,
    }
}
