//! The program that wants a workbook read: starts the reading process, hears it, and ends it when it
//! takes too long, takes too much, or is not wanted any more.

use std::io::{self, BufRead, BufReader, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use domain::members::import::Sheet;

use super::message::{Message, Order};
use super::{WORD, bounds};
use crate::workbook::{Limits, WorkbookProblem};

/// How long to wait for a word before looking at the clock, the memory and the person.
const GLANCE: Duration = Duration::from_millis(100);

/// Messages that may wait to be heard.
const WAITING: usize = 256;

/// Reads a workbook in a process of its own. `program` is one that begins with [`super::serve_if_asked`].
/// `progress` is told how many rows were read, at least ten times a second, and may stop it.
///
/// # Errors
/// What [`crate::workbook::read`] says; `TooMuchMemory`, `TooSlow`, `ReaderFailed`.
pub fn read_in_child(
    program: &Path,
    bytes: &[u8],
    name: &str,
    limits: &Limits,
    progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
) -> Result<Vec<Sheet>, WorkbookProblem> {
    if bytes.len() > limits.file {
        return Err(WorkbookProblem::FileTooLarge { limit: limits.file });
    }
    let mut command = Command::new(program);
    command
        .arg(WORD)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    bounds::quietly(&mut command);
    let mut child = command.spawn().map_err(|_| WorkbookProblem::ReaderFailed)?;
    let read = converse(&mut child, bytes, name, limits, progress);
    // Whoever ended without a word says by its end why.
    match (read, child.wait()) {
        (Err(WorkbookProblem::ReaderFailed), Ok(ended)) if bounds::ran_out(ended) => {
            Err(WorkbookProblem::TooMuchMemory)
        }
        (read, _) => read,
    }
}

fn converse(
    child: &mut Child,
    bytes: &[u8],
    name: &str,
    limits: &Limits,
    progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
) -> Result<Vec<Sheet>, WorkbookProblem> {
    let failed = || WorkbookProblem::ReaderFailed;
    let mut input = child.stdin.take().ok_or_else(failed)?;
    let output = child.stdout.take().ok_or_else(failed)?;
    let order = Order {
        name: name.to_owned(),
        length: bytes.len(),
        limits: *limits,
    };
    thread::scope(|scope| {
        scope.spawn(move || {
            // A child that does not want to hear more has said why on its own side.
            let _ = send(&mut input, &order, bytes);
        });
        let (tell, heard) = sync_channel(WAITING);
        scope.spawn(move || hear(BufReader::new(output), &tell));
        let read = listen(child, &heard, limits, progress);
        // Ends both threads: their pipes close with the child. One that closed its own is ending.
        if read != Err(WorkbookProblem::ReaderFailed) {
            let _ = child.kill();
        }
        drop(heard);
        read
    })
}

fn send(input: &mut impl Write, order: &Order, bytes: &[u8]) -> io::Result<()> {
    serde_json::to_writer(&mut *input, order)?;
    input.write_all(b"\n")?;
    input.write_all(bytes)?;
    input.flush()
}

fn hear(output: impl BufRead, tell: &SyncSender<Message>) {
    for line in output.lines() {
        let message = line.ok().and_then(|line| serde_json::from_str(&line).ok());
        let Some(message) = message else { return };
        if tell.send(message).is_err() {
            return;
        }
    }
}

fn listen(
    child: &Child,
    heard: &Receiver<Message>,
    limits: &Limits,
    progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
) -> Result<Vec<Sheet>, WorkbookProblem> {
    let begun = Instant::now();
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut rows = 0;
    loop {
        let told = match heard.recv_timeout(GLANCE) {
            Ok(Message::Row(row)) => {
                if let Some(sheet) = sheets.last_mut() {
                    sheet.rows.push(row);
                }
                continue;
            }
            Ok(Message::Sheet(about)) => {
                sheets.push(about.sheet());
                continue;
            }
            Ok(Message::Problem(problem)) => return Err(problem),
            Ok(Message::Done) => return Ok(sheets),
            Ok(Message::Rows(read)) => read,
            Err(RecvTimeoutError::Timeout) => rows,
            Err(RecvTimeoutError::Disconnected) => return Err(WorkbookProblem::ReaderFailed),
        };
        rows = told;
        if progress(rows).is_break() {
            return Err(WorkbookProblem::Stopped);
        }
        if begun.elapsed().as_secs() >= limits.seconds {
            let seconds = limits.seconds;
            return Err(WorkbookProblem::TooSlow { seconds });
        }
        if bounds::takes_more(child, limits.memory) {
            return Err(WorkbookProblem::TooMuchMemory);
        }
    }
}
