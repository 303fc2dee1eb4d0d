//! Other extractions of one contract of an invented lagoon: page numbers glued to sentences, running titles that change, a chapter
//! after the last sheet, headings left out. What is put in must change nothing of what is read, or be said.

use extraction::{Confiance, Extraction, Raison, Reste, Sort, lire, noter};

const LAGUNE: &str = include_str!("textes/lagune.txt");

fn lagune() -> Extraction {
    lire(LAGUNE)
}

fn variante(paires: &[(&str, &str)]) -> String {
    paires.iter().fold(LAGUNE.to_owned(), |texte, (avant, apres)| {
        assert!(texte.contains(avant), "{avant:?} is not in the text");
        texte.replacen(avant, apres, 1)
    })
}

fn pareil(nom: &str, texte: &str) -> Extraction {
    assert_ne!(texte, LAGUNE, "{nom}");
    let lue = lire(texte);
    let note = noter(&lue.en_json(), &lagune().en_json());
    assert!(note.ecarts.is_empty(), "{nom}: {:#?}", note.ecarts);
    lue
}

#[test]
fn le_texte_de_depart_se_lit_en_entier() {
    let lue = lagune();
    assert_eq!(lue.restes().count(), 0, "{:?}", lue.restes().collect::<Vec<_>>());
    let une = &lue.fiches[0];
    assert_eq!(une.pilotes.valeur, ["Lagune Agglo : sentiers, eau", "CEL"]);
    assert_eq!(une.objectifs_operationnels.valeur.len(), 2);
    assert_eq!(lue.fiches.iter().map(|f| f.declinaisons.valeur.len()).collect::<Vec<_>>(), [2, 2]);
    assert_eq!(lue.lignes.iter().filter(|l| l.sort == Sort::NumeroDePage).count(), 4);
}

#[test]
fn un_numero_de_page_colle_a_la_phrase_en_sort_et_se_dit() {
    // The next page is numbered 63, a page further, and no noun in the singular follows « 62 ».
    for (nom, paires) in [
        ("milieu", [("stands de \nprévention et", "stands de 62 prévention et"), ("\n62 \n", "\n")]),
        ("fin de ligne", [("stands de \n", "stands de 62 \n"), ("\n62 \n", "\n")]),
        ("début de ligne", [("\nprévention et", "\n62 prévention et"), ("\n62 \n", "\n")]),
    ] {
        let lue = pareil(nom, &variante(&paires));
        let a = &lue.fiches[0].declinaisons.valeur[0];
        assert_eq!((a.raisons.as_slice(), a.confiance()), (&[Raison::Recolle][..], Confiance::Probable), "{nom}");
        // The line of the source is shown as it stands.
        assert!(lue.lignes.iter().any(|l| l.texte.contains("62")), "{nom}");
    }
    // Every page number glued: they follow one another.
    let tous = variante(&[
        ("stands de \n", "stands de 62 \n"),
        ("\n62 \n", "\n"),
        ("- Charte du littoral \n\n63 \n", "- Charte du littoral 63 \n"),
        ("bétonner \n\n64 \n", "bétonner 64 \n"),
        ("plantés \n\n65 \n", "plantés 65 \n"),
    ]);
    pareil("tous collés", &tous);
    // Glued to a heading.
    pareil("intitulé", &variante(&[("opérationnels \n", "opérationnels 63 \n"), ("\n63 \n", "\n")]));
}

#[test]
fn un_nombre_qui_compte_reste_dans_sa_phrase() {
    for (avant, apres, lu) in [
        ("stands de \nprévention", "stands pour 62 classes de \nprévention", "stands pour 62 classes de prévention"),
        ("stands de \nprévention", "stands aux plus de 62 ans, de \nprévention", "stands aux plus de 62 ans, de prévention"),
        ("stands de \nprévention", "stands le 31 décembre, \nprévention", "stands le 31 décembre, prévention"),
    ] {
        let lue = lire(&variante(&[(avant, apres)]));
        assert!(lue.fiches[0].declinaisons.valeur[0].valeur.libelle.contains(lu), "{lu}");
    }
    assert!(lagune().fiches.iter().flat_map(|f| &f.declinaisons.valeur).all(|d| d.raisons.is_empty()));
}

#[test]
fn un_nombre_suspect_que_rien_n_explique_reste_et_se_dit() {
    let lue = lire(&variante(&[("stands de \nprévention", "stands de 417 \nprévention")]));
    let a = &lue.fiches[0].declinaisons.valeur[0];
    assert!(a.valeur.libelle.contains("stands de 417 prévention"));
    assert_eq!((a.raisons.as_slice(), a.confiance()), (&[Raison::NombreDePage][..], Confiance::AVerifier));
}

#[test]
fn un_titre_courant_qui_change_d_espaces_et_de_signes_se_reconnait_a_son_numero() {
    let titres = |t: [&str; 4]| {
        let paires: Vec<(String, String)> =
            (62..).zip(t).map(|(n, titre)| (format!("\n{n} \n"), format!("\n{titre} \n"))).collect();
        paires.iter().fold(LAGUNE.to_owned(), |texte, (a, b)| texte.replacen(a, b, 1))
    };
    let larges = titres([
        "Contrat de lagune 2024-2029    62",
        "Contrat de lagune 2024-2029 63",
        "Contrat de lagune  2024-2029       64",
        "Contrat de lagune 2024-2029  65",
    ]);
    let lue = pareil("espaces", &larges);
    assert!(lue.lignes.iter().filter(|l| l.texte.contains("Contrat de lagune")).all(|l| l.sort == Sort::TitreCourant));
    pareil(
        "signes",
        &titres(["CL 2024-2029 - Page 62", "CL 2024 – 2029 | page 63", "CL  2024-2029 - 64", "CL 2024-2029 | p. 65"]),
    );
    // In the middle of a box, without a blank around it.
    let boite = variante(&[
        ("\n62 \n", "\n"),
        ("\n64 \n", "\n"),
        ("Tracer les \nsentiers", "Tracer les \nContrat de lagune 2024-2029    62 \nsentiers"),
        ("sans les bétonner \n", "sans les bétonner \nContrat de lagune 2024-2029 64 \n"),
    ]);
    pareil("boîte", &boite);
}

#[test]
fn le_chapitre_qui_suit_la_derniere_fiche_n_est_pas_d_elle() {
    let suite =
        "\nLe comité de pilotage se réunit deux fois par an. \nPilotage : un comité \nDe suivi : \nA- Nombre de réunions \n";
    for titre in
        ["IV. Gouvernance et suivi du contrat", "Chapitre 4 – Gouvernance", "4. Gouvernance du contrat", "PARTIE IV : Suivre"]
    {
        let lue = pareil(titre, &format!("{LAGUNE}\n{titre} \n{suite}"));
        let restes: Vec<_> = lue.restes().map(|l| l.sort).collect();
        assert_eq!(restes, [Sort::Laissee(Reste::SansRubrique); 5], "{titre}");
    }
    // A number that begins an indicator, or a heading of the sheet, opens no chapter.
    let lue = lire(&format!("{LAGUNE}\n2. Nombre de veilles \n"));
    assert_eq!(lue.fiches[1].indicateurs_suivi.valeur.len(), 2);
    pareil(
        "rang romain",
        &LAGUNE.replace("De suivi : \nB-", "IV. De suivi : \nB-").replace("\nINDICATEURS", "\nIII. INDICATEURS"),
    );
}

#[test]
fn un_depart_civil_puis_des_annees_du_contrat_gardent_les_deux() {
    for (avant, apres) in
        [("Années 2 \net 3", "Rentrée 2023 et années 2 et 3"), ("Années 2 \net 3", "Rentrée 2023 et \nannées 2 et 3")]
    {
        let lue = lire(&variante(&[(avant, apres)]));
        let b = &lue.fiches[1].declinaisons.valeur[1];
        assert_eq!(b.valeur.libelle, "Chantier d’hiver avec les écoles");
        assert_eq!(
            (b.valeur.echeance.as_deref(), b.valeur.annees.as_slice()),
            (Some("Rentrée 2023 et années 2 et 3"), &[2, 3][..])
        );
        assert_eq!(b.raisons, [Raison::EcheanceMixte]);
    }
    let lue = lire(&variante(&[("panneaux Année 3", "panneaux Rentrée 2023 et années 2 et 3")]));
    let b = &lue.fiches[0].declinaisons.valeur[1].valeur;
    assert_eq!((b.libelle.as_str(), b.annees.as_slice()), ("Pose de panneaux", &[2, 3][..]));
}

#[test]
fn un_renvoi_dit_autrement_reste_un_lien_a_verifier() {
    let lue = pareil("renvoi", &variante(&[("Liens avec la fiche-action n°22", "Continuité de la fiche 22")]));
    assert_eq!(lue.fiches[0].liens_fiches.raisons, [Raison::LienAutrementDit]);
    let lue = lire(&variante(&[("Liens avec la fiche-action n°22", "Suite des fiches-actions n° 34 et 36")]));
    assert_eq!(lue.fiches[0].liens_fiches.valeur, [34, 36]);
    let phrase = "Continuité de la fiche 34, cette action relie les communes. ";
    let lue = lire(&variante(&[("La lagune attire", &format!("{phrase}\nLa lagune attire"))]));
    assert!(lue.fiches[0].contexte.valeur.starts_with("Continuité de la fiche 34, cette"), "{}", lue.fiches[0].contexte.valeur);
}

#[test]
fn les_pilotes_sans_leur_intitule_ne_sont_pas_du_titre() {
    let sans = |paires: &[(&str, &str)]| {
        let lue = lire(&variante(paires));
        for (lu, attendu) in lue.fiches.iter().zip(&lagune().fiches) {
            assert_eq!(lu.titre.valeur, attendu.titre.valeur);
        }
        lue
    };
    let intitules = [("Pilotage : Lagune", "Lagune"), ("Co-pilotage : CEL", "CEL")];
    let lue = sans(&intitules);
    for (lu, attendu) in lue.fiches.iter().zip(&lagune().fiches) {
        assert_eq!(lu.pilotes.valeur, attendu.pilotes.valeur);
        assert!(lu.pilotes.raisons.contains(&Raison::IntituleAbsent) && lu.pilotes.confiance() == Confiance::Probable);
    }
    // Glued to the title, on two lines, or an organisation that the text only lists as a partner.
    let colles =
        [("promeneurs \n\nPilotage : Lagune Agglo : sentiers, eau/ CEL", "promeneurs \nLagune Agglo : sentiers,\neau/ CEL")];
    assert_eq!(sans(&colles).fiches[0].pilotes.valeur, ["Lagune Agglo : sentiers, eau", "CEL"]);
    assert_eq!(sans(&[("Co-pilotage : CEL, ONF", "Ville de Sablines")]).fiches[1].pilotes.valeur, ["Ville de Sablines"]);
    // A title of two lines stays whole when no line above the partners names anyone.
    let lue = lire(&variante(&[("promeneurs \n\nPilotage : Lagune Agglo : sentiers, eau/ CEL", "promeneurs \net aux enfants")]));
    assert_eq!(lue.fiches[0].titre.valeur, "Ouvrir la lagune aux promeneurs et aux enfants");
    assert!(lue.fiches[0].pilotes.valeur.is_empty());
}
