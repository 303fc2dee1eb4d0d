//! A contract, a call, three funders, two associations; and a small browser.

use crate::guichet::{Guichet, Reponse};
use crate::model::*;
use crate::regles::enveloppe::Nature;
use crate::regles::etats::EtatAppel;
use crate::regles::{Financeur, Parametres, heure};
use acteurs::model::{Famille, Organisation};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use jiff::civil::date;
use kernel::{Actor, Id, Role};
use std::ops::Deref;
use store::essai::{bases_with, collectivite};
use store::global::Collectivite;
use store::{Db, Json, Read, Record, args};
use territoire::model::{GenreTerritoire, Territoire};
use web::Visitor;

/// Who signs in under « role:organisation », or « role@account:organisation ».
fn visiteur(nom: &str) -> Option<Visitor> {
    let (role, organisation) = nom.split_once(':').map_or((nom, None), |(role, o)| (role, Some(o.to_owned())));
    let (role, compte) = role.split_once('@').unwrap_or((role, nom));
    Role::from_code(role).map(|role| Visitor {
        compte_id: compte.to_owned(),
        connexion_id: nom.to_owned(),
        nom: format!("Compte {}", role.code()),
        organisation_id: organisation,
        lang: None,
        roles: vec![(role, None)],
    })
}

pub const CONTRAT: &str = "cdv";

pub struct Maison {
    pub db: Db,
    pub ici: Collectivite,
    guichet: Guichet,
    pub appel: Appel,
    pub associations: Vec<Organisation>,
    pub etat: Organisation,
    pub agglo: Organisation,
}

fn organisation(nom: &str, famille: Famille) -> Organisation {
    Organisation {
        id: Id::fresh(),
        version: 1,
        nom: nom.into(),
        sigle: None,
        graphies: Json(vec![]),
        famille,
        parent_id: None,
        generique: false,
        courriel: None,
        note: None,
        remplacee_par: None,
        cle: kernel::texte::cle(nom),
    }
}

/// A call open from 10 November 2026 to 15 January 2027: the tests live on 22 November 2026.
fn appel() -> Appel {
    Appel {
        id: Id::fresh(),
        version: 1,
        contrat_id: CONTRAT.into(),
        slug: "2027".into(),
        intitule: "Appel 2027".into(),
        exercice: 2027,
        etat: EtatAppel::Ouvert,
        ouverture_a: heure::lire("2026-11-10T09:00"),
        cloture_a: heure::lire("2027-01-15T12:00"),
        clos_a: None,
        grille: Json(vec![]),
    }
}

fn porteur(organisation: &Organisation, siret: &str) -> Porteur {
    Porteur {
        id: Id::fresh(),
        version: 1,
        organisation_id: organisation.id,
        nom: organisation.nom.clone(),
        siret: Some(siret.into()),
        rna: None,
        forme: "association".into(),
        droit: "prive".into(),
        representant: "Présidence".into(),
        rup: false,
        agrement: false,
        cer_le: Some(date(2022, 1, 1)),
        structurante_copil_le: None,
        budget_annuel_centimes: None,
        cle: organisation.cle.clone(),
    }
}

/// One house on each database.
pub async fn maisons() -> Vec<Maison> {
    maisons_a(store::essai::clock()).await
}

/// The same, at the hour of this clock.
pub async fn maisons_a(horloge: kernel::Clock) -> Vec<Maison> {
    let mut toutes = vec![];
    for db in bases_with(horloge).await.unwrap() {
        let ici = collectivite(&db, "ici").await.unwrap();
        let mut w = db.writer(ici.id, Actor::Systeme, "essai").await.unwrap();
        let associations =
            vec![organisation("Association A", Famille::Association), organisation("Association B", Famille::Association)];
        let (etat, agglo) = (organisation("Préfecture", Famille::Etat), organisation("Agglo", Famille::Collectivite));
        for o in associations.iter().chain([&etat, &agglo]) {
            w.insert(o).await.unwrap();
        }
        let porteur = porteur(&associations[0], "73282932000074");
        w.insert(&porteur).await.unwrap();
        for (rang, (code, ligne, qui)) in
            (1..).zip([("ETAT", "74etat", Some(etat.id)), ("AGGLO", "74epci", Some(agglo.id)), ("VILLE", "74com", None)])
        {
            w.insert(&FinanceurInscrit {
                id: Id::fresh(),
                version: 1,
                code: Financeur::nomme(code),
                nom: format!("Financeur {code}"),
                organisation_id: qui,
                siret: None,
                ligne_budget: ligne.into(),
                instruit: qui.is_some(),
                publie_refus: false,
                rang,
            })
            .await
            .unwrap();
        }
        let appel = appel();
        w.insert(&appel).await.unwrap();
        w.insert(&LettreCadrage {
            id: Id::fresh(),
            version: 1,
            appel_id: appel.id,
            numero: 1,
            etat: EtatLettre::EnVigueur,
            contenu: Json(ContenuLettre {
                rubriques: crate::regles::appel::RUBRIQUES.iter().map(|r| ((*r).to_owned(), format!("Texte : {r}"))).collect(),
                ..ContenuLettre::default()
            }),
            parametres: Json(Parametres::default()),
            effet_le: None,
            vote_copil_le: Some(date(2026, 11, 5)),
            seance: "Comité du 5 novembre".into(),
            motif: String::new(),
            cree_a: heure::lire("2026-10-20T09:00").unwrap(),
        })
        .await
        .unwrap();
        let racine = Enveloppe {
            id: Id::fresh(),
            version: 1,
            contrat_id: CONTRAT.into(),
            exercice: 2027,
            financeur: Financeur::nomme("AGGLO"),
            parent_id: None,
            nature: Nature::Racine,
            libelle: "Crédits".into(),
            montant_centimes: 26_100_000,
            acte: None,
            acte_le: None,
        };
        w.insert(&racine).await.unwrap();
        let part = Enveloppe {
            id: Id::fresh(),
            parent_id: Some(racine.id),
            nature: Nature::Appel,
            libelle: "Appel".into(),
            montant_centimes: 18_500_000,
            ..racine
        };
        w.insert(&part).await.unwrap();
        w.insert(&Territoire {
            id: Id::fresh(),
            version: 1,
            genre: GenreTerritoire::Qpv,
            code: Some("QN01102I".into()),
            nom: "La Conte".into(),
            parent_id: None,
            millesime: None,
            population: Some(2525),
            codes_postaux: Json(vec![]),
            longitude: None,
            latitude: None,
            cle: "la conte".into(),
        })
        .await
        .unwrap();
        w.commit().await.unwrap();
        let guichet = Guichet::ouvrir(&db, visiteur);
        toutes.push(Maison { db, ici, guichet, appel, associations, etat, agglo });
    }
    toutes
}

/// A house is asked as its desk is.
impl Deref for Maison {
    type Target = Guichet;
    fn deref(&self) -> &Guichet {
        &self.guichet
    }
}

impl Maison {
    pub fn porteur_a(&self) -> String {
        format!("porteur:{}", self.associations[0].id)
    }

    pub fn porteur_b(&self) -> String {
        format!("porteur:{}", self.associations[1].id)
    }

    pub fn financeur(&self, organisation: &Organisation) -> String {
        format!("financeur:{}", organisation.id)
    }

    pub async fn tous<T: Record>(&self) -> Vec<T> {
        self.db.reader(self.ici.id).await.unwrap().list("", args![]).await.unwrap()
    }

    /// The only file, as it is.
    pub async fn dossier(&self) -> Dossier {
        self.tous::<Dossier>().await.pop().unwrap()
    }

    /// A record written as another hand would.
    pub async fn changer<T: Record>(&self, mut record: T) {
        let mut w = self.db.writer(self.ici.id, Actor::Systeme, "essai").await.unwrap();
        w.update(&mut record).await.unwrap();
        w.commit().await.unwrap();
    }

    /// The second association, once it said who it is.
    pub async fn autre_porteur(&self) -> Porteur {
        let second = Porteur { siret: None, rna: Some("W112000002".into()), ..porteur(&self.associations[1], "") };
        let mut w = self.db.writer(self.ici.id, Actor::Systeme, "essai").await.unwrap();
        w.insert(&second).await.unwrap();
        w.commit().await.unwrap();
        second
    }

    /// A form with a file.
    pub async fn joindre(&self, nom: &str, chemin: &str, genre: &str, fichier: (&str, &[u8])) -> Reponse {
        let bord = "limite-de-l-essai";
        let mut corps = format!(
            "--{bord}\r\nContent-Disposition: form-data; name=\"action\"\r\n\r\npiece\r\n--{bord}\r\nContent-Disposition: form-data; \
             name=\"genre\"\r\n\r\n{genre}\r\n--{bord}\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"{}\"\r\n\r\n",
            fichier.0
        )
        .into_bytes();
        corps.extend_from_slice(fichier.1);
        corps.extend_from_slice(format!("\r\n--{bord}--\r\n").as_bytes());
        let demande = Request::post(format!("/ici{chemin}"))
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={bord}"))
            .body(Body::from(corps))
            .unwrap();
        self.envoyer(nom, demande).await
    }

    /// A draft of association A, and the address of its form.
    pub async fn brouillon(&self) -> (Dossier, String) {
        let page =
            self.poster(&self.porteur_a(), "/appels/2027/dossiers/nouveau", &[("intitule", "Ateliers parents-enfants")]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let dossier = self.dossier().await;
        let chemin = format!("/dossiers/{}/modifier", dossier.id);
        (dossier, chemin)
    }

    /// A file of association A, deposited.
    pub async fn depose(&self) -> Dossier {
        let (dossier, chemin) = self.brouillon().await;
        let page = self.poster(&self.porteur_a(), &chemin, &avec(&dossier, &[("action", "deposer")])).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        self.dossier().await
    }
}

/// A form that may be deposited.
pub const COMPLET: &[(&str, &str)] = &[
    ("intitule", "Ateliers parents-enfants"),
    ("resume", "Un atelier chaque semaine"),
    ("publics", "Familles du quartier"),
    ("debut", "01/01/2027"),
    ("fin", "31/12/2027"),
    ("qpv.QN01102I", "100"),
    ("valeur_ajoutee", "completer"),
    ("droit_commun", "Locaux de la Ville"),
    ("b.641", "9 000"),
    ("b.864", "500"),
    ("b.870", "500"),
    ("b.756", "1 000"),
    ("d.ETAT", "5 000"),
    ("d.AGGLO", "3 000"),
];

/// The complete form of a file at its version, some fields changed.
pub fn avec<'a>(dossier: &Dossier, changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let version: &'static str = Box::leak(dossier.version.to_string().into_boxed_str());
    let garde = COMPLET.iter().copied().filter(|(nom, _)| !changes.iter().any(|(autre, _)| autre == nom));
    garde.chain([("version", version)]).chain(changes.iter().copied()).collect()
}
