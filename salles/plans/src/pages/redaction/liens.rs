//! The links of a sheet: what it points to, what points to it, and what is left to check.

use super::cadre::{CadreFiche, Onglet, Requete, bouton_sur, brouillon, caches, fait, reponse};
use super::conflit::{self, Champs};
use super::mots;
use crate::actes::redaction::{SaisieLien, ajouter_lien, ajouter_variante, modifier_lien, trancher_lien};
use crate::m;
use crate::model::{Contrat, EtatLien, FicheAction, GenreLienFiche, Lien, LienId, Programme};
use crate::regles::redaction::{candidates, libelle_champ, nom_de_lien};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Right;
use maud::{Markup, html};
use std::collections::BTreeMap;
use store::{ActeError, Read, Reader, StoreError, args};
use web::components::{Champ, Choix, bouton, champ, choix, coches, erreurs, liste_deroulante, vide};
use web::{Form, Page, PageError, Visit};

const NOMS: [&str; 5] = ["genre", "vers", "fiche", "programme_id", "texte"];

struct Liste {
    cadre: CadreFiche,
    liens: Vec<Lien>,
    /// Links of other sheets to this one.
    vers_elle: Vec<Lien>,
    /// Every sheet that this visitor may read.
    fiches: Vec<FicheAction>,
    /// Acronym of the contract of each sheet that is not of this one.
    ailleurs: BTreeMap<String, String>,
    programmes: Vec<Programme>,
}

impl Liste {
    async fn charger(visit: &Visit, r: &mut Reader, contrat: &str, numero: &str) -> Result<Self, PageError> {
        let cadre = CadreFiche::ouvrir(visit, r, contrat, numero, Onglet::Liens).await?;
        let liens = r.list::<Lien>("fiche_id = $2 ;; ORDER BY ordre, id", args![cadre.fiche.id]).await?;
        let vers_elle =
            r.list::<Lien>("cible_fiche_id = $2 AND fiche_id <> $2 ;; ORDER BY ordre, id", args![cadre.fiche.id]).await?;
        let programmes = r.list::<Programme>(";; ORDER BY cle COLLATE \"C\"", args![]).await?;
        let contrats = r.list::<Contrat>("", args![]).await?;
        let lisibles: BTreeMap<String, String> = contrats
            .iter()
            .filter(|c| visit.may(Right::LirePlan, Some(&c.id.to_string())))
            .map(|c| (c.id.to_string(), c.sigle.clone().unwrap_or_else(|| c.titre.clone())))
            .collect();
        let mut fiches = r.list::<FicheAction>("retiree_le IS NULL ;; ORDER BY numero", args![]).await?;
        fiches.retain(|f| lisibles.contains_key(&f.contrat_id.to_string()));
        fiches.sort_by_key(|f| (f.contrat_id != cadre.contrat.id, f.contrat_id, f.numero));
        let ailleurs = lisibles.into_iter().filter(|(id, _)| *id != cadre.contrat.id.to_string()).collect();
        Ok(Self { cadre, liens, vers_elle, fiches, ailleurs, programmes })
    }

    /// « 12 Titre », « CDV 3 Titre » for another contract.
    fn nommer(&self, f: &FicheAction) -> String {
        match self.ailleurs.get(&f.contrat_id.to_string()) {
            Some(sigle) => format!("{sigle} {} {}", f.numero, f.titre),
            None => format!("{} {}", f.numero, f.titre),
        }
    }

    fn cible(&self, visit: &Visit, l: &Lien) -> String {
        let t = m(visit.lang);
        if let Some(id) = l.cible_fiche_id {
            let connue = self.fiches.iter().find(|f| f.id == id).map(|f| t.redaction_cible_fiche(self.nommer(f)));
            return connue.unwrap_or_else(|| t.redaction_cible_hors_de_vue());
        }
        match l.programme_id {
            Some(id) => self.programmes.iter().find(|p| p.id == id).map(|p| p.nom.clone()).unwrap_or_default(),
            None => t.redaction_cible_texte(&l.texte),
        }
    }
}

fn champs(l: &Lien) -> Champs {
    let vers = if l.cible_fiche_id.is_some() {
        "fiche"
    } else if l.programme_id.is_some() {
        "programme"
    } else {
        "texte"
    };
    [
        ("version", l.version.to_string()),
        ("genre", l.genre.code().to_owned()),
        ("vers", vers.to_owned()),
        ("fiche", l.cible_fiche_id.map(|id| id.to_string()).unwrap_or_default()),
        ("programme_id", l.programme_id.map(|id| id.to_string()).unwrap_or_default()),
        ("texte", l.texte.clone()),
    ]
    .map(|(nom, valeur)| (nom.to_owned(), valeur))
    .to_vec()
}

fn saisie(form: &Form) -> SaisieLien {
    let cible = if form.text("vers") == "programme" { "programme_id" } else { "fiche" };
    SaisieLien {
        genre: form.text("genre").to_owned(),
        vers: form.text("vers").to_owned(),
        cible: form.text(cible).to_owned(),
        programme: form.text("programme").to_owned(),
        autre_programme: form.has("autre_programme"),
        texte: form.text("texte").to_owned(),
    }
}

pub async fn get(visit: Visit, Path((_c, contrat, numero)): Path<(String, String, String)>, Query(q): Query<Requete>) -> Page {
    let mut r = visit.reader().await?;
    let liste = Liste::charger(&visit, &mut r, &contrat, &numero).await?;
    let form = match liste.liens.iter().find(|l| l.id.to_string() == q.ouvrir) {
        Some(l) => Form::filled(champs(l)),
        None => Form::filled(vec![("vers".into(), "fiche".into()), ("genre".into(), "contribue_a".into())]),
    };
    Ok(reponse(&form, montrer(&visit, &liste, &form, &q)))
}

pub async fn post(visit: Visit, Path((_c, contrat, numero)): Path<(String, String, String)>, form: Form) -> Page {
    let mut r = visit.reader().await?;
    let liste = Liste::charger(&visit, &mut r, &contrat, &numero).await?;
    drop(r);
    let fiche = &liste.cadre.fiche;
    let Ok(id) = form.text("cle").parse::<LienId>() else {
        let resultat = ajouter_lien(&visit, fiche, &saisie(&form)).await;
        return finir(&visit, &liste, resultat, form, "ajoute");
    };
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    match form.text("action") {
        "variante" => {
            let lien = liste.liens.iter().find(|l| l.id == id).ok_or(PageError::NotFound)?;
            let programme = lien.programme_id.ok_or(PageError::NotFound)?;
            ajouter_variante(&visit, &liste.cadre.contrat, programme, &lien.texte).await?;
            Ok(visit.go(&format!("{}?fait=enregistre", liste.cadre.ici())))
        }
        autre => match EtatLien::from_code(autre) {
            Some(etat) => {
                let resultat = trancher_lien(&visit, fiche, id, version, etat).await;
                finir(&visit, &liste, resultat, form, "enregistre")
            }
            None => modifier(&visit, &liste, id, version, form).await,
        },
    }
}

async fn modifier(visit: &Visit, liste: &Liste, id: LienId, version: i64, form: Form) -> Page {
    let actuel = liste.liens.iter().find(|l| l.id == id).ok_or(PageError::NotFound)?;
    let a_choisir = |form: &Form, base: Option<&Lien>| {
        let ecarts = conflit::ecarts(form, base.map(champs).as_ref(), &champs(actuel), &NOMS);
        (!ecarts.is_empty()).then(|| {
            let corps = conflit::choisir(visit, &visit.url(&liste.cadre.ici()), form, actuel.version, &ecarts, |nom, valeur| {
                valeur_lisible(visit, liste, nom, valeur)
            });
            (StatusCode::CONFLICT, liste.cadre.page(visit, &corps)).into_response()
        })
    };
    let Some(form) = conflit::arbitrer(&form, &champs(actuel)) else {
        return a_choisir(&form, None).ok_or(PageError::Unreadable);
    };
    let mut resultat = modifier_lien(visit, &liste.cadre.fiche, id, version, &saisie(&form)).await;
    if matches!(resultat, Err(ActeError::Store(StoreError::Stale { .. }))) {
        let mut r = visit.reader().await?;
        let base: Option<Lien> = conflit::version_lue(&mut r, &id.to_string(), version).await?;
        drop(r);
        if let Some(page) = a_choisir(&form, base.as_ref()) {
            return Ok(page);
        }
        resultat = modifier_lien(visit, &liste.cadre.fiche, id, actuel.version, &saisie(&form)).await;
    }
    finir(visit, liste, resultat, form, "enregistre")
}

fn valeur_lisible(visit: &Visit, liste: &Liste, nom: &str, valeur: &str) -> String {
    let lue = match nom {
        "genre" => GenreLienFiche::from_code(valeur).map(|g| nom_de_lien(g, visit.lang)),
        "fiche" => liste.fiches.iter().find(|f| f.id.to_string() == valeur).map(|f| liste.nommer(f)),
        "programme_id" => liste.programmes.iter().find(|p| p.id.to_string() == valeur).map(|p| p.nom.clone()),
        "vers" => vers(visit).into_iter().find(|c| c.value == valeur).map(|c| c.label),
        _ => None,
    };
    lue.unwrap_or_else(|| valeur.to_owned())
}

fn finir(visit: &Visit, liste: &Liste, resultat: Result<Lien, ActeError>, mut form: Form, code: &str) -> Page {
    match resultat {
        Ok(_) => Ok(visit.go(&format!("{}?fait={code}", liste.cadre.ici()))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            let ouvrir = form.text("cle").to_owned();
            if let (false, Some(l)) = (form.has("genre"), liste.liens.iter().find(|l| l.id.to_string() == ouvrir)) {
                for (nom, valeur) in champs(l) {
                    form.set(&nom, valeur);
                }
            }
            // The rules say « cible »; the form shows one list per kind of target.
            let visible = if form.text("vers") == "programme" { "programme_id" } else { "fiche" };
            for error in form.errors.iter_mut().filter(|e| e.field.as_deref() == Some("cible")) {
                error.field = Some(visible.to_owned());
            }
            Ok(reponse(&form, montrer(visit, liste, &form, &Requete { ouvrir, ..Requete::default() })))
        }
    }
}

fn vers(visit: &Visit) -> [Choix; 4] {
    let t = m(visit.lang);
    [
        Choix::new("fiche", t.redaction_vers_fiche()),
        Choix::new("programme", t.redaction_vers_programme()),
        Choix::new("nouveau_programme", t.redaction_vers_nouveau()),
        Choix { value: "texte".into(), label: t.redaction_vers_texte(), hint: t.redaction_vers_texte_aide() },
    ]
}

fn montrer(visit: &Visit, liste: &Liste, form: &Form, q: &Requete) -> Markup {
    let t = m(visit.lang);
    let ouvert = liste.liens.iter().find(|l| l.id.to_string() == q.ouvrir);
    let groupes = [EtatLien::AVerifier, EtatLien::Confirme, EtatLien::Refuse];
    let corps = html! {
        (fait(visit, &q.fait, None))
        (erreurs(form, visit.lang))
        @if liste.liens.is_empty() { (vide(&t.redaction_liens_aucun(), None)) }
        @for etat in groupes {
            @let ceux: Vec<&Lien> = liste.liens.iter().filter(|l| l.etat == etat).collect();
            @if !ceux.is_empty() {
                h2 { (match etat {
                    EtatLien::AVerifier => t.redaction_liens_a_verifier_n(ceux.len()),
                    EtatLien::Confirme => t.redaction_liens_confirmes_n(ceux.len()),
                    EtatLien::Refuse => t.redaction_liens_refuses_n(ceux.len()),
                }) }
                ul.lignes { @for l in ceux { li { (un_lien(visit, liste, l)) } } }
            }
        }
        @if !liste.vers_elle.is_empty() {
            h2 { (t.redaction_liens_vers_elle()) }
            p.aide { (t.redaction_liens_vers_elle_aide()) }
            ul { @for l in &liste.vers_elle {
                @if let Some(f) = liste.fiches.iter().find(|f| f.id == l.fiche_id) {
                    li { (liste.nommer(f)) " " span.discret { (nom_de_lien(l.genre, visit.lang)) " · " } (mots::etat_de_lien(l.etat, visit.lang)) }
                }
            } }
        }
        h2 #formulaire { @if ouvert.is_some() { (t.redaction_modifier_lien()) } @else { (t.redaction_ajouter_lien()) } }
        (formulaire(visit, liste, form, ouvert))
    };
    liste.cadre.page(visit, &corps)
}

fn un_lien(visit: &Visit, liste: &Liste, l: &Lien) -> Markup {
    let t = m(visit.lang);
    let ici = visit.url(&liste.cadre.ici());
    let (cle, version) = (l.id.to_string(), l.version.to_string());
    let cible = liste.cible(visit, l);
    let soi = l.cible_fiche_id == Some(liste.cadre.fiche.id);
    let resolu = l.cible_fiche_id.is_some() || l.programme_id.is_some();
    let champs: [(&str, &str); 2] = [("cle", &cle), ("version", &version)];
    let proposees = if resolu { vec![] } else { candidates(&l.texte, liste.cadre.fiche.id, &liste.fiches) };
    let variante_inconnue = l.programme_id.and_then(|id| liste.programmes.iter().find(|p| p.id == id)).is_some_and(|p| {
        !l.texte.is_empty()
            && std::iter::once(&p.nom).chain(p.variantes.iter()).all(|v| kernel::texte::cle(v) != kernel::texte::cle(&l.texte))
    });
    html! {
        p { span.discret { (nom_de_lien(l.genre, visit.lang)) } " " strong { (cible) } " " (mots::etat_de_lien(l.etat, visit.lang)) }
        @if !l.texte.is_empty() && resolu { p.discret { (t.redaction_imprimee(&l.texte)) } }
        @if soi { p.discret { (t.redaction_lien_soi()) } }
        @if !proposees.is_empty() { p.discret { (t.redaction_candidates(proposees.iter().map(|f| liste.nommer(f)).collect::<Vec<_>>().join("\u{202f}; "))) } }
        div.gestes {
            a href=(format!("{ici}?ouvrir={cle}#formulaire")) aria-label=(t.redaction_modifier_quoi(&cible)) { (t.redaction_modifier()) }
            @if l.etat != EtatLien::Confirme && resolu && !soi { (bouton_sur(&ici, &champs, "confirme", &t.redaction_confirmer(), &t.redaction_confirmer_quoi(&cible))) }
            @if l.etat != EtatLien::Refuse { (bouton_sur(&ici, &champs, "refuse", &t.redaction_refuser(), &t.redaction_refuser_quoi(&cible))) }
            @if l.etat != EtatLien::AVerifier { (bouton_sur(&ici, &champs, "a_verifier", &t.redaction_a_verifier(), &t.redaction_a_verifier_quoi(&cible))) }
            @if variante_inconnue { (bouton_sur(&ici, &champs, "variante", &t.redaction_variante(), &t.redaction_variante_quoi(&l.texte))) }
        }
    }
}

fn formulaire(visit: &Visit, liste: &Liste, form: &Form, ouvert: Option<&Lien>) -> Markup {
    let t = m(visit.lang);
    let l = |nom: &str| libelle_champ(nom, visit.lang);
    let genres: Vec<Choix> = GenreLienFiche::ALL.iter().map(|g| Choix::new(g.code(), nom_de_lien(*g, visit.lang))).collect();
    let vide = || vec![Choix::new("", t.redaction_choisir())];
    let mut fiches = vide();
    fiches.extend(liste.fiches.iter().map(|f| Choix::new(f.id.to_string(), liste.nommer(f))));
    let mut programmes = vide();
    programmes.extend(liste.programmes.iter().map(|p| Choix::new(p.id.to_string(), p.nom.clone())));
    html! {
        form.selon method="post" action=(visit.url(&liste.cadre.ici())) data-enhance="brouillon" {
            @if let Some(ouvert) = ouvert { (caches(&[("cle", &ouvert.id.to_string()), ("version", form.text("version"))])) }
            (liste_deroulante(form, &Champ { name: "genre", label: &l("genre"), required: true, short: true, ..Champ::default() }, &genres, visit.lang))
            (choix(form, &Champ { name: "vers", label: &t.redaction_vers(), required: true, ..Champ::default() }, &vers(visit), visit.lang))
            div.si.si-fiche { (liste_deroulante(form, &Champ { name: "fiche", label: &t.redaction_vers_fiche(), ..Champ::default() }, &fiches, visit.lang)) }
            div.si.si-programme { (liste_deroulante(form, &Champ { name: "programme_id", label: &t.redaction_vers_programme(), ..Champ::default() }, &programmes, visit.lang)) }
            div.si.si-nouveau {
                (champ(form, &Champ { name: "programme", label: &t.redaction_programme_nom(), hint: &t.redaction_programme_aide(), ..Champ::default() }, visit.lang))
                @if form.error("programme").is_some() {
                    (coches(form, &Champ { name: "autre_programme", label: &t.redaction_programme_doute(), ..Champ::default() }, &[Choix::new("oui", t.redaction_programme_autre())], visit.lang))
                }
            }
            (champ(form, &Champ { name: "texte", label: &t.redaction_lien_texte(), hint: &t.redaction_lien_texte_aide(), ..Champ::default() }, visit.lang))
            (brouillon(visit))
            div.boutons {
                (bouton(&if ouvert.is_some() { t.redaction_enregistrer() } else { t.redaction_ajouter() }))
                @if ouvert.is_some() { a href=(visit.url(&liste.cadre.ici())) { (t.redaction_annuler()) } }
            }
        }
    }
}
