//! Where an indicator goes: the rate of the whole contract beside that of each year, and what deserves a look (F8).

use crate::actes::valeurs::Dossier;
use crate::m;
use crate::model::{Cible, EtatObservation, Indicateur, Suivi};
use crate::pages::valeurs::mots;
use crate::plans::Exercice;
use crate::regles::{
    CiblesDatees, ModeTrajectoire, ReferenceLue, Seuils, Trajectoire, Visee, attendu, baisses_de_suite, cible_finale,
    sous_l_attendu,
};
use jiff::civil::Date;
use kernel::nombre::Nombre;
use kernel::texte::date_longue;
use maud::{Markup, html};
use web::Visit;

/// The figures of an indicator, year by year, up to the last one that was answered.
struct Cours<'a> {
    annees: Vec<(&'a Exercice, Option<Nombre>, Option<Nombre>)>,
}

impl<'a> Cours<'a> {
    fn lire(dossier: &'a Dossier, i: &Indicateur, cibles: &[Cible]) -> Self {
        let une = |e: &'a Exercice| {
            let validee = |o: &&crate::model::Observation| {
                o.indicateur_id == i.id && o.annee == e.numero && o.etat == EtatObservation::Validee
            };
            let valeur = dossier.observations.iter().find(validee).and_then(|o| o.valeur.as_deref()?.parse().ok());
            let cible = cibles.iter().find(|c| c.annee == e.numero).and_then(|c| c.valeur.parse().ok());
            (e, cible, valeur)
        };
        let mut annees: Vec<_> = dossier.contrat.exercices.iter().map(une).collect();
        while annees.last().is_some_and(|(_, _, valeur)| valeur.is_none()) {
            annees.pop();
        }
        Self { annees }
    }

    fn derniere(&self) -> Option<(&'a Exercice, &Nombre)> {
        self.annees.last().and_then(|(e, _, valeur)| Some((*e, valeur.as_ref()?)))
    }
}

/// « Trajectoire = référence puis cibles datées »: each target is due at the end of its year.
fn ecart(dossier: &Dossier, i: &Indicateur, visee: &Visee<'_>, cibles: &[Cible], cours: &Cours<'_>) -> Option<(Nombre, Date)> {
    let (e, valeur) = cours.derniere().filter(|_| !visee.sans_cible())?;
    let ReferenceLue::Face(Some(reference)) = visee.reference(e.fin) else { return None };
    let depart = (i.reference_le?, reference);
    let dues = dossier.contrat.exercices.iter().filter_map(|e| {
        let cible = cibles.iter().find(|c| c.annee == e.numero)?;
        Some((e.fin.dernier_jour(), cible.valeur.parse().ok()?))
    });
    let points: Vec<(Date, Nombre)> = std::iter::once(depart.clone()).chain(dues.filter(|(jour, _)| *jour > depart.0)).collect();
    if points.len() < 2 {
        return None;
    }
    let le = e.fin.dernier_jour();
    let trajectoire = Trajectoire { mode: ModeTrajectoire::Lineaire, points };
    let lu = attendu(&visee.objectif(None), &trajectoire, le, Some(valeur));
    lu.ecart.filter(|ecart| sous_l_attendu(&Seuils::default(), Some(ecart))).map(|ecart| (ecart, le))
}

/// « Taux **final** : référence, cible finale, dernière valeur comparable », and « alertes […] : écart < −10 points à
/// l'attendu ; […] trois baisses de suite ».
pub fn montrer(
    visit: &Visit,
    dossier: &Dossier,
    (i, suivi): (&Indicateur, &Suivi),
    visee: &Visee<'_>,
    cibles: &[Cible],
) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let cours = Cours::lire(dossier, i, cibles);
    let datee = suivi.cible_finale_le.zip(suivi.cible_finale.as_deref().and_then(|n| n.parse::<Nombre>().ok()));
    let fin = dossier.contrat.bornes().map(|(_, fin)| fin.dernier_jour());
    let finale = fin.and_then(|fin| {
        let datees = CiblesDatees { cibles: datee.clone().into_iter().collect(), reference: None };
        Some((cible_finale(&datees, fin).valeur?, datee.as_ref()?.0))
    });
    let taux: Vec<Option<Nombre>> =
        cours.annees.iter().map(|(e, cible, v)| visee.taux(e.fin, cible.as_ref(), v.as_ref()).retenu).collect();
    html! {
        @if let Some((cible, le)) = &finale {
            p {
                (t.indicateur_finale(mots::nombre_sur(i.echelle.as_ref(), &cible.to_string(), lang), date_longue(*le, lang))) " "
                @if let Some((e, valeur)) = cours.derniere() {
                    @let lu = visee.taux(e.fin, Some(cible), Some(valeur));
                    @match &lu.retenu {
                        Some(taux) => { (t.indicateur_finale_taux(taux.affiche_taux_fr(2), e.numero.to_string())) }
                        None => { @for signal in &lu.signaux { (mots::signal(*signal, lang)) " " } }
                    }
                }
            }
        }
        @if let Some((ecart, le)) = ecart(dossier, i, visee, cibles, &cours) {
            p.encadre { "! " (t.indicateur_alerte_attendu(mots::nombre(&ecart.arrondi(2, false), lang), date_longue(le, lang))) }
        }
        @if baisses_de_suite(&Seuils::default(), &taux) { p.encadre { "! " (t.indicateur_alerte_baisses()) } }
    }
}
