//! `noter TEXTE.txt ATTENDU.json [--seuil N] [--lang fr|en]`: marks the reading of a text (or of a PDF, a
//! DOCX) against what a person read in it. Exit code 1 under the threshold (100 % by default), 2 when it
//! cannot be marked at all.

use extraction::{lire, mots, noter, texte_de};
use kernel::Lang;
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    match noter_le_fichier() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

struct Demande {
    source: String,
    attendu: Option<String>,
    seuil: f64,
    lang: Lang,
    json: bool,
    apercu: bool,
}

fn demande() -> Result<Demande, String> {
    let mut chemins = Vec::new();
    let (mut seuil, mut lang, mut json, mut apercu) = (100.0, Lang::Fr, false, false);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--seuil" => {
                seuil = arguments.next().and_then(|n| n.replace(',', ".").parse().ok()).ok_or_else(|| mots::usage(lang))?
            }
            "--lang" => lang = arguments.next().and_then(|l| Lang::from_code(&l)).ok_or_else(|| mots::usage(lang))?,
            "--json" => json = true,
            "--apercu" => apercu = true,
            _ => chemins.push(argument),
        }
    }
    let mut chemins = chemins.into_iter();
    let source = chemins.next().ok_or_else(|| mots::usage(lang))?;
    let attendu = chemins.next();
    if attendu.is_none() && !json && !apercu {
        return Err(mots::usage(lang));
    }
    Ok(Demande { source, attendu, seuil, lang, json, apercu })
}

fn noter_le_fichier() -> Result<bool, String> {
    let demande = demande()?;
    let lang = demande.lang;
    let octets = std::fs::read(&demande.source).map_err(|e| format!("{} : {e}", demande.source))?;
    let texte = texte_de(&octets, &demande.source).map_err(|e| format!("{}\n{}", e.message(lang), e.remede(lang)))?;
    let lue = lire(&texte);
    let mut sortie = std::io::stdout().lock();
    let ecrire = |e: std::io::Error| e.to_string();
    if demande.json {
        writeln!(sortie, "{:#}", lue.en_json()).map_err(ecrire)?;
    }
    if demande.apercu {
        write!(sortie, "{}", lue.apercu(lang)).map_err(ecrire)?;
    }
    let Some(attendu) = demande.attendu else { return Ok(true) };
    let brut = std::fs::read_to_string(&attendu).map_err(|e| format!("{attendu} : {e}"))?;
    let attendu = serde_json::from_str(&brut).map_err(|e| format!("{attendu} : {e}"))?;
    let note = noter(&lue.en_json(), &attendu);
    write!(sortie, "{}", mots::note(&note, lang)).map_err(ecrire)?;
    Ok(note.total().pourcent() >= demande.seuil)
}
