//! Anything at all in the cells of any sheet: a refusal in words or a plan that holds together; nothing twice, nothing broken.

use super::attaches::attacher;
use super::cadre::garnir;
use super::definitions::attache;
use super::*;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// What people write, and what nobody should.
const MOTS: [&str; 30] = [
    "",
    "1",
    "2",
    "0",
    "-1",
    "99999999999999999999",
    "1,5",
    "1.1",
    "A",
    "1 Prévenir",
    "1.1 Informer",
    "Informer",
    "ARS",
    "Agence régionale de santé",
    "Communauté professionnelle",
    "Tenu",
    "Promis",
    "En cours",
    "Non tenu",
    "oui",
    "non",
    "31/12/2026",
    "2026-02-30",
    "Pilote",
    "Partenaire",
    "T1 Transport",
    "Programme national nutrition santé",
    "a\n\nb ; c",
    "\u{202e}\u{1F4A9}=1+1",
    "un motif assez long pour être retenu partout",
];

/// Sheet, row, column, word, and what to do there: mostly a cell, at times a row added, doubled, taken off.
type Coup = (usize, usize, usize, usize, u8);

fn coups() -> impl Strategy<Value = Vec<Coup>> {
    proptest::collection::vec((0..14_usize, 0..6_usize, 0..22_usize, 0..MOTS.len(), 0..10_u8), 1..4)
}

fn jouer(c: &mut Classeur, (feuille, ligne, colonne, mot, geste): Coup) {
    let sheet = &mut c.feuilles[feuille];
    let (width, height) = (sheet.colonnes.len(), sheet.lignes.len());
    let word = if MOTS[mot].is_empty() { Valeur::Vide } else { Valeur::texte(MOTS[mot]) };
    match geste {
        0 if height > 0 => {
            sheet.lignes.remove(ligne % height);
        }
        1 if height > 0 => {
            let twin = sheet.lignes[ligne % height].clone();
            sheet.lignes.push(twin);
        }
        2 if height > 0 => {
            let mut twin = sheet.lignes[ligne % height].clone();
            twin[0] = Valeur::Vide;
            sheet.lignes.push(twin);
        }
        3..=5 => {
            // A new row whose every writable cell holds some word.
            let writable = sheet.colonnes.iter().enumerate();
            let cells = writable.map(|(rank, col)| {
                let text = MOTS[(mot * 7 + rank * (ligne + 1)) % MOTS.len()];
                match &col.genre {
                    _ if !col.modifiable || text.is_empty() => Valeur::Vide,
                    sheets::Genre::Choix(labels) if !labels.is_empty() => Valeur::texte(labels[mot % labels.len()].clone()),
                    sheets::Genre::Entier | sheets::Genre::Decimal => Valeur::from(i64::try_from(ligne).unwrap()),
                    _ => Valeur::texte(text),
                }
            });
            let cells = cells.collect();
            sheet.lignes.push(cells);
        }
        _ if height > 0 => sheet.lignes[ligne % height][colonne % width] = word,
        _ => {}
    }
}

async fn combien(m: &Monde) -> [usize; 14] {
    [
        m.tous::<FicheAction>().await.len(),
        m.tous::<Declinaison>().await.len(),
        m.tous::<Participation>().await.len(),
        m.tous::<Noeud>().await.len(),
        m.tous::<AxeTransversal>().await.len(),
        m.tous::<Signataire>().await.len(),
        m.tous::<Engagement>().await.len(),
        m.tous::<Programme>().await.len(),
        m.tous::<Articulation>().await.len(),
        m.tous::<Lien>().await.len(),
        m.tous::<FicheTerritoire>().await.len(),
        m.tous::<Marque>().await.len(),
        m.tous::<Indicateur>().await.len(),
        m.tous::<Rattachement>().await.len(),
    ]
}

/// The levels are ranked 1, 2, 3… from the top, each right under what it hangs from.
async fn se_tiennent(m: &Monde) {
    let mut all = m.tous::<Noeud>().await;
    all.sort_by_key(|n| n.ordre);
    for (rank, n) in (1..).zip(&all) {
        assert_eq!(n.ordre, rank, "{all:?}");
        let above = n.parent_id.map(|id| all.iter().find(|p| p.id == id).unwrap());
        assert_eq!(n.niveau, above.map_or(1, |p| p.niveau + 1));
        assert!(above.is_none_or(|p| p.ordre < n.ordre));
        assert!(all.iter().filter(|o| o.code == n.code).count() == 1, "{all:?}");
    }
}

#[tokio::test]
async fn des_cellules_quelconques_ne_cassent_rien_et_n_ecrivent_rien_deux_fois() {
    let mut tirage = TestRunner::deterministic();
    let essais: Vec<Vec<Coup>> = (0..90).map(|_| coups().new_tree(&mut tirage).unwrap().current()).collect();
    for m in mondes().await {
        garnir(&m).await;
        attacher(&m).await;
        attache(&m).await;
        let mut appliques = 0;
        for essai in &essais {
            let mut c = exporte(&m).await;
            for coup in essai {
                jouer(&mut c, *coup);
            }
            let avant = combien(&m).await;
            let id = depose(&m, &c).await;
            let examen = vu(&m, &id).await;
            for faute in &examen.fautes {
                assert!(faute.message(Lang::Fr).starts_with(&faute.adresse().to_string()));
            }
            let fait = appliquer(&m.coordination(), &m.contrat, &id, &Choix::new()).await;
            if !examen.applicable() {
                assert_eq!(codes(fait), ["classeur-non-applicable"]);
                assert_eq!(combien(&m).await, avant);
                continue;
            }
            match fait {
                Ok(_) => appliques += 1,
                Err(ActeError::Refus(refus)) => {
                    assert!(refus.iter().all(|r| !r.message(Lang::Fr).is_empty()));
                    assert_eq!(combien(&m).await, avant);
                    continue;
                }
                Err(autre) => panic!("{autre:?} pour {essai:?}"),
            }
            se_tiennent(&m).await;
            let apres = combien(&m).await;
            let encore = depose(&m, &c).await;
            if appliquer(&m.coordination(), &m.contrat, &encore, &Choix::new()).await.is_ok() {
                assert_eq!(combien(&m).await, apres, "un classeur renvoyé n'ajoute rien : {essai:?}");
            }
            let rien = vu(&m, &depose(&m, &exporte(&m).await).await).await;
            assert!(rien.feuilles.iter().all(|f| f.ecarts.est_vide()), "{essai:?}");
        }
        assert!(appliques > 5, "{appliques} essais seulement ont écrit quelque chose");
    }
}
