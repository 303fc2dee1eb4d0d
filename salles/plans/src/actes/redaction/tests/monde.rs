//! A small contract to edit: two levels, two sheets, a coordination, a pilot, a reader, a stranger.

use crate::actes::redaction::{ajouter_declinaison, creer_fiche};
use crate::model::*;
use crate::regles::redaction::{SaisieDeclinaison, SaisieFiche, nouveau_contrat};
use acteurs::model::{Famille, Organisation, OrganisationId};
use jiff::civil::date;
use kernel::{Actor, Id, Lang, Role};
use std::sync::Arc;
use store::global::Collectivite;
use store::{ActeError, Db, Json, Read, Record, args};
use web::house::Inner;
use web::{House, Visit, Visitor};

pub struct Monde {
    pub db: Db,
    ici: Collectivite,
    pub contrat: Contrat,
    pub ambition: Noeud,
    pub objectif: Noeud,
    pub cpts: Organisation,
    pub ars: Organisation,
    pub fiche: FicheAction,
    pub autre: FicheAction,
    pub declinaison: Declinaison,
}

pub fn organisation(nom: &str, sigle: Option<&str>) -> Organisation {
    Organisation {
        id: OrganisationId::fresh(),
        version: 1,
        nom: nom.into(),
        sigle: sigle.map(str::to_owned),
        graphies: Json(vec![]),
        famille: Famille::Autre,
        parent_id: None,
        generique: false,
        courriel: None,
        note: None,
        remplacee_par: None,
        cle: kernel::texte::cle(nom),
    }
}

fn noeud(contrat: &Contrat, parent: Option<&Noeud>, code: &str, titre: &str, ordre: i64) -> Noeud {
    Noeud {
        id: Id::fresh(),
        version: 1,
        contrat_id: contrat.id,
        parent_id: parent.map(|p| p.id),
        niveau: parent.map_or(1, |p| p.niveau + 1),
        code: code.into(),
        titre: titre.into(),
        ordre,
        poids: 1,
        objectifs: Json(vec![]),
    }
}

/// One world on each database.
pub async fn mondes() -> Vec<Monde> {
    let mut tous = vec![];
    for db in store::essai::bases().await.unwrap() {
        let ici = store::essai::collectivite(&db, "ici").await.unwrap();
        let mut contrat = nouveau_contrat(Id::fresh(), ModeleContrat::Cls, "cls-2024-2029".into(), date(2024, 1, 1));
        contrat.titre = "Contrat local de santé".into();
        contrat.duree_annees = 5;
        let ambition = noeud(&contrat, None, "1", "Prévenir", 1);
        let objectif = noeud(&contrat, Some(&ambition), "1.1", "Informer", 2);
        let (cpts, ars) =
            (organisation("Communauté professionnelle", Some("CPTS")), organisation("Agence régionale de santé", Some("ARS")));
        let mut w = db.writer(ici.id, Actor::Systeme, "essai").await.unwrap();
        w.insert(&contrat).await.unwrap();
        w.insert(&ambition).await.unwrap();
        w.insert(&objectif).await.unwrap();
        w.insert(&cpts).await.unwrap();
        w.insert(&ars).await.unwrap();
        w.commit().await.unwrap();
        let coordination = visite(&db, &ici, Some((Role::Coordination, None, None)));
        let fiche = creer_fiche(&coordination, &contrat, &saisie("Former les relais", &objectif), "").await.unwrap();
        let autre = creer_fiche(&coordination, &contrat, &saisie("Informer chacun", &objectif), "").await.unwrap();
        let a = SaisieDeclinaison { libelle: "Atelier".into(), annees: vec!["1".into()], ..Default::default() };
        let declinaison = ajouter_declinaison(&coordination, &fiche, &a).await.unwrap();
        let pilotage = Participation {
            id: Id::fresh(),
            version: 1,
            contrat_id: contrat.id,
            fiche_id: fiche.id,
            organisation_id: cpts.id,
            role: RoleParticipation::Pilote,
            services: Json(vec![]),
            ordre: 1,
        };
        let mut w = db.writer(ici.id, Actor::Systeme, "essai").await.unwrap();
        w.insert(&pilotage).await.unwrap();
        w.commit().await.unwrap();
        tous.push(Monde { db, ici, contrat, ambition, objectif, cpts, ars, fiche, autre, declinaison });
    }
    tous
}

pub fn saisie(titre: &str, noeud: &Noeud) -> SaisieFiche {
    SaisieFiche {
        titre: titre.into(),
        noeud: noeud.id.to_string(),
        mode_pilotage: "pilotage".into(),
        statut: "a_venir".into(),
        poids: "1".into(),
        ..SaisieFiche::default()
    }
}

type Qui = Option<(Role, Option<OrganisationId>, Option<String>)>;

fn visite(db: &Db, ici: &Collectivite, qui: Qui) -> Visit {
    let house = House(Arc::new(Inner {
        db: db.clone(),
        secret: [7; 32],
        base_url: "https://pacte.example".into(),
        demo: false,
        authenticate: Box::new(acteurs::actes::connexion::Comptes),
        nav: vec![],
        max_upload_mb: 1,
        sso: None,
        behind_proxy: false,
        press: Box::new(web::NoPress),
    }));
    Visit {
        house,
        collectivite: Arc::new(ici.clone()),
        lang: Lang::Fr,
        visitor: qui.map(|(role, organisation, contrat)| {
            Arc::new(Visitor {
                compte_id: "compte".into(),
                connexion_id: "connexion".into(),
                nom: format!("Compte {}", role.code()),
                organisation_id: organisation.map(|o| o.to_string()),
                lang: None,
                roles: vec![(role, contrat)],
            })
        }),
        here: "/ici/contrats".into(),
        session: None,
        agent: String::new(),
        address: None,
    }
}

impl Monde {
    pub fn coordination(&self) -> Visit {
        visite(&self.db, &self.ici, Some((Role::Coordination, None, Some(self.contrat.id.to_string()))))
    }

    /// An account of that name, of that organisation.
    pub fn de(&self, role: Role, organisation: Option<OrganisationId>, compte: &str) -> Visit {
        let mut visit = visite(&self.db, &self.ici, Some((role, organisation, None)));
        if let Some(mut visitor) = visit.visitor.as_deref().cloned() {
            visitor.compte_id = compte.into();
            visit.visitor = Some(Arc::new(visitor));
        }
        visit
    }

    /// Nobody signed in: the bearer of a link.
    pub fn personne(&self) -> Visit {
        visite(&self.db, &self.ici, None)
    }

    pub fn coordination_d_un_autre_contrat(&self) -> Visit {
        visite(&self.db, &self.ici, Some((Role::Coordination, None, Some("autre".into()))))
    }

    /// The organisation CPTS, which pilots `fiche` and not `autre`.
    pub fn pilote(&self) -> Visit {
        visite(&self.db, &self.ici, Some((Role::Pilote, Some(self.cpts.id), None)))
    }

    pub fn role(&self, role: Role) -> Visit {
        visite(&self.db, &self.ici, Some((role, None, None)))
    }

    /// A sheet of another contract of the same collectivité.
    pub async fn autre_contrat(&self) -> FicheAction {
        let mut contrat = nouveau_contrat(Id::fresh(), ModeleContrat::ContratDeVille, "cdv".into(), date(2024, 1, 1));
        contrat.titre = "Contrat de ville".into();
        let defi = noeud(&contrat, None, "D1", "Un défi", 1);
        let mut w = self.db.writer(self.ici.id, Actor::Systeme, "essai").await.unwrap();
        w.insert(&contrat).await.unwrap();
        w.insert(&defi).await.unwrap();
        w.commit().await.unwrap();
        creer_fiche(&self.role(Role::Coordination), &contrat, &saisie("Ailleurs", &defi), "").await.unwrap()
    }

    pub async fn relire<T: Record>(&self, record: &T) -> T {
        self.db.reader(self.ici.id).await.unwrap().load(&record.id_text()).await.unwrap()
    }

    pub async fn tous<T: Record>(&self) -> Vec<T> {
        self.db.reader(self.ici.id).await.unwrap().list("", args![]).await.unwrap()
    }

    /// The reason of the last entry of the journal about a record.
    pub async fn dernier_motif<T: Record>(&self, record: &T) -> Option<String> {
        let mut r = self.db.reader(self.ici.id).await.unwrap();
        store::journal::histoire(&mut r, T::TABLE, &record.id_text()).await.unwrap().pop().unwrap().motif
    }
}

/// The codes of the refusals of an act that was refused.
pub fn codes<T: std::fmt::Debug>(resultat: Result<T, ActeError>) -> Vec<&'static str> {
    match resultat {
        Err(ActeError::Refus(refus)) => refus.iter().map(|r| r.code()).collect(),
        autre => panic!("un refus était attendu, et non {autre:?}"),
    }
}

pub fn interdit<T>(resultat: &Result<T, ActeError>) -> bool {
    matches!(resultat, Err(ActeError::Interdit))
}

pub fn perime<T>(resultat: &Result<T, ActeError>) -> bool {
    matches!(resultat, Err(ActeError::Store(store::StoreError::Stale { .. })))
}
