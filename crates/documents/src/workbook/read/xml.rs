//! XML of one part, event by event: no document type, no depth, no event without bounds.

use std::io::{self, BufRead, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::container::{PartReader, Stop, damaged};
use super::limits::Limits;
use super::problem::{Damage, WorkbookProblem};

/// What a markup event may have beside its text: names, attributes, quotes.
const MARKUP_ALLOWANCE: usize = 64 << 10;

/// What a reader of a part is told.
pub(super) enum Node<'e> {
    /// An element begins.
    Open(BytesStart<'e>),
    /// An element ends; its name without prefix.
    Close(Vec<u8>),
    /// Letters, entities resolved.
    Text(String),
    /// The part is over.
    End,
}

/// One part being read.
pub(super) struct Part<'a> {
    reader: Reader<Bounded<PartReader<'a>>>,
    name: String,
    limits: &'a Limits,
    depth: usize,
    buffer: Vec<u8>,
    /// An element without content is told as opened and closed.
    pending_close: Option<Vec<u8>>,
}

impl<'a> Part<'a> {
    pub(super) fn new(source: PartReader<'a>, name: &str, limits: &'a Limits) -> Self {
        let most = limits.text.saturating_add(MARKUP_ALLOWANCE);
        Part {
            reader: Reader::from_reader(Bounded {
                inner: source,
                left: most,
                most,
            }),
            name: name.to_owned(),
            limits,
            depth: 0,
            buffer: Vec::new(),
            pending_close: None,
        }
    }

    pub(super) fn damaged(&self, damage: Damage) -> WorkbookProblem {
        damaged(&self.name, damage)
    }

    /// The next thing worth telling.
    pub(super) fn next(&mut self) -> Result<Node<'_>, WorkbookProblem> {
        if let Some(name) = self.pending_close.take() {
            return Ok(Node::Close(name));
        }
        loop {
            self.buffer.clear();
            let bounded = self.reader.get_mut();
            bounded.left = bounded.most;
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event.into_owned(),
                Err(problem) => return Err(self.problem(&problem)),
            };
            match event {
                Event::Start(tag) => {
                    self.depth = self.depth.saturating_add(1);
                    self.check_depth()?;
                    return Ok(Node::Open(tag));
                }
                Event::Empty(tag) => {
                    self.pending_close = Some(tag.local_name().as_ref().to_owned());
                    return Ok(Node::Open(tag));
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Node::Close(tag.local_name().as_ref().to_owned()));
                }
                Event::Text(text) => {
                    let text = text.decode().map_err(|_| self.damaged(Damage::Xml))?;
                    return Ok(Node::Text(text.into_owned()));
                }
                Event::CData(text) => {
                    let text = text.decode().map_err(|_| self.damaged(Damage::Xml))?;
                    return Ok(Node::Text(text.into_owned()));
                }
                Event::GeneralRef(reference) => {
                    let letter = reference
                        .resolve_char_ref()
                        .ok()
                        .flatten()
                        .or_else(|| named(reference.as_ref()))
                        .ok_or_else(|| self.damaged(Damage::Xml))?;
                    return Ok(Node::Text(letter.to_string()));
                }
                Event::DocType(_) => {
                    return Err(WorkbookProblem::DocumentType {
                        part: self.name.clone(),
                    });
                }
                Event::Eof if self.depth > 0 => return Err(self.damaged(Damage::Xml)),
                Event::Eof => return Ok(Node::End),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            }
        }
    }

    /// All letters up to the end of the element just opened, elements inside left out.
    pub(super) fn text_until_close(
        &mut self,
        place: &dyn Fn() -> String,
    ) -> Result<String, WorkbookProblem> {
        let limit = self.limits.text;
        let mut text = String::new();
        let mut inside = 0_usize;
        loop {
            match self.next()? {
                Node::Open(_) => inside = inside.saturating_add(1),
                Node::Close(_) if inside == 0 => return Ok(text),
                Node::Close(_) => inside = inside.saturating_sub(1),
                Node::Text(more) if inside == 0 => text.push_str(&more),
                Node::Text(_) => {}
                Node::End => return Err(self.damaged(Damage::Xml)),
            }
            if text.len() > limit {
                return Err(WorkbookProblem::TextTooLong {
                    place: place(),
                    limit,
                });
            }
        }
    }

    fn check_depth(&self) -> Result<(), WorkbookProblem> {
        let limit = self.limits.depth;
        if self.depth > limit {
            return Err(WorkbookProblem::TooDeep {
                part: self.name.clone(),
                limit,
            });
        }
        Ok(())
    }

    fn problem(&self, problem: &quick_xml::Error) -> WorkbookProblem {
        let part = self.name.clone();
        let quick_xml::Error::Io(source) = problem else {
            return damaged(&part, Damage::Xml);
        };
        let inner = source.get_ref();
        match inner.and_then(|inner| inner.downcast_ref::<Stop>()) {
            Some(Stop::TooLarge) => WorkbookProblem::TooLargeUnpacked {
                part,
                limit: self.limits.inflated,
            },
            Some(Stop::Size) => damaged(&part, Damage::Size),
            None if inner.is_some_and(|inner| inner.is::<TooLong>()) => {
                WorkbookProblem::TextTooLong {
                    place: part,
                    limit: self.limits.text,
                }
            }
            None => damaged(&part, Damage::Xml),
        }
    }
}

fn named(reference: &[u8]) -> Option<char> {
    match reference {
        b"amp" => Some('&'),
        b"lt" => Some('<'),
        b"gt" => Some('>'),
        b"quot" => Some('"'),
        b"apos" => Some('\''),
        _ => None,
    }
}

/// Undoes what Excel does to characters that XML forbids: "_x000D_" stands for a carriage return,
/// and "_x005F_" for the underscore of a text that happens to look like that.
pub(super) fn without_escapes(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        plain.push_str(before);
        match escaped(after) {
            Some((letter, tail)) => {
                plain.push(letter);
                rest = tail;
            }
            None => {
                plain.push_str("_x");
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn escaped(after: &str) -> Option<(char, &str)> {
    let (digits, tail) = after.split_at_checked(4)?;
    let tail = tail.strip_prefix('_')?;
    let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let number = u32::from_str_radix(digits, 16).ok().filter(|_| is_hex)?;
    Some((char::from_u32(number)?, tail))
}

/// An attribute's value by its name without prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name.as_bytes())
        .and_then(|attribute| {
            let value = std::str::from_utf8(&attribute.value).ok()?;
            Some(quick_xml::escape::unescape(value).ok()?.into_owned())
        })
}

/// Whether a flag is set: XML schema allows "1" and "true".
pub(super) fn flag(tag: &BytesStart<'_>, name: &str) -> bool {
    matches!(attribute(tag, name).as_deref(), Some("1" | "true"))
}

/// Stops an event that grows without end before it fills the memory.
struct Bounded<R> {
    inner: R,
    left: usize,
    most: usize,
}

#[derive(Debug, thiserror::Error)]
#[error("one piece of markup is too long")]
struct TooLong;

impl<R: BufRead> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.consume_allowance(count);
        Ok(count)
    }
}

impl<R> Bounded<R> {
    fn consume_allowance(&mut self, count: usize) {
        self.left = self.left.saturating_sub(count);
    }
}

impl<R: BufRead> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            return Err(io::Error::other(TooLong));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.consume_allowance(count);
        self.inner.consume(count);
    }
}

#[cfg(test)]
mod tests {
    use super::without_escapes;

    #[test]
    fn excels_own_escapes_are_undone_and_nothing_else() {
        assert_eq!(without_escapes("a_x000D_\nb"), "a\r\nb");
        assert_eq!(without_escapes("_x005F_x000D_"), "_x000D_");
        for text in [
            "_x",
            "_x00",
            "_xZZZZ_",
            "_x000D",
            "ma_xễ123_",
            "_xD800_",
            "_x+00D_",
        ] {
            assert_eq!(without_escapes(text), text);
        }
    }
}
