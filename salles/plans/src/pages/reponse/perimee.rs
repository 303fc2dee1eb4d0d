//! « deux saisies simultanées : la seconde voit les deux versions et choisit champ par champ ».

use super::resume;
use super::saisie;
use crate::actes::campagne::Dossier;
use crate::m;
use crate::model::Saisie;
use kernel::Lang;
use maud::{Markup, html};

/// What differs between what is stored and what is being sent, above the form that keeps the latter.
#[must_use]
pub fn differences(dossier: &Dossier, typed: &Saisie, lang: Lang) -> Markup {
    let t = m(lang);
    let stored = resume::lignes(dossier, &dossier.reponse.contenu, lang);
    let sent = resume::lignes(dossier, typed, lang);
    let rows: Vec<_> = stored
        .iter()
        .filter_map(|s| {
            let mine = sent.iter().find(|l| l.champ == s.champ)?;
            (mine.apres != s.apres || mine.note != s.note).then_some((s, mine))
        })
        .chain(sent.iter().filter(|l| !stored.iter().any(|s| s.champ == l.champ)).map(|l| (l, l)))
        .collect();
    let known = |champ: &str| stored.iter().any(|s| s.champ == champ);
    html! {
        div.erreurs role="alert" tabindex="-1" data-enhance="focus" {
            h2 { (t.reponse_perime_titre()) }
            p { (t.reponse_perime_texte()) }
            table.empile {
                thead { tr { th scope="col" { (t.reponse_question_col()) } th scope="col" { (t.reponse_perime_enregistree()) } th scope="col" { (t.reponse_perime_votre()) } } }
                tbody {
                    @for (s, mine) in &rows {
                        tr {
                            th scope="row" { (s.libelle) }
                            td data-l=(t.reponse_perime_enregistree()) {
                                @if known(&s.champ) { (valeur(s, lang)) } @else { "—" }
                            }
                            td data-l=(t.reponse_perime_votre()) { (valeur(mine, lang)) }
                        }
                    }
                }
            }
        }
    }
}

fn valeur(ligne: &resume::Ligne, lang: Lang) -> Markup {
    html! {
        span.texte { (ligne.apres.clone().unwrap_or_else(|| m(lang).reponse_sans())) }
        @if !ligne.note.is_empty() { br; small.texte { (ligne.note) } }
    }
}

/// Whether two answers say the same things.
#[must_use]
pub fn pareilles(a: &Saisie, b: &Saisie) -> bool {
    saisie::champs(a) == saisie::champs(b)
}
