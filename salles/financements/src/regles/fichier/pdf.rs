//! The names of a PDF file (« /Encrypt », « /JavaScript »), read where they are names: not in its texts, its comments or the
//! bytes of its pictures. Objects kept compressed are opened.

use flate2::read::ZlibDecoder;
use std::collections::BTreeSet;
use std::io::Read;

/// What is opened of compressed objects, all together: a bomb stops there.
const OUVERT_MAX: u64 = 32 * 1024 * 1024;

/// Filters of a stream that are not opened here.
const AUTRES_FILTRES: [&str; 6] = ["ASCIIHexDecode", "ASCII85Decode", "LZWDecode", "RunLengthDecode", "Crypt", "JBIG2Decode"];

/// The names found.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Noms {
    lus: BTreeSet<String>,
    /// Some object could not be opened, or not to its end.
    clos: bool,
}

impl Noms {
    /// Whether that name is there.
    #[must_use]
    pub fn a(&self, nom: &str) -> bool {
        self.lus.contains(nom)
    }

    /// Whether every object was read to its end.
    #[must_use]
    pub fn jusqu_au_bout(&self) -> bool {
        !self.clos
    }

    /// Reads a file; one that does not hold together is read as if everything in it were names.
    #[must_use]
    pub fn lire(octets: &[u8]) -> Self {
        let mut noms = Self::default();
        let mut reste = OUVERT_MAX;
        if !noms.parcourir(octets, &mut reste) {
            noms.tout_lire(octets);
        }
        noms
    }

    /// Every name of these bytes, wherever they are.
    fn tout_lire(&mut self, octets: &[u8]) {
        for (n, _) in octets.iter().enumerate().filter(|(_, o)| **o == b'/') {
            self.lus.insert(nom(octets.get(n + 1..).unwrap_or_default()).0);
        }
    }

    /// Goes through the tokens; false when a text or a stream never ends.
    fn parcourir(&mut self, octets: &[u8], reste: &mut u64) -> bool {
        let mut la = 0;
        let mut dictionnaire: Vec<String> = vec![];
        while let Some(octet) = octets.get(la) {
            let suite = octets.get(la..).unwrap_or_default();
            la += match octet {
                b'%' => suite.iter().position(|o| matches!(o, b'\n' | b'\r')).unwrap_or(suite.len()),
                b'(' => match fin_de_texte(suite) {
                    Some(fin) => fin,
                    None => return false,
                },
                b'/' => {
                    let (lu, taille) = nom(suite.get(1..).unwrap_or_default());
                    dictionnaire.push(lu.clone());
                    self.lus.insert(lu);
                    taille + 1
                }
                b's' if debut_de_flux(suite) => match position(suite, b"endstream") {
                    Some(fin) => {
                        let a = |nom: &str| dictionnaire.iter().any(|lu| lu == nom);
                        if a("ObjStm") {
                            let fois = dictionnaire.iter().filter(|lu| *lu == "FlateDecode").count();
                            self.clos |= fois > 1 || AUTRES_FILTRES.into_iter().any(a);
                            self.objets(suite.get(6..fin).unwrap_or_default(), fois > 0, reste);
                        }
                        dictionnaire.clear();
                        fin + b"endstream".len()
                    }
                    None => return false,
                },
                b'e' if suite.starts_with(b"endobj") => {
                    dictionnaire.clear();
                    b"endobj".len()
                }
                _ => 1,
            };
        }
        true
    }

    /// Objects in a stream, compressed or not.
    fn objets(&mut self, flux: &[u8], compresse: bool, reste: &mut u64) {
        let net = flux.strip_prefix(b"\r\n").or_else(|| flux.strip_prefix(b"\n")).unwrap_or(flux);
        if !compresse {
            self.tout_lire(net);
            return;
        }
        let mut ouvert = vec![];
        // What could be opened before a fault is read all the same.
        let lus = ZlibDecoder::new(net).take(*reste).read_to_end(&mut ouvert);
        *reste = reste.saturating_sub(lus.map_or(ouvert.len(), |n| n).try_into().unwrap_or(u64::MAX));
        self.clos |= *reste == 0;
        self.tout_lire(&ouvert);
    }
}

/// A name and how many bytes it takes: « /J#61va » is « Java ».
fn nom(octets: &[u8]) -> (String, usize) {
    let fini = |o: &u8| {
        o.is_ascii_whitespace() || matches!(o, b'\0' | b'/' | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'%')
    };
    // No name of interest is long; the others are cut.
    let taille = octets.iter().take(128).position(fini).unwrap_or_else(|| octets.len().min(128));
    let brut = octets.get(..taille).unwrap_or_default();
    let mut lu = vec![];
    let mut n = 0;
    while let Some(octet) = brut.get(n) {
        let hexa = brut.get(n + 1..n + 3).and_then(|h| std::str::from_utf8(h).ok()).and_then(|h| u8::from_str_radix(h, 16).ok());
        match hexa.filter(|_| *octet == b'#') {
            Some(code) => {
                lu.push(code);
                n += 3;
            }
            None => {
                lu.push(*octet);
                n += 1;
            }
        }
    }
    (String::from_utf8_lossy(&lu).into_owned(), taille)
}

/// Where a text that begins here ends: parentheses go by pairs, a backslash keeps one.
fn fin_de_texte(octets: &[u8]) -> Option<usize> {
    let (mut profondeur, mut garde) = (0_usize, false);
    for (n, octet) in octets.iter().enumerate() {
        match octet {
            _ if garde => garde = false,
            b'\\' => garde = true,
            b'(' => profondeur += 1,
            b')' if profondeur == 1 => return Some(n + 1),
            b')' => profondeur -= 1,
            _ => {}
        }
    }
    None
}

fn debut_de_flux(octets: &[u8]) -> bool {
    octets.strip_prefix(b"stream").is_some_and(|suite| suite.starts_with(b"\n") || suite.starts_with(b"\r\n"))
}

fn position(octets: &[u8], motif: &[u8]) -> Option<usize> {
    octets.windows(motif.len()).position(|fenetre| fenetre == motif)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use proptest::prelude::*;
    use std::io::Write;

    #[test]
    fn un_nom_dans_un_texte_un_commentaire_ou_une_image_n_en_est_pas_un() {
        let pdf = b"%PDF-1.4\n% /JavaScript\n1 0 obj <</Title (Notre (cher) /Launch \\) du /JavaScript)>> endobj\n\
            2 0 obj <</Length 12>> stream\n\x00 /JavaScript \x01\nendstream endobj";
        let noms = Noms::lire(pdf);
        assert!(noms.a("Title") && noms.a("Length"));
        assert!(!noms.a("JavaScript") && !noms.a("Launch"), "{noms:?}");
    }

    #[test]
    fn ce_qui_n_a_pu_etre_ouvert_jusqu_au_bout_se_dit() {
        for filtres in ["[/FlateDecode /FlateDecode]", "[/ASCIIHexDecode /FlateDecode]"] {
            let pdf = format!("%PDF-1.5\n1 0 obj <</Type /ObjStm /Filter {filtres}>> stream\r\nx\nendstream endobj");
            assert!(!Noms::lire(pdf.as_bytes()).jusqu_au_bout(), "{filtres}");
        }
        let mut presse = ZlibEncoder::new(vec![], Compression::default());
        presse.write_all(&vec![b' '; usize::try_from(OUVERT_MAX).unwrap() + 1]).unwrap();
        let presse = presse.finish().unwrap();
        let pdf =
            [b"1 0 obj <</Type /ObjStm /Filter /FlateDecode>> stream\n".as_slice(), &presse, b"\nendstream endobj"].concat();
        assert!(!Noms::lire(&pdf).jusqu_au_bout());
        assert!(Noms::lire(b"%PDF-1.5\n1 0 obj <</Type /ObjStm>> stream\n/A\nendstream endobj").jusqu_au_bout());
    }

    #[test]
    fn un_objet_compresse_est_ouvert() {
        let mut presse = ZlibEncoder::new(vec![], Compression::default());
        presse.write_all(b"4 0 <</S /JavaScript /JS (app.alert(1))>>").unwrap();
        let presse = presse.finish().unwrap();
        let pdf =
            [b"%PDF-1.5\n1 0 obj <</Type /ObjStm /Filter /FlateDecode>> stream\r\n".as_slice(), &presse, b"\nendstream endobj"]
                .concat();
        assert!(Noms::lire(&pdf).a("JavaScript"));
        let image =
            [b"%PDF-1.5\n1 0 obj <</Subtype /Image /Filter /FlateDecode>> stream\r\n".as_slice(), &presse, b"\nendstream endobj"]
                .concat();
        assert!(!Noms::lire(&image).a("JavaScript"));
    }

    #[test]
    fn un_texte_qui_ne_finit_pas_ne_cache_rien() {
        assert!(Noms::lire(b"%PDF-1.4\n1 0 obj <</Title (jamais ferm\\)e /S /Launch>>").a("Launch"));
        assert!(Noms::lire(b"%PDF-1.4\n1 0 obj <<>> stream\n/S /Launch ").a("Launch"));
    }

    proptest! {
        #[test]
        fn aucun_fichier_ne_fait_tomber_la_lecture(octets in proptest::collection::vec(any::<u8>(), 0..400)) {
            drop(Noms::lire(&octets));
            drop(Noms::lire(&[b"%PDF-1.5 <</Type/ObjStm/FlateDecode>>stream\n".as_slice(), &octets].concat()));
        }
    }
}
