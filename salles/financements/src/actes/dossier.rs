//! A file from its draft to its deposit, its corrections, its withdrawal. `creation` begins one, `scission` cuts one in two.

mod creation;
mod scission;

use super::equipe::main_de;
use super::nouvelles::accuser_reception;
use super::rappels::corrections;
use crate::droits;
use crate::model::*;
use crate::regles::dossier::fusion::fusionner;
use crate::regles::dossier::{self as regles, Demande, Lu, Refus, SaisieDossier};
use crate::regles::etats::{Etat, EtatDossier, EtatLigne};
use crate::regles::{Euros, Financeur, budget};
use crate::store as lectures;
use kernel::Id;
use kernel::texte::cle;
use store::{ActeError, Json, Read, StoreError, Writer, args};
use web::Visit;

pub use creation::{Origine, creer, du_meme_exercice};
pub use scission::{annuler_la_scission, appel_suivant, scinder};

/// The shortest reason that says something.
const MOTIF_MIN: usize = 10;

fn motif(texte: &str) -> Result<String, Refus> {
    let net = texte.trim();
    if net.chars().count() < MOTIF_MIN { Err(Refus::MotifManquant) } else { Ok(net.to_owned()) }
}

fn auteur(visit: &Visit) -> String {
    visit.visitor.as_ref().map(|v| v.nom.clone()).unwrap_or_default()
}

/// A file, its call and its holder, when the visitor may write in it.
async fn ouvrir(w: &mut Writer, visit: &Visit, id: DossierId) -> Result<(Dossier, Appel, Porteur), ActeError> {
    let dossier: Dossier = w.load(&id).await?;
    let appel: Appel = w.load(&dossier.appel_id).await?;
    let porteur: Porteur = w.load(&dossier.porteur_id).await?;
    if !droits::depose_pour(visit, &porteur, &appel) {
        return Err(ActeError::Interdit);
    }
    main_de(w, visit, &porteur, Some(&appel.contrat_id)).await?.ecrire(Some(id))?;
    Ok((dossier, appel, porteur))
}

/// Refuses whoever writes but was given no mandate: « dépôt par le représentant légal ou son mandataire ».
async fn mandate(w: &mut Writer, visit: &Visit, porteur: &Porteur, appel: &Appel, id: DossierId) -> Result<(), ActeError> {
    Ok(main_de(w, visit, porteur, Some(&appel.contrat_id)).await?.deposer(id)?)
}

/// Writes a file whose `version` was read.
async fn ecrire(w: &mut Writer, dossier: &mut Dossier, version: i64) -> Result<(), ActeError> {
    if dossier.version != version {
        return Err(StoreError::Stale { table: "dossier", id: dossier.id.to_string() }.into());
    }
    dossier.modifie_a = w.now();
    Ok(w.update(dossier).await?)
}

fn charges(budget: &LignesBudget) -> Euros {
    let compte = |code: &str| budget::ligne(code).is_some_and(|l| l.cote == budget::Cote::Charge && !l.volontaire);
    budget.iter().filter(|(code, _)| compte(code)).map(|(_, montant)| *montant).sum()
}

/// Reads what was typed for a file of that call.
async fn lire(w: &mut Writer, appel: &Appel, saisie: &SaisieDossier) -> Result<Lu, ActeError> {
    let fiches = lectures::fiches(w, &appel.contrat_id).await?;
    let financeurs = lectures::financeurs(w).await?;
    let ligne_de = |f: &Financeur| financeurs.iter().find(|i| i.code == *f).map(|i| i.ligne_budget.clone());
    regles::lire(saisie, appel.exercice, &fiches, ligne_de).map_err(ActeError::refuse)
}

/// Saves what was typed; anything may be missing but the name. What somebody else wrote meanwhile in other parts of the form is
/// kept. While a correction is asked for, only its fields change.
///
/// # Errors
/// `Interdit`, `Stale`, `Clos`, `NonModifiable`, `HorsComplement`, and every field that cannot be read.
pub async fn enregistrer(visit: &Visit, id: DossierId, version: i64, saisie: &SaisieDossier) -> Result<Dossier, ActeError> {
    let mut w = visit.writer("dossier.enregistrer").await?;
    let dossier = enregistrer_dans(&mut w, visit, id, version, saisie).await?;
    w.commit().await?;
    Ok(dossier)
}

async fn enregistrer_dans(
    w: &mut Writer,
    visit: &Visit,
    id: DossierId,
    version: i64,
    saisie: &SaisieDossier,
) -> Result<Dossier, ActeError> {
    let (mut dossier, appel, porteur) = ouvrir(w, visit, id).await?;
    regles::modifiable(dossier.etat, &appel, w.now())?;
    let lignes: Vec<LigneFinanceur> = w.list("dossier_id = $2 ;; ORDER BY id", args![dossier.id]).await?;
    let avant = regles::champs(&dossier, &lignes);
    // Somebody else wrote meanwhile: what they wrote in other parts of the form is kept with this.
    let fusion = (dossier.version != version).then(|| fusionner(saisie, &avant));
    let (saisie, version) = match &fusion {
        Some(fusion) if fusion.conflits.is_empty() => (&fusion.saisie, dossier.version),
        _ => (saisie, version),
    };
    if dossier.version != version {
        return Err(StoreError::Stale { table: "dossier", id: id.to_string() }.into());
    }
    let mut lu = lire(w, &appel, saisie).await?;
    let niveaux = lectures::niveaux(w, &appel.contrat_id).await?;
    regles::rattacher(&mut lu.contenu, &niveaux, &dossier.contenu).map_err(ActeError::refuse)?;
    lu.contenu.suite = dossier.contenu.suite.clone();
    lu.contenu.suite_de = dossier.contenu.suite_de;
    dossier.cle = cle(&format!("{} {}", lu.intitule, porteur.nom));
    dossier.intitule = lu.intitule;
    dossier.qpv = regles::cles_qpv(&lu.contenu.qpv);
    dossier.contenu = Json(lu.contenu);
    dossier.cout_centimes = charges(&lu.budget).centimes();
    dossier.budget = Json(lu.budget);
    dossier.demande_centimes = lu.demandes.iter().map(|d| d.montant).sum::<Euros>().centimes();
    if dossier.etat == EtatDossier::ACompleter {
        let demandees: Vec<LigneFinanceur> = lu.demandes.iter().map(|d| d.ligne(&dossier)).collect();
        let complements: Vec<Complement> = w.list("dossier_id = $2 AND corrige_a IS NULL", args![dossier.id]).await?;
        regles::dans_les_complements(&avant, &regles::champs(&dossier, &demandees), &complements).map_err(ActeError::refuse)?;
    }
    ecrire_les_demandes(w, visit, &dossier, lignes, &lu.demandes).await?;
    ecrire(w, &mut dossier, version).await?;
    Ok(dossier)
}

/// Writes the requests: « la ligne 74 d'un financeur et sa demande dans la matrice sont une seule donnée ».
async fn ecrire_les_demandes(
    w: &mut Writer,
    visit: &Visit,
    dossier: &Dossier,
    mut lignes: Vec<LigneFinanceur>,
    demandes: &[Demande],
) -> Result<(), ActeError> {
    for demande in demandes {
        let rang = lignes.iter().position(|l| l.financeur == demande.financeur);
        let nouvelle = rang.is_none();
        let mut ligne = match rang {
            Some(rang) => lignes.remove(rang),
            None => LigneFinanceur::vide(dossier.appel_id, dossier.id, demande.financeur.clone()),
        };
        if ligne.demande() != Some(demande.montant) || ligne.nature != demande.nature {
            ligne.demande_centimes = Some(demande.montant.centimes());
            ligne.nature.clone_from(&demande.nature);
            ligne.demande_par = Some(auteur(visit));
            ligne.demande_a = Some(w.now());
        }
        if dossier.etat == EtatDossier::ACompleter && ligne.etat == EtatLigne::Saisie {
            ligne.etat = EtatLigne::Demandee;
        }
        if nouvelle { w.insert(&ligne).await? } else { w.update(&mut ligne).await? }
    }
    for restante in lignes {
        w.delete(&restante).await?;
    }
    Ok(())
}

/// Deposits a file: typed values are saved, then the rules of the stage are asked, then it takes its number, and those who write
/// it get its receipt. A file sent back for corrections keeps its number.
///
/// # Errors
/// What `enregistrer` refuses; every field missing and every rule that blocks.
pub async fn deposer(visit: &Visit, id: DossierId, version: i64, saisie: Option<&SaisieDossier>) -> Result<Dossier, ActeError> {
    let mut w = visit.writer("dossier.deposer").await?;
    let (mut dossier, appel, porteur) = ouvrir(&mut w, visit, id).await?;
    mandate(&mut w, visit, &porteur, &appel, id).await?;
    let mut version = version;
    if dossier.version != version {
        // What somebody else wrote is read before it is deposited.
        return Err(StoreError::Stale { table: "dossier", id: id.to_string() }.into());
    }
    if let Some(saisie) = saisie {
        dossier = enregistrer_dans(&mut w, visit, id, version, saisie).await?;
        version = dossier.version;
    }
    regles::modifiable(dossier.etat, &appel, w.now())?;
    let jour = w.today();
    let lu = lectures::lu(&mut w, &dossier, &appel, jour).await?;
    regles::deposable(&lu, jour).map_err(ActeError::refuse)?;
    let corrige = dossier.etat == EtatDossier::ACompleter;
    if corrige {
        for mut complement in w.list::<Complement>("dossier_id = $2 AND corrige_a IS NULL", args![dossier.id]).await? {
            complement.corrige_a = Some(w.now());
            w.update(&mut complement).await?;
        }
        dossier.etat = EtatDossier::Depose;
    } else {
        dossier.numero = Some(numero(&mut w, appel.exercice).await?);
        dossier.etat = EtatDossier::Depose;
        dossier.depose_a = Some(w.now());
        dossier.depose_par = Some(auteur(visit));
    }
    for mut ligne in lu.lignes.iter().cloned() {
        if ligne.etat == EtatLigne::Saisie {
            ligne.etat = EtatLigne::Demandee;
            w.update(&mut ligne).await?;
        }
    }
    ecrire(&mut w, &mut dossier, version).await?;
    accuser_reception(&mut w, &lu, &dossier, corrige, &auteur(visit), &visit.absolute("")).await?;
    w.commit().await?;
    Ok(dossier)
}

async fn numero(w: &mut Writer, exercice: i64) -> Result<String, StoreError> {
    let motif = format!("{exercice:04}-%");
    let rows = w.rows("SELECT MAX(numero) FROM dossier WHERE collectivite_id = $1 AND numero LIKE $2", args![motif]).await?;
    let dernier: Option<String> = rows.into_iter().next().map_or(Ok(None), |mut row| row.take())?;
    Ok(regles::numero_suivant(exercice, dernier.as_deref()))
}

/// Takes a file back: « par le porteur avant le vote ».
///
/// # Errors
/// `Interdit`, `Stale`, `Retrait`, `MotifManquant` (a draft needs no reason).
pub async fn retirer(visit: &Visit, id: DossierId, version: i64, pourquoi: &str) -> Result<Dossier, ActeError> {
    let mut w = visit.writer("dossier.retirer").await?;
    let (mut dossier, appel, porteur) = ouvrir(&mut w, visit, id).await?;
    mandate(&mut w, visit, &porteur, &appel, id).await?;
    regles::retirable(dossier.etat)?;
    dossier.motif_etat = if dossier.etat == EtatDossier::Brouillon { pourquoi.trim().to_owned() } else { motif(pourquoi)? };
    dossier.etat = EtatDossier::Retire;
    w.motif(dossier.motif_etat.clone());
    scission::detacher(&mut w, &mut dossier).await?;
    ecrire(&mut w, &mut dossier, version).await?;
    w.commit().await?;
    Ok(dossier)
}

/// « Demander un complément : équipe projet ●, financeur instructeur ◐ » (§ 11): whoever leads the call, or instructs a column
/// that the file asks.
#[must_use]
pub fn demande_des_complements(visit: &Visit, appel: &Appel, lignes: &[LigneFinanceur], financeurs: &[FinanceurInscrit]) -> bool {
    let asked = |f: &&FinanceurInscrit| lignes.iter().any(|l| l.financeur == f.code);
    droits::conduit(visit, appel) || financeurs.iter().filter(asked).any(|f| droits::remplit_la_colonne(visit, f, appel))
}

/// « complément demandé champ par champ, délai suspendu »; the holder is written to.
///
/// # Errors
/// `Interdit`, `Stale`, `Passage`, `ComplementVide`, `ComplementInconnu`.
pub async fn demander_complements(
    visit: &Visit,
    id: DossierId,
    version: i64,
    demandes: &[(String, String)],
) -> Result<Dossier, ActeError> {
    let mut w = visit.writer("dossier.demander_complements").await?;
    let mut dossier: Dossier = w.load(&id).await?;
    let appel: Appel = w.load(&dossier.appel_id).await?;
    let lignes: Vec<LigneFinanceur> = w.list("dossier_id = $2", args![id]).await?;
    let financeurs = lectures::financeurs(&mut w).await?;
    if !demande_des_complements(visit, &appel, &lignes, &financeurs) {
        return Err(ActeError::Interdit);
    }
    if !dossier.etat.suivants().contains(&EtatDossier::ACompleter) {
        return Err(Refus::Passage { de: dossier.etat, vers: EtatDossier::ACompleter }.into());
    }
    let demandes: Vec<_> = demandes.iter().filter(|(champ, texte)| !champ.is_empty() && !texte.trim().is_empty()).collect();
    if demandes.is_empty() {
        return Err(Refus::ComplementVide.into());
    }
    let inconnus: Vec<Refus> = demandes.iter().filter_map(|(champ, _)| regles::demandable(champ).err()).collect();
    if !inconnus.is_empty() {
        return Err(ActeError::refuse(inconnus));
    }
    for (champ, texte) in demandes {
        w.insert(&Complement {
            id: Id::fresh(),
            version: 1,
            dossier_id: id,
            champ: champ.clone(),
            demande: texte.trim().to_owned(),
            demande_par: auteur(visit),
            demande_a: w.now(),
            corrige_a: None,
        })
        .await?;
    }
    dossier.etat = EtatDossier::ACompleter;
    ecrire(&mut w, &mut dossier, version).await?;
    let cle = format!("complement:{}:{}", dossier.id, dossier.version);
    corrections(&mut w, &dossier, &cle, &visit.absolute(""), None).await?;
    w.commit().await?;
    Ok(dossier)
}

/// A file that the team makes go from a state to another.
async fn mener(w: &mut Writer, visit: &Visit, id: DossierId, vers: EtatDossier) -> Result<Dossier, ActeError> {
    let dossier: Dossier = w.load(&id).await?;
    let appel: Appel = w.load(&dossier.appel_id).await?;
    if !droits::conduit(visit, &appel) {
        return Err(ActeError::Interdit);
    }
    if dossier.etat.suivants().contains(&vers) { Ok(dossier) } else { Err(Refus::Passage { de: dossier.etat, vers }.into()) }
}

/// The team says a file complete (« pièces valides »), under review, or not admissible (with a reason).
///
/// # Errors
/// `Interdit`, `Stale`, `Passage`, `MotifManquant`, every `RefusPiece`.
pub async fn constater(
    visit: &Visit,
    id: DossierId,
    version: i64,
    vers: EtatDossier,
    pourquoi: &str,
) -> Result<Dossier, ActeError> {
    let mut w = visit.writer("dossier.constater").await?;
    if !matches!(vers, EtatDossier::Complet | EtatDossier::EnInstruction | EtatDossier::Irrecevable) {
        return Err(ActeError::Interdit);
    }
    let mut dossier = mener(&mut w, visit, id, vers).await?;
    if vers == EtatDossier::Complet {
        let jour = w.today();
        let appel: Appel = w.load(&dossier.appel_id).await?;
        lectures::lu(&mut w, &dossier, &appel, jour).await?.pieces_completes(jour).map_err(ActeError::refuse)?;
    }
    if vers == EtatDossier::Irrecevable {
        dossier.motif_etat = motif(pourquoi)?;
        w.motif(dossier.motif_etat.clone());
    }
    dossier.etat = vers;
    ecrire(&mut w, &mut dossier, version).await?;
    w.commit().await?;
    Ok(dossier)
}
