//! `/dossiers/{dossier}/modifier`: the form of a file, by sections. A draft is saved whenever; what is refused comes back as it
//! was typed, with the reason beside its field.

use super::en_direct;
use super::fiche::{self, Fiche};
use super::gestes::statut;
use crate::actes::dossier as actes;
use crate::model::*;
use crate::regles::Financeur;
use crate::regles::budget::{Cote, LIGNES, Ligne};
use crate::regles::dossier::fusion::{PARTIES, empreinte, fusionner, marque};
use crate::regles::dossier::scission::a_scinder;
use crate::regles::dossier::{NiveauxContrat, SaisieDossier, champ as nom_du_champ, champs, modifiable};
use crate::regles::etats::EtatDossier;
use crate::{m, mots, store as lectures};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use maud::{Markup, html};
use store::{ActeError, StoreError};
use web::components::{Champ, Choix, bouton, bouton_second, champ, choix, coches, erreurs, liste_deroulante, zone};
use web::{Form, Page, PageError, Visit};

/// Themes a file may name; the rules know « parentalite ».
const THEMES: [&str; 13] = [
    "parentalite",
    "education",
    "sante",
    "emploi",
    "culture",
    "sport",
    "droits",
    "mobilite",
    "environnement",
    "citoyennete",
    "langue",
    "numerique",
    "autre",
];

/// What the contract offers to choose from.
pub(super) struct Contrat {
    pub fiches: Vec<FicheCitee>,
    pub niveaux: NiveauxContrat,
}

/// A file that the visitor writes, and its contract.
pub(super) async fn ouvrir(visit: &Visit, id: &str) -> Result<(Fiche, Contrat), PageError> {
    let f = fiche::charger(visit, id).await?;
    if !f.depose {
        return Err(PageError::NotFound);
    }
    let mut r = visit.reader().await?;
    let fiches = lectures::fiches(&mut r, &f.appel.contrat_id).await?;
    let niveaux = lectures::niveaux(&mut r, &f.appel.contrat_id).await?;
    Ok((f, Contrat { fiches, niveaux }))
}

/// `GET /dossiers/{dossier}/modifier`
pub async fn get(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    let (f, contrat) = ouvrir(&visit, &id).await?;
    // After the closing, or once deposited, the page says why it cannot be written.
    modifiable(f.lu.dossier.etat, &f.appel, visit.house.db.clock().now()).map_err(ActeError::from)?;
    let mut form = Form::filled(champs(&f.lu.dossier, &f.lu.lignes));
    form.set("version", f.lu.dossier.version.to_string());
    marquer(&mut form, &champs(&f.lu.dossier, &f.lu.lignes));
    let regles = en_direct::enregistre(&visit, &f);
    Ok(montrer(&visit, &f, &contrat, &form, Dessus::Regles(&regles)).into_response())
}

/// What the form shows above its fields.
#[derive(Clone, Copy)]
enum Dessus<'a> {
    /// What the rules say of the file as saved, or as typed.
    Regles(&'a Markup),
    /// What somebody else wrote meanwhile.
    Autre(&'a [(String, String)]),
    /// The errors, once the draft is saved.
    Enregistre,
    /// The errors alone.
    Rien,
}

/// `POST /dossiers/{dossier}/modifier`
pub async fn post(visit: Visit, Path((_c, id)): Path<(String, String)>, mut form: Form) -> Page {
    let (f, contrat) = ouvrir(&visit, &id).await?;
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let saisie = SaisieDossier(form.fields().to_vec());
    if form.text("action") == "verifier" {
        return verifier(&visit, &f, &contrat, form, &saisie);
    }
    let deposer = form.text("action") == "deposer";
    let resultat = if deposer {
        actes::deposer(&visit, f.lu.dossier.id, version, Some(&saisie)).await
    } else {
        actes::enregistrer(&visit, f.lu.dossier.id, version, &saisie).await
    };
    match resultat {
        Ok(d) if form.text("action") == "scinder" => Ok(visit.go(&format!("/dossiers/{}/scinder", d.id))),
        Ok(d) if form.text("action") == "pieces" => Ok(visit.go(&format!("/dossiers/{}?fait=enregistre#pieces", d.id))),
        Ok(d) => {
            let seul = if d.version == version + 1 { "enregistre" } else { "fusionne" };
            // A draft saved is still being written: back to the form, where the rules say what is left to do.
            let suite = if deposer { "?fait=depose".to_owned() } else { format!("/modifier?fait={seul}#regles") };
            Ok(visit.go(&format!("/dossiers/{}{suite}", d.id)))
        }
        Err(ActeError::Store(StoreError::Stale { .. })) => {
            // Both versions are shown, neither is lost.
            let (f, contrat) = ouvrir(&visit, &id).await?;
            let autre = champs(&f.lu.dossier, &f.lu.lignes);
            let mut form = Form::filled(fusionner(&saisie, &autre).saisie.0);
            form.set("version", f.lu.dossier.version.to_string());
            marquer(&mut form, &autre);
            Ok((StatusCode::CONFLICT, montrer(&visit, &f, &contrat, &form, Dessus::Autre(&autre))).into_response())
        }
        Err(error @ ActeError::Refus(_)) if deposer => refuser_le_depot(&visit, f, contrat, form, &saisie, error).await,
        Err(error) => {
            let code = statut(&error);
            form.refused(error, visit.lang)?;
            Ok((code, montrer(&visit, &f, &contrat, &form, Dessus::Rien)).into_response())
        }
    }
}

/// A deposit refused: what a draft may hold is saved first, so that whoever goes and gives a missing paper loses nothing.
async fn refuser_le_depot(
    visit: &Visit,
    f: Fiche,
    contrat: Contrat,
    mut form: Form,
    saisie: &SaisieDossier,
    error: ActeError,
) -> Page {
    let code = statut(&error);
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    match actes::enregistrer(visit, f.lu.dossier.id, version, saisie).await {
        Ok(d) => {
            let (f, contrat) = ouvrir(visit, &d.id.to_string()).await?;
            let ecrits = champs(&f.lu.dossier, &f.lu.lignes);
            if d.version != version + 1 {
                form = Form::filled(ecrits.clone());
            }
            form.set("version", d.version.to_string());
            marquer(&mut form, &ecrits);
            form.refused(error, visit.lang)?;
            Ok((code, montrer(visit, &f, &contrat, &form, Dessus::Enregistre)).into_response())
        }
        // Not even a draft: each fault is at its field, what was typed comes back.
        Err(ActeError::Refus(_)) => {
            form.refused(error, visit.lang)?;
            Ok((code, montrer(visit, &f, &contrat, &form, Dessus::Rien)).into_response())
        }
        Err(autre) => Err(autre.into()),
    }
}

/// What the rules say of what is typed; nothing is saved.
fn verifier(visit: &Visit, f: &Fiche, contrat: &Contrat, mut form: Form, saisie: &SaisieDossier) -> Page {
    modifiable(f.lu.dossier.etat, &f.appel, visit.house.db.clock().now()).map_err(ActeError::from)?;
    match en_direct::tape(visit, f, contrat, saisie) {
        Ok(regles) => Ok(montrer(visit, f, contrat, &form, Dessus::Regles(&regles)).into_response()),
        Err(refus) => {
            form.refused(ActeError::refuse(refus), visit.lang)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, montrer(visit, f, contrat, &form, Dessus::Rien)).into_response())
        }
    }
}

fn montrer(visit: &Visit, f: &Fiche, contrat: &Contrat, form: &Form, dessus: Dessus<'_>) -> Markup {
    let t = m(visit.lang);
    let regles = if let Dessus::Regles(regles) = dessus { Some(regles) } else { None };
    let ici = visit.url(&format!("/dossiers/{}/modifier", f.lu.dossier.id));
    let d = &f.lu.dossier;
    let correction = d.etat == EtatDossier::ACompleter;
    let manquantes = f.lu.pieces_manquantes(visit.today());
    let body = html! {
        @if let Dessus::Enregistre = dessus { div.encadre { p role="status" { "✓ " (t.saisie_depot_attend()) } } }
        (erreurs(form, visit.lang))
        @match super::query(visit).text("fait") {
            "enregistre" => { div.encadre { p role="status" { "✓ " (t.fiche_enregistre()) } } },
            "fusionne" => { div.encadre { p role="status" { "✓ " (t.fiche_fusionne()) } } },
            _ => {},
        }
        @if let Dessus::Autre(autre) = dessus { (conflit(visit, form, autre)) }
        p.chapeau { @if correction { (t.saisie_aide_complement()) } @else { (t.saisie_aide()) } }
        @if correction {
            ul { @for c in f.complements.iter().filter(|c| c.corrige_a.is_none()) { li { strong { (nom_du_champ(&c.champ, visit.lang)) } "\u{202f}: " (c.demande) } } }
        }
        div.deux {
        form method="post" action=(ici) data-enhance="brouillon regles" data-regles=(visit.url(&format!("/dossiers/{}/regles", d.id))) {
            input type="hidden" name="version" value=(form.text("version"));
            @for partie in PARTIES { input type="hidden" name=(marque(partie)) value=(form.text(&marque(partie))); }
            (action(visit, contrat, form))
            (quand(visit, form))
            @if scindable(f, form) { div.boutons { (bouton_second(&t.scission_enregistrer(), "scinder")) } }
            (ou(visit, f, form))
            (apport(visit, form))
            (references(visit, form))
            (budget(visit, form))
            (demandes(visit, f, form))
            @if !manquantes.is_empty() {
                h2 id="c-pieces" tabindex="-1" { (t.saisie_section_pieces()) }
                ul { @for genre in &manquantes { li { (genre) } } }
                // A way out of the form that takes along what is typed in it.
                div.boutons { (bouton_second(&t.saisie_joindre_pieces(), "pieces")) }
            }
            div.boutons {
                (bouton(&if correction { t.saisie_enregistrer_correction() } else { t.saisie_enregistrer() }))
                @if f.mandat { (bouton_second(&if correction { t.fiche_redeposer() } else { t.saisie_deposer() }, "deposer")) }
                button.bouton.second type="submit" name="action" value="verifier" formaction={ (ici) "#regles" } { (t.direct_verifier()) }
                a href=(visit.url(&format!("/dossiers/{}", d.id))) { (t.saisie_annuler()) }
            }
        }
        (en_direct::encart(regles, visit.lang))
        }
    };
    let titre = t.saisie_titre();
    let layout = web::Layout::new(&titre)
        .trail(t.accueil_titre(), "/appels")
        .trail(&f.appel.intitule, format!("/appels/{}", f.appel.slug));
    layout
        .trail(&d.intitule, format!("/dossiers/{}", d.id))
        .section("/appels")
        .wide()
        .over(d.intitule.clone())
        .render(visit, body)
}

/// Keeps what each part of the form was when it was shown.
fn marquer(form: &mut Form, montres: &[(String, String)]) {
    for partie in PARTIES {
        form.set(&marque(partie), empreinte(montres, partie));
    }
}

/// Whether what is typed breaks CAF-02 or CAF-03, that cutting the file cures.
fn scindable(f: &Fiche, form: &Form) -> bool {
    let deja = f.lu.dossier.contenu.suite.is_some() || f.lu.dossier.contenu.est_lie();
    !deja && a_scinder(&SaisieDossier(form.fields().to_vec()), f.appel.exercice, f.lu.parametres.caf_chevauchement)
}

/// The fields that someone else wrote otherwise, with what they hold now.
fn conflit(visit: &Visit, form: &Form, autre: &[(String, String)]) -> Markup {
    let t = m(visit.lang);
    let net = |texte: &str| texte.split_whitespace().collect::<String>();
    let differents: Vec<&(String, String)> =
        autre.iter().filter(|(nom, valeur)| form.has(nom) && net(form.text(nom)) != net(valeur)).collect();
    html! {
        div.encadre.attention role="alert" {
            h2 { (t.saisie_modifie_titre()) }
            p { (t.saisie_modifie_aide()) }
            ul { @for (nom, valeur) in differents {
                li { strong { (nom_du_champ(nom, visit.lang)) } "\u{202f}: " (t.saisie_modifie_champ(if valeur.is_empty() { t.saisie_vide() } else { valeur.clone() })) }
            } }
        }
    }
}

fn texte<'a>(name: &'a str, label: &'a str) -> Champ<'a> {
    Champ { name, label, ..Champ::default() }
}

fn oui(visit: &Visit, form: &Form, name: &str, label: &str) -> Markup {
    coches(form, &texte(name, label), &[Choix::new("oui", m(visit.lang).saisie_oui())], visit.lang)
}

fn action(visit: &Visit, contrat: &Contrat, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let mut citees = vec![Choix::new("", t.saisie_fiche_aucune())];
    citees.extend(contrat.fiches.iter().map(|f| Choix::new(&f.id, &f.nom)));
    let mut themes: Vec<Choix> = THEMES.iter().map(|code| Choix::new(*code, mots::theme(code, lang))).collect();
    // A theme kept from an older file is still shown.
    themes.extend(form.all("themes").into_iter().filter(|c| !THEMES.contains(c)).map(|c| Choix::new(c, c)));
    let nom = |code: &str| nom_du_champ(code, lang);
    html! {
        h2 id="c-identite" { (t.saisie_section_action()) }
        (champ(form, &Champ { required: true, ..texte("intitule", &nom("intitule")) }, lang))
        (zone(form, &Champ { lines: 4, ..texte("resume", &nom("resume")) }, lang))
        (zone(form, &texte("objectifs", &nom("objectifs")), lang))
        (champ(form, &texte("publics", &nom("publics")), lang))
        (champ(form, &Champ { short: true, inputmode: "numeric", ..texte("nombre_beneficiaires", &nom("nombre_beneficiaires")) }, lang))
        (super::indicateurs::formulaire(visit, form))
        (champ(form, &texte("lieux", &nom("lieux")), lang))
        (liste_deroulante(form, &texte("fiche", &t.saisie_fiche()), &citees, lang))
        (super::niveaux::champs(visit, &contrat.niveaux, form))
        (coches(form, &texte("themes", &t.saisie_themes()), &themes, lang))
        (oui(visit, form, "innovant", &t.saisie_innovant()))
    }
}

fn quand(visit: &Visit, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let jour = |name: &'static str, label: String| champ(form, &Champ { kind: "date", short: true, ..texte(name, &label) }, lang);
    let durees =
        [Choix::new("annuelle", t.saisie_periode_annuelle()), Choix::new("pluriannuelle", t.saisie_periode_pluriannuelle())];
    html! {
        h2 { (t.saisie_section_quand()) }
        (jour("debut", t.saisie_debut())) (jour("fin", t.saisie_fin()))
        (choix(form, &texte("periode", &t.saisie_periode()), &durees, lang))
        p.aide { (t.saisie_action_aide()) }
        (jour("action_debut", t.saisie_action_debut())) (jour("action_fin", t.saisie_action_fin()))
        (champ(form, &Champ { short: true, ..texte("dossier_lie", &t.saisie_dossier_lie()) }, lang))
    }
}

fn ou(visit: &Visit, f: &Fiche, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    html! {
        h2 id="c-qpv" { (t.saisie_section_ou()) }
        @if let Some(error) = form.error("qpv") { p.erreur { "✕ " (error.message) } }
        @for (code, nom) in &f.quartiers {
            (champ(form, &Champ { short: true, inputmode: "numeric", ..texte(&format!("qpv.{code}"), &t.saisie_part(nom)) }, lang))
        }
        (oui(visit, form, "hors_qpv", &t.saisie_hors_qpv()))
        (champ(form, &texte("poche_pauvrete", &t.saisie_poche()), lang))
    }
}

fn apport(visit: &Visit, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let valeurs = [
        Choix::new("", t.saisie_valeur_rien()),
        Choix::new("completer", t.saisie_valeur_completer()),
        Choix::new("adapter", t.saisie_valeur_adapter()),
        Choix::new("experimenter", t.saisie_valeur_experimenter()),
    ];
    html! {
        h2 { (t.saisie_section_apport()) }
        (liste_deroulante(form, &Champ { short: true, ..texte("valeur_ajoutee", &t.saisie_valeur()) }, &valeurs, lang))
        (zone(form, &texte("droit_commun", &nom_du_champ("droit_commun", lang)), lang))
        (oui(visit, form, "droit_commun_departement", &t.saisie_departement()))
        (zone(form, &Champ { hint: &t.saisie_une_par_ligne(), ..texte("partenaires", &nom_du_champ("partenaires", lang)) }, lang))
        (zone(form, &texte("renouvellement", &t.saisie_renouvellement()), lang))
    }
}

fn references(visit: &Visit, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let joints =
        [Choix::new("association", t.saisie_analytique_association()), Choix::new("action", t.saisie_analytique_action())];
    let court = |name: &'static str, label: String| champ(form, &Champ { short: true, ..texte(name, &label) }, lang);
    html! {
        h2 { (t.saisie_section_references()) }
        (court("dispositif", t.saisie_dispositif())) (court("ref_dauphin", t.saisie_dauphin())) (court("ref_elan", t.saisie_elan()))
        (coches(form, &texte("budgets_analytiques", &t.saisie_analytiques()), &joints, lang))
        (oui(visit, form, "fse", &t.saisie_fse()))
    }
}

fn lignes(visit: &Visit, form: &Form, titre: &str, garde: impl Fn(&Ligne) -> bool) -> Markup {
    let lang = visit.lang;
    html! {
        fieldset {
            legend { (titre) }
            @for ligne in LIGNES.iter().filter(|l| !l.par_financeur && garde(l)) {
                @let label = format!("{} {}", ligne.compte, ligne.libelle);
                (champ(form, &Champ { short: true, inputmode: "numeric", ..texte(&format!("b.{}", ligne.code), label.trim()) }, lang))
            }
        }
    }
}

fn budget(visit: &Visit, form: &Form) -> Markup {
    let t = m(visit.lang);
    html! {
        h2 id="c-budget" { (t.saisie_section_budget()) }
        @if let Some(error) = form.error("budget") { p.erreur { "✕ " (error.message) @if let Some(remedy) = &error.remedy { " " (remedy) } } }
        div.cote {
            (lignes(visit, form, &t.saisie_charges(), |l| l.cote == Cote::Charge && !l.volontaire))
            (lignes(visit, form, &t.saisie_produits(), |l| l.cote == Cote::Produit && !l.volontaire))
        }
        (lignes(visit, form, &t.saisie_volontaires(), |l| l.volontaire))
    }
}

fn demandes(visit: &Visit, f: &Fiche, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    html! {
        h2 id="c-demandes" { (t.saisie_section_demandes()) }
        p.aide { (t.saisie_demandes_aide()) }
        @if let Some(error) = form.error("demandes") { p.erreur { "✕ " (error.message) @if let Some(remedy) = &error.remedy { " " (remedy) } } }
        @for qui in &f.financeurs {
            (champ(form, &Champ { short: true, inputmode: "numeric", ..texte(&format!("d.{}", qui.code.code()), &qui.nom) }, lang))
            @if qui.code.code() == Financeur::CAF {
                (champ(form, &Champ { short: true, ..texte(&format!("n.{}", qui.code.code()), &t.saisie_nature()) }, lang))
            }
        }
    }
}
