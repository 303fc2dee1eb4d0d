//! `/instruction/{numero}`: a file as its instructors see it, and what they do there.

use super::vue::{self, Etat};
use crate::actes::avis_conseil::avis_sur;
use crate::actes::instruction::{Yeux, declarer_interet, noter, remplir};
use crate::calculs::{AppelLu, Besoin, DossierSuivi};
use crate::m;
use crate::model::AvisConseil;
use crate::pages::cadre_appel::{Cadre, Issue, Onglet};
use crate::regles::Financeur;
use crate::regles::instruction::SaisieColonne;
use crate::regles::note::Valeur;
use crate::regles::regard::Regard;
use axum::extract::Path;
use std::collections::BTreeMap;
use store::{ActeError, StoreError};
use web::{Form, Page, PageError};

/// A file as the visitor sees it, in its call.
struct Vu {
    lu: AppelLu,
    suivi: DossierSuivi,
    regard: Regard,
    apres_son_avis: bool,
    /// What the citizens' council says of it.
    conseil: Option<AvisConseil>,
}

async fn lire(cadre: &Cadre, r: &mut store::Reader, numero: &str) -> Result<Vu, PageError> {
    let lu = AppelLu::lire(r, cadre.appel.clone(), Besoin::TOUT, cadre.visit.today()).await?;
    let mut suivi = lu.dossier(numero).cloned().ok_or(PageError::NotFound)?;
    let yeux = Yeux::du_dossier(&cadre.visit, &lu.appel, &lu.financeurs, &suivi.lu);
    let apres_son_avis = yeux.masquer(suivi.id(), &mut suivi.lu.lignes);
    let conseil = avis_sur(r, suivi.id()).await?;
    Ok(Vu { lu, suivi, regard: yeux.regard, apres_son_avis, conseil })
}

/// `GET /appels/{appel}/instruction/{numero}`
pub async fn get(visit: web::Visit, Path((_c, appel, numero)): Path<(String, String, String)>) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    let vu = lire(&cadre, &mut r, &numero).await?;
    Ok(rendre(&cadre, &vu, &Form::default(), Issue::Bien, false))
}

fn rendre(cadre: &Cadre, vu: &Vu, form: &Form, issue: Issue, conflit: bool) -> axum::response::Response {
    let t = m(cadre.visit.lang);
    let (lu, suivi) = (&vu.lu, &vu.suivi);
    let etat = Etat {
        cadre,
        lu,
        suivi,
        regard: &vu.regard,
        apres_son_avis: vu.apres_son_avis,
        conseil: vu.conseil.as_ref(),
        form,
        conflit,
    };
    let corps = vue::corps(&etat);
    let titre = format!("{} · {}", suivi.numero(), suivi.lu.dossier.intitule);
    issue.reponse(cadre.page(&titre, Onglet::Instruction, Some((t.suite_onglet_instruction(), "/instruction")), &corps))
}

/// The notes of the form: one value and one justification by criterion of the grid.
fn valeurs(form: &Form, lu: &AppelLu) -> BTreeMap<String, Valeur> {
    let lire = |code: &str| {
        let valeur = form.text(&format!("note.{code}")).parse().ok()?;
        Some((code.to_owned(), Valeur { valeur, justification: form.text(&format!("justification.{code}")).to_owned() }))
    };
    lu.appel.grille.iter().filter_map(|c| lire(&c.code)).collect()
}

/// `POST /appels/{appel}/instruction/{numero}`
pub async fn post(visit: web::Visit, Path((_c, appel, numero)): Path<(String, String, String)>, mut form: Form) -> Page {
    let (cadre, mut r) = Cadre::ouvrir(visit, &appel).await?;
    let vu = lire(&cadre, &mut r, &numero).await?;
    drop(r);
    let (visit, id) = (&cadre.visit, vu.suivi.id());
    let version = || form.text("version").parse::<i64>().map_err(|_| PageError::Unreadable);
    let resultat = match form.text("geste") {
        "colonne" => {
            let texte = |nom: &str| form.text(nom).to_owned();
            let saisie = SaisieColonne {
                avis: texte("avis"),
                avis_motif: texte("avis_motif"),
                propose: texte("propose"),
                propose_motif: texte("propose_motif"),
                justificatif: texte("justificatif"),
            };
            remplir(visit, id, &Financeur::nomme(form.text("financeur")), version()?, &saisie).await.map(|_| ())
        }
        "noter" => noter(visit, id, &valeurs(&form, &vu.lu)).await,
        "interet" => declarer_interet(visit, id, form.text("interet_motif")).await.map(|_| ()),
        _ => return Err(PageError::Unreadable),
    };
    match resultat {
        Ok(()) => Ok(visit.go(&cadre.chemin(&format!("/instruction/{numero}")))),
        Err(ActeError::Refus(refus)) => {
            let issue = Issue::du_refus(&refus);
            form.refused(ActeError::Refus(refus), visit.lang)?;
            Ok(rendre(&cadre, &vu, &form, issue, false))
        }
        // « 409, les deux versions montrées »
        Err(ActeError::Store(StoreError::Stale { .. })) => Ok(rendre(&cadre, &vu, &form, Issue::Perime, true)),
        Err(autre) => Err(autre.into()),
    }
}
