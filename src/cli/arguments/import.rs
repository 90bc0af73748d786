//! What can be typed to import a text.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Lock;
use crate::import::Changes;
use crate::text::Status;

pub(super) const IMPORT: &str = "\
Prints what was recognised, left out, joined, guessed and doubtful; without -o or --into it changes
nothing. What the call says of the text goes before what the file says of itself.

Examples:
  rapporteur import treaty.pdf
  rapporteur import treaty.pdf -o review.ron --report treaty.report.txt
  rapporteur import treaty.pdf -o review.ron --keep-pdf
  rapporteur import draft.docx -o review.ron --changes accept
  rapporteur import treaty.pdf --into review.ron --carry-from \"Plain-language digest\"";

#[derive(Debug, Args)]
pub(in crate::cli) struct Import {
    /// File to read, at most 64 MiB
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Project file to make
    #[arg(short, long, value_name = "PROJECT.ron", conflicts_with = "into")]
    pub output: Option<PathBuf>,
    /// Project file to add the text to
    #[arg(long, value_name = "PROJECT.ron")]
    pub into: Option<PathBuf>,
    /// Carry the marks of this text over by their addresses: its fingerprint, symbol, version or title
    #[arg(long, value_name = "TEXT", requires = "into")]
    pub carry_from: Option<String>,
    /// File to write the whole report to
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Print and write the report as JSON, for scripts
    #[arg(long)]
    pub json: bool,
    /// Title of the instrument
    #[arg(long)]
    pub title: Option<String>,
    /// Short title, for headers and lists
    #[arg(long)]
    pub short_title: Option<String>,
    /// Which version it is: \"Draft of June 2023\"
    #[arg(long)]
    pub version: Option<String>,
    /// Document symbol, such as A/RES/79/243
    #[arg(long)]
    pub symbol: Option<String>,
    /// ISO date of the text
    #[arg(long)]
    pub date: Option<String>,
    /// Language of the text, such as en
    #[arg(long)]
    pub language: Option<String>,
    /// How far the text has come
    #[arg(long)]
    pub status: Option<TextStatus>,
    /// What becomes of changes that are tracked in the file
    #[arg(long, value_name = "WHAT", default_value = "amendments")]
    pub changes: TrackedChanges,
    /// Keep the PDF itself in the project as well, so that colleagues see its pages and need not be sent it
    #[arg(long)]
    pub keep_pdf: bool,
    /// Replace the files to write if they are there
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub lock: Lock,
}

/// [`Changes`] as they are typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum TrackedChanges {
    /// The text is the one before them, and each becomes a mark that proposes it
    Amendments,
    /// The text is the one with all of them made
    Accept,
    /// The text is the one before them, and they are left out
    Reject,
}

impl From<TrackedChanges> for Changes {
    fn from(changes: TrackedChanges) -> Self {
        match changes {
            TrackedChanges::Amendments => Self::AsAmendments,
            TrackedChanges::Accept => Self::Accept,
            TrackedChanges::Reject => Self::Reject,
        }
    }
}

/// A [`Status`] as it is typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum TextStatus {
    /// Under negotiation
    Draft,
    /// Adopted or in force
    Adopted,
    /// A retelling in plain language
    Digest,
}

impl From<TextStatus> for Status {
    fn from(status: TextStatus) -> Self {
        match status {
            TextStatus::Draft => Self::Draft,
            TextStatus::Adopted => Self::Adopted,
            TextStatus::Digest => Self::Digest,
        }
    }
}
