//! What is typed in a review: anything may be missing in a draft, nothing at the deposit.

use super::{RefusBilan, SeuilMotif, Tableau};
use crate::model::{BilanDossier, ContenuBilan, LignesBudget};
use crate::regles::budget::{self, Cote, RefusBudget};
use crate::regles::saisie::montant;
use kernel::texte::cle;

/// CAF-07: « bilan quantitatif, bilan qualitatif, compte de résultat analytique ».
pub const PIECES: [&str; 3] = ["bilan quantitatif", "bilan qualitatif", "compte de résultat analytique"];

/// The texts of a review: field, whether a reader cannot do without it.
const TEXTES: [(&str, bool); 6] = [
    ("mise_en_oeuvre", true),
    ("publics", true),
    ("dates_lieux", true),
    ("indicateurs", true),
    ("cles", false),
    ("contributions", false),
];

/// The fields as typed: `mise_en_oeuvre`…, `r.641` (realised), `m.641` (why).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieBilan(pub Vec<(String, String)>);

/// What was read of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BilanLu {
    pub contenu: ContenuBilan,
    pub realise: LignesBudget,
}

fn texte<'a>(c: &'a mut ContenuBilan, champ: &str) -> Option<&'a mut String> {
    Some(match champ {
        "mise_en_oeuvre" => &mut c.mise_en_oeuvre,
        "publics" => &mut c.publics,
        "dates_lieux" => &mut c.dates_lieux,
        "indicateurs" => &mut c.indicateurs,
        "cles" => &mut c.cles,
        "contributions" => &mut c.contributions,
        _ => return None,
    })
}

/// A review as its form shows it.
#[must_use]
pub fn champs(b: &BilanDossier) -> Vec<(String, String)> {
    let mut contenu = b.contenu.0.clone();
    let mut lus = vec![];
    for (champ, _) in TEXTES {
        lus.extend(texte(&mut contenu, champ).map(|t| (champ.to_owned(), t.clone())));
    }
    lus.push(("nombre_beneficiaires".to_owned(), contenu.nombre_beneficiaires.map(|n| n.to_string()).unwrap_or_default()));
    lus.extend(b.realise.iter().map(|(code, m)| (format!("r.{code}"), (m.centimes() / 100).to_string())));
    lus.extend(contenu.motifs.iter().map(|(code, motif)| (format!("m.{code}"), motif.clone())));
    lus
}

/// Whether a code names a line of the budget, with or without its funder.
fn connue(code: &str) -> bool {
    budget::ligne(code.split(':').next().unwrap_or_default()).is_some()
}

/// Reads what was typed over what was known.
///
/// # Errors
/// Every field that cannot be read.
pub fn lire(saisie: &SaisieBilan, avant: &ContenuBilan) -> Result<BilanLu, Vec<RefusBilan>> {
    let mut lu = BilanLu { contenu: avant.clone(), realise: LignesBudget::new() };
    let mut refus = vec![];
    lu.contenu.motifs.clear();
    for (champ, valeur) in &saisie.0 {
        let net = valeur.trim();
        if let Some(place) = texte(&mut lu.contenu, champ) {
            net.clone_into(place);
        } else if champ == "nombre_beneficiaires" {
            let compact: String = net.chars().filter(|c| !c.is_whitespace()).collect();
            lu.contenu.nombre_beneficiaires = match compact.parse::<i64>() {
                _ if compact.is_empty() => None,
                Ok(n) if (0..=1_000_000).contains(&n) => Some(n),
                _ => {
                    refus.push(RefusBilan::Nombre { texte: net.to_owned() });
                    None
                }
            };
        } else if let Some(code) = champ.strip_prefix("r.").filter(|code| connue(code)) {
            match montant(net) {
                Ok(Some(montant)) => drop(lu.realise.insert(code.to_owned(), montant)),
                Ok(None) => {}
                Err(erreur) => refus.push(RefusBilan::Saisie { code: code.to_owned(), refus: erreur }),
            }
        } else if let Some(code) = champ.strip_prefix("m.").filter(|code| connue(code) && !net.is_empty()) {
            lu.contenu.motifs.insert(code.to_owned(), net.to_owned());
        }
    }
    if refus.is_empty() { Ok(lu) } else { Err(refus) }
}

/// Whether a review may be sent: nothing missing, every large gap explained, « charges = produits, hors 86 et 87 ; 86 = 87 ».
///
/// # Errors
/// Every reason, in the order of the form.
pub fn deposable(contenu: &ContenuBilan, tableau: &Tableau, seuil: SeuilMotif) -> Result<(), Vec<RefusBilan>> {
    let mut copie = contenu.clone();
    let mut refus = vec![];
    for (champ, exige) in TEXTES {
        if exige && texte(&mut copie, champ).is_some_and(|t| cle(t).is_empty()) {
            refus.push(RefusBilan::Vide { champ });
        }
    }
    if contenu.nombre_beneficiaires.is_none() {
        refus.push(RefusBilan::Vide { champ: "nombre_beneficiaires" });
    }
    for ligne in &tableau.lignes {
        match ligne.ecart(seuil) {
            None => refus.push(RefusBilan::SansRealise { code: ligne.code.clone(), ligne: ligne.ligne }),
            Some(ecart) if ecart.motif_exige && cle(&ligne.motif).is_empty() => {
                refus.push(RefusBilan::SansMotif { code: ligne.code.clone(), ligne: ligne.ligne, ecart });
            }
            Some(_) => {}
        }
    }
    let (charges, produits) = (tableau.charges().realise, tableau.produits().realise);
    let (emplois, ressources) = (tableau.total(Cote::Charge, true).realise, tableau.total(Cote::Produit, true).realise);
    // Said once everything is typed: an empty box already says why it does not balance.
    if !refus.iter().any(|r| matches!(r, RefusBilan::SansRealise { .. })) {
        if charges != produits {
            refus.push(RefusBilan::Budget(RefusBudget::Desequilibre { charges, produits }));
        }
        if emplois != ressources {
            refus.push(RefusBilan::Budget(RefusBudget::Volontaires { emplois, ressources }));
        }
    }
    if refus.is_empty() { Ok(()) } else { Err(refus) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regles::Euros;
    use kernel::Refusal;
    use std::collections::BTreeMap;

    fn saisie(champs: &[(&str, &str)]) -> SaisieBilan {
        SaisieBilan(champs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect())
    }

    fn codes(refus: Result<(), Vec<RefusBilan>>) -> Vec<&'static str> {
        refus.err().unwrap_or_default().iter().map(Refusal::code).collect()
    }

    #[test]
    fn un_brouillon_garde_ce_qui_est_tape_et_refuse_ce_qui_ne_se_lit_pas() {
        let lu = lire(
            &saisie(&[("publics", " Jeunes "), ("r.641", "7 650 €"), ("r.756", ""), ("m.641", "Départ")]),
            &ContenuBilan::default(),
        )
        .unwrap();
        assert_eq!(lu.contenu.publics, "Jeunes");
        assert_eq!(lu.realise, LignesBudget::from([("641".into(), Euros::entiers(7_650))]));
        assert_eq!(lu.contenu.motifs["641"], "Départ");
        let refus =
            lire(&saisie(&[("r.641", "7k"), ("nombre_beneficiaires", "beaucoup"), ("r.invente", "1")]), &ContenuBilan::default());
        let codes: Vec<&str> = refus.unwrap_err().iter().map(Refusal::code).collect();
        assert_eq!(codes, ["saisie-montant-illisible", "bilan-nombre"]);
    }

    #[test]
    fn un_bilan_depose_dit_tout_motive_ses_ecarts_et_s_equilibre() {
        let budget = LignesBudget::from([("641".into(), Euros::entiers(9_000)), ("756".into(), Euros::entiers(9_000))]);
        let realise = |salaires: i64, cotisations: i64| {
            LignesBudget::from([("641".into(), Euros::entiers(salaires)), ("756".into(), Euros::entiers(cotisations))])
        };
        let plein = ContenuBilan {
            mise_en_oeuvre: "Deux ateliers par semaine".into(),
            publics: "Jeunes de 12 à 17 ans".into(),
            dates_lieux: "Toute l’année, maison de quartier".into(),
            indicateurs: "42 inscrits".into(),
            nombre_beneficiaires: Some(42),
            ..ContenuBilan::default()
        };
        let juger = |contenu: &ContenuBilan, fait: &LignesBudget| {
            deposable(contenu, &Tableau::de(&budget, &[], fait, &contenu.motifs), SeuilMotif::default())
        };
        assert_eq!(codes(juger(&ContenuBilan::default(), &LignesBudget::new())).len(), 7);
        assert_eq!(codes(juger(&plein, &realise(7_650, 9_000))), ["bilan-sans-motif", "BUD-01"]);
        let motive = ContenuBilan { motifs: BTreeMap::from([("641".into(), "Poste vacant".into())]), ..plein.clone() };
        assert_eq!(codes(juger(&motive, &realise(7_650, 9_000))), ["BUD-01"]);
        assert_eq!(codes(juger(&plein, &realise(8_600, 8_600))), Vec::<&str>::new());
    }
}
