use super::*;

#[test]
fn chaque_champ_se_relit_sous_son_nom() {
    for code in [
        "titre",
        "contexte",
        "objectif_strategique",
        "objectifs_operationnels",
        "public_cible",
        "statut",
        "pilotes",
        "declinaisons.B.libelle",
        "declinaisons.B.annees",
        "declinaisons.B.retirer",
        "declinaisons.ajouter",
        "fiche.nouvelle",
        "fiche.retirer",
        "contrat.annee_fin",
    ] {
        assert_eq!(Champ::lire(code).unwrap().code(), code);
    }
    assert_eq!(Champ::lire("declinaisons..libelle"), None);
    assert_eq!(Champ::lire("numero"), None);
}

#[test]
fn les_annees_s_ecrivent_comme_sur_le_papier() {
    for (texte, attendu) in [
        ("Années 2, 3, 4 et 5", vec![2, 3, 4, 5]),
        ("Année 2", vec![2]),
        ("2-4", vec![2, 3, 4]),
        ("3 1 1", vec![1, 3]),
        ("", vec![]),
    ] {
        assert_eq!(lire_annees(texte, 5), Ok(attendu), "{texte}");
    }
    for faux in ["6", "0", "deux", "4-2", "1-99999999999", "2024"] {
        assert!(matches!(lire_annees(faux, 5), Err(Refus::AnneesIllisibles { .. })), "{faux}");
    }
}

#[test]
fn un_statut_ne_passe_que_la_ou_le_contrat_le_permet() {
    let statut_de = |code: &str, passages: &[&str]| Statut {
        code: code.into(),
        libelle: code.to_uppercase(),
        sens: String::new(),
        categorie: crate::model::Categorie::Active,
        motif_exige: false,
        passages: passages.iter().map(|p| (*p).to_owned()).collect(),
    };
    let jeu = [statut_de("a", &["b"]), statut_de("b", &[]), statut_de("c", &[])];
    assert_eq!(statut(&jeu, Some(&jeu[0]), "b").unwrap().code, "b");
    assert_eq!(
        statut(&jeu, Some(&jeu[0]), "c"),
        Err(Refus::PassageStatut { de: "A".into(), vers: "C".into(), permis: "B".into() })
    );
    assert_eq!(statut(&jeu, Some(&jeu[1]), "a").unwrap().code, "a");
    assert!(matches!(statut(&jeu, None, "z"), Err(Refus::StatutInconnu { .. })));
}
