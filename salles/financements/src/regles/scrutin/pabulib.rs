//! The file of a vote in the format of Pabulib (pabulib.org/format): three tables of `;`, from which anyone computes the result
//! again. It holds no person: a ballot is a number.

use super::POINTS_MAX;
use super::parts_egales::{Bulletin, Resultat};
use crate::model::{ModeScrutin, ScrutinConseil};
use crate::regles::Euros;
use jiff::civil::Date;
use std::fmt::Write as _;

/// Where and when a vote was held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cadre<'a> {
    /// The name of the collectivité.
    pub unite: &'a str,
    pub exercice: i64,
    /// The day ballots were cast, when it is known, else opened and closed.
    pub du: Date,
    pub au: Date,
}

/// How the rest of the money is spent, for whoever computes again.
const REGLE: &str = "#1: equal shares with satisfaction = points x cost, exact arithmetic, ties to the lower project_id; \
selected = 1. The rest of the budget goes to the projects with most points, then the lower project_id, that still fit; selected = 2.";

/// « If a field contains a semicolon, it is enclosed in double quotes », and a quote is doubled; one line by row.
fn champ(texte: &str) -> String {
    let net: String = texte.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if net.contains([';', '"']) { format!("\"{}\"", net.replace('"', "\"\"")) } else { net }
}

fn jour(d: Date) -> String {
    format!("{:02}.{:02}.{:04}", d.day(), d.month(), d.year())
}

fn liste<T: ToString>(valeurs: impl Iterator<Item = T>) -> String {
    valeurs.map(|v| v.to_string()).collect::<Vec<_>>().join(",")
}

/// The whole file, UTF-8.
#[must_use]
pub fn ecrire(s: &ScrutinConseil, cadre: &Cadre<'_>, bulletins: &[Bulletin], r: &Resultat) -> String {
    let notes = s.mode == ModeScrutin::Notes;
    let mut meta = vec![
        ("description", s.intitule.clone()),
        ("country", "France".to_owned()),
        ("unit", cadre.unite.to_owned()),
        ("instance", cadre.exercice.to_string()),
        ("num_projects", s.projets.len().to_string()),
        ("num_votes", bulletins.len().to_string()),
        ("budget", entiers(Euros::de_centimes(s.budget_centimes)).to_string()),
        ("rule", "equalshares".to_owned()),
        ("vote_type", if notes { "scoring" } else { "approval" }.to_owned()),
    ];
    if notes {
        meta.extend([("min_points", "0".to_owned()), ("max_points", POINTS_MAX.to_string()), ("default_score", "0".to_owned())]);
    }
    meta.extend([
        ("date_begin", jour(cadre.du)),
        ("date_end", jour(cadre.au)),
        ("currency", "EUR".to_owned()),
        ("language", "fr".to_owned()),
        ("comment", REGLE.to_owned()),
    ]);
    let mut out = String::from("META\nkey;value\n");
    for (cle, valeur) in meta {
        let _ = writeln!(out, "{cle};{}", champ(&valeur));
    }
    out.push_str("PROJECTS\nproject_id;cost;votes;");
    out.push_str(if notes { "score;name;selected\n" } else { "name;selected\n" });
    for p in s.projets.iter() {
        let pour = || bulletins.iter().filter_map(|b| b.points.get(&p.numero)).filter(|n| **n > 0);
        let choisi = match () {
            () if r.achats.iter().any(|a| a.numero == p.numero) => 1,
            () if r.completes.iter().any(|(n, ..)| *n == p.numero) => 2,
            () => 0,
        };
        let _ = write!(out, "{};{};{};", p.numero, entiers(p.cout), pour().count());
        if notes {
            let _ = write!(out, "{};", pour().map(|n| u64::from(*n)).sum::<u64>());
        }
        let _ = writeln!(out, "{};{choisi}", champ(&p.intitule));
    }
    out.push_str(if notes { "VOTES\nvoter_id;vote;points\n" } else { "VOTES\nvoter_id;vote\n" });
    for b in bulletins {
        let _ = write!(out, "{};{}", b.numero, liste(b.points.keys()));
        if notes {
            let _ = write!(out, ";{}", liste(b.points.values()));
        }
        out.push('\n');
    }
    out
}

/// Whole euros; the cents of a cost count as one more.
#[must_use]
pub const fn entiers(montant: Euros) -> i64 {
    let centimes = montant.centimes();
    centimes.div_euclid(100) + if centimes.rem_euclid(100) > 0 { 1 } else { 0 }
}
