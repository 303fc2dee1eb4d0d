//! The rules of a letter: what may be set aside, what may be added, and that everything is judged by them.

use super::*;
use crate::regles::etats::{Etat, EtatDossier, passer};
use crate::regles::{Conclusion, Effet, Etape, Parametres, Portee, Situation, Verdict, schema};
use kernel::{Lang, Refusal};
use serde_json::json;

fn saisie(exige: &str) -> SaisieRegle {
    SaisieRegle {
        code: "LOC-01".into(),
        portee: "dossier".into(),
        etapes: [("demande".to_owned(), "!".to_owned()), ("propose".to_owned(), "~".to_owned())].into(),
        exige: exige.into(),
        source: "Délibération du 3 novembre 2026".into(),
        enonce: "Un financeur ne porte pas plus de 15 000 €.".into(),
        message: "Une part dépasse 15 000 €.".into(),
        remede: "Ramenez chaque part à 15 000 €.".into(),
        ..SaisieRegle::default()
    }
}

fn regle(exige: &str) -> RegleLocale {
    lire(&saisie(exige), &schema()).unwrap()
}

fn avec(geste: &Geste) -> Parametres {
    let regles = appliquer(&JeuDeRegles::default(), geste).unwrap();
    Parametres { regles, ..Parametres::default() }
}

fn situation(p: Parametres, json: &str) -> Situation {
    Situation { p, ..serde_json::from_str(json).unwrap() }
}

fn juger(s: &Situation, etape: Etape) -> Vec<(String, Verdict)> {
    Catalogue::de(&s.p).juger_etape(etape, &[Portee::Dossier, Portee::Ligne, Portee::Porteur], s)
}

fn conclusion(verdicts: &[(String, Verdict)], code: &str) -> Conclusion {
    verdicts.iter().find(|(c, _)| c == code).unwrap().1.verdict
}

fn ecarter(code: &str) -> Geste {
    Geste::Ecarter { code: code.into(), motif: "Notre territoire n'a que deux financeurs principaux.".into() }
}

#[test]
fn une_regle_ecartee_est_sans_objet_partout_et_les_autres_restent() {
    let seul = r#"{"etape":"demande","plan":{"ETAT":[8000]}}"#;
    let avant = situation(Parametres::default(), seul);
    assert_eq!(conclusion(&juger(&avant, Etape::Demande), "AAP-05"), Conclusion::Violee);
    let apres = situation(avec(&ecarter("AAP-05")), seul);
    let verdicts = juger(&apres, Etape::Demande);
    assert_eq!(conclusion(&verdicts, "AAP-05"), Conclusion::SansObjet);
    assert_eq!(verdicts.len(), juger(&avant, Etape::Demande).len(), "elle est dite, non cachée");
    assert_eq!(Catalogue::de(&apres.p).juger("AAP-05", &apres).unwrap().verdict, Conclusion::SansObjet);
    let sous = situation(avec(&ecarter("AAP-05")), r#"{"etape":"demande","plan":{"ETAT":[400]}}"#);
    assert_eq!(conclusion(&juger(&sous, Etape::Demande), "AAP-06"), Conclusion::Violee);
}

#[test]
fn la_loi_et_l_equilibre_ne_s_ecartent_pas_meme_dans_une_lettre_ecrite_a_la_main() {
    for code in ["LEG-01", "LEG-02", "LEG-03", "LEG-04", "LEG-05", "BUD-01", "BUD-02", "BUD-03"] {
        let refus = appliquer(&JeuDeRegles::default(), &ecarter(code)).unwrap_err();
        assert_eq!(refus.code(), "regle-intangible", "{code}");
        let force: Parametres = serde_json::from_value(json!({"regles": {"ecartees": {code: "essai"}}})).unwrap();
        assert!(!Catalogue::de(&force).ecarte(code), "{code}");
    }
    let dit = appliquer(&JeuDeRegles::default(), &ecarter("LEG-01")).unwrap_err().message(Lang::Fr);
    assert!(dit.contains("La loi l’impose"), "{dit}");
    let court = Geste::Ecarter { code: "AAP-05".into(), motif: "Non".into() };
    assert_eq!(appliquer(&JeuDeRegles::default(), &court), Err(RefusRegle::MotifCourt));
    assert!(matches!(appliquer(&JeuDeRegles::default(), &ecarter("ZZZ-99")), Err(RefusRegle::Inconnue { .. })));
}

#[test]
fn une_regle_propre_se_juge_a_ses_etapes_et_arrete_le_passage() {
    let p = avec(&Geste::Ajouter(Box::new(regle("tous(plan, m ≤ 15 000 €)"))));
    let haut = situation(p.clone(), r#"{"etape":"demande","plan":{"ETAT":[20000],"AGGLO":[1000]}}"#);
    let (_, verdict) = juger(&haut, Etape::Demande).into_iter().find(|(c, _)| c == "LOC-01").unwrap();
    assert!(verdict.bloque());
    assert_eq!(verdict.message.as_deref(), Some("Une part dépasse 15 000 €. Concerne : État."));
    assert_eq!(verdict.source, "Délibération du 3 novembre 2026");
    let (_, alerte) = juger(&haut, Etape::Propose).into_iter().find(|(c, _)| c == "LOC-01").unwrap();
    assert_eq!((alerte.verdict, alerte.effet), (Conclusion::Indeterminee, None), "une case vide attend : {alerte:?}");
    assert!(alerte.message.unwrap().starts_with("Cette règle ne peut pas encore être jugée : réponse attendue de"));
    let propose = situation(p.clone(), r#"{"etape":"propose","plan":{"ETAT":[20000,16000],"AGGLO":[1000,0]}}"#);
    let (_, alerte) = juger(&propose, Etape::Propose).into_iter().find(|(c, _)| c == "LOC-01").unwrap();
    assert_eq!((alerte.verdict, alerte.effet), (Conclusion::Violee, Some(Effet::Alerte)));
    assert!(juger(&haut, Etape::Vote).iter().all(|(c, _)| c != "LOC-01"), "posée à ses étapes seulement");
    // The table of the cycle does not name it: it stops all the same.
    let poses: Vec<(String, Verdict)> = EtatDossier::Depose
        .regles()
        .iter()
        .map(|code| ((*code).to_owned(), Catalogue::de(&haut.p).juger("AAP-09", &haut).unwrap()))
        .chain(Catalogue::de(&haut.p).juger_locales(Etape::Demande, &[Portee::Dossier], &haut))
        .collect();
    let refus = passer(EtatDossier::Brouillon, EtatDossier::Depose, &poses, &[]).unwrap_err();
    assert_eq!(refus.len(), 1);
    let dit = refus[0].message(Lang::Fr);
    assert!(dit.contains("15\u{202f}000") && dit.contains("Délibération du 3 novembre 2026"), "{dit}");
}

#[test]
fn une_regle_propre_ne_prend_le_code_de_personne_et_se_change_sur_ce_qu_on_a_vu() {
    let ajouter = |code: &str| Geste::Ajouter(Box::new(RegleLocale { code: code.into(), ..regle("vrai") }));
    assert!(matches!(appliquer(&JeuDeRegles::default(), &ajouter("AAP-05")), Err(RefusRegle::CodePris { .. })));
    let une = appliquer(&JeuDeRegles::default(), &ajouter("LOC-01")).unwrap();
    assert!(matches!(appliquer(&une, &ajouter("LOC-01")), Err(RefusRegle::CodePris { .. })));
    let changer = |vue| Geste::Changer { vue, regle: Box::new(regle("faux")) };
    let deux = appliquer(&une, &changer(1)).unwrap();
    assert_eq!(deux.locale("LOC-01").unwrap().version, 2);
    assert!(matches!(appliquer(&deux, &changer(1)), Err(RefusRegle::Perimee { .. })));
    assert!(matches!(appliquer(&deux, &Geste::Retirer { vue: 1, code: "LOC-01".into() }), Err(RefusRegle::Perimee { .. })));
    assert!(appliquer(&deux, &Geste::Retirer { vue: 2, code: "LOC-01".into() }).unwrap().est_vide());
}

#[test]
fn une_regle_mal_typee_est_refusee_a_sa_place() {
    let faute = |exige: &str| {
        let refus = lire(&saisie(exige), &schema()).unwrap_err();
        assert_eq!(refus.len(), 1, "{refus:?}");
        assert_eq!(refus[0].field().as_deref(), Some("exige"));
        assert!(refus[0].remedy(Lang::Fr).is_some());
        refus[0].message(Lang::Fr).replace('\u{202f}', " ")
    };
    assert_eq!(
        faute("somme(plan, m) ≥ 500 € + 3"),
        "Au signe 18 (« 500 € + 3 ») : un montant en euros et un nombre sans unité ne vont pas ensemble."
    );
    assert_eq!(faute("m ≥ 500 €"), "Au signe 1 (« m ») : aucun champ ne s’appelle « l.m » ici.");
    assert_eq!(faute("tous(plan, l.montant ≥ 0)"), "Au signe 12 (« l.montant ») : aucun champ ne s’appelle « l.montant » ici.");
    assert_eq!(
        faute("plus_mois(ouverture_le, 3)"),
        "Au signe 1 (« plus_mois(ouverture_le, 3) ») : il faut une condition, c’est une date."
    );
    assert_eq!(faute("dossier.periode = annuelle"), "Au signe 19 (« annuelle ») : aucun champ ne s’appelle « annuelle » ici.");
    assert_eq!(faute("compte(plan, m > 0"), "Au signe 1 (« compte(plan, m > 0 ») : cette parenthèse n’est pas refermée.");
    assert_eq!(faute("ratio(1) > 50 %"), "Au signe 1 (« ratio(1) ») : il faut 2 termes, il y en a 1.");
    assert_eq!(faute(""), "Il manque la condition que la règle exige.");
}

#[test]
fn chaque_champ_manquant_ou_deplace_est_dit() {
    let champs = |s: &SaisieRegle| lire(s, &schema()).unwrap_err().iter().filter_map(Refusal::field).collect::<Vec<_>>();
    let bonne = saisie("vrai");
    assert!(lire(&bonne, &schema()).is_ok());
    assert_eq!(champs(&SaisieRegle { source: " ".into(), message: String::new(), ..bonne.clone() }), ["source", "message"]);
    assert_eq!(champs(&SaisieRegle { code: "règle 1".into(), ..bonne.clone() }), ["code"]);
    assert_eq!(champs(&SaisieRegle { etapes: BTreeMap::new(), ..bonne.clone() }), ["etape.demande"]);
    let etape = |code: &str, signe: &str| [(code.to_owned(), signe.to_owned())].into();
    assert_eq!(champs(&SaisieRegle { etapes: etape("notification", "~"), ..bonne.clone() }), ["etape.notification"]);
    assert_eq!(champs(&SaisieRegle { portee: "programme".into(), etapes: etape("vote", "!"), ..bonne.clone() }), ["etape.vote"]);
    assert_eq!(champs(&SaisieRegle { message: "Trop de {m}".into(), ..bonne.clone() }), ["message"]);
    assert_eq!(champs(&SaisieRegle { enonce: "a".repeat(700), ..bonne }), ["enonce"]);
}

#[test]
fn un_jeu_se_garde_et_se_relit_et_une_lettre_sans_regle_s_ecrit_comme_avant() {
    let p = avec(&Geste::Ajouter(Box::new(regle("tous(plan, m ≤ 15 000 €)"))));
    let p = Parametres { regles: appliquer(&p.regles, &ecarter("DEP-02")).unwrap(), ..p };
    let ecrit = serde_json::to_value(&p).unwrap();
    assert_eq!(ecrit["regles"]["locales"][0]["etapes"], json!({"demande": "!", "propose": "~"}));
    let relu: Parametres = serde_json::from_value(ecrit).unwrap();
    assert_eq!(relu, p);
    assert_eq!(relu.regles.ecartee("DEP-02"), p.regles.ecartee("DEP-02"));
    assert!(serde_json::to_value(Parametres::default()).unwrap().get("regles").is_none());
    assert_eq!(serde_json::from_value::<Parametres>(json!({})).unwrap(), Parametres::default());
}

#[test]
fn une_regle_qui_ne_se_lit_plus_reste_indeterminee() {
    let mut vieille = regle("vrai");
    vieille.exige = json!({">": ["dossier.champ_disparu", 0]});
    let p = Parametres { regles: JeuDeRegles::nouveau(BTreeMap::new(), vec![vieille]), ..Parametres::default() };
    let s = situation(p, r#"{"etape":"demande","plan":{"ETAT":[8000]}}"#);
    assert_eq!(conclusion(&juger(&s, Etape::Demande), "LOC-01"), Conclusion::Indeterminee);
}

#[test]
fn deux_jeux_different_par_ce_qui_est_ajoute_ecarte_change() {
    let vide = JeuDeRegles::default();
    let une = appliquer(&vide, &Geste::Ajouter(Box::new(regle("vrai")))).unwrap();
    let deux =
        appliquer(&appliquer(&une, &ecarter("AAP-05")).unwrap(), &Geste::Changer { vue: 1, regle: Box::new(regle("faux")) })
            .unwrap();
    assert!(ecarts(&une, &une).is_empty());
    let dits = ecarts(&une, &deux);
    let codes: Vec<&str> = dits.iter().map(|(code, ..)| code.as_str()).collect();
    assert_eq!(codes, ["AAP-05", "LOC-01"]);
    assert_eq!((&dits[0].1, matches!(dits[0].2, EtatRegle::Ecartee(_))), (&EtatRegle::Appliquee, true));
    assert_eq!(ecarts(&vide, &une)[0].1, EtatRegle::Absente);
    // The same rule written twice the same, whatever its count of changes, is the same rule.
    let revenue = appliquer(
        &appliquer(&une, &Geste::Changer { vue: 1, regle: Box::new(regle("faux")) }).unwrap(),
        &Geste::Changer { vue: 2, regle: Box::new(regle("vrai")) },
    )
    .unwrap();
    assert!(ecarts(&une, &revenue).is_empty());
}

#[test]
fn l_attente_d_une_regle_propre_a_une_phrase() {
    let r = regle("vrai").regle(&schema());
    assert!(r.locale && r.phrase_de("indeterminee").is_some_and(|(message, remede)| !message.is_empty() && remede.is_some()));
    assert_eq!(r.phrase_de("violee").unwrap().0, "Une part dépasse 15 000 €.", "sans dossier, la phrase seule");
}

#[test]
fn l_exemple_du_guide_se_juge() {
    let typee = SaisieRegle {
        si: "somme(plan, f = «\u{202f}VILLE\u{202f}», m) > 5\u{202f}000\u{202f}€".into(),
        ..saisie("compte(dossier.partenaires) ≥ 2")
    };
    let p = avec(&Geste::Ajouter(Box::new(lire(&typee, &schema()).unwrap())));
    let juge = |plan: &str, partenaires: &str| {
        let json = format!(r#"{{"etape":"demande","plan":{{"VILLE":[{plan}]}},"dossier":{{"partenaires":{partenaires}}}}}"#);
        conclusion(&juger(&situation(p.clone(), &json), Etape::Demande), "LOC-01")
    };
    assert_eq!(juge("5000", "[]"), Conclusion::SansObjet);
    assert_eq!(juge("5001", r#"["a"]"#), Conclusion::Violee);
    let s = situation(p.clone(), r#"{"etape":"demande","plan":{"VILLE":[5001]},"dossier":{"partenaires":["a"]}}"#);
    let dit = Catalogue::de(&p).juger("LOC-01", &s).unwrap().message.unwrap();
    assert!(dit.ends_with("Lu : 1 ; il faut ≥ 2."), "valeur lue, limite : {dit}");
    assert_eq!(juge("5001", r#"["a","b"]"#), Conclusion::Respectee);
    let guide = include_str!("../../../../../docs/guide/preparer-un-appel.md");
    assert!(guide.contains(&typee.si) && guide.contains(&typee.exige), "le guide écrit cette règle");
}

#[test]
fn la_valeur_lue_et_la_limite_se_disent_dans_leur_unite() {
    let dit = |exige: &str, json: &str| {
        let p = avec(&Geste::Ajouter(Box::new(regle(exige))));
        Catalogue::de(&p).juger("LOC-01", &situation(p.clone(), json)).unwrap().message.unwrap()
    };
    let plan = r#"{"etape":"demande","plan":{"ETAT":[20000],"AGGLO":[1000]}}"#;
    assert!(dit("somme(plan, m) ≤ 15 000 €", plan).ends_with(" Lu : 21 000 € ; il faut ≤ 15 000 €."));
    let part = "ratio(somme(plan, f = « ETAT », m), somme(plan, m)) ≤ 80 %";
    assert!(dit(part, plan).ends_with(" Lu : 95,2 % ; il faut ≤ 80 %."), "{}", dit(part, plan));
    assert_eq!(dit("non existe(plan, m > 2 000 €)", plan), "Une part dépasse 15 000 €.");
}

#[test]
fn trois_listes_l_une_dans_l_autre_sont_refusees() {
    let deux = "tous(aides_caf, existe(lignes_74orgasoc, l.montant = a.montant))";
    assert!(lire(&saisie(deux), &schema()).is_ok());
    let trois = format!("tous(plan, {deux})");
    let refus = lire(&saisie(&trois), &schema()).unwrap_err();
    assert!(refus[0].message(Lang::Fr).contains("l’une dans l’autre"), "{refus:?}");
}
