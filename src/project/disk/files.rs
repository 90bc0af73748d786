//! What keeping a review asks of a file system, and the computer's own; tests put a simulated one in its place.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::folder_of;

/// A file system. Nothing in it follows a link unless it says so.
pub trait Files: Send + Sync {
    /// Makes a file that only its owner may read and write; refuses where something has the name.
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn Output>>;
    /// All of a file, through links; refuses one of more than `most` bytes.
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>>;
    /// Gives a file a second name; refuses where something has that name.
    fn link(&self, file: &Path, name: &Path) -> io::Result<()>;
    /// Gives a file another name in the same folder, in one step; what had the name is replaced.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes names made, changed and removed in a folder last through a power cut, where the system can.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// What is in a folder, in no order.
    fn list(&self, folder: &Path) -> io::Result<Vec<(PathBuf, About)>>;
    /// What is there, through links.
    fn about(&self, path: &Path) -> io::Result<About>;
    /// The file that a path leads to through links.
    fn canonical(&self, path: &Path) -> io::Result<PathBuf>;
    /// Makes a folder, and those around it, that only their owner may look into; fine where it is there.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// Lets those use `path` who may use `like`.
    fn allow_as(&self, path: &Path, like: &Path) -> io::Result<()>;
}

/// A file that is being written.
pub trait Output: Send {
    /// Adds to the end.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Takes away what stands after the first `length` bytes; the next write goes there.
    fn cut(&mut self, length: u64) -> io::Result<()>;
    /// Makes what was written last through a power cut.
    fn sync(&mut self) -> io::Result<()>;
}

/// What is known about a file without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    pub kind: Kind,
    /// In bytes.
    pub length: u64,
    pub modified: Option<SystemTime>,
    /// Marked as not to be written to.
    pub read_only: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    File,
    Folder,
    /// A link, a pipe, a device or a socket.
    Other,
}

impl About {
    fn of(data: &Metadata) -> Self {
        let kind = match data.file_type() {
            kind if kind.is_file() => Kind::File,
            kind if kind.is_dir() => Kind::Folder,
            _ => Kind::Other,
        };
        let read_only = data.permissions().readonly();
        Self { kind, length: data.len(), modified: data.modified().ok(), read_only }
    }
}

/// The computer's own file system.
#[derive(Debug, Clone, Copy)]
pub struct Disk;

impl Files for Disk {
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn Output>> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        Ok(Box::new(options.open(path)?))
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > most { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
    }

    fn link(&self, file: &Path, name: &Path) -> io::Result<()> {
        std::fs::hard_link(file, name)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        patiently(|| std::fs::rename(from, to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        supported(flush(folder))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(PathBuf, About)>> {
        let entries = std::fs::read_dir(folder)?.flatten();
        Ok(entries.filter_map(|entry| Some((entry.path(), About::of(&entry.metadata().ok()?)))).collect())
    }

    fn about(&self, path: &Path) -> io::Result<About> {
        std::fs::metadata(path).map(|data| About::of(&data))
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        path.canonicalize()
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        // What is kept in a new folder is kept only if the folder's own name lasts.
        let missing: Vec<&Path> = folder.ancestors().take_while(|there| !there.exists()).collect();
        builder.create(folder)?;
        missing.into_iter().rev().try_for_each(|made| self.sync_folder(folder_of(made)))
    }

    fn allow_as(&self, path: &Path, like: &Path) -> io::Result<()> {
        std::fs::set_permissions(path, std::fs::metadata(like)?.permissions())
    }
}

impl Output for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_all(bytes)
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.set_len(length)?;
        self.seek(SeekFrom::Start(length)).map(|_| ())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}

/// Windows refuses to replace a file that a virus scanner or an indexer is looking at. Tried a few times within
/// 200 ms; the old file is never removed first.
#[cfg(windows)]
fn patiently(rename: impl Fn() -> io::Result<()>) -> io::Result<()> {
    for pause in [10, 30, 60, 100] {
        match rename() {
            // Access denied, sharing violation.
            Err(why) if matches!(why.raw_os_error(), Some(5 | 32)) => {
                std::thread::sleep(std::time::Duration::from_millis(pause));
            }
            done => return done,
        }
    }
    rename()
}

#[cfg(not(windows))]
fn patiently(rename: impl Fn() -> io::Result<()>) -> io::Result<()> {
    rename()
}

/// Takes it for done where the file system has no flushing of folders, as some network ones: nothing more can
/// be had there.
fn supported(flushed: io::Result<()>) -> io::Result<()> {
    match flushed {
        Err(why) if matches!(why.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        other => other,
    }
}

#[cfg(unix)]
fn flush(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn flush(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn only_a_folder_that_could_be_flushed_must_be() {
        // EINVAL, ENOSYS, ENOTSUP: there is no such thing as flushing this folder. EIO: it failed.
        for unsupported in [22, 38, 95] {
            assert!(supported(Err(io::Error::from_raw_os_error(unsupported))).is_ok(), "{unsupported}");
        }
        assert!(supported(Err(io::Error::from_raw_os_error(5))).is_err());
    }

    #[test]
    fn what_is_made_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("a/b");
        Disk.make_folder(&folder).unwrap();
        Disk.make_folder(&folder).unwrap();
        let file = folder.join("file");
        let mut output = Disk.create_new(&file).unwrap();
        assert_eq!(Disk.create_new(&file).err().unwrap().kind(), io::ErrorKind::AlreadyExists);
        for (path, mode) in [(&folder, 0o700), (&file, 0o600)] {
            assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, mode);
        }
        output.write(b"whole and torn").unwrap();
        output.cut(5).unwrap();
        output.write(b" again").unwrap();
        assert_eq!(Disk.read(&file, 11).unwrap(), b"whole again");
        assert_eq!(Disk.read(&file, 10).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
    }
}
