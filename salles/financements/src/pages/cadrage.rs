//! `/appels/{appel}`: the framing letter in words and figures, its versions, and the steps of the call.

use super::tableaux;
use crate::actes::appel::vote::validations_de_lettre;
use crate::actes::appel::{Pas, avancer};
use crate::droits;
use crate::model::*;
use crate::regles::appel as regles;
use crate::regles::etats::{Etat, EtatAppel};
use crate::regles::jeu::ecarts;
use crate::regles::parametres::{descriptions, differences};
use crate::regles::{Parametres, heure, saisie};
use crate::{m, mots, store as lectures};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::texte::date_longue;
use kernel::{Lang, Right};
use maud::{Markup, html};
use store::{Read, Reader, args};
use web::components::{Champ, Chiffre, bouton, champ, chiffres, erreurs};
use web::{Form, Page, PageError, Visit};

/// What the page shows.
struct Cadrage {
    appel: Appel,
    lettres: Vec<LettreCadrage>,
    enveloppes: Vec<Enveloppe>,
    financeurs: Vec<FinanceurInscrit>,
    autres: Vec<Appel>,
    deposes: i64,
    /// Who of the committee approved the last letter.
    validations: Vec<ValidationLettre>,
}

/// A call that the visitor may see.
pub async fn ouvrir(visit: &Visit, r: &mut Reader, slug: &str) -> Result<Appel, PageError> {
    let appel = lectures::appel(r, slug).await?;
    if droits::voit_appel(visit, &appel) { Ok(appel) } else { Err(PageError::NotFound) }
}

async fn charger(visit: &Visit, slug: &str) -> Result<Cadrage, PageError> {
    let mut r = visit.reader().await?;
    let appel = ouvrir(visit, &mut r, slug).await?;
    let lettres = lectures::lettres(&mut r, appel.id).await?;
    let enveloppes = lectures::enveloppes(&mut r, &appel).await?;
    let financeurs = lectures::financeurs(&mut r).await?;
    let autres = lectures::appels(&mut r).await?.into_iter().filter(|a| a.contrat_id == appel.contrat_id).collect();
    let rows = r
        .rows(
            "SELECT COUNT(*) FROM dossier WHERE collectivite_id = $1 AND appel_id = $2 AND etat NOT IN ('brouillon', 'retire')",
            args![appel.id],
        )
        .await?;
    let deposes = rows.into_iter().next().map_or(Ok(0), |mut row| row.take())?;
    let validations = match lettres.last() {
        Some(derniere) => validations_de_lettre(&mut r, derniere.id).await?,
        None => vec![],
    };
    Ok(Cadrage { appel, lettres, enveloppes, financeurs, autres, deposes, validations })
}

/// `GET /appels/{appel}`
pub async fn get(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let cadrage = charger(&visit, &slug).await?;
    Ok(montrer(&visit, &cadrage, &Form::default()))
}

/// `POST /appels/{appel}/etat`: one step further.
pub async fn post(visit: Visit, Path((_c, slug)): Path<(String, String)>, mut form: Form) -> Page {
    let cadrage = charger(&visit, &slug).await?;
    if !droits::conduit(&visit, &cadrage.appel) {
        return Err(PageError::NotFound);
    }
    let version = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let pas = match form.text("pas") {
        "soumettre" => Pas::Soumettre,
        "voter" => Pas::Voter { le: saisie::jour(form.text("vote_copil_le")).ok(), seance: form.text("seance").to_owned() },
        "reprendre" => Pas::Reprendre,
        "ouvrir" => Pas::Ouvrir,
        _ => return Err(PageError::Unreadable),
    };
    match avancer(&visit, cadrage.appel.id, version, &pas).await {
        Ok(appel) => Ok(visit.go(&format!("/appels/{}?fait=enregistre", appel.slug))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, montrer(&visit, &cadrage, &form)).into_response())
        }
    }
}

/// The page again, with what refused to be written.
pub async fn refuser(visit: &Visit, slug: &str, form: &Form) -> Page {
    Ok(montrer(visit, &charger(visit, slug).await?, form))
}

fn montrer(visit: &Visit, c: &Cadrage, form: &Form) -> axum::response::Response {
    let (t, lang) = (m(visit.lang), visit.lang);
    let conduit = droits::conduit(visit, &c.appel);
    let lettre = regles::lettre_du(&c.lettres, visit.today());
    let lien = |suite: &str| visit.url(&format!("/appels/{}{suite}", c.appel.slug));
    let date = |a: Option<jiff::Timestamp>| a.map(|a| mots::instant(a, lang));
    let body = html! {
        (erreurs(form, lang))
        @if super::query(visit).text("fait") == "enregistre" { div.encadre { p role="status" { "✓ " (t.cadrage_fait_enregistre()) } } }
        (chiffres(&[
            Chiffre { label: t.accueil_etat(), value: Some(mots::etat_appel(c.appel.etat, lang)), ..Chiffre::default() },
            Chiffre { label: t.cadrage_ouverture(), value: date(c.appel.ouverture_a), ..Chiffre::default() },
            Chiffre { label: t.cadrage_cloture(), value: date(c.appel.fin_des_depots()), ..Chiffre::default() },
            Chiffre { label: t.cadrage_dossiers(), value: Some(c.deposes.to_string()), ..Chiffre::default() },
        ], lang))
        @if let Some(prevue) = c.appel.close_avant() { p { (t.cadrage_close_avant(mots::instant(prevue, lang))) } }
        div.boutons {
            @if visit.reach(Right::LireDossier, Some(&c.appel.contrat_id)) != kernel::actor::Reach::Rien {
                a.bouton href=(lien("/dossiers")) { (t.cadrage_voir_dossiers()) }
            }
            @if crate::droits::lit_les_dossiers(visit, &c.appel) {
                @if visit.reach(Right::InstruireDossier, Some(&c.appel.contrat_id)) != kernel::actor::Reach::Rien {
                    a.bouton.second href=(lien("/instruction")) { (t.suite_onglet_instruction()) }
                }
                a.bouton.second href=(visit.url("/cpo")) { (t.cpo_liste_titre()) }
                @if super::cadre_appel::apres_le_vote(&c.appel) {
                    a.bouton.second href=(lien("/conventions")) { (t.convention_liste_titre()) }
                    a.bouton.second href=(lien("/versements")) { (t.versement_liste_titre()) }
                    a.bouton.second href=(lien("/bilans")) { (t.bilan_liste_titre()) }
                }
            }
            @if crate::droits::lit_la_synthese(visit, &c.appel) {
                @if visit.reach(Right::InstruireDossier, Some(&c.appel.contrat_id)) == kernel::actor::Reach::Rien {
                    a.bouton.second href=(lien("/synthese")) { (t.synthese_titre()) }
                }
                a.bouton.second href=(lien("/programmation")) { (t.programmation_titre()) }
            }
            @if c.appel.etat == EtatAppel::Ouvert && visit.reach(Right::DeposerDossier, Some(&c.appel.contrat_id)) != kernel::actor::Reach::Rien {
                a.bouton.second href=(lien("/dossiers/nouveau")) { (t.cadrage_deposer()) }
            }
            a.bouton.second href=(lien("/regles")) { (t.cadrage_voir_regles()) }
            @if super::publication::propose(visit, &c.appel, &c.financeurs) {
                a.bouton.second href=(lien("/publication")) { (t.publication_titre()) }
            }
        }
        (super::abandon::encart(visit, c.lettres.last()))
        @if conduit { (mener(visit, c, form)) }
        @if let Some(lettre) = lettre { (la_lettre(visit, c, lettre)) }
        @if let Some(derniere) = c.lettres.last() { (super::vote_lettre::bloc(visit, &c.appel, derniere, &c.validations)) }
        @if !c.appel.grille.is_empty() {
            h2 { (t.grille_titre()) }
            ul { @for critere in super::grille::dite(&c.appel.grille, lang) { li { (critere) } } }
        }
        (enveloppes(visit, c))
        (versions(visit, c))
    };
    web::Layout::new(&c.appel.intitule).trail(t.accueil_titre(), "/appels").section("/appels").render(visit, body).into_response()
}

/// The steps that may follow, each with what it asks.
fn mener(visit: &Visit, c: &Cadrage, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let pas = |etat: EtatAppel| match etat {
        EtatAppel::LettreSoumise => Some(("soumettre", t.cadrage_pas_soumettre())),
        EtatAppel::LettreVotee => Some(("voter", t.cadrage_pas_voter())),
        EtatAppel::Preparation => Some(("reprendre", t.cadrage_pas_reprendre())),
        EtatAppel::Ouvert if c.appel.etat == EtatAppel::LettreVotee => Some(("ouvrir", t.cadrage_pas_ouvrir())),
        _ => None,
    };
    let suites: Vec<(&str, String)> = c.appel.etat.suivants().iter().filter_map(|e| pas(*e)).collect();
    let ouverture = c.appel.ouverture_a.map(heure::jour).or(Some(visit.today()));
    let situation = regles::situation(&c.appel, &c.lettres, &[], ouverture);
    let prochains: Vec<&str> = c.appel.etat.suivants().iter().flat_map(|e| e.regles().iter().copied()).collect();
    let avis: Vec<_> = regles::juger(&situation)
        .into_iter()
        .filter(|(code, v)| prochains.contains(&code.as_str()) && v.message.is_some())
        .collect();
    let projet = c.lettres.last().is_some_and(|l| l.etat == EtatLettre::Projet);
    html! {
        h2 { (t.cadrage_mener()) }
        @if !avis.is_empty() { h3 { (t.cadrage_avant_d_avancer()) } (super::regles::phrases(&avis, lang)) }
        div.boutons {
            @if projet { a.bouton.second href=(visit.url(&format!("/appels/{}/lettre", c.appel.slug))) { (t.cadrage_rediger()) } }
            a.bouton.second href=(visit.url(&format!("/appels/{}/parametres", c.appel.slug))) { (t.cadrage_parametres_modifier()) }
            a.bouton.second href=(visit.url(&format!("/appels/{}/regles/modifier", c.appel.slug))) { (t.jeu_modifier()) }
            a.bouton.second href=(visit.url(&format!("/appels/{}/histoire", c.appel.slug))) { (t.histoire_appel_titre()) }
            // From the opening on, a step says first what it leaves undone.
            @if c.appel.etat >= EtatAppel::Ouvert {
                @for vers in super::passage::suites(&c.appel) { a.bouton.second href=(visit.url(&super::passage::chemin(&c.appel, vers))) { (super::passage::nom(&c.appel, vers, lang)) } }
            }
            @if super::abandon::propose(&c.appel) { a.bouton.second href=(visit.url(&format!("/appels/{}/abandon", c.appel.slug))) { (t.abandon_lien()) } }
        }
        @for (code, label) in &suites {
            form method="post" action=(visit.url(&format!("/appels/{}/etat", c.appel.slug))) {
                input type="hidden" name="version" value=(c.appel.version);
                input type="hidden" name="pas" value=(code);
                @if *code == "voter" {
                    (champ(form, &Champ { name: "vote_copil_le", label: &t.cadrage_vote_le(), kind: "date", required: true, short: true, ..Champ::default() }, lang))
                    (champ(form, &Champ { name: "seance", label: &t.cadrage_seance(), ..Champ::default() }, lang))
                }
                (bouton(label))
            }
        }
    }
}

/// The words of a section, by its code.
pub fn rubrique(code: &str, lang: Lang) -> String {
    let t = m(lang);
    match code {
        "destinataires" => t.cadrage_rubrique_destinataires(),
        "objectifs" => t.cadrage_rubrique_objectifs(),
        "bénéficiaires attendus" => t.cadrage_rubrique_beneficiaires(),
        "orientations thématiques" => t.cadrage_rubrique_orientations(),
        "critères d'éligibilité" => t.cadrage_rubrique_criteres(),
        autre => autre.to_owned(),
    }
}

/// What a letter says: its sections, its calendar, the papers it asks.
pub fn texte(lettre: &LettreCadrage, lang: Lang) -> Markup {
    let t = m(lang);
    html! {
        @for code in regles::RUBRIQUES {
            h3 { (rubrique(code, lang)) }
            @match lettre.contenu.rubriques.get(code).filter(|texte| !texte.trim().is_empty()) {
                Some(texte) => p.texte { (texte) },
                None => p.discret { (t.cadrage_rubrique_absente()) },
            }
        }
        h2 { (t.cadrage_calendrier()) }
        @if lettre.contenu.calendrier.is_empty() { p.discret { (t.cadrage_calendrier_vide()) } } @else {
            table.empile {
                thead { tr { th scope="col" { (t.cadrage_le()) } th scope="col" { (t.cadrage_quoi()) } } }
                tbody { @for repere in &lettre.contenu.calendrier {
                    tr { td data-l=(t.cadrage_le()) { (date_longue(repere.le, lang)) } td data-l=(t.cadrage_quoi()) { (repere.quoi) } }
                } }
            }
        }
        h2 { (t.cadrage_pieces()) }
        @if lettre.contenu.pieces.is_empty() { p.discret { (t.cadrage_pieces_vides()) } } @else {
            ul { @for piece in &lettre.contenu.pieces {
                li {
                    (piece.genre)
                    @if let Some(qui) = &piece.si_financeur { ", " (t.cadrage_piece_si(qui.to_string())) }
                    @if !piece.obligatoire { " (" (t.cadrage_piece_facultative()) ")" }
                }
            } }
        }
    }
}

fn la_lettre(visit: &Visit, c: &Cadrage, lettre: &LettreCadrage) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let etat = match lettre.vote_copil_le {
        Some(le) => t.cadrage_version_votee(lettre.numero.to_string(), date_longue(le, lang)),
        None => t.cadrage_version(lettre.numero.to_string(), mots::etat_lettre(lettre.etat, lang)),
    };
    html! {
        h2 { (t.cadrage_lettre()) }
        p.discret { (etat) @if !lettre.seance.is_empty() { " " (lettre.seance) "." } }
        (texte(lettre, lang))
        h2 { (t.cadrage_regles()) }
        (parametres(&lettre.parametres, lang))
        p { a href=(visit.url(&format!("/appels/{}/regles", c.appel.slug))) { (t.cadrage_voir_regles()) } }
    }
}

/// The name of a parameter.
pub fn nom_du_parametre(code: &str, lang: Lang) -> String {
    mots::parametres::nom(code, lang)
}

/// The parameters in words: plain figures, then the readings of ambiguous texts.
pub fn parametres(p: &Parametres, lang: Lang) -> Markup {
    let t = m(lang);
    html! { div.defile tabindex="0" role="region" aria-label=(t.cadrage_regles()) {
        table.empile {
            thead { tr { th scope="col" { (t.cadrage_parametre()) } th scope="col" { (t.cadrage_lecture()) } } }
            tbody {
                @for code in regles::CHIFFRES {
                    tr { th scope="row" { (mots::parametres::nom(code, lang)) } td data-l=(t.cadrage_lecture()) { (mots::parametres::valeur(code, p, lang)) } }
                }
                @for d in descriptions() {
                    tr { th scope="row" { (mots::phrase(&d.nom)) @if !d.regles.is_empty() { " " small { (d.regles.join(", ")) } } }
                        td data-l=(t.cadrage_lecture()) { (mots::parametres::valeur(&d.code, p, lang)) } }
                }
            }
        }
    } }
}

fn enveloppes(visit: &Visit, c: &Cadrage) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    html! {
        h2 id="enveloppes" { (t.cadrage_enveloppes()) }
        @if c.enveloppes.is_empty() { p.discret { (t.cadrage_enveloppes_vides()) } } @else { (tableaux::enveloppes(&c.enveloppes, &c.financeurs, lang)) }
        @if visit.reach(Right::FixerEnveloppe, Some(&c.appel.contrat_id)) != kernel::actor::Reach::Rien {
            p { a href=(visit.url(&format!("/appels/{}/enveloppes", c.appel.slug))) { (t.cadrage_enveloppes_modifier()) } }
        }
    }
}

fn versions(visit: &Visit, c: &Cadrage) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let autres: Vec<&Appel> = c.autres.iter().filter(|a| a.id != c.appel.id && droits::voit_appel(visit, a)).collect();
    html! {
        h2 { (t.cadrage_versions()) }
        ul.lignes { @for (rang, lettre) in c.lettres.iter().enumerate() {
            li {
                p {
                    (t.cadrage_version(lettre.numero.to_string(), mots::etat_lettre(lettre.etat, lang)))
                    @if let Some(le) = lettre.effet_le { " " (t.cadrage_en_vigueur_le(date_longue(le, lang))) }
                }
                @if !lettre.motif.is_empty() { p { (lettre.motif) } }
                @if rang > 0 {
                    @let codes = differences(&c.lettres[rang - 1].parametres, &lettre.parametres);
                    @let regles = ecarts(&c.lettres[rang - 1].parametres.regles, &lettre.parametres.regles);
                    @let codes: Vec<String> = codes.into_iter().chain(regles.into_iter().map(|(code, ..)| code)).collect();
                    @if !codes.is_empty() { p.discret { (t.cadrage_change(codes.join(", "))) } }
                }
            }
        } }
        @for autre in autres {
            p { a href=(visit.url(&format!("/appels/{}/ecarts?avec={}", c.appel.slug, autre.slug))) { (t.cadrage_comparer(autre.exercice.to_string())) } }
        }
    }
}
