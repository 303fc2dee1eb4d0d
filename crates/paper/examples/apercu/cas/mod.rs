//! Sample data for the preview and the tests: a health contract of the size of the real one (5 ambitions,
//! 55 sheets, 192 déclinaisons, 170 indicators), invented figures, functions instead of names.

mod acte;
mod difference;
mod rapport;
mod seance;

use jiff::civil::date;
use paper::*;

pub use acte::actes;
pub use difference::difference;
pub use rapport::rapport;
pub use seance::{avenant, comite};

pub const TITRES: [&str; 11] = [
    "Formaliser et mettre en œuvre un programme d’information et d’éducation en santé adapté à chaque âge de la vie",
    "Soutenir la parentalité",
    "Renforcer les compétences psychosociales des enfants et des jeunes",
    "Former les professionnels de l’aide à la personne au repérage des fragilités",
    "Chèques alimentaires jeunes",
    "Encourager l’expérimentation DALIA",
    "Développer l’activité physique adaptée pour les personnes atteintes d’une maladie chronique, dans les communes rurales comme dans les quartiers prioritaires",
    "Maison sport santé",
    "Accueillir les étudiants en médecine et les jeunes professionnels sur le territoire",
    "Lutter contre l’habitat indigne et les effets des fortes chaleurs sur la santé",
    "Conseil local de santé mentale",
];

const AMBITIONS: [&str; 5] = [
    "Agir pour des comportements favorables en santé",
    "Renforcer et garantir l’accès aux soins pour tous sur l’ensemble du territoire",
    "Développer un environnement et un cadre de vie impactant positivement la santé",
    "Améliorer le bien-être de la population dans une vision globale de santé physique, sociale et psychique",
    "Anticiper les enjeux de demain et innover en santé",
];

const DECLINAISONS: [&str; 5] = [
    "Éducation à la santé par âge : crèches, milieux scolaire, périscolaire et extrascolaire",
    "Programmes, conseils et cours de cuisine pour mieux accéder à des aliments sains",
    "Journée femme coordonnée : quatre journées entre fin septembre et fin octobre",
    "Dépistage : informer simplement chaque public, par des stands dans des événements d’autres thèmes",
    "Prévention avec et dans les établissements du handicap : addictions, vie affective et sexuelle",
];

pub fn tirage(langue: Lang) -> Tirage {
    Tirage {
        langue,
        date: date(2026, 12, 1),
        collectivite: "Carcassonne Agglo".into(),
        contrat: "Contrat local de santé de Carcassonne Agglo 2024-2029".into(),
        annees: (1..=5).map(|rang| AnneePapier { rang, libelle: Some((2023 + i32::from(rang)).to_string()) }).collect(),
        edition: Some(EditionPapier {
            numero: "2026-1".into(),
            figee_le: date(2026, 11, 20),
            empreinte: "9f2c4be1d07a35c8860e1b7f5d94a2c33be81f6a0c5d7e94128b6fa0cd3571e2".into(),
            rectifie: None,
            motif: None,
        }),
        au: None,
        demonstration: true,
        adresse_codes: Some("pacte.example/c".into()),
    }
}

pub fn chiffre(texte: &str, dessin: u32, code: &str) -> Chiffre {
    Chiffre { texte: Some(texte.into()), dessin: Some(dessin), code: Some(code.into()), note: None }
}

fn noeud(rang: usize) -> NoeudPapier {
    NoeudPapier {
        niveau: "Ambition".into(),
        code: (rang + 1).to_string(),
        titre: AMBITIONS[rang % 5].into(),
        teinte: u8::try_from(rang + 1).unwrap_or(1),
    }
}

fn avancement(n: usize) -> Vec<AvancementAnnee> {
    let pas = [20, 40, 60, 80, 100];
    (1u8..=5)
        .map(|annee| {
            let a = usize::from(annee);
            let palier = match (annee, n % 7) {
                (4 | 5, _) => Palier::AVenir,
                (3, 3) => Palier::SansReponse,
                (3, 5) => Palier::Repris(40),
                (1, 2) => Palier::PasCommence,
                _ => Palier::Declare(pas[((n * 2 + a) / 3 + a - 1).min(4 + n % 2) % 5]),
            };
            AvancementAnnee {
                annee,
                palier,
                atteinte: (annee < 3).then_some(n.is_multiple_of(3)),
                commentaire: (annee == 2 && n % 4 == 1)
                    .then(|| "Deux communes rurales ont rejoint l’action en cours d’année.".into()),
                code: (annee == 3).then(|| format!("R7K-{n:03}")),
            }
        })
        .collect()
}

fn niveau(n: usize) -> NiveauMeteo {
    [
        NiveauMeteo::Soleil,
        NiveauMeteo::Couvert,
        NiveauMeteo::Soleil,
        NiveauMeteo::Nuage,
        NiveauMeteo::NonRenseignee,
        NiveauMeteo::Couvert,
        NiveauMeteo::Orage,
    ][n % 7]
}

fn meteo(n: usize) -> MeteoPapier {
    let niveau = niveau(n);
    let motif = matches!(niveau, NiveauMeteo::Nuage | NiveauMeteo::Orage);
    MeteoPapier {
        niveau,
        motif: motif.then(|| "Le poste d’animation est vacant depuis le printemps et les ateliers ne sont plus encadrés.".into()),
        donnee_le: Some(date(2026, 10, 14)),
        appui: motif.then(|| "Agence régionale de santé, délégation départementale".into()),
    }
}

fn indicateur(n: usize) -> IndicateurPapier {
    let noms = [
        ("Enfants mobilisés", "enfants"),
        ("Part des établissements scolaires mobilisés", "%"),
        ("Actions menées en centres sociaux", "actions"),
        ("Professionnels formés au repérage des fragilités", "personnes"),
    ];
    let (libelle, unite) = noms[n % 4];
    IndicateurPapier {
        lettres: if n % 5 == 4 { vec![] } else { vec![["A", "B", "C"][n % 3].into()] },
        libelle: libelle.into(),
        unite: Some(unite.into()),
        cible: chiffre("1\u{202f}200", 10_000, ""),
        valeurs: (1u8..=3)
            .filter(|a| usize::from(*a) != n % 6)
            .map(|annee| ValeurAnnee {
                annee,
                chiffre: chiffre(&(140 * usize::from(annee) + n).to_string(), 0, if annee == 3 { "V2D-8KP" } else { "" }),
            })
            .collect(),
        taux: if n % 6 == 3 { Chiffre::default() } else { chiffre(&format!("{}\u{202f}%", 20 + n % 60), 0, "") },
    }
}

fn reponse(n: usize, annee: u8) -> ReponseCase {
    match (annee, (n + usize::from(annee)) % 5) {
        (4 | 5, _) => ReponseCase::Vide,
        (1, 0) => ReponseCase::NonPrevu,
        (_, 1) => ReponseCase::Non,
        (3, 2) => ReponseCase::Vide,
        _ => ReponseCase::Oui,
    }
}

pub fn fiche(n: usize) -> FichePapier {
    FichePapier {
        numero: n.to_string(),
        titre: TITRES[(n + TITRES.len() - 1) % TITRES.len()].into(),
        noeud: noeud((n - 1) / 11),
        objectif_general: Some("Informer le grand public : santé globale, facteurs protecteurs et de risques".into()),
        mention: if n % 2 == 1 { MentionPilotage::Pilotage } else { MentionPilotage::CoPilotage },
        pilotes: vec![
            PilotePapier { organisation: "CLS".into(), service: None },
            PilotePapier { organisation: "Département".into(), service: Some("PMI".into()) },
        ],
        partenaires: "ARS, Département, CPAM, Éducation nationale, PMI, CAF, MDPH, CARSAT, CH, USSAP, Mutualité Française, MSA, CPTS, CSAPA, MDA, CRCDC, Crèches, Centres de santé sexuelle, Associations"
            .split(", ").map(Into::into).collect(),
        contexte: "L’état de santé d’une population tient autant à ses conditions de vie qu’à la qualité des soins. Plusieurs maladies fréquentes sur le territoire reculeraient si chacun pouvait agir tôt.\nL’approche par âges de la vie permet d’adresser la bonne information au bon moment :\n- les mille premiers jours, où les environnements façonnent la santé future ;\n- l’enfance et l’adolescence, où les habitudes se prennent ;\n- la mi-vie, où les facteurs de risque de la perte d’autonomie sont déjà là.\nMiser sur l’éducation en santé dès le plus jeune âge donne des effets durables et réduit les écarts.".into(),
        objectif_strategique: Some("Faire connaître au grand public la santé globale, ce qui la protège et ce qui la met en risque".into()),
        objectifs_operationnels: vec![
            "Éduquer à la santé dès l’enfance puis à tout âge, pour que chacun agisse sur la sienne".into(),
            "Donner goût au bien manger et faire progresser l’activité physique et le sport".into(),
            "Réduire les écarts de santé en allant vers les publics vulnérables".into(),
            "Prévenir davantage : vaccination et dépistages choisis en connaissance de cause".into(),
        ],
        declinaisons: DECLINAISONS.iter().enumerate().map(|(i, texte)| DeclinaisonPapier {
            lettre: Some(["A", "B", "C", "D", "E"][i].into()),
            texte: (*texte).into(),
            details: if i == 0 { vec![
                "0-3 ans (crèches) : nutrition expliquée aux parents, perturbateurs endocriniens".into(),
                "3-6 ans (maternelle) : fruits et légumes par couleur et saison, goût, environnement".into(),
                "11-15 ans (collège) : écrans, addictions, vie affective, vaccination".into(),
            ] } else { vec![] },
            echeance: (i != 3).then(|| if i == 4 { "Années 2, 3, 4 et 5".into() } else { "Années 1, 2, 3, 4 et 5".into() }),
            realise: (1u8..=5).map(|annee| CaseAnnee { annee, reponse: if i == 4 && annee == 1 { ReponseCase::NonPrevu } else { reponse(n + i, annee) } }).collect(),
        }).collect(),
        public_cible: Some("Tous les publics".into()),
        fiches_liees: [2, 3, 4].iter().map(|x| LienPapier { numero: x.to_string(), titre: Some(TITRES[x - 1].into()) }).collect(),
        programmes: ["PRS Occitanie 2023-2028", "Convention territoriale globale", "Projet alimentaire territorial", "Projets de santé des CPTS"]
            .iter().map(|x| LienPapier { numero: String::new(), titre: Some((*x).into()) }).collect(),
        indicateurs_resultat: (0..4).map(indicateur).collect(),
        indicateurs_suivi: (4..7).map(indicateur).collect(),
        avancement: avancement(n),
        meteo: Some(meteo(n + 2)),
        a_verifier: vec!["Échéance de la déclinaison D : non précisée au contrat ; hors du constaté tant que le pilote n’a pas répondu.".into()],
    }
}

fn aiguilles(n: usize) -> Aiguilles {
    Aiguilles {
        declare: chiffre(&format!("{}\u{202f}%", 38 + n * 3), 3800 + 300 * u32::try_from(n).unwrap_or(0), "R7K-2M4"),
        constate: Chiffre {
            note: Some("Constaté : 131 cases sur 152 échues ont une réponse.".into()),
            ..chiffre(&format!("{}\u{202f}%", 52 - n * 2), 5200 - 200 * u32::try_from(n).unwrap_or(0), "R7K-5C1")
        },
        attendu: chiffre("50\u{202f}%", 5000, "R7K-9Q2"),
        atteinte: Chiffre {
            note: Some("84 indicateurs calculables sur 143 ; les 59 autres sont nommés en méthode.".into()),
            ..chiffre(&format!("{}\u{202f}%", 41 + n), 4100, "T4P-1B8")
        },
        confiance: ConfiancePapier {
            repartition: [
                (NiveauMeteo::Soleil, 19),
                (NiveauMeteo::Couvert, 18),
                (NiveauMeteo::Nuage, 6),
                (NiveauMeteo::Orage, 2),
                (NiveauMeteo::NonRenseignee, 10),
            ]
            .into_iter()
            .map(|(niveau, nombre)| PartMeteo { niveau, nombre })
            .collect(),
            pire: Some(NiveauMeteo::Orage),
            pire_sujets: Some("fiches 8 et 19".into()),
            code: Some("M3T-7F0".into()),
        },
    }
}

fn retards() -> Vec<RetardPapier> {
    (0..4)
        .map(|n| RetardPapier {
            sujet: format!("Fiche {}", 8 + n * 6),
            titre: TITRES[n + 4].into(),
            motif: [
                "Palier inchangé depuis deux ans, attendu 60\u{202f}%",
                "Déclinaisons B et C échues, réponse N",
                "Aucune nouvelle depuis onze mois",
                "Sans pilote désigné",
            ][n]
                .into(),
            echeance: (n < 3).then(|| date(2026, 6, 30)),
            responsable: (n != 3).then(|| "Carcassonne Agglo, direction des solidarités".into()),
            code: Some(format!("L5H-{n}W2")),
        })
        .collect()
}

fn decision(n: usize) -> DecisionPapier {
    let types = [
        TypeDecision::Renforcement,
        TypeDecision::Arret,
        TypeDecision::Reorientation,
        TypeDecision::NouvelleAction,
        TypeDecision::Validation,
    ];
    let suivis = [
        SuiviDecision::EnCours,
        SuiviDecision::Executee,
        SuiviDecision::Reportee,
        SuiviDecision::AExecuter,
        SuiviDecision::Executee,
    ];
    DecisionPapier {
        numero: format!("2026-{}", n + 1),
        instance: "Comité de pilotage du contrat local de santé".into(),
        seance: Some(date(2026, 3, 12)),
        type_decision: types[n % 5],
        sujets: vec![format!("Fiche {}", n * 9 + 3)],
        texte: "Doubler le nombre d’ateliers dans les communes de moins de mille habitants, à moyens constants, en s’appuyant sur les maisons France services.".into(),
        motif: Some("Douze communes n’ont reçu aucun atelier en deux ans.".into()),
        scrutin: Some("consensus".into()),
        conditions: (n == 0).then(|| "Sous réserve de l’accord de la CPAM sur le calendrier.".into()),
        responsable: Some("Coordination du contrat".into()),
        echeance: Some(date(2026, 9, 1)),
        suivi: suivis[n % 5],
        suivi_note: (n == 2).then(|| "Reportée au 1er mars 2027 : convention en attente de signature.".into()),
        avenant_requis: n == 3,
        code: Some(format!("D8N-{n}R1")),
    }
}

fn signataires() -> Vec<SignatairePapier> {
    [
        ("Agence régionale de santé Occitanie", "Direction générale", None),
        ("Carcassonne Agglo", "Présidence", None),
        ("Ville de Carcassonne", "Mairie", Some("soins de premier recours")),
        ("Caisse primaire d’assurance maladie de l’Aude", "Direction", None),
    ]
    .into_iter()
    .map(|(organisation, fonction, part)| SignatairePapier {
        organisation: organisation.into(),
        fonction: fonction.into(),
        part: part.map(Into::into),
        signe_le: None,
    })
    .collect()
}
