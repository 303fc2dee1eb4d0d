//! Preparing a campaign and setting it up.

use super::repondants::proposer;
use crate::model::{
    Campagne, CampagneId, Categorie, ChampDemande, Contrat, ContratId, EtatCampagne, FicheAction, Noeud, NoeudId, Portee,
    Question,
};
use crate::regles::campagne::{PassageCampagne, Refus, passer_campagne};
use jiff::civil::Date;
use std::collections::HashSet;
use store::{ActeError, Json, Read, StoreError, Writer, args};

/// What a campaign is made of while it is prepared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demande {
    /// Contract year: 1, 2, …
    pub exercice: i64,
    pub titre: String,
    pub echeance: Date,
    /// The coordinator's words in the opening mail.
    pub message: String,
    pub portee: Portee,
    pub champs: Vec<Question>,
    /// Days from the deadline.
    pub relances: Vec<i64>,
}

impl Demande {
    /// The usual review: what the paper form asks, and the calendar « J−7, J−1, J+3, J+10 ».
    #[must_use]
    pub fn usuelle(exercice: i64, titre: impl Into<String>, echeance: Date) -> Self {
        let obligatoires = [
            ChampDemande::Declinaisons,
            ChampDemande::Palier,
            ChampDemande::Atteinte,
            ChampDemande::Indicateurs,
            ChampDemande::Meteo,
        ];
        Self {
            exercice,
            titre: titre.into(),
            echeance,
            message: String::new(),
            portee: Portee::default(),
            champs: ChampDemande::ALL
                .iter()
                .map(|champ| Question { champ: *champ, obligatoire: obligatoires.contains(champ) })
                .collect(),
            relances: vec![-7, -1, 3, 10],
        }
    }

    /// « Une campagne se rejoue d'une année à l'autre par copie. »
    #[must_use]
    pub fn copiee(de: &Campagne, exercice: i64, titre: impl Into<String>, echeance: Date) -> Self {
        Self {
            exercice,
            titre: titre.into(),
            echeance,
            message: de.message.clone(),
            portee: de.portee.0.clone(),
            champs: de.champs.0.clone(),
            relances: de.relances.0.clone(),
        }
    }
}

/// Prepares a campaign and proposes its respondents from the pilots of the sheets.
///
/// # Errors
/// Refusals on the year, the title, the questions, the scope; `StoreError`.
pub async fn preparer(w: &mut Writer, contrat_id: &ContratId, demande: &Demande) -> Result<Campagne, ActeError> {
    let contrat: Contrat = w.load(contrat_id).await?;
    verifier(w, &contrat, demande, None).await?;
    let campagne = Campagne {
        id: CampagneId::fresh(),
        version: 1,
        contrat_id: contrat.id,
        exercice: demande.exercice,
        titre: demande.titre.trim().to_owned(),
        etat: EtatCampagne::Preparee,
        ouverte_le: None,
        echeance: demande.echeance,
        close_le: None,
        figee_le: None,
        annulee_motif: None,
        message: demande.message.trim().to_owned(),
        portee: Json(demande.portee.clone()),
        champs: Json(demande.champs.clone()),
        relances: Json(demande.relances.clone()),
    };
    w.insert(&campagne).await?;
    proposer(w, &campagne.id).await?;
    Ok(campagne)
}

/// Changes a prepared campaign; sheets that enter the scope receive a proposed respondent, those that
/// leave it lose theirs.
///
/// # Errors
/// The refusals of `preparer`; `PassageCampagne` once open; `StoreError::Stale`.
pub async fn regler(w: &mut Writer, id: &CampagneId, version: i64, demande: &Demande) -> Result<Campagne, ActeError> {
    let mut campagne: Campagne = w.load(id).await?;
    passer_campagne(campagne.etat, PassageCampagne::Regler)?;
    let contrat: Contrat = w.load(&campagne.contrat_id).await?;
    verifier(w, &contrat, demande, Some(*id)).await?;
    campagne.version = version;
    campagne.exercice = demande.exercice;
    demande.titre.trim().clone_into(&mut campagne.titre);
    campagne.echeance = demande.echeance;
    demande.message.trim().clone_into(&mut campagne.message);
    campagne.portee = Json(demande.portee.clone());
    campagne.champs = Json(demande.champs.clone());
    campagne.relances = Json(demande.relances.clone());
    w.update(&mut campagne).await?;
    proposer(w, id).await?;
    Ok(campagne)
}

async fn verifier(w: &mut Writer, contrat: &Contrat, demande: &Demande, own: Option<CampagneId>) -> Result<(), ActeError> {
    let mut refus = vec![];
    if demande.titre.trim().is_empty() {
        refus.push(Refus::TitreVide);
    }
    if demande.champs.is_empty() {
        refus.push(Refus::AucuneQuestion);
    }
    if !(1..=contrat.duree_annees).contains(&demande.exercice) {
        refus.push(Refus::ExerciceHorsContrat { exercice: demande.exercice, duree: contrat.duree_annees });
    }
    let others = w
        .list::<Campagne>("contrat_id = $2 AND exercice = $3 AND etat <> 'annulee'", args![contrat.id, demande.exercice])
        .await?;
    if let Some(other) = others.into_iter().find(|c| Some(c.id) != own) {
        refus.push(Refus::CampagneDejaLa { exercice: demande.exercice, titre: other.titre });
    }
    if fiches_de_la_portee(w, contrat, &demande.portee).await?.is_empty() {
        refus.push(Refus::AucuneFiche);
    }
    if refus.is_empty() { Ok(()) } else { Err(ActeError::refuse(refus)) }
}

/// The sheets of a scope, by number: those named, those under the named nodes, all when nothing is
/// named; never a withdrawn sheet nor an abandoned one (« arrêt → statut abandonnée, fin des relances »).
///
/// # Errors
/// `StoreError`.
pub async fn fiches_de_la_portee(r: &mut impl Read, contrat: &Contrat, portee: &Portee) -> Result<Vec<FicheAction>, StoreError> {
    let mut fiches =
        r.list::<FicheAction>("contrat_id = $2 AND retiree_le IS NULL ;; ORDER BY numero", args![contrat.id]).await?;
    fiches.retain(|f| !contrat.statuts.iter().any(|s| s.code == f.statut && s.categorie == Categorie::Abandonnee));
    if portee.noeuds.is_empty() && portee.fiches.is_empty() {
        return Ok(fiches);
    }
    let noeuds = r.list::<Noeud>("contrat_id = $2 ;; ORDER BY niveau, ordre", args![contrat.id]).await?;
    let mut inside: HashSet<NoeudId> = portee.noeuds.iter().copied().collect();
    // Parents come before their children, so one pass is enough.
    for noeud in &noeuds {
        if noeud.parent_id.is_some_and(|p| inside.contains(&p)) {
            inside.insert(noeud.id);
        }
    }
    fiches.retain(|f| inside.contains(&f.noeud_id) || portee.fiches.contains(&f.id));
    Ok(fiches)
}
