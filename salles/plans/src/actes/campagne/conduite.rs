//! Opening, extending, cancelling, closing.

use super::courriels::{self, Gabarit};
use super::preparation::fiches_de_la_portee;
use crate::model::{Campagne, CampagneId, Contrat, EtatReponse, Portee, Repondant, Reponse, ReponseId, Saisie};
use crate::regles::campagne::{
    PassageCampagne, PassageReponse, Refus, passer_campagne, passer_reponse, verifier_adresse, verifier_echeance, verifier_motif,
};
use acteurs::lien;
use acteurs::model::{GenreLien, LienSigne};
use jiff::civil::Date;
use store::{ActeError, Json, Read, StoreError, Writer, args};

/// What an opening did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ouverture {
    pub reponses: usize,
    pub courriels: usize,
}

/// Opens a campaign: « contrôle : chaque objet a un répondant joignable ». Creates the answers, the
/// signed links and the mails, in one write.
///
/// # Errors
/// One refusal for each sheet without respondent and each respondent who cannot be written to.
pub async fn ouvrir(w: &mut Writer, id: &CampagneId) -> Result<Ouverture, ActeError> {
    let mut campagne: Campagne = w.load(id).await?;
    campagne.etat = passer_campagne(campagne.etat, PassageCampagne::Ouvrir)?;
    let contrat: Contrat = w.load(&campagne.contrat_id).await?;
    let fiches = fiches_de_la_portee(w, &contrat, &campagne.portee).await?;
    let repondants = w.list::<Repondant>("campagne_id = $2 ;; ORDER BY id", args![campagne.id]).await?;
    let mut refus = vec![];
    if fiches.is_empty() {
        refus.push(Refus::AucuneFiche);
    }
    refus.extend(verifier_echeance("echeance", campagne.echeance, w.today(), None).err());
    for fiche in fiches.iter().filter(|f| !repondants.iter().any(|r| r.portee.fiches.contains(&f.id))) {
        refus.push(Refus::FicheSansRepondant { numero: fiche.numero, titre: fiche.titre.clone() });
    }
    for repondant in repondants.iter().filter(|r| !r.portee.fiches.is_empty()) {
        refus.extend(joignable(repondant).err());
    }
    if !refus.is_empty() {
        return Err(ActeError::refuse(refus));
    }
    campagne.ouverte_le = Some(w.today());
    w.update(&mut campagne).await?;
    let mut done = Ouverture { reponses: 0, courriels: 0 };
    for mut repondant in repondants {
        let confided = std::mem::take(&mut repondant.portee).0.fiches;
        if confided.is_empty() {
            w.delete(&repondant).await?;
            continue;
        }
        repondant.portee = Json(Portee::default());
        for fiche in fiches.iter().filter(|f| confided.contains(&f.id)) {
            w.insert(&Reponse {
                id: ReponseId::fresh(),
                version: 1,
                campagne_id: campagne.id,
                contrat_id: campagne.contrat_id,
                fiche_id: fiche.id,
                repondant_id: repondant.id,
                etat: EtatReponse::AFaire,
                echeance: Some(campagne.echeance),
                contenu: Json(Saisie::default()),
                commencee_a: None,
                deposee_a: None,
                deposee_par: None,
                motif: None,
                traitee_a: None,
                traitee_par: None,
            })
            .await?;
            done.reponses += 1;
        }
        done.courriels += usize::from(ouvrir_un_lien(w, &campagne, &mut repondant, Gabarit::Ouverture).await?);
    }
    Ok(done)
}

fn joignable(repondant: &Repondant) -> Result<(), Refus> {
    let injoignable = |cause: &str| Refus::RepondantInjoignable { nom: repondant.nom.clone(), cause: cause.to_owned() };
    if let Some(cause) = &repondant.echec {
        return Err(injoignable(cause));
    }
    verifier_adresse("courriel", &repondant.courriel).map_err(|_| injoignable(&repondant.courriel)).map(|_| ())
}

/// Writes to every respondent of an open campaign who still owes an answer, with their link. Says how many
/// mails were queued: a link already sent is not sent again.
///
/// # Errors
/// `StoreError`.
pub async fn ecrire_aux_repondants(w: &mut Writer, id: &CampagneId) -> Result<usize, StoreError> {
    let campagne: Campagne = w.load(id).await?;
    let owing = w
        .list::<Repondant>(
            "campagne_id = $2 AND id IN (SELECT repondant_id FROM reponse WHERE collectivite_id = $1
             AND etat IN ('a_faire', 'commencee', 'renvoyee')) ;; ORDER BY id",
            args![campagne.id],
        )
        .await?;
    let mut queued = 0;
    for mut repondant in owing {
        queued += usize::from(ouvrir_un_lien(w, &campagne, &mut repondant, Gabarit::Ouverture).await?);
    }
    Ok(queued)
}

/// Gives a respondent a link when they have none in use, and writes to them. Says whether a mail was
/// queued.
pub(super) async fn ouvrir_un_lien(
    w: &mut Writer,
    campagne: &Campagne,
    repondant: &mut Repondant,
    gabarit: Gabarit,
) -> Result<bool, StoreError> {
    let current = match repondant.lien_id {
        Some(id) => Some(w.load::<LienSigne>(&id).await?).filter(|l| en_usage(l, w.now())),
        None => None,
    };
    let signed = match current {
        Some(lien) => lien,
        None => {
            let lien = lien::creer(w, GenreLien::Reponse, &repondant.id.to_string(), &repondant.courriel, None).await?;
            repondant.lien_id = Some(lien.id);
            w.update(repondant).await?;
            lien
        }
    };
    courriels::ecrire(w, campagne, repondant, &signed, gabarit).await
}

/// Neither revoked nor past its day.
pub(super) fn en_usage(lien: &LienSigne, now: jiff::Timestamp) -> bool {
    lien.revoque_a.is_none() && lien.expire_a.is_none_or(|at| at > now)
}

/// Extends the deadline of an open campaign and of the answers still expected, and tells those who owe them.
///
/// # Errors
/// `PassageCampagne`, `MotifCourt`, `EcheanceHorsBornes`.
pub async fn prolonger(
    w: &mut Writer,
    id: &CampagneId,
    version: i64,
    echeance: Date,
    motif: &str,
) -> Result<Campagne, ActeError> {
    let mut campagne: Campagne = w.load(id).await?;
    campagne.etat = passer_campagne(campagne.etat, PassageCampagne::Prolonger)?;
    let motif = verifier_motif("motif", motif)?;
    verifier_echeance("echeance", echeance, campagne.echeance.max(w.today()), None)?;
    campagne.version = version;
    campagne.echeance = echeance;
    w.motif(motif.clone());
    w.update(&mut campagne).await?;
    let answers =
        w.list::<Reponse>("campagne_id = $2 AND etat IN ('a_faire', 'commencee', 'renvoyee')", args![campagne.id]).await?;
    let mut debtors = vec![];
    for mut answer in answers {
        if answer.echeance.is_none_or(|own| own < echeance) {
            answer.echeance = Some(echeance);
            w.update(&mut answer).await?;
        }
        if !debtors.contains(&answer.repondant_id) {
            debtors.push(answer.repondant_id);
        }
    }
    for debtor in debtors {
        let mut repondant: Repondant = w.load(&debtor).await?;
        ouvrir_un_lien(w, &campagne, &mut repondant, Gabarit::Prolongation { motif: motif.clone() }).await?;
    }
    Ok(campagne)
}

/// « annuler avec motif si aucune réponse acceptée (état annulée, terminal) ».
///
/// # Errors
/// `PassageCampagne`, `MotifCourt`, `ReponsesAcceptees`.
pub async fn annuler(w: &mut Writer, id: &CampagneId, version: i64, motif: &str) -> Result<Campagne, ActeError> {
    let mut campagne: Campagne = w.load(id).await?;
    campagne.etat = passer_campagne(campagne.etat, PassageCampagne::Annuler)?;
    let motif = verifier_motif("motif", motif)?;
    let accepted = w.list::<Reponse>("campagne_id = $2 AND etat = 'acceptee'", args![campagne.id]).await?.len();
    if accepted > 0 {
        return Err(Refus::ReponsesAcceptees { nombre: accepted }.into());
    }
    campagne.version = version;
    campagne.annulee_motif = Some(motif.clone());
    w.motif(motif);
    w.update(&mut campagne).await?;
    Ok(campagne)
}

/// Closes: « non acceptée à la clôture → sans réponse ». Freezing comes after, elsewhere. Returns how many
/// answers were left without.
///
/// # Errors
/// `PassageCampagne`, `StoreError::Stale`.
pub async fn clore(w: &mut Writer, id: &CampagneId, version: i64) -> Result<usize, ActeError> {
    let mut campagne: Campagne = w.load(id).await?;
    campagne.etat = passer_campagne(campagne.etat, PassageCampagne::Clore)?;
    campagne.version = version;
    campagne.close_le = Some(w.today());
    w.update(&mut campagne).await?;
    let answers = w
        .list::<Reponse>("campagne_id = $2 AND etat IN ('a_faire', 'commencee', 'deposee', 'renvoyee')", args![campagne.id])
        .await?;
    let left = answers.len();
    for mut answer in answers {
        answer.etat = passer_reponse(answer.etat, PassageReponse::Clore)?;
        w.update(&mut answer).await?;
    }
    Ok(left)
}
