//! What a funder pays on its own line. « Σ ≤ voté, aucun versement si « € ! » échoue ». `correction` annuls what was mistyped.

mod correction;

use super::equipe::lit;
use super::instruction::{a_la_plume, plume, sans_interet};
use crate::model::*;
use crate::regles::derogation::{en_vigueur, leve};
use crate::regles::etats::{EtatLigne, RefusPassage, passer};
use crate::regles::lecture::DossierLu;
use crate::regles::versement::{
    Cumul, NatureVersement, RefusVersement, Versement, apres_bilan, date_possible, etat_apres, juger, verifier, verse,
};
use crate::regles::{Euros, Financeur, Verdict, saisie};
use crate::store as lectures;
use jiff::civil::Date;
use kernel::Id;
use std::collections::BTreeMap;
use store::{ActeError, Read, StoreError, args};
use web::Visit;

pub use correction::{annuler, dater};

/// A payment as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieVersement {
    pub le: String,
    pub montant: String,
    pub nature: String,
    /// Waited for when the team writes for a funder without account.
    pub justificatif: String,
}

/// A file with what was paid on each of its lines.
pub struct Paiements {
    pub appel: Appel,
    pub lu: DossierLu,
    pub financeurs: Vec<FinanceurInscrit>,
    pub versements: BTreeMap<LigneFinanceurId, Vec<VersementLigne>>,
    pub conventions: Vec<Convention>,
    /// What each funder voted for the holder in the year of the call.
    votes: Vec<LigneFinanceur>,
    pub bilan: Option<BilanDossier>,
}

impl Paiements {
    /// Reads a file the visitor may read.
    ///
    /// # Errors
    /// `Interdit`, `StoreError::Missing`.
    pub async fn lire(r: &mut impl Read, visit: &Visit, dossier: &DossierId, jour: Date) -> Result<Self, ActeError> {
        let dossier: Dossier = r.load(dossier).await?;
        let appel: Appel = r.load(&dossier.appel_id).await?;
        let lu = lectures::lu(r, &dossier, &appel, jour).await?;
        if !lit(r, visit, &dossier, &lu.porteur, &appel).await? {
            return Err(ActeError::Interdit);
        }
        let tous: Vec<VersementLigne> = r
            .list(
                "ligne_id IN (SELECT id FROM ligne_financeur WHERE collectivite_id = $1 AND dossier_id = $2) ;; ORDER BY le, saisi_a, id",
                args![dossier.id],
            )
            .await?;
        let mut versements: BTreeMap<LigneFinanceurId, Vec<VersementLigne>> = BTreeMap::new();
        for un in tous {
            versements.entry(un.ligne_id).or_default().push(un);
        }
        let conventions: Vec<Convention> = r
            .list(
                "appel_id = $2 AND dossier_id IN (SELECT id FROM dossier WHERE collectivite_id = $1 AND porteur_id = $3) ;; ORDER BY id",
                args![appel.id, lu.porteur.id],
            )
            .await?;
        let votes: Vec<LigneFinanceur> = r
            .list(
                "vote_centimes > 0 AND dossier_id IN (SELECT d.id FROM dossier d JOIN appel a ON a.id = d.appel_id
                 WHERE d.collectivite_id = $1 AND d.porteur_id = $2 AND a.exercice = $3)",
                args![lu.porteur.id, appel.exercice],
            )
            .await?;
        let bilan = r.find::<BilanDossier>("dossier_id = $2", args![dossier.id]).await?;
        let financeurs = lectures::financeurs(r).await?;
        Ok(Self { appel, lu, financeurs, versements, conventions, votes, bilan })
    }

    /// What the rules say before this funder pays, in the order of the catalogue.
    #[must_use]
    pub fn juger(&self, ligne: &LigneFinanceur, jour: Date) -> Vec<(String, Verdict)> {
        let siens = |v: &&LigneFinanceur| v.financeur == ligne.financeur;
        let cumul = Cumul {
            votes: self.votes.iter().filter(siens).filter_map(LigneFinanceur::vote).collect(),
            convention_signee_le: self
                .conventions
                .iter()
                .filter(|c| c.financeur == ligne.financeur && c.couvre(self.lu.dossier.id))
                .filter_map(|c| c.signee_le)
                .min(),
        };
        juger(&self.lu, &ligne.financeur, &cumul, jour)
    }

    /// What this funder is to be given back: as its part of the review says, else as an abandonment did.
    #[must_use]
    pub fn a_reverser(&self, financeur: &Financeur) -> Option<Euros> {
        let du_bilan = self.bilan.as_ref().and_then(|b| b.contenu.a_reverser.get(financeur));
        let de_l_abandon = || self.lu.dossier.contenu.abandon().and_then(|e| e.a_reverser.get(financeur));
        du_bilan.or_else(de_l_abandon).copied()
    }

    /// What the funder of this line gives: its vote, amendments taken in.
    #[must_use]
    pub fn convenu(&self, ligne: &LigneFinanceur) -> Euros {
        self.lu.dossier.contenu.convenu(&ligne.financeur, ligne.vote().unwrap_or_default())
    }

    /// The payments of a line that count, as the rules read them.
    #[must_use]
    pub fn de(&self, ligne: LigneFinanceurId) -> Vec<Versement> {
        let lu = |v: &VersementLigne| Versement { le: v.le, montant: Euros::de_centimes(v.montant_centimes), nature: v.nature };
        self.versements.get(&ligne).into_iter().flatten().filter(|v| v.annule_a.is_none()).map(lu).collect()
    }
}

/// Records a payment, or money that came back, on a line as the visitor saw it.
///
/// # Errors
/// `Interdit` when the file cannot be read; another's column; a declared interest; what `regles::versement` refuses; `Stale`.
pub async fn enregistrer(
    visit: &Visit,
    dossier: &DossierId,
    ligne: &LigneFinanceurId,
    version: i64,
    tape: &SaisieVersement,
) -> Result<LigneFinanceur, ActeError> {
    let jour = visit.today();
    let p = Paiements::lire(&mut visit.reader().await?, visit, dossier, jour).await?;
    let vue = p.lu.lignes.iter().find(|l| l.id == *ligne).ok_or(ActeError::Interdit)?;
    let qui = p.financeurs.iter().find(|f| f.code == vue.financeur).ok_or(ActeError::Interdit)?;
    let pour_un_autre = a_la_plume(visit, qui, &p.appel)?;
    let mut w = visit.house.db.writer(visit.collectivite.id, plume(visit, qui, pour_un_autre), "versement.enregistrer").await?;
    if let Some(visiteur) = &visit.visitor {
        sans_interet(&mut w, *dossier, &visiteur.compte_id).await?;
    }
    // Read again in the transaction that writes.
    let p = Paiements::lire(&mut w, visit, dossier, jour).await?;
    let mut ligne = p.lu.lignes.iter().find(|l| l.id == *ligne).cloned().ok_or(ActeError::Interdit)?;
    ligne.vote().filter(|v| v.est_positif()).ok_or(RefusVersement::LigneFermee { etat: ligne.etat })?;
    let vote = p.convenu(&ligne);
    let le = saisie::jour(&tape.le).map_err(RefusVersement::DateIllisible)?;
    let le = date_possible(le, ligne.vote_le, jour)?;
    let nature = NatureVersement::from_code(&tape.nature).ok_or(ActeError::Interdit)?;
    if let Some(abandon) = p.lu.dossier.contenu.abandon().filter(|_| nature != NatureVersement::Reversement) {
        return Err(RefusVersement::Abandonnee { le: abandon.le }.into());
    }
    let montant = saisie::montant_au_centime(&tape.montant).map_err(RefusVersement::MontantIllisible)?;
    let nouveau = Versement { le, montant, nature };
    let deja = p.de(ligne.id);
    let mut tous = deja.clone();
    tous.push(nouveau.clone());
    let a_reverser = p.a_reverser(&ligne.financeur);
    let apres = etat_apres(ligne.etat, vote, a_reverser, &tous, nature)?;
    let derogations = &p.lu.derogations;
    let poses = p.juger(&ligne, jour);
    let tenus: Vec<(String, Verdict)> = poses.iter().filter(|(code, _)| !leve(derogations, code, jour)).cloned().collect();
    verifier(vote, &deja, &nouveau, &tenus)?;
    let rendu = p.bilan.as_ref().is_some_and(|b| b.contenu.valide_par.contains_key(&ligne.financeur));
    if apres != ligne.etat {
        let vigueur = en_vigueur(derogations, jour);
        passer(ligne.etat, apres, &poses, &vigueur).map_err(ActeError::refuse::<RefusPassage<EtatLigne>>)?;
    }
    if ligne.version != version {
        return Err(StoreError::Stale { table: "ligne_financeur", id: ligne.id.to_string() }.into());
    }
    if pour_un_autre {
        if tape.justificatif.trim().chars().count() < 10 {
            return Err(crate::regles::dossier::Refus::MotifManquant.into());
        }
        w.motif(tape.justificatif.trim());
    }
    let nom = w.actor().nom().to_owned();
    w.insert(&VersementLigne {
        id: Id::fresh(),
        version: 1,
        appel_id: p.appel.id,
        ligne_id: ligne.id,
        le,
        montant_centimes: nouveau.montant.centimes(),
        nature,
        saisi_par: nom.clone(),
        saisi_a: w.now(),
        annule_a: None,
        annule_par: None,
        annule_motif: String::new(),
    })
    .await?;
    // A line opened again by an annulled payment, whose review was validated, goes back where the review had brought it.
    let apres = if rendu { apres_bilan(apres, a_reverser, &tous) } else { apres };
    ligne.etat = apres;
    ligne.paye_centimes = Some(verse(&tous).centimes());
    ligne.paye_par = Some(nom);
    ligne.paye_a = Some(w.now());
    w.update(&mut ligne).await?;
    if apres == EtatLigne::Soldee {
        clore(&mut w, &p, &ligne).await?;
    }
    w.commit().await?;
    Ok(ligne)
}

/// The last line settled closes a file whose review every funder validated.
async fn clore(w: &mut store::Writer, p: &Paiements, soldee: &LigneFinanceur) -> Result<(), StoreError> {
    use crate::regles::etats::EtatDossier;
    let valide = |l: &LigneFinanceur| p.bilan.as_ref().is_some_and(|b| b.contenu.valide_par.contains_key(&l.financeur));
    let fini =
        p.lu.lignes
            .iter()
            .filter(|l| l.vote().is_some_and(Euros::est_positif))
            .all(|l| valide(l) && (l.id == soldee.id || l.etat != EtatLigne::AReverser));
    if fini && p.lu.dossier.etat == EtatDossier::BilanValide {
        let mut dossier = p.lu.dossier.clone();
        dossier.etat = EtatDossier::Clos;
        dossier.modifie_a = w.now();
        w.update(&mut dossier).await?;
    }
    Ok(())
}
