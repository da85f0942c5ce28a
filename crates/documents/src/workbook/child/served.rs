//! The reading process: bound first, then read, then tell.

use std::io::{self, BufRead, BufWriter, Read, Write};
use std::ops::ControlFlow;
use std::process::ExitCode;

use super::message::{About, Message, Order};
use super::{WORD, bounds};
use crate::workbook::read;

/// Reads a workbook and is done, if the program was started for that; a program asks first of all.
#[must_use]
pub fn serve_if_asked() -> Option<ExitCode> {
    let asked = std::env::args_os().nth(1).is_some_and(|word| word == WORD);
    asked.then(|| match serve() {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever asked has gone, or never spoke our language: there is nobody to tell.
        Err(_) => ExitCode::FAILURE,
    })
}

fn serve() -> io::Result<()> {
    let mut input = io::stdin().lock();
    let mut line = String::new();
    input.read_line(&mut line)?;
    let order: Order = serde_json::from_str(&line)?;
    bounds::bind_memory(order.limits.memory)?;
    let mut bytes = Vec::new();
    let length = u64::try_from(order.length).unwrap_or(u64::MAX);
    input.take(length).read_to_end(&mut bytes)?;
    let mut output = BufWriter::new(io::stdout().lock());
    let sheets = read(
        &bytes,
        &order.name,
        &order.limits,
        &mut |progress| match say(&mut output, &Message::Rows(progress.rows))
            .and_then(|()| output.flush())
        {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        },
    );
    match sheets {
        Err(problem) => say(&mut output, &Message::Problem(problem))?,
        Ok(sheets) => {
            for sheet in sheets {
                let (about, rows) = About::of(sheet);
                say(&mut output, &Message::Sheet(about))?;
                for row in rows {
                    say(&mut output, &Message::Row(row))?;
                }
            }
            say(&mut output, &Message::Done)?;
        }
    }
    output.flush()
}

fn say(output: &mut impl Write, message: &Message) -> io::Result<()> {
    serde_json::to_writer(&mut *output, message)?;
    output.write_all(b"\n")
}
