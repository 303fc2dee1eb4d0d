//! One sheet in the structure of the paper form.

use super::chiffres::{avancement, meteo, nombre, sommet, taux};
use crate::m;
use crate::model::edition_contenu::{DeclinaisonFigee, EditionContenu, FicheFigee, IndicateurFige, ValeurFigee};
use crate::model::{ModePilotage, OuiNon};
use crate::papier::petit;
use indicateurs::model::{Absence, RoleIndicateur};
use indicateurs::regles::echelle::dire_texte;
use kernel::Lang;
use paper::{
    CaseAnnee, Chiffre, DeclinaisonPapier, FichePapier, IndicateurPapier, LienPapier, MentionPilotage, PilotePapier, ReponseCase,
    ValeurAnnee,
};

/// The paper form of a sheet; a working document (`figee` false) leaves the boxes of the years to come empty, to fill by hand.
#[must_use]
pub fn fiche(contenu: &EditionContenu, f: &FicheFigee, figee: bool, lang: Lang) -> FichePapier {
    let node = contenu.noeuds.iter().find(|n| n.cle == f.noeud);
    let of = |role: RoleIndicateur| -> Vec<IndicateurPapier> {
        let kept = |i: &&IndicateurFige| (i.role == RoleIndicateur::Resultat) == (role == RoleIndicateur::Resultat);
        f.indicateurs.iter().filter(kept).map(|i| indicateur(contenu, i, lang)).collect()
    };
    let last = f.bilans.iter().rev().find(|b| b.meteo.is_some());
    FichePapier {
        numero: f.numero.to_string(),
        titre: f.titre.clone(),
        noeud: sommet(contenu, f),
        objectif_general: node.filter(|n| n.parent.is_some()).map(|n| n.titre.clone()),
        mention: match f.mode_pilotage {
            ModePilotage::Pilotage => MentionPilotage::Pilotage,
            ModePilotage::Copilotage => MentionPilotage::CoPilotage,
        },
        pilotes: f
            .pilotes
            .iter()
            .map(|p| PilotePapier {
                organisation: p.organisation.clone(),
                service: Some(p.services.join(", ")).filter(|s| !s.is_empty()),
            })
            .collect(),
        partenaires: f.partenaires.clone(),
        contexte: f.contexte.clone().into(),
        objectif_strategique: Some(f.objectif_strategique.clone()).filter(|t| !t.is_empty()),
        objectifs_operationnels: f.objectifs_operationnels.clone(),
        declinaisons: f.declinaisons.iter().map(|d| declinaison(contenu, d, lang)).collect(),
        public_cible: Some(f.public_cible.clone()).filter(|t| !t.is_empty()),
        fiches_liees: f
            .liens
            .iter()
            .filter_map(|l| l.fiche)
            .map(|n| LienPapier {
                numero: n.to_string(),
                titre: contenu.fiches.iter().find(|f| f.numero == n).map(|f| f.titre.clone()),
            })
            .collect(),
        programmes: f
            .liens
            .iter()
            .filter(|l| l.fiche.is_none())
            .map(|l| LienPapier { numero: String::new(), titre: Some(l.programme.clone().unwrap_or_else(|| l.texte.clone())) })
            .collect(),
        indicateurs_resultat: of(RoleIndicateur::Resultat),
        indicateurs_suivi: of(RoleIndicateur::Suivi),
        avancement: avancement(contenu, f),
        meteo: meteo(last),
        a_verifier: if figee { vec![] } else { a_verifier(f, lang) },
    }
}

/// What the printed contract leaves open on this sheet.
fn a_verifier(f: &FicheFigee, lang: Lang) -> Vec<String> {
    let t = m(lang);
    f.declinaisons
        .iter()
        .filter(|d| d.annees.is_empty())
        .map(|d| t.edition_papier_sans_annee(&d.lettre))
        .chain(
            f.declinaisons
                .iter()
                .filter(|d| d.lettre != d.lettre_imprimee)
                .map(|d| t.edition_papier_lettre(&d.lettre, &d.lettre_imprimee)),
        )
        .collect()
}

fn declinaison(contenu: &EditionContenu, d: &DeclinaisonFigee, lang: Lang) -> DeclinaisonPapier {
    let years = d.annees.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
    DeclinaisonPapier {
        lettre: Some(d.lettre_imprimee.clone()).filter(|l| !l.is_empty()),
        texte: d.libelle.clone().into(),
        details: d.details.clone(),
        echeance: d.echeance.clone().or_else(|| (!d.annees.is_empty()).then(|| m(lang).edition_annees(d.annees.len(), years))),
        realise: contenu.annees.iter().map(|a| CaseAnnee { annee: petit(a.rang), reponse: case(d, a.rang) }).collect(),
    }
}

/// « Une case vide n'est pas "N" »; a box of a year that is not planned says so.
pub(super) fn case(d: &DeclinaisonFigee, annee: i64) -> ReponseCase {
    match d.realise.iter().find(|r| r.annee == annee).map(|r| r.fait) {
        Some(OuiNon::Oui) => ReponseCase::Oui,
        Some(OuiNon::Non) => ReponseCase::Non,
        None if d.annees.contains(&annee) => ReponseCase::Vide,
        None => ReponseCase::NonPrevu,
    }
}

pub(super) fn indicateur(contenu: &EditionContenu, i: &IndicateurFige, lang: Lang) -> IndicateurPapier {
    let target = i.cibles.get(&contenu.edition.exercice).or_else(|| i.cibles.values().last());
    IndicateurPapier {
        lettres: i.lettres.clone(),
        libelle: i.libelle.clone(),
        unite: Some(i.unite.clone()).filter(|u| !u.is_empty()),
        cible: Chiffre { texte: sur_echelle(i, target, lang), ..Chiffre::default() },
        valeurs: i.valeurs.iter().map(|(annee, v)| ValeurAnnee { annee: petit(*annee), chiffre: observee(i, v, lang) }).collect(),
        taux: Chiffre { code: i.chiffres.first().map(|c| c.code.clone()), ..taux(i.taux.as_ref(), lang) },
    }
}

/// « Étude remise (25 %) », « 3 sur 5 »; a plain number for what has no scale.
fn sur_echelle(i: &IndicateurFige, texte: Option<&String>, lang: Lang) -> Option<String> {
    texte.and_then(|t| dire_texte(i.echelle.as_ref(), t, lang)).or_else(|| nombre(texte, lang))
}

/// « Non saisi, non disponible, secret, sans objet et 0 sont cinq états distincts ».
fn observee(i: &IndicateurFige, v: &ValeurFigee, lang: Lang) -> Chiffre {
    let t = m(lang);
    let mark = v.absence.map(|absence| match absence {
        Absence::NonDisponible => t.edition_absence_nd(),
        Absence::Secret => t.edition_absence_secret(),
        Absence::SansObjet => t.edition_absence_sans_objet(),
    });
    Chiffre { texte: sur_echelle(i, v.valeur.as_ref(), lang).or(mark), note: v.motif.clone(), ..Chiffre::default() }
}
