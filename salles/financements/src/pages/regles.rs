//! `/appels/{appel}/regles`: each rule in plain French, with its source, when it is asked, what it does; and how verdicts are
//! shown beside a file.

use crate::regles::etats::Derogation;
use crate::regles::parametres::descriptions;
use crate::regles::{Catalogue, Conclusion, Portee, Regle, Verdict};
use crate::{droits, m, mots, store as lectures};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::{Lang, texte};
use maud::{Markup, html};
use web::components::{Etat as Ton, etat};
use web::{Page, Visit};

/// `GET /appels/{appel}/regles`
pub async fn get(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let (t, lang) = (m(visit.lang), visit.lang);
    let mut r = visit.reader().await?;
    let appel = super::cadrage::ouvrir(&visit, &mut r, &slug).await?;
    let lettres = lectures::lettres(&mut r, appel.id).await?;
    let en_vigueur = crate::regles::appel::lettre_du(&lettres, visit.today());
    let p = en_vigueur.map(|l| l.parametres.0.clone()).unwrap_or_default();
    let portees = [Portee::Dossier, Portee::Ligne, Portee::Porteur, Portee::Programme, Portee::Cpo, Portee::Appel]
        .map(|portee| (portee, mots::regles::portee(portee, lang)));
    let catalogue = Catalogue::de(&p);
    let body = html! {
        p.chapeau { (t.regle_chapeau()) }
        @if droits::conduit(&visit, &appel) {
            p { a.bouton.second href=(visit.url(&format!("/appels/{}/regles/modifier", appel.slug))) { (t.jeu_modifier()) } }
        }
        @for (portee, titre) in &portees {
            h2 { (titre) }
            ul.lignes { @for regle in catalogue.regles().filter(|r| r.portee == *portee) { (une_regle(regle, titre, &p, lang)) } }
        }
        h2 { (t.regle_parametres()) }
        (super::cadrage::parametres(&p, lang))
        h3 { (t.regle_raison()) }
        dl { @for d in descriptions() { dt { (mots::phrase(&d.nom)) } dd { (mots::phrase(&d.raison)) } } }
    };
    let titre = t.regle_titre();
    let layout = web::Layout::new(&titre).trail(t.accueil_titre(), "/appels");
    let layout = layout.trail(&appel.intitule, format!("/appels/{}", appel.slug)).section("/appels");
    Ok(layout.render(&visit, body).into_response())
}

fn une_regle(regle: &Regle, portee: &str, p: &crate::regles::Parametres, lang: Lang) -> Markup {
    let t = m(lang);
    let phrases = ["violee", "non_acquis", "indicateur", "indeterminee"].iter().find_map(|cas| regle.phrase_de(cas));
    html! {
        li id=(format!("{}-{}", regle.code, texte::cle(portee).replace(' ', "-"))) {
            h3 { (regle.code) }
            p { strong { (mots::phrase(&regle.enonce)) } }
            @if regle.locale { p { (etat(Ton::Info, &t.jeu_locale())) } }
            @if let Some(motif) = &regle.ecartee { p { (etat(Ton::Attente, &t.jeu_ecartee(motif))) } }
            ul.etiquettes { @for etape in regle.etapes() {
                @if let Some(effet) = regle.effet(etape, p) { li { (t.regle_quand(mots::etape(etape, lang), mots::effet(effet, lang))) } }
            } }
            @if let Some((message, remede)) = phrases {
                p { (t.regle_quand_violee()) "\u{202f}: " (mots::phrase(&message)) }
                @if let Some(remede) = remede { p { (t.regle_remede()) "\u{202f}: " (mots::phrase(&remede)) } }
            }
            @if let Some(autre) = regle.entrainee_par.as_ref().filter(|autre| !Catalogue::de(p).ecarte(autre)) { p.discret { (t.regle_redondance(autre)) } }
            p.discret { (t.regle_source()) "\u{202f}: " (mots::phrase(&regle.source)) }
            @let (si, exige) = regle.expressions();
            details { summary { (t.jeu_ecriture()) " " (regle.code) } p { code { (mots::regles::expression(si.as_deref(), &exige, lang)) } } }
        }
    }
}

/// Verdicts that speak, each with its sign, its sentence, its remedy and its source.
pub fn phrases(verdicts: &[(String, Verdict)], lang: Lang) -> Markup {
    let t = m(lang);
    html! {
        ul.lignes { @for (code, v) in verdicts {
            @let (ton, mot) = mots::conclusion(v.verdict, v.effet, lang);
            li {
                p { (etat(ton, &mot)) " " strong { (code) } " " (mots::phrase(v.message.as_deref().unwrap_or_default())) }
                @if let Some(remede) = &v.remede { p { (t.regle_remede()) "\u{202f}: " (mots::phrase(remede)) } }
                @if !v.attendus.is_empty() {
                    @let noms: Vec<String> = v.attendus.iter().map(ToString::to_string).collect();
                    p.discret { (t.regle_attendus(noms.join(", "))) }
                }
                @if !v.source.is_empty() { p.discret { (t.regle_source()) "\u{202f}: " (mots::phrase(&v.source)) } }
            }
        } }
    }
}

/// What the rules say of a file: those that speak first, the others folded.
pub fn verdicts(verdicts: &[(String, Verdict)], derogations: &[Derogation], lang: Lang) -> Markup {
    let t = m(lang);
    let levee = |code: &str| derogations.iter().any(|d| d.regle == code);
    let muet = |v: &Verdict| matches!(v.verdict, Conclusion::Respectee | Conclusion::SansObjet) || v.message.is_none();
    let (muets, parlants): (Vec<_>, Vec<_>) = verdicts.iter().cloned().partition(|(_, v)| muet(v));
    let bloquants = parlants.iter().filter(|(code, v)| v.bloque() && !levee(code)).count();
    html! {
        @if bloquants > 0 { p { strong { "! " (t.regle_bloquantes(bloquants)) } } } @else { p { strong { "✓ " (t.regle_rien()) } } }
        @if !parlants.is_empty() { (phrases(&parlants, lang)) }
        (super::derogations::levees(derogations, lang))
        @if !muets.is_empty() {
            details { summary { (t.regle_detail()) }
                ul.etiquettes { @for (code, v) in &muets {
                    @let (ton, mot) = mots::conclusion(v.verdict, v.effet, lang);
                    li { (etat(ton, &mot)) " " (code) }
                } }
            }
        }
    }
}
