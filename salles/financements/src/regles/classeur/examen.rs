//! What a workbook would change in the call of now, cell by cell, and what the rules of the instruction say of it.

use super::feuilles::{a_remplir, avis, lignes, nom_de_ligne};
use super::{AppelEnTables, Faute, Refus};
use crate::model::{DossierId, LigneFinanceur};
use crate::regles::Financeur;
use crate::regles::instruction::{
    self, SaisieColonne, appel_en_instruction, dossier_en_instruction, ligne_ouverte, lire_colonne,
};
use kernel::{Lang, Refusal};
use sheets::{Choix, ClasseurLu, Ecarts, Feuille, FeuilleLue, LigneConfrontee, Sorte, Valeur, confronter};

/// One sheet of the file, compared.
#[derive(Debug, Clone)]
pub struct FeuilleExaminee {
    /// Its name in the file.
    pub nom: String,
    pub ecarts: Ecarts,
    /// The list as the base holds it now.
    pub attendue: Feuille,
    /// Headings that nobody expects.
    pub en_trop: Vec<String>,
    noms: std::collections::BTreeMap<String, String>,
}

impl FeuilleExaminee {
    /// The heading of a column.
    #[must_use]
    pub fn titre(&self, cle: &str) -> &str {
        self.attendue.colonnes.iter().find(|c| c.cle == cle).map_or("", |c| c.titre.as_str())
    }

    /// What people call a row: « 2026-0001 État ».
    #[must_use]
    pub fn nom_de_ligne(&self, id: &str) -> &str {
        self.noms.get(id).map_or("", String::as_str)
    }
}

/// One line to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ecriture {
    pub dossier: DossierId,
    pub financeur: Financeur,
    pub version: i64,
    pub saisie: SaisieColonne,
}

/// All that a workbook would do.
#[derive(Debug, Clone)]
pub struct Examen {
    /// The sheet to fill, then the matrix.
    pub feuilles: Vec<FeuilleExaminee>,
    pub fautes: Vec<Faute>,
    /// What accepting would write; nothing as long as there is a fault or a conflict.
    pub ecritures: Vec<Ecriture>,
}

impl Examen {
    #[must_use]
    pub fn compte(&self, sorte: Sorte) -> usize {
        self.feuilles.iter().map(|f| f.ecarts.compte(sorte)).sum()
    }

    /// « D'abord à blanc… puis tout ou rien. »
    #[must_use]
    pub fn applicable(&self) -> bool {
        self.fautes.is_empty() && self.compte(Sorte::EnConflit) == 0 && !self.ecritures.is_empty()
    }
}

/// Compares a workbook, made in `lang`, with the call of now. `base`: the call as it was when it was made; `choix`: which side
/// is kept where both changed.
///
/// # Errors
/// `FeuilleAbsente` when the sheet to fill is not in the file, or lost its columns.
pub fn examiner(
    lu: &ClasseurLu,
    tables: &AppelEnTables,
    base: &AppelEnTables,
    lang: Lang,
    choix: &Choix,
) -> Result<Examen, Refus> {
    let mut examen = Examen { feuilles: vec![], fautes: vec![], ecritures: vec![] };
    for (attendue, avant, obligatoire) in
        [(a_remplir(tables, lang), a_remplir(base, lang), true), (lignes(tables, lang), lignes(base, lang), false)]
    {
        let attached = lu.feuille(&attendue.nom).map(|raw| raw.rattacher(&attendue.colonnes, None));
        let Some(Ok(sheet)) = attached else {
            if obligatoire {
                return Err(Refus::FeuilleAbsente { nom: attendue.nom });
            }
            continue;
        };
        let mut ecarts = confronter(&attendue, &sheet, Some(&avant));
        ecarts.trancher(choix);
        examen.fautes.extend(ecarts.erreurs.iter().cloned().map(Faute::Cellule));
        let ajoutees = ecarts.lignes.iter().filter(|l| matches!(l.sorte, Sorte::Nouvelle | Sorte::DejaPresente));
        examen.fautes.extend(ajoutees.map(|l| Faute::LigneAjoutee { adresse: sheet.adresse(l.ligne, 0) }));
        if obligatoire {
            preparer(tables, &sheet, &attendue, &ecarts, lang, &mut examen);
        }
        let noms = ecarts.lignes.iter().filter_map(|l| l.identifiant.clone()).chain(ecarts.absentes.iter().cloned());
        let noms = noms.map(|id| (id.clone(), nom_de_ligne(tables, &id))).collect();
        let en_trop = sheet.en_trop.iter().chain(&sheet.en_double).map(|(at, title)| format!("{title} ({at})")).collect();
        examen.feuilles.push(FeuilleExaminee { nom: sheet.nom.clone(), ecarts, attendue, en_trop, noms });
    }
    Ok(examen)
}

/// The rules of the instruction, row by row: those of the page where a column is typed.
fn preparer(tables: &AppelEnTables, sheet: &FeuilleLue, attendue: &Feuille, ecarts: &Ecarts, lang: Lang, examen: &mut Examen) {
    for row in ecarts.lignes.iter().filter(|l| l.sorte == Sorte::Modifiee) {
        let Some(ligne) = tables.siennes().find(|l| row.identifiant.as_ref() == Some(&l.id.to_string())) else { continue };
        let place = |champ: &str| sheet.adresse(row.ligne, attendue.colonnes.iter().position(|c| c.cle == champ).unwrap_or(0));
        let saisie = saisie_de(row, ligne, lang);
        match permis(tables, ligne, &saisie) {
            Ok(()) => examen.ecritures.push(Ecriture {
                dossier: ligne.dossier_id,
                financeur: ligne.financeur.clone(),
                version: ligne.version,
                saisie,
            }),
            Err(refus) => examen.fautes.extend(refus.into_iter().map(|refus| {
                let champ = refus.field().unwrap_or_else(|| "numero".to_owned());
                Faute::Regle { adresse: place(&champ), refus }
            })),
        }
    }
}

fn permis(tables: &AppelEnTables, ligne: &LigneFinanceur, saisie: &SaisieColonne) -> Result<(), Vec<instruction::Refus>> {
    let un = |refus: instruction::Refus| vec![refus];
    appel_en_instruction(tables.appel.etat).map_err(un)?;
    if let Some(dossier) = tables.dossier(ligne.dossier_id) {
        dossier_en_instruction(dossier.etat).map_err(un)?;
    }
    ligne_ouverte(ligne).map_err(un)?;
    if tables.lecteur.interets.contains(&ligne.dossier_id) {
        return Err(vec![instruction::Refus::Interet]);
    }
    lire_colonne(saisie, ligne.demande(), tables.lecteur.pour_un_autre).map(|_| ())
}

/// The column as it would be: what the file changes, the rest as the platform holds it.
fn saisie_de(row: &LigneConfrontee, ligne: &LigneFinanceur, lang: Lang) -> SaisieColonne {
    let dit = |cle: &str, sinon: String| {
        row.changements.iter().find(|c| c.colonne == cle).map_or(sinon, |c| match &c.apres {
            Valeur::Texte(t) => t.clone(),
            Valeur::Nombre(n) => n.a_virgule(),
            _ => String::new(),
        })
    };
    let mot = |code: &str| avis(lang).into_iter().find(|(a, _)| a.code() == code).map(|(_, mot)| mot).unwrap_or_default();
    let choisi = dit("avis", mot(ligne.avis.map_or("", |a| a.code())));
    let propose = ligne.propose().map(|m| (m.centimes() / 100).to_string()).unwrap_or_default();
    SaisieColonne {
        avis: avis(lang).into_iter().find(|(_, mot)| *mot == choisi).map_or(choisi, |(a, _)| a.code().to_owned()),
        avis_motif: dit("avis_motif", ligne.avis_motif.clone()),
        propose: dit("propose", propose),
        propose_motif: dit("propose_motif", ligne.propose_motif.clone()),
        justificatif: dit("justificatif", String::new()),
    }
}
