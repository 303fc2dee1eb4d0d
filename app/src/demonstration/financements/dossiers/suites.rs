//! What became of a file: its corrections, what each funder answered, what was paid, its review.

use super::super::{a, plus, tirage};
use super::{Phase, cent};
use crate::erreur::Erreur;
use financements::model::*;
use financements::regles::bilan::PIECES;
use financements::regles::budget::{self as regles, Cote};
use financements::regles::etats::{EtatDossier, EtatLigne};
use financements::regles::versement::NatureVersement;
use financements::regles::{Euros, Financeur};
use jiff::civil::{Date, date};
use kernel::Id;
use std::collections::HashMap;
use store::{Json, Writer};

pub(super) fn complement(dossier: &Dossier, rang: usize) -> Complement {
    let (champ, demande) = if rang == 11 {
        ("d.VILLE", "La part Ville est sous le plancher de 500\u{202f}€.")
    } else {
        ("publics", "Précisez l’âge et le nombre.")
    };
    Complement {
        id: Id::fresh(),
        version: 1,
        dossier_id: dossier.id,
        champ: champ.to_owned(),
        demande: demande.to_owned(),
        demande_par: "Équipe projet du contrat de ville".to_owned(),
        demande_a: dossier.modifie_a,
        corrige_a: None,
    }
}

/// What the instruction asks: a question answered, one that waits, one that is late.
pub(super) fn question(dossier: &Dossier, rang: usize, aujourdhui: Date) -> Option<QuestionDossier> {
    let (question, posee, attendue, reponse) = match rang {
        0 => {
            ("Qui encadre les séances, et avec quelle qualification\u{202f}?", -20, -10, "Deux animatrices salariées, diplômées.")
        }
        1 => ("Les locaux de l’école sont-ils déjà réservés pour l’été\u{202f}?", -4, 6, ""),
        2 => ("Comment les habitants du quartier sont-ils associés au choix des dates\u{202f}?", -16, -2, ""),
        _ => return None,
    };
    let repondu = !reponse.is_empty();
    Some(QuestionDossier {
        id: Id::fresh(),
        version: 1,
        appel_id: dossier.appel_id,
        dossier_id: dossier.id,
        financeur: (rang == 1).then(|| Financeur::nomme("ETAT")),
        question: question.to_owned(),
        posee_par: if rang == 1 { "Déléguée du préfet" } else { "Équipe projet du contrat de ville" }.to_owned(),
        posee_a: a(plus(aujourdhui, posee), 10),
        compte_id: String::new(),
        attendue_le: plus(aujourdhui, attendue),
        reponse: reponse.to_owned(),
        piece_id: None,
        repondue_par: repondu.then(|| "Présidence de l’association".to_owned()),
        repondue_a: repondu.then(|| a(plus(aujourdhui, attendue - 2), 15)),
        retiree_a: None,
        retrait_motif: String::new(),
    })
}

pub(super) fn une_ligne(
    appel: &Appel,
    dossier: &Dossier,
    phase: Phase,
    (rang, rang_ligne): (usize, usize),
    (code, euros): (&str, i64),
    (taux, lot): (&HashMap<String, i64>, &LotDecision),
) -> LigneFinanceur {
    let exercice = i16::try_from(appel.exercice).unwrap_or(2026);
    let financeur = Financeur::nomme(code);
    let par = || Some(format!("Instruction {financeur}"));
    let mut l = LigneFinanceur::vide(appel.id, dossier.id, financeur.clone());
    l.programme = if code == "ETAT" { "147".to_owned() } else { String::new() };
    l.nature = if code == "CAF" { "REAAP".to_owned() } else { String::new() };
    l.demande_centimes = Some(euros * 100);
    l.demande_par.clone_from(&dossier.depose_par);
    l.demande_a = dossier.depose_a;
    l.etat = if dossier.etat == EtatDossier::Brouillon { EtatLigne::Saisie } else { EtatLigne::Demandee };
    let instruit = match phase {
        Phase::Depot => false,
        Phase::Instruction => dossier.etat == EtatDossier::EnInstruction && tirage(rang, 30 + rang_ligne) % 10 < 7,
        Phase::Bilans => true,
    };
    if !instruit {
        return l;
    }
    let refuse = dossier.etat == EtatDossier::Refuse;
    l.avis = Some(match (refuse, tirage(rang, 50 + rang_ligne) % 8) {
        (true, _) => Avis::Defavorable,
        (false, 0) => Avis::Reserve,
        _ => Avis::Favorable,
    });
    if l.avis != Some(Avis::Favorable) {
        l.avis_motif = "L’apport au droit commun reste à démontrer.".to_owned();
    }
    l.avis_par = par();
    l.avis_a = Some(a(date(exercice, 2, 20), 11));
    l.etat = EtatLigne::Avis;
    let servi = if refuse { 0 } else { cent(euros * taux.get(code).copied().unwrap_or(0) / 100) };
    let servi = if servi > 0 && servi < 500 { 500.min(euros) } else { servi };
    if phase == Phase::Bilans || tirage(rang, 70 + rang_ligne) % 10 < 6 {
        l.propose_centimes = Some(servi * 100);
        l.propose_motif = if servi == 0 { "Crédits insuffisants".to_owned() } else { String::new() };
        l.propose_par = par();
        l.propose_a = Some(a(date(exercice, 3, 5), 11));
        l.etat = EtatLigne::Proposee;
    }
    if phase == Phase::Bilans {
        l.vote_centimes = Some(servi * 100);
        l.vote_motif = l.propose_motif.clone();
        l.vote_instance = match code {
            "ETAT" => "prefet",
            "CAF" => "CAS",
            _ => "conseil",
        }
        .to_owned();
        l.vote_acte = format!("{exercice}-{:03}", 40 + rang_ligne);
        l.vote_le = Some(date(exercice, 4, 10));
        l.vote_par = par();
        l.vote_a = Some(a(date(exercice, 4, 11), 9));
        l.lot_id = Some(lot.id);
        // The balance waits for the review.
        let en_attente = matches!(dossier.etat, EtatDossier::BilanAttendu | EtatDossier::BilanACorriger);
        l.etat = match (servi, en_attente, dossier.etat) {
            (0, ..) => EtatLigne::Refusee,
            (_, true, _) => EtatLigne::VerseePartielle,
            (_, _, EtatDossier::Clos) => EtatLigne::Soldee,
            _ => EtatLigne::Versee,
        };
        if servi > 0 {
            l.paye_centimes = Some(if en_attente { acompte(servi * 100) } else { servi * 100 });
            l.paye_par = par();
            l.paye_a = Some(a(date(exercice, 6, 18), 9));
        }
    }
    l
}

/// Six tenths, in whole euros.
const fn acompte(vote_centimes: i64) -> i64 {
    vote_centimes * 6 / 1_000 * 100
}

/// What follows a vote: a first payment once it is notified, the balance at the end of the year.
pub(super) async fn suites(w: &mut Writer, dossier: &Dossier, ligne: &LigneFinanceur, exercice: i16) -> Result<(), Erreur> {
    let (Some(vote), Some(paye)) = (ligne.vote_centimes, ligne.paye_centimes.filter(|paye| *paye > 0)) else { return Ok(()) };
    let premier = acompte(vote);
    let versements = [
        (date(exercice, 6, 18), premier, NatureVersement::Acompte),
        (date(exercice, 12, 11), paye - premier, NatureVersement::Solde),
    ];
    for (le, montant_centimes, nature) in versements.into_iter().filter(|(_, montant, _)| *montant > 0) {
        w.insert(&VersementLigne {
            id: Id::fresh(),
            version: 1,
            appel_id: dossier.appel_id,
            ligne_id: ligne.id,
            le,
            montant_centimes,
            nature,
            saisi_par: ligne.paye_par.clone().unwrap_or_default(),
            saisi_a: a(le, 9),
            annule_a: None,
            annule_par: None,
            annule_motif: String::new(),
        })
        .await?;
    }
    Ok(())
}

pub(super) fn bilan(dossier: &Dossier, rang: usize, exercice: i16) -> BilanDossier {
    let rendu = dossier.etat != EtatDossier::BilanAttendu;
    // Spent: between 88 and 101 per cent of what was planned.
    let part = 88 + i64::try_from(tirage(rang, 90) % 14).unwrap_or(0);
    let realise: LignesBudget = dossier
        .budget
        .iter()
        .map(|(code, montant)| (code.clone(), Euros::entiers(montant.centimes() / 100 * part / 100)))
        .collect();
    let cout: Euros = realise
        .iter()
        .filter(|(code, _)| regles::ligne(code).is_some_and(|l| l.cote == Cote::Charge && !l.volontaire))
        .map(|(_, montant)| *montant)
        .sum();
    let a_corriger = dossier.etat == EtatDossier::BilanACorriger;
    let joint = match (rendu, a_corriger) {
        (false, _) => 0,
        (_, true) => 2,
        _ => 3,
    };
    let dit = |texte: &str| if rendu { texte.to_owned() } else { String::new() };
    // One in eleven was late.
    let recu_le = rendu.then(|| if rang % 11 == 10 { date(exercice + 1, 5, 6) } else { date(exercice + 1, 4, 14) });
    BilanDossier {
        id: Id::fresh(),
        version: 1,
        appel_id: dossier.appel_id,
        dossier_id: dossier.id,
        etat: match dossier.etat {
            EtatDossier::BilanAttendu => EtatBilan::Attendu,
            EtatDossier::BilanACorriger => EtatBilan::ACorriger,
            EtatDossier::BilanRecu => EtatBilan::Recu,
            _ => EtatBilan::Valide,
        },
        contenu: Json(ContenuBilan {
            mise_en_oeuvre: dit(
                "L’action s’est tenue toute l’année, chaque semaine, avec deux temps ouverts aux familles (démonstration).",
            ),
            publics: if rendu { dossier.contenu.publics.clone() } else { String::new() },
            dates_lieux: dit("De janvier à décembre, à la maison de quartier et dans l’espace public."),
            indicateurs: dit("Le public nouveau visé a été touché aux trois quarts ; l’assiduité a été relevée à chaque séance."),
            mesures: dossier
                .contenu
                .indicateurs
                .iter()
                .filter(|_| rendu)
                .filter_map(|i| Some((i.libelle.clone(), i.cible? * part / 100)))
                .collect(),
            cles: dit("Charges fixes réparties au temps passé par les salariés sur l’action."),
            contributions: dit("Bénévolat évalué au salaire minimum, heures relevées sur cahier."),
            nombre_beneficiaires: dossier.contenu.nombre_beneficiaires.filter(|_| rendu).map(|n| n * part / 100),
            pieces: PIECES.iter().take(joint).map(|p| (*p).to_owned()).collect(),
            a_corriger: if a_corriger { "Le compte de résultat analytique manque.".to_owned() } else { String::new() },
            depose_par: if rendu { dossier.depose_par.clone().unwrap_or_default() } else { String::new() },
            depose_a: recu_le.map(|le| a(le, 17)),
            ..ContenuBilan::default()
        }),
        cout_realise_centimes: rendu.then(|| cout.centimes()),
        realise: Json(if rendu { realise } else { LignesBudget::new() }),
        recu_le,
        valide_le: matches!(dossier.etat, EtatDossier::Clos | EtatDossier::BilanValide).then(|| date(exercice + 1, 6, 12)),
    }
}
