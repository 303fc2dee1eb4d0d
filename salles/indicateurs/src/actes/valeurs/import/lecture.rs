//! From the rows of a file to cells of the base; each fault names its cell.

use super::{colonnes, langues};
use crate::actes::valeurs::{Cellule, Cle, Dossier, PartSaisie, RefusValeur};
use crate::model::Qualite;
use crate::regles::{RefusCellule, lire_millesime, lire_periode};
use kernel::texte::cle;
use sheets::{Adresse, CelluleBrute, ClasseurLu, Contenu, FeuilleLue, LigneLue};
use store::ActeError;

/// Ranks of the columns of [`colonnes`].
const CODE: usize = 0;
const TERRITOIRE: usize = 1;
const PERIODE: usize = 2;
const SOURCE: usize = 3;
const VENTILATION: usize = 4;
const VALEUR: usize = 5;
const MOTIF: usize = 6;
const QUALITE: usize = 7;
const COMMENTAIRE: usize = 8;
const PREUVE: usize = 9;
const MILLESIME: usize = 10;

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
    Ok(rassembler(dossier, feuille.lignes.iter().filter_map(|ligne| une(dossier, &feuille, ligne)).collect()))
}

/// Puts the rows of parts into the row of their total. Without that row, the total is the one on record, if any.
fn rassembler(dossier: &Dossier, lues: Vec<LigneImport>) -> Vec<LigneImport> {
    let (parts, mut lignes): (Vec<LigneImport>, Vec<LigneImport>) =
        lues.into_iter().partition(|l| l.lue.as_ref().is_ok_and(|c| !c.parts.is_empty()));
    let meme = |a: &Cle, b: &Cle| {
        (a.indicateur, &a.territoire, a.periode, cle(&a.source)) == (b.indicateur, &b.territoire, b.periode, cle(&b.source))
    };
    for mut ligne in parts {
        let Ok(cellule) = &mut ligne.lue else { continue };
        let tout = lignes.iter_mut().find(|l| l.lue.as_ref().is_ok_and(|c| meme(&c.cle, &cellule.cle)));
        let Some(tout) = tout else {
            let c = &cellule.cle;
            let connue = dossier.valeur(c.indicateur, &c.territoire, c.periode, &c.source);
            cellule.texte = connue.map(crate::model::Valeur::texte).unwrap_or_default();
            lignes.push(ligne);
            continue;
        };
        let deja = |c: &Cellule, p: &PartSaisie| c.parts.iter().any(|q| (q.dimension, &q.modalite) == (p.dimension, &p.modalite));
        let ailleurs = tout.adresse.clone();
        let Ok(total) = &mut tout.lue else { continue };
        if cellule.parts.iter().any(|p| deja(total, p)) {
            ligne.lue = Err(RefusCellule::EnDouble { ailleurs });
            lignes.push(ligne);
        } else {
            total.parts.append(&mut cellule.parts);
            let [_, _, _, vu] = &mut tout.vu;
            vu.push_str("\u{202f}; ");
            vu.push_str(&ligne.vu[3]);
        }
    }
    lignes
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
    let dite = texte(VENTILATION);
    let valeur = if dite.trim().is_empty() { texte(VALEUR) } else { format!("{} {}", dite.trim(), texte(VALEUR)) };
    let vu = [texte(CODE), texte(TERRITOIRE), texte(PERIODE), valeur];
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
        nom => match dossier.lieu_nomme(nom) {
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
    let millesime = match (texte(MILLESIME).trim(), lire_millesime(&texte(MILLESIME))) {
        ("", _) => None,
        (_, Some(annee)) => Some(annee),
        (dit, None) => return faute(MILLESIME, RefusCellule::MillesimeIllisible { saisi: dit.to_owned() }),
    };
    let source = match texte(SOURCE).trim() {
        "" => dossier.suivi(indicateur).source,
        dite => dite.chars().take(200).collect(),
    };
    let total = dite.trim().is_empty();
    let part = dossier.modalite_nommee(indicateur, &dite).map(|(dimension, modalite)| PartSaisie {
        dimension,
        modalite,
        texte: texte(VALEUR),
    });
    if part.is_none() && !total {
        return faute(VENTILATION, RefusCellule::ModaliteInconnue { saisi: dite });
    }
    let dit = if total { texte(VALEUR) } else { String::new() };
    let cellule = Cellule {
        parts: part.into_iter().collect(),
        millesime,
        motif: texte(MOTIF),
        qualite,
        commentaire: texte(COMMENTAIRE),
        preuve: texte(PREUVE),
        adresse: Some(adresse(VALEUR)),
        ..Cellule::nouvelle(Cle { indicateur: indicateur.id, territoire, periode, source }, dit)
    };
    Some(LigneImport { adresse: adresse(VALEUR), vu, lue: Ok(cellule) })
}
