//! The closed world typst compiles in: embedded templates, embedded fonts, one virtual data file, one day.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use typst::diag::{FileError, FileResult, Severity, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::erreur::{Diagnostic, Document, PaperError};
use crate::polices::{Polices, polices};

/// Path of the virtual file that carries the data of the document being made.
const DONNEES: &str = "/donnees.json";

/// Every template of the crate: path seen by typst, text.
pub(crate) const GABARITS: [(&str, &str); 12] = [
    ("/jetons.typ", include_str!("../templates/jetons.typ")),
    ("/fr.typ", include_str!("../templates/fr.typ")),
    ("/en.typ", include_str!("../templates/en.typ")),
    ("/commun.typ", include_str!("../templates/commun.typ")),
    ("/formes.typ", include_str!("../templates/formes.typ")),
    ("/decisions.typ", include_str!("../templates/decisions.typ")),
    ("/fiche.typ", include_str!("../templates/fiche.typ")),
    ("/rapport.typ", include_str!("../templates/rapport.typ")),
    ("/comite.typ", include_str!("../templates/comite.typ")),
    ("/avenant.typ", include_str!("../templates/avenant.typ")),
    ("/difference.typ", include_str!("../templates/difference.typ")),
    ("/acte.typ", include_str!("../templates/acte.typ")),
];

/// What does not change from one document to the next: the library and the parsed templates.
struct Fixe {
    bibliotheque: LazyHash<Library>,
    sources: HashMap<FileId, Source>,
}

static FIXE: LazyLock<Fixe> = LazyLock::new(|| Fixe {
    bibliotheque: LazyHash::new(
        Library::builder()
            // Row headers and table summaries: needed by screen readers in the tapis.
            .with_features(Features::from_iter([Feature::A11yExtras]))
            .build(),
    ),
    sources: GABARITS
        .iter()
        .filter_map(|(chemin, texte)| {
            let id = fichier(chemin)?;
            Some((id, Source::new(id, (*texte).to_owned())))
        })
        .collect(),
});

fn fichier(chemin: &str) -> Option<FileId> {
    let chemin = VirtualPath::new(chemin).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, chemin).intern())
}

fn absent(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_with_slash().into())
}

struct Monde {
    fixe: &'static Fixe,
    polices: &'static Polices,
    principal: FileId,
    donnees_id: FileId,
    donnees: Bytes,
    jour: Option<Datetime>,
}

impl World for Monde {
    fn library(&self) -> &LazyHash<Library> {
        &self.fixe.bibliotheque
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.polices.index
    }

    fn main(&self) -> FileId {
        self.principal
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.fixe.sources.get(&id).cloned().ok_or_else(|| absent(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.donnees_id { Ok(self.donnees.clone()) } else { Err(absent(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.polices.face(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        self.jour
    }
}

/// A finished document and what the compiler grumbled about (empty in a healthy template).
pub(crate) struct Feuille {
    pub(crate) octets: Vec<u8>,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the tests, which refuse any warning"))]
    pub(crate) avertissements: Vec<Diagnostic>,
}

/// Lays out `document` with `donnees` (JSON) as of `date`, and exports it as tagged PDF/UA-1.
pub(crate) fn composer(document: Document, donnees: Vec<u8>, date: Date) -> Result<Feuille, PaperError> {
    let polices = polices().ok_or(PaperError::Polices { document })?;
    let (Some(principal), Some(donnees_id)) = (fichier(document.gabarit()), fichier(DONNEES)) else {
        return Err(PaperError::Composition { document, diagnostics: Vec::new() });
    };
    let monde = Monde { fixe: &FIXE, polices, principal, donnees_id, donnees: Bytes::new(donnees), jour: jour(date) };
    let resultat = monde.feuille(document);
    // Layout results are memoised inside one document only: a server must not keep them.
    typst::comemo::evict(0);
    resultat
}

fn jour(date: Date) -> Option<Datetime> {
    Datetime::from_ymd(i32::from(date.year()), u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?)
}

impl Monde {
    fn feuille(&self, document: Document) -> Result<Feuille, PaperError> {
        let compile = typst::compile::<PagedDocument>(self);
        let pages =
            compile.output.map_err(|erreurs| PaperError::Composition { document, diagnostics: self.diagnostics(&erreurs) })?;
        let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|erreur| PaperError::Export {
            document,
            diagnostics: vec![Diagnostic {
                message: erreur.message().to_string(),
                indices: Vec::new(),
                fichier: None,
                ligne: None,
            }],
        })?;
        let options = PdfOptions { creator: Smart::Custom(Some("pacte".to_owned())), standards, ..PdfOptions::default() };
        let octets = typst_pdf::pdf(&pages, &options)
            .map_err(|erreurs| PaperError::Export { document, diagnostics: self.diagnostics(&erreurs) })?;
        Ok(Feuille { octets, avertissements: self.diagnostics(&compile.warnings) })
    }

    fn diagnostics(&self, tous: &[SourceDiagnostic]) -> Vec<Diagnostic> {
        tous.iter()
            .map(|un| {
                let source = un.span.id().and_then(|id| self.source(id).ok());
                Diagnostic {
                    message: match un.severity {
                        Severity::Error => un.message.to_string(),
                        Severity::Warning => format!("warning: {}", un.message),
                    },
                    indices: un.hints.iter().map(|indice| indice.v.to_string()).collect(),
                    fichier: source.as_ref().map(|s| s.id().get().vpath().get_without_slash().to_owned()),
                    ligne: source
                        .as_ref()
                        .zip(self.range(un.span))
                        .and_then(|(s, plage)| s.lines().byte_to_line(plage.start))
                        .map(|ligne| ligne + 1),
                }
            })
            .collect()
    }
}
