//! Opening a project, choosing one of its texts, and where results may be written.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::arguments::Lock;
use super::fault::Fault;
use super::output::counted;
use super::{keeping, locked};
use crate::project::protect::Seal;
use crate::project::{Claim, Project, Stamp, claim, sweep_beside};
use crate::text::{Text, TextHeader};

/// Fewest digits of a text's fingerprint that name it.
const FEWEST_DIGITS: usize = 6;

/// A command that changes the same project is waited for so long; a window is, in vain.
const PATIENCE: Duration = Duration::from_secs(3);

/// A project file that this command changes: nobody else does while this lives, where that can be had.
pub(super) struct Held {
    stamp: Stamp,
    /// How it was locked.
    seal: Option<Seal>,
    _claim: Option<Claim>,
}

impl Held {
    /// Saves the project under another name, locked as it was.
    pub(super) fn save_as(&self, project: &Project, path: &Path) -> Result<(), Fault> {
        keeping::save_new(project, path, self.seal.as_ref())
    }
}

/// A project that is changed and saved back, kept from other windows and commands meanwhile.
pub(super) fn open_to_save_back(path: &Path, lock: &Lock) -> Result<(Project, Held), Fault> {
    // Before it is read: what another is about to save would be missing from what was read.
    let claim = if path.is_file() { Some(hold(path)?) } else { None };
    let (project, held) = open_to_change(path, lock)?;
    Ok((project, Held { _claim: claim, ..held }))
}

/// Claims a project file. Where no claims can be had, the file's stamp alone tells of others.
pub(super) fn hold(path: &Path) -> Result<Claim, Fault> {
    let begun = Instant::now();
    loop {
        match claim(path) {
            Claim::Elsewhere if begun.elapsed() < PATIENCE => std::thread::sleep(Duration::from_millis(10)),
            Claim::Elsewhere => {
                let why = "another window or command has this project open; nothing was written. Close it there, then run this again";
                return Err(Fault::within(path, why));
            }
            held => return Ok(held),
        }
    }
}

/// A project that may be changed, with what its file looked like; it is not kept from others.
pub(super) fn open_to_change(path: &Path, lock: &Lock) -> Result<(Project, Held), Fault> {
    let locked::Opened { project, stamp, seal } = locked::open_to_save(path, lock)?;
    match project.read_only() {
        Some(why) => {
            Err(Fault::within(path, format!("this project can be read but not changed, since {why}")))
        }
        None => Ok((project, Held { stamp, seal, _claim: None })),
    }
}

/// Saves a project over the file it came from, unless something else has changed that meanwhile. What commands left
/// that were killed while they did the same is taken away, a day later.
pub(super) fn save_back(project: &Project, path: &Path, held: &Held) -> Result<(), Fault> {
    if Stamp::of(path) != Some(held.stamp) {
        let why =
            "another program changed the file while this command ran; nothing was written. Run it again";
        return Err(Fault::within(path, why));
    }
    keeping::save(project, path, held.seal.as_ref())?;
    sweep_beside(path);
    Ok(())
}

/// The text that is meant: the only one, or the one that `wanted` names by its fingerprint, symbol,
/// version or title.
pub(super) fn choose_text<'a>(
    project: &'a Project,
    path: &Path,
    wanted: Option<&str>,
) -> Result<&'a Arc<Text>, Fault> {
    let texts: Vec<&Arc<Text>> = project.review().texts().values().collect();
    let fitting: Vec<&Arc<Text>> = match wanted {
        None => texts.clone(),
        Some(wanted) => texts.iter().copied().filter(|text| is_called(text, wanted)).collect(),
    };
    match (fitting.as_slice(), wanted) {
        ([only], _) => Ok(only),
        ([], None) => Err(Fault::within(path, "this project holds no text; make one with `rapporteur new`")),
        ([], Some(wanted)) => Err(Fault::within(
            path,
            format!("no text of this project is called `{wanted}`; it has {}", names(&texts)),
        )),
        (several, _) => Err(Fault::Call(format!(
            "{} holds {} that could be meant; choose one with --text: {}",
            path.display(),
            counted(several.len(), "text", "texts"),
            names(several)
        ))),
    }
}

fn is_called(text: &Text, wanted: &str) -> bool {
    let wanted = wanted.trim();
    let TextHeader { instrument, version, symbol, .. } = text.header();
    let digits = wanted.len() >= FEWEST_DIGITS && text.id().as_str().starts_with(&wanted.to_lowercase());
    let same = |name: &str| !name.is_empty() && name.to_lowercase() == wanted.to_lowercase();
    digits || [&instrument.title, &instrument.short_title, version, symbol].into_iter().any(|name| same(name))
}

fn names(texts: &[&Arc<Text>]) -> String {
    let name = |text: &&Arc<Text>| {
        let digits = text.id().as_str().get(..12).unwrap_or_default();
        format!("{digits} ({})", describe(text.header()))
    };
    texts.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// Title, version and symbol, leaving out what is empty.
pub(super) fn describe(header: &TextHeader) -> String {
    let title =
        [&header.instrument.short_title, &header.instrument.title].into_iter().find(|s| !s.is_empty());
    let parts = [title, Some(&header.version), Some(&header.symbol)];
    let parts: Vec<&str> =
        parts.into_iter().flatten().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "untitled text".to_owned() } else { parts.join(", ") }
}

/// Refuses a target that would cost somebody a file: one that is there, unless `force` says so, and
/// in any case one that the command reads from, or that is a device or a folder.
pub(super) fn check_target(target: &Path, sources: &[&Path], force: bool) -> Result<(), Fault> {
    // A link that leads nowhere is as good as no file.
    let Ok(data) = std::fs::metadata(target) else { return Ok(()) };
    let name = target.display();
    if data.is_dir() {
        return Err(Fault::Input(format!("{name} is a folder; add the name of a file to write")));
    }
    if !data.is_file() {
        return Err(Fault::Input(format!("{name} is no ordinary file; name one to write")));
    }
    let place = target.canonicalize().ok();
    if sources.iter().any(|source| place.is_some() && source.canonicalize().ok() == place) {
        return Err(Fault::Call(format!("{name} would be written over itself; give another name behind -o")));
    }
    if !force {
        return Err(Fault::Input(format!(
            "{name} is there already and was left as it is; choose another name, or add --force to replace it"
        )));
    }
    Ok(())
}

/// Refuses a project file that the window would take for a text.
pub(super) fn check_project_name(target: &Path) -> Result<(), Fault> {
    let is_ron = target.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"));
    if is_ron {
        return Ok(());
    }
    Err(Fault::Call(format!(
        "{} does not end in .ron, as project files do; write {}",
        target.display(),
        target.with_extension("ron").display()
    )))
}
