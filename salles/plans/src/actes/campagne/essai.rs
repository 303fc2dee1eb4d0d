//! A small contract on both databases: four sheets, three organisations, one year already accepted.

use super::{Demande, deposer, ouvrir, preparer};
use crate::model::*;
use acteurs::model::{Contact, ContactId, Famille, Organisation, OrganisationId};
use indicateurs::model::{
    EtatIndicateur, EtatObservation, Indicateur, IndicateurId, Mesure, Observation, ObservationId, Rattachement, RattachementId,
    RoleIndicateur, Sens,
};
use jiff::civil::{Date, date};
use kernel::Actor;
use store::global::Collectivite;
use store::{Db, Json, Read, Writer, args};

pub const LONG: &str = "Les ateliers ont doublé dans quatre communes.";

pub struct Essai {
    pub db: Db,
    pub collectivite: Collectivite,
    pub contrat: Contrat,
    pub fiches: Vec<FicheAction>,
    /// Of sheet 2: A planned in years 1 and 2, B in year 3.
    pub declinaisons: Vec<Declinaison>,
    /// Of sheet 2, a count, 10 in year 1.
    pub indicateur: Indicateur,
    pub ville: OrganisationId,
}

fn organisation(nom: &str, sigle: Option<&str>) -> Organisation {
    Organisation {
        id: OrganisationId::fresh(),
        version: 1,
        nom: nom.into(),
        sigle: sigle.map(str::to_owned),
        graphies: Json(vec![]),
        famille: Famille::Autre,
        parent_id: None,
        generique: false,
        courriel: Some(format!("referent@{}.example", kernel::texte::slug(nom))),
        note: None,
        remplacee_par: None,
        cle: kernel::texte::cle(nom),
    }
}

fn contact(organisation: &Organisation, fonction: &str, courriel: &str) -> Contact {
    Contact {
        id: ContactId::fresh(),
        version: 1,
        organisation_id: organisation.id,
        fonction: fonction.into(),
        courriel: courriel.into(),
        service: None,
        suppleant_de: None,
        actif: true,
    }
}

pub fn contrat() -> Contrat {
    Contrat {
        id: ContratId::fresh(),
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
        porteur_id: None,
        etat: EtatContrat::EnVigueur,
        perimetre: String::new(),
        revision: String::new(),
        resiliation: Json(vec![]),
        evaluation: Json(vec![]),
        paliers: Json(vec![20, 40, 60, 80, 100]),
        statuts: Json(vec![Statut {
            code: "abandonnee".into(),
            libelle: "Abandonnée".into(),
            sens: String::new(),
            categorie: Categorie::Abandonnee,
            motif_exige: true,
            passages: vec![],
        }]),
        couverture_fiche: 50,
        couverture_plan: 80,
        version_plan: 1,
        source: String::new(),
    }
}

impl Essai {
    pub async fn nouveau(db: Db) -> Self {
        let collectivite = store::essai::collectivite(&db, "agglo").await.unwrap();
        let mut w = db.writer(collectivite.id, Actor::Systeme, "essai.charger").await.unwrap();
        let contrat = contrat();
        w.insert(&contrat).await.unwrap();
        let cls = organisation("Coordination du contrat", Some("CLS"));
        let ville = organisation("Ville", None);
        let cpam = organisation("Caisse d’assurance maladie", Some("CPAM"));
        for (o, fonction, courriel) in [
            (&cls, "Coordination", "coordination@cls.example"),
            (&ville, "Direction de la santé", "sante@ville.example"),
            (&cpam, "Responsable prévention", "prevention@cpam.example"),
        ] {
            w.insert(o).await.unwrap();
            w.insert(&contact(o, fonction, courriel)).await.unwrap();
        }
        let noeuds: Vec<Noeud> = (1..=2)
            .map(|n| Noeud {
                id: NoeudId::fresh(),
                version: 1,
                contrat_id: contrat.id,
                parent_id: None,
                niveau: 1,
                code: n.to_string(),
                titre: format!("Ambition {n}"),
                ordre: n,
                poids: 1,
                objectifs: Json(vec![]),
            })
            .collect();
        for noeud in &noeuds {
            w.insert(noeud).await.unwrap();
        }
        let mut fiches = vec![];
        for (numero, noeud, pilotes) in
            [(1, 0, vec![&cls]), (2, 0, vec![&cls, &ville]), (3, 1, vec![&ville]), (4, 1, vec![&cpam, &cls])]
        {
            let fiche = fiche(&contrat, &noeuds[noeud], numero);
            w.insert(&fiche).await.unwrap();
            for (ordre, pilote) in pilotes.into_iter().enumerate() {
                w.insert(&Participation {
                    id: ParticipationId::fresh(),
                    version: 1,
                    contrat_id: contrat.id,
                    fiche_id: fiche.id,
                    organisation_id: pilote.id,
                    role: RoleParticipation::Pilote,
                    services: Json(vec![]),
                    ordre: ordre as i64,
                })
                .await
                .unwrap();
            }
            fiches.push(fiche);
        }
        let declinaisons: Vec<Declinaison> = [("A", vec![1, 2]), ("B", vec![3])]
            .into_iter()
            .enumerate()
            .map(|(ordre, (lettre, annees))| Declinaison {
                id: DeclinaisonId::fresh(),
                version: 1,
                contrat_id: contrat.id,
                fiche_id: fiches[1].id,
                lettre: lettre.into(),
                lettre_imprimee: lettre.into(),
                libelle: format!("Sous-action {lettre}"),
                details: Json(vec![]),
                echeance: None,
                annees: Json(annees),
                ordre: ordre as i64,
                retiree_le: None,
            })
            .collect();
        for declinaison in &declinaisons {
            w.insert(declinaison).await.unwrap();
        }
        let indicateur = indicateur(&contrat);
        w.insert(&indicateur).await.unwrap();
        w.insert(&Rattachement {
            id: RattachementId::fresh(),
            version: 1,
            contrat_id: contrat.id.to_string(),
            indicateur_id: indicateur.id,
            objet: "fiche".into(),
            objet_id: fiches[1].id.to_string(),
            lettres: Json(vec!["A".into()]),
            declinaisons: Json(vec![]),
        })
        .await
        .unwrap();
        let essai = Self { db: db.clone(), collectivite, contrat, fiches, declinaisons, indicateur, ville: ville.id };
        essai.annee_un(&mut w).await;
        w.commit().await.unwrap();
        essai
    }

    async fn annee_un(&self, w: &mut Writer) {
        w.insert(&BilanAnnuel {
            id: BilanAnnuelId::fresh(),
            version: 1,
            contrat_id: self.contrat.id,
            fiche_id: self.fiches[1].id,
            annee: 1,
            palier: Some(40),
            atteinte: Some(OuiNon::Non),
            commentaire: "Premiers ateliers.".into(),
            difficultes: String::new(),
            besoins: String::new(),
            suites: String::new(),
            meteo: Some(Ciel::Soleil),
            meteo_motif: None,
            meteo_le: Some(date(2025, 10, 1)),
            reponse_id: None,
            auteur: "Direction de la santé, Ville".into(),
            accepte_par: Some("Coordination".into()),
        })
        .await
        .unwrap();
        w.insert(&Realisation {
            id: RealisationId::fresh(),
            version: 1,
            contrat_id: self.contrat.id,
            fiche_id: self.fiches[1].id,
            declinaison_id: self.declinaisons[0].id,
            annee: 1,
            fait: OuiNon::Oui,
            commentaire: String::new(),
            note_le: date(2025, 10, 1),
            auteur: "Direction de la santé, Ville".into(),
        })
        .await
        .unwrap();
        w.insert(&Observation {
            id: ObservationId::fresh(),
            version: 1,
            contrat_id: self.contrat.id.to_string(),
            indicateur_id: self.indicateur.id,
            annee: 1,
            valeur: Some("10".into()),
            absence: None,
            motif: None,
            etat: EtatObservation::Validee,
            provenance: "campagne".into(),
            auteur: "Direction de la santé, Ville".into(),
            saisie_a: w.now(),
            lecture: store::Json(None),
        })
        .await
        .unwrap();
    }

    pub async fn w(&self, acte: &'static str) -> Writer {
        self.en_tant_que(Self::coordinatrice(None), acte).await
    }

    pub async fn en_tant_que(&self, actor: Actor, acte: &'static str) -> Writer {
        self.db.writer(self.collectivite.id, actor, acte).await.unwrap()
    }

    pub fn coordinatrice(pour: Option<&str>) -> Actor {
        Actor::Compte { id: "compte".into(), nom: "Coordinatrice".into(), pour_le_compte_de: pour.map(str::to_owned) }
    }

    pub async fn r(&self) -> store::Reader {
        self.db.reader(self.collectivite.id).await.unwrap()
    }

    /// A campaign of year 2, open, due in ten days (the day of the tests is 22 November 2026).
    pub async fn ouverte(&self) -> Campagne {
        self.ouverte_jusqu_au(date(2026, 12, 2)).await
    }

    pub async fn ouverte_jusqu_au(&self, echeance: Date) -> Campagne {
        let mut w = self.w("campagne.preparer").await;
        let campagne = preparer(&mut w, &self.contrat.id, &Demande::usuelle(2, "Revue de l’année 2", echeance)).await.unwrap();
        w.commit().await.unwrap();
        let mut w = self.w("campagne.ouvrir").await;
        ouvrir(&mut w, &campagne.id).await.unwrap();
        w.commit().await.unwrap();
        self.r().await.load::<Campagne>(&campagne.id).await.unwrap()
    }

    pub async fn reponse(&self, campagne: &Campagne, fiche: usize) -> Reponse {
        let found = self
            .r()
            .await
            .find::<Reponse>("campagne_id = $2 AND fiche_id = $3", args![campagne.id, self.fiches[fiche - 1].id])
            .await
            .unwrap();
        found.unwrap()
    }

    pub async fn repondant(&self, reponse: &Reponse) -> Repondant {
        self.r().await.load(&reponse.repondant_id).await.unwrap()
    }

    /// What the holder of a respondent's link writes as.
    pub async fn par_lien(&self, repondant: &Repondant, acte: &'static str) -> Writer {
        let actor = Actor::Lien { id: repondant.lien_id.unwrap().to_string(), nom: repondant.nom.clone() };
        self.en_tant_que(actor, acte).await
    }

    /// A complete answer for sheet 2.
    pub fn saisie(&self, valeur: &str) -> Saisie {
        let mut saisie = Saisie {
            palier: "60".into(),
            atteinte: "N".into(),
            meteo: "soleil".into(),
            commentaire: "Tout s’est tenu.".into(),
            ..Saisie::default()
        };
        let fait = SaisieRealisation { fait: "O".into(), commentaire: String::new() };
        saisie.realisations.insert(self.declinaisons[0].id.to_string(), fait);
        saisie.valeurs.insert(self.indicateur.id.to_string(), SaisieValeur { valeur: valeur.into(), ..SaisieValeur::default() });
        saisie
    }

    /// Sheet 2 answered by its respondent's link.
    pub async fn deposee(&self, campagne: &Campagne) -> Reponse {
        let reponse = self.reponse(campagne, 2).await;
        let repondant = self.repondant(&reponse).await;
        let mut w = self.par_lien(&repondant, "reponse.deposer").await;
        let deposant = super::Deposant::repondant(&repondant, None);
        let done = deposer(&mut w, &reponse.id, reponse.version, &self.saisie("12"), &deposant).await.unwrap();
        w.commit().await.unwrap();
        done
    }

    pub async fn courriels(&self) -> Vec<store::outbox::Envoi> {
        let mut all = store::outbox::derniers(&mut self.r().await, 200).await.unwrap();
        all.reverse();
        all
    }
}

fn fiche(contrat: &Contrat, noeud: &Noeud, numero: i64) -> FicheAction {
    FicheAction {
        id: FicheActionId::fresh(),
        version: 1,
        contrat_id: contrat.id,
        noeud_id: noeud.id,
        numero,
        titre: format!("Santé de proximité {numero}"),
        titre_plan: None,
        mode_pilotage: ModePilotage::Pilotage,
        contexte: String::new(),
        objectif_strategique: String::new(),
        objectifs_operationnels: Json(vec![]),
        public_cible: String::new(),
        publics: Json(vec![]),
        statut: "en_cours".into(),
        statut_motif: None,
        poids: 1,
        retiree_le: None,
        recherche: format!("{numero} sante de proximite"),
    }
}

fn indicateur(contrat: &Contrat) -> Indicateur {
    Indicateur {
        id: IndicateurId::fresh(),
        version: 1,
        contrat_id: contrat.id.to_string(),
        code: "2.R1".into(),
        libelle: "Ateliers tenus".into(),
        definition: String::new(),
        unite: "ateliers".into(),
        role: RoleIndicateur::Resultat,
        mesure: Mesure::Quantite,
        sens: Sens::Hausse,
        reference: None,
        reference_le: None,
        poids: "1".into(),
        etat: EtatIndicateur::Valide,
        derive_de: None,
        ordre: 1,
        echelle: Json(None),
    }
}
