use super::*;
use crate::essai::{Maison, codes, euros, maisons};
use crate::model::{Avis, LigneFinanceur, NoteDossier};
use crate::regles::Financeur;
use crate::regles::etats::{EtatAppel, EtatLigne};
use crate::regles::instruction::SaisieColonne;
use crate::regles::note::Valeur;
use crate::regles::passage::Accord;
use std::collections::BTreeMap;

fn saisie(avis: &str, propose: &str) -> SaisieColonne {
    SaisieColonne { avis: avis.into(), propose: propose.into(), ..SaisieColonne::default() }
}

async fn remplir_de(
    maison: &Maison,
    qui: &str,
    colonne: &str,
    version: i64,
    s: &SaisieColonne,
) -> Result<LigneFinanceur, ActeError> {
    remplir(&maison.visite(qui), maison.dossiers[0].id, &Financeur::nomme(colonne), version, s).await
}

#[tokio::test]
async fn un_financeur_remplit_sa_colonne_et_nulle_autre() {
    for maison in maisons(EtatAppel::Instruction).await {
        let (etat, agglo) = (maison.de("ETAT"), maison.de("AGGLO"));
        let ligne = remplir_de(&maison, &etat, "ETAT", 1, &saisie("favorable", "10 000")).await.unwrap();
        assert_eq!(
            (ligne.avis, euros(ligne.propose_centimes), ligne.etat),
            (Some(Avis::Favorable), Some(10_000), EtatLigne::Proposee)
        );
        assert_eq!(codes(remplir_de(&maison, &agglo, "ETAT", 2, &saisie("favorable", "1")).await), ["colonne-autrui"]);
        assert_eq!(codes(remplir_de(&maison, "coordination", "ETAT", 2, &saisie("favorable", "1")).await), ["colonne-autrui"]);
        assert_eq!(codes(remplir_de(&maison, "lecteur", "ETAT", 2, &saisie("favorable", "1")).await), ["interdit"]);
        assert_eq!(codes(remplir_de(&maison, &maison.porteur(), "ETAT", 2, &saisie("favorable", "1")).await), ["interdit"]);
        assert_eq!(euros(maison.ligne(0, "ETAT").await.propose_centimes), Some(10_000));
    }
}

#[tokio::test]
async fn deux_financeurs_en_meme_temps_ne_perdent_rien_et_deux_saisies_de_la_meme_ligne_se_voient() {
    for maison in maisons(EtatAppel::Instruction).await {
        let (etat, agglo) = (maison.de("ETAT"), maison.de("AGGLO"));
        let (a, b) = (saisie("favorable", "9000"), saisie("favorable", "4000"));
        let (un, deux) = tokio::join!(remplir_de(&maison, &etat, "ETAT", 1, &a), remplir_de(&maison, &agglo, "AGGLO", 1, &b));
        un.unwrap();
        deux.unwrap();
        assert_eq!(euros(maison.ligne(0, "ETAT").await.propose_centimes), Some(9_000));
        assert_eq!(euros(maison.ligne(0, "AGGLO").await.propose_centimes), Some(4_000));
        let collegue = format!("{etat}:2");
        assert_eq!(codes(remplir_de(&maison, &collegue, "ETAT", 1, &saisie("favorable", "8000")).await), ["perime"]);
        assert_eq!(euros(maison.ligne(0, "ETAT").await.propose_centimes), Some(9_000));
    }
}

#[tokio::test]
async fn qui_declare_un_interet_ne_note_ni_n_instruit_plus() {
    for maison in maisons(EtatAppel::Instruction).await {
        let (qui, dossier) = (maison.de("ETAT"), maison.dossiers[0].id);
        let visite = maison.visite(&qui);
        assert_eq!(codes(declarer_interet(&visite, dossier, "oui").await), ["instruction-motif"]);
        declarer_interet(&visite, dossier, "Membre du conseil de l’association").await.unwrap();
        assert_eq!(codes(declarer_interet(&visite, dossier, "Membre du conseil").await), ["interet-deja"]);
        assert_eq!(codes(remplir_de(&maison, &qui, "ETAT", 1, &saisie("favorable", "1000")).await), ["interet-declare"]);
        assert_eq!(codes(noter(&visite, dossier, &note(12, "Bien construit")).await), ["interet-declare"]);
        // A colleague of the same funder may.
        remplir_de(&maison, &format!("{qui}:2"), "ETAT", 1, &saisie("favorable", "1000")).await.unwrap();
    }
}

fn note(valeur: u32, justification: &str) -> BTreeMap<String, Valeur> {
    [("ensemble".to_owned(), Valeur { valeur, justification: justification.into() })].into()
}

#[tokio::test]
async fn une_note_se_justifie_se_corrige_et_ne_se_double_pas() {
    for maison in maisons(EtatAppel::Instruction).await {
        let (visite, dossier) = (maison.visite(&maison.de("VILLE")), maison.dossiers[0].id);
        assert_eq!(codes(noter(&visite, dossier, &note(12, " ")).await), ["instruction-note"]);
        assert_eq!(codes(noter(&visite, dossier, &note(21, "Trop")).await), ["instruction-note"]);
        assert_eq!(codes(noter(&maison.visite("coordination"), dossier, &note(12, "Oui")).await), ["instruction-note-reservee"]);
        assert_eq!(codes(noter(&maison.visite(&maison.porteur()), dossier, &note(12, "Oui")).await), ["interdit"]);
        noter(&visite, dossier, &note(12, "Bien construit")).await.unwrap();
        noter(&visite, dossier, &note(14, "Mieux encore après visite")).await.unwrap();
        let notes: Vec<NoteDossier> = maison.tous().await;
        let siennes: Vec<i64> = notes.iter().filter(|n| n.compte_id == maison.de("VILLE")).map(|n| n.valeur).collect();
        assert_eq!(siennes, [14]);
    }
}

#[tokio::test]
async fn les_notes_des_autres_ne_se_voient_qu_apres_la_sienne() {
    for maison in maisons(EtatAppel::Instruction).await {
        let dossier = maison.dossiers[0].id;
        let voir = async |qui: &str| {
            let mut r = maison.db.reader(maison.ici.id).await.unwrap();
            let besoin = crate::calculs::Besoin { instruction: true, ..Default::default() };
            let jour = jiff::civil::date(2026, 2, 1);
            let lu = crate::calculs::AppelLu::lire(&mut r, maison.appel.clone(), besoin, jour).await.unwrap();
            match notes_visibles(&maison.visite(qui), &lu.appel, &lu.appel.grille, &lu.financeurs, &lu.dossiers[0]) {
                NotesVisibles::Toutes(lecteurs) => format!("toutes {}", lecteurs.len()),
                NotesVisibles::Siennes { siennes, autres } => format!("siennes {} autres {autres}", siennes.is_some()),
                NotesVisibles::Aucune => "aucune".to_owned(),
            }
        };
        let ville = maison.de("VILLE");
        assert_eq!(voir(&ville).await, "siennes false autres 1");
        noter(&maison.visite(&ville), dossier, &note(12, "Bien construit")).await.unwrap();
        assert_eq!(voir(&ville).await, "toutes 2");
        assert_eq!(voir("coordination").await, "toutes 2");
        assert_eq!(voir("elu").await, "aucune");
        assert_eq!(voir(&maison.porteur()).await, "aucune");
        declarer_interet(&maison.visite(&ville), dossier, "Membre du conseil").await.unwrap();
        assert_eq!(voir(&ville).await, "aucune");
        assert_eq!(voir("coordination").await, "toutes 1");
    }
}

#[tokio::test]
async fn l_equipe_ecrit_pour_un_financeur_sans_compte_en_citant_sa_preuve() {
    for maison in maisons(EtatAppel::Instruction).await {
        let (visite, dossier) = (maison.visite("coordination"), maison.dossiers[3].id);
        let caf = Financeur::nomme("CAF");
        assert_eq!(codes(remplir(&visite, dossier, &caf, 1, &saisie("favorable", "800")).await), ["instruction-motif"]);
        let prouvee = SaisieColonne { justificatif: "Courriel de la CAF du 3 mars".into(), ..saisie("favorable", "800") };
        let ligne = remplir(&visite, dossier, &caf, 1, &prouvee).await.unwrap();
        assert_eq!(euros(ligne.propose_centimes), Some(800));
        let mut r = maison.db.reader(maison.ici.id).await.unwrap();
        let histoire = store::journal::histoire(&mut r, "ligne_financeur", &ligne.id.to_string()).await.unwrap();
        let derniere = histoire.last().unwrap();
        assert_eq!(derniere.motif.as_deref(), Some("Courriel de la CAF du 3 mars"));
        let auteur = serde_json::to_string(&derniere.acteur).unwrap();
        assert!(auteur.contains("CAF de l’Aude"), "{auteur}");
    }
}

#[tokio::test]
async fn un_lien_signe_n_ouvre_que_la_colonne_d_un_financeur_dans_un_appel() {
    for maison in maisons(EtatAppel::Instruction).await {
        let visite = maison.visite("coordination");
        let caf = Financeur::nomme("CAF");
        let envoyer = async |qui: &str, f: &str, ou: &str| {
            envoyer_le_lien(&maison.visite(qui), maison.appel.id, &Financeur::nomme(f), ou).await
        };
        assert_eq!(codes(envoyer(&maison.de("ETAT"), "CAF", "caf@caf.example").await), ["interdit"]);
        assert_eq!(codes(envoyer("coordination", "ETAT", "etat@etat.example").await), ["colonne-autrui"]);
        assert_eq!(codes(envoyer("coordination", "CAF", "caf").await), ["lien-adresse"]);
        let premier = envoyer_le_lien(&visite, maison.appel.id, &caf, "caf@caf.example").await.unwrap();
        let second = envoyer_le_lien(&visite, maison.appel.id, &caf, "caf@caf.example").await.unwrap();
        let jeton = |lien: &acteurs::model::LienSigne| acteurs::lien::jeton(&[7; 32], maison.ici.id, &lien.id.to_string());
        let mut r = maison.db.reader(maison.ici.id).await.unwrap();
        let inconnu = maison.visite("inconnu");
        assert!(ouvrir_le_lien(&inconnu, &mut r, &jeton(&premier)).await.unwrap().is_err());
        let porte = ouvrir_le_lien(&inconnu, &mut r, &jeton(&second)).await.unwrap().unwrap();
        drop(r);
        // The first file asks nothing of the CAF.
        let s = saisie("favorable", "900");
        assert_eq!(codes(remplir_par_lien(&inconnu, &porte, maison.dossiers[0].id, 1, &s).await), ["interdit"]);
        let ligne = remplir_par_lien(&inconnu, &porte, maison.dossiers[3].id, 1, &s).await.unwrap();
        assert_eq!((ligne.avis_par.as_deref(), euros(ligne.propose_centimes)), (Some("CAF de l’Aude"), Some(900)));
    }
}

fn motive() -> Accord {
    Accord { confirme: true, motif: "Le comité se tient demain, les avis suivront".into() }
}

#[tokio::test]
async fn l_appel_avance_d_etape_en_etape_et_ce_qui_reste_se_motive() {
    for maison in maisons(EtatAppel::Instruction).await {
        let (visite, appel) = (maison.visite("coordination"), &maison.appel);
        assert_eq!(
            codes(avancer(&maison.visite(&maison.de("ETAT")), appel.id, 1, EtatAppel::Programmation, &motive()).await),
            ["interdit"]
        );
        assert_eq!(codes(avancer(&visite, appel.id, 1, EtatAppel::Copil, &motive()).await), ["passage-hors-cycle"]);
        assert_eq!(codes(avancer(&visite, appel.id, 1, EtatAppel::Abandonne, &motive()).await), ["passage-hors-cycle"]);
        // Opinions are awaited: one click does not pass over them.
        let muet = avancer(&visite, appel.id, 1, EtatAppel::Programmation, &Accord::default()).await;
        assert_eq!(codes(muet), ["pas-motif", "pas-confirmation"]);
        let appel = avancer(&visite, appel.id, 1, EtatAppel::Programmation, &motive()).await.unwrap();
        assert_eq!(codes(avancer(&visite, appel.id, 1, EtatAppel::Copil, &Accord::default()).await), ["perime"]);
        // AAP-11 is asked, and only warns.
        let apres = avancer(&visite, appel.id, appel.version, EtatAppel::Copil, &Accord::default()).await.unwrap();
        assert_eq!(apres.etat, EtatAppel::Copil);
    }
}
