//! The records of one contract and of what they name, all of one moment: read now from the tables, or
//! rebuilt from the journal as they were. What is made of them cannot tell which.

use crate::model::{
    Avenant, BilanAnnuel, Campagne, Comite, Contrat, ContratId, Decision, Declinaison, Engagement, FicheAction, FicheTerritoire,
    Financement, Gouvernance, Lien, Noeud, Participation, Programme, Realisation, Repondant, Reponse, Signataire,
};
use acteurs::model::Organisation;
use indicateurs::model::{Cible, Indicateur, Observation, Rattachement, Rupture, Suivi};
use store::journal::etat_au_rang;
use store::{Read, Record, StoreError, args};
use territoire::model::Territoire;

/// Each list in the order of identifiers.
#[derive(Debug, Clone, PartialEq)]
pub struct Tables {
    pub contrat: Contrat,
    pub noeuds: Vec<Noeud>,
    pub fiches: Vec<FicheAction>,
    pub declinaisons: Vec<Declinaison>,
    pub participations: Vec<Participation>,
    pub liens: Vec<Lien>,
    pub lieux: Vec<FicheTerritoire>,
    pub bilans: Vec<BilanAnnuel>,
    pub realisations: Vec<Realisation>,
    pub indicateurs: Vec<Indicateur>,
    pub rattachements: Vec<Rattachement>,
    pub cibles: Vec<Cible>,
    pub observations: Vec<Observation>,
    pub suivis: Vec<Suivi>,
    pub ruptures: Vec<Rupture>,
    pub campagnes: Vec<Campagne>,
    pub repondants: Vec<Repondant>,
    pub reponses: Vec<Reponse>,
    pub comites: Vec<Comite>,
    pub decisions: Vec<Decision>,
    pub avenants: Vec<Avenant>,
    pub engagements: Vec<Engagement>,
    pub financements: Vec<Financement>,
    pub signataires: Vec<Signataire>,
    pub gouvernance: Vec<Gouvernance>,
    /// Of the whole collectivité, as the next two.
    pub organisations: Vec<Organisation>,
    pub programmes: Vec<Programme>,
    pub territoires: Vec<Territoire>,
}

impl Tables {
    /// As they are.
    ///
    /// # Errors
    /// `StoreError` when the database cannot be read.
    pub async fn lire(reader: &mut impl Read, contrat: Contrat) -> Result<Self, StoreError> {
        let id = contrat.id;
        let key = id.to_string();
        Ok(Self {
            contrat,
            noeuds: reader.list::<Noeud>("contrat_id = $2 ;; ORDER BY id", args![id]).await?,
            fiches: reader.list::<FicheAction>("contrat_id = $2 ;; ORDER BY id", args![id]).await?,
            declinaisons: reader.list::<Declinaison>("contrat_id = $2 ;; ORDER BY id", args![id]).await?,
            participations: reader.list::<Participation>("contrat_id = $2 ;; ORDER BY id", args![id]).await?,
            liens: reader.list::<Lien>("contrat_id = $2 ;; ORDER BY id", args![id]).await?,
            lieux: reader.list::<FicheTerritoire>("contrat_id = $2 ;; ORDER BY id", args![id]).await?,
            bilans: reader.list::<BilanAnnuel>("contrat_id = $2 ;; ORDER BY id", args![id]).await?,
            realisations: reader.list::<Realisation>("contrat_id = $2 ;; ORDER BY id", args![id]).await?,
            indicateurs: reader.list::<Indicateur>("contrat_id = $2 ;; ORDER BY id", args![key]).await?,
            rattachements: reader.list::<Rattachement>("contrat_id = $2 ;; ORDER BY id", args![key]).await?,
            cibles: reader.list::<Cible>("contrat_id = $2 ;; ORDER BY id", args![key]).await?,
            observations: reader.list::<Observation>("contrat_id = $2 ;; ORDER BY id", args![key]).await?,
            suivis: reader.list::<Suivi>("contrat_id = $2 ;; ORDER BY id", args![key]).await?,
            ruptures: reader.list::<Rupture>("contrat_id = $2 ;; ORDER BY id", args![key]).await?,
            campagnes: reader.list::<Campagne>("contrat_id = $2 ;; ORDER BY id", args![id]).await?,
            repondants: reader.list::<Repondant>("contrat_id = $2 ;; ORDER BY id", args![id]).await?,
            reponses: reader.list::<Reponse>("contrat_id = $2 ;; ORDER BY id", args![id]).await?,
            comites: reader.list::<Comite>("contrat_id = $2 ;; ORDER BY id", args![id]).await?,
            decisions: reader.list::<Decision>("contrat_id = $2 ;; ORDER BY id", args![id]).await?,
            avenants: reader.list::<Avenant>("contrat_id = $2 ;; ORDER BY id", args![id]).await?,
            engagements: reader.list::<Engagement>("contrat_id = $2 ;; ORDER BY id", args![id]).await?,
            financements: reader.list::<Financement>("contrat_id = $2 ;; ORDER BY id", args![id]).await?,
            signataires: reader.list::<Signataire>("contrat_id = $2 ;; ORDER BY id", args![id]).await?,
            gouvernance: reader.list::<Gouvernance>("contrat_id = $2 ;; ORDER BY id", args![id]).await?,
            organisations: reader.list::<Organisation>(";; ORDER BY id", args![]).await?,
            programmes: reader.list::<Programme>(";; ORDER BY id", args![]).await?,
            territoires: reader.list::<Territoire>(";; ORDER BY id", args![]).await?,
        })
    }

    /// As they were after the journal's entry of that rank; nothing when the contract was not there.
    ///
    /// # Errors
    /// `StoreError` when the journal cannot be read.
    pub async fn au_rang(reader: &mut impl Read, id: ContratId, rang: i64) -> Result<Option<Self>, StoreError> {
        let all = etat_au_rang::<Contrat>(reader, rang).await?;
        let Some(contrat) = all.into_iter().find(|c| c.id == id) else { return Ok(None) };
        let key = id.to_string();
        Ok(Some(Self {
            contrat,
            noeuds: gardes(reader, rang, |x: &Noeud| x.contrat_id == id).await?,
            fiches: gardes(reader, rang, |x: &FicheAction| x.contrat_id == id).await?,
            declinaisons: gardes(reader, rang, |x: &Declinaison| x.contrat_id == id).await?,
            participations: gardes(reader, rang, |x: &Participation| x.contrat_id == id).await?,
            liens: gardes(reader, rang, |x: &Lien| x.contrat_id == id).await?,
            lieux: gardes(reader, rang, |x: &FicheTerritoire| x.contrat_id == id).await?,
            bilans: gardes(reader, rang, |x: &BilanAnnuel| x.contrat_id == id).await?,
            realisations: gardes(reader, rang, |x: &Realisation| x.contrat_id == id).await?,
            indicateurs: gardes(reader, rang, |x: &Indicateur| x.contrat_id == key).await?,
            rattachements: gardes(reader, rang, |x: &Rattachement| x.contrat_id == key).await?,
            cibles: gardes(reader, rang, |x: &Cible| x.contrat_id == key).await?,
            observations: gardes(reader, rang, |x: &Observation| x.contrat_id == key).await?,
            suivis: gardes(reader, rang, |x: &Suivi| x.contrat_id == key).await?,
            ruptures: gardes(reader, rang, |x: &Rupture| x.contrat_id == key).await?,
            campagnes: gardes(reader, rang, |x: &Campagne| x.contrat_id == id).await?,
            repondants: gardes(reader, rang, |x: &Repondant| x.contrat_id == id).await?,
            reponses: gardes(reader, rang, |x: &Reponse| x.contrat_id == id).await?,
            comites: gardes(reader, rang, |x: &Comite| x.contrat_id == id).await?,
            decisions: gardes(reader, rang, |x: &Decision| x.contrat_id == id).await?,
            avenants: gardes(reader, rang, |x: &Avenant| x.contrat_id == id).await?,
            engagements: gardes(reader, rang, |x: &Engagement| x.contrat_id == id).await?,
            financements: gardes(reader, rang, |x: &Financement| x.contrat_id == id).await?,
            signataires: gardes(reader, rang, |x: &Signataire| x.contrat_id == id).await?,
            gouvernance: gardes(reader, rang, |x: &Gouvernance| x.contrat_id == id).await?,
            organisations: etat_au_rang(reader, rang).await?,
            programmes: etat_au_rang(reader, rang).await?,
            territoires: etat_au_rang(reader, rang).await?,
        }))
    }
}

/// The records of a type after that entry, those kept.
async fn gardes<T: Record>(reader: &mut impl Read, rang: i64, keeps: impl Fn(&T) -> bool) -> Result<Vec<T>, StoreError> {
    let mut all = etat_au_rang::<T>(reader, rang).await?;
    all.retain(keeps);
    Ok(all)
}

/// The records by their place, ties by identifier: the lists are already in the order of identifiers.
pub(crate) fn par_ordre<'a, T, K: Ord>(all: impl Iterator<Item = &'a T>, key: impl Fn(&T) -> K) -> Vec<&'a T> {
    let mut all: Vec<&T> = all.collect();
    all.sort_by_key(|one| key(one));
    all
}
