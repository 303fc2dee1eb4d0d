//! `/indicateurs/{indicateur}/valeurs.csv`: the validated values, as they may be published.

use crate::actes::valeurs::publiable::{Dite, publiables};
use crate::m;
use crate::model::{Indicateur, Valeur};
use crate::pages::valeurs::{Port, mots};
use crate::regles::echelle::dire_texte;
use crate::regles::ecrire_periode;
use axum::Extension;
use axum::extract::Path;
use kernel::Lang;
use kernel::texte::cle;
use web::{Page, Visit};

/// How « secret » is written everywhere.
const SECRET: &str = "c";

fn ecrite(i: &Indicateur, dite: Dite, lang: Lang) -> String {
    let sur_echelle = |n: &str| dire_texte(i.echelle.as_ref(), n, lang);
    match dite {
        Dite::Chiffre(n) => sur_echelle(&n).unwrap_or_else(|| mots::nombre_de_fichier(&n, lang)),
        Dite::Texte(texte) => texte,
        Dite::Absente(absence) => absence.code().to_owned(),
        Dite::Secret => SECRET.to_owned(),
        Dite::Rien => String::new(),
    }
}

/// `GET /indicateurs/{indicateur}/valeurs.csv`
pub async fn get(visit: Visit, Extension(plans): Port, Path((_c, id)): Path<(String, String)>) -> Page {
    let mut r = visit.reader().await?;
    let (i, dossier) = super::ouvrir(&visit, plans.as_ref(), &mut r, &id).await?;
    let (t, lang) = (m(visit.lang), visit.lang);
    let suivi = dossier.suivi(&i);
    let titres = [
        t.liste_code(),
        t.liste_libelle(),
        t.liste_periode(),
        t.import_colonne_territoire(),
        t.liste_code(),
        t.validation_valeur(),
        t.liste_unite(),
        t.liste_source(),
        t.import_colonne_ventilation(),
        t.ventilation_modalite(),
        t.import_colonne_limites(),
    ];
    let rows: Vec<Vec<String>> = publiables(&dossier, &i, &suivi)
        .into_iter()
        .map(|l| {
            let lieu = dossier.lieu(&l.lieu);
            let foi = cle(&suivi.source);
            let sienne = |v: &&Valeur| v.periode == l.periode && v.territoire_id == l.lieu && v.source_cle == foi;
            let limites = dossier.valeurs.iter().find(sienne).map(|v| v.millesime.clone()).unwrap_or_default();
            let (dimension, modalite) = l.part.unwrap_or_default();
            vec![
                i.code.clone(),
                i.libelle.clone(),
                ecrire_periode(l.periode, suivi.pas()),
                lieu.map_or_else(|| t.depot_ensemble(), |l| l.nom.clone()),
                lieu.and_then(|l| l.code.clone()).unwrap_or_default(),
                ecrite(&i, l.dite, lang),
                i.unite.clone(),
                suivi.source.clone(),
                dimension,
                modalite,
                limites,
            ]
        })
        .collect();
    Ok(web::csv::download(&format!("indicateur-{}", i.code), &titres, &rows))
}
