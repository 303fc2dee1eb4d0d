//! A document taken into the plan, on both databases.

mod annulation;
mod bruit;
mod enregistrement;
mod tableau;

use super::*;
use crate::actes::redaction::tests::monde::{Monde, codes, interdit, mondes, perime};
use kernel::Role;

/// The text of an invented harbour: three sheets, with the irregularities of real contracts.
pub const PORT: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../crates/extraction/tests/textes/port.txt"));

pub fn document(nom: &str, octets: &[u8]) -> Upload {
    Upload { field: "fichier".into(), name: nom.into(), bytes: octets.to_vec() }
}

pub async fn depose(m: &Monde) -> String {
    deposer(&m.coordination(), &m.contrat, Some(document("port.txt", PORT.as_bytes()))).await.unwrap()
}

pub async fn lues(m: &Monde, id: &str) -> Vec<FicheDeReprise> {
    let v = m.coordination();
    let mut r = v.reader().await.unwrap();
    let depot = depot(&mut r, &m.contrat, id).await.unwrap();
    fiches(&mut r, &depot).await.unwrap()
}

/// The sheet as it is read, said to be a new one under another number.
pub fn nouvelle(f: &FicheDeReprise) -> SaisieReprise {
    let mut s = f.saisie.clone();
    s.cible.clear();
    s.noeud.clear();
    s.numero = (10 + f.rang).to_string();
    s
}

#[tokio::test]
async fn un_texte_devient_un_brouillon_et_rien_ne_change_dans_le_plan() {
    for m in mondes().await {
        let avant = m.tous::<FicheAction>().await;
        let id = depose(&m).await;
        let fiches = lues(&m, &id).await;
        let titres: Vec<_> = fiches.iter().map(|f| (f.saisie.numero.as_str(), f.saisie.titre.as_str())).collect();
        assert_eq!(
            titres,
            [("1", "Ouvrir la mer à tous, petits et grands"), ("2", "Soigner à bord"), ("3", "Observer les vents")]
        );
        let une = &fiches[0];
        assert_eq!(une.saisie.pilotes, "Rade Agglo : Nage, voile, pêche\nAînés, repos\nCDR");
        assert_eq!(une.saisie.declinaisons[0].annees, [1, 2, 3]);
        assert_eq!(une.saisie.indicateurs[1].lettres, "A, C");
        assert_eq!(une.saisie.liens_fiches, "2, 3");
        // The year of a term follows the rule of the contract: 2025 is the second year of 2024-2029.
        assert_eq!(
            (fiches[1].saisie.declinaisons[0].echeance.as_str(), &fiches[1].saisie.declinaisons[0].annees[..]),
            ("2025", &[2][..])
        );
        // The number is one of a sheet of the plan: it is proposed, not decided.
        assert_eq!(une.saisie.cible, m.fiche.id.to_string());
        assert!(fiches[2].saisie.cible.is_empty() && fiches[2].saisie.noeud.is_empty());
        assert_eq!((fiches[2].saisie.niveau_code.as_str(), fiches[2].saisie.niveau_titre.as_str()), ("2", "Savoir"));
        let v = m.coordination();
        let mut r = v.reader().await.unwrap();
        let depot = depot(&mut r, &m.contrat, &id).await.unwrap();
        assert!(depot.restes.iter().any(|l| l.texte.contains("Lexique de la rade")), "{:?}", depot.restes);
        let (_, lignes) = fiche(&mut r, &depot, 3).await.unwrap();
        assert!(
            lignes.iter().any(|l| l.texte.contains("Observer les vents"))
                && !lignes.iter().any(|l| l.texte.contains("Soigner à bord"))
        );
        assert!(lignes.iter().any(|l| l.texte.contains("Savoir")), "son ambition est citée");
        assert_eq!(depots(&mut r, &m.contrat).await.unwrap()[0].1, "port.txt");
        assert_eq!(m.tous::<FicheAction>().await, avant);
        assert!(m.tous::<crate::model::Marque>().await.is_empty());
    }
}

#[tokio::test]
async fn un_fichier_sans_fiche_est_refuse_avec_son_remede() {
    for m in mondes().await {
        let v = m.coordination();
        let essai = async |nom: &str, octets: &[u8]| codes(deposer(&v, &m.contrat, Some(document(nom, octets))).await);
        assert_eq!(codes(deposer(&v, &m.contrat, None).await), ["reprise-fichier-absent"]);
        assert_eq!(essai("vide.txt", b"").await, ["fichier-vide"]);
        assert_eq!(essai("image.pdf", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0").await, ["format-inconnu"]);
        assert_eq!(essai("coupe.docx", b"PK\x03\x04 pas une archive").await, ["fichier-abime"]);
        assert_eq!(essai("lettre.txt", "Chère amie, il fait beau.\n".as_bytes()).await, ["reprise-aucune-fiche"]);
        let mut r = v.reader().await.unwrap();
        assert!(depots(&mut r, &m.contrat).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn qui_ne_tient_pas_le_plan_ne_reprend_rien() {
    for m in mondes().await {
        let id = depose(&m).await;
        let s = nouvelle(&lues(&m, &id).await[2]);
        for qui in [m.pilote(), m.role(Role::Lecteur), m.coordination_d_un_autre_contrat()] {
            assert!(interdit(&deposer(&qui, &m.contrat, Some(document("port.txt", PORT.as_bytes()))).await));
            assert!(interdit(&relire(&qui, &m.contrat, (&id, 3, 1), &s, EtatReprise::AReprendre).await));
            assert!(interdit(&prendre_les_sures(&qui, &m.contrat, &id).await));
            assert!(interdit(&enregistrer(&qui, &m.contrat, &id, "", &[]).await));
            assert!(interdit(&abandonner(&qui, &m.contrat, &id).await));
        }
        assert_eq!(lues(&m, &id).await[2].version, 1);
    }
}

#[tokio::test]
async fn la_seconde_relecture_en_meme_temps_est_annoncee() {
    for m in mondes().await {
        let id = depose(&m).await;
        let s = nouvelle(&lues(&m, &id).await[2]);
        relire(&m.coordination(), &m.contrat, (&id, 3, 1), &s, EtatReprise::Ignoree).await.unwrap();
        assert!(perime(&relire(&m.coordination(), &m.contrat, (&id, 3, 1), &s, EtatReprise::AReprendre).await));
        assert_eq!(lues(&m, &id).await[2].etat, EtatReprise::Ignoree);
    }
}

#[tokio::test]
async fn ce_que_le_plan_refuserait_se_dit_a_la_relecture() {
    for m in mondes().await {
        let id = depose(&m).await;
        let mut s = nouvelle(&lues(&m, &id).await[2]);
        s.numero = "1".into();
        s.titre.clear();
        s.niveau_titre.clear();
        s.niveau_code.clear();
        s.declinaisons[0].annees = vec![9];
        let refus = codes(relire(&m.coordination(), &m.contrat, (&id, 3, 1), &s, EtatReprise::AReprendre).await);
        assert_eq!(refus.len(), 4, "{refus:?}");
        relire(&m.coordination(), &m.contrat, (&id, 3, 1), &s, EtatReprise::ARelire).await.unwrap();
        assert_eq!(lues(&m, &id).await[2].saisie, s, "garder sans décider ne refuse rien");
    }
}

#[tokio::test]
async fn un_brouillon_abandonne_disparait_et_un_vieux_s_efface() {
    for m in mondes().await {
        let id = depose(&m).await;
        abandonner(&m.coordination(), &m.contrat, &id).await.unwrap();
        assert!(abandonner(&m.coordination(), &m.contrat, &id).await.is_err());
        let vieux = depose(&m).await;
        let v = m.coordination();
        let mut w = v.writer("essai").await.unwrap();
        let il_y_a_longtemps = w.now() - SignedDuration::from_hours(31 * 24);
        w.execute("UPDATE reprise SET depose_a = $2 WHERE collectivite_id = $1", args![il_y_a_longtemps]).await.unwrap();
        w.note("reprise", &vieux, &json!({ "essai": true })).await.unwrap();
        w.commit().await.unwrap();
        let neuf = depose(&m).await;
        let mut r = v.reader().await.unwrap();
        let restants: Vec<String> = depots(&mut r, &m.contrat).await.unwrap().into_iter().map(|d| d.0).collect();
        assert_eq!(restants, [neuf]);
    }
}
