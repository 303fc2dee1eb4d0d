//! The review of a file: a draft of its holder, received, sent back or found complete by the team, then validated by each funder
//! for its part. « un bilan sert à tous, les écarts se calculent ».

use super::courriels::ecrire_au_porteur;
use super::equipe::{lit, main_de};
use super::instruction::{a_la_plume, plume, sans_interet};
use super::pieces::{Depot, joindre_dans};
use crate::droits;
use crate::m;
use crate::model::*;
use crate::regles::appel::parametres_du;
use crate::regles::bilan::{self as regles, PIECES, RefusBilan, SaisieBilan, SeuilMotif, Subvention, Tableau};
use crate::regles::etats::{EtatDossier, EtatLigne, RefusPassage, passer};
use crate::regles::saisie::montant;
use crate::regles::{Financeur, Parametres};
use crate::store as lectures;
use jiff::civil::Date;
use kernel::Id;
use store::{ActeError, Json, Read, StoreError, Writer, args};
use web::Visit;

/// A review with all that it rests on.
pub struct Ouvert {
    pub dossier: Dossier,
    pub appel: Appel,
    pub porteur: Porteur,
    pub lignes: Vec<LigneFinanceur>,
    pub financeurs: Vec<FinanceurInscrit>,
    pub parametres: Parametres,
    pub bilan: Option<BilanDossier>,
}

impl Ouvert {
    /// Reads it as of a day, whoever asks: six statements.
    ///
    /// # Errors
    /// `StoreError::Missing`.
    pub async fn lire(r: &mut impl Read, dossier: &DossierId, jour: Date) -> Result<Self, StoreError> {
        let dossier: Dossier = r.load(dossier).await?;
        let appel: Appel = r.load(&dossier.appel_id).await?;
        let porteur: Porteur = r.load(&dossier.porteur_id).await?;
        let lignes: Vec<LigneFinanceur> = r.list("dossier_id = $2 ;; ORDER BY id", args![dossier.id]).await?;
        let bilan = r.find::<BilanDossier>("dossier_id = $2", args![dossier.id]).await?;
        let parametres = parametres_du(&lectures::lettres(r, appel.id).await?, jour);
        let financeurs = lectures::financeurs(r).await?;
        Ok(Self { dossier, appel, porteur, lignes, financeurs, parametres, bilan })
    }

    #[must_use]
    pub fn seuil(&self) -> SeuilMotif {
        SeuilMotif::de(&self.parametres)
    }

    /// What each funder voted, and where the budget writes it.
    #[must_use]
    pub fn subventions(&self) -> Vec<Subvention> {
        let ligne = |f: &Financeur| {
            let dite = self.financeurs.iter().find(|i| i.code == *f).map_or("74x", |i| i.ligne_budget.as_str());
            crate::regles::budget::ligne(dite).map_or("74x", |l| l.code).to_owned()
        };
        let votee = |l: &LigneFinanceur| {
            let montant = l.vote().filter(|v| v.est_positif())?;
            Some(Subvention { financeur: l.financeur.clone(), ligne: ligne(&l.financeur), montant })
        };
        self.lignes.iter().filter_map(votee).collect()
    }

    /// The table, with what is realised so far.
    #[must_use]
    pub fn tableau(&self) -> Tableau {
        match &self.bilan {
            Some(b) => Tableau::de(&self.dossier.budget, &self.subventions(), &b.realise, &b.contenu.motifs),
            None => {
                Tableau::de(&self.dossier.budget, &self.subventions(), &LignesBudget::new(), &std::collections::BTreeMap::new())
            }
        }
    }

    /// Whether something was voted for it: nothing is reported of nothing.
    #[must_use]
    pub fn finance(&self) -> bool {
        self.lignes.iter().any(|l| l.vote().is_some_and(crate::regles::Euros::est_positif))
    }

    /// Whether its holder may write now.
    #[must_use]
    pub fn modifiable(&self) -> bool {
        self.finance() && regles::modifiable(self.dossier.etat, self.bilan.as_ref())
    }

    #[must_use]
    pub fn nom(&self, financeur: &Financeur) -> String {
        self.financeurs.iter().find(|f| f.code == *financeur).map_or_else(|| financeur.to_string(), |f| f.nom.clone())
    }

    fn perime(&self) -> ActeError {
        StoreError::Stale { table: "bilan_dossier", id: self.dossier.id.to_string() }.into()
    }

    /// The version seen by who writes; 0 when there was nothing yet.
    fn verifier_la_version(&self, version: i64) -> Result<(), ActeError> {
        if self.bilan.as_ref().map_or(0, |b| b.version) == version { Ok(()) } else { Err(self.perime()) }
    }

    fn recu(&self) -> Result<BilanDossier, ActeError> {
        self.bilan.clone().filter(|b| b.recu_le.is_some()).ok_or(ActeError::Interdit)
    }
}

async fn ouvrir_pour_ecrire(w: &mut Writer, visit: &Visit, id: &DossierId) -> Result<Ouvert, ActeError> {
    let jour = w.today();
    let ouvert = Ouvert::lire(w, id, jour).await?;
    if !droits::depose_pour(visit, &ouvert.porteur, &ouvert.appel) {
        return Err(ActeError::Interdit);
    }
    main_de(w, visit, &ouvert.porteur, Some(&ouvert.appel.contrat_id)).await?.ecrire(Some(ouvert.dossier.id))?;
    if !ouvert.modifiable() {
        return Err(RefusBilan::PasAttendu { etat: ouvert.dossier.etat }.into());
    }
    Ok(ouvert)
}

fn vierge(o: &Ouvert) -> BilanDossier {
    BilanDossier {
        id: Id::fresh(),
        version: 1,
        appel_id: o.appel.id,
        dossier_id: o.dossier.id,
        etat: EtatBilan::Attendu,
        contenu: Json(ContenuBilan::default()),
        realise: Json(LignesBudget::new()),
        cout_realise_centimes: None,
        recu_le: None,
        valide_le: None,
    }
}

/// Writes what was typed over the review of a file; gives it as written.
async fn ecrire(w: &mut Writer, o: &mut Ouvert, version: i64, saisie: &SaisieBilan) -> Result<BilanDossier, ActeError> {
    o.verifier_la_version(version)?;
    let nouveau = o.bilan.is_none();
    let mut bilan = o.bilan.clone().unwrap_or_else(|| vierge(o));
    let mut lu = regles::lire(saisie, &bilan.contenu).map_err(ActeError::refuse)?;
    lu.contenu.mesures = regles::mesures::lire(saisie, &o.dossier.contenu.indicateurs).map_err(ActeError::refuse)?;
    bilan.contenu = Json(lu.contenu);
    bilan.realise = Json(lu.realise);
    o.bilan = Some(bilan.clone());
    bilan.cout_realise_centimes = Some(o.tableau().charges().realise.centimes());
    if nouveau {
        w.insert(&bilan).await?
    } else {
        w.update(&mut bilan).await?
    }
    o.bilan = Some(bilan.clone());
    Ok(bilan)
}

/// Saves a draft: only its holder and the team see it.
///
/// # Errors
/// `Interdit`, `Stale`, `PasAttendu`, every field that cannot be read.
pub async fn enregistrer(visit: &Visit, id: &DossierId, version: i64, saisie: &SaisieBilan) -> Result<BilanDossier, ActeError> {
    let mut w = visit.writer("bilan.enregistrer").await?;
    let mut o = ouvrir_pour_ecrire(&mut w, visit, id).await?;
    let bilan = ecrire(&mut w, &mut o, version, saisie).await?;
    w.commit().await?;
    Ok(bilan)
}

/// Sends the review: it is received that day (a correction keeps the first one), and its holder has a receipt.
///
/// # Errors
/// What `enregistrer` refuses; everything missing, every gap without a reason, a table that does not balance.
pub async fn deposer(visit: &Visit, id: &DossierId, version: i64, saisie: &SaisieBilan) -> Result<BilanDossier, ActeError> {
    let mut w = visit.writer("bilan.deposer").await?;
    let mut o = ouvrir_pour_ecrire(&mut w, visit, id).await?;
    main_de(&mut w, visit, &o.porteur, Some(&o.appel.contrat_id)).await?.deposer(o.dossier.id)?;
    let mut bilan = ecrire(&mut w, &mut o, version, saisie).await?;
    let mut refus = regles::mesures::manquantes(&bilan.contenu, &o.dossier.contenu.indicateurs);
    refus.extend(regles::deposable(&bilan.contenu, &o.tableau(), o.seuil()).err().unwrap_or_default());
    if !refus.is_empty() {
        return Err(ActeError::refuse(refus));
    }
    for pas in regles::chemin(o.dossier.etat).unwrap_or_default() {
        o.dossier.etat = passer(o.dossier.etat, *pas, &[], &[]).map_err(ActeError::refuse::<RefusPassage<EtatDossier>>)?;
    }
    bilan.etat = EtatBilan::Recu;
    bilan.recu_le = bilan.recu_le.or_else(|| Some(w.today()));
    bilan.contenu.depose_par = visit.visitor.as_ref().map(|v| v.nom.clone()).unwrap_or_default();
    bilan.contenu.depose_a = Some(w.now());
    w.update(&mut bilan).await?;
    o.dossier.modifie_a = w.now();
    w.update(&mut o.dossier).await?;
    let numero = o.dossier.numero.clone().unwrap_or_default();
    let (jour, adresse) = (w.today(), visit.absolute(&format!("/dossiers/{}/bilan", o.dossier.id)));
    let cle = format!("bilan-recu:{}:{}", bilan.id, bilan.version);
    let (exercice, intitule) = (o.appel.exercice.to_string(), o.dossier.intitule.clone());
    ecrire_au_porteur(&mut w, &o.porteur, o.dossier.id, &cle, |lang| {
        let t = m(lang);
        let le = kernel::texte::date_longue(jour, lang);
        (t.bilan_courriel_recu_objet(&numero), t.bilan_courriel_recu_corps(&exercice, &intitule, &numero, le, &adresse))
    })
    .await?;
    w.commit().await?;
    Ok(bilan)
}

/// Joins one of the papers of a review.
///
/// # Errors
/// `Interdit`, `Stale`, `PasAttendu`, and what a paper is refused for.
pub async fn joindre(visit: &Visit, id: &DossierId, version: i64, depot: Depot) -> Result<BilanDossier, ActeError> {
    let mut w = visit.writer("bilan.joindre").await?;
    let o = ouvrir_pour_ecrire(&mut w, visit, id).await?;
    o.verifier_la_version(version)?;
    if !PIECES.contains(&depot.genre.as_str()) {
        return Err(ActeError::Interdit);
    }
    let genre = depot.genre.clone();
    joindre_dans(&mut w, visit, &o.porteur, Some(o.dossier.id), depot).await?;
    let nouveau = o.bilan.is_none();
    let mut bilan = o.bilan.clone().unwrap_or_else(|| vierge(&o));
    if !bilan.contenu.pieces.contains(&genre) {
        bilan.contenu.pieces.push(genre);
    }
    if nouveau {
        w.insert(&bilan).await?
    } else {
        w.update(&mut bilan).await?
    }
    w.commit().await?;
    Ok(bilan)
}

/// The team makes a review go on: complete, or to be corrected.
async fn conduire(visit: &Visit, w: &mut Writer, id: &DossierId, version: i64, vers: EtatDossier) -> Result<Ouvert, ActeError> {
    let jour = w.today();
    let mut o = Ouvert::lire(w, id, jour).await?;
    if !droits::conduit(visit, &o.appel) {
        return Err(ActeError::Interdit);
    }
    o.recu()?;
    let etat = passer(o.dossier.etat, vers, &[], &[]).map_err(ActeError::refuse::<RefusPassage<EtatDossier>>)?;
    o.verifier_la_version(version)?;
    o.dossier.etat = etat;
    o.dossier.modifie_a = w.now();
    w.update(&mut o.dossier).await?;
    Ok(o)
}

/// Sends a review back to its holder, who is told what to correct.
///
/// # Errors
/// `Interdit`, `Stale`, a step out of the cycle, `MotifManquant`.
pub async fn renvoyer(visit: &Visit, id: &DossierId, version: i64, motif: &str) -> Result<BilanDossier, ActeError> {
    let mut w = visit.writer("bilan.renvoyer").await?;
    let o = conduire(visit, &mut w, id, version, EtatDossier::BilanACorriger).await?;
    let motif = motif.trim().to_owned();
    if motif.chars().count() < 10 {
        return Err(RefusBilan::MotifManquant.into());
    }
    w.motif(motif.clone());
    let mut bilan = o.recu()?;
    bilan.etat = EtatBilan::ACorriger;
    bilan.contenu.a_corriger.clone_from(&motif);
    w.update(&mut bilan).await?;
    let adresse = visit.absolute(&format!("/dossiers/{}/bilan", o.dossier.id));
    let (numero, intitule) = (o.dossier.numero.clone().unwrap_or_default(), o.dossier.intitule.clone());
    let cle = format!("bilan-corriger:{}:{}", bilan.id, bilan.version);
    ecrire_au_porteur(&mut w, &o.porteur, o.dossier.id, &cle, |lang| {
        let t = m(lang);
        (t.bilan_courriel_corriger_objet(&numero), t.bilan_courriel_corriger_corps(&intitule, &numero, &motif, &adresse))
    })
    .await?;
    w.commit().await?;
    Ok(bilan)
}

/// The team finds a review complete, for every funder.
///
/// # Errors
/// `Interdit`, `Stale`, a step out of the cycle.
pub async fn valider(visit: &Visit, id: &DossierId, version: i64) -> Result<BilanDossier, ActeError> {
    let mut w = visit.writer("bilan.valider").await?;
    let o = conduire(visit, &mut w, id, version, EtatDossier::BilanValide).await?;
    let mut bilan = o.recu()?;
    bilan.etat = EtatBilan::Valide;
    bilan.valide_le = Some(w.today());
    bilan.contenu.a_corriger.clear();
    w.update(&mut bilan).await?;
    w.commit().await?;
    Ok(bilan)
}

/// A funder validates the review for its part, and says what it wants back; the file closes with the last one. The team does it
/// for a funder without account.
///
/// # Errors
/// `Interdit` before the team found it complete; another's column, nothing voted, a part already validated, an amount that
/// cannot be read or is more than what was paid; `Stale`.
pub async fn valider_part(
    visit: &Visit,
    id: &DossierId,
    financeur: &Financeur,
    version: i64,
    a_reverser: &str,
) -> Result<BilanDossier, ActeError> {
    let mut r = visit.reader().await?;
    let o = Ouvert::lire(&mut r, id, visit.today()).await?;
    let lisible = lit(&mut r, visit, &o.dossier, &o.porteur, &o.appel).await?;
    drop(r);
    let qui = o.financeurs.iter().find(|f| f.code == *financeur).ok_or(ActeError::Interdit)?;
    if !lisible {
        return Err(ActeError::Interdit);
    }
    let pour_un_autre = a_la_plume(visit, qui, &o.appel)?;
    let mut w = visit.house.db.writer(visit.collectivite.id, plume(visit, qui, pour_un_autre), "bilan.valider_part").await?;
    if let Some(visiteur) = &visit.visitor {
        sans_interet(&mut w, *id, &visiteur.compte_id).await?;
    }
    let jour = w.today();
    let mut o = Ouvert::lire(&mut w, id, jour).await?;
    let nom = o.nom(financeur);
    let mut bilan = o.recu().ok().filter(|b| b.etat == EtatBilan::Valide).ok_or(ActeError::Interdit)?;
    let rang = o.lignes.iter().position(|l| l.financeur == *financeur && l.vote().is_some_and(|v| v.est_positif()));
    let ligne = rang.and_then(|rang| o.lignes.get_mut(rang)).ok_or_else(|| RefusBilan::SansPart { financeur: nom.clone() })?;
    if bilan.contenu.valide_par.contains_key(financeur) {
        return Err(RefusBilan::PartValidee { financeur: nom }.into());
    }
    if bilan.version != version {
        return Err(o.perime());
    }
    let rendre = montant(a_reverser).map_err(RefusBilan::MontantIllisible)?.unwrap_or_default();
    let paye = ligne.paye().unwrap_or_default();
    if rendre > paye {
        return Err(RefusBilan::TropAReverser { demande: rendre, paye }.into());
    }
    bilan.contenu.valide_par.insert(financeur.clone(), w.today());
    if rendre.est_positif() {
        bilan.contenu.a_reverser.insert(financeur.clone(), rendre);
    }
    if matches!(ligne.etat, EtatLigne::Versee | EtatLigne::VerseePartielle) {
        // Paid lawfully already: what LEG-01 asks before a payment was asked then.
        ligne.etat = if rendre.est_positif() { EtatLigne::AReverser } else { EtatLigne::Soldee };
        w.update(ligne).await?;
    }
    w.update(&mut bilan).await?;
    let tous = o
        .lignes
        .iter()
        .filter(|l| l.vote().is_some_and(|v| v.est_positif()))
        .all(|l| bilan.contenu.valide_par.contains_key(&l.financeur) && l.etat != EtatLigne::AReverser);
    if tous && o.dossier.etat == EtatDossier::BilanValide {
        o.dossier.etat = EtatDossier::Clos;
        o.dossier.modifie_a = w.now();
        w.update(&mut o.dossier).await?;
    }
    w.commit().await?;
    Ok(bilan)
}
