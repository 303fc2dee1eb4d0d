//! Sheets of an invented harbour, with the irregularities that real contracts show.

use extraction::{Confiance, Extraction, Fiche, Raison, Reste, Sort, lire};
use serde_json::json;

const PORT: &str = include_str!("textes/port.txt");

fn port() -> Extraction {
    lire(PORT)
}

fn fiche(lue: &Extraction, numero: u32) -> &Fiche {
    match lue.fiches.iter().find(|f| f.numero.valeur == numero) {
        Some(fiche) => fiche,
        None => panic!("no sheet {numero}"),
    }
}

#[test]
fn la_premiere_fiche_se_lit_champ_par_champ() {
    assert_eq!(
        port().en_json()["fiches"][0],
        json!({
            "numero": 1,
            "ambition": 1,
            "titre": "Ouvrir la mer à tous, petits et grands",
            "pilotage_mode": "pilotage",
            "pilotes": ["Rade Agglo : Nage, voile, pêche", "Aînés, repos", "CDR"],
            "partenaires": ["Phare", "Capitainerie (quai nord, quai sud)", "Criée", "secteurs voile", "aviron", "écoles de plongée"],
            "objectif_strategique": "Donner à chacun le goût de la mer et les moyens de la pratiquer",
            "objectifs_operationnels": ["Apprendre à nager à tous les enfants", "Prêter des voiliers école", "Réunir les gens de mer"],
            "declinaisons": [
                {
                    "lettre": "A",
                    "libelle": "Cours de nage dans chaque école, pour les enfants et leurs parents, du premier bain au brevet, avec un \
                                transport collectif depuis les villages de l’arrière-pays Moins de 6 ans Jeux d’eau Plus de 6 ans \
                                Sauvetage et premiers secours",
                    "annees": [1, 2, 3],
                    "echeance": "Années 1, 2 et 3",
                    "case_realise": true,
                },
                {"lettre": "B", "libelle": "Prêt de voiliers", "annees": [2], "echeance": "Année 2", "case_realise": true},
                {"lettre": "C", "libelle": "Tenue d’une fête de la mer", "annees": [4, 5], "echeance": "Années 4 et 5", "case_realise": true},
            ],
            "public_cible": "baigneurs, marins Gens de l’arrière-pays",
            "liens_programmes": ["Plan des Digues 2024-2031", "Charte du littoral : dunes, marais, sentiers", "PMR 3"],
            "liens_fiches": [2, 3],
            "indicateurs_resultat": [
                {"lettres": ["A"], "libelle": "Nombre de nageurs"},
                {"lettres": ["A", "C"], "libelle": "Journées tenues"},
            ],
            "indicateurs_suivi": [
                {"lettres": ["A"], "libelle": "Evolution du nombre de nageurs"},
                {"lettres": ["D"], "libelle": "Mise à jour du calendrier"},
            ],
        })
    );
}

#[test]
fn un_libelle_coupe_par_un_encadre_se_dit_recolle() {
    let lue = port();
    let a = &fiche(&lue, 1).declinaisons.valeur[0];
    assert_eq!((a.confiance(), a.raisons.as_slice()), (Confiance::Probable, &[Raison::Recolle][..]));
    let place = a.place.unwrap();
    let lignes: Vec<&str> = PORT.lines().collect();
    assert_eq!(lignes[place.debut as usize - 1].trim(), "A");
    assert_eq!(lignes[place.fin as usize - 1].trim(), "Sauvetage et premiers secours");
}

#[test]
fn le_titre_du_sommaire_ne_se_garde_que_s_il_differe() {
    let lue = port();
    assert_eq!(fiche(&lue, 1).titre_plan, None);
    assert_eq!(fiche(&lue, 3).titre_plan, None);
    let deux = fiche(&lue, 2);
    assert_eq!(deux.titre_plan.as_ref().map(|t| t.valeur.as_str()), Some("Soigner à bord et à quai"));
    assert_eq!(deux.titre.raisons, [Raison::TitresDifferents]);
}

#[test]
fn une_lettre_imprimee_deux_fois_est_gardee_et_une_autre_proposee() {
    let lue = port();
    let vues: Vec<_> = fiche(&lue, 2)
        .declinaisons
        .valeur
        .iter()
        .map(|d| (d.valeur.lettre.as_str(), d.valeur.lettre_proposee.as_deref(), d.raisons.contains(&Raison::LettreEnDouble)))
        .collect();
    assert_eq!(vues, [("A", None, false), ("A", Some("B"), true), ("B", Some("C"), false)]);
}

#[test]
fn une_echeance_absente_civile_ou_libre_se_signale() {
    let lue = port();
    let vues: Vec<_> = fiche(&lue, 2)
        .declinaisons
        .valeur
        .iter()
        .map(|d| (d.valeur.echeance.as_deref(), d.valeur.annees.as_slice(), d.raisons.last().copied()))
        .collect();
    assert_eq!(
        vues,
        [
            (Some("2025"), &[1][..], Some(Raison::AnneeCivile)),
            (None, &[][..], Some(Raison::EcheanceAbsente)),
            (Some("Chaque année"), &[1, 2, 3, 4, 5][..], None),
        ]
    );
}

#[test]
fn une_fiche_qui_se_cite_garde_son_lien_a_verifier() {
    let lue = port();
    let liens = &fiche(&lue, 2).liens_fiches;
    assert_eq!((liens.valeur.as_slice(), liens.raisons.as_slice()), (&[1, 2][..], &[Raison::FicheSeCite][..]));
}

#[test]
fn un_indicateur_sans_lettre_ou_d_une_lettre_inconnue_est_garde() {
    let lue = port();
    assert_eq!(fiche(&lue, 1).indicateurs_suivi.valeur[1].raisons, [Raison::LettreSansDeclinaison]);
    let trois = &fiche(&lue, 3).indicateurs_resultat.valeur;
    assert_eq!(
        trois.iter().map(|i| i.valeur.libelle.as_str()).collect::<Vec<_>>(),
        ["Girouettes posées et nombre d’observateurs", "Carte des vents"]
    );
    assert_eq!(trois[0].raisons, [Raison::SansLettre, Raison::DeuxMesures]);
}

#[test]
fn vide_et_absent_se_distinguent() {
    let lue = port();
    assert_eq!(fiche(&lue, 2).objectifs_operationnels.raisons, [Raison::RubriqueVide]);
    assert_eq!(fiche(&lue, 3).objectifs_operationnels.raisons, [Raison::RubriqueAbsente]);
    assert_eq!(fiche(&lue, 2).indicateurs_suivi.raisons, [Raison::RubriqueVide]);
    assert_eq!(fiche(&lue, 3).indicateurs_suivi.raisons, [Raison::RubriqueAbsente]);
    assert_eq!(fiche(&lue, 2).liens_programmes.raisons, [Raison::RubriqueAbsente]);
}

#[test]
fn rien_ne_se_perd_en_silence() {
    let lue = port();
    let restes: Vec<_> = lue.restes().map(|l| (l.texte.as_str(), l.sort)).collect();
    assert_eq!(
        restes,
        [
            ("SOMMAIRE", Sort::Laissee(Reste::AvantLesFiches)),
            ("Préambule", Sort::Laissee(Reste::AvantLesFiches)),
            ("Le contrat de rade 2025-2030 réunit les gens de mer.", Sort::Laissee(Reste::AvantLesFiches)),
            ("ANNEXE", Sort::Laissee(Reste::SansRubrique)),
            ("Lexique de la rade", Sort::Laissee(Reste::SansRubrique)),
        ]
    );
    let pages: Vec<_> = lue.lignes.iter().filter(|l| l.sort == Sort::NumeroDePage).map(|l| l.texte.as_str()).collect();
    assert_eq!(pages, ["57"]);
    let un = fiche(&lue, 1);
    assert!(un.contexte.valeur.ends_with("https://rade.example/plan-des-digues"), "{}", un.contexte.valeur);
    assert_eq!(un.encarts.iter().map(|e| e.valeur.as_str()).collect::<Vec<_>>(), ["Liens avec le Plan des Digues"]);
}

/// The reading must be the same whatever the extractor did to spaces, line ends and headings.
#[test]
fn la_lecture_ne_depend_pas_de_l_extracteur() {
    let attendu = port().en_json();
    let variantes = [
        ("fins de ligne de Windows", PORT.replace('\n', "\r\n")),
        ("sans espace en fin de ligne", PORT.lines().map(|l| format!("{}\n", l.trim_end())).collect()),
        ("insécables", PORT.replace(" :", "\u{a0}:")),
        ("saut de page", PORT.replace("\n AMBITION", "\n\u{c}AMBITION")),
        ("intitulés en majuscules", PORT.replace("Public cible", "PUBLIC CIBLE").replace("Partenaires :", "PARTENAIRES :")),
        (
            "intitulés en minuscules",
            PORT.replace("INDICATEURS", "Indicateurs").replace("De suivi", "de suivi").replace("Pilotage :", "pilotage :"),
        ),
        ("tête de fiche", PORT.replace("Fiche n°2 \n", "FICHE ACTION N° 2\n").replace("Fiche n°3 \n", "fiche action n°3 :\n")),
        ("axe", PORT.replace("AMBITION", "AXE STRATÉGIQUE")),
        ("cases à cocher", PORT.replace("O/N", "☐ Oui ☐ Non")),
        ("lettres ponctuées", PORT.replace("\nA \n", "\nA. \n").replace("\nC \n", "\nC)\n")),
        ("sans en-tête d’indicateurs", PORT.replace("INDICATEURS \n", "")),
        ("puces rondes", PORT.replace("\n- ", "\n\u{f0b7} ")),
    ];
    for (nom, texte) in variantes {
        assert_ne!(texte, PORT, "{nom}");
        pretty(nom, &lire(&texte).en_json(), &attendu);
    }
}

fn pretty(nom: &str, obtenu: &serde_json::Value, attendu: &serde_json::Value) {
    let note = extraction::noter(obtenu, attendu);
    assert!(note.ecarts.is_empty(), "{nom} : {:#?}", note.ecarts);
}

#[test]
fn l_ordre_des_fiches_est_celui_du_texte() {
    let (debut, suite) = PORT.split_at(PORT.find(" AMBITION 2").unwrap());
    let (sommaire, fiches) = debut.split_at(debut.find("AMBITION 1").unwrap());
    let (trois, annexe) = suite.split_at(suite.find("ANNEXE").unwrap());
    let lue = lire(&format!("{sommaire}{trois}\n{fiches}{annexe}"));
    assert_eq!(lue.fiches.iter().map(|f| f.numero.valeur).collect::<Vec<_>>(), [3, 1, 2]);
    assert_eq!(lue.fiches.iter().map(|f| f.ambition.valeur).collect::<Vec<_>>(), [Some(2), Some(1), Some(1)]);
}

#[test]
fn un_intitule_manquant_se_devine_et_se_dit() {
    let sans_entete = lire(&PORT.replace(" Déclinaison des actions Echéance Réalisé \n", "\n"));
    let un = fiche(&sans_entete, 1);
    assert_eq!(un.declinaisons.valeur.len(), 3);
    assert_eq!(un.declinaisons.raisons, [Raison::IntituleAbsent]);
    let sans_titre = lire(&PORT.replacen("Les objectifs opérationnels", "", 1));
    assert_eq!(fiche(&sans_titre, 1).objectifs_operationnels.valeur.len(), 3);
    assert_eq!(fiche(&sans_titre, 1).objectifs_operationnels.raisons, [Raison::IntituleAbsent]);
    let sans_lettre = lire(&PORT.replace("\nC \nTenue", "\nTenue"));
    let c = &fiche(&sans_lettre, 1).declinaisons.valeur[2];
    assert_eq!((c.valeur.lettre.as_str(), c.raisons[0]), ("C", Raison::LettreProposee));
    let sans_numero = lire(&PORT.replace("Fiche n°3 \n", "FICHE ACTION N°\n"));
    assert_eq!(fiche(&sans_numero, 3).numero.raisons, [Raison::NumeroPropose]);
}

#[test]
fn un_texte_sans_fiche_reste_entier() {
    let lue = lire("Compte rendu\n\nLa fiche n°3 attendra.\nPilotage : à voir");
    assert!(lue.fiches.is_empty());
    assert_eq!(lue.restes().count(), 3);
}

#[test]
fn l_apercu_dit_chaque_valeur_sa_confiance_et_sa_ligne() {
    let apercu = port().apercu(kernel::Lang::Fr);
    assert!(apercu.contains("Titre = Soigner à bord [probable, l. 128\u{202f}: le sommaire imprime un autre titre]"), "{apercu}");
    assert!(apercu.contains("5 lignes laissées de côté"));
    assert!(apercu.starts_with("3 fiches lues\u{202f}: "), "{apercu}");
    let doutes = apercu.split_once("À vérifier (").unwrap().1;
    assert!(doutes.contains("  Fiche 2 · Fiches liées = 1, 2 [à vérifier"), "{doutes}");
    assert!(lire("Rien").apercu(kernel::Lang::Fr).starts_with("Aucune fiche-action trouvée"));
    assert!(port().apercu(kernel::Lang::En).contains("the sheet cites itself"));
}
