//! What a table writes: the call of that year, its holders, its actions, its files with their lines and their reviews.

use super::{Apercu, appel_de, dauphin};
use crate::model::*;
use crate::regles::Euros;
use crate::regles::dossier::{Refus as RefusDossier, cles_qpv};
use crate::regles::etats::{EtatAppel, EtatDossier, EtatLigne};
use crate::regles::heure;
use crate::regles::historique::{LigneReprise, Preparee, Sort, etat, slug};
use acteurs::actes::organisations::{Saisie, ajouter};
use acteurs::model::{Famille, Organisation, OrganisationId};
use kernel::Id;
use kernel::texte::cle;
use std::collections::{BTreeMap, BTreeSet};
use store::{ActeError, Json, Read, StoreError, Writer, args};
use web::Visit;

/// Writes the rows that are new, and what an extract changes; how many.
pub(super) async fn ecrire(visit: &Visit, w: &mut Writer, appel: &Appel, vu: &Apercu) -> Result<usize, ActeError> {
    let destination = destination(visit, w, appel, vu.annee).await?;
    let mut numeros = numeros(w, vu.annee).await?;
    let mut porteurs: BTreeMap<String, PorteurId> = BTreeMap::new();
    let suivants = suivants(w, appel, vu.annee).await?;
    let mut count = 0;
    for p in &vu.lignes {
        if let Sort::Modifiee { dossier, changements, .. } = &p.sort {
            dauphin::changer(w, vu, p, *dossier, changements).await?;
            count += 1;
        }
    }
    for p in vu.lignes.iter().filter(|p| p.sort == Sort::Nouvelle) {
        let cle_porteur = p.ligne.cle_porteur();
        let porteur = match porteurs.get(&cle_porteur).copied().or(p.porteur) {
            Some(id) => id,
            None => porteur(w, p).await?,
        };
        porteurs.insert(cle_porteur, porteur);
        let action = action(w, p, porteur, vu.annee).await?;
        let numero = numero(&p.ligne, &mut numeros, vu.annee);
        let dossier = dossier(w, &destination, vu, p, porteur, action, numero).await?;
        if let Some(mut suivant) = suivants.get(&action).cloned() {
            suivant.precedent_id = Some(dossier);
            w.update(&mut suivant).await?;
        }
        count += 1;
    }
    Ok(count)
}

async fn destination(visit: &Visit, w: &mut Writer, appel: &Appel, annee: i64) -> Result<Appel, ActeError> {
    if annee == appel.exercice {
        return Ok(w.load(&appel.id).await?);
    }
    if let Some(deja) = appel_de(w, appel, annee).await? {
        return Ok(deja);
    }
    let historique = Appel {
        id: Id::fresh(),
        version: 1,
        contrat_id: appel.contrat_id.clone(),
        slug: slug(annee),
        intitule: crate::m(visit.lang).historique_intitule(annee.to_string()),
        exercice: annee,
        etat: EtatAppel::Archive,
        ouverture_a: None,
        cloture_a: None,
        clos_a: None,
        grille: Json(vec![]),
    };
    w.insert(&historique).await?;
    Ok(historique)
}

async fn numeros(w: &mut Writer, annee: i64) -> Result<BTreeSet<String>, StoreError> {
    let rows =
        w.rows("SELECT numero FROM dossier WHERE collectivite_id = $1 AND numero LIKE $2", args![format!("{annee}-%")]).await?;
    rows.into_iter().map(|mut row| row.take()).collect()
}

/// The number of the table when nobody has it, else the first that is free that year.
fn numero(ligne: &LigneReprise, pris: &mut BTreeSet<String>, annee: i64) -> String {
    let sien = ligne.numero.clone().filter(|n| !pris.contains(n));
    let libre = || (1..).map(|rang| format!("{annee:04}-{rang:04}")).find(|n| !pris.contains(n));
    let numero = sien.or_else(libre).unwrap_or_default();
    pris.insert(numero.clone());
    numero
}

/// The files of the year after, by action, that do not say yet what they renew.
async fn suivants(w: &mut Writer, appel: &Appel, annee: i64) -> Result<BTreeMap<ActionAideeId, Dossier>, StoreError> {
    let lus: Vec<Dossier> = w
        .list(
            "precedent_id IS NULL AND etat <> 'retire' AND appel_id IN
             (SELECT id FROM appel WHERE collectivite_id = $1 AND contrat_id = $2 AND exercice = $3)",
            args![appel.contrat_id, annee + 1],
        )
        .await?;
    Ok(lus.into_iter().map(|d| (d.action_id, d)).collect())
}

async fn organisation(w: &mut Writer, p: &Preparee) -> Result<OrganisationId, ActeError> {
    if let Some(id) = p.organisation {
        return Ok(id);
    }
    ajouter(w, &Saisie::nommee(&p.ligne.porteur, Famille::Association)).await
}

async fn porteur(w: &mut Writer, p: &Preparee) -> Result<PorteurId, ActeError> {
    let organisation: Organisation = {
        let id = organisation(w, p).await?;
        w.load(&id).await?
    };
    // Two spellings of the table that were said to be one organisation.
    if let Some(deja) = crate::store::porteur_de(w, &organisation.id.to_string()).await? {
        return Ok(deja.id);
    }
    if let Some(siret) = &p.ligne.siret
        && w.find::<Porteur>("siret = $2", args![siret.clone()]).await?.is_some()
    {
        return Err(RefusDossier::SiretPris { siret: siret.clone() }.into());
    }
    let publique = organisation.famille != Famille::Association;
    let porteur = Porteur {
        id: Id::fresh(),
        version: 1,
        organisation_id: organisation.id,
        siret: p.ligne.siret.clone(),
        rna: None,
        forme: if publique { "collectivite" } else { "association" }.to_owned(),
        droit: if publique { "public" } else { "prive" }.to_owned(),
        representant: String::new(),
        rup: false,
        agrement: false,
        cer_le: None,
        structurante_copil_le: None,
        budget_annuel_centimes: None,
        cle: cle(&organisation.nom),
        nom: organisation.nom,
    };
    w.insert(&porteur).await?;
    Ok(porteur.id)
}

/// « ce qui se poursuit d'année en année »: an action known began that year at the latest.
async fn action(w: &mut Writer, p: &Preparee, porteur: PorteurId, annee: i64) -> Result<ActionAideeId, ActeError> {
    let Some(id) = p.action else {
        let neuve = ActionAidee {
            id: Id::fresh(),
            version: 1,
            porteur_id: porteur,
            intitule: p.ligne.intitule.clone(),
            premier_exercice: annee,
        };
        w.insert(&neuve).await?;
        return Ok(neuve.id);
    };
    let mut connue: ActionAidee = w.load(&id).await?;
    if annee < connue.premier_exercice {
        connue.premier_exercice = annee;
        w.update(&mut connue).await?;
    }
    Ok(id)
}

async fn dossier(
    w: &mut Writer,
    appel: &Appel,
    vu: &Apercu,
    p: &Preparee,
    porteur: PorteurId,
    action: ActionAideeId,
    numero: String,
) -> Result<DossierId, ActeError> {
    let ligne = &p.ligne;
    let vote = ligne.vote();
    let en_cours = vu.en_cours.is_some();
    let etat_dit = etat(ligne.statut, vu.en_cours);
    // « vide reste ∅, jamais 0 ni refusé »: only a vote of 0 refuses.
    let sans_statut = match vote {
        _ if en_cours => EtatDossier::Depose,
        Some(vote) if vote.est_nul() => EtatDossier::Refuse,
        _ => EtatDossier::Clos,
    };
    let contenu = ContenuDossier {
        resume: ligne.resume.clone(),
        hors_qpv: ligne.quartiers.hors_qpv,
        qpv: ligne.quartiers.parts.clone(),
        ref_dauphin: ligne.reference.clone(),
        debut: ligne.debut,
        fin: ligne.fin,
        ..ContenuDossier::default()
    };
    let dossier = Dossier {
        id: Id::fresh(),
        version: 1,
        appel_id: appel.id,
        porteur_id: porteur,
        action_id: action,
        cpo_id: None,
        numero: Some(numero),
        etat: etat_dit.unwrap_or(sans_statut),
        intitule: ligne.intitule.clone(),
        qpv: cles_qpv(&contenu.qpv),
        contenu: Json(contenu),
        budget: Json(ligne.budget.clone()),
        cout_centimes: ligne.cout.map_or(0, |c| c.centimes()),
        demande_centimes: ligne.demande().centimes(),
        precedent_id: None,
        depose_a: (en_cours || ligne.depose_le.is_some()).then(|| ligne.depose_le.map_or(w.now(), heure::midi)),
        depose_par: en_cours.then(|| "Dauphin".to_owned()),
        modifie_a: w.now(),
        motif_etat: if etat_dit == Some(EtatDossier::Irrecevable) { "Dauphin".to_owned() } else { String::new() },
        cle: cle(&format!("{} {}", ligne.intitule, ligne.porteur)),
    };
    w.insert(&dossier).await?;
    let (nom, a) = (w.actor().nom().to_owned(), w.now());
    for (financeur, montants) in &ligne.montants {
        // Here, what Dauphin granted is voted in a lot, or is not.
        let vote = montants.vote.filter(|_| !en_cours);
        if vote.is_none() && montants.demande.is_none() {
            continue;
        }
        let etat = etat_ligne(vote);
        let ecrite = LigneFinanceur {
            etat,
            demande_centimes: montants.demande.map(Euros::centimes),
            demande_par: montants.demande.map(|_| nom.clone()),
            demande_a: montants.demande.map(|_| a),
            vote_centimes: vote.map(Euros::centimes),
            vote_par: vote.map(|_| nom.clone()),
            vote_a: vote.map(|_| a),
            ..LigneFinanceur::vide(appel.id, dossier.id, financeur.clone())
        };
        w.insert(&ecrite).await?;
    }
    if let Some(recu_le) = ligne.bilan_recu_le {
        w.insert(&BilanDossier {
            id: Id::fresh(),
            version: 1,
            appel_id: appel.id,
            dossier_id: dossier.id,
            etat: EtatBilan::Valide,
            contenu: Json(ContenuBilan::default()),
            realise: Json(BTreeMap::new()),
            cout_realise_centimes: None,
            recu_le: Some(recu_le),
            valide_le: Some(recu_le),
        })
        .await?;
    }
    if !ligne.reference.is_empty() {
        dauphin::retenir(w, dossier.id, &ligne.reference, ligne.dites(vu.en_cours)).await?;
    }
    Ok(dossier.id)
}

/// The state of a line, out of what was voted.
pub(super) fn etat_ligne(vote: Option<Euros>) -> EtatLigne {
    match vote {
        Some(vote) if vote.est_nul() => EtatLigne::Refusee,
        Some(_) => EtatLigne::Soldee,
        None => EtatLigne::Demandee,
    }
}
