//! Who changed what, when and why: the definition, the follow-up, corrected values. The journal is the only history.

use super::Autres;
use crate::m;
use crate::model::{Echelle, Indicateur, IndicateurId, Rupture, Suivi, Valeur};
use crate::recit::{champ_de_suivi, echelle_dite};
use crate::regles::ecrire_periode;
use crate::regles::formule::relire_formule;
use jiff::Timestamp;
use kernel::texte::date_courte;
use kernel::{Actor, Lang};
use maud::{Markup, html};
use serde_json::Value as Json;
use store::journal::{self, Entree};
use store::{Read, Reader, StoreError, args};
use web::Visit;

/// Entries shown.
const MONTREES: usize = 40;

/// A value that was replaced.
struct Corrigee {
    avant: Valeur,
    par: String,
    a: Timestamp,
    motif: Option<String>,
}

/// All that is told of the past of an indicator.
pub struct Versions {
    /// Oldest first.
    entrees: Vec<Entree>,
    ruptures: Vec<Rupture>,
    corrigees: Vec<Corrigee>,
    pas: Option<crate::regles::Pas>,
}

pub async fn lire(r: &mut Reader, i: &Indicateur, suivi: Option<&Suivi>) -> Result<Versions, StoreError> {
    let mut entrees = journal::histoire(r, "indicateur", &i.id.to_string()).await?;
    if let Some(suivi) = suivi {
        entrees.extend(journal::histoire(r, "suivi", &suivi.id.to_string()).await?);
    }
    entrees.sort_by_key(|e| e.rang);
    let ruptures: Vec<Rupture> = r.list("indicateur_id = $2 ;; ORDER BY periode", args![i.id]).await?;
    let rows = r
        .rows(
            "SELECT j.a, j.acteur, j.avant, j.motif FROM journal j
             WHERE j.collectivite_id = $1 AND j.sujet = 'valeur' AND j.avant IS NOT NULL
               AND j.sujet_id IN (SELECT v.id FROM valeur v WHERE v.collectivite_id = $1 AND v.indicateur_id = $2)
             ORDER BY j.rang DESC LIMIT 200",
            args![i.id],
        )
        .await?;
    let mut corrigees = vec![];
    for mut row in rows {
        let a: Timestamp = row.take()?;
        let (acteur, avant): (String, String) = (row.take()?, row.take()?);
        let motif: Option<String> = row.take()?;
        let par = serde_json::from_str::<Actor>(&acteur).map(|a| a.nom().to_owned()).unwrap_or_default();
        if let Ok(avant) = serde_json::from_str::<Valeur>(&avant) {
            corrigees.push(Corrigee { avant, par, a, motif });
        }
    }
    Ok(Versions { entrees, ruptures, corrigees, pas: suivi.and_then(Suivi::pas) })
}

/// The fields that an entry changed, before and after, in the order of the record.
fn changements(e: &Entree, autres: &Autres, lang: Lang) -> Vec<(String, String, String)> {
    let (Some(Json::Object(avant)), Some(Json::Object(apres))) = (&e.avant, &e.apres) else { return vec![] };
    let texte = |v: Option<&Json>| match v {
        None | Some(Json::Null) => "—".to_owned(),
        Some(Json::String(s)) if s.is_empty() => "—".to_owned(),
        Some(Json::String(s)) => s.parse().map_or_else(|_| s.clone(), date_courte),
        Some(autre) => autre.to_string(),
    };
    apres
        .iter()
        .filter(|(nom, _)| *nom != "version" && !nom.ends_with("_id") && *nom != "id")
        .filter(|(nom, valeur)| avant.get(*nom) != Some(*valeur))
        .map(|(nom, valeur)| {
            if nom == "echelle" {
                let dite = |v: Option<&Json>| v.and_then(|v| echelle_dite(v, lang)).unwrap_or_else(|| "—".to_owned());
                return (nom.clone(), dite(avant.get(nom)), dite(Some(valeur)));
            }
            let dire = |v: String| if nom == "expression" { avec_codes(&v, autres) } else { v };
            (nom.clone(), dire(texte(avant.get(nom))), dire(texte(Some(valeur))))
        })
        .collect()
}

/// A formula as it was kept, with the codes of today.
fn avec_codes(expression: &str, autres: &Autres) -> String {
    let lue = relire_formule(expression).ok().and_then(|f| f.renommer(&|id: &String| id.parse::<IndicateurId>().ok()));
    lue.map_or_else(|| expression.to_owned(), |f| f.ecrire(&|id: &IndicateurId| autres.code(id)))
}

pub fn montrer(visit: &Visit, v: &Versions, autres: &Autres, echelle: Option<&Echelle>) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let jour = |a: Timestamp| date_courte(visit.house.db.clock().day_of(a));
    html! {
        @if !v.ruptures.is_empty() {
            h3 { (t.indicateur_ruptures()) }
            ul { @for r in &v.ruptures {
                li {
                    @if r.limites.is_empty() { (t.indicateur_rupture(ecrire_periode(r.periode, v.pas), &r.motif)) }
                    @else { (t.indicateur_rupture_limites(ecrire_periode(r.periode, v.pas), &r.limites)) }
                    @if let Some(n) = &r.reference { " " (t.indicateur_rupture_reference(crate::pages::valeurs::mots::nombre(n, lang))) }
                    @else { " " (t.indicateur_rupture_sans_reference()) }
                    " " small { (r.auteur) ", " (jour(r.le)) } }
            } }
        }
        @if v.entrees.is_empty() { p { (t.indicateur_sans_version()) } } @else {
            ol reversed { @for e in v.entrees.iter().rev().take(MONTREES) {
                @let changes = changements(e, autres, lang);
                li {
                    (jour(e.a)) ", " (e.acteur.nom())
                    @if e.avant.is_none() { "\u{202f}: " (t.indicateur_creee()) }
                    @if let Some(motif) = &e.motif { "\u{202f}: " (motif) }
                    @if !changes.is_empty() {
                        ul { @for (nom, avant, apres) in &changes { li { (champ_de_suivi(nom, lang)) "\u{202f}: " (avant) " → " (apres) } } }
                    }
                }
            } }
        }
        @if !v.corrigees.is_empty() {
            details {
                summary { (t.indicateur_corrigees(v.corrigees.len())) }
                ul { @for c in v.corrigees.iter().take(MONTREES) {
                    li {
                        (ecrire_periode(c.avant.periode, v.pas)) "\u{202f}: " (c.avant.texte_sur(echelle, lang))
                        " " small { (t.indicateur_corrigee_par(&c.par, jour(c.a))) @if let Some(motif) = &c.motif { ", " (motif) } }
                    }
                } }
            }
        }
    }
}
