//! The forms of a promise. Each has its own `part`, so that several stand on one page.

use crate::m;
use crate::model::{Avis, EtatEngagement, GenrePreuve};
use crate::regles::engagement::{SaisiePreuve, SaisieRenegociation, SaisieSuivi, mots, passages};
use kernel::Lang;
use maud::{Markup, html};
use web::Form;
use web::components::{Champ, Choix, bouton, champ, choix, liste_deroulante, zone};

/// A proof as it came in a form, with its file.
pub fn saisie_preuve(form: &Form) -> SaisiePreuve {
    let lire = |name: &str| form.text(name).to_owned();
    SaisiePreuve {
        genre: lire("genre"),
        datee_du: lire("datee_du"),
        texte: lire("texte"),
        adresse: lire("adresse"),
        piece: form
            .files
            .iter()
            .find(|f| f.field == "piece" && !(f.name.is_empty() && f.bytes.is_empty()))
            .map(|f| (f.name.clone(), f.bytes.clone())),
    }
}

/// Something of a proof was typed.
pub fn preuve_commencee(form: &Form) -> bool {
    let saisie = saisie_preuve(form);
    [&saisie.genre, &saisie.datee_du, &saisie.texte, &saisie.adresse].iter().any(|t| !t.is_empty()) || saisie.piece.is_some()
}

pub fn saisie_suivi(form: &Form) -> SaisieSuivi {
    let lire = |name: &str| form.text(name).to_owned();
    SaisieSuivi { echeance: lire("echeance"), promis: lire("promis"), livre: lire("livre"), unite: lire("unite") }
}

pub fn saisie_renegociation(form: &Form) -> SaisieRenegociation {
    let lire = |name: &str| form.text(name).to_owned();
    SaisieRenegociation {
        texte: lire("texte"),
        echeance: lire("echeance"),
        promis: lire("promis"),
        unite: lire("unite"),
        accord: lire("accord"),
        motif: lire("motif"),
    }
}

/// The fields of a proof; none is required alone when it comes with a statement.
pub fn champs_de_preuve(form: &Form, seule: bool, lang: Lang) -> Markup {
    let t = m(lang);
    let mut genres = vec![Choix::new("", t.redaction_choisir())];
    genres.extend(GenrePreuve::ALL.iter().map(|g| Choix::new(g.code(), mots::genre(*g, lang))));
    let base = |name: &'static str| Champ { name, required: seule, part: "preuve", ..Champ::default() };
    html! {
        (liste_deroulante(form, &Champ { label: &t.engagement_champ_genre(), ..base("genre") }, &genres, lang))
        (champ(form, &Champ { label: &t.engagement_champ_datee_du(), hint: &t.engagement_champ_datee_aide(), short: true, ..base("datee_du") }, lang))
        (zone(form, &Champ { label: &t.engagement_champ_texte(), ..base("texte") }, lang))
        (champ(form, &Champ { label: &t.engagement_champ_adresse(), required: false, kind: "url", ..base("adresse") }, lang))
        (champ(form, &Champ { label: &t.engagement_champ_piece(), hint: &t.engagement_champ_piece_aide(), required: false, kind: "file", ..base("piece") }, lang))
    }
}

/// The states one may pass to, but the renegotiated one, which has its own form.
pub fn choix_d_etat(de: EtatEngagement, lang: Lang) -> Vec<Choix> {
    passages(de).iter().filter(|e| **e != EtatEngagement::Renegocie).map(|e| Choix::new(e.code(), mots::etat(*e, lang))).collect()
}

fn motif(form: &Form, part: &str, exige: bool, lang: Lang) -> Markup {
    let t = m(lang);
    let aide = if exige { t.engagement_champ_motif_aide() } else { t.engagement_champ_motif_etat_aide() };
    zone(
        form,
        &Champ { name: "motif", label: &t.engagement_champ_motif(), hint: &aide, required: exige, part, ..Champ::default() },
        lang,
    )
}

pub fn changer(form: &Form, de: EtatEngagement, lang: Lang) -> Markup {
    let t = m(lang);
    html! {
        (choix(form, &Champ { name: "etat", label: &t.engagement_col_etat(), required: true, part: "etat", ..Champ::default() }, &choix_d_etat(de, lang), lang))
        (motif(form, "etat", false, lang))
        (bouton(&t.engagement_changer()))
    }
}

fn quantites(form: &Form, part: &str, livre: bool, lang: Lang) -> Markup {
    let t = m(lang);
    let base = |name: &'static str| Champ { name, short: true, part, ..Champ::default() };
    html! {
        (champ(form, &Champ { label: &t.engagement_col_echeance(), hint: &t.engagement_champ_date_aide(), ..base("echeance") }, lang))
        (champ(form, &Champ { label: &t.engagement_col_promis(), inputmode: "decimal", ..base("promis") }, lang))
        @if livre { (champ(form, &Champ { label: &t.engagement_col_livre(), inputmode: "decimal", ..base("livre") }, lang)) }
        (champ(form, &Champ { label: &t.engagement_col_unite(), ..base("unite") }, lang))
    }
}

pub fn suivi(form: &Form, lang: Lang) -> Markup {
    html! { (quantites(form, "suivi", true, lang)) (bouton(&m(lang).redaction_enregistrer())) }
}

pub fn renegocier(form: &Form, lang: Lang) -> Markup {
    let t = m(lang);
    let base = |name: &'static str| Champ { name, required: true, part: "renegocier", ..Champ::default() };
    html! {
        p { (t.engagement_renegocier_aide()) }
        (zone(form, &Champ { label: &t.engagement_champ_nouveau_texte(), ..base("texte") }, lang))
        (quantites(form, "renegocier", false, lang))
        (champ(form, &Champ { label: &t.engagement_champ_accord(), hint: &t.engagement_champ_accord_aide(), ..base("accord") }, lang))
        (motif(form, "renegocier", true, lang))
        (bouton(&t.engagement_renegocier()))
    }
}

/// The four opinions.
pub fn choix_d_avis(lang: Lang) -> Vec<Choix> {
    Avis::ALL.iter().map(|a| Choix::new(a.code(), mots::avis(*a, lang))).collect()
}
