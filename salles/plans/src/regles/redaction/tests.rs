//! The rules of editing, sentence by sentence.

mod plan;

use super::*;
use crate::model::*;
use acteurs::model::{Famille, Organisation, OrganisationId};
use jiff::civil::date;
use kernel::{Lang, Refusal};
use std::collections::BTreeMap;
use store::Json;

fn contrat() -> Contrat {
    let mut c = nouveau_contrat(ContratId::fresh(), ModeleContrat::Cls, "cls-2024-2029".into(), date(2024, 1, 1));
    c.duree_annees = 5;
    c
}

fn noeud(code: &str, parent: Option<&Noeud>, contrat: &Contrat) -> Noeud {
    Noeud {
        id: NoeudId::fresh(),
        version: 1,
        contrat_id: contrat.id,
        parent_id: parent.map(|p| p.id),
        niveau: parent.map_or(1, |p| p.niveau + 1),
        code: code.into(),
        titre: format!("Titre {code}"),
        ordre: 1,
        poids: 1,
        objectifs: Json(vec![]),
    }
}

fn fiche(numero: i64, contrat: &Contrat, noeud: &Noeud) -> FicheAction {
    FicheAction {
        id: FicheActionId::fresh(),
        version: 1,
        contrat_id: contrat.id,
        noeud_id: noeud.id,
        numero,
        titre: format!("Fiche {numero}"),
        titre_plan: None,
        mode_pilotage: ModePilotage::Pilotage,
        contexte: String::new(),
        objectif_strategique: String::new(),
        objectifs_operationnels: Json(vec![]),
        public_cible: String::new(),
        publics: Json(vec![]),
        statut: "a_venir".into(),
        statut_motif: None,
        poids: 1,
        retiree_le: None,
        recherche: String::new(),
    }
}

fn saisie(f: &FicheAction) -> SaisieFiche {
    SaisieFiche {
        numero: f.numero.to_string(),
        titre: f.titre.clone(),
        noeud: f.noeud_id.to_string(),
        mode_pilotage: f.mode_pilotage.code().into(),
        statut: f.statut.clone(),
        poids: f.poids.to_string(),
        ..SaisieFiche::default()
    }
}

fn cadre(regle: RegleAnnee, annee_un_le: jiff::civil::Date) -> CadreAnnees {
    CadreAnnees { annee_un_le, regle, duree: 5 }
}

#[test]
fn les_echeances_imprimees_se_lisent_en_annees_du_contrat() {
    let civil = cadre(RegleAnnee::Civile, date(2024, 1, 1));
    let lire = |t: &str| lire_annees(t, &civil);
    let sur = |annees: &[i64]| AnneesLues { annees: annees.to_vec(), doute: None };
    assert_eq!(lire("Années 2, 3, 4 et 5"), sur(&[2, 3, 4, 5]));
    assert_eq!(lire("Année 2"), sur(&[2]));
    assert_eq!(lire("Chaque année"), sur(&[1, 2, 3, 4, 5]));
    assert_eq!(lire("Années 2 à 4"), sur(&[2, 3, 4]));
    assert_eq!(lire("Années 1-3"), sur(&[1, 2, 3]));
    assert_eq!(lire("À partir de l’année 3"), sur(&[3, 4, 5]));
    assert_eq!(lire("au cours des années 4 et 2"), sur(&[2, 4]));
}

#[test]
fn une_echeance_douteuse_est_lue_et_signalee() {
    let civil = cadre(RegleAnnee::Civile, date(2024, 1, 1));
    let lire = |t: &str| {
        let lu = lire_annees(t, &civil);
        (lu.annees, lu.doute)
    };
    assert_eq!(lire("2024"), (vec![1], Some(DouteAnnees::AnneeCivile)));
    assert_eq!(lire("2024-2026"), (vec![1, 2, 3], Some(DouteAnnees::AnneeCivile)));
    assert_eq!(lire("rentrée 2023"), (vec![], Some(DouteAnnees::AvantLeContrat)));
    assert_eq!(lire(""), (vec![], Some(DouteAnnees::NonPrecisee)));
    assert_eq!(lire("dès que possible"), (vec![], Some(DouteAnnees::Illisible)));
    assert_eq!(lire("Années 4, 5 et 6"), (vec![4, 5], Some(DouteAnnees::ApresLeContrat)));
}

#[test]
fn l_annee_du_contrat_suit_sa_regle_ecrite() {
    let anniversaire = cadre(RegleAnnee::Anniversaire, date(2024, 3, 15));
    assert_eq!(anniversaire.annee_du(date(2025, 3, 14)), 1);
    assert_eq!(anniversaire.annee_du(date(2025, 3, 15)), 2);
    assert_eq!(lire_annees("2025", &anniversaire).annees, [2]);
    let scolaire = cadre(RegleAnnee::Scolaire, date(2024, 9, 1));
    assert_eq!(scolaire.annee_du(date(2025, 8, 31)), 1);
    assert_eq!(lire_annees("rentrée 2026", &scolaire).annees, [3]);
    assert_eq!(cadre(RegleAnnee::Civile, date(2024, 6, 1)).annee_du(date(2025, 1, 1)), 2);
}

proptest::proptest! {
    #[test]
    fn lire_une_echeance_ne_donne_que_des_annees_du_contrat(texte in ".{0,60}", duree in 1i64..12) {
        let cadre = CadreAnnees { annee_un_le: date(2024, 3, 15), regle: RegleAnnee::Anniversaire, duree };
        let lu = lire_annees(&texte, &cadre);
        proptest::prop_assert!(lu.annees.iter().all(|a| (1..=duree).contains(a)));
        proptest::prop_assert!(lu.annees.is_sorted());
    }

    #[test]
    fn ce_qui_est_ecrit_en_annees_se_relit(annees in proptest::collection::btree_set(1i64..=5, 1..=5)) {
        let annees: Vec<i64> = annees.into_iter().collect();
        let lu = lire_annees(&ecrire_annees(&annees), &cadre(RegleAnnee::Civile, date(2024, 1, 1)));
        proptest::prop_assert_eq!(lu, AnneesLues { annees, doute: None });
    }
}

#[test]
fn le_jeu_de_statuts_par_defaut_est_celui_du_domaine() {
    let jeu = statuts_par_defaut();
    let libelles: Vec<&str> = jeu.iter().map(|s| s.libelle.as_str()).collect();
    assert_eq!(libelles, ["à venir", "en cours", "réalisée", "en pause", "bloquée", "abandonnée"]);
    let motifs: Vec<&str> = jeu.iter().filter(|s| s.motif_exige).map(|s| s.code.as_str()).collect();
    assert_eq!(motifs, ["bloquee", "abandonnee"]);
    assert_eq!(niveaux_par_defaut(ModeleContrat::ContratDeVille), ["Défi", "Objectif stratégique"]);
}

#[test]
fn un_numero_deja_pris_est_refuse_sauf_par_une_fiche_retiree() {
    let c = contrat();
    let n = noeud("1", None, &c);
    let (une, mut autre) = (fiche(1, &c, &n), fiche(2, &c, &n));
    let mut s = saisie(&une);
    s.numero = "2".into();
    let refus = appliquer(&une, &s, &c, std::slice::from_ref(&n), &[une.clone(), autre.clone()]).unwrap_err();
    assert_eq!(refus, [Refus::NumeroPris { numero: 2, titre: "Fiche 2".into() }]);
    autre.retiree_le = Some(date(2026, 1, 1));
    let lue = appliquer(&une, &s, &c, std::slice::from_ref(&n), &[une.clone(), autre]).unwrap();
    assert_eq!(lue.numero, 2);
}

#[test]
fn tous_les_refus_d_un_formulaire_viennent_ensemble_et_rien_ne_change() {
    let c = contrat();
    let n = noeud("1", None, &c);
    let f = fiche(1, &c, &n);
    let s = SaisieFiche {
        numero: "douze".into(),
        noeud: "ailleurs".into(),
        contexte: "é".repeat(CONTEXTE_MAX + 1),
        statut: "bloquee".into(),
        poids: "-1".into(),
        ..SaisieFiche::default()
    };
    let refus = appliquer(&f, &s, &c, &[n], &[]).unwrap_err();
    let champs: Vec<String> = refus.iter().filter_map(Refusal::field).collect();
    assert_eq!(champs, ["numero", "titre", "noeud", "mode_pilotage", "contexte", "poids", "statut_motif"]);
    assert!(refus.iter().any(|r| r.message(Lang::Fr).contains("20\u{202f}001")), "{refus:?}");
}

#[test]
fn zero_objectif_est_legal_et_les_etiquettes_n_effacent_pas_le_public() {
    let c = contrat();
    let n = noeud("1", None, &c);
    let f = fiche(10, &c, &n);
    let mut s = saisie(&f);
    s.public_cible = "Tout public".into();
    s.publics = "Enfants\nenfants\n\n Aînés ".into();
    let lue = appliquer(&f, &s, &c, &[n], &[]).unwrap();
    assert!(lue.objectifs_operationnels.is_empty());
    assert_eq!(lue.public_cible, "Tout public");
    assert_eq!(lue.publics.0, ["Enfants", "Aînés"]);
}

#[test]
fn un_passage_de_statut_non_permis_est_refuse_avec_ceux_qui_le_sont() {
    let mut jeu = statuts_par_defaut();
    jeu[0].passages = vec!["en_cours".into()];
    assert_eq!(passage(&jeu, "a_venir", "en_cours", None), Ok(()));
    let refus = passage(&jeu, "a_venir", "realisee", None).unwrap_err();
    assert_eq!(refus.remedy(Lang::Fr).unwrap(), "Permis\u{202f}: en cours.");
    assert_eq!(passage(&jeu, "a_venir", "a_venir", None), Ok(()));
    assert_eq!(passage(&jeu, "en_cours", "bloquee", Some(" ")), Err(Refus::MotifDeStatut { statut: "bloquée".into() }));
}

#[test]
fn un_pilote_ne_change_que_le_contexte_et_le_public() {
    let c = contrat();
    let n = noeud("1", None, &c);
    let f = fiche(1, &c, &n);
    let s = SaisieFiche {
        titre: "Autre titre".into(),
        numero: "9".into(),
        contexte: "Nouveau".into(),
        publics: "Jeunes".into(),
        ..saisie(&f)
    };
    let lue = appliquer_partie_du_pilote(&f, &s).unwrap();
    assert_eq!(lue, FicheAction { contexte: "Nouveau".into(), publics: Json(vec!["Jeunes".into()]), ..f });
}

fn organisation(nom: &str, sigle: Option<&str>, graphies: &[&str]) -> Organisation {
    Organisation {
        id: OrganisationId::fresh(),
        version: 1,
        nom: nom.into(),
        sigle: sigle.map(str::to_owned),
        graphies: Json(graphies.iter().map(|g| (*g).to_owned()).collect()),
        famille: Famille::Autre,
        parent_id: None,
        generique: false,
        courriel: None,
        note: None,
        remplacee_par: None,
        cle: kernel::texte::cle(nom),
    }
}

#[test]
fn une_organisation_se_trouve_par_nom_sigle_ou_graphie_sans_accent() {
    let mut fusionnee = organisation("Pôle emploi", None, &[]);
    fusionnee.remplacee_par = Some(OrganisationId::fresh());
    let toutes = [
        organisation("Maison de l’ARS", None, &[]),
        organisation("Agence Régionale de Santé Occitanie", Some("ARS"), &["Agence regionale"]),
        fusionnee,
    ];
    let noms = |q: &str| trouver_organisations(q, &toutes).into_iter().map(|o| o.nom.as_str()).collect::<Vec<_>>();
    assert_eq!(noms("ars"), ["Agence Régionale de Santé Occitanie", "Maison de l’ARS"]);
    assert_eq!(noms("sante regionale"), ["Agence Régionale de Santé Occitanie"]);
    assert!(noms("pole emploi").is_empty() && noms(" ").is_empty());
}

#[test]
fn la_recherche_trouve_par_numero_pilote_et_graphie_sans_accent() {
    let c = contrat();
    let mut f = fiche(12, &c, &noeud("1", None, &c));
    f.titre = "Égalité d’accès aux soins".into();
    let cle = cle_de_recherche(&f, &[organisation("Communauté professionnelle", Some("CPTS"), &["C.P.T.S. Ouest"])]);
    assert!(cle.starts_with("12 egalite d acces aux soins"));
    for cherche in ["cpts", "communaute professionnelle", "c p t s ouest"] {
        assert!(cle.contains(cherche), "{cherche} absent de {cle}");
    }
}

fn declinaison(lettre: &str) -> Declinaison {
    Declinaison {
        id: DeclinaisonId::fresh(),
        version: 1,
        contrat_id: ContratId::fresh(),
        fiche_id: FicheActionId::fresh(),
        lettre: lettre.into(),
        lettre_imprimee: lettre.into(),
        libelle: String::new(),
        details: Json(vec![]),
        echeance: None,
        annees: Json(vec![]),
        ordre: 1,
        retiree_le: None,
    }
}

#[test]
fn la_lettre_imprimee_est_gardee_a_cote_de_la_lettre_retenue() {
    let cadre = CadreAnnees::du_contrat(&contrat());
    let s =
        SaisieDeclinaison { lettre: "b".into(), lettre_imprimee: "A".into(), libelle: "Atelier".into(), ..Default::default() };
    let lue = lire_declinaison(&declinaison("B"), &s, &cadre).unwrap();
    assert_eq!((lue.declinaison.lettre.as_str(), lue.declinaison.lettre_imprimee.as_str()), ("B", "A"));
    assert_eq!(lettre_suivante(&[declinaison("A"), declinaison("B")]), "C");
}

#[test]
fn une_echeance_douteuse_ou_contredite_par_les_cases_est_rendue_pour_marque() {
    let cadre = CadreAnnees::du_contrat(&contrat());
    let s = SaisieDeclinaison {
        lettre: "A".into(),
        libelle: "Atelier".into(),
        echeance: "2024".into(),
        annees: vec!["1".into()],
        ..Default::default()
    };
    let lue = lire_declinaison(&declinaison("A"), &s, &cadre).unwrap();
    assert_eq!(lue.lecture.unwrap().doute, Some(DouteAnnees::AnneeCivile));
    let sure = SaisieDeclinaison { echeance: "Années 1 et 2".into(), lire_l_echeance: true, ..s.clone() };
    let lue = lire_declinaison(&declinaison("A"), &sure, &cadre).unwrap();
    assert_eq!((lue.declinaison.annees.0, lue.lecture), (vec![1, 2], None));
    let contredite = SaisieDeclinaison { echeance: "Années 1 et 2".into(), ..s.clone() };
    assert!(lire_declinaison(&declinaison("A"), &contredite, &cadre).unwrap().lecture.is_some());
    let hors = SaisieDeclinaison { annees: vec!["6".into()], ..s };
    assert_eq!(lire_declinaison(&declinaison("A"), &hors, &cadre).unwrap_err(), [Refus::AnneeHorsContrat { annee: 6, duree: 5 }]);
}

#[test]
fn des_lettres_imprimees_sans_declinaison_se_signalent() {
    let l = |lettres: &[&str]| lettres.iter().map(|l| (*l).to_owned()).collect::<Vec<_>>();
    assert_eq!(ecart_de_lettres(&l(&[]), &l(&["A"])), None, "aucune lettre = toute la fiche");
    assert_eq!(ecart_de_lettres(&l(&["a", "C"]), &l(&["C", "A"])), None);
    assert!(ecart_de_lettres(&l(&["B"]), &l(&[])).is_some());
    assert!(ecart_de_lettres(&l(&["A", "B"]), &l(&["B", "C"])).is_some());
}
