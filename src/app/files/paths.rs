//! Names of files: made of titles, given extensions, kept apart from what is there already.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::export::Format;
use crate::tr;

/// Longest name made of a title, in `char`s and in UTF-8 bytes: short enough to be read in a list, and with a
/// number and an extension within the 255 bytes that file systems take.
const LONGEST: usize = 60;
const MOST_BYTES: usize = 200;
/// Names of devices, which Windows takes for no file, whatever the extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// People write `~/reviews`.
pub fn with_home(path: &str) -> PathBuf {
    let home = directories::UserDirs::new().map(|folders| folders.home_dir().to_path_buf());
    match (path.trim().strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(path.trim()),
    }
}

/// Where people keep documents; the present folder where the system names none.
pub fn documents() -> PathBuf {
    let folders = directories::UserDirs::new();
    let folder = folders.as_ref().map(|folders| folders.document_dir().unwrap_or(folders.home_dir()));
    folder.map_or_else(PathBuf::new, Path::to_path_buf)
}

/// A file's name made of a title: its first words, without what any file system minds. In a script without
/// spaces it is cut between two signs.
pub fn name_of(title: &str) -> String {
    let keeps = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    // Names that are the same to people must be the same to file systems: composed.
    let plain: String = title.nfc().map(|c| if keeps(c) { c } else { ' ' }).collect();
    let mut name = String::new();
    let fits = |name: &str| name.chars().count() <= LONGEST && name.len() <= MOST_BYTES;
    for word in plain.split_whitespace() {
        let longer = if name.is_empty() { word.to_owned() } else { format!("{name} {word}") };
        if !fits(&longer) {
            break;
        }
        name = longer;
    }
    if name.is_empty() {
        for c in plain.trim_start().chars() {
            name.push(c);
            if !fits(&name) {
                name.pop();
                break;
            }
        }
    }
    let name = name.trim();
    if name.is_empty() {
        return tr!("file-name-untitled");
    }
    if is_device(name) { format!("{name} {}", tr!("file-name-untitled")) } else { name.to_owned() }
}

/// Says whether Windows takes the name for a device: "AUX", "com1".
fn is_device(name: &str) -> bool {
    let name = name.to_lowercase();
    let port = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    let digit = |c: char| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³');
    DEVICES.contains(&name.as_str())
        || port.is_some_and(|number| number.chars().count() == 1 && number.chars().all(digit))
}

/// Says whether a file is called as projects are, locked ones among them.
pub fn is_of_project(path: &Path) -> bool {
    has_extension(path, &["ron", "age"])
}

/// The path of a project file: "draft 2.1" gains `.ron` and keeps its dot; `.age` says that it is locked.
pub fn of_project(path: &Path) -> PathBuf {
    if is_of_project(path) { path.to_path_buf() } else { append(path, "ron") }
}

/// The path of a locked copy: "review.ron" gains `.age`.
pub fn of_locked(path: &Path) -> PathBuf {
    if has_extension(path, &["age"]) { path.to_path_buf() } else { append(&of_project(path), "age") }
}

/// The path of an export: another format's extension, or the project's, gives way to this format's.
pub fn of_export(path: &Path, format: Format) -> PathBuf {
    let wanted = format.extension();
    if has_extension(path, &[wanted]) {
        return path.to_path_buf();
    }
    let known: Vec<&str> = Format::all().map(Format::extension).chain(["ron"]).collect();
    let bare = if has_extension(path, &known) { path.with_extension("") } else { path.to_path_buf() };
    append(&bare, wanted)
}

/// The path of a table: "figures 2.1" gains `.csv` and keeps its dot.
pub fn of_table(path: &Path) -> PathBuf {
    if has_extension(path, &["csv"]) { path.to_path_buf() } else { append(path, "csv") }
}

/// A path beside this one that nothing has taken: "review 2.ron".
pub fn free(path: &Path) -> PathBuf {
    if !path.exists() {
        return path.to_path_buf();
    }
    let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let (mut stem, mut extension) = (part(path.file_stem()), part(path.extension()));
    // The number goes before both endings: "review 2.ron.age".
    if let Some(bare) = stem.strip_suffix(".ron").filter(|_| extension == "age") {
        (stem, extension) = (bare.to_owned(), "ron.age".to_owned());
    }
    let numbered = (2..1000).map(|number| path.with_file_name(format!("{stem} {number}.{extension}")));
    numbered.into_iter().find(|path| !path.exists()).unwrap_or_else(|| path.to_path_buf())
}

/// A bare name goes where people keep documents, not into whatever folder the program was started from.
pub fn placed(path: &Path) -> PathBuf {
    let bare = path.parent().is_none_or(|folder| folder.as_os_str().is_empty());
    if bare { documents().join(path) } else { path.to_path_buf() }
}

/// Says whether two paths lead to one file.
pub fn same(one: &Path, other: &Path) -> bool {
    one == other || one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|other| one == other))
}

fn has_extension(path: &Path, wanted: &[&str]) -> bool {
    let own = path.extension().unwrap_or_default();
    wanted.iter().any(|wanted| own.eq_ignore_ascii_case(wanted))
}

fn append(path: &Path, extension: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".");
    name.push(extension);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn dots_in_names_stay() {
        assert_eq!(of_project(Path::new("draft 2.1")), Path::new("draft 2.1.ron"));
        assert_eq!(of_project(Path::new("draft.RON")), Path::new("draft.RON"));
        assert_eq!(of_export(Path::new("review v1.2"), Format::Markdown), Path::new("review v1.2.md"));
        assert_eq!(of_export(Path::new("review.ron"), Format::Pdf), Path::new("review.pdf"));
        assert_eq!(of_export(Path::new("review.pdf"), Format::Markdown), Path::new("review.md"));
    }

    #[test]
    fn a_free_name_is_one_that_nothing_has() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("review.ron");
        assert_eq!(free(&path), path);
        std::fs::write(&path, "").unwrap();
        assert_eq!(free(&path), folder.path().join("review 2.ron"));
        let locked = of_locked(&path);
        assert_eq!(locked, folder.path().join("review.ron.age"));
        std::fs::write(&locked, "").unwrap();
        assert_eq!(free(&locked), folder.path().join("review 2.ron.age"));
    }

    #[test]
    fn any_title_makes_a_name() {
        assert_eq!(name_of("A/RES: \"79\"?"), "A RES 79");
        assert_eq!(name_of("///"), "review");
        assert!(name_of(&"约".repeat(500)).len() <= 200);
    }

    #[test]
    fn a_long_title_is_cut_at_a_word() {
        let title = "United Nations Convention against Cybercrime; Strengthening International Cooperation";
        assert_eq!(name_of(title), "United Nations Convention against Cybercrime Strengthening");
        let arabic =
            "اتفاقية الأمم المتحدة لمكافحة الجريمة السيبرانية وتعزيز التعاون الدولي لمكافحة جرائم معينة";
        let name = name_of(arabic);
        assert!(arabic.starts_with(&name) && arabic[name.len()..].starts_with(' '), "{name}");
        assert_eq!(name_of(&"x".repeat(300)).len(), 60);
    }

    #[test]
    fn no_title_makes_a_name_that_windows_refuses() {
        for title in [
            "CON",
            "nul",
            " Aux. ",
            "com1",
            "LPT9",
            "com²",
            "a<b>c:d\"e/f\\g|h?i*j",
            "end.",
            "tab\tand\nline",
        ] {
            let name = name_of(title);
            assert!(
                !name.contains(['<', '>', ':', '"', '/', '\\', '|', '?', '*', '.', '\t', '\n']),
                "{name}"
            );
            assert!(!is_device(&name), "{name}");
            assert!(name.trim() == name && !name.is_empty());
        }
        assert_eq!(name_of("Conference"), "Conference");
        assert_eq!(name_of("com10"), "com10");
    }

    proptest! {
        #[test]
        fn any_title_makes_a_short_name(title in any::<String>()) {
            let name = name_of(&title);
            prop_assert!(!name.is_empty() && name.len() <= 220 && name.chars().count() <= 70);
            prop_assert_eq!(name_of(&name), name);
        }
    }
}
