//! Links, levels, statuses, settings: the rules of a whole contract.

use super::*;

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
        porteur: None,
        note: None,
        contrat_id: None,
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
    for (saisi, attendu) in [("0, 20", "paliers"), ("40, 20", "paliers")] {
        let refus = lire_reglages(&contrat(), &SaisieReglages { paliers: saisi.into(), ..reglages() }).unwrap_err();
        assert_eq!(refus[0].field().as_deref(), Some(attendu));
    }
    let sans = lire_reglages(&contrat(), &SaisieReglages { paliers: String::new(), ..reglages() }).unwrap();
    assert!(sans.paliers.0.is_empty(), "un contrat peut n'avoir aucune grille");
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
