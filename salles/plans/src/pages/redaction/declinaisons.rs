//! The déclinaisons of a sheet: the list, and one form open at a time.

use super::cadre::{CadreFiche, Onglet, Requete, bouton_sur, brouillon, caches, fait, reponse};
use super::conflit::{self, Champs};
use crate::actes::redaction::{
    Sens, ajouter_declinaison, deplacer_declinaison, modifier_declinaison, retablir_declinaison, retirer_declinaison,
};
use crate::m;
use crate::model::{Declinaison, DeclinaisonId};
use crate::regles::redaction::{CadreAnnees, SaisieDeclinaison, ecrire_annees, lettre_suivante, libelle_champ, lire_annees};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use maud::{Markup, html};
use store::{ActeError, Read, Reader, StoreError, args};
use web::components::{Champ, Choix, bouton, champ, coches, erreurs, vide, zone};
use web::{Form, Page, PageError, Visit};

const NOMS: [&str; 6] = ["lettre", "lettre_imprimee", "libelle", "details", "echeance", "annees"];

fn champs(d: &Declinaison) -> Champs {
    let imprimee = if d.lettre_imprimee == d.lettre { "" } else { &d.lettre_imprimee };
    let mut champs: Champs = [
        ("version", d.version.to_string()),
        ("lettre", d.lettre.clone()),
        ("lettre_imprimee", imprimee.to_owned()),
        ("libelle", d.libelle.clone()),
        ("details", d.details.join("\n")),
        ("echeance", d.echeance.clone().unwrap_or_default()),
    ]
    .map(|(nom, valeur)| (nom.to_owned(), valeur))
    .to_vec();
    champs.extend(d.annees.iter().map(|a| ("annees".to_owned(), a.to_string())));
    champs
}

fn saisie(form: &Form) -> SaisieDeclinaison {
    let lire = |nom: &str| form.text(nom).to_owned();
    SaisieDeclinaison {
        lettre: lire("lettre"),
        lettre_imprimee: lire("lettre_imprimee"),
        libelle: lire("libelle"),
        details: lire("details"),
        echeance: lire("echeance"),
        annees: form.all("annees").into_iter().map(str::to_owned).collect(),
        lire_l_echeance: form.has("lire_l_echeance"),
    }
}

async fn toutes(r: &mut Reader, cadre: &CadreFiche) -> Result<Vec<Declinaison>, StoreError> {
    r.list::<Declinaison>("fiche_id = $2 ;; ORDER BY ordre, id", args![cadre.fiche.id]).await
}

pub async fn get(visit: Visit, Path((_c, contrat, numero)): Path<(String, String, String)>, Query(q): Query<Requete>) -> Page {
    let mut r = visit.reader().await?;
    let cadre = CadreFiche::ouvrir(&visit, &mut r, &contrat, &numero, Onglet::Declinaisons).await?;
    let toutes = toutes(&mut r, &cadre).await?;
    let form = match toutes.iter().find(|d| d.id.to_string() == q.ouvrir) {
        Some(d) => Form::filled(champs(d)),
        None => Form::filled(vec![("lettre".to_owned(), lettre_suivante(&toutes))]),
    };
    Ok(reponse(&form, montrer(&visit, &cadre, &toutes, &form, &q)))
}

pub async fn post(visit: Visit, Path((_c, contrat, numero)): Path<(String, String, String)>, form: Form) -> Page {
    let mut r = visit.reader().await?;
    let cadre = CadreFiche::ouvrir(&visit, &mut r, &contrat, &numero, Onglet::Declinaisons).await?;
    let toutes = toutes(&mut r, &cadre).await?;
    drop(r);
    let id: Option<DeclinaisonId> = form.text("cle").parse().ok();
    let action = form.text("action").to_owned();
    let fini = |code: &str| Ok(visit.go(&format!("{}?fait={code}", cadre.ici())));
    let (Some(id), action) = (id, action.as_str()) else {
        return finir(&visit, &cadre, &toutes, ajouter_declinaison(&visit, &cadre.fiche, &saisie(&form)).await, form, "ajoute");
    };
    match action {
        "retirer" => {
            retirer_declinaison(&visit, &cadre.fiche, id).await?;
            Ok(visit.go(&format!("{}?fait=retire&annulable={id}", cadre.ici())))
        }
        "retablir" => {
            retablir_declinaison(&visit, &cadre.fiche, id).await?;
            fini("retabli")
        }
        autre => match Sens::du_bouton(autre) {
            Some(sens) => {
                deplacer_declinaison(&visit, &cadre.fiche, id, sens).await?;
                fini("deplace")
            }
            None => enregistrer(&visit, &cadre, &toutes, id, form).await,
        },
    }
}

async fn enregistrer(visit: &Visit, cadre: &CadreFiche, toutes: &[Declinaison], id: DeclinaisonId, form: Form) -> Page {
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let actuelle = toutes.iter().find(|d| d.id == id).ok_or(PageError::NotFound)?;
    let ecarts =
        |form: &Form, base: Option<&Declinaison>| conflit::ecarts(form, base.map(champs).as_ref(), &champs(actuelle), &NOMS);
    let a_choisir = |form: &Form, ecarts: &[conflit::Ecart]| {
        let corps = conflit::choisir(visit, &visit.url(&cadre.ici()), form, actuelle.version, ecarts, |nom, valeur| match nom {
            "annees" => m(visit.lang).redaction_annee(valeur),
            _ => valeur.to_owned(),
        });
        (StatusCode::CONFLICT, cadre.page(visit, &corps)).into_response()
    };
    let Some(form) = conflit::arbitrer(&form, &champs(actuelle)) else {
        return Ok(a_choisir(&form, &ecarts(&form, None)));
    };
    let mut resultat = modifier_declinaison(visit, &cadre.fiche, id, version, &saisie(&form)).await;
    if matches!(resultat, Err(ActeError::Store(StoreError::Stale { .. }))) {
        let mut r = visit.reader().await?;
        let base: Option<Declinaison> = conflit::version_lue(&mut r, &id.to_string(), version).await?;
        drop(r);
        let ecarts = ecarts(&form, base.as_ref());
        if !ecarts.is_empty() {
            return Ok(a_choisir(&form, &ecarts));
        }
        resultat = modifier_declinaison(visit, &cadre.fiche, id, actuelle.version, &saisie(&form)).await;
    }
    finir(visit, cadre, toutes, resultat, form, "enregistre")
}

fn finir(
    visit: &Visit,
    cadre: &CadreFiche,
    toutes: &[Declinaison],
    resultat: Result<Declinaison, ActeError>,
    mut form: Form,
    code: &str,
) -> Page {
    match resultat {
        Ok(_) => Ok(visit.go(&format!("{}?fait={code}", cadre.ici()))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            let ouvrir = form.some("cle").unwrap_or("nouveau").to_owned();
            Ok(reponse(&form, montrer(visit, cadre, toutes, &form, &Requete { ouvrir, ..Requete::default() })))
        }
    }
}

fn montrer(visit: &Visit, cadre: &CadreFiche, toutes: &[Declinaison], form: &Form, q: &Requete) -> Markup {
    let t = m(visit.lang);
    let ici = visit.url(&cadre.ici());
    let (retirees, en_vigueur): (Vec<&Declinaison>, Vec<&Declinaison>) = toutes.iter().partition(|d| d.retiree_le.is_some());
    let ouverte = toutes.iter().find(|d| d.id.to_string() == q.ouvrir);
    let annuler = (q.fait == "retire" && !q.annulable.is_empty()).then(|| {
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
        @if en_vigueur.is_empty() && ouverte.is_none() { (vide(&t.redaction_aucune_declinaison(), None)) }
        @if !en_vigueur.is_empty() {
            table.empile {
                caption { (t.redaction_declinaisons_n(en_vigueur.len())) }
                thead { tr { th scope="col" { (libelle_champ("lettre", visit.lang)) } th scope="col" { (libelle_champ("libelle", visit.lang)) } th scope="col" { (libelle_champ("annees", visit.lang)) } th scope="col" { (t.redaction_gestes()) } } }
                tbody {
                    @for (rang, d) in en_vigueur.iter().enumerate() {
                        tr {
                            th scope="row" { (d.lettre) @if d.lettre_imprimee != d.lettre { br; span.discret { (t.redaction_imprimee(&d.lettre_imprimee)) } } }
                            td { (d.libelle) @if !d.details.is_empty() { br; span.discret { (t.redaction_details_n(d.details.len())) } } }
                            td data-l=(libelle_champ("annees", visit.lang)) { (annees(visit, d)) @if let Some(echeance) = &d.echeance { br; span.discret { (t.redaction_imprimee(echeance)) } } }
                            td { (gestes(visit, &ici, d, rang, en_vigueur.len())) }
                        }
                    }
                }
            }
        }
        @match ouverte {
            Some(d) => { h2 #formulaire { (t.redaction_modifier_declinaison(&d.lettre)) } (formulaire(visit, cadre, form, Some(d))) }
            None => { h2 #formulaire { (t.redaction_ajouter_declinaison()) } (formulaire(visit, cadre, form, None)) }
        }
        @if !retirees.is_empty() {
            details {
                summary { (t.redaction_declinaisons_retirees(retirees.len())) }
                ul { @for d in retirees { li { (d.lettre) " · " (d.libelle) " " (bouton_sur(&ici, &[("cle", &d.id.to_string())], "retablir", &t.redaction_retablir(), &t.redaction_retablir_lettre(&d.lettre))) } } }
            }
        }
    };
    cadre.page(visit, &corps)
}

fn annees(visit: &Visit, d: &Declinaison) -> Markup {
    html! {
        @if d.annees.is_empty() { span.discret { (m(visit.lang).redaction_non_precisee()) } }
        @else { ul.annees { @for annee in d.annees.iter() { li { (m(visit.lang).redaction_annee_courte(annee.to_string())) } } } }
    }
}

fn gestes(visit: &Visit, ici: &str, d: &Declinaison, rang: usize, nombre: usize) -> Markup {
    let t = m(visit.lang);
    let cle = d.id.to_string();
    html! {
        div.gestes {
            a href=(format!("{ici}?ouvrir={cle}#formulaire")) aria-label=(t.redaction_modifier_declinaison(&d.lettre)) { (t.redaction_modifier()) }
            @if rang > 0 { (bouton_sur(ici, &[("cle", &cle)], "monter", &t.redaction_monter(), &t.redaction_monter_quoi(&d.lettre))) }
            @if rang + 1 < nombre { (bouton_sur(ici, &[("cle", &cle)], "descendre", &t.redaction_descendre(), &t.redaction_descendre_quoi(&d.lettre))) }
            (bouton_sur(ici, &[("cle", &cle)], "retirer", &t.redaction_retirer(), &t.redaction_retirer_quoi(&d.lettre)))
        }
    }
}

fn formulaire(visit: &Visit, cadre: &CadreFiche, form: &Form, d: Option<&Declinaison>) -> Markup {
    let t = m(visit.lang);
    let l = |nom: &str| libelle_champ(nom, visit.lang);
    let regle = CadreAnnees::du_contrat(&cadre.contrat);
    let cases: Vec<Choix> =
        regle.toutes().into_iter().map(|a| Choix::new(a.to_string(), t.redaction_annee(a.to_string()))).collect();
    let lue =
        d.and_then(|d| d.echeance.as_deref()).map(|e| ecrire_annees(&lire_annees(e, &regle).annees)).filter(|lu| !lu.is_empty());
    html! {
        form method="post" action=(visit.url(&cadre.ici())) data-enhance="brouillon" {
            @if let Some(d) = d { (caches(&[("cle", &d.id.to_string()), ("version", form.text("version"))])) }
            (champ(form, &Champ { name: "lettre", label: &l("lettre"), hint: &t.redaction_aide_lettre(), short: true, required: true, ..Champ::default() }, visit.lang))
            (champ(form, &Champ { name: "lettre_imprimee", label: &l("lettre_imprimee"), hint: &t.redaction_aide_lettre_imprimee(), short: true, ..Champ::default() }, visit.lang))
            (champ(form, &Champ { name: "libelle", label: &l("libelle"), required: true, ..Champ::default() }, visit.lang))
            (zone(form, &Champ { name: "details", label: &l("details"), hint: &t.redaction_aide_details(), ..Champ::default() }, visit.lang))
            (champ(form, &Champ { name: "echeance", label: &l("echeance"), hint: &t.redaction_aide_echeance(), ..Champ::default() }, visit.lang))
            (coches(form, &Champ { name: "annees", label: &l("annees"), hint: &t.redaction_aide_annees(), ..Champ::default() }, &cases, visit.lang))
            (coches(form, &Champ { name: "lire_l_echeance", label: &t.redaction_lire_echeance_titre(), ..Champ::default() },
                &[Choix { value: "oui".into(), label: t.redaction_lire_echeance(), hint: lue.map(|lu| t.redaction_lire_echeance_donne(lu)).unwrap_or_default() }], visit.lang))
            (brouillon(visit))
            div.boutons {
                (bouton(&if d.is_some() { t.redaction_enregistrer() } else { t.redaction_ajouter() }))
                @if d.is_some() { a href=(visit.url(&cadre.ici())) { (t.redaction_annuler()) } }
            }
        }
    }
}
