//! What each may do with a promise, on both databases.

use super::*;
use crate::actes::redaction::tests::monde::{Monde, codes, interdit, mondes, perime};
use crate::model::*;
use crate::regles::engagement::{EtatLu, SaisiePreuve, SaisieRenegociation, SaisieSuivi};
use crate::regles::redaction::Partie as _;
use acteurs::model::{Contact, GenreLien, LienSigne, OrganisationId};
use jiff::Span;
use jiff::civil::date;
use kernel::{Actor, Id, Role};
use store::{ActeError, Db, Json, Writer};
use web::Visit;

pub const MOTIF: &str = "Les crédits n’ont pas été votés.";

/// A contract whose bearer is the ARS; one promise of the CPTS, one of the bearer, one theme.
pub struct Scene {
    pub m: Monde,
    pub promesse: Engagement,
    pub du_porteur: Engagement,
    pub thematique: Thematique,
    pub tiers: OrganisationId,
}

pub async fn scenes() -> Vec<Scene> {
    let mut all = vec![];
    for mut m in mondes().await {
        let tiers = crate::actes::redaction::tests::monde::organisation("Ville voisine", Some("Ville"));
        let thematique = Thematique {
            id: Id::fresh(),
            version: 1,
            contrat_id: m.contrat.id,
            code: "TH01".into(),
            nom: "Santé".into(),
            rattachement: m.ambition.code.clone(),
            noeuds: Json(vec![m.objectif.id]),
            axe_id: None,
            ordre: 1,
        };
        let line = |organisation: &acteurs::model::Organisation, texte: &str, ordre| Engagement {
            organisation_id: Some(organisation.id),
            debiteur: organisation.nom.clone(),
            texte: texte.into(),
            thematique_id: Some(thematique.id),
            ordre,
            ..Engagement::vide(m.contrat.id)
        };
        let (promesse, du_porteur) = (line(&m.cpts, "Ouvrir deux permanences", 1), line(&m.ars, "Financer la coordination", 2));
        let contact = Contact {
            id: Id::fresh(),
            version: 1,
            organisation_id: m.cpts.id,
            fonction: "Coordination de la communauté".into(),
            courriel: "coordination@cpts.example".into(),
            service: None,
            suppleant_de: None,
            actif: true,
        };
        let mut w = ecrire(&m.db, &m).await;
        w.insert(&tiers).await.unwrap();
        w.insert(&contact).await.unwrap();
        w.insert(&thematique).await.unwrap();
        w.insert(&promesse).await.unwrap();
        w.insert(&du_porteur).await.unwrap();
        m.contrat.porteur_id = Some(m.ars.id);
        let mut contrat = m.contrat.clone();
        w.update(&mut contrat).await.unwrap();
        w.commit().await.unwrap();
        m.contrat = contrat;
        let tiers = tiers.id;
        all.push(Scene { m, promesse, du_porteur, thematique, tiers });
    }
    all
}

async fn ecrire(db: &Db, m: &Monde) -> Writer {
    db.writer(m.coordination().collectivite.id, Actor::Systeme, "essai").await.unwrap()
}

pub fn une_preuve() -> SaisiePreuve {
    SaisiePreuve {
        genre: "compte_rendu".into(),
        datee_du: "12/03/2024".into(),
        texte: "Compte rendu des permanences".into(),
        adresse: "https://documents.example/permanences".into(),
        piece: None,
    }
}

impl Scene {
    fn id(&self) -> String {
        self.promesse.id.to_string()
    }

    pub fn coordination(&self) -> Visit {
        self.m.de(Role::Coordination, Some(self.tiers), "coordination")
    }

    pub fn partenaire(&self) -> Visit {
        self.m.de(Role::Partenaire, Some(self.m.cpts.id), "partenaire")
    }

    async fn lue(&self) -> Promesse {
        let v = self.coordination();
        let mut r = v.reader().await.unwrap();
        let all = Registre::lire(&mut r, &self.m.contrat, v.today()).await.unwrap();
        all.promesses.into_iter().find(|p| p.engagement.id == self.promesse.id).unwrap()
    }
}

#[tokio::test]
async fn une_promesse_va_de_promis_a_tenu_par_une_preuve_acceptee_d_ailleurs() {
    for s in scenes().await {
        let (v, c, id) = (s.coordination(), &s.m.contrat, s.id());
        let sans = changer_etat(&v, c, &id, 1, EtatEngagement::Tenu, "").await;
        assert_eq!(codes(sans), ["engagement-sans-preuve"]);
        let preuve = deposer_par_compte(&s.partenaire(), c, &id, &une_preuve()).await.unwrap();
        assert_eq!((preuve.etat, preuve.organisation_id), (EtatPreuve::AVerifier, Some(s.m.cpts.id)));
        let e = changer_etat(&v, c, &id, 1, EtatEngagement::Tenu, "").await.unwrap();
        assert_eq!(s.lue().await.lu, EtatLu::DeclareTenu);
        let sienne = s.m.de(Role::Coordination, Some(s.m.cpts.id), "autre");
        assert_eq!(codes(juger_preuve(&sienne, c, preuve.id, 1, true, "").await), ["engagement-meme-organisation"]);
        let propre = s.m.de(Role::Coordination, Some(s.tiers), "partenaire");
        assert_eq!(codes(juger_preuve(&propre, c, preuve.id, 1, true, "").await), ["engagement-propre-depot"]);
        let jugee = juger_preuve(&v, c, preuve.id, 1, true, "").await.unwrap();
        assert_eq!((jugee.etat, jugee.juge_organisation_id), (EtatPreuve::Acceptee, Some(s.tiers)));
        let lue = s.lue().await;
        assert_eq!((lue.lu, lue.verifiable), (EtatLu::Tenu, true));
        assert_eq!(codes(changer_etat(&v, c, &id, e.version, EtatEngagement::EnCours, "").await), ["redaction-motif-trop-court"]);
        changer_etat(&v, c, &id, e.version, EtatEngagement::EnCours, MOTIF).await.unwrap();
        assert_eq!(s.m.dernier_motif(&s.promesse).await.as_deref(), Some(MOTIF));
    }
}

#[tokio::test]
async fn une_preuve_refusee_rouvre_ce_qui_etait_declare_tenu() {
    for s in scenes().await {
        let (v, c, id) = (s.coordination(), &s.m.contrat, s.id());
        let preuve = deposer_par_compte(&s.partenaire(), c, &id, &une_preuve()).await.unwrap();
        changer_etat(&v, c, &id, 1, EtatEngagement::Tenu, "").await.unwrap();
        assert_eq!(codes(juger_preuve(&v, c, preuve.id, 1, false, "non").await), ["redaction-motif-trop-court"]);
        juger_preuve(&v, c, preuve.id, 1, false, MOTIF).await.unwrap();
        assert_eq!(s.lue().await.engagement.etat, EtatEngagement::EnCours);
        assert!(perime(&juger_preuve(&v, c, preuve.id, 1, true, "").await), "someone judged it meanwhile");
        assert_eq!(codes(juger_preuve(&v, c, preuve.id, 2, true, "").await), ["engagement-deja-jugee"]);
    }
}

#[tokio::test]
async fn qui_n_est_ni_la_coordination_ni_le_debiteur_ne_touche_a_rien() {
    for s in scenes().await {
        let (c, id) = (&s.m.contrat, s.id());
        let suivi = SaisieSuivi { echeance: "31/12/2026".into(), ..SaisieSuivi::default() };
        for v in [
            s.m.role(Role::Lecteur),
            s.m.role(Role::Elu),
            s.m.role(Role::Administration),
            s.partenaire(),
            s.m.coordination_d_un_autre_contrat(),
            s.m.personne(),
        ] {
            assert!(interdit(&changer_etat(&v, c, &id, 1, EtatEngagement::EnCours, "").await));
            assert!(interdit(&regler(&v, c, &id, 1, &suivi).await));
            assert!(interdit(&renegocier(&v, c, &id, 1, &SaisieRenegociation::default()).await));
            assert!(interdit(&demander(&v, c, &[s.m.cpts.id], date(2099, 1, 1)).await));
        }
        for v in [
            s.m.role(Role::Lecteur),
            s.m.de(Role::Partenaire, Some(s.tiers), "tiers"),
            s.m.de(Role::Partenaire, None, "sans"),
            s.m.personne(),
        ] {
            assert!(interdit(&deposer_par_compte(&v, c, &id, &une_preuve()).await));
        }
        let preuve = deposer_par_compte(&s.partenaire(), c, &id, &une_preuve()).await.unwrap();
        assert!(interdit(&juger_preuve(&s.partenaire(), c, preuve.id, 1, true, "").await));
        // A promise of another contract does not exist here.
        let ailleurs = s.m.autre_contrat().await;
        let autre: Contrat = s.coordination().reader().await.unwrap().load(&ailleurs.contrat_id).await.unwrap();
        let all = s.m.role(Role::Coordination);
        assert!(matches!(changer_etat(&all, &autre, &id, 1, EtatEngagement::EnCours, "").await, Err(ActeError::Store(_))));
        assert!(matches!(juger_preuve(&all, &autre, preuve.id, 1, true, "").await, Err(ActeError::Store(_))));
    }
}

#[tokio::test]
async fn deux_personnes_a_la_fois_la_seconde_le_sait() {
    for s in scenes().await {
        let (v, c, id) = (s.coordination(), &s.m.contrat, s.id());
        let suivi = SaisieSuivi {
            echeance: "31/12/2020".into(),
            promis: "2".into(),
            unite: "permanences".into(),
            ..SaisieSuivi::default()
        };
        regler(&v, c, &id, 1, &suivi).await.unwrap();
        assert_eq!(s.lue().await.lu, EtatLu::EnRetard, "a due day gone by");
        assert!(perime(&regler(&v, c, &id, 1, &suivi).await));
        assert!(perime(&changer_etat(&v, c, &id, 1, EtatEngagement::EnCours, "").await));
    }
}

#[tokio::test]
async fn une_promesse_renegociee_est_remplacee_et_reste_liee() {
    for s in scenes().await {
        let (v, c, id) = (s.coordination(), &s.m.contrat, s.id());
        let saisie = SaisieRenegociation {
            texte: "Ouvrir une permanence".into(),
            accord: "courriers des 3 et 9 mars".into(),
            motif: MOTIF.into(),
            ..SaisieRenegociation::default()
        };
        let neuf = renegocier(&v, c, &id, 1, &saisie).await.unwrap();
        assert_eq!((neuf.remplace_id, neuf.ordre), (Some(s.promesse.id), 3));
        assert_eq!(s.lue().await.lu, EtatLu::Renegocie);
        assert_eq!(codes(renegocier(&v, c, &id, 2, &saisie).await), ["engagement-passage"]);
        assert!(s.m.dernier_motif(&s.promesse).await.unwrap().contains("courriers des 3 et 9 mars"));
    }
}

#[tokio::test]
async fn le_lien_depose_et_note_mais_n_accepte_ni_ne_rouvre() {
    for s in scenes().await {
        let (v, c, id) = (s.coordination(), &s.m.contrat, s.id());
        let jour = v.today().saturating_add(Span::new().days(28));
        assert_eq!(codes(demander(&v, c, &[s.m.cpts.id, s.tiers], jour).await), ["engagement-sans-contact"]);
        assert!(s.m.tous::<DemandeEngagement>().await.is_empty(), "all or nobody");
        assert_eq!(demander(&v, c, &[s.m.cpts.id], jour).await.unwrap(), 1);
        let demande = s.m.tous::<DemandeEngagement>().await.remove(0);
        let lien = s.m.tous::<LienSigne>().await.into_iter().find(|l| l.genre == GenreLien::Engagement).unwrap();
        assert_eq!((demande.lien_id, lien.objet_id.clone()), (Some(lien.id), demande.id.to_string()));
        let mut r = v.reader().await.unwrap();
        let mail = r
            .rows("SELECT corps FROM courriel WHERE collectivite_id = $1", store::args![])
            .await
            .unwrap()
            .remove(0)
            .take::<String>()
            .unwrap();
        assert!(mail.contains(&acteurs::lien::marque(&lien)), "{mail}");
        drop(r);

        let par = Deposant { nom: demande.nom.clone(), cle: lien.id.to_string(), organisation: Some(demande.organisation_id) };
        let mut w = ecrire(&s.m.db, &s.m).await;
        assert!(interdit(&declarer(&mut w, c, &s.du_porteur.id.to_string(), EtatEngagement::EnCours, &par).await), "another's");
        assert_eq!(codes(declarer(&mut w, c, &id, EtatEngagement::NonTenu, &par).await), ["engagement-passage"]);
        assert_eq!(codes(declarer(&mut w, c, &id, EtatEngagement::Tenu, &par).await), ["engagement-sans-preuve"]);
        deposer(&mut w, c, &id, &une_preuve(), &par).await.unwrap();
        declarer(&mut w, c, &id, EtatEngagement::Tenu, &par).await.unwrap();
        assert_eq!(codes(declarer(&mut w, c, &id, EtatEngagement::EnCours, &par).await), ["engagement-passage"]);
        let avis = (Avis::EnPartie, "Reçue en retard.");
        let now = w.now();
        apprecier(&mut w, c, &s.du_porteur.id.to_string(), avis, &par, now).await.unwrap();
        apprecier(&mut w, c, &s.du_porteur.id.to_string(), (Avis::Tenue, ""), &par, now).await.unwrap();
        assert!(interdit(&apprecier(&mut w, c, &id, avis, &par, now).await), "only the bearer's promises are rated");
        let porteur = Deposant { organisation: Some(s.m.ars.id), ..par };
        let soi = apprecier(&mut w, c, &s.du_porteur.id.to_string(), avis, &porteur, now).await;
        assert_eq!(codes(soi), ["engagement-avis-sur-soi"]);
        w.commit().await.unwrap();
        assert_eq!(s.lue().await.lu, EtatLu::DeclareTenu);
        let donnes = s.m.tous::<Appreciation>().await;
        assert_eq!((donnes.len(), donnes[0].avis), (1, Avis::Tenue), "one opinion each, the last one");
    }
}

#[tokio::test]
async fn une_piece_jointe_se_relit_telle_quelle_et_pas_depuis_un_autre_contrat() {
    for s in scenes().await {
        let (c, id) = (&s.m.contrat, s.id());
        let saisie = SaisiePreuve {
            adresse: String::new(),
            piece: Some(("../bilan.pdf".into(), b"%PDF-1.7 bilan".to_vec())),
            ..une_preuve()
        };
        let preuve = deposer_par_compte(&s.coordination(), c, &id, &saisie).await.unwrap();
        assert_eq!(preuve.piece_nom.as_deref(), Some("bilan.pdf"));
        let mut r = s.coordination().reader().await.unwrap();
        let (relue, octets) = lire_piece(&mut r, c, &preuve.id.to_string()).await.unwrap();
        assert_eq!((octets.as_slice(), relue.piece_mime.as_deref()), (b"%PDF-1.7 bilan".as_slice(), Some("application/pdf")));
        let autre = Contrat { id: Id::fresh(), ..c.clone() };
        assert!(lire_piece(&mut r, &autre, &preuve.id.to_string()).await.is_err());
    }
}
