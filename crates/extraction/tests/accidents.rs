//! The accidents of texts taken out of a PDF: headings lost, sentences that look like headings, cells run
//! together. Two sheets of an invented harbour; each accident is put in, and the same values must be read.

use extraction::{Extraction, Raison, lire, noter};

const RADE: &str = include_str!("textes/rade.txt");

fn rade() -> Extraction {
    lire(RADE)
}

/// The text with this accident, which must change it and nothing of what is read.
fn pareil(nom: &str, texte: &str) -> Extraction {
    assert_ne!(texte, RADE, "{nom}: the accident did not happen");
    let lue = lire(texte);
    let note = noter(&lue.en_json(), &rade().en_json());
    assert!(note.ecarts.is_empty(), "{nom}: {:#?}", note.ecarts);
    lue
}

#[test]
fn le_texte_sans_accident_se_lit_en_entier() {
    let lue = rade();
    assert_eq!(lue.restes().count(), 0);
    let deux = &lue.fiches[1];
    assert_eq!(deux.titre.valeur, "Tenir la digue du large");
    assert_eq!(deux.partenaires.valeur, ["Phare", "Criée", "écoles de plongée", "pêcheurs du quai nord"]);
    assert_eq!(deux.objectifs_operationnels.valeur.len(), 3);
    assert_eq!(deux.declinaisons.valeur.len(), 3);
    assert!(lue.fiches.iter().all(|f| f.numero.raisons.is_empty() && f.declinaisons.valeur.iter().all(|d| d.raisons.is_empty())));
}

#[test]
fn un_intitule_perdu_se_retrouve_et_se_dit() {
    // The first sheet prints it still: a contract without this heading has lost nothing.
    let sans = |intitule: &str| {
        let at = RADE.rfind(intitule).unwrap_or_default();
        format!("{}{}", &RADE[..at], &RADE[at + intitule.len()..])
    };
    let lue = pareil("partenaires", &sans("Partenaires : "));
    assert_eq!(lue.fiches[1].partenaires.raisons, [Raison::IntituleAbsent]);
    let lue = pareil("partenaires sans blanc", &sans("\nPartenaires : "));
    assert_eq!(lue.fiches[1].partenaires.raisons, [Raison::IntituleAbsent]);
    let lue = pareil("objectif stratégique", &sans("Objectif stratégique : "));
    assert_eq!(lue.fiches[1].objectif_strategique.raisons, [Raison::IntituleAbsent]);
    let lue = pareil("public", &sans("Public cible : "));
    assert_eq!(lue.fiches[1].public_cible.raisons, [Raison::IntituleAbsent]);
    let lue = pareil("programmes", &sans("Liens avec d’autres projets et programmes \n"));
    assert_eq!(lue.fiches[1].liens_programmes.raisons, [Raison::IntituleAbsent]);
}

#[test]
fn une_rubrique_que_le_contrat_n_a_pas_n_est_pas_devinee() {
    let lue = lire(&RADE.replace("Liens avec d’autres projets et programmes \n", "Budget : \n"));
    assert!(lue.fiches.iter().all(|f| f.liens_programmes.valeur.is_empty()));
    let lue = lire(&RADE.replace("Objectif stratégique : ", ""));
    assert!(lue.fiches.iter().all(|f| f.objectif_strategique.valeur.is_none()));
    // Pilots printed under the public: still one sheet.
    let lue =
        lire(&RADE.replace("Co-pilotage : CAP/CDR", "Public cible : marins \n\n \n\n \n\nde la rade \n\nCo-pilotage : CAP/CDR"));
    assert_eq!(lue.fiches.len(), 2);
}

#[test]
fn le_titre_de_l_ambition_imprime_sous_le_numero_n_est_pas_celui_de_la_fiche() {
    let titre = "   Vivre du \nlarge \n\n";
    let deplace = |texte: &str| {
        (1..=3).fold(texte.to_owned(), |t, n| {
            let numero = format!("Fiche n°{n} \n");
            t.replace(&format!("{titre}{numero}"), &format!("{numero}\n{titre}"))
        })
    };
    let trois = format!("{RADE}{}", RADE[RADE.find(" AMBITION 1").unwrap_or(0)..].replace("n°2", "n°3"));
    let (lue, attendue) = (lire(&deplace(&trois)), lire(&trois));
    assert_ne!(deplace(&trois), trois);
    assert_eq!(lue.en_json(), attendue.en_json());
    assert_eq!(lue.fiches[2].ambition_titre.valeur.as_deref(), Some("Vivre du large"));
    // Glued to the title in one paragraph.
    let colle = deplace(&trois).replace("large \n\n", "large \n");
    assert_eq!(lire(&colle).en_json(), attendue.en_json());
}

#[test]
fn les_pilotes_sans_intitule_se_lisent_a_leurs_sigles() {
    let lue = lire(&RADE.replace("Co-pilotage : ", ""));
    let deux = &lue.fiches[1];
    assert_eq!((deux.titre.valeur.as_str(), deux.pilotage_mode.valeur), ("Tenir la digue du large", None));
    assert_eq!(deux.pilotes.valeur, ["CAP", "CDR"]);
    assert_eq!(deux.pilotes.raisons, [Raison::IntituleAbsent]);
}

#[test]
fn une_fiche_sans_son_numero_n_est_pas_perdue() {
    let lue = pareil("sans numéro", &RADE.replace("Fiche n°2 \n", ""));
    assert_eq!(lue.fiches[1].numero.raisons, [Raison::NumeroPropose]);
    // Even the first one, under its ambition.
    let lue = pareil("sans aucun numéro", &RADE.replace("Fiche n°1 \n", "").replace("Fiche n°2 \n", ""));
    assert!(lue.fiches.iter().all(|f| f.numero.raisons == [Raison::NumeroPropose]));
    // Nor without its ambition, when the page gives it away.
    let sans_ambition = RADE.replace(" AMBITION 1 \n \n   Vivre du \nlarge \n\nFiche n°2 \nTenir", " Tenir");
    let lue = pareil("sans numéro ni ambition", &sans_ambition);
    assert_eq!(lue.fiches[1].ambition.raisons, [Raison::AmbitionReprise]);
}

#[test]
fn une_phrase_du_tableau_ou_du_contexte_n_est_pas_un_intitule() {
    let libelles = [
        "et \narticulation avec les projets de la rade",
        "avec les objectifs \nréalisés",
        "ouvert au grand \npublic : familles, écoles",
        "du \ncalendrier, et dès la rentrée \ncontinuité du service",
    ];
    for ajout in libelles {
        let lue = lire(&RADE.replace("avec les pêcheurs \n", &format!("avec les pêcheurs {ajout} \n")));
        let attendu = format!("Ronde sur la digue avec les pêcheurs {}", ajout.replace(" \n", " "));
        let vus: Vec<_> = lue.fiches[1].declinaisons.valeur.iter().map(|d| d.valeur.libelle.as_str()).collect();
        assert_eq!(vus, [attendu.as_str(), "Levée des pierres", "Bilan de la digue"]);
        assert_eq!(lue.fiches[1].public_cible.valeur.as_deref(), Some("gens du quai nord"));
        assert_eq!(lue.fiches[1].liens_programmes.valeur.len(), 2);
    }
    for phrase in [
        "Indicateurs : ceux de la rade. \n",
        "Public : la digue est à tous. \n",
        "elle sert, dit-on, de \npartenaires : la mer, le vent. \n",
    ] {
        pareil(phrase, &RADE.replace("La digue cède", &format!("{phrase}La digue cède")));
    }
}

#[test]
fn un_mot_de_liaison_seul_dans_la_boite_ne_la_coupe_pas() {
    let lue = lire(&RADE.replace("Relever les pierres", "Relever\n\net \n\nsceller\nles pierres"));
    let vus: Vec<_> = lue.fiches[1].objectifs_operationnels.valeur.iter().map(|o| o.valeur.as_str()).collect();
    assert_eq!(vus, ["Veiller sur la digue", "Relever et sceller les pierres", "Réunir les pêcheurs"]);
}

#[test]
fn un_intitule_sur_deux_lignes_ou_une_tete_repetee_ne_laissent_rien_dans_les_champs() {
    pareil("programmes en deux lignes", &RADE.replace("d’autres projets et programmes", "d’autres projets et \nprogrammes"));
    pareil("suite", &RADE.replace("B Levée", "Fiche n°2 (suite) \n\nB Levée"));
    let axe = "- Charte du littoral \n\nAMBITION 1 \nVivre du \nlarge \n";
    pareil("ambition au milieu", &RADE.replace("- Charte du littoral \n", axe));
}

#[test]
fn une_lettre_centree_sur_sa_ligne_garde_le_debut_du_libelle() {
    let ligne = "A \nRonde sur la digue avec les pêcheurs \n";
    pareil("première lettre", &RADE.replace(ligne, "Ronde sur la digue \nA \navec les pêcheurs \n"));
    pareil("lettre suivante", &RADE.replace("B Levée des pierres\n", "Levée \nB \ndes pierres \n"));
}

#[test]
fn une_fiche_suit_une_rubrique_vide_sans_blanc() {
    let vide = "De suivi : \n Fiche n°2 \n";
    let texte = RADE.replacen(
        "De suivi : \nA- Evolution du nombre de quais \n AMBITION 1 \n \n   Vivre du \nlarge \n\nFiche n°2 \n",
        vide,
        1,
    );
    assert_ne!(texte, RADE);
    let lue = lire(&texte);
    assert_eq!(lue.fiches.iter().map(|f| f.numero.valeur).collect::<Vec<_>>(), [1, 2]);
    assert!(lue.fiches[0].indicateurs_suivi.valeur.is_empty());
}

#[test]
fn les_cellules_collees_et_les_indicateurs_d_une_ligne_se_separent() {
    pareil("case en deux", &RADE.replace("et 2 \n\nO/N \n\nB", "et 2 \n\nO/ \nN \n\nB"));
    pareil("lettre seule", &RADE.replace("B- Nombre de pierres", "B \n- Nombre de pierres"));
    pareil("indicateurs", &RADE.replace("A- Nombre de rondes \nB- Nombre", "A- Nombre de rondes ; B- Nombre"));
    // The years of another contract do not date this one.
    let ville = RADE
        .replace("Plan des Digues", "Contrat de ville 2015-2022")
        .replace("C Bilan de la digue Année 3", "C Bilan de la digue 2024");
    assert_eq!(lire(&ville).fiches[1].declinaisons.valeur[2].valeur.annees, [1]);
    let lue = lire(&RADE.replace("C Bilan de la digue Année 3 O/N", "C Bilan de la digue Chaque année O/N"));
    let bilan = &lue.fiches[1].declinaisons.valeur[2].valeur;
    assert_eq!(
        (bilan.libelle.as_str(), bilan.echeance.as_deref(), bilan.annees.len()),
        ("Bilan de la digue", Some("Chaque année"), 3)
    );
}
