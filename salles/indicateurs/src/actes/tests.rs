//! Definitions and values, sentence by sentence, then on both databases.

use super::*;
use crate::model::*;
use crate::regles::redaction::{Refus, SaisieIndicateur, SaisieObservation, lire};
use kernel::{Actor, Id, Lang, Refusal, Role};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::global::Collectivite;
use store::{ActeError, Db, Read, Record, StoreError, Writer, args};
use web::house::Inner;
use web::{House, Visit, Visitor};

fn vide() -> Indicateur {
    Indicateur {
        id: Id::fresh(),
        version: 1,
        contrat_id: "contrat".into(),
        code: "1.R1".into(),
        libelle: "Ateliers tenus".into(),
        definition: String::new(),
        unite: "atelier".into(),
        role: RoleIndicateur::Resultat,
        mesure: Mesure::Quantite,
        sens: Sens::Hausse,
        reference: None,
        reference_le: None,
        poids: "1".into(),
        etat: EtatIndicateur::Brouillon,
        derive_de: None,
        ordre: 1,
        echelle: store::Json(None),
    }
}

fn saisie() -> SaisieIndicateur {
    SaisieIndicateur {
        code: "1.R1".into(),
        libelle: "Ateliers tenus".into(),
        role: "resultat".into(),
        mesure: "quantite".into(),
        sens: "hausse".into(),
        poids: "1".into(),
        etat: "valide".into(),
        ..Default::default()
    }
}

fn champs(refus: &[Refus]) -> Vec<String> {
    refus.iter().filter_map(Refusal::field).collect()
}

#[test]
fn une_definition_se_lit_exactement() {
    let s = SaisieIndicateur {
        reference: "1\u{202f}200,5".into(),
        reference_le: "31/12/2023".into(),
        poids: "0,5".into(),
        lettres: "A et C".into(),
        cibles: BTreeMap::from([(1, "1 300".into()), (2, String::new())]),
        ..saisie()
    };
    let d = lire(&vide(), &s, &[], 5).unwrap();
    assert_eq!((d.indicateur.reference.as_deref(), d.indicateur.poids.as_str()), (Some("1200.5"), "0.5"));
    assert_eq!(d.indicateur.reference_le.unwrap().to_string(), "2023-12-31");
    assert_eq!(d.lettres, ["A", "C"]);
    assert_eq!(d.cibles, BTreeMap::from([(1, "1300".into())]));
}

#[test]
fn poids_negatif_nombre_illisible_et_cible_inversee_sont_refuses_ensemble() {
    let s = SaisieIndicateur {
        code: String::new(),
        poids: "-1".into(),
        reference: "10".into(),
        cibles: BTreeMap::from([(1, "5".into()), (2, "beaucoup".into()), (9, "20".into())]),
        ..saisie()
    };
    let refus = lire(&vide(), &s, &[], 5).unwrap_err();
    assert_eq!(champs(&refus), ["code", "poids", "cible.1", "cible.2", "annee"]);
    assert!(refus[2].message(Lang::Fr).contains("plus haut = mieux"));
    let baisse =
        SaisieIndicateur { sens: "baisse".into(), reference: "10".into(), cibles: BTreeMap::from([(1, "5".into())]), ..saisie() };
    assert!(lire(&vide(), &baisse, &[], 5).is_ok());
    let baisse = SaisieIndicateur { cibles: BTreeMap::from([(1, "12".into())]), ..baisse };
    assert!(matches!(lire(&vide(), &baisse, &[], 5).unwrap_err()[0], Refus::CibleInversee { hausse: false, .. }));
}

#[test]
fn contexte_oui_non_et_document_ont_leurs_regles() {
    let contexte = SaisieIndicateur { role: "contexte".into(), ..saisie() };
    assert_eq!(lire(&vide(), &contexte, &[], 5).unwrap_err(), [Refus::ContexteSansSens]);
    let oui = SaisieIndicateur { mesure: "oui_non".into(), cibles: BTreeMap::from([(1, "2".into())]), ..saisie() };
    assert_eq!(champs(&lire(&vide(), &oui, &[], 5).unwrap_err()), ["cible.1"]);
    let document = SaisieIndicateur {
        mesure: "document".into(),
        sens: "aucun".into(),
        cibles: BTreeMap::from([(3, "1".into())]),
        ..saisie()
    };
    assert_eq!(lire(&vide(), &document, &[], 5).unwrap_err(), [Refus::SansMesure { annee: 3 }]);
}

#[test]
fn des_etapes_et_une_note_ont_leur_echelle() {
    let cibles = |texte: &str| BTreeMap::from([(1, texte.to_owned())]);
    let jalon = SaisieIndicateur { mesure: "jalon".into(), etapes: "Étude remise ; 25\nOuvert ; 100".into(), ..saisie() };
    let lue = lire(&vide(), &SaisieIndicateur { cibles: cibles("étude remise"), ..jalon.clone() }, &[], 5).unwrap();
    assert_eq!(lue.cibles, BTreeMap::from([(1, "25".into())]));
    assert_eq!(lue.indicateur.echelle.as_ref().unwrap().etapes().len(), 2);
    assert_eq!(lire(&vide(), &SaisieIndicateur { cibles: cibles("100"), ..jalon.clone() }, &[], 5).unwrap().cibles[&1], "100");
    let refuse = |s: SaisieIndicateur| champs(&lire(&vide(), &s, &[], 5).unwrap_err());
    for hors in ["30", "0", "bientôt"] {
        assert_eq!(refuse(SaisieIndicateur { cibles: cibles(hors), ..jalon.clone() }), ["cible.1"], "{hors}");
    }
    assert_eq!(refuse(SaisieIndicateur { etapes: String::new(), cibles: cibles("25"), ..jalon.clone() }), ["etapes"]);
    assert_eq!(refuse(SaisieIndicateur { sens: "baisse".into(), ..jalon.clone() }), ["sens"]);
    let note = SaisieIndicateur { mesure: "note".into(), note_min: "1".into(), note_max: "5".into(), ..saisie() };
    let lue = lire(&vide(), &SaisieIndicateur { reference: "2".into(), cibles: cibles("4"), ..note.clone() }, &[], 5).unwrap();
    assert!(matches!(lue.indicateur.echelle.as_ref(), Some(Echelle::Bornes { .. })));
    assert_eq!(refuse(SaisieIndicateur { reference: "0".into(), cibles: cibles("6"), ..note.clone() }), ["reference", "cible.1"]);
    assert_eq!(refuse(SaisieIndicateur { note_min: "5".into(), ..note.clone() }), ["note_max"]);
    assert_eq!(
        refuse(SaisieIndicateur { note_min: String::new(), note_max: "dix".into(), ..note.clone() }),
        ["note_min", "note_max"]
    );
    // The steps of a count say nothing.
    let compte = SaisieIndicateur { mesure: "quantite".into(), ..jalon };
    assert_eq!(lire(&vide(), &compte, &[], 5).unwrap().indicateur.echelle.0, None);
}

#[test]
fn un_code_pris_et_une_derivation_en_boucle_sont_refuses() {
    let un = vide();
    let deux = Indicateur { id: Id::fresh(), code: "1.S1".into(), derive_de: Some(un.id), ..vide() };
    let s = SaisieIndicateur { derive_de: deux.id.to_string(), ..saisie() };
    let refus = lire(&un, &s, &[un.clone(), deux.clone()], 5).unwrap_err();
    assert_eq!(refus, [Refus::CycleDeDerivation { chemin: ["1.R1", "1.S1", "1.R1"].map(String::from).to_vec() }]);
    let neuf = Indicateur { id: Id::fresh(), ..vide() };
    assert!(matches!(lire(&neuf, &saisie(), &[un], 5).unwrap_err()[0], Refus::CodePris { .. }));
}

proptest::proptest! {
    #[test]
    fn une_reference_tapee_se_garde_exacte(entiers in 0i64..1_000_000, decimales in 0i64..1_000) {
        let s = SaisieIndicateur { reference: format!("{entiers},{decimales:03}"), ..saisie() };
        let d = lire(&vide(), &s, &[], 5).unwrap();
        let exacte: kernel::nombre::Nombre = format!("{entiers}.{decimales:03}").parse().unwrap();
        proptest::prop_assert_eq!(d.indicateur.reference.unwrap().parse::<kernel::nombre::Nombre>().unwrap(), exacte);
    }
}

fn visite(db: &Db, ici: &Collectivite, role: Role) -> Visit {
    let house = House(Arc::new(Inner {
        db: db.clone(),
        secret: [7; 32],
        base_url: "https://pacte.example".into(),
        demo: false,
        authenticate: Box::new(acteurs::actes::connexion::Comptes),
        nav: vec![],
        max_upload_mb: 1,
        sso: None,
        behind_proxy: false,
        press: Box::new(web::NoPress),
    }));
    Visit {
        house,
        collectivite: Arc::new(ici.clone()),
        lang: Lang::Fr,
        visitor: Some(Arc::new(Visitor {
            compte_id: "compte".into(),
            connexion_id: "connexion".into(),
            nom: "Coordination santé".into(),
            organisation_id: None,
            lang: None,
            roles: vec![(role, Some("contrat".into()))],
        })),
        here: "/ici".into(),
        session: None,
        agent: String::new(),
        address: None,
    }
}

async fn ecrire(visit: &Visit) -> Writer {
    visit.writer("essai").await.unwrap()
}

async fn tous<T: Record>(visit: &Visit) -> Vec<T> {
    visit.reader().await.unwrap().list("", args![]).await.unwrap()
}

const FICHE: (&str, &str) = ("fiche", "une-fiche");

async fn defini(visit: &Visit) -> Indicateur {
    let mut w = ecrire(visit).await;
    let s = SaisieIndicateur { lettres: "A".into(), cibles: BTreeMap::from([(1, "10".into()), (2, "20".into())]), ..saisie() };
    let (i, _) = definir(visit, &mut w, "contrat", 5, FICHE, &s).await.unwrap();
    w.commit().await.unwrap();
    i
}

#[tokio::test]
async fn la_coordination_definit_modifie_et_les_cibles_suivent() {
    for db in store::essai::bases().await.unwrap() {
        let ici = store::essai::collectivite(&db, "ici").await.unwrap();
        let c = visite(&db, &ici, Role::Coordination);
        let i = defini(&c).await;
        assert_eq!(tous::<Cible>(&c).await.len(), 2);
        let s = SaisieIndicateur {
            libelle: "Ateliers".into(),
            cibles: BTreeMap::from([(2, "25".into()), (3, "30".into())]),
            ..saisie()
        };
        let mut w = ecrire(&c).await;
        let (i2, r) = modifier(&c, &mut w, 5, FICHE, (i.id, 1), &s).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!((i2.version, i2.libelle.as_str(), r.lettres.len()), (2, "Ateliers", 0));
        let mut cibles: Vec<(i64, String)> = tous::<Cible>(&c).await.into_iter().map(|c| (c.annee, c.valeur)).collect();
        cibles.sort();
        assert_eq!(cibles, [(2, "25".into()), (3, "30".into())]);
        let mut w = ecrire(&c).await;
        assert!(matches!(modifier(&c, &mut w, 5, FICHE, (i.id, 1), &s).await, Err(ActeError::Store(StoreError::Stale { .. }))));
        assert!(matches!(
            modifier(&c, &mut w, 5, ("fiche", "autre"), (i.id, 2), &s).await,
            Err(ActeError::Store(StoreError::Missing { .. }))
        ));
    }
}

#[tokio::test]
async fn seule_la_coordination_du_contrat_definit_et_saisit() {
    for db in store::essai::bases().await.unwrap() {
        let ici = store::essai::collectivite(&db, "ici").await.unwrap();
        let i = defini(&visite(&db, &ici, Role::Coordination)).await;
        for role in [Role::Pilote, Role::Partenaire, Role::Elu, Role::Lecteur, Role::Administration] {
            let v = visite(&db, &ici, role);
            let mut w = ecrire(&v).await;
            let interdit = |r: Result<(), ActeError>| matches!(r, Err(ActeError::Interdit));
            assert!(interdit(definir(&v, &mut w, "contrat", 5, FICHE, &saisie()).await.map(drop)), "{role:?}");
            assert!(interdit(modifier(&v, &mut w, 5, FICHE, (i.id, 1), &saisie()).await.map(drop)), "{role:?}");
            let o = SaisieObservation { annee: 1, valeur: "1".into(), ..Default::default() };
            assert!(interdit(saisir_observation(&v, &mut w, 5, i.id, &o).await.map(drop)), "{role:?}");
            assert!(interdit(effacer_observation(&v, &mut w, i.id, 1).await), "{role:?}");
        }
        let c = visite(&db, &ici, Role::Coordination);
        let mut w = ecrire(&c).await;
        assert!(matches!(definir(&c, &mut w, "autre", 5, FICHE, &saisie()).await, Err(ActeError::Interdit)));
    }
}

async fn saisir(v: &Visit, i: &Indicateur, o: SaisieObservation) -> Result<Observation, ActeError> {
    let mut w = ecrire(v).await;
    let lue = saisir_observation(v, &mut w, 5, i.id, &o).await?;
    w.commit().await.unwrap();
    Ok(lue)
}

fn code(resultat: Result<Observation, ActeError>) -> &'static str {
    match resultat {
        Err(ActeError::Refus(refus)) => refus[0].code(),
        autre => panic!("un refus était attendu, et non {autre:?}"),
    }
}

#[tokio::test]
async fn une_valeur_saisie_est_validee_et_vide_n_est_pas_zero() {
    for db in store::essai::bases().await.unwrap() {
        let ici = store::essai::collectivite(&db, "ici").await.unwrap();
        let c = visite(&db, &ici, Role::Coordination);
        let i = defini(&c).await;
        let o = |valeur: &str| SaisieObservation { annee: 1, valeur: valeur.into(), ..Default::default() };
        assert_eq!(code(saisir(&c, &i, o("")).await), "indicateur-rien-de-saisi");
        assert_eq!(code(saisir(&c, &i, o("-")).await), "indicateur-rien-de-saisi");
        assert_eq!(code(saisir(&c, &i, o("#REF!")).await), "indicateur-formule-en-erreur");
        assert_eq!(code(saisir(&c, &i, o("n.d")).await), "indicateur-motif-d-absence");
        assert_eq!(code(saisir(&c, &i, o("douze")).await), "indicateur-pas-un-nombre");
        assert_eq!(code(saisir(&c, &i, SaisieObservation { annee: 6, ..o("1") }).await), "indicateur-annee-hors-contrat");
        assert_eq!(
            code(saisir(&c, &i, SaisieObservation { absence: "secret".into(), ..o("1") }).await),
            "indicateur-valeur-et-absence"
        );
        let lue = saisir(&c, &i, o("12,5")).await.unwrap();
        assert_eq!(
            (lue.valeur.as_deref(), lue.etat, lue.provenance.as_str()),
            (Some("12.5"), EtatObservation::Validee, "saisie")
        );
        assert!(
            matches!(saisir(&c, &i, o("13")).await, Err(ActeError::Store(StoreError::Stale { .. }))),
            "la valeur montrée n'est plus la bonne"
        );
        let nd = SaisieObservation { absence: "nd".into(), motif: "Demandé à la CPAM".into(), vue: Some(1), ..o("") };
        let lue = saisir(&c, &i, nd).await.unwrap();
        assert_eq!((lue.valeur, lue.absence), (None, Some(Absence::NonDisponible)));
        let mut w = ecrire(&c).await;
        effacer_observation(&c, &mut w, i.id, 1).await.unwrap();
        w.commit().await.unwrap();
        assert!(tous::<Observation>(&c).await.is_empty());
    }
}

#[tokio::test]
async fn un_chiffre_annuel_passe_les_controles_d_une_case() {
    for db in store::essai::bases().await.unwrap() {
        let ici = store::essai::collectivite(&db, "ici").await.unwrap();
        let c = visite(&db, &ici, Role::Coordination);
        let un = async |code: &str, mesure: &str, unite: &str| {
            let s = SaisieIndicateur { code: code.into(), mesure: mesure.into(), unite: unite.into(), ..saisie() };
            let mut w = ecrire(&c).await;
            let (i, _) = definir(&c, &mut w, "contrat", 5, FICHE, &s).await.unwrap();
            w.commit().await.unwrap();
            i
        };
        let (actions, part) = (un("1.R4", "quantite", "actions").await, un("1.R3", "taux_nu", "%").await);
        let o = |annee, valeur: &str| SaisieObservation { annee, valeur: valeur.into(), ..Default::default() };
        saisir(&c, &actions, o(1, "13")).await.unwrap();
        assert_eq!(code(saisir(&c, &actions, o(2, "-3")).await), "cellule-compte-negatif");
        assert_eq!(code(saisir(&c, &actions, o(2, "12,5")).await), "cellule-compte-fractionnaire");
        assert_eq!(code(saisir(&c, &part, o(2, "-40")).await), "cellule-part-hors-bornes");
        assert_eq!(code(saisir(&c, &part, o(2, "101")).await), "cellule-part-hors-bornes");
        saisir(&c, &part, o(2, "100")).await.unwrap();
        let fou = |motif: &str| SaisieObservation { motif: motif.into(), ..o(2, "99999") };
        for court in ["", "Recompté"] {
            match saisir(&c, &actions, fou(court)).await {
                Err(ActeError::Refus(refus)) => {
                    assert_eq!((refus[0].code(), refus[0].field().as_deref()), ("cellule-motif-d-alerte", Some("motif")));
                }
                autre => panic!("{autre:?}"),
            }
        }
        assert_eq!(tous::<Observation>(&c).await.len(), 2, "rien n’a été écrit");
        let raison = "Le relevé compte désormais toutes les communes";
        let lue = saisir(&c, &actions, fou(raison)).await.unwrap();
        assert_eq!(
            (lue.valeur.as_deref(), lue.motif.as_deref(), lue.auteur.as_str()),
            (Some("99999"), Some(raison), "Coordination santé")
        );
        let suivi = Suivi { maximum: Some("20".into()), ..Suivi::par_defaut(&actions, None) };
        let mut w = ecrire(&c).await;
        w.insert(&suivi).await.unwrap();
        w.commit().await.unwrap();
        let pareille = SaisieObservation { vue: Some(1), ..o(1, "13") };
        saisir(&c, &actions, pareille).await.unwrap();
        let bornee = SaisieObservation { vue: Some(1), ..o(1, "21") };
        assert_eq!(code(saisir(&c, &actions, bornee).await), "cellule-motif-d-alerte", "« bornes du responsable »");
    }
}

#[tokio::test]
async fn la_valeur_d_un_autre_se_remplace_avec_un_motif_seulement() {
    for db in store::essai::bases().await.unwrap() {
        let ici = store::essai::collectivite(&db, "ici").await.unwrap();
        let c = visite(&db, &ici, Role::Coordination);
        let i = defini(&c).await;
        let mut w = db.writer(ici.id, Actor::Systeme, "essai").await.unwrap();
        let recue = Observation {
            id: Id::fresh(),
            version: 1,
            contrat_id: "contrat".into(),
            indicateur_id: i.id,
            annee: 2,
            valeur: Some("7".into()),
            absence: None,
            motif: None,
            etat: EtatObservation::Validee,
            provenance: "campagne".into(),
            auteur: "CPTS".into(),
            saisie_a: w.now(),
            lecture: store::Json(None),
        };
        w.insert(&recue).await.unwrap();
        w.commit().await.unwrap();
        let o = SaisieObservation { annee: 2, valeur: "8".into(), vue: Some(1), ..Default::default() };
        assert_eq!(code(saisir(&c, &i, o.clone()).await), "indicateur-motif-de-correction");
        let lue = saisir(&c, &i, SaisieObservation { motif: "Erreur de report".into(), ..o }).await.unwrap();
        assert_eq!((lue.id, lue.valeur.as_deref()), (recue.id, Some("8")));
        let mut r = c.reader().await.unwrap();
        let histoire = store::journal::histoire(&mut r, "observation", &recue.id.to_string()).await.unwrap();
        assert_eq!(histoire.last().unwrap().motif.as_deref(), Some("Erreur de report"));
    }
}
