//! The file's promises: nothing lost, nothing half-loaded, nothing that a hostile file can do.

use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::review::arbitrary::{edit, review, timeless};
use crate::review::{Anchor, Annotation, AnnotationId, ReviewerId};

pub(super) fn project() -> Project {
    let mut project = Project::from_review(review());
    let text = crate::review::arbitrary::text();
    let mut mark = Annotation::new(text.id().clone(), ReviewerId::from_bits(1), Anchor::Text);
    mark.id = AnnotationId::from_bits(7);
    mark.comment = "Line one\n\u{202e}turned \"round\" \\".into();
    project.apply(Edit::PutAnnotation(Box::new(mark))).unwrap();
    project
}

proptest! {
    #[test]
    fn what_is_written_reads_back_and_writes_the_same(edits in prop::collection::vec(edit(), 0..12)) {
        let mut project = Project::from_review(review());
        for edit in edits {
            let _refused = project.apply(edit);
        }
        let words = project.to_ron().unwrap();
        let again = Project::from_ron(&words).unwrap();
        prop_assert_eq!(timeless(again.review()), timeless(project.review()));
        prop_assert_eq!(&again, &project);
        prop_assert_eq!(again.to_ron().unwrap(), words);
    }

    #[test]
    fn a_cut_file_is_refused_or_noticed(cut in 0.0..1.0f64) {
        let words = project().to_ron().unwrap();
        let mut at = (words.len() as f64 * cut) as usize;
        while !words.is_char_boundary(at) {
            at -= 1;
        }
        prop_assert!(Project::from_ron(&words[..at]).is_err());
    }

    #[test]
    fn no_words_make_the_reader_panic(words in any::<String>()) {
        let _refused = Project::from_ron(&words);
    }
}

#[test]
fn invisible_characters_are_written_visibly() {
    let words = project().to_ron().unwrap();
    assert!(words.contains("\\u{202e}turned"), "{words}");
    assert!(words.lines().any(|line| line.starts_with("\t\t\t\tcomment: \"Line one\\n")), "{words}");
    assert!(!words.contains('\r'));
}

#[test]
fn line_ends_and_byte_order_marks_of_other_systems_are_read() {
    let project = project();
    let words = format!("\u{feff}{}", project.to_ron().unwrap().replace('\n', "\r\n"));
    let again = Project::from_ron(&words).unwrap();
    assert_eq!(again.review(), project.review());
    assert_eq!(again.remarks(), []);
}

#[test]
fn a_hand_edited_file_is_opened_and_said_to_be_edited() {
    let words = project().to_ron().unwrap().replace("\"Test\"", "\"Tested\"");
    let again = Project::from_ron(&words).unwrap();
    assert_eq!(again.review().title(), "Tested");
    assert!(again.remarks()[0].to_string().contains("checksum"), "{:?}", again.remarks());
}

#[test]
fn fields_of_a_later_version_are_kept() {
    let words = project().to_ron().unwrap();
    let words = words.replacen("\ttitle:", "\tmood: Some((calm: [1, 2.5, \"x\"])),\n\ttitle:", 1).replacen(
        "anchor: Text,",
        "anchor: Text,\n\t\t\t\tvotes: {\"a\": 1},",
        1,
    );
    let words = words.replacen("header: (", "voice: (tone: 1), header: (hue: 2, ", 1).replacen(
        "instrument: (",
        "instrument: (act: [3], ",
        1,
    );
    let opened = Project::from_ron(&words).unwrap();
    assert_eq!(opened.read_only(), None);
    let written = opened.to_ron().unwrap();
    for kept in
        ["(tone: 1)", "\"hue\": 2", "\"act\": [3]", "Some((calm: [1, 2.5, \"x\"]))", "\"votes\": {\"a\": 1}"]
    {
        assert!(written.contains(kept), "{kept} is lost in\n{written}");
    }
    assert_eq!(Project::from_ron(&written).unwrap().to_ron().unwrap(), written);
}

#[test]
fn the_name_of_the_file_that_a_text_was_read_from_is_kept() {
    let file = "ab".repeat(32);
    let header = crate::text::TextHeader { file_sha256: file.clone(), ..Default::default() };
    let text = |header| {
        let lines = ["Article 1", "Each Party shall use it."].map(crate::text::Line::from);
        crate::text::recognise(header, lines).unwrap().text
    };
    let (text, plain) = (text(header), text(crate::text::TextHeader::default()));
    assert_eq!(text.id(), plain.id(), "the same words are the same text");
    let mut project = Project::from_review(review());
    project.apply(Edit::PutText(std::sync::Arc::new(text.clone()))).unwrap();
    let words = project.to_ron().unwrap();
    let known = |words: &str| {
        let project = Project::from_ron(words).unwrap();
        (project.review().texts()[text.id()].header().file_sha256.clone(), project.to_ron().unwrap())
    };
    assert_eq!(known(&words), (file.clone(), words.clone()));
    // As an older version wrote it again, and as it wrote texts of its own.
    let field = format!("file_sha256:\"{file}\"");
    let field =
        [field.clone(), field.replace(':', ": ")].into_iter().find(|one| words.contains(one)).unwrap();
    let older = words.replacen(&field, &format!("ext:{{\"file_sha256\":\"{file}\"}}"), 1);
    assert_eq!(known(&older), (file, words.clone()));
    let unknown = words.replacen(&field, "ext:{}", 1);
    assert_eq!(known(&unknown).0, "");
    // What is no such name is left where it is.
    let odd = words.replacen(&field, "ext:{\"file_sha256\":(1, 2)}", 1);
    assert!(known(&odd).0.is_empty() && known(&odd).1.contains("(1, 2)"));
}

#[test]
fn a_newer_file_opens_read_only_and_is_not_saved_over() {
    let words = project().to_ron().unwrap();
    let newer = words.replace("schema: 1", "schema: 9").replace("min_reader: 1", "min_reader: 9");
    let opened = Project::from_ron(&newer).unwrap();
    assert!(opened.read_only().unwrap().to_string().contains("newer version"));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron");
    std::fs::write(&path, &newer).unwrap();
    assert!(matches!(opened.save(&path), Err(SaveError::ReadOnly(_))));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), newer);
    let strange = newer.replace("annotations: {", "annotations: 5, more: {").replacen("title:", "name:", 1);
    assert_eq!(Project::from_ron(&strange), Err(FormatError::TooNew { needs: 9 }));
}

#[test]
fn a_mark_that_comes_twice_is_refused_and_named() {
    let words = project().to_ron().unwrap();
    let id = AnnotationId::from_bits(7).to_string();
    let start = words.find(&format!("\t\t\t\"{id}\"")).unwrap();
    let end = start + words[start..].find("\n\t\t\t),\n").unwrap() + "\n\t\t\t),\n".len();
    let doubled = format!("{}{}{}", &words[..end], &words[start..end], &words[end..]);
    let error = Project::from_ron(&doubled).unwrap_err();
    assert!(matches!(error, FormatError::Syntax { .. }));
    assert!(error.to_string().contains(&format!("`{id}` comes twice")), "{error}");
}

#[test]
fn a_text_whose_words_were_changed_is_refused() {
    let words = project().to_ron().unwrap().replacen("shall, in article 1", "may, in article 1", 1);
    assert!(matches!(Project::from_ron(&words), Err(FormatError::Text { .. })));
}

#[test]
fn hostile_files_are_refused() {
    // In a field that nobody knows, so that the parser goes down into it.
    let deep = |open: &str, close: &str| {
        let mood = format!("\tmood: {}{},\n\ttitle:", open.repeat(100_000), close.repeat(100_000));
        project().to_ron().unwrap().replacen("\ttitle:", &mood, 1)
    };
    for (open, close) in [("[", "]"), ("(", ")"), ("Some(", ")"), ("{1:", "}"), ("a(b:", ")")] {
        let error = Project::from_ron(&deep(open, close)).unwrap_err().to_string();
        assert!(error.contains("Exceeded recursion limit"), "{open}: {error}");
    }
    let bombs = [
        String::new(),
        "\u{feff}".to_owned(),
        "null".to_owned(),
        "(format: \"other\", schema: 1)".to_owned(),
        "/*".repeat(100_000),
        format!("({}", "(),".repeat(1_000_000)),
        format!("(format: \"rapporteur-project\", annotations: {{{}", "\"\":(),".repeat(1_000_000)),
        project()
            .to_ron()
            .unwrap()
            .replace("concerns: []", "")
            .replace("anchor: Text", &format!("concerns: [{}], anchor: Text", "\"\",".repeat(500_000))),
        project().to_ron().unwrap().replace("schema: 1", "schema: -1"),
        project().to_ron().unwrap().replace("schema: 1", "schema: 99999999999999999999"),
    ];
    for bomb in bombs {
        let head: String = bomb.chars().take(60).collect();
        assert!(Project::from_ron(&bomb).is_err(), "accepted: {head}");
    }
}

#[test]
fn errors_name_file_place_and_cause() {
    let folder = tempfile::tempdir().unwrap();
    let missing = Project::open(&folder.path().join("none.ron")).unwrap_err();
    assert!(missing.to_string().contains("none.ron"), "{missing}");
    assert!(Project::open(folder.path()).unwrap_err().to_string().contains("is a folder"));
    let broken = folder.path().join("broken.ron");
    std::fs::write(&broken, "(\n\tformat: \"rapporteur-project\",\n\tschema: yes,\n)").unwrap();
    let message = Project::open(&broken).unwrap_err().to_string();
    assert!(message.contains("broken.ron") && message.contains("Line 3"), "{message}");
    std::fs::write(&broken, b"(\0\xff").unwrap();
    assert!(Project::open(&broken).unwrap_err().to_string().contains("byte 2 is not UTF-8"));
    let large = std::fs::File::create(&broken).unwrap();
    large.set_len(MOST_BYTES + 1).unwrap();
    assert!(Project::open(&broken).unwrap_err().to_string().contains("files above 64 MiB"));
}

#[test]
fn saving_replaces_the_file_whole_and_leaves_nothing_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron");
    let project = project();
    let stamp = project.save(&path).unwrap();
    let first = std::fs::read(&path).unwrap();
    assert_eq!(Stamp::of(&path), Some(stamp));
    project.save(&path).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), first);
    assert_eq!(names_in(folder.path()), ["p.ron"]);
    let (opened, _) = Project::open(&path).unwrap();
    assert_eq!(opened, project);
}

#[test]
fn what_cannot_be_written_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("no/such/p.ron");
    let error = project().save(&nowhere).unwrap_err().to_string();
    assert!(error.contains("does not exist"), "{error}");
    assert!(project().save(folder.path()).unwrap_err().to_string().contains("is a folder"));
    let path = folder.path().join("p.ron");
    std::fs::write(&path, "old").unwrap();
    let mut permissions = std::fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).unwrap();
    let error = project().save(&path).unwrap_err().to_string();
    assert!(error.contains("read-only"), "{error}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(names_in(folder.path()), ["p.ron"]);
}

#[cfg(unix)]
#[test]
fn a_new_file_is_private_and_a_replaced_one_keeps_its_mode() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron");
    let mode = || std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
    project().save(&path).unwrap();
    assert_eq!(mode(), 0o600);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    project().save(&path).unwrap();
    assert_eq!(mode(), 0o644);
}

#[cfg(unix)]
#[test]
fn through_a_link_the_file_it_leads_to_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let (real, link) = (folder.path().join("real.ron"), folder.path().join("link.ron"));
    std::fs::write(&real, "old").unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    project().save(&link).unwrap();
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(Project::open(&real).unwrap().0, Project::open(&link).unwrap().0);
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// The project's file with these concerns added to its codebook: id and parent.
fn with_concerns(concerns: impl Iterator<Item = (String, Option<String>)>) -> String {
    let lines = concerns.map(|(id, parent)| {
        let parent = parent.map(|id| format!("parent: Some(\"{id}\"), ")).unwrap_or_default();
        format!("\"{id}\": (name: \"{id}\", {parent}colour: \"#112233\", letter: \"x\"),\n")
    });
    let words = project().to_ron().unwrap();
    words.replacen("codebook: {", &format!("codebook: {{{}", lines.collect::<String>()), 1)
}

#[test]
fn a_codebook_may_be_wide_but_not_deep() {
    let own = project().review().codebook().concerns().len();
    let id = |at: usize| format!("z{at:04}");
    let wide = with_concerns((own..1_000).map(|at| (id(at), None)));
    let opened = Project::from_ron(&wide).unwrap();
    assert_eq!(opened.review().codebook().tree().len(), 1_000);
    let chain = with_concerns((own..1_000).map(|at| (id(at), (at > own).then(|| id(at - 1)))));
    assert_eq!(Project::from_ron(&chain), Err(FormatError::ConcernTooDeep(id(own + 16))));
    let many = with_concerns((own..1_001).map(|at| (id(at), None)));
    assert!(Project::from_ron(&many).unwrap_err().to_string().contains("more than 1000 concerns"));
}

#[test]
fn a_file_that_would_not_open_again_is_not_asked_of_a_sender() {
    let why = FormatError::Syntax { line: 3, column: 1, why: "there are more than 5 marks".into() };
    let words = SaveError::Format(why).to_string();
    assert!(words.contains("more than 5 marks") && !words.contains("sender"), "{words}");
}

#[test]
fn a_field_of_a_later_version_that_comes_twice_is_refused() {
    let words = project().to_ron().unwrap();
    let with = |more: &str| words.replacen("anchor: Text,", &format!("anchor: Text, {more},"), 1);
    assert!(Project::from_ron(&with("ext: {\"a\": 1, \"b\": 2}, c: 3")).is_ok());
    for twice in ["ext: {\"a\": 1, \"a\": 2}", "a: 1, a: 2", "ext: {\"a\": 1}, a: 2"] {
        let error = Project::from_ron(&with(twice)).unwrap_err().to_string();
        assert!(error.contains("`a` comes twice"), "{twice}: {error}");
    }
}

#[test]
fn of_a_mark_that_is_there_and_deleted_the_later_counts() {
    let words = project().to_ron().unwrap();
    let id = AnnotationId::from_bits(7);
    let with = |mark: u32, deleted: u32| {
        let words = words.replacen("deleted: {", &format!("deleted: {{\"{id}\": {deleted}"), 1).replacen(
            "anchor: Text,",
            &format!("anchor: Text, revision: {mark},"),
            1,
        );
        let project = Project::from_ron(&words).unwrap();
        let review = project.review();
        (review.annotations().contains_key(&id), review.tombstones().get(&id).copied())
    };
    assert_eq!(with(3, 4), (false, Some(4)));
    assert_eq!(with(4, 4), (true, None));
    assert_eq!(with(5, 4), (true, None));
}

#[test]
fn a_file_cannot_choose_how_it_is_read() {
    let words = project().to_ron().unwrap();
    for before in ["", "\u{feff}", " \n", "// (\n", "/* ( /* */ // \n */\u{200e}// */\n", "/***/", "/*/ */"] {
        let chosen = format!("{before}# ! [enable(implicit_some)]\n{words}");
        assert_eq!(Project::from_ron(&chosen), Err(FormatError::Foreign), "{before:?}");
        let plain = format!("{before}{words}");
        assert!(Project::from_ron(&plain).is_ok(), "{before:?}");
    }
}

#[test]
fn what_is_kept_from_a_later_version_can_be_saved_again() {
    let words = project().to_ron().unwrap();
    let with = |depth: usize| {
        let deep = format!("anchor: Text, mood: {}{},", "[".repeat(depth), "]".repeat(depth));
        Project::from_ron(&words.replacen("anchor: Text,", &deep, 1))
    };
    let written = with(48).unwrap().to_ron().unwrap();
    assert!(Project::from_ron(&written).is_ok());
    assert!(with(49).unwrap_err().to_string().contains("`mood` holds too many brackets"));
}
