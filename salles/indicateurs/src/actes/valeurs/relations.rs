//! Relations asked of the cells of an entry, all together: two figures typed at once are compared with each other, not with
//! what they replace.

use super::{Cellule, Dossier, Verdict, Voulu};
use crate::model::{EffetRelation, Indicateur, IndicateurId, Observation, Relation, Rupture, Suivi, Valeur};
use crate::regles::formule::Formule;
use crate::regles::relation::{Epreuve, NonTenue, Regle, eprouver_relation};
use crate::regles::{Alerte, Lecture, Lu, MOTIF_MIN, Mois, RefusCellule, annees_coupees};
use kernel::nombre::Nombre;
use kernel::texte::cle;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{Read, StoreError, args};
use web::Visit;

/// The relations of a contract, and what they look at; nothing is read when there is none.
#[derive(Debug, Clone, Default)]
pub struct Liens {
    pub relations: Vec<Relation>,
    /// Every indicator of the contract.
    pub indicateurs: Vec<Indicateur>,
    pub calculs: BTreeMap<IndicateurId, Formule<IndicateurId>>,
    valeurs: Vec<Valeur>,
    observations: Vec<Observation>,
    /// Years that an evolution does not cross.
    coupees: BTreeSet<(IndicateurId, i64)>,
}

/// What relations and formulas of a contract name.
const LUES: &str = "contrat_id = $2 AND indicateur_id IN (SELECT i.id FROM indicateur i WHERE i.collectivite_id = $1
 AND i.contrat_id = $2 AND (EXISTS (SELECT 1 FROM relation r WHERE r.collectivite_id = $1 AND r.contrat_id = $2
   AND (r.gauche LIKE '%' || i.id || '%' OR r.droite LIKE '%' || i.id || '%'))
  OR EXISTS (SELECT 1 FROM suivi s WHERE s.collectivite_id = $1 AND s.contrat_id = $2 AND s.expression LIKE '%' || i.id || '%')))
 ;; ORDER BY id";

impl Liens {
    /// One question when there is no relation, four otherwise.
    ///
    /// # Errors
    /// `StoreError`.
    pub async fn charger(r: &mut impl Read, contrat: &str, suivis: &[Suivi], ruptures: &[Rupture]) -> Result<Self, StoreError> {
        let id = || args![contrat.to_owned()];
        let relations: Vec<Relation> = r.list("contrat_id = $2 ;; ORDER BY id", id()).await?;
        if relations.is_empty() {
            return Ok(Self::default());
        }
        let indicateurs: Vec<Indicateur> = r.list("contrat_id = $2 ;; ORDER BY ordre, id", id()).await?;
        let valeurs: Vec<Valeur> = r.list(LUES, id()).await?;
        let observations: Vec<Observation> = r.list(LUES, id()).await?;
        let calculs = suivis.iter().filter_map(|s| Some((s.indicateur_id, s.calcul()?))).collect();
        let coupees = annees_coupees(ruptures, suivis);
        Ok(Self { relations, indicateurs, calculs, valeurs, observations, coupees })
    }

    /// The code of an indicator, to write a relation.
    #[must_use]
    pub fn code(&self, id: &IndicateurId) -> String {
        self.indicateurs.iter().find(|i| i.id == *id).map(|i| i.code.clone()).unwrap_or_default()
    }

    /// The relations that look at an indicator, be it through a formula.
    #[must_use]
    pub fn de(&self, id: IndicateurId) -> Vec<&Relation> {
        self.relations.iter().filter(|r| self.operandes(r).contains(&id)).collect()
    }

    fn operandes(&self, relation: &Relation) -> Vec<IndicateurId> {
        let Some((gauche, droite)) = relation.cotes() else { return vec![] };
        let mut tous: Vec<IndicateurId> = gauche.operandes().into_iter().chain(droite.operandes()).collect();
        let mut rang = 0;
        while let Some(id) = tous.get(rang).copied() {
            let dessous = self.calculs.get(&id).map(Formule::operandes).unwrap_or_default();
            tous.extend(dessous.into_iter().filter(|d| !tous.contains(d)).collect::<Vec<_>>());
            rang += 1;
        }
        tous
    }

    /// What becomes of a relation for a year of the contract, on the figures that count.
    #[must_use]
    pub fn annuelle(&self, relation: &Relation, annee: i64) -> Option<Epreuve<IndicateurId>> {
        let lire = |id: &IndicateurId, annee: i64| {
            let o = self.observations.iter().find(|o| o.indicateur_id == *id && o.annee == annee);
            o.map(crate::actes::formule::lecture).unwrap_or_default()
        };
        self.eprouver(relation, annee, 0, &lire)
    }

    /// `rang` counts years from `depart`.
    fn eprouver(
        &self,
        relation: &Relation,
        rang: i64,
        depart: i64,
        lire: &impl Fn(&IndicateurId, i64) -> Lecture,
    ) -> Option<Epreuve<IndicateurId>> {
        let (gauche, droite) = relation.cotes()?;
        let regle = Regle { gauche: &gauche, operateur: relation.operateur, droite: &droite, si_absent: relation.si_absent };
        let coupee = |id: &IndicateurId, rang: i64| self.coupees.contains(&(*id, depart + rang));
        Some(eprouver_relation(&regle, rang, &self.calculs, lire, &coupee))
    }

    /// In words, when it does not hold.
    #[must_use]
    pub fn non_tenue(&self, relation: &Relation, epreuve: &Epreuve<IndicateurId>) -> Option<NonTenue> {
        let code = |id: &IndicateurId| self.code(id);
        NonTenue::de(&relation.libelle, &relation.ecrite(&code), &epreuve.issue, &code)
    }
}

/// What a cell would say, by indicator, place and period.
type Dites = HashMap<(IndicateurId, String, Mois), Lecture>;

fn dite(lu: &Lu) -> Lecture {
    match lu {
        Lu::Absente(absence, _) => Lecture::from(*absence),
        autre => Lecture::from(autre.nombre()),
    }
}

/// The relations that accepted cells would break: refused, or alerted of. A cell that is refused is no longer looked at by
/// the others, hence again until nothing changes. Drafts are asked nothing, nor is what is kept beside the source that makes faith.
pub fn confronter(visit: &Visit, dossier: &Dossier, cellules: &[Cellule], verdicts: &mut [Verdict], voulu: Voulu) {
    if voulu == Voulu::Brouillon || dossier.liens.relations.is_empty() {
        return;
    }
    while let Some((rang, refus)) = premier_refus(visit, dossier, cellules, verdicts) {
        if let Some(verdict) = verdicts.get_mut(rang) {
            *verdict = Verdict::Refusee(refus);
        }
    }
    let dites = dites(dossier, cellules, verdicts);
    for (cellule, verdict) in cellules.iter().zip(verdicts) {
        let trouvees = non_tenues(dossier, cellule, &dites);
        if let Verdict::Acceptee { alertes, .. } = verdict {
            alertes.extend(trouvees.into_iter().map(|(_, n)| Alerte::Relation(Box::new(n))));
        }
    }
}

fn fait_foi(dossier: &Dossier, cellule: &Cellule) -> bool {
    let suivi = dossier.liens.indicateurs.iter().find(|i| i.id == cellule.cle.indicateur).map(|i| dossier.suivi(i));
    suivi.is_some_and(|s| cle(&s.source) == cle(&cellule.cle.source))
}

fn dites(dossier: &Dossier, cellules: &[Cellule], verdicts: &[Verdict]) -> Dites {
    let acceptees = cellules.iter().zip(verdicts).filter_map(|(c, v)| match v {
        Verdict::Acceptee { lu, .. } if fait_foi(dossier, c) => {
            Some(((c.cle.indicateur, c.cle.territoire.clone(), c.cle.periode), dite(lu)))
        }
        _ => None,
    });
    acceptees.collect()
}

fn premier_refus(visit: &Visit, dossier: &Dossier, cellules: &[Cellule], verdicts: &[Verdict]) -> Option<(usize, RefusCellule)> {
    let dites = dites(dossier, cellules, verdicts);
    let acceptees = cellules.iter().zip(verdicts).enumerate().filter(|(_, (_, v))| matches!(v, Verdict::Acceptee { .. }));
    for (rang, (cellule, _)) in acceptees {
        let mut alertes = vec![];
        for (effet, non_tenue) in non_tenues(dossier, cellule, &dites) {
            match effet {
                EffetRelation::Refus => return Some((rang, RefusCellule::Relation(Box::new(non_tenue)))),
                EffetRelation::Alerte => alertes.push(Alerte::Relation(Box::new(non_tenue))),
            }
        }
        if !alertes.is_empty() && !dossier.peut_valider(visit) {
            return Some((rang, RefusCellule::AlerteSansDroit { alertes }));
        }
        if !alertes.is_empty() && cellule.motif.trim().chars().count() < MOTIF_MIN {
            return Some((rang, RefusCellule::MotifDAlerte { alertes }));
        }
    }
    None
}

/// The relations that do not hold where this cell is looked at.
fn non_tenues(dossier: &Dossier, cellule: &Cellule, dites: &Dites) -> Vec<(EffetRelation, NonTenue)> {
    let (liens, c) = (&dossier.liens, &cellule.cle);
    if !fait_foi(dossier, cellule) {
        return vec![];
    }
    let depart = dossier.contrat.exercice(c.periode).map_or(0, |e| e.numero);
    let mut trouvees = vec![];
    for relation in liens.de(c.indicateur) {
        // « evolution([…]) » a year later looks at this one. Ranks count years from the period of the cell.
        for rang in [0_i64, 1] {
            let lire = |id: &IndicateurId, rang: i64| {
                let mois = c.periode.plus(i32::try_from(rang).unwrap_or(0).saturating_mul(12));
                sur_place(dossier, (*id, &c.territoire, mois), dites)
            };
            let Some(epreuve) = liens.eprouver(relation, rang, depart, &lire) else { continue };
            if epreuve.lus.contains_key(&(c.indicateur, 0)) {
                trouvees.extend(liens.non_tenue(relation, &epreuve).map(|n| (relation.effet, n)));
            }
        }
    }
    trouvees
}

/// What is said of an indicator for the same place and period: just typed, on record, or for the whole year elsewhere.
fn sur_place(dossier: &Dossier, (id, lieu, mois): (IndicateurId, &str, Mois), dites: &Dites) -> Lecture {
    if let Some(dite) = dites.get(&(id, lieu.to_owned(), mois)) {
        return dite.clone();
    }
    let liens = &dossier.liens;
    let Some(indicateur) = liens.indicateurs.iter().find(|i| i.id == id) else { return Lecture::NonSaisie };
    let suivi = dossier.suivi(indicateur);
    let foi = cle(&suivi.source);
    let mut siennes = liens.valeurs.iter().filter(|v| v.indicateur_id == id && v.territoire_id == lieu && v.periode == mois);
    if let Some(v) = siennes.find(|v| v.source_cle == foi && v.repondue()) {
        return v.absence.map_or_else(|| Lecture::from(v.nombre()), Lecture::from);
    }
    let exercice = dossier.contrat.exercice(mois).filter(|e| lieu.is_empty() && suivi.periodicite >= 12 && e.fin == mois);
    let annuelle = |numero| liens.observations.iter().find(|o| o.indicateur_id == id && o.annee == numero);
    match exercice.and_then(|e| annuelle(e.numero)) {
        Some(Observation { absence: Some(absence), .. }) => Lecture::from(*absence),
        Some(o) => Lecture::from(o.valeur.as_deref().and_then(|n| n.parse::<Nombre>().ok())),
        None => Lecture::NonSaisie,
    }
}
