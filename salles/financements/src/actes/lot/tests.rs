mod reservation;

use super::*;
use crate::actes::programmation::{SaisieSeance, calculer, creer, ecrire_en_seance};
use crate::essai::{Maison, codes, euros, maisons};
use crate::model::{Cpo, Dossier, Enveloppe, EtatLot, EtatScenario, LigneFinanceur, Reservation};
use crate::regles::Financeur;
use crate::regles::etats::{EtatAppel, EtatDossier, EtatLigne};
use crate::regles::lot::{SaisieGel, Sort};
use reservation::reserver;

pub(super) const QUI: &str = "coordination";

/// The list by notes: files 1 and 2 are retained, 3 and 4 are not (Financements, § 13, S-1).
pub(super) async fn par_note(maison: &Maison) -> Scenario {
    let visite = maison.visite(QUI);
    let s = creer(&visite, maison.appel.id, "Par note", "par_note").await.unwrap();
    calculer(&visite, s.id, 1).await.unwrap()
}

pub(super) fn gel(maison: &Maison) -> SaisieGel {
    SaisieGel {
        seance: "Comité de pilotage".into(),
        tenue_le: maison.visite(QUI).today().to_string(),
        motif_alertes: "Vu en séance".into(),
        motif_ecartes: "Note sous le seuil".into(),
        motif: String::new(),
    }
}

pub(super) async fn etat(maison: &Maison, rang: usize) -> EtatDossier {
    maison.tous::<Dossier>().await.into_iter().find(|d| d.id == maison.dossiers[rang].id).unwrap().etat
}

pub(super) async fn passer_a(maison: &Maison, etat: EtatAppel) {
    let mut w = maison.db.writer(maison.ici.id, kernel::Actor::Systeme, "essai").await.unwrap();
    let mut appel: Appel = w.load(&maison.appel.id).await.unwrap();
    appel.etat = etat;
    w.update(&mut appel).await.unwrap();
    w.commit().await.unwrap();
}

pub(super) fn vote(maison: &Maison, lignes: &[(&str, i64, &str, &str)]) -> SaisieVote {
    let ligne = |(numero, version, montant, motif): &(&str, i64, &str, &str)| LigneVote {
        numero: (*numero).into(),
        version: *version,
        montant: (*montant).into(),
        motif: (*motif).into(),
    };
    SaisieVote {
        instance: "Conseil".into(),
        acte: "2026-112".into(),
        le: maison.visite(QUI).today().to_string(),
        justificatif: String::new(),
        lignes: lignes.iter().map(ligne).collect(),
    }
}

#[tokio::test]
async fn le_gel_fixe_chaque_dossier_chaque_ligne_et_son_empreinte() {
    for maison in maisons(EtatAppel::Copil).await {
        let s = par_note(&maison).await;
        assert_eq!(codes(geler(&maison.visite(&maison.de("ETAT")), s.id, s.version, &gel(&maison)).await), ["interdit"]);
        let muet = SaisieGel { motif_ecartes: String::new(), ..gel(&maison) };
        assert_eq!(codes(geler(&maison.visite(QUI), s.id, s.version, &muet).await), ["lot-sans-motif"]);
        assert_eq!(codes(geler(&maison.visite(QUI), s.id, 1, &gel(&maison)).await), ["perime"]);
        assert!(maison.tous::<LotDecision>().await.is_empty(), "un refus n’écrit rien");
        let lot = geler(&maison.visite(QUI), s.id, s.version, &gel(&maison)).await.unwrap();
        assert_eq!((lot.numero, lot.etat, lot.copil_le), (1, EtatLot::Gele, lot.tenue_le));
        let lu = LotLu::de(lot.clone()).unwrap();
        assert!(lu.intact);
        let numeros = |sort| lu.contenu.de(sort).map(|d| d.numero.clone()).collect::<Vec<_>>();
        assert_eq!(numeros(Sort::Retenu), ["2026-0001", "2026-0002"]);
        assert_eq!(numeros(Sort::Ecarte), ["2026-0003", "2026-0004"]);
        assert_eq!(lu.contenu.dossier("2026-0003").unwrap().motif, "Note sous le seuil");
        assert_eq!(etat(&maison, 0).await, EtatDossier::Valide);
        assert_eq!(etat(&maison, 2).await, EtatDossier::Ecarte);
        let ligne = maison.ligne(0, "ETAT").await;
        assert_eq!((ligne.etat, ligne.lot_id, ligne.vote_centimes), (EtatLigne::Validee, Some(lot.id), None));
        assert_eq!(maison.ligne(2, "AGGLO").await.lot_id, None);
        assert_eq!(maison.tous::<Scenario>().await[0].etat, EtatScenario::Partage);
        let mut change = lot;
        change.contenu.0["motif_ecartes"] = "Autre chose".into();
        assert!(!LotLu::de(change).unwrap().intact, "un texte retouché se voit");
    }
}

#[tokio::test]
async fn geler_pendant_qu_on_modifie_n_ecrit_que_l_un_des_deux() {
    for maison in maisons(EtatAppel::Copil).await {
        let s = par_note(&maison).await;
        let (ici, la) = (maison.visite(QUI), maison.visite(QUI));
        let saisie = SaisieSeance { montants: vec![(Financeur::nomme("ETAT"), "9000".into())], ..SaisieSeance::default() };
        let g = gel(&maison);
        let (gele, modifie) =
            tokio::join!(geler(&ici, s.id, s.version, &g), ecrire_en_seance(&la, s.id, s.version, "2026-0001", &saisie));
        let (gele, modifie) = (codes(gele), codes(modifie));
        match (gele.as_slice(), modifie.as_slice()) {
            ([], ["perime" | "scenario-partage"]) => {
                let lots = maison.tous::<LotDecision>().await;
                let lu = LotLu::de(lots[0].clone()).unwrap();
                assert_eq!(
                    lu.contenu.retenu("2026-0001", &Financeur::nomme("ETAT")),
                    Some(crate::regles::Euros::entiers(12_000))
                );
            }
            (["perime"], []) => assert!(maison.tous::<LotDecision>().await.is_empty()),
            autre => panic!("{autre:?}"),
        }
    }
}

#[tokio::test]
async fn en_seance_on_met_de_cote_on_arrete_et_le_nouveau_calcul_le_respecte() {
    for maison in maisons(EtatAppel::Copil).await {
        let visite = maison.visite(QUI);
        let s = par_note(&maison).await;
        let retire = SaisieSeance {
            montants: vec![(Financeur::nomme("ETAT"), String::new()), (Financeur::nomme("AGGLO"), "0".into())],
            attente: true,
            motif: "Attend un local".into(),
            arreter: true,
        };
        let s = ecrire_en_seance(&visite, s.id, s.version, "2026-0002", &retire).await.unwrap();
        assert!(!s.plan.contains_key("2026-0002"));
        let notes = crate::actes::programmation::annotations(&s).unwrap();
        assert_eq!((notes.attente.len(), notes.motif("2026-0002")), (1, "Attend un local"));
        let s = calculer(&visite, s.id, s.version).await.unwrap();
        assert!(!s.plan.contains_key("2026-0002"), "le calcul garde ce que la séance a arrêté");
        let au_dessus = SaisieSeance { montants: vec![(Financeur::nomme("CAF"), "100".into())], ..SaisieSeance::default() };
        assert_eq!(codes(ecrire_en_seance(&visite, s.id, s.version, "2026-0001", &au_dessus).await), ["scenario-ligne"]);
        geler(&visite, s.id, s.version, &gel(&maison)).await.unwrap();
        assert_eq!(etat(&maison, 1).await, EtatDossier::ListeAttente);
    }
}

#[tokio::test]
async fn un_vote_se_constate_et_la_notification_attend_les_regles() {
    for maison in maisons(EtatAppel::Copil).await {
        let s = par_note(&maison).await;
        geler(&maison.visite(QUI), s.id, s.version, &gel(&maison)).await.unwrap();
        let (prefecture, agglo) = (maison.de("ETAT"), maison.de("AGGLO"));
        let version = maison.ligne(0, "ETAT").await.version;
        let pour = async |qui: &str, code: &str, saisie: &SaisieVote| {
            voter(&maison.visite(qui), maison.appel.id, &Financeur::nomme(code), saisie).await
        };
        let premier = vote(&maison, &[("2026-0001", version, "12 000", "")]);
        assert_eq!(codes(pour(&prefecture, "ETAT", &premier).await), ["vote-trop-tot"]);
        passer_a(&maison, EtatAppel::Votes).await;
        assert_eq!(codes(pour(&agglo, "ETAT", &premier).await), ["colonne-autrui"]);
        assert_eq!(codes(pour(&maison.porteur(), "ETAT", &premier).await), ["interdit"]);
        assert_eq!(
            codes(pour(&prefecture, "ETAT", &SaisieVote { acte: String::new(), ..premier.clone() }).await),
            ["vote-sans-acte"]
        );
        let ecarte = vote(&maison, &[("2026-0003", 1, "500", "")]);
        assert_eq!(codes(pour(&agglo, "AGGLO", &ecarte).await), ["vote-hors-lot"]);
        assert_eq!(pour(&prefecture, "ETAT", &premier).await.unwrap(), 1);
        assert_eq!(etat(&maison, 0).await, EtatDossier::VotePartiel);
        assert_eq!(
            codes(pour(&prefecture, "ETAT", &vote(&maison, &[("2026-0001", version, "11000", "Erreur")])).await),
            ["perime"]
        );
        // « un fait se constate »: a refusal breaks AAP-05, and is recorded all the same.
        let version = maison.ligne(0, "AGGLO").await.version;
        assert_eq!(
            codes(pour(&agglo, "AGGLO", &vote(&maison, &[("2026-0001", version, "0", "")])).await),
            ["vote-refus-sans-motif"]
        );
        pour(&agglo, "AGGLO", &vote(&maison, &[("2026-0001", version, "0", "Crédits épuisés")])).await.unwrap();
        assert_eq!(etat(&maison, 0).await, EtatDossier::VotePartiel);
        let numeros = ["2026-0001".to_owned()];
        assert_eq!(codes(notifier(&maison.visite(QUI), maison.appel.id, &numeros).await), ["passage-regle-violee"]);
        // Voted again, with its reason: the rules hold.
        let version = maison.ligne(0, "AGGLO").await.version;
        assert_eq!(codes(pour(&agglo, "AGGLO", &vote(&maison, &[("2026-0001", version, "6000", "")])).await), ["vote-deja"]);
        pour(&agglo, "AGGLO", &vote(&maison, &[("2026-0001", version, "6000", "Décision modificative")])).await.unwrap();
        assert_eq!(etat(&maison, 0).await, EtatDossier::Vote);
        assert_eq!(codes(notifier(&maison.visite(&agglo), maison.appel.id, &numeros).await), ["interdit"]);
        let fait = notifier(&maison.visite(QUI), maison.appel.id, &numeros).await.unwrap();
        assert_eq!((fait.notifies.as_slice(), fait.par_lettre.len()), (numeros.as_slice(), 0));
        assert_eq!(etat(&maison, 0).await, EtatDossier::Notifie);
        assert_eq!(maison.ligne(0, "ETAT").await.etat, EtatLigne::Notifiee);
        let mut r = maison.db.reader(maison.ici.id).await.unwrap();
        let courriels = store::outbox::derniers(&mut r, 20).await.unwrap();
        assert_eq!(courriels.iter().filter(|c| c.objet.contains("2026-0001")).count(), 1, "un courriel, une fois");
    }
}

#[tokio::test]
async fn une_correction_est_une_nouvelle_edition_motivee_qui_ne_defait_pas_un_vote() {
    for maison in maisons(EtatAppel::Copil).await {
        let visite = maison.visite(QUI);
        let s = par_note(&maison).await;
        let lot = geler(&visite, s.id, s.version, &gel(&maison)).await.unwrap();
        passer_a(&maison, EtatAppel::Votes).await;
        let version = maison.ligne(0, "ETAT").await.version;
        let saisie = vote(&maison, &[("2026-0001", version, "12000", "")]);
        voter(&maison.visite(&maison.de("ETAT")), maison.appel.id, &Financeur::nomme("ETAT"), &saisie).await.unwrap();
        // Another scenario cannot decide again what a lot decided.
        let autre = creer(&visite, maison.appel.id, "Large", "large").await.unwrap();
        let autre = calculer(&visite, autre.id, 1).await.unwrap();
        assert_eq!(codes(geler(&visite, autre.id, autre.version, &gel(&maison)).await), ["lot-deja-decide", "lot-deja-decide"]);
        let c = corriger(&visite, lot.id, "Correction").await.unwrap();
        let trop = SaisieSeance { montants: vec![(Financeur::nomme("ETAT"), "9000".into())], ..SaisieSeance::default() };
        let c = ecrire_en_seance(&visite, c.id, c.version, "2026-0001", &trop).await.unwrap();
        let motive = SaisieGel { motif: "Erreur de plume".into(), ..gel(&maison) };
        assert_eq!(codes(geler(&visite, c.id, c.version, &motive).await), ["lot-ligne-votee"]);
        let remis = SaisieSeance { montants: vec![(Financeur::nomme("ETAT"), "12000".into())], ..SaisieSeance::default() };
        let c = ecrire_en_seance(&visite, c.id, c.version, "2026-0001", &remis).await.unwrap();
        let moins = SaisieSeance { montants: vec![(Financeur::nomme("AGGLO"), "3000".into())], ..SaisieSeance::default() };
        let c = ecrire_en_seance(&visite, c.id, c.version, "2026-0002", &moins).await.unwrap();
        assert_eq!(codes(geler(&visite, c.id, c.version, &gel(&maison)).await), ["lot-correction-sans-motif"]);
        let suivant = geler(&visite, c.id, c.version, &motive).await.unwrap();
        assert_eq!((suivant.numero, suivant.corrige_id), (2, Some(lot.id)));
        let lots = maison.tous::<LotDecision>().await;
        assert_eq!(lots.iter().find(|l| l.id == lot.id).unwrap().etat, EtatLot::Corrige);
        assert_eq!(
            LotLu::de(suivant).unwrap().contenu.retenu("2026-0002", &Financeur::nomme("AGGLO")).map(|m| m.centimes()),
            Some(300_000)
        );
        let ligne = maison.ligne(0, "ETAT").await;
        assert_eq!((ligne.etat, euros(ligne.vote_centimes)), (EtatLigne::Votee, Some(12_000)));
        assert_eq!(codes(corriger(&visite, lot.id, "Encore").await), ["lot-remplace"]);
    }
}

/// A call whose first lot is frozen and where each funder may vote.
pub(super) async fn au_vote(maison: &Maison) {
    let s = par_note(maison).await;
    geler(&maison.visite(QUI), s.id, s.version, &gel(maison)).await.unwrap();
    passer_a(maison, EtatAppel::Votes).await;
}

/// One vote on a file (its rank), as its funder records it.
pub(super) async fn constater(maison: &Maison, rang: usize, code: &str, montant: &str, motif: &str) {
    let (numero, version) = (format!("2026-{:04}", rang + 1), maison.ligne(rang, code).await.version);
    let saisie = vote(maison, &[(&numero, version, montant, motif)]);
    voter(&maison.visite(&maison.de(code)), maison.appel.id, &Financeur::nomme(code), &saisie).await.unwrap();
}

pub(super) async fn notifier_un(maison: &Maison, rang: usize) -> Result<Notification, ActeError> {
    notifier(&maison.visite(QUI), maison.appel.id, &[format!("2026-{:04}", rang + 1)]).await
}

fn phrases<T: std::fmt::Debug>(resultat: Result<T, ActeError>) -> Vec<String> {
    match resultat {
        Err(ActeError::Refus(refus)) => {
            assert!(refus.iter().all(|r| r.remedy(kernel::Lang::Fr).is_some() && r.source().is_some()));
            refus.iter().map(|r| r.message(kernel::Lang::Fr)).collect()
        }
        autre => panic!("{autre:?}"),
    }
}

#[tokio::test]
async fn au_dessus_de_l_enveloppe_le_vote_s_enregistre_et_le_passage_s_arrete() {
    for maison in maisons(EtatAppel::Copil).await {
        au_vote(&maison).await;
        for (rang, montant) in [(0, "12000"), (1, "8000")] {
            constater(&maison, rang, "ETAT", montant, "").await;
        }
        constater(&maison, 0, "AGGLO", "6000", "").await;
        assert_eq!(etat(&maison, 0).await, EtatDossier::Vote, "l’État donne tout juste ce qu’il a");
        constater(&maison, 1, "AGGLO", "4001", "").await;
        let ligne = maison.ligne(1, "AGGLO").await;
        assert_eq!((ligne.etat, euros(ligne.vote_centimes)), (EtatLigne::Votee, Some(4_001)), "un fait se constate");
        assert_eq!((etat(&maison, 0).await, etat(&maison, 1).await), (EtatDossier::VotePartiel, EtatDossier::VotePartiel));
        let dit = "Agglo : 10 001 € pour 10 000 € disponibles, dépassement de 1 €.";
        for rang in [0, 1] {
            assert_eq!(phrases(notifier_un(&maison, rang).await), [dit]);
        }
        // The page where votes are recorded says it, on the line that takes the excess, and how to cure it.
        let votes = async |code: &str| maison.voir(&maison.de(code), &format!("{}/votes?f={code}", crate::essai::ICI)).await;
        let page = votes("AGGLO").await;
        for dit in ["dépassement de 1", "1\u{202f}€ au-delà de l’enveloppe", "elle laisse 4\u{202f}000\u{202f}€", "/enveloppes"]
        {
            assert!(page.contient(dit), "{dit} : {}", page.texte);
        }
        assert_eq!(page.texte.matches("au-delà de l’enveloppe").count(), 1, "une ligne la porte");
        assert!(!votes("ETAT").await.contient("au-delà de l’enveloppe"), "l’État est juste à la sienne");
        // A waiver lifts it, for its file only.
        let motif = "Virement de crédits décidé en séance, acte à venir";
        crate::actes::derogation::accorder(&maison.visite("elu"), &maison.dossiers[1].id, "AAP-11", motif).await.unwrap();
        assert_eq!(notifier_un(&maison, 1).await.unwrap().notifies, ["2026-0002"]);
        assert_eq!(etat(&maison, 1).await, EtatDossier::Notifie);
        assert_eq!(phrases(notifier_un(&maison, 0).await), [dit]);
        // So does the decision that raises the envelope.
        let mut agglo = maison.tous::<Enveloppe>().await.into_iter().find(|e| e.financeur.code() == "AGGLO").unwrap();
        agglo.montant_centimes += 100;
        maison.changer(agglo).await;
        assert!(!votes("AGGLO").await.contient("au-delà de l’enveloppe"));
        assert_eq!(notifier_un(&maison, 0).await.unwrap().notifies, ["2026-0001"]);
    }
}

#[tokio::test]
async fn juste_a_l_enveloppe_les_dossiers_passent_et_un_vote_reduit_les_libere() {
    for maison in maisons(EtatAppel::Copil).await {
        au_vote(&maison).await;
        for (rang, etat, agglo) in [(0, "12000", "6000"), (1, "8000", "4500")] {
            constater(&maison, rang, "ETAT", etat, "").await;
            constater(&maison, rang, "AGGLO", agglo, "").await;
        }
        assert_eq!((etat(&maison, 0).await, etat(&maison, 1).await), (EtatDossier::VotePartiel, EtatDossier::VotePartiel));
        constater(&maison, 1, "AGGLO", "4000", "Décision modificative").await;
        assert_eq!((etat(&maison, 0).await, etat(&maison, 1).await), (EtatDossier::Vote, EtatDossier::Vote));
        assert_eq!(notifier_un(&maison, 0).await.unwrap().notifies, ["2026-0001"]);
    }
}

#[tokio::test]
async fn ce_qui_est_reserve_n_est_plus_disponible_au_vote() {
    for maison in maisons(EtatAppel::Copil).await {
        reserver(&maison).await;
        au_vote(&maison).await;
        // The reserved line is paid from the reservation: it takes nothing of the 7 000 € left.
        constater(&maison, 2, "AGGLO", "3000", "").await;
        constater(&maison, 0, "ETAT", "12000", "").await;
        constater(&maison, 0, "AGGLO", "7000", "Le conseil complète").await;
        assert_eq!(etat(&maison, 0).await, EtatDossier::Vote);
        constater(&maison, 0, "AGGLO", "7001", "Le conseil ajoute un euro").await;
        assert_eq!(etat(&maison, 0).await, EtatDossier::VotePartiel);
        assert_eq!(phrases(notifier_un(&maison, 0).await), ["Agglo : 7 001 € pour 7 000 € disponibles, dépassement de 1 €."]);
    }
}

#[tokio::test]
async fn hors_des_quartiers_le_plafond_de_l_etat_arrete_le_passage() {
    for maison in maisons(EtatAppel::Copil).await {
        let mut lettre = maison.tous::<crate::model::LettreCadrage>().await.remove(0);
        lettre.parametres.0.part_hors_qpv_pb = Some(1_000);
        lettre.parametres.0.base_hors_qpv = Some(crate::regles::Euros::entiers(100_000));
        maison.changer(lettre).await;
        let mut dossier = maison.tous::<Dossier>().await.into_iter().find(|d| d.id == maison.dossiers[0].id).unwrap();
        dossier.contenu.0.hors_qpv = true;
        dossier.contenu.0.poche_pauvrete = "Route de Narbonne".into();
        maison.changer(dossier).await;
        au_vote(&maison).await;
        constater(&maison, 0, "AGGLO", "6000", "").await;
        constater(&maison, 0, "ETAT", "10001", "").await;
        assert_eq!(etat(&maison, 0).await, EtatDossier::VotePartiel);
        let dit = phrases(notifier_un(&maison, 0).await);
        assert_eq!(dit, ["Hors QPV : 10 001 € sur le programme 147, plafond 10 000 €, dépassement 1 €."]);
        constater(&maison, 0, "ETAT", "10000", "Arrêté modificatif").await;
        assert_eq!(etat(&maison, 0).await, EtatDossier::Vote);
    }
}

#[tokio::test]
async fn un_membre_du_comite_valide_le_texte_gele_sauf_ce_ou_il_a_un_interet() {
    for maison in maisons(EtatAppel::Copil).await {
        let s = par_note(&maison).await;
        let lot = geler(&maison.visite(QUI), s.id, s.version, &gel(&maison)).await.unwrap();
        let (elu, seconde) = (maison.visite("elu"), maison.visite("elu:x:2"));
        for qui in [QUI.to_owned(), maison.de("ETAT"), maison.porteur(), "conseil_citoyen".into(), "lecteur".into()] {
            assert_eq!(codes(valider(&maison.visite(&qui), lot.id).await), ["interdit"], "{qui}");
        }
        let une = valider(&elu, lot.id).await.unwrap();
        assert_eq!((une.empreinte.as_str(), une.sauf.len(), une.nom.as_str()), (lot.empreinte.as_str(), 0, "Compte elu"));
        assert_eq!(codes(valider(&elu, lot.id).await), ["validation-deja"]);
        crate::actes::instruction::declarer_interet(&seconde, maison.dossiers[1].id, "J’en suis trésorière").await.unwrap();
        assert_eq!(valider(&seconde, lot.id).await.unwrap().sauf.0, ["2026-0002"]);
        let mut r = maison.db.reader(maison.ici.id).await.unwrap();
        assert_eq!(validations(&mut r, lot.id).await.unwrap().len(), 2);
        drop(r);
        let mut change: LotDecision = maison.tous::<LotDecision>().await.remove(0);
        change.contenu.0["motif_ecartes"] = "Autre chose".into();
        maison.changer(change).await;
        assert_eq!(codes(valider(&maison.visite("elu:x:3"), lot.id).await), ["validation-altere"]);
    }
}
