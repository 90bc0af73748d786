//! The files are those of `age` itself: what we lock it opens, and what it locks we open.

use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use age::secrecy::ExposeSecret as _;

use super::super::Project;
use super::super::disk::Disk;
use super::super::tests::project;
use super::tests::passphrase;
use super::*;

/// Runs `age` or `age-keygen`; `None`, said loudly, where there is none.
fn run(program: &str, arguments: &[&str], folder: &Path) -> Option<Output> {
    match Command::new(program).args(arguments).current_dir(folder).output() {
        Ok(output) => Some(output),
        Err(why) => {
            println!("SKIPPED: there is no {program} on this computer ({why})");
            None
        }
    }
}

fn done(output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn age_opens_what_we_lock_with_the_recovery_key_and_locks_for_our_list_of_keys() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    let vault = Vault::set_up(Arc::new(Disk), place, &passphrase("mine"), 4).unwrap();
    let live = project();
    let file = place.join("review.ron.age");
    live.save_sealed(&file, &Seal::Keys(vault.recipients().unwrap().clone())).unwrap();
    std::fs::write(place.join("key.txt"), vault.recovery_key().unwrap().expose_secret()).unwrap();
    let arguments = ["-d", "-i", "key.txt", "-o", "review.ron", "review.ron.age"];
    let Some(output) = run("age", &arguments, place) else { return };
    done(&output);
    assert!(Project::open(&place.join("review.ron")).unwrap().0 == live);
    // And the other way round, for the list that lies in the data folder.
    live.save(&place.join("clear.ron")).unwrap();
    let arguments = ["-R", "protection/recipients.txt", "-o", "theirs.ron.age", "clear.ron"];
    done(&run("age", &arguments, place).unwrap());
    let opened =
        Project::open_with(&place.join("theirs.ron.age"), Opener::Key(vault.key().unwrap())).unwrap();
    assert!(opened.project.review() == live.review() && opened.project.is_sealed());
}

#[test]
fn keys_of_age_are_keys_here() {
    let folder = tempfile::tempdir().unwrap();
    let Some(output) = run("age-keygen", &["-o", "key.txt"], folder.path()) else { return };
    done(&output);
    let words = std::fs::read_to_string(folder.path().join("key.txt")).unwrap();
    let secret = words.lines().find(|line| !line.starts_with('#')).unwrap();
    let public = words.lines().find_map(|line| line.strip_prefix("# public key: ")).unwrap();
    let key = SecretKey::parse(secret).unwrap();
    assert_eq!(key.public().to_string(), public);
    let sealed = Recipients::new(public.parse().unwrap(), []).unwrap().close(b"words").unwrap();
    std::fs::write(folder.path().join("words.age"), sealed).unwrap();
    let output = run("age", &["-d", "-i", "key.txt", "words.age"], folder.path()).unwrap();
    done(&output);
    assert_eq!(output.stdout, b"words");
}
