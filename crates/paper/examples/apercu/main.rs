//! Writes the documents in both languages, from the sample data, into a directory:
//! `cargo run -p paper --example apercu -- <directory>`. To look at after each change of a template.

mod cas;

use std::path::PathBuf;
use std::time::Instant;

use paper::{DocumentComite, Lang, PaperError};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let dossier = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()));
    std::fs::create_dir_all(&dossier)?;
    for (code, langue) in [("fr", Lang::Fr), ("en", Lang::En)] {
        let tirage = cas::tirage(langue);
        let faire = |nom: &str, document: &dyn Fn() -> Result<Vec<u8>, PaperError>| {
            let debut = Instant::now();
            let octets = document()?;
            println!("{nom}-{code}.pdf\t{} kB\t{} ms", octets.len() / 1000, debut.elapsed().as_millis());
            std::fs::write(dossier.join(format!("{nom}-{code}.pdf")), octets)?;
            Ok::<(), Box<dyn std::error::Error>>(())
        };
        faire("fiche", &|| paper::fiche(&cas::fiche(1), &tirage))?;
        faire("fiches", &|| paper::fiches(&[cas::fiche(1), cas::fiche(21)], &tirage))?;
        faire("rapport", &|| paper::rapport_annuel(&cas::rapport(55), &tirage))?;
        faire("dossier", &|| paper::comite(&cas::comite(DocumentComite::Dossier), &tirage))?;
        faire("releve", &|| paper::comite(&cas::comite(DocumentComite::Releve), &tirage))?;
        faire("avenant", &|| paper::avenant(&cas::avenant(true), &tirage))?;
        faire("difference", &|| paper::difference(&cas::difference(), &tirage))?;
        faire("actes", &|| paper::actes(&cas::actes(), &tirage))?;
    }
    Ok(())
}
