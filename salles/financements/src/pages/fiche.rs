//! `/dossiers/{dossier}`: a file whole: what it says, its budget, its funders, what the rules say, its papers.

use super::{regles, renouvellement, scission, tableaux};
use crate::actes::equipe::main_de;
use crate::actes::instruction::Yeux;
use crate::droits;
use crate::model::*;
use crate::regles::bilan::{attend_un_bilan, chemin};
use crate::regles::comptes::{self, Aides};
use crate::regles::dossier::{modifiable, retirable};
use crate::regles::equipe::Main;
use crate::regles::etats::EtatDossier;
use crate::regles::lecture::DossierLu;
use crate::regles::piece::du_depot;
use crate::regles::regard::{Regard, avant_notification};
use crate::regles::{Etape, Euros, derogation};
use crate::{m, mots, store as lectures};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Lang;
use kernel::texte::date_longue;
use maud::{Markup, html};
use store::{Read, args};
use web::components::{Chiffre, chiffres, erreurs, etat};
use web::{Form, Page, PageError, Visit};

/// What the page of a file shows.
pub struct Fiche {
    pub appel: Appel,
    pub lu: DossierLu,
    pub financeurs: Vec<FinanceurInscrit>,
    /// Whose eyes read its columns.
    pub regard: Regard,
    /// Whether writing their own opinion would show them those of others.
    pub apres_son_avis: bool,
    pub quartiers: Vec<(String, String)>,
    pub complements: Vec<Complement>,
    pub precedent: Option<Dossier>,
    /// What that one asked of each funder.
    pub lignes_precedentes: Vec<LigneFinanceur>,
    /// What the instruction asks, for who reads it.
    pub questions: Vec<QuestionDossier>,
    /// Whether the visitor answers for the holder.
    pub repond: bool,
    /// The other half, when it was cut in two.
    pub lie: scission::Lie,
    pub depose: bool,
    /// Whether the visitor was given the mandate to deposit it: « dépôt par le représentant légal ou son mandataire ».
    pub mandat: bool,
    /// What public bodies give its holder: past some thresholds, the law asks for accounts.
    pub aides: Aides,
    pub conduit: bool,
    /// Whether it may still be taken back, as it is and not as its holder is told: « par le porteur avant le vote ».
    pub retirable: bool,
    /// Whose hand the visitor has in the files of the holder.
    pub main: Main,
    /// Asked by this file for its column, or leading the call: may ask for corrections.
    pub demande: bool,
}

/// A file that the visitor may read: else, there is no such page.
pub async fn charger(visit: &Visit, id: &str) -> Result<Fiche, PageError> {
    let mut r = visit.reader().await?;
    let dossier: Dossier = r.load(&id).await?;
    let appel: Appel = r.load(&dossier.appel_id).await?;
    let porteur: Porteur = r.load(&dossier.porteur_id).await?;
    let main = main_de(&mut r, visit, &porteur, Some(&appel.contrat_id)).await?;
    if !droits::lit(visit, &dossier, &porteur, &appel, &main) {
        return Err(PageError::NotFound);
    }
    let mut lu = lectures::lu(&mut r, &dossier, &appel, visit.today()).await?;
    if !droits::lit_les_dossiers(visit, &appel) && avant_notification(&mut lu.dossier.etat, &mut lu.lignes) {
        lu.dossier.motif_etat.clear();
    }
    let complements = r.list::<Complement>("dossier_id = $2 ;; ORDER BY demande_a, id", args![dossier.id]).await?;
    let precedent = match dossier.precedent_id {
        Some(id) if main.voit(Some(id)) => r.find::<Dossier>("id = $2", args![id]).await?,
        _ => None,
    };
    let lignes_precedentes = match &precedent {
        Some(precedent) => r.list::<LigneFinanceur>("dossier_id = $2 ;; ORDER BY id", args![precedent.id]).await?,
        None => vec![],
    };
    let financeurs = lectures::financeurs(&mut r).await?;
    let yeux = Yeux::du_dossier(visit, &appel, &financeurs, &lu);
    let apres_son_avis = yeux.masquer(dossier.id, &mut lu.lignes);
    let aides = lectures::aides(&mut r, porteur.id, &dossier, appel.exercice).await?;
    let questions = if droits::lit_les_questions(visit, &porteur, &appel) {
        super::questions::lire(&mut r, dossier.id).await?
    } else {
        vec![]
    };
    let lie = scission::Lie::lire(&mut r, &dossier, &appel).await?;
    Ok(Fiche {
        demande: crate::actes::dossier::demande_des_complements(visit, &appel, &lu.lignes, &financeurs),
        financeurs,
        regard: yeux.regard,
        apres_son_avis,
        quartiers: lectures::quartiers(&mut r).await?,
        depose: droits::depose_pour(visit, &porteur, &appel) && main.ecrit(Some(dossier.id)),
        questions,
        repond: main != Main::Equipe && main.ecrit(Some(dossier.id)),
        mandat: main.depose(dossier.id),
        main,
        conduit: droits::conduit(visit, &appel),
        retirable: retirable(dossier.etat).is_ok(),
        aides,
        appel,
        lu,
        complements,
        precedent,
        lignes_precedentes,
        lie,
    })
}

/// `GET /dossiers/{dossier}`
pub async fn get(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    let fiche = charger(&visit, &id).await?;
    Ok(montrer(&visit, &fiche, &Form::default()).into_response())
}

/// The stage the rules are asked at: what a file says before, what funders propose, what they vote.
const fn etape(etat: EtatDossier) -> Etape {
    match etat {
        EtatDossier::Brouillon | EtatDossier::Depose | EtatDossier::ACompleter | EtatDossier::Complet => Etape::Demande,
        EtatDossier::EnInstruction | EtatDossier::Programme | EtatDossier::ListeAttente | EtatDossier::Ecarte => Etape::Propose,
        _ => Etape::Vote,
    }
}

pub fn montrer(visit: &Visit, f: &Fiche, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let d = &f.lu.dossier;
    let interne = droits::lit_les_dossiers(visit, &f.appel);
    let fait = super::query(visit);
    // A holder is told of the requests' rules, the committee not of those that judge what it does not read.
    let montre = interne && f.regard != Regard::Synthese;
    let stade = match etape(d.etat) {
        Etape::Propose if !montre => Etape::Demande,
        etape if interne => etape,
        _ => Etape::Demande,
    };
    let mut verdicts = f.lu.juger(stade, visit.today());
    if stade != Etape::Propose {
        verdicts.extend(comptes::juger(f.aides, &f.lu.parametres, &f.lu.pieces, visit.today(), lang));
    }
    let pieces = droits::lit_les_pieces(visit, &f.lu.porteur, &f.appel, &f.lu.lignes, &f.financeurs);
    let vote: Option<Euros> =
        f.lu.lignes.iter().any(|l| l.vote().is_some()).then(|| f.lu.lignes.iter().filter_map(LigneFinanceur::vote).sum());
    let vote = vote.or_else(|| d.etat.est_notifie().then(Euros::default));
    let part = (d.cout_centimes > 0).then(|| t.fiche_part_demandee((d.demande_centimes * 100 / d.cout_centimes).to_string()));
    let body = html! {
        (erreurs(form, lang))
        @match (fait.text("fait"), &d.numero) {
            ("depose", Some(numero)) => { div.encadre { p role="status" { "✓ " (t.fiche_recu(numero)) } } },
            ("scinde", _) => { div.encadre { p role="status" { "✓ " (t.scission_faite()) } } },
            ("fusionne", _) => { div.encadre { p role="status" { "✓ " (t.fiche_fusionne()) } } },
            ("enregistre", _) => { div.encadre { p role="status" { "✓ " (t.fiche_enregistre()) } } },
            _ => {},
        }
        p { (etat(mots::ton_dossier(d.etat), &mots::etat_dossier(d.etat, lang))) @if d.etat == EtatDossier::Brouillon { " " (t.fiche_brouillon_aide()) } }
        @if !d.motif_etat.is_empty() { p { (t.fiche_motif_etat(&d.motif_etat)) } }
        (la_decision(visit, d, vote))
        (complements(f, lang))
        (scission::encart(visit, f))
        (super::questions::encart(visit, f))
        (super::gestes::barre(visit, f))
        @if f.repond { p { a href={ (visit.url("/ma-structure/equipe")) "?dossier=" (d.id) } { (t.equipe_lien()) } } }
        @else if f.conduit { p { a href=(visit.url(&format!("/porteurs/{}/equipe", f.lu.porteur.organisation_id))) { (t.equipe_lien()) } } }
        (le_bilan(visit, f))
        (super::execution::encart(visit, f))
        (super::cpo::du_dossier(visit, d, f.lu.cpo.as_ref(), f.conduit))
        (chiffres(&[
            Chiffre { label: t.fiche_cout(), value: Some(mots::euros(Some(d.cout()), lang)), ..Chiffre::default() },
            Chiffre { label: t.fiche_demande(), value: Some(mots::euros(Some(d.demande()), lang)), beside: part.unwrap_or_default(), ..Chiffre::default() },
            Chiffre { label: t.fiche_votes(), value: vote.map(|v| mots::euros(Some(v), lang)), ..Chiffre::default() },
        ], lang))
        h2 id="regles" { (t.fiche_regles()) }
        p.discret { (t.fiche_etape(mots::etape(stade, lang))) " " a href=(visit.url(&format!("/appels/{}/regles", f.appel.slug))) { (t.cadrage_voir_regles()) } }
        (regles::verdicts(&verdicts, &derogation::en_vigueur(&f.lu.derogations, visit.today()), lang))
        (scission::remede(visit, f))
        @if d.etat != EtatDossier::Brouillon { p { a href=(visit.url(&format!("/dossiers/{}/derogations", d.id))) { (t.derogation_titre()) } } }
        (bilan_precedent(visit, f))
        (identite(visit, f))
        (action(f, lang))
        h2 id="budget" { (t.fiche_budget()) }
        (tableaux::budget(&d.budget, &f.lu.lignes, &f.financeurs, lang))
        @if let Some(precedent) = &f.precedent {
            h3 { (t.fiche_ecarts()) }
            p { a href=(visit.url(&format!("/dossiers/{}", precedent.id))) { (t.fiche_precedent()) @if let Some(numero) = &precedent.numero { " " (numero) } } }
            (renouvellement::ecarts(
                renouvellement::Annee { budget: &precedent.budget, lignes: &f.lignes_precedentes },
                renouvellement::Annee { budget: &d.budget, lignes: &f.lu.lignes },
                &f.financeurs,
                lang,
            ))
        }
        h2 id="plan" { (t.fiche_matrice()) }
        @if f.apres_son_avis { p { (t.suite_matrice_cachee()) } }
        (tableaux::matrice(&f.lu.lignes, &f.financeurs, montre, lang))
        @if pieces { (les_pieces(visit, f, form)) }
        p { a href=(visit.url(&format!("/dossiers/{}/histoire", d.id))) { (t.histoire_titre()) } }
        (super::gestes::conduite(visit, f, form))
    };
    let over = d.numero.as_ref().map_or_else(|| t.fiche_brouillon(), |numero| t.fiche_surtitre(numero));
    let layout = web::Layout::new(&d.intitule)
        .trail(t.accueil_titre(), "/appels")
        .trail(&f.appel.intitule, format!("/appels/{}", f.appel.slug));
    let layout = layout.trail(t.liste_titre(), format!("/appels/{}/dossiers", f.appel.slug)).section("/appels").over(over);
    layout.render(visit, body)
}

/// What was decided, once its holder was told, and the letter that says it.
fn la_decision(visit: &Visit, d: &Dossier, vote: Option<Euros>) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let vote = vote.filter(|_| d.etat.est_notifie());
    html! { @if let Some(vote) = vote {
        div.encadre {
            p { strong { @if vote.est_positif() { (t.fiche_decision_attribuee(mots::euros(Some(vote), lang))) } @else { (t.fiche_decision_refus()) } } }
            p { a href=(visit.url(&format!("/dossiers/{}/notification.pdf", d.id))) { (t.fiche_decision_lettre()) } }
        }
    } }
}

/// The way to the review of this file, once it is funded.
fn le_bilan(visit: &Visit, f: &Fiche) -> Markup {
    let t = m(visit.lang);
    let d = &f.lu.dossier;
    let finance = f.lu.lignes.iter().any(|l| l.vote().is_some_and(|v| v.est_positif()));
    html! { @if finance && attend_un_bilan(d.etat) {
        p.boutons { a.bouton.second href=(visit.url(&format!("/dossiers/{}/versements", d.id))) { (t.versement_titre()) } " " a.bouton.second href=(visit.url(&format!("/dossiers/{}/bilan", d.id))) {
            @if f.depose && chemin(d.etat).is_some() { (t.bilan_remplir(f.appel.exercice.to_string())) } @else { (t.bilan_titre(f.appel.exercice.to_string())) }
        } }
    } }
}

/// CAF-07, CAF-08 and LEG-03 look at the review of the year before: where it stands, and the page that cures it.
fn bilan_precedent(visit: &Visit, f: &Fiche) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let Some(precedent) = f.lu.precedent.as_ref().filter(|p| p.votes.values().flatten().any(|v| v.est_positif())) else {
        return html! {};
    };
    let Some(dossier) = &f.precedent else { return html! {} };
    let recu = precedent.bilan.as_ref().and_then(|b| b.recu_le);
    let annee = precedent.exercice.to_string();
    html! {
        p {
            @match recu { Some(le) => { "✓ " (t.bilan_precedent_recu(&annee, date_longue(le, lang))) }, None => { "! " (t.bilan_precedent_attendu(&annee)) } }
            " " a href=(visit.url(&format!("/dossiers/{}/bilan", dossier.id))) { (t.bilan_precedent_voir(&annee)) }
        }
    }
}

fn complements(f: &Fiche, lang: Lang) -> Markup {
    let t = m(lang);
    html! { @if !f.complements.is_empty() {
        div.encadre.attention {
            h2 { (t.fiche_complements()) }
            ul { @for c in &f.complements {
                li {
                    strong { (crate::regles::dossier::champ(&c.champ, lang)) } "\u{202f}: " (c.demande) br;
                    small {
                        (t.fiche_complement_par(&c.demande_par, date_longue(crate::regles::heure::jour(c.demande_a), lang)))
                        @if let Some(le) = c.corrige_a { ", " (t.fiche_complement_corrige(date_longue(crate::regles::heure::jour(le), lang))) }
                    }
                }
            } }
        }
    } }
}

fn identite(visit: &Visit, f: &Fiche) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let (d, p) = (&f.lu.dossier, &f.lu.porteur);
    let c = &d.contenu;
    let quartier = |part: &PartQpv| {
        let nom = f.quartiers.iter().find(|(code, _)| *code == part.code).map_or(part.code.as_str(), |(_, nom)| nom);
        t.fiche_part(nom, part.part.to_string())
    };
    html! {
        h2 { (t.fiche_identite()) }
        dl {
            dt { (t.fiche_porteur()) } dd { (p.nom) }
            @if let Some(siret) = &p.siret { dt { (t.fiche_siret()) } dd { (siret) } }
            @if let Some(rna) = &p.rna { dt { (t.fiche_rna()) } dd { (rna) } }
            @if let (Some(le), Some(qui)) = (d.depose_a, &d.depose_par) { dt { (t.fiche_depose()) } dd { (t.fiche_depose_par(mots::instant(le, lang), qui)) } }
            @if let (Some(debut), Some(fin)) = (c.debut, c.fin) { dt { (t.fiche_periode()) } dd { (t.fiche_du_au(date_longue(debut, lang), date_longue(fin, lang))) } }
            @if let Some(fiche) = &c.fiche { dt { (t.fiche_fiche_action()) } dd { (fiche.nom) } }
            @if !c.defi.is_empty() { dt { (t.fiche_defi()) } dd { (c.defi) } }
            @if !c.objectif.is_empty() { dt { (t.saisie_objectif()) } dd { (c.objectif) } }
            @if !c.axes.is_empty() { dt { (t.saisie_axes()) } dd { @for axe in c.axes_saisis() { (axe) br; } } }
            dt { (t.fiche_quartiers()) }
            dd {
                @if c.hors_qpv { (t.fiche_hors_qpv(&c.poche_pauvrete)) }
                @for part in &c.qpv { (quartier(part)) br; }
            }
        }
    }
}

fn action(f: &Fiche, lang: Lang) -> Markup {
    let t = m(lang);
    let c = &f.lu.dossier.contenu;
    let apport = match c.valeur_ajoutee.as_str() {
        "completer" => t.fiche_valeur_completer(),
        "adapter" => t.fiche_valeur_adapter(),
        "experimenter" => t.fiche_valeur_experimenter(),
        _ => String::new(),
    };
    let beneficiaires = c.nombre_beneficiaires.and_then(|n| usize::try_from(n).ok()).map(|n| t.fiche_beneficiaires(n));
    let publics = [c.publics.clone(), beneficiaires.unwrap_or_default()]
        .into_iter()
        .filter(|x| !x.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let droit_commun =
        [apport, c.droit_commun.clone()].into_iter().filter(|x| !x.is_empty()).collect::<Vec<_>>().join("\u{202f}: ");
    let parties = [
        (t.fiche_resume(), c.resume.clone()),
        (t.fiche_objectifs(), c.objectifs.clone()),
        (t.fiche_publics(), publics),
        (t.fiche_lieux(), c.lieux.clone()),
        (t.fiche_droit_commun(), droit_commun),
        (t.fiche_partenaires(), c.partenaires.join(", ")),
        (t.fiche_renouvellement(), c.renouvellement.clone()),
    ];
    html! {
        h2 { (t.fiche_action()) @if c.innovant { " " (etat(web::components::Etat::Info, &t.fiche_innovant())) } }
        @for (titre, texte) in parties.iter().filter(|(_, texte)| !texte.is_empty()) {
            h3 { (titre) } p.texte { (texte) }
        }
        (super::indicateurs::liste(&c.indicateurs, lang))
    }
}

fn les_pieces(visit: &Visit, f: &Fiche, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    // Those of the review are on its page.
    let pieces: Vec<&PieceDossier> = du_depot(&f.lu.pieces).filter(|p| f.main.voit(p.dossier_id)).collect();
    html! {
        h2 id="pieces" { (t.fiche_pieces()) }
        @if pieces.is_empty() { p.discret { (t.fiche_pieces_vides()) } } @else {
            ul.lignes { @for p in pieces {
                li {
                    a href=(visit.url(&format!("/pieces-dossier/{}", p.id))) { (p.genre) } " " small { (mots::statut_piece(p.statut, lang)) }
                    @if let Some(le) = p.valable_jusqu_au { " " small { (t.fiche_piece_jusqu_au(date_longue(le, lang))) } }
                    @if p.dossier_id.is_none() { " " small { (t.fiche_piece_coffre()) } }
                    (super::pieces::jugement(visit, f, p, form))
                }
            } }
        }
        @for genre in f.lu.pieces_manquantes(visit.today()) {
            @if modifiable_par(visit, f) || (f.depose && f.lu.recevable(&genre, visit.today())) { (super::pieces::demandee(visit, f, &genre, form)) }
            @else { p.discret { (genre) " " small { (t.piece_demandee()) } } }
        }
        @if modifiable_par(visit, f) { (super::pieces::formulaire(visit, f, form)) }
    }
}

/// Whether the visitor may write in this file now.
pub fn modifiable_par(visit: &Visit, f: &Fiche) -> bool {
    f.depose && modifiable(f.lu.dossier.etat, &f.appel, visit.house.db.clock().now()).is_ok()
}
