//! A small house for tests: a contract, five funders, a call of 2026 under review with the four files of example S-1
//! (Financements, § 13), on each database; and a small browser.

use crate::guichet::Guichet;
use crate::model::*;
use crate::regles::enveloppe::Nature;
use crate::regles::etats::{EtatAppel, EtatDossier, EtatLigne};
use crate::regles::{Euros, Financeur, Parametres};
use acteurs::model::{Compte, Famille, Organisation};
use jiff::civil::date;
use kernel::{Actor, Clock, Id, Lang, Role};
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;
use store::essai::bases_with;
use store::global::Collectivite;
use store::{Db, Json, Read, Record, StoreError, Writer, args};
use territoire::model::{GenreTerritoire, Territoire};
use web::{Visit, Visitor};

pub const CONTRAT: &str = "contrat-1";
/// Where the pages of the call are.
pub const ICI: &str = "/appels/aap-2026";

/// Who signs in under « role:organisation ».
fn visiteur(nom: &str) -> Option<Visitor> {
    let mut parts = nom.split(':');
    let role = Role::from_code(parts.next()?)?;
    Some(Visitor {
        compte_id: nom.to_owned(),
        connexion_id: nom.to_owned(),
        nom: format!("Compte {nom}"),
        organisation_id: parts.next().filter(|o| !o.is_empty()).map(str::to_owned),
        lang: None,
        roles: vec![(role, Some(CONTRAT.to_owned()))],
    })
}

pub struct Maison {
    pub db: Db,
    pub ici: Collectivite,
    guichet: Guichet,
    pub appel: Appel,
    /// a, b, c, d of S-1: `2026-0001` to `2026-0004`.
    pub dossiers: Vec<Dossier>,
    organisations: BTreeMap<String, String>,
}

/// A SIRET of nobody.
fn siret(debut: u64) -> String {
    (0..10).map(|cle| format!("{debut:013}{cle}")).find(|s| Siret::lire(s).is_ok()).unwrap()
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

async fn contrat(w: &mut Writer) {
    w.execute(
        "INSERT INTO contrat (id, collectivite_id, version, slug, modele, titre, sigle, periode, annee_debut, annee_fin, duree_annees,
           signe_le, annee_un_le, regle_annee, niveaux, porteur_id, etat, perimetre, revision, resiliation, evaluation, paliers,
           statuts, couverture_fiche, couverture_plan, version_plan, source)
         VALUES ($2, $1, 1, 'cdv', 'contrat_ville', 'Contrat de ville', 'CDV', '2024-2030', 2024, 2030, 7, NULL, '2024-01-01',
           'civile', '[]', NULL, 'en_vigueur', '[]', '', '', '', '[]', '[]', 0, 0, 1, 'essai')",
        args![CONTRAT.to_owned()],
    )
    .await
    .unwrap();
    w.note("contrat", CONTRAT, &serde_json::json!({"essai": true})).await.unwrap();
}

fn qpv(code: &str, nom: &str, population: i64) -> Territoire {
    Territoire {
        id: Id::fresh(),
        version: 1,
        genre: GenreTerritoire::Qpv,
        code: Some(code.into()),
        nom: nom.into(),
        parent_id: None,
        millesime: None,
        population: Some(population),
        codes_postaux: Json(vec![]),
        longitude: None,
        latitude: None,
        cle: kernel::texte::cle(nom),
    }
}

/// Code, name, whether it instructs, and its envelope in euros.
const FINANCEURS: [(&str, &str, bool, i64); 5] = [
    ("VILLE", "Ville de Carcassonne", true, 6_000),
    ("ETAT", "Préfecture de l’Aude", true, 20_000),
    ("AGGLO", "Carcassonne Agglo", true, 10_000),
    ("DEPT", "Département de l’Aude", true, 3_000),
    ("CAF", "CAF de l’Aude", false, 0),
];

/// Title, points out of twenty, what is asked of each funder in euros.
type DemandeDeS1 = (&'static str, i64, &'static [(&'static str, i64)]);

/// Title, note on 20, requests: S-1, then the CAF asked by the last.
pub const DEMANDES: [DemandeDeS1; 4] = [
    ("Ateliers lecture", 18, &[("ETAT", 12_000), ("AGGLO", 6_000)]),
    ("Jardin partagé", 15, &[("ETAT", 8_000), ("AGGLO", 6_000)]),
    ("Accès aux droits", 12, &[("AGGLO", 5_000), ("VILLE", 5_000)]),
    ("Sport au pied des tours", 10, &[("ETAT", 6_000), ("VILLE", 4_000), ("CAF", 1_000)]),
];

async fn appel(w: &mut Writer, etat: EtatAppel) -> Appel {
    let appel = Appel {
        id: Id::fresh(),
        version: 1,
        contrat_id: CONTRAT.into(),
        slug: "aap-2026".into(),
        intitule: "Appel à projets 2026".into(),
        exercice: 2026,
        etat,
        ouverture_a: None,
        cloture_a: None,
        clos_a: None,
        grille: Json(vec![CritereGrille { code: "ensemble".into(), libelle: "Ensemble".into(), poids: 1, max: 20 }]),
    };
    w.insert(&appel).await.unwrap();
    let lettre = LettreCadrage {
        id: Id::fresh(),
        version: 1,
        appel_id: appel.id,
        numero: 1,
        etat: EtatLettre::EnVigueur,
        contenu: Json(ContenuLettre::default()),
        parametres: Json(Parametres::default()),
        effet_le: None,
        vote_copil_le: Some(date(2025, 11, 20)),
        seance: "COPIL".into(),
        motif: String::new(),
        cree_a: w.now(),
    };
    w.insert(&lettre).await.unwrap();
    appel
}

async fn financeurs(w: &mut Writer) -> BTreeMap<String, String> {
    let mut organisations = BTreeMap::new();
    for (rang, (code, nom, instruit, enveloppe)) in FINANCEURS.into_iter().enumerate() {
        let sienne = organisation(nom, Famille::Collectivite);
        w.insert(&sienne).await.unwrap();
        organisations.insert(code.to_owned(), sienne.id.to_string());
        let rang = i64::try_from(rang).unwrap();
        let inscrit = FinanceurInscrit {
            id: Id::fresh(),
            version: 1,
            code: Financeur::nomme(code),
            nom: nom.into(),
            organisation_id: Some(sienne.id),
            siret: Some(siret(200_000_000_000 + u64::try_from(rang).unwrap())),
            ligne_budget: match code {
                "ETAT" => "74etat",
                "VILLE" => "74com",
                "DEPT" => "74dep",
                "CAF" => "74orgasoc",
                _ => "74epci",
            }
            .into(),
            instruit,
            publie_refus: false,
            rang,
        };
        w.insert(&inscrit).await.unwrap();
        if enveloppe > 0 {
            w.insert(&Enveloppe {
                id: Id::fresh(),
                version: 1,
                contrat_id: CONTRAT.into(),
                exercice: 2026,
                financeur: Financeur::nomme(code),
                parent_id: None,
                nature: Nature::Appel,
                libelle: "Appel".into(),
                montant_centimes: enveloppe * 100,
                acte: Some("2026-01".into()),
                acte_le: None,
            })
            .await
            .unwrap();
        }
    }
    organisations
}

async fn dossier(w: &mut Writer, appel: &Appel, rang: usize, porteur: &Porteur) -> Dossier {
    let (titre, note, demandes) = DEMANDES[rang];
    let action =
        ActionAidee { id: Id::fresh(), version: 1, porteur_id: porteur.id, intitule: titre.into(), premier_exercice: 2026 };
    w.insert(&action).await.unwrap();
    let contenu = ContenuDossier {
        resume: format!("{titre} toute l’année dans le quartier."),
        debut: Some(date(2026, 1, 1)),
        fin: Some(date(2026, 12, 31)),
        periode: "annuelle".into(),
        qpv: vec![PartQpv { code: "QP011001".into(), part: 100 }],
        defi: "Émancipation".into(),
        valeur_ajoutee: "completer".into(),
        droit_commun: "Maison de quartier".into(),
        ..ContenuDossier::default()
    };
    let demande: i64 = demandes.iter().map(|(_, m)| m * 100).sum();
    let dossier = Dossier {
        id: Id::fresh(),
        version: 1,
        appel_id: appel.id,
        porteur_id: porteur.id,
        action_id: action.id,
        cpo_id: None,
        numero: Some(format!("2026-{:04}", rang + 1)),
        etat: EtatDossier::EnInstruction,
        intitule: titre.into(),
        contenu: Json(contenu),
        budget: Json(BTreeMap::new()),
        qpv: "|QP011001|".into(),
        cout_centimes: demande * 2,
        demande_centimes: demande,
        precedent_id: None,
        depose_a: Some(w.now()),
        depose_par: Some("Présidence".into()),
        modifie_a: w.now(),
        motif_etat: String::new(),
        cle: kernel::texte::cle(titre),
    };
    w.insert(&dossier).await.unwrap();
    for (code, euros) in demandes {
        let mut ligne = LigneFinanceur::vide(appel.id, dossier.id, Financeur::nomme(code));
        ligne.etat = EtatLigne::Demandee;
        ligne.demande_centimes = Some(euros * 100);
        w.insert(&ligne).await.unwrap();
    }
    let note = NoteDossier {
        id: Id::fresh(),
        version: 1,
        appel_id: appel.id,
        dossier_id: dossier.id,
        compte_id: "lectrice".into(),
        instructeur: "Lectrice".into(),
        financeur: Financeur::nomme("ETAT"),
        critere: "ensemble".into(),
        valeur: note,
        justification: "Lu et discuté".into(),
        notee_a: w.now(),
    };
    w.insert(&note).await.unwrap();
    dossier
}

async fn porteur(w: &mut Writer) -> Porteur {
    let asso = organisation("Association Exemple", Famille::Association);
    w.insert(&asso).await.unwrap();
    let compte = Compte {
        id: Id::fresh(),
        version: 1,
        courriel: "presidence@association.example".into(),
        nom: "Présidence".into(),
        organisation_id: Some(asso.id),
        langue: Lang::Fr,
        actif: true,
        oidc_emetteur: None,
        oidc_sujet: None,
    };
    w.insert(&compte).await.unwrap();
    let porteur = Porteur {
        id: Id::fresh(),
        version: 1,
        organisation_id: asso.id,
        nom: asso.nom.clone(),
        siret: Some(siret(800_000_000_001)),
        rna: None,
        forme: "association".into(),
        droit: "prive".into(),
        representant: "Présidence".into(),
        rup: false,
        agrement: false,
        cer_le: Some(date(2025, 1, 5)),
        structurante_copil_le: None,
        budget_annuel_centimes: Some(9_000_000),
        cle: asso.cle.clone(),
    };
    w.insert(&porteur).await.unwrap();
    porteur
}

/// One house on each database, the call in this state.
pub async fn maisons(etat: EtatAppel) -> Vec<Maison> {
    maisons_le(etat, store::essai::clock()).await
}

/// The same, at the hour of this clock.
pub async fn maisons_le(etat: EtatAppel, horloge: Clock) -> Vec<Maison> {
    let mut toutes = vec![];
    for db in bases_with(horloge).await.unwrap() {
        let ici = Collectivite {
            id: Id::fresh(),
            slug: "ici".into(),
            nom: "ici".into(),
            siren: Some("200035715".into()),
            prefixe_360: String::new(),
        };
        db.found(&ici).await.unwrap();
        let mut w = db.writer(ici.id, Actor::Systeme, "essai").await.unwrap();
        contrat(&mut w).await;
        for quartier in [qpv("QP011001", "Le Viguier", 2_000), qpv("QP011002", "Ozanam", 1_000)] {
            w.insert(&quartier).await.unwrap();
        }
        let mut organisations = financeurs(&mut w).await;
        let appel = appel(&mut w, etat).await;
        let porteur = porteur(&mut w).await;
        organisations.insert("ASSO".into(), porteur.organisation_id.to_string());
        let mut dossiers = vec![];
        for rang in 0..DEMANDES.len() {
            dossiers.push(dossier(&mut w, &appel, rang, &porteur).await);
        }
        w.commit().await.unwrap();
        let guichet = Guichet::ouvrir(&db, visiteur);
        toutes.push(Maison { db, ici, guichet, appel, dossiers, organisations });
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
    /// An account of a funder: `financeur:{organisation}`.
    pub fn de(&self, code: &str) -> String {
        format!("financeur:{}", self.organisations[code])
    }

    pub fn porteur(&self) -> String {
        format!("porteur:{}", self.organisations["ASSO"])
    }

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

    pub async fn tous<T: Record>(&self) -> Vec<T> {
        self.db.reader(self.ici.id).await.unwrap().list("", args![]).await.unwrap()
    }

    /// The line of a file (its rank) and a funder.
    pub async fn ligne(&self, rang: usize, code: &str) -> LigneFinanceur {
        let dossier = self.dossiers[rang].id;
        self.tous::<LigneFinanceur>().await.into_iter().find(|l| l.dossier_id == dossier && l.financeur.code() == code).unwrap()
    }
}

/// The codes of the refusals of an act.
pub fn codes<T>(resultat: Result<T, store::ActeError>) -> Vec<&'static str> {
    match resultat {
        Ok(_) => vec![],
        Err(store::ActeError::Refus(refus)) => refus.iter().map(|r| r.code()).collect(),
        Err(store::ActeError::Interdit) => vec!["interdit"],
        Err(store::ActeError::Store(StoreError::Stale { .. })) => vec!["perime"],
        Err(store::ActeError::Store(erreur)) => panic!("{erreur}"),
    }
}

/// Euros of centimes.
pub fn euros(centimes: Option<i64>) -> Option<i64> {
    centimes.map(|c| Euros::de_centimes(c).centimes() / 100)
}

/// The budget of a funded file of the house: 9 000 € of charges, and as much of products once its funders gave theirs.
const BUDGET: [(&str, i64); 5] = [("641", 9_000), ("604", 2_000), ("756", 1_000), ("864", 500), ("870", 500)];

impl Maison {
    /// A file that was voted these euros, paid nothing yet, and awaits its review.
    pub async fn voter(&self, rang: usize, etat: EtatDossier, votes: &[(&str, i64)]) -> Dossier {
        let mut w = self.db.writer(self.ici.id, Actor::Systeme, "essai").await.unwrap();
        let mut dossier: Dossier = w.load(&self.dossiers[rang].id).await.unwrap();
        dossier.etat = etat;
        dossier.budget = Json(BUDGET.iter().map(|(code, n)| ((*code).to_owned(), Euros::entiers(*n))).collect());
        w.update(&mut dossier).await.unwrap();
        for (code, euros) in votes {
            let financeur = Financeur::nomme(code);
            let deja =
                w.find::<LigneFinanceur>("dossier_id = $2 AND financeur = $3", args![dossier.id, financeur]).await.unwrap();
            let nouvelle = deja.is_none();
            let mut ligne = deja.unwrap_or_else(|| LigneFinanceur::vide(self.appel.id, dossier.id, financeur));
            ligne.etat = EtatLigne::Notifiee;
            ligne.vote_centimes = Some(euros * 100);
            ligne.vote_le = Some(date(2026, 1, 2));
            ligne.vote_instance = if *code == "CAF" { "CAS".into() } else { "conseil".into() };
            if nouvelle { w.insert(&ligne).await.unwrap() } else { w.update(&mut ligne).await.unwrap() }
        }
        w.commit().await.unwrap();
        dossier
    }

    /// Changes a record in the tables.
    pub async fn changer<T: Record>(&self, mut record: T) -> T {
        let mut w = self.db.writer(self.ici.id, Actor::Systeme, "essai").await.unwrap();
        w.update(&mut record).await.unwrap();
        w.commit().await.unwrap();
        record
    }

    pub async fn bilan(&self, rang: usize) -> Option<BilanDossier> {
        let dossier = self.dossiers[rang].id;
        self.tous::<BilanDossier>().await.into_iter().find(|b| b.dossier_id == dossier)
    }
}
