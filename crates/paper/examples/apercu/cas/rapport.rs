//! Sample report: every sheet of the contract, in the third year.

use paper::*;

use super::*;

fn bilan(n: usize) -> BilanFichePapier {
    BilanFichePapier {
        numero: n.to_string(),
        titre: TITRES[(n + 10) % TITRES.len()].into(),
        pilotes: ["CLS", "CAF, Département, CLS", "Carcassonne Agglo", "URPS ML, Carcassonne Agglo, CLS"][n % 4].into(),
        etat: Some(match n % 5 {
            0 => EtatPapier { ton: TonEtat::Retard, texte: "échéance dépassée".into() },
            3 => EtatPapier { ton: TonEtat::Attente, texte: "à renseigner".into() },
            _ => EtatPapier { ton: TonEtat::Fait, texte: "dans les temps".into() },
        }),
        avancement: avancement(n),
        declinaisons: (0..3 + usize::from(n.is_multiple_of(2)))
            .map(|i| DeclinaisonBilan {
                lettre: Some(["A", "B", "C", "D"][i].into()),
                texte: DECLINAISONS[(n + i) % 5].into(),
                reponse: reponse(n + i, 3),
                commentaire: (i == 1 && n.is_multiple_of(3)).then(|| "Deux journées sur quatre ont eu lieu.".into()),
            })
            .collect(),
        constate: chiffre("67\u{202f}%", 6700, "C6X-3T9"),
        atteinte: if n.is_multiple_of(4) {
            Chiffre { note: Some("aucun indicateur calculable".into()), ..Chiffre::default() }
        } else {
            chiffre("48\u{202f}%", 4800, "T4P-6D2")
        },
        meteo: Some(meteo(n)),
        reussites: if n % 7 == 3 {
            Texte::default()
        } else {
            "Le programme est entré dans seize écoles ; les infirmières scolaires l’ont repris à leur compte et trois collèges l’ont demandé pour la rentrée.".into()
        },
        difficultes: if n % 7 == 3 { Texte::default() } else { "Transport des classes rurales, non financé.".into() },
        besoins: if n.is_multiple_of(3) {
            "- un demi-poste d’animation jusqu’en juin ;\n- une salle le mercredi à l’ouest du territoire ;\n- l’appui de l’ARS auprès des communes sans médecin.".into()
        } else {
            Texte::default()
        },
        suites: if n % 7 == 3 { Texte::default() } else { "Convention avec deux maisons de santé au premier trimestre.".into() },
        indicateurs: (n..n + 3 + usize::from(n.is_multiple_of(11))).map(indicateur).collect(),
    }
}

pub fn rapport(fiches: usize) -> RapportPapier {
    let par_ambition = fiches.div_ceil(5).max(1);
    RapportPapier {
        annee: 3,
        exercice: "2026".into(),
        chapeau: "À mi-parcours, le contrat avance à quatre points de ce que le calendrier attend. La prévention en milieu scolaire est installée ; l’accès aux soins dans l’ouest du territoire ne l’est pas.\nQuatre fiches sont en retard, dont une sans pilote. Le comité est appelé à trancher trois questions.".into(),
        aiguilles: aiguilles(2),
        chiffres_cles: [
            ("Fiches suivies", "55", Some("5 ambitions")), ("Déclinaisons réalisées cette année", "131", Some("sur 192")),
            ("Fiches en retard", "4", Some("dont une sans pilote")), ("Indicateurs renseignés", "84", Some("sur 170")),
        ].into_iter().map(|(libelle, texte, note)| ChiffreCle {
            libelle: libelle.into(),
            chiffre: Chiffre { note: note.map(Into::into), ..chiffre(texte, 0, "K1Y-4G7") },
        }).collect(),
        retards: retards(),
        sans_reponse: vec![
            SansReponsePapier { repondant: "Centre hospitalier, direction des soins".into(), objets: "fiches 12, 19 et 31".into(), suites: Some("relancé trois fois, puis référent".into()) },
            SansReponsePapier { repondant: "Association de médiation".into(), objets: "fiche 44".into(), suites: None },
        ],
        ambitions: (0..5).map(|rang| AmbitionPapier {
            noeud: noeud(rang),
            aiguilles: aiguilles(rang),
            texte: "L’ambition progresse surtout par les écoles et les centres sociaux. Elle bute sur le transport et sur les postes vacants.".into(),
            fiches: (rang * par_ambition..((rang + 1) * par_ambition).min(fiches)).map(|i| bilan(i + 1)).collect(),
        }).collect(),
        decisions: (0..5).map(decision).collect(),
        signataires: signataires(),
        regle_des_manques: "Une valeur absente n’est jamais comptée pour zéro. Elle sort du calcul, le poids des autres est ramené à cent, et son absence est nommée ci-dessous.".into(),
        calculs: vec![
            CalculPapier { nom: "Avancement déclaré".into(), formule: "Moyenne des paliers déclarés par les pilotes pour l’année, pondérée par le poids des fiches".into(), manques: "Fiche sans réponse : hors de la moyenne, nommée".into(), source: Some("contrat, IV.2.b".into()), code: Some("R7K-2M4".into()) },
            CalculPapier { nom: "Avancement constaté".into(), formule: "O / (O + N) sur les cases échues".into(), manques: "Case vide : hors du calcul, comptée dans la complétude".into(), source: None, code: Some("R7K-5C1".into()) },
            CalculPapier { nom: "Confiance".into(), formule: "Répartition des fiches par niveau, et plus mauvais cas".into(), manques: "Non renseignée : montrée comme telle".into(), source: None, code: Some("M3T-7F0".into()) },
        ],
        manquants: (0..6).map(|n| ManquantPapier { objet: format!("Fiche {}, indicateur {}", n * 8 + 3, ["A", "B", "C"][n % 3]), manque: "valeur de l’année 3 non transmise par le producteur".into() }).collect(),
    }
}
