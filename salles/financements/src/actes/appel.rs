//! The call: begun, its letter written, submitted, voted, changed by versions; opened, closed.

mod abandon;
mod cloture;
mod versions;
pub mod vote;

use crate::droits;
use crate::model::*;
use crate::regles::appel::{self as regles, Refus};
use crate::regles::etats::EtatAppel;
use crate::regles::grille::{self, SaisieGrille};
use crate::regles::heure;
use crate::store as lectures;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{Id, Right};
use store::{ActeError, Json, Read, StoreError, Writer, args};
use web::Visit;

pub use abandon::{abandonner, dossiers_votes};
pub(super) use cloture::ecrire_aux_brouillons;
pub use cloture::rouvrir;
pub use versions::{NouvelleVersion, changer_les_parametres, changer_les_regles};

/// What is typed to begin a call.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieAppel {
    pub contrat: String,
    pub exercice: String,
    pub intitule: String,
    pub ouverture: String,
    pub cloture: String,
    /// « repartir de l'an dernier »: the call whose letter and envelopes are taken up.
    pub reprise: String,
}

fn instants(ouverture: &str, cloture: &str, refus: &mut Vec<Refus>) -> (Option<Timestamp>, Option<Timestamp>) {
    let mut lire = |champ: &'static str, texte: &str| {
        let lu = heure::lire(texte);
        if lu.is_none() && !texte.trim().is_empty() {
            refus.push(Refus::InstantIllisible { champ, texte: texte.to_owned() });
        }
        lu
    };
    let (debut, fin) = (lire("ouverture", ouverture), lire("cloture", cloture));
    if let (Some(debut), Some(fin)) = (debut, fin)
        && fin <= debut
    {
        refus.push(Refus::ClotureAvantOuverture);
    }
    (debut, fin)
}

/// Begins a call, from nothing or from an earlier one.
///
/// # Errors
/// `Interdit`; each field that cannot be; `DejaUnAppel` (AAP-01).
pub async fn creer(visit: &Visit, s: &SaisieAppel) -> Result<Appel, ActeError> {
    if !visit.may(Right::ConduireAppel, Some(&s.contrat)) {
        return Err(ActeError::Interdit);
    }
    let mut w = visit.writer("appel.creer").await?;
    let contrats = lectures::contrats(&mut w).await?;
    if !contrats.iter().any(|c| c.id == s.contrat) {
        return Err(ActeError::Interdit);
    }
    let mut refus = vec![];
    if s.intitule.trim().is_empty() {
        refus.push(Refus::IntituleVide);
    }
    refus.extend(regles::court("intitule", &s.intitule).err());
    let exercice = s.exercice.trim().parse::<i16>().ok().filter(|n| (2000..2100).contains(n)).map(i64::from);
    if exercice.is_none() {
        refus.push(Refus::ExerciceIllisible { texte: s.exercice.clone() });
    }
    let (ouverture_a, cloture_a) = instants(&s.ouverture, &s.cloture, &mut refus);
    let appels = lectures::appels(&mut w).await?;
    let modele = appels.iter().find(|a| a.slug == s.reprise && droits::conduit(visit, a));
    let derniere = match modele {
        Some(modele) => lectures::lettres(&mut w, modele.id).await?.pop(),
        None => None,
    };
    let parametres = derniere.as_ref().map(|l| l.parametres.0.clone()).unwrap_or_default();
    let exercice = exercice.unwrap_or_default();
    let deja =
        appels.iter().filter(|a| a.contrat_id == s.contrat && a.exercice == exercice && a.etat != EtatAppel::Abandonne).count();
    if i64::try_from(deja).unwrap_or(i64::MAX) >= parametres.appels_par_an {
        refus.push(Refus::DejaUnAppel { exercice, prevus: parametres.appels_par_an });
    }
    if !refus.is_empty() {
        return Err(ActeError::refuse(refus));
    }
    let appel = Appel {
        id: Id::fresh(),
        version: 1,
        contrat_id: s.contrat.clone(),
        slug: slug_libre(&appels, exercice),
        intitule: s.intitule.trim().to_owned(),
        exercice,
        etat: EtatAppel::Preparation,
        ouverture_a,
        cloture_a,
        clos_a: None,
        grille: Json(modele.map(|m| m.grille.0.clone()).unwrap_or_default()),
    };
    w.insert(&appel).await?;
    w.insert(&LettreCadrage {
        id: Id::fresh(),
        version: 1,
        appel_id: appel.id,
        numero: 1,
        etat: EtatLettre::Projet,
        contenu: Json(derniere.map(|l| reprendre(l.contenu.0, exercice, modele)).unwrap_or_default()),
        parametres: Json(parametres),
        effet_le: None,
        vote_copil_le: None,
        seance: String::new(),
        motif: String::new(),
        cree_a: w.now(),
    })
    .await?;
    if let Some(modele) = modele {
        reprendre_les_enveloppes(&mut w, modele, &appel).await?;
    }
    w.commit().await?;
    Ok(appel)
}

fn slug_libre(appels: &[Appel], exercice: i64) -> String {
    let libre = |slug: &String| !appels.iter().any(|a| a.slug == *slug);
    let suites = (2..).map(|n| format!("{exercice}-{n}"));
    std::iter::once(exercice.to_string()).chain(suites).find(libre).unwrap_or_default()
}

/// The letter of another year: the same sections and papers, the dates moved by as many years.
fn reprendre(mut contenu: ContenuLettre, exercice: i64, modele: Option<&Appel>) -> ContenuLettre {
    contenu.abandon = None;
    let annees = exercice - modele.map_or(exercice, |m| m.exercice);
    for repere in &mut contenu.calendrier {
        if let Ok(le) = repere.le.checked_add(jiff::Span::new().years(annees.clamp(-100, 100))) {
            repere.le = le;
        }
    }
    contenu
}

/// The envelopes of another year, « prévisionnel » until an act votes them.
async fn reprendre_les_enveloppes(w: &mut Writer, modele: &Appel, appel: &Appel) -> Result<(), StoreError> {
    let deja = lectures::enveloppes(w, appel).await?;
    if !deja.is_empty() {
        return Ok(());
    }
    let anciennes = lectures::enveloppes(w, modele).await?;
    let mut places = std::collections::HashMap::new();
    // Roots come first for each funder: a child finds its parent.
    for ancienne in anciennes {
        let id: EnveloppeId = Id::fresh();
        places.insert(ancienne.id, id);
        let parent_id = ancienne.parent_id.and_then(|p| places.get(&p).copied());
        w.insert(&Enveloppe { id, version: 1, exercice: appel.exercice, parent_id, acte: None, acte_le: None, ..ancienne })
            .await?;
    }
    Ok(())
}

/// A call that the visitor leads.
async fn conduire(w: &mut Writer, visit: &Visit, id: AppelId) -> Result<Appel, ActeError> {
    let appel: Appel = w.load(&id).await?;
    if droits::conduit(visit, &appel) { Ok(appel) } else { Err(ActeError::Interdit) }
}

fn a_jour(table: &'static str, id: &str, lue: i64, ecrite: i64) -> Result<(), ActeError> {
    if lue == ecrite { Ok(()) } else { Err(StoreError::Stale { table, id: id.to_owned() }.into()) }
}

/// What is typed of the letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieLettre {
    pub intitule: String,
    pub ouverture: String,
    pub cloture: String,
    pub contenu: ContenuLettre,
    /// The grid of notes; none: it stays as it is.
    pub grille: Option<SaisieGrille>,
}

/// Writes the draft of the letter, the dates of the call and its grid of notes.
///
/// # Errors
/// `Interdit`, `Stale`, `LettreEnVigueur` once voted, `Figee` for the grid once readers noted with it, each field that cannot be.
pub async fn rediger(visit: &Visit, id: AppelId, version: i64, s: &SaisieLettre) -> Result<(), ActeError> {
    let mut w = visit.writer("appel.rediger").await?;
    let mut appel = conduire(&mut w, visit, id).await?;
    let Some(mut lettre) = lectures::lettres(&mut w, id).await?.pop() else { return Err(Refus::LettreEnVigueur.into()) };
    a_jour("lettre_cadrage", &lettre.id.to_string(), version, lettre.version)?;
    if lettre.etat != EtatLettre::Projet {
        return Err(Refus::LettreEnVigueur.into());
    }
    let mut refus = vec![];
    if s.intitule.trim().is_empty() {
        refus.push(Refus::IntituleVide);
    }
    refus.extend(regles::court("intitule", &s.intitule).err());
    let (ouverture_a, cloture_a) = instants(&s.ouverture, &s.cloture, &mut refus);
    if let Some(saisie) = &s.grille {
        a_jour("appel", &id.to_string(), saisie.version, appel.version)?;
    }
    let lue = s.grille.as_ref().map(|saisie| grille::lire(&saisie.criteres)).transpose();
    let mut dits: Vec<Box<dyn kernel::Refusal>> = refus.into_iter().map(|r| Box::new(r) as _).collect();
    match lue {
        Ok(Some(lue)) if lue != appel.grille.0 => {
            if lectures::notee(&mut w, id).await? {
                dits.push(Box::new(grille::Refus::Figee));
            }
            appel.grille = Json(lue);
        }
        Ok(_) => {}
        Err(fautes) => dits.extend(fautes.into_iter().map(|r| Box::new(r) as Box<dyn kernel::Refusal>)),
    }
    if !dits.is_empty() {
        return Err(ActeError::Refus(dits));
    }
    s.intitule.trim().clone_into(&mut appel.intitule);
    appel.ouverture_a = ouverture_a;
    appel.cloture_a = cloture_a;
    w.update(&mut appel).await?;
    lettre.contenu = Json(s.contenu.clone());
    w.update(&mut lettre).await?;
    Ok(w.commit().await?)
}

/// Where a call is led.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pas {
    Soumettre,
    /// The committee voted that day, in that session.
    Voter {
        le: Option<Date>,
        seance: String,
    },
    /// Back to the draft: the committee asked for changes.
    Reprendre,
    Ouvrir,
}

impl Pas {
    const fn vers(&self) -> EtatAppel {
        match self {
            Pas::Soumettre => EtatAppel::LettreSoumise,
            Pas::Voter { .. } => EtatAppel::LettreVotee,
            Pas::Reprendre => EtatAppel::Preparation,
            Pas::Ouvrir => EtatAppel::Ouvert,
        }
    }
}

/// Leads a call one step further until it is opened, with the rules of the step: AAP-08 to submit, AAP-02 and AAP-03 to open. What
/// follows is `instruction::avancer`.
///
/// # Errors
/// `Interdit`, `Stale`, `Etat`, `Regle`, `VoteSansDate`, `VoteAVenir`.
pub async fn avancer(visit: &Visit, id: AppelId, version: i64, pas: &Pas) -> Result<Appel, ActeError> {
    let mut w = visit.writer("appel.avancer").await?;
    let mut appel = conduire(&mut w, visit, id).await?;
    a_jour("appel", &id.to_string(), version, appel.version)?;
    let lettres = lectures::lettres(&mut w, id).await?;
    let tous: Vec<Appel> = w.list("contrat_id = $2 AND exercice = $3", args![appel.contrat_id, appel.exercice]).await?;
    // « Ouverture le {j} » : the day fixed, or today when it opens before.
    let ouverture = match (pas, appel.ouverture_a) {
        (Pas::Ouvrir, Some(prevue)) => Some(heure::jour(prevue).min(w.today())),
        (Pas::Ouvrir, None) => Some(w.today()),
        (_, prevue) => prevue.map(heure::jour),
    };
    let situation = regles::situation(&appel, &lettres, &tous, ouverture);
    if appel.etat > EtatAppel::LettreVotee {
        return Err(Refus::Etat { de: appel.etat, vers: pas.vers() }.into());
    }
    appel.etat = regles::passer(&appel, pas.vers(), &situation).map_err(ActeError::refuse)?;
    if let Some(mut lettre) = lettres.into_iter().next_back() {
        match pas {
            Pas::Soumettre => lettre.etat = EtatLettre::Soumise,
            Pas::Reprendre => {
                lettre.etat = EtatLettre::Projet;
                lettre.vote_copil_le = None;
            }
            Pas::Voter { le, seance } => {
                let le = le.ok_or(Refus::VoteSansDate)?;
                if le > w.today() {
                    return Err(Refus::VoteAVenir { le }.into());
                }
                regles::court("seance", seance)?;
                lettre.etat = EtatLettre::EnVigueur;
                lettre.vote_copil_le = Some(le);
                seance.trim().clone_into(&mut lettre.seance);
            }
            Pas::Ouvrir => {}
        }
        w.update(&mut lettre).await?;
    }
    if *pas == Pas::Ouvrir && appel.ouverture_a.is_none_or(|prevue| prevue > w.now()) {
        appel.ouverture_a = Some(w.now());
    }
    w.update(&mut appel).await?;
    w.commit().await?;
    Ok(appel)
}
