//! Multi-year agreements: CPO-01 to CPO-10.

use kernel::nombre::Nombre;
use serde_json::json;

use super::super::expression::Intervalle;
use super::super::monde::total;
use super::super::parametres::UniteCpo;
use super::super::phrase::{enumerer, pourcentage};
use super::appel::enumerer_financeurs;
use super::{Cas, Constat, codes, euros_au_dessus, euros_de, liste, noms};
use crate::regles::{Euros, Financeur};

pub(super) fn duree(cas: &Cas<'_>) -> Constat {
    let (s, mut constat) = (cas.s, Constat::default());
    constat.mots.entier("duree", s.p.cpo_duree);
    if let (Some(debut), Some(fin)) = (s.cpo.annee_debut, s.cpo.annee_fin) {
        let n = fin - debut + 1;
        constat.donnee("n", n);
        constat.mots.entier("n", n).entier("fin", debut + s.p.cpo_duree - 1).entier("debut", debut).entier("derniere", fin);
        if n < 1 {
            constat.phrase("inversee");
        }
    }
    constat
}

pub(super) fn evaluations(cas: &Cas<'_>) -> Constat {
    let (s, mut constat) = (cas.s, Constat::default());
    let manque: Vec<i64> = s.annees_echues().difference(&s.cpo.evaluations).copied().collect();
    if !manque.is_empty() {
        constat.donnee("manque", json!(manque));
    }
    let annees: Vec<String> = manque.iter().map(ToString::to_string).collect();
    constat.mots.liste("liste", &annees);
    constat
}

/// How far `num` is from the share asked of `base`, in whole euros.
fn manquant(num: Euros, base: Euros, part_pb: i64) -> Euros {
    let vise = (base.nombre() * Nombre::from(part_pb)).checked_div(&Nombre::from(10_000)).unwrap_or_else(Nombre::zero);
    let centimes = euros_au_dessus(&(vise + -num.nombre())).centimes().max(0);
    Euros::entiers(centimes / 100 + i64::from(centimes % 100 > 0))
}

/// « objectif 50 % ».
fn en_pour_cent(points: i64) -> String {
    Nombre::fraction(points, 10_000).map(|part| pourcentage(&part)).unwrap_or_default()
}

pub(super) fn lecture_a(cas: &Cas<'_>) -> Constat {
    let (s, mut constat) = (cas.s, Constat::default());
    let apporteurs = s.numerateur_cpo();
    let lignes = cas.lignes().filter(|(qui, _)| apporteurs.contains(qui));
    let num = lignes.fold(Intervalle::exact(Nombre::zero()), |somme, (_, n)| somme.plus(&n));
    let n = cas.compte(|qui| s.p.principaux.contains(qui));
    let (vu, n_vus) = (euros_de(num.min.as_ref()), n.min.as_ref().and_then(Nombre::en_entier).unwrap_or(0));
    if cas.vrai.is_none() {
        constat.bornes("num", &num, 100).bornes("n", &n, 1);
    } else {
        constat.donnee("num", json!(vu)).donnee("n", n_vus);
    }
    constat.mots.texte("objectif", en_pour_cent(s.p.cpo_part_min_pb)).euros("num", vu);
    constat.mots.texte("apporteurs", enumerer_financeurs(&apporteurs));
    cas.dire_attendus(&mut constat, &cas.attendus(|qui| apporteurs.contains(qui)));
    let base = s.base_cpo();
    constat.donnee("base", json!(base));
    let Some(base) = base.filter(|b| b.est_positif()) else {
        constat.phrase("sans_base");
        return constat;
    };
    let part = Nombre::fraction(vu.nombre(), base.nombre()).unwrap_or_else(Nombre::zero);
    constat.mots.texte("t", pourcentage(&part)).euros("base", base);
    // « il manque {x} et/ou {k} financeur principal ».
    let (x, k) = (manquant(vu, base, s.p.cpo_part_min_pb), s.p.cpo_min_principaux - n_vus);
    let mut manque = vec![];
    if x.est_positif() {
        manque.push(x.to_string());
    }
    if k > 0 {
        manque.push(format!("{k} {}", if k < 2 { "financeur principal" } else { "financeurs principaux" }));
    }
    constat.mots.texte("manque", enumerer(&manque));
    constat
}

pub(super) fn lecture_b(cas: &Cas<'_>) -> Constat {
    let (s, mut constat) = (cas.s, Constat::default());
    constat.mots.texte("objectif", en_pour_cent(s.p.cpo_part_min_pb)).entier("attendues", cas.cases_vides(|_| true));
    let zero = Intervalle::exact(Nombre::zero());
    let (num, base) = match s.p.cpo_b_unite {
        UniteCpo::Euros => s.programme.iter().fold((zero.clone(), zero), |(num, base), d| {
            let m = total(&d.plan, cas.etape);
            (if d.cpo { num.plus(&m) } else { num }, base.plus(&m))
        }),
        UniteCpo::Conventions => s.programme.iter().fold((zero.clone(), zero), |(num, base), d| {
            let un = retenue(&total(&d.plan, cas.etape));
            (if d.cpo { num.plus(&un) } else { num }, base.plus(&un))
        }),
    };
    let unite = if s.p.cpo_b_unite == UniteCpo::Euros { 100 } else { 1 };
    if cas.vrai.is_none() {
        constat.bornes("num", &num, unite).bornes("base", &base, unite);
        let vide = base.max.as_ref().is_some_and(|max| !max.est_positif());
        if vide {
            constat.phrase("sans_base");
        }
        return constat;
    }
    let (vu, sur) = (num.min.unwrap_or_else(Nombre::zero), base.min.unwrap_or_else(Nombre::zero));
    let part = vu.checked_div(&sur).unwrap_or_else(Nombre::zero);
    constat.mots.texte("t", pourcentage(&part));
    if unite == 100 {
        let (vu, sur) = (euros_de(Some(&vu)), euros_de(Some(&sur)));
        constat.donnee("num", json!(vu)).donnee("base", json!(sur));
        constat.mots.euros("num", vu).euros("base", sur);
    } else {
        let (vu, sur) = (vu.en_entier().unwrap_or(0), sur.en_entier().unwrap_or(0));
        constat.donnee("num", vu).donnee("base", sur);
        constat.mots.entier("num", vu).entier("base", sur);
        if cas.vrai == Some(false) {
            constat.phrase("conventions");
        }
    }
    constat
}

/// One when an action is funded, none when it is not, either when it may be.
fn retenue(m: &Intervalle) -> Intervalle {
    let un = |oui: bool| Some(if oui { Nombre::un() } else { Nombre::zero() });
    Intervalle {
        min: un(m.min.as_ref().is_some_and(Nombre::est_positif)),
        max: un(m.max.as_ref().is_none_or(Nombre::est_positif)),
    }
}

pub(super) fn signataires(cas: &Cas<'_>) -> Constat {
    let (s, mut constat) = (cas.s, Constat::default());
    let admis = |qui: &Financeur| {
        s.p.principaux.contains(qui) || [Financeur::DEPARTEMENT, Financeur::CAF, Financeur::REGION].contains(&qui.code())
    };
    let autres: Vec<&Financeur> = s.cpo.signataires.iter().filter(|qui| !admis(qui)).collect();
    if !autres.is_empty() {
        constat.donnee("lignes", liste(&codes(&autres)));
    }
    constat.mots.liste("qui", &noms(&autres)).entier("n", i64::try_from(autres.len()).unwrap_or(i64::MAX));
    constat
}

/// The five categories and what each asks.
pub(super) fn categorie(cas: &Cas<'_>) -> Constat {
    let (s, mut constat) = (cas.s, Constat::default());
    if cas.objet.is_none() {
        constat.phrase("sans_categorie");
        return constat;
    }
    let (d, partenaires) = (&s.dossier, s.dossier.partenaires.iter().collect::<std::collections::BTreeSet<_>>().len());
    let comptes = |n: i64, aucun: &str, compte: &str| match n {
        0 => format!("{aucun} {compte}"),
        1 => format!("1 {compte}"),
        _ => format!("{n} {compte}s"),
    };
    let anciennete = s.anciennete();
    let nb_partenaires = i64::try_from(partenaires).unwrap_or(i64::MAX);
    let (nom, conditions): (&str, Vec<(bool, String)>) = match cas.regle.code.as_str() {
        "CPO-05" => {
            ("association structurante", vec![(s.porteur.structurante_copil_le.is_some(), "décision du COPIL".to_owned())])
        }
        "CPO-06" => ("PRE", vec![(d.dispositif == "PRE", "dispositif PRE".to_owned())]),
        "CPO-07" => (
            "action ancienne",
            vec![
                (
                    anciennete > s.p.anciennete_min,
                    format!(
                        "plus de {} années de financement ({})",
                        s.p.anciennete_min,
                        comptes(anciennete, "aucune", "comptée")
                    ),
                ),
                (d.renouvellement_decrit, "renouvellement décrit".to_owned()),
                (partenaires >= 1, "au moins 1 partenaire".to_owned()),
            ],
        ),
        "CPO-08" => (
            "action expérimentale",
            vec![
                (d.innovant, "action innovante".to_owned()),
                (d.fiche_action, "fiche-action".to_owned()),
                (partenaires >= 2, format!("au moins 2 partenaires ({})", comptes(nb_partenaires, "aucun", "compté"))),
            ],
        ),
        _ => return petite(cas),
    };
    let manque: Vec<String> = conditions.into_iter().filter(|(remplie, _)| !remplie).map(|(_, texte)| texte).collect();
    if !manque.is_empty() {
        constat.donnee("manque", liste(&manque));
    }
    constat.mots.texte("c", nom).liste("liste", &manque);
    constat
}

fn petite(cas: &Cas<'_>) -> Constat {
    let (s, mut constat) = (cas.s, Constat::default());
    match (s.p.petite_definition, s.porteur.budget_annuel) {
        (Some(definition), Some(budget)) if budget > definition.budget_max => {
            let manque = vec![format!("budget annuel de {} au plus ({budget} déclarés)", definition.budget_max)];
            constat.donnee("manque", liste(&manque));
            constat.mots.texte("c", "petite association").liste("liste", &manque);
        }
        (Some(_), None) => {
            constat.phrase("sans_budget");
        }
        _ => {}
    }
    constat
}

pub(super) fn experimentales(cas: &Cas<'_>) -> Constat {
    let (s, mut constat) = (cas.s, Constat::default());
    let n = s.programme.iter().filter(|d| d.est_experimentale(cas.etape)).count();
    let n = i64::try_from(n).unwrap_or(i64::MAX);
    let sans: Vec<String> = s.qpv.iter().filter(|q| s.experimentales(q, cas.etape) == 0).cloned().collect();
    constat.donnee("n", n);
    if !sans.is_empty() {
        constat.donnee("manque", liste(&sans));
    }
    constat.mots.entier("n", n).entier("min", s.p.cpo_experimentales_min);
    constat.mots.texte("liste", if sans.is_empty() { "aucun".to_owned() } else { enumerer(&sans) });
    constat
}

pub(super) fn installees(cas: &Cas<'_>) -> Constat {
    let (s, mut constat) = (cas.s, Constat::default());
    let agglo = |qui: &Financeur| qui.code() == Financeur::AGGLO;
    let zero = Intervalle::exact(Nombre::zero());
    let (num, base) = s.programme.iter().fold((zero.clone(), zero), |(num, base), d| {
        let m = d.plan.iter().filter(|(qui, _)| agglo(qui)).map(|(_, c)| c.intervalle(cas.etape));
        let m = m.fold(Intervalle::exact(Nombre::zero()), |a, b| a.plus(&b));
        let installee = d.structurante || s.anciennete_de(&d.annees_financees) > s.p.anciennete_min;
        (if installee { num.plus(&m) } else { num }, base.plus(&m))
    });
    constat.bornes("num", &num, 100).bornes("base", &base, 100);
    constat.mots.entier("attendues", cas.cases_vides(agglo)).texte("repere", en_pour_cent(s.p.cpo_repere_pb));
    if base.max.as_ref().is_some_and(|max| !max.est_positif()) {
        constat.phrase("sans_base");
    } else if let (Some(num), Some(base)) = (&num.min, &base.min) {
        constat.mots.texte("t", num.checked_div(base).map(|part| pourcentage(&part)).unwrap_or_default());
    }
    constat
}
