//! A small contract: three sheets in force, one level, a review of year 2 under way.

use crate::model::*;
use crate::regles::decision::{ProjetComite, ProjetDecision};
use acteurs::model::{Famille, Organisation};
use jiff::civil::{Date, date};
use kernel::{Actor, Id, Role};
use std::sync::Arc;
use store::global::Collectivite;
use store::{ActeError, Db, Json, Read, Reader, Writer, args};
use web::house::Inner;
use web::{House, Visit, Visitor};

/// The day of the tests (`store::essai::clock`).
pub const AUJOURD_HUI: Date = date(2026, 11, 22);
pub const MOTIF: &str = "Le chantier tient son calendrier et la livraison est attendue.";

pub struct Atelier {
    pub db: Db,
    pub ici: Collectivite,
    pub contrat: Contrat,
    pub noeud: Noeud,
    /// Sheets 1, 2 and 3.
    pub fiches: Vec<FicheAction>,
    /// A and B of sheet 1: years 1 and 2, then 1 to 5.
    pub declinaisons: Vec<Declinaison>,
    pub agglo: Organisation,
    pub ars: Organisation,
    pub campagne: Campagne,
    pub repondant: Repondant,
}

fn statut(code: &str, categorie: Categorie) -> Statut {
    Statut {
        code: code.into(),
        libelle: code.replace('_', " "),
        sens: String::new(),
        categorie,
        motif_exige: false,
        passages: vec![],
    }
}

fn organisation(nom: &str, sigle: Option<&str>) -> Organisation {
    Organisation {
        id: Id::fresh(),
        version: 1,
        nom: nom.into(),
        sigle: sigle.map(str::to_owned),
        graphies: Json(vec![]),
        famille: Famille::Collectivite,
        parent_id: None,
        generique: false,
        courriel: None,
        note: None,
        remplacee_par: None,
        cle: kernel::texte::cle(nom),
    }
}

/// One contract on each database.
pub async fn ateliers() -> Vec<Atelier> {
    let mut all = vec![];
    for db in store::essai::bases().await.unwrap() {
        let ici = store::essai::collectivite(&db, "ici").await.unwrap();
        let mut w = db.writer(ici.id, Actor::Systeme, "essai").await.unwrap();
        let (agglo, ars) = (organisation("Carcassonne Agglo", None), organisation("Agence régionale de santé", Some("ARS")));
        w.insert(&agglo).await.unwrap();
        w.insert(&ars).await.unwrap();
        let contrat = Contrat {
            id: Id::fresh(),
            version: 1,
            slug: "cls".into(),
            modele: ModeleContrat::Cls,
            titre: "Contrat local de santé".into(),
            sigle: Some("CLS".into()),
            periode: "2024-2029".into(),
            annee_debut: 2024,
            annee_fin: 2029,
            duree_annees: 5,
            signe_le: None,
            annee_un_le: date(2025, 1, 1),
            regle_annee: RegleAnnee::Civile,
            niveaux: Json(vec!["Ambition".into()]),
            porteur_id: Some(agglo.id),
            etat: EtatContrat::EnVigueur,
            perimetre: String::new(),
            revision: String::new(),
            resiliation: Json(vec![]),
            evaluation: Json(vec![]),
            paliers: Json(vec![20, 40, 60, 80, 100]),
            statuts: Json(vec![
                statut("a_venir", Categorie::AVenir),
                statut("en_cours", Categorie::Active),
                statut("realisee", Categorie::Terminee),
                statut("abandonnee", Categorie::Abandonnee),
            ]),
            couverture_fiche: 50,
            couverture_plan: 60,
            version_plan: 1,
            source: String::new(),
        };
        w.insert(&contrat).await.unwrap();
        let noeud = Noeud {
            id: Id::fresh(),
            version: 1,
            contrat_id: contrat.id,
            parent_id: None,
            niveau: 1,
            code: "1".into(),
            titre: "Agir".into(),
            ordre: 1,
            poids: 1,
            objectifs: Json(vec![]),
        };
        w.insert(&noeud).await.unwrap();
        let mut fiches = vec![];
        for numero in 1..=3 {
            let fiche = FicheAction {
                id: Id::fresh(),
                version: 1,
                contrat_id: contrat.id,
                noeud_id: noeud.id,
                numero,
                titre: format!("Action {numero}"),
                titre_plan: None,
                mode_pilotage: ModePilotage::Pilotage,
                contexte: "Contexte".into(),
                objectif_strategique: "Créer des jardins clés en main".into(),
                objectifs_operationnels: Json(vec!["Un".into()]),
                public_cible: "Habitants".into(),
                publics: Json(vec![]),
                statut: "en_cours".into(),
                statut_motif: None,
                poids: 1,
                retiree_le: None,
                recherche: String::new(),
            };
            w.insert(&fiche).await.unwrap();
            let pilote = Participation {
                id: Id::fresh(),
                version: 1,
                contrat_id: contrat.id,
                fiche_id: fiche.id,
                organisation_id: agglo.id,
                role: RoleParticipation::Pilote,
                services: Json(vec!["Santé".into()]),
                ordre: 1,
            };
            w.insert(&pilote).await.unwrap();
            fiches.push(fiche);
        }
        let mut declinaisons = vec![];
        for (ordre, lettre, annees) in [(1, "A", vec![1, 2]), (2, "B", vec![1, 2, 3, 4, 5])] {
            let d = Declinaison {
                id: Id::fresh(),
                version: 1,
                contrat_id: contrat.id,
                fiche_id: fiches[0].id,
                lettre: lettre.into(),
                lettre_imprimee: lettre.into(),
                libelle: format!("Sous-action {lettre}"),
                details: Json(vec![]),
                echeance: Some("Année 1".into()),
                annees: Json(annees),
                ordre,
                retiree_le: None,
            };
            w.insert(&d).await.unwrap();
            declinaisons.push(d);
        }
        let campagne = Campagne {
            id: Id::fresh(),
            version: 1,
            contrat_id: contrat.id,
            exercice: 2,
            titre: "Revue de l’année 2".into(),
            etat: EtatCampagne::Ouverte,
            ouverte_le: Some(date(2026, 10, 1)),
            echeance: date(2026, 11, 15),
            close_le: None,
            figee_le: None,
            annulee_motif: None,
            message: String::new(),
            portee: Json(Portee::default()),
            champs: Json(vec![]),
            relances: Json(vec![]),
        };
        w.insert(&campagne).await.unwrap();
        let repondant = Repondant {
            id: Id::fresh(),
            version: 1,
            campagne_id: campagne.id,
            contrat_id: contrat.id,
            organisation_id: Some(agglo.id),
            nom: "Chargée de mission".into(),
            courriel: "mission@agglomeration.example".into(),
            suppleant_courriel: None,
            compte_id: None,
            lien_id: None,
            delegue_de: None,
            portee: Json(Portee::default()),
            echec: None,
        };
        w.insert(&repondant).await.unwrap();
        w.commit().await.unwrap();
        all.push(Atelier { db, ici, contrat, noeud, fiches, declinaisons, agglo, ars, campagne, repondant });
    }
    all
}

impl Atelier {
    pub async fn ecrire(&self) -> Writer {
        let actor = Actor::Compte { id: "c".into(), nom: "Coordination".into(), pour_le_compte_de: None };
        self.db.writer(self.ici.id, actor, "essai").await.unwrap()
    }

    /// A visit of this role on this contract (`None`: on another contract), at that address.
    pub fn visite(&self, role: Role, ici: bool, adresse: &str) -> Visit {
        let house = House(Arc::new(Inner {
            db: self.db.clone(),
            secret: [7; 32],
            base_url: "https://pacte.example".into(),
            demo: false,
            authenticate: Box::new(acteurs::actes::connexion::Comptes),
            nav: vec![],
            max_upload_mb: 1,
            sso: None,
            behind_proxy: false,
            press: Box::new(crate::papier::EnPlace),
        }));
        let contrat = if ici { self.contrat.id.to_string() } else { "autre".into() };
        Visit {
            house,
            collectivite: Arc::new(self.ici.clone()),
            lang: kernel::Lang::Fr,
            visitor: Some(Arc::new(Visitor {
                compte_id: "compte".into(),
                connexion_id: "connexion".into(),
                nom: format!("Compte {}", role.code()),
                organisation_id: None,
                lang: None,
                roles: vec![(role, Some(contrat))],
            })),
            here: adresse.into(),
            session: None,
            agent: String::new(),
            address: None,
        }
    }

    pub async fn lire(&self) -> Reader {
        self.db.reader(self.ici.id).await.unwrap()
    }

    pub async fn fiche(&self, rang: usize) -> FicheAction {
        self.lire().await.load(&self.fiches[rang].id).await.unwrap()
    }

    pub async fn reponse(&self, rang: usize, etat: EtatReponse) -> Reponse {
        let reponse = Reponse {
            id: Id::fresh(),
            version: 1,
            campagne_id: self.campagne.id,
            contrat_id: self.contrat.id,
            fiche_id: self.fiches[rang].id,
            repondant_id: self.repondant.id,
            etat,
            echeance: None,
            contenu: Json(Saisie::default()),
            commencee_a: None,
            deposee_a: None,
            deposee_par: None,
            motif: None,
            traitee_a: None,
            traitee_par: None,
        };
        let mut w = self.ecrire().await;
        w.insert(&reponse).await.unwrap();
        w.commit().await.unwrap();
        reponse
    }

    pub async fn bilan(&self, rang: usize, annee: i64, palier: Option<i64>, meteo: Option<Ciel>, besoins: &str) {
        let bilan = BilanAnnuel {
            id: Id::fresh(),
            version: 1,
            contrat_id: self.contrat.id,
            fiche_id: self.fiches[rang].id,
            annee,
            palier,
            atteinte: None,
            commentaire: String::new(),
            difficultes: String::new(),
            besoins: besoins.into(),
            suites: String::new(),
            meteo,
            meteo_motif: meteo.map(|_| "Le local promis manque toujours.".into()),
            meteo_le: meteo.map(|_| date(2026, 11, 2)),
            reponse_id: None,
            auteur: "Chargée de mission".into(),
            accepte_par: None,
        };
        let mut w = self.ecrire().await;
        w.insert(&bilan).await.unwrap();
        w.commit().await.unwrap();
    }

    /// A sitting held that day.
    pub async fn seance(&self, tenue_le: Date) -> Comite {
        let mut w = self.ecrire().await;
        let comite = super::super::creer_comite(&mut w, self.contrat.id, &self.projet_comite(tenue_le)).await.unwrap();
        let comite = super::super::tenir_comite(&mut w, comite.id).await.unwrap();
        w.commit().await.unwrap();
        comite
    }

    pub fn projet_comite(&self, tenue_le: Date) -> ProjetComite {
        ProjetComite {
            titre: "Bilan de l’année 2".into(),
            tenue_le,
            lieu: Some("Salle du conseil".into()),
            presents: "Vice-présidence à la santé\nDélégation départementale de l’ARS".into(),
            notes: String::new(),
            campagne_id: Some(self.campagne.id),
        }
    }

    pub fn projet(&self, genre: GenreDecision, rang: Option<usize>) -> ProjetDecision {
        ProjetDecision {
            genre,
            fiche_id: rang.map(|r| self.fiches[r].id),
            motif: MOTIF.into(),
            conditions: String::new(),
            responsable: "Coordination du contrat local de santé".into(),
            echeance: Some(date(2027, 3, 31)),
            avenant_requis: false,
            proposition: Proposition::default(),
        }
    }

    pub async fn decider(&self, comite: &Comite, projet: &ProjetDecision) -> Decision {
        let mut w = self.ecrire().await;
        let decision = super::super::decider(&mut w, comite.id, projet).await.unwrap();
        w.commit().await.unwrap();
        decision
    }

    pub async fn valider(&self, comite: &Comite, appliquer: &[DecisionId]) {
        let mut w = self.ecrire().await;
        super::super::valider_releve(&mut w, comite.id, appliquer).await.unwrap();
        w.commit().await.unwrap();
    }

    pub async fn decisions(&self, comite: &Comite) -> Vec<Decision> {
        self.lire().await.list("comite_id = $2 ;; ORDER BY ordre", args![comite.id]).await.unwrap()
    }
}

/// The codes of the refusals of an act, in order.
pub fn codes<T: std::fmt::Debug>(issue: Result<T, ActeError>) -> Vec<&'static str> {
    match issue {
        Err(ActeError::Refus(refus)) => {
            for r in &refus {
                for lang in kernel::Lang::ALL {
                    assert!(r.message(lang).chars().count() > 10, "{r:?} ne dit rien");
                }
            }
            refus.iter().map(|r| r.code()).collect()
        }
        autre => panic!("un refus était attendu : {autre:?}"),
    }
}
