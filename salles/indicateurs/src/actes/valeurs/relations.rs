//! Relations asked of the cells of an entry, all together: two figures typed at once are compared with each other, not with
//! what they replace.

use super::{Cellule, Dossier, Verdict, Voulu};
use crate::actes::annees_rompues;
use crate::model::{Absence, EffetRelation, Indicateur, IndicateurId, Relation, Valeur, formule_gardee};
use crate::regles::formule::Formule;
use crate::regles::relation::{Epreuve, NonTenue, Regle, eprouver_relation};
use crate::regles::{Alerte, Lecture, Lu, MOTIF_MIN, Mois, RefusCellule, annees_heritees, grille};
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
    /// What counts for each year of the contract.
    annees: BTreeMap<(IndicateurId, i64), Lecture>,
    /// Years that an evolution does not cross.
    coupees: BTreeSet<(IndicateurId, i64)>,
}

/// What would count for a year of the contract, before it is on record.
pub type Dites = BTreeMap<(IndicateurId, i64), Lecture>;

/// What relations and formulas of a contract name.
const LUES: &str = "contrat_id = $2 AND indicateur_id IN (SELECT i.id FROM indicateur i WHERE i.collectivite_id = $1
 AND i.contrat_id = $2 AND (EXISTS (SELECT 1 FROM relation r WHERE r.collectivite_id = $1 AND r.contrat_id = $2
   AND (r.gauche LIKE '%' || i.id || '%' OR r.droite LIKE '%' || i.id || '%'))
  OR EXISTS (SELECT 1 FROM suivi s WHERE s.collectivite_id = $1 AND s.contrat_id = $2 AND s.expression LIKE '%' || i.id || '%')))
 ;; ORDER BY id";

impl Liens {
    /// One question when there is no relation, five otherwise.
    ///
    /// # Errors
    /// `StoreError`.
    pub async fn charger(r: &mut impl Read, contrat: &str) -> Result<Self, StoreError> {
        let relations: Vec<Relation> = r.list("contrat_id = $2 ;; ORDER BY id", args![contrat.to_owned()]).await?;
        let mut liens = Self::annuels(r, contrat, relations).await?;
        if !liens.relations.is_empty() {
            liens.valeurs = r.list::<Valeur>(LUES, args![contrat.to_owned()]).await?;
        }
        Ok(liens)
    }

    /// The relations of a contract with the figures of its years only: three questions, none when there is no relation.
    ///
    /// # Errors
    /// `StoreError`.
    pub async fn annuels(r: &mut impl Read, contrat: &str, relations: Vec<Relation>) -> Result<Self, StoreError> {
        if relations.is_empty() {
            return Ok(Self::default());
        }
        let mut liens = Self {
            indicateurs: r.list("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.to_owned()]).await?,
            relations,
            ..Self::default()
        };
        let rows = r
            .rows(
                "SELECT 'o' AS genre, o.indicateur_id, o.annee, o.valeur, o.absence, '' AS expression FROM observation o
                 WHERE o.collectivite_id = $1 AND o.contrat_id = $2 AND o.etat = 'validee'
                 UNION ALL
                 SELECT 's', s.indicateur_id, 0, NULL, NULL, s.expression FROM suivi s
                 WHERE s.collectivite_id = $1 AND s.contrat_id = $2 AND s.expression <> ''",
                args![contrat.to_owned()],
            )
            .await?;
        for mut row in rows {
            let (genre, id): (String, IndicateurId) = (row.take()?, row.take()?);
            let (annee, valeur): (i64, Option<String>) = (row.take()?, row.take()?);
            let (absence, expression): (Option<Absence>, String) = (row.take()?, row.take()?);
            match genre.as_str() {
                "o" => {
                    let nombre = || Lecture::from(valeur.as_deref().and_then(|n| n.parse::<Nombre>().ok()));
                    liens.annees.insert((id, annee), absence.map_or_else(nombre, Lecture::from));
                }
                _ => liens.calculs.extend(formule_gardee(&expression).map(|f| (id, f))),
            }
        }
        liens.coupees = annees_heritees(annees_rompues(r, contrat).await?, &liens.calculs);
        Ok(liens)
    }

    /// The same where these figures already count.
    #[must_use]
    pub fn disant(mut self, dites: &Dites) -> Self {
        self.annees.extend(dites.iter().map(|(cle, lecture)| (*cle, lecture.clone())));
        self
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
        let lire = |id: &IndicateurId, annee: i64| self.annees.get(&(*id, annee)).cloned().unwrap_or_default();
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
type Cases = HashMap<(IndicateurId, String, Mois), Lecture>;

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

fn dites(dossier: &Dossier, cellules: &[Cellule], verdicts: &[Verdict]) -> Cases {
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
fn non_tenues(dossier: &Dossier, cellule: &Cellule, dites: &Cases) -> Vec<(EffetRelation, NonTenue)> {
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
fn sur_place(dossier: &Dossier, (id, lieu, mois): (IndicateurId, &str, Mois), dites: &Cases) -> Lecture {
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
    // As in a grid, the figure of a year stands for the period of an indicator that is answered once a year or less.
    let due = suivi.pas().is_some_and(|pas| !grille(pas, suivi.debut, mois, mois).is_empty());
    let exercice = dossier.contrat.exercice(mois).filter(|_| lieu.is_empty() && suivi.periodicite >= 12 && due);
    exercice.and_then(|e| liens.annees.get(&(id, e.numero))).cloned().unwrap_or_default()
}
