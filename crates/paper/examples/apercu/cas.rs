//! Sample data for the preview and the tests: a health contract of the size of the real one (5 ambitions,
//! 55 sheets, 192 déclinaisons, 170 indicators), invented figures, functions instead of names.

use jiff::civil::{Date, date};
use paper::*;

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

pub fn tirage(langue: Langue) -> Tirage {
    Tirage {
        langue,
        date: date(2026, 12, 1),
        collectivite: "Carcassonne Agglo".into(),
        contrat: "Contrat local de santé de Carcassonne Agglo 2024-2029".into(),
        annees: (1..=5)
            .map(|rang| AnneePapier {
                rang,
                libelle: Some((2023 + i32::from(rang)).to_string()),
            })
            .collect(),
        edition: Some(EditionPapier {
            numero: "2026-1".into(),
            figee_le: date(2026, 11, 20),
            empreinte: "9f2c4be1d07a35c8860e1b7f5d94a2c33be81f6a0c5d7e94128b6fa0cd3571e2".into(),
            rectifie: None,
            motif: None,
        }),
        demonstration: true,
        adresse_codes: Some("pacte.example/c".into()),
    }
}

pub fn chiffre(texte: &str, dessin: u32, code: &str) -> Chiffre {
    Chiffre {
        texte: Some(texte.into()),
        dessin: Some(dessin),
        code: Some(code.into()),
        note: None,
    }
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
                atteinte: (annee < 3).then_some(n % 3 == 0),
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
        motif: motif.then(|| {
            "Le poste d’animation est vacant depuis le printemps et les ateliers ne sont plus encadrés.".into()
        }),
        donnee_le: Some(date(2026, 10, 14)),
        appui: motif.then(|| "Agence régionale de santé, délégation départementale".into()),
    }
}

fn indicateur(n: usize) -> IndicateurPapier {
    let noms = [
        ("Enfants mobilisés", "enfants"),
        ("Part des établissements scolaires mobilisés", "%"),
        ("Actions menées en centres sociaux", "actions"),
        (
            "Professionnels formés au repérage des fragilités",
            "personnes",
        ),
    ];
    let (libelle, unite) = noms[n % 4];
    IndicateurPapier {
        lettres: if n % 5 == 4 {
            vec![]
        } else {
            vec![["A", "B", "C"][n % 3].into()]
        },
        libelle: libelle.into(),
        unite: Some(unite.into()),
        cible: chiffre("1\u{202f}200", 10_000, ""),
        valeurs: (1u8..=3)
            .filter(|a| usize::from(*a) != n % 6)
            .map(|annee| ValeurAnnee {
                annee,
                chiffre: chiffre(
                    &(140 * usize::from(annee) + n).to_string(),
                    0,
                    if annee == 3 { "V2D-8KP" } else { "" },
                ),
            })
            .collect(),
        taux: if n % 6 == 3 {
            Chiffre::default()
        } else {
            chiffre(&format!("{}\u{202f}%", 20 + n % 60), 0, "")
        },
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
        declare: chiffre(
            &format!("{}\u{202f}%", 38 + n * 3),
            3800 + 300 * u32::try_from(n).unwrap_or(0),
            "R7K-2M4",
        ),
        constate: Chiffre {
            note: Some("Constaté : 131 cases sur 152 échues ont une réponse.".into()),
            ..chiffre(
                &format!("{}\u{202f}%", 52 - n * 2),
                5200 - 200 * u32::try_from(n).unwrap_or(0),
                "R7K-5C1",
            )
        },
        attendu: chiffre("50\u{202f}%", 5000, "R7K-9Q2"),
        atteinte: Chiffre {
            note: Some(
                "84 indicateurs calculables sur 143 ; les 59 autres sont nommés en méthode.".into(),
            ),
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
        (
            "Agence régionale de santé Occitanie",
            "Direction générale",
            None,
        ),
        ("Carcassonne Agglo", "Présidence", None),
        (
            "Ville de Carcassonne",
            "Mairie",
            Some("soins de premier recours"),
        ),
        (
            "Caisse primaire d’assurance maladie de l’Aude",
            "Direction",
            None,
        ),
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

fn bilan(n: usize) -> BilanFichePapier {
    BilanFichePapier {
        numero: n.to_string(),
        titre: TITRES[(n + 10) % TITRES.len()].into(),
        pilotes: [
            "CLS",
            "CAF, Département, CLS",
            "Carcassonne Agglo",
            "URPS ML, Carcassonne Agglo, CLS",
        ][n % 4]
            .into(),
        etat: Some(match n % 5 {
            0 => EtatPapier {
                ton: TonEtat::Retard,
                texte: "échéance dépassée".into(),
            },
            3 => EtatPapier {
                ton: TonEtat::Attente,
                texte: "à renseigner".into(),
            },
            _ => EtatPapier {
                ton: TonEtat::Fait,
                texte: "dans les temps".into(),
            },
        }),
        avancement: avancement(n),
        declinaisons: (0..3 + usize::from(n % 2 == 0))
            .map(|i| DeclinaisonBilan {
                lettre: Some(["A", "B", "C", "D"][i].into()),
                texte: DECLINAISONS[(n + i) % 5].into(),
                reponse: reponse(n + i, 3),
                commentaire: (i == 1 && n % 3 == 0)
                    .then(|| "Deux journées sur quatre ont eu lieu.".into()),
            })
            .collect(),
        constate: chiffre("67\u{202f}%", 6700, "C6X-3T9"),
        atteinte: if n % 4 == 0 {
            Chiffre {
                note: Some("aucun indicateur calculable".into()),
                ..Chiffre::default()
            }
        } else {
            chiffre("48\u{202f}%", 4800, "T4P-6D2")
        },
        meteo: Some(meteo(n)),
        reussites: if n % 7 == 3 {
            Texte::default()
        } else {
            "Le programme est entré dans seize écoles ; les infirmières scolaires l’ont repris à leur compte et trois collèges l’ont demandé pour la rentrée.".into()
        },
        difficultes: if n % 7 == 3 {
            Texte::default()
        } else {
            "Transport des classes rurales, non financé.".into()
        },
        besoins: if n % 3 == 0 {
            "- un demi-poste d’animation jusqu’en juin ;\n- une salle le mercredi à l’ouest du territoire ;\n- l’appui de l’ARS auprès des communes sans médecin.".into()
        } else {
            Texte::default()
        },
        suites: if n % 7 == 3 {
            Texte::default()
        } else {
            "Convention avec deux maisons de santé au premier trimestre.".into()
        },
        indicateurs: (n..n + 3).map(indicateur).collect(),
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
    let modification =
        |nature, sujet: &str, champ: &str, avant: Option<&str>, apres: Option<&str>| {
            ModificationPapier {
                nature,
                sujet: sujet.into(),
                champ: champ.into(),
                avant: avant.map(Into::into),
                apres: apres.map(Into::into),
            }
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
