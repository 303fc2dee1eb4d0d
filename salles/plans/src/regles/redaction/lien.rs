//! Links between sheets. « lien vers soi imprimé : gardé "à vérifier" ; saisi : refus ; cycle de
//! liens "dépend de" : refus avec le chemin » (Plans, § 12).

use super::Refus;
use crate::m;
use crate::model::{EtatLien, FicheAction, FicheActionId, GenreLienFiche, Lien, Programme};
use kernel::Lang;
use kernel::texte::cle;
use std::collections::{BTreeMap, BTreeSet};

/// What a link says, in words: page, workbook and story alike.
#[must_use]
pub fn nom_de_lien(genre: GenreLienFiche, lang: Lang) -> String {
    let t = m(lang);
    match genre {
        GenreLienFiche::ContribueA => t.redaction_lien_contribue_a(),
        GenreLienFiche::DependDe => t.redaction_lien_depend_de(),
        GenreLienFiche::Prolonge => t.redaction_lien_prolonge(),
        GenreLienFiche::Complete => t.redaction_lien_complete(),
        GenreLienFiche::Decline => t.redaction_lien_decline(),
        GenreLienFiche::Remplace => t.redaction_lien_remplace(),
        GenreLienFiche::Doublonne => t.redaction_lien_doublonne(),
    }
}

/// Where a link stands, in words.
#[must_use]
pub fn nom_d_etat_de_lien(etat: EtatLien, lang: Lang) -> String {
    let t = m(lang);
    match etat {
        EtatLien::Confirme => t.redaction_lien_confirme(),
        EtatLien::AVerifier => t.redaction_lien_a_verifier(),
        EtatLien::Refuse => t.redaction_lien_refuse(),
    }
}

/// A link as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaisieLien {
    pub genre: String,
    /// Code of the kind of target: `fiche`, `programme`, `nouveau_programme`, `texte`.
    pub vers: String,
    /// Identifier of a sheet or of a programme, or its number in this contract.
    pub cible: String,
    /// Name of a new programme.
    pub programme: String,
    /// « c'est un autre programme » than the one that looks like it.
    pub autre_programme: bool,
    /// As printed; required when nothing is resolved.
    pub texte: String,
}

/// Puts the target into the link, and its state: « confirmé » when resolved, « à vérifier » else.
pub fn viser(lien: &mut Lien, cible: &CibleSaisie) {
    (lien.cible_fiche_id, lien.programme_id, lien.etat) = match cible {
        CibleSaisie::Fiche(id) => (Some(*id), None, EtatLien::Confirme),
        CibleSaisie::Programme(id) => (None, Some(*id), EtatLien::Confirme),
        CibleSaisie::Texte(_) => (None, None, EtatLien::AVerifier),
    };
}

/// The other link of the same sheet that says the same already.
#[must_use]
pub fn deja_dit<'a>(lien: &Lien, freres: &'a [Lien]) -> Option<&'a Lien> {
    freres.iter().find(|l| {
        l.genre == lien.genre
            && l.id != lien.id
            && l.etat != EtatLien::Refuse
            && (l.cible_fiche_id, l.programme_id) == (lien.cible_fiche_id, lien.programme_id)
            && (lien.cible_fiche_id.is_some() || lien.programme_id.is_some() || cle(&l.texte) == cle(&lien.texte))
    })
}

/// What a link points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CibleSaisie {
    Fiche(FicheActionId),
    Programme(crate::model::ProgrammeId),
    /// A text that nobody resolved yet.
    Texte(String),
}

/// One « dépend de » that counts (confirmed): `de` depends on `vers`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArcDeDependance {
    pub de: FicheActionId,
    pub vers: FicheActionId,
}

/// A link typed towards its own sheet.
///
/// # Errors
/// `Refus::LienVersSoi` when origin and target are the same sheet.
pub fn lien_vers_soi(origine: &FicheAction, cible: FicheActionId) -> Result<(), Refus> {
    if origine.id == cible {
        return Err(Refus::LienVersSoi { numero: origine.numero });
    }
    Ok(())
}

/// Would « `de` dépend de `vers` » close a loop? `noms` gives what to write for each sheet.
///
/// # Errors
/// `Refus::CycleDeDependance` with the shortest path, from the origin back to it.
pub fn dependance_possible(
    genre: GenreLienFiche,
    nouveau: ArcDeDependance,
    arcs: &[ArcDeDependance],
    noms: impl Fn(FicheActionId) -> String,
) -> Result<(), Refus> {
    if genre != GenreLienFiche::DependDe {
        return Ok(());
    }
    let mut suivants: BTreeMap<FicheActionId, Vec<FicheActionId>> = BTreeMap::new();
    for arc in arcs {
        suivants.entry(arc.de).or_default().push(arc.vers);
    }
    let mut vues = BTreeSet::from([nouveau.vers]);
    let mut chemins = std::collections::VecDeque::from([vec![nouveau.vers]]);
    while let Some(chemin) = chemins.pop_front() {
        let Some(&bout) = chemin.last() else { continue };
        if bout == nouveau.de {
            let chemin = std::iter::once(nouveau.de).chain(chemin).map(noms).collect();
            return Err(Refus::CycleDeDependance { chemin });
        }
        for &suivant in suivants.get(&bout).into_iter().flatten() {
            if vues.insert(suivant) {
                let mut plus_loin = chemin.clone();
                plus_loin.push(suivant);
                chemins.push_back(plus_loin);
            }
        }
    }
    Ok(())
}

/// The programme already known under this name or one of its variants (« Référentiel commun à tous
/// les contrats »), accents, case and punctuation set aside; else one whose name says the same words
/// and more, or fewer (« libellé approchant »).
#[must_use]
pub fn programme_proche<'a>(nom: &str, programmes: &'a [Programme]) -> Option<&'a Programme> {
    let saisi = cle(nom);
    let noms = |p: &Programme| -> Vec<String> { std::iter::once(&p.nom).chain(p.variantes.iter()).map(|v| cle(v)).collect() };
    let meme = programmes.iter().find(|p| p.cle == saisi || noms(p).contains(&saisi));
    meme.or_else(|| programmes.iter().find(|p| noms(p).iter().any(|connu| memes_mots(&saisi, connu))))
}

/// All the words of one are among those of the other, and there are two at least.
fn memes_mots(un: &str, autre: &str) -> bool {
    let (un, autre): (BTreeSet<&str>, BTreeSet<&str>) = (un.split(' ').collect(), autre.split(' ').collect());
    un.len().min(autre.len()) >= 2 && (un.is_subset(&autre) || autre.is_subset(&un))
}

/// Sheets that an unresolved text may designate, the likeliest first, three at most: those whose
/// number it gives (« fiche 42 »), else those that share its words (« fiche sur les CPS » → 3).
#[must_use]
pub fn candidates<'a>(texte: &str, origine: FicheActionId, fiches: &'a [FicheAction]) -> Vec<&'a FicheAction> {
    let lu = cle(texte);
    let mots: Vec<&str> = lu.split(' ').filter(|m| !m.is_empty()).collect();
    let numeros: Vec<i64> = mots.iter().filter_map(|m| m.parse().ok()).collect();
    let possibles = fiches.iter().filter(|f| f.id != origine && f.retiree_le.is_none());
    let mut notees: Vec<(usize, &FicheAction)> = possibles
        .map(|f| {
            let contenu: BTreeSet<&str> = f.recherche.split(' ').collect();
            let communs =
                mots.iter().filter(|m| m.chars().count() >= 3 && !MOTS_VIDES.contains(m) && contenu.contains(**m)).count();
            (if numeros.contains(&f.numero) { 1_000 } else { communs }, f)
        })
        .filter(|(note, _)| *note > 0)
        .collect();
    notees.sort_by_key(|(note, f)| (std::cmp::Reverse(*note), f.numero));
    notees.into_iter().take(3).map(|(_, f)| f).collect()
}

/// Words that tell nothing of a sheet.
const MOTS_VIDES: [&str; 12] = ["les", "des", "une", "sur", "fiche", "fiches", "action", "aux", "par", "pour", "dans", "avec"];
