//! Reading a field of the plan, and rewriting it.

use crate::model::{
    Contrat, ContratId, Declinaison, EtatReponse, FicheAction, FicheActionId, ModePilotage, Noeud, Participation, Reponse,
    RoleParticipation,
};
use crate::regles::decision::{
    Cadre, Champ, FicheOuverte, NouvelleDeclinaison, NouvelleFiche, Refus, declinaison, depuis_json, lignes, lire_annees,
    organisation,
};
use crate::regles::redaction::cle_de_recherche;
use acteurs::model::Organisation;
use jiff::civil::Date;
use kernel::Id;
use store::{ActeError, Json, Read, StoreError, Writer, args};

/// A contract with what is needed to check any field of it.
#[derive(Debug, Clone)]
pub struct PlanCharge {
    pub contrat: Contrat,
    /// By name.
    pub organisations: Vec<Organisation>,
    /// From the top, in order.
    pub noeuds: Vec<Noeud>,
}

impl PlanCharge {
    /// The frame in which the rules read a field, on that sheet or on the contract.
    #[must_use]
    pub fn cadre<'a>(&'a self, fiche: Option<&'a FicheOuverte>) -> Cadre<'a> {
        Cadre { contrat: &self.contrat, fiche, organisations: &self.organisations, noeuds: &self.noeuds }
    }
}

/// Loads a contract's frame: three statements.
///
/// # Errors
/// `StoreError`.
pub async fn charger_plan(r: &mut impl Read, contrat_id: ContratId) -> Result<PlanCharge, StoreError> {
    Ok(PlanCharge {
        contrat: r.load(&contrat_id).await?,
        organisations: r.list(";; ORDER BY cle COLLATE \"C\", id", vec![]).await?,
        noeuds: r.list("contrat_id = $2 ;; ORDER BY ordre, niveau", args![contrat_id]).await?,
    })
}

/// A sheet of that contract with its déclinaisons in force and its pilots; `None` when it is not there.
///
/// # Errors
/// `StoreError`.
pub async fn ouvrir_fiche(r: &mut impl Read, plan: &PlanCharge, id: FicheActionId) -> Result<Option<FicheOuverte>, StoreError> {
    let Some(fiche) = r.find::<FicheAction>("id = $2 AND contrat_id = $3", args![id, plan.contrat.id]).await? else {
        return Ok(None);
    };
    let declinaisons = r.list::<Declinaison>("fiche_id = $2 AND retiree_le IS NULL ;; ORDER BY ordre", args![id]).await?;
    let pilotes = r
        .list::<Participation>("fiche_id = $2 AND role = $3 ;; ORDER BY ordre", args![id, RoleParticipation::Pilote])
        .await?
        .into_iter()
        .filter_map(|p| plan.organisations.iter().find(|o| o.id == p.organisation_id).map(|o| (p, o.clone())))
        .collect();
    Ok(Some(FicheOuverte { fiche, declinaisons, pilotes }))
}

/// Rewrites a field. The value was checked by `lire_valeur`; the reason goes with the status it explains.
pub(super) async fn ecrire_champ(
    w: &mut Writer,
    plan: &mut PlanCharge,
    fiche_id: Option<FicheActionId>,
    champ: &Champ,
    apres: &str,
    motif: &str,
    effet_le: Date,
) -> Result<(), ActeError> {
    let ouverte = match fiche_id {
        Some(id) => Some(ouvrir_fiche(w, plan, id).await?.ok_or(Refus::FicheInconnue)?),
        None => None,
    };
    match champ {
        Champ::FicheNouvelle => return nouvelle_fiche(w, plan, depuis_json(champ, apres)?).await,
        Champ::ContratAnneeFin => return annee_fin(w, plan, apres).await,
        _ => {}
    }
    let mut ouverte = ouverte.ok_or(Refus::FicheInconnue)?;
    match champ {
        Champ::DeclinaisonLibelle(lettre) => {
            let mut d = declinaison(&ouverte, lettre)?.clone();
            apres.clone_into(&mut d.libelle);
            w.update(&mut d).await?;
        }
        Champ::DeclinaisonAnnees(lettre) => {
            let mut d = declinaison(&ouverte, lettre)?.clone();
            d.annees = Json(lire_annees(apres, plan.contrat.duree_annees)?);
            // The printed term no longer says what is planned: what is retained takes its place.
            d.echeance = None;
            w.update(&mut d).await?;
        }
        Champ::DeclinaisonRetirer(lettre) => {
            let mut d = declinaison(&ouverte, lettre)?.clone();
            d.retiree_le = Some(effet_le);
            w.update(&mut d).await?;
        }
        Champ::DeclinaisonAjouter => ajouter_declinaison(w, &ouverte, depuis_json(champ, apres)?).await?,
        Champ::Pilotes => changer_pilotes(w, plan, &ouverte, apres).await?,
        Champ::Titre => apres.clone_into(&mut ouverte.fiche.titre),
        Champ::Contexte => apres.clone_into(&mut ouverte.fiche.contexte),
        Champ::ObjectifStrategique => apres.clone_into(&mut ouverte.fiche.objectif_strategique),
        Champ::ObjectifsOperationnels => ouverte.fiche.objectifs_operationnels = Json(lignes(apres)),
        Champ::PublicCible => apres.clone_into(&mut ouverte.fiche.public_cible),
        Champ::Statut => {
            apres.clone_into(&mut ouverte.fiche.statut);
            ouverte.fiche.statut_motif = Some(motif.to_owned());
        }
        Champ::FicheRetirer => ouverte.fiche.retiree_le = Some(effet_le),
        Champ::FicheNouvelle | Champ::ContratAnneeFin => {}
    }
    let pilotes: Vec<Organisation> = match champ {
        Champ::Pilotes => lignes(apres).iter().filter_map(|nom| organisation(&plan.organisations, nom).ok().cloned()).collect(),
        _ => ouverte.pilotes.iter().map(|(_, o)| o.clone()).collect(),
    };
    ouverte.fiche.recherche = cle_de_recherche(&ouverte.fiche, &pilotes);
    w.update(&mut ouverte.fiche).await?;
    if abandonnee(plan, &ouverte.fiche) || ouverte.fiche.retiree_le.is_some() {
        dispenser(w, &ouverte.fiche, motif).await?;
    }
    Ok(())
}

fn abandonnee(plan: &PlanCharge, fiche: &FicheAction) -> bool {
    let categorie = plan.contrat.statuts.iter().find(|s| s.code == fiche.statut).map(|s| s.categorie);
    categorie == Some(crate::model::Categorie::Abandonnee)
}

/// « fin des relances » : nothing more is expected of a sheet that stops, in any open campaign.
async fn dispenser(w: &mut Writer, fiche: &FicheAction, motif: &str) -> Result<(), StoreError> {
    let attendues = w
        .list::<Reponse>(
            "fiche_id = $2 AND etat IN ('a_faire', 'commencee', 'renvoyee') AND campagne_id IN
             (SELECT id FROM campagne WHERE collectivite_id = $1 AND etat IN ('preparee', 'ouverte'))",
            args![fiche.id],
        )
        .await?;
    for mut reponse in attendues {
        reponse.etat = EtatReponse::Dispensee;
        reponse.motif = Some(motif.to_owned());
        reponse.traitee_a = Some(w.now());
        reponse.traitee_par = Some(w.actor().nom().to_owned());
        w.update(&mut reponse).await?;
    }
    Ok(())
}

/// « nouvelle action → fiche au nœud choisi, numéro suivant » : a withdrawn sheet keeps its number.
async fn nouvelle_fiche(w: &mut Writer, plan: &PlanCharge, nouvelle: NouvelleFiche) -> Result<(), ActeError> {
    crate::regles::decision::verifier_nouvelle_fiche(&nouvelle, &plan.cadre(None))?;
    let noeud_id = nouvelle.noeud_id.ok_or(Refus::ActionSansPlace)?;
    let dernier = w.find::<FicheAction>("contrat_id = $2 ;; ORDER BY numero DESC LIMIT 1", args![plan.contrat.id]).await?;
    let a_venir =
        plan.contrat.statuts.iter().find(|s| s.categorie == crate::model::Categorie::AVenir).or(plan.contrat.statuts.first());
    let mut pilotes = vec![];
    for nom in &nouvelle.pilotes {
        pilotes.push(organisation(&plan.organisations, nom)?.clone());
    }
    let statut = a_venir.map(|s| s.code.clone()).unwrap_or_default();
    let mut fiche = FicheAction {
        noeud_id,
        numero: dernier.map_or(1, |f| f.numero + 1),
        titre: nouvelle.titre.trim().to_owned(),
        mode_pilotage: if pilotes.len() > 1 { ModePilotage::Copilotage } else { ModePilotage::Pilotage },
        objectif_strategique: nouvelle.objectif_strategique.trim().to_owned(),
        public_cible: nouvelle.public_cible.trim().to_owned(),
        ..FicheAction::vierge(plan.contrat.id, statut)
    };
    fiche.recherche = cle_de_recherche(&fiche, &pilotes);
    w.insert(&fiche).await?;
    for (ordre, pilote) in (1_i64..).zip(&pilotes) {
        w.insert(&participation(&fiche, pilote, ordre)).await?;
    }
    Ok(())
}

fn participation(fiche: &FicheAction, pilote: &Organisation, ordre: i64) -> Participation {
    Participation {
        id: Id::fresh(),
        version: 1,
        contrat_id: fiche.contrat_id,
        fiche_id: fiche.id,
        organisation_id: pilote.id,
        role: RoleParticipation::Pilote,
        services: Json(vec![]),
        ordre,
    }
}

async fn changer_pilotes(w: &mut Writer, plan: &PlanCharge, ouverte: &FicheOuverte, apres: &str) -> Result<(), ActeError> {
    let mut voulus = vec![];
    for nom in lignes(apres) {
        voulus.push(organisation(&plan.organisations, &nom)?);
    }
    for (participation, organisation) in &ouverte.pilotes {
        if !voulus.iter().any(|o| o.id == organisation.id) {
            w.delete(participation).await?;
        }
    }
    for (ordre, voulu) in (1_i64..).zip(voulus) {
        match ouverte.pilotes.iter().find(|(_, o)| o.id == voulu.id) {
            Some((ancienne, _)) => {
                let mut gardee = ancienne.clone();
                gardee.ordre = ordre;
                w.update(&mut gardee).await?;
            }
            None => w.insert(&participation(&ouverte.fiche, voulu, ordre)).await?,
        }
    }
    Ok(())
}

async fn ajouter_declinaison(w: &mut Writer, ouverte: &FicheOuverte, nouvelle: NouvelleDeclinaison) -> Result<(), ActeError> {
    let toutes = w.list::<Declinaison>("fiche_id = $2 ;; ORDER BY ordre", args![ouverte.fiche.id]).await?;
    let lettre = lettre_suivante(&toutes);
    let declinaison = Declinaison {
        lettre_imprimee: lettre.clone(),
        lettre,
        libelle: nouvelle.libelle.trim().to_owned(),
        annees: Json(nouvelle.annees),
        ..Declinaison::vierge(ouverte.fiche.contrat_id, ouverte.fiche.id, &toutes)
    };
    w.insert(&declinaison).await?;
    Ok(())
}

/// The letter after the last one; a withdrawn déclinaison keeps its letter. After Z: AA, AB…
fn lettre_suivante(declinaisons: &[Declinaison]) -> String {
    (0_u32..)
        .map(|rang| {
            let lettre = |n: u32| char::from_u32('A' as u32 + n).unwrap_or('A');
            if rang < 26 { lettre(rang).to_string() } else { format!("{}{}", lettre((rang / 26 - 1) % 26), lettre(rang % 26)) }
        })
        .filter(|candidate| !declinaisons.iter().any(|d| d.lettre == *candidate))
        .find(|candidate| declinaisons.iter().all(|d| (d.lettre.len(), &d.lettre) < (candidate.len(), candidate)))
        .unwrap_or_default()
}

async fn annee_fin(w: &mut Writer, plan: &mut PlanCharge, apres: &str) -> Result<(), ActeError> {
    let debut = plan.contrat.annee_debut;
    let fin: i64 = apres.parse().map_err(|_| Refus::AnneeFinIllisible { vu: apres.to_owned(), debut })?;
    let ancienne = plan.contrat.annee_fin;
    plan.contrat.periode = plan.contrat.periode.replace(&ancienne.to_string(), &fin.to_string());
    plan.contrat.duree_annees = (plan.contrat.duree_annees + fin - ancienne).max(1);
    plan.contrat.annee_fin = fin;
    w.update(&mut plan.contrat).await?;
    Ok(())
}
