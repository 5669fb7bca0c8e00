//! Paths in git as strings.
//!
//! To git a path is a sequence of bytes. A byte that is not valid UTF-8 is kept as `\u{0}` and two hex
//! digits. Paths cannot contain NUL, so different paths stay different; any other path is unchanged.

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};

/// The sign before the digits of a byte that is not valid UTF-8.
const ESCAPE: char = '\0';

/// A path from git as a string.
pub fn of_bytes(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let mut name = String::with_capacity(bytes.len() + 8);
    for chunk in bytes.utf8_chunks() {
        name.push_str(chunk.valid());
        for byte in chunk.invalid() {
            name.push(ESCAPE);
            name.push_str(&format!("{byte:02x}"));
        }
    }
    name
}

/// The bytes of a path, as git has them.
pub fn bytes_of(name: &str) -> Cow<'_, [u8]> {
    let Some((valid, rest)) = name.split_once(ESCAPE) else { return name.as_bytes().into() };
    let mut bytes = valid.as_bytes().to_vec();
    for part in rest.split(ESCAPE) {
        let (digits, valid) = part.split_at_checked(2).unwrap_or((part, ""));
        bytes.extend(u8::from_str_radix(digits, 16));
        bytes.extend(valid.as_bytes());
    }
    bytes.into()
}

/// A path for display, with U+FFFD for bytes that are not valid UTF-8, as for a path of the working tree.
pub fn shown(name: &str) -> Cow<'_, str> {
    match bytes_of(name) {
        Cow::Borrowed(_) => name.into(),
        Cow::Owned(bytes) => String::from_utf8_lossy(&bytes).into_owned().into(),
    }
}

/// A path of the operating system as a string.
#[cfg(unix)]
pub fn of_os(path: &OsStr) -> String {
    use std::os::unix::ffi::OsStrExt;
    of_bytes(path.as_bytes())
}

/// A path of the operating system as a string. On Windows git itself has only Unicode names.
#[cfg(not(unix))]
pub fn of_os(path: &OsStr) -> String {
    path.to_string_lossy().into_owned()
}

/// A path as an argument of a command, with its bytes as they were.
#[cfg(unix)]
pub fn os_of(name: &str) -> OsString {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(bytes_of(name).into_owned())
}

/// A path as an argument of a command.
#[cfg(not(unix))]
pub fn os_of(name: &str) -> OsString {
    shown(name).into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_bytes_come_back() {
        let names: [&[u8]; 7] = [
            b"",
            b"a.toml",
            "kế.toml".as_bytes(),
            b"a\xff.toml",
            b"\xe1\xbb",
            b"\xff\xfe",
            b"a\xc3(",
        ];
        for bytes in names {
            assert_eq!(*bytes_of(&of_bytes(bytes)), *bytes, "{bytes:?}");
            assert_eq!(shown(&of_bytes(bytes)), String::from_utf8_lossy(bytes));
        }
        assert_eq!(of_bytes("kế.toml".as_bytes()), "kế.toml");
        assert_ne!(of_bytes(b"a\xff"), of_bytes(b"a\xfe"));
    }
}
