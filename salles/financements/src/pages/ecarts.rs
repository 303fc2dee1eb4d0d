//! `/appels/{appel}/ecarts?avec=…`: what changes from one year to the other, and nothing else.

use super::cadrage;
use crate::model::*;
use crate::regles::appel::{RUBRIQUES, parametre_ecrit};
use crate::regles::enveloppe::Nature;
use crate::regles::jeu;
use crate::regles::parametres::differences;
use crate::{m, mots, store as lectures};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::texte::date_longue;
use maud::html;
use store::Reader;
use web::{Page, PageError, Visit};

struct Annee {
    appel: Appel,
    lettre: Option<LettreCadrage>,
    enveloppes: Vec<Enveloppe>,
}

async fn annee(visit: &Visit, r: &mut Reader, slug: &str) -> Result<Annee, PageError> {
    let appel = cadrage::ouvrir(visit, r, slug).await?;
    let lettre = lectures::lettres(r, appel.id).await?.pop();
    let enveloppes = lectures::enveloppes(r, &appel).await?;
    Ok(Annee { appel, lettre, enveloppes })
}

/// `GET /appels/{appel}/ecarts`
pub async fn get(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let t = m(visit.lang);
    let mut r = visit.reader().await?;
    let ici = annee(&visit, &mut r, &slug).await?;
    let autre = annee(&visit, &mut r, super::query(&visit).text("avec")).await?;
    let (avant, apres) = if autre.appel.exercice <= ici.appel.exercice { (&autre, &ici) } else { (&ici, &autre) };
    let lignes = ecarts(&visit, avant, apres);
    let body = html! {
        @if lignes.is_empty() { p { (t.redaction_ecarts_rien()) } } @else {
            div.defile tabindex="0" role="region" aria-label=(t.redaction_ecart_quoi()) {
                table.empile {
                    thead { tr { th scope="col" { (t.redaction_ecart_quoi()) } th scope="col" { (avant.appel.exercice) } th scope="col" { (apres.appel.exercice) } } }
                    tbody { @for (quoi, a, b) in &lignes {
                        tr { th scope="row" { (quoi) } td.texte data-l=(avant.appel.exercice) { (a) } td.texte data-l=(apres.appel.exercice) { (b) } }
                    } }
                }
            }
        }
    };
    let titre = t.redaction_ecarts(avant.appel.exercice.to_string(), apres.appel.exercice.to_string());
    let layout = web::Layout::new(&titre)
        .trail(t.accueil_titre(), "/appels")
        .trail(&ici.appel.intitule, format!("/appels/{}", ici.appel.slug));
    Ok(layout.section("/appels").wide().render(&visit, body).into_response())
}

fn ecarts(visit: &Visit, avant: &Annee, apres: &Annee) -> Vec<(String, String, String)> {
    let (t, lang) = (m(visit.lang), visit.lang);
    let mut lignes = vec![];
    let mut voir = |quoi: String, a: String, b: String| {
        if a != b {
            lignes.push((quoi, a, b));
        }
    };
    let instant = |a: Option<jiff::Timestamp>| a.map(|a| mots::instant(a, lang)).unwrap_or_default();
    voir(t.redaction_ouverture(), instant(avant.appel.ouverture_a), instant(apres.appel.ouverture_a));
    voir(t.redaction_cloture(), instant(avant.appel.cloture_a), instant(apres.appel.cloture_a));
    let contenu = |a: &Annee| a.lettre.as_ref().map(|l| l.contenu.0.clone()).unwrap_or_default();
    let (c1, c2) = (contenu(avant), contenu(apres));
    for code in RUBRIQUES {
        let texte = |c: &ContenuLettre| c.rubriques.get(code).cloned().unwrap_or_default();
        voir(cadrage::rubrique(code, lang), texte(&c1), texte(&c2));
    }
    let calendrier = |c: &ContenuLettre| {
        c.calendrier.iter().map(|r| format!("{} : {}", date_longue(r.le, lang), r.quoi)).collect::<Vec<_>>().join("\n")
    };
    voir(t.redaction_calendrier(), mots::phrase(&calendrier(&c1)), mots::phrase(&calendrier(&c2)));
    let pieces = |c: &ContenuLettre| c.pieces.iter().map(|p| p.genre.clone()).collect::<Vec<_>>().join("\n");
    voir(t.redaction_pieces(), pieces(&c1), pieces(&c2));
    let grille = |a: &Annee| super::grille::dite(&a.appel.grille, lang).join("\n");
    voir(t.grille_titre(), grille(avant), grille(apres));
    let parametres = |a: &Annee| a.lettre.as_ref().map(|l| l.parametres.0.clone()).unwrap_or_default();
    let (p1, p2) = (parametres(avant), parametres(apres));
    for code in differences(&p1, &p2) {
        let dit = |p| {
            let ecrit = parametre_ecrit(p, &code);
            if ecrit.is_empty() { t.redaction_vide() } else { ecrit }
        };
        voir(t.redaction_ecart_parametre(cadrage::nom_du_parametre(&code, lang)), dit(&p1), dit(&p2));
    }
    for (code, a, b) in jeu::ecarts(&p1.regles, &p2.regles) {
        voir(t.jeu_ecart(code), mots::regles::etat(&a, lang), mots::regles::etat(&b, lang));
    }
    let mut qui: Vec<_> = avant
        .enveloppes
        .iter()
        .chain(&apres.enveloppes)
        .filter(|e| e.nature == Nature::Appel)
        .map(|e| e.financeur.clone())
        .collect();
    qui.sort();
    qui.dedup();
    for financeur in qui {
        let montant = |a: &Annee| {
            let siennes = a.enveloppes.iter().filter(|e| e.nature == Nature::Appel && e.financeur == financeur);
            mots::euros(Some(siennes.map(Enveloppe::montant).sum()), lang)
        };
        voir(t.redaction_ecart_enveloppe(financeur.to_string()), montant(avant), montant(apres));
    }
    lignes
}
