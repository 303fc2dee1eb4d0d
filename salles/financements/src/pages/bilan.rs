//! `/dossiers/{dossier}/bilan`: the review of a file. Its holder writes it, the team finds it complete, each funder validates its
//! part; `liste` follows those of a call.

mod formulaire;
mod gestes;
mod lecture;
pub mod liste;
pub mod papier;
#[cfg(test)]
mod tests;

use super::cadre_appel::Issue;
use super::query;
use crate::actes::bilan::{self as actes, Ouvert};
use crate::actes::equipe::main_de;
use crate::actes::pieces::Depot;
use crate::droits;
use crate::model::*;
use crate::regles::bilan::{SaisieBilan, Suivi, attend_un_bilan, champs, limite, limite_legale, mesures, suivi};
use crate::regles::situation::Situation;
use crate::regles::{Catalogue, Etape, Financeur};
use crate::{m, mots};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::texte::date_longue;
use maud::{Markup, html};
use store::{ActeError, Read, StoreError, args};
use web::components::{Etat as Ton, erreurs, etat};
use web::{Form, Layout, Page, PageError, Visit};

/// What the page shows, for who is looking.
struct Vue {
    o: Ouvert,
    pieces: Vec<PieceDossier>,
    /// The holder, or the team for them.
    depose: bool,
    conduit: bool,
    /// Who reads the files of others: team, funders, committee.
    interne: bool,
}

impl Vue {
    fn ecrit(&self) -> bool {
        self.depose && self.o.modifiable()
    }

    /// The review as this visitor may read it: a draft is its holder's and the team's.
    fn lisible(&self) -> Option<&BilanDossier> {
        self.o.bilan.as_ref().filter(|b| b.recu_le.is_some() || self.depose)
    }
}

async fn charger(visit: &Visit, id: &str) -> Result<Vue, PageError> {
    let id: DossierId = id.parse().map_err(|_| PageError::NotFound)?;
    let mut r = visit.reader().await?;
    let o = Ouvert::lire(&mut r, &id, visit.today()).await?;
    let main = main_de(&mut r, visit, &o.porteur, Some(&o.appel.contrat_id)).await?;
    // What was voted is the holder's once it was told so, and nothing is reported of it before.
    let su = attend_un_bilan(o.dossier.etat) || droits::lit_les_dossiers(visit, &o.appel);
    if !droits::lit(visit, &o.dossier, &o.porteur, &o.appel, &main) || !o.finance() || !su {
        return Err(PageError::NotFound);
    }
    let pieces = if droits::lit_les_pieces(visit, &o.porteur, &o.appel, &o.lignes, &o.financeurs) {
        r.list::<PieceDossier>("dossier_id = $2 ;; ORDER BY deposee_a, id", args![o.dossier.id]).await?
    } else {
        vec![]
    };
    Ok(Vue {
        depose: droits::depose_pour(visit, &o.porteur, &o.appel) && main.ecrit(Some(o.dossier.id)),
        conduit: droits::conduit(visit, &o.appel),
        interne: droits::lit_les_dossiers(visit, &o.appel),
        pieces,
        o,
    })
}

fn formulaire_de(vue: &Vue) -> Form {
    let mut lus = vue.o.bilan.as_ref().map(champs).unwrap_or_default();
    lus.extend(vue.o.bilan.iter().flat_map(|b| mesures::champs(&b.contenu, &vue.o.dossier.contenu.indicateurs)));
    let mut form = Form::filled(lus);
    form.set("version", vue.o.bilan.as_ref().map_or(0, |b| b.version).to_string());
    form
}

/// `GET /dossiers/{dossier}/bilan`
pub async fn get(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    let vue = charger(&visit, &id).await?;
    let form = formulaire_de(&vue);
    Ok(montrer(&visit, &vue, &form, None).into_response())
}

/// `POST /dossiers/{dossier}/bilan`
pub async fn post(visit: Visit, Path((_c, id)): Path<(String, String)>, mut form: Form) -> Page {
    let vue = charger(&visit, &id).await?;
    let d = &vue.o.dossier.id;
    let version: i64 = form.text("version").parse().map_err(|_| PageError::Unreadable)?;
    let saisie = SaisieBilan(form.fields().to_vec());
    let action = form.text("action").to_owned();
    let resultat = match action.as_str() {
        "" | "enregistrer" => actes::enregistrer(&visit, d, version, &saisie).await,
        "deposer" => actes::deposer(&visit, d, version, &saisie).await,
        "joindre" => actes::joindre(&visit, d, version, depot(&form)).await,
        "renvoyer" => actes::renvoyer(&visit, d, version, form.text("motif")).await,
        "valider" => actes::valider(&visit, d, version).await,
        "part" => {
            let qui = Financeur::nomme(form.text("financeur"));
            actes::valider_part(&visit, d, &qui, version, form.text("a_reverser")).await
        }
        _ => return Err(PageError::Unreadable),
    };
    match resultat {
        Ok(_) => {
            let fait = if action == "deposer" { "recu" } else { "enregistre" };
            Ok(visit.go(&format!("/dossiers/{d}/bilan?fait={fait}")))
        }
        Err(ActeError::Store(StoreError::Stale { .. })) => {
            // Both versions are shown, neither is lost.
            let autre = vue.o.bilan.as_ref().map(champs).unwrap_or_default();
            form.set("version", vue.o.bilan.as_ref().map_or(0, |b| b.version).to_string());
            Ok(Issue::Perime.reponse(montrer(&visit, &vue, &form, Some(&autre))))
        }
        Err(ActeError::Refus(refus)) => {
            let issue = Issue::du_refus(&refus);
            form.refused(ActeError::Refus(refus), visit.lang)?;
            if !matches!(action.as_str(), "" | "enregistrer" | "deposer") {
                // The other form of the page keeps what the house knows.
                for (nom, valeur) in vue.o.bilan.as_ref().map(champs).unwrap_or_default() {
                    form.set(&nom, valeur);
                }
            }
            Ok(issue.reponse(montrer(&visit, &vue, &form, None)))
        }
        Err(autre) => Err(autre.into()),
    }
}

fn depot(form: &Form) -> Depot {
    let fichier = form.files.iter().find(|f| f.field == "fichier");
    Depot {
        genre: form.text("genre").to_owned(),
        nom: fichier.map(|f| f.name.clone()).unwrap_or_default(),
        octets: fichier.map(|f| f.bytes.clone()).unwrap_or_default(),
        ..Depot::default()
    }
}

/// The state of a review in words, and how it is drawn.
fn suivi_en_mots(s: Suivi, visit: &Visit) -> (Ton, String) {
    let t = m(visit.lang);
    let n = |jours: i64| usize::try_from(jours).unwrap_or(0);
    match s {
        Suivi::Attendu { reste } => (Ton::Attente, t.bilan_suivi_attendu(n(reste))),
        Suivi::EnRetard { jours } => (Ton::Alerte, t.bilan_suivi_retard(n(jours))),
        Suivi::Recu => (Ton::Attente, t.bilan_suivi_recu()),
        Suivi::ACorriger => (Ton::Alerte, t.bilan_suivi_a_corriger()),
        Suivi::Valide => (Ton::Bien, t.bilan_suivi_valide()),
    }
}

fn montrer(visit: &Visit, vue: &Vue, form: &Form, autre: Option<&[(String, String)]>) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let o = &vue.o;
    let numero = o.dossier.numero.clone().unwrap_or_default();
    let fait = query(visit);
    let recu = o.bilan.as_ref().and_then(|b| b.recu_le);
    let body = html! {
        (erreurs(form, lang))
        @match (fait.text("fait"), recu) {
            ("recu", Some(le)) => { div.encadre { p role="status" { "✓ " (t.bilan_accuse(date_longue(le, lang), &numero)) } } },
            ("enregistre", _) => { div.encadre { p role="status" { "✓ " (t.bilan_enregistre()) } } },
            _ => {},
        }
        (echeances(visit, vue))
        @if let Some(b) = o.bilan.as_ref().filter(|b| b.etat == EtatBilan::ACorriger && vue.lisible().is_some()) {
            div.encadre.attention { h2 { (t.bilan_a_corriger_titre()) } p.texte { (b.contenu.a_corriger) } }
        }
        @if vue.ecrit() {
            (formulaire::montrer(visit, vue, form, autre))
        } @else if let Some(b) = vue.lisible() {
            (lecture::montrer(visit, o, b))
        } @else { p { (t.bilan_pas_rendu()) } }
        @if vue.lisible().is_some() { p { a href=(visit.url(&format!("/dossiers/{}/bilan.pdf", o.dossier.id))) { (t.bilan_papier_lien()) } } }
        (formulaire::pieces(visit, vue, form))
        (objet_caf(visit, o))
        (gestes::montrer(visit, vue, form))
    };
    let titre = t.bilan_titre(o.appel.exercice.to_string());
    let mut page = Layout::new(&titre).over(t.fiche_surtitre(&numero)).trail(t.accueil_titre(), "/appels");
    page = page.trail(&o.appel.intitule, format!("/appels/{}", o.appel.slug));
    if vue.interne {
        page = page.trail(t.bilan_liste_titre(), format!("/appels/{}/bilans", o.appel.slug));
    }
    page.trail(&o.dossier.intitule, format!("/dossiers/{}", o.dossier.id)).section("/appels").wide().render(visit, body)
}

fn echeances(visit: &Visit, vue: &Vue) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let o = &vue.o;
    let etat_lu = o.bilan.as_ref().map(|b| b.etat);
    let recu = o.bilan.as_ref().and_then(|b| b.recu_le);
    html! {
        @if let Some(jour) = limite(o.appel.exercice, &o.parametres) {
            @let (ton, mot) = suivi_en_mots(suivi(etat_lu, jour, visit.today()), visit);
            p {
                (etat(ton, &mot)) " "
                (t.bilan_limite(date_longue(jour, lang)))
                @if let Some(legale) = limite_legale(o.appel.exercice) { " " (t.bilan_limite_legale(date_longue(legale, lang))) }
                @if let Some(le) = recu {
                    " " (t.bilan_recu_le(date_longue(le, lang)))
                    @if le > jour { " " (etat(Ton::Alerte, &t.bilan_recu_tard())) }
                }
            }
        }
    }
}

/// CAF-09: « objet du courriel […] proposé à la copie ».
fn objet_caf(visit: &Visit, o: &Ouvert) -> Markup {
    let t = m(visit.lang);
    let caf = o.lignes.iter().any(|l| l.financeur.code() == Financeur::CAF && l.vote().is_some_and(|v| v.est_positif()));
    let ville = o.financeurs.iter().find(|f| f.code.code() == Financeur::VILLE).map(|f| f.nom.as_str());
    let ville = ville.map_or(visit.collectivite.nom.as_str(), |v| v.strip_prefix("Ville de ").unwrap_or(v));
    let situation = Situation {
        etape: Some(Etape::Bilan),
        exercice: Some(o.appel.exercice),
        ville: Some(ville.to_owned()),
        action: Some(o.dossier.intitule.clone()),
        association: Some(o.porteur.nom.clone()),
        ..Situation::default()
    };
    let objet = Catalogue::de(&o.parametres).juger("CAF-09", &situation).ok().and_then(|v| v.message);
    html! { @if let Some(objet) = objet.filter(|_| caf) {
        h2 { (t.bilan_objet_caf()) }
        p.aide { (t.bilan_objet_caf_aide()) }
        p { code { (mots::phrase(&objet)) } }
    } }
}
