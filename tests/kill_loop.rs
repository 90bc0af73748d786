//! The real program, killed at random moments while it changes a project, and raced against itself: no file is ever
//! damaged, and no mark that was said to be there is ever missing.
//!
//! `RAPPORTEUR_KILLS` and `RAPPORTEUR_RACES` ask for more of both than an ordinary run has time for.

// What fails here fails loudly.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use rapporteur::project::{Disk, Project, sweep};
use rapporteur::review::{Annotation, AnnotationId, Edit};
use rapporteur::samples::Sample;

const USUAL_KILLS: usize = 100;
const USUAL_RACES: usize = 20;
/// Asks a child of this very program to change the named project carelessly.
const ASKED: &str = "RAPPORTEUR_TEST_CARELESS";

/// A folder with nothing but a project in it.
struct Place {
    folder: tempfile::TempDir,
}

/// What is wrong with a project after a kill or a race.
#[derive(Debug, PartialEq, Eq)]
enum Harm {
    Damaged(String),
    Lost(usize),
    Litter(Vec<String>),
}

impl Place {
    fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        let sample = Sample::named("convention-2024").unwrap();
        std::fs::write(place.project(), sample.ron()).unwrap();
        place
    }

    fn project(&self) -> PathBuf {
        self.folder.path().join("p.ron")
    }

    /// The program, about to make one mark more.
    fn annotate(&self, comment: &str) -> Child {
        Command::new(env!("CARGO_BIN_EXE_rapporteur"))
            .args(["annotate", "p.ron", "--at", "24(2)", "--concern", "privacy", "--comment", comment])
            .current_dir(self.folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    fn names(&self) -> BTreeSet<String> {
        let there = std::fs::read_dir(self.folder.path()).unwrap();
        there.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    fn is_written_now(&self) -> bool {
        self.names().iter().any(|name| Path::new(name).extension().is_some_and(|is| is == "part"))
    }

    /// What harm was done to the project, in which these marks must be.
    fn harm(&self, promised: &BTreeSet<AnnotationId>) -> Option<Harm> {
        let project = match Project::open(&self.project()) {
            Ok((project, _)) => project,
            Err(why) => return Some(Harm::Damaged(why.to_string())),
        };
        if let Some(remark) = project.remarks().first() {
            return Some(Harm::Damaged(remark.to_string()));
        }
        let there = project.review().annotations();
        let lost = promised.iter().filter(|mark| !there.contains_key(mark)).count();
        (lost > 0).then_some(Harm::Lost(lost))
    }

    /// What is left beside the project when temporary files are swept, as they are when it is opened another day.
    fn litter(&self) -> Option<Harm> {
        sweep(&Disk, self.folder.path(), SystemTime::now() + Duration::from_hours(48));
        let rest: Vec<String> = self.names().into_iter().filter(|name| name != "p.ron").collect();
        (!rest.is_empty()).then_some(Harm::Litter(rest))
    }
}

/// How often something is done, if a variable says so.
fn asked(variable: &str, usual: usize) -> usize {
    std::env::var(variable).map_or(usual, |often| often.parse().unwrap())
}

/// A number below `most`, of the system's.
fn random(most: u64) -> u64 {
    u64::from_str_radix(&AnnotationId::random().to_string()[..15], 16).unwrap() % most.max(1)
}

fn spin(until: Instant) {
    while Instant::now() < until {
        std::hint::spin_loop();
    }
}

/// The mark that the program said it made, if it came to that.
fn told(child: &mut Child) -> Option<AnnotationId> {
    let mut words = String::new();
    child.stdout.take().unwrap().read_to_string(&mut words).unwrap();
    words.ends_with('\n').then(|| AnnotationId::parse(words.trim()).unwrap())
}

/// How long the program takes in all, and from the moment when the new file is begun to its end.
fn usual_times(place: &Place, promised: &mut BTreeSet<AnnotationId>) -> (Duration, Duration) {
    let mut longest = (Duration::ZERO, Duration::ZERO);
    for _ in 0..5 {
        let begun = Instant::now();
        let mut child = place.annotate("not killed");
        let mut writing = None;
        while child.try_wait().unwrap().is_none() {
            if writing.is_none() && place.is_written_now() {
                writing = Some(Instant::now());
            }
        }
        let whole = begun.elapsed();
        longest.0 = longest.0.max(whole);
        longest.1 = longest.1.max(writing.map_or(Duration::ZERO, |writing| writing.elapsed()));
        promised.insert(told(&mut child).expect("a mark that is made is told"));
    }
    longest
}

/// Kills one program that makes a mark: at any moment of its run, or at any moment from that on in which the new file
/// is begun.
fn kill_one(place: &Place, (whole, writing): (Duration, Duration), in_writing: bool) -> Option<AnnotationId> {
    let begun = Instant::now();
    let mut child = place.annotate("killed");
    let after = |most: Duration| Duration::from_micros(random(most.as_micros() as u64 * 11 / 10));
    if in_writing {
        while !place.is_written_now() && child.try_wait().unwrap().is_none() {
            std::hint::spin_loop();
        }
        spin(Instant::now() + after(writing));
    } else {
        spin(begun + after(whole));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    told(&mut child)
}

#[test]
fn no_kill_damages_a_project_or_takes_a_mark_that_was_told() {
    let kills = asked("RAPPORTEUR_KILLS", USUAL_KILLS);
    let (mut made, mut parts) = (0, 0);
    let mut place = Place::new();
    let mut promised = BTreeSet::new();
    let times = usual_times(&place, &mut promised);
    for kill in 0..kills {
        // A project that grows without end would make the program slower and the kills seldom meet a save.
        if promised.len() > 200 {
            (place, promised) = (Place::new(), BTreeSet::new());
        }
        let mark = kill_one(&place, times, kill % 2 == 0);
        made += usize::from(mark.is_some());
        promised.extend(mark);
        assert_eq!(place.harm(&promised), None, "kill {kill} of {times:?}");
        if place.is_written_now() {
            parts += 1;
            sweep(&Disk, place.folder.path(), SystemTime::now() + Duration::from_hours(48));
        }
        let known = ["p.ron", ".p.ron.lock"];
        assert!(place.names().iter().all(|name| known.contains(&name.as_str())), "{:?}", place.names());
    }
    // Whoever comes next finds nothing in the way, and leaves nothing.
    let mut last = place.annotate("the last");
    assert!(last.wait().unwrap().success());
    promised.extend(told(&mut last));
    assert_eq!((place.harm(&promised), place.litter()), (None, None));
    println!(
        "{kills} kills: 0 damaged, 0 of the {made} marks told were lost; {parts} came while a file was written"
    );
    assert!(parts > 0, "no kill came while a file was written");
}

/// Run by the next test in a process of its own, which is killed; alone it has nothing to do.
#[test]
fn child_that_writes_in_place() {
    let Some(path) = std::env::var_os(ASKED).map(PathBuf::from) else { return };
    let (mut project, _) = Project::open(&path).unwrap();
    loop {
        let mark = another_mark(&mut project);
        std::fs::write(&path, project.to_ron().unwrap()).unwrap();
        if writeln!(std::io::stdout(), "\nkept {mark}").is_err() {
            return;
        }
    }
}

fn another_mark(project: &mut Project) -> AnnotationId {
    let like = project.review().annotations().values().next().unwrap().clone();
    let mark = Annotation { id: AnnotationId::random(), revision: 0, ..like };
    let id = mark.id;
    project.apply(Edit::PutAnnotation(Box::new(mark))).unwrap();
    id
}

/// A child of this program that runs one of its tests on a project.
fn careless(test: &str, project: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([test, "--exact", "--nocapture", "--test-threads=1"])
        .env(ASKED, project)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

#[test]
fn kills_are_felt_where_a_file_is_written_in_place() {
    let mut damaged = 0;
    for _ in 0..40 {
        let place = Place::new();
        let mut child = careless("child_that_writes_in_place", &place.project());
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        assert!(lines.any(|line| line.starts_with("kept ")));
        spin(Instant::now() + Duration::from_micros(random(60_000)));
        child.kill().unwrap();
        child.wait().unwrap();
        damaged += usize::from(matches!(place.harm(&BTreeSet::new()), Some(Harm::Damaged(_))));
    }
    println!("40 kills of a program that writes in place: {damaged} damaged");
    assert!(damaged > 0, "the kills never meet a write");
}

#[test]
fn of_programs_that_race_to_change_a_project_none_loses_what_another_said() {
    let races = asked("RAPPORTEUR_RACES", USUAL_RACES);
    let (mut made, mut refused) = (0, 0);
    let mut place = Place::new();
    let mut promised = BTreeSet::new();
    for race in 0..races {
        if promised.len() > 200 {
            (place, promised) = (Place::new(), BTreeSet::new());
        }
        let runners: Vec<Child> = (0..3).map(|_| place.annotate("raced")).collect();
        for mut runner in runners {
            let success = runner.wait().unwrap().success();
            let mut message = String::new();
            runner.stderr.take().unwrap().read_to_string(&mut message).unwrap();
            match told(&mut runner) {
                Some(mark) if success => _ = promised.insert(mark),
                _ => {
                    refused += 1;
                    assert!(message.contains("nothing was written"), "{message}");
                }
            }
            made += usize::from(success);
        }
        assert_eq!(place.harm(&promised), None, "race {race}");
    }
    assert_eq!(place.litter(), None);
    println!("{races} races of three: {made} marks made and none lost, {refused} refused and said so");
    assert_eq!(made + refused, races * 3);
    assert!(made >= races, "somebody wins each race");
}

/// Run by the next test, twice at once; alone it has nothing to do.
#[test]
fn child_that_asks_nobody() {
    let Some(path) = std::env::var_os(ASKED).map(PathBuf::from) else { return };
    let (mut project, _) = Project::open(&path).unwrap();
    let mark = another_mark(&mut project);
    println!("\nread");
    std::io::stdin().lock().read_line(&mut String::new()).unwrap();
    project.save(&path).unwrap();
    println!("\nkept {mark}");
}

#[test]
fn a_race_without_a_lock_would_lose_what_was_said() {
    let place = Place::new();
    let mut runners: Vec<_> = (0..2)
        .map(|_| {
            let mut child = careless("child_that_asks_nobody", &place.project());
            let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
            assert!(lines.any(|line| line == "read"));
            (child, lines)
        })
        .collect();
    let mut promised = BTreeSet::new();
    for (child, lines) in &mut runners {
        child.stdin.take().unwrap().write_all(b"go on\n").unwrap();
        let kept = lines.find_map(|line| AnnotationId::parse(line.strip_prefix("kept ")?)).unwrap();
        promised.insert(kept);
        child.wait().unwrap();
    }
    assert_eq!(place.harm(&promised), Some(Harm::Lost(1)));
}
