//! The four Noto Sans faces embedded in the binary, and the characters all of them can draw.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// How many faces `notosans` gives: regular, bold, italic, bold italic.
const FACES: usize = 4;

/// The fonts and their index, read once per process.
pub(crate) struct Polices {
    pub(crate) index: LazyHash<FontBook>,
    faces: Vec<Font>,
}

static POLICES: LazyLock<Option<Polices>> = LazyLock::new(|| {
    let faces: Vec<Font> = [notosans::REGULAR_TTF, notosans::BOLD_TTF, notosans::ITALIC_TTF, notosans::BOLD_ITALIC_TTF]
        .into_iter()
        .filter_map(|octets| Font::new(Bytes::new(octets), 0))
        .collect();
    (faces.len() == FACES).then(|| Polices { index: LazyHash::new(FontBook::from_fonts(&faces)), faces })
});

/// The embedded fonts, or `None` when one of the four faces cannot be read.
pub(crate) fn polices() -> Option<&'static Polices> {
    POLICES.as_ref()
}

impl Polices {
    pub(crate) fn face(&self, rang: usize) -> Option<Font> {
        self.faces.get(rang).cloned()
    }

    /// True when every face draws this character: PDF/UA-1 forbids the `.notdef` glyph.
    pub(crate) fn dessine(&self, caractere: char) -> bool {
        self.faces.iter().all(|face| face.info().coverage.contains(u32::from(caractere)))
    }
}
