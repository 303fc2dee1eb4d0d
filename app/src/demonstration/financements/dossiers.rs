//! The files of a year, drawn from their rank: who asks, for what, how much from whom, and what became of it.

use super::{Monde, a, plus, tirage};
use crate::erreur::Erreur;
use financements::model::*;
use financements::regles::etats::{EtatDossier, EtatLigne};
use financements::regles::versement::NatureVersement;
use financements::regles::{Euros, Financeur};
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
    let deux = tirage(rang, 5) % 4 == 0;
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
            "{} : une action de proximité, conduite chaque semaine avec les habitants (démonstration).",
            action.titre
        ),
        objectifs: "Toucher un public nouveau ; tenir l’action toute l’année ; en rendre compte.".to_owned(),
        debut: Some(date(exercice, 1, 1)),
        fin: Some(date(exercice, 12, 31)),
        periode: if rang % 5 == 0 { "pluriannuelle" } else { "annuelle" }.to_owned(),
        hors_qpv,
        poche_pauvrete: if hors_qpv { "L’Aiguille, Trèbes".to_owned() } else { String::new() },
        qpv,
        fiche: monde.fiches.get(rang % monde.fiches.len().max(1)).cloned(),
        defi: action.defi.clone(),
        axes: "Jeunesse, égalité entre les femmes et les hommes".to_owned(),
        themes: vec![action.theme.clone()],
        publics: action.publics.clone(),
        nombre_beneficiaires: i64::try_from(20 + tirage(rang, 6) % 180).ok(),
        lieux: "Maison de quartier, espace public".to_owned(),
        innovant: rang % 6 == 2,
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
    if phase == Phase::Bilans {
        w.insert(&lot).await?;
    }
    for (rang, (mut lignes, cout)) in tirees.into_iter().enumerate() {
        if phase == Phase::Instruction {
            // Rules broken on purpose: one main funder only (AAP-05), a part under the floor (AAP-06).
            match rang {
                7 => lignes.retain(|code, _| !["AGGLO", "VILLE"].contains(code)),
                11 => drop(lignes.insert("VILLE", 300)),
                _ => {}
            }
        }
        let dossier = un_dossier(w, monde, appel, phase, rang, &lignes, cout).await?;
        for (rang_ligne, (code, euros)) in lignes.iter().enumerate() {
            let ligne = une_ligne(appel, &dossier, phase, (rang, rang_ligne), (code, *euros), (&taux, &lot));
            w.insert(&ligne).await?;
            suites(w, &dossier, &ligne, exercice).await?;
        }
        if phase == Phase::Bilans && dossier.etat != EtatDossier::Refuse {
            w.insert(&bilan(&dossier, rang, exercice)).await?;
        }
        if dossier.etat == EtatDossier::ACompleter {
            w.insert(&complement(&dossier, rang)).await?;
        }
    }
    if phase == Phase::Bilans {
        lot.etat = EtatLot::Gele;
        w.update(&mut lot).await?;
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
    let contenu = contenu(monde, exercice, rang, lignes.contains_key("CAF"));
    let depose_le = depot(monde, appel, phase, rang);
    let budget = budget(cout, demande);
    let cout: Euros = budget
        .iter()
        .filter(|(code, _)| {
            financements::regles::budget::ligne(code)
                .is_some_and(|l| l.cote == financements::regles::budget::Cote::Charge && !l.volontaire)
        })
        .map(|(_, montant)| *montant)
        .sum();
    let dossier = Dossier {
        id: Id::fresh(),
        version: 1,
        appel_id: appel.id,
        porteur_id: porteur.id,
        action_id: action.id,
        cpo_id: None,
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

fn complement(dossier: &Dossier, rang: usize) -> Complement {
    let (champ, demande) = if rang == 11 {
        ("d.VILLE", "La part Ville est sous le plancher de 500 €.")
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

fn une_ligne(
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
        l.etat = if servi == 0 { EtatLigne::Refusee } else { EtatLigne::Versee };
        if servi > 0 {
            l.paye_centimes = Some(servi * 100);
            l.paye_par = par();
            l.paye_a = Some(a(date(exercice, 6, 18), 9));
        }
    }
    l
}

/// What follows a vote: the agreement of a large grant, the payment.
async fn suites(w: &mut Writer, dossier: &Dossier, ligne: &LigneFinanceur, exercice: i16) -> Result<(), Erreur> {
    let Some(paye) = ligne.paye_centimes.filter(|paye| *paye > 0) else { return Ok(()) };
    if paye > 2_300_000 {
        w.insert(&Convention {
            id: Id::fresh(),
            version: 1,
            appel_id: dossier.appel_id,
            dossier_id: dossier.id,
            cpo_id: None,
            financeur: ligne.financeur.clone(),
            identifiant: format!("{}-{}", dossier.numero.clone().unwrap_or_default(), ligne.financeur.code()),
            montant_centimes: paye,
            contenu: Json(serde_json::json!({})),
            signee_le: Some(date(exercice, 5, 20)),
            publiee_le: Some(date(exercice, 7, 2)),
        })
        .await?;
    }
    w.insert(&VersementLigne {
        id: Id::fresh(),
        version: 1,
        appel_id: dossier.appel_id,
        ligne_id: ligne.id,
        le: date(exercice, 6, 18),
        montant_centimes: paye,
        nature: NatureVersement::Solde,
        saisi_par: ligne.paye_par.clone().unwrap_or_default(),
        saisi_a: a(date(exercice, 6, 18), 9),
    })
    .await?;
    Ok(())
}

fn bilan(dossier: &Dossier, rang: usize, exercice: i16) -> BilanDossier {
    let rendu = dossier.etat != EtatDossier::BilanAttendu;
    // Spent: between 88 and 101 per cent of what was planned.
    let part = 88 + i64::try_from(tirage(rang, 90) % 14).unwrap_or(0);
    let realise: LignesBudget = dossier
        .budget
        .iter()
        .map(|(code, montant)| (code.clone(), Euros::entiers(montant.centimes() / 100 * part / 100)))
        .collect();
    let pieces = ["bilan quantitatif", "bilan qualitatif", "compte de résultat analytique"];
    BilanDossier {
        id: Id::fresh(),
        version: 1,
        appel_id: dossier.appel_id,
        dossier_id: dossier.id,
        etat: match dossier.etat {
            EtatDossier::BilanAttendu => EtatBilan::Attendu,
            EtatDossier::BilanACorriger => EtatBilan::ACorriger,
            _ => EtatBilan::Valide,
        },
        contenu: Json(ContenuBilan {
            mise_en_oeuvre: if rendu {
                "L’action s’est tenue toute l’année (démonstration).".to_owned()
            } else {
                String::new()
            },
            publics: if rendu { dossier.contenu.publics.clone() } else { String::new() },
            nombre_beneficiaires: dossier.contenu.nombre_beneficiaires.filter(|_| rendu).map(|n| n * part / 100),
            pieces: pieces.iter().take(if rendu { 3 } else { 0 }).map(|p| (*p).to_owned()).collect(),
            ..ContenuBilan::default()
        }),
        cout_realise_centimes: rendu.then(|| dossier.cout_centimes / 10_000 * part * 100),
        realise: Json(if rendu { realise } else { LignesBudget::new() }),
        // One in eleven was late.
        recu_le: rendu.then(|| if rang % 11 == 10 { date(exercice + 1, 5, 6) } else { date(exercice + 1, 4, 14) }),
        valide_le: (rendu && dossier.etat == EtatDossier::Clos).then(|| date(exercice + 1, 6, 12)),
    }
}
