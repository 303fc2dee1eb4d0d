//! The budget of the file and the money voted: BUD-01 to BUD-04, LEG-01.

use serde_json::json;
use std::collections::BTreeMap;

use super::super::parametres::BaseSeuil;
use super::super::phrase::Mots;
use super::{Cas, Constat, codes, liste};
use crate::regles::{Euros, Financeur};

fn somme(lignes: &BTreeMap<String, Option<Euros>>, garde: impl Fn(&str) -> bool) -> Euros {
    lignes.iter().filter(|(compte, _)| garde(compte)).filter_map(|(_, montant)| *montant).sum()
}

pub(super) fn equilibre(cas: &Cas<'_>) -> Constat {
    let (budget, mut constat) = (&cas.s.budget, Constat::default());
    let charges = somme(&budget.charges, |compte| !compte.starts_with("86"));
    let produits = somme(&budget.produits, |compte| !compte.starts_with("87"));
    constat.donnee("charges", json!(charges)).donnee("produits", json!(produits));
    constat.mots.euros("charges", charges).euros("produits", produits).euros("d", (charges - produits).absolu());
    constat
}

pub(super) fn volontaires(cas: &Cas<'_>) -> Constat {
    let (budget, mut constat) = (&cas.s.budget, Constat::default());
    let emplois = somme(&budget.charges, |compte| compte.starts_with("86"));
    let ressources = somme(&budget.produits, |compte| compte.starts_with("87"));
    constat.donnee("x", json!(emplois)).donnee("y", json!(ressources));
    constat.mots.euros("x", emplois).euros("y", ressources);
    constat
}

fn par_ligne(constat: &mut Constat, ecarts: &[(Financeur, Euros, Euros)]) {
    let qui: Vec<&Financeur> = ecarts.iter().map(|(qui, ..)| qui).collect();
    constat.donnee("lignes", liste(&codes(&qui)));
    constat.autres = ecarts
        .iter()
        .map(|(qui, x, y)| {
            let mut mots = Mots::default();
            mots.texte("qui", qui.to_string()).euros("x", *x).euros("y", *y);
            mots
        })
        .collect();
}

pub(super) fn compte_74(cas: &Cas<'_>) -> Constat {
    let mut constat = Constat::default();
    let imports = cas.s.imports();
    let inconnus: Vec<&Financeur> =
        imports.iter().filter(|i| i.compte_74.is_none() || i.demande.is_none()).map(|i| &i.qui).collect();
    cas.dire_attendus(&mut constat, &inconnus);
    if cas.vrai == Some(false) {
        let ecarts = imports.iter().filter_map(|i| Some((i.qui.clone(), i.compte_74?, i.demande?))).filter(|(_, x, y)| x != y);
        par_ligne(&mut constat, &ecarts.collect::<Vec<_>>());
    }
    constat
}

pub(super) fn au_dessus(cas: &Cas<'_>) -> Constat {
    let (s, mut constat) = (cas.s, cas.attente());
    let motive = |qui: &Financeur, motif: &Option<String>| {
        let dit = motif.as_ref().or_else(|| s.motifs.get(qui));
        dit.is_some_and(|motif| !motif.trim().is_empty())
    };
    let sans_motif = || s.plan.iter().filter(|(qui, c)| !motive(qui, &c.motif));
    if cas.vrai.is_none() {
        // The holder's cell is empty, not the funder's.
        let sans_demande: Vec<&Financeur> = sans_motif().filter(|(_, c)| c.demande.is_none()).map(|(qui, _)| qui).collect();
        if !sans_demande.is_empty() {
            cas.dire_attendus(&mut constat, &sans_demande);
            constat.attendus = Some(vec![]);
            constat.phrase("sans_demande");
        }
        return constat;
    }
    if cas.vrai == Some(true) {
        return constat;
    }
    let ecarts = sans_motif().filter_map(|(qui, c)| Some((qui.clone(), c.a(cas.etape)?, c.demande?))).filter(|(_, x, y)| x > y);
    par_ligne(&mut constat, &ecarts.collect::<Vec<_>>());
    constat
}

pub(super) fn convention(cas: &Cas<'_>) -> Constat {
    let (s, mut constat) = (cas.s, Constat::default());
    let exercice = s.exercice_vise();
    let du_financeur = s.votes.iter().filter(|v| v.financeur.is_none() || v.financeur == s.financeur);
    let montants = du_financeur.filter(|v| v.annee.is_none() || v.annee == exercice).filter_map(|v| v.montant);
    let x = match s.p.seuil_convention_base {
        BaseSeuil::Cumul => montants.sum(),
        BaseSeuil::ParSubvention => montants.max().unwrap_or_default(),
    };
    constat.donnee("x", json!(x));
    let qui = s.financeur.as_ref().map(ToString::to_string).unwrap_or_default();
    constat.mots.texte("qui", qui).euros("x", x).texte("seuil", s.p.seuil_convention.to_string());
    constat.mots.texte("annee", exercice.map(|annee| annee.to_string()).unwrap_or_default());
    let sans_droit = s.porteur.droit.trim().is_empty();
    constat.attendus = Some(if sans_droit { vec![] } else { s.financeur.iter().cloned().collect() });
    if cas.vrai.is_none() && sans_droit {
        constat.phrase("sans_droit");
    }
    constat
}
