//! The forms of these pages, written from a record and read back.

use super::valeurs::champs_de_fiche;
use crate::model::{
    Avenant, CampagneId, Changement, Comite, ComiteId, Decision, FicheActionId, GenreDecision, NoeudId, Proposition,
};
use crate::regles::decision::{
    Cadre, ProjetAvenant, ProjetComite, ProjetDecision, Refus, ecrire_taches, lire_date, lire_date_facultative, lire_taches,
    valeur,
};
use jiff::civil::Date;
use web::Form;

type Champs = Vec<(String, String)>;

fn champ(nom: &str, valeur: impl Into<String>) -> (String, String) {
    (nom.to_owned(), valeur.into())
}

fn jour(jour: Option<Date>) -> String {
    jour.map(|j| j.to_string()).unwrap_or_default()
}

pub fn comite(c: &Comite) -> Champs {
    vec![
        champ("version", c.version.to_string()),
        champ("titre", &c.titre),
        champ("tenue_le", c.tenue_le.to_string()),
        champ("lieu", c.lieu.clone().unwrap_or_default()),
        champ("campagne", c.campagne_id.map(|id| id.to_string()).unwrap_or_default()),
        champ("presents", &c.presents),
        champ("notes", &c.notes),
    ]
}

pub fn lire_comite(form: &Form) -> Result<ProjetComite, Vec<Refus>> {
    let campagne: Result<Option<CampagneId>, Refus> =
        form.some("campagne").map(|id| id.parse().map_err(|_| Refus::CampagneInconnue)).transpose();
    match (lire_date("tenue_le", form.text("tenue_le")), campagne) {
        (Ok(tenue_le), Ok(campagne_id)) => Ok(ProjetComite {
            titre: form.text("titre").to_owned(),
            tenue_le,
            lieu: form.some("lieu").map(str::to_owned),
            presents: form.text("presents").to_owned(),
            notes: form.text("notes").to_owned(),
            campagne_id,
        }),
        (date, campagne) => {
            let titre = form.text("titre").is_empty().then_some(Refus::TitreManquant);
            Err(titre.into_iter().chain(date.err()).chain(campagne.err()).collect())
        }
    }
}

pub fn avenant(a: &Avenant) -> Champs {
    vec![
        champ("version", a.version.to_string()),
        champ("objet", &a.objet),
        champ("demandeur", &a.demandeur),
        champ("demande_le", jour(a.demande_le)),
        champ("comite", a.comite_id.map(|id| id.to_string()).unwrap_or_default()),
    ]
}

pub fn lire_avenant(form: &Form) -> Result<ProjetAvenant, Vec<Refus>> {
    let demande_le = lire_date_facultative("demande_le", form.text("demande_le")).map_err(|r| vec![r])?;
    let comite_id: Option<ComiteId> = form.some("comite").and_then(|id| id.parse().ok());
    Ok(ProjetAvenant {
        objet: form.text("objet").to_owned(),
        demandeur: form.text("demandeur").to_owned(),
        demande_le,
        comite_id,
    })
}

/// The form of a decision; what a reorientation rewrites is shown in place, over the plan's own values.
pub fn decision(d: &Decision) -> Champs {
    let mut champs = vec![
        champ("version", d.version.to_string()),
        champ("genre", d.genre.code()),
        champ("fiche", d.fiche_id.map(|id| id.to_string()).unwrap_or_default()),
        champ("motif", &d.motif),
        champ("conditions", &d.conditions),
        champ("responsable", &d.responsable),
        champ("echeance", jour(d.echeance)),
        champ("avenant_requis", if d.avenant_requis { "oui" } else { "" }),
        champ("titre_action", &d.proposition.titre),
        champ("noeud", d.proposition.noeud_id.map(|id| id.to_string()).unwrap_or_default()),
        champ("taches", ecrire_taches(&d.proposition.taches)),
    ];
    champs.extend(d.proposition.changements.iter().map(|c| champ(&format!("v.{}", c.champ), &c.apres)));
    champs
}

/// Reads a decision. The fields of the sheet that were typed differently from the plan are its changes.
pub fn lire_decision(form: &Form, cadre: &Cadre<'_>, connue: Option<&Decision>) -> Result<ProjetDecision, Vec<Refus>> {
    let mut refus = vec![];
    let genre = GenreDecision::from_code(form.text("genre"));
    if genre.is_none() {
        refus.push(Refus::GenreManquant);
    }
    let echeance = lire_date_facultative("echeance", form.text("echeance")).unwrap_or_else(|r| {
        refus.push(r);
        None
    });
    let fiche_id: Option<FicheActionId> = form.some("fiche").and_then(|id| id.parse().ok());
    let noeud_id: Option<NoeudId> = form.some("noeud").and_then(|id| id.parse().ok());
    let anciennes = connue.map(|d| d.proposition.taches.clone()).unwrap_or_default();
    let taches = lire_taches(form.text("taches"), form.text("responsable"), &anciennes).unwrap_or_else(|r| {
        refus.push(r);
        vec![]
    });
    let Some(genre) = genre.filter(|_| refus.is_empty()) else { return Err(refus) };
    let changements = if genre == GenreDecision::Reorientation { changements(form, cadre) } else { vec![] };
    let nouvelle = genre == GenreDecision::NouvelleAction;
    Ok(ProjetDecision {
        genre,
        fiche_id,
        motif: form.text("motif").to_owned(),
        conditions: form.text("conditions").to_owned(),
        responsable: form.text("responsable").to_owned(),
        echeance,
        avenant_requis: form.is_checked("avenant_requis", "oui"),
        proposition: Proposition {
            titre: if nouvelle { form.text("titre_action").to_owned() } else { String::new() },
            noeud_id: noeud_id.filter(|_| nouvelle),
            changements,
            taches: if genre == GenreDecision::Renforcement { taches } else { vec![] },
        },
    })
}

fn changements(form: &Form, cadre: &Cadre<'_>) -> Vec<Changement> {
    let Some(fiche) = cadre.fiche else { return vec![] };
    champs_de_fiche(fiche)
        .into_iter()
        .filter(|c| form.has(&format!("v.{}", c.code())))
        .filter_map(|c| {
            let avant = valeur(&c, cadre).ok()?;
            let apres = form.text(&format!("v.{}", c.code())).to_owned();
            (apres != avant.trim()).then(|| Changement { champ: c.code(), avant, apres })
        })
        .collect()
}
