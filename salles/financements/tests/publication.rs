//! A voted programme published three ways, each checked against the published schema.

use financements::model::{
    Attribuant, Beneficiaire, CpoCitee, Decision, DossierVote, LigneVotee, NatureAide, Rna, Siret, Versement,
};
use financements::regles::publication::{
    COLONNES, COLONNES_ETENDUES, Editeur, MotifRefus, Personnel, etendu, paquet, scdl, verifier,
};
use financements::regles::{Euros, Financeur};
use jiff::civil::date;
use kernel::{Lang, Refusal};
use serde_json::Value;
use std::collections::BTreeSet;

/// A SIRET of nobody: nine digits, an establishment, and the key that makes it true.
fn siret(debut: u64) -> Siret {
    let trouve = (0..10).find_map(|cle| Siret::lire(&format!("{debut:013}{cle}")).ok());
    match trouve {
        Some(siret) => siret,
        None => panic!("aucune clé ne convient à {debut}"),
    }
}

fn attribuant(code: &str, nom: &str, debut: u64) -> Attribuant {
    Attribuant {
        financeur: Financeur::nomme(code),
        nom: nom.to_owned(),
        siret: siret(debut),
        service: None,
        publie_ses_refus: false,
    }
}

fn ligne(attribuant: Attribuant, demande: i64, vote: i64) -> LigneVotee {
    let le = date(2026, 4, 20);
    LigneVotee {
        attribuant,
        demande: Euros::entiers(demande),
        decision: if vote > 0 { Decision::Attribuee { montant: Euros::entiers(vote), le } } else { Decision::Refusee { le } },
        acte: Some("2026-04-017".to_owned()),
        convention_signee_le: None,
        nature: NatureAide::Numeraire,
        versement: Versement::Unique { le: date(2026, 6, 1) },
        paye: None,
    }
}

fn dossier() -> DossierVote {
    let agglo = LigneVotee {
        convention_signee_le: Some(date(2026, 5, 12)),
        versement: Versement::Echelonne { du: date(2026, 6, 1), au: date(2026, 11, 30) },
        paye: Some(Euros::entiers(2_500)),
        ..ligne(attribuant("AGGLO", "Carcassonne Agglo", 200_000_000_001), 5_000, 5_000)
    };
    let departement = LigneVotee {
        versement: Versement::Autre { description: "Au vu du bilan".to_owned(), du: date(2026, 6, 1), au: date(2027, 4, 30) },
        nature: NatureAide::NumeraireEtNature,
        ..ligne(attribuant("DEPT", "Département de l'Aude", 210_000_000_001), 3_000, 1_500)
    };
    DossierVote {
        numero: "2026-0031".to_owned(),
        exercice: 2026,
        intitule: "Ateliers, jardin et « lecture »".to_owned(),
        resume: "Ateliers hebdomadaires pour les familles du quartier.".to_owned(),
        beneficiaire: Beneficiaire {
            nom: "Association Exemple".to_owned(),
            siret: None,
            rna: Rna::lire("W111000123").ok(),
            personne_physique: false,
        },
        depose_le: date(2026, 1, 9),
        periode: (date(2026, 1, 1), date(2026, 12, 31)),
        quartiers: vec!["Le Viguier".to_owned()],
        parts: vec![100],
        theme: Some("education".to_owned()),
        touches: None,
        defi: Some("Émancipation".to_owned()),
        objectif: None,
        cpo: None,
        lignes: vec![ligne(attribuant("ETAT", "Préfecture de l'Aude", 110_000_000_001), 8_000, 6_000), agglo, departement],
        cout_realise: None,
        evaluation: None,
        modifie_a: "2026-05-12T08:00:00Z".parse().unwrap_or_default(),
    }
}

fn schema(texte: &str) -> Value {
    match serde_json::from_str(texte) {
        Ok(schema) => schema,
        Err(erreur) => panic!("schéma illisible : {erreur}"),
    }
}

fn colonnes(schema: &Value) -> Vec<&str> {
    schema["fields"].as_array().map(|f| f.iter().filter_map(|c| c["name"].as_str()).collect()).unwrap_or_default()
}

/// What the Table Schema says of a row.
fn fautes(schema: &Value, rangee: &[String]) -> Vec<String> {
    let champs = schema["fields"].as_array().cloned().unwrap_or_default();
    let mut fautes = vec![];
    for (champ, valeur) in champs.iter().zip(rangee) {
        let (nom, regle) = (champ["name"].as_str().unwrap_or_default(), &champ["constraints"]);
        let mut dire = |quoi: &str| fautes.push(format!("{nom} {valeur:?}: {quoi}"));
        if valeur.is_empty() {
            if regle["required"] == true {
                dire("vide");
            }
            continue;
        }
        if let Some(motif) = regle["pattern"].as_str()
            && !regex::Regex::new(motif).is_ok_and(|r| r.is_match(valeur))
        {
            dire(motif);
        }
        if regle["maxLength"].as_u64().is_some_and(|max| valeur.chars().count() as u64 > max) {
            dire("trop long");
        }
        if regle["enum"].as_array().is_some_and(|choix| !choix.iter().any(|c| c == valeur)) {
            dire("hors liste");
        }
        let bon = match champ["type"].as_str().unwrap_or_default() {
            "date" => valeur.parse::<jiff::civil::Date>().is_ok(),
            "integer" => valeur.parse::<i64>().is_ok(),
            "boolean" => ["oui", "non"].contains(&valeur.as_str()),
            "number" => valeur.parse::<f64>().is_ok_and(|n| {
                regle["minimum"].as_f64().is_none_or(|min| n >= min) && regle["maximum"].as_f64().is_none_or(|max| n <= max)
            }),
            _ => true,
        };
        if !bon {
            dire("pas du type");
        }
    }
    fautes
}

#[test]
fn le_fichier_national_suit_son_schema_une_ligne_par_financeur() {
    let schema = schema(include_str!("schemas/scdl-subventions-2.1.1.schema.json"));
    assert_eq!(colonnes(&schema), COLONNES);
    let rangees = scdl(&[dossier()]).unwrap();
    assert_eq!(rangees.len(), 3);
    for rangee in &rangees {
        assert_eq!(fautes(&schema, rangee), Vec::<String>::new());
    }
    assert_eq!(rangees[0][2], "2026-04-20", "sans convention, le jour du vote");
    assert_eq!(rangees[1][2], "2026-05-12", "la signature");
    assert_eq!((rangees[1][8].as_str(), rangees[1][11].as_str()), ("5000", "2026-06-01/2026-11-30"));
    assert_eq!(rangees[2][10], "Au vu du bilan");
}

#[test]
fn le_fichier_etendu_dit_le_cofinancement_par_un_identifiant_commun() {
    let schema = schema(include_str!("schemas/data-subvention-2024-09.schema.json"));
    assert_eq!(colonnes(&schema), COLONNES_ETENDUES);
    let rangees = etendu(&[dossier()], "200000000").unwrap();
    for rangee in &rangees {
        assert_eq!(fautes(&schema, rangee), Vec::<String>::new());
    }
    let colonne = |nom: &str| COLONNES_ETENDUES.iter().position(|c| *c == nom).unwrap();
    let communs: BTreeSet<&String> = rangees.iter().map(|r| &r[colonne("idCofinancement")]).collect();
    assert_eq!(communs.into_iter().collect::<Vec<_>>(), ["200000000-AAP2026-0031"]);
    assert_eq!(rangees[0][colonne("attribuantsCofinanceurs")], "Carcassonne Agglo,Département de l'Aude");
    assert_eq!(rangees[0][colonne("cofinancement")], "oui");
    assert_eq!(rangees[2][colonne("conditionsVersement")], "autre");
}

#[test]
fn l_identifiant_d_une_aide_est_stable_toute_la_cpo() {
    let annee = |numero: &str, exercice| DossierVote {
        numero: numero.to_owned(),
        exercice,
        cpo: Some(CpoCitee { identifiant: "CPO-2026-02".to_owned(), annees: vec![2026, 2027, 2028] }),
        ..dossier()
    };
    let id = |d: DossierVote| etendu(&[d], "200000000").unwrap()[0][..11].to_vec();
    let (an_1, an_2) = (id(annee("2026-0031", 2026)), id(annee("2027-0012", 2027)));
    assert_eq!(an_1[0], an_2[0]);
    assert_eq!((an_1[9].as_str(), an_1[10].as_str()), ("oui", "2026 - 2027 - 2028"));
}

#[test]
fn un_refus_ne_se_publie_que_si_le_financeur_l_a_decide_et_sans_montant() {
    let refus = |publie_ses_refus| {
        let mut d = dossier();
        d.lignes[0].decision = Decision::Refusee { le: date(2026, 4, 20) };
        d.lignes[0].attribuant.publie_ses_refus = publie_ses_refus;
        (scdl(&[d.clone()]).unwrap().len(), etendu(&[d], "200000000").unwrap())
    };
    let (seize, quarante) = refus(false);
    assert_eq!((seize, quarante.len()), (2, 2));
    let (seize, quarante) = refus(true);
    assert_eq!((seize, quarante.len()), (2, 3));
    assert_eq!((quarante[0][19].as_str(), quarante[0][23].as_str()), ("refusée", ""));
}

fn editeur() -> Editeur {
    Editeur {
        nom: "Carcassonne Agglo".to_owned(),
        siren: "200000000".to_owned(),
        prefixe: "exemple".to_owned(),
        licence: "https://www.etalab.gouv.fr/licence-ouverte-open-licence/".to_owned(),
        source: "https://donnees.agglo.example/subventions".to_owned(),
    }
}

#[test]
fn le_paquet_360giving_n_a_que_des_champs_du_schema_et_relie_les_aides_d_un_dossier() {
    let schema = schema(include_str!("schemas/360giving-1.4.3.schema.json"));
    let du_paquet: Value = self::schema(include_str!("schemas/360giving-paquet-1.4.3.schema.json"));
    let paquet = paquet(&[dossier()], &editeur(), "2026-06-01T10:00:00Z".parse().unwrap()).unwrap();
    for nom in paquet.as_object().unwrap().keys() {
        assert!(du_paquet["properties"].get(nom).is_some(), "{nom}");
    }
    let aides = paquet["grants"].as_array().unwrap();
    assert_eq!(aides.len(), 3);
    for aide in aides {
        for requis in schema["oneOf"][0]["required"].as_array().unwrap() {
            assert!(aide.get(requis.as_str().unwrap()).is_some(), "{requis}");
        }
        for (nom, valeur) in aide.as_object().unwrap() {
            let propriete = &schema["properties"][nom];
            let definie = propriete["$ref"].as_str().and_then(|chemin| schema.pointer(chemin.trim_start_matches('#')));
            let attendu = definie.unwrap_or(propriete)["type"].as_str();
            let lu = match valeur {
                Value::String(_) => "string",
                Value::Array(_) => "array",
                Value::Number(_) => "number",
                _ => "autre",
            };
            assert!(propriete.is_object(), "{nom}");
            assert_eq!(attendu.unwrap_or(lu), lu, "{nom}");
        }
        assert!(aide.get("recipientIndividual").is_none());
    }
    assert_eq!(aides[0]["id"], "360G-exemple-2026-0031-ETAT");
    assert_eq!(aides[0]["relatedActivity"], serde_json::json!(["360G-exemple-2026-0031-AGGLO", "360G-exemple-2026-0031-DEPT"]));
    assert_eq!(aides[0]["recipientOrganization"][0]["id"], "360G-exemple-RNA-W111000123");
    assert_eq!((&aides[1]["amountAwarded"], &aides[1]["amountDisbursed"]), (&Value::from(5_000), &Value::from(2_500)));
    assert_eq!(aides[0]["fromOpenCall"], "Yes");
}

#[test]
fn une_annee_reconduite_d_une_cpo_n_a_pas_d_appel_ouvert() {
    let cpo = Some(CpoCitee { identifiant: "CPO-2025-01".to_owned(), annees: vec![2025, 2026, 2027] });
    let paquet = paquet(&[DossierVote { cpo, ..dossier() }], &editeur(), "2026-06-01T10:00:00Z".parse().unwrap()).unwrap();
    assert_eq!(paquet["grants"][0]["fromOpenCall"], "No");
}

#[test]
fn un_telephone_dans_l_intitule_arrete_la_publication_en_le_disant() {
    let d = DossierVote { intitule: "Ateliers, inscription au 04 68 00 00 00".to_owned(), ..dossier() };
    let refus = scdl(&[d]).unwrap_err();
    assert_eq!(refus[0].motif, MotifRefus::DonneePersonnelle { champ: "objet", genre: Personnel::Telephone });
    assert_eq!(refus[0].message(Lang::Fr), "2026-0031 : « objet » contient un numéro de téléphone.");
}

#[test]
fn un_porteur_sans_identifiant_ou_un_texte_trop_long_est_refuse() {
    let mut d = dossier();
    d.beneficiaire.rna = Rna::lire("W9R1000123").ok();
    d.intitule = "a".repeat(257);
    d.lignes[2].versement = Versement::Autre { description: "b".repeat(300), du: date(2026, 6, 1), au: date(2026, 5, 1) };
    let codes: Vec<&str> = scdl(&[d]).unwrap_err().iter().map(Refusal::code).collect();
    assert_eq!(codes, ["publication-sans-identifiant", "publication-trop-long", "publication-trop-long", "publication-periode"]);
}

#[test]
fn une_personne_physique_n_est_jamais_nommee() {
    let mut seule = dossier();
    seule.beneficiaire.personne_physique = true;
    seule.beneficiaire.nom = "Entreprise individuelle".to_owned();
    let deux = [dossier(), seule];
    let publiable = verifier(&deux).unwrap();
    assert_eq!((publiable.dossiers.len(), publiable.agrege), (1, (1, Euros::entiers(12_500))));
    assert!(scdl(&deux).unwrap().iter().all(|r| r[4] == "Association Exemple"));
}
