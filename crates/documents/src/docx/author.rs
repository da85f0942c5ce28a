//! Who stands as the author inside the file. docx-rs knows no way to say it and writes "unknown":
//! this is the one place that mends its `core.xml`.

use quick_xml::escape::escape;

use crate::letters::printable;

/// The properties with that author; nobody where it is empty.
pub(super) fn named(core: &[u8], author: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(core);
    let author = printable(author);
    let creator = format!("<dc:creator>{}</dc:creator>", escape(author.as_str()));
    let by = format!(
        "<cp:lastModifiedBy>{}</cp:lastModifiedBy>",
        escape(author.as_str())
    );
    text.replace("<dc:creator>unknown</dc:creator>", &creator)
        .replace("<cp:lastModifiedBy>unknown</cp:lastModifiedBy>", &by)
        .into_bytes()
}
