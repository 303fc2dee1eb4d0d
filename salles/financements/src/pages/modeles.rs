//! `/appels/modeles`: the words of the letters, agreements and annexes, as this collectivité writes them.

#[cfg(test)]
mod tests;

use super::gestes::statut;
use crate::actes::modele as actes;
use crate::m;
use crate::model::{CleModele, ModeleActe};
use crate::mots::modele::{dire, exemple, nom, origine};
use crate::regles::modele::{derniere, en_vigueur};
use crate::store as lectures;
use axum::response::IntoResponse;
use kernel::texte::date_longue;
use maud::{Markup, html};
use web::components::{Champ, bouton, erreurs, zone};
use web::{Form, Page, PageError, Visit};

/// `GET /appels/modeles`
pub async fn get(visit: Visit) -> Page {
    let tous = lectures::modeles(&mut visit.reader().await?).await?;
    Ok(montrer(&visit, &tous, &Form::default()).into_response())
}

/// `POST /appels/modeles`: one passage.
pub async fn post(visit: Visit, mut form: Form) -> Page {
    let cle = CleModele::from_code(form.text("cle")).ok_or(PageError::Unreadable)?;
    let vu: i64 = form.text("rang").parse().map_err(|_| PageError::Unreadable)?;
    let texte = if form.text("geste") == "origine" { "" } else { form.text(&cle.saisie()) }.to_owned();
    match actes::ecrire(&visit, cle, &texte, vu).await {
        Ok(()) => Ok(visit.go(&format!("/appels/modeles?ecrit={}#{}", cle.code(), cle.code()))),
        Err(error) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            let tous = lectures::modeles(&mut visit.reader().await?).await?;
            Ok((code, montrer(&visit, &tous, &form)).into_response())
        }
    }
}

fn montrer(visit: &Visit, tous: &[ModeleActe], form: &Form) -> Markup {
    use CleModele::{
        AnnexeSignataire, AnnexeTexte, ConventionAutres, ConventionControle, ConventionDuree, ConventionEngagements,
        ConventionObjet, ConventionSignataire, ConventionVersement, LettreAttribution, LettreRefus, LettreSignataire,
        LettreSuite, LettreSuiteRefus,
    };
    let (t, lang) = (m(visit.lang), visit.lang);
    let actes: [(String, &[CleModele]); 3] = [
        (t.modele_lettre(), &[LettreAttribution, LettreSuite, LettreRefus, LettreSuiteRefus, LettreSignataire]),
        (
            t.modele_convention(),
            &[
                ConventionObjet,
                ConventionVersement,
                ConventionEngagements,
                ConventionControle,
                ConventionDuree,
                ConventionAutres,
                ConventionSignataire,
            ],
        ),
        (t.modele_annexe(), &[AnnexeTexte, AnnexeSignataire]),
    ];
    let ecrit = super::query(visit).text("ecrit").to_owned();
    let corps = html! {
        (erreurs(form, lang))
        @if CleModele::from_code(&ecrit).is_some() { div.encadre.bien role="status" { p { "✓ " (t.modele_ecrit()) } } }
        p.chapeau { (t.modele_chapeau()) }
        @for (acte, cles) in actes {
            h2 { (acte) }
            @for cle in cles { (passage(visit, tous, *cle, form)) }
        }
    };
    let titre = t.modele_titre();
    web::Layout::new(&titre).trail(t.accueil_titre(), "/appels").section("/appels").render(visit, corps)
}

/// A passage as it would be printed, then its form.
fn passage(visit: &Visit, tous: &[ModeleActe], cle: CleModele, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let mien = form.text("cle") == cle.code();
    let (propre, derniere) = (en_vigueur(tous, cle, None), derniere(tous, cle));
    let texte = propre.map_or_else(|| origine(cle), |x| x.texte.clone());
    let mut rempli = form.clone();
    if !mien {
        rempli.set(&cle.saisie(), texte);
    }
    let champs = cle.champs().iter().map(|c| format!("{{{c}}}")).collect::<Vec<_>>().join(", ");
    let aide = if champs.is_empty() { t.modele_sans_champ() } else { t.modele_champs(champs) };
    let nom = nom(cle, lang);
    let imprime = dire(tous, cle, None, &exemple());
    html! {
        section id=(cle.code()) {
            h3 { (nom) }
            @if imprime.is_empty() { p.discret { "∅ " (t.modele_vide()) } } @else { blockquote lang="fr" { (imprime) } }
            @match propre {
                Some(x) => p.discret { (t.modele_propre(date_longue(x.ecrit_le, lang), &x.ecrit_par)) },
                None => p.discret { (t.modele_origine()) },
            }
            details open[mien] {
                summary { (t.modele_modifier()) }
                form method="post" action=(visit.url("/appels/modeles")) {
                    input type="hidden" name="cle" value=(cle.code());
                    input type="hidden" name="rang" value=(derniere.map_or(0, |x| x.rang));
                    (zone(&rempli, &Champ { name: &cle.saisie(), label: &t.modele_texte(&nom), hint: &aide, lines: 5, ..Champ::default() }, lang))
                    div.boutons {
                        (bouton(&t.modele_enregistrer()))
                        @if propre.is_some() { button.bouton.second type="submit" name="geste" value="origine" { (t.modele_revenir()) } }
                    }
                }
            }
        }
    }
}
