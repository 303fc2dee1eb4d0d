//! The door for codes printed on paper: from a code to the figure it was printed beside, of today, of a past evening or of an
//! edition. Everyone may ask; a stranger is led to what is published and to nothing else.

use super::query;
use crate::actes::edition::{derniere_publiee, editions_de, lire_texte};
use crate::calculs::{Passe, PlanLu, code_court};
use crate::m;
use crate::model::edition_contenu::EditionContenu;
use crate::model::{Contrat, Edition};
use crate::regles::edition::lire as decoder;
use axum::response::IntoResponse;
use jiff::civil::Date;
use kernel::Right;
use kernel::actor::Reach;
use maud::html;
use store::{Read, Reader, StoreError, args};
use web::components::{Champ, bouton, champ};
use web::{Form, Layout, Page, PageError, Visit};

/// A figure that bears the code, and where it is explained.
struct Trouve {
    nom: String,
    chemin: String,
}

/// `GET /code?code=R7K-2M4`
pub async fn get(visit: Visit) -> Page {
    let t = m(visit.lang);
    let form = query(&visit);
    let asked = normaliser(form.text("code"));
    let mut found = vec![];
    if !asked.is_empty() {
        found = chercher(&visit, &asked).await?;
        if let [one] = found.as_slice() {
            return Ok(visit.go(&one.chemin));
        }
    }
    let body = html! {
        p.chapeau { (t.code_chapeau()) }
        @if !found.is_empty() {
            h2 { (t.code_plusieurs()) }
            ul { @for one in &found { li { a href=(visit.url(&one.chemin)) { (one.nom) } } } }
        } @else if !asked.is_empty() {
            p.encadre.attention role="status" { (t.code_inconnu()) }
        }
        form method="get" {
            (champ(&Form::filled(form.fields().to_vec()), &Champ { name: "code", label: &t.code_champ(), hint: &t.code_aide(), required: true, short: true, ..Champ::default() }, visit.lang))
            (bouton(&t.code_chercher()))
        }
    };
    Ok(Layout::new(&t.code_titre()).section("/contrats").render(&visit, body).into_response())
}

/// « r7k 2m4 », « R7K2M4 », « R7K-2M4 » are one code: its letters have no O, I nor L, which are read as the digits they look like.
fn normaliser(typed: &str) -> String {
    let read = |sign: char| match sign {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let signs = typed.to_uppercase().chars().filter(char::is_ascii_alphanumeric).map(read).collect::<Vec<char>>();
    let mut code = String::new();
    for (rank, sign) in signs.into_iter().enumerate() {
        if rank == 3 || rank == 6 {
            code.push('-');
        }
        code.push(sign);
    }
    code
}

/// « R7K-2M4-20260312 » : the code, and the evening it was printed for.
fn separer(asked: &str) -> (&str, Option<Date>) {
    let day = asked.get(8..).filter(|d| d.len() == 8 && asked.as_bytes().get(7) == Some(&b'-'));
    match day.and_then(|d| Date::strptime("%Y%m%d", d).ok()) {
        Some(day) => (&asked[..7], Some(day)),
        None => (asked, None),
    }
}

async fn chercher(visit: &Visit, asked: &str) -> Result<Vec<Trouve>, PageError> {
    let t = m(visit.lang);
    let (code, day) = separer(asked);
    let mut reader = visit.reader().await?;
    let mut found = vec![];
    for contrat in reader.list::<Contrat>(";; ORDER BY annee_debut DESC, id", args![]).await? {
        let inside = visit.reach(Right::LirePlan, Some(&contrat.id.to_string())) != Reach::Rien;
        if let Some(day) = day {
            if inside && let Some(past) = Passe::lire(&mut reader, visit.house.db.clock(), &contrat, day).await? {
                found.extend(dans(&past.plan, code).map(|chemin| Trouve { nom: contrat.titre.clone(), chemin }));
            }
            continue;
        }
        if inside {
            let plan = PlanLu::courant(&mut reader, contrat.clone()).await?;
            found.extend(dans(&plan, code).map(|chemin| Trouve { nom: t.code_aujourd_hui(&contrat.titre), chemin }));
        }
        let all = editions_de(&mut reader, contrat.id).await?;
        for edition in all.iter().rev().filter(|e| inside || e.publiee_a.is_some()) {
            let Some((objet, lecture)) = grave(&mut reader, edition, code).await? else { continue };
            let (slug, numero) = (&contrat.slug, &edition.numero);
            let last = derniere_publiee(&all).is_some_and(|e| e.id == edition.id);
            let chemin = match (inside, last) {
                (true, _) => format!("/contrats/{slug}/editions/{numero}/calcul/{lecture}/{objet}"),
                (false, true) => format!("/public/{slug}/calcul/{lecture}/{objet}"),
                (false, false) => format!("/public/{slug}/calcul/{lecture}/{objet}?edition={numero}"),
            };
            found.push(Trouve { nom: format!("{} — {}", contrat.titre, t.edition_numero(numero)), chemin });
        }
    }
    Ok(found)
}

/// Where a plan explains the figure of that code.
fn dans(plan: &PlanLu, code: &str) -> Option<String> {
    let id = plan.contrat.id.to_string();
    let mut all = plan.chiffres();
    let (lecture, objet, annee) = all.find(|(l, o, a)| code_court(&id, &plan.cle_objet(*o), *l, *a) == code)?;
    Some(plan.chemin_calcul(lecture, objet, annee))
}

/// The object and the reading of the figure of that code in an edition; nothing of an edition whose text was altered.
async fn grave(reader: &mut Reader, edition: &Edition, code: &str) -> Result<Option<(String, String)>, StoreError> {
    let Ok(text) = lire_texte(reader, edition).await else { return Ok(None) };
    if !text.contains(code) {
        return Ok(None);
    }
    let mut contenu: EditionContenu = decoder(&text).map_err(StoreError::from)?;
    let mut found = None;
    contenu.chaque_chiffre(|objet, c| {
        if c.code == code && found.is_none() {
            found = Some((objet.to_owned(), c.lecture.clone()));
        }
    });
    Ok(found)
}
