//! How far each place is, in one year: its own reference, its own target, its own values.

use super::Dossier;
use super::publiable::{Dite, publiables};
use crate::model::{EtatValeur, Indicateur, Mesure, ObjectifTerritoire, Suivi, Valeur};
use crate::plans::Exercice;
use crate::regles::{
    self, Apport, But, Case, Comparaison, Coupures, Defini, Mois, Nature, Operation, Publie, RegleSecret, Releve, Retenue,
    Seuils, Taux, buts, comparer,
};
use kernel::nombre::Nombre;
use kernel::texte::cle;
use std::collections::{BTreeMap, BTreeSet};
use territoire::model::{Territoire, TerritoireId};

/// One place in one year.
#[derive(Debug, Clone)]
pub struct Ligne<'a> {
    pub lieu: &'a Territoire,
    pub but: But,
    /// Nothing was validated for the year.
    pub retenue: Option<Retenue>,
    pub taux: Taux,
    /// What a reader of the publishable figures may not read: the value, the reference; a rate that would give either back.
    pub valeur_cachee: bool,
    pub reference_cachee: bool,
}

impl Ligne<'_> {
    #[must_use]
    pub fn taux_cache(&self) -> bool {
        self.taux.retenu.is_some() && (self.valeur_cachee || self.reference_cachee)
    }

    #[must_use]
    pub fn valeur(&self) -> Option<&Nombre> {
        self.retenue.as_ref()?.valeur.as_ref()
    }
}

/// Every applicable place of an indicator in one year.
#[derive(Debug, Clone)]
pub struct ParLieu<'a> {
    pub exercice: Exercice,
    pub lignes: Vec<Ligne<'a>>,
    pub comparaison: Comparaison,
    pub coupures: Coupures,
}

impl ParLieu<'_> {
    /// Does the median tell of what a reader of the publishable figures may not read?
    #[must_use]
    pub fn mediane_cachee(&self) -> bool {
        self.lignes.iter().any(Ligne::taux_cache)
    }
}

/// The last year of the contract in which a place was answered, else that of today, else the first.
#[must_use]
pub fn exercice_lu(dossier: &Dossier, i: &Indicateur, suivi: &Suivi, aujourdhui: Mois) -> Option<Exercice> {
    let derniere = du_lieu(dossier, i, suivi).filter(|v| !v.territoire_id.is_empty()).map(|v| v.periode).max();
    let contrat = &dossier.contrat;
    derniere
        .and_then(|mois| contrat.exercice(mois))
        .or_else(|| contrat.exercice(aujourdhui))
        .or_else(|| contrat.exercices.first().copied())
}

/// The validated values of the source that makes faith.
fn du_lieu<'a>(dossier: &'a Dossier, i: &Indicateur, suivi: &Suivi) -> impl Iterator<Item = &'a Valeur> {
    let (id, foi) = (i.id, cle(&suivi.source));
    dossier.valeurs.iter().filter(move |v| v.indicateur_id == id && v.source_cle == foi && v.etat == EtatValeur::Validee)
}

/// The figures of every place in a year. « Ces taux ne remontent pas » : nothing here is read by a roll-up.
#[must_use]
pub fn par_lieu<'a>(
    dossier: &'a Dossier,
    i: &Indicateur,
    suivi: &Suivi,
    objectifs: &[ObjectifTerritoire],
    exercice: Exercice,
) -> ParLieu<'a> {
    let mut siens = buts(objectifs);
    let coupures = dossier.coupures(i.id).d_un_lieu();
    let defini = Defini::de(i, suivi);
    let visee = defini.visee(i, &coupures, false);
    let mut lignes: Vec<Ligne<'a>> = dossier
        .places(suivi)
        .into_iter()
        .map(|lieu| {
            let but = siens.remove(&lieu.id).unwrap_or_default();
            let retenue = retenue(dossier, i, suivi, exercice, &lieu.id.to_string());
            let valeur = retenue.as_ref().and_then(|r| r.valeur.as_ref());
            let taux = but.visee(&visee, &coupures).taux(exercice.fin, but.cibles.get(&exercice.numero), valeur);
            Ligne { lieu, but, retenue, taux, valeur_cachee: false, reference_cachee: false }
        })
        .collect();
    masquer(dossier, i, suivi, &mut lignes);
    let taux: Vec<Option<Nombre>> = lignes.iter().map(|l| l.taux.retenu.clone()).collect();
    ParLieu { exercice, lignes, comparaison: comparer(&Seuils::default(), &taux), coupures }
}

/// What counts for a place in a year: its own validated values, read in the window of the indicator.
fn retenue(dossier: &Dossier, i: &Indicateur, suivi: &Suivi, exercice: Exercice, lieu: &str) -> Option<Retenue> {
    let mut releves: BTreeMap<Mois, BTreeMap<String, Releve>> = BTreeMap::new();
    let mut millesimes: BTreeMap<Mois, &str> = BTreeMap::new();
    for v in du_lieu(dossier, i, suivi).filter(|v| v.territoire_id == lieu && v.periode <= exercice.fin) {
        releves.entry(v.periode).or_default().insert(String::new(), v.releve());
        millesimes.insert(v.periode, &v.millesime);
    }
    releves.range(exercice.debut..=exercice.fin).next()?;
    let horizon = suivi.horizon((exercice.debut, exercice.fin));
    let de = horizon.depart(releves.keys().next().copied());
    let lus = millesimes.iter().filter(|(mois, _)| **mois >= de).map(|(_, millesime)| *millesime);
    if suivi.operation_periodes != Operation::Dernier && regles::melees(lus) {
        let signaux = regles::Signaux::from([regles::Signal::MillesimesMeles]);
        return Some(Retenue { signaux, ..Retenue::default() });
    }
    let apport = Apport {
        mesure: i.mesure,
        entre_periodes: suivi.operation_periodes,
        entre_territoires: suivi.operation_territoires,
        couverture_min: suivi.couverture_min,
        attendus: &[],
    };
    Some(regles::retenir(&apport, &horizon, &releves))
}

/// Small counts (§ 7): a value read from a period that the open file masks is masked; so is a small reference, and as many
/// others as the reference of the whole would need to give it back.
fn masquer(dossier: &Dossier, i: &Indicateur, suivi: &Suivi, lignes: &mut [Ligne<'_>]) {
    let masquees: BTreeSet<(String, Mois)> = publiables(dossier, i, suivi)
        .into_iter()
        .filter(|l| l.part.is_none() && l.dite == Dite::Secret)
        .map(|l| (l.lieu, l.periode))
        .collect();
    let dites: Vec<_> = lignes.iter().map(|l| (l.lieu.id, l.but.reference.clone())).collect();
    let references = references_cachees(i, suivi, &dites);
    for ligne in lignes {
        let code = ligne.lieu.id.to_string();
        ligne.reference_cachee = references.contains(&ligne.lieu.id);
        let Some(r) = &ligne.retenue else { continue };
        let lue = |mois: Mois| match (suivi.nature, r.periode, r.fenetre) {
            (Nature::Cumul, _, Some((_, a))) => mois <= a,
            (_, Some(periode), _) => mois == periode,
            (_, None, Some((de, a))) => de <= mois && mois <= a,
            (_, None, None) => true,
        };
        let petite = r.valeur.as_ref().filter(|_| compte(i)).is_some_and(|n| {
            let seule = regles::secret(&regle(suivi), &[Case::nouvelle("", n.clone())], None);
            seule.cases.values().any(|publie| *publie == Publie::Secret)
        });
        ligne.valeur_cachee = petite || masquees.iter().any(|(lieu, mois)| *lieu == code && lue(*mois));
    }
}

/// The places whose reference a reader of the publishable figures may not read: « a small positive reference is a count as
/// well ». That of the whole is published: when the places add up to it, it would tell the one that is missing.
#[must_use]
pub fn references_cachees(i: &Indicateur, suivi: &Suivi, places: &[(TerritoireId, Option<Nombre>)]) -> BTreeSet<TerritoireId> {
    if !compte(i) {
        return BTreeSet::new();
    }
    let dites: Vec<(String, &Nombre)> = places.iter().filter_map(|(id, n)| Some((id.to_string(), n.as_ref()?))).collect();
    let cases: Vec<Case> = dites.iter().map(|(code, n)| Case::nouvelle(code.clone(), (*n).clone())).collect();
    let somme: Nombre = dites.iter().map(|(_, n)| *n).sum();
    let entiere = i.reference.as_deref().and_then(|n| n.parse::<Nombre>().ok());
    let total = entiere.filter(|n| cases.len() == places.len() && *n == somme);
    let publication = regles::secret(&regle(suivi), &cases, total.as_ref());
    // The reference of the whole cannot be taken back: nothing of the places is told then.
    let toutes = total.is_some() && publication.total == Publie::Secret;
    let cachee = |id: &TerritoireId| match publication.cases.get(&id.to_string()) {
        Some(publie) => toutes || *publie == Publie::Secret,
        None => false,
    };
    places.iter().map(|(id, _)| *id).filter(cachee).collect()
}

fn regle(suivi: &Suivi) -> RegleSecret {
    RegleSecret { seuil: Nombre::from(suivi.seuil_secret), zero_sensible: suivi.zero_sensible, ..RegleSecret::default() }
}

/// Does it count people, or things as they are?
fn compte(i: &Indicateur) -> bool {
    matches!(i.mesure, Mesure::Quantite | Mesure::Distinct)
}
