//! How a figure comes from others: the formula, its operands year by year, what is missing and whom to ask; and the
//! indicators that read this one.

use crate::actes::valeurs::Dossier;
use crate::m;
use crate::model::{EtatIndicateur, EtatObservation, Indicateur, IndicateurId, Observation, Rupture, Suivi};
use crate::regles::formule::{Calculee, Formule, calculer};
use crate::regles::{Lecture, annees_coupees};
use kernel::Lang;
use kernel::nombre::Nombre;
use maud::{Markup, html};
use std::collections::HashMap;
use store::{Read, Reader, StoreError, args};
use web::Visit;

/// The other indicators of the contract and the figures of their years, read only when a formula needs them.
#[derive(Debug, Default)]
pub struct Autres {
    pub indicateurs: Vec<Indicateur>,
    observations: HashMap<(IndicateurId, i64), Observation>,
}

impl Autres {
    /// Two queries, none when no formula names this indicator nor is its own.
    pub async fn lire(r: &mut Reader, dossier: &Dossier, i: &Indicateur) -> Result<Self, StoreError> {
        let concerne = |f: &Formule<IndicateurId>| f.operandes().contains(&i.id);
        let calcule = dossier.suivi(i).calcul().is_some();
        if !calcule && !dossier.suivis.values().filter_map(crate::model::Suivi::calcul).any(|f| concerne(&f)) {
            return Ok(Self::default());
        }
        let contrat = dossier.contrat.id.clone();
        let indicateurs: Vec<Indicateur> = r.list("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.clone()]).await?;
        let observations: Vec<Observation> =
            r.list("contrat_id = $2 AND etat = 'validee' ;; ORDER BY id", args![contrat]).await?;
        let observations = observations.into_iter().map(|o| ((o.indicateur_id, o.annee), o)).collect();
        Ok(Self { indicateurs, observations })
    }

    pub fn code(&self, id: &IndicateurId) -> String {
        self.indicateurs.iter().find(|i| i.id == *id).map_or_else(|| id.to_string(), |i| i.code.clone())
    }

    fn lecture(&self, id: &IndicateurId, annee: i64) -> Lecture {
        let lue = self.observations.get(&(*id, annee)).filter(|o| o.etat == EtatObservation::Validee);
        match lue.map(|o| (o.absence, o.valeur.as_deref())) {
            Some((Some(absence), _)) => Lecture::from(absence),
            Some((None, valeur)) => Lecture::from(valeur.and_then(|n| n.parse::<Nombre>().ok())),
            None => Lecture::NonSaisie,
        }
    }
}

/// « opérandes servis à 4 décimales au moins » (§ 8), without zeros that say nothing.
fn dire(n: &Nombre, lang: Lang) -> String {
    let ecrit = n.arrondi(4, false);
    let net = if ecrit.contains('.') { ecrit.trim_end_matches('0').trim_end_matches('.') } else { &ecrit };
    if lang == Lang::En { net.to_owned() } else { net.replace('.', ",") }
}

fn case(lecture: &Lecture, lang: Lang) -> String {
    match lecture {
        Lecture::Valeur(n) => dire(n, lang),
        Lecture::Absente(absence) => crate::pages::mots::absence(*absence, lang),
        Lecture::NonSaisie => "—".to_owned(),
    }
}

/// The formula, its operands, its years; then who reads this indicator.
pub fn montrer(visit: &Visit, dossier: &Dossier, i: &Indicateur, autres: &Autres) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let lectrices: Vec<&Indicateur> = autres
        .indicateurs
        .iter()
        .filter(|autre| {
            dossier.suivis.get(&autre.id).and_then(crate::model::Suivi::calcul).is_some_and(|f| f.operandes().contains(&i.id))
        })
        .collect();
    html! {
        @if let Some(formule) = dossier.suivi(i).calcul() { (calcul(visit, dossier, i, &formule, autres)) }
        @if !lectrices.is_empty() {
            h2 { (t.formule_sert()) }
            ul { @for autre in lectrices { li { (lien(visit, autre)) "\u{202f}: " code { (texte(dossier, autre, autres, lang)) } } } }
        }
    }
}

fn lien(visit: &Visit, i: &Indicateur) -> Markup {
    html! { a href=(visit.url(&format!("/indicateurs/{}", i.id))) { (i.code) " " (i.libelle) } @if !i.unite.is_empty() { " (" (i.unite) ")" } }
}

/// An operand that gives no figure any more: the formula is told so, never silently wrong.
fn retire(visit: &Visit, dossier: &Dossier, operande: &Indicateur) -> Markup {
    let t = m(visit.lang);
    html! {
        @match (dossier.suite(operande.id), operande.etat) {
            (Some(suite), _) => { " ! " (t.formule_operande_remplace(&suite.nouveau)) },
            (None, EtatIndicateur::Clos) => { " ! " (t.formule_operande_clos()) },
            (None, EtatIndicateur::Suspendu) => { " ! " (t.formule_operande_suspendu()) },
            _ => {},
        }
    }
}

fn texte(dossier: &Dossier, i: &Indicateur, autres: &Autres, lang: Lang) -> String {
    let formule = dossier.suivi(i).calcul();
    let ecrite = formule.map(|f| f.ecrire(&|id: &IndicateurId| autres.code(id))).unwrap_or_default();
    if lang == Lang::En { ecrite.replace(',', ".") } else { ecrite }
}

fn calcul(visit: &Visit, dossier: &Dossier, i: &Indicateur, formule: &Formule<IndicateurId>, autres: &Autres) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let operandes: Vec<IndicateurId> = formule.operandes().into_iter().collect();
    let annees = dossier.contrat.exercices.iter();
    let suivis: Vec<Suivi> = dossier.suivis.values().cloned().collect();
    let annee = |r: &Rupture| r.annee.or_else(|| dossier.contrat.exercice(r.periode).map(|e| e.numero));
    let coupees = annees_coupees(dossier.ruptures.iter().filter_map(|r| Some((r.indicateur_id, annee(r)?))), &suivis);
    let lire = |id: &IndicateurId, annee: i64| autres.lecture(id, annee);
    let lues = annees.map(|e| (e, calculer(formule, e.numero, &lire, &|id, annee| coupees.contains(&(*id, annee)))));
    html! {
        h2 id="formule" { (t.formule_titre()) }
        p { code { (texte(dossier, i, autres, lang)) } }
        p.discret { (t.formule_regle()) }
        ul { @for autre in autres.indicateurs.iter().filter(|a| operandes.contains(&a.id)) { li { (lien(visit, autre)) (retire(visit, dossier, autre)) } } }
        div.defile tabindex="0" role="region" aria-label=(t.formule_titre()) {
            table.empile {
                thead { tr {
                    th scope="col" { (t.saisie_exercice()) }
                    @for id in &operandes { th.num scope="col" { (autres.code(id)) } }
                    th.num scope="col" { (t.formule_resultat()) } th scope="col" { (t.indicateur_manque()) }
                } }
                tbody { @for (e, lue) in lues {
                    @let vide = lue.manques.len() == operandes.len() && operandes.len() > 1;
                    tr {
                        th scope="row" { (t.saisie_annee(e.numero.to_string(), e.fin.annee().to_string())) }
                        @for id in &operandes { td.num data-l=(autres.code(id)) { (case(&autres.lecture(id, e.numero), lang)) } }
                        td.num data-l=(t.formule_resultat()) { (lue.valeur.as_ref().map_or_else(|| "—".to_owned(), |n| dire(n, lang))) }
                        td data-l=(t.indicateur_manque()) { @if vide { (t.formule_rien()) } @else { (manques(dossier, &lue, autres, visit)) } }
                    }
                } }
            }
        }
    }
}

/// « Un null s'explique aussi : c'est la liste de ce qu'il manque, et à qui le demander » (§ 8).
fn manques(dossier: &Dossier, lue: &Calculee<IndicateurId>, autres: &Autres, visit: &Visit) -> Markup {
    let t = m(visit.lang);
    html! {
        @for rompue in &lue.ruptures { div { (t.formule_rupture(autres.code(&rompue.operande), rompue.annee.to_string())) } }
        @if lue.division_par_zero { div { (t.indicateur_signal_denominateur()) } }
        @for manque in &lue.manques {
            @let qui = dossier.suivis.get(&manque.operande).and_then(|s| dossier.responsable(s)).map_or_else(|| t.liste_personne(), str::to_owned);
            div { (t.formule_manque(autres.code(&manque.operande), manque.annee.to_string(), qui)) }
        }
    }
}
