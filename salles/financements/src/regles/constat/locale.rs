//! What a letter's own rule saw, and those of the contract whose sentence has no hole.

use super::{Cas, Constat, liste};
use crate::regles::Financeur;

pub(super) fn vu(cas: &Cas<'_>) -> Constat {
    let mut constat = cas.attente();
    if let Some(champ) = cas.regle.champ {
        constat.donnee("champ", champ);
    }
    if !cas.regle.locale || cas.vrai != Some(false) {
        return constat;
    }
    let enregistrement = cas.s.enregistrement(cas.etape);
    if let Some(cotes) = &cas.regle.cotes
        && let Some((lu, limite)) = cotes.dites(&enregistrement)
    {
        constat.donnee("lu", lu.as_str()).donnee("limite", limite.as_str());
        constat.mots.texte("lu", lu).texte("signe", &cotes.signe).texte("limite", limite);
    }
    let codes = cas.regle.exige.en_defaut(&enregistrement, "l.financeur");
    if !codes.is_empty() {
        constat.donnee("lignes", liste(&codes));
        let noms: Vec<String> = codes.iter().map(|code| Financeur::nomme(code).to_string()).collect();
        constat.mots.liste("qui", &noms);
    }
    constat
}
