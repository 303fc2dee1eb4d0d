//! Small counts in what everyone reads. « Vues publiques et exports ouverts : toute case strictement positive sous le seuil
//! devient « c » […]. Même masque sur carte, graphique, tri, API et info-bulle. » (Indicateurs, § 7)
//!
//! A rate gives its value back to whoever knows reference and target, and a mean gives back the one rate that it hides. Hence
//! a masked figure takes its rate with it, and a rate above it is published only as long as it would be the same whatever the
//! masked figures are: with two decimals, else as a whole number, else not at all. What is published is thus worked out from
//! what is not masked, and from nothing else.

use crate::calculs::{Lecture, taux_en_mots};
use crate::m;
use crate::model::edition_contenu::{ChiffreFige, EditionContenu, FicheFigee, IndicateurFige, OperandeFige, ProtectionFigee};
use indicateurs::model::{Absence, Mesure, Sens};
use indicateurs::regles::{Masques, Objectif, Protection, Serie, masques_annuels, taux};
use kernel::Lang;
use kernel::nombre::Nombre;
use serde_json::Value;
use std::collections::BTreeMap;

/// How « secret » is written.
pub const SECRET: &str = "c";

/// The version of the formulas before which a level passed on a rate that it did not show.
const SANS_ARBRE: &str = "1";

/// A masked rate: what it is, and between what it may be for whoever reads the edition.
#[derive(Debug, Clone)]
struct Cachee {
    retenu: Nombre,
    bas: Nombre,
    haut: Nombre,
}

/// The shares of masked rates in a figure, by indicator.
type Parts = BTreeMap<String, Nombre>;

fn nombre(text: Option<&String>) -> Option<Nombre> {
    text.and_then(|t| t.parse().ok())
}

/// The content as everyone may read it.
#[must_use]
pub fn proteger(contenu: &EditionContenu, protections: &BTreeMap<String, Protection<String>>) -> EditionContenu {
    let exercice = contenu.edition.exercice;
    let series = series(contenu, protections);
    let masques = masques_annuels(&series);
    let mut out = contenu.clone();
    let mut cachees: BTreeMap<String, Cachee> = BTreeMap::new();
    let mut count = 0;
    for i in out.fiches.iter_mut().flat_map(|f| f.indicateurs.iter_mut()) {
        let reference = masques.references.contains(&i.cle);
        if reference || masques.valeurs.contains(&(i.cle.clone(), exercice)) {
            if let Some(cachee) = cachee(i, exercice, &masques, protections.get(&i.cle)) {
                cachees.insert(i.cle.clone(), cachee);
            }
            count += i64::from(i.taux.is_some());
            i.taux = i.taux.as_ref().map(|_| SECRET.to_owned());
        }
        if reference {
            i.reference = Some(SECRET.to_owned());
            count += 1;
        }
        let hidden_value = masques.valeurs.contains(&(i.cle.clone(), exercice));
        for c in &mut i.chiffres {
            if reference || hidden_value {
                c.valeur = c.valeur.as_ref().map(|_| SECRET.to_owned());
                c.motif = Some(m(Lang::Fr).edition_chiffre_protege());
            }
            for o in &mut c.operandes {
                if o.objet == "valeur" && hidden_value || o.objet == "reference" && reference {
                    o.valeur = SECRET.to_owned();
                }
            }
        }
        for (annee, v) in &mut i.valeurs {
            if v.valeur.is_some() && masques.valeurs.contains(&(i.cle.clone(), *annee)) {
                (v.valeur, v.absence) = (None, Some(Absence::Secret));
                count += 1;
            }
        }
    }
    let plan = Plan::de(contenu, &cachees, &masques);
    let mut dits: BTreeMap<String, Option<String>> = BTreeMap::new();
    for (objet, figure) in plan.figures() {
        let Some(value) = nombre(figure.valeur.as_ref()) else { continue };
        if let Some(said) = plan.publier(&objet, &value) {
            count += i64::from(said.is_none());
            dits.insert(objet, said);
        }
    }
    ecrire(&mut out, &dits, &plan);
    out.protection = Some(ProtectionFigee { regle: "Indicateurs, § 7".to_owned(), masques: count });
    out
}

fn series(contenu: &EditionContenu, protections: &BTreeMap<String, Protection<String>>) -> BTreeMap<String, Serie<String>> {
    let all = contenu.fiches.iter().flat_map(|f| &f.indicateurs);
    all.map(|i| {
        let serie = Serie {
            protection: protections.get(&i.cle).cloned().unwrap_or_default(),
            reference: nombre(i.reference.as_ref()),
            valeurs: i.valeurs.iter().filter_map(|(an, v)| Some((*an, nombre(v.valeur.as_ref())?))).collect(),
        };
        (i.cle.clone(), serie)
    })
    .collect()
}

/// What a masked rate may be for whoever knows reference, target and threshold.
fn cachee(
    i: &IndicateurFige,
    exercice: i64,
    masques: &Masques<String>,
    protection: Option<&Protection<String>>,
) -> Option<Cachee> {
    let retenu = nombre(i.taux.as_ref())?.borne(&Nombre::zero(), &Nombre::cent());
    let aim =
        Objectif { reference: nombre(i.reference.as_ref()), cible: nombre(i.cibles.get(&exercice)), ..Objectif::vers(i.sens) };
    let value = i.valeurs.get(&exercice).and_then(|v| nombre(v.valeur.as_ref()));
    let at = |n: &Nombre| taux(&aim, Some(n)).retenu;
    let known = protection.filter(|p| matches!(p.mesure, Mesure::Quantite | Mesure::Distinct));
    let between = match (known, &value) {
        // Between nothing and the threshold, along the straight line that gave the rate.
        (Some(p), Some(n)) if i.sens != Sens::Maintien && at(n) == Some(retenu.clone()) && *n <= p.regle.seuil => {
            at(&Nombre::zero()).zip(at(&p.regle.seuil))
        }
        _ => None,
    };
    let (a, b) = between.filter(|_| !masques.references.contains(&i.cle)).unwrap_or_else(|| (Nombre::zero(), Nombre::cent()));
    let (bas, haut) = if a <= b { (a, b) } else { (b, a) };
    Some(Cachee { retenu, bas, haut })
}

/// The achievements of an edition and what each of them holds of the masked rates.
struct Plan<'a> {
    contenu: &'a EditionContenu,
    cachees: &'a BTreeMap<String, Cachee>,
    masques: &'a Masques<String>,
    parts: BTreeMap<String, Parts>,
    /// Frozen when a level passed on what it did not show: nothing can be said of its weight.
    ancien: bool,
}

fn atteinte(all: &[ChiffreFige]) -> Option<&ChiffreFige> {
    all.iter().find(|c| c.lecture == Lecture::Atteinte.code())
}

fn cle_fiche(f: &FicheFigee) -> String {
    format!("fiche-{}", f.numero)
}

/// True when a line of an explanation speaks of that indicator.
fn parle_de(line: &OperandeFige, i: &IndicateurFige) -> bool {
    line.objet == i.cle || line.objet.is_empty() && line.libelle == format!("{} {}", i.code, i.libelle)
}

impl<'a> Plan<'a> {
    fn de(contenu: &'a EditionContenu, cachees: &'a BTreeMap<String, Cachee>, masques: &'a Masques<String>) -> Self {
        let ancien = contenu.formules.iter().any(|f| f.version == SANS_ARBRE);
        let mut plan = Self { contenu, cachees, masques, parts: BTreeMap::new(), ancien };
        for f in &contenu.fiches {
            let parts = plan.de_fiche(f);
            plan.parts.insert(cle_fiche(f), parts);
        }
        let tops: Vec<&str> = contenu.noeuds.iter().filter(|n| n.parent.is_none()).map(|n| n.cle.as_str()).collect();
        for top in tops {
            plan.de_noeud(top, 0);
        }
        let whole = plan.ensemble(None);
        plan.parts.insert("contrat".to_owned(), whole);
        plan
    }

    fn figures(&self) -> Vec<(String, &'a ChiffreFige)> {
        let c = self.contenu;
        let sheets = c.fiches.iter().filter_map(|f| Some((cle_fiche(f), atteinte(&f.chiffres)?)));
        let nodes = c.noeuds.iter().filter_map(|n| Some((n.cle.clone(), atteinte(&n.chiffres)?)));
        sheets.chain(nodes).chain(atteinte(&c.chiffres).map(|f| ("contrat".to_owned(), f))).collect()
    }

    /// The share of each masked rate of a sheet among the rates that it rolls up.
    fn de_fiche(&self, f: &FicheFigee) -> Parts {
        let Some(figure) = atteinte(&f.chiffres) else { return Parts::new() };
        let present = |i: &&IndicateurFige| figure.operandes.iter().any(|line| parle_de(line, i));
        let weighed: Vec<(&IndicateurFige, Nombre)> =
            f.indicateurs.iter().filter(present).filter_map(|i| Some((i, nombre(Some(&i.poids))?))).collect();
        let total: Nombre = weighed.iter().map(|(_, poids)| poids).sum();
        let mine = weighed.into_iter().filter(|(i, _)| self.cachees.contains_key(&i.cle));
        mine.filter_map(|(i, poids)| Some((i.cle.clone(), poids.checked_div(&total)?))).collect()
    }

    fn de_noeud(&mut self, cle: &str, depth: usize) {
        let contenu = self.contenu;
        let below = contenu.noeuds.iter().filter(|n| n.parent.as_deref() == Some(cle));
        for child in below.filter(|_| depth < contenu.noeuds.len()) {
            self.de_noeud(&child.cle, depth + 1);
        }
        let parts = self.ensemble(Some(cle));
        self.parts.insert(cle.to_owned(), parts);
    }

    /// The shares of the masked rates under a level, or under the whole contract.
    fn ensemble(&self, cle: Option<&str>) -> Parts {
        let c = self.contenu;
        let nodes = c.noeuds.iter().filter(|n| n.parent.as_deref() == cle).map(|n| (n.cle.clone(), n.poids, &n.chiffres));
        let sheets = c.fiches.iter().filter(|f| Some(f.noeud.as_str()) == cle).map(|f| (cle_fiche(f), f.poids, &f.chiffres));
        let present = |chiffres: &[ChiffreFige]| atteinte(chiffres).is_some_and(|c| c.valeur.is_some());
        let children: Vec<(String, Nombre)> = nodes
            .chain(sheets)
            .filter(|(_, poids, chiffres)| *poids > 0 && (self.ancien || present(chiffres)))
            .map(|(cle, poids, _)| (cle, Nombre::from(poids)))
            .collect();
        let total: Nombre = children.iter().map(|(_, poids)| poids).sum();
        let mut out = Parts::new();
        for (child, poids) in children {
            let Some(own) = poids.checked_div(&total) else { continue };
            for (i, part) in self.parts.get(&child).into_iter().flatten() {
                let sum = out.entry(i.clone()).or_insert_with(Nombre::zero);
                *sum = &*sum + &(part * &own);
            }
        }
        out
    }

    /// What may be told of a figure: nothing when it holds no masked rate; else itself rounded, or that it is secret.
    fn publier(&self, objet: &str, value: &Nombre) -> Option<Option<String>> {
        let parts = self.parts.get(objet).filter(|p| !p.is_empty())?;
        if self.ancien && !objet.starts_with("fiche-") {
            return Some(None);
        }
        let end = |of: fn(&Cachee) -> &Nombre| -> Nombre {
            parts.iter().filter_map(|(i, part)| self.cachees.get(i).map(|c| part * &(of(c) - &c.retenu))).sum()
        };
        let ends = [value + &end(|c| &c.bas), value + &end(|c| &c.haut)];
        let said = [2, 0].into_iter().find_map(|decimals| {
            let written = value.arrondi(decimals, true);
            ends.iter().all(|end| end.arrondi(decimals, true) == written).then_some(written)
        });
        Some(said)
    }
}

/// Writes what is told in place of what was: in the figures, and in the lines that explain them.
fn ecrire(out: &mut EditionContenu, dits: &BTreeMap<String, Option<String>>, plan: &Plan<'_>) {
    let t = m(Lang::Fr);
    let line = |o: &mut OperandeFige| {
        let sheet = |f: &&FicheFigee| o.objet.is_empty() && o.libelle == format!("{}. {}", f.numero, f.titre);
        let key = plan.contenu.fiches.iter().find(sheet).map_or_else(|| o.objet.clone(), cle_fiche);
        if let Some(said) = dits.get(&key) {
            o.valeur = match said.as_ref().and_then(|s| s.parse::<Nombre>().ok()) {
                Some(n) => taux_en_mots(&n, Lang::Fr),
                None => SECRET.to_owned(),
            };
            o.retenu.clone_from(&o.valeur);
        }
        let mut all = plan.contenu.fiches.iter().flat_map(|f| &f.indicateurs);
        let year = plan.contenu.edition.exercice;
        let hidden = |i: &IndicateurFige| {
            plan.masques.references.contains(&i.cle) || plan.masques.valeurs.contains(&(i.cle.clone(), year))
        };
        if all.any(|i| parle_de(o, i) && hidden(i)) {
            (o.valeur, o.retenu) = (SECRET.to_owned(), SECRET.to_owned());
        }
    };
    let figure = |objet: &str, all: &mut [ChiffreFige]| {
        for c in all.iter_mut().filter(|c| c.lecture == Lecture::Atteinte.code()) {
            match dits.get(objet) {
                Some(Some(said)) => c.valeur = Some(said.clone()),
                Some(None) => {
                    c.valeur = Some(SECRET.to_owned());
                    c.motif = Some(t.edition_chiffre_protege());
                }
                None => {}
            }
            c.operandes.iter_mut().chain(&mut c.sans_taux).chain(&mut c.manquants).chain(&mut c.ecartes).for_each(line);
        }
    };
    for f in &mut out.fiches {
        figure(&cle_fiche(f), &mut f.chiffres);
    }
    for n in &mut out.noeuds {
        figure(&n.cle, &mut n.chiffres);
    }
    figure("contrat", &mut out.chiffres);
}

/// What `masque` says otherwise than `brut`, by its place (JSON Pointer): what `brut` says there.
#[must_use]
pub fn secrets(brut: &Value, masque: &Value) -> BTreeMap<String, Value> {
    let mut out = BTreeMap::new();
    comparer(brut, masque, "", &mut out);
    out
}

fn comparer(brut: &Value, masque: &Value, place: &str, out: &mut BTreeMap<String, Value>) {
    match (brut, masque) {
        (Value::Object(a), Value::Object(b)) => {
            for (name, value) in a {
                let name_there = name.replace('~', "~0").replace('/', "~1");
                comparer(value, b.get(name).unwrap_or(&Value::Null), &format!("{place}/{name_there}"), out);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (rank, (value, other)) in a.iter().zip(b).enumerate() {
                comparer(value, other, &format!("{place}/{rank}"), out);
            }
        }
        _ if brut == masque => {}
        _ => {
            out.insert(place.to_owned(), brut.clone());
        }
    }
}

/// Puts back what was masked.
pub fn demasquer(contenu: &mut Value, secrets: &BTreeMap<String, Value>) {
    for (place, brut) in secrets {
        if let Some(value) = contenu.pointer_mut(place) {
            *value = brut.clone();
        }
    }
}
