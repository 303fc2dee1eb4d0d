//! What changed between two committees: a few sheets, every kind of change.

use jiff::civil::date;
use paper::*;

fn changement(champ: &str, avant: Option<&str>, apres: Option<&str>, ecart: Option<&str>) -> ChangementPapier {
    ChangementPapier {
        champ: champ.into(),
        avant: avant.map(Texte::from),
        apres: apres.map(Texte::from),
        ecart: ecart.map(str::to_owned),
    }
}

pub fn difference() -> DifferencePapier {
    let compte = |libelle: &str, nombre| ComptePapier { libelle: libelle.into(), nombre };
    let ecart = |sujet: &str, avant: Option<&str>| EcartPapier {
        sujet: sujet.into(),
        lecture: "Avancement déclaré".into(),
        avant: avant.map(str::to_owned),
        apres: Some("41,82\u{202f}%".into()),
        ecart: avant.map(|_| "+4,36 points".into()),
    };
    DifferencePapier {
        de: date(2025, 12, 8),
        a: date(2026, 12, 1),
        annee: 2,
        comptes: vec![compte("Fiches ajoutées", 1), compte("Fiches modifiées", 2), compte("Pilotes", 1)],
        ecarts: vec![ecart("Contrat local de santé", Some("37,46\u{202f}%")), ecart("Ambition 1", None)],
        decisions: vec!["8 décembre 2026, arrêt, fiche 8\u{202f}: la fiche n’atteint pas son public.".into()],
        groupes: vec![GroupeDifferencePapier {
            titre: "Ambition 1. Agir tôt".into(),
            ajoutees: vec!["Fiche 56 — Prendre soin de la santé des aidants".into()],
            retirees: vec!["Fiche 8 — Chèques alimentaires jeunes".into()],
            fiches: vec![FicheDifferencePapier {
                sujet: "Fiche 1".into(),
                titre: "Formaliser et mettre en œuvre un programme".into(),
                changements: vec![
                    changement("Palier déclaré, année 2", Some("40\u{202f}%"), Some("60\u{202f}%"), Some("+20 points")),
                    changement("Pilotage", None, Some("CLS\nDépartement (PMI)"), None),
                    changement("Contexte", Some("Un premier paragraphe.\n- un point\n- un autre"), None, None),
                ],
            }],
        }],
    }
}
