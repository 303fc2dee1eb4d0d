//! Whether a file sent may be kept: « pièce vide, protégée, infectée, d'un autre type réel : refus motivé, le reste gardé »
//! (Financements, § 12). What is told here is told by the bytes alone; a real antivirus stands in front of the server.

mod pdf;

use crate::m;
use kernel::{Lang, Refusal};

/// Why the bytes of a paper are refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusFichier {
    /// The test file of antivirus programs: whoever sends it checks that somebody looks.
    Infectee { nom: String },
    /// A password is asked to open it: PDF, archive or office document.
    Protegee { nom: String },
    /// A PDF that runs a script or starts a program.
    Active { nom: String },
    /// Another type than the ones received.
    Illisible { nom: String },
    /// A name that says another type than the bytes.
    Extension { nom: String, genre: &'static str },
}

/// The types received: first bytes, MIME type, word, extensions.
const GENRES: [(&[u8], &str, &str, &[&str]); 3] = [
    (b"%PDF-", "application/pdf", "PDF", &["pdf"]),
    (b"\x89PNG\r\n\x1a\n", "image/png", "PNG", &["png"]),
    (b"\xff\xd8\xff", "image/jpeg", "JPEG", &["jpg", "jpeg", "jfif"]),
];

/// The EICAR test file, in two halves so that this very file is not taken for it.
const EICAR: [&[u8]; 2] = [br"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-", b"ANTIVIRUS-TEST-FILE!$H+H*"];

/// The signature of the container of old office documents, which also holds the encrypted new ones.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

fn contient(octets: &[u8], motif: &[u8]) -> bool {
    octets.windows(motif.len()).any(|fenetre| fenetre == motif)
}

/// Whether an archive has an entry under a password: bit 0 of the flags of a local header.
fn archive_protegee(octets: &[u8]) -> bool {
    octets.starts_with(b"PK\x03\x04")
        && octets.windows(8).any(|e| e.starts_with(b"PK\x03\x04") && e.get(6).is_some_and(|drapeaux| drapeaux & 1 == 1))
}

/// Whether an office document is under a password: its container names what is encrypted, in UTF-16.
fn bureau_protege(octets: &[u8]) -> bool {
    let nom: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    octets.starts_with(OLE) && contient(octets, &nom)
}

/// The MIME type of a paper that may be kept.
///
/// # Errors
/// `Infectee`, `Protegee`, `Illisible`, `Extension`, `Active`: the first that holds.
pub fn examiner(nom: &str, octets: &[u8]) -> Result<&'static str, RefusFichier> {
    let nom = || nom.to_owned();
    if contient(octets, &EICAR.concat()) {
        return Err(RefusFichier::Infectee { nom: nom() });
    }
    if archive_protegee(octets) || bureau_protege(octets) {
        return Err(RefusFichier::Protegee { nom: nom() });
    }
    let connu = GENRES.iter().find(|(signe, ..)| octets.starts_with(signe));
    let Some((_, mime, genre, extensions)) = connu else { return Err(RefusFichier::Illisible { nom: nom() }) };
    let extension = nom().rsplit_once('.').map(|(_, fin)| fin.to_lowercase());
    if extension.is_some_and(|e| !extensions.contains(&e.as_str())) {
        return Err(RefusFichier::Extension { nom: nom(), genre });
    }
    if *mime == "application/pdf" {
        let noms = pdf::Noms::lire(octets);
        if noms.a("Encrypt") || !noms.jusqu_au_bout() {
            return Err(RefusFichier::Protegee { nom: nom() });
        }
        if ["JavaScript", "JS", "Launch"].iter().any(|actif| noms.a(actif)) {
            return Err(RefusFichier::Active { nom: nom() });
        }
    }
    Ok(mime)
}

impl Refusal for RefusFichier {
    fn code(&self) -> &'static str {
        match self {
            Self::Infectee { .. } => "piece-infectee",
            Self::Protegee { .. } => "piece-protegee",
            Self::Active { .. } => "piece-active",
            Self::Illisible { .. } => "piece-illisible",
            Self::Extension { .. } => "piece-extension",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::Infectee { nom } => t.piece_refus_infectee(nom),
            Self::Protegee { nom } => t.piece_refus_protegee(nom),
            Self::Active { nom } => t.piece_refus_active(nom),
            Self::Illisible { nom } => t.dossier_refus_piece_illisible(nom),
            Self::Extension { nom, genre } => t.piece_refus_extension(nom, *genre),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        Some(match self {
            Self::Infectee { .. } => t.piece_remede_infectee(),
            Self::Protegee { .. } => t.piece_remede_protegee(),
            Self::Active { .. } => t.piece_remede_active(),
            Self::Illisible { .. } => t.dossier_remede_piece(),
            Self::Extension { genre, .. } => t.piece_remede_extension(*genre),
        })
    }

    fn source(&self) -> Option<&'static str> {
        Some("Financements, § 12")
    }

    fn field(&self) -> Option<String> {
        Some("fichier".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(nom: &str, octets: &[u8]) -> Result<&'static str, &'static str> {
        examiner(nom, octets).map_err(|r| r.code())
    }

    #[test]
    fn ce_qui_s_ouvre_simplement_est_recu() {
        assert_eq!(code("rib.pdf", b"%PDF-1.4 essai"), Ok("application/pdf"));
        assert_eq!(code("RIB.PDF", b"%PDF-1.4 essai"), Ok("application/pdf"));
        assert_eq!(code("rib", b"%PDF-1.4 essai"), Ok("application/pdf"), "sans extension, les octets suffisent");
        assert_eq!(code("photo.jpeg", b"\xff\xd8\xff\xe0"), Ok("image/jpeg"));
        assert_eq!(code("plan.png", b"\x89PNG\r\n\x1a\nsuite"), Ok("image/png"));
    }

    #[test]
    fn le_fichier_d_essai_des_antivirus_est_refuse_meme_dans_un_pdf() {
        let eicar = EICAR.concat();
        assert_eq!(code("eicar.com", &eicar), Err("piece-infectee"));
        let dedans = [b"%PDF-1.4\n".as_slice(), &eicar, b"\n%%EOF"].concat();
        assert_eq!(code("rib.pdf", &dedans), Err("piece-infectee"));
    }

    #[test]
    fn une_piece_sous_mot_de_passe_est_refusee_quel_que_soit_son_type() {
        assert_eq!(code("rib.pdf", b"%PDF-1.7\ntrailer <</Root 1 0 R /Encrypt 5 0 R>>"), Err("piece-protegee"));
        assert_eq!(code("rib.zip", b"PK\x03\x04\x14\x00\x09\x00\x08\x00entree"), Err("piece-protegee"));
        assert_eq!(
            code("rib.zip", b"PK\x03\x04\x14\x00\x08\x00\x08\x00entree"),
            Err("piece-illisible"),
            "lisible, mais d’un autre type"
        );
        let nom: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(code("comptes.xlsx", &[OLE, &nom].concat()), Err("piece-protegee"));
    }

    #[test]
    fn un_pdf_qui_execute_quelque_chose_est_refuse() {
        for actif in ["/S /JavaScript /JS (app.alert)", "/S/Launch/F(cmd.exe)", "/S /J#61vaScript", "/JS 4 0 R"] {
            let pdf = format!("%PDF-1.7\n1 0 obj <</OpenAction <<{actif}>>>> endobj");
            assert_eq!(code("rib.pdf", pdf.as_bytes()), Err("piece-active"), "{actif}");
        }
    }

    #[test]
    fn le_nom_dit_le_meme_type_que_les_octets() {
        assert_eq!(code("rib.exe", b"%PDF-1.4"), Err("piece-extension"));
        assert_eq!(code("photo.pdf", b"\xff\xd8\xff\xe0"), Err("piece-extension"));
        assert_eq!(code("rib.pdf", b"MZ programme"), Err("piece-illisible"));
    }

    #[test]
    fn chaque_refus_dit_son_remede() {
        let nom = || "rib.pdf".to_owned();
        for refus in [
            RefusFichier::Infectee { nom: nom() },
            RefusFichier::Protegee { nom: nom() },
            RefusFichier::Active { nom: nom() },
            RefusFichier::Illisible { nom: nom() },
            RefusFichier::Extension { nom: nom(), genre: "PNG" },
        ] {
            for lang in [Lang::Fr, Lang::En] {
                assert!(refus.message(lang).contains("rib.pdf") && refus.remedy(lang).is_some(), "{refus:?}");
            }
            assert_eq!(refus.field().as_deref(), Some("fichier"));
        }
    }
}
