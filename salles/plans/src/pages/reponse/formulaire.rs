//! The form of one sheet: one column, everything known shown beside what is asked.

use super::porte::Porte;
use super::resume::{avec_unite, interprete, mot, taille};
use super::saisie::{self, REPRENDRE, precedent};
use crate::actes::campagne::{Dossier, IndicateurDemande};
use crate::m;
use crate::model::{ChampDemande, Ciel, Declinaison, Saisie};
use crate::regles::campagne::{Champ as Nom, Lu, PIECES_MAX, ecart, lire, lire_valeur, manques, montrer, mot_du_ciel, question};
use indicateurs::model::Mesure;
use indicateurs::pages::etapes;
use kernel::texte::date_longue;
use kernel::{Lang, Refusal};
use maud::{Markup, html};
use web::components::{Champ, Choix, bouton, bouton_second, champ, choix, erreurs, liste_deroulante, zone};
use web::{Form, Visit};

/// What every part of the form needs.
pub struct Vue<'a> {
    pub visit: &'a Visit,
    pub porte: &'a Porte,
    pub dossier: &'a Dossier,
    pub form: &'a Form,
    /// Shown to the coordination before the opening: nothing can be sent.
    pub apercu: bool,
}

impl Vue<'_> {
    fn lang(&self) -> Lang {
        self.visit.lang
    }

    fn demande(&self, champ: ChampDemande) -> Option<bool> {
        self.dossier.campagne.champs.iter().find(|q| q.champ == champ).map(|q| q.obligatoire)
    }

    /// The whole form. `garde`: a draft was just saved.
    pub fn corps(&self, garde: bool) -> Markup {
        let t = m(self.lang());
        let version = self.form.text("version").to_owned();
        if self.apercu {
            return html! {
                div.encadre.attention { p { strong { (t.reponse_apercu()) } " " (t.reponse_apercu_texte()) } }
                (self.entete(false))
                fieldset.champ disabled { legend { (t.reponse_apercu_formulaire()) } (self.questions()) }
            };
        }
        html! {
            (self.entete(garde))
            (erreurs(self.form, self.lang()))
            form method="post" enctype="multipart/form-data" action=(self.visit.url(&self.porte.adresse(&self.dossier.reponse)))
                novalidate data-enhance="brouillon" {
                input type="hidden" name="version" value=(version);
                (self.questions())
                p.discret data-brouillon data-reprendre=(t.reponse_js_reprendre()) data-repris=(t.reponse_js_repris()) data-garde=(t.reponse_js_garde()) role="status" {}
                div.boutons {
                    button.bouton type="submit" name="action" value="deposer" { (self.mot_du_depot()) }
                    (bouton_second(&t.reponse_enregistrer(), "brouillon"))
                    a href=(self.visit.url(&self.porte.accueil())) { (t.reponse_retour()) }
                }
                p.discret { (t.reponse_depot_aide()) }
            }
        }
    }

    fn questions(&self) -> Markup {
        html! {
            (self.declinaisons())
            (self.avancement())
            (self.indicateurs())
            (self.meteo())
            (self.textes())
            (self.pieces())
        }
    }

    fn mot_du_depot(&self) -> String {
        let t = m(self.lang());
        match self.porte.pour() {
            Some(_) => t.reponse_deposer_pour(),
            None => t.reponse_deposer(),
        }
    }

    fn entete(&self, garde: bool) -> Markup {
        let t = m(self.lang());
        let d = self.dossier;
        let typed = saisie::lue(self.form, d);
        let missing = self.manquants(&typed);
        html! {
            p.chapeau { (t.reponse_entete(d.campagne.exercice.to_string(), date_longue(d.echeance(), self.lang()))) }
            @if let Some(pour) = self.porte.pour() {
                div.encadre.attention { p { strong { (t.reponse_pour(pour)) } " " (t.reponse_pour_trace()) } }
            }
            @if let Some(motif) = &d.reponse.motif {
                div.encadre.attention { p { strong { (t.reponse_question_posee()) } br; span.texte { (motif) } } }
            }
            @if garde { div.encadre.bien role="status" { p { strong { (t.reponse_garde()) } " " (t.reponse_garde_suite()) } } }
            @if self.form.errors.is_empty() {
                @if missing.is_empty() { p role="status" { "✓ " (t.reponse_rien_ne_manque()) } }
                @else {
                    details {
                        summary { (t.reponse_il_manque(missing.len())) }
                        ul { @for (name, words) in &missing { li { a href=(format!("#{}", ancre(name))) { (words) } } } }
                    }
                }
            }
        }
    }

    /// What a deposit would still ask for.
    fn manquants(&self, typed: &Saisie) -> Vec<(String, String)> {
        let contexte = self.dossier.contexte();
        let (depot, _) = lire(typed, &contexte);
        manques(typed, &contexte, &depot).iter().filter_map(|r| Some((r.field()?, r.message(self.lang())))).collect()
    }

    /// « non disponible » with its reason, for what must be answered.
    fn indisponible(&self, champ_nom: &str, obligatoire: bool) -> Markup {
        let t = m(self.lang());
        let name = format!("nd.{champ_nom}");
        let open = self.form.some(&name).is_some() || self.form.error(&name).is_some();
        html! {
            @if obligatoire {
                details open[open] {
                    summary { (t.reponse_indisponible()) }
                    (champ(self.form, &Champ { name: &name, label: &t.reponse_indisponible_motif(), ..Champ::default() }, self.lang()))
                }
            }
        }
    }

    fn declinaisons(&self) -> Markup {
        let Some(required) = self.demande(ChampDemande::Declinaisons) else { return html! {} };
        let t = m(self.lang());
        let exercice = self.dossier.campagne.exercice;
        let (planned, others): (Vec<_>, Vec<_>) = self.dossier.declinaisons.iter().partition(|d| d.annees.contains(&exercice));
        let answered = |d: &&Declinaison| {
            let cle = d.id.to_string();
            [Nom::Fait(&cle), Nom::FaitCommentaire(&cle)]
                .iter()
                .any(|n| self.form.some(&n.to_string()).is_some() || self.form.error(&n.to_string()).is_some())
        };
        html! {
            h2 { (t.reponse_declinaisons_titre(exercice.to_string())) }
            @if planned.is_empty() { p { (t.reponse_declinaisons_aucune()) } }
            @for d in &planned { (self.declinaison(d, required, true)) }
            @if !others.is_empty() {
                details open[others.iter().any(answered)] {
                    summary { (t.reponse_declinaisons_autres(others.len())) }
                    p.aide { (t.reponse_declinaisons_autres_aide()) }
                    @for d in &others { (self.declinaison(d, false, false)) }
                }
            }
        }
    }

    fn declinaison(&self, d: &Declinaison, required: bool, planned: bool) -> Markup {
        let t = m(self.lang());
        let cle = d.id.to_string();
        let name = Nom::Fait(&cle).to_string();
        let before = self.dossier.realisations.iter().find(|r| r.declinaison_id == d.id);
        let hint = before.map_or_else(String::new, |r| {
            t.reponse_precedent(r.annee.to_string(), mot(r.fait, self.lang()), date_longue(r.note_le, self.lang()), &r.auteur)
        });
        let choices = [Choix::new("O", t.reponse_oui_court()), Choix::new("N", t.reponse_non_court())];
        let label = format!("{}. {}", d.lettre, d.libelle);
        let detail_name = Nom::FaitCommentaire(&cle).to_string();
        let detail_label = t.reponse_precision();
        let detail_hint = if planned { String::new() } else { t.reponse_precision_non_prevue() };
        let detail = Champ {
            name: &detail_name,
            label: &detail_label,
            hint: &detail_hint,
            required: !planned && self.form.some(&name).is_some(),
            ..Champ::default()
        };
        html! {
            div.carte {
                div.rangee { (choix(self.form, &Champ { name: &name, label: &label, hint: &hint, required, ..Champ::default() }, &choices, self.lang())) }
                (champ(self.form, &detail, self.lang()))
                (self.indisponible(&name, required))
            }
        }
    }

    fn avancement(&self) -> Markup {
        let t = m(self.lang());
        let lang = self.lang();
        let bilan = self.dossier.bilan.as_ref();
        let source =
            |words: String| bilan.map_or_else(String::new, |b| t.reponse_precedent_court(b.annee.to_string(), words, &b.auteur));
        let palier = self.demande(ChampDemande::Palier).map(|required| {
            let steps = std::iter::once(0).chain(self.dossier.contrat.paliers.iter().copied());
            let choices: Vec<Choix> = steps
                .map(|p| {
                    let words = web::components::pourcent(Some(&p.to_string()), lang);
                    Choix::new(p.to_string(), if p == 0 { t.reponse_palier_zero(words) } else { words })
                })
                .collect();
            let before = bilan.and_then(|b| b.palier);
            let hint = before.map_or_else(String::new, |p| source(web::components::pourcent(Some(&p.to_string()), lang)));
            html! {
                div.rangee { (choix(self.form, &Champ { name: "palier", label: &t.reponse_palier(), hint: &hint, required, ..Champ::default() }, &choices, lang)) }
                @if before.is_some_and(|p| p > 0) {
                    (champ(self.form, &Champ { name: "palier_motif", label: &t.reponse_palier_motif(), hint: &t.reponse_palier_motif_aide(), ..Champ::default() }, lang))
                }
                (self.indisponible("palier", required))
            }
        });
        let atteinte = self.demande(ChampDemande::Atteinte).map(|required| {
            let choices = [Choix::new("O", t.reponse_oui_court()), Choix::new("N", t.reponse_non_court())];
            let hint = bilan.and_then(|b| b.atteinte).map_or_else(String::new, |a| source(mot(a, lang)));
            html! {
                div.rangee { (choix(self.form, &Champ { name: "atteinte", label: &t.reponse_atteinte(), hint: &hint, required, ..Champ::default() }, &choices, lang)) }
                (self.indisponible("atteinte", required))
            }
        });
        html! {
            @if palier.is_some() || atteinte.is_some() { h2 { (t.reponse_avancement_titre()) } }
            @if let Some(markup) = palier { (markup) }
            @if let Some(markup) = atteinte { (markup) }
        }
    }

    fn indicateurs(&self) -> Markup {
        let Some(required) = self.demande(ChampDemande::Indicateurs) else { return html! {} };
        let t = m(self.lang());
        html! {
            @if !self.dossier.indicateurs.is_empty() {
                h2 { (t.reponse_indicateurs_titre()) }
                p.aide { (t.reponse_indicateurs_aide()) }
                @for demande in &self.dossier.indicateurs { div.carte { (self.indicateur(demande, required)) } }
            }
        }
    }

    fn indicateur(&self, demande: &IndicateurDemande, required: bool) -> Markup {
        let t = m(self.lang());
        let lang = self.lang();
        let i = &demande.indicateur;
        let cle = i.id.to_string();
        let name = Nom::Valeur(&cle).to_string();
        let letters = if demande.lettres.is_empty() { String::new() } else { format!("{} · ", demande.lettres.join(", ")) };
        let label = format!("{letters}{}", avec_unite(&i.libelle, &i.unite));
        let hint = demande.precedente.as_ref().map_or_else(String::new, |o| {
            let words =
                o.valeur.as_ref().map_or_else(|| t.reponse_non_disponible(), |v| montrer(v, i.mesure, i.echelle.as_ref(), lang));
            let day = date_longue(self.visit.house.db.clock().day_of(o.saisie_a), lang);
            t.reponse_precedent(o.annee.to_string(), words, day, &o.auteur)
        });
        let typed = self.form.text(&name).to_owned();
        let c = Champ {
            name: &name,
            label: &label,
            hint: &hint,
            required,
            short: true,
            inputmode: "decimal",
            autocomplete: "off",
            ..Champ::default()
        };
        let boolean = matches!(i.mesure, Mesure::OuiNon | Mesure::Document);
        let justify = Nom::ValeurJustification(&cle).to_string();
        let far = demande.precedente.as_ref().and_then(|o| o.valeur.clone()).is_some_and(|before| {
            match lire_valeur(&typed, i.mesure, i.echelle.as_ref()) {
                Ok(Lu::Nombre(now)) => !boolean && i.mesure != Mesure::Jalon && ecart(&before, &now).is_some(),
                _ => false,
            }
        });
        let motif = Nom::ValeurMotif(&cle).to_string();
        let read = interprete(&typed, i, lang);
        let steps = i.echelle.as_ref().map(|e| etapes(&typed, e, lang)).unwrap_or_default();
        html! {
            @if boolean {
                div.rangee { (choix(self.form, &c, &[Choix::new("1", t.reponse_oui_court()), Choix::new("0", t.reponse_non_court())], lang)) }
            } @else if !steps.is_empty() {
                (liste_deroulante(self.form, &Champ { short: false, ..c }, &steps, lang))
                (self.reprendre(Nom::Valeur(&cle)))
            } @else {
                (champ(self.form, &c, lang))
                @if !typed.is_empty() && read != typed { p.discret { (t.reponse_lu(&read)) } }
                (self.reprendre(Nom::Valeur(&cle)))
            }
            @if far || self.form.some(&justify).is_some() || self.form.error(&justify).is_some() {
                (champ(self.form, &Champ { name: &justify, label: &t.reponse_justification(), hint: &t.reponse_justification_aide(), required: far, ..Champ::default() }, lang))
            }
            details open[self.form.some(&motif).is_some() || self.form.error(&motif).is_some()] {
                summary { (t.reponse_valeur_nd()) }
                (champ(self.form, &Champ { name: &motif, label: &t.reponse_indisponible_motif(), ..Champ::default() }, lang))
            }
        }
    }

    /// « confirmer est un geste »: the box that takes last year's value.
    fn reprendre(&self, nom: Nom<'_>) -> Markup {
        let t = m(self.lang());
        let name = nom.to_string();
        html! {
            @if precedent(nom, self.dossier).is_some() && self.form.text(&name).is_empty() {
                label.choix for=(format!("reprendre-{}", ancre(&name))) {
                    input id=(format!("reprendre-{}", ancre(&name))) type="checkbox" name=(REPRENDRE) value=(name) checked[self.form.is_checked(REPRENDRE, &name)];
                    span { (t.reponse_reprendre_valeur()) }
                }
            }
        }
    }

    fn meteo(&self) -> Markup {
        let Some(required) = self.demande(ChampDemande::Meteo) else { return html! {} };
        let t = m(self.lang());
        let lang = self.lang();
        let signs =
            [(Ciel::Soleil, "☀"), (Ciel::Couvert, "☼"), (Ciel::Nuage, "☁"), (Ciel::Orage, "☂"), (Ciel::NonNecessaire, "–")];
        let choices: Vec<Choix> = signs
            .into_iter()
            .map(|(sky, sign)| Choix {
                value: sky.code().to_owned(),
                label: format!("{sign}\u{fe0e} {}", mot_du_ciel(sky, lang)),
                hint: match sky {
                    Ciel::Soleil => t.reponse_ciel_soleil_sens(),
                    Ciel::Couvert => t.reponse_ciel_couvert_sens(),
                    Ciel::Nuage => t.reponse_ciel_nuage_sens(),
                    Ciel::Orage => t.reponse_ciel_orage_sens(),
                    Ciel::NonNecessaire => t.reponse_ciel_non_necessaire_sens(),
                },
            })
            .collect();
        let hint = self.dossier.bilan.as_ref().and_then(|b| Some((b, b.meteo?))).map_or_else(String::new, |(b, sky)| {
            t.reponse_precedent_court(b.annee.to_string(), mot_du_ciel(sky, lang), &b.auteur)
        });
        html! {
            h2 { (t.reponse_meteo_titre()) }
            (choix(self.form, &Champ { name: "meteo", label: &t.reponse_meteo(), hint: &hint, required, ..Champ::default() }, &choices, lang))
            (champ(self.form, &Champ { name: "meteo_motif", label: &t.reponse_meteo_motif(), hint: &t.reponse_meteo_motif_aide(), ..Champ::default() }, lang))
            (self.indisponible("meteo", required))
        }
    }

    fn textes(&self) -> Markup {
        let t = m(self.lang());
        let asked: Vec<_> = [
            (ChampDemande::Difficultes, Nom::Difficultes),
            (ChampDemande::Besoins, Nom::Besoins),
            (ChampDemande::Suites, Nom::Suites),
        ]
        .into_iter()
        .filter_map(|(champ, nom)| Some((question(champ, self.lang()), nom, self.demande(champ)?)))
        .chain(std::iter::once((t.reponse_commentaire(), Nom::Commentaire, false)))
        .collect();
        html! {
            h2 { (t.reponse_textes_titre()) }
            @for (label, nom, required) in &asked {
                @let name = nom.to_string();
                @if let Some(before) = precedent(*nom, self.dossier) {
                    details { summary { (t.reponse_texte_precedent(label)) } blockquote.texte { (before) } }
                }
                (zone(self.form, &Champ { name: &name, label, required: *required, lines: 3, ..Champ::default() }, self.lang()))
                (self.reprendre(*nom))
                (self.indisponible(&name, *required))
            }
        }
    }

    fn pieces(&self) -> Markup {
        let Some(required) = self.demande(ChampDemande::Pieces) else { return html! {} };
        let t = m(self.lang());
        let d = self.dossier;
        html! {
            h2 { (t.reponse_pieces_titre()) }
            @if !d.pieces.is_empty() {
                p { (t.reponse_pieces_gardees()) }
                ul {
                    @for piece in &d.pieces {
                        li {
                            a href=(self.visit.url(&self.porte.suite(&d.reponse, &format!("pieces/{}", piece.id)))) { (piece.nom) }
                            " " small { (taille(piece.taille, self.lang())) }
                            label.choix for=(format!("retirer-{}", piece.id)) {
                                input id=(format!("retirer-{}", piece.id)) type="checkbox" name="retirer" value=(piece.id);
                                span { (t.reponse_piece_retirer(&piece.nom)) }
                            }
                        }
                    }
                }
            }
            @if d.pieces.len() < PIECES_MAX {
                (fichiers(self.form, &t.reponse_pieces_joindre(), &t.reponse_pieces_aide()))
            }
            (self.indisponible("pieces", required))
        }
    }
}

/// Several files at once; the kit's own field takes one.
fn fichiers(form: &Form, label: &str, hint: &str) -> Markup {
    let error = form.error("pieces");
    html! {
        div.champ {
            label for="c-pieces" { (label) }
            p.aide id="c-pieces-aide" { (hint) }
            @if let Some(error) = error {
                p.erreur id="c-pieces-erreur" { "✕ " (error.message) @if let Some(remedy) = &error.remedy { " " (remedy) } }
            }
            input id="c-pieces" name="pieces" type="file" multiple accept=".pdf,.png,.jpg,.jpeg,.webp,.odt,.ods,.docx,.xlsx,.csv,.txt"
                aria-invalid=[error.map(|_| "true")] aria-describedby=(if error.is_some() { "c-pieces-aide c-pieces-erreur" } else { "c-pieces-aide" });
        }
    }
}

/// The `id` the kit gives to the field of that name.
fn ancre(name: &str) -> String {
    format!("c-{}", name.replace(['.', '[', ']', ' '], "-"))
}

/// The one button of the small forms.
pub fn envoi(visit: &Visit, action: &str, version: i64, label: &str) -> Markup {
    html! {
        form method="post" action=(visit.url(action)) {
            input type="hidden" name="version" value=(version);
            (bouton(label))
        }
    }
}
