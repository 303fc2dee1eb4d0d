//! What a workbook would change in the plan of now: « a preview of differences », cell by cell.

use super::cases;
use super::feuilles::{Onglet, PASSAGERES, canonique, feuille, nommer_les_cibles, retire};
use super::preparation::{Ecriture, colonne_de, preparer};
use super::{Faute, PlanEnTables, Refus, Situe};
use crate::model::NoeudId;
use kernel::{Lang, Refusal};
use sheets::{
    Adresse, Changement, Choix, ClasseurLu, ColonnesIntrouvables, Contenu, Ecarts, ErreurCellule, Feuille, FeuilleLue, Sorte,
    Souci, Valeur, confronter,
};

/// One sheet of the file, compared.
#[derive(Debug, Clone)]
pub struct FeuilleExaminee {
    pub onglet: Onglet,
    /// Its name in the file.
    pub nom: String,
    pub ecarts: Ecarts,
    /// The list as the base holds it now: names of columns, and of rows.
    pub attendue: Feuille,
    /// Headings that nobody expects.
    pub en_trop: Vec<String>,
}

impl FeuilleExaminee {
    /// The heading of a column.
    #[must_use]
    pub fn titre(&self, cle: &str) -> &str {
        self.attendue.colonnes.iter().find(|c| c.cle == cle).map_or("", |c| c.titre.as_str())
    }

    /// What people call a row of the base: its first two values, « 12 Former les relais ».
    #[must_use]
    pub fn nom_de_ligne(&self, id: &str) -> String {
        let row = self.attendue.lignes.iter().find(|r| matches!(r.first(), Some(Valeur::Texte(t)) if t == id));
        let named: &[usize] = match self.onglet {
            Onglet::Fiches => &[1, 2],
            Onglet::Declinaisons => &[1, 2, 4],
            Onglet::Participations => &[1, 3],
            Onglet::Indicateurs | Onglet::Valeurs => &[1, 2],
            Onglet::Liens => &[1, 2, 4, 5],
            Onglet::Engagements => &[2, 1],
            Onglet::Programmes => &[1],
            Onglet::Lieux | Onglet::Marques | Onglet::Niveaux | Onglet::Axes | Onglet::Signataires | Onglet::Articulations => {
                &[1, 2]
            }
        };
        let text = |rank: &usize| match row.and_then(|r| r.get(*rank)) {
            Some(Valeur::Texte(text)) => text.clone(),
            Some(Valeur::Nombre(n)) => n.to_string(),
            _ => String::new(),
        };
        named.iter().map(text).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// All that a workbook would do.
#[derive(Debug, Clone)]
pub struct Examen {
    pub feuilles: Vec<FeuilleExaminee>,
    /// Sheets of the plan that the file has not: left alone.
    pub absentes: Vec<String>,
    pub fautes: Vec<Faute>,
    /// What accepting would write, in order; nothing as long as there is a fault or a conflict.
    pub ecritures: Vec<Ecriture>,
    /// The row or the cell that each of them comes from.
    pub lieux: Vec<Adresse>,
    /// The levels from the top, once a row of theirs was taken: each has its place among all.
    pub ordre_des_niveaux: Option<Vec<NoeudId>>,
}

impl Examen {
    #[must_use]
    pub fn compte(&self, sorte: Sorte) -> usize {
        self.feuilles.iter().map(|f| f.ecarts.compte(sorte)).sum()
    }

    /// « Nothing written until accepted », and nothing at all when one cell is wrong.
    #[must_use]
    pub fn applicable(&self) -> bool {
        self.fautes.is_empty() && self.compte(Sorte::EnConflit) == 0 && !self.ecritures.is_empty()
    }

    /// The cell that a refusal of one of the writes is about: the column it names, in the row that the write comes from.
    #[must_use]
    pub fn lieu(&self, ecriture: usize, champ: Option<&str>) -> Option<Adresse> {
        let row = self.lieux.get(ecriture)?;
        let sheet = self.feuilles.iter().find(|f| f.nom == row.feuille)?;
        let rank = sheet.attendue.colonnes.iter().position(|c| champ.is_some_and(|champ| c.cle == colonne_de(champ)));
        Some(match rank.and_then(|rank| u32::try_from(rank).ok()) {
            Some(rank) => Adresse::new(&row.feuille, row.ligne, rank),
            None => row.clone(),
        })
    }

    /// Each refusal of the act that one of the writes stands for, with its cell first.
    #[must_use]
    pub fn situer(&self, ecriture: usize, refus: Vec<Box<dyn Refusal>>) -> Vec<Box<dyn Refusal>> {
        let one = |refus: Box<dyn Refusal>| match self.lieu(ecriture, refus.field().as_deref()) {
            Some(adresse) => Box::new(Situe { adresse, refus }) as Box<dyn Refusal>,
            None => refus,
        };
        refus.into_iter().map(one).collect()
    }
}

/// Compares a workbook, made in `lang`, with the plan of now. `base`: the plan as it was when it was made; `choix`: which
/// side is kept where both changed.
///
/// # Errors
/// `AucuneFeuille` when the file has none of the sheets of the plan.
pub fn examiner(lu: &ClasseurLu, plan: &PlanEnTables, base: &PlanEnTables, lang: Lang, choix: &Choix) -> Result<Examen, Refus> {
    let mut examen =
        Examen { feuilles: vec![], absentes: vec![], fautes: vec![], ecritures: vec![], lieux: vec![], ordre_des_niveaux: None };
    let mut lues = vec![];
    for onglet in Onglet::TOUS {
        let attendue = feuille(plan, onglet, lang);
        let attached: Option<Result<FeuilleLue, ColonnesIntrouvables>> =
            lu.feuille(&attendue.nom).map(|raw| raw.rattacher(&attendue.colonnes, None));
        let Some(Ok(mut sheet)) = attached else {
            examen.absentes.push(attendue.nom);
            continue;
        };
        canoniser(&mut sheet, &attendue);
        let depart = feuille(base, onglet, lang);
        if onglet == Onglet::Valeurs {
            examen.fautes.extend(cases::poser(&mut sheet, &attendue, &depart, plan, lang));
        }
        if onglet == Onglet::Liens {
            nommer_les_cibles(&mut sheet, &attendue, plan, lang);
        }
        let mut ecarts = confronter(&attendue, &sheet, Some(&depart));
        if onglet == Onglet::Lieux {
            deja_retirees(&mut ecarts, &sheet, &attendue);
        }
        deja_creees(&mut ecarts, &sheet, &attendue);
        ecarts.trancher(choix);
        examen.fautes.extend(ecarts.erreurs.iter().cloned().map(Faute::Cellule));
        examen.feuilles.push(FeuilleExaminee {
            onglet,
            nom: sheet.nom.clone(),
            ecarts,
            attendue,
            en_trop: sheet.en_trop.iter().chain(&sheet.en_double).map(|(at, title)| format!("{title} ({at})")).collect(),
        });
        lues.push(sheet);
    }
    if examen.feuilles.is_empty() {
        return Err(Refus::AucuneFeuille);
    }
    let prepared = preparer(plan, &examen.feuilles, lang);
    examen.ecritures = prepared.ecritures;
    examen.lieux = prepared.lieux;
    examen.ordre_des_niveaux = prepared.ordre;
    examen.fautes.extend(prepared.fautes);
    Ok(examen)
}

/// The texts of the file under the rules of the plan: « 1 et 3 » is « 1, 3 », a blank line is nothing.
fn canoniser(sheet: &mut FeuilleLue, attendue: &Feuille) {
    for (rank, cell) in sheet.lignes.iter_mut().flat_map(|row| &mut row.cellules) {
        let Some(column) = attendue.colonnes.get(*rank) else { continue };
        if cell.formule.is_none()
            && matches!(cell.contenu, Contenu::Texte(_) | Contenu::Nombre(_))
            && column.genre == sheets::Genre::Texte
        {
            cell.contenu = Contenu::Texte(canonique(&column.cle, &cell.contenu.en_texte()));
        }
    }
    // A printed title that says the same as the title is none.
    let rank_of = |cle: &str| attendue.colonnes.iter().position(|c| c.cle == cle);
    if let (Some(titre), Some(imprime)) = (rank_of("titre"), rank_of("titre_plan")) {
        for row in &mut sheet.lignes {
            let text = |rank| row.cellule(rank).map(|c| c.contenu.en_texte());
            if text(titre).is_some() && text(titre) == text(imprime) {
                row.cellules.retain(|(rank, cell)| *rank != imprime || cell.formule.is_some());
            }
        }
    }
}

/// A row that asks to take off what is no longer there asks for nothing.
fn deja_retirees(ecarts: &mut Ecarts, sheet: &FeuilleLue, attendue: &Feuille) {
    let mut done = vec![];
    ecarts.erreurs.retain(|e| {
        let over = matches!(e.souci, Souci::LigneSupprimeeDepuis { .. }) && retire(sheet, attendue, &e.adresse);
        done.extend(over.then_some(e.adresse.ligne));
        !over
    });
    ecarts.lignes.iter_mut().filter(|l| done.contains(&l.ligne)).for_each(|l| l.sorte = Sorte::DejaPresente);
}

/// Columns that say under what, or whose, a row is: the same text elsewhere is another row.
const LIEUX: [&str; 4] = ["fiche", "fiches", "noeud", "organisation"];

/// « No duplicates »: a row without identifier whose twin was created since the export, under the same sheet, is that twin;
/// what the platform completed (a letter, a state) is no difference. When it says something else, its identifier is asked for.
fn deja_creees(ecarts: &mut Ecarts, sheet: &FeuilleLue, attendue: &Feuille) {
    let mut erreurs = vec![];
    let same = |c: &Changement, twin: &str| {
        let known = attendue.lignes.iter().find(|r| matches!(r.first(), Some(Valeur::Texte(id)) if id == twin));
        let rank = attendue.colonnes.iter().position(|column| column.cle == c.colonne);
        PASSAGERES.contains(&c.colonne.as_str()) || rank.and_then(|rank| known?.get(rank)) == Some(&c.apres)
    };
    for row in ecarts.lignes.iter_mut().filter(|l| l.sorte == Sorte::Nouvelle) {
        let born = |id: &&String| ecarts.nees_depuis.contains(*id);
        let whole = ecarts.nees_depuis.iter().find(|id| row.changements.iter().all(|c| same(c, id)));
        let Some(twin) = whole.or_else(|| row.ressemble_a.as_ref().filter(born)).cloned() else { continue };
        if row.changements.iter().any(|c| LIEUX.contains(&c.colonne.as_str()) && !same(c, &twin)) {
            continue;
        }
        if row.changements.iter().all(|c| same(c, &twin)) {
            row.sorte = Sorte::DejaPresente;
        } else {
            row.sorte = Sorte::Refusee;
            let souci = Souci::IdentifiantEfface { attendu: twin.clone() };
            erreurs.push(ErreurCellule { adresse: sheet.adresse(row.ligne, 0), colonne: "id".to_owned(), souci });
        }
        row.identifiant = Some(twin.clone());
        row.changements.clear();
        ecarts.nees_depuis.retain(|id| *id != twin);
    }
    ecarts.erreurs.extend(erreurs);
}
