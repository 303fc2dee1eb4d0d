//! The call for projects: AAP-01 to AAP-11, DEP-01.

use kernel::nombre::Nombre;

use super::super::expression::Intervalle;
use super::super::monde::RUBRIQUES;
use super::super::parametres::{FormeBonus, HorsCpo, PerimetrePlancher};
use super::super::phrase::{Mots, enumerer};
use super::{Cas, Constat, codes, euros_au_dessus, euros_de, liste, noms};
use crate::regles::{Effet, Euros, Financeur, Situation};

pub(super) fn appels(cas: &Cas<'_>) -> Constat {
    let (s, mut constat) = (cas.s, Constat::default());
    let exercice = s.exercice_vise();
    let du_jour = s.appels.iter().filter(|a| a.exercice.is_none() || a.exercice == exercice);
    let n = du_jour.filter(|a| kernel::texte::cle(&a.etat) != "abandonne").count();
    let n = i64::try_from(n).unwrap_or(i64::MAX);
    constat.donnee("n", n);
    constat.mots.entier("n", n).entier("prevus", s.p.appels_par_an).entier("trop", n - s.p.appels_par_an);
    constat.mots.texte("annee", exercice.map(|annee| annee.to_string()).unwrap_or_default());
    // « appel ! si trop, ~ si aucun ».
    if n < s.p.appels_par_an {
        constat.effet = Some(Effet::Alerte);
        constat.phrase(if n == 0 { "aucun" } else { "trop_peu" });
    }
    constat
}

pub(super) fn lettres(cas: &Cas<'_>) -> Constat {
    let mut constat = Constat::default();
    let n = cas.s.lettres.iter().filter(|l| l.etat == "en_vigueur").count();
    let n = i64::try_from(n).unwrap_or(i64::MAX);
    constat.donnee("n", n);
    constat.mots.entier("n", n);
    if n == 0 {
        constat.phrase("aucune");
    }
    constat
}

pub(super) fn ouverture(cas: &Cas<'_>) -> Constat {
    let mut constat = Constat::default();
    constat.mots.date("j", cas.s.ouverture_le).date("j2", cas.s.lettre.vote_copil_le);
    constat
}

pub(super) fn sans_copil(cas: &Cas<'_>) -> Constat {
    let s = cas.s;
    let decidee = |qui: &Financeur| s.plan.get(qui).is_some_and(|c| c.copil_le.is_some()) || s.lots.contains_key(qui);
    let mut constat = cas.attente();
    let sans = cas.financent(|qui| !decidee(qui));
    if cas.vrai == Some(false) {
        let n = i64::try_from(sans.len()).unwrap_or(i64::MAX);
        constat.donnee("n", n).donnee("lignes", liste(&codes(&sans)));
        constat.mots.entier("n", n).liste("qui", &noms(&sans));
    }
    constat
}

pub(super) fn principaux(cas: &Cas<'_>) -> Constat {
    let (s, mut constat) = (cas.s, Constat::default());
    let mut tous: Vec<&Financeur> = s.p.principaux.iter().collect();
    tous.sort();
    let qui = cas.financent(|f| tous.contains(&f));
    let manquants: Vec<&Financeur> = tous.iter().copied().filter(|f| !qui.contains(f)).collect();
    let n = i64::try_from(qui.len()).unwrap_or(i64::MAX);
    if cas.vrai == Some(false) && usize::try_from(s.p.min_principaux - n).is_ok_and(|k| k >= manquants.len()) {
        constat.phrase("tous");
    }
    if cas.vrai.is_none() {
        constat.bornes("n", &cas.compte(|f| tous.contains(&f)), 1);
    } else {
        constat.donnee("n", n);
    }
    constat
        .mots
        .entier("n", n)
        .entier("min", s.p.min_principaux)
        .entier("k", s.p.min_principaux - n)
        .liste("qui", &noms(&qui))
        .liste("principaux", &noms(&tous))
        .liste("manquants", &noms(&manquants))
        .texte("plancher", s.p.plancher.to_string())
        .texte("chacun", if manquants.len() > 1 { "chacun" } else { "" });
    cas.dire_attendus(&mut constat, &cas.attendus(|f| tous.contains(&f)));
    constat
}

impl Situation {
    /// « `plancher_perimetre` : `tous`, ou `principaux_et_departement` ».
    pub(super) fn sous_plancher(&self, qui: &Financeur) -> bool {
        self.p.plancher_perimetre == PerimetrePlancher::Tous
            || self.p.principaux.contains(qui)
            || qui.code() == Financeur::DEPARTEMENT
    }
}

/// One sentence per line under the floor.
pub(super) fn plancher(cas: &Cas<'_>, plancher: Euros, concerne: impl Fn(&Financeur) -> bool) -> Constat {
    let mut constat = Constat::default();
    cas.dire_attendus(&mut constat, &cas.attendus(&concerne));
    if cas.vrai != Some(false) {
        return constat;
    }
    let limite = plancher.nombre();
    let sous =
        |n: &Intervalle| n.min.as_ref().is_some_and(Nombre::est_positif) && n.max.as_ref().is_some_and(|max| *max < limite);
    let fautives: Vec<(&Financeur, Intervalle)> = cas.lignes().filter(|(qui, n)| concerne(qui) && sous(n)).collect();
    let qui: Vec<&Financeur> = fautives.iter().map(|(qui, _)| *qui).collect();
    constat.donnee("lignes", liste(&codes(&qui)));
    constat.autres = fautives
        .iter()
        .map(|(qui, n)| {
            let mut mots = Mots::default();
            mots.texte("qui", qui.to_string()).euros("m", euros_de(n.max.as_ref())).euros("plancher", plancher);
            mots
        })
        .collect();
    constat
}

pub(super) fn bonus(cas: &Cas<'_>) -> Constat {
    let (s, mut constat) = (cas.s, Constat::default());
    let hors_cpo = match s.p.bonus_hors_cpo {
        HorsCpo::Projet => !s.dossier.cpo,
        HorsCpo::FicheAction => !s.dossier.fiche_action_cpo,
    };
    let conditions = [
        (s.dossier.innovant, "action innovante"),
        (s.dossier.periode == "annuelle", "période annuelle"),
        (s.dossier.fiche_action, "fiche-action"),
        (hors_cpo, "hors CPO"),
    ];
    let manque: Vec<String> = conditions.iter().filter(|(remplie, _)| !remplie).map(|(_, nom)| (*nom).to_owned()).collect();
    if !manque.is_empty() {
        constat.donnee("manque", liste(&manque));
    }
    let forme = match (s.p.bonus_forme, s.p.bonus_valeur) {
        (FormeBonus::Priorite, _) => "priorité".to_owned(),
        (FormeBonus::Points, None) => "points".to_owned(),
        (FormeBonus::Points, Some(n)) => format!("{n} {}", if n.abs() < 2 { "point" } else { "points" }),
        (FormeBonus::Euros, None) => "euros".to_owned(),
        (FormeBonus::Euros, Some(n)) => Euros::entiers(n).to_string(),
    };
    constat.mots.liste("liste", &manque).texte("forme", forme);
    constat
}

pub(super) fn rubriques(cas: &Cas<'_>) -> Constat {
    let mut constat = Constat::default();
    let absentes: Vec<String> =
        RUBRIQUES.iter().filter(|nom| cas.s.rubrique(nom).is_none()).map(|nom| (*nom).to_owned()).collect();
    if !absentes.is_empty() {
        constat.donnee("manque", liste(&absentes));
    }
    constat.mots.liste("liste", &absentes);
    constat
}

pub(super) fn droit_commun(cas: &Cas<'_>) -> Constat {
    let mut constat = Constat::default();
    let d = &cas.s.dossier;
    let dite = ["completer", "adapter", "experimenter"].contains(&kernel::texte::cle(&d.valeur_ajoutee).as_str());
    let conditions = [(dite, "valeur ajoutée"), (d.droit_commun, "droit commun mobilisé")];
    let manque: Vec<String> = conditions.iter().filter(|(remplie, _)| !remplie).map(|(_, nom)| (*nom).to_owned()).collect();
    if !manque.is_empty() {
        constat.donnee("manque", liste(&manque));
    }
    constat.mots.liste("liste", &manque);
    constat
}

/// The programme's sum for one funder and some files, bounded.
fn somme(cas: &Cas<'_>, qui: &str, garde: impl Fn(&super::super::situation::Retenu) -> bool) -> Intervalle {
    let lignes = cas.s.programme.iter().filter(|d| garde(d)).flat_map(|d| &d.plan).filter(|(f, _)| f.code() == qui);
    lignes.fold(Intervalle::exact(Nombre::zero()), |total, (_, cellules)| total.plus(&cellules.intervalle(cas.etape)))
}

pub(super) fn hors_qpv(cas: &Cas<'_>) -> Constat {
    let (s, mut constat) = (cas.s, Constat::default());
    if cas.regle.portee == super::super::catalogue::Portee::Dossier {
        return constat;
    }
    let x = somme(cas, Financeur::ETAT, |d| d.hors_qpv);
    let vu = euros_de(x.min.as_ref());
    if cas.vrai.is_none() {
        constat.bornes("x", &x, 100)
    } else {
        constat.donnee("x", serde_json::json!(vu))
    };
    let plafond =
        s.p.part_hors_qpv_pb
            .zip(s.p.base_hors_qpv)
            .and_then(|(part, base)| (Nombre::from(part) * base.nombre()).checked_div(&Nombre::from(10_000)));
    constat.mots.euros("x", vu).entier("attendues", s_attendues(cas));
    let Some(plafond) = plafond else {
        constat.phrase("sans_plafond");
        return constat;
    };
    let depassement = vu.nombre() + -plafond.clone();
    // Whole centimes: what may be spent is rounded down, what must be cut up.
    let plafond = vu - euros_au_dessus(&depassement);
    constat.donnee("plafond", serde_json::json!(plafond));
    constat.mots.euros("plafond", plafond).euros("d", vu - plafond);
    constat
}

fn s_attendues(cas: &Cas<'_>) -> i64 {
    cas.cases_vides(|qui| qui.code() == Financeur::ETAT)
}

pub(super) fn enveloppe(cas: &Cas<'_>) -> Constat {
    let (s, mut constat) = (cas.s, Constat::default());
    let nom = s.enveloppe.financeur.clone().unwrap_or_else(|| Financeur::nomme(""));
    let libres = cas.s.programme.iter().flat_map(|d| d.lignes(cas.etape)).filter(|(qui, _, reservee)| **qui == nom && !reservee);
    let x = libres.fold(Intervalle::exact(Nombre::zero()), |total, (_, m, _)| total.plus(&m));
    let vu = euros_de(x.min.as_ref());
    if cas.vrai.is_none() {
        constat.bornes("x", &x, 100)
    } else {
        constat.donnee("x", serde_json::json!(vu))
    };
    constat.mots.texte("qui", nom.to_string()).euros("x", vu).entier("attendues", cas.cases_vides(|qui| *qui == nom));
    let Some(disponible) = s.disponible() else {
        constat.phrase("sans_enveloppe");
        return constat;
    };
    constat.donnee("disponible", serde_json::json!(disponible));
    constat.mots.euros("disponible", disponible).euros("d", vu - disponible);
    if cas.vrai == Some(false) && !s.enveloppe.libelle.is_empty() {
        constat.mots.texte("part", s.enveloppe.libelle.clone());
        constat.phrase("part");
    }
    if disponible < Euros::ZERO {
        constat.mots.euros("trop", disponible.absolu());
        constat.phrase("reservations");
    }
    constat
}

/// « Ville, État et Agglo »: the funders whose names end the sentences of reading A.
pub(super) fn enumerer_financeurs(financeurs: &[Financeur]) -> String {
    let textes: Vec<String> = financeurs.iter().map(ToString::to_string).collect();
    enumerer(&textes)
}
