//! What a programme says beside the rules of the contract: a promise that nobody asks or that is not held whole, a funder that
//! refused and is asked all the same. Alerts of the house, with their code, their sentence and what to do.

use super::alertes::Alerte;
use super::{Candidat, pris_sur_reservation};
use crate::m;
use crate::regles::{Conclusion, Effet, Euros, Financeur, Verdict};
use kernel::Lang;
use std::collections::BTreeMap;

/// Nothing is asked of a funder that reserved something.
pub const SANS_DEMANDE: &str = "PRG-01";
/// The year takes less than the promise.
pub const SOUS_LA_PROMESSE: &str = "PRG-02";
/// The funder proposes more than its promise: what goes beyond is not programmed.
pub const AU_DELA_DE_LA_PROMESSE: &str = "PRG-03";

/// The plan asks something of a funder that answered « rien ».
pub const MALGRE_LE_REFUS: &str = "PRG-04";

/// Verdicts are written in French, the language of the acts.
const FR: Lang = Lang::Fr;

fn alerte(numero: &str, code: &str, message: String, remede: String) -> Alerte {
    let verdict = Verdict {
        verdict: Conclusion::Violee,
        effet: Some(Effet::Alerte),
        donnees: serde_json::Map::new(),
        message: Some(message),
        remede: Some(remede),
        source: m(FR).programmation_source_maison(),
        attendus: vec![],
    };
    Alerte { numero: Some(numero.to_owned()), code: code.to_owned(), verdict }
}

/// « `proposee` (montant, ou 0 motivé) »: what the plan asks all the same.
pub(super) fn refus(candidat: &Candidat, lignes: &BTreeMap<String, i64>) -> Vec<Alerte> {
    let t = m(FR);
    let demande = |qui: &Financeur| lignes.get(qui.code()).copied().filter(|euros| *euros > 0);
    let dite = |qui: &Financeur| {
        let montant = Euros::entiers(demande(qui)?).to_string();
        let dit = t.programmation_malgre_le_refus(qui.to_string(), montant);
        Some(alerte(&candidat.numero, MALGRE_LE_REFUS, dit, t.programmation_malgre_le_refus_remede()))
    };
    candidat.refus().into_iter().filter_map(dite).collect()
}

/// What the reservations of a file and its matrix say differently.
pub(super) fn reservation(candidat: &Candidat) -> Vec<Alerte> {
    let t = m(FR);
    let pris = pris_sur_reservation(&candidat.reserves, &candidat.situation.plan);
    let mut dites = vec![];
    for (qui, &promis) in candidat.reserves.iter().filter(|(_, promis)| promis.est_positif()) {
        let cellules = candidat.situation.plan.get(qui);
        let (demande, propose) = (cellules.and_then(|c| c.demande), cellules.and_then(|c| c.propose));
        let tenu = pris.get(qui).copied().unwrap_or_default();
        let (nom, du) = (qui.to_string(), promis.to_string());
        let mut dire = |code, message, remede| dites.push(alerte(&candidat.numero, code, message, remede));
        if !demande.is_some_and(|d| d.est_positif()) {
            dire(SANS_DEMANDE, t.programmation_promesse_sans_demande(nom, du), t.programmation_promesse_sans_demande_remede());
        } else if tenu < promis {
            let dit = t.programmation_promesse_sous(nom, tenu.to_string(), du);
            dire(SOUS_LA_PROMESSE, dit, t.programmation_promesse_sous_remede());
        } else if let Some(propose) = propose.filter(|p| *p > promis) {
            let dit = t.programmation_promesse_au_dela(nom, propose.to_string(), du, (propose - promis).to_string());
            dire(AU_DELA_DE_LA_PROMESSE, dit, t.programmation_promesse_au_dela_remede());
        }
    }
    dites
}
