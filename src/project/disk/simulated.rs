//! A file system in memory that can fail at any call, and that knows every state in which a crash may legally
//! leave a disk: what was written to a file and not flushed may be there, lost, or torn; what was done to names
//! in a folder and not flushed may be there or lost, each change by itself.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use super::{About, Files, Kind, Output};

/// A file's number, whatever its names.
type Node = usize;

/// What a disk holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct State {
    names: BTreeMap<PathBuf, Node>,
    data: BTreeMap<Node, Vec<u8>>,
    folders: BTreeSet<PathBuf>,
}

/// What was done, in order.
#[derive(Debug, Clone, PartialEq)]
enum Op {
    Create(Node, PathBuf),
    Write(Node, Vec<u8>),
    Cut(Node, usize),
    Flush(Node),
    Link(Node, PathBuf),
    Rename(Node, PathBuf, PathBuf),
    Remove(Node, PathBuf),
    FlushFolder(PathBuf),
}

/// Flushing that does nothing and says that it did: a test that passes all the same proves nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Deaf {
    #[default]
    No,
    ToFiles,
    ToFolders,
}

#[derive(Default)]
struct Inner {
    now: State,
    start: State,
    log: Vec<Op>,
    calls: usize,
    fail_at: Option<(usize, bool)>,
    deaf: Deaf,
    no_links: bool,
    modified: Duration,
}

/// The file system; clones are the same one.
#[derive(Clone, Default)]
pub struct Simulated(Arc<Mutex<Inner>>);

impl State {
    /// What a file holds.
    pub fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.names.get(Path::new(path)).and_then(|node| self.data.get(node)).map(Vec::as_slice)
    }

    /// Every file with what it holds.
    pub fn files(&self) -> impl Iterator<Item = (String, &[u8])> {
        self.names.iter().map(|(path, node)| (path.display().to_string(), self.data[node].as_slice()))
    }
}

impl Simulated {
    /// A disk with these files, all of it flushed.
    pub fn with(files: &[(&str, &[u8])]) -> Self {
        let mut state = State::default();
        state.folders.insert("/".into());
        for (at, (path, bytes)) in files.iter().enumerate() {
            state.names.insert((*path).into(), at);
            state.data.insert(at, bytes.to_vec());
            state.folders.extend(Path::new(path).ancestors().skip(1).map(Path::to_path_buf));
        }
        Self::from_state(state)
    }

    pub fn from_state(state: State) -> Self {
        let inner = Inner { now: state.clone(), start: state, ..Inner::default() };
        Self(Arc::new(Mutex::new(inner)))
    }

    /// Lets the `at`th call from now fail (the first is 1), and those after it if `for_good`.
    pub fn fail(&self, at: usize, for_good: bool) {
        let mut inner = self.0.lock().unwrap();
        inner.calls = 0;
        inner.fail_at = Some((at, for_good));
    }

    pub fn heal(&self) {
        self.0.lock().unwrap().fail_at = None;
    }

    pub fn deafen(self, deaf: Deaf) -> Self {
        self.0.lock().unwrap().deaf = deaf;
        self
    }

    /// Refuses second names, as exFAT does.
    pub fn without_links(self) -> Self {
        self.0.lock().unwrap().no_links = true;
        self
    }

    /// How many calls there were, since [`Self::fail`] if that was called.
    pub fn calls(&self) -> usize {
        self.0.lock().unwrap().calls
    }

    /// How many things were done to the disk.
    pub fn done(&self) -> usize {
        self.0.lock().unwrap().log.len()
    }

    pub fn state(&self) -> State {
        self.0.lock().unwrap().now.clone()
    }

    /// Every state of the disk that a crash may leave after the first `done` things that were done to it.
    pub fn crashes(&self, done: usize) -> BTreeSet<State> {
        let inner = self.0.lock().unwrap();
        crashes(&inner.start, &inner.log[..done])
    }

    fn call(&self) -> Result<std::sync::MutexGuard<'_, Inner>, io::Error> {
        let mut inner = self.0.lock().unwrap();
        inner.calls += 1;
        let calls = inner.calls;
        match inner.fail_at {
            Some((at, for_good)) if calls == at || (for_good && calls > at) => {
                Err(io::ErrorKind::StorageFull.into())
            }
            _ => Ok(inner),
        }
    }
}

impl Inner {
    fn node(&self, path: &Path) -> io::Result<Node> {
        self.now.names.get(path).copied().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn free(&self, path: &Path) -> io::Result<()> {
        match path.parent().is_some_and(|folder| self.now.folders.contains(folder)) {
            false => Err(io::ErrorKind::NotFound.into()),
            true if self.now.names.contains_key(path) => Err(io::ErrorKind::AlreadyExists.into()),
            true => Ok(()),
        }
    }

    fn act(&mut self, op: Op) {
        carry_out(&mut self.now, &op);
        self.log.push(op);
    }
}

fn carry_out(state: &mut State, op: &Op) {
    match op {
        Op::Create(node, path) => {
            state.data.entry(*node).or_default();
            state.names.insert(path.clone(), *node);
        }
        Op::Write(node, bytes) => state.data.entry(*node).or_default().extend(bytes),
        Op::Cut(node, length) => state.data.entry(*node).or_default().truncate(*length),
        Op::Link(node, path) => {
            state.names.insert(path.clone(), *node);
        }
        Op::Rename(node, from, to) => {
            if state.names.get(from) == Some(node) {
                state.names.remove(from);
            }
            state.names.insert(to.clone(), *node);
        }
        Op::Remove(node, path) => {
            if state.names.get(path) == Some(node) {
                state.names.remove(path);
            }
        }
        Op::Flush(_) | Op::FlushFolder(_) => {}
    }
}

/// What an op does to names: in which folder.
fn folder(op: &Op) -> Option<&Path> {
    match op {
        Op::Create(_, path) | Op::Link(_, path) | Op::Remove(_, path) | Op::Rename(_, _, path) => {
            path.parent()
        }
        _ => None,
    }
}

fn crashes(start: &State, log: &[Op]) -> BTreeSet<State> {
    let flushed_later = |at: usize, folder: &Path| {
        log[at..].iter().any(|op| matches!(op, Op::FlushFolder(flushed) if flushed == folder))
    };
    let pending: Vec<usize> = (0..log.len())
        .filter(|&at| folder(&log[at]).is_some_and(|folder| !flushed_later(at, folder)))
        .collect();
    assert!(pending.len() <= 14, "too many changes of names wait to be flushed to try them all");
    let mut data = vec![start.data.clone()];
    let nodes: BTreeSet<Node> = log.iter().filter_map(written).collect();
    for node in nodes {
        let versions = versions(start.data.get(&node).cloned().unwrap_or_default(), node, log);
        let with = |of: &BTreeMap<Node, Vec<u8>>, version: &Vec<u8>| {
            let mut with = of.clone();
            with.insert(node, version.clone());
            with
        };
        data = data.iter().flat_map(|of| versions.iter().map(move |version| with(of, version))).collect();
    }
    let mut states = BTreeSet::new();
    for mask in 0..1_u32 << pending.len() {
        let lost =
            |at: usize| pending.iter().position(|&it| it == at).is_some_and(|bit| mask >> bit & 1 == 0);
        let mut names = start.clone();
        for (at, op) in log.iter().enumerate().filter(|(at, op)| folder(op).is_some() && !lost(*at)) {
            let _ = at;
            carry_out(&mut names, op);
        }
        states.extend(data.iter().map(|data| {
            let mut data = data.clone();
            data.retain(|node, _| names.names.values().any(|named| named == node));
            names.names.values().for_each(|node| {
                data.entry(*node).or_default();
            });
            State { data, ..names.clone() }
        }));
    }
    states
}

fn written(op: &Op) -> Option<Node> {
    match op {
        Op::Create(node, _) | Op::Write(node, _) | Op::Cut(node, _) => Some(*node),
        _ => None,
    }
}

/// What a file may hold after a crash: what was flushed, and of what came later nothing, all, the first half,
/// or its length without its words.
fn versions(mut flushed: Vec<u8>, node: Node, log: &[Op]) -> BTreeSet<Vec<u8>> {
    let of_it = |op: &&Op| matches!(op, Op::Write(it, _) | Op::Cut(it, _) if *it == node);
    let change = |bytes: &mut Vec<u8>, op: &Op| match op {
        Op::Write(_, more) => bytes.extend(more),
        Op::Cut(_, length) => bytes.truncate(*length),
        _ => {}
    };
    let last = log.iter().rposition(|op| *op == Op::Flush(node)).unwrap_or(0);
    log[..last].iter().filter(of_it).for_each(|op| change(&mut flushed, op));
    let mut versions = BTreeSet::from([flushed.clone()]);
    let mut so_far = flushed;
    for op in log[last..].iter().filter(of_it) {
        let before = so_far.len();
        change(&mut so_far, op);
        versions.insert(so_far.clone());
        if let Op::Write(_, more) = op {
            versions.insert(so_far[..before + more.len() / 2].to_vec());
            let mut blank = so_far.clone();
            blank[before + more.len() / 2..].fill(0);
            versions.insert(blank);
            let mut blank = so_far.clone();
            blank[before..].fill(0);
            versions.insert(blank);
        }
    }
    versions
}

struct Open {
    files: Simulated,
    node: Node,
}

impl Output for Open {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self.files.call() {
            Ok(mut inner) => {
                inner.act(Op::Write(self.node, bytes.to_vec()));
                Ok(())
            }
            Err(why) => {
                // A full disk takes what it still can.
                let half = bytes[..bytes.len() / 2].to_vec();
                self.files.0.lock().unwrap().act(Op::Write(self.node, half));
                Err(why)
            }
        }
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.files.call()?.act(Op::Cut(self.node, length as usize));
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut inner = self.files.call()?;
        if inner.deaf != Deaf::ToFiles {
            inner.act(Op::Flush(self.node));
        }
        Ok(())
    }
}

impl Files for Simulated {
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn Output>> {
        let mut inner = self.call()?;
        inner.free(path)?;
        let node = inner.now.data.keys().last().map_or(0, |last| last + 1);
        inner.act(Op::Create(node, path.to_path_buf()));
        Ok(Box::new(Open { files: self.clone(), node }))
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let inner = self.call()?;
        let bytes = &inner.now.data[&inner.node(path)?];
        if bytes.len() as u64 > most { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes.clone()) }
    }

    fn link(&self, file: &Path, name: &Path) -> io::Result<()> {
        let mut inner = self.call()?;
        if inner.no_links {
            return Err(io::ErrorKind::Unsupported.into());
        }
        inner.free(name)?;
        let node = inner.node(file)?;
        inner.act(Op::Link(node, name.to_path_buf()));
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut inner = self.call()?;
        let node = inner.node(from)?;
        inner.act(Op::Rename(node, from.to_path_buf(), to.to_path_buf()));
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut inner = self.call()?;
        let node = inner.node(path)?;
        inner.act(Op::Remove(node, path.to_path_buf()));
        Ok(())
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        let mut inner = self.call()?;
        if inner.deaf != Deaf::ToFolders {
            inner.act(Op::FlushFolder(folder.to_path_buf()));
        }
        Ok(())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(PathBuf, About)>> {
        let paths: Vec<PathBuf> = {
            let inner = self.call()?;
            let all = inner.now.names.keys().chain(&inner.now.folders);
            all.filter(|path| path.parent() == Some(folder)).cloned().collect()
        };
        paths.into_iter().map(|path| self.about(&path).map(|about| (path, about))).collect()
    }

    fn about(&self, path: &Path) -> io::Result<About> {
        let inner = self.call()?;
        let modified = Some(SystemTime::UNIX_EPOCH + inner.modified);
        if inner.now.folders.contains(path) {
            return Ok(About { kind: Kind::Folder, length: 0, modified, read_only: false });
        }
        let length = inner.now.data[&inner.node(path)?].len() as u64;
        Ok(About { kind: Kind::File, length, modified, read_only: false })
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        self.call()?.node(path)?;
        Ok(path.to_path_buf())
    }

    /// Folders are there for good at once; nothing of ours rests on a folder that is new.
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        let mut inner = self.call()?;
        for folder in folder.ancestors() {
            inner.now.folders.insert(folder.to_path_buf());
            inner.start.folders.insert(folder.to_path_buf());
        }
        Ok(())
    }

    fn allow_as(&self, _path: &Path, like: &Path) -> io::Result<()> {
        self.call()?.node(like).map(|_| ())
    }
}
