//! What an edition looks like, for the house or for everyone. Everything shown comes from the content
//! that was frozen: these functions are given nothing else.

mod fiche;
mod figures;
mod tapis;

pub(super) use fiche::fiche;
pub(super) use figures::{calcul, ciel, couverture, lectures, taux};
pub(super) use tapis::{decisions, tapis};

use crate::actes::edition::EditionLue;
use crate::m;
use crate::model::edition_contenu::{EditionContenu, NoeudFige};
use kernel::texte::date_longue;
use maud::{Markup, html};
use web::Visit;
use web::components::vide;

/// An edition and where it is read.
pub(super) struct Vue<'a> {
    pub visit: &'a Visit,
    pub lue: &'a EditionLue,
    /// Path of its pages, after the collectivité: `/contrats/cls/editions/2026-1`, `/public/cls`.
    pub base: String,
    /// What follows each address: `?edition=2025-1`, or nothing.
    pub suite: String,
}

impl Vue<'_> {
    pub fn contenu(&self) -> &EditionContenu {
        &self.lue.contenu
    }

    /// Address of a page of this edition.
    pub fn url(&self, path: &str) -> String {
        self.visit.url(&self.chemin(path))
    }

    /// The same, after the collectivité.
    pub fn chemin(&self, path: &str) -> String {
        format!("{}{path}{}", self.base, self.suite)
    }
}

/// The nodes under one, itself included.
pub(super) fn sous<'a>(contenu: &'a EditionContenu, cle: &'a str) -> Vec<&'a str> {
    let mut all = vec![cle];
    let mut rank = 0;
    while let Some(parent) = all.get(rank).copied() {
        let below = contenu.noeuds.iter().filter(|n| n.parent.as_deref() == Some(parent)).map(|n| n.cle.as_str());
        let new: Vec<&str> = below.filter(|c| !all.contains(c)).collect();
        all.extend(new);
        rank += 1;
    }
    all
}

/// « Ambition 1 », as the contract names its levels.
pub(super) fn nom_du_noeud(contenu: &EditionContenu, noeud: &NoeudFige) -> String {
    let level = usize::try_from(noeud.niveau - 1).ok().and_then(|l| contenu.contrat.niveaux.get(l));
    format!("{} {}", level.map_or("", String::as_str), noeud.code).trim().to_owned()
}

/// Who signed, what they promised, how the contract is led.
pub(super) fn contrat(vue: &Vue<'_>) -> Markup {
    let t = m(vue.visit.lang);
    let c = vue.contenu();
    html! {
        @if !c.signataires.is_empty() {
            details {
                summary { (t.presentation_signataires()) " (" (c.signataires.len()) ")" }
                ul { @for s in &c.signataires { li { (s.organisation) "\u{202f}: " (s.fonction) @if let Some(part) = &s.part { " (" (part) ")" } } } }
            }
        }
        @if !c.engagements.is_empty() {
            details {
                summary { (t.presentation_engagements()) " (" (c.engagements.len()) ")" }
                ul { @for e in &c.engagements { li { strong { (e.debiteur) } "\u{202f}: " (e.texte) } } }
            }
        }
        @if !c.financements.is_empty() {
            details {
                summary { (t.presentation_financements()) " (" (c.financements.len()) ")" }
                ul { @for f in &c.financements {
                    li {
                        @if let Some(who) = &f.organisation { strong { (who) } "\u{202f}: " }
                        (f.objet) "\u{202f}: "
                        @match f.montant_centimes {
                            Some(cents) => { (kernel::texte::entier(cents / 100, vue.visit.lang)) "\u{202f}€" @if let Some(rhythm) = &f.periodicite { " (" (rhythm) ")" } }
                            None => { (t.presentation_non_precise()) }
                        }
                    }
                } }
            }
        }
        @if !c.instances.is_empty() {
            details {
                summary { (t.presentation_gouvernance()) " (" (c.instances.len()) ")" }
                ul { @for i in &c.instances { li { strong { (i.nom) } @if !i.role.is_empty() { "\u{202f}: " (i.role) } } } }
            }
        }
    }
}

/// Formulas, hash, and how anyone can check it.
pub(super) fn preuve(vue: &Vue<'_>, file: &str) -> Markup {
    let t = m(vue.visit.lang);
    let c = vue.contenu();
    let e = &vue.lue.edition;
    html! {
        h2 #methode { (t.edition_methode()) }
        p { (t.edition_regle_des_manques()) }
        details {
            summary { (t.edition_formules()) " (" (c.formules.len()) ")" }
            dl { @for f in &c.formules { dt { strong { (f.nom) } } dd { (f.formule) " " small { (t.source()) "\u{202f}: " (f.regle) ". " (t.edition_version_formule(&f.version)) } } } }
        }
        h2 #preuve { (t.edition_preuve()) }
        p { (t.edition_preuve_texte()) }
        dl.fiche-info {
            dt { (t.edition_empreinte()) } dd { code { (vue.lue.empreinte()) } }
            @if vue.lue.copie.is_some() { dt { (t.edition_empreinte_figee()) } dd { code { (e.empreinte) } } }
            dt { (t.edition_figee_le_titre()) } dd { (date_longue(c.edition.figee_le, vue.visit.lang)) }
        }
        @if vue.lue.copie.is_some() { p { (t.edition_copie_protegee()) } }
        p { (t.edition_verifier()) }
        pre { code { "sha256sum " (file) } }
    }
}

/// One node of the plan: its figures, its objectives, its sheets. Nothing when no node has that key.
pub(super) fn axe(vue: &Vue<'_>, cle: &str) -> Option<(String, String, Markup)> {
    let t = m(vue.visit.lang);
    let c = vue.contenu();
    let node = c.noeuds.iter().find(|n| n.cle == cle)?;
    let under = sous(c, &node.cle);
    let kept: Vec<_> = c.fiches.iter().filter(|f| under.contains(&f.noeud.as_str())).collect();
    let body = html! {
        (lectures(vue, &node.chiffres, Some(&node.confiance), &node.cle))
        @if !node.objectifs.is_empty() { h2 { (t.axe_objectifs()) } ul { @for o in &node.objectifs { li { (o) } } } }
        h2 { (t.axe_ses_fiches()) }
        @if kept.is_empty() { (vide(&t.axe_vide(), None)) } @else { (tapis(vue, &kept)) }
    };
    Some((node.titre.clone(), nom_du_noeud(c, node), body))
}

/// What the edition says of itself, first thing under the title.
pub(super) fn entete(vue: &Vue<'_>) -> Markup {
    let t = m(vue.visit.lang);
    let c = vue.contenu();
    html! {
        p.chapeau {
            (t.edition_chapeau_fiches(c.fiches.len(), c.edition.exercice)) " "
            @if let Some(r) = &c.campagne { (t.edition_chapeau_reponses(r.acceptees, r.attendues, r.sans_reponse.len())) }
        }
        @if let (Some(old), Some(motif)) = (&c.edition.rectifie, &c.edition.motif) {
            p.encadre.attention { (t.edition_rectifie(old, motif)) }
        }
    }
}
