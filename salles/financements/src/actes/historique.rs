//! A finished call that lived in a table, taken in as history: columns confirmed once, holders confirmed one by one, a preview,
//! then everything at once. `historique(action, 1)`, `annees_financees` and the gaps of a renewal are read from what it writes.
//! An extract of Dauphin is such a table, that comes back: it goes to the call of its year, led here or not (`dauphin.rs`).

pub mod dauphin;
mod ecriture;
#[cfg(test)]
pub mod tests;
#[cfg(test)]
mod tests_dauphin;

use super::depot::{self, Depot};
use crate::droits::conduit;
use crate::model::{ActionAidee, Appel, Dossier, FinanceurInscrit, ImportDauphin, LigneFinanceur, Porteur, StatutDauphin};
use crate::regles::etats::EtatAppel;
use crate::regles::historique::{
    Connus, Deja, Faute, PorteurLu, Preparee, Refus, Reponses, Sort, Statuts, Tranche, annee, lire, lire_les_choix, preparer,
    proposer, signature, slug, statuts, tableau,
};
use crate::store as lectures;
use acteurs::model::Organisation;
use kernel::Id;
use serde_json::json;
use sha2::{Digest, Sha256};
use sheets::{ClasseurLu, Correspondance, EnteteVue, Limites};
use std::collections::BTreeMap;
use store::{ActeError, Read, StoreError, Writer, args, journal};
use web::{Upload, Visit};

const GENRE: &str = "historique";

/// A table that waits: its columns, then what it would write.
#[derive(Debug, Clone)]
pub struct Apercu {
    pub depot: Depot,
    pub annee: i64,
    pub entetes: Vec<EnteteVue>,
    pub correspondance: Correspondance,
    /// Confirmed for this table, or for another with the same headings.
    pub colonnes_confirmees: bool,
    pub porteurs: Vec<PorteurLu>,
    pub lignes: Vec<Preparee>,
    pub fautes: Vec<Faute>,
    /// The words of its status column, each once; what each means is in `statuts`.
    pub statuts_dits: Vec<String>,
    pub statuts: Statuts,
    /// The state of the call it goes to, when it is led here.
    pub en_cours: Option<EtatAppel>,
    /// All those of the directory, to name a holder.
    pub organisations: Vec<Organisation>,
    pub financeurs: Vec<FinanceurInscrit>,
}

impl Apercu {
    #[must_use]
    pub fn compte(&self, est: impl Fn(&Sort) -> bool) -> usize {
        self.lignes.iter().filter(|l| est(&l.sort)).count()
    }

    /// « puis tout ou rien »: no fault, every holder and every conflict answered, something to write.
    #[must_use]
    pub fn applicable(&self) -> bool {
        self.colonnes_confirmees && self.fautes.is_empty() && self.compte(Sort::attend) == 0 && self.compte(Sort::ecrit) > 0
    }
}

fn droit(visit: &Visit, appel: &Appel) -> Result<(), ActeError> {
    if conduit(visit, appel) { Ok(()) } else { Err(ActeError::Interdit) }
}

async fn ouvrir(contenu: Vec<u8>, nom: &str) -> Result<ClasseurLu, ActeError> {
    let nom = nom.to_owned();
    let reading = tokio::task::spawn_blocking(move || sheets::lire(&contenu, &nom, &Limites::default()));
    Ok(reading.await.map_err(|e| StoreError::Broken(e.to_string()))??)
}

fn empreinte(entetes: &[EnteteVue]) -> String {
    journal::hex(&Sha256::digest(signature(entetes)))
}

fn de_json<T: serde::de::DeserializeOwned>(texte: &str) -> Result<T, StoreError> {
    serde_json::from_str(texte).map_err(|e| StoreError::Broken(e.to_string()))
}

fn en_json<T: serde::Serialize>(valeur: &T) -> Result<String, StoreError> {
    serde_json::to_string(valeur).map_err(|e| StoreError::Broken(e.to_string()))
}

/// The call of that year of the same contract, if one is there.
async fn appel_de(r: &mut impl Read, appel: &Appel, annee: i64) -> Result<Option<Appel>, StoreError> {
    r.find::<Appel>(
        "contrat_id = $2 AND exercice = $3 AND etat <> $4 ;; ORDER BY slug COLLATE \"C\"",
        args![appel.contrat_id, annee, EtatAppel::Abandonne],
    )
    .await
}

/// A year taken in may be completed; one that was led here is not written over. In that of the call, the files of Dauphin enter
/// until the programming begins.
async fn libre(r: &mut impl Read, appel: &Appel, annee: i64) -> Result<Option<Appel>, ActeError> {
    if annee == appel.exercice {
        let ouvert = matches!(appel.etat, EtatAppel::Ouvert | EtatAppel::Clos | EtatAppel::Instruction);
        return if ouvert { Ok(Some(appel.clone())) } else { Err(Refus::TropTard { intitule: appel.intitule.clone() }.into()) };
    }
    match appel_de(r, appel, annee).await? {
        Some(autre) if autre.slug != slug(annee) => Err(Refus::ConduitIci { annee, intitule: autre.intitule }.into()),
        trouve => Ok(trouve),
    }
}

async fn retenue(r: &mut impl Read, entetes: &[EnteteVue]) -> Result<Option<Correspondance>, StoreError> {
    let rows = r
        .rows(
            "SELECT colonnes FROM appel_correspondance WHERE collectivite_id = $1 AND signature = $2",
            args![empreinte(entetes)],
        )
        .await?;
    rows.into_iter().next().map(|mut row| de_json(&row.take::<String>()?)).transpose()
}

/// Keeps a table of the year typed aside; its identifier.
///
/// # Errors
/// `Interdit`; a year that cannot be or that was led here; a file that cannot be read or holds no table.
pub async fn deposer(visit: &Visit, appel: &Appel, exercice: &str, fichier: Option<Upload>) -> Result<String, ActeError> {
    droit(visit, appel)?;
    let annee = annee(exercice, appel.exercice)?;
    let fichier = fichier.filter(|f| !f.name.is_empty() || !f.bytes.is_empty()).ok_or(Refus::FichierAbsent)?;
    let lu = ouvrir(fichier.bytes.clone(), &depot::nom(&fichier)).await?;
    let entetes = tableau(&lu.feuilles)?.entetes;
    let mut r = visit.reader().await?;
    libre(&mut r, appel, annee).await?;
    let colonnes = retenue(&mut r, &entetes).await?.map(|c| c.paires).unwrap_or_default();
    drop(r);
    let id = depot::garder(visit, appel.id, GENRE, "historique.deposer", fichier).await?;
    let mut w = visit.writer("historique.deposer").await?;
    depot::repondre(&mut w, &id, &en_json(&Reponses { annee, colonnes, ..Reponses::default() })?).await?;
    w.commit().await?;
    Ok(id)
}

async fn connus(r: &mut impl Read, destination: Option<&Appel>, en_cours: Option<EtatAppel>) -> Result<Connus, StoreError> {
    let mut dossiers = vec![];
    if let Some(appel) = destination {
        let mut lignes: BTreeMap<_, Vec<LigneFinanceur>> = BTreeMap::new();
        for ligne in r.list::<LigneFinanceur>("appel_id = $2 ;; ORDER BY id", args![appel.id]).await? {
            lignes.entry(ligne.dossier_id).or_default().push(ligne);
        }
        let siens = "dossier_id IN (SELECT id FROM dossier WHERE collectivite_id = $1 AND appel_id = $2)";
        let imports = r.list::<ImportDauphin>(siens, args![appel.id]).await?;
        let mut imports: BTreeMap<_, _> = imports.into_iter().map(|i| (i.dossier_id, i)).collect();
        for dossier in r.list::<Dossier>("appel_id = $2 ;; ORDER BY id", args![appel.id]).await? {
            let lignes = lignes.remove(&dossier.id).unwrap_or_default();
            dossiers.push(Deja { importee: imports.remove(&dossier.id), lignes, dossier });
        }
    }
    Ok(Connus {
        organisations: r
            .list::<Organisation>("remplacee_par IS NULL AND generique = 0 ;; ORDER BY cle COLLATE \"C\", id", args![])
            .await?,
        porteurs: r.list::<Porteur>("", args![]).await?,
        actions: r.list::<ActionAidee>(";; ORDER BY intitule COLLATE \"C\", id", args![]).await?,
        dossiers,
        en_cours,
    })
}

async fn composer(r: &mut impl Read, appel: &Appel, depot: Depot, lu: &ClasseurLu) -> Result<Apercu, ActeError> {
    let reponses: Reponses = de_json(&depot.reponses)?;
    let financeurs = lectures::financeurs(r).await?;
    let table = tableau(&lu.feuilles)?;
    let destination = libre(r, appel, reponses.annee).await?;
    let en_cours = (reponses.annee == appel.exercice).then_some(appel.etat);
    let connus = connus(r, destination.as_ref(), en_cours).await?;
    let de_la_maison = r.list::<StatutDauphin>("", args![]).await?;
    let statuts = statuts(de_la_maison.into_iter().map(|s| (s.cle, s.sens)));
    let colonnes_confirmees = !reponses.colonnes.is_empty();
    let correspondance = if colonnes_confirmees {
        Correspondance { paires: reponses.colonnes.clone() }
    } else {
        proposer(&table.entetes, &financeurs)
    };
    let (mut porteurs, mut lignes, mut fautes, mut statuts_dits) = (vec![], vec![], vec![], vec![]);
    if colonnes_confirmees {
        let quartiers = crate::store::quartiers(r).await?;
        statuts_dits = table.mots(&correspondance, "statut");
        let (lues, illisibles) = lire(&table, &correspondance, &financeurs, &quartiers, &statuts, reponses.annee);
        let (qui, preparees, doubles) = preparer(lues, &connus, &reponses);
        fautes.extend(illisibles);
        fautes.extend(doubles);
        (porteurs, lignes) = (qui, preparees);
    }
    Ok(Apercu {
        annee: reponses.annee,
        entetes: table.entetes.clone(),
        correspondance,
        colonnes_confirmees,
        porteurs,
        lignes,
        fautes,
        statuts_dits,
        statuts,
        en_cours,
        organisations: connus.organisations,
        financeurs,
        depot,
    })
}

/// A table that waits, and what it would write as things are now.
///
/// # Errors
/// `Interdit`; `StoreError::Missing` when it was taken in, given up, waited too long, or is another's.
pub async fn apercu(visit: &Visit, appel: &Appel, id: &str) -> Result<Apercu, ActeError> {
    droit(visit, appel)?;
    let mut r = visit.reader().await?;
    let depot = depot::lire(visit, &mut r, appel, GENRE, id).await?;
    let lu = ouvrir(depot.contenu.clone(), &depot.fichier).await?;
    composer(&mut r, appel, depot, &lu).await
}

/// Confirms the columns of a table, and remembers them for the next one with the same headings. `choix`: by rank of heading,
/// the field, empty to leave it.
///
/// # Errors
/// `Interdit`; `Missing`; the refusals of the choices.
pub async fn confirmer_les_colonnes(visit: &Visit, appel: &Appel, id: &str, choix: &[String]) -> Result<(), ActeError> {
    let vu = apercu(visit, appel, id).await?;
    let lues =
        lire_les_choix(&vu.entetes, choix, &vu.financeurs, vu.en_cours.is_some(), visit.lang).map_err(ActeError::refuse)?;
    let signature = empreinte(&vu.entetes);
    let mut w = visit.writer("historique.confirmer_les_colonnes").await?;
    let depot = depot::lire(visit, &mut w, appel, GENRE, id).await?;
    let mut reponses: Reponses = de_json(&depot.reponses)?;
    reponses.colonnes.clone_from(&lues.paires);
    let memoire = Id::<Correspondance>::fresh().to_string();
    w.execute("DELETE FROM appel_correspondance WHERE collectivite_id = $1 AND signature = $2", args![signature.clone()]).await?;
    w.execute(
        "INSERT INTO appel_correspondance (collectivite_id, id, signature, colonnes) VALUES ($1, $2, $3, $4)",
        args![memoire.clone(), signature, en_json(&lues)?],
    )
    .await?;
    w.note("appel_correspondance", &memoire, &json!({ "fichier": depot.fichier, "colonnes": lues.paires })).await?;
    depot::repondre(&mut w, &depot.id, &en_json(&reponses)?).await?;
    w.commit().await?;
    Ok(())
}

/// What a person answers of a table before it is written.
#[derive(Debug, Clone, Default)]
pub struct Dit {
    pub porteurs: BTreeMap<String, String>,
    pub actions: BTreeMap<u32, String>,
    pub conflits: BTreeMap<u32, Tranche>,
}

/// Keeps what was answered of holders, of actions and of conflicts; nothing is written of the table yet.
///
/// # Errors
/// `Interdit`; `Missing`.
pub async fn repondre(visit: &Visit, appel: &Appel, id: &str, dit: Dit) -> Result<(), ActeError> {
    droit(visit, appel)?;
    let mut w = visit.writer("historique.choisir").await?;
    let depot = depot::lire(visit, &mut w, appel, GENRE, id).await?;
    let mut reponses: Reponses = de_json(&depot.reponses)?;
    reponses.porteurs.extend(dit.porteurs);
    reponses.actions.extend(dit.actions);
    reponses.conflits.extend(dit.conflits);
    depot::repondre(&mut w, &depot.id, &en_json(&reponses)?).await?;
    w.note("appel_depot", &depot.id, &json!({ "porteurs": reponses.porteurs.len() })).await?;
    w.commit().await?;
    Ok(())
}

/// Writes the whole table at once: how many files.
///
/// # Errors
/// `Interdit`; `NonApplicable` when something is wrong, unanswered, or already there: nothing is written; `ConduitIci`.
pub async fn importer(visit: &Visit, appel: &Appel, id: &str) -> Result<usize, ActeError> {
    droit(visit, appel)?;
    let kept = depot::lire(visit, &mut visit.reader().await?, appel, GENRE, id).await?;
    let lu = ouvrir(kept.contenu, &kept.fichier).await?;
    let mut w = visit.writer("historique.importer").await?;
    let appel = &w.load::<Appel>(&appel.id).await?;
    let depot = depot::lire(visit, &mut w, appel, GENRE, id).await?;
    let vu = composer(&mut w, appel, depot, &lu).await?;
    if !vu.applicable() {
        return Err(Refus::NonApplicable.into());
    }
    w.motif(crate::m(visit.lang).historique_motif(&vu.depot.fichier));
    let count = ecriture::ecrire(visit, &mut w, appel, &vu).await?;
    depot::oublier(&mut w, &vu.depot, "importe").await?;
    w.commit().await?;
    Ok(count)
}

/// Forgets a table kept aside.
///
/// # Errors
/// `Interdit`; `StoreError::Missing`.
pub async fn abandonner(visit: &Visit, appel: &Appel, id: &str) -> Result<(), ActeError> {
    droit(visit, appel)?;
    let mut w: Writer = visit.writer("historique.abandonner").await?;
    let depot = depot::lire(visit, &mut w, appel, GENRE, id).await?;
    depot::oublier(&mut w, &depot, "abandonne").await?;
    w.commit().await?;
    Ok(())
}
