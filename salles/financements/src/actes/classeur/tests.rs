//! The call out and a column back, on both databases.

use super::*;
use crate::actes::instruction::remplir;
use crate::essai::{Maison, codes, euros, maisons};
use crate::model::Avis;
use crate::regles::etats::{EtatAppel, EtatLigne};
use crate::regles::instruction::SaisieColonne;
use kernel::Refusal;
use sheets::{Sorte, Valeur, ecrire_xlsx};

/// The workbook as an account received it.
pub async fn exporte(maison: &Maison, qui: &str) -> Classeur {
    exporter(&maison.visite(qui), &maison.appel).await.unwrap()
}

fn feuille<'a>(c: &'a Classeur, nom: &str) -> &'a sheets::Feuille {
    c.feuilles.iter().find(|f| f.nom == nom).unwrap()
}

/// Writes in a cell of a sheet, on the row of a file and funder.
pub fn ecrire(c: &mut Classeur, nom: &str, numero: &str, qui: &str, cle: &str, valeur: &str) {
    let feuille = c.feuilles.iter_mut().find(|f| f.nom == nom).unwrap();
    let rang = |cle: &str| feuille.colonnes.iter().position(|c| c.cle == cle).unwrap();
    let (n, q, place) = (rang("numero"), rang("financeur"), rang(cle));
    let est = |v: &Valeur, t: &str| matches!(v, Valeur::Texte(x) if x == t);
    let row = feuille.lignes.iter_mut().find(|l| est(&l[n], numero) && est(&l[q], qui)).unwrap();
    row.resize(feuille.colonnes.len(), Valeur::Vide);
    row[place] = if valeur.is_empty() { Valeur::Vide } else { Valeur::texte(valeur) };
}

pub const ETAT: &str = "Préfecture de l’Aude";
pub const AGGLO: &str = "Carcassonne Agglo";

pub fn fichier(c: &Classeur) -> Upload {
    Upload { field: "fichier".into(), name: "ma colonne.xlsx".into(), bytes: ecrire_xlsx(c).unwrap() }
}

async fn depose(maison: &Maison, qui: &str, c: &Classeur) -> String {
    deposer(&maison.visite(qui), &maison.appel, Some(fichier(c))).await.unwrap()
}

async fn vu(maison: &Maison, qui: &str, id: &str) -> Examen {
    apercu(&maison.visite(qui), &maison.appel, id).await.unwrap().1
}

async fn applique(maison: &Maison, qui: &str, id: &str) -> Result<usize, ActeError> {
    appliquer(&maison.visite(qui), &maison.appel, id, &Choix::new()).await
}

fn places(examen: &Examen) -> Vec<String> {
    let mut lues: Vec<String> = examen.fautes.iter().map(|f| format!("{} {}", f.adresse(), f.code())).collect();
    lues.sort();
    lues
}

async fn lignes(maison: &Maison) -> Vec<LigneFinanceur> {
    let mut toutes: Vec<LigneFinanceur> = maison.tous().await;
    toutes.sort_by_key(|l| l.id);
    toutes
}

fn saisie(propose: &str) -> SaisieColonne {
    SaisieColonne { avis: "favorable".into(), propose: propose.into(), ..SaisieColonne::default() }
}

#[tokio::test]
async fn une_colonne_se_remplit_hors_ligne_et_rien_ne_s_ecrit_avant_l_accord() {
    for maison in maisons(EtatAppel::Instruction).await {
        let etat = maison.de("ETAT");
        let mut c = exporte(&maison, &etat).await;
        assert_eq!(feuille(&c, "À remplir").lignes.len(), 3, "les trois demandes faites à l’État");
        assert_eq!(feuille(&c, "Lignes").lignes.len(), 9);
        assert_eq!(feuille(&c, "Enveloppes").lignes.len(), 4);
        let avant = lignes(&maison).await;
        let tel_quel = depose(&maison, &etat, &c).await;
        let examen = vu(&maison, &etat, &tel_quel).await;
        assert!(examen.fautes.is_empty() && examen.ecritures.is_empty(), "{examen:?}");
        assert_eq!(codes(applique(&maison, &etat, &tel_quel).await), ["tableur-non-applicable"]);
        ecrire(&mut c, "À remplir", "2026-0001", ETAT, "avis", "FAVORABLE");
        ecrire(&mut c, "À remplir", "2026-0001", ETAT, "propose", "10 000 €");
        ecrire(&mut c, "À remplir", "2026-0002", ETAT, "avis", "réservé");
        ecrire(&mut c, "À remplir", "2026-0002", ETAT, "avis_motif", "Budget à préciser");
        let id = depose(&maison, &etat, &c).await;
        let examen = vu(&maison, &etat, &id).await;
        assert_eq!((places(&examen), examen.compte(Sorte::Modifiee)), (vec![], 2));
        assert_eq!(lignes(&maison).await, avant);
        assert_eq!(applique(&maison, &etat, &id).await.unwrap(), 2);
        let ligne = maison.ligne(0, "ETAT").await;
        assert_eq!(
            (ligne.avis, euros(ligne.propose_centimes), ligne.etat),
            (Some(Avis::Favorable), Some(10_000), EtatLigne::Proposee)
        );
        let ligne = maison.ligne(1, "ETAT").await;
        assert_eq!((ligne.avis, ligne.propose_centimes, ligne.etat), (Some(Avis::Reserve), None, EtatLigne::Avis));
        let mut r = maison.db.reader(maison.ici.id).await.unwrap();
        let histoire = journal::histoire(&mut r, "ligne_financeur", &ligne.id.to_string()).await.unwrap();
        assert!(histoire.last().unwrap().motif.as_deref().unwrap().contains("ma colonne.xlsx"));
        assert!(applique(&maison, &etat, &id).await.is_err(), "un classeur appliqué n’attend plus");
        // The same file again: nothing to change.
        let encore = vu(&maison, &etat, &depose(&maison, &etat, &c).await).await;
        assert!(encore.fautes.is_empty() && encore.ecritures.is_empty(), "{encore:?}");
    }
}

#[tokio::test]
async fn la_colonne_d_autrui_et_les_autres_colonnes_sont_refusees_cellule_par_cellule() {
    for maison in maisons(EtatAppel::Instruction).await {
        let etat = maison.de("ETAT");
        let mut c = exporte(&maison, &etat).await;
        ecrire(&mut c, "Lignes", "2026-0001", AGGLO, "propose", "1");
        ecrire(&mut c, "Lignes", "2026-0001", ETAT, "vote", "12000");
        ecrire(&mut c, "À remplir", "2026-0001", ETAT, "demande", "99000");
        ecrire(&mut c, "À remplir", "2026-0002", ETAT, "propose", "8k");
        ecrire(&mut c, "À remplir", "2026-0004", ETAT, "propose", "-5");
        let id = depose(&maison, &etat, &c).await;
        let examen = vu(&maison, &etat, &id).await;
        assert_eq!(
            places(&examen),
            [
                "Lignes!I3 cellule_non_modifiable",
                "Lignes!K2 cellule_non_modifiable",
                "À remplir!F2 cellule_non_modifiable",
                "À remplir!G4 instruction-avis",
                "À remplir!I3 cellule_pas_un_nombre",
                "À remplir!I4 instruction-montant",
            ]
        );
        assert!(examen.fautes.iter().all(|f| f.message(Lang::Fr).starts_with(&f.adresse().to_string())));
        assert_eq!(codes(applique(&maison, &etat, &id).await), ["tableur-non-applicable"]);
        assert!(lignes(&maison).await.iter().all(|l| l.propose_centimes.is_none()));
    }
}

#[tokio::test]
async fn un_financeur_ne_voit_pas_l_avis_des_autres_avant_le_sien() {
    for maison in maisons(EtatAppel::Instruction).await {
        let (etat, agglo) = (maison.de("ETAT"), maison.de("AGGLO"));
        let dossier = maison.dossiers[0].id;
        remplir(&maison.visite(&agglo), dossier, &Financeur::nomme("AGGLO"), 1, &saisie("5 500")).await.unwrap();
        let propose = |c: &Classeur| {
            let f = feuille(c, "Lignes");
            let rang = |cle: &str| f.colonnes.iter().position(|c| c.cle == cle).unwrap();
            f.lignes.iter().find(|l| l[rang("financeur")] == Valeur::texte(AGGLO)).unwrap()[rang("propose")].clone()
        };
        assert_eq!(propose(&exporte(&maison, &etat).await), Valeur::Vide);
        assert_eq!(propose(&exporte(&maison, "coordination").await), Valeur::from(5_500));
        let masque = exporte(&maison, &etat).await;
        remplir(&maison.visite(&etat), dossier, &Financeur::nomme("ETAT"), 1, &saisie("9 000")).await.unwrap();
        assert_eq!(propose(&exporte(&maison, &etat).await), Valeur::from(5_500));
        // What was hidden at the export and is shown now is no change of the file.
        let examen = vu(&maison, &etat, &depose(&maison, &etat, &masque).await).await;
        assert!(examen.fautes.is_empty() && examen.ecritures.is_empty(), "{examen:?}");
    }
}

#[tokio::test]
async fn une_cellule_perimee_se_tranche_sans_rien_perdre() {
    for maison in maisons(EtatAppel::Instruction).await {
        let etat = maison.de("ETAT");
        let mut c = exporte(&maison, &etat).await;
        ecrire(&mut c, "À remplir", "2026-0001", ETAT, "avis", "favorable");
        ecrire(&mut c, "À remplir", "2026-0001", ETAT, "propose", "7000");
        let id = depose(&maison, &etat, &c).await;
        remplir(&maison.visite(&format!("{etat}:2")), maison.dossiers[0].id, &Financeur::nomme("ETAT"), 1, &saisie("9 000"))
            .await
            .unwrap();
        let examen = vu(&maison, &etat, &id).await;
        assert_eq!(examen.compte(Sorte::EnConflit), 1);
        assert_eq!(codes(applique(&maison, &etat, &id).await), ["tableur-non-applicable"]);
        assert_eq!(euros(maison.ligne(0, "ETAT").await.propose_centimes), Some(9_000));
        let garder = |cote, vu: &str| Choix::from([("À remplir!I2".to_owned(), sheets::Tranche { cote, vu: vu.to_owned() })]);
        let perdu = appliquer(&maison.visite(&etat), &maison.appel, &id, &garder(sheets::Cote::Fichier, "8000")).await;
        assert_eq!(codes(perdu), ["tableur-non-applicable"], "un choix fait sur une autre valeur ne tranche rien");
        let choix = garder(sheets::Cote::Fichier, "9000");
        assert_eq!(appliquer(&maison.visite(&etat), &maison.appel, &id, &choix).await.unwrap(), 1);
        assert_eq!(euros(maison.ligne(0, "ETAT").await.propose_centimes), Some(7_000));
    }
}

#[tokio::test]
async fn l_equipe_remplit_pour_un_financeur_sans_compte_avec_sa_preuve() {
    for maison in maisons(EtatAppel::Instruction).await {
        let mut c = exporte(&maison, "coordination").await;
        assert_eq!(feuille(&c, "À remplir").lignes.len(), 1);
        let caf = "CAF de l’Aude";
        ecrire(&mut c, "À remplir", "2026-0004", caf, "avis", "favorable");
        ecrire(&mut c, "À remplir", "2026-0004", caf, "propose", "800");
        let id = depose(&maison, "coordination", &c).await;
        assert_eq!(places(&vu(&maison, "coordination", &id).await), ["À remplir!K2 instruction-motif"]);
        ecrire(&mut c, "À remplir", "2026-0004", caf, "justificatif", "Courriel de la CAF du 3 mars");
        let id = depose(&maison, "coordination", &c).await;
        assert_eq!(applique(&maison, "coordination", &id).await.unwrap(), 1);
        let ligne = maison.ligne(3, "CAF").await;
        assert_eq!(euros(ligne.propose_centimes), Some(800));
        let mut r = maison.db.reader(maison.ici.id).await.unwrap();
        let histoire = journal::histoire(&mut r, "ligne_financeur", &ligne.id.to_string()).await.unwrap();
        let derniere = histoire.last().unwrap();
        assert_eq!(derniere.motif.as_deref(), Some("Courriel de la CAF du 3 mars"));
        assert!(serde_json::to_string(&derniere.acteur).unwrap().contains(caf));
    }
}

#[tokio::test]
async fn un_classeur_d_ailleurs_ou_d_un_autre_est_refuse() {
    for maison in maisons(EtatAppel::Instruction).await {
        let (etat, agglo) = (maison.de("ETAT"), maison.de("AGGLO"));
        let visite = maison.visite(&etat);
        let brut = |bytes: Vec<u8>| Some(Upload { field: "fichier".into(), name: "x.xlsx".into(), bytes });
        assert_eq!(codes(deposer(&visite, &maison.appel, None).await), ["tableur-fichier-absent"]);
        assert_eq!(codes(deposer(&visite, &maison.appel, brut(b"PK\x03\x04rien".to_vec())).await).len(), 1);
        assert_eq!(codes(deposer(&visite, &maison.appel, brut(b"a;b\n1;2\n".to_vec())).await), ["tableur-pas-un-export"]);
        let autre = exporte(&maison, &agglo).await;
        assert_eq!(codes(deposer(&visite, &maison.appel, Some(fichier(&autre))).await), ["tableur-autre-colonne"]);
        let mut c = exporte(&maison, &etat).await;
        c.meta.iter_mut().find(|(k, _)| k == "tete").unwrap().1 = "0".repeat(64);
        assert_eq!(codes(deposer(&visite, &maison.appel, Some(fichier(&c))).await), ["tableur-export-inconnu"]);
        let mut c = exporte(&maison, &etat).await;
        c.feuilles.remove(0);
        assert_eq!(codes(deposer(&visite, &maison.appel, Some(fichier(&c))).await), ["tableur-feuille-absente"]);
        let mut c = exporte(&maison, &etat).await;
        let large = c.feuilles[0].colonnes.len();
        c.feuilles[0].lignes.push(vec![Valeur::Vide; large]);
        c.feuilles[0].lignes.last_mut().unwrap()[8] = Valeur::texte("500");
        let examen = vu(&maison, &etat, &depose(&maison, &etat, &c).await).await;
        assert_eq!(places(&examen), ["À remplir!A5 tableur-ligne-ajoutee"]);
    }
}

#[tokio::test]
async fn qui_n_instruit_pas_ne_prend_ni_ne_rend_de_classeur() {
    for maison in maisons(EtatAppel::Instruction).await {
        let (etat, agglo) = (maison.de("ETAT"), maison.de("AGGLO"));
        let mut c = exporte(&maison, &etat).await;
        ecrire(&mut c, "À remplir", "2026-0001", ETAT, "avis", "favorable");
        let id = depose(&maison, &etat, &c).await;
        for qui in ["elu", "lecteur", &maison.porteur()] {
            let visite = maison.visite(qui);
            assert_eq!(codes(exporter(&visite, &maison.appel).await), ["interdit"]);
            assert_eq!(codes(deposer(&visite, &maison.appel, Some(fichier(&c))).await), ["interdit"]);
            assert_eq!(codes(applique(&maison, qui, &id).await), ["interdit"]);
            assert_eq!(codes(abandonner(&visite, &maison.appel, &id).await), ["interdit"]);
        }
        // Another funder, and a colleague: a file sent is its sender's.
        for qui in [&agglo, &format!("{etat}:2")] {
            let r = apercu(&maison.visite(qui), &maison.appel, &id).await;
            assert!(matches!(r, Err(ActeError::Store(StoreError::Missing { .. }))));
        }
        abandonner(&maison.visite(&etat), &maison.appel, &id).await.unwrap();
        assert!(apercu(&maison.visite(&etat), &maison.appel, &id).await.is_err());
        assert_eq!(maison.ligne(0, "ETAT").await.avis, None);
    }
}

#[tokio::test]
async fn le_classeur_porte_les_budgets_ligne_a_ligne_et_les_scenarios_visibles() {
    for maison in maisons(EtatAppel::Programmation).await {
        let mut dossier = maison.dossiers[0].clone();
        dossier.budget.insert("641".into(), Euros::entiers(9_000));
        dossier.contenu.0.objectifs = "Lire en famille".into();
        let attendu =
            |libelle: &str, cible| crate::model::IndicateurAttendu { libelle: libelle.into(), cible, unite: "enfants".into() };
        dossier.contenu.0.indicateurs = vec![attendu("Enfants inscrits", Some(40)), attendu("Livres lus", None)];
        maison.changer(dossier).await;
        let qui = maison.visite("coordination");
        let cree = crate::actes::programmation::creer(&qui, maison.appel.id, "Large", "large").await.unwrap();
        crate::actes::programmation::calculer(&qui, cree.id, cree.version).await.unwrap();
        let classeur = exporte(&maison, "coordination").await;
        let budgets = feuille(&classeur, "Budgets");
        let a = |feuille: &sheets::Feuille, mots: &[&str]| {
            feuille.lignes.iter().any(|l| mots.iter().all(|mot| l.iter().any(|v| matches!(v, Valeur::Texte(x) if x == mot))))
        };
        assert!(a(budgets, &["2026-0001", "641", "charge"]) && a(budgets, &["2026-0001", ETAT, "produit"]));
        let scenarios = feuille(&classeur, "Scénarios");
        assert!(a(scenarios, &["Large", "2026-0004", ETAT]), "{scenarios:?}");
        // A scenario at work is its author's: a funder does not read it in the workbook either.
        let autre = exporte(&maison, &maison.de("ETAT")).await;
        assert!(feuille(&autre, "Scénarios").lignes.is_empty());
        assert!(!feuille(&autre, "Budgets").lignes.is_empty());
        // What each action aims at and promises to measure, for the call and for its funders.
        for c in [&classeur, &autre] {
            assert!(a(feuille(c, "Dossiers"), &["2026-0001", "Lire en famille"]));
            let attendus = &feuille(c, "Indicateurs attendus").lignes;
            let cibles: Vec<_> = attendus.iter().map(|l| (l[2].clone(), l[3].clone())).collect();
            let nombre = |n: &str| Valeur::Nombre(n.parse().unwrap());
            assert_eq!(cibles, [(Valeur::texte("Enfants inscrits"), nombre("40")), (Valeur::texte("Livres lus"), Valeur::Vide)]);
        }
    }
}
