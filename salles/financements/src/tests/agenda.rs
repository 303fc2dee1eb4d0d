//! The agenda of each: an association finds what its files wait for and nothing else.

use crate::agenda::echeances;
use crate::essai::{Maison, maisons};
use crate::model::*;
use crate::regles::etats::{EtatAppel, EtatDossier};
use crate::regles::{Euros, Financeur};
use jiff::civil::date;
use kernel::{Actor, Id};
use sheets::Evenement;
use store::Json;

async fn agenda(m: &Maison, qui: &str) -> Vec<Evenement> {
    let mut r = m.db.reader(m.ici.id).await.unwrap();
    echeances(&m.visite(qui), &mut r).await.unwrap()
}

/// What is told, without identifiers: kind and day.
fn dits(tous: &[Evenement]) -> Vec<String> {
    let mut dits: Vec<String> = tous.iter().map(|e| format!("{} {}", e.uid.split('-').next().unwrap(), e.debut)).collect();
    dits.sort();
    dits
}

async fn poser<T: store::Record>(m: &Maison, record: &T) {
    let mut w = m.db.writer(m.ici.id, Actor::Systeme, "essai").await.unwrap();
    w.insert(record).await.unwrap();
    w.commit().await.unwrap();
}

fn question(m: &Maison, rang: usize, texte: &str) -> QuestionDossier {
    QuestionDossier {
        id: Id::fresh(),
        version: 1,
        appel_id: m.appel.id,
        dossier_id: m.dossiers[rang].id,
        financeur: None,
        question: texte.into(),
        posee_par: "Équipe projet".into(),
        posee_a: "2026-11-02T09:00:00Z".parse().unwrap(),
        compte_id: "coordination".into(),
        attendue_le: date(2026, 12, 4),
        reponse: String::new(),
        piece_id: None,
        repondue_par: None,
        repondue_a: None,
        retiree_a: None,
        retrait_motif: String::new(),
    }
}

fn convention(m: &Maison, rang: usize, identifiant: &str, code: &str) -> Convention {
    let dossier = &m.dossiers[rang];
    let montant = Euros::entiers(3_000);
    let aide = AideConvenue { dossier: dossier.id, numero: "2026-0003".into(), intitule: dossier.intitule.clone(), montant };
    let contenu = ContenuConvention {
        aides: vec![aide],
        echeances: vec![EcheanceVersement { le: date(2027, 1, 15), montant }],
        ..ContenuConvention::default()
    };
    Convention {
        id: Id::fresh(),
        version: 1,
        appel_id: m.appel.id,
        dossier_id: dossier.id,
        cpo_id: None,
        financeur: Financeur::nomme(code),
        identifiant: identifiant.into(),
        montant_centimes: montant.centimes(),
        contenu: Json(contenu),
        signee_le: Some(date(2026, 6, 1)),
        publiee_le: None,
    }
}

#[tokio::test]
async fn une_association_trouve_ses_echeances_et_rien_d_autre() {
    for m in maisons(EtatAppel::Ouvert).await {
        let fin = "2026-12-18T11:00:00Z".parse().unwrap();
        m.changer(Appel { cloture_a: Some(fin), ..m.appel.clone() }).await;
        m.changer(Dossier { etat: EtatDossier::Brouillon, numero: None, ..m.dossiers[0].clone() }).await;
        poser(&m, &question(&m, 1, "Qui anime les ateliers ?")).await;
        m.voter(2, EtatDossier::Notifie, &[("AGGLO", 3_000)]).await;
        poser(&m, &convention(&m, 2, "C-1", "AGGLO")).await;
        let prevue = convention(&m, 2, "C-2", "VILLE");
        poser(&m, &Convention { signee_le: None, ..prevue }).await;
        let siennes = agenda(&m, &m.porteur()).await;
        assert_eq!(
            dits(&siennes),
            ["bilan 2027-04-30", "cloture 2026-12-18", "compte 2027-06-30", "question 2026-12-04", "versement 2027-01-15"]
        );
        let posee = siennes.iter().find(|e| e.uid.starts_with("question")).unwrap();
        assert_eq!(posee.description, "Qui anime les ateliers ?");
        assert!(posee.lien.ends_with(&format!("/ici/dossiers/{}/questions", m.dossiers[1].id)), "{}", posee.lien);
        let versement = siennes.iter().find(|e| e.uid.starts_with("versement")).unwrap();
        assert!(versement.description.contains("C-1"), "ce qui n’est pas signé n’est pas promis");
        // Asked again, the same event keeps its identifier.
        let uids = |tous: &[Evenement]| tous.iter().map(|e| e.uid.clone()).collect::<Vec<_>>();
        assert_eq!(uids(&agenda(&m, &m.porteur()).await), uids(&siennes));
        // Another association, and an account that acts for nobody.
        assert_eq!(agenda(&m, &format!("porteur:{}", Id::<Porteur>::fresh())).await, []);
        assert_eq!(agenda(&m, "porteur").await, []);
        // Once answered, sent in or closed, nothing is waited for any more.
        let q = m.tous::<QuestionDossier>().await.remove(0);
        m.changer(QuestionDossier { repondue_a: Some(fin), reponse: "Deux salariées".into(), ..q }).await;
        m.changer(Appel { cloture_a: Some(fin), version: 2, etat: EtatAppel::Clos, ..m.appel.clone() }).await;
        assert_eq!(dits(&agenda(&m, &m.porteur()).await), ["bilan 2027-04-30", "compte 2027-06-30", "versement 2027-01-15"]);
    }
}

#[tokio::test]
async fn les_autres_trouvent_l_appel_et_un_financeur_ses_versements() {
    for m in maisons(EtatAppel::Execution).await {
        let fin = "2026-01-18T11:00:00Z".parse().unwrap();
        m.changer(Appel { cloture_a: Some(fin), ..m.appel.clone() }).await;
        m.voter(2, EtatDossier::Notifie, &[("AGGLO", 3_000)]).await;
        poser(&m, &convention(&m, 2, "C-1", "AGGLO")).await;
        poser(&m, &question(&m, 1, "Qui anime les ateliers ?")).await;
        let genres = |tous: Vec<Evenement>, genre: &str| tous.iter().filter(|e| e.uid.contains(genre)).count();
        for (qui, clotures, bilans, versements, questions) in [
            ("coordination".to_owned(), 1, 1, 1, 1),
            (m.de("AGGLO"), 1, 1, 1, 0),
            (m.de("ETAT"), 1, 1, 0, 0),
            ("elu".to_owned(), 1, 1, 0, 0),
            ("lecteur".to_owned(), 1, 0, 0, 0),
            ("conseil_citoyen".to_owned(), 1, 0, 0, 0),
        ] {
            let tous = agenda(&m, &qui).await;
            assert_eq!(genres(tous.clone(), "-cloture"), clotures, "{qui}");
            assert_eq!(genres(tous.clone(), "-bilans"), bilans, "{qui}");
            assert_eq!(genres(tous.clone(), "versement-"), versements, "{qui}");
            assert_eq!(genres(tous, "question-"), questions, "{qui}");
        }
        m.changer(Appel { cloture_a: Some(fin), version: 2, etat: EtatAppel::Abandonne, ..m.appel.clone() }).await;
        let annule = agenda(&m, "coordination").await.into_iter().find(|e| e.uid.contains("-cloture")).unwrap();
        assert!(annule.annule, "un appel abandonné s’efface de l’agenda");
        assert_eq!(genres(agenda(&m, "lecteur").await, "-cloture"), 0);
    }
}
