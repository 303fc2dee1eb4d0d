//! A call as a workbook, and one column of it back: « `lignes` rendue par un financeur (sa colonne seule) » (Financements,
//! § 10). Nothing here reads a database. Read `feuilles.rs` (what is shown), then `examen.rs` (what a file would change, and
//! what the rules say of it).

mod comptes;
mod examen;
mod feuilles;
mod refus;

pub use comptes::MontantDeScenario;
pub use examen::{Ecriture, Examen, FeuilleExaminee, examiner};
pub use feuilles::{Annexes, EnveloppeMontree, RegleRompue};
pub use refus::{Faute, Refus};

use super::Financeur;
use super::regard::Regard;
use crate::m;
use crate::model::{Appel, Dossier, DossierId, FinanceurInscrit, LigneFinanceur, Porteur};
use jiff::Timestamp;
use kernel::Lang;
use sheets::{ALire, Classeur, ClasseurLu};
use std::collections::{BTreeMap, BTreeSet};

const APPEL: &str = "appel";
const LANGUE: &str = "langue";
const RANG: &str = "rang";
const TETE: &str = "tete";
const POUR: &str = "pour";

/// A call as its tables hold it at some moment, and who reads it.
#[derive(Debug, Clone)]
pub struct AppelEnTables {
    pub appel: Appel,
    pub financeurs: Vec<FinanceurInscrit>,
    /// Deposited, by public number.
    pub dossiers: Vec<Dossier>,
    pub porteurs: Vec<Porteur>,
    /// By file, then in the order the document lists funders.
    pub lignes: Vec<LigneFinanceur>,
    pub lecteur: Lecteur,
}

/// Who reads the workbook.
#[derive(Debug, Clone)]
pub struct Lecteur {
    pub regard: Regard,
    /// The columns this reader fills: its own, or (the team) those of funders without account.
    pub siennes: Vec<Financeur>,
    /// The team writes for another, « justificatif joint ».
    pub pour_un_autre: bool,
    /// The files in which an interest was declared (LEG-05).
    pub interets: BTreeSet<DossierId>,
}

impl AppelEnTables {
    /// Leaves out what is of another call or a draft, hides what this reader does not see, sorts the rest.
    #[must_use]
    pub fn ranger(mut self) -> Self {
        let appel = self.appel.id;
        self.dossiers.retain(|d| d.appel_id == appel && d.numero.is_some());
        self.dossiers.sort_by(|a, b| (&a.numero, a.id).cmp(&(&b.numero, b.id)));
        let rangs: BTreeMap<DossierId, usize> = self.dossiers.iter().enumerate().map(|(n, d)| (d.id, n)).collect();
        let mut par_dossier: BTreeMap<usize, Vec<LigneFinanceur>> = BTreeMap::new();
        for ligne in std::mem::take(&mut self.lignes) {
            if let Some(rang) = rangs.get(&ligne.dossier_id) {
                par_dossier.entry(*rang).or_default().push(ligne);
            }
        }
        for mut lignes in par_dossier.into_values() {
            lignes.sort_by(|a, b| a.financeur.cmp(&b.financeur));
            let interet = lignes.first().is_some_and(|l| self.lecteur.interets.contains(&l.dossier_id));
            self.lecteur.regard.masquer(self.appel.etat, &mut lignes, interet);
            self.lignes.append(&mut lignes);
        }
        self
    }

    fn dossier(&self, id: DossierId) -> Option<&Dossier> {
        self.dossiers.iter().find(|d| d.id == id)
    }

    fn nom(&self, code: &Financeur) -> String {
        self.financeurs.iter().find(|f| f.code == *code).map_or_else(|| code.to_string(), |f| f.nom.clone())
    }

    /// The lines this reader fills.
    fn siennes(&self) -> impl Iterator<Item = &LigneFinanceur> {
        self.lignes.iter().filter(|l| self.lecteur.siennes.contains(&l.financeur))
    }
}

/// Where the journal stood when a workbook was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    pub rang: i64,
    /// Hash of the entry of that rank.
    pub tete: String,
    /// The language of its headings and of its lists.
    pub lang: Lang,
}

fn codes(siennes: &[Financeur]) -> String {
    siennes.iter().map(Financeur::code).collect::<Vec<_>>().join(" ")
}

/// The workbook of a call.
#[must_use]
pub fn classeur(tables: &AppelEnTables, annexes: &Annexes, provenance: &Provenance, a: Timestamp, jour: &str) -> Classeur {
    let (lang, t) = (provenance.lang, m(provenance.lang));
    let titre = t.tableur_titre(&tables.appel.intitule);
    let remplit = !tables.lecteur.siennes.is_empty();
    let mut paragraphes = vec![titre.clone(), t.tableur_lire_date(jour), t.tableur_lire_feuilles()];
    if remplit {
        let noms: Vec<String> = tables.lecteur.siennes.iter().map(|f| tables.nom(f)).collect();
        paragraphes.push(t.tableur_lire_remplir(noms.join(", ")));
        paragraphes.push(t.tableur_lire_renvoyer());
    }
    if matches!(tables.lecteur.regard, Regard::Colonne(_)) {
        paragraphes.push(t.tableur_lire_autrui());
    }
    Classeur {
        a_lire: Some(ALire { nom: t.tableur_a_lire(), paragraphes }),
        feuilles: feuilles::toutes(tables, annexes, lang),
        meta: [
            (APPEL, tables.appel.id.to_string()),
            (POUR, codes(&tables.lecteur.siennes)),
            (LANGUE, lang.code().to_owned()),
            (RANG, provenance.rang.to_string()),
            (TETE, provenance.tete.clone()),
            ("exporte_le", jour.to_owned()),
        ]
        .map(|(key, value)| (key.to_owned(), value))
        .to_vec(),
        cree_a: a.to_zoned(jiff::tz::TimeZone::UTC).datetime(),
        titre,
        lang,
    }
}

/// Where a workbook says that it comes from.
///
/// # Errors
/// `PasUnExport` for a file of elsewhere, `AutreAppel` for that of another call, `AutreColonne` for the workbook of another
/// funder: « colonne d'autrui ».
pub fn provenance(lu: &ClasseurLu, appel: &Appel, siennes: &[Financeur]) -> Result<Provenance, Refus> {
    let said = |key: &str| lu.meta.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str());
    let (Some(of), Some(rang), Some(tete)) = (said(APPEL), said(RANG).and_then(|r| r.parse().ok()), said(TETE)) else {
        return Err(Refus::PasUnExport);
    };
    if of != appel.id.to_string() {
        return Err(Refus::AutreAppel { appel: appel.intitule.clone() });
    }
    if said(POUR) != Some(codes(siennes).as_str()) {
        return Err(Refus::AutreColonne);
    }
    let lang = said(LANGUE).and_then(Lang::from_code).unwrap_or(Lang::Fr);
    Ok(Provenance { rang, tete: tete.to_owned(), lang })
}
