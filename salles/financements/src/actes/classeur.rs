//! A call out as a workbook, and a column of it back: read, kept aside, compared, written only when accepted, under the rules
//! of the page where a column is typed.

#[cfg(test)]
pub mod tests;

use super::depot::{self, Depot};
use super::instruction::{self as colonne, NotesVisibles, notes_visibles, regard};
use super::programmation::scenarios;
use crate::calculs::{AppelLu, Besoin};
use crate::droits::{conduit, lit_les_dossiers, remplit_la_colonne};
use crate::model::{Appel, BilanDossier, Dossier, FinanceurInscrit, Interet, LigneFinanceur, Porteur, Scenario};
use crate::mots;
use crate::regles::classeur::{
    self as regles, Annexes, AppelEnTables, EnveloppeMontree, Examen, Lecteur, MontantDeScenario, Provenance, Refus, RegleRompue,
    examiner,
};
use crate::regles::programmation::alertes;
use crate::regles::programmation::scenario::ParametresEcrits;
use crate::regles::{Catalogue, Conclusion, Etape, Euros, Financeur, Verdict};
use crate::store as lectures;
use kernel::nombre::Nombre;
use kernel::{Lang, Right};
use sheets::{Choix, Classeur, ClasseurLu, Decimal, Limites};
use std::collections::BTreeSet;
use store::{ActeError, Read, StoreError, args, journal};
use web::{Upload, Visit};

const GENRE: &str = "lignes";

/// « Publier, exporter : financeur ses lignes ; équipe projet » : the workbook is theirs.
fn peut_exporter(visit: &Visit, appel: &Appel) -> Result<(), ActeError> {
    let instruit = visit.reach(Right::InstruireDossier, Some(&appel.contrat_id)) != kernel::actor::Reach::Rien;
    if instruit && lit_les_dossiers(visit, appel) { Ok(()) } else { Err(ActeError::Interdit) }
}

fn siennes(visit: &Visit, appel: &Appel, financeurs: &[FinanceurInscrit]) -> Vec<Financeur> {
    financeurs.iter().filter(|f| remplit_la_colonne(visit, f, appel)).map(|f| f.code.clone()).collect()
}

fn lecteur(visit: &Visit, appel: &Appel, financeurs: &[FinanceurInscrit], interets: &[Interet]) -> Lecteur {
    let compte = visit.visitor.as_ref().map(|v| v.compte_id.as_str()).unwrap_or_default();
    let declares: BTreeSet<_> = interets.iter().filter(|i| i.compte_id == compte).map(|i| i.dossier_id).collect();
    Lecteur {
        regard: regard(visit, appel, financeurs),
        siennes: siennes(visit, appel, financeurs),
        pour_un_autre: conduit(visit, appel),
        interets: declares,
    }
}

/// The call as its tables hold it, seen by the visitor: five statements.
async fn en_tables(visit: &Visit, r: &mut impl Read, appel: &Appel) -> Result<AppelEnTables, StoreError> {
    let financeurs = lectures::financeurs(r).await?;
    let dossiers: Vec<Dossier> = r.list("appel_id = $2 AND numero IS NOT NULL", args![appel.id]).await?;
    let porteurs: Vec<Porteur> =
        r.list("id IN (SELECT porteur_id FROM dossier WHERE collectivite_id = $1 AND appel_id = $2)", args![appel.id]).await?;
    let lignes: Vec<LigneFinanceur> = r.list("appel_id = $2", args![appel.id]).await?;
    let interets: Vec<Interet> =
        r.list("dossier_id IN (SELECT id FROM dossier WHERE collectivite_id = $1 AND appel_id = $2)", args![appel.id]).await?;
    let lecteur = lecteur(visit, appel, &financeurs, &interets);
    Ok(AppelEnTables { appel: appel.clone(), financeurs, dossiers, porteurs, lignes, lecteur }.ranger())
}

/// The same, as the journal knew it after the entry of that rank: what the person who works offline started from.
async fn au_rang(visit: &Visit, r: &mut impl Read, appel: &Appel, rang: i64) -> Result<AppelEnTables, StoreError> {
    let then = journal::etat_au_rang::<Appel>(r, rang).await?.into_iter().find(|a| a.id == appel.id);
    let mut financeurs: Vec<FinanceurInscrit> = journal::etat_au_rang(r, rang).await?;
    financeurs.sort_by_key(|f| (f.rang, f.id));
    let interets: Vec<Interet> = journal::etat_au_rang(r, rang).await?;
    let appel = then.unwrap_or_else(|| appel.clone());
    let lecteur = lecteur(visit, &appel, &financeurs, &interets);
    let tables = AppelEnTables {
        dossiers: journal::etat_au_rang(r, rang).await?,
        porteurs: journal::etat_au_rang(r, rang).await?,
        lignes: journal::etat_au_rang(r, rang).await?,
        financeurs,
        lecteur,
        appel,
    };
    Ok(tables.ranger())
}

/// The workbook of a call, dated by the journal, for this visitor.
///
/// # Errors
/// `Interdit` for whoever neither leads nor instructs, `StoreError`.
pub async fn exporter(visit: &Visit, appel: &Appel) -> Result<Classeur, ActeError> {
    peut_exporter(visit, appel)?;
    let mut r = visit.reader().await?;
    let head = journal::tete(&mut r).await?.ok_or_else(|| StoreError::Broken("no journal for this collectivité".into()))?;
    let provenance = Provenance { rang: head.rang, tete: head.empreinte, lang: visit.lang };
    let tables = en_tables(visit, &mut r, appel).await?;
    let mut lu = AppelLu::lire(&mut r, appel.clone(), Besoin::TOUT, visit.today()).await?;
    let bilans: Vec<BilanDossier> = r.list("appel_id = $2 AND recu_le IS NOT NULL", args![appel.id]).await?;
    let realises = bilans.into_iter().map(|b| (b.dossier_id, b.realise.0)).collect();
    let scenarios = scenarios(visit, &mut r, appel).await?;
    drop(r);
    let scenarios: Vec<MontantDeScenario> = scenarios.iter().flat_map(|s| montants(&lu, s, visit.lang)).collect();
    for d in &mut lu.dossiers {
        let interet = tables.lecteur.interets.contains(&d.lu.dossier.id);
        tables.lecteur.regard.masquer(appel.etat, &mut d.lu.lignes, interet);
    }
    let notes = lu.dossiers.iter().filter_map(|d| match notes_visibles(visit, appel, &appel.grille, &lu.financeurs, d) {
        NotesVisibles::Toutes(_) => Some((d.id(), decimal(&d.note(&appel.grille)?)?)),
        NotesVisibles::Siennes { .. } | NotesVisibles::Aucune => None,
    });
    let notes = notes.collect();
    let a = visit.house.db.clock().now();
    let (lang, jour) = (visit.lang, kernel::texte::date_longue(visit.today(), visit.lang));
    let juger = tokio::task::spawn_blocking(move || {
        let annexes = Annexes { notes, realises, scenarios, ..annexes(&lu, lang) };
        regles::classeur(&tables, &annexes, &provenance, a, &jour)
    });
    Ok(juger.await.map_err(|e| StoreError::Broken(e.to_string()))?)
}

/// What a scenario gives, line by line, what reservations pay included.
fn montants(lu: &AppelLu, s: &Scenario, lang: Lang) -> Vec<MontantDeScenario> {
    // What cannot be read is as absent: the amounts are there all the same.
    let choix: ParametresEcrits = super::programmation::lire(&s.parametres).unwrap_or_default();
    let montant = |numero: &String, qui: &Financeur, montant: Euros| MontantDeScenario {
        scenario: s.nom.clone(),
        doctrine: mots::doctrine(&s.doctrine, lang),
        numero: numero.clone(),
        financeur: lu.nom(qui),
        montant,
        part_min: choix.parts_min.get(numero).map(|p| p.pct),
    };
    let entier = lu.plan_entier(&s.plan);
    let lignes = entier.iter().flat_map(|(numero, l)| l.iter().map(move |(qui, m)| (numero, qui, *m)));
    lignes.filter(|(.., m)| m.est_positif()).map(|(numero, qui, m)| montant(numero, qui, m)).collect()
}

fn decimal(n: &Nombre) -> Option<Decimal> {
    n.arrondi(1, false).parse().ok()
}

/// Envelopes, and the rules that the matrix as seen does not keep.
fn annexes(lu: &AppelLu, lang: Lang) -> Annexes {
    let plan = lu.plan_propose();
    let consommees = lu.consommation(&plan);
    let enveloppes = consommees.iter().map(|c| EnveloppeMontree {
        financeur: lu.nom(&c.enveloppe.financeur),
        libelle: c.enveloppe.libelle.clone(),
        nature: mots::nature(c.enveloppe.nature, lang),
        montant: c.enveloppe.montant(),
        reserve: c.reserve,
        propose: c.retenu,
        reste: c.reste,
        acte: c.enveloppe.acte.clone(),
    });
    let mut rompues = vec![];
    for d in lu.dossiers.iter().filter(|d| d.en_programmation()) {
        let verdicts = d.lu.juger(Etape::Propose, lu.jour).into_iter();
        let violees = verdicts.filter(|(_, v)| v.verdict == Conclusion::Violee);
        rompues.extend(violees.map(|(code, v)| rompue(Some(d.numero().to_owned()), code, &v, lang)));
    }
    let communes = lu.programme(|p| alertes(Catalogue::de(p.parametres), p, &plan));
    let communes = communes.into_iter().filter(|a| a.numero.is_none());
    rompues.extend(communes.map(|a| rompue(None, a.code.clone(), &a.verdict, lang)));
    Annexes {
        enveloppes: enveloppes.collect(),
        regles: rompues,
        quartiers: lu.quartiers.iter().map(|(code, (nom, _))| (code.clone(), nom.clone())).collect(),
        ..Annexes::default()
    }
}

fn rompue(numero: Option<String>, code: String, v: &Verdict, lang: Lang) -> RegleRompue {
    let dire = |texte: &Option<String>| {
        let texte = texte.as_deref().unwrap_or_default();
        if lang == Lang::Fr { mots::phrase(texte) } else { texte.to_owned() }
    };
    RegleRompue { numero, code, effet: v.effet, message: dire(&v.message), remede: dire(&v.remede), source: v.source.clone() }
}

/// Reads a file away from the threads of the server, and where it says that it comes from.
async fn ouvrir(
    contenu: Vec<u8>,
    nom: &str,
    appel: &Appel,
    siennes: &[Financeur],
) -> Result<(ClasseurLu, Provenance), ActeError> {
    let nom = nom.to_owned();
    let reading = tokio::task::spawn_blocking(move || sheets::lire(&contenu, &nom, &Limites::default()));
    let lu = reading.await.map_err(|e| StoreError::Broken(e.to_string()))??;
    let provenance = regles::provenance(&lu, appel, siennes)?;
    Ok((lu, provenance))
}

async fn comparer(
    visit: &Visit,
    r: &mut impl Read,
    appel: &Appel,
    (lu, provenance): &(ClasseurLu, Provenance),
    choix: &Choix,
) -> Result<Examen, ActeError> {
    let rows = r.rows("SELECT empreinte FROM journal WHERE collectivite_id = $1 AND rang = $2", args![provenance.rang]).await?;
    let known: Option<String> = rows.into_iter().next().map(|mut row| row.take()).transpose()?;
    if known.as_ref() != Some(&provenance.tete) {
        return Err(Refus::ExportInconnu.into());
    }
    let tables = en_tables(visit, r, appel).await?;
    let base = au_rang(visit, r, appel, provenance.rang).await?;
    Ok(examiner(lu, &tables, &base, provenance.lang, choix)?)
}

/// The columns the visitor fills in this call.
async fn a_remplir(visit: &Visit, appel: &Appel) -> Result<Vec<Financeur>, ActeError> {
    peut_exporter(visit, appel)?;
    let financeurs = lectures::financeurs(&mut visit.reader().await?).await?;
    let siennes = siennes(visit, appel, &financeurs);
    if siennes.is_empty() { Err(Refus::RienARemplir.into()) } else { Ok(siennes) }
}

/// Reads a workbook and keeps it aside until it is accepted; its identifier.
///
/// # Errors
/// `Interdit`; the refusal of a file that cannot be read, comes from elsewhere or is for another funder.
pub async fn deposer(visit: &Visit, appel: &Appel, fichier: Option<Upload>) -> Result<String, ActeError> {
    let siennes = a_remplir(visit, appel).await?;
    let fichier = fichier.filter(|f| !f.name.is_empty() || !f.bytes.is_empty()).ok_or(Refus::FichierAbsent)?;
    let lu = ouvrir(fichier.bytes.clone(), &depot::nom(&fichier), appel, &siennes).await?;
    comparer(visit, &mut visit.reader().await?, appel, &lu, &Choix::new()).await?;
    depot::garder(visit, appel.id, GENRE, "lignes.deposer", fichier).await
}

/// A workbook that waits, what it would change in the call of now, and the language it was made in.
///
/// # Errors
/// `Interdit`; `StoreError::Missing` when it was applied, given up, waited too long, or is another's.
pub async fn apercu(visit: &Visit, appel: &Appel, id: &str) -> Result<(Depot, Examen, Lang), ActeError> {
    let siennes = a_remplir(visit, appel).await?;
    let mut r = visit.reader().await?;
    let depot = depot::lire(visit, &mut r, appel, GENRE, id).await?;
    let lu = ouvrir(depot.contenu.clone(), &depot.fichier, appel, &siennes).await?;
    let examen = comparer(visit, &mut r, appel, &lu, &Choix::new()).await?;
    Ok((depot, examen, lu.1.lang))
}

/// Writes all the lines of a workbook at once, as the call is now: how many. `choix`: what is kept where the workbook and the
/// platform both changed.
///
/// # Errors
/// `Interdit`; `NonApplicable` when a cell is wrong, or when the call moved meanwhile in a way that conflicts: nothing is
/// written; `StoreError::Missing` when it no longer waits.
pub async fn appliquer(visit: &Visit, appel: &Appel, id: &str, choix: &Choix) -> Result<usize, ActeError> {
    let siennes = a_remplir(visit, appel).await?;
    let kept = depot::lire(visit, &mut visit.reader().await?, appel, GENRE, id).await?;
    // Read before the writer opens: a large file does not keep the pen from the others.
    let lu = ouvrir(kept.contenu, &kept.fichier, appel, &siennes).await?;
    let pour_un_autre = conduit(visit, appel);
    let mut w = visit.house.db.writer(visit.collectivite.id, plume(visit, appel, &siennes).await?, "lignes.importer").await?;
    let depot = depot::lire(visit, &mut w, appel, GENRE, id).await?;
    let appel: Appel = w.load(&appel.id).await?;
    let examen = comparer(visit, &mut w, &appel, &lu, choix).await?;
    if !examen.applicable() {
        return Err(Refus::NonApplicable.into());
    }
    let count = examen.ecritures.len();
    for e in &examen.ecritures {
        let dossier: Dossier = w.load(&e.dossier).await?;
        let qui = colonne::inscrit(&mut w, &e.financeur).await?;
        w.motif(crate::m(visit.lang).tableur_motif(&depot.fichier));
        colonne::ecrire(&mut w, &appel, &dossier, &qui, e.version, &e.saisie, pour_un_autre).await?;
    }
    depot::oublier(&mut w, &depot, "importe").await?;
    w.commit().await?;
    Ok(count)
}

/// « journalisé avec son auteur réel, y compris "pour le compte de" ».
async fn plume(visit: &Visit, appel: &Appel, siennes: &[Financeur]) -> Result<kernel::Actor, ActeError> {
    let premier = siennes.first().ok_or(Refus::RienARemplir)?;
    let mut qui = colonne::inscrit(&mut visit.reader().await?, premier).await?;
    if siennes.len() > 1 {
        qui.nom = crate::m(visit.lang).tableur_sans_compte();
    }
    Ok(colonne::plume(visit, &qui, conduit(visit, appel)))
}

/// Forgets a workbook kept aside.
///
/// # Errors
/// `Interdit`; `StoreError::Missing` when it no longer waits, or is another's.
pub async fn abandonner(visit: &Visit, appel: &Appel, id: &str) -> Result<(), ActeError> {
    peut_exporter(visit, appel)?;
    let mut w = visit.writer("lignes.abandonner").await?;
    let depot = depot::lire(visit, &mut w, appel, GENRE, id).await?;
    depot::oublier(&mut w, &depot, "abandonne").await?;
    w.commit().await?;
    Ok(())
}
