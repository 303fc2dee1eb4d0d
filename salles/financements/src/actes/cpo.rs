//! Multi-year agreements: prepared from a file, concluded under their rules, evaluated each year. The conclusion sets aside what
//! each funder promises for the years to come; « la CAF n'engage qu'un exercice ».

use crate::calculs::noeuds;
use crate::droits;
use crate::model::*;
use crate::regles::cpo::{
    CATEGORIES, Promesse, RefusCpo, evaluer as apres_evaluation, identifiant_suivant, montants_repris, promesses,
};
use crate::regles::enveloppe::{Nature, ou_reserver};
use crate::regles::etats::{Etat, EtatCpo, RefusPassage, passer};
use crate::regles::saisie::montant;
use crate::regles::{Catalogue, Etape, Euros, Financeur, Parametres, Portee, Verdict, lecture::DossierLu};
use crate::store as lectures;
use jiff::civil::Date;
use kernel::{Id, Right};
use std::collections::BTreeMap;
use store::{ActeError, Json, Read, StoreError, Writer, args};
use web::Visit;

/// An agreement with its files, by year.
pub struct CpoLue {
    pub cpo: Cpo,
    pub action: ActionAidee,
    pub porteur: Porteur,
    pub dossiers: Vec<(i64, Dossier)>,
    pub lignes: Vec<LigneFinanceur>,
    pub reservations: Vec<(Enveloppe, Reservation)>,
    pub financeurs: Vec<FinanceurInscrit>,
    /// The file of its first year, as its rules see it.
    pub lu: Option<DossierLu>,
}

impl CpoLue {
    /// Reads the agreement of an identifier, whoever asks.
    ///
    /// # Errors
    /// `StoreError::Missing`.
    pub async fn lire(r: &mut impl Read, identifiant: &str, jour: Date) -> Result<Self, StoreError> {
        let cpo = r.find::<Cpo>("identifiant = $2", args![identifiant.to_owned()]).await?;
        let cpo = cpo.ok_or_else(|| StoreError::Missing { table: "cpo", id: identifiant.to_owned() })?;
        let action: ActionAidee = r.load(&cpo.action_id).await?;
        let porteur: Porteur = r.load(&action.porteur_id).await?;
        let appels: BTreeMap<AppelId, Appel> = r.list::<Appel>("", args![]).await?.into_iter().map(|a| (a.id, a)).collect();
        let siens: Vec<Dossier> = r.list("cpo_id = $2 AND etat <> 'retire' ;; ORDER BY id", args![cpo.id]).await?;
        let mut dossiers: Vec<(i64, Dossier)> =
            siens.into_iter().filter_map(|d| Some((appels.get(&d.appel_id)?.exercice, d))).collect();
        dossiers.sort_by_key(|(annee, _)| *annee);
        let lignes: Vec<LigneFinanceur> = r
            .list(
                "dossier_id IN (SELECT id FROM dossier WHERE collectivite_id = $1 AND cpo_id = $2) ;; ORDER BY financeur, id",
                args![cpo.id],
            )
            .await?;
        let promises: Vec<Reservation> = r.list("cpo_id = $2 ;; ORDER BY id", args![cpo.id]).await?;
        let enveloppes: Vec<Enveloppe> = r
            .list("id IN (SELECT enveloppe_id FROM reservation WHERE collectivite_id = $1 AND cpo_id = $2)", args![cpo.id])
            .await?;
        let reservations =
            promises.into_iter().filter_map(|p| Some((enveloppes.iter().find(|e| e.id == p.enveloppe_id)?.clone(), p))).collect();
        let financeurs = lectures::financeurs(r).await?;
        let premier = dossiers.iter().find(|(annee, _)| *annee == cpo.annee_debut).map(|(_, d)| d.clone());
        let lu = match premier.as_ref().and_then(|d| Some((d, appels.get(&d.appel_id)?))) {
            Some((dossier, appel)) => Some(lectures::lu(r, dossier, appel, jour).await?),
            None => None,
        };
        Ok(Self { cpo, action, porteur, dossiers, lignes, reservations, financeurs, lu })
    }

    /// What the rules of agreements say, CPO-01 to CPO-09.
    #[must_use]
    pub fn juger(&self, jour: Date) -> Vec<(String, Verdict)> {
        let Some(lu) = &self.lu else { return vec![] };
        Catalogue::de(&lu.parametres).juger_etape(Etape::Cpo, &[Portee::Cpo], &lu.situation(Etape::Cpo, jour))
    }
}

/// Whether the visitor leads that contract.
#[must_use]
pub fn conduit(visit: &Visit, cpo: &Cpo) -> bool {
    visit.may(Right::ConduireAppel, Some(&cpo.contrat_id))
}

/// Begins an agreement from a file: three years of what its funders give (or are asked) this year.
///
/// # Errors
/// `Interdit`, `Categorie`, `DejaUne`.
pub async fn preparer(visit: &Visit, dossier: &DossierId, categorie: &str) -> Result<Cpo, ActeError> {
    let mut w = visit.writer("cpo.preparer").await?;
    let mut dossier: Dossier = w.load(dossier).await?;
    let appel: Appel = w.load(&dossier.appel_id).await?;
    if !droits::conduit(visit, &appel) {
        return Err(ActeError::Interdit);
    }
    if !CATEGORIES.contains(&categorie) {
        return Err(RefusCpo::Categorie { code: categorie.to_owned() }.into());
    }
    if dossier.cpo_id.is_some() {
        return Err(RefusCpo::DejaUne.into());
    }
    let jour = w.today();
    let lu = lectures::lu(&mut w, &dossier, &appel, jour).await?;
    let annuels: BTreeMap<Financeur, Euros> = lu
        .lignes
        .iter()
        .filter_map(|l| Some((l.financeur.clone(), l.vote().or(l.propose()).or(l.demande())?)))
        .filter(|(_, m)| m.est_positif())
        .collect();
    let pris = w.rows("SELECT identifiant FROM cpo WHERE collectivite_id = $1", args![]).await?;
    let pris: Vec<String> = pris.into_iter().map(|mut row| row.take()).collect::<Result<_, _>>()?;
    let duree = lu.parametres.cpo_duree;
    let cpo = Cpo {
        id: Id::fresh(),
        version: 1,
        contrat_id: appel.contrat_id.clone(),
        identifiant: identifiant_suivant(appel.exercice, &pris),
        action_id: dossier.action_id,
        categorie: categorie.to_owned(),
        annee_debut: appel.exercice,
        annee_fin: appel.exercice + duree - 1,
        etat: EtatCpo::Preparation,
        contenu: Json(ContenuCpo {
            montants: montants_repris(appel.exercice, duree, &annuels),
            signataires: annuels.keys().cloned().collect(),
            evaluations: vec![],
            objet: dossier.intitule.clone(),
        }),
    };
    w.insert(&cpo).await?;
    dossier.cpo_id = Some(cpo.id);
    dossier.modifie_a = w.now();
    w.update(&mut dossier).await?;
    w.commit().await?;
    Ok(cpo)
}

async fn ouvrir(w: &mut Writer, visit: &Visit, identifiant: &str) -> Result<CpoLue, ActeError> {
    let jour = w.today();
    let lue = CpoLue::lire(w, identifiant, jour).await?;
    if conduit(visit, &lue.cpo) { Ok(lue) } else { Err(ActeError::Interdit) }
}

fn perimee(cpo: &Cpo) -> ActeError {
    StoreError::Stale { table: "cpo", id: cpo.id.to_string() }.into()
}

/// Writes the amounts of an agreement in preparation: `m.2027.ETAT`.
///
/// # Errors
/// `Interdit`, `PasPreparation`, each amount that cannot be read, `Stale`.
pub async fn ecrire(visit: &Visit, identifiant: &str, version: i64, tapes: &[(String, String)]) -> Result<Cpo, ActeError> {
    let mut w = visit.writer("cpo.rediger").await?;
    let mut cpo = ouvrir(&mut w, visit, identifiant).await?.cpo;
    if cpo.etat != EtatCpo::Preparation {
        return Err(RefusCpo::PasPreparation.into());
    }
    let mut refus = vec![];
    for (champ, valeur) in tapes {
        let place = champ.strip_prefix("m.").and_then(|reste| reste.split_once('.'));
        let Some((annee, qui)) = place.and_then(|(annee, qui)| Some((annee.parse::<i64>().ok()?, qui))) else { continue };
        if !(cpo.annee_debut..=cpo.annee_fin).contains(&annee) {
            continue;
        }
        let lignes = cpo.contenu.montants.entry(annee).or_default();
        match montant(valeur) {
            Ok(Some(m)) if m.est_positif() => drop(lignes.insert(Financeur::nomme(qui), m)),
            Ok(_) => drop(lignes.remove(&Financeur::nomme(qui))),
            Err(erreur) => refus.push(RefusCpo::Montant { champ: champ.clone(), refus: erreur }),
        }
    }
    if !refus.is_empty() {
        return Err(ActeError::refuse(refus));
    }
    let mut signataires: Vec<Financeur> = cpo.contenu.montants.values().flat_map(|l| l.keys().cloned()).collect();
    signataires.sort();
    signataires.dedup();
    cpo.contenu.signataires = signataires;
    if cpo.version != version {
        return Err(perimee(&cpo));
    }
    w.update(&mut cpo).await?;
    w.commit().await?;
    Ok(cpo)
}

/// Concludes an agreement: its rules hold, its first year begins, what it promises for the next two is set aside.
///
/// # Errors
/// `Interdit`, `SansMontant`, the rules CPO-01 to CPO-09 that block, `AuDelaDeLEnveloppe`, `Stale`.
pub async fn conclure(visit: &Visit, identifiant: &str, version: i64) -> Result<Cpo, ActeError> {
    let mut w = visit.writer("cpo.conclure").await?;
    let lue = ouvrir(&mut w, visit, identifiant).await?;
    let mut cpo = lue.cpo.clone();
    let lu = lue.lu.as_ref().ok_or(RefusCpo::SansMontant)?;
    if !cpo.contenu.montants.values().flat_map(|l| l.values()).any(|m| m.est_positif()) {
        return Err(RefusCpo::SansMontant.into());
    }
    let jour = w.today();
    let s = lu.situation(Etape::Cpo, jour);
    let catalogue = Catalogue::de(&s.p);
    let juge = |code: &&str| Some(((*code).to_owned(), catalogue.juger(code, &s).ok()?));
    let poses = EtatCpo::Conclue.regles().iter().filter_map(juge);
    let poses: Vec<(String, Verdict)> = poses.chain(catalogue.juger_locales(Etape::Cpo, &[Portee::Cpo], &s)).collect();
    let vigueur = crate::regles::derogation::en_vigueur(&lu.derogations, jour);
    cpo.etat = passer(cpo.etat, EtatCpo::Conclue, &poses, &vigueur).map_err(ActeError::refuse::<RefusPassage<EtatCpo>>)?;
    if cpo.version != version {
        return Err(perimee(&cpo));
    }
    for promesse in promesses(cpo.annee_debut, &cpo.contenu.montants, &lu.parametres).into_iter().filter(|p| !p.intention) {
        reserver(&mut w, &cpo, &promesse, &lu.parametres).await?;
    }
    cpo.etat = passer(cpo.etat, EtatCpo::An1, &[], &[]).map_err(ActeError::refuse::<RefusPassage<EtatCpo>>)?;
    w.update(&mut cpo).await?;
    w.commit().await?;
    Ok(cpo)
}

/// Sets a promise aside on the envelope of that year, see [`ou_reserver`]. A year without an envelope gets a forecast, and a forecast grows with what it must hold: « sous réserve du vote des crédits ».
async fn reserver(w: &mut Writer, cpo: &Cpo, promesse: &Promesse, p: &Parametres) -> Result<(), ActeError> {
    let (annee, qui, montant) = (promesse.annee, &promesse.financeur, promesse.montant);
    let siennes: Vec<Enveloppe> = w
        .list("contrat_id = $2 AND exercice = $3 AND financeur = $4 ;; ORDER BY id", args![cpo.contrat_id, annee, qui.clone()])
        .await?;
    let arbre = noeuds(&siennes, &[], |e| e.id.to_string());
    let choisie = ou_reserver(&arbre, qui, p).and_then(|n| siennes.iter().find(|e| e.id.to_string() == n.id));
    let enveloppe = match choisie.cloned() {
        Some(connue) => connue,
        None => {
            let nouvelle = Enveloppe {
                id: Id::fresh(),
                version: 1,
                contrat_id: cpo.contrat_id.clone(),
                exercice: annee,
                financeur: qui.clone(),
                parent_id: None,
                nature: Nature::Racine,
                libelle: cpo.identifiant.clone(),
                montant_centimes: 0,
                acte: None,
                acte_le: None,
            };
            w.insert(&nouvelle).await?;
            nouvelle
        }
    };
    let deja: Vec<Reservation> = w.list("enveloppe_id = $2", args![enveloppe.id]).await?;
    let pris: i64 = deja.iter().map(|r| r.montant_centimes).sum();
    let parts: i64 = siennes.iter().filter(|e| e.parent_id == Some(enveloppe.id)).map(|e| e.montant_centimes).sum();
    let manque = pris + parts + montant.centimes() - enveloppe.montant_centimes;
    if manque > 0 {
        if enveloppe.acte.is_some() || enveloppe.parent_id.is_some() {
            let manque = Euros::de_centimes(manque);
            return Err(RefusCpo::AuDelaDeLEnveloppe { financeur: qui.clone(), annee, manque }.into());
        }
        let mut enveloppe = enveloppe.clone();
        enveloppe.montant_centimes += manque;
        w.update(&mut enveloppe).await?;
    }
    w.insert(&Reservation {
        id: Id::fresh(),
        version: 1,
        enveloppe_id: enveloppe.id,
        cpo_id: cpo.id,
        montant_centimes: montant.centimes(),
    })
    .await?;
    Ok(())
}

/// Records the evaluation of a year (CPO-02): the next year's payments wait for it.
///
/// # Errors
/// `Interdit`; a year out of turn, not over, or evaluated already; `Stale`.
pub async fn evaluer(visit: &Visit, identifiant: &str, version: i64, annee: i64) -> Result<Cpo, ActeError> {
    let mut w = visit.writer("cpo.evaluer").await?;
    let mut cpo = ouvrir(&mut w, visit, identifiant).await?.cpo;
    let cette_annee = i64::from(w.today().year());
    let vers = apres_evaluation(cpo.etat, (cpo.annee_debut, cpo.annee_fin), &cpo.contenu.evaluations, annee, cette_annee)?;
    cpo.etat = passer(cpo.etat, vers, &[], &[]).map_err(ActeError::refuse::<RefusPassage<EtatCpo>>)?;
    if cpo.version != version {
        return Err(perimee(&cpo));
    }
    cpo.contenu.evaluations.push(annee);
    w.update(&mut cpo).await?;
    w.commit().await?;
    Ok(cpo)
}
