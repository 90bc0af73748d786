//! Any bytes, read as a journal: what is recovered of it can be saved, and a beginning of it tells no more.
#![no_main]

use rapporteur_fuzz::project::{Project, Recovered};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let bytes = rapporteur_fuzz::journal(bytes);
    let Some(read) = Recovered::read(&bytes) else { return };
    assert_eq!(Some(&read), Recovered::read(&bytes).as_ref(), "the same bytes tell the same");
    assert_eq!(read.times().is_some(), read.changes() > 0);
    for length in [bytes.len() / 2, bytes.len() - 1] {
        let Some(cut) = bytes.get(..length).and_then(Recovered::read) else { continue };
        assert_eq!(cut.header(), read.header());
        assert!(cut.changes() <= read.changes(), "what was cut off is not told");
    }
    if let Some(sha256) = read.base() {
        let sha256 = sha256.to_owned();
        assert!(read.onto(Some(b"(")).is_err(), "{sha256} is not that of other bytes");
        return;
    }
    // Bounds are kept where a project is written; a journal may ask for more than a project may hold.
    let Ok(project) = read.onto(None) else { return };
    let Ok(words) = project.to_ron() else { return };
    let Ok(again) = Project::from_ron(&words) else { return };
    assert_eq!(*again.review(), *project.review(), "what was recovered can be kept");
});
