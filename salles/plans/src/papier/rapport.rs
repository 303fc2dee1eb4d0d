//! The annual report of a contract, drawn from an edition. Without annex it is the public one: it says
//! neither who was asked nor what pilots reserved for the house.

use super::chiffres::{aiguilles, avancement, chiffre_de_fiche, liste, meteo, noeud, valeur};
use super::decisions::decisions;
use super::fiche::{case, indicateur};
use crate::calculs::{Lecture, libelle, taux_en_mots};
use crate::m;
use crate::model::edition_contenu::{AnnexeEdition, EditionContenu, FicheFigee};
use crate::model::{Categorie, EtatReponse};
use crate::papier::{periode, petit};
use kernel::Lang;
use paper::{
    AmbitionPapier, BilanFichePapier, CalculPapier, Chiffre, ChiffreCle, DeclinaisonBilan, EtatPapier, ManquantPapier,
    RapportPapier, ReponseCase, RetardPapier, SansReponsePapier, SignatairePapier, TonEtat,
};
use std::collections::{BTreeMap, BTreeSet};

/// The report of the year that the edition reviews.
#[must_use]
pub fn rapport_annuel(contenu: &EditionContenu, annexe: Option<&AnnexeEdition>, lang: Lang) -> RapportPapier {
    let t = m(lang);
    let year = contenu.edition.exercice;
    RapportPapier {
        annee: petit(year),
        exercice: contenu.annees.iter().find(|a| a.rang == year).map(periode).unwrap_or_default(),
        chapeau: chapeau(contenu, lang).into(),
        aiguilles: aiguilles(&contenu.chiffres, &contenu.confiance, lang),
        chiffres_cles: chiffres_cles(contenu, lang),
        retards: retards(contenu, lang),
        sans_reponse: sans_reponse(contenu, annexe, lang),
        ambitions: ambitions(contenu, annexe, lang),
        decisions: decisions(contenu, lang),
        signataires: contenu
            .signataires
            .iter()
            .map(|s| SignatairePapier {
                organisation: s.organisation.clone(),
                fonction: s.fonction.clone(),
                part: s.part.clone(),
                signe_le: s.signe_le,
            })
            .collect(),
        regle_des_manques: t.edition_regle_des_manques().into(),
        calculs: contenu
            .formules
            .iter()
            .map(|f| CalculPapier {
                nom: f.nom.clone(),
                formule: f.formule.clone(),
                manques: t.edition_version_formule(&f.version),
                source: Some(f.regle.clone()),
                code: contenu.chiffres.iter().find(|c| c.lecture == f.lecture).map(|c| c.code.clone()),
            })
            .collect(),
        manquants: manquants(contenu, lang),
    }
}

fn chapeau(contenu: &EditionContenu, lang: Lang) -> String {
    let t = m(lang);
    let sheets = t.edition_chapeau_fiches(contenu.fiches.len(), contenu.edition.exercice);
    match &contenu.campagne {
        Some(c) => format!("{sheets}\n{}", t.edition_chapeau_reponses(c.acceptees, c.attendues, c.sans_reponse.len())),
        None => sheets,
    }
}

fn chiffres_cles(contenu: &EditionContenu, lang: Lang) -> Vec<ChiffreCle> {
    let t = m(lang);
    let year = contenu.edition.exercice;
    let boxes = || contenu.fiches.iter().flat_map(|f| &f.declinaisons).map(|d| case(d, year));
    let planned = boxes().filter(|c| *c != ReponseCase::NonPrevu).count();
    let done = boxes().filter(|c| *c == ReponseCase::Oui).count();
    let measures = || contenu.fiches.iter().flat_map(|f| &f.indicateurs);
    let filled = measures().filter(|i| i.valeurs.get(&year).is_some_and(|v| v.valeur.is_some())).count();
    let key = |libelle: String, texte: String, note: Option<String>| ChiffreCle {
        libelle,
        chiffre: Chiffre { texte: Some(texte), note, ..Chiffre::default() },
    };
    let mut all = vec![key(t.edition_cle_fiches(), contenu.fiches.len().to_string(), None)];
    if let Some(c) = &contenu.campagne {
        all.push(key(t.edition_cle_reponses(), c.acceptees.to_string(), Some(t.edition_sur(c.attendues))));
    }
    all.push(key(t.edition_cle_declinaisons(), done.to_string(), Some(t.edition_sur(planned))));
    all.push(key(t.edition_cle_indicateurs(), filled.to_string(), Some(t.edition_sur(measures().count()))));
    all
}

/// « "En retard" est calculé, jamais choisi »: declared under what the calendar expects.
fn retards(contenu: &EditionContenu, lang: Lang) -> Vec<RetardPapier> {
    let t = m(lang);
    let mut late: Vec<_> = contenu
        .fiches
        .iter()
        .filter(|f| !matches!(f.statut.categorie, Some(Categorie::Terminee | Categorie::Abandonnee)))
        .filter_map(|f| {
            let (declared, expected) = (valeur(&f.chiffres, Lecture::Declare)?, valeur(&f.chiffres, Lecture::Attendu)?);
            (declared < expected).then(|| (&expected - &declared, f, declared, expected))
        })
        .collect();
    late.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.numero.cmp(&b.1.numero)));
    late.into_iter()
        .map(|(_, f, declared, expected)| RetardPapier {
            sujet: t.lecture_fiche_n(f.numero),
            titre: f.titre.clone(),
            motif: t.edition_retard(taux_en_mots(&declared, lang), taux_en_mots(&expected, lang)),
            echeance: None,
            responsable: Some(pilotes(f)).filter(|p| !p.is_empty()),
            code: f.chiffres.iter().find(|c| c.lecture == Lecture::Attendu.code()).map(|c| c.code.clone()),
        })
        .collect()
}

fn sans_reponse(contenu: &EditionContenu, annexe: Option<&AnnexeEdition>, lang: Lang) -> Vec<SansReponsePapier> {
    let t = m(lang);
    let mut silent: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    match annexe {
        Some(annexe) => {
            let open = |e: EtatReponse| !matches!(e, EtatReponse::Acceptee | EtatReponse::Dispensee);
            for r in annexe.reponses.iter().filter(|r| open(r.etat)) {
                let who = r.organisation.as_ref().map_or_else(|| r.repondant.clone(), |o| format!("{o}, {}", r.repondant));
                silent.entry(who).or_default().push(r.fiche);
            }
        }
        None => {
            let sheets = contenu.campagne.iter().flat_map(|c| &c.sans_reponse);
            for f in sheets.filter_map(|n| contenu.fiches.iter().find(|f| f.numero == *n)) {
                silent.entry(pilotes(f)).or_default().push(f.numero);
            }
        }
    }
    silent
        .into_iter()
        .map(|(repondant, fiches)| SansReponsePapier {
            repondant,
            objets: t.edition_fiches_n(fiches.len(), liste(&fiches)),
            suites: None,
        })
        .collect()
}

/// Short names of the pilots.
fn pilotes(f: &FicheFigee) -> String {
    f.pilotes.iter().map(|p| p.court.as_str()).collect::<Vec<_>>().join(", ")
}

fn ambitions(contenu: &EditionContenu, annexe: Option<&AnnexeEdition>, lang: Lang) -> Vec<AmbitionPapier> {
    let tops = contenu.noeuds.iter().filter(|n| n.parent.is_none());
    tops.map(|top| {
        let mut under: BTreeSet<&str> = BTreeSet::from([top.cle.as_str()]);
        loop {
            let more: Vec<&str> = contenu
                .noeuds
                .iter()
                .filter(|n| n.parent.as_deref().is_some_and(|p| under.contains(p)) && !under.contains(n.cle.as_str()))
                .map(|n| n.cle.as_str())
                .collect();
            if more.is_empty() {
                break;
            }
            under.extend(more);
        }
        AmbitionPapier {
            noeud: noeud(contenu, &top.cle),
            aiguilles: aiguilles(&top.chiffres, &top.confiance, lang),
            texte: top.objectifs.join("\n").into(),
            fiches: contenu
                .fiches
                .iter()
                .filter(|f| under.contains(f.noeud.as_str()))
                .map(|f| bilan(contenu, annexe, f, lang))
                .collect(),
        }
    })
    .collect()
}

fn bilan(contenu: &EditionContenu, annexe: Option<&AnnexeEdition>, f: &FicheFigee, lang: Lang) -> BilanFichePapier {
    let year = contenu.edition.exercice;
    let own = f.bilans.iter().find(|b| b.annee == year);
    let reserve = annexe.and_then(|a| a.reserves.iter().find(|r| r.fiche == f.numero && r.annee == year));
    BilanFichePapier {
        numero: f.numero.to_string(),
        titre: f.titre.clone(),
        pilotes: pilotes(f),
        etat: Some(etat(f, lang)),
        avancement: avancement(contenu, f),
        declinaisons: f
            .declinaisons
            .iter()
            .map(|d| DeclinaisonBilan {
                lettre: Some(d.lettre.clone()),
                texte: d.libelle.clone(),
                reponse: case(d, year),
                commentaire: d.realise.iter().find(|r| r.annee == year).map(|r| r.commentaire.clone()).filter(|t| !t.is_empty()),
            })
            .collect(),
        constate: chiffre_de_fiche(f, Lecture::Constate, lang),
        atteinte: chiffre_de_fiche(f, Lecture::Atteinte, lang),
        meteo: meteo(own),
        // The comment of the year is printed with its step; no field asks for successes apart.
        reussites: paper::Texte::default(),
        difficultes: reserve.map(|r| r.difficultes.clone()).unwrap_or_default().into(),
        besoins: reserve.map(|r| r.besoins.clone()).unwrap_or_default().into(),
        suites: own.map(|b| b.suites.clone()).unwrap_or_default().into(),
        indicateurs: f.indicateurs.iter().map(|i| indicateur(contenu, i, lang)).collect(),
    }
}

fn etat(f: &FicheFigee, lang: Lang) -> EtatPapier {
    let t = m(lang);
    if f.reponse.is_some_and(|r| !matches!(r, EtatReponse::Acceptee | EtatReponse::Dispensee)) {
        return EtatPapier { ton: TonEtat::Attente, texte: t.etat_sans_reponse() };
    }
    let ton = match f.statut.categorie {
        Some(Categorie::Terminee) => TonEtat::Fait,
        Some(Categorie::Suspendue | Categorie::Abandonnee) => TonEtat::Retard,
        _ => TonEtat::Neutre,
    };
    EtatPapier { ton, texte: f.statut.libelle.clone() }
}

/// What the figures of the contract had to do without, sheet by sheet.
fn manquants(contenu: &EditionContenu, lang: Lang) -> Vec<ManquantPapier> {
    contenu
        .chiffres
        .iter()
        .flat_map(|c| {
            let name = Lecture::from_code(&c.lecture).map(|l| libelle(l, lang)).unwrap_or_default();
            c.manquants
                .iter()
                .map(move |o| ManquantPapier { objet: o.libelle.clone(), manque: format!("{name}\u{202f}: {}", o.valeur) })
        })
        .collect()
}
