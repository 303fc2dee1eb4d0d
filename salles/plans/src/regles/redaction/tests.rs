//! The rules of editing, sentence by sentence.

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

#[test]
fn un_cycle_de_dependances_est_refuse_avec_son_chemin() {
    let (a, b, c): (FicheActionId, FicheActionId, FicheActionId) =
        (FicheActionId::fresh(), FicheActionId::fresh(), FicheActionId::fresh());
    let noms = BTreeMap::from([(a, "1"), (b, "2"), (c, "3")]);
    let arcs = [ArcDeDependance { de: a, vers: b }, ArcDeDependance { de: b, vers: c }];
    let nommer = |id: FicheActionId| noms[&id].to_owned();
    let boucle = ArcDeDependance { de: c, vers: a };
    let refus = dependance_possible(GenreLienFiche::DependDe, boucle, &arcs, nommer).unwrap_err();
    assert_eq!(refus, Refus::CycleDeDependance { chemin: ["3", "1", "2", "3"].map(String::from).to_vec() });
    assert_eq!(dependance_possible(GenreLienFiche::ContribueA, boucle, &arcs, nommer), Ok(()));
    assert_eq!(dependance_possible(GenreLienFiche::DependDe, ArcDeDependance { de: a, vers: c }, &arcs, nommer), Ok(()));
}

#[test]
fn un_programme_connu_sous_une_variante_est_reconnu() {
    let prs = Programme {
        id: ProgrammeId::fresh(),
        version: 1,
        nom: "PRS Occitanie 2023-2028".into(),
        variantes: Json(vec!["PRS 2023-2028".into()]),
        nature: None,
        cle: kernel::texte::cle("PRS Occitanie 2023-2028"),
    };
    let connus = [prs];
    assert!(programme_proche("prs 2023–2028", &connus).is_some());
    assert!(programme_proche("PRS Occitanie", &connus).is_some(), "libellé approchant");
    assert!(programme_proche("PRS 2018-2022", &connus).is_none());
    assert!(programme_proche("PRS", &connus).is_none());
}

#[test]
fn un_texte_non_resolu_propose_des_candidates_sans_rien_rattacher() {
    let c = contrat();
    let n = noeud("1", None, &c);
    let mut fiches = [fiche(3, &c, &n), fiche(42, &c, &n), fiche(49, &c, &n)];
    fiches[0].recherche = "3 developper les competences psychosociales cps".into();
    let numeros = |texte: &str| candidates(texte, fiches[2].id, &fiches).iter().map(|f| f.numero).collect::<Vec<_>>();
    assert_eq!(numeros("fiche sur les CPS"), [3]);
    assert_eq!(numeros("fiche 42"), [42]);
    assert!(numeros("fiche 49").is_empty(), "jamais elle-même");
}

#[test]
fn un_niveau_sous_lui_meme_est_refuse_avec_le_chemin() {
    let mut c = contrat();
    c.niveaux.0.push("Thème".into());
    let haut = noeud("1", None, &c);
    let milieu = noeud("1.1", Some(&haut), &c);
    let bas = noeud("1.1.1", Some(&milieu), &c);
    let tous = [haut.clone(), milieu.clone(), bas.clone()];
    let refus = deplacement_possible(&haut, Some(&bas), &tous, &c.niveaux).unwrap_err();
    let chemin = ["Titre 1", "Titre 1.1", "Titre 1.1.1", "Titre 1"].map(String::from).to_vec();
    assert_eq!(refus, Refus::CycleDeNiveaux { chemin });
    assert_eq!(deplacement_possible(&bas, Some(&haut), &tous, &c.niveaux), Ok((Some(haut.id), 2)));
    let autre = noeud("2", None, &c);
    let tous = [haut.clone(), milieu.clone(), bas, autre.clone()];
    assert!(matches!(
        deplacement_possible(&milieu, Some(&autre), &tous, &c.niveaux[..2]),
        Err(Refus::TropProfond { demande: 3, .. })
    ));
    assert_eq!(noeud_vide(0, 0), Ok(()));
    assert!(noeud_vide(0, 1).is_err());
}

#[test]
fn un_nom_de_niveau_employe_ne_se_retire_pas() {
    let c = contrat();
    let haut = noeud("1", None, &c);
    let bas = noeud("1.1", Some(&haut), &c);
    let refus = retrait_de_nom_de_niveau(&c.niveaux, &["Ambition".into()], &[haut, bas]).unwrap_err();
    assert_eq!(refus, Refus::NomDeNiveauEmploye { nom: "Objectif général".into(), noeuds: 1 });
}

fn ligne(s: &Statut) -> LigneStatut {
    LigneStatut {
        ancien: s.code.clone(),
        code: s.code.clone(),
        libelle: s.libelle.clone(),
        sens: s.sens.clone(),
        categorie: s.categorie.code().into(),
        motif_exige: s.motif_exige,
        passages: s.passages.clone(),
        supprimer: false,
        vers: String::new(),
    }
}

#[test]
fn supprimer_un_statut_employe_est_refuse_sans_table_de_correspondance() {
    let avant = statuts_par_defaut();
    let mut lignes: Vec<LigneStatut> = avant.iter().map(ligne).collect();
    lignes[3].supprimer = true;
    let emplois = BTreeMap::from([("en_pause".to_owned(), 2)]);
    assert_eq!(
        changer_jeu(&avant, &lignes, &emplois).unwrap_err(),
        [Refus::StatutEmploye { libelle: "en pause".into(), fiches: 2 }]
    );
    lignes[3].vers = "bloquee".into();
    let demande = changer_jeu(&avant, &lignes, &emplois).unwrap();
    assert_eq!(demande.statuts.len(), 5);
    assert_eq!(demande.correspondance, BTreeMap::from([("en_pause".to_owned(), "bloquee".to_owned())]));
    lignes[3].vers.clear();
    assert!(changer_jeu(&avant, &lignes, &BTreeMap::new()).is_ok());
}

#[test]
fn changer_un_code_emmene_les_fiches_et_les_passages() {
    let mut avant = statuts_par_defaut();
    avant[0].passages = vec!["en_cours".into(), "en_pause".into()];
    let mut lignes: Vec<LigneStatut> = avant.iter().map(ligne).collect();
    lignes[1].code = "Lancée".into();
    lignes[3].supprimer = true;
    lignes.push(LigneStatut { libelle: "À évaluer".into(), categorie: "active".into(), ..Default::default() });
    let demande = changer_jeu(&avant, &lignes, &BTreeMap::from([("en_cours".into(), 4)])).unwrap();
    assert_eq!(demande.correspondance.get("en_cours").map(String::as_str), Some("lancee"));
    assert_eq!(demande.statuts[0].passages, ["lancee"]);
    assert_eq!(demande.statuts.last().unwrap().code, "a_evaluer");
    lignes[0].libelle = "réalisée".into();
    assert!(matches!(changer_jeu(&avant, &lignes, &BTreeMap::new()).unwrap_err()[0], Refus::CodeDeStatutEnDouble { .. }));
}

#[test]
fn un_montant_absent_n_est_pas_zero() {
    assert_eq!(lire_montant(""), Ok(None));
    assert_eq!(lire_montant("non précisé"), Ok(None));
    assert_eq!(lire_montant("30\u{202f}000 €"), Ok(Some(3_000_000)));
    assert_eq!(lire_montant("12,5"), Ok(Some(1_250)));
    assert_eq!(lire_montant("0"), Ok(Some(0)));
    for faux in ["environ 30", "-5", "1,234", "99999999999999999999"] {
        assert!(lire_montant(faux).is_err(), "{faux}");
    }
}

fn reglages() -> SaisieReglages {
    SaisieReglages {
        titre: "Contrat local de santé".into(),
        periode: "2024-2029".into(),
        annee_debut: "2024".into(),
        annee_fin: "2029".into(),
        duree_annees: "5".into(),
        annee_un_le: "01/01/2024".into(),
        regle_annee: "civile".into(),
        etat: "projet".into(),
        paliers: "20, 40, 60, 80, 100".into(),
        couverture_fiche: "100".into(),
        couverture_plan: "80".into(),
        ..Default::default()
    }
}

#[test]
fn les_reglages_se_lisent_et_leurs_fautes_se_disent() {
    let lu = lire_reglages(&contrat(), &reglages()).unwrap();
    assert_eq!((lu.annee_un_le, lu.signe_le, lu.paliers.0.len()), (date(2024, 1, 1), None, 5));
    for (saisi, attendu) in [("0, 20", "paliers"), ("40, 20", "paliers"), ("", "paliers")] {
        let refus = lire_reglages(&contrat(), &SaisieReglages { paliers: saisi.into(), ..reglages() }).unwrap_err();
        assert_eq!(refus[0].field().as_deref(), Some(attendu));
    }
    let refus = lire_reglages(&contrat(), &SaisieReglages { annee_fin: "2020".into(), signe_le: "bientôt".into(), ..reglages() })
        .unwrap_err();
    assert_eq!(refus.len(), 2);
    assert_eq!(
        lire_date("signe_le", "31/02/2024").unwrap_err(),
        Refus::DateIllisible { champ: "signe_le", saisi: "31/02/2024".into() }
    );
    assert_eq!(adresse("", "CLS", "Contrat", "2024-2029"), "cls-2024-2029");
}

#[test]
fn un_motif_de_deux_lettres_ne_suffit_pas() {
    assert_eq!(motif_de_retrait("motif", " ok "), Err(Refus::MotifTropCourt { champ: "motif", vu: 2 }));
    assert_eq!(motif_de_retrait("motif", "Fusion avec la fiche 12").unwrap(), "Fusion avec la fiche 12");
}

#[test]
fn chaque_refus_parle_les_deux_langues() {
    let tous = [
        Refus::ChampVide { champ: "titre" },
        Refus::NoeudOccupe { sous_niveaux: 0, fiches: 2 },
        Refus::StatutEmploye { libelle: "en pause".into(), fiches: 1 },
        Refus::AnneesEmployees { annee: 6, declinaisons: 3 },
        Refus::MotifTropCourt { champ: "motif", vu: 1 },
    ];
    for refus in tous {
        assert_ne!(refus.message(Lang::Fr), refus.message(Lang::En));
        assert!(!refus.message(Lang::Fr).contains(" :"), "{}", refus.message(Lang::Fr));
        assert!(refus.code().starts_with("redaction-"));
    }
}
