//! What ties an indicator to others: the relations that look at it, and the series before and after it.

use crate::actes::valeurs::{Dossier, Suite};
use crate::m;
use crate::model::{Indicateur, IndicateurId, Observation};
use crate::pages::valeurs::{mots, relations};
use crate::regles::ecrire_periode;
use maud::{Markup, html};
use store::{Read, Reader, StoreError, args};
use web::Visit;

/// The figures of the years of an indicator that this one goes on after, or that goes on after it.
pub struct Voisine {
    suite: Suite,
    annees: Vec<Observation>,
}

/// One query by neighbour; an indicator has few.
pub async fn lire(r: &mut Reader, dossier: &Dossier, i: &Indicateur) -> Result<Vec<Voisine>, StoreError> {
    let mut voisines = vec![];
    for suite in &dossier.suites {
        let autre = match (&suite.remplacement.ancien_id, &suite.remplacement.nouveau_id) {
            (ancien, nouveau) if *ancien == i.id => *nouveau,
            (ancien, nouveau) if *nouveau == i.id => *ancien,
            _ => continue,
        };
        let annees: Vec<Observation> = r.list("indicateur_id = $2 AND etat = 'validee' ;; ORDER BY annee", args![autre]).await?;
        voisines.push(Voisine { suite: suite.clone(), annees });
    }
    Ok(voisines)
}

/// « remplacé par »: which way each goes, and its figures, so that both series are read one after the other.
pub fn series(visit: &Visit, dossier: &Dossier, i: &Indicateur, voisines: &[Voisine]) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let pas = dossier.suivi(i).pas();
    let lien = |id: IndicateurId, nom: &str| html! { a href=(visit.url(&format!("/indicateurs/{id}"))) { (nom) } };
    html! { @for v in voisines {
        @let r = &v.suite.remplacement;
        @let depuis = ecrire_periode(r.periode, pas);
        @let avant = r.nouveau_id == i.id;
        h2 { @if avant { (t.remplacement_serie_avant()) } @else { (t.remplacement_serie_apres()) } }
        p.encadre {
            @if avant { (t.remplacement_remplace(&depuis)) " " (lien(r.ancien_id, &v.suite.ancien)) }
            @else { "! " (t.remplacement_remplacee(&depuis)) " " (lien(r.nouveau_id, &v.suite.nouveau)) }
            br; small { (r.motif) " (" (r.auteur) ")" }
        }
        @if !v.annees.is_empty() {
            ul { @for o in &v.annees {
                @let fin = dossier.contrat.exercices.iter().find(|e| e.numero == o.annee).map(|e| e.fin.annee().to_string()).unwrap_or_default();
                li { (t.saisie_annee(o.annee.to_string(), fin)) "\u{202f}: "
                    (o.absence.map_or_else(|| mots::nombre(o.valeur.as_deref().unwrap_or("—"), lang), |a| crate::pages::mots::absence(a, lang))) }
            } }
        }
    } }
}

/// The relations that look at this indicator, with what became of each year.
pub fn relations(visit: &Visit, dossier: &Dossier, i: &Indicateur) -> Markup {
    let t = m(visit.lang);
    let siennes = dossier.liens.de(i.id);
    html! { @if !siennes.is_empty() {
        h2 { (t.relation_section()) }
        @for relation in siennes {
            h3 { (relation.libelle) }
            (relations::dire(visit, &dossier.liens, relation))
            (relations::annees(&dossier.liens, relation, &dossier.contrat.exercices, visit.lang))
        }
    } }
}
