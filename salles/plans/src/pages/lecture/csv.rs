//! The tapis as a file: what is shown, for a spreadsheet.

use super::tapis::{Filtres, etat_reponse, exercice_suivi, retenues};
use super::{annee, contrat};
use crate::calculs::{Lecture, Objet, PlanLu, libelle};
use crate::m;
use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use web::{Page, Visit};

/// `GET /contrats/{contrat}/tapis.csv` : what is shown, for a spreadsheet.
pub async fn get(visit: Visit, Path((_, slug)): Path<(String, String)>) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let contrat = contrat(&mut reader, &slug).await?;
    let plan = PlanLu::courant(&mut reader, contrat).await?;
    let year = annee(&visit, plan.exercice_montre(visit.today()), plan.contrat.duree_annees);
    let filters = Filtres::read(&visit);
    let quote = |text: &str| {
        // A leading sign would be a formula for a spreadsheet.
        let safe = if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text.to_owned() };
        format!("\"{}\"", safe.replace('"', "\"\""))
    };
    let years: Vec<String> = (1..=plan.contrat.duree_annees).map(|n| quote(&t.lecture_annee_n(n))).collect();
    let readings = [Lecture::Declare, Lecture::Constate, Lecture::Atteinte];
    let heads: Vec<String> = readings
        .into_iter()
        .flat_map(|l| {
            [
                format!("{}, {}", libelle(l, visit.lang), t.lecture_annee_n(year).to_lowercase()),
                t.tapis_code(libelle(l, visit.lang)),
            ]
        })
        .map(|head| quote(&head))
        .collect();
    let mut out = format!(
        "\u{feff}{};{};{};{};{};{}\r\n",
        quote(&t.tapis_numero()),
        quote(&t.tapis_fiche()),
        quote(&t.tapis_pilotage()),
        years.join(";"),
        quote(&t.tapis_etat()),
        heads.join(";")
    );
    for fiche in retenues(&plan, &filters, &visit, year) {
        let steps: Vec<String> = (1..=plan.contrat.duree_annees)
            .map(|n| fiche.bilans.get(&n).and_then(|b| b.palier).map(|p| p.to_string()).unwrap_or_default())
            .collect();
        let suivi = exercice_suivi(&plan, year);
        let state = plan
            .reponses
            .get(&(fiche.id, suivi))
            .map(|r| etat_reponse(r.etat, plan.en_retard(fiche.id, suivi, visit.today()), visit.lang).1);
        // A figure never leaves without the code that leads back to how it was made.
        let figures: Vec<String> = readings
            .into_iter()
            .flat_map(|l| {
                let objet = Objet::Fiche(fiche.id);
                let rate = plan.valeur(l, objet, year, visit.today());
                [
                    rate.map(|v| v.arrondi(2, true).replace('.', if visit.lang == kernel::Lang::Fr { "," } else { "." }))
                        .unwrap_or_default(),
                    plan.code(l, objet, year),
                ]
            })
            .collect();
        out.push_str(&format!(
            "{};{};{};{};{};{}\r\n",
            fiche.numero,
            quote(&fiche.titre),
            quote(&fiche.pilotes),
            steps.join(";"),
            quote(&state.unwrap_or_default()),
            figures.join(";")
        ));
    }
    let name = format!("attachment; filename=\"{slug}-tapis.csv\"");
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)], out).into_response())
}
