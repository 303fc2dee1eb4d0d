//! The calls for projects of the demonstration: one year finished, one under review, one open. Holders, actions and amounts are
//! fictitious; funders, rules and envelopes are those of the contract. Everything is drawn from the ranks: two loadings give
//! the same files.

mod annee;
mod apres;
mod conseil;
mod cpo;
mod dossiers;
mod inscription;
mod lot;
mod notes;
mod publication;

use super::acteurs::Annuaire;
use super::donnees;
use crate::erreur::Erreur;
use acteurs::model::{Attribution, Compte, Famille, Organisation, OrganisationId};
use financements::actes::pieces;
use financements::model::*;
use financements::regles::enveloppe::Nature;
use financements::regles::{Euros, Financeur, heure};
use financements::store as lectures;
use jiff::civil::{Date, date};
use jiff::{Span, Timestamp};
use kernel::{Id, Role, texte};
use plans::model::Contrat;
use serde::Deserialize;
use std::collections::BTreeMap;
use store::{Json, Read, Writer, args};
use territoire::model::Territoire;

#[derive(Deserialize)]
pub(super) struct Donnees {
    rubriques: BTreeMap<String, String>,
    pieces: Vec<PieceDemandee>,
    grille: Vec<CritereGrille>,
    financeurs: Vec<FinanceurDonne>,
    porteurs: Vec<String>,
    actions: Vec<ActionDonnee>,
    comptes: Vec<CompteDonne>,
}

#[derive(Deserialize)]
struct FinanceurDonne {
    code: String,
    nom: String,
    ligne: String,
    instruit: bool,
    /// Where the public writes to it.
    courriel: Option<String>,
    famille: String,
    /// Euros for the call, and in all.
    enveloppe: i64,
    total: i64,
    /// Euros of the call kept for what is outside the districts.
    #[serde(default)]
    hors_qpv: Option<i64>,
}

#[derive(Deserialize)]
struct ActionDonnee {
    titre: String,
    theme: String,
    defi: String,
    objectif: String,
    axes: Vec<String>,
    publics: String,
}

#[derive(Deserialize)]
struct CompteDonne {
    role: String,
    fonction: String,
    email: String,
    organisation: String,
}

/// What the years share.
struct Monde {
    donnees: Donnees,
    contrat: String,
    quartiers: Vec<(String, String)>,
    fiches: Vec<FicheCitee>,
    porteurs: Vec<Porteur>,
    /// The action of each rank, with the file of its last year.
    actions: Vec<(ActionAidee, Option<DossierId>)>,
    /// The agreement concluded with the finished year.
    cpo: Option<Cpo>,
    aujourdhui: Date,
}

/// A number drawn from two ranks, the same at each loading.
fn tirage(a: usize, b: usize) -> usize {
    let mut x = (a as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (b as u64).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x ^= x >> 30;
    x = x.wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^= x >> 31;
    usize::try_from(x % 1_000_003).unwrap_or(0)
}

/// An instant of a day, in Paris.
fn a(jour: Date, heure_du_jour: i8) -> Timestamp {
    heure::lire(&format!("{jour}T{heure_du_jour:02}:00")).unwrap_or_default()
}

fn plus(jour: Date, jours: i32) -> Date {
    jour.saturating_add(Span::new().days(jours))
}

/// The contract the calls belong to: the « contrat de ville » when it is there, else the first.
async fn contrat(w: &mut Writer) -> Result<Contrat, Erreur> {
    let tous: Vec<Contrat> = w.list(";; ORDER BY annee_debut, slug", args![]).await?;
    let de_ville = tous.iter().find(|c| c.slug.contains("contrat-de-ville") || texte::cle(&c.titre).contains("contrat de ville"));
    de_ville
        .or_else(|| tous.first())
        .cloned()
        .ok_or_else(|| Erreur::Donnees { file: "appels.json", what: "aucun contrat".to_owned() })
}

pub async fn charger(w: &mut Writer, annuaire: &Annuaire, aujourdhui: Date) -> Result<(), Erreur> {
    let donnees = donnees::appels()?;
    let contrat = contrat(w).await?;
    let fiches = lectures::fiches(w, &contrat.id.to_string()).await?;
    let quartiers: Vec<Territoire> = w.list("genre = 'qpv' ;; ORDER BY cle", args![]).await?;
    let mut organisations = financeurs(w, &donnees, annuaire).await?;
    let porteurs = porteurs(w, &donnees, aujourdhui, &mut organisations).await?;
    let mut monde = Monde {
        contrat: contrat.id.to_string(),
        quartiers: quartiers.into_iter().filter_map(|t| Some((t.code?, t.nom))).collect(),
        fiches,
        porteurs,
        actions: vec![],
        cpo: None,
        aujourdhui,
        donnees,
    };
    for compte in &monde.donnees.comptes {
        // The citizens' council neither funds nor asks: it comes with its account.
        let de = match organisations.get(&texte::cle(&compte.organisation)) {
            Some(connue) => *connue,
            None => organisation(w, &compte.organisation, Famille::Autre).await?,
        };
        un_compte(w, compte, de).await?;
    }
    inscription::charger(w, &monde).await?;
    // Calls open in November of the year before.
    let ouvert = if aujourdhui.month() >= 7 { aujourdhui.year() + 1 } else { aujourdhui.year() };
    for exercice in [ouvert - 2, ouvert - 1, ouvert] {
        annee::charger(w, &mut monde, exercice, ouvert - exercice).await?;
    }
    notes::charger(w).await?;
    conseil::charger(w).await
}

type Organisations = BTreeMap<String, OrganisationId>;

async fn organisation(w: &mut Writer, nom: &str, famille: Famille) -> Result<OrganisationId, Erreur> {
    let organisation = Organisation {
        id: Id::fresh(),
        version: 1,
        nom: nom.to_owned(),
        sigle: None,
        graphies: Json(vec![]),
        famille,
        parent_id: None,
        generique: false,
        courriel: None,
        note: None,
        remplacee_par: None,
        cle: texte::cle(nom),
    };
    w.insert(&organisation).await?;
    Ok(organisation.id)
}

async fn financeurs(w: &mut Writer, donnees: &Donnees, annuaire: &Annuaire) -> Result<Organisations, Erreur> {
    let mut toutes = Organisations::new();
    for (rang, f) in (1..).zip(&donnees.financeurs) {
        let connue: Option<Organisation> = w.find("cle = $2", args![texte::cle(&f.nom)]).await?;
        let id = match annuaire.trouver(&f.nom).ok().or(connue.map(|o| o.id)) {
            Some(id) => id,
            None => organisation(w, &f.nom, Famille::from_code(&f.famille).unwrap_or(Famille::Autre)).await?,
        };
        toutes.insert(texte::cle(&f.nom), id);
        if f.courriel.is_some() {
            let mut une: Organisation = w.load(&id).await?;
            une.courriel.clone_from(&f.courriel);
            w.update(&mut une).await?;
        }
        w.insert(&FinanceurInscrit {
            id: Id::fresh(),
            version: 1,
            code: Financeur::nomme(&f.code),
            nom: f.nom.clone(),
            organisation_id: Some(id),
            siret: Some(siret(900 + rang)),
            ligne_budget: f.ligne.clone(),
            instruit: f.instruit,
            publie_refus: f.code == "ETAT",
            rang,
        })
        .await?;
    }
    Ok(toutes)
}

/// A SIRET with a true key, out of the numbers in use.
fn siret(rang: i64) -> String {
    let base = format!("9{rang:08}0001");
    (0..10).map(|cle| format!("{base}{cle}")).find(|essai| Siret::lire(essai).is_ok()).unwrap_or(base)
}

const PORTEURS: usize = 30;

/// A page with nothing on it: what the papers of the demonstration hold.
const PAGE: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

async fn porteurs(
    w: &mut Writer,
    donnees: &Donnees,
    aujourdhui: Date,
    organisations: &mut Organisations,
) -> Result<Vec<Porteur>, Erreur> {
    let mut tous = vec![];
    for rang in 0..PORTEURS {
        let genre = &donnees.porteurs[rang % donnees.porteurs.len()];
        let nom = format!("{genre} n° {} — démonstration", rang / donnees.porteurs.len() + 1);
        let organisation_id = organisation(w, &nom, Famille::Association).await?;
        organisations.insert(texte::cle(&nom), organisation_id);
        let rang = i64::try_from(rang).unwrap_or(0);
        let porteur = Porteur {
            id: Id::fresh(),
            version: 1,
            organisation_id,
            nom: nom.clone(),
            siret: Some(siret(100 + rang)),
            rna: Some(format!("W1110{rang:05}")),
            forme: "association".to_owned(),
            droit: "prive".to_owned(),
            representant: "Présidence".to_owned(),
            rup: false,
            agrement: rang % 7 == 0,
            cer_le: Some(date(2022, 3, 1)),
            structurante_copil_le: (rang % 10 == 1).then_some(date(2024, 6, 20)),
            budget_annuel_centimes: Some((20_000 + 7_500 * rang) * 100),
            cle: texte::cle(&nom),
        };
        w.insert(&porteur).await?;
        for genre in ["RIB", "Liste des membres du bureau", "Attestation de déclaration en préfecture"] {
            let piece = PieceDossier {
                id: Id::fresh(),
                version: 1,
                porteur_id: porteur.id,
                dossier_id: None,
                genre: genre.to_owned(),
                statut: StatutPiece::Valide,
                motif: String::new(),
                nom: format!("{}.pdf", texte::cle(genre).replace(' ', "-")),
                mime: "application/pdf".to_owned(),
                taille: 0,
                sha256: String::new(),
                datee_le: Some(plus(aujourdhui, -200)),
                valable_jusqu_au: (genre != "RIB").then(|| plus(aujourdhui, 165)),
                deposee_a: a(plus(aujourdhui, -200), 10),
                deposee_par: porteur.nom.clone(),
                annoncee_a: None,
            };
            pieces::ranger(w, piece, PAGE).await?;
        }
        tous.push(porteur);
    }
    Ok(tous)
}

async fn un_compte(w: &mut Writer, donne: &CompteDonne, organisation: OrganisationId) -> Result<(), Erreur> {
    let role = Role::from_code(&donne.role)
        .ok_or_else(|| Erreur::Donnees { file: "appels.json", what: format!("rôle inconnu : {}", donne.role) })?;
    let compte = Compte {
        id: Id::fresh(),
        version: 1,
        courriel: donne.email.clone(),
        nom: donne.fonction.clone(),
        organisation_id: Some(organisation),
        langue: kernel::Lang::Fr,
        actif: true,
        oidc_emetteur: None,
        oidc_sujet: None,
    };
    w.insert(&compte).await?;
    w.insert(&Attribution { id: Id::fresh(), version: 1, compte_id: compte.id, role, contrat_id: None }).await?;
    Ok(())
}

/// The envelopes of a year: what each funder has, and what it gives to the call.
async fn enveloppes(w: &mut Writer, monde: &Monde, exercice: i16, vote_le: Option<Date>) -> Result<(), Erreur> {
    for f in &monde.donnees.financeurs {
        let racine = Enveloppe {
            id: Id::fresh(),
            version: 1,
            contrat_id: monde.contrat.clone(),
            exercice: exercice.into(),
            financeur: Financeur::nomme(&f.code),
            parent_id: None,
            nature: Nature::Racine,
            libelle: "Crédits de l’exercice".to_owned(),
            montant_centimes: Euros::entiers(f.total).centimes(),
            acte: vote_le.map(|_| format!("Budget {exercice}")),
            acte_le: vote_le,
        };
        w.insert(&racine).await?;
        let appel = Enveloppe {
            id: Id::fresh(),
            parent_id: Some(racine.id),
            nature: Nature::Appel,
            libelle: "Appel à projets".to_owned(),
            montant_centimes: Euros::entiers(f.enveloppe).centimes(),
            ..racine.clone()
        };
        w.insert(&appel).await?;
        if let Some(euros) = f.hors_qpv {
            let part = Enveloppe {
                id: Id::fresh(),
                parent_id: Some(appel.id),
                nature: Nature::HorsQpv,
                libelle: "Poches de pauvreté, hors quartiers".to_owned(),
                montant_centimes: Euros::entiers(euros).centimes(),
                acte: None,
                acte_le: None,
                ..appel
            };
            w.insert(&part).await?;
        }
    }
    Ok(())
}
