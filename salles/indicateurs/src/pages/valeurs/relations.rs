//! `/indicateurs/relations`: what must hold between the figures of a contract, and whether it does, year by year (four
//! queries); the form of one relation, with its past.

use super::{Port, cadre};
use crate::actes;
use crate::actes::valeurs::relations::Liens;
use crate::m;
use crate::model::{EffetRelation, Indicateur, IndicateurId, Operateur, Relation, RelationId, SiAbsent};
use crate::plans::{Contrat, Exercice, Plans};
use crate::regles::relation::{Issue, SaisieRelation};
use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::texte::date_courte;
use kernel::{Lang, Right};
use maud::{Markup, html};
use store::journal::{self, Entree};
use store::{ActeError, Read, args};
use web::components::{Champ, Choix, bouton, champ, choix, erreurs, liste_deroulante, pagination, vide, zone};
use web::form::percent_encode;
use web::{Form, Page, PageError, Visit};

/// The address of a relation that is not there yet.
const NOUVELLE: &str = "nouvelle";
const PAR_PAGE: usize = 25;
/// Codes named under the form.
const CODES_MAX: usize = 150;

/// `GET /indicateurs/relations?contrat=…`
pub async fn liste(visit: Visit, Extension(plans): Port) -> Page {
    let (t, lang, form) = (m(visit.lang), visit.lang, cadre::query(&visit));
    let mut r = visit.reader().await?;
    let contrats = cadre::contrats(&visit, plans.as_ref(), &mut r).await?;
    let mut relations: Vec<Relation> = r.list(";; ORDER BY id", args![]).await?;
    // Nothing chosen: a contract that has some.
    let premier = || contrats.iter().find(|c| relations.iter().any(|x| x.contrat_id == c.id)).or(contrats.first());
    let contrat = match form.text("contrat") {
        "" => premier(),
        dit => cadre::choisi(&contrats, dit),
    };
    let contrat = contrat.ok_or(PageError::NotFound)?;
    relations.retain(|x| x.contrat_id == contrat.id);
    let liens = Liens::annuels(&mut r, &contrat.id, relations).await?;
    let mut form = form;
    form.set("contrat", &contrat.slug);
    let slug = percent_encode(&contrat.slug);
    let derniere = liens.relations.len().div_ceil(PAR_PAGE).max(1);
    let page = form.text("page").parse().unwrap_or(1).clamp(1, derniere);
    let choix: Vec<Choix> = contrats.iter().map(|c| Choix::new(&c.slug, &c.nom)).collect();
    let corps = html! {
        p.chapeau { (t.relation_chapeau()) }
        @if contrats.len() > 1 {
            form.filtres method="get" action=(visit.url("/indicateurs/relations")) {
                (liste_deroulante(&form, &cadre::filtre("contrat", &t.liste_contrat()), &choix, lang))
                div.boutons { button.bouton.second type="submit" { (t.liste_filtrer()) } }
            }
        }
        @if visit.may(Right::DefinirIndicateur, Some(&contrat.id)) {
            div.boutons { a.bouton href=(visit.url(&format!("/indicateurs/relations/{NOUVELLE}?contrat={slug}"))) { (t.relation_nouvelle()) } }
        }
        @if liens.relations.is_empty() {
            (vide(&t.relation_vide(), Some((&t.liste_tout(), &visit.url("/indicateurs")))))
        } @else {
            p { a href=(visit.url(&format!("/api/v1/contrats/{slug}/relations?format=csv"))) { (t.liste_csv()) } }
            @for relation in liens.relations.iter().skip((page - 1) * PAR_PAGE).take(PAR_PAGE) {
                section {
                    h2 { (relation.libelle) }
                    (dire(&visit, &liens, relation))
                    (annees(&liens, relation, &contrat.exercices, lang))
                    @if visit.may(Right::DefinirIndicateur, Some(&contrat.id)) {
                        p { a href=(visit.url(&format!("/indicateurs/relations/{}", relation.id))) { (t.relation_changer(&relation.libelle)) } }
                    }
                }
            }
        }
        (pagination(page, derniere, &t.relation_pages(), |n| visit.url(&format!("/indicateurs/relations?contrat={slug}&page={n}"))))
    };
    Ok(cadre::page(&visit, &t.relation_titre(), false, corps).into_response())
}

/// The rule in signs, what it does, and the indicators that it names.
pub fn dire(visit: &Visit, liens: &Liens, relation: &Relation) -> Markup {
    let lang = visit.lang;
    let operandes = relation.cotes().map(|(g, d)| g.operandes().into_iter().chain(d.operandes()).collect::<Vec<_>>());
    let nommes: Vec<&Indicateur> =
        liens.indicateurs.iter().filter(|i| operandes.as_ref().is_some_and(|o| o.contains(&i.id))).collect();
    html! {
        p { code { (relation.ecrite(&|id: &IndicateurId| liens.code(id))) } }
        p.discret { (effet(relation.effet, lang)) " " (si_absent(relation.si_absent, lang)) }
        ul { @for i in nommes { li { a href=(visit.url(&format!("/indicateurs/{}", i.id))) { (i.code) " " (i.libelle) } @if !i.unite.is_empty() { " (" (i.unite) ")" } } } }
    }
}

/// Year by year: it holds, it does not, or it is not asked; years of which nothing is known are passed over.
pub fn annees(liens: &Liens, relation: &Relation, exercices: &[Exercice], lang: Lang) -> Markup {
    let t = m(lang);
    let lues = exercices.iter().filter_map(|e| {
        let epreuve = liens.annuelle(relation, e.numero)?;
        let dit = match (&epreuve.issue, liens.non_tenue(relation, &epreuve)) {
            (_, Some(non_tenue)) => format!("✕ {}", non_tenue.mots(lang)),
            (Issue::Tenue { .. }, _) => format!("✓ {}", t.relation_tenue()),
            (Issue::SansChiffre, _) => t.relation_sans_chiffre(),
            (Issue::Ignoree { manques }, _) if manques.len() < epreuve.lus.len() => {
                t.relation_ignoree(manques.iter().map(|id| liens.code(id)).collect::<Vec<_>>().join(", "))
            }
            _ => return None,
        };
        Some((t.saisie_annee(e.numero.to_string(), e.fin.annee().to_string()), dit))
    });
    let lues: Vec<(String, String)> = lues.collect();
    html! {
        @if lues.is_empty() { p.discret { (t.relation_rien()) } } @else {
            ul { @for (annee, dit) in lues { li { (annee) "\u{202f}: " (dit) } } }
        }
    }
}

fn effet(e: EffetRelation, lang: Lang) -> String {
    match e {
        EffetRelation::Refus => m(lang).relation_effet_refus(),
        EffetRelation::Alerte => m(lang).relation_effet_alerte(),
    }
}

fn si_absent(s: SiAbsent, lang: Lang) -> String {
    let t = m(lang);
    match s {
        SiAbsent::UnManque => t.relation_absent_un(),
        SiAbsent::TousManquent => t.relation_absent_tous(),
        SiAbsent::Jamais => t.relation_absent_jamais(),
    }
}

fn operateur(o: Operateur, lang: Lang) -> String {
    let t = m(lang);
    let mots = match o {
        Operateur::Inferieur => t.relation_op_inferieur(),
        Operateur::AuPlus => t.relation_op_au_plus(),
        Operateur::Egal => t.relation_op_egal(),
        Operateur::Different => t.relation_op_different(),
        Operateur::AuMoins => t.relation_op_au_moins(),
        Operateur::Superieur => t.relation_op_superieur(),
    };
    format!("{} {mots}", o.signe())
}

/// What the form of one relation stands on.
struct Ouverte {
    contrat: Contrat,
    indicateurs: Vec<Indicateur>,
    relation: Option<Relation>,
    passe: Vec<Entree>,
}

async fn ouvrir(visit: &Visit, plans: &dyn Plans, id: &str, form: &Form) -> Result<Ouverte, PageError> {
    let mut r = visit.reader().await?;
    let contrats = cadre::contrats(visit, plans, &mut r).await?;
    let relation: Option<Relation> = if id == NOUVELLE { None } else { Some(r.load(&id).await?) };
    let contrat = match &relation {
        Some(relation) => contrats.iter().find(|c| c.id == relation.contrat_id),
        None => cadre::choisi(&contrats, form.text("contrat")),
    };
    let contrat = contrat.filter(|c| visit.may(Right::DefinirIndicateur, Some(&c.id))).ok_or(PageError::NotFound)?.clone();
    let indicateurs: Vec<Indicateur> = r.list("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.id.clone()]).await?;
    let passe = match &relation {
        Some(relation) => journal::histoire(&mut r, "relation", &relation.id.to_string()).await?,
        None => vec![],
    };
    Ok(Ouverte { contrat, indicateurs, relation, passe })
}

fn valeurs(o: &Ouverte) -> Form {
    let code = |id: &IndicateurId| o.indicateurs.iter().find(|i| i.id == *id).map_or_else(|| id.to_string(), |i| i.code.clone());
    let mut champs = vec![("contrat".to_owned(), o.contrat.slug.clone())];
    if let Some(r) = &o.relation {
        let (gauche, droite) = r.cotes().map(|(g, d)| (g.ecrire(&code), d.ecrire(&code))).unwrap_or_default();
        let lus = [
            ("version", r.version.to_string()),
            ("libelle", r.libelle.clone()),
            ("gauche", gauche),
            ("operateur", r.operateur.code().to_owned()),
            ("droite", droite),
            ("si_absent", r.si_absent.code().to_owned()),
            ("effet", r.effet.code().to_owned()),
        ];
        champs.extend(lus.map(|(nom, valeur)| (nom.to_owned(), valeur)));
    }
    Form::filled(champs)
}

/// `GET /indicateurs/relations/{relation}`; « nouvelle » for one that is not there yet.
pub async fn get(visit: Visit, Extension(plans): Port, Path((_c, id)): Path<(String, String)>) -> Page {
    let ouverte = ouvrir(&visit, plans.as_ref(), &id, &cadre::query(&visit)).await?;
    let form = valeurs(&ouverte);
    Ok(dessiner(&visit, &ouverte, &form).into_response())
}

/// `POST /indicateurs/relations/{relation}`: `action` is `enregistrer` or `retirer`.
pub async fn post(visit: Visit, Extension(plans): Port, Path((_c, id)): Path<(String, String)>, mut form: Form) -> Page {
    let ouverte = ouvrir(&visit, plans.as_ref(), &id, &form).await?;
    match ecrire(&visit, &ouverte, &form).await {
        Ok(()) => Ok(visit.go(&format!("/indicateurs/relations?contrat={}", percent_encode(&ouverte.contrat.slug)))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, dessiner(&visit, &ouverte, &form)).into_response())
        }
    }
}

async fn ecrire(visit: &Visit, o: &Ouverte, form: &Form) -> Result<(), ActeError> {
    let lire = |nom: &str| form.text(nom).to_owned();
    let saisie = SaisieRelation {
        libelle: lire("libelle"),
        gauche: lire("gauche"),
        operateur: lire("operateur"),
        droite: lire("droite"),
        si_absent: lire("si_absent"),
        effet: lire("effet"),
    };
    let lue: Option<(RelationId, i64)> = o.relation.as_ref().map(|r| (r.id, form.text("version").parse().unwrap_or(0)));
    let retire = form.text("action") == "retirer";
    let mut w = match (lue, retire) {
        (None, _) => visit.writer("relation.definir").await?,
        (Some(_), true) => visit.writer("relation.retirer").await?,
        (Some(_), false) => visit.writer("relation.modifier").await?,
    };
    match (lue, retire) {
        (None, _) => drop(actes::definir_relation(visit, &mut w, &o.contrat.id, &saisie).await?),
        (Some(lue), true) => actes::retirer_relation(visit, &mut w, lue, form.text("motif")).await?,
        (Some(lue), false) => drop(actes::modifier_relation(visit, &mut w, lue, &saisie, form.text("motif")).await?),
    }
    w.commit().await?;
    Ok(())
}

fn dessiner(visit: &Visit, o: &Ouverte, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let operateurs: Vec<Choix> = Operateur::ALL.iter().map(|x| Choix::new(x.code(), operateur(*x, lang))).collect();
    let absents: Vec<Choix> = SiAbsent::ALL.iter().map(|s| Choix::new(s.code(), si_absent(*s, lang))).collect();
    let effets: Vec<Choix> = EffetRelation::ALL.iter().map(|e| Choix::new(e.code(), effet(*e, lang))).collect();
    let id = o.relation.as_ref().map_or_else(|| NOUVELLE.to_owned(), |r| r.id.to_string());
    let titre = o.relation.as_ref().map_or_else(|| t.relation_nouvelle(), |r| t.relation_changer(&r.libelle));
    let corps = html! {
        (erreurs(form, lang))
        p.chapeau { (t.relation_aide()) }
        form method="post" action=(visit.url(&format!("/indicateurs/relations/{id}"))) {
            input type="hidden" name="contrat" value=(o.contrat.slug);
            @if o.relation.is_some() { input type="hidden" name="version" value=(form.text("version")); }
            (champ(form, &Champ { name: "libelle", label: &t.relation_libelle(), hint: &t.relation_libelle_aide(), required: true, ..Champ::default() }, lang))
            (champ(form, &Champ { name: "gauche", label: &t.relation_gauche(), hint: &t.relation_cote_aide("[1.R2]"), required: true, ..Champ::default() }, lang))
            (liste_deroulante(form, &Champ { name: "operateur", label: &t.relation_operateur(), required: true, short: true, ..Champ::default() }, &operateurs, lang))
            (champ(form, &Champ { name: "droite", label: &t.relation_droite(), hint: &t.relation_cote_aide("[1.R1]"), required: true, ..Champ::default() }, lang))
            details {
                summary { (t.formule_codes()) }
                ul { @for i in o.indicateurs.iter().take(CODES_MAX) { li { code { "[" (i.code) "]" } " " (i.libelle) @if !i.unite.is_empty() { " (" (i.unite) ")" } } } }
            }
            (choix(form, &Champ { name: "si_absent", label: &t.relation_si_absent(), hint: &t.relation_si_absent_aide(), required: true, ..Champ::default() }, &absents, lang))
            (choix(form, &Champ { name: "effet", label: &t.relation_effet(), required: true, ..Champ::default() }, &effets, lang))
            @if o.relation.is_some() {
                (zone(form, &Champ { name: "motif", label: &t.relation_motif(), hint: &t.relation_motif_aide(), lines: 2, ..Champ::default() }, lang))
            }
            div.boutons {
                (bouton(&t.relation_enregistrer()))
                @if o.relation.is_some() { button.bouton.second type="submit" name="action" value="retirer" { (t.relation_retirer()) } }
            }
        }
        @if !o.passe.is_empty() {
            h2 { (t.indicateur_versions()) }
            ol reversed { @for e in o.passe.iter().rev() {
                li { (date_courte(visit.house.db.clock().day_of(e.a))) ", " (e.acteur.nom()) "\u{202f}: " (version(o, e)) @if let Some(motif) = &e.motif { ". " (motif) } }
            } }
        }
    };
    cadre::page(visit, &titre, false, corps)
}

/// The rule as an entry of the journal left it.
fn version(o: &Ouverte, e: &Entree) -> String {
    let code = |id: &IndicateurId| o.indicateurs.iter().find(|i| i.id == *id).map_or_else(|| id.to_string(), |i| i.code.clone());
    let lue = e.apres.clone().and_then(|json| serde_json::from_value::<Relation>(json).ok());
    lue.map(|r| r.ecrite(&code)).unwrap_or_default()
}
