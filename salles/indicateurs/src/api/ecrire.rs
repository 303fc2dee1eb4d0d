//! Cells written by a program, by the act of the entry grid: all of them or none, and each refusal names its cell.

use super::formes::{CelluleAEcrire, SaisieAEcrire, SaisieEcrite, ValeurDePeriodeLue};
use super::{Adresse, DansContrat, Port, ouvrir};
use crate::actes::valeurs::{Cellule, Cle, Dossier, PartSaisie, Voulu, ecrire as ecrire_cellules};
use crate::m;
use crate::model::{Provenance, Qualite, Valeur};
use crate::regles::{RefusCellule, lire_millesime, lire_periode};
use axum::Extension;
use axum::extract::Path;
use kernel::texte::cle;
use kernel::{Lang, Refusal};
use std::collections::BTreeSet;
use std::sync::Arc;
use web::api::{Corps, Illisible, Probleme, objet};
use web::{Page, PageError, Visit};

/// What a cell of a body is refused for, and which one.
#[derive(Debug, Clone, PartialEq, Eq)]
struct RefusDeCellule {
    /// From 0.
    rang: usize,
    /// « 1.R1, 2026-T2, Alairac », as it was written.
    quoi: String,
    refus: RefusCellule,
}

/// The member of a cell that a refusal speaks of.
fn membre(refus: &RefusCellule) -> &'static str {
    use RefusCellule::*;
    match refus {
        CodeInconnu { .. } | NonConfiee { .. } | IndicateurClos { .. } | Calculee { .. } | Remplacee { .. } => "indicateur",
        TerritoireInconnu { .. } | TerritoireInapplicable { .. } => "territoire",
        PeriodeIllisible { .. } | HorsGrille { .. } | HorsContrat { .. } | PeriodeAVenir { .. } | AnneeAVenir { .. } => "periode",
        MotifDAbsence | CumulEnBaisse { .. } | MotifDeCorrection { .. } | AnneeAMotiver { .. } | MotifDAlerte { .. } => "motif",
        EcriteEntreTemps { .. } => "version",
        QualiteInconnue { .. } | PeriodeEnCours { .. } => "qualite",
        MillesimeIllisible { .. } => "limites",
        PartIllisible { .. } | PartsSuperieures { .. } | PartsSansTotal { .. } | ModaliteInconnue { .. } => "parts",
        _ => "valeur",
    }
}

impl Refusal for RefusDeCellule {
    fn code(&self) -> &'static str {
        self.refus.code()
    }

    fn message(&self, lang: Lang) -> String {
        m(lang).api_refus_cellule((self.rang + 1).to_string(), &self.quoi, self.refus.message(lang))
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        self.refus.remedy(lang)
    }

    fn source(&self) -> Option<&'static str> {
        self.refus.source()
    }

    fn field(&self) -> Option<String> {
        Some(format!("cellules[{}].{}", self.rang, membre(&self.refus)))
    }

    fn is_conflict(&self) -> bool {
        self.refus.is_conflict()
    }
}

fn nommer(c: &CelluleAEcrire) -> String {
    let dits = [&c.indicateur, &c.periode, &c.territoire, &c.source];
    dits.into_iter().map(|t| t.trim()).filter(|t| !t.is_empty()).map(court).collect::<Vec<_>>().join(", ")
}

fn court(texte: &str) -> String {
    texte.chars().take(60).collect()
}

/// A cell of a body as a cell of the grid.
fn lire(dossier: &Dossier, c: &CelluleAEcrire) -> Result<Cellule, RefusCellule> {
    let code = c.indicateur.trim();
    let inconnu = || RefusCellule::CodeInconnu { saisi: court(code) };
    let indicateur = dossier.indicateurs.iter().find(|i| i.code == code).ok_or_else(inconnu)?;
    let territoire = match c.territoire.trim() {
        "" => String::new(),
        id if dossier.lieu(id).is_some() => id.to_owned(),
        nom => dossier.lieu_nomme(nom).ok_or_else(|| RefusCellule::TerritoireInconnu { saisi: court(nom) })?,
    };
    let periode = lire_periode(&c.periode).ok_or_else(|| RefusCellule::PeriodeIllisible { saisi: court(&c.periode) })?;
    let qualite = match c.qualite.trim() {
        "" => Qualite::Definitive,
        dite => Qualite::from_code(dite).ok_or_else(|| RefusCellule::QualiteInconnue { saisi: court(dite) })?,
    };
    let limites = lire_millesime(&c.limites).ok_or_else(|| RefusCellule::MillesimeIllisible { saisi: court(&c.limites) })?;
    let source = match c.source.trim() {
        "" => dossier.suivi(indicateur).source,
        dite => dite.chars().take(200).collect(),
    };
    let mut parts: Vec<PartSaisie> = vec![];
    for part in &c.parts {
        let saisi = court(part.modalite.trim());
        let trouvee = dossier.modalite_nommee(indicateur, &part.modalite);
        let (dimension, modalite) = trouvee.ok_or_else(|| RefusCellule::ModaliteInconnue { saisi: saisi.clone() })?;
        if parts.iter().any(|p| p.dimension == dimension && p.modalite == modalite) {
            return Err(RefusCellule::EnDouble { ailleurs: saisi });
        }
        parts.push(PartSaisie { dimension, modalite, texte: part.valeur.clone() });
    }
    let cle = Cle { indicateur: indicateur.id, territoire, periode, source };
    // Parts said alone leave the total as it is.
    let connue = || dossier.valeur(cle.indicateur, &cle.territoire, cle.periode, &cle.source).map(Valeur::texte);
    let texte = if c.valeur.trim().is_empty() && !parts.is_empty() { connue().unwrap_or_default() } else { c.valeur.clone() };
    Ok(Cellule {
        motif: c.motif.clone(),
        qualite,
        commentaire: c.commentaire.clone(),
        preuve: c.preuve.clone(),
        vue: Some(c.version.unwrap_or(0)),
        parts,
        millesime: Some(limites).filter(|l| !l.is_empty()),
        ..Cellule::nouvelle(cle, texte)
    })
}

fn refuser(typed: &[CelluleAEcrire], refus: impl IntoIterator<Item = (usize, RefusCellule)>) -> PageError {
    let nommes = refus.into_iter().map(|(rang, refus)| {
        let quoi = typed.get(rang).map(nommer).unwrap_or_default();
        Box::new(RefusDeCellule { rang, quoi, refus }) as Box<dyn Refusal>
    });
    PageError::Refused(Arc::new(nommes.collect()))
}

/// Writes one or several values by period, place, source and part, by the same act as the entry grid: same rules, same warnings
/// that pass with a written reason, same versions. All of them or none; sent twice, the second time changes nothing.
#[utoipa::path(post, path = "/{collectivite}/api/v1/contrats/{contrat}/valeurs/periodes", tag = "indicateurs",
    operation_id = "ecrire_periodes",
    params(web::api::Ou, DansContrat), request_body = SaisieAEcrire,
    responses((status = 200, body = SaisieEcrite), (status = "4XX", body = Probleme)))]
pub async fn ecrire(visit: Visit, Extension(plans): Port, Path((_, slug)): Adresse, Corps(typed): Corps<SaisieAEcrire>) -> Page {
    let voulu = match typed.etat.as_str() {
        "" | "deposee" => Voulu::Deposee,
        "brouillon" => Voulu::Brouillon,
        "validee" => Voulu::Validee,
        autre => {
            let permis = "brouillon, deposee, validee";
            return Err(Illisible::Mot { nom: "etat", saisi: court(autre), permis }.into());
        }
    };
    let codes: BTreeSet<&str> = typed.cellules.iter().map(|c| c.indicateur.trim()).collect();
    let mut dossier = ouvrir(&visit, plans.as_ref(), &slug, "").await?;
    dossier.indicateurs.retain(|i| codes.contains(i.code.as_str()));
    if voulu == Voulu::Validee && !dossier.peut_valider(&visit) {
        return Err(PageError::Forbidden);
    }
    let (mut cellules, mut refus) = (vec![], vec![]);
    for (rang, c) in typed.cellules.iter().enumerate() {
        match lire(&dossier, c) {
            Ok(cellule) => cellules.push(cellule),
            Err(no) => refus.push((rang, no)),
        }
    }
    if !refus.is_empty() {
        return Err(refuser(&typed.cellules, refus));
    }
    let mut w = visit.writer("valeur.saisir").await?;
    let bilan = ecrire_cellules(&visit, &mut w, &mut dossier, &cellules, voulu, (Provenance::Saisie, None)).await?;
    if !bilan.refusees.is_empty() {
        return Err(refuser(&typed.cellules, bilan.refusees));
    }
    w.commit().await?;
    let compte = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let mut valeurs = vec![];
    let mut dites = BTreeSet::new();
    for Cle { indicateur, territoire, periode, source } in cellules.into_iter().map(|c| c.cle) {
        if !dites.insert((indicateur, territoire.clone(), periode, cle(&source))) {
            continue;
        }
        let lues = dossier.indicateur(indicateur).zip(dossier.valeur(indicateur, &territoire, periode, &source));
        valeurs.extend(lues.into_iter().flat_map(|(i, v)| ValeurDePeriodeLue::entieres(&dossier, i, &dossier.suivi(i), v)));
    }
    objet(&SaisieEcrite { ecrites: compte(bilan.ecrites), inchangees: compte(bilan.inchangees), valeurs })
}
