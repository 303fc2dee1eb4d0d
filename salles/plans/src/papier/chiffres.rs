//! Figures, skies and steps as paper writes them.

use crate::calculs::{Lecture, nombre_en_mots, taux_en_mots};
use crate::m;
use crate::model::Ciel;
use crate::model::edition_contenu::{BilanFige, ChiffreFige, ConfianceFigee, EditionContenu, FicheFigee};
use crate::papier::petit;
use crate::regles::edition::SECRET;
use kernel::Lang;
use kernel::nombre::Nombre;
use paper::{Aiguilles, AvancementAnnee, Chiffre, ConfiancePapier, MeteoPapier, NiveauMeteo, NoeudPapier, Palier, PartMeteo};

/// The figure of a reading among those of an object.
pub(super) fn lu(all: &[ChiffreFige], lecture: Lecture) -> Option<&ChiffreFige> {
    all.iter().find(|c| c.lecture == lecture.code())
}

/// Its exact value.
pub(super) fn valeur(all: &[ChiffreFige], lecture: Lecture) -> Option<Nombre> {
    lu(all, lecture)?.valeur.as_ref()?.parse().ok()
}

/// A rate as basis points of its length: 50 % draws 5 000.
fn dessin(value: &Nombre) -> Option<u32> {
    (value * &Nombre::from(100)).arrondi(0, false).parse().ok()
}

fn chiffre(all: &[ChiffreFige], lecture: Lecture, lang: Lang) -> Chiffre {
    let Some(figure) = lu(all, lecture) else { return Chiffre::default() };
    let value = valeur(all, lecture);
    let missing = figure.manquants.len();
    Chiffre {
        texte: value.as_ref().map(|v| taux_en_mots(v, lang)).or_else(|| secret(figure.valeur.as_ref())),
        dessin: value.as_ref().and_then(dessin),
        code: Some(figure.code.clone()),
        note: figure.motif.clone().or_else(|| (missing > 0).then(|| m(lang).aiguille_manque(missing))),
    }
}

/// One reading of a sheet.
pub(super) fn chiffre_de_fiche(fiche: &FicheFigee, lecture: Lecture, lang: Lang) -> Chiffre {
    chiffre(&fiche.chiffres, lecture, lang)
}

/// The three readings of an object, side by side.
pub(super) fn aiguilles(all: &[ChiffreFige], confiance: &ConfianceFigee, lang: Lang) -> Aiguilles {
    Aiguilles {
        declare: chiffre(all, Lecture::Declare, lang),
        constate: chiffre(all, Lecture::Constate, lang),
        attendu: chiffre(all, Lecture::Attendu, lang),
        atteinte: chiffre(all, Lecture::Atteinte, lang),
        confiance: confiance_papier(confiance, lang),
    }
}

fn confiance_papier(all: &ConfianceFigee, lang: Lang) -> ConfiancePapier {
    let part = |niveau: NiveauMeteo, n: usize| PartMeteo { niveau, nombre: u32::try_from(n).unwrap_or(u32::MAX) };
    let mut repartition: Vec<PartMeteo> = Ciel::ALL
        .iter()
        .filter_map(|ciel| all.repartition.get(ciel.code()).map(|fiches| part(niveau(*ciel), fiches.len())))
        .collect();
    if !all.non_renseignee.is_empty() {
        repartition.push(part(NiveauMeteo::NonRenseignee, all.non_renseignee.len()));
    }
    let worst = [Ciel::Orage, Ciel::Nuage, Ciel::Couvert, Ciel::Soleil]
        .into_iter()
        .find_map(|ciel| all.repartition.get(ciel.code()).map(|fiches| (ciel, fiches)));
    ConfiancePapier {
        repartition,
        pire: worst.map(|(ciel, _)| niveau(ciel)),
        pire_sujets: worst.map(|(_, fiches)| m(lang).edition_fiches_n(fiches.len(), liste(fiches))),
        code: None,
    }
}

/// « 8, 19, 31 »
pub(super) fn liste(numeros: &[i64]) -> String {
    numeros.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")
}

pub(super) fn niveau(ciel: Ciel) -> NiveauMeteo {
    match ciel {
        Ciel::Soleil => NiveauMeteo::Soleil,
        Ciel::Couvert => NiveauMeteo::Couvert,
        Ciel::Nuage => NiveauMeteo::Nuage,
        Ciel::Orage => NiveauMeteo::Orage,
        Ciel::NonNecessaire => NiveauMeteo::NonNecessaire,
    }
}

pub(super) fn meteo(bilan: Option<&BilanFige>) -> Option<MeteoPapier> {
    let bilan = bilan?;
    Some(MeteoPapier { niveau: niveau(bilan.meteo?), motif: bilan.meteo_motif.clone(), donnee_le: bilan.meteo_le, appui: None })
}

/// The progress grid: « dernière valeur connue montrée "reprise", jamais comptée comme nouvelle ».
pub(super) fn avancement(contenu: &EditionContenu, fiche: &FicheFigee) -> Vec<AvancementAnnee> {
    let reviewed = contenu.edition.exercice;
    let mut last = None;
    contenu
        .annees
        .iter()
        .map(|annee| {
            let bilan = fiche.bilans.iter().find(|b| b.annee == annee.rang);
            let palier = match (bilan.and_then(|b| b.palier), last) {
                (Some(0), _) => Palier::PasCommence,
                (Some(palier), _) => Palier::Declare(petit(palier)),
                (None, _) if annee.rang > reviewed => Palier::AVenir,
                (None, Some(before)) => Palier::Repris(before),
                (None, None) => Palier::SansReponse,
            };
            if let Palier::Declare(known) = palier {
                last = Some(known);
            }
            AvancementAnnee {
                annee: petit(annee.rang),
                palier,
                atteinte: bilan.and_then(|b| b.atteinte).map(|a| a == crate::model::OuiNon::Oui),
                commentaire: bilan.map(|b| b.commentaire.clone()).filter(|t| !t.is_empty()),
                code: (annee.rang == reviewed).then(|| lu(&fiche.chiffres, Lecture::Declare).map(|c| c.code.clone())).flatten(),
            }
        })
        .collect()
}

/// The first-level node a sheet belongs to.
pub(super) fn sommet(contenu: &EditionContenu, fiche: &FicheFigee) -> NoeudPapier {
    let mut key = Some(fiche.noeud.as_str());
    let mut top = None;
    while let Some(node) = key.and_then(|k| contenu.noeuds.iter().find(|n| n.cle == k)) {
        top = Some(node);
        key = node.parent.as_deref();
    }
    top.map_or_else(
        || NoeudPapier { niveau: String::new(), code: String::new(), titre: String::new(), teinte: 1 },
        |node| noeud(contenu, &node.cle),
    )
}

/// A first-level node, with its colour.
pub(super) fn noeud(contenu: &EditionContenu, cle: &str) -> NoeudPapier {
    let tops: Vec<_> = contenu.noeuds.iter().filter(|n| n.parent.is_none()).collect();
    let rank = tops.iter().position(|n| n.cle == cle).unwrap_or(0);
    let node = tops.get(rank);
    NoeudPapier {
        niveau: contenu.contrat.niveaux.first().cloned().unwrap_or_default(),
        code: node.map(|n| n.code.clone()).unwrap_or_default(),
        titre: node.map(|n| n.titre.clone()).unwrap_or_default(),
        teinte: petit(i64::try_from(rank + 1).unwrap_or(1)),
    }
}

/// « c », for a rate that would give back a small count.
fn secret(text: Option<&String>) -> Option<String> {
    text.filter(|t| *t == SECRET).cloned()
}

/// A decimal text as people read it.
pub(super) fn nombre(text: Option<&String>, lang: Lang) -> Option<String> {
    text.map(|t| t.parse::<Nombre>().map_or_else(|_| t.clone(), |n| nombre_en_mots(&n, lang)))
}

/// An exact rate as people read it.
pub(super) fn taux(text: Option<&String>, lang: Lang) -> Chiffre {
    let value: Option<Nombre> = text.and_then(|t| t.parse().ok());
    Chiffre {
        texte: value.as_ref().map(|v| taux_en_mots(v, lang)).or_else(|| secret(text)),
        dessin: value.as_ref().and_then(dessin),
        ..Chiffre::default()
    }
}
