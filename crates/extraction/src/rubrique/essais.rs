//! Headings of every kind, and sentences that look like them.

use super::*;
use crate::lignes::lignes;

fn lu(texte: &str) -> Genre {
    genre(&lignes(texte)[0])
}

fn rubrique(texte: &str) -> Option<(Rubrique, String)> {
    match lu(texte) {
        Genre::Intitule(rubrique, reste) => Some((rubrique, reste)),
        _ => None,
    }
}

#[test]
fn une_tete_de_fiche_se_reconnait_sous_toutes_ses_formes() {
    for (texte, numero, reste) in [
        ("Fiche Action n°1   ", Some(1), ""),
        ("Fiche n°12 : Ouvrir le port", Some(12), "Ouvrir le port"),
        ("FICHE ACTION N° 3", Some(3), ""),
        ("fiche action n°4 – Soigner", Some(4), "Soigner"),
        ("FICHE ACTION N°", None, ""),
        ("Fiche-action 7", Some(7), ""),
        ("Fiche action no 19", Some(19), ""),
        ("Action n°8 : Courir", Some(8), "Courir"),
        ("Fiche n°9 Ouvrir ........... 45", Some(9), "Ouvrir"),
    ] {
        assert_eq!(lu(texte), Genre::Fiche { numero, code: None, reste: reste.into() }, "{texte}");
    }
    for texte in
        ["fiche 8, exemple de chantier", "Fiche n°8, exemple", "Fiches-outils par un marin", "fiche action", "Actions nautiques"]
    {
        assert_eq!(lu(texte), Genre::Texte, "{texte}");
    }
}

#[test]
fn les_axes_portent_des_noms_et_des_chiffres_varies() {
    for (texte, numero, reste) in [
        ("AMBITION 2:    ", Some(2), ""),
        ("Axe stratégique n°3 – Agir", Some(3), "Agir"),
        ("ORIENTATION IV : Voir", Some(4), "Voir"),
    ] {
        assert_eq!(lu(texte), Genre::Ambition { numero, reste: reste.into() }, "{texte}");
    }
    assert_eq!(lu("axe 2 du plan régional"), Genre::Texte);
}

#[test]
fn un_intitule_n_est_pas_une_phrase() {
    for texte in [
        "Pilotage du dispositif par la ville",
        "Partenariat avec les pêcheurs",
        "partenaires",
        "Public sportif : courir ensemble",
        "Actions nautiques autour du port",
        "réalisé par la ville",
        "réalisées",
        "objectifs",
        "articulation avec les projets de la rade",
        "- Suivi : nombre de rondes",
        "Suivi des actions réalisées",
        "Continuité de la fiche 34 qui porte le quai",
        "Continuité du service",
        "Résultats encourageants du dispositif",
    ] {
        assert_eq!(lu(texte), Genre::Texte, "{texte}");
    }
}

#[test]
fn les_intitules_et_leurs_variantes_se_lisent() {
    use Rubrique::*;
    for (texte, attendu, reste) in [
        ("Co-pilotage : CAF/CLS", Rubrique::Pilotage(super::Pilotage::Copilotage), "CAF/CLS"),
        ("Pilotage :", Rubrique::Pilotage(super::Pilotage::Pilotage), ""),
        (" Partenaires associés : ARS", Partenaires, "ARS"),
        ("PARTENAIRES", Partenaires, ""),
        ("Objectif stratégique: Ouvrir", ObjectifStrategique, "Ouvrir"),
        ("Les objectifs opérationnels", ObjectifsOperationnels, ""),
        (" Déclinaison des actions Echéance Réalisé", Tableau, ""),
        ("déclinaison des actions échéance réalisé", Tableau, ""),
        ("Tx d’avancement 20% 40%", Grille, ""),
        ("Public cible : jeunes", Public, "jeunes"),
        ("Publics visés", Public, ""),
        ("Liens avec d’autres projets et programmes", LiensProgrammes, ""),
        ("Articulation avec les plans : PRS", LiensProgrammes, "PRS"),
        ("Liens avec les Fiches-actions n° 2, 3 et 4", LiensFiches, "s-actions n° 2, 3 et 4"),
        ("Continuité de la fiche 34", LiensFiches, "34"),
        ("En complément des fiches-actions n° 2 et 3", LiensFiches, "s-actions n° 2 et 3"),
        ("Liens avec le Plan des Digues", Encart, "avec le Plan des Digues"),
        ("INDICATEURS", Indicateurs, ""),
        ("Intitulé de l’action : Courir", Titre, "Courir"),
        ("Budget prévisionnel : 30 000 €", Autre, ""),
        ("Moyens humains : un marin", Autre, ""),
        ("Moyens : un marin", Autre, ""),
        ("Indicateurs de moyens :", Suivi, ""),
        ("Objectifs :", ObjectifsOperationnels, ""),
        ("De résultat :", Resultat, ""),
        ("Indicateurs de suivi", Suivi, ""),
        ("de suivi : A- Evolution", Suivi, "A- Evolution"),
        ("- De résultat :", Resultat, ""),
    ] {
        assert_eq!(rubrique(texte), Some((attendu, reste.into())), "{texte}");
    }
}

#[test]
fn un_nombre_seul_peut_numeroter_une_page() {
    for texte in ["49 ", "- 49 -", "Page 49", "49/120", "p. 49 sur 120", "49 | P a g e", "Page | 49"] {
        assert_eq!(lu(texte), Genre::Nombre(49), "{texte}");
    }
    assert_eq!(lu("2, 3, 4 et 5"), Genre::Texte);
}
