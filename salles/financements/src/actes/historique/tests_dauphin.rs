//! An extract of Dauphin taken in, taken in again, corrected: on both databases.

use super::tests::{importe, proposees, repondu, vu};
use super::*;
use crate::essai::{Maison, codes, euros, maisons};
use crate::regles::etats::{EtatDossier, EtatLigne};
use kernel::Refusal;

/// What the portal gives: numbers, statuses, a line 74 a column.
const EXTRAIT: &str = "N° de dossier;Statut du dossier;Nom de la structure;SIRET;Intitulé de l’action;Date de dépôt;74 - État (ministères);\
74 - Communes;74 - Intercommunalités : EPCI;74 - Organismes sociaux;ASP (emplois aidés);Fonds européens\n\
D26-0101;Transmis;Association Exemple;;Danse pour tous;15/12/2025;9 000 €;2000;;;1500;\n\
D26-0102;En cours d’instruction;Les Amis du Quartier;;Fête de quartier;2025-12-20;4000;;3000;0;;\n\
D26-0103;Brouillon;Inconnue;;Pas encore une demande;;;;;;;\n\
TOTAL;;;;;;13000;;;;;\n";

async fn depose_en(maison: &Maison, annee: &str, csv: &str) -> String {
    deposer(&maison.visite("coordination"), &maison.appel, annee, super::tests::table(csv)).await.unwrap()
}

async fn confirme_en(maison: &Maison, annee: &str, csv: &str) -> String {
    let id = depose_en(maison, annee, csv).await;
    let a = vu(maison, &id).await;
    if !a.colonnes_confirmees {
        let choix = proposees(&a);
        confirmer_les_colonnes(&maison.visite("coordination"), &maison.appel, &id, &choix).await.unwrap();
    }
    id
}

async fn traduire(maison: &Maison, id: &str, dit: &str, sens: &str) {
    let dits = [(dit.to_owned(), sens.to_owned())].into();
    dauphin::traduire(&maison.visite("coordination"), &maison.appel, id, &dits).await.unwrap();
}

async fn entre(maison: &Maison, csv: &str) -> usize {
    let id = confirme_en(maison, "2026", csv).await;
    repondu(maison, &id).await;
    importe(maison, &id).await.unwrap()
}

async fn de_dauphin(maison: &Maison) -> Vec<Dossier> {
    let mut tous: Vec<Dossier> = maison.tous().await;
    tous.retain(|d| !d.contenu.ref_dauphin.is_empty());
    tous.sort_by(|a, b| a.numero.cmp(&b.numero));
    tous
}

async fn lignes(maison: &Maison, d: &Dossier) -> Vec<(String, EtatLigne, Option<i64>)> {
    let mut lues: Vec<LigneFinanceur> = maison.tous().await;
    lues.retain(|l| l.dossier_id == d.id);
    let mut dites: Vec<_> =
        lues.into_iter().map(|l| (l.financeur.code().to_owned(), l.etat, euros(l.demande_centimes))).collect();
    dites.sort_by(|a, b| a.0.cmp(&b.0));
    dites
}

fn fautes(a: &Apercu) -> Vec<String> {
    a.fautes.iter().map(|f| format!("{} {}", f.adresse(), f.code())).collect()
}

#[tokio::test]
async fn une_extraction_dauphin_entre_dans_l_appel_avec_ses_statuts_et_ses_lignes_74() {
    for maison in maisons(EtatAppel::Instruction).await {
        let id = depose_en(&maison, "2026", EXTRAIT).await;
        let a = vu(&maison, &id).await;
        assert_eq!(
            proposees(&a),
            [
                "reference",
                "statut",
                "porteur",
                "siret",
                "intitule",
                "depose_le",
                "demande.ETAT",
                "demande.VILLE",
                "demande.AGGLO",
                "demande.CAF",
                "budget.74agenceserv",
                "budget.74fe"
            ]
        );
        let id = confirme_en(&maison, "2026", EXTRAIT).await;
        let a = vu(&maison, &id).await;
        assert_eq!(a.statuts_dits, ["Brouillon", "En cours d’instruction", "Transmis"]);
        assert!(a.fautes.is_empty(), "{:?}", fautes(&a));
        assert_eq!(a.porteurs.len(), 2, "un brouillon de Dauphin n’est pas une demande");
        repondu(&maison, &id).await;
        assert_eq!(importe(&maison, &id).await.unwrap(), 2);
        let repris = de_dauphin(&maison).await;
        let dits: Vec<_> = repris.iter().map(|d| (d.numero.as_deref().unwrap(), d.etat, &*d.contenu.ref_dauphin)).collect();
        assert_eq!(dits, [("2026-0005", EtatDossier::Depose, "D26-0101"), ("2026-0006", EtatDossier::EnInstruction, "D26-0102")]);
        assert_eq!(repris[0].appel_id, maison.appel.id);
        assert_eq!(crate::regles::heure::jour(repris[0].depose_a.unwrap()), jiff::civil::date(2025, 12, 15));
        assert_eq!(repris[0].budget.get("74agenceserv"), Some(&crate::regles::Euros::entiers(1_500)));
        assert_eq!(repris[0].demande_centimes, 1_100_000);
        // « montant vide : vide reste ∅, jamais 0 » : no line is born of an empty cell, one is of a 0.
        let (e, v) = (EtatLigne::Demandee, |n| Some(n));
        assert_eq!(lignes(&maison, &repris[0]).await, [("ETAT".into(), e, v(9_000)), ("VILLE".into(), e, v(2_000))]);
        let seconde = [("AGGLO".into(), e, v(3_000)), ("CAF".into(), e, v(0)), ("ETAT".into(), e, v(4_000))];
        assert_eq!(lignes(&maison, &repris[1]).await, seconde);
        // The file is a file like others: its page, its instruction, the lists.
        for chemin in ["/appels/aap-2026/instruction/2026-0005", "/appels/aap-2026/dossiers"] {
            let page = maison.voir("coordination", chemin).await;
            assert!(page.contient("Danse pour tous"), "{chemin} {}", page.texte);
        }
    }
}

#[tokio::test]
async fn une_extraction_qui_revient_dit_ce_qui_change_et_ce_qui_se_contredit() {
    for maison in maisons(EtatAppel::Instruction).await {
        assert_eq!(entre(&maison, EXTRAIT).await, 2);
        // The same again: nothing to write.
        let id = confirme_en(&maison, "2026", EXTRAIT).await;
        repondu(&maison, &id).await;
        let a = vu(&maison, &id).await;
        assert_eq!(a.compte(|s| matches!(s, Sort::Inchangee { .. })), 2, "{:?}", a.lignes);
        assert_eq!(codes(importe(&maison, &id).await), ["historique-non-applicable"]);
        // Dauphin moves, then both move.
        let bouge = EXTRAIT.replace("D26-0101;Transmis", "D26-0101;Complet").replace("9 000 €", "9500");
        assert_eq!(entre(&maison, &bouge).await, 1);
        let danse = de_dauphin(&maison).await.remove(0);
        assert_eq!((danse.etat, danse.demande_centimes), (EtatDossier::Complet, 1_150_000));
        let mut ligne = maison.tous::<LigneFinanceur>().await;
        ligne.retain(|l| l.dossier_id == danse.id && l.financeur.code() == "ETAT");
        let ligne = LigneFinanceur { demande_centimes: Some(800_000), ..ligne.remove(0) };
        maison.changer(ligne).await;
        let id = confirme_en(&maison, "2026", &bouge).await;
        repondu(&maison, &id).await;
        let a = vu(&maison, &id).await;
        assert_eq!(a.compte(|s| matches!(s, Sort::Inchangee { .. })), 2, "corrigé ici, Dauphin n’a rien dit de neuf");
        let encore = bouge.replace("9500", "9700").replace("Danse pour tous", "Danse pour toutes et tous");
        let id = confirme_en(&maison, "2026", &encore).await;
        repondu(&maison, &id).await;
        let a = vu(&maison, &id).await;
        let Sort::EnConflit { changements, .. } = &a.lignes[0].sort else { panic!("{:?}", a.lignes[0].sort) };
        let dits: Vec<_> = changements.iter().map(|c| (&*c.champ, &*c.avant, &*c.apres, c.en_conflit)).collect();
        assert_eq!(
            dits,
            [("demande.ETAT", "800000", "970000", true), ("intitule", "Danse pour tous", "Danse pour toutes et tous", false)]
        );
        assert_eq!(codes(importe(&maison, &id).await), ["historique-non-applicable"], "tout ou rien");
        let tranche = |dauphin: bool| Dit {
            conflits: [(2, Tranche { dauphin, vu: crate::regles::historique::vu(changements) })].into(),
            ..Dit::default()
        };
        let perimee = Dit { conflits: [(2, Tranche { dauphin: true, vu: "autre".into() })].into(), ..Dit::default() };
        repondre(&maison.visite("coordination"), &maison.appel, &id, perimee).await.unwrap();
        assert_eq!(
            codes(importe(&maison, &id).await),
            ["historique-non-applicable"],
            "une réponse à autre chose n’en est pas une"
        );
        repondre(&maison.visite("coordination"), &maison.appel, &id, tranche(false)).await.unwrap();
        assert_eq!(importe(&maison, &id).await.unwrap(), 1);
        let danse = de_dauphin(&maison).await.remove(0);
        assert_eq!((danse.intitule.as_str(), danse.demande_centimes), ("Danse pour toutes et tous", 1_000_000));
        assert_eq!(maison.tous::<ImportDauphin>().await.len(), 2);
        // Kept here against Dauphin: it is not asked again.
        let id = confirme_en(&maison, "2026", &encore).await;
        repondu(&maison, &id).await;
        assert_eq!(vu(&maison, &id).await.compte(|s| matches!(s, Sort::Inchangee { .. })), 2);
    }
}

#[tokio::test]
async fn un_statut_inconnu_ou_une_cellule_fausse_arrete_sa_ligne_et_rien_n_est_ecrit() {
    for maison in maisons(EtatAppel::Instruction).await {
        let faux = "Numéro Dauphin;Statut;Structure;SIRET;Action;Date de début;Demandé État\n\
D1;Zone tampon;Association Exemple;;Danse;;100\n\
D2;;Association Exemple;;Chant;;100\n\
D3;Transmis;Association Exemple;1,23E+13;Théâtre;;100\n\
D4;Transmis;Association Exemple;;Cirque;01/02/2026 et 03/02/2026;100\n\
D4;Transmis;Association Exemple;;Marche;;100\n\
D5;Transmis;Association Exemple;;Conte;;100,50\n\
;Transmis;Association Exemple;;Fanfare;;100\n\
d6;Transmis;Association Exemple;;Jeux;;\n\
D6;Transmis;Association Exemple;;Cartes;;100\n";
        let id = confirme_en(&maison, "2026", faux).await;
        repondu(&maison, &id).await;
        let a = vu(&maison, &id).await;
        let attendues = [
            "bilan 2025!B2 dauphin-statut",
            "bilan 2025!B3 dauphin-statut",
            "bilan 2025!D4 siret-illisible",
            "bilan 2025!F5 cellule_pas_une_date",
            "bilan 2025!G7 saisie-montant-a-centimes",
            "bilan 2025!A8 cellule_obligatoire",
            "bilan 2025!E10 dauphin-reference-en-double",
        ];
        assert_eq!(fautes(&a), attendues);
        assert!(a.fautes[0].message(kernel::Lang::Fr).contains("«\u{202f}Zone tampon\u{202f}»"));
        assert_eq!(codes(importe(&maison, &id).await), ["historique-non-applicable"]);
        assert!(de_dauphin(&maison).await.is_empty());
        // Said once, the status is known of the next extract.
        traduire(&maison, &id, "Zone tampon", "complet").await;
        assert_eq!(fautes(&vu(&maison, &id).await), attendues[1..]);
        let autre = "Numéro Dauphin;Statut;Structure;Action;Demandé État\nD1;ZONE TAMPON;Association Exemple;Danse;100\n";
        assert_eq!(entre(&maison, autre).await, 1);
        assert_eq!(de_dauphin(&maison).await[0].etat, EtatDossier::Complet);
    }
}

#[tokio::test]
async fn le_numero_dauphin_d_un_dossier_depose_ici_le_fait_reconnaitre() {
    for maison in maisons(EtatAppel::Instruction).await {
        let mut lecture = maison.dossiers[0].clone();
        lecture.contenu.0.ref_dauphin = "D26-0001".into();
        maison.changer(lecture).await;
        let csv = "N° Dauphin;Structure;Action;Demandé État\nD26-0001;Association Exemple;Ateliers de lecture;12000\n\
D26-0002;Association Exemple;Jardin partagé;8000\n";
        let id = confirme_en(&maison, "2026", csv).await;
        repondu(&maison, &id).await;
        let a = vu(&maison, &id).await;
        let Sort::EnConflit { numero, changements } = &a.lignes[0].sort else { panic!("{:?}", a.lignes[0].sort) };
        assert_eq!((numero.as_str(), changements.len(), changements[0].champ.as_str()), ("2026-0001", 1, "intitule"));
        // The second is known by its name: it only takes its number.
        let Sort::Modifiee { numero, changements, .. } = &a.lignes[1].sort else { panic!("{:?}", a.lignes[1].sort) };
        assert_eq!((numero.as_str(), changements.len(), changements[0].champ.as_str()), ("2026-0002", 1, "reference"));
        // Another number for the first, or its number for another holder: refused by row.
        let faux =
            csv.replace("D26-0001;Association Exemple;Ateliers de lecture", "D26-0009;Association Exemple;Ateliers lecture");
        let faux = format!("{faux}D26-0001;Autre association;Chant;5\n");
        let id = confirme_en(&maison, "2026", &faux).await;
        repondu(&maison, &id).await;
        let lues = fautes(&vu(&maison, &id).await);
        assert_eq!(lues, ["bilan 2025!C2 dauphin-autre-reference", "bilan 2025!C4 dauphin-autre-porteur"]);
    }
}

#[tokio::test]
async fn une_extraction_d_une_annee_passee_devient_l_historique_avec_ses_votes() {
    for maison in maisons(EtatAppel::Instruction).await {
        let csv = "N° Dauphin;Statut;Structure;Action;Montant demandé;Montant accordé;Commune\n\
D25-1;Payé;Association Exemple;Ateliers lecture;10000;9000;1000\n\
D25-2;Rejeté;Association Exemple;Danse;5000;;\n\
D25-3;Annulé;Association Exemple;Chant;5000;;\n";
        let id = confirme_en(&maison, "2025", csv).await;
        repondu(&maison, &id).await;
        let a = vu(&maison, &id).await;
        let champs: Vec<&str> = a.correspondance.paires.keys().map(String::as_str).collect();
        assert_eq!(champs, ["demande.ETAT", "demande.VILLE", "intitule", "porteur", "reference", "statut", "vote.ETAT"]);
        assert_eq!(importe(&maison, &id).await.unwrap(), 2);
        let repris = de_dauphin(&maison).await;
        assert_eq!(repris.iter().map(|d| d.etat).collect::<Vec<_>>(), [EtatDossier::Clos, EtatDossier::Refuse]);
        assert_ne!(repris[0].appel_id, maison.appel.id);
        assert_eq!(repris[0].action_id, maison.dossiers[0].action_id);
        let votes: Vec<LigneFinanceur> = maison.tous().await;
        let vote = |d: &Dossier, code: &str| {
            votes.iter().find(|l| l.dossier_id == d.id && l.financeur.code() == code).and_then(|l| euros(l.vote_centimes))
        };
        assert_eq!((vote(&repris[0], "ETAT"), vote(&repris[0], "VILLE"), vote(&repris[1], "ETAT")), (Some(9_000), None, None));
        let id = confirme_en(&maison, "2025", &csv.replace("9000;1000", "8500;1000")).await;
        repondu(&maison, &id).await;
        assert_eq!(importe(&maison, &id).await.unwrap(), 1, "le vote corrigé dans Dauphin");
    }
}

#[tokio::test]
async fn un_appel_en_programmation_ne_recoit_plus_rien_de_dauphin_et_un_numero_est_exige() {
    for maison in maisons(EtatAppel::Programmation).await {
        let depot = deposer(&maison.visite("coordination"), &maison.appel, "2026", super::tests::table(EXTRAIT)).await;
        assert_eq!(codes(depot), ["dauphin-trop-tard"]);
    }
    for maison in maisons(EtatAppel::Clos).await {
        let csv = "Structure;Action;Demandé État\nAssociation Exemple;Danse;100\n";
        let id = depose_en(&maison, "2026", csv).await;
        let choix = proposees(&vu(&maison, &id).await);
        let fait = confirmer_les_colonnes(&maison.visite("coordination"), &maison.appel, &id, &choix).await;
        assert_eq!(codes(fait), ["dauphin-sans-reference", "historique-aucun-vote"]);
        let visite = maison.visite(&maison.de("ETAT"));
        assert_eq!(codes(dauphin::traduire(&visite, &maison.appel, &id, &BTreeMap::new()).await), ["interdit"]);
        assert_eq!(entre(&maison, EXTRAIT).await, 2);
        assert_eq!(de_dauphin(&maison).await[1].etat, EtatDossier::Complet, "l’instruction n’a pas commencé ici");
    }
}
