//! Everything one answer is written and read with.

use crate::model::{
    BilanAnnuel, Campagne, Contrat, Declinaison, EtatReponse, FicheAction, Piece, Realisation, Repondant, Reponse, ReponseId,
    Saisie,
};
use crate::regles::campagne::{Contexte, DeclinaisonVue, IndicateurVu, Precedent};
use acteurs::model::Organisation;
use indicateurs::actes::annees;
use indicateurs::model::{Indicateur, Observation, Rattachement};
use indicateurs::regles::Annees;
use jiff::civil::Date;
use store::{Json, Read, StoreError, args};

/// An indicator asked with a sheet.
#[derive(Debug, Clone)]
pub struct IndicateurDemande {
    pub indicateur: Indicateur,
    /// Letters as printed; empty: the whole sheet.
    pub lettres: Vec<String>,
    /// Last validated observation of an earlier year, value or absence.
    pub precedente: Option<Observation>,
}

/// One answer, its sheet, and what was last accepted.
#[derive(Debug, Clone)]
pub struct Dossier {
    pub contrat: Contrat,
    pub campagne: Campagne,
    pub fiche: FicheAction,
    pub reponse: Reponse,
    pub repondant: Repondant,
    pub organisation: Option<Organisation>,
    pub declinaisons: Vec<Declinaison>,
    /// Boxes O/N of earlier years, the latest first.
    pub realisations: Vec<Realisation>,
    pub bilan: Option<BilanAnnuel>,
    pub indicateurs: Vec<IndicateurDemande>,
    pub pieces: Vec<Piece>,
    /// What the figures of the sheet are judged against.
    pub annees: Annees,
}

impl Dossier {
    /// # Errors
    /// `StoreError::Missing` when there is no such answer.
    pub async fn charger(r: &mut impl Read, id: &ReponseId) -> Result<Self, StoreError> {
        let reponse: Reponse = r.load(id).await?;
        Self::de(r, reponse).await
    }

    /// # Errors
    /// `StoreError`.
    pub async fn de(r: &mut impl Read, reponse: Reponse) -> Result<Self, StoreError> {
        let campagne: Campagne = r.load(&reponse.campagne_id).await?;
        let contrat: Contrat = r.load(&reponse.contrat_id).await?;
        let fiche: FicheAction = r.load(&reponse.fiche_id).await?;
        let repondant: Repondant = r.load(&reponse.repondant_id).await?;
        let organisation = match &repondant.organisation_id {
            Some(id) => Some(r.load::<Organisation>(id).await?),
            None => None,
        };
        let before = campagne.exercice;
        let declinaisons =
            r.list::<Declinaison>("fiche_id = $2 AND retiree_le IS NULL ;; ORDER BY ordre, id", args![fiche.id]).await?;
        let realisations =
            r.list::<Realisation>("fiche_id = $2 AND annee < $3 ;; ORDER BY annee DESC", args![fiche.id, before]).await?;
        let bilan =
            r.find::<BilanAnnuel>("fiche_id = $2 AND annee < $3 ;; ORDER BY annee DESC LIMIT 1", args![fiche.id, before]).await?;
        let attachments = r.list::<Rattachement>("objet = 'fiche' AND objet_id = $2", args![fiche.id]).await?;
        let indicators = r
            .list::<Indicateur>(
                "id IN (SELECT indicateur_id FROM rattachement WHERE collectivite_id = $1 AND objet = 'fiche' AND objet_id = $2)
                 AND etat IN ('brouillon', 'valide') AND derive_de IS NULL AND mesure <> 'evolution'
                 AND id NOT IN (SELECT indicateur_id FROM suivi WHERE collectivite_id = $1 AND expression <> '')
                 AND id NOT IN (SELECT ancien_id FROM remplacement WHERE collectivite_id = $1)
                 ;; ORDER BY ordre, id",
                args![fiche.id],
            )
            .await?;
        let seen = r
            .list::<Observation>(
                "annee < $3 AND etat = 'validee' AND indicateur_id IN (
                   SELECT indicateur_id FROM rattachement WHERE collectivite_id = $1 AND objet = 'fiche' AND objet_id = $2)
                 ;; ORDER BY annee DESC",
                args![fiche.id, before],
            )
            .await?;
        let annees = if indicators.is_empty() { Annees::default() } else { annees(r, &contrat.id.to_string(), None).await? };
        let pieces = r.list::<Piece>("reponse_id = $2 ;; ORDER BY deposee_a, id", args![reponse.id]).await?;
        let indicateurs = indicators
            .into_iter()
            .map(|indicateur| IndicateurDemande {
                lettres: attachments
                    .iter()
                    .filter(|a| a.indicateur_id == indicateur.id)
                    .flat_map(|a| a.lettres.iter().cloned())
                    .collect(),
                precedente: seen.iter().find(|o| o.indicateur_id == indicateur.id).cloned(),
                indicateur,
            })
            .collect();
        Ok(Self {
            contrat,
            campagne,
            fiche,
            reponse,
            repondant,
            organisation,
            declinaisons,
            realisations,
            bilan,
            indicateurs,
            pieces,
            annees,
        })
    }

    /// « aperçu comme répondant »: the answer as it would begin, for a sheet of a campaign that is still being
    /// prepared. Nothing is written; the respondent is the one proposed, when there is one.
    ///
    /// # Errors
    /// `StoreError`.
    pub async fn apercu(r: &mut impl Read, campagne: &Campagne, fiche: &FicheAction) -> Result<Option<Self>, StoreError> {
        let repondants = r.list::<Repondant>("campagne_id = $2 ;; ORDER BY id", args![campagne.id]).await?;
        let owner = repondants.iter().find(|p| p.portee.fiches.contains(&fiche.id)).or_else(|| repondants.first());
        let Some(owner) = owner else { return Ok(None) };
        let reponse = Reponse {
            id: ReponseId::fresh(),
            version: 1,
            campagne_id: campagne.id,
            contrat_id: campagne.contrat_id,
            fiche_id: fiche.id,
            repondant_id: owner.id,
            etat: EtatReponse::AFaire,
            echeance: None,
            contenu: Json(Saisie::default()),
            commencee_a: None,
            deposee_a: None,
            deposee_par: None,
            motif: None,
            traitee_a: None,
            traitee_par: None,
        };
        Self::de(r, reponse).await.map(Some)
    }

    /// The deadline of this answer: its own, else the campaign's.
    #[must_use]
    pub fn echeance(&self) -> Date {
        self.reponse.echeance.unwrap_or(self.campagne.echeance)
    }

    /// What the rules need to know.
    #[must_use]
    pub fn contexte(&self) -> Contexte {
        let exercice = self.campagne.exercice;
        Contexte {
            exercice,
            questions: self.campagne.champs.0.clone(),
            paliers: self.contrat.paliers.0.clone(),
            declinaisons: self
                .declinaisons
                .iter()
                .map(|d| DeclinaisonVue { id: d.id, lettre: d.lettre.clone(), prevue: d.annees.contains(&exercice) })
                .collect(),
            indicateurs: self
                .indicateurs
                .iter()
                .map(|i| IndicateurVu {
                    id: i.indicateur.id,
                    libelle: i.indicateur.libelle.clone(),
                    unite: i.indicateur.unite.clone(),
                    mesure: i.indicateur.mesure,
                    echelle: i.indicateur.echelle.0.clone(),
                    precedent: i.precedente.as_ref().and_then(|o| Some((o.annee, o.valeur.clone()?))),
                })
                .collect(),
            precedent: self.bilan.as_ref().map(|b| Precedent { annee: b.annee, palier: b.palier, meteo: b.meteo }),
            pieces: self.pieces.len(),
            annees: self.annees.clone(),
        }
    }

    /// « Direction de la santé publique, Ville »: who answers, as pages and the plan name them.
    #[must_use]
    pub fn nom_du_repondant(&self) -> String {
        super::depot::nom_complet(&self.repondant, self.organisation.as_ref())
    }
}
