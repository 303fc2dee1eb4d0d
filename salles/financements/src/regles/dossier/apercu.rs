//! What the rules would say of a form that is not saved: « règles à calculs, expliquées : en direct, remède » (Financements, § 14).

use super::{Lu, Refus, deposable, refus};
use crate::model::LigneFinanceur;
use crate::regles::lecture::DossierLu;
use crate::regles::{Conclusion, Etape, Verdict};
use jiff::civil::Date;
use kernel::Refusal;

/// What stands in the way of the deposit, and what the rules say besides.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Apercu {
    pub arrets: Vec<Refus>,
    /// Alerts and what is not settled yet, with the field each is answered in.
    pub alertes: Vec<(String, Verdict, &'static str)>,
}

/// Judges a file as its deposit would.
#[must_use]
pub fn apercu(lu: &DossierLu, jour: Date) -> Apercu {
    let arrets = deposable(lu, jour).err().unwrap_or_default();
    let dits: Vec<&str> = arrets
        .iter()
        .filter_map(|r| match r {
            Refus::Regle { code, .. } => Some(code.as_str()),
            _ => None,
        })
        .collect();
    let alertes = lu
        .juger(Etape::Demande, jour)
        .into_iter()
        .filter(|(code, v)| matches!(v.verdict, Conclusion::Violee | Conclusion::Indeterminee) && !dits.contains(&code.as_str()))
        .map(|(code, verdict)| {
            let champ = refus::champ_de_la_regle(&code, &verdict);
            (code, verdict, champ)
        })
        .collect();
    Apercu { arrets, alertes }
}

/// The file as it would be if this form were saved; a funder that goes on being asked keeps its programme.
#[must_use]
pub fn avec(lu: &DossierLu, saisi: Lu) -> DossierLu {
    let mut lu = lu.clone();
    let (suite, suite_de) = (lu.dossier.contenu.suite.clone(), lu.dossier.contenu.suite_de);
    lu.dossier.intitule = saisi.intitule;
    lu.dossier.contenu.0 = saisi.contenu;
    lu.dossier.contenu.0.suite = suite;
    lu.dossier.contenu.0.suite_de = suite_de;
    lu.dossier.budget.0 = saisi.budget;
    let anciennes = std::mem::take(&mut lu.lignes);
    lu.lignes = saisi
        .demandes
        .iter()
        .map(|d| {
            let neuve = d.ligne(&lu.dossier);
            let ancienne = anciennes.iter().find(|l| l.financeur == d.financeur).cloned();
            ancienne.map_or(neuve.clone(), |l| LigneFinanceur {
                demande_centimes: neuve.demande_centimes,
                nature: neuve.nature,
                ..l
            })
        })
        .collect();
    lu
}

/// The field that answers a refusal, as the form marks it: `c-budget`.
#[must_use]
pub fn ancre(refus: &dyn Refusal) -> Option<String> {
    refus.field().map(|champ| ancre_de(&champ))
}

/// The mark of a field in the form.
#[must_use]
pub fn ancre_de(champ: &str) -> String {
    format!("c-{}", champ.replace('.', "-"))
}
