//! What is read once to judge any number of cells.

use super::Cle;
use super::relations::Liens;
use crate::model::{
    Dimension, DimensionId, Indicateur, IndicateurId, Modalite, Observation, Part, Rattachement, Remplacement, Rupture, Suivi,
    Valeur,
};
use crate::plans::{Contrat, Objet};
use crate::regles::{self, Apport, Detail, Horizon, Mois, Releve, Retenue};
use acteurs::model::{Organisation, OrganisationId};
use jiff::civil::Date;
use kernel::Right;
use kernel::texte::cle;
use std::collections::{BTreeMap, HashMap};
use store::{Read, StoreError, args};
use territoire::model::Territoire;
use web::Visit;

/// Which indicators of a contract; an empty text: whatever it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Perimetre {
    pub indicateur: String,
    pub objet: String,
    pub responsable: String,
}

/// The indicators of a contract, how they are followed, what was answered.
#[derive(Debug, Clone)]
pub struct Dossier {
    pub contrat: Contrat,
    pub objets: Vec<Objet>,
    pub indicateurs: Vec<Indicateur>,
    pub suivis: HashMap<IndicateurId, Suivi>,
    pub rattachements: Vec<Rattachement>,
    pub territoires: Vec<Territoire>,
    pub organisations: HashMap<OrganisationId, String>,
    pub valeurs: Vec<Valeur>,
    pub observations: Vec<Observation>,
    /// In the order of their indicator.
    pub dimensions: Vec<Dimension>,
    pub liens: Liens,
    /// Of the whole contract, oldest first.
    pub ruptures: Vec<Rupture>,
    /// Of the whole contract.
    pub suites: Vec<Suite>,
}

/// « remplacé par » (§ 2): both indicators of a replacement, each with its code and its label.
#[derive(Debug, Clone, PartialEq)]
pub struct Suite {
    pub remplacement: Remplacement,
    pub ancien: String,
    pub nouveau: String,
    /// Code of the one that goes on, alone.
    pub code: String,
}

const CHOISIS: &str = "contrat_id = $2 AND ($3 = '' OR id = $3)
 AND ($4 = '' OR id IN (SELECT r.indicateur_id FROM rattachement r WHERE r.collectivite_id = $1 AND r.objet_id = $4))
 AND ($5 = '' OR id IN (SELECT s.indicateur_id FROM suivi s WHERE s.collectivite_id = $1 AND s.responsable_id = $5))
 ;; ORDER BY ordre, id";
const SIENS: &str = "contrat_id = $2 AND ($3 = '' OR indicateur_id = $3)
 AND ($4 = '' OR indicateur_id IN (SELECT r.indicateur_id FROM rattachement r WHERE r.collectivite_id = $1 AND r.objet_id = $4))
 AND ($5 = '' OR indicateur_id IN (SELECT s.indicateur_id FROM suivi s WHERE s.collectivite_id = $1 AND s.responsable_id = $5))
 ;; ORDER BY id";

impl Dossier {
    /// Eleven queries whatever the size, fifteen when the contract has relations.
    ///
    /// # Errors
    /// `StoreError`.
    pub async fn charger(
        r: &mut impl Read,
        contrat: Contrat,
        objets: Vec<Objet>,
        perimetre: &Perimetre,
    ) -> Result<Self, StoreError> {
        let id = contrat.id.clone();
        let p = || args![id.clone(), perimetre.indicateur.clone(), perimetre.objet.clone(), perimetre.responsable.clone()];
        let indicateurs: Vec<Indicateur> = r.list(CHOISIS, p()).await?;
        let suivis: Vec<Suivi> = r.list("contrat_id = $2 ;; ORDER BY id", args![id.clone()]).await?;
        let rattachements: Vec<Rattachement> = r.list("contrat_id = $2 ;; ORDER BY id", args![id.clone()]).await?;
        let territoires = territoire::store::lieux(r).await?;
        let organisations: Vec<Organisation> = r.list("", args![]).await?;
        let mut valeurs: Vec<Valeur> = r.list(SIENS, p()).await?;
        valeurs.sort_by(|a, b| (a.periode, &a.source_cle).cmp(&(b.periode, &b.source_cle)));
        let observations: Vec<Observation> = r.list(SIENS, p()).await?;
        let dimensions: Vec<Dimension> = r.list("contrat_id = $2 ;; ORDER BY ordre, id", args![id]).await?;
        let ruptures: Vec<Rupture> = r.list("contrat_id = $2 ;; ORDER BY periode, id", args![contrat.id.clone()]).await?;
        let liens = Liens::charger(r, &contrat.id).await?;
        let contrat_id = contrat.id.clone();
        Ok(Self {
            contrat,
            objets,
            indicateurs,
            suivis: suivis.into_iter().map(|s| (s.indicateur_id, s)).collect(),
            rattachements,
            territoires,
            organisations: organisations.into_iter().map(|o| (o.id, o.nom)).collect(),
            valeurs,
            observations,
            dimensions,
            liens,
            ruptures,
            suites: suites(r, &contrat_id).await?,
        })
    }

    /// Where the series of an indicator breaks, be it by an operand of its formula.
    #[must_use]
    pub fn coupures(&self, id: IndicateurId) -> regles::Coupures {
        let suivis: Vec<Suivi> = self.suivis.values().cloned().collect();
        regles::coupures_du_contrat(&self.ruptures, &suivis).remove(&id).unwrap_or_default()
    }

    /// What goes on after an indicator.
    #[must_use]
    pub fn suite(&self, ancien: IndicateurId) -> Option<&Suite> {
        self.suites.iter().find(|s| s.remplacement.ancien_id == ancien)
    }

    #[must_use]
    pub fn suivi(&self, indicateur: &Indicateur) -> Suivi {
        let debut = self.contrat.bornes().map(|(debut, _)| debut);
        self.suivis.get(&indicateur.id).cloned().unwrap_or_else(|| Suivi::par_defaut(indicateur, debut))
    }

    #[must_use]
    pub fn indicateur(&self, id: IndicateurId) -> Option<&Indicateur> {
        self.indicateurs.iter().find(|i| i.id == id)
    }

    #[must_use]
    pub fn responsable(&self, suivi: &Suivi) -> Option<&str> {
        self.organisations.get(&suivi.responsable_id?).map(String::as_str)
    }

    /// The places for which an indicator is answered, by name; none: the whole at once.
    #[must_use]
    pub fn places(&self, suivi: &Suivi) -> Vec<&Territoire> {
        let niveau = suivi.niveau;
        self.territoires.iter().filter(|t| Some(t.genre) == niveau).collect()
    }

    /// The name of a place; nothing for the whole perimeter.
    #[must_use]
    pub fn lieu(&self, id: &str) -> Option<&Territoire> {
        self.territoires.iter().find(|t| !id.is_empty() && t.id.to_string() == id)
    }

    /// The identifier of a place named by someone: its code or its name; nothing when two bear it.
    #[must_use]
    pub fn lieu_nomme(&self, nom: &str) -> Option<String> {
        let voulu = cle(nom);
        let trouve = seul(self.territoires.iter().filter(|t| t.code.as_deref() == Some(nom)))
            .or_else(|| seul(self.territoires.iter().filter(|t| cle(&t.nom) == voulu)));
        trouve.map(|t| t.id.to_string())
    }

    /// A modality of an indicator by its name, alone or behind that of its dimension; nothing when two bear it.
    #[must_use]
    pub fn modalite_nommee(&self, indicateur: &Indicateur, nom: &str) -> Option<(DimensionId, String)> {
        let voulu = cle(nom);
        let bonnes = self.dimensions(indicateur).flat_map(|d| {
            let voulu = &voulu;
            let nommee = move |m: &&Modalite| [cle(&m.libelle), cle(&format!("{} {}", d.libelle, m.libelle))].contains(voulu);
            d.modalites.iter().filter(nommee).map(move |m| (d.id, m.code.clone()))
        });
        seul(bonnes)
    }

    /// The objects that an indicator measures.
    #[must_use]
    pub fn mesures(&self, id: IndicateurId) -> Vec<&Objet> {
        let liens = self.rattachements.iter().filter(|r| r.indicateur_id == id);
        liens.filter_map(|r| self.objets.iter().find(|o| o.id == r.objet_id)).collect()
    }

    /// May this visitor type a value of it? The whole for the coordination; « sur ce qui lui est confié » for the others:
    /// their organisation answers for the indicator, or the sheet that it measures is entrusted to it. Nobody types what a
    /// formula computes.
    #[must_use]
    pub fn peut_saisir(&self, visit: &Visit, indicateur: &Indicateur) -> bool {
        use kernel::actor::Reach;
        if !self.suivi(indicateur).expression.is_empty() {
            return false;
        }
        match visit.reach(Right::Repondre, Some(&self.contrat.id)) {
            Reach::Tout => true,
            Reach::Rien => false,
            Reach::Confie => {
                let Some(sienne) = visit.visitor.as_ref().and_then(|v| v.organisation_id.clone()) else { return false };
                let responsable = self.suivi(indicateur).responsable_id.is_some_and(|o| o.to_string() == sienne);
                responsable || self.mesures(indicateur.id).iter().any(|o| o.confie_a.contains(&sienne))
            }
        }
    }

    /// « saisir une valeur ; la valider : Coo ● ».
    #[must_use]
    pub fn peut_valider(&self, visit: &Visit) -> bool {
        visit.may(Right::DefinirIndicateur, Some(&self.contrat.id))
    }

    /// Does this visitor read small counts of an indicator? Who types or validates it; the others read what may be published.
    #[must_use]
    pub fn lit_tout(&self, visit: &Visit, indicateur: &Indicateur) -> bool {
        self.peut_saisir(visit, indicateur) || self.peut_valider(visit)
    }

    /// « Prochaine période = dernière période **répondue** » (§ 5): by the source that makes faith, in every place expected. The
    /// figure of a year counts for the whole; where places are expected, only an answer to a campaign does. A period that is not
    /// over that day is not answered yet: it silences nothing.
    #[must_use]
    pub fn derniere_repondue(&self, indicateur: &Indicateur, suivi: &Suivi, jour: Date) -> Option<Mois> {
        let (foi, fini) = (cle(&suivi.source), Mois::dernier_fini(jour));
        let siennes = || self.valeurs.iter().filter(|v| v.indicateur_id == indicateur.id && v.source_cle == foi && v.repondue());
        let siennes = || siennes().filter(|v| v.periode <= fini);
        let de = |lieu: &str| siennes().filter(|v| v.territoire_id == lieu).map(|v| v.periode).max();
        let vaut = |o: &&Observation| o.indicateur_id == indicateur.id && (suivi.niveau.is_none() || o.provenance == "campagne");
        let annuelle = self.observations.iter().filter(vaut);
        let annuelle = annuelle
            .filter_map(|o| self.contrat.exercices.iter().find(|e| e.numero == o.annee))
            .map(|e| e.fin)
            .filter(|fin| *fin <= fini)
            .max();
        let places: Vec<String> = self.places(suivi).iter().map(|p| p.id.to_string()).collect();
        regles::derniere_repondue(de("").max(annuelle), places.iter().map(|p| de(p)))
    }

    /// The value of a key, whatever its state.
    #[must_use]
    pub fn valeur(&self, indicateur: IndicateurId, territoire: &str, periode: Mois, source: &str) -> Option<&Valeur> {
        let source = cle(source);
        let mut siennes = self.valeurs.iter().filter(|v| v.indicateur_id == indicateur && v.periode == periode);
        siennes.find(|v| v.territoire_id == territoire && v.source_cle == source)
    }

    /// What is on record for the year in which a period ends.
    fn annuelle(&self, indicateur: IndicateurId, periode: Mois) -> Option<&Observation> {
        let exercice = self.contrat.exercice(periode)?;
        self.observations.iter().find(|o| o.indicateur_id == indicateur && o.annee == exercice.numero)
    }

    /// What a cell of the whole perimeter stands for when nobody typed it here: the figure of its year, for an indicator
    /// that is answered once a year or less, under the source that makes faith.
    #[must_use]
    pub fn a_la_place(&self, c: &Cle) -> Option<&Observation> {
        let suivi = self.suivi(self.indicateur(c.indicateur)?);
        let annuel = suivi.periodicite >= 12 && c.territoire.is_empty() && cle(&suivi.source) == cle(&c.source);
        self.annuelle(c.indicateur, c.periode).filter(|_| annuel)
    }

    /// How the values of an indicator are broken down.
    pub fn dimensions(&self, indicateur: &Indicateur) -> impl Iterator<Item = &Dimension> {
        let (id, permise) = (indicateur.id, regles::ventilable(indicateur.mesure));
        self.dimensions.iter().filter(move |d| permise && d.indicateur_id == id)
    }

    /// What counts for a year of the contract: the validated values of the source that makes faith, in its window.
    #[must_use]
    pub fn retenue(&self, indicateur: &Indicateur, annee: i64) -> Option<Retenue> {
        self.lire_annee(indicateur, annee, |v| Some(v.releve()), regles::retenir, melee())
    }

    /// What it is made of; nothing either when its values speak of boundaries that differ.
    #[must_use]
    pub fn detail(&self, indicateur: &Indicateur, annee: i64) -> Option<Detail> {
        let melee = Detail { retenue: melee(), periodes: vec![], increments: vec![], calcul: None };
        self.lire_annee(indicateur, annee, |v| Some(v.releve()), regles::detailler, melee)
    }

    /// The same, of one part of them.
    #[must_use]
    pub fn retenue_de_part(&self, indicateur: &Indicateur, annee: i64, d: &Dimension, modalite: &str) -> Option<Retenue> {
        let sienne = |p: &&Part| p.dimension == d.id && p.modalite == modalite;
        self.lire_annee(indicateur, annee, |v| v.parts.iter().find(sienne).map(Part::releve), regles::retenir, melee())
    }

    /// Nothing for a year in which no value was validated; `melee` when its values speak of boundaries that differ.
    fn lire_annee<T>(
        &self,
        indicateur: &Indicateur,
        annee: i64,
        lire: impl Fn(&Valeur) -> Option<Releve>,
        rendre: impl FnOnce(&Apport<'_>, &Horizon, &Releves) -> T,
        melee: T,
    ) -> Option<T> {
        let suivi = self.suivi(indicateur);
        let exercice = self.contrat.exercices.iter().find(|e| e.numero == annee)?;
        let foi = cle(&suivi.source);
        let mut releves = Releves::new();
        for v in self.valeurs.iter().filter(|v| v.indicateur_id == indicateur.id && v.source_cle == foi) {
            if let Some(releve) = lire(v).filter(|_| v.periode <= exercice.fin && v.etat == crate::model::EtatValeur::Validee) {
                releves.entry(v.periode).or_default().insert(v.territoire_id.clone(), releve);
            }
        }
        // A year in which nothing was answered has no figure, whatever the window.
        releves.range(exercice.debut..=exercice.fin).next()?;
        let horizon = suivi.horizon((exercice.debut, exercice.fin));
        let de = horizon.depart(releves.keys().next().copied());
        let lues: Vec<Mois> = releves.keys().copied().filter(|mois| *mois >= de).collect();
        if self.melees(indicateur, &suivi, &lues) {
            return Some(melee);
        }
        let attendus = self.attendus(&suivi);
        let apport = Apport {
            mesure: indicateur.mesure,
            entre_periodes: suivi.operation_periodes,
            entre_territoires: suivi.operation_territoires,
            couverture_min: suivi.couverture_min,
            attendus: &attendus,
        };
        Some(rendre(&apport, &horizon, &releves))
    }

    /// True when what would be gathered speaks of boundaries that differ: places of one period, or several periods added.
    #[must_use]
    pub fn melees(&self, indicateur: &Indicateur, suivi: &Suivi, periodes: &[Mois]) -> bool {
        let foi = cle(&suivi.source);
        let validees = || {
            self.valeurs.iter().filter(|v| {
                v.indicateur_id == indicateur.id && v.source_cle == foi && v.etat == crate::model::EtatValeur::Validee
            })
        };
        let une = |p: &Mois| regles::melees(validees().filter(|v| v.periode == *p).map(|v| v.millesime.as_str()));
        let toutes = || regles::melees(validees().filter(|v| periodes.contains(&v.periode)).map(|v| v.millesime.as_str()));
        periodes.iter().any(une) || suivi.operation_periodes != regles::Operation::Dernier && toutes()
    }

    /// The places expected, as F4 reads them; populations weigh only a weighted mean.
    #[must_use]
    pub fn attendus(&self, suivi: &Suivi) -> Vec<regles::Territoire> {
        let pese = suivi.operation_territoires == regles::Operation::MoyennePonderee;
        let place = |t: &&Territoire| regles::Territoire {
            code: t.id.to_string(),
            poids: t.population.filter(|_| pese).map(kernel::nombre::Nombre::from),
            niveau: Some(t.genre.code().to_owned()),
            ..regles::Territoire::default()
        };
        self.places(suivi).iter().map(place).collect()
    }
}

/// Validated values by period, then by place.
type Releves = BTreeMap<Mois, BTreeMap<String, Releve>>;

/// No figure: its values cannot be put together.
fn melee() -> Retenue {
    let signaux = regles::Signaux::from([regles::Signal::MillesimesMeles]);
    Retenue { signaux, ..Retenue::default() }
}

/// The only one, when there is but one.
fn seul<T>(mut trouves: impl Iterator<Item = T>) -> Option<T> {
    match (trouves.next(), trouves.next()) {
        (Some(seul), None) => Some(seul),
        _ => None,
    }
}

async fn suites(r: &mut impl Read, contrat: &str) -> Result<Vec<Suite>, StoreError> {
    let rows = r
        .rows(
            "SELECT p.id, p.version, p.contrat_id, p.ancien_id, p.nouveau_id, p.periode, p.motif, p.auteur, p.le,
               a.code, a.libelle, n.code, n.libelle
             FROM remplacement p JOIN indicateur a ON a.id = p.ancien_id JOIN indicateur n ON n.id = p.nouveau_id
             WHERE p.collectivite_id = $1 AND p.contrat_id = $2 ORDER BY p.periode, p.id",
            args![contrat.to_owned()],
        )
        .await?;
    let mut suites = vec![];
    for mut row in rows {
        let remplacement = Remplacement {
            id: row.take()?,
            version: row.take()?,
            contrat_id: row.take()?,
            ancien_id: row.take()?,
            nouveau_id: row.take()?,
            periode: row.take()?,
            motif: row.take()?,
            auteur: row.take()?,
            le: row.take()?,
        };
        let (ancien, son_libelle): (String, String) = (row.take()?, row.take()?);
        let (code, libelle): (String, String) = (row.take()?, row.take()?);
        let suite = Suite { remplacement, ancien: format!("{ancien} {son_libelle}"), nouveau: format!("{code} {libelle}"), code };
        suites.push(suite);
    }
    Ok(suites)
}
