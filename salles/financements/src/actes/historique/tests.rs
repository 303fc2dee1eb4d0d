//! A table of last year taken in, on both databases.

use super::*;
use crate::calculs::{AppelLu, Besoin};
use crate::essai::{Maison, codes, euros, maisons};
use crate::model::BilanDossier;
use crate::regles::etats::{EtatDossier, EtatLigne};
use crate::regles::historique::{IGNORER, NOUVELLE, Raison};
use crate::regles::{Euros, Financeur};
use kernel::Refusal;

/// Last year's table: a total, a blank row, a SIRET, a name, an unknown holder.
pub const TABLE: &str = "Subventions du contrat de ville 2025;;;;;;;\n\
N° dossier;Association;Nom du projet;N° SIRET;Voté État;Demandé État;Agglo;Bilan reçu le\n\
2025-0007;Association Exemple;Ateliers lecture;;9 000 €;12000;5000,50;15/04/2026\n\
12;ASSOCIATION EXEMPLE;Jardins partagés;;0;3000;;\n\
;Les Amis du Quartier;Fête de quartier;;;1500;;\n\
;;;;;;;\n\
;TOTAL;;;9000;;5000,5;\n";

pub fn table(csv: &str) -> Option<Upload> {
    Some(Upload { field: "fichier".into(), name: "bilan 2025.csv".into(), bytes: csv.as_bytes().to_vec() })
}

async fn depose(maison: &Maison, csv: &str) -> String {
    deposer(&maison.visite("coordination"), &maison.appel, "2025", table(csv)).await.unwrap()
}

pub async fn vu(maison: &Maison, id: &str) -> Apercu {
    apercu(&maison.visite("coordination"), &maison.appel, id).await.unwrap()
}

pub fn proposees(a: &Apercu) -> Vec<String> {
    let champ = |titre: &str| a.correspondance.paires.iter().find(|(_, t)| *t == titre).map(|(c, _)| c.clone());
    a.entetes.iter().map(|e| champ(&e.titre).unwrap_or_default()).collect()
}

async fn confirme(maison: &Maison, csv: &str) -> String {
    let id = depose(maison, csv).await;
    let choix = proposees(&vu(maison, &id).await);
    confirmer_les_colonnes(&maison.visite("coordination"), &maison.appel, &id, &choix).await.unwrap();
    id
}

/// Every holder answered as proposed, or created.
pub async fn repondu(maison: &Maison, id: &str) {
    let a = vu(maison, id).await;
    let reponses = a.porteurs.iter().map(|p| {
        let dite = p.propose.map_or_else(|| NOUVELLE.to_owned(), |id| id.to_string());
        (p.cle.clone(), dite)
    });
    repondre(&maison.visite("coordination"), &maison.appel, id, Dit { porteurs: reponses.collect(), ..Dit::default() })
        .await
        .unwrap();
}

pub async fn importe(maison: &Maison, id: &str) -> Result<usize, ActeError> {
    importer(&maison.visite("coordination"), &maison.appel, id).await
}

async fn dossiers(maison: &Maison) -> Vec<Dossier> {
    let mut tous: Vec<Dossier> = maison.tous().await;
    tous.retain(|d| d.appel_id != maison.appel.id);
    tous.sort_by(|a, b| a.numero.cmp(&b.numero));
    tous
}

#[tokio::test]
async fn un_tableau_devient_l_historique_que_les_regles_lisent() {
    for maison in maisons(EtatAppel::Instruction).await {
        let id = depose(&maison, TABLE).await;
        let a = vu(&maison, &id).await;
        assert!(!a.colonnes_confirmees && a.lignes.is_empty());
        assert_eq!(
            proposees(&a),
            ["numero", "porteur", "intitule", "siret", "vote.ETAT", "demande.ETAT", "vote.AGGLO", "bilan_recu_le"]
        );
        let id = confirme(&maison, TABLE).await;
        let a = vu(&maison, &id).await;
        assert_eq!((a.porteurs.len(), a.lignes.len(), a.fautes.len()), (2, 3, 0), "{:?}", a.fautes);
        assert_eq!(a.porteurs.iter().map(|p| p.raison).collect::<Vec<_>>(), [Raison::Nom, Raison::Aucune]);
        assert_eq!(codes(importe(&maison, &id).await), ["historique-non-applicable"], "chaque porteur se confirme");
        repondu(&maison, &id).await;
        assert!(dossiers(&maison).await.is_empty(), "rien n’est écrit avant l’accord");
        assert_eq!(importe(&maison, &id).await.unwrap(), 3);
        let repris = dossiers(&maison).await;
        let dits: Vec<_> = repris.iter().map(|d| (d.numero.as_deref().unwrap(), d.etat)).collect();
        assert_eq!(
            dits,
            [("2025-0001", EtatDossier::Refuse), ("2025-0002", EtatDossier::Clos), ("2025-0007", EtatDossier::Clos)]
        );
        let lecture = &repris[2];
        assert_eq!(lecture.action_id, maison.dossiers[0].action_id, "la même action se poursuit");
        let lignes: Vec<LigneFinanceur> = maison.tous().await;
        let ligne = |d: &Dossier, code: &str| lignes.iter().find(|l| l.dossier_id == d.id && l.financeur.code() == code).unwrap();
        assert_eq!(ligne(lecture, "AGGLO").vote_centimes, Some(500_050));
        assert_eq!(euros(ligne(lecture, "ETAT").demande_centimes), Some(12_000));
        // « vide reste ∅, jamais 0 ni refusé »
        let fete = &repris[1];
        assert_eq!((ligne(fete, "ETAT").vote_centimes, ligne(fete, "ETAT").etat), (None, EtatLigne::Demandee));
        let mut r = maison.db.reader(maison.ici.id).await.unwrap();
        let jour = jiff::civil::date(2026, 5, 1);
        let lu = AppelLu::lire(&mut r, maison.appel.clone(), Besoin::TOUT, jour).await.unwrap();
        let d = lu.dossier("2026-0001").unwrap();
        assert_eq!(d.lu.annees_financees, [2025].into());
        let precedent = d.lu.precedent.as_ref().unwrap();
        assert_eq!(precedent.votes[&Financeur::nomme("ETAT")].map(Euros::centimes), Some(900_000));
        assert_eq!(precedent.bilan.as_ref().unwrap().recu_le, Some(jiff::civil::date(2026, 4, 15)));
        assert_eq!(d.lu.dossier.precedent_id, Some(lecture.id), "les écarts du renouvellement");
        assert_eq!(maison.tous::<BilanDossier>().await.len(), 1);
    }
}

#[tokio::test]
async fn un_second_import_ne_double_rien_et_reconnait_les_colonnes() {
    for maison in maisons(EtatAppel::Instruction).await {
        let id = confirme(&maison, TABLE).await;
        repondu(&maison, &id).await;
        importe(&maison, &id).await.unwrap();
        let avant = (dossiers(&maison).await, maison.tous::<Organisation>().await.len(), maison.tous::<Appel>().await.len());
        let encore = depose(&maison, &TABLE.replace("9 000 €", "9500")).await;
        let a = vu(&maison, &encore).await;
        assert!(a.colonnes_confirmees, "les mêmes titres sont reconnus");
        assert_eq!(a.porteurs.iter().map(|p| p.raison).collect::<Vec<_>>(), [Raison::Nom, Raison::Nom]);
        repondu(&maison, &encore).await;
        let a = vu(&maison, &encore).await;
        let deja = |l: &Preparee| matches!(&l.sort, Sort::DejaReprise { ecart, .. } if ecart.is_some() == (l.ligne.ligne == 3));
        assert!(a.lignes.iter().all(deja), "{:?}", a.lignes);
        assert_eq!(codes(importe(&maison, &encore).await), ["historique-non-applicable"]);
        let apres = (dossiers(&maison).await, maison.tous::<Organisation>().await.len(), maison.tous::<Appel>().await.len());
        assert_eq!(apres, avant);
        // A row more, of another spelling of an action that goes on: only it is written.
        let complet = format!("{TABLE}2025-0030;Association Exemple;Accès aux droits de tous;;700;;;\n");
        let id = depose(&maison, &complet).await;
        repondu(&maison, &id).await;
        let a = vu(&maison, &id).await;
        let neuve = a.lignes.last().unwrap();
        assert!(neuve.possibles.iter().any(|(_, nom)| nom == "Accès aux droits"));
        let suite = [(neuve.ligne.ligne, maison.dossiers[2].action_id.to_string())].into();
        repondre(&maison.visite("coordination"), &maison.appel, &id, Dit { actions: suite, ..Dit::default() }).await.unwrap();
        assert_eq!(importe(&maison, &id).await.unwrap(), 1);
        let repris = dossiers(&maison).await;
        assert_eq!(repris.len(), 4);
        assert!(repris.iter().any(|d| d.action_id == maison.dossiers[2].action_id));
    }
}

#[tokio::test]
async fn une_cellule_fausse_est_nommee_et_rien_n_est_ecrit() {
    for maison in maisons(EtatAppel::Instruction).await {
        let faux = "Porteur;Action;SIRET;Voté Ville;Bilan reçu le\n\
Association Exemple;Danse;123;100;01/02/2026\n\
Association Exemple;Théâtre;;8k;\n\
Association Exemple;Chant;;-5;01/02 ou 03/02\n\
;Cirque;;100;\n\
Association Exemple;Marche;;100;\n\
association exemple;MARCHE;;100;\n";
        let id = confirme(&maison, faux).await;
        repondu(&maison, &id).await;
        let a = vu(&maison, &id).await;
        let lues: Vec<String> = a.fautes.iter().map(|f| format!("{} {}", f.adresse(), f.code())).collect();
        let nom = "bilan 2025";
        assert_eq!(
            lues,
            [
                format!("{nom}!C2 siret-longueur"),
                format!("{nom}!D3 cellule_pas_un_nombre"),
                format!("{nom}!E4 cellule_pas_une_date"),
                format!("{nom}!D4 saisie-montant-negatif"),
                format!("{nom}!A5 cellule_obligatoire"),
                format!("{nom}!B7 historique-en-double"),
            ]
        );
        assert!(a.fautes.iter().all(|f| f.message(kernel::Lang::Fr).starts_with(&f.adresse().to_string())));
        assert_eq!(codes(importe(&maison, &id).await), ["historique-non-applicable"]);
        assert!(dossiers(&maison).await.is_empty());
    }
}

#[tokio::test]
async fn une_annee_conduite_ici_ou_a_venir_ne_se_reprend_pas() {
    for maison in maisons(EtatAppel::Instruction).await {
        let visite = maison.visite("coordination");
        let depot = async |annee: &str, csv: &str| codes(deposer(&visite, &maison.appel, annee, table(csv)).await);
        assert_eq!(depot("2027", TABLE).await, ["historique-exercice"]);
        assert_eq!(depot("1999", TABLE).await, ["historique-exercice"]);
        assert_eq!(depot("l’an dernier", TABLE).await, ["historique-exercice"]);
        assert_eq!(depot("2025", "").await, ["fichier_vide"]);
        assert_eq!(codes(deposer(&visite, &maison.appel, "2025", None).await), ["historique-fichier-absent"]);
        let mut w = maison.db.writer(maison.ici.id, kernel::Actor::Systeme, "essai").await.unwrap();
        let autre = Appel { id: Id::fresh(), slug: "aap-2025".into(), exercice: 2025, ..maison.appel.clone() };
        w.insert(&autre).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(depot("2025", TABLE).await, ["historique-conduit-ici"]);
        let id = deposer(&visite, &maison.appel, "2024", table(TABLE)).await.unwrap();
        let confirmer = async |choix: &[&str]| {
            let choix: Vec<String> = choix.iter().map(|c| (*c).to_owned()).collect();
            codes(confirmer_les_colonnes(&visite, &maison.appel, &id, &choix).await)
        };
        assert_eq!(
            confirmer(&["numero", "intitule", "intitule", "lune"]).await,
            ["historique-colonne-en-double", "historique-champ-inconnu", "historique-colonne-manquante", "historique-aucun-vote"]
        );
    }
}

#[tokio::test]
async fn qui_ne_conduit_pas_l_appel_ne_reprend_rien() {
    for maison in maisons(EtatAppel::Instruction).await {
        let id = confirme(&maison, TABLE).await;
        repondu(&maison, &id).await;
        for qui in [maison.de("ETAT"), maison.porteur(), "elu".to_owned()] {
            let (visite, appel) = (maison.visite(&qui), &maison.appel);
            assert_eq!(codes(deposer(&visite, appel, "2025", table(TABLE)).await), ["interdit"]);
            assert_eq!(codes(apercu(&visite, appel, &id).await), ["interdit"]);
            assert_eq!(codes(importer(&visite, appel, &id).await), ["interdit"]);
            assert_eq!(codes(abandonner(&visite, appel, &id).await), ["interdit"]);
        }
        let ignorees = vu(&maison, &id).await.porteurs.iter().map(|p| (p.cle.clone(), IGNORER.to_owned())).collect();
        repondre(&maison.visite("coordination"), &maison.appel, &id, Dit { porteurs: ignorees, ..Dit::default() }).await.unwrap();
        assert_eq!(codes(importe(&maison, &id).await), ["historique-non-applicable"], "tout est laissé de côté");
        abandonner(&maison.visite("coordination"), &maison.appel, &id).await.unwrap();
        assert!(apercu(&maison.visite("coordination"), &maison.appel, &id).await.is_err());
    }
}

#[tokio::test]
async fn les_quartiers_et_leurs_parts_se_reprennent_et_un_quartier_inconnu_arrete_tout() {
    for maison in maisons(EtatAppel::Instruction).await {
        let table = "Association;Projet;Voté État;QPV;Part QPV\n\
Association Exemple;Ateliers lecture;9000;Ozanam / Le Viguier;70/30\n\
Association Exemple;Danse;100;QP011001;\n\
Association Exemple;Chant;100;Ozanam et Le Viguier;\n\
Association Exemple;Fête;100;Hors QPV;\n\
Association Exemple;Marche;100;;\n";
        let faux = table.replace("QP011001", "Les Capucins").replace("70/30", "70/40");
        let id = confirme(&maison, &faux).await;
        repondu(&maison, &id).await;
        let a = vu(&maison, &id).await;
        assert_eq!(proposees(&a), ["porteur", "intitule", "vote.ETAT", "qpv", "parts"]);
        let lues: Vec<String> = a.fautes.iter().map(|f| format!("{} {}", f.adresse(), f.code())).collect();
        assert_eq!(lues, ["bilan 2025!D2 saisie-parts", "bilan 2025!D3 historique-quartier-inconnu"]);
        assert_eq!(codes(importe(&maison, &id).await), ["historique-non-applicable"]);
        assert!(dossiers(&maison).await.is_empty(), "rien n’est écrit");
        let id = confirme(&maison, table).await;
        repondu(&maison, &id).await;
        assert_eq!(importe(&maison, &id).await.unwrap(), 5);
        let repris = dossiers(&maison).await;
        let parts = |nom: &str| {
            let d = repris.iter().find(|d| d.intitule == nom).unwrap();
            let parts: Vec<(String, i64)> = d.contenu.qpv.iter().map(|p| (p.code.clone(), p.part)).collect();
            (parts, d.contenu.hors_qpv, d.qpv.clone())
        };
        let (ozanam, viguier) = (|part| ("QP011002".to_owned(), part), |part| ("QP011001".to_owned(), part));
        assert_eq!(parts("Ateliers lecture"), (vec![ozanam(70), viguier(30)], false, "|QP011002|QP011001|".into()));
        assert_eq!(parts("Danse"), (vec![viguier(100)], false, "|QP011001|".into()));
        assert_eq!(parts("Chant").0, [ozanam(50), viguier(50)]);
        assert_eq!(parts("Fête"), (vec![], true, String::new()));
        assert_eq!(parts("Marche"), (vec![], false, String::new()));
        // The list of that year is filtered by district like any other.
        let liste = maison.voir("coordination", "/appels/historique-2025/dossiers?qpv=QP011002").await;
        assert!(liste.contient("Ateliers lecture") && liste.contient("Chant") && !liste.contient("Danse"), "{}", liste.texte);
    }
}
