//! `/indicateurs/{indicateur}/valeurs.csv`: the validated values, as they may be published. « Vues publiques et exports
//! ouverts : toute case strictement positive sous le seuil devient "c" » (§ 7).

use crate::actes::valeurs::Dossier;
use crate::m;
use crate::model::{EtatValeur, Indicateur, Mesure, Suivi, Valeur};
use crate::pages::valeurs::Port;
use crate::regles::{Apport, Case, Lecture, Mois, Publie, RegleSecret, Releve, ecrire_periode, rassembler, secret, secret_taux};
use axum::Extension;
use axum::extract::Path;
use kernel::Lang;
use kernel::nombre::Nombre;
use kernel::texte::cle;
use std::collections::BTreeMap;
use web::{Page, Visit};

/// One line of the open file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ligne {
    pub periode: Mois,
    /// Identifier of the place; empty: the whole.
    pub lieu: String,
    pub publie: String,
}

/// How « secret » is written everywhere.
const SECRET: &str = "c";

fn ecrit(publie: &Publie) -> String {
    match publie {
        Publie::Valeur(n) => n.arrondi(4, false).trim_end_matches('0').trim_end_matches('.').replace('.', ","),
        Publie::Secret => SECRET.to_owned(),
        Publie::Absent => String::new(),
    }
}

/// What may be told of the validated values of the source that makes faith: places are masked together with the whole
/// that they make.
#[must_use]
pub fn publiables(dossier: &Dossier, i: &Indicateur, suivi: &Suivi) -> Vec<Ligne> {
    let seuil = Nombre::from(suivi.seuil_secret);
    let regle = RegleSecret { seuil, zero_sensible: suivi.zero_sensible, ..RegleSecret::default() };
    let foi = cle(&suivi.source);
    let mut periodes: BTreeMap<Mois, Vec<&Valeur>> = BTreeMap::new();
    for v in dossier.valeurs.iter().filter(|v| v.source_cle == foi && v.etat == EtatValeur::Validee) {
        periodes.entry(v.periode).or_default().push(v);
    }
    periodes.into_iter().flat_map(|(mois, valeurs)| une_periode(dossier, i, suivi, &regle, mois, &valeurs)).collect()
}

fn une_periode(
    dossier: &Dossier,
    i: &Indicateur,
    suivi: &Suivi,
    regle: &RegleSecret,
    periode: Mois,
    valeurs: &[&Valeur],
) -> Vec<Ligne> {
    let ligne = |lieu: &str, publie: String| Ligne { periode, lieu: lieu.to_owned(), publie };
    let absence =
        |v: &Valeur| v.absence.map(|a| if a == crate::model::Absence::Secret { SECRET.to_owned() } else { a.code().to_owned() });
    // A percentage, a mark out of ten, a yes or a text count nobody.
    if !matches!(i.mesure, Mesure::Quantite | Mesure::Distinct | Mesure::Ratio) {
        return valeurs.iter().map(|v| ligne(&v.territoire_id, absence(v).unwrap_or_else(|| v.texte()))).collect();
    }
    if i.mesure == Mesure::Ratio {
        let nombre = |t: &Option<String>| t.as_deref().and_then(|n| n.parse::<Nombre>().ok());
        return valeurs
            .iter()
            .map(|v| {
                let publie = secret_taux(regle, nombre(&v.numerateur).as_ref(), nombre(&v.denominateur).as_ref());
                ligne(&v.territoire_id, absence(v).unwrap_or_else(|| ecrit(&publie)))
            })
            .collect();
    }
    let (entier, places): (Vec<&&Valeur>, Vec<&&Valeur>) = valeurs.iter().partition(|v| v.territoire_id.is_empty());
    let lecture = |v: &Valeur| match v.releve() {
        Releve::Valeur(lecture) => lecture,
        Releve::Couple(..) => Lecture::NonSaisie,
    };
    let cases: Vec<Case> = places.iter().map(|v| Case::nouvelle(v.territoire_id.clone(), lecture(v))).collect();
    let attendus = dossier.attendus(suivi);
    let apport = Apport {
        mesure: i.mesure,
        entre_periodes: suivi.operation_periodes,
        entre_territoires: suivi.operation_territoires,
        couverture_min: suivi.couverture_min,
        attendus: &attendus,
    };
    let rassemble = || rassembler(&apport, &places.iter().map(|v| (v.territoire_id.clone(), v.releve())).collect()).valeur;
    let total = entier.first().and_then(|v| v.nombre()).or_else(|| if attendus.is_empty() { None } else { rassemble() });
    let publication = secret(regle, &cases, total.as_ref());
    let mut lignes: Vec<Ligne> = places
        .iter()
        .map(|v| {
            let publie = publication.cases.get(&v.territoire_id).map(ecrit).unwrap_or_default();
            ligne(&v.territoire_id, absence(v).unwrap_or(publie))
        })
        .collect();
    match entier.first() {
        Some(v) => lignes.push(ligne("", absence(v).unwrap_or_else(|| ecrit(&publication.total)))),
        None if total.is_some() => lignes.push(ligne("", ecrit(&publication.total))),
        None => {}
    }
    lignes
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
    ];
    let rows: Vec<Vec<String>> = publiables(&dossier, &i, &suivi)
        .into_iter()
        .map(|l| {
            let lieu = dossier.lieu(&l.lieu);
            vec![
                i.code.clone(),
                i.libelle.clone(),
                ecrire_periode(l.periode, suivi.pas()),
                lieu.map_or_else(|| t.depot_ensemble(), |l| l.nom.clone()),
                lieu.and_then(|l| l.code.clone()).unwrap_or_default(),
                if lang == Lang::En { l.publie.replace(',', ".") } else { l.publie },
                i.unite.clone(),
                suivi.source.clone(),
            ]
        })
        .collect();
    Ok(web::csv::download(&format!("indicateur-{}", i.code), &titres, &rows))
}
