//! Reads files that a stranger may have put there.
//!
//! In the place of a file there may be a link out of the repository, a pipe that never ends, or a device.
//! Only regular files up to a maximal size are read, and links only where [`reach`](super::reach) allows
//! it.

use std::fs::{File, FileType, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::text::lang::{Both, Text, both};
use crate::workspace::root::shown;

/// The most bytes of a plan. Each thread needs about thirty times as much memory to read it. A task takes
/// a few hundred bytes.
pub const MOST_OF_PLAN: usize = 16 << 20;

/// The most bytes of a `pargo.toml`.
pub const MOST_OF_CONFIG: usize = 1 << 20;

/// The most bytes of a baseline, which has the findings of all plans.
pub const MOST_OF_BASELINE: usize = 64 << 20;

/// Why something could not be read, for the user.
#[derive(Clone, Debug)]
pub struct Reason {
    /// What is wrong.
    pub message: Text,
    /// How to fix it.
    pub help: Text,
}

impl Reason {
    /// Both in one sentence, after the name of the file.
    pub fn of(&self, shown: &str) -> Text {
        let (message, help) = (&self.message, &self.help);
        Text {
            vi: format!("{shown}: {}; {}", message.vi, help.vi),
            en: format!("{shown}: {}; {}", message.en, help.en),
        }
    }
}

/// Why a file is not read.
#[derive(Debug)]
pub enum Refused {
    /// It is not there.
    Missing,
    /// It is not a regular file.
    No(Kind),
    /// A link to nothing.
    Dangling,
    /// A link that leads out of the folder it has to stay in, and where it leads.
    Outside(PathBuf),
    /// It is too large.
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The largest size allowed.
        most: usize,
    },
    /// The operating system reports an error.
    Failed(io::Error),
}

/// What is there instead of a regular file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A link.
    Link,
    /// A folder.
    Folder,
    /// A named pipe.
    Pipe,
    /// A socket.
    Socket,
    /// A device, or anything else that only this system has.
    Device,
}

impl Kind {
    /// The kind of an entry; `None` for a regular file.
    pub fn of(found: FileType) -> Option<Kind> {
        if found.is_file() {
            None
        } else if found.is_symlink() {
            Some(Kind::Link)
        } else if found.is_dir() {
            Some(Kind::Folder)
        } else {
            Some(Kind::of_special(found))
        }
    }

    #[cfg(unix)]
    fn of_special(found: FileType) -> Kind {
        use std::os::unix::fs::FileTypeExt;
        if found.is_fifo() {
            Kind::Pipe
        } else if found.is_socket() {
            Kind::Socket
        } else {
            Kind::Device
        }
    }

    #[cfg(not(unix))]
    fn of_special(_: FileType) -> Kind {
        Kind::Device
    }

    fn words(self) -> Both {
        match self {
            Kind::Link => Both { vi: "một liên kết", en: "a link" },
            Kind::Folder => Both { vi: "một thư mục", en: "a folder" },
            Kind::Pipe => Both { vi: "một ống dẫn (FIFO)", en: "a pipe (FIFO)" },
            Kind::Socket => Both { vi: "một socket", en: "a socket" },
            Kind::Device => Both { vi: "một thiết bị", en: "a device" },
        }
    }

    /// The message for an entry that has the name of a plan.
    pub fn reason(self) -> Reason {
        let Both { vi, en } = self.words();
        Reason {
            message: both!("đây là {vi}, không phải tệp", "this is {en}, not a file"),
            help: both!(
                "đổi tên để không kết thúc bằng .toml, hoặc chuyển đi nơi khác",
                "give it a name that does not end in .toml, or move it elsewhere"
            ),
        }
    }
}

impl Refused {
    /// The message, and how to fix it, for a file that is no plan; `help` is for one that is too large.
    pub fn reason_or(&self, help: Text) -> Reason {
        let reason = self.reason();
        match self {
            Refused::TooLarge { .. } => Reason { help, ..reason },
            // Its name does not make it a plan, so another name is no help.
            Refused::No(_) => {
                let help = both!("thay bằng một tệp thông thường", "use an ordinary file instead");
                Reason { help, ..reason }
            }
            _ => reason,
        }
    }

    /// The message, and how to fix it, for a plan.
    pub fn reason(&self) -> Reason {
        let (message, help) = match self {
            Refused::No(kind) => return kind.reason(),
            Refused::Missing => (
                both!("tệp không còn ở đó", "it is no longer there"),
                both!("chạy lại pargo", "run pargo again"),
            ),
            Refused::Dangling => (
                both!("đây là liên kết tới chỗ không có gì", "this is a link to nothing"),
                both!("thay liên kết bằng chính tệp đó", "put the file itself in its place"),
            ),
            Refused::Outside(target) => {
                let target = shown(target);
                (
                    both!(
                        "đây là liên kết dẫn ra ngoài kho, tới {target}; pargo không đọc qua đó",
                        "this is a link out of the repository, to {target}, which pargo does not follow"
                    ),
                    both!("thay liên kết bằng chính tệp đó", "put the file itself in its place"),
                )
            }
            Refused::TooLarge { bytes, most } => {
                let (bytes, most) = (size(*bytes), size(*most as u64));
                (
                    both!(
                        "tệp quá lớn: {bytes}, tối đa {most}",
                        "it is too large: {bytes}, at most {most}"
                    ),
                    both!("tách thành nhiều kế hoạch", "split it into several plans"),
                )
            }
            Refused::Failed(error) => return failed(error),
        };
        Reason { message, help }
    }
}

/// The message for an error of the operating system.
pub fn failed(error: &io::Error) -> Reason {
    match error.kind() {
        io::ErrorKind::PermissionDenied => Reason {
            message: both!("không có quyền đọc", "there is no permission to read it"),
            help: both!(
                "cấp quyền đọc cho tài khoản chạy pargo (Linux, macOS: chmod u+r; Windows: Properties, Security)",
                "let the account that runs pargo read it (Linux, macOS: chmod u+r; Windows: Properties, Security)"
            ),
        },
        _ => Reason {
            message: both!("không đọc được: {error}", "it cannot be read: {error}"),
            help: both!(
                "kiểm tra ổ đĩa hoặc ổ mạng rồi chạy lại",
                "look after the disk or the network drive, and run pargo again"
            ),
        },
    }
}

/// A number of bytes in MiB, or in KiB if it is less than one MiB; rounded up.
fn size(bytes: u64) -> String {
    match bytes {
        ..0x10_0000 => format!("{} KiB", bytes.div_ceil(1 << 10)),
        _ => format!("{} MiB", bytes.div_ceil(1 << 20)),
    }
}

/// Reads a regular file of at most `most` bytes and returns its size. The buffer may be larger and hold
/// bytes of other files after that: it only grows and is never cleared, which would be slow for thousands
/// of files.
pub fn regular(path: &Path, most: usize, buffer: &mut Vec<u8>) -> Result<usize, Refused> {
    let mut file = open(path).map_err(|error| refused(path, error))?;
    let about = file.metadata().map_err(Refused::Failed)?;
    if let Some(kind) = Kind::of(about.file_type()) {
        return Err(Refused::No(kind));
    }
    let bytes = about.len();
    let size = usize::try_from(bytes).ok().filter(|size| *size <= most);
    let size = size.ok_or(Refused::TooLarge { bytes, most })?;
    if buffer.len() < size {
        buffer.resize(size, 0);
    }
    let mut read = 0;
    while read < size {
        match file.read(&mut buffer[read..size]) {
            Ok(0) => break,
            Ok(count) => read += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(Refused::Failed(error)),
        }
    }
    Ok(read)
}

/// Opens a file without following a link, and without waiting if it is a pipe.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = libc::O_NOFOLLOW | libc::O_NONBLOCK | libc::O_NOCTTY;
    OpenOptions::new().read(true).custom_flags(flags).open(path)
}

/// Opens a file without following a link. On Windows pipes and devices are not in folders.
#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    if std::fs::symlink_metadata(path)?.is_symlink() {
        return Err(io::Error::other("a link"));
    }
    OpenOptions::new().read(true).open(path)
}

/// Why a file could not be opened. Systems report different errors for what is not a regular file, so the
/// kind is looked up.
fn refused(path: &Path, error: io::Error) -> Refused {
    if error.kind() == io::ErrorKind::NotFound {
        return Refused::Missing;
    }
    let kind = std::fs::symlink_metadata(path).ok().and_then(|about| Kind::of(about.file_type()));
    kind.map_or(Refused::Failed(error), Refused::No)
}
