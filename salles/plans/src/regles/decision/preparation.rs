//! What a committee is shown: previous decisions first, then what is late, what moved, what asks for a
//! decision — each with the facts that justify it. A pure function over the plan as it was loaded.

use super::{decision_en_retard, precede, vivante};
use crate::model::{
    BilanAnnuel, Campagne, Categorie, Ciel, Comite, Contrat, Decision, DecisionId, Declinaison, EtatCampagne, EtatComite,
    EtatMarque, EtatReponse, FicheAction, FicheActionId, Marque, OuiNon, Participation, Realisation, Reponse, RoleParticipation,
};
use indicateurs::model::{EtatObservation, Indicateur, IndicateurId, Observation, Rattachement};
use jiff::civil::Date;
use kernel::nombre::Nombre;
use std::collections::BTreeMap;

/// The plan as it was read for one sitting.
#[derive(Debug, Clone, Copy)]
pub struct Dossier<'a> {
    pub contrat: &'a Contrat,
    pub comite: &'a Comite,
    pub campagne: Option<&'a Campagne>,
    /// Contract year under review.
    pub exercice: i64,
    /// The day against which deadlines are read.
    pub le: Date,
    /// Sheets in force, by number.
    pub fiches: &'a [FicheAction],
    pub declinaisons: &'a [Declinaison],
    /// Expected progress of each sheet, percent, as the pages of figures compute it; absent: not dated.
    pub attendus: &'a BTreeMap<FicheActionId, Nombre>,
    /// Of all years.
    pub bilans: &'a [BilanAnnuel],
    pub realisations: &'a [Realisation],
    /// Of the campaign.
    pub reponses: &'a [Reponse],
    pub participations: &'a [Participation],
    pub marques: &'a [Marque],
    pub indicateurs: &'a [Indicateur],
    pub rattachements: &'a [Rattachement],
    /// Of the year under review and of the one before.
    pub observations: &'a [Observation],
    /// Of all the sittings of the contract.
    pub decisions: &'a [Decision],
    pub comites: &'a [Comite],
}

/// Something late. « "En retard" est calculé, jamais choisi. »
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Retard {
    /// « échéance passée et réponse ni déposée, ni acceptée, ni dispensée ».
    Reponse { echeance: Date, etat: EtatReponse },
    /// The declared step is under the step that the expected progress (`part`, percent) covers.
    Palier { declare: i64, attendu: i64, part: Nombre },
    /// The last planned year has passed and the box does not say « O ».
    Echeance { lettre: String, libelle: String, annee: i64, fait: Option<OuiNon> },
}

/// Something that changed since the year before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mouvement {
    Palier {
        avant: i64,
        apres: i64,
    },
    Meteo {
        avant: Ciel,
        apres: Ciel,
        motif: Option<String>,
    },
    /// A value this year; the one of the year before, when there was one.
    Valeur {
        indicateur: IndicateurId,
        avant: Option<String>,
        apres: String,
    },
}

/// Why something is put to the committee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Raison {
    /// « orage "objectifs compromis" », « nuage "appuis nécessaires" ».
    Meteo {
        ciel: Ciel,
        motif: Option<String>,
        appui: String,
    },
    Baisse {
        avant: i64,
        apres: i64,
    },
    /// The same step two years running, under 100.
    Stagnation {
        palier: i64,
        de: i64,
        a: i64,
    },
    SansPilote,
    Marques {
        n: usize,
    },
    /// A previous decision on this sheet whose day has passed.
    DecisionNonFaite {
        decision: DecisionId,
        echeance: Date,
    },
}

impl Raison {
    /// The order in which a committee wants to hear them: the worst first.
    #[must_use]
    pub fn rang(&self) -> u8 {
        match self {
            Self::Meteo { ciel: Ciel::Orage, .. } => 0,
            Self::DecisionNonFaite { .. } => 1,
            Self::Baisse { .. } => 2,
            Self::Meteo { .. } => 3,
            Self::SansPilote => 4,
            Self::Stagnation { .. } => 5,
            Self::Marques { .. } => 6,
        }
    }
}

/// What is put to the committee about one sheet (`None`: about the contract).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demande {
    pub fiche: Option<FicheActionId>,
    /// The worst first.
    pub raisons: Vec<Raison>,
}

/// A decision of an earlier sitting, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Precedente<'a> {
    pub decision: &'a Decision,
    pub comite: &'a Comite,
    pub en_retard: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Preparation<'a> {
    /// « Chaque COPIL s'ouvre sur l'état des décisions précédentes. »
    pub precedentes: Vec<Precedente<'a>>,
    pub retards: Vec<(FicheActionId, Vec<Retard>)>,
    pub mouvements: Vec<(FicheActionId, Vec<Mouvement>)>,
    pub demandes: Vec<Demande>,
}

/// Prepares a sitting.
#[must_use]
pub fn preparer<'a>(dossier: &Dossier<'a>) -> Preparation<'a> {
    let precedentes = precedentes(dossier);
    let faits: BTreeMap<(FicheActionId, i64), &BilanAnnuel> = dossier.bilans.iter().map(|b| ((b.fiche_id, b.annee), b)).collect();
    let mut preparation = Preparation { precedentes: vec![], retards: vec![], mouvements: vec![], demandes: vec![] };
    let sans_fiche: Vec<Raison> = non_faites(&precedentes, None);
    if !sans_fiche.is_empty() {
        preparation.demandes.push(Demande { fiche: None, raisons: sans_fiche });
    }
    for fiche in dossier.fiches {
        let categorie = dossier.contrat.statuts.iter().find(|s| s.code == fiche.statut).map(|s| s.categorie);
        let en_jeu = !matches!(categorie, Some(Categorie::Abandonnee));
        let attendue = !matches!(categorie, Some(Categorie::Abandonnee | Categorie::Terminee | Categorie::Suspendue));
        let cet_an = faits.get(&(fiche.id, dossier.exercice)).copied();
        let an_passe = faits.get(&(fiche.id, dossier.exercice - 1)).copied();
        let retards = if attendue { retards(dossier, fiche, cet_an) } else { vec![] };
        if !retards.is_empty() {
            preparation.retards.push((fiche.id, retards));
        }
        let mouvements = mouvements(dossier, fiche, an_passe, cet_an);
        if !mouvements.is_empty() {
            preparation.mouvements.push((fiche.id, mouvements));
        }
        if en_jeu {
            let mut raisons = raisons(dossier, fiche, an_passe, cet_an, attendue);
            raisons.extend(non_faites(&precedentes, Some(fiche.id)));
            raisons.sort_by_key(Raison::rang);
            if !raisons.is_empty() {
                preparation.demandes.push(Demande { fiche: Some(fiche.id), raisons });
            }
        }
    }
    preparation.demandes.sort_by_key(|d| d.raisons.iter().map(Raison::rang).min());
    preparation.precedentes = precedentes;
    preparation
}

/// The decisions of earlier sittings that are still alive, and all those of the last sitting.
fn precedentes<'a>(dossier: &Dossier<'a>) -> Vec<Precedente<'a>> {
    let ici = (dossier.comite.tenue_le, dossier.comite.id);
    let anterieurs: BTreeMap<_, &Comite> = dossier
        .comites
        .iter()
        .filter(|c| precede((c.tenue_le, c.id), ici) && c.etat != EtatComite::Prepare)
        .map(|c| (c.id, c))
        .collect();
    let dernier = anterieurs.values().max_by_key(|c| (c.tenue_le, c.id)).map(|c| c.id);
    let mut toutes: Vec<Precedente<'a>> = dossier
        .decisions
        .iter()
        .filter_map(|d| anterieurs.get(&d.comite_id).map(|c| (d, *c)))
        .filter(|(d, c)| vivante(d.etat) || dernier == Some(c.id))
        .map(|(decision, comite)| Precedente { decision, comite, en_retard: decision_en_retard(decision, dossier.le) })
        .collect();
    toutes.sort_by_key(|p| (!p.en_retard, !vivante(p.decision.etat), p.comite.tenue_le, p.decision.ordre));
    toutes
}

fn non_faites(precedentes: &[Precedente<'_>], fiche: Option<FicheActionId>) -> Vec<Raison> {
    precedentes
        .iter()
        .filter(|p| p.en_retard && p.decision.fiche_id == fiche)
        .filter_map(|p| p.decision.echeance.map(|echeance| Raison::DecisionNonFaite { decision: p.decision.id, echeance }))
        .collect()
}

/// The step of the grid that a sheet should have reached: the greatest one that its expected progress
/// covers. `None` while even the first step is ahead.
#[must_use]
pub fn palier_attendu(contrat: &Contrat, attendu: &Nombre) -> Option<i64> {
    contrat.paliers.iter().copied().filter(|p| Nombre::from(*p) <= *attendu).max()
}

fn retards(dossier: &Dossier<'_>, fiche: &FicheAction, cet_an: Option<&BilanAnnuel>) -> Vec<Retard> {
    let mut out = vec![];
    let reponse = dossier.reponses.iter().find(|r| r.fiche_id == fiche.id);
    if let (Some(reponse), Some(campagne)) = (reponse, dossier.campagne) {
        let echeance = reponse.echeance.unwrap_or(campagne.echeance);
        let muette = match reponse.etat {
            EtatReponse::AFaire | EtatReponse::Commencee | EtatReponse::Renvoyee => {
                echeance < dossier.le && campagne.etat != EtatCampagne::Annulee
            }
            EtatReponse::SansReponse => true,
            EtatReponse::Deposee | EtatReponse::Acceptee | EtatReponse::Dispensee => false,
        };
        if muette {
            out.push(Retard::Reponse { echeance, etat: reponse.etat });
        }
    }
    let siennes: Vec<&Declinaison> =
        dossier.declinaisons.iter().filter(|d| d.fiche_id == fiche.id && d.retiree_le.is_none()).collect();
    if let (Some(declare), Some(part)) = (cet_an.and_then(|b| b.palier), dossier.attendus.get(&fiche.id))
        && let Some(attendu) = palier_attendu(dossier.contrat, part).filter(|attendu| declare < *attendu)
    {
        out.push(Retard::Palier { declare, attendu, part: part.clone() });
    }
    for d in siennes {
        let Some(annee) = d.annees.iter().max().copied() else { continue };
        let fait = dossier
            .realisations
            .iter()
            .filter(|r| r.declinaison_id == d.id && r.annee >= annee)
            .max_by_key(|r| r.annee)
            .map(|r| r.fait);
        let echue = annee < dossier.exercice || (annee == dossier.exercice && fait == Some(OuiNon::Non));
        if echue && fait != Some(OuiNon::Oui) {
            out.push(Retard::Echeance { lettre: d.lettre.clone(), libelle: d.libelle.clone(), annee, fait });
        }
    }
    out
}

fn mouvements(
    dossier: &Dossier<'_>,
    fiche: &FicheAction,
    an_passe: Option<&BilanAnnuel>,
    cet_an: Option<&BilanAnnuel>,
) -> Vec<Mouvement> {
    let mut out = vec![];
    if let (Some(avant), Some(apres)) = (an_passe.and_then(|b| b.palier), cet_an.and_then(|b| b.palier))
        && avant != apres
    {
        out.push(Mouvement::Palier { avant, apres });
    }
    if let (Some(avant), Some(apres)) = (an_passe.and_then(|b| b.meteo), cet_an.and_then(|b| b.meteo))
        && avant != apres
    {
        out.push(Mouvement::Meteo { avant, apres, motif: cet_an.and_then(|b| b.meteo_motif.clone()) });
    }
    let observee = |indicateur: IndicateurId, annee: i64| {
        dossier
            .observations
            .iter()
            .find(|o| o.indicateur_id == indicateur && o.annee == annee && o.etat == EtatObservation::Validee)
            .and_then(|o| o.valeur.clone())
    };
    let cle = fiche.id.to_string();
    let siens = dossier.rattachements.iter().filter(|r| r.objet == "fiche" && r.objet_id == cle).map(|r| r.indicateur_id);
    let mut vus = vec![];
    for indicateur in siens {
        if vus.contains(&indicateur) || !dossier.indicateurs.iter().any(|i| i.id == indicateur) {
            continue;
        }
        vus.push(indicateur);
        let avant = observee(indicateur, dossier.exercice - 1);
        if let Some(apres) = observee(indicateur, dossier.exercice).filter(|apres| avant.as_ref() != Some(apres)) {
            out.push(Mouvement::Valeur { indicateur, avant, apres });
        }
    }
    out
}

fn raisons(
    dossier: &Dossier<'_>,
    fiche: &FicheAction,
    an_passe: Option<&BilanAnnuel>,
    cet_an: Option<&BilanAnnuel>,
    attendue: bool,
) -> Vec<Raison> {
    let mut out = vec![];
    if let Some(bilan) = cet_an {
        let appui = bilan.besoins.trim().to_owned();
        match bilan.meteo {
            Some(ciel @ Ciel::Orage) => out.push(Raison::Meteo { ciel, motif: bilan.meteo_motif.clone(), appui }),
            Some(ciel @ Ciel::Nuage) if !appui.is_empty() => {
                out.push(Raison::Meteo { ciel, motif: bilan.meteo_motif.clone(), appui });
            }
            _ => {}
        }
    }
    if let (Some(avant), Some(apres)) = (an_passe.and_then(|b| b.palier), cet_an.and_then(|b| b.palier)) {
        if apres < avant {
            out.push(Raison::Baisse { avant, apres });
        } else if attendue && apres == avant && apres < 100 {
            out.push(Raison::Stagnation { palier: apres, de: dossier.exercice - 1, a: dossier.exercice });
        }
    }
    let pilotee = dossier.participations.iter().any(|p| p.fiche_id == fiche.id && p.role == RoleParticipation::Pilote);
    if attendue && !pilotee {
        out.push(Raison::SansPilote);
    }
    let n = dossier.marques.iter().filter(|q| q.fiche_id == Some(fiche.id) && q.etat == EtatMarque::Ouverte).count();
    if n > 0 {
        out.push(Raison::Marques { n });
    }
    out
}
