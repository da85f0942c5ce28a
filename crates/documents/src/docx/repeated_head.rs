//! The one place that touches the markup docx-rs has written: it cannot say that a table's head is
//! repeated on every page.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};

/// Marks the first rows of each table as its head. `heads` counts them, table by table in the order
/// of the document; tables do not nest in our papers.
pub(super) fn repeat_table_heads(
    document: &[u8],
    heads: &[usize],
) -> Result<Vec<u8>, quick_xml::Error> {
    let mut reader = Reader::from_reader(document);
    let mut writer = Writer::new(Vec::with_capacity(document.len()));
    let mut heads = heads.iter().copied();
    let mut head_rows_left = 0_usize;
    let mut in_head = false;
    loop {
        let event = reader.read_event()?;
        match &event {
            Event::Eof => return Ok(writer.into_inner()),
            Event::Start(tag) if tag.name().as_ref() == b"w:tbl" => {
                head_rows_left = heads.next().unwrap_or_default();
            }
            Event::Start(tag) if tag.name().as_ref() == b"w:tr" => {
                in_head = head_rows_left > 0;
                head_rows_left = head_rows_left.saturating_sub(1);
            }
            Event::End(tag) if in_head && tag.name().as_ref() == b"w:trPr" => {
                writer.write_event(Event::Empty(BytesStart::new("w:tblHeader")))?;
            }
            _ => {}
        }
        writer.write_event(event)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_head_rows_are_marked_and_every_other_letter_stays() {
        let row = |text: &str| {
            format!("<w:tr><w:trPr><w:cantSplit /></w:trPr><w:tc><w:t>{text}</w:t></w:tc></w:tr>")
        };
        let table = |rows: &str| format!("<w:tbl>{rows}</w:tbl>");
        let document = [
            table(&row("a &amp; b")),
            table(&[row("TT"), row("&lt;w:tbl&gt; 1")].concat()),
        ]
        .concat();
        let marked = repeat_table_heads(document.as_bytes(), &[0, 1]).unwrap();
        let head = row("TT").replace("</w:trPr>", "<w:tblHeader/></w:trPr>");
        let expected = [
            table(&row("a &amp; b")),
            table(&[head, row("&lt;w:tbl&gt; 1")].concat()),
        ]
        .concat();
        assert_eq!(String::from_utf8(marked).unwrap(), expected);
    }
}
