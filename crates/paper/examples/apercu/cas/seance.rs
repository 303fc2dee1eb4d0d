//! Sample sitting, and the amendment that follows it.

use jiff::civil::{Date, date};
use paper::*;

use super::*;

pub fn comite(document: DocumentComite) -> ComitePapier {
    let releve = document == DocumentComite::Releve;
    ComitePapier {
        document,
        instance: "Comité de pilotage du contrat local de santé".into(),
        seance: Some(date(2026, 12, 8)),
        lieu: Some("14 h 30, siège de l’agglomération, salle du conseil".into()),
        presidence: Some("Vice-présidence santé et accès aux soins".into()),
        quorum: releve.then(|| "4 membres présents ou représentés sur 5 ; le règlement en exige 3".into()),
        membres: [("ARS", "Délégation départementale", Presence::Present), ("Carcassonne Agglo", "Vice-présidence santé", Presence::Present),
                  ("Ville de Carcassonne", "Adjoint à la santé", Presence::Represente), ("CPAM", "Direction", Presence::Excuse)]
            .into_iter().map(|(o, f, p)| MembrePapier { organisation: o.into(), fonction: f.into(), presence: if releve { p } else { Presence::Convoque } }).collect(),
        chapeau: "Trois décisions sont demandées. Deux engagent un avenant.".into(),
        aiguilles: Some(aiguilles(2)),
        depuis: Some(date(2026, 3, 12)),
        precedentes: (0..4).map(decision).collect(),
        retards: retards(),
        mouvements: (0..4).map(|n| MouvementPapier {
            sujet: format!("Fiche {}", n * 11 + 2),
            titre: TITRES[n + 1].into(),
            champ: if n == 1 { "météo".into() } else { "avancement".into() },
            avant: Some(if n == 1 { "Couvert".into() } else { "40\u{202f}%".into() }),
            apres: Some("60\u{202f}%".into()),
            meteo: (n == 1).then_some(NiveauMeteo::Orage),
            motif: Some("Poste d’animation vacant depuis le printemps.".into()),
            code: Some("R7K-8B3".into()),
        }).collect(),
        demandes: (0..3).map(|n| DemandePapier {
            numero: (n + 1).to_string(),
            question: ["Faut-il arrêter les chèques alimentaires jeunes ?", "Faut-il ouvrir une fiche sur la santé des aidants ?", "Qui pilote la fiche 26 ?"][n].into(),
            sujets: vec![format!("Fiche {}", n * 9 + 8)],
            expose: "Le dispositif a touché quarante et un jeunes sur les trois cents attendus. Son coût par bénéficiaire est quatre fois supérieur à celui prévu.\nLes partenaires proposent de reporter l’enveloppe vers les paniers solidaires.".into(),
            propositions: if n == 2 { vec![] } else { vec!["Arrêter au 31 décembre et reporter l’enveloppe".into(), "Poursuivre un an avec un nouveau mode de distribution".into()] },
            avis: (n == 0).then(|| "arrêter, et présenter l’avenant au conseil de février.".into()),
            pieces: vec!["bilan de la fiche 8".into(), "édition 2026-1".into()],
            avenant_requis: n < 2,
            code: Some(format!("Q2J-{n}V5")),
        }).collect(),
        decisions: if releve { (0..3).map(decision).collect() } else { vec![] },
        divers: Texte::default(),
    }
}

pub fn avenant(projet: bool) -> AvenantPapier {
    let jour: Option<Date> = (!projet).then(|| date(2027, 2, 14));
    let modification = |nature, sujet: &str, champ: &str, avant: Option<&str>, apres: Option<&str>| ModificationPapier {
        nature,
        sujet: sujet.into(),
        champ: champ.into(),
        avant: avant.map(Into::into),
        apres: apres.map(Into::into),
    };
    AvenantPapier {
        numero: "2".into(),
        projet,
        objet: "Arrêt de la fiche 8, création d’une fiche sur la santé des aidants, entrée du Département parmi les signataires.".into(),
        demandeur: Some("Carcassonne Agglo".into()),
        motif: "Le comité de pilotage du 8 décembre 2026 a constaté que la fiche 8 n’atteint pas son public et que la santé des aidants n’est portée par aucune fiche.".into(),
        visas: vec!["l’article L. 1434-10 du code de la santé publique ;".into(), "le contrat local de santé 2024-2029, titre IV.2 ;".into(), "la décision 2026-2 du comité de pilotage.".into()],
        demande_le: Some(date(2026, 12, 9)),
        comite_le: Some(date(2026, 12, 8)),
        signature_le: jour,
        effet_le: Some(date(2027, 3, 1)),
        modifications: vec![
            modification(NatureModification::Retrait, "Fiche 8", "fiche entière", Some("Chèques alimentaires jeunes"), None),
            modification(NatureModification::Ajout, "Fiche 56", "fiche entière", None, Some("Prendre soin de la santé des aidants\nPilotage : Département. Échéance : années 4 et 5.")),
            modification(NatureModification::Modification, "Fiche 21", "échéance de la déclinaison C", Some("Années 2 et 3"), Some("Années 3, 4 et 5")),
            modification(NatureModification::Modification, "Parties signataires", "liste", Some("ARS, Carcassonne Agglo, Ville de Carcassonne, CPAM"), Some("ARS, Carcassonne Agglo, Ville de Carcassonne, CPAM, Département de l’Aude")),
        ],
        articles: vec![ArticlePapier { titre: "Communication".into(), texte: "Le présent avenant est porté à la connaissance du conseil territorial de santé.".into() }],
        signataires: signataires(),
    }
}
