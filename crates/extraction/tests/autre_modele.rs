//! A sheet form of another family: coded sheets, lists in bullets, lines told by numbers, tabs between cells.

use extraction::{Extraction, Raison, Reste, Sort, lire};
use serde_json::json;

fn vallee() -> Extraction {
    lire(include_str!("textes/vallee.txt"))
}

#[test]
fn une_fiche_d_un_autre_modele_se_lit_de_meme() {
    let lue = vallee();
    let un = &lue.fiches[0];
    assert_eq!(
        (un.numero.valeur, un.code.as_deref(), un.numero.raisons.as_slice()),
        (1, Some("1.1"), &[Raison::NumeroPropose][..])
    );
    assert_eq!(un.ambition_titre.valeur.as_deref(), Some("Habiter la vallée"));
    assert_eq!(un.contexte.valeur, "Les fontaines ne coulent plus en été. Les habitants remontent l’eau du lavoir.");
    assert_eq!(
        lue.en_json()["fiches"][0],
        json!({
            "numero": 1,
            "ambition": 1,
            "titre": "Rénover les fontaines",
            "pilotage_mode": "pilotage",
            "pilotes": ["Syndicat des sources", "Ville de Combe"],
            "partenaires": ["Agence du climat", "Écoles (collège, lycée)", "Fédération des pêcheurs"],
            "objectif_strategique": "Rendre l’eau potable à chaque place",
            "objectifs_operationnels": ["Réparer les fontaines", "Former des fontainiers dans chaque commune", "Suivre la qualité de l’eau"],
            "declinaisons": [
                {"lettre": "1", "libelle": "Inventaire des fontaines", "annees": [1], "echeance": "Année 1", "case_realise": true},
                {
                    "lettre": "2",
                    "libelle": "Chantier des fontaines, place par place, avec les écoles",
                    "annees": [2, 3, 4],
                    "echeance": "Années 2 à 4",
                    "case_realise": true,
                },
                {"lettre": "3", "libelle": "Fête de l’eau", "annees": [1, 2, 3, 4], "echeance": "Toutes les années", "case_realise": true},
            ],
            "public_cible": "habitants, écoliers",
            "liens_programmes": ["Plan de l’eau", "Charte des combes"],
            "liens_fiches": [2],
            "indicateurs_resultat": [
                {"lettres": ["1"], "libelle": "Fontaines réparées"},
                {"lettres": ["2", "3"], "libelle": "Journées tenues"},
            ],
            "indicateurs_suivi": [{"lettres": ["1"], "libelle": "Evolution du débit"}],
        })
    );
}

#[test]
fn une_fiche_presque_vide_dit_ce_qui_lui_manque() {
    let lue = vallee();
    let deux = &lue.fiches[1];
    assert_eq!((deux.numero.valeur, deux.code.as_deref()), (2, Some("1.2")));
    assert_eq!(deux.titre.valeur, "Ouvrir un lavoir");
    assert_eq!(deux.partenaires.raisons, [Raison::RubriqueVide]);
    let objectifs: Vec<_> = deux.objectifs_operationnels.valeur.iter().map(|o| o.valeur.as_str()).collect();
    assert_eq!(objectifs, ["Ouvrir", "Animer"]);
    let lignes: Vec<_> = deux
        .declinaisons
        .valeur
        .iter()
        .map(|d| {
            (
                d.valeur.lettre.as_str(),
                d.valeur.libelle.as_str(),
                d.valeur.echeance.as_deref(),
                d.valeur.case_realise,
                d.raisons.as_slice(),
            )
        })
        .collect();
    assert_eq!(
        lignes,
        [
            ("A", "Travaux de toiture", Some("2025"), false, &[Raison::AnneeCivile][..]),
            ("B", "Ouverture au public", Some("A définir"), false, &[Raison::EcheanceLibre][..]),
        ]
    );
    let indicateurs: Vec<_> = deux.indicateurs_resultat.valeur.iter().map(|i| i.valeur.libelle.as_str()).collect();
    assert_eq!(indicateurs, ["Toiture refaite", "Nombre de visites"]);
}

#[test]
fn une_rubrique_sans_champ_est_laissee_entiere() {
    let lue = vallee();
    let restes: Vec<_> = lue.restes().map(|l| (l.texte.as_str(), l.sort)).collect();
    assert_eq!(
        restes,
        [
            ("Territoire concerné : toute la vallée", Sort::Laissee(Reste::SansRubrique)),
            ("Budget prévisionnel : 12 000 €", Sort::Laissee(Reste::SansRubrique)),
        ]
    );
    let pages: Vec<_> = lue.lignes.iter().filter(|l| l.sort == Sort::NumeroDePage).map(|l| l.texte.as_str()).collect();
    assert_eq!(pages, ["12/48"]);
}

#[test]
fn une_colonne_par_annee_se_lit_par_ses_marques() {
    let lue = lire(
        "Contrat de vallée 2025-2029\n\nFiche n°1\nOuvrir\nPilotage : Ville\n\nDéclinaison des actions 2025 2026 2027\nA Chantier ☒ ☐ ☒\n\
         B\nFête de l’eau, de la source\nau lavoir\n☐\n☒\n☐\nC Veille X X\nPublic cible : tous\n",
    );
    let vues: Vec<_> = lue.fiches[0]
        .declinaisons
        .valeur
        .iter()
        .map(|d| (d.valeur.libelle.as_str(), d.valeur.echeance.as_deref(), d.valeur.annees.as_slice(), d.raisons[0]))
        .collect();
    assert_eq!(
        vues,
        [
            ("Chantier", Some("2025, 2027"), &[1, 3][..], Raison::AnneeCivile),
            ("Fête de l’eau, de la source au lavoir", Some("2026"), &[2][..], Raison::AnneeCivile),
            ("Veille", Some("X X"), &[][..], Raison::EcheanceLibre),
        ]
    );
}

#[test]
fn des_porteurs_et_des_moyens_en_plusieurs_rubriques_ne_se_melent_pas() {
    let lue = lire(
        "AXE 1 : Habiter\n\nFICHE ACTION 1\nOuvrir les sources\n\nPorteur de l’action : Pays des Sources\nCo-porteurs : ARS, École de Combe\n\n\
         Partenaires institutionnels : CAF\nPartenaires mobilisés : Moulin\n\nObjectif général\nBoire\n\nDescription de l’action\nAction 1 : Curage\nAction 2 : Fête de l’eau\navec les écoles\n\nPublic cible : tous\n\n\
         Moyens : 10 000 €\n\nIndicateurs de processus :\n• Nombre de sources\n",
    );
    let un = &lue.fiches[0];
    assert_eq!(un.pilotes.valeur, ["Pays des Sources", "ARS", "École de Combe"]);
    assert_eq!(un.partenaires.valeur, ["CAF", "Moulin"]);
    let actions: Vec<_> = un.declinaisons.valeur.iter().map(|d| (d.valeur.lettre.as_str(), d.valeur.libelle.as_str())).collect();
    assert_eq!(actions, [("1", "Curage"), ("2", "Fête de l’eau avec les écoles")]);
    assert_eq!(un.indicateurs_suivi.valeur.iter().map(|i| i.valeur.libelle.as_str()).collect::<Vec<_>>(), ["Nombre de sources"]);
    assert_eq!(lue.restes().map(|l| l.texte.as_str()).collect::<Vec<_>>(), ["Moyens : 10 000 €"]);
}
