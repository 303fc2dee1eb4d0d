//! A committee: what it is shown before it sits, what it decided once it sat.

use super::blocs::{self, Vue};
use super::cadre::{Cadre, etat_comite, etat_decision, fait, geste, lien_fiche};
use super::papier;
use crate::actes::decision::{DossierCharge, charger_dossier};
use crate::m;
use crate::model::{Comite, Decision, EtatComite};
use crate::regles::decision::{Preparation, decision_en_retard, mots, preparer, vivante};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Right;
use maud::{Markup, html};
use web::components::{Chiffre, vide};
use web::{Page, PageError, Visit};

/// `GET /contrats/{contrat}/comites/{comite}`, and its PDF under the same name followed by `.pdf`.
pub async fn get(visit: Visit, Path((_, slug, id)): Path<(String, String, String)>) -> Page {
    let mut cadre = Cadre::lire(visit, &slug).await?;
    if let Some(id) = id.strip_suffix(".pdf") {
        let comite = cadre.comite(id).await?;
        return papier::comite(cadre, comite).await;
    }
    let comite = cadre.comite(&id).await?;
    let charge = charger(&mut cadre, comite).await?;
    let preparation = preparer(&charge.dossier());
    Ok(page(Vue { cadre: &cadre, charge: &charge }, &preparation).into_response())
}

/// The plan around that sitting, read on the connection of this visit.
pub async fn charger(cadre: &mut Cadre, comite: Comite) -> Result<DossierCharge, PageError> {
    let today = cadre.visit.today();
    let contrat = cadre.contrat.clone();
    Ok(charger_dossier(&mut cadre.reader, contrat, comite, today).await?)
}

fn page(vue: Vue<'_>, preparation: &Preparation<'_>) -> Markup {
    let Vue { cadre, charge } = vue;
    let t = m(cadre.visit.lang);
    let comite = &charge.comite;
    let ouvert = comite.etat != EtatComite::Valide && cadre.peut(Right::PreparerDecision);
    let corps = html! {
        (crate::pages::lecture::onglets(&cadre.visit, &cadre.contrat, "/comites"))
        (fait(&cadre.visit))
        (tete(vue))
        (boutons(vue))
        (compte(vue, preparation))
        h2 #precedentes { (t.dossier_precedentes()) }
        (blocs::precedentes(vue, &preparation.precedentes))
        h2 #demandes { (t.dossier_demandes()) }
        @if preparation.demandes.is_empty() { (vide(&t.dossier_demandes_aucune(), None)) }
        @else { ul.cartes.large { @for une in &preparation.demandes { li.(une.fiche.map(|id| vue.teinte(id)).unwrap_or_default()) { (blocs::demande(vue, une, 3, ouvert)) } } } }
        @if ouvert {
            p.gestes { a.bouton.second href=(cadre.url(&format!("/comites/{}/decider", comite.id))) { (t.dossier_decider_autre()) } }
        }
        h2 #retards { (t.dossier_retards()) }
        @if preparation.retards.is_empty() { (vide(&t.dossier_retards_aucun(), None)) } @else {
            table.empile {
                thead { tr { th scope="col" { (t.dossier_fiche()) } th scope="col" { (t.dossier_ce_qui_retarde()) } } }
                tbody { @for (id, retards) in &preparation.retards { tr {
                    th scope="row" { (lien_fiche(cadre, vue.fiche(*id))) br; small { (vue.pilotes(*id)) } }
                    td { ul.lignes { @for un in retards { li { (blocs::retard(vue, *id, un)) } } } }
                } } }
            }
        }
        h2 #mouvements { (t.dossier_mouvements(charge.exercice.to_string())) }
        @if preparation.mouvements.is_empty() { (vide(&t.dossier_mouvements_aucun(), None)) } @else {
            table.empile {
                thead { tr { th scope="col" { (t.dossier_fiche()) } th scope="col" { (t.dossier_ce_qui_bouge()) } } }
                tbody { @for (id, mouvements) in &preparation.mouvements { tr.(vue.teinte(*id)) {
                    th scope="row" { (lien_fiche(cadre, vue.fiche(*id))) }
                    td { (blocs::mouvements(vue, mouvements)) }
                } } }
            }
        }
        h2 #decisions { (t.dossier_decisions()) }
        (decisions(vue, ouvert))
    };
    cadre
        .layout(&t.dossier_titre(cadre.jour(comite.tenue_le)))
        .trail(t.onglet_comites(), cadre.chemin("/comites"))
        .over(comite.titre.clone())
        .wide()
        .render(&cadre.visit, corps)
}

fn tete(vue: Vue<'_>) -> Markup {
    let Vue { cadre, charge } = vue;
    let t = m(cadre.visit.lang);
    let comite = &charge.comite;
    html! {
        p { (etat_comite(&cadre.visit, comite.etat)) @if let Some(lieu) = &comite.lieu { " " span.discret { (lieu) } } }
        div.cote {
            @if !comite.notes.is_empty() { div { h2 { (t.comite_champ_notes()) } ol { @for ligne in comite.notes.lines().filter(|l| !l.trim().is_empty()) { li { (ligne) } } } } }
            div {
                h2 { (t.comite_champ_presents()) }
                @if comite.presents.is_empty() { p.discret { (t.dossier_presents_aucun()) } }
                @else { p.texte { (comite.presents) } }
                @match &charge.campagne {
                    Some(c) => p.discret { (t.dossier_campagne(&c.titre)) },
                    None => p.discret { (t.dossier_sans_campagne(charge.exercice.to_string())) },
                }
            }
        }
    }
}

fn boutons(vue: Vue<'_>) -> Markup {
    let Vue { cadre, charge } = vue;
    let t = m(cadre.visit.lang);
    let comite = &charge.comite;
    let ici = |suite: &str| cadre.url(&format!("/comites/{}{suite}", comite.id));
    let ouvert = comite.etat != EtatComite::Valide && cadre.peut(Right::PreparerDecision);
    html! {
        div.boutons {
            @if ouvert && comite.etat == EtatComite::Prepare && comite.tenue_le <= cadre.visit.today() {
                (geste(&ici("/tenir"), &[], &t.comite_tenir(), "bouton"))
            }
            @if ouvert && comite.etat == EtatComite::Tenu { a.bouton href=(ici("/validation")) { (t.comite_valider()) } }
            a.bouton.second href=(ici("/seance")) { (t.comite_seance()) }
            @if ouvert { a.bouton.second href=(ici("/modifier")) { (t.comite_modifier_court()) } }
            a.bouton.second href=(ici(".pdf")) { (if comite.etat == EtatComite::Prepare { t.comite_pdf_dossier() } else { t.comite_pdf_releve() }) }
            button.lien type="button" hidden data-enhance="imprimer" { (t.imprimer()) }
        }
    }
}

fn compte(vue: Vue<'_>, p: &Preparation<'_>) -> Markup {
    let lang = vue.cadre.visit.lang;
    let t = m(lang);
    let retardees = p.precedentes.iter().filter(|p| p.en_retard).count();
    let restantes = p.precedentes.iter().filter(|p| vivante(p.decision.etat)).count();
    let un = |label: String, n: usize, beside: String, ou: &str| Chiffre {
        label,
        value: Some(n.to_string()),
        beside,
        why: Some(ou.to_owned()),
    };
    let quatre = [
        un(t.dossier_compte_precedentes(), restantes, t.dossier_compte_en_retard(retardees), "#precedentes"),
        un(t.dossier_compte_demandes(), p.demandes.len(), String::new(), "#demandes"),
        un(t.dossier_compte_retards(), p.retards.len(), String::new(), "#retards"),
        un(t.dossier_compte_mouvements(), p.mouvements.len(), String::new(), "#mouvements"),
    ];
    html! {
        dl.chiffres {
            @for c in &quatre {
                div {
                    dt { (c.label) }
                    dd { span.valeur { (c.value.as_deref().unwrap_or("—")) } @if !c.beside.is_empty() { " " small { (c.beside) } }
                        @if let Some(ou) = &c.why { a.pourquoi href=(ou) aria-label=(t.dossier_voir_de(&c.label)) { (t.dossier_voir()) } } }
                }
            }
        }
    }
}

fn decisions(vue: Vue<'_>, ouvert: bool) -> Markup {
    let Vue { cadre, charge } = vue;
    let lang = cadre.visit.lang;
    let t = m(lang);
    let siennes: Vec<&Decision> = charge.decisions.iter().filter(|d| d.comite_id == charge.comite.id).collect();
    if siennes.is_empty() {
        return vide(&t.dossier_decisions_aucune(), None);
    }
    let action = cadre.url(&format!("/comites/{}/ordre", charge.comite.id));
    let valide = charge.comite.etat == EtatComite::Valide;
    html! {
        ol.decisions {
            @for (rang, d) in siennes.iter().enumerate() {
                li {
                    p {
                        a href=(vue.lien_decision(&charge.comite, d)) { strong { (mots::genre(d.genre, lang)) } }
                        ", " (lien_fiche(cadre, d.fiche_id.and_then(|id| vue.fiche(id)))) " "
                        @if valide { (etat_decision(&cadre.visit, d, decision_en_retard(d, cadre.visit.today()))) }
                    }
                    p { (d.motif) }
                    @if !d.conditions.is_empty() { p { (t.decision_conditions()) "\u{202f}: " (d.conditions) } }
                    p.discret {
                        (d.responsable) @if let Some(e) = d.echeance { " · " (t.decision_pour_le(cadre.jour(e))) }
                        @if d.avenant_requis { " · " (t.decision_avenant_requis()) }
                    }
                    @if ouvert {
                        div.gestes {
                            a href=(cadre.url(&format!("/comites/{}/decisions/{}/modifier", charge.comite.id, d.id))) { (t.decision_modifier()) }
                            @if rang > 0 { (geste(&action, &[("decision", &d.id.to_string()), ("sens", "monter")], &t.decision_monter(), "lien")) }
                            @if rang + 1 < siennes.len() { (geste(&action, &[("decision", &d.id.to_string()), ("sens", "descendre")], &t.decision_descendre(), "lien")) }
                        }
                    }
                }
            }
        }
    }
}
