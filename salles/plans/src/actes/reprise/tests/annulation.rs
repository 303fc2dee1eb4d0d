//! « Annuler la reprise »: what nobody touched goes back as one act, the rest says who wrote.

use super::enregistrement::{enregistre, retenir};
use super::*;
use crate::model::{EtatLien, Marque};
use store::journal;

async fn prise(m: &Monde) -> String {
    let id = depose(m).await;
    for f in lues(m, &id).await {
        retenir(m, &id, f.rang, &nouvelle(&f)).await;
    }
    enregistre(m, &id, &["Rade Agglo"]).await.unwrap();
    id
}

async fn prete(m: &Monde, id: &str) -> Annulation {
    let v = m.coordination();
    let mut r = v.reader().await.unwrap();
    let depot = depot(&mut r, &m.contrat, id).await.unwrap();
    preparer(&mut r, &m.contrat, &depot).await.unwrap()
}

const MOTIF: &str = "Le mauvais document a été déposé";

#[tokio::test]
async fn une_reprise_que_personne_n_a_touchee_se_defait_d_un_seul_geste() {
    for m in mondes().await {
        let avant =
            (m.tous::<FicheAction>().await, m.tous::<Declinaison>().await, m.tous::<Marque>().await, m.tous::<Lien>().await);
        let noeuds = m.tous::<Noeud>().await.len();
        let id = prise(&m).await;
        let a = prete(&m, &id).await;
        assert_eq!((a.retours.len(), a.possibles().count(), a.niveaux.len()), (3, 3, 2));
        let v = m.coordination();
        assert_eq!(codes(annuler(&v, &m.contrat, &id, &a.vues(), "trop court").await), ["reprise-motif-d-annulation"]);
        assert_eq!(codes(annuler(&v, &m.contrat, &id, "rien", MOTIF).await), ["reprise-a-change"]);
        assert!(interdit(&annuler(&m.role(Role::Lecteur), &m.contrat, &id, &a.vues(), MOTIF).await));
        let bilan = annuler(&v, &m.contrat, &id, &a.vues(), MOTIF).await.unwrap();
        assert_eq!((bilan.retirees, bilan.retablies, bilan.gardees, bilan.niveaux), (3, 0, 0, 2));
        let apres =
            (m.tous::<FicheAction>().await, m.tous::<Declinaison>().await, m.tous::<Marque>().await, m.tous::<Lien>().await);
        assert_eq!(apres, avant, "le plan est celui d’avant");
        assert_eq!(m.tous::<Noeud>().await.len(), noeuds);
        assert!(m.tous::<Organisation>().await.iter().any(|o| o.nom == "Rade Agglo"), "l’annuaire garde ce qu’il a appris");
        let mut r = v.reader().await.unwrap();
        let gestes: std::collections::BTreeSet<String> = journal::apres(&mut r, 0, 10_000)
            .await
            .unwrap()
            .into_iter()
            .filter(|e| e.acte == "reprise.annuler" && e.motif.as_deref() == Some(MOTIF))
            .map(|e| e.geste)
            .collect();
        assert_eq!(gestes.len(), 1, "un seul geste au journal, avec son motif");
        drop(r);
        assert_eq!(codes(annuler(&v, &m.contrat, &id, "", MOTIF).await), ["reprise-rien-a-annuler"]);
        // The draft is still there, and may be saved again.
        assert!(lues(&m, &id).await.iter().all(|f| f.etat == EtatReprise::AReprendre));
        assert_eq!(enregistre(&m, &id, &[]).await.unwrap().creees, 3);
        assert_eq!(prete(&m, &id).await.possibles().count(), 3, "et se défaire encore");
    }
}

#[tokio::test]
async fn une_fiche_ou_quelqu_un_a_ecrit_reste_et_dit_qui() {
    for m in mondes().await {
        let id = prise(&m).await;
        let fiche = m.tous::<FicheAction>().await.into_iter().find(|f| f.numero == 12).unwrap();
        let pilote = m.role(Role::Pilote);
        let mut w = pilote.writer("fiche.modifier").await.unwrap();
        w.update(&mut FicheAction { titre: "Soigner à bord, et à quai".into(), ..fiche.clone() }).await.unwrap();
        w.commit().await.unwrap();
        let a = prete(&m, &id).await;
        let ecrit = a.retours.iter().find(|r| r.fiche.numero == 12).unwrap().ecrit.clone().unwrap();
        assert_eq!((ecrit.par.as_str(), ecrit.acte.as_str()), (pilote.visitor.as_ref().unwrap().nom.as_str(), "fiche.modifier"));
        assert_eq!(a.possibles().map(|r| r.fiche.numero).collect::<Vec<_>>(), [11, 13]);
        let bilan = annuler(&m.coordination(), &m.contrat, &id, &a.vues(), MOTIF).await.unwrap();
        assert_eq!((bilan.retirees, bilan.gardees), (2, 1));
        let restent: Vec<i64> = m.tous::<FicheAction>().await.into_iter().map(|f| f.numero).filter(|n| *n > 10).collect();
        assert_eq!(restent, [12]);
        let siens: Vec<Lien> = m.tous::<Lien>().await.into_iter().filter(|l| l.fiche_id == fiche.id).collect();
        assert!(siens.iter().all(|l| l.cible_fiche_id.is_none() || l.etat == EtatLien::Confirme));
        let noeuds = m.tous::<Noeud>().await;
        assert!(noeuds.iter().any(|n| n.id == fiche.noeud_id), "le niveau de la fiche qui reste, reste");
        let mut autre = prete(&m, &id).await;
        assert_eq!(autre.possibles().count(), 0);
        assert_eq!(autre.retours.remove(0).fiche.numero, 12);
    }
}

#[tokio::test]
async fn une_fiche_mise_a_jour_redevient_ce_qu_elle_etait() {
    for m in mondes().await {
        let id = depose(&m).await;
        let lue = lues(&m, &id).await.remove(0);
        let mut s = lue.saisie.clone();
        s.prises = vec!["titre".into(), "declinaisons.1".into(), "pilotes.0".into(), "indicateurs.0".into()];
        retenir(&m, &id, lue.rang, &s).await;
        let avant = m.tous::<FicheAction>().await.into_iter().find(|f| f.id == m.fiche.id).unwrap();
        let lettres = m.tous::<Declinaison>().await.len();
        assert_eq!(enregistre(&m, &id, &["Rade Agglo"]).await.unwrap().mises_a_jour, 1);
        let a = prete(&m, &id).await;
        assert!(!a.retours[0].nouvelle && a.retours.len() == 1);
        let bilan = annuler(&m.coordination(), &m.contrat, &id, &a.vues(), MOTIF).await.unwrap();
        assert_eq!((bilan.retirees, bilan.retablies), (0, 1));
        let apres = m.tous::<FicheAction>().await.into_iter().find(|f| f.id == m.fiche.id).unwrap();
        assert_eq!(FicheAction { version: avant.version, ..apres }, avant);
        assert_eq!(m.tous::<Declinaison>().await.len(), lettres);
        assert!(m.tous::<Indicateur>().await.is_empty());
    }
}
