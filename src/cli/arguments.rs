//! What can be typed, and the help. Every line of help is written here and nowhere else.

mod import;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::export::Format;
use crate::review::{AmendmentKind, Rating};

pub(super) use import::Import;

const ABOUT: &str =
    "Read a treaty, mark what worries you, say why, and hand the review to delegates. Offline.

Without a command it opens the window, with FILE if one is named: a project (.ron), or a text
(.docx, .odt, .html, .txt, .md) to begin a review of.";

const EXAMPLES: &str = "\
Examples:
  rapporteur                                        open the window
  rapporteur review.ron                             open a project in the window
  rapporteur sample convention-2024 -o review.ron   begin with an annotated convention
  rapporteur new draft.txt -o review.ron            begin with a text of your own
  rapporteur annotate review.ron --at \"17(2)(b)\" --concern privacy --rating serious
  rapporteur export review.ron --to pdf -o review.pdf

Results go to standard output, messages to standard error. A refused call changes no file.
Locked projects: add --passphrase-stdin and give the passphrase on standard input.
Exit codes: 0 done, 1 the input is at fault, 2 the call is at fault.";

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "rapporteur",
    version,
    about = "Read a treaty, mark what worries you, say why, and hand the review to delegates. Offline.",
    long_about = ABOUT,
    after_help = EXAMPLES,
    args_conflicts_with_subcommands = true,
    subcommand_value_name = "COMMAND",
    override_usage = "rapporteur [FILE]\n       rapporteur COMMAND [OPTIONS]"
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Project or text to open in the window
    pub file: Option<PathBuf>,
}

/// What opens a project that is locked.
#[derive(Debug, Args)]
pub(super) struct Lock {
    /// Read the passphrase of a locked project from standard input, its first line
    #[arg(long)]
    pub passphrase_stdin: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a project of one or more texts (plain text or Markdown)
    #[command(after_help = NEW)]
    New(New),
    /// Read one official text, say what was recognised, and make a project of it or add it to one
    #[command(after_help = import::IMPORT)]
    Import(Import),
    /// Print a project: its texts, provision by provision, and its marks
    #[command(after_help = SHOW)]
    Show(Show),
    /// Add a mark to a project and print its id
    #[command(after_help = ANNOTATE)]
    Annotate(Annotate),
    /// Write a report to hand on, as PDF or Markdown, or the marks into the original PDF
    #[command(after_help = EXPORT)]
    Export(Export),
    /// Say whether a project file is sound
    #[command(after_help = CHECK)]
    Check(Check),
    /// Copy one of the annotated samples to a project of your own; without a name, list them
    #[command(after_help = SAMPLE)]
    Sample(Sample),
    /// List a project's concerns, write them as a codebook file, or take those of such a file in
    #[command(after_help = CODEBOOK)]
    Codebook(Codebook),
    /// List unsaved work that a crash left, or write it as a project
    #[command(after_help = RECOVER)]
    Recover(Recover),
}

const NEW: &str = "\
Prints what was recognised, and the places where the structure is doubtful.

Examples:
  rapporteur new draft.txt -o review.ron
  rapporteur new draft-2023.md adopted-2024.md -o review.ron --title \"Both drafts\"";

#[derive(Debug, Args)]
pub(super) struct New {
    /// Texts to read: .docx, .odt, .html, .txt or .md, at most 64 MiB each
    #[arg(required = true, value_name = "TEXT")]
    pub texts: Vec<PathBuf>,
    /// Project file to write
    #[arg(short, long, value_name = "PROJECT.ron")]
    pub output: PathBuf,
    /// Title of the project [default: the name of the first text]
    #[arg(long)]
    pub title: Option<String>,
    /// Replace the project file if it is there
    #[arg(long)]
    pub force: bool,
}

const SHOW: &str = "\
Each provision comes with its address (eId), its label, heading and words. With --json offsets of
passages are counted in Unicode characters of heading, line feed and text.

Examples:
  rapporteur show review.ron | less
  rapporteur show review.ron --json | jq -r '.annotations[] | .place + \": \" + .comment'";

#[derive(Debug, Args)]
pub(super) struct Show {
    /// Project file
    #[arg(value_name = "PROJECT.ron")]
    pub project: PathBuf,
    /// Print JSON, for scripts
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub lock: Lock,
}

const ANNOTATE: &str = "\
Places are written as lawyers write them, 17(2)(b), art. 17.2.b, 48 bis, preamble 3, annex II,
or as an eId, art_17__para_2__point_b. `text` is the whole text. Quotes must stand in the place, or
under it, word for word and once; how words are spaced does not matter.
`rapporteur show` lists places and concerns.

Examples:
  rapporteur annotate review.ron --at \"17(2)(b)\" --concern privacy
  rapporteur annotate review.ron --at 28 --quote \"any person who knows\" --concern encryption \\
    --concern \"Good-faith testing\" --rating red-line --comment \"Forces help.\" \\
    --recommend \"Delete paragraph 4.\" --reviewer \"Digital-rights advocate\"";

#[derive(Debug, Args)]
pub(super) struct Annotate {
    /// Project file
    #[arg(value_name = "PROJECT.ron")]
    pub project: PathBuf,
    /// Provision to mark, or to look for the quote in
    #[arg(long, value_name = "PLACE")]
    pub at: String,
    /// Words to mark, repeatable for separate passages [default: the whole provision]
    #[arg(long, value_name = "WORDS")]
    pub quote: Vec<String>,
    /// Concern by id, name or key (1-9), repeatable; the first colours the mark
    #[arg(long, required = true, value_name = "CONCERN")]
    pub concern: Vec<String>,
    /// welcome, note, concern, serious or red-line
    #[arg(long, default_value = "concern")]
    pub rating: Rating,
    /// Why, in Markdown
    #[arg(long, default_value = "", hide_default_value = true, value_name = "WORDS")]
    pub comment: String,
    /// What delegates should do, in a line
    #[arg(long, default_value = "", hide_default_value = true, value_name = "WORDS")]
    pub recommend: String,
    /// Propose better wording: replace, delete, delete-provision, insert or new-provision
    #[arg(long, value_name = "KIND")]
    pub amend: Option<AmendmentKind>,
    /// The words that the amendment proposes
    #[arg(long, default_value = "", hide_default_value = true, value_name = "WORDS", requires = "amend")]
    pub words: String,
    /// Why the amendment is better
    #[arg(long, default_value = "", hide_default_value = true, value_name = "WORDS", requires = "amend")]
    pub reason: String,
    /// Who makes the mark; a new name is added to the project [default: unnamed]
    #[arg(long, default_value = "", hide_default_value = true, value_name = "NAME")]
    pub reviewer: String,
    /// Which of several texts: its fingerprint, symbol, version or title
    #[arg(long)]
    pub text: Option<String>,
    /// Print JSON, for scripts
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub lock: Lock,
}

const EXPORT: &str = "\
Names, dates and replies stay out unless asked for. The same project gives the same bytes.
With --to original-pdf the marks are added to a copy of the PDF that the text was read from, as
comments that every PDF program shows; without --original that is the PDF that the project keeps.
Marks whose words are not in that PDF are listed and left out.

Examples:
  rapporteur export review.ron --to pdf -o review.pdf
  rapporteur export review.ron --to original-pdf --original treaty.pdf -o marked.pdf
  rapporteur export review.ron --to markdown -o - --only privacy surveillance --authors";

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct Export {
    /// Project file
    #[arg(value_name = "PROJECT.ron")]
    pub project: PathBuf,
    /// Kind of file to write
    #[arg(long, value_name = "FORMAT")]
    pub to: Target,
    /// File to write; - is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// The PDF that the text was read from, for original-pdf; it is left as it is [default: the one that the
    /// project keeps]
    #[arg(long, value_name = "FILE.pdf")]
    pub original: Option<PathBuf>,
    /// Say who made each mark
    #[arg(long)]
    pub authors: bool,
    /// Say on which day each mark was last changed
    #[arg(long)]
    pub dates: bool,
    /// Tell what was answered to the marks
    #[arg(long)]
    pub replies: bool,
    /// Only marks with one of these concerns, or a concern under them: id, name or key
    #[arg(long, num_args = 1.., value_name = "CONCERN")]
    pub only: Vec<String>,
    /// Leave out the articles that carry no mark
    #[arg(long)]
    pub marked_articles_only: bool,
    /// Which of several texts: its fingerprint, symbol, version or title
    #[arg(long)]
    pub text: Option<String>,
    /// Replace the file if it is there
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub lock: Lock,
}

/// A [`Format`] as it is typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Target {
    /// The text with its marks, typeset, and real PDF comments
    Pdf,
    /// The marks, article by article, as plain text
    Markdown,
    /// The PDF that the text was read from, with the marks as comments in it
    OriginalPdf,
}

impl From<Target> for Format {
    fn from(target: Target) -> Self {
        match target {
            Target::Pdf => Self::Pdf,
            Target::Markdown => Self::Markdown,
            Target::OriginalPdf => Self::Original,
        }
    }
}

const CHECK: &str = "\
Exit code 0 if the file is sound, 1 if it is not, or cannot be read.

Lists hidden characters (overrides, zero-width and control characters, tags) and words that mix
alphabets, each with its place, its offset in Unicode characters, its code and what it is. Characters
that a script is written with are counted as information. Neither changes the exit code: a script
that refuses them asks --json for `hidden.warnings`.

Example:
  rapporteur check review.ron && rapporteur export review.ron --to pdf -o review.pdf";

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Project file
    #[arg(value_name = "PROJECT.ron")]
    pub project: PathBuf,
    /// Print JSON, for scripts
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub lock: Lock,
}

const SAMPLE: &str = "\
The texts of the samples are plain-language digests, not the official texts.

Examples:
  rapporteur sample
  rapporteur sample convention-2024 -o review.ron
  rapporteur sample convention-2024 -o review.ron --without-marks";

#[derive(Debug, Args)]
pub(super) struct Sample {
    /// Sample to copy
    pub name: Option<String>,
    /// Project file to write
    #[arg(short, long, value_name = "PROJECT.ron")]
    pub output: Option<PathBuf>,
    /// Only the text, to make marks of your own
    #[arg(long)]
    pub without_marks: bool,
    /// Replace the project file if it is there
    #[arg(long)]
    pub force: bool,
}

const CODEBOOK: &str = "\
Codebook files are REFI-QDA codebooks (.qdc) and tables (.csv) with a column path, tag or name.
Taking one in adds concerns and changes those that it knows by GUID or by name; none is taken away.

Examples:
  rapporteur codebook review.ron
  rapporteur codebook review.ron --to concerns.qdc
  rapporteur codebook review.ron --from theirs.csv -o with-theirs.ron";

#[derive(Debug, Args)]
pub(super) struct Codebook {
    /// Project file
    #[arg(value_name = "PROJECT.ron")]
    pub project: PathBuf,
    /// Codebook file to write, .qdc or .csv
    #[arg(long, value_name = "FILE", conflicts_with_all = ["from", "output"])]
    pub to: Option<PathBuf>,
    /// Codebook file to take in, at most 4 MiB
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
    /// Project file to write [default: the project itself]
    #[arg(short, long, value_name = "PROJECT.ron", requires = "from")]
    pub output: Option<PathBuf>,
    /// Replace the file to write if it is there
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub lock: Lock,
}

const RECOVER: &str = "\
The window keeps every change in a journal until it is saved. When the program or the computer stopped
before that, the work is listed here, the latest first, as it is in the window, each under a name that
stays the same. Recovering writes a file of its own and leaves the journal where it is; --remove takes
that away for good.

Examples:
  rapporteur recover
  rapporteur recover 5f0a17c3 -o recovered.ron
  rapporteur recover 5f0a17c3 --remove";

#[derive(Debug, Args)]
pub(super) struct Recover {
    /// Which of what is listed: the first 8 or more digits of its name
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
    /// Project file to write
    #[arg(short, long, value_name = "PROJECT.ron", requires = "name")]
    pub output: Option<PathBuf>,
    /// Remove what was left, for good, instead of writing it
    #[arg(long, requires = "name", conflicts_with = "output")]
    pub remove: bool,
    /// Replace the project file if it is there; remove what a window may be working on
    #[arg(long, requires = "name")]
    pub force: bool,
    /// Print JSON, for scripts
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub lock: Lock,
}
