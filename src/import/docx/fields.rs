//! Fields of a Word document: their results are read, their codes are not.

/// What a field shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shows {
    Words,
    /// The number of a page or of pages.
    Pages,
    /// A table of contents or an index.
    Contents,
}

/// What a field of this code shows.
/// Source: ECMA-376 part 1, section 17.16.5.
pub(super) fn shows(code: &str) -> Shows {
    match code.split_whitespace().next().unwrap_or_default().to_ascii_uppercase().as_str() {
        "PAGE" | "NUMPAGES" | "SECTIONPAGES" | "SECTION" => Shows::Pages,
        "TOC" | "INDEX" | "TOA" => Shows::Contents,
        _ => Shows::Words,
    }
}

/// The fields that are open, each within the one before it.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
}

#[derive(Debug)]
struct Field {
    code: String,
    /// Known once the code has ended.
    shows: Option<Shows>,
}

/// Longest code that is kept, in bytes.
const LONGEST_CODE: usize = 2_000;

/// Most fields in fields.
const MOST_OPEN: usize = 100;

impl Fields {
    /// A mark of a field: `begin`, `separate` or `end`.
    pub(super) fn mark(&mut self, kind: &str) {
        match kind {
            "begin" if self.open.len() < MOST_OPEN => {
                self.open.push(Field { code: String::new(), shows: None });
            }
            "separate" => {
                if let Some(field) = self.open.last_mut() {
                    field.shows = Some(shows(&field.code));
                }
            }
            "end" => {
                self.open.pop();
            }
            _ => {}
        }
    }

    /// Opens a field whose code is known at once.
    pub(super) fn simple(&mut self, code: &str) {
        self.open.push(Field { code: String::new(), shows: Some(shows(code)) });
    }

    pub(super) fn end(&mut self) {
        self.open.pop();
    }

    pub(super) fn code(&mut self, words: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| field.code.len() < LONGEST_CODE) {
            field.code.push_str(words);
        }
    }

    /// What words written now are; none if they are part of a code.
    pub(super) fn now(&self) -> Option<Shows> {
        let mut found = Shows::Words;
        for field in &self.open {
            match field.shows? {
                Shows::Words => {}
                Shows::Pages => return Some(Shows::Pages),
                Shows::Contents => found = Shows::Contents,
            }
        }
        Some(found)
    }
}
