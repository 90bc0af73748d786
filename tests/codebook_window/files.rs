//! Codebooks out and in through the window.

use rapporteur::import::codebook;

use super::*;

#[test]
fn codebooks_go_out_and_come_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = codebook_of(FRESH, folder.path());
    let out = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    click(&mut window, "Export codebook…");
    fill_in(&mut window, Role::TextInput, "File", &out("concerns.doc"));
    click(&mut window, "Export");
    assert!(shows(&window, "ends in neither .qdc nor .csv"));
    fill_in(&mut window, Role::TextInput, "File", &out("concerns"));
    click(&mut window, "Export");
    let count = Codebook::shipped().concerns().len();
    assert!(shows(&window, &format!("{count} concerns exported to concerns.qdc.")));
    let file = codebook::read_file(&folder.path().join("concerns.qdc")).unwrap();
    assert_eq!(file.rows.len(), count);
    click(&mut window, "Close notice");
    // What is there is not written over unasked.
    std::fs::write(folder.path().join("taken.csv"), "precious").unwrap();
    click(&mut window, "Export codebook…");
    fill_in(&mut window, Role::TextInput, "File", &out("taken.csv"));
    click(&mut window, "Export");
    assert!(shows(&window, "Replace the file?"));
    click(&mut window, "Keep it");
    assert_eq!(std::fs::read_to_string(folder.path().join("taken.csv")).unwrap(), "precious");

    // Its own again changes nothing; another's is one step.
    click(&mut window, "Import codebook…");
    fill_in(&mut window, Role::TextInput, "File", &out("concerns.qdc"));
    click(&mut window, "Import");
    assert!(shows(&window, "Nothing new"));
    click(&mut window, "Close");
    let table = "path,description,key\nJournalism,Sources and newsrooms,1\nScope,Wider words,\nJournalism/Sources,,x\n";
    std::fs::write(folder.path().join("theirs.csv"), table).unwrap();
    click(&mut window, "Import codebook…");
    fill_in(&mut window, Role::TextInput, "File", &out("theirs.csv"));
    click(&mut window, "Import");
    assert!(shows(&window, "2 added, 1 changed, 0 the same"));
    assert!(shows(&window, "2 remarks"));
    support::picture(&mut window, "codebook-taken");
    assert!(shows(&window, "the key 1 was left out, since it marks with “Scope”."));
    assert_eq!(level(&window, "Sources"), Some(2));
    click(&mut window, "2 remarks");
    assert!(!shows(&window, "the key 1 was left out"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(!shows(&window, "Journalism, "));
}

#[test]
fn a_malformed_codebook_is_explained_in_place_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let bad = folder.path().join("bad.qdc");
    std::fs::write(&bad, "<?xml version=\"1.0\"?>\n<CodeBook><Codes><Code name=\"a\">").unwrap();
    let mut window = codebook_of(FRESH, folder.path());
    let before = rows(&window);
    for path in [bad, folder.path().join("none.qdc")] {
        click(&mut window, "Import codebook…");
        fill_in(&mut window, Role::TextInput, "File", path.to_str().unwrap());
        click(&mut window, "Import");
        assert!(shows(&window, "The codebook was not taken in"));
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(shows(&window, &format!("“{name}” could not be read as a codebook")));
        assert!(shows(&window, "Your concerns are as they were."));
        support::picture(&mut window, "codebook-not-taken");
        assert_eq!(rows(&window), before);
        click(&mut window, "Close");
        assert!(!shows(&window, "not taken in"));
    }
    press(&mut window, Modifiers::COMMAND, Key::W);
    assert!(shows(&window, "Try it on a sample"), "nothing to save");
}
