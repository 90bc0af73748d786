//! `rapporteur recover`: work that a crash left, listed, written as a project, or removed.

use std::io::{ErrorKind, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use serde::Serialize;

use super::arguments::Recover;
use super::fault::Fault;
use super::files::{check_project_name, check_target};
use super::output::{self, counted, one_line};
use super::{keeping, locked, say};
use crate::project::protect::SecretKey;
use crate::project::{
    CARRIED, Disk, Files, Found, Left, Unreadable, data_folder, journals, left_behind_with, left_on_computer,
    locked_behind, unreadable,
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
    /// 32 hexadecimal digits, the same as long as it is there.
    name: String,
    title: Option<String>,
    /// The project's file, if it had one.
    file: Option<String>,
    changes: usize,
    first: Option<String>,
    last: Option<String>,
    /// Whether it can be written as a project.
    recoverable: bool,
    /// What a person should know before they use it.
    remarks: Vec<String>,
    /// Where the journal lies, if nothing but that is known of it.
    journal: Option<String>,
}

pub(super) fn run(arguments: &Recover, out: &mut dyn Write) -> Result<(), Fault> {
    let unlocked = arguments.lock.passphrase()?.map(|passphrase| locked::unlock(&passphrase)).transpose()?;
    let (key, seal) = unlocked.unzip();
    let work = look(key.as_ref())?;
    let Some(name) = &arguments.name else { return list(&work, arguments.json, out) };
    let chosen = choose(work, name)?;
    let listed = Listed::of(&chosen);
    if arguments.remove {
        return remove(chosen, arguments, &listed, out);
    }
    let Some(target) = &arguments.output else {
        let name = listed.digits();
        return Err(Fault::Call(format!(
            "say where the project goes: rapporteur recover {name} -o recovered.ron"
        )));
    };
    check_project_name(target)?;
    let Work::Left(left) = chosen else { return Err(Fault::Input(listed.remarks.join("; "))) };
    // Whatever the project's own file holds by now, it is not the place to write what was left.
    check_target(target, &left.path().into_iter().collect::<Vec<&Path>>(), arguments.force)?;
    let project = left.recover()?;
    keeping::save_new(&project, target, seal.as_ref().filter(|_| project.is_sealed()))?;
    tell(&listed, arguments.json, &format!("written to {}", target.display()), out)
}

/// The one that is called so. Names stay the same from call to call, whatever is left or removed meanwhile.
fn choose(work: Vec<Work>, wanted: &str) -> Result<Work, Fault> {
    let wanted = wanted.trim().to_lowercase();
    let is_meant = |work: &Work| wanted.len() >= DIGITS && work.name().starts_with(&wanted);
    let mut meant = work.into_iter().filter(is_meant);
    match (meant.next(), meant.next()) {
        (Some(only), None) => Ok(only),
        (None, _) => Err(Fault::Call(format!(
            "there is no unsaved work `{wanted}`; `rapporteur recover` lists what there is"
        ))),
        (Some(_), Some(_)) => Err(Fault::Call(format!(
            "the names of several begin with `{wanted}`; give more digits, which `rapporteur recover --json` lists"
        ))),
    }
}

fn remove(chosen: Work, arguments: &Recover, listed: &Listed, out: &mut dyn Write) -> Result<(), Fault> {
    let name = listed.digits();
    if !chosen.is_dead() && !arguments.force {
        return Err(Fault::Input(format!(
            "{MAYBE_ALIVE}, since its folder takes no locks; {name} stays. Close all windows, and add --force"
        )));
    }
    chosen.discard().map_err(|why| Fault::Input(format!("work {name} could not be removed: {why}")))?;
    tell(listed, arguments.json, "removed", out)
}

/// Everything a crash left, as it is listed. What its file holds already was not lost.
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
    let listed: Vec<Listed> = work.iter().map(Listed::of).collect();
    if json {
        return output::json(out, &listed);
    }
    if listed.is_empty() {
        writeln!(out, "no unsaved work was left behind")?;
    }
    if let Some(folder) = left_on_computer() {
        let folder = one_line(&folder.display().to_string());
        writeln!(
            out,
            "there is work on this computer as well, in {folder}: run the program without the folder {CARRIED}"
        )?;
    }
    listed.iter().try_for_each(|listed| listed.words(out))
}

/// What became of one.
fn tell(listed: &Listed, json: bool, done: &str, out: &mut dyn Write) -> Result<(), Fault> {
    if json {
        return output::json(out, listed);
    }
    Ok(writeln!(out, "{}: {}", listed.heading(), one_line(done))?)
}

/// Fewest digits that name a piece of work; so many are listed.
const DIGITS: usize = 8;

const UNREADABLE: &str =
    "its journal cannot be read: it is damaged, or a newer version of the program wrote it";
const OTHER_KEY: &str = "it is locked for another key than that of the protection on this computer";
const MAYBE_ALIVE: &str = "it is not certain that no window is working on it";

impl Work {
    fn name(&self) -> String {
        match self {
            Self::Left(left) => left.name(),
            Self::Unreadable(journal) => journal.name(),
        }
    }

    fn is_dead(&self) -> bool {
        match self {
            Self::Left(left) => left.is_dead(),
            Self::Unreadable(journal) => journal.is_dead(),
        }
    }

    fn discard(self) -> std::io::Result<()> {
        match self {
            Self::Left(left) => left.discard(),
            Self::Unreadable(journal) => journal.discard(),
        }
    }
}

impl Listed {
    fn of(work: &Work) -> Self {
        match work {
            Work::Left(left) => Self::of_left(left),
            Work::Unreadable(journal) => Self::of_unreadable(journal),
        }
    }

    fn of_unreadable(journal: &Unreadable) -> Self {
        let seconds = journal.about().modified.and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        let last = seconds.map(|since| Moment::from_unix(since.as_secs() as i64).to_string());
        let why = match journal.withheld() {
            Some(why) => format!("its journal could not be read: {why}; it may be whole, and stays"),
            None if journal.is_of_other_key() => OTHER_KEY.to_owned(),
            None => UNREADABLE.to_owned(),
        };
        let alive = (!journal.is_dead()).then(|| MAYBE_ALIVE.to_owned());
        Self {
            name: journal.name(),
            title: None,
            file: None,
            changes: 0,
            first: None,
            last,
            recoverable: false,
            remarks: [why].into_iter().chain(alive).collect(),
            journal: journal.path().map(|path| path.display().to_string()),
        }
    }

    fn of_left(left: &Left) -> Self {
        let (first, last) = left.times().unzip();
        let mut remarks = Vec::new();
        match left.found() {
            Found::Within | Found::File => {}
            Found::Older(_) => {
                remarks.push("its file was changed or removed since; it stands on the version that was kept");
            }
            Found::Locked => remarks.push(
                "it stands on an older version that is locked; add --passphrase-stdin and give the passphrase on standard \
                 input",
            ),
            Found::Missing => remarks.push(
                "its file was changed or removed, and no older version was kept; put it back to recover this",
            ),
        }
        if left.is_torn() {
            remarks.push("the very last change cannot be read any more");
        }
        if !left.is_dead() {
            remarks.push(MAYBE_ALIVE);
        }
        Self {
            name: left.name(),
            title: Some(left.title().to_owned()),
            file: left.path().map(|path| path.display().to_string()),
            changes: left.changes(),
            first: first.map(|at| at.to_string()),
            last: last.map(|at| at.to_string()),
            recoverable: left.is_recoverable(),
            remarks: remarks.into_iter().map(str::to_owned).collect(),
            journal: None,
        }
    }

    /// As much of the name as is listed.
    fn digits(&self) -> &str {
        self.name.get(..DIGITS).unwrap_or(&self.name)
    }

    fn heading(&self) -> String {
        let title = self.title.as_deref().map(one_line).unwrap_or_default();
        let title = if title.is_empty() { "untitled".to_owned() } else { title };
        format!("{}  {title}", self.digits())
    }

    fn words(&self, out: &mut dyn Write) -> Result<(), Fault> {
        writeln!(out, "{}", self.heading())?;
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
