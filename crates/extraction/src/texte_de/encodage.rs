//! Bytes to text: UTF-8, UTF-16 in both orders, Windows-1252 for what is neither.

use super::FichierIllisible;

/// 0x80 to 0x9F of Windows-1252; the five holes keep their control character.
const HAUT: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”',
    '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

pub(super) fn texte(octets: &[u8]) -> Result<String, FichierIllisible> {
    if octets.is_empty() {
        return Err(FichierIllisible::Vide);
    }
    if let Some(suite) = octets.strip_prefix(&[0xff, 0xfe]) {
        return utf16(suite, u16::from_le_bytes);
    }
    if let Some(suite) = octets.strip_prefix(&[0xfe, 0xff]) {
        return utf16(suite, u16::from_be_bytes);
    }
    // Latin text in UTF-16 without its mark: one byte in two is zero.
    let debut = &octets[..octets.len().min(2048) / 2 * 2];
    let nuls = |rang: usize| debut.iter().skip(rang).step_by(2).filter(|b| **b == 0).count() * 10 > debut.len() * 4;
    if debut.len() >= 8 && nuls(1) {
        return utf16(octets, u16::from_le_bytes);
    }
    if debut.len() >= 8 && nuls(0) {
        return utf16(octets, u16::from_be_bytes);
    }
    let commandes = octets.iter().filter(|b| matches!(b, 0..=8 | 14..=26 | 28..=31)).count();
    if commandes * 50 > octets.len() {
        return Err(FichierIllisible::FormatInconnu);
    }
    match std::str::from_utf8(octets) {
        Ok(texte) => Ok(texte.strip_prefix('\u{feff}').unwrap_or(texte).to_owned()),
        Err(_) => Ok(octets
            .iter()
            .map(|b| if (0x80..0xa0).contains(b) { HAUT[usize::from(b - 0x80)] } else { char::from(*b) })
            .collect()),
    }
}

/// A picture full of zeros is no text in UTF-16: too many of its characters say nothing.
fn utf16(octets: &[u8], lire: fn([u8; 2]) -> u16) -> Result<String, FichierIllisible> {
    let unites = octets.chunks_exact(2).map(|paire| lire([paire[0], paire[1]]));
    let texte: String = char::decode_utf16(unites).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    let muets = texte.chars().filter(|c| c.is_control() && !c.is_whitespace() || *c == char::REPLACEMENT_CHARACTER).count();
    if muets * 50 > texte.chars().count() { Err(FichierIllisible::FormatInconnu) } else { Ok(texte) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn le_meme_texte_se_lit_dans_les_quatre_encodages() {
        let attendu = "Déclinaison à l’œuvre – 12 €";
        let le: Vec<u8> = attendu.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = attendu.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let cp1252 = b"D\xe9clinaison \xe0 l\x92\x9cuvre \x96 12 \x80";
        for octets in
            [attendu.as_bytes(), &le, &be, &[&[0xff, 0xfe][..], &le].concat(), &[&[0xfe, 0xff][..], &be].concat(), &cp1252[..]]
        {
            assert_eq!(texte(octets).as_deref(), Ok(attendu));
        }
    }

    #[test]
    fn un_binaire_n_est_pas_un_texte() {
        assert_eq!(texte(&[1, 2, 3, 0xff, 5, 6, 0, 1]), Err(FichierIllisible::FormatInconnu));
        let image = [b"\x89PNG\r\n\x1a\n".as_slice(), &[0; 2000]].concat();
        assert_eq!(texte(&image), Err(FichierIllisible::FormatInconnu));
    }
}
