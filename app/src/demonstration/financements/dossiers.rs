//! The files of a year, drawn from their rank: who asks, for what, how much from whom, and what became of it.

mod suites;

use super::{Monde, a, apres, plus, publication, tirage};
use crate::erreur::Erreur;
use financements::model::*;
use financements::regles::Euros;
use financements::regles::budget::{self as regles, Cote};
use financements::regles::etats::EtatDossier;
use jiff::civil::{Date, date};
use kernel::{Id, texte};
use std::collections::{BTreeMap, HashMap};
use store::{Json, Writer};

/// How far a year has gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    Depot,
    Instruction,
    Bilans,
}

/// The share of each funder in what is asked, and how often it is asked, per cent.
const PARTS: [(&str, i64, usize); 8] = [
    ("ETAT", 42, 92),
    ("AGGLO", 19, 84),
    ("VILLE", 11, 70),
    ("DEPT", 17, 52),
    ("REGION", 12, 30),
    ("CAF", 12, 24),
    ("HABITAT_AUDOIS", 6, 18),
    ("MARCOU_HABITAT", 2, 6),
];

const fn cent(euros: i64) -> i64 {
    euros / 100 * 100
}

/// What a file of that rank asks of each funder, in euros, and what it costs.
fn demandes(exercice: usize, rang: usize) -> (BTreeMap<&'static str, i64>, i64) {
    let graine = exercice * 1_000 + rang;
    let cout = 8_000 + 1_000 * i64::try_from(tirage(rang, 3) % 52).unwrap_or(0);
    let mut voulus: Vec<(&str, i64)> = PARTS
        .iter()
        .enumerate()
        .filter(|(n, (_, _, chance))| tirage(graine, 10 + n) % 100 < *chance)
        .map(|(_, (code, part, _))| (*code, *part))
        .collect();
    for (code, part, _) in &PARTS[..2] {
        if !voulus.iter().any(|(c, _)| c == code)
            && voulus.iter().filter(|(c, _)| ["ETAT", "AGGLO", "VILLE"].contains(c)).count() < 2
        {
            voulus.push((code, *part));
        }
    }
    let poids: i64 = voulus.iter().map(|(_, part)| part).sum();
    let total = cout * 75 / 100;
    let lignes = voulus.into_iter().map(|(code, part)| (code, cent(total * part / poids.max(1)).max(500))).collect();
    (lignes, cout)
}

/// The budget that goes with it: charges and products balance, and so do the voluntary contributions.
fn budget(cout: i64, demande: i64) -> LignesBudget {
    let cout = cout.max(demande + 300);
    let (personnel, social) = (cent(cout * 45 / 100), cent(cout * 15 / 100));
    let (prestations, fournitures, missions) = (cent(cout * 18 / 100), cent(cout * 9 / 100), cent(cout * 4 / 100));
    let reste = cout - personnel - social - prestations - fournitures - missions;
    let ventes = cent((cout - demande) / 3);
    let cotisations = cent((cout - demande) / 6);
    let benevoles = cent(cout / 12);
    [
        ("641", personnel),
        ("645", social),
        ("604", prestations),
        ("601", fournitures),
        ("625", missions),
        ("chgfixe", reste),
        ("864", benevoles),
        ("70x", ventes),
        ("756", cotisations),
        ("insufprevisionnel", cout - demande - ventes - cotisations),
        ("870", benevoles),
    ]
    .into_iter()
    .filter(|(_, montant)| *montant > 0)
    .map(|(code, montant)| (code.to_owned(), Euros::entiers(montant)))
    .collect()
}

fn contenu(monde: &Monde, exercice: i16, rang: usize, caf: bool) -> ContenuDossier {
    let action = &monde.donnees.actions[rang % monde.donnees.actions.len()];
    let quartier = |n: usize| monde.quartiers[(n + rang / 15) % monde.quartiers.len().max(1)].0.clone();
    let deux = tirage(rang, 5).is_multiple_of(4);
    let mut qpv = vec![];
    if !monde.quartiers.is_empty() && rang % 17 != 16 {
        qpv.push(PartQpv { code: quartier(rang), part: if deux { 60 } else { 100 } });
        if deux {
            qpv.push(PartQpv { code: quartier(rang + 1), part: 40 });
        }
    }
    let hors_qpv = qpv.is_empty();
    ContenuDossier {
        resume: format!(
            "{}\u{202f}: une action de proximité, conduite chaque semaine avec les habitants (démonstration).",
            action.titre
        ),
        objectifs: "Toucher un public nouveau\u{202f}; tenir l’action toute l’année\u{202f}; en rendre compte.".to_owned(),
        debut: Some(date(exercice, 1, 1)),
        fin: Some(date(exercice, 12, 31)),
        periode: if rang.is_multiple_of(5) { "pluriannuelle" } else { "annuelle" }.to_owned(),
        hors_qpv,
        poche_pauvrete: if hors_qpv { "L’Aiguille, Trèbes".to_owned() } else { String::new() },
        qpv,
        // The contract has no sheet of its own yet: only health actions fall under one it shares.
        fiche: monde.fiches.first().filter(|_| action.theme == "sante").cloned(),
        defi: action.defi.clone(),
        objectif: action.objectif.clone(),
        axes: action.axes.iter().map(|axe| format!("{axe}\n")).collect(),
        themes: vec![action.theme.clone()],
        publics: action.publics.clone(),
        nombre_beneficiaires: i64::try_from(20 + tirage(rang, 6) % 180).ok(),
        indicateurs: indicateurs(rang),
        lieux: "Maison de quartier, espace public".to_owned(),
        innovant: rang % 6 == 2 || action.theme == "sante",
        // One in thirteen forgets it: AAP-09 warns.
        valeur_ajoutee: if rang % 13 == 12 { "" } else { ["completer", "adapter", "experimenter"][rang % 3] }.to_owned(),
        droit_commun: "Locaux et agents de la Ville, moyens ordinaires du service concerné.".to_owned(),
        droit_commun_departement_examine: rang % 4 != 3,
        partenaires: vec!["Centre social — démonstration".to_owned(), "École du quartier".to_owned()],
        renouvellement: "Nouveaux créneaux et nouveau public.".to_owned(),
        ref_dauphin: if caf { format!("DAU-{exercice}-{rang:04}") } else { String::new() },
        ref_elan: if caf && action.theme == "parentalite" { format!("ELAN-{exercice}-{rang:04}") } else { String::new() },
        budgets_analytiques: if caf { vec!["association".to_owned(), "action".to_owned()] } else { vec![] },
        ..ContenuDossier::default()
    }
}

/// What a file of that rank promises to measure.
fn indicateurs(rang: usize) -> Vec<IndicateurAttendu> {
    let cible = |sel: usize, de: i64, sur: usize| Some(de + i64::try_from(tirage(rang, sel) % sur).unwrap_or(0));
    let un = |libelle: &str, cible: Option<i64>, unite: &str| IndicateurAttendu {
        libelle: libelle.to_owned(),
        cible,
        unite: unite.to_owned(),
    };
    vec![
        un("Séances tenues", cible(21, 20, 25), "séances"),
        un("Participants réguliers, plus d’une séance sur deux", cible(22, 12, 60), "personnes"),
    ]
}

/// The state of a file of that rank.
const fn etat(phase: Phase, rang: usize) -> EtatDossier {
    match (phase, rang) {
        (Phase::Depot, 0 | 3 | 6 | 9) => EtatDossier::Brouillon,
        (Phase::Depot, _) => EtatDossier::Depose,
        (Phase::Instruction, 7) => EtatDossier::Irrecevable,
        (Phase::Instruction, 11 | 21) => EtatDossier::ACompleter,
        (Phase::Instruction, 29) => EtatDossier::Retire,
        (Phase::Instruction, 45..=47) => EtatDossier::Complet,
        (Phase::Instruction, _) => EtatDossier::EnInstruction,
        (Phase::Bilans, n) if n % 9 == 8 => EtatDossier::Refuse,
        (Phase::Bilans, 4 | 13) => EtatDossier::BilanAttendu,
        (Phase::Bilans, 22) => EtatDossier::BilanACorriger,
        (Phase::Bilans, 2 | 15 | 30 | 43) => EtatDossier::BilanRecu,
        (Phase::Bilans, 6 | 19 | 33) => EtatDossier::BilanValide,
        (Phase::Bilans, _) => EtatDossier::Clos,
    }
}

pub(super) async fn charger(w: &mut Writer, monde: &mut Monde, appel: &Appel, phase: Phase) -> Result<(), Erreur> {
    let exercice = i16::try_from(appel.exercice).unwrap_or(2026);
    let graine = usize::try_from(appel.exercice).unwrap_or(0);
    let nombre = match phase {
        Phase::Depot => 16,
        Phase::Instruction => 52,
        Phase::Bilans => 50,
    };
    let tirees: Vec<(BTreeMap<&str, i64>, i64)> = (0..nombre).map(|rang| demandes(graine, rang)).collect();
    let taux = taux(monde, phase, &tirees);
    let mut lot = lot(appel, exercice);
    let mut bilans = vec![];
    if phase == Phase::Bilans {
        w.insert(&lot).await?;
    }
    let mut decides = vec![];
    for (rang, (mut lignes, cout)) in tirees.into_iter().enumerate() {
        if phase == Phase::Instruction {
            // Rules broken on purpose: one main funder only (AAP-05), a part under the floor (AAP-06).
            match rang {
                7 => lignes.retain(|code, _| !["AGGLO", "VILLE"].contains(code)),
                11 => drop(lignes.insert("VILLE", 300)),
                _ => {}
            }
        }
        if a_cheval(phase, rang) {
            lignes.insert("CAF", 2_000);
        }
        let dossier = un_dossier(w, monde, appel, phase, rang, &lignes, cout).await?;
        let mut ecrites = vec![];
        for (rang_ligne, (code, euros)) in lignes.iter().enumerate() {
            let ligne = suites::une_ligne(appel, &dossier, phase, (rang, rang_ligne), (code, *euros), (&taux, &lot));
            w.insert(&ligne).await?;
            suites::suites(w, &dossier, &ligne, exercice).await?;
            ecrites.push(ligne);
        }
        if phase == Phase::Bilans && dossier.etat != EtatDossier::Refuse {
            bilans.push(suites::bilan(&dossier, rang, exercice));
        }
        if dossier.etat == EtatDossier::ACompleter {
            w.insert(&suites::complement(&dossier, rang)).await?;
        }
        if let Some(question) = suites::question(&dossier, rang, monde.aujourdhui).filter(|_| phase == Phase::Instruction) {
            w.insert(&question).await?;
        }
        decides.push((dossier, ecrites));
    }
    if phase == Phase::Bilans {
        super::cpo::conclure(w, monde, appel, &mut decides).await?;
        super::lot::geler(w, monde, &mut lot, appel, &decides).await?;
        apres::conventions(w, appel).await?;
        // Published in the summer of the votes, then again once the reviews told what was done.
        publication::publier(w, appel, date(exercice, 7, 2), "").await?;
        apres::signee_apres_l_edition(w, appel).await?;
        for bilan in &bilans {
            w.insert(bilan).await?;
        }
        apres::notifier_les_refus(w, appel, exercice).await?;
        let relue = date(exercice + 1, 9, 15).min(monde.aujourdhui);
        publication::publier(w, appel, relue, "Bilans validés\u{202f}: personnes touchées et coût réalisé").await?;
    }
    Ok(())
}

/// What part of its requests each funder can serve, per cent.
fn taux(monde: &Monde, phase: Phase, tirees: &[(BTreeMap<&str, i64>, i64)]) -> HashMap<String, i64> {
    let servi =
        |rang: &usize| !matches!(etat(phase, *rang), EtatDossier::Refuse | EtatDossier::Irrecevable | EtatDossier::Retire);
    let part = |code: &str, enveloppe: i64| {
        let total: i64 = tirees.iter().enumerate().filter(|(rang, _)| servi(rang)).filter_map(|(_, (l, _))| l.get(code)).sum();
        (enveloppe * 97 / total.max(1)).min(100)
    };
    monde.donnees.financeurs.iter().map(|f| (f.code.clone(), part(&f.code, f.enveloppe))).collect()
}

fn lot(appel: &Appel, exercice: i16) -> LotDecision {
    LotDecision {
        id: Id::fresh(),
        version: 1,
        appel_id: appel.id,
        numero: 1,
        instance: "copil".to_owned(),
        seance: format!("Comité de pilotage de mars {exercice}"),
        tenue_le: Some(date(exercice, 3, 27)),
        copil_le: Some(date(exercice, 3, 27)),
        etat: EtatLot::Prepare,
        contenu: Json(serde_json::json!({})),
        empreinte: String::new(),
        corrige_id: None,
        motif: String::new(),
        gele_a: Some(a(date(exercice, 3, 27), 18)),
        gele_par: Some("Équipe projet du contrat de ville".to_owned()),
    }
}

/// A draft from September to May that asks the CAF: CAF-02 refuses it, and cutting the file cures it.
const fn a_cheval(phase: Phase, rang: usize) -> bool {
    matches!((phase, rang), (Phase::Depot, 9))
}

async fn un_dossier(
    w: &mut Writer,
    monde: &mut Monde,
    appel: &Appel,
    phase: Phase,
    rang: usize,
    lignes: &BTreeMap<&str, i64>,
    cout: i64,
) -> Result<Dossier, Erreur> {
    let exercice = i16::try_from(appel.exercice).unwrap_or(2026);
    let etat = etat(phase, rang);
    // Two years out of three, an action goes on.
    let ancienne = if phase == Phase::Bilans { None } else { monde.actions.get(rang).filter(|_| rang % 3 != 2).cloned() };
    let porteur = monde.porteurs[rang % monde.porteurs.len()].clone();
    let intitule = format!("{} — {}", monde.donnees.actions[rang % monde.donnees.actions.len()].titre, quartier(monde, rang));
    let (action, precedent) = match ancienne {
        Some((action, precedent)) => (action, precedent),
        None => {
            let action = ActionAidee {
                id: Id::fresh(),
                version: 1,
                porteur_id: porteur.id,
                intitule: intitule.clone(),
                premier_exercice: appel.exercice,
            };
            w.insert(&action).await?;
            (action, None)
        }
    };
    let demande: i64 = lignes.values().sum();
    let mut contenu = contenu(monde, exercice, rang, lignes.contains_key("CAF"));
    if a_cheval(phase, rang) {
        contenu.debut = Some(date(exercice, 9, 1));
        contenu.fin = Some(date(exercice + 1, 5, 31));
    }
    let depose_le = depot(monde, appel, phase, rang);
    let budget = budget(cout, demande);
    let cout: Euros = budget
        .iter()
        .filter(|(code, _)| regles::ligne(code).is_some_and(|l| l.cote == Cote::Charge && !l.volontaire))
        .map(|(_, montant)| *montant)
        .sum();
    let dossier = Dossier {
        id: Id::fresh(),
        version: 1,
        appel_id: appel.id,
        porteur_id: porteur.id,
        action_id: action.id,
        cpo_id: monde.cpo.as_ref().filter(|c| c.action_id == action.id).map(|c| c.id),
        numero: (etat != EtatDossier::Brouillon).then(|| format!("{exercice}-{:04}", rang + 1)),
        etat,
        cle: texte::cle(&format!("{intitule} {}", porteur.nom)),
        intitule,
        qpv: financements::regles::dossier::cles_qpv(&contenu.qpv),
        contenu: Json(contenu),
        budget: Json(budget),
        cout_centimes: cout.centimes(),
        demande_centimes: Euros::entiers(demande).centimes(),
        precedent_id: precedent,
        depose_a: (etat != EtatDossier::Brouillon).then(|| a(depose_le, 15)),
        depose_par: (etat != EtatDossier::Brouillon).then(|| porteur.nom.clone()),
        modifie_a: a(depose_le, 15),
        motif_etat: match etat {
            EtatDossier::Irrecevable => "Un seul financeur principal est sollicité.".to_owned(),
            EtatDossier::Retire => "Action reportée par le porteur.".to_owned(),
            _ => String::new(),
        },
    };
    w.insert(&dossier).await?;
    let place = (action, Some(dossier.id));
    match monde.actions.get_mut(rang) {
        Some(tenue) => *tenue = place,
        None => monde.actions.push(place),
    }
    Ok(dossier)
}

fn quartier(monde: &Monde, rang: usize) -> String {
    monde.quartiers.get((rang + rang / 15) % monde.quartiers.len().max(1)).map(|(_, nom)| nom.clone()).unwrap_or_default()
}

fn depot(monde: &Monde, appel: &Appel, phase: Phase, rang: usize) -> Date {
    let jours = i32::try_from(tirage(rang, 8) % 48).unwrap_or(0);
    match phase {
        Phase::Depot => plus(monde.aujourdhui, -(jours % 11) - 1),
        _ => plus(date(i16::try_from(appel.exercice).unwrap_or(2026) - 1, 11, 27), jours),
    }
}
