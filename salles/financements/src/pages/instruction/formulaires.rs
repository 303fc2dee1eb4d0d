//! The forms of a file under instruction. Each says what it does in a hidden `geste`.

use super::vue::Etat;
use crate::actes::instruction::financeur_de;
use crate::calculs::Lecteur;
use crate::droits::remplit_la_colonne;
use crate::model::{Avis, FinanceurInscrit, LigneFinanceur};
use crate::regles::instruction::{appel_en_instruction, dossier_en_instruction, ligne_ouverte};
use crate::{m, mots};
use kernel::Lang;
use maud::{Markup, html};
use web::Form;
use web::components::{Champ, Choix, bouton, champ, liste_deroulante};

/// Where the forms of this file go.
fn action(e: &Etat<'_>) -> String {
    e.cadre.url(&format!("/instruction/{}", e.suivi.numero()))
}

/// The form of each column that the visitor fills.
pub fn colonnes(e: &Etat<'_>) -> Markup {
    let ouvert = appel_en_instruction(e.lu.appel.etat).is_ok() && dossier_en_instruction(e.suivi.lu.dossier.etat).is_ok();
    let siennes = e.lu.financeurs.iter().filter(|f| remplit_la_colonne(&e.cadre.visit, f, &e.lu.appel));
    html! {
        @for f in siennes {
            @if let Some(ligne) = e.suivi.ligne(&f.code) {
                @if ouvert && ligne_ouverte(ligne).is_ok() { (colonne(e, f, ligne)) }
            }
        }
    }
}

/// The line as the fields of its form.
pub fn champs_de(ligne: &LigneFinanceur) -> Form {
    let montant = ligne.propose().map(|m| (m.centimes() / 100).to_string());
    Form::filled(vec![
        ("avis".into(), ligne.avis.map(|a| a.code().to_owned()).unwrap_or_default()),
        ("avis_motif".into(), ligne.avis_motif.clone()),
        ("propose".into(), montant.unwrap_or_default()),
        ("propose_motif".into(), ligne.propose_motif.clone()),
    ])
}

/// The fields of a column, typed values first.
pub fn champs_colonne(form: &Form, pour_un_autre: bool, part: &str, lang: Lang) -> Markup {
    let t = m(lang);
    let mut avis = vec![Choix::new("", t.suite_a_donner())];
    avis.extend(Avis::ALL.iter().map(|a| Choix::new(a.code(), mots::avis(*a, lang))));
    html! {
        (liste_deroulante(form, &Champ { name: "avis", label: &t.suite_col_avis(), required: true, part, ..Champ::default() }, &avis, lang))
        (champ(form, &Champ { name: "avis_motif", label: &t.suite_avis_motif(), hint: &t.suite_avis_motif_aide(), part, ..Champ::default() }, lang))
        (champ(form, &Champ { name: "propose", label: &t.suite_propose(), hint: &t.suite_propose_aide(), inputmode: "decimal", short: true, part, ..Champ::default() }, lang))
        (champ(form, &Champ { name: "propose_motif", label: &t.suite_propose_motif(), hint: &t.suite_propose_motif_aide(), part, ..Champ::default() }, lang))
        @if pour_un_autre {
            (champ(form, &Champ { name: "justificatif", label: &t.suite_justificatif(), hint: &t.suite_justificatif_aide(), required: true, part, ..Champ::default() }, lang))
        }
    }
}

fn colonne(e: &Etat<'_>, f: &FinanceurInscrit, ligne: &LigneFinanceur) -> Markup {
    let (t, lang) = (m(e.cadre.visit.lang), e.cadre.visit.lang);
    let saisi = e.form.text("geste") == "colonne" && e.form.text("financeur") == f.code.code();
    let enregistre = champs_de(ligne);
    let form = if saisi { e.form } else { &enregistre };
    html! {
        h3 { (t.suite_colonne_de(&f.nom)) }
        @if saisi && e.conflit {
            div.encadre.attention role="alert" {
                p { (t.suite_conflit()) }
                p { (t.suite_conflit_enregistre(
                    ligne.avis.map(|a| mots::avis(a, lang)).unwrap_or_else(|| t.suite_attendu()),
                    mots::euros(ligne.propose(), lang),
                    ligne.propose_par.as_ref().or(ligne.avis_par.as_ref()).cloned().unwrap_or_default(),
                )) }
                p { (t.suite_conflit_choix()) }
            }
        }
        form method="post" action=(action(e)) data-enhance="brouillon" {
            input type="hidden" name="geste" value="colonne";
            input type="hidden" name="financeur" value=(f.code.code());
            input type="hidden" name="version" value=(ligne.version);
            (champs_colonne(form, e.cadre.conduit(), f.code.code(), lang))
            div.boutons { (bouton(&t.suite_colonne_enregistrer())) }
        }
    }
}

/// The grid, one's own values first.
pub fn notes(e: &Etat<'_>, sienne: Option<&Lecteur<'_>>) -> Markup {
    let (t, lang) = (m(e.cadre.visit.lang), e.cadre.visit.lang);
    if financeur_de(&e.cadre.visit, &e.lu.appel, &e.lu.financeurs).is_none() || e.lu.appel.grille.is_empty() {
        return html! {};
    }
    let saisi = e.form.text("geste") == "noter";
    let connues = sienne.iter().flat_map(|l| &l.notes).flat_map(|n| {
        [(format!("note.{}", n.critere), n.valeur.to_string()), (format!("justification.{}", n.critere), n.justification.clone())]
    });
    let enregistre = Form::filled(connues.collect());
    let form = if saisi { e.form } else { &enregistre };
    html! {
        form method="post" action=(action(e)) data-enhance="brouillon" {
            input type="hidden" name="geste" value="noter";
            @for c in &*e.lu.appel.grille {
                fieldset.champ {
                    legend { (c.libelle) }
                    (champ(form, &Champ { name: &format!("note.{}", c.code), label: &t.suite_note_sur(c.max.to_string()), inputmode: "numeric", short: true, required: true, ..Champ::default() }, lang))
                    (champ(form, &Champ { name: &format!("justification.{}", c.code), label: &t.suite_note_justification(), required: true, ..Champ::default() }, lang))
                }
            }
            p.discret { (t.suite_notes_jamais_au_porteur()) }
            div.boutons { (bouton(&t.suite_notes_enregistrer())) }
        }
    }
}

/// Declaring an interest.
pub fn interet(e: &Etat<'_>) -> Markup {
    let (t, lang) = (m(e.cadre.visit.lang), e.cadre.visit.lang);
    html! {
        details open[e.form.error("interet_motif").is_some()] {
            summary { (t.suite_interet_titre()) }
            form method="post" action=(action(e)) {
                input type="hidden" name="geste" value="interet";
                p { (t.suite_interet_aide()) }
                (champ(e.form, &Champ { name: "interet_motif", label: &t.suite_interet_motif(), required: true, ..Champ::default() }, lang))
                div.boutons { (bouton(&t.suite_interet_declarer())) }
            }
        }
    }
}
