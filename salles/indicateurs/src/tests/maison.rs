//! A contract of five years, two indicators, three communes; and a small browser.

use crate::actes::valeurs::{Bilan, Cellule, Cle, Dossier, Perimetre, Voulu, ecrire};
use crate::model::*;
use crate::plans::{Contrat, Exercice, Objet, Plans};
use crate::regles::{Mois, Operation};
use acteurs::model::{Famille, Organisation};
use async_trait::async_trait;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use kernel::{Actor, CollectiviteId, Id, Lang, Role};
use std::sync::Arc;
use store::essai::{bases, collectivite};
use store::global::Collectivite;
use store::{ActeError, Db, Json, Read, Reader, Record, StoreError, args};
use territoire::model::{GenreTerritoire, Territoire};
use tower::ServiceExt;
use tower_sessions::Session;
use web::house::{Inner, NoPress};
use web::session::DbSessions;
use web::{Authenticate, House, Visit, Visitor};

/// Takes the name of the sign-in, « role:organisation », for who signed in.
struct ParNom;

fn visiteur(nom: &str) -> Option<Visitor> {
    let (role, organisation) = nom.split_once(':').map_or((nom, None), |(role, o)| (role, Some(o.to_owned())));
    Role::from_code(role).map(|role| Visitor {
        compte_id: nom.to_owned(),
        connexion_id: nom.to_owned(),
        nom: format!("Compte {}", role.code()),
        organisation_id: organisation,
        lang: None,
        roles: vec![(role, Some(CONTRAT.to_owned()))],
    })
}

#[async_trait]
impl Authenticate for ParNom {
    async fn visitor(&self, _: &Db, _: CollectiviteId, connexion: &str) -> Result<Option<Visitor>, StoreError> {
        Ok(visiteur(connexion))
    }
}

pub const CONTRAT: &str = "cls";
pub const FICHE: &str = "fiche-1";

/// Plans as these tests need them: years 2022 to 2026, one sheet.
struct UnContrat(Contrat);

pub fn contrat() -> Contrat {
    let exercices = (0..5).map(|n| Exercice {
        numero: i64::from(n) + 1,
        debut: Mois::nouveau(2022 + n, 1).unwrap(),
        fin: Mois::nouveau(2022 + n, 12).unwrap(),
    });
    Contrat { id: CONTRAT.into(), slug: CONTRAT.into(), nom: "Contrat de santé".into(), exercices: exercices.collect() }
}

#[async_trait]
impl Plans for UnContrat {
    async fn contrats(&self, _: &mut Reader) -> Result<Vec<Contrat>, StoreError> {
        Ok(vec![self.0.clone()])
    }
    async fn objets(&self, r: &mut Reader, _: &str) -> Result<Vec<Objet>, StoreError> {
        let pilote: Option<Organisation> = r.find("cle = $2", args!["pilote".to_owned()]).await?;
        Ok(vec![Objet {
            id: FICHE.into(),
            nom: "1. Bien manger".into(),
            chemin: "/contrats/cls/fiches/1".into(),
            calcul: Some("/contrats/cls/calcul/atteinte/fiche-1".into()),
            confie_a: pilote.map(|o| o.id.to_string()).into_iter().collect(),
        }])
    }
}

pub struct Maison {
    pub contrat: Contrat,
    pub db: Db,
    pub ici: Collectivite,
    pub house: House,
    router: Router,
    /// A yearly count attached to the sheet, entrusted to « pilote ».
    pub ateliers: Indicateur,
    /// A yearly ratio answered by commune.
    pub couverture: Indicateur,
    pub communes: Vec<Territoire>,
    pub pilote: Organisation,
}

pub struct Reponse {
    pub status: StatusCode,
    pub vers: String,
    pub texte: String,
}

impl Reponse {
    pub fn contient(&self, mots: &str) -> bool {
        self.texte.contains(mots)
    }
}

fn indicateur(code: &str, libelle: &str, mesure: Mesure, unite: &str, ordre: i64) -> Indicateur {
    Indicateur {
        id: Id::fresh(),
        version: 1,
        contrat_id: CONTRAT.into(),
        code: code.into(),
        libelle: libelle.into(),
        definition: String::new(),
        unite: unite.into(),
        role: RoleIndicateur::Resultat,
        mesure,
        sens: Sens::Hausse,
        reference: Some("0".into()),
        reference_le: None,
        poids: "1".into(),
        etat: EtatIndicateur::Valide,
        derive_de: None,
        ordre,
        echelle: Json(None),
    }
}

fn organisation(nom: &str) -> Organisation {
    Organisation {
        id: Id::fresh(),
        version: 1,
        nom: nom.into(),
        sigle: None,
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

/// One house on each database.
pub async fn maisons() -> Vec<Maison> {
    maisons_de(contrat()).await
}

/// The same, for another contract.
pub async fn maisons_de(contrat: Contrat) -> Vec<Maison> {
    let mut toutes = vec![];
    for db in bases().await.unwrap() {
        let ici = collectivite(&db, "ici").await.unwrap();
        let mut w = db.writer(ici.id, Actor::Systeme, "essai").await.unwrap();
        let ateliers = indicateur("1.R1", "Ateliers tenus", Mesure::Quantite, "atelier", 1);
        let couverture = indicateur("1.R2", "Élèves touchés", Mesure::Ratio, "%", 2);
        let pilote = organisation("Pilote");
        w.insert(&pilote).await.unwrap();
        for i in [&ateliers, &couverture] {
            w.insert(i).await.unwrap();
        }
        w.insert(&Rattachement {
            id: Id::fresh(),
            version: 1,
            contrat_id: CONTRAT.into(),
            indicateur_id: ateliers.id,
            objet: "fiche".into(),
            objet_id: FICHE.into(),
            lettres: Json(vec![]),
            declinaisons: Json(vec![]),
        })
        .await
        .unwrap();
        w.insert(&Cible {
            id: Id::fresh(),
            version: 1,
            contrat_id: CONTRAT.into(),
            indicateur_id: ateliers.id,
            annee: 4,
            valeur: "20".into(),
        })
        .await
        .unwrap();
        let suivi = Suivi::par_defaut(&couverture, None);
        w.insert(&Suivi { niveau: Some(GenreTerritoire::Commune), debut: Mois::nouveau(2022, 1), ..suivi }).await.unwrap();
        let suivi = Suivi::par_defaut(&ateliers, Mois::nouveau(2022, 1));
        let suivi =
            Suivi { source: "Registre de la ville".into(), decimales: Some(0), operation_periodes: Operation::Somme, ..suivi };
        w.insert(&suivi).await.unwrap();
        let mut communes = vec![];
        for (nom, code) in [("Alairac", "11005"), ("Berriac", "11037"), ("Cavanac", "11085")] {
            let commune = Territoire {
                id: Id::fresh(),
                version: 1,
                genre: GenreTerritoire::Commune,
                code: Some(code.into()),
                nom: nom.into(),
                parent_id: None,
                millesime: None,
                population: Some(1000),
                codes_postaux: Json(vec![]),
                longitude: None,
                latitude: None,
                cle: kernel::texte::cle(nom),
            };
            w.insert(&commune).await.unwrap();
            communes.push(commune);
        }
        w.commit().await.unwrap();
        let house = House(Arc::new(Inner {
            db: db.clone(),
            secret: [7; 32],
            base_url: "https://pacte.example".into(),
            demo: false,
            authenticate: Box::new(ParNom),
            nav: vec![],
            max_upload_mb: 20,
            sso: None,
            behind_proxy: false,
            press: Box::new(NoPress),
        }));
        let router = web::route::router(&house, crate::routes(Arc::new(UnContrat(contrat.clone())))).with_state(house.clone());
        toutes.push(Maison { contrat: contrat.clone(), db, ici, house, router, ateliers, couverture, communes, pilote });
    }
    toutes
}

impl Maison {
    pub fn visite(&self, nom: &str) -> Visit {
        Visit {
            house: self.house.clone(),
            collectivite: Arc::new(self.ici.clone()),
            lang: Lang::Fr,
            visitor: visiteur(nom).map(Arc::new),
            here: "/ici".into(),
            session: None,
            agent: String::new(),
            address: None,
        }
    }

    /// « pilote » with their organisation.
    pub fn pilote(&self) -> String {
        format!("pilote:{}", self.pilote.id)
    }

    pub async fn dossier(&self) -> Dossier {
        let mut r = self.db.reader(self.ici.id).await.unwrap();
        let objets = UnContrat(self.contrat.clone()).objets(&mut r, CONTRAT).await.unwrap();
        Dossier::charger(&mut r, self.contrat.clone(), objets, &Perimetre::default()).await.unwrap()
    }

    /// A cell of the workshops, for the whole territory.
    pub fn cellule(&self, annee: i16, texte: &str) -> Cellule {
        let periode = Mois::nouveau(annee, 12).unwrap();
        let cle = Cle { indicateur: self.ateliers.id, territoire: String::new(), periode, source: "Registre de la ville".into() };
        Cellule::nouvelle(cle, texte)
    }

    /// A cell of the coverage of a commune.
    pub fn part(&self, commune: usize, texte: &str) -> Cellule {
        let periode = Mois::nouveau(2025, 12).unwrap();
        let territoire = self.communes[commune].id.to_string();
        Cellule::nouvelle(Cle { indicateur: self.couverture.id, territoire, periode, source: String::new() }, texte)
    }

    pub async fn ecrire(&self, nom: &str, cellules: &[Cellule], voulu: Voulu) -> Result<Bilan, ActeError> {
        let visit = self.visite(nom);
        let mut dossier = self.dossier().await;
        let mut w = visit.writer("valeur.saisir").await?;
        let bilan = ecrire(&visit, &mut w, &mut dossier, cellules, voulu, (Provenance::Saisie, None)).await?;
        w.commit().await?;
        Ok(bilan)
    }

    pub async fn tous<T: Record>(&self) -> Vec<T> {
        self.db.reader(self.ici.id).await.unwrap().list("", args![]).await.unwrap()
    }

    pub async fn voir(&self, nom: &str, chemin: &str) -> Reponse {
        self.envoyer(nom, Request::get(format!("/ici{chemin}")).body(Body::empty()).unwrap()).await
    }

    pub async fn poster(&self, nom: &str, chemin: &str, champs: &[(String, String)]) -> Reponse {
        let corps: Vec<String> =
            champs.iter().map(|(n, v)| format!("{n}={}", web::form::percent_encode(v).replace('/', "%2F"))).collect();
        let demande = Request::post(format!("/ici{chemin}"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(corps.join("&")))
            .unwrap();
        self.envoyer(nom, demande).await
    }

    pub async fn envoyer(&self, nom: &str, mut demande: Request<Body>) -> Reponse {
        let session = Session::new(None, Arc::new(DbSessions(self.db.clone())), None);
        session.insert("ici", nom).await.unwrap();
        demande.extensions_mut().insert(session);
        demande.headers_mut().insert(header::COOKIE, "pacte=essai; langue=fr".parse().unwrap());
        let reponse = self.router.clone().oneshot(demande).await.unwrap();
        let status = reponse.status();
        let vers = reponse.headers().get(header::LOCATION).map(|v| v.to_str().unwrap().to_owned()).unwrap_or_default();
        let octets = reponse.into_body().collect().await.unwrap().to_bytes().to_vec();
        Reponse { status, vers, texte: String::from_utf8_lossy(&octets).into_owned() }
    }
}

/// Couples of a form.
pub fn champs(paires: &[(&str, &str)]) -> Vec<(String, String)> {
    paires.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
}
