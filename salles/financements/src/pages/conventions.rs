//! Agreements: `/appels/{appel}/conventions`, what each funder gives each holder; `/conventions/{identifiant}`, one of them, to
//! which the code printed on paper leads back.

mod echeancier;
pub mod papier;
mod une;

#[cfg(test)]
mod tests;

pub use une::{get as une, post as signer};

use super::cadre_appel::{Cadre, Onglet};
use crate::actes::convention as actes;
use crate::droits;
use crate::m;
use crate::model::*;
use crate::mots;
use crate::regles::appel::parametres_du;
use crate::regles::convention::Couple;
use crate::regles::{Euros, Financeur, Parametres};
use crate::store as lectures;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use maud::{Markup, html};
use store::{ActeError, Reader};
use web::components::{Champ, Chiffre, Choix, Etat as Ton, barre, chiffres, erreurs, etat, liste_deroulante, pagination, vide};
use web::form::percent_encode;
use web::{Form, Page, PageError, Visit};

const PAR_PAGE: usize = 40;

struct Vue {
    couples: Vec<Couple>,
    financeurs: Vec<FinanceurInscrit>,
    parametres: Parametres,
}

async fn charger(cadre: &Cadre, r: &mut Reader) -> Result<Vue, PageError> {
    let lettres = lectures::lettres(r, cadre.appel.id).await?;
    Ok(Vue {
        couples: lectures::couples(r, cadre.appel.id).await?,
        financeurs: lectures::financeurs(r).await?,
        parametres: parametres_du(&lettres, cadre.visit.today()),
    })
}

/// `GET /appels/{appel}/conventions`
pub async fn get(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let form = super::query(&visit);
    let (cadre, mut r) = Cadre::ouvrir(visit, &slug).await?;
    let vue = charger(&cadre, &mut r).await?;
    Ok(montrer(&cadre, &vue, &form).into_response())
}

/// `POST /appels/{appel}/conventions`: prepares one.
pub async fn post(visit: Visit, Path((_c, slug)): Path<(String, String)>, mut form: Form) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &slug).await?;
    let vue = charger(&cadre, &mut r).await?;
    drop(r);
    let porteur: PorteurId = form.text("porteur").parse().map_err(|_| PageError::NotFound)?;
    let qui = Financeur::nomme(form.text("preparer"));
    match actes::preparer(&cadre.visit, &cadre.appel.id, &porteur, &qui).await {
        Ok(convention) => Ok(cadre.visit.go(&format!("/conventions/{}", convention.identifiant))),
        Err(error @ ActeError::Refus(_)) => {
            form.refused(error, cadre.visit.lang)?;
            Ok((StatusCode::CONFLICT, montrer(&cadre, &vue, &form)).into_response())
        }
        Err(autre) => Err(autre.into()),
    }
}

/// Where the agreement of a couple stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stade {
    /// The law asks for it and it is not signed.
    Due,
    Preparee,
    Signee,
    Facultative,
}

fn stade(c: &Couple, exercice: i64, p: &Parametres) -> Stade {
    if c.signee_le().is_some() {
        Stade::Signee
    } else if c.juger(exercice, p).is_some_and(|v| v.bloque()) {
        Stade::Due
    } else if c.en_cours().is_some() {
        Stade::Preparee
    } else {
        Stade::Facultative
    }
}

fn montrer(cadre: &Cadre, vue: &Vue, form: &Form) -> Markup {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let exercice = cadre.appel.exercice;
    let rangs: Vec<(&Couple, Stade)> = vue.couples.iter().map(|c| (c, stade(c, exercice, &vue.parametres))).collect();
    let (voulu, qui) = (form.text("etat"), form.text("financeur"));
    let code = |s: Stade| match s {
        Stade::Due => "due",
        Stade::Preparee => "preparee",
        Stade::Signee => "signee",
        Stade::Facultative => "facultative",
    };
    let gardes: Vec<&(&Couple, Stade)> = rangs
        .iter()
        .filter(|(c, s)| (qui.is_empty() || c.financeur.code() == qui) && (voulu.is_empty() || code(*s) == voulu))
        .collect();
    let page: usize = form.text("page").parse().unwrap_or(1).max(1);
    let derniere = gardes.len().div_ceil(PAR_PAGE).max(1);
    let n = |voulu: Stade| rangs.iter().filter(|(_, s)| *s == voulu).count();
    let chiffre = |label: String, n: usize| Chiffre { label, value: Some(n.to_string()), ..Chiffre::default() };
    let adresse = |n: usize| {
        let filtre = |nom: &str, valeur: &str| {
            if valeur.is_empty() { String::new() } else { format!("{nom}={}&", percent_encode(valeur)) }
        };
        format!("{}?{}{}page={n}", cadre.url("/conventions"), filtre("etat", voulu), filtre("financeur", qui))
    };
    // One batch a funder: what it prints and signs at once.
    let prete = |f: &&FinanceurInscrit| vue.couples.iter().any(|c| c.financeur == f.code && !c.conventions.is_empty());
    let tableau = cadre.visit.url(&format!("/api/v1/appels/{}/conventions?format=csv", cadre.appel.slug));
    let lots = vue.financeurs.iter().filter(prete).filter(|f| qui.is_empty() || f.code.code() == qui).map(|f| {
        let adresse = format!("{}?financeur={}", cadre.url("/conventions.pdf"), percent_encode(f.code.code()));
        (t.convention_lot(&f.nom), adresse)
    });
    let lots: Vec<(String, String)> = std::iter::once((t.liste_csv(), tableau)).chain(lots).collect();
    let corps = html! {
        (erreurs(form, lang))
        p.chapeau { (t.convention_aide(mots::euros(Some(vue.parametres.seuil_convention), lang))) }
        (chiffres(&[
            chiffre(t.convention_due(), n(Stade::Due)),
            chiffre(t.convention_preparee(), n(Stade::Preparee)),
            chiffre(t.convention_signee(), n(Stade::Signee)),
        ], lang))
        (filtres(cadre, vue, form))
        (barre(&t.convention_compte(gardes.len()), &lots))
        @if gardes.is_empty() { (vide(&t.convention_vide(), None)) }
        @else { (table(cadre, vue, gardes.iter().skip((page - 1) * PAR_PAGE).take(PAR_PAGE).map(|x| **x))) }
        (pagination(page, derniere, &t.liste_pages(), adresse))
    };
    cadre.page(&t.convention_liste_titre(), Onglet::Conventions, None, &corps)
}

fn filtres(cadre: &Cadre, vue: &Vue, form: &Form) -> Markup {
    let (t, lang) = (m(cadre.visit.lang), cadre.visit.lang);
    let mut qui = vec![Choix::new("", t.liste_tous_financeurs())];
    qui.extend(vue.financeurs.iter().map(|f| Choix::new(f.code.code(), &f.nom)));
    let etats = [
        Choix::new("", t.liste_tous_etats()),
        Choix::new("due", t.convention_due()),
        Choix::new("preparee", t.convention_preparee()),
        Choix::new("signee", t.convention_signee()),
        Choix::new("facultative", t.convention_facultative()),
    ];
    let filtre = |name: &'static str| Champ { name, filter: true, ..Champ::default() };
    html! {
        form.filtres method="get" action=(cadre.url("/conventions")) role="search" {
            (liste_deroulante(form, &Champ { label: &t.liste_financeur(), ..filtre("financeur") }, &qui, lang))
            (liste_deroulante(form, &Champ { label: &t.liste_etat(), ..filtre("etat") }, &etats, lang))
            div.boutons { button.bouton.second type="submit" { (t.liste_filtrer()) } }
        }
    }
}

fn ton(s: Stade, visit: &Visit) -> (Ton, String) {
    let t = m(visit.lang);
    match s {
        Stade::Due => (Ton::Alerte, t.convention_due()),
        Stade::Preparee => (Ton::Attente, t.convention_preparee()),
        Stade::Signee => (Ton::Bien, t.convention_signee()),
        Stade::Facultative => (Ton::Info, t.convention_facultative()),
    }
}

fn table<'a>(cadre: &Cadre, vue: &Vue, rangs: impl Iterator<Item = (&'a Couple, Stade)>) -> Markup {
    let visit = &cadre.visit;
    let (t, lang) = (m(visit.lang), visit.lang);
    let inscrit = |f: &Financeur| vue.financeurs.iter().find(|i| i.code == *f);
    html! { div.defile tabindex="0" role="region" aria-label=(t.convention_liste_titre()) {
        table.empile {
            thead { tr {
                th scope="col" { (t.liste_porteur()) } th scope="col" { (t.fiche_financeur()) } th.num scope="col" { (t.versement_lignes()) }
                th.num scope="col" { (t.fiche_vote()) } th scope="col" { (t.liste_etat()) } th scope="col" { (t.convention_liste_titre()) }
            } }
            tbody { @for (c, s) in rangs {
                @let (couleur, mot) = ton(s, visit);
                @let peut = cadre.conduit() || inscrit(&c.financeur).is_some_and(|f| droits::remplit_la_colonne(visit, f, &cadre.appel));
                tr {
                    th scope="row" { (c.nom) }
                    td data-l=(t.fiche_financeur()) { (inscrit(&c.financeur).map_or_else(|| c.financeur.to_string(), |f| f.nom.clone())) }
                    td.num data-l=(t.versement_lignes()) { (c.aides.len()) }
                    td.num data-l=(t.fiche_vote()) { (mots::euros(Some(c.montant()), lang)) }
                    td data-l=(t.liste_etat()) { (etat(couleur, &mot)) }
                    td data-l=(t.convention_liste_titre()) {
                        @for convention in &c.conventions {
                            a href=(visit.url(&format!("/conventions/{}", convention.identifiant))) { (convention.identifiant) } br;
                        }
                        @if peut && c.en_cours().is_none() && !c.a_couvrir().is_empty() {
                            form method="post" action=(cadre.url("/conventions")) {
                                input type="hidden" name="porteur" value=(c.porteur);
                                input type="hidden" name="preparer" value=(c.financeur.code());
                                button.lien type="submit" { (t.convention_preparer(format!("{} · {}", c.nom, c.financeur))) }
                            }
                        }
                    }
                }
            } }
        }
    } }
}

/// The total of an agreement, in words of the page.
fn montant(c: &Convention, lang: kernel::Lang) -> String {
    mots::euros(Some(Euros::de_centimes(c.montant_centimes)), lang)
}
