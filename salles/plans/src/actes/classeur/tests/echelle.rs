//! Steps in the workbook: shown by their names, typed by name or by share, refused when they are none.

use super::valeurs::{VALEURS, avec_un_indicateur};
use super::*;
use indicateurs::model::{Cible, Echelle, Indicateur, Mesure, Observation};
use indicateurs::regles::echelle::lire_etapes;

const INDICATEURS: usize = 3;

async fn par_etapes(m: &Monde) -> Indicateur {
    let mut i = avec_un_indicateur(m).await;
    i.mesure = Mesure::Jalon;
    i.echelle.0 = Some(Echelle::Etapes(lire_etapes("Étude remise ; 12,5\nMarché signé ; 60\nOuvert ; 100").unwrap()));
    let mut w = m.coordination().writer("essai.preparer").await.unwrap();
    w.update(&mut i).await.unwrap();
    w.commit().await.unwrap();
    i
}

#[tokio::test]
async fn les_etapes_font_l_aller_retour_du_classeur() {
    for m in mondes().await {
        par_etapes(&m).await;
        let c = exporte(&m).await;
        let lue = &c.feuilles[VALEURS].lignes[0];
        assert!(lue.contains(&Valeur::texte("Étude remise (12,5\u{202f}%)")), "{lue:?}");
        let echelle = "Étude remise\u{202f}; 12,5\nMarché signé\u{202f}; 60\nOuvert\u{202f}; 100";
        assert!(c.feuilles[INDICATEURS].lignes[0].contains(&Valeur::texte(echelle)), "{:?}", c.feuilles[INDICATEURS].lignes);
        let examen = vu(&m, &depose(&m, &c).await).await;
        assert!(examen.fautes.is_empty() && examen.ecritures.is_empty(), "{:?}", examen.fautes);
        // The same step said otherwise is no change; a share is a number or a text.
        for dite in ["étude remise", "12,5", "12,5 %"] {
            let mut c = exporte(&m).await;
            corriger(&mut c, VALEURS, 0, "valeur_1", dite);
            let examen = vu(&m, &depose(&m, &c).await).await;
            assert!(examen.fautes.is_empty() && examen.ecritures.is_empty(), "{dite}: {:?}", examen.fautes);
        }
        let mut c = exporte(&m).await;
        corriger(&mut c, VALEURS, 0, "cible_1", "Pas commencé");
        corriger(&mut c, VALEURS, 0, "valeur_2", "Marché");
        corriger(&mut c, INDICATEURS, 0, "code", "");
        let examen = vu(&m, &depose(&m, &c).await).await;
        let fautes: Vec<(String, &str)> = examen.fautes.iter().map(|f| (f.adresse().to_string(), f.code())).collect();
        assert_eq!(fautes.iter().filter(|(_, code)| *code == "indicateur-hors-echelle").count(), 2, "{fautes:?}");
        assert_eq!(fautes.len(), 3, "{fautes:?}");
        let remede = examen.fautes.iter().find_map(|f| f.remedy(kernel::Lang::Fr).filter(|r| r.contains("Choisissez parmi")));
        assert!(remede.unwrap().contains("Marché signé (60\u{202f}%)"));
        let mut c = exporte(&m).await;
        corriger(&mut c, VALEURS, 0, "cible_1", "ouvert");
        corriger(&mut c, VALEURS, 0, "valeur_2", "Marché signé");
        corriger(&mut c, VALEURS, 0, "cible_2", "60");
        let id = depose(&m, &c).await;
        assert_eq!(appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await.unwrap(), 3);
        let mut cibles: Vec<(i64, String)> = m.tous::<Cible>().await.into_iter().map(|c| (c.annee, c.valeur)).collect();
        cibles.sort();
        assert_eq!(cibles, [(1, "100".into()), (2, "60".into())]);
        let mut valeurs: Vec<_> = m.tous::<Observation>().await.into_iter().map(|o| (o.annee, o.valeur)).collect();
        valeurs.sort();
        assert_eq!(valeurs, [(1, Some("12.5".into())), (2, Some("60".into()))]);
    }
}

#[tokio::test]
async fn une_note_du_classeur_reste_dans_ses_bornes() {
    for m in mondes().await {
        let mut i = avec_un_indicateur(&m).await;
        i.mesure = Mesure::Note;
        i.echelle.0 = Some(Echelle::Bornes { min: 1.into(), max: 20.into() });
        let mut w = m.coordination().writer("essai.preparer").await.unwrap();
        w.update(&mut i).await.unwrap();
        w.commit().await.unwrap();
        let mut c = exporte(&m).await;
        assert!(c.feuilles[VALEURS].lignes[0].contains(&Valeur::Nombre("12.5".parse().unwrap())), "une note se calcule");
        corriger(&mut c, VALEURS, 0, "valeur_2", "21");
        let examen = vu(&m, &depose(&m, &c).await).await;
        assert_eq!(examen.fautes.iter().map(Refusal::code).collect::<Vec<_>>(), ["indicateur-hors-echelle"]);
        corriger(&mut c, VALEURS, 0, "valeur_2", "15 sur 20");
        let id = depose(&m, &c).await;
        assert_eq!(appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await.unwrap(), 1);
        assert!(m.tous::<Observation>().await.iter().any(|o| o.annee == 2 && o.valeur.as_deref() == Some("15")));
    }
}
