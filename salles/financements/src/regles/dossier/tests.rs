use super::*;
use crate::model::{Dossier, LigneFinanceur, PieceDossier, Porteur, StatutPiece};
use crate::regles::{Etape, Euros, Financeur, Parametres};
use jiff::civil::date;
use kernel::{Id, Lang, Refusal};
use std::collections::{BTreeMap, BTreeSet};
use store::Json;

fn appel(etat: EtatAppel) -> Appel {
    Appel {
        id: Id::fresh(),
        version: 1,
        contrat_id: "cdv".into(),
        slug: "2026".into(),
        intitule: "Appel 2026".into(),
        exercice: 2026,
        etat,
        ouverture_a: heure::lire("2025-11-25T09:00"),
        cloture_a: heure::lire("2026-01-15T12:00"),
        clos_a: None,
        grille: Json(vec![]),
    }
}

fn saisie(paires: &[(&str, &str)]) -> SaisieDossier {
    SaisieDossier(paires.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect())
}

fn connu(f: &Financeur) -> Option<String> {
    ["ETAT", "AGGLO", "VILLE", "CAF"].contains(&f.code()).then(|| "74x".to_owned())
}

const COMPLET: &[(&str, &str)] = &[
    ("intitule", "Ateliers"),
    ("resume", "Un résumé"),
    ("publics", "Familles"),
    ("debut", "01/01/2026"),
    ("fin", "31/12/2026"),
    ("qpv.QN01102I", "60 %"),
    ("qpv.QN01103I", "40"),
    ("valeur_ajoutee", "completer"),
    ("droit_commun", "Locaux de la Ville"),
    ("b.641", "9 000"),
    ("b.864", "500"),
    ("b.870", "500 €"),
    ("b.756", "1000,00"),
    ("d.ETAT", "5 000"),
    ("d.AGGLO", "3 000"),
    ("d.VILLE", "0"),
    ("d.INCONNU", "700"),
];

fn lu(paires: &[(&str, &str)]) -> DossierLu {
    let lu = lire(&saisie(paires), 2026, &[], connu).unwrap();
    let a = appel(EtatAppel::Ouvert);
    let porteur = Porteur {
        id: Id::fresh(),
        version: 1,
        organisation_id: Id::fresh(),
        nom: "Association".into(),
        siret: Some("73282932000074".into()),
        rna: None,
        forme: "association".into(),
        droit: "prive".into(),
        representant: "Présidence".into(),
        rup: false,
        agrement: false,
        cer_le: Some(date(2022, 1, 1)),
        structurante_copil_le: None,
        budget_annuel_centimes: None,
        cle: "association".into(),
    };
    let dossier = Dossier {
        id: Id::fresh(),
        version: 1,
        appel_id: a.id,
        porteur_id: porteur.id,
        action_id: Id::fresh(),
        cpo_id: None,
        numero: None,
        etat: EtatDossier::Brouillon,
        intitule: lu.intitule,
        qpv: cles_qpv(&lu.contenu.qpv),
        contenu: Json(lu.contenu),
        budget: Json(lu.budget),
        cout_centimes: 0,
        demande_centimes: 0,
        precedent_id: None,
        depose_a: None,
        depose_par: None,
        modifie_a: jiff::Timestamp::UNIX_EPOCH,
        motif_etat: String::new(),
        cle: String::new(),
    };
    let lignes = lu.demandes.iter().map(|d| {
        let mut l = LigneFinanceur::vide(a.id, dossier.id, d.financeur.clone());
        l.demande_centimes = Some(d.montant.centimes());
        l
    });
    DossierLu {
        exercice: 2026,
        parametres: Parametres::default(),
        lignes: lignes.collect(),
        porteur,
        dossier,
        pieces: vec![],
        cpo: None,
        precedent: None,
        annees_financees: BTreeSet::new(),
        interets: BTreeSet::new(),
        copil_le: BTreeMap::new(),
        derogations: vec![],
        demandees: vec![],
    }
}

fn avec<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let garde = COMPLET.iter().copied().filter(|(nom, _)| !changes.iter().any(|(autre, _)| autre == nom));
    garde.chain(changes.iter().copied()).collect()
}

fn refus(changes: &[(&str, &str)]) -> Vec<String> {
    let refus = deposable(&lu(&avec(changes)), date(2026, 1, 10)).err().unwrap_or_default();
    refus.iter().map(|r| r.message(Lang::Fr)).collect()
}

#[test]
fn un_formulaire_se_lit_et_se_reecrit_sans_rien_perdre() {
    let lu = lire(&saisie(COMPLET), 2026, &[], connu).unwrap();
    assert_eq!(lu.demandes.iter().map(|d| d.financeur.code()).collect::<Vec<_>>(), ["ETAT", "AGGLO"]);
    assert_eq!(lu.budget["641"], Euros::entiers(9_000));
    assert_eq!(lu.contenu.qpv.len(), 2);
    let dossier = self::lu(COMPLET);
    let repris = champs(&dossier.dossier, &dossier.lignes);
    let relu = lire(&SaisieDossier(repris), 2026, &[], connu).unwrap();
    assert_eq!(relu, lu);
}

#[test]
fn chaque_champ_faux_est_refuse_a_sa_place_avec_un_exemple() {
    let faux =
        avec(&[("b.641", "8k"), ("d.ETAT", "-5"), ("fin", "01/01/2025"), ("qpv.QN01102I", "70"), ("nombre_beneficiaires", "x")]);
    let refus = lire(&saisie(&faux), 2026, &[], connu).unwrap_err();
    let champs: Vec<Option<String>> = refus.iter().map(Refusal::field).collect();
    for attendu in ["b.641", "d.ETAT", "fin", "qpv", "nombre_beneficiaires"] {
        assert!(champs.iter().flatten().any(|c| c == attendu), "{attendu} : {champs:?}");
    }
    assert!(refus.iter().any(|r| r.remedy(Lang::Fr).as_deref() == Some("Écrivez par exemple 8 000.")));
    assert_eq!(lire(&saisie(&avec(&[("intitule", " ")])), 2026, &[], connu).unwrap_err(), [Refus::IntituleVide]);
}

#[test]
fn un_dossier_complet_et_equilibre_se_depose() {
    assert_eq!(refus(&[]), Vec::<String>::new());
}

#[test]
fn une_regle_bloquante_refuse_le_depot_avec_son_remede() {
    assert_eq!(
        refus(&[("d.AGGLO", ""), ("b.756", "4000")]),
        ["1 financeur parmi Ville, État et Agglo (État)\u{202f}; il en faut 2."]
    );
    assert_eq!(
        refus(&[("b.756", "900")]),
        ["Charges 9\u{202f}000\u{202f}€, produits 8\u{202f}900\u{202f}€\u{202f}: écart de 100\u{202f}€."]
    );
    let plancher = deposable(&lu(&avec(&[("d.VILLE", "300"), ("b.756", "700")])), date(2026, 1, 10)).unwrap_err();
    assert_eq!(
        plancher[0].remedy(Lang::Fr).as_deref(),
        Some("Portez la part Ville à 500\u{202f}€ ou retirez ce financeur (300\u{202f}€ à trouver).")
    );
}

/// A budget given as a paper is there: the remedy « Joignez les budgets manquants » cures.
#[test]
fn un_budget_analytique_donne_comme_piece_compte_comme_joint() {
    let mut lu = lu(&avec(&[("d.CAF", "1000"), ("b.756", "0")]));
    let manque = |lu: &DossierLu| {
        let verdicts = lu.juger(Etape::Demande, date(2026, 1, 10));
        verdicts.into_iter().find(|(code, _)| code == "CAF-04").map(|(_, v)| v.message.unwrap_or_default())
    };
    let dit = manque(&lu).unwrap();
    assert!(dit.contains("Budgets analytiques manquants"), "{dit}");
    for genre in ["Budget analytique de l’association", "Budget analytique de l’action"] {
        lu.pieces.push(PieceDossier {
            id: Id::fresh(),
            version: 1,
            porteur_id: lu.porteur.id,
            dossier_id: None,
            genre: genre.into(),
            statut: StatutPiece::Deposee,
            motif: String::new(),
            nom: "budget.pdf".into(),
            mime: "application/pdf".into(),
            taille: 1,
            sha256: String::new(),
            datee_le: None,
            valable_jusqu_au: None,
            deposee_a: jiff::Timestamp::UNIX_EPOCH,
            deposee_par: "Association".into(),
            annoncee_a: None,
        });
    }
    let dit = manque(&lu).unwrap_or_default();
    assert!(!dit.contains("manquant"), "{dit}");
}

#[test]
fn ce_qu_un_lecteur_ne_peut_pas_deviner_est_demande_avant_le_depot() {
    assert_eq!(
        refus(&[("resume", ""), ("debut", "")]),
        ["Il manque «\u{202f}Résumé\u{202f}».", "Il manque «\u{202f}Début\u{202f}»."]
    );
    let mut sans = lu(COMPLET);
    sans.porteur.siret = None;
    sans.porteur.cer_le = None;
    let codes: Vec<&str> = deposable(&sans, date(2026, 1, 10)).unwrap_err().iter().map(Refusal::code).collect();
    assert_eq!(codes, ["dossier-sans-identifiant", "dossier-regle"]);
}

#[test]
fn une_derogation_leve_sa_regle_tant_qu_elle_n_est_pas_revoquee() {
    let mut un_seul = lu(&avec(&[("d.AGGLO", ""), ("b.756", "4000")]));
    let derogation = crate::model::DerogationAccordee {
        id: Id::fresh(),
        version: 1,
        appel_id: un_seul.dossier.appel_id,
        dossier_id: Some(un_seul.dossier.id),
        regle: "AAP-05".into(),
        motif: "Second financeur en cours d’accord".into(),
        accordee_par: "COPIL".into(),
        beneficiaire: "Association".into(),
        accordee_le: date(2026, 1, 5),
        revoquee_le: None,
    };
    un_seul.derogations.push(derogation);
    assert!(deposable(&un_seul, date(2026, 1, 10)).is_ok());
    un_seul.derogations[0].revoquee_le = Some(date(2026, 1, 8));
    assert!(deposable(&un_seul, date(2026, 1, 10)).is_err());
}

#[test]
fn apres_la_cloture_on_dit_depuis_quand() {
    let avant = heure::lire("2026-01-15T11:59").unwrap();
    let apres = heure::lire("2026-01-15T12:00").unwrap();
    assert_eq!(recoit(&appel(EtatAppel::Ouvert), avant), Ok(()));
    let refus = recoit(&appel(EtatAppel::Ouvert), apres).unwrap_err();
    assert_eq!(refus.message(Lang::Fr), "Cet appel est clos depuis le 15 janvier 2026 à 12\u{202f}h\u{202f}00.");
    assert!(refus.is_conflict());
    assert!(matches!(recoit(&appel(EtatAppel::LettreVotee), avant), Err(Refus::PasOuvert { .. })));
    assert!(modifiable(EtatDossier::ACompleter, &appel(EtatAppel::Clos), apres).is_ok());
    assert!(modifiable(EtatDossier::EnInstruction, &appel(EtatAppel::Ouvert), avant).is_err());
}

#[test]
fn le_numero_public_suit_le_dernier() {
    assert_eq!(numero_suivant(2026, None), "2026-0001");
    assert_eq!(numero_suivant(2026, Some("2026-0041")), "2026-0042");
    assert_eq!(cles_qpv(&[PartQpv { code: "A".into(), part: 100 }]), "|A|");
    assert!(retirable(EtatDossier::Vote).is_err() && retirable(EtatDossier::Complet).is_ok());
}
