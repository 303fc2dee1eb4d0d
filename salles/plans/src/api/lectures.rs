//! The readings of a year: contract, each node, each sheet, with the page that proves them.

use super::formes::LectureLue;
use super::soir::Soir;
use crate::calculs::{Chiffre, Lecture, Objet, PlanLu};
use axum::extract::Path;
use kernel::nombre::Nombre;
use web::api::{Liste, Probleme, Tranche, liste, nombre, query};
use web::{Page, Visit};

/// The readings of one year, the last one reviewed unless another is asked.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/lectures", tag = "lectures",
    params(web::api::Ou, web::api::Parametres, super::DansContrat, super::Au,
        ("annee" = Option<i64>, Query, description = "Year of the contract, from 1", minimum = 1)),
    responses((status = 200, body = Liste<LectureLue>), (status = "4XX", body = Probleme)))]
pub async fn get(visit: Visit, Path((_, slug)): super::Contrat) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let Soir { mut reader, contrat, passe } = Soir::lire(&visit, &slug).await?;
    let courant;
    let plan: &PlanLu = match &passe {
        Some(passe) => &passe.plan,
        None => {
            courant = PlanLu::courant(&mut reader, contrat).await?;
            &courant
        }
    };
    let usual = plan.exercice_montre(plan.jour(visit.today())).clamp(1, plan.contrat.duree_annees);
    let year = nombre(&query(&visit), "annee", usual, 1, plan.contrat.duree_annees)?;
    let mut all = vec![lue(&visit, plan, Objet::Contrat, year)];
    all.extend(plan.noeuds.iter().map(|n| lue(&visit, plan, Objet::Noeud(n.id), year)));
    all.extend(plan.fiches.iter().map(|f| lue(&visit, plan, Objet::Fiche(f.id), year)));
    liste(&visit, &tranche, "lectures", &all)
}

fn lue(visit: &Visit, plan: &PlanLu, objet: Objet, annee: i64) -> LectureLue {
    let percent = |n: &Nombre| n.arrondi(2, true);
    let rate = |c: &Chiffre| c.valeur.as_ref().map(percent);
    let found = plan.constate(objet, annee);
    let reached = plan.atteinte(objet, annee);
    let (genre, reference) = match objet {
        Objet::Contrat => ("contrat", plan.contrat.slug.clone()),
        Objet::Noeud(id) => ("niveau", id.to_string()),
        Objet::Mesure(id) => ("indicateur", id.to_string()),
        Objet::Fiche(id) => ("fiche", plan.fiches.iter().find(|f| f.id == id).map(|f| f.numero.to_string()).unwrap_or_default()),
    };
    LectureLue {
        objet: genre.to_owned(),
        reference,
        titre: plan.nom_objet(objet, visit.lang),
        annee,
        avancement_declare: rate(&plan.declare(objet, annee)),
        avancement_constate: found.constate.as_ref().map(percent),
        completude: found.completude.as_ref().map(percent),
        atteinte: rate(&reached),
        confiance: plan.confiance(objet, annee).pire().map(|(sky, _)| sky.code().to_owned()),
        manquants: reached.manquants,
        calcul: visit.absolute(&plan.chemin_calcul(Lecture::Atteinte, objet, annee)),
    }
}
