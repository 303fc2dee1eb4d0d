//! What a deposit must hold (§ 6, § 12), and what deserves the eye of whoever accepts it.

use super::figures::{FigureRefusee, figures_alertees};
use super::lecture::{Ecart, Illisible, Lu, ecart, lire_valeur};
use super::{Champ, MOTIF_MIN, Refus};
use crate::model::{ChampDemande, Ciel, DeclinaisonId, OuiNon, Question, Saisie, SaisieValeur};
use indicateurs::model::{Absence, Echelle, IndicateurId, Mesure};
use indicateurs::regles::{self as mesures, Annees, Chiffre, lu_de_l_annee};

/// A déclinaison as this year's form asks it.
#[derive(Debug, Clone)]
pub struct DeclinaisonVue {
    pub id: DeclinaisonId,
    pub lettre: String,
    /// Planned in the year reviewed; when it is not, an answer is « acceptée avec motif, comptée à part ».
    pub prevue: bool,
}

/// An indicator as this year's form asks it.
#[derive(Debug, Clone)]
pub struct IndicateurVu {
    pub id: IndicateurId,
    pub libelle: String,
    pub unite: String,
    pub mesure: Mesure,
    pub echelle: Option<Echelle>,
    /// Last validated value before this year, decimal text, and its contract year.
    pub precedent: Option<(i64, String)>,
}

impl IndicateurVu {
    pub(super) fn chiffre(&self, annee: i64) -> Chiffre<'_> {
        Chiffre { indicateur: self.id, mesure: self.mesure, unite: &self.unite, annee }
    }
}

/// Last accepted answer before this year.
#[derive(Debug, Clone, Copy)]
pub struct Precedent {
    pub annee: i64,
    pub palier: Option<i64>,
    pub meteo: Option<Ciel>,
}

/// What the answer is checked against.
#[derive(Debug, Clone)]
pub struct Contexte {
    pub exercice: i64,
    pub questions: Vec<Question>,
    /// Steps of the contract, in percent; 0 (« pas commencée ») is always one.
    pub paliers: Vec<i64>,
    pub declinaisons: Vec<DeclinaisonVue>,
    pub indicateurs: Vec<IndicateurVu>,
    pub precedent: Option<Precedent>,
    /// Evidence files already joined.
    pub pieces: usize,
    /// What figures are judged against, as on the other roads.
    pub annees: Annees,
}

impl Contexte {
    /// Whether the campaign asks this, and whether an answer is complete without it.
    #[must_use]
    pub fn question(&self, champ: ChampDemande) -> Option<&Question> {
        self.questions.iter().find(|q| q.champ == champ)
    }

    fn palier_permis(&self, palier: i64) -> bool {
        palier == 0 || self.paliers.contains(&palier)
    }
}

/// One box O/N, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RealisationLue {
    pub declinaison: DeclinaisonId,
    pub lettre: String,
    pub fait: OuiNon,
    pub commentaire: String,
    pub prevue: bool,
}

/// One value, read: a decimal text or a mark of absence, never both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValeurLue {
    pub indicateur: IndicateurId,
    pub valeur: Option<String>,
    pub absence: Option<Absence>,
    pub motif: Option<String>,
}

/// An answer, read: what acceptance writes into the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Depot {
    pub realisations: Vec<RealisationLue>,
    pub palier: Option<i64>,
    pub atteinte: Option<OuiNon>,
    pub valeurs: Vec<ValeurLue>,
    pub meteo: Option<Ciel>,
    pub meteo_motif: Option<String>,
}

/// What the coordination is shown beside a deposit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Alerte {
    Baisse {
        annee: i64,
        avant: i64,
        apres: i64,
        motif: String,
    },
    /// « 100 % with a N ».
    CentAvecNon {
        lettres: String,
    },
    /// The objective is said reached while nothing planned was done.
    AtteinteSansRealisation,
    Aberrante {
        libelle: String,
        avant: String,
        apres: String,
        annee: i64,
        ecart: Ecart,
        justification: String,
    },
    NonPrevue {
        lettre: String,
    },
    /// « bornes du responsable », « score robuste »: what a change of more than 50 % does not say already.
    Controle {
        libelle: String,
        alertes: Vec<mesures::Alerte>,
    },
    /// A field marked « non disponible ».
    Indisponible {
        champ: String,
        motif: String,
    },
}

/// Reads what can be read and lists what cannot, without asking for what is missing.
#[must_use]
pub fn lire(saisie: &Saisie, contexte: &Contexte) -> (Depot, Vec<Refus>) {
    let mut depot = Depot::default();
    let mut refus = vec![];
    if contexte.question(ChampDemande::Declinaisons).is_some() {
        lire_realisations(saisie, contexte, &mut depot, &mut refus);
    }
    if contexte.question(ChampDemande::Palier).is_some() && !saisie.palier.is_empty() {
        match saisie.palier.parse::<i64>().ok().filter(|p| contexte.palier_permis(*p)) {
            Some(palier) => depot.palier = Some(palier),
            None => refus.push(Refus::PalierInconnu { vu: saisie.palier.clone(), permis: contexte.paliers.clone() }),
        }
    }
    if contexte.question(ChampDemande::Atteinte).is_some() {
        depot.atteinte = oui_non(Champ::Atteinte, &saisie.atteinte, &mut refus);
    }
    if contexte.question(ChampDemande::Indicateurs).is_some() {
        for indicateur in &contexte.indicateurs {
            let Some(typed) = saisie.valeurs.get(&indicateur.id.to_string()) else { continue };
            if let Some(lue) = lire_une_valeur(indicateur, typed, contexte, &mut refus) {
                depot.valeurs.push(lue);
            }
        }
    }
    if contexte.question(ChampDemande::Meteo).is_some() && !saisie.meteo.is_empty() {
        match Ciel::from_code(&saisie.meteo) {
            Some(ciel) => {
                depot.meteo = Some(ciel);
                depot.meteo_motif = some(&saisie.meteo_motif);
            }
            None => refus.push(Refus::ChoixInconnu { champ: Champ::Meteo.to_string(), vu: saisie.meteo.clone() }),
        }
    }
    (depot, refus)
}

/// The whole check of a deposit: everything that is wrong, at once.
///
/// # Errors
/// The refusals of `lire` and of `manques`, and those of reasons not given: fall of the rate, sky, outliers.
pub fn verifier_depot(saisie: &Saisie, contexte: &Contexte) -> Result<Depot, Vec<Refus>> {
    let (depot, mut refus) = lire(saisie, contexte);
    for realisation in depot.realisations.iter().filter(|r| !r.prevue && trop_court(&r.commentaire)) {
        refus.push(Refus::NonPrevueSansCommentaire {
            cle: realisation.declinaison.to_string(),
            lettre: realisation.lettre.clone(),
            exercice: contexte.exercice,
        });
    }
    let before = contexte.precedent;
    if let (Some(apres), Some((annee, avant))) = (depot.palier, before.and_then(|p| p.palier.map(|v| (p.annee, v))))
        && apres < avant
        && trop_court(&saisie.palier_motif)
    {
        refus.push(Refus::BaisseSansMotif { annee, avant, apres });
    }
    if let Some(ciel) = depot.meteo
        && trop_court(&saisie.meteo_motif)
    {
        match before.and_then(|p| p.meteo) {
            _ if matches!(ciel, Ciel::Nuage | Ciel::Orage) => refus.push(Refus::MeteoSansMotif { ciel }),
            Some(avant) if avant != ciel => refus.push(Refus::MeteoChangeeSansMotif { avant, apres: ciel }),
            _ => {}
        }
    }
    for (indicateur, avant, apres, annee, ecart) in aberrants(&depot, contexte) {
        if trop_court(justification(saisie, indicateur)) {
            refus.push(Refus::ValeurAberrante {
                cle: indicateur.id.to_string(),
                libelle: indicateur.libelle.clone(),
                avant,
                apres,
                annee,
                ecart,
            });
        }
    }
    refus.extend(manques(saisie, contexte, &depot));
    if refus.is_empty() { Ok(depot) } else { Err(refus) }
}

/// « une réponse est complète si ses champs obligatoires sont remplis ou marqués "non disponible" avec motif ».
#[must_use]
pub fn manques(saisie: &Saisie, contexte: &Contexte, depot: &Depot) -> Vec<Refus> {
    let mut missing = vec![];
    let mut need = |champ: Champ<'_>, answered: bool, quoi: ChampDemande, nom: &str| {
        let champ = champ.to_string();
        match saisie.indisponibles.get(&champ) {
            _ if answered => {}
            Some(motif) if !trop_court(motif) => {}
            Some(motif) if !motif.trim().is_empty() => {
                missing.push(Refus::MotifCourt { champ: format!("nd.{champ}"), signes: motif.trim().chars().count() });
            }
            _ => missing.push(Refus::Obligatoire { champ, quoi, nom: nom.to_owned() }),
        }
    };
    for question in contexte.questions.iter().filter(|q| q.obligatoire) {
        let quoi = question.champ;
        match quoi {
            ChampDemande::Declinaisons => {
                for d in contexte.declinaisons.iter().filter(|d| d.prevue) {
                    let cle = d.id.to_string();
                    let typed = saisie.realisations.get(&cle).is_some_and(|r| !r.fait.is_empty());
                    need(Champ::Fait(&cle), typed, quoi, &d.lettre);
                }
            }
            ChampDemande::Indicateurs => {
                for i in &contexte.indicateurs {
                    let cle = i.id.to_string();
                    let typed = saisie.valeurs.get(&cle).is_some_and(|v| !v.valeur.is_empty());
                    need(Champ::Valeur(&cle), typed, quoi, &i.libelle);
                }
            }
            ChampDemande::Palier => need(Champ::Palier, !saisie.palier.is_empty(), quoi, ""),
            ChampDemande::Atteinte => need(Champ::Atteinte, !saisie.atteinte.is_empty(), quoi, ""),
            ChampDemande::Meteo => need(Champ::Meteo, depot.meteo.is_some() || !saisie.meteo.is_empty(), quoi, ""),
            ChampDemande::Difficultes => need(Champ::Difficultes, !saisie.difficultes.is_empty(), quoi, ""),
            ChampDemande::Besoins => need(Champ::Besoins, !saisie.besoins.is_empty(), quoi, ""),
            ChampDemande::Suites => need(Champ::Suites, !saisie.suites.is_empty(), quoi, ""),
            ChampDemande::Pieces => need(Champ::Pieces, contexte.pieces > 0, quoi, ""),
        }
    }
    missing
}

/// What deserves an eye: nothing here forbids, everything is shown to whoever accepts.
#[must_use]
pub fn alertes(saisie: &Saisie, contexte: &Contexte) -> Vec<Alerte> {
    let (depot, _) = lire(saisie, contexte);
    let mut all = vec![];
    if let (Some(apres), Some((annee, avant))) = (depot.palier, contexte.precedent.and_then(|p| p.palier.map(|v| (p.annee, v))))
        && apres < avant
    {
        all.push(Alerte::Baisse { annee, avant, apres, motif: saisie.palier_motif.clone() });
    }
    let planned = || depot.realisations.iter().filter(|r| r.prevue);
    let no: Vec<&str> = planned().filter(|r| r.fait == OuiNon::Non).map(|r| r.lettre.as_str()).collect();
    if depot.palier == Some(100) && !no.is_empty() {
        all.push(Alerte::CentAvecNon { lettres: no.join(", ") });
    }
    if depot.atteinte == Some(OuiNon::Oui) && !no.is_empty() && no.len() == planned().count() {
        all.push(Alerte::AtteinteSansRealisation);
    }
    for (indicateur, avant, apres, annee, ecart) in aberrants(&depot, contexte) {
        let justification = justification(saisie, indicateur).to_owned();
        all.push(Alerte::Aberrante { libelle: indicateur.libelle.clone(), avant, apres, annee, ecart, justification });
    }
    for (indicateur, mut dites) in figures_alertees(&depot, contexte) {
        dites.retain(|a| !matches!(a, mesures::Alerte::Variation { .. }));
        if !dites.is_empty() {
            all.push(Alerte::Controle { libelle: indicateur.libelle.clone(), alertes: dites });
        }
    }
    all.extend(depot.realisations.iter().filter(|r| !r.prevue).map(|r| Alerte::NonPrevue { lettre: r.lettre.clone() }));
    all.extend(
        saisie
            .indisponibles
            .iter()
            .filter(|(_, motif)| !motif.trim().is_empty())
            .map(|(champ, motif)| Alerte::Indisponible { champ: champ.clone(), motif: motif.clone() }),
    );
    all
}

fn lire_realisations(saisie: &Saisie, contexte: &Contexte, depot: &mut Depot, refus: &mut Vec<Refus>) {
    for d in &contexte.declinaisons {
        let cle = d.id.to_string();
        let Some(typed) = saisie.realisations.get(&cle) else { continue };
        if let Some(fait) = oui_non(Champ::Fait(&cle), &typed.fait, refus) {
            depot.realisations.push(RealisationLue {
                declinaison: d.id,
                lettre: d.lettre.clone(),
                fait,
                commentaire: typed.commentaire.trim().to_owned(),
                prevue: d.prevue,
            });
        }
    }
    // « lettre inconnue : jamais rattachée en silence ».
    for (cle, typed) in &saisie.realisations {
        if !typed.fait.is_empty() && !contexte.declinaisons.iter().any(|d| d.id.to_string() == *cle) {
            refus.push(Refus::ChoixInconnu { champ: Champ::Fait(cle).to_string(), vu: typed.fait.clone() });
        }
    }
}

/// « "Une case vide n'est pas "N" ».
fn oui_non(champ: Champ<'_>, typed: &str, refus: &mut Vec<Refus>) -> Option<OuiNon> {
    if typed.is_empty() {
        return None;
    }
    let read = OuiNon::from_code(typed);
    if read.is_none() {
        refus.push(Refus::ChoixInconnu { champ: champ.to_string(), vu: typed.to_owned() });
    }
    read
}

fn lire_une_valeur(
    indicateur: &IndicateurVu,
    typed: &SaisieValeur,
    contexte: &Contexte,
    refus: &mut Vec<Refus>,
) -> Option<ValeurLue> {
    let cle = indicateur.id.to_string();
    let champ = Champ::Valeur(&cle).to_string();
    let libelle = indicateur.libelle.clone();
    let vu = typed.valeur.clone();
    let written = |valeur: String| ValeurLue {
        indicateur: indicateur.id,
        valeur: Some(valeur),
        absence: None,
        motif: some(&typed.justification),
    };
    if indicateur.mesure == Mesure::Texte {
        return some(&typed.valeur).map(written);
    }
    match lire_valeur(&typed.valeur, indicateur.mesure, indicateur.echelle.as_ref()) {
        Ok(Lu::Vide) => None,
        Ok(Lu::Nombre(valeur)) => {
            if matches!(indicateur.mesure, Mesure::OuiNon | Mesure::Document) && valeur != "0" && valeur != "1" {
                refus.push(Refus::ChoixInconnu { champ, vu });
                return None;
            }
            let lu = lu_de_l_annee(indicateur.mesure, Some(&valeur), None, "");
            match contexte.annees.juger(&indicateur.chiffre(contexte.exercice), &lu, &typed.justification) {
                Ok(_) => Some(written(valeur)),
                Err(no) => {
                    let champ = if no.attend_un_motif() { Champ::ValeurJustification(&cle).to_string() } else { champ };
                    refus.push(Refus::Controle(Box::new(FigureRefusee { champ, libelle, refus: no })));
                    None
                }
            }
        }
        Ok(Lu::NonDisponible) => {
            if trop_court(&typed.motif) {
                refus.push(Refus::AbsenceSansMotif { cle, libelle, vu });
                return None;
            }
            Some(ValeurLue {
                indicateur: indicateur.id,
                valeur: None,
                absence: Some(Absence::NonDisponible),
                motif: some(&typed.motif),
            })
        }
        Ok(Lu::Formule(vu)) => {
            refus.push(Refus::ErreurDeFormule { champ, libelle, vu });
            None
        }
        Err(Illisible::Hors(hors)) => {
            refus.push(Refus::HorsEchelle { champ, libelle, hors });
            None
        }
        Err(Illisible::Nombre(_)) => {
            refus.push(Refus::ValeurIllisible { champ, libelle, vu });
            None
        }
    }
}

type Aberrant<'a> = (&'a IndicateurVu, String, String, i64, Ecart);

fn aberrants<'a>(depot: &Depot, contexte: &'a Contexte) -> Vec<Aberrant<'a>> {
    depot
        .valeurs
        .iter()
        .filter_map(|lue| {
            let indicateur = contexte.indicateurs.iter().find(|i| i.id == lue.indicateur)?;
            if matches!(indicateur.mesure, Mesure::OuiNon | Mesure::Document | Mesure::Texte | Mesure::Jalon) {
                return None;
            }
            let (annee, avant) = indicateur.precedent.clone()?;
            let apres = lue.valeur.clone()?;
            let ecart = ecart(&avant, &apres)?;
            Some((indicateur, avant, apres, annee, ecart))
        })
        .collect()
}

fn justification<'a>(saisie: &'a Saisie, indicateur: &IndicateurVu) -> &'a str {
    saisie.valeurs.get(&indicateur.id.to_string()).map_or("", |v| v.justification.as_str())
}

pub(super) fn trop_court(motif: &str) -> bool {
    motif.trim().chars().count() < MOTIF_MIN
}

fn some(text: &str) -> Option<String> {
    Some(text.trim()).filter(|t| !t.is_empty()).map(str::to_owned)
}
