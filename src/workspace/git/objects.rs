//! Reads the contents of objects through one `git cat-file --batch`.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Stdio};
use std::thread::JoinHandle;

use rustc_hash::FxHashSet;

use crate::text::characters::safe;
use crate::text::lang::{Text, both};
use crate::workspace::git::name;
use crate::workspace::git::process::{Complaint, Git};
use crate::workspace::read::MOST_OF_PLAN;
use crate::workspace::watch::Watch;

/// The content of an object.
#[derive(Debug, PartialEq, Eq)]
pub enum Object {
    /// The bytes.
    Text(Vec<u8>),
    /// Larger than any file that is read; git was not asked to unpack it.
    TooLarge,
}

impl Object {
    /// Whether it may contain one of these ids: between two quotation marks, or written with escapes.
    pub fn may_hold(&self, ids: &FxHashSet<&str>) -> bool {
        matches!(self, Object::Text(bytes) if may_hold(bytes, ids))
    }

    /// The number of bytes in memory.
    pub fn size(&self) -> usize {
        match self {
            Object::Text(bytes) => bytes.len(),
            Object::TooLarge => 0,
        }
    }
}

/// Whether a text may contain one of these ids: between two quotation marks, or written with escapes.
pub fn may_hold(bytes: &[u8], ids: &FxHashSet<&str>) -> bool {
    let mut start = 0;
    let ends = memchr::memchr3_iter(b'"', b'\'', b'\\', bytes);
    ends.into_iter().any(|end| {
        let part = std::str::from_utf8(&bytes[start..end]);
        start = end + 1;
        bytes[end] == b'\\' || part.is_ok_and(|part| ids.contains(part))
    })
}

/// Reads objects, in the order in which they are asked for.
pub struct Objects {
    git: Git,
    process: Option<Process>,
    /// Receives the progress of reading.
    pub watch: Watch,
}

impl Objects {
    /// How many objects are requested before the first is read.
    pub const AT_ONCE: usize = 64;

    /// A reader that starts git when the first object is asked for.
    pub fn new(git: &Git, watch: &Watch) -> Objects {
        Objects { git: git.clone(), process: None, watch: watch.clone() }
    }

    /// Passes each object, given by its path and id, to `take`, until `take` returns `false`. A missing
    /// object is an error, because everything that a tree names has to be in the repository.
    pub fn for_each(
        &mut self,
        asked: &[(&str, &str)],
        mut take: impl FnMut(Object) -> bool,
    ) -> Result<(), Text> {
        // The batches are small, so that neither pipe fills up while the other side still writes.
        for batch in asked.chunks(Self::AT_ONCE) {
            let mut is_asked = false;
            for (at, (path, id)) in batch.iter().enumerate() {
                if !is_asked {
                    let ids = batch[at..].iter().map(|(_, id)| id.as_bytes());
                    self.request(ids).map_err(|error| self.stopped(&error))?;
                }
                let header = self.header().map_err(|error| self.stopped(&error))?;
                let Some(header) = header else { return Err(self.missing(path, id)) };
                let object = self.body(&header).map_err(|error| self.stopped(&error))?;
                // For a too large object the process was ended instead of reading it, so the rest of the
                // batch has to be requested again.
                is_asked = matches!(object, Object::Text(_));
                if !take(object) {
                    self.process = None;
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// All of these objects, each given by its path and id.
    pub fn all(&mut self, asked: &[(&str, &str)]) -> Result<Vec<Object>, Text> {
        let mut objects = Vec::with_capacity(asked.len());
        self.for_each(asked, |object| {
            objects.push(object);
            true
        })?;
        Ok(objects)
    }

    /// The file that a commit has at a path; `None` if git finds none, or if the path cannot be sent to
    /// git because it contains a line break.
    pub fn at(&mut self, commit: &str, path: &str) -> Result<Option<Object>, Text> {
        if path.contains('\n') {
            return Ok(None);
        }
        let asked = [commit.as_bytes(), b":", &name::bytes_of(path)].concat();
        self.request([&*asked].into_iter()).map_err(|error| self.stopped(&error))?;
        let header = self.header().map_err(|error| self.stopped(&error))?;
        let Some(header) = header else { return Ok(None) };
        let object = self.body(&header).map_err(|error| self.stopped(&error))?;
        Ok(Some(object).filter(|_| header.is_blob))
    }

    fn request<'i>(&mut self, ids: impl Iterator<Item = &'i [u8]>) -> io::Result<()> {
        let process = match &mut self.process {
            Some(process) => process,
            None => self.process.insert(Process::start(&self.git)?),
        };
        for id in ids {
            process.input.write_all(id)?;
            process.input.write_all(b"\n")?;
        }
        process.input.flush()
    }

    /// The line before the next object; `None` if the object does not exist.
    fn header(&mut self) -> io::Result<Option<Header>> {
        let process = self.process.as_mut().ok_or(io::ErrorKind::UnexpectedEof)?;
        let mut line = Vec::new();
        if process.output.read_until(b'\n', &mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let text = String::from_utf8_lossy(&line);
        let mut fields = text.trim_end().rsplit(' ');
        let size = fields.next().and_then(|size| size.parse().ok());
        Ok(size.map(|size| Header { size, is_blob: fields.next() == Some("blob") }))
    }

    fn body(&mut self, header: &Header) -> io::Result<Object> {
        if header.size > MOST_OF_PLAN {
            self.process = None;
            return Ok(Object::TooLarge);
        }
        let process = self.process.as_mut().ok_or(io::ErrorKind::UnexpectedEof)?;
        let mut bytes = vec![0; header.size + 1];
        process.output.read_exact(&mut bytes)?;
        bytes.pop();
        Ok(Object::Text(bytes))
    }

    /// The message if git ended before it had answered.
    fn stopped(&mut self, error: &io::Error) -> Text {
        match self.process.take().and_then(Process::complaint) {
            Some(complaint) => self.git.unreadable(complaint),
            None => both!("git dừng giữa chừng: {error}", "git stopped half-way: {error}"),
        }
    }

    /// The message for an object that is missing.
    fn missing(&mut self, path: &str, id: &str) -> Text {
        let complaint = self.process.take().and_then(Process::complaint);
        let words = complaint.map_or_else(|| format!("{id} missing"), |complaint| complaint.words);
        let path = safe(&name::shown(path)).into_owned();
        self.git.unreadable(Complaint::missing(format!("{path}: {words}")))
    }
}

struct Header {
    size: usize,
    is_blob: bool,
}

/// A running `git cat-file --batch`.
struct Process {
    child: Child,
    input: BufWriter<ChildStdin>,
    output: BufReader<ChildStdout>,
    /// Reads git's error messages all the time, so that git never waits for a full pipe.
    complaint: Option<JoinHandle<Vec<u8>>>,
}

impl Process {
    fn start(git: &Git) -> io::Result<Process> {
        // A pack stores versions of a file as differences. The setting `core.deltaBaseCacheLimit` lets
        // git keep the bases in memory, which is three times as fast for many versions of thousands of
        // plans.
        let mut child = git
            .command()
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        match (child.stdin.take(), child.stdout.take(), child.stderr.take()) {
            (Some(input), Some(output), Some(complaint)) => Ok(Process {
                child,
                input: BufWriter::new(input),
                output: BufReader::new(output),
                complaint: Some(std::thread::spawn(move || beginning(complaint))),
            }),
            _ => Err(io::Error::other("no pipe")),
        }
    }

    /// Ends the process and returns what it complained about.
    fn complaint(mut self) -> Option<Complaint> {
        let reader = self.complaint.take();
        // Ending it does not lose what it has written so far.
        drop(self);
        Complaint::read(&reader?.join().ok()?)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may be about to print an object that is not read any more.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The first 8 KiB; the rest is read and dropped.
fn beginning(mut pipe: ChildStderr) -> Vec<u8> {
    let mut bytes = Vec::new();
    let _ = (&mut pipe).take(8192).read_to_end(&mut bytes);
    let _ = io::copy(&mut pipe, &mut io::sink());
    bytes
}
