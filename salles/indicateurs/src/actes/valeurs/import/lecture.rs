//! From the rows of a file to cells of the base; each fault names its cell.

use super::{colonnes, langues};
use crate::actes::valeurs::{Cellule, Cle, Dossier, RefusValeur};
use crate::model::Qualite;
use crate::regles::{RefusCellule, lire_periode};
use kernel::Id;
use kernel::texte::cle;
use sheets::{Adresse, CelluleBrute, ClasseurLu, Contenu, FeuilleLue, LigneLue};
use store::ActeError;

/// Ranks of the columns of [`colonnes`].
const CODE: usize = 0;
const TERRITOIRE: usize = 1;
const PERIODE: usize = 2;
const SOURCE: usize = 3;
const VALEUR: usize = 4;
const MOTIF: usize = 5;
const QUALITE: usize = 6;
const COMMENTAIRE: usize = 7;
const PREUVE: usize = 8;

/// The quality of a value that says nothing of it.
pub const PAR_DEFAUT: Qualite = Qualite::Definitive;

/// A row of the file that holds a value.
#[derive(Debug, Clone, PartialEq)]
pub struct LigneImport {
    /// « Valeurs!E12 »: the cell of the value, or the one at fault.
    pub adresse: String,
    /// As written: indicator, place, period, value.
    pub vu: [String; 4],
    pub lue: Result<Cellule, RefusCellule>,
}

/// The rows of the first sheet that bears the headings, in French or in English; rows without value say nothing.
///
/// # Errors
/// `ColonnesIntrouvables`.
pub fn lignes(dossier: &Dossier, lu: &ClasseurLu) -> Result<Vec<LigneImport>, ActeError> {
    let mut meilleure: Option<FeuilleLue> = None;
    for feuille in &lu.feuilles {
        for lang in langues() {
            let Ok(lue) = feuille.rattacher(&colonnes(lang), None) else { continue };
            let connue = |rang: usize| lue.places.get(rang).is_some_and(Option::is_some);
            let note = |f: &FeuilleLue| f.places.iter().filter(|p| p.is_some()).count();
            if connue(CODE) && connue(PERIODE) && connue(VALEUR) && meilleure.as_ref().is_none_or(|m| note(m) < note(&lue)) {
                meilleure = Some(lue);
            }
        }
    }
    let Some(feuille) = meilleure else {
        let attendues = colonnes(kernel::Lang::Fr).into_iter().take(VALEUR + 1).map(|c| c.titre).collect();
        return Err(RefusValeur::ColonnesIntrouvables { attendues }.into());
    };
    Ok(feuille.lignes.iter().filter_map(|ligne| une(dossier, &feuille, ligne)).collect())
}

fn une(dossier: &Dossier, feuille: &FeuilleLue, ligne: &LigneLue) -> Option<LigneImport> {
    let texte = |rang: usize| ligne.cellule(rang).map(|c| c.contenu.en_texte()).unwrap_or_default();
    let adresse = |rang: usize| {
        let colonne = feuille.places.get(rang).copied().flatten().unwrap_or_default();
        Adresse::new(&feuille.nom, ligne.numero, colonne).to_string()
    };
    let vive = ligne.cellule(VALEUR).and_then(|c| c.formule.as_ref());
    if texte(VALEUR).trim().is_empty() && vive.is_none() {
        return None;
    }
    let vu = [texte(CODE), texte(TERRITOIRE), texte(PERIODE), texte(VALEUR)];
    let faute = |rang: usize, refus: RefusCellule| Some(LigneImport { adresse: adresse(rang), vu: vu.clone(), lue: Err(refus) });
    let code = texte(CODE);
    let Some(indicateur) =
        dossier.indicateurs.iter().find(|i| i.code == code.trim() || cle(&i.code) == cle(&code) && !code.trim().is_empty())
    else {
        return faute(CODE, RefusCellule::CodeInconnu { saisi: code });
    };
    let lieu = texte(TERRITOIRE);
    let territoire = match lieu.trim() {
        "" => String::new(),
        nom => match trouver(dossier, nom) {
            Some(id) => id,
            None => return faute(TERRITOIRE, RefusCellule::TerritoireInconnu { saisi: lieu }),
        },
    };
    let Some(periode) = lire_periode(&texte(PERIODE)) else {
        return faute(PERIODE, RefusCellule::PeriodeIllisible { saisi: texte(PERIODE) });
    };
    if let Some(CelluleBrute { contenu, formule: Some(formule), .. }) = ligne.cellule(VALEUR) {
        let refus = RefusCellule::Formule { formule: formule.chars().take(80).collect(), affiche: contenu.en_texte() };
        return faute(VALEUR, refus);
    }
    if let Some(Contenu::Erreur(saisi)) = ligne.cellule(VALEUR).map(|c| &c.contenu) {
        return faute(VALEUR, RefusCellule::FormuleEnErreur { saisi: saisi.clone() });
    }
    let qualite = match cle(&texte(QUALITE)).as_str() {
        "" => PAR_DEFAUT,
        "definitive" | "definitif" | "final" => Qualite::Definitive,
        "provisoire" | "provisional" => Qualite::Provisoire,
        "estimee" | "estime" | "estimated" => Qualite::Estimee,
        _ => return faute(QUALITE, RefusCellule::QualiteInconnue { saisi: texte(QUALITE) }),
    };
    let source = match texte(SOURCE).trim() {
        "" => dossier.suivi(indicateur).source,
        dite => dite.chars().take(200).collect(),
    };
    let cellule = Cellule {
        motif: texte(MOTIF),
        qualite,
        commentaire: texte(COMMENTAIRE),
        preuve: texte(PREUVE),
        adresse: Some(adresse(VALEUR)),
        ..Cellule::nouvelle(Cle { indicateur: indicateur.id, territoire, periode, source }, texte(VALEUR))
    };
    Some(LigneImport { adresse: adresse(VALEUR), vu, lue: Ok(cellule) })
}

/// A place by its code or its name; nothing when two bear it.
fn trouver(dossier: &Dossier, nom: &str) -> Option<String> {
    let mut codes = dossier.territoires.iter().filter(|t| t.code.as_deref() == Some(nom));
    if let (Some(t), None) = (codes.next(), codes.next()) {
        return Some(id(t.id));
    }
    let voulu = cle(nom);
    let mut noms = dossier.territoires.iter().filter(|t| cle(&t.nom) == voulu);
    match (noms.next(), noms.next()) {
        (Some(t), None) => Some(id(t.id)),
        _ => None,
    }
}

fn id<T>(id: Id<T>) -> String {
    id.to_string()
}
