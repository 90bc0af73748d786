//! What the program remembers on this computer: sizes, looks, the reviewer's chosen name, and the file and
//! place last read; and, apart from them, the secret that makes a reviewer's own marks theirs. Two small
//! files that only their owner can read; nothing of what anybody wrote is in them.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::app::commands::keymap::ChosenKeys;
use crate::app::reading::{Face, Measure};
use crate::app::words::Language;
use crate::project::{
    CARRIED, NotCarried, data_folder, left_on_computer, not_carried, read_bounded, settings_folder,
    write_atomically,
};
use crate::review::{AnnotationId, ProjectId, ReviewerId};
use crate::tr;

/// Far more than any settings need.
const MOST_BYTES: u64 = 1 << 20;

/// Light, dark, or as the system says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Look {
    #[default]
    System,
    Light,
    Dark,
}

/// The project last open and where in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub file: PathBuf,
    /// eId of the provision at the top of the page.
    pub provision: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a box to tick of its own")]
pub struct Settings {
    /// Width and height of the window, in points.
    pub window: (f32, f32),
    pub look: Look,
    /// Clearer lines and stronger colours, in light and dark.
    pub contrast: bool,
    /// `None` speaks the system's language.
    pub language: Option<Language>,
    /// Size of everything, as a multiple of the usual.
    pub scale: f32,
    /// Size of the text that is read, as a multiple of the usual.
    pub zoom: f32,
    pub face: Face,
    pub measure: Measure,
    /// Nothing moves by itself.
    pub calm: bool,
    /// Keys that differ from the usual ones.
    pub keys: ChosenKeys,
    /// The tour was seen or skipped.
    pub toured: bool,
    pub show_contents: bool,
    pub show_panel: bool,
    /// The name that the reviewer's marks carry; may be empty.
    pub name: String,
    /// Whether to remember the last place at all; not until the person says so.
    pub remember_place: bool,
    pub place: Option<Place>,
    /// Minutes without input after which a protection that is unlocked is locked; nought is never.
    pub lock_after: u32,
    /// Random, from a file of its own; with a project's id it gives the reviewer's id in that project, a
    /// different one in each, so that two projects do not tell that one person works on both.
    #[serde(skip, default = "fresh_secret")]
    secret: String,
    /// What went wrong with settings or secret, to be told once.
    #[serde(skip)]
    pub remark: Option<Remark>,
}

/// What went wrong with settings or secret; put into words when it is told, in the language that the settings
/// themselves ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// The settings could not be read and lie here now.
    SetAside(PathBuf),
    /// The secret could not be read; why, in English.
    Unreadable(String),
    /// The file with the secret holds something else.
    Damaged(PathBuf),
    /// No secret could be written; why, in English.
    NothingKept(String),
    /// The folder beside the program is not used.
    NotCarried(NotCarried),
    /// The folder beside the program is used, and there are journals in this one on the computer.
    LeftOnComputer(PathBuf),
}

impl From<Remark> for String {
    fn from(remark: Remark) -> Self {
        let shown = |path: &Path| path.display().to_string();
        match remark {
            Remark::SetAside(path) => tr!("settings-set-aside", path = shown(&path)),
            Remark::Unreadable(why) => tr!("settings-key-unreadable", why = why),
            Remark::Damaged(path) => tr!("settings-key-damaged", path = shown(&path)),
            Remark::NothingKept(why) => tr!("settings-nothing-kept", why = why),
            Remark::NotCarried(NotCarried::OfOthers) => tr!("settings-carried-of-others", carried = CARRIED),
            Remark::NotCarried(NotCarried::Unknown(why)) => {
                tr!("settings-carried-unknown", carried = CARRIED, why = why)
            }
            Remark::LeftOnComputer(folder) => {
                tr!("settings-left-on-computer", folder = shown(&folder), carried = CARRIED)
            }
        }
    }
}

fn fresh_secret() -> String {
    AnnotationId::random().to_string()
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            window: (1280.0, 800.0),
            look: Look::System,
            contrast: false,
            language: None,
            scale: 1.0,
            zoom: 1.0,
            face: Face::Serif,
            measure: Measure::Usual,
            calm: false,
            keys: ChosenKeys::new(),
            toured: false,
            show_contents: true,
            show_panel: true,
            name: String::new(),
            remember_place: false,
            place: None,
            lock_after: 10,
            secret: fresh_secret(),
            remark: None,
        }
    }
}

impl Settings {
    /// Who the user of this computer is in a project.
    pub fn reviewer_in(&self, project: ProjectId) -> ReviewerId {
        let hash = Sha256::digest(format!("{}:{project}", self.secret));
        let bits = hash.iter().take(16).fold(0, |bits: u128, byte| bits << 8 | u128::from(*byte));
        ReviewerId::from_bits(bits)
    }
}

/// The file that settings are kept in; none in tests and where the system names no folder for it.
#[derive(Debug, Clone, Default)]
pub struct Store {
    path: Option<PathBuf>,
    /// Where journals and older versions of projects are kept.
    data: Option<PathBuf>,
    /// What there is to say of the places.
    remark: Option<Remark>,
}

impl Store {
    /// In the user's own folder for settings.
    pub fn of_user() -> Self {
        let remark = not_carried().map(Remark::NotCarried);
        let remark = remark.or_else(|| left_on_computer().map(Remark::LeftOnComputer));
        Self {
            path: settings_folder().map(|folder| folder.join("settings.ron")),
            data: data_folder(),
            remark,
        }
    }

    /// In this file, with journals and older versions in the folder `data` beside it.
    pub fn at(path: &Path) -> Self {
        Self { path: Some(path.to_path_buf()), data: Some(path.with_file_name("data")), remark: None }
    }

    /// The program's own folder for journals and older versions of projects; none keeps none.
    pub fn data(&self) -> Option<&Path> {
        self.data.as_deref()
    }

    /// What a person should know of where things are kept.
    pub fn remark(&self) -> Option<Remark> {
        self.remark.clone()
    }

    /// Settings that cannot be read are set aside and the usual ones take their place. The secret that
    /// makes a reviewer's own marks theirs is kept apart from them, and never replaced.
    pub fn load(&self) -> Settings {
        let Some(path) = &self.path else { return Settings::default() };
        let read = read_bounded(path, MOST_BYTES).ok();
        let parsed = read.as_ref().map(|(bytes, _)| ron::de::from_bytes::<Settings>(bytes));
        let mut settings = match parsed {
            Some(Ok(settings)) => settings.sane(),
            Some(Err(_)) => {
                let aside = path.with_extension("bad.ron");
                let _stays_where_it_is = std::fs::rename(path, &aside);
                Settings { remark: Some(Remark::SetAside(aside)), ..Settings::default() }
            }
            None => Settings::default(),
        };
        match secret_beside(path) {
            Ok(secret) => settings.secret = secret,
            Err(why) => settings.remark = Some(why),
        }
        settings
    }

    /// Failing to remember a window's size is not worth a word to anybody.
    pub fn save(&self, settings: &Settings) {
        let Some(path) = &self.path else { return };
        let pretty = ron::ser::PrettyConfig::new().new_line("\n");
        let Ok(words) = ron::ser::to_string_pretty(settings, pretty) else { return };
        if let Some(folder) = path.parent() {
            let _may_be_there_already = make_private(folder);
        }
        let _unimportant = write_atomically(path, words.as_bytes());
    }
}

/// Reads the secret, or makes it where there is none yet.
fn secret_beside(settings: &Path) -> Result<String, Remark> {
    let path = settings.with_file_name("reviewer.key");
    if path.exists() {
        let read = read_bounded(&path, MOST_BYTES).map_err(|error| Remark::Unreadable(error.to_string()))?;
        let secret = String::from_utf8(read.0).unwrap_or_default().trim().to_owned();
        return if AnnotationId::parse(&secret).is_some() { Ok(secret) } else { Err(Remark::Damaged(path)) };
    }
    let secret = fresh_secret();
    let folder = settings.parent().map_or(Ok(()), make_private);
    folder
        .map_err(|error| error.to_string())
        .and_then(|()| write_atomically(&path, secret.as_bytes()).map_err(|error| error.to_string()))
        .map_err(Remark::NothingKept)?;
    Ok(secret)
}

impl Settings {
    /// The same within what a screen can show, whatever the file says.
    fn sane(mut self) -> Self {
        let within = |value: f32, least: f32, most: f32, usual: f32| {
            if value.is_finite() { value.clamp(least, most) } else { usual }
        };
        self.scale = within(self.scale, 0.8, 2.0, 1.0);
        self.zoom = within(self.zoom, 0.8, 2.0, 1.0);
        self.window.0 = within(self.window.0, 600.0, 10_000.0, 1280.0);
        self.window.1 = within(self.window.1, 400.0, 10_000.0, 800.0);
        self
    }
}

#[cfg(unix)]
fn make_private(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make_private(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_and_only_their_owner_reads_them() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::at(&home.path().join("rapporteur/settings.ron"));
        let mut settings = store.load();
        settings.name = "حقوق".into();
        settings.window = (900.0, 600.0);
        store.save(&settings);
        assert_eq!(store.load(), settings);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode(&home.path().join("rapporteur")), 0o700);
            assert_eq!(mode(&home.path().join("rapporteur/settings.ron")), 0o600);
        }
    }

    #[test]
    fn broken_settings_are_as_good_as_none() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("settings.ron");
        std::fs::write(&path, "(zoom: inf, window: (NaN, -5.0))").unwrap();
        let settings = Store::at(&path).load();
        assert!((settings.zoom - 1.0).abs() < f32::EPSILON && settings.window.1 >= 400.0);
        std::fs::write(&path, "((((").unwrap();
        let settings = Store::at(&path).load();
        assert!(settings.name.is_empty() && settings.remark.is_some());
        assert_eq!(std::fs::read_to_string(path.with_extension("bad.ron")).unwrap(), "((((");
    }

    #[test]
    fn a_reviewer_stays_who_they_are_through_broken_settings() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("rapporteur/settings.ron");
        let project = ProjectId::random();
        let before = Store::at(&path).load().reviewer_in(project);
        std::fs::write(&path, "(look: Sepia)").unwrap();
        assert_eq!(Store::at(&path).load().reviewer_in(project), before);
        std::fs::write(path.with_file_name("reviewer.key"), "damaged").unwrap();
        assert!(String::from(Store::at(&path).load().remark.unwrap()).contains("reviewer.key"));
        assert_eq!(std::fs::read_to_string(path.with_file_name("reviewer.key")).unwrap(), "damaged");
    }

    #[test]
    fn a_reviewer_is_somebody_else_in_each_project() {
        let settings = Settings::default();
        let (one, two) = (ProjectId::random(), ProjectId::random());
        assert_eq!(settings.reviewer_in(one), settings.reviewer_in(one));
        assert_ne!(settings.reviewer_in(one), settings.reviewer_in(two));
    }
}
