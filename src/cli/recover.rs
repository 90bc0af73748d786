//! `rapporteur recover`: work that a crash left, listed, written as a project, or removed.

use std::io::{ErrorKind, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use serde::Serialize;

use super::arguments::Recover;
use super::fault::Fault;
use super::files::{check_project_name, check_target};
use super::locked;
use super::output::{self, counted, one_line};
use super::say;
use crate::project::protect::SecretKey;
use crate::project::{
    Disk, Files, Found, Left, Unreadable, data_folder, journals, left_behind_with, locked_behind, unreadable,
};
use crate::review::Moment;

/// What was left of one open project.
enum Work {
    Left(Box<Left>),
    Unreadable(Unreadable),
}

/// The same as JSON.
#[derive(Serialize)]
struct Listed {
    number: usize,
    title: Option<String>,
    /// The project's file, if it had one.
    file: Option<String>,
    changes: usize,
    first: Option<String>,
    last: Option<String>,
    /// Whether it can be written as a project.
    recoverable: bool,
    /// What a person should know before they use it.
    remarks: Vec<&'static str>,
    /// Where the journal lies, if nothing but that is known of it.
    journal: Option<String>,
}

pub(super) fn run(arguments: &Recover, out: &mut dyn Write) -> Result<(), Fault> {
    let unlocked = arguments.lock.passphrase()?.map(|passphrase| locked::unlock(&passphrase)).transpose()?;
    let (key, seal) = unlocked.unzip();
    let mut work = look(key.as_ref())?;
    let Some(number) = arguments.number else { return list(&work, arguments.json, out) };
    let at = number.checked_sub(1).filter(|at| *at < work.len()).ok_or_else(|| {
        Fault::Call(format!("there is no unsaved work {number}; `rapporteur recover` lists what there is"))
    })?;
    let chosen = work.swap_remove(at);
    let listed = Listed::of(number, &chosen);
    if arguments.remove {
        chosen.discard().map_err(|why| Fault::Input(format!("work {number} could not be removed: {why}")))?;
        return tell(&listed, arguments.json, "removed", out);
    }
    let Some(target) = &arguments.output else {
        return Err(Fault::Call(format!(
            "say where the project goes: rapporteur recover {number} -o recovered.ron"
        )));
    };
    check_project_name(target)?;
    let Work::Left(left) = chosen else { return Err(Fault::Input(UNREADABLE.to_owned())) };
    // The file that the changes stand on is not the place to write them: they would have nothing to stand on.
    let base = left.path().filter(|_| left.found() == &Found::File);
    check_target(target, &base.into_iter().collect::<Vec<&Path>>(), arguments.force)?;
    let project = left.recover()?;
    locked::save(&project, target, seal.as_ref().filter(|_| project.is_sealed()))?;
    tell(&listed, arguments.json, &format!("written to {}", target.display()), out)
}

/// Everything a crash left, numbered as it is listed. What its file holds already was not lost.
fn look(key: Option<&SecretKey>) -> Result<Vec<Work>, Fault> {
    let data = data_folder().ok_or_else(|| {
        Fault::Input(
            "the system names no folder for the program's own data; nothing can have been kept".into(),
        )
    })?;
    let folder = journals(&data);
    match std::fs::read_dir(&folder) {
        Err(why) if why.kind() != ErrorKind::NotFound => return Err(Fault::within(&folder, why)),
        _ => {}
    }
    let files: Arc<dyn Files> = Arc::new(Disk);
    let left =
        left_behind_with(&files, &data, key).into_iter().filter(|left| !(left.is_dead() && left.is_saved()));
    let mut work: Vec<Work> = left.map(|left| Work::Left(Box::new(left))).collect();
    work.extend(unreadable(&files, &data, key).into_iter().map(Work::Unreadable));
    let locked = if key.is_none() { locked_behind(&files, &data) } else { 0 };
    if locked > 0 {
        let counted = counted(locked, "piece of work is", "pieces of work are");
        say(&format!(
            "{counted} locked and not listed; add --passphrase-stdin and give the passphrase on standard input."
        ));
    }
    Ok(work)
}

fn list(work: &[Work], json: bool, out: &mut dyn Write) -> Result<(), Fault> {
    let listed: Vec<Listed> = work.iter().zip(1..).map(|(work, number)| Listed::of(number, work)).collect();
    if json {
        return output::json(out, &listed);
    }
    if listed.is_empty() {
        writeln!(out, "no unsaved work was left behind")?;
    }
    listed.iter().try_for_each(|listed| listed.words(out))
}

/// What became of one.
fn tell(listed: &Listed, json: bool, done: &str, out: &mut dyn Write) -> Result<(), Fault> {
    if json {
        return output::json(out, listed);
    }
    Ok(writeln!(out, "{}: {}", listed.name(), one_line(done))?)
}

const UNREADABLE: &str =
    "its journal cannot be read: it is damaged, or a newer version of the program wrote it";

impl Work {
    fn discard(self) -> std::io::Result<()> {
        match self {
            Self::Left(left) => left.discard(),
            Self::Unreadable(journal) => journal.discard(),
        }
    }
}

impl Listed {
    fn of(number: usize, work: &Work) -> Self {
        match work {
            Work::Left(left) => Self::of_left(number, left),
            Work::Unreadable(journal) => {
                let seconds = journal.about().modified.and_then(|at| at.duration_since(UNIX_EPOCH).ok());
                let last = seconds.map(|since| Moment::from_unix(since.as_secs() as i64).to_string());
                let journal = journal.path().map(|path| path.display().to_string());
                let (title, file, first) = (None, None, None);
                let remarks = vec![UNREADABLE];
                Self { number, title, file, changes: 0, first, last, recoverable: false, remarks, journal }
            }
        }
    }

    fn of_left(number: usize, left: &Left) -> Self {
        let (first, last) = left.times().unzip();
        let mut remarks = Vec::new();
        match left.found() {
            Found::Within | Found::File => {}
            Found::Older(_) => {
                remarks.push("its file was changed or removed since; it stands on the version that was kept");
            }
            Found::Missing => remarks.push(
                "its file was changed or removed, and no older version was kept; put it back to recover this",
            ),
        }
        if left.is_torn() {
            remarks.push("the very last change cannot be read any more");
        }
        if !left.is_dead() {
            remarks.push("it is not certain that no window is working on it");
        }
        Self {
            number,
            title: Some(left.title().to_owned()),
            file: left.path().map(|path| path.display().to_string()),
            changes: left.changes(),
            first: first.map(|at| at.to_string()),
            last: last.map(|at| at.to_string()),
            recoverable: left.found() != &Found::Missing,
            remarks,
            journal: None,
        }
    }

    fn name(&self) -> String {
        let title = self.title.as_deref().map(one_line).unwrap_or_default();
        let title = if title.is_empty() { "untitled".to_owned() } else { title };
        format!("{}  {title}", self.number)
    }

    fn words(&self, out: &mut dyn Write) -> Result<(), Fault> {
        writeln!(out, "{}", self.name())?;
        let changes = match (&self.first, &self.last) {
            (Some(first), Some(last)) => {
                format!("{}, the first {first}, the last {last}", counted(self.changes, "change", "changes"))
            }
            (None, Some(last)) => format!("last written {last}"),
            _ => "begun and not changed".to_owned(),
        };
        writeln!(out, "   {changes}")?;
        let place = match (&self.journal, &self.file) {
            (Some(journal), _) => format!("journal: {journal}"),
            (None, Some(file)) => format!("file: {file}"),
            (None, None) => "never saved to a file".to_owned(),
        };
        writeln!(out, "   {}", one_line(&place))?;
        self.remarks.iter().try_for_each(|remark| writeln!(out, "   {remark}"))?;
        Ok(())
    }
}
