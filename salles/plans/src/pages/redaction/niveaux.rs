//! The levels of a contract: their names, the tree, one form open at a time.

use super::cadre::{Requete, bouton_sur, brouillon, caches, fait, ouvrir_contrat, page_de_reglage, reponse};
use super::conflit::{self, Champs};
use super::fiche::noeuds;
use super::mots;
use crate::actes::redaction::{
    Sens, ajouter_noeud, deplacer_noeud, modifier_noeud, nommer_niveaux, retablir_noeud, supprimer_noeud,
};
use crate::m;
use crate::model::{Contrat, FicheAction, Noeud, NoeudId};
use crate::regles::redaction::{SaisieNoeud, libelle_champ};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Right;
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::{ActeError, Read, Reader, StoreError, args};
use web::components::{Champ, bouton, champ, erreurs, liste_deroulante, vide, zone};
use web::{Form, Page, PageError, Visit};

const NOMS: [&str; 5] = ["code", "titre", "parent", "poids", "objectifs"];
const SUITE: &str = "/niveaux";

struct Arbre {
    contrat: Contrat,
    noeuds: Vec<Noeud>,
    /// Sheets right under each node, those withdrawn included.
    fiches: BTreeMap<NoeudId, usize>,
}

impl Arbre {
    async fn charger(visit: &Visit, r: &mut Reader, contrat: &str) -> Result<Self, PageError> {
        let contrat = ouvrir_contrat(visit, r, contrat, Right::CreerContrat).await?;
        let noeuds = noeuds(r, &contrat).await?;
        let toutes: Vec<FicheAction> = r.list("contrat_id = $2", args![contrat.id]).await?;
        let mut fiches = BTreeMap::new();
        for fiche in toutes {
            *fiches.entry(fiche.noeud_id).or_default() += 1;
        }
        Ok(Self { contrat, noeuds, fiches })
    }

    fn ici(&self) -> String {
        format!("/contrats/{}{SUITE}", self.contrat.slug)
    }

    fn nom_du_niveau(&self, niveau: i64) -> &str {
        usize::try_from(niveau - 1).ok().and_then(|n| self.contrat.niveaux.get(n)).map_or("", String::as_str)
    }
}

fn champs(n: &Noeud) -> Champs {
    [
        ("version", n.version.to_string()),
        ("code", n.code.clone()),
        ("titre", n.titre.clone()),
        ("parent", n.parent_id.map(|id| id.to_string()).unwrap_or_default()),
        ("poids", n.poids.to_string()),
        ("objectifs", n.objectifs.join("\n")),
    ]
    .map(|(nom, valeur)| (nom.to_owned(), valeur))
    .to_vec()
}

fn saisie(form: &Form) -> SaisieNoeud {
    let lire = |nom: &str| form.text(nom).to_owned();
    SaisieNoeud {
        code: lire("code"),
        titre: lire("titre"),
        parent: lire("parent"),
        poids: lire("poids"),
        objectifs: lire("objectifs"),
    }
}

/// `?parent=` proposes where a new node goes.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Place {
    parent: String,
}

pub async fn get(
    visit: Visit,
    Path((_c, contrat)): Path<(String, String)>,
    Query(q): Query<Requete>,
    Query(place): Query<Place>,
) -> Page {
    let mut r = visit.reader().await?;
    let arbre = Arbre::charger(&visit, &mut r, &contrat).await?;
    let form = match arbre.noeuds.iter().find(|n| n.id.to_string() == q.ouvrir) {
        Some(n) => Form::filled(champs(n)),
        None => Form::filled(vec![("poids".into(), "1".into()), ("parent".into(), place.parent)]),
    };
    Ok(reponse(&form, montrer(&visit, &arbre, &form, &q)))
}

pub async fn post(visit: Visit, Path((_c, contrat)): Path<(String, String)>, form: Form) -> Page {
    let mut r = visit.reader().await?;
    let arbre = Arbre::charger(&visit, &mut r, &contrat).await?;
    drop(r);
    let id: Option<NoeudId> = form.text("cle").parse().ok();
    match (form.text("action"), id) {
        ("noms", _) => {
            let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
            let resultat = nommer_niveaux(&visit, &arbre.contrat, version, form.text("niveaux")).await.map(drop);
            finir(&visit, &arbre, resultat, form, "enregistre")
        }
        ("retablir", Some(id)) => {
            let resultat = retablir_noeud(&visit, &arbre.contrat, &id.to_string()).await.map(drop);
            finir(&visit, &arbre, resultat, form, "retabli")
        }
        ("retirer", Some(id)) => {
            let resultat = supprimer_noeud(&visit, &arbre.contrat, id).await.map(drop);
            finir(&visit, &arbre, resultat, form, &format!("retire&annulable={id}"))
        }
        (action, Some(id)) => match Sens::du_bouton(action) {
            Some(sens) => {
                let resultat = deplacer_noeud(&visit, &arbre.contrat, id, sens).await;
                finir(&visit, &arbre, resultat, form, "deplace")
            }
            None => modifier(&visit, &arbre, id, form).await,
        },
        (_, None) => {
            let resultat = ajouter_noeud(&visit, &arbre.contrat, &saisie(&form)).await.map(drop);
            finir(&visit, &arbre, resultat, form, "ajoute")
        }
    }
}

async fn modifier(visit: &Visit, arbre: &Arbre, id: NoeudId, form: Form) -> Page {
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let actuel = arbre.noeuds.iter().find(|n| n.id == id).ok_or(PageError::NotFound)?;
    let a_choisir = |form: &Form, base: Option<&Noeud>| {
        let ecarts = conflit::ecarts(form, base.map(champs).as_ref(), &champs(actuel), &NOMS);
        (!ecarts.is_empty()).then(|| {
            let corps = conflit::choisir(visit, &visit.url(&arbre.ici()), form, actuel.version, &ecarts, |nom, valeur| {
                let parent = (nom == "parent").then(|| arbre.noeuds.iter().find(|n| n.id.to_string() == valeur)).flatten();
                parent.map_or_else(|| valeur.to_owned(), mots::noeud)
            });
            (StatusCode::CONFLICT, page_de_reglage(visit, &arbre.contrat, SUITE, corps)).into_response()
        })
    };
    let Some(form) = conflit::arbitrer(&form, &champs(actuel)) else {
        return a_choisir(&form, None).ok_or(PageError::Unreadable);
    };
    let mut resultat = modifier_noeud(visit, &arbre.contrat, id, version, &saisie(&form)).await;
    if matches!(resultat, Err(ActeError::Store(StoreError::Stale { .. }))) {
        let mut r = visit.reader().await?;
        let base: Option<Noeud> = conflit::version_lue(&mut r, &id.to_string(), version).await?;
        drop(r);
        if let Some(page) = a_choisir(&form, base.as_ref()) {
            return Ok(page);
        }
        resultat = modifier_noeud(visit, &arbre.contrat, id, actuel.version, &saisie(&form)).await;
    }
    finir(visit, arbre, resultat.map(drop), form, "enregistre")
}

fn finir(visit: &Visit, arbre: &Arbre, resultat: Result<(), ActeError>, mut form: Form, code: &str) -> Page {
    match resultat {
        Ok(()) => Ok(visit.go(&format!("{}?fait={code}", arbre.ici()))),
        // The names of the levels: what was typed stays, beside the names as they now are.
        Err(ActeError::Store(StoreError::Stale { .. })) if form.text("action") == "noms" => {
            let page = montrer(visit, arbre, &form, &Requete { fait: "perime".into(), ..Requete::default() });
            Ok((StatusCode::CONFLICT, page).into_response())
        }
        Err(error) => {
            form.refused(error, visit.lang)?;
            let ouvrir = if form.has("titre") { form.text("cle").to_owned() } else { String::new() };
            Ok(reponse(&form, montrer(visit, arbre, &form, &Requete { ouvrir, ..Requete::default() })))
        }
    }
}

fn montrer(visit: &Visit, arbre: &Arbre, form: &Form, q: &Requete) -> Markup {
    let t = m(visit.lang);
    let ici = visit.url(&arbre.ici());
    let ouvert = arbre.noeuds.iter().find(|n| n.id.to_string() == q.ouvrir);
    let annuler = (q.fait == "retire").then(|| {
        bouton_sur(
            &ici,
            &[("cle", &q.annulable)],
            "retablir",
            &t.redaction_annuler_le_retrait(),
            &t.redaction_annuler_le_retrait(),
        )
    });
    let corps = html! {
        (fait(visit, &q.fait, annuler))
        (erreurs(form, visit.lang))
        @if arbre.noeuds.is_empty() { (vide(&t.redaction_niveaux_aucun(), None)) }
        @else {
            ul.lignes.arbre {
                @for n in &arbre.noeuds { li.(format!("r{}", n.niveau.clamp(1, 6))) { (un_noeud(visit, arbre, n)) } }
            }
        }
        h2 #formulaire { @match ouvert { Some(n) => (t.redaction_modifier_quoi(mots::noeud(n))), None => (t.redaction_ajouter_un_niveau()) } }
        (formulaire(visit, arbre, form, ouvert))
        h2 #noms { (t.redaction_niveaux_noms()) }
        (noms(visit, arbre, form, q.fait == "perime"))
    };
    page_de_reglage(visit, &arbre.contrat, SUITE, corps)
}

fn un_noeud(visit: &Visit, arbre: &Arbre, n: &Noeud) -> Markup {
    let t = m(visit.lang);
    let ici = visit.url(&arbre.ici());
    let cle = n.id.to_string();
    let freres: Vec<&Noeud> = arbre.noeuds.iter().filter(|f| f.parent_id == n.parent_id).collect();
    let rang = freres.iter().position(|f| f.id == n.id).unwrap_or(0);
    let fiches = arbre.fiches.get(&n.id).copied().unwrap_or(0);
    let vide = fiches == 0 && arbre.noeuds.iter().all(|f| f.parent_id != Some(n.id));
    html! {
        p { span.discret { (arbre.nom_du_niveau(n.niveau)) } " " strong { (mots::noeud(n)) }
            @if n.poids != 1 { " " span.discret { (t.redaction_poids_de(n.poids.to_string())) } }
            @if fiches > 0 { " " span.discret { (t.redaction_fiches_n(fiches)) } } }
        div.gestes {
            a href=(format!("{ici}?ouvrir={cle}#formulaire")) aria-label=(t.redaction_modifier_quoi(mots::noeud(n))) { (t.redaction_modifier()) }
            @if n.niveau < i64::try_from(arbre.contrat.niveaux.len()).unwrap_or(0) {
                a href=(format!("{ici}?parent={cle}#formulaire")) aria-label=(t.redaction_ajouter_sous(mots::noeud(n))) { (t.redaction_ajouter_dessous()) }
            }
            @if rang > 0 { (bouton_sur(&ici, &[("cle", &cle)], "monter", &t.redaction_monter(), &t.redaction_monter_quoi(mots::noeud(n)))) }
            @if rang + 1 < freres.len() { (bouton_sur(&ici, &[("cle", &cle)], "descendre", &t.redaction_descendre(), &t.redaction_descendre_quoi(mots::noeud(n)))) }
            @if vide { (bouton_sur(&ici, &[("cle", &cle)], "retirer", &t.redaction_retirer(), &t.redaction_retirer_quoi(mots::noeud(n)))) }
        }
    }
}

fn formulaire(visit: &Visit, arbre: &Arbre, form: &Form, ouvert: Option<&Noeud>) -> Markup {
    let t = m(visit.lang);
    let l = |nom: &str| libelle_champ(nom, visit.lang);
    html! {
        form method="post" action=(visit.url(&arbre.ici())) data-enhance="brouillon" {
            @if let Some(n) = ouvert { (caches(&[("cle", &n.id.to_string()), ("version", form.text("version"))])) }
            (liste_deroulante(form, &Champ { name: "parent", label: &l("parent"), hint: &t.redaction_aide_parent(), ..Champ::default() },
                &mots::noeuds(&arbre.noeuds, &t.redaction_tout_en_haut(arbre.nom_du_niveau(1))), visit.lang))
            (champ(form, &Champ { name: "code", label: &l("code"), hint: &t.redaction_aide_code_noeud(), short: true, required: true, ..Champ::default() }, visit.lang))
            (champ(form, &Champ { name: "titre", label: &l("titre"), required: true, ..Champ::default() }, visit.lang))
            (champ(form, &Champ { name: "poids", label: &l("poids"), hint: &t.redaction_aide_poids(), inputmode: "numeric", short: true, required: true, ..Champ::default() }, visit.lang))
            (zone(form, &Champ { name: "objectifs", label: &l("objectifs"), hint: &t.redaction_aide_details(), ..Champ::default() }, visit.lang))
            (brouillon(visit))
            div.boutons {
                (bouton(&if ouvert.is_some() { t.redaction_enregistrer() } else { t.redaction_ajouter() }))
                @if ouvert.is_some() { a href=(visit.url(&arbre.ici())) { (t.redaction_annuler()) } }
            }
        }
    }
}

fn noms(visit: &Visit, arbre: &Arbre, form: &Form, perime: bool) -> Markup {
    let t = m(visit.lang);
    let actuels = arbre.contrat.niveaux.join("\n");
    let mut noms = Form::filled(vec![(
        "niveaux".into(),
        if form.has("niveaux") { form.text("niveaux").to_owned() } else { actuels.clone() },
    )]);
    noms.errors = form.errors.iter().filter(|e| e.field.as_deref() == Some("niveaux")).cloned().collect();
    html! {
        form method="post" action=(visit.url(&arbre.ici())) {
            (caches(&[("action", "noms"), ("version", &arbre.contrat.version.to_string())]))
            @if perime {
                div.encadre.attention role="alert" {
                    p { strong { (t.redaction_conflit_titre()) } }
                    p { (t.redaction_conflit_enregistree()) "\u{202f}:" }
                    p.texte { (actuels) }
                }
            }
            (zone(&noms, &Champ { name: "niveaux", label: &libelle_champ("niveaux", visit.lang), hint: &t.redaction_aide_niveaux(), required: true, ..Champ::default() }, visit.lang))
            div.boutons { (bouton(&t.redaction_enregistrer())) }
        }
    }
}
