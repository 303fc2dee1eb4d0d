//! An answer read beside the last one accepted: what changed is said in words.

use crate::actes::campagne::Dossier;
use crate::m;
use crate::model::{ChampDemande, Ciel, OuiNon, Piece, Saisie};
use crate::regles::campagne::{Champ, Lu, lire_valeur, montrer, mot_du_ciel, question};
use indicateurs::model::Indicateur;
use kernel::Lang;
use maud::{Markup, html};

/// One thing asked, last time and this time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ligne {
    /// Name of the field.
    pub champ: String,
    pub libelle: String,
    /// Last accepted answer, as a reader sees it.
    pub avant: Option<String>,
    /// The contract year of `avant`.
    pub annee: Option<i64>,
    pub apres: Option<String>,
    /// Reason, comment or override written with it.
    pub note: String,
}

impl Ligne {
    /// Nothing before, or something else.
    #[must_use]
    pub fn change(&self) -> bool {
        self.apres.is_some() && self.apres != self.avant
    }
}

/// Every question of the campaign on this sheet, in the order of the form.
#[must_use]
pub fn lignes(dossier: &Dossier, saisie: &Saisie, lang: Lang) -> Vec<Ligne> {
    let mut all = vec![];
    for asked in dossier.campagne.champs.iter() {
        match asked.champ {
            ChampDemande::Declinaisons => all.extend(declinaisons(dossier, saisie, lang)),
            ChampDemande::Indicateurs => all.extend(indicateurs(dossier, saisie, lang)),
            ChampDemande::Pieces => {}
            champ => all.push(simple(champ, dossier, saisie, lang)),
        }
    }
    let bilan = dossier.bilan.as_ref();
    all.push(Ligne {
        champ: Champ::Commentaire.to_string(),
        libelle: m(lang).reponse_commentaire(),
        avant: bilan.map(|b| b.commentaire.clone()).filter(|c| !c.is_empty()),
        annee: bilan.map(|b| b.annee),
        apres: some(&saisie.commentaire),
        note: String::new(),
    });
    for ligne in &mut all {
        if let Some(motif) = saisie.indisponibles.get(&ligne.champ).filter(|_| ligne.apres.is_none()) {
            ligne.apres = Some(m(lang).reponse_non_disponible());
            motif.clone_into(&mut ligne.note);
        }
    }
    all
}

fn some(text: &str) -> Option<String> {
    Some(text.trim()).filter(|t| !t.is_empty()).map(str::to_owned)
}

/// « oui », « non ».
#[must_use]
pub fn mot(fait: OuiNon, lang: Lang) -> String {
    match fait {
        OuiNon::Oui => m(lang).reponse_oui(),
        OuiNon::Non => m(lang).reponse_non(),
    }
}

fn typed_mot(typed: &str, lang: Lang) -> Option<String> {
    some(typed).map(|text| OuiNon::from_code(&text).map_or(text, |fait| mot(fait, lang)))
}

fn declinaisons(dossier: &Dossier, saisie: &Saisie, lang: Lang) -> Vec<Ligne> {
    let exercice = dossier.campagne.exercice;
    dossier
        .declinaisons
        .iter()
        .filter_map(|d| {
            let cle = d.id.to_string();
            let typed = saisie.realisations.get(&cle);
            let before = dossier.realisations.iter().find(|r| r.declinaison_id == d.id);
            let planned = d.annees.contains(&exercice);
            let apres = typed.and_then(|r| typed_mot(&r.fait, lang));
            if !planned && apres.is_none() {
                return None;
            }
            Some(Ligne {
                champ: Champ::Fait(&cle).to_string(),
                libelle: format!("{}. {}", d.lettre, d.libelle),
                avant: before.map(|r| mot(r.fait, lang)),
                annee: before.map(|r| r.annee),
                apres,
                note: typed.map(|r| r.commentaire.clone()).unwrap_or_default(),
            })
        })
        .collect()
}

fn indicateurs(dossier: &Dossier, saisie: &Saisie, lang: Lang) -> Vec<Ligne> {
    dossier
        .indicateurs
        .iter()
        .map(|demande| {
            let indicateur = &demande.indicateur;
            let cle = indicateur.id.to_string();
            let typed = saisie.valeurs.get(&cle);
            let before = demande.precedente.as_ref();
            let apres = typed.and_then(|v| some(&v.valeur)).map(|v| interprete(&v, indicateur, lang));
            let note = typed.map(|v| if v.motif.is_empty() { v.justification.clone() } else { v.motif.clone() });
            Ligne {
                champ: Champ::Valeur(&cle).to_string(),
                libelle: avec_unite(&indicateur.libelle, &indicateur.unite),
                avant: before.map(|o| {
                    let dite = |v: &String| montrer(v, indicateur.mesure, indicateur.echelle.as_ref(), lang);
                    o.valeur.as_ref().map_or_else(|| m(lang).reponse_non_disponible(), dite)
                }),
                annee: before.map(|o| o.annee),
                apres,
                note: note.unwrap_or_default(),
            }
        })
        .collect()
}

/// « Ateliers tenus (ateliers) ».
#[must_use]
pub fn avec_unite(libelle: &str, unite: &str) -> String {
    if unite.is_empty() || unite == "oui/non" { libelle.to_owned() } else { format!("{libelle} ({unite})") }
}

/// What was typed, as it is understood: « lus, montrés interprétés avant dépôt »; as typed when it is not.
#[must_use]
pub fn interprete(typed: &str, i: &Indicateur, lang: Lang) -> String {
    match lire_valeur(typed, i.mesure, i.echelle.as_ref()) {
        Ok(Lu::Nombre(valeur)) => montrer(&valeur, i.mesure, i.echelle.as_ref(), lang),
        Ok(Lu::NonDisponible) => m(lang).reponse_non_disponible(),
        _ => typed.to_owned(),
    }
}

fn simple(champ: ChampDemande, dossier: &Dossier, saisie: &Saisie, lang: Lang) -> Ligne {
    let t = m(lang);
    let bilan = dossier.bilan.as_ref();
    let percent = |p: &str| web::components::pourcent(Some(p), lang);
    let sky = |code: &str| Ciel::from_code(code).map_or_else(|| code.to_owned(), |c| mot_du_ciel(c, lang));
    let (name, avant, apres, note) = match champ {
        ChampDemande::Palier => (
            Champ::Palier,
            bilan.and_then(|b| b.palier).map(|p| percent(&p.to_string())),
            some(&saisie.palier).map(|p| percent(&p)),
            saisie.palier_motif.clone(),
        ),
        ChampDemande::Atteinte => (
            Champ::Atteinte,
            bilan.and_then(|b| b.atteinte).map(|a| mot(a, lang)),
            typed_mot(&saisie.atteinte, lang),
            String::new(),
        ),
        ChampDemande::Meteo => (
            Champ::Meteo,
            bilan.and_then(|b| b.meteo).map(|c| mot_du_ciel(c, lang)),
            some(&saisie.meteo).map(|c| sky(&c)),
            saisie.meteo_motif.clone(),
        ),
        ChampDemande::Difficultes => {
            (Champ::Difficultes, bilan.and_then(|b| some(&b.difficultes)), some(&saisie.difficultes), String::new())
        }
        ChampDemande::Besoins => (Champ::Besoins, bilan.and_then(|b| some(&b.besoins)), some(&saisie.besoins), String::new()),
        _ => (Champ::Suites, bilan.and_then(|b| some(&b.suites)), some(&saisie.suites), String::new()),
    };
    let libelle = match champ {
        ChampDemande::Palier => t.reponse_palier(),
        ChampDemande::Atteinte => t.reponse_atteinte(),
        ChampDemande::Meteo => t.reponse_meteo(),
        autre => question(autre, lang),
    };
    Ligne { champ: name.to_string(), libelle, annee: bilan.filter(|_| avant.is_some()).map(|b| b.annee), avant, apres, note }
}

/// The table of an answer: last time, this time, and what changed.
#[must_use]
pub fn tableau(lignes: &[Ligne], exercice: i64, lang: Lang) -> Markup {
    let t = m(lang);
    let before = t.reponse_avant_col();
    let now = t.reponse_annee(exercice.to_string());
    html! {
        table.empile {
            caption { (t.reponse_resume_legende(exercice.to_string())) }
            thead { tr {
                th scope="col" { (t.reponse_question_col()) }
                th scope="col" { (before) }
                th scope="col" { (now) }
            } }
            tbody {
                @for ligne in lignes {
                    tr {
                        th scope="row" { (ligne.libelle) }
                        td data-l=(before) {
                            @match (&ligne.avant, ligne.annee) {
                                (Some(avant), Some(annee)) => { span.texte { (avant) } " " small { "(" (t.reponse_annee(annee.to_string())) ")" } }
                                _ => { "—" }
                            }
                        }
                        td data-l=(now) {
                            @match &ligne.apres {
                                Some(apres) => {
                                    @if ligne.change() { strong.texte { (apres) } } @else { span.texte { (apres) } }
                                    @if ligne.avant.is_some() {
                                        " " small { @if ligne.change() { "(" (t.reponse_change()) ")" } @else { "(" (t.reponse_inchange()) ")" } }
                                    }
                                }
                                None => span.discret { (t.reponse_sans()) },
                            }
                            @if !ligne.note.is_empty() { p.discret.texte { (ligne.note) } }
                        }
                    }
                }
            }
        }
    }
}

/// The files joined, each with its size and its hash.
#[must_use]
pub fn pieces(pieces: &[Piece], href: impl Fn(&Piece) -> String, lang: Lang) -> Markup {
    let t = m(lang);
    html! {
        @if !pieces.is_empty() {
            h2 { (t.reponse_pieces_titre()) }
            ul {
                @for piece in pieces {
                    li {
                        a href=(href(piece)) { (piece.nom) } " "
                        small { (taille(piece.taille, lang)) " " (t.reponse_empreinte(piece.sha256.chars().take(12).collect::<String>())) }
                    }
                }
            }
        }
    }
}

/// « 340 ko », « 2 Mo ».
#[must_use]
pub fn taille(octets: i64, lang: Lang) -> String {
    let t = m(lang);
    if octets < 1024 * 1024 {
        t.reponse_ko((octets / 1024).max(1).to_string())
    } else {
        t.reponse_mo((octets / 1024 / 1024).to_string())
    }
}
