//! What was paid: `/dossiers/{dossier}/versements`, where each funder writes its own line, and `liste`, those of a call.

mod correction;
pub mod liste;
#[cfg(test)]
mod tests;

use super::cadre_appel::Issue;
use crate::actes::versement::{self as actes, Paiements, SaisieVersement};
use crate::droits;
use crate::m;
use crate::model::*;
use crate::mots;
use crate::regles::derogation::en_vigueur;
use crate::regles::etats::EtatLigne;
use crate::regles::versement::NatureVersement;
use crate::regles::{Euros, Financeur};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Lang;
use maud::{Markup, html};
use store::{ActeError, StoreError};
use web::components::{Champ, Choix, Etat as Ton, bouton, champ, erreurs, etat, liste_deroulante};
use web::{Form, Layout, Page, PageError, Visit};

async fn charger(visit: &Visit, id: &str) -> Result<Paiements, PageError> {
    let id: DossierId = id.parse().map_err(|_| PageError::NotFound)?;
    let p = Paiements::lire(&mut visit.reader().await?, visit, &id, visit.today()).await?;
    let lit = droits::lit_les_dossiers(visit, &p.appel);
    if !lit && p.lu.dossier.etat.pour_le_porteur() != p.lu.dossier.etat {
        return Err(PageError::NotFound);
    }
    if p.lu.lignes.iter().any(|l| l.vote().is_some_and(Euros::est_positif)) { Ok(p) } else { Err(PageError::NotFound) }
}

/// `GET /dossiers/{dossier}/versements`
pub async fn get(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    let p = charger(&visit, &id).await?;
    Ok(montrer(&visit, &p, &Form::default(), false).into_response())
}

/// `POST /dossiers/{dossier}/versements`
pub async fn post(visit: Visit, Path((_c, id)): Path<(String, String)>, mut form: Form) -> Page {
    let p = charger(&visit, &id).await?;
    let d = p.lu.dossier.id;
    let corrige = correction::recevoir(&visit, d, &form).await?;
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let qui = Financeur::nomme(form.text("financeur"));
    let ligne = p.lu.lignes.iter().find(|l| l.financeur == qui).ok_or(PageError::NotFound)?;
    let tape = SaisieVersement {
        le: form.text("le").to_owned(),
        montant: form.text("montant").to_owned(),
        nature: form.text("nature").to_owned(),
        justificatif: form.text("motif").to_owned(),
    };
    let resultat = match corrige {
        Some(resultat) => resultat,
        None => actes::enregistrer(&visit, &d, &ligne.id, version, &tape).await,
    };
    match resultat {
        Ok(_) => Ok(visit.go(&format!("/dossiers/{d}/versements"))),
        Err(ActeError::Refus(refus)) => {
            let issue = Issue::du_refus(&refus);
            form.refused(ActeError::Refus(refus), visit.lang)?;
            Ok(issue.reponse(montrer(&visit, &p, &form, false)))
        }
        Err(ActeError::Store(StoreError::Stale { .. })) => {
            let p = charger(&visit, &id).await?;
            Ok(Issue::Perime.reponse(montrer(&visit, &p, &form, true)))
        }
        Err(autre) => Err(autre.into()),
    }
}

/// « versée en partie », and how it is drawn.
pub fn etat_ligne(e: EtatLigne, lang: Lang) -> (Ton, String) {
    let ton = match e {
        EtatLigne::VerseePartielle | EtatLigne::Notifiee => Ton::Attente,
        EtatLigne::Versee | EtatLigne::Soldee => Ton::Bien,
        EtatLigne::AReverser => Ton::Alerte,
        _ => Ton::Info,
    };
    (ton, mots::etat_ligne(e, lang))
}

/// « acompte ».
pub fn nature(n: NatureVersement, lang: Lang) -> String {
    let t = m(lang);
    match n {
        NatureVersement::Acompte => t.versement_acompte(),
        NatureVersement::Solde => t.versement_solde(),
        NatureVersement::Reversement => t.versement_reversement(),
    }
}

fn montrer(visit: &Visit, p: &Paiements, form: &Form, conflit: bool) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let d = &p.lu.dossier;
    let votees: Vec<&LigneFinanceur> = p.lu.lignes.iter().filter(|l| l.vote().is_some_and(Euros::est_positif)).collect();
    let nom = |l: &LigneFinanceur| {
        p.financeurs.iter().find(|f| f.code == l.financeur).map_or_else(|| l.financeur.to_string(), |f| f.nom.clone())
    };
    let body = html! {
        (erreurs(form, lang))
        @if conflit { div.encadre.attention role="alert" { p { (t.versement_conflit()) } } }
        p.chapeau { (t.versement_aide()) }
        @for l in &votees {
            h2 id=(l.financeur.code()) { (nom(l)) }
            (une_ligne(visit, p, l, form))
            @if let Some(inscrit) = p.financeurs.iter().find(|f| f.code == l.financeur && droits::remplit_la_colonne(visit, f, &p.appel)) {
                (formulaire(visit, p, l, inscrit, form))
            }
        }
    };
    let titre = t.versement_titre();
    let over = d.numero.as_ref().map(|n| t.fiche_surtitre(n)).unwrap_or_default();
    let mut page = Layout::new(&titre).over(over).trail(t.accueil_titre(), "/appels");
    page = page.trail(&p.appel.intitule, format!("/appels/{}", p.appel.slug));
    if droits::lit_les_dossiers(visit, &p.appel) {
        page = page.trail(t.versement_liste_titre(), format!("/appels/{}/versements", p.appel.slug));
    }
    page.trail(&d.intitule, format!("/dossiers/{}", d.id)).section("/appels").render(visit, body)
}

fn une_ligne(visit: &Visit, p: &Paiements, l: &LigneFinanceur, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let (ton, mot) = etat_ligne(l.etat, lang);
    let vote = p.convenu(l);
    let paye = l.paye().unwrap_or_default();
    let sienne = p.financeurs.iter().any(|f| f.code == l.financeur && droits::remplit_la_colonne(visit, f, &p.appel));
    let versements = p.versements.get(&l.id).map(Vec::as_slice).unwrap_or_default();
    html! {
        p {
            (etat(ton, &mot)) " "
            (t.versement_resume(mots::euros(Some(vote), lang), mots::euros(Some(paye), lang), mots::euros(Some((vote - paye).max(Euros::ZERO)), lang)))
        }
        @if versements.is_empty() { p.discret { (t.versement_aucun()) } } @else {
            ul.lignes { @for v in versements {
                li {
                    (correction::montrer(visit, v))
                    @if sienne { (correction::formulaire(visit, p.lu.dossier.id, l, v, form)) }
                }
            } }
        }
    }
}

/// What the rules say before money leaves, then the form of the funder.
fn formulaire(visit: &Visit, p: &Paiements, l: &LigneFinanceur, qui: &FinanceurInscrit, form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let natures: Vec<NatureVersement> = match l.etat {
        EtatLigne::Notifiee | EtatLigne::VerseePartielle if p.lu.dossier.contenu.abandon().is_some() => {
            if l.paye().is_some_and(Euros::est_positif) { vec![NatureVersement::Reversement] } else { vec![] }
        }
        EtatLigne::Notifiee | EtatLigne::VerseePartielle => NatureVersement::ALL.to_vec(),
        EtatLigne::Versee | EtatLigne::AReverser => vec![NatureVersement::Reversement],
        _ => vec![],
    };
    let mien = form.text("financeur") == l.financeur.code();
    let vide = Form::default();
    let form = if mien { form } else { &vide };
    let part = l.financeur.code();
    let vierge = Form::default();
    let form = if form.has("versement") { &vierge } else { form };
    let choix: Vec<Choix> = natures.iter().map(|n| Choix::new(n.code(), nature(*n, lang))).collect();
    html! {
        @if natures.is_empty() { p.discret { (t.versement_ferme()) } } @else {
            h3 { (t.versement_regles()) }
            (super::regles::verdicts(&p.juger(l, visit.today()), &en_vigueur(&p.lu.derogations, visit.today()), lang))
            form method="post" action=(visit.url(&format!("/dossiers/{}/versements", p.lu.dossier.id))) {
                input type="hidden" name="version" value=(l.version);
                input type="hidden" name="financeur" value=(l.financeur.code());
                (champ(form, &Champ { name: "le", label: &t.versement_le(), kind: "date", required: true, short: true, part, ..Champ::default() }, lang))
                (champ(form, &Champ { name: "montant", label: &t.versement_montant(), hint: &t.versement_montant_aide(), required: true, short: true, inputmode: "decimal", part, ..Champ::default() }, lang))
                (liste_deroulante(form, &Champ { name: "nature", label: &t.versement_nature(), required: true, short: true, part, ..Champ::default() }, &choix, lang))
                @if !qui.instruit { (champ(form, &Champ { name: "motif", label: &t.suite_justificatif(), hint: &t.suite_justificatif_aide(), required: true, part, ..Champ::default() }, lang)) }
                (bouton(&t.versement_enregistrer()))
            }
        }
    }
}
