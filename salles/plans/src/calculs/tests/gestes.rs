//! Random writes on a small contract: what pilots, the coordination and committees change in a plan.

use crate::actes::campagne::essai::Essai;
use crate::calculs::Tables;
use crate::model::*;
use indicateurs::model::{
    Cible, CibleId, EtatIndicateur, EtatObservation, Etendue, Indicateur, Mesure, Observation, ObservationId, Sens, Suivi,
};
use indicateurs::regles::{Mois, Signal};
use jiff::civil::date;
use kernel::Id;
use store::{Json, Read, Writer};

/// A small generator: the same seed tells the same history.
pub struct Hasard(u64);

impl Hasard {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }

    fn one<T: Clone>(&mut self, all: &[T]) -> Option<T> {
        if all.is_empty() { None } else { Some(all[self.below(all.len())].clone()) }
    }

    fn annee(&mut self) -> i64 {
        1 + self.below(3) as i64
    }
}

/// A day of work: a few writes, each by itself.
pub async fn gestes(e: &Essai, h: &mut Hasard) {
    for _ in 0..=h.below(3) {
        let mut w = e.w("essai.changer").await;
        let contrat: Contrat = w.load(&e.contrat.id).await.unwrap();
        let now = Tables::lire(&mut w, contrat).await.unwrap();
        match h.below(10) {
            0 => fiche(&mut w, h, &now).await,
            1 | 2 => bilan(&mut w, h, &now).await,
            3 => realisation(&mut w, h, &now).await,
            4 => acteur(&mut w, h, &now).await,
            5 => indicateur(&mut w, h, &now).await,
            6 => revue(&mut w, h, &now).await,
            7 => seance(&mut w, h, &now).await,
            8 => suivi(&mut w, h, &now).await,
            _ => cadre(&mut w, h, &now).await,
        }
        w.commit().await.unwrap();
    }
}

async fn fiche(w: &mut Writer, h: &mut Hasard, now: &Tables) {
    let mut one = h.one(&now.fiches).unwrap();
    match h.below(5) {
        0 => one.titre = format!("Titre {}", h.below(1000)),
        1 => one.poids = h.below(4) as i64,
        2 => one.noeud_id = h.one(&now.noeuds).unwrap().id,
        3 => one.retiree_le = if one.retiree_le.is_some() { None } else { Some(w.today()) },
        _ => (one.statut, one.contexte) = ("abandonnee".into(), format!("Contexte {}", h.below(1000))),
    }
    w.update(&mut one).await.unwrap();
}

async fn bilan(w: &mut Writer, h: &mut Hasard, now: &Tables) {
    let fiche = h.one(&now.fiches).unwrap();
    let annee = h.annee();
    let palier = Some(20 * h.below(6) as i64);
    let meteo = Some([Ciel::Soleil, Ciel::Nuage, Ciel::Orage][h.below(3)]);
    match now.bilans.iter().find(|b| b.fiche_id == fiche.id && b.annee == annee) {
        Some(known) if h.below(4) == 0 => w.delete(known).await.unwrap(),
        Some(known) => {
            let mut known = BilanAnnuel { palier, meteo, besoins: "Deux postes.".into(), ..known.clone() };
            w.update(&mut known).await.unwrap();
        }
        None => w
            .insert(&BilanAnnuel {
                id: Id::fresh(),
                version: 1,
                contrat_id: now.contrat.id,
                fiche_id: fiche.id,
                annee,
                palier,
                atteinte: Some(OuiNon::Oui),
                commentaire: "Fait.".into(),
                difficultes: "Confié.".into(),
                besoins: String::new(),
                suites: String::new(),
                meteo,
                meteo_motif: None,
                meteo_le: Some(w.today()),
                reponse_id: None,
                auteur: "Pilote".into(),
                accepte_par: None,
            })
            .await
            .unwrap(),
    }
}

async fn realisation(w: &mut Writer, h: &mut Hasard, now: &Tables) {
    let mut d = h.one(&now.declinaisons).unwrap();
    let annee = h.annee();
    let fait = if h.below(2) == 0 { OuiNon::Oui } else { OuiNon::Non };
    let known = now.realisations.iter().find(|r| r.declinaison_id == d.id && r.annee == annee);
    match known {
        _ if h.below(4) == 0 => {
            d.retiree_le = if d.retiree_le.is_some() { None } else { Some(w.today()) };
            d.annees = Json(vec![1, annee]);
            w.update(&mut d).await.unwrap();
        }
        Some(known) => w.update(&mut Realisation { fait, ..known.clone() }).await.unwrap(),
        None => w
            .insert(&Realisation {
                id: Id::fresh(),
                version: 1,
                contrat_id: now.contrat.id,
                fiche_id: d.fiche_id,
                declinaison_id: d.id,
                annee,
                fait,
                commentaire: String::new(),
                note_le: w.today(),
                auteur: "Pilote".into(),
            })
            .await
            .unwrap(),
    }
}

async fn acteur(w: &mut Writer, h: &mut Hasard, now: &Tables) {
    let mut who = h.one(&now.organisations).unwrap();
    match (h.below(3), h.one(&now.participations)) {
        (0, Some(known)) => w.delete(&known).await.unwrap(),
        (1, _) => {
            who.sigle = Some(format!("S{}", h.below(100)));
            w.update(&mut who).await.unwrap();
        }
        _ => {
            let fiche = h.one(&now.fiches).unwrap();
            let role = if h.below(2) == 0 { RoleParticipation::Pilote } else { RoleParticipation::Partenaire };
            let same = |p: &&Participation| p.fiche_id == fiche.id && p.role == role && p.organisation_id == who.id;
            if now.participations.iter().any(|p| same(&p)) {
                return;
            }
            w.insert(&Participation {
                id: Id::fresh(),
                version: 1,
                contrat_id: now.contrat.id,
                fiche_id: fiche.id,
                organisation_id: who.id,
                role,
                services: Json(vec!["Service".into()]),
                ordre: 10 + now.participations.len() as i64,
            })
            .await
            .unwrap();
        }
    }
}

async fn indicateur(w: &mut Writer, h: &mut Hasard, now: &Tables) {
    let one = h.one(&now.indicateurs).unwrap();
    let annee = h.annee();
    let valeur = h.below(30).to_string();
    match h.below(3) {
        0 => {
            let etat = if h.below(4) == 0 { EtatIndicateur::Suspendu } else { EtatIndicateur::Valide };
            let sens = [Sens::Hausse, Sens::Baisse, Sens::Maintien][h.below(3)];
            let mesure = [Mesure::Quantite, Mesure::Quantite, Mesure::OuiNon][h.below(3)];
            w.update(&mut Indicateur { reference: Some("1".into()), etat, sens, mesure, ..one }).await.unwrap();
        }
        1 => match now.cibles.iter().find(|c| c.indicateur_id == one.id && c.annee == annee) {
            Some(known) => w.update(&mut Cible { valeur, ..known.clone() }).await.unwrap(),
            None => {
                let key = now.contrat.id.to_string();
                w.insert(&Cible { id: CibleId::fresh(), version: 1, contrat_id: key, indicateur_id: one.id, annee, valeur })
                    .await
                    .unwrap();
            }
        },
        _ => match now.observations.iter().find(|o| o.indicateur_id == one.id && o.annee == annee) {
            Some(known) => {
                let lecture = Json((h.below(2) == 0).then(|| etendue(h)));
                w.update(&mut Observation { valeur: Some(valeur), lecture, ..known.clone() }).await.unwrap();
            }
            None => w
                .insert(&Observation {
                    id: ObservationId::fresh(),
                    version: 1,
                    contrat_id: now.contrat.id.to_string(),
                    indicateur_id: one.id,
                    annee,
                    valeur: Some(valeur),
                    absence: None,
                    motif: None,
                    etat: EtatObservation::Validee,
                    provenance: "saisie".into(),
                    auteur: "Pilote".into(),
                    saisie_a: w.now(),
                    lecture: store::Json(None),
                })
                .await
                .unwrap(),
        },
    }
}

/// A year gathered from a rolling window.
fn etendue(h: &mut Hasard) -> Etendue {
    let a: Mois = "2025-12".parse().unwrap();
    let signaux = vec![Signal::PeriodeManquante];
    Etendue { de: a.plus(-11), a, presents: h.below(4), attendus: 4, periode: None, signaux }
}

/// How an indicator is followed: the bounds that a « maintien » keeps.
async fn suivi(w: &mut Writer, h: &mut Hasard, now: &Tables) {
    let one = h.one(&now.indicateurs).unwrap();
    let minimum = (h.below(3) > 0).then(|| h.below(20).to_string());
    match now.suivis.iter().find(|s| s.indicateur_id == one.id) {
        Some(known) => w.update(&mut Suivi { minimum, ..known.clone() }).await.unwrap(),
        None => w.insert(&Suivi { minimum, ..Suivi::par_defaut(&one, None) }).await.unwrap(),
    }
}

async fn revue(w: &mut Writer, h: &mut Hasard, now: &Tables) {
    let states = [EtatReponse::Deposee, EtatReponse::Acceptee, EtatReponse::Dispensee, EtatReponse::AFaire];
    if let Some(mut one) = h.one(&now.reponses) {
        (one.etat, one.motif) = (states[h.below(4)], Some("Vu avec le pilote.".into()));
        w.update(&mut one).await.unwrap();
    }
    if h.below(5) == 0
        && let Some(mut review) = h.one(&now.campagnes)
    {
        review.etat = [EtatCampagne::Close, EtatCampagne::Ouverte, EtatCampagne::Annulee][h.below(3)];
        w.update(&mut review).await.unwrap();
    }
}

async fn seance(w: &mut Writer, h: &mut Hasard, now: &Tables) {
    let comite = Comite {
        id: Id::fresh(),
        version: 1,
        contrat_id: now.contrat.id,
        campagne_id: None,
        edition_id: None,
        titre: "Comité de pilotage".into(),
        tenue_le: date(2026, 11, 1 + h.below(20) as i8),
        lieu: None,
        etat: if h.below(3) == 0 { EtatComite::Prepare } else { EtatComite::Tenu },
        presents: String::new(),
        notes: String::new(),
    };
    w.insert(&comite).await.unwrap();
    w.insert(&Decision {
        id: Id::fresh(),
        version: 1,
        contrat_id: now.contrat.id,
        comite_id: comite.id,
        fiche_id: h.one(&now.fiches).map(|f| f.id),
        ordre: 1,
        genre: GenreDecision::Poursuite,
        motif: "Continuer.".into(),
        conditions: String::new(),
        responsable: "Coordination".into(),
        echeance: None,
        etat: EtatDecision::AExecuter,
        avenant_requis: false,
        avenant_id: None,
        proposition: Json(Proposition::default()),
        suivi: Json(vec![]),
        appliquee_a: None,
    })
    .await
    .unwrap();
}

async fn cadre(w: &mut Writer, h: &mut Hasard, now: &Tables) {
    let mut node = h.one(&now.noeuds).unwrap();
    node.titre = format!("Ambition {}", h.below(1000));
    node.poids = 1 + h.below(3) as i64;
    w.update(&mut node).await.unwrap();
    let mut contrat = now.contrat.clone();
    contrat.couverture_plan = 10 * h.below(11) as i64;
    w.update(&mut contrat).await.unwrap();
}
