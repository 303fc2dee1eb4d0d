//! The sheet, with every field of the paper form and what came of it year by year.

use super::tapis::{aiguilles, ciel_markup, etat_reponse};
use super::vue::Vue;
use super::{annee, contrat};
use crate::calculs::{FicheLue, Lecture, Objet, PlanLu, taux_en_mots};
use crate::m;
use crate::model::{Decision, Declinaison, EtatLien, EtatMarque, Lien, Marque, ModePilotage, OuiNon, RoleParticipation};
use axum::extract::Path;
use axum::response::IntoResponse;
use indicateurs::model::RoleIndicateur;
use kernel::actor::Reach;
use kernel::{Right, texte};
use maud::{Markup, html};
use store::{Read, args};
use web::components::{etat, jauge, vide};
use web::{Layout, Page, PageError, Visit};

/// `GET /contrats/{contrat}/fiches/{numero}`
pub async fn get(visit: Visit, Path((_, slug, numero)): Path<(String, String, String)>) -> Page {
    let t = m(visit.lang);
    let numero: i64 = numero.parse().map_err(|_| PageError::NotFound)?;
    let mut reader = visit.reader().await?;
    let contrat = contrat(&mut reader, &slug).await?;
    let (plan, tete) = PlanLu::courant_et_tete(&mut reader, contrat).await?;
    let vue = Vue::courante(&mut reader, &plan, numero, tete.as_ref()).await?;
    let top = plan.sommet(vue.fiche.noeud_id);
    let base = plan.chemin();
    let also = sert_aussi(&visit, &mut reader, &vue).await?;
    let body = html! { (corps(&visit, &plan, &vue)) (also) };
    let mut layout = Layout::new(&vue.fiche.titre)
        .over(t.lecture_fiche_n(numero))
        .trail(t.contrats_titre(), "/contrats")
        .trail(plan.contrat.titre.clone(), base.clone())
        .section("/contrats")
        .wide();
    if let Some(top) = top {
        layout = layout.trail(plan.nom_objet(Objet::Noeud(top.id), visit.lang), format!("{base}/axes/{}", top.id));
    }
    Ok(layout.render(&visit, body).into_response())
}

/// The other contracts that read this sheet, and the axes of its own that cross it.
async fn sert_aussi(visit: &Visit, reader: &mut store::Reader, vue: &Vue) -> Result<Markup, PageError> {
    let t = m(visit.lang);
    let rows = reader
        .rows(
            "SELECT c.slug, c.titre, n.id, COALESCE(n.code, a.code), COALESCE(n.titre, a.titre), a.id, x.note FROM fiche_rattachee x
             JOIN contrat c ON c.id = x.contrat_id LEFT JOIN noeud n ON n.id = x.noeud_id
             LEFT JOIN axe_transversal a ON a.id = x.axe_id
             WHERE x.collectivite_id = $1 AND x.fiche_id = $2 ORDER BY c.slug, x.id",
            args![vue.fiche.id],
        )
        .await?;
    let mut also = vec![];
    for mut row in rows {
        let (slug, contrat): (String, String) = (row.take()?, row.take()?);
        let noeud: Option<String> = row.take()?;
        let nom = format!("{} {}", row.take::<String>()?, row.take::<String>()?);
        let axe: Option<String> = row.take()?;
        let path = match (noeud, axe) {
            (Some(id), _) => format!("/contrats/{slug}/axes/{id}"),
            (None, Some(id)) => format!("/contrats/{slug}/transversaux/{id}"),
            (None, None) => format!("/contrats/{slug}"),
        };
        also.push((path, nom, contrat, row.take::<String>()?));
    }
    Ok(html! {
        @if !also.is_empty() {
            h2 { (t.articulation_sert_aussi()) }
            ul.lignes { @for (path, nom, contrat, note) in &also { li {
                p { a href=(visit.url(path)) { (nom) } " " small { (contrat) } }
                @if !note.is_empty() { p.discret { (note) } }
            } } }
        }
    })
}

/// The body of the page of a sheet: of today, with what may be done, or of another day, to read only.
pub(in crate::pages) fn corps(visit: &Visit, plan: &PlanLu, vue: &Vue) -> Markup {
    let t = m(visit.lang);
    let year = annee(visit, plan.exercice_montre(plan.jour(visit.today())), plan.contrat.duree_annees);
    let read = plan.fiche(vue.fiche.id);
    let base = plan.chemin();
    html! {
        @if let Some(on) = vue.fiche.retiree_le { p.encadre.attention { (t.fiche_retiree(texte::date_longue(on, visit.lang))) } }
        @if let Some(read) = read { (aiguilles(visit, plan, Objet::Fiche(read.id), year)) }
        @if plan.au.is_none() { (boutons(visit, plan, vue, &base)) }
        (marques(visit, vue, &base))
        div.deux {
            div {
                (objectifs(visit, vue))
                (declinaisons(visit, plan, vue))
                (grille(visit, plan, vue))
                (bilans(visit, vue))
                (indicateurs(visit, plan, vue, read))
                (decisions(visit, plan, vue))
            }
            aside { (cote(visit, plan, vue, &base)) }
        }
    }
}

fn boutons(visit: &Visit, plan: &PlanLu, vue: &Vue, base: &str) -> Markup {
    let t = m(visit.lang);
    let id = plan.contrat.id.to_string();
    let sheet = format!("{base}/fiches/{}", vue.fiche.numero);
    let mine = visit.visitor.as_ref().and_then(|v| v.organisation_id.clone()).is_some_and(|mine| {
        vue.participants.iter().any(|(p, _)| p.role == RoleParticipation::Pilote && p.organisation_id.to_string() == mine)
    });
    let edit = match visit.reach(Right::ModifierFiche, Some(&id)) {
        Reach::Tout => true,
        Reach::Confie => mine,
        Reach::Rien => false,
    };
    html! {
        div.boutons {
            @if edit { a.bouton.second href=(visit.url(&format!("{sheet}/modifier"))) { (t.fiche_modifier()) } }
            a.bouton.second href=(visit.url(&format!("{sheet}/fiche.pdf"))) { (t.fiche_pdf()) }
            a.bouton.second href=(visit.url(&format!("{sheet}/histoire"))) { (t.machine_histoire()) }
            button.lien type="button" hidden data-enhance="imprimer" { (t.imprimer()) }
        }
    }
}

fn marques(visit: &Visit, vue: &Vue, base: &str) -> Markup {
    let t = m(visit.lang);
    let open: Vec<&Marque> = vue.marques.iter().filter(|x| x.etat == EtatMarque::Ouverte).collect();
    html! {
        @if !open.is_empty() {
            details.encadre.attention {
                summary { (t.fiche_marques(open.len())) }
                ul { @for one in &open {
                    li {
                        (one.note)
                        @if !one.texte_source.is_empty() { br; small { (t.marque_imprime()) " «\u{202f}" (one.texte_source) "\u{202f}»" @if !one.retenu.is_empty() { "\u{202f}; " (t.marque_retenu()) " «\u{202f}" (one.retenu) "\u{202f}»" } } }
                    }
                } }
                @if visit.may(Right::ModifierPlan, Some(&vue.fiche.contrat_id.to_string())) {
                    p { a href=(visit.url(&format!("{base}/marques"))) { (t.fiche_marques_regler()) } }
                }
            }
        }
    }
}

fn objectifs(visit: &Visit, vue: &Vue) -> Markup {
    let t = m(visit.lang);
    let f = &vue.fiche;
    html! {
        @if let Some(printed) = &f.titre_plan { p.discret { (t.fiche_titre_plan()) "\u{202f}: " (printed) } }
        @if !f.contexte.is_empty() { h2 { (t.fiche_contexte()) } p.texte { (f.contexte) } }
        h2 { (t.fiche_objectif_strategique()) }
        p { (f.objectif_strategique) }
        h2 { (t.fiche_objectifs_operationnels()) }
        @if f.objectifs_operationnels.is_empty() { p.discret { (t.fiche_objectifs_aucun()) } }
        @else { ul { @for one in f.objectifs_operationnels.iter() { li { (one) } } } }
    }
}

fn declinaisons(visit: &Visit, plan: &PlanLu, vue: &Vue) -> Markup {
    let t = m(visit.lang);
    let now = crate::regles::annee::annee_du(&plan.contrat, plan.jour(visit.today()));
    html! {
        h2 { (t.fiche_declinaisons()) }
        @if vue.declinaisons.is_empty() { (vide(&t.fiche_declinaisons_aucune(), None)) } @else {
            table.empile {
                thead { tr { th scope="col" { (t.fiche_lettre()) } th scope="col" { (t.fiche_declinaison()) } th scope="col" { (t.fiche_annees()) } } }
                tbody { @for d in &vue.declinaisons { tr {
                    th scope="row" { (d.lettre) @if d.lettre != d.lettre_imprimee { small { " (" (t.fiche_imprimee(&d.lettre_imprimee)) ")" } } }
                    td {
                        (d.libelle)
                        @if !d.details.is_empty() { details { summary { (t.fiche_details(d.details.len())) } ul { @for one in d.details.iter() { li { (one) } } } } }
                        @for r in vue.realisations.iter().filter(|r| r.declinaison_id == d.id && !r.commentaire.is_empty()) {
                            br; small { (t.lecture_annee_n(r.annee)) "\u{202f}: " (r.commentaire) }
                        }
                    }
                    td { (cases(visit, vue, d, now)) }
                } } }
            }
        }
    }
}

fn cases(visit: &Visit, vue: &Vue, d: &Declinaison, now: i64) -> Markup {
    let t = m(visit.lang);
    let mut years: Vec<i64> = d.annees.iter().copied().collect();
    years.extend(vue.realisations.iter().filter(|r| r.declinaison_id == d.id).map(|r| r.annee));
    years.sort_unstable();
    years.dedup();
    html! {
        @if years.is_empty() { span.discret { (t.fiche_sans_echeance()) } } @else {
            ul.annees { @for year in years {
                @let answer = vue.realisations.iter().find(|r| r.declinaison_id == d.id && r.annee == year).map(|r| r.fait);
                @let planned = d.annees.contains(&year);
                @let class = match answer { Some(OuiNon::Oui) => "fait", Some(OuiNon::Non) => "non", None => "" };
                li.(class).ici[year == now] {
                    (year) @match answer { Some(OuiNon::Oui) => { " O" } Some(OuiNon::Non) => { " N" } None => {} } @if !planned { "*" }
                }
            } }
        }
    }
}

fn grille(visit: &Visit, plan: &PlanLu, vue: &Vue) -> Markup {
    let t = m(visit.lang);
    let color = plan.sommet(vue.fiche.noeud_id).map_or(1, |n| plan.teinte(n.id));
    html! {
        h2 { (t.fiche_grille()) }
        table.etroite.(format!("c{color}")) {
            thead { tr { th scope="col" { (t.fiche_annee()) } th scope="col" { (t.fiche_taux()) } th scope="col" { (t.fiche_atteinte()) } th scope="col" { (t.lecture_confiance()) } } }
            tbody { @for year in 1..=plan.contrat.duree_annees {
                @let bilan = vue.bilans.iter().find(|b| b.annee == year);
                tr {
                    th scope="row" { (t.lecture_annee_n(year)) }
                    td { (jauge(bilan.and_then(|b| b.palier), visit.lang)) }
                    td { @match bilan.and_then(|b| b.atteinte) { Some(OuiNon::Oui) => { (t.oui()) } Some(OuiNon::Non) => { (t.non()) } None => { "—" } } }
                    td { @match bilan.and_then(|b| b.meteo) { Some(ciel) => { (ciel_markup(ciel, visit.lang)) } None => { "—" } } }
                }
            } }
        }
    }
}

fn bilans(visit: &Visit, vue: &Vue) -> Markup {
    let t = m(visit.lang);
    html! {
        @for b in &vue.bilans {
            details open[Some(b.annee) == vue.bilans.first().map(|b| b.annee)] {
                summary { (t.fiche_bilan(b.annee)) }
                @for (label, text) in [
                    (t.fiche_commentaire(), Some(&b.commentaire)), (t.fiche_difficultes(), Some(&b.difficultes)),
                    (t.fiche_besoins(), Some(&b.besoins)), (t.fiche_suites(), Some(&b.suites)), (t.fiche_meteo_motif(), b.meteo_motif.as_ref()),
                ] {
                    @if let Some(text) = text.filter(|x| !x.is_empty()) { h3 { (label) } p.texte { (text) } }
                }
                p.discret { (t.fiche_auteur(&b.auteur)) @if let Some(who) = &b.accepte_par { " " (t.fiche_accepte_par(who)) } }
            }
        }
    }
}

fn indicateurs(visit: &Visit, plan: &PlanLu, vue: &Vue, read: Option<&FicheLue>) -> Markup {
    let t = m(visit.lang);
    let years = 1..=plan.contrat.duree_annees;
    html! {
        h2 { (t.fiche_indicateurs()) }
        @if vue.indicateurs.is_empty() { p.discret { (t.fiche_indicateurs_aucun()) } }
        @for (resultat, title) in [(true, t.fiche_indicateurs_resultat()), (false, t.fiche_indicateurs_autres())] {
            @let some: Vec<_> = vue.indicateurs.iter().filter(|(i, _)| (i.role == RoleIndicateur::Resultat) == resultat).collect();
            @if !some.is_empty() {
                h3 { (title) }
                div.defile tabindex="0" role="region" aria-label=(title) { table {
                    thead { tr { th scope="col" { (t.fiche_lettre()) } th scope="col" { (t.fiche_indicateur()) } @for n in years.clone() { th.num scope="col" { (t.tapis_an(n)) } } } }
                    tbody { @for (i, a) in some {
                        @let measure = read.and_then(|f| f.mesures.iter().find(|x| x.id == i.id.to_string()));
                        tr {
                            td { (a.lettres.join(", ")) }
                            th scope="row" {
                                @if plan.au.is_none() { a href=(visit.url(&format!("/indicateurs/{}", i.id))) { (i.libelle) } } @else { (i.libelle) }
                                " " small { (i.unite) }
                                @if !resultat { br; small.discret { (::indicateurs::pages::mots::role(i.role, visit.lang)) } }
                            }
                            @for n in years.clone() { td.num {
                                @if let Some(measure) = measure {
                                    @match measure.valeurs.get(&n) {
                                        Some(v) => @match &v.valeur { Some(value) => { (measure.en_mots(value, visit.lang)) } None => { abbr title=(t.fiche_nd_titre()) { (t.fiche_nd()) } } },
                                        None => {}
                                    }
                                    @if let Some(target) = measure.cibles.get(&n) { br; small { (t.fiche_cible(measure.en_mots(target, visit.lang))) } }
                                    @if let Some(rate) = plan.valeur(Lecture::Atteinte, Objet::Mesure(i.id), n, visit.today()).map(|v| taux_en_mots(&v, visit.lang)) {
                                        br; small { a href=(visit.url(&plan.chemin_calcul(Lecture::Atteinte, Objet::Mesure(i.id), n))) aria-label=(format!("{rate} — {} — {}, {}", t.comment_calcule(), i.libelle, t.tapis_an(n))) { (rate) } }
                                    }
                                }
                            } }
                        }
                    } }
                } }
            }
        }
    }
}

fn decisions(visit: &Visit, plan: &PlanLu, vue: &Vue) -> Markup {
    let t = m(visit.lang);
    // The sittings are read as they are: their pages have no past.
    let base = format!("/contrats/{}", plan.contrat.slug);
    html! {
        @if !vue.decisions.is_empty() {
            h2 { (t.fiche_decisions()) }
            ul { @for d in &vue.decisions {
                li { a href=(visit.url(&format!("{base}/comites/{}/decisions/{}", d.comite_id, d.id))) { (genre_decision(d, visit)) } "\u{202f}: " (d.motif) }
            } }
        }
        @if !vue.pieces.is_empty() {
            h2 { (t.fiche_pieces()) }
            ul { @for p in &vue.pieces { li { a href=(visit.url(&format!("/pieces/{}", p.id))) { (p.nom) } " " small { (p.deposee_par) } } } }
        }
    }
}

fn genre_decision(d: &Decision, visit: &Visit) -> String {
    use crate::model::GenreDecision as G;
    let t = m(visit.lang);
    match d.genre {
        G::Poursuite => t.decision_poursuite(),
        G::Renforcement => t.decision_renforcement(),
        G::Reorientation => t.decision_reorientation(),
        G::Arret => t.decision_arret(),
        G::NouvelleAction => t.decision_nouvelle_action(),
        G::Validation => t.decision_validation(),
        G::Demande => t.decision_demande(),
    }
}

fn cote(visit: &Visit, plan: &PlanLu, vue: &Vue, base: &str) -> Markup {
    let t = m(visit.lang);
    let who = |role: RoleParticipation| vue.participants.iter().filter(move |(p, _)| p.role == role);
    let status = plan.contrat.statuts.iter().find(|s| s.code == vue.fiche.statut);
    let suivi = plan.campagne_ouverte().map(|c| c.exercice);
    html! {
        dl.fiche-info {
            dt { @match vue.fiche.mode_pilotage { ModePilotage::Pilotage => { (t.fiche_pilotage()) } ModePilotage::Copilotage => { (t.fiche_copilotage()) } } }
            dd { ul.etiquettes { @for (p, o) in who(RoleParticipation::Pilote) {
                li { a href=(visit.url(&format!("/organisations/{}", o.id))) { (o.court()) } @if !p.services.is_empty() { " (" (p.services.join(", ")) ")" } }
            } } }
            dt { (t.fiche_partenaires()) }
            dd { ul.etiquettes { @for (_, o) in who(RoleParticipation::Partenaire) { li { a href=(visit.url(&format!("/organisations/{}", o.id))) { (o.court()) } } } } }
            dt { (t.fiche_statut()) }
            dd { (status.map_or(vue.fiche.statut.as_str(), |s| s.libelle.as_str())) @if let Some(motif) = &vue.fiche.statut_motif { br; small { (motif) } } }
            @if let Some(year) = suivi {
                @if let Some(r) = plan.reponses.get(&(vue.fiche.id, year)) {
                    @let (tone, label) = etat_reponse(r.etat, plan.en_retard(vue.fiche.id, year, plan.jour(visit.today())), visit.lang);
                    dt { (t.fiche_reponse(year)) } dd { (etat(tone, &label)) }
                }
            }
            dt { (t.fiche_public()) } dd { (vue.fiche.public_cible) }
            @if !vue.fiche.publics.is_empty() { dd { ul.etiquettes { @for one in vue.fiche.publics.iter() { li { (one) } } } } }
            dt { (t.fiche_lieux()) }
            dd { @if vue.lieux.is_empty() { (t.fiche_lieux_tout()) } @else { ul.etiquettes { @for one in &vue.lieux { li { a href=(visit.url(&format!("/territoires/{}", one.id))) { (one.nom) } } } } } }
            (liens(visit, plan, vue, base))
        }
    }
}

fn liens(visit: &Visit, plan: &PlanLu, vue: &Vue, base: &str) -> Markup {
    let t = m(visit.lang);
    let sheets: Vec<&Lien> = vue.liens.iter().filter(|l| l.programme_id.is_none()).collect();
    let programmes: Vec<&Lien> = vue.liens.iter().filter(|l| l.programme_id.is_some()).collect();
    html! {
        @if !sheets.is_empty() {
            dt { (t.fiche_liens()) }
            dd { ul.etiquettes { @for l in sheets {
                li {
                    @match l.cible_fiche_id.and_then(|id| plan.fiches.iter().find(|f| f.id == id)) {
                        Some(f) => a href=(visit.url(&format!("{base}/fiches/{}", f.numero))) title=(f.titre) { (t.lecture_fiche_n(f.numero)) },
                        None => (l.texte),
                    }
                    @if l.etat == EtatLien::AVerifier { " " small { "(" (t.lien_a_verifier()) ")" } }
                }
            } } }
        }
        @if !programmes.is_empty() {
            dt { (t.fiche_programmes()) }
            dd { ul.etiquettes { @for l in programmes { li {
                @let nom = l.programme_id.and_then(|id| vue.programmes.get(&id.to_string())).map_or(l.texte.as_str(), String::as_str);
                @match l.programme_id.filter(|_| plan.au.is_none()) {
                    Some(id) => a href=(visit.url(&format!("/programmes/{id}"))) { (nom) },
                    None => (nom),
                }
            } } } }
        }
    }
}
