//! What the Département and the CAF ask: DEP-02, DEP-03, CAF-02 to CAF-05, CAF-09, CAF-10.

use jiff::civil::Date;
use std::collections::BTreeSet;

use super::super::parametres::{Chevauchement, Commune};
use super::super::phrase::enumerer;
use super::{Cas, Constat, liste};
use crate::regles::Financeur;

pub(super) fn priorite(cas: &Cas<'_>) -> Constat {
    let (s, mut constat) = (cas.s, Constat::default());
    let parmi = s.cofinanceurs_dep02();
    let n = cas.financent(|qui| parmi.contains(qui)).len();
    let n = i64::try_from(n).unwrap_or(i64::MAX);
    if cas.vrai.is_none() {
        constat.bornes("n", &cas.compte(|qui| parmi.contains(qui)), 1);
    } else {
        constat.donnee("n", n);
    }
    let commune = if s.p.dep02_commune == Commune::Toute { "commune" } else { "Ville" };
    constat.mots.entier("n", n).entier("min", s.p.dep02_min).texte("parmi", enumerer(&["État", "EPCI", commune]));
    cas.dire_attendus(&mut constat, &cas.attendus(|qui| parmi.contains(qui) || qui.code() == Financeur::DEPARTEMENT));
    constat
}

pub(super) fn signalements(cas: &Cas<'_>) -> Constat {
    let mut constat = Constat::default();
    let signes = [(cas.s.porteur.petite, "petite association"), (cas.s.dossier.fse, "FSE")];
    let dits: Vec<String> = signes.iter().filter(|(vrai, _)| *vrai).map(|(_, nom)| (*nom).to_owned()).collect();
    constat.donnee("signale", liste(&dits));
    constat.mots.liste("liste", &dits);
    constat
}

/// The calendar years an action runs over.
fn exercices(debut: Date, fin: Date) -> Vec<String> {
    (debut.year()..=fin.year()).map(|annee| annee.to_string()).collect()
}

const MOIS: [&str; 12] =
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

/// « de septembre à décembre », « pour décembre ».
fn jusqu_a_decembre(debut: Date) -> String {
    let rang = usize::from(debut.month().unsigned_abs()).saturating_sub(1);
    let mois = MOIS.get(rang).copied().unwrap_or_default();
    let de = if mois.starts_with(['a', 'o']) { "d'" } else { "de " };
    if rang == 11 { "pour décembre".to_owned() } else { format!("{de}{mois} à décembre") }
}

/// CAF-02 on the file's own dates, CAF-03 on those of the action.
pub(super) fn deux_exercices(cas: &Cas<'_>) -> Constat {
    let mut constat = cas.attente();
    let d = &cas.s.dossier;
    let scission = cas.regle.code == "CAF-03";
    let (debut, fin) = if scission {
        (d.action_debut.or(d.debut), d.action_fin.or(d.fin))
    } else {
        (d.debut.or(d.action_debut), d.fin.or(d.action_fin))
    };
    let repondue = constat.attendus.as_ref().is_none_or(Vec::is_empty);
    let (Some(debut), Some(fin)) = (debut, fin) else {
        if repondue {
            constat.phrase("sans_dates");
        }
        return constat;
    };
    if cas.vrai.is_none() && !repondue {
        constat.phrase("sans_reponse");
        return constat;
    }
    let annees = exercices(debut, fin);
    let n = i64::try_from(annees.len()).unwrap_or(i64::MAX);
    if scission {
        constat.donnee("dossiers", n);
    } else if cas.vrai == Some(false) {
        constat.donnee("n", n);
    }
    if cas.s.p.caf_chevauchement == Chevauchement::Refuser && cas.vrai == Some(false) {
        constat.phrase("refuser");
    }
    constat.mots.date("j", Some(debut)).date("j2", Some(fin)).entier("n", n);
    let suivantes = annees.get(1..).unwrap_or_default();
    constat.mots.liste("annees", &annees).texte("mois", jusqu_a_decembre(debut)).texte("annee", debut.year().to_string());
    constat.mots.liste("suivante", suivantes);
    constat
}

/// What of `attendues` is not among `lues`, whatever the case and the accents.
pub(super) fn manquantes(attendues: &[&str], lues: &[String]) -> Vec<String> {
    let lues: BTreeSet<String> = lues.iter().map(|lue| kernel::texte::cle(lue)).collect();
    attendues.iter().filter(|a| !lues.contains(&kernel::texte::cle(a))).map(|a| (*a).to_owned()).collect()
}

pub(super) fn budgets_analytiques(cas: &Cas<'_>) -> Constat {
    let mut constat = cas.attente();
    let manque = manquantes(&["association", "action"], &cas.s.dossier.budgets_analytiques);
    if cas.vrai == Some(false) {
        constat.donnee("manque", liste(&manque));
    }
    constat.mots.liste("liste", &manque);
    constat
}

/// The papers the CAF names (« liste non exhaustive »).
const PIECES: [&str; 3] = ["attestation de déclaration en préfecture", "liste des membres du bureau", "RIB"];

pub(super) fn pieces(cas: &Cas<'_>) -> Constat {
    let mut constat = cas.attente();
    let manque = manquantes(&PIECES, &cas.s.dossier.pieces_valides);
    constat.mots.liste("liste", &manque);
    if cas.vrai != Some(false) {
        return constat;
    }
    if !cas.s.dossier.ref_dauphin {
        constat.phrase(if manque.is_empty() { "dauphin" } else { "pieces_et_dauphin" });
    }
    if !manque.is_empty() {
        constat.donnee("manque", liste(&manque));
    }
    constat
}

pub(super) fn objet_du_courriel(cas: &Cas<'_>) -> Constat {
    let (s, mut constat) = (cas.s, Constat::default());
    let dit = |texte: &Option<String>| texte.clone().unwrap_or_default();
    constat.mots.texte("ville", dit(&s.ville)).texte("action", dit(&s.action)).texte("association", dit(&s.association));
    constat.mots.texte("annee", s.exercice.map(|annee| annee.to_string()).unwrap_or_default());
    constat
}

pub(super) fn aides(cas: &Cas<'_>) -> Constat {
    let (s, mut constat) = (cas.s, Constat::default());
    let inscrite = |nom: &str, montant| {
        s.lignes.iter().any(|l| (l.ligne.is_empty() || l.ligne == "74orgasoc") && l.nature == nom && l.montant == montant)
    };
    let sans: Vec<String> = s.aides_caf.iter().filter(|a| !inscrite(&a.nom, a.montant)).map(|a| a.nom.clone()).collect();
    if cas.vrai == Some(false) {
        constat.donnee("manque", liste(&sans));
    }
    constat.mots.liste("liste", &sans);
    constat
}
