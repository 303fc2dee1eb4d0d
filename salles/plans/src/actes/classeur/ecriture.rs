//! What an accepted workbook writes, record by record, with what follows from each on the editing pages.

use crate::actes::redaction::{
    changer_lien, charger_a_jour, decider_marque, definir_sur, juger_lien, marquer, poser_lien, ranger, redefinir_sur, reindexer,
    reprendre_marque, situer_fiche, suivre_le_code,
};
use crate::model::{AxeTransversal, Contrat, EtatLien, FicheAction, Lien, Noeud, NoeudId};
use crate::regles::annee::pour_les_indicateurs;
use crate::regles::classeur::{Ecriture, SuiviDit};
use indicateurs::actes::valeurs::reglage::regler;
use indicateurs::actes::valeurs::{Dossier, Perimetre};
use indicateurs::actes::{effacer_observation, fixer_cible, modifier, poser_observation};
use indicateurs::model::{Indicateur, IndicateurId};
use indicateurs::regles::suivi::SaisieSuivi;
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

/// Writes one record. `reason`: what the journal says of the whole workbook, kept beside the reason of one row.
pub(super) async fn ecrire(
    visit: &Visit,
    w: &mut Writer,
    contrat: &Contrat,
    ecriture: Ecriture,
    reason: &str,
) -> Result<(), ActeError> {
    match ecriture {
        Ecriture::NouvelleFiche(fiche) => w.insert(&fiche).await?,
        Ecriture::Fiche(mut fiche) => w.update(&mut fiche).await?,
        Ecriture::NouvelleDeclinaison(fiche, lue) => {
            w.insert(&lue.declinaison).await?;
            marquer(w, &fiche, &lue).await?;
        }
        Ecriture::Declinaison(fiche, mut lue) => {
            w.update(&mut lue.declinaison).await?;
            marquer(w, &fiche, &lue).await?;
        }
        Ecriture::NouvelleParticipation(participation) => {
            w.insert(&participation).await?;
            reindexer(w, participation.fiche_id).await?;
        }
        Ecriture::Participation(mut participation) => w.update(&mut participation).await?,
        Ecriture::Cible { indicateur, annee, valeur } => {
            fixer_cible(visit, w, contrat.duree_annees, indicateur, annee, valeur).await?;
        }
        Ecriture::Valeur(indicateur, saisie) => {
            poser_observation(visit, w, contrat.duree_annees, indicateur, &saisie).await?;
        }
        Ecriture::NouvelIndicateur { fiche, saisie, suivi } => {
            let indicateur = definir_sur(visit, w, contrat.duree_annees, &fiche, &saisie).await?;
            if let Some(dit) = suivi {
                suivre(visit, w, contrat, (indicateur.id, 0), &dit).await?;
            }
        }
        Ecriture::Indicateur { fiche: Some(fiche), avant, saisie, .. } => {
            redefinir_sur(visit, w, contrat.duree_annees, &fiche, (avant.id, avant.version), &saisie).await?;
        }
        Ecriture::Indicateur { fiche: None, objet, objet_id, avant, saisie, .. } => {
            modifier(visit, w, contrat.duree_annees, (&objet, &objet_id), (avant.id, avant.version), &saisie).await?;
        }
        Ecriture::Suivi(indicateur, version, dit) => suivre(visit, w, contrat, (indicateur, version), &dit).await?,
        Ecriture::ValeurEffacee(indicateur, annee) => effacer_observation(visit, w, indicateur, annee).await?,
        Ecriture::NouveauNiveau(n) => w.insert(&n).await?,
        Ecriture::Niveau(mut n) => {
            let before: Noeud = w.load(&n.id).await?;
            w.update(&mut n).await?;
            suivre_le_code(w, contrat.id, &before.code, &n.code).await?;
        }
        Ecriture::NouvelAxe(axe) => w.insert(&axe).await?,
        Ecriture::Axe(mut axe) => {
            let before: AxeTransversal = w.load(&axe.id).await?;
            w.update(&mut axe).await?;
            suivre_le_code(w, contrat.id, &before.code, &axe.code).await?;
        }
        Ecriture::NouveauSignataire(one) => w.insert(&one).await?,
        Ecriture::Signataire(mut one) => w.update(&mut one).await?,
        Ecriture::NouvelEngagement(one, why) => {
            motiver(w, why, reason);
            w.insert(&*one).await?;
            w.motif(reason);
        }
        Ecriture::Engagement(mut one, why) => {
            motiver(w, why, reason);
            w.update(&mut *one).await?;
            w.motif(reason);
        }
        Ecriture::NouveauProgramme(one) => w.insert(&one).await?,
        Ecriture::Programme(mut one) => w.update(&mut one).await?,
        Ecriture::NouveauLien { fiche, saisie, etat } => {
            let lien = poser_lien(visit, w, &fiche, &saisie).await?;
            trancher(visit, w, &fiche, lien, etat).await?;
        }
        Ecriture::Lien { fiche, id, version, saisie, etat } => {
            let lien = match saisie {
                Some(saisie) => changer_lien(visit, w, &fiche, (id, version), &saisie).await?,
                None => charger_a_jour(w, &id, version).await?,
            };
            trancher(visit, w, &fiche, lien, etat).await?;
        }
        Ecriture::NouveauLieu(fiche, lieu) => situer_fiche(visit, w, &fiche, &[], &[lieu.to_string()]).await?,
        Ecriture::LieuRetire(fiche, lieu) => situer_fiche(visit, w, &fiche, &[lieu.to_string()], &[]).await?,
        Ecriture::MarqueReglee(id, version, choix) => {
            decider_marque(visit, w, contrat, (id, version), &choix).await?;
        }
        Ecriture::MarqueRouverte(id, version) => {
            reprendre_marque(visit, w, contrat, (id, version)).await?;
        }
        Ecriture::NouvelleArticulation(one) => w.insert(&one).await?,
        Ecriture::Articulation(mut one) => w.update(&mut one).await?,
    }
    Ok(())
}

/// Gives a link the state that its row asks for.
async fn trancher(
    visit: &Visit,
    w: &mut Writer,
    fiche: &FicheAction,
    lien: Lien,
    etat: Option<EtatLien>,
) -> Result<(), ActeError> {
    if let Some(etat) = etat.filter(|etat| *etat != lien.etat) {
        juger_lien(visit, w, fiche, (lien.id, lien.version), etat).await?;
    }
    Ok(())
}

/// Writes how an indicator is followed, by the act of its page: what the row does not say stays as it is.
async fn suivre(
    visit: &Visit,
    w: &mut Writer,
    contrat: &Contrat,
    (id, version): (IndicateurId, i64),
    dit: &SuiviDit,
) -> Result<(), ActeError> {
    let named = contrat.id.to_string();
    let indicateurs: Vec<Indicateur> = w.list("contrat_id = $2 ;; ORDER BY ordre, id", args![named]).await?;
    let missing = || StoreError::Missing { table: "indicateur", id: id.to_string() };
    let indicateur = indicateurs.iter().find(|i| i.id == id).ok_or_else(missing)?;
    let perimetre = Perimetre { indicateur: id.to_string(), ..Perimetre::default() };
    let dossier = Dossier::charger(w, pour_les_indicateurs(contrat), vec![], &perimetre).await?;
    let mut saisie = SaisieSuivi::de(indicateur, &dossier.suivi(indicateur), &indicateurs);
    dit.poser(&mut saisie);
    regler(visit, w, &dossier, indicateur, version, &saisie).await?;
    Ok(())
}

fn motiver(w: &mut Writer, why: Option<String>, reason: &str) {
    if let Some(why) = why {
        w.motif(format!("{why} ({reason})"));
    }
}

/// Puts the levels in that order, read from the top.
pub(super) async fn ordonner(w: &mut Writer, contrat: &Contrat, order: &[NoeudId]) -> Result<(), StoreError> {
    let mut all: Vec<Noeud> = w.list("contrat_id = $2", args![contrat.id]).await?;
    for n in &mut all {
        if let Some(place) = order.iter().position(|id| *id == n.id) {
            n.ordre = i64::try_from(place).unwrap_or(i64::MAX);
        }
    }
    ranger(w, all).await
}
