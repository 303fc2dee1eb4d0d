//! « Essayer sur les dossiers » : the rule on the files of this call, or of the one before, nothing saved.

use crate::calculs::{AppelLu, Besoin, Essai};
use crate::droits;
use crate::model::*;
use crate::regles::{Conclusion, Parametres};
use crate::{m, mots, store as lectures};
use kernel::Lang;
use maud::{Markup, html};
use web::{PageError, Visit};

/// How many files are named: beyond, they are counted.
const NOMMES: usize = 40;

/// What a rule of these parameters says of the files.
pub async fn essayer(visit: &Visit, appel: &Appel, parametres: &Parametres, code: &str) -> Result<Markup, PageError> {
    let (t, lang) = (m(visit.lang), visit.lang);
    let mut r = visit.reader().await?;
    let mut lu = AppelLu::lire(&mut r, appel.clone(), Besoin::TOUT, visit.today()).await?;
    let ici = !lu.dossiers.is_empty();
    if !ici {
        let avant = lectures::appels(&mut r).await?.into_iter();
        let avant = avant.filter(|a| a.contrat_id == appel.contrat_id && a.exercice < appel.exercice);
        if let Some(avant) = avant.filter(|a| droits::lit_les_dossiers(visit, a)).max_by_key(|a| a.exercice) {
            lu = AppelLu::lire(&mut r, avant, Besoin::TOUT, visit.today()).await?;
        }
    }
    let essais = lu.essayer(parametres, code);
    Ok(html! {
        section.encadre id="essai" role="status" aria-labelledby="essai-titre" {
            h2 id="essai-titre" { (t.jeu_essai_titre()) }
            @if lu.dossiers.is_empty() { p { (t.jeu_essai_rien()) } } @else {
                p { @if ici { (t.jeu_essai_ici(&lu.appel.intitule)) } @else { (t.jeu_essai_avant(&lu.appel.intitule)) } }
                (tableau(&essais, lang))
            }
        }
    })
}

const fn tenue(c: Conclusion) -> bool {
    matches!(c, Conclusion::Respectee | Conclusion::Acquis | Conclusion::Indicateur)
}

const fn pas_tenue(c: Conclusion) -> bool {
    matches!(c, Conclusion::Violee | Conclusion::NonAcquis)
}

const fn attend(c: Conclusion) -> bool {
    matches!(c, Conclusion::Indeterminee)
}

const fn sans_objet(c: Conclusion) -> bool {
    matches!(c, Conclusion::SansObjet)
}

/// A column of the trial: its heading, and the outcomes it counts.
type Colonne = (String, fn(Conclusion) -> bool);

fn tableau(essais: &[Essai], lang: Lang) -> Markup {
    let t = m(lang);
    let colonnes: [Colonne; 4] = [
        (t.jeu_essai_respectee(), tenue),
        (t.jeu_essai_violee(), pas_tenue),
        (t.jeu_essai_indeterminee(), attend),
        (t.jeu_essai_sans_objet(), sans_objet),
    ];
    html! {
        div.defile tabindex="0" role="region" aria-label=(t.jeu_essai_titre()) {
            table.empile {
                thead { tr { th scope="col" { (t.jeu_essai_etape()) } @for (nom, _) in &colonnes { th.num scope="col" { (nom) } } } }
                tbody { @for essai in essais { tr {
                    th scope="row" { (mots::etape(essai.etape, lang)) }
                    @for (nom, voulue) in &colonnes { td.num data-l=(nom) { (essai.de(voulue).len()) } }
                } } }
            }
        }
        @for essai in essais {
            @let (violes, indecis) = (essai.de(pas_tenue), essai.de(attend));
            @if !violes.is_empty() || !indecis.is_empty() {
                h3 { (mots::etape(essai.etape, lang)) }
                @if !violes.is_empty() { p { (t.jeu_essai_pas_tenue(nommes(&violes, lang))) } }
                @if !indecis.is_empty() { p { (t.jeu_essai_attendue(nommes(&indecis, lang))) } }
            }
        }
    }
}

fn nommes(numeros: &[Option<&str>], lang: Lang) -> String {
    let t = m(lang);
    let noms = numeros.iter().take(NOMMES).map(|n| n.map_or_else(|| t.jeu_essai_programme(), str::to_owned));
    let mut dits = noms.collect::<Vec<_>>().join(", ");
    if numeros.len() > NOMMES {
        dits = format!("{dits} {}", t.jeu_essai_autres(numeros.len() - NOMMES));
    }
    dits
}
