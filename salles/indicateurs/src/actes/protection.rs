//! How the figures of a contract are protected when they are published: thresholds, couples, formulas.

use crate::model::{EtatValeur, Indicateur, Mesure, Suivi, Valeur};
use crate::regles::formule::Formule;
use crate::regles::{Mois, Operation, Protection, RegleSecret};
use kernel::nombre::Nombre;
use kernel::texte::cle;
use std::collections::BTreeMap;
use store::{Read, StoreError, args};

/// A numerator and its denominator.
type Couple = (Nombre, Nombre);

/// The protection of every indicator of a contract, by identifier; `annee` says in which year a period ends. Three questions.
///
/// # Errors
/// `StoreError`.
pub async fn protections(
    r: &mut impl Read,
    contrat: &str,
    annee: impl Fn(Mois) -> Option<i64>,
) -> Result<BTreeMap<String, Protection<String>>, StoreError> {
    let indicateurs: Vec<Indicateur> = r.list("contrat_id = $2 ;; ORDER BY id", args![contrat.to_owned()]).await?;
    let suivis: Vec<Suivi> = r.list("contrat_id = $2 ;; ORDER BY id", args![contrat.to_owned()]).await?;
    let couples: Vec<Valeur> =
        r.list("contrat_id = $2 AND numerateur IS NOT NULL ;; ORDER BY id", args![contrat.to_owned()]).await?;
    Ok(indicateurs
        .iter()
        .map(|i| {
            let own = suivis.iter().find(|s| s.indicateur_id == i.id);
            let suivi = own.cloned().unwrap_or_else(|| Suivi::par_defaut(i, None));
            let regle = RegleSecret {
                seuil: Nombre::from(suivi.seuil_secret),
                zero_sensible: suivi.zero_sensible,
                ..RegleSecret::default()
            };
            let mine = || couples.iter().filter(|v| v.indicateur_id == i.id && v.source_cle == cle(&suivi.source));
            let couples = if i.mesure == Mesure::Ratio { par_annee(&suivi, mine(), &annee) } else { BTreeMap::new() };
            (i.id.to_string(), Protection { mesure: i.mesure, regle, couples, lit: lit(i, &suivi) })
        })
        .collect())
}

/// The couple of each year, as the year is made: of its last period, or of all of them. A period is the whole, else the sum
/// of its places.
fn par_annee<'a>(
    suivi: &Suivi,
    valeurs: impl Iterator<Item = &'a Valeur>,
    annee: &impl Fn(Mois) -> Option<i64>,
) -> BTreeMap<i64, Couple> {
    let mut periodes: BTreeMap<Mois, Vec<(bool, Couple)>> = BTreeMap::new();
    for v in valeurs.filter(|v| v.etat == EtatValeur::Validee) {
        let lire = |t: &Option<String>| t.as_deref().and_then(|n| n.parse::<Nombre>().ok());
        if let (Some(haut), Some(bas)) = (lire(&v.numerateur), lire(&v.denominateur)) {
            periodes.entry(v.periode).or_default().push((v.territoire_id.is_empty(), (haut, bas)));
        }
    }
    let mut out: BTreeMap<i64, Couple> = BTreeMap::new();
    for (mois, siens) in periodes {
        let Some(annee) = annee(mois) else { continue };
        let entier = siens.iter().any(|(entier, _)| *entier);
        let gardes = || siens.iter().filter(|(e, _)| *e == entier).map(|(_, couple)| couple);
        let (haut, bas): Couple = (gardes().map(|c| &c.0).sum(), gardes().map(|c| &c.1).sum());
        let somme = match out.get(&annee).filter(|_| suivi.operation_periodes != Operation::Dernier) {
            Some((avant_haut, avant_bas)) => (avant_haut + &haut, avant_bas + &bas),
            None => (haut, bas),
        };
        out.insert(annee, somme);
    }
    out
}

/// What its formula reads, or the indicator whose evolution it is.
fn lit(i: &Indicateur, suivi: &Suivi) -> BTreeMap<String, bool> {
    fn lues(formule: &Formule<crate::model::IndicateurId>, out: &mut BTreeMap<String, bool>) {
        match formule {
            Formule::Nombre(_) => {}
            Formule::Lire(id) => {
                out.entry(id.to_string()).or_insert(false);
            }
            Formule::Evolution(id) => {
                out.insert(id.to_string(), true);
            }
            Formule::Oppose(dedans) => lues(dedans, out),
            Formule::Op(_, gauche, droite) => {
                lues(gauche, out);
                lues(droite, out);
            }
        }
    }
    let mut out = BTreeMap::new();
    if let Some(formule) = suivi.calcul() {
        lues(&formule, &mut out);
    }
    if let Some(id) = i.derive_de {
        out.insert(id.to_string(), true);
    }
    out
}
