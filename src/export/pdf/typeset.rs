//! Typst as a library, shut in: the template, the data and the fonts are all it can read.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::PdfError;
use super::fonts;
use super::report::Report;

/// The template's files; the first is where it begins.
const TEMPLATE: [(&str, &str); 3] = [
    ("report.typ", include_str!("../../../assets/report/report.typ")),
    ("theme.typ", include_str!("../../../assets/report/theme.typ")),
    ("marks.typ", include_str!("../../../assets/report/marks.typ")),
];

const DATA: &str = "data.json";

/// Layout nests deeply; a thread of the program has too little stack for it in a debug build.
const STACK: usize = 64 << 20;

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

struct Shelf {
    sources: Vec<Source>,
    main: FileId,
    data: FileId,
    json: Bytes,
}

impl World for Shelf {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        fonts::book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.iter().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data { Ok(self.json.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts::font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Typesets the report on a thread of its own and gives the PDF, in which marked words are still links.
pub(super) fn typeset(report: &Report) -> Result<Vec<u8>, PdfError> {
    let json = serde_json::to_vec(report).map_err(|error| PdfError::Typesetting(error.to_string()))?;
    let thread = std::thread::Builder::new().name("typesetting".to_owned()).stack_size(STACK);
    let job = thread.spawn(move || compile(json)).map_err(|error| PdfError::Start(error.to_string()))?;
    job.join().unwrap_or_else(|_| Err(PdfError::Typesetting("typst gave up".to_owned())))
}

fn compile(json: Vec<u8>) -> Result<Vec<u8>, PdfError> {
    let name = Report::fingerprint(&json);
    let shelf = shelf(json).ok_or_else(|| PdfError::Typesetting("the template has no files".to_owned()))?;
    let document: PagedDocument = typst::compile(&shelf).output.map_err(|faults| told(&faults))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .map_err(|fault| PdfError::Typesetting(fault.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Custom(name),
        creator: Smart::Custom(None),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|faults| told(&faults))
}

fn shelf(json: Vec<u8>) -> Option<Shelf> {
    let named = |(path, words): &(&str, &str)| Some(Source::new(file(path)?, (*words).to_owned()));
    let sources: Vec<Source> = TEMPLATE.iter().filter_map(named).collect();
    let main = sources.first()?.id();
    Some(Shelf { sources, main, data: file(DATA)?, json: Bytes::new(json) })
}

fn file(path: &str) -> Option<FileId> {
    Some(FileId::new(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?)))
}

fn told(faults: &[SourceDiagnostic]) -> PdfError {
    let told: Vec<String> = faults.iter().take(3).map(|fault| fault.message.to_string()).collect();
    PdfError::Typesetting(told.join("; "))
}
