//! Two acts of one file: the annex of a deliberation, and the letter that follows it.

use jiff::civil::date;
use paper::*;

fn colonne(titre: &str, droite: bool, large: bool) -> ColonneActe {
    ColonneActe { titre: titre.into(), droite, large }
}

pub fn actes() -> Vec<ActePapier> {
    let ligne = |n: usize| {
        vec![
            format!("2026-{n:04}"),
            format!("Association Exemple {n}"),
            "Ateliers de lecture au pied des tours".to_owned(),
            "6\u{202f}000\u{202f}€".to_owned(),
        ]
    };
    let annexe = ActePapier {
        titre: "Annexe à la délibération".into(),
        sous_titre: "Carcassonne Agglo, appel à projets 2026".into(),
        mention: None,
        entete: vec![MentionActe { libelle: "Séance".into(), valeur: "27 mars 2026".into() }],
        parties: vec![PartieActe {
            titre: "Subventions attribuées".into(),
            texte: "Le comité de pilotage a validé les lignes suivantes.".into(),
            tableau: Some(TableauActe {
                resume: "Subventions par dossier".into(),
                colonnes: vec![
                    colonne("Dossier", false, false),
                    colonne("Porteur", false, false),
                    colonne("Action", false, true),
                    colonne("Montant", true, false),
                ],
                lignes: (1..40).map(ligne).collect(),
                total: Some(vec!["Total".into(), String::new(), String::new(), "234\u{202f}000\u{202f}€".into()]),
            }),
            nouvelle_page: false,
        }],
        signatures: vec![],
        renvoi: None,
    };
    let lettre = ActePapier {
        titre: "Notification".into(),
        parties: vec![PartieActe {
            texte: "Votre action est retenue.\n- État\u{202f}: 6\u{202f}000\u{202f}€".into(),
            ..PartieActe::default()
        }],
        signatures: vec![SignatureActe {
            organisation: "Carcassonne Agglo".into(),
            fonction: "Présidence".into(),
            signe_le: Some(date(2026, 4, 12)),
        }],
        renvoi: RenvoiActe::vers("Le dossier 2026-0001", "https://pacte.example/carcassonne-agglo/dossiers/2026-0001"),
        ..ActePapier::default()
    };
    vec![annexe, lettre]
}
