//! The districts of a row: « QPV et parts » (Financements, § 3), as tables say them: names or codes, one or several, their parts
//! beside each or in a column of their own.

use crate::m;
use crate::model::PartQpv;
use crate::regles::saisie::{RefusSaisie, parts_de_qpv};
use kernel::texte::cle;
use kernel::{Lang, Refusal};

/// What separates two districts, the surest first: a name may hold a comma or « et ».
const ENTRE: [&str; 8] = [";", "|", "\n", "/", "+", "&", ",", " et "];

/// Where an action took place. Nothing said is nothing, not « hors QPV ».
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quartiers {
    pub hors_qpv: bool,
    pub parts: Vec<PartQpv>,
    /// The table named several districts and no part: each has the same.
    pub parts_egales: bool,
}

/// Why a cell of districts cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusQuartier {
    Inconnu {
        dit: String,
    },
    /// The same district twice.
    EnDouble {
        nom: String,
    },
    /// Parts beside some of the names only, or not as many parts as districts.
    PartsIncompletes {
        quartiers: usize,
        parts: usize,
    },
    PartIllisible {
        dit: String,
    },
    Parts(RefusSaisie),
}

/// Reads the districts of a row. `connus`: code and name of each QPV of the house.
///
/// # Errors
/// A district nobody knows, or named twice; parts that are no whole percentages, not as many as districts, or above 100 in all.
pub fn lire_quartiers(dits: &str, parts: &str, connus: &[(String, String)]) -> Result<Quartiers, RefusQuartier> {
    let lus = decouper(dits, connus, &ENTRE)?;
    let hors_qpv = lus.iter().any(|(lieu, _)| matches!(lieu, Lieu::Hors));
    let mut codes: Vec<&str> = vec![];
    let mut dites = vec![];
    for (lieu, part) in &lus {
        let siens: Vec<&(String, String)> = match lieu {
            Lieu::Hors => vec![],
            Lieu::Tous => connus.iter().collect(),
            Lieu::Un(rang) => connus.get(*rang).into_iter().collect(),
        };
        for (code, nom) in siens {
            if codes.contains(&code.as_str()) {
                return Err(RefusQuartier::EnDouble { nom: nom.clone() });
            }
            codes.push(code);
            dites.extend(part.filter(|_| matches!(lieu, Lieu::Un(_))));
        }
    }
    if !parts.trim().is_empty() {
        dites = a_part(parts)?;
    }
    let egales = dites.is_empty();
    if egales {
        dites = a_egalite(codes.len());
    }
    if dites.len() != codes.len() {
        return Err(RefusQuartier::PartsIncompletes { quartiers: codes.len(), parts: dites.len() });
    }
    parts_de_qpv(&dites).map_err(RefusQuartier::Parts)?;
    let parts_egales = egales && codes.len() > 1;
    let parts = codes.into_iter().zip(dites).map(|(code, part)| PartQpv { code: code.to_owned(), part }).collect();
    Ok(Quartiers { hors_qpv, parts, parts_egales })
}

enum Lieu {
    /// By its rank among those known.
    Un(usize),
    Tous,
    Hors,
}

/// Cuts a text by one separator, then by the next, until every piece is known.
fn decouper(dits: &str, connus: &[(String, String)], entre: &[&str]) -> Result<Vec<(Lieu, Option<i64>)>, RefusQuartier> {
    let net = dits.trim();
    if net.is_empty() {
        return Ok(vec![]);
    }
    let (nom, part) = separer_la_part(net)?;
    if let Some(lieu) = connu(nom, connus) {
        return Ok(vec![(lieu, part)]);
    }
    match entre.split_first() {
        None => Err(RefusQuartier::Inconnu { dit: net.to_owned() }),
        Some((signe, suite)) => {
            let morceaux: Result<Vec<_>, _> = net.split(signe).map(|un| decouper(un, connus, suite)).collect();
            Ok(morceaux?.into_iter().flatten().collect())
        }
    }
}

fn connu(nom: &str, connus: &[(String, String)]) -> Option<Lieu> {
    let dite = cle(nom);
    let nue = ["qpv ", "quartier "].iter().find_map(|debut| dite.strip_prefix(debut)).unwrap_or(&dite);
    if matches!(dite.as_str(), "hors qpv" | "hors quartier" | "hors quartiers" | "hors quartier prioritaire") {
        return Some(Lieu::Hors);
    }
    if matches!(dite.as_str(), "tous" | "tous les qpv" | "tous qpv" | "tous les quartiers" | "tous quartiers") {
        return Some(Lieu::Tous);
    }
    connus.iter().position(|(code, nom)| cle(code) == nue || cle(nom) == nue || cle(nom) == dite).map(Lieu::Un)
}

/// « La Conte 60 % », « La Conte (60) », « La Conte : 60 ».
fn separer_la_part(dit: &str) -> Result<(&str, Option<i64>), RefusQuartier> {
    if let Some((nom, part)) = dit.strip_suffix(')').and_then(|d| d.rsplit_once('(')) {
        // What stands between brackets may be part of the name.
        return Ok(entier(part).map_or((dit, None), |n| (nom.trim(), Some(n))));
    }
    if let Some(nu) = dit.strip_suffix('%') {
        let nu = nu.trim_end();
        let chiffres = nu.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.')).len();
        let (nom, part) = nu.split_at(chiffres);
        let lu = entier(part).ok_or_else(|| RefusQuartier::PartIllisible { dit: dit.to_owned() })?;
        return Ok((nom.trim().trim_end_matches([':', '=']).trim(), Some(lu)));
    }
    match dit.rsplit_once([':', '=']) {
        Some((nom, part)) if entier(part).is_some() => Ok((nom.trim(), entier(part))),
        _ => Ok((dit, None)),
    }
}

/// A whole percentage: « 60 », « 60 % ».
fn entier(texte: &str) -> Option<i64> {
    let net = texte.trim().trim_end_matches('%').trim();
    let sans_decimale = net.strip_suffix(",0").or_else(|| net.strip_suffix(".0")).unwrap_or(net);
    sans_decimale.parse().ok()
}

/// The parts of a column of their own, in the order of the districts: « 60/40 », « 60 % ; 40 % ».
fn a_part(parts: &str) -> Result<Vec<i64>, RefusQuartier> {
    let morceaux = parts.split(['/', ';', '|', '+', '\n', '&']).map(str::trim).filter(|un| !un.is_empty());
    morceaux.map(|un| entier(un).ok_or_else(|| RefusQuartier::PartIllisible { dit: un.to_owned() })).collect()
}

/// Whole parts of a hundred, as equal as they can be: 34, 33, 33.
fn a_egalite(combien: usize) -> Vec<i64> {
    let n = i64::try_from(combien).unwrap_or(0);
    (0..n).map(|rang| 100 / n + i64::from(rang < 100 % n)).collect()
}

impl Refusal for RefusQuartier {
    fn code(&self) -> &'static str {
        match self {
            Self::Inconnu { .. } => "historique-quartier-inconnu",
            Self::EnDouble { .. } => "historique-quartier-en-double",
            Self::PartsIncompletes { .. } => "historique-parts-incompletes",
            Self::PartIllisible { .. } => "historique-part-illisible",
            Self::Parts(refus) => refus.code(),
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::Inconnu { dit } => t.historique_faute_quartier(dit),
            Self::EnDouble { nom } => t.historique_faute_quartier_double(nom),
            Self::PartsIncompletes { quartiers, parts } => t.historique_faute_parts(parts.to_string(), quartiers.to_string()),
            Self::PartIllisible { dit } => t.historique_faute_part(dit),
            Self::Parts(refus) => refus.message(lang),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Self::Inconnu { .. } => Some(t.historique_remede_quartier()),
            Self::EnDouble { .. } => None,
            Self::PartsIncompletes { .. } | Self::PartIllisible { .. } => Some(t.historique_remede_parts()),
            Self::Parts(refus) => refus.remedy(lang),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn connus() -> Vec<(String, String)> {
        [("QN01101I", "Le Viguier, Saint-Jacques"), ("QN01102I", "La Conte"), ("QN01103I", "Ozanam")]
            .map(|(code, nom)| (code.to_owned(), nom.to_owned()))
            .to_vec()
    }

    fn lus(dits: &str, parts: &str) -> Result<Vec<(String, i64)>, &'static str> {
        let lu = lire_quartiers(dits, parts, &connus()).map_err(|r| r.code())?;
        Ok(lu.parts.into_iter().map(|p| (p.code, p.part)).collect())
    }

    fn un(code: &str, part: i64) -> (String, i64) {
        (code.to_owned(), part)
    }

    #[test]
    fn un_quartier_se_dit_par_son_nom_ou_par_son_code() {
        for dit in ["La Conte", "la  conte", "QPV La Conte", "qn01102i", "La Conte 100 %", "La Conte (100)", "La Conte : 100"] {
            assert_eq!(lus(dit, ""), Ok(vec![un("QN01102I", 100)]), "{dit}");
        }
        assert_eq!(lus("Le Viguier, Saint-Jacques", ""), Ok(vec![un("QN01101I", 100)]), "une virgule dans un nom");
        assert_eq!(lus("", ""), Ok(vec![]));
        assert!(lire_quartiers("hors QPV", "", &connus()).unwrap().hors_qpv);
        assert_eq!(lus("Les Capucins", ""), Err("historique-quartier-inconnu"));
    }

    #[test]
    fn plusieurs_quartiers_ont_leurs_parts_dites_a_cote_ou_dans_leur_colonne_sinon_egales() {
        let deux = Ok(vec![un("QN01102I", 60), un("QN01103I", 40)]);
        for (dits, parts) in [
            ("La Conte 60 %, Ozanam 40 %", ""),
            ("La Conte (60) ; Ozanam (40)", ""),
            ("La Conte et Ozanam", "60/40"),
            ("La Conte / Ozanam", "60 % ; 40 %"),
        ] {
            assert_eq!(lus(dits, parts), deux, "{dits} {parts}");
        }
        assert_eq!(lus("La Conte et Ozanam", ""), Ok(vec![un("QN01102I", 50), un("QN01103I", 50)]));
        assert_eq!(lus("tous", ""), Ok(vec![un("QN01101I", 34), un("QN01102I", 33), un("QN01103I", 33)]));
        assert!(lire_quartiers("tous", "", &connus()).unwrap().parts_egales);
        assert!(!lire_quartiers("La Conte", "", &connus()).unwrap().parts_egales);
        let double = "Le Viguier, Saint-Jacques, La Conte";
        assert_eq!(lus(double, ""), Err("historique-quartier-inconnu"), "mieux vaut demander que deviner");
        assert_eq!(lus("Le Viguier, Saint-Jacques ; La Conte", "").map(|l| l.len()), Ok(2));
    }

    #[test]
    fn une_part_qui_ne_se_lit_pas_ou_de_trop_se_refuse() {
        assert_eq!(lus("La Conte 60 %, Ozanam", ""), Err("historique-parts-incompletes"));
        assert_eq!(lus("La Conte", "60/40"), Err("historique-parts-incompletes"));
        assert_eq!(lus("", "60"), Err("historique-parts-incompletes"));
        assert_eq!(lus("La Conte", "soixante"), Err("historique-part-illisible"));
        assert_eq!(lus("La Conte et Ozanam", "60/41"), Err("saisie-parts"));
        assert_eq!(lus("La Conte et la conte", ""), Err("historique-quartier-en-double"));
    }
}
