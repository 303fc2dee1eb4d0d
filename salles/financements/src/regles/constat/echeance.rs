//! What falls due: the review of the year before (CAF-07, CAF-08), publication (LEG-02), the financial account (LEG-03).

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::json;

use super::partenaires::manquantes;
use super::{Cas, Constat, liste};
use crate::regles::{Effet, Etape};

const PIECES_DU_BILAN: [&str; 3] = ["bilan quantitatif", "bilan qualitatif", "compte de résultat analytique"];

pub(super) fn pieces_du_bilan(cas: &Cas<'_>) -> Constat {
    let (s, mut constat) = (cas.s, cas.attente());
    let lues = s.exercice_precedent().map(|h| h.bilan.pieces.clone()).unwrap_or_default();
    let manque = manquantes(&PIECES_DU_BILAN, &lues);
    if cas.vrai == Some(false) {
        constat.donnee("manque", liste(&manque));
    }
    constat.mots.liste("liste", &manque).texte("acte", if cas.etape == Etape::Paiement { "versement" } else { "vote" });
    dire_exercice(cas, &mut constat);
    constat
}

fn dire_exercice(cas: &Cas<'_>, constat: &mut Constat) {
    constat.mots.texte("precedent", cas.s.exercice_vise().map(|n| (n - 1).to_string()).unwrap_or_default());
}

/// Days from one date to another.
fn jours(de: Date, a: Date) -> i64 {
    de.duration_until(a).as_hours() / 24
}

/// A deadline: days left, or late, and which sentence tells it.
fn dire_echeance(cas: &Cas<'_>, constat: &mut Constat, limite: Option<Date>, fait_le: Option<Date>) {
    constat.mots.date("j", limite).date("recu", fait_le);
    let Some(limite) = limite else { return };
    match (cas.vrai, fait_le, cas.s.date) {
        (None, None, Some(date)) => {
            let reste = jours(date, limite);
            constat.donnee("reste", reste);
            constat.mots.entier("reste", reste);
        }
        (Some(false), Some(fait_le), _) => {
            constat.donnee("retard", jours(limite, fait_le)).phrase("tardif");
        }
        (Some(false), None, Some(date)) => {
            constat.donnee("retard", jours(limite, date));
        }
        _ => {}
    }
}

pub(super) fn bilan(cas: &Cas<'_>) -> Constat {
    let (s, mut constat) = (cas.s, cas.attente());
    dire_exercice(cas, &mut constat);
    if cas.objet.is_none() {
        constat.phrase("sans_reponse");
        return constat;
    }
    let recu = s.exercice_precedent().and_then(|h| h.bilan.recu_le);
    dire_echeance(cas, &mut constat, s.echeance_bilan(), recu);
    constat
}

pub(super) fn publication(cas: &Cas<'_>) -> Constat {
    let (s, mut constat) = (cas.s, Constat::default());
    let limite = s.convention_signee_le.and_then(|signee| signee.checked_add(3.months()).ok());
    constat.donnee("limite", json!(limite));
    dire_echeance(cas, &mut constat, limite, s.publie_le);
    constat
}

pub(super) fn compte_rendu(cas: &Cas<'_>) -> Constat {
    let (s, mut constat) = (cas.s, Constat::default());
    let limite = s.exercice_fin.and_then(|fin| fin.checked_add(6.months()).ok());
    constat.donnee("limite", json!(limite));
    dire_echeance(cas, &mut constat, limite, s.compte_rendu_le);
    // « reçu en retard : ~ ».
    if cas.vrai == Some(false) && s.compte_rendu_le.is_some() {
        constat.effet = Some(Effet::Alerte);
    }
    constat
}
