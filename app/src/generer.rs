//! `pacte donnees generer`: a platform of a chosen size, to measure with and to try a machine before trusting it. The
//! same figures each time; every row is written by a writer and stands in the journal like any other.

use crate::erreur::Erreur;
use acteurs::model::{Attribution, Compte, Famille, Organisation, OrganisationId};
use indicateurs::model::{
    Cible, EtatIndicateur, EtatObservation, Indicateur, IndicateurId, Mesure, Observation, Rattachement, RoleIndicateur, Sens,
};
use jiff::civil::date;
use kernel::{Actor, Id, Lang, Role, texte};
use plans::model::*;
use store::global::Collectivite;
use store::{Db, Json, Writer};

/// How much to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taille {
    pub collectivites: u32,
    /// Contracts of each collectivité.
    pub plans: u32,
    /// Sheets of each contract.
    pub fiches: u32,
}

const PREFIXE: &str = "agglo-";
const ORGANISATIONS: usize = 24;
const AMBITIONS: i64 = 5;
const OBJECTIFS: i64 = 4;
const ANNEES: i64 = 5;
/// Reviewed so far: year 1 accepted, year 2 open.
const REVUE: i64 = 1;

/// The address of the nth generated collectivité, from 1.
#[must_use]
pub fn slug(rang: u32) -> String {
    format!("{PREFIXE}{rang:04}")
}

/// Generates collectivités after those generated before; `dire` hears of each, by its rank and its address.
///
/// # Errors
/// `Base` when the database refuses.
pub async fn generer(db: &Db, taille: Taille, dire: &(dyn Fn(u32, &str) + Sync)) -> Result<(), Erreur> {
    let before = db.collectivites().await?.iter().filter(|c| c.slug.starts_with(PREFIXE)).count();
    let before = u32::try_from(before).unwrap_or(u32::MAX);
    for rang in before + 1..=before.saturating_add(taille.collectivites) {
        let collectivite = Collectivite {
            id: Id::fresh(),
            slug: slug(rang),
            nom: format!("Agglo {rang}"),
            siren: None,
            prefixe_360: String::new(),
        };
        db.found(&collectivite).await?;
        let mut w = db.writer(collectivite.id, Actor::Systeme, "donnees.generer").await?;
        let organisations = organisations(&mut w).await?;
        compte(&mut w, rang).await?;
        w.commit().await?;
        for plan in 1..=taille.plans {
            let mut w = db.writer(collectivite.id, Actor::Systeme, "donnees.generer").await?;
            un_plan(&mut w, plan, i64::from(taille.fiches), &organisations).await?;
            w.commit().await?;
        }
        dire(rang - before, &collectivite.slug);
    }
    Ok(())
}

async fn organisations(w: &mut Writer) -> Result<Vec<OrganisationId>, Erreur> {
    let mut all = vec![];
    for n in 1..=ORGANISATIONS {
        let nom = format!("Organisation {n}");
        let one = Organisation {
            id: Id::fresh(),
            version: 1,
            cle: texte::cle(&nom),
            nom,
            sigle: None,
            graphies: Json(vec![]),
            famille: Famille::Association,
            parent_id: None,
            generique: false,
            courriel: Some(format!("organisation-{n}@partenaires.example")),
            note: None,
            remplacee_par: None,
        };
        w.insert(&one).await?;
        all.push(one.id);
    }
    Ok(all)
}

async fn compte(w: &mut Writer, rang: u32) -> Result<(), Erreur> {
    let compte = Compte {
        id: Id::fresh(),
        version: 1,
        courriel: format!("coordination@{}.example", slug(rang)),
        nom: "Coordination".to_owned(),
        organisation_id: None,
        langue: Lang::Fr,
        actif: true,
        oidc_emetteur: None,
        oidc_sujet: None,
    };
    w.insert(&compte).await?;
    let role = Attribution { id: Id::fresh(), version: 1, compte_id: compte.id, role: Role::Coordination, contrat_id: None };
    Ok(w.insert(&role).await?)
}

async fn un_plan(w: &mut Writer, rang: u32, fiches: i64, organisations: &[OrganisationId]) -> Result<(), Erreur> {
    let contrat = contrat(rang, organisations);
    w.insert(&contrat).await?;
    let noeuds = noeuds(w, &contrat).await?;
    let (passee, ouverte) = (campagne(&contrat, REVUE), campagne(&contrat, REVUE + 1));
    let mut repondants = vec![];
    for revue in [&passee, &ouverte] {
        w.insert(revue).await?;
    }
    for (n, organisation) in organisations.iter().enumerate() {
        let one = Repondant {
            id: Id::fresh(),
            version: 1,
            campagne_id: ouverte.id,
            contrat_id: contrat.id,
            organisation_id: Some(*organisation),
            nom: format!("Organisation {}", n + 1),
            courriel: format!("organisation-{}@partenaires.example", n + 1),
            suppleant_courriel: None,
            compte_id: None,
            lien_id: None,
            delegue_de: None,
            portee: Json(Portee::default()),
            echec: None,
        };
        w.insert(&one).await?;
        repondants.push(one.id);
    }
    for numero in 1..=fiches {
        let at = usize::try_from(numero).unwrap_or_default();
        let fiche = fiche(&contrat, noeuds[at % noeuds.len()], numero);
        w.insert(&fiche).await?;
        for (role, shift) in [(RoleParticipation::Pilote, 0), (RoleParticipation::Partenaire, 7)] {
            let one = Participation {
                id: Id::fresh(),
                version: 1,
                contrat_id: contrat.id,
                fiche_id: fiche.id,
                organisation_id: organisations[(at + shift) % organisations.len()],
                role,
                services: Json(vec![]),
                ordre: i64::from(role == RoleParticipation::Partenaire),
            };
            w.insert(&one).await?;
        }
        declinaisons(w, &fiche).await?;
        indicateurs(w, &fiche).await?;
        suivi(w, &fiche, &ouverte, repondants[at % repondants.len()]).await?;
    }
    Ok(())
}

fn contrat(rang: u32, organisations: &[OrganisationId]) -> Contrat {
    Contrat {
        id: Id::fresh(),
        version: 1,
        slug: format!("contrat-{rang}"),
        modele: ModeleContrat::Libre,
        titre: format!("Contrat {rang}, 2024-2029"),
        sigle: Some(format!("C{rang}")),
        periode: "2024-2029".to_owned(),
        annee_debut: 2024,
        annee_fin: 2029,
        duree_annees: ANNEES,
        signe_le: None,
        annee_un_le: date(2024, 7, 1),
        regle_annee: RegleAnnee::Anniversaire,
        niveaux: Json(vec!["Ambition".to_owned(), "Objectif".to_owned()]),
        porteur_id: organisations.first().copied(),
        etat: EtatContrat::EnVigueur,
        perimetre: String::new(),
        revision: String::new(),
        resiliation: Json(vec![]),
        evaluation: Json(vec![]),
        paliers: Json(vec![20, 40, 60, 80, 100]),
        statuts: Json(plans::regles::redaction::statuts_par_defaut()),
        couverture_fiche: 100,
        couverture_plan: 80,
        version_plan: 1,
        source: "pacte donnees generer".to_owned(),
    }
}

async fn noeuds(w: &mut Writer, contrat: &Contrat) -> Result<Vec<NoeudId>, Erreur> {
    let mut leaves = vec![];
    for ambition in 1..=AMBITIONS {
        let node = |parent_id, niveau, code: String, titre: String, ordre| Noeud {
            parent_id,
            niveau,
            code,
            titre,
            ordre,
            ..Noeud::vierge(contrat.id)
        };
        let top = node(None, 1, ambition.to_string(), format!("Ambition {ambition}"), ambition * 10);
        w.insert(&top).await?;
        for objectif in 1..=OBJECTIFS {
            let (code, title) = (format!("{ambition}.{objectif}"), format!("Objectif {ambition}.{objectif}"));
            let leaf = node(Some(top.id), 2, code, title, ambition * 10 + objectif);
            w.insert(&leaf).await?;
            leaves.push(leaf.id);
        }
    }
    Ok(leaves)
}

fn campagne(contrat: &Contrat, exercice: i64) -> Campagne {
    let open = exercice > REVUE;
    Campagne {
        id: Id::fresh(),
        version: 1,
        contrat_id: contrat.id,
        exercice,
        titre: format!("Revue de l’année {exercice}"),
        etat: if open { EtatCampagne::Ouverte } else { EtatCampagne::Close },
        ouverte_le: Some(if open { date(2026, 10, 1) } else { date(2025, 10, 1) }),
        echeance: if open { date(2026, 12, 15) } else { date(2025, 11, 15) },
        close_le: (!open).then(|| date(2025, 12, 1)),
        figee_le: None,
        annulee_motif: None,
        message: String::new(),
        portee: Json(Portee::default()),
        champs: Json(vec![Question { champ: ChampDemande::Palier, obligatoire: true }]),
        relances: Json(vec![-7]),
    }
}

fn fiche(contrat: &Contrat, noeud_id: NoeudId, numero: i64) -> FicheAction {
    let titre = format!("Action {numero} : développer le service de proximité numéro {numero}");
    FicheAction {
        noeud_id,
        numero,
        recherche: texte::cle(&format!("{numero} {titre} habitants")),
        titre,
        contexte: "Constat partagé par les partenaires.".to_owned(),
        objectif_strategique: "Rapprocher le service des habitants.".to_owned(),
        objectifs_operationnels: Json(vec!["Ouvrir un lieu".to_owned()]),
        public_cible: "Habitants".to_owned(),
        ..FicheAction::vierge(contrat.id, plans::regles::redaction::premier_statut(contrat))
    }
}

async fn declinaisons(w: &mut Writer, fiche: &FicheAction) -> Result<(), Erreur> {
    for (ordre, lettre) in ["A", "B", "C"].iter().enumerate() {
        let ordre = i64::try_from(ordre).unwrap_or_default();
        let one = Declinaison {
            lettre: (*lettre).to_owned(),
            lettre_imprimee: (*lettre).to_owned(),
            libelle: format!("Étape {lettre}"),
            annees: Json((1 + ordre..=ANNEES).collect()),
            ordre,
            ..Declinaison::vierge(fiche.contrat_id, fiche.id, &[])
        };
        w.insert(&one).await?;
        if ordre == 0 {
            let done = Realisation {
                id: Id::fresh(),
                version: 1,
                contrat_id: fiche.contrat_id,
                fiche_id: fiche.id,
                declinaison_id: one.id,
                annee: REVUE,
                fait: if fiche.numero % 3 == 0 { OuiNon::Non } else { OuiNon::Oui },
                commentaire: String::new(),
                note_le: date(2025, 12, 1),
                auteur: "Coordination".to_owned(),
            };
            w.insert(&done).await?;
        }
    }
    Ok(())
}

async fn indicateurs(w: &mut Writer, fiche: &FicheAction) -> Result<(), Erreur> {
    let contrat_id = fiche.contrat_id.to_string();
    for rang in 1..=2 {
        let id: IndicateurId = Id::fresh();
        let one = Indicateur {
            id,
            version: 1,
            contrat_id: contrat_id.clone(),
            code: format!("{}.R{rang}", fiche.numero),
            libelle: format!("Personnes accueillies ({rang})"),
            definition: String::new(),
            unite: "personne".to_owned(),
            role: RoleIndicateur::Resultat,
            mesure: Mesure::Quantite,
            sens: Sens::Hausse,
            reference: Some("0".to_owned()),
            reference_le: None,
            poids: "1".to_owned(),
            etat: EtatIndicateur::Valide,
            derive_de: None,
            ordre: rang,
            echelle: Json(None),
        };
        w.insert(&one).await?;
        let tie = Rattachement {
            id: Id::fresh(),
            version: 1,
            contrat_id: contrat_id.clone(),
            indicateur_id: id,
            objet: "fiche".to_owned(),
            objet_id: fiche.id.to_string(),
            lettres: Json(vec![]),
            declinaisons: Json(vec![]),
        };
        w.insert(&tie).await?;
        for annee in 1..=ANNEES {
            let target = Cible {
                id: Id::fresh(),
                version: 1,
                contrat_id: contrat_id.clone(),
                indicateur_id: id,
                annee,
                valeur: (annee * 40).to_string(),
            };
            w.insert(&target).await?;
        }
        let value = Observation {
            id: Id::fresh(),
            version: 1,
            contrat_id: contrat_id.clone(),
            indicateur_id: id,
            annee: REVUE,
            valeur: Some((fiche.numero * 7 % 50).to_string()),
            absence: None,
            motif: None,
            etat: EtatObservation::Validee,
            provenance: "import".to_owned(),
            auteur: "Coordination".to_owned(),
            saisie_a: w.now(),
            lecture: store::Json(None),
        };
        w.insert(&value).await?;
    }
    Ok(())
}

async fn suivi(w: &mut Writer, fiche: &FicheAction, ouverte: &Campagne, repondant_id: RepondantId) -> Result<(), Erreur> {
    let past = BilanAnnuel {
        id: Id::fresh(),
        version: 1,
        contrat_id: fiche.contrat_id,
        fiche_id: fiche.id,
        annee: REVUE,
        palier: Some(fiche.numero % 5 * 20 + 20),
        atteinte: None,
        commentaire: String::new(),
        difficultes: String::new(),
        besoins: String::new(),
        suites: String::new(),
        meteo: Some(if fiche.numero % 4 == 0 { Ciel::Nuage } else { Ciel::Soleil }),
        meteo_motif: None,
        meteo_le: Some(date(2025, 12, 1)),
        reponse_id: None,
        auteur: "Coordination".to_owned(),
        accepte_par: Some("Coordination".to_owned()),
    };
    w.insert(&past).await?;
    let answer = Reponse {
        id: Id::fresh(),
        version: 1,
        campagne_id: ouverte.id,
        contrat_id: fiche.contrat_id,
        fiche_id: fiche.id,
        repondant_id,
        etat: EtatReponse::AFaire,
        echeance: None,
        contenu: Json(Saisie::default()),
        commencee_a: None,
        deposee_a: None,
        deposee_par: None,
        motif: None,
        traitee_a: None,
        traitee_par: None,
    };
    Ok(w.insert(&answer).await?)
}
