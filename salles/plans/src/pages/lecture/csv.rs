//! The tapis as a file: what is shown, for a spreadsheet.

use super::tapis::{Filtres, etat_reponse, exercice_suivi, retenues};
use super::{annee, contrat};
use crate::calculs::{Lecture, Objet, PlanLu, libelle};
use crate::m;
use crate::model::Noeud;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use web::{Page, Visit};

/// The readings that are rates, as the page shows them above the sheets.
const LECTURES: [Lecture; 4] = [Lecture::Declare, Lecture::Attendu, Lecture::Constate, Lecture::Atteinte];

/// `GET /contrats/{contrat}/tapis.csv` : what is shown, for a spreadsheet.
pub async fn get(visit: Visit, Path((_, slug)): Path<(String, String)>) -> Page {
    let mut reader = visit.reader().await?;
    let contrat = contrat(&mut reader, &slug).await?;
    let plan = PlanLu::courant(&mut reader, contrat).await?;
    Ok(fichier(&visit, &plan, &format!("{slug}-tapis")))
}

/// A plan of now or of a past evening as a file, under the filters of the address.
pub(in crate::pages) fn fichier(visit: &Visit, plan: &PlanLu, name: &str) -> Response {
    let (t, today) = (m(visit.lang), plan.jour(visit.today()));
    let year = annee(visit, plan.exercice_montre(today), plan.contrat.duree_annees);
    let filters = Filtres::read(visit);
    let years: Vec<String> = (1..=plan.contrat.duree_annees).map(|n| quote(&t.lecture_annee_n(n))).collect();
    let heads = LECTURES.into_iter().flat_map(|l| {
        [format!("{}, {}", libelle(l, visit.lang), t.lecture_annee_n(year).to_lowercase()), t.tapis_code(libelle(l, visit.lang))]
    });
    let heads: Vec<String> = heads.chain([t.calcul_quoi()]).map(|head| quote(&head)).collect();
    let mut out = format!(
        "\u{feff}{};{};{};{};{};{}\r\n",
        quote(&t.tapis_numero()),
        quote(&t.tapis_fiche()),
        quote(&t.tapis_pilotage()),
        years.join(";"),
        quote(&t.tapis_etat()),
        heads.join(";")
    );
    for fiche in retenues(plan, &filters, visit, year) {
        let steps: Vec<String> = (1..=plan.contrat.duree_annees)
            .map(|n| fiche.bilans.get(&n).and_then(|b| b.palier).map(|p| p.to_string()).unwrap_or_default())
            .collect();
        let suivi = exercice_suivi(plan, year);
        let state = plan
            .reponses
            .get(&(fiche.id, suivi))
            .map(|r| etat_reponse(r.etat, plan.en_retard(fiche.id, suivi, today), visit.lang).1);
        out.push_str(&format!(
            "{};{};{};{};{};{};{}\r\n",
            fiche.numero,
            quote(&fiche.titre),
            quote(&fiche.pilotes),
            steps.join(";"),
            quote(&state.unwrap_or_default()),
            chiffres(plan, Objet::Fiche(fiche.id), year, visit).join(";"),
            quote(&t.tapis_fiche())
        ));
    }
    // Then each level and the contract, whole whatever is filtered: their steps are nobody's, their rates are on the page.
    let steps = ";".repeat(usize::try_from(plan.contrat.duree_annees).unwrap_or(1).saturating_sub(1));
    let level = |n: &Noeud| usize::try_from(n.niveau - 1).ok().and_then(|depth| plan.contrat.niveaux.get(depth));
    let above = plan.noeuds.iter().map(|n| {
        (Objet::Noeud(n.id), n.code.as_str(), n.titre.as_str(), level(n).cloned().unwrap_or_else(|| t.classeur_niveau()))
    });
    let whole = (
        Objet::Contrat,
        plan.contrat.sigle.as_deref().unwrap_or_default(),
        plan.contrat.titre.as_str(),
        t.redaction_partie_contrat(),
    );
    for (objet, code, titre, kind) in above.chain([whole]) {
        out.push_str(&format!(
            "{};{};;{steps};;{};{}\r\n",
            quote(code),
            quote(titre),
            chiffres(plan, objet, year, visit).join(";"),
            quote(&kind)
        ));
    }
    let name = format!("attachment; filename=\"{name}.csv\"");
    ([(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)], out).into_response()
}

/// A text in a cell; a leading sign would be a formula for a spreadsheet.
fn quote(text: &str) -> String {
    let safe = if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text.to_owned() };
    format!("\"{}\"", safe.replace('"', "\"\""))
}

/// The figures of an object, each followed by its code: a figure never leaves without what leads back to how it was made.
fn chiffres(plan: &PlanLu, objet: Objet, year: i64, visit: &Visit) -> Vec<String> {
    let today = plan.jour(visit.today());
    let point = if visit.lang == kernel::Lang::Fr { "," } else { "." };
    let one = |lecture| {
        let rate = plan.valeur(lecture, objet, year, today);
        let code = plan.code_imprime(lecture, objet, year, today);
        [rate.map(|v| v.arrondi(2, true).replace('.', point)).unwrap_or_default(), code]
    };
    LECTURES.into_iter().flat_map(one).collect()
}
