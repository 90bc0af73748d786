//! Any words, opened as a project: what opens can be written, and opens again as what it was.
#![no_main]

use rapporteur_fuzz::project::Project;

libfuzzer_sys::fuzz_target!(|words: &str| {
    let Ok(project) = Project::from_ron(words) else { return };
    let _told = project.review().problems();
    if project.read_only().is_some() {
        return;
    }
    let written = project.to_ron().expect("what was opened can be written");
    let again = Project::from_ron(&written).expect("what was written opens");
    assert_eq!(*project.review(), *again.review());
    assert_eq!(written, again.to_ron().expect("it can be written again"), "the same project, the same bytes");
});
