//! Questions of the instruction: asked with a day to answer by, answered once by the holder, taken back with a reason.

use super::courriels::ecrire_au_porteur;
use super::equipe::main_de;
use super::instruction::sans_interet;
use super::pieces::{Depot, joindre_dans};
use crate::droits;
use crate::m;
use crate::model::*;
use crate::regles::Financeur;
use crate::regles::equipe::Main;
use crate::regles::etats::EtatDossier;
use crate::regles::question::{RefusQuestion, echeance, posable, texte};
use crate::store as lectures;
use acteurs::model::Compte;
use kernel::Id;
use kernel::texte::date_longue;
use store::outbox::Courriel;
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

/// In whose name the visitor asks: the team, or a funder that the file asks and whose column they fill.
#[must_use]
pub fn interroge(
    visit: &Visit,
    appel: &Appel,
    lignes: &[LigneFinanceur],
    financeurs: &[FinanceurInscrit],
) -> Option<Option<Financeur>> {
    if droits::conduit(visit, appel) {
        return Some(None);
    }
    let sien =
        |f: &&FinanceurInscrit| lignes.iter().any(|l| l.financeur == f.code) && droits::remplit_la_colonne(visit, f, appel);
    financeurs.iter().find(sien).map(|f| Some(f.code.clone()))
}

/// A question as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieQuestion {
    pub question: String,
    pub attendue_le: String,
}

/// The file of a question, and in whose name the visitor asks.
async fn ouvrir(w: &mut Writer, visit: &Visit, id: &DossierId) -> Result<(Dossier, Appel, Option<Financeur>), ActeError> {
    let dossier: Dossier = w.load(id).await?;
    let appel: Appel = w.load(&dossier.appel_id).await?;
    let lignes: Vec<LigneFinanceur> = w.list("dossier_id = $2", args![dossier.id]).await?;
    let financeurs = lectures::financeurs(w).await?;
    let qui = interroge(visit, &appel, &lignes, &financeurs).ok_or(ActeError::Interdit)?;
    if let Some(visiteur) = &visit.visitor {
        sans_interet(w, dossier.id, &visiteur.compte_id).await?;
    }
    Ok((dossier, appel, qui))
}

/// Asks; the accounts of the holder are written to.
///
/// # Errors
/// `Interdit` for who does not instruct this file; a declared interest; every reason of `regles::question`.
pub async fn poser(visit: &Visit, id: &DossierId, tape: &SaisieQuestion) -> Result<QuestionDossier, ActeError> {
    let mut w = visit.writer("question.interroger").await?;
    let (dossier, appel, financeur) = ouvrir(&mut w, visit, id).await?;
    posable(dossier.etat)?;
    let (dite, le) = (texte("question", &tape.question), echeance(&tape.attendue_le, w.today()));
    let (dite, le) = match (dite, le) {
        (Ok(dite), Ok(le)) => (dite, le),
        (dite, le) => return Err(ActeError::refuse(dite.err().into_iter().chain(le.err()).collect::<Vec<_>>())),
    };
    let visiteur = visit.visitor.as_ref().ok_or(ActeError::Interdit)?;
    let question = QuestionDossier {
        id: Id::fresh(),
        version: 1,
        appel_id: appel.id,
        dossier_id: dossier.id,
        financeur,
        question: dite,
        posee_par: visiteur.nom.clone(),
        posee_a: w.now(),
        compte_id: visiteur.compte_id.clone(),
        attendue_le: le,
        reponse: String::new(),
        piece_id: None,
        repondue_par: None,
        repondue_a: None,
        retiree_a: None,
        retrait_motif: String::new(),
    };
    w.insert(&question).await?;
    let porteur: Porteur = w.load(&dossier.porteur_id).await?;
    let numero = dossier.numero.clone().unwrap_or_default();
    let page = visit.absolute(&format!("/dossiers/{}/questions", dossier.id));
    ecrire_au_porteur(&mut w, &porteur, dossier.id, &format!("question:{}", question.id), |lang| {
        let t = m(lang);
        let le = date_longue(le, lang);
        (t.question_courriel_objet(&numero), t.question_courriel_corps(&dossier.intitule, &question.question, le, &page))
    })
    .await?;
    w.commit().await?;
    Ok(question)
}

/// Answers, in words and with a paper if there is one; who asked is written to.
///
/// # Errors
/// `Interdit` for another holder; `SansHabilitation`; `DejaRepondue`, `Retiree`, `TexteCourt`; what a paper is refused for.
pub async fn repondre(
    visit: &Visit,
    id: &QuestionDossierId,
    version: i64,
    reponse: &str,
    piece: Option<Depot>,
) -> Result<QuestionDossier, ActeError> {
    let mut w = visit.writer("question.repondre").await?;
    let mut question: QuestionDossier = w.load(id).await?;
    let dossier: Dossier = w.load(&question.dossier_id).await?;
    let appel: Appel = w.load(&dossier.appel_id).await?;
    let porteur: Porteur = w.load(&dossier.porteur_id).await?;
    match main_de(&mut w, visit, &porteur, Some(&appel.contrat_id)).await? {
        Main::Equipe | Main::Personne => return Err(ActeError::Interdit),
        main => main.ecrire(Some(dossier.id))?,
    }
    ouverte(&question, version)?;
    if dossier.etat == EtatDossier::Retire {
        return Err(RefusQuestion::HorsInstruction { etat: dossier.etat }.into());
    }
    question.reponse = texte("reponse", reponse)?;
    if let Some(piece) = piece {
        question.piece_id = Some(joindre_dans(&mut w, visit, &porteur, Some(dossier.id), piece).await?.id);
    }
    question.repondue_par = Some(w.actor().nom().to_owned());
    question.repondue_a = Some(w.now());
    w.update(&mut question).await?;
    if let Some(compte) = w.find::<Compte>("id = $2 AND actif = 1", args![question.compte_id]).await? {
        let t = m(compte.langue);
        let page = visit.absolute(&format!("/dossiers/{}/questions", dossier.id));
        let numero = dossier.numero.clone().unwrap_or_default();
        w.mail(&Courriel {
            cle: format!("question-reponse:{}", question.id),
            destinataire: compte.courriel,
            objet: t.question_courriel_reponse_objet(&numero),
            corps: t.question_courriel_reponse_corps(&porteur.nom, &dossier.intitule, &question.question, page),
        })
        .await?;
    }
    w.commit().await?;
    Ok(question)
}

fn ouverte(question: &QuestionDossier, version: i64) -> Result<(), ActeError> {
    if question.retiree_a.is_some() {
        return Err(RefusQuestion::Retiree.into());
    }
    if question.repondue_a.is_some() {
        return Err(RefusQuestion::DejaRepondue.into());
    }
    if question.version != version {
        return Err(StoreError::Stale { table: "question_dossier", id: question.id.to_string() }.into());
    }
    Ok(())
}

/// Takes back a question that has no object any more; it is still read, with the reason.
///
/// # Errors
/// `Interdit` for who does not ask in the same name; `MotifManquant`, `DejaRepondue`, `Retiree`, `Stale`.
pub async fn retirer(visit: &Visit, id: &QuestionDossierId, version: i64, motif: &str) -> Result<QuestionDossier, ActeError> {
    let mut w = visit.writer("question.retirer").await?;
    let mut question: QuestionDossier = w.load(id).await?;
    let (_, _, qui) = ouvrir(&mut w, visit, &question.dossier_id).await?;
    if qui != question.financeur {
        return Err(ActeError::Interdit);
    }
    ouverte(&question, version)?;
    question.retrait_motif = texte("motif", motif).map_err(|_| RefusQuestion::MotifManquant)?;
    question.retiree_a = Some(w.now());
    w.motif(question.retrait_motif.clone());
    w.update(&mut question).await?;
    w.commit().await?;
    Ok(question)
}
