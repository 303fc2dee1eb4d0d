//! From the pieces of each sheet to its fields, then what only the whole text tells: years, known
//! organisations, numbers printed twice.

mod titres;

use crate::decoupe::{Segment, decouper};
use crate::document::Document;
use crate::echeance::annees;
use crate::indicateurs::rien;
use crate::lecture::{Brouillon, Morceaux, lire};
use crate::lignes::{Ligne, pli};
use crate::listes::{numeros, partenaires, pilotes};
use crate::modele::{Extraction, Fiche, LigneLue, Lu, Reste, Sort};
use crate::objectifs::objectifs;
use crate::raison::Raison;
use std::collections::{HashMap, HashSet};

pub(crate) fn assembler(source: &str) -> Extraction {
    let mut document = Document::new(source);
    let (segments, sommaire) = decouper(&mut document);
    let mut fiches = Vec::with_capacity(segments.len());
    let mut textes_de_pilotes = Vec::with_capacity(segments.len());
    let mut precedent = 0;
    let mut lues = Vec::with_capacity(segments.len());
    for segment in segments {
        let brouillon = lire(&mut document, &segment);
        lues.push((segment, brouillon));
    }
    titres::rendre_aux_ambitions(&document, &mut lues);
    for (segment, brouillon) in lues {
        textes_de_pilotes.push(brouillon.pilotes.enumerer(&document.lexique));
        let fiche = fiche(&mut document, segment, brouillon, precedent, &sommaire);
        precedent = fiche.numero.valeur;
        fiches.push(fiche);
    }
    nommer_les_pilotes(&mut fiches, &textes_de_pilotes);
    dater(&document, &mut fiches);
    reperer_les_doublons(&mut fiches);
    let mut lues: Vec<_> = document.lignes.into_iter().zip(document.sorts).collect();
    // Read column by column, said line by line.
    lues.sort_by_key(|(ligne, _)| (ligne.page, ligne.numero, ligne.rang));
    let lignes = lues
        .into_iter()
        .map(|(l, sort)| LigneLue {
            numero: l.numero,
            page: l.page,
            texte: l.origine.unwrap_or(l.texte),
            sort: sort.unwrap_or(Sort::Laissee(Reste::SansRubrique)),
        })
        .collect();
    Extraction { fiches, lignes }
}

fn fiche(
    document: &mut Document,
    segment: Segment,
    mut brouillon: Brouillon,
    precedent: u32,
    sommaire: &HashMap<u32, Lu<String>>,
) -> Fiche {
    let (declinaisons, prises, orphelines) = std::mem::take(&mut brouillon.tableau).finir(document);
    document.marquer(&orphelines, Sort::Laissee(Reste::SansRubrique));
    document.marquer(&prises, Sort::Champ);
    let codes: HashSet<String> = declinaisons.iter().map(|d| d.valeur.lettre.clone()).collect();
    let [resultat, suivi] = std::mem::take(&mut brouillon.indicateurs).finir(document, &codes);
    let document = &*document;

    let mut numero = document.lu(segment.numero.unwrap_or(precedent.saturating_add(1)), &[segment.tete]);
    if segment.numero.is_none() {
        numero.douter(Raison::NumeroPropose);
    }
    let mut titre = texte(document, &brouillon.titre);
    if titre.valeur.is_empty() {
        titre.douter(Raison::RubriqueAbsente);
    }
    let titre_plan =
        segment.numero.and_then(|n| sommaire.get(&n)).filter(|plan| !pli(&titre.valeur).starts_with(&pli(&plan.valeur))).cloned();
    if titre_plan.is_some() {
        titre.douter(Raison::TitresDifferents);
    }
    let mut liens_fiches = texte(document, &brouillon.liens_fiches).map(|t| numeros(&t));
    if brouillon.liens_fiches.ouvert && liens_fiches.valeur.is_empty() {
        liens_fiches.douter(Raison::LienSansNumero);
    }
    if brouillon.lien_autrement_dit && !liens_fiches.valeur.is_empty() {
        liens_fiches.douter(Raison::LienAutrementDit);
    }
    if liens_fiches.valeur.contains(&numero.valeur) {
        liens_fiches.douter(Raison::FicheSeCite);
    }
    let pilotage_mode = match brouillon.mode {
        Some((mode, i)) => document.lu(Some(mode), &[i]),
        None => Lu::new(None, None).doutant(Raison::RubriqueAbsente),
    };
    let boite = if brouillon.boite.lignes.is_empty() { &brouillon.operationnels.indices } else { &brouillon.boite.lignes };
    let mut operationnels = document.lu(objectifs_de(document, &brouillon, boite), boite);
    if brouillon.boite.intitule.is_none() && !brouillon.operationnels.ouvert {
        operationnels.douter(if operationnels.valeur.is_empty() { Raison::RubriqueAbsente } else { Raison::IntituleAbsent });
    } else if operationnels.valeur.is_empty() {
        operationnels.douter(Raison::RubriqueVide);
    }
    let mut tableau = liste(declinaisons, !prises.is_empty());
    tableau.place = document.place(&prises);
    if brouillon.tableau_sans_entete {
        tableau.douter(Raison::IntituleAbsent);
    }
    let partenaires_lus = rubrique(document, &brouillon.partenaires);
    let partenaires_lus = match partenaires_lus.valeur.is_empty() {
        true => partenaires_lus.map(|_| Vec::new()),
        false => partenaires_lus.map(|_| partenaires(&brouillon.partenaires.enumerer(&document.lexique))),
    };
    let [ouvert_resultat, ouvert_suivi] = brouillon.indicateurs_ouverts;
    let mut lue = Fiche {
        numero,
        code: segment.code,
        ambition: segment.ambition,
        ambition_titre: segment.ambition_titre,
        titre,
        titre_plan,
        pilotage_mode,
        pilotes: rubrique(document, &brouillon.pilotes).map(|_| Vec::new()),
        partenaires: partenaires_lus,
        contexte: texte(document, &brouillon.contexte),
        encarts: brouillon.encarts.iter().map(|e| texte(document, e)).collect(),
        objectif_strategique: optionnel(rubrique(document, &brouillon.strategique)),
        objectifs_operationnels: operationnels,
        declinaisons: tableau,
        public_cible: optionnel(rubrique(document, &brouillon.public)),
        liens_programmes: programmes(document, &brouillon.programmes),
        liens_fiches,
        indicateurs_resultat: liste(resultat, ouvert_resultat),
        indicateurs_suivi: liste(suivi, ouvert_suivi),
    };
    for texte in [&mut lue.titre, &mut lue.contexte].into_iter().chain(lue.liens_programmes.valeur.iter_mut()) {
        if chiffre_dans_un_mot(&texte.valeur) {
            texte.douter(Raison::ChiffreDansMot);
        }
    }
    lue
}

fn objectifs_de(document: &Document, brouillon: &Brouillon, boite: &[usize]) -> Vec<Lu<String>> {
    if brouillon.boite.lignes.is_empty() && !brouillon.operationnels.textes.is_empty() {
        // The first objective may stand on the line of the heading.
        let premier = brouillon.operationnels.textes[0].clone();
        if document.texte(boite[0]) != premier {
            let mut lus = vec![document.lu(premier, &boite[..1])];
            lus.extend(objectifs(document, &boite[1..]));
            return lus;
        }
    }
    objectifs(document, boite)
}

/// A text in one run, sure unless it was cut or truncated.
fn texte(document: &Document, morceaux: &Morceaux) -> Lu<String> {
    let mut lu = document.lu(morceaux.joindre(&document.lexique), &morceaux.indices);
    if morceaux.recolle {
        lu.douter(Raison::Recolle);
    }
    if morceaux.tronque {
        lu.douter(Raison::TropLong);
    }
    if morceaux.devine {
        lu.douter(Raison::IntituleAbsent);
    }
    lu
}

/// The text of a heading: absent and empty are not the same.
fn rubrique(document: &Document, morceaux: &Morceaux) -> Lu<String> {
    let mut lu = texte(document, morceaux);
    if rien(&lu.valeur) {
        lu.valeur.clear();
        lu.douter(if morceaux.ouvert { Raison::RubriqueVide } else { Raison::RubriqueAbsente });
    }
    lu
}

fn optionnel(lu: Lu<String>) -> Lu<Option<String>> {
    lu.map(|t| (!t.is_empty()).then_some(t))
}

fn liste<T>(elements: Vec<Lu<T>>, ouverte: bool) -> Lu<Vec<Lu<T>>> {
    let debut = elements.iter().filter_map(|e| e.place).min_by_key(|p| p.debut);
    let fin = elements.iter().filter_map(|e| e.place).map(|p| p.fin).max();
    let vide = elements.is_empty();
    let place = debut.zip(fin).map(|(p, fin)| crate::modele::Place { fin, ..p });
    let mut lue = Lu::new(elements, place);
    if vide {
        lue.douter(if ouverte { Raison::RubriqueVide } else { Raison::RubriqueAbsente });
    }
    lue
}

/// « puces »: one programme per bullet, the lines without bullet go on with the one before. Without any
/// bullet, one per line, unless the line before is full.
fn programmes(document: &Document, morceaux: &Morceaux) -> Lu<Vec<Lu<String>>> {
    let puce = |t: &str| t.starts_with(['-', '•', '–', '—', '*', '>', '✓']) || t.starts_with("o ");
    let puces = morceaux.textes.iter().any(|t| puce(t));
    let mut groupes: Vec<Vec<usize>> = Vec::new();
    for (rang, t) in morceaux.textes.iter().enumerate() {
        let pleine = rang > 0 && document.lignes[morceaux.indices[rang - 1]].largeur() * 4 >= document.largeur * 3;
        let suspendue = rang > 0 && morceaux.textes[rang - 1].ends_with([',', '(', '-', '/']);
        let suite =
            !puce(t) && (puces || pleine || suspendue || !t.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
        match groupes.last_mut() {
            Some(groupe) if suite => groupe.push(rang),
            _ => groupes.push(vec![rang]),
        }
    }
    let mut elements = Vec::new();
    for groupe in groupes {
        let joint = document.lexique.joindre(groupe.iter().map(|r| morceaux.textes[*r].as_str()));
        let nu = joint.trim_start_matches(['-', '•', '–', '—', '*', '>', '✓', ' ']);
        let nu = if puces { nu.strip_prefix("o ").unwrap_or(nu) } else { nu };
        let nu = nu.trim_end_matches([';', ',', ' ']);
        if !rien(nu) {
            let indices: Vec<usize> = groupe.iter().map(|r| morceaux.indices[*r]).collect();
            let mut lu = document.lu(nu.to_owned(), &indices);
            if !puces && morceaux.textes.len() > 1 {
                lu.douter(Raison::DecoupeParLeSens);
            }
            elements.push(lu);
        }
    }
    let mut lue = liste(elements, morceaux.ouvert);
    if morceaux.devine {
        lue.douter(Raison::IntituleAbsent);
    }
    lue
}

/// « D2partemental »: a digit between two letters of a long word.
fn chiffre_dans_un_mot(texte: &str) -> bool {
    texte.split(|c: char| !c.is_alphanumeric()).any(|mot| {
        let lettres: Vec<char> = mot.chars().take(40).collect();
        lettres.len() >= 6 && lettres.windows(3).any(|t| t[0].is_alphabetic() && t[1].is_ascii_digit() && t[2].is_lowercase())
    })
}

fn nommer_les_pilotes(fiches: &mut [Fiche], textes: &[String]) {
    let organisations: HashSet<String> = fiches.iter().flat_map(|f| f.partenaires.valeur.iter().cloned()).collect();
    for (fiche, texte) in fiches.iter_mut().zip(textes) {
        let liste = pilotes(texte, &organisations);
        if liste.meles {
            fiche.pilotes.douter(Raison::SeparateursMeles);
        }
        fiche.pilotes.valeur = liste.elements;
    }
}

/// « Échéance « 2024 » au lieu d'une année : texte gardé ; année 1 déduite, signalée. » The first year is
/// that of the period printed with the word « contrat », else the earliest that a deadline names.
fn dater(document: &Document, fiches: &mut [Fiche]) {
    let lues: Vec<_> = fiches
        .iter()
        .flat_map(|f| &f.declinaisons.valeur)
        .map(|d| d.valeur.echeance.as_deref().map(annees).unwrap_or_default())
        .collect();
    let premiere = periode(document).or_else(|| lues.iter().filter(|a| !a.mixte).flat_map(|a| a.civiles.first().copied()).min());
    let derniere = lues.iter().flat_map(|a| a.rangs.last().copied()).max().unwrap_or(0);
    for (lue, declinaison) in lues.into_iter().zip(fiches.iter_mut().flat_map(|f| f.declinaisons.valeur.iter_mut())) {
        let valeur = &mut declinaison.valeur;
        let raison = if valeur.echeance.is_none() {
            Some(Raison::EcheanceAbsente)
        } else if !lue.rangs.is_empty() {
            valeur.annees = lue.rangs;
            lue.mixte.then_some(Raison::EcheanceMixte)
        } else if !lue.civiles.is_empty() {
            let premiere = premiere.unwrap_or(u32::MAX);
            valeur.annees = lue.civiles.iter().filter(|an| **an >= premiere).map(|an| an - premiere + 1).collect();
            Some(Raison::AnneeCivile)
        } else if lue.toutes && derniere > 0 {
            valeur.annees = (1..=derniere).collect();
            None
        } else {
            Some(Raison::EcheanceLibre)
        };
        if let Some(raison) = raison {
            declinaison.douter(raison);
        }
    }
}

/// « Contrat local de santé 2024-2029 »: the first year of the contract, when a line prints its period. Inside a
/// sheet « Contrat de ville 2015-2022 » is the contract of somebody else.
fn periode(document: &Document) -> Option<u32> {
    let le_sien = |l: &Ligne, sort: Option<Sort>| match sort {
        Some(Sort::Champ) => l.pli.contains("contrat local") && !l.pli.starts_with(['-', '•']),
        _ => l.pli.contains("contrat"),
    };
    let lignes = document.lignes.iter().zip(&document.sorts).filter(|(l, sort)| l.pli.len() <= 120 && le_sien(l, **sort));
    lignes.map(|(l, _)| l).find_map(|l| {
        let at = l.pli.find("20")?;
        let (debut, reste) = (l.pli.get(at..at + 4)?.parse::<u32>().ok()?, l.pli.get(at + 4..)?.trim_start());
        let fin = reste.strip_prefix(['-', '/', 'a'])?.trim_start().get(..4)?.parse::<u32>().ok()?;
        (debut < fin && fin - debut <= 12).then_some(debut)
    })
}

fn reperer_les_doublons(fiches: &mut [Fiche]) {
    let mut vus: HashMap<u32, usize> = HashMap::new();
    for fiche in &*fiches {
        *vus.entry(fiche.numero.valeur).or_default() += 1;
    }
    for fiche in fiches {
        if vus.get(&fiche.numero.valeur).is_some_and(|n| *n > 1) {
            fiche.numero.douter(Raison::NumeroEnDouble);
        }
    }
}
