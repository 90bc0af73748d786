//! A computer with protection, for tests.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, vec2};
use rapporteur::project::protect::{Passphrase, Seal, Vault};
use rapporteur::project::{Disk, Project};
use rapporteur::samples::Sample;

use super::window::{Window, click, fill_in, press, setup, wait_for_words, window_of, write};

pub const WORDS: &str = "six words that nobody knows";
/// Shown while a project is.
pub const IN_MARKS: &str = "Find in marks";
/// The least work, so that tests are quick.
pub const QUICK: u8 = 4;

pub fn passphrase(words: &str) -> Passphrase {
    Passphrase::new(words.to_owned()).unwrap()
}

/// The program's own folder.
pub fn data(folder: &Path) -> PathBuf {
    folder.join("settings/data")
}

/// A computer on which protection was set up before.
pub fn protected(folder: &Path) -> Vault {
    Vault::set_up(Arc::new(Disk), &data(folder), &passphrase(WORDS), QUICK).unwrap()
}

/// A window that nobody locks for resting: its clock goes faster than work with passphrases here.
pub fn window(folder: &Path, file: Option<&Path>) -> Window {
    window_that_rests(folder, file, 0)
}

/// A window that is locked after so many minutes of rest; nought is never.
pub fn window_that_rests(folder: &Path, file: Option<&Path>, minutes: u32) -> Window {
    let settings = folder.join("settings/settings.ron");
    std::fs::create_dir_all(settings.parent().unwrap()).unwrap();
    std::fs::write(&settings, format!("(toured: true, name: \"A\", lock_after: {minutes})")).unwrap();
    window_of(vec2(1280.0, 800.0), setup(folder, file.map(Path::to_path_buf)))
}

/// The same, unlocked, with the file open.
pub fn unlocked(folder: &Path, file: &Path) -> Window {
    let mut window = window(folder, Some(file));
    unlock(&mut window, WORDS);
    wait_for_words(&mut window, IN_MARKS);
    window
}

pub fn sample() -> Project {
    Project::from_ron(Sample::named("convention-2024").unwrap().ron()).unwrap()
}

/// A file that is locked for the vault.
pub fn locked_file(folder: &Path, vault: &Vault) -> PathBuf {
    let file = folder.join("review.ron");
    let seal = Seal::Keys(vault.recipients().unwrap().clone());
    sample().save_sealed(&file, &seal).unwrap();
    file
}

/// Gives a command by its name.
pub fn perform(window: &mut Window, command: &str) {
    press(window, Modifiers::COMMAND, Key::K);
    write(window, command);
    press(window, Modifiers::NONE, Key::Enter);
}

pub fn type_secret(window: &mut Window, name: &str, words: &str) {
    fill_in(window, Role::PasswordInput, name, words);
}

pub fn unlock(window: &mut Window, words: &str) {
    type_secret(window, "Passphrase", words);
    click(window, "Unlock");
}

/// All files in a folder and those in it, with their bytes.
pub fn files_in(folder: &Path, found: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().map(Result::unwrap) {
        if entry.path().is_dir() {
            files_in(&entry.path(), found);
        } else {
            found.push((entry.path(), std::fs::read(entry.path()).unwrap_or_default()));
        }
    }
}

/// Files in the program's own folder that hold these words.
pub fn telling(folder: &Path, words: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    files_in(&folder.join("settings"), &mut found);
    let tells = |bytes: &[u8]| bytes.windows(words.len()).any(|part| part == words.as_bytes());
    found.into_iter().filter(|(_, bytes)| tells(bytes)).map(|(path, _)| path).collect()
}
