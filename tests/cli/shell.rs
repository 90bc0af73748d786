//! A folder of its own, and the program run in it as from a terminal without a screen.

use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use tempfile::TempDir;

/// What the program must give away in no file it writes and no message it prints.
const SECRETS: [&str; 3] = ["kept-private-home", "kept-private-user", "kept-private-host"];

pub(crate) struct Shell(TempDir);

impl Shell {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// With a sample in `p.ron`.
    pub(crate) fn with_sample(name: &str) -> Self {
        let shell = Self::new();
        shell.run(&["sample", name, "-o", "p.ron"]).done();
        shell
    }

    pub(crate) fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap()
    }

    /// Names of what is in the folder, hidden files too.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
        command.current_dir(self.0.path()).args(arguments);
        for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
            command.env_remove(name);
        }
        for (name, secret) in ["HOME", "USER", "HOSTNAME"].into_iter().zip(SECRETS) {
            command.env(name, secret);
        }
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        Ran(self.command(arguments).output().unwrap())
    }
}

/// What a call of the program gave.
pub(crate) struct Ran(pub(crate) Output);

impl Ran {
    /// The results of a call that must succeed.
    pub(crate) fn done(self) -> String {
        let message = String::from_utf8(self.0.stderr).unwrap();
        assert_eq!((self.0.status.code(), message.as_str()), (Some(0), ""));
        String::from_utf8(self.0.stdout).unwrap()
    }

    /// The message of a call that must be refused with this code and no results.
    pub(crate) fn refused(self, code: i32) -> String {
        let message = String::from_utf8(self.0.stderr).unwrap();
        assert_eq!(self.0.status.code(), Some(code), "{message}");
        assert_eq!(String::from_utf8(self.0.stdout).unwrap(), "", "results of a refused call");
        assert!(message.starts_with("rapporteur: ") && message.ends_with('\n'), "{message}");
        assert!(!message.contains("panicked"), "{message}");
        message
    }
}

/// Nothing of the machine is in what was written.
pub(crate) fn assert_private(shell: &Shell, bytes: &[u8]) {
    let folder = shell.path("").to_string_lossy().into_owned();
    let folder = folder.trim_end_matches('/');
    for secret in SECRETS.into_iter().chain([folder]) {
        let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
        assert!(!found, "{secret} is in the file");
    }
}
