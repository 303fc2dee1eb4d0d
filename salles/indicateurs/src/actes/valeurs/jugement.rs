//! The verdict on one cell, before anything is written.

use super::{Dossier, Voulu};
use crate::model::{
    DimensionId, EtatIndicateur, EtatObservation, EtatValeur, Indicateur, IndicateurId, Observation, Part, Qualite, Suivi, Valeur,
};
use crate::regles::{
    Alerte, Axe, Contexte, Lu, MOTIF_MIN, Mois, RefusCellule, compter, controler, lire_cellule, melees, repartir,
};
use kernel::nombre::Nombre;
use kernel::texte::cle;
use web::Visit;

/// « Clé : indicateur, territoire, période, source » (§ 3).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cle {
    pub indicateur: IndicateurId,
    /// Empty: the whole perimeter.
    pub territoire: String,
    pub periode: Mois,
    pub source: String,
}

/// A cell as typed, pasted or read in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cellule {
    pub cle: Cle,
    pub texte: String,
    pub motif: String,
    pub qualite: Qualite,
    pub commentaire: String,
    pub preuve: String,
    /// Version that the form showed, 0 for none; `None`: nobody looked (a file).
    pub vue: Option<i64>,
    /// Where it stands in a file.
    pub adresse: Option<String>,
    /// The parts that were typed; the others stay as they are.
    pub parts: Vec<PartSaisie>,
    /// Year of the boundaries, when a file says one.
    pub millesime: Option<String>,
}

/// The part of a cell for one modality, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartSaisie {
    pub dimension: DimensionId,
    pub modalite: String,
    pub texte: String,
}

impl Cellule {
    #[must_use]
    pub fn nouvelle(cle: Cle, texte: impl Into<String>) -> Self {
        Self {
            cle,
            texte: texte.into(),
            motif: String::new(),
            qualite: Qualite::Definitive,
            commentaire: String::new(),
            preuve: String::new(),
            vue: None,
            adresse: None,
            parts: vec![],
            millesime: None,
        }
    }

    /// The year of its boundaries: what the file says, else what was on record, else that of the follow-up.
    #[must_use]
    pub fn dans_les_limites(&self, avant: Option<&Valeur>, suivi: &Suivi) -> String {
        let connue = || avant.map_or_else(|| suivi.millesime.clone(), |v| v.millesime.clone());
        self.millesime.clone().unwrap_or_else(connue)
    }
}

/// What becomes of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing typed, or the same as on record.
    Inchangee,
    /// A draft that is emptied.
    Effacee,
    /// To be written; `avant`: what it replaces. Alerts have their reason.
    Acceptee {
        lu: Lu,
        avant: Option<String>,
        alertes: Vec<Alerte>,
        parts: Vec<Part>,
    },
    Refusee(RefusCellule),
}

/// Says what becomes of a cell that this visitor wants written in that state.
#[must_use]
pub fn juger(visit: &Visit, dossier: &Dossier, cellule: &Cellule, voulu: Voulu) -> Verdict {
    verdict(visit, dossier, cellule, voulu).unwrap_or_else(Verdict::Refusee)
}

fn verdict(visit: &Visit, dossier: &Dossier, cellule: &Cellule, voulu: Voulu) -> Result<Verdict, RefusCellule> {
    let Cle { indicateur: id, territoire, periode, source } = &cellule.cle;
    let indicateur = dossier
        .indicateur(*id)
        .ok_or_else(|| RefusCellule::CodeInconnu { saisi: cellule.adresse.clone().unwrap_or_default() })?;
    let suivi = dossier.suivi(indicateur);
    let avant = dossier.valeur(*id, territoire, *periode, source);
    let dite = |v: &Valeur| v.texte_sur(indicateur.echelle.as_ref(), visit.lang);
    let lu = lire_cellule(indicateur.mesure, &indicateur.unite, indicateur.echelle.as_ref(), &cellule.texte)?;
    let (lu, parts) = repartie(dossier, indicateur, cellule, avant, lu)?;
    if let Some(avant) = avant
        && avant.parts.0 == parts
        && avant.millesime == cellule.dans_les_limites(Some(avant), &suivi)
        && (lu != Lu::NonSaisi && pareille(avant, &lu) || lu == Lu::NonSaisi && avant.texte().is_empty())
    {
        let avance = matches!((avant.etat, voulu), (EtatValeur::Brouillon | EtatValeur::Renvoyee, Voulu::Deposee | Voulu::Validee))
                // With its proof it waits for someone else, whoever hands it in again.
                || avant.etat == EtatValeur::Deposee && voulu == Voulu::Validee && avant.preuve.is_empty();
        if !avance || !dossier.peut_saisir(visit, indicateur) {
            return Ok(Verdict::Inchangee);
        }
    }
    if lu == Lu::NonSaisi {
        // A file or a pasted block says nothing by an empty cell; a grid empties what it showed.
        return match (avant, cellule.vue) {
            (Some(v), Some(vue)) if vue > 0 && v.etat == EtatValeur::Brouillon => Ok(Verdict::Effacee),
            (Some(_), Some(vue)) if vue > 0 => Err(RefusCellule::DejaDeposee),
            _ => Ok(Verdict::Inchangee),
        };
    }
    if avant.is_none() && parts.is_empty() && deja_annuelle(dossier, cellule, &lu) {
        return Ok(Verdict::Inchangee);
    }
    if !suivi.expression.is_empty() {
        return Err(RefusCellule::Calculee { code: indicateur.code.clone() });
    }
    if !dossier.peut_saisir(visit, indicateur) {
        return Err(RefusCellule::NonConfiee { code: indicateur.code.clone() });
    }
    if let Some(suite) = dossier.suite(*id) {
        return Err(RefusCellule::Remplacee { code: indicateur.code.clone(), par: suite.code.clone() });
    }
    if indicateur.etat == EtatIndicateur::Clos {
        return Err(RefusCellule::IndicateurClos { code: indicateur.code.clone() });
    }
    if let Some(lieu) = dossier.lieu(territoire).filter(|lieu| Some(lieu.genre) != suivi.niveau) {
        return Err(RefusCellule::TerritoireInapplicable { territoire: lieu.nom.clone() });
    }
    if !territoire.is_empty() && dossier.lieu(territoire).is_none() {
        return Err(RefusCellule::TerritoireInconnu { saisi: territoire.clone() });
    }
    if cellule.vue.is_some_and(|vue| vue != avant.map_or(0, |v| v.version)) {
        let (valeur, auteur) = avant.map(|v| (dite(v), v.auteur.clone())).unwrap_or_default();
        return Err(RefusCellule::EcriteEntreTemps { valeur, auteur });
    }
    let millesime = cellule.dans_les_limites(avant, &suivi);
    let historique = historique(dossier, &suivi, cellule, &millesime);
    let nombre = |texte: &Option<String>| texte.as_deref().and_then(|t| t.parse().ok());
    let contexte = Contexte {
        mesure: indicateur.mesure,
        unite: &indicateur.unite,
        nature: suivi.nature,
        remise_a_zero: suivi.remise_a_zero,
        pas: suivi.pas(),
        debut: suivi.debut,
        contrat: dossier.contrat.bornes(),
        periode: *periode,
        jour: Some(visit.today()),
        provisoire: voulu == Voulu::Brouillon || cellule.qualite != Qualite::Definitive,
        minimum: nombre(&suivi.minimum),
        maximum: nombre(&suivi.maximum),
        decimales: suivi.decimales,
        part: suivi.part,
        historique: &historique,
    };
    let alertes = controler(&contexte, &lu, &cellule.motif)?;
    for part in &parts {
        let nom = || nom_de_part(dossier, part);
        compter(&contexte, &part.lu()).map_err(|no| RefusCellule::PartIllisible { modalite: nom(), refus: Box::new(no) })?;
    }
    let motif = cellule.motif.trim();
    if !alertes.is_empty() {
        if !dossier.peut_valider(visit) {
            return Err(RefusCellule::AlerteSansDroit { alertes });
        }
        if motif.chars().count() < MOTIF_MIN {
            return Err(RefusCellule::MotifDAlerte { alertes });
        }
    }
    if let Some((ancienne, provenance)) = a_motiver(dossier, cellule, avant, &lu, &dite)
        && motif.is_empty()
    {
        return Err(RefusCellule::MotifDeCorrection { ancienne, provenance });
    }
    Ok(Verdict::Acceptee { lu, avant: avant.map(dite), alertes, parts })
}

/// What a cell is compared with, oldest first: the other values of its place and source, and the figures of the years of which
/// nobody typed any here.
fn historique(dossier: &Dossier, suivi: &Suivi, cellule: &Cellule, millesime: &str) -> Vec<(Mois, Nombre)> {
    let Cle { indicateur: id, territoire, periode, source } = &cellule.cle;
    let siennes = || {
        let du_lieu = dossier.valeurs.iter().filter(|v| v.indicateur_id == *id && v.territoire_id == *territoire);
        du_lieu.filter(|v| v.source_cle == cle(source))
    };
    let mut lues: Vec<(Mois, Nombre)> = siennes()
        .filter(|v| v.periode != *periode && v.repondue())
        // « un taux ne traverse pas une rupture »: nor does what a value is compared with.
        .filter(|v| !melees([v.millesime.as_str(), millesime]))
        .filter_map(|v| Some((v.periode, v.nombre()?)))
        .collect();
    if suivi.periodicite >= 12 && territoire.is_empty() && cle(&suivi.source) == cle(source) {
        let coupures = dossier.coupures(*id);
        let autres = dossier.contrat.exercices.iter().filter(|e| !(e.debut..=e.fin).contains(periode));
        let muettes = autres.filter(|e| !siennes().any(|v| (e.debut..=e.fin).contains(&v.periode)));
        let annuelles = muettes.filter(|e| coupures.entre(e.fin, *periode).is_none()).filter_map(|e| {
            let sienne = |o: &&Observation| (o.indicateur_id, o.annee, o.etat) == (*id, e.numero, EtatObservation::Validee);
            Some((e.fin, dossier.observations.iter().find(sienne)?.valeur.as_deref()?.parse().ok()?))
        });
        let annuelles: Vec<(Mois, Nombre)> = annuelles.collect();
        lues.extend(annuelles);
        lues.sort();
    }
    lues
}

fn nom_de_part(dossier: &Dossier, part: &Part) -> String {
    let dimension = dossier.dimensions.iter().find(|d| d.id == part.dimension);
    let modalite = dimension.and_then(|d| d.modalites.iter().find(|m| m.code == part.modalite));
    modalite.map_or_else(|| part.modalite.clone(), |m| m.libelle.clone())
}

/// The total of a cell and its parts: those that were typed, and those on record that nobody typed over. A cell that says
/// why there is no value, or nothing at all, leaves the parts that it was not asked about.
fn repartie(
    dossier: &Dossier,
    indicateur: &Indicateur,
    cellule: &Cellule,
    avant: Option<&Valeur>,
    lu: Lu,
) -> Result<(Lu, Vec<Part>), RefusCellule> {
    let gardees = matches!(lu, Lu::Nombre(_) | Lu::Couple(..)) || !cellule.parts.is_empty();
    let mut axes = vec![];
    let mut parts = vec![];
    for d in dossier.dimensions(indicateur) {
        let mut axe = Axe { libelle: d.libelle.clone(), complete: d.complete, parts: vec![] };
        for modalite in d.modalites.iter() {
            let typed = cellule.parts.iter().find(|p| p.dimension == d.id && p.modalite == modalite.code);
            let connue = || avant.and_then(|v| v.parts.iter().find(|p| p.dimension == d.id && p.modalite == modalite.code));
            let lue = match typed {
                Some(p) => lire_cellule(indicateur.mesure, &indicateur.unite, None, &p.texte)
                    .map_err(|no| RefusCellule::PartIllisible { modalite: modalite.libelle.clone(), refus: Box::new(no) })?,
                None => connue().filter(|_| gardees).map_or(Lu::NonSaisi, Part::lu),
            };
            parts.extend(Part::de(d.id, &modalite.code, &lue));
            axe.parts.push((modalite.libelle.clone(), lue));
        }
        axes.push(axe);
    }
    let total = repartir(&lu, &axes)?;
    // An emptied or silent cell says nothing of the parts on record.
    if total == Lu::NonSaisi && cellule.parts.is_empty() {
        parts = avant.map(|v| v.parts.0.clone()).unwrap_or_default();
    }
    Ok((total, parts))
}

/// True when what was read is what is on record.
fn pareille(v: &Valeur, lu: &Lu) -> bool {
    let nombre = |texte: &Option<String>| texte.as_deref().and_then(|t| t.parse::<Nombre>().ok());
    match lu {
        Lu::NonSaisi => v.texte().is_empty(),
        Lu::Absente(absence, motif) => v.absence == Some(*absence) && (motif.is_none() || *motif == v.motif),
        Lu::Couple(haut, bas) => nombre(&v.numerateur).as_ref() == Some(haut) && nombre(&v.denominateur).as_ref() == Some(bas),
        Lu::Nombre(n) => v.absence.is_none() && v.numerateur.is_none() && nombre(&v.valeur).as_ref() == Some(n),
        Lu::Texte(texte) => v.absence.is_none() && v.valeur.as_deref() == Some(texte),
    }
}

/// True when the year already has exactly that figure, by an answer or an entry elsewhere.
fn deja_annuelle(dossier: &Dossier, cellule: &Cellule, lu: &Lu) -> bool {
    let Some(o) = dossier.a_la_place(&cellule.cle) else { return false };
    let nombre = o.valeur.as_deref().and_then(|n| n.parse::<Nombre>().ok());
    match lu {
        Lu::Nombre(n) => o.absence.is_none() && nombre.as_ref() == Some(n),
        Lu::Texte(texte) => o.valeur.as_deref() == Some(texte),
        Lu::Absente(absence, motif) => o.absence == Some(*absence) && (motif.is_none() || *motif == o.motif),
        Lu::NonSaisi | Lu::Couple(..) => false,
    }
}

/// What a reason must explain: a validated value corrected, or an answer of someone else replaced.
fn a_motiver(
    dossier: &Dossier,
    cellule: &Cellule,
    avant: Option<&Valeur>,
    lu: &Lu,
    dite: &dyn Fn(&Valeur) -> String,
) -> Option<(String, String)> {
    match avant {
        Some(v) if v.etat == EtatValeur::Validee && !pareille(v, lu) => Some((dite(v), v.provenance.code().to_owned())),
        Some(_) => None,
        None => {
            let o = dossier.a_la_place(&cellule.cle).filter(|o| o.provenance != "saisie")?;
            Some((o.valeur.clone().or(o.absence.map(|a| a.code().to_owned()))?, o.provenance.clone()))
        }
    }
}
