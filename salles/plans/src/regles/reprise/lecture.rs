//! From what the reader of texts understood to a draft that a person corrects.

use super::{DeclinaisonReprise, FicheLue, IndicateurRepris, Repere, SaisieReprise};
use crate::model::{FicheAction, ModePilotage, Noeud};
use crate::regles::redaction::{CadreAnnees, DouteAnnees, lire_annees};
use extraction::{Declinaison, Fiche, Indicateur, LigneLue, Lu, Place, Raison};
use kernel::texte::cle;
use std::collections::BTreeSet;

/// Longest label of a déclinaison, and where a longer one is cut, in characters.
const LIBELLE_MAX: usize = 1_000;
const LIBELLE_COUPE: usize = 400;

/// The draft of one sheet. Years follow the rule of the contract, not that of the document.
#[must_use]
pub fn fiche_lue(f: &Fiche, cadre: &CadreAnnees) -> FicheLue {
    let mut reperes = vec![];
    let mut poser = |champ: &str, place: Option<Place>, raisons: Vec<Raison>| {
        reperes.push(Repere { champ: champ.to_owned(), place, raisons });
    };
    let mut saisie = SaisieReprise {
        numero: f.numero.valeur.to_string(),
        titre: f.titre.valeur.clone(),
        titre_plan: f.titre_plan.as_ref().map(|t| t.valeur.clone()).unwrap_or_default(),
        niveau_code: f.ambition.valeur.map(|n| n.to_string()).unwrap_or_default(),
        niveau_titre: f.ambition_titre.valeur.clone().unwrap_or_default(),
        mode_pilotage: f.pilotage_mode.valeur.map_or(ModePilotage::Pilotage.code(), extraction::Pilotage::code).to_owned(),
        contexte: f.contexte.valeur.clone(),
        objectif_strategique: f.objectif_strategique.valeur.clone().unwrap_or_default(),
        objectifs_operationnels: en_lignes(f.objectifs_operationnels.valeur.iter().map(|o| &o.valeur)),
        public_cible: f.public_cible.valeur.clone().unwrap_or_default(),
        pilotes: en_lignes(f.pilotes.valeur.iter()),
        partenaires: en_lignes(f.partenaires.valeur.iter()),
        programmes: en_lignes(f.liens_programmes.valeur.iter().map(|p| &p.valeur)),
        liens_fiches: f.liens_fiches.valeur.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        autres_liens: en_lignes(f.encarts.iter().map(|e| &e.valeur)),
        ..SaisieReprise::default()
    };
    poser("numero", f.numero.place, f.numero.raisons.clone());
    poser("titre", f.titre.place, f.titre.raisons.clone());
    if let Some(titre) = &f.titre_plan {
        poser("titre_plan", titre.place, titre.raisons.clone());
    }
    let niveau = [f.ambition.raisons.as_slice(), f.ambition_titre.raisons.as_slice()].concat();
    poser("noeud", f.ambition_titre.place.or(f.ambition.place), uniques(niveau));
    poser("mode_pilotage", f.pilotage_mode.place, f.pilotage_mode.raisons.clone());
    poser("contexte", f.contexte.place, f.contexte.raisons.clone());
    poser("objectif_strategique", f.objectif_strategique.place, f.objectif_strategique.raisons.clone());
    poser("public_cible", f.public_cible.place, f.public_cible.raisons.clone());
    poser("pilotes", f.pilotes.place, f.pilotes.raisons.clone());
    poser("partenaires", f.partenaires.place, f.partenaires.raisons.clone());
    poser("liens_fiches", f.liens_fiches.place, f.liens_fiches.raisons.clone());
    for (champ, liste) in [("objectifs_operationnels", &f.objectifs_operationnels), ("programmes", &f.liens_programmes)] {
        let (place, raisons) = ensemble(liste);
        poser(champ, place, raisons);
    }
    if let Some(encart) = f.encarts.first() {
        poser("autres_liens", encart.place, encart.raisons.clone());
    }
    poser("declinaisons", f.declinaisons.place, f.declinaisons.raisons.clone());
    for (rang, lue) in f.declinaisons.valeur.iter().enumerate() {
        let (d, raisons) = declinaison(lue, cadre);
        saisie.declinaisons.push(d);
        poser(&format!("declinaisons.{rang}"), lue.place, raisons);
    }
    for (role, liste) in [("resultat", &f.indicateurs_resultat), ("suivi", &f.indicateurs_suivi)] {
        if liste.valeur.is_empty() {
            poser(&format!("indicateurs_{role}"), liste.place, liste.raisons.clone());
        }
        for lu in &liste.valeur {
            poser(&format!("indicateurs.{}", saisie.indicateurs.len()), lu.place, lu.raisons.clone());
            saisie.indicateurs.push(indicateur(role, &lu.valeur));
        }
    }
    FicheLue { saisie, reperes }
}

/// One element per line: what stands on several lines in an element is joined.
fn en_lignes<'a>(elements: impl Iterator<Item = &'a String>) -> String {
    elements.map(|e| e.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join("\n")
}

fn uniques(mut raisons: Vec<Raison>) -> Vec<Raison> {
    raisons.sort_unstable();
    raisons.dedup();
    raisons
}

/// A list has the doubts of its elements, and stands from the first to the last.
fn ensemble(liste: &Lu<Vec<Lu<String>>>) -> (Option<Place>, Vec<Raison>) {
    let places = liste.valeur.iter().filter_map(|e| e.place);
    let debut = places.clone().min_by_key(|p| p.debut);
    let fin = places.map(|p| p.fin).max();
    let place = liste.place.or(debut.zip(fin).map(|(p, fin)| Place { fin, ..p }));
    let raisons = liste.raisons.iter().chain(liste.valeur.iter().flat_map(|e| &e.raisons));
    (place, uniques(raisons.copied().collect()))
}

/// « échéance absente : années = ensemble vide » ; « "2024" : année déduite de la règle du contrat, signalée ».
fn declinaison(lue: &Lu<Declinaison>, cadre: &CadreAnnees) -> (DeclinaisonReprise, Vec<Raison>) {
    let d = &lue.valeur;
    let echeance = d.echeance.clone().unwrap_or_default();
    let sur_l_annee = |r: &Raison| matches!(r, Raison::EcheanceAbsente | Raison::AnneeCivile | Raison::EcheanceLibre);
    let mut raisons: Vec<Raison> = lue.raisons.iter().copied().filter(|r| !sur_l_annee(r)).collect();
    let lues = lire_annees(&echeance, cadre);
    raisons.extend(raison_de(lues.doute));
    let (libelle, details) = couper(&d.libelle);
    if !details.is_empty() {
        raisons.push(Raison::DecoupeParLeSens);
    }
    let reprise = DeclinaisonReprise {
        lettre: d.lettre_proposee.clone().unwrap_or_else(|| d.lettre.clone()),
        lettre_imprimee: d.lettre.clone(),
        libelle,
        details,
        echeance,
        annees: lues.annees,
    };
    (reprise, uniques(raisons))
}

/// A label that no field holds goes on in the details, from the end of a sentence or of a bracket.
pub(super) fn couper(libelle: &str) -> (String, String) {
    let Some((limite, _)) = libelle.char_indices().nth(LIBELLE_COUPE).filter(|_| libelle.chars().count() > LIBELLE_MAX) else {
        return (libelle.to_owned(), String::new());
    };
    let tete = &libelle[..limite];
    let fin = [". ", ") ", "; ", " "].iter().find_map(|signe| tete.rfind(signe).map(|at| at + signe.len())).unwrap_or(limite);
    (libelle[..fin].trim().to_owned(), libelle[fin..].trim().to_owned())
}

/// The reason that a doubt on years gives.
pub(super) fn raison_de(doute: Option<DouteAnnees>) -> Option<Raison> {
    doute.map(|doute| match doute {
        DouteAnnees::NonPrecisee => Raison::EcheanceAbsente,
        DouteAnnees::AnneeCivile => Raison::AnneeCivile,
        DouteAnnees::AvantLeContrat | DouteAnnees::ApresLeContrat | DouteAnnees::Illisible => Raison::EcheanceLibre,
    })
}

fn indicateur(role: &str, i: &Indicateur) -> IndicateurRepris {
    IndicateurRepris { role: role.to_owned(), lettres: i.lettres.join(", "), libelle: i.libelle.clone() }
}

/// The lines that a sheet comes from: from its first to the one before the next sheet, and those above that it cites (its
/// ambition).
#[must_use]
pub fn lignes_de(lue: &FicheLue, jusqu_a: u32, lignes: &[LigneLue]) -> Vec<LigneLue> {
    let debut = debut(lue);
    let citee = |n: u32| lue.reperes.iter().filter_map(|r| r.place).any(|p| (p.debut..=p.fin).contains(&n));
    let sienne = |n: u32| debut.is_some_and(|debut| (debut..jusqu_a).contains(&n));
    lignes.iter().filter(|l| sienne(l.numero) || citee(l.numero)).cloned().collect()
}

/// The line of the number of the sheet, else of its title, else the first that it cites.
#[must_use]
pub fn debut(lue: &FicheLue) -> Option<u32> {
    let de = |champ: &str| lue.repere(champ).and_then(|r| r.place).map(|p| p.debut);
    let numero_et_titre = [de("numero"), de("titre")].into_iter().flatten().min();
    numero_et_titre.or_else(|| lue.reperes.iter().filter_map(|r| r.place).map(|p| p.debut).min())
}

/// Where the sheets of a draft go in the plan: each to the sheet in force of the same title, else of the number that is
/// printed; to the node of that title, else of that code, one level further down when the strategic objective names it. A
/// number that nobody printed brings no sheet up to date: it only has to be free. « jamais rattaché en silence »: all of it is
/// shown, and can be changed.
pub fn proposer_les_places(lues: &mut [FicheLue], noeuds: &[Noeud], fiches: &[FicheAction]) {
    let imprimes: Vec<i64> = lues.iter().filter(|l| !numero_propose(l)).filter_map(|l| l.saisie.numero.parse().ok()).collect();
    let mut pris: BTreeSet<i64> = fiches.iter().filter(|f| f.retiree_le.is_none()).map(|f| f.numero).chain(imprimes).collect();
    for lue in lues {
        let invente = numero_propose(lue);
        let saisie = &mut lue.saisie;
        let connue = fiche_connue(saisie, invente, fiches);
        saisie.cible = connue.map(|f| f.id.to_string()).unwrap_or_default();
        if let Some(connue) = connue {
            saisie.noeud = connue.noeud_id.to_string();
            if invente {
                saisie.numero = connue.numero.to_string();
            }
            continue;
        }
        let niveau = niveau_connu(saisie, noeuds);
        // « AMBITION 3 » under another title: the same one reworded, or another? Both titles are shown, a person says.
        let du_code = niveau.is_none().then(|| noeud_nomme(&saisie.niveau_code, "", None, noeuds)).flatten();
        saisie.noeud = niveau.or(du_code).map(|n| n.id.to_string()).unwrap_or_default();
        if du_code.is_some()
            && let Some(repere) = lue.reperes.iter_mut().find(|r| r.champ == "noeud")
        {
            repere.raisons = uniques([repere.raisons.as_slice(), &[Raison::AmbitionAutreTitre]].concat());
        }
        if invente {
            let voulu = saisie.numero.parse().ok().filter(|n| !pris.contains(n));
            let libre = voulu.unwrap_or_else(|| pris.last().map_or(1, |n| n.saturating_add(1)));
            pris.insert(libre);
            saisie.numero = libre.to_string();
        }
    }
}

fn numero_propose(lue: &FicheLue) -> bool {
    lue.repere("numero").is_some_and(|r| r.raisons.contains(&Raison::NumeroPropose))
}

fn fiche_connue<'a>(saisie: &SaisieReprise, invente: bool, fiches: &'a [FicheAction]) -> Option<&'a FicheAction> {
    let en_vigueur = || fiches.iter().filter(|f| f.retiree_le.is_none());
    let meme_titre = en_vigueur().find(|f| !saisie.titre.trim().is_empty() && cle(&f.titre) == cle(&saisie.titre));
    meme_titre.or_else(|| en_vigueur().find(|f| !invente && f.numero.to_string() == saisie.numero))
}

/// The node that the sheet names: its ambition by title, or by code when the document gives no title; under it, the one that
/// the strategic objective names.
fn niveau_connu<'a>(saisie: &SaisieReprise, noeuds: &'a [Noeud]) -> Option<&'a Noeud> {
    let haut = noeud_nomme(&saisie.niveau_code, &saisie.niveau_titre, None, noeuds)?;
    let objectif = cle(&saisie.objectif_strategique);
    let dessous = noeuds.iter().find(|n| n.parent_id == Some(haut.id) && !objectif.is_empty() && cle(&n.titre) == objectif);
    Some(dessous.unwrap_or(haut))
}

/// The node of that title under that parent, else of that code when no title is given.
pub(super) fn noeud_nomme<'a>(
    code: &str,
    titre: &str,
    parent: Option<crate::model::NoeudId>,
    noeuds: &'a [Noeud],
) -> Option<&'a Noeud> {
    let (code, titre) = (code.trim(), cle(titre));
    let mut freres = noeuds.iter().filter(|n| n.parent_id == parent);
    if titre.is_empty() {
        return freres.find(|n| !code.is_empty() && n.code == code);
    }
    freres.find(|n| cle(&n.titre) == titre)
}
