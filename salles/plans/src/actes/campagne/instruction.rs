//! What the coordination does with an answer: accept, send back, dispense, reopen.

use super::conduite::{en_usage, ouvrir_un_lien};
use super::courriels::{self, Gabarit};
use super::dossier::Dossier;
use crate::model::{
    BilanAnnuel, BilanAnnuelId, Campagne, EtatCampagne, EtatReponse, Realisation, RealisationId, Repondant, Reponse, ReponseId,
};
use crate::regles::campagne::{
    Depot, FigureRefusee, PassageCampagne, PassageReponse, Refus, ValeurLue, figures_a_motiver, lire, passer_campagne,
    passer_reponse, verifier_echeance, verifier_motif,
};
use acteurs::model::LienSigne;
use indicateurs::actes::{Dites, Rompue, passer_outre, recalculer, relations_rompues, tenir_niveaux};
use indicateurs::model::{EtatObservation, IndicateurId, Observation, ObservationId};
use indicateurs::regles::{Lecture, RefusCellule};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::Actor;
use kernel::nombre::Nombre;
use std::collections::BTreeSet;
use store::{ActeError, Read, StoreError, Writer, args};

/// « bornée dans le temps »: a reopened answer stays open at most so many days.
pub const REOUVERTURE_JOURS_MAX: i64 = 30;

async fn charger(w: &mut Writer, id: &ReponseId, version: i64) -> Result<Dossier, ActeError> {
    let dossier = Dossier::charger(w, id).await?;
    if dossier.reponse.version != version {
        return Err(StoreError::Stale { table: "reponse", id: id.to_string() }.into());
    }
    Ok(dossier)
}

/// The campaign must still receive: open, or closed with this answer reopened.
fn en_cours(campagne: &Campagne) -> Result<(), Refus> {
    match campagne.etat {
        EtatCampagne::Ouverte | EtatCampagne::Close => Ok(()),
        etat => Err(Refus::CampagneFermee { etat }),
    }
}

/// « personne n'accepte sa propre preuve » (§ 11): an answer entrusted to an account is examined by another. One typed
/// for a partner, on paper or by telephone, stays that partner's and says who typed it.
fn examinee_par_un_autre(w: &Writer, dossier: &Dossier) -> Result<(), Refus> {
    match (w.actor(), &dossier.repondant.compte_id) {
        (Actor::Compte { id, nom, .. }, Some(compte)) if id == compte => Err(Refus::PropreReponse { auteur: nom.clone() }),
        _ => Ok(()),
    }
}

fn traiter(w: &mut Writer, reponse: &mut Reponse, motif: Option<String>) {
    reponse.traitee_a = Some(w.now());
    reponse.traitee_par = Some(w.actor().nom().to_owned());
    if let Some(motif) = motif {
        w.motif(motif.clone());
        reponse.motif = Some(motif);
    }
}

/// « valeurs écrites au plan, auteur = répondant, accepteur nommé ». Accepting what is already accepted,
/// or what was written since it was read, is refused. `motif`: why a relation that alerts is passed over; it stays with the
/// answer, with the figures that the relation looks at, and in the journal. Without any alert it is not kept.
///
/// # Errors
/// `PassageReponse`, `CampagneFermee`, `StoreError::Stale`; a step or a mark that its indicator no longer has; the controls of § 6; places that count more than the figures, the relations that they
/// would break.
pub async fn accepter(w: &mut Writer, id: &ReponseId, version: i64, motif: &str) -> Result<Reponse, ActeError> {
    let dossier = charger(w, id, version).await?;
    en_cours(&dossier.campagne)?;
    let mut reponse = dossier.reponse.clone();
    reponse.etat = passer_reponse(reponse.etat, PassageReponse::Accepter)?;
    examinee_par_un_autre(w, &dossier)?;
    let depot = controlee(&dossier, w.today())?;
    let (contrat, dites) = (dossier.contrat.id.to_string(), dites(&dossier, &depot));
    tenir_niveaux(w, &contrat, &dites).await?;
    let mut alertees = passer_outre(w, &contrat, &dites, motif).await?;
    alertees.extend(motiver(&dossier, &depot, motif)?);
    reponse.motif = None;
    traiter(w, &mut reponse, (!alertees.is_empty()).then(|| motif.trim().to_owned()));
    w.update(&mut reponse).await?;
    let author = reponse.deposee_par.clone().unwrap_or_else(|| dossier.nom_du_repondant());
    let day = reponse.deposee_a.map_or_else(|| w.today(), |at| w.day_of(at));
    ecrire_le_bilan(w, &dossier, &reponse, &depot, &author, day).await?;
    ecrire_les_realisations(w, &dossier, &depot, &author, day).await?;
    ecrire_les_valeurs(w, &dossier, &reponse, &depot, (&author, &alertees)).await?;
    Ok(reponse)
}

/// The answer as it is read today: a rule that came since it was handed in refuses it in words, and it goes back.
fn controlee(dossier: &Dossier, jour: Date) -> Result<Depot, ActeError> {
    let mut contexte = dossier.contexte();
    contexte.annees = contexte.annees.au(jour);
    let (depot, refus) = lire(&dossier.reponse.contenu, &contexte);
    let figures: Vec<Refus> = refus.into_iter().filter(|r| matches!(r, Refus::Controle(_) | Refus::HorsEchelle { .. })).collect();
    if figures.is_empty() { Ok(depot) } else { Err(ActeError::refuse(figures)) }
}

/// « alerte : passage possible avec motif écrit […] par une personne qui a le droit de valider »: what the respondent did not
/// explain, whoever accepts does. The figures to which their reason stays attached.
fn motiver(dossier: &Dossier, depot: &Depot, motif: &str) -> Result<Vec<(IndicateurId, i64)>, ActeError> {
    let contexte = dossier.contexte();
    let alertees = figures_a_motiver(depot, &contexte);
    if verifier_motif("motif", motif).is_ok() {
        return Ok(alertees.iter().map(|(i, _)| (i.id, contexte.exercice)).collect());
    }
    let refus: Vec<Refus> = alertees
        .into_iter()
        .map(|(i, alertes)| {
            let (champ, refus) = ("motif".to_owned(), RefusCellule::MotifDAlerte { alertes });
            Refus::Controle(Box::new(FigureRefusee { champ, libelle: i.libelle.clone(), refus }))
        })
        .collect();
    if refus.is_empty() { Ok(vec![]) } else { Err(ActeError::refuse(refus)) }
}

/// True when accepting asks for a written reason of its own.
#[must_use]
pub fn a_motiver(dossier: &Dossier) -> bool {
    let contexte = dossier.contexte();
    dossier.reponse.etat == EtatReponse::Deposee
        && !figures_a_motiver(&lire(&dossier.reponse.contenu, &contexte).0, &contexte).is_empty()
}

async fn ecrire_le_bilan(
    w: &mut Writer,
    dossier: &Dossier,
    reponse: &Reponse,
    depot: &Depot,
    author: &str,
    day: Date,
) -> Result<(), StoreError> {
    let annee = dossier.campagne.exercice;
    let typed = &reponse.contenu;
    let known = w.find::<BilanAnnuel>("fiche_id = $2 AND annee = $3", args![dossier.fiche.id, annee]).await?;
    let next = BilanAnnuel {
        id: known.as_ref().map_or_else(BilanAnnuelId::fresh, |b| b.id),
        version: known.as_ref().map_or(1, |b| b.version),
        contrat_id: dossier.contrat.id,
        fiche_id: dossier.fiche.id,
        annee,
        palier: depot.palier,
        atteinte: depot.atteinte,
        commentaire: typed.commentaire.clone(),
        difficultes: typed.difficultes.clone(),
        besoins: typed.besoins.clone(),
        suites: typed.suites.clone(),
        meteo: depot.meteo,
        meteo_motif: depot.meteo_motif.clone(),
        meteo_le: depot.meteo.map(|_| day),
        reponse_id: Some(reponse.id),
        auteur: author.to_owned(),
        accepte_par: reponse.traitee_par.clone(),
    };
    write(w, known.is_some(), next).await
}

async fn ecrire_les_realisations(
    w: &mut Writer,
    dossier: &Dossier,
    depot: &Depot,
    author: &str,
    day: Date,
) -> Result<(), StoreError> {
    let annee = dossier.campagne.exercice;
    let known = w.list::<Realisation>("fiche_id = $2 AND annee = $3", args![dossier.fiche.id, annee]).await?;
    for read in &depot.realisations {
        let before = known.iter().find(|r| r.declinaison_id == read.declinaison);
        let next = Realisation {
            id: before.map_or_else(RealisationId::fresh, |r| r.id),
            version: before.map_or(1, |r| r.version),
            contrat_id: dossier.contrat.id,
            fiche_id: dossier.fiche.id,
            declinaison_id: read.declinaison,
            annee,
            fait: read.fait,
            commentaire: read.commentaire.clone(),
            note_le: day,
            auteur: author.to_owned(),
        };
        write(w, before.is_some(), next).await?;
    }
    // A reopened answer that no longer says anything of a box takes back what it said.
    for gone in known.iter().filter(|k| !depot.realisations.iter().any(|r| r.declinaison == k.declinaison_id)) {
        w.delete(gone).await?;
    }
    Ok(())
}

async fn ecrire_les_valeurs(
    w: &mut Writer,
    dossier: &Dossier,
    reponse: &Reponse,
    depot: &Depot,
    (author, alertees): (&str, &BTreeSet<(IndicateurId, i64)>),
) -> Result<(), StoreError> {
    let annee = dossier.campagne.exercice;
    let contrat = dossier.contrat.id.to_string();
    for read in &depot.valeurs {
        let before = w.find::<Observation>("indicateur_id = $2 AND annee = $3", args![read.indicateur, annee]).await?;
        let next = Observation {
            id: before.as_ref().map_or_else(ObservationId::fresh, |o| o.id),
            version: before.as_ref().map_or(1, |o| o.version),
            contrat_id: contrat.clone(),
            indicateur_id: read.indicateur,
            annee,
            valeur: read.valeur.clone(),
            absence: read.absence,
            motif: motif_garde(read.motif.as_deref(), reponse, alertees.contains(&(read.indicateur, annee))),
            etat: EtatObservation::Validee,
            provenance: "campagne".into(),
            auteur: author.to_owned(),
            saisie_a: reponse.deposee_a.unwrap_or_else(|| w.now()),
            lecture: store::Json(None),
        };
        write(w, before.is_some(), next).await?;
    }
    recalculer(w, &contrat).await
}

/// « motif, auteur et date restent attachés à la valeur » (Indicateurs, § 6): what the respondent wrote, then why an alert
/// was passed over, and by whom.
fn motif_garde(ecrit: Option<&str>, reponse: &Reponse, alertee: bool) -> Option<String> {
    let outre = reponse.motif.as_deref().filter(|_| alertee);
    let dits: Vec<&str> =
        [ecrit, outre, outre.and(reponse.traitee_par.as_deref())].into_iter().flatten().filter(|m| !m.is_empty()).collect();
    (!dits.is_empty()).then(|| dits.join(" — "))
}

/// What the figures of an answer would say of the year of the review.
fn dites(dossier: &Dossier, depot: &Depot) -> Dites {
    let lecture = |v: &ValeurLue| match v.absence {
        Some(absence) => Lecture::from(absence),
        None => Lecture::from(v.valeur.as_deref().and_then(|n| n.parse::<Nombre>().ok())),
    };
    depot.valeurs.iter().map(|v| ((v.indicateur, dossier.campagne.exercice), lecture(v))).collect()
}

/// The relations between indicators that a handed-in answer would not hold once accepted: those that refuse it, and those
/// that the coordination passes over with a reason. Nothing for an answer that is not to be accepted.
///
/// # Errors
/// `StoreError`.
pub async fn relations_de(r: &mut impl Read, dossier: &Dossier) -> Result<Vec<Rompue>, StoreError> {
    if dossier.reponse.etat != EtatReponse::Deposee {
        return Ok(vec![]);
    }
    let dites = dites(dossier, &lire(&dossier.reponse.contenu, &dossier.contexte()).0);
    let touchees: Vec<(IndicateurId, i64)> = dites.keys().copied().collect();
    relations_rompues(r, &dossier.contrat.id.to_string(), &touchees, &dites).await
}

async fn write<T: store::Record>(w: &mut Writer, exists: bool, mut record: T) -> Result<(), StoreError> {
    if exists { w.update(&mut record).await } else { w.insert(&record).await }
}

/// « motif obligatoire ; le lien redevient actif, nouvelle échéance ».
///
/// # Errors
/// `MotifCourt`, `EcheanceHorsBornes`, `PassageReponse`, `StoreError::Stale`.
pub async fn renvoyer(w: &mut Writer, id: &ReponseId, version: i64, motif: &str, echeance: Date) -> Result<Reponse, ActeError> {
    let dossier = charger(w, id, version).await?;
    en_cours(&dossier.campagne)?;
    let etat = passer_reponse(dossier.reponse.etat, PassageReponse::Renvoyer)?;
    let yesterday = w.today().yesterday().unwrap_or_else(|_| w.today());
    let limite = (dossier.campagne.etat == EtatCampagne::Close).then(|| w.today().saturating_add(REOUVERTURE_JOURS_MAX.days()));
    rendre(w, dossier, etat, motif, echeance, (yesterday, limite)).await
}

/// After the closing: « corriger par réouverture motivée d'une réponse, bornée dans le temps ».
///
/// # Errors
/// `PassageCampagne` unless closed and not frozen; `MotifCourt`; `EcheanceHorsBornes` past thirty days.
pub async fn rouvrir_reponse(
    w: &mut Writer,
    id: &ReponseId,
    version: i64,
    motif: &str,
    echeance: Date,
) -> Result<Reponse, ActeError> {
    let dossier = charger(w, id, version).await?;
    passer_campagne(dossier.campagne.etat, PassageCampagne::RouvrirUneReponse)?;
    let etat = passer_reponse(dossier.reponse.etat, PassageReponse::Rouvrir)?;
    let limite = w.today().saturating_add(REOUVERTURE_JOURS_MAX.days());
    let yesterday = w.today().yesterday().unwrap_or_else(|_| w.today());
    rendre(w, dossier, etat, motif, echeance, (yesterday, Some(limite))).await
}

async fn rendre(
    w: &mut Writer,
    dossier: Dossier,
    etat: crate::model::EtatReponse,
    motif: &str,
    echeance: Date,
    (apres, limite): (Date, Option<Date>),
) -> Result<Reponse, ActeError> {
    let mut refus = vec![];
    let motif = verifier_motif("motif", motif).unwrap_or_else(|r| {
        refus.push(r);
        String::new()
    });
    refus.extend(verifier_echeance("echeance", echeance, apres, limite).err());
    if !refus.is_empty() {
        return Err(ActeError::refuse(refus));
    }
    let mut reponse = dossier.reponse;
    reponse.etat = etat;
    reponse.echeance = Some(echeance);
    traiter(w, &mut reponse, Some(motif.clone()));
    w.update(&mut reponse).await?;
    let mut repondant: Repondant = dossier.repondant;
    let lien = lien_en_usage(w, &dossier.campagne, &mut repondant).await?;
    courriels::renvoyer(w, &dossier.campagne, &dossier.fiche, &reponse, &repondant, &lien, &motif).await?;
    Ok(reponse)
}

async fn lien_en_usage(w: &mut Writer, campagne: &Campagne, repondant: &mut Repondant) -> Result<LienSigne, StoreError> {
    if let Some(id) = repondant.lien_id {
        let lien: LienSigne = w.load(&id).await?;
        if en_usage(&lien, w.now()) {
            return Ok(lien);
        }
    }
    ouvrir_un_lien(w, campagne, repondant, Gabarit::Nouveau).await?;
    let id = repondant.lien_id.ok_or_else(|| StoreError::Broken("a respondent without link".into()))?;
    w.load(&id).await
}

/// « à faire → dispensée : motif ; sort des attendus ».
///
/// # Errors
/// `PassageReponse`, `MotifCourt`, `CampagneFermee`, `StoreError::Stale`.
pub async fn dispenser(w: &mut Writer, id: &ReponseId, version: i64, motif: &str) -> Result<Reponse, ActeError> {
    let dossier = charger(w, id, version).await?;
    if dossier.campagne.etat != EtatCampagne::Ouverte {
        return Err(Refus::CampagneFermee { etat: dossier.campagne.etat }.into());
    }
    let mut reponse = dossier.reponse;
    reponse.etat = passer_reponse(reponse.etat, PassageReponse::Dispenser)?;
    let motif = verifier_motif("motif", motif)?;
    traiter(w, &mut reponse, Some(motif));
    w.update(&mut reponse).await?;
    Ok(reponse)
}
