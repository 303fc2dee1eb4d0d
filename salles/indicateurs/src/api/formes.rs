//! The shapes that programs read and write. Numbers are decimal texts; what nobody said is `null`, never 0.

use crate::actes::valeurs::Dossier;
use crate::actes::valeurs::publiable::{Dite, Ligne, decimal, nommer, parts};
use crate::model::{Absence, Dimension, EtatValeur, Indicateur, Part, Suivi, Valeur};
use crate::regles::{Mois, ecrire_periode};
use kernel::nombre::Nombre;
use kernel::texte::cle;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The value of an indicator for a period, a place and a source, or a part of it: a value, a couple, or a mark of absence.
#[derive(Debug, Serialize, ToSchema)]
pub struct ValeurDePeriodeLue {
    /// Code of the indicator.
    pub indicateur: String,
    /// As people write it: `2026`, `2026-S1`, `2026-T2`, `2026-06`.
    pub periode: String,
    /// Last month of the period, `2026-06`.
    pub dernier_mois: String,
    /// Year of the contract in which the period ends.
    pub annee: Option<i64>,
    /// Identifier, code and name of the place; all `null`: the whole perimeter.
    pub territoire_id: Option<String>,
    pub territoire_code: Option<String>,
    pub territoire: Option<String>,
    /// Dimension and modality of a part; both `null`: the total.
    pub ventilation: Option<String>,
    pub modalite: Option<String>,
    pub source: String,
    /// The source that makes faith.
    pub fait_foi: bool,
    /// Decimal text, or the text of a document; the percentage of a couple, to four decimals; the share of a step.
    pub valeur: Option<String>,
    pub numerateur: Option<String>,
    pub denominateur: Option<String>,
    /// `nd`, `secret` or `sans_objet`.
    pub absence: Option<String>,
    /// True when a small count was masked: `valeur` is `null` and `absence` is `secret`.
    pub masquee: bool,
    pub motif: Option<String>,
    /// `definitive`, `provisoire` or `estimee`.
    pub qualite: Option<String>,
    /// `brouillon`, `deposee`, `renvoyee` or `validee`: only validated values count.
    pub etat: String,
    /// Why it was sent back.
    pub renvoi: Option<String>,
    /// `saisie`, `collage` or `import`; `null`: gathered from the places.
    pub provenance: Option<String>,
    pub fichier: Option<String>,
    pub cellule: Option<String>,
    pub commentaire: Option<String>,
    pub preuve: Option<String>,
    pub auteur: Option<String>,
    pub saisie_a: Option<String>,
    pub valideur: Option<String>,
    pub validee_a: Option<String>,
    /// What it raised: `hors_bornes`, `variation`, `aberrante`, `dispersion_nulle`, `relation`.
    pub alertes: Vec<String>,
    /// Why it was kept in spite of them, by whom and when.
    pub derogation: Option<String>,
    pub derogation_par: Option<String>,
    pub derogation_a: Option<String>,
    /// Year of the boundaries.
    pub limites: Option<String>,
    /// To send back with a correction; `null` for who does not write it.
    pub version: Option<i64>,
}

fn dit(texte: &str) -> Option<String> {
    Some(texte.to_owned()).filter(|t| !t.is_empty())
}

/// The percentage of a couple.
fn pourcent(haut: Option<&String>, bas: Option<&String>) -> Option<String> {
    let lire = |n: Option<&String>| n?.parse::<Nombre>().ok();
    (Nombre::cent() * &lire(haut)?).checked_div(&lire(bas)?).as_ref().map(decimal)
}

impl ValeurDePeriodeLue {
    /// What only the key says.
    fn vide(dossier: &Dossier, i: &Indicateur, suivi: &Suivi, periode: Mois, lieu: &str, source: &str) -> Self {
        let place = dossier.lieu(lieu);
        Self {
            indicateur: i.code.clone(),
            periode: ecrire_periode(periode, suivi.pas()),
            dernier_mois: periode.to_string(),
            annee: dossier.contrat.exercice(periode).map(|e| e.numero),
            territoire_id: dit(lieu),
            territoire_code: place.and_then(|p| p.code.clone()),
            territoire: place.map(|p| p.nom.clone()),
            ventilation: None,
            modalite: None,
            source: source.to_owned(),
            fait_foi: cle(source) == cle(&suivi.source),
            valeur: None,
            numerateur: None,
            denominateur: None,
            absence: None,
            masquee: false,
            motif: None,
            qualite: None,
            etat: EtatValeur::Validee.code().to_owned(),
            renvoi: None,
            provenance: None,
            fichier: None,
            cellule: None,
            commentaire: None,
            preuve: None,
            auteur: None,
            saisie_a: None,
            valideur: None,
            validee_a: None,
            alertes: vec![],
            derogation: None,
            derogation_par: None,
            derogation_a: None,
            limites: None,
            version: None,
        }
    }

    /// A value as it was typed, then its parts.
    #[must_use]
    pub fn entieres(dossier: &Dossier, i: &Indicateur, suivi: &Suivi, v: &Valeur) -> Vec<Self> {
        let totale = || Self {
            valeur: v.valeur.clone().or_else(|| pourcent(v.numerateur.as_ref(), v.denominateur.as_ref())),
            numerateur: v.numerateur.clone(),
            denominateur: v.denominateur.clone(),
            absence: v.absence.map(|a| a.code().to_owned()),
            motif: v.motif.clone(),
            qualite: Some(v.qualite.code().to_owned()),
            etat: v.etat.code().to_owned(),
            renvoi: v.renvoi.clone(),
            provenance: Some(v.provenance.code().to_owned()),
            fichier: v.fichier.clone(),
            cellule: v.cellule.clone(),
            commentaire: dit(&v.commentaire),
            preuve: dit(&v.preuve),
            auteur: Some(v.auteur.clone()),
            saisie_a: Some(v.saisie_a.to_string()),
            valideur: v.valideur.clone(),
            validee_a: v.validee_a.map(|a| a.to_string()),
            alertes: v.alertes.0.clone(),
            derogation: v.derogation.clone(),
            derogation_par: v.derogation_par.clone(),
            derogation_a: v.derogation_a.map(|a| a.to_string()),
            limites: dit(&v.millesime),
            version: Some(v.version),
            ..Self::vide(dossier, i, suivi, v.periode, &v.territoire_id, &v.source)
        };
        let part = |(d, p): (&Dimension, &Part)| {
            let (ventilation, modalite) = nommer(d, p);
            Self {
                ventilation: Some(ventilation),
                modalite: Some(modalite),
                valeur: p.valeur.clone().or_else(|| pourcent(p.numerateur.as_ref(), p.denominateur.as_ref())),
                numerateur: p.numerateur.clone(),
                denominateur: p.denominateur.clone(),
                absence: p.absence.map(|a| a.code().to_owned()),
                ..totale()
            }
        };
        std::iter::once(totale()).chain(parts(dossier, i, v).into_iter().map(part)).collect()
    }

    /// A line of what may be published: neither words nor files that would tell what is masked.
    #[must_use]
    pub fn publiee(dossier: &Dossier, i: &Indicateur, suivi: &Suivi, l: Ligne) -> Self {
        let sienne = dossier.valeur(i.id, &l.lieu, l.periode, &suivi.source);
        let (ventilation, modalite) = l.part.unzip();
        let (valeur, absence) = match l.dite {
            Dite::Chiffre(texte) | Dite::Texte(texte) => (Some(texte), None),
            Dite::Absente(absence) => (None, Some(absence.code().to_owned())),
            Dite::Secret => (None, Some(Absence::Secret.code().to_owned())),
            Dite::Rien => (None, None),
        };
        let tenue_secrete = sienne.is_some_and(|v| v.absence == Some(Absence::Secret));
        Self {
            ventilation,
            modalite,
            valeur,
            masquee: absence.as_deref() == Some(Absence::Secret.code()) && !tenue_secrete,
            absence,
            qualite: sienne.map(|v| v.qualite.code().to_owned()),
            provenance: sienne.map(|v| v.provenance.code().to_owned()),
            auteur: sienne.map(|v| v.auteur.clone()),
            saisie_a: sienne.map(|v| v.saisie_a.to_string()),
            limites: sienne.and_then(|v| dit(&v.millesime)),
            ..Self::vide(dossier, i, suivi, l.periode, &l.lieu, &suivi.source)
        }
    }
}

/// A dimension of the values of an indicator.
#[derive(Debug, Serialize, ToSchema)]
pub struct VentilationLue {
    /// Code of the indicator.
    pub indicateur: String,
    pub libelle: String,
    /// The modalities make up the whole.
    pub complete: bool,
    pub modalites: Vec<String>,
}

impl VentilationLue {
    #[must_use]
    pub fn new(i: &Indicateur, d: &Dimension) -> Self {
        Self {
            indicateur: i.code.clone(),
            libelle: d.libelle.clone(),
            complete: d.complete,
            modalites: d.modalites.iter().map(|m| m.libelle.clone()).collect(),
        }
    }
}

/// One or several cells to write together: all of them, or none.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaisieAEcrire {
    /// `brouillon`, `deposee` (unless told) or `validee`, for who may.
    #[serde(default)]
    pub etat: String,
    /// 5 000 at most.
    pub cellules: Vec<CelluleAEcrire>,
}

/// A cell of the entry grid.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CelluleAEcrire {
    /// Code of the indicator.
    pub indicateur: String,
    /// As people write it: `2026`, `2026-S1`, `2026-T2`, `2026-06`.
    pub periode: String,
    /// Code, name or identifier of a place; empty: the whole perimeter.
    #[serde(default)]
    pub territoire: String,
    /// Empty: the source that makes faith.
    #[serde(default)]
    pub source: String,
    /// As people type it: « 12,5 », « 12/45 », « oui », the name of a step or its share, « nd : demandé à la CPAM ». Empty with parts: the total on record stays.
    #[serde(default)]
    pub valeur: String,
    /// The parts that are said; the others stay as they are.
    #[serde(default)]
    pub parts: Vec<PartAEcrire>,
    /// Asked for an absence, a correction, and to pass an alert (20 signs at least).
    #[serde(default)]
    pub motif: String,
    /// `definitive` (unless told), `provisoire` or `estimee`.
    #[serde(default)]
    pub qualite: String,
    #[serde(default)]
    pub commentaire: String,
    #[serde(default)]
    pub preuve: String,
    /// Year of the boundaries; empty: that on record.
    #[serde(default)]
    pub limites: String,
    /// Version of the value this one corrects; absent for a first value.
    pub version: Option<i64>,
}

/// A part of a cell.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PartAEcrire {
    /// « femmes », or « Sexe femmes » when two dimensions have that modality.
    pub modalite: String,
    pub valeur: String,
}

/// What was written.
#[derive(Debug, Serialize, ToSchema)]
pub struct SaisieEcrite {
    pub ecrites: i64,
    /// Cells that said what was already on record.
    pub inchangees: i64,
    /// The cells as they are now, each with its parts and its version.
    pub valeurs: Vec<ValeurDePeriodeLue>,
}
