//! The pieces of a committee's dossier: a decision in a line, a reason, a delay, a movement, in words.

use super::cadre::{Cadre, etat_decision, lien_fiche};
use crate::actes::decision::DossierCharge;
use crate::calculs::{Lecture, Objet, ciel_en_mots, nombre_en_mots};
use crate::m;
use crate::model::{Comite, Decision, FicheAction, FicheActionId, OuiNon};
use crate::pages::lecture::ciel_markup;
use crate::regles::decision::{Demande, Mouvement, Precedente, Raison, Retard, mots};
use indicateurs::model::Indicateur;
use indicateurs::regles::echelle::dire_texte;
use kernel::Right;
use kernel::nombre::Nombre;
use maud::{Markup, html};
use web::components::{Etat, etat, jauge};

/// The dossier and the page around it.
#[derive(Clone, Copy)]
pub struct Vue<'a> {
    pub cadre: &'a Cadre,
    pub charge: &'a DossierCharge,
}

impl<'a> Vue<'a> {
    pub fn fiche(&self, id: FicheActionId) -> Option<&'a FicheAction> {
        self.charge.fiches.iter().find(|f| f.id == id)
    }

    pub fn pilotes(&self, id: FicheActionId) -> &'a str {
        self.charge.plan.fiches.iter().find(|f| f.id == id).map_or("", |f| f.pilotes.as_str())
    }

    /// The colour of a sheet's ambition; always doubled by its words.
    pub fn teinte(&self, id: FicheActionId) -> String {
        let plan = &self.charge.plan;
        let sommet = self.fiche(id).and_then(|f| plan.sommet(f.noeud_id)).map(|n| n.id);
        format!("c{}", sommet.map_or(1, |n| plan.teinte(n)))
    }

    pub fn lien_decision(&self, comite: &Comite, decision: &Decision) -> String {
        self.cadre.url(&format!("/comites/{}/decisions/{}", comite.id, decision.id))
    }
}

/// « Chaque COPIL s'ouvre sur l'état des décisions précédentes. »
pub fn precedentes(vue: Vue<'_>, toutes: &[Precedente<'_>]) -> Markup {
    let t = m(vue.cadre.visit.lang);
    html! {
        @if toutes.is_empty() { p.discret { (t.dossier_precedentes_aucune()) } } @else {
            table.empile {
                thead { tr {
                    th scope="col" { (t.decision_colonne()) } th scope="col" { (t.decision_responsable()) }
                    th scope="col" { (t.decision_echeance()) } th scope="col" { (t.decision_etat()) }
                } }
                tbody { @for p in toutes { tr {
                    th scope="row" {
                        a href=(vue.lien_decision(p.comite, p.decision)) {
                            (mots::genre(p.decision.genre, vue.cadre.visit.lang)) ", "
                            (mots::sujet(p.decision.fiche_id.and_then(|id| vue.fiche(id)).map(|f| f.numero), vue.cadre.visit.lang))
                        }
                        br; small { (t.dossier_seance_du(vue.cadre.jour(p.comite.tenue_le))) }
                    }
                    td data-l=(t.decision_responsable()) { (p.decision.responsable) }
                    td data-l=(t.decision_echeance()) { (p.decision.echeance.map(|e| vue.cadre.jour(e)).unwrap_or_else(|| "—".into())) }
                    td data-l=(t.decision_etat()) {
                        (etat_decision(&vue.cadre.visit, p.decision, p.en_retard))
                        @if let Some(s) = p.decision.suivi.last() { br; small { (s.texte) } }
                    }
                } } }
            }
        }
    }
}

/// One reason, with its facts.
pub fn raison(vue: Vue<'_>, fiche: Option<FicheActionId>, raison: &Raison) -> Markup {
    let lang = vue.cadre.visit.lang;
    let t = m(lang);
    html! {
        @match raison {
            Raison::Meteo { ciel, motif, appui } => {
                (ciel_markup(*ciel, lang))
                @if let Some(motif) = motif { "\u{202f}: " (motif) }
                @if !appui.is_empty() { br; strong { (t.dossier_appui()) } " " (appui) }
            }
            Raison::Baisse { avant, apres } => (t.dossier_baisse(nombre(*avant), nombre(*apres))),
            Raison::Stagnation { palier, de, a } => (t.dossier_stagnation(nombre(*palier), nombre(*de), nombre(*a))),
            Raison::SansPilote => (t.dossier_sans_pilote()),
            Raison::Marques { n } if !vue.cadre.peut(Right::ModifierPlan) => (t.dossier_marques(*n)),
            Raison::Marques { n } => { a href=(vue.cadre.url(&format!("/marques{}", fiche.and_then(|id| vue.fiche(id)).map(|f| format!("?fiche={}", f.numero)).unwrap_or_default()))) { (t.dossier_marques(*n)) } }
            Raison::DecisionNonFaite { decision, echeance } => {
                @let connue = vue.charge.decisions.iter().find(|d| d.id == *decision);
                @let seance = connue.and_then(|d| vue.charge.comites.iter().find(|c| c.id == d.comite_id));
                @if let (Some(d), Some(c)) = (connue, seance) {
                    a href=(vue.lien_decision(c, d)) { (t.dossier_non_faite(mots::genre(d.genre, lang), vue.cadre.jour(c.tenue_le), vue.cadre.jour(*echeance))) }
                }
            }
        }
    }
}

fn nombre(n: i64) -> String {
    n.to_string()
}

/// One delay, with its facts.
pub fn retard(vue: Vue<'_>, fiche: FicheActionId, retard: &Retard) -> Markup {
    let lang = vue.cadre.visit.lang;
    let t = m(lang);
    html! {
        @match retard {
            Retard::Reponse { echeance, etat: code } => {
                (etat(Etat::Alerte, &t.dossier_retard_reponse())) " "
                (t.dossier_retard_reponse_faits(vue.cadre.jour(*echeance), crate::pages::lecture::etat_reponse(*code, false, lang).1))
            }
            Retard::Palier { declare, attendu, part } => {
                (etat(Etat::Alerte, &t.dossier_retard_palier())) " "
                (t.dossier_retard_palier_faits(nombre(*declare), nombre(*attendu)))
                " " a href=(vue.cadre.visit.url(&vue.charge.plan.chemin_calcul(Lecture::Attendu, Objet::Fiche(fiche), vue.charge.exercice))) {
                    (t.dossier_attendu(part_en_mots(part, lang)))
                }
            }
            Retard::Echeance { lettre, libelle, annee, fait } => {
                (etat(Etat::Alerte, &t.dossier_retard_echeance())) " "
                (t.dossier_retard_echeance_faits(lettre, nombre(*annee))) " "
                @match fait { Some(OuiNon::Non) => (t.dossier_case_non()), _ => (t.dossier_case_vide()) }
                br; small { (libelle) }
            }
        }
    }
}

fn part_en_mots(part: &Nombre, lang: kernel::Lang) -> String {
    crate::calculs::taux_en_mots(part, lang)
}

/// One movement: before, after.
pub fn mouvement(vue: Vue<'_>, mouvement: &Mouvement) -> Markup {
    let lang = vue.cadre.visit.lang;
    let t = m(lang);
    html! {
        @match mouvement {
            Mouvement::Palier { avant, apres } => {
                (t.dossier_mouvement_palier()) "\u{202f}: " (jauge(Some(*avant), lang)) " → " (jauge(Some(*apres), lang))
                @if apres < avant { " " (etat(Etat::Alerte, &t.dossier_en_baisse())) }
            }
            Mouvement::Meteo { avant, apres, motif } => {
                (t.dossier_mouvement_meteo()) "\u{202f}: " (ciel_en_mots(*avant, lang)) " → " (ciel_markup(*apres, lang))
                @if let Some(motif) = motif { br; small { (motif) } }
            }
            Mouvement::Valeur { indicateur, avant, apres } => {
                @if let Some(i) = vue.charge.indicateurs.iter().find(|i| i.id == *indicateur) {
                    (i.libelle) "\u{202f}: " @if let Some(avant) = avant { (valeur(i, avant, lang)) " → " } strong { (valeur(i, apres, lang)) } "\u{202f}" (i.unite)
                    @if avant.is_none() { " " small { (t.dossier_valeur_nouvelle()) } }
                }
            }
        }
    }
}

fn valeur(i: &Indicateur, texte: &str, lang: kernel::Lang) -> String {
    if let Some(dite) = dire_texte(i.echelle.as_ref(), texte, lang) {
        return dite;
    }
    Nombre::decimal(texte).map_or_else(|_| texte.to_owned(), |n| nombre_en_mots(&n, lang))
}

/// The movements of a sheet: steps and weather first, values folded behind their number.
pub fn mouvements(vue: Vue<'_>, tous: &[Mouvement]) -> Markup {
    let t = m(vue.cadre.visit.lang);
    let (valeurs, faits): (Vec<&Mouvement>, Vec<&Mouvement>) = tous.iter().partition(|x| matches!(x, Mouvement::Valeur { .. }));
    html! {
        @if !faits.is_empty() { ul.lignes { @for un in faits { li { (mouvement(vue, un)) } } } }
        @if !valeurs.is_empty() {
            details { summary { (t.dossier_valeurs(valeurs.len())) } ul { @for une in valeurs { li { (mouvement(vue, une)) } } } }
        }
    }
}

/// What is put to the committee about one sheet, and what it decided of it.
pub fn demande(vue: Vue<'_>, demande: &Demande, titre: u8, decider: bool) -> Markup {
    let t = m(vue.cadre.visit.lang);
    let prises: Vec<&Decision> =
        vue.charge.decisions.iter().filter(|d| d.comite_id == vue.charge.comite.id && d.fiche_id == demande.fiche).collect();
    let adresse = demande.fiche.map_or_else(String::new, |id| format!("?fiche={id}"));
    let nom = lien_fiche(vue.cadre, demande.fiche.and_then(|id| vue.fiche(id)));
    html! {
        @if titre == 2 { h2 { (nom) } } @else { h3 { (nom) } }
        @if let Some(id) = demande.fiche { p.discret { (t.dossier_pilotee_par(vue.pilotes(id))) } }
        ul { @for une in &demande.raisons { li { (raison(vue, demande.fiche, une)) } } }
        @for d in prises.iter().filter(|_| demande.fiche.is_some()) {
            p { (etat(Etat::Bien, &t.dossier_decidee(mots::genre(d.genre, vue.cadre.visit.lang)))) " " a href=(vue.lien_decision(&vue.charge.comite, d)) { (d.motif) } }
        }
        @if decider {
            p.gestes { a.bouton.second href=(vue.cadre.url(&format!("/comites/{}/decider{adresse}", vue.charge.comite.id))) { (t.dossier_decider()) } }
        }
    }
}
