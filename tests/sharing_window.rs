//! Locked copies for others, colleagues' keys and an organisation's, as a person meets them in the window.

// What fails here fails loudly.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod support;

use std::path::Path;
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Theme, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rapporteur::project::protect::{Opener, SealError, SecretKey, Vault, is_sealed};
use rapporteur::project::{Disk, OpenError, Project, claim};
use support::protection::{
    IN_MARKS, QUICK, WORDS, data, files_in, locked_file, passphrase, perform, protected, sample, telling,
    type_secret, unlock, unlocked, window,
};
use support::window::{
    Window, assert_in_sight, click, dressed, fill, fill_in, focused, press, scroll_and_click, setup, shows,
    wait_for, wait_for_words,
};

const COPY: &str = "Locked copy";
const WHERE: &str = "Choose where to write it…";

/// Says where the copy is to be written, and waits until it is.
fn write_to(window: &mut Window, path: &Path) {
    click(window, WHERE);
    fill_in(window, Role::TextInput, "File", path.to_str().unwrap());
    press(window, Modifiers::NONE, Key::Enter);
    let name = path.file_name().unwrap().to_str().unwrap();
    wait_for_words(window, &format!("Locked copy written: {name}"));
}

fn add(window: &mut Window, name: &str, key: &str) {
    click(window, "Add a colleague…");
    fill(window, "Name", name);
    fill(window, "Their key", key);
    click(window, "Add");
    wait_for(window, name, |window| window.query_by_role_and_label(Role::CheckBox, name).is_some());
    wait_for(window, "the list", |window| shows(window, WHERE));
}

fn opened(path: &Path, key: &SecretKey) -> Result<Project, OpenError> {
    Project::open_with(path, Opener::Key(key)).map(|opened| opened.project)
}

#[test]
fn a_copy_with_a_passphrase_is_opened_with_it_alone_and_the_file_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("review.ron");
    std::fs::write(&file, sample().to_ron().unwrap()).unwrap();
    let before = std::fs::read(&file).unwrap();
    let mut window = window(folder.path(), Some(&file));
    wait_for_words(&mut window, IN_MARKS);

    perform(&mut window, COPY);
    type_secret(&mut window, "New passphrase", "told by telephone");
    type_secret(&mut window, "The same again", "told by telefone");
    assert!(window.get_by_label(WHERE).accesskit_node().is_disabled(), "they differ");
    type_secret(&mut window, "The same again", "told by telephone");
    let copy = folder.path().join("review.ron.age");
    write_to(&mut window, &copy);

    assert!(is_sealed(&std::fs::read(&copy).unwrap()));
    let told = passphrase("told by telephone");
    let theirs = Project::open_with(&copy, Opener::Passphrase(&told)).unwrap().project;
    assert_eq!(theirs.review(), sample().review());
    assert_eq!(std::fs::read(&file).unwrap(), before);
    assert!(shows(&window, "Saved") && window.query_by_label("Locked").is_none());
}

#[test]
fn a_copy_for_colleagues_is_opened_by_them_and_by_its_sender_and_by_nobody_else() {
    let folder = tempfile::tempdir().unwrap();
    let mut vault = protected(folder.path());
    // What is the person's own is locked for an organisation as well; a copy for others is not.
    let [ada, eve, organisation] = [(); 3].map(|()| SecretKey::generate());
    vault.set_organisation(&passphrase(WORDS), Some(organisation.public())).unwrap();
    let file = locked_file(folder.path(), &vault);
    let mut window = unlocked(folder.path(), &file);
    perform(&mut window, COPY);
    click(&mut window, "With the keys of colleagues");
    assert!(shows(&window, "Nobody is listed yet"));
    add(&mut window, "Ada", &ada.public().to_string());
    add(&mut window, "Eve", &eve.public().to_string());
    assert!(shows(&window, &format!("{} · not compared yet", ada.public().words())));
    click(&mut window, "We compared the words: Ada");
    wait_for_words(&mut window, &format!("{} · compared", ada.public().words()));
    wait_for_words(&mut window, WHERE);
    assert!(window.get_by_label(WHERE).accesskit_node().is_disabled(), "nobody is chosen");
    click(&mut window, "Ada");
    let copy = folder.path().join("for Ada.ron.age");
    write_to(&mut window, &copy);

    for key in [&ada, vault.key().unwrap()] {
        assert_eq!(opened(&copy, key).unwrap().review(), sample().review());
    }
    assert!(opened(&file, &organisation).is_ok());
    for key in [&eve, &organisation] {
        assert!(matches!(opened(&copy, key), Err(OpenError::Sealed { why: SealError::OtherKey, .. })));
    }
    assert!(telling(folder.path(), "Ada").is_empty(), "who works with whom is nobody's business");

    // The list is there the next time, and knows what was compared.
    perform(&mut window, COPY);
    wait_for_words(&mut window, &format!("{} · compared", ada.public().words()));
    assert!(shows(&window, &format!("{} · not compared yet", eve.public().words())));
    click(&mut window, "Remove: Eve");
    wait_for(&mut window, "one less", |window| !shows(window, &eve.public().words()) && shows(window, WHERE));
    click(&mut window, "Cancel");
    perform(&mut window, COPY);
    assert!(shows(&window, "Ada") && !shows(&window, "Eve"));
}

#[test]
fn a_copy_is_written_over_nothing_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let file = locked_file(folder.path(), &protected(folder.path()));
    let before = std::fs::read(&file).unwrap();
    let taken = folder.path().join("taken.ron.age");
    std::fs::write(&taken, "mine").unwrap();
    let mut window = unlocked(folder.path(), &file);
    perform(&mut window, COPY);
    type_secret(&mut window, "New passphrase", WORDS);
    type_secret(&mut window, "The same again", WORDS);
    click(&mut window, WHERE);
    fill_in(&mut window, Role::TextInput, "File", folder.path().join("taken").to_str().unwrap());
    press(&mut window, Modifiers::NONE, Key::Enter);
    wait_for_words(&mut window, "Replace the file?");
    click(&mut window, "Keep it");
    assert_eq!(std::fs::read(&taken).unwrap(), b"mine");
    assert_eq!(std::fs::read(&file).unwrap(), before);
    // What is replaced in the end is kept, as whatever a save replaces.
    let other = sample();
    other.save(&taken).unwrap();
    perform(&mut window, COPY);
    type_secret(&mut window, "New passphrase", WORDS);
    type_secret(&mut window, "The same again", WORDS);
    press(&mut window, Modifiers::NONE, Key::Enter);
    fill_in(&mut window, Role::TextInput, "File", taken.to_str().unwrap());
    press(&mut window, Modifiers::NONE, Key::Enter);
    wait_for_words(&mut window, "Replace the file?");
    click(&mut window, "Replace");
    wait_for_words(&mut window, "Locked copy written: taken.ron.age");
    let mut kept = Vec::new();
    files_in(&data(folder.path()).join("backups"), &mut kept);
    assert!(kept.len() == 1 && is_sealed(&kept[0].1), "kept, and locked as what is kept here is");
}

#[test]
fn what_is_no_key_is_told_and_a_secret_one_most_of_all() {
    let folder = tempfile::tempdir().unwrap();
    let file = locked_file(folder.path(), &protected(folder.path()));
    let mut window = unlocked(folder.path(), &file);
    perform(&mut window, COPY);
    click(&mut window, "With the keys of colleagues");
    click(&mut window, "Add a colleague…");
    fill(&mut window, "Name", "Ada");
    fill(&mut window, "Their key", "age1nothing");
    assert!(shows(&window, "This is no key"));
    assert!(window.get_by_label("Add").accesskit_node().is_disabled());
    fill(&mut window, "Their key", "AGE-SECRET-KEY-1QQQ");
    assert!(shows(&window, "This is a secret key. Never give it to anybody"));
    let key = SecretKey::generate().public();
    fill(&mut window, "Their key", &key.to_string());
    assert!(shows(&window, &format!("Its four words: {}", key.words())));
}

#[test]
fn without_protection_keys_are_not_listed_and_it_is_said_why() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("review.ron");
    std::fs::write(&file, sample().to_ron().unwrap()).unwrap();
    let mut window = window(folder.path(), Some(&file));
    wait_for_words(&mut window, IN_MARKS);
    perform(&mut window, COPY);
    assert_eq!(focused(&window), "New passphrase");
    click(&mut window, "With the keys of colleagues");
    assert!(shows(&window, "set up or unlock the protection first"));
    assert!(window.get_by_label(WHERE).accesskit_node().is_disabled());
}

#[test]
fn the_own_key_is_shown_with_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let vault = protected(folder.path());
    let mut window = unlocked(folder.path(), &locked_file(folder.path(), &vault));
    perform(&mut window, "Protection with");
    click(&mut window, "My key…");
    let own = vault.own().unwrap();
    assert!(shows(&window, &own.to_string()) && shows(&window, &own.words()));
    click(&mut window, "Back");
    assert!(shows(&window, "Change the passphrase…"));
}

#[test]
fn what_is_saved_is_locked_for_an_organisation_as_well_from_then_on_and_no_longer_when_that_ends() {
    let folder = tempfile::tempdir().unwrap();
    let file = locked_file(folder.path(), &protected(folder.path()));
    let organisation = SecretKey::generate();
    let mut window = unlocked(folder.path(), &file);
    let save = |window: &mut Window| {
        perform(window, "Save");
        wait_for_words(window, "Saved as review.ron");
        press(window, Modifiers::NONE, Key::Escape);
    };
    perform(&mut window, "Protection with");
    click(&mut window, "Organisation…");
    assert!(shows(&window, "locked for you alone"));
    fill(&mut window, "Key of the organisation", &organisation.public().to_string());
    type_secret(&mut window, "Passphrase", "a guess");
    click(&mut window, "Lock for it as well");
    wait_for_words(&mut window, "The passphrase is wrong");
    window.run_steps(4);
    assert!(shows(&window, "The passphrase is wrong"), "it stays to be read");
    type_secret(&mut window, "Passphrase", WORDS);
    press(&mut window, Modifiers::NONE, Key::Enter);
    wait_for_words(&mut window, "From now on everything is locked for the organisation as well");
    assert!(opened(&file, &organisation).is_err(), "what is locked already stays as it is");
    click(&mut window, "Close");
    save(&mut window);
    assert_eq!(opened(&file, &organisation).unwrap().review(), sample().review());

    perform(&mut window, "Protection with");
    click(&mut window, "Organisation…");
    assert!(shows(&window, &organisation.public().words()));
    type_secret(&mut window, "Passphrase", WORDS);
    click(&mut window, "For no organisation any more");
    wait_for_words(&mut window, "From now on everything is locked for you alone");
    click(&mut window, "Close");
    save(&mut window);
    assert!(opened(&file, &organisation).is_err());
    let mut vault = Vault::find(Arc::new(Disk), &data(folder.path()), QUICK).unwrap().unwrap();
    let _same = vault.unlock(&passphrase(WORDS)).unwrap();
    assert!(vault.organisation().is_none() && opened(&file, vault.key().unwrap()).is_ok());
}

/// Every sheet, to be looked at: `RAPPORTEUR_PICTURES=folder`.
#[test]
fn sheets_have_room_in_small_windows_and_both_looks() {
    for (look, theme) in [("light", Theme::Light), ("dark", Theme::Dark)] {
        for (width, height) in [(1280.0, 800.0), (640.0, 420.0)] {
            let folder = tempfile::tempdir().unwrap();
            let vault = protected(folder.path());
            let file = locked_file(folder.path(), &vault);
            let settings = folder.path().join("settings/settings.ron");
            std::fs::write(&settings, "(toured: true, name: \"A\", lock_after: 0)").unwrap();
            let size = vec2(width, height);
            let mut window = dressed(size, 1.0, theme, setup(folder.path(), Some(file)));
            unlock(&mut window, WORDS);
            wait_for_words(&mut window, IN_MARKS);
            let look_at = |window: &mut Window, name: &str, buttons: &[&str]| {
                assert_in_sight(window, size, buttons);
                support::picture(window, &format!("sharing-{name}-{look}-{width}"));
            };
            perform(&mut window, COPY);
            look_at(&mut window, "1-passphrase", &[WHERE, "Cancel"]);
            click(&mut window, "With the keys of colleagues");
            look_at(&mut window, "2-nobody", &[WHERE, "Cancel"]);
            scroll_and_click(&mut window, "Add a colleague…");
            fill(&mut window, "Name", "Ada, digital rights");
            fill(&mut window, "Their key", &SecretKey::generate().public().to_string());
            look_at(&mut window, "3-new", &[WHERE]);
            scroll_and_click(&mut window, "Add");
            wait_for(&mut window, "the list", |window| {
                shows(window, WHERE) && shows(window, "not compared yet")
            });
            scroll_and_click(&mut window, "We compared the words: Ada, digital rights");
            wait_for(&mut window, "the list", |window| shows(window, WHERE) && shows(window, "· compared"));
            scroll_and_click(&mut window, "Add a colleague…");
            fill(&mut window, "Name", "\u{645}\u{631}\u{64A}\u{645}");
            fill(&mut window, "Their key", &SecretKey::generate().public().to_string());
            scroll_and_click(&mut window, "Add");
            wait_for(&mut window, "the list", |window| {
                shows(window, WHERE) && shows(window, "not compared yet")
            });
            look_at(&mut window, "4-colleagues", &[WHERE, "Cancel"]);
            click(&mut window, "Cancel");
            perform(&mut window, "Protection with");
            look_at(&mut window, "5-protection", &["Lock now", "My key…", "Organisation…", "Close"]);
            click(&mut window, "My key…");
            look_at(&mut window, "6-own", &["Back"]);
            click(&mut window, "Back");
            click(&mut window, "Organisation…");
            fill(&mut window, "Key of the organisation", &vault.own().unwrap().to_string());
            look_at(&mut window, "7-organisation", &["Lock for it as well", "Back"]);
        }
    }
}

#[test]
fn a_copy_is_not_written_over_what_is_open_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let file = locked_file(folder.path(), &protected(folder.path()));
    let taken = folder.path().join("taken.ron.age");
    sample().save(&taken).unwrap();
    let before = std::fs::read(&taken).unwrap();
    let _open = claim(&taken);
    let mut window = unlocked(folder.path(), &file);
    perform(&mut window, COPY);
    type_secret(&mut window, "New passphrase", WORDS);
    type_secret(&mut window, "The same again", WORDS);
    click(&mut window, WHERE);
    fill_in(&mut window, Role::TextInput, "File", taken.to_str().unwrap());
    press(&mut window, Modifiers::NONE, Key::Enter);
    click(&mut window, "Replace");
    wait_for_words(&mut window, "taken.ron.age is open in another window");
    assert_eq!(std::fs::read(&taken).unwrap(), before);
}
