//! Plans of any shape, in memory: two levels of nodes, sheets under either, indicators of any weight, some without value.

use super::gestes::Hasard;
use crate::calculs::Tables;
use crate::model::*;
use crate::regles::essai::contrat;
use indicateurs::model::{
    Cible, EtatIndicateur, EtatObservation, Indicateur, Mesure, Observation, Rattachement, RoleIndicateur, Sens,
};
use jiff::civil::date;
use kernel::Id;
use store::Json;

/// The year that is measured.
pub const ANNEE: i64 = 2;

/// A plan drawn at random; one value in two is a small count.
pub fn plan_au_hasard(h: &mut Hasard) -> Tables {
    let mut c = contrat(RegleAnnee::Civile, date(2025, 1, 1));
    c.niveaux = Json(vec!["Ambition".into(), "Objectif".into()]);
    c.couverture_fiche = [50, 100][h.below(2)];
    c.couverture_plan = [40, 80, 100][h.below(3)];
    let mut out = vide(c);
    for n in 1..=2 + h.below(2) {
        let top = noeud(&out.contrat, None, n.to_string(), h.below(4) as i64);
        for rank in 1..=h.below(3) {
            out.noeuds.push(noeud(&out.contrat, Some(top.id), format!("{n}.{rank}"), h.below(4) as i64));
        }
        out.noeuds.push(top);
    }
    for numero in 1..=4 + h.below(5) {
        let noeud = out.noeuds[h.below(out.noeuds.len())].id;
        let fiche = fiche(&out.contrat, noeud, numero as i64, h.below(4) as i64);
        for rank in 1..=h.below(4) {
            mesurer(&mut out, h, &fiche, rank);
        }
        declarer(&mut out, h, &fiche);
        out.fiches.push(fiche);
    }
    out
}

/// A declared step, and boxes planned and answered, for some sheets.
fn declarer(out: &mut Tables, h: &mut Hasard, fiche: &FicheAction) {
    let contrat_id = out.contrat.id;
    if h.below(4) > 0 {
        out.bilans.push(BilanAnnuel {
            id: Id::fresh(),
            version: 1,
            contrat_id,
            fiche_id: fiche.id,
            annee: ANNEE,
            palier: Some(20 * h.below(6) as i64),
            atteinte: None,
            commentaire: String::new(),
            difficultes: String::new(),
            besoins: String::new(),
            suites: String::new(),
            meteo: None,
            meteo_motif: None,
            meteo_le: None,
            reponse_id: None,
            auteur: "Direction de la santé".into(),
            accepte_par: None,
        });
    }
    for lettre in ["A", "B"].into_iter().take(h.below(3)) {
        let d = Declinaison {
            id: Id::fresh(),
            version: 1,
            contrat_id,
            fiche_id: fiche.id,
            lettre: lettre.into(),
            lettre_imprimee: lettre.into(),
            libelle: format!("Sous-action {lettre}"),
            details: Json(vec![]),
            echeance: None,
            annees: Json(vec![1, 2, 3]),
            ordre: 1,
            retiree_le: None,
        };
        for annee in 1..=ANNEE {
            if h.below(3) > 0 {
                out.realisations.push(Realisation {
                    id: Id::fresh(),
                    version: 1,
                    contrat_id,
                    fiche_id: fiche.id,
                    declinaison_id: d.id,
                    annee,
                    fait: [OuiNon::Oui, OuiNon::Non][h.below(2)],
                    commentaire: String::new(),
                    note_le: date(2026, 10, 1),
                    auteur: String::new(),
                });
            }
        }
        out.declinaisons.push(d);
    }
}

fn mesurer(out: &mut Tables, h: &mut Hasard, fiche: &FicheAction, rank: usize) {
    let contrat_id = out.contrat.id.to_string();
    let i = Indicateur {
        id: Id::fresh(),
        version: 1,
        contrat_id: contrat_id.clone(),
        code: format!("{}.R{rank}", fiche.numero),
        libelle: format!("Mesure {rank}"),
        definition: String::new(),
        unite: "personnes".into(),
        role: RoleIndicateur::Resultat,
        mesure: Mesure::Quantite,
        sens: Sens::Hausse,
        reference: (h.below(6) > 0).then(|| "0".into()),
        reference_le: None,
        poids: h.below(4).to_string(),
        etat: EtatIndicateur::Valide,
        derive_de: None,
        ordre: fiche.numero * 10 + rank as i64,
        echelle: Json(None),
    };
    out.rattachements.push(Rattachement {
        id: Id::fresh(),
        version: 1,
        contrat_id: contrat_id.clone(),
        indicateur_id: i.id,
        objet: "fiche".into(),
        objet_id: fiche.id.to_string(),
        lettres: Json(vec![]),
        declinaisons: Json(vec![]),
    });
    out.cibles.push(Cible {
        id: Id::fresh(),
        version: 1,
        contrat_id: contrat_id.clone(),
        indicateur_id: i.id,
        annee: ANNEE,
        valeur: [20, 150, 900, 40_000][h.below(4)].to_string(),
    });
    if h.below(4) > 0 {
        let value = if h.below(2) == 0 { 1 + h.below(10) } else { 11 + h.below(800) };
        out.observations.push(Observation {
            id: Id::fresh(),
            version: 1,
            contrat_id,
            indicateur_id: i.id,
            annee: ANNEE,
            valeur: Some(value.to_string()),
            absence: None,
            motif: None,
            etat: EtatObservation::Validee,
            provenance: "saisie".into(),
            auteur: "Direction de la santé".into(),
            saisie_a: jiff::Timestamp::UNIX_EPOCH,
            lecture: Default::default(),
        });
    }
    out.indicateurs.push(i);
}

fn noeud(contrat: &Contrat, parent_id: Option<NoeudId>, code: String, poids: i64) -> Noeud {
    Noeud {
        id: Id::fresh(),
        version: 1,
        contrat_id: contrat.id,
        parent_id,
        niveau: if parent_id.is_some() { 2 } else { 1 },
        titre: format!("Niveau {code}"),
        code,
        ordre: 1,
        poids,
        objectifs: Json(vec![]),
    }
}

fn fiche(contrat: &Contrat, noeud_id: NoeudId, numero: i64, poids: i64) -> FicheAction {
    FicheAction {
        id: Id::fresh(),
        version: 1,
        contrat_id: contrat.id,
        noeud_id,
        numero,
        titre: format!("Fiche {numero}"),
        titre_plan: None,
        mode_pilotage: ModePilotage::Pilotage,
        contexte: String::new(),
        objectif_strategique: String::new(),
        objectifs_operationnels: Json(vec![]),
        public_cible: String::new(),
        publics: Json(vec![]),
        statut: "en_cours".into(),
        statut_motif: None,
        poids,
        retiree_le: None,
        recherche: String::new(),
    }
}

fn vide(contrat: Contrat) -> Tables {
    Tables {
        contrat,
        noeuds: vec![],
        fiches: vec![],
        declinaisons: vec![],
        participations: vec![],
        liens: vec![],
        lieux: vec![],
        bilans: vec![],
        realisations: vec![],
        indicateurs: vec![],
        rattachements: vec![],
        cibles: vec![],
        observations: vec![],
        suivis: vec![],
        ruptures: vec![],
        campagnes: vec![],
        repondants: vec![],
        reponses: vec![],
        comites: vec![],
        decisions: vec![],
        avenants: vec![],
        engagements: vec![],
        financements: vec![],
        signataires: vec![],
        gouvernance: vec![],
        organisations: vec![],
        programmes: vec![],
        territoires: vec![],
    }
}
