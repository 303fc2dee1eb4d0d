//! What a file shows to its instructors: its facts, its matrix, what the rules say, the notes one may see.

use super::formulaires;
use crate::actes::instruction::{NotesVisibles, moyenne_visible, notes_visibles};
use crate::calculs::{AppelLu, DossierSuivi, Lecteur};
use crate::model::{AvisConseil, LigneFinanceur};
use crate::pages::cadre_appel::Cadre;
use crate::pages::verdicts::verdicts;
use crate::regles::instruction::suspendu;
use crate::regles::regard::Regard;
use crate::regles::{Etape, Euros};
use crate::{m, mots};
use kernel::Lang;
use kernel::nombre::Nombre;
use kernel::texte::date_longue;
use maud::{Markup, html};
use web::Form;
use web::components::{erreurs, etat};

/// All that the page shows.
pub struct Etat<'a> {
    pub cadre: &'a Cadre,
    pub lu: &'a AppelLu,
    pub suivi: &'a DossierSuivi,
    /// Whose eyes read its columns.
    pub regard: &'a Regard,
    /// Whether writing their own opinion would show them those of others.
    pub apres_son_avis: bool,
    pub conseil: Option<&'a AvisConseil>,
    pub form: &'a Form,
    /// The line was written by someone else meanwhile.
    pub conflit: bool,
}

/// « 15,5 »: a note with one decimal at most.
pub fn note(n: &Nombre, lang: Lang) -> String {
    let ecrite = n.arrondi(1, false);
    let ecrite = ecrite.strip_suffix(".0").unwrap_or(&ecrite).to_owned();
    if lang == Lang::Fr { ecrite.replace('.', ",") } else { ecrite }
}

pub fn corps(e: &Etat<'_>) -> Markup {
    let (t, lang) = (m(e.cadre.visit.lang), e.cadre.visit.lang);
    let d = &e.suivi.lu.dossier;
    // What judges proposals tells of them: whoever reads none is told of the rules of the requests.
    let stade = if *e.regard == Regard::Synthese { Etape::Demande } else { Etape::Propose };
    let interesse = e.cadre.visit.visitor.as_ref().is_some_and(|v| e.suivi.interet_de(&v.compte_id));
    html! {
        (erreurs(e.form, lang))
        @if interesse { div.encadre.attention { p { (t.suite_interet_exclu()) } } }
        p { (etat(mots::ton_dossier(d.etat), &mots::etat_dossier(d.etat, lang))) " " (e.suivi.lu.porteur.nom) }
        @if !d.motif_etat.is_empty() { p { (d.motif_etat) } }
        (faits(e.lu, e.suivi, lang))
        h2 { (t.suite_matrice()) }
        @if e.apres_son_avis { p { (t.suite_matrice_cachee()) } }
        (matrice(e))
        @if !interesse { (formulaires::colonnes(e)) }
        h2 { (t.suite_regles_titre(mots::etape(stade, lang))) }
        (verdicts(&e.suivi.lu.juger(stade, e.lu.jour), lang))
        (crate::pages::derogations::levees(&e.suivi.derogations_en_vigueur(e.lu.jour), lang))
        p { a href=(e.cadre.visit.url(&format!("/dossiers/{}/derogations", d.id))) { (t.derogation_titre()) } }
        h2 { (t.suite_notes_titre()) }
        (notes(e))
        h2 { (t.synthese_avis()) }
        (crate::pages::synthese::avis_ecrit(e.conseil, lang))
        h2 { (t.suite_complements_titre()) }
        (complements(e))
        @if !interesse { (formulaires::interet(e)) }
        p { a href=(e.cadre.visit.url(&format!("/dossiers/{}/questions", d.id))) { (t.question_titre()) } }
        p { a href=(e.cadre.visit.url(&format!("/dossiers/{}", d.id))) { (t.suite_voir_dossier()) } }
    }
}

/// What the file says of the action, for who instructs it.
pub fn faits(lu: &AppelLu, suivi: &DossierSuivi, lang: Lang) -> Markup {
    let t = m(lang);
    let (d, c) = (&suivi.lu.dossier, &*suivi.lu.dossier.contenu);
    let nom = |code: &str| lu.quartiers.get(code).map_or(code.to_owned(), |(nom, _)| nom.clone());
    let quartiers: Vec<String> = c.qpv.iter().map(|q| format!("{} {}\u{202f}%", nom(&q.code), q.part)).collect();
    let periode = c.debut.zip(c.fin).map(|(de, a)| format!("{} – {}", date_longue(de, lang), date_longue(a, lang)));
    let passe: Vec<String> =
        suivi.passe.iter().map(|p| format!("{}\u{202f}: {}", p.exercice, mots::euros(Some(p.vote()), lang))).collect();
    let lignes = [
        (t.suite_fait_resume(), c.resume.clone()),
        (t.suite_fait_objectifs(), c.objectifs.clone()),
        (t.suite_fait_publics(), c.publics.clone()),
        (t.suite_fait_quartiers(), quartiers.join(", ")),
        (t.suite_fait_periode(), periode.unwrap_or_default()),
        (t.suite_fait_defi(), c.defi.clone()),
        (t.saisie_objectif(), c.objectif.clone()),
        (t.saisie_axes(), c.axes_saisis().join(", ")),
        (t.suite_fait_droit_commun(), c.droit_commun.clone()),
        (t.suite_fait_partenaires(), c.partenaires.join(", ")),
        (t.suite_fait_cout(), mots::euros(Some(d.cout()), lang)),
        (t.suite_fait_demande(), mots::euros(Some(d.demande()), lang)),
        (t.suite_fait_passe(), passe.join(" ; ")),
    ];
    html! {
        dl { @for (nom, valeur) in lignes { @if !valeur.is_empty() { dt { (nom) } dd.texte { (mots::phrase(&valeur)) } } } }
    }
}

/// The sum of a column; « ∅ » when nobody wrote in it: that is not « rien ».
fn total(lignes: &[LigneFinanceur], quoi: impl Fn(&LigneFinanceur) -> Option<Euros>) -> Option<Euros> {
    lignes.iter().filter_map(quoi).reduce(|somme, montant| somme + montant)
}

/// What was written by someone who has declared an interest since (LEG-05): it stands until a colleague confirms it.
fn interesse(e: &Etat<'_>, par: Option<&str>) -> Markup {
    let qui = par.filter(|nom| e.suivi.interets.iter().any(|i| i.nom == *nom));
    html! { @if let Some(qui) = qui { br; small { "! " (m(e.cadre.visit.lang).suite_interet_depuis(qui)) } } }
}

fn matrice(e: &Etat<'_>) -> Markup {
    let (t, lang, lignes) = (m(e.cadre.visit.lang), e.cadre.visit.lang, &e.suivi.lu.lignes);
    let interne = *e.regard != Regard::Synthese;
    let motif = |texte: &str| html! { @if !texte.is_empty() { " " small { (texte) } } };
    html! {
        table.empile {
            caption { (t.suite_matrice_legende()) }
            thead { tr {
                th scope="col" { (t.suite_col_financeur()) } th.num scope="col" { (t.suite_col_demande()) }
                @if interne { th scope="col" { (t.suite_col_avis()) } th.num scope="col" { (t.suite_col_propose()) } }
                th.num scope="col" { (t.suite_col_vote()) } th.num scope="col" { (t.suite_col_paye()) }
            } }
            tbody {
                @for l in lignes {
                    tr {
                        th scope="row" { (e.lu.nom(&l.financeur)) }
                        td.num data-l=(t.suite_col_demande()) { (mots::euros(l.demande(), lang)) }
                        @if interne {
                            td data-l=(t.suite_col_avis()) {
                                @match l.avis { Some(a) => { (mots::avis(a, lang)) (motif(&l.avis_motif)) (interesse(e, l.avis_par.as_deref())) } None => { (t.suite_attendu()) } }
                            }
                            td.num data-l=(t.suite_col_propose()) { (mots::euros(l.propose(), lang)) (motif(&l.propose_motif)) (interesse(e, l.propose_par.as_deref())) }
                        }
                        td.num data-l=(t.suite_col_vote()) { (mots::euros(l.vote(), lang)) (motif(&l.vote_motif)) }
                        td.num data-l=(t.suite_col_paye()) { (mots::euros(l.paye(), lang)) }
                    }
                }
            }
            tfoot { tr {
                th scope="row" { (t.suite_total()) }
                td.num data-l=(t.suite_col_demande()) { (mots::euros(total(lignes, LigneFinanceur::demande), lang)) }
                @if interne {
                    td.rien {}
                    td.num data-l=(t.suite_col_propose()) { (mots::euros(total(lignes, LigneFinanceur::propose), lang)) }
                }
                td.num data-l=(t.suite_col_vote()) { (mots::euros(total(lignes, LigneFinanceur::vote), lang)) }
                td.num data-l=(t.suite_col_paye()) { (mots::euros(total(lignes, LigneFinanceur::paye), lang)) }
            } }
        }
        p.discret { (t.suite_matrice_aide()) }
    }
}

fn notes(e: &Etat<'_>) -> Markup {
    let (t, lang) = (m(e.cadre.visit.lang), e.cadre.visit.lang);
    match notes_visibles(&e.cadre.visit, &e.lu.appel, &e.lu.appel.grille, &e.lu.financeurs, e.suivi) {
        // « COPIL : ○ moyennes », and nothing of who gave what.
        NotesVisibles::Aucune => html! {
            p { @match moyenne_visible(&e.cadre.visit, &e.lu.appel, &e.lu.financeurs, e.suivi) {
                Some(n) => (t.synthese_moyenne(note(&n, lang), crate::calculs::SUR.to_string())),
                None => (t.suite_notes_aucune()),
            } }
        },
        NotesVisibles::Siennes { siennes, autres } => html! {
            p { (t.suite_notes_autres(autres)) }
            (formulaires::notes(e, siennes.as_ref()))
        },
        NotesVisibles::Toutes(lecteurs) => {
            let compte = e.cadre.visit.visitor.as_ref().map(|v| v.compte_id.clone()).unwrap_or_default();
            html! {
                @match e.suivi.note(&e.lu.appel.grille) {
                    Some(moyenne) => { p { (t.suite_notes_moyenne(note(&moyenne, lang), lecteurs.len())) " " (ecart(&lecteurs, lang)) } }
                    None => { p { (t.suite_notes_personne()) } }
                }
                @for lecteur in &lecteurs { (une_lecture(e, lecteur)) }
                @if let Some(sienne) = lecteurs.iter().find(|l| l.compte_id == compte) {
                    details { summary { (t.suite_notes_corriger()) } (formulaires::notes(e, Some(sienne))) }
                }
            }
        }
    }
}

/// « écart entre lecteurs affiché ».
fn ecart(lecteurs: &[Lecteur<'_>], lang: Lang) -> String {
    let points: Vec<&Nombre> = lecteurs.iter().filter_map(|l| l.points.as_ref()).collect();
    match (points.iter().min(), points.iter().max()) {
        (Some(bas), Some(haut)) if points.len() > 1 => {
            m(lang).suite_notes_ecart(note(&((*haut).clone() + &-(*bas).clone()), lang))
        }
        _ => String::new(),
    }
}

fn une_lecture(e: &Etat<'_>, lecteur: &Lecteur<'_>) -> Markup {
    let lang = e.cadre.visit.lang;
    let libelle = |code: &str| e.lu.appel.grille.iter().find(|c| c.code == code).map_or(code.to_owned(), |c| c.libelle.clone());
    html! {
        details {
            summary { (lecteur.nom) @if let Some(points) = &lecteur.points { " · " (note(points, lang)) "/" (crate::calculs::SUR) } }
            ul { @for n in &lecteur.notes { li { (libelle(&n.critere)) "\u{202f}: " (n.valeur) ". " (n.justification) } } }
        }
    }
}

fn complements(e: &Etat<'_>) -> Markup {
    let (t, lang) = (m(e.cadre.visit.lang), e.cadre.visit.lang);
    let demandes: Vec<_> = e.suivi.complements.iter().map(|c| (c.demande_a, c.corrige_a)).collect();
    let suspendu = suspendu(&demandes, e.cadre.visit.house.db.clock().now());
    html! {
        @if e.suivi.complements.is_empty() { p { (t.suite_complements_aucun()) } } @else {
            p { (t.suite_complements_delai(usize::try_from(suspendu.as_hours() / 24).unwrap_or_default())) }
            ul.lignes {
                @for c in &e.suivi.complements {
                    li {
                        strong { (crate::regles::dossier::champ(&c.champ, lang)) } "\u{202f}: " (c.demande) " "
                        small { (t.suite_complement_par(&c.demande_par, mots::instant(c.demande_a, lang))) }
                        " "
                        @match c.corrige_a {
                            Some(a) => (etat(web::components::Etat::Bien, &t.suite_complement_corrige(mots::instant(a, lang)))),
                            None => (etat(web::components::Etat::Attente, &t.suite_attendu())),
                        }
                    }
                }
            }
        }
    }
}
