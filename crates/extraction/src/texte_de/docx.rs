//! The text of a Word document: paragraphs one per line, the cells of a table one under the other in
//! reading order with a blank between, text boxes where they are anchored.

use super::{FichierIllisible, TEXTE_MAX};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{Cursor, Read};

/// An archive of more entries, or a document this deep, was made to harm.
const ENTREES_MAX: usize = 5_000;
const PROFONDEUR_MAX: usize = 250;
/// The XML of a document, unpacked: its marks weigh far more than its text.
const XML_MAX: u64 = 200 * 1024 * 1024;

pub(super) fn texte(octets: &[u8]) -> Result<String, FichierIllisible> {
    let mut archive = zip::ZipArchive::new(Cursor::new(octets)).map_err(|_| FichierIllisible::Abime)?;
    if archive.len() > ENTREES_MAX {
        return Err(FichierIllisible::TropGros);
    }
    let entree = match archive.by_name("word/document.xml") {
        Ok(entree) => entree,
        Err(zip::result::ZipError::FileNotFound) => return Err(FichierIllisible::FormatInconnu),
        Err(_) => return Err(FichierIllisible::Abime),
    };
    // The size that the archive declares may lie: what is really unpacked is counted.
    let mut xml = String::new();
    entree.take(XML_MAX + 1).read_to_string(&mut xml).map_err(|_| FichierIllisible::Abime)?;
    if xml.len() as u64 > XML_MAX {
        return Err(FichierIllisible::TropGros);
    }
    lire_le_corps(&xml)
}

#[derive(Default)]
struct Corps {
    sortie: String,
    /// Paragraphs being read, the innermost last (a text box stands inside a paragraph).
    paragraphes: Vec<Paragraphe>,
    /// Depth from which everything is skipped.
    saute: Option<usize>,
    dans_un_texte: bool,
}

#[derive(Default)]
struct Paragraphe {
    texte: String,
    puce: bool,
    titre: bool,
}

fn lire_le_corps(xml: &str) -> Result<String, FichierIllisible> {
    let mut lecteur = Reader::from_str(xml);
    let mut corps = Corps::default();
    let mut profondeur = 0_usize;
    loop {
        match lecteur.read_event().map_err(|_| FichierIllisible::Abime)? {
            Event::Start(debut) => {
                profondeur += 1;
                if profondeur > PROFONDEUR_MAX {
                    return Err(FichierIllisible::Abime);
                }
                corps.ouvrir(&debut, profondeur);
            }
            Event::Empty(seul) => {
                corps.ouvrir(&seul, profondeur + 1);
                corps.fermer(seul.local_name().as_ref(), profondeur + 1);
            }
            Event::End(fin) => {
                corps.fermer(fin.local_name().as_ref(), profondeur);
                profondeur = profondeur.saturating_sub(1);
            }
            Event::Text(texte) => corps.texte(&texte.xml10_content()),
            Event::CData(texte) => corps.texte(&texte.xml10_content()),
            Event::GeneralRef(reference) => {
                let c = match reference.xml10_content().as_ref() {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => reference.resolve_char_ref().ok().flatten(),
                };
                if let Some(c) = c {
                    corps.texte(c.encode_utf8(&mut [0; 4]));
                }
            }
            Event::Eof => return if profondeur == 0 { Ok(corps.sortie) } else { Err(FichierIllisible::Tronque) },
            _ => {}
        }
        if corps.sortie.len() > TEXTE_MAX {
            return Err(FichierIllisible::TropGros);
        }
    }
}

impl Corps {
    fn ouvrir(&mut self, element: &BytesStart<'_>, profondeur: usize) {
        if self.saute.is_some() {
            return;
        }
        match element.local_name().as_ref() {
            // The fallback repeats the text box, deleted text is no longer there, fields are codes.
            "Fallback" | "del" | "moveFrom" | "instrText" | "footnotePr" | "pict" => self.saute = Some(profondeur),
            "p" => self.paragraphes.push(Paragraphe::default()),
            "t" => self.dans_un_texte = true,
            "tab" if !self.paragraphes.is_empty() => self.pousser(" "),
            "cr" => self.pousser("\n"),
            "br" => self.pousser(if attribut(element, "type").as_deref() == Some("page") { "\u{c}" } else { "\n" }),
            "noBreakHyphen" => self.pousser("-"),
            "numPr" => self.puce(),
            "pStyle" => {
                let style = attribut(element, "val").unwrap_or_default().to_lowercase();
                if let Some(p) = self.paragraphes.last_mut() {
                    p.titre |= style.starts_with("titre") || style.starts_with("heading");
                    p.puce |= style.contains("listbullet") || style.contains("listepuce");
                }
            }
            "sym" => {
                let glyphe = match attribut(element, "char").unwrap_or_default().to_uppercase().as_str() {
                    "F0A8" | "F06F" | "F071" => "☐",
                    "F0FE" | "F078" | "F0FD" => "☒",
                    "F0B7" | "F0A7" | "F0D8" => "•",
                    _ => "",
                };
                self.pousser(glyphe);
            }
            _ => {}
        }
    }

    fn fermer(&mut self, element: &str, profondeur: usize) {
        if let Some(debut) = self.saute {
            if debut == profondeur {
                self.saute = None;
            }
            return;
        }
        match element {
            "t" => self.dans_un_texte = false,
            "p" => {
                if let Some(p) = self.paragraphes.pop() {
                    if p.puce && !p.titre && !p.texte.trim().is_empty() && !p.texte.trim_start().starts_with(['-', '•', '–'])
                    {
                        self.sortie.push_str("- ");
                    }
                    self.sortie.push_str(&p.texte);
                    self.sortie.push('\n');
                }
            }
            // A blank closes a cell, a row and a table.
            "tc" | "tr" | "tbl" => self.sortie.push('\n'),
            _ => {}
        }
    }

    fn puce(&mut self) {
        if let Some(p) = self.paragraphes.last_mut() {
            p.puce = true;
        }
    }

    fn texte(&mut self, texte: &str) {
        if self.dans_un_texte && self.saute.is_none() {
            self.pousser(texte);
        }
    }

    fn pousser(&mut self, texte: &str) {
        if let Some(p) = self.paragraphes.last_mut() {
            p.texte.push_str(texte);
        }
    }
}

fn attribut(element: &BytesStart<'_>, nom: &str) -> Option<String> {
    element.attributes().flatten().find(|a| a.key.local_name().as_ref() == nom).map(|a| a.value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn docx(xml: &str) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(xml.as_bytes()).unwrap();
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn les_cellules_d_un_tableau_se_lisent_dans_l_ordre() {
        let xml = "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Fiche n&#176;1 &amp; fin</w:t></w:r></w:p>\
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc>\
            <w:tc><w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Ouvrir</w:t><w:br/><w:t>le port</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
            <w:p><w:del><w:r><w:t>rayé</w:t></w:r></w:del><w:r><w:sym w:char='F0A8'/><w:t xml:space='preserve"
            .to_owned()
            + "'> O</w:t></w:r></w:p></w:body></w:document>";
        assert_eq!(texte(&docx(&xml)).as_deref(), Ok("Fiche n°1 & fin\nA\n\n- Ouvrir\nle port\n\n\n\n☐ O\n"));
    }

    #[test]
    fn un_document_coupe_ou_piege_est_refuse() {
        assert_eq!(texte(&docx("<w:document><w:body>")), Err(FichierIllisible::Tronque));
        assert_eq!(texte(&docx(&"<a>".repeat(400))), Err(FichierIllisible::Abime));
        let entier = docx("<w:document/>");
        assert_eq!(texte(&entier[..entier.len() / 2]), Err(FichierIllisible::Abime));
        let mut autre = zip::ZipWriter::new(Cursor::new(Vec::new()));
        autre.start_file("content.xml", zip::write::SimpleFileOptions::default()).unwrap();
        assert_eq!(texte(&autre.finish().unwrap().into_inner()), Err(FichierIllisible::FormatInconnu));
    }

    #[test]
    fn une_archive_qui_gonfle_s_arrete_a_la_limite() {
        let gonflee = format!("<w:document><w:p><w:r><w:t>{}", " ".repeat(30 * 1024 * 1024));
        let octets = docx(&format!("{gonflee}</w:t></w:r></w:p></w:document>"));
        assert!(octets.len() < 200_000);
        assert_eq!(texte(&octets), Err(FichierIllisible::TropGros));
    }
}
