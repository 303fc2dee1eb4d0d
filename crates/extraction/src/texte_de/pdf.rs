//! The text of a PDF, page by page, in the order in which the page draws it. A form feed parts two pages,
//! a blank line two paragraphs, a line two cells side by side.

use super::{FichierIllisible, TEXTE_MAX};
use crate::mots;
use flate2::read::ZlibDecoder;
use kernel::Lang;
use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform, output_doc_page};
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// A contract and its annexes take a few seconds.
const DUREE_MAX: Duration = Duration::from_secs(60);
const PAGES_MAX: usize = 2_000;
/// What the streams of the file may weigh together, unpacked.
const FLUX_MAX: u64 = 600 * 1024 * 1024;
/// Nested objects are read by recursion.
const PILE: usize = 64 * 1024 * 1024;
/// Fewer letters than this per page, on average: the pages are images.
const LETTRES_PAR_PAGE: usize = 8;

pub(super) fn texte(octets: &[u8]) -> Result<String, FichierIllisible> {
    let entier = octets[octets.len().saturating_sub(4096)..].windows(5).any(|w| w == b"%%EOF");
    if !entier {
        return Err(FichierIllisible::Tronque);
    }
    let arret = Arc::new(AtomicBool::new(false));
    let (envoi, reception) = channel();
    let (copie, arret_lu) = (octets.to_vec(), Arc::clone(&arret));
    let fil = std::thread::Builder::new().name("pdf".to_owned()).stack_size(PILE).spawn(move || {
        let lu = catch_unwind(AssertUnwindSafe(|| lire(&copie, &arret_lu))).unwrap_or(Err(FichierIllisible::Abime));
        // The receiver is gone when the time is over.
        let _ = envoi.send(lu);
    });
    if fil.is_err() {
        return Err(FichierIllisible::TropLent);
    }
    match reception.recv_timeout(DUREE_MAX) {
        Ok(lu) => lu,
        Err(RecvTimeoutError::Disconnected) => Err(FichierIllisible::Abime),
        Err(RecvTimeoutError::Timeout) => {
            arret.store(true, Ordering::Relaxed);
            Err(FichierIllisible::TropLent)
        }
    }
}

/// Unpacks every compressed stream without keeping it, up to the limit.
fn poids_des_flux(octets: &[u8], arret: &AtomicBool) -> u64 {
    let mut poids = 0;
    let mut rest = octets;
    while let Some(at) = rest.windows(6).position(|w| w == b"stream") {
        if arret.load(Ordering::Relaxed) {
            return poids;
        }
        let fin = rest[..at].ends_with(b"end");
        rest = &rest[at + 6..];
        let debut = rest.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        if !fin && rest.get(debut).is_some_and(|b| b & 0x0f == 8) {
            let mut reste = ZlibDecoder::new(&rest[debut..]).take(FLUX_MAX + 1 - poids);
            poids += std::io::copy(&mut reste, &mut std::io::sink()).unwrap_or(0);
            if poids > FLUX_MAX {
                return poids;
            }
        }
    }
    poids
}

fn lire(octets: &[u8], arret: &AtomicBool) -> Result<String, FichierIllisible> {
    if poids_des_flux(octets, arret) > FLUX_MAX {
        return Err(FichierIllisible::TropGros);
    }
    let document = Document::load_mem(octets).map_err(|_| FichierIllisible::Abime)?;
    if document.is_encrypted() {
        return Err(FichierIllisible::Chiffre);
    }
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    if pages.is_empty() {
        return Err(FichierIllisible::Abime);
    }
    if pages.len() > PAGES_MAX {
        return Err(FichierIllisible::TropGros);
    }
    let mut texte = String::new();
    let mut illisibles = 0;
    for (rang, page) in pages.iter().enumerate() {
        if arret.load(Ordering::Relaxed) {
            return Err(FichierIllisible::TropLent);
        }
        if rang > 0 {
            texte.push('\u{c}');
        }
        let mut feuille = Feuille::default();
        let lue = catch_unwind(AssertUnwindSafe(|| output_doc_page(&document, &mut feuille, *page).is_ok()));
        texte.push_str(&feuille.texte);
        texte.push('\n');
        if !lue.unwrap_or(false) {
            // A page that cannot be read says so where it should stand.
            illisibles += 1;
            texte.push_str(&mots::page_illisible(*page, Lang::Fr));
            texte.push('\n');
        }
        if texte.len() > TEXTE_MAX {
            return Err(FichierIllisible::TropGros);
        }
    }
    if illisibles == pages.len() {
        return Err(FichierIllisible::Abime);
    }
    if texte.chars().filter(|c| c.is_alphabetic()).take(LETTRES_PAR_PAGE * pages.len()).count() < LETTRES_PAR_PAGE * pages.len() {
        return Err(FichierIllisible::Scanne);
    }
    Ok(texte)
}

/// Where the last letter of the page ended.
#[derive(Default)]
struct Feuille {
    texte: String,
    dernier: Option<Trait>,
}

#[derive(Clone, Copy)]
struct Trait {
    fin: f64,
    base: f64,
    corps: f64,
}

impl OutputDev for Feuille {
    fn begin_page(&mut self, _: u32, _: &MediaBox, _: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(&mut self, trm: &Transform, largeur: f64, _: f64, taille: f64, lettre: &str) -> Result<(), OutputError> {
        let etendue = (trm.m11.hypot(trm.m12) * trm.m21.hypot(trm.m22)).abs().sqrt();
        let corps = if taille * etendue > 0.1 { taille * etendue } else { 1.0 };
        let (x, y) = (trm.m31, trm.m32);
        if let Some(avant) = self.dernier {
            let haut = avant.corps.max(corps);
            let saut = (avant.base - y).abs();
            let ecart = x - avant.fin;
            if saut > haut * 1.7 || y - avant.base > haut * 0.7 {
                self.texte.push_str("\n\n");
            } else if saut > haut * 0.45 || ecart < -haut * 2.0 {
                self.texte.push('\n');
            } else if ecart > haut * 1.8 {
                // Two cells on the same line.
                self.texte.push_str("\n\n");
            } else if ecart > haut * 0.12 && !self.texte.ends_with(' ') {
                self.texte.push(' ');
            }
        }
        self.texte.push_str(lettre);
        self.dernier = Some(Trait { fin: x + largeur * corps, base: y, corps });
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    /// A PDF written by hand: one page per list of lines, each with its place on the page.
    fn pdf(pages: &[&[(f64, f64, &str)]]) -> Vec<u8> {
        let numeros: Vec<String> = (0..pages.len()).map(|n| format!("{} 0 R", 4 + 2 * n)).collect();
        let mut objets = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            format!("<< /Type /Pages /Kids [{}] /Count {} >>", numeros.join(" "), pages.len()),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        ];
        for (n, lignes) in pages.iter().enumerate() {
            let mut dessin = String::new();
            for (x, y, texte) in *lignes {
                writeln!(dessin, "BT /F1 10 Tf {x} {y} Td ({texte}) Tj ET").unwrap();
            }
            let contenu = 5 + 2 * n;
            objets.push(format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {contenu} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            ));
            objets.push(format!("<< /Length {} >>\nstream\n{dessin}endstream", dessin.len()));
        }
        let mut out = "%PDF-1.4\n".to_owned();
        let mut places = vec![];
        for (n, objet) in objets.iter().enumerate() {
            places.push(out.len());
            writeln!(out, "{} 0 obj\n{objet}\nendobj", n + 1).unwrap();
        }
        let xref = out.len();
        writeln!(out, "xref\n0 {}\n0000000000 65535 f ", objets.len() + 1).unwrap();
        for place in places {
            writeln!(out, "{place:010} 00000 n ").unwrap();
        }
        write!(out, "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n", objets.len() + 1).unwrap();
        out.into_bytes()
    }

    const PAGE: &[(f64, f64, &str)] = &[
        (50.0, 800.0, "Fiche n 1"),
        (50.0, 788.0, "Ouvrir le port"),
        (50.0, 740.0, "A"),
        (80.0, 740.0, "Cours de nage"),
        (300.0, 740.0, "Annees 1,"),
        (300.0, 728.0, "2 et 3"),
    ];

    #[test]
    fn les_lignes_les_cellules_et_les_pages_se_separent() {
        let lu = texte(&pdf(&[PAGE, &[(50.0, 800.0, "Une autre page")]]));
        assert_eq!(
            lu.as_deref(),
            Ok("Fiche n 1\nOuvrir le port\n\nA\n\nCours de nage\n\nAnnees 1,\n2 et 3\n\u{c}Une autre page\n")
        );
    }

    #[test]
    fn des_pages_sans_texte_sont_des_images() {
        assert_eq!(texte(&pdf(&[&[], &[], &[(50.0, 20.0, "2")]])), Err(FichierIllisible::Scanne));
    }

    #[test]
    fn un_pdf_coupe_ou_abime_se_dit() {
        let entier = pdf(&[PAGE]);
        assert_eq!(texte(&entier[..entier.len() / 2]), Err(FichierIllisible::Tronque));
        let sans_arbre = String::from_utf8(entier).unwrap().replace("/Kids", "/Kidz").replace("/Catalog", "/Katalog");
        assert!(texte(sans_arbre.as_bytes()).is_err());
    }

    #[test]
    fn un_flux_qui_gonfle_est_refuse_avant_d_etre_ouvert() {
        let arret = AtomicBool::new(false);
        let mut gonfle =
            flate2::write::ZlibEncoder::new(b"%PDF-1.4\n1 0 obj\n<< >>\nstream\n".to_vec(), flate2::Compression::fast());
        let zeros = vec![0_u8; 1024 * 1024];
        for _ in 0..=FLUX_MAX / (1024 * 1024) {
            std::io::Write::write_all(&mut gonfle, &zeros).unwrap();
        }
        let mut octets = gonfle.finish().unwrap();
        assert!(octets.len() < 8 * 1024 * 1024, "{}", octets.len());
        assert!(poids_des_flux(&octets, &arret) > FLUX_MAX);
        octets.extend_from_slice(b"\nendstream\n%%EOF\n");
        assert_eq!(texte(&octets), Err(FichierIllisible::TropGros));
    }
}
