//! The figure of a year, in front of those that places hold for it: « parts > total : **refus** » (§ 6).

use super::formule::calendrier;
use super::valeurs::relations::Dites;
use crate::model::{Indicateur, Suivi, Valeur};
use crate::regles::redaction::Refus;
use crate::regles::{Lecture, Mois, Releve, depassement, tenues};
use kernel::texte::cle;
use std::collections::BTreeMap;
use store::{ActeError, Read, args};

/// Refuses figures of the whole that validated values of its places exceed. One question when no indicator is answered by
/// place.
///
/// # Errors
/// `NiveauxDepasses`.
pub async fn tenir_niveaux(r: &mut impl Read, contrat: &str, dites: &Dites) -> Result<(), ActeError> {
    let mut suivis: Vec<Suivi> =
        r.list("contrat_id = $2 AND niveau IS NOT NULL ;; ORDER BY id", args![contrat.to_owned()]).await?;
    suivis.retain(|s| dites.keys().any(|(id, _)| *id == s.indicateur_id));
    if suivis.is_empty() {
        return Ok(());
    }
    let Some(calendrier) = calendrier(r, contrat).await? else { return Ok(()) };
    let lieux = territoire::store::lieux(r).await?;
    let mut refus = vec![];
    for ((id, annee), dite) in dites {
        let (Some(suivi), Lecture::Valeur(_)) = (suivis.iter().find(|s| s.indicateur_id == *id), dite) else { continue };
        let indicateur: Indicateur = r.load(id).await?;
        let valeurs: Vec<Valeur> =
            r.list("indicateur_id = $2 AND etat = 'validee' AND territoire_id <> '' ;; ORDER BY id", args![*id]).await?;
        let foi = cle(&suivi.source);
        let du_niveau = |v: &&Valeur| lieux.iter().any(|l| l.id.to_string() == v.territoire_id && Some(l.genre) == suivi.niveau);
        let mut periodes: BTreeMap<Mois, Vec<Releve>> = BTreeMap::new();
        for v in valeurs.iter().filter(|v| v.source_cle == foi && calendrier.annee(v.periode) == Some(*annee)).filter(du_niveau) {
            periodes.entry(v.periode).or_default().push(v.releve());
        }
        let Some(places) = tenues(suivi, calendrier.civil, periodes) else { continue };
        let entier = Releve::Valeur(dite.clone());
        if let Some(d) = depassement(indicateur.mesure, suivi.operation_territoires, &entier, &places) {
            let (places, entier) = (d.places.to_string(), d.entier.to_string());
            refus.push(Refus::NiveauxDepasses { code: indicateur.code, annee: *annee, places, entier });
        }
    }
    if refus.is_empty() { Ok(()) } else { Err(ActeError::refuse(refus)) }
}
