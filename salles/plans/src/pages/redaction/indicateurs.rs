//! The indicators of a sheet: definitions, targets, values; one form open at a time.

use super::cadre::{CadreFiche, Onglet, Requete, bouton_sur, brouillon, caches, fait, reponse};
use super::conflit::{self, Champs};
use crate::actes::redaction::{ajouter_indicateur, effacer_valeur, modifier_indicateur, saisir_valeur};
use crate::m;
use crate::model::Declinaison;
use ::indicateurs::model::{Cible, EtatIndicateur, Indicateur, IndicateurId, Observation, Rattachement, RoleIndicateur, Sens};
use ::indicateurs::pages::{self as formes, mots};
use ::indicateurs::regles::echelle::dire_texte;
use ::indicateurs::regles::redaction::libelle_champ;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::nombre::Nombre;
use maud::{Markup, html};
use store::{ActeError, Read, Reader, StoreError, args};
use web::components::{Etat, bouton, erreurs, etat, vide};
use web::{Form, Page, PageError, Visit};

/// What concerns the indicators of one sheet, in the order of years.
const DE_LA_FICHE: &str = "indicateur_id IN (SELECT indicateur_id FROM rattachement WHERE collectivite_id = $1 AND objet = 'fiche' AND objet_id = $2) ;; ORDER BY annee";

struct Liste {
    cadre: CadreFiche,
    declinaisons: Vec<Declinaison>,
    /// Those of the sheet, in order.
    siens: Vec<(Indicateur, Rattachement)>,
    /// All those of the contract.
    tous: Vec<Indicateur>,
    cibles: Vec<Cible>,
    observations: Vec<Observation>,
}

impl Liste {
    async fn charger(visit: &Visit, r: &mut Reader, contrat: &str, numero: &str) -> Result<Self, PageError> {
        let cadre = CadreFiche::ouvrir(visit, r, contrat, numero, Onglet::Indicateurs).await?;
        let (fiche, contrat) = (cadre.fiche.id.to_string(), cadre.contrat.id.to_string());
        let declinaisons =
            r.list::<Declinaison>("fiche_id = $2 AND retiree_le IS NULL ;; ORDER BY ordre, id", args![cadre.fiche.id]).await?;
        let tous: Vec<Indicateur> = r.list("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat]).await?;
        let rattachements: Vec<Rattachement> = r.list("objet = 'fiche' AND objet_id = $2", args![fiche]).await?;
        let siens: Vec<(Indicateur, Rattachement)> = tous
            .iter()
            .filter_map(|i| rattachements.iter().find(|a| a.indicateur_id == i.id).map(|a| (i.clone(), a.clone())))
            .collect();
        let cibles = r.list::<Cible>(DE_LA_FICHE, args![fiche]).await?;
        let observations = r.list::<Observation>(DE_LA_FICHE, args![fiche]).await?;
        Ok(Self { cadre, declinaisons, siens, tous, cibles, observations })
    }

    fn cibles_de(&self, id: IndicateurId) -> Vec<Cible> {
        self.cibles.iter().filter(|c| c.indicateur_id == id).cloned().collect()
    }

    fn valeur(&self, id: IndicateurId, annee: i64) -> Option<&Observation> {
        self.observations.iter().find(|o| o.indicateur_id == id && o.annee == annee)
    }

    fn champs(&self, i: &Indicateur, a: &Rattachement) -> Champs {
        formes::champs(i, a, &self.cibles_de(i.id))
    }

    fn formes(&self, sauf: Option<IndicateurId>) -> formes::Cadre {
        formes::Cadre {
            duree: self.cadre.contrat.duree_annees,
            declinaisons: self.declinaisons.iter().map(|d| (d.id.to_string(), format!("{} {}", d.lettre, d.libelle))).collect(),
            autres: self.siens.iter().map(|(i, _)| i.clone()).filter(|i| Some(i.id) != sauf).collect(),
        }
    }

    /// « 12.R1 » for the next result indicator of sheet 12.
    fn code_suivant(&self) -> String {
        let numero = self.cadre.fiche.numero;
        (1..).map(|n| format!("{numero}.R{n}")).find(|code| self.tous.iter().all(|i| i.code != *code)).unwrap_or_default()
    }
}

pub async fn get(visit: Visit, Path((_c, contrat, numero)): Path<(String, String, String)>, Query(q): Query<Requete>) -> Page {
    let mut r = visit.reader().await?;
    let liste = Liste::charger(&visit, &mut r, &contrat, &numero).await?;
    let ouvert = liste.siens.iter().find(|(i, _)| i.id.to_string() == q.ouvrir);
    let form = match (ouvert, q.annee.parse::<i64>()) {
        (Some((i, _)), Ok(annee)) => Form::filled(champs_de_valeur(i, annee, liste.valeur(i.id, annee))),
        (Some((i, a)), Err(_)) => Form::filled(liste.champs(i, a)),
        (None, _) => Form::filled(
            [
                ("code", liste.code_suivant().as_str()),
                ("role", "resultat"),
                ("mesure", "quantite"),
                ("sens", "hausse"),
                ("poids", "1"),
                ("etat", "brouillon"),
            ]
            .map(|(nom, valeur)| (nom.to_owned(), valeur.to_owned()))
            .to_vec(),
        ),
    };
    Ok(reponse(&form, montrer(&visit, &liste, &form, &q)))
}

fn champs_de_valeur(i: &Indicateur, annee: i64, o: Option<&Observation>) -> Champs {
    [
        ("cle", i.id.to_string()),
        ("annee", annee.to_string()),
        ("version", o.map(|o| o.version.to_string()).unwrap_or_default()),
        ("valeur", o.and_then(|o| o.valeur.clone()).unwrap_or_default().replace('.', ",")),
        ("absence", o.and_then(|o| o.absence).map(|a| a.code().to_owned()).unwrap_or_default()),
        ("motif", String::new()),
    ]
    .map(|(nom, valeur)| (nom.to_owned(), valeur))
    .to_vec()
}

pub async fn post(visit: Visit, Path((_c, contrat, numero)): Path<(String, String, String)>, mut form: Form) -> Page {
    let mut r = visit.reader().await?;
    let liste = Liste::charger(&visit, &mut r, &contrat, &numero).await?;
    drop(r);
    let fiche = &liste.cadre.fiche;
    let Ok(id) = form.text("cle").parse::<IndicateurId>() else {
        let resultat = ajouter_indicateur(&visit, fiche, &formes::saisie(&form)).await.map(drop);
        return finir(&visit, &liste, resultat, form, "ajoute");
    };
    let annee: i64 = form.text("annee").parse().unwrap_or(0);
    match form.text("action") {
        "valeur" => {
            let resultat = saisir_valeur(&visit, fiche, id, &formes::saisie_de_valeur(&form)).await.map(drop);
            if matches!(resultat, Err(ActeError::Store(StoreError::Stale { .. }))) {
                let version = liste.valeur(id, annee).map(|o| o.version.to_string()).unwrap_or_default();
                form.set("version", version);
                let q = Requete { ouvrir: id.to_string(), annee: annee.to_string(), fait: "perime".into(), ..Requete::default() };
                return Ok((StatusCode::CONFLICT, montrer(&visit, &liste, &form, &q)).into_response());
            }
            finir(&visit, &liste, resultat, form, "enregistre")
        }
        "effacer" => {
            effacer_valeur(&visit, fiche, id, annee).await?;
            Ok(visit.go(&format!("{}?fait=retire", liste.cadre.ici())))
        }
        _ => modifier(&visit, &liste, id, form).await,
    }
}

async fn modifier(visit: &Visit, liste: &Liste, id: IndicateurId, form: Form) -> Page {
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let (actuel, attache) = liste.siens.iter().find(|(i, _)| i.id == id).ok_or(PageError::NotFound)?;
    let enregistree = liste.champs(actuel, attache);
    let annees: Vec<String> = (1..=liste.cadre.contrat.duree_annees).map(|a| format!("cible.{a}")).collect();
    let noms: Vec<&str> = formes::NOMS.into_iter().chain(annees.iter().map(String::as_str)).collect();
    let a_choisir = |form: &Form, base: Option<&Champs>| {
        let ecarts = conflit::ecarts(form, base, &enregistree, &noms);
        (!ecarts.is_empty()).then(|| {
            let corps = conflit::choisir(visit, &visit.url(&liste.cadre.ici()), form, actuel.version, &ecarts, |nom, valeur| {
                valeur_lisible(visit, liste, nom, valeur)
            });
            (StatusCode::CONFLICT, liste.cadre.page(visit, &corps)).into_response()
        })
    };
    let Some(form) = conflit::arbitrer(&form, &enregistree) else {
        return a_choisir(&form, None).ok_or(PageError::Unreadable);
    };
    let mut resultat = modifier_indicateur(visit, &liste.cadre.fiche, id, version, &formes::saisie(&form)).await;
    if matches!(resultat, Err(ActeError::Store(StoreError::Stale { .. }))) {
        let mut r = visit.reader().await?;
        let base: Option<Indicateur> = conflit::version_lue(&mut r, &id.to_string(), version).await?;
        drop(r);
        // Letters and targets are records of their own: what they were then is what they are now.
        let base = base.map(|b| liste.champs(&b, attache));
        if let Some(page) = a_choisir(&form, base.as_ref()) {
            return Ok(page);
        }
        resultat = modifier_indicateur(visit, &liste.cadre.fiche, id, actuel.version, &formes::saisie(&form)).await;
    }
    finir(visit, liste, resultat.map(drop), form, "enregistre")
}

fn valeur_lisible(visit: &Visit, liste: &Liste, nom: &str, valeur: &str) -> String {
    let lue = match nom {
        "role" => RoleIndicateur::from_code(valeur).map(|x| mots::role(x, visit.lang)),
        "mesure" => ::indicateurs::model::Mesure::from_code(valeur).map(|x| mots::mesure(x, visit.lang)),
        "sens" => Sens::from_code(valeur).map(|x| mots::sens(x, visit.lang)),
        "etat" => EtatIndicateur::from_code(valeur).map(|x| mots::etat(x, visit.lang)),
        "derive_de" => liste.tous.iter().find(|i| i.id.to_string() == valeur).map(|i| i.code.clone()),
        "declinaisons" => liste.declinaisons.iter().find(|d| d.id.to_string() == valeur).map(|d| d.lettre.clone()),
        _ => None,
    };
    lue.unwrap_or_else(|| valeur.to_owned())
}

fn finir(visit: &Visit, liste: &Liste, resultat: Result<(), ActeError>, mut form: Form, code: &str) -> Page {
    match resultat {
        Ok(()) => Ok(visit.go(&format!("{}?fait={code}", liste.cadre.ici()))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            let q = Requete { ouvrir: form.text("cle").to_owned(), annee: form.text("annee").to_owned(), ..Requete::default() };
            Ok(reponse(&form, montrer(visit, liste, &form, &q)))
        }
    }
}

fn montrer(visit: &Visit, liste: &Liste, form: &Form, q: &Requete) -> Markup {
    let t = m(visit.lang);
    let ouvert = liste.siens.iter().find(|(i, _)| i.id.to_string() == q.ouvrir);
    let annee: Option<i64> = q.annee.parse().ok().filter(|a| (1..=liste.cadre.contrat.duree_annees).contains(a));
    let corps = html! {
        (fait(visit, &q.fait, None))
        (erreurs(form, visit.lang))
        @if liste.siens.is_empty() { (vide(&t.redaction_indicateurs_aucun(), None)) }
        @else {
            h2 { (t.redaction_indicateurs_n(liste.siens.len())) }
            ul.lignes { @for (i, a) in &liste.siens { li { (un_indicateur(visit, liste, i, a)) } } }
        }
        @match (ouvert, annee) {
            (Some((i, _)), Some(annee)) => (valeur(visit, liste, form, i, annee, q.fait == "perime")),
            (ouvert, _) => (definition(visit, liste, form, ouvert.map(|(i, _)| i))),
        }
    };
    liste.cadre.page(visit, &corps)
}

fn un_indicateur(visit: &Visit, liste: &Liste, i: &Indicateur, a: &Rattachement) -> Markup {
    let t = m(visit.lang);
    let ici = visit.url(&liste.cadre.ici());
    let retenues: Vec<&str> =
        liste.declinaisons.iter().filter(|d| a.declinaisons.contains(&d.id.to_string())).map(|d| d.lettre.as_str()).collect();
    let lettres = match (a.lettres.is_empty(), retenues.is_empty()) {
        (true, true) => t.redaction_toute_la_fiche(),
        (true, false) => t.redaction_lettres_retenues(retenues.join(", ")),
        (false, _) => t.redaction_lettres_imprimees(
            a.lettres.join(", "),
            if retenues.is_empty() { t.redaction_lettres_non_resolues() } else { retenues.join(", ") },
        ),
    };
    let ton = if i.etat == EtatIndicateur::Valide { Etat::Bien } else { Etat::Attente };
    html! {
        p { span.discret { (i.code) } " " strong { (i.libelle) } " " (etat(ton, &mots::etat(i.etat, visit.lang))) }
        p.discret { (mots::role(i.role, visit.lang)) " · " (mots::mesure(i.mesure, visit.lang)) " · " (mots::sens(i.sens, visit.lang)) " · " (t.redaction_poids_de(i.poids.replace('.', ","))) " · " (lettres) }
        div.defile tabindex="0" role="region" aria-label=(i.libelle) {
            table {
                caption.discret { (t.redaction_cibles_et_valeurs(kernel::texte::typographie(&i.unite))) }
                thead { tr { td {} @for n in 1..=liste.cadre.contrat.duree_annees { th.num scope="col" { (t.redaction_annee_courte(n.to_string())) } } } }
                tbody {
                    tr { th scope="row" { (t.redaction_ligne_cible()) }
                        @for n in 1..=liste.cadre.contrat.duree_annees {
                            td.num { @match liste.cibles.iter().find(|c| c.indicateur_id == i.id && c.annee == n) { Some(c) => (nombre(visit, i, &c.valeur)), None => "—" } }
                        }
                    }
                    tr { th scope="row" { (t.redaction_ligne_valeur()) }
                        @for n in 1..=liste.cadre.contrat.duree_annees {
                            td.num { a href=(format!("{ici}?ouvrir={}&annee={n}#formulaire", i.id)) aria-label=(t.redaction_saisir_annee(&i.code, n.to_string())) {
                                (observee(visit, i, liste.valeur(i.id, n)).unwrap_or_else(|| t.redaction_saisir()))
                            } }
                        }
                    }
                }
            }
        }
        div.gestes { a href=(format!("{ici}?ouvrir={}#formulaire", i.id)) aria-label=(t.redaction_modifier_quoi(&i.code)) { (t.redaction_modifier()) } }
    }
}

/// A decimal text as people read it, on the scale of its indicator if it has one; the text itself when it is not a number.
fn nombre(visit: &Visit, i: &Indicateur, texte: &str) -> String {
    if let Some(dite) = dire_texte(i.echelle.as_ref(), texte, visit.lang) {
        return dite;
    }
    match (texte.parse::<Nombre>(), visit.lang) {
        (Ok(n), kernel::Lang::Fr) => n.affiche_fr(2),
        (Ok(n), kernel::Lang::En) => n.affiche_en(2),
        (Err(_), _) => texte.to_owned(),
    }
}

fn observee(visit: &Visit, i: &Indicateur, o: Option<&Observation>) -> Option<String> {
    let o = o?;
    o.valeur.as_deref().map(|v| nombre(visit, i, v)).or_else(|| o.absence.map(|a| mots::absence(a, visit.lang)))
}

fn definition(visit: &Visit, liste: &Liste, form: &Form, ouvert: Option<&Indicateur>) -> Markup {
    let t = m(visit.lang);
    html! {
        h2 #formulaire { @match ouvert { Some(i) => (t.redaction_modifier_quoi(&i.code)), None => (t.redaction_ajouter_indicateur()) } }
        form method="post" action=(visit.url(&liste.cadre.ici())) data-enhance="brouillon" {
            @if let Some(i) = ouvert { (caches(&[("cle", &i.id.to_string()), ("version", form.text("version"))])) }
            (formes::formulaire(form, &liste.formes(ouvert.map(|i| i.id)), visit.lang))
            (brouillon(visit))
            div.boutons {
                (bouton(&if ouvert.is_some() { t.redaction_enregistrer() } else { t.redaction_ajouter() }))
                @if ouvert.is_some() { a href=(visit.url(&liste.cadre.ici())) { (t.redaction_annuler()) } }
            }
        }
    }
}

fn valeur(visit: &Visit, liste: &Liste, form: &Form, i: &Indicateur, annee: i64, perime: bool) -> Markup {
    let t = m(visit.lang);
    let ici = visit.url(&liste.cadre.ici());
    let presente = liste.valeur(i.id, annee);
    html! {
        h2 #formulaire { (t.redaction_valeur_de(&i.code, annee.to_string())) }
        p { (i.libelle) }
        @if let Some(o) = presente {
            div.encadre.attention[perime] role=[perime.then_some("alert")] {
                @if perime { p { strong { (t.redaction_conflit_titre()) } } }
                p { (libelle_champ("valeur", visit.lang)) "\u{202f}: " strong { (observee(visit, i, Some(o)).unwrap_or_default()) } " "
                    span.discret { (t.redaction_valeur_source(&o.auteur, &o.provenance, kernel::texte::date_longue(visit.house.db.clock().day_of(o.saisie_a), visit.lang))) } }
                @if let Some(motif) = &o.motif { p.discret { (motif) } }
            }
        }
        form method="post" action=(ici) {
            (caches(&[("cle", &i.id.to_string()), ("annee", &annee.to_string()), ("version", form.text("version")), ("action", "valeur")]))
            (formes::formulaire_de_valeur(form, i, visit.lang))
            div.boutons { (bouton(&t.redaction_enregistrer())) a href=(ici) { (t.redaction_annuler()) } }
        }
        @if presente.is_some() {
            (bouton_sur(&ici, &[("cle", &i.id.to_string()), ("annee", &annee.to_string())], "effacer", &t.redaction_effacer_valeur(), &t.redaction_effacer_valeur()))
        }
    }
}
