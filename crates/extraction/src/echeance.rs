//! Deadlines of a table (« Années 1, 2 et 3 », « 2024 », « Rentrée 2026 ») and the box of the O/N answer.

use crate::lignes::pli;

/// The end of a table line, cell by cell from the right: what is before, the deadline, the box.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fin<'a> {
    pub avant: &'a str,
    pub echeance: Option<&'a str>,
    pub case: bool,
}

const CASES: [&str; 20] = [
    "o/n",
    "o / n",
    "oui/non",
    "oui / non",
    "o ou n",
    "oui ou non",
    "☐ o ☐ n",
    "□ o □ n",
    "☐ oui ☐ non",
    "□ oui □ non",
    "☐oui ☐non",
    "□oui □non",
    "☒ oui ☐ non",
    "☐ oui ☒ non",
    "☒ o ☐ n",
    "☐ o ☒ n",
    "o ☐ n ☐",
    "oui ☐ non ☐",
    "[ ] oui [ ] non",
    "[ ] o [ ] n",
];

const MOIS: [&str; 12] =
    ["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"];

/// Peels the cells at the right of a line.
pub(crate) fn peler(texte: &str) -> Fin<'_> {
    let (reste, case) = sans_case(texte);
    if reste.is_empty() {
        return Fin { avant: "", echeance: None, case };
    }
    match debut_d_echeance(reste, case) {
        Some(at) => Fin { avant: reste[..at].trim_end(), echeance: Some(&reste[at..]), case },
        None => Fin { avant: reste, echeance: None, case },
    }
}

/// Takes off the box at the end of the line, when a box is printed there.
fn sans_case(texte: &str) -> (&str, bool) {
    if !texte.ends_with(['N', 'n', '☐', '□', '☑', '☒', ']', '❑', '❒']) {
        return (texte, false);
    }
    // No box is longer than twenty characters: only the end of the line is folded.
    let debut = texte.char_indices().rev().nth(19).map_or(0, |(at, _)| at);
    let fin = pli(&texte[debut..]);
    for case in CASES {
        let Some(avant) = fin.strip_suffix(case) else { continue };
        if !avant.is_empty() && !avant.ends_with([' ', '.', ')', '\u{ad}']) {
            continue;
        }
        let garde = texte.chars().count() - case.chars().count();
        let at = texte.char_indices().nth(garde).map_or(texte.len(), |(at, _)| at);
        return (texte[..at].trim_end(), true);
    }
    let seule = matches!(texte, "☐" | "□" | "☑" | "☒" | "[ ]" | "[x]" | "[X]" | "❑" | "❒");
    if seule { ("", true) } else { (texte, false) }
}

/// Where the deadline begins in this line, when it ends with one.
fn debut_d_echeance(texte: &str, case: bool) -> Option<usize> {
    let courte = texte.len() <= 60;
    if !courte && !texte.contains("nn") && !texte.contains("NN") && !case {
        return None;
    }
    let debut = texte.char_indices().rev().nth(79).map_or(0, |(at, _)| at);
    let queue = &texte[debut..];
    for marque in ["Années", "Année", "ANNÉES", "ANNEES", "ANNÉE", "ANNEE", "Annees", "Annee"] {
        if let Some(at) = queue.rfind(marque) {
            let apres = queue[at + marque.len()..].trim_start_matches("(s)");
            let seule = debut + at == 0;
            if (seule || apres.contains(|c: char| c.is_ascii_digit()))
                && que_des_rangs(apres)
                && (seule || queue[..at].ends_with(' '))
            {
                return Some(debut + at);
            }
            break;
        }
    }
    if courte
        && texte.starts_with(|c: char| "1234567890rcdftapenjmso".contains(crate::lignes::plier(c)))
        && mention_libre(&pli(texte))
    {
        return Some(0);
    }
    if case { mention_finale(texte) } else { None }
}

/// « Label of the action 2025 O/N », « Label Chaque année O/N »: what stands just before the box, in a few words.
fn mention_finale(texte: &str) -> Option<usize> {
    let debuts = texte.rmatch_indices(' ').take(7).map(|(at, _)| at + 1);
    let cellule = |at: &usize| {
        let nu = &texte[*at..];
        annee_civile(nu).is_some() || nu.starts_with(char::is_uppercase) && mention_libre(&pli(nu))
    };
    debuts.filter(cellule).last()
}

/// Ranks, separators and calendar years between brackets only: « 1, 2, 3 à 5 », « 1 (2024) ».
pub(crate) fn que_des_rangs(texte: &str) -> bool {
    texte.len() <= 60
        && texte.split([' ', ',', ';', '/', '-', '–', '(', ')', '&', '+', '.']).filter(|m| !m.is_empty()).all(|mot| {
            matches!(mot, "et" | "à" | "a" | "au" | "ET" | "À") || mot.len() <= 4 && mot.bytes().all(|b| b.is_ascii_digit())
        })
}

/// A deadline that is not a list of years, alone on its line.
fn mention_libre(plie: &str) -> bool {
    if plie
        .split([' ', ',', '/', '-'])
        .filter(|m| !m.is_empty())
        .all(|m| annee_civile(m).is_some() || matches!(m, "et" | "a" | "au"))
    {
        return plie.contains(|c: char| c.is_ascii_digit());
    }
    let debuts = [
        "rentree 20",
        "courant 20",
        "des 20",
        "fin 20",
        "debut 20",
        "a partir de 20",
        "toute la duree",
        "toutes les annees",
        "tous les ans",
        "chaque annee",
        "a definir",
        "non precise",
        "non defini",
        "en continu",
        "continu",
        "permanent",
        "des l'annee ",
        "a partir de l'annee ",
        "1er semestre",
        "2eme semestre",
        "2e semestre",
        "1er trimestre",
        "sans echeance",
        "annuel",
        "duree du contrat",
        "duree du cls",
    ];
    // « En continuité » and « permanents » are words of a sentence.
    let entier = |d: &str| {
        plie.strip_prefix(d).is_some_and(|r| match d.ends_with("20") {
            true => que_des_rangs(r),
            false => d.ends_with(' ') || !r.starts_with(char::is_alphanumeric),
        })
    };
    if debuts.into_iter().any(entier) || depart_puis_annees(plie) {
        return true;
    }
    plie.split_once(' ').is_some_and(|(mois, an)| MOIS.contains(&mois) && annee_civile(an).is_some())
}

/// « Rentrée 2023 et années 2 et 3 », « Dès 2024, puis année 2 »: a start, then years of the contract.
fn depart_puis_annees(plie: &str) -> bool {
    let Some(at) = plie.find("annee") else { return false };
    let (depart, suite) = plie.split_at(at);
    let depart: Vec<&str> = depart.split([' ', ',', ';']).filter(|m| !m.is_empty()).collect();
    let lie = |m: &&str| matches!(*m, "et" | "puis" | "a" | "de" | "l'" | "la" | "en");
    let ouvre = |m: &&str| matches!(*m, "rentree" | "courant" | "des" | "fin" | "debut" | "septembre" | "janvier" | "partir");
    let date = depart.iter().any(|m| annee_civile(m).is_some());
    let suite = suite.trim_start_matches("annees").trim_start_matches("annee");
    date && depart.iter().any(ouvre)
        && depart.iter().all(|m| annee_civile(m).is_some() || lie(m) || ouvre(m))
        && suite.starts_with(' ')
        && suite.contains(|c: char| c.is_ascii_digit())
        && que_des_rangs(suite)
}

fn annee_civile(mot: &str) -> Option<u32> {
    (mot.len() == 4 && mot.starts_with("20")).then(|| mot.parse().ok()).flatten().filter(|an| (2000..=2099).contains(an))
}

/// What a printed deadline means.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Annees {
    /// Years of the contract, from 1.
    pub rangs: Vec<u32>,
    /// Calendar years.
    pub civiles: Vec<u32>,
    /// Every year of the contract, without naming them.
    pub toutes: bool,
    /// A calendar year stands beside the years of the contract, and says more than one of them (« Année 1 (2024) » does not).
    pub mixte: bool,
}

/// Reads « Années 1, 2 et 5 », « Années 1 à 3 », « 2024-2026 », « Chaque année ».
pub(crate) fn annees(texte: &str) -> Annees {
    let plie = pli(texte);
    let toutes =
        ["toutes les annees", "toute la duree", "chaque annee", "tous les ans", "annuel", "en continu", "duree du", "permanent"];
    let mut lues = Annees { toutes: toutes.iter().any(|t| plie.starts_with(t)), ..Annees::default() };
    let (mut jusqu_a, mut dernier) = (false, None::<u32>);
    let des = plie.starts_with("des ") || plie.starts_with("a partir");
    for mot in plie.split([' ', ',', ';', '/', '(', ')', '.', '&', '+']).flat_map(tirets) {
        match mot {
            "a" | "au" | "-" if dernier.is_some() => jusqu_a = true,
            _ => {
                let Ok(nombre) = mot.parse::<u32>() else { continue };
                let civile = annee_civile(mot).is_some();
                if !civile && !(1..=30).contains(&nombre) {
                    continue;
                }
                let cible = if civile { &mut lues.civiles } else { &mut lues.rangs };
                let depart = dernier.filter(|d| jusqu_a && (*d < 100) == (nombre < 100) && *d < nombre).map_or(nombre, |d| d + 1);
                cible.extend(depart..=nombre);
                (jusqu_a, dernier) = (false, Some(nombre));
            }
        }
    }
    lues.mixte = !lues.rangs.is_empty() && lues.civiles.iter().any(|an| !texte.contains(&format!("({an})")));
    // « Dès 2025 », « A partir de l'année 2 »: the end is the end of the contract, which the caller knows.
    lues.toutes |= des && lues.rangs.is_empty() && lues.civiles.is_empty();
    for liste in [&mut lues.rangs, &mut lues.civiles] {
        liste.sort_unstable();
        liste.dedup();
    }
    lues
}

fn tirets(mot: &str) -> impl Iterator<Item = &str> {
    let mut morceaux = vec![];
    for (rang, morceau) in mot.split('-').enumerate() {
        if rang > 0 {
            morceaux.push("-");
        }
        if !morceau.is_empty() {
            morceaux.push(morceau);
        }
    }
    morceaux.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn les_cellules_se_pelent_par_la_droite() {
        for (texte, avant, echeance, case) in [
            ("Ouvrir le port Année 3 O/N", "Ouvrir le port", Some("Année 3"), true),
            ("Années 1,", "", Some("Années 1,"), false),
            ("O/N", "", None, true),
            ("☐ Oui ☐ Non", "", None, true),
            ("Ouvrir le port 2024 O/N", "Ouvrir le port", Some("2024"), true),
            ("2024", "", Some("2024"), false),
            ("Rentrée 2026", "", Some("Rentrée 2026"), false),
            ("Ouvrir le port Chaque année O/N", "Ouvrir le port", Some("Chaque année"), true),
            ("Tenir la rentrée 2026 O/N", "Tenir la rentrée", Some("2026"), true),
            ("permanents et temporaires", "permanents et temporaires", None, false),
            ("En continuité du port", "En continuité du port", None, false),
            ("Bilan de l’année 2", "Bilan de l’année 2", None, false),
            ("Année de la mer et des ports", "Année de la mer et des ports", None, false),
            ("Rentrée 2023 et années 2 et 3", "", Some("Rentrée 2023 et années 2 et 3"), false),
            ("Ouvrir le port Rentrée 2023 et années 2 et 3 O/N", "Ouvrir le port", Some("Rentrée 2023 et années 2 et 3"), true),
            ("Rentrée des classes et années 2 et 3", "Rentrée des classes et années 2 et 3", None, false),
            ("Renforcer le plan 2024", "Renforcer le plan 2024", None, false),
            ("Stationnement", "Stationnement", None, false),
        ] {
            assert_eq!(peler(texte), Fin { avant, echeance, case }, "{texte}");
        }
    }

    #[test]
    fn les_annees_se_lisent_dans_toutes_leurs_ecritures() {
        for (texte, rangs) in [
            ("Années 1 2, 3, 4 et 5", vec![1, 2, 3, 4, 5]),
            ("Années 1 à 3", vec![1, 2, 3]),
            ("Années 2-4", vec![2, 3, 4]),
            ("Année 2", vec![2]),
            ("Année 1 (2024)", vec![1]),
        ] {
            assert_eq!(annees(texte).rangs, rangs, "{texte}");
        }
        assert_eq!(annees("2024-2026").civiles, [2024, 2025, 2026]);
        assert_eq!(annees("Rentrée 2026").civiles, [2026]);
        assert!(annees("Chaque année").toutes);
        let mixte = annees("Rentrée 2023 et années 2 et 3");
        assert_eq!((mixte.rangs, mixte.civiles, mixte.mixte), (vec![2, 3], vec![2023], true));
        assert!(!annees("Année 1 (2024)").mixte);
        assert_eq!(annees("à définir"), Annees::default());
    }
}
