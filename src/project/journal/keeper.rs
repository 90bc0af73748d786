//! A journal on a thread of its own, so that nobody who types waits for a disk.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::super::Project;
use super::super::protect::MOST_SEALED_BYTES;
use super::super::protect::Recipients;
use super::super::{read_bounded, sha256_of};
use super::{Base, Journal, JournalError, Record};

/// Steps are written when nobody has made one for so long,
const REST: Duration = Duration::from_millis(300);
/// and so long after the first that is not written in any case. After a failure it is tried again after as long. Of
/// the two seconds that people are promised, the rest is the window's to draw and the disk's to write.
const MOST: Duration = Duration::from_millis(1_500);

/// Takes steps and writes them soon. Dropped, it writes what it has, and the journal stays as after a crash.
pub struct Keeper {
    /// `None` only while it is dropped.
    orders: Option<Sender<Order>>,
    thread: Option<JoinHandle<()>>,
    trouble: Arc<Mutex<Option<JournalError>>>,
    handed: usize,
}

/// Where a project was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedAs {
    pub path: PathBuf,
    /// Of the file's bytes.
    pub sha256: String,
}

impl SavedAs {
    /// Says whether the file is as it was saved.
    pub fn is_still_there(&self) -> bool {
        read_bounded(&self.path, MOST_SEALED_BYTES).is_ok_and(|(bytes, _)| sha256_of(&bytes) == self.sha256)
    }
}

enum Order {
    Step(Box<Record>),
    Rebase {
        project: Arc<Project>,
        saved: Option<SavedAs>,
        count: usize,
    },
    Seal(Option<Recipients>),
    /// Write now, and answer whether all is written.
    Flush(Sender<bool>),
    Close,
}

impl Keeper {
    /// Starts writing a journal.
    ///
    /// # Errors
    /// If the system gives no thread.
    pub fn start(journal: Journal) -> io::Result<Self> {
        let (orders, taken) = channel();
        let trouble = Arc::new(Mutex::new(None));
        let handed = journal.count();
        let (pending, told) = (Vec::new(), Arc::clone(&trouble));
        let writer = Writer { journal, pending, first: None, trouble: told, behind: 0, again: None };
        let named = std::thread::Builder::new().name("journal".to_owned());
        let thread = named.spawn(move || writer.work(&taken))?;
        Ok(Self { orders: Some(orders), thread: Some(thread), trouble, handed })
    }

    /// Hands over a step; never waits.
    pub fn step(&mut self, record: Record) {
        self.handed += 1;
        self.order(Order::Step(Box::new(record)));
    }

    /// How many steps were handed over since the journal began, or began anew. Whoever saves notes it together with
    /// the project that is saved, and gives it to [`Self::rebase`] when that is done.
    pub fn handed(&self) -> usize {
        self.handed
    }

    /// Begins anew: `project` is what was saved when `count` steps were handed over; without a file, the journal
    /// holds it. Never waits.
    pub fn rebase(&mut self, project: Arc<Project>, saved: Option<SavedAs>, count: usize) {
        self.handed = self.handed.saturating_sub(count);
        self.order(Order::Rebase { project, saved, count });
    }

    /// Locks what is written from now on, or no longer, as [`Journal::seal`]; [`Self::rebase`] is to follow at once.
    pub fn seal(&mut self, seal: Option<Recipients>) {
        self.order(Order::Seal(seal));
    }

    /// Waits until what was handed over is written, or could not be; says whether it is.
    pub fn flush(&self) -> bool {
        let (answer, answered) = channel();
        self.order(Order::Flush(answer));
        answered.recv().unwrap_or(false)
    }

    /// What `tell` says of that which keeps the last steps from being written, if something does. It is tried again
    /// soon. A full journal wants to be rebased.
    pub fn trouble<T>(&self, tell: impl FnOnce(&JournalError) -> T) -> Option<T> {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).as_ref().map(tell)
    }

    /// Ends the journal of a project that is closed in order: nothing of it is left.
    pub fn close(self) {
        self.order(Order::Close);
    }

    fn order(&self, order: Order) {
        // The thread ends only when it is told to.
        let _taken = self.orders.as_ref().map(|orders| orders.send(order));
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.orders = None;
        let _ended = self.thread.take().map(JoinHandle::join);
    }
}

/// The thread's side.
struct Writer {
    journal: Journal,
    /// Handed over and not written.
    pending: Vec<Record>,
    /// When the first of them came, or writing failed.
    first: Option<Instant>,
    trouble: Arc<Mutex<Option<JournalError>>>,
    /// Steps at the journal's beginning that were saved when it could not begin anew.
    behind: usize,
    /// The project as it was after those, where the journal is to begin anew with all of it: what stands in it may be in
    /// clear and should not be.
    again: Option<Arc<Project>>,
}

impl Writer {
    fn work(mut self, orders: &Receiver<Order>) {
        loop {
            let order = match self.first.map(|first| patience(first.elapsed(), self.fails())) {
                None => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
                // Whoever never rests is not waited for.
                Some(Duration::ZERO) => Err(RecvTimeoutError::Timeout),
                Some(left) => orders.recv_timeout(left),
            };
            match order {
                Ok(Order::Step(record)) => {
                    self.pending.push(*record);
                    self.first.get_or_insert_with(Instant::now);
                }
                Ok(Order::Rebase { project, saved, count }) => self.rebase(&project, saved.as_ref(), count),
                Ok(Order::Seal(seal)) => self.journal.seal(seal),
                Ok(Order::Flush(answer)) => {
                    self.write();
                    self.try_again();
                    let _nobody_waits = answer.send(self.pending.is_empty());
                }
                Ok(Order::Close) => {
                    let _found_again_if_it_stays = self.journal.close();
                    return;
                }
                Err(RecvTimeoutError::Timeout) => {
                    self.write();
                    self.try_again();
                }
                Err(RecvTimeoutError::Disconnected) => return self.write(),
            }
        }
    }

    fn write(&mut self) {
        let written = self.journal.append(&self.pending);
        if written.is_ok() {
            self.pending.clear();
        }
        let again = self.again.is_some();
        self.first = (again || written.is_err()).then(Instant::now);
        // What keeps it from beginning anew is no better because steps can be written.
        if !again || written.is_err() {
            self.tell(written.err());
        }
    }

    /// Begins anew where that failed before.
    fn try_again(&mut self) {
        if let Some(project) = self.again.take() {
            self.rebase(&project, None, 0);
        }
    }

    fn rebase(&mut self, project: &Arc<Project>, saved: Option<&SavedAs>, count: usize) {
        self.write();
        let count = count + self.behind;
        // What could not be written and is saved by now need not be.
        let unwritten = count.saturating_sub(self.journal.count()).min(self.pending.len());
        let base = saved.map_or(Base::Whole, |saved| Base::File { path: &saved.path, sha256: &saved.sha256 });
        match self.journal.rebase(project, base, count) {
            Ok(()) => {
                (self.behind, self.again) = (0, None);
                self.pending.drain(..unwritten);
                self.write();
            }
            Err(why) => {
                self.behind = count;
                if saved.is_none() && !matches!(why, JournalError::Full) {
                    self.again = Some(Arc::clone(project));
                    self.first = Some(Instant::now());
                }
                self.tell(Some(why));
            }
        }
    }

    fn fails(&self) -> bool {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    fn tell(&self, trouble: Option<JournalError>) {
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = trouble;
    }
}

/// How long to wait for another step when the first that is not written came, or writing failed, so long ago.
fn patience(since: Duration, fails: bool) -> Duration {
    let left = MOST.saturating_sub(since);
    if fails { left } else { REST.min(left) }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead as _, BufReader, Write as _};
    use std::path::Path;
    use std::process::{Command, Stdio};

    use super::super::super::disk::simulated::Simulated;
    use super::super::super::disk::{Disk, Files};
    use super::super::super::recovery::{journals, left_behind};
    use super::super::super::tests::project;
    use super::super::{Recovered, sha256_of};
    use super::*;
    use crate::review::Edit;

    const ASKED: &str = "RAPPORTEUR_TEST_KEEPS";

    fn begin(project: &Project) -> (Simulated, Keeper) {
        let files = Simulated::with(&[]);
        let folder = Path::new("/simulated/journals");
        let journal = Journal::begin(Arc::new(files.clone()), folder, project, Base::Whole).unwrap();
        (files, Keeper::start(journal).unwrap())
    }

    fn rename(project: &mut Project, title: &str) -> Record {
        let edit = Edit::SetTitle(title.to_owned());
        project.apply(edit.clone()).unwrap();
        Record::of(project, &edit)
    }

    /// What the only journal there is leads to.
    fn there(files: &Simulated, base: Option<&str>) -> Project {
        let state = files.state();
        let all: Vec<_> = state.files().collect();
        assert_eq!(all.len(), 1);
        Recovered::read(all[0].1).unwrap().onto(base.map(str::as_bytes)).unwrap()
    }

    #[test]
    fn steps_are_written_after_a_rest_and_within_two_seconds_in_any_case() {
        let millis = Duration::from_millis;
        assert_eq!(patience(millis(0), false), millis(300));
        assert_eq!(patience(millis(1_400), false), millis(100));
        assert_eq!(patience(millis(2_500), false), Duration::ZERO);
        assert_eq!(patience(millis(500), true), millis(1_000));
        assert!(MOST + REST < Duration::from_secs(2), "there is time left to draw and to write");
    }

    #[test]
    fn what_was_handed_over_is_written_and_gone_after_an_orderly_close() {
        let mut live = project();
        let (files, mut keeper) = begin(&live);
        keeper.step(rename(&mut live, "a"));
        assert!(keeper.flush());
        assert!(there(&files, None) == live);
        keeper.step(rename(&mut live, "b"));
        drop(keeper);
        assert!(there(&files, None) == live);
        let (files, mut keeper) = begin(&live);
        keeper.step(rename(&mut live, "c"));
        keeper.close();
        assert_eq!(files.state().files().count(), 0);
    }

    #[test]
    fn what_came_while_it_was_saved_is_kept_on_top_of_what_was_saved() {
        let mut live = project();
        let (files, mut keeper) = begin(&live);
        keeper.step(rename(&mut live, "a"));
        let (saving, count) = (Arc::new(live.clone()), keeper.handed());
        keeper.step(rename(&mut live, "b"));
        let words = saving.to_ron().unwrap();
        let saved = SavedAs { path: "r.ron".into(), sha256: sha256_of(words.as_bytes()) };
        keeper.rebase(saving, Some(saved), count);
        assert_eq!(keeper.handed(), 1);
        keeper.step(rename(&mut live, "c"));
        assert!(keeper.flush());
        assert!(there(&files, Some(&words)) == live);
    }

    #[test]
    fn a_disk_that_fails_is_told_of_and_nothing_is_lost_when_it_heals() {
        let mut live = project();
        let (files, mut keeper) = begin(&live);
        files.fail(1, true);
        keeper.step(rename(&mut live, "a"));
        assert!(!keeper.flush());
        assert!(keeper.trouble(ToString::to_string).unwrap().contains("Save the project"));
        // Not even a rebase is possible; what it was told is made up for later.
        keeper.rebase(Arc::new(live.clone()), None, keeper.handed());
        keeper.step(rename(&mut live, "b"));
        assert!(!keeper.flush());
        files.heal();
        assert!(keeper.flush());
        assert_eq!(keeper.trouble(ToString::to_string), None);
        assert!(there(&files, None) == live);
        keeper.rebase(Arc::new(live.clone()), None, keeper.handed());
        keeper.step(rename(&mut live, "c"));
        drop(keeper);
        assert!(there(&files, None) == live);
    }

    /// Run by the next test in a process of its own, which is killed; alone it has nothing to do.
    #[test]
    fn child_that_is_killed() {
        let Some(data) = std::env::var_os(ASKED) else { return };
        let mut live = project();
        let folder = journals(Path::new(&data));
        let journal = Journal::begin(Arc::new(Disk), &folder, &live, Base::Whole).unwrap();
        let mut keeper = Keeper::start(journal).unwrap();
        for step in 1.. {
            keeper.step(rename(&mut live, &format!("Step {step}")));
            assert!(keeper.flush());
            if writeln!(io::stdout(), "\nkept {step}").is_err() {
                return;
            }
        }
    }

    #[test]
    fn what_was_written_before_the_program_is_killed_is_found() {
        let name = concat!(module_path!(), "::child_that_is_killed").split_once("::").unwrap().1;
        for kept in [1, 7, 40] {
            let data = tempfile::tempdir().unwrap();
            let mut child = Command::new(std::env::current_exe().unwrap())
                .args([name, "--exact", "--nocapture", "--test-threads=1"])
                .env(ASKED, data.path())
                .stdout(Stdio::piped())
                .spawn()
                .unwrap();
            let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
            assert!(lines.any(|line| line == format!("kept {kept}")));
            child.kill().unwrap();
            child.wait().unwrap();
            let files: Arc<dyn Files> = Arc::new(Disk);
            let left = left_behind(&files, data.path());
            assert_eq!(left.len(), 1);
            let changes = left[0].changes();
            assert!(changes >= kept, "{changes} of {kept}");
            assert_eq!(left[0].recover().unwrap().review().title(), format!("Step {changes}"));
        }
    }
}
