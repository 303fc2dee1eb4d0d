//! The fields of a sheet (Plans, § 3.1), its withdrawal and its return.

use super::cadre::{CadreFiche, Onglet, Requete, brouillon, caches, fait, reponse};
use super::conflit::{self, Champs};
use super::mots;
use crate::actes::redaction::{Portee, modifier_fiche, retablir_fiche, retirer_fiche};
use crate::m;
use crate::model::{Contrat, FicheAction, ModePilotage, Noeud};
use crate::regles::redaction::{SaisieFiche, jeu_de_statuts, libelle_champ};
use axum::extract::{Path, Query};
use kernel::Lang;
use maud::{Markup, html};
use store::{ActeError, Read, Reader, StoreError, args};
use web::components::{Champ, Choix, bouton, champ, erreurs, liste_deroulante, zone};
use web::{Form, Page, PageError, Visit};

/// The fields of the form, in its order.
const NOMS: [&str; 13] = [
    "numero",
    "titre",
    "titre_plan",
    "noeud",
    "mode_pilotage",
    "contexte",
    "objectif_strategique",
    "objectifs_operationnels",
    "public_cible",
    "publics",
    "statut",
    "statut_motif",
    "poids",
];
/// Those of a pilot.
const NOMS_DU_PILOTE: [&str; 3] = ["contexte", "public_cible", "publics"];

/// A sheet as the fields of its form.
pub fn champs(f: &FicheAction) -> Champs {
    [
        ("numero", f.numero.to_string()),
        ("titre", f.titre.clone()),
        ("titre_plan", f.titre_plan.clone().unwrap_or_default()),
        ("noeud", f.noeud_id.to_string()),
        ("mode_pilotage", f.mode_pilotage.code().to_owned()),
        ("contexte", f.contexte.clone()),
        ("objectif_strategique", f.objectif_strategique.clone()),
        ("objectifs_operationnels", f.objectifs_operationnels.join("\n")),
        ("public_cible", f.public_cible.clone()),
        ("publics", f.publics.join("\n")),
        ("statut", f.statut.clone()),
        ("statut_motif", f.statut_motif.clone().unwrap_or_default()),
        ("poids", f.poids.to_string()),
        ("version", f.version.to_string()),
    ]
    .map(|(nom, valeur)| (nom.to_owned(), valeur))
    .to_vec()
}

/// The form as the rules read it.
pub fn saisie(form: &Form) -> SaisieFiche {
    let lire = |nom: &str| form.text(nom).to_owned();
    SaisieFiche {
        numero: lire("numero"),
        titre: lire("titre"),
        titre_plan: lire("titre_plan"),
        noeud: lire("noeud"),
        mode_pilotage: lire("mode_pilotage"),
        contexte: lire("contexte"),
        objectif_strategique: lire("objectif_strategique"),
        objectifs_operationnels: lire("objectifs_operationnels"),
        public_cible: lire("public_cible"),
        publics: lire("publics"),
        statut: lire("statut"),
        statut_motif: lire("statut_motif"),
        poids: lire("poids"),
    }
}

pub async fn noeuds(r: &mut Reader, contrat: &Contrat) -> Result<Vec<Noeud>, StoreError> {
    r.list::<Noeud>("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.id]).await
}

pub async fn get(visit: Visit, Path((_c, contrat, numero)): Path<(String, String, String)>, Query(q): Query<Requete>) -> Page {
    let mut r = visit.reader().await?;
    let cadre = CadreFiche::ouvrir(&visit, &mut r, &contrat, &numero, Onglet::Fiche).await?;
    let noeuds = noeuds(&mut r, &cadre.contrat).await?;
    let form = Form::filled(champs(&cadre.fiche));
    Ok(reponse(&form, montrer(&visit, &cadre, &noeuds, &form, &q)))
}

pub async fn post(visit: Visit, Path((_c, contrat, numero)): Path<(String, String, String)>, form: Form) -> Page {
    let mut r = visit.reader().await?;
    let cadre = CadreFiche::ouvrir(&visit, &mut r, &contrat, &numero, Onglet::Fiche).await?;
    let noeuds = noeuds(&mut r, &cadre.contrat).await?;
    drop(r);
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    match form.text("action") {
        "retirer" | "retablir" => changer_d_effet(&visit, &cadre, &noeuds, form, version).await,
        _ => enregistrer(&visit, &cadre, &noeuds, form, version).await,
    }
}

async fn enregistrer(visit: &Visit, cadre: &CadreFiche, noeuds: &[Noeud], form: Form, version: i64) -> Page {
    let Some(mut form) = conflit::arbitrer(&form, &champs(&cadre.fiche)) else {
        return Ok(a_choisir(visit, cadre, noeuds, &form, None));
    };
    let mut resultat = modifier_fiche(visit, cadre.fiche.id, version, &saisie(&form), form.text("motif")).await;
    if matches!(resultat, Err(ActeError::Store(StoreError::Stale { .. }))) {
        let mut r = visit.reader().await?;
        let base: Option<FicheAction> = conflit::version_lue(&mut r, &cadre.fiche.id.to_string(), version).await?;
        drop(r);
        if !ecarts(cadre, &form, base.as_ref()).is_empty() {
            return Ok(a_choisir(visit, cadre, noeuds, &form, base.as_ref()));
        }
        resultat = modifier_fiche(visit, cadre.fiche.id, cadre.fiche.version, &saisie(&form), form.text("motif")).await;
    }
    match resultat {
        Ok(f) => Ok(visit.go(&format!("/contrats/{}/fiches/{}/modifier?fait=enregistre", cadre.contrat.slug, f.numero))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            form.set("version", version.to_string());
            Ok(reponse(&form, montrer(visit, cadre, noeuds, &form, &Requete::default())))
        }
    }
}

fn ecarts(cadre: &CadreFiche, form: &Form, base: Option<&FicheAction>) -> Vec<conflit::Ecart> {
    let noms: &[&str] = if cadre.portee == Portee::Tout { &NOMS } else { &NOMS_DU_PILOTE };
    conflit::ecarts(form, base.map(champs).as_ref(), &champs(&cadre.fiche), noms)
}

fn a_choisir(
    visit: &Visit,
    cadre: &CadreFiche,
    noeuds: &[Noeud],
    form: &Form,
    base: Option<&FicheAction>,
) -> axum::response::Response {
    let ecarts = ecarts(cadre, form, base);
    let corps = conflit::choisir(visit, &visit.url(&cadre.ici()), form, cadre.fiche.version, &ecarts, |nom, valeur| {
        valeur_lisible(nom, valeur, &cadre.contrat, noeuds, visit.lang)
    });
    axum::response::IntoResponse::into_response((axum::http::StatusCode::CONFLICT, cadre.page(visit, &corps)))
}

fn valeur_lisible(nom: &str, valeur: &str, contrat: &Contrat, noeuds: &[Noeud], lang: Lang) -> String {
    let lue = match nom {
        "noeud" => noeuds.iter().find(|n| n.id.to_string() == valeur).map(mots::noeud),
        "statut" => jeu_de_statuts(contrat).into_iter().find(|s| s.code == valeur).map(|s| s.libelle),
        "mode_pilotage" => ModePilotage::from_code(valeur).map(|mode| mots::mode(mode, lang)),
        _ => None,
    };
    lue.unwrap_or_else(|| valeur.to_owned())
}

async fn changer_d_effet(visit: &Visit, cadre: &CadreFiche, noeuds: &[Noeud], mut form: Form, version: i64) -> Page {
    let motif = form.text("motif_retrait").to_owned();
    let (resultat, code) = if form.text("action") == "retirer" {
        (retirer_fiche(visit, cadre.fiche.id, version, &motif).await, "retire")
    } else {
        (retablir_fiche(visit, cadre.fiche.id, version, &motif).await, "retabli")
    };
    match resultat {
        Ok(_) => Ok(visit.go(&format!("{}?fait={code}", cadre.ici()))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            for (nom, valeur) in champs(&cadre.fiche) {
                form.set(&nom, valeur);
            }
            Ok(reponse(&form, montrer(visit, cadre, noeuds, &form, &Requete::default())))
        }
    }
}

fn montrer(visit: &Visit, cadre: &CadreFiche, noeuds: &[Noeud], form: &Form, q: &Requete) -> Markup {
    let t = m(visit.lang);
    let ici = visit.url(&cadre.ici());
    let corps = html! {
        (fait(visit, &q.fait, None))
        (erreurs(form, visit.lang))
        @if let Some(jour) = cadre.fiche.retiree_le {
            div.encadre.attention { p { (t.redaction_fiche_retiree(kernel::texte::date_longue(jour, visit.lang))) } }
            @if cadre.portee == Portee::Tout {
                (effet(visit, &ici, form, "retablir", &t.redaction_retablir_la_fiche(), &t.redaction_retablir_aide()))
            }
        } @else {
            @if cadre.portee == Portee::Confie { p.chapeau { (t.redaction_part_du_pilote()) } }
            form method="post" action=(ici) data-enhance="brouillon" {
                (caches(&[("version", form.text("version"))]))
                @if cadre.portee == Portee::Tout {
                    (champs_de_la_coordination(visit, &cadre.contrat, noeuds, form))
                } @else {
                    (contexte(visit, form)) (publics(visit, form))
                }
                h2 { (t.redaction_titre_motif()) }
                (champ(form, &Champ { name: "motif", label: &libelle_champ("motif", visit.lang), hint: &t.redaction_aide_motif(), ..Champ::default() }, visit.lang))
                (brouillon(visit))
                div.boutons { (bouton(&t.redaction_enregistrer())) a href=(visit.url(&cadre.lecture())) { (t.redaction_annuler()) } }
            }
            @if cadre.portee == Portee::Tout {
                details open[form.error("motif_retrait").is_some()] {
                    summary { (t.redaction_retirer_la_fiche()) }
                    (effet(visit, &ici, form, "retirer", &t.redaction_retirer_la_fiche(), &t.redaction_retirer_aide()))
                }
            }
        }
    };
    cadre.page(visit, &corps)
}

fn effet(visit: &Visit, ici: &str, form: &Form, action: &str, libelle: &str, aide: &str) -> Markup {
    html! {
        form method="post" action=(ici) {
            (caches(&[("action", action), ("version", form.text("version"))]))
            (zone(form, &Champ { name: "motif_retrait", label: &libelle_champ("motif_retrait", visit.lang), hint: aide, required: true, ..Champ::default() }, visit.lang))
            div.boutons { button.bouton.grave[action == "retirer"] type="submit" { (libelle) } }
        }
    }
}

fn contexte(visit: &Visit, form: &Form) -> Markup {
    let t = m(visit.lang);
    html! {
        h2 { (t.redaction_titre_pourquoi()) }
        (zone(form, &Champ { name: "contexte", label: &libelle_champ("contexte", visit.lang), hint: &t.redaction_aide_contexte(), lines: 10, ..Champ::default() }, visit.lang))
    }
}

fn publics(visit: &Visit, form: &Form) -> Markup {
    let t = m(visit.lang);
    html! {
        h2 { (t.redaction_titre_pour_qui()) }
        (zone(form, &Champ { name: "public_cible", label: &libelle_champ("public_cible", visit.lang), hint: &t.redaction_aide_public(), ..Champ::default() }, visit.lang))
        (zone(form, &Champ { name: "publics", label: &libelle_champ("publics", visit.lang), hint: &t.redaction_aide_publics(), ..Champ::default() }, visit.lang))
    }
}

/// Every field of a sheet but the reason: shared with the page of a new sheet.
pub fn champs_de_la_coordination(visit: &Visit, contrat: &Contrat, noeuds: &[Noeud], form: &Form) -> Markup {
    let t = m(visit.lang);
    let l = |nom: &str| libelle_champ(nom, visit.lang);
    let modes: Vec<Choix> = ModePilotage::ALL.iter().map(|mode| Choix::new(mode.code(), mots::mode(*mode, visit.lang))).collect();
    let niveau = contrat.niveaux.last().cloned().unwrap_or_default();
    html! {
        h2 { (t.redaction_titre_identite()) }
        (champ(form, &Champ { name: "numero", label: &l("numero"), hint: &t.redaction_aide_numero(), inputmode: "numeric", short: true, required: form.has("version"), ..Champ::default() }, visit.lang))
        (champ(form, &Champ { name: "titre", label: &l("titre"), required: true, ..Champ::default() }, visit.lang))
        (champ(form, &Champ { name: "titre_plan", label: &l("titre_plan"), hint: &t.redaction_aide_titre_plan(), ..Champ::default() }, visit.lang))
        (liste_deroulante(form, &Champ { name: "noeud", label: &l("noeud"), hint: &t.redaction_aide_noeud(&niveau), required: true, ..Champ::default() },
            &mots::noeuds(noeuds, &t.redaction_choisir()), visit.lang))
        (liste_deroulante(form, &Champ { name: "mode_pilotage", label: &l("mode_pilotage"), hint: &t.redaction_aide_mode(), required: true, short: true, ..Champ::default() }, &modes, visit.lang))
        (contexte(visit, form))
        (zone(form, &Champ { name: "objectif_strategique", label: &l("objectif_strategique"), ..Champ::default() }, visit.lang))
        (zone(form, &Champ { name: "objectifs_operationnels", label: &l("objectifs_operationnels"), hint: &t.redaction_aide_objectifs(), lines: 6, ..Champ::default() }, visit.lang))
        (publics(visit, form))
        h2 { (t.redaction_titre_ou_en_est_elle()) }
        (web::components::choix(form, &Champ { name: "statut", label: &l("statut"), required: true, ..Champ::default() }, &mots::statuts(contrat), visit.lang))
        (zone(form, &Champ { name: "statut_motif", label: &l("statut_motif"), hint: &t.redaction_aide_statut_motif(), ..Champ::default() }, visit.lang))
        (champ(form, &Champ { name: "poids", label: &l("poids"), hint: &t.redaction_aide_poids(), inputmode: "numeric", short: true, required: true, ..Champ::default() }, visit.lang))
    }
}
