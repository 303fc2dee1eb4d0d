use super::*;
use crate::actes::instruction::declarer_interet;
use crate::essai::{codes, maisons};
use crate::model::Avis;
use crate::regles::etats::{EtatAppel, EtatDossier};

#[tokio::test]
async fn le_conseil_donne_un_avis_par_dossier_et_un_autre_membre_le_corrige_sans_rien_perdre() {
    for maison in maisons(EtatAppel::Instruction).await {
        let (un, deux) = (maison.visite("conseil_citoyen"), maison.visite("conseil_citoyen:x:2"));
        let d = maison.dossiers[0].id;
        assert_eq!(codes(donner(&un, d, 0, "", "").await), ["instruction-avis"]);
        assert_eq!(codes(donner(&un, d, 0, "reserve", "Non").await), ["instruction-motif"]);
        let avis = donner(&un, d, 0, "favorable", "Les familles le demandent").await.unwrap();
        assert_eq!((avis.avis, avis.ecrit_par.as_str(), avis.version), (Avis::Favorable, "Compte conseil_citoyen", 1));
        assert_eq!(codes(donner(&deux, d, 0, "reserve", "Trop loin du quartier").await), ["perime"]);
        let avis = donner(&deux, d, 1, "reserve", "Trop loin du quartier").await.unwrap();
        assert_eq!((avis.version, maison.tous::<AvisConseil>().await.len()), (2, 1));
        let mut r = maison.db.reader(maison.ici.id).await.unwrap();
        let dit = store::journal::histoire(&mut r, "avis_conseil", &avis.id.to_string()).await.unwrap();
        assert_eq!(dit.len(), 2);
        assert!(dit.iter().all(|e| e.acte == "avis.saisir"));
    }
}

#[tokio::test]
async fn l_avis_n_est_ni_aux_autres_roles_ni_a_qui_a_un_interet_ni_apres_la_decision() {
    for maison in maisons(EtatAppel::Instruction).await {
        let conseil = maison.visite("conseil_citoyen");
        let d = maison.dossiers[0].id;
        for role in ["coordination", "elu", "lecteur", "partenaire", "pilote", "administration"] {
            assert_eq!(codes(donner(&maison.visite(role), d, 0, "favorable", "").await), ["interdit"], "{role}");
        }
        for qui in [maison.de("ETAT"), maison.porteur()] {
            assert_eq!(codes(donner(&maison.visite(&qui), d, 0, "favorable", "").await), ["interdit"], "{qui}");
        }
        declarer_interet(&conseil, d, "J’y suis bénévole").await.unwrap();
        assert_eq!(codes(donner(&conseil, d, 0, "favorable", "").await), ["interet-declare"]);
        let autre = maison.dossiers[1].clone();
        maison.changer(Dossier { etat: EtatDossier::ACompleter, ..autre.clone() }).await;
        assert_eq!(codes(donner(&conseil, autre.id, 0, "favorable", "").await), ["interdit"], "not read in short");
        assert_eq!(codes(declarer_interet(&conseil, autre.id, "J’y suis bénévole").await), ["interdit"]);
    }
    for maison in maisons(EtatAppel::Votes).await {
        let conseil = maison.visite("conseil_citoyen");
        assert_eq!(codes(donner(&conseil, maison.dossiers[0].id, 0, "favorable", "").await), ["instruction-appel"]);
    }
}
